//! Repairs of what hangs on the wrong word of a clause: relative clauses on days, verbs on adverbs, days on places.

use super::{Sentence, is_measure};
use crate::document::{Deprel, Upos, Xpos};

/// "Ethnic clashes in the valley have killed ten": a verb is described by no adjective; it is a noun in the plural, and the
/// subject of the next verb that has none.
pub fn described_verbs(sentence: &mut Sentence) {
    for noun in 1..sentence.tree.len() {
        let described = sentence.tree[noun - 1] == (noun + 1, Deprel::Amod) && sentence.tags[noun - 1].1 == Xpos::Jj;
        if !described || sentence.tags[noun].1 != Xpos::Vbz || sentence.has(noun, Deprel::Nsubj) {
            continue;
        }
        let finite = |verb: &usize| {
            super::clauses::is_finite_clause(sentence, *verb) && sentence.relation(*verb).base() != Deprel::Aux
        };
        let verb = (noun + 1..sentence.tree.len()).find(finite);
        let free = |verb: &usize| !sentence.has(*verb, Deprel::Nsubj) && !sentence.is_below(*verb, noun);
        let Some(verb) = verb.filter(free) else { continue };
        let passive = sentence.tree.contains(&(verb + 1, Deprel::AuxPass));
        sentence.tags[noun] = (Upos::Noun, Xpos::Nns);
        sentence.set(noun, verb, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
        for word in 0..sentence.tree.len() {
            match sentence.relation(word) {
                Deprel::Obl if sentence.head(word) == Some(noun) => sentence.tree[word].1 = Deprel::Nmod,
                Deprel::Punct if sentence.head(word) == Some(noun) => sentence.tree[word].0 = verb + 1,
                _ => {}
            }
        }
    }
}

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

/// "a letter appeared in which they announced it", "a capsule on Saturday that is thought to hold dust": a relative clause
/// describes a thing, and the thing is not the verb before it and not the day between.
pub fn relatives_of_things(sentence: &mut Sentence) {
    for clause in 2..sentence.tree.len() {
        let Some(above) = sentence.head(clause).filter(|above| *above < clause) else { continue };
        let relative = (above + 1..clause).find(|word| {
            matches!(sentence.forms[*word], "which" | "that" | "who") && sentence.head(*word) == Some(clause)
        });
        let Some(relative) = relative else { continue };
        let thing = match sentence.relation(clause) {
            Deprel::Advcl if sentence.upos(above) == Upos::Verb => {
                let led = sentence.forms[relative] == "which"
                    && sentence.tree[relative - 1] == (relative + 1, Deprel::Case)
                    && relative - 1 == above + 1;
                subject_of(sentence, above).filter(|_| led)
            }
            Deprel::AclRelcl if is_day(sentence.forms[above]) && relative == above + 1 => {
                let verb = sentence.head(above).filter(|verb| sentence.upos(*verb) == Upos::Verb && *verb < above);
                let taken = sentence.relation(relative).base() == Deprel::Nsubj;
                verb.filter(|_| taken).and_then(|verb| {
                    let object = |word: &usize| sentence.tree[*word] == (verb + 1, Deprel::Obj);
                    (verb + 1..above).find(object)
                })
            }
            _ => None,
        };
        if let Some(thing) = thing.filter(|thing| sentence.is_noun(*thing)) {
            sentence.set(clause, thing, Deprel::AclRelcl);
        }
    }
}

/// "reduce it as quickly as possible but did not cite numbers": a finite verb is joined to no adverb or adjective without a
/// verb of its own, but to the finite verb above.
pub fn verbs_joined_to_adverbs(sentence: &mut Sentence) {
    for verb in 2..sentence.tree.len() {
        let joined = sentence.relation(verb) == Deprel::Conj && super::clauses::is_finite_clause(sentence, verb);
        let Some(first) = sentence.head(verb).filter(|first| joined && *first < verb) else { continue };
        let adverb =
            matches!(sentence.tags[first].1, Xpos::Rb | Xpos::Rbr | Xpos::Rbs) && !sentence.has(first, Deprel::Cop);
        let mut above = std::iter::successors(sentence.head(first), |at| sentence.head(*at)).take(sentence.tree.len());
        let finite = above.find(|above| {
            *above < first && super::clauses::is_finite_clause(sentence, *above) && sentence.has(*above, Deprel::Nsubj)
        });
        let own = sentence.has(verb, Deprel::Nsubj);
        if let Some(finite) = finite.filter(|_| adverb && !own) {
            // "had said she would, but did not": past goes with past
            let said = sentence.head(finite).filter(|said| {
                sentence.relation(finite) == Deprel::Ccomp
                    && *said < finite
                    && is_past(sentence, *said)
                    && is_past(sentence, verb)
            });
            let target = said.filter(|_| !is_past(sentence, finite)).unwrap_or(finite);
            sentence.set(verb, target, Deprel::Conj);
        }
    }
}

/// "aid for Lebanon on Sunday": a place has no weekday; the verb has.
pub fn days_of_places(sentence: &mut Sentence) {
    for day in 2..sentence.tree.len() {
        let on = sentence.forms[day - 1] == "on" && sentence.tree[day - 1] == (day + 1, Deprel::Case);
        let nmod = sentence.relation(day) == Deprel::Nmod && is_day(sentence.forms[day]);
        let Some(place) = sentence.head(day).filter(|place| on && nmod && *place < day) else { continue };
        let mut above = std::iter::successors(sentence.head(place), |at| sentence.head(*at)).take(sentence.tree.len());
        let verb = above.find(|above| sentence.upos(*above) == Upos::Verb);
        if let Some(verb) = verb.filter(|verb| *verb < place && sentence.upos(place) == Upos::Propn) {
            sentence.set(day, verb, Deprel::Obl);
        }
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

/// Nouns that say what leaves, and are followed by what it leaves.
const LEAVING: [&str; 13] = [
    "withdrawal",
    "withdrawals",
    "pullout",
    "exit",
    "departure",
    "retreat",
    "resignation",
    "secession",
    "escape",
    "expulsion",
    "evacuation",
    "release",
    "removal",
];

/// "announce a withdrawal from the valley": what is left stands behind the noun that says so.
pub fn places_left(sentence: &mut Sentence) {
    for place in 2..sentence.tree.len() {
        let Some(verb) = sentence.head(place).filter(|_| sentence.relation(place) == Deprel::Obl) else { continue };
        let from = (verb + 1..place)
            .find(|word| sentence.forms[*word] == "from" && sentence.tree[*word] == (place + 1, Deprel::Case));
        let noun = from.map(|from| from - 1).filter(|noun| sentence.tree[*noun] == (verb + 1, Deprel::Obj));
        if let Some(noun) = noun.filter(|noun| LEAVING.contains(&sentence.forms[*noun])) {
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

fn subject_of(sentence: &Sentence, verb: usize) -> Option<usize> {
    (0..verb).rfind(|word| sentence.head(*word) == Some(verb) && sentence.relation(*word).base() == Deprel::Nsubj)
}

fn is_day(form: &str) -> bool {
    form.ends_with("day") && form.starts_with(char::is_uppercase) && is_measure(form)
}

/// A past tense, or a form behind one: "did not cite", "had informed".
fn is_past(sentence: &Sentence, verb: usize) -> bool {
    let helped = (0..verb).any(|word| {
        sentence.head(word) == Some(verb)
            && sentence.relation(word).base() == Deprel::Aux
            && sentence.tags[word].1 == Xpos::Vbd
    });
    sentence.tags[verb].1 == Xpos::Vbd || helped
}
