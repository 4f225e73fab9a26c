//! Quads as files: prefixed, sorted, the same bytes for the same quads.

use super::Base;
use super::jsonld;
use super::quads::sorted;
use super::vocab::RDF_TYPE;
use crate::error::{Error, Result};
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::{GraphName, NamedOrBlankNode, Quad};
use std::collections::BTreeSet;
use std::io::Write;

/// An RDF format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Turtle; the graphs are merged.
    Turtle,
    /// N-Triples; the graphs are merged.
    NTriples,
    /// N-Quads.
    NQuads,
    /// TriG.
    TriG,
    /// JSON-LD with a context.
    JsonLd,
    /// RDF/XML; the graphs are merged.
    RdfXml,
}

impl Format {
    /// The format of a file extension or option: `ttl`, `nt`, `nq`, `trig`, `jsonld`, `rdfxml` (`rdf`, `xml`).
    pub fn parse(name: &str) -> Option<Format> {
        match name {
            "ttl" => Some(Format::Turtle),
            "nt" => Some(Format::NTriples),
            "nq" => Some(Format::NQuads),
            "trig" => Some(Format::TriG),
            "jsonld" => Some(Format::JsonLd),
            "rdfxml" | "rdf" | "xml" => Some(Format::RdfXml),
            _ => None,
        }
    }

    /// The format as the parser and the serializer know it.
    pub(super) fn rdf(self) -> RdfFormat {
        match self {
            Format::Turtle => RdfFormat::Turtle,
            Format::NTriples => RdfFormat::NTriples,
            Format::NQuads => RdfFormat::NQuads,
            Format::TriG => RdfFormat::TriG,
            Format::JsonLd => RdfFormat::JsonLd { profile: oxigraph::io::JsonLdProfileSet::empty() },
            Format::RdfXml => RdfFormat::RdfXml,
        }
    }

    fn has_graphs(self) -> bool {
        matches!(self, Format::NQuads | Format::TriG | Format::JsonLd)
    }
}

/// Writes quads, prefixed and sorted: the same quads give the same bytes.
///
/// # Errors
/// What the writer says; [`Error::Usage`] where triple terms (RDF 1.2) are asked for in a format that has none.
pub fn export(quads: &[Quad], format: Format, base: &Base, to: &mut dyn Write) -> Result<()> {
    let has_terms = quads.iter().any(|quad| quad.object.is_triple());
    if has_terms && matches!(format, Format::JsonLd | Format::RdfXml) {
        return Err(Error::Usage(
            "rdf12 goes with ttl, nt, nq and trig; JSON-LD and RDF/XML have no triple terms".to_owned(),
        ));
    }
    let quads = arranged(quads, format);
    if format == Format::JsonLd {
        return jsonld::write(&quads, base, to).map_err(Error::io("output"));
    }
    if format == Format::RdfXml {
        let mut bytes = Vec::new();
        let written = write(&quads, format, base, &mut bytes);
        let safe = written.and_then(|()| to.write_all(xml_safe(&String::from_utf8_lossy(&bytes)).as_bytes()));
        return safe.map_err(Error::io("output"));
    }
    write(&quads, format, base, to).map_err(Error::io("output"))
}

/// XML as XML 1.0 allows it: characters that it cannot hold become U+FFFD, and a carriage return is written so that no
/// parser takes it for a line feed.
pub(super) fn xml_safe(xml: &str) -> String {
    let mut safe = String::with_capacity(xml.len());
    for c in xml.chars() {
        match c {
            '\r' => safe.push_str("&#xD;"),
            '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => safe.push('\u{FFFD}'),
            c => safe.push(c),
        }
    }
    safe
}

fn write(quads: &[Quad], format: Format, base: &Base, to: &mut dyn Write) -> std::io::Result<()> {
    let mut serializer = RdfSerializer::from_format(format.rdf());
    let used = used_prefixes(quads, base).into_iter().map(|(prefix, iri)| (prefix.to_owned(), iri));
    let of_articles =
        if matches!(format, Format::Turtle | Format::TriG) { article_prefixes(quads, base) } else { Vec::new() };
    for (prefix, iri) in used.chain(of_articles) {
        serializer = serializer.with_prefix(prefix, iri).map_err(std::io::Error::other)?;
    }
    let mut writer = serializer.for_writer(to);
    for quad in quads {
        writer.serialize_quad(quad)?;
    }
    writer.finish()?.flush()
}

/// A prefix for the nodes of each article, `a` and the beginning of its hash: `a0675b914:c1`.
fn article_prefixes(quads: &[Quad], base: &Base) -> Vec<(String, String)> {
    let (_, articles) = base.prefixes().into_iter().find(|(prefix, _)| *prefix == "art").unwrap_or_default();
    let namespace = |quad: &Quad| {
        let NamedOrBlankNode::NamedNode(node) = &quad.subject else { return None };
        let (article, _) = node.as_str().split_once('#')?;
        article.starts_with(&articles).then(|| format!("{article}#"))
    };
    let namespaces: BTreeSet<String> = quads.iter().filter_map(namespace).collect();
    let name = |namespace: &String| format!("a{}", namespace[articles.len()..].chars().take(8).collect::<String>());
    let mut prefixes: Vec<(String, String)> =
        namespaces.into_iter().map(|namespace| (name(&namespace), namespace)).collect();
    // Of two articles whose hashes begin alike the second goes without.
    prefixes.dedup_by(|one, other| one.0 == other.0);
    prefixes
}

