//! How alike articles and sentences are by their words, and which articles stand near each other.
//!
//! *Source*: Salton & Buckley 1988 (TF-IDF, cosine). Neighbours are found through an index of rare words, so that an
//! article is compared with those only that share some; *Cost*: near-linear in the number of articles.

use crate::document::Record;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A sparse vector of length one, sorted by word.
pub type Vector = Vec<(u32, f32)>;

/// The words of a collection with their weights.
pub struct Words {
    numbers: HashMap<String, u32>,
    /// The number of articles that hold each word.
    articles: Vec<u32>,
    total: f32,
}

/// Words in more articles than this bring no two articles together.
const COMMON: usize = 60;
/// The most neighbours an article has.
const NEIGHBOURS: usize = 20;
/// Articles less alike than this are no neighbours.
const NEAR: f32 = 0.08;

impl Words {
    /// Counts the words of a collection.
    pub fn of(records: &[Record]) -> Words {
        let mut words = Words { numbers: HashMap::new(), articles: Vec::new(), total: records.len() as f32 };
        for record in records {
            let distinct: BTreeSet<String> = record.sentences.iter().flat_map(|sent| tokens(&sent.text)).collect();
            for word in distinct {
                let number = words.number(word);
                words.articles[number as usize] += 1;
            }
        }
        words
    }

    fn number(&mut self, word: String) -> u32 {
        let next = self.numbers.len() as u32;
        let number = *self.numbers.entry(word).or_insert(next);
        if number == next {
            self.articles.push(0);
        }
        number
    }

    /// How rare a word is: 0 for one that stands in every article, more for rarer ones.
    pub fn rarity(&self, word: &str) -> f32 {
        let articles = self.numbers.get(word).map_or(0, |number| self.articles[*number as usize]);
        self.weight(articles)
    }

    fn weight(&self, articles: u32) -> f32 {
        ((self.total + 1.0) / (articles as f32 + 0.5)).ln().max(0.05)
    }

    /// The vector of a text.
    pub fn vector<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Vector {
        let mut counts = BTreeMap::<u32, f32>::new();
        for word in texts.flat_map(tokens) {
            if let Some(number) = self.numbers.get(&word) {
                *counts.entry(*number).or_default() += 1.0;
            }
        }
        let weigh =
            |(number, count): (u32, f32)| (number, (1.0 + count.ln()) * self.weight(self.articles[number as usize]));
        let mut vector: Vector = counts.into_iter().map(weigh).collect();
        let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(1e-6);
        vector.iter_mut().for_each(|(_, weight)| *weight /= length);
        vector
    }
}

/// The words of a text, small; numbers count, too.
fn tokens(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1);
    words.map(|word| word.to_lowercase()).map(|word| match word.strip_suffix('s') {
        Some(stem) if stem.len() > 3 => stem.to_owned(),
        _ => word,
    })
}

/// The cosine of two vectors.
pub fn cosine(one: &Vector, other: &Vector) -> f32 {
    let (mut a, mut b, mut sum) = (0, 0, 0.0);
    while let (Some((x, u)), Some((y, v))) = (one.get(a), other.get(b)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                sum += u * v;
                (a, b) = (a + 1, b + 1);
            }
        }
    }
    sum
}

/// The pairs of articles that stand near each other, smaller first, with their cosine; sorted.
pub fn neighbours(vectors: &[Vector]) -> Vec<(usize, usize, f32)> {
    let mut index = BTreeMap::<u32, Vec<usize>>::new();
    for (n, vector) in vectors.iter().enumerate() {
        vector.iter().for_each(|(word, _)| index.entry(*word).or_default().push(n));
    }
    let mut pairs = BTreeMap::<(usize, usize), f32>::new();
    for (n, vector) in vectors.iter().enumerate() {
        let postings = vector.iter().filter_map(|(word, _)| index.get(word)).filter(|list| list.len() <= COMMON.max(2));
        let candidates: BTreeSet<usize> = postings.flatten().copied().filter(|other| *other != n).collect();
        let mut near: Vec<(usize, f32)> = candidates.into_iter().map(|o| (o, cosine(vector, &vectors[o]))).collect();
        near.retain(|(_, cosine)| *cosine >= NEAR);
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        for (other, cosine) in near.into_iter().take(NEIGHBOURS) {
            pairs.insert((n.min(other), n.max(other)), cosine);
        }
    }
    pairs.into_iter().map(|((a, b), cosine)| (a, b, cosine)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::record::SentenceRecord;

    fn article(text: &str) -> Record {
        let sentence = SentenceRecord { start: 0, end: text.chars().count(), text: text.to_owned() };
        Record { sentences: vec![sentence], ..Record::default() }
    }

    #[test]
    fn articles_on_one_story_are_neighbours() {
        let records = [
            article("The ferry sank near the harbour of Lomas with forty on board"),
            article("Forty were on the ferry that went down off Lomas"),
            article("Parliament debates the new budget for schools"),
        ];
        let words = Words::of(&records);
        let vectors: Vec<Vector> =
            records.iter().map(|r| words.vector(r.sentences.iter().map(|s| s.text.as_str()))).collect();
        let near: Vec<(usize, usize)> = neighbours(&vectors).into_iter().map(|(a, b, _)| (a, b)).collect();
        assert_eq!(near, [(0, 1)]);
        assert!((cosine(&vectors[0], &vectors[0]) - 1.0).abs() < 1e-5);
    }
}
