//! The pattern language of the rules, compiled once.
//!
//! ```text
//! pattern = part { part }
//! part    = [ "+" ] item [ "@" label ] [ "?" ] | "(" pattern { " | " pattern } ")" [ "?" ]
//! item    = word { "|" word } | "<" class [ "@" label ] ">"
//! ```
//!
//! A word matches itself in any case; `<class>` matches what the class names and is captured under that name or its label;
//! `+` asks that nothing stands before it, `?` makes it optional and is greedy; of alternatives the first that leads to
//! a match is taken. There is no repetition: a match is as long as its pattern at most.

use super::lexicon::Class;
use super::reading::Shape;

/// What one step of a pattern looks for.
#[derive(Debug, Clone)]
pub(super) enum Test {
    /// One of some words, by number.
    Words(Vec<u16>),
    /// A word of a class.
    Class(Class),
    /// A month, an abbreviated one with its full stop.
    Month,
    /// A cardinal number.
    Cardinal,
    /// An ordinal number.
    Ordinal,
    /// A day of the month.
    DayOfMonth,
    /// A year of four digits.
    Year,
    /// So many digits with a value in a range; one or two digits for the length 0.
    Digits(usize, u32, u32),
    /// A reading of an earlier stage.
    Reading(Shape),
}

/// One instruction of a compiled pattern.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// Take an item that passes the test.
    Take { test: Test, glued: bool, label: &'static str },
    /// Go on at the first, else at the second.
    Either(usize, usize),
    /// Go on elsewhere.
    Jump(usize),
    /// The pattern matches.
    Accept,
}

/// Compiles a pattern; `word` numbers a word of the vocabulary.
///
/// # Panics
/// On a pattern that breaks the grammar: rules are constants, and a test compiles them all.
pub(super) fn compile(pattern: &'static str, word: &mut impl FnMut(&'static str) -> u16) -> Vec<Step> {
    let parts: Vec<&'static str> = pattern.split_ascii_whitespace().collect();
    let mut steps = Vec::new();
    let end = sequence(&parts, 0, &mut steps, word);
    assert!(end == parts.len(), "unbalanced pattern {pattern}");
    steps.push(Step::Accept);
    steps
}

/// Compiles parts up to a closing bracket or a `|`; returns where it stopped.
fn sequence(
    parts: &[&'static str],
    mut at: usize,
    steps: &mut Vec<Step>,
    word: &mut impl FnMut(&'static str) -> u16,
) -> usize {
    while at < parts.len() && !matches!(parts[at], "|" | ")" | ")?") {
        if parts[at] == "(" {
            at = group(parts, at + 1, steps, word);
        } else {
            single(parts[at], steps, word);
            at += 1;
        }
    }
    at
}

fn single(part: &'static str, steps: &mut Vec<Step>, word: &mut impl FnMut(&'static str) -> u16) {
    let (part, optional) = part.strip_suffix('?').map_or((part, false), |part| (part, true));
    let (part, glued) = part.strip_prefix('+').map_or((part, false), |part| (part, true));
    let inside = part.strip_prefix('<').and_then(|part| part.strip_suffix('>'));
    let named = inside.unwrap_or(part);
    let (item, label) = named.split_once('@').map_or((named, None), |(item, label)| (item, Some(label)));
    let class = inside.map(|_| item);
    let test = match class {
        Some(class) => test_of(class),
        None => Test::Words(item.split('|').map(word).collect()),
    };
    if optional {
        steps.push(Step::Either(steps.len() + 1, steps.len() + 2));
    }
    steps.push(Step::Take { test, glued, label: label.or(class).unwrap_or("") });
}

fn group(
    parts: &[&'static str],
    at: usize,
    steps: &mut Vec<Step>,
    word: &mut impl FnMut(&'static str) -> u16,
) -> usize {
    let mut branches = Vec::new();
    let mut at = at;
    loop {
        let mut branch = Vec::new();
        at = sequence(parts, at, &mut branch, word);
        branches.push(branch);
        match parts.get(at) {
            Some(&"|") => at += 1,
            Some(&")") => break,
            Some(&")?") => {
                branches.push(Vec::new());
                break;
            }
            _ => panic!("unclosed group in {parts:?}"),
        }
    }
    alternatives(branches, steps);
    at + 1
}

/// Lays branches one after the other: each but the last behind an `Either`, each ending in a jump behind them all.
fn alternatives(branches: Vec<Vec<Step>>, steps: &mut Vec<Step>) {
    let length: usize = branches.iter().map(|branch| branch.len() + 2).sum::<usize>() - 1;
    let (end, last) = (steps.len() + length, branches.len() - 1);
    for (n, branch) in branches.into_iter().enumerate() {
        if n < last {
            let next = steps.len() + branch.len() + 2;
            steps.push(Step::Either(steps.len() + 1, next));
        }
        let offset = steps.len();
        steps.extend(branch.into_iter().map(|step| match step {
            Step::Either(one, other) => Step::Either(one + offset, other + offset),
            Step::Jump(to) => Step::Jump(to + offset),
            step => step,
        }));
        steps.push(Step::Jump(end));
    }
}

fn test_of(class: &str) -> Test {
    if let Some(shape) = Shape::parse(class) {
        return Test::Reading(shape);
    }
    match class {
        "month" => Test::Month,
        "weekday" => Test::Class(Class::Weekday),
        "wd" => Test::Class(Class::WeekdayShort),
        "unit" => Test::Class(Class::Unit),
        "units" => Test::Class(Class::Units),
        "season" => Test::Class(Class::Season),
        "decadeword" => Test::Class(Class::DecadeWord),
        "part" => Test::Class(Class::Part),
        "which" => Test::Class(Class::Which),
        "ap" => Test::Class(Class::HalfDay),
        "freq" => Test::Class(Class::Frequency),
        "some" => Test::Class(Class::Some),
        "zone" => Test::Class(Class::Zone),
        "weekdays" => Test::Class(Class::Weekdays),
        "n" => Test::Cardinal,
        "ordinal" => Test::Ordinal,
        "dom" => Test::DayOfMonth,
        "year" => Test::Year,
        "yy" => Test::Digits(2, 0, 99),
        "mm" => Test::Digits(0, 1, 12),
        "dd" => Test::Digits(0, 1, 31),
        "hour" => Test::Digits(0, 0, 24),
        "min" => Test::Digits(2, 0, 59),
        "hhmm" => Test::Digits(4, 0, 2400),
        "ddd" => Test::Digits(3, 1, 999),
        "yyyymmdd" => Test::Digits(8, 19000101, 20991231),
        _ => panic!("no class {class}"),
    }
}

/// The tests with which a match of a pattern can begin.
pub(super) fn first_tests(steps: &[Step]) -> Vec<&Test> {
    let (mut found, mut open, mut seen) = (Vec::new(), vec![0], vec![false; steps.len()]);
    while let Some(at) = open.pop() {
        if std::mem::replace(&mut seen[at], true) {
            continue;
        }
        match &steps[at] {
            Step::Take { test, .. } => found.push(test),
            Step::Either(one, other) => open.extend([*one, *other]),
            Step::Jump(to) => open.push(*to),
            Step::Accept => {}
        }
    }
    found
}
