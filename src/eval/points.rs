//! Orders between the begin and end points of intervals, closed under transitivity: what a set of relations says together.
//!
//! Relations are read strictly, as TimeML defines them: what is included begins later and ends earlier.

use crate::document::Relation;

/// The closed order of the points of so many intervals.
#[derive(Debug, Clone)]
pub struct Points {
    /// For each point the points that do not lie before it, as bits.
    not_before: Vec<Vec<u64>>,
    /// For each point the points that lie after it, as bits.
    after: Vec<Vec<u64>>,
}

/// `earlier < later`, or with `false` `earlier <= later`.
type Order = (usize, usize, bool);

impl Points {
    /// So many intervals, none of which ends where it begins.
    pub fn new(intervals: usize) -> Points {
        let points = 2 * intervals;
        let row = vec![0u64; points.div_ceil(64)];
        let mut own = Points { not_before: vec![row.clone(); points], after: vec![row; points] };
        (0..points).for_each(|point| set(&mut own.not_before[point], point));
        (0..intervals).for_each(|n| own.insert((2 * n, 2 * n + 1, true)));
        own
    }

    /// True where the relation follows from what has been added.
    pub fn entails(&self, from: usize, relation: Relation, to: usize) -> bool {
        orders(from, relation, to).into_iter().all(|(earlier, later, strict)| {
            let rows = if strict { &self.after } else { &self.not_before };
            has(&rows[earlier], later)
        })
    }

    /// Adds a relation; `false`, and nothing is added, where it contradicts what stands.
    pub fn add(&mut self, from: usize, relation: Relation, to: usize) -> bool {
        let orders = orders(from, relation, to);
        let refuted = |(earlier, later, strict): &Order| match strict {
            true => has(&self.not_before[*later], *earlier),
            false => has(&self.after[*later], *earlier),
        };
        if from == to || orders.iter().any(refuted) {
            return false;
        }
        let before = self.clone();
        orders.into_iter().for_each(|order| self.insert(order));
        let sound = (0..self.after.len()).all(|point| !has(&self.after[point], point));
        if !sound {
            *self = before;
        }
        sound
    }

    fn insert(&mut self, (earlier, later, strict): Order) {
        if has(if strict { &self.after[earlier] } else { &self.not_before[earlier] }, later) {
            return;
        }
        let (reached, beyond) = (self.not_before[later].clone(), self.after[later].clone());
        for point in 0..self.after.len() {
            if !has(&self.not_before[point], earlier) {
                continue;
            }
            let sure = strict || has(&self.after[point], earlier);
            unite(&mut self.not_before[point], &reached);
            unite(&mut self.after[point], if sure { &reached } else { &beyond });
        }
    }
}

/// True where a relation follows from others, which do not contradict each other. *Cost*: linear in the others.
pub fn follows(
    intervals: usize,
    others: &[(usize, Relation, usize)],
    (from, relation, to): (usize, Relation, usize),
) -> bool {
    let mut out: Vec<Vec<(usize, bool)>> = vec![Vec::new(); 2 * intervals];
    (0..intervals).for_each(|n| out[2 * n].push((2 * n + 1, true)));
    for (earlier, later, strict) in others.iter().flat_map(|other| orders(other.0, other.1, other.2)) {
        out[earlier].push((later, strict));
    }
    orders(from, relation, to).into_iter().all(|(earlier, later, strict)| reaches(&out, earlier, later, strict))
}

/// True where a path leads from one point to another, with a strict step on it where one is asked for.
fn reaches(out: &[Vec<(usize, bool)>], from: usize, to: usize, strict: bool) -> bool {
    let mut seen = vec![[false; 2]; out.len()];
    let mut open = vec![(from, false)];
    while let Some((point, sure)) = open.pop() {
        if point == to && (sure || !strict) {
            return true;
        }
        if !std::mem::replace(&mut seen[point][usize::from(sure)], true) {
            open.extend(out[point].iter().map(|(next, strict)| (*next, sure || *strict)));
        }
    }
    false
}

/// The orders between points that a relation means.
fn orders(from: usize, relation: Relation, to: usize) -> Vec<Order> {
    let (begin, end, begin2, end2) = (2 * from, 2 * from + 1, 2 * to, 2 * to + 1);
    let same = |one, other| [(one, other, false), (other, one, false)];
    match relation {
        Relation::Before => vec![(end, begin2, true)],
        Relation::IBefore => same(end, begin2).to_vec(),
        Relation::Includes => vec![(begin, begin2, true), (end2, end, true)],
        Relation::Begins => [same(begin, begin2).as_slice(), &[(end, end2, true)]].concat(),
        Relation::Ends => [same(end, end2).as_slice(), &[(begin2, begin, true)]].concat(),
        Relation::Overlaps => vec![(begin, begin2, true), (begin2, end, true), (end, end2, true)],
        Relation::Simultaneous => [same(begin, begin2), same(end, end2)].concat(),
        _ => orders(to, relation.inverse(), from),
    }
}

fn set(row: &mut [u64], n: usize) {
    row[n / 64] |= 1 << (n % 64);
}

fn has(row: &[u64], n: usize) -> bool {
    row[n / 64] & (1 << (n % 64)) != 0
}

fn unite(row: &mut [u64], other: &[u64]) {
    row.iter_mut().zip(other).for_each(|(bits, more)| *bits |= more);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_follows_is_entailed_and_what_contradicts_refused() {
        let mut points = Points::new(4);
        assert!(points.add(0, Relation::Before, 1));
        assert!(points.add(1, Relation::Includes, 2));
        assert!(points.entails(0, Relation::Before, 2));
        assert!(points.entails(2, Relation::IsIncluded, 1));
        assert!(!points.add(2, Relation::Before, 0));
        assert!(points.add(3, Relation::Simultaneous, 2));
        assert!(points.entails(3, Relation::After, 0));
        assert!(!points.entails(3, Relation::Before, 1));
        assert!(!points.add(1, Relation::Before, 1));
    }

    proptest! {
        #[test]
        fn adding_agrees_with_the_composition_of_allen(
            facts in prop::collection::vec((0usize..4, 0usize..13, 0usize..4), 0..7),
        ) {
            let mut points = Points::new(4);
            let mut kept = Vec::new();
            for (from, relation, to) in facts {
                let relation = Relation::ALL[relation];
                if points.add(from, relation, to) {
                    kept.push((from, relation, to));
                }
            }
            for (from, relation, to) in &kept {
                prop_assert!(points.entails(*from, *relation, *to));
                prop_assert!(points.entails(*to, relation.inverse(), *from));
                for (middle, second, end) in kept.iter().filter(|(middle, ..)| middle == to) {
                    let possible = relation.then(*second);
                    let _ = middle;
                    if possible.iter().count() == 1 && from != end {
                        prop_assert!(points.entails(*from, possible.iter().next().unwrap(), *end));
                    }
                }
            }
        }
    }
}
