//! Where a narrative is while it tells: the dates that it goes through, and those that it only touches on its way.
//!
//! "The greatest battle since 1813", "the Peace of 1648", "the 1923 earthquake" name a year and do not move the story there;
//! nor does one year far from all years told before and after it.

use super::atoms::Atom;
use super::grammar::one_of;
use super::lexicon::Which;
use super::place::describes_noun;
use super::reading::{Meaning, Reading};
use crate::document::{Deprel, Document, TokenId, Upos, Xpos};
use crate::time::{Granularity, Interval, Repeating};
use chrono::Datelike;

/// For each reading, whether it stands inside quotation marks; a line break closes what is open.
pub(super) fn quoted(text: &str, atoms: &[Atom], readings: &[Reading]) -> Vec<bool> {
    let (mut open, mut at, mut end) = (false, 0, 0);
    let mut found = Vec::with_capacity(readings.len());
    for reading in readings {
        while at < reading.first {
            let atom = &atoms[at];
            open &= !text[end..atom.start].contains('\n');
            end = atom.end;
            match atom.text(text) {
                "\"" => open = !open,
                "“" | "„" => open = true,
                "”" => open = false,
                "`" if atom.glued && at > 0 => open = true,
                "'" if atom.glued && atoms[at - 1].text(text) == "'" => open = false,
                _ => {}
            }
            at += 1;
        }
        found.push(open);
    }
    found
}

/// For each reading, whether it says a year that the story only touches.
pub(super) fn in_passing(doc: &Document, atoms: &[Atom], readings: &[&Reading]) -> Vec<bool> {
    let said: Vec<(usize, i32)> = (0..).zip(readings).filter_map(|(n, r)| Some((n, stated(r)?.start.year()))).collect();
    let behind: Vec<bool> = readings.iter().map(|reading| is_background(doc, atoms, reading)).collect();
    let mut passing: Vec<bool> =
        readings.iter().zip(&behind).map(|(reading, behind)| *behind || only_touches(doc, atoms, reading)).collect();
    for (n, (reading, year)) in said.iter().enumerate() {
        // "the 1777 campaign" beside another 1777 is what the story tells
        let beside = |at: Option<usize>| at.and_then(|at| said.get(at)).is_some_and(|(_, other)| other == year);
        let again = beside(n.checked_sub(1)) || beside(Some(n + 1));
        passing[*reading] = behind[*reading] && !again || is_aside(doc, atoms, readings[*reading], again);
    }
    let years: Vec<(usize, i32)> = said.into_iter().filter(|(reading, _)| !passing[*reading]).collect();
    let bare_after = |n: usize| readings[n + 1..].iter().filter(|reading| is_bare(reading)).count();
    let mut line = None;
    for (n, (reading, year)) in years.iter().enumerate() {
        let Some(before) = line else {
            line = Some(*year);
            continue;
        };
        let after = &years[n + 1..years.len().min(n + 3)];
        let back = |(_, next): &(usize, i32)| (next - before).abs() < (next - year).abs();
        // "besieged in 1425 … a revolt in March 1487 … hanged on 2 April … died in 1499": a story that goes on in time
        let dated = stated(readings[*reading]).is_some_and(|interval| interval.granularity <= Granularity::Month);
        let onward = dated && *year > before && !after.is_empty() && after.iter().all(|(_, next)| next >= year);
        let far = year.abs_diff(before) > 15 && !onward && !after.iter().any(|(_, next)| next.abs_diff(*year) <= 5);
        let coarse = stated(readings[*reading]).is_some_and(|interval| interval.granularity >= Granularity::Month);
        // "in an archive found in 2004": and on the story goes with its days
        let goes_on = after.is_empty() && bare_after(*reading) > 2;
        // "In April 1827 weavers marched … Three were hanged that August": the story stays there
        let next = years.get(n + 1).map_or(*reading + 1, |(next, _)| *next);
        let stays = !far && readings[*reading + 1..next].iter().any(|reading| is_that(reading));
        let astray = !stays && after.len() == 2 && after.iter().all(back) || far && (!after.is_empty() || goes_on);
        let looks_back = *year < before && after.len() == 2 && after.iter().all(|(_, next)| *next == before);
        if year.abs_diff(before) > 0 && (coarse && astray || looks_back) {
            passing[*reading] = true;
        } else {
            line = Some(*year);
        }
    }
    passing
}

/// True for a day or month that says no year.
fn is_bare(reading: &Reading) -> bool {
    matches!(reading.meaning, Meaning::Recurring(Repeating::Month(_) | Repeating::MonthDay(..), Which::Bare))
}

/// True for "that August", "that year".
fn is_that(reading: &Reading) -> bool {
    matches!(reading.meaning, Meaning::Recurring(_, Which::That) | Meaning::Unit(_, Which::That))
}

fn stated(reading: &Reading) -> Option<Interval> {
    match reading.meaning {
        Meaning::Exact(interval) => Some(interval),
        _ => None,
    }
}

