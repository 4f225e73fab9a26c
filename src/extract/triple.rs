//! Claims as subject, event and object that a person can read.
//!
//! The event phrase has the auxiliaries, particles and folded words, and the preposition that leads to the object; where
//! the object is not the verb's own, it has the verb's object too: (the government | reduce its forces in | Iraq).

use super::frame::{Argument, Frame, Link};
use super::phrase;
use super::site::{self, Kind};
use super::syntax::Syntax;
use super::verb_group::VerbGroup;
use crate::document::{Deprel, Role, TokenId, Triple, Upos, Xpos};

/// The triples of a frame: one for each object-like argument, or one without object.
pub(super) fn of(syn: &Syntax, frame: &Frame) -> Vec<Triple> {
    let mut triples = match frame.site.kind {
        Kind::State => state(syn, frame),
        Kind::Verb => verbal(syn, frame),
        Kind::Noun(_) => nominal(syn, frame),
    };
    triples.dedup();
    triples
}

/// A phrase as it stands in a triple: names in place of pronouns and of adjectives of nationality.
fn name(syn: &Syntax, frame: &Frame, head: TokenId) -> String {
    let stand_in = matches!(syn.upos(head), Upos::Pron | Upos::Adj) || syn.xpos(head) == Xpos::PrpPoss;
    let sure = syn.upos(head) == Upos::Adj || syn.is_sure_pronoun(head);
    if let Some(entity) = syn.entity(head).filter(|_| stand_in && sure) {
        let label = &syn.doc.entities[entity.index()].label;
        if !label.is_empty() && !is_pronoun(label) {
            return label.clone();
        }
    }
    let words = phrase::noun_phrase(syn, head, Some(frame.site.top()));
    let text = with_owner(syn, &words).unwrap_or_else(|| phrase::text(syn, &words));
    let opens = words.first().is_some_and(|first| {
        syn.doc.sentence(syn.token(*first).sentence).first == *first && matches!(syn.upos(*first), Upos::Det)
    });
    // "The king's arrest" tells of the arrest of "the king".
    if opens
        && frame.surface_subject().is_none_or(|subject| subject.head != head || subject.role != Role::Subject)
        && !frame.passive
    {
        let mut chars = text.chars();
        return chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default();
    }
    text
}

/// "people **whose** boat sank": the people's boat.
fn with_owner(syn: &Syntax, words: &[TokenId]) -> Option<String> {
    let [whose, rest @ ..] = words else { return None };
    let owner =
        syn.head(site::relative_clause(syn, *whose)?).filter(|_| syn.lower(*whose) == "whose" && !rest.is_empty())?;
    let owner = phrase::text(syn, &phrase::core(syn, owner));
    let mark = if owner.ends_with('s') { "'" } else { "'s" };
    Some(format!("{owner}{mark} {}", phrase::text(syn, rest)))
}

fn is_pronoun(label: &str) -> bool {
    matches!(
        label.to_lowercase().as_str(),
        "i" | "me"
            | "my"
            | "we"
            | "us"
            | "our"
            | "you"
            | "your"
            | "he"
            | "him"
            | "his"
            | "she"
            | "her"
            | "it"
            | "its"
            | "they"
            | "them"
            | "their"
            | "who"
            | "which"
            | "that"
            | "this"
            | "these"
            | "those"
            | "one"
            | "myself"
            | "themselves"
    )
}

fn subject(syn: &Syntax, frame: &Frame) -> String {
    let found = frame.surface_subject().or_else(|| frame.argument(Role::Subject).filter(|_| !frame.passive));
    match found {
        // "Fighting in the town has left": a clause as it stands.
        Some(argument) if matches!(syn.relation(argument.head), Deprel::Csubj | Deprel::CsubjPass) => {
            phrase::text(syn, &phrase::clause(syn, argument.head, frame.site.top()))
        }
        Some(argument) => name(syn, frame, argument.head),
        None => String::new(),
    }
}

fn verbal(syn: &Syntax, frame: &Frame) -> Vec<Triple> {
    let subject = subject(syn, frame);
    let event = phrase::text(syn, &event_words(syn, frame));
    let with_object = spread(syn, frame, &subject, &event, |argument| argument.link != Link::Subject);
    if frame.rule == "state/there" {
        return vec![Triple { subject: String::new(), event, object: Some(subject) }];
    }
    if !with_object.is_empty() {
        return with_object;
    }
    vec![Triple { subject, event, object: None }]
}

