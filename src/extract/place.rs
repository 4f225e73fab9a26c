//! Whether a phrase after "in", "at" or "on" says where.

use super::syntax::Syntax;
use super::words;
use crate::document::{EntityKind, TokenId, Upos};
use std::collections::HashSet;
use std::sync::OnceLock;

/// Prepositions that speak of space alone.
const SPATIAL: &[&str] = &[
    "near",
    "inside",
    "outside",
    "throughout",
    "across",
    "along",
    "above",
    "below",
    "beneath",
    "beside",
    "behind",
    "off",
    "around",
];

/// True where a phrase with this head and preposition says where something happens.
pub(super) fn is_place(syn: &Syntax, head: TokenId, preposition: &str) -> bool {
    if matches!(syn.upos(head), Upos::Num | Upos::Sym) || syn.is_verb(head) {
        return false;
    }
    if SPATIAL.contains(&preposition) {
        return true;
    }
    match syn.entity(head).map(|entity| syn.doc.entities[entity.index()].kind) {
        Some(EntityKind::Place | EntityKind::Country) => true,
        Some(EntityKind::Person) => false,
        _ => names_place(syn, head),
    }
}

fn names_place(syn: &Syntax, head: TokenId) -> bool {
    match syn.upos(head) {
        Upos::Propn => true,
        Upos::Noun => words::event_noun(syn.lemma(head)).is_none() && place_nouns().contains(syn.lemma(head)),
        _ => false,
    }
}

fn place_nouns() -> &'static HashSet<&'static str> {
    static LIST: OnceLock<HashSet<&'static str>> = OnceLock::new();
    LIST.get_or_init(|| {
        include_str!("../../ontology/words/place_nouns.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(|line| line.split_whitespace())
            .collect()
    })
}
