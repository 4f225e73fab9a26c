//! What lists of names say of the tokens of a sentence.

use super::tokens;
use crate::document::Span;
use crate::learn::hash;
use crate::ontology::gazetteer::{NameKind, ThingKind, gazetteer};
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// What a list holds. The numbers are part of the models.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Listed {
    Prefix = 0,
    Country = 1,
    Demonym = 2,
    Place = 3,
    Organization = 4,
    Title = 5,
    FirstName = 6,
    OrganizationCue = 7,
    PlaceCue = 8,
    Calendar = 9,
}

#[rustfmt::skip]
const ORGANIZATION_CUES: &[&str] = &[
    "Academy", "Agency", "Airlines", "Airways", "Alliance", "Army", "Assembly", "Association", "Authority", "Bank", "Board",
    "Brigade", "Brigades", "Brothers", "Bureau", "Cabinet", "Center", "Centre", "Church", "Club", "Co", "Co.", "Coalition",
    "College", "Command", "Commission", "Committee", "Company", "Confederation", "Congress", "Corp", "Corp.", "Corporation",
    "Corps", "Council", "Court", "Department", "Enterprises", "Federation", "Force", "Forces", "Foundation", "Front", "Fund",
    "Group", "Guard", "Guards", "Holdings", "Hospital", "House", "Inc", "Inc.", "Industries", "Institute", "Institution",
    "International", "LLC", "Laboratories", "League", "Ltd", "Ltd.", "Ministry", "Mission", "Motors", "Movement", "Museum",
    "NV", "Navy", "News", "Office", "Organisation", "Organization", "PLC", "Parliament", "Partners", "Partnership", "Party",
    "Petroleum", "Police", "Post", "Press", "School", "Senate", "Service", "Services", "Society", "Systems", "Technologies",
    "Times", "Trust", "Tribunal", "Union", "United", "University", "plc",
];

#[rustfmt::skip]
const PLACE_CUES: &[&str] = &[
    "Airport", "Avenue", "Basin", "Bay", "Beach", "Border", "Boulevard", "Bridge", "Canal", "Cape", "City", "Coast", "County",
    "Creek", "Desert", "District", "East", "Falls", "Forest", "Garden", "Gardens", "Gulf", "Harbor", "Harbour", "Heights",
    "Highway", "Hill", "Hills", "Island", "Islands", "Isle", "Lake", "Mount", "Mountain", "Mountains", "North", "Ocean", "Palace",
    "Park", "Peninsula", "Port", "Prefecture", "Province", "Region", "River", "Road", "Sea", "South", "Square", "Station", "Strait",
    "Street", "Strip", "Territory", "Town", "Valley", "Village", "West",
];

#[rustfmt::skip]
const CALENDAR: &[&str] = &[
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May",
    "June", "July", "August", "September", "October", "November", "December", "Jan.", "Feb.", "Mar.", "Apr.", "Aug.", "Sept.",
    "Oct.", "Nov.", "Dec.", "Christmas", "Easter", "Ramadan", "Eid",
];

/// Phrases by the key of their words; 0 for the beginning of a longer one.
struct Lists {
    phrases: HashMap<u32, u32>,
}

fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(Lists::embedded)
}

impl Lists {
    fn embedded() -> Lists {
        let mut lists = Lists { phrases: HashMap::new() };
        // what is added first stays
        for thing in &gazetteer().things {
            let kind = match thing.kind {
                ThingKind::Country => Listed::Country,
                ThingKind::Organization => Listed::Organization,
                ThingKind::Place => Listed::Place,
            };
            lists.add(&thing.name, kind);
            thing.aliases.iter().for_each(|name| lists.add(name, kind));
            thing.demonyms.iter().for_each(|name| lists.add(name, Listed::Demonym));
            thing.capital.iter().for_each(|name| lists.add(name, Listed::Place));
        }
        for title in &gazetteer().titles {
            lists.add(&title.name, Listed::Title);
            title.forms.iter().for_each(|form| lists.add(form, Listed::Title));
        }
        let names = include_str!("../../ontology/words/first-names.txt");
        let names = names.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
        names.for_each(|name| lists.add(name, Listed::FirstName));
        ORGANIZATION_CUES.iter().for_each(|cue| lists.add(cue, Listed::OrganizationCue));
        PLACE_CUES.iter().for_each(|cue| lists.add(cue, Listed::PlaceCue));
        CALENDAR.iter().for_each(|name| lists.add(name, Listed::Calendar));
        lists
    }

