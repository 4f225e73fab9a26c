//! [`Neural`]: tags, trees and names of tokenised sentences by one network.

use super::decode;
use super::parts::{self, Vocabulary};
use crate::document::{Deprel, EntityKind, Upos, Xpos};
use crate::learn::Vectors;
use crate::learn::neural::{Batch, Network, Shape, exponential};
use std::ops::Range;
use std::sync::Arc;

/// The analysis of one sentence.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Analysis {
    /// UD part of speech of each word.
    pub upos: Vec<Upos>,
    /// Penn Treebank tag of each word.
    pub xpos: Vec<Xpos>,
    /// The head of each word as a position in the sentence; `None` for the root.
    pub heads: Vec<Option<usize>>,
    /// The relation of each word to its head.
    pub deprels: Vec<Deprel>,
    /// How likely each word has each name tag.
    pub names: Vec<NameOdds>,
}

/// The log probabilities of the name tags of a word: O, then B and I of each of [`NAME_KINDS`].
pub type NameOdds = [f32; NAME_TAGS];

/// The names of the best sequence of name tags.
pub fn best_names(odds: &[NameOdds]) -> Vec<(Range<usize>, EntityKind)> {
    spans(&best_path(odds))
}

/// What a name may name; the tags are O, then B and I of each.
pub const NAME_KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Place, EntityKind::Organization];

/// The number of name tags.
pub const NAME_TAGS: usize = 1 + 2 * NAME_KINDS.len();

/// The network with its vocabulary and the vectors it was trained with, and a second one that knows names better.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Neural {
    words: Vec<String>,
    vocabulary: Vocabulary,
    vectors: Arc<Vectors>,
    network: Network,
    names: Option<Network>,
}

/// The sizes of the shipped network for a vocabulary of so many words.
pub fn shape(words: usize) -> Shape {
    let table = (parts::RESERVED as usize + words, parts::WORD_WIDTH);
    Shape {
        tables: [table].into_iter().chain(parts::TABLES).collect(),
        given: parts::VECTOR_WIDTH,
        parts: parts::PARTS,
        layers: 3,
        highways: 1,
        width: 160,
        arc_width: 192,
        label_width: 48,
        tags: vec![Upos::ALL.len(), Xpos::ALL.len(), NAME_TAGS],
        early_tags: 2,
        labels: Deprel::ALL.len(),
    }
}

/// The sizes of the network for names beside a vocabulary of so many words: it sees the same of a word, tags, and sees no trees.
pub fn names_shape(words: usize) -> Shape {
    let table = (parts::RESERVED as usize + words, NAMES_WORD_WIDTH);
    Shape {
        tables: [table]
            .into_iter()
            .chain(parts::TABLES.map(|(rows, width)| (rows, width.min(NAMES_TABLE_WIDTH))))
            .chain([(parts::NAME_LISTS, NAMES_TABLE_WIDTH)])
            .collect(),
        parts: (parts::PARTS.0, NAMES_PARTS_WIDTH),
        layers: 2,
        highways: 2,
        width: NAMES_WIDTH,
        arc_width: 0,
        label_width: 0,
        labels: 0,
        ..shape(words)
    }
}

const NAMES_WIDTH: usize = 112;
const NAMES_WORD_WIDTH: usize = 32;
const NAMES_TABLE_WIDTH: usize = 16;
const NAMES_PARTS_WIDTH: usize = 32;

impl Neural {
    /// A network for a vocabulary in the order of its rows, and for vectors.
    pub fn new(words: Vec<String>, vectors: Arc<Vectors>, network: Network) -> Neural {
        let vocabulary = parts::vocabulary(words.iter().map(String::as_str));
        Neural { words, vocabulary, vectors, network, names: None }
    }

