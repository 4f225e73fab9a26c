//! Repairs of what hangs on the wrong word of a clause: relative clauses on days, verbs on adverbs, days on places.

use super::{Class, Sentence, is_measure};
use crate::document::{Deprel, EntityKind, Upos, Xpos};
use crate::english::verbs;
use crate::ontology::gazetteer::gazetteer;

/// "came on on Friday": of a preposition written twice the first says nothing.
pub fn doubled_prepositions(sentence: &mut Sentence) {
    for first in 0..sentence.tree.len().saturating_sub(1) {
        let twice = sentence.forms[first].eq_ignore_ascii_case(sentence.forms[first + 1]);
        let behind = sentence.relation(first + 1) == Deprel::Case && sentence.tags[first + 1].1 == Xpos::In;
        let free = !sentence.tree.iter().any(|(head, _)| *head == first + 1);
        if twice
            && behind
            && free
            && matches!(sentence.relation(first), Deprel::CompoundPrt | Deprel::Case | Deprel::Advmod)
        {
            sentence.set(first, first + 1, Deprel::Reparandum);
        }
    }
}

/// "it has 600 horses, according to its owner, who said": "who" is a person, and the nearest one before it.
pub fn relatives_of_persons(sentence: &mut Sentence) {
    for who in 2..sentence.tree.len() {
        if sentence.forms[who] != "who" || sentence.relation(who).base() != Deprel::Nsubj {
            continue;
        }
        let clause = sentence.head(who).filter(|clause| sentence.relation(*clause) == Deprel::AclRelcl);
        let Some((clause, noun)) = clause.and_then(|clause| Some((clause, sentence.head(clause)?))) else { continue };
        let Some(next) = (0..who).rfind(|word| sentence.forms[*word] != ",") else { continue };
        let above = std::iter::successors(Some(next), |at| {
            // "Nelson Lee, 39, who"
            let age = sentence.upos(*at) == Upos::Num && sentence.relation(*at) == Deprel::Appos;
            let inside = age || matches!(sentence.relation(*at).base(), Deprel::Nmod | Deprel::Compound | Deprel::Flat);
            sentence.head(*at).filter(|head| inside && *head < who)
        });
        let chain: Vec<usize> = above.take(sentence.tree.len()).collect();
        // "the arrival of Lee, who"
        let named = |word: usize| {
            sentence.upos(word) == Upos::Propn
                && sentence.relation(word) == Deprel::Nmod
                && (0..word).any(|case| {
                    let leads = sentence.tree[case] == (word + 1, Deprel::Case);
                    leads && !matches!(sentence.forms[case], "in" | "at" | "near")
                })
                && gazetteer().find(sentence.forms[word]).next().is_none()
        };
        let person = chain.iter().copied().find(|word| names_person(sentence, *word) || named(*word));
        let other = noun < who && sentence.upos(noun) == Upos::Noun && !names_person(sentence, noun);
        if let Some(person) = person.filter(|person| other && *person != noun && !sentence.is_below(*person, clause)) {
            sentence.set(clause, person, Deprel::AclRelcl);
        }
    }
}

/// "the mayor of Oslo, Ann Lee": a name in two words behind an office and its place is who holds the office.
pub fn holders_of_offices(sentence: &mut Sentence) {
    for name in 2..sentence.tree.len().saturating_sub(1) {
        let Some(place) = sentence.head(name).filter(|place| *place < name) else { continue };
        let beside = sentence.relation(name) == Deprel::Appos
            && sentence.tree[name + 1] == (name + 1, Deprel::Flat)
            && sentence.upos(name) == Upos::Propn
            && sentence.upos(place) == Upos::Propn
            && sentence.relation(place) == Deprel::Nmod;
        let Some(office) = sentence.head(place).filter(|office| beside && *office < place) else { continue };
        let known =
            gazetteer().find(&format!("{} {}", sentence.forms[name], sentence.forms[name + 1])).next().is_some();
        let free = !(0..sentence.tree.len()).any(|word| sentence.tree[word] == (office + 1, Deprel::Appos));
        if names_person(sentence, office) && sentence.tags[office].1 == Xpos::Nn && free && !known {
            sentence.set(name, office, Deprel::Appos);
        }
    }
}

