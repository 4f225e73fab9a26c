//! Repairs between clauses: subjects that stand before their verb, clauses that hang on a time, verbs joined across tenses.

use super::{Sentence, is_measure};
use crate::document::{Deprel, Upos, Xpos};

/// Words that lead a clause and, as prepositions, a noun.
const LEADS: [&str; 6] = ["after", "before", "until", "since", "as", "because"];

/// "comes after an official told her": a noun between the word that leads a clause and its finite verb, with neither a
/// preposition of its own nor a place inside the clause, is the subject that the verb lacks.
pub fn stranded_subjects(sentence: &mut Sentence) {
    for lead in 0..sentence.tree.len() {
        let marks = sentence.relation(lead) == Deprel::Mark && LEADS.contains(&sentence.forms[lead]);
        let verb = sentence.head(lead).filter(|verb| marks && *verb > lead && is_finite_clause(sentence, *verb));
        let Some(verb) = verb.filter(|verb| !sentence.has(*verb, Deprel::Nsubj)) else { continue };
        let stranded = |word: &usize| {
            let outside = sentence.head(*word).is_some_and(|head| head < lead);
            let oblique = matches!(sentence.relation(*word).base(), Deprel::Obl | Deprel::Obj | Deprel::Nmod);
            let bare = !sentence.tree[..*word].contains(&(*word + 1, Deprel::Case));
            outside && oblique && bare && sentence.is_noun(*word) && !is_measure(sentence.forms[*word])
        };
        let mut found = (lead + 1..verb).filter(stranded);
        let (Some(subject), None) = (found.next(), found.next()) else { continue };
        let above = sentence.head(subject);
        let passive = sentence.tree.contains(&(verb + 1, Deprel::AuxPass));
        sentence.set(subject, verb, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
        // a clause with such a word depends on the verb before it and is joined to nothing
        let joined = sentence.relation(verb) == Deprel::Conj && !sentence.has(verb, Deprel::Cc);
        if let Some(above) = above.filter(|above| joined && !sentence.is_below(*above, verb)) {
            sentence.set(verb, above, Deprel::Advcl);
        }
    }
}

/// "announced last year that they would leave": a time is not described by a clause with "that" in which nothing is left
/// out; it is what the verb of the time says.
pub fn clauses_of_times(sentence: &mut Sentence) {
    for clause in 0..sentence.tree.len() {
        let Some(time) = sentence.head(clause).filter(|time| *time < clause && is_measure(sentence.forms[*time]))
        else {
            continue;
        };
        let acl = sentence.relation(clause).base() == Deprel::Acl && sentence.has(clause, Deprel::Nsubj);
        let that = (time..clause).any(|word| {
            sentence.forms[word] == "that"
                && sentence.relation(word) == Deprel::Mark
                && sentence.head(word) == Some(clause)
        });
        let bare = sentence.relation(time) == Deprel::OblUnmarked;
        let verb = sentence.head(time).filter(|verb| bare && sentence.upos(*verb) == Upos::Verb && *verb < time);
        let Some(verb) = verb.filter(|verb| acl && that && !sentence.has(*verb, Deprel::Ccomp)) else { continue };
        sentence.set(clause, verb, Deprel::Ccomp);
    }
}

/// "said that they would leave and began the work": a past verb without a subject is not joined to the bare verb behind
/// "would", but to the past verb that says so.
pub fn joined_across_tenses(sentence: &mut Sentence) {
    for verb in 0..sentence.tree.len() {
        let joined = sentence.relation(verb) == Deprel::Conj && sentence.tags[verb].1 == Xpos::Vbd;
        let Some(first) = sentence.head(verb).filter(|first| joined && *first < verb) else { continue };
        let bare = sentence.tags[first].1 == Xpos::Vb
            && (0..first).any(|word| sentence.head(word) == Some(first) && sentence.tags[word].1 == Xpos::Md);
        let above = sentence.head(first).filter(|above| {
            bare && sentence.relation(first) == Deprel::Ccomp && *above < first && sentence.tags[*above].1 == Xpos::Vbd
        });
        let own = sentence.has(verb, Deprel::Nsubj) || sentence.has(verb, Deprel::Aux);
        let Some(above) = above.filter(|_| !own) else { continue };
        sentence.set(verb, above, Deprel::Conj);
    }
}

fn is_finite_clause(sentence: &Sentence, verb: usize) -> bool {
    let helped = (0..verb).any(|word| {
        sentence.head(word) == Some(verb)
            && sentence.relation(word).base() == Deprel::Aux
            && (sentence.is_finite(word) || sentence.tags[word].1 == Xpos::Md)
    });
    sentence.upos(verb) == Upos::Verb && (sentence.is_finite(verb) || helped)
}
