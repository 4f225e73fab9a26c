//! Training: the only writer of `models/`.
//!
//! Goes in: a folder of corpora and a seed. Comes out: the model files, the same for the same corpora and seed, each with a
//! header that names what it learned from and its scores on the development sets. No test set is read.

pub mod corpora;
mod lemmas;
mod names;
mod score;
mod syntax;
mod tags;

use crate::english::tags::{Scratch, Tagger};
use crate::english::{Model, NAMES};
use crate::error::{Error, Result};
use crate::learn::ByteWriter;
use crate::learn::file::{self, Header};
use corpora::NameSample;
use std::fs;
use std::path::{Path, PathBuf};

/// What to train from, and where the models go.
#[derive(Debug, Clone)]
pub struct Options {
    /// Folder of corpora: `ud/UD_English-EWT`, `ud/UD_English-GUM`, `names/UNER_English-EWT`, `names/wikigold`, `names/WNUT17`.
    pub corpora: PathBuf,
    /// Folder for the model files.
    pub out: PathBuf,
    /// Seed.
    pub seed: u64,
}

const TREEBANKS: &str = "UD_English-EWT train (CC BY-SA 4.0); UD_English-GUM train, genres with open texts (CC BY 4.0)";
const NAME_CORPORA: &str = "UNER_English-EWT train (CC BY-SA 4.0); wikigold (CC BY 4.0); WNUT17 train (CC BY 4.0)";
const FOLDS: usize = 4;
const TAG_ROUNDS: usize = 5;
const NAME_ROUNDS: usize = 8;

/// Trains all models and writes them. *Cost*: minutes.
///
/// # Errors
/// [`Error::Io`] and [`Error::Format`] where a corpus is missing or broken or a model cannot be written.
pub fn run(options: &Options, progress: &dyn Fn(&str)) -> Result<()> {
    let ud = options.corpora.join("ud");
    let mut samples = corpora::treebank(&ud.join("UD_English-EWT/en_ewt-ud-train.conllu"))?;
    samples.extend(corpora::treebank(&ud.join("UD_English-GUM/en_gum-open-train.conllu"))?);
    let dev = [
        ("EWT dev", corpora::treebank(&ud.join("UD_English-EWT/en_ewt-ud-dev.conllu"))?),
        ("GUM news dev", corpora::treebank(&ud.join("UD_English-GUM/en_gum-news-dev.conllu"))?),
    ];
    let folds = tags::jackknife(&mut samples, FOLDS, TAG_ROUNDS, options.seed, progress);
    progress("tags");
    let tags = tags::train(&samples.iter().collect::<Vec<_>>(), TAG_ROUNDS, options.seed);
    let tagger = tags.compile();
    let recipe = syntax::Recipe { rounds: 4, exploration: 0.9, least_updates: 3, step: 0.02, seed: options.seed };
    let syntax = syntax::train(&samples, recipe, progress);
    let lemmatizer = lemmas::train(&samples);
    let (name_samples, name_dev) = name_samples(&options.corpora, &folds, &tagger)?;
    let names = names::train(&name_samples, NAME_ROUNDS, options.seed, progress);

    let model = Model { tagger, parser: syntax.compile(), lemmatizer, names: names.compile(), headers: Vec::new() };
    let scores: Vec<score::Scores> = dev.iter().map(|(name, samples)| score::syntax(name, samples, &model)).collect();
    let tell = |write: fn(&score::Scores) -> String| scores.iter().map(write).collect::<Vec<_>>().join("; ");
    let name_score = score::names(&name_dev, &model);
    let mut lemmas = ByteWriter::default();
    model.lemmatizer.write(&mut lemmas);
    let parts = [
        (tags.bytes(), TREEBANKS, tell(score::Scores::tags)),
        (syntax.bytes(), TREEBANKS, tell(score::Scores::syntax)),
        (lemmas.0, TREEBANKS, tell(score::Scores::lemmas)),
        (names.bytes(), NAME_CORPORA, name_score),
    ];
    for (name, (payload, learned_from, scores)) in NAMES.iter().zip(parts) {
        progress(&format!("{name}: {scores}"));
        let header =
            Header { name: (*name).to_owned(), seed: options.seed, learned_from: learned_from.to_owned(), scores };
        write(&options.out.join(format!("{name}.model")), &file::write(&header, &payload), progress)?;
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8], progress: &dyn Fn(&str)) -> Result<()> {
    progress(&format!("{}: {} bytes", path.display(), bytes.len()));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Error::io(folder))?;
    }
    fs::write(path, bytes).map_err(Error::io(path))
}

/// The samples of names to learn from, and those to score on; each tagged by a tagger that has not seen it.
fn name_samples(folder: &Path, folds: &[Tagger], tagger: &Tagger) -> Result<(Vec<NameSample>, Vec<NameSample>)> {
    let names = folder.join("names");
    let mut ewt = corpora::names(&names.join("UNER_English-EWT/en_ewt-ud-train.commit0c7ce0d.iob2"))?;
    let mut scratch = Scratch::default();
    for sample in &mut ewt {
        folds[tags::fold(&sample.doc, folds.len())].tag(&sample.words, &mut scratch, &mut sample.tags);
    }
    let mut others = corpora::names(&names.join("wikigold/wikigold.conll.txt"))?;
    others.extend(corpora::names(&names.join("WNUT17/wnut17train.conll"))?);
    let mut dev = corpora::names(&names.join("UNER_English-EWT/en_ewt-ud-dev.iob2"))?;
    for sample in others.iter_mut().chain(&mut dev) {
        tagger.tag(&sample.words, &mut scratch, &mut sample.tags);
    }
    ewt.extend(others);
    Ok((ewt, dev))
}

/// The position of the highest score; the first of equals.
fn best(scores: &[f32]) -> usize {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    best
}
