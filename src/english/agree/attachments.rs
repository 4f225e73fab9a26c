//! Repairs of what hangs on the word beside its own: clauses on agents, times on the wrong verb, conjunctions on subjects.

use super::Sentence;
use super::clauses::is_accusing;
use super::phrases::is_day_or_month;
use crate::document::{Deprel, Upos, Xpos};
use crate::english::verbs;
use crate::ontology::is_blaming;

/// "was accused by his neighbours of cowardice": so is what he is accused of.
pub fn charges_behind_agents(sentence: &mut Sentence) {
    for charge in 2..sentence.tree.len() {
        let agent = sentence.head(charge).filter(|agent| *agent < charge && sentence.relation(charge) == Deprel::Nmod);
        let verb = agent.filter(|agent| sentence.relation(*agent) == Deprel::OblAgent).and_then(|at| sentence.head(at));
        let Some(verb) = verb.filter(|_| sentence.upos(charge) == Upos::Noun) else { continue };
        let asks = verbs::base(sentence.forms[verb]).is_some_and(|base| is_accusing(&base));
        let of = |head: usize| {
            (0..sentence.tree.len()).any(|word| sentence.forms[word] == "of" && sentence.head(word) == Some(head))
        };
        let told = (0..sentence.tree.len()).any(|word| sentence.head(word) == Some(verb) && of(word));
        if asks && of(charge) && !told {
            sentence.set(charge, verb, Deprel::Obl);
        }
    }
}

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

/// "Reports that he had defected were false": the sentence says that they were.
pub fn predicates_behind_contents(sentence: &mut Sentence) {
    for noun in 0..sentence.tree.len() {
        if sentence.relation(noun) != Deprel::Root || sentence.upos(noun) != Upos::Noun {
            continue;
        }
        let predicate = (noun + 2..sentence.tree.len()).find(|word| {
            let copula = sentence.head(word - 1) == Some(*word) && sentence.relation(word - 1) == Deprel::Cop;
            let bare = sentence.first(*word) == word - 1 && sentence.head(*word) == Some(noun);
            copula && bare && sentence.is_finite(word - 1) && sentence.relation(*word).base() == Deprel::Acl
        });
        let Some(predicate) = predicate else { continue };
        sentence.tree[predicate] = (0, Deprel::Root);
        sentence.set(noun, predicate, Deprel::Nsubj);
        for mark in (0..sentence.tree.len()).filter(|word| sentence_ends(sentence.forms[*word])) {
            if sentence.head(mark) == Some(noun) {
                sentence.set(mark, predicate, Deprel::Punct);
            }
        }
    }
}

fn sentence_ends(form: &str) -> bool {
    matches!(form, "." | "!" | "?")
}

/// "Among those killed were two nurses": they were, and those killed are no predicate.
pub fn copulas_behind_those(sentence: &mut Sentence) {
    for copula in 2..sentence.tree.len() {
        let (participle, those) = (copula - 1, copula - 2);
        let behind = sentence.tree[participle] == (those + 1, Deprel::Acl) && sentence.forms[those] == "those";
        let astray = behind && sentence.tree[copula] == (those + 1, Deprel::Cop);
        let main = sentence.head(those).filter(|main| astray && *main > copula && sentence.is_noun(*main));
        if let Some(main) = main.filter(|main| !sentence.has(*main, Deprel::Cop)) {
            sentence.set(copula, main, Deprel::Cop);
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

/// "acting Defence Secretary Ann Lee announced": an office held for a time.
pub fn acting_before_offices(sentence: &mut Sentence) {
    for acting in 0..sentence.tree.len().saturating_sub(2) {
        let clause = sentence.forms[acting] == "acting" && sentence.upos(acting) == Upos::Verb;
        let bare = clause && sentence.first(acting) == acting && sentence.last(acting) == acting;
        let office = sentence.forms[acting + 1].starts_with(char::is_uppercase) && sentence.is_noun(acting + 1);
        if !bare || !office || sentence.relation(acting).base() != Deprel::Advcl {
            continue;
        }
        let above = std::iter::successors(Some(acting + 1), |at| sentence.head(*at));
        let name = above.take(6).take_while(|at| *at > acting && sentence.is_noun(*at)).last();
        if let Some(name) = name {
            sentence.tags[acting] = (Upos::Adj, Xpos::Jj);
            sentence.set(acting, name, Deprel::Amod);
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

/// "The ship that brought the cargo, the Rhosus, sailed": what a clause tells of is no title; the name stands in apposition.
pub fn appositions_behind_relatives(sentence: &mut Sentence) {
    for noun in 0..sentence.tree.len() {
        let name = sentence.head(noun).filter(|name| *name > noun && sentence.relation(noun) == Deprel::NmodDesc);
        let Some(name) = name else { continue };
        let parted = (noun + 1..name).any(|word| sentence.forms[word] == ",");
        if !parted || !sentence.tree.contains(&(noun + 1, Deprel::AclRelcl)) {
            continue;
        }
        sentence.tree[noun] = sentence.tree[name];
        sentence.set(name, noun, Deprel::Appos);
    }
}

/// "his sister-in-law, Ann Lee,": what stands behind such a word tells of all of it.
pub fn words_behind_compounds(sentence: &mut Sentence) {
    for last in 4..sentence.tree.len() {
        let first = last - 4;
        let glued = sentence.tags[last - 1].1 == Xpos::Hyph && sentence.tags[last - 3].1 == Xpos::Hyph;
        if !glued || sentence.tree[last] != (first + 1, Deprel::Nmod) {
            continue;
        }
        for word in last + 1..sentence.tree.len() {
            let behind = matches!(sentence.relation(word), Deprel::Appos | Deprel::AclRelcl | Deprel::Acl);
            if behind && sentence.head(word) == Some(last) {
                sentence.set(word, first, sentence.relation(word));
            }
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

/// "On New Year's Eve supporters of the group stormed it": supporters of no eve.
pub fn eves_before_subjects(sentence: &mut Sentence) {
    if sentence.forms.first() != Some(&"On") {
        return;
    }
    let Some(subject) = sentence.head(0).filter(|subject| *subject > 1) else { return };
    let verb = sentence.head(subject).filter(|_| sentence.relation(subject).base() == Deprel::Nsubj);
    let Some(verb) = verb.filter(|verb| *verb > subject) else { return };
    let day = (1..subject).rfind(|day| {
        let named = matches!(sentence.forms[*day], "Eve" | "Day" | "Christmas" | "Easter")
            || is_day_or_month(sentence.forms[*day]);
        named && sentence.tree[*day] == (subject + 1, Deprel::Compound)
    });
    let Some(day) = day else { return };
    for word in (0..day).filter(|word| sentence.tree[*word].0 == subject + 1).collect::<Vec<_>>() {
        sentence.tree[word].0 = day + 1;
    }
    sentence.set(day, verb, Deprel::Obl);
}

/// "suspend attacks on condition that it left": the condition is that it leaves.
pub fn contents_of_conditions(sentence: &mut Sentence) {
    for that in 2..sentence.tree.len() {
        let condition = that - 1;
        let on = sentence.forms[that] == "that"
            && sentence.forms[condition] == "condition"
            && sentence.forms[condition - 1] == "on";
        let clause = sentence.head(that).filter(|_| on && sentence.relation(that) == Deprel::Mark);
        let beside = |clause: &usize| sentence.head(*clause) == sentence.head(condition);
        if let Some(clause) = clause.filter(beside).filter(|clause| sentence.relation(*clause) == Deprel::Ccomp) {
            sentence.set(clause, condition, Deprel::Acl);
        }
    }
}
