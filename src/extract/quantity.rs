//! Numbers with their part in the event.
//!
//! A number is read with its hedges and its unit, and goes to the nearest event above it in the tree. Dates, ages, ordinals,
//! scores, and numbers that are part of a name or follow their noun ("Flight 370") are none.

use crate::document::number::{self, Number};
use crate::document::{
    Claim, Comparison, Deprel, Document, MentionKind, Quantity, QuantityRole, Role, Span, TokenId, Upos, Xpos,
};

/// Gives each claim its numbers: how many, from, to, by how much.
pub fn find(doc: &Document, claims: &mut [Claim]) {
    let mut triggers: Vec<(TokenId, usize)> = claims.iter().enumerate().map(|(n, claim)| (claim.trigger, n)).collect();
    triggers.sort();
    for sent in &doc.sentences {
        let mut at = sent.first;
        while at < sent.end {
            let Some(number) = number::read(doc, at, sent.end).filter(|number| counts(doc, number)) else {
                at = TokenId(at.0 + 1);
                continue;
            };
            at = TokenId(number.last.0 + 1);
            let head = head_of(doc, &number);
            if let Some(claim) = owner(doc, &triggers, head) {
                let mut quantity = quantity(doc, &number, head);
                complete(doc, &claims[claim], &number, head, &mut quantity);
                claims[claim].quantities.push(quantity);
            }
        }
    }
}

/// True for a number that counts or measures something.
fn counts(doc: &Document, number: &Number) -> bool {
    let token = doc.token(number.first);
    let span = token.span.cover(doc.token(number.last).span);
    let timed = (number.first.0..=number.last.0).any(|tok| doc.timex_at(TokenId(tok)).is_some());
    let named = doc.mentions_in(token.sentence).iter().any(|mention| {
        mention.kind == MentionKind::Name && mention.span.contains(span) && mention.span.len() > span.len()
    });
    // "one-off", "Big Four".
    let hyphenated = doc
        .tokens
        .get(number.last.index() + 1)
        .is_some_and(|next| next.span.start == token_end(doc, number) && doc.text(next.span) == "-")
        && !doc
            .tokens
            .get(number.last.index() + 2)
            .is_some_and(|next| doc.text(next.span).starts_with(|c: char| c.is_ascii_digit()));
    let titled =
        number.first != doc.sentence(token.sentence).first && doc.form(number.first).starts_with(char::is_uppercase);
    !timed
        && !named
        && !hyphenated
        && !titled
        && !is_ordinal(doc, number)
        && !is_age(doc, number)
        && !is_label(doc, number)
        && !is_alone(doc, number)
}

fn token_end(doc: &Document, number: &Number) -> usize {
    doc.token(number.last).span.end
}

/// "the third", "a second": an ordinal where no fraction is meant.
fn is_ordinal(doc: &Document, number: &Number) -> bool {
    let adjective = matches!(doc.token(number.last).deprel, Deprel::Amod | Deprel::Advmod)
        && doc.token(number.last).upos == Upos::Adj;
    number.fraction && adjective
        || number.fraction
            && number.first == number.last
            && doc.form(number.first) != "half"
            && !doc.form(number.first).contains('-')
}

/// "Khan, 42, …", "aged 42", "a 42-year-old".
fn is_age(doc: &Document, number: &Number) -> bool {
    let after = |n: u32| text_at(doc, number.last.0 + n);
    let before = number.first.0.checked_sub(1).and_then(|at| text_at(doc, at));
    let old = after(1).as_deref() == Some("-") && after(2).is_some_and(|word| word.starts_with("year"))
        || after(1).is_some_and(|word| word.starts_with("-year"))
        || after(1).is_some_and(|word| word.starts_with("year")) && after(2).as_deref() == Some("old");
    let between_commas = before.as_deref() == Some(",")
        && after(1).is_some_and(|word| matches!(word.as_str(), "," | "."))
        && matches!(
            doc.token(number.first).deprel,
            Deprel::Appos | Deprel::Nummod | Deprel::Amod | Deprel::NmodUnmarked
        )
        && number.value < 120.0;
    let olds =
        after(1).is_some_and(|word| word.starts_with("year")) && after(2).is_some_and(|word| word.starts_with("old"));
    let age_of = before.as_deref() == Some("of")
        && number.first.0.checked_sub(2).and_then(|at| text_at(doc, at)).as_deref() == Some("age");
    old || olds || age_of || between_commas || matches!(before.as_deref(), Some("aged" | "age"))
}

fn text_at(doc: &Document, at: u32) -> Option<String> {
    doc.tokens.get(at as usize).map(|token| doc.text(token.span).to_lowercase())
}

