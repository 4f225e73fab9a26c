//! Lengths that are measured from something: "two days after the vote", "three weeks before Christmas".
//!
//! An event gives the expression an anchor and leaves the date to `order`; a date gives it bounds.

use super::atoms::Atom;
use super::grammar::one_of;
use super::reading::{Meaning, Reading};
use super::resolve::Resolved;
use crate::document::{Anchor, Document, Signal, SignalRelation, Timex, TimexId, TimexKind, TokenId};
use crate::time::operators::shift;
use crate::time::{Bounds, DayRange, edtf};

/// Gives each measured length its anchor, its signal and, where it is measured from a date, its bounds.
pub(super) fn anchored(doc: &Document, atoms: &[Atom], readings: &[&Reading], placed: &mut [(Timex, Resolved)]) {
    for n in 0..placed.len() {
        let (end, sentence) = (readings[n].end, atoms[readings[n].first].sentence);
        let Some(joint) = atoms.get(end).filter(|atom| atom.sentence == sentence) else { continue };
        let form = joint.text(&doc.article.text);
        let later = match form {
            _ if readings[n].kind != TimexKind::Duration => continue,
            _ if one_of(form, &["after", "following"]) => true,
            _ if one_of(form, &["before"]) => false,
            _ => continue,
        };
        let from_date = readings.get(n + 1).is_some_and(|next| next.first == end + 1) && n + 1 < placed.len();
        let bounds = from_date.then(|| moved(readings[n], &placed[n + 1].1, later)).flatten();
        let timex = &mut placed[n].0;
        timex.anchor = match (bounds, event(doc, timex.end)) {
            (Some(_), _) => Anchor::Timex(TimexId(n as u32 + 1)),
            (None, Some(event)) if !from_date => Anchor::Event(event),
            _ => continue,
        };
        let relation = if later { SignalRelation::After } else { SignalRelation::Before };
        let span = crate::document::Span { start: joint.start, end: joint.end };
        timex.signal = Some(Signal { span, relation });
        if let Some(bounds) = bounds {
            (timex.bounds, timex.granularity) = (bounds, placed[n + 1].1.granularity);
            let timex = &mut placed[n].0;
            timex.edtf = edtf(&bounds, timex.granularity);
        }
    }
}

/// The days of a date moved by a length.
fn moved(reading: &Reading, date: &Resolved, later: bool) -> Option<Bounds> {
    let Meaning::Length(Some(count), unit) = reading.meaning else { return None };
    let count = if count.fract() == 0.0 && count < 1e6 { count as i64 } else { return None };
    let (interval, count) = (date.interval?, if later { count } else { -count });
    let range = DayRange::new(shift(interval.start, unit, count)?, shift(interval.last(), unit, count)?);
    Some(Bounds { begin: range, end: range })
}

/// The event that the word after the expression leads to: what it marks or is the case of.
fn event(doc: &Document, joint: TokenId) -> Option<TokenId> {
    let token = doc.tokens.get(joint.index())?;
    token.head.filter(|head| *head > joint)
}
