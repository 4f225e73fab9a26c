//! [`Base`]: the IRI under which the data live.

use super::vocab::PREFIXES;
use crate::error::{Error, Result};
use oxigraph::model::NamedNode;

/// The IRI under which the data live; it ends in `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

impl Default for Base {
    fn default() -> Self {
        Base("https://w3id.org/dateline/data/".to_owned())
    }
}

impl Base {
    /// Takes an absolute IRI; a `/` is added where it does not end in one.
    ///
    /// # Errors
    /// [`Error::Usage`] where it is no absolute IRI or has a fragment.
    pub fn new(iri: &str) -> Result<Base> {
        if iri.contains('#') {
            return Err(Error::Usage(format!("base {iri:?} has a fragment; expected one that ends in /")));
        }
        let iri = if iri.ends_with('/') { iri.to_owned() } else { format!("{iri}/") };
        match NamedNode::new(&iri) {
            Ok(_) => Ok(Base(iri)),
            Err(error) => Err(Error::Usage(format!("base {iri:?} is not an absolute IRI: {error}"))),
        }
    }

    /// The IRI.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The article of a text: named after the first half of the text's SHA-256, which is enough to tell any texts apart.
    pub(super) fn article(&self, sha256: &str) -> NamedNode {
        self.node("article/", sha256.get(..32).unwrap_or(sha256))
    }

    /// An entity across articles.
    pub(super) fn entity(&self, id: &str) -> NamedNode {
        self.node("entity/", id)
    }

    /// An event across articles.
    pub(super) fn event(&self, id: &str) -> NamedNode {
        self.node("event/", id)
    }

    /// A time, an instant, a conflict: `path` tells which, with its slash.
    pub(super) fn node(&self, path: &str, name: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("{}{path}{}", self.0, encode(name)))
    }

    /// All prefixes that queries may use and exports declare, with the namespaces they stand for: those of
    /// [`PREFIXES`] and `ent:`, `ev:`, `art:` for entities, events and articles.
    pub fn prefixes(&self) -> Vec<(&'static str, String)> {
        let own = [("ent", "entity/"), ("ev", "event/"), ("art", "article/")];
        let own = own.into_iter().map(|(prefix, path)| (prefix, format!("{}{path}", self.0)));
        PREFIXES.iter().map(|(prefix, iri)| (*prefix, (*iri).to_owned())).chain(own).collect()
    }
}

/// A node of an article: `name` follows a `#`.
pub(super) fn part(of: &NamedNode, name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{}#{}", of.as_str(), encode(name)))
}

/// A node below a node that has a fragment: `…#c2` and `p1` give `…#c2.p1`, and without a fragment `…#p1`.
pub(super) fn below(node: &NamedNode, kind: &str, number: usize) -> NamedNode {
    let mark = if node.as_str().contains('#') { '.' } else { '#' };
    NamedNode::new_unchecked(format!("{}{mark}{kind}{number}", node.as_str()))
}

/// A stretch of an article's text (NIF 2.0, RFC 5147), in code points.
pub(super) fn stretch(article: &NamedNode, start: usize, end: usize) -> NamedNode {
    NamedNode::new_unchecked(format!("{}#char={start},{end}", article.as_str()))
}

/// The offsets of a stretch.
pub(super) fn parse_stretch(node: &str) -> Option<(usize, usize)> {
    let (start, end) = node.rsplit_once("#char=")?.1.split_once(',')?;
    Some((start.parse().ok()?, end.parse().ok()?))
}

/// Percent-encodes everything but ASCII letters, digits, `-` and `_`, so that any text makes a valid IRI and no two the same.
pub(super) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_' {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// Reads what [`encode`] writes.
pub(super) fn decode(encoded: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_makes_a_valid_iri_that_reads_back(text in "\\PC*") {
            let node = part(&Base::default().article("ab"), &text);
            prop_assert!(NamedNode::new(node.as_str()).is_ok());
            prop_assert_eq!(decode(&encode(&text)), Some(text));
        }
    }

    #[test]
    fn a_base_is_an_absolute_iri() {
        assert_eq!(Base::new("http://example.org/x").unwrap().as_str(), "http://example.org/x/");
        assert!(Base::new("x").is_err() && Base::new("http://example.org/a b").is_err());
        assert!(Base::new("http://example.org/x#").is_err());
    }
}
