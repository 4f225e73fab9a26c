//! [`Network`]: the encoder and its heads.

use super::biaffine::{ArcScorer, LabelScorer, Readied};
use super::dense::Dense;
use super::embed::{Embedder, WordFeatures};
use super::math::{add, exponential};
use super::sru::{Sru, SruCache, Steps};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// The sizes of a network.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shape {
    /// Rows and width of each single-row table of embeddings.
    pub tables: Vec<(usize, usize)>,
    /// How many numbers of a word are given.
    pub given: usize,
    /// Rows and width of the table of word parts.
    pub parts: (usize, usize),
    /// Layers of the encoder.
    pub layers: usize,
    /// How many of the layers, from the first, have a highway of their own.
    pub highways: usize,
    /// Width of one direction of a layer.
    pub width: usize,
    /// Width of a word as dependent or head when arcs are scored.
    pub arc_width: usize,
    /// The same when labels are scored.
    pub label_width: usize,
    /// The number of tags of each tag set: those read off the second layer, then those read off the last.
    pub tags: Vec<usize>,
    /// How many of the tag sets are read off the second layer.
    pub early_tags: usize,
    /// The number of labels; 0 for a network that tags and sees no trees.
    pub labels: usize,
}

impl Shape {
    /// True where it scores heads and labels, too.
    pub fn has_trees(&self) -> bool {
        self.labels > 0
    }
}

/// The encoder and its heads. Position 0 of every sentence is a root of its own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Network {
    /// Its sizes.
    pub shape: Shape,
    /// Words to rows.
    pub embedder: Embedder,
    /// Layers of the encoder, each a pair of directions; from the second on the input is added to the output.
    pub layers: Vec<[Sru; 2]>,
    /// One for each tag set.
    pub tags: Vec<Dense>,
    /// Heads.
    pub arcs: ArcScorer,
    /// Labels.
    pub labels: LabelScorer,
}

/// Sentences side by side.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Batch {
    /// All words, each sentence led by its root. Shared ones are read once.
    pub words: Vec<Arc<WordFeatures>>,
    /// The rows of each sentence, root included.
    pub sents: Vec<Range<usize>>,
}

/// What the network makes of a batch; scores are read off sentence by sentence. Position 0 of a sentence is its root.
#[derive(Debug, Clone)]
pub struct Encoded<'n> {
    network: &'n Network,
    sents: Vec<Range<usize>>,
    tags: Vec<Vec<f32>>,
    turned: Vec<f32>,
    heads: Vec<f32>,
    readied: Readied,
}

impl Batch {
    /// Adds a sentence.
    pub fn push(&mut self, root: Arc<WordFeatures>, words: impl IntoIterator<Item = Arc<WordFeatures>>) {
        let start = self.words.len();
        self.words.push(root);
        self.words.extend(words);
        self.sents.push(start..self.words.len());
    }

    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.words.len()
    }

    /// Words that are not shared with an earlier row, and for each row which of them it is.
    fn distinct(&self) -> (Vec<&WordFeatures>, Vec<usize>) {
        let mut seen: HashMap<*const WordFeatures, usize> = HashMap::new();
        let mut distinct: Vec<&WordFeatures> = Vec::new();
        let mut places = Vec::with_capacity(self.words.len());
        for word in &self.words {
            let place = *seen.entry(Arc::as_ptr(word)).or_insert(distinct.len());
            if place == distinct.len() {
                distinct.push(word);
            }
            places.push(place);
        }
        (distinct, places)
    }
}

impl Network {
    /// A network of zeros.
    pub fn zeros(shape: &Shape) -> Network {
        let embedder = Embedder::zeros(&shape.tables, shape.given, shape.parts);
        let width = shape.width;
        let layer = |n| if n == 0 { embedder.width() } else { 2 * width };
        let layers =
            (0..shape.layers).map(|n| [0, 1].map(|_| Sru::zeros(layer(n), width, n < shape.highways))).collect();
        Network {
            shape: shape.clone(),
            layers,
            tags: shape.tags.iter().map(|count| Dense::zeros(2 * width, *count)).collect(),
            arcs: ArcScorer::zeros(2 * width, shape.arc_width),
            labels: LabelScorer::zeros(2 * width, shape.label_width, shape.labels),
            embedder,
        }
    }