/// "Flight 370", "Article 5", "No. 10": the number follows what it labels.
fn is_label(doc: &Document, number: &Number) -> bool {
    let token = doc.token(number.last);
    let labelled = token.head.is_some_and(|head| {
        let noun = doc.token(head);
        head < number.first
            && matches!(
                token.deprel,
                Deprel::Nummod
                    | Deprel::NmodUnmarked
                    | Deprel::Compound
                    | Deprel::Flat
                    | Deprel::Dep
                    | Deprel::Nmod
                    | Deprel::NmodDesc
            )
            && matches!(noun.upos, Upos::Noun | Upos::Propn)
            && noun.xpos != Xpos::Currency
    });
    labelled && doc.dependents_by(number.last, &[Deprel::Case]).next().is_none()
}

/// A bare "one", and a bare year that no stage took for a time.
fn is_alone(doc: &Document, number: &Number) -> bool {
    let token = doc.token(number.last);
    let counted = matches!(token.deprel, Deprel::Nummod | Deprel::Compound);
    let year =
        number.first == number.last && (1800.0..2100.0).contains(&number.value) && doc.form(number.first).len() == 4;
    let one = number.value == 1.0 && doc.form(number.first).eq_ignore_ascii_case("one");
    (year || one) && !counted
}

/// The head of the phrase that a number stands in: the counted noun, else the number.
fn head_of(doc: &Document, number: &Number) -> TokenId {
    let inside = |tok: TokenId| number.first <= tok && tok <= number.last;
    let mut at = number.last;
    let own =
        (number.first.0..=number.last.0).map(TokenId).find(|tok| doc.token(*tok).head.is_none_or(|head| !inside(head)));
    if let Some(own) = own {
        at = own;
    }
    while matches!(
        doc.token(at).deprel,
        Deprel::Nummod | Deprel::Compound | Deprel::Advmod | Deprel::Amod | Deprel::DetPredet | Deprel::Det
    ) && let Some(head) = doc.token(at).head
        && matches!(doc.token(head).upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Sym | Upos::Adj)
    {
        at = head;
    }
    at
}

/// The nearest event above a phrase, within its clause.
fn owner(doc: &Document, triggers: &[(TokenId, usize)], head: TokenId) -> Option<usize> {
    let mut at = head;
    for _ in 0..60 {
        if let Ok(found) = triggers.binary_search_by_key(&at, |(trigger, _)| *trigger) {
            return Some(triggers[found].1);
        }
        let token = doc.token(at);
        let boundary = matches!(
            token.deprel,
            Deprel::Ccomp
                | Deprel::Advcl
                | Deprel::Acl
                | Deprel::AclRelcl
                | Deprel::Parataxis
                | Deprel::Csubj
                | Deprel::CsubjPass
        );
        if boundary {
            return None;
        }
        at = token.head?;
    }
    None
}

fn quantity(doc: &Document, number: &Number, head: TokenId) -> Quantity {
    let hedge = hedge(doc, number);
    let mut span = doc.token(hedge.first).span.cover(doc.token(number.last).span);
    let (unit, unit_span) = unit(doc, number, head);
    if let Some(unit_span) = unit_span {
        span = span.cover(unit_span);
    }
    if let Some(last) = hedge.last {
        span = span.cover(doc.token(last).span);
    }
    Quantity {
        span,
        value: number.value,
        approximate: hedge.approximate || number.vague,
        comparison: if number.vague && hedge.comparison == Comparison::Equal {
            Comparison::AtLeast
        } else {
            hedge.comparison
        },
        unit,
        role: QuantityRole::Count,
    }
}

struct Hedge {
    first: TokenId,
    last: Option<TokenId>,
    approximate: bool,
    comparison: Comparison,
}

/// Phrases before a number and what they say of it; the longest first.
const HEDGES: &[(&str, bool, Comparison)] = &[
    ("no fewer than", false, Comparison::AtLeast),
    ("no less than", false, Comparison::AtLeast),
    ("no more than", false, Comparison::AtMost),
    ("not more than", false, Comparison::AtMost),
    ("as many as", false, Comparison::AtMost),
    ("as much as", false, Comparison::AtMost),
    ("a total of", false, Comparison::Equal),
    ("in excess of", false, Comparison::AtLeast),
    ("more than", false, Comparison::AtLeast),
    ("greater than", false, Comparison::AtLeast),
    ("at least", false, Comparison::AtLeast),
    ("upwards of", false, Comparison::AtLeast),
    ("well over", false, Comparison::AtLeast),
    ("fewer than", false, Comparison::AtMost),
    ("less than", false, Comparison::AtMost),
    ("up to", false, Comparison::AtMost),
    ("at most", false, Comparison::AtMost),
    ("an estimated", true, Comparison::Equal),
    ("close to", true, Comparison::Equal),
    ("more or less", true, Comparison::Equal),
    ("over", false, Comparison::AtLeast),
    ("above", false, Comparison::AtLeast),
    ("exceeding", false, Comparison::AtLeast),
    ("under", false, Comparison::AtMost),
    ("below", false, Comparison::AtMost),
    ("about", true, Comparison::Equal),
    ("around", true, Comparison::Equal),
    ("approximately", true, Comparison::Equal),
    ("roughly", true, Comparison::Equal),
    ("some", true, Comparison::Equal),
    ("circa", true, Comparison::Equal),
    ("estimated", true, Comparison::Equal),
    ("nearly", true, Comparison::Equal),
    ("almost", true, Comparison::Equal),
    ("several", true, Comparison::AtLeast),
    ("many", true, Comparison::AtLeast),
    ("only", false, Comparison::Equal),
    ("just", false, Comparison::Equal),
];

