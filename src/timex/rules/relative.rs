//! Dates that hang on another day: today, last week, this March, the following month, that year.

use super::super::grammar::{Found, Rule, one_of};
use super::super::lexicon::{UNITS, WHICH, Which};
use super::super::reading::{Meaning, Reading};
use super::{date, duration, time};
use crate::time::{Interval, Repeating, Unit, Weekday};

pub(super) fn rules() -> Vec<Rule> {
    let rule = |name, pattern, make| Rule { name, pattern, make };
    vec![
        rule("relative/day-word", "today|yesterday|tomorrow@day", day_word),
        rule("relative/day-beyond", "the day before|after@side yesterday|tomorrow@day", day_beyond),
        rule("relative/tonight", "tonight", tonight),
        rule("relative/last-night", "last@day night|evening@part", night),
        rule("relative/part-of-day-word", "yesterday|tomorrow|today@day <part>", night),
        rule("relative/this-part", "this@day <part>", night),
        rule("relative/that-part", "that@day <part>", that_part),
        rule("relative/the-next-part", "the same|next|following|previous@day <part>", that_part),
        rule("relative/the-part-before", "the <part> before|after@side", part_beside),
        rule("relative/overnight", "overnight", overnight),
        rule("relative/which-unit", "<which> <unit>", which_unit),
        rule("relative/the-which-unit", "the <which> <unit>", the_which_unit),
        rule("relative/this-very-unit", "this|that|the@demonstrative very|same|coming|past@which <unit>", very_unit),
        rule("relative/which-weekday", "the? <which> <weekday>", which_weekday),
        rule("relative/this-coming-weekday", "this coming|past@turn <weekday>", turn_weekday),
        rule("relative/which-month", "the? <which> <month>", which_month),
        rule("relative/this-past-month", "this coming|past@turn <month>", turn_month),
        rule("relative/which-month-day", "<which> <month> <dom>", which_month_day),
        rule("relative/which-season", "the? <which> <season>", which_season),
        rule("relative/this-past-season", "this coming|past@turn <season>", turn_season),
        rule("relative/which-quarter", "this|last|next@simple <ordinal> quarter", which_quarter),
        rule("relative/latest-quarter", "the latest|current@latest quarter|month|year|week|period@unitword", latest),
        rule("relative/the-unit", "the <unit>", the_unit),
        rule("relative/the-full-year", "the full|whole year", full_year),
        rule("relative/year-end", "year - end", year_end),
        rule("relative/year-end-apart", "year|month@unitword -? end", year_end),
        rule("relative/years-end", "year|month@unitword +' +s end", year_end),
        rule(
            "relative/end-of-decade",
            "the beginning|start|end|middle|close@how of the|this@which decade|century@unitword",
            end_of_decade,
        ),
        rule("relative/midweek", "( midweek | mid - week )", midweek),
        rule("relative/the-year-end", "the year|month@unitword - end", year_end),
        rule(
            "relative/year-ago-period",
            "the? comparable|corresponding|same? <unit> - ago|earlier period|level|figure?",
            year_ago_period,
        ),
        rule(
            "relative/year-earlier-part",
            "the comparable|corresponding? year - ago|earlier@year <ordinal>? quarter|half@named",
            year_ago_quarter,
        ),
        rule("relative/the-year-period", "the <year> period|quarter", year_period),
        rule("relative/year-earlier-length", "the year - ago|earlier <n> <units>", year_ago_length),
        rule("relative/a-year-before", "the <unit> before", unit_before),
        rule("relative/the-unit-after", "the <unit> after", unit_after),
        rule("relative/the-unit-before-last", "the <unit> before last", unit_before_last),
        rule("relative/the-unit-after", "the <unit> after next", unit_after_next),
        rule("relative/the-other-day", "the other day|week|night", other_day),
    ]
}

fn now(count: i64, unit: Unit) -> Meaning {
    Meaning::Offset { count: Some(count.unsigned_abs() as f64), unit, later: count > 0, from: Box::new(Meaning::Now) }
}

fn day_meaning(found: &Found) -> Meaning {
    match found.form("day").to_ascii_lowercase().as_str() {
        "yesterday" | "last" => now(-1, Unit::Day),
        "tomorrow" => now(1, Unit::Day),
        _ => Meaning::Unit(Unit::Day, Which::This),
    }
}

