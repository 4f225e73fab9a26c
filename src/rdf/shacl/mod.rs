//! Validation against SHACL shapes: the part of SHACL core that `ontology/shapes.ttl` uses.
//!
//! Goes in: a dataset, whose graphs are looked at as one. Comes out: the violations, sorted; none where all shapes hold.
//! Known are `sh:targetClass`, `sh:targetObjectsOf`, `sh:targetSubjectsOf`; `sh:property` with a property or an
//! `sh:inversePath` for a path; `sh:minCount`, `sh:maxCount`, `sh:datatype`, `sh:nodeKind`, `sh:class`, `sh:in`,
//! `sh:hasValue`, `sh:pattern`, `sh:minLength`, `sh:minInclusive`, `sh:maxInclusive`, `sh:lessThanOrEquals`, `sh:node`,
//! `sh:or` and `sh:message`. Anything else in a shape is an error, so that no shape is taken for checked that is not.

mod check;
mod graph;
mod shape;

use self::graph::Graph;
use super::Dataset;
use crate::error::Result;

/// The shapes that every output holds to, as Turtle.
pub const SHAPES_TTL: &str = include_str!("../../../ontology/shapes.ttl");

/// A node that breaks a shape.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// The node.
    pub focus: String,
    /// The property path, where one is concerned.
    pub path: Option<String>,
    /// The offending value, where there is one.
    pub value: Option<String>,
    /// What is expected.
    pub message: String,
}

/// Checks a dataset against the shapes of `ontology/shapes.ttl`; the violations, sorted.
pub fn validate(data: &Dataset) -> Result<Vec<Violation>> {
    validate_against(data, "ontology/shapes.ttl", SHAPES_TTL)
}

/// Checks a dataset against shapes of the user's own, given as Turtle with the name that errors show.
///
/// # Errors
/// [`Error::Format`](crate::error::Error::Format) where the shapes are no Turtle or use what is not known here.
pub fn validate_against(data: &Dataset, name: &str, turtle: &str) -> Result<Vec<Violation>> {
    let shapes = shape::read(name, turtle)?;
    let quads = data.every_quad()?;
    Ok(check::violations(&Graph::new(&quads), &shapes))
}

#[cfg(test)]
mod tests {
    use super::super::{Base, article_quads, fixture, graph_quads};
    use super::*;
    use oxigraph::model::Quad;

    fn quads() -> Vec<Quad> {
        let graph = fixture::graph();
        let articles = graph.records.iter().flat_map(|record| article_quads(record, &Base::default()).unwrap());
        articles.chain(graph_quads(&graph, &Base::default())).collect()
    }

    fn violations(quads: Vec<Quad>) -> Vec<Violation> {
        validate(&Dataset::of_quads(quads, &Base::default()).unwrap()).unwrap()
    }

    #[test]
    fn what_we_write_holds() {
        assert_eq!(violations(quads()), []);
    }

    #[test]
    fn what_is_spoiled_is_told() {
        // What a line has, what it has instead (nothing: the line goes), and what is told.
        let check = |of: &str, instead: &str, path: Option<&str>, expected: &str| {
            let lines: String = quads().iter().map(|quad| format!("{quad} .\n")).collect();
            let line = lines.lines().find(|line| line.contains(of)).unwrap_or_else(|| panic!("{of} is nowhere"));
            let spoiled = if instead.is_empty() { String::new() } else { line.replacen(of, instead, 1) };
            let spoiled = lines.replacen(line, &spoiled, 1);
            let parser = oxigraph::io::RdfParser::from_format(oxigraph::io::RdfFormat::NQuads);
            let quads: Vec<Quad> = parser.for_slice(spoiled.as_bytes()).map(|quad| quad.unwrap()).collect();
            let found = violations(quads);
            assert!(
                found.iter().any(|v| v.path.as_deref() == path && v.message.contains(expected)),
                "{of}: {found:#?}"
            );
        };
        check("#c1> <https://w3id.org/dateline/ns#quote> ", "", Some("dl:quote"), "one sentence");
        check("ns#factuality> \"planned\"", "ns#factuality> \"certain\"", Some("dl:factuality"), "one of");
        check(
            "rel#planned-rebuild> <https://w3id.org/dateline/data/article",
            "rel#rebuild> <https://w3id.org/dateline/data/article",
            None,
            "what is not asserted",
        );
        check("ns#confidence> \"0.8\"", "ns#confidence> \"1.8\"", Some("dl:confidence"), "0 to 1");
        check(
            "hasLatestEndTimeStamp> \"2021-05-03\"",
            "hasLatestEndTimeStamp> \"2021-05-02\"",
            Some("sem:hasEarliestBeginTimeStamp"),
            "sem:hasLatestEndTimeStamp",
        );
        check(
            "hasLatestEndTimeStamp> \"2021-05-03\"",
            "hasLatestEndTimeStamp> \"May\"",
            Some("sem:hasLatestEndTimeStamp"),
            "xsd:date",
        );
        check("ns#sha256> \"aaaa", "ns#sha256> \"xxxx", Some("dl:sha256"), "[0-9a-f]");
        check("#c1> <https://w3id.org/dateline/ns#source> ", "", None, "a claim has a source");
    }

    /// The words of an enum, from what its reader says of a word that it does not know.
    fn words<T: serde::de::DeserializeOwned>() -> Vec<String> {
        let error = serde_json::from_str::<T>("\"?\"").err().map(|error| error.to_string()).unwrap_or_default();
        error.split('`').skip(3).step_by(2).map(str::to_owned).collect()
    }

    #[test]
    fn the_shapes_know_every_word() {
        use crate::document::*;
        let check = |property: &str, words: Vec<String>| {
            let list = SHAPES_TTL.split("sh:path ").filter(|text| text.starts_with(&format!("{property} ")));
            let list = list.map(|text| text.split("] ").next().unwrap_or_default());
            let list = list.filter(|text| text.contains("sh:in ")).collect::<Vec<_>>();
            assert!(!list.is_empty() && words.len() > 1, "{property} {words:?}");
            for word in words {
                assert!(list.iter().all(|list| list.contains(&format!("\"{word}\""))), "{property} may be {word}");
            }
        };
        check("dl:publishedFrom", words::<PublishedFrom>());
        check("dl:basis", words::<Basis>());
        check("dl:granularity", words::<crate::time::Granularity>());
        check("dl:factuality", words::<Factuality>());
        check("dl:polarity", words::<Polarity>());
        check("dl:certainty", words::<Certainty>());
        check("dl:kind", words::<EntityKind>());
        check("dl:timexType", words::<TimexKind>());
        check("dl:quantityRole", words::<QuantityRole>());
        check("dl:conflictKind", words::<crate::graph::ConflictKind>());
    }

    #[test]
    fn an_unknown_constraint_is_told() {
        let data = Dataset::of_quads(Vec::new(), &Base::default()).unwrap();
        let shapes =
            "@prefix sh: <http://www.w3.org/ns/shacl#> .\n<a:s> a sh:NodeShape ; sh:targetClass <a:c> ; sh:xone () .";
        let error = validate_against(&data, "my.ttl", shapes).unwrap_err().to_string();
        assert!(error.contains("sh:xone"), "{error}");
    }
}
