//! A quick tagger that tags what the name finder learns from: an averaged perceptron, from left to right.
//!
//! The network has seen the treebanks and tags them better than it tags new texts; taggers that have not seen a document
//! (cross-validation) make the mistakes that the name finder will meet. Features after Ratnaparkhi (1996) and Collins (2002).

use super::corpora::Sample;
use crate::english::words::{Pair, Traits, Word, is_headline};
use crate::learn::{Perceptron, Random, Table, hash};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// For a form that is often seen, a key for the set of tags it has.
type Habits = HashMap<u32, u32>;

/// A tagger.
pub struct Tagger {
    pairs: Vec<Pair>,
    habits: Habits,
    table: Table,
}

impl Tagger {
    /// Tags a sentence.
    pub fn tag(&self, words: &[Word]) -> Vec<Pair> {
        let habits = look_up(&self.habits, words);
        let headline = is_headline(words);
        let (mut classes, mut features) = (Vec::new(), Vec::new());
        for at in 0..words.len() {
            features.clear();
            Context { words, habits: &habits, classes: &classes, headline }.features(at, &mut features);
            let mut scores = vec![0; self.pairs.len()];
            self.table.score(&features, &mut scores);
            classes.push(super::best(&scores));
        }
        classes.into_iter().map(|class| self.pairs[class]).collect()
    }
}

fn look_up(habits: &Habits, words: &[Word]) -> Vec<u32> {
    words.iter().map(|word| habits.get(&word.form).copied().unwrap_or(0)).collect()
}

/// Trains a tagger.
pub fn train(samples: &[&Sample], rounds: usize, seed: u64) -> Tagger {
    let pairs = frequent_pairs(samples);
    let habits = habits(samples);
    let class: BTreeMap<Pair, usize> = pairs.iter().enumerate().map(|(at, pair)| (*pair, at)).collect();
    let mut model = Perceptron::new();
    let mut random = Random::new(seed);
    let mut order: Vec<&Sample> = samples.to_vec();
    for _ in 0..rounds {
        random.shuffle(&mut order);
        for sample in &order {
            learn(sample, &class, &habits, &mut model);
        }
    }
    let table = Table::new(&model.average(pairs.len(), 2, 0.02));
    Tagger { pairs, habits, table }
}

fn learn(sample: &Sample, class: &BTreeMap<Pair, usize>, habits: &Habits, model: &mut Perceptron) {
    let found = look_up(habits, &sample.words);
    let headline = is_headline(&sample.words);
    let mut classes: Vec<usize> = Vec::new();
    let mut features = Vec::new();
    for at in 0..sample.words.len() {
        features.clear();
        Context { words: &sample.words, habits: &found, classes: &classes, headline }.features(at, &mut features);
        let mut scores = vec![0.0; class.len()];
        model.score(&features, &mut scores);
        let guess = super::best(&scores);
        model.step();
        if let Some(right) = class.get(&sample.tags[at]).filter(|right| **right != guess) {
            model.correct(&features, *right, guess);
        }
        classes.push(guess);
    }
}

/// The pairs of tags seen at least three times.
fn frequent_pairs(samples: &[&Sample]) -> Vec<Pair> {
    let mut counts: BTreeMap<Pair, usize> = BTreeMap::new();
    samples.iter().flat_map(|sample| &sample.tags).for_each(|pair| *counts.entry(*pair).or_default() += 1);
    counts.into_iter().filter(|(_, count)| *count >= 3).map(|(pair, _)| pair).collect()
}

/// For each form seen at least four times, a key for the set of tags it bears at least once in ten.
fn habits(samples: &[&Sample]) -> Habits {
    let mut counts: BTreeMap<u32, BTreeMap<Pair, usize>> = BTreeMap::new();
    for sample in samples {
        for (word, pair) in sample.words.iter().zip(&sample.tags) {
            *counts.entry(word.form).or_default().entry(*pair).or_default() += 1;
        }
    }
    let entries = counts.into_iter().filter_map(|(form, tags)| {
        let total: usize = tags.values().sum();
        let mut usual: Vec<(&Pair, &usize)> = tags.iter().filter(|(_, count)| **count * 10 >= total).collect();
        usual.sort_by_key(|(pair, count)| (std::cmp::Reverse(**count), **pair));
        let parts: Vec<u32> =
            usual.iter().map(|((upos, xpos), _)| (upos.number() * 64 + xpos.number()) as u32).collect();
        (total >= 4).then(|| (form, hash::feature(0, &parts) >> 8))
    });
    entries.collect()
}

