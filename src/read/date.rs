//! Calendar dates as headers, datelines, metadata, addresses and file names write them.
//!
//! ```text
//! iso      = year sep month sep day            sep one of - / . _ and both the same; a time may follow
//! compact  = yyyymmdd                          in addresses and file names only
//! european = day ("st" | "nd" | "rd" | "th")? "of"? month-name ","? year?
//! american = month-name "."? day suffix? ","? year?
//! numeric  = n sep n sep year                  only where one of the numbers is above 12, so that it has one reading
//! ```
//!
//! It deliberately reads full days only: "September 2020" is no publication date.

use crate::document::Span;
use crate::time::MONTHS;
use chrono::{Datelike, NaiveDate};

/// A date as written; the year may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Where it stands, a leading weekday included.
    pub span: Span,
    /// Year, where the text gives one.
    pub year: Option<i32>,
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month.
    pub day: u32,
}

impl Written {
    /// The day, where the year is known and the calendar has it.
    pub fn day(&self) -> Option<NaiveDate> {
        self.in_year(self.year?)
    }

    /// The day in a year that something else gives.
    pub fn in_year(&self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }
}

/// The dates of a short text from left to right.
pub fn find_dates(text: &str) -> Vec<Written> {
    let pieces = pieces(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match date_at(&pieces, at) {
            Some((written, next)) => {
                found.push(written);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// The full date that a field of metadata begins with: ISO 8601, RFC 2822, or as people write it.
pub fn parse_field(field: &str) -> Option<NaiveDate> {
    let field = field.trim();
    let compact = field.get(..8).filter(|_| field.len() == 8).and_then(compact);
    compact.or_else(|| find_dates(field).first().filter(|written| written.span.start == 0).and_then(Written::day))
}

/// The day that eight digits mean, `20200909`, in a year between 1800 and 2100.
pub fn compact(digits: &str) -> Option<NaiveDate> {
    let number: u32 = digits.parse().ok().filter(|_| digits.len() == 8)?;
    plausible(NaiveDate::from_ymd_opt((number / 10000) as i32, number / 100 % 100, number % 100)?)
}

/// True for the word that names a weekday, also abbreviated.
pub fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = word.to_ascii_lowercase();
    word.len() >= 3 && DAYS.iter().any(|day| *day == word || (word.len() <= 5 && day.starts_with(&word)))
}

fn plausible(day: NaiveDate) -> Option<NaiveDate> {
    (1800..=2100).contains(&day.year()).then_some(day)
}

/// The month that a word names, also abbreviated ("Sept").
fn month_of(word: &str) -> Option<u32> {
    let starts_upper = word.starts_with(|c: char| c.is_uppercase());
    let word = word.to_ascii_lowercase();
    let of = |month: &&str| {
        *month == word || (word.len() == 3 && month.starts_with(&word)) || (word == "sept" && month.starts_with("sept"))
    };
    MONTHS.iter().position(of).filter(|_| starts_upper).map(|n| n as u32 + 1)
}

/// A run of letters, a run of digits or one other character.
#[derive(Debug, Clone, Copy)]
struct Piece<'t> {
    text: &'t str,
    start: usize,
    /// True when white space stands before it.
    spaced: bool,
}

impl Piece<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn number(&self) -> Option<u32> {
        self.text.parse().ok().filter(|_| self.text.len() <= 4)
    }

    fn year(&self) -> Option<i32> {
        self.number().filter(|n| self.text.len() == 4 && (1800..=2100).contains(n)).map(|n| n as i32)
    }

    /// A number of at most two digits.
    fn small(&self) -> Option<u32> {
        self.number().filter(|_| self.text.len() <= 2)
    }
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let class = |c: char| {
        if c.is_ascii_digit() {
            0
        } else if c.is_alphabetic() {
            1
        } else {
            2
        }
    };
    let mut pieces: Vec<Piece> = Vec::new();
    let mut spaced = true;
    for (start, c) in text.char_indices() {
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        let end = start + c.len_utf8();
        match pieces.last_mut() {
            Some(last) if !spaced && class(c) < 2 && last.text.starts_with(|d| class(d) == class(c)) => {
                last.text = &text[last.start..end];
            }
            _ => pieces.push(Piece { text: &text[start..end], start, spaced }),
        }
        spaced = false;
    }
    pieces
}

fn date_at(pieces: &[Piece], at: usize) -> Option<(Written, usize)> {
    let start = at;
    let at = if is_weekday(pieces[at].text) { after(pieces, at + 1, &[".", ","]) } else { at };
    let rest = pieces.get(at..).filter(|rest| !rest.is_empty())?;
    let (year, month, day, used) = numeric(rest).or_else(|| european(rest)).or_else(|| american(rest))?;
    NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day)?;
    // A number that goes on ("2020-09-091", "5.2020-09-09") is something else.
    let glued = at > 0 && !pieces[at].spaced && pieces[at - 1].text.starts_with(|c: char| c.is_alphanumeric());
    let span = Span::new(pieces[start].start, rest[used - 1].end());
    (!glued).then_some((Written { span, year, month, day }, at + used))
}