fn day_word(found: &Found) -> Option<Reading> {
    let name = found.capital("day")
        && !found.begins_sentence()
        && (found.back(1).eq_ignore_ascii_case("after") && found.back(1).starts_with('A')
            || one_of(found.back(1), &["usa", "the", "russia", "psychology"])
            || found.before_one_of(&["show"]));
    (!name).then(|| date(found, day_meaning(found)))?
}

fn day_beyond(found: &Found) -> Option<Reading> {
    if found.capital("side") && found.capital("day") {
        return None; // the film
    }
    let after = found.is("side", &["after"]);
    match (after, found.is("day", &["yesterday"])) {
        (false, true) => date(found, now(-2, Unit::Day)),
        (true, false) if found.is("day", &["tomorrow"]) => date(found, now(2, Unit::Day)),
        _ => None,
    }
}

fn tonight(found: &Found) -> Option<Reading> {
    time(found, clock("NI", Meaning::Unit(Unit::Day, Which::This)))
}

fn clock(part: &str, day: Meaning) -> Meaning {
    Meaning::Clock(part.to_owned(), Some(Box::new(day)))
}

fn night(found: &Found) -> Option<Reading> {
    let part = match found.whole("part") {
        _ if found.is("part", &["night", "nights"]) => "NI",
        _ if found.is("part", &["evening", "evenings"]) => "EV",
        Some(part) => super::super::lexicon::PARTS[part as usize],
        None => return None,
    };
    let plural = found.form("part").ends_with('s');
    (!plural).then(|| time(found, clock(part, day_meaning(found))))?
}

/// "that night", "the next morning": of the day told of or its neighbour.
fn that_part(found: &Found) -> Option<Reading> {
    let which = match () {
        _ if found.is("day", &["next", "following"]) => Which::Following,
        _ if found.is("day", &["previous"]) => Which::Previous,
        _ => Which::That,
    };
    let part = super::super::lexicon::PARTS[found.whole("part")? as usize];
    let plural = found.form("part").ends_with('s');
    (!plural).then(|| time(found, clock(part, Meaning::Unit(Unit::Day, which))))?
}

/// "he was arrested the night before": of the day beside the one told of.
fn part_beside(found: &Found) -> Option<Reading> {
    let ends =
        matches!(found.ahead(1), "" | "." | "," | ";" | ")" | "\"" | "”") || found.before_one_of(&["and", "but"]);
    let which = if found.is("side", &["before"]) { Which::Previous } else { Which::Following };
    let part = super::super::lexicon::PARTS[found.whole("part")? as usize];
    ends.then(|| time(found, clock(part, Meaning::Unit(Unit::Day, which))))?
}

fn overnight(found: &Found) -> Option<Reading> {
    let noun =
        found.before_one_of(&["stay", "trip", "success", "sensation", "delivery", "bag", "guest", "train", "flight"]);
    (!noun).then(|| time(found, Meaning::Clock("NI".to_owned(), None)))?
}

fn unit_of(found: &Found) -> Unit {
    UNITS[found.whole("unit").unwrap_or(3) as usize]
}

fn which_of(found: &Found) -> Which {
    WHICH[found.whole("which").unwrap_or(0) as usize]
}

/// Units too small or too vague to be picked by "this" or "that".
fn not_a_date(unit: Unit) -> bool {
    matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Half | Unit::Season)
}

/// "last year", "this week", "that day".
fn which_unit(found: &Found) -> Option<Reading> {
    let (unit, which) = (unit_of(found), which_of(found));
    if not_a_date(unit)
        || found.glued_ahead() && one_of(found.ahead(1), &["-"]) && !one_of(found.ahead(2), &["to", "the", "and"])
    {
        return None;
    }
    if found.is("which", &["past", "coming", "same", "prior", "previous", "following", "subsequent", "preceding"]) {
        // without an article these are no dates of their own: "in past year" is rare, "same day delivery" is none
        return (which == Which::Last).then(|| duration(found, Meaning::Length(Some(1.0), unit)))?;
    }
    if found.after_one_of(&["the"]) && found.before_one_of(&["of", "in"]) && which == Which::Last {
        return None;
    }
    // "This Week" on television
    if found.capital("which") && found.capital("unit") && !found.begins_sentence() {
        return None;
    }
    if found.is("which", &["current"]) && unit != Unit::Year {
        return None;
    }
    // "herds that year after year come back"
    if found.before_one_of(&["after", "by"]) && found.ahead(2).eq_ignore_ascii_case(found.form("unit")) {
        return None;
    }
    // "to this day" is now
    let ever = unit == Unit::Day && which == Which::This && found.after_one_of(&["to", "until", "till"]);
    (!ever).then(|| date(found, Meaning::Unit(unit, which)))?
}

