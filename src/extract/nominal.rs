//! Who takes part in the event of a noun: "America's assassination of the commander in Baghdad".

use super::frame::{Argument, Frame, Link};
use super::site::{self, Site};
use super::subject::{self, Way};
use super::syntax::Syntax;
use super::words::{self, EventNoun};
use super::{participants, place, quantity, timing};
use crate::document::{Deprel, EntityKind, Role, TokenId, Upos, Xpos};

/// Nouns whose possessor undergoes them: "the minister's arrest".
const UNDERGONE: &[&str] = &[
    "arrest",
    "assassination",
    "murder",
    "killing",
    "appointment",
    "dismissal",
    "impeachment",
    "election",
    "reelection",
    "re-election",
    "execution",
    "conviction",
    "detention",
    "removal",
    "nomination",
    "inauguration",
    "sentencing",
    "imprisonment",
    "deportation",
    "extradition",
    "expulsion",
    "ouster",
    "sacking",
    "overthrow",
    "kidnapping",
    "abduction",
    "capture",
    "release",
    "rescue",
    "burial",
    "funeral",
    "hanging",
    "lynching",
    "beheading",
    "construction",
    "destruction",
    "demolition",
    "collapse",
    "closure",
    "trial",
    "prosecution",
    "indictment",
    "acquittal",
    "torture",
    "poisoning",
    "slaying",
    "toppling",
    "promotion",
    "demotion",
];

/// Nouns whose possessor undergoes them where it is a thing: "the film's release", but "the company's release".
const UNDERGONE_BY_THINGS: &[&str] = &[
    "launch",
    "release",
    "introduction",
    "publication",
    "sale",
    "purchase",
    "cancellation",
    "postponement",
    "suspension",
    "approval",
    "rejection",
    "adoption",
    "implementation",
    "completion",
    "opening",
    "delivery",
    "repair",
    "restoration",
    "renovation",
    "discovery",
    "theft",
    "seizure",
    "recovery",
];

/// Compounds that say with what: "drone strike".
const MEANS: &[&str] = &[
    "drone",
    "missile",
    "rocket",
    "bomb",
    "air",
    "knife",
    "gun",
    "mortar",
    "artillery",
    "car",
    "truck",
    "suicide",
    "chemical",
    "gas",
    "grenade",
    "machete",
    "acid",
    "arson",
    "cyber",
    "hacking",
    "tank",
    "phone",
    "telephone",
    "video",
    "ground",
];

/// Event nouns whose compound name says where: "the Iraq war".
const LOCATED: &[&str] = &[
    "war",
    "conflict",
    "crisis",
    "earthquake",
    "quake",
    "flood",
    "flooding",
    "insurgency",
    "massacre",
    "unrest",
    "violence",
    "tsunami",
    "summit",
    "conference",
    "wildfire",
    "fire",
    "landslide",
];

/// The frame of an event noun, with what its light verbs add.
pub(super) fn frame(syn: &Syntax, site: &Site, noun: EventNoun) -> Frame {
    let mut arguments = Vec::new();
    let way = verbal_arguments(syn, site, &mut arguments);
    for top in nominal_tops(syn, site) {
        for &child in syn.children(top) {
            if site.chain().any(|tok| tok == child) || site::hyphenated(syn, top) == Some(child) {
                continue;
            }
            if let Some(argument) = argument(syn, site, noun, top, child) {
                arguments.push(argument);
            }
        }
    }
    if let Some(head) = headed(syn, site) {
        arguments.push(Argument { role: Role::Subject, head, preposition: Vec::new(), link: Link::Subject });
    }
    resolve_possessor(syn, site, &mut arguments);
    of_another(syn, noun, &mut arguments);
    arguments.retain(|argument| argument.head != site.trigger);
    arguments.sort_by_key(|argument| (argument.link != Link::Subject, argument.head));
    arguments.dedup_by_key(|argument| (argument.head, argument.role));
    let rule = rule(&arguments, way);
    Frame { timexes: timing::attached(syn, site), site: site.clone(), arguments, passive: false, way, rule }
}

