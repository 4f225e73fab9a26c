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
    if is_short_name(reading, text, atoms, ahead)
        || is_in_name(reading, text, atoms, back, ahead)
        || is_before_dawn(reading, text, atoms)
    {
        return false;
    }
    let second = near(Some(reading.end + 1));
    match reading.rule {
        "relative/day-word" if is_possessive(ahead) => return !is_of_an_age(near(Some(reading.end + 2)), second),
        "set/frequency" if is_newspaper(atoms[reading.first].text(text), ahead, reading.first > 0) => return false,
        _ => {}
    }
    match &reading.meaning {
        Meaning::Clock(part, None)
            if reading.rule == "clock/part" || part.starts_with(|c: char| c.is_ascii_alphabetic()) =>
        {
            lone_part(reading, back, ahead, atoms[reading.first].text(text))
        }
        _ => true,
    }
}

/// "a pre-dawn raid": the time before one that is named.
fn is_before_dawn(reading: &Reading, text: &str, atoms: &[Atom]) -> bool {
    let joined = |at: usize| atoms.get(at).is_some_and(|atom| atom.glued);
    let before = |by: usize| reading.first.checked_sub(by).and_then(|at| atoms.get(at)).map(|atom| atom.text(text));
    let lead = before(2).is_some_and(|lead| one_of(lead, &["pre", "post"]));
    reading.rule.starts_with("clock/") && joined(reading.first) && before(1) == Some("-") && lead
}

fn is_possessive(mark: &str) -> bool {
    ["'", "\u{2019}"].contains(&mark)
}

/// "today's youth", "tomorrow's leaders": the age one lives in, by what follows "'s".
fn is_of_an_age(noun: &str, s: &str) -> bool {
    let of_an_age = [
        "world",
        "society",
        "youth",
        "generation",
        "generations",
        "age",
        "era",
        "standards",
        "children",
        "kids",
        "parents",
        "women",
        "men",
        "students",
        "consumers",
        "workers",
        "leaders",
        "technology",
        "computers",
        "cars",
        "homes",
        "terms",
        "dollars",
        "money",
        "prices",
        "economy",
        "culture",
        "climate",
        "environment",
        "audiences",
        "readers",
        "voters",
    ];
    one_of(s, &["s"]) && one_of(noun, &of_an_age)
}

/// "the party daily Granma": a newspaper, by the name after it.
fn is_newspaper(form: &str, ahead: &str, inside: bool) -> bool {
    inside && one_of(form, &["daily", "weekly", "monthly"]) && ahead.starts_with(|c: char| c.is_uppercase())
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

/// Words that make a name of what stands before them: "May Street", "the October Gallery".
const NAMES: [&str; 28] = [
    "street",
    "avenue",
    "road",
    "lane",
    "square",
    "park",
    "hill",
    "gallery",
    "hotel",
    "club",
    "show",
    "foundation",
    "fund",
    "institute",
    "band",
    "choir",
    "theatre",
    "theater",
    "house",
    "museum",
    "school",
    "college",
    "group",
    "inc",
    "corp",
    "ltd",
    "media",
    "pictures",
];

/// "Mar Mikhael", "Jan Novak": the short form of a month without a full stop or a number, before a name.
fn is_short_name(reading: &Reading, text: &str, atoms: &[Atom], ahead: &str) -> bool {
    let alone = reading.end == reading.first + 1;
    alone && ["Mar", "Jan", "Jun"].contains(&atoms[reading.first].text(text)) && ahead.starts_with(char::is_uppercase)
}

/// "Saturday Night Fever", "20th Century Fox", "May Street": an expression that is part of a name. Months, weekdays and
/// holidays are always written large; other words only in names, at the head of a sentence and in headlines.
fn is_in_name(reading: &Reading, text: &str, atoms: &[Atom], back: &str, ahead: &str) -> bool {
    let large = |form: &str| form.starts_with(|c: char| c.is_uppercase());
    let named_by = large(ahead) && NAMES.iter().any(|word| ahead.eq_ignore_ascii_case(word));
    if named_by && !reading.rule.ends_with("-year") {
        return true;
    }
    let common = |atom: &&Atom| {
        let form = atom.text(text);
        one_of(
            form,
            &["night", "evening", "morning", "afternoon", "century", "week", "weekend", "tomorrow", "tonight", "year"],
        )
    };
    let words = &atoms[reading.first..reading.end];
    let large_word = words.iter().filter(common).any(|atom| large(atom.text(text)));
    let begins = reading.first == 0 || atoms[reading.first - 1].sentence != atoms[reading.first].sentence;
    let follows = large(ahead) && !one_of(ahead, &["I"]) && (words.len() > 1 || !begins);
    let inside = back.starts_with(|c: char| c.is_lowercase())
        && words.len() > 1
        && words.iter().all(|atom| large(atom.text(text)));
    large_word && (follows || inside && words.iter().any(|atom| one_of(atom.text(text), &["this", "last", "next"])))
}
