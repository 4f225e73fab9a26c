//! Files to [`Article`]s.
//!
//! Goes in: paths of files and folders, `-` for standard input; plain text, JSON Lines, either of them gzipped.
//! Comes out: articles one at a time, each with its publication date and where that was found; what could not be read as an error.
//! It deliberately knows no English beyond what headers and datelines are made of, and no clock: a date is found or it is unknown.
//!
//! ```no_run
//! use dateline::read::{articles, Options};
//! for article in articles(&["news/".into()], &Options::default()) {
//!     match article {
//!         Ok(article) => println!("{} {:?}", article.id, article.published),
//!         Err(error) => eprintln!("{error}"),
//!     }
//! }
//! ```

mod address;
mod date;
mod dateline;
mod decode;
mod header;
mod json;
mod plain;
mod stream;
mod walk;

pub use address::{AddressDate, address_date, file_name_date};
pub use plain::{Known, article_of_text, read_text};
pub use stream::{Articles, articles};

use chrono::NaiveDate;

/// What the user says about all articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The publication date of every article (`--date`).
    pub date: Option<NaiveDate>,
}

/// The day that a date as people or machines write it means: `2020-09-09`, `20200909`, `9 September 2020`; `None` for anything else.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    date::parse_field(text)
}
