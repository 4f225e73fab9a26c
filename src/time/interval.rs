//! [`Interval`]: a stretch of days on the calendar that knows its granularity, and [`Unit`]: what calendars count in.

use super::{Bounds, Granularity};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// A half-open stretch of days, `start` included and `end` excluded, with its granularity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Interval {
    /// First day.
    pub start: NaiveDate,
    /// The day after the last.
    pub end: NaiveDate,
    /// How fine it is meant.
    pub granularity: Granularity,
}

/// A unit of the calendar, fine first. Weeks are ISO 8601 weeks and begin on Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// The granularity of one such unit.
    pub fn granularity(self) -> Granularity {
        match self {
            Unit::Second | Unit::Minute | Unit::Hour => Granularity::Time,
            Unit::Day => Granularity::Day,
            Unit::Weekend | Unit::Week | Unit::Fortnight => Granularity::Week,
            Unit::Month => Granularity::Month,
            Unit::Quarter => Granularity::Quarter,
            Unit::Season => Granularity::Season,
            Unit::Half => Granularity::Half,
            Unit::Year => Granularity::Year,
            Unit::Decade => Granularity::Decade,
            Unit::Century | Unit::Millennium => Granularity::Century,
        }
    }

    /// Its length in days, least and most; a part of a day counts as up to one.
    pub fn days(self) -> (u32, u32) {
        match self {
            Unit::Second | Unit::Minute | Unit::Hour => (0, 1),
            Unit::Day => (1, 1),
            Unit::Weekend => (2, 2),
            Unit::Week => (7, 7),
            Unit::Fortnight => (14, 14),
            Unit::Month => (28, 31),
            Unit::Quarter | Unit::Season => (90, 92),
            Unit::Half => (181, 184),
            Unit::Year => (365, 366),
            Unit::Decade => (3652, 3653),
            Unit::Century => (36524, 36525),
            Unit::Millennium => (365_242, 365_243),
        }
    }

    /// Whole months in it; `None` for units shorter than a month.
    pub fn months(self) -> Option<i64> {
        Some(match self {
            Unit::Month => 1,
            Unit::Quarter | Unit::Season => 3,
            Unit::Half => 6,
            Unit::Year => 12,
            Unit::Decade => 120,
            Unit::Century => 1200,
            Unit::Millennium => 12000,
            _ => return None,
        })
    }
}

impl Interval {
    /// The days from `start` up to but without `end`; `None` when there is no such day.
    pub fn new(start: NaiveDate, end: NaiveDate, granularity: Granularity) -> Option<Interval> {
        (start < end).then_some(Interval { start, end, granularity })
    }

    /// One day.
    pub fn day(day: NaiveDate) -> Option<Interval> {
        Interval::new(day, day.succ_opt()?, Granularity::Day)
    }

    /// One month.
    pub fn month(year: i32, month: u32) -> Option<Interval> {
        from_month(year, month, 1, Granularity::Month)
    }

    /// One year; 0 is 1 BC.
    pub fn year(year: i32) -> Option<Interval> {
        from_month(year, 1, 12, Granularity::Year)
    }

    /// A quarter, 1 to 4.
    pub fn quarter(year: i32, quarter: u32) -> Option<Interval> {
        from_month(year, quarter.checked_mul(3)?.checked_sub(2)?, 3, Granularity::Quarter)
    }

    /// A half of a year, 1 or 2.
    pub fn half(year: i32, half: u32) -> Option<Interval> {
        from_month(year, half.checked_mul(6)?.checked_sub(5)?, 6, Granularity::Half)
    }

    /// A meteorological season of the northern hemisphere, 1 for spring to 4 for winter, that begins in a year.
    pub fn season(year: i32, season: u32) -> Option<Interval> {
        from_month(year, season.checked_mul(3)?, 3, Granularity::Season)
    }

