//! [`Sru`]: one direction of a simple recurrent unit.

use super::math::{Transpose, matmul, sigmoid, tanh};
use pulp::{Arch, Simd, WithSimd};
use std::cell::RefCell;
use std::ops::Range;

/// One direction of a simple recurrent unit, with a projected highway connection or none (Lei et al. 2018, equations 1 to 4).
///
/// Without one, the output is what the highway gate lets through, and the input is carried past the unit by whoever stacks it.
/// All products are over the whole batch; what is left of the recurrence is element by element.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sru {
    /// *Shape*: `inputs × columns`: candidate, forget gate, highway gate and, where there is one, highway, each of `width`.
    pub weights: Vec<f32>,
    /// *Shape*: `2 · width`: what the forget and highway gates see of the state.
    pub state: Vec<f32>,
    /// *Shape*: `2 · width`: the biases of the two gates.
    pub bias: Vec<f32>,
    /// Width of a row of the input.
    pub inputs: usize,
    /// Width of a row of the output.
    pub width: usize,
    /// True with a highway.
    pub highway: bool,
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

thread_local! {
    /// Room for the products of [`Sru::read`].
    static PROJECTED: RefCell<Vec<f32>> = const { RefCell::new(Vec::new()) };
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
    pub fn zeros(inputs: usize, width: usize, highway: bool) -> Sru {
        let gates = vec![0.0; 2 * width];
        let mut unit = Sru { weights: Vec::new(), state: gates.clone(), bias: gates, inputs, width, highway };
        unit.weights = vec![0.0; inputs * unit.columns()];
        unit
    }

    /// Width of a row of the products.
    pub fn columns(&self) -> usize {
        if self.highway { 4 * self.width } else { 3 * self.width }
    }

    /// Reads the sentences of a batch and writes the columns `at..at + width` of rows of `y`, which are `2 · width` wide.
    ///
    /// *Shape*: `x` has `rows` rows of `inputs`; the sentences are ranges of rows.
    pub fn forward(&self, x: &[f32], rows: usize, sents: &[Range<usize>], steps: Steps, y: &mut [f32]) -> SruCache {
        let (width, columns) = (self.width, self.columns());
        let at = if steps == Steps::Forward { 0 } else { width };
        let mut cache = SruCache {
            projected: vec![0.0; rows * columns],
            cell: vec![0.0; rows * width],
            forget: vec![0.0; rows * width],
            highway: vec![0.0; rows * width],
            squashed: vec![0.0; rows * width],
        };
        let shape = (self.inputs, columns);
        let input = (x, (rows, self.inputs), Transpose::No);
        matmul(input, (&self.weights, shape, Transpose::No), &mut cache.projected, 0.0);
        Arch::new().dispatch(Training { unit: self, cache: &mut cache, sents, steps, at, y });
        cache
    }

    /// One word: reads the state `before` it and leaves the state after it there.
    #[inline(always)]
    fn step(&self, cache: &mut SruCache, row: usize, before: &mut [f32], y: &mut [f32]) {
        let width = self.width;
        let own = row * width..(row + 1) * width;
        let projected = &cache.projected[row * self.columns()..(row + 1) * self.columns()];
        let [candidate, forget_in, highway_in] = [0, 1, 2].map(|n| &projected[n * width..(n + 1) * width]);
        let (see_forget, see_highway) = self.state.split_at(width);
        let (bias_forget, bias_highway) = self.bias.split_at(width);
        let (see_highway, bias_highway) = (&see_highway[..width], &bias_highway[..width]);
        let (cell, forget) = (&mut cache.cell[own.clone()], &mut cache.forget[own.clone()]);
        let (highway, squashed) = (&mut cache.highway[own.clone()], &mut cache.squashed[own]);
        let (before, y) = (&mut before[..width], &mut y[..width]);
        for j in 0..width {
            let old = before[j];
            let forget_in = forget_in[j] + see_forget[j] * old + bias_forget[j];
            let highway_in = highway_in[j] + see_highway[j] * old + bias_highway[j];
            let (f, r, c, t) = gated(old, candidate[j], forget_in, highway_in);
            (forget[j], highway[j], cell[j], squashed[j]) = (f, r, c, t);
            before[j] = c;
            y[j] = r * t;
        }
        if self.highway {
            let carried = &projected[3 * width..4 * width];
            for j in 0..width {
                y[j] += (1.0 - highway[j]) * carried[j];
            }
        }
    }

    /// The same as [`Sru::forward`] where no backward pass follows, over the rows of `x` at some `places`.
    pub fn read(&self, x: &[f32], places: &[usize], sents: &[Range<usize>], steps: Steps, y: &mut [f32]) {
        let rows = x.len() / self.inputs.max(1);
        PROJECTED.with_borrow_mut(|projected| {
            // what is left in it of another product is not read
            let columns = self.columns();
            projected.resize(projected.len().max(rows * columns), 0.0);
            let input = (x, (rows, self.inputs), Transpose::No);
            let weights = (&self.weights[..], (self.inputs, columns), Transpose::No);
            matmul(input, weights, &mut projected[..rows * columns], 0.0);
            let at = if steps == Steps::Forward { 0 } else { self.width };
            Arch::new().dispatch(Reading { unit: self, projected, places, sents, steps, at, y });
        });
    }

    #[inline(always)]
    fn read_step(&self, projected: &[f32], state: &mut [f32], y: &mut [f32]) {
        let width = self.width;
        let [candidate, forget, highway] = [0, 1, 2].map(|n| &projected[n * width..(n + 1) * width]);
        let [see_forget, see_highway] = [0, 1].map(|n| &self.state[n * width..(n + 1) * width]);
        let [bias_forget, bias_highway] = [0, 1].map(|n| &self.bias[n * width..(n + 1) * width]);
        let (state, y) = (&mut state[..width], &mut y[..width]);
        if self.highway {
            let carried = &projected[3 * width..4 * width];
            for j in 0..width {
                let old = state[j];
                let forget_in = forget[j] + see_forget[j] * old + bias_forget[j];
                let highway_in = highway[j] + see_highway[j] * old + bias_highway[j];
                let (_, r, c, t) = gated(old, candidate[j], forget_in, highway_in);
                (state[j], y[j]) = (c, r * t + (1.0 - r) * carried[j]);
            }
        } else {
            for j in 0..width {
                let old = state[j];
                let forget_in = forget[j] + see_forget[j] * old + bias_forget[j];
                let highway_in = highway[j] + see_highway[j] * old + bias_highway[j];
                let (_, r, c, t) = gated(old, candidate[j], forget_in, highway_in);
                (state[j], y[j]) = (c, r * t);
            }
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
        let columns = self.columns();
        let mut slopes = vec![0.0; rows * columns];
        Arch::new().dispatch(Slopes { unit: self, gradient, cache, sents, steps, at, dy, slopes: &mut slopes });
        let (input, shape) = ((rows, self.inputs), (rows, columns));
        matmul((x, input, Transpose::Yes), (&slopes, shape, Transpose::No), &mut gradient.weights, 1.0);
        let weights = (&self.weights[..], (self.inputs, columns), Transpose::Yes);
        matmul((&slopes, shape, Transpose::No), weights, dx, 1.0);
    }

    #[allow(clippy::too_many_arguments)]
    #[inline(always)]
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
        let projected = &cache.projected[row * self.columns()..(row + 1) * self.columns()];
        let candidate = &projected[..width];
        let (see_forget, see_highway) = self.state.split_at(width);
        let (seen_forget, seen_highway) = gradient.state.split_at_mut(width);
        let (bias_forget, bias_highway) = gradient.bias.split_at_mut(width);
        let (into_candidate, rest) = slope.split_at_mut(width);
        let (into_forget, rest) = rest.split_at_mut(width);
        let (into_highway, into_carried) = rest.split_at_mut(width);
        let (see_highway, seen_highway) = (&see_highway[..width], &mut seen_highway[..width]);
        let bias_highway = &mut bias_highway[..width];
        let (before, dy, later) = (&before[..width], &dy[..width], &mut later[..width]);
        for j in 0..width {
            let (f, r, t) = (forget[j], highway[j], squashed[j]);
            let cell = later[j] + dy[j] * r * (1.0 - t * t);
            let carried = if self.highway { projected[3 * width + j] } else { 0.0 };
            let highway = dy[j] * (t - carried) * r * (1.0 - r);
            let forget = cell * (before[j] - candidate[j]) * f * (1.0 - f);
            into_candidate[j] = cell * (1.0 - f);
            (into_forget[j], into_highway[j]) = (forget, highway);
            seen_forget[j] += forget * before[j];
            seen_highway[j] += highway * before[j];
            bias_forget[j] += forget;
            bias_highway[j] += highway;
            later[j] = cell * f + forget * see_forget[j] + highway * see_highway[j];
        }
        // empty without a highway
        for (into, (dy, r)) in into_carried.iter_mut().zip(dy.iter().zip(highway)) {
            *into = dy * (1.0 - r);
        }
    }
}

