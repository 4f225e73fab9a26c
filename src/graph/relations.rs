//! The order of events across articles: the links of all documents in one network.

use super::{Conflict, ConflictKind, ConflictValue, Event, EventId, EventRelation};
use crate::document::{Basis, Record, Relation, Role};
use crate::time::network::{Constraint, Network};
use crate::time::{Bounds, Granularity, edtf};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// Links less sure than this give an order but no bounds, and do not contradict anything.
const BINDING: f32 = 0.7;

/// A link between two events and the claim that it stands with.
struct Told {
    from: usize,
    relation: Relation,
    to: usize,
    rule: String,
    confidence: f32,
    record: usize,
    claim: usize,
}

/// Which event a claim went to, by record and position.
pub type EventIndex = BTreeMap<(usize, usize), usize>;

/// The relations that stand, the conflicts of those that do not, and a rank of each event; events get the bounds that
/// the relations give them.
pub fn relate(
    records: &[Record],
    events: &mut [Event],
    index: &EventIndex,
) -> (Vec<EventRelation>, Vec<Conflict>, Vec<i64>) {
    let mut told = links(records, index);
    told.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then_with(|| key(a).cmp(&key(b))));
    let mut network = Network::new(events.len());
    let mut reasons = vec![Reason::Given; network.facts()];
    for (n, event) in events.iter().enumerate() {
        network.add(&Constraint::bounds(n, &event.time.bounds));
        reasons.push(Reason::Time(n));
    }
    let (mut relations, mut conflicts) = (Vec::new(), Vec::new());
    let mut bounds = None;
    for (n, link) in told.iter().enumerate() {
        if link.confidence < BINDING && bounds.is_none() {
            bounds = Some(network.bounds());
        }
        let constraints = link.relation.constraints(link.from, link.to);
        if network.add(&constraints) {
            relations.push(relation(link));
        } else if link.confidence >= BINDING
            && let Some(against) = network.explain(&constraints)
        {
            let against = against.into_iter().filter_map(|fact| reasons.get(fact).copied());
            conflicts.push(refused(events, &told, link, against));
        }
        reasons.push(Reason::Link(n));
    }
    let bounds = bounds.unwrap_or_else(|| network.bounds());
    events.iter_mut().zip(&bounds).for_each(|(event, bounds)| narrow(event, &known(records, event, bounds)));
    relations.sort_by(|a, b| (a.from, a.to, a.relation, &a.rule).cmp(&(b.from, b.to, b.relation, &b.rule)));
    relations.dedup_by(|a, b| (a.from, a.to, a.relation) == (b.from, b.to, b.relation));
    (relations, conflicts, network.ranks())
}

fn key(link: &Told) -> (usize, usize, Relation, &str, usize) {
    (link.from, link.to, link.relation, &link.rule, link.record)
}

fn relation(link: &Told) -> EventRelation {
    let (from, to) = (EventId(link.from as u32), EventId(link.to as u32));
    EventRelation { from, relation: link.relation, to, rule: link.rule.clone(), confidence: link.confidence }
}

fn links(records: &[Record], index: &EventIndex) -> Vec<Told> {
    let told = records.iter().enumerate().flat_map(|(r, record)| {
        let claims = positions(record);
        let told = record.links.iter().filter_map(move |link| {
            let (from, to) = (*claims.get(link.from.as_str())?, *claims.get(link.to.as_str())?);
            let (a, b) = (*index.get(&(r, from))?, *index.get(&(r, to))?);
            let (rule, confidence) = (link.rule.clone(), link.confidence);
            (a != b).then_some(Told {
                from: a,
                relation: link.relation,
                to: b,
                rule,
                confidence,
                record: r,
                claim: from,
            })
        });
        told.collect::<Vec<_>>()
    });
    told.collect()
}

