//! What single words say of whom they name: common nouns, given names, pronouns.

use crate::document::EntityKind;
use std::collections::HashMap;
use std::sync::LazyLock;

const NOUNS: &str = include_str!("../../../ontology/words/nouns.tsv");
const GIVEN_NAMES: [&str; 2] = [
    include_str!("../../../ontology/words/given-names.tsv"),
    include_str!("../../../ontology/words/us-given-names.tsv"),
];

/// Grammatical gender, as far as a word shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// he
    Male,
    /// she
    Female,
    /// it
    Neuter,
    /// Not shown.
    Unknown,
}

impl Gender {
    /// True where the two may be of one thing.
    pub fn agrees(self, other: Gender) -> bool {
        self == other || self == Gender::Unknown || other == Gender::Unknown
    }

    /// The more telling of two that agree.
    pub fn or(self, other: Gender) -> Gender {
        if self == Gender::Unknown { other } else { self }
    }
}

/// Grammatical number, as far as a word shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// one
    Singular,
    /// several
    Plural,
    /// Either: "team", "police".
    Either,
}

impl Number {
    /// True where the two may be of one thing.
    pub fn agrees(self, other: Number) -> bool {
        self == other || self == Number::Either || other == Number::Either
    }
}

/// What a common noun names, and its gender.
pub fn noun(lemma: &str) -> Option<(EntityKind, Gender)> {
    static WORDS: LazyLock<HashMap<&str, (EntityKind, Gender)>> = LazyLock::new(nouns);
    WORDS.get(lemma).copied().or_else(|| by_ending(lemma))
}

fn nouns() -> HashMap<&'static str, (EntityKind, Gender)> {
    let mut words = HashMap::new();
    for line in NOUNS.lines().filter(|line| !line.starts_with('#')) {
        if let [kind, gender, nouns] = line.split('\t').collect::<Vec<_>>()[..] {
            let kind = match kind {
                "person" => EntityKind::Person,
                "organization" => EntityKind::Organization,
                "country" => EntityKind::Country,
                "place" => EntityKind::Place,
                _ => EntityKind::Thing,
            };
            let gender = match (gender, kind) {
                ("m", _) => Gender::Male,
                ("f", _) => Gender::Female,
                (_, EntityKind::Person) => Gender::Unknown,
                _ => Gender::Neuter,
            };
            for noun in nouns.split(',') {
                words.entry(noun).or_insert((kind, gender));
            }
        }
    }
    words
}

/// Endings that nearly always make a noun for a person.
fn by_ending(lemma: &str) -> Option<(EntityKind, Gender)> {
    let long = lemma.len() >= 7;
    if long && lemma.ends_with("woman") {
        return Some((EntityKind::Person, Gender::Female));
    }
    if long && lemma.ends_with("man") && !lemma.ends_with("human") {
        return Some((EntityKind::Person, Gender::Male));
    }
    let person = [
        "ologist", "ographer", "ician", "maker", "keeper", "holder", "goer", "worker", "monger", "fighter", "seeker",
        "eteer",
    ];
    (long && person.iter().any(|ending| lemma.ends_with(ending))).then_some((EntityKind::Person, Gender::Unknown))
}

/// True for a noun of a group, which "it" and "they" both fit.
pub fn is_group(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Organization | EntityKind::Country)
}

/// Who commonly bears a given name.
pub fn given_name(name: &str) -> Gender {
    static NAMES: LazyLock<HashMap<&str, Gender>> = LazyLock::new(|| {
        let mut names = HashMap::new();
        for line in GIVEN_NAMES.iter().flat_map(|list| list.lines()).filter(|line| !line.starts_with('#')) {
            let Some((gender, list)) = line.split_once('\t') else { continue };
            let gender = if gender == "f" { Gender::Female } else { Gender::Male };
            names.extend(list.split(' ').map(|name| (name, gender)));
        }
        names
    });
    NAMES.get(name).copied().unwrap_or(Gender::Unknown)
}

/// The gender that a form of address shows: "Mr", "Mrs".
pub fn honorific(form: &str) -> Option<Gender> {
    match form.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" | "King" | "Prince" | "Senor" | "Señor" | "Monsieur" | "Herr" | "Father" | "Brother" => {
            Some(Gender::Male)
        }
        "Mrs" | "Ms" | "Miss" | "Madam" | "Madame" | "Lady" | "Dame" | "Queen" | "Princess" | "Sister" | "Frau"
        | "Senora" => Some(Gender::Female),
        "Dr" | "Prof" | "Professor" => Some(Gender::Unknown),
        _ => None,
    }
}

/// A personal pronoun's person, number and gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pronoun {
    /// 1, 2 or 3.
    pub person: u8,
    /// One or several.
    pub number: Number,
    /// he, she, it, or not shown.
    pub gender: Gender,
    /// True for "himself".
    pub reflexive: bool,
    /// True for "his".
    pub possessive: bool,
}

/// Reads a personal, possessive or reflexive pronoun.
pub fn pronoun(form: &str) -> Option<Pronoun> {
    let lower = form.to_lowercase();
    let made = |person, number, gender| Some((person, number, gender));
    let (person, number, gender) = match lower.as_str() {
        "i" | "me" | "my" | "mine" | "myself" => made(1, Number::Singular, Gender::Unknown),
        "we" | "us" | "our" | "ours" | "ourselves" => made(1, Number::Plural, Gender::Unknown),
        "you" | "your" | "yours" | "yourself" | "yourselves" => made(2, Number::Either, Gender::Unknown),
        "he" | "him" | "his" | "himself" => made(3, Number::Singular, Gender::Male),
        "she" | "her" | "hers" | "herself" => made(3, Number::Singular, Gender::Female),
        "it" | "its" | "itself" => made(3, Number::Singular, Gender::Neuter),
        "they" | "them" | "their" | "theirs" | "themselves" | "'em" => made(3, Number::Plural, Gender::Unknown),
        _ => None,
    }?;
    let reflexive = lower.ends_with("self") || lower.ends_with("selves");
    let possessive = matches!(lower.as_str(), "my" | "our" | "your" | "his" | "its" | "their");
    Some(Pronoun { person, number, gender, reflexive, possessive })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_what_they_name() {
        let check = |lemma, expected| assert_eq!(noun(lemma).map(|(kind, _)| kind), expected, "{lemma}");
        check("official", Some(EntityKind::Person));
        check("spokeswoman", Some(EntityKind::Person));
        check("company", Some(EntityKind::Organization));
        check("country", Some(EntityKind::Country));
        check("idea", None);
        assert_eq!(
            (given_name("Fatima"), given_name("Donald"), given_name("Alex")),
            (Gender::Female, Gender::Male, Gender::Unknown)
        );
    }

    #[test]
    fn nouns_are_listed_once() {
        let mut seen = std::collections::BTreeSet::new();
        for line in NOUNS.lines().filter(|line| !line.starts_with('#')) {
            for noun in line.rsplit('\t').next().unwrap_or("").split(',') {
                assert!(seen.insert(noun), "{noun}");
            }
        }
    }
}
