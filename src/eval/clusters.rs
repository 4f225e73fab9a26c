//! Coreference measures over two clusterings: MUC, B³, CEAFe and their mean, the CoNLL F1.
//!
//! *Source*: Vilain et al. 1995 (MUC), Bagga & Baldwin 1998 (B³), Luo 2005 (CEAF), Pradhan et al. 2012 (the mean).

use super::{Measure, Report, divide};
use std::collections::BTreeMap;

/// A clustering: each mention and the cluster it is in.
pub type Clustering<M> = BTreeMap<M, usize>;

/// Scores a predicted clustering against gold; mentions need not agree.
pub fn score<M: Ord + Clone>(title: &str, gold: &Clustering<M>, predicted: &Clustering<M>) -> Report {
    let (key, response) = (members(gold), members(predicted));
    let mut report = Report::new(title);
    let muc = Measure::Rates { precision: muc(&response, gold), recall: muc(&key, predicted) };
    let b3 = Measure::Rates { precision: b3(&response, gold), recall: b3(&key, predicted) };
    let similarity = ceafe(&key, &response, predicted);
    let ceafe = Measure::Rates {
        precision: divide(similarity, response.len() as f64),
        recall: divide(similarity, key.len() as f64),
    };
    let shared = gold.keys().filter(|mention| predicted.contains_key(mention)).count();
    report.push("mentions", Measure::counts(shared, predicted.len(), gold.len()));
    report.push("MUC", muc);
    report.push("B3", b3);
    report.push("CEAFe", ceafe);
    let mean = (muc.figure() + b3.figure() + ceafe.figure()) / 3.0;
    report.push("CoNLL F1", Measure::Number(mean));
    report
}

fn members<M: Ord + Clone>(clustering: &Clustering<M>) -> Vec<Vec<M>> {
    let mut clusters: BTreeMap<usize, Vec<M>> = BTreeMap::new();
    for (mention, cluster) in clustering {
        clusters.entry(*cluster).or_default().push(mention.clone());
    }
    clusters.into_values().collect()
}

/// How many mentions of a cluster lie in each cluster of the other side, and how many the other side lacks.
fn overlaps<M: Ord>(cluster: &[M], other: &Clustering<M>) -> (BTreeMap<usize, usize>, usize) {
    let mut shared = BTreeMap::new();
    let mut missing = 0;
    for mention in cluster {
        match other.get(mention) {
            Some(id) => *shared.entry(*id).or_insert(0) += 1,
            None => missing += 1,
        }
    }
    (shared, missing)
}

fn muc<M: Ord>(clusters: &[Vec<M>], other: &Clustering<M>) -> f64 {
    let (mut kept, mut links) = (0, 0);
    for cluster in clusters {
        let (shared, missing) = overlaps(cluster, other);
        kept += cluster.len() - shared.len() - missing;
        links += cluster.len() - 1;
    }
    divide(kept as f64, links as f64)
}

fn b3<M: Ord>(clusters: &[Vec<M>], other: &Clustering<M>) -> f64 {
    let share = |cluster: &Vec<M>| -> f64 {
        let (shared, _) = overlaps(cluster, other);
        shared.values().map(|n| (n * n) as f64).sum::<f64>() / cluster.len() as f64
    };
    let mentions: usize = clusters.iter().map(Vec::len).sum();
    divide(clusters.iter().map(share).sum(), mentions as f64)
}

/// The largest total similarity of a one-to-one map of clusters, found for each connected group of them.
fn ceafe<M: Ord>(key: &[Vec<M>], response: &[Vec<M>], predicted: &Clustering<M>) -> f64 {
    let place: BTreeMap<usize, usize> =
        response.iter().enumerate().filter_map(|(n, cluster)| Some((*predicted.get(cluster.first()?)?, n))).collect();
    let shared: Vec<BTreeMap<usize, usize>> = key
        .iter()
        .map(|cluster| overlaps(cluster, predicted).0.into_iter().map(|(id, n)| (place[&id], n)).collect())
        .collect();
    let mut back: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (row, columns) in shared.iter().enumerate() {
        for column in columns.keys() {
            back.entry(*column).or_default().push(row);
        }
    }
    let mut seen = vec![false; key.len()];
    let mut total = 0.0;
    for start in 0..key.len() {
        if seen[start] || shared[start].is_empty() {
            continue;
        }
        let (rows, columns) = component(start, &shared, &back, &mut seen);
        let weight = |row: &usize, column: &usize| {
            let both = shared[*row].get(column).copied().unwrap_or(0) as f64;
            2.0 * both / (key[*row].len() + response[*column].len()) as f64
        };
        let matrix: Vec<Vec<f64>> =
            rows.iter().map(|row| columns.iter().map(|column| weight(row, column)).collect()).collect();
        total += best_assignment(&matrix);
    }
    total
}

