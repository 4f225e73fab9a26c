//! What an event is called: the triple of its best claim as a headline would put it.
//!
//! The triple keeps the words of the text; the label may add what they leave to the reader: whom "we" means, the possessive of
//! "America's assassination", the past of "toppling".

use crate::document::record::{ClaimRecord, ParticipantRecord};
use crate::document::{Basis, Factuality, MentionKind, Record, Role, Triple};
use std::collections::HashMap;
use std::sync::OnceLock;

/// The longest a label grows by what is not the first object.
const ENOUGH: usize = 110;

/// The readable triple of a claim as one line, with the phrases of its other triples as far as there is room; its trigger
/// where it has none.
pub fn label(record: &Record, claim: &ClaimRecord) -> String {
    let Some(first) = main_triple(claim) else { return claim.trigger.text.clone() };
    let subject = subject(record, claim, &first.subject);
    let event = event(claim, &first.event, &first.subject);
    let object = &noun_for_participle(claim, first.object.as_deref().unwrap_or_default());
    let (verb, ways) = particles(&event);
    let middle = match () {
        // "drove them out", "brought the troops back home": the object stands before them.
        _ if !ways.is_empty() && (is_pronoun(object) || ways.contains(' ') || ways == "home") => {
            format!("{verb} {object} {ways}")
        }
        _ if is_quoted(record, claim, object) => format!("{event} \u{201c}{object}\u{201d}"),
        _ => format!("{event} {object}"),
    };
    let mut text = format!("{subject} {middle}").split_whitespace().collect::<Vec<_>>().join(" ");
    // behind what is said a place would read as if it were the place of that
    let said = is_content(claim, object);
    for other in claim.triples.iter().filter(|_| !said) {
        let Some(phrase) = phrase_beside(first, other).filter(|phrase| !text.contains(phrase.as_str())) else {
            continue;
        };
        if text.chars().count() + phrase.chars().count() < ENOUGH {
            text = format!("{text} {phrase}");
        }
    }
    if let Some(purpose) = purpose(claim).filter(|purpose| !text.contains(*purpose))
        && !text.is_empty()
        && text.chars().count() + purpose.chars().count() < ENOUGH
    {
        text = format!("{text} {purpose}");
    }
    if text.is_empty() { claim.trigger.text.clone() } else { text }
}

/// "passed a law **to ban it**": what for, where the article says so right behind.
fn purpose(claim: &ClaimRecord) -> Option<&str> {
    let part = claim.participants.iter().find(|part| part.role == Role::Purpose && part.start > claim.trigger.end)?;
    part.text.starts_with("to ").then_some(part.text.as_str())
}

/// "launched a counter-attacked": behind an article the article's author meant the noun.
fn noun_for_participle(claim: &ClaimRecord, object: &str) -> String {
    let (text, lemma) = (claim.trigger.text.as_str(), claim.trigger.lemma.as_str());
    let slip = claim.rule == "noun/light-verb" && text.ends_with("ed") && object == format!("a {text}");
    if slip { format!("a {lemma}") } else { object.to_owned() }
}

fn is_content(claim: &ClaimRecord, object: &str) -> bool {
    claim.participants.iter().any(|part| part.role == Role::Content && part.text == object)
}

/// The first triple; where somebody is asked or told something, the one that says what.
fn main_triple(claim: &ClaimRecord) -> Option<&Triple> {
    let first = claim.triples.first()?;
    let content = claim.participants.iter().filter(|part| part.role == Role::Content).map(|part| part.text.as_str());
    let said =
        |triple: &&Triple| triple.object.as_deref().is_some_and(|object| content.clone().any(|text| text == object));
    claim.triples[1..].iter().find(said).or(Some(first))
}

