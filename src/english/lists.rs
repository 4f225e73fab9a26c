//! Closed lists of English that the tokenizer and the sentence splitter ask.

/// Words spelt as one, and where the second begins.
pub const MERGED: [(&str, usize); 8] =
    [("cannot", 3), ("gonna", 3), ("wanna", 3), ("gotta", 3), ("outta", 3), ("dont", 2), ("didnt", 3), ("doesnt", 4)];

#[rustfmt::skip]
const PREFIXES: &[&str] = &[
    "anti", "bi", "co", "cross", "de", "e", "ex", "extra", "hyper", "inter", "intra", "macro", "mega", "micro", "mid",
    "mini", "multi", "neo", "non", "pan", "para", "post", "pre", "pro", "proto", "pseudo", "quasi", "re", "semi",
    "sub", "super", "trans", "tri", "ultra", "un",
];

/// True for a prefix that a hyphen joins to its word: `non-`, `pro-`.
pub fn is_prefix(part: &str) -> bool {
    part.len() <= 7 && PREFIXES.binary_search(&part.to_ascii_lowercase().as_str()).is_ok()
}

#[rustfmt::skip]
const UNITS: &[&str] = &[
    "AM", "Bn", "C", "F", "GB", "GW", "K", "KM", "M", "MB", "MW", "PM", "am", "bn", "cm", "ft", "g", "in", "k", "kg",
    "km", "kph", "lb", "lbs", "m", "mg", "mm", "mph", "pm", "tn",
];

/// True for a unit that is written without a blank after its number.
pub fn is_unit(text: &str) -> bool {
    UNITS.binary_search(&text).is_ok()
}

/// Abbreviations that stand before a name or a number and end no sentence.
#[rustfmt::skip]
const BEFORE_NAMES: &[&str] = &[
    "adm", "al", "amb", "approx", "apr", "att", "aug", "bros", "brig", "ca", "capt", "cf", "cmdr", "col", "cpl",
    "dec", "dr", "drs", "e.g", "ed", "eds", "est", "feb", "fig", "fr", "ft", "gen", "gov", "hon", "i.e", "insp",
    "jan", "jul", "jun", "lt", "maj", "mar", "messrs", "mgr", "mr", "mrs", "ms", "mt", "mx", "nos", "nov", "oct",
    "op", "ph", "pres", "prof", "pt", "pvt", "rep", "reps", "rev", "sen", "sens", "sept", "sep", "sgt", "sr", "st",
    "supt", "v", "vs",
];

/// Abbreviations that may end a sentence.
#[rustfmt::skip]
const ANYWHERE: &[&str] = &[
    "a.k.a", "ala", "ariz", "ark", "assn", "assoc", "ave", "blvd", "c", "calif", "co", "colo", "conn", "corp", "ct", "d",
    "dept", "dist", "div", "del", "etc", "fla", "ga", "govt", "ill", "inc", "ind", "intl", "jr", "kan", "ky", "la",
    "llc", "ltd", "md", "me", "mass", "mich", "minn", "miss", "mo", "mont", "natl", "neb", "nev", "okla", "ont",
    "ore", "pa", "penn", "plc", "que", "rd", "tel", "tenn", "tex", "univ", "va", "vol", "vt", "wash", "wis", "wyo",
];

/// Of those, the ones that are also common words: abbreviations only with a capital and not before the end of the text.
#[rustfmt::skip]
const ALSO_WORDS: &[&str] = &[
    "al", "c", "d", "del", "ed", "fig", "ill", "ind", "la", "mar", "mass", "me", "miss", "mo", "op", "pa", "pt",
    "rep", "reps", "v", "wash", "co",
];

/// Numbered things: abbreviations only before a number.
#[rustfmt::skip]
const BEFORE_NUMBERS: &[&str] = &[
    "art", "c", "ch", "no", "nos", "p", "para", "pp", "sec",
];

/// Abbreviations of weekdays, which may be words.
#[rustfmt::skip]
const DAYS: &[&str] = &[
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
];

