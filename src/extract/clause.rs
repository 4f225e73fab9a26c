//! Claims from sites: frames, which of them are worth keeping, and how they refer to each other.

use super::frame::{Argument, Frame, Link};
use super::phrase;
use super::site::{self, Kind};
use super::syntax::Syntax;
use super::{nominal, participants, triple, typing};
use crate::document::{
    Aspect, Certainty, Claim, ClaimId, Deprel, Document, Factuality, Filler, Participant, Polarity, Role, Source, Span,
    Tense, TimemlClass, TokenId, Upos, Xpos,
};
use crate::ontology::Ontology;
use std::collections::HashSet;

/// The claims of a document, in order of their triggers, not yet judged or attributed.
pub(super) fn claims(doc: &Document, ontology: &Ontology) -> Vec<Claim> {
    let syn = Syntax::new(doc);
    let mut frames: Vec<Frame> = site::find(&syn, ontology)
        .iter()
        .map(|site| match site.kind {
            Kind::Noun(noun) => nominal::frame(&syn, site, noun),
            _ => participants::frame(&syn, site),
        })
        .filter(|frame| is_worth_keeping(&syn, frame))
        .collect();
    frames.sort_by_key(|frame| frame.site.trigger);
    let named = claims_by_token(doc, &frames);
    frames.iter().map(|frame| claim(&syn, frame, &named, ontology)).collect()
}

/// A claim says something only with somebody or something in it, or at least a time.
fn is_worth_keeping(syn: &Syntax, frame: &Frame) -> bool {
    if frame.site.chain().any(|tok| is_when_it_comes_to(syn, tok)) {
        return false;
    }
    match frame.site.kind {
        Kind::Noun(noun) => {
            let told = |argument: &Argument| match argument.role {
                Role::Other | Role::Time => false,
                // "the company's plans" alone tell of no happening.
                Role::Subject | Role::Place | Role::Instrument => {
                    noun.strong || frame.way.is_some() || !frame.timexes.is_empty()
                }
                _ => true,
            };
            let alone = !frame.timexes.is_empty() || takes_part(syn, frame) || is_foretold(syn, frame.site.trigger);
            frame.arguments.iter().any(told) || is_done(syn, frame) || noun.strong && alone
        }
        Kind::State => frame.surface_subject().is_some_and(|subject| says_who(syn, subject.head)),
        Kind::Verb => {
            frame.arguments.iter().any(|argument| is_somebody(syn, argument))
                && !is_parenthesis(syn, frame)
                && !is_comparison(syn, frame.site.trigger)
        }
    }
}

/// "no **arrests** have been made", "the fire was started on purpose": a finite verb says that it happened, though not by whom.
fn is_done(syn: &Syntax, frame: &Frame) -> bool {
    let folded = |tok: TokenId| frame.site.chain().any(|other| other == tok);
    let finite = |verb: TokenId| syn.is_verb(verb) && syn.has(verb, &[Deprel::AuxPass]) && syn.xpos(verb) == Xpos::Vbn;
    let undergone = |verb: TokenId| syn.children_by(verb, &[Deprel::NsubjPass]).any(folded);
    frame.site.chain().any(|verb| finite(verb) && undergone(verb))
}

/// "**The announcement** came as a surprise", "during **the trial**": a happening that itself does something, undergoes
/// something or is the occasion of something is one, though nobody is named in it.
fn takes_part(syn: &Syntax, frame: &Frame) -> bool {
    let top = frame.site.top();
    let known = || syn.children_by(top, &[Deprel::Det]).any(|tok| is_known(&syn.lower(tok)));
    // "the prosecution can appeal": whoever does
    let actor =
        matches!(syn.lemma(top), "prosecution" | "defence" | "defense" | "administration" | "leadership" | "command");
    match syn.relation(top) {
        Deprel::Nsubj if actor && syn.head(top).is_some_and(|verb| syn.is_verb(verb) && !syn.is_passive(verb)) => false,
        Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj => known(),
        Deprel::Obl => match syn.preposition(top).as_deref() {
            Some("at" | "in" | "before" | "until") => known(),
            // what something came after was there, new as it may be to the reader
            Some("during" | "after" | "since" | "following") => {
                known() || syn.children_by(top, &[Deprel::Det]).any(|tok| matches!(syn.lemma(tok), "a" | "an"))
            }
            _ => false,
        },
        _ => false,
    }
}

