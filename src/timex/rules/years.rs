//! Years, fiscal years, decades and centuries.

use super::super::grammar::{Found, Rule, one_of};
use super::super::lexicon::{Class, Which};
use super::super::reading::{Meaning, Reading};
use super::date;
use crate::time::{Interval, Unit};

pub(super) fn rules() -> Vec<Rule> {
    let rule = |name, pattern, make| Rule { name, pattern, make };
    vec![
        rule("date/year", "<year>", year),
        rule("date/the-year", "the year <year>", the_year),
        rule("date/year-of-three", "<ddd>", year_of_three),
        rule("date/calendar-year", "calendar <year>", the_year),
        rule("date/fiscal-year", "the? fiscal|financial year? <year>", fiscal),
        rule("date/fiscal-years", "the? fiscal|financial year? <year> +-|/ +<yy>", fiscal_years),
        rule("date/fiscal-years-long", "the? fiscal|financial year? <year> +-|/ +<year@to>", fiscal_years),
        rule("date/year-fiscal", "the? <year> fiscal|financial year", fiscal),
        rule("date/fiscal-year-short", "fy '? +<yy>", fiscal),
        rule("date/this-fiscal-year", "the|its current|last|next|latest|coming fiscal|financial year", fiscal_which),
        rule("date/the-fiscal-year", "the|this|last|next fiscal|financial year", fiscal_which),
        rule("date/year-range", "<year> +-|/ +<year@to>", year_range),
        rule("date/year-range-apart", "<year> - <year@to>", year_range),
        rule("date/year-range-short", "<year> +-|/ +<yy>", year_range),
        rule("date/year-bc", "<n> ( bc | bce | b +. +c +.? | b +. +c +. +e +.? | before christ )", year_bc),
        rule("date/year-range-bc", "<n@from> - <n> ( bc | bce | b +. +c +.? )", year_range_bc),
        rule("date/year-ad", "( ad | a +. +d +. | anno domini ) <n>", year_ad),
        rule("date/year-ad-after", "<n> ( ad | ce | a +. +d +. | c +. +e +. )", year_ad),
        rule("date/decade", "the? <year> +'? +s", decade),
        rule("date/decade-short", "the? '@quote +<yy> +'? +s", decade),
        rule("date/decade-words", "the <decadeword>", decade),
        rule("date/decades-words", "the? nineteen|eighteen@century - <decadeword>", decade),
        rule("date/decade-of", "the decade of the? <year> +'? +s", decade),
        rule("date/century", "the? <ordinal> -? century", century),
        rule("date/century-bc", "the? <ordinal> -? century ( bc@bc | bce@bc | b@bc +. +c +.? )", century),
        rule("date/centuries", "the? <ordinal> and|to|or|- <ordinal@to> centuries", centuries),
    ]
}

/// The year that two digits mean: 30 to 99 in the 1900s, below in the 2000s.
pub(super) fn full_year(found: &Found) -> Option<i32> {
    let short = || found.whole("yy").map(|yy| if yy < 30 { 2000 + yy } else { 1900 + yy });
    found.whole("year").or_else(short)
}

pub(super) fn exact(found: &Found, interval: Option<Interval>) -> Option<Reading> {
    date(found, Meaning::Exact(interval?))
}

/// Words after four digits that make them a number of things.
const COUNTED: [&str; 90] = [
    "inhabitants",
    "sheep",
    "tablets",
    "grams",
    "litres",
    "liters",
    "trees",
    "names",
    "head",
    "books",
    "cars",
    "homes",
    "houses",
    "seats",
    "pages",
    "words",
    "birds",
    "cows",
    "horses",
    "tickets",
    "signatures",
    "ballots",
    "items",
    "units",
    "barrels",
    "bottles",
    "rifles",
    "weapons",
    "bodies",
    "victims",
    "migrants",
    "officers",
    "passengers",
    "delegates",
    "visitors",
    "families",
    "households",
    "pupils",
    "doctors",
    "nurses",
    "villagers",
    "islanders",
    "applicants",
    "percent",
    "per",
    "people",
    "troops",
    "soldiers",
    "men",
    "women",
    "children",
    "dollars",
    "miles",
    "km",
    "kilometers",
    "kilometres",
    "meters",
    "metres",
    "feet",
    "ft",
    "acres",
    "hectares",
    "tons",
    "tonnes",
    "pounds",
    "euros",
    "yen",
    "votes",
    "jobs",
    "workers",
    "employees",
    "members",
    "points",
    "years",
    "days",
    "hours",
    "weeks",
    "months",
    "shares",
    "copies",
    "residents",
    "students",
    "refugees",
    "prisoners",
    "casualties",
    "times",
    "rpm",
    "kg",
    "mg",
    "block",
];

