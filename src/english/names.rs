//! Names: spans that name a person, an organisation, a place or a thing.
//!
//! A linear model tags from left to right (BILOU; Ratinov & Roth 2009, *Design challenges and misconceptions in named entity
//! recognition*), over words, tags, shapes, lists of names, and what the rest of the document shows of a word. It goes through a
//! document twice: the second time it knows what each word was taken for elsewhere (Krishnan & Manning 2006). Its scores and
//! the odds that the network gives are added up: the two err in different places.

use super::gazetteer;
use super::neural::NameOdds;
use super::shown::Shown;
use super::whole_names;
use super::words::{Pair, Speller, Word, is_headline};
use crate::document::{Document, EntityKind, Sentence, Span, TokenId};
use crate::learn::{ByteReader, Table, hash};
use std::collections::HashMap;

/// A name in a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// Where it stands.
    pub span: Span,
    /// First token.
    pub first: TokenId,
    /// One past the last token.
    pub end: TokenId,
    /// Its syntactic head.
    pub head: TokenId,
    /// What it names.
    pub kind: EntityKind,
    /// What the model took it for: "Iraqi" is [`Kind::Other`], though it names a country.
    pub marked: Kind,
}

/// The place of a token in a name, and the name's kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Outside any name.
    Out,
    /// The first of several tokens.
    Begin(Kind),
    /// Neither first nor last.
    Inside(Kind),
    /// The last of several tokens.
    Last(Kind),
    /// The only token.
    Unit(Kind),
}

/// What the training corpora tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Kind {
    Person,
    Place,
    Organization,
    Other,
}

const KINDS: [Kind; 4] = [Kind::Person, Kind::Place, Kind::Organization, Kind::Other];

/// The number of marks.
pub const MARKS: usize = 17;

impl Mark {
    /// The mark with a number below [`MARKS`].
    pub fn from_number(number: usize) -> Mark {
        let kind = |offset: usize| KINDS[(number - offset) % 4];
        match number {
            1..=4 => Mark::Begin(kind(1)),
            5..=8 => Mark::Inside(kind(5)),
            9..=12 => Mark::Last(kind(9)),
            13..=16 => Mark::Unit(kind(13)),
            _ => Mark::Out,
        }
    }

    /// Its number.
    pub fn number(self) -> usize {
        let kind = |kind: Kind| kind as usize;
        match self {
            Mark::Out => 0,
            Mark::Begin(k) => 1 + kind(k),
            Mark::Inside(k) => 5 + kind(k),
            Mark::Last(k) => 9 + kind(k),
            Mark::Unit(k) => 13 + kind(k),
        }
    }

    /// The kind of the name, if any.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Mark::Out => None,
            Mark::Begin(kind) | Mark::Inside(kind) | Mark::Last(kind) | Mark::Unit(kind) => Some(kind),
        }
    }

    /// True when this mark may follow `before`; `last` says that no token follows this one.
    pub fn may_follow(self, before: Mark, last: bool) -> bool {
        let open = match before {
            Mark::Begin(kind) | Mark::Inside(kind) => Some(kind),
            _ => None,
        };
        match self {
            Mark::Out | Mark::Unit(_) => open.is_none(),
            Mark::Begin(_) => open.is_none() && !last,
            Mark::Inside(kind) => open == Some(kind) && !last,
            Mark::Last(kind) => open == Some(kind),
        }
    }
}

/// The name finder, compiled.
#[derive(Debug, Default)]
pub struct NameFinder {
    first: Table,
    second: Table,
}

impl NameFinder {
    /// Puts a name finder together.
    pub fn new(first: Table, second: Table) -> NameFinder {
        NameFinder { first, second }
    }

    /// Reads a name finder.
    ///
    /// # Errors
    /// A message when the bytes are no name finder.
    pub fn read(bytes: &[u8]) -> Result<NameFinder, String> {
        let mut from = ByteReader(bytes);
        let (first, second) = (Table::read(&mut from)?, Table::read(&mut from)?);
        match (first.classes(), second.classes()) {
            (MARKS, MARKS) => Ok(NameFinder { first, second }),
            classes => Err(format!("expected {MARKS} classes, found {classes:?}")),
        }
    }

