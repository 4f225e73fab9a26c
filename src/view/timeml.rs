//! A document as TimeML: TIMEX3, EVENT and SIGNAL in the unchanged text, MAKEINSTANCE and TLINK after it.
//!
//! The form is that of TempEval-3 (`<DCT>`, `<TEXT>`); where tags would cross, the later one is left out, since XML cannot hold both.

use super::escape_html;
use crate::document::{Aspect, Document, Node, Polarity, Relation, Span, Tense, TimemlClass, Timex, TimexKind};
use std::fmt::Write;

/// The document as a TimeML file.
pub fn to_timeml(doc: &Document) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n\n",
    );
    let _ = writeln!(xml, "<DOCID>{}</DOCID>\n", escape_html(&doc.article.id));
    if let Some(published) = doc.article.published {
        let day = published.date;
        let _ = writeln!(
            xml,
            "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{day}\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">{day}</TIMEX3></DCT>\n"
        );
    }
    if let Some(title) = &doc.article.title {
        let _ = writeln!(xml, "<TITLE>{}</TITLE>\n", escape_html(title));
    }
    let _ = writeln!(xml, "<TEXT>{}</TEXT>\n", tagged(doc));
    instances(doc, &mut xml);
    links(doc, &mut xml);
    xml.push_str("</TimeML>\n");
    xml
}

/// The text with its tags.
fn tagged(doc: &Document) -> String {
    let mut tags: Vec<(Span, String, &str)> = Vec::new();
    for (n, timex) in (1..).zip(&doc.timexes) {
        tags.push((timex.span, timex_tag(n, timex), "</TIMEX3>"));
    }
    for (n, claim) in (1..).zip(&doc.claims) {
        let open = format!("<EVENT eid=\"e{n}\" class=\"{}\">", class(claim.timeml_class));
        tags.push((doc.token(claim.trigger).span, open, "</EVENT>"));
    }
    tags.sort_by_key(|(span, ..)| (span.start, span.end));
    let text = &doc.article.text;
    let (mut xml, mut at) = (String::with_capacity(text.len() * 2), 0);
    for (span, open, close) in tags {
        if span.start >= at {
            let _ = write!(xml, "{}{open}{}{close}", escape_text(&text[at..span.start]), escape_text(span.of(text)));
            at = span.end;
        }
    }
    xml.push_str(&escape_text(&text[at..]));
    xml
}

/// Text for the content of an element; quotation marks stay as they are.
fn escape_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn timex_tag(n: usize, timex: &Timex) -> String {
    let kind = match timex.kind {
        TimexKind::Date => "DATE",
        TimexKind::Time => "TIME",
        TimexKind::Duration => "DURATION",
        TimexKind::Set => "SET",
    };
    let modifier = timex.modifier.as_ref().map(|m| format!(" mod=\"{}\"", escape_html(m))).unwrap_or_default();
    format!("<TIMEX3 tid=\"t{n}\" type=\"{kind}\" value=\"{}\"{modifier}>", escape_html(&timex.value))
}

fn instances(doc: &Document, xml: &mut String) {
    for (n, claim) in (1..).zip(&doc.claims) {
        let modality = claim.modality.as_ref().map(|m| format!(" modality=\"{}\"", escape_html(m))).unwrap_or_default();
        let polarity = if claim.polarity == Polarity::Negative { "NEG" } else { "POS" };
        let pos = match doc.token(claim.trigger).upos {
            crate::document::Upos::Verb | crate::document::Upos::Aux => "VERB",
            crate::document::Upos::Noun | crate::document::Upos::Propn => "NOUN",
            crate::document::Upos::Adj => "ADJECTIVE",
            crate::document::Upos::Adp => "PREPOSITION",
            _ => "OTHER",
        };
        let _ = writeln!(
            xml,
            "<MAKEINSTANCE eiid=\"ei{n}\" eventID=\"e{n}\" tense=\"{}\" aspect=\"{}\" polarity=\"{polarity}\" pos=\"{pos}\"{modality}/>",
            tense(claim.tense),
            aspect(claim.aspect)
        );
    }
}

fn links(doc: &Document, xml: &mut String) {
    // TimeML has no name for a partial overlap
    let named = |link: &&crate::document::Link| !matches!(link.relation, Relation::Overlaps | Relation::OverlappedBy);
    for (n, link) in (1..).zip(doc.links.iter().filter(named)) {
        let (kind, from) = match link.from {
            Node::Claim(id) => ("eventInstanceID", format!("ei{}", id.0 + 1)),
            Node::Timex(id) => ("timeID", format!("t{}", id.0 + 1)),
            Node::Published => ("timeID", "t0".to_owned()),
        };
        let (other, to) = match link.to {
            Node::Claim(id) => ("relatedToEventInstance", format!("ei{}", id.0 + 1)),
            Node::Timex(id) => ("relatedToTime", format!("t{}", id.0 + 1)),
            Node::Published => ("relatedToTime", "t0".to_owned()),
        };
        let relation = relation(link.relation);
        let _ = writeln!(xml, "<TLINK lid=\"l{n}\" relType=\"{relation}\" {kind}=\"{from}\" {other}=\"{to}\"/>");
    }
}

fn class(class: TimemlClass) -> &'static str {
    match class {
        TimemlClass::Occurrence => "OCCURRENCE",
        TimemlClass::State => "STATE",
        TimemlClass::Reporting => "REPORTING",
        TimemlClass::IState => "I_STATE",
        TimemlClass::IAction => "I_ACTION",
        TimemlClass::Aspectual => "ASPECTUAL",
        TimemlClass::Perception => "PERCEPTION",
    }
}

fn tense(tense: Tense) -> &'static str {
    match tense {
        Tense::Past => "PAST",
        Tense::Present => "PRESENT",
        Tense::Future => "FUTURE",
        Tense::Infinitive => "INFINITIVE",
        Tense::Prespart => "PRESPART",
        Tense::Pastpart => "PASTPART",
        Tense::None => "NONE",
    }
}

fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Progressive => "PROGRESSIVE",
        Aspect::Perfective => "PERFECTIVE",
        Aspect::PerfectiveProgressive => "PERFECTIVE_PROGRESSIVE",
        Aspect::None => "NONE",
    }
}

fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Before => "BEFORE",
        Relation::After => "AFTER",
        Relation::IBefore => "IBEFORE",
        Relation::IAfter => "IAFTER",
        Relation::Includes => "INCLUDES",
        Relation::IsIncluded => "IS_INCLUDED",
        Relation::Begins => "BEGINS",
        Relation::BegunBy => "BEGUN_BY",
        Relation::Ends => "ENDS",
        Relation::EndedBy => "ENDED_BY",
        Relation::Overlaps | Relation::OverlappedBy => "SIMULTANEOUS",
        Relation::Simultaneous => "SIMULTANEOUS",
    }
}
