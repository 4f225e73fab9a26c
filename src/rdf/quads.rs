//! Building quads, and the literals that they use: one way to write each kind of value, and one to read it.

use super::vocab::*;
use crate::time::{Bounds, DayRange, NaiveDate};
use chrono::Datelike;
use oxigraph::model::{GraphName, Literal, NamedNode, NamedNodeRef, Quad, Term};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The quads of one named graph while they are made.
pub(super) struct GraphBuilder {
    graph: GraphName,
    quads: Vec<Quad>,
}

impl GraphBuilder {
    pub(super) fn new(graph: NamedNode) -> Self {
        GraphBuilder { graph: graph.into(), quads: Vec::new() }
    }

    pub(super) fn add(&mut self, subject: &NamedNode, predicate: NamedNodeRef, object: impl Into<Term>) {
        self.quads.push(Quad::new(subject.clone(), predicate.into_owned(), object, self.graph.clone()));
    }

    pub(super) fn a(&mut self, subject: &NamedNode, class: NamedNodeRef) {
        self.add(subject, RDF_TYPE, class.into_owned());
    }

    pub(super) fn text(&mut self, subject: &NamedNode, predicate: NamedNodeRef, text: &str) {
        self.add(subject, predicate, Literal::new_simple_literal(text));
    }

    /// Writes a text unless it is empty; reading takes an absent one for empty.
    pub(super) fn text_if_any(&mut self, subject: &NamedNode, predicate: NamedNodeRef, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.text(subject, predicate, text);
        }
    }

    /// Writes a text where there is one, also an empty one.
    pub(super) fn optional(&mut self, subject: &NamedNode, predicate: NamedNodeRef, text: Option<&str>) {
        if let Some(text) = text {
            self.text(subject, predicate, text);
        }
    }

    pub(super) fn word(&mut self, subject: &NamedNode, predicate: NamedNodeRef, value: &impl Serialize) {
        self.text(subject, predicate, &word(value));
    }

    /// Writes a word unless it is the default; reading takes an absent one for the default.
    pub(super) fn word_unless_default<T: Serialize + Default + PartialEq>(
        &mut self,
        subject: &NamedNode,
        predicate: NamedNodeRef,
        value: &T,
    ) {
        if *value != T::default() {
            self.word(subject, predicate, value);
        }
    }

    pub(super) fn date(&mut self, subject: &NamedNode, predicate: NamedNodeRef, date: Option<NaiveDate>) {
        if let Some(date) = date {
            self.add(subject, predicate, date_literal(date));
        }
    }

    pub(super) fn decimal(&mut self, subject: &NamedNode, predicate: NamedNodeRef, value: impl std::fmt::Display) {
        self.add(subject, predicate, decimal_literal(value));
    }

    pub(super) fn integer(&mut self, subject: &NamedNode, predicate: NamedNodeRef, value: usize) {
        self.add(subject, predicate, Literal::new_typed_literal(value.to_string(), XSD_INTEGER.into_owned()));
    }

    pub(super) fn truth(&mut self, subject: &NamedNode, predicate: NamedNodeRef, value: bool) {
        self.add(subject, predicate, Literal::new_typed_literal(value.to_string(), XSD_BOOLEAN.into_owned()));
    }

    pub(super) fn bounds(&mut self, subject: &NamedNode, bounds: &Bounds) {
        let Bounds { begin, end } = bounds;
        let days = [
            (EARLIEST_BEGIN, begin.first),
            (LATEST_BEGIN, begin.last),
            (EARLIEST_END, end.first),
            (LATEST_END, end.last),
        ];
        for (predicate, day) in days {
            self.date(subject, predicate, day);
        }
    }

    /// The quads, sorted, each once.
    pub(super) fn finish(self) -> Vec<Quad> {
        sorted(self.quads)
    }
}

/// Quads in the order of their N-Quads lines, each once.
pub(super) fn sorted(quads: Vec<Quad>) -> Vec<Quad> {
    let mut lines: Vec<(String, Quad)> = quads.into_iter().map(|quad| (line(&quad), quad)).collect();
    lines.sort_by(|(one, _), (other, _)| one.cmp(other));
    lines.dedup_by(|(one, _), (other, _)| one == other);
    lines.into_iter().map(|(_, quad)| quad).collect()
}

/// A quad as a line of N-Quads, without the line feed.
pub(super) fn line(quad: &Quad) -> String {
    format!("{quad} .")
}

/// A value of an enum as the word that records use for it.
pub(super) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The value that records use a word for.
pub(super) fn parse_word<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}

/// A day as `xsd:date`: four digits of year or more, no plus sign, year 0 before year 1 (XSD 1.1).
pub(super) fn date_text(date: NaiveDate) -> String {
    format!("{}-{:02}", month_text(date), date.day())
}

/// The month of a day: `2020-08`.
pub(super) fn month_text(date: NaiveDate) -> String {
    let sign = if date.year() < 0 { "-" } else { "" };
    format!("{sign}{:04}-{:02}", date.year().unsigned_abs(), date.month())
}

pub(super) fn date_literal(date: NaiveDate) -> Literal {
    Literal::new_typed_literal(date_text(date), XSD_DATE.into_owned())
}

/// Reads what [`date_text`] writes.
pub(super) fn parse_date(text: &str) -> Option<NaiveDate> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let mut parts = digits.splitn(3, '-').map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    NaiveDate::from_ymd_opt(sign * i32::try_from(year).ok()?, month, day)
}

/// A number as `xsd:decimal`, in the shortest form that reads back the same.
pub(super) fn decimal_literal(value: impl std::fmt::Display) -> Literal {
    Literal::new_typed_literal(value.to_string(), XSD_DECIMAL.into_owned())
}

/// Bounds from four days.
pub(super) fn bounds_of(days: [Option<NaiveDate>; 4]) -> Bounds {
    Bounds { begin: DayRange::new(days[0], days[1]), end: DayRange::new(days[2], days[3]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_back() {
        for (year, expected) in [(2020, "2020-03-04"), (12020, "12020-03-04"), (-44, "-0044-03-04"), (0, "0000-03-04")]
        {
            let date = NaiveDate::from_ymd_opt(year, 3, 4).unwrap();
            assert_eq!((date_text(date).as_str(), parse_date(&date_text(date))), (expected, Some(date)));
        }
        for bad in ["", "2020-03", "2020-13-01", "x-y-z", "--1"] {
            assert_eq!(parse_date(bad), None, "{bad}");
        }
    }
}