/// "promised **an inquiry**", "called for **an election**": what is meant to happen, though nobody is named in it.
fn is_foretold(syn: &Syntax, noun: TokenId) -> bool {
    let Some(verb) = syn.head(noun).filter(|verb| syn.is_verb(*verb)) else { return false };
    match (syn.relation(noun), syn.lemma(verb)) {
        (
            Deprel::Obj | Deprel::NsubjPass,
            "promise" | "pledge" | "propose" | "plan" | "demand" | "order" | "request" | "schedule" | "cancel"
            | "postpone" | "deny" | "reject" | "refuse" | "seek" | "urge" | "recommend" | "consider",
        ) => true,
        // "called elections", but "calls it war"
        (Deprel::Obj | Deprel::NsubjPass, "call") => {
            matches!(syn.lemma(noun), "election" | "referendum" | "vote" | "meeting" | "session" | "summit" | "strike")
        }
        (Deprel::Obl, "call" | "appeal" | "push" | "press") => syn.preposition(noun).as_deref() == Some("for"),
        (Deprel::Obl, "warn") => syn.preposition(noun).as_deref() == Some("against"),
        _ => false,
    }
}

/// Determiners of what is taken for known.
fn is_known(word: &str) -> bool {
    matches!(word, "the" | "this" | "that" | "these" | "those" | "both")
}

/// The subject of a state must name somebody: "it is" and "that is" say nothing alone.
fn says_who(syn: &Syntax, head: TokenId) -> bool {
    let named = syn.entity(head).is_some_and(|entity| !syn.doc.entities[entity.index()].label.is_empty());
    !matches!(syn.upos(head), Upos::Pron | Upos::Det) || named
}

/// "it seems", "that happens": a pronoun that stands for nothing known takes no part alone.
fn is_somebody(syn: &Syntax, argument: &Argument) -> bool {
    let empty =
        matches!(syn.lower(argument.head).as_str(), "it" | "this" | "that" | "which" | "there" | "what" | "one");
    // "no one was charged"
    let empty = empty && !syn.children_by(argument.head, &[Deprel::Det]).any(|det| syn.lemma(det) == "no");
    argument.link == Link::Clause || !empty || syn.entity(argument.head).is_some()
}

/// "fell by a fifth **compared with** the year before": a preposition.
fn is_comparison(syn: &Syntax, verb: TokenId) -> bool {
    let bare = !syn.has(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Nsubj, Deprel::NsubjPass]);
    let to = |tok| matches!(syn.preposition(tok).as_deref(), Some("to" | "with"));
    bare && syn.lower(verb) == "compared" && syn.children_by(verb, &[Deprel::Obl]).any(to)
}

/// "please", "thank you"; "he thanked the country" tells something.
fn is_parenthesis(syn: &Syntax, frame: &Frame) -> bool {
    match syn.lemma(frame.site.trigger) {
        "please" => true,
        "thank" => {
            let you = |argument: &Argument| matches!(syn.lower(argument.head).as_str(), "you" | "god");
            frame.surface_subject().is_none() || frame.arguments.iter().any(you)
        }
        _ => false,
    }
}

/// "when it comes to trade": nothing comes.
fn is_when_it_comes_to(syn: &Syntax, trigger: TokenId) -> bool {
    let with = |word: &str| syn.children(trigger).iter().any(|tok| *tok < trigger && syn.lower(*tok) == word);
    let next = TokenId(trigger.0 + 1);
    syn.lemma(trigger) == "come"
        && with("it")
        && with("when")
        && next < syn.doc.sentence(syn.token(trigger).sentence).end
        && syn.lower(next) == "to"
}

/// For each token the claim that it stands for: its trigger and the words folded into it.
fn claims_by_token(doc: &Document, frames: &[Frame]) -> Vec<Option<ClaimId>> {
    let mut named = vec![None; doc.tokens.len()];
    for (at, frame) in frames.iter().enumerate() {
        for tok in frame.site.chain() {
            named[tok.index()].get_or_insert(ClaimId(at as u32));
        }
    }
    for (at, frame) in frames.iter().enumerate() {
        named[frame.site.trigger.index()] = Some(ClaimId(at as u32));
    }
    named
}