/// A common noun for a person.
fn names_person(sentence: &Sentence, word: usize) -> bool {
    sentence.upos(word) == Upos::Noun && sentence.kind(word) == Some(EntityKind::Person)
}

/// "a festival, meant to bring luck": such a participle behind a comma says what the noun before it is for or called.
pub fn participles_behind_commas(sentence: &mut Sentence) {
    for participle in 2..sentence.tree.len() {
        let said = matches!(
            sentence.forms[participle],
            "meant"
                | "designed"
                | "intended"
                | "aimed"
                | "scheduled"
                | "slated"
                | "known"
                | "called"
                | "dubbed"
                | "located"
        );
        let joined = matches!(sentence.relation(participle), Deprel::Conj | Deprel::Advcl);
        let bare = sentence.tags[participle].1 == Xpos::Vbn
            && sentence.forms[participle - 1] == ","
            && !sentence.has(participle, Deprel::Cc)
            && !sentence.has(participle, Deprel::Aux)
            && !sentence.has(participle, Deprel::Nsubj);
        let Some(verb) = sentence.head(participle).filter(|verb| said && joined && bare && *verb < participle) else {
            continue;
        };
        let inside = std::iter::successors(Some(participle - 2), |at| sentence.head(*at).filter(|head| *head != verb));
        let noun = inside.take(sentence.tree.len()).last().filter(|noun| {
            *noun > verb
                && sentence.is_noun(*noun)
                && sentence.head(*noun) == Some(verb)
                && !is_measure(sentence.forms[*noun])
        });
        if let Some(noun) = noun {
            sentence.set(participle, noun, Deprel::Acl);
        }
    }
}

/// "said by Channel 9 news": a preposition leads to a whole phrase and not to a word inside it; "in and around the town" has two.
pub fn cases_of_phrases(sentence: &mut Sentence) {
    for case in 0..sentence.tree.len() {
        // "the Program for Separating Twins"
        let marks = sentence.relation(case) == Deprel::Mark && sentence.forms[case] == "for";
        if !(sentence.relation(case) == Deprel::Case || marks) || sentence.tags[case].1 != Xpos::In {
            continue;
        }
        while let Some(inner) = sentence.head(case)
            && let Some(head) = sentence.head(inner).filter(|head| *head > inner && case < inner)
            && matches!(sentence.relation(inner), Deprel::Compound | Deprel::Nummod | Deprel::NmodDesc)
            && matches!(sentence.relation(head).base(), Deprel::Obl | Deprel::Nmod)
            && sentence.forms[case + 1] != "-"
        {
            sentence.set(case, head, Deprel::Case);
        }
    }
    for and in 2..sentence.tree.len().saturating_sub(2) {
        let (first, second) = (and - 1, and + 1);
        let Some(noun) = sentence.head(first).filter(|noun| *noun < first) else { continue };
        let adpositions = sentence.tags[first].1 == Xpos::In && sentence.tags[second].1 == Xpos::In;
        let Some(place) = sentence.head(second).filter(|place| *place > second) else { continue };
        let joined = sentence.head(place) == Some(first) && sentence.relation(place) == Deprel::Conj;
        if adpositions && joined && matches!(sentence.forms[and], "and" | "or") && sentence.is_noun(noun) {
            sentence.set(place, noun, Deprel::Nmod);
            sentence.set(first, place, Deprel::Case);
            sentence.set(second, first, Deprel::Conj);
            sentence.set(and, second, Deprel::Cc);
        }
    }
}

/// "brought results, including arrests": what is included is among what the noun before names.
pub fn included_things(sentence: &mut Sentence) {
    for case in 2..sentence.tree.len() {
        let Some(thing) = sentence.head(case).filter(|thing| sentence.forms[case] == "including" && *thing > case)
        else {
            continue;
        };
        let oblique = sentence.relation(case) == Deprel::Case && sentence.relation(thing) == Deprel::Obl;
        let Some(verb) = sentence.head(thing).filter(|verb| oblique && *verb < case) else { continue };
        let Some(near) = (verb + 1..case).rfind(|word| sentence.forms[*word] != ",") else { continue };
        let above = std::iter::successors(Some(near), |at| sentence.head(*at).filter(|head| *head != verb));
        let noun = above.take(sentence.tree.len()).last();
        let beside = |noun: &usize| *noun > verb && sentence.is_noun(*noun) && sentence.head(*noun) == Some(verb);
        if let Some(noun) = noun.filter(beside) {
            sentence.set(thing, noun, Deprel::Nmod);
        }
    }
}

