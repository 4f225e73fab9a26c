//! The maximum spanning tree over scores of heads.

/// The best tree over a sentence with a root at position 0, with exactly one word under the root.
///
/// *Shape*: `scores` is `size × size`, a row a dependent; row 0 and the diagonal do not count. Returns the head of every
/// position; that of 0 is 0. *Cost*: `size²`, and once more for each word that wants the root.
///
/// *Source*: Chu & Liu 1965, Edmonds 1967; one root as in Zmigrod, Vieira & Cotterell 2020, by trying its candidates.
pub fn maximum_spanning_tree(scores: &[f32], size: usize) -> Vec<usize> {
    let heads = best_heads(scores, size);
    let heads = if has_cycle(&heads) { edmonds(scores, size) } else { heads };
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

/// True where some words hang on each other and not on the root.
fn has_cycle(heads: &[usize]) -> bool {
    let mut seen = vec![0; heads.len()];
    for start in 1..heads.len() {
        let mut word = start;
        while word != 0 && seen[word] == 0 {
            seen[word] = start;
            word = heads[word];
        }
        if word != 0 && seen[word] == start {
            return true;
        }
    }
    false
}

/// A word, or a cycle of nodes that was drawn together.
struct Node {
    /// The cycle that it went into.
    above: Option<usize>,
    /// What was drawn together.
    parts: Vec<usize>,
    /// Where the best edges into it stand.
    row: usize,
    /// The edge chosen into it: head, dependent, score.
    edge: (usize, usize, f32),
}

/// The maximum spanning tree, with any number of words under the root: draws one cycle after another together.
///
/// *Cost*: `size²`.
///
/// *Source*: Tarjan 1977, Finding optimum branchings, for dense graphs.
fn edmonds(scores: &[f32], size: usize) -> Vec<usize> {
    // for each row and head the best edge into any word of the node, and that word
    let mut best = scores.to_vec();
    let mut into: Vec<u32> = (0..size as u32).flat_map(|word| std::iter::repeat_n(word, size)).collect();
    let mut nodes: Vec<Node> =
        (0..size).map(|row| Node { above: None, parts: Vec::new(), row, edge: (0, row, 0.0) }).collect();
    // the node that holds each word
    let mut holder: Vec<usize> = (0..size).collect();
    let mut done = vec![false; 2 * size];
    let mut on_path = vec![false; 2 * size];
    done[0] = true;
    for start in 1..size {
        let mut path = Vec::new();
        let mut at = holder[start];
        while !done[at] {
            if !on_path[at] {
                on_path[at] = true;
                path.push(at);
                let row = nodes[at].row * size;
                let outside = (0..size).filter(|head| holder[*head] != at);
                let head = outside.max_by(|a, b| best[row + a].total_cmp(&best[row + b]).then(b.cmp(a))).unwrap_or(0);
                nodes[at].edge = (head, into[row + head] as usize, best[row + head]);
                at = holder[head];
                continue;
            }
            let from = path.iter().rposition(|node| *node == at).unwrap_or(0);
            let parts = path.split_off(from);
            let (node, row) = (nodes.len(), nodes[parts[0]].row);
            for (n, part) in parts.iter().enumerate() {
                let (own, loss) = (nodes[*part].row, nodes[*part].edge.2);
                for head in 0..size {
                    let score = best[own * size + head] - loss;
                    if n == 0 || score > best[row * size + head] {
                        best[row * size + head] = score;
                        into[row * size + head] = into[own * size + head];
                    }
                }
                nodes[*part].above = Some(node);
            }
            holder.iter_mut().filter(|held| parts.contains(held)).for_each(|held| *held = node);
            nodes.push(Node { above: None, parts, row, edge: (0, 0, 0.0) });
            at = node;
        }
        path.iter().for_each(|node| done[*node] = true);
    }
    let mut heads = vec![0; size];
    let mut open: Vec<usize> = (1..nodes.len()).filter(|node| nodes[*node].above.is_none()).collect();
    while let Some(node) = open.pop() {
        let (head, word, _) = nodes[node].edge;
        heads[word] = head;
        // the edge breaks every cycle between the node and the word: the other parts keep theirs
        let mut part = word;
        while part != node
            && let Some(above) = nodes[part].above
        {
            open.extend(nodes[above].parts.iter().filter(|other| **other != part));
            part = above;
        }
    }
    heads
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
            if single && proper && !has_cycle(&heads) {
                best = best.max((1..size).map(|word| scores[word * size + heads[word]]).sum());
            }
            let Some(next) = (1..size).find(|word| heads[*word] + 1 < size) else { return best };
            heads[next] += 1;
            heads[1..next].fill(0);
        }
    }

    proptest! {
        #[test]
        fn agrees_with_brute_force(size in 2usize..7, seed in proptest::collection::vec(-10.0f32..10.0, 49)) {
            let scores = &seed[..size * size];
            let heads = maximum_spanning_tree(scores, size);
            prop_assert!(!has_cycle(&heads));
            prop_assert_eq!((1..size).filter(|word| heads[*word] == 0).count(), 1);
            let total: f32 = (1..size).map(|word| scores[word * size + heads[word]]).sum();
            prop_assert!((total - brute_force(scores, size)).abs() < 1e-3, "{} {}", total, brute_force(scores, size));
        }
    }
}
