//! From readings to days: what each expression hangs on, and which day that makes it.
//!
//! News hangs on the publication date: "Friday" is the nearest one in the direction of the verb. A narrative, or a text whose
//! publication date nobody knows, hangs on the time last told of. What hangs on nothing stays open: `XXXX-03`,
//! `PAST_REF`, no bounds.

use super::direction::{Direction, Looks};
use super::lexicon::Which;
use super::reading::{Meaning, Reading};
use crate::document::{Anchor, TimexId, TimexKind};
use crate::time::operators::{add_days, holding, last, last_begun, next, next_unfinished, nth, shift, this};
use crate::time::{DayRange, Granularity, Interval, NaiveDate, Repeating, Unit, length_value, value};
use chrono::Datelike;

/// A reading with its place on the calendar.
#[derive(Debug, Clone)]
pub(super) struct Resolved {
    /// TIMEX3 value.
    pub value: String,
    /// The days it names, where it names days.
    pub interval: Option<Interval>,
    /// What it hangs on.
    pub anchor: Anchor,
    /// How fine it is.
    pub granularity: Granularity,
    /// Length in days, least and most.
    pub length: Option<(u32, u32)>,
}

/// What a text has told of so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Reference {
    /// The publication date.
    pub published: Option<NaiveDate>,
    /// True for texts that hang on the time told of.
    pub narrative: bool,
    /// The sentence that is being read.
    pub sentence: u32,
    /// The dates of the same sentence whose clause goes on where the expression being read stands.
    pub along: Vec<TimexId>,
    /// The dates told of, latest last.
    told: Vec<Told>,
    /// The sentence that last gave account of some months: "for the nine months".
    months: Option<u32>,
}

/// A date that a text has told of.
#[derive(Debug, Clone, Copy)]
struct Told {
    interval: Interval,
    timex: TimexId,
    sentence: u32,
    /// True for a date that the story only touches: "the greatest fire since 1813".
    passing: bool,
}

/// Sentences after which news does not go on from a day told of.
const FAR: u32 = 8;

impl Told {
    fn anchored(&self) -> (Interval, Anchor) {
        (self.interval, Anchor::Timex(self.timex))
    }
}

impl Reference {
    /// Nothing told yet.
    pub fn new(published: Option<NaiveDate>, narrative: bool) -> Self {
        Reference { published, narrative, sentence: 0, along: Vec::new(), told: Vec::new(), months: None }
    }

    /// Remembers a date that the text has told of in the sentence being read, in passing or not.
    pub fn tell(&mut self, interval: Interval, timex: TimexId, passing: bool) {
        self.told.push(Told { interval, timex, sentence: self.sentence, passing });
        if interval.granularity == Granularity::Quarter {
            self.months = None;
        }
        if self.told.len() > 64 {
            self.told.drain(..32);
        }
    }

    /// Remembers months that the sentence being read gives account of: "in the first nine months".
    pub fn tell_months(&mut self) {
        self.months = Some(self.sentence);
    }

    /// True where the account is of some months: what it is compared with is no quarter.
    fn of_months(&self) -> bool {
        self.months.is_some_and(|sentence| sentence + 1 >= self.sentence)
    }

    /// The dates told of, latest first, those in passing only as long as their sentence or the next one lasts. In news that
    /// nobody dated no date lasts longer: what it says next is most likely of its own days, and those are not known.
    fn latest(&self) -> impl Iterator<Item = &Told> {
        let passing = self.published.is_none() && !self.narrative;
        self.told.iter().rev().filter(move |told| !(passing || told.passing) || told.sentence + 1 >= self.sentence)
    }

    fn told(&self) -> Option<(Interval, Anchor)> {
        self.latest().next().map(Told::anchored)
    }

    /// Where the story is: the last date that it did not only touch. A text without a publication date is perhaps no story
    /// at all: there a date in passing ("ahead of the 2031 games") tells nothing of the day of another.
    fn line(&self) -> Option<(Interval, Anchor)> {
        let mut along = self.told.iter().rev().filter(|told| !told.passing);
        let last = along.next();
        // "on December 7 (December 8 elsewhere), 1941": the year goes with the day before it
        let within = |told: &&Told| {
            last.is_some_and(|last| {
                last.interval.granularity == Granularity::Year
                    && told.sentence == last.sentence
                    && told.interval.granularity < Granularity::Year
                    && told.interval.start.year() == last.interval.start.year()
            })
        };
        let line = along.next().filter(within).or(last).map(Told::anchored);
        line.or_else(|| self.told().filter(|_| self.published.is_some()))
    }

