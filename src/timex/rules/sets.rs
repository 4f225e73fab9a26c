//! Times that come back: every Monday, daily, twice a week, each July.

use super::super::grammar::{Found, Rule, one_of};
use super::super::lexicon::{FREQUENCIES, UNITS};
use super::super::reading::{Meaning, Reading};
use super::set;
use crate::time::{Repeating, Unit, Weekday, length_value};

pub(super) fn rules() -> Vec<Rule> {
    let rule = |name, pattern, make| Rule { name, pattern, make };
    vec![
        rule("set/frequency", "<freq>", frequency),
        rule("set/every-unit", "every|each single|other@other? <unit>", every_unit),
        rule("set/unit-after-unit", "<unit> after|by <unit>", unit_after_unit),
        rule("set/every-count", "every <n> <units>", every_count),
        rule("set/every-few", "every few|several@some <units>", every_few),
        rule("set/every-weekday", "every|each other? <weekday>", every_weekday),
        rule(
            "set/nth-weekday",
            "the? ( <ordinal> | last ) <weekday> of|in every|each@each month|year|quarter@cycle",
            nth_weekday,
        ),
        rule("set/every-month", "every|each <month>", every_month),
        rule("set/every-season", "every|each <season>", every_season),
        rule("set/every-part", "every|each <part>", every_part),
        rule("set/weekday-part", "every|each <weekday> <part>", every_weekday),
        rule("set/weekdays", "<weekdays>", weekdays),
        rule("set/times-a-unit", "once|twice@times a|an|every|per <unit>", times),
        rule("set/n-times-a-unit", "<n> times a|an|every|per <unit>", times),
        rule("set/per-unit", "( a@a | per ) day|week|month|year|hour@rate", rate),
    ]
}

fn frequency(found: &Found) -> Option<Reading> {
    let value = FREQUENCIES[found.whole("freq")? as usize];
    let name = found.capital("freq") && !found.begins_sentence();
    let paper =
        found.before_one_of(&["telegraph", "mail", "news", "mirror", "express", "beast", "standard", "times", "star"]);
    (!name && !paper).then(|| set(found, Meaning::Literal(value.to_owned())))?
}

fn unit_of(found: &Found) -> Option<Unit> {
    let number = found.whole("units").or_else(|| found.whole("unit"))?;
    Some(UNITS[number as usize])
}

fn every_unit(found: &Found) -> Option<Reading> {
    let unit = unit_of(found)?;
    if matches!(unit, Unit::Half | Unit::Second | Unit::Season) {
        return None;
    }
    let count = if found.is("other", &["other"]) { 2.0 } else { 1.0 };
    set(found, Meaning::Literal(length_value(Some(count), unit)))
}

/// "year after year", "day by day"
fn unit_after_unit(found: &Found) -> Option<Reading> {
    let forms = found.forms();
    let unit = unit_of(found).filter(|unit| !matches!(unit, Unit::Half | Unit::Second | Unit::Season))?;
    let same = forms.first()?.eq_ignore_ascii_case(forms.last()?);
    (same && !found.after_one_of(&["the", "a"]) && !found.before_one_of(&["of"]))
        .then(|| set(found, Meaning::Literal(length_value(Some(1.0), unit))))?
}

fn every_count(found: &Found) -> Option<Reading> {
    set(found, Meaning::Literal(length_value(found.number("n"), unit_of(found)?)))
}

fn every_few(found: &Found) -> Option<Reading> {
    set(found, Meaning::Literal(length_value(None, unit_of(found)?)))
}

fn every_weekday(found: &Found) -> Option<Reading> {
    let day = Weekday::try_from(found.whole("weekday")? as u8 - 1).ok()?;
    set(found, Meaning::Every(Repeating::Weekday(day)))
}

/// "the first Monday of each month": once in each.
fn nth_weekday(found: &Found) -> Option<Reading> {
    let value = match found.form("cycle") {
        "month" => "P1M",
        "quarter" => "P1Q",
        _ => "P1Y",
    };
    set(found, Meaning::Literal(value.to_owned()))
}

fn every_month(found: &Found) -> Option<Reading> {
    found.capital("month").then_some(())?;
    set(found, Meaning::Every(Repeating::Month(found.whole("month")? as u32)))
}

fn every_season(found: &Found) -> Option<Reading> {
    set(found, Meaning::Every(Repeating::Season(found.whole("season")? as u32)))
}

fn every_part(found: &Found) -> Option<Reading> {
    let part = super::super::lexicon::PARTS[found.whole("part")? as usize];
    set(found, Meaning::Literal(format!("XXXX-XX-XXT{part}")))
}

fn weekdays(found: &Found) -> Option<Reading> {
    let day = Weekday::try_from(found.whole("weekdays")? as u8 - 1).ok()?;
    set(found, Meaning::Every(Repeating::Weekday(day)))
}

fn times(found: &Found) -> Option<Reading> {
    let unit = unit_of(found)?;
    (!matches!(unit, Unit::Second | Unit::Half)).then_some(())?;
    set(found, Meaning::Literal(length_value(Some(1.0), unit)))
}

/// "$30 a day", "600 barrels a day": the unit alone is the set.
fn rate(found: &Found) -> Option<Reading> {
    let unit = match found.form("rate").to_ascii_lowercase().as_str() {
        "day" => Unit::Day,
        _ => return None,
    };
    let number = found.back(1).starts_with(|c: char| c.is_ascii_digit())
        || found.back(2).starts_with(|c: char| c.is_ascii_digit());
    let counted = one_of(
        found.back(1),
        &["barrels", "times", "hours", "dollars", "cents", "million", "meals", "people", "tons", "tonnes", "pages"],
    );
    let led = one_of(found.back(1), &["for", "in", "than", "within", "about", "such", "of"]);
    ((number || counted) && !led).then_some(())?;
    Some(set(found, Meaning::Literal(length_value(Some(1.0), unit)))?.starting(found.atom("rate")?))
}
