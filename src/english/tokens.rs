//! Text to tokens, by the conventions of the English UD treebanks.
//!
//! Clitics are words of their own (`did` `n't`, `Iraq` `'s`), hyphenated words fall apart (`drone` `-` `strike`) unless the first
//! part is a prefix (`non-avian`), abbreviations and initials keep their full stop, numbers keep their commas and points, a
//! currency sign and a per cent sign stand alone. *Cost*: linear in the text.

use super::{lists, syllables};
use crate::document::Span;

/// Appends the tokens of `text[span]` to `tokens`.
pub fn tokenize(text: &str, span: Span, tokens: &mut Vec<Span>) {
    let mut at = span.start;
    while at < span.end {
        let rest = &text[at..span.end];
        let blank = rest.len() - rest.trim_start_matches(is_blank).len();
        if blank > 0 {
            at += blank;
            continue;
        }
        let length = rest.find(is_blank).unwrap_or(rest.len());
        chunk(text, Span::new(at, at + length), tokens);
        at += length;
    }
}

/// White space, and characters that no reader sees.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{AD}')
}

/// Splits a run without white space.
fn chunk(text: &str, span: Span, tokens: &mut Vec<Span>) {
    let mut at = span.start;
    while at < span.end {
        let rest = &text[at..span.end];
        let first = at == span.start;
        let length = address(rest, first)
            .or_else(|| emoticon(rest, first))
            .or_else(|| decade(rest))
            .or_else(|| amount(rest))
            .unwrap_or_else(|| {
                if rest.starts_with(char::is_alphanumeric) { word(rest, &text[span.end..]) } else { mark(rest) }
            });
        push(text, Span::new(at, at + length), tokens);
        at += length;
    }
}

/// A web or mail address, without the punctuation after it. Asked at the beginning of a run only, or after a bracket or quote.
fn address(rest: &str, first: bool) -> Option<usize> {
    const BEGINNINGS: [&str; 5] = ["http://", "https://", "www.", "ftp://", "mailto:"];
    let begins = BEGINNINGS.iter().any(|beginning| starts_with_ignoring_case(rest, beginning));
    let mail = first && is_mail_or_handle(rest);
    if !begins && !mail {
        return None;
    }
    let end = rest.find(['"', '<', '>', '”', '“', '»']).unwrap_or(rest.len());
    let kept = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']);
    (!kept.is_empty()).then_some(kept.len())
}

fn starts_with_ignoring_case(text: &str, beginning: &str) -> bool {
    text.as_bytes().get(..beginning.len()).is_some_and(|bytes| bytes.eq_ignore_ascii_case(beginning.as_bytes()))
}

/// `name@host.org`, `@handle`, `#topic`, `host.com`.
fn is_mail_or_handle(chunk: &str) -> bool {
    let core = chunk.trim_end_matches(|c: char| !c.is_alphanumeric());
    if let Some(tail) = core.strip_prefix(['@', '#']) {
        return tail.starts_with(char::is_alphabetic) && tail.chars().all(|c| c.is_alphanumeric() || c == '_');
    }
    let head = core.chars().next().is_some_and(char::is_alphanumeric);
    match core.split_once('@') {
        Some((_, host)) => head && host.contains('.') && !host.contains('@'),
        None => head && is_host(core),
    }
}

fn is_host(text: &str) -> bool {
    const ENDINGS: [&str; 8] = [".com", ".org", ".net", ".gov", ".edu", ".co.uk", ".info", ".io"];
    let end = text.find('/').unwrap_or(text.len());
    text.len() < 300
        && ENDINGS.iter().any(|ending| text[..end].ends_with(ending))
        && text[..end].chars().all(|c| c.is_alphanumeric() || ".-_".contains(c))
}

fn emoticon(rest: &str, first: bool) -> Option<usize> {
    const FACES: [&str; 12] = [":-)", ":-(", ";-)", ":-D", ":)", ":(", ";)", ":D", ":P", "=)", ":/", "<3"];
    let face = FACES.iter().find(|face| rest.starts_with(**face))?;
    let alone = !rest[face.len()..].starts_with(char::is_alphanumeric);
    (first && alone || rest.len() == face.len()).then_some(face.len()).filter(|_| first || !rest.starts_with(":D"))
}

/// `'90s`.
fn decade(rest: &str) -> Option<usize> {
    let tail = rest.strip_prefix(['\'', '’'])?;
    let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    if digits != 2 {
        return None;
    }
    let end = rest.len() - tail.len() + digits;
    let plural = rest[end..].starts_with('s');
    let end = end + usize::from(plural);
    (!rest[end..].starts_with(char::is_alphanumeric)).then_some(end)
}

/// `US$` and a bare fraction such as `.5`.
fn amount(rest: &str) -> Option<usize> {
    let letters = rest.bytes().take_while(u8::is_ascii_uppercase).count();
    if (1..=3).contains(&letters) && rest[letters..].starts_with('$') {
        return Some(letters + 1);
    }
    let digits = rest.strip_prefix('.')?.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0 && !rest[1 + digits..].starts_with(char::is_alphanumeric)).then_some(1 + digits)
}