fn component(
    start: usize,
    shared: &[BTreeMap<usize, usize>],
    back: &BTreeMap<usize, Vec<usize>>,
    seen: &mut [bool],
) -> (Vec<usize>, Vec<usize>) {
    let mut rows = Vec::new();
    let mut columns = std::collections::BTreeSet::new();
    let mut open = vec![start];
    seen[start] = true;
    while let Some(row) = open.pop() {
        rows.push(row);
        for column in shared[row].keys() {
            if columns.insert(*column) {
                for other in &back[column] {
                    if !std::mem::replace(&mut seen[*other], true) {
                        open.push(*other);
                    }
                }
            }
        }
    }
    (rows, columns.into_iter().collect())
}

/// The largest total weight of a one-to-one assignment of rows to columns (Kuhn-Munkres with potentials).
///
/// *Shape*: a dense matrix of at least one row. *Cost*: rows² × columns.
pub fn best_assignment(weights: &[Vec<f64>]) -> f64 {
    let (rows, columns) = (weights.len(), weights.first().map_or(0, Vec::len));
    if rows > columns {
        let turned: Vec<Vec<f64>> = (0..columns).map(|c| weights.iter().map(|row| row[c]).collect()).collect();
        return if turned.is_empty() { 0.0 } else { best_assignment(&turned) };
    }
    let (mut of_row, mut of_column) = (vec![0.0; rows + 1], vec![0.0; columns + 1]);
    let (mut owner, mut way) = (vec![0usize; columns + 1], vec![0usize; columns + 1]);
    for row in 1..=rows {
        owner[0] = row;
        let mut at = 0;
        let (mut low, mut used) = (vec![f64::INFINITY; columns + 1], vec![false; columns + 1]);
        while owner[at] != 0 {
            used[at] = true;
            let (current, mut delta, mut next) = (owner[at], f64::INFINITY, 0);
            for column in (1..=columns).filter(|column| !used[*column]) {
                let cost = -weights[current - 1][column - 1] - of_row[current] - of_column[column];
                if cost < low[column] {
                    (low[column], way[column]) = (cost, at);
                }
                if low[column] < delta {
                    (delta, next) = (low[column], column);
                }
            }
            for column in 0..=columns {
                if used[column] {
                    of_row[owner[column]] += delta;
                    of_column[column] -= delta;
                } else {
                    low[column] -= delta;
                }
            }
            at = next;
        }
        while at != 0 {
            owner[at] = owner[way[at]];
            at = way[at];
        }
    }
    (1..=columns).filter(|column| owner[*column] != 0).map(|column| weights[owner[column] - 1][column - 1]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clustering(clusters: &[&str]) -> Clustering<char> {
        clusters.iter().enumerate().flat_map(|(n, cluster)| cluster.chars().map(move |c| (c, n))).collect()
    }

    #[test]
    fn worked_by_hand() {
        let report = score("", &clustering(&["abc", "defg"]), &clustering(&["ab", "cd", "fghi"]));
        let near = |name: &str, precision: f64, recall: f64| match report.get(name) {
            Some(Measure::Rates { precision: p, recall: r }) => {
                assert!((p - precision).abs() < 1e-9 && (r - recall).abs() < 1e-9, "{name} {p} {r}");
            }
            other => panic!("{name}: {other:?}"),
        };
        near("MUC", 2.0 / 5.0, 2.0 / 5.0);
        near("B3", (2.0 + 1.0 + 1.0 + 1.0) / 8.0 - 1.0 / 8.0, (5.0 / 3.0 + 5.0 / 4.0) / 7.0);
        near("CEAFe", 1.3 / 3.0, 1.3 / 2.0);
    }

    #[test]
    fn a_perfect_answer_scores_one() {
        let gold = clustering(&["abc", "de", "f"]);
        assert!(matches!(score("", &gold, &gold).get("CoNLL F1"), Some(Measure::Number(x)) if (x - 1.0).abs() < 1e-9));
    }

    #[test]
    fn the_assignment_is_optimal_not_greedy() {
        assert!((best_assignment(&[vec![0.9, 0.8], vec![0.8, 0.1]]) - 1.6).abs() < 1e-9);
        assert!((best_assignment(&[vec![0.9], vec![0.8]]) - 0.9).abs() < 1e-9);
    }
}
