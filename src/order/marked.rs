//! Signs of order that TimeML marks and a timeline has no use for: none is trusted enough to date anything by.

use super::attach;
use super::clauses::{Clauses, Governor, link};
use crate::document::{
    Aspect, ClaimId, Deprel, Filler, Link, LocalEntityId, Node, Relation, Role, Tense, TimemlClass, TimexId, TimexKind,
};
use std::collections::{HashMap, HashSet};

/// How sure the links are: less than what bounds a date.
const WEAK: f32 = 0.5;

/// The links, those between clauses before those between sentences.
pub fn links(clauses: &Clauses) -> Vec<Link> {
    let governed = clauses.ids().filter_map(|id| governed(clauses, id, clauses.governor(id)?));
    let lent = clauses.ids().filter_map(|id| lent(clauses, id, clauses.governor(id)?));
    let perfects = clauses.ids().filter_map(|id| reported_perfect(clauses, id));
    let modals = clauses.ids().filter_map(|id| to_come(clauses, id));
    let between = governed.chain(lent).chain(perfects).chain(modals);
    let timed = lasting(clauses).chain(fronted(clauses));
    between.chain(statements(clauses)).chain(told_again(clauses)).chain(timed).collect()
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

/// "They could leave": what may or should be lies ahead, where nobody is told to say so.
fn to_come(clauses: &Clauses, id: ClaimId) -> Option<Link> {
    let claim = clauses.claim(id);
    let modal = claim.future && claim.tense == Tense::None && !clauses.is_noun(id);
    let main = clauses.governor(id).is_none() && clauses.speech(id).is_none() && clauses.timexes(id).is_empty();
    (modal && main).then(|| Link {
        from: Node::Claim(id),
        relation: Relation::After,
        to: Node::Published,
        rule: "marked/modal".to_owned(),
        confidence: WEAK,
    })
}

/// "meets every week", "talks that took three days": within the days or the length that it is said with.
fn lasting<'c>(clauses: &'c Clauses) -> impl Iterator<Item = Link> + use<'c> {
    let pairs = clauses.ids().flat_map(|id| clauses.timexes(id).iter().map(move |timex| (id, *timex)));
    let said = pairs.filter(|(_, timex)| {
        let timex = &clauses.doc.timexes[timex.index()];
        let length = timex.kind == TimexKind::Duration && timex.signal.is_none() && timex.bounds.is_unknown();
        timex.kind == TimexKind::Set || length
    });
    said.map(|(id, timex)| within(id, timex, "marked/length"))
}

/// "On Monday, with nothing decided, they left": a date that hangs on no event is that of the verb that follows it.
fn fronted<'c>(clauses: &'c Clauses) -> impl Iterator<Item = Link> + use<'c> {
    let taken: HashSet<TimexId> = clauses.ids().flat_map(|id| clauses.timexes(id).iter().copied()).collect();
    let timexes = (0..).map(TimexId).zip(&clauses.doc.timexes);
    let loose = timexes.filter(move |(id, timex)| timex.kind == TimexKind::Date && !taken.contains(id));
    loose.filter_map(|(timex_id, timex)| {
        let events = clauses.of_sentence(timex.sentence).iter().copied();
        let next =
            events.filter(|id| clauses.claim(*id).trigger >= timex.end).min_by_key(|id| clauses.claim(*id).trigger)?;
        (!clauses.is_noun(next)).then(|| within(next, timex_id, "marked/fronted"))
    })
}

fn within(id: ClaimId, timex: TimexId, rule: &str) -> Link {
    let (from, to) = (Node::Claim(id), Node::Timex(timex));
    Link { from, relation: Relation::IsIncluded, to, rule: rule.to_owned(), confidence: WEAK }
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
    let pairs = sayings.windows(2).filter(one).map(|pair| (pair[0], pair[1]));
    let said_on =
        sayings.iter().enumerate().filter_map(|(n, id)| Some((said_before(clauses, &sayings[..n], *id)?, *id)));
    let pairs = pairs.chain(said_on);
    pairs.map(|(first, then)| link(then, Relation::Simultaneous, first, "marked/statement", WEAK)).collect()
}

/// The last saying of the same verb, if it is of the same speaker: what stands between is told in passing.
fn said_before(clauses: &Clauses, before: &[ClaimId], id: ClaimId) -> Option<ClaimId> {
    let alike = |other: &&ClaimId| clauses.claim(**other).lemma == clauses.claim(id).lemma;
    let last = before.iter().rev().find(alike).copied()?;
    let one = speaker(clauses, id).is_some_and(|one| speaker(clauses, last) == Some(one));
    one.then_some(last)
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
        // "a strike … strikes in the south": nouns of one verb close by
        let near = last.get(&(claim.verb.as_str(), true)).copied().filter(|_| noun && tells);
        let near = near.filter(|other| claim.sentence.0 - clauses.claim(*other).sentence.0 <= 1);
        found.extend(near.map(|other| link(id, Relation::Simultaneous, other, "marked/again", WEAK)));
        if tells {
            last.insert((claim.verb.as_str(), noun), id);
        }
    }
    found
}
