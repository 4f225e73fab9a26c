//! What tense and aspect say: of an event and the publication, and of two events of a sentence.

use super::clauses::{Clauses, link};
use crate::document::{
    Aspect, ClaimId, Deprel, Factuality, Link, Node, Relation, Role, SignalRelation, Tense, TimemlClass, TimexId,
};

/// Links to the publication, and of past perfects to the past they look back from.
pub fn links(clauses: &Clauses) -> Vec<Link> {
    let published = clauses.ids().filter_map(|id| to_published(clauses, id));
    let pluperfects = clauses.ids().filter_map(|id| pluperfect(clauses, id));
    let participles = clauses.ids().filter_map(|id| participle(clauses, id));
    let relatives = clauses.ids().filter_map(|id| relative(clauses, id));
    published
        .chain(pluperfects)
        .chain(participles)
        .chain(relatives)
        .chain(clauses.ids().filter_map(|id| noun(clauses, id)))
        .collect()
}

/// The tense of the article's own voice is measured from its publication; reported clauses from the saying instead.
fn to_published(clauses: &Clauses, id: ClaimId) -> Option<Link> {
    let (relation, rule, confidence) = relation(clauses, id)?;
    let (from, to) = (Node::Claim(id), Node::Published);
    Some(Link { from, relation, to, rule: rule.to_owned(), confidence })
}

fn relation(clauses: &Clauses, id: ClaimId) -> Option<(Relation, &'static str, f32)> {
    // "saw guards burn it": of the time of seeing
    if clauses.governor(id).is_some_and(|governor| super::syntax::is_perceived(clauses, id, governor)) {
        return None;
    }
    let claim = clauses.claim(id);
    let tense = clauses.tense(id);
    let perfect = matches!(claim.aspect, Aspect::Perfective | Aspect::PerfectiveProgressive);
    let reported = clauses.speech(id).is_some();
    match tense {
        // "once a cabinet is formed", "if it exploded": the clause sets a condition, it tells no fact
        Tense::Present | Tense::Past if is_condition(clauses, id) => None,
        Tense::Past if claim.factuality == Factuality::Conditional => None,
        // what has been going on since 2004 may go on
        _ if claim.aspect == Aspect::PerfectiveProgressive => None,
        // a past moment of planning says nothing of when the plan falls due
        Tense::Past if claim.future => None,
        // news says that someone is to do what he had not done when it was written
        _ if claim.future && is_news(clauses, id) => Some((Relation::After, "tense/planned", 0.75)),
        Tense::Past => Some((Relation::Before, "tense/past", 0.9)),
        // "takes effect once it is signed": whenever that may be
        Tense::Present if waits_for_condition(clauses, id) => None,
        Tense::Present if perfect && super::attach::has_lasted(clauses, id).is_some() => None,
        // what has been so since a day is so still
        Tense::Present if perfect && goes_on_since(clauses, id) => None,
        Tense::Present if perfect && since(clauses, id) => Some((Relation::Includes, "tense/since", 0.65)),
        // "has served since 2002" need not be over
        Tense::Present if perfect && !reported && has_since(clauses, id) => None,
        Tense::Present if reported && perfect => None,
        Tense::Present if perfect && !claim.future => Some((Relation::Before, "tense/perfect", 0.9)),
        Tense::Future if reported => None,
        // "would" looks ahead from a past that only a report can tell
        Tense::Future if claim.modality.as_deref() == Some("would") => None,
        Tense::Future => Some((Relation::After, "tense/future", 0.9)),
        _ if claim.future && reported => None,
        _ if claim.future && claim.tense == Tense::Present => Some((Relation::After, "tense/planned", 0.85)),
        Tense::Present if clauses.is_headline(claim.sentence) => headline(clauses, id),
        Tense::Pastpart if reported => None,
        Tense::Pastpart if claim.factuality == Factuality::Asserted && claim.timeml_class != TimemlClass::State => {
            Some((Relation::Before, "tense/participle", 0.7))
        }
        // "took a leave, later revealing why": news of the past like the clause that it goes on from
        _ if !reported && goes_on_past(clauses, id) => Some((Relation::Before, "tense/participle", 0.7)),
        Tense::Present if claim.timeml_class == TimemlClass::Reporting => {
            Some((Relation::IsIncluded, "tense/says", 0.6))
        }
        Tense::Present if claim.factuality == Factuality::Asserted => {
            Some((Relation::Includes, "tense/present", if reported { 0.6 } else { 0.75 }))
        }
        _ => None,
    }
}

