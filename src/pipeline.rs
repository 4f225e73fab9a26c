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

/// A document with the events that TimeML marks and the links between them, instead of claims and theirs.
///
/// The guidelines of TimeML count other words than a graph of happenings does: "**tried** to **leave**" is two events, "is
/// a lawyer" none. Nothing but TimeML is made of it.
pub fn timeml(doc: &Document) -> Document {
    let mut marked = Document { tokens: extract::tokens(doc), ..doc.clone() };
    marked.claims = extract::timeml_events(&marked);
    (marked.times, marked.links) = order::resolve_timeml(&marked);
    marked.tokens = doc.tokens.clone();
    marked
}

/// Merges the records of many articles.
pub fn build(records: Vec<Record>) -> KnowledgeGraph {
    graph::build(records)
}