    /// A month or a day of a year that is over, told of in one of the last sentences: "on 3 March 2010 it fell, and in **May** …".
    fn told_here(&self, sentences: u32) -> Option<(Interval, Anchor)> {
        let old = |told: &&Told| {
            let years = self.published.is_some_and(|day| (day - told.interval.last()).num_days() > 300);
            let along = told.sentence != self.sentence || self.along.contains(&told.timex);
            let near = told.sentence + sentences > self.sentence && along;
            near && told.interval.granularity <= Granularity::Month && years
        };
        self.told.iter().rev().find(old).map(Told::anchored)
    }

    /// The half or month that the last sentences gave account of.
    fn part_told(&self) -> Option<(Interval, Anchor)> {
        let last = self.latest().next().filter(|told| told.sentence + 1 >= self.sentence)?;
        let part = matches!(last.interval.granularity, Granularity::Half | Granularity::Month);
        part.then(|| last.anchored())
    }

    /// One of the last three dates told of that is as fine as wanted.
    fn told_lately(&self, granularity: Granularity) -> Option<(Interval, Anchor)> {
        self.told_among(3, granularity)
    }

    /// The last date told of that is as fine as wanted.
    fn told_as(&self, granularity: Granularity) -> Option<(Interval, Anchor)> {
        self.told_among(8, granularity)
    }

    /// "They met on August 20. He, in office since May, thanked her. A day earlier …": a day is counted from the last day told
    /// of, where the month told of after it lies further back.
    fn told_day(&self) -> Option<(Interval, Anchor)> {
        let (last, _) = self.told().filter(|(interval, _)| interval.days() > 7)?;
        let mut recent = self.latest().take(4).filter(|told| told.sentence + 3 >= self.sentence);
        recent.find(|told| told.interval.days() == 1 && told.interval.start > last.last()).map(Told::anchored)
    }

    fn told_among(&self, last: usize, granularity: Granularity) -> Option<(Interval, Anchor)> {
        // accounts are given of quarters that are over
        let to_come = |told: &Told| {
            granularity == Granularity::Quarter && self.published.is_some_and(|day| told.interval.last() >= day)
        };
        let fits = |told: &&Told| told.interval.granularity == granularity && !to_come(told);
        let found = self.latest().take(last).find(fits)?;
        // and not of the one before, which a sentence may touch: the later quarter is the one reported
        let later = self.latest().take(last).filter(fits).max_by_key(|told| told.interval.start)?;
        let here = found.sentence == self.sentence || granularity != Granularity::Quarter;
        Some(if here { found } else { later }.anchored())
    }

    /// The days of what an expression hangs on: a date told of, else the day of speaking.
    pub fn days_of(&self, anchor: Anchor) -> DayRange {
        let told = match anchor {
            Anchor::Timex(timex) => self.told.iter().rev().find(|told| told.timex == timex),
            _ => None,
        };
        told.map_or(DayRange::new(self.published, self.published), |told| {
            DayRange::new(Some(told.interval.start), Some(told.interval.last()))
        })
    }

    /// The day of speaking.
    fn now(&self) -> Option<(Interval, Anchor)> {
        Some((Interval::day(self.published?)?, Anchor::Published))
    }

    /// True where the last day told of is so long ago that a story of today does not go on from it.
    fn is_far(&self) -> bool {
        !self.narrative && self.latest().next().is_some_and(|told| told.sentence + FAR < self.sentence)
    }

    /// What "this", "last" and "next" hang on: publication, in a narrative the time told of where that is as fine as the unit.
    fn present(&self, unit: Unit) -> Option<(Interval, Anchor)> {
        let fits = |interval: &Interval| interval.days() <= i64::from(unit.days().1);
        let told = self.told().filter(|(interval, _)| self.narrative && unit != Unit::Day && fits(interval));
        told.or_else(|| self.now())
    }

