//! Putting expressions together: "late" + "last year", "two years" + "ago", "Friday" + "night", "last year's" + "third quarter".

use super::super::grammar::{Found, Rule, one_of};
use super::super::lexicon::{Class, UNITS, Which};
use super::super::reading::{Meaning, Reading};
use super::{date, duration, time};
use crate::document::TimexKind;
use crate::time::{Granularity, Repeating, Unit};

/// The second stage: dates of several parts.
pub(super) fn dates() -> Vec<Rule> {
    let rule = |name, pattern, make| Rule { name, pattern, make };
    vec![
        rule("compose/weekday-date", "<WEEKDAY> +,? the? <DAY@date>", weekday_date),
        rule("compose/which-weekday-date", "<DAY@weekday> +,? the? <MONTHDAY@date>", which_weekday_date),
        rule("compose/half-of", "the? first|second|latter|last@how half of <DATE@date>", half_of),
        rule("compose/part-of-year", "<PART@part> of <YEAR@year>", part_of),
        rule("compose/part-in-year", "<PART@part> <YEAR@year>", part_of),
        rule("compose/month-of-year", "<MONTH@part> of? ,? <YEAR@year>", part_of),
        rule("compose/day-of-year", "<MONTHDAY@part> of? ,? <YEAR@year>", part_of),
        rule("compose/year-part", "<YEAR@year> +'? +s? <PART@part>", year_part),
        rule("compose/year-month", "<YEAR@year> +' +s <MONTH@part>", year_part),
        rule("compose/day-of-week", "the? <WEEKDAY@day> of? <PERIOD@week>", day_of_week),
        rule("compose/year-s-period", "<YEAR@date> +' +s quarter|period", year_s_period),
        rule("compose/week-of-day", "the week of <DAY@day>", week_of_day),
        rule("compose/weekend-of-day", "<PERIOD@weekend> of <DAY@day>", weekend_of_day),
        rule("compose/week-on-day", "<PERIOD@week> on <WEEKDAY@day>", day_of_week),
    ]
}

