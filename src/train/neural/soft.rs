//! What several networks hold likely, for another to learn: distillation (Hinton, Vinyals & Dean 2015; for parsers Kuncoro et al. 2016).

use super::Sample;
use crate::english::parts;
use crate::learn::neural::{Batch, Encoded, Network, exponential, maximum_spanning_tree};
use rayon::prelude::*;

/// The mean of what teachers hold likely of a sentence.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Soft {
    /// How likely the tags of each set are. *Shape*: `words × tags` each.
    pub tags: [Vec<f32>; 3],
    /// The heads that `labels` is about: those annotated, else those of the likeliest tree; 0 for the root.
    pub heads: Vec<usize>,
    /// How likely each position is the head of each. *Shape*: `size × size`, the root's row without meaning.
    pub arcs: Vec<f32>,
    /// How likely each label is under `heads`. *Shape*: `words × labels`.
    pub labels: Vec<f32>,
}

/// Adds to samples what those teachers say of them that may, given the document and their number; the samples have their features,
/// and the teachers the same vocabulary.
pub fn teach(samples: &mut [Sample], teachers: &[&Network], may: &(dyn Fn(&str, usize) -> bool + Sync)) {
    if teachers.is_empty() {
        return;
    }
    samples.par_chunks_mut(AT_ONCE).for_each(|samples| {
        let mut batch = Batch::default();
        samples.iter().for_each(|sample| batch.push(parts::root(), sample.features.clone()));
        let encoded: Vec<Encoded> = teachers.iter().map(|teacher| teacher.encode(&batch)).collect();
        for (sent, sample) in samples.iter_mut().enumerate().filter(|(_, sample)| !sample.made) {
            let asked = encoded.iter().enumerate().filter(|(number, _)| may(&sample.doc, *number));
            let asked: Vec<&Encoded> = asked.map(|(_, encoded)| encoded).collect();
            let trees = teachers.iter().all(|teacher| teacher.shape.has_trees());
            sample.soft = (!asked.is_empty()).then(|| soft(&asked, trees, sent, sample));
        }
    });
}

const AT_ONCE: usize = 32;

fn soft(encoded: &[&Encoded], trees: bool, sent: usize, sample: &Sample) -> Soft {
    let words = sample.forms.len();
    let size = words + 1;
    let tags = [0, 1, 2].map(|set| {
        mean(encoded, |encoded| {
            let mut scores = encoded.tags(sent, set).to_vec();
            let count = scores.len() / words.max(1);
            scores.chunks_exact_mut(count.max(1)).for_each(softmax);
            scores
        })
    });
    if !trees {
        return Soft { tags, ..Soft::default() };
    }
    let likely = |scores: Vec<f32>| scores.into_iter().map(exponential).collect::<Vec<f32>>();
    let mut arcs = mean(encoded, |encoded| likely(encoded.arcs(sent)));
    arcs[..size].fill(0.0);
    let heads = match &sample.tree {
        Some(tree) => tree.heads.clone(),
        None => {
            let scores: Vec<f32> = arcs.iter().map(|likely| likely.max(1e-9).ln()).collect();
            maximum_spanning_tree(&scores, size)[1..].to_vec()
        }
    };
    let pairs: Vec<(usize, usize)> = heads.iter().enumerate().map(|(word, head)| (word + 1, *head)).collect();
    let labels = mean(encoded, |encoded| likely(encoded.labels(sent, &pairs)));
    Soft { tags, heads, arcs, labels }
}

fn mean(encoded: &[&Encoded], of: impl Fn(&Encoded) -> Vec<f32>) -> Vec<f32> {
    let mut sum: Vec<f32> = Vec::new();
    for values in encoded.iter().map(|encoded| of(encoded)) {
        sum.resize(values.len(), 0.0);
        sum.iter_mut().zip(values).for_each(|(sum, value)| *sum += value / encoded.len() as f32);
    }
    sum
}

fn softmax(row: &mut [f32]) {
    let highest = row.iter().copied().fold(f32::MIN, f32::max);
    row.iter_mut().for_each(|score| *score = exponential(*score - highest));
    let sum: f32 = row.iter().sum();
    row.iter_mut().for_each(|score| *score /= sum);
}
