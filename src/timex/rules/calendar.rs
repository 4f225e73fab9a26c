//! Dates that the calendar names by day and month.

use super::super::grammar::{Found, Rule, one_of};
use super::super::lexicon::{Class, Which};
use super::super::reading::{Meaning, Reading};
use super::date;
use super::years::{exact, full_year};
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
        rule("date/numeric-dashes", "<mm> +-@mark +<dd> +- +<year>", numeric),
        rule("date/numeric-dashes-day-first", "<dd> +-@mark +<mm> +- +<year>", numeric),
        rule("date/numeric-dots", "<dd> +.@mark +<mm> +. +<year>", numeric),
        rule("date/month-day-year", "<month> <dom> ,? <year>", month_day),
        rule("date/month-day-year-apart", "<month> the? <dom> of? ,? <year>", month_day),
        rule("date/month-day", "<month> the? <dom>", month_day),
        rule("date/day-month-year", "the? <dom> of? <month> ,? of? <year>", month_day),
        rule("date/day-month", "the? <dom> of? <month>", month_day),
        rule("date/month-days", "<month> <dom> -|to|and|through|or <dom@to> ( ,? <year> )?", month_days),
        rule("date/days-month", "the? <dom> -|to|and|through <dom@to> of? <month> ( ,? <year> )?", month_days),
        rule("date/month-year", "<month> ,? of? <year>", month_year),
        rule("date/months-year", "<month> -|to|and|through|or <month@to> ,? of? <year>", months_year),
        rule("date/month-short-year", "<month> '|-@mark +<yy>", month_year),
        rule("date/month", "<month>", month),
        rule("date/month-of-the-year", "the month of <month>", month),
        rule("date/day-of-month", "the <ordinal>", day_of_month),
        rule("date/weekday", "<weekday>", weekday),
        rule("date/weekday-short", "<wd> +.?", weekday),
    ]
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

/// "on the 28th": a day of the month that is spoken of, where no noun follows that it could count.
fn day_of_month(found: &Found) -> Option<Reading> {
    let day = found.whole("ordinal").filter(|day| (1..=31).contains(day))? as u32;
    let digits = found.form("ordinal").starts_with(|c: char| c.is_ascii_digit());
    let ends = matches!(found.ahead(1), "" | "." | "," | ";" | ":" | ")") || found.before_one_of(&["and", "to"]);
    let led = found.after_one_of(&["on", "by", "until", "since"]);
    (digits && ends && led).then(|| date(found, Meaning::Recurring(Repeating::DayOfMonth(day), Which::Bare)))?
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
    // "January Jones": no month stands before a name without a comma, unless a preposition leads it
    if name_follows && !led && !found.is_last(&["."]) {
        return None;
    }
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
    // "closest to the Sun."
    if short && found.after_one_of(&["the"]) {
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
    // "was on a Saturday": nobody says which
    let ends = matches!(found.ahead(1), "" | "." | "," | ";" | ":" | ")" | "and" | "in" | "when" | "but");
    let any = !short && found.after_one_of(&["a"]) && ends;
    let weekday = Repeating::Weekday(day);
    date(found, if any { Meaning::Every(weekday) } else { Meaning::Recurring(weekday, Which::Bare) })
}
