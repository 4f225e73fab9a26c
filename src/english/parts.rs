//! What the network sees of a word: its form, the company it keeps in many texts, its parts, its shape, which lists of
//! names hold it, and how it is written elsewhere in its document.

use super::agree::PASTS;
use super::gazetteer;
use super::known_names;
use super::shown::Shown;
use super::words::{Speller, Word, is_headline};
use crate::learn::Vectors;
use crate::learn::neural::WordFeatures;
use std::collections::HashMap;
use std::sync::Arc;

/// The word that stands for the root of a sentence.
const ROOT: &str = "<root>";

/// Rows of words that every vocabulary has: unknown, root.
pub const RESERVED: u32 = 2;

/// Rows and width of each table after that of whole words: endings of three and two letters, beginnings of three letters,
/// shapes, endings of four letters, lists, what the document shows.
pub const TABLES: [(usize, usize); 7] =
    [(8192, 32), (2048, 24), (8192, 24), (1024, 24), (16384, 24), (96, 16), (256, 16)];

/// Rows of the table behind these, which only the network for names has: long lists of names.
pub const NAME_LISTS: usize = known_names::ROWS;

/// Width of a whole word.
pub const WORD_WIDTH: usize = 72;

/// Rows and width of the table of character n-grams.
pub const PARTS: (usize, usize) = (16384, 48);

/// Width of a word's vector.
pub const VECTOR_WIDTH: usize = 64;

/// Whole words by their row.
pub type Vocabulary = HashMap<String, u32>;

/// A vocabulary of words in the order of their rows.
pub fn vocabulary<'w>(words: impl IntoIterator<Item = &'w str>) -> Vocabulary {
    (RESERVED..).zip(words).map(|(row, word)| (word.to_owned(), row)).collect()
}

/// The form under which a word stands in the vocabulary: lower case, every digit a nought.
pub fn normal(form: &str) -> String {
    form.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).flat_map(char::to_lowercase).collect()
}

/// The features of the root that leads a sentence.
pub fn root() -> Arc<WordFeatures> {
    let mut features = word(ROOT, 1, false, [0, 0, 0], Vec::new());
    features.rows[0] = 1;
    Arc::new(features)
}

/// A past tense that every vocabulary holds.
const STAND_IN: &str = "broke";

/// The features of the words of the sentences of a document; words of which all is alike share them.
pub fn document(sents: &[&[&str]], vocabulary: &Vocabulary, vectors: &Vectors) -> Vec<Vec<Arc<WordFeatures>>> {
    let mut speller = Speller::default();
    let words: Vec<Vec<Word>> = sents.iter().map(|sent| sent.iter().map(|form| speller.word(form)).collect()).collect();
    let mut shown = Shown::default();
    for (sent, words) in sents.iter().zip(&words) {
        shown.look(sent, words, is_headline(words));
    }
    let known = |form: &str| vocabulary.get(&normal(form)).copied();
    // a past tense that was never seen behaves as one that was
    let past = |form: &str| PASTS.contains(&form).then(|| known(STAND_IN)).flatten();
    let row = |form: &str| known(form).or_else(|| past(form)).unwrap_or(0);
    let (mut listed, mut names) = (Vec::new(), Vec::new());
    let mut shared: HashMap<(&str, bool, [u32; 3]), Arc<WordFeatures>> = HashMap::new();
    let mut all = Vec::with_capacity(sents.len());
    for (sent, words) in sents.iter().zip(&words) {
        gazetteer::look_up(sent, &mut listed);
        known_names::look_up(sent, &mut names);
        let known = listed.iter().zip(words).zip(&names);
        let known = known.map(|((listed, word), names)| [*listed, shown.of(word), *names]);
        let mut features = Vec::with_capacity(sent.len());
        for (n, (form, known)) in sent.iter().copied().zip(known).enumerate() {
            let new = || Arc::new(word(form, row(form), n == 0, known, vector(form, vectors)));
            features.push(shared.entry((form, n == 0, known)).or_insert_with(new).clone());
        }
        all.push(features);
    }
    all
}

