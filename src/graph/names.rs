//! Names as keys: what two spellings of one name have in common.

use crate::ontology::gazetteer::{NameKind, Thing, ThingKind, gazetteer};
use deunicode::deunicode;

/// Letters and digits in ASCII, small, words parted by one hyphen: `Qasem Soleimani` -> `qasem-soleimani`.
pub fn slug(text: &str) -> String {
    let plain = deunicode(text).to_lowercase().replace(['\'', '.'], "");
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// The words of a name evened out: small ASCII letters, no possessive, no leading article, "al-Kadhimi" as "kadhimi".
pub fn words(name: &str) -> Vec<String> {
    let plain = deunicode(&name.replace('’', "'")).to_lowercase();
    let plain = plain.trim_end_matches("'s").trim_end_matches('\'').replace(['\'', '"', '`'], "");
    let parts = plain.split(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '&'));
    let words = parts.map(|word| word.replace('.', "")).filter(|word| !word.is_empty());
    let words: Vec<String> = words.filter(|word| !matches!(word.as_str(), "al" | "el" | "ul")).collect();
    match words.first().map(String::as_str) {
        Some("the" | "a" | "an") if words.len() > 1 => words[1..].to_vec(),
        _ => words,
    }
}

/// The key of an organisation, place or thing: a leading country by its code ("American military" is "US military"),
/// legal forms dropped, doubled letters single.
pub fn thing_key(name: &str) -> String {
    let mut words = words(name);
    while words.len() > 1 && words.last().is_some_and(|last| is_legal_form(last)) {
        words.pop();
    }
    let (code, rest) = leading_country(name, &words);
    let rest: Vec<String> = rest.iter().map(|word| singular(word)).collect();
    [code.map(|code| format!("@{code}")), Some(rest.join(" "))].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn is_legal_form(word: &str) -> bool {
    matches!(
        word,
        "inc"
            | "corp"
            | "corporation"
            | "ltd"
            | "llc"
            | "plc"
            | "co"
            | "company"
            | "gmbh"
            | "ag"
            | "sa"
            | "nv"
            | "limited"
    )
}

/// "forces" and "force", "Houthis" and "Houthi" agree.
fn singular(word: &str) -> String {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 3 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// The code of the country that a name of several words begins with, and the words after it.
fn leading_country<'w>(name: &str, words: &'w [String]) -> (Option<String>, &'w [String]) {
    let raw: Vec<&str> = name.split_whitespace().collect();
    let raw = if matches!(raw.first(), Some(&"the" | &"The")) { &raw[1..] } else { &raw[..] };
    for length in (1..=3.min(raw.len().saturating_sub(1))).rev() {
        let country = country_of(&raw[..length].join(" "));
        let used = self::words(&raw[..length].join(" ")).len();
        if let Some(code) = country.filter(|_| used < words.len()) {
            return (Some(code), &words[used..]);
        }
    }
    (None, words)
}

/// The code of the country that a name or demonym stands for.
pub fn country_of(name: &str) -> Option<String> {
    let mut readings = gazetteer().find(name.trim_end_matches("'s").trim_end_matches("’s"));
    let found = readings.find(|r| r.thing.kind == ThingKind::Country && r.kind != NameKind::Capital)?;
    found.thing.code.clone()
}

/// The country a place lies in, or that a country's name stands for.
pub fn country_at(name: &str) -> Option<&'static Thing> {
    let found = gazetteer().find(name).next()?;
    found.thing.code.as_deref().and_then(|code| gazetteer().country(code))
}

/// The initials of a name of three or more words, small words left out; `None` for shorter ones.
pub fn acronym(name: &str) -> Option<String> {
    let capitals = name.split(|c: char| c.is_whitespace() || c == '-').filter_map(|word| word.chars().next());
    let initials: String = capitals.filter(|c| c.is_uppercase()).collect();
    (initials.len() >= 3).then_some(initials)
}

/// A person's name in its parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct PersonName {
    /// The first name or initial; `None` for a surname alone.
    pub given: Option<String>,
    /// Middle names and initials.
    pub middle: Vec<String>,
    /// The last name, generational suffix dropped.
    pub surname: String,
}

/// The parts of a person's name, titles in front of it taken off; `None` where nothing is left.
pub fn person(name: &str) -> Option<PersonName> {
    let mut words = words(untitled(name));
    while words.len() > 1 && words.last().is_some_and(|w| matches!(w.as_str(), "jr" | "sr" | "ii" | "iii" | "iv")) {
        words.pop();
    }
    let surname = words.pop()?;
    // "von der Leyen", "bin Salman" have no first name
    let is_name = |word: &String| !PARTICLES.contains(&word.as_str());
    let mut rest = words.into_iter().skip_while(|word| !is_name(word)).filter(is_name);
    Some(PersonName { given: rest.next(), middle: rest.collect(), surname })
}

