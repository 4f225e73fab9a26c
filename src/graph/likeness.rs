//! How alike articles and sentences are by their words, and which articles stand near each other.
//!
//! *Source*: Salton & Buckley 1988 (TF-IDF, cosine). Neighbours are found through an index of rare words, so that an
//! article is compared with those only that share some; *Cost*: near-linear in the number of articles.

use crate::document::Record;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A sparse vector of length one, sorted by word.
pub type Vector = Vec<(u32, f32)>;

/// The words of a collection with their weights.
#[derive(Default)]
pub struct Words {
    numbers: HashMap<String, u32>,
    /// The number of articles that hold each word.
    articles: Vec<u32>,
    /// Whether each is a word of most articles on anything.
    frequent: Vec<bool>,
    total: f32,
}

/// Words in more articles than this bring no two articles together.
const COMMON: usize = 60;
/// The most neighbours an article has.
const NEIGHBOURS: usize = 20;
/// Articles less alike than this are no neighbours.
const NEAR: f32 = 0.08;

/// So many articles on all sorts of things are thought beside a collection when neighbours are looked for.
const OTHERS: f32 = 100.0;

/// The words of most articles, sorted.
#[rustfmt::skip]
const FREQUENT: &[&str] = &[
    "about", "after", "again", "against", "all", "also", "am", "an", "and", "another", "any", "are", "around", "as", "at", "back",
    "be", "because", "been", "before", "being", "between", "both", "but", "by", "call", "called", "can", "come", "could", "day", "did",
    "do", "down", "during", "each", "even", "first", "for", "from", "get", "go", "going", "good", "government", "had", "has", "have",
    "he", "her", "here", "him", "his", "how", "if", "in", "including", "into", "is", "it", "its", "just", "know", "last", "like",
    "made", "make", "many", "may", "me", "monday", "month", "more", "most", "much", "must", "my", "new", "news", "no", "not", "now", "of",
    "off", "official", "on", "one", "only", "or", "other", "our", "out", "over", "own", "part", "people", "president", "report",
    "reported", "said", "same", "say", "see", "she", "should", "since", "so", "some", "state", "still", "such", "take", "than", "that",
    "the", "their", "them", "then", "there", "these", "they", "thing", "this", "those", "three", "through", "thursday", "time", "to",
    "told", "too", "took", "tuesday", "two", "under", "until", "up", "us", "very", "want", "was", "way", "we", "wednesday", "week",
    "well", "were", "what", "when", "where", "which", "while", "who", "whose", "why", "will", "with", "without", "work", "would", "year",
    "you", "your",
];

impl Words {
    /// Counts the words of a collection.
    pub fn of(records: &[Record]) -> Words {
        let mut words = Words { total: records.len() as f32, ..Words::default() };
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
        let frequent = FREQUENT.binary_search(&word.as_str()).is_ok();
        let number = *self.numbers.entry(word).or_insert(next);
        if number == next {
            self.frequent.push(frequent);
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
        self.weighed(texts, |number| self.weight(self.articles[number as usize]))
    }

    /// The vector of a text as if the collection stood beside many articles on other things: in five articles on one story
    /// the words of the story are common, and would tell nothing.
    pub fn vector_among_others<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Vector {
        self.weighed(texts, |number| {
            let others = if self.frequent[number as usize] { 0.6 * OTHERS } else { 1.0 };
            ((self.total + OTHERS + 1.0) / (self.articles[number as usize] as f32 + others + 0.5)).ln().max(0.05)
        })
    }

    fn weighed<'t>(&self, texts: impl Iterator<Item = &'t str>, weight: impl Fn(u32) -> f32) -> Vector {
        let mut counts = BTreeMap::<u32, f32>::new();
        for word in texts.flat_map(tokens) {
            if let Some(number) = self.numbers.get(&word) {
                *counts.entry(*number).or_default() += 1.0;
            }
        }
        let weigh = |(number, count): (u32, f32)| (number, (1.0 + count.ln()) * weight(number));
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
    fn articles_on_one_story_are_neighbours_in_a_collection_of_nothing_else() {
        assert!(FREQUENT.is_sorted());
        let records = [
            article("The ferry sank near the harbour of Lomas with forty on board"),
            article("Forty were on the ferry that sank off Lomas"),
        ];
        let words = Words::of(&records);
        let vectors: Vec<Vector> =
            records.iter().map(|r| words.vector_among_others(r.sentences.iter().map(|s| s.text.as_str()))).collect();
        assert!(neighbours(&vectors)[0].2 > 0.3, "{:?}", neighbours(&vectors));
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
