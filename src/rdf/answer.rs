//! [`Answer`]: what a query gives, and its formats.

use super::Base;
use crate::error::Result;
use oxigraph::model::{Term, Triple};
use std::io::Write;

/// What a query gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// SELECT: variables, and rows of what is bound to them.
    Rows {
        /// Names of the variables, without the question mark.
        variables: Vec<String>,
        /// One value a variable, `None` where unbound.
        rows: Vec<Vec<Option<Term>>>,
    },
    /// ASK.
    Truth(bool),
    /// CONSTRUCT and DESCRIBE: triples, sorted, each once.
    Triples(Vec<Triple>),
}

/// A format in which an answer is written. Triples are written as Turtle in all of them but JSON (JSON-LD) and XML (RDF/XML).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerFormat {
    /// SPARQL 1.1 results, CSV.
    Csv,
    /// SPARQL 1.1 results, TSV.
    Tsv,
    /// SPARQL 1.1 results, JSON.
    Json,
    /// SPARQL results, XML.
    Xml,
    /// Turtle, for triples.
    Turtle,
}

/// An answer for people: short names, no datatypes. An ASK has one cell, triples have three columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Cells; empty where nothing is bound.
    pub rows: Vec<Vec<String>>,
}

impl Answer {
    /// The answer as a table of short names.
    pub fn table(&self, _base: &Base) -> Table {
        Table::default()
    }

    /// Writes the answer.
    ///
    /// # Errors
    /// [`Error::Usage`](crate::error::Error::Usage) where the format does not go with the kind of answer; what the writer says.
    pub fn write(&self, _format: AnswerFormat, _base: &Base, _to: &mut dyn Write) -> Result<()> {
        Ok(())
    }
}
