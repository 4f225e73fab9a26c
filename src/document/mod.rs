//! The nouns of one text: an article and the layers that the stages lay over it.
//!
//! Goes in: what each stage found. Comes out: one [`Document`], or its [`Record`] for the outside world.
//! It deliberately knows no English and no RDF. Offsets are bytes inside and Unicode code points in a [`Record`].

mod allen;
mod article;
mod claim;
pub mod conllu;
mod link;
mod mention;
pub mod number;
mod predicate;
pub mod propbank;
mod quotation;
pub mod record;
mod span;
mod tags;
mod timex;
mod token;

pub use allen::Relations;
pub use article::{Article, Published, PublishedFrom};
pub use claim::{
    Aspect, Basis, Certainty, Claim, ClaimId, Comparison, EventTime, Factuality, Filler, Participant, Polarity,
    Quantity, QuantityRole, Role, Source, Tense, TimemlClass, Triple,
};
pub use link::{Link, Node, Relation};
pub use mention::{EntityKind, LocalEntity, LocalEntityId, Mention, MentionKind};
pub use predicate::Predicate;
pub use quotation::Quotation;
pub use record::Record;
pub use span::{CodePoints, Span};
pub use tags::{Deprel, SemanticRole, Upos, Xpos};
pub use timex::{Anchor, Signal, SignalRelation, Timex, TimexId, TimexKind};
pub use token::{Sentence, SentenceId, Token, TokenId};

/// An article with its layers. No stage changes an earlier layer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// The text as read.
    pub article: Article,
    /// Sentences in order (stage `english`).
    pub sentences: Vec<Sentence>,
    /// Tokens of all sentences in order (stage `english`).
    pub tokens: Vec<Token>,
    /// Predicates with their semantic roles, in order of the text (stage `english`).
    pub predicates: Vec<Predicate>,
    /// Mentions in order of the text (stage `english`).
    pub mentions: Vec<Mention>,
    /// Entities in order of their first mention (stage `english`).
    pub entities: Vec<LocalEntity>,
    /// Temporal expressions in order of the text (stage `timex`).
    pub timexes: Vec<Timex>,
    /// Quotations in order of the text (stage `extract`).
    pub quotations: Vec<Quotation>,
    /// Claims in order of their triggers (stage `extract`).
    pub claims: Vec<Claim>,
    /// The time of each claim, one for one (stage `order`).
    pub times: Vec<EventTime>,
    /// Temporal links (stage `order`).
    pub links: Vec<Link>,
}

impl Document {
    /// The text under a span.
    pub fn text(&self, span: Span) -> &str {
        span.of(&self.article.text)
    }

    /// The form of a token.
    pub fn form(&self, tok: TokenId) -> &str {
        self.text(self.tokens[tok.index()].span)
    }

    /// A token.
    pub fn token(&self, tok: TokenId) -> &Token {
        &self.tokens[tok.index()]
    }

    /// A sentence.
    pub fn sentence(&self, sent: SentenceId) -> &Sentence {
        &self.sentences[sent.index()]
    }

    /// The tokens that depend on `head`, in order. *Cost*: the length of the sentence.
    pub fn dependents(&self, head: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        let sent = self.sentence(self.token(head).sentence);
        sent.tokens().filter(move |tok| self.token(*tok).head == Some(head))
    }

    /// The predicate at a token, if it is one. *Cost*: logarithmic.
    pub fn predicate(&self, tok: TokenId) -> Option<&Predicate> {
        let at = self.predicates.binary_search_by_key(&tok, |predicate| predicate.token).ok()?;
        Some(&self.predicates[at])
    }

    /// The time expression over a token. *Cost*: logarithmic.
    pub fn timex_at(&self, tok: TokenId) -> Option<&Timex> {
        let at = self.timexes.partition_point(|timex| timex.end <= tok);
        self.timexes.get(at).filter(|timex| timex.first <= tok)
    }

    /// The mentions in a sentence, in order. *Cost*: logarithmic.
    pub fn mentions_in(&self, sent: SentenceId) -> &[Mention] {
        let from = self.mentions.partition_point(|mention| self.token(mention.first).sentence < sent);
        let end = self.mentions.partition_point(|mention| self.token(mention.first).sentence <= sent);
        &self.mentions[from..end]
    }

    /// The mention with this head, the first and longest of them. *Cost*: the mentions in the sentence.
    pub fn mention_at(&self, head: TokenId) -> Option<&Mention> {
        self.mentions_in(self.token(head).sentence).iter().find(|mention| mention.head == head)
    }

    /// The dependents of `head` under one of some relations, in order.
    pub fn dependents_by<'d>(&'d self, head: TokenId, relations: &'d [Deprel]) -> impl Iterator<Item = TokenId> + 'd {
        self.dependents(head).filter(move |tok| relations.contains(&self.token(*tok).deprel))
    }
}