    /// Lets a second network of [`names_shape`] say how likely names are, beside the first.
    ///
    /// # Errors
    /// A message when the bytes are no network for names beside this one's vocabulary.
    pub fn add_names(&mut self, bytes: &[u8]) -> Result<(), String> {
        let network = Network::zeros(&names_shape(self.words.len())).fill(bytes);
        self.names = Some(network.ok_or("its weights do not fit the network of this program")?);
        Ok(())
    }

    /// The network itself, for [`super::parts`] of its own vocabulary.
    #[cfg(feature = "train")]
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// Vocabulary and weights as bytes: the length of the word list (u32, little endian), the words a line each, the weights.
    pub fn to_bytes(&self) -> Vec<u8> {
        let words = self.words.join("\n");
        let length = words.len() as u32;
        [&length.to_le_bytes(), words.as_bytes(), &self.network.to_bytes()].concat()
    }

    /// Reads what [`Neural::to_bytes`] wrote; `None` where the bytes are something else. The vectors stand in a file of their own.
    pub fn from_bytes(bytes: &[u8], vectors: Arc<Vectors>) -> Option<Neural> {
        let (length, rest) = bytes.split_first_chunk::<4>()?;
        let (words, weights) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        let words: Vec<String> = std::str::from_utf8(words).ok()?.split('\n').map(str::to_owned).collect();
        let network = Network::zeros(&shape(words.len())).fill(weights)?;
        Some(Neural::new(words, vectors, network))
    }

    /// As [`Neural::from_bytes`], with a message.
    ///
    /// # Errors
    /// A message when the bytes are no network of the shape of this program.
    pub fn read_from(bytes: &[u8], vectors: Arc<Vectors>) -> Result<Neural, String> {
        Neural::from_bytes(bytes, vectors)
            .ok_or_else(|| "its weights do not fit the network of this program".to_owned())
    }

    /// Analyses the sentences of a document, given as forms; each has one root.
    ///
    /// *Cost*: linear in the words: sentences of more than [`LONGEST`] words are read in pieces.
    pub fn read(&self, sents: &[&[&str]]) -> Vec<Analysis> {
        let pieces: Vec<Vec<Range<usize>>> = sents.iter().map(|sent| pieces(sent)).collect();
        let all = sents.iter().zip(&pieces).flat_map(|(sent, pieces)| pieces.iter().map(|piece| &sent[piece.clone()]));
        let all: Vec<&[&str]> = all.collect();
        let mut analyses = Vec::with_capacity(sents.len());
        let (mut batch, root) = (Batch::default(), parts::root());
        for features in parts::document(&all, &self.vocabulary, &self.vectors) {
            batch.push(root.clone(), features);
            if batch.rows() >= ROWS_AT_ONCE {
                self.read_batch(&std::mem::take(&mut batch), &all, &mut analyses);
            }
        }
        self.read_batch(&batch, &all, &mut analyses);
        let mut analyses = analyses.into_iter();
        pieces.iter().map(|pieces| joined(analyses.by_ref().take(pieces.len()))).collect()
    }

    /// Analyses the next sentences of `all`.
    fn read_batch(&self, batch: &Batch, all: &[&[&str]], analyses: &mut Vec<Analysis>) {
        let encoded = self.network.encode(batch);
        let names = self.names.as_ref().map(|names| names.encode(batch));
        for sent in 0..encoded.len() {
            let mut analysis = decode::decode(&encoded, sent, all[analyses.len()]);
            let first = encoded.tags(sent, NAMES_SET).as_chunks().0.iter();
            analysis.names = match &names {
                Some(names) => first
                    .zip(names.tags(sent, NAMES_SET).as_chunks().0)
                    .map(|(first, second)| both(first, second))
                    .collect(),
                None => first.map(odds).collect(),
            };
            analyses.push(analysis);
        }
    }
}

