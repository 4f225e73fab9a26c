//! Checking nodes against shapes.

use super::Violation;
use super::graph::Graph;
use super::shape::{Constraint, Path, SH, Shape, Target};
use crate::rdf::Base;
use crate::rdf::export::compact;
use crate::rdf::quads::parse_date;
use oxigraph::model::{Literal, Term};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// The violations of some shapes, sorted, each once.
pub(super) fn violations(graph: &Graph, shapes: &[Shape]) -> Vec<Violation> {
    let checker = Checker { graph, prefixes: Base::default().prefixes() };
    let mut found = BTreeSet::new();
    for shape in shapes {
        for focus in targets(graph, shape) {
            checker.check(&focus, shape, &mut |violation| {
                found.insert(violation);
            });
        }
    }
    found.into_iter().collect()
}

fn targets(graph: &Graph, shape: &Shape) -> Vec<Term> {
    let of = |target: &Target| match target {
        Target::Class(class) => graph.instances(class),
        Target::ObjectsOf(property) => graph.objects_of(property),
        Target::SubjectsOf(property) => graph.subjects_of(property),
    };
    shape.targets.iter().flat_map(of).collect()
}

struct Checker<'g, 'q> {
    graph: &'g Graph<'q>,
    prefixes: Vec<(&'static str, String)>,
}

impl Checker<'_, '_> {
    /// Checks a node against a node shape or a property shape, and tells every violation.
    fn check(&self, focus: &Term, shape: &Shape, tell: &mut dyn FnMut(Violation)) {
        let values = match &shape.path {
            None => vec![focus.clone()],
            Some(Path::Property(property)) => self.graph.values(focus, property).into_iter().cloned().collect(),
            Some(Path::Inverse(property)) => self.graph.subjects(property, focus),
        };
        for constraint in &shape.constraints {
            self.constraint(focus, shape, &values, constraint, tell);
        }
    }

    fn constraint(
        &self,
        focus: &Term,
        shape: &Shape,
        values: &[Term],
        constraint: &Constraint,
        tell: &mut dyn FnMut(Violation),
    ) {
        let mut fail = |value: Option<&Term>, expected: String| {
            let message = shape.message.clone().unwrap_or(expected);
            let path = shape.path.as_ref().map(|path| self.path(path));
            tell(Violation { focus: self.name(focus), path, value: value.map(|value| self.name(value)), message });
        };
        match constraint {
            Constraint::MinCount(least) if values.len() < *least => {
                fail(None, format!("expected {least} or more, found {}", values.len()))
            }
            Constraint::MaxCount(most) if values.len() > *most => {
                fail(None, format!("expected {most} at most, found {}", values.len()))
            }
            Constraint::MinCount(_) | Constraint::MaxCount(_) => {}
            Constraint::HasValue(wanted) if !values.contains(wanted) => {
                fail(None, format!("expected {}", self.name(wanted)))
            }
            Constraint::HasValue(_) => {}
            Constraint::Property(inner) => values.iter().for_each(|value| self.check(value, inner, tell)),
            Constraint::LessThanOrEquals(property) => {
                for (value, other) in self.pairs(focus, values, property) {
                    if !matches!(compare(value, &other), Some(Ordering::Less | Ordering::Equal)) {
                        fail(
                            Some(value),
                            format!("expected not more than {} {}", self.short(property), self.name(&other)),
                        );
                    }
                }
            }
            // A failing node shape is told by its own constraints: that says more than its name.
            Constraint::Node(inner) => values.iter().for_each(|value| self.check(value, inner, tell)),
            of_value => {
                for value in values {
                    if let Some(expected) = self.complaint(value, of_value) {
                        fail(Some(value), expected);
                    }
                }
            }
        }
    }

    fn pairs<'v>(&self, focus: &Term, values: &'v [Term], property: &str) -> Vec<(&'v Term, Term)> {
        let others = self.graph.values(focus, property);
        values.iter().flat_map(|value| others.iter().map(move |other| (value, (*other).clone()))).collect()
    }

