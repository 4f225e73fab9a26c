//! The vocabularies: namespaces, prefixes, and a constant for each term that the program writes.

/// The vocabulary of Dateline.
pub const DL: &str = "https://w3id.org/dateline/ns#";
/// Event types.
pub const ET: &str = "https://w3id.org/dateline/type#";
/// Event predicates of direct triples.
pub const REL: &str = "https://w3id.org/dateline/rel#";

/// Prefixes that queries may use without declaring them, and that exports declare. The prefixes of the data itself
/// (`ent:`, `ev:`, `art:`) depend on the base: [`Base::prefixes`](super::Base::prefixes).
pub const PREFIXES: &[(&str, &str)] = &[
    ("dl", DL),
    ("et", ET),
    ("rel", REL),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"),
    ("time", "http://www.w3.org/2006/time#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("schema", "https://schema.org/"),
    ("nif", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"),
    ("wd", "http://www.wikidata.org/entity/"),
];
