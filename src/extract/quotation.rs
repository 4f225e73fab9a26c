//! Words in quotation marks, and whose they are.

use crate::document::{Document, Quotation};

/// The quotations of a document, in order of the text.
pub fn find(_doc: &Document) -> Vec<Quotation> {
    Vec::new()
}