/// The place of each claim in its record, by id.
fn positions(record: &Record) -> HashMap<&str, usize> {
    record.claims.iter().enumerate().map(|(n, claim)| (claim.id.as_str(), n)).collect()
}

/// What a fact of the network came from.
#[derive(Clone, Copy)]
enum Reason {
    Given,
    Time(usize),
    Link(usize),
}

/// The order that cannot hold, then the dates and the orders that together say otherwise.
fn refused(events: &[Event], told: &[Told], link: &Told, against: impl Iterator<Item = Reason>) -> Conflict {
    let order = |link: &Told| {
        let word = serde_json::to_string(&link.relation).unwrap_or_default().replace('"', "").replace('-', " ");
        let value = format!("{} {word} {}", events[link.from].label, events[link.to].label);
        ConflictValue { value, record: link.record, claim: Some(link.claim) }
    };
    let others = against.filter_map(|reason| match reason {
        Reason::Given => None,
        Reason::Link(n) => Some(order(&told[n])),
        Reason::Time(n) => {
            let (event, place) = (&events[n], events[n].claims.first()?);
            let value = format!("{}: {}", event.label, event.time.edtf);
            Some(ConflictValue { value, record: place.record, claim: Some(place.claim) })
        }
    });
    let values = std::iter::once(order(link)).chain(others).collect();
    Conflict { kind: ConflictKind::Order, event: Some(EventId(link.from as u32)), entity: None, values }
}

/// The bounds without a last day after publication that the event does not have itself: the deadline of what follows is
/// none of its own.
fn known(records: &[Record], event: &Event, bounds: &Bounds) -> Bounds {
    let published = event.claims.iter().filter_map(|claim| records[claim.record].published).max();
    let own = |last: Option<NaiveDate>, had: Option<NaiveDate>| {
        last.filter(|last| had.is_some() || published.is_none_or(|published| *last <= published))
    };
    let mut bounds = *bounds;
    bounds.begin.last = own(bounds.begin.last, event.time.bounds.begin.last);
    bounds.end.last = own(bounds.end.last, event.time.bounds.end.last);
    bounds
}

/// What only tense bounded, or nothing, takes the bounds of the network.
fn narrow(event: &mut Event, bounds: &Bounds) {
    let soft = matches!(event.time.basis, Basis::Tense | Basis::Undated | Basis::Event);
    if soft && event.time.bounds != *bounds && !bounds.is_empty() {
        event.time.bounds = *bounds;
        event.time.basis = Basis::Event;
        if event.time.granularity == Granularity::Unknown {
            event.time.granularity = Granularity::Day;
        }
        event.time.edtf = edtf(bounds, event.time.granularity);
        let known = event.time.likely.filter(|day| {
            bounds.begin.first.is_none_or(|first| *day >= first) && bounds.end.last.is_none_or(|last| *day <= last)
        });
        event.time.likely = known.or(bounds.begin.first).or(bounds.end.last);
    }
}

/// Fills in which events the content of others is.
pub fn connect(records: &[Record], events: &mut [Event], index: &EventIndex) {
    let labels: Vec<String> = events.iter().map(|event| event.label.clone()).collect();
    let claims: Vec<HashMap<&str, usize>> = records.iter().map(positions).collect();
    for event in events.iter_mut() {
        let mut found: Vec<(Role, usize)> = Vec::new();
        for claim in &event.claims {
            let record = &records[claim.record];
            for part in &record.claims[claim.claim].participants {
                let other = part.claim.as_ref().and_then(|id| claims[claim.record].get(id.as_str()));
                let other = other.and_then(|n| index.get(&(claim.record, *n)));
                found.extend(other.map(|n| (part.role, *n)));
            }
        }
        found.sort_unstable();
        found.dedup();
        let participants = found.into_iter().map(|(role, n)| super::EventParticipant {
            role,
            entity: None,
            event: Some(EventId(n as u32)),
            label: labels[n].clone(),
        });
        event.participants.extend(participants);
    }
}
