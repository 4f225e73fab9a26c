//! Which names name the same thing: equal, short for another, acronyms, spelt otherwise, well-known aliases.

use super::candidate::Candidate;
use super::clusters::{Clusters, kinds_agree};
use super::lexicon;
use crate::document::{Document, EntityKind, MentionKind, TokenId, Xpos};
use crate::english::lemmas::capitalised;
use crate::ontology::gazetteer::{NameKind, gazetteer};
use deunicode::deunicode;
use std::collections::{BTreeSet, HashMap};

/// A name as it is compared.
struct Known {
    candidate: usize,
    /// Its words in small letters without marks: `["qasem", "soleimani"]`.
    words: Vec<String>,
    /// The capitals that begin its words.
    initials: String,
    /// True for a word of capitals: "WHO".
    capitals: bool,
    what: Option<EntityKind>,
}

/// Merges the clusters of names of one thing.
pub fn merge(doc: &Document, candidates: &[Candidate], clusters: &mut Clusters) {
    let names: Vec<Known> = (0..candidates.len())
        .filter(|n| candidates[*n].kind == MentionKind::Name)
        .map(|n| known(doc, candidates, n))
        .filter(|name| !name.words.is_empty())
        .collect();
    let names = equal(names, clusters);
    aliases(doc, candidates, &names, clusters);
    acronyms(&names, clusters);
    shorter(&names, clusters);
    spellings(&names, clusters);
}

fn known(doc: &Document, candidates: &[Candidate], n: usize) -> Known {
    let candidate = &candidates[n];
    let forms: Vec<&str> = (candidate.first.0..candidate.end.0).map(|at| doc.form(TokenId(at))).collect();
    let words = normal(&forms);
    let initials = forms
        .iter()
        .filter(|form| form.starts_with(char::is_uppercase))
        .filter_map(|form| form.chars().next())
        .collect();
    // "Party" of one sentence and of another need not be one; "the Party" mostly is.
    let definite = candidate.first.0.checked_sub(1).is_some_and(|at| doc.form(TokenId(at)).eq_ignore_ascii_case("the"));
    let common = !definite
        && words.len() == 1
        && lexicon::noun(&words[0]).is_some()
        && gazetteer().find(forms[0]).next().is_none();
    let words = if common { Vec::new() } else { words };
    let capitals = forms.len() == 1
        && forms[0].len() > 1
        && forms[0].chars().all(|c| c.is_uppercase() || c == '.' || c.is_numeric());
    Known { candidate: n, words, initials, capitals, what: candidate.what }
}

/// Small letters without accents, full stops, "the", "'s" and forms of address.
fn normal(forms: &[&str]) -> Vec<String> {
    let words = forms
        .iter()
        .filter(|form| lexicon::honorific(form).is_none() && !matches!(**form, "'s" | "’s" | "'" | "’" | "-"));
    let mut words: Vec<String> =
        words.map(|form| deunicode(form).to_lowercase().replace('.', "")).filter(|word| !word.is_empty()).collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words
}

/// Merges equal names; one of each is left. A word of two kinds is mostly a finder's slip.
fn equal(names: Vec<Known>, clusters: &mut Clusters) -> Vec<Known> {
    let mut seen: HashMap<Vec<String>, usize> = HashMap::new();
    let mut different = Vec::new();
    for name in names {
        let first = *seen.entry(name.words.clone()).or_insert(name.candidate);
        clusters.merge(first, name.candidate, "name/equal");
        if first == name.candidate {
            different.push(name);
        }
    }
    different
}

/// Names that the gazetteer gives to one thing: "US" and "United States".
fn aliases(doc: &Document, candidates: &[Candidate], names: &[Known], clusters: &mut Clusters) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for name in names {
        let text = doc.text(candidates[name.candidate].span);
        let text = text.strip_prefix("the ").or_else(|| text.strip_prefix("The ")).unwrap_or(text);
        // "Iraqi" speaks of Iraq; "Iraqis" are people.
        let people = doc.token(candidates[name.candidate].head).xpos == Xpos::Nnps;
        let fits =
            |kind: NameKind| matches!(kind, NameKind::Name | NameKind::Alias) || kind == NameKind::Demonym && !people;
        let reading = gazetteer().find(text).find(|reading| fits(reading.kind));
        let Some(reading) = reading.filter(|_| name.what != Some(EntityKind::Person)) else { continue };
        let first = *seen.entry(reading.thing.name.as_str()).or_insert(name.candidate);
        clusters.merge(first, name.candidate, "name/alias");
    }
}

