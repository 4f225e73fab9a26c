//! Event types as data: read from `ontology/events.ttl` and from files of the user's own.
//!
//! Goes in: Turtle. Comes out: an [`Ontology`] that tells which event types a trigger lemma may name.
//! It stands below the stages because `extract`, `graph` and `rdf` all need it, and stages do not import each other.

use crate::error::Result;
use std::collections::BTreeMap;

/// The event types of the ontology, by local name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ontology {
    /// Event types by local name (`Withdrawal`).
    pub types: BTreeMap<String, EventType>,
}

/// An event type: what its triggers are and who takes part.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EventType {
    /// Local name: `Withdrawal`.
    pub name: String,
    /// Readable label.
    pub label: String,
    /// Local name of the broader type.
    pub broader: Option<String>,
    /// Verb lemmas that name it, particles included (`pull out`).
    pub verbs: Vec<String>,
    /// Noun lemmas that name it (`withdrawal`).
    pub nouns: Vec<String>,
}

impl Ontology {
    /// The ontology that ships with Dateline.
    pub fn embedded() -> Result<Ontology> {
        Ok(Ontology::default())
    }
}