    /// Marks the tokens of the sentences of a document, with [`Sight::agreed`] for the second time.
    pub fn mark_document(&self, sights: &[Sight]) -> Vec<Vec<Mark>> {
        let (mut features, mut agreed, mut known) = (Vec::new(), Agreed::default(), Vec::new());
        for sight in sights {
            let mut marks = Vec::new();
            mark(&self.first, sight, &mut marks, &mut features);
            agreed.look(sight, &marks);
        }
        let again = |sight: &Sight| {
            agreed.of(sight.words, &mut known);
            let mut marks = Vec::new();
            mark(&self.second, &Sight { agreed: &known, ..*sight }, &mut marks, &mut features);
            marks
        };
        sights.iter().map(again).collect()
    }
}

/// Marks the tokens of a sentence.
pub fn mark(table: &Table, sight: &Sight, marks: &mut Vec<Mark>, features: &mut Vec<u32>) {
    marks.clear();
    for at in 0..sight.words.len() {
        features.clear();
        sight.features(at, marks, features);
        let mut scores = [0; MARKS];
        table.score(features, &mut scores);
        if let Some(odds) = sight.odds.get(at) {
            scores
                .iter_mut()
                .enumerate()
                .for_each(|(number, score)| *score += odds_of(odds, Mark::from_number(number)));
        }
        let before = marks.last().copied().unwrap_or(Mark::Out);
        let last = at + 1 == sight.words.len();
        let best = (0..MARKS)
            .filter(|number| Mark::from_number(*number).may_follow(before, last))
            .max_by_key(|number| (scores[*number], std::cmp::Reverse(*number)));
        marks.push(Mark::from_number(best.unwrap_or(0)));
    }
}

/// Points of the linear model for a unit of log probability of the network; chosen on UNER EWT dev.
const WEIGHT: f32 = 450.0;
/// Odds below this say no more than this.
const LEAST: f32 = -8.0;

/// What the network says for a mark, in points of the linear model.
fn odds_of(odds: &NameOdds, mark: Mark) -> i32 {
    let tag = match mark {
        Mark::Out => 0,
        // the network tells three kinds of names
        mark if mark.kind() == Some(Kind::Other) => 0,
        Mark::Begin(kind) | Mark::Unit(kind) => 1 + 2 * kind as usize,
        Mark::Inside(kind) | Mark::Last(kind) => 2 + 2 * kind as usize,
    };
    (WEIGHT * odds[tag].max(LEAST)) as i32
}

/// What the words of a document were taken for.
#[derive(Debug, Default)]
pub struct Agreed {
    seen: HashMap<u32, [u16; 5]>,
}

impl Agreed {
    /// Looks at a sentence with its marks.
    pub fn look(&mut self, sight: &Sight, marks: &[Mark]) {
        for (word, mark) in sight.words.iter().zip(marks) {
            if word.traits.capital {
                let seen = &mut self.seen.entry(word.form).or_default()[mark.kind().map_or(4, |kind| kind as usize)];
                *seen = seen.saturating_add(1);
            }
        }
    }

    /// For each word a number for what it was mostly taken for, how clearly, and whether more than once; 0 where it was not seen.
    pub fn of(&self, words: &[Word], known: &mut Vec<u32>) {
        known.clear();
        known.extend(words.iter().map(|word| self.seen.get(&word.form).map_or(0, number)));
    }
}

fn number(seen: &[u16; 5]) -> u32 {
    let total: u32 = seen.iter().map(|count| u32::from(*count)).sum();
    let most = (0..5).max_by_key(|kind| (seen[*kind], std::cmp::Reverse(*kind))).unwrap_or(4);
    let clear = u32::from(seen[most]) * 4 >= total * 3;
    1 + most as u32 + 5 * u32::from(clear) + 10 * total.min(3)
}

/// What is known of a sentence when its names are looked for.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'s> {
    /// What lists of names say of the tokens.
    pub listed: &'s [u32],
    /// What a model sees of them.
    pub words: &'s [Word],
    /// Their tags.
    pub tags: &'s [Pair],
    /// What the document shows of each.
    pub shown: &'s [u32],
    /// What each word was taken for in the whole document; empty the first time.
    pub agreed: &'s [u32],
    /// How likely the network takes each for part of a name; empty where it was not asked.
    pub odds: &'s [NameOdds],
    /// True when a capital says little.
    pub headline: bool,
}

