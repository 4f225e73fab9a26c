//! Sentences made of annotated ones with other verbs and nouns.
//!
//! Treebanks of the web hold few of the verbs that make news, and a network that has seen "toppled" only before a noun takes
//! it for a participle. Goes in: sentences with their trees. Comes out: some of them once more, verbs and common nouns
//! exchanged for others that bend alike and, for verbs, take an object where the old one does; the tree stays (after Şahin
//! & Steedman 2018, *Data augmentation via dependency tree morphing*, who crop and rotate trees where this fills them anew).

use super::corpora::{NameSample, Sample};
use super::made::third_person;
use crate::document::{Deprel, Upos, Xpos};
use crate::english::lemmas::capitalised;
use crate::english::verbs;
use crate::learn::{Random, Vectors};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The share of sentences that is told again.
const TOLD_AGAIN: f64 = 0.5;
/// The share of verbs, and of nouns, that is exchanged in them.
const EXCHANGED: [f64; 2] = [0.7, 0.4];
/// How long a sentence may be, in words.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=40;

/// Verbs that do more than tell what happened, and those that take a clause.
const KEPT_VERBS: [&str; 16] = [
    "be", "have", "do", "say", "tell", "let", "make", "get", "go", "use", "include", "accord", "regard", "follow",
    "concern", "base",
];

/// Nouns that count, measure, or tell the time.
const KEPT_NOUNS: [&str; 34] = [
    "second",
    "minute",
    "hour",
    "day",
    "night",
    "week",
    "weekend",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
    "morning",
    "afternoon",
    "evening",
    "today",
    "tomorrow",
    "yesterday",
    "time",
    "percent",
    "dollar",
    "lot",
    "number",
    "kind",
    "sort",
    "bit",
    "couple",
    "dozen",
    "part",
    "way",
    "thing",
    "one",
    "mile",
    "foot",
];

/// Sentences of the treebanks in other words, each with its names.
pub fn reworded(
    trees: &[Sample],
    names: &[Option<NameSample>],
    words: &Words,
    seed: u64,
) -> Vec<(Sample, Option<NameSample>)> {
    let mut random = Random::new(seed);
    let pairs = trees.iter().zip(names).filter(|(tree, _)| LENGTHS.contains(&tree.forms.len()));
    let chosen = pairs.filter_map(|(tree, names)| {
        let tree = (random.fraction() < TOLD_AGAIN).then(|| words.exchanged(tree, &mut random))??;
        let names = names.as_ref().map(|names| NameSample {
            doc: tree.doc.clone(),
            forms: tree.forms.clone(),
            ..names.clone()
        });
        Some((tree, names))
    });
    chosen.collect()
}

/// What verbs and nouns can stand for others.
pub struct Words {
    /// Verbs that take an object, and verbs that take none.
    pub verbs: [Vec<String>; 2],
    /// Nouns in the singular and in the plural.
    pub nouns: [Vec<String>; 2],
    /// Adjectives before nouns.
    pub adjectives: Vec<String>,
    /// Forms of verbs as the treebanks have them.
    seen: HashMap<(String, Xpos), String>,
}

