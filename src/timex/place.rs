//! From readings to [`Timex`]es: each resolved in order of the text, given its signal, its bounds and its tokens.

use super::atoms::Atom;
use super::direction::{self, Direction, Looks, direction, is_over};
use super::grammar::one_of;
use super::lexicon::Which;
use super::reading::{Meaning, Reading};
use super::resolve::{Reference, Resolved, dated, is_told, resolve};
use super::signal;
use super::storyline;
use crate::document::{
    Anchor, Deprel, Document, SentenceId, SignalRelation, Span, Timex, TimexId, TimexKind, TokenId, Upos,
};
use crate::time::operators::{next_unfinished, shift};
use crate::time::{Bounds, Granularity, Interval, Repeating, Unit, edtf, edtf_approximate, value};
use chrono::{Datelike, NaiveDate};

/// Resolves all readings of a document.
pub(super) fn all(doc: &Document, atoms: &[Atom], readings: &[Reading]) -> Vec<Timex> {
    let readings = &share_days(doc, atoms, readings);
    let published = doc.article.published.map(|published| published.date);
    let quoted = storyline::quoted(&doc.article.text, atoms, readings);
    let mut reference = Reference::new(published, is_narrative(doc, readings, &quoted));
    let mut tokens = Tokens { doc, next: 0 };
    let mut placed = Vec::with_capacity(readings.len());
    let narrative = reference.narrative;
    // in a narrative "soon" and "shortly" are measured from nothing
    let kept = |reading: &Reading| !narrative || !matches!(reading.rule, "vague/soon" | "vague/shortly");
    let (readings, quoted): (Vec<&Reading>, Vec<bool>) =
        readings.iter().zip(quoted).filter(|(reading, _)| kept(reading)).unzip();
    let passing = storyline::in_passing(doc, atoms, &readings);
    for (number, reading) in (0..).zip(readings.iter().copied()) {
        let span = Span { start: atoms[reading.first].start, end: atoms[reading.end - 1].end };
        let (first, end) = tokens.covering(span);
        reference.sentence = atoms[reading.first].sentence;
        let here = |(timex, _): &&Placed| timex.sentence.0 == reference.sentence;
        let told = (0..number).rev().zip(placed.iter().rev().take_while(here)).take(8);
        let along = told.filter(|(_, (timex, _))| direction::carries_on(doc, timex.first, first));
        reference.along = along.map(|(number, _)| TimexId(number)).collect();
        let lead = signal::before(&doc.article.text, atoms, reading).map(|found| found.relation);
        let until = lead == Some(SignalRelation::Until);
        // "before the end of the year" is by it
        let by_end = lead == Some(SignalRelation::Before) && reading.modifier == Some("END");
        let limit = (by_end || lead.is_some_and(signal::is_limit)) && !is_over(doc, first, end, until);
        let that = matches!(reading.meaning, Meaning::Unit(_, Which::That));
        let turned = needs_direction(&reading.meaning) || that && limit;
        // the day of "8-10 p.m. on Sunday" stands behind the second hour: a bare clock has a day only if [`share_days`] lent it
        let lent = reading.rule.starts_with("clock/") && matches!(reading.meaning, Meaning::Clock(_, Some(_)));
        let lender = readings.get(number as usize + 1).filter(|_| lent).map(|lender| {
            let span = Span { start: atoms[lender.first].start, end: atoms[lender.end - 1].end };
            Tokens { doc, next: first.index() }.covering(span)
        });
        let (verbal, verbal_end) = lender.unwrap_or((first, end));
        let looks = if turned { direction(doc, verbal, verbal_end) } else { Looks::default() };
        // a date up to which something lasts is not where its verb is: "had to be returned by Jan. 14"
        // "called a strike for Monday"
        let put_on = lead == Some(SignalRelation::For)
            && weekly(&reading.meaning)
            && !atoms.get(reading.end).is_some_and(|atom| one_of(atom.text(&doc.article.text), &["'", "’"]));
        let looks = if put_on || is_announced(doc, first) {
            Looks { direction: Direction::Future, sure: false }
        } else {
            looks
        };
        let ended = is_behind_ended(doc, first);
        let back = lead == Some(SignalRelation::Since) || ended;
        let looks = if back { Looks { direction: Direction::Past, sure: true } } else { looks };
        let looks = match (limit, looks.direction) {
            // "was read a million times by Thursday"
            (true, Direction::Past) if looks.sure && !until && direction::is_done(doc, first, end) => looks,
            (true, Direction::Unknown) | (true, Direction::Past) if !looks.sure || weekly(&reading.meaning) => {
                Looks { direction: Direction::Future, sure: false }
            }
            (true, Direction::Unknown | Direction::Past) => Looks { sure: false, ..looks },
            _ => looks,
        };
        let begin = || range_begin(doc, atoms, &readings, &placed, number as usize);
        let resolved = match storyline::shared_year(doc, atoms, &readings, number as usize) {
            Some(interval) => dated(interval, Anchor::Stated),
            // who is quoted in a narrative speaks on a day that nobody told
            None if narrative && quoted[number as usize] && is_of_speech(&reading.meaning) => {
                resolve(reading, &Reference::new(None, true), looks)
            }
            None => begin()
                .and_then(|begin| resolve_after(reading, begin))
                .unwrap_or_else(|| resolve(reading, &reference, looks)),
        };
        // "aims to halve it by the end of the decade": what is still to come is in no decade that is over
        let over = resolved.interval.is_some_and(|interval| published.is_some_and(|day| interval.last() < day));
        let ahead = that && limit && over && looks.direction == Direction::Future && !narrative;
        let resolved = if ahead { resolve(reading, &Reference::new(published, false), looks) } else { resolved };
        let ahead = resolved.interval.filter(|days| ended && published.is_some_and(|day| days.start > day));
        let resolved = match ahead.and_then(a_year_before) {
            Some(days) => dated(days, resolved.anchor),
            None => resolved,
        };
        // in a narrative the day of publication is not a time told of
        let aside = narrative && resolved.anchor == Anchor::Published;
        let aside = aside || is_compared(doc, atoms, reading);
        if let Some(interval) = resolved.interval.filter(|_| is_told(reading, &resolved) && !aside) {
            reference.tell(interval, TimexId(number), passing[number as usize]);
        }
        if is_account(reading) {
            reference.tell_months();
        }
        placed.push(timex(doc, atoms, reading, resolved, (span, first, end), &reference));
    }
    join_ranges(doc, atoms, &readings, &mut placed);
    join_ended(doc, atoms, &readings, &mut placed);
    super::measure::anchored(doc, atoms, &readings, &mut placed);
    placed.into_iter().map(|(timex, _)| timex).collect()
}

