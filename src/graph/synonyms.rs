//! Verbs that tell one happening, as data: `ontology/words/verbs-alike.txt`.

use std::collections::HashMap;
use std::sync::OnceLock;

/// The groups that a verb belongs to, in the order of the file. *Cost*: the table is read once per process.
pub fn groups_of(verb: &str) -> &'static [u16] {
    static GROUPS: OnceLock<HashMap<&'static str, Vec<u16>>> = OnceLock::new();
    let groups = GROUPS.get_or_init(|| read(include_str!("../../ontology/words/verbs-alike.txt")));
    let hyphened = verb.replace(' ', "-");
    groups.get(hyphened.as_str()).map(Vec::as_slice).unwrap_or_default()
}

/// True where two verbs are one or stand in one group.
pub fn alike(one: &str, other: &str) -> bool {
    one == other || groups_of(one).iter().any(|group| groups_of(other).contains(group))
}

fn read(table: &'static str) -> HashMap<&'static str, Vec<u16>> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let mut groups = HashMap::<&str, Vec<u16>>::new();
    for (n, line) in (0u16..).zip(lines) {
        line.split_whitespace().for_each(|verb| groups.entry(verb).or_default().push(n));
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_of_one_happening_are_alike() {
        assert!(alike("kill", "assassinate") && alike("pull out", "withdraw") && alike("sing", "sing"));
        assert!(!alike("kill", "withdraw"));
    }
}
