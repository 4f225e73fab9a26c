//! What governs a clause or an event noun, and what that does to its truth.

use super::embedding::{Effect, Part, effect};
use super::verb_group::{VerbGroup, is_negation};
use crate::document::{Deprel, Document, TokenId, Upos, Xpos};
use crate::ontology::is_ordinal;

/// A governor of something and its effect on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The governor.
    pub head: TokenId,
    /// What it governs.
    pub dependent: TokenId,
    /// Its effect.
    pub effect: Effect,
    /// Its effect where it is itself denied.
    pub negated: Effect,
    /// The governor with its auxiliaries and the marker: "is set to".
    pub cue: Vec<TokenId>,
}

/// The governor that bears on the truth of a clause or event noun, if there is one.
pub fn governor(doc: &Document, tok: TokenId) -> Option<Link> {
    let tok = first_conjunct(doc, tok);
    let head = doc.token(tok).head?;
    if let Some(short) = fallen_short(doc, head).filter(|_| doc.token(tok).xpos == Xpos::Vbg) {
        let cue = vec![head, short];
        return Some(Link { head, dependent: tok, effect: Effect::Deny, negated: Effect::Asserted, cue });
    }
    let (effect, negated) = match doc.token(tok).deprel {
        Deprel::Ccomp | Deprel::Xcomp | Deprel::Csubj | Deprel::CsubjPass => complement(doc, head, tok)?,
        Deprel::Advcl => adverbial(doc, head, tok)?,
        Deprel::Acl => modifying(doc, head, tok)?,
        Deprel::Obj
        | Deprel::NsubjPass
        | Deprel::Nsubj
        | Deprel::Obl
        | Deprel::OblAgent
        | Deprel::Nmod
        | Deprel::Compound
        | Deprel::NmodPoss => nominal(doc, head, tok)?,
        _ => return predicate_noun(doc, tok),
    };
    Some(Link { head, dependent: tok, effect, negated, cue: cue(doc, head, tok) })
}

/// The "short" of "stopped **short** of recognising it".
fn fallen_short(doc: &Document, verb: TokenId) -> Option<TokenId> {
    let stops = matches!(doc.token(verb).lemma.as_str(), "stop" | "fall");
    doc.dependents_by(verb, &[Deprel::Advmod, Deprel::Xcomp]).find(|tok| stops && doc.form(*tok) == "short")
}

/// The first of a run of conjuncts, which stands for them all.
pub fn first_conjunct(doc: &Document, tok: TokenId) -> TokenId {
    let mut at = tok;
    while doc.token(at).deprel == Deprel::Conj
        && let Some(head) = doc.token(at).head
        && head < at
    {
        at = head;
    }
    at
}

/// The head of the clause that a predicate stands in, through conjunctions and open complements.
pub fn clause(doc: &Document, tok: TokenId) -> Option<TokenId> {
    let mut at = first_conjunct(doc, tok);
    while matches!(doc.token(at).deprel, Deprel::Xcomp) {
        at = first_conjunct(doc, doc.token(at).head?);
    }
    Some(at)
}

type Effects = (Effect, Effect);