fn hedge(doc: &Document, number: &Number) -> Hedge {
    let sent = doc.sentence(doc.token(number.first).sentence);
    let mut hedge = Hedge { first: number.first, last: None, approximate: false, comparison: Comparison::Equal };
    loop {
        // The currency sign stands between hedge and number.
        let edge = if hedge.first > sent.first && doc.token(TokenId(hedge.first.0 - 1)).xpos == Xpos::Currency {
            TokenId(hedge.first.0 - 1)
        } else {
            hedge.first
        };
        let Some((words, approximate, comparison)) =
            HEDGES.iter().find(|(words, ..)| ends_with(doc, sent.first, edge, words))
        else {
            hedge.first = edge;
            break;
        };
        hedge.first = TokenId(edge.0 - words.split(' ').count() as u32);
        hedge.approximate |= approximate;
        if *comparison != Comparison::Equal {
            hedge.comparison = *comparison;
        }
    }
    if text_at(doc, number.last.0 + 1).as_deref() == Some("or") && number.last.0 + 2 < sent.end.0 {
        match text_at(doc, number.last.0 + 2).as_deref() {
            Some("more") => (hedge.comparison, hedge.last) = (Comparison::AtLeast, Some(TokenId(number.last.0 + 2))),
            Some("so") => (hedge.approximate, hedge.last) = (true, Some(TokenId(number.last.0 + 2))),
            _ => {}
        }
    }
    if doc.form(number.last).ends_with('+') {
        hedge.comparison = Comparison::AtLeast;
    }
    hedge
}

/// True when some words stand right before a token.
fn ends_with(doc: &Document, first: TokenId, before: TokenId, words: &str) -> bool {
    let count = words.split(' ').count() as u32;
    before.0 >= first.0 + count
        && words.split(' ').zip(before.0 - count..).all(|(word, at)| doc.form(TokenId(at)).eq_ignore_ascii_case(word))
}

/// The unit and where it stands.
fn unit(doc: &Document, number: &Number, head: TokenId) -> (String, Option<Span>) {
    let text = |tok: TokenId| (doc.form(tok).to_owned(), Some(doc.token(tok).span));
    let before = number.first.0.checked_sub(1).map(TokenId).filter(|tok| doc.token(*tok).xpos == Xpos::Currency);
    if let Some(sign) = before {
        let country = sign.0.checked_sub(1).map(TokenId).filter(|tok| {
            doc.token(*tok).span.end == doc.token(sign).span.start && doc.form(*tok).chars().all(char::is_alphabetic)
        });
        let span = country.map_or(doc.token(sign).span, |country| doc.token(country).span.cover(doc.token(sign).span));
        return (doc.text(span).to_owned(), Some(span));
    }
    let next = |n: u32| text_at(doc, number.last.0 + n);
    match next(1).as_deref() {
        Some("%" | "percent" | "percentage") => {
            return ("%".to_owned(), Some(doc.token(TokenId(number.last.0 + 1)).span));
        }
        Some("per") if next(2).as_deref() == Some("cent") => {
            return ("%".to_owned(), Some(doc.token(TokenId(number.last.0 + 2)).span));
        }
        _ => {}
    }
    if head > number.last && matches!(doc.token(head).upos, Upos::Noun | Upos::Propn | Upos::Sym) {
        return text(head);
    }
    // "5,200 of the soldiers", "dozens of houses".
    let counted = doc.dependents_by(head, &[Deprel::Nmod]).find(|noun| {
        *noun > number.last && doc.dependents_by(*noun, &[Deprel::Case]).any(|case| doc.token(case).lemma == "of")
    });
    counted.map_or((String::new(), None), text)
}

