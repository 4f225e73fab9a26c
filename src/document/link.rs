//! [`Link`]: a temporal relation inside one document.

use super::{ClaimId, TimexId};
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