/// A clause that is a complement of a verb, an adjective or a noun.
fn complement(doc: &Document, head: TokenId, tok: TokenId) -> Option<Effects> {
    if asks_what(doc, tok) {
        return Some((Effect::Fact, Effect::Fact));
    }
    // "sharing it has not been easy": what is judged was done
    let token = doc.token(tok);
    if token.deprel == Deprel::Csubj && token.xpos == Xpos::Vbg && is_past(doc, head) {
        return Some((Effect::Fact, Effect::Fact));
    }
    // "has to do with crime": no duty
    let with = |obl: TokenId| doc.dependents_by(obl, &[Deprel::Case]).any(|case| doc.token(case).lemma == "with");
    let concerns = doc.token(head).lemma == "have" && token.lemma == "do";
    if concerns && doc.dependents_by(tok, &[Deprel::Obl]).any(with) {
        return Some((Effect::Keep, Effect::Keep));
    }
    // "have yet to name anyone": they have not
    if doc.token(head).lemma == "have" && token.deprel == Deprel::Xcomp && yet(doc, head).is_some() {
        return Some((Effect::Deny, Effect::Deny));
    }
    let marker = marker(doc, tok);
    let found = match doc.token(head).upos {
        Upos::Adj | Upos::Adv => look_up(doc, Part::Adjective, head, marker.as_deref()),
        Upos::Verb | Upos::Aux => look_up(doc, Part::Verb, head, marker.as_deref()),
        _ => look_up(doc, Part::Noun, head, marker.as_deref()),
    };
    // "recovered to close at 12": it did
    if marker.as_deref() == Some("to") && moves_to(doc, head, tok) {
        return Some((Effect::Keep, Effect::Keep));
    }
    // "had to leave" and left.
    if doc.form(head).eq_ignore_ascii_case("had") && marker.as_deref() == Some("to") {
        return Some((Effect::Keep, Effect::Keep));
    }
    found.or_else(|| unlisted(doc, tok))
}

/// The "yet" behind a verb: "have **yet** to".
pub fn yet(doc: &Document, verb: TokenId) -> Option<TokenId> {
    doc.dependents_by(verb, &[Deprel::Advmod]).find(|tok| tok.0 == verb.0 + 1 && doc.token(*tok).lemma == "yet")
}

/// True for a predicate in the past or the perfect, without a modal.
fn is_past(doc: &Document, predicate: TokenId) -> bool {
    let group = VerbGroup::of(doc, predicate);
    let past = |tok: TokenId| doc.token(tok).xpos == Xpos::Vbd;
    let perfect = group.auxiliaries.iter().any(|aux| doc.token(*aux).lemma == "have");
    group.modal.is_none() && (perfect || past(predicate) || group.auxiliaries.iter().any(|aux| past(*aux)))
}

/// A complement of a word that is not listed: an infinitive is intended, a bare participle goes with its governor.
fn unlisted(doc: &Document, tok: TokenId) -> Option<Effects> {
    let infinitive = VerbGroup::of(doc, tok).to.is_some();
    match doc.token(tok).deprel {
        // "gathered to mark the day": what for
        Deprel::Xcomp if infinitive && is_agentive_verb(doc, doc.token(tok).head) => {
            Some((Effect::Plan, Effect::Possible))
        }
        Deprel::Xcomp if infinitive => Some((Effect::Possible, Effect::Possible)),
        Deprel::Xcomp => Some((Effect::Keep, Effect::Keep)),
        Deprel::Ccomp => Some((Effect::Report, Effect::Possible)),
        _ => None,
    }
}

/// A verb in the active.
fn is_agentive_verb(doc: &Document, head: Option<TokenId>) -> bool {
    head.is_some_and(|head| {
        doc.token(head).upos == Upos::Verb && doc.dependents_by(head, &[Deprel::AuxPass]).next().is_none()
    })
}

