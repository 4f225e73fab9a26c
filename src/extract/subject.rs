//! Who stands as the subject of a clause: found on the verb itself, or shared, controlled, or the noun it describes.

use super::site::{is_relative, noun_lemma, relative_clause};
use super::syntax::Syntax;
use super::words;
use crate::document::{Deprel, EntityKind, Role, TokenId, Upos, Xpos};
use crate::ontology::{is_blaming, is_ordinal};

/// The relations of a subject that is a phrase.
pub(super) const SUBJECT: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjPass];

/// How a subject was found; the farther, the less sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// It hangs on the verb.
    Own,
    /// A relative pronoun stands for it.
    Relative,
    /// It is the subject of the verb's first conjunct.
    Coordination,
    /// The governing verb hands it down.
    Control,
    /// It is the subject of the clause that this one modifies.
    Adverbial,
    /// It is the noun that the clause describes.
    Described,
}

/// Verbs of harm: their relative clause describes what happened rather than where.
const HARM: &[&str] = &["kill", "injure", "wound", "hurt", "destroy", "damage", "claim"];

/// Nouns whose infinitive is done by whoever has, makes or announces them.
const INTENTS: &[&str] = &[
    "plan",
    "decision",
    "intention",
    "effort",
    "attempt",
    "promise",
    "pledge",
    "vow",
    "commitment",
    "bid",
    "desire",
    "willingness",
    "right",
    "ability",
    "chance",
    "opportunity",
    "power",
    "agreement",
    "deal",
    "offer",
    "threat",
    "refusal",
    "move",
    "step",
    "need",
    "scholarship",
    "permission",
    "licence",
    "license",
    "contract",
    "mandate",
    "permit",
    "grant",
];

/// Verbs whose subject is against the plan that is their object, or stands outside it.
const OUTSIDE: &[&str] = &[
    "reject",
    "oppose",
    "criticize",
    "criticise",
    "condemn",
    "support",
    "back",
    "welcome",
    "urge",
    "block",
    "give",
    "discuss",
];

/// Verbs whose gerund somebody else is to do.
const RECOMMENDING: &[&str] = &[
    "recommend",
    "suggest",
    "advise",
    "advocate",
    "urge",
    "propose",
    "oppose",
    "favour",
    "favor",
    "support",
    "ban",
    "forbid",
    "prohibit",
    "allow",
    "permit",
    "require",
    "entail",
    "involve",
    "mean",
    "discourage",
    "encourage",
];

/// The surface subject of a clause with this head: its phrase's head, with antecedents in place of relative pronouns.
pub(super) fn find(syn: &Syntax, clause: TokenId) -> Option<(TokenId, Way)> {
    search(syn, clause, 0)
}

fn search(syn: &Syntax, clause: TokenId, depth: usize) -> Option<(TokenId, Way)> {
    if depth > 8 {
        return None;
    }
    if let Some(own) = syn.child(clause, SUBJECT) {
        let found = antecedent(syn, own);
        return Some((found, if found == own { Way::Own } else { Way::Relative }));
    }
    if let Some(outer) = arranged(syn, clause) {
        return Some((outer, Way::Own));
    }
    if syn.has(clause, &[Deprel::Expl, Deprel::Csubj, Deprel::CsubjPass]) {
        return None;
    }
    let head = syn.head(clause)?;
    let shared = |way| search(syn, head, depth + 1).map(|(found, _)| (found, way));
    if let Some(asked) = called_on(syn, clause, head) {
        return Some((asked, Way::Control));
    }
    // "it took firefighters six hours to put it out"
    if let Some(taker) = taken_by(syn, clause, head) {
        return Some((taker, Way::Control));
    }
    // "efforts should be made to save it": whoever makes them is not named
    let made = |(found, _): &(TokenId, Way)| {
        !(is_infinitive(syn, clause) && syn.is_passive(head) && names_intent(syn, *found))
    };
    match syn.relation(clause) {
        Deprel::Conj => shared(Way::Coordination),
        // "used the money to build": an infinitive of purpose is done by the subject.
        Deprel::Xcomp if is_infinitive(syn, clause) && words::control(syn.lemma(head)) != Some(Role::Object) => {
            shared(Way::Control).filter(made)
        }
        // "brought the bill to the house, to restore it": what a comma parts says why the subject does so
        Deprel::Xcomp if is_infinitive(syn, clause) && follows_comma(syn, clause) && !closes_name(syn, clause) => {
            shared(Way::Control).filter(made)
        }
        // "recommended raising the dykes": others are to
        Deprel::Xcomp if syn.xpos(clause) == Xpos::Vbg && RECOMMENDING.contains(&syn.lemma(head)) => None,
        Deprel::Xcomp => controller(syn, head).map(|found| (found, Way::Control)).or_else(|| shared(Way::Control)),
        Deprel::Advcl if is_about_object(syn, clause, head) => controller(syn, head).map(|found| (found, Way::Control)),
        // "were arrested after fighting between rivals"
        Deprel::Advcl if is_between_others(syn, clause) => None,
        Deprel::Advcl if is_own_clause(syn, clause) => shared(Way::Adverbial).filter(made),
        Deprel::Acl => described(syn, clause, head).map(|found| (found, Way::Described)),
        _ => None,
    }
}

