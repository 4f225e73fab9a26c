//! The timeline for reading: an event a row, in the formats of terminals, notes, spreadsheets and calendars.

use super::event::{Events, article_count, says};
use super::table::{Column, table};
use crate::document::Factuality;
use crate::graph::{Event, KnowledgeGraph, says_little};
use std::fmt::Write;

/// One event as a line of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The time as it is known: `by 30 Nov 2020`.
    pub date: String,
    /// Subject, event, object.
    pub what: String,
    /// How far it is true; empty where it is asserted.
    pub status: &'static str,
    /// Who says so.
    pub says: String,
    /// How many articles tell it.
    pub articles: usize,
    /// Its id.
    pub id: String,
}

/// The longest an event is told in a table; the other formats tell it whole.
const LONGEST: usize = 150;
/// How many speakers a row names.
const NAMED: usize = 2;

/// The rows of some events.
pub fn rows(graph: &KnowledgeGraph, events: &[&Event]) -> Vec<Row> {
    events.iter().map(|event| row(graph, event)).collect()
}

fn row(graph: &KnowledgeGraph, event: &Event) -> Row {
    Row {
        date: super::date(&event.time),
        what: event.label.clone(),
        status: status(event.factuality),
        says: speakers(graph, event, NAMED),
        articles: article_count(event),
        id: event.id.clone(),
    }
}

/// How far an event is true, plainly; nothing for what is asserted.
pub fn status(factuality: Factuality) -> &'static str {
    match factuality {
        Factuality::Asserted => "",
        other => other.as_str(),
    }
}

/// The first speakers of an event and how many more there are.
pub fn speakers(graph: &KnowledgeGraph, event: &Event, named: usize) -> String {
    let mut names: Vec<String> = Vec::new();
    for claim in &event.claims {
        let name = says(graph, claim);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let more = names.len().saturating_sub(named);
    names.truncate(named);
    let list = names.join("; ");
    if more > 0 { format!("{list} +{more}") } else { list }
}

/// The events that tell a reader something, and a line on those left out; all where none would be left.
fn worth_reading<'e>(graph: &KnowledgeGraph, events: &[&'e Event]) -> (Vec<&'e Event>, String) {
    let told: Vec<&Event> = events.iter().copied().filter(|event| !says_little(graph, event)).collect();
    match (told.len(), events.len() - told.len()) {
        (0, _) | (_, 0) => (events.to_vec(), String::new()),
        (_, 1) => (told, "1 more says little by itself; the other formats hold it\n".to_owned()),
        (_, more) => (told, format!("{more} more say little by themselves; the other formats hold them\n")),
    }
}

/// The timeline as a table for a terminal of so many columns; what says little by itself is counted below it.
pub fn to_table(graph: &KnowledgeGraph, events: &[&Event], width: usize) -> String {
    let (events, more) = worth_reading(graph, events);
    let cells = rows(graph, &events)
        .into_iter()
        .map(|row| vec![row.date, cut(&row.what, LONGEST), row.status.to_owned(), row.says, row.articles.to_string()]);
    let columns = [
        Column::fixed("Date", 20),
        Column::wide("What", 1),
        Column::fixed("Status", 11),
        Column::fixed("According to", 24),
        Column::right("Art."),
    ];
    table(&columns, &cells.collect::<Vec<_>>(), width) + &more
}

/// A text of at most so many letters, cut between words.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let head: String = text.chars().take(most - 1).collect();
    format!("{}…", head.rsplit_once(' ').map_or(head.as_str(), |(head, _)| head))
}

/// The timeline as a table in Markdown; what says little by itself is counted below it.
pub fn to_markdown(graph: &KnowledgeGraph, events: &[&Event]) -> String {
    let (events, more) = worth_reading(graph, events);
    let mut text = String::from("| Date | What | Status | According to | Articles |\n|---|---|---|---|---:|\n");
    for row in rows(graph, &events) {
        let cell = |cell: &str| cell.replace('\\', "\\\\").replace('|', "\\|").replace('\n', " ");
        let line = [cell(&row.date), cell(&row.what), cell(row.status), cell(&row.says), row.articles.to_string()];
        let _ = writeln!(text, "| {} |", line.join(" | "));
    }
    if more.is_empty() { text } else { text + "\n" + &more }
}

/// The event records, one JSON object a line.
pub fn to_json(graph: &KnowledgeGraph, events: &[&Event]) -> String {
    let records = Events::new(graph);
    let mut text = String::new();
    for event in events {
        // Invariant: strings, numbers and lists of them always serialise.
        let line = serde_json::to_string(&records.record(event)).unwrap_or_default();
        let _ = writeln!(text, "{line}");
    }
    text
}

