//! Repairs of what hangs on the word beside its own, times on the wrong verb and conjunctions on subjects among them, and of words
//! that were taken for others beside them.

use super::Sentence;
use super::phrases::is_day_or_month;
use crate::document::{Deprel, Upos, Xpos};
use crate::english::verbs;
use crate::ontology::is_blaming;

/// "was fined by the council for hiding losses": the losses are hidden, not hiding.
pub fn deeds_taken_for_compounds(sentence: &mut Sentence) {
    for deed in 1..sentence.tree.len() {
        let noun = sentence.head(deed).filter(|noun| *noun > deed && sentence.relation(deed) == Deprel::Compound);
        let gerund = sentence.tags[deed] == (Upos::Verb, Xpos::Vbg) && sentence.forms[deed - 1] == "for";
        let Some(noun) = noun.filter(|noun| gerund && sentence.head(deed - 1) == Some(*noun)) else { continue };
        let charge = (0..deed).rfind(|verb| verbs::base(sentence.forms[*verb]).is_some_and(|base| is_blaming(&base)));
        if let Some(charge) = charge.filter(|charge| sentence.is_below(noun, *charge)) {
            sentence.set(deed, charge, Deprel::Advcl);
            sentence.set(deed - 1, deed, Deprel::Mark);
            sentence.set(noun, deed, Deprel::Obj);
        }
    }
}

/// "before Lee, who won the vote, is sworn in": what leads a clause is no preposition of its subject.
pub fn conjunctions_of_subjects(sentence: &mut Sentence) {
    for word in 0..sentence.tree.len() {
        let leads = matches!(sentence.forms[word], "before" | "after" | "until" | "since");
        let subject = sentence.head(word).filter(|_| leads && sentence.relation(word) == Deprel::Case);
        let subject = subject.filter(|subject| sentence.relation(*subject).base() == Deprel::Nsubj);
        let clause = subject.and_then(|subject| sentence.head(subject));
        if let Some(clause) = clause.filter(|clause| *clause > word && sentence.relation(*clause) == Deprel::Advcl) {
            sentence.set(word, clause, Deprel::Mark);
        }
    }
}

/// "blames the group for an attack on December 27 in which ten died": what stands between a noun and the clause that tells of it
/// tells of it, too.
pub fn times_before_relatives(sentence: &mut Sentence) {
    for clause in 2..sentence.tree.len() {
        let noun = sentence.head(clause).filter(|noun| *noun < clause && sentence.relation(clause) == Deprel::AclRelcl);
        let Some(noun) = noun else { continue };
        let first = sentence.first(clause);
        for time in noun + 1..first {
            let outside = sentence.head(time).is_some_and(|head| head < noun);
            if outside && matches!(sentence.relation(time), Deprel::Obl | Deprel::OblUnmarked) {
                sentence.set(time, noun, Deprel::Nmod);
            }
        }
    }
}

/// "confirms cut to 3,000": verbs of saying have no bare infinitive; a cut is confirmed.
pub fn objects_of_headlines(sentence: &mut Sentence) {
    for noun in 1..sentence.tree.len() {
        let verb = noun - 1;
        let says = matches!(
            sentence.forms[verb],
            "confirms" | "confirm" | "announces" | "announce" | "orders" | "plans" | "mulls" | "welcomes" | "rejects"
        );
        let bare = sentence.tree[noun] == (verb + 1, Deprel::Xcomp) && sentence.first(noun) == noun;
        if !says || !bare || sentence.upos(noun) != Upos::Verb {
            continue;
        }
        sentence.tags[noun] = (Upos::Noun, Xpos::Nn);
        sentence.set(noun, verb, Deprel::Obj);
        for word in noun + 1..sentence.tree.len() {
            if sentence.tree[word] == (noun + 1, Deprel::Obl) {
                sentence.set(word, noun, Deprel::Nmod);
            }
        }
    }
}

/// "turned the wounded away": an adjective behind an article stands for people.
pub fn people_told_by_adjectives(sentence: &mut Sentence) {
    for people in 2..sentence.tree.len() {
        let the = sentence.forms[people - 1] == "the" && sentence.head(people - 1) == Some(people);
        let verb = sentence.head(people).filter(|verb| *verb < people && sentence.relation(people) == Deprel::Xcomp);
        let Some(verb) = verb.filter(|_| the && sentence.upos(people) == Upos::Adj) else { continue };
        if !sentence.has(verb, Deprel::Obj) && sentence.first(people) == people - 1 {
            sentence.set(people, verb, Deprel::Obj);
        }
    }
}

