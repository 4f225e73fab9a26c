//! What long lists of names say of the tokens of a sentence: cities and counties, given names, family names.
//!
//! The lists are large and careless ("Reading", "Long" and "Will" stand in them), so they only inform the network for names;
//! the short and careful ones of [`super::gazetteer`] decide by themselves, too.

use super::tokens;
use crate::document::Span;
use crate::learn::hash;
use deunicode::deunicode;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// The numbers that [`look_up`] gives are below this.
pub const ROWS: usize = 16;

const CITIES: &str = include_str!("../../ontology/words/cities.txt");
const PEOPLE: &str = include_str!("../../ontology/words/us-names.txt");

struct Lists {
    given: HashSet<u32>,
    family: HashSet<u32>,
    /// Keys of the first words of cities, each true where a city ends there.
    cities: HashMap<u32, bool>,
}

fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| {
        let plain = |text: &'static str| text.lines().filter(|line| !line.starts_with('#'));
        let keys = |lines: &mut dyn Iterator<Item = &str>| {
            lines.flat_map(|line| line.split(' ').map(key).collect::<Vec<_>>()).collect::<HashSet<u32>>()
        };
        let mut people = plain(PEOPLE);
        let given = keys(&mut people.by_ref().take_while(|line| *line != "+"));
        let family = keys(&mut people);
        let mut cities = HashMap::new();
        let mut found = Vec::new();
        for city in plain(CITIES) {
            let mut all = 0;
            let mut add = |form: &str, last: bool| {
                all = hash::feature(1, &[all, key(form)]);
                *cities.entry(all).or_default() |= last;
            };
            // most are one word of plain letters, which needs no tokenizer
            if city.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                add(city, true);
                continue;
            }
            found.clear();
            tokens::tokenize(city, Span::new(0, city.len()), &mut found);
            found.iter().enumerate().for_each(|(at, span)| add(span.of(city), at + 1 == found.len()));
        }
        Lists { given, family, cities }
    })
}

/// Reads the lists, which otherwise the first text of a process pays for.
pub fn ready() {
    lists();
}

/// A word without its accents, in small letters.
fn key(form: &str) -> u32 {
    if form.is_ascii() { hash::text(&form.to_ascii_lowercase()) } else { hash::text(&deunicode(form).to_lowercase()) }
}

/// For each token a number below [`ROWS`]: 1 for a given name, 2 for a family name, added to 4 for a city of one word, 8 for the
/// first word of a longer one, 12 for a later word.
pub fn look_up(forms: &[&str], found: &mut Vec<u32>) {
    let lists = lists();
    let keys: Vec<u32> = forms.iter().map(|form| key(form)).collect();
    found.clear();
    found.extend(
        keys.iter().map(|key| u32::from(lists.given.contains(key)) + 2 * u32::from(lists.family.contains(key))),
    );
    let mut at = 0;
    while at < forms.len() {
        let length = longest_city(lists, &keys[at..]);
        match &mut found[at..at + length] {
            [] => at += 1,
            [city] => *city += 4,
            [first, rest @ ..] => {
                *first += 8;
                rest.iter_mut().for_each(|later| *later += 12);
            }
        }
        at += length;
    }
}

/// How many of the first words are a city's name.
fn longest_city(lists: &Lists, keys: &[u32]) -> usize {
    let (mut longest, mut all) = (0, 0);
    for (at, key) in keys.iter().enumerate() {
        all = hash::feature(1, &[all, *key]);
        match lists.cities.get(&all) {
            Some(true) => longest = at + 1,
            Some(false) => {}
            None => break,
        }
    }
    longest
}

/// Given names, family names and cities, for training on sentences with other names.
#[cfg(feature = "train")]
pub fn all() -> [Vec<&'static str>; 3] {
    let plain = |text: &'static str| text.lines().filter(|line| !line.starts_with('#'));
    let mut people = plain(PEOPLE);
    let given = people.by_ref().take_while(|line| *line != "+").flat_map(|line| line.split(' ')).collect();
    [given, people.flat_map(|line| line.split(' ')).collect(), plain(CITIES).collect()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_know_cities_and_people() {
        let check = |text: &str, expected: &[u32]| {
            let forms: Vec<&str> = text.split(' ').collect();
            let mut found = Vec::new();
            look_up(&forms, &mut found);
            assert_eq!(found, expected, "{text}");
        };
        check("she left Daly City yesterday", &[0, 0, 8 + 2, 12, 0]);
        check("at Gdańsk today", &[0, 4, 0]);
        check("Shirley Hofmann wept", &[1 + 2 + 4, 2, 0]);
        check("", &[0]);
    }
}
