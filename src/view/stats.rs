//! Counts of what is in a graph.

use crate::document::Factuality;
use crate::graph::KnowledgeGraph;
use std::collections::BTreeMap;

/// What there is and how much of it, in the order in which it is worth reading.
pub fn stats(graph: &KnowledgeGraph) -> Vec<(String, usize)> {
    let records = &graph.records;
    let sum = |count: fn(&crate::document::Record) -> usize| records.iter().map(count).sum();
    let mut rows: Vec<(String, usize)> = vec![
        ("articles".to_owned(), records.len()),
        ("articles without a publication date".to_owned(), records.iter().filter(|r| r.published.is_none()).count()),
        ("sentences".to_owned(), sum(|record| record.sentences.len())),
        ("times".to_owned(), sum(|record| record.times.len())),
        ("claims".to_owned(), sum(|record| record.claims.len())),
        ("claims with a speaker".to_owned(), sum(|r| r.claims.iter().filter(|claim| claim.source.is_some()).count())),
        ("entities".to_owned(), graph.entities.len()),
        ("events".to_owned(), graph.events.len()),
        ("events told by several articles".to_owned(), several(graph)),
        ("disagreements".to_owned(), graph.conflicts.len()),
    ];
    rows.extend(counted(
        "events, ",
        graph.events.iter().map(|event| event.factuality.as_str().to_owned()),
        &FACTUALITIES,
    ));
    rows.extend(counted("dates, ", graph.events.iter().map(|event| super::timeline::word(&event.time.basis)), &BASES));
    let types = graph.events.iter().filter_map(|event| event.event_type.clone());
    rows.extend(counted("type ", types, &[]));
    rows
}

const FACTUALITIES: [&str; 7] = [
    Factuality::Asserted.as_str(),
    Factuality::Planned.as_str(),
    Factuality::Predicted.as_str(),
    Factuality::Requested.as_str(),
    Factuality::Possible.as_str(),
    Factuality::Conditional.as_str(),
    Factuality::Denied.as_str(),
];

/// The words of [`Basis`], the surest first.
const BASES: [&str; 6] = ["stated", "published", "event", "context", "tense", "undated"];

/// How often each name occurs: in a given order, else the commonest first.
fn counted(prefix: &str, names: impl Iterator<Item = String>, order: &[&str]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = order.iter().map(|name| ((*name).to_owned(), 0)).collect();
    names.for_each(|name| *counts.entry(name).or_default() += 1);
    let mut rows: Vec<(String, usize)> = counts.into_iter().collect();
    let place = |name: &str| order.iter().position(|known| *known == name).unwrap_or(order.len());
    rows.sort_by(|a, b| place(&a.0).cmp(&place(&b.0)).then(b.1.cmp(&a.1)).then(a.0.cmp(&b.0)));
    rows.into_iter().map(|(name, count)| (format!("{prefix}{name}"), count)).collect()
}

fn several(graph: &KnowledgeGraph) -> usize {
    graph.events.iter().filter(|event| super::article_count(event) > 1).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Basis;

    #[test]
    fn every_basis_has_its_row() {
        for basis in [Basis::Stated, Basis::Published, Basis::Event, Basis::Context, Basis::Tense, Basis::Undated] {
            assert!(BASES.contains(&super::super::timeline::word(&basis).as_str()));
        }
    }
}
