//! Temporal expressions: their extent, TIMEX3 value and the bounds they mean.
//!
//! Goes in: a [`Document`] with sentences; tags and trees help to tell which way "in March" looks. Comes out: its
//! [`Timex`]es. Text is cut into atoms, rules (a name, a pattern, a meaning) find readings, readings are resolved
//! against what they hang on, and the words around give the bounds. It knows no events: "two days after the vote" names
//! the token of the vote and leaves its date to `order`.
//!
//! ```
//! use dateline::document::{Article, Document, Published, PublishedFrom, Sentence, Span, TokenId};
//! let text = "He was told last night.".to_owned();
//! let date = "2019-11-14".parse().unwrap();
//! let sentence = Sentence { span: Span { start: 0, end: text.len() }, first: TokenId(0), end: TokenId(0) };
//! let published = Some(Published { date, from: PublishedFrom::Header });
//! let doc = Document { article: Article { text, published, ..Article::default() }, sentences: vec![sentence],
//!     ..Document::default() };
//! let timexes = dateline::timex::find(&doc);
//! assert_eq!((doc.text(timexes[0].span), timexes[0].value.as_str()), ("last night", "2019-11-13TNI"));
//! assert_eq!(timexes[0].edtf, "2019-11-13");
//! ```

mod atoms;
mod direction;
mod filter;
mod grammar;
mod lexicon;
mod measure;
mod number;
mod pattern;
mod place;
mod reading;
mod resolve;
mod rules;
mod signal;
mod storyline;

use crate::document::{Document, Timex};

/// Finds the temporal expressions of a document that has passed `english`, in order of the text. *Cost*: linear in the text.
pub fn find(doc: &Document) -> Vec<Timex> {
    let grammar = grammar::Grammar::english();
    let atoms = atoms::split(doc, grammar);
    let readings = filter::kept(grammar.read(&doc.article.text, &atoms), &doc.article.text, &atoms);
    place::all(doc, &atoms, &readings)
}

/// The names of all rules, sorted: each has a line in `tests/timex`.
pub fn rule_names() -> Vec<&'static str> {
    let mut names: Vec<&str> = rules::stages().iter().flatten().map(|rule| rule.name).collect();
    names.sort_unstable();
    names.dedup();
    names
}
