//! The words of time and what each may be: `may` a month, `second` an ordinal or a unit.

/// What a word may be; a pattern names it `<name>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// A month of the year, 1 to 12.
    Month,
    /// A day of the week in full, 1 for Monday to 7.
    Weekday,
    /// An abbreviated day of the week.
    WeekdayShort,
    /// A unit in the singular; the number of the unit in [`UNITS`].
    Unit,
    /// A unit in the plural.
    Units,
    /// A season, 1 for spring to 4 for winter.
    Season,
    /// A cardinal below a hundred, or zero.
    Cardinal,
    /// hundred, thousand, million.
    Magnitude,
    /// An ordinal in letters.
    OrdinalWord,
    /// The nineties: 90.
    DecadeWord,
    /// A part of the day; the number of the part in [`PARTS`].
    Part,
    /// this, last, next, …: the number in [`WHICH`].
    Which,
    /// a.m. or p.m.: 0 or 12.
    HalfDay,
    /// An adverb of frequency: the number in [`FREQUENCIES`].
    Frequency,
    /// A vague count: several, few, many.
    Some,
    /// A time zone.
    Zone,
    /// Several days of the week: Mondays.
    Weekdays,
}

use crate::document::number::CARDINALS;
use crate::time::Unit;

/// The units, in the order in which words name them.
pub(super) const UNITS: [Unit; 15] = [
    Unit::Second,
    Unit::Minute,
    Unit::Hour,
    Unit::Day,
    Unit::Weekend,
    Unit::Week,
    Unit::Fortnight,
    Unit::Month,
    Unit::Quarter,
    Unit::Season,
    Unit::Half,
    Unit::Year,
    Unit::Decade,
    Unit::Century,
    Unit::Millennium,
];

/// The parts of a day as TIMEX3 has them.
pub(super) const PARTS: [&str; 6] = ["MO", "MI", "AF", "EV", "NI", "DT"];

/// Which occurrence of something is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Which {
    /// No word says it: "on Friday", "in March".
    Bare,
    /// this, current
    This,
    /// last, past
    Last,
    /// next, coming
    Next,
    /// previous, preceding: before the time told of
    Previous,
    /// following, subsequent: after the time told of
    Following,
    /// that, same: the time told of
    That,
}

/// The values of [`Class::Which`].
pub(super) const WHICH: [Which; 7] =
    [Which::Bare, Which::This, Which::Last, Which::Next, Which::Previous, Which::Following, Which::That];

/// The values of [`Class::Frequency`], TIMEX3 sets.
pub(super) const FREQUENCIES: [&str; 9] = ["P1D", "P1W", "P1M", "P1Y", "PT1H", "P2W", "P6M", "XXXX-XX-XXTNI", "P2M"];

/// The classes with their words; the value of a word is its place in the list, from 1, unless the list says another.
pub(super) fn classes() -> Vec<(Class, &'static str, i32)> {
    let mut all = Vec::new();
    let mut numbered = |class, lists: &[&'static str], first: i32, step: i32| {
        for (value, list) in (0..).zip(lists) {
            all.extend(list.split(' ').map(|word| (class, word, first + value * step)));
        }
    };
    numbered(Class::Month, &MONTHS, 1, 1);
    numbered(Class::Weekday, &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], 1, 1);
    numbered(Class::WeekdayShort, &["mon", "tue tues", "wed", "thu thur thurs", "fri", "sat", "sun"], 1, 1);
    let weekdays = ["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"];
    numbered(Class::Weekdays, &weekdays, 1, 1);
    numbered(Class::Unit, &UNIT_WORDS, 0, 1);
    numbered(Class::Units, &UNITS_WORDS, 0, 1);
    numbered(Class::Season, &["spring springtime", "summer summertime", "fall autumn", "winter wintertime"], 1, 1);
    numbered(Class::Cardinal, &CARDINALS, 0, 1);
    numbered(Class::Cardinal, &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 20, 10);
    numbered(Class::Magnitude, &["hundred"], 100, 0);
    numbered(Class::Magnitude, &["thousand"], 1_000, 0);
    numbered(Class::Magnitude, &["million"], 1_000_000, 0);
    numbered(Class::Magnitude, &["billion"], 1_000_000_000, 0);
    numbered(Class::Magnitude, &["dozen"], 12, 0);
    numbered(Class::OrdinalWord, &ORDINALS, 1, 1);
    let tens = ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];
    numbered(Class::OrdinalWord, &tens, 20, 10);
    let decades = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    numbered(Class::DecadeWord, &decades, 20, 10);
    numbered(
        Class::Part,
        &["morning mornings", "midday", "afternoon afternoons", "evening evenings", "night nights"],
        0,
        1,
    );
    numbered(Class::Part, &["daytime"], 5, 1);
    numbered(Class::Which, &WHICH_WORDS, 1, 1);
    numbered(Class::HalfDay, &["am", "pm"], 0, 12);
    numbered(Class::Frequency, &FREQUENCY_WORDS, 0, 1);
    numbered(Class::Some, &["several few many some multiple various countless numerous"], 0, 1);
    all.extend(crate::time::ZONES.iter().map(|(name, _)| (Class::Zone, *name, 0)));
    // "7 p.m. ET": the time of a region, whatever the season
    all.extend(["et", "ct", "mt", "pt"].map(|name| (Class::Zone, name, 0)));
    all
}

const MONTHS: [&str; 12] = [
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sep sept",
    "october oct",
    "november nov",
    "december dec",
];

const UNIT_WORDS: [&str; 15] = [
    "second sec",
    "minute min",
    "hour hr",
    "day",
    "weekend",
    "week wk",
    "fortnight",
    "month mo",
    "quarter",
    "season",
    "half",
    "year yr",
    "decade",
    "century",
    "millennium",
];

const UNITS_WORDS: [&str; 15] = [
    "seconds secs",
    "minutes mins",
    "hours hrs",
    "days",
    "weekends",
    "weeks wks",
    "fortnights",
    "months mos",
    "quarters",
    "seasons",
    "halves",
    "years yrs",
    "decades",
    "centuries",
    "millennia",
];

const ORDINALS: [&str; 19] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];

const WHICH_WORDS: [&str; 6] = [
    "this current",
    "last past",
    "next coming upcoming forthcoming",
    "previous preceding prior",
    "following subsequent ensuing",
    "that same",
];

const FREQUENCY_WORDS: [&str; 9] = [
    "daily",
    "weekly",
    "monthly",
    "yearly annually",
    "hourly",
    "biweekly fortnightly",
    "semiannually semiannual",
    "nightly",
    "bimonthly",
];
