//! What the parser looks at in a state: features after Zhang & Nivre (2011), *Transition-based dependency parsing with rich
//! non-local features*, and some for prepositions, coordination and punctuation.

use super::tags::Pair;
use super::transitions::{NONE, State};
use super::words::Word;
use crate::document::{Upos, Xpos};
use crate::learn::hash;

/// What a parser sees of a sentence before it begins.
#[derive(Debug, Default)]
pub struct Sight {
    forms: Vec<u32>,
    tags: Vec<u32>,
    coarse: Vec<u32>,
    ends: Vec<u32>,
    /// For each position, how many commas, other marks, verbs and conjunctions stand before it.
    before: Vec<[u16; 4]>,
}

/// The keys of a token: form, tag, coarse tag.
#[derive(Debug, Clone, Copy)]
struct Seen {
    form: u32,
    tag: u32,
    coarse: u32,
}

const NOTHING: Seen = Seen { form: 2, tag: 2000, coarse: 2000 };

impl Sight {
    /// Looks at a sentence.
    pub fn look(&mut self, words: &[Word], tags: &[Pair]) {
        self.forms.clear();
        self.tags.clear();
        self.coarse.clear();
        self.ends.clear();
        self.before.clear();
        let mut counts = [0u16; 4];
        for (word, (upos, xpos)) in words.iter().zip(tags) {
            self.forms.push(word.form);
            self.ends.push(word.ends[2]);
            self.tags.push((upos.number() * 64 + xpos.number()) as u32);
            self.coarse.push(upos.number() as u32);
            self.before.push(counts);
            match (upos, xpos) {
                (_, Xpos::Comma) => counts[0] += 1,
                (Upos::Punct, _) => counts[1] += 1,
                (Upos::Verb, _) => counts[2] += 1,
                (Upos::Cconj, _) => counts[3] += 1,
                _ => {}
            }
        }
    }

    fn seen(&self, tok: u16) -> Seen {
        match self.forms.get(tok as usize) {
            Some(form) => Seen { form: *form, tag: self.tags[tok as usize], coarse: self.coarse[tok as usize] },
            None => NOTHING,
        }
    }

    /// What stands between two tokens: commas, other marks, verbs, conjunctions, each up to twice.
    fn between(&self, first: u16, second: u16) -> [u32; 4] {
        let (from, to) = (first.min(second), first.max(second));
        let (Some(from), Some(to)) = (self.before.get(from as usize + 1), self.before.get(to as usize)) else {
            return [9; 4];
        };
        [0, 1, 2, 3].map(|kind| u32::from(to[kind].saturating_sub(from[kind]).min(2)))
    }