    /// The time that "that", "earlier" and "later" hang on: what was told of, else publication.
    fn then(&self) -> Option<(Interval, Anchor)> {
        let published = || Some((Interval::day(self.published?)?, Anchor::Published));
        self.told().or_else(published)
    }
}

/// Resolves a reading; `direction` is where its verb looks.
pub(super) fn resolve(reading: &Reading, reference: &Reference, direction: Looks) -> Resolved {
    match &reading.meaning {
        Meaning::Length(count, unit) => length(*count, *unit),
        Meaning::Literal(text) => plain(text.clone()),
        Meaning::Every(what) => plain(every(*what)),
        Meaning::Vague(text) => plain((*text).to_owned()),
        Meaning::Offset { count: None, later, .. } => plain(if *later { "FUTURE_REF" } else { "PAST_REF" }.to_owned()),
        Meaning::Offset { unit: Unit::Second | Unit::Minute | Unit::Hour, count, from, .. } => {
            hours(*count, &reading.meaning, from, reference)
        }
        Meaning::Clock(text, day) => clock(text, day.as_deref(), reference, direction),
        meaning => match days(meaning, reference, direction) {
            Some((interval, anchor)) => dated(interval, anchor),
            None => Resolved { granularity: meaning.granularity(), ..plain(open(meaning)) },
        },
    }
}

fn plain(value: String) -> Resolved {
    Resolved { value, interval: None, anchor: Anchor::None, granularity: Granularity::Unknown, length: None }
}

pub(super) fn dated(interval: Interval, anchor: Anchor) -> Resolved {
    let granularity = interval.granularity;
    Resolved { value: value(&interval), interval: Some(interval), anchor, granularity, length: None }
}

fn length(count: Option<f64>, unit: Unit) -> Resolved {
    // parts of a day
    let (least, most) = match unit {
        Unit::Second => (1.0 / 86_400.0, 1.0 / 86_400.0),
        Unit::Minute => (1.0 / 1_440.0, 1.0 / 1_440.0),
        Unit::Hour => (1.0 / 24.0, 1.0 / 24.0),
        _ => (f64::from(unit.days().0), f64::from(unit.days().1)),
    };
    let days = count.map(|count| {
        let scaled = |days: f64| (count * days).min(f64::from(u32::MAX));
        (scaled(least).floor() as u32, scaled(most).ceil() as u32)
    });
    Resolved { length: days, ..plain(length_value(count, unit)) }
}

/// "two hours ago" lies on the reference day.
fn hours(count: Option<f64>, meaning: &Meaning, from: &Meaning, reference: &Reference) -> Resolved {
    let Meaning::Offset { unit, .. } = meaning else { return plain(String::new()) };
    let day = days(from, reference, Looks::default());
    match day {
        Some((day, anchor)) if day.days() == 1 => dated(day, anchor),
        _ => plain(length_value(count, *unit)),
    }
}

fn every(what: Repeating) -> String {
    match what {
        Repeating::Weekday(day) => format!("XXXX-WXX-{}", day.number_from_monday()),
        Repeating::Month(month) => format!("XXXX-{month:02}"),
        Repeating::MonthDay(month, day) => format!("XXXX-{month:02}-{day:02}"),
        Repeating::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        Repeating::Season(season) => format!("XXXX-{}", ["SP", "SU", "FA", "WI"][(season as usize + 3) % 4]),
        Repeating::Quarter(quarter) => format!("XXXX-Q{quarter}"),
        Repeating::Half(half) => format!("XXXX-H{half}"),
        Repeating::Holiday(_) => "XXXX-XX-XX".to_owned(),
        Repeating::Unit(unit) => length_value(Some(1.0), unit),
    }
}

/// The value of what cannot be placed.
fn open(meaning: &Meaning) -> String {
    match meaning {
        Meaning::Recurring(what, _) | Meaning::Inside(what, _) | Meaning::Nth(what, ..) => every(*what),
        Meaning::Unit(_, Which::Last | Which::Previous) => "PAST_REF".to_owned(),
        Meaning::Unit(_, Which::Next | Which::Following) => "FUTURE_REF".to_owned(),
        Meaning::Unit(unit, _) | Meaning::Around(unit, _) => match unit {
            Unit::Day => "XXXX-XX-XX",
            Unit::Week => "XXXX-WXX",
            Unit::Weekend => "XXXX-WXX-WE",
            Unit::Month => "XXXX-XX",
            Unit::Quarter => "XXXX-QX",
            _ => "XXXX",
        }
        .to_owned(),
        Meaning::Offset { later: true, .. } => "FUTURE_REF".to_owned(),
        Meaning::Fiscal(inner) => open(inner),
        _ => "PAST_REF".to_owned(),
    }
}

