//! RDF: quads of records and of the merged graph, the store, SPARQL, export, validation.
//!
//! Goes in: [`Record`](crate::document::Record)s and a [`KnowledgeGraph`](crate::graph::KnowledgeGraph). Comes out: quads,
//! one named graph an article and two for what is merged, all of them sorted and without blank nodes; the answers to
//! SPARQL queries over them; files in the usual formats. The record can be read back from the quads of its article, so
//! the store keeps quads only. The vocabulary is told in `ontology/dateline.ttl` and held by `ontology/shapes.ttl`.
//!
//! It deliberately knows no English and no syntax.
//!
//! ```no_run
//! use dateline::{document::Record, graph, rdf};
//! let record = Record { id: "a".into(), sha256: "ab".repeat(32), ..Record::default() };
//! let graph = graph::build(vec![record]);
//! let data = rdf::Dataset::of_graph(&graph, &rdf::Base::default()).unwrap();
//! let answer = data.query("SELECT ?id WHERE { ?article a dl:Article ; dl:id ?id }").unwrap();
//! assert_eq!(answer.table(&rdf::Base::default()).rows, [["a"]]);
//! ```

mod answer;
mod base;
mod dataset;
mod export;
mod questions;
mod shapes;
mod store;
pub mod vocab;

pub use answer::{Answer, AnswerFormat, Table};
pub use base::Base;
pub use dataset::Dataset;
pub use export::{Format, export};
pub use questions::{Parameter, Question, find_question, questions};
pub use shapes::{Violation, validate};
pub use store::{Added, Store};

use crate::document::Record;
use crate::error::Result;
use crate::graph::KnowledgeGraph;
use oxigraph::model::Quad;

/// The quads of one article's record, in the article's graph; sorted.
///
/// # Errors
/// [`Error::Article`](crate::error::Error::Article) where the record refers to what is not in it; records made by this program never do.
pub fn article_quads(_record: &Record, _base: &Base) -> Result<Vec<Quad>> {
    Ok(Vec::new())
}

/// The record that an article's quads carry; the inverse of [`article_quads`].
pub fn record_of_quads(_quads: &[Quad]) -> Result<Record> {
    Ok(Record::default())
}

/// The quads of what is merged: the graph of entities and the graph of events; sorted. They do not repeat the articles'.
pub fn graph_quads(_graph: &KnowledgeGraph, _base: &Base) -> Vec<Quad> {
    Vec::new()
}

/// Adds to every claim `rdf:reifies <<( subject predicate object )>>` (RDF 1.2) where its triple has an IRI for a subject.
pub fn reify(_quads: &mut Vec<Quad>) {}
