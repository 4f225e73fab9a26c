//! What stands behind an event: quotes, speakers, dates and the rules that made them; and what the sources disagree on.

use super::event::{Events, outlet, says};
use super::{date, dates, wrap};
use crate::document::record::{ClaimRecord, SentenceRecord};
use crate::error::{Error, Result};
use crate::graph::{ClaimRef, Conflict, ConflictKind, Event, KnowledgeGraph};
use std::fmt::Write;

/// How many close names an error lists.
const CLOSE: usize = 3;

/// The events that a user means: by id, by the beginning of an id, or all whose label holds all the words,
/// the shortest label first.
///
/// # Errors
/// [`Error::UnknownName`] with labels that are close, where no event is meant.
pub fn find_events<'g>(graph: &'g KnowledgeGraph, name: &str) -> Result<Vec<&'g Event>> {
    let by_id: Vec<&Event> = graph.events.iter().filter(|event| event.id == name).collect();
    if !by_id.is_empty() {
        return Ok(by_id);
    }
    let begins = |event: &&Event| !name.contains(char::is_whitespace) && event.id.starts_with(name);
    let words: Vec<String> = words(name);
    let holds = |event: &&Event| {
        let label = self::words(&event.label);
        !words.is_empty() && words.iter().all(|word| label.iter().any(|other| other.starts_with(word.as_str())))
    };
    let mut found: Vec<&Event> = graph.events.iter().filter(|event| begins(event) || holds(event)).collect();
    // The label with the fewest other words is the one that was meant.
    found.sort_by_key(|event| self::words(&event.label).len());
    if found.is_empty() { Err(unknown(graph, name)) } else { Ok(found) }
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn unknown(graph: &KnowledgeGraph, name: &str) -> Error {
    let wanted = words(name);
    let common = |label: &str| {
        let label = words(label);
        wanted.iter().filter(|word| label.iter().any(|other| strsim::jaro_winkler(word, other) > 0.9)).count()
    };
    let mut close: Vec<(usize, &str)> =
        graph.events.iter().map(|event| (common(&event.label), event.label.as_str())).filter(|(n, _)| *n > 0).collect();
    close.sort_by(|a, b| (b.0, a.1).cmp(&(a.0, b.1)));
    close.dedup_by_key(|(_, label)| *label);
    let close = close.into_iter().take(CLOSE).map(|(_, label)| label.to_owned()).collect();
    Error::UnknownName { what: "event", name: name.to_owned(), close }
}

/// Everything behind an event, as text of so many columns.
pub fn why(graph: &KnowledgeGraph, event: &Event, width: usize) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "{}", event.label);
    let mut fact = |name: &str, value: String| {
        if !value.is_empty() {
            let lines = wrap(&value, width.saturating_sub(16));
            let _ = writeln!(text, "  {name:<12}  {}", lines.join(&format!("\n{}", " ".repeat(16))));
        }
    };
    fact("id", event.id.clone());
    fact("type", event.event_type.clone().unwrap_or_default());
    fact("when", format!("{} ({})", date(&event.time), dates::basis(event.time.basis)));
    fact("EDTF", event.time.edtf.clone());
    fact("status", event.factuality.as_str().to_owned());
    for participant in &event.participants {
        fact(&super::timeline::word(&participant.role), participant.label.clone());
    }
    for quantity in &event.quantities {
        fact("number", number(quantity));
    }
    for claim in &event.claims {
        text.push('\n');
        text.push_str(&evidence(graph, claim, width));
    }
    let at = Events::new(graph).conflicts_of(event);
    if !at.is_empty() {
        text.push('\n');
        at.into_iter().for_each(|at| text.push_str(&conflict_text(graph, &graph.conflicts[at], width)));
    }
    text
}

fn number(quantity: &crate::graph::EventQuantity) -> String {
    use crate::document::{Comparison, QuantityRole};
    let comparison = match quantity.comparison {
        Comparison::Equal => "",
        Comparison::AtLeast => "at least ",
        Comparison::AtMost => "at most ",
    };
    let role = match quantity.role {
        QuantityRole::Count | QuantityRole::Amount => "",
        QuantityRole::From => "from ",
        QuantityRole::To => "to ",
        QuantityRole::By => "by ",
    };
    let about = if quantity.approximate { "about " } else { "" };
    let sources = quantity.claims.len();
    let told = if sources > 1 { format!(" ({sources} claims)") } else { String::new() };
    format!("{role}{comparison}{about}{} {}{told}", quantity.value, quantity.unit)
}

