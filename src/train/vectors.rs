//! Packs word vectors that others learned: fewer words, fewer columns, fewer bits.
//!
//! Goes in: a text of a word and its numbers a line, the most frequent word first (the format of GloVe; Pennington, Socher &
//! Manning 2014). Comes out: [`Vectors`]. Rows are brought to one length and turned to the principal axes of the words that
//! stay, of which the first columns are kept (Jolliffe 2002, *Principal component analysis*, chapter 2).

use crate::english::parts::VECTOR_WIDTH;
use crate::error::{Error, Result};
use crate::learn::Vectors;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// How many words stay.
const WORDS: usize = 90_000;

/// The spread of the widest column.
const SPREAD: f64 = 0.6;

/// The best distance between sixteen even steps for a normal distribution (Max 1960).
const STEP: f64 = 0.335;

/// Reads and packs.
///
/// # Errors
/// [`Error::Io`] where the file cannot be read; [`Error::Format`] where a line is no word with as many numbers as the first.
pub fn pack(path: &Path) -> Result<Vectors> {
    let rows = read(path)?;
    let columns = rows.first().map_or(0, |(_, row)| row.len());
    let mean = mean(&rows, columns);
    let rows: Vec<(String, Vec<f64>)> = rows.into_iter().map(|(word, row)| (word, centred(&row, &mean))).collect();
    let mut covariance = vec![vec![0.0; columns]; columns];
    for (_, row) in &rows {
        for (sums, x) in covariance.iter_mut().zip(row) {
            sums.iter_mut().zip(row).for_each(|(sum, y)| *sum += x * y / rows.len() as f64);
        }
    }
    let axes = axes(covariance);
    let axes = &axes[..VECTOR_WIDTH.min(columns) & !1];
    let widest = axes.first().map_or(1.0, |(spread, _)| *spread);
    // the square root lets narrow columns weigh more than they do, though less than wide ones
    let scale = |spread: f64| SPREAD / (spread * widest).sqrt().max(1e-12);
    let steps = axes.iter().map(|(spread, _)| (spread * scale(*spread) * STEP) as f32).collect();
    let turned = |row: &[f64]| -> Vec<f32> {
        let along = |axis: &[f64]| row.iter().zip(axis).map(|(x, y)| x * y).sum::<f64>();
        axes.iter().map(|(spread, axis)| (along(axis) * scale(*spread)) as f32).collect()
    };
    Ok(Vectors::new(rows.iter().map(|(word, row)| (&word[..], turned(row))), steps))
}

/// The most frequent words without figures.
fn read(path: &Path) -> Result<Vec<(String, Vec<f64>)>> {
    let file = BufReader::new(File::open(path).map_err(Error::io(path))?);
    let mut rows: Vec<(String, Vec<f64>)> = Vec::new();
    for (number, line) in (1..).zip(file.lines()) {
        let line = line.map_err(Error::io(path))?;
        let mut fields = line.split(' ');
        let word = fields.next().unwrap_or_default();
        if word.is_empty() || word.chars().any(|c| c.is_ascii_digit()) {
            continue;
        }
        let row: std::result::Result<Vec<f64>, _> = fields.map(str::parse).collect();
        let expected = rows.first().map(|(_, row)| row.len());
        match row {
            Ok(row) if !row.is_empty() && expected.is_none_or(|expected| expected == row.len()) => {
                rows.push((word.to_owned(), row));
            }
            row => {
                let expected = expected.map_or("a word and its numbers".to_owned(), |count| format!("{count} numbers"));
                let found = row.map_or("something that is no number".to_owned(), |row| format!("{}", row.len()));
                let message = format!("expected {expected} after the word, found {found}");
                return Err(Error::Format { path: path.to_owned(), line: number, column: 0, message });
            }
        }
        if rows.len() == WORDS {
            break;
        }
    }
    Ok(rows)
}

fn mean(rows: &[(String, Vec<f64>)], columns: usize) -> Vec<f64> {
    let mut mean = vec![0.0; columns];
    for (_, row) in rows {
        mean.iter_mut().zip(row).for_each(|(mean, x)| *mean += x / rows.len() as f64);
    }
    mean
}

/// A row less the mean, of length one.
fn centred(row: &[f64], mean: &[f64]) -> Vec<f64> {
    let row: Vec<f64> = row.iter().zip(mean).map(|(x, mean)| x - mean).collect();
    let length = row.iter().map(|x| x * x).sum::<f64>().sqrt().max(1e-12);
    row.into_iter().map(|x| x / length).collect()
}

/// The axes of a symmetric matrix with the spread along them, the widest first (Jacobi's rotations).
fn axes(mut matrix: Vec<Vec<f64>>) -> Vec<(f64, Vec<f64>)> {
    let size = matrix.len();
    let unit = |at: usize| (0..size).map(|column| if column == at { 1.0 } else { 0.0 }).collect();
    // rows are axes
    let mut axes: Vec<Vec<f64>> = (0..size).map(unit).collect();
    for _ in 0..SWEEPS {
        for p in 0..size {
            for q in p + 1..size {
                if matrix[p][q].abs() < 1e-15 {
                    continue;
                }
                let theta = (matrix[q][q] - matrix[p][p]) / (2.0 * matrix[p][q]);
                let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
                let c = 1.0 / (t * t + 1.0).sqrt();
                let s = t * c;
                for row in &mut matrix {
                    (row[p], row[q]) = (c * row[p] - s * row[q], s * row[p] + c * row[q]);
                }
                for of in [&mut matrix, &mut axes] {
                    let (before, from_q) = of.split_at_mut(q);
                    for (x, y) in before[p].iter_mut().zip(&mut from_q[0]) {
                        (*x, *y) = (c * *x - s * *y, s * *x + c * *y);
                    }
                }
            }
        }
    }
    let mut axes: Vec<(f64, Vec<f64>)> =
        axes.into_iter().enumerate().map(|(at, axis)| (matrix[at][at].max(0.0).sqrt(), axis)).collect();
    axes.sort_by(|a, b| b.0.total_cmp(&a.0));
    axes
}

/// Jacobi's method is exact to the last digits after some ten sweeps.
const SWEEPS: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_of_a_known_matrix() {
        let axes = axes(vec![vec![2.0, 1.0], vec![1.0, 2.0]]);
        assert!((axes[0].0.powi(2) - 3.0).abs() < 1e-9 && (axes[1].0.powi(2) - 1.0).abs() < 1e-9);
        assert!((axes[0].1[0] - axes[0].1[1]).abs() < 1e-9);
    }

    #[test]
    fn near_words_stay_near_and_a_broken_line_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vectors.txt");
        std::fs::write(&path, "army 1 0 0.1 3\ntroops 0.9 0.1 0.1 3\nvote -1 0.5 2 3\nday 0 -1 -2 3\n1999 0 0 0 0\n")
            .unwrap();
        let vectors = pack(&path).unwrap();
        let near = |a: &str, b: &str| -> f32 {
            let (a, b) = (vectors.row(a).unwrap(), vectors.row(b).unwrap());
            a.iter().zip(&b).map(|(a, b)| (a - b).powi(2)).sum()
        };
        assert_eq!((vectors.len(), vectors.width()), (4, 4));
        assert!(near("army", "troops") < near("army", "vote") && near("army", "troops") < near("army", "day"));
        std::fs::write(&path, "army 1 0\nvote 1\n").unwrap();
        let message = pack(&path).unwrap_err().to_string();
        assert!(message.contains(":2") || message.contains("line 2"), "{message}");
    }
}
