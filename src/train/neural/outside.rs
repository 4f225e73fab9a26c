//! A teacher outside the program: what it is asked, and what it says.
//!
//! A large network that has read a library, fine-tuned on the same treebanks, knows what no small one can learn from them. It is
//! no part of the program: the sentences of training go to a file, its answers come from one, and a network of ours learns
//! them beside what is annotated ([`soft`](super::soft)).

use super::Sample;
use super::soft::Soft;
use crate::document::{Deprel, EntityKind, Upos, Xpos};
use crate::english::neural::{NAME_KINDS, NAME_TAGS};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

/// The first line of the questions: the names behind the numbers.
#[derive(Debug, Serialize)]
struct Sets {
    upos: Vec<&'static str>,
    xpos: Vec<&'static str>,
    names: Vec<String>,
    labels: Vec<&'static str>,
}

/// A sentence asked about, with what is annotated as numbers of the sets; a head is 0 for the root, else a position from 1.
#[derive(Debug, Serialize)]
struct Question<'s> {
    doc: &'s str,
    forms: &'s [String],
    made: bool,
    /// Which development set it is of: it is neither learned from nor answered.
    dev: Option<&'s str>,
    tree: Option<[&'s [usize]; 4]>,
    names: Option<&'s [usize]>,
}

/// What the teacher holds likely: for each word pairs of a number and how likely it is. The rest share nothing.
#[derive(Debug, Deserialize)]
struct Answer {
    upos: Vec<Vec<(usize, f32)>>,
    xpos: Vec<Vec<(usize, f32)>>,
    names: Vec<Vec<(usize, f32)>>,
    /// Heads of the likeliest tree, or those annotated: what `labels` is about.
    heads: Vec<usize>,
    arcs: Vec<Vec<(usize, f32)>>,
    labels: Vec<Vec<(usize, f32)>>,
}

/// Writes the questions: JSON Lines, the sets first, then the samples, then those of the development sets by their names.
///
/// # Errors
/// [`Error::Io`] where the file cannot be written.
pub fn ask(samples: &[Sample], dev: &[(&str, Vec<Sample>)], path: &Path) -> Result<()> {
    let io = Error::io(path);
    let kinds = NAME_KINDS.map(|kind| match kind {
        EntityKind::Person => "PER",
        EntityKind::Place => "LOC",
        _ => "ORG",
    });
    let names = std::iter::once("O".to_owned())
        .chain(kinds.into_iter().flat_map(|kind| [format!("B-{kind}"), format!("I-{kind}")]));
    let sets = Sets {
        upos: Upos::ALL.iter().map(|tag| tag.as_str()).collect(),
        xpos: Xpos::ALL.iter().map(|tag| tag.as_str()).collect(),
        names: names.collect(),
        labels: Deprel::ALL.iter().map(|label| label.as_str()).collect(),
    };
    let write = || -> std::io::Result<()> {
        let mut file = BufWriter::new(File::create(path)?);
        serde_json::to_writer(&mut file, &sets)?;
        let dev = dev.iter().flat_map(|(name, samples)| samples.iter().map(|sample| (Some(*name), sample)));
        for (dev, sample) in samples.iter().map(|sample| (None, sample)).chain(dev) {
            let tree = sample.tree.as_ref();
            let question = Question {
                doc: &sample.doc,
                forms: &sample.forms,
                made: sample.made,
                dev,
                tree: tree.map(|tree| [&tree.upos[..], &tree.xpos, &tree.heads, &tree.labels]),
                names: sample.names.as_deref(),
            };
            file.write_all(b"\n")?;
            serde_json::to_writer(&mut file, &question)?;
        }
        file.write_all(b"\n")?;
        file.flush()
    };
    write().map_err(io)
}

/// Adds the answers to the samples that were asked: a line each, in their order, empty where the teacher has nothing to say.
///
/// # Errors
/// [`Error::Io`] where the file cannot be read, [`Error::Format`] where a line is no answer to its sample.
pub fn told(samples: &mut [Sample], path: &Path) -> Result<()> {
    let file = BufReader::new(File::open(path).map_err(Error::io(path))?);
    let mut lines = file.lines();
    for (number, sample) in samples.iter_mut().enumerate() {
        let wrong = |found: String| Error::Format {
            path: path.to_owned(),
            line: number + 1,
            column: 1,
            message: format!("expected an answer about {} words, found {found}", sample.forms.len()),
        };
        let line = match lines.next() {
            Some(line) => line.map_err(Error::io(path))?,
            None => return Err(wrong("the end of the file".to_owned())),
        };
        if line.is_empty() {
            continue;
        }
        let answer: Answer = serde_json::from_str(&line).map_err(|error| wrong(error.to_string()))?;
        let soft = answer.soft(sample.forms.len()).ok_or_else(|| wrong("one about others".to_owned()))?;
        sample.soft = Some(soft);
    }
    match lines.next() {
        None => Ok(()),
        Some(_) => Err(Error::Format {
            path: path.to_owned(),
            line: samples.len() + 1,
            column: 1,
            message: format!("expected answers about {} sentences, found more", samples.len()),
        }),
    }
}

