//! [`Sru`]: one direction of a simple recurrent unit.

use super::math::{Transpose, matmul, sigmoid, tanh};
use std::ops::Range;

/// One direction of a simple recurrent unit with a projected highway connection (Lei et al. 2018, equations 1 to 4).
///
/// All products are over the whole batch; what is left of the recurrence is element by element.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sru {
    /// *Shape*: `inputs × 4 · width`: candidate, forget gate, highway gate, highway.
    pub weights: Vec<f32>,
    /// *Shape*: `2 · width`: what the forget and highway gates see of the state.
    pub state: Vec<f32>,
    /// *Shape*: `2 · width`: the biases of the two gates.
    pub bias: Vec<f32>,
    /// Width of a row of the input.
    pub inputs: usize,
    /// Width of a row of the output.
    pub width: usize,
}

/// In which direction a unit reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Steps {
    /// First word first.
    Forward,
    /// Last word first.
    Backward,
}

impl Steps {
    /// The rows of a sentence in the order of reading.
    fn rows(self, sent: &Range<usize>) -> impl DoubleEndedIterator<Item = usize> + use<> {
        let (start, end, steps) = (sent.start, sent.end, self);
        (0..end - start).map(move |n| if steps == Steps::Forward { start + n } else { end - 1 - n })
    }

    fn previous(self, row: usize) -> usize {
        if self == Steps::Forward { row - 1 } else { row + 1 }
    }

    fn first(self, sent: &Range<usize>) -> usize {
        if self == Steps::Forward { sent.start } else { sent.end - 1 }
    }
}

/// What the backward pass needs of the forward pass.
#[derive(Debug, Clone, Default)]
pub struct SruCache {
    projected: Vec<f32>,
    cell: Vec<f32>,
    forget: Vec<f32>,
    highway: Vec<f32>,
    squashed: Vec<f32>,
}

impl Sru {
    /// A unit of zeros.
    pub fn zeros(inputs: usize, width: usize) -> Sru {
        let gates = vec![0.0; 2 * width];
        Sru { weights: vec![0.0; inputs * 4 * width], state: gates.clone(), bias: gates, inputs, width }
    }

    /// Reads the sentences of a batch and writes the columns `at..at + width` of rows of `y`, which are `2 · width` wide.
    ///
    /// *Shape*: `x` has `rows` rows of `inputs`; the sentences are ranges of rows.
    pub fn forward(&self, x: &[f32], rows: usize, sents: &[Range<usize>], steps: Steps, y: &mut [f32]) -> SruCache {
        let width = self.width;
        let at = if steps == Steps::Forward { 0 } else { width };
        let mut cache = SruCache {
            projected: vec![0.0; rows * 4 * width],
            cell: vec![0.0; rows * width],
            forget: vec![0.0; rows * width],
            highway: vec![0.0; rows * width],
            squashed: vec![0.0; rows * width],
        };
        let shape = (self.inputs, 4 * width);
        let input = (x, (rows, self.inputs), Transpose::No);
        matmul(input, (&self.weights, shape, Transpose::No), &mut cache.projected, 0.0);
        let mut before = vec![0.0f32; width];
        for sent in sents {
            before.fill(0.0);
            for row in steps.rows(sent) {
                let out = row * 2 * width + at;
                self.step(&mut cache, row, &mut before, &mut y[out..out + width]);
            }
        }
        cache
    }

    /// One word: reads the state `before` it and leaves the state after it there.
    fn step(&self, cache: &mut SruCache, row: usize, before: &mut [f32], y: &mut [f32]) {
        let width = self.width;
        let own = row * width..(row + 1) * width;
        let projected = &cache.projected[row * 4 * width..(row + 1) * 4 * width];
        let (candidate, rest) = projected.split_at(width);
        let (forget_in, rest) = rest.split_at(width);
        let (highway_in, carried) = rest.split_at(width);
        let (see_forget, see_highway) = self.state.split_at(width);
        let (bias_forget, bias_highway) = self.bias.split_at(width);
        let (see_highway, bias_highway, carried) = (&see_highway[..width], &bias_highway[..width], &carried[..width]);
        let (cell, forget) = (&mut cache.cell[own.clone()], &mut cache.forget[own.clone()]);
        let (highway, squashed) = (&mut cache.highway[own.clone()], &mut cache.squashed[own]);
        let (before, y) = (&mut before[..width], &mut y[..width]);
        for j in 0..width {
            let old = before[j];
            let f = sigmoid(forget_in[j] + see_forget[j] * old + bias_forget[j]);
            let r = sigmoid(highway_in[j] + see_highway[j] * old + bias_highway[j]);
            let c = f * old + (1.0 - f) * candidate[j];
            let t = tanh(c);
            (forget[j], highway[j], cell[j], squashed[j]) = (f, r, c, t);
            before[j] = c;
            y[j] = r * t + (1.0 - r) * carried[j];
        }
    }

