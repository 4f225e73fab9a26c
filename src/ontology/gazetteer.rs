//! Well-known names as data: countries, organisations, places, and the titles of persons.
//!
//! Goes in: the tables of `ontology/words/`. Comes out: a [`Gazetteer`] that knows what a name may stand for.
//! It deliberately knows no sentence: whether "Georgia" is the state or the country is for its callers to say.
//!
//! ```
//! use dateline::ontology::gazetteer::{gazetteer, NameKind};
//! let daesh = gazetteer().find("Daesh").next().unwrap();
//! assert_eq!(daesh.thing.name, "Islamic State");
//! let american = gazetteer().find("American").next().unwrap();
//! assert_eq!((american.thing.code.as_deref(), american.kind), (Some("US"), NameKind::Demonym));
//! assert_eq!(gazetteer().find("us").count(), 0);
//! ```

use std::collections::HashMap;
use std::sync::OnceLock;

/// What a well-known thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum ThingKind {
    Country,
    Organization,
    Place,
}

/// Something that has a well-known name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Its best name: `United States`.
    pub name: String,
    /// What it is.
    pub kind: ThingKind,
    /// ISO 3166-1 alpha-2 code: a country's own, else that of the country it belongs to.
    pub code: Option<String>,
    /// Wikidata item where certain: `Q30`.
    pub wikidata: Option<String>,
    /// Other names: `US`, `America`.
    pub aliases: Vec<String>,
    /// Adjectives and names of the people: `American`, `Americans`.
    pub demonyms: Vec<String>,
    /// A country's capital, which may stand for its government.
    pub capital: Option<String>,
}

/// How a name names a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// Its best name.
    Name,
    /// Another name or an acronym.
    Alias,
    /// An adjective or the name of its people: "American", "Iraqis".
    Demonym,
    /// The capital of the country: the city, or the government by metonymy.
    Capital,
}

/// A reading of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading<'g> {
    /// The thing that the name may stand for.
    pub thing: &'g Thing,
    /// How.
    pub kind: NameKind,
}

/// What a title says of its bearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TitleKind {
    /// Held by one person of a country or body at a time: President, Prime Minister.
    Office,
    /// Held by many: General, Senator, Professor.
    Rank,
    /// Says nothing of the person: Mr, Sir.
    Honorific,
}

/// A title of persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// Its full form: `General`.
    pub name: String,
    /// What it says.
    pub kind: TitleKind,
    /// Short and other forms: `Gen.`.
    pub forms: Vec<String>,
}

/// The well-known names.
#[derive(Debug, Default)]
pub struct Gazetteer {
    /// Countries, then organisations, then places, each in the order of its table.
    pub things: Vec<Thing>,
    /// Titles in the order of their table.
    pub titles: Vec<Title>,
    by_name: HashMap<String, Vec<(usize, NameKind)>>,
    by_code: HashMap<String, usize>,
    by_title: HashMap<String, usize>,
    longest: usize,
    longest_title: usize,
}

/// The gazetteer that ships with Dateline. *Cost*: read once per process.
pub fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(Gazetteer::embedded)
}

impl Gazetteer {
    /// What a name may stand for, best reading first. Names are case-sensitive where they have no small letter
    /// ("US", "IS", "WHO"); otherwise only the first letter of each word must agree in being a capital or not.
    pub fn find(&self, name: &str) -> impl Iterator<Item = Reading<'_>> {
        let found = self.by_name.get(&key(name)).map(Vec::as_slice).unwrap_or_default();
        found.iter().map(|(thing, kind)| Reading { thing: &self.things[*thing], kind: *kind })
    }

    /// The country with an ISO 3166-1 alpha-2 code.
    pub fn country(&self, code: &str) -> Option<&Thing> {
        self.by_code.get(code).map(|thing| &self.things[*thing])
    }

    /// The title with this name or form, letter case ignored: `Gen.`, `prime minister`.
    pub fn title(&self, text: &str) -> Option<&Title> {
        self.by_title.get(&title_key(text)).map(|title| &self.titles[*title])
    }

    /// The number of words of the longest name.
    pub fn longest_name(&self) -> usize {
        self.longest
    }

    /// The number of words of the longest title.
    pub fn longest_title(&self) -> usize {
        self.longest_title
    }

    fn embedded() -> Gazetteer {
        let mut gazetteer = Gazetteer::default();
        for row in rows(include_str!("../../ontology/words/countries.tsv")) {
            gazetteer.add(country(&row));
        }
        for row in rows(include_str!("../../ontology/words/organizations.tsv")) {
            gazetteer.add(organization(&row));
        }
        for row in rows(include_str!("../../ontology/words/places.tsv")) {
            gazetteer.add(place(&row));
        }
        for row in rows(include_str!("../../ontology/words/titles.tsv")) {
            gazetteer.add_title(title(&row));
        }
        gazetteer.by_name.values_mut().for_each(|readings| readings.sort_by_key(|(thing, kind)| (*kind, *thing)));
        gazetteer
    }

    fn add(&mut self, thing: Thing) {
        let id = self.things.len();
        if thing.kind == ThingKind::Country {
            self.by_code.insert(thing.code.clone().unwrap_or_default(), id);
        }
        self.name(&thing.name, id, NameKind::Name);
        thing.aliases.iter().for_each(|name| self.name(name, id, NameKind::Alias));
        thing.demonyms.iter().for_each(|name| self.name(name, id, NameKind::Demonym));
        thing.capital.iter().for_each(|name| self.name(name, id, NameKind::Capital));
        self.things.push(thing);
    }

    fn name(&mut self, name: &str, thing: usize, kind: NameKind) {
        self.longest = self.longest.max(name.split_whitespace().count());
        let readings = self.by_name.entry(key(name)).or_default();
        if !readings.iter().any(|(other, _)| *other == thing) {
            readings.push((thing, kind));
        }
    }

    fn add_title(&mut self, title: Title) {
        let id = self.titles.len();
        for form in std::iter::once(&title.name).chain(&title.forms) {
            self.longest_title = self.longest_title.max(form.split_whitespace().count());
            self.by_title.entry(title_key(form)).or_insert(id);
        }
        self.titles.push(title);
    }
}

