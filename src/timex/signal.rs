//! The words outside an expression that relate an event to it, and the bounds they make: by, until, since, from … to.

use super::atoms::Atom;
use super::grammar::one_of;
use super::reading::{Meaning, Reading};
use super::resolve::{Reference, Resolved};
use crate::document::{Signal, SignalRelation, Span, TimexKind};
use crate::time::operators::{add_days, shift};
use crate::time::{Bounds, DayRange, Granularity, Interval, NaiveDate, Unit};
use chrono::Datelike;

/// Signals of one to three words, longest first.
const SIGNALS: [(&[&str], SignalRelation); 53] = [
    (&["on", "or", "before"], SignalRelation::By),
    (&["in", "or", "before"], SignalRelation::By),
    (&["on", "or", "after"], SignalRelation::From),
    (&["in", "or", "after"], SignalRelation::From),
    (&["no", "later", "than"], SignalRelation::By),
    (&["not", "later", "than"], SignalRelation::By),
    (&["at", "the", "latest"], SignalRelation::By),
    (&["in", "advance", "of"], SignalRelation::Before),
    (&["as", "early", "as"], SignalRelation::During),
    (&["as", "late", "as"], SignalRelation::During),
    (&["as", "recently", "as"], SignalRelation::During),
    (&["at", "least", "until"], SignalRelation::Until),
    (&["until", "at", "least"], SignalRelation::Until),
    (&["latest", "by"], SignalRelation::By),
    (&["no", "earlier", "than"], SignalRelation::From),
    (&["up", "to"], SignalRelation::Until),
    (&["back", "to"], SignalRelation::Since),
    (&["up", "until"], SignalRelation::Until),
    (&["ahead", "of"], SignalRelation::Before),
    (&["prior", "to"], SignalRelation::Before),
    (&["later", "than"], SignalRelation::After),
    (&["earlier", "than"], SignalRelation::Before),
    (&["as", "of"], SignalRelation::AsOf),
    (&["starting", "in"], SignalRelation::From),
    (&["starting", "on"], SignalRelation::From),
    (&["starting", "from"], SignalRelation::From),
    (&["beginning", "in"], SignalRelation::From),
    (&["beginning", "on"], SignalRelation::From),
    (&["effective"], SignalRelation::From),
    (&["starting"], SignalRelation::From),
    (&["beginning"], SignalRelation::From),
    (&["by"], SignalRelation::By),
    (&["until"], SignalRelation::Until),
    (&["till"], SignalRelation::Until),
    (&["til"], SignalRelation::Until),
    (&["before"], SignalRelation::Before),
    (&["after"], SignalRelation::After),
    (&["following"], SignalRelation::After),
    (&["since"], SignalRelation::Since),
    (&["from"], SignalRelation::From),
    (&["through"], SignalRelation::To),
    (&["thru"], SignalRelation::To),
    (&["to"], SignalRelation::To),
    (&["within"], SignalRelation::Within),
    (&["for"], SignalRelation::For),
    (&["about"], SignalRelation::Around),
    (&["around"], SignalRelation::Around),
    (&["circa"], SignalRelation::Around),
    (&["in"], SignalRelation::During),
    (&["on"], SignalRelation::During),
    (&["at"], SignalRelation::During),
    (&["during"], SignalRelation::During),
    (&["over"], SignalRelation::During),
];

/// What is done to a plan that comes to lie later.
const MOVED: [&str; 7] = ["moved", "pushed", "put", "set", "shifted", "brought", "knocked"];

/// True for signals after which a date lies beyond the event.
pub(super) fn is_limit(relation: SignalRelation) -> bool {
    matches!(relation, SignalRelation::By | SignalRelation::Until)
}

/// A signal found before an expression: its first atom, one past its last, and what it means.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub first: usize,
    pub end: usize,
    pub relation: SignalRelation,
}

impl Found {
    /// The signal of the document.
    pub fn signal(&self, atoms: &[Atom]) -> Signal {
        let span = Span { start: atoms[self.first].start, end: atoms[self.end - 1].end };
        Signal { span, relation: self.relation }
    }
}

