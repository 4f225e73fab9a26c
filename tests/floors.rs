//! Holds the table of floors: a module imports lower floors only, never sideways and never up.

use std::fs;
use std::path::Path;

/// Lowest floor first; modules on one floor do not see each other.
const FLOORS: &[&[&str]] = &[
    &["error"],
    &["time", "learn"],
    &["ontology"],
    &["document"],
    &["speech"],
    &["read", "english", "timex", "extract", "order", "graph"],
    &["rdf", "view"],
    &["pipeline"],
    &["eval", "train"],
    &["server"],
    &["cli"],
];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// The modules of this crate that a source text names: `crate::NAME` outside comments.
fn imports(source: &str) -> Vec<String> {
    let code: String =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut names = Vec::new();
    for (at, found) in code.match_indices("crate::") {
        let rest = &code[at + found.len()..];
        let inside = rest.strip_prefix('{').map(|list| list.split('}').next().unwrap_or(list)).unwrap_or(rest);
        let parts: Vec<&str> = if rest.starts_with('{') { inside.split(',').collect() } else { vec![inside] };
        for part in parts {
            names.push(part.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    names
}

fn violations(module: &str, source: &str) -> Vec<String> {
    let own = floor(module).unwrap_or_else(|| panic!("module {module} has no floor: add it to the table"));
    imports(source)
        .into_iter()
        .filter(|name| name != module && floor(name).is_some_and(|other| other >= own))
        .map(|name| format!("{module} imports {name}"))
        .collect()
}

fn sources(path: &Path, found: &mut Vec<(String, String)>) {
    let mut entries: Vec<_> = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            sources(&entry, found);
        } else if entry.extension().is_some_and(|ext| ext == "rs") {
            found.push((entry.display().to_string(), fs::read_to_string(&entry).unwrap()));
        }
    }
}

#[test]
fn modules_import_lower_floors_only() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&root, &mut found);
    let mut broken = Vec::new();
    for (path, source) in found {
        let module = path[root.display().to_string().len() + 1..].split(['/', '.']).next().unwrap().to_owned();
        if module != "lib" && module != "main" {
            broken.extend(violations(&module, &source).into_iter().map(|v| format!("{path}: {v}")));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_look_upwards_is_seen() {
    assert_eq!(violations("timex", "use crate::graph::Event;"), ["timex imports graph"]);
    assert_eq!(violations("time", "use crate::{document::Span, error};"), ["time imports document"]);
    assert!(violations("graph", "// crate::rdf\nuse crate::document::Record;").is_empty());
}