/// "told the Star that a bullet fired by police": a participle describes the noun right before it, not one further left.
pub fn participles_behind_nouns(sentence: &mut Sentence) {
    for participle in 2..sentence.tree.len() {
        let near = participle - 1;
        let Some(far) = sentence.head(participle).filter(|far| *far < near) else { continue };
        // "run a scheme aimed at ending it": what has no subject and no conjunction and goes on with a preposition
        let own =
            [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj, Deprel::Mark, Deprel::Aux, Deprel::AuxPass, Deprel::Advmod];
        let loose = sentence.relation(participle) == Deprel::Advcl
            && matches!(sentence.tags[participle].1, Xpos::Vbd | Xpos::Vbn)
            && sentence.forms[participle].ends_with("ed")
            && sentence.tree[near] == (far + 1, Deprel::Obj)
            && sentence.tags.get(participle + 1).is_some_and(|tag| tag.1 == Xpos::In)
            && !own.iter().any(|own| sentence.has(participle, *own));
        if loose && matches!(sentence.tags[near].1, Xpos::Nn | Xpos::Nns) {
            sentence.tags[participle].1 = Xpos::Vbn;
            sentence.set(participle, near, Deprel::Acl);
            continue;
        }
        let describes = sentence.relation(participle) == Deprel::Acl && sentence.tags[participle].1 == Xpos::Vbn;
        let noun = matches!(sentence.tags[near].1, Xpos::Nn | Xpos::Nns) && !is_measure(sentence.forms[near]);
        let beyond = std::iter::successors(Some(near), |at| sentence.head(*at)).take(sentence.tree.len());
        let apart = !beyond.into_iter().any(|at| at == far || at == participle);
        if describes && noun && apart {
            sentence.set(participle, near, Deprel::Acl);
        }
    }
}

/// "risks on the coast following a storm": a preposition that looks like a verb leads to what stands behind it.
pub fn late_cases(sentence: &mut Sentence) {
    for case in 1..sentence.tree.len() {
        let verbal = sentence.relation(case) == Deprel::Case && sentence.tags[case].1 == Xpos::Vbg;
        let Some(before) = sentence.head(case).filter(|before| verbal && *before < case) else { continue };
        let above = || std::iter::successors(Some(before), |at| sentence.head(*at)).take(sentence.tree.len());
        let next = |word: &usize| {
            let beside = matches!(sentence.relation(*word), Deprel::Nmod | Deprel::Obl)
                && sentence.head(*word).is_some_and(|head| above().any(|at| at == head));
            let bare = !sentence.tree[..*word].contains(&(*word + 1, Deprel::Case));
            sentence.tree[*word] == (case + 1, Deprel::Obj) || beside && bare && sentence.first(*word) == case + 1
        };
        let led = (case + 1..sentence.tree.len()).find(next);
        let Some(led) = led else { continue };
        let verb = above().find(|at| sentence.upos(*at) == Upos::Verb && *at < case);
        match verb {
            Some(verb) => sentence.set(led, verb, Deprel::Obl),
            None => sentence.set(led, before, Deprel::Nmod),
        }
        sentence.set(case, led, Deprel::Case);
    }
}

/// "was killed by a drone near the airport": behind whoever did it stands where it was done.
pub fn places_behind_agents(sentence: &mut Sentence) {
    for place in 4..sentence.tree.len() {
        let Some(agent) = sentence.head(place).filter(|agent| *agent < place) else { continue };
        let by = sentence.relation(place) == Deprel::Nmod && sentence.relation(agent) == Deprel::OblAgent;
        let where_at = (agent + 1..place).any(|word| {
            let near = ["near", "outside", "inside", "at", "off"].contains(&sentence.forms[word]);
            near && sentence.tree[word] == (place + 1, Deprel::Case)
        });
        let verb = sentence.head(agent).filter(|verb| sentence.upos(*verb) == Upos::Verb);
        if let Some(verb) = verb.filter(|_| by && where_at) {
            sentence.set(place, verb, Deprel::Obl);
        }
    }
}

