//! The folder of a store: its manifest, its lock, and files that are written whole or not at all.

use crate::error::{Error, Result};
use crate::rdf::Base;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The version of the folder's layout; a newer one is not read.
const FORMAT: u32 = 1;

/// How often a lock is tried, ten milliseconds apart: a process that was just started by this one holds it for a moment.
const PATIENCE: usize = 20;

#[derive(Serialize, Deserialize)]
struct Manifest {
    format: u32,
    base: String,
}

/// The folder of a store.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
}

/// Proof that this program is the only one that writes; given back when dropped, also where the program dies.
pub(super) struct Lock {
    _file: File,
}

impl Folder {
    pub(super) fn new(path: &Path) -> Folder {
        Folder { path: path.to_owned() }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn error(&self, message: String) -> Error {
        Error::Store { path: self.path.clone(), message }
    }

    fn manifest_path(&self) -> PathBuf {
        self.path.join("dateline.json")
    }

    fn articles_path(&self) -> PathBuf {
        self.path.join("articles")
    }

    pub(super) fn article_path(&self, name: &str) -> PathBuf {
        self.articles_path().join(format!("{name}.nq"))
    }

    pub(super) fn merged_path(&self) -> PathBuf {
        self.path.join("merged.nq")
    }

    pub(super) fn has_manifest(&self) -> bool {
        self.manifest_path().exists()
    }

    /// Makes an empty store.
    pub(super) fn create(&self, base: &Base) -> Result<()> {
        let foreign = fs::read_dir(&self.path).is_ok_and(|entries| {
            // What an interrupted `create` leaves behind is no foreign file.
            entries.flatten().any(|entry| {
                !["articles", "lock", "dateline.json.new"].contains(&&*entry.file_name().to_string_lossy())
            })
        });
        if foreign {
            return Err(self.error("expected a store or an empty folder, found other files".to_owned()));
        }
        let articles = self.articles_path();
        fs::create_dir_all(&articles).map_err(Error::io(&articles))?;
        let lock = self.lock_file()?;
        let manifest = Manifest { format: FORMAT, base: base.as_str().to_owned() };
        let text = serde_json::to_string(&manifest).unwrap_or_default() + "\n";
        self.write(&lock, &self.manifest_path(), &text)?;
        sync_folder(&self.path)
    }

    pub(super) fn read_manifest(&self) -> Result<Base> {
        let path = self.manifest_path();
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let found = if self.path.is_dir() { "a folder without dateline.json" } else { "nothing" };
                return Err(self.error(format!("expected a store, found {found}")));
            }
            Err(error) => return Err(Error::Io { path, source: error }),
        };
        let damaged = |error: serde_json::Error| self.error(format!("dateline.json is damaged: {error}"));
        let value: serde_json::Value = serde_json::from_str(&text).map_err(damaged)?;
        let format = value.get("format").and_then(serde_json::Value::as_u64).unwrap_or_default();
        if format > u64::from(FORMAT) {
            let message = format!("made by a newer version of dateline: expected format {FORMAT}, found {format}");
            return Err(self.error(message));
        }
        let manifest: Manifest = serde_json::from_value(value).map_err(damaged)?;
        Base::new(&manifest.base)
    }

    /// Hardly waits: where another program is writing, that is told.
    pub(super) fn lock(&self) -> Result<Lock> {
        let lock = self.lock_file()?;
        self.sweep();
        Ok(lock)
    }

    fn lock_file(&self) -> Result<Lock> {
        let path = self.path.join("lock");
        let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(Error::io(&path))?;
        for _ in 0..PATIENCE {
            match file.try_lock() {
                Ok(()) => return Ok(Lock { _file: file }),
                Err(fs::TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(10)),
                Err(fs::TryLockError::Error(error)) => return Err(Error::Io { path, source: error }),
            }
        }
        Err(self.error("another program is writing to it".to_owned()))
    }

    /// Takes away what a killed program left half written. Nobody else writes while the lock is held.
    fn sweep(&self) {
        for folder in [self.articles_path(), self.path.clone()] {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                if entry.path().extension().is_some_and(|ending| ending == "new") {
                    // One that stays is overwritten when its turn comes.
                    let _ = fs::remove_file(entry.path());
                }
            }
        }
    }

    /// Names of the articles' files, sorted.
    pub(super) fn articles(&self) -> Result<Vec<String>> {
        let path = self.articles_path();
        let mut names = Vec::new();
        for entry in fs::read_dir(&path).map_err(Error::io(&path))? {
            let name = entry.map_err(Error::io(&path))?.file_name();
            if let Some(name) = name.to_str().and_then(|name| name.strip_suffix(".nq")) {
                names.push(name.to_owned());
            }
        }
        names.sort();
        Ok(names)
    }

    /// What is in an article's file, where there is one.
    pub(super) fn article(&self, name: &str) -> Result<Option<String>> {
        read_if_any(&self.article_path(name))
    }

    /// Writes articles: all of them beside their places first, then each into its place.
    pub(super) fn write_articles(&self, _lock: &Lock, texts: &BTreeMap<String, String>) -> Result<()> {
        texts.par_iter().try_for_each(|(name, text)| write_beside(&self.article_path(name), text))?;
        self.forget_merged()?;
        for name in texts.keys() {
            move_in(&self.article_path(name))?;
        }
        sync_folder(&self.articles_path())
    }

    pub(super) fn remove_articles(&self, _lock: &Lock, names: &[&String]) -> Result<()> {
        self.forget_merged()?;
        for name in names {
            let path = self.article_path(name);
            fs::remove_file(&path).map_err(Error::io(&path))?;
        }
        sync_folder(&self.articles_path())
    }

    fn forget_merged(&self) -> Result<()> {
        let path = self.merged_path();
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::Io { path, source: error }),
            _ => sync_folder(&self.path),
        }
    }

    /// What is merged, where it was made by this version from the articles that are there.
    pub(super) fn merged_text(&self) -> Result<Option<String>> {
        let Some(text) = read_if_any(&self.merged_path())? else { return Ok(None) };
        let head = self.head()?;
        Ok(text.starts_with(&head).then_some(text))
    }

    pub(super) fn write_merged(&self, lock: &Lock, text: &str) -> Result<()> {
        if self.articles()?.is_empty() {
            return self.forget_merged();
        }
        self.write(lock, &self.merged_path(), &(self.head()? + text))?;
        sync_folder(&self.path)
    }

    /// The first line of `merged.nq`: from which articles, and by which version.
    fn head(&self) -> Result<String> {
        let names = self.articles()?;
        let digest = format!("{:x}", Sha256::digest(names.join(" ")));
        Ok(format!("# dateline {}, {} articles, {}\n", env!("CARGO_PKG_VERSION"), names.len(), &digest[..16]))
    }

    fn write(&self, _lock: &Lock, path: &Path, text: &str) -> Result<()> {
        write_beside(path, text)?;
        move_in(path)
    }
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    PathBuf::from(name)
}

/// Writes a file next to its place, and waits until it is on the disk.
fn write_beside(path: &Path, text: &str) -> Result<()> {
    let path = beside(path);
    let write = || {
        let mut file = File::create(&path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    write().map_err(Error::io(&path))
}

/// Puts a file that was written next to its place into it; this happens at once or not at all.
fn move_in(path: &Path) -> Result<()> {
    fs::rename(beside(path), path).map_err(Error::io(path))
}

/// Waits until the names in a folder are on the disk.
fn sync_folder(path: &Path) -> Result<()> {
    // Folders can be opened and synced on Unix only; elsewhere the system sees to it.
    if cfg!(unix) { File::open(path).and_then(|folder| folder.sync_all()).map_err(Error::io(path)) } else { Ok(()) }
}

fn read_if_any(path: &Path) -> Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::Io { path: path.to_owned(), source: error }),
    }
}