/// What another triple of the claim adds: its preposition and object.
fn phrase_beside(first: &Triple, other: &Triple) -> Option<String> {
    let object = other.object.as_deref().filter(|_| other != first)?;
    let known: Vec<&str> =
        first.event.split(' ').chain(first.object.iter().flat_map(|object| object.split(' '))).collect();
    let words: Vec<&str> = other.event.split(' ').collect();
    let shared = words.iter().zip(&known).take_while(|(a, b)| a == b).count();
    let lead = &words[shared..];
    let verb = first.event.split(' ').count();
    // Only a preposition or two may be left: else the two triples are built in different ways.
    let apart = shared + 2 >= verb
        && (1..=2).contains(&lead.len())
        && lead.iter().all(|word| word.chars().all(char::is_lowercase));
    apart.then(|| format!("{} {object}", lead.join(" ")))
}

/// An event phrase and the particles that end it.
fn particles(event: &str) -> (&str, &str) {
    const WAYS: &[&str] = &["out", "up", "down", "off", "over", "back", "away", "home", "apart", "together", "aside"];
    let mut at = event.len();
    while let Some((before, last)) = event[..at].rsplit_once(' ')
        && WAYS.contains(&last)
    {
        at = before.len();
    }
    (&event[..at], event[at..].trim_start())
}

/// True where the text has a phrase right behind an opening quotation mark.
fn is_quoted(record: &Record, claim: &ClaimRecord, phrase: &str) -> bool {
    let sentence = record.sentences.get(claim.sentence).map(|sentence| sentence.text.as_str()).unwrap_or_default();
    let before = sentence.find(phrase).filter(|_| phrase.contains(' ')).map(|at| &sentence[..at]);
    before.is_some_and(|before| before.ends_with(['\u{201c}', '"']))
}

/// The subject with whom a pronoun stands for, and as the owner of what a noun names.
fn subject(record: &Record, claim: &ClaimRecord, text: &str) -> String {
    let entity = |part: &ParticipantRecord| {
        let entity = record.entities.iter().find(|entity| Some(&entity.id) == part.entity.as_ref())?;
        (!is_pronoun(&entity.label)).then(|| entity.label.clone())
    };
    let acts = |part: &&ParticipantRecord| matches!(part.role, Role::Subject | Role::Object | Role::Recipient);
    let named = |part: &&ParticipantRecord| part.text == text || entity(part).as_deref() == Some(text);
    let Some(part) = claim.participants.iter().filter(acts).find(named) else { return text.to_owned() };
    match text.to_lowercase().as_str() {
        "his" | "her" if claim.rule.starts_with("noun/") => {
            return entity(part).map_or_else(|| text.to_owned(), |label| possessive(&label));
        }
        "its" | "their" | "our" | "my" => return text.to_owned(),
        _ => {}
    }
    if is_pronoun(text) || stands_for(record, part, text) {
        return entity(part).map_or_else(|| text.to_owned(), |label| format!("{text} ({label})"));
    }
    let owns = claim.rule == "noun/possessive" || part.start > claim.trigger.start;
    if claim.rule.starts_with("noun/") && claim.rule != "noun/light-verb" && owns {
        possessive(text)
    } else {
        text.to_owned()
    }
}

/// "the country", "the company": a noun that only points at a name.
fn stands_for(record: &Record, part: &ParticipantRecord, text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let [article, noun] = &words[..] else { return false };
    let points =
        ["country", "nation", "company", "firm", "city", "town", "party", "agency", "group", "union", "club", "team"];
    let named = |entity: &&crate::document::record::EntityRecord| {
        entity.mentions.iter().any(|mention| mention.kind == MentionKind::Name && mention.text == entity.label)
    };
    article == "the"
        && points.contains(&noun.as_str())
        && record
            .entities
            .iter()
            .find(|entity| Some(&entity.id) == part.entity.as_ref())
            .is_some_and(|entity| named(&entity))
}

fn possessive(name: &str) -> String {
    if name.ends_with('s') && name.contains(' ') { format!("{name}\u{2019}") } else { format!("{name}\u{2019}s") }
}

fn is_pronoun(text: &str) -> bool {
    const PRONOUNS: &[&str] = &[
        "i", "we", "you", "he", "she", "it", "they", "me", "us", "him", "her", "them", "this", "that", "these",
        "those", "who", "which", "one", "our", "my", "their", "his", "its",
    ];
    text != "US" && PRONOUNS.contains(&text.to_lowercase().as_str())
}