/// An adverbial clause: only a manner or result participle goes with its main clause.
fn adverbial(doc: &Document, head: TokenId, tok: TokenId) -> Option<Effects> {
    if VerbGroup::of(doc, tok).to.is_some() && moves_to(doc, head, tok) {
        return Some((Effect::Keep, Effect::Keep));
    }
    if doc.token(head).upos == Upos::Adj || VerbGroup::of(doc, tok).to.is_some() {
        let part = if doc.token(head).upos == Upos::Adj { Part::Adjective } else { Part::Verb };
        if let Some(found) = look_up(doc, part, head, Some("to"))
            && VerbGroup::of(doc, tok).to.is_some()
        {
            return Some(found);
        }
    }
    // "pleaded guilty to stealing", "found guilty of stealing"
    if doc.token(head).upos == Upos::Adj && is_gerund(doc, tok) {
        return look_up(doc, Part::Adjective, head, marker(doc, tok).as_deref());
    }
    // "was banned from leaving".
    let leading = doc.dependents_by(tok, &[Deprel::Mark, Deprel::Case]).next();
    if let Some(found) = leading
        .filter(|_| is_gerund(doc, tok))
        .and_then(|mark| look_up_marked(doc, Part::Verb, head, &doc.token(mark).lemma))
    {
        return Some(found);
    }
    let mark = doc.dependents_by(tok, &[Deprel::Mark]).next().map(|mark| doc.token(mark).lemma.as_str());
    let participle = matches!(doc.token(tok).xpos, Xpos::Vbg) && matches!(mark, None | Some("by"));
    // "Citing costs, he did not go", "will not go, saying that": what is said beside it is said whatever becomes of it.
    let beside = mark.is_none() && is_remark(&doc.token(tok).lemma);
    let fronted = mark.is_none() && tok < head;
    let effects = match (beside, fronted) {
        (true, _) => (Effect::Fact, Effect::Fact),
        (_, true) => (Effect::Keep, Effect::Fact),
        _ => (Effect::Keep, Effect::Keep),
    };
    participle.then_some(effects)
}

/// "stealing", "having stolen", "being paid"
fn is_gerund(doc: &Document, tok: TokenId) -> bool {
    const HELPERS: [Deprel; 3] = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop];
    doc.token(tok).xpos == Xpos::Vbg || doc.dependents_by(tok, &HELPERS).any(|aux| doc.token(aux).xpos == Xpos::Vbg)
}

/// Verbs by which a participle remarks on what its main clause tells.
fn is_remark(lemma: &str) -> bool {
    matches!(
        lemma,
        "cite"
            | "say"
            | "add"
            | "note"
            | "argue"
            | "claim"
            | "warn"
            | "call"
            | "describe"
            | "quote"
            | "speak"
            | "refer"
            | "accuse"
            | "insist"
            | "stress"
            | "explain"
            | "point"
            | "blame"
            | "tell"
            | "mention"
            | "acknowledge"
    )
}

/// "rose to close at 12", "fell to reach its lowest": where a price or number ends up.
fn moves_to(doc: &Document, head: TokenId, tok: TokenId) -> bool {
    const MOVES: [&str; 16] = [
        "rise", "fall", "climb", "drop", "recover", "rebound", "slip", "gain", "jump", "slide", "edge", "grow",
        "surge", "tumble", "plunge", "increase",
    ];
    const ENDS: [&str; 9] = ["close", "end", "finish", "settle", "reach", "hit", "trade", "stand", "touch"];
    MOVES.contains(&doc.token(head).lemma.as_str()) && ENDS.contains(&doc.token(tok).lemma.as_str())
}

/// A clause that modifies a noun: "a plan to withdraw", "the claim that he left".
fn modifying(doc: &Document, head: TokenId, tok: TokenId) -> Option<Effects> {
    let marker = marker(doc, tok);
    let infinitive = VerbGroup::of(doc, tok).to.is_some();
    let content = marker.as_deref() == Some("that");
    let gerund = doc.dependents_by(tok, &[Deprel::Mark, Deprel::Case]).next().is_some();
    // "reports that he had defected were false"
    let that = content || doc.tokens.get(head.index() + 1).is_some_and(|next| doc.text(next.span) == "that");
    if that && let Some(effects) = judged_of(doc, head) {
        return Some(effects);
    }
    if !infinitive && !content && !gerund {
        return None;
    }
    if infinitive && superlative(doc, head) {
        return Some((Effect::Fact, Effect::Fact));
    }
    // "began a process to replace it": what a process is for is not there yet.
    look_up(doc, Part::Noun, head, marker.as_deref())
        .filter(|(effect, _)| !(infinitive && *effect == Effect::Keep))
        .or_else(|| infinitive.then_some((Effect::Plan, Effect::Possible)))
}

