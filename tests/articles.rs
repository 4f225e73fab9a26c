//! Real articles, where there are some: quotes stand where they are said to, dates come from the text, order changes nothing.
//!
//! The sample stories are read, and where `DATELINE_CORPORA` names a folder with `articles/*.txt`, some of those as well.

use chrono::{Datelike, NaiveDate};
use dateline::document::Record;
use dateline::time::Bounds;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

const COUNT: usize = 50;

/// The sample stories, and fifty articles from all over the folder where there is one.
fn articles() -> Vec<PathBuf> {
    let texts = |folder: &Path| {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
        paths.sort();
        paths
    };
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut paths: Vec<PathBuf> = ["beirut-explosion-2020", "hayabusa2-return-2020", "iraq-withdrawal-2020"]
        .iter()
        .flat_map(|story| texts(&seeds.join(story)))
        .collect();
    let folder = std::env::var("DATELINE_CORPORA").map(|corpora| Path::new(&corpora).join("articles"));
    if let Some(folder) = folder.ok().filter(|folder| folder.is_dir()) {
        let real = texts(&folder);
        let step = real.len().div_ceil(COUNT);
        paths.extend(real.into_iter().step_by(step));
    }
    paths
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

/// Every day in a bound, whatever the claim is dated by, is one that an expression of the article or its publication date
/// gives, a day beside it, or a length away from it that the article names.
#[test]
fn no_claim_has_a_day_that_no_expression_gives() {
    for record in records(&articles()) {
        let given: BTreeSet<_> =
            record.times.iter().flat_map(|time| days(&time.bounds)).chain(record.published).collect();
        let lengths = record.times.iter().filter_map(|time| length(&time.value).or_else(|| apart(&time.text)));
        let lengths: Vec<i64> = lengths.chain([0]).collect();
        let close = |day: NaiveDate| {
            given.iter().any(|known| {
                let apart = (day - *known).num_days().abs();
                // months and years are round numbers: a tenth more or less is meant, too
                lengths.iter().any(|length| (apart - length).abs() <= 1 + length / 9)
            })
        };
        for claim in &record.claims {
            for day in days(&claim.time.bounds) {
                assert!(close(day), "{}: {} {} {day}", record.path, claim.id, claim.trigger.text);
            }
        }
    }
}

/// Read off the text without the program's help: the year of every bound is written in the article, is that of its
/// publication or beside it, or lies as many years away from it as the article says somewhere.
#[test]
fn no_claim_has_a_year_that_the_text_does_not_support() {
    for record in records(&articles()) {
        let text: String = record.sentences.iter().map(|sent| sent.text.to_lowercase() + "\n").collect();
        let numbers = numbers(&text);
        // "2022/23" and "'98" write a year with two digits
        let short = |year: i32| {
            ["/", "-", "–", "'", "’"].iter().any(|mark| text.contains(&format!("{mark}{:02}", year.rem_euclid(100))))
        };
        let published = record.published.map(|day| day.year());
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let said = |apart: i32, base: i32| match apart {
            0 => true,
            1 => published == Some(base) || has(&["year", "month", "week", "day", "winter"]),
            _ => {
                has(&["year"])
                    && ([apart, apart + 1].iter().any(|count| numbers.contains(count) || spelled(&text, *count)))
                    || has(&["decade"]) && apart <= 20
            }
        };
        let supported = |year: i32| {
            // "the 1950s", "the 20th century", "the 15th and 16th centuries"
            let decade = text.contains(&format!("{}s", year.div_euclid(10) * 10));
            let century = has(&["centur"]) && text.contains(&format!("{}th", (year - 1).div_euclid(100) + 1));
            let first = text.contains("21st century") && (2000..=2101).contains(&year);
            let counted = numbers.iter().copied().chain(published).any(|base| said((base - year).abs(), base));
            decade || century || first || short(year) || counted
        };
        for claim in &record.claims {
            for day in days(&claim.time.bounds) {
                assert!(supported(day.year()), "{}: {} {} {day}", record.path, claim.id, claim.trigger.text);
            }
        }
    }
}

fn days(bounds: &Bounds) -> impl Iterator<Item = NaiveDate> + use<> {
    [bounds.begin.first, bounds.begin.last, bounds.end.first, bounds.end.last].into_iter().flatten()
}

/// `P3Y`, `P2W` … in days.
fn length(value: &str) -> Option<i64> {
    let (count, unit) = value.strip_prefix('P')?.split_at_checked(value.len() - 2)?;
    let unit = match unit {
        "D" => 1.0,
        "W" => 7.0,
        "M" => 30.44,
        "Y" => 365.25,
        _ => return None,
    };
    Some((count.parse::<f64>().ok()? * unit) as i64)
}

/// "two days later", "a year earlier" in days.
fn apart(text: &str) -> Option<i64> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(' ').collect();
    let at = words.iter().position(|word| ["day", "week", "month", "year"].contains(&word.trim_end_matches('s')))?;
    let days = match words[at].trim_end_matches('s') {
        "day" => 1.0,
        "week" => 7.0,
        "month" => 30.44,
        _ => 365.25,
    };
    let count = words[..at].iter().find_map(|word| {
        let spelled = (1..13).find(|number| spelled(word, *number));
        word.parse::<i32>().ok().or(spelled).or((*word == "a").then_some(1))
    });
    Some((f64::from(count?) * days) as i64)
}