/// "the past year" is a length, "the last week" and "the following month" are dates.
fn the_which_unit(found: &Found) -> Option<Reading> {
    let (unit, which) = (unit_of(found), which_of(found));
    let small = matches!(unit, Unit::Second | Unit::Minute | Unit::Hour);
    if small && matches!(which, Which::Last | Which::Next) && found.before_one_of(&["of", "to"]) {
        return None;
    }
    if found.is("which", &["last"]) && found.before_one_of(&["of"]) && unit <= Unit::Month {
        return None;
    }
    // "the coming weekend" is the next that begins, "the past weekend" the last
    if unit == Unit::Weekend && found.is("which", &["coming", "upcoming"]) {
        return date(found, Meaning::Unit(unit, Which::This));
    }
    if unit == Unit::Weekend && found.is("which", &["past"]) {
        return date(found, Meaning::Unit(unit, Which::Last));
    }
    if found.is("which", &["past", "coming", "upcoming"]) || (small && which != Which::That) {
        return duration(found, Meaning::Length(Some(1.0), unit));
    }
    if found.is("which", &["last", "next"]) && unit >= Unit::Decade {
        return duration(found, Meaning::Length(Some(1.0), unit));
    }
    if not_a_date(unit) {
        return None;
    }
    match (which, unit) {
        (Which::Last, Unit::Day) => None,
        (Which::Next, Unit::Day) => date(found, Meaning::Unit(unit, Which::Following)),
        // "it was lost the next year" counts from what was told, "in the next year" from now
        (Which::Next, Unit::Week | Unit::Month | Unit::Year)
            if !found.after_one_of(&["in", "over", "for", "within", "during", "of", "by", "until"]) =>
        {
            date(found, Meaning::Unit(unit, Which::Following))
        }
        _ => date(found, Meaning::Unit(unit, which)),
    }
}

fn very_unit(found: &Found) -> Option<Reading> {
    let unit = unit_of(found);
    if not_a_date(unit) {
        return None;
    }
    let weekend = unit == Unit::Weekend;
    let which = match () {
        _ if weekend && found.is("which", &["coming"]) => Which::This,
        _ if found.is("which", &["coming"]) => Which::Next,
        _ if found.is("which", &["past"]) => Which::Last,
        _ if found.is("which", &["same"]) || found.is("demonstrative", &["that", "the"]) => Which::That,
        _ => Which::This,
    };
    if found.is("demonstrative", &["the"]) && found.is("which", &["coming", "past"]) && !weekend {
        return duration(found, Meaning::Length(Some(1.0), unit));
    }
    if found.is("which", &["past"]) && !weekend {
        return duration(found, Meaning::Length(Some(1.0), unit));
    }
    date(found, Meaning::Unit(unit, which))
}

fn recurring(found: &Found, what: Repeating, which: Which) -> Option<Reading> {
    date(found, Meaning::Recurring(what, which))
}

fn weekday_of(found: &Found) -> Option<Repeating> {
    Some(Repeating::Weekday(Weekday::try_from(found.whole("weekday")? as u8 - 1).ok()?))
}

fn which_weekday(found: &Found) -> Option<Reading> {
    let (which, article) = (which_of(found), found.end_atom() - found.first_atom() > 2);
    let article = article || found.after_one_of(&["the"]);
    if article && found.is("which", &["last"]) && found.before_one_of(&["of", "in"]) {
        return None;
    }
    recurring(found, weekday_of(found)?, which)
}

fn turn(found: &Found) -> Which {
    if found.is("turn", &["past"]) { Which::Last } else { Which::Next }
}

fn turn_weekday(found: &Found) -> Option<Reading> {
    recurring(found, weekday_of(found)?, turn(found))
}

fn which_month(found: &Found) -> Option<Reading> {
    (found.capital("month") && found.form("month").len() > 2).then_some(())?;
    recurring(found, Repeating::Month(found.whole("month")? as u32), which_of(found))
}

