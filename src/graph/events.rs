//! Which claims tell one happening.
//!
//! Pairs are looked at only where a trigger agrees and the articles are near each other, or where a trigger and a named
//! participant agree; they are judged by [`same`](super::same) and brought together best first, as long as the two
//! sets do not contradict each other. Sorted by score and content, the pairs give the same sets in any order of articles.
//!
//! *Cost*: an article has a bounded number of neighbours, a block a bounded window.

use super::EntityId;
use super::cluster::Clusters;
use super::likeness::{Vector, Words, cosine, neighbours};
use super::same::{Verdict, apart, judge, victims};
use super::synonyms::groups_of;
use super::telling::Telling;
use crate::document::{Factuality, Record, Role};
use crate::time::Bounds;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Pairs less sure than this are not merged.
const THRESHOLD: f32 = 0.5;
/// In a block of a trigger and a participant, each claim is compared with so many that follow it in time.
const WINDOW: usize = 12;

/// The sets of claims that tell one happening, with why each claim is in.
pub fn merge(records: &[Record], tellings: &[Telling], vocabulary: &Words) -> Clusters {
    let mut judged = candidates(records, tellings, vocabulary);
    judged.retain(|(_, _, verdict)| verdict.score >= THRESHOLD);
    judged.sort_by(|a, b| b.2.score.total_cmp(&a.2.score).then((a.0, a.1).cmp(&(b.0, b.1))));
    let mut clusters = Clusters::new(tellings.len());
    let mut summaries: Vec<Summary> = tellings.iter().map(Summary::of).collect();
    for (one, other, verdict) in judged {
        let (a, b) = (clusters.find(one), clusters.find(other));
        if a != b && summaries[a].fits(&summaries[b], verdict.score) {
            clusters.merge(one, other, verdict.score, verdict.rule);
            let gone = std::mem::take(&mut summaries[a.max(b)]);
            summaries[a.min(b)].absorb(gone);
        }
    }
    clusters
}

/// Judged pairs of claims, the smaller first.
fn candidates(records: &[Record], tellings: &[Telling], vocabulary: &Words) -> Vec<(usize, usize, Verdict)> {
    let vectors: Vec<Vector> =
        records.iter().map(|r| vocabulary.vector(r.sentences.iter().map(|s| s.text.as_str()))).collect();
    let among: Vec<Vector> =
        records.iter().map(|r| vocabulary.vector_among_others(r.sentences.iter().map(|s| s.text.as_str()))).collect();
    let near = neighbours(&among);
    let closeness: HashMap<(usize, usize), f32> =
        near.iter().map(|(a, b, _)| ((*a, *b), cosine(&vectors[*a], &vectors[*b]))).collect();
    let mut pairs = near_pairs(records.len(), tellings, &near);
    pairs.extend(far_pairs(tellings));
    let judged = pairs.into_iter().filter_map(|(a, b)| {
        let (one, other) = (&tellings[a], &tellings[b]);
        let articles = (one.record.min(other.record), one.record.max(other.record));
        let near = (one.record != other.record).then(|| closeness.get(&articles).copied().unwrap_or(0.0));
        judge(one, other, near).map(|verdict| (a, b, verdict))
    });
    judged.collect()
}

/// The keys under which a trigger may meet another.
fn keys(telling: &Telling) -> Vec<String> {
    let groups = groups_of(telling.verb()).iter().map(|group| format!("group {group}"));
    let typed = telling.data.event_type.iter().map(|name| format!("type {name}"));
    let ends = (!victims(telling).is_empty()).then(|| "end of a life".to_owned());
    std::iter::once(format!("verb {}", telling.verb())).chain(groups).chain(typed).chain(ends).collect()
}

