//! Numbers as English writes them: "5,200", "3.5 million", "two thirds", "dozens", "a quarter".

use super::{Document, TokenId};

/// A number and the tokens that write it.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Its value; for "dozens" the least that it can be.
    pub value: f64,
    /// First token.
    pub first: TokenId,
    /// Last token.
    pub last: TokenId,
    /// True for "dozens" and "thousands", which only give a least value.
    pub vague: bool,
    /// True for "a third", "half".
    pub fraction: bool,
}

/// The longest number that starts at a token and ends before `end`.
pub fn read(doc: &Document, at: TokenId, end: TokenId) -> Option<Number> {
    let form = |at: u32| (at < end.0).then(|| doc.form(TokenId(at)).to_lowercase());
    let made =
        |value, last: u32, vague, fraction| Some(Number { value, first: at, last: TokenId(last), vague, fraction });
    let first = form(at.0)?;
    if let Some(value) = plural(&first) {
        return tens_of(value, at, &form).or(made(value, at.0, true, false));
    }
    if let Some(value) = fraction_word(&first) {
        return made(value, at.0, false, true);
    }
    let article = matches!(first.as_str(), "a" | "an");
    let (mut value, mut last) = match digits(&first).or_else(|| small(&first)) {
        Some(value) => (value, at.0),
        None if article => {
            let next = form(at.0 + 1)?;
            let scaled = scale(&next).map(|value| (value, false));
            let (value, fraction) = scaled.or_else(|| fraction_word(&next).map(|value| (value, true)))?;
            if fraction {
                return made(value, at.0 + 1, false, true);
            }
            (value, at.0 + 1)
        }
        None => return None,
    };
    let dash = form(last + 1).filter(|word| word == "-").is_some();
    let next = last + 1 + u32::from(dash);
    if let Some(part) =
        form(next).and_then(|word| fraction_word(word.trim_end_matches('s')).or_else(|| fraction_word(&word)))
    {
        return made(value * part, next, false, true);
    }
    while let Some(word) = form(last + 1) {
        let joins = word == "-" || word == "and" && value >= 100.0;
        let (word, step) = if joins { (form(last + 2).unwrap_or_default(), 2) } else { (word, 1) };
        if let Some(by) = scale(&word).filter(|_| !joins || word == "and") {
            value *= by;
        } else if let Some(more) = small(&word).filter(|more| fits(value, *more) && digits(&first).is_none()) {
            value += more;
        } else {
            break;
        }
        last += step;
    }
    // "a million and a half".
    let half = ["and", "a", "half"].iter().zip(last + 1..).all(|(word, at)| form(at).as_deref() == Some(*word));
    if half && value >= 1.0 {
        let unit = if value >= 1e9 {
            1e9
        } else if value >= 1e6 {
            1e6
        } else {
            1.0
        };
        return made(value + unit / 2.0, last + 3, false, false);
    }
    made(value, last, false, false)
}

/// "twenty" takes "five", "two hundred" takes "sixty".
fn fits(value: f64, more: f64) -> bool {
    more > 0.0
        && ((more < 10.0 && value % 10.0 == 0.0)
            || (more < 100.0 && value % 100.0 == 0.0)
            || (more < 1000.0 && value % 1000.0 == 0.0))
}

/// "tens of thousands".
fn tens_of(value: f64, at: TokenId, form: &dyn Fn(u32) -> Option<String>) -> Option<Number> {
    if form(at.0 + 1)? != "of" {
        return None;
    }
    let by = plural(&form(at.0 + 2)?).filter(|by| *by >= 100.0)?;
    Some(Number { value: value * by, first: at, last: TokenId(at.0 + 2), vague: true, fraction: false })
}

/// Digits with thousands separators and a decimal point, and a magnitude letter: "5,200", "3.5", "2.5m", "40bn".
fn digits(word: &str) -> Option<f64> {
    let plain = word.trim_end_matches('+');
    let split = plain.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(plain.len());
    let (number, suffix) = plain.split_at(split);
    let by = match suffix {
        "" => 1.0,
        "k" => 1e3,
        "m" | "mn" => 1e6,
        "bn" | "b" => 1e9,
        "tn" => 1e12,
        _ => return None,
    };
    let grouped =
        number.split('.').next().unwrap_or("").split(',').skip(1).all(|group| group.len() == 3 || group.len() == 2);
    if !number.starts_with(|c: char| c.is_ascii_digit()) || !grouped || number.matches('.').count() > 1 {
        return None;
    }
    number.replace(',', "").parse::<f64>().ok().map(|value| value * by)
}

/// The numbers that are one word, from zero.
pub const CARDINALS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

fn small(word: &str) -> Option<f64> {
    const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    if let Some(at) = CARDINALS.iter().position(|known| *known == word) {
        return Some(at as f64);
    }
    let (ten, unit) = word.split_once('-').unwrap_or((word, ""));
    let ten = TENS.iter().position(|known| *known == ten)? as f64 * 10.0 + 20.0;
    if unit.is_empty() {
        Some(ten)
    } else {
        CARDINALS[1..10].iter().position(|known| *known == unit).map(|at| ten + at as f64 + 1.0)
    }
}

fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" | "mn" => 1e6,
        "billion" | "bn" => 1e9,
        "trillion" => 1e12,
        "lakh" => 1e5,
        "crore" => 1e7,
        "dozen" => 12.0,
        _ => return None,
    })
}

/// A plural that gives a least value.
fn plural(word: &str) -> Option<f64> {
    Some(match word {
        "tens" => 10.0,
        "dozens" => 12.0,
        "scores" => 20.0,
        "hundreds" => 1e2,
        "thousands" => 1e3,
        "millions" => 1e6,
        "billions" => 1e9,
        _ => return None,
    })
}

fn fraction_word(word: &str) -> Option<f64> {
    Some(match word {
        "half" => 0.5,
        "third" | "thirds" => 1.0 / 3.0,
        "quarter" | "quarters" => 0.25,
        "fifth" | "fifths" => 0.2,
        "tenth" | "tenths" => 0.1,
        "two-thirds" => 2.0 / 3.0,
        "one-third" => 1.0 / 3.0,
        "three-quarters" => 0.75,
        "one-quarter" => 0.25,
        _ => return None,
    })
}
