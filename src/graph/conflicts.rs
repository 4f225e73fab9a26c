//! What the sources disagree on: dates, numbers, denials and offices.

use super::fuse;
use super::telling::Telling;
use super::{Conflict, ConflictKind, ConflictValue, Entity, EntityId, Event, EventId};
use crate::document::{Comparison, EntityKind, Factuality, Record};
use crate::ontology::gazetteer::{TitleKind, gazetteer};
use std::collections::{BTreeMap, BTreeSet};

/// The disagreements inside one event; its claims in the order of the event.
pub fn of_event(id: EventId, event: &Event, tellings: &[&Telling]) -> Vec<Conflict> {
    let found = [dates(tellings), denial(tellings)].into_iter().flatten().chain(numbers(event, tellings));
    found.map(|(kind, values)| Conflict { kind, event: Some(id), entity: None, values }).collect()
}

type Found = (ConflictKind, Vec<ConflictValue>);

fn value(telling: &Telling, value: String) -> ConflictValue {
    ConflictValue { value, record: telling.record, claim: Some(telling.claim) }
}

fn dates(tellings: &[&Telling]) -> Option<Found> {
    let (_, against) = fuse::time(tellings);
    let own = tellings.iter().position(|telling| telling.own_time().is_some())?;
    let sides: BTreeSet<usize> = against.iter().copied().chain([own]).collect();
    let values = sides.into_iter().map(|n| value(tellings[n], tellings[n].data.time.edtf.clone()));
    (!against.is_empty()).then(|| (ConflictKind::Date, values.collect()))
}

/// One voice that asserts and another that denies; a voice does not contradict itself.
fn denial(tellings: &[&Telling]) -> Option<Found> {
    let of = |factuality| tellings.iter().filter(move |telling| telling.data.factuality == factuality);
    let pairs = of(Factuality::Asserted).flat_map(|a| of(Factuality::Denied).map(move |d| (a, d)));
    let (asserts, denies) = pairs.into_iter().find(|(a, d)| voice(a) != voice(d))?;
    Some((ConflictKind::Denial, [asserts, denies].map(|t| value(t, t.data.factuality.as_str().to_owned())).to_vec()))
}

/// Who tells: the article, and the speaker it cites.
fn voice(telling: &Telling) -> (usize, Option<String>) {
    (telling.record, telling.data.source.as_ref().and_then(|source| source.entity.clone()))
}

/// Numbers of one unit and role from different articles or speakers that cannot both be right.
fn numbers(event: &Event, tellings: &[&Telling]) -> Vec<Found> {
    let mut groups = BTreeMap::<(String, crate::document::QuantityRole), Vec<usize>>::new();
    for (n, quantity) in event.quantities.iter().enumerate() {
        groups.entry((unit(&quantity.unit), quantity.role)).or_default().push(n);
    }
    let clash = |group: &Vec<usize>| {
        group.iter().enumerate().any(|(at, a)| group[at + 1..].iter().any(|b| excludes(event, tellings, *a, *b)))
    };
    let told = |n: usize| {
        let quantity = &event.quantities[n];
        let telling = tellings[quantity.claims[0]];
        let text = telling.data.quantities.iter().find(|q| q.value == quantity.value && q.unit == quantity.unit);
        value(telling, text.map_or_else(|| quantity.value.to_string(), |q| q.text.clone()))
    };
    let groups = groups.into_values().filter(clash);
    groups.map(|group| (ConflictKind::Number, group.into_iter().map(told).collect())).collect()
}

fn unit(text: &str) -> String {
    let last = text.split_whitespace().last().unwrap_or_default().to_lowercase();
    last.strip_suffix('s').filter(|stem| stem.len() > 2).map(str::to_owned).unwrap_or(last)
}

