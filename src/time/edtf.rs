//! EDTF (ISO 8601-2:2019 in the Library of Congress profile, 2019): what is known of a time, as one literal.
//!
//! Written are days, months, years, decades and centuries (`2020-09-08`, `2020-08`, `2014`, `201X`, `19XX`), seasons, quarters
//! and halves (`2019-22`, `2019-35`, `2019-40`), one day of a range (`[2020-08-01..2020-08-28]`, `[2020-09-09..]`,
//! `[..2020-11-30]`) and intervals (`2003/2011`, `2014/..`). Read are levels 0 to 2; a clock time is read and dropped.
//!
//! ```text
//! edtf     = set | interval | date
//! set      = ("[" | "{") [".."] date {"," date | ".." [date]} ("]" | "}")
//! interval = (date | ".." | "") "/" (date | ".." | "")
//! date     = year ["-" month ["-" day ["T" clock]]]        every part may hold X and stand beside one of ? ~ %
//! year     = ["-"] digit digit digit digit ["S" digits] | "Y" ["-"] digits ["E" digits] ["S" digits]
//! month    = 01 … 12 | 21 … 41 (seasons, quarters, quadrimesters, semesters)
//! ```

use super::{Bounds, DayRange, Granularity};
use chrono::{Datelike, Days, NaiveDate};

/// Writes bounds as an EDTF literal; empty where nothing can be said.
///
/// The literal never says more than the bounds; it says less where EDTF cannot express them (a range inside an interval
/// becomes the smallest month, year, decade or century that holds it, and an interval with a range that runs into the other
/// side becomes the set of its days).
///
/// ```
/// use dateline::time::{edtf, Bounds, Granularity, NaiveDate};
/// let day = |m, d| NaiveDate::from_ymd_opt(2020, m, d);
/// assert_eq!(edtf(&Bounds::within(day(8, 1), day(8, 31)), Granularity::Month), "2020-08");
/// assert_eq!(edtf(&Bounds::within(None, day(11, 30)), Granularity::Month), "[..2020-11-30]");
/// assert_eq!(edtf(&Bounds::UNKNOWN, Granularity::Unknown), "");
/// ```
pub fn edtf(bounds: &Bounds, granularity: Granularity) -> String {
    let days = [bounds.begin.first, bounds.begin.last, bounds.end.first, bounds.end.last];
    if days.into_iter().flatten().any(|day| day.year().abs() > 9999) {
        return String::new(); // EDTF names no days of such years
    }
    if bounds.begin == bounds.end {
        return one_of(&bounds.begin, granularity);
    }
    let hull = || one_of(&DayRange::new(bounds.begin.first, bounds.end.last), granularity);
    match (side(&bounds.begin, granularity), side(&bounds.end, granularity)) {
        // the hull says more than the unit that holds both sides
        (Some(begin), Some(end)) if begin == end => hull(),
        // and more than an interval of which a rough side runs into the other
        (Some(_), Some(_)) if is_rough(bounds, granularity) && runs_over(bounds) => hull(),
        // or of which nobody knows the month
        (begin, end) if begin.is_none() != end.is_none() && is_vague(bounds, granularity) => hull(),
        (Some(begin), Some(end)) => format!("{begin}/{end}"),
        (Some(begin), None) if bounds.end.last.is_none() => format!("{begin}/.."),
        (None, Some(end)) if bounds.begin.first.is_none() => format!("../{end}"),
        _ => hull(),
    }
}

/// True where no calendar unit names the days of a side.
fn is_rough(bounds: &Bounds, granularity: Granularity) -> bool {
    let rough = |(first, last)| calendar_unit(first, last, granularity).is_none();
    [bounds.begin, bounds.end].iter().any(|side| side.first.zip(side.last).is_some_and(rough))
}

/// The same for days of more than one month.
fn is_vague(bounds: &Bounds, granularity: Granularity) -> bool {
    let month = |day: NaiveDate| (day.year(), day.month());
    let vague = |(first, last)| calendar_unit(first, last, granularity).is_none() && month(first) != month(last);
    [bounds.begin, bounds.end].iter().any(|side| side.first.zip(side.last).is_some_and(vague))
}

/// True where it may have ended before it must have begun.
fn runs_over(bounds: &Bounds) -> bool {
    bounds.begin.last.zip(bounds.end.first).is_none_or(|(begin, end)| end <= begin)
}

