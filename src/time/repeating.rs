//! [`Repeating`]: what comes back on the calendar, and the operators that pick one of its occurrences.
//!
//! *Source*: Bethard & Parker 2016, "A Semantically Compositional Annotation Scheme for Time Normalization" (SCATE):
//! This, Last, Next, Nth, Before, After, Between and Intersect over intervals and repeating intervals.

use super::Granularity;
use super::holiday::Holiday;
use super::interval::{Interval, Unit, add_days, shift, this};
use super::moon;
use chrono::{Datelike, NaiveDate, Weekday};

/// A repeating interval: at most one occurrence in each of its cycles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Repeating {
    /// Every unit of the calendar, one after the other.
    Unit(Unit),
    /// A day of the week.
    Weekday(Weekday),
    /// A month of the year, 1 to 12.
    Month(u32),
    /// A day of the year: month and day.
    MonthDay(u32, u32),
    /// A day of the month.
    DayOfMonth(u32),
    /// A season, 1 for spring to 4 for winter.
    Season(u32),
    /// A quarter of the year.
    Quarter(u32),
    /// A half of the year.
    Half(u32),
    /// A holiday.
    Holiday(Holiday),
}

impl Repeating {
    /// The unit in which it comes back.
    pub fn cycle(self) -> Unit {
        match self {
            Repeating::Unit(unit) => unit,
            Repeating::Weekday(_) => Unit::Week,
            Repeating::DayOfMonth(_) => Unit::Month,
            _ => Unit::Year,
        }
    }

    /// Its occurrence that begins in the cycle that holds a day; `None` where there is none (29 February, the 31st).
    pub fn of(self, day: NaiveDate) -> Option<Interval> {
        let year = day.year();
        match self {
            Repeating::Unit(unit) => this(day, unit),
            Repeating::Weekday(weekday) => {
                let monday = this(day, Unit::Week)?.start;
                Interval::day(add_days(monday, weekday.num_days_from_monday().into())?)
            }
            Repeating::Month(month) => Interval::month(year, month),
            Repeating::MonthDay(month, date) => Interval::day(NaiveDate::from_ymd_opt(year, month, date)?),
            Repeating::DayOfMonth(date) => Interval::day(day.with_day(date)?),
            Repeating::Season(season) => Interval::season(year, season),
            Repeating::Quarter(quarter) => Interval::quarter(year, quarter),
            Repeating::Half(half) => Interval::half(year, half),
            Repeating::Holiday(holiday) => holiday.of(year),
        }
    }
}

/// Cycles looked through for an occurrence: 29 February is missing for up to eight years.
const FAR: i64 = 10;

/// Occurrences in the cycles around a day, from `from` to `to` cycles away, in that order.
fn around(repeating: Repeating, day: NaiveDate, from: i64, to: i64) -> impl Iterator<Item = Interval> {
    let step = if from <= to { 1 } else { -1 };
    let lunar = match repeating {
        Repeating::Holiday(holiday @ (Holiday::Islamic(..) | Holiday::Ramadan)) => Some(holiday),
        _ => None,
    };
    let cycle = this(day, repeating.cycle()).map_or(day, |cycle| cycle.start);
    (0..=(to - from).abs()).filter_map(move |n| {
        if let Some(holiday) = lunar {
            // its years are shorter: two of them may begin in one of the Sun's
            let first = if step > 0 { from - 2 } else { from };
            return holiday.of_islamic(moon::islamic_year(day.year()) + first + n * step);
        }
        let cycle = shift(cycle, repeating.cycle(), from + n * step)?;
        repeating.of(cycle)
    })
}

/// Last: the latest occurrence that is over before a day begins.
pub fn last(repeating: Repeating, day: NaiveDate) -> Option<Interval> {
    around(repeating, day, 1, -FAR).find(|found| found.end <= day)
}

/// Next: the first occurrence that begins after a day.
pub fn next(repeating: Repeating, day: NaiveDate) -> Option<Interval> {
    around(repeating, day, -1, FAR).find(|found| found.start > day)
}

/// The occurrence that holds a day, if one does.
pub fn holding(repeating: Repeating, day: NaiveDate) -> Option<Interval> {
    around(repeating, day, -1, 1).find(|found| found.holds(day))
}

