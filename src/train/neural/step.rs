//! One step of training: the forward pass with dropout, the losses, and the gradient of all weights.

use super::soft::Soft;
use super::{Recipe, Sample};
use crate::learn::Random;
use crate::learn::neural::{Batch, Dense, Network, Steps, add, exponential, multiply, project_backward};

/// A step over some sentences.
pub struct Step<'s> {
    /// The network as it is.
    pub network: &'s Network,
    /// What goes in.
    pub batch: &'s Batch,
    /// Which samples the sentences of the batch are.
    pub chosen: &'s [usize],
    /// All samples.
    pub samples: &'s [Sample],
}

impl Step<'_> {
    /// Adds to the gradient; returns the summed losses of UPOS, XPOS, names, arcs and labels.
    pub fn run(&self, gradient: &mut Network, recipe: Recipe, random: &mut Random) -> [f32; 5] {
        let (network, rows, layers) = (self.network, self.batch.rows(), self.network.layers.len());
        let wide = 2 * network.shape.width;
        let mut x = network.embedder.forward(&self.batch.words);
        let input_mask = self.mask(network.embedder.width(), recipe.input_dropout, random);
        multiply(&mut x, &input_mask);
        // inputs[n] goes into layer n with dropout; inputs[layers] is what the heads see
        let (mut inputs, mut masks, mut caches) = (vec![x], vec![input_mask], Vec::new());
        let mut raw: Option<Vec<f32>> = None;
        for n in 0..layers {
            let (y, cache) = network.layer(n, &inputs[n], raw.as_deref(), self.batch);
            let mask = self.mask(wide, recipe.dropout, random);
            let mut dropped = y.clone();
            multiply(&mut dropped, &mask);
            inputs.push(dropped);
            masks.push(mask);
            caches.push(cache);
            raw = Some(y);
        }
        let mut slopes: Vec<Vec<f32>> = inputs.iter().map(|x| vec![0.0; x.len()]).collect();
        let mut losses = [0.0; 5];
        let sets = network.tags.iter().zip(&mut gradient.tags).zip(&mut losses).enumerate();
        for (set, ((own, dense), loss)) in sets {
            let at = network.layer_of_tags(set) + 1;
            *loss = self.tag_loss(set, (own, dense), &inputs[at], &mut slopes[at], recipe.gold);
        }
        if network.shape.has_trees() {
            let (arcs, labels) = self.tree_loss(gradient, &inputs[layers], &mut slopes[layers], recipe, random);
            (losses[3], losses[4]) = (arcs, labels);
        }
        let mut carried = vec![0.0; rows * wide];
        for n in (0..layers).rev() {
            let mut slope = std::mem::take(&mut slopes[n + 1]);
            multiply(&mut slope, &masks[n + 1]);
            add(&mut slope, &carried);
            for (side, steps) in [Steps::Forward, Steps::Backward].into_iter().enumerate() {
                let (unit, own) = (&network.layers[n][side], &mut gradient.layers[n][side]);
                let sents = &self.batch.sents;
                unit.backward(own, &caches[n][side], &inputs[n], rows, sents, steps, &slope, &mut slopes[n]);
            }
            carried = slope;
        }
        multiply(&mut slopes[0], &masks[0]);
        network.embedder.backward(&mut gradient.embedder, &self.batch.words, &slopes[0]);
        losses
    }

    /// A dropout mask that is the same for all words of a sentence (Gal & Ghahramani 2016).
    fn mask(&self, width: usize, share: f32, random: &mut Random) -> Vec<f32> {
        let keep = 1.0 / (1.0 - share);
        let mut mask = Vec::with_capacity(self.batch.rows() * width);
        for sent in &self.batch.sents {
            let row: Vec<f32> =
                (0..width).map(|_| if random.fraction() < f64::from(share) { 0.0 } else { keep }).collect();
            mask.extend(row.iter().cycle().take(width * sent.len()));
        }
        mask
    }

    fn gold_tags(&self, sent: usize, set: usize) -> Option<&[usize]> {
        let sample = &self.samples[self.chosen[sent]];
        match set {
            0 => sample.tree.as_ref().map(|tree| &tree.upos[..]),
            1 => sample.tree.as_ref().map(|tree| &tree.xpos[..]),
            _ => sample.names.as_deref(),
        }
    }

    fn soft(&self, sent: usize) -> Option<&Soft> {
        self.samples[self.chosen[sent]].soft.as_ref()
    }

    fn tag_loss(
        &self,
        set: usize,
        (dense, gradient): (&Dense, &mut Dense),
        x: &[f32],
        dx: &mut [f32],
        gold: f32,
    ) -> f32 {
        let (rows, width) = (self.batch.rows(), dense.outputs);
        let mut scores = dense.forward(x, rows);
        let mut loss = 0.0;
        for (n, sent) in self.batch.sents.iter().enumerate() {
            scores[sent.start * width..(sent.start + 1) * width].fill(0.0);
            let own = &mut scores[(sent.start + 1) * width..sent.end * width];
            let (known, soft) = (self.gold_tags(n, set), self.soft(n).map(|soft| &soft.tags[set]));
            if known.is_none() && soft.is_none() {
                own.fill(0.0);
                continue;
            }
            for (word, row) in own.chunks_exact_mut(width).enumerate() {
                let soft = soft.map(|soft| &soft[word * width..(word + 1) * width]);
                loss += cross_entropy(row, known.map(|known| known[word]), soft, gold);
            }
        }
        dense.backward(gradient, x, &scores, rows, dx);
        loss
    }

    fn tree_loss(
        &self,
        gradient: &mut Network,
        x: &[f32],
        dx: &mut [f32],
        recipe: Recipe,
        random: &mut Random,
    ) -> (f32, f32) {
        let (rows, network) = (self.batch.rows(), self.network);
        let (arcs, labels) = (&network.arcs, &network.labels);
        let projected = [arcs.project(x, rows), labels.project(x, rows)].concat();
        let widths =
            [network.shape.arc_width, network.shape.arc_width, network.shape.label_width, network.shape.label_width];
        let masks = widths.map(|width| self.mask(width, recipe.dropout, random));
        let dropped: Vec<Vec<f32>> = (projected.iter().zip(&masks))
            .map(|(side, mask)| {
                let mut side = side.clone();
                multiply(&mut side, mask);
                side
            })
            .collect();
        let mut slopes: Vec<Vec<f32>> = dropped.iter().map(|side| vec![0.0; side.len()]).collect();
        let turned = arcs.turned(&dropped[0], rows);
        let mut d_turned = vec![0.0; turned.len()];
        let (mut arc_loss, mut pairs, mut wanted) = (0.0, Vec::new(), Vec::new());
        let kinds = network.shape.labels;
        for (n, sent) in self.batch.sents.iter().enumerate() {
            let (tree, soft) = (&self.samples[self.chosen[n]].tree, self.soft(n));
            let Some(heads) = tree.as_ref().map(|tree| &tree.heads).or(soft.map(|soft| &soft.heads)) else { continue };
            let size = sent.len();
            let mut scores = arcs.scores(&turned, &dropped[1], sent);
            scores[..size].fill(0.0);
            for word in 1..size {
                let row = &mut scores[word * size..(word + 1) * size];
                row[word] = -60.0;
                let likely = soft.map(|soft| &soft.arcs[word * size..(word + 1) * size]);
                arc_loss += cross_entropy(row, tree.as_ref().map(|tree| tree.heads[word - 1]), likely, recipe.gold);
                row[word] = 0.0;
                pairs.push((sent.start + word, sent.start + heads[word - 1]));
                let likely = soft.map(|soft| &soft.labels[(word - 1) * kinds..word * kinds]);
                wanted.push((tree.as_ref().map(|tree| tree.labels[word - 1]), likely));
            }
            arcs.scores_backward((&turned, &dropped[1]), sent, &scores, (&mut d_turned, &mut slopes[1]));
        }
        if pairs.is_empty() {
            return (0.0, 0.0);
        }
        arcs.turned_backward(&mut gradient.arcs, &dropped[0], rows, &d_turned, &mut slopes[0]);
        let sides = [&dropped[2][..], &dropped[3][..]];
        let mut scores = labels.scores(sides, &pairs);
        let rows_of = scores.chunks_exact_mut(kinds);
        let label_loss =
            rows_of.zip(wanted).map(|(row, (gold, soft))| cross_entropy(row, gold, soft, recipe.gold)).sum();
        let mut label_slopes = [std::mem::take(&mut slopes[2]), std::mem::take(&mut slopes[3])];
        labels.backward(&mut gradient.labels, sides, &pairs, &scores, &mut label_slopes);
        let [left, right] = label_slopes;
        (slopes[2], slopes[3]) = (left, right);
        for (slope, mask) in slopes.iter_mut().zip(&masks) {
            multiply(slope, mask);
        }
        let own = [
            (&arcs.dependents, &mut gradient.arcs.dependents),
            (&arcs.heads, &mut gradient.arcs.heads),
            (&labels.dependents, &mut gradient.labels.dependents),
            (&labels.heads, &mut gradient.labels.heads),
        ];
        for ((dense, own), (output, slope)) in own.into_iter().zip(projected.iter().zip(&mut slopes)) {
            project_backward(dense, own, (x, output, rows), slope, dx);
        }
        (arc_loss, label_loss)
    }
}