fn which_month_day(found: &Found) -> Option<Reading> {
    found.capital("month").then_some(())?;
    let (month, dom) = (found.whole("month")? as u32, found.whole("dom")? as u32);
    recurring(found, Repeating::MonthDay(month, dom), which_of(found))
}

fn turn_month(found: &Found) -> Option<Reading> {
    recurring(found, Repeating::Month(found.whole("month")? as u32), turn(found))
}

fn which_season(found: &Found) -> Option<Reading> {
    recurring(found, Repeating::Season(found.whole("season")? as u32), which_of(found))
}

fn turn_season(found: &Found) -> Option<Reading> {
    recurring(found, Repeating::Season(found.whole("season")? as u32), turn(found))
}

fn which_quarter(found: &Found) -> Option<Reading> {
    let number = found.whole("ordinal").filter(|n| (1..=4).contains(n))? as u32;
    let which = match () {
        _ if found.is("simple", &["last"]) => Which::Last,
        _ if found.is("simple", &["next"]) => Which::Next,
        _ => Which::This,
    };
    recurring(found, Repeating::Quarter(number), which)
}

/// "the latest quarter" is the one told of, or the last.
fn latest(found: &Found) -> Option<Reading> {
    let unit = match found.form("unitword") {
        // of a company's news the period is a quarter
        form if one_of(form, &["quarter", "period"]) => Unit::Quarter,
        form if one_of(form, &["month"]) => Unit::Month,
        form if one_of(form, &["week"]) => Unit::Week,
        _ => Unit::Year,
    };
    let which = match () {
        _ if found.is("latest", &["current"]) && found.is("unitword", &["period"]) => return None,
        _ if found.is("latest", &["current"]) => Which::This,
        _ if unit == Unit::Quarter => Which::That,
        _ if found.is("latest", &["latest"]) => Which::Last,
        _ => return None,
    };
    date(found, Meaning::Unit(unit, which))
}

/// "the quarter", "the year", "the week": the one told of.
fn the_unit(found: &Found) -> Option<Reading> {
    let unit = unit_of(found);
    let led = found.after_one_of(&["for", "in", "during", "of", "over", "by", "from", "on", "later", "earlier"]);
    let follows = found.before_one_of(&[
        "of", "when", "that", "before", "after", "-", "'", "’", "in", "to", "he", "she", "they", "it", "we", "i", "the",
    ]);
    if found.before_one_of(&["ended", "ending"]) && unit == Unit::Year {
        return duration(found, Meaning::Length(Some(1.0), unit));
    }
    let (which, fits) = match unit {
        Unit::Quarter => (Which::That, !found.before_one_of(&["of", "-", "century", "mile", "final", "finals"])),
        Unit::Weekend => {
            (Which::Bare, !found.before_one_of(&["edition", "paper", "getaway", "warrior", "home", "trip", "box"]))
        }
        Unit::Week | Unit::Month => (Which::That, led && !follows),
        // "a high for the year of $42"
        Unit::Year => {
            let sum = found.before_one_of(&["of"]) && matches!(found.ahead(2), "$" | "£" | "€" | "¥");
            (Which::That, led && (!follows || sum || found.before_one_of(&["to"])))
        }
        Unit::Day if found.after_one_of(&["in"]) => {
            (Which::That, one_of(found.back(2), &["earlier", "later", "early", "late"]))
        }
        Unit::Day => (
            Which::That,
            found.after_one_of(&["of", "on", "for", "earlier", "later"])
                && !follows
                && found.after_one_of(&["earlier", "later"]),
        ),
        _ => (Which::That, false),
    };
    fits.then(|| date(found, Meaning::Unit(unit, which)))?
}

/// "sales for the full year"
fn full_year(found: &Found) -> Option<Reading> {
    let led =
        found.after_one_of(&["for", "in", "over", "during"]) && !found.before_one_of(&["of", "to", "before", "after"]);
    led.then(|| date(found, Meaning::Unit(Unit::Year, Which::Bare)))?
}