/// The third and fourth stage.
pub(super) fn rules() -> Vec<Rule> {
    let rule = |name, pattern, make| Rule { name, pattern, make };
    vec![
        rule("compose/day-part", "<DAY@day> <DAYPART@part>", day_part),
        rule("compose/part-of-day", "<DAYPART@part> of|on <DAY@day>", day_part),
        rule("compose/part-day", "<DAYPART@part> <DAY@day>", part_day),
        rule("compose/clock-day", "<CLOCK@part> +,? on? <DAY@day>", day_part),
        rule(
            "compose/clock-zone",
            "<CLOCK@clock> local|eastern|central|mountain|pacific@region standard|daylight? time",
            clock_zone,
        ),
        rule("compose/clock-zone-distance", "<CLOCK@clock> +-|+@sign +<dd> ( +: +<min> )?", clock_zone),
        rule("compose/clock-day-part", "<CLOCK@part> +,? on? <ANY@other>", clock_day_part),
        rule("compose/clock-part-day", "<CLOCK@part> on|in <DAYPART@other>", clock_part),
        rule("compose/day-clock", "<DAY@day> +,? at? <CLOCK@part>", day_part),
        rule("compose/early-late", "the? early|late|mid|middle@how -? <DATE@date>", early_late),
        rule("compose/early-to-mid", "the? early|mid@how - to - mid|late <DATE@date>", early_late),
        rule("compose/earlier-later", "earlier|later@how <DATE@date>", earlier_later),
        rule("compose/earlier-in", "earlier|later@how in|on <DATE@date>", earlier_later_in),
        rule("compose/early-in", "early|late@how in|into <DATE@date>", early_in),
        rule(
            "compose/beginning-of",
            "the beginning|start|end|middle|close|outset|dawn|eve@how of <DATE@date>",
            beginning_of,
        ),
        rule(
            "compose/first-months-of",
            "the first|opening|last|final|closing|early@how <LENGTH@length> of <DATE@date>",
            first_units_of,
        ),
        rule("compose/first-count-of", "<LENGTH@length> of <YEAR@date>", first_count_of),
        rule(
            "compose/comparable-period",
            "the comparable|corresponding|same period|quarter of|in? <YEAR@date>",
            comparable,
        ),
        rule("compose/nth-weekday-of", "the? <ordinal> <WEEKDAY@weekday> of|in <DATE@date>", nth_of),
        rule("compose/last-weekday-of", "the? last@last <WEEKDAY@weekday> of|in <DATE@date>", nth_of),
        rule("compose/nth-unit-of", "the <ordinal> <unit> of|in <DATE@date>", nth_of),
        rule("compose/last-unit-of", "the last|final@last <unit> of|in <DATE@date>", nth_of),
        rule("compose/ago", "<LENGTH@length> ( or so )? ago", ago),
        rule("compose/ago-day", "<LENGTH@length> ago <DAY@day>", ago_day),
        rule("compose/from-now", "<LENGTH@length> from <PRESENT@now>", hence),
        rule("compose/hence", "<LENGTH@length> hence", hence),
        rule("compose/in-time", "<LENGTH@length> +' time", in_time),
        rule("compose/in-s-time", "<LENGTH@length> +' +s time", in_time),
        rule("compose/from-day", "<LENGTH@length> from <DAY@day>", from_day),
        rule("compose/earlier", "<LENGTH@length> earlier|previously@way", earlier),
        rule("compose/later", "<LENGTH@length> later|afterward|afterwards|thereafter@way", later),
        rule("compose/before", "<LENGTH@length> before|prior@way", before_end),
        rule("compose/after", "<LENGTH@length> after@way", after_end),
        rule("compose/about", "about|around|approximately|roughly|some@how <LENGTH@length>", about),
        rule("compose/nearly", "nearly|almost|barely|under@how <LENGTH@length>", less),
        rule("compose/more-than", "more than <LENGTH@length>", more),
        rule("compose/over", "over <LENGTH@length>", over),
        rule("compose/less-than", "less|fewer than <LENGTH@length>", less),
        rule("compose/at-least", "at least <LENGTH@length>", at_least),
        rule("compose/up-to", "( up to | at most | no more than | as many as | as long as ) <LENGTH@length>", at_most),
        rule("compose/or-more", "<LENGTH@length> or more", at_least),
        rule("compose/or-so", "<LENGTH@length> or so", about),
        rule("compose/or-less", "<LENGTH@length> or less", at_most),
        rule("compose/around-clock", "about|around|approximately|roughly|shortly|just@how <CLOCK@clock>", around_clock),
        rule("compose/sometime", "sometime in|on? <DATE@date>", sometime),
        rule("compose/much-of", "( much | most | the rest | the remainder | the bulk ) of <DATE@date>", much_of),
    ]
}

/// The last stage: what needs everything else to stand.
pub(super) fn frames() -> Vec<Rule> {
    let rule = |name, pattern, make| Rule { name, pattern, make };
    vec![
        rule("compose/each-of", "each of <LENGTH@length>", each_of),
        rule("compose/period-ago", "<PERIOD@period> <OFFSET@date>", period_ago),
    ]
}

fn inner<'a>(found: &Found<'a>, label: &str) -> Option<&'a Reading> {
    found.reading(label)
}

/// A reading that covers the match and keeps everything else of an inner one.
fn extend(found: &Found, label: &str) -> Option<Reading> {
    let old = inner(found, label)?;
    Some(Reading { first: found.first_atom(), end: found.end_atom(), rule: found.rule(), second: None, ..old.clone() })
}

/// "Monday, Oct. 26" is its date.
fn weekday_date(found: &Found) -> Option<Reading> {
    let named =
        matches!(inner(found, "date")?.meaning, Meaning::Recurring(Repeating::MonthDay(..), _) | Meaning::Exact(_));
    named.then(|| extend(found, "date"))?
}

/// "this coming Sunday, March 8" is its date.
fn which_weekday_date(found: &Found) -> Option<Reading> {
    let picked = matches!(
        inner(found, "weekday")?.meaning,
        Meaning::Recurring(Repeating::Weekday(_), Which::Last | Which::This | Which::Next)
    );
    picked.then(|| extend(found, "date"))?
}

