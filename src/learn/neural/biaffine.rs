//! [`ArcScorer`] and [`LabelScorer`]: how well each word would do as the head of each other, and under which label.

use super::dense::Dense;
use super::math::{Transpose, add, dot, leaky, leaky_backward, matmul};
use pulp::{Arch, Simd, WithSimd};
use std::cell::Cell;
use std::ops::Range;

/// Scores every pair of words as dependent and head (Dozat & Manning 2017, equation 6).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ArcScorer {
    /// Words as dependents.
    pub dependents: Dense,
    /// Words as heads.
    pub heads: Dense,
    /// *Shape*: `width × width`.
    pub matrix: Vec<f32>,
    /// *Shape*: `width`: how good a head a word is for anyone.
    pub bias: Vec<f32>,
}

/// Scores every label for given pairs of words (the same, equation 9).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LabelScorer {
    /// Words as dependents.
    pub dependents: Dense,
    /// Words as heads.
    pub heads: Dense,
    /// *Shape*: `width × (labels · width)`.
    pub tensor: Vec<f32>,
    /// Both words side by side to labels.
    pub linear: Dense,
}

/// What the words of a batch bring to label scores: see [`LabelScorer::readied`].
#[derive(Debug, Clone, Default)]
pub struct Readied {
    /// *Shape*: `rows × (labels · width)`.
    turned: Vec<f32>,
    /// *Shape*: `rows × labels` each.
    linear: [Vec<f32>; 2],
    /// *Shape*: `rows × width`.
    heads: Vec<f32>,
}

impl Drop for Readied {
    fn drop(&mut self) {
        if !self.turned.is_empty() {
            SPARE.set(std::mem::take(&mut self.turned));
        }
    }
}

thread_local! {
    /// Room for the largest product, kept for the next batch.
    static SPARE: Cell<Vec<f32>> = const { Cell::new(Vec::new()) };
}

impl ArcScorer {
    /// A scorer of zeros.
    pub fn zeros(inputs: usize, width: usize) -> ArcScorer {
        let dense = Dense::zeros(inputs, width);
        ArcScorer { dependents: dense.clone(), heads: dense, matrix: vec![0.0; width * width], bias: vec![0.0; width] }
    }

    fn width(&self) -> usize {
        self.bias.len()
    }

    /// Every word as dependent and as head.
    pub fn project(&self, x: &[f32], rows: usize) -> [Vec<f32>; 2] {
        project(&self.dependents, &self.heads, x, rows)
    }

    /// Dependents turned towards heads: a product with the heads gives the scores.
    pub fn turned(&self, dependents: &[f32], rows: usize) -> Vec<f32> {
        let width = self.width();
        let mut turned = self.bias.repeat(rows);
        let weights = (&self.matrix[..], (width, width), Transpose::No);
        matmul((dependents, (rows, width), Transpose::No), weights, &mut turned, 1.0);
        turned
    }

    /// The scores of one sentence. *Shape*: `words × words`, a row a dependent.
    pub fn scores(&self, turned: &[f32], heads: &[f32], sent: &Range<usize>) -> Vec<f32> {
        let (width, words) = (self.width(), sent.len());
        let own = sent.start * width..sent.end * width;
        let mut scores = vec![0.0; words * words];
        let shape = (words, width);
        let heads = (&heads[own.clone()], shape, Transpose::Yes);
        matmul((&turned[own], shape, Transpose::No), heads, &mut scores, 0.0);
        scores
    }

    /// Turns the gradient of one sentence's scores into those of its turned dependents and its heads.
    pub fn scores_backward(
        &self,
        (turned, heads): (&[f32], &[f32]),
        sent: &Range<usize>,
        slopes: &[f32],
        (d_turned, d_heads): (&mut [f32], &mut [f32]),
    ) {
        let (width, words) = (self.width(), sent.len());
        let own = sent.start * width..sent.end * width;
        let (square, shape) = ((words, words), (words, width));
        let heads = (&heads[own.clone()], shape, Transpose::No);
        matmul((slopes, square, Transpose::No), heads, &mut d_turned[own.clone()], 1.0);
        let turned = (&turned[own.clone()], shape, Transpose::No);
        matmul((slopes, square, Transpose::Yes), turned, &mut d_heads[own], 1.0);
    }

