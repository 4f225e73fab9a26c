//! The commands that answer from quads: query, export, validate.

use super::args::{Export, ExportFormat, OnGraph, Query, QueryFormat};
use super::input;
use super::output::{self, Output};
use crate::error::{Error, Result};
use crate::graph::KnowledgeGraph;
use crate::rdf::{self, AnswerFormat, Format};
use crate::view;
use std::fmt::Write;

/// The exit code of a validation that found violations.
const VIOLATIONS: i32 = 5;

/// `dateline query`.
pub fn query(args: &Query) -> Result<i32> {
    if args.list {
        return output::print(&listed()).map(|()| 0);
    }
    let sparql = sparql(args)?;
    let on = OnGraph { paths: args.paths.clone(), store: args.store.clone(), reading: args.reading.clone() };
    let (data, base, code) = input::dataset(&on)?;
    let answer = data.query(&sparql)?;
    let mut output = Output::open(&args.destination.output)?;
    let format = match args.format {
        QueryFormat::Table => {
            let table = answer.table(&base);
            let columns: Vec<view::Column> = table.columns.iter().map(|name| view::Column::wide(name, 1)).collect();
            output.text(&view::table(&columns, &table.rows, output::width()))?;
            return output.finish().map(|()| code);
        }
        QueryFormat::Csv => AnswerFormat::Csv,
        QueryFormat::Tsv => AnswerFormat::Tsv,
        QueryFormat::Json => AnswerFormat::Json,
        QueryFormat::Xml => AnswerFormat::Xml,
        QueryFormat::Ttl => AnswerFormat::Turtle,
    };
    answer.write(format, &base, output.writer())?;
    output.finish()?;
    Ok(code)
}

/// The query of a file, of a name, or as it stands. What has a blank or a brace in it is SPARQL, a single word is a name.
fn sparql(args: &Query) -> Result<String> {
    let (text, set) = match (&args.file, &args.query) {
        (Some(path), _) => (std::fs::read_to_string(path).map_err(Error::io(path))?, &args.set),
        (None, Some(text)) if text.contains(|c: char| c.is_whitespace() || c == '{') => (text.clone(), &args.set),
        (None, Some(name)) => {
            let values = settings(&args.set)?;
            return rdf::find_question(name)?.bind(&values);
        }
        (None, None) => return Err(Error::Usage("expected a query".to_owned())),
    };
    if set.is_empty() { Ok(text) } else { Err(Error::Usage("--set goes with a named question only".to_owned())) }
}

fn settings(set: &[String]) -> Result<Vec<(String, String)>> {
    let split = |setting: &String| setting.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    let wrong = |setting: &String| Error::Usage(format!("expected NAME=VALUE after --set, found {setting:?}"));
    set.iter().map(|setting| split(setting).ok_or_else(|| wrong(setting))).collect()
}

fn listed() -> String {
    let mut text = String::new();
    for question in rdf::questions() {
        let _ = writeln!(text, "{}\n    {}", question.name, question.about);
        for parameter in &question.parameters {
            let default =
                parameter.default.as_ref().map_or("must be set".to_owned(), |value| format!("default {value:?}"));
            let _ = writeln!(text, "      --set {}=…  {} ({default})", parameter.name, parameter.about);
        }
    }
    text
}

/// `dateline export`.
pub fn export(args: &Export) -> Result<i32> {
    let mut output = Output::open(&args.destination.output)?;
    let code = match rdf_format(args.format) {
        Some(format) => {
            let (data, base, code) = input::dataset(&args.on)?;
            let mut quads = data.quads()?;
            if args.rdf12 {
                rdf::reify(&mut quads);
            }
            rdf::export(&quads, format, &base, output.writer())?;
            code
        }
        None => {
            let (graph, code) = input::graph(&args.on)?;
            output.text(&network(args.format, &graph))?;
            code
        }
    };
    output.finish()?;
    Ok(code)
}

fn rdf_format(format: ExportFormat) -> Option<Format> {
    match format {
        ExportFormat::Ttl => Some(Format::Turtle),
        ExportFormat::Nt => Some(Format::NTriples),
        ExportFormat::Nq => Some(Format::NQuads),
        ExportFormat::Trig => Some(Format::TriG),
        ExportFormat::Jsonld => Some(Format::JsonLd),
        ExportFormat::Rdfxml => Some(Format::RdfXml),
        ExportFormat::Graphml | ExportFormat::Gexf | ExportFormat::Csv => None,
    }
}

/// The graph in a format that is no RDF.
fn network(format: ExportFormat, graph: &KnowledgeGraph) -> String {
    let net = view::network(graph, &graph.events.iter().collect::<Vec<_>>());
    match format {
        ExportFormat::Graphml => view::to_graphml(graph, &net),
        ExportFormat::Gexf => view::to_gexf(graph, &net),
        _ => view::to_csv(graph, &net),
    }
}

/// `dateline validate`.
pub fn validate(on: &OnGraph) -> Result<i32> {
    let (data, _, code) = input::dataset(on)?;
    let violations = rdf::validate(&data)?;
    let mut text = String::new();
    for violation in &violations {
        let path = violation.path.as_ref().map(|path| format!(" {path}")).unwrap_or_default();
        let value = violation.value.as_ref().map(|value| format!(" {value}")).unwrap_or_default();
        let _ = writeln!(text, "{}{path}{value}: {}", violation.focus, violation.message);
    }
    output::print(&text)?;
    output::tell(&format!("{} violations", violations.len()));
    Ok(if violations.is_empty() { code } else { VIOLATIONS })
}