/// The event phrase without contractions; a participle that stands alone in the past tense or with "was".
fn event(claim: &ClaimRecord, text: &str, subject: &str) -> String {
    let trigger = claim.trigger.text.as_str();
    let alone =
        claim.rule.starts_with("verb/") && trigger.ends_with("ing") && text.split_whitespace().next() == Some(trigger);
    let past = claim.factuality == Factuality::Asserted && claim.time.basis != Basis::Undated;
    if alone
        && past
        && let Some(verb) = claim.trigger.lemma.split_whitespace().next()
    {
        return text.replacen(trigger, &past_of(verb), 1);
    }
    // "hospitals, several of them damaged": they were
    let undergone = claim.rule == "verb/participle"
        && trigger.ends_with("ed")
        && claim.triples.iter().all(|triple| triple.object.is_none())
        && claim.participants.iter().any(|part| part.role == Role::Object && part.text == subject);
    let described = matches!(claim.rule.as_str(), "verb/participle" | "noun/light-verb")
        && claim.factuality == Factuality::Asserted
        && !subject.is_empty()
        && text.split(' ').next().is_some_and(|word| word.ends_with("ed") || word == trigger && !word.ends_with("ing"));
    let finite = claim.rule == "noun/light-verb" && text.contains(trigger);
    let by = claim.triples.iter().any(|triple| triple.event.contains(" by"));
    let be = match described && (undergone || !finite && by) {
        false => "",
        true if is_plural(subject) => "were",
        true => "was",
    };
    let words = text.split_whitespace().map(whole);
    Some(be).filter(|be| !be.is_empty()).into_iter().chain(words).collect::<Vec<_>>().join(" ")
}

fn is_plural(subject: &str) -> bool {
    let head = subject.split(" of ").next().unwrap_or_default();
    head.ends_with('s') && !head.ends_with("ss") || subject.contains(" and ")
}

fn whole(word: &str) -> &str {
    match word.replace('\u{2019}', "'").as_str() {
        "'re" => "are",
        "'ll" => "will",
        "'ve" => "have",
        "'m" => "am",
        "n't" => "not",
        "ca" => "can",
        "wo" => "will",
        _ => word,
    }
}

