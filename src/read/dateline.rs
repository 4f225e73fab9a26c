//! The dateline at the head of the prose: place, day and agency up to a dash or colon.
//!
//! ```text
//! BAGHDAD, Sept. 9 (Agency) —      SINGAPORE (May 6, 2021) —      CAIRO - 24 July 2022:
//! KUWAIT CITY, July 25:            LIMA (Agency)                  Doha:
//! dateline = (place | date | "(" agency or date ")" | "/" agency "/")+ separator
//! ```
//!
//! A place is capitalised words, so that a sentence that happens to hold a dash is not taken for one.

use super::date::{Written, find_dates};
use crate::document::Span;

/// A dateline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dateline {
    /// Its extent with its separator.
    pub span: Span,
    /// Its day; the year is often missing.
    pub date: Option<Written>,
}

/// The longest dateline in bytes.
const LONGEST: usize = 120;

/// The dateline at the beginning of a line, whose offset in the text is `start`.
pub fn find(line: &str, start: usize) -> Option<Dateline> {
    let longest = (0..=LONGEST.min(line.len())).rev().find(|end| line.is_char_boundary(*end))?;
    let head = &line[..longest];
    let cuts: Vec<(usize, Option<Written>)> =
        separators(head).filter_map(|(at, end)| read(&line[..at], &line[at..end]).map(|date| (end, date))).collect();
    let dated = cuts.iter().find(|(_, date)| date.is_some());
    let (end, date) = dated.or(cuts.first()).copied().or_else(|| after_agency(head))?;
    // Something has to follow: a heading with a colon at its end is no dateline.
    let follows = line[end..].trim_start().starts_with(|c: char| c.is_alphanumeric() || "\"“‘'#".contains(c));
    follows.then(|| Dateline { span: Span::new(start, start + end), date })
}

/// Where separators stand, each with the end of the separator.
fn separators(head: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    head.char_indices().filter_map(|(at, c)| {
        let rest = &head[at..];
        let mark = match c {
            '—' | '–' => c.len_utf8(),
            '-' if rest.starts_with("--") => 2,
            '-' | '_' if head[..at].ends_with([' ', '.', ')', '/']) && rest[1..].starts_with([' ', '\u{a0}']) => 1,
            // "Srinagar- A rider"
            '-' if head[..at].ends_with(char::is_alphabetic)
                && rest[1..].starts_with(' ')
                && rest[2..].starts_with(char::is_uppercase) =>
            {
                1
            }
            ':' if rest[1..].starts_with([' ', '\u{a0}']) => 1,
            '.' if head[..at].ends_with('/') => 1,
            _ => return None,
        };
        Some((at, at + mark))
    })
}

/// Reads what stands before a separator; `None` where it is no dateline.
fn read(head: &str, separator: &str) -> Option<Option<Written>> {
    let date = find_dates(head).into_iter().last();
    let mut rest = head.to_owned();
    if let Some(date) = date {
        rest.replace_range(date.span.start..date.span.end, &" ".repeat(date.span.len()));
    }
    let agency = cut_between(&mut rest, '(', ')') | cut_between(&mut rest, '/', '/');
    let words: Vec<&str> =
        rest.split(|c: char| c.is_whitespace() || ",.;-–&".contains(c)).filter(|word| !word.is_empty()).collect();
    let outlet = matches!(words[..], [_, second, ..] if OUTLETS.contains(&second));
    let place = !words.is_empty()
        && words.len() <= 8
        && words.iter().skip(usize::from(outlet)).all(|word| is_place_word(word))
        && !is_function_word(words[0]);
    let capitals = words
        .iter()
        .filter(|word| !is_link(word))
        .all(|word| word.chars().all(|c| !c.is_lowercase()) && word.len() > 2);
    let dash = separator != ":" && separator != ".";
    let sure = date.is_some() || agency || capitals || words.len() <= if dash { 3 } else { 2 };
    let agency_alone = words.is_empty() && agency && date.is_none();
    // "May 6, 2021 - While"
    let day_alone = words.is_empty() && dash && date.is_some_and(|date| date.day().is_some());
    ((place && sure) || agency_alone || day_alone || (words.is_empty() && date.is_some() && agency)).then_some(date)
}

/// What follows the first word of the name of who publishes, which may be written small.
const OUTLETS: [&str; 9] = ["News", "Press", "Agency", "Radio", "Times", "Online", "Post", "Herald", "Wire"];

