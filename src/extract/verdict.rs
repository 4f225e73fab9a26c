//! How far something is true, and how words change that: the algebra behind [`factuality`](super::factuality).

use super::embedding::Effect;
use crate::document::{Certainty, Factuality, Polarity, TokenId};

/// How far something is true, and the words that decide it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Verdict {
    /// As in a claim.
    pub factuality: Factuality,
    /// As in a claim.
    pub polarity: Polarity,
    /// As in a claim.
    pub certainty: Certainty,
    /// As in a claim.
    pub future: bool,
    /// The words that decide, in order.
    pub cue: Vec<TokenId>,
}

/// How far a factuality is from the plain fact.
fn distance(factuality: Factuality) -> u8 {
    match factuality {
        Factuality::Asserted | Factuality::Denied => 0,
        Factuality::Planned | Factuality::Predicted => 1,
        Factuality::Requested => 2,
        Factuality::Possible => 3,
        Factuality::Conditional => 4,
    }
}

impl Verdict {
    /// The verdict on what a word with an effect governs, given the verdict without that word.
    pub fn under(self, effect: Effect, cue: &[TokenId]) -> Verdict {
        match effect {
            Effect::Fact | Effect::Keep | Effect::Report | Effect::Asserted | Effect::Stop => self,
            Effect::Deny => self.denied(cue),
            Effect::Opinion => self.believed(cue),
            // Who plans or demands is sure of what is to be; who expects is less so (FactBank).
            Effect::Plan => self.raised(Factuality::Planned, Certainty::Certain, true, cue),
            Effect::Future => self.raised(Factuality::Predicted, Certainty::Certain, true, cue),
            Effect::Predict => self.raised(Factuality::Predicted, Certainty::Probable, true, cue),
            Effect::Request => self.raised(Factuality::Requested, Certainty::Certain, true, cue),
            Effect::Enable => self.raised(Factuality::Possible, Certainty::Certain, false, cue),
            Effect::Possible => self.raised(Factuality::Possible, Certainty::Possible, false, cue),
        }
    }

    /// The verdict in a clause that depends on a condition.
    pub fn conditional(self, cue: &[TokenId]) -> Verdict {
        self.raised(Factuality::Conditional, Certainty::Possible, false, cue)
    }

    /// The opposite: a denied plan is denied, a denied denial is asserted.
    pub fn denied(mut self, cue: &[TokenId]) -> Verdict {
        let twice = self.factuality == Factuality::Denied;
        self.factuality = if twice { Factuality::Asserted } else { Factuality::Denied };
        self.polarity = if twice { Polarity::Positive } else { Polarity::Negative };
        if !self.future {
            self.certainty = Certainty::Certain;
        }
        self.with_cue(cue)
    }

    /// Somebody believes it: possible, and probable.
    fn believed(self, cue: &[TokenId]) -> Verdict {
        if self.factuality != Factuality::Asserted {
            let certainty = self.certainty.max(Certainty::Probable);
            return Verdict { certainty, ..self };
        }
        self.raised(Factuality::Possible, Certainty::Probable, false, cue)
    }

    fn raised(mut self, to: Factuality, certainty: Certainty, future: bool, cue: &[TokenId]) -> Verdict {
        self.future |= future;
        if self.factuality == Factuality::Denied && distance(to) < distance(Factuality::Requested) {
            // "promised not to attack": not to be, though nobody knows yet.
            self.certainty = self.certainty.max(certainty);
            return self;
        }
        if distance(to) > distance(self.factuality) {
            self.factuality = to;
            self.certainty = certainty;
            return self.with_cue(cue);
        }
        self
    }

    /// The verdict on something whose governor has a verdict of its own: no surer than the governor.
    pub fn within(self, outer: &Verdict) -> Verdict {
        match outer.factuality {
            Factuality::Asserted => Verdict { future: self.future || outer.future, ..self },
            Factuality::Denied => {
                let future = self.future || outer.future;
                Verdict { future, certainty: self.certainty.max(outer.certainty), ..self.denied(&outer.cue) }
            }
            other => self.raised(other, outer.certainty, outer.future, &outer.cue),
        }
    }

    /// The word that changed the verdict last decides.
    fn with_cue(self, cue: &[TokenId]) -> Verdict {
        Verdict { cue: cue.to_vec(), ..self }
    }
}