/// Softmax cross entropy of one row, which becomes its own gradient, against what is annotated and what teachers hold likely;
/// where both are known, the annotation has the given weight.
fn cross_entropy(row: &mut [f32], gold: Option<usize>, soft: Option<&[f32]>, weight: f32) -> f32 {
    let highest = row.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in row.iter_mut() {
        *score = exponential(*score - highest);
        sum += *score;
    }
    row.iter_mut().for_each(|score| *score /= sum);
    let weight = match (gold, soft) {
        (Some(_), Some(_)) => weight,
        (Some(_), None) => 1.0,
        (None, _) => 0.0,
    };
    let mut loss = 0.0;
    if let Some(gold) = gold {
        loss -= weight * row[gold].max(1e-9).ln();
    }
    if let Some(soft) = soft {
        for (value, likely) in row.iter_mut().zip(soft).filter(|(_, likely)| **likely > 1e-4) {
            loss -= (1.0 - weight) * likely * value.max(1e-9).ln();
            *value -= (1.0 - weight) * likely;
        }
    }
    if let Some(gold) = gold {
        row[gold] -= weight;
    }
    loss
}

#[cfg(test)]
mod tests {
    use super::super::Syntax;
    use super::*;
    use crate::learn::neural::{Shape, WordFeatures};
    use std::sync::Arc;

