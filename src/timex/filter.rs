//! What looks like a time and, seen with its neighbours, is none.

use super::atoms::Atom;
use super::grammar::one_of;
use super::reading::{Meaning, Reading};

/// The readings that stand.
pub(super) fn kept(readings: Vec<Reading>, text: &str, atoms: &[Atom]) -> Vec<Reading> {
    readings.into_iter().filter(|reading| stands(reading, text, atoms)).collect()
}

fn stands(reading: &Reading, text: &str, atoms: &[Atom]) -> bool {
    let sentence = atoms[reading.first].sentence;
    let near = |at: Option<usize>| {
        let atom = at.and_then(|at| atoms.get(at)).filter(|atom| atom.sentence == sentence);
        atom.map_or("", |atom| atom.text(text))
    };
    let (back, ahead) = (near(reading.first.checked_sub(1)), near(Some(reading.end)));
    match &reading.meaning {
        Meaning::Clock(part, None)
            if reading.rule == "clock/part" || part.starts_with(|c: char| c.is_ascii_alphabetic()) =>
        {
            lone_part(reading, back, ahead, atoms[reading.first].text(text))
        }
        _ => true,
    }
}

/// A part of a day alone is a time after "in", "during" and the like: "in the morning".
fn lone_part(reading: &Reading, back: &str, ahead: &str, first: &str) -> bool {
    let led = one_of(back, &["in", "during", "by", "until", "through", "throughout", "for", "since", "at"]);
    let article = first.eq_ignore_ascii_case("the");
    let whole = one_of(first, &["mid", "early", "late", "midday", "overnight", "dawn", "dusk", "sunrise", "sunset"]);
    let noun = one_of(ahead, &["of", "show", "news", "paper", "newspaper", "edition", "sky", "club", "time"]);
    !noun
        && ((led && article)
            || (whole && reading.modifier.is_none() && !one_of(back, &["the"]))
            || reading.modifier.is_some())
}
