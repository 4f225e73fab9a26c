//! How far each claim is true: polarity, modality, tense, and the words that decide.

use crate::document::{Claim, Document};

/// Judges how far each claim is true, from the clause it stands in.
pub fn judge(_doc: &Document, _claims: &mut [Claim]) {}
