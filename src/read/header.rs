//! The lines above the prose: address, date, byline, headline.
//!
//! ```text
//! http://paper.example/2020/09/09/x          address
//! date 2020-09-09 The prose may go on …      label and date; only they are furniture
//! Published: Wednesday, 9 September 2020     label and date
//! By A. Writer | September 9, 2020           a date between bars, a byline
//! September 9, 2020 10:30 AM GMT             a date alone
//! A headline without a full stop             the title
//! ```
//!
//! Only the lines at the top are looked at, and a date only where its line is no sentence, so that none is taken from the prose.

use super::date::{Written, find_dates};
use crate::document::Span;
use chrono::NaiveDate;

/// What the lines above the prose tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Header {
    /// The publication day.
    pub day: Option<NaiveDate>,
    /// The address that the text came from.
    pub url: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// What is no prose, in order.
    pub furniture: Vec<Span>,
    /// Where the prose begins: after the last line of the header, the headline counted to the header.
    pub prose: usize,
}

/// How many lines with something on them may stand above the prose.
const LINES: usize = 8;
/// The longest header line in bytes; a longer one is prose.
const LONGEST: usize = 160;

/// Labels of a date, the most trusted first. An update is not the publication, but better than nothing.
const LABELS: [(&str, Trust); 17] = [
    ("publication date", Trust::Published),
    ("date of publication", Trust::Published),
    ("publish date", Trust::Published),
    ("first published", Trust::Published),
    ("published online", Trust::Published),
    ("published", Trust::Published),
    ("posted", Trust::Published),
    ("issued", Trust::Published),
    ("released", Trust::Published),
    ("dateline", Trust::Published),
    ("pubdate", Trust::Published),
    ("date", Trust::Published),
    ("created", Trust::Published),
    ("last updated", Trust::Updated),
    ("last modified", Trust::Updated),
    ("updated", Trust::Updated),
    ("modified", Trust::Updated),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Trust {
    Published,
    Alone,
    Updated,
}

/// Reads the lines above the prose.
pub fn find(text: &str) -> Header {
    let mut header = Header::default();
    let mut dates: Vec<(Trust, NaiveDate)> = Vec::new();
    for line in lines(text).take(LINES) {
        let Some(kind) = kind_of(line.of(text), !header.furniture.is_empty() || header.title.is_some()) else { break };
        header.prose = line.end;
        match kind {
            Line::Address => header.url = Some(line.of(text).to_owned()),
            Line::Byline => {}
            Line::Date(trust, day) => dates.push((trust, day)),
            Line::DateThenProse(day, used) => {
                dates.push((Trust::Published, day));
                header.furniture.push(Span::new(line.start, line.start + used));
                header.prose = line.start + used;
                break;
            }
            Line::Title(at) => {
                if !followed_by_prose(text, line.end) || header.title.is_some() {
                    break;
                }
                header.title = Some(line.of(text)[at..].to_owned());
                if at > 0 {
                    header.furniture.push(Span::new(line.start, line.start + at));
                }
                continue;
            }
        }
        header.furniture.push(line);
    }
    // "Published: 3 December 2012" below the first paragraph
    if dates.is_empty() {
        for line in lines(text).take(LINES).filter(|line| line.start >= header.prose && line.len() < LONGEST / 2) {
            if let Some(Line::Date(trust, day)) = labelled(line.of(text)).filter(|_| line.of(text).contains(':')) {
                dates.push((trust, day));
                header.furniture.push(line);
            }
        }
    }
    header.day = dates.iter().min_by_key(|(trust, _)| *trust).map(|(_, day)| *day);
    header
}

/// Lines with something on them, without the white space around.
pub fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let trimmed = line.trim();
        (!trimmed.is_empty()).then(|| Span::new(start, start + trimmed.len()))
    })
}

enum Line {
    Address,
    /// Who wrote it, or a date that does not tell its day.
    Byline,
    Date(Trust, NaiveDate),
    /// A labelled date and the bytes that it and its label take; prose follows on the line.
    DateThenProse(NaiveDate, usize),
    /// A headline and where it begins, after its label.
    Title(usize),
}

