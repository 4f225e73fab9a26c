//! Days that have a name.

use super::super::grammar::{Found, Rule};
use super::super::lexicon::{WHICH, Which};
use super::super::reading::{Meaning, Reading};
use super::date;
use crate::time::{Holiday, Interval, Repeating, Unit, Weekday};

/// A pattern for each holiday's name.
const HOLIDAYS: [(&str, Holiday); 68] = [
    ("christmas", Holiday::Fixed(12, 25)),
    ("christmas day", Holiday::Fixed(12, 25)),
    ("christmas eve", Holiday::Fixed(12, 24)),
    ("boxing day", Holiday::Fixed(12, 26)),
    ("new year ' s", Holiday::Fixed(1, 1)),
    ("new year ' s day", Holiday::Fixed(1, 1)),
    ("new year ' s eve", Holiday::Fixed(12, 31)),
    ("new years day", Holiday::Fixed(1, 1)),
    ("new years eve", Holiday::Fixed(12, 31)),
    ("valentine ' s day", Holiday::Fixed(2, 14)),
    ("valentines day", Holiday::Fixed(2, 14)),
    ("st +.? patrick ' s day", Holiday::Fixed(3, 17)),
    ("april fools ' ? day", Holiday::Fixed(4, 1)),
    ("april fool ' s day", Holiday::Fixed(4, 1)),
    ("may day", Holiday::Fixed(5, 1)),
    ("independence day", Holiday::Fixed(7, 4)),
    ("the? fourth of july", Holiday::Fixed(7, 4)),
    ("bastille day", Holiday::Fixed(7, 14)),
    ("halloween", Holiday::Fixed(10, 31)),
    ("guy fawkes night|day", Holiday::Fixed(11, 5)),
    ("bonfire night", Holiday::Fixed(11, 5)),
    ("armistice day", Holiday::Fixed(11, 11)),
    ("veterans ' ? day", Holiday::Fixed(11, 11)),
    ("remembrance day", Holiday::Fixed(11, 11)),
    ("anzac day", Holiday::Fixed(4, 25)),
    ("australia day", Holiday::Fixed(1, 26)),
    ("canada day", Holiday::Fixed(7, 1)),
    ("earth day", Holiday::Fixed(4, 22)),
    ("international women ' s day", Holiday::Fixed(3, 8)),
    ("all saints ' ? day", Holiday::Fixed(11, 1)),
    ("all souls ' ? day", Holiday::Fixed(11, 2)),
    ("epiphany", Holiday::Fixed(1, 6)),
    ("juneteenth", Holiday::Fixed(6, 19)),
    ("groundhog day", Holiday::Fixed(2, 2)),
    ("pearl harbor day", Holiday::Fixed(12, 7)),
    ("martin luther king +,? jr +.? day", Holiday::Nth(3, Weekday::Mon, 1)),
    ("martin luther king day", Holiday::Nth(3, Weekday::Mon, 1)),
    ("presidents|president ' ? s? day", Holiday::Nth(3, Weekday::Mon, 2)),
    ("mother ' s day", Holiday::Nth(2, Weekday::Sun, 5)),
    ("father ' s day", Holiday::Nth(3, Weekday::Sun, 6)),
    ("memorial day", Holiday::Nth(-1, Weekday::Mon, 5)),
    ("labor|labour day", Holiday::Nth(1, Weekday::Mon, 9)),
    ("columbus day", Holiday::Nth(2, Weekday::Mon, 10)),
    ("thanksgiving day?", Holiday::Nth(4, Weekday::Thu, 11)),
    ("black friday", Holiday::BlackFriday),
    ("election day", Holiday::ElectionDay),
    ("easter sunday|day?", Holiday::Easter),
    ("easter monday", Holiday::FromEaster(1)),
    ("good friday", Holiday::FromEaster(-2)),
    ("palm sunday", Holiday::FromEaster(-7)),
    ("ash wednesday", Holiday::FromEaster(-46)),
    ("pentecost", Holiday::FromEaster(49)),
    ("ramadan", Holiday::Ramadan),
    ("eid -? al|ul|el -? fitr", Holiday::Islamic(10, 1)),
    ("eid -? al|ul|el -? adha", Holiday::Islamic(12, 10)),
    ("islamic new year", Holiday::Islamic(1, 1)),
    ("ashura", Holiday::Islamic(1, 10)),
    ("mawlid", Holiday::Islamic(3, 12)),
    ("rosh hashanah|hashana", Holiday::FromRoshHashanah(0)),
    ("yom kippur", Holiday::FromRoshHashanah(9)),
    ("sukkot", Holiday::FromRoshHashanah(14)),
    ("hanukkah|chanukah|hannukah", Holiday::Hanukkah),
    ("purim", Holiday::FromPassover(-30)),
    ("passover", Holiday::FromPassover(0)),
    ("shavuot", Holiday::FromPassover(50)),
    ("chinese|lunar new year", Holiday::ChineseNewYear),
    ("chinese|lunar new year ' s day", Holiday::ChineseNewYear),
    ("diwali|deepavali", Holiday::Diwali),
];

