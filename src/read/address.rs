//! Publication dates from web addresses and file names.

use super::date::{compact, find_dates, parse_field};
use chrono::{Datelike, NaiveDate};

/// What a web address tells of the publication date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AddressDate {
    /// The day, where the path has one.
    pub day: Option<NaiveDate>,
    /// Year and month, where the path has only these: `/2022/07/`.
    pub month: Option<(i32, u32)>,
}

/// The date that the path of a web address carries: `/2022/7/21/`, `/2022-08-01/`, `/20220718/`, `/27/07/2022/`.
///
/// ```
/// # use dateline::read::address_date;
/// assert_eq!(address_date("https://paper.example/2022/7/21/flood").day.unwrap().to_string(), "2022-07-21");
/// assert_eq!(address_date("https://paper.example/2022/07/flood").month, Some((2022, 7)));
/// assert_eq!(address_date("https://paper.example/article/16545346").day, None);
/// ```
pub fn address_date(url: &str) -> AddressDate {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let day = parts.windows(3).find_map(three_parts).or_else(|| parts.iter().find_map(|part| one_part(part)));
    let month = parts.windows(2).find_map(|pair| Some((year(pair[0])?, month(pair[1])?)));
    AddressDate { day, month: month.or(day.map(|day| (day.year(), day.month()))) }
}

/// The day that a file name carries: `2020-09-09`, `2020_09_09` or `20200909`, not inside a longer word or number.
pub fn file_name_date(name: &str) -> Option<NaiveDate> {
    let iso = find_dates(&name.replace('_', "-"))
        .iter()
        .find(|date| starts_with_year(name, date.span.start))
        .and_then(|date| date.day());
    iso.or_else(|| name.split(|c: char| !c.is_alphanumeric()).find_map(compact))
}

fn starts_with_year(name: &str, at: usize) -> bool {
    name.get(at..at + 4).is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit()))
}

fn three_parts(parts: &[&str]) -> Option<NaiveDate> {
    let [first, second, third] = parts else { return None };
    match year(first) {
        Some(year) => NaiveDate::from_ymd_opt(year, month(second)?, small(third)?),
        None => NaiveDate::from_ymd_opt(year(third)?, month(second)?, small(first)?),
    }
}

/// A part that is a date, or an identifier that begins with one as content systems make them (`202207260345`).
fn one_part(part: &str) -> Option<NaiveDate> {
    let stem = part.split('.').next().unwrap_or(part);
    let all_digits = stem.bytes().all(|b| b.is_ascii_digit());
    if all_digits && matches!(stem.len(), 8 | 12 | 14) {
        return compact(&stem[..8]).filter(|day| day.year() >= 1990);
    }
    let iso = stem.get(..10).filter(|iso| !stem[iso.len()..].starts_with(|c: char| c.is_alphanumeric()))?;
    parse_field(iso).filter(|_| starts_with_year(iso, 0))
}

fn year(part: &str) -> Option<i32> {
    part.parse().ok().filter(|year| part.len() == 4 && (1990..=2100).contains(year))
}

fn month(part: &str) -> Option<u32> {
    small(part).filter(|month| (1..=12).contains(month))
}

fn small(part: &str) -> Option<u32> {
    part.parse().ok().filter(|_| part.len() <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, expected: &str) {
        let found = address_date(url);
        let show = found.day.map(|day| day.to_string()).or(found.month.map(|(y, m)| format!("{y}-{m:02}")));
        assert_eq!(show.unwrap_or_default(), expected, "{url}");
    }

    #[test]
    fn addresses_tell_their_day() {
        check("https://a.example/2022/07/18/x", "2022-07-18");
        check("https://a.example/news/2022-08-01/x/101", "2022-08-01");
        check("https://a.example/20220718/ab12/c.html", "2022-07-18");
        check("https://a.example/article/27/07/2022/x", "2022-07-27");
        check("https://a.example/stories/202207260345.html", "2022-07-26");
        check("https://a.example/2022/07/x", "2022-07");
        check("https://a.example/1654534621_39715.html", "");
        check("https://a.example/article/773352723ad44df", "");
        check("https://a.example/item?date=2020-09-09", "");
        check("https://a.example/00082870.html", "");
    }

    #[test]
    fn file_names_tell_their_day() {
        let check = |name: &str, day: &str| {
            assert_eq!(file_name_date(name).map(|d| d.to_string()).unwrap_or_default(), day, "{name}");
        };
        check("2020-09-09-troops", "2020-09-09");
        check("troops_2020_09_09", "2020-09-09");
        check("troops-20200909", "2020-09-09");
        check("004_80bec6f744a3442e", "");
        check("report-12345678", "");
        check("a20200909", "");
    }
}
