//! The order of telling, a weak sign: it orders undated events and gives no date.

use super::clauses::{Clauses, link};
use crate::document::{ClaimId, Link, Relation, SentenceId, Tense, TimemlClass};

/// Links between the main past events of neighbouring sentences.
pub fn links(clauses: &Clauses) -> Vec<Link> {
    let sentences = 1..clauses.doc.sentences.len() as u32;
    let pair = |n| Some((clauses.main_of(SentenceId(n - 1))?, clauses.main_of(SentenceId(n))?));
    let told = |(first, second): &(ClaimId, ClaimId)| is_told(clauses, *first) && is_told(clauses, *second);
    let pairs = sentences.filter_map(pair).filter(told);
    pairs.map(|(first, second)| link(first, Relation::Before, second, "narrative/past", 0.55)).collect()
}

/// A past event told by the article itself.
fn is_told(clauses: &Clauses, id: ClaimId) -> bool {
    let claim = clauses.claim(id);
    let happens = !matches!(claim.timeml_class, TimemlClass::State | TimemlClass::IState | TimemlClass::Reporting);
    happens && claim.tense == Tense::Past && clauses.is_past(id) && !clauses.is_pluperfect(id)
}
