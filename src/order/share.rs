//! Clauses that share their time: coordination, participles, the event nouns of a dated clause, "the attack" told again.

use super::clauses::{Clauses, Governor, link};
use crate::document::{
    Aspect, Basis, ClaimId, Deprel, EventTime, Factuality, Link, Node, Relation, Role, SentenceId, TimemlClass,
    TimexKind, TokenId,
};
use crate::ontology::is_beginning;
use crate::time::{Bounds, DayRange, Granularity, edtf};
use std::collections::HashMap;

/// The time that each claim without one of its own shares with another claim.
///
/// Sharing runs down chains ("left, met and returned"); *Cost*: claims times the depth of their trees.
pub fn times(clauses: &Clauses, own: &[Option<EventTime>]) -> Vec<Option<EventTime>> {
    let (again, births) = (told_again(clauses, own), super::age::births(clauses, own));
    let by_age = |id| super::age::time(clauses, &births, id).filter(|_| own[id.index()].is_none());
    clauses.ids().map(|id| by_age(id).or_else(|| shared(clauses, own, &again, id))).collect()
}

fn shared(
    clauses: &Clauses,
    own: &[Option<EventTime>],
    again: &HashMap<ClaimId, ClaimId>,
    id: ClaimId,
) -> Option<EventTime> {
    if own[id.index()].is_some() {
        return None;
    }
    // "the two-week trial ended on Friday"
    if lasts(clauses, id) {
        let part = |time: &EventTime| time.bounds.begin.first.is_none() || time.bounds.end.last.is_none();
        return handed_on(clauses, own, again, id).filter(|time| clauses.is_noun(id) && part(time));
    }
    // "hailed the arrest": where the clause has no time, that of the arrest told before
    handed_on(clauses, own, again, id).or_else(|| {
        let time = own[again.get(&id)?.index()].as_ref()?;
        Some(EventTime { basis: Basis::Context, rule: "share/told-again".to_owned(), ..time.clone() })
    })
}

/// The time at the end of the chain of clauses that share one.
fn handed_on(
    clauses: &Clauses,
    own: &[Option<EventTime>],
    again: &HashMap<ClaimId, ClaimId>,
    id: ClaimId,
) -> Option<EventTime> {
    let (mut at, mut first_rule) = (id, None);
    for _ in 0..6 {
        let (partner, rule) = partner(clauses, again, at)?;
        let rule = *first_rule.get_or_insert(rule);
        if let Some(time) = &own[partner.index()] {
            let time = EventTime { basis: Basis::Context, rule: rule.to_owned(), ..time.clone() };
            return Some(match rule {
                "share/subject" | "share/arrival" | "share/relative" => part_of(clauses, id, partner, time),
                _ => time,
            });
        }
        at = partner;
    }
    None
}

/// "The war began in 1914", "the siege was lifted in May": the verb tells when the event of the noun begins or ends, and nothing of
/// the rest of it.
fn part_of(clauses: &Clauses, noun: ClaimId, verb: ClaimId, time: EventTime) -> EventTime {
    let days = DayRange::new(time.bounds.begin.first, time.bounds.end.last);
    let verb = clauses.claim(verb).lemma.as_str();
    let noun = clauses.claim(noun);
    let brief = [INCIDENTS, SITTINGS].iter().any(|brief| brief.contains(&noun.lemma.as_str()));
    let brief = brief && noun.event_type.as_deref() != Some("LabourStrike");
    let bounds = match () {
        _ if ENDING.contains(&verb) => Bounds { begin: DayRange::new(None, days.last), end: days },
        _ if time.rule == "share/arrival" || is_beginning(verb) && !brief => {
            Bounds { begin: days, end: DayRange::new(days.first, None) }
        }
        _ => return time,
    };
    EventTime { bounds, edtf: edtf(&bounds, time.granularity), ..time }
}

/// What is mostly over on the day that it begins.
const SITTINGS: &[&str] = &[
    "ceremony", "concert", "debate", "game", "hearing", "match", "meeting", "race", "service", "session", "speech",
    "vote",
];

/// Verbs whose subject, or whose object in the passive, is over.
pub(super) const ENDING: &[&str] = &[
    "abandon",
    "cease",
    "close",
    "collapse",
    "complete",
    "conclude",
    "dismiss",
    "drop",
    "end",
    "expire",
    "finish",
    "halt",
    "lift",
    "quash",
    "quell",
    "resolve",
    "settle",
    "stop",
    "subside",
    "suspend",
    "terminate",
    "withdraw",
];

