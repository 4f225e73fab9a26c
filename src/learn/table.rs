//! [`Weights`] as learned, and [`Table`], the same compiled for speed.

use super::{ByteReader, ByteWriter};

/// The weights of a linear model: for each feature its classes and their weights in whole steps.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Weights {
    /// Number of classes.
    pub classes: usize,
    /// What one step of a weight is worth.
    pub step: f32,
    /// Features by rising key, each with its classes.
    pub rows: Vec<(u32, Vec<(u16, i16)>)>,
}

impl Weights {
    /// Writes the weights: keys as differences, lengths, classes and weights as four blocks, so that each packs well.
    pub fn write(&self, out: &mut ByteWriter) {
        out.u32(self.classes as u32);
        out.u32(self.step.to_bits());
        out.u32(self.rows.len() as u32);
        let [mut keys, mut lengths, mut classes, mut steps] = [const { ByteWriter(Vec::new()) }; 4];
        let mut last = 0;
        for (key, cells) in &self.rows {
            keys.varint(key - last);
            last = *key;
            lengths.varint(cells.len() as u32);
            for (class, weight) in cells {
                classes.varint(u32::from(*class));
                steps.signed(i32::from(*weight));
            }
        }
        [keys, lengths, classes, steps].iter().for_each(|block| out.block(&block.0));
    }

    /// Reads what [`Self::write`] wrote.
    ///
    /// # Errors
    /// A message when the bytes are no such weights.
    pub fn read(from: &mut ByteReader) -> Result<Weights, String> {
        let (classes, step) = (from.u32()? as usize, f32::from_bits(from.u32()?));
        let count = from.u32()? as usize;
        let (mut keys, mut lengths, mut numbers, mut steps) =
            (from.block()?, from.block()?, from.block()?, from.block()?);
        let (mut rows, mut key) = (Vec::new(), 0u32);
        for _ in 0..count {
            key = key.wrapping_add(keys.varint()?);
            let length = lengths.varint()?;
            let cell = |_| Ok((numbers.varint()? as u16, steps.signed()? as i16));
            rows.push((key, (0..length).map(cell).collect::<Result<_, String>>()?));
        }
        Ok(Weights { classes, step, rows })
    }

    /// Drops weights smaller than `least`, and features that have none left: they cost more time than they are worth.
    pub fn prune(&mut self, least: f32) {
        let least = (least / self.step).round() as u16;
        self.rows.iter_mut().for_each(|(_, cells)| cells.retain(|(_, weight)| weight.unsigned_abs() >= least));
        self.rows.retain(|(_, cells)| !cells.is_empty());
    }
}

/// Weights compiled for speed: one probe finds a feature's classes, which lie side by side.
///
/// Scores are whole numbers, so they are the same on every machine.
#[derive(Debug, Default)]
pub struct Table {
    classes: usize,
    /// A slot's home is the leading bits of its key, so that keys in rising order fill the table from its beginning.
    shift: u32,
    slots: Vec<Slot>,
    cells: Vec<Cell>,
    /// One bit for each of the leading bits of a key, set where some key has them. Most features asked for are not in the
    /// table; this tells so without a look into main memory.
    present: Vec<u64>,
    present_shift: u32,
}

/// How many features are looked up side by side.
const AT_ONCE: usize = 32;

/// Bits of the key that `present` tells apart beyond those that `slots` does.
const PRESENT_BITS: u32 = 3;

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    key: u32,
    /// Position of the row's length in `cells` plus one; 0 is free.
    row: u32,
}

#[derive(Debug, Clone, Copy)]
struct Cell {
    class: u16,
    weight: i16,
}

impl Table {
    /// Compiles weights.
    pub fn new(weights: &Weights) -> Table {
        let mut table = Table::sized(weights.classes, weights.rows.len());
        for (key, cells) in &weights.rows {
            table.insert(*key, cells.len());
            table.cells.extend(cells.iter().map(|(class, weight)| Cell { class: *class, weight: *weight }));
        }
        table
    }

