//! Names: spans that name a person, an organisation, a place or a thing.
//!
//! A linear model tags from left to right, the best few ways at once (BILOU; Ratinov & Roth 2009, *Design challenges and
//! misconceptions in named entity recognition*), over words, tags, shapes, lists of names, and what the rest of the document
//! shows of a word. It goes through a document twice: the second time it knows what each word was taken for elsewhere
//! (Krishnan & Manning 2006). Its scores and the odds that the networks give are added up: they err in different places.

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

/// All kinds.
pub const KINDS: [Kind; 4] = [Kind::Person, Kind::Place, Kind::Organization, Kind::Other];

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

/// How many ways of marking the words so far are followed at once.
const BEAM: usize = 4;

/// A way of marking the words up to one of them.
#[derive(Debug, Clone, Copy)]
struct Way {
    score: i64,
    mark: Mark,
    /// The way that it goes on from, among those of the word before.
    from: usize,
    /// Its last two marks, the latest first.
    last: Last,
}

/// The marks of the last two words, the latest first; nothing before the sentence.
pub type Last = [Option<Mark>; 2];

/// The last two of some marks.
pub fn last_of(marks: &[Mark]) -> Last {
    [1, 2].map(|back| marks.len().checked_sub(back).map(|at| marks[at]))
}

/// Marks the tokens of a sentence: the best of the few ways that are followed from word to word.
///
/// *Cost*: linear in the words.
pub fn mark(table: &Table, sight: &Sight, marks: &mut Vec<Mark>, features: &mut Vec<u32>) {
    let start = Way { score: 0, mark: Mark::Out, from: 0, last: [None, None] };
    let mut all: Vec<Vec<Way>> = Vec::with_capacity(sight.words.len());
    for at in 0..sight.words.len() {
        let before = all.last().map_or(std::slice::from_ref(&start), Vec::as_slice);
        features.clear();
        sight.features_of_words(at, features);
        let mut own = [0; MARKS];
        table.score(features, &mut own);
        if let Some(odds) = sight.odds.get(at) {
            own.iter_mut().enumerate().for_each(|(number, score)| *score += odds_of(odds, Mark::from_number(number)));
        }
        let best = own[1..].iter().copied().max().unwrap_or_default();
        if own[0] - best > NO_NAME && before.iter().all(|way| Mark::Out.may_follow(way.mark, false)) {
            let out = |(from, way): (usize, &Way)| {
                let score = way.score + i64::from(own[0]);
                Way { score, mark: Mark::Out, from, last: [Some(Mark::Out), way.last[0]] }
            };
            all.push(before.iter().enumerate().map(out).collect());
            continue;
        }
        let ends = at + 1 == sight.words.len();
        let mut ways: Vec<Way> = Vec::with_capacity(before.len() * MARKS);
        for (from, way) in before.iter().enumerate() {
            features.clear();
            sight.features_of_marks(at, way.last, features);
            let mut scores = own;
            table.score(features, &mut scores);
            let legal = (0..MARKS).filter(|number| Mark::from_number(*number).may_follow(way.mark, ends));
            ways.extend(legal.map(|number| {
                let mark = Mark::from_number(number);
                Way { score: way.score + i64::from(scores[number]), mark, from, last: [Some(mark), way.last[0]] }
            }));
        }
        let key = |way: &Way| (std::cmp::Reverse(way.score), way.mark, way.from);
        if ways.len() > BEAM {
            ways.select_nth_unstable_by_key(BEAM - 1, key);
            ways.truncate(BEAM);
        }
        ways.sort_unstable_by_key(key);
        all.push(ways);
    }
    marks.clear();
    let mut at = 0;
    for ways in all.iter().rev() {
        marks.push(ways[at].mark);
        at = ways[at].from;
    }
    marks.reverse();
}

/// A word that has so many points more for being outside a name is outside whatever stands before it.
const NO_NAME: i32 = 5_000;

/// Points of the linear model for a unit of log probability of the networks; chosen on UNER EWT dev.
const WEIGHT: f32 = 900.0;
/// Points against a word that is no part of a name: both models leave out more than they should; chosen there, too.
const AGAINST_OUT: f32 = 800.0;
/// Odds below this say no more than this.
const LEAST: f32 = -8.0;

