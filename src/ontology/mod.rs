//! Event types as data: read from `ontology/events.ttl` and from files of the user's own.
//!
//! Goes in: Turtle. Comes out: an [`Ontology`] that tells which event types a trigger lemma may name.
//! It stands below the stages because `extract`, `graph` and `rdf` all need it, and stages do not import each other.
//! It deliberately knows no syntax: a stage tells it the lemma and, in a [`Frame`], what stands around it.
//!
//! ```
//! use dateline::ontology::{Frame, Ontology};
//! let ontology = Ontology::embedded();
//! let found = ontology.type_of_noun("pull-out", &Frame::default()).unwrap();
//! assert_eq!((found.name.as_str(), found.label.as_str()), ("Withdrawal", "withdrawal"));
//! ```

pub mod gazetteer;
mod trigger;
mod turtle;

pub use trigger::{Condition, Frame, Trigger};
pub(crate) use turtle::syntax_error;

use crate::error::{Error, Result};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

/// The event types that ship with Dateline, as Turtle.
pub const EVENTS_TTL: &str = include_str!("../../ontology/events.ttl");

/// The event types of the ontology, by local name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ontology {
    /// Event types by local name (`Withdrawal`).
    pub types: BTreeMap<String, EventType>,
    /// Names of the types that a verb lemma may name, with the position of the trigger in the type.
    verbs: BTreeMap<String, Vec<(String, usize)>>,
    /// The same for noun lemmas.
    nouns: BTreeMap<String, Vec<(String, usize)>>,
}

/// An event type: what its triggers are and who takes part.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EventType {
    /// Local name: `Withdrawal`.
    pub name: String,
    /// Readable label: `withdrawal`.
    pub label: String,
    /// What it is, in a sentence.
    pub comment: String,
    /// Local name of the broader type.
    pub broader: Option<String>,
    /// Verbs that name it, particles included (`pull out`), sorted.
    pub verbs: Vec<Trigger>,
    /// Nouns that name it (`withdrawal`, `air strike`), sorted.
    pub nouns: Vec<Trigger>,
    /// What a role means in this type: (`subject`, `who withdraws`), sorted.
    pub roles: Vec<(String, String)>,
    /// Sentences that hold an event of this type.
    pub examples: Vec<Example>,
    /// Sentences whose marked word looks like this type and is another thing.
    pub counterexamples: Vec<Example>,
    /// Nearest PLOVER category: `RETREAT`.
    pub plover: Option<String>,
    /// Nearest ACE 2005 category: `Movement:Transport`.
    pub ace: Option<String>,
}

