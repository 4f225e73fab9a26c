//! From the network's scores to one analysis: tags, a tree whose labels fit the tags, and a predicate where there must be one.
//!
//! The network scores tags, heads and labels each for itself. Here they are made to agree: a head counts with the best label
//! that the tag of the dependent allows, and a sentence with a full stop is not left without a finite verb where one of its
//! participles could be one.

use super::neural::{Analysis, odds};
use crate::document::{Deprel, Upos, Xpos};
use crate::learn::neural::{Encoded, maximum_spanning_tree, tree_under};

/// Analyses a sentence of a batch.
pub fn decode(encoded: &Encoded, sent: usize, forms: &[&str]) -> Analysis {
    let mut tags: Vec<(Upos, Xpos)> = encoded
        .tags(sent, 0)
        .chunks_exact(Upos::ALL.len())
        .zip(encoded.tags(sent, 1).chunks_exact(Xpos::ALL.len()))
        .map(|(upos, xpos)| (Upos::ALL[best(upos)], Xpos::ALL[best(xpos)]))
        .collect();
    let arcs = encoded.arcs(sent);
    let mut tree = tree(encoded, sent, &arcs, &tags, None);
    if let Some(verb) = missing_verb(encoded, sent, forms, &arcs, &tags) {
        tags[verb] = (Upos::Verb, Xpos::Vbd);
        tree = self::tree(encoded, sent, &arcs, &tags, Some(verb + 1));
    }
    past_root(forms, &mut tags, &mut tree);
    particles(&tags, &mut tree);
    bare_obliques(forms, &tags, &mut tree);
    late_objects(&tags, &mut tree);
    Analysis {
        upos: tags.iter().map(|(upos, _)| *upos).collect(),
        xpos: tags.iter().map(|(_, xpos)| *xpos).collect(),
        heads: tree.iter().map(|(head, _)| head.checked_sub(1)).collect(),
        deprels: tree.iter().map(|(_, deprel)| *deprel).collect(),
        names: encoded.tags(sent, 2).as_chunks().0.iter().map(odds).collect(),
    }
}

/// The position of the highest score; the first of equals.
pub fn best(row: &[f32]) -> usize {
    (0..row.len()).max_by(|a, b| row[*a].total_cmp(&row[*b]).then(b.cmp(a))).unwrap_or(0)
}

/// Heads less likely than the best by more than this (in nats) are not weighed with their labels.
const NEAR: f32 = 3.0;
/// No more heads than this are.
const HEADS: usize = 3;

/// For each word its head (0 for the root, else a position from 1) and its relation, with a given root where one is given.
fn tree(
    encoded: &Encoded,
    sent: usize,
    arcs: &[f32],
    tags: &[(Upos, Xpos)],
    root: Option<usize>,
) -> Vec<(usize, Deprel)> {
    let size = tags.len() + 1;
    let pairs = likely_arcs(arcs, size);
    let found = labels(encoded, sent, &pairs, tags);
    // a head whose label was not asked counts as one with a doubtful label
    let mut scores: Vec<f32> = arcs.iter().map(|score| score - 1.0).collect();
    for ((word, head), (_, score)) in pairs.iter().zip(&found) {
        scores[word * size + head] = arcs[word * size + head] + score;
    }
    let heads = match root {
        Some(root) => {
            keep_sides(&mut scores, size, root);
            tree_under(root, &scores, size)
        }
        None => maximum_spanning_tree(&scores, size),
    };
    let known = |word: usize| pairs.iter().position(|pair| *pair == (word, heads[word]));
    let rest: Vec<(usize, usize)> =
        (1..size).filter(|word| known(*word).is_none()).map(|word| (word, heads[word])).collect();
    let mut rest = labels(encoded, sent, &rest, tags).into_iter();
    let label = |word: usize| match known(word) {
        Some(at) => found[at].0,
        None => rest.next().map_or(Deprel::Dep, |(label, _)| label),
    };
    let labels: Vec<Deprel> = (1..size).map(label).collect();
    heads[1..].iter().copied().zip(labels).collect()
}