    /// The same as [`Sru::forward`] where no backward pass follows.
    pub fn read(&self, x: &[f32], rows: usize, sents: &[Range<usize>], steps: Steps, y: &mut [f32]) {
        let width = self.width;
        let at = if steps == Steps::Forward { 0 } else { width };
        let mut projected = vec![0.0; rows * 4 * width];
        let input = (x, (rows, self.inputs), Transpose::No);
        matmul(input, (&self.weights, (self.inputs, 4 * width), Transpose::No), &mut projected, 0.0);
        let mut state = vec![0.0f32; width];
        for sent in sents {
            state.fill(0.0);
            for row in steps.rows(sent) {
                let out = row * 2 * width + at;
                self.read_step(
                    &projected[row * 4 * width..(row + 1) * 4 * width],
                    &mut state,
                    &mut y[out..out + width],
                );
            }
        }
    }

    fn read_step(&self, projected: &[f32], state: &mut [f32], y: &mut [f32]) {
        let width = self.width;
        let [candidate, forget, highway, carried] = [0, 1, 2, 3].map(|n| &projected[n * width..(n + 1) * width]);
        let [see_forget, see_highway] = [0, 1].map(|n| &self.state[n * width..(n + 1) * width]);
        let [bias_forget, bias_highway] = [0, 1].map(|n| &self.bias[n * width..(n + 1) * width]);
        let (state, y) = (&mut state[..width], &mut y[..width]);
        for j in 0..width {
            let old = state[j];
            let f = sigmoid(forget[j] + see_forget[j] * old + bias_forget[j]);
            let r = sigmoid(highway[j] + see_highway[j] * old + bias_highway[j]);
            let c = f * old + (1.0 - f) * candidate[j];
            state[j] = c;
            y[j] = r * tanh(c) + (1.0 - r) * carried[j];
        }
    }

    /// Adds the gradient of the weights to `gradient` and that of the input to `dx`, given that of the output.
    #[allow(clippy::too_many_arguments)]
    pub fn backward(
        &self,
        gradient: &mut Sru,
        cache: &SruCache,
        x: &[f32],
        rows: usize,
        sents: &[Range<usize>],
        steps: Steps,
        dy: &[f32],
        dx: &mut [f32],
    ) {
        let width = self.width;
        let at = if steps == Steps::Forward { 0 } else { width };
        let mut slopes = vec![0.0; rows * 4 * width];
        let none = vec![0.0f32; width];
        let mut later = vec![0.0f32; width];
        for sent in sents {
            later.fill(0.0);
            for row in steps.rows(sent).rev() {
                let before = if row == steps.first(sent) {
                    &none[..]
                } else {
                    let previous = steps.previous(row);
                    &cache.cell[previous * width..(previous + 1) * width]
                };
                let out = row * 2 * width + at;
                let slope = &mut slopes[row * 4 * width..(row + 1) * 4 * width];
                self.step_backward(gradient, cache, row, before, &dy[out..out + width], &mut later, slope);
            }
        }
        let (input, shape) = ((rows, self.inputs), (rows, 4 * width));
        matmul((x, input, Transpose::Yes), (&slopes, shape, Transpose::No), &mut gradient.weights, 1.0);
        let weights = (&self.weights[..], (self.inputs, 4 * width), Transpose::Yes);
        matmul((&slopes, shape, Transpose::No), weights, dx, 1.0);
    }

    #[allow(clippy::too_many_arguments)]
    fn step_backward(
        &self,
        gradient: &mut Sru,
        cache: &SruCache,
        row: usize,
        before: &[f32],
        dy: &[f32],
        later: &mut [f32],
        slope: &mut [f32],
    ) {
        let width = self.width;
        let own = row * width..(row + 1) * width;
        let (forget, highway) = (&cache.forget[own.clone()], &cache.highway[own.clone()]);
        let squashed = &cache.squashed[own];
        let projected = &cache.projected[row * 4 * width..(row + 1) * 4 * width];
        for j in 0..width {
            let (f, r, t) = (forget[j], highway[j], squashed[j]);
            let cell = later[j] + dy[j] * r * (1.0 - t * t);
            let into_highway = dy[j] * (t - projected[3 * width + j]) * r * (1.0 - r);
            let into_forget = cell * (before[j] - projected[j]) * f * (1.0 - f);
            slope[j] = cell * (1.0 - f);
            slope[width + j] = into_forget;
            slope[2 * width + j] = into_highway;
            slope[3 * width + j] = dy[j] * (1.0 - r);
            gradient.state[j] += into_forget * before[j];
            gradient.state[width + j] += into_highway * before[j];
            gradient.bias[j] += into_forget;
            gradient.bias[width + j] += into_highway;
            later[j] = cell * f + into_forget * self.state[j] + into_highway * self.state[width + j];
        }
    }
}
