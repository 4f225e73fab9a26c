//! Words in quotation marks, and whose they are.

use crate::document::{Document, Quotation};
use crate::speech;

/// The quotations of a document, in order of the text, their speakers known as entities.
pub fn find(doc: &Document) -> Vec<Quotation> {
    speech::quotations(doc, &speech::reports(doc))
}