/// No arc leads over a root that is given.
fn keep_sides(scores: &mut [f32], size: usize, root: usize) {
    for word in (1..size).filter(|word| *word != root) {
        let other = if word < root { root + 1..size } else { 1..root };
        scores[word * size..(word + 1) * size][other].fill(f32::MIN / 1e6);
    }
}

/// Dependents with the heads worth a look, in the order of the dependents.
fn likely_arcs(arcs: &[f32], size: usize) -> Vec<(usize, usize)> {
    let mut pairs = Vec::with_capacity(size * 2);
    for word in 1..size {
        let row = &arcs[word * size..(word + 1) * size];
        let highest = row.iter().copied().fold(f32::MIN, f32::max);
        let mut heads: Vec<usize> = (0..size).filter(|head| row[*head] > highest - NEAR).collect();
        heads.sort_by(|a, b| row[*b].total_cmp(&row[*a]).then(a.cmp(b)));
        pairs.extend(heads.into_iter().take(HEADS).map(|head| (word, head)));
    }
    pairs
}

/// The best label that fits for each pair, and its log probability.
fn labels(encoded: &Encoded, sent: usize, pairs: &[(usize, usize)], tags: &[(Upos, Xpos)]) -> Vec<(Deprel, f32)> {
    let mut scores = encoded.labels(sent, pairs);
    let best = |(row, (word, head)): (&mut [f32], &(usize, usize))| {
        let head = head.checked_sub(1).map(|head| tags[head]);
        row.iter_mut().zip(Deprel::ALL).for_each(|(score, label)| *score -= misfit(*label, tags[word - 1], head));
        let label = best(row);
        (Deprel::ALL[label], row[label])
    };
    scores.chunks_exact_mut(Deprel::ALL.len()).zip(pairs).map(best).collect()
}