    /// Adds the gradient of the weights to `gradient` and that of the dependents to `d_dependents`.
    pub fn turned_backward(
        &self,
        gradient: &mut ArcScorer,
        dependents: &[f32],
        rows: usize,
        d_turned: &[f32],
        d_dependents: &mut [f32],
    ) {
        let width = self.width();
        for row in d_turned.chunks_exact(width) {
            add(&mut gradient.bias, row);
        }
        let shape = (rows, width);
        let slopes = (d_turned, shape, Transpose::No);
        matmul((dependents, shape, Transpose::Yes), slopes, &mut gradient.matrix, 1.0);
        matmul(slopes, (&self.matrix, (width, width), Transpose::Yes), d_dependents, 1.0);
    }
}

impl LabelScorer {
    /// A scorer of zeros.
    pub fn zeros(inputs: usize, width: usize, labels: usize) -> LabelScorer {
        let dense = Dense::zeros(inputs, width);
        let linear = Dense::zeros(2 * width, labels);
        LabelScorer { dependents: dense.clone(), heads: dense, tensor: vec![0.0; width * labels * width], linear }
    }

    fn width(&self) -> usize {
        self.dependents.outputs
    }

    fn labels(&self) -> usize {
        self.linear.outputs
    }

    /// Every word as dependent and as head.
    pub fn project(&self, x: &[f32], rows: usize) -> [Vec<f32>; 2] {
        project(&self.dependents, &self.heads, x, rows)
    }

    /// The rows of both sides of some pairs: dependents, heads, and both side by side.
    fn gather(&self, [dependents, heads]: [&[f32]; 2], pairs: &[(usize, usize)]) -> [Vec<f32>; 3] {
        let width = self.width();
        let pick = |side: &[f32], row: usize| side[row * width..(row + 1) * width].to_vec();
        let left: Vec<f32> = pairs.iter().flat_map(|(dependent, _)| pick(dependents, *dependent)).collect();
        let right: Vec<f32> = pairs.iter().flat_map(|(_, head)| pick(heads, *head)).collect();
        let both = left.chunks_exact(width).zip(right.chunks_exact(width)).flat_map(|(a, b)| [a, b].concat()).collect();
        [left, right, both]
    }

    /// Dependents of some pairs turned towards heads, for each label.
    fn turned(&self, left: &[f32], pairs: usize) -> Vec<f32> {
        let (width, wide) = (self.width(), self.labels() * self.width());
        let mut turned = SPARE.take();
        // what is left in it of another product is written over
        turned.resize(pairs * wide, 0.0);
        let weights = (&self.tensor[..], (width, wide), Transpose::No);
        matmul((left, (pairs, width), Transpose::No), weights, &mut turned, 0.0);
        turned
    }

    /// The scores of every label for each pair of (dependent, head). *Shape*: `pairs × labels`.
    pub fn scores(&self, sides: [&[f32]; 2], pairs: &[(usize, usize)]) -> Vec<f32> {
        let labels = self.labels();
        let [left, right, both] = self.gather(sides, pairs);
        let mut scores = self.linear.forward(&both, pairs.len());
        let turned = self.turned(&left, pairs.len());
        let rows = turned.chunks_exact(labels * self.width()).zip(right.chunks_exact(self.width()));
        for (scores, (turned, head)) in scores.chunks_exact_mut(labels).zip(rows) {
            Arch::new().dispatch(Meeting { turned, head, scores });
        }
        scores
    }

    /// What each word brings to all its pairs: [`LabelScorer::meet`] gives the scores of one of them.
    ///
    /// *Shape*: `words` has a row a word as dependent and as head. *Cost*: one product over all words, however many pairs follow.
    pub fn readied(&self, words: [Vec<f32>; 2], rows: usize) -> Readied {
        let (width, labels) = (self.width(), self.labels());
        let turned = self.turned(&words[0], rows);
        let (left, right) = self.linear.weights.split_at(width * labels);
        let [dependents, heads] = [(&words[0], left), (&words[1], right)].map(|(side, weights)| {
            let mut linear = vec![0.0; rows * labels];
            matmul((side, (rows, width), Transpose::No), (weights, (width, labels), Transpose::No), &mut linear, 0.0);
            linear
        });
        let [_, heads_of] = words;
        Readied { turned, linear: [dependents, heads], heads: heads_of }
    }

    /// Appends the scores of every label for a pair of rows.
    pub fn meet(&self, words: &Readied, (dependent, head): (usize, usize), scores: &mut Vec<f32>) {
        let (width, labels, start) = (self.width(), self.labels(), scores.len());
        let row = |side: usize, row: usize| &words.linear[side][row * labels..(row + 1) * labels];
        let linear = row(0, dependent).iter().zip(row(1, head)).zip(&self.linear.bias);
        scores.extend(linear.map(|((dependent, head), bias)| bias + dependent + head));
        let turned = &words.turned[dependent * labels * width..(dependent + 1) * labels * width];
        let head = &words.heads[head * width..(head + 1) * width];
        Arch::new().dispatch(Meeting { turned, head, scores: &mut scores[start..] });
    }

