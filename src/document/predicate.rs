//! [`Predicate`]: the semantic layer, in PropBank's terms (Palmer, Gildea & Kingsbury 2005).

use super::TokenId;

/// A word that tells of an event or a state, with its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Predicate {
    /// The word.
    pub token: TokenId,
    /// Roles with the heads of the phrases that bear them, in order of the text.
    pub arguments: Vec<(super::SemanticRole, TokenId)>,
}

impl Predicate {
    /// The head of the first phrase in a role.
    pub fn argument(&self, role: super::SemanticRole) -> Option<TokenId> {
        self.arguments.iter().find(|(other, _)| *other == role).map(|(_, head)| *head)
    }
}
