//! The whole pipeline against stories with a `gold.tsv`: events, dates, factuality, participants, sources, merging.
//!
//! Goes in: a folder of stories and a function that builds the graph of a story. Comes out: a [`Report`] a story, and one of
//! all. In each article a gold event is aligned with at most one claim, by its trigger or type and its participants,
//! never by its date, its factuality or its source: those are what is scored.

use super::clusters::{self, Clustering};
use super::gold::{GoldEvent, GoldParticipant, read_gold};
use super::{Measure, Report};
use crate::document::record::{ClaimRecord, ParticipantRecord};
use crate::document::{Factuality, Record, Role};
use crate::error::{Error, Result};
use crate::graph::KnowledgeGraph;
use crate::time::{Bounds, DayRange};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The stories below a folder: those of its folders that hold a `gold.tsv`, sorted; the folder itself where it is one.
///
/// *Errors*: the folder cannot be read, or holds no story.
pub fn stories(folder: &Path) -> Result<Vec<PathBuf>> {
    let is_story = |path: &Path| path.join("gold.tsv").is_file();
    if is_story(folder) {
        return Ok(vec![folder.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(Error::io(folder))? {
        found.push(entry.map_err(Error::io(folder))?.path());
    }
    found.retain(|path| is_story(path));
    found.sort();
    if found.is_empty() {
        return Err(Error::Usage(format!("{}: expected folders with a gold.tsv, found none", folder.display())));
    }
    Ok(found)
}

/// Scores every story below a folder; the last report is that of all stories together.
///
/// *Errors*: what [`stories`] and [`read_gold`] say, and what `build` says.
pub fn score(folder: &Path, build: &dyn Fn(&Path) -> Result<KnowledgeGraph>) -> Result<Vec<Report>> {
    let mut reports = Vec::new();
    let mut all = Tally::default();
    for story in stories(folder)? {
        let gold = read_gold(&story.join("gold.tsv"))?;
        let tally = Tally::of(&gold, &build(&story)?);
        let name = story.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        reports.push(tally.report(&name));
        all.add(&tally);
    }
    if reports.len() > 1 {
        reports.push(all.report("all stories"));
    }
    Ok(reports)
}

/// A claim of the graph: position of the record and of the claim in it.
type Place = (usize, usize);

/// A gold event and the claim that was aligned with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alignment {
    /// Position of the gold event.
    pub event: usize,
    /// Position of the record.
    pub record: usize,
    /// Position of the claim in the record.
    pub claim: usize,
}

/// Aligns each gold event with at most one claim in each article that tells it.
pub fn align(gold: &[GoldEvent], graph: &KnowledgeGraph) -> Vec<Alignment> {
    let mut found = Vec::new();
    for (record, content) in graph.records.iter().enumerate() {
        let told = |event: &GoldEvent| event.articles.iter().any(|name| name == article_name(&content.id));
        let mut pairs = Vec::new();
        for (event, row) in gold.iter().enumerate().filter(|(_, row)| told(row)) {
            for (claim, candidate) in content.claims.iter().enumerate() {
                if let Some(score) = likeness(row, candidate, content) {
                    pairs.push((score, event, claim));
                }
            }
        }
        // The likeliest first; among equals in the order of the text, which is nearly that of gold.
        pairs.sort_by_key(|(score, event, claim)| (std::cmp::Reverse(*score), *event, *claim));
        let (mut events, mut claims) = (vec![false; gold.len()], vec![false; content.claims.len()]);
        for (_, event, claim) in pairs {
            if !events[event] && !claims[claim] {
                (events[event], claims[claim]) = (true, true);
                found.push(Alignment { event, record, claim });
            }
        }
    }
    found.sort_by_key(|aligned| (aligned.event, aligned.record));
    found
}

/// The last part of an article's id: gold names articles so.
fn article_name(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

/// How well a claim fits a gold event; `None` where it cannot be it.
fn likeness(event: &GoldEvent, claim: &ClaimRecord, record: &Record) -> Option<u32> {
    let trigger = event.triggers.iter().any(|lemma| is_trigger(lemma, claim));
    let typed = claim.event_type.as_ref().is_some_and(|name| event.types.contains(name));
    let shared = event.participants.iter().filter(|gold| fillers(claim).any(|p| names(gold, p, record))).count();
    let share = (100 * shared).checked_div(event.participants.len()).unwrap_or(50) as u32;
    match (trigger, typed, shared) {
        (true, typed, _) => Some(200 + share + 20 * u32::from(typed)),
        (false, true, 1..) => Some(share),
        _ => None,
    }
}

fn is_trigger(lemma: &str, claim: &ClaimRecord) -> bool {
    let trigger = &claim.trigger;
    [&trigger.lemma, &trigger.verb, &trigger.text].into_iter().any(|found| found.eq_ignore_ascii_case(lemma))
}

/// The participants that gold lists: who and what, not when, why or that which is said.
fn fillers(claim: &ClaimRecord) -> impl Iterator<Item = &ParticipantRecord> {
    let counts = |role| !matches!(role, Role::Topic | Role::Content | Role::Time | Role::Purpose | Role::Other);
    claim.participants.iter().filter(move |p| counts(p.role) && p.claim.is_none() && p.timex.is_none())
}

fn names(gold: &GoldParticipant, found: &ParticipantRecord, record: &Record) -> bool {
    let label = found.entity.as_ref().and_then(|id| record.entities.iter().find(|entity| entity.id == *id));
    gold.labels.iter().any(|wanted| alike(wanted, &found.text) || label.is_some_and(|e| alike(wanted, &e.label)))
}

/// True where all words of one name are in the other.
fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let within = |a: &[String], b: &[String]| !a.is_empty() && a.iter().all(|word| b.contains(word));
    within(&one, &other) || within(&other, &one)
}

fn words(text: &str) -> Vec<String> {
    const LITTLE: [&str; 9] = ["a", "an", "the", "of", "in", "and", "its", "their", "his"];
    let split = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    split.map(str::to_lowercase).filter(|word| !LITTLE.contains(&word.as_str())).collect()
}

/// How the bounds of a claim stand to those of gold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateVerdict {
    /// The same days.
    Exact,
    /// Ours allow every day that gold allows, and more.
    Wider,
    /// Ours exclude days that gold allows: they say more than the articles.
    Narrower,
    /// No day satisfies both.
    Wrong,
}

/// How bounds stand to those of gold.
pub fn judge_date(gold: &Bounds, found: &Bounds) -> DateVerdict {
    if gold == found {
        DateVerdict::Exact
    } else if holds(&found.begin, &gold.begin) && holds(&found.end, &gold.end) {
        DateVerdict::Wider
    } else if gold.intersect(found).is_empty() {
        DateVerdict::Wrong
    } else {
        DateVerdict::Narrower
    }
}

/// True where `wide` allows every day that `narrow` allows.
fn holds(wide: &DayRange, narrow: &DayRange) -> bool {
    wide.first.is_none_or(|first| narrow.first.is_some_and(|other| first <= other))
        && wide.last.is_none_or(|last| narrow.last.is_some_and(|other| last >= other))
}

/// Counts over one or more stories.
#[derive(Debug, Clone, Default, PartialEq)]
struct Tally {
    events: usize,
    found: usize,
    tellings: usize,
    tellings_found: usize,
    typed: (usize, usize),
    dates: BTreeMap<DateVerdict, usize>,
    undated: usize,
    factual: usize,
    plans: (usize, usize),
    facts: (usize, usize),
    sources: usize,
    spoken: (usize, usize),
    labelled: usize,
    unlabelled: usize,
    wanted: usize,
    given: usize,
    gold_clusters: Clustering<Place>,
    our_clusters: Clustering<Place>,
}

impl Tally {
    fn of(gold: &[GoldEvent], graph: &KnowledgeGraph) -> Tally {
        let aligned = align(gold, graph);
        let mut tally = Tally { events: gold.len(), ..Tally::default() };
        tally.tellings = gold.iter().map(|event| event.articles.len()).sum();
        tally.tellings_found = aligned.len();
        let clusters = clusters_of(graph);
        for at in &aligned {
            let record = &graph.records[at.record];
            tally.judge(&gold[at.event], &record.claims[at.claim], record);
            tally.gold_clusters.insert((at.record, at.claim), at.event);
            let own = clusters.len() + at.event;
            tally.our_clusters.insert((at.record, at.claim), *clusters.get(&(at.record, at.claim)).unwrap_or(&own));
        }
        for group in aligned.chunk_by(|a, b| a.event == b.event) {
            tally.found += 1;
            tally.judge_participants(&gold[group[0].event], group, graph);
        }
        tally
    }

    fn judge(&mut self, event: &GoldEvent, claim: &ClaimRecord, record: &Record) {
        *self.dates.entry(judge_date(&event.bounds, &claim.time.bounds)).or_default() += 1;
        self.undated += usize::from(claim.time.bounds.is_unknown() && !event.bounds.is_unknown());
        if !event.types.is_empty() {
            let right = claim.event_type.as_ref().is_some_and(|name| event.types.contains(name));
            count(&mut self.typed, right);
        }
        self.factual += usize::from(event.factuality.contains(&claim.factuality));
        if event.factuality.contains(&Factuality::Asserted) {
            count(&mut self.facts, event.factuality.contains(&claim.factuality));
        } else {
            count(&mut self.plans, claim.factuality == Factuality::Asserted);
        }
        let right = event.source.iter().any(|wanted| says(wanted, claim, record));
        self.sources += usize::from(right);
        if event.source.iter().all(|wanted| wanted != "article") {
            count(&mut self.spoken, right);
        }
    }

    fn judge_participants(&mut self, event: &GoldEvent, group: &[Alignment], graph: &KnowledgeGraph) {
        let told: Vec<(&Record, &ParticipantRecord)> = group
            .iter()
            .map(|at| &graph.records[at.record])
            .zip(group)
            .flat_map(|(record, at)| fillers(&record.claims[at.claim]).map(move |found| (record, found)))
            .collect();
        for gold in &event.participants {
            let named: Vec<_> = told.iter().filter(|(record, found)| names(gold, found, record)).collect();
            self.unlabelled += usize::from(!named.is_empty());
            self.labelled += usize::from(named.iter().any(|(_, found)| gold.roles.contains(&found.role)));
        }
        self.wanted += event.participants.len();
        let right = |(record, found): &(&Record, &ParticipantRecord)| {
            event.participants.iter().any(|gold| names(gold, found, record))
        };
        let beside: std::collections::BTreeSet<_> =
            told.iter().filter(|told| !right(told)).map(|(_, found)| (found.role, found.text.to_lowercase())).collect();
        let named = event.participants.iter().filter(|gold| told.iter().any(|(record, p)| names(gold, p, record)));
        self.given += named.count() + beside.len();
    }

    fn add(&mut self, other: &Tally) {
        let offset = self.gold_clusters.len() + self.our_clusters.values().max().map_or(0, |last| last + 1);
        let shift = self.gold_clusters.keys().map(|place| place.0 + 1).max().unwrap_or(0);
        self.events += other.events;
        self.found += other.found;
        self.tellings += other.tellings;
        self.tellings_found += other.tellings_found;
        self.undated += other.undated;
        self.factual += other.factual;
        self.sources += other.sources;
        self.labelled += other.labelled;
        self.unlabelled += other.unlabelled;
        self.wanted += other.wanted;
        self.given += other.given;
        for (ours, theirs) in [
            (&mut self.typed, other.typed),
            (&mut self.plans, other.plans),
            (&mut self.facts, other.facts),
            (&mut self.spoken, other.spoken),
        ] {
            *ours = (ours.0 + theirs.0, ours.1 + theirs.1);
        }
        for (verdict, n) in &other.dates {
            *self.dates.entry(*verdict).or_default() += n;
        }
        let moved = |clusters: &Clustering<Place>| -> Vec<(Place, usize)> {
            clusters.iter().map(|((record, claim), id)| ((record + shift, *claim), id + offset)).collect()
        };
        self.gold_clusters.extend(moved(&other.gold_clusters));
        self.our_clusters.extend(moved(&other.our_clusters));
    }

    fn report(&self, title: &str) -> Report {
        let mut report = Report::new(title);
        let share = |(hit, of): (usize, usize)| Measure::Share { hit: hit as f64, of: of as f64 };
        let n = self.tellings_found;
        let date = |verdict| self.dates.get(&verdict).copied().unwrap_or(0);
        report.push("events found", share((self.found, self.events)));
        report.push("events found in each article", share((n, self.tellings)));
        report.push("event type", share(self.typed));
        report.push("date exact", share((date(DateVerdict::Exact), n)));
        report.push("date exact or wider", share((date(DateVerdict::Exact) + date(DateVerdict::Wider), n)));
        report.push("date missing", share((self.undated, n)));
        report.push("date invented: narrower than gold", share((date(DateVerdict::Narrower), n)));
        report.push("date invented: wrong", share((date(DateVerdict::Wrong), n)));
        report.push("factuality", share((self.factual, n)));
        report.push("plans and denials told as facts", share(self.plans));
        report.push("facts told as facts", share(self.facts));
        report.push("source", share((self.sources, n)));
        report.push("source where somebody is cited", share(self.spoken));
        report.push("participants", Measure::counts(self.unlabelled, self.given, self.wanted));
        report.push("participants with role", Measure::counts(self.labelled, self.given, self.wanted));
        if let Some(b3) = clusters::score("", &self.gold_clusters, &self.our_clusters).get("B3") {
            report.push("merging (B3 over aligned claims)", b3);
        }
        report
    }
}

fn count((hit, of): &mut (usize, usize), right: bool) {
    *hit += usize::from(right);
    *of += 1;
}

/// The event that each claim was merged into.
fn clusters_of(graph: &KnowledgeGraph) -> Clustering<Place> {
    let members = |(n, event): (usize, &crate::graph::Event)| -> Vec<(Place, usize)> {
        event.claims.iter().map(|claim| ((claim.record, claim.claim), n)).collect()
    };
    graph.events.iter().enumerate().flat_map(members).collect()
}

/// True where a claim's source is the one that gold names.
fn says(wanted: &str, claim: &ClaimRecord, record: &Record) -> bool {
    let Some(source) = &claim.source else { return wanted == "article" };
    let label = source.entity.as_ref().and_then(|id| record.entities.iter().find(|entity| entity.id == *id));
    let labels = [source.text.as_deref(), label.map(|entity| entity.label.as_str())];
    wanted != "article" && labels.into_iter().flatten().any(|found| alike(wanted, found))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::record::{EntityRecord, SourceRecord, TimeRecord, TriggerRecord};
    use crate::graph::{ClaimRef, Event};
    use crate::time::NaiveDate;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2020, 5, d).unwrap()
    }

    #[test]
    fn bounds_are_judged_against_gold() {
        let check = |gold: (u32, u32), found: (Option<u32>, Option<u32>), expected: DateVerdict| {
            let found = Bounds::within(found.0.map(day), found.1.map(day));
            assert_eq!(judge_date(&Bounds::within(day(gold.0), day(gold.1)), &found), expected, "{found:?}");
        };
        check((4, 4), (Some(4), Some(4)), DateVerdict::Exact);
        check((4, 4), (Some(1), Some(31)), DateVerdict::Wider);
        check((4, 4), (None, Some(9)), DateVerdict::Wider);
        check((4, 4), (None, None), DateVerdict::Wider);
        check((1, 9), (Some(4), Some(4)), DateVerdict::Narrower);
        check((1, 9), (Some(4), None), DateVerdict::Narrower);
        check((1, 9), (Some(10), Some(12)), DateVerdict::Wrong);
    }

    #[test]
    fn names_are_alike_where_one_holds_the_other() {
        for (one, other, expected) in [
            ("Donald Trump", "US President Donald Trump", true),
            ("Donald Trump", "Trump", true),
            ("the port of Beirut", "Beirut port", true),
            ("Donald Trump", "Ivanka Trump", false),
            ("the", "of", false),
        ] {
            assert_eq!(alike(one, other), expected, "{one} / {other}");
        }
    }

    fn claim(lemma: &str, subject: &str, on: u32) -> ClaimRecord {
        let text = serde_json::json!({
            "id": "c1", "sentence": 0, "type": null, "triples": [],
            "trigger": TriggerRecord { start: 0, end: 0, text: lemma.into(), lemma: lemma.into(), verb: lemma.into() },
            "participants": [{"role": "subject", "start": 0, "end": 0, "text": subject}],
            "quantities": [], "time": TimeRecord { bounds: Bounds::on(day(on)), ..TimeRecord::default() },
            "factuality": "asserted", "cue": null, "polarity": "positive", "certainty": "certain", "future": false,
            "tense": "PAST", "aspect": "NONE", "timeml_class": "OCCURRENCE", "source": null, "confidence": 1.0, "rule": "test/made",
        });
        let mut text = text;
        text["tense"] = serde_json::to_value(crate::document::Tense::Past).unwrap();
        text["aspect"] = serde_json::to_value(crate::document::Aspect::None).unwrap();
        serde_json::from_value(text).unwrap()
    }

    fn gold(id: &str, lemma: &str, subject: &str, on: u32) -> GoldEvent {
        GoldEvent {
            id: id.into(),
            what: String::new(),
            triggers: vec![lemma.into()],
            types: vec![],
            bounds: Bounds::on(day(on)),
            edtf: String::new(),
            participants: vec![GoldParticipant { roles: vec![Role::Subject], labels: vec![subject.into()] }],
            factuality: vec![Factuality::Asserted],
            source: vec!["article".into()],
            articles: vec!["one".into(), "two".into()],
        }
    }

    fn graph(articles: &[(&str, Vec<ClaimRecord>)]) -> KnowledgeGraph {
        let records = articles.iter().map(|(id, claims)| Record {
            id: (*id).to_owned(),
            claims: claims.clone(),
            ..Record::default()
        });
        KnowledgeGraph { records: records.collect(), ..KnowledgeGraph::default() }
    }

    #[test]
    fn participants_decide_between_claims_with_the_same_trigger() {
        let graph = graph(&[("s/one", vec![claim("leave", "the queen", 1), claim("leave", "the king", 2)])]);
        let gold = [gold("g1", "leave", "king", 9), gold("g2", "leave", "queen", 9)];
        let claims: Vec<usize> = align(&gold, &graph).iter().map(|aligned| aligned.claim).collect();
        assert_eq!(claims, [1, 0]);
    }

    #[test]
    fn a_story_is_scored() {
        let mut spoken = claim("leave", "Ann", 4);
        spoken.source = Some(SourceRecord { entity: Some("e1".into()), claim: None, text: None, quoted: false });
        spoken.factuality = Factuality::Planned;
        let mut graph = graph(&[("s/one", vec![claim("leave", "Ann", 3)]), ("s/two", vec![spoken])]);
        graph.records[1].entities = vec![EntityRecord {
            id: "e1".into(),
            kind: crate::document::EntityKind::Person,
            label: "Bob".into(),
            titles: vec![],
            mentions: vec![],
        }];
        let member = |record| ClaimRef { record, claim: 0, score: 1000, rule: "test/made".into() };
        let event = |record| Event {
            id: String::new(),
            label: String::new(),
            event_type: None,
            time: TimeRecord::default(),
            participants: vec![],
            quantities: vec![],
            factuality: Factuality::Asserted,
            salience: 0.5,
            claims: vec![member(record)],
        };
        graph.events = vec![event(0), event(1)];
        let report = Tally::of(&[gold("g1", "leave", "Ann", 3), gold("g2", "sing", "Eve", 3)], &graph).report("made");
        let check = |name: &str, expected: f64| assert_eq!(report.get(name).unwrap().figure(), expected, "{name}");
        check("events found", 0.5);
        check("events found in each article", 0.5);
        check("date exact", 0.5);
        check("date invented: wrong", 0.5);
        check("factuality", 0.5);
        check("source", 0.5);
        check("participants with role", 1.0);
        // Two claims of one event that were not merged: each is half of its gold cluster.
        check("merging (B3 over aligned claims)", 2.0 / 3.0);
    }
}