/// One number of a unit: both gates, the new state, and that squashed, given the old state and what goes in.
#[inline(always)]
fn gated(old: f32, candidate: f32, forget: f32, highway: f32) -> (f32, f32, f32, f32) {
    let (f, r) = (sigmoid(forget), sigmoid(highway));
    let c = f * old + (1.0 - f) * candidate;
    (f, r, c, tanh(c))
}

/// What follows the products of [`Sru::read`], compiled for the widest vectors that the processor has.
///
/// Each number is made by the same operations in the same order, so that the width changes none.
struct Reading<'r> {
    unit: &'r Sru,
    projected: &'r [f32],
    places: &'r [usize],
    sents: &'r [Range<usize>],
    steps: Steps,
    at: usize,
    y: &'r mut [f32],
}

impl WithSimd for Reading<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let (width, columns) = (self.unit.width, self.unit.columns());
        let mut state = vec![0.0f32; width];
        for sent in self.sents {
            state.fill(0.0);
            for row in self.steps.rows(sent) {
                let out = row * 2 * width + self.at;
                let place = self.places[row];
                let projected = &self.projected[place * columns..(place + 1) * columns];
                self.unit.read_step(projected, &mut state, &mut self.y[out..out + width]);
            }
        }
    }
}

/// The same of [`Sru::forward`].
struct Training<'t> {
    unit: &'t Sru,
    cache: &'t mut SruCache,
    sents: &'t [Range<usize>],
    steps: Steps,
    at: usize,
    y: &'t mut [f32],
}