/// What a line above the prose is; `None` for prose.
fn kind_of(line: &str, below_others: bool) -> Option<Line> {
    if is_address(line) {
        return Some(Line::Address);
    }
    if let Some(found) = labelled(line) {
        return Some(found);
    }
    if line.len() > LONGEST {
        return None;
    }
    if let Some(day) = date_alone(line) {
        return Some(Line::Date(Trust::Alone, day));
    }
    if is_byline(line) {
        return Some(between_bars(line).map_or(Line::Byline, |day| Line::Date(Trust::Alone, day)));
    }
    if let Some(day) = between_bars(line).or_else(|| behind_outlet(line)).filter(|_| below_others) {
        return Some(Line::Date(Trust::Alone, day));
    }
    headline(line).map(Line::Title)
}

fn is_address(line: &str) -> bool {
    let line = strip_label(line, &["url", "link", "source"]).map_or(line, |(rest, _)| rest);
    ["http://", "https://", "www."].iter().any(|scheme| line.starts_with(scheme)) && !line.contains(char::is_whitespace)
}

/// The text after one of some labels and a colon, and where it begins.
fn strip_label<'t>(line: &'t str, labels: &[&str]) -> Option<(&'t str, usize)> {
    let (label, rest) = line.split_once(':')?;
    let known = labels.iter().any(|known| label.trim().eq_ignore_ascii_case(known));
    known.then(|| (rest.trim_start(), line.len() - rest.trim_start().len()))
}

/// A line that begins with a label and a date.
fn labelled(line: &str) -> Option<Line> {
    let (label, trust) = LABELS.iter().find(|(label, _)| starts_with_word(line, label))?;
    let rest = &line[label.len()..];
    let colon = rest.trim_start().starts_with(':');
    let value = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '|' | '–' | '—'));
    let value = ["on ", "at "].iter().find_map(|word| value.strip_prefix(word)).unwrap_or(value);
    let before = line.len() - value.len();
    let date = find_dates(value).into_iter().find(|date| is_clock(&value[..date.span.start]));
    let Some((date, day)) = date.and_then(|date| Some((date, date.day()?))) else {
        // A day with two readings or without a year is still no prose.
        return (colon && line.len() < 60 && value.starts_with(|c: char| c.is_ascii_digit())).then_some(Line::Byline);
    };
    let after = value[date.span.end..].trim_start();
    let clock = clock_length(&value[date.span.end..]);
    let rest = value[date.span.end + clock..].trim_start();
    if rest.is_empty() || (rest.len() <= 80 && is_separator(after)) || (colon && is_clock(after)) {
        return Some(Line::Date(*trust, day));
    }
    let prose = rest.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "\"“‘'(".contains(c));
    (prose && (colon || *label == "date")).then(|| Line::DateThenProse(day, before + date.span.end + clock))
}

fn starts_with_word(line: &str, word: &str) -> bool {
    let head = line.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    head && !line[word.len()..].starts_with(|c: char| c.is_alphanumeric())
}

fn is_separator(rest: &str) -> bool {
    rest.starts_with(['|', '-', '–', '—', '·', '•', '(', '/'])
}

/// True for nothing but clock times, zones and marks: what may stand beside a date in a header.
fn is_clock(text: &str) -> bool {
    text.trim().is_empty() || clock_length(text) == text.trim_end().len()
}

/// The bytes at the beginning of a text that are clock times with their zones and the marks between them.
fn clock_length(text: &str) -> usize {
    let mut used = 0;
    for part in text.split_inclusive(char::is_whitespace) {
        let word = part.trim_matches(|c: char| c.is_whitespace() || "(),|.·•–—-/".contains(c));
        if !(word.is_empty() || is_clock_word(word)) {
            break;
        }
        used += part.len();
    }
    text[..used].trim_end().len()
}

fn is_clock_word(word: &str) -> bool {
    const WORDS: [&str; 22] = [
        "am", "pm", "a.m", "p.m", "a.m.", "p.m.", "gmt", "utc", "bst", "est", "edt", "et", "pst", "pdt", "pt", "cet",
        "cest", "ist", "hkt", "at", "z", "hrs",
    ];
    let lower = word.to_ascii_lowercase();
    let clock = |word: &str| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        (1..=14).contains(&digits)
            && word.contains([':', '.', 'h'])
            && word.bytes().all(|b| b.is_ascii_digit() || b":.+h-tz".contains(&b))
    };
    let numeric =
        clock(&lower) || (lower.len() == 4 && lower.bytes().all(|b| b.is_ascii_digit()) && lower.as_str() < "2400");
    let glued = ["am", "pm"].iter().filter_map(|suffix| lower.strip_suffix(suffix)).any(is_clock_number);
    WORDS.contains(&lower.as_str()) || numeric || glued
}

