//! [`Embedder`]: rows of numbers for the features of a word.

use super::math::add;
use std::borrow::Borrow;

/// The features of one word, as rows of tables.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WordFeatures {
    /// One row for each of the single-row tables, in their order.
    pub rows: Vec<u32>,
    /// Rows of the table of parts (character n-grams), of which the sum is taken.
    pub parts: Vec<u32>,
    /// Numbers that are given, not learned; too few stand for noughts.
    pub given: Vec<f32>,
}

/// Tables of embeddings. A word is the concatenation of one row of each single-row table, the numbers given, and the scaled sum of its parts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Embedder {
    /// *Shape*: `rows × width` each.
    pub tables: Vec<Vec<f32>>,
    /// The width of a row of each table.
    pub widths: Vec<usize>,
    /// How many numbers are given.
    pub given: usize,
    /// *Shape*: `rows × parts_width`.
    pub parts: Vec<f32>,
    /// The width of a row of the table of parts.
    pub parts_width: usize,
}

impl Embedder {
    /// Tables of zeros: rows and width of each single-row table, how many numbers are given, rows and width of the table of parts.
    pub fn zeros(tables: &[(usize, usize)], given: usize, parts: (usize, usize)) -> Embedder {
        Embedder {
            tables: tables.iter().map(|(rows, width)| vec![0.0; rows * width]).collect(),
            widths: tables.iter().map(|(_, width)| *width).collect(),
            given,
            parts: vec![0.0; parts.0 * parts.1],
            parts_width: parts.1,
        }
    }

    /// The width of a word.
    pub fn width(&self) -> usize {
        self.widths.iter().sum::<usize>() + self.given + self.parts_width
    }

    /// The rows of some words.
    pub fn forward(&self, words: &[impl Borrow<WordFeatures>]) -> Vec<f32> {
        let mut x = vec![0.0; words.len() * self.width()];
        for (word, out) in words.iter().map(Borrow::borrow).zip(x.chunks_exact_mut(self.width())) {
            let mut rest = out;
            for ((row, table), width) in word.rows.iter().zip(&self.tables).zip(&self.widths) {
                let (own, after) = rest.split_at_mut(*width);
                own.copy_from_slice(row_of(table, *row, *width));
                rest = after;
            }
            let (given, rest) = rest.split_at_mut(self.given);
            given.iter_mut().zip(&word.given).for_each(|(x, given)| *x = *given);
            let scale = scale(word);
            for part in &word.parts {
                for (x, weight) in rest.iter_mut().zip(row_of(&self.parts, *part, self.parts_width)) {
                    *x += scale * weight;
                }
            }
        }
        x
    }

    /// Adds the gradient of the tables to `gradient`.
    pub fn backward(&self, gradient: &mut Embedder, words: &[impl Borrow<WordFeatures>], dx: &[f32]) {
        for (word, slope) in words.iter().map(Borrow::borrow).zip(dx.chunks_exact(self.width())) {
            let mut rest = slope;
            for ((row, table), width) in word.rows.iter().zip(&mut gradient.tables).zip(&self.widths) {
                let (own, after) = rest.split_at(*width);
                let at = *row as usize * width;
                add(&mut table[at..at + width], own);
                rest = after;
            }
            let rest = &rest[self.given..];
            let scale = scale(word);
            for part in &word.parts {
                let at = *part as usize * self.parts_width;
                for (weight, slope) in gradient.parts[at..at + self.parts_width].iter_mut().zip(rest) {
                    *weight += scale * slope;
                }
            }
        }
    }
}

fn row_of(table: &[f32], row: u32, width: usize) -> &[f32] {
    let at = row as usize * width;
    &table[at..at + width]
}

/// Keeps the spread of a sum the same, however many parts a word has.
fn scale(word: &WordFeatures) -> f32 {
    1.0 / (word.parts.len().max(1) as f32).sqrt()
}