/// One triple for each object-like argument that `wanted` lets through.
fn spread(syn: &Syntax, frame: &Frame, subject: &str, event: &str, wanted: impl Fn(&Argument) -> bool) -> Vec<Triple> {
    let direct = frame.arguments.iter().find(|argument| argument.link == Link::Direct && argument.role == Role::Object);
    let addressed =
        frame.arguments.iter().find(|argument| argument.link == Link::Direct && argument.role == Role::Recipient);
    // "called on the firms to follow"
    let called_on =
        frame.arguments.iter().find(|argument| argument.link == Link::Oblique && argument.role == Role::Recipient);
    let mut triples = Vec::new();
    let inner =
        |argument: &Argument| frame.arguments.iter().any(|place| wanted(place) && lies_in(syn, place, argument));
    let shown = |argument: &&Argument| {
        wanted(argument) && is_object_like(argument) && !passes_on(syn, frame, argument) && !inner(argument)
    };
    for argument in frame.arguments.iter().filter(shown) {
        let mut parts = vec![event.to_owned()];
        let between = match (argument.link, argument.role) {
            (Link::Clause, _) => addressed
                .or(direct.filter(|direct| direct.head < argument.head))
                .or(called_on.filter(|called| called.head < argument.head)),
            (Link::Oblique, _) => direct.or(addressed).filter(|between| between.head < argument.head),
            _ => None,
        };
        if let (Link::Direct, Role::Recipient, Some(direct)) = (argument.link, argument.role, direct) {
            parts.push(short_name(syn, frame, direct.head));
            parts.push("to".to_owned());
        }
        if let Some(between) = between.filter(|between| between.head != argument.head) {
            if between.link == Link::Oblique {
                parts.push(phrase::text(syn, &between.preposition).to_lowercase());
            }
            parts.push(short_name(syn, frame, between.head));
        }
        parts.push(phrase::text(syn, &argument.preposition).to_lowercase());
        parts.retain(|part| !part.is_empty());
        let object = match argument.link {
            Link::Clause => phrase::text(syn, &phrase::clause(syn, argument.head, frame.site.top())),
            _ => name(syn, frame, argument.head),
        };
        let around = frame.arguments.iter().find(|place| wanted(place) && lies_in(syn, argument, place));
        let object = match around {
            Some(place) => {
                let leads = phrase::text(syn, &place.preposition);
                format!("{object} {leads} {}", name(syn, frame, place.head))
            }
            None => object,
        };
        triples.push((
            rank(argument),
            Triple { subject: subject.to_owned(), event: parts.join(" "), object: Some(object) },
        ));
    }
    triples.sort_by_key(|(rank, _)| *rank);
    triples.into_iter().map(|(_, triple)| triple).collect()
}

/// "flown to a laboratory **in Woomera**": the second place right behind the first says where the first is.
fn lies_in(syn: &Syntax, place: &Argument, around: &Argument) -> bool {
    let local = place.link == Link::Oblique && matches!(place.role, Role::Place | Role::Destination | Role::Origin);
    let leads = around.preposition.first().filter(|_| around.link == Link::Oblique && around.role == Role::Place);
    let thing = syn.upos(place.head) != Upos::Pron;
    let Some(leads) = leads.filter(|leads| local && thing && place.head < **leads) else { return false };
    let end = phrase::noun_phrase(syn, place.head, None).last().copied().unwrap_or(place.head);
    syn.lower(*leads) == "in" && end.0 + 1 == leads.0
}

/// "was quoted **by the agency** as saying": who passes words on says nothing in them.
fn passes_on(syn: &Syntax, frame: &Frame, argument: &Argument) -> bool {
    let outer = syn.head(argument.head).filter(|head| *head != frame.site.trigger);
    site::is_quoted(syn, frame.site.trigger)
        && argument.role == Role::Other
        && outer.is_some_and(|outer| frame.site.chain().any(|tok| tok == outer))
}

/// The verb's own object comes first, then what is said, then the rest in order of the text.
fn rank(argument: &Argument) -> u8 {
    match (argument.link, argument.role) {
        (Link::Direct, Role::Object) => 0,
        (_, Role::Subject) => 1,
        (Link::Clause, _) => 2,
        (Link::Direct, _) => 3,
        (_, Role::Object) => 4,
        _ => 5,
    }
}

fn is_object_like(argument: &Argument) -> bool {
    match argument.link {
        Link::Clause => matches!(argument.role, Role::Content | Role::Subject),
        Link::Subject | Link::Inside => false,
        _ => !matches!(argument.role, Role::Time),
    }
}

