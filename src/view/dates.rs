//! Dates as a person reads them: `9 Sep 2020`, `Aug 2020`, `by 30 Nov 2020`, `after 9 Sep 2020`.

use crate::document::Basis;
use crate::document::record::TimeRecord;
use crate::time::{DayRange, Granularity, NaiveDate};
use chrono::{Datelike, Days};

/// The time of an event in words; `undated` where nothing is known.
///
/// ```
/// use dateline::document::record::TimeRecord;
/// use dateline::time::{Bounds, NaiveDate};
/// let november = NaiveDate::from_ymd_opt(2020, 11, 30);
/// let time = TimeRecord { bounds: Bounds::within(None, november), ..TimeRecord::default() };
/// assert_eq!(dateline::view::date(&time), "by 30 Nov 2020");
/// ```
pub fn date(time: &TimeRecord) -> String {
    let (begin, end) = (time.bounds.begin, time.bounds.end);
    if begin == DayRange::UNKNOWN && end == DayRange::UNKNOWN {
        return "undated".to_owned();
    }
    let approximate = if time.edtf.contains(['~', '%']) { "about " } else { "" };
    let text = if begin == end { range(begin, time) } else { stretch(begin, end, time) };
    format!("{approximate}{text}")
}

/// A day as people write it.
pub fn day(day: NaiveDate) -> String {
    format!("{} {}", day.day(), month(day))
}

fn month(day: NaiveDate) -> String {
    let year = if day.year() > 0 { day.year().to_string() } else { format!("{} BC", 1 - day.year()) };
    format!("{} {year}", day.format("%b"))
}

/// One point that lies in a range of days.
fn range(range: DayRange, time: &TimeRecord) -> String {
    match (range.first, range.last) {
        (Some(first), Some(last)) => closed(first, last, " to ").unwrap_or_else(|| between(first, last)),
        (None, Some(last)) => format!("by {}", day(last)),
        (Some(first), None) => open(first, time),
        (None, None) => "undated".to_owned(),
    }
}

/// What begins on or after a day: the day of publication itself is named with "after", since what a text of that day
/// plans lies ahead of it.
fn open(first: NaiveDate, time: &TimeRecord) -> String {
    let ahead = matches!(time.basis, Basis::Tense | Basis::Context);
    format!("{} {}", if ahead { "after" } else { "from" }, day(first))
}

/// A beginning and an end that are known apart. Where one of them has no name of its own, the outermost days are told.
fn stretch(begin: DayRange, end: DayRange, time: &TimeRecord) -> String {
    let named = |range: DayRange| closed(range.first?, range.last?, "–");
    match (named(begin), named(end)) {
        (Some(from), Some(to)) => return format!("{from} to {to}"),
        (Some(from), None) if end.last.is_none() => return format!("since {from}"),
        (None, Some(to)) if begin.first.is_none() => return format!("until {to}"),
        _ => {}
    }
    match (begin.first, end.last) {
        (Some(first), Some(last)) => closed(first, last, " to ").unwrap_or_else(|| between(first, last)),
        (Some(first), None) => open(first, time),
        (None, Some(last)) => format!("by {}", day(last)),
        (None, None) => match (begin.last, end.first) {
            (Some(last), _) => format!("begun by {}", day(last)),
            (None, first) => first.map_or("undated".to_owned(), |first| format!("still on {}", day(first))),
        },
    }
}

/// A range that has a name of its own: a day, a month, a year, a quarter, a decade; or a short one in one month.
fn closed(first: NaiveDate, last: NaiveDate, dash: &str) -> Option<String> {
    let starts = |days: NaiveDate| days.day() == 1;
    let ends = last.checked_add_days(Days::new(1)).is_some_and(starts);
    let months = (last.year() - first.year()) * 12 + last.month() as i32 - first.month() as i32 + 1;
    if first == last {
        return Some(day(first));
    }
    if first.year() == last.year() && first.month() == last.month() && !(starts(first) && ends) {
        return Some(format!("{}–{}", first.day(), day(last)));
    }
    if !(starts(first) && ends) {
        return None;
    }
    let year = first.year();
    match (months, first.month()) {
        (1, _) => Some(month(first)),
        (12, 1) => Some(year.to_string()),
        (120, 1) if year % 10 == 0 => Some(format!("{year}s")),
        (1200, 1) if year % 100 == 0 || year % 100 == 1 => Some(format!("{year}{dash}{}", last.year())),
        (months, 1) if months % 12 == 0 => Some(format!("{year}{dash}{}", last.year())),
        _ if year == last.year() => Some(format!("{}{dash}{}", first.format("%b"), month(last))),
        _ => Some(format!("{}{dash}{}", month(first), month(last))),
    }
}

