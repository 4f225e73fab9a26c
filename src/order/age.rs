//! "died at the age of 84": with a birth that is dated, an age is a date.

use super::clauses::Clauses;
use crate::document::number;
use crate::document::{
    Basis, ClaimId, Deprel, Document, EventTime, Filler, LocalEntityId, Mention, Participant, Role, TokenId, Upos,
};
use crate::time::{Bounds, Granularity, edtf};
use chrono::{Datelike, Months, NaiveDate};
use std::collections::HashMap;

/// When somebody was born, and how finely that is known.
#[derive(Debug, Clone, Copy)]
pub struct Birth {
    first: NaiveDate,
    last: NaiveDate,
    granularity: Granularity,
}

/// The birth of each person: told with a date; else reckoned from an age that is told with one, "In 1995, at the age of 17, she
/// left"; else from that of "Ada Moe, 19," in the news.
pub fn births(clauses: &Clauses, own: &[Option<EventTime>]) -> HashMap<LocalEntityId, Birth> {
    let told = clauses.ids().filter(|id| is_birth(clauses, *id)).filter_map(|id| {
        let time = own[id.index()].as_ref()?;
        let (first, last) = (time.bounds.begin.first?, time.bounds.end.last?);
        Some((person(clauses, id)?, Birth { first, last, granularity: time.granularity }))
    });
    let at_age = clauses.ids().filter_map(|id| {
        let age = of(clauses, id).filter(|_| clauses.is_past(id) && !is_birth(clauses, id))?;
        let time = own[id.index()].as_ref()?;
        Some((person(clauses, id)?, before(time.bounds.begin.first?, time.bounds.end.last?, age)?))
    });
    let in_news = clauses.doc.mentions.iter().filter_map(|mention| {
        let age =
            behind_name(clauses.doc, mention.head).filter(|_| clauses.doc.token(mention.head).sentence.0 < NEWS)?;
        let told =
            clauses.ids().find(|id| person(clauses, *id) == Some(mention.entity) && is_at(clauses, *id, mention));
        let day = clauses.published()?;
        let of_now = told.is_some_and(|id| own[id.index()].as_ref().is_none_or(|time| is_news(time, day)));
        of_now.then(|| before(day, day, age))?.map(|birth| (mention.entity, birth))
    });
    let mut births = HashMap::new();
    told.chain(at_age).chain(in_news).for_each(|(person, birth)| _ = births.entry(person).or_insert(birth));
    births
}

/// Sentences in which an age behind a name is that of the day of publication.
const NEWS: u32 = 6;

/// The birth of whoever had an age on a day of a range.
fn before(first: NaiveDate, last: NaiveDate, age: u32) -> Option<Birth> {
    let back = |day: NaiveDate, years: u32| day.checked_sub_months(Months::new(years.checked_mul(12)?));
    Some(Birth { first: back(first, age + 1)?.succ_opt()?, last: back(last, age)?, granularity: Granularity::Year })
}

/// True where a claim is told in the sentence of a mention.
fn is_at(clauses: &Clauses, id: ClaimId, mention: &Mention) -> bool {
    clauses.claim(id).sentence == clauses.doc.token(mention.head).sentence
}

/// True for a time of the last two months.
fn is_news(time: &EventTime, day: NaiveDate) -> bool {
    time.bounds.begin.first.is_some_and(|first| first <= day && (day - first).num_days() < 62)
}

/// The age in "Ada Moe, 19, left" and "Ada Moe (19) left".
fn behind_name(doc: &Document, name: TokenId) -> Option<u32> {
    let form = |at: u32| doc.tokens.get(at as usize).map_or("", |token| doc.text(token.span));
    let mut parts = doc.dependents_by(name, &[Deprel::Appos, Deprel::Dep, Deprel::Nummod]);
    let age = parts.find(|tok| {
        let enclosed = matches!((form(tok.0.wrapping_sub(1)), form(tok.0 + 1)), (",", "," | ".") | ("(", ")"));
        enclosed && *tok > name && doc.form(*tok).bytes().all(|byte| byte.is_ascii_digit())
    });
    age.and_then(|tok| years(doc, tok))
}

