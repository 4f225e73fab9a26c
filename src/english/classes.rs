//! Classes of words that decide how a sentence hangs together: `ontology/words/word_classes.tsv`.

use super::verbs;
use std::collections::HashMap;
use std::sync::LazyLock;

const LIST: &str = include_str!("../../ontology/words/word_classes.tsv");

/// What a verb or noun does to the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Stands beside, behind or around the words said.
    Quote,
    /// What speakers do to somebody or something, too.
    Speak,
    /// Introduces a complete clause with "that".
    Content,
    /// A deed, and how it was done, are what it is about.
    Confess,
    /// Takes "of" behind its object.
    Of,
    /// Tells what became of a number of people.
    Become,
    /// Its bare number counts people.
    Harm,
    /// Its past without an object tells what was done to somebody.
    Undergo,
    /// Its participle behind a comma tells what came of a deed.
    Result,
    /// What events do and places do not.
    Happen,
    /// Takes no object.
    Stay,
    /// What is wanted follows with "to".
    Want,
    /// What a ceremony does: "marking the day".
    Mark,
    /// In a line without a verb it is no noun.
    Headline,
    /// A noun with "to" before whose it is.
    To,
    /// A noun with no other clause with "that" than what it is about.
    Belief,
    /// A noun that may be told of, and told.
    Told,
    /// A noun which an infinitive fills.
    Filled,
    /// A noun with what is left behind it.
    Leaving,
    /// A noun with "on" before what it is about.
    About,
    /// A noun for where one is sent or goes, without an article.
    Bare,
    /// The first half of a verb with a hyphen: "test-fired".
    Half,
}

const NAMES: [(&str, Class); 22] = [
    ("quote", Class::Quote),
    ("speak", Class::Speak),
    ("content", Class::Content),
    ("confess", Class::Confess),
    ("of", Class::Of),
    ("become", Class::Become),
    ("harm", Class::Harm),
    ("undergo", Class::Undergo),
    ("result", Class::Result),
    ("happen", Class::Happen),
    ("stay", Class::Stay),
    ("want", Class::Want),
    ("mark", Class::Mark),
    ("headline", Class::Headline),
    ("to", Class::To),
    ("belief", Class::Belief),
    ("told", Class::Told),
    ("filled", Class::Filled),
    ("leaving", Class::Leaving),
    ("about", Class::About),
    ("bare", Class::Bare),
    ("half", Class::Half),
];

/// The classes of a verb or noun, given its lemma.
static CLASSES: LazyLock<HashMap<(&str, &str), Vec<Class>>> = LazyLock::new(|| {
    let mut classes: HashMap<(&str, &str), Vec<Class>> = HashMap::new();
    for (class, pos, lemmas) in rows() {
        lemmas.split(',').for_each(|lemma| classes.entry((pos, lemma)).or_default().push(class));
    }
    classes
});

fn rows() -> impl Iterator<Item = (Class, &'static str, &'static str)> {
    LIST.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (class, rest) = line.split_once('\t')?;
        let (pos, lemmas) = rest.split_once('\t')?;
        let (_, class) = NAMES.iter().find(|(name, _)| *name == class)?;
        Some((*class, pos, lemmas))
    })
}

fn has(pos: &str, lemma: &str, class: Class) -> bool {
    CLASSES.get(&(pos, lemma)).is_some_and(|classes| classes.contains(&class))
}

/// True where a form is one of a verb of a class.
pub fn is_verb_of(form: &str, class: Class) -> bool {
    let lower = form.to_lowercase();
    has("v", &lower, class) || verbs::base(&lower).is_some_and(|base| has("v", &base, class))
}

/// True where a form is the singular or plural of a noun of a class.
pub fn is_noun_of(form: &str, class: Class) -> bool {
    let lower = form.to_lowercase();
    let singular = || match lower.strip_suffix("ies") {
        Some(stem) => has("n", &format!("{stem}y"), class),
        None => lower.strip_suffix('s').is_some_and(|stem| has("n", stem, class)),
    };
    has("n", &lower, class) || singular()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_have_the_classes_of_their_lemmas() {
        for form in ["said", "Says", "adding", "warned", "noted"] {
            assert!(is_verb_of(form, Class::Quote), "{form}");
        }
        assert!(
            is_verb_of("left", Class::Result) && is_verb_of("fell", Class::Stay) && is_verb_of("found", Class::Become)
        );
        assert!(
            is_noun_of("treaties", Class::About)
                && is_noun_of("allegations", Class::Belief)
                && !is_noun_of("news", Class::Belief)
        );
    }

    #[test]
    fn every_row_is_read_and_every_verb_known() {
        assert_eq!(rows().count(), LIST.lines().filter(|line| !line.starts_with('#')).count());
        for (class, pos, lemmas) in rows() {
            assert!(pos == "v" || pos == "n", "{class:?}");
            let past = |lemma: &str| verbs::base(&format!("{lemma}s")).is_some_and(|base| base == lemma);
            let unknown = lemmas.split(',').find(|lemma| pos == "v" && !past(lemma) && *lemma != "have");
            assert_eq!(unknown, None, "{class:?}");
        }
    }
}
