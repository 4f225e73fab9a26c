//! Files to [`Article`]s.

use crate::document::Article;
use sha2::{Digest, Sha256};

/// An article of a text alone, with nothing known about its publication: no header is looked for.
pub fn article_of_text(id: &str, text: &str) -> Article {
    let sha256 = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    Article { id: id.to_owned(), path: id.to_owned(), sha256, text: text.to_owned(), ..Article::default() }
}
