//! The knowledge graph as a petgraph graph: the view that algorithms and pictures work on. It is derived and never the truth.

use crate::document::{MentionKind, Relation, Role};
use crate::error::{Error, Result};
use crate::graph::{EntityId, Event, EventId, KnowledgeGraph, entities_named};
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A node of the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vertex {
    /// An event.
    Event(EventId),
    /// An entity.
    Entity(EntityId),
}

/// What joins two nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tie {
    /// From an event to what takes part in it.
    Takes(Role),
    /// From an event to another in time.
    Time(Relation),
}

/// A knowledge graph, or a part of it, as a petgraph graph.
pub type Network = DiGraph<Vertex, Tie>;

/// The network of some events: they, the entities that take part in them, and the ties among all these.
/// Nodes and edges stand in the order of the events.
pub fn network(graph: &KnowledgeGraph, events: &[&Event]) -> Network {
    let ids = positions(graph);
    let mut net = Network::new();
    let mut at: BTreeMap<Vertex, NodeIndex> = BTreeMap::new();
    let lanes = lanes(graph, events);
    let chosen: Vec<EventId> = events.iter().filter_map(|event| ids.get(event.id.as_str()).copied()).collect();
    for id in &chosen {
        at.insert(Vertex::Event(*id), net.add_node(Vertex::Event(*id)));
    }
    for id in &chosen {
        for participant in &graph.event(*id).participants {
            let Some(vertex) = vertex_of(participant) else { continue };
            // Another event is drawn only where it was chosen itself; an entity comes with its event.
            let drawn = match vertex {
                Vertex::Event(_) => at.contains_key(&vertex),
                Vertex::Entity(entity) => lanes.contains(&entity),
            };
            if !drawn {
                continue;
            }
            let to = *at.entry(vertex).or_insert_with(|| net.add_node(vertex));
            let from = at[&Vertex::Event(*id)];
            if from != to && !net.edges_connecting(from, to).any(|edge| *edge.weight() == Tie::Takes(participant.role))
            {
                net.add_edge(from, to, Tie::Takes(participant.role));
            }
        }
    }
    for relation in &graph.relations {
        let ends = (at.get(&Vertex::Event(relation.from)), at.get(&Vertex::Event(relation.to)));
        if let (Some(from), Some(to)) = ends {
            net.add_edge(*from, *to, Tie::Time(relation.relation));
        }
    }
    net
}

/// The entities that are drawn: those with a name, and those without that take part in more than one event. "A child" of a
/// single clause stands in the event's own words already.
fn lanes(graph: &KnowledgeGraph, events: &[&Event]) -> BTreeSet<EntityId> {
    let mut parts: BTreeMap<EntityId, usize> = BTreeMap::new();
    for event in events {
        let entities: BTreeSet<EntityId> = event.participants.iter().filter_map(|part| part.entity).collect();
        entities.into_iter().for_each(|entity| *parts.entry(entity).or_default() += 1);
    }
    let named = |id: &EntityId| {
        let members = &graph.entity(*id).members;
        let mut mentions = members.iter().flat_map(|m| &graph.records[m.record].entities[m.entity].mentions);
        members.is_empty() || mentions.any(|mention| mention.kind == MentionKind::Name)
    };
    parts.into_iter().filter(|(id, count)| *count > 1 || named(id)).map(|(id, _)| id).collect()
}

fn positions(graph: &KnowledgeGraph) -> BTreeMap<&str, EventId> {
    (0..).zip(&graph.events).map(|(n, event)| (event.id.as_str(), EventId(n))).collect()
}

fn vertex_of(participant: &crate::graph::EventParticipant) -> Option<Vertex> {
    participant.entity.map(Vertex::Entity).or(participant.event.map(Vertex::Event))
}

