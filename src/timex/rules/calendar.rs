//! Dates that the calendar names: days, months, years, decades, centuries, quarters, halves, seasons.

use super::super::grammar::{Found, Rule};
use super::super::lexicon::{Class, Which};
use super::super::reading::{Meaning, Reading};
use super::date;
use crate::time::{Interval, NaiveDate, Repeating, Weekday};

pub(super) fn rules() -> Vec<Rule> {
    let rule = |name, pattern, make| Rule { name, pattern, make };
    vec![
        rule("date/iso", "<year> +-@mark +<mm> +- +<dd>", numeric),
        rule("date/year-month-day", "<year> +/@mark +<mm> +/ +<dd>", numeric),
        rule("date/year-month", "<year> +- +<mm>", year_month),
        rule("date/compact", "<yyyymmdd>", compact),
        rule("date/numeric", "<mm@mm> +/@mark +<dd> +/ +<year>", numeric),
        rule("date/numeric-short", "<mm> +/@mark +<dd> +/ +<yy>", numeric),
        rule("date/numeric-day-first", "<dd> +/@mark +<mm> +/ +<year>", numeric),
        rule("date/numeric-dots", "<dd> +.@mark +<mm> +. +<year>", numeric),
        rule("date/month-day-year", "<month> <dom> ,? <year>", month_day),
        rule("date/month-day-year-apart", "<month> the? <dom> of? ,? <year>", month_day),
        rule("date/month-day", "<month> the? <dom>", month_day),
        rule("date/day-month-year", "the? <dom> of? <month> ,? of? <year>", month_day),
        rule("date/day-month", "the? <dom> of? <month>", month_day),
        rule("date/month-days", "<month> <dom> -|to|and|through|or <dom@to> ( ,? <year> )?", month_days),
        rule("date/days-month", "the? <dom> -|to|and|through <dom@to> of? <month> ,? <year>?", month_days),
        rule("date/month-year", "<month> ,? of? <year>", month_year),
        rule("date/months-year", "<month> -|to|and|through|or <month@to> ,? of? <year>", months_year),
        rule("date/month-short-year", "<month> '|-@mark +<yy>", month_year),
        rule("date/month", "<month>", month),
        rule("date/month-of-the-year", "the month of <month>", month),
        rule("date/weekday", "<weekday>", weekday),
        rule("date/weekday-short", "<wd> +.?", weekday),
        rule("date/year", "<year>", year),
        rule("date/the-year", "the year <year>", the_year),
        rule("date/calendar-year", "calendar <year>", the_year),
        rule("date/fiscal-year", "the? fiscal|financial year? <year>", fiscal),
        rule("date/fiscal-year-short", "fy '? +<yy>", fiscal),
        rule("date/this-fiscal-year", "the|its current|last|next|latest|coming fiscal|financial year", fiscal_which),
        rule("date/the-fiscal-year", "the|this|last|next fiscal|financial year", fiscal_which),
        rule("date/year-range", "<year> +- +<year@to>", year_range),
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
        rule("date/quarter", "the? <ordinal> quarter", quarter),
        rule("date/quarter-hyphen", "<ordinal> - quarter", quarter),
        rule("date/quarter-fiscal", "the|its? fiscal|financial@fiscal <ordinal> -? quarter", quarter),
        rule("date/quarter-last", "the last|final@final quarter of <year>", quarter),
        rule("date/quarter-code", "q +<dd@ordinal>", quarter),
        rule("date/quarter-code-year", "q +<dd@ordinal> ,? <year>", quarter),
        rule("date/year-quarter", "the? <year> <ordinal> -? quarter", quarter),
        rule("date/quarter-of", "the? <ordinal> quarter of <year>", quarter),
        rule("date/half", "the? first|second|last|latter@half half", half),
        rule("date/half-hyphen", "first|second@half - half", half),
        rule("date/half-of", "the? first|second|last|latter@half half of <year>", half),
        rule("date/season", "the? <season>", season),
        rule("date/season-year", "the? <season> of? <year>", season),
        rule("date/year-season", "the? <year> <season>", season),
        rule("date/season-range", "the? <season@winter> of? <year> +-|/ +<yy>", winter),
    ]
}

/// The year that two digits mean: 30 to 99 in the 1900s, below in the 2000s.
fn full_year(found: &Found) -> Option<i32> {
    let short = || found.whole("yy").map(|yy| if yy < 30 { 2000 + yy } else { 1900 + yy });
    found.whole("year").or_else(short)
}

fn exact(found: &Found, interval: Option<Interval>) -> Option<Reading> {
    date(found, Meaning::Exact(interval?))
}

/// Month first unless only the day can come first.
fn numeric(found: &Found) -> Option<Reading> {
    if found.glued_back() && matches!(found.back(1), "/" | "-" | "." | "_" | "#") {
        return None;
    }
    let (first, second) = (found.whole("mm")? as u32, found.whole("dd")? as u32);
    let year = full_year(found)?;
    let day = NaiveDate::from_ymd_opt(year, first, second)?;
    exact(found, Interval::day(day))
}

