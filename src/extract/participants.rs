//! Who takes part in the event of a verb, and in which part. Active and passive agree.

use super::frame::{Argument, Frame, Link};
use super::site::{self, Kind, Site, is_relative, relative_clause};
use super::subject::{self, Way};
use super::syntax::Syntax;
use super::words;
use super::{place, quantity, timing};
use crate::document::{Deprel, EntityKind, Role, TimexKind, TokenId, Upos, Xpos};
use crate::speech;

/// Antecedents of a relative clause that has no gap for them: "the day he left", "the reason they came".
const NO_GAP: &[&str] =
    &["day", "time", "year", "month", "week", "moment", "way", "reason", "night", "morning", "date", "place", "fact"];

/// Relations that say nothing of who takes part: attribution is not a part in the event.
const ATTRIBUTION: &[&str] = &["according to", "as per", "per", "in accordance with"];

/// Nouns that are the middle of a preposition: "in favour of", "in line with", "in terms of".
#[rustfmt::skip]
const EMPTY_HEADS: &[&str] = &[
    "favour", "favor", "line", "contravention", "term", "word", "order", "accordance", "light", "view", "spite",
    "regard", "respect", "connection", "fact", "general", "particular", "addition", "way", "case", "behalf", "means",
    "virtue", "extent", "instead", "least", "first", "last", "once", "time", "all", "turn", "return", "response",
    "honor", "honour", "advance", "average", "search", "support", "charge", "need", "detail", "public", "private",
    "instance", "example", "good",
];

/// Marks that lead from a verb to what it is about: "accused **of** stealing".
const LEADING_MARKS: &[&str] = &["of", "for", "from", "about", "with", "on", "against", "at"];

/// Prepositions that date an event by another.
const TEMPORAL: &[&str] = &[
    "after",
    "before",
    "during",
    "following",
    "since",
    "until",
    "till",
    "amid",
    "ahead of",
    "prior to",
    "pending",
    "upon",
    "by",
    "within",
];

/// The frame of a verb or a predicate.
pub(super) fn frame(syn: &Syntax, site: &Site) -> Frame {
    let trigger = site.trigger;
    let passive = site.kind == Kind::Verb && is_passive(syn, site);
    let mut arguments = Vec::new();
    let found = subject::find(syn, site.top())
        .or_else(|| governed_subject(syn, site))
        .or_else(|| clausal_subject(syn, site).map(|head| (head, Way::Own)));
    if let Some((head, _)) = found.filter(|(head, _)| !stands_for_clause(syn, trigger, *head)) {
        arguments.push(Argument {
            role: subject_role(syn, trigger, passive),
            head,
            preposition: Vec::new(),
            link: Link::Subject,
        });
    }
    for tok in site.chain() {
        collect(syn, site, tok, passive, &mut arguments);
    }
    gap(syn, site, &mut arguments);
    if let Some(head) = site::related(syn, trigger).filter(|_| site.kind == Kind::State) {
        let preposition = syn.prepositions(head);
        arguments.push(Argument { role: Role::Other, head, preposition, link: Link::Oblique });
    }
    shared_object(syn, site, &mut arguments);
    shared_phrases(syn, site, &mut arguments);
    spoken_content(syn, trigger, &mut arguments);
    // a relative pronoun whose noun was not found says nothing
    let bare = |tok| is_relative(syn, tok) && matches!(syn.lower(tok).as_str(), "which" | "that" | "whom");
    // "meet this **coming** Sunday": no content
    let timed = |argument: &Argument| argument.link == Link::Clause && syn.timex(argument.head).is_some();
    // "pulled out in 2016, a decision it regretted": what a comma parts calls the deed something
    let called = |argument: &Argument| {
        let deed =
            matches!(syn.lemma(argument.head), "decision" | "move" | "step" | "feat" | "figure" | "sign" | "charge");
        argument.role == Role::Object && deed && argument.head > trigger && follows_comma(syn, argument.head)
    };
    // "told them that it would grow 2 percent, half the rate forecast"
    let told = arguments.iter().find(|argument| matches!(argument.role, Role::Content | Role::Object));
    let told = told.map(|argument| argument.head);
    let late = |argument: &Argument| {
        let behind = told.is_some_and(|told| argument.head > told && told > trigger);
        argument.role == Role::Object && behind && follows_comma(syn, argument.head)
    };
    arguments.retain(|argument| {
        argument.head != trigger && !bare(argument.head) && !timed(argument) && !called(argument) && !late(argument)
    });
    arguments.sort_by_key(|argument| (argument.link != Link::Subject, argument.head));
    arguments.dedup_by_key(|argument| (argument.head, argument.role));
    if words::is_giving(syn.lemma(trigger)) {
        first_of_two_objects(&mut arguments);
    }
    let way = found.map(|(_, way)| way);
    Frame {
        timexes: timing::attached(syn, site),
        rule: rule(syn, site, passive, way),
        site: site.clone(),
        arguments,
        passive,
        way,
    }
}