fn between(first: NaiveDate, last: NaiveDate) -> String {
    let from = if first.year() == last.year() { format!("{} {}", first.day(), first.format("%b")) } else { day(first) };
    format!("between {from} and {}", day(last))
}

/// How fine a time is known, for captions: `day`, `month`, …; empty where nothing is known.
pub fn granularity(granularity: Granularity) -> &'static str {
    match granularity {
        Granularity::Time => "time of day",
        Granularity::Day => "day",
        Granularity::Week => "week",
        Granularity::Month => "month",
        Granularity::Quarter => "quarter",
        Granularity::Season => "season",
        Granularity::Half => "half year",
        Granularity::Year => "year",
        Granularity::Decade => "decade",
        Granularity::Century => "century",
        Granularity::Unknown => "",
    }
}

/// How a time is known, in words.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "the text gives the date",
        Basis::Published => "counted from the publication date",
        Basis::Event => "counted from another event or date",
        Basis::Context => "carried over from the text around it",
        Basis::Tense => "only bounded by the tense of the verb",
        Basis::Undated => "not known",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Bounds;

    /// `begin` and `end` as `first..last`, either side of them empty where unknown.
    fn check(begin: &str, end: &str, basis: Basis, expected: &str) {
        let range = |text: &str| {
            let (first, last) = text.split_once("..").unwrap_or((text, text));
            DayRange::new(first.parse::<NaiveDate>().ok(), last.parse::<NaiveDate>().ok())
        };
        let bounds = Bounds { begin: range(begin), end: range(end) };
        assert_eq!(date(&TimeRecord { bounds, basis, ..TimeRecord::default() }), expected);
    }

    #[test]
    fn dates_are_said_as_they_are_known() {
        let same = |range: &str, expected: &str| check(range, range, Basis::Stated, expected);
        same("2020-09-09", "9 Sep 2020");
        same("2020-08-01..2020-08-31", "Aug 2020");
        same("2019-01-01..2019-12-31", "2019");
        same("1990-01-01..1999-12-31", "1990s");
        same("2020-07-01..2020-09-30", "Jul to Sep 2020");
        same("2020-08-17..2020-08-23", "17–23 Aug 2020");
        same("2020-08-28..2020-09-09", "between 28 Aug and 9 Sep 2020");
        same("2017-09-09..2020-09-09", "between 9 Sep 2017 and 9 Sep 2020");
        same("..2020-11-30", "by 30 Nov 2020");
        same("2020-09-09..", "from 9 Sep 2020");
        same("..", "undated");
        check("2020-09-09..", "2020-09-09..", Basis::Tense, "after 9 Sep 2020");
    }

    #[test]
    fn what_lasts_has_a_beginning_and_an_end() {
        check("2003-01-01..2003-12-31", "2011-01-01..2011-12-31", Basis::Stated, "2003 to 2011");
        check("2010-01-01..2010-12-31", "..", Basis::Stated, "since 2010");
        check("..", "2020-05-31", Basis::Stated, "until 31 May 2020");
        check("2020-05-01..", "..2020-05-31", Basis::Stated, "May 2020");
        check("2019-01-01..2019-12-31", "2019-01-01..2022-07-28", Basis::Stated, "between 1 Jan 2019 and 28 Jul 2022");
        check("..", "2014-01-01..", Basis::Stated, "still on 1 Jan 2014");
        check("..2014-01-01", "..", Basis::Tense, "begun by 1 Jan 2014");
    }
}
