//! Scores on development sets with gold tokens, for the headers of the models.

use super::corpora::{NameSample, Sample};
use super::names;
use crate::english::names::{Kind, Mark, spans};
use crate::english::{Model, parse, tags};

/// How many words were right, of how many.
#[derive(Debug, Clone, Default)]
pub struct Scores {
    name: String,
    words: usize,
    upos: usize,
    xpos: usize,
    lemma: usize,
    head: usize,
    relation: usize,
}

impl Scores {
    fn percent(&self, right: usize) -> f64 {
        100.0 * right as f64 / self.words.max(1) as f64
    }

    /// Tags.
    pub fn tags(&self) -> String {
        format!("{} UPOS {:.2} XPOS {:.2}", self.name, self.percent(self.upos), self.percent(self.xpos))
    }

    /// Heads and relations.
    pub fn syntax(&self) -> String {
        format!("{} UAS {:.2} LAS {:.2}", self.name, self.percent(self.head), self.percent(self.relation))
    }

    /// Lemmas.
    pub fn lemmas(&self) -> String {
        format!("{} lemma {:.2}", self.name, self.percent(self.lemma))
    }
}

/// Scores tags, lemmas and syntax; relations count without their subtype.
pub fn syntax(name: &str, samples: &[Sample], model: &Model) -> Scores {
    let mut scores = Scores { name: name.to_owned(), ..Scores::default() };
    let (mut tagging, mut parsing) = (tags::Scratch::default(), parse::Scratch::default());
    let (mut tags, mut heads) = (Vec::new(), Vec::new());
    for sample in samples {
        model.tagger.tag(&sample.words, &mut tagging, &mut tags);
        model.parser.parse(&sample.words, &tags, &mut parsing, &mut heads);
        for at in 0..sample.words.len() {
            let gold = sample.heads[at];
            let lemma = &sample.lemmas[at];
            scores.words += 1;
            scores.upos += usize::from(tags[at].0 == sample.tags[at].0);
            scores.xpos += usize::from(tags[at].1 == sample.tags[at].1);
            scores.lemma += usize::from(lemma == "_" || *lemma == model.lemmatizer.lemma(&sample.forms[at], tags[at]));
            scores.head += usize::from(heads[at].0 == gold.0);
            scores.relation += usize::from(heads[at].0 == gold.0 && heads[at].1.base() == gold.1.base());
        }
    }
    scores
}

/// Precision, recall and F1 of persons, organisations and places.
pub fn names(title: &str, samples: &[NameSample], model: &Model) -> String {
    let (mut right, mut found, mut gold) = (0, 0, 0);
    let ready = names::prepare(samples);
    for doc in ready.chunk_by(|one, next| one.sample.doc == next.sample.doc) {
        let sights: Vec<_> = doc.iter().map(|ready| ready.sight()).collect();
        for (ready, marks) in doc.iter().zip(model.names.mark_document(&sights)) {
            let (ours, theirs) = (counted(&marks), counted(&ready.gold));
            right += ours.iter().filter(|span| theirs.contains(span)).count();
            found += ours.len();
            gold += theirs.len();
        }
    }
    let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    let f1 = percent(2 * right, found + gold);
    format!("{title} names P {:.2} R {:.2} F1 {f1:.2}", percent(right, found), percent(right, gold))
}

fn counted(marks: &[Mark]) -> Vec<(usize, usize, Kind)> {
    spans(marks).into_iter().filter(|(_, _, kind)| *kind != Kind::Other).collect()
}