fn numbers(text: &str) -> BTreeSet<i32> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

fn spelled(text: &str, number: i32) -> bool {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(number as usize).is_some_and(|word| text.contains(word))
}

/// Texts that nobody dated, written for this test: what each event may be dated, `-` for nothing at all.
const UNDATED: &[(&str, &[(&str, &str)])] = &[
    (
        "The rowers of Lake Ostra won the second round of the cup. In preparation for the 2031 Coastal Games held in \
         Norway, the crew will train at the old mill on 20 August. The winners will meet on 24 September.",
        &[("won", "-"), ("train", "XXXX-08-20"), ("meet", "XXXX-09-24")],
    ),
    (
        "The bakers of Torvik closed their shops on March 19 when the fever came. A study published in late May estimates \
         that the unemployment rate will increase from 6.6% in 2031 to 9.2% in 2032. The minister announced the \
         first case a day after he had returned.",
        &[("closed", "..2032"), ("increase", "2032"), ("announced", "..2032")],
    ),
    (
        "Police arrested two men on Tuesday. They robbed a bank last week, a spokeswoman said.",
        &[("arrested", "-"), ("robbed", "-")],
    ),
    ("The flood of 1953 drowned the island. The mayor opened the new dam on Friday.", &[("opened", "-")]),
    (
        "The winners of the 1998 prize met yesterday. They sang for the guests, and the choir will sing again in May.",
        &[("met", "-"), ("sang", "-"), ("sing", "-")],
    ),
];

#[test]
fn what_nobody_dated_stays_open() {
    for (text, wanted) in UNDATED {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("text.txt");
        std::fs::write(&path, text).unwrap();
        let record = records(&[path]).remove(0);
        for (trigger, edtf) in *wanted {
            let claim = record.claims.iter().find(|claim| claim.trigger.text == *trigger);
            let claim = claim.unwrap_or_else(|| panic!("no claim {trigger:?} in {text:?}"));
            let years: BTreeSet<i32> = days(&claim.time.bounds).map(|day| day.year()).collect();
            let fits = match edtf.strip_prefix("..") {
                // at the latest, or nothing
                Some(last) => years.iter().all(|year| last.parse() == Ok(*year)),
                None if edtf.starts_with(['-', 'X']) => years.is_empty(),
                None => years == BTreeSet::from([edtf.parse().unwrap()]),
            };
            assert!(fits, "{trigger}: expected {edtf}, found {:?} in {text:?}", claim.time.bounds);
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
