//! The timeline as a picture: time from left to right, a lane for each one who acts, an event a line in its lane.
//!
//! A dot is a day, a bar the days between which something lies, an arrow an open side. Filled is asserted, hollow is planned,
//! predicted or requested, pale is possible or conditional, a red cross is denied. It needs no Graphviz and no fonts of its own.

use super::scale::Scale;
use super::{article_count, date, escape_html, timeline};
use crate::document::{Factuality, Role};
use crate::graph::{EntityId, Event, KnowledgeGraph};
use crate::time::NaiveDate;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Width of the picture in pixels.
const WIDTH: f64 = 1280.0;
/// Left edge of the time axis; the names of the lanes stand before it.
const LEFT: f64 = 190.0;
/// Right edge of the time axis.
const RIGHT: f64 = WIDTH - 30.0;
/// Height of an event's line.
const ROW: f64 = 19.0;
/// Height of the axis on top.
const TOP: f64 = 62.0;
/// Blank between lanes.
const LANE_GAP: f64 = 10.0;
/// Width of an average letter at the size of the labels.
const LETTER: f64 = 5.9;
/// Something that lies within more days than these is drawn without a mark.
const WIDE: i64 = 31;
/// Lanes beyond this number are put together.
const LANES: usize = 14;

/// Those who act, and their events in order of time.
struct Lane<'g> {
    name: String,
    events: Vec<&'g Event>,
}

/// Some events as an SVG document.
pub fn to_svg(graph: &KnowledgeGraph, events: &[&Event]) -> String {
    let lanes = lanes(graph, events);
    let scale = Scale::new(events.iter().flat_map(|event| days(event)).collect());
    let rows: usize = lanes.iter().map(|lane| lane.events.len()).sum();
    let height = TOP + rows as f64 * ROW + lanes.len() as f64 * LANE_GAP + 40.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"11\" role=\"img\">\n<title>Timeline of {} events</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
        events.len()
    );
    axis(&mut svg, &scale, height);
    let mut y = TOP;
    for (n, lane) in lanes.iter().enumerate() {
        draw_lane(&mut svg, graph, lane, &scale, y, n % 2 == 0);
        y += lane.events.len() as f64 * ROW + LANE_GAP;
    }
    legend(&mut svg, height - 16.0);
    svg.push_str("</svg>\n");
    svg
}

/// The days that an event puts on the axis.
fn days(event: &Event) -> impl Iterator<Item = NaiveDate> + use<> {
    let bounds = event.time.bounds;
    let known = [bounds.begin.first, bounds.begin.last, bounds.end.first, bounds.end.last, event.time.likely];
    known.into_iter().flatten()
}

/// The lanes: one for each subject with most events first; those of few events are put together at the end.
fn lanes<'g>(graph: &KnowledgeGraph, events: &[&'g Event]) -> Vec<Lane<'g>> {
    let mut by_subject: BTreeMap<Option<EntityId>, Vec<(usize, &'g Event)>> = BTreeMap::new();
    for (n, event) in events.iter().enumerate() {
        by_subject.entry(subject(event)).or_default().push((n, event));
    }
    let others = by_subject.remove(&None).unwrap_or_default();
    let mut named: Vec<(EntityId, Vec<(usize, &Event)>)> =
        by_subject.into_iter().filter_map(|(id, events)| Some((id?, events))).collect();
    named.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(graph.entity(a.0).id.cmp(&graph.entity(b.0).id)));
    let rest = named.split_off(named.len().min(LANES)).into_iter().flat_map(|(_, events)| events);
    let mut rest: Vec<(usize, &Event)> = rest.chain(others).collect();
    // The order of the timeline is the order of time.
    rest.sort_by_key(|(n, _)| *n);
    let lane = |name: &str, events: Vec<(usize, &'g Event)>| Lane {
        name: name.to_owned(),
        events: events.into_iter().map(|(_, event)| event).collect(),
    };
    let mut lanes: Vec<Lane> = named.into_iter().map(|(id, events)| lane(&graph.entity(id).label, events)).collect();
    if !rest.is_empty() {
        lanes.push(lane(if lanes.is_empty() { "Events" } else { "Others" }, rest));
    }
    lanes
}

fn subject(event: &Event) -> Option<EntityId> {
    let acting = |role: Role| event.participants.iter().find(|p| p.role == role).and_then(|p| p.entity);
    acting(Role::Subject).or_else(|| acting(Role::Object))
}

