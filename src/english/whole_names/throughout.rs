//! Names that another place of the document tells.

use super::lists::{SMALL, STORMS};
use super::{Names, Run};
use crate::document::Upos;
use crate::english::gazetteer;
use crate::english::lemmas::capitalised;
use crate::english::names::{KINDS, Kind};
use std::collections::{HashMap, HashSet};

/// The longest name that is looked for elsewhere, in words.
const LONGEST: usize = 8;

impl Names<'_> {
    /// "we flew to mexico": places that are written small.
    pub fn add_small_places(&mut self) {
        let free = self.free();
        let place = |at: &usize| {
            let form = self.form(*at);
            let proper = self.doc.tokens[*at].upos == Upos::Propn && form.bytes().all(|byte| byte.is_ascii_lowercase());
            free[*at] && proper && form.len() > 3 && gazetteer::is_place(&capitalised(form))
        };
        let found = (0..free.len()).filter(place).map(|at| (at, at + 1, Kind::Place)).collect();
        self.add_all(found);
    }

    /// The tokens that stand in no name.
    fn free(&self) -> Vec<bool> {
        let mut free = vec![true; self.forms.len()];
        for (first, end, _) in &self.runs {
            free[*first..*end].fill(false);
        }
        free
    }

    fn add_all(&mut self, found: Vec<Run>) {
        if !found.is_empty() {
            self.runs.extend(found);
            self.runs.sort_by_key(|(first, ..)| *first);
        }
    }

    /// "Hurricane Rita", and "Rita" wherever it stands.
    pub fn tell_storms(&mut self) {
        let forms = &self.forms;
        let behind = |run: &Run| run.0 > 0 && STORMS.contains(&forms[run.0 - 1]);
        let single = |run: &Run| run.1 == run.0 + 1;
        let storms: HashSet<&str> =
            self.runs.iter().filter(|run| single(run) && behind(run)).map(|run| forms[run.0]).collect();
        let mut last = 0;
        for run in &mut self.runs {
            if single(run) && storms.contains(forms[run.0]) {
                let whole = behind(run) && last < run.0;
                *run = (run.0 - usize::from(whole), run.1, Kind::Other);
            }
            last = run.1;
        }
    }

    /// A proper noun with a capital and not all in capitals.
    pub fn is_large_name(&self, at: usize) -> bool {
        let small = self.form(at).chars().any(char::is_lowercase);
        small && self.form(at).starts_with(char::is_uppercase) && self.doc.tokens[at].upos == Upos::Propn
    }

    /// One past the free proper nouns with a capital from here on.
    fn end_of_large(&self, from: usize, free: &[bool]) -> usize {
        let large =
            |at: &usize| *at < free.len() && free[*at] && self.same_sentence(from, *at) && self.is_large_name(*at);
        (from..).take_while(large).count() + from
    }

    /// "Dr. Ali": whom a title stands before.
    pub fn add_titled(&mut self) {
        let free = self.free();
        let titled = |at: &usize| {
            let title = self.form(*at);
            title.len() > 2
                && title.ends_with('.')
                && (gazetteer::is_title(title) || title == "Drs.")
                && self.same_sentence(*at, *at + 1)
        };
        let found = (0..free.len()).filter(titled).map(|at| (at + 1, self.end_of_large(at + 1, &free), Kind::Person));
        let found = found.filter(|(first, end, _)| first < end).collect();
        self.add_all(found);
    }

    /// What is a name in one place of the document is one in the others, too.
    pub fn add_known(&mut self) {
        let free = self.free();
        let known = self.known();
        let firsts: HashSet<&str> = known.keys().filter_map(|forms| forms.first().copied()).collect();
        let name_at = |at: usize| {
            let kind = |end: &usize| {
                let whole = free[at..*end].iter().all(|free| *free) && self.same_sentence(at, end - 1);
                let proper = end - at > 1 || self.doc.tokens[at].upos == Upos::Propn;
                let large = self.forms[at..*end].iter().any(|form| form.starts_with(char::is_uppercase));
                known.get(&self.forms[at..*end]).filter(|_| whole && proper && large)
            };
            (at + 1..=(at + LONGEST).min(free.len())).rev().find_map(|end| Some((at, end, *kind(&end)?)))
        };
        let mut found: Vec<Run> = Vec::new();
        for at in (0..free.len()).filter(|at| free[*at] && firsts.contains(self.forms[*at])) {
            if found.last().is_none_or(|last| last.1 <= at) {
                found.extend(name_at(at));
            }
        }
        self.add_all(found);
    }

    /// What names stand for that are clearly of one kind: those of several words, surnames, and single words that are names
    /// twice.
    fn known(&self) -> HashMap<Vec<&str>, Kind> {
        let mut seen: HashMap<Vec<&str>, [usize; 4]> = HashMap::new();
        for (first, end, kind) in &self.runs {
            let weight = if end - first > 1 { 2 } else { 1 };
            seen.entry(self.forms[*first..*end].to_vec()).or_default()[*kind as usize] += weight;
            if *kind == Kind::Person && end - first > 1 && self.is_large_name(end - 1) {
                seen.entry(vec![self.forms[end - 1]]).or_default()[Kind::Person as usize] += 2;
            }
        }
        let clear = |counts: [usize; 4]| {
            let total: usize = counts.iter().sum();
            KINDS.into_iter().find(|kind| total >= 2 && counts[*kind as usize] * 3 >= total * 2)
        };
        let long = seen.into_iter().filter(|(forms, _)| forms.len() > 1 || forms[0].len() > 1);
        long.filter_map(|(forms, counts)| Some((forms, clear(counts)?))).collect()
    }

    /// Finds what its letters stand behind, and the letters wherever they stand.
    pub fn add_letters(&mut self) {
        let mut known: HashMap<String, Kind> = HashMap::new();
        for (first, end, kind) in &self.runs {
            let letters: String = (*first..*end).filter_map(|at| initial(self.form(at))).collect();
            if *kind == Kind::Organization && letters.len() >= 3 {
                known.entry(letters).or_insert(*kind);
            }
        }
        let mut runs = std::mem::take(&mut self.runs).into_iter().peekable();
        for at in 1..self.forms.len() {
            let letters = self.form(at);
            let in_brackets = self.form(at - 1) == "(" && matches!(self.form(at + 1), ")" | ",");
            let Some(first) = (in_brackets && is_letters(letters)).then(|| self.behind(letters, at - 1)).flatten()
            else {
                continue;
            };
            let letters = letters.to_owned();
            while let Some(run) = runs.next_if(|run| run.1 <= first) {
                self.runs.push(run);
            }
            let over: Vec<Run> = std::iter::from_fn(|| runs.next_if(|run| run.0 < at - 1)).collect();
            let (run, kind) = joined(&over, (first, at - 1));
            self.runs.push(run);
            known.insert(letters, kind);
        }
        self.runs.extend(runs);
        if known.is_empty() {
            return;
        }
        let free = self.free();
        for (first, end, kind) in &mut self.runs {
            if let (Some(own), 1) = (known.get(self.forms[*first]), *end - *first) {
                *kind = *own;
            }
        }
        let free = (0..self.forms.len()).filter(|at| free[*at]);
        let found = free.filter_map(|at| Some((at, at + 1, *known.get(self.forms[at])?))).collect();
        self.add_all(found);
    }

    /// Where the words begin that letters are the initials of, before a bracket at `end`.
    fn behind(&self, letters: &str, end: usize) -> Option<usize> {
        let mut at = end;
        for letter in letters.chars().rev() {
            loop {
                at = at.checked_sub(1).filter(|at| self.same_sentence(*at, end))?;
                let form = self.form(at);
                if form.starts_with(letter) {
                    break;
                }
                if !SMALL.contains(&form) {
                    return None;
                }
            }
        }
        (end - at >= 2).then_some(at)
    }
}

/// One name of the words that letters stand for and the runs over them, and what it names.
fn joined(over: &[Run], (first, end): (usize, usize)) -> (Run, Kind) {
    let start = over.first().map_or(first, |run| run.0.min(first));
    let last = over.last().map_or(end, |run| run.1.max(end));
    let kind = match over {
        [(own, up_to, kind)] if *own <= first && end <= *up_to => *kind,
        _ if over.iter().any(|run| run.2 == Kind::Other) => Kind::Other,
        _ => Kind::Organization,
    };
    ((start, last, kind), kind)
}

fn initial(form: &str) -> Option<char> {
    form.chars().next().filter(|c| c.is_uppercase())
}

/// "HANO", "IAEA": three to eight capitals.
fn is_letters(form: &str) -> bool {
    (3..=8).contains(&form.len()) && form.bytes().all(|byte| byte.is_ascii_uppercase())
}
