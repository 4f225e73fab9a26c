//! Every command of the README runs, in order, as a reader would type it.

use std::path::Path;
use std::process::Command;

const README: &str = include_str!("../README.md");

/// The contents of the fenced blocks in a language.
fn blocks(language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    let parts = README.split(fence.as_str()).skip(1);
    parts.map(|part| part.split("```").next().unwrap_or_default().to_owned()).collect()
}

/// The shell lines of a block that call the program; `cargo run --release --` is the program.
fn script(block: &str) -> String {
    let lines = block.lines().filter(|line| !line.starts_with("cargo test") && !line.starts_with("cargo install"));
    lines.map(|line| line.replace("cargo run --release --", "dateline") + "\n").collect()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
#[cfg(unix)]
fn every_command_runs() {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy(&root.join("seeds"), &folder.path().join("seeds"));
    let binary = Path::new(env!("CARGO_BIN_EXE_dateline"));
    let path = format!("{}:{}", binary.parent().unwrap().display(), std::env::var("PATH").unwrap_or_default());
    let blocks = blocks("sh");
    assert!(blocks.len() > 5, "the README has lost its commands");
    for block in blocks {
        let script = script(&block);
        let run = Command::new("sh").args(["-e", "-c", &script]).env("PATH", &path).current_dir(folder.path()).output();
        let output = run.unwrap();
        assert!(output.status.success(), "{script}\n{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn the_event_type_of_the_readme_is_one() {
    let turtle = blocks("turtle").remove(0);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("my.ttl");
    std::fs::write(&file, turtle).unwrap();
    let note = folder.path().join("note.txt");
    std::fs::write(&note, "DATE: 2021-06-02\n\nThe queen knighted the painter in May.\n").unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["extract", "--ontology"])
        .args([&file, &note])
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&run.stdout).contains("\"Knighting\""), "{}", String::from_utf8_lossy(&run.stderr));
}