/// A phrase cut down to its core, to stand inside an event phrase.
fn short_name(syn: &Syntax, frame: &Frame, head: TokenId) -> String {
    if syn.upos(head) == Upos::Pron {
        return name(syn, frame, head);
    }
    phrase::text(syn, &phrase::core(syn, head))
}

/// The words of a verb's event phrase, in order of the text.
pub(super) fn event_words(syn: &Syntax, frame: &Frame) -> Vec<TokenId> {
    let mut words = Vec::new();
    for tok in frame.site.chain() {
        verb_words(syn, tok, &mut words);
    }
    let (top, trigger) = (frame.site.top(), frame.site.trigger);
    if let Some(first) = syn.head(trigger).filter(|_| top != trigger && syn.relation(trigger) == Deprel::Conj) {
        // "seeking to buy and close": the second infinitive has no "to" of its own.
        words.extend(syn.children_by(first, &[Deprel::Mark]).filter(|mark| syn.lower(*mark) == "to"));
    }
    if let Some(first) = syn.head(top).filter(|_| syn.relation(top) == Deprel::Conj) {
        shared_auxiliaries(syn, first, top, &mut words);
    }
    words.sort_unstable();
    words.dedup();
    words
}

fn verb_words(syn: &Syntax, tok: TokenId, words: &mut Vec<TokenId>) {
    words.push(tok);
    let outer = syn.has(tok, &[Deprel::NsubjOuter]) || (syn.is_verb(tok) && syn.has(tok, &[Deprel::Cop]));
    let own_subject = syn.child(tok, &[Deprel::Nsubj, Deprel::NsubjPass]);
    for &child in syn.children(tok) {
        // "The problem is that prices are rising": the copula stands over the whole clause.
        if outer && own_subject.is_some_and(|subject| child < subject) {
            continue;
        }
        let relation = syn.relation(child);
        let auxiliary = matches!(relation, Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::CompoundPrt);
        // "in addition to driving": a preposition.
        let to = relation == Deprel::Mark && syn.lower(child) == "to" && !is_gerund(syn, tok);
        let there = relation == Deprel::Expl && syn.lower(child) == "there";
        let quoted =
            syn.lower(child) == "as" && matches!(relation, Deprel::Mark | Deprel::Case) && site::is_quoted(syn, tok);
        let yet = super::governor::yet(syn.doc, tok) == Some(child) && syn.lemma(tok) == "have";
        if auxiliary
            || yet
            || quoted
            || to
            || there
            || phrase::is_negation(syn, child)
            || is_restriction(syn, tok, child)
            || is_complement(syn, tok, child)
            || is_set_object(syn, tok, child)
            || is_direction(syn, tok, child)
            || is_reflexive(syn, tok, child)
        {
            words.push(child);
        }
    }
}

/// "to **driving**": not "to be driving".
fn is_gerund(syn: &Syntax, tok: TokenId) -> bool {
    syn.xpos(tok) == Xpos::Vbg && syn.lower(tok) != syn.lemma(tok) && !syn.has(tok, &[Deprel::Aux, Deprel::Cop])
}

/// "made **clear**".
fn is_complement(syn: &Syntax, tok: TokenId, child: TokenId) -> bool {
    syn.relation(child) == Deprel::Xcomp
        && syn.upos(child) == Upos::Adj
        && syn.lemma(child) != "worth"
        && child > tok
        && syn.children(child).is_empty()
}

/// "went **down**": a verb of motion or change says little without it.
fn is_direction(syn: &Syntax, tok: TokenId, child: TokenId) -> bool {
    // "bring the troops home": the object may stand between.
    let inside = |at: u32| {
        let mut top = TokenId(at);
        for _ in 0..20 {
            match syn.head(top).filter(|head| *head != tok) {
                Some(head) => top = head,
                None => break,
            }
        }
        syn.relation(top) == Deprel::Obj || is_way(syn, top)
    };
    syn.is_verb(tok)
        && is_way(syn, child)
        && child > tok
        && syn.relation(child) == Deprel::Advmod
        && syn.children(child).is_empty()
        && (tok.0 + 1..child.0).all(inside)
}

/// "**nearly** fell", "**rarely** visits": without such a word the claim would say something else.
fn is_restriction(syn: &Syntax, tok: TokenId, child: TokenId) -> bool {
    let restricts = matches!(
        syn.lower(child).as_str(),
        "nearly"
            | "almost"
            | "hardly"
            | "rarely"
            | "seldom"
            | "barely"
            | "scarcely"
            | "easily"
            | "partly"
            | "partially"
    );
    restricts && child < tok && syn.relation(child) == Deprel::Advmod && syn.children(child).is_empty()
}