fn claim(syn: &Syntax, frame: &Frame, named: &[Option<ClaimId>], ontology: &Ontology) -> Claim {
    Claim {
        event_type: typing::event_type(syn, frame, ontology),
        triples: triple::of(syn, frame),
        participants: participants(syn, frame, named),
        confidence: confidence(syn, frame),
        ..bare(syn, frame)
    }
}

/// The claim of a frame in which nobody takes part, not yet judged or attributed.
pub(super) fn bare(syn: &Syntax, frame: &Frame) -> Claim {
    let trigger = frame.site.trigger;
    let (lemma, verb) = lemmas(syn, frame);
    Claim {
        sentence: syn.token(trigger).sentence,
        trigger,
        trigger_span: trigger_span(syn, trigger),
        lemma,
        verb,
        event_type: None,
        triples: Vec::new(),
        participants: Vec::new(),
        quantities: Vec::new(),
        timexes: frame.timexes.clone(),
        factuality: Factuality::Asserted,
        cue: None,
        polarity: Polarity::Positive,
        certainty: Certainty::Certain,
        future: false,
        tense: Tense::None,
        aspect: Aspect::None,
        modality: None,
        timeml_class: TimemlClass::Occurrence,
        source: Source::default(),
        confidence: 0.0,
        rule: frame.rule.to_owned(),
    }
}

fn lemmas(syn: &Syntax, frame: &Frame) -> (String, String) {
    let trigger = frame.site.trigger;
    match frame.site.kind {
        Kind::Noun(noun) => {
            let lemma = site::noun_lemma(syn, trigger);
            let verb = if noun.verb.is_empty() { lemma.clone() } else { noun.verb.to_owned() };
            (lemma, verb)
        }
        Kind::State => (syn.lemma(trigger).to_lowercase(), "be".to_owned()),
        Kind::Verb => {
            let lemma = syn.lemma_with_particle(trigger);
            (lemma.clone(), lemma)
        }
    }
}

/// The trigger with a particle that follows it at once: "pull out" but not "pull its troops out".
fn trigger_span(syn: &Syntax, trigger: TokenId) -> Span {
    let own = syn.token(trigger).span;
    if let Some(first) = site::hyphenated(syn, trigger).filter(|_| syn.is_noun(trigger)) {
        return own.cover(syn.token(first).span);
    }
    match syn.child(trigger, &[Deprel::CompoundPrt]).filter(|particle| particle.0 == trigger.0 + 1) {
        Some(particle) => own.cover(syn.token(particle).span),
        None => own,
    }
}

/// Everyone who takes part. A plain pronoun among them never names the subject again: "they labelled them".
fn participants(syn: &Syntax, frame: &Frame, named: &[Option<ClaimId>]) -> Vec<Participant> {
    let mut found: Vec<Participant> =
        frame.arguments.iter().flat_map(|argument| fill(syn, argument, frame.site.trigger, named)).collect();
    // "before dawn on Friday": two words, one time
    let mut times = HashSet::new();
    found.retain(|participant| match participant.filler {
        Filler::Timex(timex) if participant.role == Role::Time => times.insert(timex),
        _ => true,
    });
    let subject =
        found.iter().find(|participant| participant.role == Role::Subject).map(|participant| participant.filler);
    for participant in found.iter_mut().filter(|participant| participant.role != Role::Subject) {
        let again = matches!(participant.filler, Filler::Entity(_)) && Some(participant.filler) == subject;
        if again && syn.upos(participant.head) == Upos::Pron {
            participant.filler = Filler::Text;
        }
    }
    found
}

