//! Clusters to entities: kind, label, titles; and which of them a document keeps.

use super::candidate::{Candidate, Determiner, before_name};
use super::clusters::{Cluster, Clusters};
use super::lexicon;
use crate::document::{Deprel, Document, EntityKind, LocalEntity, LocalEntityId, Mention, MentionKind};
use crate::ontology::gazetteer::{NameKind, gazetteer};

/// Writes clusters into a document as mentions and entities.
pub fn write(doc: &mut Document, candidates: &[Candidate], clusters: &Clusters) {
    let kept: Vec<&Cluster> = clusters.iter().filter(|cluster| keeps(doc, candidates, cluster)).collect();
    let mut mentions = Vec::new();
    let mut entities = Vec::new();
    for (n, cluster) in kept.iter().enumerate() {
        let entity = LocalEntityId(n as u32);
        mentions.extend(cluster.members.iter().map(|member| mention(&candidates[*member], entity)));
        entities.push(describe(doc, candidates, cluster));
    }
    mentions.sort_by_key(|mention| (mention.first, std::cmp::Reverse(mention.end)));
    doc.mentions = mentions;
    doc.entities = entities;
}

fn mention(candidate: &Candidate, entity: LocalEntityId) -> Mention {
    let Candidate { span, first, end, head, kind, .. } = *candidate;
    Mention { span, first, end, head, kind, entity }
}

/// Names, things named more than once, and nominals that take part in something; a lone pronoun names nobody.
fn keeps(doc: &Document, candidates: &[Candidate], cluster: &Cluster) -> bool {
    let first = &candidates[cluster.members[0]];
    if cluster.members.iter().all(|member| candidates[*member].kind == MentionKind::Pronoun) {
        return cluster.members.len() > 1 && first.pronoun.is_some_and(|pronoun| pronoun.person != 2);
    }
    let part = |member: &usize| doc.token(candidates[*member].head).deprel == Deprel::Compound;
    if !cluster.named && cluster.members.iter().all(part) {
        return false;
    }
    let argument = matches!(
        doc.token(first.head).deprel,
        Deprel::Nsubj
            | Deprel::NsubjPass
            | Deprel::Obj
            | Deprel::Iobj
            | Deprel::OblAgent
            | Deprel::Obl
            | Deprel::Nmod
            | Deprel::NmodPoss
            | Deprel::Conj
            | Deprel::Appos
    );
    let core =
        matches!(doc.token(first.head).deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::OblAgent);
    let takes_part = if cluster.what.is_some() { argument } else { core };
    cluster.named || cluster.members.len() > 1 || takes_part
}

fn describe(doc: &Document, candidates: &[Candidate], cluster: &Cluster) -> LocalEntity {
    let members = || cluster.members.iter().map(|member| &candidates[*member]);
    let label = label(doc, members());
    let mut titles: Vec<String> = Vec::new();
    for member in members() {
        for title in titles_of(doc, member, cluster) {
            if !titles.contains(&title) && title != label {
                titles.push(title);
            }
        }
    }
    LocalEntity { kind: kind(cluster), label, titles }
}

fn kind(cluster: &Cluster) -> EntityKind {
    match cluster.what {
        Some(EntityKind::Country) if !cluster.named => EntityKind::Country,
        Some(kind) => kind,
        None if cluster.named => EntityKind::Thing,
        None => EntityKind::Other,
    }
}

/// The longest name of at most six words, else the fullest nominal, else the first pronoun.
fn label<'c>(doc: &Document, members: impl Iterator<Item = &'c Candidate> + Clone) -> String {
    let of = |kind: MentionKind| members.clone().filter(move |member| member.kind == kind);
    let length = |member: &&Candidate| member.end.0 - member.first.0;
    // "Iraq" rather than "Iraqi".
    let demonym = |member: &&Candidate| {
        gazetteer().find(doc.text(member.span)).next().is_some_and(|reading| reading.kind == NameKind::Demonym)
    };
    let names = || of(MentionKind::Name).filter(|member| length(member) <= 6);
    let name = names().max_by_key(|member| (!demonym(member), length(member), std::cmp::Reverse(member.first)));
    if let Some(reading) = name.filter(demonym).and_then(|member| gazetteer().find(doc.text(member.span)).next()) {
        return reading.thing.name.clone();
    }
    // What follows the noun belongs to one mention; what stands before it, mostly to all: "the US military".
    let alone = |member: &&Candidate| member.head.0 + 1 >= member.end.0 && length(member) > 1;
    let nominal = of(MentionKind::Nominal)
        .max_by_key(|member| (alone(member), length(member).min(8), std::cmp::Reverse(member.first)));
    let best = name.or_else(|| of(MentionKind::Name).next()).or(nominal).or_else(|| of(MentionKind::Pronoun).next());
    best.map(|member| clean(doc.text(member.span))).unwrap_or_default()
}

/// One blank between words, no possessive at the end, no article before a name.
fn clean(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let text = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(&text);
    text.trim_end_matches(',').to_owned()
}

/// What the text calls a person beside the name: before it ("US President"), in apposition, as a predicate.
fn titles_of(doc: &Document, member: &Candidate, cluster: &Cluster) -> Vec<String> {
    if !cluster.named || cluster.what != Some(EntityKind::Person) {
        return Vec::new();
    }
    match member.kind {
        MentionKind::Name => before(doc, member).into_iter().collect(),
        MentionKind::Nominal if member.determiner != Determiner::Possessive && !member.modifiers.is_empty() => {
            vec![without_article(doc, member)]
        }
        _ => Vec::new(),
    }
}

fn before(doc: &Document, name: &Candidate) -> Option<String> {
    let words = before_name(doc, name.first);
    let span = doc.token(*words.first()?).span.cover(doc.token(*words.last()?).span);
    let text = clean(doc.text(span));
    lexicon::honorific(&text).is_none().then_some(text)
}

fn without_article(doc: &Document, member: &Candidate) -> String {
    let text = clean(doc.text(member.span));
    let rest = text
        .split_once(' ')
        .filter(|(word, _)| matches!(word.to_lowercase().as_str(), "the" | "a" | "an"))
        .map(|(_, rest)| rest.to_owned());
    rest.unwrap_or(text)
}