/// The first position from `at` on that holds none of some marks.
fn after(pieces: &[Piece], at: usize, marks: &[&str]) -> usize {
    (at..pieces.len()).find(|n| !marks.contains(&pieces[*n].text)).unwrap_or(pieces.len())
}

type Parts = (Option<i32>, u32, u32, usize);

fn numeric(rest: &[Piece]) -> Option<Parts> {
    let [first, sep, second, sep2, third, ..] = rest else { return None };
    let glued = rest[1..5].iter().all(|piece| !piece.spaced);
    if !glued || sep.text != sep2.text || !["-", "/", ".", "_"].contains(&sep.text) {
        return None;
    }
    if let Some(year) = first.year() {
        return Some((Some(year), second.small()?, third.small()?, 5));
    }
    let year = third.year()?;
    if let Some(month) = month_of(second.text) {
        return Some((Some(year), month, first.small()?, 5));
    }
    match (first.small()?, second.small()?) {
        (day, month) if day > 12 || day == month => Some((Some(year), month, day, 5)),
        (month, day) if day > 12 => Some((Some(year), month, day, 5)),
        _ => None,
    }
}

fn european(rest: &[Piece]) -> Option<Parts> {
    let day = rest[0].small()?;
    let mut at = 1 + usize::from(rest.get(1).is_some_and(|piece| is_ordinal(piece)));
    at += usize::from(rest.get(at).is_some_and(|piece| piece.text.eq_ignore_ascii_case("of")));
    let month = month_of(rest.get(at)?.text)?;
    let (year, used) = year_after(rest, at + 1);
    Some((year, month, day, used))
}

fn american(rest: &[Piece]) -> Option<Parts> {
    let month = month_of(rest[0].text)?;
    let at = after(rest, 1, &["."]);
    let day = rest.get(at)?.small()?;
    let at = at + 1 + usize::from(rest.get(at + 1).is_some_and(|piece| is_ordinal(piece)));
    let (year, used) = year_after(rest, at);
    Some((year, month, day, used))
}

fn is_ordinal(piece: &Piece) -> bool {
    !piece.spaced && ["st", "nd", "rd", "th"].contains(&piece.text.to_ascii_lowercase().as_str())
}

/// The year that follows a day and month, and how many pieces are used up.
fn year_after(rest: &[Piece], at: usize) -> (Option<i32>, usize) {
    let year_at = after(rest, at, &[",", "."]);
    match rest.get(year_at).and_then(Piece::year) {
        Some(year) if year_at <= at + 1 => (Some(year), year_at + 1),
        _ => (None, at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let show = |w: &Written| {
            let year = w.year.map_or("?".to_owned(), |y| y.to_string());
            format!("{}={year}-{:02}-{:02}", w.span.of(text), w.month, w.day)
        };
        assert_eq!(find_dates(text).iter().map(show).collect::<Vec<_>>().join(" | "), expected, "{text}");
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        check("2020-09-09T10:00:00Z", "2020-09-09=2020-09-09");
        check("on 2020/9/9", "2020/9/9=2020-09-09");
        check("9 September 2020", "9 September 2020=2020-09-09");
        check("the 9th of Sept. 2020", "9th of Sept. 2020=2020-09-09");
        check("Sept. 9, 2020", "Sept. 9, 2020=2020-09-09");
        check("Wed, 09 Sep 2020 11:00:00 GMT", "Wed, 09 Sep 2020=2020-09-09");
        check("BAGHDAD, Sept. 9 (X)", "Sept. 9=?-09-09");
        check("May 3rd 2021 and 4 May", "May 3rd 2021=2021-05-03 | 4 May=?-05-04");
        check("26.07.2022", "26.07.2022=2022-07-26");
        check("09-Sep-2020", "09-Sep-2020=2020-09-09");
    }

    #[test]
    fn what_has_two_readings_or_none_is_no_date() {
        check("03/04/2020", "");
        check("September 2020", "");
        check("31 February 2020", "");
        check("they may 5 times", "");
        check("x2020-09-09", "");
        check("1,200 March", "");
    }
}
