//! Training: the only writer of `models/`.
//!
//! Goes in: a folder of corpora and a seed. Comes out: the model files, the same for the same corpora and seed, each with a
//! header that names what it learned from and its scores on the development sets. No test set is read.

pub mod corpora;
pub mod lemmas;
pub mod names;
pub mod score;
pub mod syntax;
pub mod tags;

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
    /// Folder of corpora: `ud/UD_English-EWT`, `ud/UD_English-GUM`, `names/UNER_English-EWT`, `names/wikigold`.
    pub corpora: PathBuf,
    /// Folder for the model files.
    pub out: PathBuf,
    /// Seed.
    pub seed: u64,
}

const TREEBANKS: &str = "UD_English-EWT train (CC BY-SA 4.0); UD_English-GUM train, genres with open texts (CC BY 4.0)";
const NAME_CORPORA: &str = "UNER_English-EWT train (CC BY-SA 4.0); wikigold (CC BY 4.0); \
    UD_English-GUM train, genres with open texts (CC BY 4.0); tags: UD_English-EWT train (CC BY-SA 4.0)";
const FOLDS: usize = 4;
const TAG_ROUNDS: usize = 6;
const SYNTAX: syntax::Recipe =
    syntax::Recipe { rounds: 8, exploration: 0.9, least_updates: 4, step: 0.02, least_weight: 0.5, seed: 0 };
const NAME_ROUNDS: usize = 6;

/// Tells how far the training is.
pub type Progress<'p> = &'p (dyn Fn(&str) + Sync);

/// Trains all models and writes them. *Cost*: minutes, on as many cores as there are up to five.
///
/// # Errors
/// [`Error::Io`] and [`Error::Format`] where a corpus is missing or broken or a model cannot be written.
pub fn run(options: &Options, progress: Progress) -> Result<()> {
    let treebank = |name: &str| corpora::treebank(&options.corpora.join("ud").join(name));
    let mut samples = treebank("UD_English-EWT/en_ewt-ud-train.conllu")?;
    samples.extend(treebank(GUM)?);
    let dev = [
        ("EWT dev", treebank("UD_English-EWT/en_ewt-ud-dev.conllu")?),
        ("GUM news dev", treebank("UD_English-GUM/en_gum-news-dev.conllu")?),
    ];
    progress("tags, for the parser and the name finder to learn from");
    let folds = tags::jackknife(&mut samples, FOLDS, TAG_ROUNDS, options.seed);
    progress("tags and names, and syntax beside them");
    let recipe = syntax::Recipe { seed: options.seed, ..SYNTAX };
    let (syntax, rest) = rayon::join(
        || syntax::train(&samples, recipe, progress),
        || -> Result<_> {
            let tags = tags::train(&samples.iter().collect::<Vec<_>>(), TAG_ROUNDS, options.seed);
            let (learn, dev) = name_samples(&options.corpora, &folds, &tags.compile())?;
            let names = names::train(&learn, NAME_ROUNDS, options.seed);
            progress("names done");
            Ok((tags, names, dev))
        },
    );
    let (tags, names, name_dev) = rest?;
    let model = Model {
        tagger: tags.compile(),
        parser: syntax.compile(),
        lemmatizer: lemmas::train(&samples),
        names: names.compile(),
        headers: Vec::new(),
    };
    let scores: Vec<score::Scores> = dev.iter().map(|(name, samples)| score::syntax(name, samples, &model)).collect();
    let tell = |write: fn(&score::Scores) -> String| scores.iter().map(write).collect::<Vec<_>>().join("; ");
    let mut lemmas = ByteWriter::default();
    model.lemmatizer.write(&mut lemmas);
    let parts = [
        (tags.bytes(), TREEBANKS, tell(score::Scores::tags)),
        (syntax.bytes(), TREEBANKS, tell(score::Scores::syntax)),
        (lemmas.0, TREEBANKS, tell(score::Scores::lemmas)),
        (names.bytes(), NAME_CORPORA, score::names("UNER EWT dev", &name_dev, &model)),
    ];
    for (name, (payload, learned_from, scores)) in NAMES.iter().zip(parts) {
        progress(&format!("{name}: {scores}"));
        let (name, learned_from) = ((*name).to_owned(), learned_from.to_owned());
        let path = options.out.join(format!("{name}.model"));
        let header = Header { name, seed: options.seed, learned_from, scores };
        write(&path, &file::write(&header, &payload), progress)?;
    }
    Ok(())
}

const GUM: &str = "UD_English-GUM/en_gum-open-train.conllu";

fn write(path: &Path, bytes: &[u8], progress: Progress) -> Result<()> {
    progress(&format!("{}: {} bytes", path.display(), bytes.len()));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Error::io(folder))?;
    }
    fs::write(path, bytes).map_err(Error::io(path))
}

/// The samples of names to learn from, and those to score on; each tagged by a tagger that has not seen it.
fn name_samples(folder: &Path, folds: &[Tagger], tagger: &Tagger) -> Result<(Vec<NameSample>, Vec<NameSample>)> {
    let names = folder.join("names");
    let mut scratch = Scratch::default();
    let mut seen = corpora::names(&names.join("UNER_English-EWT/en_ewt-ud-train.commit0c7ce0d.iob2"))?;
    seen.extend(corpora::entity_names(&folder.join("ud").join(GUM))?);
    for sample in &mut seen {
        folds[tags::fold(&sample.doc, folds.len())].tag(&sample.words, &mut scratch, &mut sample.tags);
    }
    let mut unseen = corpora::names(&names.join("wikigold/wikigold.conll.txt"))?;
    let mut dev = corpora::names(&names.join("UNER_English-EWT/en_ewt-ud-dev.iob2"))?;
    for sample in unseen.iter_mut().chain(&mut dev) {
        tagger.tag(&sample.words, &mut scratch, &mut sample.tags);
    }
    seen.extend(unseen);
    Ok((seen, dev))
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
