//! Candidates in clusters, and what each cluster shows as a whole.

use super::candidate::Candidate;
use super::lexicon::{Gender, Number, is_group};
use crate::document::{EntityKind, MentionKind};

/// Candidates judged to name the same thing, growing as sieves merge them.
#[derive(Debug)]
pub struct Clusters {
    of: Vec<usize>,
    all: Vec<Cluster>,
    merges: Vec<(&'static str, usize, usize)>,
}

/// What a cluster shows as a whole.
#[derive(Debug, Clone)]
pub struct Cluster {
    /// Its candidates, in order of the text.
    pub members: Vec<usize>,
    /// What it is.
    pub what: Option<EntityKind>,
    /// he, she or it.
    pub gender: Gender,
    /// One or several.
    pub number: Number,
    /// True where a member is a name.
    pub named: bool,
    /// True where a member is a pronoun of the first person.
    pub speaks: bool,
}

impl Clusters {
    /// One cluster for each candidate.
    pub fn new(candidates: &[Candidate]) -> Clusters {
        let alone = |(n, candidate): (usize, &Candidate)| Cluster {
            members: vec![n],
            what: candidate.what,
            gender: candidate.gender,
            number: candidate.number,
            named: candidate.kind == MentionKind::Name,
            speaks: candidate.pronoun.is_some_and(|pronoun| pronoun.person == 1),
        };
        let all = candidates.iter().enumerate().map(alone).collect();
        Clusters { of: (0..candidates.len()).collect(), all, merges: Vec::new() }
    }

    /// The number of a candidate's cluster.
    pub fn id(&self, candidate: usize) -> usize {
        self.of[candidate]
    }

    /// A candidate's cluster.
    pub fn cluster(&self, candidate: usize) -> &Cluster {
        &self.all[self.of[candidate]]
    }

    /// True where two candidates' clusters are the same already.
    pub fn same(&self, a: usize, b: usize) -> bool {
        self.of[a] == self.of[b]
    }

    /// True where nothing that two clusters show speaks against their being one.
    pub fn agree(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.cluster(a), self.cluster(b));
        numbers_agree(a, b) && a.gender.agrees(b.gender) && kinds_agree(a.what, b.what)
    }

    /// Makes one cluster of two candidates' clusters, for the reason that a rule names.
    pub fn merge(&mut self, a: usize, b: usize, rule: &'static str) {
        let (into, from) = (self.of[a].min(self.of[b]), self.of[a].max(self.of[b]));
        if into == from {
            return;
        }
        self.merges.push((rule, a.min(b), a.max(b)));
        let members = std::mem::take(&mut self.all[from].members);
        members.iter().for_each(|member| self.of[*member] = into);
        let other = self.all[from].clone();
        let cluster = &mut self.all[into];
        let sorted = cluster.members.last() < members.first();
        cluster.members.extend(members);
        if !sorted {
            cluster.members.sort_unstable();
        }
        cluster.gender = cluster.gender.or(other.gender);
        cluster.what = better(cluster.what, other.what, cluster.named, other.named);
        cluster.number = if cluster.number == Number::Either { other.number } else { cluster.number };
        cluster.named |= other.named;
        cluster.speaks |= other.speaks;
    }

    /// The merges made, in order: the rule and the two candidates.
    pub fn merges(&self) -> &[(&'static str, usize, usize)] {
        &self.merges
    }

    /// Clusters in order of their first members; emptied ones left out.
    pub fn iter(&self) -> impl Iterator<Item = &Cluster> {
        self.all.iter().filter(|cluster| !cluster.members.is_empty())
    }
}

fn numbers_agree(a: &Cluster, b: &Cluster) -> bool {
    a.number.agrees(b.number) || [a, b].iter().any(|cluster| cluster.what.is_some_and(is_group) && cluster.named)
}

/// A name's kind goes before a nominal's, a known one before none.
fn better(a: Option<EntityKind>, b: Option<EntityKind>, a_named: bool, b_named: bool) -> Option<EntityKind> {
    match (a, b) {
        (Some(EntityKind::Place), Some(EntityKind::Country)) => b,
        (Some(a), Some(b)) => Some(if b_named && !a_named { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// True where one thing may be both.
pub fn kinds_agree(a: Option<EntityKind>, b: Option<EntityKind>) -> bool {
    use EntityKind::{Country, Other, Place};
    match (a, b) {
        (Some(a), Some(b)) => a == b || matches!((a, b), (Country, Place) | (Place, Country) | (Other, _) | (_, Other)),
        _ => true,
    }
}
