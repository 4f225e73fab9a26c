//! The network for Graphviz, written by us: stable order, everything escaped, dates as ranks, factuality as line style.

use super::network::{Network, Tie, Vertex};
use super::{date, timeline};
use crate::document::{EntityKind, Factuality, Role};
use crate::graph::{Event, KnowledgeGraph};
use crate::time::NaiveDate;
use chrono::Datelike;
use std::collections::BTreeMap;
use std::fmt::Write;

/// More ranks than this are drawn by month, so that the picture does not become a ladder.
const RANKS: usize = 24;
/// Characters a line of a label.
const LINE: usize = 28;
/// Lines a label.
const LINES: usize = 5;

/// A network as a DOT graph. Events are ranked by their likely day from top to bottom; undated ones float.
///
/// Solid lines are asserted, dashed ones planned, predicted or requested, dotted ones possible or conditional, red ones denied.
pub fn to_dot(graph: &KnowledgeGraph, net: &Network) -> String {
    let mut dot = String::from(
        "digraph dateline {\n  graph [rankdir=TB, newrank=true, fontname=\"Helvetica\", nodesep=0.3, ranksep=0.4];\n  node [fontname=\"Helvetica\", fontsize=10];\n  edge [fontname=\"Helvetica\", fontsize=8, color=\"#888888\"];\n",
    );
    for vertex in net.node_weights() {
        match vertex {
            Vertex::Event(id) => event_node(&mut dot, graph.event(*id)),
            Vertex::Entity(id) => {
                let entity = graph.entity(*id);
                let label = quoted(&entity.label, LINE, LINES);
                let _ = writeln!(
                    dot,
                    "  {} [label={label}, shape=box, style=\"filled\", fillcolor=\"{}\"];",
                    id_of(graph, vertex),
                    fill(entity.kind)
                );
            }
        }
    }
    ranks(&mut dot, graph, net);
    for edge in net.raw_edges() {
        let (from, to) = (id_of(graph, &net[edge.source()]), id_of(graph, &net[edge.target()]));
        let _ = writeln!(dot, "  {from} -> {to} [{}];", tie(edge.weight));
    }
    dot.push_str("}\n");
    dot
}

fn event_node(dot: &mut String, event: &Event) {
    let status = timeline::status(event.factuality);
    let status = if status.is_empty() { String::new() } else { format!(" ({status})") };
    let label = format!("{}{status}\n{}", date(&event.time), event.label);
    let (style, color) = match event.factuality {
        Factuality::Asserted => ("solid", "#333333"),
        Factuality::Planned | Factuality::Predicted | Factuality::Requested => ("dashed", "#1f5fa8"),
        Factuality::Possible | Factuality::Conditional => ("dotted", "#7a5c00"),
        Factuality::Denied => ("bold", "#b00020"),
    };
    let _ = writeln!(
        dot,
        "  {} [label={}, tooltip={}, shape=ellipse, style=\"{style}\", color=\"{color}\"];",
        quote(&format!("event:{}", event.id)),
        quoted(&label, LINE, LINES + 1),
        quote(&event.label)
    );
}

fn fill(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "#fde9d9",
        EntityKind::Organization => "#e4ecf7",
        EntityKind::Place | EntityKind::Country => "#e3f2e1",
        EntityKind::Thing | EntityKind::Other => "#f2f2f2",
    }
}

fn id_of(graph: &KnowledgeGraph, vertex: &Vertex) -> String {
    match vertex {
        Vertex::Event(id) => quote(&format!("event:{}", graph.event(*id).id)),
        Vertex::Entity(id) => quote(&format!("entity:{}", graph.entity(*id).id)),
    }
}

fn tie(tie: Tie) -> String {
    match tie {
        Tie::Takes(Role::Subject) => "label=\"\", dir=back".to_owned(),
        Tie::Takes(role) => format!("label={}", quote(&timeline::word(&role))),
        Tie::Time(relation) => format!(
            "label={}, style=dotted, color=\"#bbbbbb\", fontcolor=\"#999999\", constraint=false",
            quote(&timeline::word(&relation))
        ),
    }
}

/// The events of one day (or month) on one rank, the ranks joined by a time line on the left.
fn ranks(dot: &mut String, graph: &KnowledgeGraph, net: &Network) {
    let dated = || {
        net.node_weights().filter_map(|vertex| match vertex {
            Vertex::Event(id) => graph.event(*id).time.likely.map(|day| (day, vertex)),
            Vertex::Entity(_) => None,
        })
    };
    let mut days: Vec<NaiveDate> = dated().map(|(day, _)| day).collect();
    days.sort_unstable();
    days.dedup();
    let monthly = days.len() > RANKS;
    let name = |day: NaiveDate| if monthly { day.format("%Y-%m").to_string() } else { day.to_string() };
    let mut ranks: BTreeMap<(i32, u32, u32), (String, Vec<String>)> = BTreeMap::new();
    for (day, vertex) in dated() {
        let key = (day.year(), day.month(), if monthly { 0 } else { day.day() });
        ranks.entry(key).or_insert_with(|| (name(day), Vec::new())).1.push(id_of(graph, vertex));
    }
    let times: Vec<String> = ranks.values().map(|(name, _)| quote(&format!("time:{name}"))).collect();
    for (time, (name, events)) in times.iter().zip(ranks.values()) {
        let _ = writeln!(dot, "  {time} [label={}, shape=plaintext, fontcolor=\"#666666\"];", quote(name));
        let _ = writeln!(dot, "  {{ rank=same; {time}; {}; }}", events.join("; "));
    }
    if times.len() > 1 {
        let _ = writeln!(dot, "  {} [arrowhead=none, color=\"#cccccc\", weight=10];", times.join(" -> "));
    }
}

/// A quoted string of DOT.
fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// A quoted label, wrapped and cut to so many lines.
fn quoted(text: &str, line: usize, most: usize) -> String {
    let mut lines: Vec<String> = text.lines().flat_map(|part| super::wrap(part, line)).collect();
    if lines.len() > most {
        lines.truncate(most);
        lines.last_mut().into_iter().for_each(|last| last.push('…'));
    }
    quote(&lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::super::{network, sample::sample};
    use super::*;

    #[test]
    fn labels_are_escaped_and_styles_follow_factuality() {
        let graph = sample();
        let dot = to_dot(&graph, &network(&graph, &graph.events.iter().collect::<Vec<_>>()));
        assert!(dot.contains(r#"the \"Sea <Rose>\" | ran aground"#), "{dot}");
        assert!(dot.contains("\"event:tow-3\" [label=\"Jun 2020 (planned)\\n"), "{dot}");
        assert!(
            dot.contains("\"time:2020-05-03\" -> \"time:2020-05-04\" -> \"time:2020-05-05\" -> \"time:2020-06-30\""),
            "{dot}"
        );
        assert_eq!(dot.matches("style=\"dashed\"").count(), 1);
        assert_eq!(quote("a\\b\"c\nd\u{7}"), r#""a\\b\"c\nd ""#);
    }
}
