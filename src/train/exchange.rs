//! Sentences with other names of the same kinds.
//!
//! Annotated texts hold few names, and a network soon knows them by heart. Goes in: sentences with their names. Comes out: the
//! same sentences, each name but for some exchanged for one of its kind, the same for the same throughout a document; people
//! and places also for ones out of long lists (Dai & Adel 2020, *An analysis of simple data augmentation for named entity
//! recognition*, section 3: mention replacement).

use super::corpora::NameSample;
use crate::document::Span;
use crate::english::{known_names, tokens};
use crate::learn::Random;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The share of names that are exchanged.
const EXCHANGED: f64 = 0.8;
/// The share of new people and places that come out of the lists.
const LISTED: f64 = 0.5;

/// The sentences that hold a person, a place or an organisation, with other names.
pub fn exchanged(samples: &[NameSample], seed: u64) -> Vec<NameSample> {
    let mut exchange = Exchange { known: pool(samples), lists: known_names::all(), random: Random::new(seed) };
    let mut found = Vec::new();
    for doc in samples.chunk_by(|one, next| one.doc == next.doc) {
        let mut chosen = HashMap::new();
        let named =
            doc.iter().filter(|sample| sample.names.iter().any(|tag| KINDS.iter().any(|kind| tag.ends_with(kind))));
        found.extend(named.map(|sample| exchange.sentence(sample, seed, &mut chosen)));
    }
    found
}

const KINDS: [&str; 3] = ["PER", "LOC", "ORG"];

/// Names by kind and number of words.
type Pool = BTreeMap<(String, usize), Vec<Vec<String>>>;

/// The different names of samples; those of four words and more stand together.
fn pool(samples: &[NameSample]) -> Pool {
    let mut all: BTreeMap<(String, usize), BTreeSet<Vec<String>>> = BTreeMap::new();
    for sample in samples {
        for (start, end, kind) in runs(&sample.names) {
            let name = sample.forms[start..end].to_vec();
            if name[0].starts_with(char::is_uppercase) {
                all.entry((kind.to_owned(), name.len().min(4))).or_default().insert(name);
            }
        }
    }
    all.into_iter().map(|(key, names)| (key, names.into_iter().collect())).collect()
}

/// The names of a sentence: first word, one past the last, kind.
fn runs(tags: &[String]) -> Vec<(usize, usize, &str)> {
    let mut runs: Vec<(usize, usize, &str)> = Vec::new();
    for (at, tag) in tags.iter().enumerate() {
        match (tag.split_once('-'), runs.last_mut()) {
            (Some(("I", _)), Some(last)) if last.1 == at => last.1 = at + 1,
            (Some((_, kind)), _) => runs.push((at, at + 1, kind)),
            (None, _) => {}
        }
    }
    runs
}

struct Exchange {
    known: Pool,
    lists: [Vec<&'static str>; 3],
    random: Random,
}

/// What stands for the names of a document.
type Chosen = HashMap<Vec<String>, Vec<String>>;

impl Exchange {
    fn sentence(&mut self, sample: &NameSample, seed: u64, chosen: &mut Chosen) -> NameSample {
        let doc = format!("{} exchanged {seed}", sample.doc);
        let mut new = NameSample { doc, ..NameSample::default() };
        let mut copied = 0;
        let copy = |new: &mut NameSample, from: usize, to: usize| {
            new.forms.extend_from_slice(&sample.forms[from..to]);
            new.names.extend_from_slice(&sample.names[from..to]);
        };
        for (start, end, kind) in runs(&sample.names) {
            copy(&mut new, copied, start);
            copied = end;
            let old = &sample.forms[start..end];
            let plain =
                old.iter().all(|form| form.starts_with(char::is_uppercase) && !is_shouted(form) || form.len() < 3);
            if !KINDS.contains(&kind) || !plain {
                copy(&mut new, start, end);
                continue;
            }
            let name = self.name(kind, old, chosen);
            new.names.extend((0..name.len()).map(|at| format!("{}-{kind}", if at == 0 { "B" } else { "I" })));
            new.forms.extend(name);
        }
        copy(&mut new, copied, sample.forms.len());
        new
    }

    /// What stands for a name in its document.
    fn name(&mut self, kind: &str, old: &[String], chosen: &mut Chosen) -> Vec<String> {
        if let Some(name) = chosen.get(old) {
            return name.clone();
        }
        let name = if self.random.fraction() < EXCHANGED { self.other(kind, old) } else { old.to_vec() };
        chosen.insert(old.to_vec(), name.clone());
        if kind == "PER" && old.len() > 1 {
            // who was named in full is named in part later
            chosen.insert(old[..1].to_vec(), name[..1].to_vec());
            chosen.insert(old[old.len() - 1..].to_vec(), name[name.len() - 1..].to_vec());
        }
        name
    }

    fn other(&mut self, kind: &str, old: &[String]) -> Vec<String> {
        let listed = self.random.fraction() < LISTED;
        let [given, family, cities] = self.lists.clone();
        match (kind, old.len()) {
            ("PER", 1) if listed && self.random.fraction() < 0.6 => vec![self.one(&given)],
            ("PER", 1) if listed => vec![self.one(&family)],
            ("PER", 2) if listed => vec![self.one(&given), self.one(&family)],
            ("LOC", 1..=2) if listed => words(&self.one(&cities)),
            (_, length) => {
                let names = self.known.get(&(kind.to_owned(), length.min(4))).cloned().unwrap_or_default();
                if names.is_empty() { old.to_vec() } else { names[self.number(names.len())].clone() }
            }
        }
    }

    fn number(&mut self, below: usize) -> usize {
        (self.random.draw() % below.max(1) as u64) as usize
    }

    fn one(&mut self, list: &[&str]) -> String {
        let number = self.number(list.len());
        list[number].to_owned()
    }
}

fn is_shouted(form: &str) -> bool {
    form.len() > 4 && !form.chars().any(char::is_lowercase)
}

fn words(name: &str) -> Vec<String> {
    let mut found = Vec::new();
    tokens::tokenize(name, Span::new(0, name.len()), &mut found);
    found.iter().map(|span| span.of(name).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(text: &str) -> NameSample {
        let words = text.split(' ').map(|word| word.split_once('/').unwrap());
        let (forms, names) = words.map(|(form, tag)| (form.to_owned(), tag.to_owned())).unzip();
        NameSample { doc: "d".into(), forms, names, ..NameSample::default() }
    }

    #[test]
    fn names_are_exchanged_and_the_rest_stays() {
        let all =
            [sample("Ann/B-PER Lee/I-PER saw/O Oslo/B-LOC ./O"), sample("Lee/B-PER left/O ./O"), sample("none/O")];
        let mut other = 0;
        for seed in 0..20 {
            let new = exchanged(&all, seed);
            assert_eq!(new.len(), 2);
            assert_eq!((new[0].forms.last().unwrap().as_str(), new[0].forms.len()), (".", new[0].names.len()));
            assert_eq!(new[0].names[..2], ["B-PER", "I-PER"]);
            // the same person in both sentences
            assert_eq!(new[0].forms[1], new[1].forms[0]);
            other += usize::from(new[0].forms[0] != "Ann");
        }
        // the only other name of two words is in the lists, which half of the exchanged names come from
        assert!((4..=14).contains(&other), "{other}");
    }
}
