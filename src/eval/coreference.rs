//! Coreference inside documents, on the `Entity=` annotation of UD English GUM.
//!
//! Goes in: a CoNLL-U file and a function that fills a document's mentions and entities. Comes out: the measures of the CoNLL shared task
//! (Pradhan et al. 2012) over mentions that are mentioned twice or more, a mention being known by its head, and each sieve's precision.
//!
//! GUM writes `(7-person-acc:inf-…` at the first token of a mention of group 7 and `7)` at its last; `(7-…)` is a mention of one token.

use super::clusters::{self, Clustering};
use super::{Measure, Report};
use crate::document::conllu::{self, Tree};
use crate::document::{Document, TokenId};
use crate::error::Result;
use std::collections::BTreeMap;
use std::path::Path;

/// A merge that a system made: the rule and the heads of the two phrases.
pub type Merged = (&'static str, TokenId, TokenId);

/// Scores coreference on a CoNLL-U file with GUM's entities; `resolve` fills the document's mentions and entities and returns its merges.
///
/// # Errors
/// Where the file is no CoNLL-U.
pub fn evaluate(path: &Path, text: &str, resolve: impl Fn(&mut Document) -> Vec<Merged>) -> Result<Report> {
    let trees = conllu::parse(path, text)?;
    let (mut gold, mut predicted) = (Clustering::new(), Clustering::new());
    let mut sieves: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (number, run) in trees.chunk_by(|_, next| !next.opens("newdoc")).enumerate() {
        let mut doc = conllu::document(run);
        let heads = gold_mentions(&doc, run);
        let merges = resolve(&mut doc);
        for (rule, earlier, later) in merges {
            let (hit, of) = sieves.entry(rule).or_default();
            *of += 1;
            *hit += usize::from(heads.get(&earlier).is_some_and(|group| heads.get(&later) == Some(group)));
        }
        add(&mut gold, number, heads);
        add(&mut predicted, number, doc.mentions.iter().map(|mention| (mention.head, mention.entity.0)).collect());
    }
    let title = format!("coreference on {}", path.file_stem().unwrap_or_default().to_string_lossy());
    let mut report = clusters::score(&title, &gold, &predicted);
    for (rule, (hit, of)) in sieves {
        report.push(format!("precision of {rule}"), Measure::Share { hit: hit as f64, of: of as f64 });
    }
    Ok(report)
}

/// Adds one document's clusters of two or more.
fn add(all: &mut Clustering<(usize, TokenId)>, number: usize, heads: BTreeMap<TokenId, u32>) {
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    heads.values().for_each(|group| *sizes.entry(*group).or_default() += 1);
    let several = heads.into_iter().filter(|(_, group)| sizes[group] > 1);
    all.extend(several.map(|(head, group)| ((number, head), number * 1_000_000 + group as usize)));
}

/// The heads of the gold mentions of a document and their groups; of two mentions with one head the outer one counts.
pub fn gold_mentions(doc: &Document, trees: &[Tree]) -> BTreeMap<TokenId, u32> {
    let mut heads = BTreeMap::new();
    let mut open: Vec<(u32, u32)> = Vec::new();
    for (at, word) in (0u32..).zip(trees.iter().flat_map(|tree| &tree.words)) {
        let field = word.misc.split('|').find_map(|part| part.strip_prefix("Entity=")).unwrap_or_default();
        for bracket in brackets(field) {
            match bracket {
                Bracket::Opens(group) => open.push((group, at)),
                Bracket::Closes(group) => {
                    if let Some(found) = open.iter().rposition(|(other, _)| *other == group) {
                        let (_, first) = open.remove(found);
                        heads.insert(head(doc, first, at), group);
                    }
                }
            }
        }
    }
    heads
}

enum Bracket {
    Opens(u32),
    Closes(u32),
}

/// Reads `(3-event-…(4-person-…)`, `4)3)`.
fn brackets(field: &str) -> Vec<Bracket> {
    let mut found = Vec::new();
    let mut rest = field;
    while !rest.is_empty() {
        let opens = rest.starts_with('(');
        let body = rest.trim_start_matches('(');
        let end = body.find(['(', ')']).unwrap_or(body.len());
        let group = body[..end].split('-').next().and_then(|number| number.parse().ok());
        let closes = body[end..].starts_with(')');
        if let Some(group) = group {
            if opens {
                found.push(Bracket::Opens(group));
            }
            if closes {
                found.push(Bracket::Closes(group));
            }
        }
        rest = &body[end + usize::from(closes)..];
    }
    found
}

/// The token of a span whose head lies outside it.
fn head(doc: &Document, first: u32, last: u32) -> TokenId {
    let inside = |tok: TokenId| (first..=last).contains(&tok.0);
    let top = (first..=last).map(TokenId).find(|tok| doc.token(*tok).head.is_none_or(|head| !inside(head)));
    top.unwrap_or(TokenId(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_open_and_close() {
        let text = |field| {
            let show = |bracket: &Bracket| match bracket {
                Bracket::Opens(group) => format!("({group}"),
                Bracket::Closes(group) => format!("{group})"),
            };
            brackets(field).iter().map(show).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(text("(3-event-new-cf4-3-coref(4-person-acc:inf-cf1-1-coref)"), "(3 (4 4)");
        assert_eq!(text("4)3)"), "4) 3)");
        assert_eq!(text("(6-time-new-sgl)5)"), "(6 6) 5)");
        assert_eq!(text(""), "");
    }
}
