//! "two days after the vote", "five days before the visit": a length between two events; "when they took the town, the army
//! moved in": an event that begins no earlier than another.

use super::clauses::Clauses;
use crate::document::{Aspect, ClaimId, Deprel, Role, SignalRelation, Tense, TimemlClass, Timex, TimexKind, Upos};
use crate::time::network::{Constraint, Point};
use std::collections::{BTreeMap, HashMap};

/// So many events of a document have their length measured; a text with more of them is a list, and its chain of lengths would
/// cost the network its square.
const MOST: usize = 256;

/// The constraints that lengths before "after" and "before" put between two claims.
pub fn constraints(clauses: &Clauses) -> Vec<Vec<Constraint>> {
    let lasting: BTreeMap<ClaimId, (i64, i64)> = lengths(clauses).into_iter().collect();
    let own = lasting.into_iter().take(MOST).map(|(id, (least, most))| {
        apart(Point::Begin(id.index()), Point::End(id.index()), (least - 1).min(most), Some(most))
    });
    // "worked for six months before they left": how long the work lasted
    let lasts = |timex: &Timex| timex.signal.is_some_and(|signal| signal.relation == SignalRelation::For);
    let lengths = clauses.doc.timexes.iter().filter(|timex| timex.kind == TimexKind::Duration && !lasts(timex));
    own.chain(lengths.filter_map(|timex| between(clauses, timex))).collect()
}

/// The least and the most days that events last which have a length of their own: "a three-day visit", "the siege lasted two weeks";
/// not "declared an emergency for two weeks", which is the length of what comes of it. *Cost*: linear in the claims.
pub(super) fn lengths(clauses: &Clauses) -> HashMap<ClaimId, (i64, i64)> {
    let mut found = HashMap::new();
    for id in clauses.ids() {
        let claim = clauses.claim(id);
        // also "began a three-day visit", which has the tense of its verb
        let noun = clauses.doc.token(claim.trigger).upos == Upos::Noun;
        let goes_on = matches!(claim.lemma.as_str(), "last" | "continue" | "go on");
        // "have waited for two days" is still so
        let told = claim.tense == Tense::Past && claim.aspect == Aspect::None || claim.tense == Tense::Future;
        let own = |timex: &&Timex| {
            let signal = timex.signal.map(|signal| signal.relation);
            let plain = timex.kind == TimexKind::Duration && timex.bounds.is_unknown();
            plain
                && match () {
                    _ if noun => signal.is_none(),
                    _ if goes_on => told && matches!(signal, None | Some(SignalRelation::For)),
                    _ => false,
                }
        };
        let timexes = clauses.timexes(id).iter().map(|timex| &clauses.doc.timexes[timex.index()]);
        let days = timexes.filter(own).find_map(|timex| {
            let exact = timex.modifier.as_deref().is_none_or(|modifier| modifier == "APPROX");
            timex.length.filter(|(least, _)| exact && *least > 0)
        });
        let Some((least, most)) = days.map(|(least, most)| (i64::from(least), i64::from(most))) else { continue };
        // "a three-day visit" is over on the third day
        let most = if least == most && most < 7 { most - 1 } else { most };
        found.insert(id, (least, most));
        let subject = clauses.claim_fillers(id).find(|(role, other)| *role == Role::Subject && clauses.is_noun(*other));
        if let Some((_, noun)) = subject.filter(|_| goes_on) {
            found.entry(noun).or_insert((least, most));
        }
    }
    found
}

/// The constraints that put the beginning of one claim not before the beginning of another, and who is struck by an event
/// not long after it.
pub fn not_before(clauses: &Clauses) -> Vec<Constraint> {
    let when = clauses.ids().flat_map(|id| after_when(clauses, id));
    let results = clauses.ids().filter_map(|id| after_cause(clauses, id));
    let begin = |id: ClaimId| Point::Begin(id.index());
    let order = when.chain(results).map(|(first, then)| Constraint::days(begin(first), begin(then), 0));
    let struck = clauses.ids().filter_map(|id| struck(clauses, id)).flat_map(|(event, id)| {
        let end = Constraint::days(Point::End(id.index()), Point::End(event.index()), -1);
        [Constraint::days(begin(event), begin(id), 0), end]
    });
    order.chain(struck).collect()
}

/// "a strike that killed two", "the blast wounded him": whom an event strikes is struck in it, by the next day at the latest.
pub(super) fn struck(clauses: &Clauses, id: ClaimId) -> Option<(ClaimId, ClaimId)> {
    let claim = clauses.claim(id);
    let at_once = matches!(
        claim.lemma.as_str(),
        "kill" | "injure" | "wound" | "hit" | "destroy" | "damage" | "flatten" | "shatter" | "devastate"
    );
    let event = clauses.claim_fillers(id).find(|(role, _)| *role == Role::Subject).map(|(_, filler)| filler)?;
    let real = clauses.is_past(id) && clauses.is_noun(event) && clauses.claim(event).factuality == claim.factuality;
    (at_once && real && clauses.timexes(id).is_empty()).then_some((event, id))
}

