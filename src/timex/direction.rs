//! Which way an expression looks: the tense of the verb that it belongs to ("fell in December", "will open in March").

use crate::document::{Deprel, Document, Sentence, TokenId, Upos, Xpos};
use crate::speech;

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
    if parsed && is_set_for(doc, first, end) {
        return Looks { direction: Direction::Future, sure: true };
    }
    let (own, above) = if parsed { from_tree(doc, first, end) } else { Default::default() };
    if parsed && describes_noun(doc, first, end) {
        // "On Sunday followers of the group marched": the tree took the day for a part of the subject
        if above == Direction::Past && first.0 == sent.first.0 + 1 && doc.form(sent.first) == "On" {
            return Looks { direction: above, sure: true };
        }
        let planned = above == Direction::Future && has_modal(doc, sent, first) || is_awaited(doc, first, end);
        let above = if planned { Direction::Future } else { above };
        return Looks { direction: if planned { above } else { Direction::Unknown }, sure: false };
    }
    if own != Direction::Unknown {
        return Looks { direction: own, sure: own != Direction::Past || !is_behind_told(doc, sent, first) };
    }
    let (direction, distance) = from_words(doc, sent, first, end);
    match direction {
        Direction::Unknown => Looks { direction: above, sure: false },
        Direction::Future => Looks { direction, sure: distance <= 5 && !parsed },
        Direction::Past => Looks { direction, sure: distance <= 2 && !parsed },
    }
}

/// True for an expression up to which something lasted that is over: "they had not met until Thursday", "the road stayed
/// closed until Monday". What is put off, or granted, until a day is not: "postponed until Friday", "had until Friday".
pub(super) fn is_over(doc: &Document, first: TokenId, end: TokenId, until: bool) -> bool {
    let readable =
        |tok: TokenId| is_parsed(doc, tok) && doc.sentence(doc.token(tok).sentence).tokens().len() <= LONGEST;
    if first.index() >= doc.tokens.len() || first >= end || !readable(first) {
        return false;
    }
    let Some(verb) = governor(doc, first, end) else { return false };
    // "stayed shut until Monday"
    let above = doc
        .token(verb)
        .head
        .filter(|above| doc.token(verb).deprel == Deprel::Xcomp && until && LASTING.contains(&doc.form(*above)));
    let verb = above.unwrap_or(verb);
    match doc.token(verb).xpos {
        Xpos::Vbn => had(doc, verb) && !is_put_off(doc.form(verb)) && (until || !is_plan(doc.form(verb))),
        Xpos::Vbd => until && LASTING.contains(&doc.form(verb)),
        _ => false,
    }
}

/// True for an expression by which something was done: "was read by a million people by Thursday", not what somebody asked for,
/// was to do or needed.
pub(super) fn is_done(doc: &Document, first: TokenId, end: TokenId) -> bool {
    let readable = first.index() < doc.tokens.len() && is_parsed(doc, first);
    let Some(verb) = governor(doc, first, end).filter(|_| readable && first < end) else { return false };
    let token = doc.token(verb);
    let form = doc.form(verb).to_ascii_lowercase();
    let wanted = is_plan(&form)
        || is_bidding(&form)
        || is_put_off(&form)
        || is_arranged(doc, verb)
        || speech::is_verb_of_saying(&token.lemma)
        || matches!(token.lemma.as_str(), "demand" | "have" | "need" | "request" | "require" | "seek" | "wish");
    let mut auxiliaries = doc.dependents_by(verb, &[Deprel::Aux, Deprel::AuxPass]);
    let told = token.xpos == Xpos::Vbd
        || token.xpos == Xpos::Vbn && auxiliaries.any(|aux| doc.token(aux).xpos == Xpos::Vbd && !had(doc, verb));
    let mut copulas = doc.dependents_by(verb, &[Deprel::Cop]);
    let was = copulas.any(|be| doc.token(be).xpos == Xpos::Vbd) && !matches!(form.as_str(), "due" | "ready");
    (token.upos == Upos::Verb && told || was) && !wanted
}

/// "had been postponed until Friday"
fn is_put_off(form: &str) -> bool {
    let stems = ["postpon", "delay", "adjourn", "extend", "suspend", "defer", "put", "giv", "grant"];
    stems.iter().any(|stem| form.starts_with(stem))
}

/// Pasts of verbs of what goes on until it ends.
const LASTING: [&str; 14] = [
    "lasted",
    "remained",
    "stayed",
    "continued",
    "lived",
    "worked",
    "served",
    "waited",
    "fought",
    "went",
    "ran",
    "sat",
    "stood",
    "played",
];