fn acronyms(names: &[Known], clusters: &mut Clusters) {
    let mut by_initials: HashMap<String, &Known> = HashMap::new();
    for long in names.iter().filter(|long| long.words.len() > 1 && long.what != Some(EntityKind::Person)) {
        by_initials.entry(long.initials.to_lowercase()).or_insert(long);
    }
    for short in names.iter().filter(|name| name.capitals && name.words[0].len() > 1) {
        let long = by_initials.get(&short.words[0]);
        if let Some(long) = long.filter(|long| kinds_agree(long.what, short.what) || short.what.is_none()) {
            clusters.merge(long.candidate, short.candidate, "name/acronym");
        }
    }
}

/// "Trump" after "Donald Trump", "Food Standards" after "Food Standards Australia": a part of one name and of no other.
fn shorter(names: &[Known], clusters: &mut Clusters) {
    let mut by_end: HashMap<&str, Vec<usize>> = HashMap::new();
    for (n, name) in names.iter().enumerate().filter(|(_, name)| name.words.len() > 1) {
        let (first, last) = (&name.words[0], &name.words[name.words.len() - 1]);
        by_end.entry(first).or_default().push(n);
        if last != first {
            by_end.entry(last).or_default().push(n);
        }
    }
    for short in names {
        let ends = [short.words.first(), short.words.last()].into_iter().flatten();
        let near: BTreeSet<usize> =
            ends.flat_map(|end| by_end.get(end.as_str()).into_iter().flatten()).copied().collect();
        let mut longer: Vec<&Known> = Vec::new();
        for long in near.iter().map(|n| &names[*n]).filter(|long| shortens(short, long)) {
            if !longer.iter().any(|other| clusters.same(other.candidate, long.candidate)) {
                longer.push(long);
            }
        }
        let agreeing: Vec<&Known> =
            longer.into_iter().filter(|long| clusters.agree(long.candidate, short.candidate)).collect();
        if let [only] = agreeing.as_slice() {
            clusters.merge(only.candidate, short.candidate, "name/shorter");
        }
    }
}

fn shortens(short: &Known, long: &Known) -> bool {
    let (few, many) = (short.words.len(), long.words.len());
    if few >= many || few == 0 {
        return false;
    }
    let (person, other) = (Some(EntityKind::Person), long.what);
    if other == person {
        let last = long.words.ends_with(&short.words);
        let first = few == 1 && long.words[0] == short.words[0];
        let outer = few == 2 && long.words[0] == short.words[0] && long.words[many - 1] == short.words[1];
        return (last || first || outer) && (short.what == person || short.what.is_none());
    }
    let same_kind = short.what == other || short.what.is_none() || other.is_none();
    let demonym = || few == 1 && gazetteer().find(&capitalised(&short.words[0])).next().is_some();
    same_kind
        && long.words.starts_with(&short.words)
        && short.initials.len() == few
        && short.words[0].len() > 2
        && !demonym()
}

/// "Qasem Soleimani", "Qassem Soleimani": one word differs by a letter or two.
fn spellings(names: &[Known], clusters: &mut Clusters) {
    for (n, name) in names.iter().enumerate().filter(|(_, name)| name.what == Some(EntityKind::Person)) {
        for other in names[..n].iter().filter(|other| other.what == name.what && other.words.len() == name.words.len())
        {
            if !clusters.same(other.candidate, name.candidate)
                && respelt(&name.words, &other.words)
                && clusters.agree(other.candidate, name.candidate)
            {
                clusters.merge(other.candidate, name.candidate, "name/spelling");
            }
        }
    }
}

fn respelt(a: &[String], b: &[String]) -> bool {
    let mut differing = a.iter().zip(b).filter(|(a, b)| a != b);
    let (Some((a, b)), None) = (differing.next(), differing.next()) else { return false };
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let distance = strsim::levenshtein(a, b);
    let initial = short == 1 && long > 1;
    !initial && a.chars().next() == b.chars().next() && (distance == 1 && short >= 5 || distance == 2 && short >= 8)
}
