//! `gold.tsv`: what is true in the articles of a story, written by hand.
//!
//! UTF-8, a header row, one row an event, fields separated by a tab. `;` separates the entries of a field, `|` the
//! readings of one entry of which any is right:
//!
//! ```text
//! id what triggers types begin_first begin_last end_first end_last edtf participants factuality source articles
//!
//! participants := role ("|" role)* "=" label ("|" label)*        one an entry
//! source       := label ("|" label)*                             `article`: the article itself
//! articles     := the last part of an article's id               one an entry
//! ```
//!
//! An empty day is an open bound. `seeds/README.md` says what each field means.

use crate::document::{Factuality, Role};
use crate::error::{Error, Result};
use crate::time::{Bounds, DayRange, NaiveDate};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};
use std::fs;
use std::path::Path;

/// The fields of a row, in their order.
const FIELDS: [&str; 13] = [
    "id",
    "what",
    "triggers",
    "types",
    "begin_first",
    "begin_last",
    "end_first",
    "end_last",
    "edtf",
    "participants",
    "factuality",
    "source",
    "articles",
];

/// A row: an event that the articles of a story tell.
#[derive(Debug, Clone, PartialEq)]
pub struct GoldEvent {
    /// Its name in the file.
    pub id: String,
    /// What happens, for people.
    pub what: String,
    /// Lemmas that may name it.
    pub triggers: Vec<String>,
    /// Local names of event types that fit.
    pub types: Vec<String>,
    /// When, as all articles together support it.
    pub bounds: Bounds,
    /// The same as an EDTF literal, or empty.
    pub edtf: String,
    /// Who and what takes part.
    pub participants: Vec<GoldParticipant>,
    /// How far it is true; any of these is right.
    pub factuality: Vec<Factuality>,
    /// Who says so; any of these is right.
    pub source: Vec<String>,
    /// The articles that tell it.
    pub articles: Vec<String>,
}

/// Who or what takes part; any of the roles and any of the labels is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldParticipant {
    /// Its roles.
    pub roles: Vec<Role>,
    /// Its names.
    pub labels: Vec<String>,
}

/// Reads a `gold.tsv`.
///
/// *Errors*: the file cannot be read; a row breaks the grammar (line, column).
pub fn read_gold(path: &Path) -> Result<Vec<GoldEvent>> {
    let text = fs::read_to_string(path).map_err(Error::io(path))?;
    parse_gold(&text).map_err(|(line, column, message)| Error::Format { path: path.to_owned(), line, column, message })
}

/// Where a row is broken (line, column) and how.
type Broken = (usize, usize, String);

fn parse_gold(text: &str) -> std::result::Result<Vec<GoldEvent>, Broken> {
    let mut lines = (1..).zip(text.lines());
    let header = lines.next().map(|(_, line)| line).unwrap_or_default();
    if header.split('\t').collect::<Vec<_>>() != FIELDS {
        return Err((1, 0, format!("expected the header {:?}, found {header:?}", FIELDS.join("\t"))));
    }
    let mut rows: Vec<GoldEvent> = Vec::new();
    for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let row = parse_row(line).map_err(|(column, message)| (number, column, message))?;
        if rows.iter().any(|other| other.id == row.id) {
            return Err((number, 1, format!("id {:?} is taken", row.id)));
        }
        rows.push(row);
    }
    Ok(rows)
}

fn parse_row(line: &str) -> std::result::Result<GoldEvent, (usize, String)> {
    let fields: Vec<&str> = line.split('\t').collect();
    if fields.len() != FIELDS.len() {
        return Err((0, format!("expected {} fields, found {}", FIELDS.len(), fields.len())));
    }
    let at = |n: usize| 1 + fields[..n].iter().map(|field| field.chars().count() + 1).sum::<usize>();
    let day = |n: usize| parse_day(fields[n]).map_err(|message| (at(n), message));
    let bounds = Bounds { begin: DayRange::new(day(4)?, day(5)?), end: DayRange::new(day(6)?, day(7)?) };
    if bounds.is_empty() {
        return Err((at(4), "no day satisfies these bounds".to_owned()));
    }
    let participants = list(fields[9]).map(|entry| parse_participant(&entry)).collect::<std::result::Result<_, _>>();
    let factuality =
        list(fields[10]).map(|word| parse_word::<Factuality>(&word)).collect::<std::result::Result<_, _>>();
    Ok(GoldEvent {
        id: fields[0].to_owned(),
        what: fields[1].to_owned(),
        triggers: list(fields[2]).collect(),
        types: list(fields[3]).collect(),
        bounds,
        edtf: fields[8].to_owned(),
        participants: participants.map_err(|message| (at(9), message))?,
        factuality: factuality.map_err(|message| (at(10), message))?,
        source: fields[11].split('|').map(|label| label.trim().to_owned()).collect(),
        articles: list(fields[12]).collect(),
    })
}

