//! The quads of what is merged: a graph of entities and a graph of events, computed from the articles alone.
//!
//! They name the articles' nodes as members and never repeat what the articles' graphs say. Here live the direct
//! triples (`ent:donald-trump rel:tell ent:mustafa-al-kadhimi`) and the nodes that queries start from.

use super::article::{event_type, role_property};
use super::base::{below, encode, part};
use super::predicate::{effective, relation};
use super::quads::{GraphBuilder, date_text, month_text, word};
use super::vocab::*;
use super::{Base, quads};
use crate::document::record::TimeRecord;
use crate::document::{Comparison, Role};
use crate::graph::{ClaimRef, Conflict, Entity, Event, EventParticipant, EventQuantity, KnowledgeGraph, Member};
use crate::time::{Bounds, DayRange, NaiveDate};
use chrono::{Datelike, Months};
use oxigraph::model::{NamedNode, Quad};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// The quads of what is merged: the graph of entities and the graph of events; sorted. They do not repeat the articles'.
pub fn graph_quads(graph: &KnowledgeGraph, base: &Base) -> Vec<Quad> {
    let mut entities = Merged::new(graph, base, entities_graph(base));
    graph.entities.iter().for_each(|entity| entities.entity(entity));
    let mut events = Merged::new(graph, base, events_graph(base));
    graph.events.iter().for_each(|event| events.event(event));
    events.relations();
    graph.conflicts.iter().for_each(|conflict| events.conflict(conflict));
    let mut all = entities.quads.finish();
    all.extend(events.quads.finish());
    quads::sorted(all)
}

/// The graph that entities live in.
pub(super) fn entities_graph(base: &Base) -> NamedNode {
    base.node("graph/", "entities")
}

/// The graph that events live in.
pub(super) fn events_graph(base: &Base) -> NamedNode {
    base.node("graph/", "events")
}

struct Merged<'g> {
    graph: &'g KnowledgeGraph,
    base: &'g Base,
    quads: GraphBuilder,
    /// The id of the entity across articles that an article's entity belongs to.
    merged: HashMap<(usize, &'g str), &'g str>,
}

impl<'g> Merged<'g> {
    fn new(graph: &'g KnowledgeGraph, base: &'g Base, name: NamedNode) -> Self {
        let members =
            graph.entities.iter().flat_map(|entity| entity.members.iter().map(move |member| (entity, member)));
        let local = |member: &Member| (member.record, graph.records[member.record].entities[member.entity].id.as_str());
        let merged = members.map(|(entity, member)| (local(member), entity.id.as_str())).collect();
        Merged { graph, base, quads: GraphBuilder::new(name), merged }
    }

    fn record_part(&self, record: usize, id: &str) -> NamedNode {
        part(&self.base.article(&self.graph.records[record].sha256), id)
    }

    fn claim(&self, record: usize, claim: usize) -> NamedNode {
        self.record_part(record, &self.graph.records[record].claims[claim].id)
    }

    fn entity_node(&self, at: crate::graph::EntityId) -> NamedNode {
        self.base.entity(&self.graph.entity(at).id)
    }

    fn event_node(&self, at: crate::graph::EventId) -> NamedNode {
        self.base.event(&self.graph.event(at).id)
    }

    /// A member that is alone was not merged, and has no score.
    fn member(&mut self, whole: &NamedNode, member: NamedNode, merge: Option<(u16, &str)>) {
        self.quads.add(whole, MEMBER, member.clone());
        if let Some((score, rule)) = merge {
            self.quads.decimal(&member, MERGE_SCORE, f64::from(score) / 1000.0);
            self.quads.text_if_any(&member, MERGE_RULE, Some(rule));
        }
    }

