//! Where training begins and how it moves: random weights, the schedule of step sizes, Adam (Kingma & Ba 2015).

use crate::learn::Random;
use crate::learn::neural::{Network, Shape};

/// A network to begin with, at random.
pub fn initial(shape: &Shape, random: &mut Random) -> Network {
    let mut network = Network::zeros(shape);
    let mut normal = |values: &mut Vec<f32>, spread: f32| {
        for value in values.iter_mut() {
            let (a, b) = (random.fraction().max(1e-12), random.fraction());
            *value = ((-2.0 * a.ln()).sqrt() * (std::f64::consts::TAU * b).cos()) as f32 * spread;
        }
    };
    network.embedder.tables.iter_mut().for_each(|table| normal(table, 0.3));
    normal(&mut network.embedder.parts, 0.6);
    for unit in network.layers.iter_mut().flatten() {
        normal(&mut unit.weights, (1.0 / unit.inputs as f32).sqrt());
        normal(&mut unit.state, 0.1);
        unit.bias[..unit.width].fill(1.0);
        unit.bias[unit.width..].fill(-1.0);
    }
    let (arcs, labels) = (&mut network.arcs, &mut network.labels);
    let mappings =
        [&mut arcs.dependents, &mut arcs.heads, &mut labels.dependents, &mut labels.heads, &mut labels.linear];
    for dense in network.tags.iter_mut().chain(mappings) {
        let spread = (2.0 / (dense.inputs + dense.outputs) as f32).sqrt();
        normal(&mut dense.weights, spread);
    }
    let (arc_width, label_width) = (network.shape.arc_width as f32, network.shape.label_width as f32);
    normal(&mut network.arcs.matrix, 0.3 / arc_width.sqrt());
    normal(&mut network.labels.tensor, 0.3 / label_width);
    network
}

/// A short climb, then half a cosine down to a fiftieth.
pub fn schedule(step: usize, steps: usize) -> f32 {
    let done = (step as f32 / steps as f32).min(1.0);
    (step as f32 / 200.0).min(1.0) * (0.5 * (1.0 + (std::f32::consts::PI * done).cos())).max(0.02)
}

const MOMENTS: (f32, f32) = (0.9, 0.98);
const LONGEST_GRADIENT: f32 = 2.0;

/// One step of Adam over the mean gradient of `count` words; leaves the gradient at nought.
pub fn adam(
    network: &mut Network,
    gradient: &mut Network,
    moments: [&mut Network; 2],
    step: usize,
    rate: f32,
    count: usize,
) {
    let square = |values: &[f32]| values.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>();
    let norm: f64 = gradient.tensors().iter().map(|(values, _)| square(values)).sum();
    let mean = 1.0 / count.max(1) as f32;
    let scale = mean * (LONGEST_GRADIENT / (norm.sqrt() as f32 * mean).max(1e-6)).min(1.0);
    let corrected = [1.0 - MOMENTS.0.powi(step as i32), 1.0 - MOMENTS.1.powi(step as i32)];
    let [first, second] = moments;
    let tensors = network.tensors_mut().into_iter().zip(gradient.tensors_mut());
    for ((weights, slopes), (first, second)) in tensors.zip(first.tensors_mut().into_iter().zip(second.tensors_mut())) {
        for (((weight, slope), m), v) in weights.iter_mut().zip(slopes).zip(first).zip(second) {
            let g = *slope * scale;
            *m = MOMENTS.0 * *m + (1.0 - MOMENTS.0) * g;
            *v = MOMENTS.1 * *v + (1.0 - MOMENTS.1) * g * g;
            *weight -= rate * (*m / corrected[0]) / ((*v / corrected[1]).sqrt() + 1e-8);
            *slope = 0.0;
        }
    }
}
