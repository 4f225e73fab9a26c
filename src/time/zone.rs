//! [`Zone`]: the time zones that news names, as a fixed distance from UTC.
//!
//! ```text
//! zone   = name | ["GMT" | "UTC"] sign hours [[":"] minutes] | "Z"
//! ```
//!
//! A name such as EST is one distance, whatever the season; a place, whose distance changes with the season, is none.

use super::NaiveDate;
use chrono::{Days, NaiveTime};

/// A distance from UTC in minutes, east of Greenwich positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Zone {
    minutes: i32,
}

/// The names that are one zone in news, in lower case, with their minutes from UTC.
pub(crate) const NAMES: [(&str, i32); 28] = [
    ("gmt", 0),
    ("utc", 0),
    ("bst", 60),
    ("wet", 0),
    ("cet", 60),
    ("cest", 120),
    ("eet", 120),
    ("eest", 180),
    ("msk", 180),
    ("pkt", 300),
    ("ist", 330),
    ("wib", 420),
    ("hkt", 480),
    ("sgt", 480),
    ("awst", 480),
    ("jst", 540),
    ("kst", 540),
    ("aest", 600),
    ("aedt", 660),
    ("nzst", 720),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
];

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Zone = Zone { minutes: 0 };

    /// The zone so many minutes east of Greenwich; `None` beyond 18 hours.
    pub fn east(minutes: i32) -> Option<Zone> {
        (minutes.abs() <= 18 * 60).then_some(Zone { minutes })
    }

    /// The zone that a text names; `None` for anything else.
    ///
    /// ```
    /// use dateline::time::Zone;
    /// assert_eq!(Zone::parse("EST"), Zone::east(-300));
    /// assert_eq!(Zone::parse("GMT+5:30"), Zone::parse("+0530"));
    /// assert_eq!(Zone::parse("Paris"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Zone> {
        let lower = text.trim().to_ascii_lowercase();
        if lower == "z" {
            return Some(Zone::UTC);
        }
        if let Some((_, minutes)) = NAMES.iter().find(|(name, _)| *name == lower) {
            return Zone::east(*minutes);
        }
        let rest = lower.strip_prefix("gmt").or_else(|| lower.strip_prefix("utc")).unwrap_or(&lower).trim_start();
        let (sign, rest) = match rest.strip_prefix('+') {
            Some(rest) => (1, rest),
            None => (-1, rest.strip_prefix('-').or_else(|| rest.strip_prefix('\u{2212}'))?),
        };
        let (hours, minutes) = match rest.split_once(':') {
            Some(parts) => parts,
            None if rest.len() > 2 => rest.split_at_checked(rest.len() - 2)?,
            None => (rest, "0"),
        };
        let number = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<i32>().ok())?;
        let (hours, minutes) = (number(hours)?, number(minutes).filter(|minutes| *minutes < 60)?);
        Zone::east(sign * (hours.checked_mul(60)? + minutes))
    }

    /// Minutes east of Greenwich.
    pub fn minutes(self) -> i32 {
        self.minutes
    }

    /// The day and time in another zone of a day and time in this one; `None` where the calendar ends.
    ///
    /// ```
    /// use dateline::time::{NaiveDate, Zone};
    /// let (day, clock) = ("2019-11-16".parse::<NaiveDate>().unwrap(), "22:30:00".parse().unwrap());
    /// let (there, then) = Zone::parse("EST").unwrap().to(Zone::UTC, day, clock).unwrap();
    /// assert_eq!((there.to_string().as_str(), then.to_string().as_str()), ("2019-11-17", "03:30:00"));
    /// ```
    pub fn to(self, other: Zone, day: NaiveDate, clock: NaiveTime) -> Option<(NaiveDate, NaiveTime)> {
        let minutes = i64::from(other.minutes - self.minutes);
        let (moved, seconds) = clock.overflowing_add_signed(chrono::TimeDelta::minutes(minutes));
        let days = seconds.div_euclid(86_400);
        let day = match u64::try_from(days) {
            Ok(days) => day.checked_add_days(Days::new(days)),
            Err(_) => day.checked_sub_days(Days::new(days.unsigned_abs())),
        };
        Some((day?, moved))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_zone_is_refused() {
        for text in ["", "+", "gmt", "GMT+", "+25", "+1:60", "-1:2:3", "+é", "+1é", "E", "5"] {
            assert_eq!(Zone::parse(text).is_some(), text == "gmt", "{text}");
        }
    }

    proptest! {
        #[test]
        fn moving_agrees_with_counting_minutes(
            day in -1_000_000..1_000_000i32, minute in 0..1440i64, one in -1080..=1080i32, other in -1080..=1080i32,
        ) {
            let date = NaiveDate::from_num_days_from_ce_opt(day).unwrap();
            let clock = NaiveTime::from_num_seconds_from_midnight_opt(minute as u32 * 60, 0).unwrap();
            let (one, other) = (Zone::east(one).unwrap(), Zone::east(other).unwrap());
            let (there, then) = one.to(other, date, clock).unwrap();
            let counted = i64::from(day) * 1440 + minute - i64::from(one.minutes()) + i64::from(other.minutes());
            let days = (there - date).num_days() + i64::from(day);
            let seconds = then.signed_duration_since(NaiveTime::MIN).num_seconds();
            prop_assert_eq!(days * 1440 + seconds / 60, counted);
            prop_assert_eq!(other.to(one, there, then), Some((date, clock)));
        }

        #[test]
        fn any_text_is_borne(text in "\\PC{0,12}") {
            let _ = Zone::parse(&text);
        }
    }
}
