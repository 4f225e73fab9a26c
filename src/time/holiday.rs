//! [`Holiday`]: days that have a name, fixed or moving with the year.

use super::Granularity;
use super::interval::{Interval, add_days};
use super::moon;
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
    /// A month and day of the tabular Islamic calendar: the first one in the year.
    Islamic(u32, u32),
    /// The ninth month of the tabular Islamic calendar.
    Ramadan,
    /// So many days from the first day of the Hebrew year.
    FromRoshHashanah(i64),
    /// So many days from the first day of Passover.
    FromPassover(i64),
    /// The first day of Hanukkah.
    Hanukkah,
    /// The first day of the Chinese year, 1990 to 2030.
    ChineseNewYear,
    /// Diwali, 2000 to 2025.
    Diwali,
}

impl Holiday {
    /// Its day in a year; `None` where it has none that can be computed.
    pub fn of(self, year: i32) -> Option<Interval> {
        if matches!(self, Holiday::Islamic(..) | Holiday::Ramadan) {
            let lunar = moon::islamic_year(year);
            return (lunar - 2..=lunar + 1)
                .filter_map(|lunar| self.of_islamic(lunar))
                .find(|day| day.start.year() == year);
        }
        // the Hebrew year that begins in the autumn
        let hebrew = i64::from(year) + 3761;
        let day = match self {
            Holiday::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day)?,
            Holiday::Nth(n, weekday, month) => nth_weekday(year, n, weekday, month)?,
            Holiday::Easter => easter(year)?,
            Holiday::FromEaster(days) => add_days(easter(year)?, days)?,
            Holiday::ElectionDay => nth_weekday(year, 1, Weekday::Mon, 11)?.succ_opt()?,
            Holiday::BlackFriday => nth_weekday(year, 4, Weekday::Thu, 11)?.succ_opt()?,
            Holiday::FromRoshHashanah(days) => add_days(moon::rosh_hashanah(hebrew)?, days)?,
            Holiday::FromPassover(days) => add_days(moon::rosh_hashanah(hebrew)?, days - 163)?,
            Holiday::Hanukkah => moon::hanukkah(hebrew)?,
            Holiday::ChineseNewYear => moon::chinese_new_year(year)?,
            Holiday::Diwali => moon::diwali(year)?,
            Holiday::Islamic(..) | Holiday::Ramadan => return None,
        };
        Some(Interval::day(day)?.with(Granularity::Day))
    }
}

impl Holiday {
    /// Its days in a year of the Islamic calendar; `None` for what does not follow it.
    pub fn of_islamic(self, year: i64) -> Option<Interval> {
        match self {
            Holiday::Islamic(month, day) => Interval::day(moon::islamic(year, month, day)?),
            Holiday::Ramadan => {
                Interval::new(moon::islamic(year, 9, 1)?, moon::islamic(year, 10, 1)?, Granularity::Day)
            }
            _ => None,
        }
    }

    /// True where the day may be another by one: the crescent decides, or the region.
    pub fn is_approximate(self) -> bool {
        matches!(self, Holiday::Islamic(..) | Holiday::Ramadan | Holiday::Diwali)
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
        check(Holiday::Islamic(10, 1), "2020-05-24");
        check(Holiday::Islamic(12, 10), "2022-07-10");
        check(Holiday::Islamic(10, 1), "2000-01-08"); // and again on 28 December
        check(Holiday::FromPassover(0), "2020-04-09");
        check(Holiday::FromPassover(-30), "2024-03-24"); // Purim
        check(Holiday::FromRoshHashanah(9), "2023-09-25"); // Yom Kippur
        check(Holiday::Hanukkah, "2024-12-26");
        check(Holiday::ChineseNewYear, "2024-02-10");
        let ramadan = Holiday::Ramadan.of(2020).unwrap();
        assert_eq!(
            (ramadan.start.to_string().as_str(), ramadan.last().to_string().as_str()),
            ("2020-04-24", "2020-05-23")
        );
        assert_eq!(Holiday::Diwali.of(1950), None);
    }

    #[test]
    fn feasts_of_the_moon_do_not_panic_in_any_year() {
        for year in -9999..9999 {
            for holiday in [Holiday::Ramadan, Holiday::Islamic(1, 1), Holiday::Hanukkah, Holiday::FromPassover(0)] {
                let _ = holiday.of(year);
            }
        }
    }

    #[test]
    fn easter_is_a_spring_sunday_in_any_year() {
        for year in -9999..9999 {
            let day = easter(year).unwrap();
            assert!((day.month(), day.day()) >= (3, 22) && (day.month(), day.day()) <= (4, 25), "{year}");
        }
    }
}
