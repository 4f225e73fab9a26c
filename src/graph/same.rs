//! Whether two claims tell the same happening: features of a pair, and their weights.

use super::EntityId;
use super::likeness::cosine;
use super::names::country_at;
use super::synonyms::alike;
use super::telling::{Part, Telling};
use crate::document::record::QuantityRecord;
use crate::document::{Comparison, Factuality, Role, Tense};
use crate::time::Bounds;

/// A judgement on a pair of claims.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    /// How sure it is that both tell one happening, 0 to 1.
    pub score: f32,
    /// The rule: what kind of trigger match it rests on.
    pub rule: &'static str,
}

/// The least sum at which a pair is as likely as not, by what the triggers have in common; `None` where nothing.
///
/// The weights of triggers, articles and contexts follow a logistic regression on pairs of the ECB+ training set
/// (Cybulska & Vossen 2014, CC BY 3.0); those of participants, times and numbers are set by hand to favour precision.
fn trigger(one: &Telling, other: &Telling) -> Option<(f32, &'static str)> {
    let typed = one.data.event_type.is_some() && one.data.event_type == other.data.event_type;
    let rarity = 0.26 * one.rarity.min(other.rarity).min(4.0);
    if one.verb() == other.verb() || one.data.trigger.lemma == other.data.trigger.lemma {
        Some((-2.3 + rarity + if typed { 0.4 } else { 0.0 }, "event/same-verb"))
    } else if alike(one.verb(), other.verb()) {
        Some((if typed { -2.2 } else { -2.8 }, "event/synonym"))
    } else if dies_once(one, other) {
        Some((0.4, "event/same-death"))
    } else {
        typed.then_some((-2.8, "event/same-type"))
    }
}

/// "X's death", "the killing of X": a person dies once.
fn dies_once(one: &Telling, other: &Telling) -> bool {
    let (a, b) = (victims(one), victims(other));
    a.iter().any(|victim| b.contains(victim))
}

/// The single named persons whose end a claim tells.
pub(super) fn victims(telling: &Telling) -> Vec<EntityId> {
    let role = match telling.data.event_type.as_deref() {
        Some("Killing") => Role::Object,
        Some("Death") => Role::Subject,
        _ => return Vec::new(),
    };
    let person = |part: &&Part| part.role == role && part.named && part.person;
    telling.parts.iter().filter(person).filter_map(|part| part.entity).collect()
}

/// Articles less alike than this tell one happening only where the same name acts, is acted upon or is the place.
const NEAR: f32 = 0.2;

fn shares_name(one: &Telling, other: &Telling) -> bool {
    one.named().any(|(role, entity)| {
        let telling = matches!(role, Role::Object | Role::Subject);
        telling && other.named().any(|(_, known)| known == entity)
    })
}

/// True for two happenings of one type that are of one day, or that the same thing did: "the blast killed 158 people" and
/// "the explosion killed at least 171".
fn shares_deed(one: &Telling, other: &Telling) -> bool {
    let typed = one.data.event_type.is_some() && one.data.event_type == other.data.event_type;
    let days = one.own_time().zip(other.own_time());
    let day = days.is_some_and(|(a, b)| apart(&a, &b) == 0 && width(&a).max(width(&b)) <= 1);
    let (a, b) = (of_role(one, Role::Subject), of_role(other, Role::Subject));
    let did = a.iter().any(|x| b.iter().any(|y| agrees(x, y)));
    typed && (day || did && !one.data.time.bounds.intersect(&other.data.time.bounds).is_empty())
}

/// Verbs that say little by themselves.
const LIGHT: &[&str] = &[
    "be", "have", "do", "make", "take", "get", "go", "come", "give", "see", "know", "want", "think", "look", "find",
    "use", "need", "work", "live", "try", "keep", "put", "let", "seem", "become", "feel", "call", "show", "mean",
    "help", "hear", "wonder", "bring", "include", "continue", "support", "like", "love", "remain", "stay", "ask",
    "talk", "speak", "turn", "play", "run", "provide", "allow", "happen", "want", "hope", "believe", "expect", "lead",
    "follow", "change",
];

