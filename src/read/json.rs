//! JSON Lines: an article an object, a line an object; the field names are those of news crawlers and of schema.org.
//!
//! Fields: `text` (or `maintext`, `body`, `content`, `articleBody`), `title` (`headline`), `date` (`published`, `datePublished`,
//! `date_publish`, …), `url` (`link`), `id`, `publisher` (`source`, `source_domain`, `site`). Only the text is required.

use super::date::parse_field;
use chrono::NaiveDate;
use serde_json::{Map, Value};

/// The fields of an object that Dateline reads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub struct Fields {
    pub text: String,
    pub id: Option<String>,
    pub title: Option<String>,
    pub day: Option<NaiveDate>,
    pub url: Option<String>,
    pub publisher: Option<String>,
}

/// Why an object is no article: column from 1 in code points (0: the whole line) and message.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Broken {
    pub line: usize,
    pub column: usize,
    pub message: String,
}

const TEXT: [&str; 5] = ["text", "maintext", "articleBody", "body", "content"];
const TITLE: [&str; 2] = ["title", "headline"];
const URL: [&str; 3] = ["url", "link", "mainEntityOfPage"];
const PUBLISHER: [&str; 5] = ["publisher", "source", "source_domain", "site", "site_name"];
const DATE: [&str; 11] = [
    "date",
    "published",
    "datePublished",
    "date_published",
    "date_publish",
    "published_at",
    "publishedAt",
    "publication_date",
    "article:published_time",
    "pubDate",
    "publish_date",
];

/// Reads the object that `text` is.
pub fn parse(text: &str) -> Result<Fields, Broken> {
    match serde_json::from_str(text) {
        Ok(Value::Object(object)) => fields(&object),
        Ok(other) => Err(whole(format!("expected a JSON object, found {}", kind_of(&other)))),
        Err(error) => Err(Broken {
            line: error.line(),
            column: column_in_characters(text, error.line(), error.column()),
            message: format!("broken JSON: {}", without_place(&error)),
        }),
    }
}

/// The fields of one object.
pub fn fields(object: &Map<String, Value>) -> Result<Fields, Broken> {
    let text = first(object, &TEXT).ok_or_else(|| whole("expected a field `text`, found none".to_owned()))?;
    let date = first(object, &DATE);
    Ok(Fields {
        text,
        id: first(object, &["id"]),
        title: first(object, &TITLE),
        day: date.as_deref().and_then(parse_field),
        url: first(object, &URL),
        publisher: first(object, &PUBLISHER),
    })
}

/// The first of some fields that holds words; of an object its `name` or `@id`, of a list its first.
fn first(object: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| object.get(*name).and_then(words)).filter(|words| !words.trim().is_empty())
}

fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => ["name", "@id", "domain"].iter().find_map(|name| object.get(*name).and_then(words)),
        Value::Array(list) => list.first().and_then(words),
        _ => None,
    }
}

fn whole(message: String) -> Broken {
    Broken { line: 1, column: 0, message }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// The parser counts bytes; people count characters.
fn column_in_characters(text: &str, line: usize, column: usize) -> usize {
    let line = text.split('\n').nth(line.saturating_sub(1)).unwrap_or("");
    let before = line.as_bytes().get(..column.min(line.len())).unwrap_or_default();
    String::from_utf8_lossy(before).chars().count().max(1)
}

fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.rsplit_once(" at line ").map(|(what, _)| what.to_owned()).unwrap_or(message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str, expected: &str) {
        let show = |f: Fields| {
            let parts = [Some(f.text), f.id, f.title, f.day.map(|d| d.to_string()), f.url, f.publisher];
            parts.map(|part| part.unwrap_or_else(|| "-".to_owned())).join(" | ")
        };
        let found = parse(json).map(show).unwrap_or_else(|b| format!("{}:{}: {}", b.line, b.column, b.message));
        assert_eq!(found, expected, "{json}");
    }

    #[test]
    fn fields_are_found_under_their_many_names() {
        check(r#"{"text":"T","id":7,"date":"2020-09-09"}"#, "T | 7 | - | 2020-09-09 | - | -");
        check(
            r#"{"maintext":"T","title":"H","date_publish":"2020-09-09 10:00:00","url":"u"}"#,
            "T | - | H | 2020-09-09 | u | -",
        );
        check(
            r#"{"articleBody":"T","headline":"H","datePublished":"2020-09-09T10:00:00+02:00","publisher":{"name":"P"}}"#,
            "T | - | H | 2020-09-09 | - | P",
        );
        check(r#"{"text":"T","date":"Wed, 09 Sep 2020 10:00:00 GMT"}"#, "T | - | - | 2020-09-09 | - | -");
        check(r#"{"text":"T","date":"lately"}"#, "T | - | - | - | - | -");
    }

    #[test]
    fn what_is_broken_is_told_with_its_place() {
        check(r#"{"text":"é", }"#, "1:14: broken JSON: trailing comma");
        check("[1]", "1:0: expected a JSON object, found a list");
        check(r#"{"title":"H"}"#, "1:0: expected a field `text`, found none");
    }
}
