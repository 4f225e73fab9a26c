//! TIMEX3 values: writing an [`Interval`] or a length as TimeML does, and reading a value back.
//!
//! ```text
//! date   = ["BC"] year [ "-" month [ "-" day [ "T" clock | "T" part ] ] | "-W" week [ "-WE" | "-" weekday ]
//!          | "-Q" quarter | "-H" half | "-" season ]
//! year   = 4 digits | 3 digits (decade) | 2 digits (century: 19 is the 20th)
//! season = "SP" | "SU" | "FA" | "WI"          part = "MO" | "MI" | "AF" | "EV" | "NI" | "DT"
//! length = "P" (number | "X") unit | "PT" (number | "X") ("H" | "M" | "S")
//! days   = date "/" date, of a feast of many days: first and last
//! other  = "PRESENT_REF" | "PAST_REF" | "FUTURE_REF"
//! ```
//!
//! *Source*: TimeML 1.2.1 annotation guidelines, section on TIMEX3; BC years as in TIDES 2005.

use super::Granularity;
use super::interval::{Interval, Unit};
use chrono::{Datelike, NaiveDate, Weekday};

/// Writes an interval as a TIMEX3 value.
///
/// ```
/// use dateline::time::{value, Interval};
/// assert_eq!(value(&Interval::quarter(2019, 3).unwrap()), "2019-Q3");
/// assert_eq!(value(&Interval::decade(1990).unwrap()), "199");
/// assert_eq!(value(&Interval::year(-332).unwrap()), "BC0333");
/// ```
pub fn value(interval: &Interval) -> String {
    let start = interval.start;
    let (year, month) = (year_value(start.year()), start.month());
    match interval.granularity {
        Granularity::Day if interval.days() > 1 => {
            let last = interval.last();
            format!(
                "{year}-{month:02}-{:02}/{}-{:02}-{:02}",
                start.day(),
                year_value(last.year()),
                last.month(),
                last.day()
            )
        }
        Granularity::Time | Granularity::Day | Granularity::Unknown => format!("{year}-{month:02}-{:02}", start.day()),
        Granularity::Week => {
            let week = start.iso_week();
            let weekend = if interval.days() == 2 { "-WE" } else { "" };
            format!("{}-W{:02}{weekend}", year_value(week.year()), week.week())
        }
        Granularity::Month => format!("{year}-{month:02}"),
        Granularity::Quarter => format!("{year}-Q{}", month.div_ceil(3)),
        Granularity::Season => format!("{year}-{}", SEASONS[(month / 3) as usize % 4]),
        Granularity::Half => format!("{year}-H{}", month.div_ceil(6)),
        Granularity::Year => year,
        Granularity::Decade => year[..year.len() - 1].to_owned(),
        Granularity::Century if interval.days() > 40_000 => year[..year.len() - 3].to_owned(),
        Granularity::Century if start.year() >= 0 => year[..year.len() - 2].to_owned(),
        Granularity::Century => format!("BC{:02}", -start.year() / 100),
    }
}

const SEASONS: [&str; 4] = ["WI", "SP", "SU", "FA"];

/// A year as TIMEX3 writes it; astronomical year 0 is 1 BC.
fn year_value(year: i32) -> String {
    if year > 0 { format!("{year:04}") } else { format!("BC{:04}", 1 - year) }
}

/// Writes a length: `P3Y`, `PT72H`; `None` for the count is an unknown number: `PXW`.
pub fn length_value(count: Option<f64>, unit: Unit) -> String {
    let (prefix, letter) = match unit {
        Unit::Second => ("PT", "S"),
        Unit::Minute => ("PT", "M"),
        Unit::Hour => ("PT", "H"),
        Unit::Day => ("P", "D"),
        Unit::Weekend => ("P", "WE"),
        Unit::Week | Unit::Fortnight => ("P", "W"),
        Unit::Month => ("P", "M"),
        Unit::Quarter => ("P", "Q"),
        Unit::Season | Unit::Half | Unit::Year => ("P", "Y"),
        Unit::Decade => ("P", "DE"),
        Unit::Century => ("P", "CE"),
        Unit::Millennium => ("P", "L"),
    };
    let scale = |count: f64, letter: &'static str| match unit {
        Unit::Fortnight => (count * 2.0, letter),
        Unit::Decade => (count * 10.0, "Y"),
        Unit::Century => (count * 100.0, "Y"),
        Unit::Millennium => (count * 1000.0, "Y"),
        _ => (count, letter),
    };
    match count.map(|count| scale(count, letter)) {
        None => format!("{prefix}X{letter}"),
        // ISO 8601 writes halves in the smaller unit
        Some((count, "Y")) if count.fract() == 0.5 => whole_and("P", count, "Y6M"),
        Some((count, "H")) if count.fract() == 0.5 => whole_and("PT", count, "H30M"),
        Some((count, letter)) => format!("{prefix}{count}{letter}"),
    }
}

