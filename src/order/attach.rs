//! The expressions that syntax attaches to an event: its own time, and a link to each.

use super::clauses::Clauses;
use crate::document::{
    Anchor, Basis, ClaimId, Document, EventTime, Link, Node, Relation, SignalRelation, Timex, TimexId, TimexKind,
};
use crate::time::{Bounds, Granularity, edtf};

/// The time that each claim's own expressions give it.
pub fn times(clauses: &Clauses) -> Vec<Option<EventTime>> {
    clauses.ids().map(|id| own(clauses, id)).collect()
}

/// The first expression with known bounds gives the time; the others narrow it where they agree with it
/// ("on Friday, August 28"; "in January … a year later" do not).
fn own(clauses: &Clauses, id: ClaimId) -> Option<EventTime> {
    let attached = || clauses.timexes(id).iter().map(|t| (*t, &clauses.doc.timexes[t.index()]));
    // what was told in the past tense is not dated by a day to come that was only counted: "more than a century later"
    let to_come = |timex: &Timex| {
        let later = timex.bounds.begin.first.zip(clauses.published()).is_some_and(|(first, day)| first > day);
        later && matches!(timex.anchor, Anchor::Timex(_)) && !timex.rule.starts_with("date/") && clauses.is_past(id)
    };
    let dated = || attached().filter(|(_, timex)| !timex.bounds.is_unknown() && !to_come(timex));
    let (first, timex) = dated().next()?;
    let mut time = from_timex(clauses.doc, first, timex);
    for (_, other) in dated().skip(1) {
        let both = time.bounds.intersect(&other.bounds);
        if !both.is_empty() && both != time.bounds {
            time.bounds = both;
            time.granularity = time.granularity.min(other.granularity);
            time.edtf = edtf(&time.bounds, time.granularity);
        }
    }
    Some(time)
}

fn from_timex(doc: &Document, id: TimexId, timex: &Timex) -> EventTime {
    let bounds = supported(doc, timex);
    EventTime {
        bounds,
        edtf: if bounds == timex.bounds { timex.edtf.clone() } else { edtf(&bounds, timex.granularity) },
        granularity: timex.granularity,
        basis: basis(timex.anchor),
        likely: None,
        timex: Some(id),
        rule: "attach/timex".to_owned(),
    }
}

/// "two days later" after "in January" is no day in January: the distance is measured from any day of the month.
fn supported(doc: &Document, timex: &Timex) -> Bounds {
    let Anchor::Timex(anchor) = timex.anchor else { return timex.bounds };
    // "on 20 August" of a year told before is that day
    if timex.rule.starts_with("date/") {
        return timex.bounds;
    }
    let anchor = &doc.timexes[anchor.index()];
    let known = (timex.bounds.begin.first, anchor.bounds.begin.first, anchor.bounds.end.last);
    let (Some(day), Some(first), Some(last)) = known else { return timex.bounds };
    let coarse = anchor.granularity >= Granularity::Week && timex.granularity <= Granularity::Day;
    match coarse && timex.bounds == Bounds::on(day) {
        true => Bounds::within(day, last.checked_add_signed(day - first)),
        false => timex.bounds,
    }
}

fn basis(anchor: Anchor) -> Basis {
    match anchor {
        Anchor::Stated => Basis::Stated,
        Anchor::Published | Anchor::None => Basis::Published,
        Anchor::Timex(_) | Anchor::Event(_) => Basis::Event,
    }
}

/// A link from each claim to each expression attached to it.
pub fn links(clauses: &Clauses) -> Vec<Link> {
    let pairs = clauses.ids().flat_map(|id| clauses.timexes(id).iter().map(move |timex| (id, *timex)));
    pairs.filter_map(|(id, timex)| to_timex(id, timex, &clauses.doc.timexes[timex.index()])).collect()
}

/// The link of a claim to an expression attached to it.
pub(super) fn to_timex(id: ClaimId, timex_id: TimexId, timex: &Timex) -> Option<Link> {
    let relation = match (timex.kind, timex.signal.map(|signal| signal.relation)) {
        (TimexKind::Set, _) => return None,
        (_, Some(SignalRelation::Before)) => Relation::Before,
        (_, Some(SignalRelation::After)) => Relation::After,
        (_, Some(SignalRelation::Since | SignalRelation::From)) => Relation::BegunBy,
        (_, Some(SignalRelation::Until | SignalRelation::To)) => Relation::EndedBy,
        (TimexKind::Duration, Some(SignalRelation::For)) => Relation::Simultaneous,
        (TimexKind::Duration, _) if timex.bounds.is_unknown() => return None,
        (_, Some(SignalRelation::AsOf)) => Relation::Includes,
        _ => Relation::IsIncluded,
    };
    let (from, to) = (Node::Claim(id), Node::Timex(timex_id));
    Some(Link { from, relation, to, rule: "attach/timex".to_owned(), confidence: 0.9 })
}
