//! Training the tagger.

use super::corpora::Sample;
use crate::english::tags::{Context, Pair, Scratch, Tagger, is_headline, look_up_habits, write_pairs};
use crate::learn::{ByteWriter, Dictionary, Perceptron, Random, Table, Weights, hash};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A tagger as trained.
pub struct Trained {
    pairs: Vec<Pair>,
    habits: Dictionary,
    weights: Weights,
}

impl Trained {
    /// The bytes of its model file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = ByteWriter::default();
        write_pairs(&self.pairs, &mut out);
        self.habits.write(&mut out);
        self.weights.write(&mut out);
        out.0
    }

    /// Compiles it.
    pub fn compile(&self) -> Tagger {
        Tagger::new(self.pairs.clone(), self.habits.clone(), Table::new(&self.weights))
    }
}

/// Trains a tagger.
pub fn train(samples: &[&Sample], rounds: usize, seed: u64) -> Trained {
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
    let weights = model.average(pairs.len(), 2, 0.02);
    Trained { pairs, habits, weights }
}

fn learn(sample: &Sample, class: &BTreeMap<Pair, usize>, habits: &Dictionary, model: &mut Perceptron) {
    let mut found = Vec::new();
    look_up_habits(habits, &sample.words, &mut found);
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
fn habits(samples: &[&Sample]) -> Dictionary {
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
    Dictionary::new(entries.collect())
}

/// Tags samples in turn with taggers that have not seen their documents; gives the taggers, fold by fold.
pub fn jackknife(samples: &mut [Sample], folds: usize, rounds: usize, seed: u64) -> Vec<Tagger> {
    let all: &[Sample] = samples;
    let taggers: Vec<Tagger> = (0..folds)
        .into_par_iter()
        .map(|number| {
            let rest: Vec<&Sample> = all.iter().filter(|sample| fold(&sample.doc, folds) != number).collect();
            train(&rest, rounds, seed).compile()
        })
        .collect();
    let mut scratch = Scratch::default();
    for sample in samples {
        taggers[fold(&sample.doc, folds)].tag(&sample.words, &mut scratch, &mut sample.predicted);
    }
    taggers
}

/// The fold of a document.
pub fn fold(doc: &str, folds: usize) -> usize {
    hash::text(doc) as usize % folds
}
