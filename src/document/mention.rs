//! [`Mention`] and [`LocalEntity`]: who and what a text speaks of.

use super::{Span, TokenId};
use serde::{Deserialize, Serialize};

/// The position of an entity in [`Document::entities`](super::Document::entities).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct LocalEntityId(pub u32);

impl LocalEntityId {
    /// The position as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A span that names an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The whole phrase for a nominal (without determiner clauses), the name alone for a name.
    pub span: Span,
    /// First token.
    pub first: TokenId,
    /// One past the last token.
    pub end: TokenId,
    /// Its syntactic head.
    pub head: TokenId,
    /// Name, nominal or pronoun.
    pub kind: MentionKind,
    /// The entity it is a mention of.
    pub entity: LocalEntityId,
}

/// How a mention names its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MentionKind {
    /// A proper name: "Donald Trump", "Air Force One".
    Name,
    /// A common noun phrase: "the official".
    Nominal,
    /// A pronoun: "he", "their".
    Pronoun,
}

/// Mentions of one document judged to name the same thing.
#[derive(Debug, Clone, PartialEq)]
pub struct LocalEntity {
    /// What it is.
    pub kind: EntityKind,
    /// The best name among its mentions: the longest clear name, else the fullest nominal.
    pub label: String,
    /// Titles and descriptions that the text gives it: "US President", "Iranian military commander"; in order of the text.
    pub titles: Vec<String>,
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum EntityKind {
    /// A person or a group of persons that acts as persons do ("a senior official", "lawmakers").
    Person,
    /// A company, party, army, government, agency, armed group, team.
    Organization,
    /// A place that is no country.
    Place,
    /// A country or its people or government as a whole.
    Country,
    /// A made or abstract thing with a name: a ship, a law, a product, a storm.
    Thing,
    /// Anything else.
    #[default]
    Other,
}
