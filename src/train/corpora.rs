//! The training corpora as samples.

use crate::document::conllu::{self, Tree};
use crate::document::{Deprel, Upos, Xpos};
use crate::english::words::Pair;
use crate::english::words::{Speller, Word};
use crate::error::{Error, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// A sentence with its gold analysis.
#[derive(Debug, Clone, Default)]
pub struct Sample {
    /// The document it comes from.
    pub doc: String,
    /// Forms.
    pub forms: Vec<String>,
    /// What a model sees of each form.
    pub words: Vec<Word>,
    /// Gold tags.
    pub tags: Vec<Pair>,
    /// Gold lemmas.
    pub lemmas: Vec<String>,
    /// Gold heads and relations.
    pub heads: Vec<(Option<usize>, Deprel)>,
}

/// Reads a treebank.
///
/// # Errors
/// [`Error::Io`] where the file cannot be read, [`Error::Format`] where it is no CoNLL-U.
pub fn treebank(path: &Path) -> Result<Vec<Sample>> {
    let text = fs::read_to_string(path).map_err(Error::io(path))?;
    let mut doc = String::new();
    let mut samples = Vec::new();
    let mut speller = Speller::default();
    for tree in conllu::parse(path, &text)? {
        if let Some(id) = tree.comment("newdoc id") {
            doc = id.to_owned();
        }
        samples.push(sample(&tree, &doc, &mut speller));
    }
    Ok(samples)
}

fn sample(tree: &Tree, doc: &str, speller: &mut Speller) -> Sample {
    Sample {
        doc: doc.to_owned(),
        forms: tree.words.iter().map(|word| word.form.clone()).collect(),
        words: tree.words.iter().map(|word| speller.word(&word.form)).collect(),
        tags: tree.words.iter().map(|word| (word.upos, word.xpos)).collect(),
        lemmas: tree.words.iter().map(|word| word.lemma.clone()).collect(),
        heads: tree.words.iter().map(|word| (word.head, word.deprel)).collect(),
    }
}

/// Reads the sentences of the plain texts of a folder, in the order of their names.
///
/// # Errors
/// [`Error::Io`] where the folder or a text cannot be read.
pub fn raw(folder: &Path) -> Result<Vec<super::neural::Sample>> {
    let entries = fs::read_dir(folder).map_err(Error::io(folder))?;
    let paths: std::io::Result<Vec<PathBuf>> = entries.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths.map_err(Error::io(folder))?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let mut samples = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).map_err(Error::io(&path))?;
        let doc = path.display().to_string();
        samples.extend(crate::english::forms(&text).into_iter().map(|forms| super::neural::Sample::raw(&doc, forms)));
    }
    Ok(samples)
}

/// A sentence with its names as IOB2 tags: `O`, `B-PER`, `I-PER`, …
#[derive(Debug, Clone, Default)]
pub struct NameSample {
    /// The document it comes from.
    pub doc: String,
    /// Forms.
    pub forms: Vec<String>,
    /// What a model sees of each form.
    pub words: Vec<Word>,
    /// Tags as a tagger gives them that has not seen the document.
    pub tags: Vec<Pair>,
    /// The names.
    pub names: Vec<String>,
}

/// Reads a file of names: a token a line with its tag, an empty line after each sentence; tags `I-` alone are made IOB2.
///
/// # Errors
/// [`Error::Io`] where the file cannot be read.
pub fn names(path: &Path) -> Result<Vec<NameSample>> {
    let text = fs::read_to_string(path).map_err(Error::io(path))?;
    let numbered = text.starts_with("# newdoc");
    let mut samples = Vec::new();
    let mut sample = NameSample::default();
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut doc = format!("{file}-0");
    let mut speller = Speller::default();
    for line in text.lines().chain([""]) {
        let fields: Vec<&str> = line.split(['\t', ' ']).filter(|field| !field.is_empty()).collect();
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            doc = id.to_owned();
        } else if fields.len() < 2 || (numbered && line.starts_with('#')) {
            if !sample.forms.is_empty() {
                sample.doc = doc.clone();
                samples.push(std::mem::take(&mut sample));
            }
            if !numbered && samples.len() % 20 == 0 {
                doc = format!("{file}-{}", samples.len());
            }
        } else {
            let (form, tag) = if numbered { (fields[1], fields[2]) } else { (fields[0], fields[fields.len() - 1]) };
            sample.forms.push(form.to_owned());
            sample.words.push(speller.word(form));
            sample.tags.push((Upos::X, Xpos::Other));
            let before = sample.names.last().map_or("O", String::as_str);
            sample.names.push(iob2(tag, before));
        }
    }
    Ok(samples)
}

fn iob2(tag: &str, before: &str) -> String {
    let (place, kind) = tag.split_once('-').unwrap_or(("O", ""));
    let kind = match kind {
        "person" | "PER" => "PER",
        "location" | "LOC" => "LOC",
        "corporation" | "group" | "ORG" => "ORG",
        "" => return "O".to_owned(),
        _ => "OTH",
    };
    let goes_on = place == "I" && before.ends_with(kind);
    format!("{}-{kind}", if goes_on { "I" } else { "B" })
}

