//! Syntax to claims: who did what to whom, how far it is true, who says so.
//!
//! Goes in: a [`Document`] that has passed `english` and `timex`. Comes out: its claims and quotations.

mod attribution;
mod clause;
mod embedding;
mod factuality;
mod frame;
mod governor;
mod nominal;
mod participants;
mod phrase;
mod place;
mod quantity;
mod quotation;
mod repair;
mod site;
mod subject;
mod syntax;
mod timeml;
mod timeml_class;
mod timing;
mod triple;
mod typing;
mod verb_group;
mod verdict;
mod words;

use crate::document::{Claim, Document, Quotation, Token};
use crate::ontology::Ontology;

/// The claims of a document, in order of their triggers, and its quotations.
pub fn find(doc: &Document, ontology: &Ontology) -> (Vec<Claim>, Vec<Quotation>) {
    let mut claims = clause::claims(doc, ontology);
    let doc = &Document { tokens: tokens(doc), ..doc.clone() };
    let quotations = quotation::find(doc);
    factuality::judge(doc, &mut claims);
    attribution::attribute(doc, &quotations, &mut claims);
    quantity::find(doc, &mut claims);
    (claims, quotations)
}

/// The events of a document as TimeML marks them, in the form of claims: without the copular states, with the verbs that
/// folded into another event and the event nouns in which nobody takes part. The tokens are those of [`tokens`].
pub fn timeml_events(doc: &Document) -> Vec<Claim> {
    let mut claims = timeml::events(doc);
    factuality::judge(doc, &mut claims);
    attribution::attribute(doc, &doc.quotations, &mut claims);
    timeml_class::settle(doc, &mut claims);
    claims
}

/// The tokens of a document as claims were read off them: with the trees mended where one can see that they are wrong.
pub fn tokens(doc: &Document) -> Vec<Token> {
    repair::tokens(doc)
}