/// "talked in the 2019 State of the Union address": "of" right behind a noun says whose that is, not what the verb is about.
pub fn genitives(sentence: &mut Sentence) {
    for noun in 3..sentence.tree.len() {
        let Some(verb) = sentence.head(noun).filter(|verb| *verb < noun) else { continue };
        if sentence.upos(verb) != Upos::Verb
            || !matches!(sentence.relation(noun), Deprel::Obl | Deprel::Nmod | Deprel::Obj)
        {
            continue;
        }
        let leads = |word: &usize| {
            let led = sentence.head(*word).filter(|led| sentence.relation(*word) == Deprel::Case && *led <= noun);
            sentence.forms[*word] == "of" && led.is_some_and(|led| led == noun || sentence.head(led) == Some(noun))
        };
        // "take care of" has a bare noun
        let of = (verb + 3..noun).find(leads);
        let Some(owned) = of.map(|of| of - 1).filter(|owned| sentence.head(*owned) == Some(verb)) else { continue };
        let own = matches!(sentence.relation(owned), Deprel::Obj | Deprel::Obl | Deprel::NsubjPass | Deprel::OblAgent);
        if own && !sentence.is_verb_of(verb, Class::Of) && matches!(sentence.upos(owned), Upos::Noun | Upos::Propn) {
            sentence.set(noun, owned, Deprel::Nmod);
            // "the **2019** State of the Union address"
            for word in verb + 1..owned {
                if sentence.head(word) == Some(noun) {
                    sentence.tree[word].0 = owned + 1;
                }
            }
        }
    }
}

/// "announce a withdrawal from the valley": what is left stands behind the noun that says so.
pub fn places_left(sentence: &mut Sentence) {
    for place in 2..sentence.tree.len() {
        let Some(verb) = sentence.head(place).filter(|_| sentence.relation(place) == Deprel::Obl) else { continue };
        let from = (verb + 1..place)
            .find(|word| sentence.forms[*word] == "from" && sentence.tree[*word] == (place + 1, Deprel::Case));
        let noun = from.map(|from| from - 1).filter(|noun| sentence.tree[*noun] == (verb + 1, Deprel::Obj));
        if let Some(noun) = noun.filter(|noun| sentence.is_noun_of(*noun, Class::Leaving)) {
            sentence.set(place, noun, Deprel::Nmod);
        }
    }
}

/// "It is the first gas ever returned from space": what a form of "be" and an article lead is what the subject is, and the
/// participle behind it describes that.
pub fn predicates_with_participles(sentence: &mut Sentence) {
    for verb in 3..sentence.tree.len() {
        let participle = sentence.tags[verb].1 == Xpos::Vbn && sentence.upos(verb) == Upos::Verb;
        let child = |relation: Deprel| {
            (0..verb).find(|word| sentence.head(*word) == Some(verb) && sentence.relation(*word).base() == relation)
        };
        let (Some(be), true) = (child(Deprel::Cop), participle) else { continue };
        let noun = (be + 1..verb)
            .find(|word| sentence.head(*word) == Some(verb) && sentence.relation(*word).base() == Deprel::Nsubj);
        let Some(noun) = noun.filter(|noun| sentence.is_noun(*noun) && sentence.has(*noun, Deprel::Nsubj)) else {
            continue;
        };
        sentence.tree[noun] = sentence.tree[verb];
        sentence.set(be, noun, Deprel::Cop);
        for word in 0..sentence.tree.len() {
            let of_clause = matches!(sentence.relation(word), Deprel::Punct | Deprel::Mark | Deprel::Cc);
            if sentence.head(word) == Some(verb) && of_clause {
                sentence.tree[word].0 = noun + 1;
            }
        }
        sentence.set(verb, noun, Deprel::Acl);
    }
}

/// "died on the way to a hospital": the way leads there, not the verb.
pub fn ways_to_places(sentence: &mut Sentence) {
    for way in 2..sentence.tree.len().saturating_sub(2) {
        let leads = matches!(sentence.forms[way], "way" | "road") && matches!(sentence.forms[way + 1], "to" | "from");
        let place = sentence.head(way + 1).filter(|place| leads && *place > way + 1);
        let beside = |place: &usize| {
            sentence.relation(*place) == Deprel::Obl
                && sentence.relation(way) == Deprel::Obl
                && sentence.head(*place) == sentence.head(way)
                && sentence.relation(way + 1) == Deprel::Case
        };
        if let Some(place) = place.filter(beside) {
            sentence.set(place, way, Deprel::Nmod);
        }
    }
}

