//! Sets of Allen's relations and their composition: what `a R b` and `b S c` say of `a` and `c`.
//!
//! *Source*: Allen 1983, Maintaining knowledge about temporal intervals. Composition goes by the four orders between
//! begin and end points; for basic relations that loses nothing.

use super::Relation;
use std::cmp::Ordering;

/// A set of the thirteen relations, for what is not known exactly.
///
/// ```
/// use dateline::document::{Relation, Relations};
/// let after_all = Relation::Before.then(Relation::Before);
/// assert_eq!(after_all, Relations::only(Relation::Before));
/// assert!(Relation::Before.then(Relation::After).contains(Relation::Simultaneous));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Relations(u16);

impl Relations {
    /// No relation: a contradiction.
    pub const NONE: Relations = Relations(0);
    /// Any relation: nothing is known.
    pub const ALL: Relations = Relations((1 << 13) - 1);

    /// One relation alone.
    pub fn only(relation: Relation) -> Relations {
        Relations(1 << relation as u16)
    }

    /// True where the set holds a relation.
    pub fn contains(self, relation: Relation) -> bool {
        self.0 & (1 << relation as u16) != 0
    }

    /// The relations that are in both sets.
    pub fn intersect(self, other: Relations) -> Relations {
        Relations(self.0 & other.0)
    }

    /// The relations of the set.
    pub fn iter(self) -> impl Iterator<Item = Relation> {
        Relation::ALL.into_iter().filter(move |relation| self.contains(*relation))
    }

    /// What two sets say one after the other.
    pub fn then(self, other: Relations) -> Relations {
        let pairs = self.iter().flat_map(|one| other.iter().map(move |two| one.then(two)));
        Relations(pairs.fold(0, |set, relations| set | relations.0))
    }
}

impl Relation {
    /// The thirteen relations.
    pub const ALL: [Relation; 13] = {
        use Relation::*;
        [
            Before,
            After,
            IBefore,
            IAfter,
            Includes,
            IsIncluded,
            Begins,
            BegunBy,
            Ends,
            EndedBy,
            Overlaps,
            OverlappedBy,
            Simultaneous,
        ]
    };

    /// What `a SELF b` and `b OTHER c` say of `a` and `c`.
    pub fn then(self, other: Relation) -> Relations {
        let fits = |third: &Relation| {
            let orders = third.points();
            (0..4).all(|n| {
                let (own, far) = (n / 2, n % 2);
                // through the beginning and through the end of b
                [0, 1].into_iter().all(|via| {
                    let chain = chain(self.points()[own * 2 + via], other.points()[via * 2 + far]);
                    chain.is_none_or(|order| order == orders[n])
                })
            })
        };
        Relations(Relation::ALL.into_iter().filter(fits).fold(0, |set, relation| set | Relations::only(relation).0))
    }

    /// The orders of (begin, begin), (begin, end), (end, begin) and (end, end) of two intervals that begin before they end.
    fn points(self) -> [Ordering; 4] {
        use Ordering::{Equal as E, Greater as G, Less as L};
        match self {
            Relation::Before => [L, L, L, L],
            Relation::IBefore => [L, L, E, L],
            Relation::Overlaps => [L, L, G, L],
            Relation::EndedBy => [L, L, G, E],
            Relation::Includes => [L, L, G, G],
            Relation::Begins => [E, L, G, L],
            Relation::Simultaneous => [E, L, G, E],
            Relation::BegunBy => [E, L, G, G],
            Relation::IsIncluded => [G, L, G, L],
            Relation::Ends => [G, L, G, E],
            Relation::OverlappedBy => [G, L, G, G],
            Relation::IAfter => [G, E, G, G],
            Relation::After => [G, G, G, G],
        }
    }
}

/// The order of two points through a third; `None` where it may be any.
fn chain(one: Ordering, two: Ordering) -> Option<Ordering> {
    match (one, two) {
        (Ordering::Equal, order) | (order, Ordering::Equal) => Some(order),
        (one, two) => (one == two).then_some(one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Interval = (i32, i32);

    fn relation(a: Interval, b: Interval) -> Relation {
        let orders = [a.0.cmp(&b.0), a.0.cmp(&b.1), a.1.cmp(&b.0), a.1.cmp(&b.1)];
        Relation::ALL.into_iter().find(|relation| relation.points() == orders).unwrap()
    }

    #[test]
    fn composition_agrees_with_brute_force() {
        let intervals: Vec<Interval> = (0..6).flat_map(|a| (a + 1..6).map(move |b| (a, b))).collect();
        let mut found = [[0u16; 13]; 13];
        for a in &intervals {
            for b in &intervals {
                for c in &intervals {
                    let (one, two) = (relation(*a, *b), relation(*b, *c));
                    found[one as usize][two as usize] |= Relations::only(relation(*a, *c)).0;
                }
            }
        }
        for one in Relation::ALL {
            for two in Relation::ALL {
                assert_eq!(one.then(two).0, found[one as usize][two as usize], "{one:?} {two:?}");
            }
        }
    }

    #[test]
    fn inverses_turn_compositions_round() {
        for one in Relation::ALL {
            for two in Relation::ALL {
                for third in Relation::ALL {
                    let turned = two.inverse().then(one.inverse()).contains(third.inverse());
                    assert_eq!(one.then(two).contains(third), turned);
                }
            }
        }
        assert_eq!(Relations::ALL.then(Relations::only(Relation::Before)), Relations::ALL);
        assert_eq!(Relations::ALL.intersect(Relations::NONE).iter().count(), 0);
    }
}