/// Taggers of which each has not seen the documents of its fold.
pub fn folded(samples: &[Sample], folds: usize, rounds: usize, seed: u64) -> Vec<Tagger> {
    (0..folds)
        .into_par_iter()
        .map(|number| {
            let rest: Vec<&Sample> = samples.iter().filter(|sample| fold(&sample.doc, folds) != number).collect();
            train(&rest, rounds, seed)
        })
        .collect()
}

/// The fold of a document.
pub fn fold(doc: &str, folds: usize) -> usize {
    hash::text(doc) as usize % folds
}

/// What is known when a word is tagged.
struct Context<'s> {
    words: &'s [Word],
    habits: &'s [u32],
    classes: &'s [usize],
    headline: bool,
}

const OUTSIDE: Word = Word {
    form: 1,
    ends: [1; 5],
    begins: [1; 4],
    shape: 1,
    traits: Traits { capital: false, all_capitals: false, digit: false, letter: false },
};

impl Context<'_> {
    fn word(&self, at: usize, offset: isize) -> Word {
        at.checked_add_signed(offset).and_then(|at| self.words.get(at)).copied().unwrap_or(OUTSIDE)
    }

    fn habit(&self, at: usize, offset: isize) -> u32 {
        at.checked_add_signed(offset).and_then(|at| self.habits.get(at)).copied().unwrap_or(1)
    }

    fn class(&self, at: usize, back: usize) -> u32 {
        at.checked_sub(back).map_or(u32::MAX, |at| self.classes[at] as u32)
    }

    fn features(&self, at: usize, out: &mut Vec<u32>) {
        let word = self.word(at, 0);
        let (before, before2) = (self.word(at, -1), self.word(at, -2));
        let (after, after2) = (self.word(at, 1), self.word(at, 2));
        let (tag, tag2, tag3) = (self.class(at, 1), self.class(at, 2), self.class(at, 3));
        let habit = self.habit(at, 0);
        let (habit_after, habit_after2) = (self.habit(at, 1), self.habit(at, 2));
        let place = u32::from(at == 0) + 2 * u32::from(self.headline);
        let letters = u32::from(word.traits.capital)
            + 2 * u32::from(word.traits.all_capitals)
            + 4 * u32::from(word.traits.digit)
            + 8 * u32::from(word.traits.letter);
        let mut template = 0;
        let mut add = |parts: &[u32]| {
            out.push(hash::feature(template, parts));
            template += 1;
        };
        add(&[]);
        add(&[word.form]);
        add(&[word.form, letters & 3, place]);
        word.ends.iter().for_each(|end| add(&[*end]));
        word.begins.iter().for_each(|begin| add(&[*begin]));
        add(&[word.shape, place]);
        add(&[letters, place]);
        add(&[letters, place, word.ends[2]]);
        add(&[word.ends[2], word.shape]);
        add(&[habit]);
        add(&[habit, letters, place]);
        add(&[tag]);
        add(&[tag, tag2]);
        add(&[tag, tag2, tag3]);
        add(&[tag, word.form]);
        add(&[tag, habit]);
        add(&[tag, tag2, habit]);
        add(&[tag, word.ends[2]]);
        add(&[tag, letters]);
        add(&[tag, habit_after]);
        add(&[tag, habit, habit_after]);
        add(&[habit, habit_after]);
        add(&[habit, habit_after, habit_after2]);
        add(&[word.form, habit_after]);
        add(&[before.form]);
        add(&[before2.form]);
        add(&[after.form]);
        add(&[after2.form]);
        add(&[before.form, word.form]);
        add(&[before2.form, before.form, word.form]);
        add(&[word.form, after.form]);
        add(&[before.form, word.form, after.form]);
        add(&[before.form, habit]);
        add(&[before.form, tag2, habit]);
        add(&[after.form, habit]);
        add(&[before2.form, before.form]);
        add(&[after.form, after2.form]);
        add(&[before.form, after.form]);
        add(&[before.ends[2], before.shape]);
        add(&[after.ends[2], after.shape]);
        add(&[before.shape, word.shape, after.shape]);
        add(&[tag, word.ends[1], after.ends[1]]);
        add(&[habit_after2, habit]);
        add(&[after.ends[2], habit]);
    }
}
