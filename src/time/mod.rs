//! Calendar algebra: days, bounds and granularities. It knows calendars, not English.
//!
//! What is known of when something happened is a [`Bounds`]: the first and last possible day of its
//! beginning, and the first and last possible day of its end. An unknown side is `None`, never a made-up date.

mod bounds;
mod edtf;

pub use bounds::{Bounds, DayRange, Granularity};
pub use chrono::NaiveDate;
pub use edtf::{edtf, edtf_approximate, parse_edtf};
