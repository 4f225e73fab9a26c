//! The commands that show: timeline, graph, why, conflicts, stats.

use super::args::{Conflicts, FactualityName, Graph, GraphFormat, Stats, Timeline, TimelineFormat, Which, Why};
use super::input;
use super::output::{self, Output};
use crate::document::Factuality;
use crate::error::{Error, Result};
use crate::graph::{self, Filter, KnowledgeGraph};
use crate::ontology::Ontology;
use crate::view;
use std::fmt::Write;

/// How many events `why` tells in full before it lists the others.
const TOLD: usize = 5;

/// `dateline timeline`.
pub fn timeline(args: &Timeline) -> Result<i32> {
    let (graph, code) = input::graph(&args.on)?;
    let events = graph::timeline(&graph, &filter(&graph, &args.which)?);
    if events.is_empty() {
        output::tell("no event fits");
    }
    let text = match args.format {
        TimelineFormat::Table => view::timeline::to_table(&graph, &events, output::width()),
        TimelineFormat::Md => view::timeline::to_markdown(&graph, &events),
        TimelineFormat::Json => view::timeline::to_json(&graph, &events),
        TimelineFormat::Csv => view::timeline::to_csv(&graph, &events),
        TimelineFormat::Html => view::timeline_page(&graph, &events),
        TimelineFormat::Ics => view::timeline::to_ics(&graph, &events),
        TimelineFormat::Timelinejs => view::timeline::to_timelinejs(&graph, &events),
    };
    write_all(&args.destination.output, &text)?;
    Ok(code)
}

fn write_all(path: &std::path::Path, text: &str) -> Result<()> {
    let mut output = Output::open(path)?;
    output.text(text)?;
    output.finish()
}

/// The filter that options mean.
///
/// # Errors
/// [`Error::UnknownName`] with close names, where a name stands for nothing in the graph.
pub fn filter(graph: &KnowledgeGraph, which: &Which) -> Result<Filter> {
    Ok(Filter {
        from: which.from,
        to: which.to,
        who: which.who.as_deref().map(|name| known_entity(graph, name)).transpose()?,
        event_type: which.event_type.as_deref().map(known_type).transpose()?,
        place: which.place.as_deref().map(|name| known_place(graph, name)).transpose()?,
        factuality: which.factuality.iter().map(|name| factuality(*name)).collect(),
        source: which.source.as_deref().map(|name| known_source(graph, name)).transpose()?,
        top: which.top,
    })
}

/// A name as it is, if an entity of the graph has it.
fn known_entity(graph: &KnowledgeGraph, name: &str) -> Result<String> {
    view::find_entity(graph, name).map(|_| name.to_owned())
}

/// A name as it is, if something happens at a place of that name.
fn known_place(graph: &KnowledgeGraph, name: &str) -> Result<String> {
    let at = Filter { place: Some(name.to_owned()), ..Filter::default() };
    if graph::timeline(graph, &at).is_empty() { known_entity(graph, name) } else { Ok(name.to_owned()) }
}

/// A name as it is, if a speaker or an article of that name tells something.
fn known_source(graph: &KnowledgeGraph, name: &str) -> Result<String> {
    let told = Filter { source: Some(name.to_owned()), ..Filter::default() };
    if !graph::timeline(graph, &told).is_empty() {
        return Ok(name.to_owned());
    }
    let outlets: Vec<String> = (0..graph.records.len()).map(|record| view::outlet(graph, record)).collect();
    let names = graph.entities.iter().map(|entity| entity.label.as_str()).chain(outlets.iter().map(String::as_str));
    Err(Error::UnknownName { what: "source", name: name.to_owned(), close: view::close_names(name, names) })
}

fn known_type(name: &str) -> Result<String> {
    let types = &Ontology::embedded().types;
    match types.keys().find(|known| known.eq_ignore_ascii_case(name)) {
        Some(known) => Ok(known.clone()),
        None => {
            let close = view::close_names(name, types.keys().map(String::as_str));
            Err(Error::UnknownName { what: "event type", name: name.to_owned(), close })
        }
    }
}

fn factuality(name: FactualityName) -> Factuality {
    match name {
        FactualityName::Asserted => Factuality::Asserted,
        FactualityName::Planned => Factuality::Planned,
        FactualityName::Predicted => Factuality::Predicted,
        FactualityName::Requested => Factuality::Requested,
        FactualityName::Possible => Factuality::Possible,
        FactualityName::Conditional => Factuality::Conditional,
        FactualityName::Denied => Factuality::Denied,
    }
}

/// `dateline graph`.
pub fn graph(args: &Graph) -> Result<i32> {
    let (graph, code) = input::graph(&args.on)?;
    let mut events = graph::timeline(&graph, &filter(&graph, &args.which)?);
    if let Some(name) = &args.around {
        events = view::around(&events, view::find_entity(&graph, name)?, args.depth);
    }
    let found = events.len();
    let events = view::capped(events, args.cap);
    if events.len() < found {
        output::tell(&format!("drawing {} of {found} events, the most important ones; --cap draws more", events.len()));
    }
    let text = match args.format {
        GraphFormat::Dot => view::to_dot(&graph, &view::network(&graph, &events)),
        GraphFormat::Svg => view::to_svg(&graph, &events),
        GraphFormat::Html => view::graph_page(&graph, &events),
    };
    write_all(&args.destination.output, &text)?;
    Ok(code)
}

/// `dateline why`.
pub fn why(args: &Why) -> Result<i32> {
    let (graph, code) = input::graph(&args.on)?;
    let events = view::find_events(&graph, &args.event)?;
    let mut text = String::new();
    for (n, event) in events.iter().take(TOLD).enumerate() {
        let between = if n > 0 { "\n" } else { "" };
        let _ = write!(text, "{between}{}", view::why(&graph, event, output::width()));
    }
    if events.len() > TOLD {
        let _ = writeln!(text, "\n{} more events fit; name one by its id:", events.len() - TOLD);
        events.iter().skip(TOLD).for_each(|event| {
            let _ = writeln!(text, "  {}  {}", event.id, event.label);
        });
    }
    output::print(&text)?;
    Ok(code)
}

/// `dateline conflicts`.
pub fn conflicts(args: &Conflicts) -> Result<i32> {
    let (graph, code) = input::graph(&args.on)?;
    let json = |at| {
        // Invariant: strings and lists of them serialise.
        serde_json::to_string(&view::conflict(&graph, at)).unwrap_or_default() + "\n"
    };
    let text = match (args.json, graph.conflicts.len()) {
        (true, count) => (0..count).map(json).collect(),
        (false, 0) => "the sources agree\n".to_owned(),
        (false, _) => view::conflicts(&graph, output::width()),
    };
    output::print(&text)?;
    Ok(code)
}

/// `dateline stats`.
pub fn stats(args: &Stats) -> Result<i32> {
    let (graph, code) = input::graph(&args.on)?;
    let stats = view::stats(&graph);
    let text = if args.json {
        let object: serde_json::Map<_, _> = stats.into_iter().map(|(name, count)| (name, count.into())).collect();
        serde_json::Value::Object(object).to_string() + "\n"
    } else {
        let width = stats.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        stats.iter().fold(String::new(), |text, (name, count)| text + &format!("{name:<width$}  {count:>8}\n"))
    };
    output::print(&text)?;
    Ok(code)
}