/// Links of claims to the expressions of the times they share, and of what is told again to its first telling.
pub fn links(clauses: &Clauses) -> Vec<Link> {
    let own = super::attach::times(clauses);
    let shared = times(clauses, &own).into_iter().zip(clauses.ids()).filter_map(|(time, id)| {
        let time = time?;
        let (from, to) = (Node::Claim(id), Node::Timex(time.timex?));
        let relation = match (time.bounds.begin.first, time.bounds.end.last) {
            (None, _) => Relation::EndedBy,
            (_, None) => Relation::BegunBy,
            _ => Relation::IsIncluded,
        };
        Some(Link { from, relation, to, rule: time.rule, confidence: 0.7 })
    });
    let again = told_again(clauses, &own);
    let mut again: Vec<(ClaimId, ClaimId)> = again.into_iter().collect();
    again.sort_unstable();
    let same = again.into_iter().map(|(id, other)| link(id, Relation::Simultaneous, other, "share/same-event", 0.6));
    shared.chain(same).collect()
}

/// The claim whose time a claim shares, and why.
fn partner(clauses: &Clauses, again: &HashMap<ClaimId, ClaimId>, id: ClaimId) -> Option<(ClaimId, &'static str)> {
    let up = clauses.governor(id).and_then(|governor| above(clauses, id, governor));
    up.or_else(|| below(clauses, id))
        .or_else(|| told_behind(clauses, id).map(|other| (other, "share/subject")))
        .or_else(|| joined(clauses, id).map(|other| (other, "share/coordination")))
        .or_else(|| occasion(clauses, id))
        .or_else(|| super::distance::struck(clauses, id).map(|(event, _)| (event, "share/by-subject")))
        .or_else(|| again.get(&id).map(|other| (*other, "share/told-again")))
}

fn above(clauses: &Clauses, id: ClaimId, governor: &Governor) -> Option<(ClaimId, &'static str)> {
    let other = governor.claim;
    let real = |claim| !matches!(clauses.claim(claim).factuality, Factuality::Denied);
    let acts = happens(clauses, other);
    if super::syntax::is_perceived(clauses, id, governor) && real(other) {
        return Some((other, "share/perceived"));
    }
    if !takes_place(clauses, other)
        || !real(other)
        || !agree(clauses, id, other)
        || super::signals::comes_later(clauses, id)
    {
        return None;
    }
    let plain = governor.connective.is_none();
    let when = matches!(governor.connective.as_deref(), Some("when" | "as" | "while"));
    // "settled, with the firm paying a fine"
    let with = matches!(governor.connective.as_deref(), Some("with"));
    // "had found it on Monday, when they opened the box": the day is that of both
    let back = clauses.is_pluperfect(other) && clauses.timexes(other).is_empty();
    let past = clauses.is_past(id) && clauses.is_past(other) && !back;
    let rule = match governor.relation.base() {
        Deprel::Conj
            if governor.steps == 1
                && same_tense(clauses, id, other)
                && !is_parted(clauses, id)
                && !are_of_a_life(clauses, id, other) =>
        {
            "share/coordination"
        }
        Deprel::Advcl if acts && when && past => "share/when",
        Deprel::Advcl if acts && (plain || with) && clauses.is_participle(id) => "share/participle",
        Deprel::Nsubj if acts && clauses.is_noun(id) && governor.steps == 1 => "share/subject",
        Deprel::Obj if acts && clauses.is_noun(id) && governor.steps == 1 => "share/object",
        // "arrived on Sunday for a visit"
        Deprel::Obl
            if clauses.is_noun(id) && arrives(clauses, other) && governor.connective.as_deref() == Some("for") =>
        {
            "share/arrival"
        }
        Deprel::Obl if clauses.is_noun(id) && within(governor) => "share/circumstance",
        Deprel::Acl if acts && clauses.is_noun(other) && clauses.is_past(id) => "share/relative",
        _ => return None,
    };
    Some((other, rule))
}

/// "One left in 2012, and another declined": a clause of its own that a comma parts has a day of its own.
fn is_parted(clauses: &Clauses, id: ClaimId) -> bool {
    let (doc, trigger) = (clauses.doc, clauses.claim(id).trigger);
    let own = doc.dependents_by(trigger, &[Deprel::Nsubj, Deprel::NsubjPass]).next().is_some();
    let and = doc.dependents_by(trigger, &[Deprel::Cc]).find(|cc| *cc < trigger);
    let comma = and.and_then(|and| and.0.checked_sub(1)).is_some_and(|at| doc.form(TokenId(at)) == ",");
    own && comma
}

