//! [`Grammar`]: the vocabulary and the compiled rules, and how they are run over a text.
//!
//! Rules come in stages: what an early stage found is one item for the patterns of the later ones. At each item only the rules
//! whose pattern can begin with it are tried; of those that match, the longest wins, then the first in the list. So a
//! text costs what its words of time cost, and nothing else.

use super::atoms::{Atom, UNKNOWN};
use super::lexicon::{Class, classes};
use super::number::{Numbers, Numeral};
use super::pattern::{Step, Test, compile, first_tests};
use super::reading::Reading;
use super::rules;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A rule: its name, its pattern, and what a match of it means; `None` where the words around forbid it.
pub(super) struct Rule {
    /// `topic/what`.
    pub name: &'static str,
    /// See [`super::pattern`].
    pub pattern: &'static str,
    /// Makes the reading.
    pub make: fn(&Found) -> Option<Reading>,
}

/// The vocabulary and the compiled rules.
pub(super) struct Grammar {
    words: HashMap<&'static str, u16>,
    classes: Vec<Vec<(Class, i32)>>,
    stages: Vec<Stage>,
}

struct Stage {
    rules: Vec<(Rule, Vec<Step>)>,
    /// The rules that can begin with each word.
    by_word: Vec<Vec<u16>>,
    /// "a" and "an", which begin "a hundred".
    articles: [u16; 2],
    /// The rules that can begin with digits.
    by_digits: Vec<u16>,
    /// The rules that can begin with a reading.
    by_reading: Vec<u16>,
}

/// One atom, or the atoms of a reading of an earlier stage.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    pub first: usize,
    pub end: usize,
    pub reading: Option<usize>,
}

/// The text as the rules see it.
pub(super) struct View<'a> {
    pub text: &'a str,
    pub atoms: &'a [Atom],
    pub items: Vec<Item>,
    pub readings: Vec<Reading>,
    pub grammar: &'a Grammar,
}

/// What a pattern took under a label.
#[derive(Debug, Clone, Copy)]
struct Capture {
    label: &'static str,
    value: f64,
    item: usize,
}

/// A match of a rule.
pub(super) struct Found<'a> {
    view: &'a View<'a>,
    rule: &'static str,
    captures: &'a [Capture],
    /// First item.
    pub first: usize,
    /// One past the last item.
    pub end: usize,
}

impl Grammar {
    /// The grammar of English, compiled once per process.
    pub fn english() -> &'static Grammar {
        static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
        GRAMMAR.get_or_init(|| Grammar::new(rules::stages()))
    }

    fn new(stages: Vec<Vec<Rule>>) -> Grammar {
        let mut grammar =
            Grammar { words: HashMap::from([("", UNKNOWN)]), classes: vec![Vec::new()], stages: Vec::new() };
        for (class, word, value) in classes() {
            let number = grammar.number(word);
            grammar.classes[number as usize].push((class, value));
        }
        let compiled: Vec<Vec<(Rule, Vec<Step>)>> = stages
            .into_iter()
            .map(|stage| {
                let one = |rule: Rule| {
                    let steps = compile(rule.pattern, &mut |word| grammar.number(word));
                    (rule, steps)
                };
                stage.into_iter().map(one).collect()
            })
            .collect();
        for word in ["st", "nd", "rd", "th", "a", "an", "and", "half", "hundred", "thousand", "-", ",", ".", "/", ":"] {
            grammar.number(word);
        }
        let articles = [grammar.word("a"), grammar.word("an")];
        grammar.stages = compiled.into_iter().map(|rules| Stage::new(rules, &grammar.classes, articles)).collect();
        grammar
    }

    fn number(&mut self, word: &'static str) -> u16 {
        let next = self.words.len() as u16;
        let number = *self.words.entry(word).or_insert(next);
        if number == next {
            self.classes.push(Vec::new());
        }
        number
    }

    /// The number of a word in lower case.
    pub fn word(&self, lower: &str) -> u16 {
        self.words.get(lower).copied().unwrap_or(UNKNOWN)
    }

    /// True when a word number is this word.
    pub fn is(&self, number: u16, word: &str) -> bool {
        number != UNKNOWN && self.word(word) == number
    }

    /// The value of a word in a class.
    pub fn value(&self, number: u16, class: Class) -> Option<i32> {
        self.classes[number as usize].iter().find(|(other, _)| *other == class).map(|(_, value)| *value)
    }

    /// Runs the rules over the atoms of a text. *Cost*: linear in the atoms.
    pub fn read(&self, text: &str, atoms: &[Atom]) -> Vec<Reading> {
        let items = (0..atoms.len()).map(|n| Item { first: n, end: n + 1, reading: None }).collect();
        let mut view = View { text, atoms, items, readings: Vec::new(), grammar: self };
        for stage in &self.stages {
            stage.run(&mut view);
        }
        let kept: Vec<usize> = view.items.iter().filter_map(|item| item.reading).collect();
        let mut readings: Vec<Option<Reading>> = view.readings.into_iter().map(Some).collect();
        kept.into_iter().filter_map(|n| readings[n].take()).collect()
    }
}