const OUTSIDE: Word = Word {
    form: 1,
    ends: [1; 5],
    begins: [1; 4],
    shape: 1,
    traits: super::words::Traits { capital: false, all_capitals: false, digit: false, letter: false },
};

impl Sight<'_> {
    /// Appends the features of the token at `at`, given the marks before it.
    pub fn features(&self, at: usize, marks: &[Mark], out: &mut Vec<u32>) {
        let position = |offset: isize| at.checked_add_signed(offset).filter(|at| *at < self.words.len());
        let word = |offset: isize| position(offset).map_or(OUTSIDE, |at| self.words[at]);
        let tag = |offset: isize| position(offset).map_or(u32::MAX, |at| pair_key(self.tags[at]));
        let lists = |offset: isize| position(offset).map_or(0, |at| self.listed[at]);
        let mark = |back: usize| at.checked_sub(back).map_or(99, |at| marks[at].number() as u32);
        let capital = |offset: isize| position(offset).map_or(2, |at| u32::from(self.words[at].traits.capital));
        let (w, b, b2, a, a2) = (word(0), word(-1), word(-2), word(1), word(2));
        let place = u32::from(at == 0) + 2 * u32::from(self.headline);
        let letters =
            u32::from(w.traits.capital) + 2 * u32::from(w.traits.all_capitals) + 4 * u32::from(w.traits.digit);
        let (m, m2) = (mark(1), mark(2));
        let shown = self.shown[at];
        let list = lists(0);
        let mut template = 0;
        let mut add = |parts: &[u32]| {
            out.push(hash::feature(template, parts));
            template += 1;
        };
        add(&[m]);
        add(&[m, m2]);
        add(&[w.form]);
        add(&[w.form, letters]);
        add(&[w.form, m]);
        w.ends[1..].iter().for_each(|end| add(&[*end]));
        w.begins[1..].iter().for_each(|begin| add(&[*begin]));
        add(&[w.ends[2], letters]);
        add(&[w.shape, place]);
        add(&[w.shape, m]);
        add(&[letters, place]);
        add(&[letters, place, m]);
        add(&[tag(0)]);
        add(&[tag(0), m]);
        add(&[tag(0), letters, m]);
        add(&[tag(-1), tag(0)]);
        add(&[tag(0), tag(1)]);
        add(&[tag(-1), tag(0), tag(1), m]);
        add(&[tag(0), tag(1), tag(2)]);
        add(&[b.form]);
        add(&[b.form, m]);
        add(&[b2.form]);
        add(&[a.form]);
        add(&[a2.form]);
        add(&[b.form, letters]);
        add(&[a.form, letters]);
        add(&[b.form, w.form]);
        add(&[w.form, a.form]);
        add(&[b2.form, b.form, letters]);
        add(&[a.form, a2.form, letters]);
        add(&[b.form, a.form, letters]);
        add(&[b.shape, w.shape, a.shape]);
        add(&[a.ends[2], letters]);
        add(&[b.ends[2], letters]);
        add(&[capital(-1), capital(0), capital(1), m]);
        add(&[capital(-1), capital(0), capital(1), capital(2), place]);
        add(&[list]);
        add(&[list, letters, m]);
        add(&[list, lists(1)]);
        add(&[lists(-1), list]);
        add(&[list, lists(1), m]);
        add(&[lists(1), letters, m]);
        add(&[lists(-1), letters, m]);
        add(&[lists(2), capital(1), letters]);
        add(&[shown, letters]);
        add(&[shown, letters, place]);
        add(&[shown, m, letters]);
        add(&[shown, list]);
        add(&[shown, tag(0)]);
        if self.agreed.is_empty() {
            return;
        }
        let agreed = |offset: isize| position(offset).map_or(99, |at| self.agreed[at]);
        add(&[agreed(0)]);
        add(&[agreed(0), letters, place]);
        add(&[agreed(0), m]);
        add(&[agreed(0), agreed(1)]);
        add(&[agreed(-1), agreed(0), m]);
        add(&[agreed(0), w.form]);
        add(&[agreed(0), list]);
        add(&[agreed(0), shown]);
        add(&[agreed(0), b.form, letters]);
        add(&[agreed(0), a.form, letters]);
    }
}