    fn entity(&mut self, entity: &Entity) {
        let node = self.base.entity(&entity.id);
        self.quads.a(&node, ENTITY);
        let class = NamedNode::new_unchecked(format!("{DL}{}", word(&entity.kind)));
        self.quads.a(&node, class.as_ref());
        self.quads.text(&node, LABEL, &entity.label);
        for (property, texts) in [(ALT_LABEL, &entity.aliases), (TITLE, &entity.titles)] {
            texts.iter().for_each(|text| self.quads.text(&node, property, text));
        }
        // What comes from outside may be no IRI; then it says nothing.
        for other in entity.same_as.iter().filter_map(|iri| NamedNode::new(iri).ok()) {
            self.quads.add(&node, SAME_AS, other);
        }
        for member in &entity.members {
            let local = self.record_part(member.record, &self.graph.records[member.record].entities[member.entity].id);
            let merge = (entity.members.len() > 1).then_some((member.score, member.rule.as_str()));
            self.member(&node, local, merge);
        }
    }

    fn event(&mut self, event: &Event) {
        let node = self.base.event(&event.id);
        self.quads.a(&node, EVENT);
        self.quads.a(&node, SEM_EVENT);
        if let Some(name) = &event.event_type {
            self.quads.a(&node, event_type(name).as_ref());
        }
        self.quads.text(&node, LABEL, &event.label);
        self.quads.word(&node, FACTUALITY, &event.factuality);
        for participant in &event.participants {
            self.participant(&node, participant);
        }
        for (at, quantity) in event.quantities.iter().enumerate() {
            self.quantity(&node, event, at, quantity);
        }
        self.time(&node, &event.time);
        for claim in &event.claims {
            let local = self.claim(claim.record, claim.claim);
            let merge = (event.claims.len() > 1).then_some((claim.score, claim.rule.as_str()));
            self.member(&node, local, merge);
            self.direct_triples(claim);
        }
    }

    fn participant(&mut self, node: &NamedNode, participant: &EventParticipant) {
        self.quads.text_if_any(node, role_property(participant.role, "Text").as_ref(), Some(&participant.label));
        let of_entity = participant.entity.map(|at| self.entity_node(at));
        // An event that has itself for content comes of a merge gone wrong; it must not loop a query.
        let of_event = participant.event.map(|at| self.event_node(at)).filter(|other| other != node);
        for filler in of_entity.iter().chain(&of_event) {
            self.quads.add(node, role_property(participant.role, "").as_ref(), filler.clone());
        }
        if let Some(entity) = of_entity {
            let property = if matches!(participant.role, Role::Place | Role::Destination | Role::Origin) {
                HAS_PLACE
            } else {
                HAS_ACTOR
            };
            self.quads.add(node, property, entity);
        }
    }

    fn quantity(&mut self, event: &NamedNode, of: &Event, at: usize, quantity: &EventQuantity) {
        let node = below(event, "q", at + 1);
        self.quads.add(event, HAS_QUANTITY, node.clone());
        self.quads.a(&node, QUANTITY);
        self.quads.decimal(&node, VALUE, quantity.value);
        self.quads.text(&node, UNIT, &quantity.unit);
        self.quads.word(&node, QUANTITY_ROLE, &quantity.role);
        if quantity.comparison != Comparison::default() {
            self.quads.word(&node, COMPARISON, &quantity.comparison);
        }
        if quantity.approximate {
            self.quads.truth(&node, APPROXIMATE, true);
        }
        for claim in quantity.claims.iter().filter_map(|at| of.claims.get(*at)) {
            let local = self.claim(claim.record, claim.claim);
            self.quads.add(&node, GIVEN_BY, local);
        }
    }

    fn time(&mut self, node: &NamedNode, time: &TimeRecord) {
        self.quads.bounds(node, &time.bounds);
        self.quads.text_if_any(node, EDTF, Some(&time.edtf));
        self.quads.word(node, GRANULARITY, &time.granularity);
        self.quads.word(node, BASIS, &time.basis);
        self.quads.date(node, LIKELY, time.likely);
        for month in months(&time.bounds) {
            self.quads.text(node, MONTH, &month);
        }
        if !time.bounds.is_unknown() {
            let interval = self.interval(&time.bounds, &time.edtf);
            self.quads.add(node, HAS_TIME, interval);
        }
    }

