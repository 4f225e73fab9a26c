//! Pages that need nothing else: the picture, and the events with the quotes behind them.

use super::event::{Events, outlet};
use super::{article_count, date, escape_html, svg, timeline};
use crate::graph::{Event, KnowledgeGraph};
use std::fmt::Write;

const STYLE: &str = "body{font:15px/1.45 Helvetica,Arial,sans-serif;margin:1.5rem auto;max-width:82rem;padding:0 1rem;color:#1b1b1b}\
h1{font-size:1.4rem}#search{font:inherit;padding:.35rem .6rem;width:20rem;max-width:100%;margin:.2rem 1rem .8rem 0}\
label{margin-right:.8rem;white-space:nowrap}ol{list-style:none;padding:0}li{border-top:1px solid #e3e3e3;padding:.45rem 0}\
summary{cursor:pointer;display:grid;grid-template-columns:12rem 1fr auto;gap:1rem}.date{color:#444}.status{color:#1f5fa8}\
.denied .status{color:#b00020}.possible .status,.conditional .status{color:#8a6700}.says{color:#666}blockquote{margin:.5rem 0 .5rem 13rem;\
padding-left:.8rem;border-left:3px solid #d5dce6}cite{display:block;color:#666;font-style:normal;font-size:.9em}mark{background:#fff2a8}\
.conflict{margin:.4rem 0 .4rem 13rem;color:#b00020}.picture{overflow-x:auto;border:1px solid #e3e3e3;margin:1rem 0}\
@media(max-width:45rem){summary{grid-template-columns:1fr}blockquote,.conflict{margin-left:0}}";

const SCRIPT: &str = "const q=document.getElementById('search'),boxes=[...document.querySelectorAll('input[type=checkbox]')];\
function show(){const w=q.value.toLowerCase().split(/\\s+/).filter(Boolean),on=new Set(boxes.filter(b=>b.checked).map(b=>b.value));\
let n=0;document.querySelectorAll('li').forEach(li=>{const t=li.textContent.toLowerCase(),\
ok=on.has(li.dataset.factuality)&&w.every(x=>t.includes(x));li.hidden=!ok;n+=ok});document.getElementById('count').textContent=n}\
q.addEventListener('input',show);boxes.forEach(b=>b.addEventListener('change',show));";

/// The timeline as a page: a line an event, the quotes behind it on a click, a search field.
pub fn timeline_page(graph: &KnowledgeGraph, events: &[&Event]) -> String {
    page("Timeline", &list(graph, events))
}

/// The picture of some events as a page, with the timeline below it.
pub fn graph_page(graph: &KnowledgeGraph, events: &[&Event]) -> String {
    let picture = format!("<div class=\"picture\">\n{}</div>\n", svg::to_svg(graph, events));
    page("Events and who acts in them", &(picture + &list(graph, events)))
}

fn page(title: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}<script>{SCRIPT}</script>\n</body>\n</html>\n"
    )
}

fn list(graph: &KnowledgeGraph, events: &[&Event]) -> String {
    let records = Events::new(graph);
    let mut html = format!(
        "<p>{} articles, <span id=\"count\">{}</span> events.</p>\n<input id=\"search\" type=\"search\" placeholder=\"Search\" aria-label=\"Search\">\n",
        graph.records.len(),
        events.len()
    );
    for kind in ["asserted", "planned", "predicted", "requested", "possible", "conditional", "denied"] {
        let _ = writeln!(html, "<label><input type=\"checkbox\" value=\"{kind}\" checked> {kind}</label>");
    }
    html.push_str("<ol>\n");
    for event in events {
        item(&mut html, graph, &records, event);
    }
    html.push_str("</ol>\n");
    html
}

fn item(html: &mut String, graph: &KnowledgeGraph, records: &Events, event: &Event) {
    let factuality = event.factuality.as_str();
    let status = timeline::status(event.factuality);
    let articles = article_count(event);
    let told = if articles > 1 { format!(" · {articles} articles") } else { String::new() };
    let _ = writeln!(
        html,
        "<li id=\"{}\" class=\"{factuality}\" data-factuality=\"{factuality}\"><details><summary><span class=\"date\">{}</span><span>{} <span class=\"status\">{status}</span></span><span class=\"says\">{}{told}</span></summary>",
        escape_html(&event.id),
        date(&event.time),
        escape_html(&event.label),
        escape_html(&timeline::speakers(graph, event, 2))
    );
    for reference in &event.claims {
        quote(html, graph, reference);
    }
    for at in records.conflicts_of(event) {
        let sides = graph.conflicts[at].values.iter();
        let sides: Vec<String> = sides.map(|side| format!("{} ({})", side.value, outlet(graph, side.record))).collect();
        let _ = writeln!(html, "<p class=\"conflict\">The sources disagree: {}</p>", escape_html(&sides.join("; ")));
    }
    html.push_str("</details></li>\n");
}

fn quote(html: &mut String, graph: &KnowledgeGraph, reference: &crate::graph::ClaimRef) {
    let record = &graph.records[reference.record];
    let claim = graph.claim(reference);
    let [before, trigger, after] = super::why::around_trigger(record.sentences.get(claim.sentence), claim);
    let speaker = super::says(graph, reference);
    let outlet = outlet(graph, reference.record);
    let who = if speaker == outlet { outlet } else { format!("{speaker}, in {outlet}") };
    let published = record.published.map(|day| format!(", {}", super::day(day))).unwrap_or_default();
    let _ = writeln!(
        html,
        "<blockquote>{}<mark>{}</mark>{}<cite>{}{published} — {}; {}</cite></blockquote>",
        escape_html(before),
        escape_html(trigger),
        escape_html(after),
        escape_html(&who),
        claim.factuality.as_str(),
        date(&claim.time)
    );
}

#[cfg(test)]
mod tests {
    use super::super::sample::sample;
    use super::*;

    #[test]
    fn a_page_escapes_what_it_shows_and_marks_the_trigger() {
        let graph = sample();
        let html = graph_page(&graph, &graph.events.iter().collect::<Vec<_>>());
        assert!(html.contains("Ana Pilot <mark>closed</mark> the harbour."), "{html}");
        assert!(html.contains("&quot;Sea &lt;Rose&gt;&quot;") && !html.contains("<Rose>"));
        assert!(html.contains("The sources disagree: 3 May 2020 (a)"));
        assert!(!html.contains("http://") || html.matches("http://").count() == 1, "only the SVG namespace is named");
    }
}
