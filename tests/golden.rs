//! What the program says of the stories in `seeds/`, kept as files so that a change of what users see shows up in review.
//!
//! `UPDATE_GOLDEN=1 cargo test --test golden` writes the files anew; read the difference before you keep it.
//! Golden is what the program says; what is true stands in `seeds/*/gold.tsv`.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The files of a story and the commands that make them; `{}` stands for the story's folder.
const FILES: [(&str, &[&str]); 3] = [
    ("timeline.txt", &["timeline", "{}"]),
    ("graph.ttl", &["export", "--format", "ttl", "{}"]),
    ("graph.dot", &["graph", "--format", "dot", "{}"]),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn stories() -> Vec<String> {
    let entries = std::fs::read_dir(root().join("seeds")).unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<String> = entries
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// What the program writes to standard output, run in the project's folder.
fn said(arguments: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_dateline")).args(arguments).current_dir(root()).output().unwrap();
    assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

/// Where two texts part, for a message that can be read.
fn difference(golden: &str, found: &str) -> String {
    let mut lines = golden.lines().zip(found.lines()).enumerate();
    match lines.find(|(_, (golden, found))| golden != found) {
        Some((n, (golden, found))) => format!("line {}:\n- {golden}\n+ {found}", n + 1),
        None => format!("{} lines, {} wanted", found.lines().count(), golden.lines().count()),
    }
}

/// Compares with the file, or writes it where asked to.
fn check(path: PathBuf, found: &str, broken: &mut Vec<String>) {
    let name = path.strip_prefix(root()).unwrap().display().to_string();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, found).unwrap();
        return;
    }
    match std::fs::read_to_string(&path) {
        Ok(golden) if golden == found => {}
        Ok(golden) => broken.push(format!("{name}, {}", difference(&golden, found))),
        Err(_) if !root().join("tests/golden").exists() => eprintln!("{name}: skipped, there are no golden files yet"),
        Err(error) => broken.push(format!("{name}: {error}")),
    }
}

#[test]
fn the_stories_are_told_as_before() {
    let mut broken = Vec::new();
    for story in stories() {
        let folder = format!("seeds/{story}");
        for (file, command) in FILES {
            let arguments: Vec<&str> =
                command.iter().map(|part| if *part == "{}" { folder.as_str() } else { part }).collect();
            check(root().join("tests/golden").join(&story).join(file), &said(&arguments), &mut broken);
        }
    }
    assert!(
        broken.is_empty(),
        "{}\n\nUPDATE_GOLDEN=1 cargo test --test golden takes the new output",
        broken.join("\n\n")
    );
}