/// "sent its shares up 3 percent": how far they went.
pub fn amounts_of_moves(sentence: &mut Sentence) {
    for amount in 2..sentence.tree.len() {
        let far = matches!(sentence.forms[amount], "percent" | "%" | "points" | "cents") && sentence.is_noun(amount);
        let verb =
            sentence.head(amount).filter(|verb| far && *verb < amount && sentence.relation(amount) == Deprel::Obj);
        let Some(verb) = verb else { continue };
        let before = (verb + 1..amount).any(|word| sentence.tree[word] == (verb + 1, Deprel::Obj));
        let way = (verb + 1..amount).find(|word| {
            matches!(sentence.forms[*word], "up" | "down") && sentence.tree[*word] == (amount + 1, Deprel::Case)
        });
        if let Some(way) = way.filter(|_| before) {
            sentence.set(amount, verb, Deprel::OblUnmarked);
            sentence.set(way, verb, Deprel::CompoundPrt);
        }
    }
}

/// "US air strikes on its camps killed ten": what is the subject of a verb is a noun, whatever verb it looks like.
pub fn nouns_that_look_like_verbs(sentence: &mut Sentence) {
    for noun in 1..sentence.tree.len() {
        let subject = matches!(sentence.relation(noun), Deprel::Nsubj | Deprel::NsubjPass);
        let verb = sentence.head(noun).filter(|verb| *verb > noun && subject && sentence.is_finite(*verb));
        if verb.is_none() || sentence.tags[noun] != (Upos::Verb, Xpos::Vbz) || sentence.has(noun, Deprel::Obj) {
            continue;
        }
        sentence.tags[noun] = (Upos::Noun, Xpos::Nns);
        for word in 0..sentence.tree.len() {
            match sentence.tree[word] {
                (head, Deprel::Nsubj) if head == noun + 1 && word + 1 == noun => {
                    sentence.tree[word].1 = Deprel::Compound
                }
                (head, Deprel::Obl) if head == noun + 1 => sentence.tree[word].1 = Deprel::Nmod,
                _ => {}
            }
        }
    }
}

/// "lasted only eight days before they gave up": what lasts, lasts so long, and the clause says until when.
pub fn lengths_before_clauses(sentence: &mut Sentence) {
    for length in 1..sentence.tree.len() {
        let bare = sentence.relation(length) == Deprel::OblUnmarked && super::is_measure(sentence.forms[length]);
        let Some(clause) = sentence.head(length).filter(|clause| bare && *clause > length) else { continue };
        let Some(verb) = sentence.first(length).checked_sub(1) else { continue };
        let lasts = matches!(sentence.forms[verb], "lasted" | "lasts" | "last" | "lasting" | "took" | "takes" | "take");
        let above = sentence.head(clause) == Some(verb) && sentence.relation(clause) == Deprel::Advcl;
        if lasts && above && sentence.upos(verb) == Upos::Verb && !sentence.has(verb, Deprel::Obj) {
            sentence.set(length, verb, Deprel::OblUnmarked);
        }
    }
}

/// "spent the war reading the news": whoever spends it reads, and not the war.
pub fn deeds_of_spent_times(sentence: &mut Sentence) {
    for deed in 2..sentence.tree.len() {
        let reading = sentence.tags[deed].1 == Xpos::Vbg && sentence.relation(deed) == Deprel::Acl;
        let time = sentence.head(deed).filter(|time| reading && sentence.last(*time) >= deed && *time < deed);
        let Some(time) = time.filter(|time| sentence.relation(*time) == Deprel::Obj) else { continue };
        let spends = |verb: &usize| matches!(sentence.forms[*verb], "spent" | "spend" | "spends" | "spending");
        let Some(verb) = sentence.head(time).filter(spends) else { continue };
        if !(time + 1..deed).any(|word| sentence.forms[word] == ",") {
            sentence.set(deed, verb, Deprel::Advcl);
        }
    }
}

/// Verbs that hold something to be somehow: "described it **as** threatened".
const VIEWS: [&str; 14] = [
    "brand",
    "characterise",
    "characterize",
    "condemn",
    "denounce",
    "depict",
    "describe",
    "dismiss",
    "label",
    "perceive",
    "portray",
    "regard",
    "reject",
    "view",
];

