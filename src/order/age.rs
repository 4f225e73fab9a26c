//! "died at the age of 84": with a birth that is dated, an age is a date.

use super::clauses::Clauses;
use crate::document::number;
use crate::document::{
    Basis, ClaimId, Deprel, Document, EventTime, Filler, LocalEntityId, Participant, Role, TokenId, Upos,
};
use crate::time::{Bounds, Granularity, edtf};
use chrono::{Datelike, Months, NaiveDate};
use std::collections::HashMap;

/// The first dated birth of each person.
pub fn births(clauses: &Clauses) -> HashMap<LocalEntityId, ClaimId> {
    let born = clauses.ids().filter(|id| is_birth(clauses, *id));
    let mut births = HashMap::new();
    born.filter_map(|id| Some((person(clauses, id)?, id)))
        .for_each(|(person, id)| _ = births.entry(person).or_insert(id));
    births
}

/// The time of a claim whose subject has an age at it and a birth with a year or a day: from the birthday to the day before the
/// next.
pub fn time(
    clauses: &Clauses,
    own: &[Option<EventTime>],
    births: &HashMap<LocalEntityId, ClaimId>,
    id: ClaimId,
) -> Option<EventTime> {
    let age = of(clauses, id).filter(|_| clauses.is_past(id))?;
    let birth = births.get(&person(clauses, id)?)?;
    let birth = own[birth.index()].as_ref()?;
    let first = birthday(birth.bounds.begin.first?, age)?;
    let last = birthday(birth.bounds.end.last?, age + 1)?.pred_opt()?;
    // what is told happened by then
    let told = clauses.published().filter(|day| first <= *day && *day < last);
    let last = told.unwrap_or(last);
    let granularity = birth.granularity.max(Granularity::Year);
    let bounds = Bounds::within(Some(first), Some(last));
    // a year and the next are told as years
    let years = (last.year() - first.year() == 1 && first.ordinal() == 1 && told.is_none())
        .then(|| format!("[{}..{}]", first.year(), last.year()));
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
    let after = doc.timexes.partition_point(|timex| timex.end <= tok);
    let dated = doc.timexes.get(after).is_some_and(|timex| timex.first <= tok);
    let number = number::read(doc, tok, TokenId(tok.0 + 1)).filter(|number| !number.vague && !number.fraction)?;
    ((4.0..=115.0).contains(&number.value) && number.value.fract() == 0.0 && !dated).then_some(number.value as u32)
}
