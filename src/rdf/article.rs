//! The quads of one article: everything its record says, in a graph of its own.
//!
//! The graph speaks of the article's own nodes only. Every node has an IRI: the article `art:HASH`, what the record
//! names by id `…#c2`, what belongs to it `…#c2.p1`, and stretches of the text `…#char=19,44`. To keep an article
//! small, values that say nothing (an empty rule, no tense, not approximate) are left out; `reading` puts them back.

use super::base::{below, part, stretch};
use super::predicate::predicate;
use super::quads::{GraphBuilder, word};
use super::vocab::*;
use super::{Base, check};
use crate::document::record::*;
use crate::document::{Comparison, MentionKind, Record, Role};
use crate::error::Result;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Quad, Term};
use std::collections::BTreeSet;

/// The quads of one article's record, in the article's graph; sorted.
///
/// # Errors
/// [`Error::Article`](crate::error::Error::Article) where the record refers to what is not in it; records made by this program never do.
pub fn article_quads(record: &Record, base: &Base) -> Result<Vec<Quad>> {
    check::check(record)?;
    let article = base.article(&record.sha256);
    let mut writer = Writer { record, quads: GraphBuilder::new(article.clone()), article, stretches: BTreeSet::new() };
    writer.article();
    writer.sentences();
    writer.entities();
    writer.timexes();
    writer.claims();
    for (at, link) in record.links.iter().enumerate() {
        writer.link(at, link);
    }
    Ok(writer.quads.finish())
}

struct Writer<'r> {
    record: &'r Record,
    quads: GraphBuilder,
    article: NamedNode,
    /// Stretches whose text is written.
    stretches: BTreeSet<(usize, usize)>,
}

