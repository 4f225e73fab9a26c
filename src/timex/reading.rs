//! [`Reading`]: what a rule found, before it is known which day it hangs on.

use super::lexicon::Which;
use crate::document::TimexKind;
use crate::time::{Granularity, Interval, Repeating, Unit};

/// A temporal expression as a rule read it.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    /// DATE, TIME, DURATION or SET.
    pub kind: TimexKind,
    /// What it means.
    pub meaning: Meaning,
    /// TIMEX3 `mod`.
    pub modifier: Option<&'static str>,
    /// First atom.
    pub first: usize,
    /// One past the last atom.
    pub end: usize,
    /// The rule's name.
    pub rule: &'static str,
    /// The second of two expressions that one rule found: "Nov. 19-20".
    pub second: Option<Box<Reading>>,
}

/// What an expression means, as a term over the calendar.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    /// It says its whole date.
    Exact(Interval),
    /// An occurrence of something that comes back: "Friday", "last March", "Sept. 30".
    Recurring(Repeating, Which),
    /// Something inside something larger: "the third quarter of last year".
    Inside(Repeating, Box<Meaning>),
    /// The nth of something inside something larger: "the first Monday of March".
    Nth(Repeating, i32, Box<Meaning>),
    /// A unit: "this week", "the following month", "the year".
    Unit(Unit, Which),
    /// So many units before or after something; an unknown number is "weeks ago".
    Offset { count: Option<f64>, unit: Unit, later: bool, from: Box<Meaning> },
    /// The unit that holds a day: "Easter week".
    Around(Unit, Box<Meaning>),
    /// The part of a year told of, in another year: "the same period of 1988"; the whole year where none was told of.
    Alike(Box<Meaning>),
    /// The time of speaking.
    Now,
    /// The time last told of.
    Told,
    /// A clock time or part of a day, TIMEX3's text after the `T`, on a day; without a day it is the reference day's.
    Clock(String, Option<Box<Meaning>>),
    /// A length.
    Length(Option<f64>, Unit),
    /// A length or set whose TIMEX3 value is known as it stands.
    Literal(String),
    /// A set of what comes back: "every Monday".
    Every(Repeating),
    /// PRESENT_REF, PAST_REF, FUTURE_REF.
    Vague(&'static str),
    /// The fiscal year or a part of it.
    Fiscal(Box<Meaning>),
}

/// What a reading of an earlier stage must be for a pattern to take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Any date.
    Date,
    /// A day.
    Day,
    /// A bare day of the week.
    BareWeekday,
    /// A day without a year: "Sept. 30".
    MonthDay,
    /// A month or season without a year.
    Month,
    /// A quarter, half or season without a year.
    PartOfYear,
    /// A year, however it is said.
    Year,
    /// A unit such as "last week", "the month".
    Period,
    /// A duration.
    Length,
    /// A clock time without a day.
    Clock,
    /// A part of a day without a day.
    PartOfDay,
    /// A decade or century.
    Age,
    /// "two days ago", "a year earlier".
    Offset,
    /// "now".
    Present,
    /// Anything with a place in the calendar.
    Any,
}

impl Shape {
    /// The shape that a pattern names so.
    pub fn parse(name: &str) -> Option<Shape> {
        Some(match name {
            "DATE" => Shape::Date,
            "DAY" => Shape::Day,
            "WEEKDAY" => Shape::BareWeekday,
            "MONTHDAY" => Shape::MonthDay,
            "MONTH" => Shape::Month,
            "PART" => Shape::PartOfYear,
            "YEAR" => Shape::Year,
            "PERIOD" => Shape::Period,
            "LENGTH" => Shape::Length,
            "CLOCK" => Shape::Clock,
            "DAYPART" => Shape::PartOfDay,
            "AGE" => Shape::Age,
            "OFFSET" => Shape::Offset,
            "PRESENT" => Shape::Present,
            "ANY" => Shape::Any,
            _ => return None,
        })
    }

    /// True when the reading has the shape.
    pub fn fits(self, reading: &Reading) -> bool {
        let meaning = &reading.meaning;
        let granularity = meaning.granularity();
        match self {
            Shape::Date => reading.kind == TimexKind::Date && granularity != Granularity::Unknown,
            Shape::Day => {
                matches!(granularity, Granularity::Day)
                    && reading.kind == TimexKind::Date
                    && !matches!(meaning, Meaning::Told)
            }
            Shape::BareWeekday => matches!(meaning, Meaning::Recurring(Repeating::Weekday(_), Which::Bare)),
            Shape::MonthDay => matches!(meaning, Meaning::Recurring(Repeating::MonthDay(..), Which::Bare)),
            Shape::Month => matches!(meaning, Meaning::Recurring(Repeating::Month(_), Which::Bare)),
            Shape::PartOfYear => matches!(
                meaning,
                Meaning::Recurring(Repeating::Quarter(_) | Repeating::Half(_) | Repeating::Season(_), Which::Bare)
            ),
            Shape::Year => granularity == Granularity::Year && reading.kind == TimexKind::Date,
            Shape::Period => matches!(meaning, Meaning::Unit(..)),
            Shape::Length => matches!(meaning, Meaning::Length(..)) && reading.kind == TimexKind::Duration,
            Shape::Clock => matches!(meaning, Meaning::Clock(_, None)) && !is_part(meaning),
            Shape::PartOfDay => matches!(meaning, Meaning::Clock(_, None)) && is_part(meaning),
            Shape::Age => matches!(granularity, Granularity::Decade | Granularity::Century),
            Shape::Offset => matches!(meaning, Meaning::Offset { .. }),
            Shape::Present => matches!(meaning, Meaning::Vague("PRESENT_REF")),
            Shape::Any => {
                matches!(reading.kind, TimexKind::Date | TimexKind::Time) && granularity != Granularity::Unknown
            }
        }
    }
}

fn is_part(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Clock(text, _) if text.starts_with(|c: char| c.is_ascii_alphabetic()))
}

impl Meaning {
    /// How fine it is, as far as it can be told before it is resolved.
    pub fn granularity(&self) -> Granularity {
        match self {
            Meaning::Exact(interval) => interval.granularity,
            Meaning::Recurring(what, _) | Meaning::Inside(what, _) | Meaning::Nth(what, ..) => granularity_of(*what),
            Meaning::Unit(unit, _) | Meaning::Around(unit, _) | Meaning::Offset { unit, .. } => unit.granularity(),
            Meaning::Alike(_) => Granularity::Quarter,
            Meaning::Now | Meaning::Told => Granularity::Day,
            Meaning::Clock(..) => Granularity::Time,
            Meaning::Fiscal(inner) => inner.granularity(),
            Meaning::Length(..) | Meaning::Literal(_) | Meaning::Every(_) | Meaning::Vague(_) => Granularity::Unknown,
        }
    }
}

fn granularity_of(what: Repeating) -> Granularity {
    match what {
        Repeating::Unit(unit) => unit.granularity(),
        Repeating::Month(_) => Granularity::Month,
        Repeating::Season(_) => Granularity::Season,
        Repeating::Quarter(_) => Granularity::Quarter,
        Repeating::Half(_) => Granularity::Half,
        Repeating::Weekday(_) | Repeating::MonthDay(..) | Repeating::DayOfMonth(_) | Repeating::Holiday(_) => {
            Granularity::Day
        }
    }
}
