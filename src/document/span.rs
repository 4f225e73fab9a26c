//! Spans of text, and the one place where bytes become code points.

use serde::{Deserialize, Serialize};

/// Half-open range of bytes of [`Article::text`](super::Article::text), on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// The text under the span.
    ///
    /// # Panics
    /// When the span does not lie on character boundaries of `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// True when the span holds nothing.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// True when `other` lies inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True when the two spans share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Converts byte offsets of one text to Unicode code points and back.
///
/// *Cost*: one pass to build; a lookup scans at most 64 bytes.
///
/// ```
/// use dateline::document::{CodePoints, Span};
/// let points = CodePoints::new("añb😀c");
/// assert_eq!(points.span(Span::new(3, 8)), (2, 4));
/// assert_eq!(points.byte(4), Some(8));
/// ```
#[derive(Debug, Clone)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before each 64th byte.
    before: Vec<usize>,
}

const STRIDE: usize = 64;

impl<'t> CodePoints<'t> {
    /// Indexes a text.
    pub fn new(text: &'t str) -> Self {
        let mut before = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at.is_multiple_of(STRIDE) {
                before.push(count);
            }
            count += usize::from(is_start(byte));
        }
        before.push(count);
        CodePoints { text, before }
    }

    /// The number of code points before byte `at`.
    pub fn point(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let block = at / STRIDE;
        let bytes = self.text.as_bytes();
        if block * STRIDE >= bytes.len() && bytes.len().is_multiple_of(STRIDE) {
            return *self.before.last().unwrap_or(&0);
        }
        self.before[block] + bytes[block * STRIDE..at].iter().filter(|b| is_start(**b)).count()
    }

    /// A byte span as code points.
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.point(span.start), self.point(span.end))
    }

    /// The byte at which code point `point` starts; the text's length for one past the last; `None` beyond.
    pub fn byte(&self, point: usize) -> Option<usize> {
        let block = self.before.partition_point(|count| *count <= point).saturating_sub(1);
        let start = (block * STRIDE).min(self.text.len());
        let mut count = self.before[block];
        for (at, byte) in self.text.bytes().enumerate().skip(start) {
            if is_start(byte) {
                if count == point {
                    return Some(at);
                }
                count += 1;
            }
        }
        (count == point).then_some(self.text.len())
    }
}

fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_agree_with_counting_chars() {
        for text in ["", "a", "é", &"x".repeat(64), &"añ😀".repeat(50), &"é".repeat(64)] {
            let points = CodePoints::new(text);
            for (n, (at, _)) in text.char_indices().enumerate() {
                assert_eq!((points.point(at), points.byte(n)), (n, Some(at)), "{text}");
            }
            let count = text.chars().count();
            assert_eq!((points.point(text.len()), points.byte(count)), (count, Some(text.len())));
            assert_eq!(points.byte(count + 1), None);
        }
    }
}
