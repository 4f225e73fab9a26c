//! Runs `tests/timex_parsed.txt`: which way an expression looks where the tree of its sentence tells, with the model that ships.
//!
//! The file is written as those in `tests/timex` are: `@` the reference day, then sentences with `[expression]=value` in them.

use dateline::document::{Article, Published, PublishedFrom, Span};
use dateline::{english, timex};

/// The text of a line without its marks, and each marked expression with its value.
fn parse(line: &str) -> (String, Vec<(Span, &str)>) {
    let (mut text, mut marked, mut rest) = (String::new(), Vec::new(), line);
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(before);
        let (expression, after) = after.split_once("]=").expect("an expression ends with its value");
        let start = text.len();
        text.push_str(expression);
        let end = after.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | ':')).unwrap_or(after.len());
        marked.push((Span { start, end: text.len() }, &after[..end]));
        rest = &after[end..];
    }
    (text + rest, marked)
}

#[test]
fn verbs_turn_the_days_beside_them() {
    let corpus = include_str!("timex_parsed.txt");
    let (mut day, mut failures, mut count) = (None, Vec::new(), 0);
    for line in corpus.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(date) = line.strip_prefix("@ ") {
            day = Some(Published { date: date.parse().unwrap(), from: PublishedFrom::Header });
            continue;
        }
        let (text, marked) = parse(line);
        let article = Article { text, published: day, ..Article::default() };
        let doc = english::analyze(article, english::Model::embedded().unwrap());
        let found = timex::find(&doc);
        for (span, value) in marked {
            count += 1;
            let got = found.iter().find(|timex| timex.span == span).map_or("nothing", |timex| timex.value.as_str());
            if got != value {
                failures.push(format!("{line}\n    {} is {got}", doc.text(span)));
            }
        }
    }
    assert!(failures.is_empty() && count > 45, "{} of {count} wrong:\n{}", failures.len(), failures.join("\n"));
}