    fn add(&mut self, phrase: &str, kind: Listed) {
        let mut found = Vec::new();
        tokens::tokenize(phrase, Span::new(0, phrase.len()), &mut found);
        let mut key = 0;
        for (at, span) in found.iter().enumerate() {
            key = extend(key, span.of(phrase));
            if at + 1 < found.len() {
                self.phrases.entry(key).or_insert(Listed::Prefix as u32);
            }
        }
        let entry = self.phrases.entry(key).or_insert(kind as u32);
        if *entry == Listed::Prefix as u32 {
            *entry = kind as u32;
        }
    }
}

fn extend(key: u32, form: &str) -> u32 {
    hash::feature(1, &[key, hash::text(form)])
}

/// For each token a number that says which list holds it, and its place in a phrase there; 0 where none does.
///
/// Numbers are `8 * list + place`; the place is 0 for a single token, 1 first, 2 inside, 3 last.
pub fn look_up(forms: &[&str], found: &mut Vec<u32>) {
    found.clear();
    found.resize(forms.len(), 0);
    let lists = lists();
    let mut at = 0;
    while at < forms.len() {
        let (length, kind) = longest(lists, &forms[at..]);
        for inside in 0..length {
            let place = match (inside, length) {
                (_, 1) => 0,
                (0, _) => 1,
                (inside, length) if inside + 1 == length => 3,
                _ => 2,
            };
            found[at + inside] = kind * 8 + place;
        }
        at += length.max(1);
    }
}

/// The longest listed phrase at the front: its length and list.
fn longest(lists: &Lists, forms: &[&str]) -> (usize, u32) {
    let (mut best, mut key) = ((0, 0), 0);
    for (at, form) in forms.iter().enumerate() {
        key = extend(key, form);
        match lists.phrases.get(&key) {
            Some(0) => {}
            Some(kind) => best = (at + 1, *kind),
            None => break,
        }
    }
    best
}

fn is_in(form: &str, list: Listed) -> bool {
    lists().phrases.get(&extend(0, form)) == Some(&(list as u32))
}

/// True for a word such as "Ministry" that marks the name before it as an organisation's.
pub fn is_organization_cue(form: &str) -> bool {
    is_in(form, Listed::OrganizationCue)
}

/// True for a title such as "Gen." that stands before a person's name.
pub fn is_title(form: &str) -> bool {
    is_in(form, Listed::Title)
}

/// True for a common given name.
pub fn is_first_name(form: &str) -> bool {
    is_in(form, Listed::FirstName)
}

/// True for the name of a people, such as "German".
pub fn is_people(form: &str) -> bool {
    is_in(form, Listed::Demonym)
}

/// True for the name of a country or another place.
pub fn is_place(form: &str) -> bool {
    is_in(form, Listed::Country) || is_in(form, Listed::Place)
}

/// True for a word such as "Lake" in the name of a place.
pub fn is_place_cue(form: &str) -> bool {
    is_in(form, Listed::PlaceCue)
}

/// True where all the words are one name of a country or another place.
pub fn is_known_place(forms: &[&str]) -> bool {
    let (length, kind) = longest(lists(), forms);
    length == forms.len() && (kind == Listed::Country as u32 || kind == Listed::Place as u32)
}

/// True where all the words are one name of an organisation.
pub fn is_known_organization(forms: &[&str]) -> bool {
    longest(lists(), forms) == (forms.len(), Listed::Organization as u32)
}

/// True where all the words are one name in a list.
pub fn is_known(forms: &[&str]) -> bool {
    longest(lists(), forms).0 == forms.len()
}

/// True for a given name, and for a word in the name of a place that is no common noun.
pub fn is_of_a_name(form: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let places = gazetteer().things.iter().filter(|thing| thing.kind != ThingKind::Organization);
        let names = places.flat_map(|thing| [&thing.name].into_iter().chain(&thing.aliases).chain(&thing.capital));
        names.flat_map(|name| name.split(' ')).filter(|word| word.starts_with(char::is_uppercase)).collect()
    });
    form.len() > 2 && (is_first_name(form) || words.contains(form) && !is_in(form, Listed::PlaceCue))
}

/// True for the name of a country or of its people.
pub fn is_country(name: &str) -> bool {
    gazetteer()
        .find(name)
        .next()
        .is_some_and(|reading| reading.thing.kind == ThingKind::Country && reading.kind != NameKind::Capital)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_know_names() {
        let check = |text: &str, expected: &[u32]| {
            let forms: Vec<&str> = text.split(' ').collect();
            let mut found = Vec::new();
            look_up(&forms, &mut found);
            assert_eq!(found, expected, "{text}");
        };
        check("he left Iraq", &[0, 0, 8]);
        check("the United States of America won", &[0, 9, 10, 10, 11, 0]);
        check("Gen. David", &[40, 48]);
    }
}
