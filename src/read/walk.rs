//! Paths as the user gives them to files with their article ids.

use crate::error::{Error, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A file to read and the id of its article, or the stem of the ids of its articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file; `-` for standard input.
    pub path: PathBuf,
    /// Its path below the folder the user named, without its extension; the file name where the user named the file.
    pub id: String,
}

/// Endings that a walk through a folder takes up; any file may be named itself.
const ENDINGS: [&str; 5] = ["txt", "text", "jsonl", "ndjson", "json"];

/// The files that some paths name, sorted by id, each once; the folders walked; what cannot be read as an error.
pub fn find_sources(paths: &[PathBuf]) -> Vec<Result<Source>> {
    let mut found = BTreeMap::new();
    let mut failed = Vec::new();
    for path in paths {
        collect(path, &mut found, &mut failed);
    }
    let mut sources = with_ids(found);
    sources.sort_by(|a, b| (&a.id, &a.path).cmp(&(&b.id, &b.path)));
    failed.into_iter().map(Err).chain(sources.into_iter().map(Ok)).collect()
}

/// A file with its short name and its long one, which is taken where the short one is not alone.
type Names = BTreeMap<PathBuf, (String, String)>;

fn collect(path: &Path, found: &mut Names, failed: &mut Vec<Error>) {
    if path.as_os_str() == "-" {
        found.insert(path.to_owned(), ("stdin".to_owned(), "stdin".to_owned()));
        return;
    }
    match std::fs::metadata(path) {
        Ok(meta) if meta.is_dir() => walk(path, path, &mut BTreeSet::new(), found, failed),
        Ok(_) => insert(path, path.parent().unwrap_or(Path::new("")), found),
        Err(source) => failed.push(Error::Io { path: path.to_owned(), source }),
    }
}

fn walk(root: &Path, folder: &Path, seen: &mut BTreeSet<PathBuf>, found: &mut Names, failed: &mut Vec<Error>) {
    // A link that leads back up would otherwise be walked forever.
    let known = folder.canonicalize().is_ok_and(|real| !seen.insert(real));
    if known {
        return;
    }
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(source) => return failed.push(Error::Io { path: folder.to_owned(), source }),
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok()).map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| !is_hidden(path)) {
        if path.is_dir() {
            walk(root, path, seen, found, failed);
        } else if ENDINGS.contains(&ending(path).as_str()) {
            insert(path, root, found);
        }
    }
}

fn insert(path: &Path, root: &Path, found: &mut Names) {
    let short = slashes(path.strip_prefix(root).unwrap_or(path));
    let long = slashes(path.strip_prefix("./").unwrap_or(path));
    found.entry(path.to_owned()).or_insert((short, long));
}

/// Ids without endings where these are unique, else with them, else the whole path.
fn with_ids(found: Names) -> Vec<Source> {
    let mut stems: BTreeMap<&str, usize> = BTreeMap::new();
    let mut shorts: BTreeMap<&str, usize> = BTreeMap::new();
    for (short, _) in found.values() {
        *stems.entry(stem(short)).or_default() += 1;
        *shorts.entry(short).or_default() += 1;
    }
    let id = |short: &str, long: &str| match (stems[stem(short)], shorts[short]) {
        (1, _) => stem(short).to_owned(),
        (_, 1) => short.to_owned(),
        _ => long.to_owned(),
    };
    found.iter().map(|(path, (short, long))| Source { path: path.clone(), id: id(short, long) }).collect()
}

/// The ending of a file name in lower case, that of compression left out: `txt` for `a.txt.gz`.
pub fn ending(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    name.rsplit_once('.').map(|(_, ending)| ending.to_owned()).unwrap_or_default()
}

fn stem(name: &str) -> &str {
    let name = name.strip_suffix(".gz").unwrap_or(name);
    let known = |ending: &str| ENDINGS.contains(&ending.to_ascii_lowercase().as_str());
    name.rsplit_once('.').filter(|(stem, ending)| !stem.is_empty() && known(ending)).map_or(name, |(stem, _)| stem)
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

fn slashes(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn ids(paths: &[PathBuf]) -> Vec<String> {
        find_sources(paths).into_iter().map(|s| s.map_or_else(|e| format!("! {e}"), |s| s.id)).collect()
    }

    #[test]
    fn folders_are_walked_and_ids_do_not_depend_on_the_order() {
        let root = tempfile::tempdir().unwrap();
        let at = |name: &str| root.path().join(name);
        fs::create_dir(at("b")).unwrap();
        for name in ["z.txt", "a.txt", "b/c.jsonl.gz", "gold.tsv", ".hidden.txt", "README.md", "a.json"] {
            fs::write(at(name), "x").unwrap();
        }
        assert_eq!(ids(&[root.path().to_owned()]), ["a.json", "a.txt", "b/c", "z"]);
        assert_eq!(ids(&[at("z.txt"), at("a.txt")]), ["a", "z"]);
        assert_eq!(ids(&[at("a.txt"), at("z.txt"), at("z.txt")]), ["a", "z"]);
    }

    #[test]
    fn a_missing_file_is_told_with_its_name() {
        let told = ids(&[PathBuf::from("no/such.txt")]);
        assert!(told[0].starts_with("! no/such.txt: "), "{told:?}");
    }
}
