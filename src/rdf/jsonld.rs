//! JSON-LD 1.1 with a context of prefixes: one object a graph, in it one object a node, in the order of the quads.

use super::Base;
use super::export::{compact, used_prefixes};
use super::vocab::{RDF_TYPE, XSD_BOOLEAN};
use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{GraphName, Literal, NamedOrBlankNode, Quad, Term};
use serde_json::{Map, Value, json};
use std::io::{Result, Write};

/// Writes quads that are sorted by graph and subject.
pub(super) fn write(quads: &[Quad], base: &Base, to: &mut dyn Write) -> Result<()> {
    let prefixes = used_prefixes(quads, base);
    let context: Map<String, Value> = prefixes.iter().map(|(prefix, iri)| ((*prefix).to_owned(), json!(iri))).collect();
    let short = |iri: &str| compact(iri, &prefixes).unwrap_or_else(|| iri.to_owned());
    let mut graphs = Vec::new();
    for graph in quads.chunk_by(|one, other| one.graph_name == other.graph_name) {
        let nodes = graph.chunk_by(|one, other| one.subject == other.subject).map(|node| node_value(node, &short));
        match &graph[0].graph_name {
            GraphName::DefaultGraph => graphs.extend(nodes),
            GraphName::NamedNode(name) => {
                graphs.push(json!({"@id": short(name.as_str()), "@graph": nodes.collect::<Vec<_>>()}))
            }
            GraphName::BlankNode(name) => {
                graphs.push(json!({"@id": name.to_string(), "@graph": nodes.collect::<Vec<_>>()}))
            }
        }
    }
    serde_json::to_writer_pretty(&mut *to, &json!({"@context": context, "@graph": graphs}))?;
    to.write_all(b"\n")
}

fn node_value(quads: &[Quad], short: &dyn Fn(&str) -> String) -> Value {
    let mut node = Map::new();
    let name = match &quads[0].subject {
        NamedOrBlankNode::NamedNode(name) => short(name.as_str()),
        other => other.to_string(),
    };
    node.insert("@id".to_owned(), json!(name));
    for statements in quads.chunk_by(|one, other| one.predicate == other.predicate) {
        let is_type = statements[0].predicate.as_ref() == RDF_TYPE;
        let key = if is_type { "@type".to_owned() } else { short(statements[0].predicate.as_str()) };
        let mut values: Vec<Value> = statements.iter().map(|quad| value(&quad.object, is_type, short)).collect();
        let value = if values.len() == 1 { values.remove(0) } else { Value::Array(values) };
        node.insert(key, value);
    }
    Value::Object(node)
}

fn value(term: &Term, is_type: bool, short: &dyn Fn(&str) -> String) -> Value {
    match term {
        Term::NamedNode(node) if is_type => json!(short(node.as_str())),
        Term::NamedNode(node) => json!({"@id": short(node.as_str())}),
        Term::Literal(literal) => literal_value(literal, short),
        other => json!({"@id": other.to_string()}),
    }
}

fn literal_value(literal: &Literal, short: &dyn Fn(&str) -> String) -> Value {
    if let Some(language) = literal.language() {
        return json!({"@value": literal.value(), "@language": language});
    }
    let datatype = literal.datatype();
    if datatype == xsd::STRING {
        return json!(literal.value());
    }
    if datatype == XSD_BOOLEAN && matches!(literal.value(), "true" | "false") {
        return json!(literal.value() == "true");
    }
    debug_assert!(datatype != rdf::LANG_STRING, "a literal of this type has a language");
    json!({"@value": literal.value(), "@type": short(datatype.as_str())})
}
