//! From the network's scores to one analysis: tags, a tree whose labels fit the tags, and a predicate where there must be one.
//!
//! The network scores tags, heads and labels each for itself. Here they are made to agree: a head counts with the best label
//! that the tag of the dependent allows, and a sentence with a full stop is not left without a finite verb where one of its
//! participles could be one.

use super::agree;
use super::neural::Analysis;
use crate::document::{Deprel, Upos, Xpos};
use crate::learn::neural::{Encoded, maximum_spanning_tree, tree_under};

/// Analyses a sentence of a batch: all but the odds of names.
pub fn decode(encoded: &Encoded, sent: usize, forms: &[&str]) -> Analysis {
    let coarse = encoded.tags(sent, 0).chunks_exact(Upos::ALL.len());
    let mut tags: Vec<(Upos, Xpos)> =
        coarse.zip(encoded.tags(sent, 1).chunks_exact(Xpos::ALL.len())).map(|(upos, xpos)| pair(upos, xpos)).collect();
    agree::mend_tags(forms, &mut tags);
    let arcs = encoded.arcs(sent);
    let mut tree = tree(encoded, sent, &arcs, &tags, None);
    if let Some(verb) = missing_verb(encoded, sent, forms, &arcs, &tags, &tree) {
        if tags[verb].1 == Xpos::Vbn {
            tags[verb] = (Upos::Verb, Xpos::Vbd);
        }
        tree = self::tree(encoded, sent, &arcs, &tags, Some(verb + 1));
    }
    agree::mend(&mut agree::Sentence { forms, tags: &mut tags, tree: &mut tree });
    Analysis {
        upos: tags.iter().map(|(upos, _)| *upos).collect(),
        xpos: tags.iter().map(|(_, xpos)| *xpos).collect(),
        heads: tree.iter().map(|(head, _)| head.checked_sub(1)).collect(),
        deprels: tree.iter().map(|(_, deprel)| *deprel).collect(),
        names: Vec::new(),
    }
}

/// The position of the highest score; the first of equals.
pub fn best(row: &[f32]) -> usize {
    (0..row.len()).max_by(|a, b| row[*a].total_cmp(&row[*b]).then(b.cmp(a))).unwrap_or(0)
}

/// The best coarse tag, and the best fine tag that goes with it: a verb is no adjective.
fn pair(upos: &[f32], xpos: &[f32]) -> (Upos, Xpos) {
    let (coarse, fine) = (Upos::ALL[best(upos)], Xpos::ALL[best(xpos)]);
    if agree::goes_with(coarse, fine) {
        return (coarse, fine);
    }
    let other_fine = best_of(xpos, |at| agree::goes_with(coarse, Xpos::ALL[at]));
    let other_coarse = best_of(upos, |at| agree::goes_with(Upos::ALL[at], fine));
    let loss = |row: &[f32], at: usize| row[best(row)] - row[at];
    match loss(xpos, other_fine) <= loss(upos, other_coarse) {
        true => (coarse, Xpos::ALL[other_fine]),
        false => (Upos::ALL[other_coarse], fine),
    }
}

fn best_of(row: &[f32], fits: impl Fn(usize) -> bool) -> usize {
    let fit = (0..row.len()).filter(|at| fits(*at));
    fit.max_by(|a, b| row[*a].total_cmp(&row[*b]).then(b.cmp(a))).unwrap_or(0)
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
fn misfit(label: Deprel, (upos, xpos): (Upos, Xpos), head: Option<(Upos, Xpos)>) -> f32 {
    const NEVER: f32 = 50.0;
    let finite = matches!(xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let inside = matches!(label, Deprel::Amod | Deprel::Compound | Deprel::Nmod | Deprel::Case | Deprel::Det);
    let noun = head.is_some_and(|(upos, _)| matches!(upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron));
    match label {
        // the root's label belongs to the root and to nothing else
        _ if (label == Deprel::Root) != head.is_none() => NEVER,
        // a name is no auxiliary
        Deprel::Cop | Deprel::Aux | Deprel::AuxPass if upos == Upos::Propn => NEVER,
        // a finite verb describes no noun as an adjective does
        _ if finite && inside => NEVER,
        Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj if finite => 4.0,
        Deprel::Nmod | Deprel::Compound if xpos == Xpos::Vbn => 2.0,
        // and goes on from a noun only where that is a predicate
        Deprel::Conj if finite && noun => 2.0,
        _ => 0.0,
    }
}

/// A word is taken for the missing verb where the network holds that for this likely at least.
const LEAST: f32 = 0.002;

/// The verb of a sentence with a full stop whose tree has none at its root: a finite verb, or a participle that could be one,
/// behind a noun, and in no relative clause.
fn missing_verb(
    encoded: &Encoded,
    sent: usize,
    forms: &[&str],
    arcs: &[f32],
    tags: &[(Upos, Xpos)],
    tree: &[(usize, Deprel)],
) -> Option<usize> {
    let root = tree.iter().position(|(head, _)| *head == 0)?;
    let nominal = matches!(tags[root].0, Upos::Noun | Upos::Propn | Upos::Num);
    let predicate =
        tree.iter().any(|(head, label)| *head == root + 1 && matches!(label.base(), Deprel::Cop | Deprel::Nsubj));
    if !agree::is_full(forms) || !nominal || predicate {
        return None;
    }
    let size = tags.len() + 1;
    let score = |word: usize| {
        let past = match tags[word].1 {
            Xpos::Vbn => log_probability(encoded, sent, word, Xpos::Vbd),
            _ => 0.0,
        };
        past + arcs[(word + 1) * size]
    };
    let is_verb = |word: &usize| matches!(tags[*word].1, Xpos::Vbn | Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let is_main = |word: &usize| tags[*word].0 == Upos::Verb && tree[*word].1 != Deprel::AclRelcl;
    let after_noun = |word: &usize| {
        tags[..*word].iter().any(|(upos, _)| matches!(upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num))
    };
    (0..tags.len())
        .filter(|word| is_verb(word) && is_main(word) && after_noun(word))
        .filter(|word| score(*word) > LEAST.ln())
        .max_by(|a, b| score(*a).total_cmp(&score(*b)).then(b.cmp(a)))
}

fn log_probability(encoded: &Encoded, sent: usize, word: usize, tag: Xpos) -> f32 {
    let count = Xpos::ALL.len();
    let row = &encoded.tags(sent, 1)[word * count..(word + 1) * count];
    let highest = row.iter().copied().fold(f32::MIN, f32::max);
    row[tag.number()] - highest - row.iter().map(|score| (score - highest).exp()).sum::<f32>().ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_misfit() {
        let (noun, past) = ((Upos::Noun, Xpos::Nn), (Upos::Verb, Xpos::Vbd));
        assert!(misfit(Deprel::Amod, past, Some(noun)) > misfit(Deprel::Obj, noun, Some(past)));
        assert!(misfit(Deprel::Root, past, Some(noun)) > 0.0 && misfit(Deprel::Root, past, None) == 0.0);
        assert!(misfit(Deprel::Conj, past, Some(noun)) > misfit(Deprel::Conj, past, Some(past)));
    }
}