/// "P2Y6M", or "P6M" where there is no whole unit.
fn whole_and(prefix: &str, count: f64, rest: &str) -> String {
    match count.trunc() {
        0.0 => format!("{prefix}{}", &rest[1..]),
        whole => format!("{prefix}{whole}{rest}"),
    }
}

/// The days that a TIMEX3 value names; `None` for lengths, sets, references and unknown parts.
///
/// ```
/// use dateline::time::{parse_value, value};
/// for text in ["2020-08", "2020-W34", "2019-W46-WE", "1999-SU", "199", "19", "BC0490", "2019-H1"] {
///     assert_eq!(value(&parse_value(text).unwrap()), text);
/// }
/// assert_eq!(parse_value("2020-09-08TNI").unwrap().start.to_string(), "2020-09-08");
/// assert_eq!(parse_value("P3Y"), None);
/// ```
pub fn parse_value(text: &str) -> Option<Interval> {
    if let Some((first, last)) = text.split_once('/') {
        let (first, last) = (parse_value(first)?, parse_value(last)?);
        return Interval::new(first.start, last.end, Granularity::Day).filter(|days| days.days() > 1);
    }
    let (date, clock) = text.split_once('T').map_or((text, None), |(date, clock)| (date, Some(clock)));
    let (bc, rest) = date.strip_prefix("BC").map_or((false, date), |rest| (true, rest));
    let (number, rest) = rest.split_once('-').map_or((rest, None), |(number, rest)| (number, Some(rest)));
    if number.is_empty() || number.len() > 4 || !number.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let plain: i32 = number.parse().ok()?;
    let year = if bc { 1 - plain } else { plain };
    let found = match (number.len(), rest) {
        (2, None) if bc => Interval::century(-plain),
        (2, None) => Interval::century(plain + 1),
        (3, None) if !bc => Interval::decade(plain * 10),
        (4, None) => Interval::year(year),
        (4, Some(rest)) => parse_rest(year, rest),
        _ => None,
    }?;
    Some(if clock.is_some() { found.with(Granularity::Time) } else { found })
}

fn parse_rest(year: i32, text: &str) -> Option<Interval> {
    if let Some(week) = text.strip_prefix('W').filter(|week| *week != "I") {
        let (week, day) = week.split_once('-').map_or((week, None), |(week, day)| (week, Some(day)));
        let week = week.parse().ok()?;
        return match day {
            None => Interval::week(year, week),
            Some("WE") => Interval::weekend(year, week),
            Some(day) => {
                let weekday = Weekday::try_from(day.parse::<u8>().ok()?.checked_sub(1)?).ok()?;
                Interval::day(NaiveDate::from_isoywd_opt(year, week, weekday)?)
            }
        };
    }
    if let Some(quarter) = text.strip_prefix('Q') {
        return Interval::quarter(year, quarter.parse().ok().filter(|quarter| *quarter <= 4)?);
    }
    if let Some(half) = text.strip_prefix('H') {
        return Interval::half(year, half.parse().ok().filter(|half| *half <= 2)?);
    }
    match SEASONS.iter().position(|season| *season == text) {
        Some(0) => Interval::season(year, 4),
        Some(season) => Interval::season(year, season as u32),
        None => parse_month(year, text),
    }
}

fn parse_month(year: i32, text: &str) -> Option<Interval> {
    match text.split_once('-') {
        None => Interval::month(year, text.parse().ok()?),
        Some((month, day)) => Interval::day(NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::interval::this;
    use proptest::prelude::*;

    #[test]
    fn lengths_are_written_as_timeml_has_them() {
        let check = |count, unit, expected: &str| assert_eq!(length_value(count, unit), expected);
        check(Some(3.0), Unit::Year, "P3Y");
        check(Some(72.0), Unit::Hour, "PT72H");
        check(Some(2.5), Unit::Year, "P2Y6M");
        check(Some(0.5), Unit::Hour, "PT30M");
        check(Some(1.5), Unit::Week, "P1.5W");
        check(None, Unit::Week, "PXW");
        check(Some(1.0), Unit::Fortnight, "P2W");
        check(Some(2.0), Unit::Decade, "P20Y");
        check(None, Unit::Decade, "PXDE");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "P1Y", "PRESENT_REF", "XXXX-05", "2019-13", "2019-Q5", "2019-W60", "é", "20195", "2019-é"] {
            assert_eq!(parse_value(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn values_are_read_back(n in -1_000_000..3_600_000i32, unit in 0..9usize) {
            let units = [Unit::Day, Unit::Week, Unit::Weekend, Unit::Month, Unit::Quarter, Unit::Season, Unit::Half,
                Unit::Year, Unit::Decade];
            let unit = this(NaiveDate::from_num_days_from_ce_opt(n).unwrap(), units[unit]).unwrap();
            let positive = unit.start.year() > 0 || !matches!(unit.granularity, Granularity::Decade);
            prop_assume!(positive);
            prop_assert_eq!(parse_value(&value(&unit)), Some(unit));
        }
    }
}