/// "Finance minister **on** leave", "Bank **under** investigation": a headline without a verb says of its first noun what it is in.
fn headed(syn: &Syntax, site: &Site) -> Option<TokenId> {
    let noun = site.top();
    let sentence = syn.doc.sentence(syn.token(noun).sentence);
    let is_headline = syn.token(noun).sentence.index() == 0
        && !syn.doc.text(sentence.span).trim_end().ends_with(['.', '!', '?'])
        && !sentence.tokens().any(|tok| syn.is_verb(tok) || syn.upos(tok) == Upos::Aux);
    let inside = syn.relation(noun) == Deprel::Nmod
        && matches!(syn.preposition(noun).as_deref(), Some("on" | "under"))
        && !syn.has(noun, &[Deprel::Det, Deprel::NmodPoss]);
    let above = || {
        let mut at = syn.head(noun)?;
        while matches!(syn.relation(at), Deprel::Flat | Deprel::Appos | Deprel::Compound) {
            at = syn.head(at)?;
        }
        (syn.relation(at) == Deprel::Root).then_some(at)
    };
    (is_headline && inside).then(above).flatten().filter(|head| syn.is_noun(*head))
}

/// The nouns of the site's chain: the trigger and what wraps it.
fn nominal_tops<'s>(syn: &'s Syntax, site: &'s Site) -> impl Iterator<Item = TokenId> + 's {
    site.chain().filter(|tok| syn.is_noun(*tok))
}

/// Subject and circumstances from the verbs folded into the noun; the outermost that has a subject gives it.
fn verbal_arguments(syn: &Syntax, site: &Site, arguments: &mut Vec<Argument>) -> Option<Way> {
    let mut way = None;
    for governor in site.governors.iter().map(|governor| governor.token).filter(|tok| !syn.is_noun(*tok)) {
        let inside = |tok: TokenId| site.chain().any(|other| other == tok);
        let found = subject::find(syn, governor).filter(|(head, _)| way.is_none() && !inside(*head));
        if let Some((head, found)) = found {
            arguments.push(Argument { role: Role::Subject, head, preposition: Vec::new(), link: Link::Subject });
            way = Some(found);
        }
        for child in
            syn.children_by(governor, &[Deprel::Obl, Deprel::OblAgent, Deprel::OblUnmarked]).filter(|tok| !inside(*tok))
        {
            if let Some((role, link)) = circumstance(syn, site, governor, child) {
                arguments.push(Argument {
                    role,
                    head: subject::antecedent(syn, child),
                    preposition: syn.prepositions(child),
                    link,
                });
            }
        }
        for child in syn.children_by(governor, &[Deprel::Advcl]).filter(|tok| !inside(*tok)) {
            let infinitive = syn.children_by(child, &[Deprel::Mark]).any(|mark| syn.lower(mark) == "to");
            if infinitive {
                arguments.push(Argument {
                    role: Role::Purpose,
                    head: child,
                    preposition: Vec::new(),
                    link: Link::Clause,
                });
            }
        }
    }
    way
}

fn circumstance(syn: &Syntax, site: &Site, governor: TokenId, child: TokenId) -> Option<(Role, Link)> {
    let name = syn.preposition(child).unwrap_or_default();
    if syn.timex(child).is_some() {
        return Some((Role::Time, Link::Oblique));
    }
    if name.is_empty() || name == "according to" || name == "as per" {
        return None;
    }
    if name == "by" && syn.is_passive(governor) && !syn.is_verb(child) {
        return Some((Role::Subject, Link::Oblique));
    }
    Some((part(syn, &site::noun_lemma(syn, site.trigger), child, &name), Link::Oblique))
}

fn part(syn: &Syntax, lemma: &str, child: TokenId, name: &str) -> Role {
    let counted = || {
        participants::is_amount(syn, child) || syn.has(child, &[Deprel::Amod]) && quantity::is_unit(syn.lemma(child))
    };
    match words::role_by_preposition(lemma, name, true) {
        // "a vote by a wide margin"
        Some(Role::Subject) if name == "by" && counted() => Role::Other,
        Some(Role::Place) if !place::is_place(syn, child, name) => Role::Other,
        Some(role) => role,
        None => Role::Other,
    }
}