fn is_light(telling: &Telling) -> bool {
    LIGHT.contains(&telling.verb())
}

/// Judges a pair whose articles are `near` each other (cosine); `None` for two claims of one article.
pub fn judge(one: &Telling, other: &Telling, near: Option<f32>) -> Option<Verdict> {
    let (base, rule) = trigger(one, other)?;
    if one.is_speech() || other.is_speech() {
        return same_speech(one, other).then_some(Verdict { score: 0.7, rule: "event/same-speech" });
    }
    if near.is_some_and(|cosine| cosine < NEAR) && !shares_name(one, other) && !shares_deed(one, other) {
        return None;
    }
    let evidence = parts(one, other) + times(one, other) + numbers(one, other, near);
    let sum = base
        + near.map_or(2.4, |cosine| 8.0 * cosine.min(0.45))
        + 0.6 * cosine(&one.context, &other.context)
        + evidence
        // An article that tells of "a strike" and "an attack" has two unless something shows that they are one.
        - if near.is_none() && evidence <= 0.0 && rule != "event/same-verb" && !holds(one, other) { 0.7 } else { 0.0 }
        + reality(one, other, near)
        - if is_plural(one) != is_plural(other) { 2.5 } else { 0.0 }
        - if near.is_some() && rule != "event/same-verb" && (is_bare(one) || is_bare(other)) { 0.7 } else { 0.0 }
        - if is_light(one) && one.data.event_type.is_none() { 2.0 } else { 0.0 }
        - if one.is_state() || other.is_state() { 1.6 } else { 0.0 };
    Some(Verdict { score: 1.0 / (1.0 + (-sum).exp()), rule })
}

/// "The blast" in which nobody is named: any blast would do.
fn is_bare(telling: &Telling) -> bool {
    telling.data.rule == "noun/bare" && telling.data.participants.iter().all(|part| part.role == Role::Time)
}

/// "pledged 200 million euros in aid": one is a part of the other.
fn holds(one: &Telling, other: &Telling) -> bool {
    let part_of =
        |a: &Telling, b: &Telling| a.data.participants.iter().any(|part| part.claim.as_ref() == Some(&b.data.id));
    part_of(one, other) || part_of(other, one)
}

/// True for an event noun in the plural: "attacks" are not "the attack".
fn is_plural(telling: &Telling) -> bool {
    let trigger = &telling.data.trigger;
    let text = trigger.text.to_lowercase();
    telling.data.tense == Tense::None
        && text.ends_with('s')
        && text.starts_with(&trigger.lemma)
        && text != trigger.lemma
}

/// One speaker, and one and the same thing said.
fn same_speech(one: &Telling, other: &Telling) -> bool {
    let content = |telling: &Telling| telling.parts.iter().find(|p| p.role == Role::Content).map(|p| p.head.clone());
    let speaker =
        |telling: &Telling| telling.named().find(|(role, _)| *role == Role::Subject).map(|(_, entity)| entity);
    let said = content(one).is_some() && content(one) == content(other);
    one.record != other.record
        && said
        && speaker(one).is_some()
        && speaker(one) == speaker(other)
        && cosine(&one.context, &other.context) > 0.4
}

