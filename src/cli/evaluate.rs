//! The commands that score and train.

use super::args::{Evaluate, EvaluateWhat, HalfName};
use super::output;
use crate::document::{Article, Document, Record};
use crate::english::neural::NameOdds;
use crate::english::{Model, annotate_syntax, coreference, names};
use crate::error::{Error, Result};
use crate::eval::timeml::Half;
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
    let marked = |article: Article| pipeline::timeml(&analyze(article));
    let reports = match &args.what {
        EvaluateWhat::Carb { files } => each(files, |file| Ok(vec![eval::carb::score(file, &record)?])),
        EvaluateWhat::Meantime { files } => each(files, |file| Ok(vec![eval::meantime::score(file, &record)?])),
        EvaluateWhat::Ecbplus { files } => each(files, |file| eval::ecbplus::score(file, &record, &pipeline::build)),
        EvaluateWhat::Coreference { files } => each(files, |file| coreference(file, model)),
        EvaluateWhat::Seeds { folder } => eval::seeds::score(folder, &|story| graph_of(story, &record)),
        EvaluateWhat::Timeml { folders, half, differences } => {
            return timeml(folders, half_of(*half), *differences, &marked);
        }
        EvaluateWhat::Matres { files, texts, half } => {
            let gold = eval::timeml::half(eval::timeml::read(texts)?, half_of(*half));
            each(files, |file| {
                let pairs = eval::matres::read(file)?;
                Ok(vec![eval::matres::evaluate(&file.display().to_string(), &pairs, &gold, marked)])
            })
        }
        EvaluateWhat::Propbank { files, trees } => {
            each(files, |file| Ok(vec![eval::propbank::evaluate(trees, file, model)?]))
        }
        EvaluateWhat::Conllu { files } => each(files, |file| match file.extension().is_some_and(|end| end == "iob2") {
            true => Ok(vec![eval::conllu::evaluate_names(file, model)?]),
            false => Ok(eval::conllu::evaluate(file, model)?.to_vec()),
        }),
    }?;
    let texts: Vec<String> = reports.iter().map(Report::to_string).collect();
    output::print(&texts.join("\n")).map(|()| 0)
}

/// Scores temporal expressions and events on folders of TimeML files.
fn timeml(folders: &[PathBuf], half: Half, list: bool, analyze: &(dyn Fn(Article) -> Document + Sync)) -> Result<i32> {
    let mut text = String::new();
    for folder in folders {
        let gold = eval::timeml::half(eval::timeml::read(folder)?, half);
        if list {
            let lines = |gold: &eval::timeml::Gold| {
                let lines = eval::timeml::differences(gold, &eval::timeml::timexes_of(&analyze(gold.article())));
                lines.into_iter().map(|line| format!("{}: {line}\n", gold.id)).collect::<String>()
            };
            text.push_str(&gold.par_iter().map(lines).collect::<Vec<_>>().concat());
        }
        let title = format!("TimeML {}: {} documents", folder.display(), gold.len());
        text.push_str(&eval::timeml::evaluate(&title, &gold, analyze).to_string());
    }
    output::print(&text).map(|()| 0)
}

fn half_of(name: HalfName) -> Half {
    match name {
        HalfName::Whole => Half::Whole,
        HalfName::Odd => Half::Odd,
        HalfName::Even => Half::Even,
    }
}

/// Scores coreference on gold trees and on the parser's.
fn coreference(file: &Path, model: &Model) -> Result<Vec<Report>> {
    let text = std::fs::read_to_string(file).map_err(Error::io(file))?;
    let resolve = |doc: &mut Document, odds: &[NameOdds]| {
        let names = names::find(doc, &model.names, odds);
        coreference::resolve(doc, names).iter().map(|merge| (merge.rule, merge.earlier, merge.later)).collect()
    };
    let parsed = |doc: &mut Document| {
        let odds = annotate_syntax(doc, model);
        resolve(doc, &odds)
    };
    let on_gold = eval::coreference::evaluate(file, &text, |doc: &mut Document| resolve(doc, &[]))?;
    let on_parsed = eval::coreference::evaluate(file, &text, parsed)?;
    let titled = |report: Report, trees: &str| Report { title: format!("{}, {trees}", report.title), ..report };
    Ok(vec![titled(on_gold, "gold trees"), titled(on_parsed, "predicted trees")])
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
pub fn train(args: &super::args::Train) -> Result<i32> {
    let options = crate::train::Options {
        corpora: args.corpora.clone(),
        out: args.out.clone(),
        seed: args.seed,
        vectors: args.vectors.clone(),
        raw: args.raw.clone(),
        teachers: args.teachers,
        ask: args.ask.clone(),
        told: args.told.clone(),
        only: args.only.clone(),
    };
    crate::train::run(&options, &output::tell).map(|()| 0)
}
