//! [`Holiday`]: days that have a name, fixed or moving with the year.

use super::Granularity;
use super::interval::{Interval, add_days};
use super::repeating::{Repeating, nth};
use chrono::{Datelike, NaiveDate, Weekday};

/// A day, or a few, that a name stands for in every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holiday {
    /// The same day of the year: month and day.
    Fixed(u32, u32),
    /// The nth weekday of a month, from the end when negative.
    Nth(i32, Weekday, u32),
    /// Western Easter Sunday.
    Easter,
    /// So many days from Western Easter Sunday.
    FromEaster(i64),
    /// The Tuesday after the first Monday of November.
    ElectionDay,
    /// The Friday after Thanksgiving.
    BlackFriday,
    /// The first day of Ramadan, the feasts and the new years that follow the Moon: not computed, so without a day.
    Lunar,
}

impl Holiday {
    /// Its day in a year; `None` where it has none that can be computed.
    pub fn of(self, year: i32) -> Option<Interval> {
        let day = match self {
            Holiday::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day)?,
            Holiday::Nth(n, weekday, month) => nth_weekday(year, n, weekday, month)?,
            Holiday::Easter => easter(year)?,
            Holiday::FromEaster(days) => add_days(easter(year)?, days)?,
            Holiday::ElectionDay => nth_weekday(year, 1, Weekday::Mon, 11)?.succ_opt()?,
            Holiday::BlackFriday => nth_weekday(year, 4, Weekday::Thu, 11)?.succ_opt()?,
            Holiday::Lunar => return None,
        };
        Some(Interval::day(day)?.with(Granularity::Day))
    }
}

fn nth_weekday(year: i32, n: i32, weekday: Weekday, month: u32) -> Option<NaiveDate> {
    Some(nth(Repeating::Weekday(weekday), n, Interval::month(year, month)?)?.start)
}

/// Western Easter Sunday. *Source*: the anonymous Gregorian algorithm (Nature, 20 April 1876, p. 487).
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let (leaps, century_rest) = (century.div_euclid(4), century.rem_euclid(4));
    let moon_shift = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - leaps - moon_shift + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * century_rest + 2 * rest.div_euclid(4) - epact - rest.rem_euclid(4)).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days = epact + to_sunday - 7 * late + 114;
    let day = NaiveDate::from_ymd_opt(year, (days / 31) as u32, (days % 31 + 1) as u32)?;
    (day.weekday() == Weekday::Sun).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(holiday: Holiday, expected: &str) {
        let day: NaiveDate = expected.parse().unwrap();
        assert_eq!(holiday.of(day.year()).unwrap().start, day);
    }

    #[test]
    fn holidays_fall_where_the_calendar_has_them() {
        for day in ["1961-04-02", "1998-04-12", "2000-04-23", "2008-03-23", "2019-04-21", "2024-03-31", "2038-04-25"] {
            check(Holiday::Easter, day);
        }
        check(Holiday::FromEaster(-2), "2019-04-19");
        check(Holiday::Fixed(12, 25), "2019-12-25");
        check(Holiday::Nth(4, Weekday::Thu, 11), "2019-11-28");
        check(Holiday::Nth(-1, Weekday::Mon, 5), "2020-05-25");
        check(Holiday::BlackFriday, "2019-11-29");
        check(Holiday::ElectionDay, "2016-11-08");
        check(Holiday::ElectionDay, "2020-11-03");
        assert_eq!(Holiday::Lunar.of(2020), None);
    }

    #[test]
    fn easter_is_a_spring_sunday_in_any_year() {
        for year in -9999..9999 {
            let day = easter(year).unwrap();
            assert!((day.month(), day.day()) >= (3, 22) && (day.month(), day.day()) <= (4, 25), "{year}");
        }
    }
}
