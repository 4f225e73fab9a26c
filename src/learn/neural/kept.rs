//! [`Kept`]: what the first layer of a network makes of frequent words.

use super::embed::WordFeatures;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, OnceLock};

/// What the first layer makes of frequent words, kept from batch to batch.
///
/// A word has one slot, which the first of those that share it fills for good: what is read is the same whichever threads
/// filled them. *Cost*: at most [`SLOTS`] rows of products.
#[derive(Debug, Default)]
pub struct Kept {
    slots: Vec<OnceLock<Row>>,
}

/// A word and the products of its row.
type Row = (Arc<WordFeatures>, Vec<f32>);

const SLOTS: usize = 4096;
/// Words of the vocabulary, by falling frequency, that are kept.
const FREQUENT: std::ops::Range<u32> = 1..2048;

impl Kept {
    /// Room for frequent words, for a network whose weights do not change any more.
    pub fn of_frequent_words() -> Kept {
        Kept { slots: (0..SLOTS).map(|_| OnceLock::new()).collect() }
    }

    /// The products of a word.
    pub fn get(&self, word: &Arc<WordFeatures>) -> Option<&[f32]> {
        let (own, products) = self.slot(word)?.get()?;
        (Arc::ptr_eq(own, word) || own == word).then_some(products)
    }

    /// Keeps the products of a word where there is room for them.
    pub fn keep(&self, word: &Arc<WordFeatures>, products: impl FnOnce() -> Vec<f32>) {
        if let Some(slot) = self.slot(word) {
            slot.get_or_init(|| (word.clone(), products()));
        }
    }

    fn slot(&self, word: &WordFeatures) -> Option<&OnceLock<Row>> {
        word.rows.first().filter(|row| FREQUENT.contains(row))?;
        let mut hasher = DefaultHasher::new();
        word.rows.hash(&mut hasher);
        self.slots.get((hasher.finish() % SLOTS as u64) as usize)
    }
}

/// A copy keeps nothing: its network may be changed.
impl Clone for Kept {
    fn clone(&self) -> Kept {
        Kept::default()
    }
}

impl PartialEq for Kept {
    fn eq(&self, other: &Kept) -> bool {
        self.slots.len() == other.slots.len()
    }
}