/// "**It** was found that they had left": the clause is what was found.
fn stands_for_clause(syn: &Syntax, trigger: TokenId, subject: TokenId) -> bool {
    const OPENERS: [&str; 7] = ["that", "whether", "how", "why", "when", "where", "what"];
    let clause = || {
        syn.children_by(trigger, &[Deprel::Ccomp, Deprel::Csubj, Deprel::CsubjPass]).any(|clause| {
            let opens = |tok: &TokenId| *tok < clause && OPENERS.contains(&syn.lower(*tok).as_str());
            clause > trigger && syn.children(clause).iter().any(opens)
        })
    };
    let shows = matches!(syn.lemma(trigger), "emerge" | "transpire" | "appear" | "seem" | "happen" | "follow");
    syn.lower(subject) == "it" && (shows || syn.is_passive(trigger)) && clause()
}

/// "gave the troops a medal": the first of two objects receives.
fn first_of_two_objects(arguments: &mut [Argument]) {
    let objects: Vec<usize> = (0..arguments.len())
        .filter(|at| arguments[*at].link == Link::Direct && arguments[*at].role == Role::Object)
        .collect();
    if let [first, _] = objects[..] {
        arguments[first].role = Role::Recipient;
    }
}

fn is_passive(syn: &Syntax, site: &Site) -> bool {
    let trigger = site.trigger;
    if syn.is_passive(trigger) {
        return true;
    }
    // "was arrested and charged": the auxiliary stands with the first verb only.
    let first = syn.head(trigger).filter(|_| syn.relation(trigger) == Deprel::Conj);
    first.is_some_and(|first| {
        syn.xpos(trigger) == Xpos::Vbn
            && syn.xpos(first) == Xpos::Vbn
            && !syn.has(trigger, &[Deprel::Nsubj, Deprel::Aux])
            && syn.is_passive(first)
    })
}

/// "**Fighting in the town** has left many homeless": the clause is what does it.
fn clausal_subject(syn: &Syntax, site: &Site) -> Option<TokenId> {
    let top = site.top();
    let empty = syn.has(top, &[Deprel::Expl]);
    syn.child(top, &[Deprel::Csubj]).filter(|clause| !empty && *clause < top && syn.xpos(*clause) == Xpos::Vbg)
}

/// A parser may hang the subject on an inner word of the chain.
fn governed_subject(syn: &Syntax, site: &Site) -> Option<(TokenId, Way)> {
    site.chain().find_map(|tok| syn.child(tok, subject::SUBJECT)).map(|tok| (subject::antecedent(syn, tok), Way::Own))
}

fn subject_role(syn: &Syntax, trigger: TokenId, passive: bool) -> Role {
    if !passive {
        return Role::Subject;
    }
    let told = words::is_addressing(syn.lemma(trigger)) && syn.has(trigger, &[Deprel::Ccomp, Deprel::Xcomp]);
    if syn.has(trigger, &[Deprel::Obj]) || told { Role::Recipient } else { Role::Object }
}

fn collect(syn: &Syntax, site: &Site, tok: TokenId, passive: bool, arguments: &mut Vec<Argument>) {
    let trigger = site.trigger;
    let first = syn.head(trigger).filter(|_| syn.relation(trigger) == Deprel::Conj);
    for &child in syn.children(tok) {
        // The first of two infinitives under one governor is no part of the second.
        if site.chain().any(|other| other == child) || (tok != trigger && first == Some(child)) {
            continue;
        }
        let link = match syn.relation(child) {
            Deprel::Obj | Deprel::Iobj => Link::Direct,
            Deprel::Obl | Deprel::OblAgent | Deprel::OblUnmarked => Link::Oblique,
            Deprel::Ccomp | Deprel::Xcomp | Deprel::Advcl | Deprel::CsubjPass => Link::Clause,
            _ => continue,
        };
        let found = match link {
            Link::Direct => direct(syn, trigger, child),
            Link::Oblique => oblique(syn, trigger, child, passive),
            _ => clause(syn, trigger, child),
        };
        // "was quoted by the agency as saying": the agency passes on what another says.
        let passed_on = link == Link::Oblique && tok != trigger && syn.is_passive(tok);
        let found = found.map(|(role, words)| {
            if passed_on && syn.preposition(child).as_deref() == Some("by") {
                (Role::Other, words)
            } else {
                (role, words)
            }
        });
        if let Some((inner, preposition)) = inner_of(syn, child).filter(|_| link == Link::Oblique) {
            let role = if syn.lemma(child) == "front" { Role::Place } else { Role::Other };
            arguments.push(Argument { role, head: subject::antecedent(syn, inner), preposition, link });
        }
        // "last night on the presidential jet": the place hangs on the time and belongs to the event.
        // "after years of drug abuse", "two days into the strike": what these lead to fills the time
        if link == Link::Oblique && syn.timex(child).is_some() {
            let fills = |inner: TokenId| {
                is_length(syn, child) && matches!(syn.preposition(inner).as_deref(), Some("of" | "into" | "to"))
            };
            let inside = syn.children_by(child, &[Deprel::Nmod]);
            for inner in inside.filter(|inner| syn.timex(*inner).is_none() && !fills(*inner)) {
                if let Some((role, preposition)) =
                    oblique(syn, trigger, inner, passive).filter(|(_, words)| !words.is_empty())
                {
                    arguments.push(Argument { role, head: inner, preposition, link });
                }
            }
        }
        if let Some((role, preposition)) = found {
            let link = if link == Link::Clause && !syn.is_verb(child) && matches!(role, Role::Other | Role::Object) {
                Link::Oblique
            } else {
                link
            };
            arguments.push(Argument { role, head: subject::antecedent(syn, child), preposition, link });
        }
    }
}

