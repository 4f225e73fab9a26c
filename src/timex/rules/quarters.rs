//! Quarters, halves and seasons of a year.

use super::super::grammar::{Found, Rule, one_of};
use super::super::lexicon::Which;
use super::super::reading::{Meaning, Reading};
use super::date;
use super::years::{exact, full_year};
use crate::time::{Interval, Repeating};

pub(super) fn rules() -> Vec<Rule> {
    let rule = |name, pattern, make| Rule { name, pattern, make };
    vec![
        rule("date/quarter", "the? <ordinal> quarter", quarter),
        rule("date/quarter-hyphen", "<ordinal> - quarter", quarter),
        rule("date/quarter-fiscal", "the|its? fiscal|financial@fiscal <ordinal> -? quarter", quarter),
        rule("date/quarter-last", "the last|final@final quarter of <year>", quarter),
        rule("date/quarter-code", "q +<dd@ordinal>", quarter),
        rule("date/quarter-code-year", "q +<dd@ordinal> ,? <year>", quarter),
        rule("date/year-quarter", "the? <year> <ordinal> -? quarter", quarter),
        rule("date/quarter-of", "the? <ordinal> quarter of <year>", quarter),
        rule("date/half", "the? first|second|last|latter@half half", half),
        rule("date/half-code-year", "h +<dd@number> ,? of? <year>", half_code),
        rule("date/half-hyphen", "first|second@half - half", half),
        rule("date/half-of", "the? first|second|last|latter@half half of <year>", half),
        rule("date/season", "the? <season>", season),
        rule("date/season-year", "the? <season> of? <year>", season),
        rule("date/year-season", "the? <year> <season>", season),
        rule("date/seasons-year", "the? <season> and|to|or|-|through <season@to> of? <year>", seasons),
        rule("date/month-quarter", "the? <month> quarter ( of? <year> )?", month_quarter),
        rule("date/season-range", "the? <season@winter> of? <year> +-|/ +<yy>", winter),
    ]
}

/// Words that make a quarter or a half one of a match.
const GAME: [&str; 22] = [
    "game",
    "match",
    "goal",
    "goals",
    "touchdown",
    "kickoff",
    "halftime",
    "scored",
    "scoring",
    "lead",
    "penalty",
    "minute",
    "minutes",
    "substitute",
    "ball",
    "interception",
    "yard",
    "pass",
    "injury",
    "equaliser",
    "equalizer",
    "remaining",
];

fn of_a_game(found: &Found) -> bool {
    (1..7).any(|n| one_of(found.ahead(n), &GAME) || one_of(found.back(n), &GAME))
        || found.after_one_of(&["a", "his", "their"])
}

fn quarter(found: &Found) -> Option<Reading> {
    if found.is_first(&["q"]) && matches!(found.ahead(1), ":" | ")" | "." | "-") && found.begins_sentence() {
        return None; // the first question of an interview
    }
    let number = if found.has("final") { 4 } else { found.whole("ordinal").filter(|n| (1..=4).contains(n))? as u32 };
    let found_year = full_year(found);
    let hyphen = found.forms().contains(&"-");
    if found_year.is_none()
        && (of_a_game(found) && !(hyphen && found.after_one_of(&["a"]))
            || (found.before_one_of(&["of", "century"]) && found.before_century()))
    {
        return None;
    }
    match found_year {
        Some(year) => exact(found, Interval::quarter(year, number)),
        None => {
            let meaning = Meaning::Recurring(Repeating::Quarter(number), Which::Bare);
            date(found, if found.has("fiscal") { Meaning::Fiscal(Box::new(meaning)) } else { meaning })
        }
    }
}

/// Words of business that make "the first half" one of a year.
const BUSINESS: [&str; 20] = [
    "profit",
    "profits",
    "sales",
    "revenue",
    "revenues",
    "earnings",
    "results",
    "net",
    "loss",
    "losses",
    "output",
    "growth",
    "gdp",
    "income",
    "exports",
    "imports",
    "rose",
    "fell",
    "figures",
    "shipments",
];

/// "H1 2022"
fn half_code(found: &Found) -> Option<Reading> {
    let number = found.whole("number").filter(|n| (1..=2).contains(n))? as u32;
    let year = full_year(found)?;
    found.has_capital().then(|| exact(found, Interval::half(year, number)))?
}