fn clock_text(reading: &Reading) -> Option<&str> {
    match &reading.meaning {
        Meaning::Clock(text, None) => Some(text),
        _ => None,
    }
}

fn on_day(found: &Found, text: &str, day: &Reading) -> Option<Reading> {
    let second = found.end_atom();
    let _ = second;
    time(found, Meaning::Clock(text.to_owned(), Some(Box::new(day.meaning.clone()))))
}

/// "Friday night", "the night of Aug. 7", "10 p.m. Wednesday".
fn day_part(found: &Found) -> Option<Reading> {
    let (part, day) = (inner(found, "part")?, inner(found, "day")?);
    if !found.has("other") && clock_text(part).is_some_and(|text| text.contains(':')) && is_part_ahead(found) {
        return None; // "nine o'clock Friday night"
    }
    let made = on_day(found, clock_text(part)?, day)?;
    Some(Reading { modifier: part.modifier.or(day.modifier), ..made })
}

/// True before "night" and the like.
fn is_part_ahead(found: &Found) -> bool {
    found.class_ahead(Class::Part).is_some() && !found.ahead(1).ends_with('s')
}

/// "noon Thursday", but not "the night Thursday".
fn part_day(found: &Found) -> Option<Reading> {
    let part = inner(found, "part")?;
    let text = clock_text(part)?;
    let article = found.is_first(&["the"]);
    (one_of(text, &["MI", "AF", "MO", "EV"]) && !article).then(|| on_day(found, text, inner(found, "day")?))?
}

/// "10 on Friday morning" is rare; "8 o'clock in the evening" is said here.
fn clock_part(found: &Found) -> Option<Reading> {
    let text = clock_text(inner(found, "part")?)?;
    let other = clock_text(inner(found, "other")?)?;
    let hour: u32 = text.get(..2)?.parse().ok()?;
    let shifted = if hour < 12 && matches!(other, "AF" | "EV" | "NI") { hour + 12 } else { hour };
    time(found, Meaning::Clock(format!("{shifted:02}{}", text.get(2..)?), None))
}

/// "10 p.m. local time", "22:00 GMT+2".
fn clock_zone(found: &Found) -> Option<Reading> {
    let named = found.has("region") || found.ends_in_class("clock", Class::Zone);
    named.then(|| extend(found, "clock"))?
}

/// "nine o'clock Friday night" is nine in the evening.
fn clock_day_part(found: &Found) -> Option<Reading> {
    let text = clock_text(inner(found, "part")?)?;
    let Meaning::Clock(other, Some(day)) = &inner(found, "other")?.meaning else { return None };
    let hour: u32 = text.get(..2)?.parse().ok()?;
    let shifted = if hour < 12 && matches!(other.as_str(), "AF" | "EV" | "NI") { hour + 12 } else { hour };
    time(found, Meaning::Clock(format!("{shifted:02}{}", text.get(2..)?), Some(day.clone())))
}

fn how(found: &Found) -> &'static str {
    match found.form("how").to_ascii_lowercase().as_str() {
        "early" | "earlier" | "beginning" | "start" | "outset" | "dawn" => "START",
        "mid" | "middle" => "MID",
        _ => "END",
    }
}

fn early_late(found: &Found) -> Option<Reading> {
    let date = inner(found, "date")?;
    let vague = matches!(date.meaning, Meaning::Vague(_) | Meaning::Offset { .. })
        && date.meaning.granularity() != Granularity::Day;
    let article_inside = found.atom("date").is_some_and(|_| found.is("date", &["the"]))
        && date.meaning.granularity() != Granularity::Decade;
    let the_first = found.is_first(&["the"])
        && !matches!(
            date.meaning.granularity(),
            Granularity::Decade
                | Granularity::Century
                | Granularity::Season
                | Granularity::Month
                | Granularity::Year
                | Granularity::Half
                | Granularity::Quarter
        );
    let late =
        found.is("how", &["late"]) && found.after_one_of(&["the"]) && date.meaning.granularity() < Granularity::Month;
    (!vague && !article_inside && !the_first && !late && date.modifier.is_none()).then_some(())?;
    let hyphen = found.forms().contains(&"-") && date.meaning.granularity() == Granularity::Month;
    let first = if hyphen { found.atom("how")? } else { found.first_atom() };
    Some(extend(found, "date")?.with(how(found)).starting(first))
}

