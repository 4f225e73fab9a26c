//! Runs the corpus of expressions in `tests/timex/*.txt`.
//!
//! ```text
//! # topic
//! @ 2019-11-14                      the reference day; `@ -` for none
//! = 2019-11-08                      the value of the expressions that follow …
//! = 2018-12 | 2018-12               … and the bounds of an event they date, as EDTF; `| -` for none
//! Prices fell on [Friday].          a sentence with the expression in brackets
//! = -                               sentences that hold no time
//! ? He will leave [in a fortnight].  a known wrong reading: fails once it comes right
//! ```
//!
//! A sentence may hold several expressions; only the one in brackets is checked, except under `= -`, where there must be none
//! (or none that touches the brackets). Sentences are split into words only: rules must not need syntax.

use dateline::document::{
    Article, Deprel, Document, Published, PublishedFrom, Sentence, SentenceId, Span, Token, TokenId, Upos, Xpos,
};
use dateline::timex;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A document of words: one sentence for each `||`-separated part.
fn document(text: &str, day: Option<&str>) -> Document {
    let published = day.map(|day| Published { date: day.parse().unwrap(), from: PublishedFrom::Header });
    let article = Article { text: text.to_owned(), published, ..Article::default() };
    let mut doc = Document { article, ..Document::default() };
    let mut start = 0;
    for part in text.split_inclusive(" || ") {
        let end = start + part.trim_end_matches(" || ").len();
        let (first, sentence) = (doc.tokens.len() as u32, SentenceId(doc.sentences.len() as u32));
        words(text, start, end).for_each(|span| doc.tokens.push(token(span, sentence)));
        let last = doc.tokens.len() as u32;
        doc.sentences.push(Sentence { span: Span { start, end }, first: TokenId(first), end: TokenId(last) });
        start += part.len();
    }
    doc
}

fn token(span: Span, sentence: SentenceId) -> Token {
    let lemma = String::new();
    Token { span, sentence, lemma, upos: Upos::X, xpos: Xpos::Other, head: None, deprel: Deprel::Dep }
}

/// Runs of letters and digits, and every other character.
fn words(text: &str, start: usize, end: usize) -> impl Iterator<Item = Span> + '_ {
    let mut at = start;
    std::iter::from_fn(move || {
        let skipped = text[at..end].find(|c: char| !c.is_whitespace())?;
        let from = at + skipped;
        let first = text[from..].chars().next()?;
        let run = text[from..end].find(|c: char| !c.is_alphanumeric()).unwrap_or(end - from);
        at = from + if first.is_alphanumeric() { run } else { first.len_utf8() };
        Some(Span { start: from, end: at })
    })
}

struct Case<'t> {
    day: Option<&'t str>,
    value: &'t str,
    bounds: Option<&'t str>,
    sentence: &'t str,
}

/// What is wrong with the reading of a case; `None` when it is right.
fn wrong(case: &Case, rules: &mut BTreeSet<String>) -> Option<String> {
    let text = case.sentence.replace(['[', ']'], "");
    let span = case.sentence.find('[').zip(case.sentence.find(']')).map(|(start, end)| Span { start, end: end - 1 });
    let doc = document(&text, case.day);
    let found = timex::find(&doc);
    rules.extend(found.iter().map(|timex| timex.rule.clone()));
    let show = |timex: &dateline::document::Timex| {
        format!("{:?} = {} | {} ({})", doc.text(timex.span), timex.value, timex.edtf, timex.rule)
    };
    let shown = found.iter().map(show).collect::<Vec<_>>().join("; ");
    if case.value == "-" {
        let touches = |timex: &&dateline::document::Timex| span.is_none_or(|span| timex.span.overlaps(span));
        return found.iter().find(touches).map(|_| shown);
    }
    let span = span.unwrap_or_else(|| panic!("no brackets in {:?}", case.sentence));
    let right = found.iter().any(|timex| {
        let bounds = case.bounds.is_none_or(|bounds| bounds == timex.edtf || (bounds == "-" && timex.edtf.is_empty()));
        timex.span == span && timex.value == case.value && bounds
    });
    (!right).then_some(shown)
}