    /// Adds the gradient of the weights to `gradient` and those of both sides to `slopes`, given that of the scores.
    pub fn backward(
        &self,
        gradient: &mut LabelScorer,
        sides: [&[f32]; 2],
        pairs: &[(usize, usize)],
        d_scores: &[f32],
        slopes: &mut [Vec<f32>; 2],
    ) {
        let (width, labels, count) = (self.width(), self.labels(), pairs.len());
        let [left, right, both] = self.gather(sides, pairs);
        let mut turned = self.turned(&left, count);
        let mut d_right = vec![0.0; count * width];
        for (n, slope) in d_scores.iter().enumerate() {
            let at = n / labels * width;
            let turned = &mut turned[n * width..(n + 1) * width];
            for j in 0..width {
                d_right[at + j] += slope * turned[j];
                turned[j] = slope * right[at + j];
            }
        }
        let (shape, wide) = ((count, width), (count, labels * width));
        matmul((&left, shape, Transpose::Yes), (&turned, wide, Transpose::No), &mut gradient.tensor, 1.0);
        let mut d_left = vec![0.0; count * width];
        let weights = (&self.tensor[..], (width, labels * width), Transpose::Yes);
        matmul((&turned, wide, Transpose::No), weights, &mut d_left, 0.0);
        let mut d_both = vec![0.0; count * 2 * width];
        self.linear.backward(&mut gradient.linear, &both, d_scores, count, &mut d_both);
        for (n, (dependent, head)) in pairs.iter().enumerate() {
            let own = n * width..(n + 1) * width;
            let (d_pair_left, d_pair_right) = d_both[n * 2 * width..(n + 1) * 2 * width].split_at(width);
            let dependent = &mut slopes[0][dependent * width..(dependent + 1) * width];
            add(dependent, &d_left[own.clone()]);
            add(dependent, d_pair_left);
            let head = &mut slopes[1][head * width..(head + 1) * width];
            add(head, &d_right[own]);
            add(head, d_pair_right);
        }
    }
}

/// A turned dependent meets a head: adds the score of every label. Compiled for the widest vectors that the processor has.
struct Meeting<'m> {
    turned: &'m [f32],
    head: &'m [f32],
    scores: &'m mut [f32],
}

impl WithSimd for Meeting<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        for (score, turned) in self.scores.iter_mut().zip(self.turned.chunks_exact(self.head.len())) {
            *score += dot(turned, self.head);
        }
    }
}

fn project(dependents: &Dense, heads: &Dense, x: &[f32], rows: usize) -> [Vec<f32>; 2] {
    [dependents, heads].map(|dense| {
        let mut y = dense.forward(x, rows);
        leaky(&mut y);
        y
    })
}

/// The gradient of a projection by `dense`, given its output and the gradient of that.
pub fn project_backward(
    dense: &Dense,
    gradient: &mut Dense,
    (x, output, rows): (&[f32], &[f32], usize),
    slope: &mut [f32],
    dx: &mut [f32],
) {
    leaky_backward(output, slope);
    dense.backward(gradient, x, slope, rows, dx);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::Random;

    #[test]
    fn words_made_ready_meet_as_pairs_do() {
        let (inputs, width, labels, rows) = (3, 18, 5, 4);
        let mut scorer = LabelScorer::zeros(inputs, width, labels);
        let mut random = Random::new(1);
        let mut fill = |values: &mut Vec<f32>| values.iter_mut().for_each(|x| *x = random.fraction() as f32 - 0.5);
        fill(&mut scorer.tensor);
        fill(&mut scorer.linear.weights);
        fill(&mut scorer.linear.bias);
        let mut sides = [vec![0.0; rows * width], vec![0.0; rows * width]];
        sides.iter_mut().for_each(&mut fill);
        let pairs = [(0, 1), (0, 3), (2, 2), (3, 0)];
        let expected = scorer.scores([&sides[0], &sides[1]], &pairs);
        // the second time in room that was used before
        for _ in 0..2 {
            let ready = scorer.readied(sides.clone(), rows);
            let mut found = Vec::new();
            pairs.iter().for_each(|pair| scorer.meet(&ready, *pair, &mut found));
            assert!(expected.len() == found.len() && expected.iter().zip(&found).all(|(a, b)| (a - b).abs() < 1e-5));
        }
    }
}
