//! Reading PropBank annotation as JSON Lines: an object a sentence, its predicates and the spans of their arguments.
//!
//! Goes in: lines such as `{"sent_id": "a-1", "predicates": [{"token": 2, "args": [[1, 1, "ARG0"]]}]}`, words counted from 1 and
//! spans with both ends. Comes out: [`Annotated`] sentences, words counted from 0.

use super::{Document, Sentence};
use crate::error::{Error, Result};
use serde::Deserialize;
use std::ops::Range;
use std::path::Path;

/// The predicates of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotated {
    /// The sentence's id in its treebank.
    pub sent_id: String,
    /// Its predicates, in order.
    pub predicates: Vec<Frame>,
}

/// A predicate and its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The predicate's word, from 0.
    pub word: usize,
    /// Words from 0, and the role.
    pub arguments: Vec<(Range<usize>, String)>,
}

#[derive(Deserialize)]
struct Line {
    sent_id: String,
    predicates: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    token: usize,
    args: Vec<(usize, usize, String)>,
}

/// Reads the lines of a file; `path` is for messages.
///
/// # Errors
/// [`Error::Format`] with line and column where a line is something else.
pub fn parse(path: &Path, text: &str) -> Result<Vec<Annotated>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            sentence(line).map_err(|(column, message)| Error::Format {
                path: path.to_owned(),
                line: number + 1,
                column,
                message,
            })
        })
        .collect()
}

fn sentence(line: &str) -> std::result::Result<Annotated, (usize, String)> {
    let line: Line = serde_json::from_str(line).map_err(|error| (error.column(), error.to_string()))?;
    let from_one =
        |number: usize| number.checked_sub(1).ok_or((1, "expected words counted from 1, found 0".to_owned()));
    let frame = |row: Row| {
        let arguments = row.args.into_iter().map(|(from, to, role)| Ok((from_one(from)?..to, role)));
        Ok(Frame { word: from_one(row.token)?, arguments: arguments.collect::<std::result::Result<_, _>>()? })
    };
    let predicates = line.predicates.into_iter().map(frame).collect::<std::result::Result<_, (usize, String)>>()?;
    Ok(Annotated { sent_id: line.sent_id, predicates })
}

/// The head of a span of a sentence: its first word that depends on none inside.
pub fn head(doc: &Document, sent: &Sentence, span: &Range<usize>) -> Option<usize> {
    let first = sent.first.index();
    let inside = span.start..span.end.min(sent.range().len());
    let is_head = |word: &usize| {
        let head = doc.tokens[first + word].head.map(|head| head.index() - first);
        head.is_none_or(|head| !inside.contains(&head))
    };
    inside.clone().find(is_head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read() {
        let path = Path::new("frames.jsonl");
        let line = r#"{"sent_id": "a-1", "predicates": [{"token": 2, "lemma": "go", "args": [[1, 1, "ARG0"]]}]}"#;
        let read = parse(path, &format!("{line}\n\n")).unwrap();
        assert_eq!(read[0].predicates, [Frame { word: 1, arguments: vec![(0..1, "ARG0".to_owned())] }]);
        for (broken, place) in [("{\"sent_id\"", (1, 10)), (&line.replace("2,", "0,")[..], (1, 1))] {
            match parse(path, broken) {
                Err(Error::Format { line, column, .. }) => assert_eq!((line, column), place),
                other => panic!("{other:?}"),
            }
        }
    }
}