/// "the summer offensive" names a thing, "by next summer" looks ahead: neither moves the story.
fn only_touches(doc: &Document, atoms: &[Atom], reading: &Reading) -> bool {
    match reading.meaning {
        Meaning::Recurring(Repeating::Month(_) | Repeating::Season(_), Which::Bare) => {
            let (first, end) = tokens(doc, atoms, reading);
            describes_noun(doc, first, end)
        }
        Meaning::Recurring(_, Which::Next) | Meaning::Unit(_, Which::Next) => true,
        _ => false,
    }
}

/// "had rented a shop in February", "an engineer dismissed in 1966": what the story looks back at.
fn is_background(doc: &Document, atoms: &[Atom], reading: &Reading) -> bool {
    let (first, end) = tokens(doc, atoms, reading);
    let inside = |tok: TokenId| first <= tok && tok < end;
    let head = (first.0..end.0)
        .map(TokenId)
        .find_map(|tok| doc.tokens.get(tok.index()).and_then(|token| token.head).filter(|head| !inside(*head)));
    let Some(verb) = head.filter(|head| doc.token(*head).upos == Upos::Verb) else { return false };
    let token = doc.token(verb);
    let had = doc.dependents_by(verb, &[Deprel::Aux]).any(|aux| doc.form(aux).eq_ignore_ascii_case("had"));
    // a year is seldom said of what is only looked back at
    let looks_back = had && token.xpos == Xpos::Vbn && is_bare(reading);
    looks_back || token.deprel == Deprel::Acl && token.xpos == Xpos::Vbn
}

/// The tokens under a reading.
fn tokens(doc: &Document, atoms: &[Atom], reading: &Reading) -> (TokenId, TokenId) {
    let start = atoms[reading.first].start;
    let first = doc.tokens.partition_point(|token| token.span.end <= start);
    let end = doc.tokens.partition_point(|token| token.span.start < atoms[reading.end - 1].end);
    (TokenId(first as u32), TokenId(end as u32))
}

/// Words of what is still to come: "a campaign planned for 1976".
const PLANNED: [&str; 5] = ["planned", "scheduled", "projected", "slated", "proposed"];

/// What is a part of the year behind "of", which the story does go through.
const PARTS: [&str; 14] = [
    "months",
    "month",
    "weeks",
    "week",
    "days",
    "half",
    "part",
    "rest",
    "most",
    "much",
    "end",
    "beginning",
    "start",
    "course",
];

/// True where the words around say that a year is only mentioned; `again` where its neighbour is the same year.
fn is_aside(doc: &Document, atoms: &[Atom], reading: &Reading, again: bool) -> bool {
    let Some(interval) = stated(reading).filter(|interval| interval.granularity >= Granularity::Month) else {
        return false;
    };
    let text = &doc.article.text;
    let near = |at: Option<usize>| {
        at.and_then(|at| atoms.get(at)).filter(|atom| atom.sentence == atoms[reading.first].sentence)
    };
    let form = |at: Option<usize>| near(at).map_or("", |atom| atom.text(text));
    let back = form(reading.first.checked_sub(1));
    let compared = one_of(back, &["since", "until", "till", "than"])
        || one_of(back, &["in"]) && one_of(form(reading.first.checked_sub(2)), &["as"])
        || one_of(back, &["to"]) && one_of(form(reading.first.checked_sub(2)), &["back", "dating"])
        || one_of(back, &["to", "with"]) && one_of(form(reading.first.checked_sub(2)), &["compared"]);
    let planned = (2..=4).any(|n| one_of(form(reading.first.checked_sub(n)), &PLANNED));
    let part = one_of(form(reading.first.checked_sub(2)), &PARTS);
    let named = interval.granularity == Granularity::Year && one_of(back, &["of", "for"]) && !part;
    // "the Concordat (1801) was": not a heading, which ends with its bracket
    let opens = (1..=6).any(|n| form(reading.first.checked_sub(n)) == "(");
    let closes = (0..6).find(|n| form(Some(reading.end + n)) == ")");
    let bracketed = opens && closes.is_some_and(|n| !form(Some(reading.end + n + 1)).is_empty());
    let describes = || {
        let (first, end) = tokens(doc, atoms, reading);
        describes_noun(doc, first, end)
    };
    compared || planned || !again && (named || bracketed || describes())
}

/// The day or month of a bare expression that shares the year of the one behind it: "from May 15 to August 16, 1988", "in June
/// and July 1990".
pub(super) fn shared_year(doc: &Document, atoms: &[Atom], readings: &[&Reading], number: usize) -> Option<Interval> {
    let (own, next) = (readings[number], readings.get(number + 1)?);
    let Meaning::Recurring(what @ (Repeating::Month(_) | Repeating::MonthDay(..)), Which::Bare) = own.meaning else {
        return None;
    };
    let end = stated(next).filter(|end| end.granularity <= Granularity::Month)?;
    let joined = next.first == own.end + 1 && atoms[own.first].sentence == atoms[next.first].sentence;
    let joint = joined.then(|| atoms[own.end].text(&doc.article.text))?;
    one_of(joint, &["to", "through", "until", "till", "-", "–", "—", "and", "or", "/"]).then_some(())?;
    let same = what.of(end.start).filter(|found| found.start <= end.start);
    same.or_else(|| what.of(end.start.with_year(end.start.year() - 1)?))
}