impl Stage {
    fn new(rules: Vec<(Rule, Vec<Step>)>, classes: &[Vec<(Class, i32)>], articles: [u16; 2]) -> Stage {
        let mut stage = Stage {
            articles,
            rules: Vec::new(),
            by_word: vec![Vec::new(); classes.len()],
            by_digits: Vec::new(),
            by_reading: Vec::new(),
        };
        for (number, (_, steps)) in (0..).zip(&rules) {
            for test in first_tests(steps) {
                stage.enter(number, test, classes);
            }
        }
        stage.rules = rules;
        stage
    }

    fn enter(&mut self, rule: u16, test: &Test, classes: &[Vec<(Class, i32)>]) {
        let add = |list: &mut Vec<u16>| {
            if list.last() != Some(&rule) {
                list.push(rule);
            }
        };
        let mut add_class = |wanted: &[Class]| {
            for (word, of) in classes.iter().enumerate() {
                if of.iter().any(|(class, _)| wanted.contains(class)) {
                    add(&mut self.by_word[word]);
                }
            }
        };
        match test {
            Test::Words(words) => words.iter().for_each(|word| add(&mut self.by_word[*word as usize])),
            Test::Class(class) => add_class(&[*class]),
            Test::Month => add_class(&[Class::Month]),
            Test::Year => add_class(&[Class::Cardinal]),
            Test::Cardinal => {
                add_class(&[Class::Cardinal]);
                self.articles.iter().for_each(|word| add(&mut self.by_word[*word as usize]));
            }
            Test::Ordinal | Test::DayOfMonth => add_class(&[Class::OrdinalWord, Class::Cardinal]),
            Test::Digits(..) => {}
            Test::Reading(_) => add(&mut self.by_reading),
        }
        if matches!(test, Test::Cardinal | Test::Year | Test::Ordinal | Test::DayOfMonth | Test::Digits(..)) {
            add(&mut self.by_digits);
        }
    }

    /// Replaces what the rules match by readings, from left to right.
    fn run(&self, view: &mut View) {
        let (mut at, mut next, mut captures) = (0, Vec::with_capacity(view.items.len()), Vec::new());
        while at < view.items.len() {
            match self.longest(view, at, &mut captures) {
                Some((mut reading, end)) => {
                    let second = reading.second.take();
                    let (first, stop) = (view.items[at].first, view.items[end - 1].end);
                    let own_end = second.as_ref().map_or(stop, |second| second.first.min(reading.end).max(first + 1));
                    next.push(Item { first, end: own_end, reading: Some(view.readings.len()) });
                    view.readings.push(reading);
                    if let Some(second) = second {
                        // what joins the two stays where it is
                        next.extend((own_end..second.first).map(|at| Item { first: at, end: at + 1, reading: None }));
                        next.push(Item { first: second.first, end: stop, reading: Some(view.readings.len()) });
                        view.readings.push(*second);
                    }
                    at = end;
                }
                None => {
                    next.push(view.items[at]);
                    at += 1;
                }
            }
        }
        view.items = next;
    }

    fn candidates(&self, view: &View, at: usize) -> &[u16] {
        let item = view.items[at];
        let atom = &view.atoms[item.first];
        match item.reading {
            Some(_) => &self.by_reading,
            None if atom.word != UNKNOWN => &self.by_word[atom.word as usize],
            None if atom.digits.is_some() || atom.start + 9 < atom.end => &self.by_digits,
            None => &[],
        }
    }

