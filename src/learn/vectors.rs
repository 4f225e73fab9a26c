//! [`Vectors`]: words as rows of numbers, learned elsewhere from how words stand beside each other.

use super::bytes::{ByteReader, ByteWriter};

/// Words as rows of numbers, four bits a number.
///
/// A word is known by a hash of 32 bits: of a million words that are not in it, some twenty are taken for another.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Vectors {
    /// Hashes of the words, ascending.
    keys: Vec<u32>,
    /// How far two neighbouring steps of each column lie apart.
    steps: Vec<f32>,
    /// *Shape*: `keys × width / 2`: two columns a byte, the first in the low bits.
    packed: Vec<u8>,
}

/// The middle of the sixteen steps of a column.
const MIDDLE: f32 = 7.5;

impl Vectors {
    /// Packs words with their rows; of two words with one hash the first stays.
    ///
    /// *Shape*: each row has one number for each of `steps`, an even number of columns.
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, Vec<f32>)>, steps: Vec<f32>) -> Vectors {
        let mut rows: Vec<(u32, Vec<f32>)> = words.into_iter().map(|(word, row)| (key(word), row)).collect();
        rows.sort_by_key(|(key, _)| *key);
        rows.dedup_by_key(|(key, _)| *key);
        let step_of = |(number, step): (&f32, &f32)| (number / step + MIDDLE).round().clamp(0.0, 15.0) as u8;
        let mut packed = Vec::with_capacity(rows.len() * steps.len() / 2);
        for (_, row) in &rows {
            let columns: Vec<u8> = row.iter().zip(&steps).map(step_of).collect();
            packed.extend(columns.chunks_exact(2).map(|pair| pair[0] | pair[1] << 4));
        }
        Vectors { keys: rows.iter().map(|(key, _)| *key).collect(), steps, packed }
    }

    /// The number of columns.
    pub fn width(&self) -> usize {
        self.steps.len()
    }

    /// The number of words.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// True where no word is known.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The row of a word. *Cost*: a binary search.
    pub fn row(&self, word: &str) -> Option<Vec<f32>> {
        let at = self.keys.binary_search(&key(word)).ok()?;
        let half = self.width() / 2;
        let columns = self.packed[at * half..(at + 1) * half].iter().flat_map(|pair| [pair & 15, pair >> 4]);
        Some(columns.zip(&self.steps).map(|(column, step)| (f32::from(column) - MIDDLE) * step).collect())
    }

    /// Writes the vectors: the number of words and of columns (u32), the steps (f32), the hashes (u32), the rows.
    pub fn write(&self, out: &mut ByteWriter) {
        out.u32(self.len() as u32);
        out.u32(self.width() as u32);
        self.steps.iter().for_each(|step| out.u32(step.to_bits()));
        self.keys.iter().for_each(|key| out.u32(*key));
        out.0.extend_from_slice(&self.packed);
    }

    /// Reads what [`Vectors::write`] wrote.
    ///
    /// # Errors
    /// A message when the bytes are something else.
    pub fn read(bytes: &[u8]) -> Result<Vectors, String> {
        let mut reader = ByteReader(bytes);
        let (words, width) = (reader.u32()? as usize, reader.u32()? as usize);
        let numbers = |bytes: &[u8]| -> Vec<u32> {
            bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
        };
        let product = |a: usize, b: usize| a.checked_mul(b).ok_or("its sizes are beyond reason".to_owned());
        let steps = numbers(reader.take(product(width, 4)?)?).into_iter().map(f32::from_bits).collect();
        let keys = numbers(reader.take(product(words, 4)?)?);
        let packed = reader.take(product(words, width / 2)?)?.to_vec();
        match (width % 2 == 0 && keys.is_sorted(), reader.0.len()) {
            (true, 0) => Ok(Vectors { keys, steps, packed }),
            (true, left) => Err(format!("{left} bytes follow its end")),
            (false, _) => Err("its words are in no order".to_owned()),
        }
    }
}

/// FNV-1a with a final mix, of 32 bits: the same on every machine.
fn key(word: &str) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for byte in word.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    }
    hash = (hash ^ (hash >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vectors {
        let rows = [("army", vec![0.5, -0.25, 9.0, 0.0]), ("vote", vec![-0.4, 0.1, -9.0, 0.2])];
        Vectors::new(rows, vec![0.1, 0.1, 0.5, 0.1])
    }

    #[test]
    fn rows_come_back_within_half_a_step_and_far_ones_are_cut() {
        let vectors = sample();
        let row = vectors.row("army").unwrap();
        assert!((row[0] - 0.5).abs() <= 0.051 && (row[1] + 0.25).abs() <= 0.051, "{row:?}");
        assert!((row[2] - 3.75).abs() < 1e-5, "{row:?}");
        assert!((vectors.row("vote").unwrap()[2] + 3.75).abs() < 1e-5);
        assert_eq!(vectors.row("elsewhere"), None);
    }

    #[test]
    fn bytes_come_back_and_cut_ones_are_refused() {
        let mut out = ByteWriter::default();
        sample().write(&mut out);
        assert_eq!(Vectors::read(&out.0), Ok(sample()));
        for cut in 0..out.0.len() {
            assert!(Vectors::read(&out.0[..cut]).is_err());
        }
        assert!(Vectors::read(&[&out.0[..], &[0]].concat()).unwrap_err().contains("1 bytes follow"));
        assert!(Vectors::read(&[0xff; 8]).is_err());
    }
}