/// "in front **of the station**", "in response **to the raid**": a noun between two prepositions leads with them to what it is
/// about, which takes part; the preposition is all three.
fn inner_of(syn: &Syntax, noun: TokenId) -> Option<(TokenId, Vec<TokenId>)> {
    let leads = |tok: TokenId| syn.preposition(tok);
    let (first, second) = match syn.lemma(noun) {
        "front" | "favour" | "favor" | "support" | "honor" | "honour" | "search" | "charge" | "defence" | "defense" => {
            ("in", "of")
        }
        "behalf" => ("on", "of"),
        "response" | "reaction" => ("in", "to"),
        "retaliation" | "return" | "exchange" => ("in", "for"),
        "protest" => ("in", "against"),
        _ => return None,
    };
    let bare = syn.children_by(noun, &[Deprel::Det, Deprel::Amod, Deprel::NmodPoss]).next().is_none();
    let inner =
        syn.children_by(noun, &[Deprel::Nmod]).find(|tok| *tok > noun && leads(*tok).as_deref() == Some(second))?;
    (bare && leads(noun).as_deref() == Some(first)).then(|| {
        let between = [syn.prepositions(noun), vec![noun], syn.prepositions(inner)].concat();
        (inner, between)
    })
}

fn direct(syn: &Syntax, trigger: TokenId, child: TokenId) -> Option<(Role, Vec<TokenId>)> {
    let place = syn.lemma(trigger) == "take" && syn.lemma(child) == "place" && syn.children(child).is_empty();
    // "the first time that the bank refused an offer": the verb has its object, and "that" is none.
    let second = syn.lower(child) == "that"
        && is_relative(syn, child)
        && syn.children_by(trigger, &[Deprel::Obj]).any(|other| other > trigger);
    if place || second || is_reflexive(syn, child) || is_measure_time(syn, child) {
        return None;
    }
    let addressed =
        words::is_addressing(syn.lemma(trigger)) && !syn.has(trigger, &[Deprel::Iobj]) && names_people(syn, child);
    // "sent its shares up 3 percent": how far, and what
    let moves = syn.has(trigger, &[Deprel::CompoundPrt]) || !words::is_giving(syn.lemma(trigger));
    // money is paid, not moved by: "invested US $2 billion"
    let share = |tok: TokenId| is_amount(syn, tok) && syn.upos(tok) != Upos::Sym && syn.lemma(tok) != "dollar";
    let by = |tok: TokenId| moves && share(tok) && !syn.has(tok, &[Deprel::Nmod]);
    let role = match syn.relation(child) {
        Deprel::Iobj if syn.child(trigger, &[Deprel::Obj]).is_some_and(by) => Role::Object,
        Deprel::Obj if syn.has(trigger, &[Deprel::Iobj]) && by(child) => Role::Other,
        // "declared the outbreak an emergency"
        Deprel::Obj if words::is_naming(syn.lemma(trigger)) && second_object(syn, trigger, child) => Role::Other,
        Deprel::Iobj if words::is_naming(syn.lemma(trigger)) => Role::Object,
        // "voted 29-5"
        Deprel::Obj if syn.lemma(trigger) == "vote" && syn.upos(child) == Upos::Num => Role::Other,
        Deprel::Iobj => Role::Recipient,
        _ if addressed => Role::Recipient,
        _ => Role::Object,
    };
    Some((role, Vec::new()))
}

fn second_object(syn: &Syntax, verb: TokenId, object: TokenId) -> bool {
    syn.children_by(verb, &[Deprel::Obj, Deprel::Iobj]).any(|other| verb < other && other < object)
}