/// True when the full stop after `word` belongs to it; `after` is what follows the stop up to the next blank.
pub fn is_abbreviation(word: &str, after: &str) -> bool {
    if word.len() > 8 || !word.starts_with(char::is_alphabetic) {
        return false;
    }
    let glued = after.starts_with(char::is_alphanumeric);
    let lower = word.to_ascii_lowercase();
    let lower = lower.as_str();
    let capital = word.starts_with(char::is_uppercase);
    let single = word.chars().count() == 1 && capital && word != "I";
    if word.contains('.') || single {
        return !glued || single;
    }
    if glued {
        return false;
    }
    let listed = BEFORE_NAMES.contains(&lower) || ANYWHERE.contains(&lower) || (capital && DAYS.contains(&lower));
    if word == "al" {
        return true; // et al.
    }
    listed && (!ALSO_WORDS.contains(&lower) || capital && after.is_empty())
}

/// True for an abbreviation with its stop (`Gen.`, `Sept.`) that stands before a name or number, so that it ends no sentence there.
pub fn stands_before_names(token: &str) -> bool {
    let word = token.trim_end_matches('.').to_ascii_lowercase();
    BEFORE_NAMES.contains(&word.as_str()) || BEFORE_NUMBERS.contains(&word.as_str()) || DAYS.contains(&word.as_str())
}

/// True for an abbreviation that is one only before a number: `No.`, `p.`
pub fn stands_before_numbers(word: &str) -> bool {
    BEFORE_NUMBERS.contains(&word.to_ascii_lowercase().as_str())
}

/// Words that are cut short before their stop, and end no sentence before a word in small letters.
#[rustfmt::skip]
const SHORTENED: &[&str] = &[
    "acc", "approx", "appt", "avg", "cont", "dept", "ed", "eds", "esp", "est", "etc", "excl", "ext", "fig", "figs", "hr", "hrs", "id",
    "incl", "info", "km", "lb", "lbs", "max", "min", "mins", "misc", "mo", "mos", "mtg", "no", "nos", "orig", "oz", "para",
    "pp", "prev", "resp", "sec", "secs", "tel", "temp", "vol", "vols", "wk", "wks", "yr", "yrs",
];

/// True for a word that is cut short before its stop: `hrs`, `approx`.
pub fn is_shortened(word: &str) -> bool {
    SHORTENED.binary_search(&word).is_ok()
}

/// True for a word that closes a letter before a comma: `regards`.
pub fn is_closing(word: &str) -> bool {
    let closing = ["regards", "sincerely", "respectfully", "thanks", "best", "cheers", "yours", "truly", "wishes"];
    closing.iter().any(|closing| word.eq_ignore_ascii_case(closing))
}

/// True for an initial: `J.`
pub fn is_initial(token: &str) -> bool {
    let mut chars = token.chars();
    matches!((chars.next(), chars.next(), chars.next()), (Some(first), Some('.'), None) if first.is_uppercase())
}

/// Words that begin a sentence much more often than they continue a name.
#[rustfmt::skip]
const STARTERS: &[&str] = &[
    "a", "about", "according", "additionally", "after", "all", "also", "although", "an", "and", "another", "any",
    "around", "as", "at", "because", "before", "both", "but", "by", "despite", "during", "each", "earlier", "even",
    "every", "few", "finally", "first", "following", "for", "from", "had", "he", "her", "here", "his", "how",
    "however", "i", "if", "in", "instead", "it", "its", "last", "later", "many", "meanwhile", "moreover", "more",
    "most", "my", "neither", "nevertheless", "no", "not", "nothing", "now", "of", "on", "once", "one", "only",
    "other", "our", "she", "since", "so", "some", "still", "such", "that", "the", "their", "then", "there", "these",
    "they", "this", "those", "though", "through", "thus", "to", "under", "until", "we", "what", "when", "where",
    "which", "while", "who", "why",
];

/// True for a word that begins a sentence much more often than it continues a name.
pub fn is_starter(word: &str) -> bool {
    word.len() <= 12 && STARTERS.contains(&word.to_ascii_lowercase().as_str())
}