/// The signal right before an expression in its sentence. Before a noun that the expression only describes ("after the 2003
/// invasion", "since Tuesday's vote") the signal is the noun's.
pub(super) fn before(text: &str, atoms: &[Atom], reading: &Reading) -> Option<Found> {
    let sentence = atoms[reading.first].sentence;
    let form = |at: usize| {
        let atom = atoms.get(at).filter(|atom| atom.sentence == sentence);
        atom.map_or("", |atom| atom.text(text))
    };
    let end = reading.first;
    let possessive = one_of(form(reading.end), &["'", "’"]) && one_of(form(reading.end + 1), &["s"]);
    for (words, relation) in SIGNALS {
        let Some(first) = end.checked_sub(words.len()) else { continue };
        if words.iter().enumerate().all(|(n, word)| form(first + n).eq_ignore_ascii_case(word)) {
            // "had been told to two days earlier": the word is the verb's
            let verb = relation == SignalRelation::To && matches!(reading.meaning, Meaning::Offset { .. });
            // "roots back to the 1940s", but "pushed back to May"
            let moved = words[0] == "back" && one_of(form(first.wrapping_sub(1)), &MOVED);
            let relation = if moved { SignalRelation::To } else { relation };
            return Some(Found { first, end, relation }).filter(|_| !possessive && !verb);
        }
    }
    None
}

/// The days that a modifier leaves: "early 2011" is its first half, "late" its second, "mid" its middle.
pub(super) fn narrowed(interval: Interval, modifier: Option<&str>) -> DayRange {
    let days = interval.days();
    let whole = (interval.start.year(), interval.start.ordinal());
    let halves = |first: i32, years: i32| {
        let start = NaiveDate::from_ymd_opt(whole.0 + first, 1, 1);
        DayRange::new(start, NaiveDate::from_ymd_opt(whole.0 + first + years - 1, 12, 31))
    };
    let years = match interval.granularity {
        Granularity::Decade => 10,
        Granularity::Century => 100,
        _ => 0,
    };
    if years > 0 && whole.1 == 1 {
        match modifier {
            Some("START") => return halves(0, years / 2),
            Some("END") => return halves(years / 2, years / 2),
            _ => {}
        }
    }
    let part = |from: i64, to: i64| {
        let first = add_days(interval.start, days * from / 4);
        let end = add_days(interval.start, (days * to + 3) / 4).and_then(|end| end.pred_opt());
        DayRange::new(first, end)
    };
    match modifier {
        Some("START") if days > 2 => part(0, 2),
        Some("MID") if days > 2 => part(1, 3),
        Some("END") if days > 2 => part(2, 4),
        Some("APPROX") => {
            let slack = if interval.granularity <= Granularity::Day { 1 } else { days };
            let around = |sign: i64| add_days(if sign < 0 { interval.start } else { interval.last() }, sign * slack);
            DayRange::new(around(-1), around(1))
        }
        _ => DayRange::new(interval.start, interval.last()),
    }
}

/// "more than two years ago" reaches back without end, "less than two years ago" up to the time of speaking, "less than a year
/// later" from the time told of.
pub(super) fn farther(range: DayRange, reading: &Reading, since: DayRange) -> DayRange {
    let Meaning::Offset { later, .. } = reading.meaning else { return range };
    match (reading.modifier, later) {
        (Some("MORE_THAN" | "EQUAL_OR_MORE"), false) => DayRange::new(None, range.last),
        (Some("MORE_THAN" | "EQUAL_OR_MORE"), true) => DayRange::new(range.first, None),
        (Some("LESS_THAN" | "EQUAL_OR_LESS"), false) => DayRange::new(range.first, since.last),
        (Some("LESS_THAN" | "EQUAL_OR_LESS"), true) => DayRange::new(since.first, range.last),
        _ => range,
    }
}

/// "earlier this year" is before publication, "later this year" after it.
pub(super) fn split_by_reference(
    range: DayRange,
    reading: &Reading,
    words: &str,
    published: Option<NaiveDate>,
) -> DayRange {
    let Some(day) = published.filter(|_| matches!(reading.meaning, Meaning::Unit(_, super::lexicon::Which::This)))
    else {
        return range;
    };
    let inside = range.first.is_some_and(|first| first <= day);
    match () {
        _ if inside && words.starts_with("earlier") => DayRange::new(range.first, day),
        _ if inside && words.starts_with("later") => DayRange::new(day, range.last),
        _ => range,
    }
}

