//! Tables for terminals: columns side by side, long cells wrapped, no frames.

use unicode_segmentation::UnicodeSegmentation;

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    title: String,
    /// At most so wide; `None` for a column that shares what is left.
    most: Option<usize>,
    /// Its part of what is left.
    share: usize,
    right: bool,
}

impl Column {
    /// As wide as its cells and at most so wide.
    pub fn fixed(title: &str, most: usize) -> Column {
        Column { title: title.to_owned(), most: Some(most), share: 0, right: false }
    }

    /// Shares what the others leave, by weight.
    pub fn wide(title: &str, share: usize) -> Column {
        Column { title: title.to_owned(), most: None, share, right: false }
    }

    /// Numbers, set to the right.
    pub fn right(title: &str) -> Column {
        Column { title: title.to_owned(), most: Some(12), share: 0, right: true }
    }
}

/// Blanks between columns.
const GAP: usize = 2;
/// The narrowest a sharing column gets.
const NARROWEST: usize = 16;

/// Sets cells into a table of so many columns of a terminal.
pub fn table(columns: &[Column], rows: &[Vec<String>], width: usize) -> String {
    let widths = widths(columns, rows, width);
    let titles: Vec<String> = columns.iter().map(|column| column.title.clone()).collect();
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    let mut text = String::new();
    for row in [&titles, &rule].into_iter().chain(rows) {
        set_row(&mut text, columns, &widths, row);
    }
    text
}

fn widths(columns: &[Column], rows: &[Vec<String>], width: usize) -> Vec<usize> {
    let natural = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| length(cell)).max().unwrap_or(0);
        cells.max(length(&columns[at].title))
    };
    let naturals: Vec<usize> = (0..columns.len()).map(natural).collect();
    let fixed = |at: usize| columns[at].most.map(|most| naturals[at].min(most.max(length(&columns[at].title))));
    let taken: usize = (0..columns.len()).filter_map(fixed).sum::<usize>() + GAP * columns.len().saturating_sub(1);
    let mut left = width.saturating_sub(taken);
    let mut shares: usize = columns.iter().map(|column| column.share).sum();
    let mut widths = vec![0; columns.len()];
    // The column with the smallest weight is set first, so that what it does not need goes to the others.
    let mut order: Vec<usize> = (0..columns.len()).collect();
    order.sort_by_key(|at| columns[*at].share);
    for at in order {
        widths[at] = fixed(at).unwrap_or_else(|| {
            let own = (left * columns[at].share / shares.max(1)).max(NARROWEST).min(naturals[at]);
            left = left.saturating_sub(own);
            shares -= columns[at].share;
            own
        });
    }
    widths
}

fn set_row(text: &mut String, columns: &[Column], widths: &[usize], row: &[String]) {
    let cells: Vec<Vec<String>> = row.iter().zip(widths).map(|(cell, width)| wrap(cell, *width)).collect();
    let lines = cells.iter().map(Vec::len).max().unwrap_or(0);
    for line in 0..lines {
        let mut out = String::new();
        for ((cell, column), width) in cells.iter().zip(columns).zip(widths) {
            let part = cell.get(line).map_or("", String::as_str);
            let pad = " ".repeat(width.saturating_sub(length(part)));
            let (before, after) = if column.right { (pad.as_str(), "") } else { ("", pad.as_str()) };
            out.push_str(&format!("{before}{part}{after}{}", " ".repeat(GAP)));
        }
        text.push_str(out.trim_end());
        text.push('\n');
    }
}

/// Breaks a text at blanks, and words that are longer than a line.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let (mut lines, mut line) = (Vec::new(), String::new());
    for word in text.split_whitespace() {
        if !line.is_empty() && length(&line) + 1 + length(word) > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for letter in word.graphemes(true) {
            if length(&line) + length(letter) > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(letter);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// How many columns of a terminal a text takes: one a grapheme, two for the wide ones of East Asia and pictures.
fn length(text: &str) -> usize {
    let wide = |c: char| matches!(c as u32, 0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE6F | 0xFF00..=0xFF60 | 0x1F300..=0x1FAFF);
    text.graphemes(true).map(|letter| if letter.chars().next().is_some_and(wide) { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_cells_are_wrapped_and_numbers_set_to_the_right() {
        let columns = [Column::fixed("Day", 8), Column::wide("What", 1), Column::right("N")];
        let rows = [vec!["9 Sep".to_owned(), "one two three four five six".to_owned(), "3".to_owned()]];
        let expected = "Day    What               N\n─────  ─────────────────  ─\n9 Sep  one two three      3\n       four five six\n";
        assert_eq!(table(&columns, &rows, 27), expected);
    }

    #[test]
    fn words_longer_than_the_line_are_broken() {
        assert_eq!(wrap("abcdefgh ij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("", 4), [""]);
        assert_eq!(wrap("漢字漢字", 4), ["漢字", "漢字"]);
    }
}