/// What the predicate of a noun of words says of what they tell: "the report was **false**".
fn judged_of(doc: &Document, noun: TokenId) -> Option<Effects> {
    let judge = doc.token(noun).head.filter(|_| doc.token(noun).deprel == Deprel::Nsubj)?;
    let untrue = doc.dependents_by(judge, &[Deprel::Advmod]).any(|not| is_negation(&doc.token(not).lemma));
    let (yes, no) = ((Effect::Fact, Effect::Fact), (Effect::Deny, Effect::Deny));
    match doc.token(judge).lemma.as_str() {
        "false" | "untrue" | "wrong" | "baseless" | "unfounded" | "groundless" | "fabricated" | "incorrect"
        | "fake" | "inaccurate" | "nonsense" => Some(if untrue { yes } else { no }),
        "true" | "correct" | "accurate" => Some(if untrue { no } else { yes }),
        _ => None,
    }
}

/// "the first to leave", "the only country to sign".
fn superlative(doc: &Document, noun: TokenId) -> bool {
    let ranks = |tok: TokenId| {
        let token = doc.token(tok);
        matches!(token.lemma.as_str(), "next" | "early" | "late" | "those" | "one")
            || is_ordinal(&token.lemma)
            || token.xpos == Xpos::Jjs
    };
    ranks(noun) || doc.dependents_by(noun, &[Deprel::Amod]).any(ranks)
}

/// An event noun as an argument: "plan a withdrawal", "the withdrawal plans", "the withdrawal is expected".
fn nominal(doc: &Document, head: TokenId, tok: TokenId) -> Option<Effects> {
    let deprel = doc.token(tok).deprel;
    let marker = marker(doc, tok);
    let part = match doc.token(head).upos {
        Upos::Verb => Part::Verb,
        Upos::Adj | Upos::Adv => Part::Adjective,
        _ => Part::Noun,
    };
    match (part, deprel) {
        // "dismissed the vote as rigged": how he calls it, and it took place
        (Part::Verb, Deprel::Obj | Deprel::NsubjPass) if is_called(doc, head) || is_filed(doc, head, tok) => None,
        (Part::Verb, Deprel::Obj | Deprel::NsubjPass) => {
            if indefinite(doc, tok)
                && let Some(found) = look_up_marked(doc, Part::Verb, head, "a")
            {
                return Some(found);
            }
            look_up(doc, Part::Verb, head, None)
                .or_else(|| indefinite(doc, tok).then_some((Effect::Keep, Effect::Keep)))
        }
        (Part::Verb, Deprel::Obl) => look_up_marked(doc, Part::Verb, head, marker.as_deref()?),
        (Part::Verb, Deprel::Nsubj) => {
            // "his departure had nothing to do with it": he left
            let keeps = |effect| effect == Effect::Keep && doc.token(head).lemma != "have";
            look_up(doc, Part::Verb, head, None).filter(|(effect, _)| keeps(*effect))
        }
        // "the delay was due to rain": a cause and no plan
        (Part::Adjective, Deprel::Nsubj) if is_caused(doc, head) => None,
        (Part::Adjective, Deprel::Nsubj) => look_up(doc, Part::Adjective, head, None),
        (Part::Adjective, Deprel::Obl) => look_up(doc, Part::Adjective, head, marker.as_deref())
            .filter(|_| matches!(marker.as_deref(), Some("for" | "to"))),
        (Part::Noun, Deprel::Compound) => look_up(doc, Part::Noun, head, None),
        (Part::Noun, Deprel::Nmod) => look_up(doc, Part::Noun, head, marker.as_deref()).filter(|_| {
            matches!(marker.as_deref(), Some("of" | "for" | "on" | "to" | "about" | "against" | "in" | "from"))
        }),
        _ => None,
    }
}

