//! Training the name finder.

use super::corpora::NameSample;
use crate::english::gazetteer;
use crate::english::names::{Agreed, Kind, MARKS, Mark, NameFinder, Sight, last_of, mark};
use crate::english::shown::Shown;
use crate::english::words::is_headline;
use crate::learn::{ByteWriter, Perceptron, Random, Table, Weights};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A name finder as trained.
pub struct Trained {
    first: Weights,
    second: Weights,
}

impl Trained {
    /// The bytes of its model file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = ByteWriter::default();
        self.first.write(&mut out);
        self.second.write(&mut out);
        out.0
    }

    /// Compiles it.
    pub fn compile(&self) -> NameFinder {
        NameFinder::new(Table::new(&self.first), Table::new(&self.second))
    }
}

/// A sample with what the lists and its document show of it.
pub struct Ready<'s> {
    /// The sample.
    pub sample: &'s NameSample,
    listed: Vec<u32>,
    shown: Vec<u32>,
    agreed: Vec<u32>,
    headline: bool,
    /// Gold marks.
    pub gold: Vec<Mark>,
}

impl Ready<'_> {
    /// What the name finder sees of it.
    pub fn sight(&self) -> Sight<'_> {
        Sight {
            listed: &self.listed,
            words: &self.sample.words,
            tags: &self.sample.tags,
            shown: &self.shown,
            agreed: &self.agreed,
            odds: &[],
            headline: self.headline,
        }
    }
}

/// Prepares samples; those of one document stand together.
pub fn prepare(samples: &[NameSample]) -> Vec<Ready<'_>> {
    let mut documents: BTreeMap<&str, Shown> = BTreeMap::new();
    for sample in samples {
        let forms: Vec<&str> = sample.forms.iter().map(String::as_str).collect();
        documents.entry(&sample.doc).or_default().look(&forms, &sample.words, is_headline(&sample.words));
    }
    samples.iter().map(|sample| ready(sample, &documents[sample.doc.as_str()])).collect()
}

fn ready<'s>(sample: &'s NameSample, doc: &Shown) -> Ready<'s> {
    let forms: Vec<&str> = sample.forms.iter().map(String::as_str).collect();
    let mut listed = Vec::new();
    gazetteer::look_up(&forms, &mut listed);
    let shown = sample.words.iter().map(|word| doc.of(word)).collect();
    let (agreed, headline) = (Vec::new(), is_headline(&sample.words));
    Ready { sample, listed, shown, agreed, headline, gold: marks(&sample.names) }
}

/// IOB2 tags as marks.
fn marks(names: &[String]) -> Vec<Mark> {
    let kind = |tag: &str| match tag.get(2..) {
        Some("PER") => Kind::Person,
        Some("LOC") => Kind::Place,
        Some("ORG") => Kind::Organization,
        _ => Kind::Other,
    };
    let goes_on = |at: usize| names.get(at + 1).is_some_and(|next| next.starts_with("I-"));
    let mark = |(at, tag): (usize, &String)| match (tag.get(..1), goes_on(at)) {
        (Some("B"), true) => Mark::Begin(kind(tag)),
        (Some("B"), false) => Mark::Unit(kind(tag)),
        (Some("I"), true) => Mark::Inside(kind(tag)),
        (Some("I"), false) => Mark::Last(kind(tag)),
        _ => Mark::Out,
    };
    names.iter().enumerate().map(mark).collect()
}

