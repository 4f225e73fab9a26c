//! Gold documents that come as tokens, laid out as the text that the pipeline reads.
//!
//! One blank between tokens, none before closing and after opening punctuation; a sentence is a paragraph of its own, so
//! that every system reads the same text. Offsets are Unicode code points.

use crate::document::{Article, Published, PublishedFrom};
use crate::error::{Error, Result};
use crate::read;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const CLOSING: &[&str] = &[
    ",", ".", ";", ":", "!", "?", ")", "]", "}", "%", "'s", "'", "’s", "n't", "''", "”", "'re", "'ve", "'ll", "'d",
    "'m", "...",
];
const OPENING: &[&str] = &["(", "[", "{", "$", "``", "“", "US$", "#"];

/// A number that names a token in its gold file.
pub type TokenNumber = i64;

/// A text made of tokens, and where each token stands in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Layout {
    /// The text.
    pub text: String,
    /// Where each token stands.
    pub spans: BTreeMap<TokenNumber, (usize, usize)>,
    /// The number of the sentence that each token is in.
    pub sentences: BTreeMap<TokenNumber, i64>,
}

/// A sentence of a tokenised gold file.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldSentence {
    /// Its number.
    pub id: i64,
    /// Its tokens: number and form.
    pub tokens: Vec<(TokenNumber, String)>,
}

impl Layout {
    /// Lays sentences out as a text.
    pub fn of(sentences: &[GoldSentence]) -> Layout {
        let mut layout = Layout::default();
        let mut at = 0;
        for sent in sentences {
            let mut previous: Option<&str> = None;
            for (number, form) in &sent.tokens {
                let shown = plain(form);
                if previous.is_some_and(|before| !CLOSING.contains(&shown) && !OPENING.contains(&before)) {
                    layout.text.push(' ');
                    at += 1;
                }
                let end = at + shown.chars().count();
                layout.spans.insert(*number, (at, end));
                layout.sentences.insert(*number, sent.id);
                layout.text.push_str(shown);
                at = end;
                previous = Some(shown);
            }
            layout.text.push_str("\n\n");
            at += 2;
        }
        layout
    }

    /// The tokens that a stretch of the text touches. *Cost*: the number of tokens.
    pub fn covered(&self, start: usize, end: usize) -> Vec<TokenNumber> {
        self.spans.iter().filter(|(_, (b, e))| *b < end && *e > start).map(|(number, _)| *number).collect()
    }

    /// The article that the pipeline reads.
    pub fn article(&self, id: &str, published: Option<NaiveDate>) -> Article {
        let mut article = read::article_of_text(id, &self.text);
        article.published = published.map(|date| Published { date, from: PublishedFrom::Metadata });
        article
    }
}

fn plain(form: &str) -> &str {
    match form {
        "``" | "''" => "\"",
        "-LRB-" => "(",
        "-RRB-" => ")",
        other => other,
    }
}

/// Reads a JSON Lines file.
///
/// *Errors*: [`Error::Io`], and [`Error::Format`] with the line and column of the first broken one.
pub fn json_lines<T: for<'a> Deserialize<'a>>(path: &Path) -> Result<Vec<T>> {
    let text = fs::read_to_string(path).map_err(Error::io(path))?;
    let parse = |(n, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|e| Error::Format {
            path: path.to_owned(),
            line: n + 1,
            column: e.column(),
            message: e.to_string(),
        })
    };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_laid_out_as_people_write() {
        let form = |n, text: &str| (n, text.to_owned());
        let sentences = [
            GoldSentence { id: 0, tokens: vec![form(1, "The"), form(2, "café"), form(3, "'s"), form(4, "``")] },
            GoldSentence { id: 1, tokens: vec![form(5, "$"), form(6, "5"), form(7, ".")] },
        ];
        let layout = Layout::of(&sentences);
        assert_eq!(layout.text, "The café's \"\n\n$5.\n\n");
        assert_eq!((layout.spans[&2], layout.spans[&7], layout.sentences[&7]), ((4, 8), (16, 17), 1));
        assert_eq!(layout.covered(4, 9), [2, 3]);
    }
}