fn list(field: &str) -> impl Iterator<Item = String> + '_ {
    field.split(';').map(str::trim).filter(|entry| !entry.is_empty()).map(str::to_owned)
}

fn parse_day(field: &str) -> std::result::Result<Option<NaiveDate>, String> {
    match field {
        "" => Ok(None),
        day => {
            day.parse().map(Some).map_err(|_| format!("expected a day such as 2020-09-09 or nothing, found {day:?}"))
        }
    }
}

fn parse_participant(entry: &str) -> std::result::Result<GoldParticipant, String> {
    let (roles, labels) = entry.split_once('=').ok_or_else(|| format!("expected role=label, found {entry:?}"))?;
    Ok(GoldParticipant {
        roles: roles.split('|').map(|role| parse_word(role.trim())).collect::<std::result::Result<_, _>>()?,
        labels: labels.split('|').map(|label| label.trim().to_owned()).collect(),
    })
}

/// Reads a word as records write it: `asserted`, `subject`.
fn parse_word<'w, T: Deserialize<'w>>(word: &'w str) -> std::result::Result<T, String> {
    let word: StrDeserializer<'w, ValueError> = word.into_deserializer();
    T::deserialize(word).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(fields: &str) -> std::result::Result<Vec<GoldEvent>, Broken> {
        parse_gold(&format!("{}\n{}", FIELDS.join("\t"), fields.replace(" / ", "\t").replace('_', "")))
    }

    #[test]
    fn a_row_is_read() {
        let rows = row(
            "e1 / a strike / strike;walk out / LabourStrike / 2020-05-01 / 2020-05-01 / 2020-05-01 / _ / _ / subject|object=the miners|Union / asserted;planned / article|Ann Lee / one;two",
        );
        let event = &rows.unwrap()[0];
        assert_eq!(event.triggers, ["strike", "walk out"]);
        assert_eq!(event.bounds.end, DayRange::new(NaiveDate::from_ymd_opt(2020, 5, 1), None));
        assert_eq!(event.participants[0].roles, [Role::Subject, Role::Object]);
        assert_eq!(event.participants[0].labels, ["the miners", "Union"]);
        assert_eq!(event.factuality, [Factuality::Asserted, Factuality::Planned]);
        assert_eq!(event.source, ["article", "Ann Lee"]);
    }

    #[test]
    fn a_broken_row_is_told_with_its_place() {
        let check = |fields: &str, line: usize, column: usize, part: &str| {
            let (at, over, message) = row(fields).unwrap_err();
            assert_eq!((at, over), (line, column), "{message}");
            assert!(message.contains(part), "{message}");
        };
        check("e1 / x", 2, 0, "expected 13 fields, found 2");
        check("e1 / x / y / _ / May / _ / _ / _ / _ / _ / asserted / article / a", 2, 9, "expected a day");
        check("e1 / x / y / _ / _ / _ / _ / _ / _ / miner / asserted / article / a", 2, 14, "role=label");
        check("e1 / x / y / _ / _ / _ / _ / _ / _ / _ / sure / article / a", 2, 15, "unknown variant");
        check("e1 / x / y / _ / 2020-05-02 / 2020-05-01 / _ / _ / _ / _ / asserted / article / a", 2, 9, "no day");
    }

    #[test]
    fn the_gold_of_every_story_is_sound() {
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        let ontology = crate::ontology::Ontology::embedded();
        for story in ["iraq-withdrawal-2020", "beirut-explosion-2020", "hayabusa2-return-2020"] {
            let rows = read_gold(&seeds.join(story).join("gold.tsv")).unwrap();
            assert!(rows.len() > 50, "{story}");
            for event in rows {
                assert!(!event.triggers.is_empty() && !event.articles.is_empty(), "{story} {}", event.id);
                assert!(!event.factuality.is_empty() && !event.source.is_empty(), "{story} {}", event.id);
                let unknown = event.types.iter().find(|name| ontology.get(name).is_none());
                assert_eq!(unknown, None, "{story} {}", event.id);
            }
        }
    }
}