/// How likely a network for names takes each word of the sentences of a document for part of one.
#[cfg(feature = "train")]
pub fn names_odds(
    network: &Network,
    vocabulary: &Vocabulary,
    vectors: &Vectors,
    sents: &[&[&str]],
) -> Vec<Vec<NameOdds>> {
    let mut all = Vec::with_capacity(sents.len());
    let features = parts::document(sents, vocabulary, vectors);
    for features in features.chunks(SENTENCES_AT_ONCE) {
        let mut batch = Batch::default();
        features.iter().for_each(|features| batch.push(parts::root(), features.iter().cloned()));
        let encoded = network.encode(&batch);
        all.extend(
            (0..features.len()).map(|sent| encoded.tags(sent, NAMES_SET).as_chunks().0.iter().map(odds).collect()),
        );
    }
    all
}

/// Sentences of common length fill [`ROWS_AT_ONCE`].
#[cfg(feature = "train")]
const SENTENCES_AT_ONCE: usize = 32;

/// The tag set of names, behind UPOS and XPOS.
const NAMES_SET: usize = 2;

/// The share of the second network where both say how likely a name is; chosen on UNER EWT dev.
const SECOND: f32 = 0.75;

/// What two networks hold likely together, given their scores: the geometric mean of the probabilities.
fn both(first: &[f32; NAME_TAGS], second: &[f32; NAME_TAGS]) -> NameOdds {
    odds(&std::array::from_fn(|tag| (1.0 - SECOND) * first[tag] + SECOND * second[tag]))
}

/// Enough rows for the matrix kernels to run at speed; more only costs memory.
const ROWS_AT_ONCE: usize = 512;

/// The longest sentence that is read at once, in words.
pub const LONGEST: usize = 240;

/// Where a sentence is cut: behind the last strong mark of a piece, else behind its last comma, else where it is full.
fn pieces(forms: &[&str]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while forms.len() - start > LONGEST {
        let last = |marks: &[&str]| (start + LONGEST / 2..start + LONGEST).rev().find(|at| marks.contains(&forms[*at]));
        let mark = last(&[".", "!", "?", ";", ":"]).or_else(|| last(&[",", "-", "\u{2013}", "\u{2014}"]));
        let end = mark.map_or(start + LONGEST, |at| at + 1);
        pieces.push(start..end);
        start = end;
    }
    pieces.push(start..forms.len());
    pieces
}

/// One analysis of a sentence read in pieces: the roots of the later pieces hang on that of the first.
fn joined(mut pieces: impl Iterator<Item = Analysis>) -> Analysis {
    let mut whole = pieces.next().unwrap_or_default();
    let root = whole.heads.iter().position(Option::is_none);
    for mut piece in pieces {
        let shift = whole.heads.len();
        for (head, deprel) in piece.heads.iter_mut().zip(&mut piece.deprels) {
            match head {
                Some(head) => *head += shift,
                None => (*head, *deprel) = (root, Deprel::Parataxis),
            }
        }
        whole.upos.append(&mut piece.upos);
        whole.xpos.append(&mut piece.xpos);
        whole.heads.append(&mut piece.heads);
        whole.deprels.append(&mut piece.deprels);
        whole.names.append(&mut piece.names);
    }
    whole
}

/// Scores of name tags as log probabilities.
pub fn odds(scores: &[f32; NAME_TAGS]) -> NameOdds {
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    let total = highest + scores.iter().map(|score| exponential(score - highest)).sum::<f32>().ln();
    scores.map(|score| score - total)
}

/// The best sequence of name tags in which I follows B or I of its kind (Viterbi).
fn best_path(scores: &[NameOdds]) -> Vec<usize> {
    let words = scores.len();
    let mut total = vec![[f32::MIN; NAME_TAGS]; words];
    let mut back = vec![[0usize; NAME_TAGS]; words];
    for word in 0..words {
        for tag in 0..NAME_TAGS {
            let inside = tag > 0 && tag % 2 == 0;
            let own = scores[word][tag];
            if word == 0 {
                total[0][tag] = if inside { f32::MIN } else { own };
                continue;
            }
            let allowed = |previous: &usize| !inside || *previous == tag || *previous == tag - 1;
            let before = &total[word - 1];
            let previous =
                (0..NAME_TAGS).filter(allowed).max_by(|a, b| before[*a].total_cmp(&before[*b]).then(b.cmp(a)));
            back[word][tag] = previous.unwrap_or(0);
            total[word][tag] = before[back[word][tag]] + own;
        }
    }
    let mut path = vec![0; words];
    let mut tag = total.last().map_or(0, |last| decode::best(last));
    for word in (0..words).rev() {
        path[word] = tag;
        tag = back[word][tag];
    }
    path
}