/// The past tense of a verb.
fn past_of(verb: &str) -> String {
    static IRREGULAR: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    let irregular = IRREGULAR.get_or_init(|| {
        let lines =
            include_str!("../../ontology/words/irregular-verbs.tsv").lines().filter(|line| !line.starts_with('#'));
        let rows = lines.filter_map(|line| line.split_once('\t'));
        rows.filter_map(|(verb, forms)| Some((verb, forms.split(' ').find(|form| !form.ends_with("ing"))?))).collect()
    });
    const LEFT_OUT: &[(&str, &str)] =
        &[("find", "found"), ("see", "saw"), ("lie", "lay"), ("grind", "ground"), ("leave", "left")];
    const SAME: &[&str] =
        &["hit", "cut", "put", "set", "let", "hurt", "cost", "shut", "split", "spread", "cast", "burst", "quit"];
    if let Some(past) =
        irregular.get(verb).copied().or(LEFT_OUT.iter().find(|(base, _)| *base == verb).map(|(_, past)| *past))
    {
        return past.to_owned();
    }
    let vowel = |c: char| "aeiou".contains(c);
    let mut last = verb.chars().rev();
    match (last.next(), last.next(), last.next()) {
        _ if SAME.contains(&verb) => verb.to_owned(),
        (Some('e'), ..) => format!("{verb}d"),
        (Some('y'), Some(before), _) if !vowel(before) => format!("{}ied", &verb[..verb.len() - 1]),
        (Some(end), Some(middle), start) => {
            let short = verb.chars().filter(|c| vowel(*c)).count() == 1
                && vowel(middle)
                && !vowel(end)
                && !"wxy".contains(end)
                && start.is_some_and(|start| !vowel(start));
            if short { format!("{verb}{end}ed") } else { format!("{verb}ed") }
        }
        _ => format!("{verb}ed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::record::EntityRecord;

    fn claim(rule: &str, subject: &str, event: &str, object: &str) -> ClaimRecord {
        let value = serde_json::json!({
            "id": "c1", "sentence": 0, "trigger": {"start": 0, "end": 0, "text": "", "lemma": ""}, "type": null,
            "triples": [{"subject": subject, "event": event, "object": object}],
            "participants": [{"role": "subject", "start": 0, "end": 0, "text": subject, "entity": "e1"}],
            "quantities": [], "time": crate::document::record::TimeRecord::default(), "factuality": "asserted", "cue": null,
            "polarity": "positive", "certainty": "certain", "future": false, "tense": "past", "aspect": "none",
            "timeml_class": "OCCURRENCE", "source": null, "confidence": 1.0, "rule": rule,
        });
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn what_the_words_leave_to_the_reader() {
        let entity = EntityRecord {
            id: "e1".to_owned(),
            kind: crate::document::EntityKind::Country,
            label: "Norway".to_owned(),
            titles: Vec::new(),
            mentions: Vec::new(),
        };
        let record = Record { entities: vec![entity], ..Record::default() };
        let check = |rule: &str, subject: &str, event: &str, object: &str, expected: &str| {
            assert_eq!(label(&record, &claim(rule, subject, event, object)), expected);
        };
        check("verb/active", "We", "\u{2019}ll leave", "the town", "We (Norway) will leave the town");
        check("noun/possessive", "Norway", "invasion of", "the island", "Norway\u{2019}s invasion of the island");
        check("noun/of", "Norway", "invasion of", "the island", "Norway invasion of the island");
        check("verb/active", "The king", "left", "Norway", "The king left Norway");
    }

    #[test]
    fn what_else_the_claim_tells() {
        let mut claim = claim("verb/active", "The king", "sent", "his army");
        let add = |claim: &mut ClaimRecord, event: &str, object: &str| {
            let [subject, event, object] = ["The king", event, object].map(str::to_owned);
            claim.triples.push(Triple { subject, event, object: Some(object) });
        };
        add(&mut claim, "sent his army to", "the border");
        assert_eq!(label(&Record::default(), &claim), "The king sent his army to the border");
        let mut asked = self::claim("verb/active", "The king", "asked", "the cabinet");
        add(&mut asked, "asked the cabinet", "to resign");
        let content = ParticipantRecord {
            role: Role::Content,
            text: "to resign".to_owned(),
            entity: None,
            ..asked.participants[0].clone()
        };
        asked.participants.push(content);
        assert_eq!(label(&Record::default(), &asked), "The king asked the cabinet to resign");
        let mut meant = self::claim("verb/active", "The king", "sent", "envoys");
        let purpose = |text: &str| ParticipantRecord {
            role: Role::Purpose,
            text: text.to_owned(),
            entity: None,
            start: 9,
            ..asked.participants[0].clone()
        };
        meant.participants.push(purpose("to make peace"));
        assert_eq!(label(&Record::default(), &meant), "The king sent envoys to make peace");
        meant.participants[1] = purpose("in order to make peace");
        assert_eq!(label(&Record::default(), &meant), "The king sent envoys");
        let passive = self::claim("verb/participle", "A group", "led by", "officers");
        assert_eq!(label(&Record::default(), &passive), "A group was led by officers");
        assert_eq!(
            label(&Record::default(), &self::claim("verb/active", "It", "drove out", "them")),
            "It drove them out"
        );
    }

    #[test]
    fn the_past_tense() {
        let check = |verb: &str, past: &str| assert_eq!(past_of(verb), past);
        check("topple", "toppled");
        check("stop", "stopped");
        check("carry", "carried");
        check("bring", "brought");
        check("kill", "killed");
        check("hit", "hit");
        check("visit", "visited");
    }
}
