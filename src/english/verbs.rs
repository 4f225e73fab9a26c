//! The base form of a verb: by rule and by list, for forms that the treebanks never showed.
//!
//! Goes in: an inflected form. Comes out: the verb it belongs to, where that is an English verb. Endings alone cannot tell "fined" (fine)
//! from "planned" (plan) or "fled" (flee) from "filed" (file); a list of verbs and the spelling of short vowels can.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// The verb that an inflected form belongs to; `None` where no known verb has this form.
pub fn base(form: &str) -> Option<String> {
    let lower = form.to_lowercase();
    if let Some(verb) = irregular_base(&lower) {
        return Some(verb.to_owned());
    }
    candidates(&lower).into_iter().find(|candidate| verbs().contains(candidate.as_str()))
}

/// Verbs whose past is their base form.
pub const PAST_LIKE_BASE: [&str; 20] = [
    "beat",
    "bid",
    "broadcast",
    "burst",
    "cast",
    "cost",
    "cut",
    "hit",
    "hurt",
    "let",
    "put",
    "quit",
    "rid",
    "set",
    "shed",
    "shut",
    "split",
    "spread",
    "thrust",
    "upset",
];

/// True for the base form of a verb.
pub fn is_base(form: &str) -> bool {
    verbs().contains(form)
}

/// The verb of an irregular form in lower case, which is no verb's base form: "overthrew".
pub fn irregular_base(form: &str) -> Option<&'static str> {
    irregular().get(form).copied()
}

/// All verbs, in no order.
#[cfg(feature = "train")]
pub fn all() -> impl Iterator<Item = &'static str> {
    verbs().iter().copied()
}

/// The past and the participle of an irregular verb, as far as they are not its base form.
#[cfg(feature = "train")]
pub fn irregular_forms(verb: &str) -> Option<[&'static str; 2]> {
    let rows = include_str!("../../ontology/words/irregular-verbs.tsv").lines();
    let forms = rows.filter_map(|line| line.split_once('\t')).find(|(base, _)| *base == verb)?.1;
    Some([forms.split(' ').next()?, forms.split(' ').next_back()?])
}

/// A regular verb with "ed" or "ing": "planned", "fining", "carried".
#[cfg(feature = "train")]
pub fn with_ending(verb: &str, ending: &str) -> String {
    let stem = match (verb.strip_suffix('y'), verb.strip_suffix('e')) {
        (Some(stem), _) if ending == "ed" && !stem.ends_with(is_vowel) => return format!("{stem}ied"),
        (_, Some(stem)) if ending == "ed" || !stem.ends_with(['e', 'i', 'o', 'y']) => stem.to_owned(),
        _ if is_short(verb) => format!("{verb}{}", &verb[verb.len() - 1..]),
        _ => verb.to_owned(),
    };
    format!("{stem}{ending}")
}

/// What a regular form may come from, the likeliest first.
fn candidates(form: &str) -> Vec<String> {
    let mut found = Vec::new();
    for ending in ["ed", "ing"] {
        let Some(stem) = form.strip_suffix(ending).filter(|stem| stem.len() > 1) else { continue };
        if let Some(stem) = stem.strip_suffix('i').filter(|_| ending == "ed") {
            found.push(format!("{stem}y"));
        }
        let (plain, with_e) = (stem.to_owned(), format!("{stem}e"));
        let shorter = undoubled(stem);
        // "putting" is of "put" and not of "putt"
        found.extend(shorter.clone().filter(|_| stem.ends_with("tt")));
        // "fin" would give "finned": the short form with one consonant has lost an e.
        if is_short(stem) {
            found.extend([with_e, plain])
        } else {
            found.extend([plain, with_e])
        }
        found.extend(shorter);
    }
    if let Some(stem) = form.strip_suffix("ies") {
        found.push(format!("{stem}y"));
    }
    found.extend(["s", "es"].iter().filter_map(|ending| form.strip_suffix(ending)).map(str::to_owned));
    found
}

/// "plann" -> "plan".
fn undoubled(stem: &str) -> Option<String> {
    let mut letters = stem.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    (last == before && !is_vowel(last)).then(|| stem[..stem.len() - last.len_utf8()].to_owned())
}

/// True for one syllable with one vowel letter before one consonant: its last letter doubles before an ending.
fn is_short(stem: &str) -> bool {
    let letters: Vec<char> = stem.chars().collect();
    let vowels = letters.iter().filter(|letter| is_vowel(**letter)).count();
    match letters[..] {
        [.., vowel, last] => vowels == 1 && is_vowel(vowel) && !is_vowel(last) && !matches!(last, 'w' | 'x' | 'y'),
        _ => false,
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn verbs() -> &'static HashSet<&'static str> {
    static VERBS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    VERBS.get_or_init(|| {
        include_str!("../../ontology/words/verbs.txt").lines().filter(|line| !line.starts_with('#')).collect()
    })
}

fn irregular() -> &'static HashMap<&'static str, &'static str> {
    static IRREGULAR: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    IRREGULAR.get_or_init(|| {
        let rows = include_str!("../../ontology/words/irregular-verbs.tsv").lines();
        let rows = rows.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
        rows.flat_map(|(verb, forms)| forms.split(' ').map(move |form| (form, verb))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_their_verbs() {
        for (form, verb) in [
            ("fined", "fine"),
            ("planned", "plan"),
            ("postponed", "postpone"),
            ("putting", "put"),
            ("calling", "call"),
            ("boycotting", "boycott"),
            ("extradited", "extradite"),
            ("defrauded", "defraud"),
            ("kidnapped", "kidnap"),
            ("pardoned", "pardon"),
            ("capsized", "capsize"),
            ("boxed", "box"),
            ("ratified", "ratify"),
            ("ratifies", "ratify"),
            ("abducting", "abduct"),
            ("torching", "torch"),
            ("quits", "quit"),
            ("Fled", "flee"),
            ("overthrew", "overthrow"),
            ("stolen", "steal"),
        ] {
            assert_eq!(base(form).as_deref(), Some(verb), "{form}");
        }
        #[cfg(feature = "train")]
        for (verb, past, going) in [
            ("fine", "fined", "fining"),
            ("plan", "planned", "planning"),
            ("carry", "carried", "carrying"),
            ("free", "freed", "freeing"),
            ("visit", "visited", "visiting"),
        ] {
            assert_eq!([with_ending(verb, "ed"), with_ending(verb, "ing")], [past, going]);
        }
        assert_eq!(base("zorbled"), None);
        assert_eq!(base("ed"), None);
        assert_eq!(base("éing"), None);
    }
}