/// Punctuation: a run of one mark that people repeat, else one character.
fn mark(rest: &str) -> usize {
    let Some(first) = rest.chars().next() else { return 0 };
    let run = |same: fn(char, char) -> bool| rest.find(|c| !same(first, c)).unwrap_or(rest.len());
    match first {
        '.' | '-' | '*' | '=' | '_' | '~' | '#' | '+' | '<' | '>' | '`' | '…' | '—' | '–' => run(|a, b| a == b),
        '!' | '?' => run(|_, b| b == '!' || b == '?'),
        '\'' if rest.starts_with("''") => 2,
        '’' if rest.starts_with("’’") => '’'.len_utf8() * 2,
        '‘' if rest.starts_with("‘‘") => '‘'.len_utf8() * 2,
        _ => first.len_utf8() + marks_above(&rest[first.len_utf8()..]),
    }
}

/// Combining characters that belong to the character before them.
fn marks_above(rest: &str) -> usize {
    rest.find(|c: char| !matches!(c, '\u{300}'..='\u{36F}' | '\u{FE00}'..='\u{FE0F}' | '\u{200D}' | '\u{20E3}'))
        .unwrap_or(rest.len())
}

/// The length of the word at the front, its inner points, commas, apostrophes, and its final full stop where it is an abbreviation.
fn word(rest: &str, following: &str) -> usize {
    let mut end = 0;
    loop {
        let tail = &rest[end..];
        let run = tail
            .find(|c: char| !c.is_alphanumeric() && marks_above(c.encode_utf8(&mut [0; 4])) == 0)
            .unwrap_or(tail.len());
        end += run;
        match joint(&rest[..end], &rest[end..]) {
            Some(length) => end += length,
            None => break,
        }
    }
    end + final_stop(&rest[..end], &rest[end..], following)
}

/// The length of the mark at the front of `after` if it joins what stands before it and after it into one word.
fn joint(before: &str, after: &str) -> Option<usize> {
    let mut chars = after.chars();
    let mark = chars.next()?;
    let next = chars.next()?;
    let last = before.chars().next_back()?;
    let digits = last.is_ascii_digit() && next.is_ascii_digit();
    let letters = last.is_alphabetic() && next.is_alphabetic();
    let joins = match mark {
        '.' => {
            digits
                || letters && is_dotted(before, &after[1..])
                || (last.is_alphanumeric() && is_file_ending(&after[1..]))
        }
        ',' => digits && is_thousands(&after[1..]),
        ':' | '/' => digits,
        '\'' | '’' => next.is_alphabetic() || digits,
        '&' => last.is_uppercase() && next.is_uppercase(),
        '_' | '@' => last.is_alphanumeric() && next.is_alphanumeric(),
        '-' => next.is_alphanumeric() && is_joining_hyphen(before, &after[1..]),
        _ => false,
    };
    joins.then(|| mark.len_utf8())
}

/// `U.S`, `a.m`, `Ph.D`: single letters between points.
fn is_dotted(before: &str, after: &str) -> bool {
    let last = before.rsplit('.').next().unwrap_or(before);
    let next = after.bytes().take_while(u8::is_ascii_alphabetic).count();
    (last.len() == 1 || before == "Ph") && (next == 1 || after.len() == next && next <= 2)
}

fn is_file_ending(after: &str) -> bool {
    const ENDINGS: [&str; 8] = ["doc", "pdf", "xls", "com", "org", "net", "txt", "html"];
    let word = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    ENDINGS.iter().any(|ending| word.eq_ignore_ascii_case(ending))
}

fn is_thousands(after: &str) -> bool {
    after.bytes().take_while(u8::is_ascii_digit).count() == 3
}

/// A hyphen that does not split: after a prefix, in an `e-mail`, in a telephone number, in `Jae-in`.
fn is_joining_hyphen(before: &str, after: &str) -> bool {
    let part = before.rsplit('-').next().unwrap_or(before);
    if part.bytes().all(|b| b.is_ascii_digit()) {
        return is_telephone(before, after);
    }
    part.len() == before.len() && (lists::is_prefix(before) || syllables::is_given_name(before, after))
}

fn is_telephone(before: &str, after: &str) -> bool {
    let group = after.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &after[group..];
    let part = before.rsplit('-').next().unwrap_or(before);
    let more = rest.len() > 1 && rest.starts_with('-') && rest.as_bytes()[1].is_ascii_digit();
    part.len() == 3 && (group == 4 && !more || group == 3 && more)
}

/// 1 where the full stop after a word is part of it; `following` is the text after the run.
fn final_stop(word: &str, after: &str, following: &str) -> usize {
    if !after.starts_with('.') || after.starts_with("..") {
        return 0;
    }
    let after = &after[1..];
    let numbered = after.is_empty() && lists::stands_before_numbers(word) && {
        following.trim_start_matches(is_blank).starts_with(|c: char| c.is_ascii_digit())
    };
    usize::from(numbered || lists::is_abbreviation(word, after))
}

