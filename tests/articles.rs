//! Real articles, where there are some: quotes stand where they are said to, dates come from the text, order changes nothing.
//!
//! `DATELINE_CORPORA` names a folder with `articles/*.txt`; without it the sample stories are read instead.

use dateline::document::record::ClaimRecord;
use dateline::document::{Basis, Record};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

const COUNT: usize = 50;

/// Fifty articles from all over the folder.
fn articles() -> Vec<PathBuf> {
    let stories = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/iraq-withdrawal-2020");
    let folder = std::env::var("DATELINE_CORPORA").map(|corpora| Path::new(&corpora).join("articles"));
    let folder = folder.ok().filter(|folder| folder.is_dir()).unwrap_or(stories);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    paths.sort();
    let step = paths.len().div_ceil(COUNT);
    paths.into_iter().step_by(step).collect()
}

fn dateline(arguments: &[&str], paths: &[PathBuf]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_dateline")).args(arguments).args(paths).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn records(paths: &[PathBuf]) -> Vec<Record> {
    dateline(&["extract", "--format", "json"], paths).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A span of code points as text; sentences carry theirs.
fn quoted(record: &Record, sentence: usize, start: usize, end: usize) -> Option<String> {
    let sent = &record.sentences[sentence];
    let (from, to) = (start.checked_sub(sent.start)?, end.checked_sub(sent.start)?);
    (end <= sent.end).then(|| sent.text.chars().skip(from).take(to - from).collect())
}

#[test]
fn quotes_stand_in_the_text_at_their_offsets() {
    for record in records(&articles()) {
        for claim in &record.claims {
            let trigger = &claim.trigger;
            let found = quoted(&record, claim.sentence, trigger.start, trigger.end);
            assert_eq!(found.as_deref(), Some(trigger.text.as_str()), "{}: {}", record.path, claim.id);
            for part in &claim.participants {
                let found = quoted(&record, claim.sentence, part.start, part.end);
                assert_eq!(found.as_deref(), Some(part.text.as_str()), "{}: {}", record.path, claim.id);
            }
        }
    }
}

/// Every day in a bound is one that an expression of the article, as read, or its publication date gives, or the day beside it. It
/// does not look at claims dated by other events, nor at whether the expressions were read rightly.
#[test]
fn no_claim_dated_by_itself_has_a_day_that_no_expression_gives() {
    for record in records(&articles()) {
        let given = record.times.iter().flat_map(|time| {
            let bounds = &time.bounds;
            [bounds.begin.first, bounds.begin.last, bounds.end.first, bounds.end.last]
        });
        let given: Vec<_> = given.chain([record.published]).flatten().collect();
        let beside = given.iter().flat_map(|day| [day.pred_opt(), day.succ_opt()]).flatten();
        let known: BTreeSet<_> = given.iter().copied().chain(beside).collect();
        // Beside other events a day may be counted from theirs: "two days after the vote".
        let counted = |claim: &&ClaimRecord| matches!(claim.time.basis, Basis::Event);
        for claim in record.claims.iter().filter(|claim| !counted(claim)) {
            let bounds = &claim.time.bounds;
            for day in [bounds.begin.first, bounds.begin.last, bounds.end.first, bounds.end.last].into_iter().flatten()
            {
                assert!(known.contains(&day), "{}: {} {} {day}", record.path, claim.id, claim.trigger.text);
            }
        }
    }
}

#[test]
fn neither_the_order_of_articles_nor_the_number_of_threads_changes_a_byte() {
    let paths = articles();
    let mut back = paths.clone();
    back.reverse();
    let lines = |threads: &str, paths: &[PathBuf]| {
        let text = dateline(&["extract", "--format", "json", "--threads", threads], paths);
        text.lines().map(str::to_owned).collect::<BTreeSet<String>>()
    };
    assert_eq!(lines("1", &paths), lines("3", &back));
    let timeline =
        |threads: &str, paths: &[PathBuf]| dateline(&["timeline", "--format", "json", "--threads", threads], paths);
    assert_eq!(timeline("1", &paths), timeline("3", &back));
}
