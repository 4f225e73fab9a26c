//! [`Store`]: a folder that keeps the articles' quads.
//!
//! ```text
//! dateline.json        format version and base IRI
//! lock                 held while something is written
//! articles/HASH.nq     one article, sorted N-Quads; named after its text
//! merged.nq            entities and events, computed from the articles; may be missing
//! ```
//!
//! The articles are the truth, one file each: a program that is killed leaves every article as it was or as it was to
//! become. `merged.nq` is taken away before the first article changes and written after the last, so that it never
//! tells of articles that are no longer there; where it is missing it is computed again. What the folder holds depends
//! on its articles alone: removing one leaves no trace.

mod files;
mod read;

use self::files::{Folder, Lock};
use super::quads::line;
use super::questions::close;
use super::{Base, Dataset, article_quads, graph_quads, record_of_quads};
use crate::document::Record;
use crate::error::{Error, Result};
use crate::graph::{self, KnowledgeGraph};
use oxigraph::model::Quad;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

/// A folder that keeps one sorted N-Quads file an article, and beside them what is merged.
#[derive(Debug)]
pub struct Store {
    folder: Folder,
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

/// What becomes of one article.
enum Change {
    New(String),
    Changed(String),
    Unchanged,
}

impl Store {
    /// Opens a store.
    ///
    /// # Errors
    /// [`Error::Store`] where the folder is missing, no store, or made by a newer version.
    pub fn open(path: &Path) -> Result<Store> {
        let folder = Folder::new(path);
        let base = folder.read_manifest()?;
        Ok(Store { folder, base })
    }

