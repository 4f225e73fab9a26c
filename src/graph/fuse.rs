//! A set of claims made one [`Event`]: its label, time, participants, numbers and factuality.

use super::entities::EntityIndex;
use super::label::label;
use super::names::slug;
use super::salience::salience;
use super::stable::short_hash;
use super::telling::Telling;
use super::{ClaimRef, Event, EventParticipant, EventQuantity};
use crate::document::record::{QuantityRecord, TimeRecord};
use crate::document::{Basis, Factuality, Record, Role};
use crate::time::{Bounds, edtf};
use std::collections::BTreeMap;

/// Makes an event of the claims of a set; `why` gives the score and rule of each.
pub fn fuse(records: &[Record], index: &EntityIndex, mut set: Vec<(&Telling, u16, String)>) -> Event {
    set.sort_by(|a, b| {
        worth(records, b.0).cmp(&worth(records, a.0)).then((a.0.record, a.0.claim).cmp(&(b.0.record, b.0.claim)))
    });
    let tellings: Vec<&Telling> = set.iter().map(|(telling, ..)| *telling).collect();
    let claims = set.iter().map(|(t, score, rule)| ClaimRef {
        record: t.record,
        claim: t.claim,
        score: *score,
        rule: rule.clone(),
    });
    let label = label(&records[tellings[0].record], tellings[0].data);
    let mut parts: Vec<String> =
        tellings.iter().map(|t| format!("{}#{}", records[t.record].sha256, t.data.id)).collect();
    parts.sort();
    let short: String = slug(&label).chars().take(48).collect();
    Event {
        id: format!("{}-{}", short.trim_matches('-'), short_hash(&parts)),
        label,
        event_type: tellings.iter().find_map(|t| t.data.event_type.clone()),
        time: time(&tellings).0,
        participants: participants(records, index, &tellings),
        quantities: quantities(&tellings),
        factuality: factuality(&tellings),
        salience: salience(&tellings),
        claims: claims.collect(),
    }
}

/// What makes a claim the one to name the event by: it happened, it is typed, dated and full, and it was told early.
fn worth(records: &[Record], telling: &Telling) -> impl Ord + use<> {
    let triple = telling.data.triples.first();
    let full = triple.map_or(0, |t| usize::from(!t.subject.is_empty()) + usize::from(t.object.is_some()));
    let named = telling.named().count().min(3);
    let own = telling.own_time().is_some();
    let sure = (telling.data.confidence * 10.0).round() as i32;
    let early = std::cmp::Reverse(records[telling.record].published);
    let short = label(&records[telling.record], telling.data).chars().count() <= 100;
    (
        telling.data.factuality == Factuality::Asserted,
        full,
        short,
        telling.data.event_type.is_some(),
        sure,
        named,
        own,
        early,
    )
}

/// What the claims together say of the time, and the claims (positions) whose own time excludes that.
///
/// The finest own time comes first; others narrow it where they agree with it, tense comes last: an event of the past
/// is not after the first article that tells it.
pub fn time(tellings: &[&Telling]) -> (TimeRecord, Vec<usize>) {
    let mut order: Vec<usize> =
        (0..tellings.len()).filter(|n| tellings[*n].data.time.basis != Basis::Undated).collect();
    order.sort_by_key(|n| (rank(tellings[*n]), *n));
    let Some(first) = order.first() else { return (TimeRecord::default(), Vec::new()) };
    let mut time = TimeRecord { timex: None, ..tellings[*first].data.time.clone() };
    let mut against = Vec::new();
    for n in &order[1..] {
        let other = &tellings[*n].data.time;
        let both = time.bounds.intersect(&other.bounds);
        if both.is_empty() {
            against.extend(tellings[*n].own_time().map(|_| *n));
        } else if both != time.bounds && narrows(&time, other) {
            time.granularity =
                if both == other.bounds { other.granularity } else { time.granularity.min(other.granularity) };
            time.edtf = if both == other.bounds { other.edtf.clone() } else { edtf(&both, time.granularity) };
            time.likely =
                within(time.likely, &both).or(within(other.likely, &both)).or(both.begin.first.or(both.end.last));
            time.bounds = both;
        }
    }
    (time, against)
}

