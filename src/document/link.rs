//! [`Link`]: a temporal relation inside one document.

use super::{ClaimId, TimexId};
use crate::time::network::{Constraint, Point};
use serde::{Deserialize, Serialize};

/// A temporal relation between two nodes of one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The node of which the relation is said.
    pub from: Node,
    /// `from` RELATION `to`.
    pub relation: Relation,
    /// The other node.
    pub to: Node,
    /// The name of the rule that made it.
    pub rule: String,
    /// How sure, 0 to 1.
    pub confidence: f32,
}

/// One end of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Node {
    /// A claim's event.
    Claim(ClaimId),
    /// A temporal expression.
    Timex(TimexId),
    /// The publication date.
    Published,
}

/// A relation between two intervals: the thirteen of Allen (1983) under their TimeML names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Relation {
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
}

impl Relation {
    /// The relation seen from the other side: `after` for `before`.
    pub fn inverse(self) -> Relation {
        use Relation::*;
        match self {
            Before => After,
            After => Before,
            IBefore => IAfter,
            IAfter => IBefore,
            Includes => IsIncluded,
            IsIncluded => Includes,
            Begins => BegunBy,
            BegunBy => Begins,
            Ends => EndedBy,
            EndedBy => Ends,
            Overlaps => OverlappedBy,
            OverlappedBy => Overlaps,
            Simultaneous => Simultaneous,
        }
    }

    /// What `from` RELATION `to` says of the begin and end points of the two intervals.
    ///
    /// Inclusion and overlap are read as texts use them: points may touch, an event on the first day of a week is
    /// included in the week.
    pub fn constraints(self, from: usize, to: usize) -> Vec<Constraint> {
        use Constraint as C;
        let [(begin, end), (begin2, end2)] = [from, to].map(|n| (Point::Begin(n), Point::End(n)));
        match self {
            Relation::Before => vec![C::before(end, begin2)],
            Relation::IBefore => C::same(end, begin2).to_vec(),
            Relation::Includes => vec![C::not_after(begin, begin2), C::not_after(end2, end)],
            Relation::Begins => [C::same(begin, begin2).as_slice(), &[C::not_after(end, end2)]].concat(),
            Relation::Ends => [C::same(end, end2).as_slice(), &[C::not_after(begin2, begin)]].concat(),
            Relation::Overlaps => {
                vec![C::not_after(begin, begin2), C::not_after(begin2, end), C::not_after(end, end2)]
            }
            Relation::Simultaneous => [C::same(begin, begin2), C::same(end, end2)].concat(),
            _ => self.inverse().constraints(to, from),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::network::Network;

    #[test]
    fn a_relation_holds_with_its_inverse() {
        for relation in Relation::ALL {
            assert_eq!(relation.inverse().inverse(), relation);
            let mut network = Network::new(2);
            assert!(network.add(&relation.constraints(0, 1)), "{relation:?}");
            assert!(network.add(&relation.inverse().constraints(1, 0)), "{relation:?}");
            let refuted = matches!(relation, Relation::Before | Relation::After);
            assert_eq!(network.add(&Relation::Simultaneous.constraints(0, 1)), !refuted, "{relation:?}");
        }
    }
}
