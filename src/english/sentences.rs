//! Tokens to sentences.
//!
//! A blank line and a piece of furniture always end a sentence. A line break ends one where the break was meant: where the next
//! word would have fitted on the line. Within a paragraph a sentence ends after a full stop, a question or exclamation mark, with
//! the quotation marks and brackets that close there, unless what follows shows that it goes on.

use super::{lists, tokens};
use crate::document::Span;

/// More tokens than this make no sentence; such a run is cut at the best place before.
pub const LONGEST: usize = 160;

/// Splits a text into sentences: the tokens of the whole text, and for each sentence one past its last token.
pub fn split(text: &str, furniture: &[Span]) -> (Vec<Span>, Vec<usize>) {
    let (mut found, mut ends) = (Vec::new(), Vec::new());
    for block in blocks(text, furniture) {
        let first = found.len();
        tokens::tokenize(text, block, &mut found);
        split_block(text, &found, first, &mut ends);
    }
    (found, ends)
}

/// The stretches of text that no sentence crosses: between furniture, blank lines and meant line breaks.
fn blocks(text: &str, furniture: &[Span]) -> Vec<Span> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for span in furniture {
        if span.start >= at
            && span.end <= text.len()
            && text.is_char_boundary(span.start)
            && text.is_char_boundary(span.end)
        {
            paragraphs(text, Span::new(at, span.start), &mut blocks);
            at = span.end;
        }
    }
    paragraphs(text, Span::new(at, text.len()), &mut blocks);
    blocks
}

fn paragraphs(text: &str, span: Span, blocks: &mut Vec<Span>) {
    let mut lines: Vec<Span> = Vec::new();
    let mut at = span.start;
    for line in span.of(text).split_inclusive('\n') {
        let here = Span::new(at, at + line.len());
        at = here.end;
        if line.chars().all(tokens::is_blank) {
            paragraph(text, &lines, blocks);
            lines.clear();
        } else {
            lines.push(here);
        }
    }
    paragraph(text, &lines, blocks);
}

/// Joins the lines of a paragraph that were only wrapped.
fn paragraph(text: &str, lines: &[Span], blocks: &mut Vec<Span>) {
    let widths: Vec<usize> = lines.iter().map(|line| line.of(text).trim().chars().count()).collect();
    let widest = widths.iter().copied().max().unwrap_or(0);
    let mut open: Option<Span> = None;
    for (at, line) in lines.iter().enumerate() {
        let joined = open.filter(|_| is_wrapped(text, lines[at - 1], *line, widths[at - 1], widest));
        match joined {
            Some(before) => open = Some(before.cover(*line)),
            None => {
                blocks.extend(open);
                open = Some(*line);
            }
        }
    }
    blocks.extend(open);
}

/// True when the break between two lines was forced by the width of the page, or the second line plainly goes on.
fn is_wrapped(text: &str, line: Span, next: Span, width: usize, widest: usize) -> bool {
    const NARROWEST_PAGE: usize = 40;
    const WIDEST_PAGE: usize = 130;
    let next = next.of(text).trim_start();
    if next.starts_with(char::is_lowercase) {
        return true;
    }
    let comma = line.of(text).trim_end().ends_with(',');
    let word = next.find(char::is_whitespace).unwrap_or(next.len());
    const RAGGED: usize = 4;
    let forced = width + 1 + next[..word].chars().count() + RAGGED > widest;
    (NARROWEST_PAGE..=WIDEST_PAGE).contains(&widest) && (forced || comma)
}

fn split_block(text: &str, found: &[Span], first: usize, ends: &mut Vec<usize>) {
    let mut begin = first;
    let mut quote_open = false;
    let mut at = first;
    while at < found.len() {
        let form = found[at].of(text);
        if form == "\"" {
            quote_open = !quote_open;
        }
        let mut end = at + 1;
        if may_end(form) {
            let mut open = quote_open;
            while end < found.len() && closes(text, found, end, open) {
                open &= found[end].of(text) != "\"";
                end += 1;
            }
            let in_haste = !quote_open && end == at + 1 && ends_in_haste(text, found, at);
            if end == found.len() || ends_here(text, found, at, end) || in_haste {
                quote_open = open;
                ends.push(end);
                begin = end;
            } else {
                end = at + 1;
            }
        }
        if is_rule(form) {
            ends.extend((at > begin).then_some(at));
            ends.push(end);
            begin = end;
        }
        if form == "," && end < found.len() && is_valediction(text, &found[begin..end], found[end]) {
            ends.push(end);
            begin = end;
        }
        if end - begin >= LONGEST {
            begin = cut(text, found, begin, end);
            ends.push(begin);
        }
        at = end;
    }
    if begin < found.len() {
        ends.push(found.len());
    }
}

