//! Who is who in a document: mentions and entities.
//!
//! Goes in: a [`Document`] with trees, and the names found in it. Comes out: its `mentions` and `entities`. Candidates (names, noun phrases,
//! pronouns) are merged by sieves, the surest first (Lee et al. 2013): names, appositions, predicates, repeated heads, descriptions
//! ("the country"), speakers, pronouns. A wrong merge makes false facts, so what is doubtful stays apart.

mod candidate;
mod clusters;
mod describe;
pub(in crate::english) mod lexicon;
mod names;
mod pronouns;
mod sieves;

use super::names::Name;
use crate::document::{Document, TokenId};
use clusters::Clusters;

/// Two phrases judged to name the same thing, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// The sieve: `name/shorter`.
    pub rule: &'static str,
    /// The head of the earlier phrase.
    pub earlier: TokenId,
    /// The head of the later one.
    pub later: TokenId,
}

/// Fills `mentions` and `entities` of a document from its trees and the names found in it; returns the merges that made them.
pub fn resolve(doc: &mut Document, names: Vec<Name>) -> Vec<Merge> {
    let candidates = candidate::find(doc, &names);
    let heads: sieves::Heads = candidates.iter().enumerate().rev().map(|(n, candidate)| (candidate.head, n)).collect();
    let mut clusters = Clusters::new(&candidates);
    names::merge(doc, &candidates, &mut clusters);
    sieves::appositions(doc, &candidates, &heads, &mut clusters);
    sieves::titles(doc, &candidates, &heads, &mut clusters);
    sieves::described(doc, &candidates, &heads, &mut clusters);
    sieves::predicates(doc, &candidates, &heads, &mut clusters);
    sieves::same_words(doc, &candidates, &mut clusters);
    sieves::same_heads(doc, &candidates, &mut clusters);
    sieves::numbers(doc, &candidates, &mut clusters);
    sieves::descriptions(doc, &candidates, &mut clusters);
    let speech = pronouns::Speech::new(doc, &heads);
    speech.first_person(&candidates, &mut clusters);
    speech.third_person(&candidates, &mut clusters);
    sieves::same_owners(doc, &candidates, &heads, &mut clusters);
    describe::write(doc, &candidates, &clusters);
    let head = |n: usize| candidates[n].head;
    clusters.merges().iter().map(|(rule, a, b)| Merge { rule, earlier: head(*a), later: head(*b) }).collect()
}
