//! The record that an article's quads carry: the inverse of `article`.

use super::article::{MENTION_KINDS, PUBLISHED, role_property};
use super::base::{decode, parse_stretch};
use super::quads::{bounds_of, parse_date, parse_word};
use super::vocab::*;
use crate::document::record::*;
use crate::document::{EntityKind, MentionKind, Record, Role, Triple};
use crate::error::{Error, Result};
use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Quad, Term};
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::path::PathBuf;
use std::str::FromStr;

/// The record that an article's quads carry; the inverse of [`article_quads`](super::article_quads).
///
/// # Errors
/// [`Error::Format`] where the quads are not those of one article, naming the node and the property.
pub fn record_of_quads(quads: &[Quad]) -> Result<Record> {
    let graph = Graph::new(quads);
    let mut articles = graph.of_class(ARTICLE);
    match (articles.pop(), articles.pop()) {
        (Some(article), None) => Reader { graph: &graph, article }.record(),
        (None, _) => Err(broken("quads", "expected an article (dl:Article), found none")),
        (Some(one), Some(other)) => Err(broken(one, &format!("expected one article, found also {other}"))),
    }
}

fn broken(node: &str, message: &str) -> Error {
    Error::Format { path: PathBuf::from(node), line: 0, column: 0, message: message.to_owned() }
}

/// Quads by subject and predicate.
struct Graph<'q> {
    nodes: HashMap<&'q str, Node<'q>>,
}

type Node<'q> = HashMap<&'q str, Vec<&'q Term>>;

impl<'q> Graph<'q> {
    fn new(quads: &'q [Quad]) -> Self {
        let mut nodes: HashMap<&str, Node> = HashMap::new();
        for quad in quads {
            if let NamedOrBlankNode::NamedNode(subject) = &quad.subject {
                let node = nodes.entry(subject.as_str()).or_default();
                node.entry(quad.predicate.as_str()).or_default().push(&quad.object);
            }
        }
        Graph { nodes }
    }

    fn values(&self, node: &str, property: &str) -> &[&'q Term] {
        self.nodes.get(node).and_then(|node| node.get(property)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The nodes of a class, sorted.
    fn of_class(&self, class: NamedNodeRef) -> Vec<&'q str> {
        let is_one =
            |node: &&str| self.values(node, RDF_TYPE.as_str()).iter().any(|term| iri(term) == Some(class.as_str()));
        let mut found: Vec<&str> = self.nodes.keys().copied().filter(is_one).collect();
        found.sort_unstable();
        found
    }
}

fn iri(term: &Term) -> Option<&str> {
    if let Term::NamedNode(node) = term { Some(node.as_str()) } else { None }
}

fn literal(term: &Term) -> Option<&str> {
    if let Term::Literal(value) = term { Some(value.value()) } else { None }
}

struct Reader<'g, 'q> {
    graph: &'g Graph<'q>,
    article: &'q str,
}

/// What is needed but missing or of the wrong form.
fn lacks(node: &str, property: NamedNodeRef) -> Error {
    broken(node, &format!("expected a value of {property}, found none that can be read"))
}

impl<'q> Reader<'_, 'q> {
    fn text(&self, node: &str, property: NamedNodeRef) -> Option<String> {
        self.graph.values(node, property.as_str()).iter().find_map(|term| literal(term)).map(str::to_owned)
    }

    fn need_text(&self, node: &str, property: NamedNodeRef) -> Result<String> {
        self.text(node, property).ok_or_else(|| lacks(node, property))
    }

