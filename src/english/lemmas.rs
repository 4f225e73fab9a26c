//! Lemmas: exceptions and endings learned from the treebanks.
//!
//! A word seen in training has the lemma it had there under the same tag; an inflected verb the verb that it is a form of; any other is
//! changed as words with the same ending are.

use super::gazetteer;
use super::verbs;
use super::words::Pair;
use crate::document::{Upos, Xpos};
use crate::learn::{ByteReader, ByteWriter, Dictionary, hash};

/// How a lemma is made from a form: how many letters are cut from its end, and what is put there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Change {
    /// True where capitals are kept.
    pub keep_case: bool,
    /// Letters to cut.
    pub cut: u32,
    /// What to add.
    pub add: String,
}

impl Change {
    /// The change that makes `lemma` of `form`.
    pub fn between(form: &str, lemma: &str, keep_case: bool) -> Change {
        let base = cased(form, keep_case);
        let common = base.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).count();
        let cut = base.chars().count() - common;
        Change { keep_case, cut: cut as u32, add: lemma.chars().skip(common).collect() }
    }

    /// Applies the change; `None` where the form is too short for it.
    pub fn apply(&self, form: &str) -> Option<String> {
        let mut lemma = cased(form, self.keep_case);
        for _ in 0..self.cut {
            lemma.pop()?;
        }
        lemma.push_str(&self.add);
        (!lemma.is_empty()).then_some(lemma)
    }
}

fn cased(form: &str, keep_case: bool) -> String {
    if keep_case { form.to_owned() } else { form.to_lowercase() }
}

/// The lemmatizer.
#[derive(Debug, Default)]
pub struct Lemmatizer {
    /// All changes that occur.
    pub changes: Vec<Change>,
    /// For a form with its tags, or an ending with them, its change.
    pub known: Dictionary,
}

/// The longest ending that is looked up, in letters.
pub const LONGEST_ENDING: usize = 7;

impl Lemmatizer {
    /// Reads a lemmatizer.
    ///
    /// # Errors
    /// A message when the bytes are no lemmatizer.
    pub fn read(bytes: &[u8]) -> Result<Lemmatizer, String> {
        let mut from = ByteReader(bytes);
        let count = from.varint()?;
        let mut changes = Vec::new();
        for _ in 0..count {
            let (keep_case, cut) = (from.varint()? == 1, from.varint()?);
            let add = String::from_utf8(from.block()?.0.to_vec()).map_err(|_| "a change is no UTF-8")?;
            changes.push(Change { keep_case, cut, add });
        }
        Ok(Lemmatizer { changes, known: Dictionary::read(&mut from)? })
    }

    /// Writes the lemmatizer.
    pub fn write(&self, out: &mut ByteWriter) {
        out.varint(self.changes.len() as u32);
        for change in &self.changes {
            out.varint(u32::from(change.keep_case));
            out.varint(change.cut);
            out.block(change.add.as_bytes());
        }
        self.known.write(out);
    }

    /// The lemma of a form under its tags.
    pub fn lemma(&self, form: &str, tags: Pair) -> String {
        let short = form.len() <= 60;
        let found = if short { self.look_up(form, tags) } else { None };
        found.unwrap_or_else(|| fallback(form, tags))
    }

    fn look_up(&self, form: &str, tags: Pair) -> Option<String> {
        let lower = form.to_lowercase();
        let inflected = tags.0 == Upos::Verb && !matches!(tags.1, Xpos::Vb | Xpos::Vbp);
        if let Some(verb) = verbs::irregular_base(&lower).filter(|_| inflected) {
            // Treebanks err here: one has "flead" for "fled".
            return Some(verb.to_owned());
        }
        let change = |key: u32| self.known.get(key).and_then(|number| self.changes.get(number as usize));
        if tags.0 == Upos::Punct {
            // of "--" one treebank makes "-", another nothing else
            return Some(form.to_owned());
        }
        if let Some(change) = change(whole_key(&lower, tags)) {
            return change.apply(form);
        }
        if let Some(verb) = verb_of(&lower, tags) {
            return Some(verb);
        }
        if is_address(form) || is_brand(form) && !matches!(tags.1, Xpos::Nns | Xpos::Nnps) {
            return Some(form.to_owned());
        }
        if let Some(noun) = one_of_many(&lower).filter(|_| tags == (Upos::Noun, Xpos::Nns)) {
            return Some(noun);
        }
        if tags.0 == Upos::Adj && form == lower && gazetteer::is_people(&capitalised(form)) {
            return Some(capitalised(form));
        }
        if let Some(adjective) = most_to_plain(&lower).filter(|_| matches!(tags.1, Xpos::Jjr | Xpos::Jjs)) {
            return Some(adjective);
        }
        let other_case = form == lower || is_shouted(form) && !gazetteer::is_of_a_name(form);
        if tags.0 == Upos::Propn && other_case && gazetteer::is_of_a_name(&capitalised(&lower)) {
            return Some(capitalised(&lower));
        }
        if tags.0 == Upos::Num && form.contains(',') && form.bytes().all(|byte| byte.is_ascii_digit() || byte == b',') {
            return Some(form.replace(',', ""));
        }
        endings(&lower).find_map(|ending| change(ending_key(ending, tags))).and_then(|change| change.apply(form))
    }
}

