//! Trains the network that tags, parses and finds names.
//!
//! Goes in: treebanks and name corpora, a [`Recipe`]. Comes out: a [`Neural`] model, the average of the last steps. Words are
//! dropped at random so that their parts are learned too. After each round everything that training needs is written to a
//! checkpoint; training that finds one of its own recipe goes on from there and ends with the same bytes.
//!
//! Networks trained from different seeds teach others: they learn what those hold likely on the average, beside what is
//! annotated ([`soft`]). These students begin where the first teacher ended and differ by chance alone; the mean of their
//! weights is better than each (Wortsman et al. 2022, "Model soups").

mod adam;
mod checkpoint;
pub mod outside;
pub mod soft;
mod step;

use super::Progress;
use super::corpora::{self, NameSample};
use crate::document::EntityKind;
use crate::english::neural::{Neural, name_tags, names_shape, shape};
use crate::english::parts::{self, Vocabulary};
use crate::error::{Error, Result};
use crate::learn::neural::{Batch, Network, WordFeatures};
use crate::learn::{Random, Vectors};
use checkpoint::Checkpoint;
use rayon::prelude::*;
use soft::Soft;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use step::Step;

/// How long and how hard to train.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recipe {
    /// Passes over the training data.
    pub rounds: usize,
    /// Words a step.
    pub batch: usize,
    /// Highest step size.
    pub rate: f32,
    /// Share of encoder outputs dropped at random.
    pub dropout: f32,
    /// Share of input features dropped at random.
    pub input_dropout: f32,
    /// Share of whole words dropped at random.
    pub word_dropout: f64,
    /// Share of vectors dropped at random.
    pub vector_dropout: f64,
    /// Weight of what is annotated beside what the teachers say, from 0 to 1.
    pub gold: f32,
    /// Seed.
    pub seed: u64,
}

impl Default for Recipe {
    fn default() -> Recipe {
        Recipe {
            rounds: 30,
            batch: 1200,
            rate: 0.002,
            dropout: 0.33,
            input_dropout: 0.2,
            word_dropout: 0.15,
            vector_dropout: 0.05,
            gold: 0.4,
            seed: 1,
        }
    }
}

/// A sentence with what is known of it.
#[derive(Debug, Clone, Default)]
pub struct Sample {
    doc: String,
    forms: Vec<String>,
    features: Vec<Arc<WordFeatures>>,
    tree: Option<Syntax>,
    names: Option<Vec<usize>>,
    soft: Option<Soft>,
    /// True where it was made of another and neither counts for the vocabulary nor is read by teachers.
    made: bool,
}

#[derive(Debug, Clone, Default)]
struct Syntax {
    upos: Vec<usize>,
    xpos: Vec<usize>,
    /// 0 for the root, else the head's position from 1.
    heads: Vec<usize>,
    labels: Vec<usize>,
}

impl Sample {
    /// A sentence of a treebank, with its names where they are annotated.
    pub fn tree(sample: &corpora::Sample, names: Option<&NameSample>) -> Sample {
        let tree = Syntax {
            upos: sample.tags.iter().map(|(upos, _)| upos.number()).collect(),
            xpos: sample.tags.iter().map(|(_, xpos)| xpos.number()).collect(),
            heads: sample.heads.iter().map(|(head, _)| head.map_or(0, |head| head + 1)).collect(),
            labels: sample.heads.iter().map(|(_, deprel)| deprel.number()).collect(),
        };
        let names = names.map(|names| tags_of(&names.names));
        let (doc, forms) = (sample.doc.clone(), sample.forms.clone());
        Sample { doc, forms, tree: Some(tree), names, ..Sample::default() }
    }

    /// A sentence made of one of a treebank.
    pub fn made(sample: &corpora::Sample, names: Option<&NameSample>) -> Sample {
        Sample { made: true, ..Sample::tree(sample, names) }
    }

    /// A sentence of which only the names are known.
    pub fn names(sample: &NameSample) -> Sample {
        let (doc, forms) = (sample.doc.clone(), sample.forms.clone());
        Sample { doc, forms, names: Some(tags_of(&sample.names)), ..Sample::default() }
    }

    /// A sentence of which only the names are known, made of another.
    pub fn made_names(sample: &NameSample) -> Sample {
        Sample { made: true, ..Sample::names(sample) }
    }

    /// A sentence of which nothing is known: only teachers have something to say of it.
    pub fn raw(doc: &str, forms: Vec<String>) -> Sample {
        Sample { doc: doc.to_owned(), forms, ..Sample::default() }
    }
}