/// Words before four digits that make them a year even when they could be a number.
const YEAR_LEADS: [&str; 38] = [
    "in",
    "since",
    "of",
    "by",
    "until",
    "till",
    "from",
    "to",
    "between",
    "during",
    "early",
    "late",
    "mid",
    "before",
    "after",
    "circa",
    "c",
    "around",
    "about",
    "through",
    "year",
    "years",
    "and",
    "-",
    "(",
    "or",
    "than",
    "back",
    "the",
    "spring",
    "summer",
    "autumn",
    "winter",
    "fall",
    "throughout",
    "for",
    ",",
    "as",
];

/// Words before four digits that make even 2050 a year.
const DATE_LEADS: [&str; 23] = [
    "in", "since", "by", "until", "from", "between", "during", "circa", "year", "(", "early", "late", "-", "–",
    "before", "after", "of", "spring", "summer", "autumn", "winter", "fall", "as",
];

fn year(found: &Found) -> Option<Reading> {
    let value = found.whole("year")?;
    let spelled = found.form("year").starts_with(|c: char| c.is_ascii_alphabetic());
    let address = found.after_one_of(&["at"]) && found.ahead(1).starts_with(|c: char| c.is_uppercase());
    let called = found.after_one_of(&["is"]) && one_of(found.back(2), &["number", "code", "pin"]);
    let numbered =
        address || called || found.after_one_of(&["."]) && one_of(found.back(2), &["no", "nos", "vol", "p", "pp"]);
    let marked = numbered
        || found.after_one_of(&[
            "$",
            "£",
            "€",
            "#",
            "¥",
            "no",
            "nos",
            "flight",
            "bus",
            "gate",
            "asteroid",
            "dial",
            "version",
            "model",
            "article",
            "section",
            "resolution",
            "room",
            "page",
            "channel",
            "route",
            "highway",
            "number",
            "rs",
            "dlrs",
            "us$",
            "+",
            "about_",
        ]);
    let glued = (found.glued_ahead()
        && !matches!(
            found.ahead(1),
            "," | "." | ")" | ";" | ":" | "'" | "’" | "-" | "–" | "—" | "?" | "!" | "\"" | "”" | "]" | "/"
        ))
        || (found.glued_back() && !matches!(found.back(1), "(" | "-" | "–" | "—" | "\"" | "“" | "[" | "/" | "'" | "‘"));
    let code = found.glued_back()
        && found.back(1) == "-"
        && !found.back(2).eq_ignore_ascii_case("mid")
        && !one_of(found.back(2), &["pre", "post", "early", "late"]);
    let counted = found.before_one_of(&COUNTED) || found.class_ahead(Class::Units).is_some() || found.ahead(1) == "%";
    let phone = found.glued_ahead()
        && one_of(found.ahead(1), &["-", "–", "/"])
        && found.ahead(2).starts_with(|c: char| c.is_ascii_digit());
    let likely = (1900..=2035).contains(&value);
    let led = found.after_one_of(&YEAR_LEADS);
    let decimal = found.glued_ahead()
        && matches!(found.ahead(1), "." | ":")
        && found.ahead(2).starts_with(|c: char| c.is_ascii_digit());
    let listed = found.after_one_of(&["and", "or", ",", "to"]) && {
        let other = found.back(2);
        other.len() == 4 && other.starts_with('1') && other.bytes().all(|b| b.is_ascii_digit())
    };
    let led = led || listed;
    // "nineteen ninety-seven" counts nothing
    let in_two = found.is_first(&["nineteen"]) && likely;
    if marked || glued || code || counted || phone || decimal || (!likely && !led) || (spelled && !led && !in_two) {
        return None;
    }
    if !likely && (value >= 1900 || !led) && !found.after_one_of(&DATE_LEADS) && !listed {
        return None;
    }
    let noun = found.ahead(1).starts_with(|c: char| c.is_lowercase());
    // "painted around 1888.": no noun follows that it could count
    let ends = matches!(found.ahead(1), "" | "." | "," | ";" | ")") && found.after_one_of(&["about", "around"]);
    let weak = !ends
        && found.after_one_of(&["than", "about", "around", "the", ",", "as", "and"])
        && !listed
        && !one_of(found.back(2), &["early", "late", "recently"]);
    if (weak || (found.after_one_of(&["for"]) && noun)) && !likely {
        return None;
    }
    exact(found, Interval::year(value))
}