impl WithSimd for Training<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let width = self.unit.width;
        let mut before = vec![0.0f32; width];
        for sent in self.sents {
            before.fill(0.0);
            for row in self.steps.rows(sent) {
                let out = row * 2 * width + self.at;
                self.unit.step(self.cache, row, &mut before, &mut self.y[out..out + width]);
            }
        }
    }
}

/// What precedes the products of [`Sru::backward`].
struct Slopes<'s> {
    unit: &'s Sru,
    gradient: &'s mut Sru,
    cache: &'s SruCache,
    sents: &'s [Range<usize>],
    steps: Steps,
    at: usize,
    dy: &'s [f32],
    slopes: &'s mut [f32],
}

impl WithSimd for Slopes<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let (width, columns) = (self.unit.width, self.unit.columns());
        let none = vec![0.0f32; width];
        let mut later = vec![0.0f32; width];
        for sent in self.sents {
            later.fill(0.0);
            for row in self.steps.rows(sent).rev() {
                let before = if row == self.steps.first(sent) {
                    &none[..]
                } else {
                    let previous = self.steps.previous(row);
                    &self.cache.cell[previous * width..(previous + 1) * width]
                };
                let out = row * 2 * width + self.at;
                let slope = &mut self.slopes[row * columns..(row + 1) * columns];
                let dy = &self.dy[out..out + width];
                self.unit.step_backward(self.gradient, self.cache, row, before, dy, &mut later, slope);
            }
        }
    }
}
