//! Given names of two syllables as East Asian names are romanised: `Jae-in`, `Ing-wen`, `Kwok-yung`.
//!
//! Such a name is one word. Split at its hyphen it leaves words behind that look like English ("Park Jie" `-` "won").

/// Beginnings of a syllable in the romanisations of Korean, Mandarin (Pinyin and Wade-Giles) and Cantonese.
#[rustfmt::skip]
const INITIALS: [&str; 32] = [
    "", "b", "ch", "d", "f", "g", "gw", "h", "hs", "j", "k", "kk", "kw", "kyo", "l", "m", "n", "ng", "p", "pp", "q", "r", "s", "sh",
    "t", "ts", "tz", "w", "x", "y", "z", "zh",
];

/// Ends of a syllable in them.
#[rustfmt::skip]
const FINALS: [&str; 92] = [
    "a", "ae", "aek", "aeng", "ah", "ai", "ak", "al", "am", "an", "ang", "ao", "ap", "at", "au", "aw", "e", "ee", "ei", "en", "eng",
    "eo", "eok", "eol", "eon", "eong", "er", "eu", "eul", "eun", "eung", "ey", "i", "ia", "iang", "iao", "iau", "ick", "ie", "ieh",
    "ien", "ih", "ik", "il", "im", "in", "ing", "iong", "ip", "it", "iu", "o", "oe", "oh", "oi", "ok", "on", "ong", "oo", "ook",
    "oon", "ou", "ow", "u", "ua", "uan", "uang", "uck", "ue", "uen", "ueh", "ui", "uk", "ul", "um", "un", "ung", "uo", "ut", "wa",
    "won", "yae", "ye", "yeo", "yeol", "yeon", "yeong", "yo", "yu", "yuk", "yun", "yung",
];

/// English words and their parts that would pass for syllables: "ten-man", "sit-in", "set-up", "Co-op".
#[rustfmt::skip]
const ENGLISH: [&[&str]; 2] = [
    &["al", "co", "de", "el", "go", "ho", "in", "la", "le", "man", "me", "no", "non", "on", "pan", "pin", "pre", "pro", "re", "sea",
      "set", "sit", "so", "sun", "tea", "ten", "tie", "to", "tv", "two", "un", "up", "we", "win"],
    &["an", "at", "do", "go", "he", "it", "man", "me", "men", "no", "on", "pin", "pong", "rich", "run", "sit", "so", "to", "ton", "up",
      "we", "win", "yet"],
];

/// True for the parts before and behind the hyphen of such a name.
pub fn is_given_name(before: &str, after: &str) -> bool {
    let mut letters = before.chars();
    let capital = letters.next().is_some_and(|c| c.is_ascii_uppercase()) && letters.all(|c| c.is_ascii_lowercase());
    let end = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    let (after, ends) = (&after[..end], !after[end..].starts_with('-'));
    let small = after.bytes().all(|b| b.is_ascii_lowercase()) && !after.is_empty();
    if !(capital && small && ends) || before.len() > 6 || after.len() > 6 || before.len() < 2 {
        return false;
    }
    let before = before.to_ascii_lowercase();
    // "Jae-in", but "Sign-in": a preposition only behind what is Korean for sure
    let open = after != "in" || matches!(before.as_str(), "jae" | "hae" | "jong" | "dong" | "young" | "kyung" | "seok");
    let known = |part: &str, list: &[&str]| is_syllable(part) && !list.contains(&part);
    open && known(&before, ENGLISH[0]) && known(after, ENGLISH[1])
}

fn is_syllable(part: &str) -> bool {
    matches!(part, "tsz" | "jyh" | "sze")
        || INITIALS.iter().any(|initial| part.strip_prefix(initial).is_some_and(|rest| FINALS.contains(&rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_other_words() {
        let names =
            ["Jae-in", "Ing-wen", "Jie-won", "Seong-dong", "Tsz-chun", "Suk-yeol", "Wen-je’s", "Kwok-yung,", "Mei-yu"];
        let others = [
            "Sign-in",
            "Ten-man",
            "Two-year",
            "York-based",
            "Kong-based",
            "Lanka-style",
            "US-led",
            "Co-op",
            "Party-led",
            "jae-in",
            "Set-up",
            "Anti-war",
            "Pull-out",
            "Jean-luc-marie",
            "Ping-pong",
        ];
        let check = |word: &str| word.split_once('-').is_some_and(|(before, after)| is_given_name(before, after));
        assert!(names.iter().all(|word| check(word)), "{names:?}");
        let wrong: Vec<&&str> = others.iter().filter(|word| check(word)).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
