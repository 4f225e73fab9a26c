//! Which events say little by themselves: "the move comes", "efforts", "it was not made clear".
//!
//! They stay in every record and in every format for programs; tables for reading fold them into one line.

use super::{Event, EventParticipant, KnowledgeGraph};
use crate::document::record::ClaimRecord;
use crate::document::{Basis, EntityKind, Factuality, MentionKind, Role};

/// True for an event none of whose claims tells a reader what happened, or that only tells who told of another.
pub fn says_little(graph: &KnowledgeGraph, event: &Event) -> bool {
    is_little(graph, event) || only_reports(graph, event)
}

/// "The official said that …": what was said is an event of its own, and names its source.
fn only_reports(graph: &KnowledgeGraph, event: &Event) -> bool {
    let told = |part: &EventParticipant| {
        let content = part.event.filter(|_| part.role == Role::Content)?;
        graph.events.get(content.index()).filter(|other| other.id != event.id && !is_little(graph, other))
    };
    // Who tells it to another by name has met or called him.
    let addressed = event.participants.iter().any(|part| {
        let entity = part.entity.filter(|_| part.role == Role::Recipient);
        entity.is_some_and(|entity| graph.entities[entity.index()].kind == EntityKind::Person)
    });
    event.event_type.as_deref() == Some("Statement")
        && event.factuality == Factuality::Asserted
        && !addressed
        && event.participants.iter().any(|part| told(part).is_some())
}

fn is_little(graph: &KnowledgeGraph, event: &Event) -> bool {
    event.claims.iter().all(|claim| is_slight(graph, event, claim.record, graph.claim(claim)))
}

/// Words that point at what was told before, or at nothing.
const POINTERS: &[&str] = &[
    "it",
    "this",
    "that",
    "there",
    "these",
    "those",
    "which",
    "what",
    "who",
    "he",
    "she",
    "they",
    "we",
    "i",
    "you",
    "one",
    "move",
    "step",
    "statement",
    "announcement",
    "remark",
    "remarks",
    "comment",
    "comments",
    "development",
    "situation",
    "process",
    "effort",
    "efforts",
    "plan",
    "plans",
    "decision",
    "report",
    "reports",
    "news",
    "question",
    "relationship",
    "issue",
    "problem",
    "thing",
    "things",
    "incident",
    "case",
    "matter",
    "result",
    "some",
    "many",
    "others",
    "something",
    "nothing",
];

/// Verbs that say little unless somebody known does something by them.
const EMPTY: &[&str] = &[
    "come", "be", "go", "seem", "become", "have", "do", "make", "follow", "remain", "appear", "begin", "start",
    "continue", "happen", "mean", "see", "look", "show", "try", "attempt", "get", "need", "want", "know", "think",
    "feel", "expect", "serve", "take", "help", "include", "add", "reveal", "speak", "talk", "say", "tell", "find",
    "lie",
];

fn is_slight(graph: &KnowledgeGraph, event: &Event, record: usize, claim: &ClaimRecord) -> bool {
    let Some(triple) = claim.triples.first() else { return claim.event_type.is_none() };
    let verb = if claim.trigger.verb.is_empty() { &claim.trigger.lemma } else { &claim.trigger.verb };
    let empty = EMPTY.contains(&verb.as_str());
    let pointing = points(graph, record, claim, &triple.subject);
    let dated = matches!(claim.time.basis, Basis::Stated | Basis::Published);
    let object = triple.object.as_deref().is_some_and(|object| !object.is_empty());
    let anonymous = triple.object.as_deref().is_some_and(|object| object.contains("anonymity"));
    let open = !matches!(claim.factuality, Factuality::Asserted | Factuality::Denied);
    match claim.rule.split('/').next() {
        // "by raising the age": done by nobody at no time.
        _ if claim.rule == "verb/alone" => claim.event_type.is_none() && !dated,
        // "The attack" of which nothing is told here.
        Some("noun") if claim.rule == "noun/bare" && claim.participants.iter().all(|part| part.role == Role::Time) => {
            !dated
        }
        // Opinions and states are no happenings.
        Some("state") => claim.event_type.is_none() && !dated,
        // "Trump's efforts", "to show that": nothing happened yet, or nobody knows what.
        Some("noun") if triple.subject.is_empty() && !object => claim.event_type.is_none(),
        Some("noun") => claim.event_type.is_none() && !dated && (!object || open || triple.subject.is_empty()),
        // "attempts to show that …": nobody has shown it
        _ if open && matches!(verb.as_str(), "show" | "prove" | "demonstrate" | "ensure") => true,
        _ if triple.subject.is_empty() => claim.event_type.is_none() && (open || !object),
        _ if pointing && (empty || !object) => true,
        // "spoke on condition of anonymity"
        _ if (!object || anonymous) && is_telling(claim) => true,
        _ => empty && !object && !dated && event.event_type.is_none(),
    }
}

