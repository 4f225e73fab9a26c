//! [`Record`]: a document as the outside world sees it, one JSON object a line.
//!
//! Offsets are Unicode code points, half-open. `bounds` hold the first and the last possible day, both inclusive.
//! A record carries everything that merging needs, and nothing of the syntax: the graph is made from records alone.
//! Sentences carry their text, so that evidence can be shown without the original file.

use super::*;
use crate::time::{Bounds, Granularity};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A document as the outside world sees it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Record {
    /// Article id.
    pub id: String,
    /// The file it came from.
    pub path: String,
    /// Title.
    #[serde(default)]
    pub title: Option<String>,
    /// Publisher.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Where it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Publication day.
    #[serde(default)]
    pub published: Option<NaiveDate>,
    /// Where the publication day was found.
    #[serde(default)]
    pub published_from: Option<PublishedFrom>,
    /// SHA-256 of the text.
    pub sha256: String,
    /// Sentences in order.
    pub sentences: Vec<SentenceRecord>,
    /// Entities in order of first mention.
    pub entities: Vec<EntityRecord>,
    /// Temporal expressions in order.
    pub times: Vec<TimexRecord>,
    /// Claims in order.
    pub claims: Vec<ClaimRecord>,
    /// Temporal links.
    pub links: Vec<LinkRecord>,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct SentenceRecord {
    pub start: usize,
    pub end: usize,
    pub text: String,
}

/// An entity of one article with its mentions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct EntityRecord {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: EntityKind,
    pub label: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<String>,
    pub mentions: Vec<MentionRecord>,
}

/// A mention.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct MentionRecord {
    pub start: usize,
    pub end: usize,
    pub kind: MentionKind,
    pub text: String,
}

/// A temporal expression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct TimexRecord {
    pub id: String,
    pub start: usize,
    pub end: usize,
    pub text: String,
    #[serde(rename = "type")]
    pub kind: TimexKind,
    pub value: String,
    #[serde(rename = "mod")]
    pub modifier: Option<String>,
    pub bounds: Bounds,
    pub edtf: String,
    #[serde(default)]
    pub granularity: Granularity,
    pub rule: String,
    #[serde(default)]
    pub confidence: f32,
}

/// A trigger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct TriggerRecord {
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub lemma: String,
    /// The verb behind an event noun, else the verb itself.
    #[serde(default)]
    pub verb: String,
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ClaimRecord {
    pub id: String,
    /// Position in `sentences`.
    pub sentence: usize,
    pub trigger: TriggerRecord,
    #[serde(rename = "type")]
    pub event_type: Option<String>,
    pub triples: Vec<Triple>,
    pub participants: Vec<ParticipantRecord>,
    pub quantities: Vec<QuantityRecord>,
    pub time: TimeRecord,
    pub factuality: Factuality,
    pub cue: Option<String>,
    pub polarity: Polarity,
    pub certainty: Certainty,
    pub future: bool,
    pub tense: Tense,
    pub aspect: Aspect,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modality: Option<String>,
    pub timeml_class: TimemlClass,
    /// `None`: the article itself.
    pub source: Option<SourceRecord>,
    pub confidence: f32,
    pub rule: String,
}

/// A participant; at most one of `entity`, `claim`, `timex` is set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ParticipantRecord {
    pub role: Role,
    pub start: usize,
    pub end: usize,
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timex: Option<String>,
}

/// A quantity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct QuantityRecord {
    pub value: f64,
    pub approximate: bool,
    #[serde(default)]
    pub comparison: Comparison,
    pub unit: String,
    pub role: QuantityRole,
    pub start: usize,
    pub end: usize,
    pub text: String,
}

/// When a claim's event happened.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct TimeRecord {
    pub bounds: Bounds,
    pub edtf: String,
    pub granularity: Granularity,
    pub basis: Basis,
    pub likely: Option<NaiveDate>,
    pub timex: Option<String>,
    #[serde(default)]
    pub rule: String,
}

/// Who says a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct SourceRecord {
    pub entity: Option<String>,
    pub claim: Option<String>,
    pub text: Option<String>,
    #[serde(default)]
    pub quoted: bool,
}

/// A temporal link; its ends are ids of claims or times, or `published`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct LinkRecord {
    pub from: String,
    pub relation: Relation,
    pub to: String,
    pub rule: String,
    pub confidence: f32,
}

impl From<&Document> for Record {
    fn from(doc: &Document) -> Record {
        Writer { doc, points: CodePoints::new(&doc.article.text) }.record()
    }
}

struct Writer<'d> {
    doc: &'d Document,
    points: CodePoints<'d>,
}