fn earlier_later(found: &Found) -> Option<Reading> {
    let date = inner(found, "date")?;
    let fits = match &date.meaning {
        Meaning::Unit(_, Which::This | Which::That | Which::Last | Which::Next) => true,
        Meaning::Recurring(Repeating::Weekday(_), Which::Bare) | Meaning::Recurring(_, Which::This) => true,
        Meaning::Offset { unit, from, .. } => *unit == Unit::Day && **from == Meaning::Now,
        _ => false,
    };
    (fits && date.modifier.is_none()).then(|| Some(extend(found, "date")?.with(how(found))))?
}

/// "earlier in the day", "later in the year"; before a plain date the adverb says less.
fn earlier_later_in(found: &Found) -> Option<Reading> {
    let date = inner(found, "date")?;
    let fits = matches!(date.meaning, Meaning::Unit(_, Which::That | Which::This))
        || matches!(date.meaning, Meaning::Recurring(..) | Meaning::Exact(_)) && date.modifier.is_none();
    if !fits {
        return None;
    }
    let plain = matches!(date.meaning, Meaning::Recurring(..) | Meaning::Exact(_));
    match plain {
        true => Some(extend(found, "date")?.starting(found.atom("date")?)),
        false => Some(extend(found, "date")?.with(how(found))),
    }
}

/// "early in 2016": the year, told of from its beginning.
fn early_in(found: &Found) -> Option<Reading> {
    let date = inner(found, "date")?;
    let long = matches!(
        date.meaning.granularity(),
        Granularity::Month | Granularity::Quarter | Granularity::Half | Granularity::Year | Granularity::Decade
    );
    let fits = long && date.modifier.is_none() && !matches!(date.meaning, Meaning::Unit(..) | Meaning::Offset { .. });
    fits.then(|| Some(extend(found, "date")?.with(how(found)).starting(found.atom("date")?)))?
}

fn beginning_of(found: &Found) -> Option<Reading> {
    let date = inner(found, "date")?;
    let fits = date.modifier.is_none() && !matches!(date.meaning, Meaning::Vague(_));
    fits.then(|| Some(extend(found, "date")?.with(how(found))))?
}

/// "the first months of 2024", "the last days of May": the beginning and the end of it.
fn first_units_of(found: &Found) -> Option<Reading> {
    let date = inner(found, "date")?;
    let Meaning::Length(None, unit) = inner(found, "length")?.meaning else { return None };
    let fits = date.modifier.is_none()
        && !matches!(date.meaning, Meaning::Vague(_))
        && date.meaning.granularity() > unit.granularity()
        && date.meaning.granularity() < Granularity::Unknown;
    let modifier = if found.is("how", &["first", "opening", "early"]) { "START" } else { "END" };
    fits.then(|| Some(extend(found, "date")?.with(modifier)))?
}

/// "the first two quarters of 1990" are its first half.
fn first_count_of(found: &Found) -> Option<Reading> {
    let year = extend(found, "date")?;
    let Meaning::Length(Some(count), unit) = inner(found, "length")?.meaning else { return None };
    let months = match unit {
        Unit::Quarter => 3.0 * count,
        Unit::Month => count,
        _ => return None,
    };
    let says = |words: &[&str]| found.forms().iter().any(|form| one_of(form, words));
    let half = match () {
        _ if says(&["first", "opening", "initial"]) => 1,
        _ if says(&["last", "final", "closing"]) => 2,
        _ => return None,
    };
    let inside = Meaning::Inside(Repeating::Half(half), Box::new(year.meaning));
    (months == 6.0).then(|| date(found, inside))?
}

/// "the corresponding period last year"
fn comparable(found: &Found) -> Option<Reading> {
    date(found, Meaning::Alike(Box::new(inner(found, "date")?.meaning.clone())))
}

/// "last year's quarter"
fn year_s_period(found: &Found) -> Option<Reading> {
    let relative = matches!(inner(found, "date")?.meaning, Meaning::Unit(Unit::Year, _));
    relative.then(|| comparable(found))?
}

