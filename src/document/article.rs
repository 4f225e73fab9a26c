//! [`Article`]: one text as read.

use super::Span;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One text as read, with what is known about its publication. The text is never rewritten after reading.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Article {
    /// A name for it, unique in a collection: given by the input, else made from the path.
    pub id: String,
    /// The file it came from as the user named it; `-` for standard input.
    pub path: String,
    /// Its title, where one is known.
    pub title: Option<String>,
    /// Who published it, where that is known.
    pub publisher: Option<String>,
    /// Where it was published, where that is known.
    pub url: Option<String>,
    /// When it was published, and how that is known.
    pub published: Option<Published>,
    /// SHA-256 of the text in lower-case hexadecimal.
    pub sha256: String,
    /// The text.
    pub text: String,
    /// Stretches of the text that are not prose and hold no sentence (a date header, a dateline, a byline), in order.
    pub furniture: Vec<Span>,
}

/// A publication date and where it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub date: NaiveDate,
    /// Where it was found.
    pub from: PublishedFrom,
}

/// Where a publication date was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublishedFrom {
    /// Given with `--date`.
    CommandLine,
    /// A field of the input (`date`, `datePublished`, `article:published_time`, …).
    Metadata,
    /// A header line such as `date 2020-09-09` or `DATE: 9 September 2020`.
    Header,
    /// A newspaper dateline such as `BAGHDAD, Sept. 9 (…) —`.
    Dateline,
    /// The address it was published under: `…/2020/09/09/…`.
    Address,
    /// The file name.
    FileName,
}