/// What the network says for a mark, in points of the linear model.
fn odds_of(odds: &NameOdds, mark: Mark) -> i32 {
    let tag = match mark {
        Mark::Out => return (WEIGHT * odds[0].max(LEAST) - AGAINST_OUT) as i32,
        // the networks tell three kinds of names
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
    /// Appends the features of the token at `at` that its words show.
    pub fn features_of_words(&self, at: usize, out: &mut Vec<u32>) {
        let x = self.around(at);
        let mut add = |template: u32, parts: &[u32]| out.push(hash::feature(template, parts));
        add(2, &[x.w.form]);
        add(3, &[x.w.form, x.letters]);
        (0..4).for_each(|n| add(5 + n, &[x.w.ends[1 + n as usize]]));
        (0..3).for_each(|n| add(9 + n, &[x.w.begins[1 + n as usize]]));
        add(12, &[x.w.ends[2], x.letters]);
        add(13, &[x.w.shape, x.place]);
        add(15, &[x.letters, x.place]);
        add(17, &[x.tag(0)]);
        add(20, &[x.tag(-1), x.tag(0)]);
        add(21, &[x.tag(0), x.tag(1)]);
        add(23, &[x.tag(0), x.tag(1), x.tag(2)]);
        add(24, &[x.b.form]);
        add(26, &[x.b2.form]);
        add(27, &[x.a.form]);
        add(28, &[x.a2.form]);
        add(29, &[x.b.form, x.letters]);
        add(30, &[x.a.form, x.letters]);
        add(31, &[x.b.form, x.w.form]);
        add(32, &[x.w.form, x.a.form]);
        add(33, &[x.b2.form, x.b.form, x.letters]);
        add(34, &[x.a.form, x.a2.form, x.letters]);
        add(35, &[x.b.form, x.a.form, x.letters]);
        add(36, &[x.b.shape, x.w.shape, x.a.shape]);
        add(37, &[x.a.ends[2], x.letters]);
        add(38, &[x.b.ends[2], x.letters]);
        add(40, &[x.capital(-1), x.capital(0), x.capital(1), x.capital(2), x.place]);
        add(41, &[x.lists(0)]);
        add(43, &[x.lists(0), x.lists(1)]);
        add(44, &[x.lists(-1), x.lists(0)]);
        add(48, &[x.lists(2), x.capital(1), x.letters]);
        add(49, &[x.shown, x.letters]);
        add(50, &[x.shown, x.letters, x.place]);
        add(52, &[x.shown, x.lists(0)]);
        add(53, &[x.shown, x.tag(0)]);
        if self.agreed.is_empty() {
            return;
        }
        add(54, &[x.agreed(0)]);
        add(55, &[x.agreed(0), x.letters, x.place]);
        add(57, &[x.agreed(0), x.agreed(1)]);
        add(59, &[x.agreed(0), x.w.form]);
        add(60, &[x.agreed(0), x.lists(0)]);
        add(61, &[x.agreed(0), x.shown]);
        add(62, &[x.agreed(0), x.b.form, x.letters]);
        add(63, &[x.agreed(0), x.a.form, x.letters]);
    }

    /// Appends those that the marks before it show, too.
    pub fn features_of_marks(&self, at: usize, last: Last, out: &mut Vec<u32>) {
        let x = self.around(at);
        let [m, m2] = last.map(|mark| mark.map_or(99, |mark| mark.number() as u32));
        let mut add = |template: u32, parts: &[u32]| out.push(hash::feature(template, parts));
        add(0, &[m]);
        add(1, &[m, m2]);
        add(4, &[x.w.form, m]);
        add(14, &[x.w.shape, m]);
        add(16, &[x.letters, x.place, m]);
        add(18, &[x.tag(0), m]);
        add(19, &[x.tag(0), x.letters, m]);
        add(22, &[x.tag(-1), x.tag(0), x.tag(1), m]);
        add(25, &[x.b.form, m]);
        add(39, &[x.capital(-1), x.capital(0), x.capital(1), m]);
        add(42, &[x.lists(0), x.letters, m]);
        add(45, &[x.lists(0), x.lists(1), m]);
        add(46, &[x.lists(1), x.letters, m]);
        add(47, &[x.lists(-1), x.letters, m]);
        add(51, &[x.shown, m, x.letters]);
        if self.agreed.is_empty() {
            return;
        }
        add(56, &[x.agreed(0), m]);
        add(58, &[x.agreed(-1), x.agreed(0), m]);
    }

    fn around(&self, at: usize) -> Around<'_> {
        let word =
            |offset: isize| at.checked_add_signed(offset).and_then(|at| self.words.get(at)).copied().unwrap_or(OUTSIDE);
        let w = word(0);
        let traits = w.traits;
        Around {
            sight: self,
            at,
            w,
            b: word(-1),
            b2: word(-2),
            a: word(1),
            a2: word(2),
            place: u32::from(at == 0) + 2 * u32::from(self.headline),
            letters: u32::from(traits.capital) + 2 * u32::from(traits.all_capitals) + 4 * u32::from(traits.digit),
            shown: self.shown[at],
        }
    }
}

/// What stands around a token.
struct Around<'s> {
    sight: &'s Sight<'s>,
    at: usize,
    w: Word,
    b: Word,
    b2: Word,
    a: Word,
    a2: Word,
    place: u32,
    letters: u32,
    shown: u32,
}

impl Around<'_> {
    fn position(&self, offset: isize) -> Option<usize> {
        self.at.checked_add_signed(offset).filter(|at| *at < self.sight.words.len())
    }

    fn tag(&self, offset: isize) -> u32 {
        self.position(offset).map_or(u32::MAX, |at| pair_key(self.sight.tags[at]))
    }

    fn lists(&self, offset: isize) -> u32 {
        self.position(offset).map_or(0, |at| self.sight.listed[at])
    }

    fn capital(&self, offset: isize) -> u32 {
        self.position(offset).map_or(2, |at| u32::from(self.sight.words[at].traits.capital))
    }

    fn agreed(&self, offset: isize) -> u32 {
        self.position(offset).map_or(99, |at| self.sight.agreed[at])
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
