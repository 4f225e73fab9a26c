//! CaRB (Bhardwaj et al. 2019): open information extraction, tuples against tuples.
//!
//! Goes in: `X.txt` (a tokenised sentence a line) with `X.tsv` beside it (sentence, relation, arguments, tab-separated),
//! and a function that analyses an article. Relation and argument slots are compared as bags of tokens; arguments after
//! the first count as one slot. A claim is one tuple: its subject, its event, and everything else that takes part, times
//! included, as the n-ary systems give theirs. The curve has a point for each confidence; F1 is the best on it, AUC the area below it.

use super::tokenised::{GoldSentence, Layout};
use super::{Measure, Report, divide, f1};
use crate::document::record::ClaimRecord;
use crate::document::{Article, Record, Role};
use crate::error::{Error, Result};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const BE: &[&str] = &["be", "is", "am", "are", "was", "were", "been", "being"];
const SAID: &[&str] = &["said", "told", "added", "says", "adds"];

/// A tuple: relation, first argument, all other arguments.
#[derive(Debug, Clone, PartialEq)]
struct Tuple {
    relation: Vec<String>,
    slots: Vec<Vec<String>>,
    confidence: f64,
}

/// Scores the pipeline on a CaRB sentence file.
///
/// *Errors*: one of the two files cannot be read.
pub fn score(path: &Path, analyze: &(dyn Fn(Article) -> Record + Sync)) -> Result<Report> {
    let read = |path: &Path| fs::read_to_string(path).map_err(Error::io(path));
    let gold = gold_tuples(&read(&path.with_extension("tsv"))?);
    let sentences: Vec<String> = read(path)?.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let said: Vec<(String, Vec<Tuple>)> = sentences
        .par_iter()
        .enumerate()
        .map(|(n, sentence)| (key(sentence), said_tuples(n, sentence, analyze)))
        .collect();
    let mut answers: BTreeMap<String, Vec<Tuple>> = BTreeMap::new();
    for (key, tuples) in said {
        answers.entry(key).or_default().extend(tuples);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(report(&format!("CaRB {name}: open information extraction, tuple match"), &gold, &answers))
}

/// A sentence without what tokenisations differ in.
fn key(sentence: &str) -> String {
    let plain = sentence.replace(' ', "").replace("-LRB-", "(").replace("-RRB-", ")");
    plain.chars().filter(|c| !c.is_ascii_punctuation()).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn tuple(relation: &str, arguments: &[&str], confidence: f64) -> Tuple {
    let first: Vec<Vec<String>> = arguments.iter().take(1).map(|text| words(text)).collect();
    let rest: Vec<String> = arguments.iter().skip(1).flat_map(|text| words(text)).collect();
    let slots = if arguments.len() > 1 { first.into_iter().chain([rest]).collect() } else { first };
    Tuple { relation: words(relation), slots, confidence }
}

fn gold_tuples(text: &str) -> BTreeMap<String, Vec<Tuple>> {
    let mut gold: BTreeMap<String, Vec<Tuple>> = BTreeMap::new();
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
        if let [sentence, relation, arguments @ ..] = fields.as_slice() {
            let arguments: Vec<&str> = arguments.iter().copied().filter(|a| !a.contains("C: ")).collect();
            gold.entry(key(sentence)).or_default().push(tuple(relation, &arguments, 1.0));
        }
    }
    gold
}

fn said_tuples(n: usize, sentence: &str, analyze: &(dyn Fn(Article) -> Record + Sync)) -> Vec<Tuple> {
    let tokens = (0..).zip(sentence.split(' ')).map(|(n, form)| (n, form.to_owned())).collect();
    let layout = Layout::of(&[GoldSentence { id: 0, tokens }]);
    let record = analyze(layout.article(&n.to_string(), None));
    let given = |text: &str| gold_words(text, sentence);
    let told = |claim: &ClaimRecord| {
        // "the blast" alone is no tuple
        let first = claim.triples.first().filter(|triple| !triple.subject.is_empty() || triple.object.is_some())?;
        let objects = claim.triples.iter().filter_map(|triple| triple.object.as_deref());
        let times = claim.participants.iter().filter(|part| part.role == Role::Time).map(|part| part.text.as_str());
        let arguments: Vec<String> =
            std::iter::once(first.subject.as_str()).chain(objects).chain(times).map(given).collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        Some(tuple(&given(&first.event), &arguments, f64::from(claim.confidence)))
    };
    record.claims.iter().filter_map(told).collect()
}

/// The tokens of the gold sentence that a phrase covers, blanks ignored; else the phrase as it is.
fn gold_words(phrase: &str, sentence: &str) -> String {
    let tokens: Vec<&str> = sentence.split_whitespace().collect();
    let mut flat = String::new();
    let mut starts = BTreeMap::new();
    for (n, token) in tokens.iter().enumerate() {
        starts.insert(flat.len(), n);
        flat.push_str(match *token {
            "``" | "''" => "\"",
            "-LRB-" => "(",
            "-RRB-" => ")",
            other => other,
        });
    }
    starts.insert(flat.len(), tokens.len());
    let wanted: String = phrase.split_whitespace().collect();
    if wanted.is_empty() {
        return phrase.to_owned();
    }
    flat.match_indices(&wanted)
        .find_map(|(at, _)| Some(tokens[*starts.get(&at)?..*starts.get(&(at + wanted.len()))?].join(" ")))
        .unwrap_or_else(|| phrase.to_owned())
}

/// How many tokens two bags share, and what the second has left over.
fn overlap(gold: &[String], said: &[String]) -> (usize, Vec<String>) {
    let mut left = said.to_vec();
    let mut shared = 0;
    for word in gold {
        if let Some(at) = left.iter().position(|other| other == word) {
            left.remove(at);
            shared += 1;
        }
    }
    (shared, left)
}

/// Precision and recall of one pair.
fn pair(gold: &Tuple, said: &Tuple) -> (f64, f64) {
    let straight = slots(gold, &said.relation, &said.slots);
    let reports = gold.relation.iter().any(|word| SAID.iter().any(|said| word.contains(said)));
    match said.slots.as_slice() {
        [subject, object] if reports => {
            let turned = slots(gold, &said.relation, &[object.clone(), subject.clone()]);
            if turned > straight { turned } else { straight }
        }
        _ => straight,
    }
}

fn slots(gold: &Tuple, relation: &[String], said: &[Vec<String>]) -> (f64, f64) {
    let (mut shared, left) = overlap(&gold.relation, relation);
    if left.iter().any(|word| word == "be") && gold.relation.iter().any(|word| BE.contains(&word.as_str())) {
        shared += 1;
    }
    if shared == 0 {
        return (0.0, 0.0);
    }
    let (mut wanted, mut given) = (gold.relation.len(), relation.len());
    for (n, slot) in gold.slots.iter().enumerate() {
        wanted += slot.len();
        match said.get(n) {
            Some(words) => {
                given += words.len();
                shared += overlap(slot, words).0;
            }
            None if n < 2 => return (0.0, 0.0),
            None => {}
        }
    }
    (divide(shared as f64, given as f64), divide(shared as f64, wanted as f64))
}

/// Sums over one sentence: precision one to one, recall with each gold tuple taking its best answer.
fn sentence_sums(matrix: &[Vec<(f64, f64)>], keep: &[usize]) -> (f64, f64) {
    let recall = matrix.iter().map(|row| keep.iter().map(|j| row[*j].1).fold(0.0, f64::max)).sum();
    let (mut rows, mut columns): (Vec<usize>, Vec<usize>) = ((0..matrix.len()).collect(), keep.to_vec());
    let mut precision = 0.0;
    while !rows.is_empty() && !columns.is_empty() {
        let mut best = (f64::MIN, 0, 0);
        for i in &rows {
            for j in &columns {
                if matrix[*i][*j].0 > best.0 {
                    best = (matrix[*i][*j].0, *i, *j);
                }
            }
        }
        precision += best.0;
        rows.retain(|i| *i != best.1);
        columns.retain(|j| *j != best.2);
    }
    (precision, recall)
}

fn report(title: &str, gold: &BTreeMap<String, Vec<Tuple>>, said: &BTreeMap<String, Vec<Tuple>>) -> Report {
    let curve = curve(gold, said);
    let best = curve.iter().copied().max_by(|a, b| f1(a.0, a.1).total_cmp(&f1(b.0, b.1))).unwrap_or((0.0, 0.0));
    let all = curve.first().copied().unwrap_or((0.0, 0.0));
    let points: Vec<(f64, f64)> = curve.iter().copied().chain([(1.0, 0.0)]).collect();
    let area = points.windows(2).map(|w| (w[0].1 - w[1].1) * (w[0].0 + w[1].0) / 2.0).sum();
    let mut report = Report::new(title);
    report.push("best confidence", Measure::Rates { precision: best.0, recall: best.1 });
    report.push("all tuples", Measure::Rates { precision: all.0, recall: all.1 });
    report.push("AUC", Measure::Number(area));
    report
}

/// Precision and recall at each confidence, all tuples first.
fn curve(gold: &BTreeMap<String, Vec<Tuple>>, said: &BTreeMap<String, Vec<Tuple>>) -> Vec<(f64, f64)> {
    let mut levels: Vec<f64> = said.values().flatten().map(|tuple| tuple.confidence).collect();
    levels.sort_by(f64::total_cmp);
    levels.dedup();
    let wanted: usize = gold.values().map(Vec::len).sum();
    // a sentence changes at its own confidences only: add differences, then sum them up
    let mut steps = vec![(0.0, 0.0, 0.0); levels.len() + 1];
    for (key, tuples) in gold {
        let Some(answers) = said.get(key).filter(|answers| !answers.is_empty()) else { continue };
        let matrix: Vec<Vec<(f64, f64)>> =
            tuples.iter().map(|g| answers.iter().map(|s| pair(g, s)).collect()).collect();
        let mut own: Vec<f64> = answers.iter().map(|tuple| tuple.confidence).collect();
        own.sort_by(f64::total_cmp);
        own.dedup();
        let mut from = 0;
        for level in own {
            let keep: Vec<usize> = (0..answers.len()).filter(|j| answers[*j].confidence >= level).collect();
            let (precision, recall) = sentence_sums(&matrix, &keep);
            let to = levels.partition_point(|other| *other <= level);
            for (at, sign) in [(from, 1.0), (to, -1.0)] {
                steps[at].0 += sign * precision;
                steps[at].1 += sign * keep.len() as f64;
                steps[at].2 += sign * recall;
            }
            from = to;
        }
    }
    let mut sums = (0.0, 0.0, 0.0);
    steps[..levels.len()]
        .iter()
        .map(|(precision, count, recall)| {
            sums = (sums.0 + precision, sums.1 + count, sums.2 + recall);
            (if sums.1 > 1e-9 { sums.0 / sums.1 } else { 1.0 }, divide(sums.2, wanted as f64))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(tuples: Vec<Tuple>) -> BTreeMap<String, Vec<Tuple>> {
        BTreeMap::from([("s".to_owned(), tuples)])
    }

    #[test]
    fn a_partial_answer_and_a_longer_one() {
        let gold =
            one(vec![tuple("won", &["she", "the race", "in 2006"], 1.0), tuple("was", &["she", "a runner"], 1.0)]);
        let said = one(vec![tuple("won", &["she", "race"], 0.9), tuple("be", &["she", "a runner of note"], 0.4)]);
        let curve = curve(&gold, &said);
        assert!((curve[1].0 - 1.0).abs() < 1e-9 && (curve[1].1 - 0.25).abs() < 1e-9, "{curve:?}");
        assert!((curve[0].0 - (1.0 + 4.0 / 6.0) / 2.0).abs() < 1e-9 && (curve[0].1 - 0.75).abs() < 1e-9, "{curve:?}");
    }

    #[test]
    fn reports_may_be_turned_round() {
        let (gold, said) = (tuple("said", &["it rains", "Ada"], 1.0), tuple("said", &["Ada", "it rains"], 1.0));
        assert_eq!(pair(&gold, &said), (1.0, 1.0));
        assert_eq!(pair(&tuple("saw", &["it", "Ada"], 1.0), &tuple("heard", &["it", "Ada"], 1.0)), (0.0, 0.0));
    }

    #[test]
    fn phrases_are_given_back_in_gold_tokens() {
        assert_eq!(gold_words("(Ada)", "He met -LRB- Ada -RRB- ."), "-LRB- Ada -RRB-");
        assert_eq!(gold_words("nobody", "He met Ada ."), "nobody");
    }
}