impl Words {
    /// The words of treebanks and the verbs of the list that have vectors in all their forms.
    pub fn new(trees: &[Sample], vectors: &Vectors) -> Words {
        let mut forms: BTreeMap<(String, Xpos), BTreeMap<String, usize>> = BTreeMap::new();
        let mut frames: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        let mut nouns: [BTreeMap<String, usize>; 3] = Default::default();
        for tree in trees {
            for at in 0..tree.forms.len() {
                let (form, lemma, xpos) = (tree.forms[at].to_lowercase(), &tree.lemmas[at], tree.tags[at].1);
                if let Some(frame) = frame(tree, at) {
                    frames.entry(lemma).or_default()[frame] += 1;
                }
                if tree.tags[at].0 == Upos::Verb {
                    *forms.entry((lemma.clone(), xpos)).or_default().entry(form).or_default() += 1;
                } else if xpos == Xpos::Jj && tree.heads[at].1 == Deprel::Amod && form.chars().all(char::is_alphabetic)
                {
                    *nouns[2].entry(form).or_default() += 1;
                } else if let Some(number) = number(tree, at) {
                    *nouns[number].entry(form).or_default() += 1;
                }
            }
        }
        let most =
            |forms: BTreeMap<String, usize>| forms.into_iter().max_by_key(|(_, count)| *count).map(|(form, _)| form);
        let seen = forms.into_iter().filter_map(|(key, forms)| Some((key, most(forms)?))).collect();
        let [one, several, adjectives] =
            nouns.map(|nouns| nouns.into_iter().filter(|(_, count)| *count > 1).map(|(noun, _)| noun).collect());
        let mut words = Words { verbs: Default::default(), nouns: [one, several], adjectives, seen };
        let mut all: BTreeSet<&str> = frames.keys().copied().collect();
        all.extend(verbs::all().map(|verb: &'static str| -> &str { verb }));
        for verb in all.into_iter().filter(|verb| verb.len() > 2 && !KEPT_VERBS.contains(verb)) {
            let seen = frames.get(verb).copied().unwrap_or_default();
            let known = [Xpos::Vbd, Xpos::Vbg, Xpos::Vbz].map(|xpos| vectors.row(&words.form(verb, xpos)).is_some());
            if known.contains(&false) {
                continue;
            }
            // a verb that is seldom seen is taken to have an object
            let takes = [seen[0] * 4 >= seen[1] || seen[0] + seen[1] < 3, seen[1] > 2 && seen[1] * 4 >= seen[0]];
            let lists = words.verbs.iter_mut().zip(takes).filter(|(_, takes)| *takes);
            lists.for_each(|(list, _)| list.push(verb.to_owned()));
        }
        words
    }

    /// The sentence in other words; `None` where no verb changed.
    fn exchanged(&self, tree: &Sample, random: &mut Random) -> Option<Sample> {
        let mut new = Sample { doc: format!("{} reworded", tree.doc), words: Vec::new(), ..tree.clone() };
        let mut verbs = 0;
        for at in 0..tree.forms.len() {
            let (list, share) = match (frame(tree, at), number(tree, at)) {
                (Some(frame), _) => (&self.verbs[frame], EXCHANGED[0]),
                (_, Some(number)) => (&self.nouns[number], EXCHANGED[1]),
                _ => continue,
            };
            if list.is_empty() || random.fraction() >= share {
                continue;
            }
            let word = &list[(random.draw() % list.len() as u64) as usize];
            let is_verb = tree.tags[at].0 == Upos::Verb;
            let form = if is_verb { self.form(word, tree.tags[at].1) } else { word.clone() };
            let old = &tree.forms[at];
            // "an hour" does not become "an murder"
            let article = at > 0 && ["a", "an"].contains(&&tree.forms[at - 1].to_lowercase()[..]);
            if article && begins_with_vowel(old) != begins_with_vowel(&form) {
                continue;
            }
            verbs += usize::from(is_verb);
            new.forms[at] = match old {
                old if old.len() > 1 && !old.contains(char::is_lowercase) => form.to_uppercase(),
                old if old.starts_with(char::is_uppercase) => capitalised(&form),
                _ => form,
            };
            new.lemmas[at] = word.clone();
        }
        (verbs > 0).then_some(new)
    }

    /// A form of a verb: as the treebanks have it, else by rule.
    pub fn form(&self, verb: &str, xpos: Xpos) -> String {
        if let Some(form) = self.seen.get(&(verb.to_owned(), xpos)) {
            return form.clone();
        }
        match xpos {
            Xpos::Vbz => third_person(verb),
            Xpos::Vbg => verbs::with_ending(verb, "ing"),
            Xpos::Vbd | Xpos::Vbn => match verbs::irregular_forms(verb) {
                Some([past, participle]) => if xpos == Xpos::Vbd { past } else { participle }.to_owned(),
                None => verbs::with_ending(verb, "ed"),
            },
            _ => verb.to_owned(),
        }
    }
}

/// Whether a verb has an object (0) or none (1); `None` for a word that stays.
fn frame(tree: &Sample, at: usize) -> Option<usize> {
    let (upos, xpos) = tree.tags[at];
    let form = &tree.forms[at];
    if upos != Upos::Verb || KEPT_VERBS.contains(&&tree.lemmas[at][..]) || !form.chars().all(char::is_alphabetic) {
        return None;
    }
    let mut relations =
        (0..tree.forms.len()).filter(|child| tree.heads[*child].0 == Some(at)).map(|child| tree.heads[child].1);
    let clause = |relation: Deprel| {
        matches!(
            relation,
            Deprel::Ccomp
                | Deprel::Xcomp
                | Deprel::Iobj
                | Deprel::CompoundPrt
                | Deprel::Expl
                | Deprel::Csubj
                | Deprel::CsubjPass
                | Deprel::Fixed
        )
    };
    if relations.clone().any(clause)
        || matches!(tree.heads[at].1, Deprel::Fixed | Deprel::Case | Deprel::Mark | Deprel::Flat | Deprel::Compound)
    {
        return None;
    }
    let object = relations.any(|relation| matches!(relation, Deprel::Obj | Deprel::NsubjPass | Deprel::AuxPass));
    let participle = xpos == Xpos::Vbn && matches!(tree.heads[at].1, Deprel::Acl | Deprel::Amod);
    Some(usize::from(!(object || participle)))
}

/// Whether a common noun stands in the singular (0) or plural (1); `None` for a word that stays.
fn number(tree: &Sample, at: usize) -> Option<usize> {
    let number = match tree.tags[at] {
        (Upos::Noun, Xpos::Nn) => 0,
        (Upos::Noun, Xpos::Nns) => 1,
        _ => return None,
    };
    let form = &tree.forms[at];
    let plain = form.len() > 2 && form.chars().all(char::is_alphabetic) && !KEPT_NOUNS.contains(&&tree.lemmas[at][..]);
    let clause = |child: usize| matches!(tree.heads[child].1, Deprel::Acl | Deprel::Ccomp | Deprel::Cop);
    let relation = matches!(
        tree.heads[at].1.base(),
        Deprel::Nsubj | Deprel::Obj | Deprel::Obl | Deprel::Nmod | Deprel::Conj | Deprel::Compound
    );
    let bare = (0..tree.forms.len()).filter(|child| tree.heads[*child].0 == Some(at)).all(|child| !clause(child));
    (plain && relation && bare).then_some(number)
}

fn begins_with_vowel(form: &str) -> bool {
    form.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U'])
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A few words.
    pub fn words() -> Words {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        Words {
            verbs: [list(&["topple"]), list(&["depart"])],
            nouns: [list(&["storm"]), list(&["storms"])],
            adjectives: list(&["central"]),
            seen: HashMap::from([(("topple".to_owned(), Xpos::Vbg), "toppling".to_owned())]),
        }
    }

    /// A sentence of `form/lemma/UPOS/XPOS/head/relation`, heads from 1, 0 for the root.
    fn tree(text: &str) -> Sample {
        let rows: Vec<Vec<&str>> = text.split(' ').map(|word| word.split('/').collect()).collect();
        let column = |at: usize| rows.iter().map(move |row| row[at]);
        Sample {
            forms: column(0).map(str::to_owned).collect(),
            lemmas: column(1).map(str::to_owned).collect(),
            tags: column(2).zip(column(3)).map(|(u, x)| (Upos::parse(u).unwrap(), Xpos::parse(x).unwrap())).collect(),
            heads: column(4)
                .zip(column(5))
                .map(|(head, label)| (head.parse::<usize>().unwrap().checked_sub(1), Deprel::parse(label).unwrap()))
                .collect(),
            ..Sample::default()
        }
    }

    /// What all draws together make of a sentence.
    fn all(text: &str) -> BTreeSet<String> {
        let (tree, words) = (tree(text), words());
        let new = (0..60).filter_map(|seed| words.exchanged(&tree, &mut Random::new(seed)));
        new.map(|new| new.forms.join(" ")).collect()
    }

    #[test]
    fn verbs_and_nouns_are_exchanged_for_words_that_bend_alike() {
        let found =
            all("Winds/wind/NOUN/NNS/2/nsubj broke/break/VERB/VBD/0/root a/a/DET/DT/4/det mast/mast/NOUN/NN/2/obj");
        let expected =
            ["Storms toppled a mast", "Storms toppled a storm", "Winds toppled a mast", "Winds toppled a storm"];
        assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_verb_keeps_its_frame_and_a_noun_its_article() {
        let found = all(
            "We/we/PRON/PRP/3/nsubj are/be/AUX/VBP/3/aux leaving/leave/VERB/VBG/0/root an/a/DET/DT/5/det inn/inn/NOUN/NN/3/obj",
        );
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["We are toppling an inn"]);
        let found = all("We/we/PRON/PRP/2/nsubj left/leave/VERB/VBD/0/root early/early/ADV/RB/2/advmod");
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["We departed early"]);
    }

    #[test]
    fn verbs_that_take_clauses_stay() {
        let said =
            "He/he/PRON/PRP/2/nsubj thinks/think/VERB/VBZ/0/root it/it/PRON/PRP/4/nsubj rains/rain/VERB/VBZ/2/ccomp";
        assert_eq!(all(said).into_iter().collect::<Vec<_>>(), ["He thinks it departs"]);
    }
}