/// "the quarter a year ago"
fn period_ago(found: &Found) -> Option<Reading> {
    let quarter = matches!(inner(found, "period")?.meaning, Meaning::Unit(Unit::Quarter, _));
    let yearly = matches!(
        inner(found, "date")?.meaning,
        Meaning::Offset { count: Some(1.0), unit: Unit::Year, later: false, .. }
    );
    let from = Box::new(Meaning::Unit(Unit::Quarter, Which::That));
    let ago = Meaning::Offset { count: Some(1.0), unit: Unit::Year, later: false, from };
    (quarter && yearly).then(|| date(found, ago))?
}

/// "the first half of the 20th century", "the second half of March".
fn half_of(found: &Found) -> Option<Reading> {
    let whole = inner(found, "date")?.meaning.granularity();
    let fits = matches!(whole, Granularity::Month | Granularity::Decade | Granularity::Century);
    let modifier = if found.is("how", &["first"]) { "START" } else { "END" };
    fits.then(|| Some(extend(found, "date")?.with(modifier)))?
}

fn part_of(found: &Found) -> Option<Reading> {
    let (part, year) = (inner(found, "part")?, inner(found, "year")?);
    let Meaning::Recurring(what, _) = part.meaning else { return None };
    // "In March 1998 sales rose" has been read; "June, 1998 being" too: here the year is relative
    let season_apart = matches!(what, Repeating::Season(_)) && found.is_last(&[","]);
    (!season_apart).then_some(())?;
    let made = date(found, Meaning::Inside(what, Box::new(year.meaning.clone())))?;
    Some(Reading { modifier: part.modifier, ..made })
}

fn year_part(found: &Found) -> Option<Reading> {
    part_of(found)
}

fn day_of_week(found: &Found) -> Option<Reading> {
    let (day, week) = (inner(found, "day")?, inner(found, "week")?);
    let Meaning::Recurring(what, _) = day.meaning else { return None };
    let Meaning::Unit(Unit::Week, which) = week.meaning else { return None };
    let inside = Meaning::Inside(what, Box::new(Meaning::Unit(Unit::Week, which)));
    date(found, inside)
}

fn nth_of(found: &Found) -> Option<Reading> {
    let n = if found.has("last") { -1 } else { found.whole("ordinal").filter(|n| (1..=53).contains(n))? };
    let outer = inner(found, "date")?;
    let weekday = inner(found, "weekday").map(|weekday| weekday.meaning.clone());
    let (what, unit) = match (weekday, found.whole("unit")) {
        (Some(Meaning::Recurring(day, _)), _) => (day, Unit::Day),
        (None, Some(unit)) => (Repeating::Unit(UNITS[unit as usize]), UNITS[unit as usize]),
        _ => return None,
    };
    let finer = unit.granularity() < outer.meaning.granularity() && unit >= Unit::Day;
    (finer && !matches!(unit, Unit::Season | Unit::Half)).then_some(())?;
    date(found, Meaning::Nth(what, n, Box::new(outer.meaning.clone())))
}

fn length_of(found: &Found) -> Option<(Option<f64>, Unit, Option<&'static str>)> {
    let length = inner(found, "length")?;
    match length.meaning {
        Meaning::Length(count, unit) => Some((count, unit, length.modifier)),
        _ => None,
    }
}

fn offset(found: &Found, later: bool, from: Meaning) -> Option<Reading> {
    let (count, unit, modifier) = length_of(found)?;
    let made = date(found, Meaning::Offset { count, unit, later, from: Box::new(from) })?;
    let time = unit < Unit::Day && count.is_some();
    let kind = if time { TimexKind::Date } else { made.kind };
    Some(Reading { modifier, kind, ..made })
}

fn ago(found: &Found) -> Option<Reading> {
    offset(found, false, Meaning::Now)
}

/// "a year ago Friday", "a week ago Tuesday".
fn ago_day(found: &Found) -> Option<Reading> {
    let day = inner(found, "day")?;
    offset(found, false, day.meaning.clone())
}

fn hence(found: &Found) -> Option<Reading> {
    offset(found, true, Meaning::Now)
}