fn is_clock_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.bytes().all(|b| b.is_ascii_digit() || b":.".contains(&b))
}

/// The day of a line that holds a full date and nothing else but clock times.
fn date_alone(line: &str) -> Option<NaiveDate> {
    let dates = find_dates(line);
    let [date] = dates.as_slice() else { return None };
    (is_clock(&line[..date.span.start]) && is_clock(&line[date.span.end..])).then(|| date.day())?
}

/// The day of a line such as `By A. Writer | September 9, 2020 | World`: a part between bars is a date alone.
fn between_bars(line: &str) -> Option<NaiveDate> {
    let parts = || line.split(['|', '•', '·', '—', '–']).flat_map(|part| part.split(" - "));
    let unlabelled = |part: &'_ str| {
        let part = part.trim();
        match labelled(part) {
            Some(Line::Date(_, day)) => Some(day),
            _ => date_alone(part),
        }
    };
    let found = parts().find_map(unlabelled);
    let trailing = || find_dates(line).last().filter(|date| is_clock(&line[date.span.end..])).and_then(Written::day);
    found.filter(|_| parts().count() > 1).or_else(|| trailing().filter(|_| is_byline(line)))
}

/// The day of a line that is a name and a date: "The Harbour Chronicle, 14 March 2023".
fn behind_outlet(line: &str) -> Option<NaiveDate> {
    let dates = find_dates(line);
    let [date] = dates.as_slice() else { return None };
    let outlet = line[..date.span.start].trim_end().strip_suffix(',')?;
    let part = |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "of" | "the" | "and" | "&" | "on");
    let named = (1..=6).contains(&outlet.split_whitespace().count()) && outlet.split_whitespace().all(part);
    (named && is_clock(&line[date.span.end..])).then(|| date.day())?
}

/// Who writes without a name.
const STAFF: [&str; 10] = [
    "correspondent",
    "correspondents",
    "reporter",
    "reporters",
    "staff",
    "agencies",
    "desk",
    "editor",
    "editors",
    "bureau",
];

/// True for "By Ann Writer" and for a line that is nothing but a name.
fn is_byline(line: &str) -> bool {
    let name = ["By ", "BY ", "by "].iter().find_map(|by| line.strip_prefix(by));
    let large = |word: &str| word.starts_with(|c: char| c.is_uppercase());
    // "By our correspondent in Lima", "By staff reporters"
    let staff = |name: &str| name.split_whitespace().take(4).any(|word| STAFF.contains(&word.trim_end_matches(',')));
    let names = |name: &str| name.split_whitespace().take(2).all(large) || staff(name);
    let named = |name: &str| line.len() <= 100 && !line.ends_with(['.', '!', '?']) && names(name);
    name.map_or_else(|| is_bare_name(line), named)
}

/// Two or three capitalised words of letters.
fn is_bare_name(line: &str) -> bool {
    let name_part = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase()) && word.chars().all(|c| c.is_alphabetic() || "'’.-".contains(c))
    };
    (2..=3).contains(&line.split_whitespace().count()) && line.split_whitespace().all(name_part) && !line.ends_with('.')
}

/// Where a headline begins, if the line is one.
fn headline(line: &str) -> Option<usize> {
    if let Some((_, at)) = strip_label(line, &["title", "headline"]) {
        return Some(at);
    }
    let words = line.split_whitespace().count();
    let capital =
        line.trim_start_matches(['"', '“', '‘', '\'', '#']).starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let open = !line.ends_with(['.', '!', ':', ';', ',', '”', '"', '…']);
    let one = !line.contains(". ");
    (capital && open && one && (2..=18).contains(&words)).then_some(0)
}