/// "dismissed the vote as rigged": what somebody holds it to be, and nothing that he did.
pub fn views_as_participles(sentence: &mut Sentence) {
    for word in 2..sentence.tree.len() {
        let bare = matches!(sentence.tags[word].1, Xpos::Vbn | Xpos::Vbd)
            && matches!(sentence.relation(word), Deprel::Advcl | Deprel::Xcomp)
            && !sentence.has(word, Deprel::Nsubj)
            && !sentence.has(word, Deprel::Aux);
        let Some(verb) = sentence.head(word).filter(|verb| bare && *verb < word) else { continue };
        let mark = (verb + 1..word)
            .find(|mark| sentence.forms[*mark] == "as" && sentence.tree[*mark] == (word + 1, Deprel::Mark));
        let views = verbs::base(sentence.forms[verb]).is_some_and(|base| VIEWS.contains(&base.as_str()));
        let Some(mark) = mark.filter(|_| views) else { continue };
        let behind = (verb + 1..mark).any(|object| sentence.tree[object] == (verb + 1, Deprel::Obj));
        if behind || sentence.tree.contains(&(verb + 1, Deprel::AuxPass)) {
            sentence.tags[word] = (Upos::Adj, Xpos::Jj);
            sentence.tags[mark] = (Upos::Adp, Xpos::In);
            sentence.set(word, verb, Deprel::Obl);
            sentence.set(mark, word, Deprel::Case);
        }
    }
}

/// "released pending an appeal": a participle that leads to a phrase is a preposition.
pub fn participles_that_lead(sentence: &mut Sentence) {
    for case in 1..sentence.tree.len() {
        let bare = sentence.relation(case) == Deprel::Advcl
            && matches!(sentence.forms[case], "pending" | "following" | "regarding" | "concerning" | "including")
            && !sentence.tree.iter().any(|(head, _)| *head == case + 1);
        let Some(verb) = sentence.head(case).filter(|verb| bare && *verb < case) else { continue };
        let led = |noun: &usize| sentence.tree[*noun] == (verb + 1, Deprel::Obl) && sentence.is_noun(*noun);
        let noun = (case + 1..sentence.tree.len()).find(led);
        let Some(noun) = noun.filter(|noun| sentence.first(*noun) == case + 1 && !sentence.has(*noun, Deprel::Case))
        else {
            continue;
        };
        sentence.set(case, noun, Deprel::Case);
    }
}

/// "believe that thieves stole the painting": of two verbs side by side behind "that" the first is the subject.
pub fn plurals_taken_for_contents(sentence: &mut Sentence) {
    for verb in 2..sentence.tree.len() {
        let subject = verb - 1;
        let content = |word: usize| sentence.relation(word) == Deprel::Ccomp;
        let taken = sentence.tags[subject] == (Upos::Verb, Xpos::Vbz)
            && sentence.tags[verb] == (Upos::Verb, Xpos::Vbd)
            && content(subject)
            && content(verb)
            && sentence.head(subject) == sentence.head(verb)
            && !sentence.has(verb, Deprel::Nsubj)
            && !sentence.has(subject, Deprel::Nsubj);
        if !taken {
            continue;
        }
        sentence.tags[subject] = (Upos::Noun, Xpos::Nns);
        for word in 0..sentence.tree.len() {
            if sentence.head(word) == Some(subject) && !matches!(sentence.relation(word), Deprel::Det | Deprel::Amod) {
                sentence.tree[word].0 = verb + 1;
            }
        }
        sentence.set_subject(subject, verb);
    }
}

/// "turned the wounded away": what has an article of its own right before it is a noun.
pub fn participles_with_articles(sentence: &mut Sentence) {
    for word in 2..sentence.tree.len() {
        let taken = matches!(sentence.tags[word].1, Xpos::Vbn | Xpos::Vbd)
            && sentence.upos(word) == Upos::Verb
            && matches!(sentence.relation(word), Deprel::Xcomp | Deprel::Ccomp)
            && sentence.tree[word - 1] == (word + 1, Deprel::Det);
        let alone = taken && sentence.tree.iter().filter(|(head, _)| *head == word + 1).count() == 1;
        let Some(verb) = sentence.head(word).filter(|verb| alone && *verb < word) else { continue };
        let nominal = sentence.forms.get(word + 1).is_none() || !sentence.is_noun(word + 1);
        if nominal && sentence.upos(verb) == Upos::Verb && !sentence.has(verb, Deprel::Obj) {
            sentence.tags[word] = (Upos::Noun, Xpos::Nns);
            sentence.set(word, verb, Deprel::Obj);
        }
    }
}

