//! Scores on development sets with gold tokens, for the headers of the models.

use super::corpora::{NameSample, Sample};
use super::names;
use crate::document::EntityKind;
use crate::english::lemmas::Lemmatizer;
use crate::english::names::{Kind, NameFinder, spans};
use crate::english::neural::{NameOdds, Neural, best_names};

/// How many words were right, of how many.
#[derive(Debug, Clone, Default)]
pub struct Scores {
    name: String,
    words: usize,
    upos: usize,
    xpos: usize,
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
}

/// The share of lemmas that are right given the tags.
pub fn lemmas(name: &str, samples: &[Sample], lemmatizer: &Lemmatizer) -> String {
    let (mut right, mut words) = (0, 0);
    for sample in samples {
        for ((form, lemma), tags) in sample.forms.iter().zip(&sample.lemmas).zip(&sample.tags) {
            words += 1;
            right += usize::from(lemma == "_" || *lemma == lemmatizer.lemma(form, *tags));
        }
    }
    format!("{name} lemma {:.2} with gold tags", 100.0 * right as f64 / words.max(1) as f64)
}

/// Scores tags and syntax; relations count without their subtype.
pub fn syntax(name: &str, samples: &[Sample], network: &Neural) -> Scores {
    let mut scores = Scores { name: name.to_owned(), ..Scores::default() };
    let analyses = samples.chunk_by(|one, next| one.doc == next.doc).flat_map(|doc| {
        let sents: Vec<Vec<&str>> = doc.iter().map(|sample| strs(&sample.forms)).collect();
        network.read(&sents.iter().map(Vec::as_slice).collect::<Vec<_>>())
    });
    for (sample, analysis) in samples.iter().zip(analyses) {
        for at in 0..sample.forms.len() {
            let (gold_head, gold_deprel) = sample.heads[at];
            let (head, deprel) = (analysis.heads[at], analysis.deprels[at]);
            let tags = (analysis.upos[at], analysis.xpos[at]);
            scores.words += 1;
            scores.upos += usize::from(tags.0 == sample.tags[at].0);
            scores.xpos += usize::from(tags.1 == sample.tags[at].1);
            scores.head += usize::from(head == gold_head);
            scores.relation += usize::from(head == gold_head && deprel.base() == gold_deprel.base());
        }
    }
    scores
}

fn strs(forms: &[String]) -> Vec<&str> {
    forms.iter().map(String::as_str).collect()
}

/// A name: first word, one past the last, kind.
type Span = (usize, usize, Kind);

/// Precision, recall and F1 of the persons, organisations and places that the name finder finds.
pub fn names(title: &str, samples: &[NameSample], finder: &NameFinder) -> String {
    let ready = names::prepare(samples);
    let marks = ready.chunk_by(|one, next| one.sample.doc == next.sample.doc).flat_map(|doc| {
        let sights: Vec<_> = doc.iter().map(|ready| ready.sight()).collect();
        finder.mark_document(&sights)
    });
    compared(title, ready.iter().zip(marks).map(|(ready, marks)| (spans(&marks), spans(&ready.gold))))
}

/// The same of those that the network finds.
pub fn network_names(title: &str, samples: &[NameSample], network: &Neural) -> String {
    odds_of_names(title, samples, &|sents| network.read(sents).into_iter().map(|analysis| analysis.names).collect())
}

/// The odds of names of the words of each sentence of a document.
pub type Odds<'o> = dyn Fn(&[&[&str]]) -> Vec<Vec<NameOdds>> + 'o;

/// The same of those that the odds of the sentences of a document make likely.
pub fn odds_of_names(title: &str, samples: &[NameSample], odds: &Odds) -> String {
    let found = samples.chunk_by(|one, next| one.doc == next.doc).flat_map(|doc| {
        let sents: Vec<Vec<&str>> = doc.iter().map(|sample| strs(&sample.forms)).collect();
        odds(&sents.iter().map(Vec::as_slice).collect::<Vec<_>>())
    });
    let span = |(range, kind): &(std::ops::Range<usize>, EntityKind)| {
        let kind = match kind {
            EntityKind::Person => Kind::Person,
            EntityKind::Organization => Kind::Organization,
            _ => Kind::Place,
        };
        (range.start, range.end, kind)
    };
    let gold = names::prepare(samples);
    let pairs = gold.iter().zip(found);
    compared(title, pairs.map(|(gold, found)| (best_names(&found).iter().map(span).collect(), spans(&gold.gold))))
}

fn compared(title: &str, pairs: impl Iterator<Item = (Vec<Span>, Vec<Span>)>) -> String {
    let (mut right, mut found, mut gold) = (0, 0, 0);
    let counted = |spans: &[Span]| spans.iter().filter(|(_, _, kind)| *kind != Kind::Other).count();
    for (ours, theirs) in pairs {
        right += ours.iter().filter(|span| span.2 != Kind::Other && theirs.contains(span)).count();
        found += counted(&ours);
        gold += counted(&theirs);
    }
    let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    let f1 = percent(2 * right, found + gold);
    format!("{title} names P {:.2} R {:.2} F1 {f1:.2}", percent(right, found), percent(right, gold))
}
