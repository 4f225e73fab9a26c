//! [`Chronology`]: which of two events of a document begins first, also where nothing dates them.

use super::clauses::{Clauses, Governor};
use crate::document::{Aspect, ClaimId, Deprel, Document, Factuality, Node, Relation, Tense, TimemlClass};
use std::cmp::Ordering;
use std::collections::HashMap;

/// The order in which the events of a document begin.
///
/// Dates decide first, then what a link says of the two, then what they are: a saying is later than what it tells, a plan
/// later than what was done, a past perfect earlier than a past, and so is background; of the same kind the one told first.
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
            (Saying, Saying) if self.tells_of(one, other) || self.is_perfect(other) && !self.is_perfect(one) => {
                Ordering::Greater
            }
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
            // "was left stranded": a state that was there
            _ if down
                .is_some_and(|up| up.relation == Deprel::Xcomp && self.clauses.tense(other) == Tense::Pastpart) =>
            {
                Ordering::Greater
            }
            _ if down.is_some_and(|governor| self.goes_on(other, governor)) => Ordering::Less,
            _ if self.is_joined_below(one, other) => Ordering::Less,
            _ if self.is_below(other, one) || self.looks_back(one, other) => Ordering::Greater,
            _ => Ordering::Less,
        }
    }

    /// True for a saying below another, as what is told by it: "said the witness who reported it".
    fn tells_of(&self, one: ClaimId, other: ClaimId) -> bool {
        let beside = self.clauses.governor(other).is_some_and(|up| {
            up.claim == one && matches!(up.relation.base(), Deprel::Conj | Deprel::Advcl | Deprel::Parataxis)
        });
        self.is_below(other, one) && !beside
    }

    /// "came to sign and celebrate": joined to a clause that carries on from the other.
    fn is_joined_below(&self, one: ClaimId, other: ClaimId) -> bool {
        let first = self.clauses.governor(other).filter(|up| up.relation.base() == Deprel::Conj).map(|up| up.claim);
        let up = first.and_then(|first| Some((first, self.clauses.governor(first)?)));
        up.is_some_and(|(first, up)| up.claim == one && self.goes_on(first, up))
    }

    /// True where what is told later is the background of what was told first.
    fn looks_back(&self, one: ClaimId, other: ClaimId) -> bool {
        let apart = !self.is_same_sentence(one, other);
        let possible = |id| self.clauses.claim(id).factuality == Factuality::Possible;
        let done = self.is_now(one) && self.clauses.tense(other) == Tense::Pastpart;
        let background = self.describes(other) && !self.describes(one);
        let ability = apart && possible(other) && !possible(one);
        done || background || ability || (apart && self.opens_with_earlier(other)) || self.is_long_past(one, other)
    }

    /// "the man who shot him", "a deal signed in secret": a past or a participle inside a noun phrase describes; it does not
    /// carry the story on.
    fn describes(&self, id: ClaimId) -> bool {
        let Some(governor) = self.clauses.governor(id) else { return false };
        let inside =
            matches!(governor.relation.base(), Deprel::Obl | Deprel::Nsubj | Deprel::Obj | Deprel::Nmod | Deprel::Iobj);
        let told = self.clauses.is_past(id) || matches!(self.clauses.tense(id), Tense::Pastpart | Tense::Prespart);
        (inside || governor.relation == Deprel::AclRelcl) && told && !self.clauses.is_noun(id)
    }

    /// "Earlier, police had …": the sentence says itself that it goes back.
    fn opens_with_earlier(&self, id: ClaimId) -> bool {
        let sentence = self.clauses.doc.sentence(self.clauses.claim(id).sentence);
        matches!(self.clauses.doc.form(sentence.first).to_lowercase().as_str(), "earlier" | "previously")
    }

    /// News needs no date to be of these days: what has one more than a week before publication, or stands below it, is
    /// background to what has none.
    fn is_long_past(&self, one: ClaimId, other: ClaimId) -> bool {
        let doc = self.clauses.doc;
        let bounds = |id: ClaimId| doc.times.get(id.index()).map(|time| time.bounds);
        let undated =
            self.clauses.timexes(one).is_empty() && bounds(one).is_none_or(|known| known.begin.first.is_none());
        let old = |id: ClaimId| {
            let last = bounds(id).and_then(|known| known.end.last);
            last.zip(self.clauses.published()).is_some_and(|(last, day)| (day - last).num_days() > 7)
        };
        let up = std::iter::successors(Some(other), |id| self.clauses.governor(*id).map(|governor| governor.claim));
        let mut above = up.skip(1).take(6).filter(|_| !self.is_same_sentence(one, other));
        undated && (old(other) || above.any(|id| old(id) && !self.clauses.timexes(id).is_empty()))
    }

    fn is_perfect(&self, id: ClaimId) -> bool {
        matches!(self.clauses.claim(id).aspect, Aspect::Perfective | Aspect::PerfectiveProgressive)
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
