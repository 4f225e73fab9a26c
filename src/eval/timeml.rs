//! Scores on TimeML files: temporal expressions, events and temporal awareness as TempEval-3 measures them.
//!
//! *Source*: UzZaman et al. 2013, SemEval-2013 Task 1. Expressions inside `<TEXT>` count; strict is the same extent, relaxed
//! any overlap, one to one; type and value are counted over relaxed matches. Scores are micro-averaged over documents.

use super::{Measure, Report, awareness, divide};
use crate::document::{Article, Document, Published, PublishedFrom, Relation, Span};
use crate::error::{Error, Result};
use chrono::NaiveDate;
use quick_xml::events::{BytesStart, Event};
use rayon::prelude::*;
use std::collections::HashMap;
use std::path::Path;

/// A TimeML document: its text and what people marked in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gold {
    /// The file's name without its ending.
    pub id: String,
    /// The day of its creation time.
    pub published: Option<NaiveDate>,
    /// The text inside `<TEXT>`.
    pub text: String,
    /// Its expressions, in order.
    pub timexes: Vec<Marked>,
    /// Its events, in order.
    pub events: Vec<Marked>,
    /// The event that each instance is of.
    pub instances: HashMap<String, usize>,
    /// Its temporal links.
    pub links: Vec<(GoldNode, Relation, GoldNode)>,
}

/// One end of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GoldNode {
    /// The creation time.
    Published,
    /// An event, by its place in the document's list.
    Event(usize),
    /// An expression, by its place in the document's list.
    Timex(usize),
}

/// A marked stretch of text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Marked {
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// TIMEX3 type or EVENT class.
    pub kind: String,
    /// TIMEX3 value; empty for events.
    pub value: String,
    /// The name that links call it by.
    pub id: String,
}

/// Which documents of a folder are scored, by their order under sorted names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Half {
    /// All of them.
    #[default]
    Whole,
    /// The first, third, fifth, …: those that rules were developed on.
    Odd,
    /// The second, fourth, sixth, …: those that nobody looked into.
    Even,
}

impl Gold {
    /// The article that is given to the analysis.
    pub fn article(&self) -> Article {
        let published = self.published.map(|date| Published { date, from: PublishedFrom::Metadata });
        Article { id: self.id.clone(), text: self.text.clone(), published, ..Article::default() }
    }
}

/// Reads the `.tml` files of a folder, or one file, in order of their names.
///
/// # Errors
/// [`Error::Io`] for a file or folder that cannot be read, [`Error::Format`] for broken XML.
pub fn read(path: &Path) -> Result<Vec<Gold>> {
    let mut paths = Vec::new();
    if path.is_dir() {
        for entry in std::fs::read_dir(path).map_err(Error::io(path))? {
            paths.push(entry.map_err(Error::io(path))?.path());
        }
        paths.retain(|path| path.extension().is_some_and(|ext| ext == "tml"));
        paths.sort();
    } else {
        paths.push(path.to_owned());
    }
    paths.iter().map(|path| read_file(path)).collect()
}

fn read_file(path: &Path) -> Result<Gold> {
    let xml = std::fs::read_to_string(path).map_err(Error::io(path))?;
    let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    parse(&xml, id).map_err(|(at, message)| {
        let before = &xml.as_bytes()[..at.min(xml.len())];
        let line = before.iter().filter(|b| **b == b'\n').count() + 1;
        Error::Format { path: path.to_owned(), line, column: 0, message }
    })
}

/// What is open while a document is read.
#[derive(Default)]
struct Reading {
    gold: Gold,
    in_text: bool,
    open: Vec<(String, Marked)>,
    /// The name of the creation time.
    creation: String,
    /// Instances and the names of their events.
    instances: Vec<(String, String)>,
    /// The names of the ends of links and what they say.
    links: Vec<(String, String, String)>,
}