/// The time of a claim whose subject has an age at it and a birth with a year or a day: from the birthday to the day before the
/// next.
pub fn time(clauses: &Clauses, births: &HashMap<LocalEntityId, Birth>, id: ClaimId) -> Option<EventTime> {
    let age = of(clauses, id).filter(|_| clauses.is_past(id))?;
    let birth = births.get(&person(clauses, id)?)?;
    let first = birthday(birth.first, age)?;
    let last = birthday(birth.last, age + 1)?.pred_opt()?;
    // what is told happened by then
    let told = clauses.published().filter(|day| first <= *day && *day < last);
    let last = told.unwrap_or(last);
    let granularity = birth.granularity.max(Granularity::Year);
    let bounds = Bounds::within(Some(first), Some(last));
    // whole years are told as years
    let whole = first.ordinal() <= 2 && last.month() == 12 && last.day() >= 30;
    let years =
        (last.year() > first.year() && whole && told.is_none()).then(|| format!("[{}..{}]", first.year(), last.year()));
    Some(EventTime {
        bounds,
        edtf: years.unwrap_or_else(|| edtf(&bounds, Granularity::Day)),
        granularity,
        basis: Basis::Event,
        likely: None,
        timex: None,
        rule: "share/age".to_owned(),
    })
}

fn birthday(birth: NaiveDate, age: u32) -> Option<NaiveDate> {
    birth.checked_add_months(Months::new(age.checked_mul(12)?))
}

fn is_birth(clauses: &Clauses, id: ClaimId) -> bool {
    let claim = clauses.claim(id);
    claim.event_type.as_deref() == Some("Birth") && !clauses.timexes(id).is_empty()
}

/// Who a claim is of: the subject of its verb, also in the passive.
fn person(clauses: &Clauses, id: ClaimId) -> Option<LocalEntityId> {
    clauses.claim(id).participants.iter().find_map(|participant| match participant.filler {
        Filler::Entity(entity) if is_subject(clauses, participant) => Some(entity),
        _ => None,
    })
}

fn is_subject(clauses: &Clauses, participant: &Participant) -> bool {
    participant.role == Role::Subject || clauses.doc.token(participant.head).deprel.base() == Deprel::Nsubj
}

/// The age at which something happened to its subject, in years: "at the age of 84", "aged 71", "left school at 12".
pub fn of(clauses: &Clauses, id: ClaimId) -> Option<u32> {
    let (doc, trigger) = (clauses.doc, clauses.claim(id).trigger);
    doc.dependents(trigger).find_map(|tok| {
        let token = doc.token(tok);
        let number = |tok: TokenId| doc.dependents(tok).find_map(|tok| years(doc, tok));
        match token.lemma.as_str() {
            "age" if token.deprel.base() == Deprel::Obl => number(tok),
            "aged" => {
                number(tok).or_else(|| years(doc, TokenId(tok.0 + 1)).filter(|_| tok.index() + 1 < doc.tokens.len()))
            }
            _ if token.deprel.base() == Deprel::Obl && token.upos == Upos::Num => {
                let at = |tok: TokenId| doc.form(tok).eq_ignore_ascii_case("at");
                let mut others = doc.dependents(tok);
                years(doc, tok).filter(|_| others.next().is_some_and(at) && others.next().is_none())
            }
            _ => None,
        }
    })
}

/// A number of years that a person may have, where it is no time of day or other date.
fn years(doc: &Document, tok: TokenId) -> Option<u32> {
    doc.tokens.get(tok.index()).filter(|token| token.upos == Upos::Num)?;
    let number = number::read(doc, tok, TokenId(tok.0 + 1)).filter(|number| !number.vague && !number.fraction)?;
    ((4.0..=115.0).contains(&number.value) && number.value.fract() == 0.0 && doc.timex_at(tok).is_none())
        .then_some(number.value as u32)
}
