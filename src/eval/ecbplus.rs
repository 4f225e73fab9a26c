//! ECB+ (Cybulska & Vossen 2014): event coreference across documents, end to end and on gold mentions.
//!
//! Goes in: `X_docs.jsonl` with `X_events.jsonl` beside it, a function that analyses an article, and one that merges
//! records. Scores are over the whole corpus; predicted mentions are scored without singletons (Cattan et al. 2021).

use super::Report;
use super::clusters::{self, Clustering};
use super::tokenised::{GoldSentence, Layout, TokenNumber, json_lines};
use crate::document::{Article, Record};
use crate::error::Result;
use crate::graph::KnowledgeGraph;
use rayon::prelude::*;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

#[derive(Deserialize)]
struct GoldDocument {
    doc: String,
    sentences: Vec<GoldSentence>,
}

#[derive(Deserialize)]
struct GoldMention {
    doc: String,
    tokens: BTreeSet<TokenNumber>,
    cluster: String,
}

type Mention = (String, Vec<TokenNumber>);

/// Scores the pipeline on an ECB+ documents file (`dev_docs.jsonl`, with `dev_events.jsonl` beside it).
///
/// *Errors*: one of the two files cannot be read or breaks its grammar.
pub fn score(
    path: &Path,
    analyze: &(dyn Fn(Article) -> Record + Sync),
    merge: &dyn Fn(Vec<Record>) -> KnowledgeGraph,
) -> Result<Vec<Report>> {
    let docs: Vec<GoldDocument> = json_lines(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().replace("_docs", "_events");
    let mentions: Vec<GoldMention> = json_lines(&path.with_file_name(name))?;
    let layouts: BTreeMap<&str, Layout> =
        docs.iter().map(|doc| (doc.doc.as_str(), Layout::of(&doc.sentences))).collect();
    let records: Vec<Record> = layouts.par_iter().map(|(id, layout)| analyze(layout.article(id, None))).collect();
    let said = said_mentions(&merge(records), &layouts);
    let gold = gold_clusters(&mentions);
    let named = |tokens: &Mention| gold_name(tokens, &mentions);
    let on_gold = complete(&gold, said.iter().filter_map(|(mention, id)| Some((named(mention)?, *id))).collect());
    let title = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut given = clusters::score(&format!("ECB+ {title}: event coreference on gold mentions"), &gold, &on_gold);
    given.rows.retain(|(name, _)| name != "mentions");
    let end = clusters::score(
        &format!("ECB+ {title}: event coreference end to end, singletons left out"),
        &without_singletons(gold),
        &without_singletons(said),
    );
    Ok(vec![given, end])
}

fn gold_clusters(mentions: &[GoldMention]) -> Clustering<Mention> {
    let mut numbers = BTreeMap::new();
    let mut gold = Clustering::new();
    for mention in mentions {
        let next = numbers.len();
        let cluster = *numbers.entry(mention.cluster.as_str()).or_insert(next);
        gold.entry((mention.doc.clone(), mention.tokens.iter().copied().collect())).or_insert(cluster);
    }
    gold
}

/// The triggers of all merged claims, as tokens of their documents.
fn said_mentions(graph: &KnowledgeGraph, layouts: &BTreeMap<&str, Layout>) -> Clustering<Mention> {
    let mut said = Clustering::new();
    for (cluster, event) in graph.events.iter().enumerate() {
        for reference in &event.claims {
            let (id, trigger) = (&graph.records[reference.record].id, &graph.claim(reference).trigger);
            let Some(layout) = layouts.get(id.as_str()) else { continue };
            let tokens = layout.covered(trigger.start, trigger.end);
            if !tokens.is_empty() {
                said.entry((id.clone(), tokens)).or_insert(cluster);
            }
        }
    }
    said
}

/// The gold mention that shares a token with a predicted one.
fn gold_name(said: &Mention, mentions: &[GoldMention]) -> Option<Mention> {
    let shares = |mention: &&GoldMention| mention.doc == said.0 && said.1.iter().any(|t| mention.tokens.contains(t));
    mentions.iter().find(shares).map(|mention| (mention.doc.clone(), mention.tokens.iter().copied().collect()))
}

/// Adds each gold mention that was not found as a cluster of its own.
fn complete(gold: &Clustering<Mention>, mut said: Clustering<Mention>) -> Clustering<Mention> {
    let mut next = said.values().max().map_or(0, |last| last + 1);
    for mention in gold.keys() {
        said.entry(mention.clone()).or_insert_with(|| {
            next += 1;
            next
        });
    }
    said
}

fn without_singletons(mut clustering: Clustering<Mention>) -> Clustering<Mention> {
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for cluster in clustering.values() {
        *sizes.entry(*cluster).or_default() += 1;
    }
    clustering.retain(|_, cluster| sizes[cluster] > 1);
    clustering
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missed_mentions_become_clusters_of_their_own() {
        let mention = |n| ("d".to_owned(), vec![n]);
        let gold = Clustering::from([(mention(1), 0), (mention(2), 0), (mention(3), 1)]);
        let said = complete(&gold, Clustering::from([(mention(1), 4)]));
        assert_eq!(said.values().collect::<BTreeSet<_>>().len(), 3);
        assert_eq!(without_singletons(gold).len(), 2);
    }
}