/// The token outside an expression that its top hangs on.
fn governor(doc: &Document, first: TokenId, end: TokenId) -> Option<TokenId> {
    let inside = |tok: TokenId| first <= tok && tok < end;
    let top = (first.0..end.0).map(TokenId).find(|tok| doc.token(*tok).head.is_none_or(|head| !inside(head)));
    top.and_then(|tok| doc.token(tok).head)
}

/// "said Tuesday that they would leave": right after a past verb an expression is the verb's own.
fn follows_past_verb(doc: &Document, sent: &Sentence, first: TokenId) -> bool {
    let before = |tok: TokenId| tok.0.checked_sub(1).map(TokenId).filter(|tok| *tok >= sent.first);
    let on = |tok: &TokenId| matches!(doc.form(*tok), "on" | "On");
    let verb = before(first).and_then(|tok| if on(&tok) { before(tok) } else { Some(tok) });
    verb.is_some_and(|tok| {
        doc.token(tok).xpos == Xpos::Vbd && doc.token(tok).upos == Upos::Verb && !is_arranged(doc, tok)
    })
}

/// "told buyers of a cutback in **September**", "announced a sale in **January**": right behind what somebody tells of, a time may
/// be its own and not that of the telling.
fn is_behind_told(doc: &Document, sent: &Sentence, first: TokenId) -> bool {
    let back = |by: u32| first.0.checked_sub(by).map(TokenId).filter(|tok| *tok >= sent.first);
    let (Some(lead), Some(noun)) = (back(1), back(2)) else { return false };
    let behind = doc.form(lead) == "in" && matches!(doc.token(noun).upos, Upos::Noun | Upos::Propn);
    let verb = std::iter::successors(doc.token(noun).head, |tok| doc.token(*tok).head)
        .take(CLIMB)
        .find(|tok| doc.token(*tok).upos == Upos::Verb);
    let tells = |verb: &TokenId| *verb < noun && speech::is_verb_of_saying(&doc.token(*verb).lemma);
    behind && verb.as_ref().is_some_and(tells)
}

