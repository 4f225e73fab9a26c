//! [`Report`]: scores as every evaluation returns them, and as `docs/scores.md` holds them.

use std::fmt;

/// The scores of one evaluation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// What was scored, on what.
    pub title: String,
    /// One measure a row.
    pub rows: Vec<(String, Measure)>,
}

/// A score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Measure {
    /// Precision, recall and F1 from counts.
    Counts {
        /// Right answers.
        hit: f64,
        /// Answers given.
        predicted: f64,
        /// Answers wanted.
        gold: f64,
    },
    /// Precision and recall from elsewhere, in 0 to 1.
    Rates {
        /// Precision.
        precision: f64,
        /// Recall.
        recall: f64,
    },
    /// A share, in 0 to 1, and of how many.
    Share {
        /// Right answers.
        hit: f64,
        /// Questions asked.
        of: f64,
    },
    /// Any other number.
    Number(f64),
}

impl Measure {
    /// Precision, recall and F1 of counts.
    pub fn counts(hit: usize, predicted: usize, gold: usize) -> Measure {
        Measure::Counts { hit: hit as f64, predicted: predicted as f64, gold: gold as f64 }
    }

    /// The one figure a reader wants: F1, the share, or the number; in 0 to 1 except for a number.
    pub fn figure(&self) -> f64 {
        match *self {
            Measure::Counts { hit, predicted, gold } => f1(divide(hit, predicted), divide(hit, gold)),
            Measure::Rates { precision, recall } => f1(precision, recall),
            Measure::Share { hit, of } => divide(hit, of),
            Measure::Number(number) => number,
        }
    }
}

impl Report {
    /// A report without rows.
    pub fn new(title: impl Into<String>) -> Report {
        Report { title: title.into(), rows: Vec::new() }
    }

    /// Adds a row.
    pub fn push(&mut self, name: impl Into<String>, measure: Measure) {
        self.rows.push((name.into(), measure));
    }

    /// The measure of that name.
    pub fn get(&self, name: &str) -> Option<Measure> {
        self.rows.iter().find(|(row, _)| row == name).map(|(_, measure)| *measure)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.title)?;
        let width = self.rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        for (name, measure) in &self.rows {
            writeln!(f, "  {name:width$}  {measure}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = 100.0 * self.figure();
        match *self {
            Measure::Counts { hit, predicted, gold } => {
                let (p, r) = (100.0 * divide(hit, predicted), 100.0 * divide(hit, gold));
                write!(f, "P {p:5.1}  R {r:5.1}  F1 {percent:5.1}  ({hit:.0} of {predicted:.0}, {gold:.0} wanted)")
            }
            Measure::Rates { precision, recall } => {
                write!(f, "P {:5.1}  R {:5.1}  F1 {percent:5.1}", 100.0 * precision, 100.0 * recall)
            }
            Measure::Share { hit, of } => write!(f, "{percent:5.1} %  ({hit:.0} of {of:.0})"),
            Measure::Number(number) => write!(f, "{number:.3}"),
        }
    }
}

/// `a / b`, and 0 where `b` is 0.
pub fn divide(a: f64, b: f64) -> f64 {
    if b == 0.0 { 0.0 } else { a / b }
}

/// The harmonic mean.
pub fn f1(precision: f64, recall: f64) -> f64 {
    divide(2.0 * precision * recall, precision + recall)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_prints_precision_recall_and_f1() {
        let mut report = Report::new("events on made-up text");
        report.push("strict", Measure::counts(3, 4, 6));
        report.push("dates", Measure::Share { hit: 1.0, of: 2.0 });
        assert_eq!(
            report.to_string(),
            "events on made-up text\n  strict  P  75.0  R  50.0  F1  60.0  (3 of 4, 6 wanted)\n  dates    50.0 %  (1 of 2)\n"
        );
        assert_eq!(Measure::counts(0, 0, 0).figure(), 0.0);
    }
}
