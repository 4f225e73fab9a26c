//! A text and what is known about it to an [`Article`]: where the publication date is looked for, in order of trust.

use super::{Options, address_date, dateline, decode, file_name_date, header};
use crate::document::{Article, Published, PublishedFrom, Span};
use chrono::{Datelike, NaiveDate};
use sha2::{Digest, Sha256};

/// What is known about a text before it is looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The article's id.
    pub id: String,
    /// The file it came from.
    pub path: String,
    /// Its title from metadata.
    pub title: Option<String>,
    /// Its publisher from metadata.
    pub publisher: Option<String>,
    /// Its address from metadata.
    pub url: Option<String>,
    /// Its publication day from metadata.
    pub day: Option<NaiveDate>,
    /// Its file name, where the file holds this text alone.
    pub file_name: Option<String>,
}

/// An article of a text alone, with nothing known about its publication: no header is looked for.
pub fn article_of_text(id: &str, text: &str) -> Article {
    let sha256 = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    Article { id: id.to_owned(), path: id.to_owned(), sha256, text: text.to_owned(), ..Article::default() }
}

/// An article of a text with its header read: furniture, title, and the publication date from the most trusted place that has one.
///
/// ```
/// use dateline::document::PublishedFrom;
/// use dateline::read::{read_text, Known, Options};
/// let article = read_text("ROME, 9 May 2019 — The minister resigned.", Known::default(), &Options::default());
/// assert_eq!(article.published.unwrap().from, PublishedFrom::Dateline);
/// assert_eq!(article.furniture[0].of(&article.text), "ROME, 9 May 2019 —");
/// ```
pub fn read_text(text: &str, known: Known, options: &Options) -> Article {
    let text = decode::plain_line_ends(text.to_owned());
    let header = header::find(&text);
    let dateline = first_line(&text, header.prose).and_then(|line| dateline::find(line.of(&text), line.start));
    let url = known.url.or(header.url.clone());
    let address = url.as_deref().map(address_date).unwrap_or_default();
    let dateline_day = dateline.as_ref().and_then(|line| line.date).and_then(|date| {
        date.day().or_else(|| nearest_year(date.month, date.day, address.day.or(header.day), address.month))
    });
    let places = [
        (options.date, PublishedFrom::CommandLine),
        (known.day, PublishedFrom::Metadata),
        (header.day, PublishedFrom::Header),
        (dateline_day, PublishedFrom::Dateline),
        (address.day, PublishedFrom::Address),
        (known.file_name.as_deref().and_then(file_name_date), PublishedFrom::FileName),
    ];
    let published = places.into_iter().find_map(|(date, from)| Some(Published { date: date?, from }));
    let mut furniture = header.furniture;
    furniture.extend(dateline.map(|line| line.span));
    Article {
        path: known.path,
        title: known.title.or(header.title),
        publisher: known.publisher.or_else(|| url.as_deref().and_then(host)),
        url,
        published,
        furniture,
        ..article_of_text(&known.id, &text)
    }
}

/// The first line of the prose.
fn first_line(text: &str, prose: usize) -> Option<Span> {
    let line = header::lines(&text[prose..]).next()?;
    Some(Span::new(prose + line.start, prose + line.end))
}

/// The day of a dateline without a year, where another date of the article gives the year: at most ten days before that day,
/// or in that month or the month before.
fn nearest_year(month: u32, day: u32, near: Option<NaiveDate>, near_month: Option<(i32, u32)>) -> Option<NaiveDate> {
    let in_year = |year| NaiveDate::from_ymd_opt(year, month, day);
    if let Some(near) = near {
        return [near.year(), near.year() - 1]
            .into_iter()
            .filter_map(in_year)
            .find(|day| (0..=10).contains(&(near - *day).num_days()));
    }
    let (year, near) = near_month?;
    match (month, near) {
        (month, near) if month == near || month + 1 == near => in_year(year),
        (12, 1) => in_year(year - 1),
        _ => None,
    }
}

/// The host of an address without `www.`; it is who published.
fn host(url: &str) -> Option<String> {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest).split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.')).then(|| host.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str =
        "The harbour was closed on Friday after a ship ran aground in the fog, officials said on 3 May 2019.";

    fn check(top: &str, known: Known, expected: &str) {
        let article = read_text(&format!("{top}{PROSE}\n"), known, &Options::default());
        let found = article.published.map(|p| format!("{} {:?}", p.date, p.from)).unwrap_or_default();
        assert_eq!(found, expected, "{top}");
    }

    fn known(day: Option<&str>, url: Option<&str>, file_name: Option<&str>) -> Known {
        let day = day.and_then(super::super::parse_day);
        Known { day, url: url.map(str::to_owned), file_name: file_name.map(str::to_owned), ..Known::default() }
    }

    #[test]
    fn the_most_trusted_place_gives_the_date() {
        let address = "https://a.example/2020/09/09/x";
        check("", Known::default(), "");
        check("", known(None, None, Some("2020-09-09.txt")), "2020-09-09 FileName");
        check("", known(None, Some(address), Some("2020-09-10.txt")), "2020-09-09 Address");
        check("OSLO, 8 September 2020 — ", known(None, Some(address), None), "2020-09-08 Dateline");
        check("Date: 2020-09-07\nOSLO, 8 September 2020 — ", known(None, Some(address), None), "2020-09-07 Header");
        check("Date: 2020-09-07\n", known(Some("2020-09-06"), None, None), "2020-09-06 Metadata");
    }

    #[test]
    fn a_dateline_takes_its_year_from_the_address_or_has_none() {
        check("OSLO, Sept. 8 (Agency) — ", Known::default(), "");
        check(
            "OSLO, Sept. 8 (Agency) — ",
            known(None, Some("https://a.example/2020/09/x"), None),
            "2020-09-08 Dateline",
        );
        check(
            "OSLO, Dec. 31 (Agency) — ",
            known(None, Some("https://a.example/2021/01/01/x"), None),
            "2020-12-31 Dateline",
        );
        check("OSLO, March 8 (Agency) — ", known(None, Some("https://a.example/2020/09/x"), None), "");
    }

    #[test]
    fn the_host_is_the_publisher() {
        assert_eq!(host("https://www.Paper.example:80/x").as_deref(), Some("paper.example"));
        assert_eq!(host("notes"), None);
    }
}
