//! Training: the only writer of `models/`.
//!
//! Goes in: a folder of corpora and a seed. Comes out: the model files, the same for the same corpora and seed, each with a
//! header that names what it learned from and its scores on the development sets. No test set is read.

pub mod corpora;
pub mod lemmas;
pub mod names;
pub mod neural;
pub mod score;
pub mod tags;

use crate::english::NAMES;
use crate::english::lemmas::Lemmatizer;
use crate::english::neural::Neural;
use crate::error::{Error, Result};
use crate::learn::ByteWriter;
use crate::learn::file::{self, Header};
use corpora::{NameSample, Sample};
use std::collections::HashMap;
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
const NETWORK_CORPORA: &str = "UD_English-EWT train (CC BY-SA 4.0); UD_English-GUM train, genres with open texts (CC BY 4.0); \
    UNER_English-EWT train (CC BY-SA 4.0); wikigold (CC BY 4.0)";
const NAME_CORPORA: &str = "UNER_English-EWT train (CC BY-SA 4.0); wikigold (CC BY 4.0); \
    UD_English-GUM train, genres with open texts (CC BY 4.0); tags: UD_English-EWT train (CC BY-SA 4.0)";
const FOLDS: usize = 4;
const TAG_ROUNDS: usize = 6;
const NAME_ROUNDS: usize = 6;

/// Tells how far the training is.
pub type Progress<'p> = &'p (dyn Fn(&str) + Sync);

/// Trains all models and writes them; goes on from a checkpoint in the folder of the models where there is one.
///
/// *Cost*: about an hour, nearly all of it the network, on one core; the rest beside it on another.
///
/// # Errors
/// [`Error::Io`] and [`Error::Format`] where a corpus is missing or broken or a model cannot be written.
pub fn run(options: &Options, progress: Progress) -> Result<()> {
    fs::create_dir_all(&options.out).map_err(Error::io(&options.out))?;
    let corpora = Corpora::read(&options.corpora)?;
    let lemmatizer = lemmas::train(&corpora.trees);
    let checkpoint = options.out.join("english-syntax.checkpoint");
    let recipe = neural::Recipe { seed: options.seed, ..neural::Recipe::default() };
    let (network, names) = rayon::join(
        || {
            let watch = |network: &Neural| corpora.scores(network, &lemmatizer).join("; ");
            neural::train(corpora.network_samples(), recipe, &checkpoint, &watch, progress)
        },
        || {
            let (names, dev) = corpora.tagged_names(options.seed);
            let names = names::train(&names, NAME_ROUNDS, options.seed);
            (names.bytes(), score::names("UNER EWT dev", &dev, &names.compile()))
        },
    );
    let network = network?;
    let mut lemma_bytes = ByteWriter::default();
    lemmatizer.write(&mut lemma_bytes);
    let scores = |write: fn(&score::Scores) -> String| {
        let dev = corpora.dev.iter().map(|(name, samples)| score::syntax(name, samples, &network, &lemmatizer));
        dev.map(|scores| write(&scores)).collect::<Vec<_>>().join("; ")
    };
    let parts = [
        (network.to_bytes(), NETWORK_CORPORA, corpora.scores(&network, &lemmatizer).join("; ")),
        (lemma_bytes.0, TREEBANKS, scores(score::Scores::lemmas)),
        (names.0, NAME_CORPORA, names.1),
    ];
    for (name, (payload, learned_from, scores)) in NAMES.iter().zip(parts) {
        progress(&format!("{name}: {scores}"));
        let (name, learned_from) = ((*name).to_owned(), learned_from.to_owned());
        let path = options.out.join(format!("{name}.model"));
        let header = Header { name, seed: options.seed, learned_from, scores };
        write(&path, &file::write(&header, &payload), progress)?;
    }
    fs::remove_file(&checkpoint).map_err(Error::io(&checkpoint))
}

