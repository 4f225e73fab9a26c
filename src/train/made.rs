//! Sentences made of annotated ones: headlines, and names in small letters.
//!
//! Treebanks hold few headlines, and news leads with them. Goes in: a sentence with its tree. Comes out: the same event as a
//! headline tells it, with the tree that follows: articles, forms of "be" and the last stop are left out, what happened
//! stands in the present ("sues", "visit"), what will happen in the infinitive ("to meet"), "and" may become a comma, and
//! words may be written large.

use super::corpora::{NameSample, Sample};
use crate::document::{Deprel, Upos, Xpos};
use crate::english::lemmas::capitalised;
use crate::learn::Random;

/// The headlines of those sentences that make one, each with its names.
pub fn headlines(trees: &[Sample], names: &[Option<NameSample>], seed: u64) -> Vec<(Sample, Option<NameSample>)> {
    let mut random = Random::new(seed);
    let pairs = trees.iter().zip(names);
    pairs.filter_map(|(tree, names)| headline(tree, names.as_ref(), &mut random)).collect()
}

/// Some of the sentences with names, all in small letters, as people write in haste.
pub fn small_letters(trees: &[Sample], names: &[Option<NameSample>], seed: u64) -> Vec<(Sample, NameSample)> {
    let mut random = Random::new(seed);
    let pairs = trees.iter().zip(names).filter_map(|(tree, names)| Some((tree, names.as_ref()?)));
    let named = pairs.filter(|(_, names)| names.names.iter().any(|tag| tag != "O"));
    let chosen = named.filter(|_| random.fraction() < SMALL);
    let small = |(tree, names): (&Sample, &NameSample)| {
        let forms: Vec<String> = tree.forms.iter().map(|form| form.to_lowercase()).collect();
        let doc = format!("{} in small letters", tree.doc);
        let names = NameSample { doc: doc.clone(), forms: forms.clone(), ..names.clone() };
        (Sample { doc, forms, ..tree.clone() }, names)
    };
    chosen.map(small).collect()
}

/// The share of sentences with names that is written in small letters.
const SMALL: f64 = 0.2;

/// How long a sentence may be that makes a headline, in words.
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=24;

/// Marks of sentences that make none.
const UNUSUAL: [&str; 14] = ["\"", "''", "``", "(", ")", "?", "!", ":", ";", "...", "-", "'", "not", "n't"];

fn headline(tree: &Sample, names: Option<&NameSample>, random: &mut Random) -> Option<(Sample, Option<NameSample>)> {
    let words = tree.forms.len();
    let plain = LENGTHS.contains(&words)
        && tree.forms.last()? == "."
        && !tree.forms.iter().any(|form| UNUSUAL.contains(&&form[..]));
    let root = tree.heads.iter().position(|(head, _)| head.is_none())?;
    if !plain || tree.tags[root].0 != Upos::Verb {
        return None;
    }
    let children = |of: usize| (0..words).filter(move |at| tree.heads[*at].0 == Some(of));
    let subject = children(root).find(|at| tree.heads[*at].1.base() == Deprel::Nsubj)?;
    if !matches!(tree.tags[subject].0, Upos::Noun | Upos::Propn) || subject > root {
        return None;
    }
    let several = matches!(tree.tags[subject].1, Xpos::Nns | Xpos::Nnps)
        || children(subject).any(|at| tree.heads[at].1.base() == Deprel::Conj);
    let mut new = tree.clone();
    let mut left_out = vec![false; words];
    left_out[words - 1] = true;
    let commas = random.fraction() < 0.5;
    for (at, left_out) in left_out.iter_mut().enumerate().take(words - 1) {
        let leaf = children(at).next().is_none();
        let (head, relation) = tree.heads[at];
        let lemma = tree.lemmas[at].as_str();
        let of_verb = head.is_some_and(|head| tree.tags[head].0 == Upos::Verb);
        match relation {
            Deprel::Det if leaf && ["the", "a", "an"].contains(&lemma) => *left_out = true,
            Deprel::Aux | Deprel::AuxPass if leaf && of_verb && is_dropped(tree, at) => *left_out = true,
            Deprel::Aux if leaf && head == Some(root) && lemma == "will" => {
                (new.forms[at], new.tags[at]) = ("to".to_owned(), (Upos::Part, Xpos::To));
                new.heads[at].1 = Deprel::Mark;
            }
            Deprel::Cc if leaf && commas && lemma == "and" => {
                (new.forms[at], new.tags[at]) = (",".to_owned(), (Upos::Punct, Xpos::Comma));
                new.heads[at].1 = Deprel::Punct;
            }
            _ => {}
        }
    }
    let lost = |verb: usize, lemma: &str| children(verb).any(|at| left_out[at] && tree.lemmas[at] == lemma);
    let told = children(root).filter(|at| tree.heads[*at].1 == Deprel::Conj).chain([root]);
    for verb in told.collect::<Vec<_>>() {
        let past =
            tree.tags[verb].1 == Xpos::Vbd || tree.tags[verb].1 == Xpos::Vbn && lost(verb, "have") && !lost(verb, "be");
        if past {
            let lemma = &tree.lemmas[verb];
            (new.forms[verb], new.tags[verb].1) =
                if several { (lemma.clone(), Xpos::Vbp) } else { (third_person(lemma), Xpos::Vbz) };
        }
    }
    let kept: Vec<usize> = (0..words).filter(|at| !left_out[*at]).collect();
    let large = random.fraction() < 0.35;
    let form = |(n, at): (usize, &usize)| {
        let form = &new.forms[*at];
        let written_large = n == 0 || large && (form.len() > 3 || matches!(new.tags[*at].0, Upos::Noun | Upos::Verb));
        if written_large { capitalised(form) } else { form.clone() }
    };
    let forms: Vec<String> = kept.iter().enumerate().map(form).collect();
    let place = |head: usize| kept.iter().position(|at| *at == head);
    let heads = kept.iter().map(|at| (new.heads[*at].0.and_then(place), new.heads[*at].1)).collect();
    let doc = format!("{} headlines", tree.doc);
    let names = names.map(|names| NameSample {
        doc: doc.clone(),
        forms: forms.clone(),
        names: kept.iter().map(|at| names.names[*at].clone()).collect(),
        ..NameSample::default()
    });
    let tags = kept.iter().map(|at| new.tags[*at]).collect();
    let lemmas = kept.iter().map(|at| new.lemmas[*at].clone()).collect();
    Some((Sample { doc, forms, tags, lemmas, heads, ..Sample::default() }, names))
}

