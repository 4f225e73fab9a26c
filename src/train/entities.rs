//! Training the network for names: several that each have not seen a part of the documents teach the one that ships.
//!
//! A network knows the names of the texts it learned from by heart and is too sure of them, also where the annotation errs. So
//! each teacher says what it thinks of the documents that it has not seen, and the network that ships learns that beside what
//! is annotated. All of them also read the sentences told again with other names ([`exchange`]) and in small letters.

use super::corpora::NameSample;
use super::neural::{self, Recipe, Sample};
use super::{Corpora, Progress, exchange, made, score, soft, tags};
use crate::english::neural::{names_odds, names_shape};
use crate::english::parts;
use crate::error::{Error, Result};
use crate::learn::Vectors;
use crate::learn::file::{self, Header};
use crate::learn::neural::Network;
use rayon::prelude::*;
use std::fs;
use std::path::PathBuf;

/// The name of the model.
pub const NAME: &str = "english-entities";

/// Teachers; each has not seen one of as many parts of the documents.
const TEACHERS: usize = 4;
const TEACHER_ROUNDS: usize = 10;
const ROUNDS: usize = 15;
/// How often the named sentences are told again with other names: to a teacher, and to the network that ships.
const TOLD_AGAIN: [u64; 2] = [1, 2];

fn recipe(rounds: usize, seed: u64) -> Recipe {
    Recipe { rounds, dropout: 0.4, input_dropout: 0.25, word_dropout: 0.2, gold: 0.5, seed, ..Recipe::default() }
}

/// What the network for names is trained with.
pub struct Class<'c> {
    /// All corpora.
    pub corpora: &'c Corpora,
    /// The vectors of the words.
    pub vectors: &'c Vectors,
    /// Folder of the models, for what training leaves there meanwhile.
    pub out: PathBuf,
    /// Seed.
    pub seed: u64,
    /// Tells how far it is.
    pub progress: Progress<'c>,
}

impl Class<'_> {
    /// The network that ships, and its scores.
    ///
    /// # Errors
    /// [`Error::Io`] and [`Error::Model`] where a checkpoint cannot be read or written.
    pub fn run(&self) -> Result<(Network, String)> {
        let words = neural::frequent_words(&self.corpora.network_samples());
        let teachers: Result<Vec<Network>> =
            (0..TEACHERS).into_par_iter().map(|part| self.teacher(part, &words)).collect();
        let teachers = teachers?;
        let mut samples = self.samples(None, TOLD_AGAIN[1]);
        neural::prepare(&mut samples, &words, self.vectors, self.progress);
        let teachers: Vec<&Network> = teachers.iter().collect();
        soft::teach(&mut samples, &teachers, &|doc, part| tags::fold(doc, TEACHERS) == part);
        let network = self.train(&samples, &words, ROUNDS, TEACHERS)?;
        let scores = self.scores(&network, &words);
        Ok((network, scores))
    }

    /// The teacher that has not seen a part: read where it was trained before, else trained.
    fn teacher(&self, part: usize, words: &[String]) -> Result<Network> {
        let path = self.path(part, "teacher");
        if let Ok(bytes) = fs::read(&path) {
            let (_, payload) = file::read(NAME, &bytes)?;
            let network = Network::zeros(&names_shape(words.len())).fill(&payload);
            return network.ok_or_else(|| Error::Model {
                name: path.display().to_string(),
                message: "its weights do not fit the network of this program".to_owned(),
            });
        }
        let mut samples = self.samples(Some(part), TOLD_AGAIN[0]);
        neural::prepare(&mut samples, words, self.vectors, self.progress);
        let network = self.train(&samples, words, TEACHER_ROUNDS, part)?;
        let scores = self.scores(&network, words);
        let header =
            Header { name: NAME.to_owned(), seed: self.seed, learned_from: "see the model".to_owned(), scores };
        super::write(&path, &file::write(&header, &network.to_bytes()), self.progress)?;
        Ok(network)
    }

    fn train(&self, samples: &[Sample], words: &[String], rounds: usize, number: usize) -> Result<Network> {
        let watch = |network: &Network| self.scores(network, words);
        let recipe = recipe(rounds, self.seed * 100 + number as u64);
        neural::train_names(samples, words.len(), recipe, &self.path(number, "checkpoint"), &watch, self.progress)
    }

    /// The sentences of all documents, or of those that are not in a part; then those made of them.
    fn samples(&self, without: Option<usize>, told_again: u64) -> Vec<Sample> {
        let seen = |doc: &str| without != Some(tags::fold(doc, TEACHERS));
        let corpora = self.corpora;
        let trees = corpora.trees.iter().zip(&corpora.tree_names).filter(|(tree, _)| seen(&tree.doc));
        let (trees, over_trees): (Vec<_>, Vec<_>) = trees.map(|(tree, names)| (tree.clone(), names.clone())).unzip();
        let others = corpora.names.iter().chain(&corpora.tweets).filter(|sample| seen(&sample.doc));
        let named: Vec<NameSample> = over_trees.iter().flatten().chain(others.clone()).cloned().collect();
        let mut samples: Vec<Sample> =
            trees.iter().zip(&over_trees).map(|(tree, names)| Sample::tree(tree, names.as_ref())).collect();
        samples.extend(others.map(Sample::names));
        for time in 0..told_again {
            samples.extend(exchange::exchanged(&named, self.seed * 100 + time).iter().map(Sample::made_names));
        }
        let small = made::small_letters(&trees, &over_trees, self.seed);
        samples.extend(small.iter().map(|(tree, names)| Sample::made(tree, Some(names))));
        samples
    }

    fn scores(&self, network: &Network, words: &[String]) -> String {
        let vocabulary = parts::vocabulary(words.iter().map(String::as_str));
        let odds = |sents: &[&[&str]]| names_odds(network, &vocabulary, self.vectors, sents);
        score::odds_of_names("UNER EWT dev", &self.corpora.dev_names, &odds)
    }

    fn path(&self, number: usize, what: &str) -> PathBuf {
        self.out.join(format!("{NAME}.{number}.{what}"))
    }

    /// Removes what only training needed.
    ///
    /// # Errors
    /// [`Error::Io`] where a file cannot be removed.
    pub fn clean_up(&self) -> Result<()> {
        let numbers = 0..=TEACHERS;
        let all = numbers.flat_map(|number| ["teacher", "checkpoint"].map(|what| self.path(number, what)));
        all.filter(|path| path.exists()).try_for_each(|path| fs::remove_file(&path).map_err(Error::io(&path)))
    }
}