    #[test]
    fn the_gradient_is_the_slope_of_the_loss() {
        let shape = Shape {
            tables: vec![(5, 3)],
            given: 2,
            parts: (7, 2),
            layers: 2,
            highways: 1,
            width: 3,
            arc_width: 3,
            label_width: 2,
            tags: vec![3, 3, 3],
            early_tags: 2,
            labels: 4,
        };
        let mut network = Network::zeros(&shape);
        let mut random = Random::new(3);
        for weight in network.tensors_mut().into_iter().flatten() {
            *weight = random.fraction() as f32 - 0.5;
        }
        let word = |row: u32| {
            Arc::new(WordFeatures { rows: vec![row], parts: vec![row, row + 1], given: vec![0.3 * row as f32] })
        };
        let mut batch = Batch::default();
        batch.push(word(0), [word(1), word(2), word(3)]);
        batch.push(word(0), [word(4), word(1)]);
        let tree = Syntax { upos: vec![0, 1, 2], xpos: vec![2, 1, 0], heads: vec![2, 0, 2], labels: vec![1, 0, 3] };
        let soft = Soft {
            tags: [3, 3, 3].map(|count| vec![1.0 / count as f32; 2 * count]),
            heads: vec![0, 1],
            arcs: [[0.0; 3], [0.7, 0.0, 0.3], [0.2, 0.8, 0.0]].concat(),
            labels: [[0.1, 0.2, 0.3, 0.4], [0.25; 4]].concat(),
        };
        let samples = [
            Sample { tree: Some(tree), names: Some(vec![0, 1, 2]), ..Sample::default() },
            Sample { names: Some(vec![1, 0]), soft: Some(soft), ..Sample::default() },
        ];
        let recipe = Recipe { dropout: 0.0, input_dropout: 0.0, ..Recipe::default() };
        let loss = |network: &Network, gradient: &mut Network| -> f64 {
            let step = Step { network, batch: &batch, chosen: &[0, 1], samples: &samples };
            step.run(gradient, recipe, &mut Random::new(1)).iter().map(|loss| f64::from(*loss)).sum()
        };
        let mut gradient = Network::zeros(&shape);
        loss(&network, &mut gradient);
        let slopes: Vec<Vec<f32>> = gradient.tensors().iter().map(|(tensor, _)| tensor.to_vec()).collect();
        let nudge = 1e-2f32;
        for (n, slopes) in slopes.iter().enumerate() {
            for (at, slope) in slopes.iter().enumerate().step_by(3) {
                let mut nudged = |by: f32| {
                    network.tensors_mut()[n][at] += by;
                    let loss = loss(&network, &mut Network::zeros(&shape));
                    network.tensors_mut()[n][at] -= by;
                    loss
                };
                let measured = (nudged(nudge) - nudged(-nudge)) / f64::from(2.0 * nudge);
                let error = (measured - f64::from(*slope)).abs();
                assert!(error < 0.02 + 0.03 * measured.abs(), "tensor {n}, {at}: {measured} against {slope}");
            }
        }
    }
}
