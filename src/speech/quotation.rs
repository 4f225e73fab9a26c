//! Words in quotation marks, and whose they are.
//!
//! The speaker is sought, in this order: the report whose content the words are; a verb of saying beside the marks; the
//! speaker of the quotation before in the same paragraph, or of the unclosed one in the paragraph before; a verb of saying that ends the
//! sentence before ("She added:"). Words that are no clause and that no report governs are scare quotes or titles, and no quotation.

use super::marks::{Quoted, paragraphs, quoted};
use super::report::Report;
use crate::document::{Deprel, Document, Quotation, Sentence, Span, TokenId, Upos, Xpos};

/// The quotations of a document, in order of the text.
pub fn quotations(doc: &Document, reports: &[Report]) -> Vec<Quotation> {
    let paragraphs = paragraphs(&doc.article.text);
    let paragraph = |at: usize| paragraphs.partition_point(|paragraph| paragraph.end <= at);
    let mut found: Vec<(usize, Quoted, Quotation)> = Vec::new();
    for stretch in quoted(&doc.article.text).into_iter().filter(|stretch| stretch.depth == 0) {
        let own = paragraph(stretch.inner.start);
        // A paragraph of nothing but quoted words goes on with the speaker of the one before.
        let goes_on = |last: &Quoted| !last.closed || fills(&doc.article.text, paragraphs[own], stretch.inner);
        let before = found.last().filter(|(other, last, _)| *other == own || *other + 1 == own && goes_on(last));
        if let Some(quotation) = quotation(doc, reports, stretch, before.map(|(_, _, quotation)| quotation)) {
            found.push((own, stretch, quotation));
        }
    }
    found.into_iter().map(|(_, _, quotation)| quotation).collect()
}

/// True where nothing but the quotation stands in a paragraph.
fn fills(text: &str, paragraph: Span, inner: Span) -> bool {
    let around = [Span::new(paragraph.start, inner.start), Span::new(inner.end, paragraph.end)];
    around.iter().all(|rest| !rest.of(text).contains(char::is_alphanumeric))
}

fn quotation(doc: &Document, reports: &[Report], stretch: Quoted, before: Option<&Quotation>) -> Option<Quotation> {
    let toks = tokens(doc, stretch.inner);
    if toks.is_empty() {
        return None;
    }
    let clause = is_clause(doc, &toks);
    if let Some((report, rule)) = governing(doc, reports, stretch.inner, &toks, clause) {
        return Some(made(doc, stretch.inner, report, rule));
    }
    if !clause {
        return None;
    }
    if let Some(before) = before {
        return Some(Quotation { span: stretch.inner, rule: "quotation/continued".to_owned(), ..before.clone() });
    }
    if let Some(report) = announced(doc, reports, &toks).or_else(|| followed(doc, reports, &toks)) {
        return Some(made(doc, stretch.inner, report, "quotation/neighbour"));
    }
    (toks.len() > 4).then(|| Quotation {
        span: stretch.inner,
        speaker: None,
        entity: None,
        cue: None,
        rule: "quotation/nobody".to_owned(),
    })
}

fn made(doc: &Document, span: Span, report: &Report, rule: &str) -> Quotation {
    Quotation {
        span,
        speaker: report.speaker.map(|speaker| super::phrase(doc, speaker)),
        entity: report.speaker.and_then(|speaker| doc.mention_at(speaker)).map(|mention| mention.entity),
        cue: Some(report.cue),
        rule: rule.to_owned(),
    }
}

/// The tokens inside a span.
fn tokens(doc: &Document, span: Span) -> Vec<TokenId> {
    let from = doc.tokens.partition_point(|token| token.span.start < span.start);
    (from..doc.tokens.len())
        .take_while(|at| doc.tokens[*at].span.end <= span.end)
        .map(|at| TokenId(at as u32))
        .collect()
}