/// "a tour of Asia, which included a summit": what began, lasted or killed is what happened, not the place where.
pub fn relatives_of_events(sentence: &mut Sentence) {
    for which in 3..sentence.tree.len() {
        let subject = matches!(sentence.forms[which], "which" | "that") && sentence.relation(which) == Deprel::Nsubj;
        let Some(clause) = sentence.head(which).filter(|_| subject) else { continue };
        let place = sentence.head(clause).filter(|place| {
            sentence.relation(clause) == Deprel::AclRelcl
                && *place < which
                && sentence.upos(*place) == Upos::Propn
                && sentence.relation(*place) == Deprel::Nmod
                && sentence.is_verb_of(clause, Class::Happen)
        });
        let event = place
            .and_then(|place| sentence.head(place))
            .filter(|event| matches!(sentence.tags[*event].1, Xpos::Nn | Xpos::Nns) && sentence.kind(*event).is_none());
        if let Some(event) = event.filter(|event| *event < which) {
            sentence.set(clause, event, Deprel::AclRelcl);
        }
    }
}

/// "practices that damage relations": between "that" and a noun in a relative clause without a verb stands its verb.
pub fn verbs_taken_for_nouns(sentence: &mut Sentence) {
    for that in 1..sentence.tree.len().saturating_sub(2) {
        let verb = that + 1;
        let Some(object) = sentence.head(that).filter(|object| *object > verb) else { continue };
        let noun = matches!(sentence.forms[that], "that" | "which")
            && sentence.tags[that].1 == Xpos::Wdt
            && sentence.relation(that) == Deprel::Det
            && sentence.tree[verb] == (object + 1, Deprel::Compound)
            && sentence.tags[verb].1 == Xpos::Nn
            && sentence.relation(object) == Deprel::AclRelcl
            && sentence.is_noun(object)
            && !sentence.has(object, Deprel::Nsubj)
            && !sentence.has(object, Deprel::Cop);
        let Some(described) = sentence.head(object).filter(|described| noun && *described < that) else { continue };
        sentence.tags[verb] = (Upos::Verb, Xpos::Vbp);
        sentence.set(verb, described, Deprel::AclRelcl);
        sentence.set(object, verb, Deprel::Obj);
        sentence.set(that, verb, Deprel::Nsubj);
    }
}

/// "Lee, managing director of the bank": nobody manages a director; that is the office.
pub fn managing_directors(sentence: &mut Sentence) {
    for office in 1..sentence.tree.len() {
        let managing = office - 1;
        let shape = sentence.forms[managing].eq_ignore_ascii_case("managing")
            && matches!(
                sentence.forms[office],
                "director" | "editor" | "partner" | "directors" | "editors" | "partners"
            )
            && sentence.head(office) == Some(managing);
        if !shape {
            continue;
        }
        let lost = sentence.relation(managing);
        sentence.tree[office] = match lost {
            Deprel::Acl | Deprel::Advcl => (sentence.tree[managing].0, Deprel::Appos),
            _ => sentence.tree[managing],
        };
        sentence.tags[managing] = (Upos::Adj, Xpos::Jj);
        for word in 0..sentence.tree.len() {
            if sentence.head(word) == Some(managing) && word != office {
                sentence.tree[word].0 = office + 1;
            }
        }
        sentence.set(managing, office, Deprel::Amod);
    }
}

