//! The words that introduce what somebody says or holds: `ontology/words/saying.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

const LIST: &str = include_str!("../../ontology/words/saying.tsv");

/// How a word introduces something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saying {
    /// Words were said or written.
    Says,
    /// Something is believed or expected.
    Holds,
}

/// How a verb introduces its content, if it does.
pub fn verb(lemma: &str) -> Option<Saying> {
    WORDS.get(&('v', lemma)).copied()
}

/// How a noun introduces its content, if it does.
pub fn noun(lemma: &str) -> Option<Saying> {
    WORDS.get(&('n', lemma)).copied()
}

/// True for a verb that asks another to do something, or commits who says so.
pub fn asks(lemma: &str) -> bool {
    const ASKING: &[&str] = &[
        "ask",
        "urge",
        "order",
        "demand",
        "request",
        "beg",
        "appeal",
        "call",
        "invite",
        "instruct",
        "command",
        "advise",
        "recommend",
        "propose",
        "promise",
        "pledge",
        "vow",
        "agree",
        "threaten",
        "swear",
        "undertake",
        "warn",
    ];
    ASKING.contains(&lemma)
}

/// True for a noun that names a time.
pub fn is_time(lemma: &str) -> bool {
    const TIMES: &[&str] = &[
        "moment",
        "minute",
        "hour",
        "day",
        "night",
        "morning",
        "afternoon",
        "evening",
        "noon",
        "midnight",
        "week",
        "weekend",
        "month",
        "year",
        "decade",
        "century",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "spring",
        "summer",
        "autumn",
        "winter",
        "season",
    ];
    TIMES.contains(&lemma)
}

static WORDS: LazyLock<HashMap<(char, &str), Saying>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for line in LIST.lines().filter(|line| !line.starts_with('#')) {
        if let [part, kind, lemmas] = line.split('\t').collect::<Vec<_>>()[..] {
            let kind = if kind == "say" { Saying::Says } else { Saying::Holds };
            let part = if part == "v" { 'v' } else { 'n' };
            for lemma in lemmas.split(',') {
                words.entry((part, lemma)).or_insert(kind);
            }
        }
    }
    words
});

/// True for a verb that fixes when something will happen: "called elections for May".
pub fn fixes(lemma: &str) -> bool {
    matches!(
        lemma,
        "call"
            | "set"
            | "schedule"
            | "reschedule"
            | "plan"
            | "slate"
            | "book"
            | "convene"
            | "summon"
            | "propose"
            | "fix"
    )
}

/// Verbs whose object is moved away: what "from" leads to behind it belongs to the verb.
pub fn removes(lemma: &str) -> bool {
    const REMOVING: &[&str] = &[
        "oust", "expel", "withdraw", "remove", "deport", "evacuate", "drive", "eject", "pull", "free", "ban", "evict",
        "steal", "rescue", "retrieve", "extract", "recover",
    ];
    REMOVING.contains(&lemma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read() {
        assert_eq!((verb("say"), verb("believe"), verb("walk")), (Some(Saying::Says), Some(Saying::Holds), None));
        assert_eq!((noun("claim"), noun("hope"), noun("tree")), (Some(Saying::Says), Some(Saying::Holds), None));
    }
}
