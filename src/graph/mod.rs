//! Entities and events across documents, and the knowledge graph they make.
//!
//! Goes in: [`Record`]s in any order. Comes out: one [`KnowledgeGraph`], the same whatever the order.
//! It deliberately knows no RDF, no sentence structure and no files.

mod nouns;
pub mod timeline;

pub use nouns::{
    ClaimRef, Conflict, ConflictKind, ConflictValue, Entity, EntityId, Event, EventId, EventParticipant, EventQuantity,
    EventRelation, KnowledgeGraph, Member,
};

pub use timeline::{Filter, timeline};

use crate::document::Record;

/// Builds the knowledge graph of a collection of records.
///
/// *Cost*: near-linear in the number of claims.
pub fn build(records: Vec<Record>) -> KnowledgeGraph {
    KnowledgeGraph { records, ..KnowledgeGraph::default() }
}