    /// An OWL-Time node for bounds; events of the same bounds share it.
    fn interval(&mut self, bounds: &Bounds, edtf: &str) -> NamedNode {
        let name = format!("{}_{}", range_text(&bounds.begin), range_text(&bounds.end));
        let node = self.base.node("time/", &name);
        self.quads.a(&node, TEMPORAL_ENTITY);
        self.quads.text_if_any(&node, EDTF, Some(edtf));
        for (property, range) in [(HAS_BEGINNING, &bounds.begin), (HAS_END, &bounds.end)] {
            if *range != DayRange::UNKNOWN {
                let instant = self.instant(range);
                self.quads.add(&node, property, instant);
            }
        }
        node
    }

    fn instant(&mut self, range: &DayRange) -> NamedNode {
        let node = self.base.node("instant/", &range_text(range));
        self.quads.a(&node, INSTANT);
        if range.first == range.last {
            self.quads.date(&node, IN_XSD_DATE, range.first);
        } else {
            self.quads.date(&node, EARLIEST, range.first);
            self.quads.date(&node, LATEST, range.last);
        }
        node
    }

    /// `entity rel:verb entity` for the subject of a claim and everyone else in it.
    fn direct_triples(&mut self, claim: &ClaimRef) {
        let told = self.graph.claim(claim);
        let factuality = effective(told.factuality, told.polarity);
        let lemma = if told.trigger.verb.is_empty() { &told.trigger.lemma } else { &told.trigger.verb };
        let filled = |p: &crate::document::record::ParticipantRecord| {
            p.entity.as_deref().and_then(|id| self.merged_entity(claim.record, id))
        };
        let subjects =
            told.participants.iter().filter(|p| p.role == Role::Subject).filter_map(filled).collect::<Vec<_>>();
        let others = told.participants.iter().filter(|p| !matches!(p.role, Role::Subject | Role::Time | Role::Other));
        let others = others.filter_map(|p| filled(p).map(|entity| (p.role, entity))).collect::<Vec<_>>();
        for subject in &subjects {
            for (role, other) in others.iter().filter(|(_, other)| other != subject) {
                let predicate = relation(factuality, lemma, Some(*role));
                self.quads.add(subject, predicate.as_ref(), other.clone());
            }
        }
    }

    /// The entity across articles that an article's entity is a member of.
    fn merged_entity(&self, record: usize, id: &str) -> Option<NamedNode> {
        self.merged.get(&(record, id)).map(|entity| self.base.entity(entity))
    }

    fn relations(&mut self) {
        for relation in &self.graph.relations {
            let (from, to) = (self.event_node(relation.from), self.event_node(relation.to));
            let kind = word(&relation.relation);
            let name = format!("{}_{}_{}", self.graph.event(relation.from).id, kind, self.graph.event(relation.to).id);
            let node = self.base.node("relation/", &name);
            self.quads.a(&node, EVENT_RELATION);
            self.quads.add(&node, FROM, from.clone());
            self.quads.add(&node, TO, to.clone());
            self.quads.text(&node, RELATION, &kind);
            self.quads.text_if_any(&node, RULE, Some(&relation.rule));
            self.quads.decimal(&node, CONFIDENCE, relation.confidence);
            self.quads.add(&from, relation_property(&kind).as_ref(), to);
        }
    }

    fn conflict(&mut self, conflict: &Conflict) {
        let about = conflict.event.map(|at| self.event_node(at)).into_iter();
        let about: Vec<NamedNode> = about.chain(conflict.entity.map(|at| self.entity_node(at))).collect();
        let node = self.base.node("conflict/", &self.conflict_name(conflict, &about));
        self.quads.a(&node, CONFLICT);
        self.quads.word(&node, CONFLICT_KIND, &conflict.kind);
        about.into_iter().for_each(|thing| self.quads.add(&node, ABOUT, thing));
        for (at, value) in conflict.values.iter().enumerate() {
            let side = below(&node, "s", at + 1);
            self.quads.add(&node, HAS_SIDE, side.clone());
            self.quads.a(&side, SIDE);
            self.quads.text(&side, SAYS, &value.value);
            let said_by = value.claim.map(|claim| self.claim(value.record, claim));
            let article = self.base.article(&self.graph.records[value.record].sha256);
            self.quads.add(&side, SAID_BY, said_by.unwrap_or(article));
        }
    }

