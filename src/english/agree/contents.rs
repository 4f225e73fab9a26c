//! Repairs of what is said: its subject, and what opens it.

use super::clauses::is_finite_clause;
use super::{Class, Sentence};
use crate::document::{Deprel, Xpos};

/// "said the drug prescribed for her led to fits", "said sharing it was hard": of what stands right behind a saying and a finite
/// clause without a subject right behind that, the first is the subject of the clause, what was taken for its verb a participle.
pub fn subjects_of_contents(sentence: &mut Sentence) {
    for clause in 3..sentence.tree.len() {
        let bare = sentence.relation(clause) == Deprel::Ccomp
            && ![Deprel::Nsubj, Deprel::Csubj, Deprel::Expl, Deprel::Mark, Deprel::Cc]
                .iter()
                .any(|label| sentence.has(clause, *label))
            && (is_finite_clause(sentence, clause) || is_predicate(sentence, clause));
        let Some(says) = sentence.head(clause).filter(|says| bare && *says < clause) else { continue };
        let begin = sentence.first(clause);
        let first = (says + 1..begin).find(|word| {
            sentence.head(*word) == Some(says) && sentence.last(*word) + 1 == begin && sentence.first(*word) == says + 1
        });
        let Some(first) = first.filter(|_| sentence.is_verb_of(says, Class::Quote)) else { continue };
        let passive = sentence.tree.contains(&(clause + 1, Deprel::AuxPass));
        let subject = if passive { Deprel::NsubjPass } else { Deprel::Nsubj };
        match (sentence.relation(first), sentence.tags[first].1) {
            (Deprel::Obj, _) if sentence.is_noun(first) => sentence.set(first, clause, subject),
            (Deprel::Xcomp | Deprel::Ccomp, Xpos::Vbg) => sentence.set(first, clause, Deprel::Csubj),
            (Deprel::Ccomp, Xpos::Vbn | Xpos::Vbd) => {
                let noun = (says + 1..first).find(|word| {
                    sentence.head(*word) == Some(first)
                        && sentence.relation(*word).base() == Deprel::Nsubj
                        && sentence.last(*word) + 1 == first
                });
                let Some(noun) = noun.filter(|_| !sentence.has(first, Deprel::Obj)) else { continue };
                sentence.tags[first].1 = Xpos::Vbn;
                sentence.set(first, noun, Deprel::Acl);
                sentence.set(noun, clause, subject);
            }
            _ => {}
        }
    }
}

/// "it **is easy**": an adjective or noun with a finite copula.
pub(super) fn is_predicate(sentence: &Sentence, word: usize) -> bool {
    (0..word).any(|be| {
        sentence.tree[be] == (word + 1, Deprel::Cop)
            && (sentence.is_finite(be)
                || (0..be).any(|aux| sentence.tree[aux] == (word + 1, Deprel::Aux) && sentence.is_finite(aux)))
    })
}

/// "said after years of abuse, she fell ill": what stands between a saying and a comma before what is said belongs to that, when it
/// is no time or place of saying.
pub fn openings_of_contents(sentence: &mut Sentence) {
    for case in 2..sentence.tree.len().saturating_sub(3) {
        let leads = sentence.relation(case) == Deprel::Case
            && matches!(
                sentence.forms[case],
                "after" | "before" | "since" | "despite" | "during" | "following" | "until" | "under" | "without"
            );
        let says = case - 1;
        let Some(phrase) = sentence.head(case).filter(|phrase| leads && *phrase > case) else { continue };
        if sentence.tree[phrase] != (says + 1, Deprel::Obl) || !sentence.is_verb_of(says, Class::Quote) {
            continue;
        }
        // the comma hangs on the phrase or on the clause
        let mut end = sentence.last(phrase) + 1;
        if sentence.forms[end - 1] == "," {
            end -= 1;
        }
        if sentence.forms.get(end) != Some(&",") {
            continue;
        }
        let clause = (end + 1..sentence.tree.len())
            .find(|word| sentence.tree[*word] == (says + 1, Deprel::Ccomp) && sentence.has(*word, Deprel::Nsubj));
        if let Some(clause) = clause.filter(|clause| sentence.first(*clause) >= end) {
            sentence.set(phrase, clause, Deprel::Obl);
        }
    }
}

/// "with sales expected to rise": what stands between "with" and a participle is that one's subject.
pub fn subjects_behind_with(sentence: &mut Sentence) {
    for with in 0..sentence.tree.len().saturating_sub(2) {
        let leads = sentence.forms[with].eq_ignore_ascii_case("with") && sentence.relation(with) == Deprel::Case;
        let Some(noun) = sentence.head(with).filter(|noun| leads && *noun > with && sentence.is_noun(*noun)) else {
            continue;
        };
        let verb = sentence.head(noun).filter(|verb| {
            *verb > noun
                && matches!(sentence.tags[*verb].1, Xpos::Vbn | Xpos::Vbg)
                && matches!(sentence.relation(*verb), Deprel::Advcl | Deprel::Acl)
                && sentence.relation(noun) == Deprel::Obl
                && (sentence.first(*verb)..with).all(|word| sentence.forms[word] == ",")
                && sentence.last(noun) + 1 == *verb
        });
        let lacks = |label: &Deprel| verb.is_some_and(|verb| !sentence.has(verb, *label));
        let Some(verb) = verb.filter(|_| [Deprel::Nsubj, Deprel::Mark].iter().all(lacks)) else { continue };
        let passive = sentence.tags[verb].1 == Xpos::Vbn;
        sentence.set(noun, verb, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
        sentence.set(with, verb, Deprel::Mark);
    }
}

/// "denied reports that they had fled": what a verb does something to, where nothing else is, is its object.
pub fn lone_indirect_objects(sentence: &mut Sentence) {
    for word in 1..sentence.tree.len() {
        let Some(verb) = sentence.head(word).filter(|_| sentence.relation(word) == Deprel::Iobj) else { continue };
        let alone = [Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp].iter().all(|other| !sentence.has(verb, *other));
        if alone && sentence.is_noun(word) && !sentence.is_verb_of(verb, Class::Content) {
            sentence.tree[word].1 = Deprel::Obj;
        }
    }
}