/// The participants of an argument: one for each conjunct.
fn fill(syn: &Syntax, argument: &Argument, trigger: TokenId, named: &[Option<ClaimId>]) -> Vec<Participant> {
    if argument.link == Link::Clause {
        let toks = phrase::clause(syn, argument.head, trigger);
        let filler = named[argument.head.index()].map_or(Filler::Text, Filler::Claim);
        return vec![Participant { role: argument.role, span: phrase::span(syn, &toks), head: argument.head, filler }];
    }
    // "on Monday and the rest of it": what is joined to a date is a time only if it is a date
    let dated = argument.role == Role::Time && syn.timex(argument.head).is_some();
    let own = |head: &TokenId| {
        let joined = !syn.is_verb(*head) && (!dated || syn.timex(*head).is_some());
        *head != trigger && (*head == argument.head || joined)
    };
    let conjuncts = syn.conjuncts(argument.head).into_iter().filter(own);
    conjuncts.map(|head| participant(syn, argument.role, head, trigger, named)).collect()
}

fn participant(syn: &Syntax, role: Role, head: TokenId, trigger: TokenId, named: &[Option<ClaimId>]) -> Participant {
    if let Some(timex) = syn.timex(head).filter(|_| role == Role::Time) {
        return Participant { role, span: syn.doc.timexes[timex.index()].span, head, filler: Filler::Timex(timex) };
    }
    let span = phrase::span(syn, &phrase::conjunct_of(syn, head, trigger));
    let filler = match (named[head.index()], syn.entity(head)) {
        (Some(claim), _) => Filler::Claim(claim),
        // A wrong "it" does more harm in a graph than an open one.
        (None, Some(_)) if asks(syn, head) => Filler::Text,
        (None, Some(_)) if is_vague(syn, head) && !syn.is_sure_pronoun(head) => Filler::Text,
        (None, Some(entity)) => Filler::Entity(entity),
        // "the number of **troops**"
        (None, None) => match syn.entity(typing::measured(syn, head)) {
            Some(entity) if typing::measured(syn, head) != head => Filler::Entity(entity),
            _ => Filler::Text,
        },
    };
    Participant { role, span, head, filler }
}

/// "how many troops", "which bases": asked for, not named.
fn asks(syn: &Syntax, head: TokenId) -> bool {
    let question = |tok: TokenId| matches!(syn.xpos(tok), Xpos::Wdt | Xpos::Wp | Xpos::Wrb);
    let inside = |tok: TokenId| syn.children_by(tok, &[Deprel::Det, Deprel::Amod, Deprel::Advmod]).any(question);
    syn.children_by(head, &[Deprel::Amod, Deprel::Nummod]).any(inside) || inside(head)
}

fn is_vague(syn: &Syntax, head: TokenId) -> bool {
    matches!(syn.lower(head).as_str(), "it" | "its" | "this" | "that" | "these" | "those")
}

/// How sure a claim is: the share of right triples its rule had when its output on news was held against gold tuples, less
/// where sentence or phrase is long or nothing but the subject is known.
fn confidence(syn: &Syntax, frame: &Frame) -> f32 {
    let base = PRECISION.iter().find(|(rule, _)| *rule == frame.rule).map_or(0.5, |(_, precision)| *precision);
    let words = syn.doc.sentence(syn.token(frame.site.trigger).sentence).tokens().len();
    let length = if words > 40 { 0.9 } else { 1.0 };
    let bare = if frame.arguments.iter().all(|argument| argument.link == Link::Subject) { 0.7 } else { 1.0 };
    let reach =
        |argument: &Argument| argument.link != Link::Clause && phrase::conjunct(syn, argument.head).len() > LONG;
    let long = if frame.arguments.iter().any(reach) { 0.9 } else { 1.0 };
    base * length * bare * long
}

/// A phrase of more words than this has often swallowed what stands beside it.
const LONG: usize = 12;

const PRECISION: &[(&str, f32)] = &[
    ("verb/active", 0.82),
    ("verb/passive", 0.84),
    ("verb/relative-passive", 0.8),
    ("verb/coordinated", 0.74),
    ("verb/controlled", 0.64),
    ("verb/relative", 0.6),
    ("verb/passive-alone", 0.6),
    ("verb/adverbial", 0.5),
    ("verb/participle", 0.5),
    ("verb/alone", 0.42),
    ("noun/light-verb", 0.72),
    ("noun/possessive", 0.68),
    ("noun/of", 0.62),
    ("noun/modified", 0.55),
    ("noun/compound", 0.5),
    ("noun/bare", 0.4),
    ("state/noun", 0.7),
    ("state/adjective", 0.65),
    ("state/be", 0.5),
    ("state/there", 0.4),
];
