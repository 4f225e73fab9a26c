//! Temporal awareness: how much of the order that people marked a system's links give, after closure.
//!
//! *Source*: UzZaman & Allen 2011; UzZaman et al. 2013, SemEval-2013 Task 1 ABC. Precision: of the system's links without
//! those that follow from the others, the share that follows from the gold links; recall: of the gold links without those
//! that follow, the share that follows from the system's. Events and expressions are paired by overlap first; a link to
//! what people did not mark is wrong.

use super::points::{Points, follows};
use super::timeml::{Gold, GoldNode, align, events_of, timexes_of};
use crate::document::{Document, Node, Relation};
use std::collections::{BTreeMap, HashMap};

/// A link between numbered nodes, and the rule that made it.
type Numbered<'l> = (usize, Relation, usize, &'l str);

/// Counts of one or more documents.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Counts {
    /// Links of the system that follow from the gold, of how many.
    pub precise: (usize, usize),
    /// Gold links that follow from the system's, of how many.
    pub recalled: (usize, usize),
    /// Right links and links whose ends people marked and ordered, for each rule.
    pub rules: BTreeMap<String, (usize, usize)>,
}

impl Counts {
    /// Adds the counts of another document.
    pub fn add(&mut self, other: Counts) {
        let sum = |a: &mut (usize, usize), b: (usize, usize)| *a = (a.0 + b.0, a.1 + b.1);
        sum(&mut self.precise, other.precise);
        sum(&mut self.recalled, other.recalled);
        other.rules.into_iter().for_each(|(rule, counts)| sum(self.rules.entry(rule).or_default(), counts));
    }
}

/// Compares the links of an analysed document with those that people made; nothing where they made none. *Cost*: quadratic
/// in events and expressions.
pub fn compare(gold: &Gold, doc: &Document) -> Counts {
    if gold.links.is_empty() {
        return Counts::default();
    }
    let numbers = Numbers::new(gold, doc);
    let wanted: Vec<Numbered> =
        gold.links.iter().map(|link| (numbers.gold(link.0), link.1, numbers.gold(link.2), "")).collect();
    let given: Vec<Numbered> = doc
        .links
        .iter()
        .filter(|link| !matches!(link.relation, Relation::Overlaps | Relation::OverlappedBy)) // no relation of TimeML
        .map(|link| (numbers.system(link.from), link.relation, numbers.system(link.to), link.rule.as_str()))
        .collect();
    let (gold_points, gold_core) = reduced(numbers.count, &wanted);
    let (points, core) = reduced(numbers.count, &given);
    let right = |points: &Points, link: &&Numbered| points.entails(link.0, link.1, link.2);
    let mut rules: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for link in &given {
        let known = Relation::ALL.into_iter().any(|relation| gold_points.entails(link.0, relation, link.2));
        let counts = rules.entry(link.3.to_owned()).or_default();
        counts.0 += usize::from(right(&gold_points, &link));
        counts.1 += usize::from(known);
    }
    Counts {
        precise: (core.iter().filter(|link| right(&gold_points, link)).count(), core.len()),
        recalled: (gold_core.iter().filter(|link| right(&points, link)).count(), gold_core.len()),
        rules,
    }
}

/// The closed order of links, and the links without those that follow from the others; a link that contradicts the ones
/// before it stays among them and adds nothing to the order.
fn reduced<'l>(count: usize, links: &[Numbered<'l>]) -> (Points, Vec<Numbered<'l>>) {
    let mut points = Points::new(count);
    let (mut core, mut torn) = (Vec::new(), Vec::new());
    for link in links {
        if !points.entails(link.0, link.1, link.2) {
            let fits = points.add(link.0, link.1, link.2);
            if fits { core.push(*link) } else { torn.push(*link) }
        }
    }
    let mut n = 0;
    while n < core.len() {
        let plain = |link: &Numbered| (link.0, link.1, link.2);
        let others: Vec<_> = core.iter().enumerate().filter(|(m, _)| *m != n).map(|(_, link)| plain(link)).collect();
        if follows(count, &others, plain(&core[n])) { _ = core.remove(n) } else { n += 1 }
    }
    (points, [core, torn].concat())
}

/// The numbers of nodes: those of the gold, then those that only the system has.
struct Numbers<'g> {
    gold: &'g Gold,
    events: HashMap<usize, usize>,
    timexes: HashMap<usize, usize>,
    claims: usize,
    count: usize,
}

impl<'g> Numbers<'g> {
    fn new(gold: &'g Gold, doc: &Document) -> Numbers<'g> {
        let turned = |pairs: Vec<(usize, usize)>| pairs.into_iter().map(|(gold, own)| (own, gold)).collect();
        let marked = gold.events.len() + gold.timexes.len() + 1;
        Numbers {
            gold,
            events: turned(align(&gold.events, &events_of(doc))),
            timexes: turned(align(&gold.timexes, &timexes_of(doc))),
            claims: doc.claims.len(),
            count: marked + doc.claims.len() + doc.timexes.len(),
        }
    }

    fn gold(&self, node: GoldNode) -> usize {
        match node {
            GoldNode::Published => 0,
            GoldNode::Event(n) => 1 + n,
            GoldNode::Timex(n) => 1 + self.gold.events.len() + n,
        }
    }

    fn system(&self, node: Node) -> usize {
        let alone = 1 + self.gold.events.len() + self.gold.timexes.len();
        match node {
            Node::Published => 0,
            Node::Claim(id) => match self.events.get(&id.index()) {
                Some(n) => self.gold(GoldNode::Event(*n)),
                None => alone + id.index(),
            },
            Node::Timex(id) => match self.timexes.get(&id.index()) {
                Some(n) => self.gold(GoldNode::Timex(*n)),
                None => alone + self.claims + id.index(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_follows_is_not_counted_twice() {
        let link = |from, relation, to| (from, relation, to, "");
        let links = [link(0, Relation::Before, 1), link(1, Relation::Before, 2), link(0, Relation::Before, 2)];
        assert_eq!(reduced(3, &links).1.len(), 2);
        assert_eq!(reduced(3, &[links[2], links[0], links[1]]).1.len(), 2);
        let torn = [link(0, Relation::Before, 1), link(1, Relation::Before, 0)];
        assert_eq!(reduced(3, &torn).1.len(), 2);
    }
}