/// "to announce further Iraq pull-out": a verb and its particle with a hyphen between are a noun, and what stands before them is part
/// of it.
pub fn halves_of_nouns(sentence: &mut Sentence) {
    for half in 2..sentence.tree.len().saturating_sub(2) {
        let hyphened = sentence.forms[half + 1] == "-"
            && sentence.tags[half + 2].1 == Xpos::Rp
            && sentence.tree[half + 2] == (half + 1, Deprel::CompoundPrt);
        let taken = hyphened && sentence.upos(half) == Upos::Verb && sentence.relation(half) == Deprel::Obj;
        let Some(verb) = sentence.head(half).filter(|verb| taken && *verb < half) else { continue };
        sentence.tags[half] = (Upos::Noun, Xpos::Nn);
        for word in verb + 1..half {
            if sentence.head(word) == Some(verb) {
                match sentence.upos(word) {
                    Upos::Noun | Upos::Propn => sentence.set(word, half, Deprel::Compound),
                    Upos::Adj | Upos::Adv => sentence.set(word, half, Deprel::Amod),
                    Upos::Det => sentence.set(word, half, Deprel::Det),
                    _ => {}
                }
            }
        }
    }
}

/// "Attacks on bases that house soldiers have continued.": a sentence with a full stop has a verb; the relative clause has its own in
/// the word behind "that".
pub fn verbs_of_relatives(sentence: &mut Sentence) {
    let Some(root) = sentence.tree.iter().position(|(head, _)| *head == 0) else { return };
    if !sentence.is_noun(root) || sentence.has(root, Deprel::Cop) || !super::is_full(sentence.forms) {
        return;
    }
    for inner in root + 2..sentence.tree.len().saturating_sub(2) {
        let object = inner + 1;
        let that = inner - 1;
        let base = sentence.tags[inner].1 == Xpos::Nn && verbs::is_base(sentence.forms[inner]);
        if sentence.forms[that] != "that" || !base || sentence.head(inner) != Some(object) {
            continue;
        }
        let Some(verb) = sentence.head(object).filter(|_| sentence.relation(object).base() == Deprel::Nsubj) else {
            continue;
        };
        let plural = sentence.head(verb).filter(|noun| matches!(sentence.tags[*noun].1, Xpos::Nns | Xpos::Nnps));
        let Some(noun) = plural.filter(|noun| *noun + 1 == that && sentence.relation(verb) == Deprel::AclRelcl) else {
            continue;
        };
        let passive = sentence.tree.contains(&(verb + 1, Deprel::AuxPass));
        sentence.tags[inner] = (Upos::Verb, Xpos::Vbp);
        sentence.tree[verb] = (0, Deprel::Root);
        sentence.set(root, verb, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
        sentence.set(inner, noun, Deprel::AclRelcl);
        sentence.set(that, inner, Deprel::Nsubj);
        sentence.set(object, inner, Deprel::Obj);
        for word in verb + 1..sentence.tree.len() {
            if sentence.head(word) == Some(root) {
                sentence.tree[word].0 = verb + 1;
            }
        }
        return;
    }
}

/// "Hospitals, several of them badly damaged, were full": some of them are damaged.
pub fn parts_set_off(sentence: &mut Sentence) {
    for part in 2..sentence.tree.len().saturating_sub(3) {
        let few = matches!(
            sentence.forms[part],
            "several" | "some" | "many" | "most" | "all" | "both" | "half" | "one" | "two" | "three"
        );
        let of_them =
            sentence.forms[part + 1] == "of" && matches!(sentence.forms[part + 2], "them" | "these" | "those");
        if !few || !of_them || sentence.forms[part - 1] != "," {
            continue;
        }
        let Some(whole) = sentence.head(part).filter(|whole| *whole + 1 < part && sentence.is_noun(*whole)) else {
            continue;
        };
        let describes = |word: &usize| {
            sentence.tree[*word] == (whole + 1, Deprel::Acl) && matches!(sentence.tags[*word].1, Xpos::Vbn | Xpos::Vbg)
        };
        let Some(participle) = (part + 3..sentence.tree.len()).find(describes) else { continue };
        let passive = sentence.tags[participle].1 == Xpos::Vbn;
        sentence.set(part, participle, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
    }
}

/// Verbs that have an object in the passive, too.
const GIVING: [&str; 18] = [
    "given", "awarded", "offered", "paid", "shown", "told", "handed", "granted", "denied", "sent", "asked", "taught",
    "promised", "owed", "charged", "fined", "refused", "allowed",
];

/// "were overwhelmed and turned the wounded away": what acts upon something is no passive, though the verb before it is one.
pub fn deeds_behind_passives(sentence: &mut Sentence) {
    for verb in 2..sentence.tree.len() {
        let joined = sentence.tags[verb] == (Upos::Verb, Xpos::Vbn) && sentence.relation(verb) == Deprel::Conj;
        let Some(first) = sentence.head(verb).filter(|first| joined && *first < verb) else { continue };
        let passive = sentence.tree.contains(&(first + 1, Deprel::AuxPass));
        let own = [Deprel::Aux, Deprel::Nsubj, Deprel::Xcomp].iter().any(|own| sentence.has(verb, *own));
        let object = (verb + 1..sentence.tree.len()).any(|word| sentence.tree[word] == (verb + 1, Deprel::Obj));
        let past = verbs::base(sentence.forms[verb]).is_some();
        if passive && object && !own && past && !GIVING.contains(&sentence.forms[verb]) {
            sentence.tags[verb].1 = Xpos::Vbd;
        }
    }
}

/// "In May Ann Lee, a nurse, sued the city": what stands before a finite verb that has an object behind it is its subject.
pub fn objects_before_verbs(sentence: &mut Sentence) {
    for word in 0..sentence.tree.len() {
        let bare = sentence.relation(word) == Deprel::Obl
            && !sentence.has(word, Deprel::Case)
            && !super::is_measure(sentence.forms[word])
            && !is_day_or_month(sentence.forms[word])
            && sentence.upos(word) != Upos::Num;
        let object = (sentence.relation(word) == Deprel::Obj || bare) && sentence.is_noun(word);
        let Some(verb) = sentence.head(word).filter(|verb| object && *verb > word && sentence.is_finite(*verb)) else {
            continue;
        };
        let behind = (verb + 1..sentence.tree.len()).any(|other| sentence.tree[other] == (verb + 1, Deprel::Obj));
        let told = [Deprel::Nsubj, Deprel::Csubj, Deprel::Aux, Deprel::Expl].iter().any(|own| sentence.has(verb, *own));
        if behind && !told && sentence.upos(verb) == Upos::Verb && sentence.relation(verb) != Deprel::AclRelcl {
            sentence.set(word, verb, Deprel::Nsubj);
        }
    }
}

/// "raised concerns in writing with the board": how it was raised, and no deed of its own.
pub fn ways_of_saying(sentence: &mut Sentence) {
    for way in 2..sentence.tree.len() {
        let bare = matches!(sentence.forms[way], "writing" | "passing")
            && sentence.forms[way - 1] == "in"
            && sentence.tree[way - 1] == (way + 1, Deprel::Mark)
            && !sentence.has(way, Deprel::Obj);
        let Some(verb) = sentence.head(way).filter(|verb| bare && *verb < way) else { continue };
        sentence.tags[way] = (Upos::Noun, Xpos::Nn);
        sentence.tags[way - 1] = (Upos::Adp, Xpos::In);
        sentence.tree[way - 1].1 = Deprel::Case;
        sentence.set(way, verb, Deprel::Obl);
        for word in way + 1..sentence.tree.len() {
            if sentence.head(word) == Some(way) && sentence.relation(word) != Deprel::Punct {
                sentence.tree[word].0 = verb + 1;
            }
        }
    }
}

/// "has gone viral": what something has become; "in some cases leading to riots": what came of it, in those cases; "on board boats":
/// a preposition of two words.
pub fn turns_of_phrase(sentence: &mut Sentence) {
    for word in 1..sentence.tree.len() {
        let before = word - 1;
        let gone = matches!(sentence.forms[before], "go" | "goes" | "going" | "gone" | "went");
        if gone && sentence.tree[word] == (before + 1, Deprel::Advmod) && sentence.tags[word] == (Upos::Adj, Xpos::Jj) {
            sentence.tree[word].1 = Deprel::Xcomp;
        }
        let leading = sentence.tags[word].1 == Xpos::Vbg && sentence.tree[word] == (before + 1, Deprel::Acl);
        let verb = sentence.head(before).filter(|verb| {
            leading && sentence.forms[before] == "cases" && *verb < before && sentence.relation(before) == Deprel::Obl
        });
        if let Some(verb) = verb {
            sentence.set(word, verb, Deprel::Advcl);
            sentence.tree[before].0 = word + 1;
        }
        let Some(noun) = sentence.head(word).filter(|noun| *noun > word) else { continue };
        let aboard = sentence.forms[word] == "board" && sentence.relation(word) == Deprel::Compound;
        if aboard && sentence.forms[before] == "on" && sentence.tree[before] == (noun + 1, Deprel::Case) {
            sentence.set(word, before, Deprel::Fixed);
        }
    }
}
