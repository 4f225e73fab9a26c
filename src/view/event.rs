//! The event record: an event as the outside world sees it, one JSON object a line.

use crate::document::record::{QuantityRecord, SourceRecord, TimeRecord, TriggerRecord};
use crate::document::{Factuality, Polarity, Role, Triple};
use crate::graph::{ClaimRef, ConflictKind, Event, KnowledgeGraph};
use serde::Serialize;
use std::collections::BTreeMap;

/// An event with its evidence; offsets are Unicode code points of the article's text, half-open.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct EventRecord<'g> {
    pub id: &'g str,
    pub label: &'g str,
    #[serde(rename = "type")]
    pub event_type: Option<&'g str>,
    pub time: &'g TimeRecord,
    /// The time in words: `by 30 Nov 2020`.
    pub date: String,
    pub participants: Vec<ParticipantView<'g>>,
    pub quantities: Vec<QuantityView<'g>>,
    pub factuality: Factuality,
    pub claims: Vec<ClaimView<'g>>,
    pub conflicts: Vec<ConflictView<'g>>,
}

/// A participant with the label and id of its entity or event.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ParticipantView<'g> {
    pub role: Role,
    pub label: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<&'g str>,
}

/// A number and the documents that give it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct QuantityView<'g> {
    pub value: f64,
    pub approximate: bool,
    pub comparison: crate::document::Comparison,
    pub unit: &'g str,
    pub role: crate::document::QuantityRole,
    pub documents: Vec<&'g str>,
}

/// A claim with its evidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ClaimView<'g> {
    pub document: &'g str,
    pub claim: &'g str,
    pub sentence: SentenceView<'g>,
    pub trigger: &'g TriggerRecord,
    pub triples: &'g [Triple],
    pub time: &'g TimeRecord,
    pub factuality: Factuality,
    pub cue: Option<&'g str>,
    pub polarity: Polarity,
    pub source: Option<&'g SourceRecord>,
    /// Who says so, readable: the speaker, or the article.
    pub says: String,
    pub quantities: &'g [QuantityRecord],
    pub confidence: f32,
    pub rule: &'g str,
    /// How sure it is that the claim tells of this event, in 0 to 1, and the rule that says so.
    pub merge: MergeView<'g>,
}

/// Where the evidence stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct SentenceView<'g> {
    pub start: usize,
    pub end: usize,
    pub text: &'g str,
}

/// Why a claim belongs to an event.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct MergeView<'g> {
    pub score: f32,
    pub rule: &'g str,
}

/// A disagreement of the sources.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ConflictView<'g> {
    pub kind: ConflictKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<&'g str>,
    pub values: Vec<ConflictSide<'g>>,
}

/// One side of a disagreement.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ConflictSide<'g> {
    pub value: &'g str,
    pub document: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<&'g str>,
}

/// What the records of many events share: disagreements by event.
pub struct Events<'g> {
    graph: &'g KnowledgeGraph,
    conflicts: BTreeMap<&'g str, Vec<usize>>,
}

impl<'g> Events<'g> {
    /// Indexes a graph. *Cost*: its conflicts.
    pub fn new(graph: &'g KnowledgeGraph) -> Events<'g> {
        let mut conflicts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, conflict) in graph.conflicts.iter().enumerate() {
            if let Some(event) = conflict.event {
                conflicts.entry(&graph.event(event).id).or_default().push(at);
            }
        }
        Events { graph, conflicts }
    }