/// A headline is a headline only above something longer.
fn followed_by_prose(text: &str, end: usize) -> bool {
    lines(&text[end..]).take(LINES).any(|line| line.len() > LONGEST / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "The harbour of the town was closed on Friday after a ship ran aground in the fog, officials said on 3 May 2019.";

    /// Reads `top` above a paragraph of prose; shows day, title and furniture.
    fn check(top: &str, day: &str, title: &str, furniture: &[&str]) {
        let text = format!("{top}{PROSE}\n");
        let header = find(&text);
        let spans: Vec<&str> = header.furniture.iter().map(|span| span.of(&text)).collect();
        let found = (header.day.map(|day| day.to_string()), header.title.unwrap_or_default());
        assert_eq!(
            (found.0.unwrap_or_default().as_str(), found.1.as_str(), spans.as_slice()),
            (day, title, furniture),
            "{top}"
        );
    }

    #[test]
    fn header_lines_give_the_day() {
        check(" date 2020-09-09 ", "2020-09-09", "", &["date 2020-09-09"]);
        check("DATE: 9 September 2020\n\n", "2020-09-09", "", &["DATE: 9 September 2020"]);
        check("DATE: 9 September 2020 ", "2020-09-09", "", &["DATE: 9 September 2020"]);
        check("Published: Sept. 9, 2020 10:30 AM GMT\n", "2020-09-09", "", &["Published: Sept. 9, 2020 10:30 AM GMT"]);
        check(
            "Published on Wednesday, 9 September 2020\n",
            "2020-09-09",
            "",
            &["Published on Wednesday, 9 September 2020"],
        );
        check("Published 10:00, 9 September 2020\n", "2020-09-09", "", &["Published 10:00, 9 September 2020"]);
        check("September 9, 2020\n", "2020-09-09", "", &["September 9, 2020"]);
        check("2020-09-09T10:00:00Z\n", "2020-09-09", "", &["2020-09-09T10:00:00Z"]);
        let below = format!("{PROSE}\n\nPublished: 9 September 2020\n\n{PROSE}\n");
        assert_eq!(find(&below).day, NaiveDate::from_ymd_opt(2020, 9, 9));
        check("By Ann Writer | September 9, 2020\n", "2020-09-09", "", &["By Ann Writer | September 9, 2020"]);
        check(
            "By our correspondent in Lima\nSeptember 9, 2020\n",
            "2020-09-09",
            "",
            &["By our correspondent in Lima", "September 9, 2020"],
        );
        check("By Ann Writer, September 9, 2020\n", "2020-09-09", "", &["By Ann Writer, September 9, 2020"]);
        check(
            "Updated: 10 Sep 2020\nPublished: 9 Sep 2020\n",
            "2020-09-09",
            "",
            &["Updated: 10 Sep 2020", "Published: 9 Sep 2020"],
        );
        check("Updated 1045 GMT September 9, 2020\n", "2020-09-09", "", &["Updated 1045 GMT September 9, 2020"]);
        check(
            "Ship runs aground\nThe Bay Herald, 9 September 2020\n",
            "2020-09-09",
            "Ship runs aground",
            &["The Bay Herald, 9 September 2020"],
        );
    }

    #[test]
    fn a_headline_is_the_title_and_stays_in_the_text() {
        check("Ship runs aground\n\n", "", "Ship runs aground", &[]);
        check(
            "Ship runs aground\nBy Ann Writer\n9 Sep 2020\n",
            "2020-09-09",
            "Ship runs aground",
            &["By Ann Writer", "9 Sep 2020"],
        );
        check(
            "Title: Ship runs aground\nDate: 2020-09-09\n",
            "2020-09-09",
            "Ship runs aground",
            &["Title: ", "Date: 2020-09-09"],
        );
        check("Ship runs aground\nANN WRITER\n", "", "Ship runs aground", &["ANN WRITER"]);
        check("https://a.example/x\n", "", "", &["https://a.example/x"]);
    }

    #[test]
    fn no_day_is_taken_from_prose() {
        check("", "", "", &[]);
        check("On 9 September 2020 the harbour was closed.\n", "", "", &[]);
        check("Published on 9 September 2020, the report blames the fog.\n", "", "", &[]);
        check("Date palms were planted on 9 September 2020.\n", "", "", &[]);
        check("Published: 03/04/2020\n", "", "", &["Published: 03/04/2020"]);
    }
}
