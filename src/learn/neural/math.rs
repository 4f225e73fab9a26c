//! Matrix products over row-major slices, and the functions between them.

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
    let turned = |(rows, columns): (usize, usize), turn| match turn {
        Transpose::No => (rows, columns, columns as isize, 1),
        Transpose::Yes => (columns, rows, 1, columns as isize),
    };
    let (rows, inner, a_row, a_column) = turned(a_shape, turn_a);
    let (b_rows, columns, b_row, b_column) = turned(b_shape, turn_b);
    assert_eq!(inner, b_rows, "the shapes fit");
    let (a, b, c) = (&a[..rows * inner], &b[..inner * columns], &mut c[..rows * columns]);
    let (c_row, c_column) = (columns as isize, 1);
    // SAFETY: each pointer is the beginning of a slice that holds just the rows and columns which are read or written by
    // these strides, and `c`, borrowed alone, overlaps neither of the others.
    #[allow(unsafe_code)]
    unsafe {
        gemm::gemm(
            rows,
            columns,
            inner,
            c.as_mut_ptr(),
            c_column,
            c_row,
            keep != 0.0,
            a.as_ptr(),
            a_column,
            a_row,
            b.as_ptr(),
            b_column,
            b_row,
            keep,
            1.0,
            false,
            false,
            false,
            gemm::Parallelism::None,
        );
    }
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

/// The sum of products, taken in sixteen partial sums so that compilers make vector code of it.
#[inline(always)]
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    let mut sums = [0.0; LANES];
    for (a, b) in a.iter().zip(b) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum::<f32>() + a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum::<f32>()
}

const LANES: usize = 16;

/// `e^x` to about six digits, written so that compilers make vector code of it.
///
/// Splits `x · log2 e` into an integer, which goes into the exponent bits, and a rest in [-0.5, 0.5], whose power of two is
/// a polynomial of degree five. Inputs beyond ±80 are clamped.
#[inline(always)]
pub fn exponential(x: f32) -> f32 {
    // adding and taking away 1.5 · 2^23 rounds to the nearest integer
    const ROUND: f32 = 12_582_912.0;
    let scaled = x.clamp(-80.0, 80.0) * std::f32::consts::LOG2_E;
    let rounded = scaled + ROUND;
    let rest = scaled - (rounded - ROUND);
    let power = 1.0
        + rest
            * (std::f32::consts::LN_2
                + rest * (0.240_226_5 + rest * (0.055_504_11 + rest * (0.009_618_13 + rest * 0.001_333_56))));
    // the integer stands in the last bits of the rounded number
    f32::from_bits(rounded.to_bits().wrapping_sub(ROUND.to_bits()).wrapping_add(127) << 23) * power
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
    fn products_are_those_of_the_definition() {
        use crate::learn::Random;
        let mut random = Random::new(1);
        let mut matrix = |count: usize| (0..count).map(|_| random.fraction() as f32 - 0.5).collect::<Vec<f32>>();
        for (rows, inner, columns) in
            [(0, 3, 2), (1, 1, 1), (2, 0, 3), (3, 5, 1), (1, 33, 7), (17, 19, 40), (64, 70, 129)]
        {
            let (a, b, before) = (matrix(rows * inner), matrix(inner * columns), matrix(rows * columns));
            for (turn_a, turn_b, keep) in [
                (Transpose::No, Transpose::No, 0.0),
                (Transpose::No, Transpose::Yes, 1.0),
                (Transpose::Yes, Transpose::No, 0.5),
                (Transpose::Yes, Transpose::Yes, 1.0),
            ] {
                let stored =
                    |turn, rows, columns| if turn == Transpose::Yes { (columns, rows) } else { (rows, columns) };
                let (a_shape, b_shape) = (stored(turn_a, rows, inner), stored(turn_b, inner, columns));
                let mut c = before.clone();
                matmul((&a, a_shape, turn_a), (&b, b_shape, turn_b), &mut c, keep);
                let at = |data: &[f32], turn, (_, width): (usize, usize), row: usize, column: usize| match turn {
                    Transpose::No => data[row * width + column],
                    Transpose::Yes => data[column * width + row],
                };
                for row in 0..rows {
                    for column in 0..columns {
                        let terms =
                            (0..inner).map(|k| at(&a, turn_a, a_shape, row, k) * at(&b, turn_b, b_shape, k, column));
                        let expected = terms.sum::<f32>() + keep * before[row * columns + column];
                        assert!((c[row * columns + column] - expected).abs() < 1e-4);
                    }
                }
            }
        }
    }

    #[test]
    fn a_product_with_a_turned_matrix() {
        let (a, b) = ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [1.0, 0.0, 1.0]);
        let mut c = [10.0, 10.0];
        matmul((&a, (2, 3), Transpose::No), (&b, (1, 3), Transpose::Yes), &mut c, 0.5);
        assert_eq!(c, [9.0, 15.0]);
    }
}
