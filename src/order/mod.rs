//! When each claim's event happened, and in what order.
//!
//! Goes in: a [`Document`] that has passed `extract`. Comes out: a time for each claim, and links.
//!
//! An event's time is what its own expressions say; else that of a clause it shares its time with; else what its links
//! to other events and to the publication date leave open. A time is never narrower than that: an event of the past tense
//! is "not after publication" and no more. Links come from an ordered list of sieves ([`SIEVES`]); the network of all
//! links propagates bounds, and the least trusted link of each contradiction is left out.
//! It deliberately knows no other document: that is for `graph`.

mod attach;
mod calendar;
mod chronology;
mod clauses;
mod distance;
mod narrative;
mod reporting;
mod settle;
mod share;
mod signals;
mod syntax;
mod tense;

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
    let clauses = Clauses::new(doc);
    let own = attach::times(&clauses);
    let shared = share::times(&clauses, &own);
    settle::settle(&clauses, &own, &shared, links(&clauses))
}

/// As [`resolve`] for the events that TimeML marks: with the links between expressions, the calendar's before all others.
pub fn resolve_timeml(doc: &Document) -> (Vec<EventTime>, Vec<Link>) {
    let (times, links) = resolve(doc);
    (times, calendar::links(doc).into_iter().chain(links).collect())
}

/// The links that contradict what is surer, and for each the least that contradicts it. *Cost*: as [`resolve`], and the
/// network once more for each contradiction.
pub fn contradictions(doc: &Document) -> Vec<Contradiction> {
    let clauses = Clauses::new(doc);
    settle::contradictions(&clauses, &attach::times(&clauses), links(&clauses))
}

/// The links of all sieves; of two between the same nodes the earlier sieve's stands.
fn links(clauses: &Clauses) -> Vec<Link> {
    let mut seen = std::collections::HashSet::new();
    let found = SIEVES.iter().flat_map(|(_, sieve)| sieve(clauses));
    found.filter(|link| link.from != link.to && seen.insert((link.from.min(link.to), link.from.max(link.to)))).collect()
}

#[cfg(test)]
mod tests;