/// `PLACE (AGENCY) Prose` and `(Agency) Prose`, without a separator.
fn after_agency(head: &str) -> Option<(usize, Option<Written>)> {
    let end = head.find(')')? + 1;
    let open = head[..end].find('(')?;
    let agency = &head[open + 1..end - 1];
    let named = agency.starts_with(|c: char| c.is_uppercase()) && agency.split_whitespace().count() <= 4;
    let before: Vec<&str> =
        head[..open].split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect();
    let capitals = before.iter().all(|word| word.len() > 2 && word.chars().all(|c| c.is_uppercase()));
    let prose = head[end..].starts_with(' ')
        && head[end..].trim_start().starts_with(|c: char| c.is_uppercase() || c == '"' || c == '“');
    (named && capitals && prose && before.len() <= 4).then_some((end, None))
}

/// Blanks out what stands between two marks; true where there was something.
fn cut_between(text: &mut String, open: char, close: char) -> bool {
    let Some(start) = text.find(open) else { return false };
    let Some(length) = text[start + 1..].find(close) else { return false };
    let end = start + 1 + length + close.len_utf8();
    text.replace_range(start..end, &" ".repeat(end - start));
    true
}

fn is_place_word(word: &str) -> bool {
    is_link(word)
        || (word.starts_with(|c: char| c.is_uppercase())
            && word.chars().all(|c| c.is_alphabetic() || "'’.".contains(c)))
}

/// Small words inside the names of places.
fn is_link(word: &str) -> bool {
    ["and", "de", "del", "la", "al", "el", "of", "upon", "le", "do", "da"].contains(&word)
}

/// Words that begin sentences, and pronouns: no place begins with them.
fn is_function_word(word: &str) -> bool {
    const WORDS: [&str; 36] = [
        "the",
        "a",
        "an",
        "on",
        "in",
        "at",
        "by",
        "since",
        "after",
        "before",
        "from",
        "it",
        "this",
        "that",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "and",
        "but",
        "for",
        "when",
        "what",
        "why",
        "how",
        "who",
        "note",
        "editor",
        "analysis",
        "opinion",
        "watch",
        "live",
        "exclusive",
        "breaking",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        let found = find(line, 0).map(|dateline| {
            let date = dateline
                .date
                .map_or("no date".to_owned(), |d| format!("{}-{:02}-{:02}", d.year.unwrap_or(0), d.month, d.day));
            format!("{} = {date}", dateline.span.of(line))
        });
        assert_eq!(found.unwrap_or_default(), expected, "{line}");
    }

    #[test]
    fn datelines_are_cut_off_the_prose() {
        check("BAGHDAD, Sept. 9 (Agency) — The", "BAGHDAD, Sept. 9 (Agency) — = 0-09-09");
        check("SINGAPORE (May 6, 2021) — While", "SINGAPORE (May 6, 2021) — = 2021-05-06");
        check("CAIRO - 24 July 2022: The", "CAIRO - 24 July 2022: = 2022-07-24");
        check("KUWAIT CITY, July 25: The", "KUWAIT CITY, July 25: = 0-07-25");
        check(
            "Oyam & Gulu, Uganda , Jun 14 2022 (XYZ) - When",
            "Oyam & Gulu, Uganda , Jun 14 2022 (XYZ) - = 2022-06-14",
        );
        check("PARIS and ROME, Jul 26 2022 (XYZ) - Like", "PARIS and ROME, Jul 26 2022 (XYZ) - = 2022-07-26");
        check("HEFEI, July 18 (Agency) -- East", "HEFEI, July 18 (Agency) -- = 0-07-18");
        check("Cape Town - Two people", "Cape Town - = no date");
        check("LYON: A boy", "LYON: = no date");
        check("Doha: The ministry", "Doha: = no date");
        check("LEON, GUANAJUATO.- A boy", "LEON, GUANAJUATO.- = no date");
        check("Oslo /AGENCY/. The minister", "Oslo /AGENCY/. = no date");
        check("LIMA (Agency) Two ministers", "LIMA (Agency) = no date");
        check("(Agency Name) Two ministers", "(Agency Name) = no date");
        check("ROME — “We", "ROME — = no date");
        check("May 6, 2021 - While", "May 6, 2021 - = 2021-05-06");
        check("norte News, 5 May - The", "norte News, 5 May - = 0-05-05");
        check("norte News - The", "norte News - = no date");
        check("Leon- A rider", "Leon- = no date");
    }

    #[test]
    fn a_sentence_with_a_dash_is_no_dateline() {
        check("On 25 March 2020 - the day of the vote - nobody came.", "");
        check("The Nile - a long river - floods.", "");
        check("The minister said: No.", "");
        check("some Posts, 5 May - and more", "");
        check("The US (and others) voted.", "");
        check("Two-thirds of the members", "");
        check("Paris-based firms left.", "");
        check("Short- and long-term plans", "");
    }
}
