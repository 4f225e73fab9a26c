//! [`Clusters`]: sets that only grow together, with why.

/// A partition of numbered things by union, with the score and the rule that brought each thing in.
#[derive(Debug, Clone)]
pub struct Clusters {
    parent: Vec<usize>,
    /// For each thing, the score in thousandths and the rule of the merge that brought it in; `None` while alone.
    why: Vec<Option<(u16, String)>>,
}

impl Clusters {
    /// So many things, each alone.
    pub fn new(count: usize) -> Clusters {
        Clusters { parent: (0..count).collect(), why: vec![None; count] }
    }

    /// The smallest member of the set that holds `thing`.
    pub fn find(&mut self, thing: usize) -> usize {
        let mut root = thing;
        while self.parent[root] != root {
            root = self.parent[root];
        }
        let mut at = thing;
        while self.parent[at] != root {
            at = std::mem::replace(&mut self.parent[at], root);
        }
        root
    }

    /// Brings two sets together; `false` where they are one already.
    pub fn merge(&mut self, one: usize, other: usize, score: f32, rule: &str) -> bool {
        let (a, b) = (self.find(one), self.find(other));
        if a == b {
            return false;
        }
        let score = (score.clamp(0.0, 1.0) * 1000.0).round() as u16;
        for thing in [one, other] {
            self.why[thing].get_or_insert_with(|| (score, rule.to_owned()));
        }
        self.parent[a.max(b)] = a.min(b);
        true
    }

    /// The score and rule that brought a thing in.
    pub fn why(&self, thing: usize) -> (u16, String) {
        self.why[thing].clone().unwrap_or((1000, "alone".to_owned()))
    }

    /// The sets, each sorted, in order of their smallest members.
    pub fn sets(&mut self) -> Vec<Vec<usize>> {
        let mut sets = std::collections::BTreeMap::<usize, Vec<usize>>::new();
        for thing in 0..self.parent.len() {
            let root = self.find(thing);
            sets.entry(root).or_default().push(thing);
        }
        sets.into_values().collect()
    }
}
