//! "two days after the vote", "five days before the visit": a length between two events; "when they took the town, the army
//! moved in": an event that begins no earlier than another.

use super::clauses::Clauses;
use crate::document::{ClaimId, Deprel, Role, Tense, Timex, TimexKind};
use crate::time::network::{Constraint, Point};

/// The constraints that lengths before "after" and "before" put between two claims.
pub fn constraints(clauses: &Clauses) -> Vec<[Constraint; 2]> {
    let lengths = clauses.doc.timexes.iter().filter(|timex| timex.kind == TimexKind::Duration);
    lengths.filter_map(|timex| between(clauses, timex)).collect()
}

/// The constraints that put the beginning of one claim not before the beginning of another.
pub fn not_before(clauses: &Clauses) -> Vec<Constraint> {
    let when = clauses.ids().flat_map(|id| after_when(clauses, id));
    let results = clauses.ids().filter_map(|id| after_cause(clauses, id));
    when.chain(results)
        .map(|(first, then)| Constraint::days(Point::Begin(first.index()), Point::Begin(then.index()), 0))
        .collect()
}

/// "When they took the town, the army moved in and deployed tanks": the clauses that follow.
fn after_when(clauses: &Clauses, id: ClaimId) -> Vec<(ClaimId, ClaimId)> {
    let Some(governor) = clauses.governor(id).filter(|up| up.relation.base() == Deprel::Advcl) else {
        return Vec::new();
    };
    let main = governor.claim;
    let when = matches!(governor.connective.as_deref(), Some("when" | "once" | "as soon as"));
    let simple =
        |id: ClaimId| clauses.claim(id).tense == Tense::Past && !clauses.is_pluperfect(id) && !clauses.claim(id).future;
    if !(when && simple(id) && simple(main)) {
        return Vec::new();
    }
    let fronted = clauses.claim(id).trigger < clauses.claim(main).trigger;
    let joined = |other: &ClaimId| {
        let up = clauses.governor(*other);
        fronted && simple(*other) && up.is_some_and(|up| up.claim == main && up.relation.base() == Deprel::Conj)
    };
    let others = clauses.of_sentence(clauses.claim(id).sentence).iter().copied().filter(joined);
    std::iter::once(main).chain(others).map(|then| (id, then)).collect()
}

/// "the attack resulted in a war": the result is told by the verb, and comes no earlier than its cause.
fn after_cause(clauses: &Clauses, id: ClaimId) -> Option<(ClaimId, ClaimId)> {
    let subject = clauses.claim_fillers(id).find(|(role, _)| *role == Role::Subject).map(|(_, filler)| filler)?;
    let causes = super::signals::is_cause(clauses.claim(id));
    (causes && clauses.is_past(id) && clauses.is_noun(subject)).then_some((subject, id))
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
