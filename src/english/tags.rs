//! Parts of speech: an averaged perceptron that tags from left to right.
//!
//! UPOS and XPOS are predicted together, as pairs seen in the treebanks. Features after Ratnaparkhi (1996) and Collins (2002):
//! the words around, endings and shapes, the tags before, and what the words around most often are.

use super::words::Word;
use crate::document::{Upos, Xpos};
use crate::learn::{ByteReader, ByteWriter, Dictionary, Table, hash};

/// A pair of tags.
pub type Pair = (Upos, Xpos);

/// The tagger, compiled.
#[derive(Debug, Default)]
pub struct Tagger {
    /// The classes of the table.
    pub pairs: Vec<Pair>,
    /// For a word that is often seen, a key for the set of tags it has.
    pub habits: Dictionary,
    table: Table,
}

/// Buffers that are reused from sentence to sentence.
#[derive(Debug, Default)]
pub struct Scratch {
    features: Vec<u32>,
    scores: Vec<i32>,
    habits: Vec<u32>,
    classes: Vec<usize>,
}

impl Tagger {
    /// Puts a tagger together.
    pub fn new(pairs: Vec<Pair>, habits: Dictionary, table: Table) -> Tagger {
        Tagger { pairs, habits, table }
    }

    /// Reads a tagger.
    ///
    /// # Errors
    /// A message when the bytes are no tagger.
    pub fn read(bytes: &[u8]) -> Result<Tagger, String> {
        let mut from = ByteReader(bytes);
        let pairs = read_pairs(&mut from)?;
        let habits = Dictionary::read(&mut from)?;
        let table = Table::read(&mut from)?;
        match table.classes() == pairs.len() && !pairs.is_empty() {
            true => Ok(Tagger { pairs, habits, table }),
            false => Err(format!("{} classes for {} pairs of tags", table.classes(), pairs.len())),
        }
    }

    /// Tags a sentence.
    pub fn tag(&self, words: &[Word], scratch: &mut Scratch, tags: &mut Vec<Pair>) {
        tags.clear();
        scratch.classes.clear();
        look_up_habits(&self.habits, words, &mut scratch.habits);
        let headline = is_headline(words);
        for at in 0..words.len() {
            scratch.features.clear();
            let context = Context { words, habits: &scratch.habits, classes: &scratch.classes, headline };
            context.features(at, &mut scratch.features);
            scratch.scores.clear();
            scratch.scores.resize(self.pairs.len(), 0);
            self.table.score(&scratch.features, &mut scratch.scores);
            let best = best(&scratch.scores);
            scratch.classes.push(best);
            tags.push(self.pairs[best]);
        }
    }
}

/// Writes the pairs of tags, to be followed by the habits and the weights.
pub fn write_pairs(pairs: &[Pair], out: &mut ByteWriter) {
    out.varint(pairs.len() as u32);
    for (upos, xpos) in pairs {
        out.varint(upos.number() as u32);
        out.varint(xpos.number() as u32);
    }
}

fn read_pairs(from: &mut ByteReader) -> Result<Vec<Pair>, String> {
    let count = from.varint()?;
    let mut pairs = Vec::new();
    for _ in 0..count {
        let (upos, xpos) = (from.varint()? as usize, from.varint()? as usize);
        pairs.push((
            *Upos::ALL.get(upos).ok_or("an unknown part of speech")?,
            *Xpos::ALL.get(xpos).ok_or("an unknown Penn tag")?,
        ));
    }
    Ok(pairs)
}

/// The position of the highest score; the first of equals.
pub fn best(scores: &[i32]) -> usize {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    best
}

/// For each word, what its habits are.
pub fn look_up_habits(habits: &Dictionary, words: &[Word], found: &mut Vec<u32>) {
    found.clear();
    found.extend(words.iter().map(|word| habits.get(word.form).unwrap_or(0)));
}

/// True when most words begin with a capital, so that a capital says little.
pub fn is_headline(words: &[Word]) -> bool {
    let letters = words.iter().filter(|word| word.traits.letter).count();
    let capitals = words.iter().filter(|word| word.traits.capital).count();
    letters >= 4 && capitals * 10 > letters * 7
}