    /// All its numbers, as tensors in a fixed order; each with the width of its rows, for quantisation.
    pub fn tensors(&self) -> Vec<(&[f32], usize)> {
        let mut all: Vec<(&[f32], usize)> = Vec::new();
        let embedder = &self.embedder;
        all.extend(embedder.tables.iter().zip(&embedder.widths).map(|(table, width)| (&table[..], *width)));
        all.push((&embedder.parts, embedder.parts_width));
        for unit in self.layers.iter().flatten() {
            all.extend([(&unit.weights[..], unit.columns()), (&unit.state, unit.width), (&unit.bias, unit.width)]);
        }
        let (arcs, labels) = (&self.arcs, &self.labels);
        let mappings = [&arcs.dependents, &arcs.heads, &labels.dependents, &labels.heads, &labels.linear];
        for dense in self.tags.iter().chain(mappings) {
            all.extend([(&dense.weights[..], dense.outputs), (&dense.bias, dense.outputs)]);
        }
        all.extend([(&arcs.matrix[..], arcs.bias.len()), (&arcs.bias, arcs.bias.len())]);
        all.push((&labels.tensor, labels.heads.outputs));
        all
    }

    /// The same as [`Network::tensors`], to change.
    pub fn tensors_mut(&mut self) -> Vec<&mut Vec<f32>> {
        let mut all: Vec<&mut Vec<f32>> = Vec::new();
        all.extend(self.embedder.tables.iter_mut());
        all.push(&mut self.embedder.parts);
        for unit in self.layers.iter_mut().flatten() {
            all.extend([&mut unit.weights, &mut unit.state, &mut unit.bias]);
        }
        let (arcs, labels) = (&mut self.arcs, &mut self.labels);
        let mappings =
            [&mut arcs.dependents, &mut arcs.heads, &mut labels.dependents, &mut labels.heads, &mut labels.linear];
        for dense in self.tags.iter_mut().chain(mappings) {
            all.extend([&mut dense.weights, &mut dense.bias]);
        }
        all.extend([&mut arcs.matrix, &mut arcs.bias, &mut labels.tensor]);
        all
    }

    /// One layer: output (its input added from the second layer on) and what the backward pass needs.
    pub fn layer(&self, n: usize, x: &[f32], carried: Option<&[f32]>, batch: &Batch) -> (Vec<f32>, [SruCache; 2]) {
        let rows = batch.rows();
        let mut y = vec![0.0; rows * 2 * self.shape.width];
        let [forward, backward] = &self.layers[n];
        let first = forward.forward(x, rows, &batch.sents, Steps::Forward, &mut y);
        let second = backward.forward(x, rows, &batch.sents, Steps::Backward, &mut y);
        if let Some(carried) = carried {
            add(&mut y, carried);
        }
        (y, [first, second])
    }

    /// The layer whose output a tag set is read off.
    pub fn layer_of_tags(&self, set: usize) -> usize {
        let last = self.shape.layers - 1;
        if set < self.shape.early_tags { last.min(1) } else { last }
    }

    /// Encodes a batch of sentences. *Cost*: linear in the words.
    pub fn encode(&self, batch: &Batch) -> Encoded<'_> {
        let rows = batch.rows();
        let mut outputs: Vec<Vec<f32>> = Vec::new();
        // a word that stands in several places enters the first layer once
        let (distinct, places) = batch.distinct();
        let mut x = self.embedder.forward(&distinct);
        let same: Vec<usize> = (0..rows).collect();
        for n in 0..self.shape.layers {
            let mut y = vec![0.0; rows * 2 * self.shape.width];
            let [forward, backward] = &self.layers[n];
            let places = if n == 0 { &places } else { &same };
            forward.read(&x, places, &batch.sents, Steps::Forward, &mut y);
            backward.read(&x, places, &batch.sents, Steps::Backward, &mut y);
            if n > 0 {
                add(&mut y, &x);
                outputs.push(x);
            }
            x = y;
        }
        outputs.push(x);
        let x = &outputs[outputs.len() - 1];
        let tags = self.tags.iter().enumerate();
        let tags = tags.map(|(set, dense)| dense.forward(&outputs[self.layer_of_tags(set)], rows)).collect();
        let mut encoded = Encoded {
            network: self,
            sents: batch.sents.clone(),
            tags,
            turned: Vec::new(),
            heads: Vec::new(),
            readied: Readied::default(),
        };
        if self.shape.has_trees() {
            let [dependents, heads] = self.arcs.project(x, rows);
            (encoded.turned, encoded.heads) = (self.arcs.turned(&dependents, rows), heads);
            encoded.readied = self.labels.readied(self.labels.project(x, rows), rows);
        }
        encoded
    }
}