fn argument(syn: &Syntax, site: &Site, noun: EventNoun, top: TokenId, child: TokenId) -> Option<Argument> {
    let (role, link) = match syn.relation(child) {
        Deprel::NmodPoss if syn.timex(child).is_some() => (Role::Time, Link::Inside),
        Deprel::NmodPoss => (Role::Subject, Link::Subject),
        Deprel::Nmod | Deprel::NmodUnmarked => modifier(syn, site, noun, child)?,
        Deprel::Compound | Deprel::NmodDesc => (compound(syn, site.trigger, noun, child)?, Link::Inside),
        Deprel::Amod => return adjective(syn, child),
        Deprel::Acl if top == site.trigger || syn.is_noun(top) => (content(syn, child)?, Link::Clause),
        _ => return None,
    };
    let preposition = if link == Link::Oblique { syn.prepositions(child) } else { Vec::new() };
    Some(Argument { role, head: subject::antecedent(syn, child), preposition, link })
}

/// "a decision to withdraw": what the noun is about.
fn content(syn: &Syntax, child: TokenId) -> Option<Role> {
    let infinitive =
        syn.children_by(child, &[Deprel::Mark]).any(|mark| matches!(syn.lower(mark).as_str(), "to" | "that"));
    infinitive.then_some(Role::Content)
}

fn modifier(syn: &Syntax, site: &Site, noun: EventNoun, child: TokenId) -> Option<(Role, Link)> {
    if syn.timex(child).is_some() {
        return Some((Role::Time, Link::Oblique));
    }
    let name = syn.preposition(child)?;
    // "an attack of this kind" and the wrapped noun of "a series of attacks" name nobody who takes part.
    if name == "of"
        && matches!(
            syn.lemma(child),
            "kind"
                | "type"
                | "sort"
                | "nature"
                | "age"
                | "scale"
                | "magnitude"
                | "size"
                | "strength"
                | "intensity"
                | "category"
                | "proportion"
        )
    {
        return None;
    }
    // "an attack from Peru", "a warning from the minister": who is able to does it.
    let from = name == "from" && can_act(syn, child) && does_from(&site::noun_lemma(syn, site.trigger));
    let role = if from {
        Role::Subject
    } else if name == "of" && noun.of == Role::Subject && participants::is_amount(syn, child) {
        // "a loss of 210 million euros"
        Role::Other
    } else if name == "of" {
        noun.of
    } else {
        part(syn, &site::noun_lemma(syn, site.trigger), child, &name)
    };
    Some((role, Link::Oblique))
}

/// Nouns of what comes from whoever does it.
fn does_from(lemma: &str) -> bool {
    matches!(
        lemma,
        "attack"
            | "strike"
            | "warning"
            | "threat"
            | "statement"
            | "criticism"
            | "pressure"
            | "opposition"
            | "support"
            | "complaint"
            | "demand"
            | "call"
            | "invitation"
            | "response"
            | "reaction"
            | "request"
            | "appeal"
            | "protest"
            | "aid"
            | "donation"
            | "praise"
            | "condemnation"
    )
}

fn compound(syn: &Syntax, trigger: TokenId, noun: EventNoun, child: TokenId) -> Option<Role> {
    let located = LOCATED.contains(&syn.lemma(trigger));
    match syn.entity(child).map(|entity| syn.doc.entities[entity.index()].kind) {
        Some(EntityKind::Place) => return Some(Role::Place),
        Some(EntityKind::Country) if located => return Some(Role::Place),
        Some(EntityKind::Country | EntityKind::Person | EntityKind::Organization) => return Some(Role::Subject),
        _ => {}
    }
    if MEANS.contains(&syn.lower(child).as_str()) {
        return Some(Role::Instrument);
    }
    match syn.upos(child) {
        Upos::Propn if located => Some(Role::Place),
        Upos::Propn => Some(Role::Subject),
        Upos::Noun if noun.of == Role::Object && noun.strong => Some(Role::Object),
        _ => None,
    }
}