/// Whoever can be told something: a name, a pronoun, or a noun that is no thing said.
fn names_people(syn: &Syntax, tok: TokenId) -> bool {
    !matches!(syn.lemma(tok), "story" | "truth" | "lie" | "question" | "joke" | "tale" | "help" | "time" | "price")
}

fn is_reflexive(syn: &Syntax, tok: TokenId) -> bool {
    let form = syn.lower(tok);
    syn.upos(tok) == Upos::Pron && (form.ends_with("self") || form.ends_with("selves"))
}

/// "met Monday": when it was, and no object; "spent three years" has one.
fn is_measure_time(syn: &Syntax, tok: TokenId) -> bool {
    syn.timex(tok).is_some() && !is_length(syn, tok)
}

fn is_length(syn: &Syntax, tok: TokenId) -> bool {
    syn.timex(tok).is_some_and(|timex| syn.doc.timexes[timex.index()].kind == TimexKind::Duration)
}

/// Verbs that say little without how long it was.
const MEASURED: [&str; 7] = ["last", "run", "serve", "spend", "stay", "take", "wait"];

fn oblique(syn: &Syntax, trigger: TokenId, child: TokenId, passive: bool) -> Option<(Role, Vec<TokenId>)> {
    let preposition = syn.prepositions(child);
    let name = syn.preposition(child).unwrap_or_default();
    if inner_of(syn, child).is_some() {
        return None;
    }
    let counts =
        name.is_empty() && MEASURED.contains(&syn.lemma(trigger)) || name == "for" && syn.lemma(trigger) == "last";
    if counts && child > trigger && is_length(syn, child) {
        return Some((Role::Object, preposition));
    }
    // "sentenced to ten years"
    if name == "to" && is_length(syn, child) {
        return Some((Role::Other, preposition));
    }
    if syn.timex(child).is_some() {
        return Some((Role::Time, preposition));
    }
    // "at one point, she fell asleep"
    if name == "at" && matches!(syn.lemma(child), "point" | "moment") && syn.has(child, &[Deprel::Nummod]) {
        return None;
    }
    // "on Saturday at the earliest"
    if name == "at" && matches!(syn.lower(child).as_str(), "earliest" | "latest") {
        return None;
    }
    // "handled 9 million tonnes, down from 11 million": what the amount was before
    let led = syn.child(child, &[Deprel::Case]).and_then(|case| case.0.checked_sub(1)).map(TokenId);
    if name == "from" && led.is_some_and(|led| led > trigger && matches!(syn.lower(led).as_str(), "down" | "up")) {
        return None;
    }
    // "killed 14 people, among them three children"
    if name == "among" && matches!(syn.lower(child).as_str(), "them" | "whom") {
        return None;
    }
    // "of the 230 passengers, 18 survived": whose number it is
    let subject = syn.child(trigger, subject::SUBJECT);
    if name == "of" && subject.is_some_and(|subject| child < subject && syn.upos(subject) == Upos::Num) {
        return None;
    }
    // "were delivered to date"
    if name == "to" && syn.lemma(child) == "date" && syn.children(child).len() == 1 {
        return None;
    }
    // "on the way to a hospital"
    let leads = |tok| matches!(syn.preposition(tok).as_deref(), Some("to" | "from"));
    let goes = syn.lemma(child) == "way" && syn.children_by(child, &[Deprel::Nmod]).any(leads);
    // "called for support"
    let sought = name == "for"
        && !matches!(
            syn.lemma(child),
            "time" | "first" | "last" | "once" | "all" | "fact" | "way" | "instance" | "example" | "good"
        );
    if EMPTY_HEADS.contains(&syn.lemma(child)) && name != "from" && !goes && !sought {
        return None;
    }
    // "said for his part"
    if ATTRIBUTION.contains(&name.as_str())
        || name == "for" && syn.lemma(child) == "part" && syn.has(child, &[Deprel::NmodPoss])
        || matches!(syn.upos(child), Upos::Adv | Upos::Adp)
        || is_reflexive(syn, child)
    {
        return None;
    }
    if syn.child(child, &[Deprel::Cc]).is_some_and(|cc| cc < child) {
        // "as well as the withdrawal, he announced …"
        return None;
    }
    if let Some(role) = opens_clause(syn, trigger, child, &name) {
        return role.map(|role| (role, preposition));
    }
    if name.is_empty() {
        // "Hours after he spoke": how long before or after
        if child < trigger && speech::is_time(&syn.lemma(child).to_lowercase()) {
            return Some((Role::Time, preposition));
        }
        // "fell 5 per cent"
        return is_relative(syn, child)
            .then_some((Role::Object, preposition.clone()))
            .or(Some((Role::Other, preposition)));
    }
    if name == "by" && passive && !is_gerund(syn, child) && !is_amount(syn, child) {
        let role = if is_means(syn, child) { Role::Instrument } else { Role::Subject };
        return Some((role, preposition));
    }
    let role = words::role_by_preposition(&syn.lemma_with_particle(trigger), &name, false)
        .or_else(|| words::role_by_preposition(syn.lemma(trigger), &name, false));
    let role = match role {
        // "in the weeks before the vote", "on the eve of the vote"
        _ if is_stretch(syn, child, &name) => Role::Time,
        Some(Role::Place) if !place::is_place(syn, child, &name) => Role::Other,
        Some(Role::Destination | Role::Origin) if syn.is_verb(child) => Role::Other,
        Some(Role::Instrument) if name == "by" && is_amount(syn, child) => Role::Other,
        // "marched through Prague"
        Some(Role::Instrument) if name == "through" && place::is_place(syn, child, &name) => Role::Place,
        Some(role) => role,
        // "won ahead of Lee", "testified before the committee"
        None if TEMPORAL.contains(&name.as_str()) && !is_somebody(syn, child) && !is_before_body(syn, child, &name) => {
            Role::Time
        }
        None => Role::Other,
    };
    Some((role, preposition))
}