impl Writer<'_> {
    fn part(&self, id: &str) -> NamedNode {
        part(&self.article, id)
    }

    fn article(&mut self) {
        let (node, record) = (self.article.clone(), self.record);
        self.quads.a(&node, ARTICLE);
        self.quads.text(&node, ID, &record.id);
        self.quads.text(&node, PATH, &record.path);
        self.quads.text(&node, SHA256, &record.sha256);
        self.quads.optional(&node, HEADLINE, record.title.as_deref());
        self.quads.optional(&node, PUBLISHER, record.publisher.as_deref());
        self.quads.optional(&node, URL, record.url.as_deref());
        self.quads.date(&node, DATE_PUBLISHED, record.published);
        if let Some(from) = &record.published_from {
            self.quads.word(&node, PUBLISHED_FROM, from);
        }
    }

    /// A stretch of the text with what stands there.
    fn stretch(&mut self, start: usize, end: usize, text: &str) -> NamedNode {
        let node = stretch(&self.article, start, end);
        if self.stretches.insert((start, end)) {
            self.quads.text(&node, ANCHOR_OF, text);
        }
        node
    }

    fn mention(&mut self, node: &NamedNode, start: usize, end: usize, text: &str) {
        let stretch = self.stretch(start, end, text);
        self.quads.add(node, MENTION, stretch);
    }

    /// The place of a node in its list, unless that is plain from its name.
    fn position(&mut self, node: &NamedNode, at: usize, plain: bool) {
        if !plain {
            self.quads.integer(node, POSITION, at);
        }
    }

    fn sentences(&mut self) {
        let plain = self.record.sentences.is_sorted_by_key(|sent| (sent.start, sent.end));
        for (at, sent) in self.record.sentences.iter().enumerate() {
            let node = self.stretch(sent.start, sent.end, &sent.text);
            self.quads.a(&node, SENTENCE);
            self.quads.integer(&node, BEGIN_INDEX, sent.start);
            self.quads.integer(&node, END_INDEX, sent.end);
            self.quads.add(&node, REFERENCE_CONTEXT, self.article.clone());
            self.position(&node, at, plain);
        }
    }

    fn entities(&mut self) {
        let plain = is_plain(self.record.entities.iter().map(|entity| entity.id.as_str()), 'e');
        for (at, entity) in self.record.entities.iter().enumerate() {
            let node = self.part(&entity.id);
            self.quads.a(&node, LOCAL_ENTITY);
            self.quads.word(&node, KIND, &entity.kind);
            self.quads.text(&node, LABEL, &entity.label);
            self.position(&node, at, plain);
            for title in &entity.titles {
                self.quads.text(&node, TITLE, title);
            }
            if !entity.titles.is_sorted_by(|one, other| one < other) {
                self.quads.text(&node, TITLE_ORDER, &json(&entity.titles));
            }
            self.mentions(&node, &entity.mentions);
        }
    }

    fn mentions(&mut self, node: &NamedNode, mentions: &[MentionRecord]) {
        for mention in mentions {
            let stretch = self.stretch(mention.start, mention.end, &mention.text);
            let property = MENTION_KINDS.iter().find(|(_, kind)| *kind == mention.kind);
            self.quads.add(node, property.map_or(MENTION, |(property, _)| *property), stretch);
        }
        let order = mentions.iter().map(|mention| (mention.start, mention.end, mention.kind));
        if !order.clone().is_sorted_by(|one, other| one < other) {
            self.quads.text(node, MENTION_ORDER, &json(&order.collect::<Vec<_>>()));
        }
    }

    fn timexes(&mut self) {
        let plain = is_plain(self.record.times.iter().map(|timex| timex.id.as_str()), 't');
        for (at, timex) in self.record.times.iter().enumerate() {
            let node = self.part(&timex.id);
            self.quads.a(&node, TIMEX);
            self.position(&node, at, plain);
            self.mention(&node, timex.start, timex.end, &timex.text);
            self.quads.word(&node, TIMEX_TYPE, &timex.kind);
            self.quads.text(&node, TIMEX_VALUE, &timex.value);
            self.quads.optional(&node, TIMEX_MOD, timex.modifier.as_deref());
            self.quads.bounds(&node, &timex.bounds);
            self.quads.text_if_any(&node, EDTF, Some(&timex.edtf));
            self.quads.word(&node, GRANULARITY, &timex.granularity);
            self.quads.text_if_any(&node, RULE, Some(&timex.rule));
            self.quads.decimal(&node, CONFIDENCE, timex.confidence);
        }
    }

    fn claims(&mut self) {
        let plain = is_plain(self.record.claims.iter().map(|claim| claim.id.as_str()), 'c');
        for (at, claim) in self.record.claims.iter().enumerate() {
            let node = self.part(&claim.id);
            self.quads.a(&node, CLAIM);
            self.position(&node, at, plain);
            self.claim(&node, claim);
        }
    }

    fn claim(&mut self, node: &NamedNode, claim: &ClaimRecord) {
        let sent = &self.record.sentences[claim.sentence];
        self.quads.add(node, QUOTE, stretch(&self.article, sent.start, sent.end));
        let trigger = &claim.trigger;
        self.mention(node, trigger.start, trigger.end, &trigger.text);
        self.quads.text(node, LEMMA, &trigger.lemma);
        self.quads.optional(node, VERB, Some(trigger.verb.as_str()).filter(|verb| *verb != trigger.lemma));
        if let Some(name) = &claim.event_type {
            self.quads.add(node, EVENT_TYPE, event_type(name));
        }
        self.triples(node, claim);
        for (at, participant) in claim.participants.iter().enumerate() {
            self.participant(node, at, participant);
        }
        for (at, quantity) in claim.quantities.iter().enumerate() {
            self.quantity(node, at, quantity);
        }
        self.time(node, &claim.time);
        self.factuality(node, claim);
        self.source(node, claim.source.as_ref());
        self.quads.decimal(node, CONFIDENCE, claim.confidence);
        self.quads.text_if_any(node, RULE, Some(&claim.rule));
    }

    fn triples(&mut self, node: &NamedNode, claim: &ClaimRecord) {
        for (at, triple) in claim.triples.iter().enumerate() {
            let holder = if at == 0 { node.clone() } else { below(node, "t", at + 1) };
            if at > 0 {
                self.quads.add(node, ALSO_TRIPLE, holder.clone());
            }
            self.quads.text(&holder, SUBJECT_TEXT, &triple.subject);
            self.quads.text(&holder, EVENT_TEXT, &triple.event);
            self.quads.optional(&holder, OBJECT_TEXT, triple.object.as_deref());
        }
        let (subject, object) = (self.triple_subject(claim), self.triple_object(claim));
        self.quads.add(node, RDF_PREDICATE, predicate(claim, None));
        for (property, term) in [(RDF_SUBJECT, subject), (RDF_OBJECT, object)] {
            if let Some(term) = term {
                self.quads.add(node, property, term);
            }
        }
    }

    /// By role, so that active and passive agree; where nobody is said to act there is none.
    fn triple_subject(&self, claim: &ClaimRecord) -> Option<Term> {
        let subject = claim.participants.iter().find(|participant| participant.role == Role::Subject);
        subject.map(|participant| self.term(participant))
    }

    /// The participant whose words the main triple has for an object, else the object by role, else those words.
    fn triple_object(&self, claim: &ClaimRecord) -> Option<Term> {
        let text = claim.triples.first().and_then(|triple| triple.object.as_deref());
        let mut others = claim.participants.iter().filter(|participant| participant.role != Role::Subject);
        let same = others.clone().find(|participant| Some(participant.text.as_str()) == text);
        let object = same.or_else(|| others.find(|participant| participant.role == Role::Object));
        let is_subject = |text: &&str| claim.participants.iter().any(|p| p.role == Role::Subject && p.text == *text);
        let words = || text.filter(|text| !is_subject(text)).map(literal);
        object.map(|participant| self.term(participant)).or_else(words)
    }

    fn term(&self, participant: &ParticipantRecord) -> Term {
        self.filler(participant).map_or_else(|| literal(&participant.text), Term::from)
    }

    fn filler(&self, participant: &ParticipantRecord) -> Option<NamedNode> {
        let id = participant.entity.as_ref().or(participant.claim.as_ref()).or(participant.timex.as_ref());
        id.map(|id| self.part(id))
    }

    fn participant(&mut self, claim: &NamedNode, at: usize, participant: &ParticipantRecord) {
        let node = below(claim, "p", at + 1);
        self.quads.add(claim, role_property(participant.role, "Argument").as_ref(), node.clone());
        self.mention(&node, participant.start, participant.end, &participant.text);
        if let Some(filler) = self.filler(participant) {
            self.quads.add(&node, FILLER, filler);
        }
    }

    fn quantity(&mut self, claim: &NamedNode, at: usize, quantity: &QuantityRecord) {
        let node = below(claim, "q", at + 1);
        self.quads.add(claim, HAS_QUANTITY, node.clone());
        self.mention(&node, quantity.start, quantity.end, &quantity.text);
        self.quads.decimal(&node, VALUE, quantity.value);
        self.quads.text(&node, UNIT, &quantity.unit);
        self.quads.word(&node, QUANTITY_ROLE, &quantity.role);
        if quantity.comparison != Comparison::default() {
            self.quads.word(&node, COMPARISON, &quantity.comparison);
        }
        if quantity.approximate {
            self.quads.truth(&node, APPROXIMATE, true);
        }
    }

    fn time(&mut self, node: &NamedNode, time: &TimeRecord) {
        self.quads.bounds(node, &time.bounds);
        self.quads.text_if_any(node, EDTF, Some(&time.edtf));
        self.quads.word(node, GRANULARITY, &time.granularity);
        self.quads.word(node, BASIS, &time.basis);
        self.quads.date(node, LIKELY, time.likely);
        self.quads.text_if_any(node, TIME_RULE, Some(&time.rule));
        if let Some(id) = &time.timex {
            let timex = self.part(id);
            self.quads.add(node, HAS_TIMEX, timex);
        }
    }

    fn factuality(&mut self, node: &NamedNode, claim: &ClaimRecord) {
        self.quads.word(node, FACTUALITY, &claim.factuality);
        self.quads.optional(node, CUE, claim.cue.as_deref());
        self.quads.word(node, POLARITY, &claim.polarity);
        self.quads.word(node, CERTAINTY, &claim.certainty);
        if claim.future {
            self.quads.truth(node, FUTURE, true);
        }
        self.quads.word_unless_default(node, TENSE, &claim.tense);
        self.quads.word_unless_default(node, ASPECT, &claim.aspect);
        self.quads.optional(node, MODALITY, claim.modality.as_deref());
        self.quads.word_unless_default(node, TIMEML_CLASS, &claim.timeml_class);
    }

    fn source(&mut self, node: &NamedNode, source: Option<&SourceRecord>) {
        let Some(source) = source else {
            return self.quads.add(node, SOURCE, self.article.clone());
        };
        self.quads.truth(node, QUOTED, source.quoted);
        self.quads.optional(node, SOURCE_TEXT, source.text.as_deref());
        for (property, id) in [(SOURCE, &source.entity), (SOURCE_CLAIM, &source.claim)] {
            if let Some(id) = id {
                let said_by = self.part(id);
                self.quads.add(node, property, said_by);
            }
        }
    }

    fn link(&mut self, at: usize, link: &LinkRecord) {
        let node = below(&self.article, "link.", at + 1);
        self.quads.a(&node, LINK);
        for (property, id) in [(FROM, &link.from), (TO, &link.to)] {
            let end = if id == PUBLISHED { self.article.clone() } else { self.part(id) };
            self.quads.add(&node, property, end);
        }
        self.quads.word(&node, RELATION, &link.relation);
        self.quads.text_if_any(&node, RULE, Some(&link.rule));
        self.quads.decimal(&node, CONFIDENCE, link.confidence);
    }
}