/// "the Israeli strike", "the US-led invasion".
fn adjective(syn: &Syntax, child: TokenId) -> Option<Argument> {
    let inside = |head| Some(Argument { role: Role::Subject, head, preposition: Vec::new(), link: Link::Inside });
    if matches!(syn.lower(child).as_str(), "led" | "backed" | "sponsored") {
        let leader =
            syn.child(child, &[Deprel::Compound, Deprel::Obl, Deprel::OblUnmarked, Deprel::Advmod, Deprel::Nsubj])?;
        return (syn.lower(child) == "led" && syn.is_noun(leader)).then(|| inside(leader)).flatten();
    }
    let kind = syn.entity(child).map(|entity| syn.doc.entities[entity.index()].kind);
    let capital = syn.doc.form(child).starts_with(char::is_uppercase);
    let opens = syn.doc.sentence(syn.token(child).sentence).first == child;
    let demonym = matches!(kind, Some(EntityKind::Country | EntityKind::Organization))
        || (kind.is_none() && capital && !opens && is_demonym(syn, child));
    demonym.then(|| inside(child)).flatten()
}

fn is_demonym(syn: &Syntax, tok: TokenId) -> bool {
    let form = syn.lower(tok);
    matches!(syn.xpos(tok), Xpos::Jj | Xpos::Nnp)
        && ["an", "ish", "ese", "i", "ch", "ic"].iter().any(|end| form.ends_with(end))
}

/// "Soleimani's assassination" names who undergoes it, "America's assassination of Soleimani" who does it; "since its launch"
/// is said of what was launched.
fn resolve_possessor(syn: &Syntax, site: &Site, arguments: &mut [Argument]) {
    let things = UNDERGONE_BY_THINGS.contains(&syn.lemma(site.trigger));
    let undergone = things || UNDERGONE.contains(&syn.lemma(site.trigger));
    let has_object = arguments.iter().any(|argument| argument.role == Role::Object);
    let subjects = arguments.iter().filter(|argument| argument.role == Role::Subject).count();
    if !undergone || has_object {
        return;
    }
    for argument in arguments.iter_mut() {
        let possessor = argument.link == Link::Subject
            && syn.relation(argument.head) == Deprel::NmodPoss
            && !(things && can_act(syn, argument.head) && syn.lower(argument.head) != "its");
        if things && argument.link == Link::Inside {
            continue;
        }
        if possessor || (subjects > 1 && argument.link == Link::Inside && argument.role == Role::Subject) {
            argument.role = Role::Object;
        }
    }
}

/// "the minister's request **of the bank**": beside a possessor that acts, "of" names another.
fn of_another(syn: &Syntax, noun: EventNoun, arguments: &mut [Argument]) {
    let possessor = arguments.iter().any(|argument| argument.role == Role::Subject && argument.link == Link::Subject);
    let asks = matches!(noun.verb, "request" | "demand" | "ask" | "require");
    let of = |argument: &&mut Argument| {
        argument.role == Role::Subject
            && argument.link == Link::Oblique
            && syn.preposition(argument.head).as_deref() == Some("of")
    };
    for argument in arguments.iter_mut().filter(of).filter(|_| possessor) {
        argument.role = if asks { Role::Recipient } else { Role::Object };
    }
}

/// True for persons, organisations and countries, and for pronouns of whom nothing is known.
fn can_act(syn: &Syntax, head: TokenId) -> bool {
    match syn.entity(head).map(|entity| syn.doc.entities[entity.index()].kind) {
        Some(EntityKind::Person | EntityKind::Organization | EntityKind::Country) => true,
        Some(_) => false,
        None => syn.upos(head) != Upos::Noun,
    }
}

fn rule(arguments: &[Argument], way: Option<Way>) -> &'static str {
    if way.is_some() {
        return "noun/light-verb";
    }
    let of = |link: Link| arguments.iter().any(|argument| argument.link == link);
    match () {
        _ if of(Link::Subject) => "noun/possessive",
        _ if arguments.iter().any(|argument| argument.role == Role::Object && argument.link == Link::Oblique) => {
            "noun/of"
        }
        _ if of(Link::Inside) => "noun/compound",
        _ if of(Link::Oblique) => "noun/modified",
        _ => "noun/bare",
    }
}