/// Writes bounds as an approximate EDTF literal: `2010~`. Ranges, which cannot be qualified, are written as they are.
pub fn edtf_approximate(bounds: &Bounds, granularity: Granularity) -> String {
    let literal = edtf(bounds, granularity);
    match literal.is_empty() || literal.contains(['[', '/']) {
        true => literal,
        false => literal + "~",
    }
}

/// Reads an EDTF literal of level 0 to 2; `None` for anything else. Qualifications (`?`, `~`, `%`) are read and dropped.
///
/// ```
/// use dateline::time::{parse_edtf, Bounds, NaiveDate};
/// assert_eq!(parse_edtf("2004-06~"), parse_edtf("[2004-06-01..2004-06-30]"));
/// assert_eq!(parse_edtf("2004-13"), None);
/// ```
pub fn parse_edtf(text: &str) -> Option<Bounds> {
    if text.len() > 200 {
        return None;
    }
    if let Some(inside) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let (first, last) = set_hull(inside)?;
        return Some(Bounds::within(first.first, last.last));
    }
    if let Some(inside) = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        let (begin, end) = set_hull(inside)?;
        return Some(Bounds { begin, end });
    }
    if let Some((begin, end)) = text.split_once('/') {
        return Some(Bounds { begin: interval_end(begin)?, end: interval_end(end)? }).filter(|b| !b.is_empty());
    }
    let range = parse_date(text)?;
    Some(Bounds { begin: range, end: range })
}

/// A day in a range, as the finest single date that is the range, else as a set.
fn one_of(range: &DayRange, granularity: Granularity) -> String {
    match (range.first, range.last) {
        (None, None) => String::new(),
        (Some(first), None) => format!("[{}..]", day(first)),
        (None, Some(last)) => format!("[..{}]", day(last)),
        (Some(first), Some(last)) => match calendar_unit(first, last, granularity) {
            Some(unit) => unit,
            None if is_year_start(first) && is_year_start(next(last)) => {
                format!("[{}..{}]", year(first.year()), year(last.year()))
            }
            None => format!("[{}..{}]", day(first), day(last)),
        },
    }
}

/// One side of an interval: the smallest calendar unit that holds the range; `None` where a side is open.
fn side(range: &DayRange, granularity: Granularity) -> Option<String> {
    let (first, last) = (range.first?, range.last?);
    let exact = calendar_unit(first, last, granularity);
    exact.or_else(|| holding_unit(first, last))
}

/// The EDTF date that means exactly these days.
fn calendar_unit(first: NaiveDate, last: NaiveDate, granularity: Granularity) -> Option<String> {
    let (y, after) = (first.year(), next(last));
    if first == last {
        return Some(day(first));
    }
    if first.day() != 1 || after.day() != 1 {
        return None;
    }
    let months = (after.year() - y) * 12 + after.month() as i32 - first.month() as i32;
    let code = sub_year(first.month(), months);
    match (months, granularity) {
        (1, _) => Some(format!("{}-{:02}", year(y), first.month())),
        (3, Granularity::Season) | (3, Granularity::Quarter) | (6, Granularity::Half) => code
            .filter(|code| (*code <= 24) == (granularity == Granularity::Season))
            .map(|code| format!("{}-{code}", year(y))),
        (12, _) if first.month() == 1 => Some(year(y)),
        (120, _) if is_year_start(first) && y.rem_euclid(10) == 0 && y >= 0 => Some(format!("{:03}X", y / 10)),
        (1200, _) if is_year_start(first) && y.rem_euclid(100) == 0 && y >= 0 => Some(format!("{:02}XX", y / 100)),
        _ => None,
    }
}

/// The smallest month, year, decade or century that holds a range.
fn holding_unit(first: NaiveDate, last: NaiveDate) -> Option<String> {
    let (a, b) = (first.year(), last.year());
    match () {
        _ if a == b && first.month() == last.month() => Some(format!("{}-{:02}", year(a), first.month())),
        _ if a == b => Some(year(a)),
        _ if a >= 0 && a / 10 == b / 10 => Some(format!("{:03}X", a / 10)),
        _ if a >= 0 && a / 100 == b / 100 => Some(format!("{:02}XX", a / 100)),
        _ => None,
    }
}

