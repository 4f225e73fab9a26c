//! Training: the only writer of `models/`.
//!
//! Goes in: a folder of corpora and a seed. Comes out: the model files, the same for the same corpora and seed, each with a
//! header that names what it learned from and its scores on the development sets. No test set is read.

pub mod corpora;

pub mod entities;
pub mod exchange;
pub mod lemmas;
pub mod made;
pub mod names;
pub mod neural;
pub mod newswire;
pub mod reworded;
pub mod roles;
pub mod score;
pub mod tags;
pub mod vectors;

use crate::english::NAMES;
use crate::english::neural::Neural;
use crate::error::{Error, Result};
use crate::learn::file::{self, Header};
use crate::learn::{ByteWriter, Vectors};
use corpora::{NameSample, Sample};
use neural::soft;
use rayon::prelude::*;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What to train from, and where the models go.
#[derive(Debug, Clone)]
pub struct Options {
    /// Folder of corpora: `ud/UD_English-EWT`, `ud/UD_English-GUM`, `names/UNER_English-EWT`, `names/wikigold`,
    /// `names/WNUT17`, `propbank-ewt`.
    pub corpora: PathBuf,
    /// Folder for the model files.
    pub out: PathBuf,
    /// Seed.
    pub seed: u64,
    /// Word vectors as text, a word and its numbers a line, the most frequent first (GloVe's format); without it the vectors
    /// in the folder of the models are used as they are.
    pub vectors: Option<PathBuf>,
    /// Plain texts, a document each, that teachers read to the network that ships: a folder of `.txt` files.
    pub raw: Option<PathBuf>,
    /// How many networks teach those of which the one that ships is made; 0 to train one on the corpora alone.
    pub teachers: usize,
    /// Where to write what a teacher outside the program is to be asked; nothing is trained then.
    pub ask: Option<PathBuf>,
    /// What that teacher said.
    pub told: Option<PathBuf>,
    /// The names of the models to train; none for all.
    pub only: Vec<String>,
}

const TREEBANKS: &str = "UD_English-EWT train (CC BY-SA 4.0); UD_English-GUM train, genres with open texts (CC BY 4.0)";
const NETWORK_CORPORA: &str = "UD_English-EWT train (CC BY-SA 4.0); UD_English-GUM train, genres with open texts (CC BY 4.0); \
    UNER_English-EWT train (CC BY-SA 4.0); wikigold (CC BY 4.0)";
const NAME_CORPORA: &str = "UNER_English-EWT train (CC BY-SA 4.0); wikigold (CC BY 4.0); \
    UD_English-GUM train, genres with open texts (CC BY 4.0); tags: UD_English-EWT train (CC BY-SA 4.0)";
const ROLE_CORPORA: &str = "PropBank over UD_English-EWT train (CC BY-SA 4.0)";
const VECTORS: &str = "english-vectors";
const VECTORS_SOURCE: &str = "GloVe 6B, 100 columns (Pennington, Socher & Manning 2014; PDDL 1.0): the most frequent words, \
    turned to their principal axes";
const RAW: &str = "; taught on State of the Union addresses 2001 to 2021 (public domain)";
const TOLD: &str = "; taught by all-mpnet-base-v2 (Apache 2.0), which had learned from the same, on them, on State of the Union \
    addresses 2001 to 2021 (public domain), articles of Wikipedia (CC BY-SA 3.0) and of Wikinews (CC BY 2.5)";
const MADE: &str = "; sentences made with verbs of Open English WordNet (CC BY 4.0)";
const STUDENTS: usize = 2;
const STUDENT_ROUNDS: usize = 20;
const STUDENT_RATE: f32 = 0.001;
const FINISHERS: usize = 2;
const FINISHER_ROUNDS: usize = 8;
const FINISHER_RATE: f32 = 0.0007;
/// How often the network from which those begin reads everything that a teacher outside the program spoke of.
const FIRST_ROUNDS: usize = 12;
/// Those who finish, with such a teacher, who has more to say.
const TAUGHT_ROUNDS: usize = 12;
const TAUGHT_RATE: f32 = 0.001;
/// How often those who finish read the news of the treebanks.
const NEWS_READ: usize = 3;
/// How many sentences of news are made for them.
const NEWSWIRE: usize = 12_000;
const FOLDS: usize = 4;
const TAG_ROUNDS: usize = 6;
const NAME_ROUNDS: usize = 6;
const ROLE_ROUNDS: usize = 6;