/// The bounds of an event dated by days under a signal.
pub(super) fn bounded(range: DayRange, relation: Option<SignalRelation>) -> Bounds {
    let within = Bounds { begin: range, end: range };
    let after = range.last.and_then(|last| last.succ_opt());
    let earlier = range.first.and_then(|first| first.pred_opt());
    match relation {
        Some(SignalRelation::By) => Bounds::within(None, range.last),
        Some(SignalRelation::Until | SignalRelation::To) => {
            Bounds { begin: DayRange::new(None, range.last), end: range }
        }
        Some(SignalRelation::Before) => Bounds::within(None, earlier),
        Some(SignalRelation::After) => Bounds::within(after, None),
        Some(SignalRelation::Since | SignalRelation::From) => {
            Bounds { begin: range, end: DayRange::new(range.first, None) }
        }
        _ => within,
    }
}

/// Which way a length reaches from the time of speaking: "the next two years", "the past week", "within three years".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Back from it.
    Back,
    /// On from it.
    Forth,
}

/// Which way a length reaches by its own words and its signal.
pub(super) fn reach(words: &str, relation: Option<SignalRelation>) -> Option<Reach> {
    let has = |list: &[&str]| words.split_ascii_whitespace().take(3).any(|word| one_of(word, list));
    match () {
        _ if has(&["past", "last", "recent", "previous", "preceding", "prior", "latest"]) => Some(Reach::Back),
        _ if has(&["next", "coming", "ahead"]) || words.ends_with("ahead") => Some(Reach::Forth),
        _ if relation == Some(SignalRelation::Within) => Some(Reach::Forth),
        _ => None,
    }
}

/// The bounds that a length reaching from a day makes; an unknown number leaves the far side open.
pub(super) fn reached(reading: &Reading, reach: Reach, reference: &Reference) -> Bounds {
    let (Meaning::Length(count, unit), Some(day)) =
        (&reading.meaning, reference.published.filter(|_| !reference.narrative))
    else {
        return Bounds::UNKNOWN;
    };
    let far = count.and_then(|count| far_day(day, count, *unit, reach));
    match reach {
        Reach::Back => Bounds::within(far, day),
        Reach::Forth => Bounds::within(day, far),
    }
}

fn far_day(day: NaiveDate, count: f64, unit: Unit, reach: Reach) -> Option<NaiveDate> {
    // "within 60 hours": by the third day
    let (count, unit) = match unit {
        Unit::Hour => (count / 24.0, Unit::Day),
        Unit::Minute => (count / 1_440.0, Unit::Day),
        Unit::Second => (count / 86_400.0, Unit::Day),
        _ => (count, unit),
    };
    // a part of a day ends on it
    let count = if count < 1.0 { 0.0 } else { count };
    let size = if count < 1e6 { count.ceil() as i64 } else { return None };
    shift(day, unit, if reach == Reach::Back { -size } else { size })
}

/// Joins "from A to B" and "between A and B": both expressions get the bounds of the whole.
pub(super) fn joined(first: &Resolved, second: &Resolved, between: bool) -> Option<Bounds> {
    let (first, second) = (first.interval?, second.interval?);
    if first.start > second.last() {
        return None;
    }
    let range = |interval: Interval| DayRange::new(interval.start, interval.last());
    Some(match between {
        true => Bounds::within(first.start, second.last()),
        false => Bounds { begin: range(first), end: range(second) },
    })
}

/// True for kinds that date an event: a duration or a set does not.
pub(super) fn dates(kind: TimexKind) -> bool {
    matches!(kind, TimexKind::Date | TimexKind::Time)
}

/// How fine bounds are that a length made.
pub(super) fn granularity_of(bounds: &Bounds) -> Granularity {
    if bounds.is_unknown() { Granularity::Unknown } else { Granularity::Day }
}
