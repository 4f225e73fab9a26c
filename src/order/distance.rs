//! "two days after the vote", "five days before the visit": a length between two events.

use super::clauses::Clauses;
use crate::document::{ClaimId, Timex, TimexKind};
use crate::time::network::{Constraint, Point};

/// The constraints that lengths before "after" and "before" put between two claims.
pub fn constraints(clauses: &Clauses) -> Vec<[Constraint; 2]> {
    let lengths = clauses.doc.timexes.iter().filter(|timex| timex.kind == TimexKind::Duration);
    lengths.filter_map(|timex| between(clauses, timex)).collect()
}

fn between(clauses: &Clauses, timex: &Timex) -> Option<[Constraint; 2]> {
    let (least, most) = timex.length?;
    let word = clauses.doc.tokens.get(timex.end.index()).filter(|token| token.sentence == timex.sentence)?;
    let later = match clauses.doc.text(word.span).to_lowercase().as_str() {
        "after" | "following" => true,
        "before" => false,
        _ => return None,
    };
    let far = clauses.first_claim_above(timex.end)?;
    let near = clauses.governor(far)?.claim;
    let (from, to) = if later { (far, near) } else { (near, far) };
    Some(apart(from, to, i64::from(least), i64::from(most)))
}

/// Lengths of months and years are round numbers: a tenth more or less is meant, too.
fn apart(from: ClaimId, to: ClaimId, least: i64, most: i64) -> [Constraint; 2] {
    let slack = if most > 31 { most / 10 } else { 0 };
    let (from, to) = (Point::Begin(from.index()), Point::Begin(to.index()));
    [Constraint::days(from, to, least - slack), Constraint::days(to, from, -(most + slack))]
}