/// What is known when a word is tagged.
#[derive(Debug, Clone, Copy)]
pub struct Context<'s> {
    /// The words of the sentence.
    pub words: &'s [Word],
    /// Their habits.
    pub habits: &'s [u32],
    /// The classes of the words before.
    pub classes: &'s [usize],
    /// True when a capital says little.
    pub headline: bool,
}

const OUTSIDE: Word = Word {
    form: 1,
    ends: [1; 5],
    begins: [1; 4],
    shape: 1,
    traits: super::words::Traits { capital: false, all_capitals: false, digit: false, letter: false },
};

impl Context<'_> {
    fn word(&self, at: usize, offset: isize) -> Word {
        at.checked_add_signed(offset).and_then(|at| self.words.get(at)).copied().unwrap_or(OUTSIDE)
    }

    fn habit(&self, at: usize, offset: isize) -> u32 {
        at.checked_add_signed(offset).and_then(|at| self.habits.get(at)).copied().unwrap_or(1)
    }

    fn class(&self, at: usize, back: usize) -> u32 {
        at.checked_sub(back).map_or(u32::MAX, |at| self.classes[at] as u32)
    }

    /// Appends the features of the word at `at`.
    pub fn features(&self, at: usize, out: &mut Vec<u32>) {
        let word = self.word(at, 0);
        let (before, before2) = (self.word(at, -1), self.word(at, -2));
        let (after, after2) = (self.word(at, 1), self.word(at, 2));
        let (tag, tag2, tag3) = (self.class(at, 1), self.class(at, 2), self.class(at, 3));
        let habit = self.habit(at, 0);
        let (habit_after, habit_after2) = (self.habit(at, 1), self.habit(at, 2));
        let place = u32::from(at == 0) + 2 * u32::from(self.headline);
        let letters = u32::from(word.traits.capital)
            + 2 * u32::from(word.traits.all_capitals)
            + 4 * u32::from(word.traits.digit)
            + 8 * u32::from(word.traits.letter);
        let mut template = 0;
        let mut add = |parts: &[u32]| {
            out.push(hash::feature(template, parts));
            template += 1;
        };
        add(&[]);
        add(&[word.form]);
        add(&[word.form, letters & 3, place]);
        word.ends.iter().for_each(|end| add(&[*end]));
        word.begins.iter().for_each(|begin| add(&[*begin]));
        add(&[word.shape, place]);
        add(&[letters, place]);
        add(&[letters, place, word.ends[2]]);
        add(&[word.ends[2], word.shape]);
        add(&[habit]);
        add(&[habit, letters, place]);
        add(&[tag]);
        add(&[tag, tag2]);
        add(&[tag, tag2, tag3]);
        add(&[tag, word.form]);
        add(&[tag, habit]);
        add(&[tag, tag2, habit]);
        add(&[tag, word.ends[2]]);
        add(&[tag, letters]);
        add(&[tag, habit_after]);
        add(&[tag, habit, habit_after]);
        add(&[habit, habit_after]);
        add(&[habit, habit_after, habit_after2]);
        add(&[word.form, habit_after]);
        add(&[before.form]);
        add(&[before2.form]);
        add(&[after.form]);
        add(&[after2.form]);
        add(&[before.form, word.form]);
        add(&[before2.form, before.form, word.form]);
        add(&[word.form, after.form]);
        add(&[before.form, word.form, after.form]);
        add(&[before.form, habit]);
        add(&[before.form, tag2, habit]);
        add(&[after.form, habit]);
        add(&[before2.form, before.form]);
        add(&[after.form, after2.form]);
        add(&[before.form, after.form]);
        add(&[before.ends[2], before.shape]);
        add(&[after.ends[2], after.shape]);
        add(&[before.shape, word.shape, after.shape]);
        add(&[tag, word.ends[1], after.ends[1]]);
        add(&[habit_after2, habit]);
        add(&[after.ends[2], habit]);
    }
}
