//! Who says each claim.

use crate::document::{Claim, Document, Quotation};

/// Finds the source of each claim: the speaker of the clause or quotation it stands in, or the article itself.
pub fn attribute(_doc: &Document, _quotations: &[Quotation], _claims: &mut [Claim]) {}