/// A clock time or part of a day: on its day, else on the day told of in the same breath, else on the reference day.
fn clock(text: &str, day: Option<&Meaning>, reference: &Reference, direction: Looks) -> Resolved {
    // a night without a day is the last one, whatever was told long before
    let near = |told: &&Told| text != "NI" || reference.narrative || told.sentence + 1 >= reference.sentence;
    // "shot dead on 17 August, says a report released on Tuesday. The soldiers came at 5 a.m."
    let along = |last: &Told| {
        let mut recent = reference.told.iter().rev().take(3).filter(|told| told.sentence + 1 >= reference.sentence);
        recent.find(|told| last.passing && !told.passing && told.interval.days() == 1).copied()
    };
    let last = || reference.told.last().map(|last| along(last).unwrap_or(*last));
    let told_day = || last().filter(|told| told.interval.days() == 1).filter(|told| near(&told));
    let found = match day {
        Some(day) => days(day, reference, direction),
        None => told_day().as_ref().map(Told::anchored).or_else(|| reference.now()),
    };
    match found.filter(|(day, _)| day.days() == 1) {
        Some((day, anchor)) => {
            let day = day.with(Granularity::Time);
            Resolved { value: format!("{}T{text}", value(&day)), ..dated(day, anchor) }
        }
        None => Resolved {
            granularity: Granularity::Time,
            ..plain(format!("{}T{text}", day.map_or("XXXX-XX-XX".to_owned(), open)))
        },
    }
}

/// The days of a meaning and what they hang on.
fn days(meaning: &Meaning, reference: &Reference, direction: Looks) -> Option<(Interval, Anchor)> {
    match meaning {
        Meaning::Exact(interval) => Some((*interval, Anchor::Stated)),
        Meaning::Recurring(what, which) => recurring(*what, *which, reference, direction),
        Meaning::Unit(unit, which) => unit_days(*unit, *which, reference, direction),
        Meaning::Inside(what, outer) => {
            let (outer, anchor) = days(outer, reference, direction)?;
            Some((inside(*what, outer)?, anchor))
        }
        Meaning::Nth(what, n, outer) => {
            let (outer, anchor) = days(outer, reference, direction)?;
            // the first decade of a century that begins with 1901 is that of 1900
            let decades = *what == Repeating::Unit(Unit::Decade) && outer.granularity == Granularity::Century;
            let outer = if decades {
                this(outer.start, Unit::Decade).map_or(outer, |first| Interval { start: first.start, ..outer })
            } else {
                outer
            };
            Some((nth(*what, *n, outer)?, anchor))
        }
        Meaning::Offset { count, unit, later, from } => offset((*count)?, *unit, *later, from, reference, direction),
        Meaning::Fiscal(inner) => days(inner, reference, direction),
        Meaning::Around(unit, day) => {
            // the nearest one, whatever the verb says
            let (day, anchor) = days(day, reference, Looks::default())?;
            Some((this(day.start, *unit)?, anchor))
        }
        Meaning::Alike(year) => alike(days(year, reference, direction)?, reference),
        Meaning::Now => reference.now(),
        Meaning::Told => reference.then(),
        _ => None,
    }
}

/// The quarter, half or month told of lately in another year.
fn alike((year, stated): (Interval, Anchor), reference: &Reference) -> Option<(Interval, Anchor)> {
    let whole = Some((year, stated));
    if reference.of_months() {
        return whole;
    }
    let (told, anchor) = match reference.told_lately(Granularity::Quarter).or_else(|| reference.part_told()) {
        Some(told) => told,
        None => return whole,
    };
    let month = told.start.month();
    let what = match told.granularity {
        Granularity::Quarter => Repeating::Quarter(month.div_ceil(3)),
        Granularity::Half => Repeating::Half(month.div_ceil(6)),
        _ => Repeating::Month(month),
    };
    Some((inside(what, year)?, anchor))
}

