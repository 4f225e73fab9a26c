//! [`Telling`]: a claim as merging looks at it.

use super::entities::EntityIndex;
use super::likeness::{Vector, Words};
use super::names::{country_of, words};
use super::{Entity, EntityId};
use crate::document::record::{ClaimRecord, ParticipantRecord};
use crate::document::{Basis, EntityKind, Factuality, MentionKind, Record, Role, TimemlClass};
use crate::time::Bounds;

/// A claim as merging looks at it.
pub struct Telling<'r> {
    /// Position of its record.
    pub record: usize,
    /// Position in the record.
    pub claim: usize,
    /// The claim.
    pub data: &'r ClaimRecord,
    /// Who and what takes part.
    pub parts: Vec<Part>,
    /// The words of its sentence.
    pub context: Vector,
    /// How rare its trigger is.
    pub rarity: f32,
}

/// A participant as merging looks at it.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its role.
    pub role: Role,
    /// The entity, where it is one.
    pub entity: Option<EntityId>,
    /// True where the entity has a name.
    pub named: bool,
    /// True where the entity is a person.
    pub person: bool,
    /// The country a place lies in, or the country itself.
    pub country: Option<String>,
    /// The name of a place, in small letters.
    pub place: Option<String>,
    /// What follows "of" in a phrase without a name of its own, in small letters: "earth" of "the neighbourhood of the Earth".
    pub of: Option<String>,
    /// The last content word of the phrase up to its first preposition: "troops" of "US troops in Iraq".
    pub head: String,
}

/// The claims of a collection, article by article.
pub fn tellings<'r>(
    records: &'r [Record],
    entities: &[Entity],
    index: &EntityIndex,
    vocabulary: &Words,
) -> Vec<Telling<'r>> {
    let each = records.iter().enumerate().flat_map(|(record, data)| {
        let contexts: Vec<Vector> =
            data.sentences.iter().map(|sent| vocabulary.vector(std::iter::once(sent.text.as_str()))).collect();
        let claims = data.claims.iter().enumerate().map(move |(claim, claim_data)| Telling {
            record,
            claim,
            data: claim_data,
            parts: claim_data.participants.iter().map(|p| part(records, entities, index, record, p)).collect(),
            context: contexts.get(claim_data.sentence).cloned().unwrap_or_default(),
            rarity: vocabulary.rarity(&claim_data.trigger.text.to_lowercase()),
        });
        claims.collect::<Vec<_>>()
    });
    each.collect()
}

fn part(records: &[Record], entities: &[Entity], index: &EntityIndex, record: usize, data: &ParticipantRecord) -> Part {
    let entity = data.entity.as_deref().and_then(|id| index.by_id(records, record, id));
    let thing = entity.map(|id| &entities[id.index()]);
    let named = thing.is_some_and(|thing| is_named(records, thing));
    let place = thing.filter(|thing| matches!(thing.kind, EntityKind::Country | EntityKind::Place));
    let country = place.and_then(|thing| {
        country_of(&thing.label).or_else(|| super::names::country_at(&thing.label).and_then(|c| c.code.clone()))
    });
    let place = place.filter(|_| named).map(|thing| thing.label.to_lowercase());
    let person = thing.is_some_and(|thing| thing.kind == EntityKind::Person);
    Part { role: data.role, entity, named, person, country, place, of: of(&data.text), head: head(&data.text) }
}

/// The name behind the first "of" of a phrase.
fn of(text: &str) -> Option<String> {
    let (_, behind) = text.split_once(" of ")?;
    let name = behind.strip_prefix("the ").unwrap_or(behind);
    name.starts_with(char::is_uppercase).then(|| name.to_lowercase())
}

fn is_named(records: &[Record], entity: &Entity) -> bool {
    let mentions = entity.members.iter().flat_map(|m| &records[m.record].entities[m.entity].mentions);
    mentions.into_iter().any(|mention| mention.kind == MentionKind::Name)
}

fn head(text: &str) -> String {
    let stops = ["of", "in", "on", "at", "from", "for", "with", "by", "to", "who", "that", "which", "near", "after"];
    let words = words(text);
    let upto = words.iter().position(|word| stops.contains(&word.as_str())).filter(|at| *at > 0).unwrap_or(words.len());
    words[..upto].last().cloned().unwrap_or_default()
}

impl Telling<'_> {
    /// The verb behind the trigger; the lemma where none is known.
    pub fn verb(&self) -> &str {
        match self.data.trigger.verb.as_str() {
            "" => &self.data.trigger.lemma,
            verb => verb,
        }
    }

    /// The bounds that more than tense gives; `None` where only tense bounds it, or nothing.
    pub fn own_time(&self) -> Option<Bounds> {
        let told = !matches!(self.data.time.basis, Basis::Tense | Basis::Undated);
        (told && self.data.time.bounds.begin.first.is_some() && self.data.time.bounds.end.last.is_some())
            .then_some(self.data.time.bounds)
    }

    /// True where the source says that it happened, or that it did not.
    pub fn is_real(&self) -> bool {
        matches!(self.data.factuality, Factuality::Asserted | Factuality::Denied)
    }

    /// True for verbs of saying.
    pub fn is_speech(&self) -> bool {
        self.data.timeml_class == TimemlClass::Reporting
    }

    /// True for what is no happening.
    pub fn is_state(&self) -> bool {
        matches!(self.data.timeml_class, TimemlClass::State | TimemlClass::IState)
    }

    /// The named entities that take part.
    pub fn named(&self) -> impl Iterator<Item = (Role, EntityId)> + '_ {
        self.parts.iter().filter(|part| part.named).filter_map(|part| part.entity.map(|entity| (part.role, entity)))
    }
}
