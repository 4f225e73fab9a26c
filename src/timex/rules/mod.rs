//! The rules: a name, a pattern (see [`super::pattern`]) and what a match means. One file a topic.
//!
//! The first stage finds plain expressions; the next ones put them together ("late" + "last year", "two years" + "ago").
//! Every rule is run by at least one line of `tests/timex/*.txt`.

mod calendar;
mod clock;
mod compose;
mod duration;
mod holidays;
mod quarters;
mod relative;
mod sets;
mod vague;
mod years;

use super::grammar::{Found, Rule};
use super::reading::{Meaning, Reading};
use crate::document::TimexKind;

/// The stages of rules, first to last.
pub(super) fn stages() -> Vec<Vec<Rule>> {
    let mut core = calendar::rules();
    core.extend(years::rules());
    core.extend(quarters::rules());
    core.extend(relative::rules());
    core.extend(holidays::rules());
    core.extend(clock::rules());
    core.extend(duration::rules());
    core.extend(sets::rules());
    core.extend(vague::rules());
    vec![core, compose::dates(), compose::rules(), compose::rules(), compose::frames()]
}

/// A reading over the whole match.
fn reading(found: &Found, kind: TimexKind, meaning: Meaning) -> Option<Reading> {
    Some(Reading {
        kind,
        meaning,
        modifier: None,
        first: found.first_atom(),
        end: found.end_atom(),
        rule: found.rule(),
        second: None,
    })
}

fn date(found: &Found, meaning: Meaning) -> Option<Reading> {
    reading(found, TimexKind::Date, meaning)
}

fn time(found: &Found, meaning: Meaning) -> Option<Reading> {
    reading(found, TimexKind::Time, meaning)
}

fn duration(found: &Found, meaning: Meaning) -> Option<Reading> {
    reading(found, TimexKind::Duration, meaning)
}

fn set(found: &Found, meaning: Meaning) -> Option<Reading> {
    reading(found, TimexKind::Set, meaning)
}

impl Reading {
    fn with(self, modifier: &'static str) -> Reading {
        Reading { modifier: Some(modifier), ..self }
    }

    fn starting(self, first: usize) -> Reading {
        Reading { first, ..self }
    }

    fn ending(self, end: usize) -> Reading {
        Reading { end, ..self }
    }

    /// Adds a second expression that begins at an atom; this one ends where told.
    fn and(self, own_end: usize, second: Reading) -> Reading {
        Reading { end: own_end, second: Some(Box::new(second)), ..self }
    }
}