/// "was", "is", "has" beside a participle, and "been" after such a "has".
fn is_dropped(tree: &Sample, aux: usize) -> bool {
    let finite = |at: usize| matches!(tree.tags[at].1, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let has = |at: usize| tree.lemmas[at] == "have" && finite(at) && tree.heads[at].0 == tree.heads[aux].0;
    match tree.lemmas[aux].as_str() {
        "be" => finite(aux) || (0..aux).any(has),
        "have" => finite(aux),
        _ => false,
    }
}

/// The third person of the present: "sues", "reaches", "carries", "has".
pub fn third_person(lemma: &str) -> String {
    let consonant_before_y = lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    match consonant_before_y {
        _ if lemma == "have" => "has".to_owned(),
        Some(stem) => format!("{stem}ies"),
        None if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| lemma.ends_with(end)) => format!("{lemma}es"),
        None => format!("{lemma}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sentence of `form/lemma/XPOS/head/relation`, heads from 1, 0 for the root.
    fn tree(text: &str) -> Sample {
        let words: Vec<Vec<&str>> = text.split(' ').map(|word| word.split('/').collect()).collect();
        let upos = |xpos: &str| match xpos {
            "DT" => Upos::Det,
            "NN" | "NNS" => Upos::Noun,
            "NNP" => Upos::Propn,
            "MD" => Upos::Aux,
            "CC" => Upos::Cconj,
            "VBD" | "VB" | "VBN" => Upos::Verb,
            _ => Upos::X,
        };
        Sample {
            doc: "d".into(),
            forms: words.iter().map(|word| word[0].to_owned()).collect(),
            lemmas: words.iter().map(|word| word[1].to_owned()).collect(),
            tags: words.iter().map(|word| (upos(word[2]), Xpos::parse(word[2]).unwrap())).collect(),
            heads: words
                .iter()
                .map(|word| (word[3].parse::<usize>().unwrap().checked_sub(1), Deprel::parse(word[4]).unwrap()))
                .collect(),
            ..Sample::default()
        }
    }

    fn made(text: &str) -> (String, Vec<(Option<usize>, Deprel)>) {
        let tree = tree(text);
        let (sample, _) = headline(&tree, None, &mut Random::new(1)).unwrap();
        (sample.forms.join(" ").to_lowercase(), sample.heads)
    }

    #[test]
    fn articles_and_auxiliaries_go_and_the_past_becomes_the_present() {
        let (text, heads) = made(
            "the/the/DT/2/det carrier/carrier/NN/3/nsubj sued/sue/VBD/0/root a/a/DT/5/det rival/rival/NN/3/obj ./././3/punct",
        );
        assert_eq!(text, "carrier sues rival");
        assert_eq!(heads, [(Some(1), Deprel::Nsubj), (None, Deprel::Root), (Some(1), Deprel::Obj)]);
        let (text, _) = made(
            "two/two/CD/2/nummod men/man/NNS/4/nsubj:pass were/be/VBD/4/aux:pass hurt/hurt/VBN/0/root today/today/NN/4/obl:unmarked ./././4/punct",
        );
        assert_eq!(text, "two men hurt today");
        let (text, heads) = made(
            "the/the/DT/2/det envoys/envoy/NNS/4/nsubj will/will/MD/4/aux meet/meet/VB/0/root today/today/NN/4/obl:unmarked ./././4/punct",
        );
        assert_eq!(text, "envoys to meet today");
        assert_eq!(heads[1], (Some(2), Deprel::Mark));
    }

    #[test]
    fn third_persons() {
        assert_eq!(
            ["sue", "reach", "carry", "say", "have", "go"].map(third_person),
            ["sues", "reaches", "carries", "says", "has", "goes"]
        );
    }
}