/// "The king **is to visit** Oslo": whose visit is arranged; "the plan is to visit Oslo" has nobody to visit.
fn arranged(syn: &Syntax, clause: TokenId) -> Option<TokenId> {
    let outer =
        syn.child(clause, &[Deprel::NsubjOuter]).filter(|_| syn.is_verb(clause) && syn.has(clause, &[Deprel::Cop]))?;
    let to = syn.children_by(clause, &[Deprel::Mark]).any(|mark| syn.lower(mark) == "to");
    let content = INTENTS.contains(&syn.lemma(outer))
        || matches!(
            syn.lemma(outer),
            "goal"
                | "aim"
                | "idea"
                | "job"
                | "task"
                | "purpose"
                | "way"
                | "thing"
                | "hope"
                | "challenge"
                | "role"
                | "mission"
                | "answer"
                | "solution"
                | "point"
                | "all"
                | "what"
                | "problem"
        );
    (to && !content).then_some(outer)
}

/// "fighting between rivals": whoever fights stands behind "between".
fn is_between_others(syn: &Syntax, clause: TokenId) -> bool {
    let mut phrases = syn.children_by(clause, &[Deprel::Obl]);
    syn.xpos(clause) == Xpos::Vbg
        && phrases.any(|tok| syn.preposition(tok).as_deref() == Some("between") && syn.timex(tok).is_none())
}

/// "efforts", "measures": what is meant to be done, by somebody else.
fn names_intent(syn: &Syntax, noun: TokenId) -> bool {
    INTENTS.contains(&syn.lemma(noun)) || matches!(syn.lemma(noun), "measure" | "action" | "work" | "progress")
}

fn follows_comma(syn: &Syntax, clause: TokenId) -> bool {
    let first = syn.under(clause, &|_| false).into_iter().find(|tok| syn.upos(*tok) != Upos::Punct);
    first.and_then(|tok| tok.0.checked_sub(1)).is_some_and(|before| syn.doc.form(TokenId(before)) == ",")
}

/// "forced his predecessor, Saad Hariri, to quit": the comma belongs to the name.
fn closes_name(syn: &Syntax, clause: TokenId) -> bool {
    let object = syn.head(clause).and_then(|verb| syn.child(verb, &[Deprel::Obj, Deprel::Iobj]));
    object.filter(|object| *object < clause).is_some_and(|object| syn.has(object, &[Deprel::Appos]))
}

/// A finite adverbial clause without a subject is an imperative or a misreading; a participle or infinitive shares one.
fn is_own_clause(syn: &Syntax, clause: TokenId) -> bool {
    matches!(syn.xpos(clause), Xpos::Vbg | Xpos::Vbn | Xpos::Vb | Xpos::Jj | Xpos::Nn)
}