fn year_end(found: &Found) -> Option<Reading> {
    let month = found.is("unitword", &["month"]);
    let unit = if month { Unit::Month } else { Unit::Year };
    // "up 3 % since year-end": the one that is over
    let which = if found.after_one_of(&["since"]) { Which::Last } else { Which::This };
    let last_day = Meaning::Nth(Repeating::Unit(Unit::Day), -1, Box::new(Meaning::Unit(unit, which)));
    (!found.before_one_of(&["of", "in"])).then(|| date(found, last_day))?
}

/// "by midweek"
fn midweek(found: &Found) -> Option<Reading> {
    let led =
        found.after_one_of(&["by", "until", "till", "before", "since", "from", "around", "at", "in", "for", "to"]);
    led.then(|| Some(date(found, Meaning::Unit(Unit::Week, Which::This))?.with("MID")))?
}

/// "by the end of the decade", "toward the end of the century"
fn end_of_decade(found: &Found) -> Option<Reading> {
    let modifier = match found.form("how").to_ascii_lowercase().as_str() {
        "beginning" | "start" => "START",
        "middle" => "MID",
        _ => "END",
    };
    let which = if found.is("which", &["the"]) { Which::That } else { Which::This };
    let unit = if found.is("unitword", &["century"]) { Unit::Century } else { Unit::Decade };
    Some(date(found, Meaning::Unit(unit, which))?.with(modifier))
}

/// "the year-earlier period", "the year-ago level".
fn year_ago_period(found: &Found) -> Option<Reading> {
    let unit = found.whole("unit").map_or(Unit::Year, |unit| UNITS[unit as usize]);
    (unit >= Unit::Month).then_some(())?;
    date(found, Meaning::Offset { count: Some(1.0), unit, later: false, from: Box::new(Meaning::Told) })
}

/// "the 1988 period": beside a quarter told of, the same quarter of that year.
fn year_period(found: &Found) -> Option<Reading> {
    let year = Interval::year(found.whole("year")?)?;
    date(found, Meaning::Alike(Box::new(Meaning::Exact(year))))
}

/// "the year-earlier nine months"
fn year_ago_length(found: &Found) -> Option<Reading> {
    duration(found, Meaning::Length(found.number("n"), UNITS[found.whole("units")? as usize]))
}

/// "the year-earlier quarter", "the year-ago third quarter".
fn year_ago_quarter(found: &Found) -> Option<Reading> {
    let earlier = Meaning::Offset { count: Some(1.0), unit: Unit::Year, later: false, from: Box::new(Meaning::Told) };
    let number = found.whole("ordinal").filter(|n| (1..=4).contains(n));
    match (number, found.is("named", &["quarter"])) {
        (Some(number), true) => date(found, Meaning::Inside(Repeating::Quarter(number as u32), Box::new(earlier))),
        // the quarter told of, or the one that news of business speaks of
        (None, true) => {
            let quarter = Box::new(Meaning::Unit(Unit::Quarter, Which::That));
            date(found, Meaning::Offset { count: Some(1.0), unit: Unit::Year, later: false, from: quarter })
        }
        (None, _) => date(found, earlier),
        _ => None,
    }
}

/// "the year before" and "the day before": counted from the time told of.
fn unit_before(found: &Found) -> Option<Reading> {
    let unit = unit_of(found);
    let ends = matches!(found.ahead(1), "" | "." | "," | ";" | ")" | ":");
    (ends && unit >= Unit::Day).then_some(())?;
    date(found, Meaning::Unit(unit, Which::Previous))
}

fn unit_after_next(found: &Found) -> Option<Reading> {
    beyond(found, Which::Next)
}

fn unit_before_last(found: &Found) -> Option<Reading> {
    beyond(found, Which::Last)
}

/// "the day after": counted from the time told of.
fn unit_after(found: &Found) -> Option<Reading> {
    let ends = matches!(found.ahead(1), "" | "." | "," | ";" | ")" | ":");
    let unit = unit_of(found);
    (ends && (unit == Unit::Day || unit == Unit::Year)).then_some(())?;
    date(found, Meaning::Unit(unit, Which::Following))
}

/// One more unit in the same direction.
fn beyond(found: &Found, which: Which) -> Option<Reading> {
    let (unit, later) = (unit_of(found), which == Which::Next);
    let from = Box::new(Meaning::Unit(unit, which));
    date(found, Meaning::Offset { count: Some(1.0), unit, later, from })
}

fn other_day(found: &Found) -> Option<Reading> {
    date(found, Meaning::Vague("PAST_REF"))
}
