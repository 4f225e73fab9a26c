//! Word lists of the stage: event nouns, verbs that fold, light verbs, prepositions and the parts they lead to.
//!
//! The lists are data under `ontology/words/`, embedded and parsed once.

use crate::document::Role;
use crate::ontology::gazetteer::gazetteer;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A noun that names happenings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct EventNoun {
    /// The verb behind it.
    pub verb: &'static str,
    /// True where it nearly always names a happening.
    pub strong: bool,
    /// What a phrase with "of" names.
    pub of: Role,
}

/// How a verb or adjective that is no event of its own bears on the event it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Fold {
    /// seem, have to, be going to, be set to
    Raising,
    /// begin, continue; "launched an attack"
    Aspectual,
    /// plan, want, be due
    Intention,
    /// try, seek
    Attempt,
    /// manage
    Success,
    /// fail, stop, be unable
    Failure,
    /// be able, be ready
    Ability,
    /// expect, be likely
    Expectation,
    /// "carried out an attack", "the attack took place"
    Light,
}

/// The class of word that folds: the same lemma may fold in one and not in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum FoldingWord {
    Verb,
    Passive,
    Adjective,
}

/// The event noun of this lemma.
pub(super) fn event_noun(lemma: &str) -> Option<EventNoun> {
    static LIST: OnceLock<HashMap<&'static str, EventNoun>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        rows(include_str!("../../ontology/words/event_nouns.tsv")).filter_map(event_noun_row).collect()
    });
    // "re-election" is an election, "pre-orders" are orders
    let plain = || PREFIXES.iter().find_map(|prefix| list.get(lemma.strip_prefix(prefix)?));
    list.get(lemma).or_else(plain).copied()
}

/// What stands before a hyphen and leaves a happening one.
const PREFIXES: [&str; 6] = ["pre-", "re-", "by-", "counter-", "mid-", "fire-"];

/// How a word folds into the infinitive or participle it governs, if it does.
pub(super) fn folds(lemma: &str, word: FoldingWord) -> Option<Fold> {
    static LIST: OnceLock<HashMap<(&'static str, FoldingWord), Fold>> = OnceLock::new();
    let list =
        LIST.get_or_init(|| rows(include_str!("../../ontology/words/folding.tsv")).filter_map(folding_row).collect());
    list.get(&(lemma, word)).copied()
}

/// How a verb folds into an event noun that is its object, if it does.
pub(super) fn light(verb: &str, noun: &str) -> Option<Fold> {
    type Entry = (Fold, Option<Vec<&'static str>>);
    static LIST: OnceLock<HashMap<&'static str, Entry>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        rows(include_str!("../../ontology/words/light_verbs.tsv"))
            .filter_map(|row| {
                let fold = if *row.get(1)? == "begin" { Fold::Aspectual } else { Fold::Light };
                let nouns = (*row.get(2)? != "*").then(|| row[2].split(' ').collect());
                Some((row[0], (fold, nouns)))
            })
            .collect()
    });
    let (fold, nouns) = list.get(verb)?;
    nouns.as_ref().is_none_or(|nouns| nouns.contains(&noun)).then_some(*fold)
}

/// The part that a phrase takes by its preposition, after this word or in general.
pub(super) fn role_by_preposition(word: &str, preposition: &str, noun: bool) -> Option<Role> {
    static LIST: OnceLock<HashMap<(&'static str, &'static str), Role>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        rows(include_str!("../../ontology/words/prepositions.tsv"))
            .filter_map(|row| Some(((*row.first()?, *row.get(1)?), role(row.get(2)?)?)))
            .collect()
    });
    if !noun {
        return [word, "*"].iter().find_map(|key| list.get(&(*key, preposition)).copied());
    }
    let own = format!("noun {word}");
    [own.as_str(), "noun", "*"].iter().find_map(|key| list.get(&(*key, preposition)).copied())
}

/// Whose action the infinitive after a verb and its object is: `Subject` or `Object`; `None` where it only says what for.
pub(super) fn control(lemma: &str) -> Option<Role> {
    static LIST: OnceLock<HashMap<&'static str, Role>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        rows(include_str!("../../ontology/words/control.tsv"))
            .filter_map(|row| Some((*row.first()?, role(row.get(1)?)?)))
            .collect()
    });
    list.get(lemma).copied()
}

/// True for a noun or title of persons: "commander".
pub(super) fn names_office(lemma: &str) -> bool {
    gazetteer().title(lemma).is_some() || OFFICES.contains(&lemma)
}

const OFFICES: &[&str] = &[
    "commander",
    "leader",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "chief",
    "head",
    "director",
    "lawyer",
    "analyst",
    "general",
    "officer",
    "secretary",
    "coach",
    "captain",
    "striker",
    "author",
    "economist",
    "journalist",
    "professor",
    "activist",
    "lawmaker",
    "chairman",
    "chairwoman",
    "president",
    "minister",
    "founder",
    "official",
    "owner",
    "singer",
];

/// True for a verb whose lone object is who is addressed.
pub(super) fn is_addressing(lemma: &str) -> bool {
    ADDRESSING.contains(&lemma)
}

/// True for a verb that takes two objects, the first of whom receives.
pub(super) fn is_giving(lemma: &str) -> bool {
    GIVING.contains(&lemma)
}