/// "from 2 a.m. to 7 a.m. on Sunday": both hours are of the day behind the second.
fn share_days(doc: &Document, atoms: &[Atom], readings: &[Reading]) -> Vec<Reading> {
    let mut shared = readings.to_vec();
    for n in (1..shared.len()).rev() {
        let (first, second) = (&shared[n - 1], &shared[n]);
        let beside = second.first.checked_sub(first.end) == Some(1)
            && atoms[first.first].sentence == atoms[second.first].sentence;
        let joint = |atom: &Atom| one_of(atom.text(&doc.article.text), &["to", "until", "till", "and", "or", "-", "–"]);
        if let (Meaning::Clock(hour, None), Meaning::Clock(_, Some(day))) = (&first.meaning, &second.meaning)
            && beside
            && joint(&atoms[first.end])
        {
            shared[n - 1].meaning = Meaning::Clock(hour.clone(), Some(day.clone()));
        }
    }
    shared
}

/// "in the first nine months", "for the six months": what a company gives account of.
fn is_account(reading: &Reading) -> bool {
    let months = matches!(reading.meaning, Meaning::Length(Some(count), Unit::Month) if (2.0..12.0).contains(&count));
    months && matches!(reading.rule, "duration/past-count" | "duration/count-past")
}

/// "fell 8 % from a year ago", "compared with two years ago": a measure, at which the story does not stand.
fn is_compared(doc: &Document, atoms: &[Atom], reading: &Reading) -> bool {
    let ago = matches!(&reading.meaning, Meaning::Offset { later: false, from, .. } if **from == Meaning::Now);
    let before = reading.first.checked_sub(1).map(|at| atoms[at].text(&doc.article.text));
    ago && before.is_some_and(|word| one_of(word, &["from", "than", "with"]))
}

