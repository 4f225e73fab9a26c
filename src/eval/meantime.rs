//! MEANTIME (Minard et al. 2016): events, participants, time expressions, factuality and event dates of news articles.
//!
//! Goes in: `gold_intra.jsonl`, a document a line, and a function that analyses an article. Only the first six sentences
//! of each article are annotated for most layers, so only they count.

use super::tokenised::{GoldSentence, Layout, TokenNumber, json_lines};
use super::{Measure, Report};
use crate::document::record::{ClaimRecord, ParticipantRecord, TimeRecord};
use crate::document::{Article, Certainty, Factuality, Polarity, Record, Role};
use crate::error::Result;
use chrono::NaiveDate;
use rayon::prelude::*;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;

/// The last sentence that counts, from 0.
const WINDOW: i64 = 5;

type Tokens = BTreeSet<TokenNumber>;

#[derive(Deserialize)]
struct GoldDocument {
    doc: String,
    dct: Option<NaiveDate>,
    sentences: Vec<GoldSentence>,
    #[serde(default)]
    events: Vec<GoldEvent>,
    #[serde(default)]
    timex: Vec<GoldTimex>,
    #[serde(default)]
    entities: Vec<GoldFiller>,
    #[serde(default)]
    values: Vec<GoldFiller>,
    #[serde(default)]
    roles: Vec<GoldRole>,
}

#[derive(Deserialize)]
struct GoldEvent {
    id: String,
    tokens: Tokens,
    polarity: Option<String>,
    certainty: Option<String>,
    time: Option<String>,
    date: Option<String>,
}

#[derive(Deserialize)]
struct GoldTimex {
    tokens: Tokens,
    #[serde(rename = "type")]
    kind: Option<String>,
    value: Option<String>,
    function: Option<String>,
}

#[derive(Deserialize)]
struct GoldFiller {
    id: String,
    tokens: Tokens,
}

#[derive(Deserialize)]
struct GoldRole {
    event: String,
    filler: String,
    role: String,
}