/// True for tokens that may end a sentence.
fn may_end(form: &str) -> bool {
    form.ends_with(['.', '!', '?', '…', '。'])
}

/// True when the token at `at` closes a quotation or bracket that the sentence before it opened.
fn closes(text: &str, found: &[Span], at: usize, quote_open: bool) -> bool {
    let glued = found[at - 1].end == found[at].start;
    match found[at].of(text) {
        "\"" => glued && (quote_open || found.get(at + 1).is_none_or(|next| next.start > found[at].end)),
        "”" | "’’" | "''" | "»" => true,
        "’" | "'" => glued && found.get(at + 1).is_none_or(|next| next.start > found[at].end),
        ")" | "]" => true,
        ":)" | ":-)" | ";)" | ";-)" | ":(" | ":-(" | ":D" | ":P" | "=)" => true,
        form => may_end(form) && form.chars().all(|c| !c.is_alphanumeric()) && glued,
    }
}

/// True when a sentence ends between the tokens `end - 1` and `end`; the mark that may end it is at `at`.
fn ends_here(text: &str, found: &[Span], at: usize, end: usize) -> bool {
    let (form, next) = (found[at].of(text), opening(text, found, end));
    let word = next.of(text);
    let lower = word.starts_with(char::is_lowercase);
    let glued = found[end].start == found[end - 1].end;
    let marks_only = form.chars().all(|c| !c.is_alphanumeric());
    if !marks_only {
        return ends_with_abbreviation(form, word, end - at > 1);
    }
    if lower || is_continuing(found[end].of(text)) {
        return false;
    }
    if glued && !word.starts_with(char::is_uppercase) {
        return false;
    }
    if form == "." && end == at + 1 && at > 0 && is_list_number(text, found, at) {
        return false;
    }
    true
}

/// "any good? i want one", "it was closed. try the other one": what follows is in small letters, as people write in haste.
fn ends_in_haste(text: &str, found: &[Span], at: usize) -> bool {
    let (Some(before), Some(next)) = (at.checked_sub(1).map(|at| found[at].of(text)), found.get(at + 1)) else {
        return false;
    };
    let apart = next.start > found[at].end && found[at - 1].end == found[at].start;
    let word = next.of(text);
    let plain = |form: &str| form.bytes().all(|byte| byte.is_ascii_lowercase());
    let goes_on = word.len() > 1 && plain(word) || word == "i" || word == "a";
    let ended = match found[at].of(text) {
        "." => before.len() > 1 && plain(before) && !lists::is_shortened(before),
        "?" => true,
        "!" => plain(before),
        _ => false,
    };
    apart && goes_on && ended
}

/// A line drawn with signs: "==========".
fn is_rule(form: &str) -> bool {
    form.len() >= 8 && form.bytes().all(|byte| matches!(byte, b'*' | b'=' | b'_' | b'-' | b'~' | b'#'))
}

/// "Best regards," before a name: the words that close a letter stand alone.
fn is_valediction(text: &str, so_far: &[Span], next: Span) -> bool {
    let words = so_far.len() - 1;
    let closing = words > 0 && words <= 3 && lists::is_closing(so_far[words - 1].of(text));
    let next = next.of(text);
    closing && next.starts_with(char::is_uppercase) && !lists::is_starter(next)
}

/// The first token from `at` on that is no opening quotation mark or bracket.
fn opening(text: &str, found: &[Span], at: usize) -> Span {
    const OPENERS: [&str; 8] = ["\"", "“", "‘", "``", "(", "[", "'", "«"];
    let last = found.len() - 1;
    let skip = found[at..].iter().take(3).take_while(|span| OPENERS.contains(&span.of(text))).count();
    found[(at + skip).min(last)]
}

/// Marks that never begin a sentence.
fn is_continuing(form: &str) -> bool {
    matches!(form, "," | ";" | ":" | ")" | "]" | "%" | "—" | "–" | "--")
}

/// `1.` at the beginning of a line or sentence numbers what follows it.
fn is_list_number(text: &str, found: &[Span], at: usize) -> bool {
    let number = found[at - 1].of(text);
    let begins = at < 2 || text[found[at - 2].end..found[at - 1].start].contains('\n');
    begins && number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit())
}

/// True when a sentence ends after an abbreviation with its full stop.
fn ends_with_abbreviation(form: &str, next: &str, closed: bool) -> bool {
    if !form.ends_with('.') {
        return !next.starts_with(char::is_lowercase) && !is_continuing(next);
    }
    let capital = next.starts_with(char::is_uppercase);
    if !capital || (lists::stands_before_names(form) && !closed) {
        return false;
    }
    lists::is_starter(next) && next != "I" && !(lists::is_initial(form) && next.len() == 1)
}