/// Reads one TimeML document; an error names the byte.
fn parse(xml: &str, id: String) -> std::result::Result<Gold, (usize, String)> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut state = Reading { gold: Gold { id, ..Gold::default() }, ..Reading::default() };
    loop {
        let event = reader.read_event();
        let at = reader.buffer_position() as usize;
        match event.map_err(|error| (at, format!("broken XML: {error}")))? {
            Event::Eof => break,
            Event::Start(tag) => state.start(&tag),
            Event::Empty(tag) => state.empty(&tag),
            Event::End(tag) => state.end(tag.name().as_ref()),
            Event::Text(text) if state.in_text => {
                state.gold.text += &text.decode().map_err(|error| (at, error.to_string()))?.replace("\r\n", "\n");
            }
            Event::CData(data) if state.in_text => state.gold.text += &String::from_utf8_lossy(&data),
            Event::GeneralRef(name) if state.in_text => {
                let entity = name.decode().map_err(|error| (at, error.to_string()))?;
                state.gold.text += &resolve(&entity).ok_or_else(|| (at, format!("unknown entity &{entity};")))?;
            }
            _ => {}
        }
    }
    let order = |marked: &Marked| (marked.span.start, marked.span.end);
    state.gold.timexes.sort_by_key(order);
    state.gold.events.sort_by_key(order);
    Ok(state.linked())
}

fn resolve(entity: &str) -> Option<String> {
    let number = entity.strip_prefix("#x").map(|hex| u32::from_str_radix(hex, 16));
    let number = number.or_else(|| entity.strip_prefix('#').map(str::parse));
    match number {
        Some(number) => number.ok().and_then(char::from_u32).map(String::from),
        None => quick_xml::escape::resolve_predefined_entity(entity).map(str::to_owned),
    }
}

impl Reading {
    fn start(&mut self, tag: &BytesStart) {
        self.empty(tag);
        let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
        if name == "TEXT" {
            self.in_text = self.gold.text.is_empty();
        }
        let kind = attribute(tag, if name == "EVENT" { "class" } else { "type" });
        let start = self.gold.text.len();
        let id = attribute(tag, if name == "EVENT" { "eid" } else { "tid" });
        let marked = Marked { span: Span { start, end: start }, kind, value: attribute(tag, "value"), id };
        self.open.push((name, marked));
    }

    /// What a tag says by its attributes alone.
    fn empty(&mut self, tag: &BytesStart) {
        match tag.name().as_ref() {
            b"TIMEX3" => self.creation_time(tag),
            b"MAKEINSTANCE" => self.instances.push((attribute(tag, "eiid"), attribute(tag, "eventID"))),
            b"TLINK" => {
                let either =
                    |one, other| Some(attribute(tag, one)).filter(|id| !id.is_empty()).unwrap_or(attribute(tag, other));
                let (from, to) =
                    (either("eventInstanceID", "timeID"), either("relatedToEventInstance", "relatedToTime"));
                self.links.push((from, attribute(tag, "relType"), to));
            }
            _ => {}
        }
    }

    /// The creation time is the expression that says so.
    fn creation_time(&mut self, tag: &BytesStart) {
        let creation = attribute(tag, "functionInDocument") == "CREATION_TIME";
        if creation && self.gold.published.is_none() {
            self.gold.published = attribute(tag, "value").get(..10).and_then(|day| day.parse().ok());
            self.creation = attribute(tag, "tid");
        }
    }

    /// The document with its instances and links, names made places.
    fn linked(self) -> Gold {
        let mut gold = self.gold;
        let places =
            |marked: &[Marked]| marked.iter().zip(0..).map(|(m, n)| (m.id.clone(), n)).collect::<HashMap<_, _>>();
        let (events, timexes) = (places(&gold.events), places(&gold.timexes));
        let instances = self.instances.into_iter().filter_map(|(id, event)| Some((id, *events.get(&event)?)));
        gold.instances = instances.collect();
        let node = |id: &str| match id {
            _ if id == self.creation => Some(GoldNode::Published),
            _ => match gold.instances.get(id) {
                Some(n) => Some(GoldNode::Event(*n)),
                None => timexes.get(id).map(|n| GoldNode::Timex(*n)),
            },
        };
        let links = self.links.iter();
        gold.links = links.filter_map(|(from, said, to)| Some((node(from)?, relation(said)?, node(to)?))).collect();
        gold.links.retain(|(from, _, to)| from != to);
        gold
    }

    fn end(&mut self, name: &[u8]) {
        let Some((_, mut marked)) = self.open.pop() else { return };
        marked.span.end = self.gold.text.len();
        let said = !self.gold.text[marked.span.start..].trim().is_empty();
        match name {
            b"TEXT" => self.in_text = false,
            b"TIMEX3" if self.in_text && said => self.gold.timexes.push(marked),
            b"EVENT" if self.in_text && said => self.gold.events.push(Marked { value: String::new(), ..marked }),
            _ => {}
        }
    }
}

