//! Training the finder of predicates and their roles: averaged perceptrons over annotated trees.

use super::best;
use crate::document::propbank::{self, Annotated};
use crate::document::{Document, SemanticRole, TokenId, conllu};
use crate::english::roles::{CLASSES, RoleFinder, View};
use crate::error::{Error, Result};
use crate::learn::{ByteWriter, Perceptron, Random};
use std::collections::HashMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Features with the right class, and how many classes there are.
struct Lesson {
    classes: usize,
    examples: Vec<(Vec<u32>, usize)>,
}

/// A treebank file and a file of frames over it.
pub type Files = (PathBuf, PathBuf);

/// Learns from PropBank annotation over a treebank; the payload of the model file.
///
/// # Errors
/// [`Error::Io`] and [`Error::Format`] where a file is missing or broken.
pub fn train(files: &Files, rounds: usize, seed: u64) -> Result<Vec<u8>> {
    let mut predicates = Lesson { classes: 2, examples: Vec::new() };
    let mut roles = Lesson { classes: CLASSES, examples: Vec::new() };
    for (doc, annotated) in read(files)? {
        add(&doc, &annotated, &mut predicates, &mut roles);
    }
    let mut out = ByteWriter::default();
    for lesson in [predicates, roles] {
        learn(&lesson, rounds, seed, &mut out);
    }
    Ok(out.0)
}

/// The F1 of roles over gold trees, given the predicates.
///
/// # Errors
/// As [`train`]; [`Error::Model`] where the payload is none.
pub fn score(files: &Files, payload: &[u8]) -> Result<String> {
    let unread = |message| Error::Model { name: "english-roles".to_owned(), message };
    let finder = RoleFinder::read(payload).map_err(unread)?;
    let (mut right, mut both) = (0, 0);
    for (doc, annotated) in read(files)? {
        let Some(sent) = doc.sentences.first() else { continue };
        for frame in annotated.predicates.iter().filter(|frame| frame.word < sent.range().len()) {
            let found = finder.find_arguments(&doc, &[TokenId(frame.word as u32)]);
            let heads = |(span, role): &(Range<usize>, String)| {
                propbank::head(&doc, sent, span).map(|head| (role.clone(), TokenId(head as u32)))
            };
            let wanted: Vec<(String, TokenId)> = frame.arguments.iter().filter_map(heads).collect();
            let found: Vec<(String, TokenId)> =
                found.iter().flat_map(|one| &one.arguments).map(|(role, head)| (role.to_string(), *head)).collect();
            right += 2 * found.iter().filter(|one| wanted.contains(one)).count();
            both += found.len() + wanted.len();
        }
    }
    Ok(format!("roles F1 {:.2} with gold trees and predicates", 100.0 * right as f64 / both.max(1) as f64))
}

/// The annotated sentences, each as a document of its own.
fn read((trees, frames): &Files) -> Result<Vec<(Document, Annotated)>> {
    let text = |path: &Path| fs::read_to_string(path).map_err(Error::io(path));
    let lines = propbank::parse(frames, &text(frames)?)?;
    let mut annotated: HashMap<String, Annotated> =
        lines.into_iter().map(|line| (line.sent_id.clone(), line)).collect();
    let trees = conllu::parse(trees, &text(trees)?)?;
    let pair = |tree: conllu::Tree| {
        let annotated = annotated.remove(tree.comment("sent_id")?)?;
        Some((conllu::document(std::slice::from_ref(&tree)), annotated))
    };
    Ok(trees.into_iter().filter_map(pair).collect())
}

fn add(doc: &Document, annotated: &Annotated, predicates: &mut Lesson, roles: &mut Lesson) {
    let Some(sent) = doc.sentences.first() else { return };
    let view = View::new(doc, sent);
    for word in view.candidates() {
        let mut features = Vec::new();
        view.predicate_features(word, &mut features);
        let is_one = annotated.predicates.iter().any(|frame| frame.word == word);
        predicates.examples.push((features, usize::from(is_one)));
    }
    for frame in annotated.predicates.iter().filter(|frame| frame.word < sent.range().len()) {
        let mut class: HashMap<usize, usize> = HashMap::new();
        for (span, role) in &frame.arguments {
            if let (Some(head), Some(role)) = (propbank::head(doc, sent, span), SemanticRole::parse(role)) {
                class.entry(head).or_insert(role.number() + 1);
            }
        }
        for near in view.near(frame.word) {
            let mut features = Vec::new();
            view.role_features(frame.word, &near, &mut features);
            roles.examples.push((features, class.get(&near.word).copied().unwrap_or(0)));
        }
    }
}

fn learn(lesson: &Lesson, rounds: usize, seed: u64, out: &mut ByteWriter) {
    let mut model = Perceptron::new();
    let mut random = Random::new(seed);
    let mut order: Vec<&(Vec<u32>, usize)> = lesson.examples.iter().collect();
    for _ in 0..rounds {
        random.shuffle(&mut order);
        for (features, right) in &order {
            let mut scores = vec![0.0; lesson.classes];
            model.score(features, &mut scores);
            let guess = best(&scores);
            model.step();
            if guess != *right {
                model.correct(features, *right, guess);
            }
        }
    }
    let mut weights = model.average(lesson.classes, LEAST_UPDATES, 0.02);
    weights.prune(LEAST_WEIGHT);
    weights.write(out);
}

/// Features corrected less often are left out.
const LEAST_UPDATES: u32 = 2;
/// Smaller weights are left out.
const LEAST_WEIGHT: f32 = 0.05;