/// Sorted; `rdf:type` stands first where the format groups statements.
fn arranged(quads: &[Quad], format: Format) -> Vec<Quad> {
    let mut quads = quads.to_vec();
    if !format.has_graphs() {
        quads.iter_mut().for_each(|quad| quad.graph_name = GraphName::DefaultGraph);
    }
    let mut quads = sorted(quads);
    if !matches!(format, Format::NTriples | Format::NQuads) {
        quads.sort_by_cached_key(|quad| {
            // Without the brackets of N-Quads a node stands before the nodes below it: `c1`, `c1.p1`, `c2`.
            let subject = quad.subject.to_string().trim_end_matches('>').to_owned();
            (quad.graph_name.to_string(), subject, quad.predicate.as_ref() != RDF_TYPE)
        });
    }
    quads
}

/// The prefixes that the quads need, so that an export does not declare what it does not use.
pub(super) fn used_prefixes(quads: &[Quad], base: &Base) -> Vec<(&'static str, String)> {
    let mut prefixes = base.prefixes().into_iter().map(|prefix| (prefix, false)).collect::<Vec<_>>();
    let mut see = |text: &str| {
        for ((_, iri), used) in &mut prefixes {
            *used = *used || text.contains(iri.as_str());
        }
    };
    for quad in quads {
        see(&format!("{} {} {}", quad.subject, quad.predicate, quad.graph_name));
        match &quad.object {
            oxigraph::model::Term::Literal(literal) => see(literal.datatype().as_str()),
            other => see(&other.to_string()),
        }
    }
    prefixes.into_iter().filter_map(|(prefix, used)| used.then_some(prefix)).collect()
}

/// An IRI with a prefix, where what follows is a plain name; the longest namespace wins.
pub(super) fn compact(iri: &str, prefixes: &[(&str, String)]) -> Option<String> {
    let fitting = prefixes
        .iter()
        .filter_map(|(prefix, namespace)| Some((prefix, namespace, iri.strip_prefix(namespace.as_str())?)));
    let (prefix, _, rest) = fitting.max_by_key(|(_, namespace, _)| namespace.len())?;
    (!rest.is_empty() && !rest.contains('/')).then(|| format!("{prefix}:{rest}"))
}

#[cfg(test)]
mod tests {
    use super::super::quads::line;
    use super::super::{article_quads, fixture, graph_quads, reify};
    use super::*;
    use oxigraph::io::RdfParser;

    fn all() -> Vec<Quad> {
        let graph = fixture::graph();
        let articles = graph.records.iter().flat_map(|record| article_quads(record, &Base::default()).unwrap());
        sorted(articles.chain(graph_quads(&graph, &Base::default())).collect())
    }

    fn written(quads: &[Quad], format: Format) -> String {
        let mut bytes = Vec::new();
        export(quads, format, &Base::default(), &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    fn read(text: &str, format: Format) -> Vec<String> {
        let quads: Vec<Quad> =
            RdfParser::from_format(format.rdf()).for_slice(text.as_bytes()).map(|quad| quad.unwrap()).collect();
        sorted(quads).iter().map(line).collect()
    }

    #[test]
    fn what_is_written_reads_back() {
        let plain = |quads: &[Quad]| {
            let quads = quads.iter().cloned().map(|mut quad| {
                quad.graph_name = GraphName::DefaultGraph;
                quad
            });
            sorted(quads.collect()).iter().map(line).collect::<Vec<_>>()
        };
        let quads = all();
        for format in [Format::Turtle, Format::NTriples, Format::NQuads, Format::TriG, Format::JsonLd, Format::RdfXml] {
            let expected = if format.has_graphs() { quads.iter().map(line).collect() } else { plain(&quads) };
            let text = written(&quads, format);
            assert_eq!(read(&text, format), expected, "{format:?}");
            let backwards: Vec<Quad> = quads.iter().rev().cloned().collect();
            assert_eq!(written(&backwards, format), text, "{format:?}");
        }
    }

    #[test]
    fn xml_holds_any_text() {
        let mut record = fixture::records().remove(0);
        record.title = Some("one\r\ntwo\r & <b>".into());
        record.publisher = Some("a\u{1}b".into());
        let text = written(&article_quads(&record, &Base::default()).unwrap(), Format::RdfXml);
        let lines = read(&text, Format::RdfXml).join("\n");
        assert!(lines.contains("\"one\\r\\ntwo\\r & <b>\""), "{lines}");
        assert!(lines.contains("\"a\u{FFFD}b\""), "{lines}");
    }

    #[test]
    fn triple_terms_go_where_they_can() {
        let mut quads = all();
        reify(&mut quads);
        let expected: Vec<String> = quads.iter().map(line).collect();
        for format in [Format::NQuads, Format::TriG] {
            assert_eq!(read(&written(&quads, format), format), expected, "{format:?}");
        }
        assert!(export(&quads, Format::RdfXml, &Base::default(), &mut Vec::new()).is_err());
    }

    #[test]
    fn turtle_is_for_reading() {
        let text = written(&all(), Format::Turtle);
        assert!(text.contains("@prefix dl: <https://w3id.org/dateline/ns#> .\n"), "{}", &text[..200]);
        assert!(text.contains("ent:the-council a dl:Entity ,"), "{text}");
        assert!(text.contains("aaaaaaaaa:c1 a dl:Claim ;"), "{text}");
    }
}
