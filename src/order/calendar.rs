//! How expressions and dated events stand to each other and to the publication: what the calendar says of their days.
//!
//! It dates no event, since the days are known already; TimeML wants it said.

use crate::document::{ClaimId, Document, EventTime, Link, Node, Relation, Timex, TimexId, TimexKind};
use crate::time::Bounds;
use chrono::NaiveDate;
use std::collections::HashSet;

/// The first and the last day of an expression.
type Days = (NaiveDate, NaiveDate);

/// A link from each expression of known days to the publication and to each such expression before it, and one from each
/// event that an expression dates to the publication, where the links do not say it yet.
///
/// *Cost*: quadratic in the expressions.
pub fn links(doc: &Document, times: &[EventTime], links: &[Link]) -> Vec<Link> {
    let said: HashSet<Node> = links.iter().filter(|link| link.to == Node::Published).map(|link| link.from).collect();
    let dated = (0..).map(|n| Node::Claim(ClaimId(n))).zip(times).filter(|(node, _)| !said.contains(node));
    let events = dated.filter_map(|(node, time)| event(doc, node, time));
    expressions(doc).into_iter().chain(events).collect()
}

/// True for "before the publication" of an event that an expression puts on the very day: strictly read, it is within it.
pub fn refutes(doc: &Document, times: &[EventTime], link: &Link) -> bool {
    let (Node::Claim(id), Node::Published, Relation::Before) = (link.from, link.to, link.relation) else {
        return false;
    };
    let day = doc.article.published.map(|published| Bounds::on(published.date));
    times.get(id.index()).is_some_and(|time| time.timex.is_some() && Some(time.bounds) == day)
}

/// "left in May": before the publication where all days of the event are.
fn event(doc: &Document, from: Node, time: &EventTime) -> Option<Link> {
    let day = doc.article.published?.date;
    let relation = match () {
        _ if time.timex.is_none() => return None,
        _ if time.bounds.end.last.is_some_and(|last| last < day) => Relation::Before,
        _ if time.bounds.begin.first.is_some_and(|first| first > day) => Relation::After,
        _ => return None,
    };
    Some(Link { from, relation, to: Node::Published, rule: "calendar/event".to_owned(), confidence: 0.9 })
}

fn expressions(doc: &Document) -> Vec<Link> {
    let dated: Vec<(Node, Days)> =
        (0..).zip(&doc.timexes).filter_map(|(n, t)| Some((Node::Timex(TimexId(n)), days(t)?))).collect();
    let published = doc.article.published.map(|published| (Node::Published, (published.date, published.date)));
    let mut found = Vec::new();
    for (n, (from, own)) in dated.iter().enumerate() {
        for (to, other) in published.iter().chain(&dated[..n]) {
            let rule = if *to == Node::Published { "calendar/published" } else { "calendar/days" };
            found.extend(relation(*own, *other).map(|relation| Link {
                from: *from,
                relation,
                to: *to,
                rule: rule.to_owned(),
                confidence: 0.9,
            }));
        }
    }
    found
}

/// The days that an expression names, both ends known.
fn days(timex: &Timex) -> Option<Days> {
    let (begin, end) = (timex.bounds.begin, timex.bounds.end);
    let whole = begin.first == begin.last && end.first == end.last;
    let dated = matches!(timex.kind, TimexKind::Date | TimexKind::Time);
    Some((begin.first?, end.last?)).filter(|_| whole && dated)
}

fn relation((first, last): Days, (first2, last2): Days) -> Option<Relation> {
    match () {
        _ if (first, last) == (first2, last2) => Some(Relation::Simultaneous),
        _ if last < first2 => Some(Relation::Before),
        _ if last2 < first => Some(Relation::After),
        _ if first <= first2 && last2 <= last => Some(Relation::Includes),
        _ if first2 <= first && last <= last2 => Some(Relation::IsIncluded),
        _ => None,
    }
}