/// "accused the minister **of stealing**", "sent troops **to guard** it": the object does, not the subject.
fn is_about_object(syn: &Syntax, clause: TokenId, head: TokenId) -> bool {
    // "made a visit to discuss it": whoever visits discusses
    let light = |object: TokenId| words::light(syn.lemma(head), &noun_lemma(syn, object)).is_some();
    // "was fined two million for fixing prices": whoever was fined
    let after = clause > head
        && !syn.has(head, &[Deprel::NsubjPass])
        && syn.child(head, &[Deprel::Obj]).is_some_and(|object| object < clause && !light(object));
    let hands_on = |mark: TokenId| match syn.lower(mark).as_str() {
        "of" => true,
        // "quoted the king as saying"
        "as" => matches!(syn.lemma(head), "quote" | "cite") && syn.xpos(clause) == Xpos::Vbg,
        "from" => syn.xpos(clause) == Xpos::Vbg,
        "for" => is_blaming(syn.lemma(head)),
        // "paid attention to developing it"
        "to" if syn.xpos(clause) == Xpos::Vbg => false,
        // "paid a fine to settle the case"
        "to" if syn.lemma(head) == "pay" && !syn.child(head, &[Deprel::Obj]).is_some_and(|paid| acts(syn, paid)) => {
            false
        }
        "to" => SENDING.contains(&syn.lemma(head)) || words::control(syn.lemma(head)) == Some(Role::Object),
        _ => false,
    };
    after && syn.children_by(clause, &[Deprel::Mark]).any(hands_on)
}

/// True for a person or body.
fn acts(syn: &Syntax, tok: TokenId) -> bool {
    let kind = syn.entity(tok).map(|entity| syn.doc.entities[entity.index()].kind);
    matches!(kind, Some(EntityKind::Person | EntityKind::Organization | EntityKind::Country))
}

const SENDING: &[&str] = &[
    "nominate", "appoint", "hire", "invite", "send", "deploy", "elect", "name", "recruit", "train", "dispatch",
    "summon", "pay", "order", "mobilize", "mobilise",
];

/// True for an infinitive with "to", in the passive too: "to be rescued".
pub(super) fn is_infinitive(syn: &Syntax, clause: TokenId) -> bool {
    let bare = syn.xpos(clause) == Xpos::Vb || syn.has(clause, &[Deprel::AuxPass, Deprel::Aux, Deprel::Cop]);
    bare && syn.children_by(clause, &[Deprel::Mark]).any(|mark| syn.lower(mark) == "to")
}

/// The object that governs an infinitive: "ordered **the troops** to leave".
fn controller(syn: &Syntax, governor: TokenId) -> Option<TokenId> {
    let object = syn.child(governor, &[Deprel::Obj]).or_else(|| syn.child(governor, &[Deprel::Iobj]))?;
    // "made it on time to see him"
    if syn.lemma(governor) == "make" && syn.lower(object) == "it" {
        return None;
    }
    // "dropped plans to revise it": whoever drops them would have revised.
    (!INTENTS.contains(&syn.lemma(object))).then(|| antecedent(syn, object))
}

/// "It took **the guards** an hour to leave": whose time something took does it.
fn taken_by(syn: &Syntax, clause: TokenId, verb: TokenId) -> Option<TokenId> {
    let it = || syn.child(verb, &[Deprel::Nsubj, Deprel::Expl]).is_some_and(|subject| syn.lower(subject) == "it");
    if syn.lemma(verb) != "take" || !is_infinitive(syn, clause) || !it() {
        return None;
    }
    let takers: Vec<TokenId> =
        syn.children_by(verb, &[Deprel::Iobj, Deprel::Obj]).filter(|tok| *tok < clause).collect();
    takers.first().copied().filter(|taker| takers.len() > 1 && syn.timex(*taker).is_none())
}

/// "called on **the council** to act": verbs that ask through a preposition, and rely on somebody to do something.
pub(super) fn called_on(syn: &Syntax, clause: TokenId, governor: TokenId) -> Option<TokenId> {
    let through: &[&str] = match syn.lemma(governor) {
        "call" => &["on", "upon"],
        "appeal" | "look" | "signal" | "gesture" => &["to"],
        "rely" | "depend" | "count" | "prevail" => &["on", "upon"],
        "plead" => &["with"],
        "wait" => &["for"],
        _ => return None,
    };
    let infinitive = matches!(syn.relation(clause), Deprel::Xcomp | Deprel::Advcl) && is_infinitive(syn, clause);
    // "called on Monday to boost it": nobody is called on
    let by = |tok: &TokenId| {
        syn.timex(*tok).is_none() && syn.preposition(*tok).is_some_and(|form| through.contains(&form.as_str()))
    };
    let asked = syn.children_by(governor, &[Deprel::Obl]).find(|tok| infinitive && *tok < clause && by(tok))?;
    Some(antecedent(syn, asked))
}