/// "The case will go to trial": behind "to" such a word is a noun where nothing is done to anything.
pub fn bare_places(sentence: &mut Sentence) {
    for place in 2..sentence.tree.len() {
        let verb = sentence.head(place).filter(|verb| {
            sentence.tags[place] == (Upos::Verb, Xpos::Vb)
                && sentence.forms[place - 1] == "to"
                && sentence.head(place - 1) == Some(place)
                && *verb < place
                && matches!(sentence.relation(place), Deprel::Xcomp | Deprel::Advcl)
                && sentence.is_noun_of(place, Class::Bare)
        });
        let done = || [Deprel::Obj, Deprel::Aux, Deprel::Advmod].iter().any(|label| sentence.has(place, *label));
        if verb.is_none() || done() {
            continue;
        }
        sentence.tags[place] = (Upos::Noun, Xpos::Nn);
        sentence.tags[place - 1] = (Upos::Adp, Xpos::In);
        sentence.tree[place - 1].1 = Deprel::Case;
        sentence.tree[place].1 = Deprel::Obl;
        for word in place + 1..sentence.tree.len() {
            if sentence.tree[word] == (place + 1, Deprel::Obl) {
                sentence.tree[word].1 = Deprel::Nmod;
            }
        }
    }
}

/// "at a ceremony marking the day": what marks something is the ceremony.
pub fn ceremonies_that_mark(sentence: &mut Sentence) {
    for marking in 2..sentence.tree.len() {
        let noun = marking - 1;
        let bare = sentence.tags[marking].1 == Xpos::Vbg
            && sentence.relation(marking) == Deprel::Advcl
            && sentence.relation(noun) == Deprel::Obl
            && sentence.head(marking).is_some()
            && sentence.head(marking) == sentence.head(noun)
            && sentence.has(marking, Deprel::Obj)
            && !sentence.has(marking, Deprel::Mark);
        if bare && sentence.is_verb_of(marking, Class::Mark) {
            sentence.set(marking, noun, Deprel::Acl);
        }
    }
}

/// "The army test-fired a rocket": the first half of a verb is not its subject; what stands before it is.
pub fn verbs_with_hyphens(sentence: &mut Sentence) {
    for half in 0..sentence.tree.len().saturating_sub(2) {
        let (hyphen, verb) = (half + 1, half + 2);
        if sentence.forms[hyphen] != "-"
            || sentence.upos(verb) != Upos::Verb
            || !sentence.is_noun_of(half, Class::Half)
            || sentence.is_below(verb, half)
        {
            continue;
        }
        let subject = half.checked_sub(1).filter(|before| {
            let caught = sentence.head(*before) == Some(half) && sentence.is_noun(*before);
            caught && sentence.relation(half).base() == Deprel::Nsubj && sentence.head(half) == Some(verb)
        });
        sentence.tags[hyphen] = (Upos::Punct, Xpos::Hyph);
        sentence.set(hyphen, half, Deprel::Punct);
        sentence.set(half, verb, Deprel::Compound);
        let Some(subject) = subject else { continue };
        sentence.set_subject(subject, verb);
        for word in 0..subject {
            if sentence.head(word) == Some(half) {
                sentence.tree[word].0 = subject + 1;
            }
        }
    }
}

/// "hit the town, flattening houses and killing ten": a participle goes on with no finite verb; it tells what came of it, and a
/// second one goes on with the first.
pub fn joined_participles(sentence: &mut Sentence) {
    for word in 1..sentence.tree.len() {
        let joined = sentence.tags[word] == (Upos::Verb, Xpos::Vbg)
            && sentence.relation(word) == Deprel::Conj
            && !sentence.has(word, Deprel::Aux)
            && !sentence.has(word, Deprel::Nsubj);
        let verb = sentence.head(word).filter(|verb| joined && *verb < word && sentence.is_finite(*verb));
        let Some(verb) = verb.filter(|verb| sentence.upos(*verb) == Upos::Verb) else { continue };
        let first = (verb + 1..word)
            .rfind(|at| sentence.tags[*at].1 == Xpos::Vbg && sentence.tree[*at] == (verb + 1, Deprel::Advcl));
        match first {
            Some(first) if sentence.has(word, Deprel::Cc) => sentence.set(word, first, Deprel::Conj),
            _ if sentence.forms[word - 1] == "," => sentence.set(word, verb, Deprel::Advcl),
            _ => {}
        }
    }
}

