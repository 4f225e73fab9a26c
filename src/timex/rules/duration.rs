//! Lengths of time: three years, a four-week strike, the past two months, weeks.

use super::super::grammar::{Found, Rule, one_of};
use super::super::lexicon::UNITS;
use super::super::reading::{Meaning, Reading};
use super::{date, duration};
use crate::time::Unit;

pub(super) fn rules() -> Vec<Rule> {
    let rule = |name, pattern, make| Rule { name, pattern, make };
    vec![
        rule(
            "duration/count",
            "<n> more|additional|full|consecutive|straight|long|solid|extra|further|whole|successive|previous|bloody|brutal|hard|difficult|painful|tough|turbulent|short|brief|busy|tense|quiet|calendar|intense|dramatic|chaotic|nervous|sleepless|separate|agonizing|gruelling|grueling? <units>",
            count,
        ),
        rule("duration/another-count", "another|additional <n> <units>", count),
        rule("duration/an-additional", "a|an additional|extra|further|full|whole|entire|mere|single@one <unit>", one),
        rule("duration/hyphen", "<n> - <unit>", hyphen),
        rule("duration/hyphen-period", "a|an|the <n> - <unit> period|span|stretch", hyphen),
        rule("duration/hyphen-old", "<n> - <unit> - old@old", hyphen),
        rule("duration/attributive", "<n> <unit>", attributive),
        rule("duration/hyphen-several", "several|multi@several - <unit>", hyphen),
        rule("duration/hyphen-long", "<unit> - long", long),
        rule("duration/units-long", "<units> - long", units_long),
        rule("duration/long-word", "yearlong|monthlong|weeklong|daylong|decadelong|hourlong@word", long_word),
        rule("duration/one", "a|an|one@one <unit>", one),
        rule("duration/quarter-century", "a quarter -? ( of a )? century", quarter_century),
        rule("duration/half", "half a|an <unit>", half),
        rule("duration/and-a-half", "a|one@one <unit> and a half", one_and_a_half),
        rule("duration/couple", "a couple of? more? <units>", couple),
        rule("duration/dozen", "a? dozen|dozens@dozen of? <units>", dozen),
        rule("duration/few", "( a | the )? few|several|many|some|multiple|numerous|countless@some more? <units>", some),
        rule("duration/many", "hundreds|thousands|scores|tens of <units>", some),
        rule("duration/decades-of", "<units>", bare),
        rule("duration/units-or-units", "<units> or <units@other>", bare),
        rule(
            "duration/past-count",
            "the? past|last|latest|next|coming|first|final|previous|following|remaining|preceding|ensuing|initial|prior|other@which <n> <units>",
            counted,
        ),
        rule(
            "duration/past-few",
            "the? past|last|next|coming|first|final|previous|following|ensuing|subsequent@which few|several|many|couple@some of? <units>",
            some_which,
        ),
        rule("duration/count-past", "the <n> <units>", count),
        rule(
            "duration/the-which-count",
            "the <n> previous|preceding|following|remaining|intervening|ensuing <units>",
            count,
        ),
        rule("duration/these-count", "these|those <n@n> <units>", count),
        rule("duration/recent", "recent|coming|past|future@which <units>", recent),
        rule("duration/recent-two", "( the )? recent|coming|past@which <units> and <units@other>", recent),
        rule(
            "duration/the-past",
            "( in | over | during )? the past|coming|next|last|following@which <units>",
            recent_articled,
        ),
        rule("duration/ahead", "the <units> ahead|to", ahead),
        rule("duration/number-of", "a number of <units>", some),
        rule("duration/range", "<n@low> to|or|- <n> <units>", range),
        rule("duration/some-time", "some time", some_time),
    ]
}

fn unit_of(found: &Found) -> Option<Unit> {
    let number = found.whole("units").or_else(|| found.whole("unit"))?;
    Some(UNITS[number as usize])
}

fn length(found: &Found, count: Option<f64>) -> Option<Reading> {
    let unit = unit_of(found)?;
    (!matches!(unit, Unit::Season | Unit::Half | Unit::Weekend) || count.is_some_and(|n| n > 1.0)).then_some(())?;
    duration(found, Meaning::Length(count, unit))
}

/// Numbers of years that say how old somebody is.
fn is_age(found: &Found) -> bool {
    let old = |n: usize| one_of(found.ahead(n), &["old", "olds", "older", "younger"]);
    old(1)
        || (matches!(found.ahead(1), "-" | "–") && old(2))
        || one_of(found.ahead(1), &["of"]) && one_of(found.ahead(2), &["age"])
}

