//! The commands that score and train.

use super::args::{Evaluate, EvaluateWhat};
use super::output;
use crate::document::{Article, Record};
use crate::english::Model;
use crate::error::{Error, Result};
use crate::eval::{self, Report};
use crate::ontology::Ontology;
use crate::pipeline;
use std::path::PathBuf;

/// `dateline evaluate`.
pub fn evaluate(args: &Evaluate) -> Result<i32> {
    let model = Model::embedded()?;
    let analyze = |article: Article| pipeline::analyze(article, model, Ontology::embedded());
    let record = |article: Article| Record::from(&analyze(article));
    let reports = match &args.what {
        EvaluateWhat::Carb { files } => each(files, |file| Ok(vec![eval::carb::score(file, &record)?])),
        EvaluateWhat::Meantime { files } => each(files, |file| Ok(vec![eval::meantime::score(file, &record)?])),
        EvaluateWhat::Ecbplus { files } => each(files, |file| eval::ecbplus::score(file, &record, &pipeline::build)),
        EvaluateWhat::Conllu { .. } | EvaluateWhat::Timeml { .. } | EvaluateWhat::Seeds { .. } => {
            Err(Error::Usage("evaluate: not there yet".to_owned()))
        }
    }?;
    let texts: Vec<String> = reports.iter().map(Report::to_string).collect();
    output::print(&texts.join("\n")).map(|()| 0)
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
