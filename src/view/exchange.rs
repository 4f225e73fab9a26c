//! The network in the files of other programs: GraphML, GEXF with dates, CSV.

use super::network::{Network, Tie, Vertex};
use super::{csv_line, date, escape_html, timeline};
use crate::graph::KnowledgeGraph;
use crate::time::NaiveDate;
use std::fmt::Write;

/// A node as these formats have it.
struct Node {
    id: String,
    kind: String,
    label: String,
    date: String,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
    factuality: String,
}

/// What each node has beside its id, in the order in which it is written.
const FIELDS: [&str; 6] = ["kind", "label", "date", "earliest", "latest", "factuality"];

impl Node {
    fn fields(&self) -> [String; 6] {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let [kind, label, date, factuality] =
            [&self.kind, &self.label, &self.date, &self.factuality].map(String::clone);
        [kind, label, date, day(self.first), day(self.last), factuality]
    }
}

fn node(graph: &KnowledgeGraph, vertex: &Vertex) -> Node {
    match vertex {
        Vertex::Event(id) => {
            let event = graph.event(*id);
            Node {
                id: format!("event:{}", event.id),
                kind: "Event".to_owned(),
                label: event.label.clone(),
                date: date(&event.time),
                first: event.time.bounds.begin.first,
                last: event.time.bounds.end.last,
                factuality: event.factuality.as_str().to_owned(),
            }
        }
        Vertex::Entity(id) => {
            let entity = graph.entity(*id);
            Node {
                id: format!("entity:{}", entity.id),
                kind: timeline::word(&entity.kind),
                label: entity.label.clone(),
                date: String::new(),
                first: None,
                last: None,
                factuality: String::new(),
            }
        }
    }
}

fn tie(tie: &Tie) -> String {
    match tie {
        Tie::Takes(role) => timeline::word(role),
        Tie::Time(relation) => timeline::word(relation),
    }
}

fn edges<'n>(graph: &'n KnowledgeGraph, net: &'n Network) -> impl Iterator<Item = (String, String, String)> + 'n {
    let id = |at| node(graph, &net[at]).id;
    net.raw_edges().iter().map(move |edge| (id(edge.source()), tie(&edge.weight), id(edge.target())))
}

/// The network as GraphML.
pub fn to_graphml(graph: &KnowledgeGraph, net: &Network) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    for field in FIELDS {
        let _ = writeln!(xml, "  <key id=\"{field}\" for=\"node\" attr.name=\"{field}\" attr.type=\"string\"/>");
    }
    xml.push_str("  <key id=\"role\" for=\"edge\" attr.name=\"role\" attr.type=\"string\"/>\n  <graph id=\"dateline\" edgedefault=\"directed\">\n");
    for vertex in net.node_weights() {
        let node = node(graph, vertex);
        let _ = write!(xml, "    <node id=\"{}\">", escape_html(&node.id));
        for (field, value) in FIELDS.iter().zip(node.fields()).filter(|(_, value)| !value.is_empty()) {
            let _ = write!(xml, "<data key=\"{field}\">{}</data>", escape_html(&value));
        }
        xml.push_str("</node>\n");
    }
    for (n, (from, role, to)) in edges(graph, net).enumerate() {
        let _ = writeln!(
            xml,
            "    <edge id=\"e{n}\" source=\"{}\" target=\"{}\"><data key=\"role\">{role}</data></edge>",
            escape_html(&from),
            escape_html(&to)
        );
    }
    xml.push_str("  </graph>\n</graphml>\n");
    xml
}

/// The network as GEXF 1.3, events with the days between which they lie.
pub fn to_gexf(graph: &KnowledgeGraph, net: &Network) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n  <graph mode=\"dynamic\" defaultedgetype=\"directed\" timeformat=\"date\">\n    <attributes class=\"node\">\n",
    );
    let extra = [("0", "kind"), ("1", "date"), ("2", "factuality")];
    for (id, name) in extra {
        let _ = writeln!(xml, "      <attribute id=\"{id}\" title=\"{name}\" type=\"string\"/>");
    }
    xml.push_str("    </attributes>\n    <nodes>\n");
    for vertex in net.node_weights() {
        let node = node(graph, vertex);
        let side = |name: &str, day: Option<NaiveDate>| day.map(|day| format!(" {name}=\"{day}\"")).unwrap_or_default();
        let _ = write!(
            xml,
            "      <node id=\"{}\" label=\"{}\"{}{}><attvalues>",
            escape_html(&node.id),
            escape_html(&node.label),
            side("start", node.first),
            side("end", node.last)
        );
        for ((id, _), value) in
            extra.iter().zip([&node.kind, &node.date, &node.factuality]).filter(|(_, v)| !v.is_empty())
        {
            let _ = write!(xml, "<attvalue for=\"{id}\" value=\"{}\"/>", escape_html(value));
        }
        xml.push_str("</attvalues></node>\n");
    }
    xml.push_str("    </nodes>\n    <edges>\n");
    for (n, (from, role, to)) in edges(graph, net).enumerate() {
        let (from, to) = (escape_html(&from), escape_html(&to));
        let _ = writeln!(xml, "      <edge id=\"{n}\" source=\"{from}\" target=\"{to}\" label=\"{role}\"/>");
    }
    xml.push_str("    </edges>\n  </graph>\n</gexf>\n");
    xml
}

/// The network as comma-separated values: a tie a row, both ends with what is known of them.
pub fn to_csv(graph: &KnowledgeGraph, net: &Network) -> String {
    let mut text = String::from("event,date,earliest,latest,factuality,label,role,to,to_kind,to_label\r\n");
    for edge in net.raw_edges() {
        let (from, to) = (node(graph, &net[edge.source()]), node(graph, &net[edge.target()]));
        let [_, label, date, first, last, factuality] = from.fields();
        let cells = [from.id, date, first, last, factuality, label, tie(&edge.weight), to.id, to.kind, to.label];
        text.push_str(&csv_line(&cells));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::{network, sample::sample};
    use super::*;

    fn well_formed(xml: &str) {
        let mut reader = quick_xml::Reader::from_str(xml);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => return,
                Ok(_) => {}
                Err(error) => panic!("{error}: {xml}"),
            }
        }
    }

    #[test]
    fn the_files_are_well_formed_and_hold_nodes_and_ties() {
        let graph = sample();
        let net = network(&graph, &graph.events.iter().collect::<Vec<_>>());
        let (graphml, gexf, csv) = (to_graphml(&graph, &net), to_gexf(&graph, &net), to_csv(&graph, &net));
        well_formed(&graphml);
        well_formed(&gexf);
        assert_eq!((graphml.matches("<node ").count(), gexf.matches("<edge ").count(), csv.lines().count()), (7, 8, 9));
        assert!(gexf.contains("start=\"2020-06-01\" end=\"2020-06-30\""), "{gexf}");
        assert!(csv.contains("\"the \"\"Sea <Rose>\"\" | ran aground in | the harbour\""), "{csv}");
    }
}