fn count(found: &Found) -> Option<Reading> {
    let unit = unit_of(found)?;
    let second = unit == Unit::Second && found.whole("n").is_none();
    let title = found.capital("units");
    let game = matches!(unit, Unit::Quarter | Unit::Half)
        && found.before_one_of(&["of"])
        && !found.is("n", &["two", "three", "four"]);
    let cents = matches!(unit, Unit::Quarter) && found.after_one_of(&["$"]);
    let share = matches!(unit, Unit::Quarter)
        && found.before_one_of(&["of"])
        && one_of(found.ahead(2), &["the", "a", "an", "all", "its", "his", "her", "their", "those", "these"]);
    if title
        || share
        || found.after_one_of(&["aged"])
        || is_age(found)
        || second
        || game
        || cents
        || found.after_one_of(&["$", "£", "€", "#", "+", "."]) && found.glued_back()
    {
        return None;
    }
    length(found, found.number("n"))
}

/// "four-week", "10-year"; "8-month-old" keeps its age, "59-year-old" is one of a person.
fn quarter_century(found: &Found) -> Option<Reading> {
    duration(found, Meaning::Length(Some(25.0), Unit::Year))
}

/// "it will one day be", "one day you will": some day.
fn is_to_come(found: &Found) -> bool {
    const MODALS: [&str; 10] = ["will", "would", "could", "can", "may", "might", "should", "shall", "must", "'ll"];
    found.after_one_of(&MODALS)
}

fn measured_from(found: &Found) -> bool {
    found.before_one_of(&["ago", "earlier", "later", "before", "after", "previously"])
}

fn hyphen(found: &Found) -> Option<Reading> {
    let unit = unit_of(found)?;
    let old = found.ahead(1) == "-" && one_of(found.ahead(2), &["old", "olds"]) || found.before_one_of(&["old"]);
    let person =
        (2..5).any(|n| one_of(found.ahead(n), &["baby", "boy", "girl", "child", "infant", "son", "daughter", "twins"]));
    if (old && (unit == Unit::Year || person)) || matches!(unit, Unit::Half | Unit::Season) {
        return None;
    }
    let person = found.before_one_of(&["baby", "boy", "girl", "child", "infant", "son", "daughter", "twins", "puppy"]);
    if found.has("old") && (unit == Unit::Year || person) {
        return None;
    }
    length(found, if found.has("several") { None } else { found.number("n") })
}

/// "a five year low", "the two day rally": a noun follows.
fn attributive(found: &Found) -> Option<Reading> {
    let noun = found.ahead(1).starts_with(|c: char| c.is_ascii_lowercase());
    // "by the end of 1930 half of them"
    let year = found.is("unit", &["half", "quarter"]) && found.form("n").len() == 4;
    let fits = found.number("n")? >= 2.0 && unit_of(found)? != Unit::Second && noun && !is_age(found) && !year;
    fits.then(|| length(found, found.number("n")))?
}

fn long(found: &Found) -> Option<Reading> {
    length(found, Some(1.0))
}

/// "a decades-long dispute"
fn units_long(found: &Found) -> Option<Reading> {
    length(found, None)
}

fn long_word(found: &Found) -> Option<Reading> {
    let unit = match found.form("word").to_ascii_lowercase().trim_end_matches("long") {
        "year" => Unit::Year,
        "month" => Unit::Month,
        "week" => Unit::Week,
        "day" => Unit::Day,
        "hour" => Unit::Hour,
        _ => Unit::Decade,
    };
    duration(found, Meaning::Length(Some(1.0), unit))
}

/// "a week", "one day": not "a second chance", "a quarter of", "one day he will".
fn one(found: &Found) -> Option<Reading> {
    let unit = unit_of(found)?;
    let whole = found.end_atom() - found.first_atom() > 2;
    let numeral = found.is("one", &["one"]);
    let led = found.after_one_of(&[
        "for", "in", "within", "than", "about", "nearly", "almost", "over", "last", "lasted", "least", "every",
        "after", "only", "just", "under", "around",
    ]);
    let person = is_age(found) || found.before_one_of(&["old"]);
    let fits = match unit {
        Unit::Second | Unit::Half | Unit::Season | Unit::Weekend => false,
        Unit::Quarter => whole,
        Unit::Minute => (led || numeral || whole) && !found.before_one_of(&["detail"]),
        Unit::Day => {
            led || whole
                || (numeral && !found.begins_sentence())
                || one_of(found.ahead(1), &["ago", "earlier", "later", "before", "after"])
        }
        Unit::Century | Unit::Millennium => led || whole || one_of(found.ahead(1), &["ago", "of", "earlier", "later"]),
        _ => true,
    };
    let measured = measured_from(found);
    if numeral && unit == Unit::Day && !measured && is_to_come(found) {
        return date(found, Meaning::Vague("FUTURE_REF"));
    }
    let rate = found.is("one", &["a", "an"]) && !whole && !measured && {
        let back = found.back(1);
        back.starts_with(|c: char| c.is_ascii_digit())
            || one_of(back, &["%", "percent", "cents", "million", "billion", "dollars", "euros", "pounds", "barrels"])
    };
    if rate {
        return None; // "$3 million a year"
    }
    let compound = found.glued_ahead() && found.ahead(1) == "-" && !matches!(found.ahead(2), "and");
    (fits && !person && !compound).then(|| length(found, Some(1.0)))?
}