/// "payable Jan. 3", "effective Feb. 1": the adjective looks ahead, whatever the verb does.
fn is_announced(doc: &Document, first: TokenId) -> bool {
    let before = first.0.checked_sub(1).filter(|n| (*n as usize) < doc.tokens.len());
    before.is_some_and(|n| ["payable", "effective"].iter().any(|word| doc.form(TokenId(n)).eq_ignore_ascii_case(word)))
}

fn a_year_before(days: Interval) -> Option<Interval> {
    let back = |day: NaiveDate| shift(day, Unit::Year, -1);
    Interval::new(back(days.start)?, back(days.last())?.succ_opt()?, days.granularity)
}

/// "the year ended March 31", "the six months to June": over when it was written.
fn is_behind_ended(doc: &Document, first: TokenId) -> bool {
    let back = |by: u32| first.0.checked_sub(by).and_then(|at| doc.tokens.get(at as usize));
    let is = |by: u32, word: &str| back(by).is_some_and(|token| doc.text(token.span).eq_ignore_ascii_case(word));
    let length = || ["year", "quarter", "months", "weeks"].iter().any(|unit| is(2, unit));
    is(1, "ended") || (is(1, "on") || is(1, "in")) && is(2, "ended") || is(1, "to") && length()
}

/// True for a plain day of the week.
fn weekly(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Recurring(Repeating::Weekday(_), Which::Bare) => true,
        Meaning::Clock(_, Some(day)) => weekly(day),
        _ => false,
    }
}

/// True where the tree says that the expression describes a noun behind it: "before 1990 elections".
pub(super) fn describes_noun(doc: &Document, first: TokenId, end: TokenId) -> bool {
    let inside = |tok: TokenId| first <= tok && tok < end;
    let top = (first.0..end.0)
        .map(TokenId)
        .find(|tok| doc.tokens.get(tok.index()).is_some_and(|t| t.head.is_some_and(|head| !inside(head))));
    let Some((token, head)) = top.map(|tok| doc.token(tok)).and_then(|token| Some((token, token.head?))) else {
        return false;
    };
    let noun = matches!(doc.token(head).upos, Upos::Noun | Upos::Propn);
    let before = [Deprel::Compound, Deprel::Amod, Deprel::Nummod, Deprel::NmodPoss, Deprel::NmodUnmarked];
    noun && head >= end && before.contains(&token.deprel)
}

/// The days of the expression that this one ends: "from Monday to [Wednesday]", "between May 3 and [May 9]".
fn range_begin(
    doc: &Document,
    atoms: &[Atom],
    readings: &[&Reading],
    placed: &[Placed],
    number: usize,
) -> Option<(Interval, Anchor)> {
    let (before, own) = (readings.get(number.checked_sub(1)?)?, readings[number]);
    let near =
        atoms[before.first].sentence == atoms[own.first].sentence && own.first.checked_sub(before.end) == Some(1);
    let joint = near.then(|| atoms[before.end].text(&doc.article.text).to_ascii_lowercase())?;
    let (timex, resolved) = placed.last()?;
    let between = before.first > 0 && atoms[before.first - 1].text(&doc.article.text).eq_ignore_ascii_case("between");
    let lead = timex.signal.map(|signal| signal.relation);
    let alike = before.meaning.granularity() == own.meaning.granularity();
    // "the revision Friday to December's figures" is no range
    let range = matches!(joint.as_str(), "through" | "until" | "till" | "-" | "–" | "—" | "/")
        || joint == "to" && (alike || lead == Some(SignalRelation::From))
        || joint == "and" && between
        || matches!(joint.as_str(), "and" | "or") && is_next_weekday(before, own);
    let interval = resolved.interval.filter(|_| range)?;
    Some((
        interval,
        if timex.anchor == Anchor::Stated { Anchor::Timex(TimexId(number as u32 - 1)) } else { timex.anchor },
    ))
}

