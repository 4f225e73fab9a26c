//! A small made-up graph for the tests of the views.

use crate::document::record::{ClaimRecord, SentenceRecord, TimeRecord, TriggerRecord};
use crate::document::{
    Aspect, Basis, Certainty, EntityKind, Factuality, Polarity, Record, Relation, Role, Tense, TimemlClass, Triple,
};
use crate::graph::{
    ClaimRef, Conflict, ConflictKind, ConflictValue, Entity, EntityId, Event, EventId, EventParticipant, EventRelation,
    KnowledgeGraph,
};
use crate::time::{Bounds, Granularity, NaiveDate};

const TEXT: &str = "Ana Pilot closed the harbour.";

/// Four events of a ship, a pilot and a harbour; labels hold what formats must escape.
pub fn sample() -> KnowledgeGraph {
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    let rows = [
        (
            "ran-aground-1",
            "the \"Sea <Rose>\" | ran aground in | the harbour",
            "2020-05-03",
            "2020-05-03",
            Factuality::Asserted,
            vec![0, 2],
        ),
        ("close-2", "Ana Pilot | closed | the harbour", "2020-05-04", "2020-05-04", Factuality::Asserted, vec![1, 2]),
        (
            "tow-3",
            "Ana Pilot | plans to tow | the ship & its load",
            "2020-06-01",
            "2020-06-30",
            Factuality::Planned,
            vec![1, 0],
        ),
        ("sink-4", "the ship | did not sink", "", "2020-05-05", Factuality::Denied, vec![0]),
    ];
    let events = rows.iter().map(|(id, label, first, last, factuality, who)| Event {
        id: (*id).to_owned(),
        label: (*label).to_owned(),
        event_type: None,
        time: TimeRecord {
            bounds: Bounds::within(day(first), day(last)),
            granularity: Granularity::Day,
            basis: Basis::Stated,
            likely: day(last),
            ..TimeRecord::default()
        },
        participants: who.iter().zip([Role::Subject, Role::Object]).map(|(n, role)| participant(*n, role)).collect(),
        quantities: Vec::new(),
        factuality: *factuality,
        salience: 0.5,
        claims: vec![ClaimRef { record: 0, claim: 0, score: 1000, rule: "test/first".to_owned() }],
    });
    KnowledgeGraph {
        records: vec![record()],
        entities: ["Sea Rose", "Ana Pilot", "harbour"].into_iter().map(entity).collect(),
        events: events.collect(),
        relations: vec![EventRelation {
            from: EventId(0),
            relation: Relation::Before,
            to: EventId(1),
            rule: "test/order".to_owned(),
            confidence: 1.0,
        }],
        conflicts: vec![Conflict {
            kind: ConflictKind::Date,
            event: Some(EventId(0)),
            entity: None,
            values: vec![ConflictValue { value: "3 May 2020".to_owned(), record: 0, claim: Some(0) }],
        }],
    }
}

fn participant(n: u32, role: Role) -> EventParticipant {
    EventParticipant { role, entity: Some(EntityId(n)), event: None, label: String::new() }
}

fn entity(label: &str) -> Entity {
    Entity {
        id: label.to_lowercase().replace(' ', "-"),
        kind: EntityKind::Thing,
        label: label.to_owned(),
        aliases: Vec::new(),
        titles: Vec::new(),
        same_as: Vec::new(),
        members: Vec::new(),
    }
}

fn record() -> Record {
    let sentence = SentenceRecord { start: 0, end: TEXT.len(), text: TEXT.to_owned() };
    Record {
        id: "a".to_owned(),
        path: "a.txt".to_owned(),
        sentences: vec![sentence],
        claims: vec![claim()],
        ..Record::default()
    }
}

fn claim() -> ClaimRecord {
    let word = || "closed".to_owned();
    ClaimRecord {
        id: "c1".to_owned(),
        sentence: 0,
        trigger: TriggerRecord {
            start: 10,
            end: 16,
            text: word(),
            lemma: "close".to_owned(),
            verb: "close".to_owned(),
        },
        event_type: None,
        triples: vec![Triple {
            subject: "Ana Pilot".to_owned(),
            event: word(),
            object: Some("the harbour".to_owned()),
        }],
        participants: Vec::new(),
        quantities: Vec::new(),
        time: TimeRecord::default(),
        factuality: Factuality::Asserted,
        cue: None,
        polarity: Polarity::Positive,
        certainty: Certainty::Certain,
        future: false,
        tense: Tense::Past,
        aspect: Aspect::None,
        modality: None,
        timeml_class: TimemlClass::Occurrence,
        source: None,
        confidence: 0.9,
        rule: "test/verb".to_owned(),
    }
}