fn half(found: &Found) -> Option<Reading> {
    let number = if found.is("half", &["first"]) { 1 } else { 2 };
    if let Some(year) = full_year(found) {
        return exact(found, Interval::half(year, number));
    }
    let business = (1..9).any(|n| one_of(found.ahead(n), &BUSINESS) || one_of(found.back(n), &BUSINESS));
    let of_year = found.before_one_of(&["of"]) && (2..5).any(|n| one_of(found.ahead(n), &["year", "decade"]));
    ((business && !of_a_game(found) && !found.before_one_of(&["of"])) || of_year).then_some(())?;
    date(found, Meaning::Recurring(Repeating::Half(number), Which::Bare))
}

/// Words before "spring" or "fall" that make it a season.
const SEASON_LEADS: [&str; 25] = [
    "in",
    "of",
    "last",
    "this",
    "next",
    "by",
    "until",
    "since",
    "early",
    "late",
    "mid",
    "during",
    "every",
    "each",
    "through",
    "over",
    "for",
    "previous",
    "following",
    "past",
    "coming",
    "from",
    "and",
    "-",
    "all",
];

fn season(found: &Found) -> Option<Reading> {
    let number = found.whole("season")? as u32;
    let form = found.form("season");
    if let Some(year) = found.whole("year") {
        let plural = found.is("season", &["fall", "spring"])
            && !found.capital("season")
            && found.end_atom() - found.first_atom() == 2;
        let verb = plural && found.before_one_of(&["to", "by", "in", "from"]);
        return (!verb).then(|| exact(found, Interval::season(year, number)))?;
    }
    let article = found.end_atom() - found.first_atom() > 1;
    let led = found.after_one_of(&SEASON_LEADS);
    let doubtful = one_of(form, &["spring", "fall"]);
    let bad_after = found.before_one_of(&[
        "of", "from", "in", "short", "into", "olympics", "games", "palace", "sports", "water", "off", "to", "apart",
        "back",
    ]);
    let named = found.capital("season") && !found.begins_sentence();
    let capital_after = found.ahead(1).starts_with(|c: char| c.is_uppercase());
    match () {
        _ if found.glued_ahead() && one_of(found.ahead(1), &["-"]) => None,
        _ if capital_after && found.capital("season") && !led => None,
        _ if named && (capital_after || doubtful && !led) => None,
        _ if doubtful && article && (!led || bad_after) => None,
        _ if doubtful
            && !article
            && (!led || bad_after || found.after_one_of(&["of", "for", "and", "-", "over", "through"])) =>
        {
            None
        }
        _ if article && bad_after && !led => None,
        _ if !article && !led && !found.begins_sentence() => None,
        _ => date(found, Meaning::Recurring(Repeating::Season(number), Which::Bare)),
    }
}

/// "the spring and summer of 1979" is two seasons.
fn seasons(found: &Found) -> Option<Reading> {
    let (from, to, year) = (found.whole("season")? as u32, found.whole("to")? as u32, found.whole("year")?);
    let first = Interval::season(if from > to { year - 1 } else { year }, from)?;
    let second = exact(found, Interval::season(year, to))?.starting(found.atom("to")?);
    Some(date(found, Meaning::Exact(first))?.and(found.atom("to")? - 1, second))
}

/// "the June quarter" is the one that ends with the month.
fn month_quarter(found: &Found) -> Option<Reading> {
    let number = found.capital("month").then(|| found.whole("month"))? as Option<i32>;
    let number = number.filter(|month| month % 3 == 0)? as u32 / 3;
    match found.whole("year") {
        Some(year) => exact(found, Interval::quarter(year, number)),
        None => date(found, Meaning::Recurring(Repeating::Quarter(number), Which::Bare)),
    }
}

/// "the winter of 1944-45"
fn winter(found: &Found) -> Option<Reading> {
    let (season, year) = (found.whole("winter")? as u32, found.whole("year")?);
    (season == 4 && (year + 1) % 100 == found.whole("yy")?).then_some(())?;
    exact(found, Interval::season(year, 4))
}

impl Found<'_> {
    /// "the first quarter of the century" is no quarter of a year.
    fn before_century(&self) -> bool {
        (2..6).any(|n| one_of(self.ahead(n), &["century", "game", "match", "final"]))
    }
}