    /// What is wrong with one value, if anything is.
    fn complaint(&self, value: &Term, constraint: &Constraint) -> Option<String> {
        match constraint {
            Constraint::Datatype(datatype) => {
                let holds = matches!(value, Term::Literal(literal) if literal.datatype().as_str() == datatype && well_formed(literal));
                (!holds).then(|| format!("expected {}", self.short(datatype)))
            }
            Constraint::NodeKind(kind) => {
                (!is_of_kind(value, kind)).then(|| format!("expected sh:{}", kind.trim_start_matches(SH)))
            }
            Constraint::Class(class) => {
                (!self.graph.is_a(value, class)).then(|| format!("expected a {}", self.short(class)))
            }
            Constraint::In(list) => {
                let names = || list.iter().map(|term| self.name(term)).collect::<Vec<_>>().join(", ");
                (!list.contains(value)).then(|| format!("expected one of {}", names()))
            }
            Constraint::Pattern(pattern) => {
                let holds = text(value).is_some_and(|text| pattern.is_match(text));
                (!holds).then(|| format!("expected {pattern}"))
            }
            Constraint::MinLength(least) => {
                let holds = text(value).is_some_and(|text| text.chars().count() >= *least);
                (!holds).then(|| format!("expected {least} characters or more"))
            }
            Constraint::MinInclusive(bound) => {
                let holds = matches!(compare(value, bound), Some(Ordering::Greater | Ordering::Equal));
                (!holds).then(|| format!("expected {} or more", self.name(bound)))
            }
            Constraint::MaxInclusive(bound) => {
                let holds = matches!(compare(value, bound), Some(Ordering::Less | Ordering::Equal));
                (!holds).then(|| format!("expected {} or less", self.name(bound)))
            }
            Constraint::Or(shapes) => {
                let holds = shapes.iter().any(|shape| self.conforms(value, shape));
                (!holds).then(|| format!("expected one of {} alternatives, none holds", shapes.len()))
            }
            _ => None,
        }
    }

    fn conforms(&self, node: &Term, shape: &Shape) -> bool {
        let mut holds = true;
        self.check(node, shape, &mut |_| holds = false);
        holds
    }

    fn path(&self, path: &Path) -> String {
        match path {
            Path::Property(property) => self.short(property),
            Path::Inverse(property) => format!("^{}", self.short(property)),
        }
    }

    fn short(&self, iri: &str) -> String {
        compact(iri, &self.prefixes).unwrap_or_else(|| format!("<{iri}>"))
    }

    fn name(&self, term: &Term) -> String {
        match term {
            Term::NamedNode(node) => self.short(node.as_str()),
            Term::Literal(literal) => format!("{:?}", literal.value()),
            other => other.to_string(),
        }
    }
}

fn text(term: &Term) -> Option<&str> {
    match term {
        Term::NamedNode(node) => Some(node.as_str()),
        Term::Literal(literal) => Some(literal.value()),
        _ => None,
    }
}

fn is_of_kind(term: &Term, kind: &str) -> bool {
    let of = match term {
        Term::NamedNode(_) => "IRI",
        Term::Literal(_) => "Literal",
        _ => "BlankNode",
    };
    // Kinds of two are written so: BlankNodeOrIRI, BlankNodeOrLiteral, IRIOrLiteral.
    kind.trim_start_matches(SH).split("Or").any(|known| known == of)
}

fn well_formed(literal: &Literal) -> bool {
    let value = literal.value();
    match literal.datatype().as_str().rsplit('#').next() {
        Some("date") => parse_date(value).is_some(),
        Some("boolean") => matches!(value, "true" | "false" | "1" | "0"),
        Some("integer") => value.parse::<i128>().is_ok(),
        Some("decimal") => value.parse::<f64>().is_ok_and(f64::is_finite) && !value.contains(['e', 'E']),
        _ => true,
    }
}

/// How two literals stand to each other, where they can be compared.
fn compare(one: &Term, other: &Term) -> Option<Ordering> {
    let (one, other) = (text(one)?, text(other)?);
    match (parse_date(one), parse_date(other)) {
        (Some(one), Some(other)) => Some(one.cmp(&other)),
        _ => one.parse::<f64>().ok()?.partial_cmp(&other.parse::<f64>().ok()?),
    }
}
