//! Calendars that follow the Moon: the tabular Islamic one, the Hebrew one, and tables of new years and feasts of lights.
//!
//! The Hebrew calendar is arithmetic, so its days are exact. The Islamic one is here in its tabular form: where a month
//! begins with the crescent seen, it may begin a day earlier or later. Days begin at the midnight before the sunset at which a
//! Jewish or Muslim day begins its light.
//!
//! *Source*: Reingold & Dershowitz, Calendrical Calculations, chapters on the Islamic and the Hebrew calendar.

use chrono::NaiveDate;

/// The day of a month of the tabular Islamic calendar, civil epoch, eleven leap years in thirty.
pub(super) fn islamic(year: i64, month: u32, day: u32) -> Option<NaiveDate> {
    let (month, day) = (i64::from(month), i64::from(day));
    let number =
        227_014 + (year - 1) * 354 + (3 + 11 * year).div_euclid(30) + 29 * (month - 1) + month.div_euclid(2) + day;
    of_number(number)
}

/// The Islamic year that begins last before a Gregorian year is over, or nearly so.
pub(super) fn islamic_year(gregorian: i32) -> i64 {
    ((i64::from(gregorian) * 3_652_425 / 10_000 - 227_014) as f64 / 354.366_67).floor() as i64 + 2
}

/// The first day of a Hebrew year.
pub(super) fn rosh_hashanah(hebrew: i64) -> Option<NaiveDate> {
    of_number(hebrew_new_year(hebrew))
}

/// The 25th of Kislev of a Hebrew year, the first day of Hanukkah.
pub(super) fn hanukkah(hebrew: i64) -> Option<NaiveDate> {
    let (first, next) = (hebrew_new_year(hebrew), hebrew_new_year(hebrew + 1));
    let full = (next - first) % 10 == 5; // Heshvan has thirty days
    of_number(first + 83 + i64::from(full))
}

fn hebrew_new_year(year: i64) -> i64 {
    let (before, own, after) = (molad_days(year - 1), molad_days(year), molad_days(year + 1));
    let late = match (after - own, own - before) {
        (356, _) => 2,
        (_, 382) => 1,
        _ => 0,
    };
    -1_373_427 + own + late
}

/// Days from the epoch to the new moon that begins a year, kept off Sunday, Wednesday and Friday.
fn molad_days(year: i64) -> i64 {
    let months = (235 * year - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * months;
    let day = 29 * months + parts.div_euclid(25_920);
    if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
}

fn of_number(days: i64) -> Option<NaiveDate> {
    i32::try_from(days).ok().and_then(NaiveDate::from_num_days_from_ce_opt)
}

/// The first day of the Chinese year that begins in a Gregorian year, 1990 to 2030.
pub(super) fn chinese_new_year(year: i32) -> Option<NaiveDate> {
    listed(&CHINESE_NEW_YEARS, 1990, year, 1)
}

/// The night of Diwali, 2000 to 2025; parts of India keep it a day earlier or later.
pub(super) fn diwali(year: i32) -> Option<NaiveDate> {
    listed(&DIWALIS, 2000, year, 10)
}

/// A day from a table of days after the last day of the month before `month`.
fn listed(table: &[u8], first: i32, year: i32, month: u32) -> Option<NaiveDate> {
    let days = *table.get(usize::try_from(year - first).ok()?)?;
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_days(chrono::Days::new(u64::from(days) - 1))
}

/// Days of January, from 32 on of February.
#[rustfmt::skip]
const CHINESE_NEW_YEARS: [u8; 41] = [
    27, 46, 35, 23, 41, 31, 50, 38, 28, 47, 36, 24, 43, 32, 22, 40, 29, 49, 38, 26, 45, 34, 23, 41, 31, 50, 39, 28, 47, 36,
    25, 43, 32, 22, 41, 29, 48, 37, 26, 44, 34,
];

/// Days of October, from 32 on of November.
#[rustfmt::skip]
const DIWALIS: [u8; 26] = [
    26, 45, 35, 25, 43, 32, 21, 40, 28, 17, 36, 26, 44, 34, 23, 42, 30, 19, 38, 27, 45, 35, 24, 43, 32, 20,
];

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike;

    fn check(found: Option<NaiveDate>, expected: &str) {
        assert_eq!(found.unwrap().to_string(), expected);
    }

    #[test]
    fn known_days_come_out() {
        check(islamic(1441, 9, 1), "2020-04-24");
        check(islamic(1, 1, 1), "0622-07-19"); // 16 July in the Julian calendar
        check(rosh_hashanah(5781), "2020-09-19");
        check(rosh_hashanah(5784), "2023-09-16");
        check(hanukkah(5781), "2020-12-11");
        check(hanukkah(5784), "2023-12-08");
        check(chinese_new_year(2020), "2020-01-25");
        check(chinese_new_year(2007), "2007-02-18");
        check(diwali(2021), "2021-11-04");
        assert_eq!(chinese_new_year(1989), None);
    }

    /// Days since a new moon, at the mean pace of the Moon.
    fn age(day: NaiveDate) -> f64 {
        let days = f64::from(day.num_days_from_ce()) - 730_125.26; // 6 January 2000, 18:14 UTC
        days.rem_euclid(29.530_588_86)
    }

    #[test]
    fn the_tables_lie_by_new_moons() {
        for year in 1990..=2030 {
            let near = |day: NaiveDate| age(day) < 2.0 || age(day) > 27.8;
            assert!(near(chinese_new_year(year).unwrap()), "{year}");
            assert!(diwali(year).is_none_or(near), "{year}");
        }
    }

    #[test]
    fn months_and_years_have_lengths_that_exist() {
        for year in 1..3000 {
            let length = islamic(year + 1, 1, 1).unwrap() - islamic(year, 1, 1).unwrap();
            assert!((354..=355).contains(&length.num_days()), "{year}");
            for month in 1..12 {
                let days = (islamic(year, month + 1, 1).unwrap() - islamic(year, month, 1).unwrap()).num_days();
                assert_eq!(days, 29 + i64::from(month % 2), "{year}-{month}");
            }
        }
        for year in 1..7000 {
            let length = hebrew_new_year(year + 1) - hebrew_new_year(year);
            assert!([353, 354, 355, 383, 384, 385].contains(&length), "{year}: {length}");
        }
    }
}
