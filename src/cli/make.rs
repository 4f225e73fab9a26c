//! The commands that make records and stores: build, extract, load, remove.

use super::args::{Build, Extract, ExtractFormat, Load, Remove};
use super::input::{self, articles};
use super::output::{self, Output, tell};
use crate::document::{Document, Record, conllu};
use crate::error::{Error, Result};
use crate::graph::{Filter, KnowledgeGraph, timeline};
use crate::pipeline;
use crate::rdf::{self, Base, Store};
use crate::view;
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// `dateline build`.
pub fn build(args: &Build) -> Result<i32> {
    let base = base(args.base.as_deref())?;
    if args.store.store.exists() {
        // A store that cannot be used is told before the work and not after it.
        Store::create_or_open(&args.store.store, &base)?;
    }
    let (records, outcome) = input::records(&args.paths, &args.reading)?;
    if records.is_empty() {
        return Ok(outcome.code());
    }
    let mut store = Store::create_or_open(&args.store.store, &base)?;
    let added = store.add_records(records)?;
    let graph = store.graph()?;
    tell(&format!(
        "{}: {} new, {} changed, {} as before; {} in the store {}",
        articles(outcome.articles),
        added.new,
        added.changed,
        added.unchanged,
        articles(graph.records.len()),
        args.store.store.display()
    ));
    output::print(&head(&graph, args.top))?;
    Ok(outcome.code())
}

/// What is in a graph, and the most important events of its timeline.
fn head(graph: &KnowledgeGraph, top: usize) -> String {
    let events = timeline(graph, &Filter { top: Some(top), ..Filter::default() });
    let counts = format!(
        "{} tell of {} events ({} claims), {} people, places and things, {} disagreements.",
        articles(graph.records.len()),
        graph.events.len(),
        graph.records.iter().map(|record| record.claims.len()).sum::<usize>(),
        graph.entities.len(),
        graph.conflicts.len()
    );
    let more = match graph.events.len().saturating_sub(events.len()) {
        0 => String::new(),
        more => format!("\n{more} more events: dateline timeline\n"),
    };
    format!("{counts}\n\n{}{more}", view::timeline::to_table(graph, &events, output::width()))
}

/// `dateline extract`.
pub fn extract(args: &Extract) -> Result<i32> {
    let base = base(args.base.as_deref())?;
    let paths = if args.paths.is_empty() { vec!["-".into()] } else { args.paths.clone() };
    let mut output = Output::open(&args.destination.output)?;
    let mut first = true;
    let write = |doc: Document| written(&doc, args.format, &base);
    let outcome = input::for_each(&paths, &args.reading, write, |text| {
        let between = if first { "" } else { separator(args.format) };
        first = false;
        output.text(between)?;
        output.text(&text)
    })?;
    output.finish()?;
    outcome.tell();
    Ok(outcome.code())
}

/// One article in a format.
fn written(doc: &Document, format: ExtractFormat, base: &Base) -> Result<String> {
    let quads = |format: rdf::Format| {
        let mut bytes = Vec::new();
        rdf::export(&rdf::article_quads(&Record::from(doc), base)?, format, base, &mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    match format {
        ExtractFormat::Json => Ok(json_line(&Record::from(doc))),
        ExtractFormat::Ttl => quads(rdf::Format::Turtle),
        ExtractFormat::Nq => quads(rdf::Format::NQuads),
        ExtractFormat::Trig => quads(rdf::Format::TriG),
        ExtractFormat::Conllu => Ok(conllu::write(&conllu::trees(doc))),
        ExtractFormat::Timeml => Ok(view::to_timeml(&pipeline::timeml(doc))),
    }
}

fn json_line(record: &Record) -> String {
    // Invariant: a record of strings, numbers and lists serialises.
    serde_json::to_string(record).unwrap_or_default() + "\n"
}

fn separator(format: ExtractFormat) -> &'static str {
    match format {
        ExtractFormat::Ttl | ExtractFormat::Trig => "\n",
        _ => "",
    }
}

/// `dateline load`.
pub fn load(args: &Load) -> Result<i32> {
    let mut store = Store::create_or_open(&args.store.store, &base(args.base.as_deref())?)?;
    let (mut new, mut changed, mut unchanged) = (0, 0, 0);
    for file in &args.files {
        let added =
            if is_quads(file) { store.add_quads_file(file)? } else { store.add_records(read_records(file)?)? };
        new += added.new;
        changed += added.changed;
        unchanged += added.unchanged;
    }
    tell(&format!("{}: {new} new, {changed} changed, {unchanged} as before", articles(new + changed + unchanged)));
    Ok(0)
}

fn is_quads(path: &Path) -> bool {
    let name = path.to_string_lossy().to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    name.rsplit_once('.').is_some_and(|(_, ending)| rdf::Format::parse(ending).is_some())
}

/// The records of a JSON Lines file.
fn read_records(path: &Path) -> Result<Vec<Record>> {
    let mut reader: Box<dyn BufRead> = if path.as_os_str() == "-" {
        Box::new(BufReader::new(std::io::stdin()))
    } else {
        Box::new(BufReader::new(File::open(path).map_err(Error::io(path))?))
    };
    if reader.fill_buf().map_err(Error::io(path))?.starts_with(b"\x1F\x8B") {
        reader = Box::new(BufReader::new(MultiGzDecoder::new(reader)));
    }
    let mut text = String::new();
    reader.read_to_string(&mut text).map_err(Error::io(path))?;
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| parse_record(path, number, line)).collect()
}

fn parse_record(path: &Path, line: usize, text: &str) -> Result<Record> {
    serde_json::from_str(text).map_err(|error| Error::Format {
        path: path.to_owned(),
        line,
        column: error.column(),
        message: format!("expected a record as `dateline extract` writes it: {error}"),
    })
}

/// `dateline remove`.
pub fn remove(args: &Remove) -> Result<i32> {
    let removed = Store::open(&args.store.store)?.remove(&args.names)?;
    tell(&format!("{} removed", articles(removed)));
    Ok(0)
}

fn base(iri: Option<&str>) -> Result<Base> {
    iri.map_or_else(|| Ok(Base::default()), Base::new)
}