    /// Appends the features of a state.
    pub fn features(&self, state: &State, out: &mut Vec<u32>) {
        let size = state.stack.len();
        let below = |depth: usize| size.checked_sub(depth + 1).map_or(NONE, |at| state.stack[at]);
        let (s0, s1, s2) = (below(0), below(1), below(2));
        let n0 = state.front();
        let shift = u16::from(!state.has_returned());
        let (n1, n2, n3) = (state.ahead(shift), state.ahead(shift + 1), state.ahead(shift + 2));
        let node = |tok: u16| state.nodes.get(tok as usize);
        let head = |tok: u16| node(tok).map_or(NONE, |node| node.head);
        let left = |tok: u16, nth: usize| node(tok).map_or(NONE, |node| node.left[nth]);
        let right = |tok: u16, nth: usize| node(tok).map_or(NONE, |node| node.right[nth]);
        let label = |tok: u16| node(tok).filter(|node| node.head != NONE).map_or(99, |node| node.label.number() as u32);
        let counts = |tok: u16| node(tok).map_or([9; 2], |node| node.counts.map(|count| u32::from(count.min(5))));
        let labels = |tok: u16| node(tok).map_or([1; 2], |node| node.labels.map(|set| (set ^ (set >> 32)) as u32));

        let (a, a1, a2) = (self.seen(s0), self.seen(s1), self.seen(s2));
        let (b, b1, b2, b3) = (self.seen(n0), self.seen(n1), self.seen(n2), self.seen(n3));
        let s0h = head(s0);
        let s0hh = head(s0h);
        let (h, hh) = (self.seen(s0h), self.seen(s0hh));
        let (s0l, s0l2, s0r, s0r2) = (left(s0, 0), left(s0, 1), right(s0, 0), right(s0, 1));
        let (n0l, n0l2) = (left(n0, 0), left(n0, 1));
        let (al, al2, ar, ar2) = (self.seen(s0l), self.seen(s0l2), self.seen(s0r), self.seen(s0r2));
        let (bl, bl2) = (self.seen(n0l), self.seen(n0l2));
        let s1r = self.seen(right(s1, 0));
        let distance = if s0 == NONE || n0 == NONE { 0 } else { bucket(s0.abs_diff(n0)) };
        let between = if s0 == NONE || n0 == NONE { [9; 4] } else { self.between(s0, n0) };
        let (sc, nc) = (counts(s0), counts(n0));
        let (ss, ns) = (labels(s0), labels(n0));
        let s0_label = label(s0);
        let end = |tok: u16| self.ends.get(tok as usize).copied().unwrap_or(2);
        let mode = u32::from(state.has_returned()) + 2 * u32::from(s0h != NONE);

        let mut template = 0;
        let mut add = |parts: &[u32]| {
            out.push(hash::feature(template, parts));
            template += 1;
        };
        add(&[mode]);
        // single words
        add(&[a.form, a.tag]);
        add(&[a.form, mode]);
        add(&[a.tag, mode]);
        add(&[b.form, b.tag]);
        add(&[b.form, mode]);
        add(&[b.tag, mode]);
        add(&[b1.form, b1.tag]);
        add(&[b1.form]);
        add(&[b1.tag]);
        add(&[b2.form, b2.tag]);
        add(&[b2.form]);
        add(&[b2.tag]);
        add(&[b3.tag]);
        add(&[a1.form, a1.tag]);
        add(&[a1.form]);
        add(&[a1.tag]);
        add(&[a2.tag]);
        // pairs
        add(&[a.form, a.tag, b.form, b.tag]);
        add(&[a.form, a.tag, b.form]);
        add(&[a.form, b.form, b.tag]);
        add(&[a.form, a.tag, b.tag]);
        add(&[a.tag, b.form, b.tag]);
        add(&[a.form, b.form]);
        add(&[a.tag, b.tag, mode]);
        add(&[a.coarse, b.coarse, mode]);
        add(&[b.tag, b1.tag]);
        add(&[b.form, b1.form]);
        add(&[b.form, b1.tag]);
        add(&[b.tag, b1.form]);
        add(&[a1.tag, b.tag]);
        add(&[a1.form, b.form]);
        add(&[a1.form, b.tag]);
        add(&[a1.tag, b.form]);
        add(&[a.form, b1.form]);
        // threes
        add(&[b.tag, b1.tag, b2.tag]);
        add(&[a.tag, b.tag, b1.tag]);
        add(&[a.form, b.tag, b1.tag]);
        add(&[a.tag, b.form, b1.tag]);
        add(&[a.tag, b.tag, b1.form]);
        add(&[a.tag, b.tag, b1.tag, b2.tag]);
        add(&[h.tag, a.tag, b.tag]);
        add(&[a1.tag, a.tag, b.tag]);
        add(&[a1.tag, a.tag, b.tag, b1.tag]);
        add(&[a2.tag, a1.tag, a.tag, b.tag]);
        add(&[a1.form, a.tag, b.tag]);
        add(&[a1.tag, a.form, b.tag]);
        add(&[a1.tag, a.tag, b.form]);
        add(&[a.tag, al.tag, b.tag]);
        add(&[a.tag, ar.tag, b.tag]);
        add(&[a.tag, b.tag, bl.tag]);
        add(&[a.form, b.tag, bl.tag]);
        // distance and what lies between
        add(&[a.form, distance]);
        add(&[a.tag, distance]);
        add(&[b.form, distance]);
        add(&[b.tag, distance]);
        add(&[a.form, b.form, distance]);
        add(&[a.tag, b.tag, distance]);
        add(&[a.tag, b.tag, between[0], between[1]]);
        add(&[a.tag, b.tag, between[2], between[3]]);
        add(&[a.coarse, b.coarse, between[0], between[1], between[2], between[3]]);
        // how many dependents
        add(&[a.form, sc[1]]);
        add(&[a.tag, sc[1]]);
        add(&[a.form, sc[0]]);
        add(&[a.tag, sc[0]]);
        add(&[b.form, nc[0]]);
        add(&[b.tag, nc[0]]);
        add(&[a.tag, b.tag, sc[1], nc[0]]);
        // relatives
        add(&[h.form]);
        add(&[h.tag]);
        add(&[s0_label]);
        add(&[s0_label, a.tag, b.tag]);
        add(&[s0_label, h.tag, a.tag, b.tag]);
        add(&[al.form]);
        add(&[al.tag]);
        add(&[label(s0l)]);
        add(&[ar.form]);
        add(&[ar.tag]);
        add(&[label(s0r)]);
        add(&[label(s0r), a.tag, b.tag]);
        add(&[label(s0l), a.tag, b.tag]);
        add(&[bl.form]);
        add(&[bl.tag]);
        add(&[label(n0l)]);
        add(&[hh.form]);
        add(&[hh.tag]);
        add(&[label(s0h)]);
        add(&[al2.form]);
        add(&[al2.tag]);
        add(&[label(s0l2)]);
        add(&[ar2.form]);
        add(&[ar2.tag]);
        add(&[label(s0r2)]);
        add(&[bl2.form]);
        add(&[bl2.tag]);
        add(&[label(n0l2)]);
        add(&[a.tag, al.tag, al2.tag]);
        add(&[a.tag, ar.tag, ar2.tag]);
        add(&[a.tag, h.tag, hh.tag]);
        add(&[b.tag, bl.tag, bl2.tag]);
        add(&[a.form, b.tag, label(n0l)]);
        // sets of relations
        add(&[a.form, ss[1]]);
        add(&[a.tag, ss[1]]);
        add(&[a.form, ss[0]]);
        add(&[a.tag, ss[0]]);
        add(&[b.form, ns[0]]);
        add(&[b.tag, ns[0]]);
        add(&[a.tag, b.tag, ss[0], ss[1]]);
        add(&[a.tag, b.tag, ns[0]]);
        add(&[a.tag, b.tag, ss[1], ns[0]]);
        // prepositions and conjunctions stand before the word they belong to
        add(&[a.form, bl.form, b.tag]);
        add(&[a.form, bl.form, b.form]);
        add(&[a.tag, bl.form, b.tag]);
        add(&[a.tag, bl.form, b.form]);
        add(&[a1.form, a.tag, bl.form]);
        add(&[h.form, a.form, bl.form]);
        add(&[h.form, a.tag, bl.form, b.tag]);
        add(&[h.tag, a.form, bl.form, b.tag]);
        add(&[h.form, bl.form, b.form]);
        add(&[h.tag, a.tag, bl.form, b.tag]);
        add(&[a.tag, bl.form, bl2.form, b.tag]);
        add(&[a.form, bl2.form, b.tag]);
        add(&[a.tag, s1r.tag, a1.tag, b.tag]);
        // unknown words by their endings
        add(&[end(s0), b.tag]);
        add(&[a.tag, end(n0)]);
        add(&[end(s0), end(n0)]);
    }
}

/// A distance as one of ten numbers.
fn bucket(distance: u16) -> u32 {
    match distance {
        0..=5 => u32::from(distance),
        6..=8 => 6,
        9..=14 => 7,
        15..=25 => 8,
        _ => 9,
    }
}