/// "The siege lasted two weeks and ended on 3 May": a later verb of the same subject that tells when it begins or ends.
fn told_behind(clauses: &Clauses, id: ClaimId) -> Option<ClaimId> {
    let up = clauses
        .governor(id)
        .filter(|up| up.relation.base() == Deprel::Nsubj && up.steps == 1 && clauses.is_noun(id))?;
    let joined = |other: &ClaimId| {
        let lemma = clauses.claim(*other).lemma.as_str();
        let beside = clauses.governor(*other).is_some_and(|governor| {
            governor.claim == up.claim && governor.relation.base() == Deprel::Conj && governor.steps == 1
        });
        let subject =
            || clauses.doc.dependents_by(clauses.claim(*other).trigger, &[Deprel::Nsubj, Deprel::NsubjPass]).next();
        beside && (is_beginning(lemma) || ENDING.contains(&lemma)) && clauses.is_past(*other) && subject().is_none()
    };
    clauses.of_sentence(clauses.claim(id).sentence).iter().copied().find(joined)
}

/// "a strike that killed two on Friday": the noun has the time of the clause that describes it.
fn below(clauses: &Clauses, id: ClaimId) -> Option<(ClaimId, &'static str)> {
    let claim = clauses.claim(id);
    let describes = |other: &ClaimId| {
        clauses.governor(*other).is_some_and(|governor| {
            let content = governor.connective.as_deref() == Some("that") && governor.relation == Deprel::Acl;
            governor.claim == id && governor.relation.base() == Deprel::Acl && governor.steps == 1 && !content
        }) && clauses.is_past(*other)
    };
    let found = clauses.of_sentence(claim.sentence).iter().copied().find(describes);
    found.filter(|_| clauses.is_noun(id)).map(|other| (other, "share/relative"))
}

/// "was shot and killed on Friday", "ten were killed and two injured on Friday": two verbs with nothing but the conjunction between,
/// or of which the second leaves out what it shares with the first, have the time behind them together.
fn joined(clauses: &Clauses, id: ClaimId) -> Option<ClaimId> {
    let claim = clauses.claim(id);
    let next = |other: &ClaimId| {
        let conjunct = |governor: &Governor| {
            governor.claim == id && governor.relation.base() == Deprel::Conj && governor.steps == 1
        };
        let adjacent = clauses.claim(*other).trigger.0 == claim.trigger.0 + 2 && same_tense(clauses, id, *other);
        (adjacent || leaves_out(clauses, id, *other)) && clauses.governor(*other).is_some_and(conjunct)
    };
    let found = clauses.of_sentence(claim.sentence).iter().copied().find(next);
    found.filter(|other| {
        takes_place(clauses, *other) && agree(clauses, id, *other) && !are_of_a_life(clauses, id, *other)
    })
}

/// "was born in 1931 and left school at 12": a life has its stations one after the other.
fn are_of_a_life(clauses: &Clauses, id: ClaimId, other: ClaimId) -> bool {
    let station = |id: ClaimId| {
        let claim = clauses.claim(id);
        claim.lemma == "bear" || claim.event_type.as_deref() == Some("Birth") || super::age::of(clauses, id).is_some()
    };
    station(id) || station(other)
}

/// True where both are passives and only the first has the auxiliary.
fn leaves_out(clauses: &Clauses, first: ClaimId, second: ClaimId) -> bool {
    let has = |id: ClaimId, relation: Deprel| {
        clauses.doc.dependents_by(clauses.claim(id).trigger, &[relation]).next().is_some()
    };
    has(first, Deprel::AuxPass) && has(second, Deprel::NsubjPass) && !has(second, Deprel::AuxPass)
}

