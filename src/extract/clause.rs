//! Which tokens name an event, with whom, and as which triples.

use crate::document::{Claim, Document};
use crate::ontology::Ontology;

/// The claims of a document, in order of their triggers, not yet judged or attributed.
pub fn claims(_doc: &Document, _ontology: &Ontology) -> Vec<Claim> {
    Vec::new()
}