/// One claim: the quote with its trigger marked, who says it, where, and how it was read.
fn evidence(graph: &KnowledgeGraph, reference: &ClaimRef, width: usize) -> String {
    let record = &graph.records[reference.record];
    let claim = graph.claim(reference);
    let mut text = String::new();
    for line in wrap(&format!("“{}”", marked(record.sentences.get(claim.sentence), claim)), width.saturating_sub(4))
    {
        let _ = writeln!(text, "    {line}");
    }
    let speaker = says(graph, reference);
    let outlet = outlet(graph, reference.record);
    let who = if speaker == outlet { outlet } else { format!("{speaker}, in {outlet}") };
    let published = record.published.map(|day| format!(", {}", dates::day(day))).unwrap_or_default();
    let _ = writeln!(
        text,
        "    — {who}{published} ({}, characters {} to {})",
        record.path, claim.trigger.start, claim.trigger.end
    );
    let cue = claim.cue.as_ref().map(|cue| format!(" (“{cue}”)")).unwrap_or_default();
    let reading = format!(
        "read as {}{cue}; {}; rule {}, confidence {:.2}; {} ({}); merged by {}, {:.2}",
        claim.factuality.as_str(),
        triple(claim),
        claim.rule,
        claim.confidence,
        date(&claim.time),
        if claim.time.rule.is_empty() { dates::basis(claim.time.basis) } else { &claim.time.rule },
        reference.rule,
        f32::from(reference.score) / 1000.0
    );
    for line in wrap(&reading, width.saturating_sub(6)) {
        let _ = writeln!(text, "      {line}");
    }
    text
}

fn triple(claim: &ClaimRecord) -> String {
    let parts = |triple: &crate::document::Triple| {
        [Some(triple.subject.clone()), Some(triple.event.clone()), triple.object.clone()]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" | ")
    };
    claim.triples.first().map(parts).unwrap_or_default()
}

/// A sentence with the trigger of a claim between brackets.
fn marked(sentence: Option<&SentenceRecord>, claim: &ClaimRecord) -> String {
    match around_trigger(sentence, claim) {
        [text, "", ""] => text.to_owned(),
        [before, trigger, after] => format!("{before}[{trigger}]{after}"),
    }
}

/// What stands before the trigger of a claim, the trigger, and what stands after it; all before where the offsets do not fit.
pub(super) fn around_trigger<'s>(sentence: Option<&'s SentenceRecord>, claim: &ClaimRecord) -> [&'s str; 3] {
    let Some(sentence) = sentence else { return [""; 3] };
    let text = sentence.text.as_str();
    let inside = |point: usize| point.checked_sub(sentence.start);
    let byte = |point: usize| text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(point);
    match inside(claim.trigger.start).and_then(byte).zip(inside(claim.trigger.end).and_then(byte)) {
        Some((start, end)) if start <= end => [&text[..start], &text[start..end], &text[end..]],
        _ => [text, "", ""],
    }
}

/// All disagreements of a graph as text of so many columns.
pub fn conflicts(graph: &KnowledgeGraph, width: usize) -> String {
    graph.conflicts.iter().map(|conflict| conflict_text(graph, conflict, width)).collect::<Vec<_>>().join("\n")
}

fn conflict_text(graph: &KnowledgeGraph, conflict: &Conflict, width: usize) -> String {
    let kind = match conflict.kind {
        ConflictKind::Date => "Different dates",
        ConflictKind::Number => "Different numbers",
        ConflictKind::Denial => "Asserted and denied",
        ConflictKind::Title => "Different titles",
        ConflictKind::Order => "Impossible order",
    };
    let about = conflict.event.map(|id| graph.event(id).label.clone());
    let about = about.or_else(|| conflict.entity.map(|id| graph.entity(id).label.clone())).unwrap_or_default();
    let mut text = format!("{kind}: {about}\n");
    for side in &conflict.values {
        let record = &graph.records[side.record];
        let claim = side.claim.and_then(|claim| record.claims.get(claim));
        let quote = claim
            .map(|claim| format!(": “{}”", marked(record.sentences.get(claim.sentence), claim)))
            .unwrap_or_default();
        let lines = wrap(&format!("{} — {}{quote}", side.value, outlet(graph, side.record)), width.saturating_sub(4));
        let _ = writeln!(text, "  - {}", lines.join("\n    "));
    }
    text
}
