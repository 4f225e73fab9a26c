//! The training corpora as samples.

use crate::document::conllu::{self, Tree};
use crate::document::{Deprel, Upos, Xpos};
use crate::english::tags::Pair;
use crate::english::words::{Speller, Word};
use crate::error::{Error, Result};
use std::fs;
use std::path::Path;

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
    /// Tags as a tagger gives them that has not seen the document.
    pub predicted: Vec<Pair>,
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
        predicted: Vec::new(),
        lemmas: tree.words.iter().map(|word| word.lemma.clone()).collect(),
        heads: tree.words.iter().map(|word| (word.head, word.deprel)).collect(),
    }
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
    let mut doc = format!("{}-0", path.display());
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
                doc = format!("{}-{}", path.display(), samples.len());
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