/// "The minister is to resign, an aide has said": a plan in the present tense of news, reported by the day of publication.
fn is_news(clauses: &Clauses, id: ClaimId) -> bool {
    let claim = clauses.claim(id);
    let would = matches!(claim.modality.as_deref(), Some("would" | "might" | "could"));
    let current = |speech: ClaimId| {
        let said = clauses.claim(speech);
        let perfect = said.aspect == Aspect::Perfective && said.tense == Tense::Present;
        let quoted = said.sentence != claim.sentence;
        (perfect || said.tense == Tense::Present) && !quoted && clauses.timexes(speech).is_empty()
    };
    !would && claim.factuality == Factuality::Planned && clauses.speech(id).is_some_and(current)
}

/// True for a claim with "since 2004" or "for ten years".
fn since(clauses: &Clauses, id: ClaimId) -> bool {
    let signal = |timex: &TimexId| clauses.doc.timexes[timex.index()].signal.map(|signal| signal.relation);
    let lasts = |timex: &TimexId| matches!(signal(timex), Some(SignalRelation::Since | SignalRelation::For));
    clauses.claim(id).timeml_class == TimemlClass::State && clauses.timexes(id).iter().any(lasts)
}

/// True for a claim with "since 2004".
pub(super) fn has_since(clauses: &Clauses, id: ClaimId) -> bool {
    let signal = |timex: &TimexId| clauses.doc.timexes[timex.index()].signal.map(|signal| signal.relation);
    clauses.timexes(id).iter().any(|timex| signal(timex) == Some(SignalRelation::Since))
}

/// "Pressure has grown since the vote": what nobody brings to an end may go on.
fn goes_on_since(clauses: &Clauses, id: ClaimId) -> bool {
    let claim = clauses.claim(id);
    let from = |other: &ClaimId| {
        clauses.governor(*other).is_some_and(|up| up.claim == id && up.connective.as_deref() == Some("since"))
    };
    let open = !claim.participants.iter().any(|part| part.role == Role::Object);
    open && clauses.of_sentence(claim.sentence).iter().any(from)
}

fn goes_on_past(clauses: &Clauses, id: ClaimId) -> bool {
    let past = clauses.governor(id).is_some_and(|governor| clauses.is_past(governor.claim));
    past && clauses.is_participle(id) && super::signals::comes_later(clauses, id)
}

fn is_condition(clauses: &Clauses, id: ClaimId) -> bool {
    let Some(governor) = clauses.governor(id) else { return false };
    let word = governor.connective.as_deref().unwrap_or_default();
    let ahead = matches!(word, "until" | "before" | "after" | "once" | "when" | "as soon as" | "till");
    let present = clauses.claim(id).tense == Tense::Present;
    governor.relation.base() == Deprel::Advcl && (matches!(word, "if" | "unless") || (present && ahead))
}

/// True for a clause in the present above a condition in the present: "takes effect after it is signed".
fn waits_for_condition(clauses: &Clauses, id: ClaimId) -> bool {
    let below = |other: &ClaimId| {
        let up = clauses.governor(*other).filter(|up| up.claim == id);
        let word = up.and_then(|up| up.connective.as_deref()).unwrap_or_default();
        word != "when" && clauses.claim(*other).tense == Tense::Present && is_condition(clauses, *other)
    };
    !clauses.is_past(id) && clauses.of_sentence(clauses.claim(id).sentence).iter().any(below)
}

