//! Which way an expression looks: the tense of the verb that it belongs to ("fell in December", "will open in March").

use crate::document::{Deprel, Document, Sentence, TokenId, Upos, Xpos};

/// Where the time of an expression lies, seen from the time of speaking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Direction {
    /// Before or at the time of speaking.
    Past,
    /// After or at it.
    Future,
    /// No verb tells.
    #[default]
    Unknown,
}

/// A direction and whether the verb that tells it is sure to be the expression's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Looks {
    pub direction: Direction,
    pub sure: bool,
}

/// The direction of an expression between two tokens: from the tree where there is one, else from the words around.
pub(super) fn direction(doc: &Document, first: TokenId, end: TokenId) -> Looks {
    if first.index() >= doc.tokens.len() || first >= end {
        return Looks::default();
    }
    let sent = doc.sentence(doc.token(first).sentence);
    if follows_past_verb(doc, sent, first) {
        return Looks { direction: Direction::Past, sure: true };
    }
    let parsed = is_parsed(doc, first) && sent.tokens().len() <= LONGEST;
    let (own, above) = if parsed { from_tree(doc, first, end) } else { Default::default() };
    if parsed && describes_noun(doc, first, end) {
        // "On Sunday followers of the group marched": the tree took the day for a part of the subject
        if above == Direction::Past && first.0 == sent.first.0 + 1 && doc.form(sent.first) == "On" {
            return Looks { direction: above, sure: true };
        }
        let planned = above == Direction::Future && has_modal(doc, sent, first);
        return Looks { direction: if planned { above } else { Direction::Unknown }, sure: false };
    }
    if own != Direction::Unknown {
        return Looks { direction: own, sure: true };
    }
    let (direction, distance) = from_words(doc, sent, first, end);
    match direction {
        Direction::Unknown => Looks { direction: above, sure: false },
        Direction::Future => Looks { direction, sure: distance <= 5 && !parsed },
        Direction::Past => Looks { direction, sure: distance <= 2 && !parsed },
    }
}

/// "said Tuesday that they would leave": right after a past verb an expression is the verb's own.
fn follows_past_verb(doc: &Document, sent: &Sentence, first: TokenId) -> bool {
    let before = |tok: TokenId| tok.0.checked_sub(1).map(TokenId).filter(|tok| *tok >= sent.first);
    let on = |tok: &TokenId| matches!(doc.form(*tok), "on" | "On");
    let verb = before(first).and_then(|tok| if on(&tok) { before(tok) } else { Some(tok) });
    verb.is_some_and(|tok| {
        let arranged = ARRANGED.iter().any(|stem| doc.form(tok).starts_with(stem));
        doc.token(tok).xpos == Xpos::Vbd && doc.token(tok).upos == Upos::Verb && !arranged
    })
}

/// True for a day or month that owns or describes a noun: "Wednesday's ruling", "a June agreement".
fn describes_noun(doc: &Document, first: TokenId, end: TokenId) -> bool {
    let after = end.index();
    let possessive = doc.tokens.get(after).is_some_and(|token| matches!(doc.text(token.span), "'s" | "’s" | "'" | "’"));
    let inside = |tok: TokenId| first <= tok && tok < end;
    let top = (first.0..end.0).map(TokenId).find(|tok| doc.token(*tok).head.is_some_and(|head| !inside(head)));
    let compound = top.is_some_and(|tok| {
        let token = doc.token(tok);
        let noun = token.head.is_some_and(|head| head >= end && doc.token(head).upos == Upos::Noun);
        noun && matches!(token.deprel, Deprel::Compound | Deprel::NmodPoss | Deprel::Amod)
    });
    possessive || compound
}

/// True where "will" or the like stands before.
fn has_modal(doc: &Document, sent: &Sentence, first: TokenId) -> bool {
    (sent.first.0..first.0).rev().take(NEAR).any(|tok| is_future_modal(doc.form(TokenId(tok))))
}

/// Longer sentences are lists or worse: their trees are not looked at, which keeps the cost linear.
const LONGEST: usize = 250;

/// True when the sentence of a token has a tree: of two neighbours one at least has a head.
fn is_parsed(doc: &Document, first: TokenId) -> bool {
    let near = first.index().saturating_sub(1)..(first.index() + 2).min(doc.tokens.len());
    doc.tokens[near].iter().any(|token| token.head.is_some())
}

/// What the predicate that governs the expression tells, and what the nearest one above it does.
fn from_tree(doc: &Document, first: TokenId, end: TokenId) -> (Direction, Direction) {
    let inside = |tok: TokenId| first <= tok && tok < end;
    let top = (first.0..end.0).map(TokenId).find(|tok| doc.token(*tok).head.is_none_or(|head| !inside(head)));
    let mut at = top.and_then(|tok| doc.token(tok).head);
    let own = at.map_or(Direction::Unknown, |tok| tense_of(doc, tok));
    let mut above = own;
    for _ in 0..12 {
        at = at.and_then(|tok| doc.token(tok).head);
        let Some(tok) = at.filter(|_| above == Direction::Unknown) else { break };
        above = tense_of(doc, tok);
    }
    (own, above)
}