fn run(file: &Path, rules: &mut BTreeSet<String>, failures: &mut Vec<String>) -> (usize, usize) {
    let text = fs::read_to_string(file).unwrap();
    let (mut day, mut value, mut bounds, mut count, mut none) = (None, "", None, 0, 0);
    for (number, line) in (1..).zip(text.lines()) {
        match line.split_at_checked(2) {
            _ if line.trim().is_empty() || line.starts_with('#') => {}
            Some(("@ ", rest)) => day = Some(rest.trim()).filter(|day| *day != "-"),
            Some(("= ", rest)) => {
                let (left, right) = rest.split_once(" | ").map_or((rest, None), |(left, right)| (left, Some(right)));
                (value, bounds) = (left.trim(), right.map(str::trim));
            }
            start => {
                let known = start.is_some_and(|(mark, _)| mark == "? ");
                let sentence = line.strip_prefix("? ").unwrap_or(line);
                let case = Case { day, value, bounds, sentence };
                (count, none) = (count + 1, none + usize::from(value == "-"));
                match (wrong(&case, rules), known) {
                    (Some(found), false) => failures.push(format!(
                        "{}:{number}: {sentence}\n    wanted {value} {}\n    found  {found}",
                        file.display(),
                        bounds.unwrap_or("")
                    )),
                    (None, true) => failures.push(format!("{}:{number}: comes right now: {sentence}", file.display())),
                    _ => {}
                }
            }
        }
    }
    (count, none)
}

#[test]
fn expressions_mean_what_the_corpus_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/timex");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut rules, mut failures, mut count, mut none) = (BTreeSet::new(), Vec::new(), 0, 0);
    for file in files.iter().filter(|file| file.extension().is_some_and(|ext| ext == "txt")) {
        let (cases, empty) = run(file, &mut rules, &mut failures);
        (count, none) = (count + cases, none + empty);
    }
    println!("{count} sentences, {none} of them without a time");
    let idle: Vec<_> = timex::rule_names().into_iter().filter(|name| !rules.contains(*name)).collect();
    if !idle.is_empty() {
        failures.push(format!("no line runs {}", idle.join(", ")));
    }
    if count < 1500 || none < 400 {
        failures.push(format!("{count} sentences, {none} without a time: the corpus is the specification"));
    }
    assert!(failures.is_empty(), "{} wrong:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn any_reference_day_and_any_text_are_borne() {
    let texts = [
        "He left last year, two decades ago, three million years earlier and in the next 90,000 centuries.",
        "On Friday, Feb. 29, next Easter, this winter, 9,999,999 days before, the 31st of June, 32 May, 99th century.",
        "During Ramadan, on Eid al-Fitr, next Passover, last Hanukkah, this Chinese New Year and on Diwali last year.",
        "from 2003 to 1999 to 0000 and BC 99999999 999 BC early late mid this last next week's end ago ago ago",
    ];
    for year in ["-9999", "-0001", "0000", "0001", "1582", "1900", "2000", "9999"] {
        for rest in ["01-01", "02-28", "12-31"] {
            for text in texts {
                timex::find(&document(text, Some(&format!("{year}-{rest}"))));
            }
        }
    }
    for text in [
        "",
        " ",
        "’’’",
        "\u{1F600}19\u{301}90",
        "１９９０年",
        "Nov. Nov. Nov.",
        "-----",
        "1/2/3/4/5",
        "İstanbul in İ 1990",
    ] {
        timex::find(&document(text, Some("2019-11-14")));
        timex::find(&document(text, None));
    }
}

#[test]
fn cost_grows_with_the_text_only() {
    let unit = [
        "last ",
        "19",
        "7",
        "1,000,",
        "\"today ",
        "in 1812 as in 2004 ",
        "twenty ",
        "from 2003 to ",
        "early ",
        "two days after ",
        "a hundred ",
        "Nov. 1-",
    ];
    for piece in unit {
        let time = |size: usize| {
            let text = piece.repeat(size / piece.len());
            let doc = document(&text, Some("2019-11-14"));
            let start = std::time::Instant::now();
            timex::find(&doc);
            start.elapsed().as_secs_f64()
        };
        time(20_000);
        let (small, large) = (time(50_000), time(400_000));
        assert!(large < small * 40.0 + 0.2, "{piece:?}: {small} s for 50 kB, {large} s for 400 kB");
    }
}

/// A guard against a rule that makes everything slow; a machine with nothing else to do reads several times as much.
#[test]
fn a_core_reads_fifty_thousand_words_a_second_at_the_least() {
    let text =
        "The two sides met on Friday in Geneva and will meet again next month, the minister said after the talks. || ";
    let doc = document(&text.repeat(2_000), Some("2019-11-14"));
    let start = std::time::Instant::now();
    let found = timex::find(&doc).len();
    let rate = doc.tokens.len() as f64 / start.elapsed().as_secs_f64();
    println!("{rate:.0} words a second");
    assert!(found == 4_000 && rate > 50_000.0, "{found} expressions, {rate:.0} words a second");
}