/// The latest occurrence that has begun by a day, the day included.
pub fn last_begun(repeating: Repeating, day: NaiveDate) -> Option<Interval> {
    around(repeating, day, 1, -FAR).find(|found| found.start <= day)
}

/// The first occurrence that is not over on a day, the day included.
pub fn next_unfinished(repeating: Repeating, day: NaiveDate) -> Option<Interval> {
    around(repeating, day, -1, FAR).find(|found| found.end > day)
}

/// Nth: the nth occurrence, from 1, that lies wholly inside an interval; from the end when negative.
pub fn nth(repeating: Repeating, n: i32, inside: Interval) -> Option<Interval> {
    let (step, mut found) = if n >= 0 {
        (1, next_unfinished(repeating, inside.start)?)
    } else {
        (-1, last_begun(repeating, inside.last())?)
    };
    let (mut left, mut tries) = (n.unsigned_abs(), 0);
    while tries < 400 {
        tries += 1;
        let whole = inside.start <= found.start && found.end <= inside.end;
        left -= u32::from(whole && left > 0);
        if left == 0 {
            return whole.then_some(found);
        }
        found = if step > 0 { next(repeating, found.last())? } else { last(repeating, found.start)? };
        if found.start >= inside.end || found.end <= inside.start {
            return None;
        }
    }
    None
}

/// Before: the nth occurrence, from 1, that is over before an interval begins, counted backwards.
pub fn before(repeating: Repeating, n: u32, interval: Interval) -> Option<Interval> {
    (0..n.min(400)).try_fold(interval, |at, _| last(repeating, at.start))
}

/// After: the nth occurrence, from 1, that begins when an interval is over, counted forwards.
pub fn after(repeating: Repeating, n: u32, interval: Interval) -> Option<Interval> {
    (0..n.min(400)).try_fold(interval, |at, _| next(repeating, at.last()))
}

/// Between: the days after one interval and before another.
pub fn between(first: Interval, second: Interval) -> Option<Interval> {
    Interval::new(first.end, second.start, Granularity::Day)
}

