//! [`Answer`]: what a query gives, and its formats.

use super::Base;
use super::export::{Format, compact, export, xml_safe};
use crate::error::{Error, Result};
use oxigraph::model::{GraphName, Quad, Term, Triple, Variable};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
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
    pub fn table(&self, base: &Base) -> Table {
        let prefixes = base.prefixes();
        let cell = |term: &Term| cell(term, &prefixes);
        match self {
            Answer::Truth(truth) => Table { columns: vec!["answer".to_owned()], rows: vec![vec![truth.to_string()]] },
            Answer::Rows { variables, rows } => {
                let row = |row: &Vec<Option<Term>>| {
                    row.iter().map(|term| term.as_ref().map(cell).unwrap_or_default()).collect()
                };
                Table { columns: variables.clone(), rows: rows.iter().map(row).collect() }
            }
            Answer::Triples(triples) => Table {
                columns: ["subject", "predicate", "object"].map(str::to_owned).to_vec(),
                rows: triples
                    .iter()
                    .map(|t| vec![cell(&t.subject.clone().into()), cell(&t.predicate.clone().into()), cell(&t.object)])
                    .collect(),
            },
        }
    }

    /// Writes the answer.
    ///
    /// # Errors
    /// [`Error::Usage`](crate::error::Error::Usage) where the format does not go with the kind of answer; what the writer says.
    pub fn write(&self, format: AnswerFormat, base: &Base, to: &mut dyn Write) -> Result<()> {
        match self {
            Answer::Triples(triples) => {
                let format = match format {
                    AnswerFormat::Json => Format::JsonLd,
                    AnswerFormat::Xml => Format::RdfXml,
                    _ => Format::Turtle,
                };
                let quads: Vec<Quad> =
                    triples.iter().map(|triple| triple.clone().in_graph(GraphName::DefaultGraph)).collect();
                export(&quads, format, base, to)
            }
            Answer::Truth(truth) => {
                let serializer = QueryResultsSerializer::from_format(results_format(format)?);
                serializer.serialize_boolean_to_writer(to, *truth).map(|_| ()).map_err(Error::io(OUTPUT))
            }
            Answer::Rows { variables, rows } if format == AnswerFormat::Xml => {
                let mut bytes = Vec::new();
                let written = write_rows(variables, rows, QueryResultsFormat::Xml, &mut bytes);
                let safe = written.and_then(|()| to.write_all(xml_safe(&String::from_utf8_lossy(&bytes)).as_bytes()));
                safe.map_err(Error::io(OUTPUT))
            }
            Answer::Rows { variables, rows } => {
                write_rows(variables, rows, results_format(format)?, to).map_err(Error::io(OUTPUT))
            }
        }
    }
}

/// What errors of a writer name.
const OUTPUT: &str = "output";

fn results_format(format: AnswerFormat) -> Result<QueryResultsFormat> {
    match format {
        AnswerFormat::Csv => Ok(QueryResultsFormat::Csv),
        AnswerFormat::Tsv => Ok(QueryResultsFormat::Tsv),
        AnswerFormat::Json => Ok(QueryResultsFormat::Json),
        AnswerFormat::Xml => Ok(QueryResultsFormat::Xml),
        AnswerFormat::Turtle => {
            Err(Error::Usage("ttl is for CONSTRUCT and DESCRIBE; this query gives rows".to_owned()))
        }
    }
}

fn write_rows(
    variables: &[String],
    rows: &[Vec<Option<Term>>],
    format: QueryResultsFormat,
    to: &mut dyn Write,
) -> std::io::Result<()> {
    let variables: Vec<Variable> = variables.iter().map(Variable::new_unchecked).collect();
    let serializer = QueryResultsSerializer::from_format(format);
    let mut writer = serializer.serialize_solutions_to_writer(to, variables.clone())?;
    for row in rows {
        let bound = variables.iter().zip(row).filter_map(|(variable, term)| Some((variable, term.as_ref()?)));
        writer.serialize(bound)?;
    }
    writer.finish().map(|_| ())
}

fn cell(term: &Term, prefixes: &[(&str, String)]) -> String {
    match term {
        Term::NamedNode(node) => compact(node.as_str(), prefixes).unwrap_or_else(|| node.as_str().to_owned()),
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}
