//! [`Network`]: what a set of ordered intervals says of the days of each.
//!
//! Goes in: intervals, bounds in days, and difference constraints between their begin and end points. Comes out: whether
//! a new constraint contradicts what stands, and the bounds that all together allow. Facts are added in order of trust;
//! a fact that contradicts the more trusted ones is refused as a whole, so of each contradiction the least trusted goes.
//!
//! A point has a day, and an order inside its day. `a < b` says `day(a) <= day(b)` and that `a` comes first; the two are
//! kept as two systems of difference constraints, one in days and one in steps of order. That is complete: a chain that
//! makes `b` at least a day later than `a` also refutes `b <= a` in days.
//!
//! Work is rationed: each interval brings so much of it, and once that is used up a fact that would move many points is
//! refused, too. News stays below a twentieth of the ration; a text made to be slow does not.
//!
//! *Source*: Dechter, Meiri & Pearl 1991, Temporal constraint networks; consistency after each new constraint as in
//! Cotton & Maler 2006, Fast and flexible difference constraint propagation; the longest paths as in Johnson 1977.
//!
//! ```
//! use dateline::time::{Bounds, NaiveDate, network::{Constraint, Network, Point}};
//! let day = |d| NaiveDate::from_ymd_opt(2020, 8, d).unwrap();
//! let mut network = Network::new(2);
//! assert!(network.add(&Constraint::bounds(0, &Bounds::on(day(28)))));
//! assert!(network.add(&[Constraint::before(Point::End(0), Point::Begin(1))]));
//! assert_eq!(network.bounds()[1].begin.first, Some(day(28)));
//! // the other way round can no longer hold
//! assert!(!network.add(&[Constraint::before(Point::End(1), Point::Begin(0))]));
//! ```

use super::{Bounds, DayRange};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// The beginning or the end of an interval, named by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Point {
    /// The beginning.
    Begin(usize),
    /// The end.
    End(usize),
    /// Day zero of the calendar: what bounds are measured from.
    Origin,
}

/// `day(later) >= day(earlier) + days`, and where `order` is given also the order of the two moments themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Constraint {
    /// The earlier point, where `days` is not negative.
    pub earlier: Point,
    /// The later one.
    pub later: Point,
    /// Least distance in days; may be negative.
    pub days: i64,
    /// The order of the moments; `None` where only days are compared.
    pub order: Option<Order>,
}

/// The order of two moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    /// At the same moment or after.
    NotAfter,
    /// After.
    Before,
}

impl Constraint {
    /// The first point lies before the second.
    pub fn before(earlier: Point, later: Point) -> Constraint {
        Constraint { earlier, later, days: 0, order: Some(Order::Before) }
    }

    /// The first point does not lie after the second.
    pub fn not_after(earlier: Point, later: Point) -> Constraint {
        Constraint { earlier, later, days: 0, order: Some(Order::NotAfter) }
    }

    /// The two points are one moment.
    pub fn same(one: Point, other: Point) -> [Constraint; 2] {
        [Constraint::not_after(one, other), Constraint::not_after(other, one)]
    }

    /// The day of the second point is at least (a negative number: at most so much earlier) so many days after the first's.
    pub fn days(earlier: Point, later: Point, days: i64) -> Constraint {
        Constraint { earlier, later, days, order: None }
    }

    /// The known sides of the bounds of an interval.
    pub fn bounds(interval: usize, bounds: &Bounds) -> Vec<Constraint> {
        let points = [(Point::Begin(interval), bounds.begin), (Point::End(interval), bounds.end)];
        let sides = points.into_iter().flat_map(|(point, range)| {
            let first = range.first.map(|day| Constraint::days(Point::Origin, point, number(day)));
            let last = range.last.map(|day| Constraint::days(point, Point::Origin, -number(day)));
            [first, last]
        });
        sides.flatten().collect()
    }
}