/// The code of a season, quarter or half that begins with a month: spring 21 (March), first quarter 33, first half 40.
fn sub_year(month: u32, months: i32) -> Option<u32> {
    match (month, months) {
        (3 | 6 | 9 | 12, 3) => Some(20 + month / 3),
        (1 | 4 | 7 | 10, 3) => Some(33 + month / 3),
        (1 | 7, 6) => Some(40 + month / 7),
        _ => None,
    }
}

fn is_year_start(date: NaiveDate) -> bool {
    (date.month(), date.day()) == (1, 1)
}

fn next(date: NaiveDate) -> NaiveDate {
    date.succ_opt().unwrap_or(date)
}

fn day(date: NaiveDate) -> String {
    format!("{}-{:02}-{:02}", year(date.year()), date.month(), date.day())
}

fn year(y: i32) -> String {
    match y {
        0..=9999 => format!("{y:04}"),
        -9999..=-1 => format!("-{:04}", -y),
        _ => format!("Y{y}"),
    }
}

/// The first and last member of a set.
fn set_hull(inside: &str) -> Option<(DayRange, DayRange)> {
    let (mut first, mut last): (Option<DayRange>, Option<DayRange>) = (None, None);
    for part in inside.split(',') {
        let (from, to) = match part.split_once("..") {
            Some(("", "")) => return None,
            Some((from, "")) => (parse_date(from.trim())?, DayRange::UNKNOWN),
            Some(("", to)) => (DayRange::UNKNOWN, parse_date(to.trim())?),
            Some((from, to)) => (parse_date(from.trim())?, parse_date(to.trim())?),
            None => (parse_date(part.trim())?, parse_date(part.trim())?),
        };
        first = Some(first.map_or(from, |old| if from.first < old.first { from } else { old }));
        let later = |old: DayRange| old.last.is_some() && (to.last.is_none() || to.last > old.last);
        last = Some(last.map_or(to, |old| if later(old) { to } else { old }));
    }
    Some((first?, last?)).filter(|(first, last)| !DayRange::new(first.first, last.last).is_empty())
}

fn interval_end(text: &str) -> Option<DayRange> {
    match text {
        "" | ".." => Some(DayRange::UNKNOWN),
        _ => parse_date(text),
    }
}