/// "horsemen", "potatoes": plurals whose endings say more than they were seen to.
fn one_of_many(lower: &str) -> Option<String> {
    let man = lower.strip_suffix("men").filter(|stem| stem.len() > 2).map(|stem| format!("{stem}man"));
    let o = || {
        lower.strip_suffix("oes").filter(|stem| stem.len() > 3 && !stem.ends_with("sh")).map(|stem| format!("{stem}o"))
    };
    man.or_else(o)
}

/// "wildest" is of "wild": nothing was left out between two consonants and the ending.
fn most_to_plain(lower: &str) -> Option<String> {
    let stem = lower.strip_suffix("est").or_else(|| lower.strip_suffix("er"))?;
    let mut letters = stem.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    let consonant = |c: char| c.is_ascii_alphabetic() && !"aeiou".contains(c);
    let left_e_out = matches!((before, last), (_, 'c' | 'g' | 'v' | 'z') | (_, 'l')) && last != before;
    (stem.len() > 3 && consonant(last) && consonant(before) && last != before && !left_e_out).then(|| stem.to_owned())
}

/// An address of mail or of the web is written as it is.
fn is_address(form: &str) -> bool {
    form.contains('@') || form.contains("://") || form.starts_with("www.")
}

/// Capitals inside a word, or beside figures: "iPhone", "PayPal", "S100".
fn is_brand(form: &str) -> bool {
    let capital_inside = form.chars().skip(1).any(char::is_uppercase) && form.chars().any(char::is_lowercase);
    let beside_figures = form.starts_with(char::is_uppercase) && form.chars().any(|c| c.is_ascii_digit());
    capital_inside && !form.contains('-') || beside_figures
}

/// "TEHRAN": letters too many for initials, all of them capitals.
fn is_shouted(form: &str) -> bool {
    form.len() >= 4 && form.chars().all(char::is_uppercase)
}

/// A form with a capital: "mexico" is "Mexico".
pub(crate) fn capitalised(form: &str) -> String {
    let mut letters = form.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// The verb that a form belongs to. Unknown irregular forms are often tagged as if they were base forms.
fn verb_of(lower: &str, (upos, xpos): Pair) -> Option<String> {
    match (upos, xpos) {
        (Upos::Verb, Xpos::Vb | Xpos::Vbp) => verbs::irregular_base(lower).map(str::to_owned),
        (Upos::Verb, _) | (Upos::Noun, Xpos::Vbg | Xpos::Vbn) => verbs::base(lower),
        _ => None,
    }
}

/// What to do with a word whose like was never seen.
fn fallback(form: &str, (upos, _): Pair) -> String {
    cased(form, upos == Upos::Propn)
}

/// The endings of a form, longest first, down to the empty one.
pub fn endings(lower: &str) -> impl Iterator<Item = &str> {
    let count = lower.chars().count();
    let longest = count.min(LONGEST_ENDING);
    let mut at: Vec<usize> = lower.char_indices().map(|(at, _)| at).skip(count - longest).collect();
    at.push(lower.len());
    at.into_iter().map(move |at| &lower[at..])
}

/// The key of a whole form under its tags.
pub fn whole_key(lower: &str, (upos, xpos): Pair) -> u32 {
    hash::feature(1, &[hash::text(lower), upos.number() as u32, xpos.number() as u32])
}

/// The key of an ending under its tags.
pub fn ending_key(ending: &str, (upos, xpos): Pair) -> u32 {
    hash::feature(2, &[hash::text(ending), upos.number() as u32, xpos.number() as u32])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_make_lemmas() {
        let check = |form: &str, lemma: &str, other: &str, expected: &str| {
            let change = Change::between(form, lemma, false);
            assert_eq!(change.apply(form).as_deref(), Some(lemma));
            assert_eq!(change.apply(other).as_deref(), Some(expected));
        };
        check("Cities", "city", "parties", "party");
        check("was", "be", "Was", "be");
        check("going", "go", "doing", "do");
    }

    #[test]
    fn names_and_figures_have_one_form() {
        let lemmatizer = Lemmatizer::default();
        let check = |form: &str, tags: Pair, expected: &str| assert_eq!(lemmatizer.lemma(form, tags), expected);
        check("tehran", (Upos::Propn, Xpos::Nnp), "Tehran");
        check("TEHRAN", (Upos::Propn, Xpos::Nnp), "Tehran");
        check("NASA", (Upos::Propn, Xpos::Nnp), "NASA");
        check("12,500", (Upos::Num, Xpos::Cd), "12500");
    }

    #[test]
    fn endings_come_longest_first() {
        assert_eq!(endings("né").collect::<Vec<_>>(), ["né", "é", ""]);
    }
}