/// What a link's end says for the publication date.
pub(super) const PUBLISHED: &str = "published";

/// True where ids are a letter and their place in the list, from 1.
fn is_plain<'r>(ids: impl Iterator<Item = &'r str>, letter: char) -> bool {
    (1..).zip(ids).all(|(number, id)| id.strip_prefix(letter).is_some_and(|rest| rest == number.to_string()))
}

/// The property of a role: `subject` with the suffix `Argument` is `dl:subjectArgument`.
pub(super) fn role_property(role: Role, suffix: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{DL}{}{suffix}", word(&role)))
}

/// The IRI of an event type.
pub(super) fn event_type(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{ET}{}", super::base::encode(name)))
}

fn literal(text: &str) -> Term {
    Literal::new_simple_literal(text).into()
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The property of a kind of mention.
pub(super) const MENTION_KINDS: [(NamedNodeRef, MentionKind); 3] = [
    (NAME_MENTION, MentionKind::Name),
    (NOMINAL_MENTION, MentionKind::Nominal),
    (PRONOUN_MENTION, MentionKind::Pronoun),
];

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::super::quads::line;
    use super::super::reading::record_of_quads;
    use super::*;
    use oxigraph::io::{RdfFormat, RdfParser};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_record_reads_back_from_its_quads(record in fixture::any_record()) {
            let quads = article_quads(&record, &Base::default()).unwrap();
            prop_assert_eq!(&record_of_quads(&quads).unwrap(), &record);
            let lines: String = quads.iter().map(|quad| line(quad) + "\n").collect();
            let parsed: std::result::Result<Vec<Quad>, _> = RdfParser::from_format(RdfFormat::NQuads).for_slice(&lines).collect();
            prop_assert_eq!(record_of_quads(&parsed.unwrap()).unwrap(), record);
        }
    }

    #[test]
    fn an_article_speaks_of_its_own_nodes_only() {
        let record = &fixture::records()[0];
        let quads = article_quads(record, &Base::default()).unwrap();
        let article = Base::default().article(&record.sha256);
        assert!(quads.iter().all(|quad| quad.graph_name == article.clone().into()));
        assert!(quads.iter().all(|quad| quad.subject.to_string().contains(article.as_str())));
        assert_eq!(record_of_quads(&quads).unwrap(), *record);
    }

    #[test]
    fn active_and_passive_agree() {
        let triple = |participants: &[(Role, &str)], subject: &str, object: Option<&str>| {
            let mut record = fixture::records().remove(0);
            record.claims.truncate(1);
            record.links.clear();
            let claim = &mut record.claims[0];
            let sample = claim.participants[0].clone();
            let made = participants.iter().zip(0..).map(|((role, text), at)| ParticipantRecord {
                role: *role,
                text: (*text).into(),
                start: 900 + at,
                end: 901 + at,
                entity: None,
                ..sample.clone()
            });
            claim.participants = made.collect();
            claim.triples[0].subject = subject.into();
            claim.triples[0].object = object.map(str::to_owned);
            let quads = article_quads(&record, &Base::default()).unwrap();
            let value = |property: NamedNodeRef| {
                let found = quads.iter().find(|quad| quad.predicate.as_ref() == property);
                found.map(|quad| quad.object.to_string().trim_matches('"').to_owned()).unwrap_or_default()
            };
            (value(RDF_SUBJECT), value(RDF_OBJECT))
        };
        let told = |subject: &str, object: &str| (subject.to_owned(), object.to_owned());
        let roles = [(Role::Subject, "a drone"), (Role::Object, "the general")];
        assert_eq!(triple(&roles, "a drone", Some("the general")), told("a drone", "the general"));
        assert_eq!(triple(&roles, "the general", Some("a drone")), told("a drone", "the general"));
        assert_eq!(triple(&roles[1..], "the general", None), told("", "the general"));
        assert_eq!(triple(&roles[..1], "a drone", None), told("a drone", ""));
        assert_eq!(triple(&[], "a drone", Some("somebody")), told("", "somebody"));
    }

    #[test]
    fn a_record_that_does_not_hold_together_is_told() {
        let check = |spoil: fn(&mut Record), expected: &str| {
            let mut record = fixture::records().remove(0);
            spoil(&mut record);
            let error = article_quads(&record, &Base::default()).err().unwrap().to_string();
            assert!(error.contains(expected), "{error}");
        };
        check(|record| record.sha256 = "x".into(), "expected 64 hexadecimal digits");
        check(|record| record.claims[0].participants[0].entity = Some("e99".into()), "claim c1 refers to e99");
        check(|record| record.claims[1].id = "c1".into(), "\"c1\"");
        check(|record| record.claims[0].sentence = 70, "sentence 70");
        check(|record| record.links[0].to = "c77".into(), "c77");
        check(|record| record.claims[0].participants[1].text = "drowned".into(), "drowned");
        check(|record| record.claims[0].confidence = f32::NAN, "number");
    }
}