fn parts(one: &Telling, other: &Telling) -> f32 {
    let role = |role: Role, same: f32, differ: f32| {
        let (a, b) = (of_role(one, role), of_role(other, role));
        match (a.is_empty() || b.is_empty(), a.iter().any(|x| b.iter().any(|y| agrees(x, y)))) {
            (true, _) => 0.0,
            (_, true) => same,
            _ if a.iter().all(|x| b.iter().all(|y| clashes(x, y))) => -differ,
            _ => 0.0,
        }
    };
    let straight = role(Role::Subject, 0.9, 1.6)
        + role(Role::Object, 1.3, 1.8)
        + role(Role::Place, 0.9, 1.2)
        + role(Role::Destination, 0.6, 1.6)
        - means(one, other);
    let crossed = if straight <= 0.0 && one.verb() != other.verb() { crossed(one, other) } else { 0.0 };
    let shared = one.named().filter(|(_, a)| other.named().any(|(_, b)| *a == b)).count().min(2) as f32;
    // two clauses about other things that share nothing but a verb
    let strangers = straight <= 0.0 && crossed == 0.0 && shared == 0.0 && has_actors(one) && has_actors(other);
    straight.max(crossed) + 0.5 * shared - addressees(one, other) - if strangers { 1.2 } else { 0.0 }
}

/// A drone strike is no missile attack.
fn means(one: &Telling, other: &Telling) -> f32 {
    let (a, b) = (of_role(one, Role::Instrument), of_role(other, Role::Instrument));
    let known = |parts: &[&Part]| parts.iter().all(|part| !is_empty_word(&part.head));
    let differ = !a.is_empty() && !b.is_empty() && known(&a) && known(&b);
    if differ && !a.iter().any(|x| b.iter().any(|y| x.head == y.head)) { 1.2 } else { 0.0 }
}

/// "asked the cabinet to stay on" and "ordered the agencies to help": of two other parties two other things are asked.
fn addressees(one: &Telling, other: &Telling) -> f32 {
    let asked = |telling: &'_ Telling| -> Vec<Part> {
        let told = telling.parts.iter().any(|part| part.role == Role::Content);
        let whom = |part: &&Part| told && matches!(part.role, Role::Recipient | Role::Object);
        telling.parts.iter().filter(whom).cloned().collect()
    };
    let (a, b) = (asked(one), asked(other));
    let known = |parts: &[Part]| !parts.is_empty() && parts.iter().all(|part| !is_empty_word(&part.head));
    if known(&a) && known(&b) && !a.iter().any(|x| b.iter().any(|y| agrees(x, y))) { 1.8 } else { 0.0 }
}

/// "two were killed" and "two died": the object of the one is the subject of the other.
fn crossed(one: &Telling, other: &Telling) -> f32 {
    let meet = |a: Role, b: Role| {
        let (a, b) = (of_role(one, a), of_role(other, b));
        a.iter().any(|x| b.iter().any(|y| agrees(x, y)))
    };
    if meet(Role::Subject, Role::Object) || meet(Role::Object, Role::Subject) { 0.9 } else { 0.0 }
}

fn has_actors(telling: &Telling) -> bool {
    telling.parts.iter().any(|part| matches!(part.role, Role::Subject | Role::Object))
}

fn of_role<'t>(telling: &'t Telling, role: Role) -> Vec<&'t Part> {
    telling.parts.iter().filter(|part| part.role == role).collect()
}

fn agrees(one: &Part, other: &Part) -> bool {
    let entity = one.entity.is_some() && one.entity == other.entity;
    let nouns = (one.head == other.head || is_blast(&one.head) && is_blast(&other.head)) && !is_empty_word(&one.head);
    let nominal = nouns && !(one.named && other.named);
    let place = one.role == Role::Place && one.country.is_some() && one.country == other.country;
    entity || nominal || place
}

/// What goes off has many names.
fn is_blast(head: &str) -> bool {
    matches!(head, "explosion" | "blast" | "detonation" | "bomb" | "bombing")
}

/// Pronouns and the like name nothing across clauses.
fn is_empty_word(head: &str) -> bool {
    matches!(
        head,
        "" | "he"
            | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "you"
            | "him"
            | "her"
            | "them"
            | "us"
            | "me"
            | "this"
            | "that"
            | "these"
            | "those"
            | "who"
            | "which"
            | "what"
            | "one"
            | "some"
            | "others"
            | "people"
            | "all"
            | "many"
            | "more"
            | "there"
            | "his"
            | "its"
            | "their"
            | "way"
            | "thing"
            | "things"
            | "year"
            | "years"
            | "time"
    )
}