/// The rows of a table: tab-separated fields, `#` begins a comment line.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(|line| line.split('\t').map(str::trim).collect())
}

fn field(row: &[&str], n: usize) -> Option<String> {
    row.get(n).filter(|text| !text.is_empty()).map(|text| (*text).to_owned())
}

fn list(row: &[&str], n: usize) -> Vec<String> {
    let text = row.get(n).copied().unwrap_or_default();
    text.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn country(row: &[&str]) -> Thing {
    Thing {
        name: field(row, 1).unwrap_or_default(),
        kind: ThingKind::Country,
        code: field(row, 0),
        wikidata: field(row, 2),
        aliases: list(row, 5),
        demonyms: list(row, 4),
        capital: field(row, 3),
    }
}

fn organization(row: &[&str]) -> Thing {
    Thing {
        name: field(row, 0).unwrap_or_default(),
        kind: ThingKind::Organization,
        code: field(row, 1),
        wikidata: field(row, 2),
        aliases: list(row, 3),
        demonyms: Vec::new(),
        capital: None,
    }
}

fn place(row: &[&str]) -> Thing {
    Thing {
        name: field(row, 0).unwrap_or_default(),
        kind: ThingKind::Place,
        code: field(row, 1),
        wikidata: None,
        aliases: list(row, 2),
        demonyms: Vec::new(),
        capital: None,
    }
}

fn title(row: &[&str]) -> Title {
    let kind = match row.get(1).copied() {
        Some("office") => TitleKind::Office,
        Some("honorific") => TitleKind::Honorific,
        _ => TitleKind::Rank,
    };
    Title { name: field(row, 0).unwrap_or_default(), kind, forms: list(row, 2) }
}

/// The key of a name: white space and quotes evened out, words of small letters after a capital lowered,
/// words without a small letter kept, so that "us" is not "US".
fn key(name: &str) -> String {
    let words = name.split_whitespace().map(|word| {
        let word = word.replace('’', "'");
        let shouted = !word.chars().any(char::is_lowercase);
        match word.chars().next() {
            Some(first) if !shouted => first.to_string() + &word[first.len_utf8()..].to_lowercase(),
            _ => word,
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn title_key(text: &str) -> String {
    let words = text.split_whitespace().map(|word| word.trim_end_matches('.').to_lowercase());
    words.collect::<Vec<_>>().join(" ").replace('-', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: &[(&str, NameKind)]) {
        let found: Vec<(&str, NameKind)> = gazetteer().find(name).map(|r| (r.thing.name.as_str(), r.kind)).collect();
        assert_eq!(found, expected, "{name}");
    }

    #[test]
    fn names_stand_for_things() {
        use NameKind::*;
        check("United States", &[("United States", Name)]);
        check("U.S.", &[("United States", Alias)]);
        check("America", &[("United States", Alias)]);
        check("us", &[]);
        check("who", &[]);
        check("WHO", &[("World Health Organization", Alias)]);
        check("IS", &[("Islamic State", Alias)]);
        check("ISIS", &[("Islamic State", Alias)]);
        check("Iraqis", &[("Iraq", Demonym)]);
        check("Baghdad", &[("Iraq", Capital)]);
        check("Cote d'Ivoire", &[("Ivory Coast", Alias)]);
        check("Cote d’Ivoire", &[("Ivory Coast", Alias)]);
        check("Mosul", &[("Mosul", Name)]);
        check("Nato", &[("NATO", Alias)]);
        check("polish", &[]);
        check("Erewhon", &[]);
    }

    #[test]
    fn titles_are_known_in_all_their_forms() {
        let kind = |text| gazetteer().title(text).map(|title| (title.name.as_str(), title.kind));
        assert_eq!(kind("Gen."), Some(("General", TitleKind::Rank)));
        assert_eq!(kind("prime minister"), Some(("Prime Minister", TitleKind::Office)));
        assert_eq!(kind("Mrs"), Some(("Mrs", TitleKind::Honorific)));
        assert_eq!(kind("plumber"), None);
    }

    #[test]
    fn tables_are_sound() {
        let gazetteer = gazetteer();
        for thing in &gazetteer.things {
            assert!(!thing.name.is_empty());
            assert!(thing.code.iter().all(|code| gazetteer.country(code).is_some()), "{thing:?}");
            assert!(thing.wikidata.iter().all(|q| q.starts_with('Q') && q[1..].parse::<u32>().is_ok()), "{thing:?}");
        }
        let mut items: Vec<&String> = gazetteer.things.iter().filter_map(|thing| thing.wikidata.as_ref()).collect();
        items.sort();
        assert!(items.windows(2).all(|pair| pair[0] != pair[1]), "{items:?}");
    }
}
