//! Words that decide how far what they govern is true: "plan", "deny", "likely", "alleged".
//!
//! The list is data, `ontology/words/embedding.tsv`; its head tells the columns.

use std::collections::HashMap;
use std::sync::LazyLock;

const LIST: &str = include_str!("../../ontology/words/embedding.tsv");

/// What a word does to what it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It is so, whatever holds of the word itself.
    Fact,
    /// As the word itself: "begin", "manage".
    Keep,
    /// As the speaker has it: "say".
    Report,
    /// Somebody believes it.
    Opinion,
    /// It is not so.
    Deny,
    /// It is so after all: "did not fail".
    Asserted,
    /// Somebody intends it.
    Plan,
    /// Somebody expects it.
    Predict,
    /// Somebody asks for it.
    Request,
    /// It may be.
    Possible,
    /// It was so, and is no longer: "stop".
    Stop,
    /// It will be so: "is going to".
    Future,
    /// It can be so, and that is sure: "allow".
    Enable,
}

/// The part that a word plays where it governs something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// A verb.
    Verb,
    /// A noun.
    Noun,
    /// A predicate adjective: "likely to".
    Adjective,
    /// An adjective before an event noun: "alleged".
    Modifier,
    /// An adverb.
    Adverb,
}

/// The effect of a word and its effect when it is negated; `None` for a word that has none.
///
/// A second word of `lemma` is a particle or the preposition that leads to what is governed: "call for".
pub fn effect(part: Part, lemma: &str) -> Option<(Effect, Effect)> {
    static WORDS: LazyLock<Words> = LazyLock::new(words);
    WORDS.get(&(part, lemma)).copied()
}

/// The effects of words, plain and negated.
type Words = HashMap<(Part, &'static str), (Effect, Effect)>;

fn words() -> Words {
    let mut words = HashMap::new();
    for line in LIST.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        if let [part, plain, negated, lemmas] = fields[..]
            && let (Some(part), Some(plain), Some(negated)) = (part_of(part), effect_of(plain), effect_of(negated))
        {
            for lemma in lemmas.split(',') {
                // The first line that lists a word has it.
                words.entry((part, lemma.trim())).or_insert((plain, negated));
            }
        }
    }
    words
}

fn part_of(name: &str) -> Option<Part> {
    Some(match name {
        "v" => Part::Verb,
        "n" => Part::Noun,
        "a" => Part::Adjective,
        "m" => Part::Modifier,
        "r" => Part::Adverb,
        _ => return None,
    })
}

fn effect_of(name: &str) -> Option<Effect> {
    Some(match name {
        "fact" => Effect::Fact,
        "keep" => Effect::Keep,
        "report" => Effect::Report,
        "opinion" => Effect::Opinion,
        "deny" => Effect::Deny,
        "asserted" => Effect::Asserted,
        "plan" => Effect::Plan,
        "predict" => Effect::Predict,
        "request" => Effect::Request,
        "possible" => Effect::Possible,
        "stop" => Effect::Stop,
        "future" => Effect::Future,
        "enable" => Effect::Enable,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_read() {
        for line in LIST.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            assert_eq!(fields.len(), 4, "{line}");
            assert!(part_of(fields[0]).is_some() && effect_of(fields[1]).is_some() && effect_of(fields[2]).is_some());
        }
        assert_eq!(effect(Part::Verb, "refuse"), Some((Effect::Deny, Effect::Asserted)));
        assert_eq!(effect(Part::Verb, "walk"), None);
    }

    #[test]
    fn no_word_is_listed_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for line in LIST.lines().filter(|line| !line.starts_with('#')) {
            let (part, lemmas) = (line.split('\t').next().unwrap_or(""), line.rsplit('\t').next().unwrap_or(""));
            for lemma in lemmas.split(',') {
                assert!(seen.insert((part, lemma)), "{part} {lemma}");
            }
        }
    }
}
