//! Clock times and parts of the day.

use super::super::grammar::{Found, Rule, one_of};
use super::super::lexicon::PARTS;
use super::super::reading::{Meaning, Reading};
use super::time;

pub(super) fn rules() -> Vec<Rule> {
    let rule = |name, pattern, make| Rule { name, pattern, make };
    vec![
        rule("clock/hour-minute", "<hour> +: +<min> ( +: +<min@second> )? <ap>? <zone>?", clock),
        rule("clock/hour-minute-hours", "<hour> +: +<min> hours|hrs|h@clocked <zone>?", clock),
        rule("clock/hour-minute-dotted", "<hour> +:|. +<min> a|p@half +. +m +.? <zone>?", clock),
        rule("clock/range", "<hour@begin> and|to|-@joint <hour> <ap>", range),
        rule("clock/range-dotted", "<hour@begin> and|to|-@joint <hour> a|p@half +. +m +.?", range),
        rule("clock/hour", "<hour> <ap> <zone>?", clock),
        rule("clock/hour-dotted", "<hour> a|p@half +. +m +.? <zone>?", clock),
        rule("clock/word-hour", "<n@hour> o +' +clock ( in the <part> )?", clock),
        rule("clock/word-hour-dotted", "<n@hour> a|p@half +. +m +.?", clock),
        rule("clock/zone-hour", "<hhmm@hours> <zone>", military),
        rule("clock/hour-zone", "<hour> <zone>", clock),
        rule("clock/hours", "<hhmm@hours> hours|hrs", military),
        rule("clock/named", "noon|midnight|midday|noontime@name", named),
        rule("clock/part-hours", "the? early|late|small|wee@how? <part>? hours", part_hours),
        rule("clock/part", "the? mid|early|late@how? -? <part>", part),
        rule("clock/dawn", "dawn|dusk|sunrise|sunset|daybreak|nightfall|lunchtime@name", named),
    ]
}

/// "between 2 and 5 p.m.": the first hour stands in the half of the day of the second, or before it.
fn range(found: &Found) -> Option<Reading> {
    let half = match found.whole("ap") {
        Some(half) => half,
        None if found.is("half", &["p"]) => 12,
        None => 0,
    };
    let (begin, end) = (found.whole("begin")?, found.whole("hour")?);
    let led = match found.form("joint") {
        "and" => found.after_one_of(&["between"]),
        "to" => found.after_one_of(&["from"]),
        _ => !found.glued_back(),
    };
    let hours = 1..=12;
    (led && hours.contains(&begin) && hours.contains(&end)).then_some(())?;
    let until = end % 12 + half;
    let same = begin % 12 + half;
    let from = if same >= until { (same + 12) % 24 } else { same };
    let at = |hour: i32| time(found, Meaning::Clock(format!("{hour:02}:00"), None));
    let second = at(until)?.starting(found.atom("hour")?);
    Some(at(from)?.and(found.atom("joint")?, second))
}

fn clock(found: &Found) -> Option<Reading> {
    let (mut hour, minute) = (found.whole("hour")?, found.whole("min").unwrap_or(0));
    let zone = found.has("zone");
    let half = match () {
        _ if found.has("ap") => found.whole("ap"),
        _ if found.has("half") => Some(if found.is("half", &["p"]) { 12 } else { 0 }),
        _ => match found.whole("part") {
            Some(0) => Some(0),
            Some(_) => Some(12),
            None => None,
        },
    };
    let precise = found.has("min") || half.is_some() || zone || found.is_last(&["clock"]);
    if !precise || hour > 24 || (half.is_some() && !(1..=12).contains(&hour)) {
        return None;
    }
    let score = half.is_none()
        && !found.has("clocked")
        && !zone
        && found.has("min")
        && !found.is_last(&["clock"])
        && !time_led(found)
        && found.form("hour").len() < 2;
    if score
        || (found.glued_back() && matches!(found.back(1), ":" | "." | "/" | "-"))
        || found.before_one_of(&["%", "percent"])
    {
        return None;
    }
    if let Some(half) = half {
        hour = hour % 12 + half;
    }
    time(found, Meaning::Clock(format!("{hour:02}:{minute:02}"), None))
}

fn time_led(found: &Found) -> bool {
    found.after_one_of(&["at", "by", "until", "around", "about", "from", "to", "before", "after", "since", "between"])
}

fn military(found: &Found) -> Option<Reading> {
    let value = found.whole("hours").filter(|value| value % 100 < 60 && *value <= 2400)?;
    time(found, Meaning::Clock(format!("{:02}:{:02}", value / 100, value % 100), None))
}

fn named(found: &Found) -> Option<Reading> {
    let text = match found.form("name").to_ascii_lowercase().as_str() {
        "noon" | "noontime" => "12:00",
        "midday" | "lunchtime" => "MI",
        "midnight" => "24:00",
        "dawn" | "sunrise" | "daybreak" => "MO",
        _ => "EV",
    };
    let figurative = found.after_one_of(&["high"])
        || found.before_one_of(&["of"]) && text == "MO"
        || found.capital("name") && !found.begins_sentence();
    (!figurative).then(|| time(found, Meaning::Clock(text.to_owned(), None)))?
}

/// "the early morning hours", "the small hours"
fn part_hours(found: &Found) -> Option<Reading> {
    let part = match found.whole("part") {
        Some(part) if !found.form("part").ends_with('s') => PARTS[part as usize],
        None if found.is("how", &["early", "small", "wee"]) && found.is_first(&["the"]) => "MO",
        _ => return None,
    };
    // "the early hours of Thursday morning" says its part itself
    let said = (2..5).any(|n| one_of(found.ahead(n), &["morning", "night", "afternoon", "evening"]));
    let on_day = found.before_one_of(&["of", "on"]) && !said;
    (on_day || found.has("part") && found.has("how")).then(|| time(found, Meaning::Clock(part.to_owned(), None)))?
}

/// "the morning", "mid afternoon"; a bare "morning" is one only beside a day.
fn part(found: &Found) -> Option<Reading> {
    let plural = found.form("part").ends_with('s');
    let meaning = Meaning::Clock(PARTS[found.whole("part")? as usize].to_owned(), None);
    let hyphen_ahead = found.glued_ahead() && one_of(found.ahead(1), &["-"]);
    if plural || hyphen_ahead {
        return None;
    }
    let found = time(found, meaning)?;
    Some(found)
}
