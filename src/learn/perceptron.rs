//! [`Perceptron`]: learning the weights of a linear model, averaged over time.

use super::Weights;

/// An averaged perceptron with sparse rows: a feature takes room for those classes only that it was ever corrected for.
#[derive(Debug, Default)]
pub struct Perceptron {
    /// Open addressing: a key and the position of its row plus one; 0 is free.
    slots: Vec<(u32, u32)>,
    rows: Vec<Row>,
    time: u32,
}

#[derive(Debug, Default, Clone)]
struct Row {
    /// What scoring needs lies apart from what averaging needs, for speed.
    weights: Vec<(u16, f32)>,
    pasts: Vec<Past>,
    key: u32,
    updates: u32,
}

#[derive(Debug, Clone, Copy)]
struct Past {
    /// When the weight was last written.
    since: u32,
    /// Sum of the weight over time, up to `since`.
    total: f64,
}

impl Perceptron {
    /// An empty one.
    pub fn new() -> Self {
        Perceptron { slots: vec![(0, 0); 1 << 16], ..Perceptron::default() }
    }

    /// Adds the weights of some features to the scores of the classes.
    pub fn score(&self, features: &[u32], scores: &mut [f32]) {
        for key in features {
            if let Some(row) = self.find(*key) {
                for (class, weight) in &self.rows[row].weights {
                    scores[*class as usize] += weight;
                }
            }
        }
    }

    /// Counts one step of time, to be called once for each decision.
    pub fn step(&mut self) {
        self.time += 1;
    }

    /// Adds `amount` to the weight of a class for each of some features.
    pub fn add(&mut self, features: &[u32], class: usize, amount: f32) {
        for key in features {
            let row = self.find_or_insert(*key);
            self.rows[row].add(class as u16, amount, self.time);
        }
    }

    /// Makes the right class more likely for these features, and the wrong one less.
    pub fn correct(&mut self, features: &[u32], right: usize, wrong: usize) {
        for key in features {
            let row = self.find_or_insert(*key);
            self.rows[row].updates += 1;
            self.rows[row].add(right as u16, 1.0, self.time);
            self.rows[row].add(wrong as u16, -1.0, self.time);
        }
    }

    /// The number of features seen.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True when nothing was learned.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The averaged weights of features corrected at least `least_updates` times, in steps of `step` (smaller weights vanish).
    pub fn average(&self, classes: usize, least_updates: u32, step: f32) -> Weights {
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        order.sort_unstable_by_key(|row| self.rows[*row].key);
        let mut weights = Weights { classes, step, rows: Vec::new() };
        for at in order {
            let row = &self.rows[at];
            if row.updates < least_updates {
                continue;
            }
            let cells = row.average(self.time, step);
            if !cells.is_empty() {
                weights.rows.push((row.key, cells));
            }
        }
        weights
    }

    #[inline]
    fn find(&self, key: u32) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut slot = key as usize & mask;
        loop {
            match self.slots[slot] {
                (_, 0) => return None,
                (found, row) if found == key => return Some(row as usize - 1),
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn find_or_insert(&mut self, key: u32) -> usize {
        if let Some(row) = self.find(key) {
            return row;
        }
        if (self.rows.len() + 1) * 2 > self.slots.len() {
            self.slots = vec![(0, 0); self.slots.len() * 2];
            (0..self.rows.len()).for_each(|row| self.place(row));
        }
        self.rows.push(Row { key, ..Row::default() });
        self.place(self.rows.len() - 1);
        self.rows.len() - 1
    }

    fn place(&mut self, row: usize) {
        let mask = self.slots.len() - 1;
        let key = self.rows[row].key;
        let mut slot = key as usize & mask;
        while self.slots[slot].1 != 0 {
            slot = (slot + 1) & mask;
        }
        self.slots[slot] = (key, row as u32 + 1);
    }
}

impl Row {
    fn add(&mut self, class: u16, amount: f32, now: u32) {
        let at = self.weights.iter().position(|(other, _)| *other == class).unwrap_or_else(|| {
            self.weights.push((class, 0.0));
            self.pasts.push(Past { since: now, total: 0.0 });
            self.weights.len() - 1
        });
        let (weight, past) = (&mut self.weights[at].1, &mut self.pasts[at]);
        past.total += f64::from(*weight) * f64::from(now - past.since);
        past.since = now;
        *weight += amount;
    }

    fn average(&self, now: u32, step: f32) -> Vec<(u16, i16)> {
        let mut cells: Vec<(u16, i16)> = Vec::new();
        for ((class, weight), past) in self.weights.iter().zip(&self.pasts) {
            let total = past.total + f64::from(*weight) * f64::from(now - past.since);
            let steps = (total / f64::from(now.max(1)) / f64::from(step)).round();
            if steps != 0.0 {
                cells.push((*class, steps.clamp(-32767.0, 32767.0) as i16));
            }
        }
        cells.sort_unstable();
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::Table;

    #[test]
    fn learns_a_rule_and_keeps_it_when_compiled() {
        let mut model = Perceptron::new();
        for round in 0..200u32 {
            let feature = [round % 7, 100];
            let right = usize::from(round % 7 > 3);
            let mut scores = [0.0; 2];
            model.score(&feature, &mut scores);
            model.step();
            if scores[right] <= scores[1 - right] {
                model.correct(&feature, right, 1 - right);
            }
        }
        let table = Table::new(&model.average(2, 0, 0.01));
        for key in 0..7u32 {
            let mut scores = [0; 2];
            table.score(&[key, 100], &mut scores);
            assert_eq!(scores[1] > scores[0], key > 3, "{key}");
        }
    }
}