fn pair_key((upos, xpos): Pair) -> u32 {
    (upos.number() * 64 + xpos.number()) as u32
}

/// Finds the names of a document that has its tags and heads, given the network's odds for each token or nothing.
pub fn find(doc: &Document, finder: &NameFinder, odds: &[NameOdds]) -> Vec<Name> {
    let mut speller = Speller::default();
    let words: Vec<Word> = doc.tokens.iter().map(|tok| speller.word(tok.span.of(&doc.article.text))).collect();
    let forms: Vec<&str> = doc.tokens.iter().map(|tok| tok.span.of(&doc.article.text)).collect();
    let tags: Vec<Pair> = doc.tokens.iter().map(|tok| (tok.upos, tok.xpos)).collect();
    let mut shown = Shown::default();
    for sent in &doc.sentences {
        let words = &words[sent.range()];
        shown.look(&forms[sent.range()], words, is_headline(words));
    }
    let known: Vec<u32> = words.iter().map(|word| shown.of(word)).collect();
    let mut listed = Vec::with_capacity(words.len());
    let mut row = Vec::new();
    for sent in &doc.sentences {
        gazetteer::look_up(&forms[sent.range()], &mut row);
        listed.append(&mut row);
    }
    let sight = |sent: &Sentence| {
        let range = sent.range();
        let words = &words[range.clone()];
        Sight {
            listed: &listed[range.clone()],
            words,
            tags: &tags[range.clone()],
            shown: &known[range],
            agreed: &[],
            odds: odds.get(sent.range()).unwrap_or_default(),
            headline: is_headline(words),
        }
    };
    let sights: Vec<Sight> = doc.sentences.iter().map(sight).collect();
    let marks = finder.mark_document(&sights);
    let mut runs = Vec::new();
    for (sent, marks) in doc.sentences.iter().zip(&marks) {
        let start = sent.first.index();
        runs.extend(spans(marks).into_iter().map(|(first, end, kind)| (start + first, start + end, kind)));
    }
    whole_names::whole(doc, runs).into_iter().map(|(first, end, kind)| name(doc, first, end, kind)).collect()
}

/// The runs of tokens that marks name: first, one past the last, kind.
pub fn spans(marks: &[Mark]) -> Vec<(usize, usize, Kind)> {
    let mut spans = Vec::new();
    let mut open = None;
    for (at, mark) in marks.iter().enumerate() {
        match mark {
            Mark::Begin(_) => open = Some(at),
            Mark::Last(kind) => spans.push((open.take().unwrap_or(at), at + 1, *kind)),
            Mark::Unit(kind) => spans.push((at, at + 1, *kind)),
            Mark::Inside(_) | Mark::Out => {}
        }
    }
    spans
}

fn name(doc: &Document, first: usize, end: usize, marked: Kind) -> Name {
    let inside = |tok: &TokenId| (first..end).contains(&tok.index());
    let head = (first..end).map(|at| TokenId(at as u32)).find(|tok| !doc.token(*tok).head.as_ref().is_some_and(inside));
    let span = doc.tokens[first].span.cover(doc.tokens[end - 1].span);
    let text = doc.text(span);
    let kind = match marked {
        // nobody's name has a figure in it: "Hayabusa2", "Boeing 737"
        Kind::Person if text.chars().any(|c| c.is_ascii_digit()) => EntityKind::Thing,
        Kind::Person => EntityKind::Person,
        Kind::Place if gazetteer::is_country(text) => EntityKind::Country,
        Kind::Place => EntityKind::Place,
        Kind::Organization => EntityKind::Organization,
        Kind::Other if gazetteer::is_country(text) => EntityKind::Country,
        Kind::Other => EntityKind::Thing,
    };
    let first = TokenId(first as u32);
    Name { span, first, end: TokenId(end as u32), head: head.unwrap_or(first), kind, marked }
}
