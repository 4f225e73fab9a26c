//! [`Sentence`] and [`Token`]: the syntactic layer, in Universal Dependencies terms.

use super::{Deprel, Span, Upos, Xpos};
use std::ops::Range;

/// The position of a token in [`Document::tokens`](super::Document::tokens).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct TokenId(pub u32);

/// The position of a sentence in [`Document::sentences`](super::Document::sentences).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct SentenceId(pub u32);

impl TokenId {
    /// The position as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl SentenceId {
    /// The position as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A sentence: a span of text and the run of tokens in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without surrounding white space.
    pub span: Span,
    /// First token.
    pub first: TokenId,
    /// One past the last token.
    pub end: TokenId,
}

impl Sentence {
    /// Its tokens, in order.
    pub fn tokens(&self) -> impl DoubleEndedIterator<Item = TokenId> + ExactSizeIterator + Clone + use<> {
        (self.first.0..self.end.0).map(TokenId)
    }

    /// Its tokens as a range of indices.
    pub fn range(&self) -> Range<usize> {
        self.first.index()..self.end.index()
    }
}

/// A syntactic word (UD): a span of text with its analysis.
///
/// The two words of a contraction (`don't`) have spans of their own that touch (`do`, `n't`).
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// The sentence it belongs to.
    pub sentence: SentenceId,
    /// Its lemma, lower case except for proper nouns.
    pub lemma: String,
    /// UD part of speech.
    pub upos: Upos,
    /// Penn Treebank tag as used in English UD treebanks.
    pub xpos: Xpos,
    /// The token it depends on; `None` for the root of its sentence.
    pub head: Option<TokenId>,
    /// UD relation to the head.
    pub deprel: Deprel,
}