    /// Opens a store, or makes one whose data live under `base`.
    ///
    /// # Errors
    /// As [`Store::open`]; also where there is a store under another base.
    pub fn create_or_open(path: &Path, base: &Base) -> Result<Store> {
        let folder = Folder::new(path);
        if !folder.has_manifest() {
            folder.create(base)?;
        }
        let store = Store::open(path)?;
        if store.base != *base {
            let message = format!("expected data under {}, found {}", base.as_str(), store.base.as_str());
            return Err(store.folder.error(message));
        }
        Ok(store)
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The IRI under which the data live.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// Adds articles, or replaces those of the same text, and merges anew. An article is written whole or not at all,
    /// also where the program is killed. Adding twice changes nothing. Of several articles of one text under different
    /// paths the first by path is kept.
    ///
    /// # Errors
    /// [`Error::Article`] where a record does not hold together (then nothing is added); [`Error::Store`] where another
    /// program is writing; [`Error::Io`].
    pub fn add_records(&mut self, records: Vec<Record>) -> Result<Added> {
        let lock = self.folder.lock()?;
        let changes: Vec<(String, Change)> =
            one_each(records).into_par_iter().map(|record| self.change(&record)).collect::<Result<_>>()?;
        let mut added = Added::default();
        let mut texts = BTreeMap::new();
        for (name, change) in changes {
            match change {
                Change::Unchanged => added.unchanged += 1,
                Change::New(text) => {
                    added.new += 1;
                    texts.insert(name, text);
                }
                Change::Changed(text) => {
                    added.changed += 1;
                    texts.insert(name, text);
                }
            }
        }
        if !texts.is_empty() {
            self.folder.write_articles(&lock, &texts)?;
            self.merge(&lock)?;
        } else if self.folder.merged_text()?.is_none() {
            self.merge(&lock)?;
        }
        Ok(added)
    }

    fn change(&self, record: &Record) -> Result<(String, Change)> {
        let text = lines(&article_quads(record, &self.base)?);
        let name = file_name(record);
        let Some(old) = self.folder.article(&name)? else { return Ok((name, Change::New(text))) };
        let (id, path) = read::id_and_path(&old);
        let other = (path.as_str(), id.as_str()) != (record.path.as_str(), record.id.as_str());
        let stays = old == text || other && (path.as_str(), id.as_str()) < (record.path.as_str(), record.id.as_str());
        Ok((name, if stays { Change::Unchanged } else { Change::Changed(text) }))
    }

    /// Adds the articles that are in a file of quads (N-Quads, TriG, Turtle, …, by extension, `.gz` or not), whatever
    /// graphs and whatever base they are in. What is merged there is passed over: it is merged anew here.
    ///
    /// # Errors
    /// [`Error::Format`] where the file cannot be parsed (line, column) or holds no article.
    pub fn add_quads_file(&mut self, path: &Path) -> Result<Added> {
        let articles = read::articles_of_file(path)?;
        let records = articles.iter().map(|quads| record_of_quads(quads)).collect::<Result<Vec<_>>>()?;
        self.add_records(records)
    }

    /// Removes articles by id, path, or the beginning (8 digits or more) of their SHA-256, and merges anew; how many were removed.
    ///
    /// # Errors
    /// [`Error::UnknownName`] where a name stands for no article; then nothing is removed.
    pub fn remove(&mut self, names: &[String]) -> Result<usize> {
        let lock = self.folder.lock()?;
        let files = self.folder.articles()?;
        let known: Vec<(String, String)> = files
            .par_iter()
            .map(|file| Ok(read::id_and_path(&self.folder.article(file)?.unwrap_or_default())))
            .collect::<Result<_>>()?;
        let mut doomed = vec![false; files.len()];
        for name in names {
            let by_hash = |file: &str| name.len() >= 8 && (file.starts_with(name) || name.starts_with(file));
            let meant: Vec<usize> = (0..files.len())
                .filter(|at| known[*at].0 == *name || known[*at].1 == *name || by_hash(&files[*at]))
                .collect();
            if meant.is_empty() {
                let names = known.iter().flat_map(|(id, path)| [id.as_str(), path.as_str()]);
                return Err(Error::UnknownName { what: "article", name: name.clone(), close: close(name, names) });
            }
            meant.into_iter().for_each(|at| doomed[at] = true);
        }
        let doomed: Vec<&String> =
            files.iter().zip(&doomed).filter_map(|(file, doomed)| doomed.then_some(file)).collect();
        self.folder.remove_articles(&lock, &doomed)?;
        self.merge(&lock)?;
        Ok(doomed.len())
    }

    /// The number of articles.
    pub fn count(&self) -> Result<usize> {
        Ok(self.folder.articles()?.len())
    }

    /// The records, sorted by their SHA-256.
    ///
    /// # Errors
    /// [`Error::Format`] where a file is damaged, naming it.
    pub fn records(&self) -> Result<Vec<Record>> {
        self.articles()?.par_iter().map(|quads| record_of_quads(quads)).collect()
    }

    /// The quads of each article. One that another program removes meanwhile is passed over.
    fn articles(&self) -> Result<Vec<Vec<Quad>>> {
        let read = |name: &String| match self.folder.article(name) {
            Ok(Some(text)) => Some(read::parse_lines(&self.folder.article_path(name), &text)),
            Ok(None) => None,
            Err(error) => Some(Err(error)),
        };
        self.folder.articles()?.par_iter().filter_map(read).collect()
    }

    /// The knowledge graph, merged from the records.
    pub fn graph(&self) -> Result<KnowledgeGraph> {
        Ok(graph::build(self.records()?))
    }

    /// All quads, ready for queries and export.
    pub fn dataset(&self) -> Result<Dataset> {
        let mut quads = self.merged()?;
        quads.extend(self.articles()?.into_iter().flatten());
        Dataset::of_quads(quads, &self.base)
    }

    fn merged(&self) -> Result<Vec<Quad>> {
        match self.folder.merged_text()? {
            Some(text) => read::parse_lines(&self.folder.merged_path(), &text),
            None => Ok(graph_quads(&self.graph()?, &self.base)),
        }
    }

    fn merge(&self, lock: &Lock) -> Result<()> {
        let quads = graph_quads(&self.graph()?, &self.base);
        self.folder.write_merged(lock, &lines(&quads))
    }
}

/// The name of an article's file.
fn file_name(record: &Record) -> String {
    record.sha256.get(..32).unwrap_or(&record.sha256).to_owned()
}

fn lines(quads: &[Quad]) -> String {
    let mut text = String::new();
    for quad in quads {
        text.push_str(&line(quad));
        text.push('\n');
    }
    text
}

/// One record a text: the first by path and id; of the same path and id, the one that is first as JSON.
fn one_each(records: Vec<Record>) -> Vec<Record> {
    let mut by_text: BTreeMap<String, Record> = BTreeMap::new();
    for record in records {
        match by_text.get(&record.sha256) {
            Some(other) if key(other) <= key(&record) => {}
            _ => {
                by_text.insert(record.sha256.clone(), record);
            }
        }
    }
    by_text.into_values().collect()
}

fn key(record: &Record) -> (&str, &str, String) {
    (&record.path, &record.id, serde_json::to_string(record).unwrap_or_default())
}

#[cfg(test)]
mod tests;
