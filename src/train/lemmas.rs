//! Training the lemmatizer: counting.

use super::corpora::Sample;
use crate::document::{Upos, Xpos};
use crate::english::lemmas::{Change, Lemmatizer, ending_key, endings, whole_key};
use crate::english::tags::Pair;
use crate::learn::Dictionary;
use std::collections::BTreeMap;

type Counts = BTreeMap<Change, usize>;

/// Learns a lemmatizer from gold tags and lemmas.
pub fn train(samples: &[Sample]) -> Lemmatizer {
    let seen = count(samples);
    let by_ending = count_endings(&seen);
    let mut changes: Vec<Change> = seen.values().flat_map(|counts| counts.keys().cloned()).collect();
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
    for ((tags, form), counts) in &seen {
        let change = most_frequent(counts);
        let by_rule = endings(form).find_map(|ending| rules.get(&(*tags, ending)));
        if by_rule != Some(&change) {
            entries.push((whole_key(form, *tags), number(change)));
        }
    }
    Lemmatizer { changes: changes.clone(), known: Dictionary::new(entries) }
}

/// How often each form took each change under each pair of tags.
fn count(samples: &[Sample]) -> BTreeMap<(Pair, String), Counts> {
    let mut seen: BTreeMap<(Pair, String), Counts> = BTreeMap::new();
    for sample in samples {
        for ((form, lemma), tags) in sample.forms.iter().zip(&sample.lemmas).zip(&sample.tags) {
            if lemma == "_" || tags.1 == Xpos::Gw {
                continue;
            }
            let change = change(form, lemma, *tags);
            *seen.entry((*tags, form.to_lowercase())).or_default().entry(change).or_default() += 1;
        }
    }
    seen
}

/// The change from form to lemma; capitals are kept where that is simpler, or equally simple in a proper noun.
fn change(form: &str, lemma: &str, (upos, _): Pair) -> Change {
    let (kept, lower) = (Change::between(form, lemma, true), Change::between(form, lemma, false));
    let keep = if upos == Upos::Propn { kept.cut <= lower.cut } else { kept.cut < lower.cut };
    if keep { kept } else { lower }
}

/// The same for endings, shortest first; each form counts once.
fn count_endings(seen: &BTreeMap<(Pair, String), Counts>) -> Vec<((Pair, &str), Counts)> {
    let mut found: BTreeMap<(Pair, &str), Counts> = BTreeMap::new();
    for ((tags, form), counts) in seen {
        for ending in endings(form) {
            *found.entry((*tags, ending)).or_default().entry(most_frequent(counts).clone()).or_default() += 1;
        }
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|((_, ending), _)| ending.chars().count());
    found
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
