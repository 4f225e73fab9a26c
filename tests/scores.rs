//! No score changes unseen: what `docs/scores.md` says is measured again.
//!
//! The sample stories are always scored. A block on a corpus is scored where `DATELINE_CORPORA` names the folder of the corpora,
//! and said to be skipped where it does not. A figure that has moved by more than a point, up or down, fails: run
//! `docs/scores.sh CORPORA > docs/scores.md` and read the difference.

use std::path::Path;
use std::process::Command;

/// Points by which a figure may differ, since sums of fractions differ a little between processors.
const TOLERANCE: f64 = 1.0;

/// A block of the page: the words after `dateline evaluate`, and the lines printed.
fn blocks(page: &str) -> Vec<(Vec<&str>, Vec<&str>)> {
    let mut blocks: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
    let mut open = false;
    for line in page.lines() {
        match line.strip_prefix("$ dateline evaluate ") {
            Some(words) => {
                blocks.push((words.split_whitespace().collect(), Vec::new()));
                open = true;
            }
            None if line.starts_with("```") => open = false,
            None if open => blocks.last_mut().unwrap().1.push(line),
            None => {}
        }
    }
    blocks
}

/// The numbers with a point in a line: percentages and other scores, not counts.
fn figures(line: &str) -> Vec<f64> {
    let numbers = line.split(|c: char| !c.is_ascii_digit() && c != '.').filter(|part| part.contains('.'));
    numbers.filter_map(|number| number.parse().ok()).collect()
}

/// What differs between the lines of the page and those printed now.
fn differences(page: &[&str], now: &str) -> Vec<String> {
    let now: Vec<&str> = now.lines().collect();
    let same = |(page, now): (&&str, &&str)| {
        let (page, now) = (figures(page), figures(now));
        page.len() == now.len() && page.iter().zip(&now).all(|(page, now)| (page - now).abs() <= TOLERANCE)
    };
    let mut told: Vec<String> =
        (page.iter().zip(&now).filter(|pair| !same(*pair))).map(|(page, now)| format!("- {page}\n+ {now}")).collect();
    if page.len() != now.len() {
        told.push(format!("{} lines, {} on the page", now.len(), page.len()));
    }
    told
}

#[test]
fn scores_are_what_the_page_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("docs/scores.md")).unwrap();
    let corpora = std::env::var("DATELINE_CORPORA").ok();
    let mut told = Vec::new();
    let mut scored = 0;
    for (words, lines) in blocks(&page) {
        let about = words.join(" ");
        let words: Option<Vec<String>> = words
            .iter()
            .map(|word| match (word.strip_prefix("CORPORA"), &corpora) {
                (Some(rest), Some(folder)) => Some(format!("{folder}{rest}")),
                (Some(_), None) => None,
                (None, _) => Some((*word).to_owned()),
            })
            .collect();
        let Some(words) = words else {
            eprintln!("dateline evaluate {about}: skipped, DATELINE_CORPORA is not set");
            continue;
        };
        let run = Command::new(env!("CARGO_BIN_EXE_dateline")).arg("evaluate").args(words).current_dir(root).output();
        let run = run.unwrap();
        assert!(run.status.success(), "{about}: {}", String::from_utf8_lossy(&run.stderr));
        scored += 1;
        told.extend(
            differences(&lines, &String::from_utf8_lossy(&run.stdout)).iter().map(|line| format!("{about}\n{line}")),
        );
    }
    assert!(scored > 0, "the page has no block on the sample stories");
    assert!(told.is_empty(), "{}\nrun docs/scores.sh CORPORA > docs/scores.md", told.join("\n"));
}

#[test]
fn a_moved_figure_is_told() {
    let page = ["  LAS  P  85.0  R  85.0  F1  85.0  (85 of 100, 100 wanted)", "  rows 7"];
    let moved = "  LAS  P  82.9  R  85.0  F1  84.0  (83 of 100, 100 wanted)\n  rows 9";
    assert!(differences(&page, &page.join("\n")).is_empty());
    assert_eq!(differences(&page, moved).len(), 1);
    assert_eq!(differences(&page, "  LAS").len(), 2);
}
