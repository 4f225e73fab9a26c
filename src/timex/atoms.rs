//! Text to [`Atom`]s: runs of letters, runs of digits, single other characters.
//!
//! Rules read atoms and not tokens, so that `Sept. 30`, `3pm`, `1990s`, `mid-1990s` and `2020-09-08` mean the same however a
//! tokeniser cuts them. Sentences come from the document; atoms never cross them.

use super::grammar::Grammar;
use crate::document::Document;

/// A run of letters, a run of digits, or another character.
#[derive(Debug, Clone, Copy)]
pub(super) struct Atom {
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its sentence.
    pub sentence: u32,
    /// The word of the grammar's vocabulary that it is, `UNKNOWN` for any other.
    pub word: u16,
    /// The number it writes, for one to nine digits.
    pub digits: Option<u32>,
    /// True when nothing stands between it and the atom before.
    pub glued: bool,
    /// True for letters that begin with a capital.
    pub capital: bool,
}

/// The word number of what the grammar does not know.
pub(super) const UNKNOWN: u16 = 0;

/// The longest word that the grammar may know, in bytes.
const LONGEST: usize = 20;

impl Atom {
    /// Its text.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.end - self.start
    }
}

/// The atoms of a document's sentences. *Cost*: one pass over the text.
pub(super) fn split(doc: &Document, grammar: &Grammar) -> Vec<Atom> {
    let text = doc.article.text.as_str();
    let mut atoms = Vec::with_capacity(text.len() / 4);
    for (number, sent) in doc.sentences.iter().enumerate() {
        split_sentence(text, sent.span.start, sent.span.end, number as u32, grammar, &mut atoms);
    }
    atoms
}

fn split_sentence(text: &str, start: usize, end: usize, sentence: u32, grammar: &Grammar, atoms: &mut Vec<Atom>) {
    let bytes = text.as_bytes();
    let (mut at, mut previous) = (start, usize::MAX);
    while at < end {
        let first = text[at..].chars().next().unwrap_or(' ');
        let begin = at;
        at += first.len_utf8();
        if first.is_whitespace() {
            continue;
        }
        if first.is_ascii_digit() {
            while at < end && bytes[at].is_ascii_digit() {
                at += 1;
            }
        } else if first.is_alphabetic() {
            at = letters_end(text, at, end);
        }
        let form = &text[begin..at];
        atoms.push(Atom {
            start: begin,
            end: at,
            sentence,
            word: word_of(form, grammar),
            digits: (form.len() <= 9).then(|| form.parse().ok()).flatten(),
            glued: previous == begin,
            capital: first.is_uppercase(),
        });
        previous = at;
    }
}

fn letters_end(text: &str, mut at: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    while at < end {
        if bytes[at].is_ascii_alphabetic() {
            at += 1;
            continue;
        }
        match text[at..].chars().next() {
            Some(c) if !c.is_ascii() && c.is_alphabetic() => at += c.len_utf8(),
            _ => break,
        }
    }
    at
}

/// Looks a form up in lower case; dashes and apostrophes of all kinds are one.
fn word_of(form: &str, grammar: &Grammar) -> u16 {
    let form = match form {
        "–" | "—" | "‑" | "‐" | "−" => "-",
        "’" | "‘" | "`" | "´" => "'",
        _ => form,
    };
    if form.len() > LONGEST || !form.is_ascii() {
        return UNKNOWN;
    }
    let mut lower = [0u8; LONGEST];
    let lower = &mut lower[..form.len()];
    lower.copy_from_slice(form.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).map_or(UNKNOWN, |lower| grammar.word(lower))
}
