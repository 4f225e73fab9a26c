//! Words that order two events: "after the vote", "before leaving", "was followed by", "led to".

use super::clauses::{Clauses, Governor, link};
use crate::document::{Claim, ClaimId, Deprel, Document, Factuality, Link, Relation, Role, Tense, TokenId};

/// How the governing event relates to the governed one, by the word between them, and how sure that is.
const CONNECTIVES: &[(&str, Relation, f32)] = &[
    ("after", Relation::After, 0.92),
    ("following", Relation::After, 0.9),
    ("since", Relation::After, 0.8),
    ("once", Relation::After, 0.8),
    ("as soon as", Relation::After, 0.85),
    ("upon", Relation::After, 0.8),
    ("before", Relation::Before, 0.9),
    ("prior to", Relation::Before, 0.9),
    ("ahead of", Relation::Before, 0.9),
    ("until", Relation::Before, 0.75),
    ("till", Relation::Before, 0.75),
    ("pending", Relation::Before, 0.8),
    ("during", Relation::IsIncluded, 0.85),
    ("amid", Relation::Simultaneous, 0.6),
    ("while", Relation::Simultaneous, 0.6),
    ("as", Relation::Simultaneous, 0.5),
    ("when", Relation::After, 0.6),
    ("because", Relation::After, 0.65),
    ("because of", Relation::After, 0.65),
    ("due to", Relation::After, 0.65),
    ("despite", Relation::After, 0.65),
];

/// Adverbs that put a clause behind the one that it goes on from.
const LATER: &[&str] =
    &["later", "subsequently", "afterwards", "afterward", "thereafter", "then", "eventually", "ultimately", "soon"];

/// How the subject's event relates to the object's, by the verb between them.
const VERBS: &[(&str, Relation)] = &[
    ("follow", Relation::After),
    ("precede", Relation::Before),
    ("cause", Relation::Before),
    ("lead to", Relation::Before),
    ("lead", Relation::Before),
    ("result in", Relation::Before),
    ("result", Relation::Before),
    ("trigger", Relation::Before),
    ("spark", Relation::Before),
    ("prompt", Relation::Before),
    ("provoke", Relation::Before),
];

/// True for verbs by which one event brings about another.
pub fn is_cause(claim: &Claim) -> bool {
    let known = |(verb, relation): &(&str, Relation)| {
        *relation == Relation::Before && *verb != "precede" && (*verb == claim.verb || *verb == claim.lemma)
    };
    VERBS.iter().any(known)
}

/// Links by connectives and by verbs of order.
pub fn links(clauses: &Clauses) -> Vec<Link> {
    let connected = clauses
        .ids()
        .filter_map(|id| connected(clauses, id).or_else(|| later(clauses, id)).or_else(|| since_then(clauses, id)));
    connected.chain(clauses.ids().filter_map(|id| by_verb(clauses, id))).collect()
}

/// True where an adverb says that a clause comes after the one that it goes on from: "was arrested in May and later released".
pub fn comes_later(clauses: &Clauses, id: ClaimId) -> bool {
    let doc = clauses.doc;
    doc.dependents_by(clauses.claim(id).trigger, &[Deprel::Advmod])
        .any(|adverb| LATER.contains(&doc.text(doc.token(adverb).span).to_lowercase().as_str()))
}

/// "**Since then** they have met", "**After that**, it closed": behind what the sentence before tells; "by then they had left" and
/// "until then", before it.
fn since_then(clauses: &Clauses, id: ClaimId) -> Option<Link> {
    let doc = clauses.doc;
    let claim = clauses.claim(id);
    let pointing = |tok: TokenId| match doc.form(tok).to_lowercase().as_str() {
        "then" => Some(true),
        "that" | "this" => Some(false),
        _ => None,
    };
    let relation = doc.dependents(claim.trigger).find_map(|tok| {
        if is_then(doc, tok) {
            return Some(Relation::IsIncluded);
        }
        let (then, lead) = (pointing(tok)?, doc.dependents_by(tok, &[Deprel::Case, Deprel::Mark]).next()?);
        match doc.form(lead).to_lowercase().as_str() {
            "since" if then => Some(Relation::After),
            "after" => Some(Relation::After),
            "by" | "until" if then => Some(Relation::Before),
            "before" => Some(Relation::Before),
            _ => None,
        }
    })?;
    let before = claim.sentence.0.checked_sub(1).map(crate::document::SentenceId)?;
    let happened = |told: &ClaimId| {
        let told_of = clauses.claim(*told);
        let noun = clauses.is_noun(*told) && told_of.factuality == Factuality::Asserted;
        (clauses.is_past(*told) || noun) && !told_of.future
    };
    let told = clauses.main_of(before).filter(happened)?;
    // "during that period": one that has days
    let within = relation == Relation::IsIncluded;
    if within && clauses.timexes(told).is_empty() {
        return None;
    }
    Some(link(id, relation, told, "signal/then", 0.8))
}

