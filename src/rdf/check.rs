//! Whether a record holds together, so that its quads say what it says. Records made by this program do; those made
//! elsewhere may not.

use super::article::PUBLISHED;
use crate::document::Record;
use crate::error::{Error, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// # Errors
/// [`Error::Article`] where a reference leads nowhere, two things share an id, or one stretch of text is said to hold two texts.
pub(super) fn check(record: &Record) -> Result<()> {
    complaint(record).map_or(Ok(()), |message| {
        let path = PathBuf::from(if record.path.is_empty() { &record.id } else { &record.path });
        Err(Error::Article {
            path,
            line: 0,
            column: 0,
            message: format!("the record does not hold together: {message}"),
        })
    })
}

fn complaint(record: &Record) -> Option<String> {
    let hexadecimal = record.sha256.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    if record.sha256.len() != 64 || !hexadecimal {
        return Some(format!("expected 64 hexadecimal digits for sha256, found {:?}", record.sha256));
    }
    ids(record).or_else(|| references(record)).or_else(|| texts(record)).or_else(|| numbers(record))
}

fn ids(record: &Record) -> Option<String> {
    let entities = record.entities.iter().map(|entity| &entity.id);
    let times = record.times.iter().map(|timex| &timex.id);
    let claims = record.claims.iter().map(|claim| &claim.id);
    let mut seen = BTreeSet::new();
    let all = entities.chain(times).chain(claims);
    let mut odd = all.filter(|id| id.is_empty() || id.as_str() == PUBLISHED || !seen.insert(id.as_str()));
    odd.next().map(|id| format!("the id {id:?} is empty, reserved, or given twice"))
}

fn references(record: &Record) -> Option<String> {
    let entities: BTreeSet<&str> = record.entities.iter().map(|entity| entity.id.as_str()).collect();
    let times: BTreeSet<&str> = record.times.iter().map(|timex| timex.id.as_str()).collect();
    let claims: BTreeSet<&str> = record.claims.iter().map(|claim| claim.id.as_str()).collect();
    let missing = |known: &BTreeSet<&str>, id: &Option<String>| id.clone().filter(|id| !known.contains(id.as_str()));
    for claim in &record.claims {
        if claim.sentence >= record.sentences.len() {
            return Some(format!("claim {} stands in sentence {}, which does not exist", claim.id, claim.sentence));
        }
        let source = claim.source.as_ref();
        let mut lost = claim.participants.iter().flat_map(|p| {
            let several = [&p.entity, &p.claim, &p.timex].iter().filter(|id| id.is_some()).count() > 1;
            let several = several.then(|| "more than one filler".to_owned());
            [missing(&entities, &p.entity), missing(&claims, &p.claim), missing(&times, &p.timex), several]
        });
        let lost = lost.find_map(|id| id).or_else(|| missing(&times, &claim.time.timex));
        let lost = lost.or_else(|| source.and_then(|source| missing(&entities, &source.entity)));
        if let Some(id) = lost.or_else(|| source.and_then(|source| missing(&claims, &source.claim))) {
            return Some(format!("claim {} refers to {id}, which does not exist", claim.id));
        }
    }
    let known = |id: &str| id == PUBLISHED || claims.contains(id) || times.contains(id);
    let mut ends = record.links.iter().flat_map(|link| [&link.from, &link.to]);
    ends.find(|id| !known(id)).map(|id| format!("a link refers to {id}, which does not exist"))
}

/// Offsets stand for one text each, and sentences do not repeat.
fn texts(record: &Record) -> Option<String> {
    let mut seen = BTreeMap::new();
    let sentences = record.sentences.iter().map(|sent| (sent.start, sent.end, &sent.text));
    let starts = record.sentences.iter().map(|sent| (sent.start, sent.end)).collect::<BTreeSet<_>>();
    if starts.len() < record.sentences.len() {
        return Some("two sentences stand at the same place".to_owned());
    }
    let mentions = record.entities.iter().flat_map(|entity| &entity.mentions);
    let mentions = mentions.map(|mention| (mention.start, mention.end, &mention.text));
    let times = record.times.iter().map(|timex| (timex.start, timex.end, &timex.text));
    let claims = record.claims.iter().flat_map(|claim| {
        let participants = claim.participants.iter().map(|p| (p.start, p.end, &p.text));
        let quantities = claim.quantities.iter().map(|q| (q.start, q.end, &q.text));
        let trigger = &claim.trigger;
        std::iter::once((trigger.start, trigger.end, &trigger.text)).chain(participants).chain(quantities)
    });
    for (start, end, text) in sentences.chain(mentions).chain(times).chain(claims) {
        let other = *seen.entry((start, end)).or_insert(text);
        if other != text {
            return Some(format!("at {start} to {end} stands {other:?} and also {text:?}"));
        }
    }
    None
}

fn numbers(record: &Record) -> Option<String> {
    let claims = record.claims.iter().map(|claim| claim.confidence);
    let links = record.links.iter().map(|link| link.confidence);
    let times = record.times.iter().map(|timex| timex.confidence);
    let quantities = record.claims.iter().flat_map(|claim| &claim.quantities).map(|quantity| quantity.value);
    let finite = claims.chain(links).chain(times).all(f32::is_finite) && quantities.clone().all(f64::is_finite);
    (!finite).then(|| "a number is infinite or none at all".to_owned())
}