    /// The record of an event of the graph.
    pub fn record(&self, event: &'g Event) -> EventRecord<'g> {
        let graph = self.graph;
        EventRecord {
            id: &event.id,
            label: &event.label,
            event_type: event.event_type.as_deref(),
            time: &event.time,
            date: super::date(&event.time),
            participants: event.participants.iter().map(|participant| self.participant(participant)).collect(),
            quantities: event.quantities.iter().map(|quantity| self.quantity(event, quantity)).collect(),
            factuality: event.factuality,
            claims: event.claims.iter().map(|claim| self.claim(claim)).collect(),
            conflicts: self.conflicts_of(event).into_iter().map(|at| conflict(graph, at)).collect(),
        }
    }

    /// Positions of the event's disagreements in [`KnowledgeGraph::conflicts`].
    pub fn conflicts_of(&self, event: &Event) -> Vec<usize> {
        self.conflicts.get(event.id.as_str()).cloned().unwrap_or_default()
    }

    fn participant(&self, participant: &'g crate::graph::EventParticipant) -> ParticipantView<'g> {
        ParticipantView {
            role: participant.role,
            label: &participant.label,
            entity: participant.entity.map(|id| self.graph.entity(id).id.as_str()),
            event: participant.event.map(|id| self.graph.event(id).id.as_str()),
        }
    }

    fn quantity(&self, event: &'g Event, quantity: &'g crate::graph::EventQuantity) -> QuantityView<'g> {
        let mut documents: Vec<&str> = quantity
            .claims
            .iter()
            .filter_map(|at| event.claims.get(*at))
            .map(|claim| self.graph.records[claim.record].id.as_str())
            .collect();
        documents.sort_unstable();
        documents.dedup();
        QuantityView {
            value: quantity.value,
            approximate: quantity.approximate,
            comparison: quantity.comparison,
            unit: &quantity.unit,
            role: quantity.role,
            documents,
        }
    }

    fn claim(&self, reference: &'g ClaimRef) -> ClaimView<'g> {
        let record = &self.graph.records[reference.record];
        let claim = self.graph.claim(reference);
        let sentence = record.sentences.get(claim.sentence);
        ClaimView {
            document: &record.id,
            claim: &claim.id,
            sentence: SentenceView {
                start: sentence.map_or(0, |sentence| sentence.start),
                end: sentence.map_or(0, |sentence| sentence.end),
                text: sentence.map_or("", |sentence| sentence.text.as_str()),
            },
            trigger: &claim.trigger,
            triples: &claim.triples,
            time: &claim.time,
            factuality: claim.factuality,
            cue: claim.cue.as_deref(),
            polarity: claim.polarity,
            source: claim.source.as_ref(),
            says: says(self.graph, reference),
            quantities: &claim.quantities,
            confidence: claim.confidence,
            rule: &claim.rule,
            merge: MergeView { score: f32::from(reference.score) / 1000.0, rule: &reference.rule },
        }
    }
}

/// A disagreement of a graph as the outside world sees it.
pub fn conflict(graph: &KnowledgeGraph, at: usize) -> ConflictView<'_> {
    let conflict = &graph.conflicts[at];
    let values = conflict.values.iter().map(|side| {
        let record = &graph.records[side.record];
        let claim = side.claim.and_then(|claim| record.claims.get(claim)).map(|claim| claim.id.as_str());
        ConflictSide { value: &side.value, document: &record.id, claim }
    });
    ConflictView {
        kind: conflict.kind,
        event: conflict.event.map(|id| graph.event(id).id.as_str()),
        entity: conflict.entity.map(|id| graph.entity(id).id.as_str()),
        values: values.collect(),
    }
}

/// Who says a claim: the speaker's name or phrase; the article's publisher, title or id where nobody is quoted.
pub fn says(graph: &KnowledgeGraph, claim: &ClaimRef) -> String {
    let record = &graph.records[claim.record];
    let source = graph.claim(claim).source.as_ref();
    let entity = source.and_then(|source| source.entity.as_ref());
    let label =
        entity.and_then(|id| record.entities.iter().find(|entity| entity.id == *id)).map(|entity| entity.label.clone());
    let text = || source.and_then(|source| source.text.clone());
    let speaker = label.or_else(text).filter(|speaker| !speaker.trim().is_empty());
    match speaker {
        Some(speaker) if is_unnamed_report(&speaker) => format!("unnamed reports ({})", outlet(graph, claim.record)),
        Some(speaker) => speaker,
        None => outlet(graph, claim.record),
    }
}

/// "the reports", "media reports": nobody can be asked what they said; the article can.
fn is_unnamed_report(speaker: &str) -> bool {
    let words: Vec<String> = speaker.split_whitespace().map(str::to_lowercase).collect();
    let (Some(last), rest) = (words.last(), &words[..words.len().saturating_sub(1)]) else { return false };
    let vague = ["the", "some", "several", "many", "media", "news", "press", "local", "recent", "various", "other"];
    matches!(last.as_str(), "reports" | "report" | "rumours" | "rumors")
        && rest.iter().all(|word| vague.contains(&word.as_str()))
}

/// Who published an article: its publisher, else the last part of its id.
pub fn outlet(graph: &KnowledgeGraph, record: usize) -> String {
    let record = &graph.records[record];
    let name = || record.id.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or(&record.id).to_owned();
    record.publisher.clone().unwrap_or_else(name)
}

/// How many articles tell of an event.
pub fn article_count(event: &Event) -> usize {
    let mut records: Vec<usize> = event.claims.iter().map(|claim| claim.record).collect();
    records.sort_unstable();
    records.dedup();
    records.len()
}