/// "Rome" and "the outskirts of Naples": a part of another place.
fn is_elsewhere(one: &Part, other: &Part) -> bool {
    let Some((place, of)) = one.place.as_ref().zip(other.of.as_ref()).filter(|_| !other.named) else { return false };
    let country = country_at(of).and_then(|country| country.code.clone());
    !place.contains(of.as_str()) && !of.contains(place.as_str()) && (country.is_none() || country != one.country)
}

/// Two different names; of places, two that do not lie in each other.
fn clashes(one: &Part, other: &Part) -> bool {
    if is_elsewhere(one, other) || is_elsewhere(other, one) {
        return true;
    }
    one.named && other.named && one.entity != other.entity && (one.country.is_none() || one.country != other.country)
}

fn times(one: &Telling, other: &Telling) -> f32 {
    match (one.own_time(), other.own_time()) {
        (Some(a), Some(b)) => match apart(&a, &b) {
            0 if width(&a).max(width(&b)) <= 7 => 1.3,
            0 => 0.5,
            1..=2 => -0.7,
            _ => -3.5,
        },
        _ if !one.data.time.bounds.is_empty() && one.data.time.bounds.intersect(&other.data.time.bounds).is_empty() => {
            -2.5
        }
        _ => 0.0,
    }
}

/// The days between two bounds; 0 where they share a day.
pub fn apart(one: &Bounds, other: &Bounds) -> i64 {
    let gap = |early: &Bounds, late: &Bounds| match (early.end.last, late.begin.first) {
        (Some(last), Some(first)) => (first - last).num_days().max(0),
        _ => 0,
    };
    gap(one, other).max(gap(other, one))
}

/// The days that bounds leave open.
pub fn width(bounds: &Bounds) -> i64 {
    match (bounds.begin.first, bounds.end.last) {
        (Some(first), Some(last)) => (last - first).num_days(),
        _ => i64::MAX,
    }
}

/// Numbers in common tell of one happening. Other numbers of the same things are a disagreement between articles, but two
/// happenings inside one: "44 inmates were killed in May" and "thirteen inmates were killed on Monday".
fn numbers(one: &Telling, other: &Telling, near: Option<f32>) -> f32 {
    let pairs = || one.data.quantities.iter().flat_map(|a| other.data.quantities.iter().map(move |b| (a, b)));
    let alike = |a: &QuantityRecord, b: &QuantityRecord| a.unit == b.unit && a.role == b.role;
    let exact = |a: &QuantityRecord| a.comparison == Comparison::Equal && !a.approximate;
    if pairs().any(|(a, b)| alike(a, b) && a.value == b.value) {
        0.8
    } else if near.is_none() && pairs().any(|(a, b)| alike(a, b) && (exact(a) || exact(b))) {
        -2.5
    } else {
        0.0
    }
}

/// A plan and its deed are two happenings, unless both are told of the same few days.
fn reality(one: &Telling, other: &Telling, near: Option<f32>) -> f32 {
    let dated =
        one.own_time().zip(other.own_time()).is_some_and(|(a, b)| apart(&a, &b) == 0 && width(&a).max(width(&b)) <= 3);
    // what did not happen is another thing than what did, unless the two agree in all else; an article seldom denies itself
    let denied = |telling: &Telling| telling.data.factuality == Factuality::Denied;
    if denied(one) != denied(other) {
        return if near.is_none() { -4.0 } else { -2.5 };
    }
    let vague = |telling: &Telling| telling.data.factuality == Factuality::Possible;
    match one.is_real() == other.is_real() || dated {
        true => 0.0,
        false if vague(one) || vague(other) => -1.0,
        false => -3.0,
    }
}
