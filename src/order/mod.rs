//! When each claim's event happened, and in what order.
//!
//! Goes in: a [`Document`] that has passed `extract`. Comes out: a time for each claim, and links.
//!
//! An event's time is what its own expressions say; else that of a clause it shares its time with; else what its links
//! to other events and to the publication date leave open. A time is never narrower than that: an event of the past tense
//! is "not after publication" and no more. Links come from an ordered list of sieves ([`SIEVES`]); the network of all
//! links propagates bounds, and the least trusted link of each contradiction is left out.
//! It deliberately knows no other document: that is for `graph`.

mod age;
mod attach;
mod calendar;
mod chronology;
mod clauses;
mod distance;
mod marked;
mod narrative;
mod reporting;
mod settle;
mod share;
mod signals;
mod syntax;
mod tense;
mod unmarked;

use crate::document::{Document, EventTime, Link};
pub use chronology::Chronology;
use clauses::Clauses;
pub use settle::{Contradiction, Reason};

/// A step that finds links, and its name.
type Sieve = (&'static str, fn(&Clauses) -> Vec<Link>);

/// The sieves, most precise first.
const SIEVES: &[Sieve] = &[
    ("attach", attach::links),
    ("signal", signals::links),
    ("share", share::links),
    ("report", reporting::links),
    ("tense", tense::links),
    ("syntax", syntax::links),
    ("narrative", narrative::links),
];

/// The time of each claim, one for one, and the temporal links, sorted by their ends.
///
/// *Cost*: linear in the tokens, and claims times logarithm of claims for the network.
pub fn resolve(doc: &Document) -> (Vec<EventTime>, Vec<Link>) {
    resolve_by(doc, SIEVES)
}

fn resolve_by(doc: &Document, sieves: &[Sieve]) -> (Vec<EventTime>, Vec<Link>) {
    let clauses = Clauses::new(doc);
    let own = attach::times(&clauses);
    let shared = share::times(&clauses, &own);
    settle::settle(&clauses, &own, &shared, links(&clauses, sieves))
}

/// As [`resolve`] for the events that TimeML marks: with what the calendar says before all else, with weak signs that
/// TimeML marks, and without the order of telling, which it does not.
pub fn resolve_timeml(doc: &Document) -> (Vec<EventTime>, Vec<Link>) {
    let told = SIEVES.iter().copied().filter(|(name, _)| *name != "narrative");
    let sieves: Vec<Sieve> = told.chain([("marked", marked::links as fn(&Clauses) -> Vec<Link>)]).collect();
    let (times, mut links) = resolve_by(doc, &sieves);
    let clauses = Clauses::new(doc);
    links.retain(|link| !calendar::refutes(doc, &times, link) && !unmarked::is_unsaid(&clauses, link));
    let calendar = calendar::links(doc, &times, &links);
    (times, calendar.into_iter().chain(links).collect())
}

/// The links that contradict what is surer, and for each the least that contradicts it. *Cost*: as [`resolve`], and the
/// network once more for each contradiction.
pub fn contradictions(doc: &Document) -> Vec<Contradiction> {
    let clauses = Clauses::new(doc);
    settle::contradictions(&clauses, &attach::times(&clauses), links(&clauses, SIEVES))
}

/// The links of all sieves; of two between the same nodes the earlier sieve's stands.
fn links(clauses: &Clauses, sieves: &[Sieve]) -> Vec<Link> {
    let mut seen = std::collections::HashSet::new();
    let found = sieves.iter().flat_map(|(_, sieve)| sieve(clauses));
    found.filter(|link| link.from != link.to && seen.insert((link.from.min(link.to), link.from.max(link.to)))).collect()
}

#[cfg(test)]
mod tests;
