//! A time axis whose distances are compressed: a day is visible beside a decade.

use crate::time::NaiveDate;
use chrono::Datelike;

/// Maps days to places between 0 and 1. Between two neighbouring days of the picture lies the logarithm of their distance.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// Days of the picture in order with their places.
    anchors: Vec<(NaiveDate, f64)>,
}

/// The gap that two neighbouring days have at least, beside a part that grows with the logarithm of their distance.
const LEAST: f64 = 0.6;

impl Scale {
    /// The scale for some days.
    pub fn new(mut days: Vec<NaiveDate>) -> Scale {
        days.sort_unstable();
        days.dedup();
        let gap = |pair: &[NaiveDate]| LEAST + ((pair[1] - pair[0]).num_days() as f64).ln_1p();
        let mut places = vec![0.0];
        for pair in days.windows(2) {
            places.push(places.last().copied().unwrap_or(0.0) + gap(pair));
        }
        let whole = places.last().copied().filter(|whole| *whole > 0.0).unwrap_or(1.0);
        let single = days.len() == 1;
        let anchors = days.into_iter().zip(places).map(|(day, place)| (day, if single { 0.5 } else { place / whole }));
        Scale { anchors: anchors.collect() }
    }

    /// The place of a day; days outside the picture stand at its edges.
    pub fn place(&self, day: NaiveDate) -> f64 {
        let at = self.anchors.partition_point(|(anchor, _)| *anchor < day);
        match (at.checked_sub(1).and_then(|before| self.anchors.get(before)), self.anchors.get(at)) {
            (_, Some((anchor, place))) if *anchor == day => *place,
            (Some((left, from)), Some((right, to))) => {
                let part = (day - *left).num_days() as f64 / (*right - *left).num_days() as f64;
                from + (to - from) * part
            }
            (Some((_, place)), None) | (None, Some((_, place))) => *place,
            (None, None) => 0.5,
        }
    }

    /// Places and names for the axis, at least `apart` from each other: years where the year changes, else months, else days.
    pub fn ticks(&self, apart: f64) -> Vec<(f64, String)> {
        let mut ticks: Vec<(f64, String)> = Vec::new();
        let mut last: Option<NaiveDate> = None;
        for (day, place) in &self.anchors {
            if ticks.last().is_some_and(|(before, _)| place - before < apart) {
                continue;
            }
            let name = match last {
                Some(last) if last.year() == day.year() => format!("{} {}", day.day(), day.format("%b")),
                _ => format!("{} {} {}", day.day(), day.format("%b"), day.year()),
            };
            ticks.push((*place, name));
            last = Some(*day);
        }
        ticks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_keep_their_order_and_a_decade_does_not_hide_a_week() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let scale = Scale::new(["2010-01-01", "2020-08-28", "2020-09-09"].map(day).to_vec());
        let places = ["2009-01-01", "2010-01-01", "2015-01-01", "2020-08-28", "2020-09-01", "2020-09-09", "2021-01-01"]
            .map(|text| scale.place(day(text)));
        assert!(places.windows(2).all(|pair| pair[0] <= pair[1]), "{places:?}");
        assert_eq!((places[0], places[6]), (0.0, 1.0));
        assert!(places[5] - places[3] > 0.2, "{places:?}");
        assert_eq!(Scale::new(vec![day("2020-01-01")]).place(day("2020-01-01")), 0.5);
    }
}