/// Intervals and the constraints between their points.
#[derive(Debug, Clone)]
pub struct Network {
    intervals: usize,
    days: Differences,
    order: Differences,
    /// Facts that were given, standing or refused.
    facts: usize,
    /// Constraints that may still be looked at.
    ration: usize,
}

/// Constraints that may be looked at for each interval.
const RATION: usize = 128;

/// Constraints that any fact may look at, also when the ration is used up.
const LEAST: usize = 64;

/// Why a fact cannot be added.
enum Refusal {
    /// It contradicts these facts.
    Contradicts(BTreeSet<usize>),
    /// To find out would take more work than is left.
    Costly,
}

impl Network {
    /// So many intervals of which nothing is known but that none ends before it begins.
    pub fn new(intervals: usize) -> Network {
        let points = 2 * intervals + 1;
        let mut network =
            Network { intervals, days: Differences::new(points), order: Differences::new(points), facts: 0, ration: 0 };
        for interval in 0..intervals {
            network.add(&[Constraint::not_after(Point::Begin(interval), Point::End(interval))]);
        }
        network.ration = RATION * intervals;
        network
    }

    /// Adds constraints that hold together; `false`, and nothing is added, where they contradict what stands, or where to
    /// find that out would take more work than the network has left. Facts that are trusted more come first.
    /// *Cost*: the part of the network that has to give way, usually a few points; all facts together so much for each
    /// interval and each fact.
    pub fn add(&mut self, constraints: &[Constraint]) -> bool {
        let holds = self.add_all(constraints).is_ok();
        self.facts += 1;
        holds
    }

    /// The number of facts given so far, those that every interval begins with and those refused included: the next one's
    /// number.
    pub fn facts(&self) -> usize {
        self.facts
    }

    /// The facts that together refute some constraints, by number and in order: without any one of them this refutation
    /// falls. `None` where the constraints can hold, or where it would take too much work to find out.
    /// *Cost*: as of [`Network::add`]; nothing is added.
    pub fn explain(&mut self, constraints: &[Constraint]) -> Option<Vec<usize>> {
        let stands = (self.days.count, self.order.count);
        let refusal = self.add_all(constraints).err();
        self.shrink(stands);
        match refusal? {
            Refusal::Contradicts(facts) => Some(facts.into_iter().filter(|fact| *fact < self.facts).collect()),
            Refusal::Costly => None,
        }
    }

    fn add_all(&mut self, constraints: &[Constraint]) -> Result<(), Refusal> {
        let stands = (self.days.count, self.order.count);
        let added = constraints.iter().try_for_each(|constraint| self.add_one(constraint));
        if added.is_err() {
            self.shrink(stands);
        }
        added
    }

    /// Forgets all but the first constraints in days and in order.
    fn shrink(&mut self, (days, order): (usize, usize)) {
        self.days.shrink(days);
        self.order.shrink(order);
    }

    fn add_one(&mut self, constraint: &Constraint) -> Result<(), Refusal> {
        let (from, to) = (self.place(constraint.earlier), self.place(constraint.later));
        match constraint.order {
            Some(Order::NotAfter) => self.order.add(from, to, 0, self.facts, &mut self.ration)?,
            Some(Order::Before) => self.order.add(from, to, 1, self.facts, &mut self.ration)?,
            None => {}
        }
        self.days.add(from, to, constraint.days, self.facts, &mut self.ration)
    }

    /// The bounds of every interval that all constraints together allow. *Cost*: constraints times logarithm of points.
    pub fn bounds(&self) -> Vec<Bounds> {
        let first = self.days.longest_from(0);
        let last = self.days.longest_to(0);
        let range = |point: usize| DayRange::new(first[point].and_then(date), last[point].and_then(|n| date(-n)));
        (0..self.intervals).map(|n| Bounds { begin: range(2 * n + 1), end: range(2 * n + 2) }).collect()
    }