fn described(syn: &Syntax, clause: TokenId, noun: TokenId) -> Option<TokenId> {
    if !syn.children_by(clause, &[Deprel::Mark]).any(|mark| syn.lower(mark) == "to") {
        // "Peru's interest in receiving aid"
        if let Some(owner) = syn.child(noun, &[Deprel::NmodPoss]).filter(|owner| {
            syn.xpos(clause) == Xpos::Vbg && syn.timex(*owner).is_none() && syn.has(clause, &[Deprel::Mark])
        }) {
            return Some(antecedent(syn, owner));
        }
        // "had difficulty locating it": whoever has it
        let had = matches!(syn.lemma(noun), "difficulty" | "trouble" | "problem" | "experience" | "time" | "fun");
        let holder =
            syn.head(noun).filter(|_| had && syn.relation(noun) == Deprel::Obj && syn.xpos(clause) == Xpos::Vbg);
        if let Some(holder) = holder {
            return search(syn, holder, 4).map(|(found, _)| found);
        }
        if let Some(punished) = punished(syn, clause, noun) {
            return Some(punished);
        }
        // "among those killed **were two children**"
        if let Some(named) = among(syn, noun) {
            return Some(named);
        }
        // "the trial of **the minister**, accused of theft"
        if let Some(accused) = person_inside(syn, clause, noun) {
            return Some(accused);
        }
        let whole = described_by(syn, noun).filter(|_| follows_comma(syn, clause));
        let whole = whole.or_else(|| named_by(syn, noun)).unwrap_or(noun);
        return (!syn.has(clause, &[Deprel::Mark])).then_some(whole);
    }
    let sent =
        syn.head(noun).is_some_and(|verb| syn.relation(noun) == Deprel::Obj && SENDING.contains(&syn.lemma(verb)));
    if sent {
        return Some(noun);
    }
    // "the first firm to buy it"
    let ranked =
        syn.children_by(noun, &[Deprel::Amod]).any(|tok| syn.xpos(tok) == Xpos::Jjs || is_ordinal(&syn.lower(tok)));
    if ranked {
        // "became the fourth country to land there": whoever became it
        let verb = syn.head(noun).filter(|_| syn.relation(noun) == Deprel::Xcomp);
        return verb.and_then(|verb| search(syn, verb, 4)).map(|(found, _)| found).or(Some(noun));
    }
    if let Some(owner) = syn.child(noun, &[Deprel::NmodPoss]) {
        return Some(antecedent(syn, owner));
    }
    if let Some(by) = syn.children_by(noun, &[Deprel::Nmod]).find(|tok| syn.preposition(*tok).as_deref() == Some("by"))
    {
        return Some(by);
    }
    // "the willingness of the government to act"
    let intent = INTENTS.contains(&syn.lemma(noun)) || syn.lemma(noun) == "readiness";
    let of = |tok: &TokenId| syn.preposition(*tok).as_deref() == Some("of") && syn.timex(*tok).is_none();
    if let Some(owner) = syn.children_by(noun, &[Deprel::Nmod]).find(|tok| intent && *tok < clause && of(tok)) {
        return Some(owner);
    }
    // "defended it in an attempt to persuade them"
    let tried = matches!(syn.lemma(noun), "attempt" | "effort" | "bid" | "move")
        && syn.preposition(noun).as_deref() == Some("in");
    if let Some(verb) = syn.head(noun).filter(|verb| tried && syn.relation(noun) == Deprel::Obl && syn.is_verb(*verb)) {
        return search(syn, verb, 4).map(|(found, _)| found);
    }
    let holder = syn.head(noun).filter(|_| syn.relation(noun) == Deprel::Obj)?;
    let own = INTENTS.contains(&syn.lemma(noun)) && !OUTSIDE.contains(&syn.lemma(holder)) && !syn.is_passive(holder);
    own.then(|| search(syn, holder, 4).map(|(found, _)| found)).flatten()
}

