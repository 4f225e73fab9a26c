//! Now, recently, soon: the present, the past and the future without a place on the calendar.

use super::super::grammar::{Found, Rule};
use super::super::reading::{Meaning, Reading};
use super::date;

pub(super) fn rules() -> Vec<Rule> {
    let rule = |name, pattern, make| Rule { name, pattern, make };
    vec![
        rule("vague/now", "now", now),
        rule("vague/right-now", "right now", present),
        rule("vague/currently", "currently|nowadays", present),
        rule("vague/at-present", "at ( present | the present time|moment? | the moment )", at_present),
        rule("vague/these-days", "these days", present),
        rule("vague/this-moment", "this crucial|critical|particular? moment|juncture|point|time", this_moment),
        rule("vague/this-day", "this day", this_day),
        rule("vague/long-ago", "( a | some ) long? time|while ago", past),
        rule("vague/long-ago-bare", "long ago", past),
        rule("vague/recently", "more|most? recently|lately", past),
        rule("vague/later-time", "a later time|date|stage", future),
        rule("vague/the-past", "the past", the_past),
        rule("vague/the-recent-past", "the recent|distant past", past),
        rule("vague/soon", "soon", soon),
        rule("vague/as-soon-as-possible", "as soon as possible", future),
        rule("vague/shortly", "shortly", shortly),
        rule("vague/the-future", "the future", the_future),
        rule("vague/the-near-future", "the near|immediate future|term", future),
        rule("vague/the-short-term", "the short|near -? term", future),
    ]
}

fn reference(found: &Found, value: &'static str) -> Option<Reading> {
    date(found, Meaning::Vague(value))
}

fn past(found: &Found) -> Option<Reading> {
    reference(found, "PAST_REF")
}

fn present(found: &Found) -> Option<Reading> {
    reference(found, "PRESENT_REF")
}

fn future(found: &Found) -> Option<Reading> {
    reference(found, "FUTURE_REF")
}

/// "now-defunct" and "Now, …" are no dates of their own.
fn now(found: &Found) -> Option<Reading> {
    let conjunction = found.begins_sentence() && found.ahead(1) == ",";
    let compound = (found.glued_ahead() && found.ahead(1) == "-") || (found.glued_back() && found.back(1) == "-");
    (!conjunction && !compound).then(|| present(found))?
}

fn at_present(found: &Found) -> Option<Reading> {
    let of = found.before_one_of(&["of", "when", "that", "he", "she", "they", "day", "levels"]);
    (!of).then(|| Some(present(found)?.starting(found.first_atom() + 1)))?
}

/// "to this day" is now.
fn this_day(found: &Found) -> Option<Reading> {
    found.after_one_of(&["to", "until", "till"]).then(|| present(found))?
}

fn this_moment(found: &Found) -> Option<Reading> {
    found.after_one_of(&["at", "by", "until", "to"]).then(|| present(found))?
}

fn the_past(found: &Found) -> Option<Reading> {
    let alone = matches!(found.ahead(1), "." | "," | "" | ";" | "?" | "!" | "\"" | ")")
        || found.after_one_of(&["in", "from", "of", "into", "than"])
            && !found.ahead(1).starts_with(|c: char| c.is_ascii_digit());
    alone.then(|| past(found))?
}

fn soon(found: &Found) -> Option<Reading> {
    let compared = found.after_one_of(&["as", "too", "so", "how"])
        || found.before_one_of(&["after", "as", "afterwards", "afterward"]);
    (!compared).then(|| future(found))?
}

fn shortly(found: &Found) -> Option<Reading> {
    let related = found.before_one_of(&["after", "before", "thereafter", "afterwards"]);
    (!related).then(|| future(found))?
}

fn the_future(found: &Found) -> Option<Reading> {
    let whose = found.before_one_of(&["of"]);
    let time = found.after_one_of(&["in", "for", "into"]);
    (!whose || time).then(|| future(found))?
}