/// Where to cut a run that is too long: after the last semicolon, else comma, in its second half, else at its end.
fn cut(text: &str, found: &[Span], begin: usize, end: usize) -> usize {
    let half = begin + (end - begin) / 2;
    let last = |marks: &[&str]| (half..end).rev().find(|at| marks.contains(&found[*at].of(text))).map(|at| at + 1);
    last(&[";", ":", ".", "!", "?", "—", "--", "–"]).or_else(|| last(&[","])).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Sentences are parted by ` | `.
    fn check(text: &str, expected: &str) {
        let (found, ends) = split(text, &[]);
        let mut first = 0;
        let mut sentences = Vec::new();
        for end in ends {
            let sentence = &text[found[first].start..found[end - 1].end];
            sentences.push(sentence.split_whitespace().collect::<Vec<_>>().join(" "));
            first = end;
        }
        assert_eq!(sentences.join(" | "), expected);
    }

    #[test]
    fn text_falls_into_sentences() {
        check("He left. She stayed.", "He left. | She stayed.");
        check(
            "Gen. Smith met Mr. J. Doe of Acme Corp. on Sept. 9. It rained.",
            "Gen. Smith met Mr. J. Doe of Acme Corp. on Sept. 9. | It rained.",
        );
        check("She lives in the U.S. The house is old.", "She lives in the U.S. | The house is old.");
        check("is it any good? i want one. try it", "is it any good? | i want one. | try it");
        check("\"is it true?\" she asked. See no. seven.", "\"is it true?\" she asked. | See no. seven.");
        check("It took two hrs. by car, acc. to him.", "It took two hrs. by car, acc. to him.");
        check("Best regards, Ann Lee", "Best regards, | Ann Lee");
        check("Thanks, I will.", "Thanks, I will.");
        check("Such a day! :-) We left. ========== More", "Such a day! :-) | We left. | ========== | More");
        check(
            "The U.S. Army is there. He works at Acme Inc. They pay well.",
            "The U.S. Army is there. | He works at Acme Inc. | They pay well.",
        );
        check(
            "“We will go.” He went. \"Why?\" she asked. \"Go!\" He went.",
            "“We will go.” | He went. | \"Why?\" she asked. | \"Go!\" | He went.",
        );
        check("He said: \"It is over. We won.\" Then he left.", "He said: \"It is over. | We won.\" | Then he left.");
        check(
            "It fell 3.5 percent to No. 10 (see p. 5). Nobody knows why.",
            "It fell 3.5 percent to No. 10 (see p. 5). | Nobody knows why.",
        );
        check("Wait... what? No!", "Wait... what? | No!");
        check(
            "At 5 p.m. Monday they met. It ended at 7 p.m. The talks failed.",
            "At 5 p.m. Monday they met. | It ended at 7 p.m. | The talks failed.",
        );
    }

    #[test]
    fn lines_that_stand_alone_are_sentences() {
        check("Talks fail in Geneva\n\nThe talks failed.", "Talks fail in Geneva | The talks failed.");
        check(
            "Talks fail in Geneva\nThe long and difficult talks about the border have failed, officials said on Monday, and nobody knows when the two sides will meet again for another round of talks.",
            "Talks fail in Geneva | The long and difficult talks about the border have failed, officials said on Monday, and nobody knows when the two sides will meet again for another round of talks.",
        );
        check("The talks failed.\n\n(With agency inputs)", "The talks failed. | (With agency inputs)");
        check(
            "The delegates from the northern province left for\nGeneva on Monday, where they are to meet the minister of\nForeign Affairs.\n",
            "The delegates from the northern province left for Geneva on Monday, where they are to meet the minister of Foreign Affairs.",
        );
    }

    #[test]
    fn furniture_holds_no_sentence() {
        let text = "date 2020-01-01 It rained.";
        let (found, ends) = split(text, &[Span::new(0, 15)]);
        assert_eq!((found[0].of(text), ends), ("It", vec![3]));
    }

    #[test]
    fn a_megabyte_without_a_full_stop_is_read() {
        for piece in ["word ", "\"word ", "(a) ", "a. b. "] {
            let text = piece.repeat(1_000_000 / piece.len());
            let (found, ends) = split(&text, &[]);
            assert_eq!(ends.last(), Some(&found.len()));
        }
    }

    #[test]
    fn long_runs_are_cut() {
        let text = "word, ".repeat(100_000);
        let (found, ends) = split(&text, &[]);
        assert_eq!(ends.last(), Some(&found.len()));
        assert!(ends.windows(2).all(|pair| pair[0] < pair[1] && pair[1] - pair[0] <= LONGEST));
    }

    proptest! {
        #[test]
        fn every_token_is_in_one_sentence(text in "(\\PC|\n|[A-Za-z.\"?!() ]){0,80}") {
            let (found, ends) = split(&text, &[]);
            prop_assert_eq!(ends.last().copied().unwrap_or(0), found.len());
            prop_assert!(ends.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