/// "Apple releases a phone" in a headline is news of the past.
fn headline(clauses: &Clauses, id: ClaimId) -> Option<(Relation, &'static str, f32)> {
    let happens = clauses.claim(id).timeml_class != TimemlClass::State && clauses.claim(id).aspect == Aspect::None;
    happens.then_some((Relation::Before, "tense/headline", 0.8))
}

/// "unveiled the plan, saying …": the participle happens with its clause, a saying or not; what is said or asked for on
/// the occasion of something else is a part of it.
fn participle(clauses: &Clauses, id: ClaimId) -> Option<Link> {
    let governor = clauses.governor(id)?;
    let plain = governor.connective.as_deref().is_none_or(|word| matches!(word, "while" | "in" | "by"));
    let adverbial = governor.relation.base() == Deprel::Advcl && clauses.is_participle(id) && plain;
    let same = clauses.claim(governor.claim).future == clauses.claim(id).future;
    let uttered = matches!(clauses.claim(id).timeml_class, TimemlClass::Reporting | TimemlClass::IAction);
    // "was followed by him telling them": what follows is what he does
    let does = clauses.claim_fillers(governor.claim).any(|(role, other)| role == Role::Subject && other == id);
    let part = uttered && !does && clauses.claim(governor.claim).timeml_class != TimemlClass::Reporting;
    let relation = if part { Relation::IsIncluded } else { Relation::Simultaneous };
    (adverbial && same).then(|| link(id, relation, governor.claim, "tense/circumstance", 0.75))
}

/// "a strike that killed two": the clause that describes an event tells what happened then.
fn relative(clauses: &Clauses, id: ClaimId) -> Option<Link> {
    let governor = clauses.governor(id)?;
    let describes = governor.relation == Deprel::AclRelcl && governor.steps == 1 && clauses.is_noun(governor.claim);
    let same = clauses.is_past(id)
        && !clauses.is_pluperfect(id)
        && clauses.claim(governor.claim).factuality == Factuality::Asserted;
    let happens = clauses.claim(id).timeml_class == TimemlClass::Occurrence && clauses.timexes(id).is_empty();
    (describes && same && happens).then(|| link(id, Relation::Overlaps, governor.claim, "tense/relative", 0.72))
}

/// "the blast killed two", "died in the blast": an event noun is not later than the past event it acts or lies in.
fn noun(clauses: &Clauses, id: ClaimId) -> Option<Link> {
    let governor = clauses.governor(id)?;
    let main = governor.claim;
    let acts = clauses.claim_fillers(main).any(|(role, filler)| role == Role::Subject && filler == id);
    let place = matches!(governor.connective.as_deref(), Some("in" | "during" | "by" | "from" | "with"));
    let asserted = clauses.claim(id).factuality == Factuality::Asserted && !clauses.claim(id).future;
    let class = clauses.claim(main).timeml_class;
    // "with the defeat of the rebels, he announced": what a saying is on the occasion of
    let occasion = || clauses.claim_fillers(main).any(|(role, filler)| role == Role::Time && filler == id);
    let happened =
        clauses.is_past(main) && (class == TimemlClass::Occurrence || class == TimemlClass::Reporting && occasion());
    let close = governor.steps <= 2 && (acts || (place && governor.relation.base() == Deprel::Obl));
    // "the trial opened": it goes on
    let goes_on = acts && crate::ontology::is_beginning(&clauses.claim(main).lemma);
    (clauses.is_noun(id) && asserted && happened && close && !goes_on && !super::signals::is_cause(clauses.claim(main)))
        .then(|| link(id, Relation::Overlaps, main, "tense/noun", 0.72))
}

/// "had left" looks back from the past event that governs it or that it governs.
fn pluperfect(clauses: &Clauses, id: ClaimId) -> Option<Link> {
    let main = clauses.governor(id)?.claim;
    let simple = |other| clauses.is_past(other) && !clauses.is_pluperfect(other);
    (clauses.is_pluperfect(id) && simple(main)).then(|| link(id, Relation::Before, main, "tense/pluperfect", 0.75))
}
