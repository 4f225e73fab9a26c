//! The timeline: the events of a graph in order of time, filtered.

use super::names::{country_at, country_of, words};
use super::{EntityId, Event, KnowledgeGraph};
use crate::document::{EntityKind, Factuality, Role};
use crate::ontology::{Ontology, gazetteer::gazetteer};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Which events a timeline holds; an empty filter holds all. What is given must all hold.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// Events that may have ended on this day or later.
    pub from: Option<NaiveDate>,
    /// Events that may have begun on this day or earlier.
    pub to: Option<NaiveDate>,
    /// Events in which an entity of this name or id takes part.
    pub who: Option<String>,
    /// Events of this type (local name) or of a narrower one.
    pub event_type: Option<String>,
    /// Events at a place of this name or id; of a country also at its places.
    pub place: Option<String>,
    /// Events of one of these factualities; empty for all.
    pub factuality: Vec<Factuality>,
    /// Events that this speaker (name or id) or article (id, publisher or path) tells.
    pub source: Option<String>,
    /// Only the most salient so many.
    pub top: Option<usize>,
}

/// The events that pass a filter, in order of time; undated ones stand where their order puts them.
///
/// *Cost*: linear in the events.
pub fn timeline<'g>(graph: &'g KnowledgeGraph, filter: &Filter) -> Vec<&'g Event> {
    let who = filter.who.as_deref().map(|name| entities_named(graph, name));
    let place = filter.place.as_deref().map(|name| places_named(graph, name));
    let source = filter.source.as_deref().map(|name| Source { name, speakers: entities_named(graph, name) });
    let passes = |event: &&Event| {
        in_days(event, filter)
            && who.as_ref().is_none_or(|entities| takes_part(event, entities, &ANY_ROLE))
            && place.as_ref().is_none_or(|entities| takes_part(event, entities, &PLACES))
            && filter.event_type.as_deref().is_none_or(|name| is_of_type(event, name))
            && (filter.factuality.is_empty() || filter.factuality.contains(&event.factuality))
            && source.as_ref().is_none_or(|source| source.tells(graph, event))
    };
    most_salient(graph.events.iter().filter(passes).collect(), filter.top)
}

/// The entities that a name means: those that bear it or have it as id; else those of which it is a word ("Soleimani").
pub fn entities_named(graph: &KnowledgeGraph, name: &str) -> BTreeSet<EntityId> {
    let wanted = words(name).join(" ");
    let known = gazetteer().find(name).next().map(|reading| words(&reading.thing.name).join(" "));
    let ids = || (0u32..).map(EntityId).zip(&graph.entities);
    let names = |entity: &super::Entity| -> Vec<String> {
        entity.aliases.iter().chain([&entity.label]).map(|name| words(name).join(" ")).collect()
    };
    let exact = ids().filter(|(_, entity)| {
        let names = names(entity);
        entity.id == name || names.contains(&wanted) || known.as_ref().is_some_and(|known| names.contains(known))
    });
    let exact: BTreeSet<EntityId> = exact.map(|(id, _)| id).collect();
    if !exact.is_empty() || wanted.is_empty() {
        return exact;
    }
    let word = |other: &String| other.split(' ').any(|word| word == wanted);
    ids().filter(|(_, entity)| names(entity).iter().any(word)).map(|(id, _)| id).collect()
}

/// The places that a name means; of a country also all places in it.
fn places_named(graph: &KnowledgeGraph, name: &str) -> BTreeSet<EntityId> {
    let mut found = entities_named(graph, name);
    if let Some(code) = country_of(name) {
        let inside = |entity: &super::Entity| {
            matches!(entity.kind, EntityKind::Place | EntityKind::Country)
                && country_at(&entity.label).is_some_and(|country| country.code.as_deref() == Some(&code))
        };
        let ids = (0u32..).map(EntityId).zip(&graph.entities);
        found.extend(ids.filter(|(_, entity)| inside(entity)).map(|(id, _)| id));
    }
    found
}

/// Any role at all.
const ANY_ROLE: [Role; 0] = [];
/// The roles that say where.
const PLACES: [Role; 3] = [Role::Place, Role::Destination, Role::Origin];

fn takes_part(event: &Event, entities: &BTreeSet<EntityId>, roles: &[Role]) -> bool {
    let role = |role: &Role| roles.is_empty() || roles.contains(role);
    event.participants.iter().any(|p| role(&p.role) && p.entity.is_some_and(|entity| entities.contains(&entity)))
}

fn in_days(event: &Event, filter: &Filter) -> bool {
    let bounds = &event.time.bounds;
    let late_enough = filter.from.is_none_or(|from| bounds.end.last.is_none_or(|last| last >= from));
    let early_enough = filter.to.is_none_or(|to| bounds.begin.first.is_none_or(|first| first <= to));
    late_enough && early_enough
}

fn is_of_type(event: &Event, name: &str) -> bool {
    let types = &Ontology::embedded().types;
    let mut at = event.event_type.clone();
    // the hierarchy is a few steps deep; a circle in a user's ontology must not hang
    for _ in 0..16 {
        match at {
            Some(own) if own == name => return true,
            Some(own) => at = types.get(&own).and_then(|found| found.broader.clone()),
            None => return false,
        }
    }
    false
}

/// Whom or which article a filter wants to hear.
struct Source<'f> {
    name: &'f str,
    speakers: BTreeSet<EntityId>,
}

impl Source<'_> {
    fn tells(&self, graph: &KnowledgeGraph, event: &Event) -> bool {
        event.claims.iter().any(|claim| {
            let record = &graph.records[claim.record];
            let article = record.id == self.name
                || record.path == self.name
                || record.publisher.as_deref().is_some_and(|p| p.eq_ignore_ascii_case(self.name));
            article || self.speaks(graph, claim.record, graph.claim(claim).source.as_ref())
        })
    }

    fn speaks(
        &self,
        graph: &KnowledgeGraph,
        record: usize,
        source: Option<&crate::document::record::SourceRecord>,
    ) -> bool {
        let Some(id) = source.and_then(|source| source.entity.as_ref()) else { return false };
        let position = graph.records[record].entities.iter().position(|entity| entity.id == *id);
        position.is_some_and(|at| {
            self.speakers
                .iter()
                .any(|speaker| graph.entity(*speaker).members.iter().any(|m| (m.record, m.entity) == (record, at)))
        })
    }
}

/// The most salient so many, in the order they came in.
fn most_salient(events: Vec<&Event>, top: Option<usize>) -> Vec<&Event> {
    let Some(top) = top else { return events };
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by(|a, b| events[*b].salience.total_cmp(&events[*a].salience).then(a.cmp(b)));
    order.truncate(top);
    order.sort_unstable();
    order.into_iter().map(|n| events[n]).collect()
}