fn is_telling(claim: &ClaimRecord) -> bool {
    matches!(claim.event_type.as_deref(), Some("Statement" | "Announcement"))
        && !claim.participants.iter().any(|part| matches!(part.role, Role::Content | Role::Object | Role::Topic))
}

/// True for a subject that names nobody: "the move", and pronouns whose meaning is not known by name.
fn points(graph: &KnowledgeGraph, record: usize, claim: &ClaimRecord, subject: &str) -> bool {
    let lower = subject.to_lowercase();
    let last = lower.split(" of ").next().unwrap_or_default().split_whitespace().last().unwrap_or_default();
    let known = || {
        let part = claim.participants.iter().find(|part| part.text == subject)?;
        let record = &graph.records[record];
        let entity = record.entities.iter().find(|entity| Some(&entity.id) == part.entity.as_ref())?;
        entity.mentions.iter().any(|mention| mention.kind == MentionKind::Name).then_some(())
    };
    POINTERS.contains(&last) && known().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Record;
    use crate::document::record::TimeRecord;

    fn slight(rule: &str, subject: &str, verb: &str, object: Option<&str>) -> bool {
        let value = serde_json::json!({
            "id": "c1", "sentence": 0, "trigger": {"start": 0, "end": 0, "text": verb, "lemma": verb}, "type": null,
            "triples": [{"subject": subject, "event": verb, "object": object}], "participants": [], "quantities": [],
            "time": TimeRecord::default(), "factuality": "asserted", "cue": null, "polarity": "positive",
            "certainty": "certain", "future": false, "tense": "past", "aspect": "none", "timeml_class": "OCCURRENCE",
            "source": null, "confidence": 1.0, "rule": rule,
        });
        let claim: ClaimRecord = serde_json::from_value(value).unwrap();
        let record = Record { claims: vec![claim], ..Record::default() };
        super::super::build(vec![record]).events.iter().all(|event| event.salience < 0.1)
    }

    #[test]
    fn who_told_of_an_event_says_little_beside_it() {
        let claim = |id: &str, kind: &str, verb: &str, part: serde_json::Value| {
            let value = serde_json::json!({
                "id": id, "sentence": 0, "trigger": {"start": 0, "end": 0, "text": verb, "lemma": verb}, "type": kind,
                "triples": [{"subject": "The army", "event": verb, "object": "the town"}], "participants": [part],
                "quantities": [], "time": TimeRecord::default(), "factuality": "asserted", "cue": null,
                "polarity": "positive", "certainty": "certain", "future": false, "tense": "past", "aspect": "none",
                "timeml_class": "OCCURRENCE", "source": null, "confidence": 1.0, "rule": "verb/active",
            });
            serde_json::from_value::<ClaimRecord>(value).unwrap()
        };
        let content = serde_json::json!({"role": "content", "start": 0, "end": 0, "text": "x", "claim": "c2"});
        let object = serde_json::json!({"role": "object", "start": 0, "end": 0, "text": "the town"});
        let claims = vec![claim("c1", "Statement", "say", content), claim("c2", "Attack", "shell", object)];
        let graph = super::super::build(vec![Record { claims, ..Record::default() }]);
        let little = |kind: &str| {
            let event = graph.events.iter().find(|event| event.event_type.as_deref() == Some(kind)).unwrap();
            says_little(&graph, event)
        };
        assert!(little("Statement") && !little("Attack"));
    }

    #[test]
    fn what_points_back_and_what_nobody_does_says_little() {
        assert!(slight("verb/active", "The move", "come", None));
        assert!(slight("verb/passive", "It", "make", Some("how many go")));
        assert!(slight("verb/alone", "", "raise", Some("the age")));
        assert!(slight("state/adjective", "the relationship", "good", Some("very good")));
        assert!(slight("noun/possessive", "The king", "effort", None));
        assert!(slight("noun/bare", "", "campaign", None) && slight("verb/active", "The experts", "find", None));
        assert!(!slight("verb/active", "The experts", "find", Some("a leak")));
        assert!(!slight("verb/active", "The army", "shell", Some("the town")));
    }
}
