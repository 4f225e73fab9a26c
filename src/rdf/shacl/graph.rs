//! Quads looked at as one graph, by subject and by object.

use crate::rdf::vocab::RDF_TYPE;
use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Quad, Term};
use std::collections::{BTreeSet, HashMap};

const SUBCLASS: &str = "http://www.w3.org/2000/01/rdf-schema#subClassOf";

/// Quads looked at as one graph.
pub(super) struct Graph<'q> {
    /// Statements by subject; a statement that stands in several graphs is there once.
    out: HashMap<String, Vec<(&'q str, &'q Term)>>,
    /// The same by object.
    into: HashMap<String, Vec<(&'q str, &'q NamedOrBlankNode)>>,
    /// Classes below a class, itself included.
    classes: HashMap<&'q str, BTreeSet<&'q str>>,
}

impl<'q> Graph<'q> {
    pub(super) fn new(quads: &'q [Quad]) -> Self {
        let mut graph = Graph { out: HashMap::new(), into: HashMap::new(), classes: HashMap::new() };
        for quad in quads {
            let statements = graph.out.entry(quad.subject.to_string()).or_default();
            if !statements.contains(&(quad.predicate.as_str(), &quad.object)) {
                statements.push((quad.predicate.as_str(), &quad.object));
                if !quad.object.is_literal() {
                    let into = graph.into.entry(quad.object.to_string()).or_default();
                    into.push((quad.predicate.as_str(), &quad.subject));
                }
            }
        }
        graph.classes = below(quads);
        graph
    }

    /// What a node has for a property.
    pub(super) fn values(&self, node: &Term, property: &str) -> Vec<&'q Term> {
        let statements = self.out.get(&node.to_string()).map(Vec::as_slice).unwrap_or_default();
        statements.iter().filter(|(predicate, _)| *predicate == property).map(|(_, object)| *object).collect()
    }

    /// Every property of a node and what it has for it.
    pub(super) fn statements(&self, node: &Term) -> &[(&'q str, &'q Term)] {
        self.out.get(&node.to_string()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The nodes that have a node for a property.
    pub(super) fn subjects(&self, property: &str, node: &Term) -> Vec<Term> {
        let statements = self.into.get(&node.to_string()).map(Vec::as_slice).unwrap_or_default();
        statements
            .iter()
            .filter(|(predicate, _)| *predicate == property)
            .map(|(_, subject)| Term::from((*subject).clone()))
            .collect()
    }

    /// Instances of a class and of the classes below it, sorted.
    pub(super) fn instances(&self, class: &str) -> Vec<Term> {
        let own = BTreeSet::from([class]);
        let classes = self.classes.get(class).unwrap_or(&own);
        let nodes = classes.iter().flat_map(|class| self.subjects(RDF_TYPE.as_str(), &named(class)));
        in_order(nodes)
    }

    pub(super) fn is_a(&self, node: &Term, class: &str) -> bool {
        let below = self.classes.get(class);
        self.values(node, RDF_TYPE.as_str()).iter().any(|found| match found {
            Term::NamedNode(found) => {
                found.as_str() == class || below.is_some_and(|below| below.contains(found.as_str()))
            }
            _ => false,
        })
    }

    /// What stands as object of a property anywhere, sorted.
    pub(super) fn objects_of(&self, property: &str) -> Vec<Term> {
        let all = self.out.values().flatten();
        in_order(all.filter(|(predicate, _)| *predicate == property).map(|(_, object)| (*object).clone()))
    }

    /// What has a property, sorted.
    pub(super) fn subjects_of(&self, property: &str) -> Vec<Term> {
        let objects = self.into.values().flatten();
        in_order(
            objects.filter(|(predicate, _)| *predicate == property).map(|(_, subject)| Term::from((*subject).clone())),
        )
    }
}

fn in_order(nodes: impl Iterator<Item = Term>) -> Vec<Term> {
    let mut nodes: Vec<Term> = nodes.collect();
    nodes.sort_by_cached_key(Term::to_string);
    nodes.dedup();
    nodes
}

pub(super) fn named(iri: &str) -> Term {
    NamedNodeRef::new_unchecked(iri).into_owned().into()
}

/// The classes below each class.
fn below(quads: &[Quad]) -> HashMap<&str, BTreeSet<&str>> {
    let mut direct: HashMap<&str, Vec<&str>> = HashMap::new();
    for quad in quads.iter().filter(|quad| quad.predicate.as_str() == SUBCLASS) {
        if let (NamedOrBlankNode::NamedNode(lower), Term::NamedNode(upper)) = (&quad.subject, &quad.object) {
            direct.entry(upper.as_str()).or_default().push(lower.as_str());
        }
    }
    let mut classes = HashMap::new();
    for class in direct.keys() {
        let (mut found, mut open) = (BTreeSet::new(), vec![*class]);
        while let Some(next) = open.pop() {
            if found.insert(next) {
                open.extend(direct.get(next).into_iter().flatten());
            }
        }
        classes.insert(*class, found);
    }
    classes
}