/// "contacted by telephone", "delivered by hand": a means without an article, and nobody who acts.
fn is_means(syn: &Syntax, tok: TokenId) -> bool {
    const MEANS: &[&str] = &[
        "telephone",
        "phone",
        "email",
        "e-mail",
        "mail",
        "post",
        "radio",
        "text",
        "fax",
        "hand",
        "sea",
        "land",
        "air",
        "road",
        "rail",
        "boat",
        "ship",
        "train",
        "bus",
        "car",
        "truck",
        "plane",
        "helicopter",
        "satellite",
        "video",
        "letter",
        "mistake",
        "accident",
        "force",
        "law",
        "decree",
        "lottery",
        "vote",
        "ballot",
        "default",
        "proxy",
        "appointment",
    ];
    syn.xpos(tok) == Xpos::Nn
        && MEANS.contains(&syn.lemma(tok))
        && !syn.has(tok, &[Deprel::Det, Deprel::NmodPoss, Deprel::Amod])
}

/// "in **the weeks** before it", "on **the eve** of it", "in **the wake** of it": when, and told by something else.
fn is_stretch(syn: &Syntax, tok: TokenId, name: &str) -> bool {
    let lemma = syn.lemma(tok).to_lowercase();
    let within = matches!(name, "in" | "on" | "over" | "during" | "within" | "at");
    let filled = syn.timex(tok).is_none() && syn.has(tok, &[Deprel::Det, Deprel::Nmod, Deprel::Acl, Deprel::AclRelcl]);
    let stretch = matches!(lemma.as_str(), "eve" | "anniversary" | "aftermath" | "wake" | "run-up");
    within && filled && (stretch || speech::is_time(&lemma))
}

/// True for a person or a body by name.
fn is_somebody(syn: &Syntax, tok: TokenId) -> bool {
    let kind = syn.entity(tok).map(|entity| syn.doc.entities[entity.index()].kind);
    matches!(kind, Some(EntityKind::Person | EntityKind::Organization)) && syn.upos(tok) == Upos::Propn
}

/// "before **a judge**", "before **the committee**": who hears it, not when.
fn is_before_body(syn: &Syntax, tok: TokenId, name: &str) -> bool {
    let kind = syn.entity(tok).map(|entity| syn.doc.entities[entity.index()].kind);
    name == "before" && matches!(kind, Some(EntityKind::Person | EntityKind::Organization))
}

/// "With the defeat of the rebels, he announced …", "Unlike the king, …": before the subject such a phrase only frames the
/// clause. `Some(None)` for one that takes no part at all.
fn opens_clause(syn: &Syntax, trigger: TokenId, child: TokenId, name: &str) -> Option<Option<Role>> {
    let subject = syn.child(trigger, subject::SUBJECT)?;
    if child > subject || subject > trigger {
        return None;
    }
    match name {
        "with" | "amid" if syn.upos(child) == Upos::Pron || is_somebody(syn, child) => Some(Some(Role::Other)),
        "with" | "amid" => Some(Some(Role::Time)),
        "like" | "unlike" | "as" | "besides" | "beside" | "in addition to" | "instead of" | "apart from" | "given" => {
            Some(None)
        }
        _ => None,
    }
}

fn is_gerund(syn: &Syntax, tok: TokenId) -> bool {
    syn.is_verb(tok)
}

/// "by a third", "by 20 %", "by 600 metres".
pub(super) fn is_amount(syn: &Syntax, tok: TokenId) -> bool {
    let counted = || syn.has(tok, &[Deprel::Nummod]) && quantity::is_unit(syn.lemma(tok));
    matches!(syn.upos(tok), Upos::Num | Upos::Sym)
        || counted()
        || matches!(
            syn.lemma(tok),
            "%" | "percent" | "cent" | "point" | "third" | "half" | "quarter" | "tenth" | "margin" | "dollar"
        )
}