    fn node(&self, node: &str, property: NamedNodeRef) -> Option<&'q str> {
        self.graph.values(node, property.as_str()).iter().find_map(|term| iri(term))
    }

    fn parse<T: FromStr>(&self, node: &str, property: NamedNodeRef) -> Result<Option<T>> {
        let text = self.text(node, property);
        text.map(|text| text.parse().map_err(|_| lacks(node, property))).transpose()
    }

    fn number<T: FromStr + Default>(&self, node: &str, property: NamedNodeRef) -> Result<T> {
        Ok(self.parse(node, property)?.unwrap_or_default())
    }

    fn truth(&self, node: &str, property: NamedNodeRef) -> Result<bool> {
        self.number(node, property)
    }

    fn date(&self, node: &str, property: NamedNodeRef) -> Result<Option<crate::time::NaiveDate>> {
        let text = self.text(node, property);
        text.map(|text| parse_date(&text).ok_or_else(|| lacks(node, property))).transpose()
    }

    fn word<T: DeserializeOwned>(&self, node: &str, property: NamedNodeRef) -> Result<Option<T>> {
        let text = self.text(node, property);
        text.map(|text| parse_word(&text).ok_or_else(|| lacks(node, property))).transpose()
    }

    fn need_word<T: DeserializeOwned>(&self, node: &str, property: NamedNodeRef) -> Result<T> {
        self.word(node, property)?.ok_or_else(|| lacks(node, property))
    }

    fn word_or_default<T: DeserializeOwned + Default>(&self, node: &str, property: NamedNodeRef) -> Result<T> {
        Ok(self.word(node, property)?.unwrap_or_default())
    }

    fn json<T: DeserializeOwned>(&self, node: &str, property: NamedNodeRef) -> Result<Option<T>> {
        let text = self.text(node, property);
        text.map(|text| serde_json::from_str(&text).map_err(|_| lacks(node, property))).transpose()
    }

    /// The id that a node is named by.
    fn id(&self, node: &str) -> Result<String> {
        let name = node.strip_prefix(self.article).and_then(|rest| rest.strip_prefix('#')).and_then(decode);
        name.ok_or_else(|| broken(node, &format!("expected a node of {}", self.article)))
    }

    fn id_of(&self, node: &str, property: NamedNodeRef) -> Result<Option<String>> {
        self.node(node, property).map(|other| self.id(other)).transpose()
    }

    /// Offsets and text of a stretch.
    fn stretch(&self, node: &str) -> Result<(usize, usize, String)> {
        let (start, end) = parse_stretch(node).ok_or_else(|| broken(node, "expected #char=BEGIN,END"))?;
        Ok((start, end, self.need_text(node, ANCHOR_OF)?))
    }

    fn mention(&self, node: &str) -> Result<(usize, usize, String)> {
        self.stretch(self.node(node, MENTION).ok_or_else(|| lacks(node, MENTION))?)
    }

    /// The nodes of a class in the order of the record: by position, else by the number in the name.
    fn list(&self, class: NamedNodeRef) -> Result<Vec<&'q str>> {
        let mut found = Vec::new();
        for node in self.graph.of_class(class) {
            let position: Option<usize> = self.parse(node, POSITION)?;
            found.push((position.unwrap_or_else(|| trailing_number(node)), node));
        }
        found.sort_unstable();
        Ok(found.into_iter().map(|(_, node)| node).collect())
    }

    fn record(&self) -> Result<Record> {
        let (node, sentences) = (self.article, self.sentences()?);
        let places: HashMap<&str, usize> = sentences.iter().enumerate().map(|(at, (node, _))| (*node, at)).collect();
        let record = Record {
            id: self.need_text(node, ID)?,
            path: self.need_text(node, PATH)?,
            title: self.text(node, HEADLINE),
            publisher: self.text(node, PUBLISHER),
            url: self.text(node, URL),
            published: self.date(node, DATE_PUBLISHED)?,
            published_from: self.word(node, PUBLISHED_FROM)?,
            sha256: self.need_text(node, SHA256)?,
            entities: self.each(LOCAL_ENTITY, |node| self.entity(node))?,
            times: self.each(TIMEX, |node| self.timex(node))?,
            claims: self.each(CLAIM, |node| self.claim(node, &places))?,
            links: self.each(LINK, |node| self.link(node))?,
            sentences: sentences.into_iter().map(|(_, sent)| sent).collect(),
        };
        super::check::check(&record).map(|()| record)
    }

    fn each<T>(&self, class: NamedNodeRef, read: impl Fn(&'q str) -> Result<T>) -> Result<Vec<T>> {
        self.list(class)?.into_iter().map(read).collect()
    }

    fn sentences(&self) -> Result<Vec<(&'q str, SentenceRecord)>> {
        let mut found = Vec::new();
        for node in self.graph.of_class(SENTENCE) {
            let (start, end, text) = self.stretch(node)?;
            let position: Option<usize> = self.parse(node, POSITION)?;
            found.push((position, node, SentenceRecord { start, end, text }));
        }
        found.sort_by_key(|(position, _, sent)| (*position, sent.start, sent.end));
        Ok(found.into_iter().map(|(_, node, sent)| (node, sent)).collect())
    }

    fn entity(&self, node: &'q str) -> Result<EntityRecord> {
        let mut titles: Vec<String> = self.texts(node, TITLE);
        if let Some(order) = self.json(node, TITLE_ORDER)? {
            titles = order;
        }
        let kind: EntityKind = self.need_word(node, KIND)?;
        Ok(EntityRecord {
            id: self.id(node)?,
            kind,
            label: self.need_text(node, LABEL)?,
            titles,
            mentions: self.mentions(node)?,
        })
    }

    fn texts(&self, node: &str, property: NamedNodeRef) -> Vec<String> {
        let terms = self.graph.values(node, property.as_str());
        let mut found: Vec<String> = terms.iter().filter_map(|term| literal(term)).map(str::to_owned).collect();
        found.sort();
        found
    }

    fn mentions(&self, node: &str) -> Result<Vec<MentionRecord>> {
        let mut found = Vec::new();
        for (property, kind) in MENTION_KINDS {
            for stretch in self.graph.values(node, property.as_str()).iter().filter_map(|term| iri(term)) {
                let (start, end, text) = self.stretch(stretch)?;
                found.push(MentionRecord { start, end, kind, text });
            }
        }
        found.sort_by_key(|mention| (mention.start, mention.end, mention.kind));
        let Some(order) = self.json::<Vec<(usize, usize, MentionKind)>>(node, MENTION_ORDER)? else { return Ok(found) };
        let at = |place| found.iter().find(|mention| (mention.start, mention.end, mention.kind) == place).cloned();
        order.into_iter().map(|place| at(place).ok_or_else(|| lacks(node, MENTION_ORDER))).collect()
    }

    fn bounds(&self, node: &str) -> Result<crate::time::Bounds> {
        let day = |property| self.date(node, property);
        Ok(bounds_of([day(EARLIEST_BEGIN)?, day(LATEST_BEGIN)?, day(EARLIEST_END)?, day(LATEST_END)?]))
    }

    fn timex(&self, node: &'q str) -> Result<TimexRecord> {
        let (start, end, text) = self.mention(node)?;
        Ok(TimexRecord {
            id: self.id(node)?,
            start,
            end,
            text,
            kind: self.need_word(node, TIMEX_TYPE)?,
            value: self.need_text(node, TIMEX_VALUE)?,
            modifier: self.text(node, TIMEX_MOD),
            bounds: self.bounds(node)?,
            edtf: self.text(node, EDTF).unwrap_or_default(),
            granularity: self.word_or_default(node, GRANULARITY)?,
            rule: self.text(node, RULE).unwrap_or_default(),
            confidence: self.number(node, CONFIDENCE)?,
        })
    }

    fn claim(&self, node: &'q str, places: &HashMap<&str, usize>) -> Result<ClaimRecord> {
        let sentence = self.node(node, QUOTE).and_then(|sent| places.get(sent)).ok_or_else(|| lacks(node, QUOTE))?;
        Ok(ClaimRecord {
            id: self.id(node)?,
            sentence: *sentence,
            trigger: self.trigger(node)?,
            event_type: self.event_type(node)?,
            triples: self.triples(node)?,
            participants: self.participants(node)?,
            quantities: self
                .parts(node, HAS_QUANTITY)
                .into_iter()
                .map(|part| self.quantity(part))
                .collect::<Result<_>>()?,
            time: self.time(node)?,
            factuality: self.need_word(node, FACTUALITY)?,
            cue: self.text(node, CUE),
            polarity: self.need_word(node, POLARITY)?,
            certainty: self.need_word(node, CERTAINTY)?,
            future: self.truth(node, FUTURE)?,
            tense: self.word_or_default(node, TENSE)?,
            aspect: self.word_or_default(node, ASPECT)?,
            modality: self.text(node, MODALITY),
            timeml_class: self.word_or_default(node, TIMEML_CLASS)?,
            source: self.source(node)?,
            confidence: self.number(node, CONFIDENCE)?,
            rule: self.text(node, RULE).unwrap_or_default(),
        })
    }

    fn trigger(&self, node: &str) -> Result<TriggerRecord> {
        let (start, end, text) = self.mention(node)?;
        let lemma = self.need_text(node, LEMMA)?;
        let verb = self.text(node, VERB).unwrap_or_else(|| lemma.clone());
        Ok(TriggerRecord { start, end, text, lemma, verb })
    }

    fn event_type(&self, node: &str) -> Result<Option<String>> {
        let name = self.node(node, EVENT_TYPE).map(|name| name.strip_prefix(ET).and_then(decode));
        name.map(|name| name.ok_or_else(|| lacks(node, EVENT_TYPE))).transpose()
    }

    /// Objects of a property in the order of the numbers in their names.
    fn parts(&self, node: &str, property: NamedNodeRef) -> Vec<&'q str> {
        let mut found: Vec<&str> =
            self.graph.values(node, property.as_str()).iter().filter_map(|term| iri(term)).collect();
        found.sort_by_key(|part| trailing_number(part));
        found
    }

    fn triples(&self, node: &'q str) -> Result<Vec<Triple>> {
        let first = self.text(node, EVENT_TEXT).is_some().then_some(node);
        let others = self.parts(node, ALSO_TRIPLE);
        let read = |holder: &str| {
            let (subject, event) = (self.need_text(holder, SUBJECT_TEXT)?, self.need_text(holder, EVENT_TEXT)?);
            Ok(Triple { subject, event, object: self.text(holder, OBJECT_TEXT) })
        };
        first.into_iter().chain(others).map(read).collect()
    }

    fn participants(&self, node: &str) -> Result<Vec<ParticipantRecord>> {
        let mut found = Vec::new();
        for role in ROLES {
            let parts = self.parts(node, role_property(role, "Argument").as_ref());
            found.extend(parts.into_iter().map(|part| (trailing_number(part), role, part)));
        }
        found.sort_unstable();
        found.into_iter().map(|(_, role, part)| self.participant(role, part)).collect()
    }

    fn participant(&self, role: Role, node: &str) -> Result<ParticipantRecord> {
        let (start, end, text) = self.mention(node)?;
        let mut record = ParticipantRecord { role, start, end, text, entity: None, claim: None, timex: None };
        if let Some(filler) = self.node(node, FILLER) {
            let classes = self.graph.values(filler, RDF_TYPE.as_str());
            let is_a = |class: NamedNodeRef| classes.iter().any(|term| iri(term) == Some(class.as_str()));
            let id = Some(self.id(filler)?);
            if is_a(CLAIM) {
                record.claim = id;
            } else if is_a(TIMEX) {
                record.timex = id;
            } else {
                record.entity = id;
            }
        }
        Ok(record)
    }

    fn quantity(&self, node: &str) -> Result<QuantityRecord> {
        let (start, end, text) = self.mention(node)?;
        Ok(QuantityRecord {
            value: self.number(node, VALUE)?,
            approximate: self.truth(node, APPROXIMATE)?,
            comparison: self.word_or_default(node, COMPARISON)?,
            unit: self.need_text(node, UNIT)?,
            role: self.need_word(node, QUANTITY_ROLE)?,
            start,
            end,
            text,
        })
    }

    fn time(&self, node: &str) -> Result<TimeRecord> {
        Ok(TimeRecord {
            bounds: self.bounds(node)?,
            edtf: self.text(node, EDTF).unwrap_or_default(),
            granularity: self.word_or_default(node, GRANULARITY)?,
            basis: self.word_or_default(node, BASIS)?,
            likely: self.date(node, LIKELY)?,
            timex: self.id_of(node, HAS_TIMEX)?,
            rule: self.text(node, TIME_RULE).unwrap_or_default(),
        })
    }

    /// `None` where the source is the article itself.
    fn source(&self, node: &str) -> Result<Option<SourceRecord>> {
        if self.node(node, SOURCE) == Some(self.article) {
            return Ok(None);
        }
        Ok(Some(SourceRecord {
            entity: self.id_of(node, SOURCE)?,
            claim: self.id_of(node, SOURCE_CLAIM)?,
            text: self.text(node, SOURCE_TEXT),
            quoted: self.truth(node, QUOTED)?,
        }))
    }

    fn link(&self, node: &str) -> Result<LinkRecord> {
        Ok(LinkRecord {
            from: self.link_end(node, FROM)?,
            relation: self.need_word(node, RELATION)?,
            to: self.link_end(node, TO)?,
            rule: self.text(node, RULE).unwrap_or_default(),
            confidence: self.number(node, CONFIDENCE)?,
        })
    }

    fn link_end(&self, node: &str, property: NamedNodeRef) -> Result<String> {
        match self.node(node, property).ok_or_else(|| lacks(node, property))? {
            end if end == self.article => Ok(PUBLISHED.to_owned()),
            end => self.id(end),
        }
    }
}

/// Every role, in the order of the enum.
pub(super) const ROLES: [Role; 12] = [
    Role::Subject,
    Role::Object,
    Role::Recipient,
    Role::Instrument,
    Role::Place,
    Role::Origin,
    Role::Destination,
    Role::Topic,
    Role::Content,
    Role::Time,
    Role::Purpose,
    Role::Other,
];

/// The number that a name ends in; 0 where it ends in none.
fn trailing_number(node: &str) -> usize {
    let digits = node.len() - node.bytes().rev().take_while(u8::is_ascii_digit).count();
    node[digits..].parse().unwrap_or_default()
}