/// Gives a quantity its role, and a bare number the unit of what the event is about.
fn complete(doc: &Document, claim: &Claim, number: &Number, head: TokenId, quantity: &mut Quantity) {
    quantity.role = role(doc, claim, number, head, &quantity.unit);
    let bare = quantity.unit.is_empty() && !number.fraction;
    if bare && matches!(quantity.role, QuantityRole::From | QuantityRole::To | QuantityRole::By) {
        let about = [Role::Object, Role::Subject].iter().find_map(|role| {
            claim
                .participants
                .iter()
                .find(|participant| participant.role == *role && doc.token(participant.head).upos == Upos::Noun)
        });
        quantity.unit = about.map(|participant| counted_noun(doc, participant.head)).unwrap_or_default();
    }
}

/// The noun that is counted: "forces" in "the number of forces".
fn counted_noun(doc: &Document, noun: TokenId) -> String {
    let measure = matches!(
        doc.token(noun).lemma.as_str(),
        "number" | "size" | "strength" | "level" | "count" | "total" | "amount"
    );
    let of = doc.dependents_by(noun, &[Deprel::Nmod]).next().filter(|_| measure);
    doc.form(of.unwrap_or(noun)).to_owned()
}

/// Verbs and nouns of change, whose numbers have a from, a to and a by.
const CHANGES: &[&str] = &[
    "reduce",
    "cut",
    "lower",
    "raise",
    "increase",
    "rise",
    "fall",
    "drop",
    "grow",
    "decline",
    "climb",
    "jump",
    "slip",
    "shrink",
    "expand",
    "boost",
    "slash",
    "trim",
    "bring",
    "scale",
    "decrease",
    "plunge",
    "soar",
    "surge",
    "tumble",
    "advance",
    "gain",
    "lose",
    "widen",
    "narrow",
    "extend",
    "push",
    "go",
    "take",
    "downgrade",
    "upgrade",
    "halve",
    "swell",
    "edge",
    "dip",
    "slide",
    "draw",
    "add",
    "reduction",
    "growth",
    "up",
    "down",
    "drawdown",
    "withdrawal",
    "cutback",
    "revise",
    "adjust",
    "change",
    "move",
    "shift",
    "downsize",
    "limit",
    "cap",
    "improve",
    "worsen",
    "outnumber",
    "beat",
    "exceed",
    "weaken",
    "strengthen",
    "appreciate",
    "depreciate",
    "accelerate",
    "slow",
];

fn role(doc: &Document, claim: &Claim, number: &Number, head: TokenId, unit: &str) -> QuantityRole {
    let case = doc
        .dependents_by(head, &[Deprel::Case])
        .next()
        .or_else(|| doc.dependents_by(number.last, &[Deprel::Case]).next());
    let case = case.map(|case| doc.token(case).lemma.as_str());
    let verb = doc.token(claim.trigger).lemma.as_str();
    let changes = CHANGES.contains(&verb) || CHANGES.contains(&claim.verb.as_str());
    let share = number.fraction || unit == "%";
    match case {
        Some("from") if changes => QuantityRole::From,
        Some("to") if changes => QuantityRole::To,
        Some("by") if changes || share => QuantityRole::By,
        None if changes && share => QuantityRole::By,
        _ if share || is_measure(unit) => QuantityRole::Amount,
        _ => QuantityRole::Count,
    }
}

/// True for what is measured or counted rather than done by: "by 600 **metres**", "by 61 **votes**".
pub(super) fn is_unit(lemma: &str) -> bool {
    let counted = ["vote", "ballot", "seat", "goal", "run", "length", "hour", "day", "week", "month", "year", "place"];
    is_measure(lemma) || counted.contains(&lemma)
}

/// True for money and for units of measure.
fn is_measure(unit: &str) -> bool {
    let lower = unit.to_lowercase();
    unit.contains(['$', '£', '€', '¥', '₹'])
        || matches!(
            lower.trim_end_matches('s'),
            "dollar"
                | "euro"
                | "pound"
                | "yen"
                | "yuan"
                | "rupee"
                | "rouble"
                | "ruble"
                | "peso"
                | "franc"
                | "rand"
                | "naira"
                | "real"
                | "usd"
                | "eur"
                | "gbp"
                | "rs"
                | "cent"
                | "km"
                | "kilometre"
                | "kilometer"
                | "mile"
                | "metre"
                | "meter"
                | "foot"
                | "feet"
                | "inche"
                | "inch"
                | "tonne"
                | "ton"
                | "kg"
                | "kilogram"
                | "kilo"
                | "gram"
                | "litre"
                | "liter"
                | "gallon"
                | "barrel"
                | "acre"
                | "hectare"
                | "degree"
                | "megawatt"
                | "mw"
                | "gigawatt"
                | "gw"
                | "watt"
                | "mph"
                | "kph"
                | "point"
                | "percentage"
                | "ounce"
                | "yard"
                | "byte"
                | "gigabyte"
                | "megabyte"
                | "megapixel"
                | "gb"
                | "mb"
        )
}