/// All that training reads.
struct Corpora {
    trees: Vec<Sample>,
    /// Names over the trees, sentence by sentence, where they are annotated.
    tree_names: Vec<Option<NameSample>>,
    /// Names without trees.
    names: Vec<NameSample>,
    dev: [(&'static str, Vec<Sample>); 2],
    dev_names: Vec<NameSample>,
}

impl Corpora {
    fn read(folder: &Path) -> Result<Corpora> {
        let (ud, names) = (folder.join("ud"), folder.join("names"));
        let treebank = |name: &str| corpora::treebank(&ud.join(name));
        let ewt = treebank("UD_English-EWT/en_ewt-ud-train.conllu")?;
        let gum = treebank(GUM)?;
        let over_ewt = corpora::names(&names.join("UNER_English-EWT/en_ewt-ud-train.commit0c7ce0d.iob2"))?;
        let by_text: HashMap<String, &NameSample> =
            over_ewt.iter().map(|sample| (sample.forms.join(" "), sample)).collect();
        let mut tree_names: Vec<Option<NameSample>> =
            ewt.iter().map(|tree| by_text.get(&tree.forms.join(" ")).map(|sample| (*sample).clone())).collect();
        tree_names.extend(corpora::entity_names(&ud.join(GUM))?.into_iter().map(Some));
        Ok(Corpora {
            trees: [ewt, gum].concat(),
            tree_names,
            names: corpora::names(&names.join("wikigold/wikigold.conll.txt"))?,
            dev: [
                ("EWT dev", treebank("UD_English-EWT/en_ewt-ud-dev.conllu")?),
                ("GUM news dev", treebank("UD_English-GUM/en_gum-news-dev.conllu")?),
            ],
            dev_names: corpora::names(&names.join("UNER_English-EWT/en_ewt-ud-dev.iob2"))?,
        })
    }

    fn network_samples(&self) -> Vec<neural::Sample> {
        let trees = self.trees.iter().zip(&self.tree_names);
        let trees = trees.map(|(tree, names)| neural::Sample::tree(tree, names.as_ref()));
        trees.chain(self.names.iter().map(neural::Sample::names)).collect()
    }

    /// What to learn names from and what to score them on, each tagged by a tagger that has not seen it.
    fn tagged_names(&self, seed: u64) -> (Vec<NameSample>, Vec<NameSample>) {
        let folds = tags::folded(&self.trees, FOLDS, TAG_ROUNDS, seed);
        let tagger = tags::train(&self.trees.iter().collect::<Vec<_>>(), TAG_ROUNDS, seed);
        let tagged = |sample: &NameSample, tagger: &tags::Tagger| NameSample {
            tags: tagger.tag(&sample.words),
            ..sample.clone()
        };
        let fold = |sample: &NameSample| &folds[tags::fold(&sample.doc, FOLDS)];
        let over_trees = self.tree_names.iter().flatten().map(|sample| tagged(sample, fold(sample)));
        let learn = over_trees.chain(self.names.iter().map(|sample| tagged(sample, &tagger))).collect();
        (learn, self.dev_names.iter().map(|sample| tagged(sample, &tagger)).collect())
    }

    fn scores(&self, network: &Neural, lemmatizer: &Lemmatizer) -> Vec<String> {
        let trees = self.dev.iter().map(|(name, samples)| score::syntax(name, samples, network, lemmatizer));
        let names = score::network_names("UNER EWT dev", &self.dev_names, network);
        trees.map(|scores| format!("{} {}", scores.tags(), scores.syntax())).chain([names]).collect()
    }
}

const GUM: &str = "UD_English-GUM/en_gum-open-train.conllu";

fn write(path: &Path, bytes: &[u8], progress: Progress) -> Result<()> {
    progress(&format!("{}: {} bytes", path.display(), bytes.len()));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Error::io(folder))?;
    }
    fs::write(path, bytes).map_err(Error::io(path))
}

/// The position of the highest score; the first of equals.
fn best<T: PartialOrd>(scores: &[T]) -> usize {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if score > &scores[best] {
            best = at;
        }
    }
    best
}
