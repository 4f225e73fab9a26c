//! A site with everyone who takes part: the shape between the tree and a claim.

use super::site::Site;
use super::subject::Way;
use crate::document::{Role, TimexId, TokenId};

/// How an argument hangs on its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// The surface subject, or a possessor and the like before an event noun.
    Subject,
    /// An object without a preposition.
    Direct,
    /// A phrase with a preposition.
    Oblique,
    /// A clause.
    Clause,
    /// Inside the event phrase itself: "**drone** strike", "**US**-led invasion".
    Inside,
}

/// One who or what takes part.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Argument {
    /// Its part.
    pub role: Role,
    /// The head of its phrase; conjuncts hang on it.
    pub head: TokenId,
    /// The words that lead to it.
    pub preposition: Vec<TokenId>,
    /// How it hangs on the event.
    pub link: Link,
}

/// A site with its arguments and times.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Frame {
    /// The site.
    pub site: Site,
    /// Everyone who takes part, in order of the text.
    pub arguments: Vec<Argument>,
    /// Expressions that syntax attaches to it, nearest first.
    pub timexes: Vec<TimexId>,
    /// True for a verb in the passive.
    pub passive: bool,
    /// How the subject was found, where there is one.
    pub way: Option<Way>,
    /// The name of the rule.
    pub rule: &'static str,
}

impl Frame {
    /// The argument in a part.
    pub fn argument(&self, role: Role) -> Option<&Argument> {
        self.arguments.iter().find(|argument| argument.role == role)
    }

    /// The surface subject.
    pub fn surface_subject(&self) -> Option<&Argument> {
        self.arguments.iter().find(|argument| argument.link == Link::Subject)
    }
}
