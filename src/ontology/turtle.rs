//! Reads event types from Turtle. The form of the file is described at the head of `ontology/events.ttl`.

use super::{EventType, Example, Trigger};
use crate::error::{Error, Result};
use oxigraph::io::{RdfFormat, RdfParseError, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Term, Triple};
use std::collections::BTreeMap;
use std::path::PathBuf;

const DL: &str = "https://w3id.org/dateline/ns#";
const ET: &str = "https://w3id.org/dateline/type#";
const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";

/// A Turtle text and the name that errors show.
#[derive(Clone, Copy)]
struct Source<'s> {
    name: &'s str,
    text: &'s str,
}

impl Source<'_> {
    /// An error at the first line that holds one of some words, the first of them that stands anywhere.
    fn error(&self, words: &[&str], message: String) -> Error {
        let line = |word: &&str| {
            self.text.lines().position(|line| !line.trim_start().starts_with('#') && line.contains(*word))
        };
        let line = words.iter().find_map(line).map_or(0, |at| at + 1);
        Error::Format { path: PathBuf::from(self.name), line, column: 0, message }
    }
}

/// The event types of some Turtle texts read as one graph, by local name.
pub(super) fn read(sources: &[(&str, &str)]) -> Result<BTreeMap<String, EventType>> {
    let mut types: BTreeMap<String, EventType> = BTreeMap::new();
    let mut statements = Vec::new();
    for (name, text) in sources {
        let source = Source { name, text };
        for triple in triples(source)? {
            declare(source, &triple, &mut types)?;
            statements.push((source, triple));
        }
    }
    for (source, triple) in &statements {
        state(*source, triple, &mut types)?;
    }
    for event_type in types.values_mut() {
        tidy(event_type);
        if event_type.label.is_empty() {
            let message = format!("event type {} has no rdfs:label", event_type.name);
            let (name, text) = sources
                .iter()
                .rev()
                .find(|(_, text)| text.contains(&format!("et:{}", event_type.name)))
                .unwrap_or(&("", ""));
            return Err(Source { name, text }.error(&[&format!("et:{} ", event_type.name), &event_type.name], message));
        }
    }
    Ok(types)
}

fn triples(source: Source) -> Result<Vec<Triple>> {
    let parser = RdfParser::from_format(RdfFormat::Turtle).for_slice(source.text.as_bytes());
    parser.map(|quad| quad.map(Triple::from).map_err(|error| syntax_error(source.name, &error.into()))).collect()
}

/// The error of an RDF parser, with its place in the file.
pub(crate) fn syntax_error(name: &str, error: &RdfParseError) -> Error {
    let place = match error {
        RdfParseError::Syntax(error) => error.location().map(|range| range.start),
        RdfParseError::Io(_) => None,
    };
    let (line, column) = place.map_or((0, 0), |at| (at.line as usize + 1, at.column as usize + 1));
    // The parser's message repeats the place; what it expected follows the first colon and space.
    let message = error.to_string();
    let message = match message.split_once(": ") {
        Some((head, tail)) if head.contains("line") => tail.to_owned(),
        _ => message,
    };
    Error::Format { path: PathBuf::from(name), line, column, message }
}

/// Notes `X a dl:EventType`.
fn declare(source: Source, triple: &Triple, types: &mut BTreeMap<String, EventType>) -> Result<()> {
    let is_type =
        matches!(&triple.object, Term::NamedNode(class) if class.as_str().strip_prefix(DL) == Some("EventType"));
    if triple.predicate.as_str() != RDF_TYPE || !is_type {
        return Ok(());
    }
    let Some(name) = local_name(&triple.subject) else {
        let message = format!("an event type must be named in <{ET}>, found {}", triple.subject);
        return Err(source.error(&["EventType"], message));
    };
    types.entry(name.to_owned()).or_insert_with(|| EventType { name: name.to_owned(), ..EventType::default() });
    Ok(())
}

fn local_name(subject: &NamedOrBlankNode) -> Option<&str> {
    let NamedOrBlankNode::NamedNode(node) = subject else { return None };
    node.as_str()
        .strip_prefix(ET)
        .filter(|name| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "_-".contains(c)))
}

/// Takes one statement about an event type; statements about other things and unknown properties are passed over.
fn state(source: Source, triple: &Triple, types: &mut BTreeMap<String, EventType>) -> Result<()> {
    let Some(event_type) = local_name(&triple.subject).and_then(|name| types.get_mut(name)) else { return Ok(()) };
    let predicate = triple.predicate.as_str();
    if let Some(property) = predicate.strip_prefix(DL) {
        let Term::Literal(value) = &triple.object else {
            let message = format!("dl:{property} of event type {} must be a string", event_type.name);
            return Err(source.error(&[&format!("dl:{property}")], message));
        };
        if !value.datatype().as_str().ends_with("#string") && value.language().is_none() {
            let message = format!("dl:{property} of event type {} must be a string, found {value}", event_type.name);
            return Err(source.error(&[&format!("dl:{property}")], message));
        }
        set(event_type, property, value.value()).map_err(|message| source.error(&[value.value(), property], message))
    } else {
        match (predicate.strip_prefix(RDFS), &triple.object) {
            (Some("label"), Term::Literal(value)) => event_type.label = value.value().to_owned(),
            (Some("comment"), Term::Literal(value)) => event_type.comment = value.value().to_owned(),
            (Some("subClassOf"), Term::NamedNode(above)) => {
                event_type.broader = above.as_str().strip_prefix(ET).map(str::to_owned).or(event_type.broader.take());
            }
            _ => {}
        }
        Ok(())
    }
}

fn set(event_type: &mut EventType, property: &str, value: &str) -> std::result::Result<(), String> {
    match property {
        "verb" => event_type.verbs.push(Trigger::parse(value)?),
        "noun" => event_type.nouns.push(Trigger::parse(value)?),
        "role" => event_type.roles.push(parse_role(value)?),
        "example" => event_type.examples.push(parse_example(value)?),
        "counterExample" => event_type.counterexamples.push(parse_example(value)?),
        "plover" => event_type.plover = Some(value.to_owned()),
        "ace" => event_type.ace = Some(value.to_owned()),
        _ => return Err(format!("event type {} has the unknown property dl:{property}", event_type.name)),
    }
    Ok(())
}

fn parse_role(text: &str) -> std::result::Result<(String, String), String> {
    const ROLES: [&str; 8] =
        ["subject", "object", "recipient", "instrument", "place", "origin", "destination", "topic"];
    match text.split_once(':') {
        Some((role, meaning)) if ROLES.contains(&role.trim()) => {
            Ok((role.trim().to_owned(), meaning.trim().to_owned()))
        }
        _ => Err(format!("role {text:?}: expected one of {}, a colon, and what it means", ROLES.join(", "))),
    }
}

/// Reads `Spain [withdrew] its troops.`
fn parse_example(text: &str) -> std::result::Result<Example, String> {
    let missing = || format!("example {text:?}: expected one stretch in square brackets");
    let (before, rest) = text.split_once('[').ok_or_else(missing)?;
    let (marked, after) = rest.split_once(']').filter(|(marked, _)| !marked.is_empty()).ok_or_else(missing)?;
    Ok(Example { text: format!("{before}{marked}{after}"), start: before.len(), end: before.len() + marked.len() })
}

/// The same whatever order the statements come in.
fn tidy(event_type: &mut EventType) {
    event_type.verbs.sort();
    event_type.verbs.dedup();
    event_type.nouns.sort();
    event_type.nouns.dedup();
    event_type.roles.sort();
    event_type.roles.dedup();
    event_type.examples.sort();
    event_type.counterexamples.sort();
}
