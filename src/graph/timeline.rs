//! The timeline: the events of a graph in order of time, filtered.

use super::{Event, KnowledgeGraph};
use crate::document::Factuality;
use chrono::NaiveDate;

/// Which events a timeline holds; an empty filter holds all. What is given must all hold.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// Events that may have ended on this day or later.
    pub from: Option<NaiveDate>,
    /// Events that may have begun on this day or earlier.
    pub to: Option<NaiveDate>,
    /// Events in which an entity of this name or id takes part.
    pub who: Option<String>,
    /// Events of this type (local name).
    pub event_type: Option<String>,
    /// Events at a place of this name or id.
    pub place: Option<String>,
    /// Events of one of these factualities; empty for all.
    pub factuality: Vec<Factuality>,
    /// Events that this speaker (name or id) or article (id, publisher or path) tells.
    pub source: Option<String>,
    /// Only the most salient so many.
    pub top: Option<usize>,
}

/// The events that pass a filter, in order of time; undated ones stand where their order puts them.
pub fn timeline<'g>(graph: &'g KnowledgeGraph, filter: &Filter) -> Vec<&'g Event> {
    graph.events.iter().filter(|event| in_days(event, filter)).take(filter.top.unwrap_or(usize::MAX)).collect()
}

fn in_days(event: &Event, filter: &Filter) -> bool {
    let bounds = &event.time.bounds;
    let late_enough = filter.from.is_none_or(|from| bounds.end.last.is_none_or(|last| last >= from));
    let early_enough = filter.to.is_none_or(|to| bounds.begin.first.is_none_or(|first| first <= to));
    late_enough && early_enough
}