    /// A name made of what the conflict says, so that it does not depend on the other conflicts.
    fn conflict_name(&self, conflict: &Conflict, about: &[NamedNode]) -> String {
        let mut digest = Sha256::new();
        for node in about {
            digest.update(node.as_str());
        }
        for value in &conflict.values {
            let article = &self.graph.records[value.record].sha256;
            digest.update(format!("|{}|{article}|{:?}", value.value, value.claim));
        }
        let digits = format!("{:x}", digest.finalize());
        format!("{}-{}", word(&conflict.kind), &digits[..16])
    }
}

/// The property of a temporal relation: `is-included` is `dl:isIncluded`.
fn relation_property(kind: &str) -> NamedNode {
    let mut parts = kind.split('-');
    let first = parts.next().unwrap_or_default().to_owned();
    let name = parts.fold(first, |name, part| name + &part[..1].to_uppercase() + &part[1..]);
    NamedNode::new_unchecked(format!("{DL}{}", encode(&name)))
}

fn range_text(range: &DayRange) -> String {
    let text = |day: Option<NaiveDate>| day.map(date_text).unwrap_or_else(|| "open".to_owned());
    format!("{}_{}", text(range.first), text(range.last))
}

/// Events that may have happened over more months than these are found by their bounds only.
const MOST_MONTHS: i32 = 12;

/// The months in which something may have happened, where they are few.
fn months(bounds: &Bounds) -> Vec<String> {
    let (Some(first), Some(last)) = (bounds.begin.first, bounds.end.last) else { return Vec::new() };
    let number = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
    let count = number(last) - number(first) + 1;
    if !(1..=MOST_MONTHS).contains(&count) {
        return Vec::new();
    }
    let start = first.with_day(1).unwrap_or(first);
    (0..count as u32).filter_map(|n| start.checked_add_months(Months::new(n))).map(month_text).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{day, graph};
    use super::super::quads::line;
    use super::*;

    #[test]
    fn a_plan_has_no_plain_predicate() {
        let lines: Vec<String> = graph_quads(&graph(), &Base::default()).iter().map(line).collect();
        let data = "https://w3id.org/dateline/data/entity";
        let check = |predicate: &str, expected: bool| {
            let wanted = format!("<{data}/the-council> <{REL}{predicate}> <{data}/the-bridge> ");
            assert_eq!(lines.iter().any(|line| line.starts_with(&wanted)), expected, "{predicate}");
        };
        check("planned-rebuild", true);
        check("denied-rebuild", true);
        check("rebuild", false);
        let plain = format!("<{data}/orla> <{REL}flood> <{data}/mollby> ");
        assert!(lines.iter().any(|line| line.starts_with(&plain)));
        assert!(lines.is_sorted() && !lines.iter().any(|line| line.contains("_:")));
    }

    #[test]
    fn every_term_is_told_in_the_ontology() {
        let graph = graph();
        let articles =
            graph.records.iter().flat_map(|record| super::super::article_quads(record, &Base::default()).unwrap());
        let told = super::super::DATELINE_TTL;
        for quad in articles.chain(graph_quads(&graph, &Base::default())) {
            for term in [quad.predicate.to_string(), quad.object.to_string()] {
                if let Some(name) = term.strip_prefix(&format!("<{DL}")).and_then(|rest| rest.strip_suffix('>')) {
                    assert!(told.contains(&format!("\ndl:{name} a owl:")), "dl:{name} is not told in dateline.ttl");
                }
            }
        }
    }

    #[test]
    fn months_are_named_where_they_are_few() {
        let check = |first: Option<&str>, last: Option<&str>, expected: &[&str]| {
            assert_eq!(months(&Bounds::within(first.map(day), last.map(day))), expected, "{first:?} {last:?}");
        };
        check(Some("2020-12-31"), Some("2021-02-01"), &["2020-12", "2021-01", "2021-02"]);
        check(Some("2020-12-31"), Some("2020-12-31"), &["2020-12"]);
        check(Some("2020-01-01"), Some("2021-02-01"), &[]);
        check(None, Some("2021-02-01"), &[]);
        check(Some("2021-02-01"), Some("2020-12-01"), &[]);
    }
}