impl Encoded<'_> {
    /// The number of sentences.
    pub fn len(&self) -> usize {
        self.sents.len()
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.sents.is_empty()
    }

    /// The scores of the tags of a set for the words of a sentence, its root left out. *Shape*: `words × tags`.
    pub fn tags(&self, sent: usize, set: usize) -> &[f32] {
        let (rows, count) = (&self.sents[sent], self.network.shape.tags[set]);
        &self.tags[set][(rows.start + 1) * count..rows.end * count]
    }

    /// The log probability of every position as the head of every other. *Shape*: `size × size`, a row a dependent, the
    /// root's row without meaning. *Cost*: quadratic in the sentence.
    pub fn arcs(&self, sent: usize) -> Vec<f32> {
        let rows = &self.sents[sent];
        let size = rows.len();
        let mut scores = self.network.arcs.scores(&self.turned, &self.heads, rows);
        for row in 1..size {
            scores[row * size + row] = f32::MIN;
            log_softmax(&mut scores[row * size..(row + 1) * size]);
        }
        scores
    }

    /// The log probability of each label for pairs of dependent and head. *Shape*: `pairs × labels`.
    pub fn labels(&self, sent: usize, pairs: &[(usize, usize)]) -> Vec<f32> {
        let start = self.sents[sent].start;
        let mut all = Vec::with_capacity(pairs.len() * self.network.shape.labels);
        for (word, head) in pairs {
            self.network.labels.meet(&self.readied, (start + word, start + head), &mut all);
        }
        all.chunks_exact_mut(self.network.shape.labels).for_each(log_softmax);
        all
    }
}

/// Scores to log probabilities.
fn log_softmax(row: &mut [f32]) {
    let highest = row.iter().copied().fold(f32::MIN, f32::max);
    let sum: f32 = row.iter().map(|score| exponential(score - highest)).sum();
    let total = highest + sum.ln();
    for score in row {
        *score -= total;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::Random;

    /// A small network with random weights.
    fn sample() -> Network {
        let shape = Shape {
            tables: vec![(5, 3)],
            given: 2,
            parts: (7, 2),
            layers: 2,
            highways: 1,
            width: 4,
            arc_width: 3,
            label_width: 2,
            tags: vec![3, 2],
            early_tags: 1,
            labels: 4,
        };
        let mut network = Network::zeros(&shape);
        let mut random = Random::new(1);
        for weight in network.tensors_mut().into_iter().flatten() {
            *weight = random.fraction() as f32 - 0.5;
        }
        network
    }

    fn word(row: u32) -> Arc<WordFeatures> {
        Arc::new(WordFeatures { rows: vec![row], parts: vec![row, row + 1], given: vec![row as f32; 2] })
    }

    #[test]
    fn a_sentence_is_read_the_same_alone_and_among_others() {
        let network = sample();
        let sents = [vec![1, 2, 3], vec![4], vec![], vec![2, 2, 1, 0]];
        let mut all = Batch::default();
        let shared = [0, 1, 2, 3, 4].map(word);
        sents.iter().for_each(|sent| all.push(shared[0].clone(), sent.iter().map(|row| shared[*row as usize].clone())));
        let among = network.encode(&all);
        let close = |a: &[f32], b: &[f32]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-4);
        for (n, sent) in sents.iter().enumerate() {
            let mut batch = Batch::default();
            batch.push(word(0), sent.iter().map(|row| word(*row)));
            let alone = network.encode(&batch);
            assert!(close(alone.tags(0, 1), among.tags(n, 1)));
            let size = sent.len() + 1;
            assert!(close(&alone.arcs(0)[size..], &among.arcs(n)[size..]));
            let pairs: Vec<(usize, usize)> = (1..size).map(|word| (word, word - 1)).collect();
            assert!(close(&alone.labels(0, &pairs), &among.labels(n, &pairs)));
        }
    }

    #[test]
    fn the_quick_way_through_a_layer_is_the_same() {
        let network = sample();
        let mut batch = Batch::default();
        batch.push(word(0), [word(1), word(2)]);
        let x = network.embedder.forward(&batch.words);
        let (slow, _) = network.layer(0, &x, None, &batch);
        let mut quick = vec![0.0; slow.len()];
        network.layers[0][0].read(&x, &[0, 1, 2], &batch.sents, Steps::Forward, &mut quick);
        network.layers[0][1].read(&x, &[0, 1, 2], &batch.sents, Steps::Backward, &mut quick);
        assert!(slow.iter().zip(&quick).all(|(a, b)| (a - b).abs() < 1e-6));
    }

    #[test]
    fn eight_bits_are_close_and_cut_bytes_are_refused() {
        let network = sample();
        let bytes = network.to_bytes();
        let again = Network::zeros(&network.shape).fill(&bytes).unwrap();
        let pairs = network.tensors().into_iter().zip(again.tensors());
        assert!(pairs.flat_map(|((a, _), (b, _))| a.iter().zip(b)).all(|(a, b)| (a - b).abs() < 0.005));
        assert!(Network::zeros(&network.shape).fill(&bytes[1..]).is_none());
    }
}
