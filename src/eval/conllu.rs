//! Scores of the English stage on CoNLL-U files, on raw text and with gold tokens, and of names on IOB2 files.
//!
//! On raw text, words are aligned by their place in the stream of characters that are no white space, as in the CoNLL 2018
//! shared task (Zeman et al. 2018); relations count without their subtype. The words of a contraction are aligned by order.

use super::{Measure, Report};
use crate::document::conllu::{self, Tree};
use crate::document::{Document, Sentence, SentenceId, Span, Token, TokenId};
use crate::english::names::Kind;
use crate::english::{self, Model};
use crate::error::{Error, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Scores a file twice: analysed from its raw text, and analysed on its gold tokens and sentences.
///
/// # Errors
/// [`Error::Io`] where the file cannot be read, [`Error::Format`] where it is no CoNLL-U.
pub fn evaluate(path: &Path, model: &Model) -> Result<[Report; 2]> {
    let text = fs::read_to_string(path).map_err(Error::io(path))?;
    let trees = conllu::parse(path, &text)?;
    let docs = conllu::documents(&trees);
    let (mut raw, mut given) = (Tally::default(), Tally::default());
    for gold in &docs {
        let article = gold.article.clone();
        raw.add(gold, &english::analyze(article, model));
        let mut system = gold.clone();
        english::annotate(&mut system, model);
        given.add(gold, &system);
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok([raw.report(&format!("{name}, raw text")), given.report(&format!("{name}, gold tokens"))])
}

/// Scores two CoNLL-U files against each other; both must hold the same characters, white space apart.
///
/// # Errors
/// [`Error::Format`] where the characters differ.
pub fn compare(path: &Path, gold: &[Tree], system: &[Tree]) -> Result<Report> {
    let (gold, system) = (conllu::document(gold), conllu::document(system));
    let letters = |doc: &Document| doc.article.text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    if letters(&gold) != letters(&system) {
        let message = "the two files do not hold the same text".to_owned();
        return Err(Error::Format { path: path.to_owned(), line: 0, column: 0, message });
    }
    let mut tally = Tally::default();
    tally.add(&gold, &system);
    Ok(tally.report(&path.display().to_string()))
}

#[derive(Debug, Default)]
struct Tally {
    hits: BTreeMap<&'static str, usize>,
    gold: [usize; 3],
    system: [usize; 3],
}

const UNITS: [&str; 3] = ["tokens", "sentences", "words"];
const LAYERS: [&str; 5] = ["UPOS", "XPOS", "lemma", "UAS", "LAS"];

/// The place of a word: its token's characters, and its number in the token.
type Key = (usize, usize, usize);

/// A document as places in its stream of characters.
struct Stream {
    tokens: BTreeSet<(usize, usize)>,
    sentences: BTreeSet<(usize, usize)>,
    words: BTreeMap<Key, TokenId>,
    keys: Vec<Key>,
}

impl Stream {
    fn new(doc: &Document) -> Stream {
        let mut stream =
            Stream { tokens: BTreeSet::new(), sentences: BTreeSet::new(), words: BTreeMap::new(), keys: Vec::new() };
        let mut at = 0;
        for (sent, tree) in doc.sentences.iter().zip(conllu::trees(doc)) {
            let begin = at;
            let mut token = (at, at);
            for (number, tok) in sent.tokens().enumerate() {
                let contraction = tree.contractions.iter().find(|c| (c.first..c.end).contains(&number));
                let inside = contraction.map_or(0, |c| number - c.first);
                if inside == 0 {
                    let end = contraction.map_or(number + 1, |c| c.end);
                    let length: usize = (number..end).map(|n| letters(doc, sent.first.index() + n)).sum();
                    token = (at, at + length);
                    stream.tokens.insert(token);
                }
                at += letters(doc, tok.index());
                let key = (token.0, token.1, inside);
                stream.words.insert(key, tok);
                stream.keys.push(key);
            }
            stream.sentences.insert((begin, at));
        }
        stream
    }
}

fn letters(doc: &Document, tok: usize) -> usize {
    doc.form(TokenId(tok as u32)).chars().filter(|c| !c.is_whitespace()).count()
}

impl Tally {
    fn add(&mut self, gold: &Document, system: &Document) {
        let (ours, theirs) = (Stream::new(system), Stream::new(gold));
        let sizes = |stream: &Stream| [stream.tokens.len(), stream.sentences.len(), stream.words.len()];
        for (unit, (system, gold)) in sizes(&ours).into_iter().zip(sizes(&theirs)).enumerate() {
            self.system[unit] += system;
            self.gold[unit] += gold;
        }
        *self.hits.entry("tokens").or_default() += ours.tokens.intersection(&theirs.tokens).count();
        *self.hits.entry("sentences").or_default() += ours.sentences.intersection(&theirs.sentences).count();
        for (key, tok) in &theirs.words {
            if let Some(other) = ours.words.get(key) {
                self.add_word(gold.token(*tok), system.token(*other), &theirs, &ours);
            }
        }
    }

    fn add_word(&mut self, gold: &Token, system: &Token, theirs: &Stream, ours: &Stream) {
        let head = |token: &Token, stream: &Stream| token.head.map(|head| stream.keys[head.index()]);
        let same_head = head(gold, theirs) == head(system, ours);
        let hits = [
            ("words", true),
            ("UPOS", gold.upos == system.upos),
            ("XPOS", gold.xpos == system.xpos),
            ("lemma", gold.lemma == "_" || gold.lemma == system.lemma),
            ("UAS", same_head),
            ("LAS", same_head && gold.deprel.base() == system.deprel.base()),
        ];
        hits.iter().filter(|(_, hit)| *hit).for_each(|(name, _)| *self.hits.entry(name).or_default() += 1);
    }

    fn report(&self, title: &str) -> Report {
        let mut report = Report::new(title);
        let rows = UNITS.iter().enumerate().chain(LAYERS.iter().map(|layer| (2, layer)));
        for (unit, name) in rows {
            let hit = self.hits.get(name).copied().unwrap_or(0);
            report.push(*name, Measure::counts(hit, self.system[unit], self.gold[unit]));
        }
        report
    }
}

/// Scores names of persons, organisations and places on an IOB2 file with its gold tokens: a token a line, the number (with a
/// tab) or nothing before it and its tag after it, an empty line after each sentence.
///
/// # Errors
/// [`Error::Io`] where the file cannot be read.
pub fn evaluate_names(path: &Path, model: &Model) -> Result<Report> {
    let text = fs::read_to_string(path).map_err(Error::io(path))?;
    let (mut hit, mut predicted, mut wanted) = (0, 0, 0);
    for (mut doc, gold) in iob2_documents(&text) {
        let odds = english::annotate_syntax(&mut doc, model);
        let found: BTreeSet<(usize, usize, &str)> = english::names::find(&doc, &model.names, &odds)
            .iter()
            .filter_map(|name| Some((name.first.index(), name.end.index(), iob2_kind(name.marked)?)))
            .collect();
        hit += gold.intersection(&found).count();
        predicted += found.len();
        wanted += gold.len();
    }
    let mut report = Report::new(format!("{}, names", path.display()));
    report.push("names", Measure::counts(hit, predicted, wanted));
    Ok(report)
}

fn iob2_kind(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Person => Some("PER"),
        Kind::Organization => Some("ORG"),
        Kind::Place => Some("LOC"),
        Kind::Other => None,
    }
}

type GoldNames = BTreeSet<(usize, usize, &'static str)>;

/// The documents of an IOB2 file (all one, where it has no `newdoc`), with their names: first token, one past the last, kind.
fn iob2_documents(text: &str) -> Vec<(Document, GoldNames)> {
    let numbered = text.starts_with('#');
    let mut docs: Vec<(Document, GoldNames)> = vec![Default::default()];
    let mut open = false;
    for line in text.lines() {
        let fields: Vec<&str> = line.split(['\t', ' ']).filter(|field| !field.is_empty()).collect();
        if line.starts_with("# newdoc") && !docs.last().is_some_and(|(doc, _)| doc.tokens.is_empty()) {
            docs.push(Default::default());
        }
        let is_token = fields.len() >= 2 && !(numbered && line.starts_with('#'));
        if let Some((doc, names)) = docs.last_mut().filter(|_| is_token) {
            let (form, tag) = if numbered { (fields[1], fields[2]) } else { (fields[0], fields[fields.len() - 1]) };
            add_token(doc, form, !open);
            add_tag(doc.tokens.len() - 1, tag, names);
        }
        open = is_token;
    }
    docs
}

fn add_token(doc: &mut Document, form: &str, begins: bool) {
    if !doc.article.text.is_empty() {
        doc.article.text.push(' ');
    }
    let start = doc.article.text.len();
    doc.article.text.push_str(form);
    let span = Span::new(start, doc.article.text.len());
    let tok = TokenId(doc.tokens.len() as u32);
    let end = TokenId(tok.0 + 1);
    match doc.sentences.last_mut().filter(|_| !begins) {
        Some(sent) => (sent.span, sent.end) = (sent.span.cover(span), end),
        None => doc.sentences.push(Sentence { span, first: tok, end }),
    }
    let sentence = SentenceId(doc.sentences.len() as u32 - 1);
    let (lemma, upos, xpos, deprel) = Default::default();
    doc.tokens.push(Token { span, sentence, lemma, upos, xpos, head: None, deprel });
}

fn add_tag(at: usize, tag: &str, names: &mut GoldNames) {
    let kind = ["PER", "ORG", "LOC"].into_iter().find(|kind| tag.ends_with(kind));
    let Some(kind) = kind else { return };
    let before = names.iter().find(|(_, end, open)| *end == at && *open == kind).copied();
    match before.filter(|_| tag.starts_with("I-")) {
        Some((first, end, kind)) => {
            names.remove(&(first, end, kind));
            names.insert((first, at + 1, kind));
        }
        None => {
            names.insert((at, at + 1, kind));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trees(text: &str) -> Vec<Tree> {
        let full: String = text
            .lines()
            .map(|line| match line.split(' ').collect::<Vec<_>>()[..] {
                [id, form, head, relation] => format!("{id}\t{form}\t{form}\tX\tFW\t_\t{head}\t{relation}\t_\t_\n"),
                _ => "\n".to_owned(),
            })
            .collect();
        conllu::parse(Path::new("test"), &full).unwrap()
    }

    fn check(gold: &str, system: &str, measure: &str, expected: f64) {
        let report = compare(Path::new("test"), &trees(gold), &trees(system)).unwrap();
        let figure = report.get(measure).unwrap().figure();
        assert!((figure - expected).abs() < 1e-9, "{measure}: {figure}");
    }

    #[test]
    fn words_are_aligned_by_characters() {
        let gold = "1 ab 2 nsubj\n2 cd 0 root\n\n1 e 0 root\n";
        check(gold, gold, "LAS", 1.0);
        check(gold, "1 ab 2 obj\n2 cd 0 root\n\n1 e 0 root\n", "LAS", 2.0 / 3.0);
        check(gold, "1 ab 2 obj\n2 cd 0 root\n\n1 e 0 root\n", "UAS", 1.0);
        // one word too many: two of three gold words are found among four
        check(gold, "1 a 2 dep\n2 b 3 nsubj\n3 cd 0 root\n\n1 e 0 root\n", "words", 4.0 / 7.0);
        check(gold, "1 ab 2 nsubj\n2 cd 0 root\n3 e 2 dep\n", "sentences", 0.0);
        check(gold, "1 ab 2 nsubj\n2 cd 0 root\n3 e 2 dep\n", "LAS", 2.0 / 3.0);
    }

    #[test]
    fn other_text_is_an_error() {
        assert!(compare(Path::new("x"), &trees("1 a 0 root\n"), &trees("1 b 0 root\n")).is_err());
    }

    #[test]
    fn names_are_read_from_iob2() {
        let docs = iob2_documents("# newdoc id = a\n1\tNew\tB-LOC\n2\tYork\tI-LOC\n3\tAnn\tB-PER\n\n1\tgoes\tO\n");
        let (doc, names) = &docs[0];
        assert_eq!(names.iter().copied().collect::<Vec<_>>(), [(0, 2, "LOC"), (2, 3, "PER")]);
        assert_eq!((doc.sentences.len(), doc.article.text.as_str()), (2, "New York Ann goes"));
    }
}
