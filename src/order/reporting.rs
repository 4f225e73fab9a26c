//! Reported events against the saying of them: what is said in the past tense was before, what is promised comes after.

use super::clauses::{Clauses, link};
use crate::document::{Aspect, ClaimId, Factuality, Link, Relation, SignalRelation, Tense, TimemlClass, TimexId};

/// A link between each reported claim and the claim that reports it, and between an intention and what it aims at.
pub fn links(clauses: &Clauses) -> Vec<Link> {
    let reported = clauses.ids().filter_map(|id| reported(clauses, id));
    reported.chain(clauses.ids().filter_map(|id| intended(clauses, id))).collect()
}

fn reported(clauses: &Clauses, id: ClaimId) -> Option<Link> {
    let speech = clauses.speech(id)?;
    let claim = clauses.claim(id);
    // "warned that it could burn if it caught fire": what is only assumed was not before the saying
    if claim.factuality == Factuality::Conditional {
        return None;
    }
    let (relation, rule, confidence) = match (claim.future, claim.tense, claim.aspect) {
        (true, ..) => (Relation::After, "report/future", 0.85),
        // "explained that they have bred horses since 1922": as they still did when they said so
        (_, Tense::Present | Tense::Past, Aspect::Perfective | Aspect::PerfectiveProgressive)
            if super::tense::has_since(clauses, id) || super::attach::has_lasted(clauses, id).is_some() =>
        {
            (Relation::Includes, "report/since", 0.75)
        }
        // "said the government was seeking": the past of the saying is carried over
        (_, Tense::Past, Aspect::Progressive) => (Relation::Overlaps, "report/progressive", 0.75),
        (_, Tense::Past, Aspect::None) if claim.timeml_class == TimemlClass::State => {
            (Relation::Overlaps, "report/state", 0.5)
        }
        (_, Tense::Past, _) => (Relation::Before, "report/past", 0.85),
        (_, Tense::Present, Aspect::Perfective | Aspect::PerfectiveProgressive) => {
            (Relation::Before, "report/perfect", 0.85)
        }
        (_, Tense::Future, _) => (Relation::After, "report/future", 0.85),
        _ => return None,
    };
    Some(link(id, relation, speech, rule, confidence))
}

/// "agreed to leave", "called for talks": what is planned or asked for comes after.
fn intended(clauses: &Clauses, id: ClaimId) -> Option<Link> {
    let governor = clauses.governor(id)?;
    let claim = clauses.claim(id);
    let aims = matches!(claim.factuality, Factuality::Planned | Factuality::Requested | Factuality::Predicted);
    let filler = clauses.claim_fillers(governor.claim).any(|(_, other)| other == id);
    // "had until 3 April to find a buyer": by then, and not after it
    let until = |timex: &TimexId| {
        let signal = clauses.doc.timexes[timex.index()].signal;
        signal.is_some_and(|signal| matches!(signal.relation, SignalRelation::Until | SignalRelation::By))
    };
    let given = clauses.claim(governor.claim).lemma == "have" && clauses.timexes(governor.claim).iter().any(until);
    let relation = if given { Relation::IsIncluded } else { Relation::After };
    (claim.future && aims && filler).then(|| link(id, relation, governor.claim, "report/intended", 0.8))
}