/// Tells how far the training is.
pub type Progress<'p> = &'p (dyn Fn(&str) + Sync);

/// Trains all models and writes them; goes on from a checkpoint in the folder of the models where there is one.
///
/// *Cost*: on a core about forty minutes for each network; the teachers train side by side.
///
/// # Errors
/// [`Error::Io`] and [`Error::Format`] where a corpus is missing or broken or a model cannot be written.
pub fn run(options: &Options, progress: Progress) -> Result<()> {
    fs::create_dir_all(&options.out).map_err(Error::io(&options.out))?;
    let corpora = Corpora::read(&options.corpora)?;
    let chosen = |name: &str| options.only.is_empty() || options.only.iter().any(|only| only == name);
    let path = options.out.join(format!("{VECTORS}.model"));
    if let Some(text) = &options.vectors {
        let header = Header {
            name: VECTORS.to_owned(),
            seed: options.seed,
            learned_from: VECTORS_SOURCE.to_owned(),
            scores: "none".to_owned(),
        };
        let mut payload = ByteWriter::default();
        vectors::pack(text)?.write(&mut payload);
        write(&path, &file::write(&header, &payload.0), progress)?;
    }
    let vectors = if chosen(NAMES[0]) || chosen(entities::NAME) { read_vectors(&path)? } else { Vectors::default() };
    let school = School { options, corpora: &corpora, vectors: Arc::new(vectors), progress };
    let names_class = entities::Class {
        corpora: &corpora,
        vectors: &school.vectors,
        out: options.out.clone(),
        seed: options.seed,
        progress,
    };
    if let Some(path) = &options.ask {
        let (samples, _) = school.lesson(Class::Finishers)?;
        let dev = corpora
            .dev
            .each_ref()
            .map(|(name, samples)| (*name, samples.iter().map(|sample| neural::Sample::tree(sample, None)).collect()));
        return neural::ask(samples, &dev, &school.vectors, path, progress);
    }
    let make = |name: &&str| -> Result<()> {
        let (payload, learned_from, scores) = match *name {
            "english-syntax" => {
                let network = school.run()?;
                let taught = options.teachers > 0 || options.told.is_some();
                let raw = match (&options.told, &options.raw) {
                    (Some(_), _) => TOLD,
                    (None, Some(_)) if taught => RAW,
                    _ => "",
                };
                let made = if taught { MADE } else { "" };
                let learned_from = format!("{NETWORK_CORPORA}; vectors: {VECTORS_SOURCE}{raw}{made}");
                (network.to_bytes(), learned_from, corpora.scores(&network).join("; "))
            }
            entities::NAME => {
                let (network, scores) = names_class.run()?;
                let learned_from =
                    format!("{NETWORK_CORPORA}; WNUT 2017 train and dev (CC BY 4.0); vectors: {VECTORS_SOURCE}");
                (network.to_bytes(), learned_from, scores)
            }
            "english-lemmas" => {
                let lemmatizer = lemmas::train(&corpora.trees);
                let mut bytes = ByteWriter::default();
                lemmatizer.write(&mut bytes);
                let scores = corpora.dev.iter().map(|(name, samples)| score::lemmas(name, samples, &lemmatizer));
                (bytes.0, TREEBANKS.to_owned(), scores.collect::<Vec<_>>().join("; "))
            }
            "english-names" => {
                let (names, dev) = corpora.tagged_names(options.seed);
                let names = names::train(&names, NAME_ROUNDS, options.seed);
                (names.bytes(), NAME_CORPORA.to_owned(), score::names("UNER EWT dev", &dev, &names.compile()))
            }
            _ => corpora.roles(options)?,
        };
        progress(&format!("{name}: {scores}"));
        let header = Header { name: (*name).to_owned(), seed: options.seed, learned_from, scores };
        write(&options.out.join(format!("{name}.model")), &file::write(&header, &payload), progress)
    };
    let names: Vec<&&str> = NAMES.iter().filter(|name| **name != VECTORS && chosen(name)).collect();
    names.into_par_iter().try_for_each(make)?;
    names_class.clean_up()?;
    school.clean_up()
}

fn read_vectors(path: &Path) -> Result<Vectors> {
    let bytes = fs::read(path).map_err(Error::io(path))?;
    let (_, payload) = file::read(VECTORS, &bytes)?;
    Vectors::read(&payload).map_err(|message| Error::Model { name: VECTORS.to_owned(), message })
}

