//! Matrix products over row-major slices, and the functions between them.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2};

/// Whether a stored matrix enters a product as it is or turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transpose {
    /// As stored.
    No,
    /// Rows and columns exchanged.
    Yes,
}

/// `c = a · b + keep · c`.
///
/// *Shape*: `(rows, columns)` of `a` and `b` as stored, row-major; `c` holds what the product gives.
///
/// # Panics
/// When a slice is shorter than its shape, or the shapes do not fit.
pub fn matmul(
    (a, a_shape, turn_a): (&[f32], (usize, usize), Transpose),
    (b, b_shape, turn_b): (&[f32], (usize, usize), Transpose),
    c: &mut [f32],
    keep: f32,
) {
    let view = |data, shape: (usize, usize), turn| {
        let matrix = ArrayView2::from_shape(shape, data).expect("a matrix of the stated shape");
        if turn == Transpose::Yes { matrix.reversed_axes() } else { matrix }
    };
    let a = view(&a[..a_shape.0 * a_shape.1], a_shape, turn_a);
    let b = view(&b[..b_shape.0 * b_shape.1], b_shape, turn_b);
    let shape = (a.nrows(), b.ncols());
    let mut c = ArrayViewMut2::from_shape(shape, &mut c[..shape.0 * shape.1]).expect("room for the product");
    general_mat_mul(1.0, &a, &b, keep, &mut c);
}

/// `a += b`.
pub fn add(a: &mut [f32], b: &[f32]) {
    for (x, y) in a.iter_mut().zip(b) {
        *x += y;
    }
}

/// `a *= b`, element by element.
pub fn multiply(a: &mut [f32], b: &[f32]) {
    for (x, y) in a.iter_mut().zip(b) {
        *x *= y;
    }
}

/// `e^x` to about six digits, written so that compilers make vector code of it.
///
/// Splits `x · log2 e` into an integer, which goes into the exponent bits, and a rest in [-0.5, 0.5], whose power of two is
/// a polynomial of degree five. Inputs beyond ±80 are clamped.
#[inline(always)]
pub fn exponential(x: f32) -> f32 {
    // adding and taking away 1.5 · 2^23 rounds to the nearest integer
    const ROUND: f32 = 12_582_912.0;
    let scaled = x.clamp(-80.0, 80.0) * std::f32::consts::LOG2_E;
    let whole = (scaled + ROUND) - ROUND;
    let rest = scaled - whole;
    let power = 1.0
        + rest
            * (std::f32::consts::LN_2
                + rest * (0.240_226_5 + rest * (0.055_504_11 + rest * (0.009_618_13 + rest * 0.001_333_56))));
    f32::from_bits((((whole as i32) + 127) << 23) as u32) * power
}

/// The logistic function.
#[inline(always)]
pub fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exponential(-x))
}

/// The hyperbolic tangent.
#[inline(always)]
pub fn tanh(x: f32) -> f32 {
    2.0 / (1.0 + exponential(-2.0 * x)) - 1.0
}

/// Leaky rectifier in place.
pub fn leaky(values: &mut [f32]) {
    for value in values.iter_mut().filter(|value| **value < 0.0) {
        *value *= LEAK;
    }
}

/// The gradient of [`leaky`], given its output.
pub fn leaky_backward(output: &[f32], gradient: &mut [f32]) {
    for (_, slope) in output.iter().zip(gradient).filter(|(value, _)| **value < 0.0) {
        *slope *= LEAK;
    }
}

const LEAK: f32 = 0.1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_is_close() {
        for n in -700..700 {
            let x = n as f32 / 10.0;
            let error = (exponential(x) / x.exp() - 1.0).abs();
            assert!(error < 1e-5, "{x}: {error}");
        }
        assert!(exponential(f32::MAX).is_finite() && exponential(f32::MIN) >= 0.0);
    }

    #[test]
    fn a_product_with_a_turned_matrix() {
        let (a, b) = ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [1.0, 0.0, 1.0]);
        let mut c = [10.0, 10.0];
        matmul((&a, (2, 3), Transpose::No), (&b, (1, 3), Transpose::Yes), &mut c, 0.5);
        assert_eq!(c, [9.0, 15.0]);
    }
}
