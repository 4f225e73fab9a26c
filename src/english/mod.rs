//! Text to sentences, tokens, syntax, names and who is who.
//!
//! Goes in: an [`Article`]. Comes out: a [`Document`] with `sentences`, `tokens`, `mentions` and `entities`. The way through:
//! [`sentences`] and [`tokens`] by rule; [`tags`], [`parse`], [`lemmas`] and [`names`] by the [`Model`]; who is who by
//! [`coreference`]. It knows nothing of time and of events.
//!
//! ```
//! use dateline::document::{Article, TokenId, Upos};
//! use dateline::english::{Model, analyze};
//!
//! let article = Article { text: "The minister left Baghdad on Monday.".into(), ..Article::default() };
//! let doc = analyze(article, Model::embedded()?);
//! assert_eq!(doc.token(TokenId(2)).lemma, "leave");
//! assert_eq!(doc.token(TokenId(1)).head, Some(TokenId(2)));
//! # Ok::<(), dateline::error::Error>(())
//! ```

pub mod coreference;
pub mod features;
pub mod gazetteer;
pub mod lemmas;
mod lists;
mod model;
pub mod names;
pub mod parse;
pub mod sentences;
pub mod tags;
pub mod tokens;
pub mod transitions;
pub mod verbs;
pub mod words;

pub use model::{Model, NAMES};

use crate::document::{Article, Document, Sentence, SentenceId, Span, Token, TokenId, Upos, Xpos};
use parse::Heads;
use tags::Pair;
use words::{Speller, Word};

/// Analyses an article. *Cost*: linear in the text.
pub fn analyze(article: Article, model: &Model) -> Document {
    let mut doc = Document { article, ..Document::default() };
    add_sentences(&mut doc);
    annotate(&mut doc, model);
    doc
}

/// Splits the text into sentences and tokens without an analysis.
fn add_sentences(doc: &mut Document) {
    let (found, ends) = sentences::split(&doc.article.text, &doc.article.furniture);
    let mut first = 0;
    for (number, end) in ends.into_iter().enumerate() {
        let sentence = SentenceId(number as u32);
        doc.tokens.extend(found[first..end].iter().map(|span| bare(*span, sentence)));
        let span = found[first].cover(found[end - 1]);
        doc.sentences.push(Sentence { span, first: TokenId(first as u32), end: TokenId(end as u32) });
        first = end;
    }
}

fn bare(span: Span, sentence: SentenceId) -> Token {
    Token {
        span,
        sentence,
        lemma: String::new(),
        upos: Default::default(),
        xpos: Default::default(),
        head: None,
        deprel: Default::default(),
    }
}

/// Analyses a document that has its sentences and tokens; whatever stood in its later layers of `english` is replaced.
pub fn annotate(doc: &mut Document, model: &Model) {
    annotate_syntax(doc, model);
    doc.mentions.clear();
    doc.entities.clear();
    let names = names::find(doc, &model.names);
    coreference::resolve(doc, names);
}

/// Buffers that are reused from sentence to sentence.
#[derive(Default)]
struct Scratch {
    speller: Speller,
    words: Vec<Word>,
    tags: Vec<Pair>,
    heads: Heads,
    tagging: tags::Scratch,
    parsing: parse::Scratch,
}

/// Gives the tokens of a document tags, lemmas, heads and relations.
pub fn annotate_syntax(doc: &mut Document, model: &Model) {
    let mut scratch = Scratch::default();
    for number in 0..doc.sentences.len() {
        annotate_sentence(doc, number, model, &mut scratch);
    }
}

/// "the official said": what stands between a determiner and a finite verb is no adjective where it can be a noun.
fn mend_nouns(toks: &[Token], text: &str, tags: &mut [Pair]) {
    for at in 1..tags.len().saturating_sub(1) {
        let finite = matches!(tags[at + 1].1, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
        let led =
            tags[..at].iter().rev().find(|(upos, _)| *upos != Upos::Adj).is_some_and(|(upos, _)| *upos == Upos::Det);
        let adjective = tags[at] == (Upos::Adj, Xpos::Jj);
        if adjective && finite && led && coreference::lexicon::noun(&toks[at].span.of(text).to_lowercase()).is_some() {
            tags[at] = (Upos::Noun, Xpos::Nn);
        }
    }
}

fn annotate_sentence(doc: &mut Document, number: usize, model: &Model, scratch: &mut Scratch) {
    let range = doc.sentences[number].range();
    let first = range.start;
    let text = &doc.article.text;
    let Scratch { speller, words, tags, heads, tagging, parsing } = scratch;
    words.clear();
    words.extend(doc.tokens[range.clone()].iter().map(|tok| speller.word(tok.span.of(text))));
    model.tagger.tag(words, tagging, tags);
    mend_nouns(&doc.tokens[range.clone()], text, tags);
    model.parser.parse(words, tags, parsing, heads);
    for ((tok, pair), (head, deprel)) in doc.tokens[range].iter_mut().zip(&*tags).zip(&*heads) {
        tok.lemma = model.lemmatizer.lemma(tok.span.of(text), *pair);
        (tok.upos, tok.xpos) = *pair;
        tok.head = head.map(|head| TokenId((first + head) as u32));
        tok.deprel = *deprel;
    }
}