/// Appends a token, its clitics as tokens of their own.
fn push(text: &str, span: Span, tokens: &mut Vec<Span>) {
    let first = tokens.len();
    let mut end = span.end;
    loop {
        let word = &text[span.start..end];
        let cut = Some(clitic(word)).filter(|cut| *cut > 0).unwrap_or_else(|| unit(word));
        if cut == 0 || cut >= word.len() {
            break;
        }
        tokens.push(Span::new(span.start + cut, end));
        end = span.start + cut;
    }
    tokens.push(Span::new(span.start, end));
    tokens[first..].reverse();
}

/// Where the last clitic of a word begins; 0 where it has none.
fn clitic(word: &str) -> usize {
    if !word.starts_with(char::is_alphabetic) && !word.starts_with(|c: char| c.is_ascii_digit()) {
        return 0;
    }
    if let Some((_, cut)) = lists::MERGED.iter().find(|(merged, _)| word.eq_ignore_ascii_case(merged)) {
        return *cut;
    }
    let Some(at) = word.rfind(['\'', '’']) else { return 0 };
    let tail = word[at..].trim_start_matches(['\'', '’']);
    let is = |ending: &str| tail.eq_ignore_ascii_case(ending);
    if is("t") && word[..at].ends_with(['n', 'N']) && at > 1 {
        return at - 1;
    }
    let digits = word[..at].bytes().all(|b| b.is_ascii_digit());
    if ["s", "m", "re", "ve", "ll", "d"].iter().any(|ending| is(ending)) && !digits { at } else { 0 }
}

/// Where the unit begins in a number with a unit: `5pm`, `100km`; 0 for any other word.
fn unit(word: &str) -> usize {
    let number = word.bytes().take_while(|b| b.is_ascii_digit() || b",.:".contains(b)).count();
    if number == 0 || number == word.len() {
        return 0;
    }
    if lists::is_unit(&word[number..]) { number } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tokens(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tokens.into_iter().map(|span| span.of(text)).collect()
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(tokens(text).join(" "), expected, "{text}");
    }

    #[test]
    fn english_falls_into_words() {
        check("They didn't go.", "They did n't go .");
        check("Iraq's army, the troops' base", "Iraq 's army , the troops ' base");
        check("I'm sure he'll say we've lost", "I 'm sure he 'll say we 've lost");
        check("Britain’s PM can’t", "Britain ’s PM ca n’t");
        check("She cannot; we're gonna", "She can not ; we 're gon na");
        check("a US-led, nine-month-old pull-out", "a US - led , nine - month - old pull - out");
        check("non-violent pro-government co-founder", "non-violent pro-government co-founder");
        check("Lee Ha-neul's New York-based aide", "Lee Ha-neul 's New York - based aide");
        check(
            "In the U.S. on Sept. 9, Gen. John F. Smith Jr. spoke.",
            "In the U.S. on Sept. 9 , Gen. John F. Smith Jr. spoke .",
        );
        check("It cost $5,200.50, or US$3m (12.5%).", "It cost $ 5,200.50 , or US$ 3 m ( 12.5 % ) .");
        check("at 5pm, 10:30 a.m. and 7 p.m.", "at 5 pm , 10:30 a.m. and 7 p.m.");
        check("He said: \"We will go.\"", "He said : \" We will go . \"");
        check("“Wait…” she said... no?!", "“ Wait … ” she said ... no ?!");
        check(
            "see https://example.org/a,b. Mail me@example.org.",
            "see https://example.org/a,b . Mail me@example.org .",
        );
        check("in the '90s, the 1990s and 2019-20", "in the '90s , the 1990s and 2019 - 20");
        check("O'Brien of AT&T and Shi'ite leaders", "O'Brien of AT&T and Shi'ite leaders");
        check("and/or 1/2 of No. 10", "and / or 1/2 of No. 10");
        check("Smith et al. (c. 1818) vs. Jones", "Smith et al. ( c. 1818 ) vs. Jones");
        check("I said no. Then I left", "I said no . Then I left");
        check("call 555-010-1234 now--please", "call 555-010-1234 now -- please");
        check("a café in Łódź", "a café in Łódź");
    }

    #[test]
    fn long_runs_cost_no_more_than_their_length() {
        for piece in ["a", "1", "-", "a-", "a'", "1,", "a.", "@", "('", "http://"] {
            let text = piece.repeat(300_000 / piece.len());
            assert!(!tokens(&text).is_empty());
        }
    }

    proptest! {
        #[test]
        fn tokens_cover_all_but_blanks(text in "\\PC{0,60}|[a-z.'’ ,\"0-9-]{0,60}") {
            let mut found = Vec::new();
            tokenize(&text, Span::new(0, text.len()), &mut found);
            let mut at = 0;
            for span in found {
                prop_assert!(span.start >= at && !span.is_empty());
                prop_assert!(text[at..span.start].chars().all(is_blank));
                at = span.end;
            }
            prop_assert!(text[at..].chars().all(is_blank));
        }
    }
}