/// The tense of one predicate with its auxiliaries.
fn tense_of(doc: &Document, tok: TokenId) -> Direction {
    let token = doc.token(tok);
    let auxiliaries = doc.dependents_by(tok, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
    let (mut direction, mut passive) = (Direction::Unknown, false);
    if token.xpos == Xpos::Vb && marked_by_to(doc, tok) && is_to(doc, tok) {
        return Direction::Future; // "is to visit"
    }
    if token.xpos == Xpos::Vbn && marked_by_to(doc, tok) && has_infinite_be(doc, tok) {
        return plan(doc, tok); // "guidelines to be published"
    }
    if token.xpos == Xpos::Vbn && ARRANGED.iter().any(|stem| doc.form(tok).starts_with(stem)) {
        return Direction::Future; // "was planned for March"
    }
    for aux in auxiliaries {
        match doc.token(aux).xpos {
            Xpos::Md if is_future_modal(doc.form(aux)) => return Direction::Future,
            Xpos::Vbd => direction = Direction::Past,
            _ if matches!(doc.form(aux), "has" | "have" | "'ve") => direction = Direction::Past,
            Xpos::Vbz | Xpos::Vbp if token.xpos == Xpos::Vbg || token.xpos == Xpos::Vbn => {
                passive |= token.xpos == Xpos::Vbn;
                direction = present(doc, tok)
            }
            _ => {}
        }
    }
    match (direction, token.xpos) {
        (Direction::Unknown, Xpos::Vbd) => Direction::Past,
        (Direction::Unknown, Xpos::Vbn) if token.upos == Upos::Verb && !passive => Direction::Past,
        (Direction::Unknown, Xpos::Vb) if marked_by_to(doc, tok) => plan(doc, tok),
        (Direction::Unknown, Xpos::Vbz | Xpos::Vbp) => present(doc, tok),
        (direction, _) => direction,
    }
}

fn marked_by_to(doc: &Document, tok: TokenId) -> bool {
    doc.dependents_by(tok, &[Deprel::Mark]).any(|mark| doc.form(mark).eq_ignore_ascii_case("to"))
}

/// True for "to be published".
fn has_infinite_be(doc: &Document, tok: TokenId) -> bool {
    doc.dependents_by(tok, &[Deprel::Aux, Deprel::AuxPass]).any(|be| doc.form(be) == "be")
}

/// True for a form of "be" in the present before an infinitive.
fn is_to(doc: &Document, tok: TokenId) -> bool {
    let mut be = doc.dependents_by(tok, &[Deprel::Aux, Deprel::Cop]);
    be.any(|be| be < tok && matches!(doc.form(be), "is" | "are" | "am" | "'s" | "’s" | "'re" | "’re"))
}

/// An infinitive looks forward from the verb that governs it: "plans to meet", but "failed to meet" is open.
fn plan(doc: &Document, tok: TokenId) -> Direction {
    match doc.token(tok).head.map(|head| (doc.token(head).xpos, tense_of_governor(doc, head))) {
        Some((Xpos::Vbd, false)) => Direction::Unknown,
        _ if doc.token(tok).head.is_some_and(|head| had(doc, head)) => Direction::Past,
        _ => Direction::Future,
    }
}

/// True for "had been due".
fn had(doc: &Document, head: TokenId) -> bool {
    doc.dependents_by(head, &[Deprel::Aux]).any(|aux| matches!(doc.form(aux), "had" | "'d"))
}

/// True for verbs whose infinitive is still to come.
fn tense_of_governor(doc: &Document, head: TokenId) -> bool {
    is_plan(&doc.form(head).to_ascii_lowercase())
}

/// Participles of what is arranged for a day to come, whatever the tense of their auxiliary.
const ARRANGED: [&str; 5] = ["planned", "scheduled", "slated", "expected", "booked"];

const PLANS: [&str; 22] = [
    "plan", "agree", "expect", "schedul", "decid", "want", "hope", "intend", "promis", "pledg", "vow", "set", "due",
    "slat", "propos", "threaten", "invit", "aim", "ask", "call", "order", "urg",
];

fn is_plan(form: &str) -> bool {
    PLANS.iter().any(|stem| form.starts_with(stem))
}

/// A present tense with a date is mostly a plan: "is meeting Monday", "opens in March", "is due Friday"; a verb of saying is not.
fn present(doc: &Document, tok: TokenId) -> Direction {
    let form = doc.form(tok).to_ascii_lowercase();
    let says =
        ["say", "says", "said", "reports", "shows", "tells", "believes", "thinks", "knows"].contains(&form.as_str());
    let planned = doc.token(tok).xpos == Xpos::Vbg || is_plan(&form) || EVENTS.contains(&form.as_str());
    if planned && !says { Direction::Future } else { Direction::Unknown }
}

/// Present forms that announce: "the talks open Monday".
const EVENTS: [&str; 34] = [
    "opens",
    "open",
    "begins",
    "begin",
    "starts",
    "start",
    "ends",
    "end",
    "expires",
    "expire",
    "meets",
    "meet",
    "resumes",
    "resume",
    "closes",
    "close",
    "arrives",
    "arrive",
    "leaves",
    "leave",
    "takes",
    "take",
    "goes",
    "go",
    "comes",
    "come",
    "returns",
    "return",
    "visits",
    "runs",
    "faces",
    "due",
    "scheduled",
    "expected",
];

fn is_future_modal(form: &str) -> bool {
    matches!(
        form.to_ascii_lowercase().as_str(),
        "will" | "'ll" | "shall" | "wo" | "would" | "may" | "might" | "must" | "should"
    )
}

/// How many words are looked at on either side.
const NEAR: usize = 12;

/// Without a tree: the nearest word that tells a tense, before the expression first.
fn from_words(doc: &Document, sent: &Sentence, first: TokenId, end: TokenId) -> (Direction, usize) {
    let before = (sent.first.0..first.0).rev().take(NEAR).map(TokenId);
    let after = (end.0..sent.end.0).take(NEAR).map(TokenId);
    let told = |(distance, tok): (usize, TokenId)| match word_tense(doc, tok) {
        Direction::Unknown => None,
        direction => Some((direction, distance)),
    };
    let stop = |(_, tok): &(usize, TokenId)| !matches!(doc.form(*tok), ";" | "\"" | "``" | "”" | "“");
    let before = (1..).zip(before).take_while(stop).find_map(told);
    before.or_else(|| (3..).zip(after).take_while(stop).find_map(told)).unwrap_or_default()
}

/// The tense that one word tells by its form, its tag helping where there is one.
fn word_tense(doc: &Document, tok: TokenId) -> Direction {
    let token = doc.token(tok);
    let form = doc.form(tok).to_ascii_lowercase();
    match form.as_str() {
        "will" | "'ll" | "shall" | "scheduled" | "expected" | "planned" | "plans" | "due" | "set" | "slated"
        | "must" | "would" | "may" | "might" | "could" | "upcoming" | "starting" | "beginning" => {
            return Direction::Future;
        }
        "said" if is_passive_of_be(doc, tok) => return Direction::Unknown,
        "was" | "were" | "had" | "did" | "said" | "has" | "have" | "been" => return Direction::Past,
        _ => {}
    }
    match (token.upos, token.xpos) {
        (Upos::Verb, Xpos::Vbz | Xpos::Vbp | Xpos::Vb) if EVENTS.contains(&form.as_str()) => Direction::Future,
        (_, Xpos::Vbd | Xpos::Vbn) => Direction::Past,
        (Upos::X, _) if form.ends_with('s') && EVENTS.contains(&form.as_str()) => Direction::Future,
        (Upos::X, _) if looks_past(&form) && !is_passive_of_be(doc, tok) => Direction::Past,
        (Upos::X, _) if form == "to" && next_is_base(doc, tok) => Direction::Future,
        (_, Xpos::To) if doc.tokens.get(tok.index() + 1).is_some_and(|next| next.xpos == Xpos::Vb) => Direction::Future,
        _ => Direction::Unknown,
    }
}

/// "will be held", "is held", "to be opened": the participle tells no tense.
fn is_passive_of_be(doc: &Document, tok: TokenId) -> bool {
    let before = tok.0.checked_sub(1).map(|n| doc.form(TokenId(n)).to_ascii_lowercase());
    before.is_some_and(|form| matches!(form.as_str(), "be" | "is" | "are" | "being" | "get" | "gets"))
}

fn next_is_base(doc: &Document, tok: TokenId) -> bool {
    let next = TokenId(tok.0 + 1);
    next.index() < doc.tokens.len() && {
        let form = doc.form(next);
        form.bytes().all(|b| b.is_ascii_lowercase())
            && !matches!(
                form,
                "the"
                    | "a"
                    | "an"
                    | "its"
                    | "his"
                    | "their"
                    | "more"
                    | "about"
                    | "late"
                    | "early"
                    | "mid"
                    | "last"
                    | "this"
                    | "next"
            )
    }
}

/// Common irregular pasts, and the regular ending.
fn looks_past(form: &str) -> bool {
    const IRREGULAR: [&str; 50] = [
        "fell", "rose", "took", "met", "told", "came", "went", "began", "made", "got", "gave", "held", "kept", "left",
        "lost", "won", "sold", "bought", "paid", "sent", "spent", "built", "found", "saw", "shot", "struck", "led",
        "died", "became", "broke", "brought", "caught", "chose", "drew", "drove", "flew", "fought", "grew", "knew",
        "ran", "sank", "sought", "spoke", "stood", "swept", "threw", "voted", "wrote", "closed", "ended",
    ];
    IRREGULAR.contains(&form)
        || (form.len() > 4 && form.ends_with("ed") && (form == "agreed" || !form.ends_with("eed")))
}