/// "called elections for November 1", "set a vote for Monday": the time for which something is fixed is to come.
fn is_set_for(doc: &Document, first: TokenId, end: TokenId) -> bool {
    if first.0 == 0 || doc.form(TokenId(first.0 - 1)) != "for" {
        return false;
    }
    let fixes = |tok: TokenId| {
        let token = doc.token(tok);
        token.upos == Upos::Verb && speech::fixes(&token.lemma) && !had(doc, tok) && !is_overtaken(doc, tok)
    };
    // the verb itself, or the noun that it fixes
    let governor = governor(doc, first, end);
    governor.is_some_and(fixes) || governor.and_then(|noun| doc.token(noun).head).is_some_and(fixes)
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

/// "investors await Friday's report", "traded ahead of Sunday's vote": what the expression describes is to come.
fn is_awaited(doc: &Document, first: TokenId, end: TokenId) -> bool {
    const STEMS: [&str; 7] = ["await", "wait", "prepar", "brac", "expect", "anticipat", "looking"];
    let Some(noun) = governor(doc, first, end) else { return false };
    let verb = doc.token(noun).head.map_or("", |head| doc.form(head));
    let ahead = first.0 > 1
        && doc.form(TokenId(first.0 - 1)) == "of"
        && doc.form(TokenId(first.0 - 2)).eq_ignore_ascii_case("ahead");
    ahead || STEMS.iter().any(|stem| verb.starts_with(stem))
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

/// True where the clause of a time is the one that another time stands in, or stands above it: "on 3 March it fell, and in **May**
/// …", not "elected in 2015, she said in **May** …". Without a tree nothing speaks against it.
pub(super) fn carries_on(doc: &Document, told: TokenId, first: TokenId) -> bool {
    let up = |tok: TokenId| std::iter::successors(Some(tok), |tok| doc.tokens.get(tok.index())?.head).take(CLIMB);
    let clause = up(told).skip(1).find(|tok| {
        let token = doc.token(*tok);
        token.upos == Upos::Verb || token.deprel == Deprel::Root
    });
    let parsed = told.index() < doc.tokens.len() && first.index() < doc.tokens.len() && is_parsed(doc, first);
    !parsed || clause.is_some_and(|clause| up(first).any(|tok| tok == clause))
}

/// How far up a tree is looked for a tense.
const CLIMB: usize = 12;

/// What the predicate that governs the expression tells, and what the nearest one above it does.
fn from_tree(doc: &Document, first: TokenId, end: TokenId) -> (Direction, Direction) {
    let mut at = governor(doc, first, end);
    let own = own_tense(doc, first, end, at);
    let mut above = own;
    for _ in 0..CLIMB {
        at = at.and_then(|tok| doc.token(tok).head);
        let Some(tok) = at.filter(|_| above == Direction::Unknown) else { break };
        above = tense_of(doc, tok);
    }
    (own, above)
}

/// What the expression's own predicate tells: the verb above it, or itself in "the deadline is Monday".
fn own_tense(doc: &Document, first: TokenId, end: TokenId, above: Option<TokenId>) -> Direction {
    let itself = (first.0..end.0).map(TokenId).find(|tok| doc.dependents_by(*tok, &[Deprel::Cop]).next().is_some());
    let Some(predicate) = itself.or(above) else { return Direction::Unknown };
    match tense_of(doc, predicate) {
        // "blames them for an attack on December 27": what somebody is blamed for is over
        Direction::Unknown if is_blaming(doc.form(predicate)) => Direction::Past,
        Direction::Unknown if is_day(doc, first, end) && announces(doc, predicate) => Direction::Future,
        tense => tense,
    }
}

fn is_blaming(form: &str) -> bool {
    ["blame", "accuse", "suspect", "condemn", "denounce", "praise"].iter().any(|stem| form.starts_with(stem))
}

/// True for an expression that names a day: what is told of a month in the present is mostly a custom, "they come in June".
fn is_day(doc: &Document, first: TokenId, end: TokenId) -> bool {
    let names_day = |form: &str| form.ends_with("day") || form.starts_with(|c: char| c.is_ascii_digit());
    (first.0..end.0).map(TokenId).any(|tok| names_day(doc.form(tok)))
}

/// True for a finite verb in the present that is no verb of saying or being so: what it tells with a date is a plan, "polls open
/// Sunday". In a headline, which ends without a stop, the present is the past.
fn announces(doc: &Document, tok: TokenId) -> bool {
    const STATES: [&str; 36] = [
        "say",
        "said",
        "report",
        "show",
        "tell",
        "believ",
        "think",
        "know",
        "indicat",
        "reveal",
        "suggest",
        "claim",
        "note",
        "writ",
        "confirm",
        "announc",
        "argu",
        "insist",
        "warn",
        "add",
        "alleg",
        "accus",
        "den",
        "follow",
        "mean",
        "reflect",
        "represent",
        "includ",
        "seem",
        "appear",
        "remember",
        "recall",
        "has",
        "have",
        "stand",
        "mark",
    ];
    let form = doc.form(tok).to_ascii_lowercase();
    let last = doc.sentence(doc.token(tok).sentence).tokens().next_back();
    let told = last.is_some_and(|last| !doc.form(last).ends_with(char::is_alphanumeric));
    told && is_present(doc, tok) && !STATES.iter().any(|stem| form.starts_with(stem))
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
        // "guidelines to be published"
        let describes = matches!(token.deprel, Deprel::Acl | Deprel::Advcl);
        return if describes { Direction::Future } else { plan(doc, tok) };
    }
    // "will remain closed until Monday": the verb above tells the tense
    if let Some(above) = token.head.filter(|_| token.deprel == Deprel::Xcomp && is_bare_participle(doc, tok)) {
        return tense_of(doc, above);
    }
    if doc.form(tok) == "due" && !had(doc, tok) {
        return Direction::Future; // "bonds due in August", "was due in court Friday"
    }
    if is_arranged(doc, tok) && is_overtaken(doc, tok) {
        return Direction::Past;
    }
    if matches!(token.xpos, Xpos::Vbn | Xpos::Vbd) && is_arranged(doc, tok) {
        return Direction::Future; // "was planned for March", "they planned a march on Saturday"
    }
    if matches!(token.upos, Upos::Noun | Upos::Propn)
        && doc.dependents_by(tok, &[Deprel::Amod]).any(|of| is_arranged(doc, of))
    {
        return Direction::Future; // "the planned visit in September"
    }
    let perfect = || doc.dependents_by(tok, &[Deprel::Aux]).any(|aux| doc.form(aux) == "have");
    for aux in auxiliaries {
        match doc.token(aux).xpos {
            // "may have been killed"
            Xpos::Md if !matches!(doc.form(aux), "will" | "wo" | "'ll" | "shall") && perfect() => {
                return Direction::Past;
            }
            Xpos::Md if is_future_modal(doc.form(aux)) || doc.form(aux) == "can" => return Direction::Future,
            // "could be freed"
            Xpos::Md => passive |= token.xpos == Xpos::Vbn,
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

/// An infinitive looks forward from what governs it where that is a plan: "plans to meet", "is ready to meet", but "failed to
/// meet", "was able to meet" and "took part in a walk to raise money" are over with the verb above.
fn plan(doc: &Document, tok: TokenId) -> Direction {
    let Some(head) = doc.token(tok).head else { return Direction::Future };
    match () {
        _ if had(doc, head) => Direction::Past,
        _ if is_plan(&doc.form(head).to_ascii_lowercase()) || is_bidding(doc.form(head)) => Direction::Future,
        _ if is_told_past(doc, head) => Direction::Past,
        _ => Direction::Future,
    }
}

/// Stems of verbs that bid somebody do a thing, or hold that it will be done: "was told to report Monday".
fn is_bidding(form: &str) -> bool {
    const STEMS: [&str; 13] = [
        "told", "tell", "instruct", "summon", "subpoena", "advis", "direct", "requir", "warn", "suppos", "meant",
        "mean", "forecast",
    ];
    STEMS.iter().any(|stem| form.to_ascii_lowercase().starts_with(stem))
}

/// True where the nearest predicate from a token upwards is in the past; infinitives on the way tell nothing of their own.
fn is_told_past(doc: &Document, from: TokenId) -> bool {
    let mut at = Some(from);
    for _ in 0..CLIMB {
        let Some(tok) = at else { return false };
        let token = doc.token(tok);
        if is_plan(&doc.form(tok).to_ascii_lowercase()) || is_bidding(doc.form(tok)) {
            return false;
        }
        let tensed = !marked_by_to(doc, tok) && !is_bare_participle(doc, tok);
        match if tensed { tense_of(doc, tok) } else { Direction::Unknown } {
            Direction::Past => return true,
            Direction::Future => return false,
            Direction::Unknown if is_present(doc, tok) => return false,
            Direction::Unknown => at = token.head,
        }
    }
    false
}

/// True for a verb in the present, or one whose auxiliary is.
fn is_present(doc: &Document, tok: TokenId) -> bool {
    // what hangs on a verb as its open complement has no tense: there the tag is wrong
    let present =
        |tok: TokenId| matches!(doc.token(tok).xpos, Xpos::Vbz | Xpos::Vbp) && doc.token(tok).deprel != Deprel::Xcomp;
    present(tok) || doc.dependents_by(tok, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).any(present)
}

/// "the offers made to acquire it": a participle without an auxiliary tells no tense of the infinitive below it.
fn is_bare_participle(doc: &Document, tok: TokenId) -> bool {
    doc.token(tok).xpos == Xpos::Vbn
        && doc.dependents_by(tok, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).next().is_none()
}

/// True for "had been due".
fn had(doc: &Document, head: TokenId) -> bool {
    doc.dependents_by(head, &[Deprel::Aux]).any(|aux| matches!(doc.form(aux), "had" | "'d"))
}

/// "An inspection **scheduled** for January had been postponed", "had been scheduled": what became of it is over.
fn is_overtaken(doc: &Document, tok: TokenId) -> bool {
    let noun = doc.token(tok).head.filter(|_| doc.token(tok).deprel == Deprel::Acl);
    had(doc, tok) || noun.and_then(|noun| doc.token(noun).head).is_some_and(|verb| had(doc, verb))
}

/// Participles of what is arranged for a day to come, whatever the tense of their auxiliary.
const ARRANGED: [&str; 8] =
    ["planned", "scheduled", "slated", "expected", "booked", "upcoming", "forthcoming", "impending"];

fn is_arranged(doc: &Document, tok: TokenId) -> bool {
    ARRANGED.iter().any(|stem| doc.form(tok).starts_with(stem))
}

/// Stems of words whose infinitive is still to come.
const PLANS: [&str; 27] = [
    "plan", "agree", "expect", "schedul", "decid", "want", "hope", "intend", "promis", "pledg", "vow", "set", "due",
    "slat", "propos", "threaten", "invit", "aim", "ask", "call", "order", "urg", "prepar", "ready", "like", "pois",
    "deadlin",
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
        // "a record set on Aug. 6"
        "set" if !leads_on(doc, tok) => return Direction::Past,
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
        (_, Xpos::Vbn) if is_passive_of_be(doc, tok) => Direction::Unknown,
        (_, Xpos::Vbd | Xpos::Vbn) => Direction::Past,
        (Upos::X, _) if form.ends_with('s') && EVENTS.contains(&form.as_str()) => Direction::Future,
        (Upos::X, _) if looks_past(&form) && !is_passive_of_be(doc, tok) => Direction::Past,
        (Upos::X, _) if form == "to" && next_is_base(doc, tok) => Direction::Future,
        (_, Xpos::To)
            if token.head.is_none() && doc.tokens.get(tok.index() + 1).is_some_and(|next| next.xpos == Xpos::Vb) =>
        {
            Direction::Future
        }
        _ => Direction::Unknown,
    }
}

/// "set to", "set for"
fn leads_on(doc: &Document, tok: TokenId) -> bool {
    let next = TokenId(tok.0 + 1);
    next.index() < doc.tokens.len() && matches!(doc.form(next), "to" | "for")
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