    fn longest(&self, view: &View, at: usize, captures: &mut Vec<Capture>) -> Option<(Reading, usize)> {
        let mut best: Option<(Reading, usize)> = None;
        for number in self.candidates(view, at) {
            let (rule, steps) = &self.rules[*number as usize];
            captures.clear();
            let Some(end) = view.matches(steps, 0, at, at, captures) else { continue };
            if best.as_ref().is_some_and(|(_, longest)| end <= *longest) || end == at {
                continue;
            }
            let found = Found { view, rule: rule.name, captures, first: at, end };
            if let Some(reading) = (rule.make)(&found) {
                best = Some((reading, end));
            }
        }
        best
    }
}

impl View<'_> {
    fn numbers(&self) -> Numbers<'_> {
        Numbers { atoms: self.atoms, grammar: self.grammar }
    }

    /// Where a match of some steps ends that goes on at item `at`.
    fn matches(
        &self,
        steps: &[Step],
        step: usize,
        from: usize,
        at: usize,
        captures: &mut Vec<Capture>,
    ) -> Option<usize> {
        match &steps[step] {
            Step::Accept => Some(at),
            Step::Jump(to) => self.matches(steps, *to, from, at, captures),
            Step::Either(one, other) => {
                let kept = captures.len();
                self.matches(steps, *one, from, at, captures).or_else(|| {
                    captures.truncate(kept);
                    self.matches(steps, *other, from, at, captures)
                })
            }
            Step::Take { test, glued, label } => {
                let item = self.items.get(at)?;
                let atom = &self.atoms[item.first];
                if (*glued && !atom.glued) || atom.sentence != self.atoms[self.items[from].first].sentence {
                    return None;
                }
                let (value, length) = self.passes(test, *item)?;
                if length > 1 && !self.plain_run(at, length) {
                    return None;
                }
                if !label.is_empty() {
                    captures.push(Capture { label, value, item: at });
                }
                self.matches(steps, step + 1, from, at + length, captures)
            }
        }
    }

    /// True when the items from `at` are atoms of one sentence.
    fn plain_run(&self, at: usize, length: usize) -> bool {
        let sentence = |item: &Item| self.atoms[item.first].sentence;
        self.items.get(at..at + length).is_some_and(|items| {
            items.iter().all(|item| item.reading.is_none() && sentence(item) == sentence(&items[0]))
        })
    }

    /// The value of an item under a test and the number of items it takes.
    fn passes(&self, test: &Test, item: Item) -> Option<Numeral> {
        let at = item.first;
        if let Test::Reading(shape) = test {
            let reading = &self.readings[item.reading?];
            return shape.fits(reading).then_some((0.0, 1));
        }
        if item.reading.is_some() {
            return None;
        }
        match test {
            Test::Words(words) => words.contains(&self.atoms[at].word).then_some((f64::from(self.atoms[at].word), 1)),
            Test::Class(class) => Some((f64::from(self.grammar.value(self.atoms[at].word, *class)?), 1)),
            Test::Month => self.numbers().month(at),
            Test::Cardinal => self.numbers().cardinal(at),
            Test::Ordinal => self.numbers().ordinal(at),
            Test::DayOfMonth => self.numbers().day_of_month(at),
            Test::Year => self.numbers().year(at),
            Test::Digits(length, low, high) => self.numbers().plain(at, *length, *low, *high),
            Test::Reading(_) => None,
        }
    }
}