/// Tags of the kinds that are learned; others count as no name.
fn tags_of(names: &[String]) -> Vec<usize> {
    let kind = |name: &str| match name {
        "PER" => Some(EntityKind::Person),
        "LOC" => Some(EntityKind::Place),
        "ORG" => Some(EntityKind::Organization),
        _ => None,
    };
    let mut spans: Vec<(std::ops::Range<usize>, EntityKind)> = Vec::new();
    let tags = names.iter().enumerate().filter_map(|(at, tag)| {
        let (place, name) = tag.split_once('-')?;
        Some((at, place, kind(name)?))
    });
    for (at, place, kind) in tags {
        match spans.last_mut() {
            Some((span, last)) if place == "I" && span.end == at && *last == kind => span.end += 1,
            _ => spans.push((at..at + 1, kind)),
        }
    }
    name_tags(&spans, names.len())
}

/// Sentences longer than this are left out of training.
const LONGEST: usize = 120;

/// Trains networks on samples side by side, one for each recipe and its checkpoint, and takes the mean of their weights; with
/// teachers they learn what those say, too, and begin as the first of them. `watch` tells the scores of a model as it is.
///
/// # Errors
/// [`Error::Io`] where a checkpoint cannot be written, [`Error::Model`] where one is damaged.
pub fn train(
    mut samples: Vec<Sample>,
    vectors: Arc<Vectors>,
    teachers: &[Neural],
    outside: Option<&Path>,
    recipes: &[(Recipe, PathBuf)],
    watch: &(dyn Fn(&Neural) -> String + Sync),
    progress: Progress,
) -> Result<Neural> {
    let words = frequent_words(&samples);
    prepare(&mut samples, &words, &vectors, progress);
    let teachers: Vec<&Network> = teachers.iter().map(Neural::network).collect();
    match outside {
        Some(answers) => outside::told(&mut samples, answers)?,
        None => soft::teach(&mut samples, &teachers, &|_, _| true),
    }
    let model = |network: &Network| Neural::new(words.clone(), vectors.clone(), network.clone());
    let one = |(recipe, checkpoint): &(Recipe, PathBuf)| {
        let state = Checkpoint::open(checkpoint, &shape(words.len()), *recipe, teachers.first().copied())?;
        let watch = |network: &Network| watch(&model(network));
        optimise(&samples, state, *recipe, checkpoint, &told(*recipe, &watch, progress))
    };
    let networks: Result<Vec<Network>> = recipes.par_iter().map(one).collect();
    // what ships is what the bytes hold
    Neural::from_bytes(&model(&mean(&networks?)).to_bytes(), vectors.clone())
        .ok_or_else(|| Error::Model { name: "english-syntax".into(), message: "expected its own bytes back".into() })
}

/// The mean of the weights of networks of one shape; one of zeros without any.
fn mean(networks: &[Network]) -> Network {
    let shape = networks.first().map(|network| network.shape.clone()).unwrap_or_default();
    let mut mean = Network::zeros(&shape);
    for network in networks {
        for (mean, (own, _)) in mean.tensors_mut().into_iter().zip(network.tensors()) {
            mean.iter_mut().zip(own).for_each(|(mean, own)| *mean += own / networks.len() as f32);
        }
    }
    mean
}

/// Writes what a teacher outside the program is to be asked of the samples, and on what its own scores are to be told.
///
/// # Errors
/// [`Error::Io`] where the file cannot be written.
pub fn ask(
    mut samples: Vec<Sample>,
    dev: &[(&str, Vec<Sample>)],
    vectors: &Vectors,
    path: &Path,
    progress: Progress,
) -> Result<()> {
    let words = frequent_words(&samples);
    prepare(&mut samples, &words, vectors, progress);
    outside::ask(&samples, dev, path)
}

/// Trains the network for names on samples; `words` is the vocabulary of the network beside which it stands, the rest as [`train`].
///
/// # Errors
/// As [`train`].
pub fn train_names(
    samples: &[Sample],
    words: usize,
    recipe: Recipe,
    checkpoint: &Path,
    watch: &dyn Fn(&Network) -> String,
    progress: Progress,
) -> Result<Network> {
    let shape = names_shape(words);
    let state = Checkpoint::open(checkpoint, &shape, recipe, None)?;
    let network = optimise(samples, state, recipe, checkpoint, &told(recipe, watch, progress))?;
    Network::zeros(&shape)
        .fill(&network.to_bytes())
        .ok_or_else(|| Error::Model { name: "english-entities".into(), message: "expected its own bytes back".into() })
}

/// Gives samples their features and leaves out those that are too long.
pub fn prepare(samples: &mut Vec<Sample>, words: &[String], vectors: &Vectors, progress: Progress) {
    let vocabulary = parts::vocabulary(words.iter().map(String::as_str));
    add_features(samples, &vocabulary, vectors);
    samples.retain(|sample| sample.forms.len() <= LONGEST);
    progress(&format!("{} sentences, {} words in the vocabulary", samples.len(), words.len()));
}