fn clause(syn: &Syntax, trigger: TokenId, child: TokenId) -> Option<(Role, Vec<TokenId>)> {
    match syn.relation(child) {
        Deprel::Ccomp if opens_circumstance(syn, child) => None,
        Deprel::Ccomp | Deprel::CsubjPass => {
            let marks = syn.children_by(child, &[Deprel::Mark]).filter(|mark| *mark < child);
            Some((
                Role::Content,
                marks.filter(|mark| matches!(syn.lower(*mark).as_str(), "that" | "whether" | "if")).collect(),
            ))
        }
        Deprel::Xcomp if syn.is_verb(child) || syn.has(child, &[Deprel::Cop]) => {
            let purpose = subject::is_infinitive(syn, child)
                && words::control(syn.lemma(trigger)).is_none()
                && syn.child(trigger, &[Deprel::Obj]).is_some_and(|object| object < child);
            Some((if purpose { Role::Purpose } else { Role::Content }, Vec::new()))
        }
        Deprel::Xcomp if syn.upos(child) == Upos::Adj && !syn.children(child).is_empty() => {
            Some((Role::Other, Vec::new()))
        }
        // "was named chairman", "became president": the adjective of "made clear" belongs to the event phrase.
        Deprel::Xcomp if syn.is_noun(child) => {
            let role =
                if matches!(syn.lemma(trigger), "become" | "remain" | "stay") { Role::Object } else { Role::Other };
            Some((role, syn.prepositions(child)))
        }
        Deprel::Advcl
            if subject::is_infinitive(syn, child)
                && words::control(syn.lemma(trigger)) == Some(Role::Object)
                && syn.child(trigger, &[Deprel::Obj]).is_some_and(|object| object < child) =>
        {
            Some((Role::Content, Vec::new()))
        }
        Deprel::Advcl if is_doer(syn, child) => {
            Some((Role::Subject, syn.children_by(child, &[Deprel::Mark]).collect()))
        }
        Deprel::Advcl if leading_mark(syn, trigger, child).is_some() => {
            Some((Role::Content, leading_mark(syn, trigger, child).into_iter().collect()))
        }
        // "called on the firms to follow": what is asked for
        Deprel::Advcl if subject::called_on(syn, child, trigger).is_some() => Some((Role::Content, Vec::new())),
        Deprel::Advcl => is_purpose(syn, child).then(|| (Role::Purpose, Vec::new())),
        _ => None,
    }
}

/// "collapsed after they fired": a clause that says when or why is not what is said.
fn opens_circumstance(syn: &Syntax, child: TokenId) -> bool {
    let first = syn.under(child, &|_| false).into_iter().find(|tok| syn.upos(*tok) != Upos::Punct);
    let parted = |tok: TokenId| tok.0.checked_sub(1).is_some_and(|last| syn.doc.form(TokenId(last)) == ",");
    // "met him in Oslo, where they spoke"
    if first.is_some_and(|tok| matches!(syn.lower(tok).as_str(), "where" | "when") && parted(tok)) {
        return true;
    }
    syn.children_by(child, &[Deprel::Mark]).any(|mark| {
        matches!(
            syn.lower(mark).as_str(),
            "after"
                | "before"
                | "since"
                | "until"
                | "because"
                | "while"
                | "although"
                | "though"
                | "as"
                | "once"
                | "unless"
        )
    })
}

/// "was followed **by the king telling** them".
fn is_doer(syn: &Syntax, child: TokenId) -> bool {
    syn.xpos(child) == Xpos::Vbg
        && syn.has(child, subject::SUBJECT)
        && syn.children_by(child, &[Deprel::Mark]).any(|mark| syn.lower(mark) == "by")
}

fn leading_mark(syn: &Syntax, trigger: TokenId, child: TokenId) -> Option<TokenId> {
    let being = syn.children_by(child, &[Deprel::Cop]).any(|cop| syn.xpos(cop) == Xpos::Vbg);
    if child < trigger || !(being || syn.xpos(child) == Xpos::Vbg && syn.is_verb(child)) {
        return None;
    }
    let lead = |tok: &TokenId| *tok > trigger && *tok < child && LEADING_MARKS.contains(&syn.lower(*tok).as_str());
    syn.children_by(child, &[Deprel::Mark, Deprel::Case]).find(lead)
}

/// "to fight the extremists", "in order to show".
fn is_purpose(syn: &Syntax, child: TokenId) -> bool {
    syn.xpos(child) == Xpos::Vb && syn.children_by(child, &[Deprel::Mark]).any(|mark| syn.lower(mark) == "to")
}