/// "on Sunday or Monday": days of one breath, in their order.
fn is_next_weekday(before: &Reading, own: &Reading) -> bool {
    match (&before.meaning, &own.meaning) {
        (
            Meaning::Recurring(Repeating::Weekday(first), Which::Bare),
            Meaning::Recurring(Repeating::Weekday(second), Which::Bare),
        ) => (1..=3).contains(&second.days_since(*first)),
        _ => false,
    }
}

/// The first occurrence that is not over when a range begins.
fn resolve_after(reading: &Reading, (begin, anchor): (Interval, Anchor)) -> Option<Resolved> {
    match reading.meaning {
        Meaning::Recurring(what, Which::Bare) => Some(dated(next_unfinished(what, begin.start)?, anchor)),
        _ => None,
    }
}

/// True for what the tense of a verb can turn.
fn needs_direction(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Recurring(_, Which::Bare | Which::This) => true,
        Meaning::Unit(unit, Which::Bare) => *unit != Unit::Year,
        Meaning::Unit(unit, Which::This) => *unit == Unit::Weekend,
        Meaning::Clock(_, Some(inner))
        | Meaning::Fiscal(inner)
        | Meaning::Inside(_, inner)
        | Meaning::Nth(_, _, inner) => needs_direction(inner),
        Meaning::Offset { from, .. } => needs_direction(from),
        _ => false,
    }
}

/// A text that tells of years long past and hardly of its own days. Without a publication date, one that tells of years and
/// never of its own days.
fn is_narrative(doc: &Document, readings: &[Reading], quoted: &[bool]) -> bool {
    let told = readings.iter().zip(quoted).filter(|(_, quoted)| !**quoted).map(|(reading, _)| reading);
    let speech = told.filter(|reading| is_of_speech(&reading.meaning)).count();
    let stated = |reading: &&Reading| matches!(reading.meaning, Meaning::Exact(_));
    let Some(published) = doc.article.published else {
        let told = readings.iter().zip(quoted).filter(|(reading, quoted)| !**quoted && is_of_now(&reading.meaning));
        return readings.iter().filter(stated).count() > (speech + told.count()) * 8;
    };
    let year = published.date.year();
    let old =
        |reading: &&Reading| matches!(reading.meaning, Meaning::Exact(interval) if interval.start.year() + 2 < year);
    let old = readings.iter().filter(old).count();
    old >= 6 && old > speech * 4
}

/// True for what hangs on the day of speaking: "today", "Friday", "last week", "two years ago".
fn is_of_speech(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Unit(_, Which::This | Which::Last | Which::Next) => true,
        Meaning::Recurring(Repeating::Weekday(_), _) => true,
        Meaning::Offset { from, .. } => **from == Meaning::Now,
        Meaning::Clock(_, Some(day)) => is_of_speech(day),
        _ => false,
    }
}

/// True for what tells of the days of writing, though it measures nothing from them: "currently", "the weekend".
fn is_of_now(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Vague("PRESENT_REF") | Meaning::Unit(crate::time::Unit::Weekend, Which::Bare))
}

type Placed = (Timex, Resolved);