/// Intersect: the days of both intervals, as fine as the finer of them.
pub fn intersect(one: Interval, other: Interval) -> Option<Interval> {
    let granularity = one.granularity.min(other.granularity);
    Interval::new(one.start.max(other.start), one.end.min(other.end), granularity)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn picks_occurrences() {
        let thursday = date("2019-11-14");
        let check = |found: Option<Interval>, first: &str| assert_eq!(found.unwrap().start, date(first));
        check(last(Repeating::Weekday(Weekday::Fri), thursday), "2019-11-08");
        check(last(Repeating::Weekday(Weekday::Thu), thursday), "2019-11-07");
        check(last_begun(Repeating::Weekday(Weekday::Thu), thursday), "2019-11-14");
        check(next(Repeating::Month(3), thursday), "2020-03-01");
        check(last_begun(Repeating::Month(11), thursday), "2019-11-01");
        check(last(Repeating::Month(11), thursday), "2018-11-01");
        check(next(Repeating::MonthDay(2, 29), date("2096-03-01")), "2104-02-29");
        check(last(Repeating::Season(4), thursday), "2018-12-01");
        check(next(Repeating::Holiday(Holiday::Easter), thursday), "2020-04-12");
        check(next(Repeating::Holiday(Holiday::Islamic(10, 1)), date("2000-01-10")), "2000-12-28");
        check(last(Repeating::Holiday(Holiday::Islamic(12, 10)), date("2021-01-10")), "2020-07-31");
        check(holding(Repeating::Holiday(Holiday::Ramadan), date("2020-05-01")), "2020-04-24");
        check(nth(Repeating::Weekday(Weekday::Thu), 4, Interval::month(2019, 11).unwrap()), "2019-11-28");
        check(nth(Repeating::Weekday(Weekday::Mon), -1, Interval::month(2020, 5).unwrap()), "2020-05-25");
        check(before(Repeating::Unit(Unit::Month), 2, Interval::day(thursday).unwrap()), "2019-09-01");
        assert_eq!(nth(Repeating::Weekday(Weekday::Thu), 5, Interval::month(2019, 11).unwrap()), None);
        assert_eq!(nth(Repeating::DayOfMonth(31), 1, Interval::month(2019, 2).unwrap()), None);
    }

    fn repeating() -> impl Strategy<Value = Repeating> {
        prop_oneof![
            (1..=12u32).prop_map(Repeating::Month),
            (1..=12u32, 1..=31u32)
                .prop_filter("a day", |(m, d)| NaiveDate::from_ymd_opt(2000, *m, *d).is_some())
                .prop_map(|(m, d)| Repeating::MonthDay(m, d)),
            (1..=31u32).prop_map(Repeating::DayOfMonth),
            (1..=4u32).prop_map(Repeating::Season),
            (1..=4u32).prop_map(Repeating::Quarter),
            (0..7u8).prop_map(|n| Repeating::Weekday(Weekday::try_from(n).unwrap())),
            Just(Repeating::Unit(Unit::Week)),
            Just(Repeating::Unit(Unit::Weekend)),
            Just(Repeating::Unit(Unit::Month)),
            Just(Repeating::Unit(Unit::Season)),
            Just(Repeating::Unit(Unit::Decade)),
        ]
    }

    /// Whether an occurrence begins on a day, by looking at that day alone.
    fn begins(repeating: Repeating, day: NaiveDate) -> bool {
        match repeating {
            Repeating::Weekday(weekday) => day.weekday() == weekday,
            Repeating::Month(month) => day.month() == month && day.day() == 1,
            Repeating::MonthDay(month, date) => (day.month(), day.day()) == (month, date),
            Repeating::DayOfMonth(date) => day.day() == date,
            Repeating::Season(season) => day.day() == 1 && day.month() == season * 3,
            Repeating::Quarter(quarter) => day.day() == 1 && day.month() == quarter * 3 - 2,
            Repeating::Unit(Unit::Week) => day.weekday() == Weekday::Mon,
            Repeating::Unit(Unit::Weekend) => day.weekday() == Weekday::Sat,
            Repeating::Unit(Unit::Month) => day.day() == 1,
            Repeating::Unit(Unit::Season) => day.day() == 1 && day.month().is_multiple_of(3),
            Repeating::Unit(Unit::Decade) => day.year() % 10 == 0 && day.ordinal() == 1,
            _ => unreachable!("not drawn"),
        }
    }

    proptest! {
        #[test]
        fn next_agrees_with_walking(repeating in repeating(), n in 600_000..800_000i32) {
            let day = NaiveDate::from_num_days_from_ce_opt(n).unwrap();
            let walked = day.iter_days().skip(1).take(4000).find(|day| begins(repeating, *day));
            if let Some(walked) = walked {
                prop_assert_eq!(next(repeating, day).unwrap().start, walked);
            }
        }

        #[test]
        fn last_is_over_and_nothing_lies_between(repeating in repeating(), n in 600_000..800_000i32) {
            let day = NaiveDate::from_num_days_from_ce_opt(n).unwrap();
            let found = last(repeating, day).unwrap();
            prop_assert!(found.end <= day && begins(repeating, found.start));
            if let Some(later) = next(repeating, found.start) {
                prop_assert!(later.end > day);
            }
        }

        #[test]
        fn nth_agrees_with_counting(repeating in repeating(), year in 1900..2100i32, month in 1..=12u32, n in 1..6i32) {
            let inside = Interval::month(year, month).unwrap();
            let starts = inside.start.iter_days().take(inside.days() as usize).filter(|day| begins(repeating, *day));
            let whole: Vec<_> = starts.filter(|day| holding(repeating, *day).unwrap().end <= inside.end).collect();
            let at = |n: usize| whole.get(n).copied();
            prop_assert_eq!(nth(repeating, n, inside).map(|found| found.start), at(n as usize - 1));
            let back = whole.len().checked_sub(n as usize).and_then(at);
            prop_assert_eq!(nth(repeating, -n, inside).map(|found| found.start), back);
        }

        #[test]
        fn far_years_do_not_panic(repeating in repeating(), n in -3_700_000..3_700_000i32) {
            let day = NaiveDate::from_num_days_from_ce_opt(n).unwrap();
            let _ = (last(repeating, day), next(repeating, day), holding(repeating, day));
        }
    }
}
