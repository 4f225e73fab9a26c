//! Shapes as read from Turtle.

use super::graph::{Graph, named};
use crate::error::{Error, Result};
use crate::rdf::vocab::RDF_TYPE;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::vocab::rdf;
use oxigraph::model::{Quad, Term};
use regex::Regex;
use std::path::PathBuf;

pub(super) const SH: &str = "http://www.w3.org/ns/shacl#";

/// A node shape, or a property shape where it has a path.
pub(super) struct Shape {
    pub(super) targets: Vec<Target>,
    pub(super) path: Option<Path>,
    pub(super) constraints: Vec<Constraint>,
    pub(super) message: Option<String>,
}

/// Which nodes a shape is about.
pub(super) enum Target {
    Class(String),
    ObjectsOf(String),
    SubjectsOf(String),
}

/// From a node to its values.
pub(super) enum Path {
    Property(String),
    Inverse(String),
}

/// What must hold of the values of a path, or of the node itself.
pub(super) enum Constraint {
    MinCount(usize),
    MaxCount(usize),
    Datatype(String),
    NodeKind(String),
    Class(String),
    In(Vec<Term>),
    HasValue(Term),
    Pattern(Regex),
    MinLength(usize),
    MinInclusive(Term),
    MaxInclusive(Term),
    LessThanOrEquals(String),
    Node(Shape),
    Property(Shape),
    Or(Vec<Shape>),
}

/// Reads the shapes that have targets, with all they refer to.
pub(super) fn read(name: &str, turtle: &str) -> Result<Vec<Shape>> {
    let parser = RdfParser::from_format(RdfFormat::Turtle);
    let told = |error: oxigraph::io::RdfSyntaxError| crate::ontology::syntax_error(name, &error.into());
    let quads: Vec<Quad> = parser.for_slice(turtle.as_bytes()).map(|quad| quad.map_err(told)).collect::<Result<_>>()?;
    let reader = Reader { name, graph: Graph::new(&quads) };
    let mut shapes = Vec::new();
    for node in reader.graph.instances(&format!("{SH}NodeShape")) {
        let shape = reader.shape(&node, 0)?;
        if !shape.targets.is_empty() {
            shapes.push(shape);
        }
    }
    Ok(shapes)
}

struct Reader<'q> {
    name: &'q str,
    graph: Graph<'q>,
}

/// Shapes may refer to themselves in SHACL; ours do not, and a circle must not run for ever.
const DEEPEST: usize = 16;

impl Reader<'_> {
    fn error(&self, message: String) -> Error {
        Error::Format { path: PathBuf::from(self.name), line: 0, column: 0, message }
    }

    fn shape(&self, node: &Term, depth: usize) -> Result<Shape> {
        if depth > DEEPEST {
            return Err(self.error(format!("the shape {node} refers to itself")));
        }
        let mut shape = Shape { targets: Vec::new(), path: None, constraints: Vec::new(), message: None };
        for (predicate, object) in self.graph.statements(node) {
            match predicate.strip_prefix(SH) {
                Some(parameter) => self.take(&mut shape, parameter, object, depth)?,
                None if *predicate == RDF_TYPE.as_str() => {}
                None => return Err(self.error(format!("expected shapes, found the property <{predicate}>"))),
            }
        }
        Ok(shape)
    }

    fn take(&self, shape: &mut Shape, parameter: &str, object: &Term, depth: usize) -> Result<()> {
        match parameter {
            "targetClass" => shape.targets.push(Target::Class(self.iri(object)?)),
            "targetObjectsOf" => shape.targets.push(Target::ObjectsOf(self.iri(object)?)),
            "targetSubjectsOf" => shape.targets.push(Target::SubjectsOf(self.iri(object)?)),
            "path" => shape.path = Some(self.path(object)?),
            "message" => shape.message = Some(self.text(object)?.to_owned()),
            parameter => shape.constraints.push(self.constraint(parameter, object, depth)?),
        }
        Ok(())
    }

    fn constraint(&self, parameter: &str, object: &Term, depth: usize) -> Result<Constraint> {
        Ok(match parameter {
            "minCount" => Constraint::MinCount(self.number(object)?),
            "maxCount" => Constraint::MaxCount(self.number(object)?),
            "minLength" => Constraint::MinLength(self.number(object)?),
            "datatype" => Constraint::Datatype(self.iri(object)?),
            "nodeKind" => Constraint::NodeKind(self.iri(object)?),
            "class" => Constraint::Class(self.iri(object)?),
            "in" => Constraint::In(self.list(object)),
            "hasValue" => Constraint::HasValue(object.clone()),
            "pattern" => Constraint::Pattern(self.pattern(object)?),
            "minInclusive" => Constraint::MinInclusive(object.clone()),
            "maxInclusive" => Constraint::MaxInclusive(object.clone()),
            "lessThanOrEquals" => Constraint::LessThanOrEquals(self.iri(object)?),
            "node" => Constraint::Node(self.shape(object, depth + 1)?),
            "property" => Constraint::Property(self.shape(object, depth + 1)?),
            "or" => {
                let shapes = self.list(object);
                Constraint::Or(shapes.iter().map(|shape| self.shape(shape, depth + 1)).collect::<Result<_>>()?)
            }
            other => return Err(self.error(format!("sh:{other} is not known; see the head of shapes.ttl for what is"))),
        })
    }

    fn iri(&self, term: &Term) -> Result<String> {
        match term {
            Term::NamedNode(node) => Ok(node.as_str().to_owned()),
            other => Err(self.error(format!("expected an IRI, found {other}"))),
        }
    }

    fn text<'t>(&self, term: &'t Term) -> Result<&'t str> {
        match term {
            Term::Literal(literal) => Ok(literal.value()),
            other => Err(self.error(format!("expected a literal, found {other}"))),
        }
    }

    fn number(&self, term: &Term) -> Result<usize> {
        self.text(term)?.parse().map_err(|_| self.error(format!("expected a number, found {term}")))
    }

    fn pattern(&self, term: &Term) -> Result<Regex> {
        Regex::new(self.text(term)?).map_err(|error| self.error(format!("expected a pattern, found {term}: {error}")))
    }

    fn path(&self, term: &Term) -> Result<Path> {
        if let Term::NamedNode(node) = term {
            return Ok(Path::Property(node.as_str().to_owned()));
        }
        let inverse = self.graph.values(term, &format!("{SH}inversePath"));
        match inverse.first() {
            Some(property) => Ok(Path::Inverse(self.iri(property)?)),
            None => Err(self.error("expected a property or sh:inversePath for a path".to_owned())),
        }
    }

    fn list(&self, head: &Term) -> Vec<Term> {
        let (mut found, mut head) = (Vec::new(), head.clone());
        while head != named(rdf::NIL.as_str()) {
            found.extend(self.graph.values(&head, rdf::FIRST.as_str()).first().copied().cloned());
            let Some(rest) = self.graph.values(&head, rdf::REST.as_str()).first().copied().cloned() else { break };
            head = rest;
        }
        found
    }
}
