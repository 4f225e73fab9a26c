//! Calendar algebra: days, intervals, bounds and granularities. It knows calendars, not English.
//!
//! What is known of when something happened is a [`Bounds`]: the first and last possible day of its
//! beginning, and the first and last possible day of its end. An unknown side is `None`, never a made-up date.
//! An [`Interval`] is a stretch of days; a [`Repeating`] is what comes back (Fridays, Decembers, Easters), and
//! [`operators`] pick intervals from it.

mod bounds;
mod edtf;
mod holiday;
mod interval;
mod moon;
pub mod network;
mod repeating;
mod value;
mod zone;

pub use bounds::{Bounds, DayRange, Granularity};
pub use chrono::{NaiveDate, Weekday};
pub use edtf::{edtf, edtf_approximate, parse_edtf};
pub use holiday::Holiday;
pub use interval::{Interval, Unit};
pub use repeating::Repeating;
pub use value::{length_value, parse_value, value};
pub(crate) use zone::NAMES as ZONES;
pub use zone::Zone;

/// The months in small letters, the first first.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The operators of SCATE (Bethard & Parker 2016) over intervals and repeating intervals; `None` where nothing is meant
/// or the calendar ends.
pub mod operators {
    pub use super::interval::{add_days, add_months, shift, this};
    pub use super::repeating::{
        after, before, between, holding, intersect, last, last_begun, next, next_unfinished, nth,
    };
}