/// "during that period", "in those years"
fn is_then(doc: &Document, tok: TokenId) -> bool {
    let time = matches!(
        doc.token(tok).lemma.as_str(),
        "time" | "period" | "era" | "year" | "month" | "week" | "decade" | "day"
    );
    let plural = doc.token(tok).lemma != doc.form(tok).to_lowercase();
    let that = |tok: TokenId| matches!(doc.form(tok).to_lowercase().as_str(), "that" | "this");
    let those = |tok: TokenId| matches!(doc.form(tok).to_lowercase().as_str(), "those" | "these");
    let period = matches!(doc.token(tok).lemma.as_str(), "time" | "period" | "era");
    let pointed =
        doc.dependents_by(tok, &[Deprel::Det]).any(|det| if plural { those(det) } else { that(det) && period });
    let lasting =
        |tok: TokenId| matches!(doc.form(tok).to_lowercase().as_str(), "during" | "in" | "over" | "throughout");
    time && pointed && doc.dependents_by(tok, &[Deprel::Case]).any(lasting)
}

fn later(clauses: &Clauses, id: ClaimId) -> Option<Link> {
    let governor = clauses.governor(id)?;
    let goes_on = matches!(governor.relation.base(), Deprel::Conj | Deprel::Advcl | Deprel::Parataxis);
    let plain = governor.steps == 1 && governor.connective.is_none();
    (goes_on && plain && comes_later(clauses, id))
        .then(|| link(governor.claim, Relation::Before, id, "signal/later", 0.85))
}

fn connected(clauses: &Clauses, id: ClaimId) -> Option<Link> {
    let governor = clauses.governor(id)?;
    let word = governor.connective.as_deref()?;
    let adverbial = matches!(governor.relation.base(), Deprel::Advcl | Deprel::Obl | Deprel::Nmod | Deprel::Acl);
    let (_, relation, confidence) = CONNECTIVES.iter().find(|(known, ..)| *known == word).filter(|_| adverbial)?;
    let relation = if word == "when" { when(clauses, governor, id)? } else { *relation };
    let rule = format!("signal/{}", word.replace(' ', "-"));
    Some(link(governor.claim, relation, id, &rule, *confidence))
}

/// "when" after a past perfect: the governing event was over; otherwise it answers what the clause tells.
fn when(clauses: &Clauses, governor: &Governor, id: ClaimId) -> Option<Relation> {
    let states = clauses.claim(governor.claim).tense == Tense::Present || clauses.claim(id).tense == Tense::Present;
    match clauses.is_pluperfect(governor.claim) {
        true => Some(Relation::Before),
        false => (!states).then_some(Relation::After),
    }
}

/// "This was followed by talks": roles are the same in active and passive.
fn by_verb(clauses: &Clauses, id: ClaimId) -> Option<Link> {
    let claim = clauses.claim(id);
    let (_, relation) = VERBS.iter().find(|(verb, _)| *verb == claim.verb || *verb == claim.lemma)?;
    let filler = |role| clauses.claim_fillers(id).find(|(other, _)| *other == role).map(|(_, filler)| filler);
    let subject = filler(Role::Subject).or_else(|| pointed_at(clauses, id, Role::Subject))?;
    let object = filler(Role::Object).or(filler(Role::Other)).or_else(|| pointed_at(clauses, id, Role::Object))?;
    let rule = format!("signal/{}", claim.verb.replace(' ', "-"));
    (subject != object).then(|| link(subject, *relation, object, &rule, 0.85))
}

/// "This" and "that" alone point at the main event of the sentence before.
fn pointed_at(clauses: &Clauses, id: ClaimId, role: Role) -> Option<ClaimId> {
    let claim = clauses.claim(id);
    let participant = claim.participants.iter().find(|p| p.role == role)?;
    let text = clauses.doc.text(participant.span).to_lowercase();
    let before = claim.sentence.0.checked_sub(1).map(crate::document::SentenceId)?;
    matches!(text.as_str(), "this" | "that" | "which" | "it").then(|| clauses.main_of(before)).flatten()
}