/// Tells the losses of a round, and every third time the scores.
fn told<'t>(
    recipe: Recipe,
    watch: &'t dyn Fn(&Network) -> String,
    progress: Progress<'t>,
) -> impl Fn(usize, [f32; 5], &Network) + 't {
    move |round, losses, network| {
        let names = ["UPOS", "XPOS", "names", "arcs", "labels"];
        let losses: Vec<String> = names.iter().zip(losses).map(|(name, loss)| format!("{name} {loss:.3}")).collect();
        let often = round % 3 == 0 || round == recipe.rounds;
        let scores = if often { watch(network) } else { String::new() };
        progress(&format!(
            "seed {}, round {round} of {}: loss {}; {scores}",
            recipe.seed,
            recipe.rounds,
            losses.join(" ")
        ));
    }
}

/// What the network sees of each sentence, given the document it stands in.
fn add_features(samples: &mut [Sample], vocabulary: &Vocabulary, vectors: &Vectors) {
    for doc in samples.chunk_by_mut(|one, next| one.doc == next.doc) {
        let forms: Vec<Vec<&str>> =
            doc.iter().map(|sample| sample.forms.iter().map(String::as_str).collect()).collect();
        let sents: Vec<&[&str]> = forms.iter().map(Vec::as_slice).collect();
        let features = parts::document(&sents, vocabulary, vectors);
        drop(forms);
        doc.iter_mut().zip(features).for_each(|(sample, features)| sample.features = features);
    }
}

/// Words seen twice or more where something is annotated, the most frequent first.
pub fn frequent_words(samples: &[Sample]) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let annotated = |sample: &&Sample| !sample.made && (sample.tree.is_some() || sample.names.is_some());
    let annotated = samples.iter().filter(annotated);
    for form in annotated.flat_map(|sample| &sample.forms) {
        *counts.entry(parts::normal(form)).or_default() += 1;
    }
    let mut words: Vec<(String, usize)> =
        counts.into_iter().filter(|(word, count)| *count >= 2 && !word.contains('\n')).collect();
    words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    words.into_iter().map(|(word, _)| word).collect()
}

/// Runs the optimiser; `tell` gets the round, the mean losses, and the averaged network after each round.
fn optimise(
    samples: &[Sample],
    mut state: Checkpoint,
    recipe: Recipe,
    path: &Path,
    tell: &dyn Fn(usize, [f32; 5], &Network),
) -> Result<Network> {
    let total: usize = samples.iter().map(|sample| sample.forms.len()).sum();
    let steps = (recipe.rounds * total).div_ceil(recipe.batch);
    let mut gradient = Network::zeros(&state.network.shape);
    while state.round < recipe.rounds {
        let mut order: Vec<usize> = (0..samples.len()).collect();
        state.random.shuffle(&mut order);
        let mut losses = [0.0f32; 5];
        let mut rest = &order[..];
        while !rest.is_empty() {
            let (batch, chosen, after) = next_batch(samples, rest, recipe, &mut state.random);
            rest = after;
            let step = Step { network: &state.network, batch: &batch, chosen: &chosen, samples };
            let loss = step.run(&mut gradient, recipe, &mut state.random);
            losses.iter_mut().zip(loss).for_each(|(sum, loss)| *sum += loss / total as f32);
            state.step += 1;
            let count = batch.rows() - batch.sents.len();
            let rate = recipe.rate * adam::schedule(state.step, steps);
            adam::adam(&mut state.network, &mut gradient, state.moments.each_mut(), state.step, rate, count);
            state.add_to_average();
        }
        state.round += 1;
        state.write(path)?;
        tell(state.round, losses, &state.average);
    }
    Ok(state.average)
}

/// The next sentences in order, words dropped at random; which they are; and the rest of the order.
fn next_batch<'o>(
    samples: &[Sample],
    order: &'o [usize],
    recipe: Recipe,
    random: &mut Random,
) -> (Batch, Vec<usize>, &'o [usize]) {
    let mut batch = Batch::default();
    let mut taken = 0;
    while taken < order.len() && batch.rows() < recipe.batch {
        let mut words = samples[order[taken]].features.clone();
        for word in &mut words {
            if random.fraction() < recipe.word_dropout {
                Arc::make_mut(word).rows[0] = 0;
            }
            if random.fraction() < recipe.vector_dropout {
                Arc::make_mut(word).given.clear();
            }
        }
        batch.push(parts::root(), words);
        taken += 1;
    }
    (batch, order[..taken].to_vec(), &order[taken..])
}