fn is_way(syn: &Syntax, tok: TokenId) -> bool {
    const WAYS: &[&str] = &[
        "down", "up", "out", "back", "away", "home", "abroad", "forward", "ahead", "off", "over", "together", "apart",
        "aside",
    ];
    WAYS.contains(&syn.lower(tok).as_str())
}

/// "defend **itself**".
fn is_reflexive(syn: &Syntax, tok: TokenId, child: TokenId) -> bool {
    let form = syn.lower(child);
    syn.relation(child) == Deprel::Obj
        && child > tok
        && syn.upos(child) == Upos::Pron
        && (form.ends_with("self") || form.ends_with("selves"))
}

/// "took **place**".
fn is_set_object(syn: &Syntax, tok: TokenId, child: TokenId) -> bool {
    syn.relation(child) == Deprel::Obj
        && syn.lemma(tok) == "take"
        && syn.lemma(child) == "place"
        && syn.children(child).is_empty()
}

/// "has met and **signed**": the auxiliaries of the first verb hold for the second where its form is the same.
fn shared_auxiliaries(syn: &Syntax, first: TokenId, top: TokenId, words: &mut Vec<TokenId>) {
    let own = syn.has(top, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop, Deprel::Nsubj, Deprel::NsubjPass]);
    // "will begin in July and **be completed** by May"
    if let Some(modal) = VerbGroup::of(syn.doc, top).modal.filter(|modal| syn.head(*modal) == Some(first)) {
        words.push(modal);
    }
    if own || syn.xpos(first) != syn.xpos(top) || !syn.is_verb(top) {
        return;
    }
    words.extend(syn.children_by(first, &[Deprel::Aux, Deprel::AuxPass]).filter(|tok| *tok < first));
    words.extend(syn.children(first).iter().copied().filter(|tok| phrase::is_negation(syn, *tok) && *tok < first));
}

fn state(syn: &Syntax, frame: &Frame) -> Vec<Triple> {
    let trigger = frame.site.trigger;
    let mut words = event_words(syn, frame);
    words.retain(|tok| *tok != trigger);
    let preposition = syn.prepositions(trigger);
    let mut event = phrase::text(syn, &words);
    if !preposition.is_empty() {
        event = format!("{event} {}", phrase::text(syn, &preposition));
    }
    let subject = subject(syn, frame);
    if let Some(related) = site::related(syn, trigger) {
        // "is in line with the plan": noun and prepositions say how the two stand to each other.
        let words = [vec![trigger], syn.prepositions(related)].concat();
        let event = format!("{event} {}", phrase::text(syn, &words));
        return vec![Triple { subject, event, object: Some(name(syn, frame, related)) }];
    }
    let object = phrase::text(syn, &phrase::predicate(syn, trigger));
    vec![Triple { subject, event, object: Some(object) }]
}

fn nominal(syn: &Syntax, frame: &Frame) -> Vec<Triple> {
    let verbs: Vec<TokenId> = frame.site.chain().filter(|tok| !syn.is_noun(*tok)).collect();
    let noun = frame.site.chain().find(|tok| syn.is_noun(*tok)).unwrap_or(frame.site.trigger);
    match verbs.iter().find(|verb| syn.head(noun) == Some(**verb)) {
        Some(verb) if matches!(syn.relation(noun), Deprel::Nsubj | Deprel::NsubjPass) => {
            told_of_noun(syn, frame, noun, *verb)
        }
        Some(_) => light(syn, frame, &verbs, noun),
        None => bare_nominal(syn, frame, noun),
    }
}

/// "The attack was carried out by rebels", "the talks took place in Geneva": the noun is the subject.
fn told_of_noun(syn: &Syntax, frame: &Frame, noun: TokenId, verb: TokenId) -> Vec<Triple> {
    if syn.has(verb, &[Deprel::Expl]) {
        return light(syn, frame, &[verb], noun);
    }
    let subject = phrase::text(syn, &phrase::noun_phrase(syn, noun, None));
    let mut words = Vec::new();
    for tok in frame.site.chain().filter(|tok| !syn.is_noun(*tok)) {
        verb_words(syn, tok, &mut words);
    }
    words.sort_unstable();
    words.dedup();
    let event = phrase::text(syn, &words);
    let own = |argument: &Argument| argument.link == Link::Oblique && syn.head(argument.head) == Some(verb);
    let triples = spread(syn, frame, &subject, &event, own);
    if triples.is_empty() { vec![Triple { subject, event, object: None }] } else { triples }
}