    /// Reads what [`Weights::write`] wrote, compiled at once.
    ///
    /// # Errors
    /// A message when the bytes are no such weights.
    pub fn read(from: &mut ByteReader) -> Result<Table, String> {
        let classes = from.u32()? as usize;
        let _step = f32::from_bits(from.u32()?);
        let rows = from.u32()? as usize;
        let (mut keys, mut lengths, mut numbers, mut steps) =
            (from.block()?, from.block()?, from.block()?, from.block()?);
        if rows > keys.0.len() || classes > usize::from(u16::MAX) {
            return Err("its weights have an impossible size".to_owned());
        }
        let mut table = Table::sized(classes, rows);
        table.cells.reserve(rows + numbers.0.len());
        let mut key = 0u32;
        for _ in 0..rows {
            key = key.wrapping_add(keys.varint()?);
            let length = lengths.varint()? as usize;
            table.insert(key, length);
            for _ in 0..length {
                let class = numbers.varint()? as usize;
                if class >= classes {
                    return Err(format!("class {class} of {classes}"));
                }
                table.cells.push(Cell { class: class as u16, weight: steps.signed()? as i16 });
            }
        }
        Ok(table)
    }

    /// Number of classes.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// Adds the weights of some features to the scores of the classes. *Cost*: one probe for each feature.
    ///
    /// First all homes are looked up, then all rows, so that the waits for main memory overlap.
    #[inline]
    pub fn score(&self, features: &[u32], scores: &mut [i32]) {
        let mut rows = [0u32; AT_ONCE];
        let mut keys = [(0u32, Slot::default()); AT_ONCE];
        for chunk in features.chunks(AT_ONCE) {
            let mut count = 0;
            for key in chunk {
                if self.may_hold(*key) {
                    keys[count] = (*key, self.slots[(key >> self.shift) as usize]);
                    count += 1;
                }
            }
            let mut found = 0;
            for (key, slot) in &keys[..count] {
                let row = if slot.key == *key || slot.row == 0 { slot.row } else { self.probe(*key) };
                rows[found] = row;
                found += usize::from(row != 0);
            }
            for row in &rows[..found] {
                self.add_row(*row as usize, scores);
            }
        }
    }

    #[inline]
    fn may_hold(&self, key: u32) -> bool {
        let bit = key >> self.present_shift;
        self.present[(bit >> 6) as usize] >> (bit & 63) & 1 == 1
    }

    #[inline]
    fn add_row(&self, row: usize, scores: &mut [i32]) {
        let length = self.cells[row - 1].class as usize;
        for cell in &self.cells[row..row + length] {
            if let Some(score) = scores.get_mut(cell.class as usize) {
                *score += i32::from(cell.weight);
            }
        }
    }

    fn sized(classes: usize, rows: usize) -> Table {
        let bits = (rows * 2).next_power_of_two().trailing_zeros().max(4);
        let present_bits = (bits + PRESENT_BITS).min(32);
        Table {
            classes,
            shift: 32 - bits,
            slots: vec![Slot::default(); 1 << bits],
            cells: Vec::new(),
            present: vec![0; 1 << (present_bits - 6)],
            present_shift: 32 - present_bits,
        }
    }

    fn insert(&mut self, key: u32, length: usize) {
        let mask = self.slots.len() - 1;
        let mut slot = (key >> self.shift) as usize;
        while self.slots[slot].row != 0 {
            slot = (slot + 1) & mask;
        }
        self.slots[slot] = Slot { key, row: self.cells.len() as u32 + 1 };
        let bit = key >> self.present_shift;
        self.present[(bit >> 6) as usize] |= 1 << (bit & 63);
        self.cells.push(Cell { class: length as u16, weight: 0 });
    }

    /// The position of a key's row in the cells, or 0.
    fn probe(&self, key: u32) -> u32 {
        let mask = self.slots.len() - 1;
        let mut slot = (key >> self.shift) as usize;
        loop {
            let Slot { key: found, row } = self.slots[slot];
            if row == 0 || found == key {
                return row;
            }
            slot = (slot + 1) & mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_reads_the_weights_as_written() {
        let rows = vec![(0, vec![(1, -3)]), (7, vec![(0, 5), (2, 300)]), (u32::MAX, vec![(2, 1)])];
        let weights = Weights { classes: 3, step: 0.5, rows };
        let mut out = ByteWriter::default();
        weights.write(&mut out);
        assert_eq!(Weights::read(&mut ByteReader(&out.0)).as_ref(), Ok(&weights));
        let table = Table::read(&mut ByteReader(&out.0)).unwrap();
        for table in [table, Table::new(&weights)] {
            let mut scores = [0; 3];
            table.score(&[0, 7, 8, u32::MAX], &mut scores);
            assert_eq!(scores, [5, -3, 301]);
        }
        for cut in 0..out.0.len() {
            assert!(Table::read(&mut ByteReader(&out.0[..cut])).is_err(), "{cut}");
        }
        let mut few = weights;
        few.prune(100.0);
        assert_eq!(few.rows, [(7, vec![(2, 300)])]);
    }
}
