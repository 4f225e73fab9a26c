//! Entities and events across documents, and the knowledge graph they make.
//!
//! Goes in: [`Record`]s in any order. Comes out: one [`KnowledgeGraph`], the same whatever the order.
//! It deliberately knows no RDF, no sentence structure and no files.

mod cluster;
mod conflicts;
mod entities;
mod events;
mod fuse;
mod label;
mod likeness;
mod names;
mod nouns;
mod relations;
mod salience;
mod same;
mod slight;
mod stable;
mod synonyms;
mod telling;
pub mod timeline;

pub use nouns::{
    ClaimRef, Conflict, ConflictKind, ConflictValue, Entity, EntityId, Event, EventId, EventParticipant, EventQuantity,
    EventRelation, KnowledgeGraph, Member,
};
pub use slight::says_little;
pub use timeline::{Filter, entities_named, timeline};

use crate::document::Record;
use likeness::Words;
use relations::EventIndex;
use std::collections::BTreeMap;
use telling::Telling;

/// Builds the knowledge graph of a collection of records; a text that is there twice counts once.
///
/// *Cost*: near-linear in the number of claims.
pub fn build(records: Vec<Record>) -> KnowledgeGraph {
    let records = each_once(records);
    let (entities, index) = entities::merge(&records);
    let vocabulary = Words::of(&records);
    let tellings = telling::tellings(&records, &entities, &index, &vocabulary);
    let mut clusters = events::merge(&records, &tellings, &vocabulary);
    let sets = clusters.sets().into_iter().map(|set| {
        let why = |n: usize| if set.len() == 1 { (1000, "alone".to_owned()) } else { clusters.why(n) };
        fuse::fuse(&records, &index, set.iter().map(|n| (&tellings[*n], why(*n).0, why(*n).1)).collect())
    });
    let (events, relations, mut conflicts) = arrange(&records, sets.collect());
    let by_claim: BTreeMap<(usize, usize), &Telling> =
        tellings.iter().map(|telling| ((telling.record, telling.claim), telling)).collect();
    for (n, event) in (0u32..).zip(&events) {
        let tellings: Vec<&Telling> = event.claims.iter().map(|claim| by_claim[&(claim.record, claim.claim)]).collect();
        conflicts.extend(conflicts::of_event(EventId(n), event, &tellings));
    }
    conflicts.extend(conflicts::of_entities(&records, &entities));
    conflicts.sort_by_key(|conflict| (conflict.kind, conflict.event, conflict.entity));
    let mut graph = KnowledgeGraph { records, entities, events, relations, conflicts };
    let slight: Vec<bool> = graph.events.iter().map(|event| says_little(&graph, event)).collect();
    let events = graph.events.iter_mut().zip(slight).filter(|(_, slight)| *slight);
    events.for_each(|(event, _)| event.salience *= SLIGHT);
    graph
}

/// What is left of the salience of an event that says little by itself.
const SLIGHT: f32 = 0.25;

/// The records sorted by the hash of their text, each text once: the one whose id comes first.
fn each_once(mut records: Vec<Record>) -> Vec<Record> {
    records.sort_by(|a, b| (&a.sha256, &a.id, &a.path).cmp(&(&b.sha256, &b.id, &b.path)));
    records.dedup_by(|later, first| later.sha256 == first.sha256);
    records
}

/// Relates the events and puts them in order of time, undated ones where their relations put them.
fn arrange(records: &[Record], mut events: Vec<Event>) -> (Vec<Event>, Vec<EventRelation>, Vec<Conflict>) {
    events.sort_by(|a, b| a.id.cmp(&b.id));
    let index = event_index(&events);
    let (mut relations, mut conflicts, ranks) = relations::relate(records, &mut events, &index);
    relations::connect(records, &mut events, &index);
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|n| (events[*n].time.likely.is_none(), events[*n].time.likely, ranks[*n], *n));
    let mut place = vec![EventId(0); order.len()];
    (0u32..).zip(&order).for_each(|(new, old)| place[*old] = EventId(new));
    let moved = |id: EventId| place[id.index()];
    relations.iter_mut().for_each(|r| (r.from, r.to) = (moved(r.from), moved(r.to)));
    relations.sort_by(|a, b| (a.from, a.to, a.relation, &a.rule).cmp(&(b.from, b.to, b.relation, &b.rule)));
    conflicts.iter_mut().for_each(|conflict| conflict.event = conflict.event.map(moved));
    events.iter_mut().flat_map(|event| &mut event.participants).for_each(|p| p.event = p.event.map(moved));
    let mut waiting: Vec<Option<Event>> = events.into_iter().map(Some).collect();
    (order.into_iter().filter_map(|n| waiting[n].take()).collect(), relations, conflicts)
}

fn event_index(events: &[Event]) -> EventIndex {
    let claims =
        |n: usize, event: &Event| event.claims.iter().map(move |c| ((c.record, c.claim), n)).collect::<Vec<_>>();
    events.iter().enumerate().flat_map(|(n, event)| claims(n, event)).collect()
}

#[cfg(test)]
mod tests;