/// The occurrence inside a year, a season of it included; winter begins in the year.
fn inside(what: Repeating, outer: Interval) -> Option<Interval> {
    nth(what, 1, outer).or_else(|| what.of(outer.start))
}

fn recurring(what: Repeating, which: Which, reference: &Reference, direction: Looks) -> Option<(Interval, Anchor)> {
    let (now, anchor) = match which {
        Which::Previous | Which::Following | Which::That => reference.then()?,
        Which::Bare => return bare(what, reference, direction),
        _ => reference.present(what.cycle())?,
    };
    let found = match which {
        Which::Last => last(what, now.start),
        Which::Next => next(what, now.last()),
        Which::Previous => last(what, now.start),
        Which::Following => next(what, now.last()),
        Which::That => holding(what, now.start).or_else(|| what.of(now.start)),
        _ => this_one(what, now.start, direction),
    };
    Some((found?, anchor))
}

/// "this Friday", "this summer", "this March": of this week or year; a weekday that is over may be the coming one.
fn this_one(what: Repeating, day: NaiveDate, direction: Looks) -> Option<Interval> {
    match what {
        Repeating::Weekday(_) if direction.direction == Direction::Past => last_begun(what, day),
        Repeating::Weekday(_) => next_unfinished(what, day),
        Repeating::Season(_) => holding(what, day).or_else(|| what.of(day)),
        _ => what.of(day),
    }
}

/// Without a word that picks one: the nearest in the direction of the verb; in a narrative the nearest to what was told.
fn bare(what: Repeating, reference: &Reference, direction: Looks) -> Option<(Interval, Anchor)> {
    if reference.narrative {
        let (told, anchor) = reference.line()?;
        let fits = match what.cycle() {
            Unit::Week => told.days() <= 7,
            Unit::Month => told.days() <= 31,
            _ => true,
        };
        if let Some(day) = reference.published.filter(|_| !fits && direction.direction == Direction::Future) {
            return Some((next_unfinished(what, day)?, Anchor::Published)); // news in a text of old dates
        }
        return fits.then(|| Some((nearest(what, told)?, anchor)))?;
    }
    let near = match what.cycle() {
        Unit::Year => 1,
        Unit::Month => 2,
        _ => 0,
    };
    let back = direction.direction != Direction::Future;
    if let Some((told, anchor)) = reference.told_here(near).filter(|_| back) {
        return Some((nearest(what, told)?, anchor));
    }
    let day = reference.published?;
    Some((looked_at(what, day, direction)?, Anchor::Published))
}

/// The last or the next, as the verb says. Without a verb a weekday is the last; of dates in the year the nearer one is
/// meant, and a verb that may not be their own only tips the scales.
fn looked_at(what: Repeating, day: NaiveDate, looks: Looks) -> Option<Interval> {
    let (past, future) = (last_begun(what, day)?, next_unfinished(what, day)?);
    let (back, forth) = ((day - past.last()).num_days().max(0), (future.start - day).num_days().max(0));
    let weekly = what.cycle() == Unit::Week;
    // of days with a number the near one is meant, unless the far one is not so far
    let exact = matches!(what, Repeating::MonthDay(..));
    let quarterly = matches!(what, Repeating::Quarter(_) | Repeating::Half(_));
    let is_past = match (looks.direction, looks.sure) {
        (Direction::Past, _) if weekly => true,
        (Direction::Future, _) if weekly => false,
        (Direction::Unknown, _) if weekly => true,
        (Direction::Future, true) if quarterly => back * 4 <= forth,
        (Direction::Past, true) => !exact || back <= forth * 12,
        (Direction::Future, true) => exact && forth > back * 12,
        _ if quarterly => back <= forth * 4,
        (Direction::Past, false) => back <= forth * 3,
        (Direction::Future, false) => back * 3 <= forth,
        (Direction::Unknown, _) => back <= forth * 2,
    };
    Some(if is_past { past } else { future })
}

/// The occurrence in the year told of, unless the one of a neighbouring year is much nearer to what was told.
fn nearest(what: Repeating, told: Interval) -> Option<Interval> {
    if what.cycle() == Unit::Week {
        return next_unfinished(what, told.start);
    }
    let same = what.of(told.start)?;
    if told.granularity >= Granularity::Year {
        return Some(same);
    }
    let after = next(what, told.last())?;
    let gap = (told.start - same.start).num_days();
    Some(if gap > 200 && (after.start - told.start).num_days() < 150 { after } else { same })
}

