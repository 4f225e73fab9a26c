//! RDF: quads of records and of the merged graph, the store, SPARQL, export, validation.
//!
//! Goes in: [`Record`](crate::document::Record)s and a [`KnowledgeGraph`](crate::graph::KnowledgeGraph). Comes out: quads,
//! one named graph an article and two for what is merged, all of them sorted and without blank nodes; the answers to
//! SPARQL queries over them; files in the usual formats. The record can be read back from the quads of its article, so
//! the store keeps quads only. The vocabulary is told in `ontology/dateline.ttl` and held by `ontology/shapes.ttl`.
//!
//! It deliberately knows no English and no syntax.
//!
//! ```
//! use dateline::{document::Record, graph, rdf};
//! let record = Record { id: "a".into(), sha256: "ab".repeat(32), ..Record::default() };
//! let graph = graph::build(vec![record]);
//! let data = rdf::Dataset::of_graph(&graph, &rdf::Base::default()).unwrap();
//! let answer = data.query("SELECT ?id WHERE { ?article a dl:Article ; dl:id ?id }").unwrap();
//! assert_eq!(answer.table(&rdf::Base::default()).rows, [["a"]]);
//! ```

mod answer;
mod article;
mod base;
mod check;
mod dataset;
mod export;
#[cfg(test)]
mod fixture;
mod jsonld;
mod merged;
mod predicate;
mod quads;
mod questions;
mod reading;
mod reify;
mod shacl;
mod store;
pub mod vocab;

pub use answer::{Answer, AnswerFormat, Table};
pub use article::article_quads;
pub use base::Base;
pub use dataset::{DATELINE_TTL, Dataset};
pub use export::{Format, export};
pub use merged::graph_quads;
pub use questions::{Parameter, Question, find_question, questions};
pub use reading::record_of_quads;
pub use reify::reify;
pub use shacl::{SHAPES_TTL, Violation, validate, validate_against};
pub use store::{Added, Store};
