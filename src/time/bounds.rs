//! [`Bounds`]: what is known of when something began and ended.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The first and the last possible day of one point in time, both inclusive; `None` where unknown.
///
/// Serialised as a pair: `["2020-09-08", null]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "(Option<NaiveDate>, Option<NaiveDate>)", into = "(Option<NaiveDate>, Option<NaiveDate>)")]
pub struct DayRange {
    /// The first possible day.
    pub first: Option<NaiveDate>,
    /// The last possible day.
    pub last: Option<NaiveDate>,
}

impl DayRange {
    /// Any day at all.
    pub const UNKNOWN: DayRange = DayRange { first: None, last: None };

    /// The range from `first` to `last`, both inclusive.
    pub fn new(first: impl Into<Option<NaiveDate>>, last: impl Into<Option<NaiveDate>>) -> Self {
        DayRange { first: first.into(), last: last.into() }
    }

    /// True when no day satisfies the range.
    pub fn is_empty(&self) -> bool {
        matches!((self.first, self.last), (Some(first), Some(last)) if first > last)
    }

    /// The days that are in both ranges.
    pub fn intersect(&self, other: &DayRange) -> DayRange {
        let first = [self.first, other.first].into_iter().flatten().max();
        let last = [self.last, other.last].into_iter().flatten().min();
        DayRange { first, last }
    }
}

impl From<(Option<NaiveDate>, Option<NaiveDate>)> for DayRange {
    fn from((first, last): (Option<NaiveDate>, Option<NaiveDate>)) -> Self {
        DayRange { first, last }
    }
}

impl From<DayRange> for (Option<NaiveDate>, Option<NaiveDate>) {
    fn from(range: DayRange) -> Self {
        (range.first, range.last)
    }
}

/// What is known of when something happened: the possible days of its beginning and of its end.
///
/// ```
/// use dateline::time::{Bounds, DayRange, NaiveDate};
/// let day = |m, d| NaiveDate::from_ymd_opt(2020, m, d);
/// // "in August 2020": it began and ended on some days of that month
/// let august = Bounds::within(day(8, 1), day(8, 31));
/// assert_eq!(august.begin, DayRange::new(day(8, 1), day(8, 31)));
/// assert_eq!(serde_json::to_string(&august).unwrap(),
///     r#"{"begin":["2020-08-01","2020-08-31"],"end":["2020-08-01","2020-08-31"]}"#);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Bounds {
    /// When it began.
    pub begin: DayRange,
    /// When it ended.
    pub end: DayRange,
}

impl Bounds {
    /// Nothing is known.
    pub const UNKNOWN: Bounds = Bounds { begin: DayRange::UNKNOWN, end: DayRange::UNKNOWN };

    /// Something that began and ended between two days, both inclusive, either of them open.
    pub fn within(first: impl Into<Option<NaiveDate>>, last: impl Into<Option<NaiveDate>>) -> Self {
        let range = DayRange::new(first, last);
        Bounds { begin: range, end: range }
    }

    /// Something that happened on one day.
    pub fn on(day: NaiveDate) -> Self {
        Bounds::within(day, day)
    }

    /// True when no side of either point is known.
    pub fn is_unknown(&self) -> bool {
        *self == Bounds::UNKNOWN
    }

    /// True when no pair of days satisfies the bounds.
    pub fn is_empty(&self) -> bool {
        self.begin.is_empty()
            || self.end.is_empty()
            || matches!((self.begin.first, self.end.last), (Some(begin), Some(end)) if begin > end)
    }

    /// What both bounds allow.
    pub fn intersect(&self, other: &Bounds) -> Bounds {
        Bounds { begin: self.begin.intersect(&other.begin), end: self.end.intersect(&other.end) }
    }
}

/// How fine a date is known, coarse last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Granularity {
    /// A part of a day or a clock time; the bounds name its day.
    Time,
    /// A day.
    Day,
    /// A week or a weekend.
    Week,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A season.
    Season,
    /// Half a year.
    Half,
    /// A year.
    Year,
    /// A decade.
    Decade,
    /// A century or more.
    Century,
    /// Nothing is known.
    #[default]
    Unknown,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intersecting_disjoint_days_is_empty() {
        let day = |d| NaiveDate::from_ymd_opt(2020, 8, d).unwrap();
        assert!(Bounds::on(day(1)).intersect(&Bounds::on(day(2))).is_empty());
        assert!(!Bounds::on(day(1)).intersect(&Bounds::within(None, day(2))).is_empty());
        assert!(Bounds::UNKNOWN.intersect(&Bounds::UNKNOWN).is_unknown());
    }
}