/// "fell in 410 after a siege": three digits are a year behind "in" where they count nothing.
fn year_of_three(found: &Found) -> Option<Reading> {
    let value = found.whole("ddd").filter(|value| *value >= 100)?;
    let led = found.after_one_of(&["in", "since"]) && !found.back(2).starts_with(|c: char| c.is_ascii_digit());
    let share = one_of(found.back(2), &["one", "two", "three", "four", "five", "only", "than"]);
    let ends = [
        "", ".", ",", ";", ")", "after", "when", "and", "but", "by", "with", "before", "until", "while", "as", "he",
        "she", "they", "the", "his", "her",
    ];
    let free = found.before_one_of(&ends) && !found.glued_ahead() || matches!(found.ahead(1), "." | "," | ";" | ")");
    let decimal = found.glued_ahead() && found.ahead(2).starts_with(|c: char| c.is_ascii_digit());
    (led && !share && free && !decimal).then(|| exact(found, Interval::year(value)))?
}

fn the_year(found: &Found) -> Option<Reading> {
    exact(found, Interval::year(found.whole("year")?))
}

fn fiscal(found: &Found) -> Option<Reading> {
    date(found, Meaning::Fiscal(Box::new(Meaning::Exact(Interval::year(full_year(found)?)?))))
}

/// "fiscal year 2022-23" is the one year that ends in 2023.
fn fiscal_years(found: &Found) -> Option<Reading> {
    let from = found.whole("year")?;
    let to = found.whole("to").or_else(|| Some(from - from % 100 + found.whole("yy")?))?;
    (to == from + 1).then(|| date(found, Meaning::Fiscal(Box::new(Meaning::Exact(Interval::year(to)?)))))?
}

fn fiscal_which(found: &Found) -> Option<Reading> {
    let which = match () {
        _ if found.forms().iter().any(|form| one_of(form, &["last"])) => Which::Last,
        _ if found.forms().iter().any(|form| one_of(form, &["next", "coming"])) => Which::Next,
        _ => Which::This,
    };
    date(found, Meaning::Fiscal(Box::new(Meaning::Unit(Unit::Year, which))))
}

/// "2003-2011" and "1939-45" are two years.
fn year_range(found: &Found) -> Option<Reading> {
    let from = found.whole("year")?;
    let to = found.whole("to").or_else(|| Some(from - from % 100 + found.whole("yy")?))?;
    let label = if found.has("to") { "to" } else { "yy" };
    if to <= from || to > from + 400 || (found.glued_ahead() && matches!(found.ahead(1), "-" | "/")) {
        return None;
    }
    let second = exact(found, Interval::year(to))?.starting(found.atom(label)?);
    Some(exact(found, Interval::year(from))?.and(found.atom(label)? - 1, second))
}

fn year_bc(found: &Found) -> Option<Reading> {
    let year = found.whole("n").filter(|year| (1..10_000).contains(year))?;
    found.form("n").starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
    exact(found, Interval::year(1 - year))
}

fn year_range_bc(found: &Found) -> Option<Reading> {
    let (from, to) = (found.whole("from")?, found.whole("n")?);
    (from > to && from < 10_000).then_some(())?;
    let second = exact(found, Interval::year(1 - to))?.starting(found.atom("n")?);
    Some(exact(found, Interval::year(1 - from))?.and(found.atom("n")? - 1, second))
}

fn year_ad(found: &Found) -> Option<Reading> {
    let year = found.whole("n").filter(|year| (1..3000).contains(year))?;
    exact(found, Interval::year(year))
}

fn decade(found: &Found) -> Option<Reading> {
    let year = match (found.whole("year"), found.whole("yy"), found.whole("decadeword")) {
        (Some(year), ..) if year % 10 == 0 => year,
        (None, Some(yy), _) if yy % 10 == 0 => 1900 + yy,
        (None, None, Some(word)) => match found.is("century", &["eighteen"]) {
            true => 1800 + word,
            false => 1900 + word,
        },
        _ => return None,
    };
    let age = found.after_one_of(&["in", "into"])
        && found.has("decadeword")
        && !found.has("century")
        && found.is("his", &["his"]);
    let hundreds = year % 100 == 0 && found.before_one_of(&["century"]);
    (!age && !hundreds && !found.glued_ahead_with_letter()).then_some(())?;
    exact(found, Interval::decade(year))
}

fn century(found: &Found) -> Option<Reading> {
    let number = found.whole("ordinal").filter(|number| (1..40).contains(number))?;
    exact(found, Interval::century(if found.has("bc") { 1 - number } else { number }))
}

fn centuries(found: &Found) -> Option<Reading> {
    let (from, to) = (found.whole("ordinal")?, found.whole("to")?);
    ((1..40).contains(&from) && (1..40).contains(&to)).then_some(())?;
    let second = exact(found, Interval::century(to))?.starting(found.atom("to")?);
    Some(exact(found, Interval::century(from))?.and(found.atom("to")? - 1, second))
}

impl Found<'_> {
    fn glued_ahead_with_letter(&self) -> bool {
        self.glued_ahead() && self.ahead(1).starts_with(|c: char| c.is_alphanumeric())
    }
}