/// "was killed in the 2003 invasion", "Monday's blast killed two": the clause has the time of the event it happens in, where
/// that is a year or finer, and of the one that its subject is, where that is a day.
fn occasion(clauses: &Clauses, id: ClaimId) -> Option<(ClaimId, &'static str)> {
    let main = clauses.claim(id);
    let acts = |noun: ClaimId| clauses.claim_fillers(id).any(|(role, other)| role == Role::Subject && other == noun);
    let dated = |noun: ClaimId, granularity: Granularity| {
        clauses.timexes(noun).iter().any(|timex| clauses.doc.timexes[timex.index()].granularity <= granularity)
    };
    let found = clauses.of_sentence(main.sentence).iter().copied().find_map(|noun| {
        let governor = clauses.governor(noun).filter(|up| up.claim == id && up.steps == 1)?;
        let (rule, granularity) = match governor.relation.base() {
            Deprel::Obl if within(governor) => ("share/occasion", Granularity::Year),
            // what ends does not end on the day that it began
            Deprel::Nsubj
                if acts(noun)
                    && main.aspect == Aspect::None
                    && !STRIKING.contains(&main.lemma.as_str())
                    && main.timeml_class != TimemlClass::Aspectual
                    && !super::signals::is_cause(main) =>
            {
                ("share/by-subject", Granularity::Day)
            }
            // "a strike in 2011 ended when a court stepped in"
            Deprel::Nsubj
                if acts(noun)
                    && STRIKING.contains(&main.lemma.as_str())
                    && main.aspect == Aspect::None
                    && !(matches!(main.lemma.as_str(), "end" | "last") && dated(noun, Granularity::Month)) =>
            {
                ("share/by-subject", Granularity::Year)
            }
            _ => return None,
        };
        (clauses.is_noun(noun) && dated(noun, granularity)).then_some((noun, rule))
    });
    // "said in a statement on Friday"
    found.filter(|_| clauses.is_past(id) && !clauses.is_pluperfect(id) && takes_place(clauses, id))
}

/// "arrived last month and spent two weeks there": what has a length of its own runs on.
fn lasts(clauses: &Clauses, id: ClaimId) -> bool {
    clauses.timexes(id).iter().map(|timex| &clauses.doc.timexes[timex.index()]).any(|timex| {
        let to_come = clauses.is_past(id) && super::attach::reaches_ahead(clauses, timex);
        timex.kind == TimexKind::Duration && !to_come
    }) && !LASTING.contains(&clauses.claim(id).lemma.as_str())
}

/// What an event does while it takes place.
const STRIKING: [&str; 12] = [
    "claim",
    "destroy",
    "devastate",
    "displace",
    "end",
    "flatten",
    "injure",
    "kill",
    "last",
    "strike",
    "topple",
    "wound",
];

/// "sentenced him to nine years": the length is that of what comes of it.
const LASTING: [&str; 12] =
    ["appoint", "ban", "condemn", "elect", "hire", "imprison", "jail", "loan", "sentence", "sign", "suspend", "extend"];

fn arrives(clauses: &Clauses, id: ClaimId) -> bool {
    matches!(clauses.claim(id).lemma.as_str(), "arrive" | "come" | "fly in" | "land")
}

fn within(governor: &Governor) -> bool {
    matches!(governor.connective.as_deref(), Some("in" | "during" | "at"))
}

fn happens(clauses: &Clauses, id: ClaimId) -> bool {
    use TimemlClass::*;
    matches!(clauses.claim(id).timeml_class, Occurrence | Aspectual)
}

/// As [`happens`], and sayings and promises: they have a day, too.
fn takes_place(clauses: &Clauses, id: ClaimId) -> bool {
    use TimemlClass::*;
    happens(clauses, id) || matches!(clauses.claim(id).timeml_class, Reporting | IAction | Perception)
}

fn same_tense(clauses: &Clauses, id: ClaimId, other: ClaimId) -> bool {
    let (one, two) = (clauses.claim(id), clauses.claim(other));
    one.tense == two.tense && one.aspect == two.aspect
}

/// A plan and a fact are not of one time.
fn agree(clauses: &Clauses, id: ClaimId, other: ClaimId) -> bool {
    clauses.claim(id).future == clauses.claim(other).future
}

/// "the attack" after a dated attack: the nearest earlier claim of the same type or verb that has a time of its own.
fn told_again(clauses: &Clauses, own: &[Option<EventTime>]) -> HashMap<ClaimId, ClaimId> {
    let mut last: HashMap<&str, ClaimId> = HashMap::new();
    let mut found = HashMap::new();
    for id in clauses.ids() {
        let claim = clauses.claim(id);
        if own[id.index()].is_some() && !claim.verb.is_empty() {
            found.extend(headlines(clauses, &claim.verb, id));
            found.extend(pointed_at(clauses, id).map(|other| (other, id)));
            last.insert(&claim.verb, id);
        } else if is_definite(clauses, id) && !is_one_of_many(clauses, id) {
            let known = last.get(claim.verb.as_str()).copied().or_else(|| said_before(clauses, own, id));
            found.extend(known.map(|other| (id, other)));
        }
    }
    found
}