/// The vector of a word, else that of what follows its last hyphen; nothing where neither is known.
fn vector(form: &str, vectors: &Vectors) -> Vec<f32> {
    let plain = plain(form);
    let last = || plain.rsplit_once('-').filter(|(_, last)| last.len() > 1).and_then(|(_, last)| vectors.row(last));
    vectors.row(&plain).or_else(last).unwrap_or_default()
}

/// The form under which a word stands among the vectors: lower case, plain quotes and dashes.
fn plain(form: &str) -> String {
    let plain = form.chars().map(|c| match c {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{2013}' | '\u{2014}' => '-',
        c => c,
    });
    plain.flat_map(char::to_lowercase).collect()
}

fn word(form: &str, row: u32, first: bool, known: [u32; 3], given: Vec<f32>) -> WordFeatures {
    let letters: Vec<char> = normal(form).chars().take(LONGEST).collect();
    let ending = |length: usize| letters[letters.len().saturating_sub(length)..].iter().collect::<String>();
    let beginning: String = letters.iter().take(3).collect();
    let mut shape = shape(form);
    if first {
        shape.push('^');
    }
    let keys = [ending(3), ending(2), beginning, shape, ending(4)];
    let hashed = keys.iter().zip(TABLES).zip(1..).map(|((key, (rows, _)), seed)| hash(key, seed) % rows as u64);
    let rows = [u64::from(row)].into_iter().chain(hashed).chain(known.map(u64::from));
    WordFeatures { rows: rows.map(|row| row as u32).collect(), parts: parts(&letters), given }
}

/// Letters of a word that count; the rest of a longer one is not looked at.
const LONGEST: usize = 24;

/// Rows of the character n-grams of three to five letters, edges marked.
fn parts(letters: &[char]) -> Vec<u32> {
    let marked: Vec<char> = ['<'].into_iter().chain(letters.iter().copied()).chain(['>']).collect();
    let grams = (3..=5).flat_map(|length| marked.windows(length));
    grams.map(|gram| (hash(&gram.iter().collect::<String>(), PART_SEED) % PARTS.0 as u64) as u32).collect()
}

const PART_SEED: u64 = 99;

/// Capitals as X, small letters as x, digits as d, runs cut at three: `Xxx`, `dddd`, `X.X.`.
fn shape(form: &str) -> String {
    let mut shape = String::new();
    let (mut last, mut run) = (None, 0);
    for c in form.chars() {
        let class = match c {
            c if c.is_uppercase() => 'X',
            c if c.is_lowercase() => 'x',
            c if c.is_numeric() => 'd',
            c => c,
        };
        run = if last == Some(class) { run + 1 } else { 1 };
        last = Some(class);
        if run <= 3 {
            shape.push(class);
        }
        if shape.chars().count() >= 10 {
            break;
        }
    }
    shape
}

/// FNV-1a with a seed and a final mix: the same on every machine.
fn hash(text: &str, seed: u64) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    }
    hash = (hash ^ (hash >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_and_normal_forms() {
        assert_eq!(
            (shape("Trump").as_str(), shape("5,200").as_str(), shape("U.S.").as_str()),
            ("Xxxx", "d,ddd", "X.X.")
        );
        assert_eq!(normal("March-2020"), "march-0000");
    }

    #[test]
    fn rows_stay_inside_their_tables() {
        for form in ["", "a", "😀😀", &"x".repeat(500)] {
            let features = word(form, 0, true, [0, 0, 0], Vec::new());
            assert!(features.rows[1..].iter().zip(TABLES).all(|(row, (rows, _))| (*row as usize) < rows));
            assert!(features.parts.iter().all(|row| (*row as usize) < PARTS.0));
        }
    }
}