/// True where a finite verb stands inside: a clause rather than a phrase or a title.
fn is_clause(doc: &Document, toks: &[TokenId]) -> bool {
    let finite = |tok: &TokenId| matches!(doc.token(*tok).xpos, Xpos::Vbd | Xpos::Vbp | Xpos::Vbz | Xpos::Md);
    let imperative = || toks.first().is_some_and(|tok| doc.token(*tok).xpos == Xpos::Vb) && toks.len() > 2;
    toks.len() > 1 && (toks.iter().any(finite) || imperative())
}

/// The report that the words belong to, and the rule: by syntax, else the nearest verb of saying in a sentence of theirs.
fn governing<'r>(
    doc: &Document,
    reports: &'r [Report],
    span: Span,
    toks: &[TokenId],
    clause: bool,
) -> Option<(&'r Report, &'static str)> {
    let inside = |tok: TokenId| span.contains(doc.token(tok).span);
    let (first, last) = (*toks.first()?, *toks.last()?);
    let window = near(reports, doc.sentence(doc.token(first).sentence), doc.sentence(doc.token(last).sentence));
    let outside = || window.iter().filter(|report| !inside(report.cue) && report.rule != "speech/noun");
    let own = outside().find(|report| {
        report.content.is_some_and(|content| inside(content) && !report.speaker.is_some_and(inside))
            || governs_part(doc, report, toks)
    });
    if let Some(report) = own {
        return Some((report, "quotation/content"));
    }
    if !clause {
        return None;
    }
    let distance = |report: &Report| {
        let cue = report.cue;
        if cue < first { first.0 - cue.0 } else { cue.0.saturating_sub(last.0) }
    };
    outside()
        .filter(|report| (report.says || report.rule == "speech/according-to") && report.speaker.is_some())
        .min_by_key(|report| distance(report))
        .map(|report| (report, "quotation/beside"))
}

/// "said the talks were 'very good'": the words are a part of what is said.
fn governs_part(doc: &Document, report: &Report, toks: &[TokenId]) -> bool {
    let Some(content) = report.content.filter(|_| report.says) else { return false };
    let head = toks.iter().find(|tok| doc.token(**tok).head.is_none_or(|head| !toks.contains(&head)));
    let predicate = head.is_some_and(|head| {
        matches!(doc.token(*head).upos, Upos::Verb | Upos::Adj)
            || matches!(
                doc.token(*head).deprel,
                Deprel::Ccomp | Deprel::Xcomp | Deprel::Obj | Deprel::Root | Deprel::Parataxis
            )
    });
    let mut at = head.copied();
    for _ in 0..30 {
        match at {
            Some(tok) if tok == content => return predicate && toks.len() > 1 && report.rule == "speech/clause",
            Some(tok) => at = doc.token(tok).head,
            None => return false,
        }
    }
    false
}

/// The reports whose cue stands in the run of sentences from `first` to `last`.
fn near<'r>(reports: &'r [Report], first: &Sentence, last: &Sentence) -> &'r [Report] {
    let from = reports.partition_point(|report| report.cue < first.first);
    let to = reports.partition_point(|report| report.cue < last.end);
    &reports[from..to.max(from)]
}

/// A verb of saying that ends the sentence before, with a colon or without content.
fn announced<'r>(doc: &Document, reports: &'r [Report], toks: &[TokenId]) -> Option<&'r Report> {
    let at = doc.token(*toks.first()?).sentence.index().checked_sub(1)?;
    let sent = &doc.sentences[at];
    let colon = sent.tokens().rev().take(2).any(|tok| doc.form(tok) == ":");
    near(reports, sent, sent).iter().rev().find(|report| report.says && report.speaker.is_some() && colon)
}

/// A short sentence after the words that only says who spoke: "Said Mr Khan."
fn followed<'r>(doc: &Document, reports: &'r [Report], toks: &[TokenId]) -> Option<&'r Report> {
    let at = doc.token(*toks.last()?).sentence.index() + 1;
    let sent = doc.sentences.get(at)?;
    let root = |report: &&Report| doc.token(report.cue).deprel == Deprel::Root;
    let short = sent.range().len() <= 12;
    near(reports, sent, sent)
        .iter()
        .find(|report| short && report.says && report.content.is_none() && report.speaker.is_some() && root(report))
}