/// A sentence with one word marked in square brackets: `Spain [withdrew] its troops.`
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Example {
    /// The sentence without the brackets.
    pub text: String,
    /// The marked stretch, bytes of `text`, half-open.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

impl Ontology {
    /// The ontology that ships with Dateline, parsed once.
    pub fn embedded() -> &'static Ontology {
        static EMBEDDED: OnceLock<Ontology> = OnceLock::new();
        // Invariant: the embedded file parses; a test reads it.
        EMBEDDED.get_or_init(|| match Ontology::parse(&[("ontology/events.ttl", EVENTS_TTL)]) {
            Ok(ontology) => ontology,
            Err(error) => panic!("the ontology built into the program is broken: {error}"),
        })
    }

    /// The shipped ontology and a Turtle file of the user's own. A type that stands in both has the triggers of both.
    ///
    /// *Errors*: the file cannot be read, is no Turtle, or breaks the form described in `ontology/events.ttl`.
    pub fn with_file(path: &Path) -> Result<Ontology> {
        let own = std::fs::read_to_string(path).map_err(Error::io(path))?;
        Ontology::parse(&[("ontology/events.ttl", EVENTS_TTL), (&path.display().to_string(), &own)])
    }

    /// Reads event types from Turtle texts, each with the name that errors show; the texts are read as one graph.
    ///
    /// *Errors*: no Turtle, or not the form described in `ontology/events.ttl`; with file, line and column.
    pub fn parse(sources: &[(&str, &str)]) -> Result<Ontology> {
        Ok(Ontology::from_types(turtle::read(sources)?))
    }

    fn from_types(types: BTreeMap<String, EventType>) -> Ontology {
        let (mut verbs, mut nouns) = (BTreeMap::new(), BTreeMap::new());
        for (name, event_type) in &types {
            index(&mut verbs, name, &event_type.verbs);
            index(&mut nouns, name, &event_type.nouns);
        }
        Ontology { types, verbs, nouns }
    }

    /// A type by its local name.
    pub fn get(&self, name: &str) -> Option<&EventType> {
        self.types.get(name)
    }

    /// The type that a verb names in its surroundings; `lemma` includes the particle (`pull out`).
    ///
    /// Where several fit, the one whose trigger asks for most; of those the first by name.
    pub fn type_of_verb(&self, lemma: &str, frame: &Frame) -> Option<&EventType> {
        best(self.types_of_verb(lemma), frame)
    }

    /// The type that an event noun names in its surroundings; `lemma` may be of several words (`air strike`).
    pub fn type_of_noun(&self, lemma: &str, frame: &Frame) -> Option<&EventType> {
        best(self.types_of_noun(lemma), frame)
    }

    /// All types that a verb may name, with the trigger that says so, in order of their names.
    pub fn types_of_verb<'o>(&'o self, lemma: &str) -> impl Iterator<Item = (&'o EventType, &'o Trigger)> + use<'o> {
        let found = self.verbs.get(lemma).map(Vec::as_slice).unwrap_or_default();
        found.iter().map(|(name, at)| (&self.types[name], &self.types[name].verbs[*at]))
    }

    /// All types that a noun may name, with the trigger that says so, in order of their names.
    pub fn types_of_noun<'o>(&'o self, lemma: &str) -> impl Iterator<Item = (&'o EventType, &'o Trigger)> + use<'o> {
        let found = self.nouns.get(lemma).map(Vec::as_slice).unwrap_or_default();
        found.iter().map(|(name, at)| (&self.types[name], &self.types[name].nouns[*at]))
    }

    /// True where `name` is `broader` or a type below it.
    pub fn is_a(&self, name: &str, broader: &str) -> bool {
        self.line(name).any(|above| above == broader)
    }

    /// A type's name and those of the types above it, nearest first. A circle is walked once.
    pub fn line<'o>(&'o self, name: &'o str) -> impl Iterator<Item = &'o str> + use<'o> {
        let above = |name: &&'o str| self.get(name).and_then(|event_type| event_type.broader.as_deref());
        std::iter::successors(Some(name), above).take(self.types.len().max(1))
    }
}

fn index(found: &mut BTreeMap<String, Vec<(String, usize)>>, name: &str, triggers: &[Trigger]) {
    for (at, trigger) in triggers.iter().enumerate() {
        found.entry(trigger.lemma.clone()).or_default().push((name.to_owned(), at));
    }
}

/// True for a word that says which one of a row, in lower case: "first", "tenth", "last", "only".
pub fn is_ordinal(word: &str) -> bool {
    const WORDS: [&str; 15] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "only",
        "latest", "youngest", "oldest",
    ];
    WORDS.contains(&word)
}

/// True for a verb whose subject, or whose object in the passive, begins.
pub fn is_beginning(verb: &str) -> bool {
    matches!(verb, "begin" | "break out" | "commence" | "erupt" | "launch" | "open" | "resume" | "start")
}

/// True for a verb that takes somebody as its object and, behind "for", what he did: "fined the firm for hiding losses".
pub fn is_blaming(verb: &str) -> bool {
    const VERBS: [&str; 22] = [
        "blame",
        "thank",
        "criticize",
        "criticise",
        "condemn",
        "praise",
        "arrest",
        "jail",
        "fine",
        "sentence",
        "punish",
        "sue",
        "prosecute",
        "charge",
        "detain",
        "imprison",
        "execute",
        "honor",
        "honour",
        "investigate",
        "suspend",
        "ban",
    ];
    VERBS.contains(&verb)
}