/// The timeline as comma-separated values (RFC 4180), the bounds in columns of their own.
pub fn to_csv(graph: &KnowledgeGraph, events: &[&Event]) -> String {
    let mut text = String::from(
        "id,date,earliest_begin,latest_begin,earliest_end,latest_end,edtf,basis,likely,type,what,factuality,according_to,articles,claims\r\n",
    );
    for event in events {
        let row = row(graph, event);
        let bounds = &event.time.bounds;
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let cells = [
            row.id,
            row.date,
            day(bounds.begin.first),
            day(bounds.begin.last),
            day(bounds.end.first),
            day(bounds.end.last),
            event.time.edtf.clone(),
            word(&event.time.basis),
            day(event.time.likely),
            event.event_type.clone().unwrap_or_default(),
            row.what,
            event.factuality.as_str().to_owned(),
            speakers(graph, event, usize::MAX),
            row.articles.to_string(),
            event.claims.len().to_string(),
        ];
        text.push_str(&super::csv_line(&cells));
    }
    text
}

/// The word that a value has in records.
pub(super) fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The events whose days are known, as iCalendar (RFC 5545) all-day events; the others have no place in a calendar.
pub fn to_ics(graph: &KnowledgeGraph, events: &[&Event]) -> String {
    let mut text = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Dateline//EN\r\n");
    for event in events {
        let bounds = &event.time.bounds;
        let (Some(first), Some(last)) = (bounds.begin.first, bounds.end.last) else { continue };
        let exact = bounds.begin.first == bounds.begin.last && bounds.end.first == bounds.end.last;
        let Some(after) = last.succ_opt().filter(|_| exact) else { continue };
        let row = row(graph, event);
        let summary = if row.status.is_empty() { row.what } else { format!("[{}] {}", row.status, row.what) };
        let lines = [
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}@dateline", row.id),
            // The format asks for a stamp; the event's own day keeps the file the same on every run.
            format!("DTSTAMP:{}T000000Z", first.format("%Y%m%d")),
            format!("DTSTART;VALUE=DATE:{}", first.format("%Y%m%d")),
            format!("DTEND;VALUE=DATE:{}", after.format("%Y%m%d")),
            format!("SUMMARY:{}", escape_ics(&summary)),
            format!("DESCRIPTION:{}", escape_ics(&format!("According to {}", row.says))),
            "END:VEVENT".to_owned(),
        ];
        lines.iter().for_each(|line| text.push_str(&fold(line)));
    }
    text.push_str("END:VCALENDAR\r\n");
    text
}

fn escape_ics(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// Lines of iCalendar hold at most 75 bytes; longer ones go on after a blank.
fn fold(line: &str) -> String {
    let (mut text, mut length) = (String::new(), 0);
    for c in line.chars() {
        if length + c.len_utf8() > 74 {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text + "\r\n"
}

/// The events with a known begin as JSON for TimelineJS 3.
pub fn to_timelinejs(graph: &KnowledgeGraph, events: &[&Event]) -> String {
    let slides: Vec<serde_json::Value> = events.iter().filter_map(|event| slide(graph, event)).collect();
    let page = serde_json::json!({ "events": slides });
    // Invariant: a value built of strings and numbers serialises.
    serde_json::to_string_pretty(&page).unwrap_or_default() + "\n"
}

fn slide(graph: &KnowledgeGraph, event: &Event) -> Option<serde_json::Value> {
    use chrono::Datelike;
    let bounds = &event.time.bounds;
    let parts =
        |day: chrono::NaiveDate| serde_json::json!({ "year": day.year(), "month": day.month(), "day": day.day() });
    let (first, last) = (bounds.begin.first?, bounds.end.last);
    let row = row(graph, event);
    let headline = if row.status.is_empty() { row.what } else { format!("{} ({})", row.what, row.status) };
    let quote = event.claims.first().and_then(|claim| {
        let sentence = graph.claim(claim).sentence;
        graph.records[claim.record].sentences.get(sentence).map(|sentence| sentence.text.clone())
    });
    let mut slide = serde_json::json!({
        "start_date": parts(first),
        "display_date": row.date,
        "unique_id": row.id,
        "text": { "headline": super::escape_html(&headline), "text": super::escape_html(&quote.unwrap_or_default()) },
    });
    if let Some(last) = last.filter(|last| *last != first) {
        slide["end_date"] = parts(last);
    }
    Some(slide)
}