fn timex(
    doc: &Document,
    atoms: &[Atom],
    reading: &Reading,
    resolved: Resolved,
    (span, first, end): (Span, TokenId, TokenId),
    reference: &Reference,
) -> Placed {
    let found = signal::before(&doc.article.text, atoms, reading).filter(|_| !describes_noun(doc, first, end));
    let relation = found.map(|found| found.relation);
    let bounds = bounds(doc, reading, &resolved, relation, span, reference);
    let fine = if resolved.interval.is_some() { resolved.granularity } else { signal::granularity_of(&bounds) };
    let approximate = reading.modifier == Some("APPROX") || relation == Some(SignalRelation::Around);
    let made = Timex {
        span,
        first,
        end,
        sentence: SentenceId(atoms[reading.first].sentence),
        kind: reading.kind,
        value: resolved.value.clone(),
        modifier: reading.modifier.map(str::to_owned),
        bounds,
        edtf: literal(&bounds, fine, approximate, &resolved),
        granularity: fine,
        anchor: resolved.anchor,
        signal: found.map(|found| found.signal(atoms)),
        length: resolved.length,
        rule: reading.rule.to_owned(),
        confidence: confidence(reading, &resolved),
    };
    (made, resolved)
}

fn literal(bounds: &Bounds, fine: Granularity, approximate: bool, resolved: &Resolved) -> String {
    match resolved.interval.filter(|_| approximate) {
        Some(interval) => edtf_approximate(&interval.bounds(), fine),
        None => edtf(bounds, fine),
    }
}

/// The bounds of an event that the expression dates.
fn bounds(
    doc: &Document,
    reading: &Reading,
    resolved: &Resolved,
    relation: Option<SignalRelation>,
    span: Span,
    reference: &Reference,
) -> Bounds {
    let words = doc.text(span).to_ascii_lowercase();
    let Some(interval) = resolved.interval.filter(|_| signal::dates(reading.kind)) else {
        // "within 100 days of taking office" is measured from that
        let behind = doc.article.text[span.end..].trim_start();
        let of_event = relation == Some(SignalRelation::Within) && behind.starts_with("of ");
        let reach = signal::reach(&words, relation).filter(|_| reading.kind == TimexKind::Duration && !of_event);
        return reach.map_or(Bounds::UNKNOWN, |reach| signal::reached(reading, reach, reference));
    };
    // "before dawn on Sunday" is on Sunday
    let inside = |relation: &SignalRelation| {
        reading.kind != TimexKind::Time || !matches!(relation, SignalRelation::Before | SignalRelation::After)
    };
    let relation = relation.filter(inside);
    // "before the end of the year" ends with the year
    if relation == Some(SignalRelation::Before) && reading.modifier == Some("END") && words.contains("end of") {
        return Bounds::within(None, interval.last());
    }
    let around = relation == Some(SignalRelation::Around);
    let range = signal::narrowed(interval, if around { Some("APPROX") } else { reading.modifier });
    let range = signal::farther(range, reading, reference.days_of(resolved.anchor));
    let range = signal::split_by_reference(range, reading, &words, reference.published);
    signal::bounded(range, relation)
}

fn confidence(reading: &Reading, resolved: &Resolved) -> f32 {
    match (&resolved.anchor, &reading.meaning) {
        (Anchor::Stated, _) => 0.97,
        (Anchor::Published, Meaning::Recurring(_, Which::Bare)) => 0.88,
        (Anchor::Published, _) => 0.93,
        (Anchor::Timex(_) | Anchor::Event(_), _) => 0.75,
        (Anchor::None, Meaning::Length(Some(_), _)) => 0.9,
        (Anchor::None, _) => 0.7,
    }
}