impl Writer<'_> {
    fn record(&self) -> Record {
        let article = &self.doc.article;
        Record {
            id: article.id.clone(),
            path: article.path.clone(),
            title: article.title.clone(),
            publisher: article.publisher.clone(),
            url: article.url.clone(),
            published: article.published.map(|p| p.date),
            published_from: article.published.map(|p| p.from),
            sha256: article.sha256.clone(),
            sentences: self.doc.sentences.iter().map(|sent| self.sentence(sent)).collect(),
            entities: self.entities(),
            times: (0..).zip(&self.doc.timexes).map(|(n, timex)| self.timex(TimexId(n), timex)).collect(),
            claims: (0..).zip(&self.doc.claims).map(|(n, claim)| self.claim(ClaimId(n), claim)).collect(),
            links: self.doc.links.iter().map(link).collect(),
        }
    }

    fn text(&self, span: Span) -> String {
        self.doc.text(span).to_owned()
    }

    fn sentence(&self, sent: &Sentence) -> SentenceRecord {
        let (start, end) = self.points.span(sent.span);
        SentenceRecord { start, end, text: self.text(sent.span) }
    }

    fn entities(&self) -> Vec<EntityRecord> {
        let mut entities: Vec<EntityRecord> = (0..)
            .zip(&self.doc.entities)
            .map(|(n, entity)| EntityRecord {
                id: entity_id(LocalEntityId(n)),
                kind: entity.kind,
                label: entity.label.clone(),
                titles: entity.titles.clone(),
                mentions: Vec::new(),
            })
            .collect();
        for mention in &self.doc.mentions {
            let (start, end) = self.points.span(mention.span);
            let record = MentionRecord { start, end, kind: mention.kind, text: self.text(mention.span) };
            entities[mention.entity.index()].mentions.push(record);
        }
        entities
    }

    fn timex(&self, id: TimexId, timex: &Timex) -> TimexRecord {
        let (start, end) = self.points.span(timex.span);
        TimexRecord {
            id: timex_id(id),
            start,
            end,
            text: self.text(timex.span),
            kind: timex.kind,
            value: timex.value.clone(),
            modifier: timex.modifier.clone(),
            bounds: timex.bounds,
            edtf: timex.edtf.clone(),
            granularity: timex.granularity,
            rule: timex.rule.clone(),
            confidence: timex.confidence,
        }
    }

    fn claim(&self, id: ClaimId, claim: &Claim) -> ClaimRecord {
        let (start, end) = self.points.span(claim.trigger_span);
        let trigger = TriggerRecord {
            start,
            end,
            text: self.text(claim.trigger_span),
            lemma: claim.lemma.clone(),
            verb: claim.verb.clone(),
        };
        ClaimRecord {
            id: claim_id(id),
            sentence: claim.sentence.index(),
            trigger,
            event_type: claim.event_type.clone(),
            triples: claim.triples.clone(),
            participants: claim.participants.iter().map(|p| self.participant(p)).collect(),
            quantities: claim.quantities.iter().map(|q| self.quantity(q)).collect(),
            time: self.doc.times.get(id.index()).map(time).unwrap_or_default(),
            factuality: claim.factuality,
            cue: claim.cue.clone(),
            polarity: claim.polarity,
            certainty: claim.certainty,
            future: claim.future,
            tense: claim.tense,
            aspect: claim.aspect,
            modality: claim.modality.clone(),
            timeml_class: claim.timeml_class,
            source: self.source(&claim.source),
            confidence: claim.confidence,
            rule: claim.rule.clone(),
        }
    }

    fn participant(&self, participant: &Participant) -> ParticipantRecord {
        let (start, end) = self.points.span(participant.span);
        let mut record = ParticipantRecord {
            role: participant.role,
            start,
            end,
            text: self.text(participant.span),
            entity: None,
            claim: None,
            timex: None,
        };
        match participant.filler {
            Filler::Entity(id) => record.entity = Some(entity_id(id)),
            Filler::Claim(id) => record.claim = Some(claim_id(id)),
            Filler::Timex(id) => record.timex = Some(timex_id(id)),
            Filler::Text => {}
        }
        record
    }

    fn quantity(&self, quantity: &Quantity) -> QuantityRecord {
        let (start, end) = self.points.span(quantity.span);
        QuantityRecord {
            value: quantity.value,
            approximate: quantity.approximate,
            comparison: quantity.comparison,
            unit: quantity.unit.clone(),
            role: quantity.role,
            start,
            end,
            text: self.text(quantity.span),
        }
    }

    fn source(&self, source: &Source) -> Option<SourceRecord> {
        let known = source.entity.is_some() || source.span.is_some() || source.claim.is_some();
        known.then(|| SourceRecord {
            entity: source.entity.map(entity_id),
            claim: source.claim.map(claim_id),
            text: source.span.map(|span| self.text(span)),
            quoted: source.quoted,
        })
    }
}

fn time(time: &EventTime) -> TimeRecord {
    TimeRecord {
        bounds: time.bounds,
        edtf: time.edtf.clone(),
        granularity: time.granularity,
        basis: time.basis,
        likely: time.likely,
        timex: time.timex.map(timex_id),
        rule: time.rule.clone(),
    }
}

fn link(link: &Link) -> LinkRecord {
    LinkRecord {
        from: node_id(link.from),
        relation: link.relation,
        to: node_id(link.to),
        rule: link.rule.clone(),
        confidence: link.confidence,
    }
}

fn node_id(node: Node) -> String {
    match node {
        Node::Claim(id) => claim_id(id),
        Node::Timex(id) => timex_id(id),
        Node::Published => "published".to_owned(),
    }
}

fn claim_id(id: ClaimId) -> String {
    format!("c{}", id.0 + 1)
}

fn entity_id(id: LocalEntityId) -> String {
    format!("e{}", id.0 + 1)
}

fn timex_id(id: TimexId) -> String {
    format!("t{}", id.0 + 1)
}