pub(super) fn rules() -> Vec<Rule> {
    let rule = |name, pattern: String, make| Rule { name, pattern: leak(pattern), make };
    let mut rules = Vec::new();
    for (pattern, _) in HOLIDAYS {
        let pattern = pattern.replace(" ' ?", " '?").replace(" '", " +'").replace("+' s", "+' +s");
        rules.push(rule("holiday/name", pattern.clone(), holiday as fn(&Found) -> Option<Reading>));
        rules.push(rule("holiday/which", format!("<which> {pattern}"), holiday));
        rules.push(rule("holiday/week", format!("{pattern} week@week"), week));
        rules.push(rule("holiday/year", format!("{pattern} of? ,? <year>"), holiday));
    }
    rules
}

/// Patterns are compiled once a process and live as long as it does.
fn leak(pattern: String) -> &'static str {
    Box::leak(pattern.into_boxed_str())
}

fn holiday(found: &Found) -> Option<Reading> {
    let name = name_of(found);
    let (_, holiday) = *HOLIDAYS.iter().find(|(pattern, _)| fits(pattern, &name))?;
    let common = matches!(
        name.first().map(String::as_str),
        Some("new" | "may" | "independence" | "memorial" | "labor" | "labour")
    );
    let noun = found.before_one_of(&[
        "party",
        "island",
        "tree",
        "carol",
        "card",
        "present",
        "gift",
        "shopping",
        "shoppers",
        "sales",
        "season",
        "egg",
        "parade",
        "dinner",
        "turkey",
        "rising",
        "uprising",
        "weekend",
        "holiday",
        "holidays",
        "bonus",
        "offensive",
        "revolution",
        "massacre",
        "truce",
        "war",
        "fast",
        "meal",
        "meals",
        "prayers",
    ]);
    let _ = common;
    if noun || !found.has_capital() || found.after_one_of(&["operation"]) {
        return None;
    }
    if let Some(year) = found.whole("year") {
        let day: Option<Interval> = holiday.of(year);
        return about(holiday, date(found, Meaning::Exact(day?))?);
    }
    let which = found.whole("which").map_or(Which::Bare, |which| WHICH[which as usize]);
    about(holiday, date(found, Meaning::Recurring(Repeating::Holiday(holiday), which))?)
}

/// "Easter week", "Thanksgiving week": the week that holds the day.
fn week(found: &Found) -> Option<Reading> {
    let mut name = name_of(found);
    name.pop();
    let (_, holiday) = *HOLIDAYS.iter().find(|(pattern, _)| fits(pattern, &name))?;
    let day = Meaning::Recurring(Repeating::Holiday(holiday), Which::Bare);
    found.has_capital().then(|| date(found, Meaning::Around(Unit::Week, Box::new(day))))?
}

/// A day that the crescent decides is told as an approximate one.
fn about(holiday: Holiday, reading: Reading) -> Option<Reading> {
    Some(if holiday.is_approximate() { reading.with("APPROX") } else { reading })
}

/// The words of the match in lower case.
fn name_of(found: &Found) -> Vec<String> {
    let skip = usize::from(found.has("which"));
    found.forms().into_iter().skip(skip).map(|form| form.replace(['’', '‘'], "'").to_lowercase()).collect()
}

/// Whether words are what a pattern of [`HOLIDAYS`] means; a year may follow.
fn fits(pattern: &str, words: &[String]) -> bool {
    let mut parts: Vec<&str> = pattern.split(' ').collect();
    let mut at = 0;
    while !parts.is_empty() {
        let mut part = parts.remove(0).to_owned();
        if parts.first() == Some(&"?") {
            parts.remove(0);
            part.push('?');
        }
        let optional = part.ends_with('?');
        let options = part.trim_end_matches('?').trim_start_matches('+').to_owned();
        match words.get(at) {
            Some(word) if options.split('|').any(|option| option == word) => at += 1,
            _ if optional => {}
            _ => return false,
        }
    }
    words[at..].iter().all(|word| word == "of" || word == "," || word.bytes().all(|b| b.is_ascii_digit()))
}