/// What a label loses (in nats) that does not fit the tags of a word and of its head.
fn misfit(label: Deprel, (_, xpos): (Upos, Xpos), head: Option<(Upos, Xpos)>) -> f32 {
    const NEVER: f32 = 50.0;
    let finite = matches!(xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let inside = matches!(label, Deprel::Amod | Deprel::Compound | Deprel::Nmod | Deprel::Case | Deprel::Det);
    let noun = head.is_some_and(|(upos, _)| matches!(upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron));
    match label {
        // the root's label belongs to the root and to nothing else
        _ if (label == Deprel::Root) != head.is_none() => NEVER,
        // a finite verb describes no noun as an adjective does
        _ if finite && inside => NEVER,
        // and goes on from a noun only where that is a predicate
        Deprel::Conj if finite && noun => 2.0,
        _ => 0.0,
    }
}

/// A participle is taken for the missing finite verb where the network holds that for this likely at least.
const LEAST: f32 = 0.02;

/// The participle that is the finite verb of a sentence that has a full stop, three words before it, and none.
fn missing_verb(encoded: &Encoded, sent: usize, forms: &[&str], arcs: &[f32], tags: &[(Upos, Xpos)]) -> Option<usize> {
    let finite = |(_, xpos): &(Upos, Xpos)| matches!(xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md | Xpos::Vb);
    if !is_full(forms) || tags.iter().any(finite) {
        return None;
    }
    let size = tags.len() + 1;
    let past = |word: usize| log_probability(encoded, sent, word, Xpos::Vbd);
    let after_noun = |word: &usize| {
        tags[..*word].iter().any(|(upos, _)| matches!(upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num))
    };
    (0..tags.len())
        .filter(|word| tags[*word].1 == Xpos::Vbn)
        .filter(after_noun)
        .filter(|word| past(*word) > LEAST.ln())
        .max_by(|a, b| {
            let score = |word: usize| past(word) + arcs[(word + 1) * size];
            score(*a).total_cmp(&score(*b)).then(b.cmp(a))
        })
}

fn log_probability(encoded: &Encoded, sent: usize, word: usize, tag: Xpos) -> f32 {
    let count = Xpos::ALL.len();
    let row = &encoded.tags(sent, 1)[word * count..(word + 1) * count];
    let highest = row.iter().copied().fold(f32::MIN, f32::max);
    row[tag.number()] - highest - row.iter().map(|score| (score - highest).exp()).sum::<f32>().ln()
}

/// True for a sentence of four words and more with a full stop, behind which quotation marks and brackets may stand.
fn is_full(forms: &[&str]) -> bool {
    let closing = |form: &&&str| matches!(**form, "\"" | "'" | "\u{201d}" | "\u{2019}" | ")" | "]");
    let last = forms.iter().rev().find(|form| !closing(form));
    forms.len() >= 5 && last.is_some_and(|last| matches!(*last, "." | "!"))
}

/// "Tension built in the hall.": a root without an auxiliary is a past tense, and its subject acts.
fn past_root(forms: &[&str], tags: &mut [(Upos, Xpos)], tree: &mut [(usize, Deprel)]) {
    let Some(root) = tree.iter().position(|(head, _)| *head == 0) else { return };
    let of_root = |relation: Deprel| tree.iter().any(|(head, deprel)| *head == root + 1 && deprel.base() == relation);
    let subject = tree[..root].iter().any(|(head, deprel)| *head == root + 1 && deprel.base() == Deprel::Nsubj);
    if !matches!(tags[root].1, Xpos::Vbn | Xpos::Vbd)
        || !is_full(forms)
        || of_root(Deprel::Aux)
        || of_root(Deprel::Cop)
        || !subject
    {
        return;
    }
    tags[root].1 = Xpos::Vbd;
    for (head, deprel) in tree {
        if *head == root + 1 && *deprel == Deprel::NsubjPass {
            *deprel = Deprel::Nsubj;
        }
    }
}

/// "laid off 300 pilots": what is acted upon has no preposition; the one before it belongs to the verb.
fn particles(tags: &[(Upos, Xpos)], tree: &mut [(usize, Deprel)]) {
    for word in 1..tree.len() {
        let (object, label) = tree[word];
        let particle = label == Deprel::Case && matches!(tags[word].1, Xpos::Rp | Xpos::Rb);
        let verb = tree.get(object.wrapping_sub(1)).filter(|(_, label)| *label == Deprel::Obj).map(|(verb, _)| *verb);
        if particle && verb == Some(word) && object > word {
            tree[word] = (word, Deprel::CompoundPrt);
        }
    }
}

/// "killed at least 40 people": a number of things behind a verb without an object, and no preposition, is its object, but for
/// measures.
fn bare_obliques(forms: &[&str], tags: &[(Upos, Xpos)], tree: &mut [(usize, Deprel)]) {
    for word in 0..tree.len() {
        let (verb, label) = tree[word];
        let children = |relation: Deprel, head: usize| {
            tree.iter().any(|(other, label)| *other == head && label.base() == relation)
        };
        let noun = label == Deprel::Obl && tags[word].0 == Upos::Noun && verb > 0 && verb <= word;
        let counted = noun && children(Deprel::Nummod, word + 1) && !children(Deprel::Case, word + 1);
        let passive = tree.iter().any(|(other, label)| *other == verb && *label == Deprel::AuxPass);
        if counted
            && tags[verb - 1].0 == Upos::Verb
            && !passive
            && !children(Deprel::Obj, verb)
            && !is_measure(forms[word])
        {
            tree[word].1 = Deprel::Obj;
        }
    }
}

/// "killed 40 and injured hundreds": a noun behind a finite verb, with no conjunction between, goes on from no noun before that
/// verb; it is the verb's object.
fn late_objects(tags: &[(Upos, Xpos)], tree: &mut [(usize, Deprel)]) {
    for word in 1..tree.len() {
        let (first, label) = tree[word];
        let noun = |word: usize| matches!(tags[word].0, Upos::Noun | Upos::Propn | Upos::Num);
        if label != Deprel::Conj || first == 0 || !noun(word) || !noun(first - 1) || first > word {
            continue;
        }
        let finite = |at: &usize| matches!(tags[*at].1, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
        let Some(verb) = (first..word).rev().find(finite) else { continue };
        let between = verb + 1..word;
        let joined = between.clone().any(|at| matches!(tree[at].1, Deprel::Cc | Deprel::Punct | Deprel::Case));
        let object = tree.iter().any(|(head, label)| *head == verb + 1 && *label == Deprel::Obj);
        if tree[verb].1 == Deprel::Conj && tree[verb].0 < verb + 1 && !joined && !object {
            tree[word] = (verb + 1, Deprel::Obj);
        }
    }
}

#[rustfmt::skip]
const MEASURES: &[&str] = &[
    "second", "minute", "hour", "day", "night", "week", "weekend", "month", "quarter", "year", "decade", "century", "time", "percent",
    "cent", "point", "meter", "metre", "kilometer", "kilometre", "mile", "foot", "feet", "inch", "yard", "step", "fold", "degree",
];

fn is_measure(form: &str) -> bool {
    let lower = form.to_lowercase();
    let form = lower.strip_suffix('s').filter(|stem| stem.len() > 2).unwrap_or(&lower);
    form.starts_with('%') || MEASURES.contains(&form)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `form/XPOS/head/relation` a word, heads from 1; the tree after all repairs.
    fn check(words: &str, expected: &str) {
        let rows: Vec<Vec<&str>> = words.split(' ').map(|word| word.split('/').collect()).collect();
        let forms: Vec<&str> = rows.iter().map(|row| row[0]).collect();
        let upos = |xpos: &str| match xpos.get(..2) {
            Some("VB") => Upos::Verb,
            Some("NN") => Upos::Noun,
            Some("CD") => Upos::Num,
            _ => Upos::X,
        };
        let mut tags: Vec<(Upos, Xpos)> = rows.iter().map(|row| (upos(row[1]), Xpos::parse(row[1]).unwrap())).collect();
        let mut tree: Vec<(usize, Deprel)> =
            rows.iter().map(|row| (row[2].parse().unwrap(), Deprel::parse(row[3]).unwrap())).collect();
        past_root(&forms, &mut tags, &mut tree);
        particles(&tags, &mut tree);
        bare_obliques(&forms, &tags, &mut tree);
        late_objects(&tags, &mut tree);
        let shown: Vec<String> = (forms.iter().zip(&tags).zip(&tree))
            .map(|((form, (_, xpos)), (head, label))| format!("{form}/{xpos}/{head}/{label}"))
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn labels_agree_with_what_stands_around() {
        check(
            "Tension/NN/2/nsubj:pass built/VBN/0/root in/IN/4/case halls/NNS/2/obl ././2/punct",
            "Tension/NN/2/nsubj built/VBD/0/root in/IN/4/case halls/NNS/2/obl ././2/punct",
        );
        check(
            "They/PRP/2/nsubj laid/VBD/0/root off/RP/5/case 300/CD/5/nummod pilots/NNS/2/obj",
            "They/PRP/2/nsubj laid/VBD/0/root off/RP/2/compound:prt 300/CD/5/nummod pilots/NNS/2/obj",
        );
        check(
            "It/PRP/2/nsubj killed/VBD/0/root 40/CD/4/nummod men/NNS/2/obl",
            "It/PRP/2/nsubj killed/VBD/0/root 40/CD/4/nummod men/NNS/2/obj",
        );
        let rained = "It/PRP/2/nsubj rained/VBD/0/root 40/CD/4/nummod days/NNS/2/obl";
        check(rained, rained);
        check(
            "killed/VBD/0/root men/NNS/1/obj and/CC/4/cc hurt/VBD/1/conj hundreds/NNS/2/conj",
            "killed/VBD/0/root men/NNS/1/obj and/CC/4/cc hurt/VBD/1/conj hundreds/NNS/4/obj",
        );
    }

    #[test]
    fn labels_that_misfit() {
        let (noun, past) = ((Upos::Noun, Xpos::Nn), (Upos::Verb, Xpos::Vbd));
        assert!(misfit(Deprel::Amod, past, Some(noun)) > misfit(Deprel::Obj, noun, Some(past)));
        assert!(misfit(Deprel::Root, past, Some(noun)) > 0.0 && misfit(Deprel::Root, past, None) == 0.0);
        assert!(misfit(Deprel::Conj, past, Some(noun)) > misfit(Deprel::Conj, past, Some(past)));
    }
}