/// Words inside a name that are no name by themselves.
const PARTICLES: &[&str] = &[
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "du", "dos", "la", "le", "bin", "bint", "ibn", "ben",
    "ter",
];

/// A name without the titles in front of it.
pub fn untitled(name: &str) -> &str {
    let mut rest = name.trim();
    loop {
        let longest = (1..=gazetteer().longest_title()).rev().find_map(|words| {
            let (head, tail) = split_words(rest, words)?;
            let begins = !tail.is_empty() && gazetteer().title(head).is_some();
            begins.then_some(tail)
        });
        match longest {
            Some(tail) => rest = tail,
            None => return rest,
        }
    }
}

/// The first so many words and the rest.
fn split_words(text: &str, words: usize) -> Option<(&str, &str)> {
    let mut at = 0;
    for _ in 0..words {
        let rest = &text[at..];
        let start = at + rest.find(|c: char| !c.is_whitespace())?;
        at = start + text[start..].find(char::is_whitespace).unwrap_or(text.len() - start);
    }
    Some((text[..at].trim(), text[at..].trim_start()))
}

/// True where two words are one name in two spellings: "qasem" and "qassem", "mohammed" and "muhammad".
///
/// Vowels and doubled letters may differ inside; three consonants must stand, and the kind of the last letter must agree
/// so that "Martin" is not "Martina".
pub fn same_spelling(one: &str, other: &str) -> bool {
    let (bones, other_bones) = (skeleton(one), skeleton(other));
    let last = |word: &str| word.chars().last().map(|c| if is_vowel(c) { c } else { '-' });
    one == other || (bones.len() >= 3 && bones == other_bones && last(one) == last(other))
}

/// The first letter and the consonants, doubled letters single.
pub fn skeleton(word: &str) -> String {
    let mut bones = String::new();
    for (n, letter) in word.chars().enumerate() {
        if (n == 0 || !is_vowel(letter)) && !bones.ends_with(letter) {
            bones.push(letter);
        }
    }
    bones
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// True where two first names or initials may be of one person.
pub fn compatible_given(one: &str, other: &str) -> bool {
    let initial = |short: &str, long: &str| short.len() == 1 && long.starts_with(short);
    same_spelling(one, other) || initial(one, other) || initial(other, one)
}

/// True where the middle names of one person may be both of these: one lacks them, or they agree letter by letter.
pub fn compatible_middle(one: &[String], other: &[String]) -> bool {
    one.is_empty()
        || other.is_empty()
        || (one.len() == other.len() && one.iter().zip(other).all(|(a, b)| compatible_given(a, b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_even_out_what_does_not_matter() {
        let check =
            |one: &str, other: &str, same: bool| assert_eq!(thing_key(one) == thing_key(other), same, "{one} {other}");
        check("US military", "American military", true);
        check("the U.S. military", "United States military", true);
        check("Apple Inc.", "Apple", true);
        check("Iraqi parliament", "Iranian parliament", false);
        check("US forces", "US force", true);
        check("Société Générale", "Societe Generale", true);
        check("New York Times", "The New York Times", true);
    }

    #[test]
    fn persons_have_parts() {
        let check = |name: &str, expected: &str| {
            let found =
                person(name).map(|p| format!("{}/{}/{}", p.given.unwrap_or_default(), p.middle.join(" "), p.surname));
            assert_eq!(found.unwrap_or_default(), expected, "{name}");
        };
        check("President Donald J. Trump", "donald/j/trump");
        check("Mustafa Al-Kadhimi", "mustafa//kadhimi");
        check("Prime Minister Mustafa al-Kadhimi", "mustafa//kadhimi");
        check("Gen. Qassem Soleimani", "qassem//soleimani");
        check("Mr Trump", "//trump");
        check("Martin Luther King Jr.", "martin/luther/king");
        check("Trump's", "//trump");
        check("Ursula von der Leyen", "ursula//leyen");
        check("von der Leyen", "//leyen");
        check("", "");
    }

    #[test]
    fn spellings_of_one_name() {
        let check = |one: &str, other: &str, same: bool| assert_eq!(same_spelling(one, other), same, "{one} {other}");
        check("qasem", "qassem", true);
        check("mohammed", "muhammad", true);
        check("martin", "martina", false);
        check("maria", "mario", false);
        check("jon", "jan", false);
        check("hussein", "hussain", true);
    }

    #[test]
    fn initials_make_acronyms() {
        assert_eq!(acronym("International Atomic Energy Agency").as_deref(), Some("IAEA"));
        assert_eq!(acronym("Bank of Japan"), None);
    }
}