/// Name tags to spans.
pub fn spans(tags: &[usize]) -> Vec<(Range<usize>, EntityKind)> {
    let mut spans: Vec<(Range<usize>, EntityKind)> = Vec::new();
    for (word, tag) in tags.iter().enumerate().filter(|(_, tag)| **tag > 0) {
        let kind = NAME_KINDS[(tag - 1) / 2];
        match spans.last_mut() {
            Some((span, last)) if tag % 2 == 0 && *last == kind && span.end == word => span.end += 1,
            _ => spans.push((word..word + 1, kind)),
        }
    }
    spans
}

/// Spans to name tags of a sentence of so many words.
pub fn name_tags(names: &[(Range<usize>, EntityKind)], words: usize) -> Vec<usize> {
    let mut tags = vec![0; words];
    for (span, kind) in names {
        if let Some(kind) = NAME_KINDS.iter().position(|own| own == kind) {
            tags[span.clone()].fill(2 * kind + 2);
            tags[span.start] = 2 * kind + 1;
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_tags_and_spans_agree() {
        let names = [(0..2, EntityKind::Person), (2..3, EntityKind::Person), (4..5, EntityKind::Organization)];
        let tags = name_tags(&names, 6);
        assert_eq!(tags, [1, 2, 1, 0, 5, 0]);
        assert_eq!(spans(&tags), names);
    }

    #[test]
    fn an_inside_tag_never_stands_alone() {
        let mut scores = [[0.0; NAME_TAGS]; 2];
        scores[0][2] = 5.0;
        scores[0][1] = 1.0;
        scores[1][2] = 2.0;
        assert_eq!(best_path(&scores), [1, 2]);
    }

    #[test]
    fn a_network_survives_its_bytes() {
        let words = vec!["army".to_owned(), "withdraw".to_owned()];
        let neural = Neural::new(words.clone(), Arc::default(), Network::zeros(&shape(words.len())));
        let bytes = neural.to_bytes();
        assert_eq!(Neural::from_bytes(&bytes, Arc::default()).as_ref(), Some(&neural));
        assert_eq!(Neural::from_bytes(&bytes[..bytes.len() - 1], Arc::default()), None);
        let analyses = neural.read(&[&["The", "army", "left"], &[]]);
        assert_eq!((analyses[0].heads.len(), analyses[1].heads.len()), (3, 0));
    }

    #[test]
    fn long_sentences_are_read_in_pieces() {
        let mut forms = vec!["word"; 2 * LONGEST + 5];
        forms[LONGEST - 20] = ",";
        let cut = LONGEST - 19;
        assert_eq!(pieces(&forms), [0..cut, cut..cut + LONGEST, cut + LONGEST..forms.len()]);
        assert!(pieces(&[]).iter().all(Range::is_empty));
        let piece = |heads: &[Option<usize>]| Analysis {
            heads: heads.to_vec(),
            deprels: heads.iter().map(|head| head.map_or(Deprel::Root, |_| Deprel::Obj)).collect(),
            ..Analysis::default()
        };
        let whole = joined([piece(&[Some(1), None]), piece(&[None, Some(0)])].into_iter());
        assert_eq!(whole.heads, [Some(1), None, Some(1), Some(2)]);
        assert_eq!(whole.deprels[2], Deprel::Parataxis);
    }
}