fn unit_days(unit: Unit, which: Which, reference: &Reference, direction: Looks) -> Option<(Interval, Anchor)> {
    match which {
        // "was a guest there this weekend"
        Which::This if unit == Unit::Weekend && direction.direction == Direction::Past => {
            let (now, anchor) = reference.present(unit)?;
            Some((last_begun(Repeating::Unit(unit), now.start)?, anchor))
        }
        Which::This | Which::Last | Which::Next => {
            let (now, anchor) = reference.present(unit)?;
            let step = match which {
                Which::Last => -1,
                Which::Next => 1,
                _ => 0,
            };
            Some((stepped(unit, now.start, step)?, anchor))
        }
        // "an increase for the full year": one to come is no account
        Which::Bare if unit == Unit::Year => {
            let (told, anchor) = told_in(unit, reference)?;
            let ahead = reference.published.filter(|day| told.start.year() > day.year());
            let (now, anchor) = ahead.map_or(Some((told, anchor)), |_| reference.now())?;
            Some((this(now.start, unit)?, anchor))
        }
        Which::Bare => weekend(unit, reference, direction),
        Which::That => {
            let like = unit.granularity();
            let (told, anchor) = match unit {
                Unit::Quarter => reference.told_as(like).or_else(|| last_quarter(reference))?,
                _ => told_in(unit, reference)?,
            };
            Some((this(told.start, unit)?, anchor))
        }
        Which::Previous | Which::Following => {
            let (told, anchor) = told_in(unit, reference)?;
            let step = if which == Which::Previous { -1 } else { 1 };
            let from = if step > 0 { told.last() } else { told.start };
            Some((stepped(unit, from, step)?, anchor))
        }
    }
}

/// The time told of, when it is no coarser than the unit: "that day" after "in 1990" has no day.
fn told_in(unit: Unit, reference: &Reference) -> Option<(Interval, Anchor)> {
    let wanted = unit.granularity();
    let fits = |interval: &Interval| interval.granularity <= wanted || interval.days() <= i64::from(unit.days().1);
    // "were caught in April … the next morning": no day behind a day of another time is meant
    let coarse =
        reference.latest().next().filter(|told| !fits(&told.interval) && told.sentence + 1 >= reference.sentence);
    let told = reference.latest().take(6).find(|told| fits(&told.interval));
    let other = coarse
        .zip(told)
        .is_some_and(|(coarse, told)| coarse.sentence > told.sentence && coarse.interval.last() < told.interval.start);
    if other {
        return None;
    }
    let told = told.map(Told::anchored);
    let published = || Some((Interval::day(reference.published?)?, Anchor::Published));
    told.or_else(|| published().filter(|_| !reference.narrative))
}

/// The quarter that news of business speaks of: the last that is over.
fn last_quarter(reference: &Reference) -> Option<(Interval, Anchor)> {
    Some((last(Repeating::Unit(Unit::Quarter), reference.published?)?, Anchor::Published))
}

/// "the weekend": the last one on its first days after, and with a verb in the past; else the coming one.
fn weekend(unit: Unit, reference: &Reference, direction: Looks) -> Option<(Interval, Anchor)> {
    let (now, anchor) = reference.now()?;
    let early = now.start.weekday().num_days_from_monday() < 2;
    let what = Repeating::Unit(unit);
    let past = direction.direction == Direction::Past || (direction.direction == Direction::Unknown && early);
    let found = if past { last_begun(what, now.start) } else { next_unfinished(what, now.start) };
    Some((found?, anchor))
}

/// The unit that holds the day so many units away.
fn stepped(unit: Unit, day: NaiveDate, step: i64) -> Option<Interval> {
    let base = this(day, unit)?.start;
    match unit {
        Unit::Weekend => this(add_days(this(day, Unit::Week)?.start, step * 7)?, unit),
        _ => this(shift(base, unit, step)?, unit),
    }
}

