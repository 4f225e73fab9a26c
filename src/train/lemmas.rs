//! Training the lemmatizer: counting.

use super::corpora::Sample;
use crate::document::{Upos, Xpos};
use crate::english::lemmas::{Change, Lemmatizer, ending_key, endings, whole_key};
use crate::english::words::Pair;
use crate::learn::Dictionary;
use std::collections::BTreeMap;

/// How often a form, as written, had a lemma.
type Seen<'s> = BTreeMap<(&'s str, &'s str), usize>;
type Counts = BTreeMap<Change, usize>;

/// Learns a lemmatizer from gold tags and lemmas.
pub fn train(samples: &[Sample]) -> Lemmatizer {
    let seen: BTreeMap<(Pair, String), Change> =
        count(samples).into_iter().map(|(key, seen)| (key.clone(), best_change(&seen, key.0))).collect();
    let by_ending = count_endings(&seen);
    let mut changes: Vec<Change> = seen.values().cloned().collect();
    changes.sort();
    changes.dedup();
    let number = |change: &Change| changes.binary_search(change).unwrap_or(0) as u32;
    let mut entries = Vec::new();
    let mut rules: BTreeMap<(Pair, &str), &Change> = BTreeMap::new();
    for ((tags, ending), counts) in &by_ending {
        let change = most_frequent(counts);
        let shorter = endings(ending).skip(1).find_map(|shorter| rules.get(&(*tags, shorter)));
        let often = counts.values().sum::<usize>() >= 2;
        if (often || ending.is_empty()) && shorter != Some(&change) {
            rules.insert((*tags, *ending), change);
            entries.push((ending_key(ending, *tags), number(change)));
        }
    }
    for ((tags, form), change) in &seen {
        let by_rule = endings(form).find_map(|ending| rules.get(&(*tags, ending)));
        if by_rule != Some(&change) {
            entries.push((whole_key(form, *tags), number(change)));
        }
    }
    Lemmatizer { changes: changes.clone(), known: Dictionary::new(entries) }
}

/// How often each form, letter case aside, had each lemma under each pair of tags.
fn count(samples: &[Sample]) -> BTreeMap<(Pair, String), Seen<'_>> {
    let mut seen: BTreeMap<(Pair, String), Seen> = BTreeMap::new();
    for sample in samples {
        for ((form, lemma), tags) in sample.forms.iter().zip(&sample.lemmas).zip(&sample.tags) {
            if lemma != "_" && tags.1 != Xpos::Gw {
                *seen.entry((*tags, form.to_lowercase())).or_default().entry((form, lemma)).or_default() += 1;
            }
        }
    }
    seen
}

/// The change that gives most of the lemmas; of equals the one that cuts least, then the one that keeps capitals in a proper
/// noun and drops them elsewhere.
fn best_change(seen: &Seen, (upos, _): Pair) -> Change {
    let proper = upos == Upos::Propn;
    let changes =
        seen.keys().flat_map(|(form, lemma)| [proper, !proper].map(|keep| Change::between(form, lemma, keep)));
    let right = |change: &Change| -> usize {
        let gives = |(form, lemma): &(&str, &str)| change.apply(form).as_deref() == Some(*lemma);
        seen.iter().filter(|(pair, _)| gives(pair)).map(|(_, count)| count).sum()
    };
    let mut best: Option<(usize, Change)> = None;
    for change in changes {
        let count = right(&change);
        let better = |(most, best): &(usize, Change)| (count, best.cut) > (*most, change.cut);
        if best.as_ref().is_none_or(better) {
            best = Some((count, change));
        }
    }
    best.map(|(_, change)| change).unwrap_or_default()
}

/// The same for endings, shortest first; each form counts once, and not at all where nothing of it stays in its lemma:
/// what makes "be" of "was" says nothing about other words.
fn count_endings(seen: &BTreeMap<(Pair, String), Change>) -> Vec<((Pair, &str), Counts)> {
    let mut found: BTreeMap<(Pair, &str), Counts> = BTreeMap::new();
    for ((tags, form), change) in seen.iter().filter(|((_, form), change)| stays(form, change)) {
        for ending in endings(form) {
            *found.entry((*tags, ending)).or_default().entry(change.clone()).or_default() += 1;
        }
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|((_, ending), _)| ending.chars().count());
    found
}

fn stays(form: &str, change: &Change) -> bool {
    change.cut == 0 || (change.cut as usize) < form.chars().count()
}

fn most_frequent(counts: &Counts) -> &Change {
    let mut best = None;
    for (change, count) in counts {
        if best.is_none_or(|(_, most)| *count > most) {
            best = Some((change, *count));
        }
    }
    best.map_or(&NOTHING, |(change, _)| change)
}

static NOTHING: Change = Change { keep_case: true, cut: 0, add: String::new() };