/// Trains a name finder: once for the first time through a document, once for the second, which knows what models that had
/// not seen the document said the first time.
pub fn train(samples: &[NameSample], rounds: usize, seed: u64) -> Trained {
    let mut ready = prepare(samples);
    let all: Vec<&Ready> = ready.iter().collect();
    let first = train_once(&all, rounds, seed);
    let mut documents: BTreeMap<&str, Agreed> = BTreeMap::new();
    for (number, marks) in unseen_marks(&ready, rounds, seed) {
        documents.entry(&ready[number].sample.doc).or_default().look(&ready[number].sight(), &marks);
    }
    for ready in &mut ready {
        documents[ready.sample.doc.as_str()].of(&ready.sample.words, &mut ready.agreed);
    }
    let all: Vec<&Ready> = ready.iter().collect();
    let second = train_once(&all, rounds, seed);
    let mut trained = Trained { first, second };
    [&mut trained.first, &mut trained.second].into_iter().for_each(|weights| weights.prune(LEAST));
    trained
}

/// Smaller weights are left out: they are half of the bytes, and hardly show in the scores.
const LEAST: f32 = 1.2;

const FOLDS: usize = 3;

/// The marks that each sample gets from a model that has not seen its document.
fn unseen_marks(ready: &[Ready], rounds: usize, seed: u64) -> Vec<(usize, Vec<Mark>)> {
    let in_fold = |ready: &Ready, number: usize| super::tags::fold(&ready.sample.doc, FOLDS) == number;
    let fold = |number: usize| {
        let others: Vec<&Ready> = ready.iter().filter(|ready| !in_fold(ready, number)).collect();
        let table = Table::new(&train_once(&others, rounds, seed));
        let (mut marks, mut features) = (Vec::new(), Vec::new());
        let mut found = Vec::new();
        for (at, ready) in ready.iter().enumerate().filter(|(_, ready)| in_fold(ready, number)) {
            mark(&table, &ready.sight(), &mut marks, &mut features);
            found.push((at, marks.clone()));
        }
        found
    };
    (0..FOLDS).into_par_iter().flat_map_iter(fold).collect()
}

fn train_once(ready: &[&Ready], rounds: usize, seed: u64) -> Weights {
    let mut order: Vec<&Ready> = ready.to_vec();
    let mut model = Perceptron::new();
    let mut random = Random::new(seed);
    for _ in 0..rounds {
        random.shuffle(&mut order);
        order.iter().for_each(|ready| learn(ready, &mut model));
    }
    model.average(MARKS, 2, 0.02)
}

fn learn(ready: &Ready, model: &mut Perceptron) {
    let sight = ready.sight();
    let (mut marks, mut features) = (Vec::new(), Vec::new());
    for at in 0..sight.words.len() {
        features.clear();
        sight.features_of_words(at, &mut features);
        sight.features_of_marks(at, last_of(&marks), &mut features);
        let mut scores = [0.0f32; MARKS];
        model.score(&features, &mut scores);
        let before = marks.last().copied().unwrap_or(Mark::Out);
        let last = at + 1 == sight.words.len();
        let legal = |number: &usize| Mark::from_number(*number).may_follow(before, last);
        let guess = (0..MARKS).filter(legal).fold(None, |best: Option<usize>, number| match best {
            Some(best) if scores[best] >= scores[number] => Some(best),
            _ => Some(number),
        });
        let guess = guess.unwrap_or(0);
        let gold = ready.gold[at];
        model.step();
        // after a wrong beginning the gold mark may not be legal: the best is then to end the name
        let right = if gold.may_follow(before, last) { gold.number() } else { repaired(before, gold) };
        if guess != right {
            model.correct(&features, right, guess);
        }
        marks.push(Mark::from_number(guess));
    }
}

/// The mark to aim for where the gold mark is not legal after `before`.
fn repaired(before: Mark, gold: Mark) -> usize {
    match (before, gold) {
        (Mark::Begin(kind) | Mark::Inside(kind), Mark::Inside(_)) => Mark::Inside(kind).number(),
        (Mark::Begin(kind) | Mark::Inside(kind), _) => Mark::Last(kind).number(),
        (_, Mark::Inside(kind)) => Mark::Begin(kind).number(),
        (_, Mark::Last(kind)) => Mark::Unit(kind).number(),
        _ => Mark::Out.number(),
    }
}