fn is_caused(doc: &Document, due: TokenId) -> bool {
    let to = |tok: TokenId| doc.dependents_by(tok, &[Deprel::Case]).any(|case| doc.token(case).lemma == "to");
    let noun = |tok: TokenId| matches!(doc.token(tok).upos, Upos::Noun | Upos::Propn);
    let fixed = doc.dependents_by(due, &[Deprel::Fixed]).any(|tok| doc.token(tok).lemma == "to");
    let cause = |tok: TokenId| noun(tok) && (to(tok) || fixed);
    doc.token(due).lemma == "due" && doc.dependents_by(due, &[Deprel::Obl, Deprel::Xcomp]).any(cause)
}

/// "dismissed the lawsuit", "rejected an appeal": what is turned down was asked for.
fn is_filed(doc: &Document, verb: TokenId, noun: TokenId) -> bool {
    const FILED: [&str; 11] = [
        "appeal",
        "application",
        "case",
        "complaint",
        "demand",
        "lawsuit",
        "motion",
        "petition",
        "plea",
        "request",
        "suit",
    ];
    let turns_down = matches!(doc.token(verb).lemma.as_str(), "deny" | "dismiss" | "drop" | "refuse" | "reject");
    turns_down && FILED.contains(&doc.token(noun).lemma.as_str())
}

fn is_called(doc: &Document, verb: TokenId) -> bool {
    let calls = matches!(doc.token(verb).lemma.as_str(), "dismiss" | "reject" | "denounce" | "condemn" | "regard");
    let led = |tok: TokenId| doc.dependents_by(tok, &[Deprel::Case]).any(|case| doc.token(case).lemma == "as");
    calls && doc.dependents_by(verb, &[Deprel::Obl]).any(|tok| led(tok) && doc.token(tok).upos == Upos::Adj)
}

/// "The plan is to withdraw": the subject governs.
fn predicate_noun(doc: &Document, tok: TokenId) -> Option<Link> {
    let infinitive = VerbGroup::of(doc, tok).to.is_some();
    let noun = doc.dependents_by(tok, &[Deprel::NsubjOuter]).next().filter(|_| infinitive)?;
    let (effect, negated) = effect(Part::Noun, &doc.token(noun).lemma)?;
    Some(Link { head: noun, dependent: tok, effect, negated, cue: vec![noun] })
}

/// True for a phrase without "the", a possessive or a name: something new, or nothing yet.
fn indefinite(doc: &Document, noun: TokenId) -> bool {
    doc.token(noun).upos == Upos::Noun
        && !doc.dependents(noun).any(|tok| {
            let token = doc.token(tok);
            token.deprel == Deprel::NmodPoss
                || token.deprel == Deprel::Det
                    && !matches!(token.lemma.as_str(), "a" | "an" | "any" | "some" | "another" | "no" | "more")
        })
}

/// The word that leads to a complement: a preposition, "to" of an infinitive, "that" for a finite clause.
fn marker(doc: &Document, tok: TokenId) -> Option<String> {
    let group = VerbGroup::of(doc, tok);
    // "said she is to go": a clause of its own, however it begins
    let arranged = |to: TokenId| {
        let is = |aux: &TokenId| *aux < to && doc.token(*aux).lemma == "be" && doc.token(*aux).xpos != Xpos::Vb;
        doc.token(tok).deprel == Deprel::Ccomp && group.auxiliaries.iter().any(is)
    };
    if let Some(to) = group.to {
        return Some(if arranged(to) { "that" } else { "to" }.to_owned());
    }
    if let Some(mark) = doc.dependents_by(tok, &[Deprel::Case, Deprel::Mark]).next() {
        return Some(doc.token(mark).lemma.to_lowercase());
    }
    matches!(doc.token(tok).deprel, Deprel::Ccomp | Deprel::Csubj | Deprel::CsubjPass).then(|| "that".to_owned())
}