const GIVING: &[&str] = &[
    "give", "offer", "award", "send", "pay", "show", "promise", "grant", "hand", "allow", "teach", "owe", "lend",
    "deny", "cost", "bring", "sell", "serve", "tell", "ask", "fine", "save", "wish", "buy",
];

/// True for a verb that never has an object, shared or not.
pub(super) fn is_intransitive(lemma: &str) -> bool {
    INTRANSITIVE.contains(&lemma)
}

const INTRANSITIVE: &[&str] = &[
    "emerge",
    "arrive",
    "come",
    "go",
    "appear",
    "disappear",
    "happen",
    "occur",
    "fall",
    "rise",
    "die",
    "exist",
    "sit",
    "sleep",
    "collapse",
    "explode",
    "vanish",
    "depart",
    "wait",
    "listen",
    "laugh",
    "cry",
    "stand",
    "lie",
    "remain",
    "stay",
    "rally",
    "march",
    "protest",
    "fly",
    "travel",
    "retire",
    "apologise",
    "apologize",
    "speak",
    "talk",
    "agree",
    "dine",
    "land",
    "sink",
    "rest",
    "live",
    "work",
    "act",
    "react",
    "respond",
    "reply",
    "vote",
    "step",
    "look",
];

/// True for a verb by which somebody makes or calls one thing another: "declared the outbreak an emergency".
pub(super) fn is_naming(lemma: &str) -> bool {
    NAMING.contains(&lemma)
}

const NAMING: &[&str] = &[
    "declare",
    "term",
    "name",
    "elect",
    "appoint",
    "label",
    "designate",
    "dub",
    "brand",
    "consider",
    "deem",
    "proclaim",
    "call",
    "rename",
    "crown",
    "pronounce",
];

/// True for a verb that may stand beside what it reports, or before it.
pub(super) fn is_saying(lemma: &str) -> bool {
    SAYING.contains(&lemma) || ADDRESSING.contains(&lemma)
}

const ADDRESSING: &[&str] =
    &["tell", "inform", "remind", "notify", "brief", "assure", "warn", "ask", "urge", "advise", "persuade", "convince"];

const SAYING: &[&str] = &[
    "say",
    "add",
    "explain",
    "note",
    "claim",
    "report",
    "announce",
    "state",
    "write",
    "argue",
    "insist",
    "stress",
    "believe",
    "think",
    "suggest",
    "conclude",
    "recall",
    "reply",
    "comment",
    "declare",
    "reveal",
    "confirm",
    "admit",
    "continue",
    "estimate",
    "acknowledge",
    "allege",
    "assert",
    "caution",
    "complain",
    "concede",
    "deny",
    "disclose",
    "emphasize",
    "promise",
    "vow",
    "pledge",
];

fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| line.split('\t').collect())
}

fn event_noun_row(row: Vec<&'static str>) -> Option<(&'static str, EventNoun)> {
    let [noun, verb, strength, of] = row[..] else { return None };
    Some((noun, EventNoun { verb, strong: strength == "event", of: role(of)? }))
}

fn folding_row(row: Vec<&'static str>) -> Option<((&'static str, FoldingWord), Fold)> {
    let [lemma, how, word] = row[..] else { return None };
    let word = match word {
        "verb" => FoldingWord::Verb,
        "passive" => FoldingWord::Passive,
        "adjective" => FoldingWord::Adjective,
        _ => return None,
    };
    let how = match how {
        "raising" => Fold::Raising,
        "aspectual" => Fold::Aspectual,
        "intention" => Fold::Intention,
        "attempt" => Fold::Attempt,
        "success" => Fold::Success,
        "failure" => Fold::Failure,
        "ability" => Fold::Ability,
        "expectation" => Fold::Expectation,
        _ => return None,
    };
    Some(((lemma, word), how))
}

fn role(name: &str) -> Option<Role> {
    Some(match name {
        "subject" => Role::Subject,
        "object" => Role::Object,
        "recipient" => Role::Recipient,
        "instrument" => Role::Instrument,
        "place" => Role::Place,
        "origin" => Role::Origin,
        "destination" => Role::Destination,
        "topic" => Role::Topic,
        "content" => Role::Content,
        "time" => Role::Time,
        "purpose" => Role::Purpose,
        "other" => Role::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every line of a list that is no comment must be read, else a slip of the pen would go unnoticed.
    #[test]
    fn every_row_is_read() {
        let nouns = include_str!("../../ontology/words/event_nouns.tsv");
        assert!(rows(nouns).all(|row| event_noun_row(row).is_some()));
        let folding = include_str!("../../ontology/words/folding.tsv");
        assert!(rows(folding).all(|row| folding_row(row.clone()).is_some_and(|(key, _)| key.0 == row[0])));
        let prepositions = include_str!("../../ontology/words/prepositions.tsv");
        assert!(rows(prepositions).all(|row| row.len() == 3 && role(row[2]).is_some()));
        assert!(rows(include_str!("../../ontology/words/light_verbs.tsv")).all(|row| row.len() == 3));
    }

    #[test]
    fn the_more_special_row_wins() {
        assert_eq!(role_by_preposition("say", "to", false), Some(Role::Recipient));
        assert_eq!(role_by_preposition("go", "to", false), Some(Role::Destination));
        assert_eq!(role_by_preposition("attack", "on", true), Some(Role::Object));
        assert_eq!(light("make", "deal"), Some(Fold::Light));
        assert_eq!(light("make", "war"), None);
    }
}