/// "They will cut the force, officials announced. The statement came on Friday": what a sentence calls the statement, or the
/// incident, of the sentence before, and dates.
fn pointed_at(clauses: &Clauses, dated: ClaimId) -> Option<ClaimId> {
    let claim = clauses.claim(dated);
    let light = |lemma: &str| matches!(lemma, "happen" | "occur" | "take" | "come" | "follow" | "make" | "issue");
    let mut parts = claim.participants.iter();
    let subject = parts.find(|part| matches!(part.role, Role::Subject | Role::Object)).map(|part| part.head);
    // "the accident happened" is the claim of its noun
    let noun = match clauses.is_noun(dated) {
        true => {
            let token = clauses.doc.token(claim.trigger);
            let acts = matches!(token.deprel.base(), Deprel::Nsubj) && subject.is_none();
            Some(claim.trigger).filter(|_| acts && token.head.is_some_and(|verb| light(&clauses.doc.token(verb).lemma)))
        }
        false => subject.filter(|_| light(&claim.lemma) && clauses.is_past(dated)),
    }?;
    let lemma = clauses.doc.token(noun).lemma.as_str();
    let says = SAYINGS.contains(&lemma);
    let plain = says || INCIDENTS.contains(&lemma);
    let definite = clauses.doc.dependents_by(noun, &[Deprel::Det]).any(|tok| is_known(clauses.doc.form(tok)));
    let before = claim.sentence.0.checked_sub(1).map(SentenceId).filter(|_| plain && definite)?;
    let fits = |id: &ClaimId| {
        let other = clauses.claim(*id);
        clauses.is_past(*id) && (other.timeml_class == TimemlClass::Reporting) == says && happens_or_says(clauses, *id)
    };
    clauses.of_sentence(before).iter().copied().find(fits)
}

/// "He announced on Monday that … The statement shocked": the dated saying of the sentence before is what is called so.
fn said_before(clauses: &Clauses, own: &[Option<EventTime>], id: ClaimId) -> Option<ClaimId> {
    let claim = clauses.claim(id);
    let before = claim.sentence.0.checked_sub(1).map(SentenceId)?;
    let says =
        |other: &ClaimId| clauses.claim(*other).timeml_class == TimemlClass::Reporting && own[other.index()].is_some();
    let said = || clauses.of_sentence(before).iter().copied().find(|other| says(other) && clauses.is_past(*other));
    SAYINGS.contains(&claim.lemma.as_str()).then(said).flatten()
}

const SAYINGS: &[&str] = &[
    "statement",
    "announcement",
    "remark",
    "comment",
    "declaration",
    "revelation",
    "disclosure",
    "admission",
    "claim",
];

const INCIDENTS: &[&str] = &[
    "incident",
    "accident",
    "attack",
    "crash",
    "blast",
    "explosion",
    "shooting",
    "strike",
    "raid",
    "tragedy",
    "killing",
    "murder",
    "assault",
    "collision",
    "bombing",
    "robbery",
    "clash",
    "arrest",
];

fn happens_or_says(clauses: &Clauses, id: ClaimId) -> bool {
    clauses.claim(id).timeml_class == TimemlClass::Reporting || happens(clauses, id)
}

/// The headline's claims of a verb have the time of the claim of that verb in the first sentences below it.
fn headlines(clauses: &Clauses, verb: &str, dated: ClaimId) -> Vec<(ClaimId, ClaimId)> {
    let lead = (1..=3).contains(&clauses.claim(dated).sentence.index());
    let first = clauses.doc.sentences.first().map(|_| SentenceId(0)).filter(|sent| lead && clauses.is_headline(*sent));
    let claims = first.map(|sent| clauses.of_sentence(sent)).unwrap_or_default();
    let told = claims
        .iter()
        .filter(|id| clauses.claim(**id).verb == verb && clauses.claim(**id).future == clauses.claim(dated).future);
    told.map(|id| (*id, dated)).collect()
}

/// True for an event noun that is taken for known: "the attack".
pub(super) fn is_definite(clauses: &Clauses, id: ClaimId) -> bool {
    let mut determiners = clauses.doc.dependents_by(clauses.claim(id).trigger, &[Deprel::Det]);
    clauses.is_noun(id) && determiners.any(|tok| is_known(clauses.doc.form(tok)))
}

/// "the first landing", "the previous attack": one of several, and seldom the one told last.
fn is_one_of_many(clauses: &Clauses, id: ClaimId) -> bool {
    const OTHERS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "last", "next", "previous", "earlier", "other", "latest",
        "similar",
    ];
    let mut described = clauses.doc.dependents_by(clauses.claim(id).trigger, &[Deprel::Amod]);
    described.any(|tok| OTHERS.contains(&clauses.doc.form(tok).to_lowercase().as_str()))
}

fn is_known(form: &str) -> bool {
    matches!(form.to_lowercase().as_str(), "the" | "this" | "that" | "these" | "those")
}
