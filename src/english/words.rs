//! What a model sees of a word: keys for its form, endings, beginnings and shape.

use crate::document::{Upos, Xpos};
use crate::learn::hash;

/// A part of speech, coarse and fine.
pub type Pair = (Upos, Xpos);

/// What a model sees of a word. Each field is a key; equal keys mean equal properties.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Word {
    /// The form in lower case, digits as zeros, quotation marks and dashes as one kind.
    pub form: u32,
    /// The last one to five letters of the lower-case form.
    pub ends: [u32; 5],
    /// The first one to four letters of the lower-case form.
    pub begins: [u32; 4],
    /// The shape: `Xx`, `X.X`, `0,0`; a run of one kind counts once, up to two letters twice.
    pub shape: u32,
    /// Kinds of letters in it.
    pub traits: Traits,
}

/// Kinds of letters in a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Traits {
    /// Begins with a capital.
    pub capital: bool,
    /// Has no small letter and at least two capitals.
    pub all_capitals: bool,
    /// Has a digit.
    pub digit: bool,
    /// Has a letter.
    pub letter: bool,
}

/// A buffer that words are spelt into, reused from word to word.
#[derive(Debug, Default)]
pub struct Speller {
    lower: String,
    shape: String,
}

impl Speller {
    /// What a model sees of a word.
    pub fn word(&mut self, form: &str) -> Word {
        self.spell(form);
        let letters: &str = &self.lower;
        let mut word = Word { form: hash::text(letters), shape: hash::text(&self.shape), ..Word::default() };
        let mut backwards = letters.char_indices().rev();
        for end in &mut word.ends {
            *end = backwards.next().map_or(word.form, |(at, _)| hash::text(&letters[at..]));
        }
        let mut forwards = letters.char_indices().skip(1);
        for begin in &mut word.begins {
            *begin = forwards.next().map_or(word.form, |(at, _)| hash::text(&letters[..at]));
        }
        word.traits = traits(form);
        word
    }

    fn spell(&mut self, form: &str) {
        self.lower.clear();
        self.shape.clear();
        let (mut last, mut run) = ('\0', 0);
        for c in form.chars().take(40) {
            match c {
                '0'..='9' => self.lower.push('0'),
                '’' | '‘' | '`' => self.lower.push('\''),
                '“' | '”' | '«' | '»' => self.lower.push('"'),
                '–' | '—' => self.lower.push_str("--"),
                '…' => self.lower.push_str("..."),
                'A'..='Z' => self.lower.push(c.to_ascii_lowercase()),
                c if c.is_ascii() => self.lower.push(c),
                c => self.lower.extend(c.to_lowercase()),
            }
            let kind = kind(c);
            run = if kind == last { run + 1 } else { 1 };
            last = kind;
            if run <= 2 {
                self.shape.push(kind);
            }
        }
        if self.lower == "``" || self.lower == "''" {
            self.lower.clear();
            self.lower.push('"');
        }
    }
}

fn kind(c: char) -> char {
    match c {
        c if c.is_uppercase() => 'X',
        c if c.is_alphabetic() => 'x',
        c if c.is_numeric() => '0',
        c => c,
    }
}

fn traits(form: &str) -> Traits {
    let (mut capitals, mut small) = (0, false);
    let mut found = Traits { capital: form.starts_with(char::is_uppercase), ..Traits::default() };
    for c in form.chars().take(40) {
        capitals += usize::from(c.is_uppercase());
        small |= c.is_lowercase();
        found.digit |= c.is_numeric();
        found.letter |= c.is_alphabetic();
    }
    found.all_capitals = capitals > 1 && !small;
    found
}
/// True when most words begin with a capital, so that a capital says little.
pub fn is_headline(words: &[Word]) -> bool {
    let letters = words.iter().filter(|word| word.traits.letter).count();
    let capitals = words.iter().filter(|word| word.traits.capital).count();
    letters >= 4 && capitals * 10 > letters * 7
}