/// Those of some events that lie at most `depth` events away from an entity: its own events at 1, those of
/// the entities that take part in them at 2, and so on. They keep their order.
pub fn around<'g>(events: &[&'g Event], center: EntityId, depth: usize) -> Vec<&'g Event> {
    let mut by_entity: BTreeMap<EntityId, Vec<usize>> = BTreeMap::new();
    for (n, event) in events.iter().enumerate() {
        for entity in event.participants.iter().filter_map(|participant| participant.entity) {
            by_entity.entry(entity).or_default().push(n);
        }
    }
    let mut found: BTreeSet<usize> = BTreeSet::new();
    let mut seen: BTreeSet<EntityId> = [center].into();
    let mut queue: VecDeque<(EntityId, usize)> = [(center, 0)].into();
    while let Some((entity, far)) = queue.pop_front() {
        if far == depth {
            continue;
        }
        for n in by_entity.get(&entity).into_iter().flatten() {
            found.insert(*n);
            let others = events[*n].participants.iter().filter_map(|participant| participant.entity);
            others.filter(|other| seen.insert(*other)).for_each(|other| queue.push_back((other, far + 1)));
        }
    }
    found.into_iter().map(|n| events[n]).collect()
}

/// The most salient of some events, at most so many, in their order.
pub fn capped(events: Vec<&Event>, cap: usize) -> Vec<&Event> {
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by(|a, b| events[*b].salience.total_cmp(&events[*a].salience).then(a.cmp(b)));
    order.truncate(cap);
    order.sort_unstable();
    order.into_iter().map(|n| events[n]).collect()
}

/// The entity that a name means; of several the one that most articles speak of.
///
/// # Errors
/// [`Error::UnknownName`] with the names that are close.
pub fn find_entity(graph: &KnowledgeGraph, name: &str) -> Result<EntityId> {
    let members = |id: &EntityId| (graph.entity(*id).members.len(), std::cmp::Reverse(*id));
    entities_named(graph, name).into_iter().max_by_key(members).ok_or_else(|| {
        let labels = graph.entities.iter().flat_map(|entity| entity.aliases.iter().chain([&entity.label]));
        let close = close_names(name, labels.map(String::as_str));
        Error::UnknownName { what: "entity", name: name.to_owned(), close }
    })
}

/// The names that are close to one, best first, at most three.
pub fn close_names<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let wanted = name.to_lowercase();
    let score = |other: &str| {
        let other = other.to_lowercase();
        let words = other.split(|c: char| !c.is_alphanumeric()).map(|word| strsim::jaro_winkler(&wanted, word));
        words.fold(strsim::jaro_winkler(&wanted, &other), f64::max)
    };
    let mut scored: Vec<(f64, &str)> =
        names.map(|other| (score(other), other)).filter(|(score, _)| *score > 0.8).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.len().cmp(&b.1.len())).then(a.1.cmp(b.1)));
    scored.dedup_by_key(|(_, name)| *name);
    scored.into_iter().take(3).map(|(_, name)| name.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::sample;
    use super::*;

    #[test]
    fn a_network_holds_events_entities_and_their_ties() {
        let graph = sample();
        let events: Vec<&Event> = graph.events.iter().collect();
        let net = network(&graph, &events);
        assert_eq!((net.node_count(), net.edge_count()), (7, 8));
    }

    #[test]
    fn what_lies_around_an_entity_grows_with_the_depth() {
        let graph = sample();
        let events: Vec<&Event> = graph.events.iter().collect();
        let harbour = find_entity(&graph, "harbour").unwrap();
        assert_eq!(around(&events, harbour, 0).len(), 0);
        assert_eq!(around(&events, harbour, 1).len(), 2);
        assert_eq!(around(&events, harbour, 2).len(), 4);
    }

    #[test]
    fn an_unknown_name_is_told_with_close_ones() {
        let error = find_entity(&sample(), "Ana Pilott").unwrap_err().to_string();
        assert_eq!(error, "unknown entity \"Ana Pilott\"; did you mean \"Ana Pilot\"?");
    }
}