/// Who learns in a [`School`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// They learn what is annotated.
    Teachers,
    /// They begin as the first teacher and learn from all.
    Students,
    /// They begin as the mean of the students, learn from it, and read the news more often.
    Finishers,
    /// They read what the finishers read, and begin with nothing: a teacher outside the program has all to say.
    Taught,
}

/// Trains networks that teach another.
struct School<'s> {
    options: &'s Options,
    corpora: &'s Corpora,
    vectors: Arc<Vectors>,
    progress: Progress<'s>,
}

impl School<'_> {
    /// The network that ships.
    fn run(&self) -> Result<Neural> {
        if self.options.told.is_some() {
            let first = || self.train(self.options.seed..self.options.seed + 1, &[], Class::Taught);
            let first = self.kept(self.students_path(), self.options.seed, first)?;
            return self.train(self.seeds_of(Class::Finishers), &[first], Class::Finishers);
        }
        let teachers: Result<Vec<Neural>> =
            self.seeds_of(Class::Teachers).into_par_iter().map(|seed| self.teacher(seed)).collect();
        let teachers = teachers?;
        if teachers.is_empty() {
            // nothing to begin with, and one network has no mean
            return self.train(self.seeds_of(Class::Students), &teachers, Class::Teachers);
        }
        let students = self.kept(self.students_path(), self.options.seed, || {
            self.train(self.seeds_of(Class::Students), &teachers, Class::Students)
        })?;
        self.train(self.seeds_of(Class::Finishers), &[students], Class::Finishers)
    }

    fn teacher(&self, seed: u64) -> Result<Neural> {
        self.kept(self.teacher_path(seed), seed, || self.train(seed..seed + 1, &[], Class::Teachers))
    }

    /// A network read from its file where it was trained before, else trained and kept there.
    fn kept(&self, path: PathBuf, seed: u64, make: impl Fn() -> Result<Neural>) -> Result<Neural> {
        let name = NAMES[0];
        let known = fs::read(&path).ok().map(|bytes| file::read(name, &bytes)).transpose()?;
        if let Some((_, payload)) = known.filter(|(header, _)| header.seed == seed) {
            return Neural::read_from(&payload, self.vectors.clone())
                .map_err(|message| Error::Model { name: name.to_owned(), message });
        }
        let network = make()?;
        let scores = self.corpora.scores(&network).join("; ");
        let header = Header { name: name.to_owned(), seed, learned_from: NETWORK_CORPORA.to_owned(), scores };
        write(&path, &file::write(&header, &network.to_bytes()), self.progress)?;
        Ok(network)
    }

    fn seeds_of(&self, class: Class) -> std::ops::Range<u64> {
        let first = self.options.seed;
        let teachers = first..first + self.options.teachers as u64;
        let students = teachers.end..teachers.end + if teachers.is_empty() { 1 } else { STUDENTS as u64 };
        match class {
            Class::Teachers => teachers,
            Class::Students => students,
            Class::Finishers => students.end..students.end + FINISHERS as u64,
            Class::Taught => first..first + 1,
        }
    }

    fn train(&self, seeds: std::ops::Range<u64>, teachers: &[Neural], class: Class) -> Result<Neural> {
        let watch = |network: &Neural| self.corpora.scores(network).join("; ");
        let (samples, recipe) = self.lesson(class)?;
        let outside = self.options.told.as_deref();
        let recipes: Vec<(neural::Recipe, PathBuf)> =
            seeds.map(|seed| (neural::Recipe { seed, ..recipe }, self.checkpoint_path(seed))).collect();
        neural::train(samples, self.vectors.clone(), teachers, outside, &recipes, &watch, self.progress)
    }

    /// What a class reads, and how.
    fn lesson(&self, class: Class) -> Result<(Vec<neural::Sample>, neural::Recipe)> {
        let mut samples = self.corpora.network_samples();
        let mut recipe = neural::Recipe::default();
        if class != Class::Teachers {
            samples.extend(self.corpora.made_samples(self.seeds_of(Class::Students).start));
            samples.extend(self.options.raw.as_deref().map(corpora::raw).transpose()?.unwrap_or_default());
        }
        // a round over more sentences is a longer one, and who begins as a teacher has less to learn
        match class {
            Class::Teachers => {}
            Class::Students => (recipe.rounds, recipe.rate) = (STUDENT_ROUNDS, STUDENT_RATE),
            Class::Finishers | Class::Taught => {
                match (class, &self.options.told) {
                    (Class::Taught, _) => recipe.rounds = FIRST_ROUNDS,
                    (_, Some(_)) => (recipe.rounds, recipe.rate) = (TAUGHT_ROUNDS, TAUGHT_RATE),
                    (_, None) => (recipe.rounds, recipe.rate) = (FINISHER_ROUNDS, FINISHER_RATE),
                }
                (1..NEWS_READ).for_each(|_| samples.extend(self.corpora.news_samples()));
                samples.extend(self.corpora.unlikely_samples(&self.vectors, self.options.seed));
            }
        }
        Ok((samples, recipe))
    }

    fn teacher_path(&self, seed: u64) -> PathBuf {
        self.options.out.join(format!("english-syntax.teacher-{seed}.model"))
    }

    fn students_path(&self) -> PathBuf {
        self.options.out.join("english-syntax.students.model")
    }

    fn checkpoint_path(&self, seed: u64) -> PathBuf {
        self.options.out.join(format!("english-syntax.{seed}.checkpoint"))
    }

    /// Removes what only training needed.
    fn clean_up(&self) -> Result<()> {
        let classes = [Class::Teachers, Class::Students, Class::Finishers].map(|class| self.seeds_of(class));
        let all = classes.into_iter().flatten().flat_map(|seed| [self.teacher_path(seed), self.checkpoint_path(seed)]);
        let all = all.chain([self.students_path()]);
        all.filter(|path| path.exists()).try_for_each(|path| fs::remove_file(&path).map_err(Error::io(&path)))
    }
}