fn half(found: &Found) -> Option<Reading> {
    match unit_of(found)? {
        Unit::Year => duration(found, Meaning::Length(Some(6.0), Unit::Month)),
        Unit::Hour => duration(found, Meaning::Length(Some(30.0), Unit::Minute)),
        Unit::Century => duration(found, Meaning::Length(Some(50.0), Unit::Year)),
        Unit::Decade => duration(found, Meaning::Length(Some(5.0), Unit::Year)),
        Unit::Day => duration(found, Meaning::Length(Some(0.5), Unit::Day)),
        _ => None,
    }
}

fn one_and_a_half(found: &Found) -> Option<Reading> {
    length(found, Some(1.5))
}

fn couple(found: &Found) -> Option<Reading> {
    Some(length(found, Some(2.0))?.with("APPROX"))
}

fn dozen(found: &Found) -> Option<Reading> {
    length(found, if found.is("dozen", &["dozen"]) { Some(12.0) } else { None })
}

fn some(found: &Found) -> Option<Reading> {
    let vague =
        matches!(unit_of(found)?, Unit::Second | Unit::Half | Unit::Quarter) && found.is("some", &["some", "many"]);
    // "the third time in as many months" counts something else
    let compared = found.after_one_of(&["as"]) && found.is_first(&["many"]);
    (!vague && !compared && !is_age(found)).then(|| length(found, None))?
}

fn some_which(found: &Found) -> Option<Reading> {
    let couple = found.is("some", &["couple"]);
    length(found, if couple { Some(2.0) } else { None })
}

/// "weeks", "centuries": alone, only where nothing else can be meant.
fn bare(found: &Found) -> Option<Reading> {
    let unit = unit_of(found)?;
    let led = found.after_one_of(&[
        "for", "in", "within", "after", "over", "of", "two", "took", "take", "last", "lasted", "spent", "through",
        "with",
    ]);
    let follows = found.before_one_of(&["ago", "later", "earlier", "before", "after", "of"]);
    if found.back(1).starts_with(|c: char| c.is_ascii_digit())
        || found.before_one_of(&["of"]) && one_of(found.ahead(2), &["age"])
    {
        return None;
    }
    let long = matches!(
        unit,
        Unit::Decade
            | Unit::Century
            | Unit::Millennium
            | Unit::Week
            | Unit::Month
            | Unit::Year
            | Unit::Day
            | Unit::Hour
            | Unit::Minute
    );
    let time = found.after_one_of(&["for", "in", "within", "after", "over"])
        || follows && !found.before_one_of(&["before", "after"]);
    let early =
        found.after_one_of(&["early", "late", "these", "those", "the", "in his", "office", "all", "school", "two"]);
    ((led || follows) && time && long && !early).then(|| length(found, None))?
}

fn counted(found: &Found) -> Option<Reading> {
    let ordinal = found.is("which", &["other"]);
    // "is expected to last eight weeks"
    let lasts =
        found.is("which", &["last"]) && found.after_one_of(&["to", "not", "n't", "n’t"]) && found.is_first(&["last"]);
    (!ordinal && !lasts && !is_age(found)).then(|| length(found, found.number("n")))?
}

/// "recent weeks", "coming months"
fn recent(found: &Found) -> Option<Reading> {
    if found.is("which", &["coming", "future"]) {
        return super::date(found, Meaning::Vague("FUTURE_REF"));
    }
    if found.has("other") {
        return super::date(found, Meaning::Vague("PAST_REF"));
    }
    length(found, None)
}

fn recent_articled(found: &Found) -> Option<Reading> {
    let skip = usize::from(found.is_first(&["in", "over", "during"]));
    Some(length(found, None)?.starting(found.first_atom() + skip))
}

fn ahead(found: &Found) -> Option<Reading> {
    let to_come = found.is_last(&["ahead"]) || found.before_one_of(&["come"]);
    to_come.then_some(())?;
    let end = found.end_atom() + usize::from(!found.is_last(&["ahead"]));
    Some(length(found, None)?.ending(end))
}

/// "two to three weeks": the longer, about.
fn range(found: &Found) -> Option<Reading> {
    (found.number("low")? < found.number("n")?).then_some(())?;
    (!is_age(found)).then_some(())?;
    Some(length(found, found.number("n"))?.with("APPROX"))
}

fn some_time(found: &Found) -> Option<Reading> {
    let led = found.after_one_of(&["for", "take", "took", "in"]);
    led.then(|| duration(found, Meaning::Length(None, Unit::Month)))?
}
