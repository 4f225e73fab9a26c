//! The programs in `examples/` run and say something.

use std::path::Path;
use std::process::Command;

/// Runs an example from the folder in which cargo has built it for this test run.
fn run(name: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_dateline")).with_file_name("examples").join(name);
    let run = Command::new(&program).current_dir(env!("CARGO_MANIFEST_DIR")).output();
    let run = run.unwrap_or_else(|error| panic!("{}: {error}; `cargo test` builds it", program.display()));
    assert!(run.status.success(), "{name}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

#[track_caller]
fn check(name: &str, expected: &str) {
    let said = run(name);
    assert!(said.contains(expected), "{name}: expected {expected:?} in {said}");
}

#[test]
fn the_examples_run() {
    check("headers", "iraq-withdrawal-2020/saltmarsh-courier\t");
    check("timeline", "Date");
    check("claims", "");
    check("sparql", "");
}

#[test]
fn the_examples_are_short() {
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")).unwrap() {
        let path = entry.unwrap().path();
        let lines = std::fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines < 40, "{}: {lines} lines", path.display());
    }
}
