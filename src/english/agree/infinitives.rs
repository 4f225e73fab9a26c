//! Repairs of infinitives: "to" that was taken for a preposition, verbs taken for nouns behind it.

use super::{Class, Sentence};
use crate::document::{Deprel, Upos, Xpos};
use crate::english::verbs;
use crate::ontology::is_ordinal;

/// "a resolution to oust", "is due to meet": "to" before a bare verb is its mark, whatever stands behind.
pub fn infinitives(sentence: &mut Sentence) {
    for word in 1..sentence.tree.len() {
        let to = word - 1;
        let bare = sentence.tags[word] == (Upos::Verb, Xpos::Vb) && sentence.forms[to].eq_ignore_ascii_case("to");
        let due = sentence.head(to).filter(|due| sentence.relation(to) == Deprel::Fixed && due + 1 == to);
        if bare && (sentence.relation(to) == Deprel::Case || due.is_some()) {
            sentence.tags[to] = (Upos::Part, Xpos::To);
            sentence.set(to, word, Deprel::Mark);
        }
        if let Some(due) = due.filter(|due| bare && sentence.upos(*due) == Upos::Adj) {
            if sentence.head(due) == Some(word) {
                sentence.tree[due] = sentence.tree[word];
            }
            if !sentence.is_below(due, word) {
                sentence.set(word, due, Deprel::Xcomp);
            }
        }
    }
}

/// "called for efforts to boost trade": what is called for is the effort, and the infinitive says which.
pub fn infinitives_of_nouns(sentence: &mut Sentence) {
    for to in 2..sentence.tree.len() {
        let Some(verb) = sentence.head(to).filter(|verb| sentence.tree[to].1 == Deprel::Mark && *verb > to) else {
            continue;
        };
        let mut noun = to - 1;
        // "the resolve of the state to act"
        while sentence.relation(noun).base() == Deprel::Nmod
            && let Some(above) = sentence.head(noun).filter(|above| *above < noun)
        {
            noun = above;
        }
        let (noun, outer) = (noun, sentence.head(noun));
        let loose = matches!(sentence.relation(verb), Deprel::Xcomp | Deprel::Advcl)
            && sentence.head(verb) == outer
            && outer.is_some_and(|outer| outer < noun && sentence.upos(outer) == Upos::Verb)
            && sentence.tags[verb].1 == Xpos::Vb;
        let taken = matches!(sentence.relation(noun), Deprel::Obj | Deprel::Obl);
        // "promised in his campaign to end it"
        let wanted = outer
            .is_some_and(|outer| sentence.relation(noun) == Deprel::Obl && sentence.is_verb_of(outer, Class::Want));
        if loose && taken && !wanted && sentence.is_noun_of(noun, Class::Filled) {
            sentence.set(verb, noun, Deprel::Acl);
        }
    }
}

/// "the fourth country to land there": what such a noun is the fourth, last or only one of follows it.
pub fn infinitives_of_ordinals(sentence: &mut Sentence) {
    for to in 2..sentence.tree.len() {
        let verb = sentence.head(to).filter(|verb| sentence.relation(to) == Deprel::Mark && *verb > to);
        let (Some(verb), noun) = (verb, to - 1) else { continue };
        let ordinal = |word: usize| sentence.tree[word] == (noun + 1, Deprel::Amod) && is_ordinal(sentence.forms[word]);
        let beside = matches!(sentence.relation(verb), Deprel::Xcomp | Deprel::Advcl)
            && sentence.head(verb) == sentence.head(noun)
            && sentence.head(noun).is_some_and(|above| above < noun)
            && matches!(sentence.relation(noun), Deprel::Xcomp | Deprel::Obj);
        if beside && sentence.is_noun(noun) && (noun.saturating_sub(4)..noun).any(ordinal) {
            sentence.set(verb, noun, Deprel::Acl);
        }
    }
}