    /// The ten years from `year`, which is rounded down.
    pub fn decade(year: i32) -> Option<Interval> {
        from_month(year - year.rem_euclid(10), 1, 120, Granularity::Decade)
    }

    /// A century: the 20th runs from 1901 to 2000; 0 and below are BC (0 is the first century BC).
    pub fn century(number: i32) -> Option<Interval> {
        from_month(number.checked_mul(100)?.checked_sub(99)?, 1, 1200, Granularity::Century)
    }

    /// An ISO week.
    pub fn week(year: i32, week: u32) -> Option<Interval> {
        let monday = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?;
        Interval::new(monday, monday.checked_add_days(Days::new(7))?, Granularity::Week)
    }

    /// The Saturday and Sunday of an ISO week.
    pub fn weekend(year: i32, week: u32) -> Option<Interval> {
        let saturday = NaiveDate::from_isoywd_opt(year, week, Weekday::Sat)?;
        Interval::new(saturday, saturday.checked_add_days(Days::new(2))?, Granularity::Week)
    }

    /// The last day.
    pub fn last(&self) -> NaiveDate {
        self.end.pred_opt().unwrap_or(self.start)
    }

    /// Its number of days.
    pub fn days(&self) -> i64 {
        (self.end - self.start).num_days()
    }

    /// True when the day lies inside.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.start <= day && day < self.end
    }

    /// Something that happened inside it.
    pub fn bounds(&self) -> Bounds {
        Bounds::within(self.start, self.last())
    }

    /// The same days under another granularity.
    pub fn with(self, granularity: Granularity) -> Interval {
        Interval { granularity, ..self }
    }
}

/// `length` whole months from the first of a month.
fn from_month(year: i32, month: u32, length: u32, granularity: Granularity) -> Option<Interval> {
    let start = NaiveDate::from_ymd_opt(year, month, 1)?;
    Interval::new(start, start.checked_add_months(Months::new(length))?, granularity)
}

/// Moves a day by whole months, to the last day of a shorter month; `None` off the calendar.
pub fn add_months(day: NaiveDate, months: i64) -> Option<NaiveDate> {
    let size = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    if months < 0 { day.checked_sub_months(size) } else { day.checked_add_months(size) }
}

/// Moves a day by days; `None` off the calendar.
pub fn add_days(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let size = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(size) } else { day.checked_add_days(size) }
}

/// This: the unit that holds a day. Seasons that run over New Year belong to the year they begin in.
pub fn this(day: NaiveDate, unit: Unit) -> Option<Interval> {
    let (year, month) = (day.year(), day.month());
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Interval::day(day),
        Unit::Week | Unit::Fortnight => Interval::week(day.iso_week().year(), day.iso_week().week()),
        Unit::Weekend => Interval::weekend(day.iso_week().year(), day.iso_week().week()),
        Unit::Month => Interval::month(year, month),
        Unit::Quarter => Interval::quarter(year, month.div_ceil(3)),
        Unit::Season if month < 3 => Interval::season(year - 1, 4),
        Unit::Season => Interval::season(year, month / 3),
        Unit::Half => Interval::half(year, month.div_ceil(6)),
        Unit::Year => Interval::year(year),
        Unit::Decade => Interval::decade(year),
        Unit::Century => Interval::century((year - 1).div_euclid(100) + 1),
        Unit::Millennium => from_month((year - 1).div_euclid(1000) * 1000 + 1, 1, 12000, Granularity::Century),
    }
}

/// Shift: the day that lies `count` units later, earlier when negative; parts of a day do not move it.
pub fn shift(day: NaiveDate, unit: Unit, count: i64) -> Option<NaiveDate> {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Some(day),
        Unit::Day => add_days(day, count),
        Unit::Weekend | Unit::Week => add_days(day, count.checked_mul(7)?),
        Unit::Fortnight => add_days(day, count.checked_mul(14)?),
        _ => add_months(day, count.checked_mul(unit.months()?)?),
    }
}