impl<'a> Found<'a> {
    /// The rule's name.
    pub fn rule(&self) -> &'static str {
        self.rule
    }

    /// The first atom of the match.
    pub fn first_atom(&self) -> usize {
        self.view.items[self.first].first
    }

    /// One past the last atom of the match.
    pub fn end_atom(&self) -> usize {
        self.view.items[self.end - 1].end
    }

    fn capture(&self, label: &str) -> Option<&Capture> {
        self.captures.iter().find(|capture| capture.label == label)
    }

    /// True when the pattern took something under the label.
    pub fn has(&self, label: &str) -> bool {
        self.capture(label).is_some()
    }

    /// The number taken under a label.
    pub fn number(&self, label: &str) -> Option<f64> {
        self.capture(label).map(|capture| capture.value)
    }

    /// The whole number taken under a label.
    pub fn whole(&self, label: &str) -> Option<i32> {
        self.number(label).filter(|value| value.fract() == 0.0 && value.abs() < 1e9).map(|value| value as i32)
    }

    /// The reading taken under a label.
    pub fn reading(&self, label: &str) -> Option<&'a Reading> {
        let item = self.view.items[self.capture(label)?.item];
        Some(&self.view.readings[item.reading?])
    }

    /// The first atom of what was taken under a label.
    pub fn atom(&self, label: &str) -> Option<usize> {
        Some(self.view.items[self.capture(label)?.item].first)
    }

    /// The text of the atom taken under a label.
    pub fn form(&self, label: &str) -> &'a str {
        self.atom(label).map_or("", |atom| self.view.atoms[atom].text(self.view.text))
    }

    /// True when one of some words was taken under a label.
    pub fn is(&self, label: &str, words: &[&str]) -> bool {
        one_of(self.form(label), words)
    }

    /// True when the atom under a label begins with a capital.
    pub fn capital(&self, label: &str) -> bool {
        self.atom(label).is_some_and(|atom| self.view.atoms[atom].capital)
    }

    /// The atoms of the match as text.
    pub fn forms(&self) -> Vec<&'a str> {
        let atoms = &self.view.atoms[self.first_atom()..self.end_atom()];
        atoms.iter().map(|atom| atom.text(self.view.text)).collect()
    }

    /// True when the first atom of the match is one of some words.
    pub fn is_first(&self, words: &[&str]) -> bool {
        one_of(self.view.atoms[self.first_atom()].text(self.view.text), words)
    }

    /// True when the last atom of the match is one of some words.
    pub fn is_last(&self, words: &[&str]) -> bool {
        one_of(self.view.atoms[self.end_atom() - 1].text(self.view.text), words)
    }

    /// True when an atom of the match begins with a capital.
    pub fn has_capital(&self) -> bool {
        self.view.atoms[self.first_atom()..self.end_atom()].iter().any(|atom| atom.capital)
    }

    /// The text of the atom `n` before the match in the same sentence, 1 for the nearest; else empty.
    pub fn back(&self, n: usize) -> &'a str {
        let first = self.first_atom();
        let atoms = self.view.atoms;
        let at = first.checked_sub(n).filter(|at| atoms[*at].sentence == atoms[first].sentence);
        at.map_or("", |at| atoms[at].text(self.view.text))
    }

    /// The text of the atom `n` after the match in the same sentence, 1 for the nearest; else empty.
    pub fn ahead(&self, n: usize) -> &'a str {
        let (first, atoms) = (self.first_atom(), self.view.atoms);
        let at = atoms.get(self.end_atom() + n - 1).filter(|atom| atom.sentence == atoms[first].sentence);
        at.map_or("", |atom| atom.text(self.view.text))
    }

    /// True when one of some words stands right before the match.
    pub fn after_one_of(&self, words: &[&str]) -> bool {
        one_of(self.back(1), words)
    }

    /// True when one of some words follows the match.
    pub fn before_one_of(&self, words: &[&str]) -> bool {
        one_of(self.ahead(1), words)
    }

    /// True when nothing stands between the match and what follows it, or what precedes it.
    pub fn glued_ahead(&self) -> bool {
        self.view.atoms.get(self.end_atom()).is_some_and(|atom| atom.glued)
    }

    /// True when nothing stands between the match and what precedes it.
    pub fn glued_back(&self) -> bool {
        self.view.atoms[self.first_atom()].glued
    }

    /// True when the match begins its sentence.
    pub fn begins_sentence(&self) -> bool {
        self.back(1).is_empty()
    }

    /// True when the reading under a label ends in a word of a class.
    pub fn ends_in_class(&self, label: &str, class: Class) -> bool {
        let last = self.reading(label).and_then(|reading| reading.end.checked_sub(1));
        last.is_some_and(|at| self.view.grammar.value(self.view.atoms[at].word, class).is_some())
    }

    /// The class value of the atom after the match, if it has one.
    pub fn class_ahead(&self, class: Class) -> Option<i32> {
        let atom = self.view.atoms.get(self.end_atom())?;
        self.view.grammar.value(atom.word, class)
    }
}

/// True when a form is one of some words in any case.
pub(super) fn one_of(form: &str, words: &[&str]) -> bool {
    words.iter().any(|word| form.eq_ignore_ascii_case(word))
}
