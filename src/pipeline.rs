//! The way an article takes, in one place; the only file that names every stage.
//!
//! `english -> timex -> extract -> order` lay their layers over an article; `graph` merges the records of many.

use crate::document::{Article, Document, Record};
use crate::graph::{self, KnowledgeGraph};
use crate::ontology::Ontology;
use crate::{english, extract, order, timex};

/// Analyses one article.
pub fn analyze(article: Article, model: &english::Model, ontology: &Ontology) -> Document {
    let mut doc = english::analyze(article, model);
    doc.timexes = timex::find(&doc);
    (doc.claims, doc.quotations) = extract::find(&doc, ontology);
    // times hang on the same trees as claims; the layer of `english` stays as it was
    let mended = extract::tokens(&doc);
    let own = std::mem::replace(&mut doc.tokens, mended);
    (doc.times, doc.links) = order::resolve(&doc);
    doc.tokens = own;
    doc
}

/// Merges the records of many articles.
pub fn build(records: Vec<Record>) -> KnowledgeGraph {
    graph::build(records)
}