/// Claims of one article, or of two that are near, that share a key.
fn near_pairs(articles: usize, tellings: &[Telling], near: &[(usize, usize, f32)]) -> BTreeSet<(usize, usize)> {
    let mut by_key: Vec<BTreeMap<String, Vec<usize>>> = vec![BTreeMap::new(); articles];
    for (n, telling) in tellings.iter().enumerate() {
        for key in keys(telling) {
            by_key[telling.record].entry(key).or_default().push(n);
        }
    }
    let own = (0..articles).map(|article| (article, article));
    let mut pairs = BTreeSet::new();
    for (a, b) in own.chain(near.iter().map(|(a, b, _)| (*a, *b))) {
        let shared = by_key[a].iter().filter_map(|(key, list)| by_key[b].get(key).map(|other| (list, other)));
        pairs.extend(shared.flat_map(|(list, other)| product(list, other)));
    }
    pairs
}

fn product(one: &[usize], other: &[usize]) -> Vec<(usize, usize)> {
    let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (*a.min(b), *a.max(b))));
    pairs.filter(|(a, b)| a != b).collect()
}

/// Claims of any articles that share a trigger and a named object or subject, near in time.
fn far_pairs(tellings: &[Telling]) -> BTreeSet<(usize, usize)> {
    let mut blocks = BTreeMap::<(String, EntityId), Vec<usize>>::new();
    for (n, telling) in tellings.iter().enumerate().filter(|(_, telling)| !telling.is_speech()) {
        let named = telling.named().filter(|(role, _)| matches!(role, Role::Object | Role::Subject));
        for (key, entity) in named.flat_map(|(_, entity)| keys(telling).into_iter().map(move |key| (key, entity))) {
            blocks.entry((key, entity)).or_default().push(n);
        }
    }
    let mut pairs = BTreeSet::new();
    for mut block in blocks.into_values() {
        block.sort_by_key(|n| (tellings[*n].data.time.likely, *n));
        block.dedup();
        for (at, one) in block.iter().enumerate() {
            pairs.extend(block[at + 1..].iter().take(WINDOW).map(|other| (*one.min(other), *one.max(other))));
        }
    }
    pairs
}

/// What a set of claims says together, for seeing contradictions.
#[derive(Debug, Clone, Default)]
struct Summary {
    /// The common part of the claims' own times.
    time: Option<Bounds>,
    subjects: BTreeSet<EntityId>,
    objects: BTreeSet<EntityId>,
    real: bool,
    planned: bool,
}

impl Summary {
    fn of(telling: &Telling) -> Summary {
        let of = |role: Role| telling.named().filter(|(r, _)| *r == role).map(|(_, entity)| entity).collect();
        let real = telling.is_real();
        let planned = !real && telling.data.factuality != Factuality::Possible;
        Summary { time: telling.own_time(), subjects: of(Role::Subject), objects: of(Role::Object), real, planned }
    }

    /// True where two sets may be one: their days meet, or nearly so where all else agrees; their participants do.
    fn fits(&self, other: &Summary, score: f32) -> bool {
        let days = self.time.zip(other.time).map_or(0, |(a, b)| apart(&a, &b));
        let differ =
            |a: &BTreeSet<EntityId>, b: &BTreeSet<EntityId>| !a.is_empty() && !b.is_empty() && a.is_disjoint(b);
        let parts =
            usize::from(differ(&self.subjects, &other.subjects)) + usize::from(differ(&self.objects, &other.objects));
        let crossed = !self.subjects.is_disjoint(&other.objects) || !self.objects.is_disjoint(&other.subjects);
        let mixed = (self.real && other.planned) || (self.planned && other.real);
        let dated = self.time.is_some() && other.time.is_some() && days == 0;
        (days == 0 || (days <= 2 && score >= 0.8)) && (parts == 0 || (parts == 1 && crossed)) && (!mixed || dated)
    }

    fn absorb(&mut self, other: Summary) {
        self.time = match (self.time, other.time) {
            (Some(a), Some(b)) => Some(a.intersect(&b)).filter(|both| !both.is_empty()).or(Some(a)),
            (a, b) => a.or(b),
        };
        self.subjects.extend(other.subjects);
        self.objects.extend(other.objects);
        self.real |= other.real;
        self.planned |= other.planned;
    }
}