/// The relation of a TLINK; what is identical or holds during another counts as of one time, as in TempEval-3.
fn relation(name: &str) -> Option<Relation> {
    Some(match name {
        "BEFORE" => Relation::Before,
        "AFTER" => Relation::After,
        "IBEFORE" => Relation::IBefore,
        "IAFTER" => Relation::IAfter,
        "INCLUDES" => Relation::Includes,
        "IS_INCLUDED" => Relation::IsIncluded,
        "BEGINS" => Relation::Begins,
        "BEGUN_BY" => Relation::BegunBy,
        "ENDS" => Relation::Ends,
        "ENDED_BY" => Relation::EndedBy,
        "SIMULTANEOUS" | "IDENTITY" | "DURING" | "DURING_INV" => Relation::Simultaneous,
        _ => return None,
    })
}

fn attribute(tag: &BytesStart, name: &str) -> String {
    let found = tag.try_get_attribute(name).ok().flatten();
    found.and_then(|found| found.unescape_value().ok().map(|value| value.into_owned())).unwrap_or_default()
}

/// The half of the documents that is scored.
pub fn half(gold: Vec<Gold>, half: Half) -> Vec<Gold> {
    let wanted = |n: usize| half == Half::Whole || n.is_multiple_of(2) == (half == Half::Odd);
    gold.into_iter().enumerate().filter(|(n, _)| wanted(*n)).map(|(_, gold)| gold).collect()
}

/// Scores an analysis on TimeML documents.
pub fn evaluate(title: &str, gold: &[Gold], analyze: impl Fn(Article) -> Document + Sync) -> Report {
    let (mut timexes, mut events, mut links) = (Tally::default(), Tally::default(), awareness::Counts::default());
    let docs: Vec<Document> = gold.par_iter().map(|gold| analyze(gold.article())).collect();
    for (gold, doc) in gold.iter().zip(docs) {
        timexes.add(&gold.timexes, &timexes_of(&doc));
        events.add(&gold.events, &events_of(&doc));
        links.add(awareness::compare(gold, &doc));
    }
    let mut report = Report::new(title);
    for (name, hit) in [
        ("timex strict", timexes.strict),
        ("timex relaxed", timexes.relaxed),
        ("timex type", timexes.kind),
        ("timex value", timexes.value),
    ] {
        report.push(name, Measure::counts(hit, timexes.answers, timexes.gold));
    }
    report.push("event span", Measure::counts(events.relaxed, events.answers, events.gold));
    report.push("event class", Measure::counts(events.kind, events.answers, events.gold));
    let share = |(hit, of)| divide(hit as f64, of as f64);
    let rates = Measure::Rates { precision: share(links.precise), recall: share(links.recalled) };
    report.push("temporal awareness", rates);
    for (rule, (hit, of)) in links.rules.iter().filter(|(_, (_, of))| *of >= 5) {
        report.push(format!("links of {rule}"), Measure::Share { hit: *hit as f64, of: *of as f64 });
    }
    report
}

/// The expressions of an analysed document.
pub fn timexes_of(doc: &Document) -> Vec<Marked> {
    let name = |kind| format!("{kind:?}").to_uppercase();
    doc.timexes
        .iter()
        .map(|timex| Marked { span: timex.span, kind: name(timex.kind), value: timex.value.clone(), id: String::new() })
        .collect()
}

/// The events of an analysed document.
pub fn events_of(doc: &Document) -> Vec<Marked> {
    let class = |claim: &crate::document::Claim| match serde_json::to_value(claim.timeml_class) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    };
    doc.claims
        .iter()
        .map(|claim| Marked { span: claim.trigger_span, kind: class(claim), ..Marked::default() })
        .collect()
}

#[derive(Debug, Default)]
struct Tally {
    gold: usize,
    answers: usize,
    strict: usize,
    relaxed: usize,
    kind: usize,
    value: usize,
}

impl Tally {
    fn add(&mut self, gold: &[Marked], answers: &[Marked]) {
        self.gold += gold.len();
        self.answers += answers.len();
        for (one, other) in align(gold, answers) {
            let (one, other) = (&gold[one], &answers[other]);
            self.relaxed += 1;
            self.strict += usize::from(one.span == other.span);
            self.kind += usize::from(one.kind == other.kind);
            self.value += usize::from(one.value == other.value);
        }
    }
}

