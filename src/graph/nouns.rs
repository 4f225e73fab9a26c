//! [`Entity`], [`Event`] and [`KnowledgeGraph`].

use crate::document::record::{ClaimRecord, TimeRecord};
use crate::document::{Comparison, EntityKind, Factuality, QuantityRole, Record, Relation, Role};
use serde::{Deserialize, Serialize};

/// The position of an entity in [`KnowledgeGraph::entities`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// The position of an event in [`KnowledgeGraph::events`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventId(pub u32);

impl EntityId {
    /// The position as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl EventId {
    /// The position as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Everything that a collection tells: entities, events, relations, disagreements, and the records they come from.
///
/// Records are sorted by their SHA-256 and id, events by their likely day and id, entities by id.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct KnowledgeGraph {
    /// The records, each article once.
    pub records: Vec<Record>,
    /// Entities across articles.
    pub entities: Vec<Entity>,
    /// Events across articles.
    pub events: Vec<Event>,
    /// Temporal and other relations between events.
    pub relations: Vec<EventRelation>,
    /// What the sources disagree on.
    pub conflicts: Vec<Conflict>,
}

/// Mentions judged to name the same thing, across articles.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// A stable slug: `donald-trump`.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// Its best name.
    pub label: String,
    /// Other names, sorted.
    pub aliases: Vec<String>,
    /// Titles and descriptions, sorted.
    pub titles: Vec<String>,
    /// IRIs of the same thing elsewhere (Wikidata, DBpedia) where certain, sorted.
    pub same_as: Vec<String>,
    /// The article-level entities it is made of, sorted.
    pub members: Vec<Member>,
}

/// An article-level entity: its record and its id there (`e3`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Member {
    /// Position in [`KnowledgeGraph::records`].
    pub record: usize,
    /// Position in [`Record::entities`].
    pub entity: usize,
    /// How sure the merge is, in thousandths.
    pub score: u16,
    /// The rule that merged it.
    pub rule: String,
}

/// A claim of one of the records.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimRef {
    /// Position in [`KnowledgeGraph::records`].
    pub record: usize,
    /// Position in [`Record::claims`].
    pub claim: usize,
    /// How sure the merge is, in thousandths; 1000 for the claim the event began with.
    pub score: u16,
    /// The rule that merged it.
    pub rule: String,
}

/// Claims judged to tell the same happening, across articles.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// A stable id, made of a slug of its label and a hash of its claims.
    pub id: String,
    /// The readable triple of its best claim.
    pub label: String,
    /// Event type, where one is known.
    pub event_type: Option<String>,
    /// What its claims together say of its time. Where they contradict each other, the best claim's, and a conflict says so.
    pub time: TimeRecord,
    /// Its participants.
    pub participants: Vec<EventParticipant>,
    /// Its numbers.
    pub quantities: Vec<EventQuantity>,
    /// How far it is true, over all claims.
    pub factuality: Factuality,
    /// How much a reader wants to see it, 0 to 1: told by many, typed, dated, with somebody in it.
    pub salience: f32,
    /// Its claims, best first.
    pub claims: Vec<ClaimRef>,
}

/// A participant of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct EventParticipant {
    /// Its role.
    pub role: Role,
    /// Its entity, where it is one.
    pub entity: Option<EntityId>,
    /// The event it is, where it is one ("content" of an announcement).
    pub event: Option<EventId>,
    /// Readable text.
    pub label: String,
}

/// A number of an event and the claims that give it.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct EventQuantity {
    pub value: f64,
    pub approximate: bool,
    pub comparison: Comparison,
    pub unit: String,
    pub role: QuantityRole,
    /// Positions in [`Event::claims`].
    pub claims: Vec<usize>,
}

/// A relation between two events.
#[derive(Debug, Clone, PartialEq)]
pub struct EventRelation {
    /// Of which it is said.
    pub from: EventId,
    /// `from` RELATION `to`.
    pub relation: Relation,
    /// The other.
    pub to: EventId,
    /// The rule that made it.
    pub rule: String,
    /// How sure, 0 to 1.
    pub confidence: f32,
}

/// What a conflict is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConflictKind {
    /// Dates that exclude each other.
    Date,
    /// Numbers of the same thing that differ.
    Number,
    /// One source asserts what another denies.
    Denial,
    /// One person under different offices.
    Title,
    /// Links that cannot all hold; the least trusted was dropped.
    Order,
}

/// What the sources disagree on.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// What it is about.
    pub kind: ConflictKind,
    /// The event it belongs to, where it belongs to one.
    pub event: Option<EventId>,
    /// The entity it belongs to, where it belongs to one.
    pub entity: Option<EntityId>,
    /// What is said, each with who says it.
    pub values: Vec<ConflictValue>,
}

/// One side of a conflict.
#[derive(Debug, Clone, PartialEq)]
pub struct ConflictValue {
    /// What is said, readable.
    pub value: String,
    /// Position in [`KnowledgeGraph::records`] of the article that says it.
    pub record: usize,
    /// Position in [`Record::claims`], where a claim says it.
    pub claim: Option<usize>,
}

impl KnowledgeGraph {
    /// The claim behind a reference.
    pub fn claim(&self, claim: &ClaimRef) -> &ClaimRecord {
        &self.records[claim.record].claims[claim.claim]
    }

    /// An entity.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.index()]
    }

    /// An event.
    pub fn event(&self, id: EventId) -> &Event {
        &self.events[id.index()]
    }
}