fn best<'o>(found: impl Iterator<Item = (&'o EventType, &'o Trigger)>, frame: &Frame) -> Option<&'o EventType> {
    let fitting = found.filter(|(_, trigger)| trigger.fits(frame));
    // `max_by_key` keeps the last of equals; reversed order makes that the first by name.
    let narrow = |(_, trigger): &(&EventType, &Trigger)| (trigger.conditions.len(), trigger.names_nouns());
    fitting.collect::<Vec<_>>().into_iter().rev().max_by_key(narrow).map(|(found, _)| found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = r#"
        @prefix dl: <https://w3id.org/dateline/ns#> . @prefix et: <https://w3id.org/dateline/type#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        et:Accusation a dl:EventType ; rdfs:label "accusation"@en ; rdfs:subClassOf et:Justice ;
            dl:verb "accuse" , "charge | object Person Organization" ; dl:noun "charge | with of against" .
        et:Charging a dl:EventType ; rdfs:label "charging"@en ; dl:verb "charge | object-noun battery phone" .
        et:Attack a dl:EventType ; rdfs:label "attack"@en ; dl:verb "charge" , "charge up" ; dl:noun "air strike" .
        et:Justice a dl:EventType ; rdfs:label "justice"@en ."#;

    #[test]
    fn a_verb_names_the_type_its_surroundings_ask_for() {
        let ontology = Ontology::parse(&[("sample.ttl", SAMPLE)]).unwrap();
        let check = |lemma: &str, frame: Frame, expected: Option<&str>| {
            let found = ontology.type_of_verb(lemma, &frame).map(|found| found.name.as_str());
            assert_eq!(found, expected, "{lemma} {frame:?}");
        };
        let object = |kind| Frame { object: Some(kind), ..Frame::default() };
        check("charge", object("Person"), Some("Accusation"));
        check(
            "charge",
            Frame { object: Some("Thing"), object_noun: Some("battery"), ..Frame::default() },
            Some("Charging"),
        );
        check("charge", Frame::default(), Some("Attack"));
        check("charge up", Frame::default(), Some("Attack"));
        check("accuse", Frame::default(), Some("Accusation"));
        check("smile", Frame::default(), None);
        let noun = |lemma, prepositions| ontology.type_of_noun(lemma, &Frame { prepositions, ..Frame::default() });
        assert_eq!(noun("charge", &["of"]).map(|found| found.name.as_str()), Some("Accusation"));
        assert_eq!(noun("charge", &["for"]), None);
        assert_eq!(noun("air strike", &[]).map(|found| found.name.as_str()), Some("Attack"));
        assert!(ontology.is_a("Accusation", "Justice") && !ontology.is_a("Attack", "Justice"));
    }

    #[test]
    fn a_file_of_the_users_own_adds_types_and_triggers() {
        let path = tempfile::NamedTempFile::new().unwrap();
        let own = r#"@prefix dl: <https://w3id.org/dateline/ns#> . @prefix et: <https://w3id.org/dateline/type#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            et:Withdrawal dl:verb "decamp" . et:Coronation a dl:EventType ; rdfs:label "coronation"@en ; dl:verb "crown" ."#;
        std::fs::write(path.path(), own).unwrap();
        let ontology = Ontology::with_file(path.path()).unwrap();
        let name = |lemma| ontology.type_of_verb(lemma, &Frame::default()).map(|found| found.name.clone());
        assert_eq!(name("crown").as_deref(), Some("Coronation"));
        assert_eq!(name("decamp").as_deref(), Some("Withdrawal"));
        assert!(ontology.type_of_noun("withdrawal", &Frame::default()).is_some());
    }

    #[test]
    fn a_broken_file_is_told_with_its_line() {
        let check = |text: &str, expected: &str| {
            let error = Ontology::parse(&[("my.ttl", text)]).unwrap_err().to_string();
            assert!(error.starts_with(expected), "{error}");
        };
        let head = "@prefix dl: <https://w3id.org/dateline/ns#> .\n@prefix et: <https://w3id.org/dateline/type#> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n";
        check("et:X a", "my.ttl:1:");
        check(&format!("{head}et:X a dl:EventType ; rdfs:label 'x'@en\n; dl:verb "), "my.ttl:5:");
        check(&format!("{head}\n<http://example.org/X> a dl:EventType ."), "my.ttl:5: an event type must be named in");
        check(&format!("{head}et:X a dl:EventType ."), "my.ttl:4: event type X has no rdfs:label");
        check(
            &format!("{head}et:X a dl:EventType ; rdfs:label 'x'@en ;\n dl:verb 'go | fast' ."),
            "my.ttl:5: trigger \"go | fast\"",
        );
        check(
            &format!("{head}et:X a dl:EventType ; rdfs:label 'x'@en ;\n dl:example 'It goes.' ."),
            "my.ttl:5: example",
        );
        check(
            &format!("{head}et:X a dl:EventType ; rdfs:label 'x'@en ; dl:plover 7 ."),
            "my.ttl:4: dl:plover of event type X",
        );
    }

    #[test]
    fn the_embedded_ontology_holds_together() {
        let ontology = Ontology::embedded();
        for (name, event_type) in &ontology.types {
            if let Some(broader) = &event_type.broader {
                assert!(ontology.get(broader).is_some(), "{name} is below {broader}, which does not exist");
            }
            let above = ontology.line(name).collect::<std::collections::BTreeSet<_>>();
            assert_eq!(above.len(), ontology.line(name).count(), "{name} stands above itself");
        }
    }
}
