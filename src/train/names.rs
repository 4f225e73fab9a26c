//! Training the name finder.

use super::corpora::NameSample;
use crate::english::gazetteer;
use crate::english::names::{Kind, MARKS, Mark, NameFinder, Shown, Sight};
use crate::english::tags::is_headline;
use crate::learn::{ByteWriter, Perceptron, Random, Table, Weights};
use std::collections::BTreeMap;

/// A name finder as trained.
pub struct Trained {
    weights: Weights,
}

impl Trained {
    /// The bytes of its model file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = ByteWriter::default();
        self.weights.write(&mut out);
        out.0
    }

    /// Compiles it.
    pub fn compile(&self) -> NameFinder {
        NameFinder::new(Table::new(&self.weights))
    }
}

/// A sample with what the lists and its document show of it.
pub struct Ready<'s> {
    sample: &'s NameSample,
    listed: Vec<u32>,
    shown: Vec<u32>,
    headline: bool,
    pub gold: Vec<Mark>,
}

impl Ready<'_> {
    pub fn sight(&self) -> Sight<'_> {
        Sight {
            listed: &self.listed,
            words: &self.sample.words,
            tags: &self.sample.tags,
            shown: &self.shown,
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
    Ready { sample, listed, shown, headline: is_headline(&sample.words), gold: marks(&sample.names) }
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

/// Trains a name finder.
pub fn train(samples: &[NameSample], rounds: usize, seed: u64, progress: &dyn Fn(&str)) -> Trained {
    let ready = prepare(samples);
    let mut order: Vec<&Ready> = ready.iter().collect();
    let mut model = Perceptron::new();
    let mut random = Random::new(seed);
    for round in 0..rounds {
        random.shuffle(&mut order);
        let errors: usize = order.iter().map(|ready| learn(ready, &mut model)).sum();
        progress(&format!("names, round {}: {errors} errors, {} features", round + 1, model.len()));
    }
    Trained { weights: model.average(MARKS, 2, 0.02) }
}

fn learn(ready: &Ready, model: &mut Perceptron) -> usize {
    let sight = ready.sight();
    let (mut marks, mut features, mut errors) = (Vec::new(), Vec::new(), 0);
    for at in 0..sight.words.len() {
        features.clear();
        sight.features(at, &marks, &mut features);
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
            errors += 1;
            model.correct(&features, right, guess);
        }
        marks.push(Mark::from_number(guess));
    }
    errors
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
