//! The type of an event, by its lemma and what stands around it; the types are data of the ontology.

use super::frame::{Argument, Frame};
use super::site::{self, Kind};
use super::syntax::Syntax;
use crate::document::{Deprel, EntityKind, Role, TokenId, Upos, Xpos};
use crate::ontology::{self, Ontology};

/// The local name of the event type that fits a frame best.
pub(super) fn event_type(syn: &Syntax, frame: &Frame, ontology: &Ontology) -> Option<String> {
    let (subject, object) = (frame.argument(Role::Subject), frame.argument(Role::Object));
    // A phrase may hang on the object where it belongs to the verb: "charged the banker with fraud".
    let beside = object.into_iter().flat_map(|argument| syn.children_by(argument.head, &[Deprel::Nmod]));
    let taking_part = frame.arguments.iter().filter(|argument| argument.role != Role::Time);
    let heads = taking_part.map(|argument| argument.head).chain(beside);
    // "charged with entering the bridge": before a gerund a preposition is a mark
    let mark = |head: TokenId| {
        let gerund = syn.xpos(head) == Xpos::Vbg;
        syn.children_by(head, &[Deprel::Mark]).next().filter(|_| gerund).map(|mark| syn.lower(mark))
    };
    let prepositions: Vec<String> = heads.filter_map(|head| syn.preposition(head).or_else(|| mark(head))).collect();
    let prepositions: Vec<&str> = prepositions.iter().map(String::as_str).collect();
    let near: Vec<&str> = nearby(syn, frame.site.trigger).map(|tok| syn.lemma(tok)).collect();
    // also "the Harbour Bridge"
    let noun = |argument: &Argument| syn.lemma(measured(syn, argument.head)).to_lowercase();
    let (subject_noun, object_noun) = (subject.map(noun), object.map(noun));
    let around = ontology::Frame {
        subject: subject.map(|argument| kind(syn, argument)),
        object: object.map(|argument| kind(syn, argument)),
        subject_noun: subject_noun.as_deref(),
        object_noun: object_noun.as_deref(),
        content: frame.argument(Role::Content).is_some(),
        prepositions: &prepositions,
        near: &near,
    };
    let found = match frame.site.kind {
        Kind::Noun(_) => noun_lemmas(syn, frame).iter().find_map(|lemma| ontology.type_of_noun(lemma, &around)),
        // "the weather was fine" fines nobody.
        Kind::State => None,
        Kind::Verb => {
            let whole = syn.lemma_with_particle(frame.site.trigger);
            ontology
                .type_of_verb(&whole, &around)
                .or_else(|| ontology.type_of_verb(syn.lemma(frame.site.trigger), &around))
        }
    };
    found.map(|event_type| event_type.name.clone())
}

/// How far a word may stand from another that it explains.
const NEAR: u32 = 24;

/// The words of the sentence around one. *Cost*: no more for a long sentence.
fn nearby(syn: &Syntax, trigger: TokenId) -> impl Iterator<Item = TokenId> {
    let sentence = syn.doc.sentence(syn.token(trigger).sentence);
    let first = trigger.0.saturating_sub(NEAR).max(sentence.first.0);
    (first..sentence.end.0.min(trigger.0 + NEAR + 1)).map(TokenId)
}

/// What an event noun may be listed as, the longest first: "air strike", "strike".
fn noun_lemmas(syn: &Syntax, frame: &Frame) -> Vec<String> {
    let noun = site::noun_lemma(syn, frame.site.trigger);
    let before = syn.children_by(frame.site.trigger, &[Deprel::Compound, Deprel::Amod]);
    let mut lemmas: Vec<String> = before.map(|tok| format!("{} {noun}", syn.lemma(tok).to_lowercase())).collect();
    lemmas.push(noun);
    lemmas
}

/// Nouns that count or measure what follows them after "of".
const MEASURES: [&str; 24] = [
    "number", "dozen", "dozens", "hundred", "thousand", "million", "billion", "majority", "rest", "part", "half",
    "third", "quarter", "most", "much", "lot", "ton", "tonne", "kilogram", "gram", "litre", "barrel", "group",
    "amount",
];

/// The noun inside a measure: "the number of **troops**", "50,000 tonnes of **flour**".
pub(super) fn measured(syn: &Syntax, head: TokenId) -> TokenId {
    if !MEASURES.contains(&syn.lemma(head).to_lowercase().as_str()) && syn.upos(head) != Upos::Num {
        return head;
    }
    let inside =
        syn.children_by(head, &[Deprel::Nmod, Deprel::Obl]).find(|tok| syn.preposition(*tok).as_deref() == Some("of"));
    inside.unwrap_or(head)
}

fn kind(syn: &Syntax, argument: &Argument) -> &'static str {
    if matches!(
        syn.lower(argument.head).as_str(),
        "he" | "him" | "she" | "her" | "who" | "whom" | "everybody" | "nobody" | "somebody"
    ) {
        return "Person";
    }
    match syn.entity(measured(syn, argument.head)).map(|entity| syn.doc.entities[entity.index()].kind) {
        Some(EntityKind::Person) => "Person",
        Some(EntityKind::Organization) => "Organization",
        Some(EntityKind::Place) => "Place",
        Some(EntityKind::Country) => "Country",
        Some(EntityKind::Thing) => "Thing",
        Some(EntityKind::Other) | None => "Other",
    }
}