    /// A number for each interval's beginning that respects every order between moments; for sorting what has no day.
    pub fn ranks(&self) -> Vec<i64> {
        (0..self.intervals).map(|n| self.order.potential[2 * n + 1]).collect()
    }

    fn place(&self, point: Point) -> usize {
        match point {
            Point::Origin => 0,
            Point::Begin(interval) => 2 * interval + 1,
            Point::End(interval) => 2 * interval + 2,
        }
    }
}

fn number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}

fn date(number: i64) -> Option<NaiveDate> {
    i32::try_from(number).ok().and_then(NaiveDate::from_num_days_from_ce_opt)
}

/// Constraints `x[to] >= x[from] + weight` with an assignment that satisfies them all.
#[derive(Debug, Clone)]
struct Differences {
    /// An assignment that satisfies every constraint.
    potential: Vec<i64>,
    /// The constraints that leave each point, in order of arrival.
    out: Vec<Vec<Edge>>,
    /// The `from` of each constraint, in order of arrival.
    log: Vec<usize>,
    count: usize,
}

/// A constraint seen from its earlier point: the later one, the least distance, and the fact that said it.
type Edge = (usize, i64, usize);

impl Differences {
    fn new(points: usize) -> Differences {
        Differences { potential: vec![0; points], out: vec![Vec::new(); points], log: Vec::new(), count: 0 }
    }

    /// Adds a constraint that a fact says.
    ///
    /// *Errors*: the facts of a cycle of positive length that it would close, or that the ration does not suffice.
    fn add(&mut self, from: usize, to: usize, weight: i64, fact: usize, ration: &mut usize) -> Result<(), Refusal> {
        let need = self.potential[from] + weight - self.potential[to];
        if from == to {
            return if weight <= 0 { Ok(()) } else { Err(Refusal::Contradicts(BTreeSet::from([fact]))) };
        }
        if need > 0 {
            let raised = self.raise(from, to, need, ration).map_err(|refusal| match refusal {
                Refusal::Contradicts(facts) => Refusal::Contradicts(&facts | &BTreeSet::from([fact])),
                Refusal::Costly => Refusal::Costly,
            })?;
            raised.into_iter().for_each(|(point, value)| self.potential[point] = value);
        }
        self.out[from].push((to, weight, fact));
        self.log.push(from);
        self.count += 1;
        Ok(())
    }

    /// Forgets all but the first `count` constraints; the assignment still satisfies those.
    fn shrink(&mut self, count: usize) {
        while self.count > count {
            self.count -= 1;
            if let Some(from) = self.log.pop() {
                self.out[from].pop();
            }
        }
    }

    /// The new values of all points that must rise when `to` rises by `need`.
    ///
    /// *Errors*: the facts along the way by which `from` would have to rise, too, or that the ration does not suffice.
    fn raise(&self, from: usize, to: usize, need: i64, ration: &mut usize) -> Result<BTreeMap<usize, i64>, Refusal> {
        let mut free = LEAST;
        let mut raised = BTreeMap::new();
        let mut gaps = BTreeMap::from([(to, need)]);
        let mut pushed: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        let mut heap = BinaryHeap::from([(need, to)]);
        while let Some((gap, point)) = heap.pop() {
            if raised.contains_key(&point) || gaps.get(&point) != Some(&gap) {
                continue;
            }
            if point == from {
                let back = std::iter::successors(pushed.get(&from), |(before, _)| pushed.get(before));
                return Err(Refusal::Contradicts(back.map(|(_, fact)| *fact).collect()));
            }
            let mut left = self.out[point].len();
            for purse in [&mut free, &mut *ration] {
                let paid = left.min(*purse);
                *purse -= paid;
                left -= paid;
            }
            if left > 0 {
                return Err(Refusal::Costly);
            }
            let value = self.potential[point] + gap;
            raised.insert(point, value);
            for &(next, weight, fact) in &self.out[point] {
                let gap = value + weight - self.potential[next];
                if gap > 0 && !raised.contains_key(&next) && gaps.get(&next).is_none_or(|old| gap > *old) {
                    gaps.insert(next, gap);
                    pushed.insert(next, (point, fact));
                    heap.push((gap, next));
                }
            }
        }
        Ok(raised)
    }

