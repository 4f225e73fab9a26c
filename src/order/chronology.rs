//! [`Chronology`]: which of two events of a document begins first, also where nothing dates them.

use super::clauses::{Clauses, Governor};
use crate::document::{ClaimId, Deprel, Document, Node, Relation, Tense, TimemlClass};
use std::cmp::Ordering;
use std::collections::HashMap;

/// The order in which the events of a document begin.
///
/// Dates decide first, then what a link says of the two, then what they are: a saying is later than what it tells, a plan
/// later than what was done, a past perfect earlier than a past; of the same kind the one told first.
pub struct Chronology<'d> {
    clauses: Clauses<'d>,
    links: HashMap<(ClaimId, ClaimId), Relation>,
}

/// What an event is to the telling.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Kind {
    Happening,
    Saying,
    Coming,
}

impl<'d> Chronology<'d> {
    /// The order that the times, links and clauses of a document give.
    pub fn of(doc: &'d Document) -> Chronology<'d> {
        let pairs = doc.links.iter().filter_map(|link| match (link.from, link.to) {
            (Node::Claim(from), Node::Claim(to)) => Some(((from, to), link.relation)),
            _ => None,
        });
        Chronology { clauses: Clauses::new(doc), links: pairs.collect() }
    }

    /// Which of two events begins first; `None` only of an event and itself.
    pub fn compare(&self, one: ClaimId, other: ClaimId) -> Option<Ordering> {
        if one == other {
            return None;
        }
        if self.clauses.claim(one).trigger > self.clauses.claim(other).trigger {
            return self.compare(other, one).map(Ordering::reverse);
        }
        self.by_dates(one, other).or_else(|| self.by_link(one, other)).or_else(|| Some(self.by_kind(one, other)))
    }

    fn by_dates(&self, one: ClaimId, other: ClaimId) -> Option<Ordering> {
        let begin = |id: ClaimId| self.clauses.doc.times.get(id.index()).map(|time| time.bounds.begin);
        let (one, other) = (begin(one)?, begin(other)?);
        let before = |a: Option<_>, b: Option<_>| a.zip(b).is_some_and(|(a, b)| a < b);
        match () {
            _ if before(one.last, other.first) => Some(Ordering::Less),
            _ if before(other.last, one.first) => Some(Ordering::Greater),
            _ => None,
        }
    }

    fn by_link(&self, one: ClaimId, other: ClaimId) -> Option<Ordering> {
        let backward = || self.links.get(&(other, one)).map(|relation| relation.inverse());
        match self.links.get(&(one, other)).copied().or_else(backward)? {
            Relation::Before | Relation::IBefore | Relation::Includes | Relation::EndedBy => Some(Ordering::Less),
            Relation::After | Relation::IAfter | Relation::Ends => Some(Ordering::Greater),
            _ => None,
        }
    }

    fn kind(&self, id: ClaimId) -> Kind {
        let claim = self.clauses.claim(id);
        match claim.timeml_class {
            _ if claim.future || claim.tense == Tense::Future => Kind::Coming,
            TimemlClass::Reporting => Kind::Saying,
            _ => Kind::Happening,
        }
    }

    /// By what they are; `one` is told first.
    fn by_kind(&self, one: ClaimId, other: ClaimId) -> Ordering {
        use Kind::*;
        let down = self.clauses.governor(other).filter(|governor| governor.claim == one);
        let circumstance =
            down.is_some_and(|governor| governor.relation.base() == Deprel::Advcl) && self.clauses.is_participle(other);
        match (self.kind(one), self.kind(other)) {
            (Happening | Saying, Coming) => Ordering::Less,
            (Coming, Happening) => Ordering::Greater,
            // "agreed to leave", "They said": what was only to come at its place in the story has mostly come by the next saying
            (Coming, Saying) if self.clauses.claim(one).tense != Tense::Future => Ordering::Less,
            (Coming, Saying) => Ordering::Greater,
            (Coming, Coming) => Ordering::Less,
            _ if down.is_some_and(|governor| governor.relation.base() == Deprel::Ccomp) => Ordering::Greater,
            (Happening, Saying) | (Saying, Saying) => Ordering::Less,
            (Saying, Happening) if circumstance => Ordering::Less,
            (Saying, Happening) => Ordering::Greater,
            (Happening, Happening) => self.of_happenings(one, other, down),
        }
    }

    /// Two happenings: a past perfect looks back, and so does what describes a noun of the other's clause.
    fn of_happenings(&self, one: ClaimId, other: ClaimId, down: Option<&Governor>) -> Ordering {
        let (back, back2) = (self.clauses.is_pluperfect(one), self.clauses.is_pluperfect(other));
        match () {
            _ if back != back2 => {
                if back {
                    Ordering::Less
                } else {
                    Ordering::Greater
                }
            }
            _ if self.clauses.claim(other).tense == Tense::Infinitive => Ordering::Less,
            _ if self.is_now(one) && self.clauses.is_past(other) => Ordering::Greater,
            _ if self.is_state(other) && !self.is_state(one) && !self.is_same_sentence(one, other) => Ordering::Greater,
            _ if down.is_some_and(|governor| self.goes_on(other, governor)) => Ordering::Less,
            _ if self.is_below(other, one) => Ordering::Greater,
            _ => Ordering::Less,
        }
    }

    /// True for what the present tense tells without looking back.
    fn is_now(&self, id: ClaimId) -> bool {
        self.clauses.claim(id).tense == Tense::Present && !self.clauses.is_past(id)
    }

    /// True for a state: it has mostly begun before what is told beside it.
    fn is_state(&self, id: ClaimId) -> bool {
        self.clauses.claim(id).timeml_class == TimemlClass::State
    }

    fn is_same_sentence(&self, one: ClaimId, other: ClaimId) -> bool {
        self.clauses.claim(one).sentence == self.clauses.claim(other).sentence
    }

    /// True for a clause that carries on from the one that governs it.
    fn goes_on(&self, id: ClaimId, governor: &Governor) -> bool {
        match governor.relation.base() {
            Deprel::Conj | Deprel::Xcomp => true,
            Deprel::Advcl => match governor.connective.as_deref() {
                None => self.clauses.is_participle(id),
                Some(word) => matches!(word, "to" | "before" | "until"),
            },
            _ => false,
        }
    }

    /// True where one claim stands above another in the tree.
    fn is_below(&self, id: ClaimId, above: ClaimId) -> bool {
        let up = std::iter::successors(Some(id), |id| self.clauses.governor(*id).map(|governor| governor.claim));
        up.skip(1).take(12).any(|id| id == above)
    }
}
