//! Quads from files: those of the store, and those made elsewhere.

use crate::error::{Error, Result};
use crate::rdf::export::Format;
use crate::rdf::vocab::{ARTICLE, ID, PATH, RDF_TYPE};
use flate2::read::MultiGzDecoder;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Quad, Term};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// Parses a file of the store.
pub(super) fn parse_lines(path: &Path, text: &str) -> Result<Vec<Quad>> {
    parse(path, text.as_bytes(), RdfFormat::NQuads)
}

fn parse(path: &Path, bytes: &[u8], format: RdfFormat) -> Result<Vec<Quad>> {
    let name = path.display().to_string();
    let told = |error: oxigraph::io::RdfSyntaxError| crate::ontology::syntax_error(&name, &error.into());
    RdfParser::from_format(format).for_slice(bytes).map(|quad| quad.map_err(told)).collect()
}

/// The id and path of the article in a file of the store, without parsing all of it.
pub(super) fn id_and_path(text: &str) -> (String, String) {
    let value = |property: NamedNodeRef| {
        let mark = format!("> {property} ");
        let line = text.lines().find(|line| line.contains(&mark)).unwrap_or_default();
        let quad = RdfParser::from_format(RdfFormat::NQuads).for_slice(line.as_bytes()).next();
        match quad.and_then(|quad| quad.ok()).map(|quad| quad.object) {
            Some(Term::Literal(literal)) => literal.value().to_owned(),
            _ => String::new(),
        }
    };
    (value(ID), value(PATH))
}

/// The quads of each article in a file, whatever graphs they are in: a node belongs to the article that its IRI begins with.
pub(super) fn articles_of_file(path: &Path) -> Result<Vec<Vec<Quad>>> {
    let quads = parse(path, &bytes_of(path)?, format_of(path)?)?;
    let is_article =
        |quad: &&Quad| quad.predicate.as_ref() == RDF_TYPE && quad.object == Term::from(ARTICLE.into_owned());
    let mut articles: BTreeMap<String, Vec<Quad>> =
        quads.iter().filter(is_article).filter_map(|quad| Some((article_of(quad)?.to_owned(), Vec::new()))).collect();
    if articles.is_empty() {
        let message = "expected articles (dl:Article), found none".to_owned();
        return Err(Error::Format { path: path.to_owned(), line: 0, column: 0, message });
    }
    for quad in quads {
        if let Some(article) = article_of(&quad).and_then(|name| articles.get_mut(name)) {
            article.push(quad);
        }
    }
    Ok(articles.into_values().collect())
}

/// The IRI of a quad's subject without its fragment.
fn article_of(quad: &Quad) -> Option<&str> {
    let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { return None };
    subject.as_str().split('#').next()
}

fn format_of(path: &Path) -> Result<RdfFormat> {
    let name = path.to_string_lossy().to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let ending = name.rsplit('.').next().unwrap_or_default();
    let unknown =
        || Error::Usage(format!("{}: expected a file that ends in nq, trig, ttl, nt, jsonld or rdf", path.display()));
    Format::parse(ending).map(Format::rdf).ok_or_else(unknown)
}

fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    let bytes = std::fs::read(path).map_err(Error::io(path))?;
    if !bytes.starts_with(b"\x1F\x8B") {
        return Ok(bytes);
    }
    let mut plain = Vec::new();
    MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut plain).map_err(Error::io(path))?;
    Ok(plain)
}
