//! [`Base`]: the IRI under which the data live.

use super::vocab::PREFIXES;
use crate::error::{Error, Result};
use oxigraph::model::NamedNode;

/// The IRI under which the data live; it ends in `/` or `#`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

impl Default for Base {
    fn default() -> Self {
        Base("https://w3id.org/dateline/data/".to_owned())
    }
}

impl Base {
    /// Takes an absolute IRI; a `/` is added where it ends in neither `/` nor `#`.
    ///
    /// # Errors
    /// [`Error::Usage`] where it is no absolute IRI.
    pub fn new(iri: &str) -> Result<Base> {
        let iri = if iri.ends_with(['/', '#']) { iri.to_owned() } else { format!("{iri}/") };
        match NamedNode::new(&iri) {
            Ok(_) => Ok(Base(iri)),
            Err(error) => Err(Error::Usage(format!("base {iri:?} is not an absolute IRI: {error}"))),
        }
    }

    /// The IRI.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// All prefixes that queries may use and exports declare, with the namespaces they stand for: those of
    /// [`PREFIXES`] and `ent:`, `ev:`, `art:` for entities, events and articles.
    pub fn prefixes(&self) -> Vec<(&'static str, String)> {
        let own = [("ent", "entity/"), ("ev", "event/"), ("art", "article/")];
        let own = own.into_iter().map(|(prefix, path)| (prefix, format!("{}{path}", self.0)));
        PREFIXES.iter().map(|(prefix, iri)| (*prefix, (*iri).to_owned())).chain(own).collect()
    }
}
