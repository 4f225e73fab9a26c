//! MATRES (Ning, Wu & Roth 2018): which of two given verbs begins first.
//!
//! Goes in: a file of pairs (`document, verb, verb, instance, instance, relation`, with tabs between) and the TimeML texts
//! they are of. `BEFORE`, `AFTER` and `EQUAL` count; an answer to a `VAGUE` pair is wrong.

use super::timeml::{Gold, align, events_of};
use super::{Measure, Report};
use crate::document::{Article, ClaimId, Document};
use crate::error::{Error, Result};
use crate::order;
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// A pair of instances of a document and what people say of them; `None` where they cannot tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    one: String,
    other: String,
    relation: Option<Ordering>,
}

/// Reads the pairs of a file, by document.
///
/// # Errors
/// [`Error::Io`] where it cannot be read, [`Error::Format`] for a line of another form.
pub fn read(path: &Path) -> Result<BTreeMap<String, Vec<Pair>>> {
    let text = std::fs::read_to_string(path).map_err(Error::io(path))?;
    let mut pairs: BTreeMap<String, Vec<Pair>> = BTreeMap::new();
    for (n, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let broken = || Error::Format {
            path: path.to_owned(),
            line: n,
            column: 0,
            message: "expected six fields with tabs between, the last BEFORE, AFTER, EQUAL or VAGUE".to_owned(),
        };
        let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
        let [doc, _, _, one, other, relation] = fields[..] else { return Err(broken()) };
        let relation = match relation {
            "BEFORE" => Some(Ordering::Less),
            "AFTER" => Some(Ordering::Greater),
            "EQUAL" => Some(Ordering::Equal),
            "VAGUE" => None,
            _ => return Err(broken()),
        };
        let pair = Pair { one: format!("ei{one}"), other: format!("ei{other}"), relation };
        pairs.entry(doc.to_owned()).or_default().push(pair);
    }
    Ok(pairs)
}

/// Scores the order of given verbs.
pub fn evaluate(
    title: &str,
    pairs: &BTreeMap<String, Vec<Pair>>,
    gold: &[Gold],
    analyze: impl Fn(Article) -> Document + Sync,
) -> Report {
    let counts: Vec<Vec<(Option<Ordering>, Option<Ordering>)>> = gold
        .par_iter()
        .filter_map(|gold| Some((gold, pairs.get(&gold.id)?)))
        .map(|(gold, pairs)| answers(gold, pairs, &analyze(gold.article())))
        .collect();
    let all = || counts.iter().flatten();
    let of = |wanted: Option<Option<Ordering>>| {
        let hit = all().filter(|(g, s)| g.is_some() && g == s && wanted.is_none_or(|w| *g == w)).count();
        let said = all().filter(|(_, s)| s.is_some() && wanted.is_none_or(|w| *s == w)).count();
        let asked = all().filter(|(g, _)| g.is_some() && wanted.is_none_or(|w| *g == w)).count();
        Measure::counts(hit, said, asked)
    };
    let mut report = Report::new(title);
    report.push("order of two verbs", of(None));
    report.push("before", of(Some(Some(Ordering::Less))));
    report.push("after", of(Some(Some(Ordering::Greater))));
    report.push("equal", of(Some(Some(Ordering::Equal))));
    report
}

/// What people say and what the program says, pair by pair.
fn answers(gold: &Gold, pairs: &[Pair], doc: &Document) -> Vec<(Option<Ordering>, Option<Ordering>)> {
    let said = events_of(doc);
    let claims: HashMap<usize, usize> = align(&gold.events, &said).into_iter().collect();
    // a verb that is no event here ("is going to leave") stands where the nearest event does
    let nearest = |at: usize| {
        let near = said.iter().enumerate().filter(|(_, event)| event.span.start.abs_diff(at) < 40);
        near.min_by_key(|(_, event)| event.span.start.abs_diff(at)).map(|(n, _)| n)
    };
    let chronology = order::Chronology::of(doc);
    let claim = |id: &str| {
        let event = *gold.instances.get(id)?;
        Some((
            gold.events[event].span.start,
            claims.get(&event).copied().or_else(|| nearest(gold.events[event].span.start)).map(|n| ClaimId(n as u32)),
        ))
    };
    let answer = |pair: &Pair| {
        let ((start, one), (start2, other)) = (claim(&pair.one)?, claim(&pair.other)?);
        match (one, other) {
            (Some(one), Some(other)) if one != other => chronology.compare(one, other),
            _ => Some(start.cmp(&start2)),
        }
    };
    pairs.iter().map(|pair| (pair.relation, answer(pair))).collect()
}