/// "served 14 months of a sentence for **publishing** it", "faces charges of stealing": whoever has the sentence did so.
fn punished(syn: &Syntax, clause: TokenId, noun: TokenId) -> Option<TokenId> {
    let of = |word: &str| syn.children_by(clause, &[Deprel::Mark, Deprel::Case]).any(|mark| syn.lower(mark) == word);
    let deed = syn.xpos(clause) == Xpos::Vbg
        && match syn.lemma(noun) {
            "sentence" | "term" | "fine" | "ban" | "suspension" => of("for"),
            "charge" => of("of"),
            _ => false,
        };
    let mut at = noun;
    while syn.relation(at) == Deprel::Nmod && syn.preposition(at).as_deref() == Some("of") {
        at = syn.head(at)?;
    }
    let holder = syn.head(at).filter(|_| deed && matches!(syn.relation(at), Deprel::Obj | Deprel::Obl))?;
    let bears = matches!(
        syn.lemma(holder),
        "serve" | "receive" | "get" | "face" | "pay" | "begin" | "start" | "complete" | "appeal" | "avoid" | "escape"
    ) && !syn.is_passive(holder);
    bears.then(|| search(syn, holder, 4).map(|(found, _)| found)).flatten()
}

/// Only persons are accused or jailed: the one named behind "of" where the noun itself is a thing.
fn person_inside(syn: &Syntax, clause: TokenId, noun: TokenId) -> Option<TokenId> {
    let kind = |tok: TokenId| syn.entity(tok).map(|entity| syn.doc.entities[entity.index()].kind);
    let harmed = matches!(
        syn.lemma(clause),
        "accuse" | "charge" | "convict" | "suspect" | "jail" | "sentence" | "arrest" | "acquit" | "bear" | "imprison"
    );
    let personal = |tok: TokenId| kind(tok) == Some(EntityKind::Person);
    let inner = syn.children_by(noun, &[Deprel::Nmod]).filter(|tok| *tok < clause && personal(*tok)).last()?;
    let of = syn.preposition(inner).as_deref() == Some("of");
    (harmed && of && !personal(noun) && kind(noun) != Some(EntityKind::Organization)).then_some(inner)
}

/// "Among **those** killed were two children": who "those" are, where a sentence opens with them and tells it.
fn among(syn: &Syntax, those: TokenId) -> Option<TokenId> {
    let opens = syn.lower(those) == "those" && syn.preposition(those).as_deref() == Some("among");
    // the tree may take what stands before the copula for the predicate
    if let Some(named) = syn.child(those, &[Deprel::Nsubj]).filter(|named| opens && *named > those) {
        return syn.children_by(those, &[Deprel::Cop]).any(|cop| cop < named).then_some(named);
    }
    let named = syn.head(those).filter(|named| *named > those && syn.is_noun(*named))?;
    let told = syn.children_by(named, &[Deprel::Cop]).any(|cop| cop > those) && !syn.has(named, SUBJECT);
    (told && opens).then_some(named)
}

/// What a relative pronoun stands for; any other token stands for itself.
pub(super) fn antecedent(syn: &Syntax, tok: TokenId) -> TokenId {
    if !is_relative(syn, tok) {
        return tok;
    }
    let Some(clause) = relative_clause(syn, tok) else { return tok };
    let Some(noun) = syn.head(clause).map(|noun| name_head(syn, noun)) else { return tok };
    if HARM.contains(&syn.lemma(clause)) {
        return event_around(syn, noun).or_else(|| named_by(syn, noun)).unwrap_or(noun);
    }
    let found = match syn.lower(tok).as_str() {
        "which" => thing_of(syn, noun),
        "who" => person_of(syn, noun),
        _ => noun,
    };
    described_by(syn, found).or_else(|| named_by(syn, found)).unwrap_or(found)
}

