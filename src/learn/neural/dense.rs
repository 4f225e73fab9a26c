//! [`Dense`]: an affine map of every row.

use super::math::{Transpose, add, matmul};

/// `y = x · weights + bias` for every row of `x`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dense {
    /// *Shape*: `inputs × outputs`.
    pub weights: Vec<f32>,
    /// *Shape*: `outputs`.
    pub bias: Vec<f32>,
    /// Width of a row of `x`.
    pub inputs: usize,
    /// Width of a row of `y`.
    pub outputs: usize,
}

impl Dense {
    /// A map of zeros.
    pub fn zeros(inputs: usize, outputs: usize) -> Dense {
        Dense { weights: vec![0.0; inputs * outputs], bias: vec![0.0; outputs], inputs, outputs }
    }

    /// Maps `rows` rows.
    pub fn forward(&self, x: &[f32], rows: usize) -> Vec<f32> {
        let mut y = self.bias.repeat(rows);
        let shape = (self.inputs, self.outputs);
        matmul((x, (rows, self.inputs), Transpose::No), (&self.weights, shape, Transpose::No), &mut y, 1.0);
        y
    }

    /// Adds the gradient of the weights to `gradient` and that of the input to `dx`.
    pub fn backward(&self, gradient: &mut Dense, x: &[f32], dy: &[f32], rows: usize, dx: &mut [f32]) {
        let (inputs, outputs) = ((rows, self.inputs), (rows, self.outputs));
        matmul((x, inputs, Transpose::Yes), (dy, outputs, Transpose::No), &mut gradient.weights, 1.0);
        for row in dy.chunks_exact(self.outputs) {
            add(&mut gradient.bias, row);
        }
        let shape = (self.inputs, self.outputs);
        matmul((dy, outputs, Transpose::No), (&self.weights, shape, Transpose::Yes), dx, 1.0);
    }
}
