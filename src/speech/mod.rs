//! Who says what: the verbs and phrases that report words, and the words in quotation marks.
//!
//! Goes in: a [`Document`] with tokens and trees, and mentions where they are known already. Comes out: [`Report`]s and
//! [`Quotation`](crate::document::Quotation)s. It stands below the stages because `english` needs it to know who "we" is and `extract` to
//! know whose claims these are. It deliberately does not know what a claim is.

mod marks;
mod quotation;
mod report;
mod words;

pub use quotation::quotations;
pub use report::{Report, reports};
pub use words::{fixes, is_time, removes};

use crate::document::{Deprel, Document, Span, TokenId, Upos};

/// True for a noun that names words: "statement", "report".
pub fn is_word_of_saying(noun: &str) -> bool {
    words::noun(noun).is_some()
}

/// True for the lemma of a verb by which somebody says something: "say", "warn".
pub fn is_verb_of_saying(lemma: &str) -> bool {
    words::verb(lemma) == Some(words::Saying::Says)
}

/// The phrase that a noun heads, without clauses, appositions and what follows them: "a spokesman for the ministry".
pub fn phrase(doc: &Document, head: TokenId) -> Span {
    let mut span = doc.token(head).span;
    for dependent in doc.dependents(head) {
        // "soon after the incident": an adverb beside the noun is no part of the phrase, one beside its adjective is.
        let adverb = doc.token(dependent).deprel == Deprel::Advmod && doc.token(head).upos != Upos::Adj;
        // "the chronicler Benno", "people familiar with the matter"
        let token = doc.token(dependent);
        let named = token.deprel == Deprel::Appos && token.upos == Upos::Propn && dependent.0 == head.0 + 1;
        let filled =
            doc.token(head).upos == Upos::Adj && doc.token(dependent).deprel == Deprel::Obl && dependent > head;
        if (PHRASE.contains(&doc.token(dependent).deprel) || named || filled) && !adverb {
            let end = doc.token(head).span.end;
            let part = with_preposition(doc, dependent);
            if part.start < end || joined(doc, head, dependent) && belongs(doc, head, dependent) {
                span = span.cover(part);
            }
        }
    }
    whole_words(doc, span)
}

/// A span that begins behind a hyphen goes back to where the word begins: "Iran-backed", not "backed".
fn whole_words(doc: &Document, mut span: Span) -> Span {
    let mut at = doc.tokens.partition_point(|token| token.span.start < span.start);
    while at >= 2 {
        let (hyphen, word) = (doc.tokens[at - 1].span, doc.tokens[at - 2].span);
        let glued = hyphen.end == span.start && word.end == hyphen.start && matches!(doc.text(hyphen), "-" | "‑");
        if !glued {
            break;
        }
        span = span.cover(word);
        at -= 2;
    }
    span
}

/// The phrase with the preposition that leads to it, or the "'s" that ends it.
fn with_preposition(doc: &Document, head: TokenId) -> Span {
    doc.dependents_by(head, &[Deprel::Case]).fold(phrase(doc, head), |span, case| span.cover(doc.token(case).span))
}

const PHRASE: &[Deprel] = &[
    Deprel::Det,
    Deprel::DetPredet,
    Deprel::Amod,
    Deprel::Compound,
    Deprel::Flat,
    Deprel::Nummod,
    Deprel::NmodPoss,
    Deprel::Nmod,
    Deprel::Fixed,
    Deprel::Goeswith,
    Deprel::Advmod,
    Deprel::NmodDesc,
];

fn belongs(doc: &Document, head: TokenId, dependent: TokenId) -> bool {
    !crosses(doc, head, dependent) && !leaves(doc, head, dependent)
}

/// "to expel the troops from the country": from where they are expelled.
fn leaves(doc: &Document, head: TokenId, dependent: TokenId) -> bool {
    let token = doc.token(head);
    let removed = token.deprel == Deprel::Obj && token.head.is_some_and(|verb| words::removes(&doc.token(verb).lemma));
    removed && doc.dependents_by(dependent, &[Deprel::Case]).any(|case| doc.token(case).lemma == "from")
}

/// "told them of the move **last night** on the jet": what stands behind a word of another phrase is no part of this one.
fn crosses(doc: &Document, head: TokenId, dependent: TokenId) -> bool {
    let under = |tok: TokenId| {
        let mut at = tok;
        (0..50).any(|_| {
            let found = at == head;
            at = doc.token(at).head.unwrap_or(at);
            found
        })
    };
    (head.0 + 1..dependent.0).map(TokenId).any(|tok| doc.token(tok).upos != Upos::Punct && !under(tok))
}

/// True where no comma stands between a head and what follows it.
fn joined(doc: &Document, head: TokenId, dependent: TokenId) -> bool {
    (head.0 + 1..dependent.0).all(|at| !matches!(doc.form(TokenId(at)), "," | ";" | "(" | "–" | "—" | ":"))
}