/// The days of one EDTF date.
fn parse_date(text: &str) -> Option<DayRange> {
    let text: String = text.chars().filter(|c| !matches!(c, '?' | '~' | '%')).collect();
    let (date, clock) = text.split_once('T').map_or((text.as_str(), None), |(date, clock)| (date, Some(clock)));
    if clock.is_some_and(|clock| clock.len() < 8 || !clock.starts_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    if let Some(long) = date.strip_prefix('Y') {
        return parse_long_year(long);
    }
    let (negative, rest) = date.strip_prefix('-').map_or((false, date), |rest| (true, rest));
    let mut parts = rest.split('-');
    let (year, month, day) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() || (clock.is_some() && day.is_none()) {
        return None;
    }
    let years = parse_year(year, negative)?;
    match (month, day) {
        (None, _) => year_range(years.0, years.1),
        (Some(month), None) => parse_month(years, month),
        (Some(month), Some(day)) => parse_day(years, month, day),
    }
}

/// `Y170000002`, `Y-17E7`, `Y171010000S3`: only years that the calendar reaches have days.
fn parse_long_year(text: &str) -> Option<DayRange> {
    let (number, precision) = text.split_once('S').map_or((text, None), |(number, digits)| (number, Some(digits)));
    let (base, power) = number.split_once('E').map_or((number, "0"), |(base, power)| (base, power));
    let value = base.parse::<i64>().ok()?.checked_mul(10_i64.checked_pow(power.parse().ok()?)?)?;
    let (low, high) = significant(value, precision)?;
    year_range(i32::try_from(low).ok()?, i32::try_from(high).ok()?)
}

/// The years that share the first digits of a year: `1950S2` is 1900 to 1999.
fn significant(value: i64, digits: Option<&str>) -> Option<(i64, i64)> {
    let Some(digits) = digits else { return Some((value, value)) };
    let (digits, length) = (digits.parse::<u32>().ok()?, value.unsigned_abs().to_string().len() as u32);
    let step = 10_i64.checked_pow(length.checked_sub(digits)?)?;
    let low = value - value.rem_euclid(step);
    Some((low, low + step - 1))
}

fn parse_year(text: &str, negative: bool) -> Option<(i32, i32)> {
    let (number, precision) = text.split_once('S').map_or((text, None), |(number, digits)| (number, Some(digits)));
    let (low, high) = digits(number, 4)?;
    let (low, high) = if negative { (-high, -low) } else { (low, high) };
    match precision {
        Some(_) if low == high => significant(low.into(), precision).map(|(low, high)| (low as i32, high as i32)),
        Some(_) => None,
        None => Some((low, high)),
    }
}

/// A run of digits and `X` as its lowest and highest number.
fn digits(text: &str, length: usize) -> Option<(i32, i32)> {
    let known = text.len() == length && text.bytes().all(|b| b.is_ascii_digit() || b == b'X');
    let as_number = |unknown: &str| text.replace('X', unknown).parse::<i32>().ok();
    known.then_some(())?;
    Some((as_number("0")?, as_number("9")?))
}

fn year_range(low: i32, high: i32) -> Option<DayRange> {
    Some(DayRange::new(NaiveDate::from_ymd_opt(low, 1, 1)?, NaiveDate::from_ymd_opt(high, 12, 31)?))
}

/// First month and number of months of each EDTF sub-year code; seasons as in the northern hemisphere.
fn months_of(code: i32) -> Option<(u32, u32)> {
    let of = |n: i32, length: i32| Some(((n * length + 1) as u32, length as u32));
    match code {
        21..=24 => Some(((code - 20) as u32 * 3, 3)),
        25..=28 => Some(((code - 24) as u32 * 3, 3)),
        29..=32 => Some((((code - 28) as u32 * 3 + 5) % 12 + 1, 3)),
        33..=36 => of(code - 33, 3),
        37..=39 => of(code - 37, 4),
        40..=41 => of(code - 40, 6),
        _ => None,
    }
}

fn parse_month(years: (i32, i32), text: &str) -> Option<DayRange> {
    let (low, high) = digits(text, 2)?;
    if (21..=41).contains(&low) && low == high {
        let (month, length) = months_of(low)?;
        let first = NaiveDate::from_ymd_opt(years.0, month, 1)?;
        let last = NaiveDate::from_ymd_opt(years.1, month, 1)?;
        return Some(DayRange::new(first, last.checked_add_months(chrono::Months::new(length))?.pred_opt()?));
    }
    let (low, high) = (low.max(1) as u32, high.min(12) as u32);
    let first = NaiveDate::from_ymd_opt(years.0, low, 1)?;
    (low <= high).then(|| DayRange::new(first, last_day(years.1, high)))
}

fn parse_day(years: (i32, i32), month: &str, day: &str) -> Option<DayRange> {
    let ((low, high), (first, last)) = (digits(month, 2)?, digits(day, 2)?);
    let (low, high) = (low.max(1) as u32, high.min(12) as u32);
    let from = NaiveDate::from_ymd_opt(years.0, low, first.max(1) as u32)?;
    let end = last_day(years.1, high)?;
    let to = if last as u32 > end.day() && day.contains('X') { end } else { end.with_day(last as u32)? };
    (from <= to).then(|| DayRange::new(from, to))
}

fn last_day(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.checked_add_months(chrono::Months::new(1))?.checked_sub_days(Days::new(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Option<NaiveDate> {
        text.parse().ok()
    }

    fn check(first: &str, last: &str, granularity: Granularity, expected: &str) {
        assert_eq!(edtf(&Bounds::within(date(first), date(last)), granularity), expected);
    }

    #[test]
    fn writes_the_plainest_literal() {
        check("2020-09-08", "2020-09-08", Granularity::Time, "2020-09-08");
        check("2020-08-01", "2020-08-31", Granularity::Month, "2020-08");
        check("2020-01-01", "2020-12-31", Granularity::Year, "2020");
        check("1990-01-01", "1999-12-31", Granularity::Decade, "199X");
        check("1901-01-01", "2000-12-31", Granularity::Century, "[1901..2000]");
        check("2019-06-01", "2019-08-31", Granularity::Season, "2019-22");
        check("2019-12-01", "2020-02-29", Granularity::Season, "2019-24");
        check("2019-07-01", "2019-09-30", Granularity::Quarter, "2019-35");
        check("2019-07-01", "2019-12-31", Granularity::Half, "2019-41");
        check("2020-08-01", "2020-08-28", Granularity::Month, "[2020-08-01..2020-08-28]");
        check("2020-09-09", "", Granularity::Day, "[2020-09-09..]");
        check("", "2020-11-30", Granularity::Month, "[..2020-11-30]");
        check("-0332-01-01", "-0332-12-31", Granularity::Year, "-0332");
        check("", "", Granularity::Unknown, "");
    }

    #[test]
    fn writes_intervals() {
        let year = |y| DayRange::new(NaiveDate::from_ymd_opt(y, 1, 1), NaiveDate::from_ymd_opt(y, 12, 31));
        let write = |begin, end| edtf(&Bounds { begin, end }, Granularity::Year);
        assert_eq!(write(year(2003), year(2011)), "2003/2011");
        assert_eq!(write(year(2014), DayRange::UNKNOWN), "2014/..");
        assert_eq!(write(DayRange::UNKNOWN, year(2014)), "../2014");
        assert_eq!(write(DayRange::new(date("2014-01-01"), date("2014-04-30")), year(2016)), "2014/2016");
        assert_eq!(write(DayRange::new(None, date("2014-01-01")), DayRange::UNKNOWN), "");
    }

    #[test]
    fn reads_the_library_of_congress_examples() {
        let check = |literal: &str, same: &str| {
            let (first, last) = same.split_once(' ').unwrap();
            let bounds = parse_edtf(literal).unwrap_or_else(|| panic!("{literal} is not read"));
            assert_eq!((bounds.begin.first, bounds.end.last), (date(first), date(last)), "{literal}");
        };
        check("1985-04-12", "1985-04-12 1985-04-12");
        check("1985-04", "1985-04-01 1985-04-30");
        check("1985", "1985-01-01 1985-12-31");
        check("1985-04-12T23:20:30Z", "1985-04-12 1985-04-12");
        check("1964/2008", "1964-01-01 2008-12-31");
        check("2004-02-01/2005", "2004-02-01 2005-12-31");
        check("2001-21", "2001-03-01 2001-05-31");
        check("1984?", "1984-01-01 1984-12-31");
        check("2004-06-11%", "2004-06-11 2004-06-11");
        check("201X", "2010-01-01 2019-12-31");
        check("20XX", "2000-01-01 2099-12-31");
        check("2004-XX", "2004-01-01 2004-12-31");
        check("1985-04-XX", "1985-04-01 1985-04-30");
        check("1985-XX-XX", "1985-01-01 1985-12-31");
        check("1985-04-12/..", "1985-04-12 -");
        check("../1985", "- 1985-12-31");
        check("1985/", "1985-01-01 -");
        check("-1985", "-1985-01-01 -1985-12-31");
        check("1950S2", "1900-01-01 1999-12-31");
        check("2001-34", "2001-04-01 2001-06-30");
        check("[1667,1668,1670..1672]", "1667-01-01 1672-12-31");
        check("[..1760-12-03]", "- 1760-12-03");
        check("[1760-12..]", "1760-12-01 -");
        check("{1960,1961-12}", "1960-01-01 1961-12-31");
        check("2004-06~-11", "2004-06-11 2004-06-11");
        check("?2004-06-~11", "2004-06-11 2004-06-11");
        check("156X-12-25", "1560-12-25 1569-12-25");
        check("1XXX-12", "1000-12-01 1999-12-31");
        check("2004-06-~01/2004-06-~20", "2004-06-01 2004-06-20");
    }

    #[test]
    fn refuses_what_is_no_literal() {
        for text in ["", "2004-13", "2004-02-30", "204", "[..]", "2004-06-11T", "today", "2005/2004", "é", "2004-é"] {
            assert_eq!(parse_edtf(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_says_more_than_the_bounds(a in -3_700_000..3_600_000i32, length in 0..4000i32, gap in 0..4000i32) {
            let day = |n: i32| NaiveDate::from_num_days_from_ce_opt(n);
            let begin = DayRange::new(day(a), day(a + length));
            let end = DayRange::new(day(a + gap), day(a + gap + length));
            prop_assume!(day(a).is_some_and(|day| day.year() >= -9999));
            for bounds in [Bounds { begin, end: begin }, Bounds { begin, end }, Bounds::within(begin.first, None)] {
                let read = parse_edtf(&edtf(&bounds, Granularity::Day)).unwrap();
                prop_assert!(read.begin.first <= bounds.begin.first);
                prop_assert!(read.end.last.is_none() || read.end.last >= bounds.end.last);
            }
        }

        #[test]
        fn reading_never_panics(text in "[0-9XYSE?~%./\\[\\]{},T:-]{0,24}") {
            let _ = parse_edtf(&text);
        }
    }
}