/// "The rebels carried out an attack on the town": verb and noun make the event phrase.
fn light(syn: &Syntax, frame: &Frame, verbs: &[TokenId], noun: TokenId) -> Vec<Triple> {
    let mut words = Vec::new();
    verbs.iter().for_each(|verb| verb_words(syn, *verb, &mut words));
    words.sort_unstable();
    words.dedup();
    let verb = phrase::text(syn, &words);
    let there = verbs.iter().any(|verb| syn.has(*verb, &[Deprel::Expl]));
    let subject = if there { String::new() } else { subject(syn, frame) };
    let verb = match syn.preposition(noun) {
        Some(preposition) => format!("{verb} {preposition}"),
        None => verb,
    };
    let event = format!("{verb} {}", phrase::text(syn, &noun_words(syn, frame, noun, true)));
    let triples = spread(syn, frame, &subject, &event, |argument| argument.role != Role::Subject);
    if triples.is_empty() {
        let object = Some(phrase::text(syn, &phrase::noun_phrase(syn, noun, None)));
        return vec![Triple { subject, event: verb, object }];
    }
    triples
}

/// "America's assassination of the commander in Baghdad".
fn bare_nominal(syn: &Syntax, frame: &Frame, noun: TokenId) -> Vec<Triple> {
    let agent = frame.arguments.iter().find(|argument| argument.role == Role::Subject);
    let subject = agent.map(|argument| name(syn, frame, argument.head)).unwrap_or_default();
    let undergone =
        frame.arguments.iter().find(|argument| argument.role == Role::Object && argument.link == Link::Subject);
    if let Some(object) = undergone {
        let event = format!("{} of", phrase::text(syn, &noun_words(syn, frame, noun, false)));
        let whom = name(syn, frame, object.head);
        let start = format!("{event} {whom}");
        let mut triples = vec![Triple { subject: subject.clone(), event, object: Some(whom) }];
        triples.extend(spread(syn, frame, &subject, &start, |argument| argument.role != Role::Subject));
        return triples;
    }
    let event = phrase::text(syn, &noun_words(syn, frame, noun, false));
    let mut triples = spread(syn, frame, &subject, &event, |argument| argument.role != Role::Subject);
    let object =
        frame.arguments.iter().find(|argument| argument.role == Role::Object && argument.link == Link::Oblique);
    if let Some(object) = object {
        let start =
            format!("{event} {} {}", phrase::text(syn, &object.preposition), short_name(syn, frame, object.head));
        triples = nested(syn, frame, &subject, &event, &start, object);
    }
    if triples.is_empty() { vec![Triple { subject, event, object: None }] } else { triples }
}

/// The object first; what comes after it in the text is led to by noun and object together.
fn nested(syn: &Syntax, frame: &Frame, subject: &str, event: &str, start: &str, object: &Argument) -> Vec<Triple> {
    let mut triples = spread(syn, frame, subject, event, |argument| argument.head == object.head);
    let others = |argument: &Argument| argument.role != Role::Subject && argument.head != object.head;
    triples.extend(spread(syn, frame, subject, event, |argument| others(argument) && argument.head < object.head));
    triples.extend(spread(syn, frame, subject, start, |argument| others(argument) && argument.head > object.head));
    triples
}

/// An event noun with what stands before it and is neither its subject nor a time; with or without determiner.
fn noun_words(syn: &Syntax, frame: &Frame, noun: TokenId, determiner: bool) -> Vec<TokenId> {
    let taken = |tok: TokenId| {
        let inside = |argument: &Argument| argument.head == tok || syn.head(argument.head) == Some(tok);
        let agent = frame
            .arguments
            .iter()
            .any(|argument| argument.link == Link::Inside && argument.role == Role::Subject && inside(argument));
        let possessor = syn.relation(tok) == Deprel::NmodPoss && !determiner;
        let article = !determiner && matches!(syn.relation(tok), Deprel::Det | Deprel::DetPredet);
        agent && !determiner || possessor || article || (syn.timex(tok).is_some() && !determiner)
    };
    let last = frame.site.trigger.max(noun);
    let words = phrase::core(syn, noun);
    let dropped: Vec<TokenId> =
        words.iter().copied().filter(|tok| taken(*tok)).flat_map(|tok| syn.under(tok, &|_| false)).collect();
    let mut kept: Vec<TokenId> = words.into_iter().filter(|tok| !dropped.contains(tok)).collect();
    if last > noun {
        // "a series of attacks": up to the trigger.
        let tail = (noun.0 + 1..=last.0).map(TokenId).filter(|tok| !kept.contains(tok)).collect::<Vec<_>>();
        kept.extend(tail);
    }
    if kept.is_empty() { vec![noun] } else { kept }
}