/// "in three weeks' time"
fn in_time(found: &Found) -> Option<Reading> {
    found.after_one_of(&["in", "within"]).then(|| offset(found, true, Meaning::Now))?
}

/// "the week of March 27"
fn week_of_day(found: &Found) -> Option<Reading> {
    around(found, Unit::Week)
}

/// "the weekend of 1 April", where "the weekend" has been read
fn weekend_of_day(found: &Found) -> Option<Reading> {
    let weekend = matches!(inner(found, "weekend")?.meaning, Meaning::Unit(Unit::Weekend, Which::Bare));
    weekend.then(|| around(found, Unit::Weekend))?
}

/// The unit that holds a day with a name.
fn around(found: &Found, unit: Unit) -> Option<Reading> {
    let day = inner(found, "day")?.meaning.clone();
    let named = matches!(day, Meaning::Exact(_) | Meaning::Recurring(Repeating::MonthDay(..), _));
    named.then(|| date(found, Meaning::Around(unit, Box::new(day))))?
}

fn from_day(found: &Found) -> Option<Reading> {
    let day = inner(found, "day")?;
    let (_, unit, _) = length_of(found)?;
    let near = unit <= Unit::Month && !matches!(day.meaning, Meaning::Exact(_));
    let made = offset(found, true, day.meaning.clone())?;
    // "closed for two weeks from 1 May"
    (near && !found.after_one_of(&["for"])).then_some(made)
}

fn earlier(found: &Found) -> Option<Reading> {
    (!found.before_one_of(&["than"])).then(|| offset(found, false, Meaning::Told))?
}

fn later(found: &Found) -> Option<Reading> {
    (!found.before_one_of(&["than"])).then(|| offset(found, true, Meaning::Told))?
}

/// "two years before.": only where nothing follows that it could be before.
fn before_end(found: &Found) -> Option<Reading> {
    let ends = matches!(found.ahead(1), "" | "." | "," | ";" | ")");
    ends.then(|| offset(found, false, Meaning::Told))?
}

fn after_end(found: &Found) -> Option<Reading> {
    let ends = matches!(found.ahead(1), "." | ";" | ")");
    ends.then(|| offset(found, true, Meaning::Told))?
}

fn modified(found: &Found, modifier: &'static str) -> Option<Reading> {
    let length = inner(found, "length")?;
    (length.modifier.is_none() || found.end > found.first).then(|| Some(extend(found, "length")?.with(modifier)))?
}

fn about(found: &Found) -> Option<Reading> {
    modified(found, "APPROX")
}

fn less(found: &Found) -> Option<Reading> {
    modified(found, "LESS_THAN")
}

fn more(found: &Found) -> Option<Reading> {
    modified(found, "MORE_THAN")
}

/// "over a week" is more than a week; "over the past week" is inside it.
fn over(found: &Found) -> Option<Reading> {
    let counted =
        !found.is("length", &["the", "these", "those", "several", "many", "recent", "coming", "a few", "few"]);
    // "over a three-year period" is in its course
    let period = found.is_last(&["period", "span", "stretch"]);
    (counted && !period).then(|| modified(found, "MORE_THAN"))?
}

fn at_least(found: &Found) -> Option<Reading> {
    modified(found, "EQUAL_OR_MORE")
}

fn at_most(found: &Found) -> Option<Reading> {
    modified(found, "EQUAL_OR_LESS")
}

fn around_clock(found: &Found) -> Option<Reading> {
    let how = match found.form("how").to_ascii_lowercase().as_str() {
        "shortly" | "just" => return None,
        _ => "APPROX",
    };
    Some(extend(found, "clock")?.with(how))
}

fn sometime(found: &Found) -> Option<Reading> {
    extend(found, "date")
}

/// "the rest of the year" is that year.
fn much_of(found: &Found) -> Option<Reading> {
    let date = inner(found, "date")?;
    let coarse = date.meaning.granularity() >= Granularity::Week;
    coarse.then(|| extend(found, "date"))?
}

fn each_of(found: &Found) -> Option<Reading> {
    let (count, unit, _) = length_of(found)?;
    duration(found, Meaning::Length(count, unit))
}