/// "Spain beat England": with one subject, and nothing before it that asks for a bare form, such a verb stands in the past.
pub fn pasts_like_bases(sentence: &mut Sentence) {
    for verb in 1..sentence.tree.len() {
        let bare = matches!(sentence.tags[verb].1, Xpos::Vb | Xpos::Vbp)
            && verbs::PAST_LIKE_BASE.contains(&sentence.forms[verb])
            && matches!(sentence.relation(verb), Deprel::Root | Deprel::Conj | Deprel::Advcl | Deprel::Parataxis)
            && !sentence.has(verb, Deprel::Aux);
        let subject = (0..verb).rfind(|word| bare && sentence.tree[*word] == (verb + 1, Deprel::Nsubj));
        let one = |subject: usize| {
            let single = matches!(sentence.tags[subject].1, Xpos::Nn | Xpos::Nnp);
            let who = matches!(&sentence.forms[subject].to_lowercase()[..], "he" | "she" | "it");
            (single || who) && !sentence.has(subject, Deprel::Conj)
        };
        if subject.is_some_and(one) {
            sentence.tags[verb].1 = Xpos::Vbd;
        }
    }
}

/// "said drugs prescribed for it led to fits", "The landing, planned for May, had to wait": right behind the subject of a later
/// verb, what has no subject of its own is a participle of it.
pub fn participles_of_subjects(sentence: &mut Sentence) {
    for verb in 1..sentence.tree.len() {
        let loose = matches!(sentence.relation(verb), Deprel::Ccomp | Deprel::Advcl | Deprel::Parataxis)
            && sentence.upos(verb) == Upos::Verb
            && matches!(sentence.tags[verb].1, Xpos::Vbd | Xpos::Vbn)
            && sentence.forms[verb].ends_with("ed");
        let own = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj, Deprel::Mark, Deprel::Aux, Deprel::AuxPass];
        if !loose || own.iter().any(|own| sentence.has(verb, *own)) {
            continue;
        }
        let before = if sentence.forms[verb - 1] == "," { verb.checked_sub(2) } else { Some(verb - 1) };
        // "The Treaty of Oslo, signed in May, ended it"
        let up = |at: &usize| sentence.head(*at).filter(|head| head < at && sentence.relation(*at) == Deprel::Nmod);
        let subject = std::iter::successors(before, up).take(sentence.tree.len()).last();
        let Some(subject) = subject.filter(|subject| sentence.is_noun(*subject)) else { continue };
        let later = sentence.head(subject).filter(|later| {
            *later > verb && sentence.relation(subject).base() == Deprel::Nsubj && sentence.upos(*later) == Upos::Verb
        });
        let Some(later) = later else { continue };
        if sentence.head(verb) == Some(later) || sentence.head(verb) == sentence.head(later) {
            sentence.tags[verb].1 = Xpos::Vbn;
            sentence.set(verb, subject, Deprel::Acl);
        }
    }
}

fn is_verb(sentence: &Sentence, word: usize) -> bool {
    sentence.upos(word) == Upos::Verb
}

/// "Air strikes on its camps killed ten": what looks like a verb in the present, with no conjunction, before a finite verb without a
/// subject is that subject.
pub fn nouns_taken_for_verbs(sentence: &mut Sentence) {
    for verb in 2..sentence.tree.len() {
        let lone = sentence.is_finite(verb)
            && is_verb(sentence, verb)
            && !sentence.has(verb, Deprel::Nsubj)
            && !sentence.has(verb, Deprel::NsubjPass)
            && !sentence.has(verb, Deprel::Expl);
        let noun = (1..verb).rfind(|word| {
            let own = sentence.tree[*word] == (verb + 1, Deprel::Advcl);
            lone && own
                && sentence.tags[*word] == (Upos::Verb, Xpos::Vbz)
                && sentence.tree[*word - 1] == (*word + 1, Deprel::Nsubj)
                && !sentence.has(*word, Deprel::Mark)
                && !sentence.has(*word, Deprel::Obj)
                && !sentence.has(*word, Deprel::Aux)
        });
        let Some(noun) = noun else { continue };
        if (0..verb).any(|word| sentence.forms[word] == ",") {
            continue;
        }
        sentence.tags[noun] = (Upos::Noun, Xpos::Nns);
        sentence.set_subject(noun, verb);
        for word in 0..verb {
            if sentence.head(word) == Some(noun) {
                sentence.tree[word].1 = match sentence.relation(word) {
                    Deprel::Nsubj => Deprel::Compound,
                    Deprel::Obl => Deprel::Nmod,
                    relation => relation,
                };
            }
        }
    }
}