/// "**Ann Lee**, a nurse who fled", "Ann Lee, a nurse fired in May": whom an apposition describes is told by name.
fn named_by(syn: &Syntax, noun: TokenId) -> Option<TokenId> {
    let name = syn.head(noun).filter(|name| *name < noun && syn.relation(noun) == Deprel::Appos)?;
    let called = syn.upos(noun) == Upos::Noun && syn.has(noun, &[Deprel::Det]);
    (called && syn.upos(name) == Upos::Propn).then_some(name)
}

/// "**Ann Lee** is a nurse who fled": whoever is called something that nobody knows yet.
fn described_by(syn: &Syntax, noun: TokenId) -> Option<TokenId> {
    let new = syn.children_by(noun, &[Deprel::Det]).any(|tok| matches!(syn.lower(tok).as_str(), "a" | "an"));
    let subject = syn.child(noun, &[Deprel::Nsubj]).filter(|_| new && syn.has(noun, &[Deprel::Cop]))?;
    let empty = syn.upos(subject) == Upos::Pron
        && !matches!(syn.lower(subject).as_str(), "he" | "she" | "they" | "we" | "i" | "you")
        || matches!(syn.lower(subject).as_str(), "one" | "this" | "that" | "these" | "those" | "another");
    (!empty && !is_relative(syn, subject) && subject < noun).then_some(subject)
}

/// "the request of Ann Lee, which was turned down": a person is no "which".
fn thing_of(syn: &Syntax, noun: TokenId) -> TokenId {
    let kind = syn.entity(noun).map(|entity| syn.doc.entities[entity.index()].kind);
    let person = kind == Some(EntityKind::Person) && syn.upos(noun) == Upos::Propn;
    let whole = syn.head(noun).filter(|whole| {
        person && *whole < noun && syn.relation(noun) == Deprel::Nmod && syn.upos(*whole) == Upos::Noun
    });
    whole.unwrap_or(noun)
}

/// "Ann Lee of Peru, who sang", "Ann Lee, known as Bo on social media, who sang": a place or a thing is no "who".
fn person_of(syn: &Syntax, noun: TokenId) -> TokenId {
    let kind = |tok: TokenId| syn.entity(tok).map(|entity| syn.doc.entities[entity.index()].kind);
    let thing = syn.upos(noun) == Upos::Noun
        && (matches!(kind(noun), None | Some(EntityKind::Thing)) || syn.lemma(noun) == "media");
    if thing {
        let above = std::iter::successors(syn.head(noun), |at| syn.head(*at)).take(4).map(|at| name_head(syn, at));
        // "the captain of the ferry, who"
        let holds = |tok: TokenId| syn.upos(tok) == Upos::Noun && words::names_office(syn.lemma(tok));
        let named = |tok: &TokenId| {
            *tok < noun
                && (syn.upos(*tok) == Upos::Propn && kind(*tok) == Some(EntityKind::Person)
                    || holds(*tok) && syn.relation(noun) == Deprel::Nmod)
        };
        if let Some(person) = above.into_iter().find(named) {
            return person;
        }
    }
    // "observers from the European Union, who"
    let place = matches!(kind(noun), Some(EntityKind::Country | EntityKind::Place | EntityKind::Organization))
        && syn.upos(noun) == Upos::Propn;
    let whole = syn.head(noun).map(|whole| name_head(syn, whole)).filter(|whole| {
        place && *whole < noun && syn.relation(noun) == Deprel::Nmod && kind(*whole) == Some(EntityKind::Person)
    });
    whole.unwrap_or(noun)
}

/// "Ann Lee, who": the whole name, wherever the clause hangs.
fn name_head(syn: &Syntax, tok: TokenId) -> TokenId {
    let mut at = tok;
    while let Some(head) = syn.head(at).filter(|head| *head < at && syn.relation(at) == Deprel::Flat) {
        at = head;
    }
    at
}

/// "a strike near the airport that killed": the strike, not the airport.
fn event_around(syn: &Syntax, place: TokenId) -> Option<TokenId> {
    let local = matches!(syn.preposition(place)?.as_str(), "near" | "in" | "at" | "on" | "outside" | "inside");
    let event = syn.head(place).filter(|_| local && syn.relation(place) == Deprel::Nmod)?;
    words::event_noun(syn.lemma(event)).map(|_| event)
}