impl Answer {
    fn soft(&self, words: usize) -> Option<Soft> {
        let size = words + 1;
        let rows = |rows: &[Vec<(usize, f32)>], width: usize| -> Option<Vec<f32>> {
            let mut all = vec![0.0; words * width];
            for (row, pairs) in rows.iter().enumerate() {
                let sum: f32 = pairs.iter().map(|(_, likely)| likely).sum();
                for (at, likely) in pairs {
                    *all.get_mut(row * width..(row + 1) * width)?.get_mut(*at)? = likely / sum.max(1e-9);
                }
            }
            (rows.len() == words).then_some(all)
        };
        let mut arcs = vec![0.0; size];
        arcs.extend(rows(&self.arcs, size)?);
        let heads = self.heads.clone();
        let sound = heads.len() == words && heads.iter().all(|head| *head < size);
        sound.then_some(())?;
        Some(Soft {
            tags: [
                rows(&self.upos, Upos::ALL.len())?,
                rows(&self.xpos, Xpos::ALL.len())?,
                rows(&self.names, NAME_TAGS)?,
            ],
            heads,
            arcs,
            labels: rows(&self.labels, Deprel::ALL.len())?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Syntax;
    use super::*;

    fn sample() -> Sample {
        let tree = Syntax { upos: vec![7, 15], xpos: vec![0, 0], heads: vec![2, 0], labels: vec![1, 0] };
        let forms = vec!["Snow".to_owned(), "fell".to_owned()];
        Sample { doc: "d".to_owned(), forms, tree: Some(tree), ..Sample::default() }
    }

    #[test]
    fn questions_hold_what_is_annotated_and_answers_come_back() {
        let folder = tempfile::tempdir().unwrap();
        let (questions, answers) = (folder.path().join("q"), folder.path().join("a"));
        let mut samples = vec![sample(), Sample::raw("e", vec!["Rain".to_owned()])];
        ask(&samples, &[("EWT dev", vec![sample()])], &questions).unwrap();
        let asked = std::fs::read_to_string(&questions).unwrap();
        let lines: Vec<serde_json::Value> = asked.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines[0]["names"].as_array().map(Vec::len), Some(NAME_TAGS));
        assert_eq!(lines[1]["tree"][2], serde_json::json!([2, 0]));
        assert!(lines[2]["tree"].is_null() && lines[2]["dev"].is_null());
        assert!(lines[3]["dev"] == "EWT dev" && lines.len() == 4);

        let pairs = "[[[1,0.6],[0,0.2]],[[0,1]]]";
        let answer = |heads: &str| {
            let rows = ["upos", "xpos", "names", "arcs", "labels"].map(|name| format!("\"{name}\":{pairs}"));
            format!("{{{},\"heads\":{heads}}}", rows.join(","))
        };
        std::fs::write(&answers, format!("{}\n\n", answer("[2,0]"))).unwrap();
        told(&mut samples, &answers).unwrap();
        let soft = samples[0].soft.as_ref().unwrap();
        assert!((soft.tags[0][1] - 0.75).abs() < 1e-6, "what is said sums to one");
        assert_eq!((soft.arcs.len(), soft.heads.as_slice()), (9, &[2, 0][..]));
        assert_eq!(samples[1].soft, None);

        for (text, line) in [
            (format!("{}\n\n", answer("[3,0]")), 1),
            (format!("{}\n", answer("[2,0]")), 2),
            (format!("\n{}\n", answer("[2,0]")), 2),
            ("\n\n\n".to_owned(), 3),
        ] {
            std::fs::write(&answers, text).unwrap();
            let found = told(&mut samples, &answers);
            assert!(matches!(found, Err(Error::Format { line: at, .. }) if at == line), "{found:?}");
        }
    }
}