    fn longest_from(&self, source: usize) -> Vec<Option<i64>> {
        longest(source, &self.out, |point| self.potential[point])
    }

    fn longest_to(&self, target: usize) -> Vec<Option<i64>> {
        let mut back = vec![Vec::new(); self.out.len()];
        for (from, edges) in self.out.iter().enumerate() {
            edges.iter().for_each(|(to, weight, fact)| back[*to].push((from, *weight, *fact)));
        }
        longest(target, &back, |point| -self.potential[point])
    }
}

/// The length of the longest path from `source` to every point, where the potential makes every edge no longer than zero.
fn longest(source: usize, out: &[Vec<Edge>], potential: impl Fn(usize) -> i64) -> Vec<Option<i64>> {
    let mut best: Vec<Option<i64>> = vec![None; out.len()];
    let mut done = vec![false; out.len()];
    best[source] = Some(0);
    let mut heap = BinaryHeap::from([(0i64, source)]);
    while let Some((length, point)) = heap.pop() {
        if std::mem::replace(&mut done[point], true) {
            continue;
        }
        for &(next, weight, _) in &out[point] {
            let reduced = length + weight + potential(point) - potential(next);
            if !done[next] && best[next].is_none_or(|old| reduced > old) {
                best[next] = Some(reduced);
                heap.push((reduced, next));
            }
        }
    }
    let real = |(point, length): (usize, Option<i64>)| length.map(|l| l + potential(point) - potential(source));
    best.into_iter().enumerate().map(real).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const POINTS: usize = 7;

    /// All longest paths by Floyd and Warshall; `None` where a cycle has positive length.
    fn brute(edges: &[(usize, usize, i64)]) -> Option<Vec<Vec<Option<i64>>>> {
        let mut best = vec![vec![None; POINTS]; POINTS];
        (0..POINTS).for_each(|p| best[p][p] = Some(0));
        for &(from, to, weight) in edges {
            best[from][to] = best[from][to].max(Some(weight));
        }
        for via in 0..POINTS {
            for from in 0..POINTS {
                for to in 0..POINTS {
                    let path = best[from][via].zip(best[via][to]).map(|(a, b)| a + b);
                    best[from][to] = best[from][to].max(path);
                }
            }
        }
        (0..POINTS).all(|p| best[p][p] == Some(0)).then_some(best)
    }

    proptest! {
        #[test]
        fn agrees_with_brute_force(edges in prop::collection::vec((0..POINTS, 0..POINTS, -5i64..5), 0..24)) {
            let (mut differences, mut ration) = (Differences::new(POINTS), usize::MAX);
            let mut kept: Vec<(usize, usize, i64)> = Vec::new();
            for edge in edges {
                let with: Vec<_> = kept.iter().copied().chain([edge]).collect();
                let holds = brute(&with).is_some();
                let added = differences.add(edge.0, edge.1, edge.2, kept.len(), &mut ration);
                prop_assert_eq!(added.is_ok(), holds);
                if let Err(Refusal::Contradicts(facts)) = added {
                    // the facts alone refute the edge, and without any one of them it could stand
                    let some = |left_out: Option<usize>| -> Vec<_> {
                        let named = facts.iter().copied().filter(|fact| *fact < kept.len() && Some(*fact) != left_out);
                        named.map(|fact| kept[fact]).chain([edge]).collect()
                    };
                    prop_assert!(brute(&some(None)).is_none());
                    for fact in facts.iter().filter(|fact| **fact < kept.len()) {
                        prop_assert!(brute(&some(Some(*fact))).is_some());
                    }
                }
                if holds {
                    kept.push(edge);
                }
            }
            let best = brute(&kept).unwrap();
            for (point, from_point) in best.iter().enumerate() {
                prop_assert_eq!(&differences.longest_from(point), from_point);
                let to: Vec<Option<i64>> = (0..POINTS).map(|from| best[from][point]).collect();
                prop_assert_eq!(differences.longest_to(point), to);
            }
        }

        #[test]
        fn closing_twice_changes_nothing(
            days in prop::collection::vec((0i64..40, 0i64..40), 4),
            links in prop::collection::vec((0usize..4, 0usize..4, any::<bool>()), 0..8),
        ) {
            let mut network = Network::new(4);
            for (n, (a, b)) in days.iter().enumerate() {
                let day = |d: i64| date(737_000 + d);
                network.add(&Constraint::bounds(n, &Bounds::within(day(*a.min(b)), day(*a.max(b)))));
            }
            let constraint = |(a, b, strict): &(usize, usize, bool)| match strict {
                true => Constraint::before(Point::End(*a), Point::Begin(*b)),
                false => Constraint::not_after(Point::Begin(*a), Point::Begin(*b)),
            };
            for link in &links {
                network.add(&[constraint(link)]);
            }
            let closed = network.bounds();
            for (n, bounds) in closed.iter().enumerate() {
                prop_assert!(!bounds.is_empty());
                prop_assert!(network.add(&Constraint::bounds(n, bounds)));
            }
            prop_assert_eq!(network.bounds(), closed);
        }
    }

    #[test]
    fn a_refused_fact_leaves_no_trace() {
        let mut network = Network::new(3);
        assert!(network.add(&[Constraint::before(Point::End(0), Point::Begin(1))]));
        let both =
            [Constraint::before(Point::End(1), Point::Begin(2)), Constraint::before(Point::End(2), Point::Begin(0))];
        assert!(!network.add(&both));
        assert!(network.add(&[Constraint::before(Point::End(2), Point::Begin(0))]));
    }

    #[test]
    fn a_contradiction_is_explained_by_what_it_needs() {
        let mut network = Network::new(4);
        let first = network.facts();
        let after = |a, b| Constraint::before(Point::End(a), Point::Begin(b));
        for (a, b) in [(0, 1), (2, 3), (1, 2), (0, 3)] {
            assert!(network.add(&[after(a, b)]));
        }
        assert_eq!(network.explain(&[after(0, 2)]), None);
        let facts = network.explain(&[after(2, 0)]).unwrap();
        let said: Vec<usize> = facts.into_iter().filter(|fact| *fact >= first).map(|fact| fact - first).collect();
        assert_eq!(said, [0, 2]);
    }

    #[test]
    fn work_is_rationed() {
        // a ladder that every link moves as a whole: each is before the one below it, told from the top down
        let intervals = 20_000;
        let mut network = Network::new(intervals);
        let below = |n: usize| Constraint::before(Point::End(n), Point::Begin(n + 1));
        let standing = (0..intervals - 1).rev().filter(|n| network.add(&[below(*n)])).count();
        assert!(standing < intervals - 1);
        // what contradicts nearby facts is refused and explained also when nothing is left
        let last = intervals - 1;
        let back = [Constraint::before(Point::End(last), Point::Begin(last - 1))];
        assert!(!network.add(&back));
        assert_eq!(network.explain(&back).map(|facts| facts.len()), Some(3));
    }

    #[test]
    fn two_days_after_moves_the_day() {
        let day = |d| NaiveDate::from_ymd_opt(2020, 8, d).unwrap();
        let mut network = Network::new(2);
        network.add(&Constraint::bounds(0, &Bounds::on(day(10))));
        let (vote, talks) = (Point::Begin(0), Point::Begin(1));
        network.add(&[Constraint::days(vote, talks, 2), Constraint::days(talks, vote, -2)]);
        assert_eq!(network.bounds()[1].begin, DayRange::new(day(12), day(12)));
    }
}
