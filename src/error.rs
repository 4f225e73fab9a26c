//! The one error of the crate: a variant for each place that can fail.
//!
//! Analysis never fails; only the edge does: files, models, the ontology, the store, a query.
//! Messages are lower case without a full stop and say what was expected and what was found.

use std::path::PathBuf;

/// A result whose error is [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// Everything that can go wrong at the edge of Dateline.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// An article could not be read.
    #[error("{path}{}: {message}", at(*line, *column))]
    Article {
        /// The file that holds it.
        path: PathBuf,
        /// Line, from 1; 0 where no line can be named.
        line: usize,
        /// Column in code points, from 1; 0 where no column can be named.
        column: usize,
        /// What was expected and what was found.
        message: String,
    },
    /// A text in a known format (CoNLL-U, TimeML, Turtle, JSON, IOB2, gold.tsv, …) breaks its grammar.
    #[error("{path}{}: {message}", at(*line, *column))]
    Format {
        /// The file.
        path: PathBuf,
        /// Line, from 1; 0 where no line can be named.
        line: usize,
        /// Column in code points, from 1; 0 where no column can be named.
        column: usize,
        /// What was expected and what was found.
        message: String,
    },
    /// A model file is truncated, foreign, damaged or newer than this program.
    #[error("model {name}: {message}")]
    Model {
        /// The model's file name.
        name: String,
        /// What was expected and what was found.
        message: String,
    },
    /// The store is missing, damaged or newer than this program.
    #[error("store {path}: {message}")]
    Store {
        /// The store's folder.
        path: PathBuf,
        /// What was expected and what was found.
        message: String,
    },
    /// A SPARQL query could not be parsed.
    #[error("query{}: {message}", at(*line, *column))]
    QuerySyntax {
        /// Line, from 1.
        line: usize,
        /// Column in code points, from 1.
        column: usize,
        /// What was expected and what was found.
        message: String,
    },
    /// A SPARQL query failed while it ran.
    #[error("query: {0}")]
    Query(String),
    /// A name given by the user stands for nothing in the graph.
    #[error("unknown {what} {name:?}{}", suggest(.close))]
    UnknownName {
        /// What was looked for: `entity`, `event type`, `question`, …
        what: &'static str,
        /// The name as given.
        name: String,
        /// Names that are close to it, best first.
        close: Vec<String>,
    },
    /// An option or argument cannot be understood.
    #[error("{0}")]
    Usage(String),
}

impl Error {
    /// Returns a closure that wraps an I/O error with the path it belongs to.
    pub fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Error {
        let path = path.into();
        move |source| Error::Io { path, source }
    }
}

fn at(line: usize, column: usize) -> String {
    match (line, column) {
        (0, _) => String::new(),
        (line, 0) => format!(":{line}"),
        (line, column) => format!(":{line}:{column}"),
    }
}

fn suggest(close: &[String]) -> String {
    if close.is_empty() {
        return String::new();
    }
    format!("; did you mean {}?", close.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(" or "))
}