/// Pairs gold and answers one to one: same spans first, then the longest overlap, earlier ones first.
pub fn align(gold: &[Marked], answers: &[Marked]) -> Vec<(usize, usize)> {
    let mut by_span: HashMap<Span, Vec<usize>> = HashMap::new();
    for (n, answer) in answers.iter().enumerate().rev() {
        by_span.entry(answer.span).or_default().push(n);
    }
    let (mut used, mut taken) = (vec![false; gold.len()], vec![false; answers.len()]);
    let mut pairs = Vec::new();
    for (n, one) in gold.iter().enumerate() {
        if let Some(other) = by_span.get_mut(&one.span).and_then(Vec::pop) {
            (used[n], taken[other]) = (true, true);
            pairs.push((n, other));
        }
    }
    let mut near = Vec::new();
    for (n, one) in gold.iter().enumerate().filter(|(n, _)| !used[*n]) {
        for (m, other) in answers.iter().enumerate().filter(|(m, other)| !taken[*m] && other.span.overlaps(one.span)) {
            let overlap = one.span.end.min(other.span.end) - one.span.start.max(other.span.start);
            near.push((std::cmp::Reverse(overlap), one.span.start, other.span.start, n, m));
        }
    }
    near.sort_unstable();
    for (_, _, _, n, m) in near {
        if !used[n] && !taken[m] {
            (used[n], taken[m]) = (true, true);
            pairs.push((n, m));
        }
    }
    pairs
}

/// Where answers and gold differ, a line each: what was missed, what is spurious, and wrong extents, values and types.
pub fn differences(gold: &Gold, answers: &[Marked]) -> Vec<String> {
    let show = |marked: &Marked| {
        let text = marked.span.of(&gold.text).split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{text:?} {} {}", marked.kind, marked.value)
    };
    let pairs = align(&gold.timexes, answers);
    let mut lines = Vec::new();
    for (n, one) in gold.timexes.iter().enumerate() {
        let around = |span: Span| {
            let cut = |at: usize, step: isize| {
                let mut at = (at as isize + step).clamp(0, gold.text.len() as isize) as usize;
                while !gold.text.is_char_boundary(at) {
                    at -= 1;
                }
                at
            };
            gold.text[cut(span.start, -60)..cut(span.end, 30)].split_whitespace().collect::<Vec<_>>().join(" ")
        };
        match pairs.iter().find(|(gold, _)| *gold == n) {
            None => lines.push(format!("MISSED   {} | {}", show(one), around(one.span))),
            Some((_, other)) => {
                let other = &answers[*other];
                let what = match () {
                    _ if one.value != other.value => "VALUE   ",
                    _ if one.span != other.span => "EXTENT  ",
                    _ if one.kind != other.kind => "TYPE    ",
                    _ => continue,
                };
                lines.push(format!("{what} {} <> {} | {}", show(one), show(other), around(one.span)));
            }
        }
    }
    for (m, other) in answers.iter().enumerate().filter(|(m, _)| !pairs.iter().any(|(_, other)| other == m)) {
        let _ = m;
        lines.push(format!("SPURIOUS {}", show(other)));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"<?xml version="1.0" ?><TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2019-11-14"
        functionInDocument="CREATION_TIME">14 November</TIMEX3></DCT><TEXT>Smith &amp; Söhne <EVENT eid="e1"
        class="OCCURRENCE">closed</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2019-11-08">Friday</TIMEX3>.</TEXT></TimeML>"#;

    #[test]
    fn a_file_is_read_with_byte_offsets() {
        let gold = parse(FILE, "a".into()).unwrap();
        assert_eq!(gold.text, "Smith & Söhne closed on Friday.");
        assert_eq!(gold.published, NaiveDate::from_ymd_opt(2019, 11, 14));
        assert_eq!(gold.timexes[0].span.of(&gold.text), "Friday");
        assert_eq!(gold.events[0].kind, "OCCURRENCE");
        assert!(parse("<TimeML><TEXT>a</TimeML>", "a".into()).is_err());
    }

    #[test]
    fn overlaps_count_once() {
        let marked = |start, end| Marked { span: Span { start, end }, ..Marked::default() };
        let gold = [marked(0, 10), marked(12, 20)];
        assert_eq!(align(&gold, &[marked(2, 14), marked(12, 20)]), [(1, 1), (0, 0)]);
        assert_eq!(align(&gold, &[marked(8, 14)]), [(0, 0)]);
    }

    #[test]
    fn scores_follow_the_matches() {
        let gold = parse(FILE, "a".into()).unwrap();
        let report = evaluate("test", &[gold], |article| Document { article, ..Document::default() });
        assert_eq!(report.get("timex value"), Some(Measure::counts(0, 0, 1)));
    }
}
