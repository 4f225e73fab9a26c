//! Signs of order that TimeML marks and a timeline has no use for: none is trusted enough to date anything by.

use super::attach;
use super::clauses::{Clauses, Governor, link};
use crate::document::{Aspect, ClaimId, Deprel, Filler, Link, LocalEntityId, Node, Relation, Role, Tense, TimemlClass};
use std::collections::HashMap;

/// How sure the links are: less than what bounds a date.
const WEAK: f32 = 0.5;

/// The links, those between clauses before those between sentences.
pub fn links(clauses: &Clauses) -> Vec<Link> {
    let governed = clauses.ids().filter_map(|id| governed(clauses, id, clauses.governor(id)?));
    let lent = clauses.ids().filter_map(|id| lent(clauses, id, clauses.governor(id)?));
    let perfects = clauses.ids().filter_map(|id| reported_perfect(clauses, id));
    governed.chain(lent).chain(perfects).chain(statements(clauses)).chain(told_again(clauses)).collect()
}

/// What the way from one event to another in the tree says of them.
fn governed(clauses: &Clauses, id: ClaimId, governor: &Governor) -> Option<Link> {
    let (word, close) = (governor.connective.as_deref(), governor.steps == 1);
    let now = clauses.claim(governor.claim).tense == Tense::Present && !clauses.is_past(governor.claim);
    let weak = |from, relation, to, rule| Some(link(from, relation, to, rule, WEAK));
    match (governor.relation.base(), word) {
        // "if they lose, they will appeal"
        (Deprel::Advcl, Some("if" | "unless")) => weak(id, Relation::Before, governor.claim, "marked/condition"),
        // "signed an order to leave"
        (Deprel::Obj, Some("to")) if !close => weak(id, Relation::After, governor.claim, "marked/purpose"),
        // "had losses", "made a decision": the verb adds no happening of its own
        (Deprel::Obj, None) if close && is_light(clauses, id, governor.claim) => {
            weak(id, Relation::Simultaneous, governor.claim, "marked/light")
        }
        // "spoke at a rally"
        (Deprel::Obl, Some("in" | "at")) if close && clauses.is_noun(id) => {
            weak(governor.claim, Relation::IsIncluded, id, "marked/occasion")
        }
        // "the attack shocked the town": what acts was there first; a present tense tells of what it is like
        (Deprel::Nsubj, None) if close && clauses.is_noun(id) && !now => {
            weak(id, Relation::Before, governor.claim, "marked/subject")
        }
        _ => None,
    }
}

fn is_light(clauses: &Clauses, id: ClaimId, verb: ClaimId) -> bool {
    let owned = clauses.claim(verb).lemma == "have" && clauses.is_noun(id);
    owned || clauses.claim(id).rule == "noun/light-verb"
}

/// "stopped paying in May": the time that stands in a complement is also that of the verb above it.
fn lent(clauses: &Clauses, id: ClaimId, governor: &Governor) -> Option<Link> {
    let complement = governor.relation == Deprel::Xcomp && governor.steps == 1 && !clauses.is_noun(id);
    let timex = *clauses.timexes(id).first().filter(|_| complement && clauses.timexes(governor.claim).is_empty())?;
    let found = attach::to_timex(governor.claim, timex, &clauses.doc.timexes[timex.index()])?;
    let within = found.relation == Relation::IsIncluded;
    within.then(|| Link { rule: "marked/complement".to_owned(), confidence: WEAK, ..found })
}

/// "said they have left": past for whoever says so, and so for the reader.
fn reported_perfect(clauses: &Clauses, id: ClaimId) -> Option<Link> {
    let claim = clauses.claim(id);
    let perfect = claim.tense == Tense::Present && claim.aspect == Aspect::Perfective;
    (perfect && !claim.future && clauses.speech(id).is_some()).then(|| Link {
        from: Node::Claim(id),
        relation: Relation::Before,
        to: Node::Published,
        rule: "marked/perfect".to_owned(),
        confidence: WEAK,
    })
}

/// "The minister said … He added …": sayings of one speaker that follow each other are one statement.
fn statements(clauses: &Clauses) -> Vec<Link> {
    let says = |id: &ClaimId| {
        clauses.claim(*id).timeml_class == TimemlClass::Reporting
            && clauses.is_past(*id)
            && !clauses.is_pluperfect(*id)
            && !clauses.is_noun(*id)
    };
    let sayings: Vec<ClaimId> = clauses.ids().filter(says).collect();
    let one = |pair: &&[ClaimId]| {
        let [first, second] = [pair[0], pair[1]].map(|id| (clauses.claim(id).sentence.0, speaker(clauses, id)));
        second.0 - first.0 <= 1 && first.1.is_some() && first.1 == second.1
    };
    let pairs = sayings.windows(2).filter(one);
    pairs.map(|pair| link(pair[1], Relation::Simultaneous, pair[0], "marked/statement", WEAK)).collect()
}

fn speaker(clauses: &Clauses, id: ClaimId) -> Option<LocalEntityId> {
    clauses.claim(id).participants.iter().find_map(|participant| match participant.filler {
        Filler::Entity(entity) if participant.role == Role::Subject => Some(entity),
        _ => None,
    })
}

/// "They will merge … The merger …": an event noun that is taken for known is the event last told by its verb, or by a noun
/// of it.
fn told_again(clauses: &Clauses) -> Vec<Link> {
    let mut last: HashMap<(&str, bool), ClaimId> = HashMap::new();
    let mut found = Vec::new();
    for id in clauses.ids() {
        let claim = clauses.claim(id);
        let noun = clauses.is_noun(id);
        let tells = claim.timeml_class != TimemlClass::Reporting && !claim.verb.is_empty();
        if noun && tells && super::share::is_definite(clauses, id) {
            let known = [true, false].into_iter().filter_map(|noun| last.get(&(claim.verb.as_str(), noun)).copied());
            let same = known.filter(|other| clauses.claim(*other).future == claim.future);
            found.extend(same.map(|other| link(id, Relation::Simultaneous, other, "marked/again", WEAK)));
        }
        if tells {
            last.insert((claim.verb.as_str(), noun), id);
        }
    }
    found
}
