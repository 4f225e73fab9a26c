//! [`Dictionary`]: numbers for keys.

use super::{ByteReader, ByteWriter};

/// A number for each of some keys.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dictionary {
    /// By rising key.
    entries: Vec<(u32, u32)>,
    /// A slot's home is the key's leading bits; position in `entries` plus one, 0 is free.
    slots: Vec<u32>,
    shift: u32,
}

impl Dictionary {
    /// Makes a dictionary; of entries with the same key the first counts.
    pub fn new(mut entries: Vec<(u32, u32)>) -> Dictionary {
        entries.sort_by_key(|(key, _)| *key);
        entries.dedup_by_key(|(key, _)| *key);
        let bits = (entries.len() * 2).next_power_of_two().trailing_zeros().max(4);
        let mut dictionary = Dictionary { entries, slots: vec![0; 1 << bits], shift: 32 - bits };
        for at in 0..dictionary.entries.len() {
            let mut slot = (dictionary.entries[at].0 >> dictionary.shift) as usize;
            while dictionary.slots[slot] != 0 {
                slot = (slot + 1) % dictionary.slots.len();
            }
            dictionary.slots[slot] = at as u32 + 1;
        }
        dictionary
    }

    /// The number of a key.
    #[inline]
    pub fn get(&self, key: u32) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let mut slot = (key >> self.shift) as usize;
        while self.slots[slot] != 0 {
            let (found, number) = self.entries[self.slots[slot] as usize - 1];
            if found == key {
                return Some(number);
            }
            slot = (slot + 1) % self.slots.len();
        }
        None
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True when it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Writes the entries: keys as differences, then the numbers.
    pub fn write(&self, out: &mut ByteWriter) {
        let (mut keys, mut numbers) = (ByteWriter::default(), ByteWriter::default());
        let mut last = 0;
        for (key, number) in &self.entries {
            keys.varint(key - last);
            numbers.varint(*number);
            last = *key;
        }
        out.u32(self.entries.len() as u32);
        out.block(&keys.0);
        out.block(&numbers.0);
    }

    /// Reads what [`Self::write`] wrote.
    ///
    /// # Errors
    /// A message when the bytes are no dictionary.
    pub fn read(from: &mut ByteReader) -> Result<Dictionary, String> {
        let count = from.u32()? as usize;
        let (mut keys, mut numbers) = (from.block()?, from.block()?);
        let mut entries = Vec::with_capacity(count.min(keys.0.len()));
        let mut key = 0u32;
        for _ in 0..count {
            key = key.wrapping_add(keys.varint()?);
            entries.push((key, numbers.varint()?));
        }
        Ok(Dictionary::new(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let dictionary = Dictionary::new(vec![(9, 1), (u32::MAX, 2), (0, 3), (9, 4)]);
        let mut out = ByteWriter::default();
        dictionary.write(&mut out);
        let again = Dictionary::read(&mut ByteReader(&out.0)).unwrap();
        assert_eq!(again, dictionary);
        assert_eq!([0, 9, 10, u32::MAX].map(|key| again.get(key)), [Some(3), Some(1), None, Some(2)]);
        assert_eq!(Dictionary::default().get(1), None);
        assert!((0..out.0.len()).all(|cut| Dictionary::read(&mut ByteReader(&out.0[..cut])).is_err()));
    }
}
