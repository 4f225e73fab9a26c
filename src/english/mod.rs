//! Text to sentences, tokens, syntax, names and who is who.
//!
//! Goes in: an [`Article`]. Comes out: a [`Document`] with `sentences`, `tokens`, `predicates`, `mentions` and
//! `entities`. The way through: [`sentences`] and [`tokens`] by rule; tags and trees by the network [`neural`]; [`lemmas`], [`names`]
//! and semantic [`roles`] by the other parts of the [`Model`]; who is who by [`coreference`]. It knows nothing of time and of events.
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

mod agree;
mod classes;
pub mod coreference;
mod decode;
pub mod gazetteer;
pub mod known_names;
pub mod lemmas;
mod lists;
mod model;
pub mod names;
pub mod neural;
pub mod parts;
pub mod roles;
pub mod sentences;
pub mod shown;
mod syllables;
pub mod tokens;
pub mod verbs;
mod whole_names;
pub mod words;

pub use model::{Model, NAMES};

use crate::document::{Article, Deprel, Document, Sentence, SentenceId, Span, Token, TokenId, Upos, Xpos};
use neural::NameOdds;

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
    let odds = annotate_syntax(doc, model);
    doc.mentions.clear();
    doc.entities.clear();
    let names = names::find(doc, &model.names, &odds);
    join_names(doc, &names);
    doc.predicates = model.roles.find(doc);
    coreference::resolve(doc, names);
}

/// "the jet Air Force One": the words of a name hang together, on its head.
fn join_names(doc: &mut Document, names: &[names::Name]) {
    for name in names {
        let proper = |tok: &TokenId| matches!(doc.token(*tok).upos, Upos::Propn | Upos::Num);
        if !(name.first.0..name.end.0).map(TokenId).all(|tok| proper(&tok)) {
            continue;
        }
        for tok in (name.first.0..name.end.0).map(TokenId) {
            let outside = |head: TokenId| head < name.first || head >= name.end;
            let mut above = std::iter::successors(Some(name.head), |at| doc.token(*at).head);
            let free = tok != name.head && doc.token(tok).head.is_some_and(outside) && above.all(|at| at != tok);
            if free {
                let token = &mut doc.tokens[tok.index()];
                (token.head, token.deprel) = (Some(name.head), Deprel::Flat);
            }
        }
    }
}

/// The forms of each sentence of a text.
#[cfg(feature = "train")]
pub fn forms(text: &str) -> Vec<Vec<String>> {
    let (found, ends) = sentences::split(text, &[]);
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let forms =
        |(start, end): (usize, &usize)| found[start..*end].iter().map(|span| span.of(text).to_owned()).collect();
    starts.zip(&ends).map(forms).collect()
}

/// "'s", which is "is" and "has".
fn is_s(form: &str) -> bool {
    form.strip_prefix(['\'', '\u{2019}']) == Some("s")
}

/// The quotation marks that the network knows for those that it never saw.
fn known_mark(form: &str) -> &str {
    match form {
        "«" | "„" | "‹" => "“",
        "»" | "›" => "”",
        form => form,
    }
}

/// Gives the tokens of a document tags, lemmas, heads and relations; returns how likely each is part of a name.
pub fn annotate_syntax(doc: &mut Document, model: &Model) -> Vec<NameOdds> {
    let text = &doc.article.text;
    let forms: Vec<&str> = doc.tokens.iter().map(|tok| known_mark(tok.span.of(text))).collect();
    let sents: Vec<&[&str]> = doc.sentences.iter().map(|sent| &forms[sent.range()]).collect();
    let analyses = model.syntax.read(&sents);
    let mut odds = Vec::with_capacity(doc.tokens.len());
    for (sent, analysis) in doc.sentences.iter().zip(analyses) {
        let first = sent.first.index();
        for (at, tok) in doc.tokens[sent.range()].iter_mut().enumerate() {
            (tok.upos, tok.xpos) = (analysis.upos[at], analysis.xpos[at]);
            tok.head = analysis.heads[at].map(|head| TokenId((first + head) as u32));
            tok.deprel = analysis.deprels[at];
            tok.lemma = model.lemmatizer.lemma(tok.span.of(text), (tok.upos, tok.xpos));
            let perfect = || analysis.heads[at].is_some_and(|head| analysis.xpos[head] == Xpos::Vbn);
            if tok.lemma == "be" && tok.deprel == Deprel::Aux && is_s(tok.span.of(text)) && perfect() {
                tok.lemma = "have".to_owned();
            }
        }
        odds.extend(analysis.names);
    }
    odds
}