/// The antecedent of a relative clause that has no pronoun for it: "the wars he talked about", "the deal they signed".
fn gap(syn: &Syntax, site: &Site, arguments: &mut Vec<Argument>) {
    let trigger = site.trigger;
    let Some(clause) = site.chain().find(|tok| syn.relation(*tok) == Deprel::AclRelcl) else { return };
    let Some(noun) = syn.head(clause).filter(|noun| *noun < clause && is_nominal(syn, *noun)) else { return };
    let within = syn.under(clause, &|tok| tok != clause && syn.relation(tok) == Deprel::AclRelcl);
    if let Some(adverb) = within.iter().find(|tok| is_wh_adverb(syn, **tok)) {
        if syn.lower(*adverb) == "where" {
            // "met for three hours in Vienna, where": no length of time is a place
            let before = adverb.0.checked_sub(2).map(TokenId);
            let nearer = before.filter(|tok| syn.is_noun(*tok) && syn.timex(noun).is_some() && *tok > noun);
            let noun = nearer.unwrap_or(noun);
            arguments.push(Argument { role: Role::Place, head: noun, preposition: Vec::new(), link: Link::Inside });
        }
        return;
    }
    if within.iter().any(|tok| is_relative(syn, *tok) && relative_clause(syn, *tok) == Some(clause)) {
        return;
    }
    if !site.chain().any(|tok| syn.has(tok, subject::SUBJECT))
        || NO_GAP.contains(&syn.lemma(noun))
        || syn.timex(noun).is_some()
    {
        return;
    }
    let stranded = stranded(syn, trigger);
    if let Some(preposition) = stranded {
        let role =
            words::role_by_preposition(syn.lemma(trigger), &syn.lower(preposition), false).unwrap_or(Role::Other);
        arguments.push(Argument { role, head: noun, preposition: vec![preposition], link: Link::Oblique });
    } else if site.kind == Kind::Verb
        && has_object_gap(syn, trigger)
        && !words::is_intransitive(syn.lemma(trigger))
        && !matches!(syn.lower(noun).as_str(), "what" | "whatever" | "whoever")
    {
        arguments.push(Argument { role: Role::Object, head: noun, preposition: Vec::new(), link: Link::Direct });
    }
}

/// A preposition left behind by what it leads to: "the wars he talked **about** in May".
fn stranded(syn: &Syntax, trigger: TokenId) -> Option<TokenId> {
    let is_loose = |tok: &TokenId| {
        *tok > trigger
            && syn.upos(*tok) == Upos::Adp
            && syn.relation(*tok) != Deprel::CompoundPrt
            && syn.children(*tok).is_empty()
    };
    let own = syn.children(trigger).iter().copied().find(is_loose);
    let next = TokenId(trigger.0 + 1);
    let sent = syn.doc.sentence(syn.token(trigger).sentence);
    // Two prepositions in a row: the first has lost its phrase.
    let doubled = TokenId(next.0 + 1) < sent.end && syn.upos(TokenId(next.0 + 1)) == Upos::Adp;
    own.or(Some(next).filter(|next| doubled && is_loose(next) && syn.relation(*next) != Deprel::Fixed))
}

fn is_nominal(syn: &Syntax, tok: TokenId) -> bool {
    matches!(syn.upos(tok), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Det)
}

fn has_object_gap(syn: &Syntax, trigger: TokenId) -> bool {
    !syn.has(trigger, &[Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp])
        && (!syn.has(trigger, &[Deprel::NsubjPass]) || words::is_giving(syn.lemma(trigger)))
}

fn is_wh_adverb(syn: &Syntax, tok: TokenId) -> bool {
    syn.xpos(tok) == Xpos::Wrb
}

/// "built and launched the rocket": the object hangs on one verb and belongs to both.
fn shared_object(syn: &Syntax, site: &Site, arguments: &mut Vec<Argument>) {
    // "were overwhelmed and turned away the wounded"
    let passive = site.kind == Kind::Verb && is_passive(syn, site);
    if passive || site.kind != Kind::Verb || arguments.iter().any(|argument| argument.link != Link::Subject) {
        return;
    }
    let trigger = site.trigger;
    if words::is_intransitive(syn.lemma(trigger)) {
        return;
    }
    let first = syn.head(trigger).filter(|_| syn.relation(trigger) == Deprel::Conj);
    let earlier = first.and_then(|first| syn.child(first, &[Deprel::Obj])).filter(|object| *object > trigger);
    let later = || joined_at_once(syn, trigger).and_then(|next| syn.child(next, &[Deprel::Obj]));
    if let Some(head) = earlier.or_else(later) {
        arguments.push(Argument { role: Role::Object, head, preposition: Vec::new(), link: Link::Direct });
    }
}

/// "shot and **killed**": the verb that is joined to another with nothing but the conjunction between.
fn joined_at_once(syn: &Syntax, verb: TokenId) -> Option<TokenId> {
    let next = syn.children_by(verb, &[Deprel::Conj]).find(|next| syn.is_verb(*next) && next.0 == verb.0 + 2);
    next.filter(|next| !syn.has(*next, subject::SUBJECT))
}