/// "When they took the town, the army moved in and deployed tanks": the clauses that follow, also after "when they came and
/// took the town".
fn after_when(clauses: &Clauses, id: ClaimId) -> Vec<(ClaimId, ClaimId)> {
    let simple =
        |id: ClaimId| clauses.claim(id).tense == Tense::Past && !clauses.is_pluperfect(id) && !clauses.claim(id).future;
    let joined_to = |id: ClaimId| {
        let up = clauses.governor(id).filter(|up| up.relation.base() == Deprel::Conj && up.steps == 1)?;
        Some(up.claim)
    };
    let first = joined_to(id).filter(|first| simple(*first)).unwrap_or(id);
    let Some(governor) = clauses.governor(first).filter(|up| up.relation.base() == Deprel::Advcl) else {
        return Vec::new();
    };
    let main = governor.claim;
    let when = matches!(governor.connective.as_deref(), Some("when" | "once" | "as soon as"));
    if !(when && simple(id) && simple(main)) {
        return Vec::new();
    }
    let fronted = clauses.claim(id).trigger < clauses.claim(main).trigger;
    let joined = |other: &ClaimId| fronted && simple(*other) && joined_to(*other) == Some(main);
    let others = clauses.of_sentence(clauses.claim(id).sentence).iter().copied().filter(joined);
    std::iter::once(main).chain(others).map(|then| (id, then)).collect()
}

/// "the attack resulted in a war": the result is told by the verb, and comes no earlier than its cause.
fn after_cause(clauses: &Clauses, id: ClaimId) -> Option<(ClaimId, ClaimId)> {
    let subject = clauses.claim_fillers(id).find(|(role, _)| *role == Role::Subject).map(|(_, filler)| filler)?;
    let causes = super::signals::is_cause(clauses.claim(id));
    (causes && clauses.is_past(id) && clauses.is_noun(subject)).then_some((subject, id))
}

/// Nouns for what goes on for weeks or years: a length after it counts from its end.
const LONG: [&str; 14] = [
    "blockade",
    "campaign",
    "conflict",
    "crisis",
    "drought",
    "epidemic",
    "famine",
    "occupation",
    "pandemic",
    "reign",
    "rule",
    "siege",
    "term",
    "war",
];

fn between(clauses: &Clauses, timex: &Timex) -> Option<Vec<Constraint>> {
    let (least, most) = length(timex)?;
    let word = clauses.doc.tokens.get(timex.end.index()).filter(|token| token.sentence == timex.sentence)?;
    let later = match clauses.doc.text(word.span).to_lowercase().as_str() {
        "after" | "following" => true,
        "before" => false,
        _ => return None,
    };
    let far = clauses.first_claim_above(timex.end)?;
    let near = clauses.governor(far)?.claim;
    // "takes effect 30 days after it is signed": no law of its own, whenever that may be
    let rule = |id: ClaimId| clauses.claim(id).tense == Tense::Present && !clauses.is_past(id);
    if rule(near) && rule(far) {
        return None;
    }
    let begin = |id: ClaimId| Point::Begin(id.index());
    if !later {
        let mut constraints = apart_by(timex, begin(near), begin(far), least, most);
        // "died two weeks before her memoirs appeared": what takes place is over when it has begun
        let brief = !clauses.is_noun(far) || !LONG.contains(&clauses.claim(far).lemma.as_str());
        let at_once = clauses.is_past(far) && brief && clauses.timexes(far).is_empty();
        if at_once && clauses.claim(far).timeml_class == TimemlClass::Occurrence {
            constraints.push(Constraint::days(Point::End(far.index()), begin(far), 0));
        }
        return Some(constraints);
    }
    let mut constraints = apart_by(timex, Point::End(far.index()), begin(near), least, most);
    if !LONG.contains(&clauses.claim(far).lemma.as_str()) {
        constraints.extend(apart_by(timex, begin(far), begin(near), least, most));
    }
    Some(constraints)
}

/// The least and the most days that a length means: "less than a week", "nearly a month", "more than a year".
fn length(timex: &Timex) -> Option<(i64, Option<i64>)> {
    let (least, most) = timex.length.map(|(least, most)| (i64::from(least), i64::from(most)))?;
    Some(match timex.modifier.as_deref() {
        Some("LESS_THAN") => (0, Some((most - 1).max(0))),
        Some("EQUAL_OR_LESS") => (0, Some(most)),
        Some("MORE_THAN" | "EQUAL_OR_MORE") => (least, None),
        _ => (least, Some(most)),
    })
}

/// As [`apart`]; "61 years" is no round number, and a year more or less at most.
fn apart_by(timex: &Timex, from: Point, to: Point, least: i64, most: Option<i64>) -> Vec<Constraint> {
    let count: i64 = timex.value.trim_start_matches('P').trim_end_matches('Y').parse().unwrap_or(0);
    let slack = if count > 10 && count % 5 != 0 { 366 } else { i64::MAX };
    apart_within(slack, from, to, least, most)
}

/// Lengths of months and years are round numbers: a tenth more or less is meant, too.
fn apart(from: Point, to: Point, least: i64, most: Option<i64>) -> Vec<Constraint> {
    apart_within(i64::MAX, from, to, least, most)
}

fn apart_within(slack: i64, from: Point, to: Point, least: i64, most: Option<i64>) -> Vec<Constraint> {
    let longest = most.unwrap_or(least);
    let slack = if longest > 31 { (longest / 10).min(slack) } else { 0 };
    let at_most = most.map(|most| Constraint::days(to, from, -(most + slack)));
    std::iter::once(Constraint::days(from, to, least - slack)).chain(at_most).collect()
}