/// What the pipeline says of an event, in MEANTIME's terms.
struct SaidEvent {
    tokens: Tokens,
    attributes: [&'static str; 3],
    date: Option<String>,
    roles: Vec<(Tokens, &'static str)>,
}

/// Scores the pipeline on a MEANTIME file.
///
/// *Errors*: the file cannot be read or breaks its grammar.
pub fn score(path: &Path, analyze: &(dyn Fn(Article) -> Record + Sync)) -> Result<Report> {
    let gold: Vec<GoldDocument> = json_lines(path)?;
    let tallies: Vec<Tally> = gold.par_iter().map(|gold| document(gold, analyze)).collect();
    let mut total = Tally::default();
    for tally in tallies {
        total.add(tally);
    }
    Ok(total.report(path))
}

/// Counts by name: hit, predicted, gold.
#[derive(Default)]
struct Tally {
    counts: BTreeMap<String, [usize; 3]>,
}

impl Tally {
    fn count(&mut self, name: &str, hit: usize, predicted: usize, gold: usize) {
        let entry = self.counts.entry(name.to_owned()).or_default();
        for (sum, n) in entry.iter_mut().zip([hit, predicted, gold]) {
            *sum += n;
        }
    }

    fn add(&mut self, other: Tally) {
        for (name, [hit, predicted, gold]) in other.counts {
            self.count(&name, hit, predicted, gold);
        }
    }

    fn report(self, path: &Path) -> Report {
        let name = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
        let mut report = Report::new(format!("{name}: events, roles, factuality, dates (sentences 0 to {WINDOW})"));
        for (name, [hit, predicted, gold]) in self.counts {
            report.push(name, Measure::counts(hit, predicted, gold));
        }
        report
    }
}

fn document(gold: &GoldDocument, analyze: &(dyn Fn(Article) -> Record + Sync)) -> Tally {
    let layout = Layout::of(&gold.sentences);
    let record = analyze(layout.article(&gold.doc, gold.dct));
    let inside = |tokens: &Tokens| {
        tokens.first().is_some_and(|first| layout.sentences.get(first).is_some_and(|sent| *sent <= WINDOW))
    };
    let said: Vec<SaidEvent> = record.claims.iter().filter_map(|claim| said_event(claim, &layout)).collect();
    let mut tally = Tally::default();
    let wanted: Vec<&GoldEvent> = gold.events.iter().filter(|event| inside(&event.tokens)).collect();
    let given: Vec<&SaidEvent> = said.iter().filter(|event| inside(&event.tokens)).collect();
    let pairs = spans(
        &mut tally,
        "events",
        &wanted.iter().map(|e| &e.tokens).collect::<Vec<_>>(),
        &given.iter().map(|e| &e.tokens).collect::<Vec<_>>(),
    );
    factuality(&mut tally, &wanted, &given, &pairs);
    roles(&mut tally, gold, &wanted, &given, &pairs);
    dates(&mut tally, &wanted, &said);
    timexes(&mut tally, gold, &record, &layout, &inside);
    tally
}

/// Counts equal and overlapping spans; returns the overlapping pairs, one to one, best first.
fn spans(tally: &mut Tally, name: &str, gold: &[&Tokens], said: &[&Tokens]) -> Vec<(usize, usize)> {
    let (gold_set, said_set): (BTreeSet<_>, BTreeSet<_>) = (gold.iter().collect(), said.iter().collect());
    let same = gold_set.intersection(&said_set).count();
    tally.count(&format!("{name}, strict"), same, said_set.len(), gold_set.len());
    let pairs = align(gold, said);
    tally.count(&format!("{name}, relaxed"), pairs.len(), said.len(), gold.len());
    pairs
}

/// One-to-one pairs of overlapping spans, the largest share of common tokens first.
fn align(gold: &[&Tokens], said: &[&Tokens]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, wanted) in gold.iter().enumerate() {
        for (j, given) in said.iter().enumerate() {
            let common = wanted.intersection(given).count();
            if common > 0 {
                candidates.push((common as f64 / wanted.union(given).count() as f64, i, j));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used_gold, mut used_said) = (HashSet::new(), HashSet::new());
    candidates.retain(|(_, i, j)| {
        !used_gold.contains(i) && !used_said.contains(j) && used_gold.insert(*i) && used_said.insert(*j)
    });
    candidates.into_iter().map(|(_, i, j)| (i, j)).collect()
}

const ATTRIBUTES: [(&str, &str, &[&str]); 3] = [
    ("polarity", "POS", &["NEG"]),
    ("certainty", "CERTAIN", &["PROBABLE", "POSSIBLE"]),
    ("time", "NON_FUTURE", &["FUTURE"]),
];

fn factuality(tally: &mut Tally, gold: &[&GoldEvent], said: &[&SaidEvent], pairs: &[(usize, usize)]) {
    for (n, (name, _, rare)) in ATTRIBUTES.into_iter().enumerate() {
        for (i, j) in pairs {
            let wanted = [&gold[*i].polarity, &gold[*i].certainty, &gold[*i].time][n].as_deref().unwrap_or("");
            if wanted.is_empty() || wanted == "UNDERSPECIFIED" {
                continue;
            }
            let given = said[*j].attributes[n];
            tally.count(&format!("factuality: {name}, accuracy"), usize::from(wanted == given), 1, 1);
            let (asked, answered) = (rare.contains(&wanted), rare.contains(&given));
            let label = format!("factuality: {}", rare.join(" or "));
            tally.count(&label, usize::from(asked && answered), usize::from(answered), usize::from(asked));
        }
    }
}

fn roles(tally: &mut Tally, gold: &GoldDocument, wanted: &[&GoldEvent], said: &[&SaidEvent], pairs: &[(usize, usize)]) {
    let fillers: BTreeMap<&str, &Tokens> =
        gold.entities.iter().chain(&gold.values).map(|filler| (filler.id.as_str(), &filler.tokens)).collect();
    let known: Tokens = fillers.values().flat_map(|tokens| tokens.iter().copied()).collect();
    let (mut hit, mut labelled, mut given, mut asked) = (0, 0, 0, 0);
    for (i, j) in pairs {
        let gold_roles: Vec<(&Tokens, &str)> = gold
            .roles
            .iter()
            .filter(|role| role.event == wanted[*i].id)
            .filter_map(|role| Some((*fillers.get(role.filler.as_str())?, role.role.as_str())))
            .collect();
        let said_roles: Vec<&(Tokens, &str)> =
            said[*j].roles.iter().filter(|(tokens, _)| !tokens.is_disjoint(&known)).collect();
        hit += role_hits(&gold_roles, &said_roles, |_, _| true);
        labelled += role_hits(&gold_roles, &said_roles, |a, b| a == b);
        given += said_roles.len();
        asked += gold_roles.len();
    }
    tally.count("participants, known fillers", hit, given, asked);
    tally.count("participants, known fillers, labelled", labelled, given, asked);
}

fn role_hits(gold: &[(&Tokens, &str)], said: &[&(Tokens, &str)], same: impl Fn(&str, &str) -> bool) -> usize {
    let mut used = HashSet::new();
    gold.iter()
        .filter(|(tokens, role)| {
            (0..said.len())
                .find(|j| {
                    let (given, label) = said[*j];
                    !used.contains(j) && !given.is_disjoint(tokens) && same(role, label)
                })
                .is_some_and(|j| used.insert(j))
        })
        .count()
}

fn dates(tally: &mut Tally, wanted: &[&GoldEvent], said: &[SaidEvent]) {
    let dated: Vec<(&GoldEvent, &str)> = wanted
        .iter()
        .filter_map(|event| Some((*event, event.date.as_deref()?)))
        .filter(|(_, date)| date.len() >= 4 && date.as_bytes()[..4].iter().all(u8::is_ascii_digit))
        .collect();
    let pairs = align(
        &dated.iter().map(|(event, _)| &event.tokens).collect::<Vec<_>>(),
        &said.iter().map(|event| &event.tokens).collect::<Vec<_>>(),
    );
    let answers: Vec<(&str, &str)> =
        pairs.iter().filter_map(|(i, j)| Some((dated[*i].1, said[*j].date.as_deref()?))).collect();
    for (name, length) in [("exact", usize::MAX), ("month", 7), ("year", 4)] {
        let same = |(wanted, given): &&(&str, &str)| {
            wanted == given || wanted.get(..length).is_some_and(|w| given.get(..length) == Some(w))
        };
        let hit = answers.iter().filter(same).count();
        tally.count(&format!("event dates, {name}"), hit, answers.len(), dated.len());
    }
}

fn timexes(
    tally: &mut Tally,
    gold: &GoldDocument,
    record: &Record,
    layout: &Layout,
    inside: &impl Fn(&Tokens) -> bool,
) {
    let dateline: Tokens = gold
        .timex
        .iter()
        .filter(|timex| timex.function.as_deref() == Some("CREATION_TIME"))
        .flat_map(|timex| timex.tokens.iter().copied())
        .collect();
    let counted = |tokens: &Tokens| inside(tokens) && tokens.is_disjoint(&dateline);
    let wanted: Vec<&GoldTimex> = gold.timex.iter().filter(|timex| counted(&timex.tokens)).collect();
    let given: Vec<(Tokens, &str, String)> = record
        .times
        .iter()
        .map(|t| (layout.covered(t.start, t.end).into_iter().collect(), t.value.as_str(), format!("{:?}", t.kind)))
        .filter(|(tokens, _, _)| counted(tokens))
        .collect();
    let pairs = spans(
        tally,
        "TIMEX3",
        &wanted.iter().map(|t| &t.tokens).collect::<Vec<_>>(),
        &given.iter().map(|t| &t.0).collect::<Vec<_>>(),
    );
    let value = pairs.iter().filter(|(i, j)| wanted[*i].value.as_deref() == Some(given[*j].1)).count();
    let kind =
        pairs.iter().filter(|(i, j)| wanted[*i].kind.as_deref() == Some(given[*j].2.to_uppercase().as_str())).count();
    tally.count("TIMEX3, type", kind, given.len(), wanted.len());
    tally.count("TIMEX3, value", value, given.len(), wanted.len());
}

fn said_event(claim: &ClaimRecord, layout: &Layout) -> Option<SaidEvent> {
    let tokens: Tokens = layout.covered(claim.trigger.start, claim.trigger.end).into_iter().collect();
    let negative = claim.polarity == Polarity::Negative || claim.factuality == Factuality::Denied;
    let certainty = match claim.certainty {
        Certainty::Certain => "CERTAIN",
        Certainty::Probable => "PROBABLE",
        Certainty::Possible => "POSSIBLE",
    };
    let attributes =
        [if negative { "NEG" } else { "POS" }, certainty, if claim.future { "FUTURE" } else { "NON_FUTURE" }];
    let roles = claim.participants.iter().filter_map(|p| said_role(p, layout)).collect();
    (!tokens.is_empty()).then(|| SaidEvent { tokens, attributes, date: date_of(&claim.time), roles })
}

fn said_role(participant: &ParticipantRecord, layout: &Layout) -> Option<(Tokens, &'static str)> {
    let label = match participant.role {
        Role::Time | Role::Content => return None,
        Role::Subject => "Arg0",
        Role::Object => "Arg1",
        Role::Recipient => "Arg2",
        Role::Place => "Argm-LOC",
        _ => "Argm-OTHER",
    };
    let tokens: Tokens = layout.covered(participant.start, participant.end).into_iter().collect();
    (!tokens.is_empty()).then_some((tokens, label))
}

/// The one date that the gold wants: the EDTF text where it is a plain date, else the likely day.
fn date_of(time: &TimeRecord) -> Option<String> {
    let plain = matches!(time.edtf.len(), 4 | 7 | 10) && time.edtf.as_bytes()[..4].iter().all(u8::is_ascii_digit);
    if plain { Some(time.edtf.clone()) } else { time.likely.map(|day| day.to_string()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(numbers: &[i64]) -> Tokens {
        numbers.iter().copied().collect()
    }

    #[test]
    fn spans_are_paired_by_their_largest_overlap() {
        let (gold, said) = ([tokens(&[1, 2]), tokens(&[3])], [tokens(&[2, 3]), tokens(&[3])]);
        let pairs = align(&gold.iter().collect::<Vec<_>>(), &said.iter().collect::<Vec<_>>());
        assert_eq!(pairs, [(1, 1), (0, 0)]);
    }

    #[test]
    fn a_filler_is_used_once() {
        let (one, two) = (tokens(&[1]), tokens(&[1, 2]));
        let said = (tokens(&[1]), "Arg0");
        assert_eq!(role_hits(&[(&one, "Arg0"), (&two, "Arg0")], &[&said], |_, _| true), 1);
        assert_eq!(role_hits(&[(&one, "Arg1")], &[&said], |a, b| a == b), 0);
    }
}
