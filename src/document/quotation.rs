//! [`Quotation`]: words in quotation marks and whose they are.

use super::{LocalEntityId, Span, TokenId};

/// Words in quotation marks that somebody is quoted with; scare quotes are none.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// What stands between the marks; it may cross sentences.
    pub span: Span,
    /// The phrase that names the speaker, where the text names one.
    pub speaker: Option<Span>,
    /// The speaker's entity, where the phrase is a mention.
    pub entity: Option<LocalEntityId>,
    /// The verb of saying: "said", "told".
    pub cue: Option<TokenId>,
    /// The name of the rule that attributed it.
    pub rule: String,
}