/// Names out of a treebank with entities (GUM's `Entity=`): for each entity whose head is a proper noun, the run of proper nouns
/// around the head. Titles and names of peoples are left out or told apart as in the other corpora.
///
/// # Errors
/// As [`treebank`].
pub fn entity_names(path: &Path) -> Result<Vec<NameSample>> {
    let text = fs::read_to_string(path).map_err(Error::io(path))?;
    let mut doc = String::new();
    let mut open = Vec::new();
    let mut samples = Vec::new();
    let mut speller = Speller::default();
    for tree in conllu::parse(path, &text)? {
        if let Some(id) = tree.comment("newdoc id") {
            doc = id.to_owned();
        }
        let Sample { doc, forms, words, tags, .. } = sample(&tree, &doc, &mut speller);
        samples.push(NameSample { doc, forms, words, tags, names: entity_marks(&tree, &mut open) });
    }
    Ok(samples)
}

/// An entity that has begun: its number, its type, and where.
type Open = (String, String, usize);

fn entity_marks(tree: &Tree, open: &mut Vec<Open>) -> Vec<String> {
    open.clear();
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    for (at, word) in tree.words.iter().enumerate() {
        let value = word.misc.split('|').find_map(|item| item.strip_prefix("Entity=")).unwrap_or("");
        for (opens, item) in brackets(value) {
            let mut parts = item.split('-');
            let number = parts.next().unwrap_or("").to_owned();
            if let (true, Some(kind)) = (opens, parts.next()) {
                open.push((number.clone(), kind.to_owned(), at));
            }
            let closes = !opens || value.contains(&format!("{item})"));
            if let Some(last) = open.iter().rposition(|(other, _, _)| closes && *other == number) {
                let (_, kind, first) = open.remove(last);
                found.push((first, at + 1, kind));
            }
        }
    }
    found.sort_by_key(|(first, end, _)| (std::cmp::Reverse(end - first), *first));
    let mut marks = vec!["O".to_owned(); tree.words.len()];
    for (first, end, kind) in found {
        mark_entity(tree, first, end, &kind, &mut marks);
    }
    marks
}

/// The pieces of an `Entity=` value: `(7-person-…` opens, `7)` closes, `(7-person-…)` does both.
fn brackets(value: &str) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    let mut rest = value;
    while !rest.is_empty() {
        let opens = rest.starts_with('(');
        let body = rest.trim_start_matches('(');
        let end = body.find(['(', ')']).unwrap_or(body.len());
        if end > 0 {
            found.push((opens, body[..end].to_owned()));
        }
        rest = body[end..].trim_start_matches(')');
    }
    found
}

fn mark_entity(tree: &Tree, first: usize, end: usize, kind: &str, marks: &mut [String]) {
    let outside = |at: &usize| tree.words[*at].head.is_none_or(|head| !(first..end).contains(&head));
    let proper =
        |at: usize| matches!(tree.words[at].xpos, Xpos::Nnp | Xpos::Nnps) && tree.words[at].deprel != Deprel::NmodDesc;
    let Some(head) = (first..end).find(outside).filter(|head| proper(*head)) else { return };
    let (mut begin, mut stop) = (head, head + 1);
    let hyphen = |at: usize| tree.words[at].xpos == Xpos::Hyph;
    while begin > first && (proper(begin - 1) || begin > first + 1 && hyphen(begin - 1) && proper(begin - 2)) {
        begin -= 1;
    }
    let joins = |at: usize| {
        hyphen(at) || kind != "person" && matches!(tree.words[at].form.as_str(), "of" | "for" | "and" | "&")
    };
    let article = |at: usize| at + 1 < end && tree.words[at].form == "the" && proper(at + 1);
    while stop < end
        && (proper(stop)
            || stop + 1 < end && joins(stop) && (proper(stop + 1) || article(stop + 1))
            || article(stop) && joins(stop - 1))
    {
        stop += 1;
    }
    let text: Vec<&str> = tree.words[begin..stop].iter().map(|word| word.form.as_str()).collect();
    let kind = match kind {
        "person" if is_people(&text.join(" ")) => "OTH",
        "person" => "PER",
        "place" => "LOC",
        "organization" => "ORG",
        "time" => return,
        _ => "OTH",
    };
    if marks[begin..stop].iter().any(|mark| mark != "O") {
        return;
    }
    marks[begin] = format!("B-{kind}");
    marks[begin + 1..stop].iter_mut().for_each(|mark| *mark = format!("I-{kind}"));
}

fn is_people(name: &str) -> bool {
    use crate::ontology::gazetteer::{NameKind, gazetteer};
    gazetteer().find(name).next().is_some_and(|reading| reading.kind == NameKind::Demonym)
}