fn look_up(doc: &Document, part: Part, head: TokenId, marker: Option<&str>) -> Option<Effects> {
    // "is said to own it": hearsay
    let passive = doc.dependents_by(head, &[Deprel::AuxPass]).next().is_some();
    let hearsay = matches!(doc.token(head).lemma.as_str(), "say" | "understand");
    if marker == Some("to") && part == Part::Verb && passive && hearsay {
        return effect(part, "believe");
    }
    if let Some(found) = marker.and_then(|marker| look_up_marked(doc, part, head, marker)) {
        return Some(found);
    }
    // "called on the government to act": the preposition of the one who is called on.
    if marker == Some("to") && part == Part::Verb {
        let prepositions =
            doc.dependents_by(head, &[Deprel::Obl]).flat_map(|obl| doc.dependents_by(obl, &[Deprel::Case]));
        let mut found = prepositions.filter_map(|case| look_up_marked(doc, part, head, &doc.token(case).lemma));
        if let Some(found) = found.next() {
            return Some(found);
        }
    }
    let lemma = doc.token(head).lemma.to_lowercase();
    let particle = doc.dependents_by(head, &[Deprel::CompoundPrt]).next();
    particle
        .and_then(|particle| effect(part, &format!("{lemma} {}", doc.token(particle).lemma)))
        .or_else(|| effect(part, &lemma))
        .or_else(|| effect(part, &doc.form(head).to_lowercase()))
}

fn look_up_marked(doc: &Document, part: Part, head: TokenId, marker: &str) -> Option<Effects> {
    effect(part, &format!("{} {marker}", doc.token(head).lemma.to_lowercase()))
}

/// An embedded question, which presupposes its answer: "how many troops will leave"; not "whether".
fn asks_what(doc: &Document, tok: TokenId) -> bool {
    let sent = doc.sentence(doc.token(tok).sentence);
    let head = doc.token(tok).head;
    let first = sent.tokens().find(|at| Some(*at) > head.filter(|head| *head < tok) && within(doc, *at, tok));
    first.is_some_and(|first| {
        matches!(doc.token(first).xpos, Xpos::Wp | Xpos::Wrb | Xpos::Wdt | Xpos::WpPoss)
            && !matches!(doc.token(first).lemma.as_str(), "whether" | "that")
    })
}

/// True when `tok` is `top` or stands under it.
pub fn within(doc: &Document, tok: TokenId, top: TokenId) -> bool {
    let mut at = Some(tok);
    for _ in 0..200 {
        match at {
            Some(tok) if tok == top => return true,
            Some(tok) => at = doc.token(tok).head,
            None => return false,
        }
    }
    false
}

/// True when a noun or pronoun stands between two tokens: "urged the army to" is no phrase to quote.
fn names_something(doc: &Document, first: TokenId, last: TokenId) -> bool {
    let nominal = |at: u32| matches!(doc.token(TokenId(at)).upos, Upos::Noun | Upos::Propn | Upos::Pron);
    (first.0 + 1..last.0).any(nominal)
}

/// The governor with its auxiliaries, negation, particle and the marker of what it governs: "is set to", "plans for".
fn cue(doc: &Document, head: TokenId, tok: TokenId) -> Vec<TokenId> {
    let group = VerbGroup::of(doc, head);
    let mut cue: Vec<TokenId> =
        group.auxiliaries.iter().chain(&group.negations).copied().filter(|aux| *aux < head).collect();
    if matches!(doc.token(head).upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Det) {
        cue.clear();
    }
    cue.push(head);
    cue.extend(yet(doc, head).filter(|_| doc.token(head).lemma == "have"));
    cue.extend(doc.dependents_by(head, &[Deprel::CompoundPrt]));
    let own = VerbGroup::of(doc, tok);
    cue.extend(own.to.filter(|to| *to > head && !names_something(doc, head, *to)));
    if doc.token(tok).upos == Upos::Noun && doc.dependents_by(tok, &[Deprel::Cop]).next().is_none() {
        cue.extend(
            doc.dependents_by(tok, &[Deprel::Case]).filter(|case| *case > head && doc.token(*case).lemma != "of"),
        );
    }
    cue.sort();
    cue
}
