//! RDF 1.2: claims that reify their triples.

use super::quads::sorted;
use super::vocab::{RDF_OBJECT, RDF_PREDICATE, RDF_REIFIES, RDF_SUBJECT};
use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Term, Triple};
use std::collections::BTreeMap;

/// The three parts of a triple, as far as they are known.
#[derive(Default)]
struct Parts {
    subject: Option<NamedNode>,
    predicate: Option<NamedNode>,
    object: Option<Term>,
}

/// Adds to every claim `rdf:reifies <<( subject predicate object )>>` (RDF 1.2) where its triple has an IRI for a subject.
pub fn reify(quads: &mut Vec<Quad>) {
    let mut claims: BTreeMap<(String, String), (Quad, Parts)> = BTreeMap::new();
    for quad in quads.iter() {
        let is_part = [RDF_SUBJECT, RDF_PREDICATE, RDF_OBJECT].contains(&quad.predicate.as_ref());
        if is_part {
            let key = (quad.subject.to_string(), quad.graph_name.to_string());
            let (_, parts) = claims.entry(key).or_insert_with(|| (quad.clone(), Parts::default()));
            let node = NamedNode::try_from(quad.object.clone()).ok();
            match quad.predicate.as_ref() {
                RDF_SUBJECT => parts.subject = node,
                RDF_PREDICATE => parts.predicate = node,
                _ => parts.object = Some(quad.object.clone()),
            }
        }
    }
    let reified = claims.into_values().filter_map(|(claim, parts)| {
        let triple = Triple::new(NamedOrBlankNode::from(parts.subject?), parts.predicate?, parts.object?);
        Some(Quad::new(claim.subject, RDF_REIFIES.into_owned(), Term::from(triple), claim.graph_name))
    });
    let mut all: Vec<Quad> = reified.collect();
    all.append(quads);
    *quads = sorted(all);
}

#[cfg(test)]
mod tests {
    use super::super::{Base, article_quads, fixture, quads::line};
    use super::*;

    #[test]
    fn a_claim_reifies_its_triple() {
        let mut quads = article_quads(&fixture::records()[0], &Base::default()).unwrap();
        reify(&mut quads);
        let lines: Vec<String> = quads.iter().map(line).collect();
        let found: Vec<&String> = lines.iter().filter(|line| line.contains("#reifies>")).collect();
        assert!(found[0].contains("#c1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<("), "{found:?}");
        assert!(found[0].contains("rel#flood>"), "{found:?}");
    }
}
