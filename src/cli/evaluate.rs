//! The commands that score and train.

use super::args::{Evaluate, EvaluateWhat};
use super::output;
use crate::document::{Article, Record};
use crate::english::Model;
use crate::error::{Error, Result};
use crate::eval::{self, Report};
use crate::graph::KnowledgeGraph;
use crate::ontology::Ontology;
use crate::{pipeline, read};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// `dateline evaluate`.
pub fn evaluate(args: &Evaluate) -> Result<i32> {
    let model = Model::embedded()?;
    let analyze = |article: Article| pipeline::analyze(article, model, Ontology::embedded());
    let record = |article: Article| Record::from(&analyze(article));
    let reports = match &args.what {
        EvaluateWhat::Carb { files } => each(files, |file| Ok(vec![eval::carb::score(file, &record)?])),
        EvaluateWhat::Meantime { files } => each(files, |file| Ok(vec![eval::meantime::score(file, &record)?])),
        EvaluateWhat::Ecbplus { files } => each(files, |file| eval::ecbplus::score(file, &record, &pipeline::build)),
        EvaluateWhat::Seeds { folder } => eval::seeds::score(folder, &|story| graph_of(story, &record)),
        EvaluateWhat::Conllu { .. } | EvaluateWhat::Timeml { .. } => {
            Err(Error::Usage("evaluate: not there yet".to_owned()))
        }
    }?;
    let texts: Vec<String> = reports.iter().map(Report::to_string).collect();
    output::print(&texts.join("\n")).map(|()| 0)
}

/// The graph of the articles of a folder.
fn graph_of(folder: &Path, record: &(dyn Fn(Article) -> Record + Sync)) -> Result<KnowledgeGraph> {
    let articles = read::articles(&[folder.to_owned()], &read::Options::default()).collect::<Result<Vec<_>>>()?;
    Ok(pipeline::build(articles.into_par_iter().map(record).collect()))
}

/// The reports of each of some files.
fn each(files: &[PathBuf], score: impl Fn(&PathBuf) -> Result<Vec<Report>>) -> Result<Vec<Report>> {
    files.iter().map(score).collect::<Result<Vec<_>>>().map(|reports| reports.concat())
}

/// `dateline train`.
#[cfg(feature = "train")]
pub fn train(_args: &super::args::Train) -> Result<i32> {
    Err(Error::Usage("train: not there yet".to_owned()))
}