/// A date that a text states stands as it is; only another own date, or none yet, makes it narrower. "At the beginning of the
/// year" is one day of many: what another event bounds may say which.
fn narrows(time: &TimeRecord, other: &TimeRecord) -> bool {
    let soft = |basis: Basis| matches!(basis, Basis::Tense | Basis::Event | Basis::Context);
    let vague = time.edtf.starts_with('[') && other.basis == Basis::Event;
    vague
        || soft(time.basis)
        || !soft(other.basis)
        || time.bounds.begin.first.is_none()
        || time.bounds.end.last.is_none()
}

fn within(day: Option<chrono::NaiveDate>, bounds: &Bounds) -> Option<chrono::NaiveDate> {
    let early = |day: &chrono::NaiveDate| bounds.begin.first.is_none_or(|first| *day >= first);
    let late = |day: &chrono::NaiveDate| bounds.end.last.is_none_or(|last| *day <= last);
    day.filter(early).filter(late)
}

fn rank(telling: &Telling) -> (u8, crate::time::Granularity) {
    let basis = match telling.data.time.basis {
        Basis::Stated => 0,
        Basis::Published => 1,
        Basis::Event => 2,
        Basis::Context => 3,
        Basis::Tense => 4,
        Basis::Undated => 5,
    };
    (basis, telling.data.time.granularity)
}

/// Every participant once, the best claim's first; text without an entity only from the best claim that fills its role.
fn participants(records: &[Record], index: &EntityIndex, tellings: &[&Telling]) -> Vec<EventParticipant> {
    let mut found: Vec<EventParticipant> = Vec::new();
    for telling in tellings {
        let known: Vec<Role> = found.iter().map(|p| p.role).collect();
        for data in telling.data.participants.iter().filter(|p| p.timex.is_none() && p.claim.is_none()) {
            let entity = data.entity.as_deref().and_then(|id| index.by_id(records, telling.record, id));
            let fresh = match entity {
                Some(_) => !found.iter().any(|p| p.role == data.role && p.entity == entity),
                None => !known.contains(&data.role),
            };
            if fresh {
                found.push(EventParticipant { role: data.role, entity, event: None, label: data.text.clone() });
            }
        }
    }
    // "killed the general" and "the general died": who undergoes it does not do it as well.
    if tellings.len() > 1 {
        let undergone: Vec<_> =
            found.iter().filter(|p| p.role == Role::Object).filter_map(|part| part.entity).collect();
        found
            .retain(|part| part.role != Role::Subject || part.entity.is_none_or(|entity| !undergone.contains(&entity)));
    }
    found
}

fn quantities(tellings: &[&Telling]) -> Vec<EventQuantity> {
    let mut found: Vec<EventQuantity> = Vec::new();
    for (n, data) in tellings.iter().enumerate().flat_map(|(n, t)| t.data.quantities.iter().map(move |q| (n, q))) {
        match found.iter_mut().find(|q| is_same(q, data)) {
            Some(known) => known.claims.push(n),
            None => found.push(EventQuantity {
                value: data.value,
                approximate: data.approximate,
                comparison: data.comparison,
                unit: data.unit.clone(),
                role: data.role,
                claims: vec![n],
            }),
        }
    }
    found.iter_mut().for_each(|quantity| quantity.claims.dedup());
    found
}

fn is_same(known: &EventQuantity, data: &QuantityRecord) -> bool {
    let number =
        known.value == data.value && known.approximate == data.approximate && known.comparison == data.comparison;
    number && known.unit == data.unit && known.role == data.role
}

/// What happened happened, even if others only planned it; a denial stands where nobody asserts.
fn factuality(tellings: &[&Telling]) -> Factuality {
    let mut votes = BTreeMap::<Factuality, usize>::new();
    tellings.iter().for_each(|telling| *votes.entry(telling.data.factuality).or_default() += 1);
    let asserted = votes.get(&Factuality::Asserted).copied().unwrap_or(0);
    let denied = votes.get(&Factuality::Denied).copied().unwrap_or(0);
    match (asserted > 0 && asserted >= denied, denied > 0) {
        (true, _) => Factuality::Asserted,
        (_, true) if denied * 2 > tellings.len() => Factuality::Denied,
        _ => {
            let best = votes.into_iter().max_by_key(|(factuality, count)| (*count, std::cmp::Reverse(*factuality)));
            best.map(|(factuality, _)| factuality).unwrap_or_default()
        }
    }
}
