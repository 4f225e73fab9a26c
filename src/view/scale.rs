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

    /// Places and names for the axis, at least `apart` from each other: years first, then months between them, then days.
    pub fn ticks(&self, apart: f64) -> Vec<(f64, String)> {
        let mut ticks: Vec<(f64, String)> = Vec::new();
        let (Some((first, _)), Some((last, _))) = (self.anchors.first(), self.anchors.last()) else { return ticks };
        let years = (first.year()..=last.year()).filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1));
        let months = self.anchors.iter().filter_map(|(day, _)| day.with_day(1));
        let days = self.anchors.iter().map(|(day, _)| *day);
        let years = years.map(|day| (day, day.format("%Y").to_string()));
        let months = months.map(|day| (day, day.format("%b %Y").to_string()));
        let days = days.map(|day| (day, super::day(day)));
        for (day, name) in years.chain(months).chain(days).filter(|(day, _)| first <= day && day <= last) {
            let place = self.place(day);
            if ticks.iter().all(|(other, _)| (place - other).abs() >= apart) {
                ticks.push((place, name));
            }
        }
        ticks.sort_by(|a, b| a.0.total_cmp(&b.0));
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
        let names: Vec<String> = scale.ticks(0.1).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["2010", "2012", "2014", "2016", "2018", "2020", "Sep 2020", "9 Sep 2020"]);
        assert_eq!(Scale::new(vec![day("2020-01-01")]).place(day("2020-01-01")), 0.5);
    }
}
