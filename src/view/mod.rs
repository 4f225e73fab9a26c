//! What a person looks at: tables, DOT, SVG, HTML; and the files of other programs that are no RDF.
//!
//! Goes in: a [`KnowledgeGraph`](crate::graph::KnowledgeGraph). Comes out: text, the same for the same graph.
//! It deliberately decides nothing: what happened and when is the graph's to say.

mod dates;
mod dot;
mod event;
mod exchange;
mod html;
mod network;
#[cfg(test)]
mod sample;
mod scale;
mod stats;
mod svg;
mod table;
pub mod timeline;
mod timeml;
mod why;

pub use dates::{basis, date, day, granularity};
pub use dot::to_dot;
pub use event::{
    ClaimView, ConflictSide, ConflictView, EventRecord, Events, MergeView, ParticipantView, QuantityView, SentenceView,
    article_count, conflict, outlet, says,
};
pub use exchange::{to_csv, to_gexf, to_graphml};
pub use html::{graph_page, timeline_page};
pub use network::{Network, Tie, Vertex, around, capped, close_names, find_entity, network};
pub use stats::stats;
pub use svg::to_svg;
pub use table::{Column, table, wrap};
pub use timeml::to_timeml;
pub use why::{conflicts, find_events, why};

/// A line of comma-separated values (RFC 4180), quoted where needed.
pub fn csv_line(cells: &[String]) -> String {
    let quote = |cell: &String| {
        if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    cells.iter().map(quote).collect::<Vec<_>>().join(",") + "\r\n"
}

/// Text for HTML, XML and SVG, also inside attributes; characters that XML cannot hold are left out.
pub fn escape_html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' | '\r' => escaped.push(c),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}