/// "was shot and killed by two men at her home": by whom and where is said of both.
fn shared_phrases(syn: &Syntax, site: &Site, arguments: &mut Vec<Argument>) {
    let own =
        |argument: &Argument| !matches!(argument.link, Link::Subject | Link::Direct) && argument.role != Role::Time;
    let Some(next) = joined_at_once(syn, site.trigger).filter(|_| site.kind == Kind::Verb) else { return };
    let passive = is_passive(syn, site);
    let participle = syn.xpos(next) == Xpos::Vbn && !syn.has(next, &[Deprel::Aux, Deprel::AuxPass]);
    if arguments.iter().any(own) || passive != participle || site.top() != site.trigger {
        return;
    }
    for child in syn.children_by(next, &[Deprel::Obl, Deprel::OblAgent]).filter(|child| *child > next) {
        let found = oblique(syn, next, child, passive);
        let Some((role, preposition)) = found.filter(|(role, _)| matches!(role, Role::Place | Role::Subject)) else {
            continue;
        };
        arguments.push(Argument { role, head: child, preposition, link: Link::Oblique });
    }
}

/// "The troops, he said, will leave": what is said stands around the verb of saying.
fn spoken_content(syn: &Syntax, trigger: TokenId, arguments: &mut Vec<Argument>) {
    if arguments.iter().any(|argument| argument.role == Role::Content) {
        return;
    }
    let goes_on = syn.lemma(trigger) == "continue" && syn.has(trigger, &[Deprel::Aux]);
    if goes_on || !words::is_saying(syn.lemma(trigger)) || syn.has(trigger, &[Deprel::Obj]) {
        return;
    }
    let free = syn.relation(trigger) == Deprel::Parataxis || is_aside(syn, trigger);
    let beside = syn.head(trigger).filter(|_| free);
    // "wrote to the king; the letter was lost": what a semicolon parts is not said
    let parted = |clause: TokenId| {
        syn.children_by(trigger, &[Deprel::Punct]).any(|mark| mark < clause && syn.lower(mark) == ";")
            || (trigger.0..clause.0).any(|at| syn.doc.form(TokenId(at)) == ";")
    };
    let below = || {
        let mut clauses = syn.children_by(trigger, &[Deprel::Parataxis, Deprel::Dep]);
        clauses.find(|tok| is_clause(syn, *tok) && !parted(*tok))
    };
    if let Some(head) = beside.or_else(below) {
        arguments.push(Argument { role: Role::Content, head, preposition: Vec::new(), link: Link::Clause });
    }
}

/// True for a phrase right behind a comma.
fn follows_comma(syn: &Syntax, head: TokenId) -> bool {
    let start = speech::phrase(syn.doc, head).start;
    let first = syn.doc.tokens.partition_point(|token| token.span.start < start);
    first.checked_sub(1).is_some_and(|at| syn.doc.form(TokenId(at as u32)) == ",")
}

/// "…, the authorities have said": a clause of saying that nothing subordinates stands beside what is said.
fn is_aside(syn: &Syntax, trigger: TokenId) -> bool {
    let subordinated =
        syn.has(trigger, &[Deprel::Mark]) || syn.children(trigger).iter().any(|tok| syn.xpos(*tok) == Xpos::Wrb);
    let finite = matches!(syn.xpos(trigger), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp) || syn.has(trigger, &[Deprel::Aux]);
    syn.relation(trigger) == Deprel::Advcl && !subordinated && finite && syn.has(trigger, subject::SUBJECT)
}

fn is_clause(syn: &Syntax, tok: TokenId) -> bool {
    syn.has(tok, subject::SUBJECT) || syn.is_verb(tok)
}

fn rule(syn: &Syntax, site: &Site, passive: bool, way: Option<Way>) -> &'static str {
    if site.kind == Kind::State {
        return if syn.upos(site.trigger) == Upos::Adj { "state/adjective" } else { "state/noun" };
    }
    if syn.lemma(site.trigger) == "be" {
        return if syn.has(site.trigger, &[Deprel::Expl]) { "state/there" } else { "state/be" };
    }
    match (way, passive) {
        (None, true) => "verb/passive-alone",
        (None, false) => "verb/alone",
        (Some(Way::Own), true) => "verb/passive",
        (Some(Way::Own), false) => "verb/active",
        (Some(Way::Relative), true) => "verb/relative-passive",
        (Some(Way::Relative), false) => "verb/relative",
        (Some(Way::Coordination), _) => "verb/coordinated",
        (Some(Way::Control), _) => "verb/controlled",
        (Some(Way::Adverbial), _) => "verb/adverbial",
        (Some(Way::Described), _) => "verb/participle",
    }
}