fn year_month(found: &Found) -> Option<Reading> {
    let two_digits = found.form("mm").len() == 2;
    let alone = !found.glued_ahead() || matches!(found.ahead(1), "." | "," | ")" | ";" | ":");
    let (year, month) = (found.whole("year")?, found.whole("mm")?);
    (two_digits && alone && !found.glued_back() && month != (year + 1) % 100).then_some(())?;
    exact(found, Interval::month(found.whole("year")?, found.whole("mm")? as u32))
}

/// Eight digits are a date only where the words say so.
fn compact(found: &Found) -> Option<Reading> {
    found.after_one_of(&["date", "dated", "on"]).then_some(())?;
    let digits = found.whole("yyyymmdd")?;
    let day = NaiveDate::from_ymd_opt(digits / 10_000, (digits / 100 % 100) as u32, (digits % 100) as u32)?;
    exact(found, Interval::day(day))
}

/// True where a word for a month cannot be one: the modal "may", the verb "march", a name.
fn no_month(found: &Found, label: &str) -> bool {
    let form = found.form(label);
    let lower = !found.capital(label);
    let short = form.len() <= 4 && !matches!(form, "May" | "June" | "July");
    let ambiguous = ["mar", "jan", "jun", "sep", "dec", "may", "march", "august"];
    lower && (short || ambiguous.iter().any(|word| form.eq_ignore_ascii_case(word)))
}

fn month_day(found: &Found) -> Option<Reading> {
    let spoken = found.form("dom").starts_with(|c: char| c.is_ascii_alphabetic());
    if no_month(found, "month") && !(spoken && found.is("month", &["march"])) {
        return None;
    }
    let of_time = found.before_one_of(&["percent", "per", "%", "million", "billion", "years"]) && !found.has("year");
    let clock = found.ahead(1) == ":" && found.ahead(2).starts_with(|c: char| c.is_ascii_digit());
    if of_time || clock || (found.after_one_of(&["mrs", "ms", "mr"]) && !found.has("year")) {
        return None;
    }
    let (month, dom) = (found.whole("month")? as u32, found.whole("dom")? as u32);
    match found.whole("year") {
        Some(year) => exact(found, Interval::day(NaiveDate::from_ymd_opt(year, month, dom)?)),
        None => {
            NaiveDate::from_ymd_opt(2000, month, dom)?;
            date(found, Meaning::Recurring(Repeating::MonthDay(month, dom), Which::Bare))
        }
    }
}

/// "Nov. 19-20" is two days.
fn month_days(found: &Found) -> Option<Reading> {
    let (month, from, to) = (found.whole("month")? as u32, found.whole("dom")? as u32, found.whole("to")? as u32);
    if no_month(found, "month") || to <= from || found.before_one_of(&["percent", "million", "people", "years"]) {
        return None;
    }
    let day = |dom| match found.whole("year") {
        Some(year) => Some(Meaning::Exact(Interval::day(NaiveDate::from_ymd_opt(year, month, dom)?)?)),
        None => NaiveDate::from_ymd_opt(2000, month, dom)
            .map(|_| Meaning::Recurring(Repeating::MonthDay(month, dom), Which::Bare)),
    };
    let second = date(found, day(to)?)?.starting(found.atom("to")?);
    Some(date(found, day(from)?)?.and(found.atom("to")? - 1, second))
}

fn month_year(found: &Found) -> Option<Reading> {
    if no_month(found, "month") || (found.is("mark", &["-"]) && found.form("month").len() > 4) {
        return None;
    }
    exact(found, Interval::month(full_year(found)?, found.whole("month")? as u32))
}

fn months_year(found: &Found) -> Option<Reading> {
    if no_month(found, "month") || !found.capital("to") {
        return None;
    }
    let year = found.whole("year")?;
    let (from, to) = (found.whole("month")? as u32, found.whole("to")? as u32);
    let first = Interval::month(if from > to { year - 1 } else { year }, from)?;
    let second = exact(found, Interval::month(year, to))?.starting(found.atom("to")?);
    Some(date(found, Meaning::Exact(first))?.and(found.atom("to")? - 1, second))
}

/// What stands before a month and never before the modal verb, the verb or a name.
const LEADS: [&str; 41] = [
    "in",
    "since",
    "until",
    "till",
    "by",
    "of",
    "last",
    "next",
    "this",
    "from",
    "during",
    "early",
    "late",
    "mid",
    "before",
    "after",
    "through",
    "throughout",
    "to",
    "between",
    "for",
    "every",
    "each",
    "previous",
    "following",
    "past",
    "around",
    "about",
    "and",
    "-",
    "ending",
    "ended",
    "coming",
    "within",
    "earlier",
    "later",
    "beginning",
    "starting",
    "the",
    "(",
    "s",
];

/// What stands before a month even where a name could follow.
const STRONG_LEADS: [&str; 18] = [
    "in", "since", "until", "till", "by", "of", "last", "next", "this", "during", "early", "late", "mid", "from",
    "before", "after", "to", "through",
];

