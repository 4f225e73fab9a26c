//! Scores of predicates and semantic roles on PropBank annotation over a treebank, with predicted tags and trees.
//!
//! A role is right where predicate, role and head of the phrase are right (as in CoNLL-2008 and 2009); the head of an annotated span is
//! taken from the gold tree. Words and sentences are the gold ones.

use super::{Measure, Report};
use crate::document::propbank::{self, Annotated};
use crate::document::{Document, Predicate, TokenId, conllu};
use crate::english::{self, Model};
use crate::error::{Error, Result};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

/// A role: the predicate's word, the role, the head of the phrase.
type Role = (TokenId, String, TokenId);

/// Scores a file of frames over a treebank.
///
/// # Errors
/// [`Error::Io`] and [`Error::Format`] where a file is missing or broken.
pub fn evaluate(trees: &Path, frames: &Path, model: &Model) -> Result<Report> {
    let read = |path: &Path| fs::read_to_string(path).map_err(Error::io(path));
    let annotated: HashMap<String, Annotated> =
        propbank::parse(frames, &read(frames)?)?.into_iter().map(|line| (line.sent_id.clone(), line)).collect();
    let mut tally = Tally::default();
    for doc in conllu::parse(trees, &read(trees)?)?.chunk_by(|_, next| next.comment("newdoc id").is_none()) {
        let gold = conllu::document(doc);
        let mut system = gold.clone();
        english::annotate(&mut system, model);
        let ids: Vec<Option<&Annotated>> =
            doc.iter().map(|tree| annotated.get(tree.comment("sent_id").unwrap_or_default())).collect();
        tally.add(&gold, &system, &ids, model);
    }
    let name = frames.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(tally.report(&format!("{name}, gold tokens")))
}

#[derive(Default)]
struct Tally {
    predicates: [usize; 3],
    /// Over predicted and over given predicates.
    roles: [[usize; 3]; 2],
    by_role: BTreeMap<String, [usize; 3]>,
}

impl Tally {
    fn add(&mut self, gold: &Document, system: &Document, annotated: &[Option<&Annotated>], model: &Model) {
        let (mut wanted, mut given) = (BTreeSet::new(), Vec::new());
        let mut known = BTreeSet::new();
        for (sent, annotated) in gold.sentences.iter().zip(annotated) {
            let Some(annotated) = annotated else { continue };
            known.extend(sent.tokens());
            let id = |word: usize| TokenId((sent.first.index() + word) as u32);
            for frame in &annotated.predicates {
                given.push(id(frame.word));
                for (span, role) in &frame.arguments {
                    if let Some(head) = propbank::head(gold, sent, span) {
                        wanted.insert((id(frame.word), role.clone(), id(head)));
                    }
                }
            }
        }
        let found: BTreeSet<TokenId> =
            system.predicates.iter().map(|predicate| predicate.token).filter(|tok| known.contains(tok)).collect();
        let asked: BTreeSet<TokenId> = given.iter().copied().collect();
        count(&mut self.predicates, &found, &asked);
        let own: Vec<Predicate> =
            system.predicates.iter().filter(|predicate| known.contains(&predicate.token)).cloned().collect();
        count(&mut self.roles[0], &roles(&own), &wanted);
        let over_given = roles(&model.roles.find_arguments(system, &given));
        count(&mut self.roles[1], &over_given, &wanted);
        let names: BTreeSet<&String> = wanted.iter().chain(&over_given).map(|(_, role, _)| role).collect();
        for name in names {
            let only = |roles: &BTreeSet<Role>| roles.iter().filter(|role| role.1 == *name).cloned().collect();
            count(self.by_role.entry(name.clone()).or_default(), &only(&over_given), &only(&wanted));
        }
    }

    fn report(self, title: &str) -> Report {
        let mut report = Report::new(title);
        let measure = |[hit, predicted, gold]: [usize; 3]| Measure::counts(hit, predicted, gold);
        report.push("predicates", measure(self.predicates));
        report.push("roles", measure(self.roles[0]));
        report.push("roles of given predicates", measure(self.roles[1]));
        for (role, counts) in self.by_role.into_iter().filter(|(_, counts)| counts[2] >= SHOWN) {
            report.push(format!("  {role}"), measure(counts));
        }
        report
    }
}

/// Roles annotated less often have no row of their own.
const SHOWN: usize = 50;

fn roles(predicates: &[Predicate]) -> BTreeSet<Role> {
    let of = |predicate: &Predicate| {
        let token = predicate.token;
        predicate.arguments.iter().map(move |(role, head)| (token, role.as_str().to_owned(), *head)).collect::<Vec<_>>()
    };
    predicates.iter().flat_map(of).collect()
}

fn count<T: Ord>(counts: &mut [usize; 3], found: &BTreeSet<T>, wanted: &BTreeSet<T>) {
    counts[0] += found.intersection(wanted).count();
    counts[1] += found.len();
    counts[2] += wanted.len();
}