fn x(place: f64) -> f64 {
    // Room on both sides for the arrows of open bounds.
    LEFT + 30.0 + place * (RIGHT - LEFT - 60.0)
}

fn axis(svg: &mut String, scale: &Scale, height: f64) {
    let _ = writeln!(svg, "<text x=\"{LEFT}\" y=\"18\" fill=\"#777777\">distances in time are compressed</text>");
    for (place, name) in scale.ticks(0.06) {
        let x = x(place);
        let _ = writeln!(
            svg,
            "<line x1=\"{x:.1}\" y1=\"{:.1}\" x2=\"{x:.1}\" y2=\"{:.1}\" stroke=\"#e3e3e3\"/><text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\" fill=\"#555555\">{name}</text>",
            TOP - 14.0,
            height - 36.0,
            TOP - 20.0
        );
    }
}

fn draw_lane(svg: &mut String, graph: &KnowledgeGraph, lane: &Lane, scale: &Scale, top: f64, shaded: bool) {
    let height = lane.events.len() as f64 * ROW + LANE_GAP;
    if shaded {
        let _ = writeln!(
            svg,
            "<rect x=\"0\" y=\"{:.1}\" width=\"{WIDTH}\" height=\"{height:.1}\" fill=\"#f5f7fa\" fill-opacity=\"0.7\"/>",
            top - LANE_GAP / 2.0
        );
    }
    for (n, line) in super::wrap(&lane.name, 27).iter().take(lane.events.len().max(1)).enumerate() {
        let _ = writeln!(
            svg,
            "<text x=\"10\" y=\"{:.1}\" font-weight=\"bold\" fill=\"#222222\">{}</text>",
            top + ROW * (n as f64 + 0.7),
            escape_html(line)
        );
    }
    for (n, event) in lane.events.iter().enumerate() {
        draw_event(svg, graph, event, scale, top + ROW * (n as f64 + 0.5));
    }
}

/// The mark and the label of an event in the line whose middle is `y`.
fn draw_event(svg: &mut String, graph: &KnowledgeGraph, event: &Event, scale: &Scale, y: f64) {
    let (first, last) = (event.time.bounds.begin.first, event.time.bounds.end.last);
    let at = |day: Option<NaiveDate>| day.map(|day| x(scale.place(day)));
    let color = color(event.factuality);
    let (left, right) = match (at(first), at(last)) {
        (Some(left), Some(right)) => (left, right),
        (Some(left), None) => (left, left + 22.0),
        (None, Some(right)) => (right - 22.0, right),
        (None, None) => (LEFT + 6.0, LEFT + 6.0),
    };
    let _ = writeln!(svg, "<g><title>{}</title>", escape_html(&tooltip(graph, event)));
    if right - left > 1.0 {
        let dash = if first.is_none() || last.is_none() { " stroke-dasharray=\"3 2\"" } else { "" };
        let _ = writeln!(
            svg,
            "<line x1=\"{left:.1}\" y1=\"{y:.1}\" x2=\"{right:.1}\" y2=\"{y:.1}\" stroke=\"{color}\" stroke-width=\"3\" stroke-opacity=\"0.45\"{dash}/>"
        );
    }
    arrow(svg, first.is_none() && last.is_some(), left, y, -5.0, color);
    arrow(svg, last.is_none() && first.is_some(), right, y, 5.0, color);
    let wide = first.zip(last).is_some_and(|(first, last)| (last - first).num_days() > WIDE);
    if wide {
        // A mark in the middle of a long stretch would look like a date.
        caps(svg, left, right, y, color);
        label(svg, event, left, right, y);
    } else {
        let mark = at(event.time.likely).map_or(left, |likely| likely.clamp(left, right));
        symbol(svg, event.factuality, mark, y, color);
        label(svg, event, left.min(mark), right.max(mark), y);
    }
    svg.push_str("</g>\n");
}

/// The ends of a stretch of days within which something lies.
fn caps(svg: &mut String, left: f64, right: f64, y: f64, color: &str) {
    let (top, bottom) = (y - 4.0, y + 4.0);
    let _ = writeln!(
        svg,
        "<path d=\"M{left:.1} {top:.1} V{bottom:.1} M{right:.1} {top:.1} V{bottom:.1}\" stroke=\"{color}\" stroke-width=\"1.5\"/>"
    );
}

fn arrow(svg: &mut String, open: bool, x: f64, y: f64, way: f64, color: &str) {
    if open {
        let _ = writeln!(
            svg,
            "<path d=\"M{:.1} {:.1} L{x:.1} {y:.1} L{:.1} {:.1}\" fill=\"none\" stroke=\"{color}\"/>",
            x - way,
            y - 4.0,
            x - way,
            y + 4.0
        );
    }
}