fn month(found: &Found) -> Option<Reading> {
    if no_month(found, "month") || !found.capital("month") {
        return None;
    }
    let form = found.form("month");
    let stopped = found.is_last(&["."]);
    let led = found.after_one_of(&LEADS);
    let surely = found.after_one_of(&STRONG_LEADS);
    let abbreviation = !matches!(form.len(), 5..) && !one_of(form, &["May", "June", "July"]);
    if abbreviation && !stopped && !surely {
        return None;
    }
    let ambiguous = one_of(form, &["May", "March", "April", "June", "August", "Mar", "Jan"]);
    let title = found.after_one_of(&["mrs", "mr", "ms", "miss", "dr", "lady", "sir", "."]) && ambiguous;
    let name_follows =
        found.ahead(1).starts_with(|c: char| c.is_uppercase()) && found.class_ahead(Class::Weekday).is_none();
    let verb = one_of(form, &["May", "March", "Mar", "Jan"]);
    if title || (ambiguous && (!led && verb || !surely && name_follows)) {
        return None;
    }
    if one_of(form, &["March"])
        && found.after_one_of(&["the", "to", "this"])
        && found.before_one_of(&["of", "for", "on", "against"])
    {
        return None;
    }
    date(found, Meaning::Recurring(Repeating::Month(found.whole("month")? as u32), Which::Bare))
}

use super::super::grammar::one_of;

fn weekday(found: &Found) -> Option<Reading> {
    let short = found.has("wd");
    let stopped = found.end_atom() - found.first_atom() > 1;
    let form = if short { found.form("wd") } else { found.form("weekday") };
    let upper = form.starts_with(|c: char| c.is_uppercase());
    if short
        && (!upper || !(stopped || found.after_one_of(&["on", "by"]) && !one_of(form, &["sun", "sat", "wed", "mon"])))
    {
        return None;
    }
    if one_of(found.back(1), &["black", "bloody", "ash", "palm", "super", "ruby"]) && !short {
        return None;
    }
    let club = found.after_one_of(&["the", "man"]) && found.ahead(1).starts_with(|c: char| c.is_uppercase());
    if club && found.class_ahead(Class::Month).is_none() && found.class_ahead(Class::Part).is_none() {
        return None;
    }
    let number = found.whole("weekday").or_else(|| found.whole("wd"))?;
    let day = Weekday::try_from(number as u8 - 1).ok()?;
    date(found, Meaning::Recurring(Repeating::Weekday(day), Which::Bare))
}

/// Words after four digits that make them a number of things.
const COUNTED: [&str; 47] = [
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
    let numbered = found.after_one_of(&["."]) && one_of(found.back(2), &["no", "nos", "vol", "p", "pp"]);
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
    if marked || glued || code || counted || phone || decimal || (!likely && !led) || (spelled && !led) {
        return None;
    }
    if !likely && (value >= 1900 || !led) && !found.after_one_of(&DATE_LEADS) && !listed {
        return None;
    }
    let noun = found.ahead(1).starts_with(|c: char| c.is_lowercase());
    let weak = found.after_one_of(&["than", "about", "around", "the", ",", "as", "and"])
        && !listed
        && !one_of(found.back(2), &["early", "late", "recently"]);
    if (weak || (found.after_one_of(&["for"]) && noun)) && !likely {
        return None;
    }
    exact(found, Interval::year(value))
}

fn the_year(found: &Found) -> Option<Reading> {
    exact(found, Interval::year(found.whole("year")?))
}

fn fiscal(found: &Found) -> Option<Reading> {
    date(found, Meaning::Fiscal(Box::new(Meaning::Exact(Interval::year(full_year(found)?)?))))
}

fn fiscal_which(found: &Found) -> Option<Reading> {
    let which = match () {
        _ if found.forms().iter().any(|form| one_of(form, &["last"])) => Which::Last,
        _ if found.forms().iter().any(|form| one_of(form, &["next", "coming"])) => Which::Next,
        _ => Which::This,
    };
    date(found, Meaning::Fiscal(Box::new(Meaning::Unit(crate::time::Unit::Year, which))))
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
        _ if named && (capital_after || doubtful) => None,
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

/// "the winter of 1944-45"
fn winter(found: &Found) -> Option<Reading> {
    let (season, year) = (found.whole("winter")? as u32, found.whole("year")?);
    (season == 4 && (year + 1) % 100 == found.whole("yy")?).then_some(())?;
    exact(found, Interval::season(year, 4))
}

impl Found<'_> {
    fn glued_ahead_with_letter(&self) -> bool {
        self.glued_ahead() && self.ahead(1).starts_with(|c: char| c.is_alphanumeric())
    }

    /// "the first quarter of the century" is no quarter of a year.
    fn before_century(&self) -> bool {
        (2..6).any(|n| one_of(self.ahead(n), &["century", "game", "match", "final"]))
    }
}