/// "two years ago", "three days later", "a year earlier".
fn offset(
    count: f64,
    unit: Unit,
    later: bool,
    from: &Meaning,
    reference: &Reference,
    direction: Looks,
) -> Option<(Interval, Anchor)> {
    // "a year ago" beside a quarter is the same quarter of the year before
    let yearly = matches!(from, Meaning::Now | Meaning::Told) && !later && count == 1.0 && unit == Unit::Year;
    if yearly && reference.of_months() {
        let (base, anchor) = days(from, reference, direction)?;
        return Some((stepped(Unit::Year, base.start, -1)?, anchor));
    }
    let beside = reference.told_lately(Granularity::Quarter).filter(|_| yearly);
    let daily = *from == Meaning::Told && unit == Unit::Day;
    let beside = beside.or_else(|| reference.told_day().filter(|_| daily));
    let beside = beside.or_else(|| reference.now().filter(|_| daily && reference.is_far()));
    let (base, anchor) = beside.map_or_else(|| days(from, reference, direction), Some)?;
    // "losses through the third quarter of 1990. In the year-ago period": no account is of a quarter to come
    let to_come = yearly && base.granularity == Granularity::Quarter;
    let over = last_quarter(reference).filter(|(over, _)| to_come && base.start > over.start && !reference.narrative);
    let (base, anchor) = over.unwrap_or((base, anchor));
    let (count, unit) = whole(count, unit)?;
    let day = shift(base.start, unit, if later { count } else { -count })?;
    let fine = match (base.granularity, unit) {
        (Granularity::Quarter | Granularity::Half | Granularity::Season | Granularity::Month, _)
            if unit >= Unit::Year =>
        {
            base.granularity
        }
        (granularity, _) if unit.granularity() <= granularity => granularity,
        _ => unit.granularity(),
    };
    let days = base.days();
    if unit < Unit::Month && days > 31 || unit < Unit::Year && days > 366 {
        // "two days later" after a year is told of: no finer than the year, moved by two days
        let last = shift(base.last(), unit, if later { count } else { -count })?;
        return Some((Interval::new(day, last.succ_opt()?, base.granularity)?, anchor));
    }
    let found = match unit {
        Unit::Week if base.granularity == Granularity::Week => this(day, unit)?,
        Unit::Day | Unit::Week | Unit::Fortnight => Interval::day(day)?,
        Unit::Century | Unit::Millennium => this(day, Unit::Decade)?,
        _ => this(day, unit_of(fine))?,
    };
    Some((found, anchor))
}

fn unit_of(granularity: Granularity) -> Unit {
    match granularity {
        Granularity::Time | Granularity::Day | Granularity::Unknown => Unit::Day,
        Granularity::Week => Unit::Week,
        Granularity::Month => Unit::Month,
        Granularity::Quarter => Unit::Quarter,
        Granularity::Season => Unit::Season,
        Granularity::Half => Unit::Half,
        Granularity::Year => Unit::Year,
        Granularity::Decade => Unit::Decade,
        Granularity::Century => Unit::Century,
    }
}

/// A count of whole units: a year and a half is eighteen months.
fn whole(count: f64, unit: Unit) -> Option<(i64, Unit)> {
    if count.fract() == 0.0 && count < 1e7 {
        return Some((count as i64, unit));
    }
    let finer = match unit {
        Unit::Week => return Some(((count * 7.0).round() as i64, Unit::Day)),
        Unit::Day => return Some((count.round() as i64, Unit::Day)),
        _ => count * unit.months()? as f64,
    };
    (finer < 1e7).then_some((finer.round() as i64, Unit::Month))
}

/// True for readings that are remembered as told: dates with a place on the calendar. "A year earlier" and "the previous year"
/// compare and tell nothing: the next "a year earlier" hangs on the same time.
pub(super) fn is_told(reading: &Reading, resolved: &Resolved) -> bool {
    let looks_back = match &reading.meaning {
        Meaning::Offset { later: false, from, .. } => {
            **from == Meaning::Told || resolved.granularity == Granularity::Quarter
        }
        Meaning::Unit(_, Which::Previous) | Meaning::Recurring(_, Which::Previous) | Meaning::Alike(_) => true,
        _ => false,
    };
    resolved.interval.is_some() && !looks_back && matches!(reading.kind, TimexKind::Date | TimexKind::Time)
}