/// "from A to B", "between A and B", "A-B": both carry the bounds of the whole.
fn join_ranges(doc: &Document, atoms: &[Atom], readings: &[&Reading], placed: &mut [Placed]) {
    for n in 1..placed.len() {
        let (first, second) = (readings[n - 1], readings[n]);
        if atoms[first.first].sentence != atoms[second.first].sentence || second.first.saturating_sub(first.end) != 1 {
            continue;
        }
        let joint = atoms[first.end].text(&doc.article.text).to_ascii_lowercase();
        let lead = placed[n - 1].0.signal.map(|signal| signal.relation);
        let between = first.first > 0 && atoms[first.first - 1].text(&doc.article.text).eq_ignore_ascii_case("between");
        let range = matches!(joint.as_str(), "to" | "until" | "till" | "through") && lead == Some(SignalRelation::From)
            || matches!(joint.as_str(), "-" | "–" | "—" | "/") && signal::dates(second.kind) && !is_inside(placed, n)
            || matches!(joint.as_str(), "to" | "through") && placed[n - 1].1.granularity == placed[n].1.granularity
            || joint == "and" && between;
        if let Some(bounds) = signal::joined(&placed[n - 1].1, &placed[n].1, between).filter(|_| range) {
            for (timex, _) in &mut placed[n - 1..=n] {
                timex.bounds = bounds;
                timex.edtf = edtf(&bounds, timex.granularity);
            }
        }
    }
}

/// "on Hut Day - February 6 - this year": a date and the longer one around it are no range.
fn is_inside(placed: &[Placed], n: usize) -> bool {
    let (first, second) = (placed[n - 1].1.interval, placed[n].1.interval);
    first.zip(second).is_some_and(|(first, second)| {
        first.granularity < second.granularity && second.start <= first.start && first.last() <= second.last()
    })
}

/// "the year ended March 31", "the six months ending in June", "the fiscal year that ended in June 2022": the days up to that end.
fn join_ended(doc: &Document, atoms: &[Atom], readings: &[&Reading], placed: &mut [Placed]) {
    for n in 1..placed.len() {
        let (first, second) = (readings[n - 1], readings[n]);
        if atoms[first.first].sentence != atoms[second.first].sentence
            || !(1..=3).contains(&second.first.saturating_sub(first.end))
        {
            continue;
        }
        let words = atoms[first.end..second.first].iter().map(|atom| atom.text(&doc.article.text).to_ascii_lowercase());
        let words: Vec<String> = words.collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let ends = matches!(
            words.as_slice(),
            ["ended" | "ending" | "to"]
                | ["ended" | "ending", "in" | "on"]
                | ["that" | "which", "ended"]
                | ["that" | "which", "ended", "in" | "on"]
        );
        let length = match &first.meaning {
            Meaning::Length(Some(count), unit) if count.fract() == 0.0 => Some((*count, *unit)),
            Meaning::Unit(unit, _) => Some((1.0, *unit)),
            Meaning::Fiscal(inner) => match **inner {
                Meaning::Unit(unit, _) => Some((1.0, unit)),
                _ => None,
            },
            _ => None,
        };
        let days = length.filter(|(_, unit)| ends && unit.months().is_some()).and_then(|(count, unit)| {
            let end = placed[n].1.interval.map(|interval| interval.last())?;
            Some((shift(end.succ_opt()?, unit, -(count as i64))?, end, unit))
        });
        if let Some((begin, end, unit)) = days {
            let anchor = placed[n].1.anchor;
            let timex = &mut placed[n - 1].0;
            timex.bounds = Bounds::within(Some(begin), Some(end));
            timex.granularity = unit.granularity();
            timex.edtf = edtf(&timex.bounds, Granularity::Day);
            timex.anchor = anchor;
            if timex.kind == TimexKind::Date && unit == Unit::Year {
                timex.value = Interval::year(end.year()).map_or(std::mem::take(&mut timex.value), |year| value(&year));
            }
        }
    }
}

/// Finds the tokens under spans that come in order.
struct Tokens<'d> {
    doc: &'d Document,
    next: usize,
}

impl Tokens<'_> {
    fn covering(&mut self, span: Span) -> (TokenId, TokenId) {
        let tokens = &self.doc.tokens;
        while self.next < tokens.len() && tokens[self.next].span.end <= span.start {
            self.next += 1;
        }
        let length = tokens[self.next..].iter().take_while(|token| token.span.start < span.end).count();
        (TokenId(self.next as u32), TokenId((self.next + length) as u32))
    }
}
