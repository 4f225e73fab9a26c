//! [`Trigger`]: a lemma that names an event type, and the conditions under which it does.
//!
//! The grammar of a trigger in Turtle, one string:
//!
//! ```text
//! trigger   := lemma ( "|" condition )*
//! condition := "subject" fill+ | "object" fill+      what fills the role; any one of
//!            | "object-noun" lemma+                   the object's head is one of these nouns
//!            | "subject-noun" lemma+                  the subject's head is one of these nouns
//!            | "content" ("some" | "none")             whether a clause tells what is said
//!            | "with" preposition+                    one of these prepositions leads to a participant
//!            | "without" preposition+                 none of these does
//!            | "near" lemma+                          one of these words stands in the sentence, not far away
//! fill      := Person | Organization | Place | Country | Thing | Other | some | none
//! ```

/// A lemma that names an event type, and the conditions under which it does.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trigger {
    /// The lemma, particle included (`pull out`), or several words (`air strike`).
    pub lemma: String,
    /// All of them must hold.
    pub conditions: Vec<Condition>,
}

/// One condition on what stands around a trigger.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// The subject is of one of these kinds (`Person`, …), or there is `some` or `none`.
    Subject(Vec<String>),
    /// The object is of one of these kinds, or there is `some` or `none`.
    Object(Vec<String>),
    /// The subject's head noun is one of these lemmas.
    SubjectNoun(Vec<String>),
    /// The object's head noun is one of these lemmas.
    ObjectNoun(Vec<String>),
    /// A clause tells what is said, or none does.
    Content(Vec<String>),
    /// One of these prepositions leads to a participant.
    With(Vec<String>),
    /// None of these prepositions leads to a participant.
    Without(Vec<String>),
    /// One of these lemmas stands nearby.
    Near(Vec<String>),
}

/// What stands around a trigger, as far as the caller knows. Subject and object are those of the active voice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Frame<'a> {
    /// Kind of the subject (`Person`); `Some("Other")` where there is one of no known kind.
    pub subject: Option<&'a str>,
    /// Kind of the object.
    pub object: Option<&'a str>,
    /// Lemma of the subject's head.
    pub subject_noun: Option<&'a str>,
    /// Lemma of the object's head.
    pub object_noun: Option<&'a str>,
    /// True where a clause tells what is said.
    pub content: bool,
    /// Prepositions that lead to its other participants.
    pub prepositions: &'a [&'a str],
    /// Lemmas that stand nearby in its sentence.
    pub near: &'a [&'a str],
}

/// The kinds of entities, as the nouns of a document name them, and the two words for presence.
const FILLS: [&str; 8] = ["Person", "Organization", "Place", "Country", "Thing", "Other", "some", "none"];

impl Trigger {
    /// Reads a trigger; the grammar stands at the head of this file.
    ///
    /// *Errors*: what is wrong with it, in words.
    pub fn parse(text: &str) -> Result<Trigger, String> {
        let mut parts = text.split('|').map(str::trim);
        let lemma = parts.next().unwrap_or_default();
        if lemma.is_empty() {
            return Err(format!("trigger {text:?} has no lemma"));
        }
        let conditions = parts.map(|part| Condition::parse(part).map_err(|why| format!("trigger {text:?}: {why}")));
        Ok(Trigger { lemma: words(lemma).join(" "), conditions: conditions.collect::<Result<_, _>>()? })
    }

    /// How many of its conditions name nouns, which is narrower than to name a kind.
    pub fn names_nouns(&self) -> usize {
        let noun = |condition: &&Condition| matches!(condition, Condition::SubjectNoun(_) | Condition::ObjectNoun(_));
        self.conditions.iter().filter(noun).count()
    }

    /// True where all conditions hold.
    pub fn fits(&self, frame: &Frame) -> bool {
        self.conditions.iter().all(|condition| condition.holds(frame))
    }
}

impl Condition {
    fn parse(text: &str) -> Result<Condition, String> {
        let mut list = words(text);
        if list.len() < 2 {
            return Err(format!("expected a condition such as `object Person`, found {text:?}"));
        }
        let key = list.remove(0);
        let odd = list.iter().find(|fill| !FILLS.contains(&fill.as_str()));
        if let Some(odd) = odd.filter(|_| matches!(key.as_str(), "subject" | "object")) {
            return Err(format!("expected one of {}, found {odd:?}", FILLS.join(", ")));
        }
        if let Some(odd) = list.iter().find(|fill| key == "content" && !matches!(fill.as_str(), "some" | "none")) {
            return Err(format!("expected some or none, found {odd:?}"));
        }
        match key.as_str() {
            "content" => Ok(Condition::Content(list)),
            "subject" => Ok(Condition::Subject(list)),
            "object" => Ok(Condition::Object(list)),
            "subject-noun" => Ok(Condition::SubjectNoun(list)),
            "object-noun" => Ok(Condition::ObjectNoun(list)),
            "with" => Ok(Condition::With(list)),
            "without" => Ok(Condition::Without(list)),
            "near" => Ok(Condition::Near(list)),
            _ => Err(format!(
                "expected subject, object, subject-noun, object-noun, content, with, without or near, found {key:?}"
            )),
        }
    }

    fn holds(&self, frame: &Frame) -> bool {
        let one_of = |list: &[String], value: Option<&str>| value.is_some_and(|v| list.iter().any(|word| word == v));
        let any = |list: &[String], words: &[&str]| words.iter().any(|found| list.iter().any(|word| word == found));
        match self {
            Condition::Subject(fills) => filled(fills, frame.subject),
            Condition::Object(fills) => filled(fills, frame.object),
            Condition::SubjectNoun(nouns) => one_of(nouns, frame.subject_noun),
            Condition::ObjectNoun(nouns) => one_of(nouns, frame.object_noun),
            Condition::Content(fills) => filled(fills, frame.content.then_some("clause")),
            Condition::With(list) => any(list, frame.prepositions),
            Condition::Without(list) => !any(list, frame.prepositions),
            Condition::Near(list) => any(list, frame.near),
        }
    }
}

fn filled(fills: &[String], kind: Option<&str>) -> bool {
    fills.iter().any(|fill| match fill.as_str() {
        "some" => kind.is_some(),
        "none" => kind.is_none(),
        fill => kind == Some(fill),
    })
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}