fn excludes(event: &Event, tellings: &[&Telling], a: usize, b: usize) -> bool {
    let (one, other) = (&event.quantities[a], &event.quantities[b]);
    let voices = |claims: &[usize]| -> BTreeSet<(usize, Option<String>)> {
        claims.iter().map(|n| voice(tellings[*n])).collect()
    };
    let apart = (one.value - other.value).abs();
    let slack = if one.approximate || other.approximate { 0.1 * one.value.abs().max(other.value.abs()) } else { 1e-9 };
    let differ = match (one.comparison, other.comparison) {
        (Comparison::Equal, Comparison::Equal) => apart > slack,
        (Comparison::AtLeast, Comparison::AtMost | Comparison::Equal) => other.value + slack < one.value,
        (Comparison::AtMost | Comparison::Equal, Comparison::AtLeast) => one.value + slack < other.value,
        (Comparison::AtMost, Comparison::Equal) => other.value > one.value + slack,
        (Comparison::Equal, Comparison::AtMost) => one.value > other.value + slack,
        _ => false,
    };
    differ && voices(&one.claims).is_disjoint(&voices(&other.claims))
}

/// Persons to whom different articles give different offices of one country within a year.
pub fn of_entities(records: &[Record], entities: &[Entity]) -> Vec<Conflict> {
    let persons = (0u32..).zip(entities).filter(|(_, entity)| entity.kind == EntityKind::Person);
    persons.filter_map(|(n, entity)| titles(records, EntityId(n), entity)).collect()
}

/// An office that an article gives a person.
struct Held {
    office: String,
    text: String,
    record: usize,
}

fn titles(records: &[Record], id: EntityId, entity: &Entity) -> Option<Conflict> {
    let mut held: Vec<Held> = Vec::new();
    for member in &entity.members {
        let titles = &records[member.record].entities[member.entity].titles;
        let offices = titles.iter().filter_map(|text| Some((office(text)?, text.clone())));
        held.extend(offices.map(|(office, text)| Held { office, text, record: member.record }));
    }
    held.sort_by(|a, b| (a.record, &a.text).cmp(&(b.record, &b.text)));
    held.dedup_by(|a, b| (a.record, &a.office) == (b.record, &b.office));
    let both = |record: usize, office: &str| held.iter().any(|h| h.record == record && h.office == office);
    let clash = |a: &Held, b: &Held| {
        a.office != b.office
            && a.record != b.record
            && !both(a.record, &b.office)
            && !both(b.record, &a.office)
            && within_a_year(&records[a.record], &records[b.record])
    };
    let mut values: Vec<&Held> = held.iter().filter(|a| held.iter().any(|b| clash(a, b))).collect();
    values.dedup_by(|a, b| (a.record, &a.text) == (b.record, &b.text));
    let values: Vec<ConflictValue> =
        values.into_iter().map(|h| ConflictValue { value: h.text.clone(), record: h.record, claim: None }).collect();
    (values.len() > 1).then_some(Conflict { kind: ConflictKind::Title, event: None, entity: Some(id), values })
}

/// Offices of which a person holds one at a time; "minister" alone agrees with all of them.
const OFFICES: &[&str] = &[
    "President",
    "Vice President",
    "Prime Minister",
    "Deputy Prime Minister",
    "Chancellor",
    "Foreign Minister",
    "Foreign Secretary",
    "Defence Minister",
    "Defence Secretary",
    "Finance Minister",
    "Interior Minister",
    "Home Minister",
    "Home Secretary",
    "Secretary of State",
    "Treasury Secretary",
    "Attorney General",
    "Chief Justice",
    "King",
    "Queen",
    "Emir",
    "Pope",
    "Supreme Leader",
];

/// The office at the end of a title: "Iraqi Prime Minister" -> "Prime Minister"; none for former and would-be holders.
fn office(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let past = |word: &&str| {
        let word = word.to_lowercase();
        ["former", "ex-", "then", "late", "-elect", "acting", "deposed", "ousted", "outgoing"]
            .iter()
            .any(|w| word.contains(w))
    };
    if words.iter().any(past) {
        return None;
    }
    let longest = gazetteer().longest_title().min(words.len());
    let title = (1..=longest).rev().find_map(|n| gazetteer().title(&words[words.len() - n..].join(" ")))?;
    (title.kind == TitleKind::Office && OFFICES.contains(&title.name.as_str())).then(|| title.name.clone())
}

fn within_a_year(one: &Record, other: &Record) -> bool {
    one.published.zip(other.published).is_none_or(|(a, b)| (a - b).num_days().abs() <= 366)
}
