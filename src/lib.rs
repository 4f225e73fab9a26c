//! Dateline reads news articles and builds an event-timeline knowledge graph: what happened, when, who did it to whom,
//! who says so, and whether it happened at all.
#![warn(missing_docs)]
#![deny(unsafe_code)]

pub mod error;

pub mod learn;
pub mod ontology;
pub mod time;

pub mod document;

pub mod speech;

pub mod english;
pub mod extract;
pub mod graph;
pub mod order;
pub mod read;
pub mod timex;

pub mod rdf;
pub mod view;

pub mod pipeline;

pub mod eval;
#[cfg(feature = "train")]
pub mod train;

pub mod cli;
