//! The maximum spanning tree over scores of heads.

/// The best tree over a sentence with a root at position 0, with exactly one word under the root.
///
/// *Shape*: `scores` is `size × size`, a row a dependent; row 0 and the diagonal do not count. Returns the head of every
/// position; that of 0 is 0. *Cost*: `size²` where the greedy choice is a tree, as nearly always; else `size²` for each
/// cycle found, and once more for each word that wants the root.
///
/// *Source*: Chu & Liu 1965, Edmonds 1967; one root as in Zmigrod, Vieira & Cotterell 2020, by trying its candidates.
pub fn maximum_spanning_tree(scores: &[f32], size: usize) -> Vec<usize> {
    let heads = best_heads(scores, size);
    let heads = if cycle(&heads).is_some() { edmonds(scores, size) } else { heads };
    let roots: Vec<usize> = (1..size).filter(|word| heads[*word] == 0).collect();
    if roots.len() <= 1 {
        return heads;
    }
    let candidates = roots.iter().take(MAX_ROOTS).map(|root| with_root(scores, size, *root));
    candidates.max_by(|a, b| a.0.total_cmp(&b.0)).map_or(heads, |(_, heads)| heads)
}

/// The best tree with a given word under the root.
///
/// *Shape* and *cost*: as [`maximum_spanning_tree`].
pub fn tree_under(root: usize, scores: &[f32], size: usize) -> Vec<usize> {
    with_root(scores, size, root).1
}

/// More words than this do not sensibly compete for the root; it bounds the cost on hostile input.
const MAX_ROOTS: usize = 8;

/// What a forbidden head scores.
const NEVER: f32 = -1e6;

/// The best tree whose only word under the root is `root`, and its score.
fn with_root(scores: &[f32], size: usize, root: usize) -> (f32, Vec<usize>) {
    let mut scores = scores.to_vec();
    for word in (1..size).filter(|word| *word != root) {
        scores[word * size] = NEVER;
    }
    scores[root * size + 1..(root + 1) * size].fill(NEVER);
    let heads = edmonds(&scores, size);
    ((1..size).map(|word| scores[word * size + heads[word]]).sum(), heads)
}

fn best_heads(scores: &[f32], size: usize) -> Vec<usize> {
    let best = |word: usize| {
        let row = &scores[word * size..(word + 1) * size];
        (0..size).filter(|head| *head != word).max_by(|a, b| row[*a].total_cmp(&row[*b]).then(b.cmp(a))).unwrap_or(0)
    };
    (0..size).map(|word| if word == 0 { 0 } else { best(word) }).collect()
}

/// A cycle among the heads, if there is one.
fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen = vec![0; heads.len()];
    for start in 1..heads.len() {
        let mut word = start;
        while word != 0 && seen[word] == 0 {
            seen[word] = start;
            word = heads[word];
        }
        if word != 0 && seen[word] == start {
            let mut found = vec![word];
            let mut next = heads[word];
            while next != word {
                found.push(next);
                next = heads[next];
            }
            return Some(found);
        }
    }
    None
}

/// The maximum spanning tree, with any number of words under the root: contracts one cycle after another.
fn edmonds(scores: &[f32], size: usize) -> Vec<usize> {
    // the stack of contracted graphs: scores, size, the cycle, the positions kept, and the best ways in and out
    struct Level {
        heads: Vec<usize>,
        cycle: Vec<usize>,
        kept: Vec<usize>,
        out_of: Vec<usize>,
        into: Vec<usize>,
    }
    let mut levels: Vec<Level> = Vec::new();
    let (mut scores, mut size) = (scores.to_vec(), size);
    let mut heads = best_heads(&scores, size);
    while let Some(found) = cycle(&heads) {
        let mut inside = vec![false; size];
        for word in &found {
            inside[*word] = true;
        }
        let kept: Vec<usize> = (0..size).filter(|word| !inside[*word]).collect();
        let smaller = kept.len() + 1;
        let node = kept.len();
        let mut contracted = vec![NEVER; smaller * smaller];
        let (mut out_of, mut into) = (vec![0; smaller], vec![0; smaller]);
        for (a, word) in kept.iter().enumerate() {
            for (b, head) in kept.iter().enumerate() {
                contracted[a * smaller + b] = scores[word * size + head];
            }
            let leaving = |inner: &usize| scores[word * size + inner];
            let best = best_of(&found, leaving);
            (out_of[a], contracted[a * smaller + node]) = (best, leaving(&best));
            let entering = |inner: &usize| scores[inner * size + word] - scores[inner * size + heads[*inner]];
            let best = best_of(&found, entering);
            (into[a], contracted[node * smaller + a]) = (best, entering(&best));
        }
        levels.push(Level { heads, cycle: found, kept, out_of, into });
        (scores, size) = (contracted, smaller);
        heads = best_heads(&scores, size);
    }
    while let Some(level) = levels.pop() {
        let node = level.kept.len();
        let mut wider = level.heads;
        for (a, word) in level.kept.iter().enumerate().skip(1) {
            wider[*word] = if heads[a] == node { level.out_of[a] } else { level.kept[heads[a]] };
        }
        let above = heads[node];
        wider[level.into[above]] = level.kept[above];
        debug_assert!(!level.cycle.is_empty());
        heads = wider;
    }
    heads
}

/// The member with the highest score, the earliest of equals.
fn best_of(members: &[usize], score: impl Fn(&usize) -> f32) -> usize {
    let mut best = members[0];
    for member in &members[1..] {
        if score(member) > score(&best) {
            best = *member;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every assignment of heads that is a tree with one word under the root, the best score among them.
    fn brute_force(scores: &[f32], size: usize) -> f32 {
        let mut best = f32::MIN;
        let mut heads = vec![0; size];
        loop {
            let single = (1..size).filter(|word| heads[*word] == 0).count() == 1;
            let proper = (1..size).all(|word| heads[word] != word);
            if single && proper && cycle(&heads).is_none() {
                best = best.max((1..size).map(|word| scores[word * size + heads[word]]).sum());
            }
            let Some(next) = (1..size).find(|word| heads[*word] + 1 < size) else { return best };
            heads[next] += 1;
            heads[1..next].fill(0);
        }
    }

    proptest! {
        #[test]
        fn agrees_with_brute_force(size in 2usize..6, seed in proptest::collection::vec(-10.0f32..10.0, 36)) {
            let scores = &seed[..size * size];
            let heads = maximum_spanning_tree(scores, size);
            prop_assert!(cycle(&heads).is_none());
            prop_assert_eq!((1..size).filter(|word| heads[*word] == 0).count(), 1);
            let total: f32 = (1..size).map(|word| scores[word * size + heads[word]]).sum();
            prop_assert!((total - brute_force(scores, size)).abs() < 1e-3, "{} {}", total, brute_force(scores, size));
        }
    }
}
