//! Articles in, results out in the order of the articles: reading, analysis on all threads, progress, warnings.

use super::args::{OnGraph, Reading};
use super::output::tell;
use crate::document::{Article, Document, Record};
use crate::error::{Error, Result};
use crate::graph::KnowledgeGraph;
use crate::ontology::Ontology;
use crate::{english, pipeline, rdf, read};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::borrow::Cow;
use std::path::PathBuf;

/// How many bytes of text are analysed at a time; it bounds the memory and keeps all threads busy.
const BATCH_BYTES: usize = 4 << 20;
/// How many articles are analysed at a time.
const BATCH_ARTICLES: usize = 256;
/// How many names a warning lists.
const LISTED: usize = 3;

/// What a run over articles came to.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// How many articles went through.
    pub articles: usize,
    /// How many could not be read.
    pub failed: usize,
    /// The ids of those without a publication date.
    undated: Vec<String>,
}

impl Outcome {
    /// The exit code: 3 where some articles failed, 1 where all did.
    pub fn code(&self) -> i32 {
        match (self.failed, self.articles) {
            (0, _) => 0,
            (_, 0) => 1,
            _ => 3,
        }
    }

    /// Tells what is worth knowing at the end.
    pub fn tell(&self) {
        if !self.undated.is_empty() {
            let names = self.undated.iter().take(LISTED).cloned().collect::<Vec<_>>().join(", ");
            let more = if self.undated.len() > LISTED { ", …" } else { "" };
            let count = articles(self.undated.len());
            tell(&format!(
                "warning: no publication date for {count} ({names}{more}); dates such as \"last week\" stay open there, --date gives one"
            ));
        }
        if self.failed > 0 {
            tell(&format!("{} could not be read, {} went through", articles(self.failed), articles(self.articles)));
        }
    }
}

/// "1 article", "2 articles".
pub fn articles(count: usize) -> String {
    if count == 1 { "1 article".to_owned() } else { format!("{count} articles") }
}

/// Analyses articles on all threads and hands over what `turn` makes of each, in the order of the articles.
///
/// Memory is bounded by a batch; the order and the results do not depend on the number of threads.
pub fn for_each<T: Send>(
    paths: &[PathBuf],
    reading: &Reading,
    turn: impl Fn(Document) -> Result<T> + Sync,
    mut take: impl FnMut(T) -> Result<()>,
) -> Result<Outcome> {
    let model = english::Model::embedded()?;
    let ontology = ontology(reading)?;
    let pool = pool(reading.threads)?;
    let mut outcome = Outcome::default();
    let mut articles = read::articles(paths, &read::Options { date: reading.date });
    let progress = Progress::start(articles.files_left());
    loop {
        let batch = next_batch(&mut articles, &mut outcome, &progress);
        if batch.is_empty() {
            break;
        }
        let analyse = |article| turn(pipeline::analyze(article, model, &ontology));
        let results: Vec<Result<T>> = pool.install(|| batch.into_par_iter().map(analyse).collect());
        results.into_iter().try_for_each(|result| take(result?))?;
        progress.at(articles.files_left(), outcome.articles);
    }
    progress.end();
    Ok(outcome)
}

fn next_batch(articles: &mut read::Articles, outcome: &mut Outcome, progress: &Progress) -> Vec<Article> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    for article in articles.by_ref() {
        match article {
            Ok(article) => {
                outcome.articles += 1;
                if article.published.is_none() {
                    outcome.undated.push(article.id.clone());
                }
                bytes += article.text.len();
                batch.push(article);
            }
            Err(error) => {
                outcome.failed += 1;
                progress.aside(|| tell(&format!("error: {error}")));
            }
        }
        if bytes >= BATCH_BYTES || batch.len() >= BATCH_ARTICLES {
            break;
        }
    }
    batch
}

/// The records of articles, and what the run came to.
pub fn records(paths: &[PathBuf], reading: &Reading) -> Result<(Vec<Record>, Outcome)> {
    let mut records = Vec::new();
    let outcome = for_each(
        paths,
        reading,
        |doc| Ok(Record::from(&doc)),
        |record| {
            records.push(record);
            Ok(())
        },
    )?;
    outcome.tell();
    Ok((records, outcome))
}

/// The graph of articles read in memory, or of the store where no paths are given; with the exit code so far.
pub fn graph(on: &OnGraph) -> Result<(KnowledgeGraph, i32)> {
    if on.paths.is_empty() {
        return Ok((store(on)?.graph()?, 0));
    }
    let (records, outcome) = records(&on.paths, &on.reading)?;
    Ok((pipeline::build(records), outcome.code()))
}

/// The quads of articles read in memory, or of the store where no paths are given; with the exit code so far.
pub fn dataset(on: &OnGraph) -> Result<(rdf::Dataset, rdf::Base, i32)> {
    let (mut data, base, code) = if on.paths.is_empty() {
        let store = store(on)?;
        (store.dataset()?, store.base().clone(), 0)
    } else {
        let (graph, code) = graph(on)?;
        let base = rdf::Base::default();
        (rdf::Dataset::of_graph(&graph, &base)?, base, code)
    };
    if let Some(path) = &on.reading.ontology {
        let turtle = std::fs::read_to_string(path).map_err(Error::io(path))?;
        data.add_turtle(&path.display().to_string(), &turtle)?;
    }
    Ok((data, base, code))
}

fn store(on: &OnGraph) -> Result<rdf::Store> {
    rdf::Store::open(&on.store.store)
}

fn ontology(reading: &Reading) -> Result<Cow<'static, Ontology>> {
    match &reading.ontology {
        Some(path) => Ontology::with_file(path).map(Cow::Owned),
        None => Ok(Cow::Borrowed(Ontology::embedded())),
    }
}

fn pool(threads: Option<usize>) -> Result<rayon::ThreadPool> {
    let build = rayon::ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build();
    build.map_err(|error| Error::Usage(format!("cannot start {} threads: {error}", threads.unwrap_or(0))))
}

/// A progress bar on a terminal, nothing elsewhere.
struct Progress(ProgressBar);

impl Progress {
    fn start(files: usize) -> Progress {
        let bar = ProgressBar::new(files as u64);
        // A bar without its own style is still a bar.
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} files  {msg}  {elapsed}") {
            bar.set_style(style);
        }
        Progress(bar)
    }

    fn at(&self, left: usize, done: usize) {
        self.0.set_position(self.0.length().unwrap_or(0).saturating_sub(left as u64));
        self.0.set_message(articles(done));
    }

    fn aside(&self, act: impl FnOnce()) {
        self.0.suspend(act);
    }

    fn end(self) {
        self.0.finish_and_clear();
    }
}