/// All that training reads.
pub struct Corpora {
    trees: Vec<Sample>,
    /// Names over the trees, sentence by sentence, where they are annotated.
    tree_names: Vec<Option<NameSample>>,
    /// Names without trees.
    names: Vec<NameSample>,
    /// Names in short messages, for the network for names alone.
    tweets: Vec<NameSample>,
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
            tweets: ["wnut17train.conll", "emerging.dev.conll"]
                .map(|file| corpora::names(&names.join("WNUT17").join(file)))
                .into_iter()
                .collect::<Result<Vec<_>>>()?
                .concat(),
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

    /// The news of the treebanks once more.
    fn news_samples(&self) -> Vec<neural::Sample> {
        let trees = self.trees.iter().zip(&self.tree_names).filter(|(tree, _)| tree.doc.starts_with("GUM_news"));
        trees.map(|(tree, names)| neural::Sample::made(tree, names.as_ref())).collect()
    }

    /// Sentences of the treebanks with other verbs and nouns, and sentences as in the news.
    fn unlikely_samples(&self, vectors: &Vectors, seed: u64) -> Vec<neural::Sample> {
        let words = reworded::Words::new(&self.trees, vectors);
        let reworded = reworded::reworded(&self.trees, &self.tree_names, &words, seed);
        let reworded = reworded.iter().map(|(tree, names)| neural::Sample::made(tree, names.as_ref()));
        let newswire = newswire::newswire(&words, NEWSWIRE, seed);
        reworded.chain(newswire.iter().map(|(tree, names)| neural::Sample::made(tree, Some(names)))).collect()
    }

    /// Sentences of the treebanks told as headlines or written in small letters.
    fn made_samples(&self, seed: u64) -> Vec<neural::Sample> {
        let headlines = made::headlines(&self.trees, &self.tree_names, seed);
        let small = made::small_letters(&self.trees, &self.tree_names, seed);
        let headlines = headlines.iter().map(|(tree, names)| neural::Sample::made(tree, names.as_ref()));
        headlines.chain(small.iter().map(|(tree, names)| neural::Sample::made(tree, Some(names)))).collect()
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

    /// The payload of the model of roles, what it learned from, and its scores with gold trees.
    fn roles(&self, options: &Options) -> Result<(Vec<u8>, String, String)> {
        let files = |part: &str| {
            let trees = options.corpora.join(format!("ud/UD_English-EWT/en_ewt-ud-{part}.conllu"));
            (trees, options.corpora.join(format!("propbank-ewt/{part}.jsonl")))
        };
        let payload = roles::train(&files("train"), ROLE_ROUNDS, options.seed)?;
        let scores = roles::score(&files("dev"), &payload)?;
        Ok((payload, ROLE_CORPORA.to_owned(), format!("PropBank EWT dev {scores}")))
    }

    fn scores(&self, network: &Neural) -> Vec<String> {
        let trees = self.dev.iter().map(|(name, samples)| score::syntax(name, samples, network));
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