fn color(factuality: Factuality) -> &'static str {
    match factuality {
        Factuality::Asserted => "#1b1b1b",
        Factuality::Planned | Factuality::Predicted | Factuality::Requested => "#1f5fa8",
        Factuality::Possible | Factuality::Conditional => "#a07800",
        Factuality::Denied => "#b00020",
    }
}

fn symbol(svg: &mut String, factuality: Factuality, x: f64, y: f64, color: &str) {
    let _ = match factuality {
        Factuality::Asserted => writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{color}\"/>"),
        Factuality::Planned | Factuality::Predicted | Factuality::Requested => {
            writeln!(
                svg,
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"#ffffff\" stroke=\"{color}\" stroke-width=\"1.6\"/>"
            )
        }
        Factuality::Possible | Factuality::Conditional => {
            writeln!(
                svg,
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"#f3e3b0\" stroke=\"{color}\" stroke-dasharray=\"2 1.5\"/>"
            )
        }
        Factuality::Denied => writeln!(
            svg,
            "<path d=\"M{:.1} {:.1} l8 8 m0 -8 l-8 8\" stroke=\"{color}\" stroke-width=\"2\" fill=\"none\"/>",
            x - 4.0,
            y - 4.0
        ),
    };
}

/// The label on the side of the mark that has more room, cut to it.
fn label(svg: &mut String, event: &Event, left: f64, right: f64, y: f64) {
    let status = timeline::status(event.factuality);
    let status = if status.is_empty() { String::new() } else { format!(" — {status}") };
    let undated = if event.time.likely.is_none() && event.time.bounds.is_unknown() { " — undated" } else { "" };
    let text = format!("{}{status}{undated}", event.label);
    let (room_right, room_left) = (WIDTH - right - 14.0, left - LEFT - 8.0);
    let (x, anchor, room) = if room_right >= room_left || room_right >= text.chars().count() as f64 * LETTER {
        (right + 9.0, "start", room_right)
    } else {
        (left - 9.0, "end", room_left)
    };
    let most = (room / LETTER).max(8.0) as usize;
    let text = if text.chars().count() > most { text.chars().take(most - 1).collect::<String>() + "…" } else { text };
    let _ = writeln!(
        svg,
        "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\" fill=\"#1b1b1b\">{}</text>",
        y + 4.0,
        escape_html(&text)
    );
}

fn tooltip(graph: &KnowledgeGraph, event: &Event) -> String {
    let articles = article_count(event);
    let told = if articles > 1 { format!(" ({articles} articles)") } else { String::new() };
    format!(
        "{}: {}, {}\n{}{told}",
        date(&event.time),
        event.label,
        event.factuality.as_str(),
        timeline::speakers(graph, event, 3)
    )
}

fn legend(svg: &mut String, y: f64) {
    let entries = [
        (Factuality::Asserted, "asserted"),
        (Factuality::Planned, "planned, predicted, requested"),
        (Factuality::Possible, "possible, conditional"),
        (Factuality::Denied, "denied"),
    ];
    let mut at = LEFT + 10.0;
    for (factuality, name) in entries {
        symbol(svg, factuality, at, y, color(factuality));
        let _ = writeln!(svg, "<text x=\"{:.1}\" y=\"{:.1}\" fill=\"#555555\">{name}</text>", at + 9.0, y + 4.0);
        at += 40.0 + name.len() as f64 * LETTER;
    }
    let _ = writeln!(
        svg,
        "<text x=\"{at:.1}\" y=\"{:.1}\" fill=\"#555555\">bar: between these days; arrow: open</text>",
        y + 4.0
    );
}

#[cfg(test)]
mod tests {
    use super::super::sample::sample;
    use super::*;

    #[test]
    fn the_picture_is_well_formed_and_holds_every_event() {
        let graph = sample();
        let svg = to_svg(&graph, &graph.events.iter().collect::<Vec<_>>());
        let mut reader = quick_xml::Reader::from_str(&svg);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{error}: {svg}"),
            }
        }
        assert_eq!(svg.matches("<g>").count(), 4);
        assert!(svg.contains("the &quot;Sea &lt;Rose&gt;&quot; | ran aground in | the harbour"), "{svg}");
        assert!(svg.contains("tow | the ship &amp; its load — planned"), "{svg}");
    }
}
