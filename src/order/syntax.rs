//! Clauses of one sentence that carry on from each other: weak signs that give an order and no date.

use super::clauses::{Clauses, Governor, link};
use crate::document::{ClaimId, Deprel, Link, Relation, Tense};

/// Links of infinitives and of coordinated clauses to what governs them.
pub fn links(clauses: &Clauses) -> Vec<Link> {
    clauses.ids().filter_map(|id| carried_on(clauses, id, clauses.governor(id)?)).collect()
}

fn carried_on(clauses: &Clauses, id: ClaimId, governor: &Governor) -> Option<Link> {
    let (tense, other) = (clauses.tense(id), clauses.tense(governor.claim));
    let close = governor.steps == 1;
    let (rule, confidence) = match governor.relation.base() {
        Deprel::Xcomp | Deprel::Advcl | Deprel::Acl if close && tense == Tense::Infinitive => {
            ("syntax/infinitive", 0.65)
        }
        Deprel::Conj if close && tense == other && !clauses.is_noun(id) => ("syntax/coordination", 0.55),
        _ => return None,
    };
    Some(link(id, Relation::After, governor.claim, rule, confidence))
}