/// "pleaded guilty to manslaughter": what English has no verb for is a noun, and "to" a preposition.
pub fn nouns_after_to(sentence: &mut Sentence) {
    const ENDINGS: [&str; 9] = ["er", "ion", "ment", "ness", "ity", "ism", "ship", "ance", "ence"];
    for word in 1..sentence.tree.len() {
        let form = sentence.forms[word];
        let noun = sentence.tags[word].1 == Xpos::Vb && ENDINGS.iter().any(|ending| form.ends_with(ending));
        let after = matches!(sentence.relation(word), Deprel::Xcomp | Deprel::Advcl | Deprel::Acl);
        let to = sentence.forms[word - 1].eq_ignore_ascii_case("to") && sentence.head(word - 1) == Some(word);
        if !(noun && after && to) || sentence.has(word, Deprel::Obj) || verbs::is_base(form) {
            continue;
        }
        let nominal = sentence.head(word).is_some_and(|head| sentence.is_noun(head));
        sentence.tags[word] = (Upos::Noun, Xpos::Nn);
        sentence.tags[word - 1] = (Upos::Adp, Xpos::In);
        sentence.tree[word - 1].1 = Deprel::Case;
        sentence.tree[word].1 = if nominal { Deprel::Nmod } else { Deprel::Obl };
    }
}

/// "spread to nearby homes": a verb describes no noun that way; it is an adjective, and "to" a preposition.
pub fn adjectives_after_to(sentence: &mut Sentence) {
    for word in 1..sentence.tree.len() {
        let described = sentence.relation(word) == Deprel::Amod && sentence.tags[word].1 == Xpos::Vb;
        let Some(noun) = sentence.head(word).filter(|noun| described && *noun > word) else { continue };
        sentence.tags[word] = (Upos::Adj, Xpos::Jj);
        if sentence.forms[word - 1].eq_ignore_ascii_case("to") && !sentence.is_below(noun, word - 1) {
            sentence.tags[word - 1] = (Upos::Adp, Xpos::In);
            sentence.set(word - 1, noun, Deprel::Case);
        }
    }
}

/// "agreed to talk again Saturday", "an interview to be aired on Monday": a day right behind an infinitive is the infinitive's.
pub fn days_of_infinitives(sentence: &mut Sentence) {
    for day in 3..sentence.tree.len() {
        let named = sentence.upos(day) == Upos::Propn && super::phrases::is_day_or_month(sentence.forms[day]);
        let loose = named && matches!(sentence.relation(day), Deprel::Obl | Deprel::OblUnmarked);
        let Some(verb) = sentence.head(day).filter(|verb| loose && *verb < day) else { continue };
        let between = |word: &usize| sentence.upos(*word) == Upos::Verb || sentence.upos(*word) == Upos::Punct;
        let Some(last) = (verb + 1..day).rfind(between).filter(|last| sentence.upos(*last) == Upos::Verb) else {
            continue;
        };
        let infinitive = matches!(sentence.tags[last].1, Xpos::Vb | Xpos::Vbn)
            && (verb..last).any(|to| sentence.tree[to] == (last + 1, Deprel::Mark) && sentence.forms[to] == "to");
        if infinitive && sentence.is_below(last, verb) {
            sentence.tree[day].0 = last + 1;
        }
    }
}

/// "saw the mayor flip the switch": what somebody sees others do is done by them.
pub fn deeds_of_the_seen(sentence: &mut Sentence) {
    const SEEING: [&str; 7] = ["feel", "hear", "observe", "saw", "see", "watch", "witness"];
    for deed in 3..sentence.tree.len() {
        let joined = sentence.relation(deed) == Deprel::Conj && matches!(sentence.tags[deed].1, Xpos::Vbp | Xpos::Vb);
        let Some(verb) = sentence.head(deed).filter(|verb| joined && *verb + 1 < deed) else { continue };
        let base = verbs::base(sentence.forms[verb]);
        let sees = SEEING.contains(&base.as_deref().unwrap_or(sentence.forms[verb]));
        if !sees || sentence.first(deed) != deed || sentence.has(deed, Deprel::Cc) || sentence.has(deed, Deprel::Nsubj)
        {
            continue;
        }
        let object = (verb + 1..deed).find(|word| sentence.tree[*word] == (verb + 1, Deprel::Obj));
        if object.is_some_and(|object| sentence.last(object) + 1 == deed) {
            sentence.tags[deed].1 = Xpos::Vb;
            sentence.tree[deed].1 = Deprel::Xcomp;
        }
    }
}
