//! Links that hold and that TimeML mostly leaves unsaid: the graph dates by them, a reader of TimeML does not look for them.

use super::clauses::Clauses;
use crate::document::{Link, Node, TimemlClass};

/// True for a link that says what goes without saying.
pub fn is_unsaid(clauses: &Clauses, link: &Link) -> bool {
    let Node::Claim(id) = link.from else { return false };
    match link.rule.as_str() {
        // "said they want peace", "owns a house": so at the time of speaking, whenever that is
        "tense/present" => clauses.speech(id).is_some() || clauses.claim(id).timeml_class == TimemlClass::State,
        // "said they agreed to leave": leaving comes after agreeing, and so after nothing else that need be said
        "report/future" => clauses.governor(id).is_some_and(|governor| Node::Claim(governor.claim) != link.to),
        // "will begin talks", "the man who shot him was caught"
        "syntax/object" | "syntax/described" => true,
        _ => false,
    }
}
