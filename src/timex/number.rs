//! Numbers over atoms: `1,500`, `2.5`, `twenty-five`, `two and a half`, `the 20th`, `nineteen seventy-nine`.

use super::atoms::Atom;
use super::grammar::Grammar;
use super::lexicon::Class;

/// A number and how many atoms it takes.
pub(super) type Numeral = (f64, usize);

/// Reads numbers from the atoms of a text.
#[derive(Clone, Copy)]
pub(super) struct Numbers<'a> {
    pub atoms: &'a [Atom],
    pub grammar: &'a Grammar,
}

impl Numbers<'_> {
    fn is(&self, at: usize, word: &str) -> bool {
        self.atoms.get(at).is_some_and(|atom| self.grammar.is(atom.word, word))
    }

    fn value(&self, at: usize, class: Class) -> Option<i32> {
        self.grammar.value(self.atoms.get(at)?.word, class)
    }

    fn glued(&self, at: usize) -> bool {
        self.atoms.get(at).is_some_and(|atom| atom.glued)
    }

    /// A cardinal number: digits or words.
    pub fn cardinal(&self, at: usize) -> Option<Numeral> {
        let (value, length) = self.digits(at).or_else(|| self.words(at))?;
        Some(self.and_a_half(at, value, length))
    }

    /// Digits of any length with separators of thousands and decimals.
    fn digits(&self, at: usize) -> Option<Numeral> {
        let mut value = f64::from(self.atoms.get(at)?.digits?);
        let mut length = 1;
        while length < 8
            && self.is(at + length, ",")
            && self.glued(at + length)
            && self.digits_of(at + length + 1, 3).is_some()
        {
            value = value * 1000.0 + f64::from(self.digits_of(at + length + 1, 3)?);
            length += 2;
        }
        let point = self.is(at + length, ".") && self.glued(at + length) && self.glued(at + length + 1);
        if let Some(atom) = self.atoms.get(at + length + 1).filter(|atom| point && atom.digits.is_some()) {
            value += f64::from(atom.digits.unwrap_or(0)) / 10_f64.powi(atom.len() as i32);
            length += 2;
        }
        let magnitude =
            |length: usize| self.value(at + length, Class::Magnitude).filter(|size| *size > 12 && length < 12);
        while let Some(size) = magnitude(length) {
            value *= f64::from(size);
            length += 1;
        }
        (value < 1e12).then_some((value, length))
    }

    fn digits_of(&self, at: usize, length: usize) -> Option<u32> {
        let atom = self.atoms.get(at).filter(|atom| atom.glued && atom.len() == length)?;
        atom.digits
    }

    /// Number words: groups below a hundred, each times its magnitudes.
    fn words(&self, at: usize) -> Option<Numeral> {
        let (mut total, mut group, mut length, mut seen) = (0.0, 0.0, 0, false);
        if (self.is(at, "a") || self.is(at, "an")) && self.value(at + 1, Class::Magnitude).is_some() {
            (group, length) = (1.0, 1);
        }
        while length < 12 {
            let next = at + length;
            if let Some((value, taken)) = self.below_hundred(next).filter(|_| group == 0.0 || group >= 100.0) {
                (group, length, seen) = (group + value, length + taken, true);
            } else if let Some(size) = self.value(next, Class::Magnitude).map(f64::from).filter(|_| group > 0.0) {
                (length, seen) = (length + 1, true);
                if size > 100.0 {
                    (total, group) = (total + group * size, 0.0);
                } else {
                    group *= size;
                }
            } else if self.is(next, "and") && group >= 100.0 && self.below_hundred(next + 1).is_some() {
                length += 1;
            } else {
                break;
            }
        }
        (seen && total + group < 1e12).then_some((total + group, length))
    }

    fn below_hundred(&self, at: usize) -> Option<Numeral> {
        let tens = self.value(at, Class::Cardinal)?;
        let dash = usize::from(self.is(at + 1, "-"));
        let ones = self.value(at + 1 + dash, Class::Cardinal).filter(|ones| (1..10).contains(ones) && tens >= 20);
        Some(ones.map_or((tens.into(), 1), |ones| (f64::from(tens + ones), 2 + dash)))
    }

    /// "two and a half", "2 1/2".
    fn and_a_half(&self, at: usize, value: f64, length: usize) -> Numeral {
        let next = at + length;
        let dash = usize::from(self.is(next, "-"));
        if self.is(next + dash, "and")
            && self.is(next + 2 * dash + 1, "a")
            && self.is(next + 3 * dash + 2, "half")
            && value < 1000.0
        {
            return (value + 0.5, length + 3 * dash + 3);
        }
        let fraction = |n: usize| self.atoms.get(next + n).filter(|a| n == 0 || a.glued).and_then(|a| a.digits);
        match (fraction(0), self.is(next + 1, "/") && self.glued(next + 1), fraction(2)) {
            (Some(1), true, Some(2)) => (value + 0.5, length + 3),
            _ => (value, length),
        }
    }

    /// An ordinal number: `20th`, `twenty-first`.
    pub fn ordinal(&self, at: usize) -> Option<Numeral> {
        if let Some(value) = self.atoms.get(at)?.digits {
            let suffix = ["st", "nd", "rd", "th"].iter().any(|suffix| self.is(at + 1, suffix));
            return (suffix && self.glued(at + 1)).then_some((f64::from(value), 2));
        }
        if let Some(value) = self.value(at, Class::OrdinalWord) {
            return Some((f64::from(value), 1));
        }
        let tens = self.value(at, Class::Cardinal).filter(|tens| *tens >= 20)?;
        let dash = usize::from(self.is(at + 1, "-"));
        let ones = self.value(at + 1 + dash, Class::OrdinalWord).filter(|ones| *ones < 10)?;
        Some((f64::from(tens + ones), 2 + dash))
    }

    /// A day of the month: `9`, `9th`, `eighth`, `twenty-first`.
    pub fn day_of_month(&self, at: usize) -> Option<Numeral> {
        let plain = || {
            let atom = self.atoms.get(at)?;
            let value = atom.digits.filter(|_| atom.len() <= 2)?;
            let more = self.is(at + 1, ":") && self.glued(at + 1) && self.glued(at + 2);
            (!more && !self.is_fraction(at + 1)).then_some((f64::from(value), 1))
        };
        let found = self.ordinal(at).or_else(plain)?;
        (1.0..=31.0).contains(&found.0).then_some(found)
    }

    /// True where a decimal point or a separator of thousands and more digits follow.
    fn is_fraction(&self, at: usize) -> bool {
        let mark = self.is(at, ".") || self.is(at, ",");
        mark && self.glued(at) && self.glued(at + 1) && self.atoms.get(at + 1).is_some_and(|atom| atom.digits.is_some())
    }

    /// "1995 QX7": one or two capitals and a number behind a year name a body in space or a thing in a series.
    fn is_designation(&self, at: usize) -> bool {
        let letters = self.atoms.get(at).is_some_and(|atom| atom.capital && atom.len() <= 2 && !atom.glued);
        letters && self.glued(at + 1) && self.atoms.get(at + 1).is_some_and(|atom| atom.digits.is_some())
    }

    /// A month; an abbreviation takes its full stop along.
    pub fn month(&self, at: usize) -> Option<Numeral> {
        let value = self.value(at, Class::Month)?;
        let abbreviated = self.atoms[at].len() <= 4 && !["may", "june", "july"].iter().any(|full| self.is(at, full));
        let stop = abbreviated && self.is(at + 1, ".") && self.glued(at + 1);
        Some((f64::from(value), 1 + usize::from(stop)))
    }

    /// A year of four digits from 1000 to 2999, or in words.
    pub fn year(&self, at: usize) -> Option<Numeral> {
        let atom = self.atoms.get(at)?;
        if let Some(value) = atom.digits {
            let part = self.is_fraction(at + 1) || self.is_designation(at + 1);
            let plausible = atom.len() == 4 && (1000..3000).contains(&value) && !part;
            return plausible.then_some((f64::from(value), 1));
        }
        self.year_in_words(at)
    }

    fn year_in_words(&self, at: usize) -> Option<Numeral> {
        let century = self.value(at, Class::Cardinal)?;
        if (11..=20).contains(&century) {
            let dash = usize::from(self.is(at + 1, "-"));
            if let Some((rest, length)) = self.below_hundred(at + 1 + dash).filter(|(rest, _)| *rest >= 10.0) {
                return Some((f64::from(century * 100) + rest, length + 1 + dash));
            }
            let hundred = self.is(at + 1, "hundred") && century < 20;
            return hundred.then_some((f64::from(century * 100), 2));
        }
        let (value, length) = self.words(at).filter(|_| century == 2 && self.is(at + 1, "thousand"))?;
        (2000.0..2100.0).contains(&value).then_some((value, length))
    }

    /// Exactly `length` digits, or one or two for `0`.
    pub fn plain(&self, at: usize, length: usize, low: u32, high: u32) -> Option<Numeral> {
        let atom = self.atoms.get(at)?;
        let fits = if length == 0 { atom.len() <= 2 } else { atom.len() == length };
        let value = atom.digits.filter(|value| fits && (low..=high).contains(value))?;
        Some((f64::from(value), 1))
    }
}
