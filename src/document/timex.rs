//! [`Timex`]: a temporal expression.

use super::{SentenceId, Span, TokenId};
use crate::time::{Bounds, Granularity};
use serde::{Deserialize, Serialize};

/// The position of an expression in [`Document::timexes`](super::Document::timexes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct TimexId(pub u32);

impl TimexId {
    /// The position as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A temporal expression (TIMEX3; Pustejovsky et al. 2003, TimeML).
#[derive(Debug, Clone, PartialEq)]
pub struct Timex {
    /// The extent, without the preposition that leads to it.
    pub span: Span,
    /// First token.
    pub first: TokenId,
    /// One past the last token.
    pub end: TokenId,
    /// The sentence it stands in.
    pub sentence: SentenceId,
    /// DATE, TIME, DURATION or SET.
    pub kind: TimexKind,
    /// TIMEX3 value: ISO 8601 as TimeML uses it (`2020-08`, `2020-W34`, `2020-09-08TNI`, `P3Y`, `PRESENT_REF`).
    pub value: String,
    /// TIMEX3 `mod`: `START`, `MID`, `END`, `APPROX`, `MORE_THAN`, `LESS_THAN`, `BEFORE`, `AFTER`, `ON_OR_BEFORE`, …
    pub modifier: Option<String>,
    /// What is known of the time of an event that this expression dates, its preposition applied: "by November"
    /// ends by the last day of November, "since 2010" begins in 2010 and has no end. Unknown for a bare duration or a set.
    pub bounds: Bounds,
    /// The bounds as an EDTF (ISO 8601-2) literal; empty where nothing is known.
    pub edtf: String,
    /// How fine it is.
    pub granularity: Granularity,
    /// What its value hangs on.
    pub anchor: Anchor,
    /// The word outside the extent that relates an event to it.
    pub signal: Option<Signal>,
    /// Length in days, least and most, for a duration.
    pub length: Option<(u32, u32)>,
    /// The name of the rule that made it.
    pub rule: String,
    /// How sure, 0 to 1.
    pub confidence: f32,
}

/// The type of a TIMEX3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexKind {
    /// A calendar time of a day or coarser.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// What the value of an expression hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Anchor {
    /// It says its whole date itself: "8 January 2020", "in 2014".
    Stated,
    /// The publication date: "last night", "on Friday".
    Published,
    /// An earlier expression of the text: "a year earlier", "that day".
    Timex(TimexId),
    /// An event of the text that it is measured from ("two days after the vote"): the token that names it.
    Event(TokenId),
    /// Nothing: durations, sets, and relative expressions without a reference.
    None,
}

/// A word that relates an event to a time or to another event (TimeML SIGNAL).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Signal {
    /// Where it stands.
    pub span: Span,
    /// What it means.
    pub relation: SignalRelation,
}

/// What a signal says of the event it attaches to the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignalRelation {
    /// in, on, at, during: the event happens inside it.
    During,
    /// by, no later than: the event happens not after its end.
    By,
    /// until, till: the event lasts up to it.
    Until,
    /// before, ahead of, prior to.
    Before,
    /// after, following.
    After,
    /// since: the event begins in it and goes on.
    Since,
    /// from: the event begins in it.
    From,
    /// to, through: the event ends in it.
    To,
    /// within, over the next: the event happens between the reference time and its end.
    Within,
    /// for: it is the length of the event.
    For,
    /// about, around: near it.
    Around,
    /// as of: true at it.
    AsOf,
}
