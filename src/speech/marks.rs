//! Quotation marks to the spans between them.
//!
//! Straight and curly, single and double, guillemets; an opening mark without a closing one runs to the end of its
//! paragraph. An apostrophe is no mark: a single mark opens only before a letter and after white space or a bracket, and closes
//! only before something that is no letter.

use crate::document::Span;

/// A stretch between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quoted {
    /// What stands between the marks.
    pub inner: Span,
    /// False where the paragraph ended first.
    pub closed: bool,
    /// How many quotations it stands inside.
    pub depth: usize,
}

/// The quoted stretches of a text, in order of their beginnings. *Cost*: one pass.
pub fn quoted(text: &str) -> Vec<Quoted> {
    let mut found = Vec::new();
    for paragraph in paragraphs(text) {
        scan(text, paragraph, &mut found);
    }
    found.sort_by_key(|quoted| (quoted.inner.start, quoted.depth));
    found
}

/// The paragraphs of a text: what blank lines part; a line break alone parts where the next line opens with a quotation mark.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let next = &text[end..];
        let blank = next.chars().take_while(|c| c.is_whitespace()).any(|c| c == '\n');
        let opens = next.trim_start().starts_with(['"', '“', '‘', '«']);
        if line.ends_with('\n') && (blank || opens || line.trim().is_empty()) || end == text.len() {
            if !text[start..end].trim().is_empty() {
                paragraphs.push(Span::new(start, end));
            }
            start = end;
        }
        at = end;
    }
    paragraphs
}

struct Open {
    mark: char,
    start: usize,
}

fn scan(text: &str, paragraph: Span, found: &mut Vec<Quoted>) {
    let mut open: Vec<Open> = Vec::new();
    let mut before: Option<char> = None;
    for (offset, mark) in paragraph.of(text).char_indices() {
        let at = paragraph.start + offset;
        let after = text[at + mark.len_utf8()..paragraph.end].chars().next();
        match role(mark, before, after, &open) {
            Some(Role::Opens) => open.push(Open { mark, start: at + mark.len_utf8() }),
            Some(Role::Closes(level)) => {
                // An inner mark that nobody closed was none.
                open.truncate(level + 1);
                if let Some(opened) = open.pop() {
                    found.push(Quoted { inner: Span::new(opened.start, at), closed: true, depth: open.len() });
                }
            }
            None => {}
        }
        before = Some(mark);
    }
    let end = paragraph.start + paragraph.of(text).trim_end().len();
    for (depth, opened) in open.iter().enumerate() {
        // A single mark that never closes is an apostrophe.
        if !is_single(opened.mark) && opened.start < end {
            found.push(Quoted { inner: Span::new(opened.start, end), closed: false, depth });
            break;
        }
    }
}

enum Role {
    Opens,
    Closes(usize),
}

fn role(mark: char, before: Option<char>, after: Option<char>, open: &[Open]) -> Option<Role> {
    let level = |wanted: &[char]| open.iter().rposition(|opened| wanted.contains(&opened.mark)).map(Role::Closes);
    let starts = before.is_none_or(|c| c.is_whitespace() || "([{—–-/\"“‘".contains(c))
        && after.is_some_and(|c| !c.is_whitespace());
    let ends = after.is_none_or(|c| !c.is_alphanumeric());
    match mark {
        '“' | '„' | '«' => Some(Role::Opens),
        '”' => level(&['“', '„', '”', '"']).or_else(|| starts.then_some(Role::Opens)),
        '»' => level(&['«']),
        '"' => level(&['"', '“', '„']).or(starts.then_some(Role::Opens)),
        '‘' => (starts && after.is_some_and(char::is_alphanumeric)).then_some(Role::Opens),
        '’' => level(&['‘']).filter(|_| ends),
        '\'' if ends => level(&['\'']).filter(|_| before.is_some_and(|c| !c.is_whitespace())),
        '\'' => (starts && after.is_some_and(char::is_uppercase) && !open.iter().any(|o| o.mark == '\''))
            .then_some(Role::Opens),
        _ => None,
    }
}

fn is_single(mark: char) -> bool {
    matches!(mark, '\'' | '‘')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = quoted(text).iter().map(|quoted| quoted.inner.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn marks_pair_up() {
        check("“Go,” she said, “now.”", &["Go,", "now."]);
        check("\"Go,\" she said, \"now.\"", &["Go,", "now."]);
        check(
            "She said \"he called it 'Madness itself' again\".",
            &["he called it 'Madness itself' again", "Madness itself"],
        );
        check("“I heard ‘no deal’ twice,” he said.", &["I heard ‘no deal’ twice,", "no deal"]);
        check("The workers’ leader said it’s over.", &[]);
        check("The '90s band's hit, rock 'n' roll", &[]);
        check("“First part.\n\n“Second part,” he said.", &["First part.", "Second part,"]);
        check("A 6\" pipe burst.", &[]);
        check("«Oui», he said", &["Oui"]);
        check("", &[]);
    }
}
