//! Which tokens name an event, and which words fold into them.
//!
//! A *site* is a token that a claim will be made of, with its *governors*: the words that are no event of the world but
//! say how the event stands ("is **set** to announce", "**began** the process", "**carried out** an attack").

use super::syntax::Syntax;
use super::words::{self, EventNoun, Fold, FoldingWord};
use crate::document::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{Condition, Ontology};
use std::collections::HashMap;

/// What a site is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A verb.
    Verb,
    /// A noun that names a happening.
    Noun(EventNoun),
    /// A predicate after a copula.
    State,
}

/// A word folded into the event it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Governor {
    /// The word.
    pub token: TokenId,
    /// How it bears on the event.
    pub fold: Fold,
}

/// A token that names an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Site {
    /// The token.
    pub trigger: TokenId,
    /// What it is.
    pub kind: Kind,
    /// The words folded into it, outermost first.
    pub governors: Vec<Governor>,
}

impl Site {
    /// The outermost word of the site: it holds the subject and the tense.
    pub fn top(&self) -> TokenId {
        self.governors.first().map_or(self.trigger, |governor| governor.token)
    }

    /// The site's words, outermost first.
    pub fn chain(&self) -> impl DoubleEndedIterator<Item = TokenId> + '_ {
        self.governors.iter().map(|governor| governor.token).chain([self.trigger])
    }
}

/// Nouns that only measure or wrap the event noun after "of": "a series of attacks".
const MEASURES: &[&str] = &[
    "series",
    "wave",
    "string",
    "spate",
    "round",
    "number",
    "act",
    "process",
    "campaign",
    "operation",
    "pair",
    "couple",
    "dozen",
    "kind",
    "sort",
    "form",
    "rash",
    "flurry",
    "bout",
    "threat",
    "possibility",
    "prospect",
    "spell",
    "risk",
];

/// Nouns that only wrap the event noun before them: "the withdrawal process".
const WRAPPERS: &[&str] = &["process", "plan", "effort", "attempt", "procedure", "move", "bid"];

const BECOMING: &[&str] = &["become", "seem", "appear", "look", "remain", "get", "grow", "feel", "prove", "stay"];

const OCCURRENCE: &[&str] = &["happen", "occur", "ensue", "transpire", "unfold"];

/// The sites of a document, in order.
pub(super) fn find(syn: &Syntax, ontology: &Ontology) -> Vec<Site> {
    let folds: Vec<Option<(TokenId, Fold)>> = tokens(syn).map(|tok| folding(syn, tok, ontology)).collect();
    let mut governors: Vec<Vec<Governor>> = vec![Vec::new(); folds.len()];
    for tok in tokens(syn) {
        let mut at = tok;
        // A chain is never longer than its sentence is deep; the limit guards against a tree that is none.
        for _ in 0..8 {
            let Some((target, _)) = folds[at.index()] else { break };
            at = target;
        }
        if let (Some((_, fold)), None) = (folds[tok.index()], folds[at.index()]) {
            governors[at.index()].push(Governor { token: tok, fold });
        }
    }
    let mut sites = Vec::new();
    for tok in tokens(syn) {
        if folds[tok.index()].is_some() {
            continue;
        }
        let mut own = std::mem::take(&mut governors[tok.index()]);
        if let Some(kind) = kind(syn, tok, ontology, !own.is_empty()) {
            own.sort_by_key(|governor| depth(syn, governor.token));
            sites.push(Site { trigger: tok, kind, governors: own });
        }
    }
    share_governors(syn, &mut sites);
    sites
}

fn tokens(syn: &Syntax) -> impl Iterator<Item = TokenId> + use<> {
    (0..syn.doc.tokens.len() as u32).map(TokenId)
}

fn depth(syn: &Syntax, mut tok: TokenId) -> usize {
    let mut depth = 0;
    while let Some(head) = syn.head(tok) {
        depth += 1;
        if depth > 200 {
            break;
        }
        tok = head;
    }
    depth
}

/// "was seeking to reduce and remove": the second verb stands under the same governors.
fn share_governors(syn: &Syntax, sites: &mut [Site]) {
    let by_token: HashMap<TokenId, usize> = sites.iter().enumerate().map(|(at, site)| (site.trigger, at)).collect();
    for at in 0..sites.len() {
        let site = &sites[at];
        if !site.governors.is_empty() || syn.relation(site.trigger) != Deprel::Conj || site.kind != Kind::Verb {
            continue;
        }
        let Some(first) = syn.head(site.trigger) else { continue };
        let alike = syn.xpos(first) == syn.token(site.trigger).xpos && !has_subject(syn, site.trigger);
        let Some(other) = by_token.get(&first).map(|other| &sites[*other]) else { continue };
        if alike && other.kind == Kind::Verb && other.governors.iter().all(|governor| governor.token < first) {
            sites[at].governors = other.governors.clone();
        }
    }
}

fn has_subject(syn: &Syntax, tok: TokenId) -> bool {
    syn.has(tok, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj, Deprel::CsubjPass, Deprel::Expl])
}

/// The event that a word folds into, if it does.
fn folding(syn: &Syntax, tok: TokenId, ontology: &Ontology) -> Option<(TokenId, Fold)> {
    if is_function(syn, tok) {
        return None;
    }
    match syn.upos(tok) {
        Upos::Verb | Upos::Aux => folding_verb(syn, tok, ontology),
        Upos::Adj => folding_adjective(syn, tok),
        Upos::Noun => wrapped(syn, tok, ontology).map(|noun| (noun, Fold::Light)),
        _ => None,
    }
}

fn folding_verb(syn: &Syntax, tok: TokenId, ontology: &Ontology) -> Option<(TokenId, Fold)> {
    let lemma = goes_on(syn, tok).unwrap_or_else(|| syn.lemma_with_particle(tok));
    if let Some(target) = syn.children_by(tok, &[Deprel::Xcomp, Deprel::Advcl]).find(|target| is_quoted(syn, *target)) {
        return Some((target, Fold::Raising));
    }
    if let Some(target) = syn.child(tok, &[Deprel::Xcomp]).filter(|target| *target > tok) {
        let word = if syn.is_passive(tok) { FoldingWord::Passive } else { FoldingWord::Verb };
        // In "groups which it fails to control" the object belongs to the infinitive.
        let lent = |object: TokenId| {
            is_relative(syn, object) && words::control(&lemma).is_none() && !syn.has(target, &[Deprel::Obj])
        };
        let apart = syn.children_by(tok, &[Deprel::Obj, Deprel::Iobj, Deprel::Ccomp]).any(|object| !lent(object));
        let verbal = syn.is_verb(target) || syn.has(target, &[Deprel::Cop]);
        let going = lemma != "go" || matches!(syn.lower(tok).as_str(), "going" | "gon");
        if let Some(fold) = words::folds(&lemma, word).filter(|_| !apart && verbal && going) {
            return Some((target, fold));
        }
    }
    if let Some(target) = syn.child(tok, &[Deprel::Xcomp]).filter(|_| BECOMING.contains(&lemma.as_str())) {
        // "became unable to move": the adjective folds too.
        if syn.upos(target) == Upos::Adj && folding_adjective(syn, target).is_some() {
            return Some((target, Fold::Raising));
        }
    }
    light_object(syn, tok, &lemma, ontology).or_else(|| occurrence(syn, tok, &lemma, ontology))
}

/// "**went on** to testify", however the parser sees "on".
fn goes_on(syn: &Syntax, tok: TokenId) -> Option<String> {
    let next = TokenId(tok.0 + 1);
    let on = syn.lemma(tok) == "go" && syn.children(tok).contains(&next) && syn.lower(next) == "on";
    (on && syn.children(next).is_empty()).then(|| "go on".to_owned())
}

/// "was quoted by the agency as **saying**": the words are whose they are, and quoting folds into them.
pub(super) fn is_quoted(syn: &Syntax, tok: TokenId) -> bool {
    let quoting = |verb: &TokenId| matches!(syn.lemma(*verb), "quote" | "cite" | "report") && syn.is_passive(*verb);
    let marked = || syn.children_by(tok, &[Deprel::Mark, Deprel::Case]).any(|mark| syn.lower(mark) == "as");
    syn.xpos(tok) == Xpos::Vbg && syn.head(tok).filter(quoting).is_some_and(|verb| verb < tok) && marked()
}

/// "carried out an attack", "an attack was carried out", "the attack carried out by".
fn light_object(syn: &Syntax, tok: TokenId, lemma: &str, ontology: &Ontology) -> Option<(TokenId, Fold)> {
    let object = syn.child(tok, &[Deprel::Obj, Deprel::NsubjPass]).filter(|object| !is_relative(syn, *object));
    let through = || {
        let phrase = |tok: &TokenId| syn.preposition(*tok).as_deref() == Some("through");
        syn.children_by(tok, &[Deprel::Obl]).find(|tok| lemma == "go" && phrase(tok))
    };
    let object = match (object.or_else(through), syn.relation(tok)) {
        (Some(object), _) => object,
        (None, Deprel::Acl | Deprel::AclRelcl) if syn.xpos(tok) != Xpos::Vb => syn.head(tok)?,
        _ => return None,
    };
    let noun = wrapped(syn, object, ontology).unwrap_or(object);
    noun_entry(syn, noun, ontology)?;
    let fold = if lemma == "go" { Fold::Light } else { words::light(lemma, &noun_lemma(syn, noun))? };
    Some((object, fold))
}

/// "the attack took place in March", "there was an attack".
fn occurrence(syn: &Syntax, tok: TokenId, lemma: &str, ontology: &Ontology) -> Option<(TokenId, Fold)> {
    let place = lemma == "take" && syn.child(tok, &[Deprel::Obj]).is_some_and(|object| is_bare_place(syn, object));
    let there = lemma == "be" && syn.has(tok, &[Deprel::Expl]);
    if !(place || there || OCCURRENCE.contains(&lemma)) {
        return None;
    }
    let subject = syn.child(tok, &[Deprel::Nsubj])?;
    let noun = wrapped(syn, subject, ontology).unwrap_or(subject);
    noun_entry(syn, noun, ontology).map(|_| (subject, Fold::Light))
}

fn is_bare_place(syn: &Syntax, object: TokenId) -> bool {
    syn.lemma(object) == "place" && syn.children(object).is_empty()
}

fn folding_adjective(syn: &Syntax, tok: TokenId) -> Option<(TokenId, Fold)> {
    let target = syn.child(tok, &[Deprel::Xcomp]).filter(|target| *target > tok)?;
    let predicate =
        syn.has(tok, &[Deprel::Cop]) || matches!(syn.relation(tok), Deprel::Xcomp | Deprel::Root | Deprel::Conj);
    (predicate && (syn.is_verb(target) || syn.has(target, &[Deprel::Cop])))
        .then(|| words::folds(&syn.lemma(tok).to_lowercase(), FoldingWord::Adjective))
        .flatten()
        .map(|fold| (target, fold))
}

/// The event noun inside "a series of attacks", "the withdrawal process".
fn wrapped(syn: &Syntax, tok: TokenId, ontology: &Ontology) -> Option<TokenId> {
    let lemma = syn.lemma(tok);
    let of = || {
        syn.children_by(tok, &[Deprel::Nmod])
            .find(|noun| syn.preposition(*noun).as_deref() == Some("of") && noun_entry(syn, *noun, ontology).is_some())
    };
    let before = || {
        syn.children_by(tok, &[Deprel::Compound])
            .filter(|noun| noun_entry(syn, *noun, ontology).is_some_and(|entry| entry.strong))
            .last()
    };
    MEASURES.contains(&lemma).then(of).flatten().or_else(|| WRAPPERS.contains(&lemma).then(before).flatten())
}

/// True for a token that is no word of its own in the clause: an auxiliary, a fixed part, a preposition in -ing.
pub(super) fn is_function(syn: &Syntax, tok: TokenId) -> bool {
    matches!(
        syn.relation(tok),
        Deprel::Aux
            | Deprel::AuxPass
            | Deprel::Cop
            | Deprel::Case
            | Deprel::Mark
            | Deprel::Fixed
            | Deprel::Flat
            | Deprel::Goeswith
            | Deprel::Discourse
            | Deprel::Cc
            | Deprel::Reparandum
    )
}

fn kind(syn: &Syntax, tok: TokenId, ontology: &Ontology, governed: bool) -> Option<Kind> {
    if is_function(syn, tok) {
        return None;
    }
    let inside = matches!(syn.relation(tok), Deprel::Compound | Deprel::Amod | Deprel::Det | Deprel::Nummod);
    if is_in_a_row(syn, tok) {
        return None;
    }
    match syn.upos(tok) {
        Upos::Verb if concerns(syn, tok) || is_end_of_time(syn, tok) => None,
        Upos::Verb if !inside => Some(Kind::Verb),
        Upos::Noun if inside_preposition(syn, tok) || is_only_word(syn, tok) => None,
        Upos::Noun if !inside || governed => match noun_entry(syn, tok, ontology) {
            Some(entry) if !syn.has(tok, &[Deprel::Cop]) => Some(Kind::Noun(entry)),
            _ => state(syn, tok, governed),
        },
        Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num => state(syn, tok, governed),
        _ => None,
    }
}

/// "had nothing **to do** with it": no deed.
fn concerns(syn: &Syntax, tok: TokenId) -> bool {
    const AMOUNTS: [&str; 8] = ["nothing", "something", "anything", "little", "much", "lot", "everything", "more"];
    let amount = syn.head(tok).filter(|_| syn.relation(tok) == Deprel::Acl && syn.lemma(tok) == "do");
    let with = || syn.children_by(tok, &[Deprel::Obl]).any(|about| syn.preposition(about).as_deref() == Some("with"));
    amount.is_some_and(|amount| AMOUNTS.contains(&syn.lemma(amount))) && with()
}

/// "in the year **ended** March 31": which year, and no event.
fn is_end_of_time(syn: &Syntax, tok: TokenId) -> bool {
    let time = || syn.head(tok).is_some_and(|head| head < tok && syn.timex(head).is_some());
    syn.relation(tok) == Deprel::Acl && syn.lemma(tok) == "end" && time()
}

/// "for the third day **running**".
fn is_in_a_row(syn: &Syntax, tok: TokenId) -> bool {
    let time =
        tok.0.checked_sub(1).map(TokenId).filter(|time| syn.lower(tok) == "running" && syn.timex(*time).is_some());
    time.is_some() && syn.children(tok).iter().all(|child| syn.upos(*child) == Upos::Punct)
}

/// "the word **genocide**" is a word and nothing that happened.
fn is_only_word(syn: &Syntax, tok: TokenId) -> bool {
    let first = syn.doc.sentence(syn.token(tok).sentence).first;
    let back = |by: u32| tok.0.checked_sub(by).map(TokenId).filter(|before| *before >= first);
    // "short-term measures"
    let hyphen = back(2).is_some_and(|before| syn.doc.form(before) == "-");
    back(1).is_some_and(|before| matches!(syn.lower(before).as_str(), "word" | "term" | "phrase")) && !hyphen
}

/// "in advance **of** the race", "in support of the king": the noun is the middle of a preposition.
fn inside_preposition(syn: &Syntax, tok: TokenId) -> bool {
    const MIDDLES: &[&str] = &[
        "advance", "support", "response", "favour", "favor", "need", "search", "charge", "view", "light", "pursuit",
        "return", "exchange", "honour", "honor", "protest", "reaction", "contrast", "relation", "regard", "defence",
        "defense", "case",
    ];
    let bare = syn.xpos(tok) == Xpos::Nn
        && !syn.has(tok, &[Deprel::Det, Deprel::Amod, Deprel::NmodPoss, Deprel::Compound, Deprel::Cop])
        && matches!(syn.preposition(tok).as_deref(), Some("in" | "on" | "under"));
    let next = TokenId(tok.0 + 1);
    let leads = next < syn.doc.sentence(syn.token(tok).sentence).end
        && matches!(syn.lower(next).as_str(), "of" | "to" | "with" | "for");
    bare && leads && MIDDLES.contains(&syn.lemma(tok))
}

fn state(syn: &Syntax, tok: TokenId, governed: bool) -> Option<Kind> {
    // "are said to be in good health": the governing verb has the subject
    let subject = syn.has(tok, &[Deprel::Nsubj, Deprel::Csubj]) || governed && syn.relation(tok) == Deprel::Xcomp;
    let clause = syn.has(tok, &[Deprel::Cop]) && subject && !syn.has(tok, &[Deprel::Expl]);
    (clause && !is_cleft_time(syn, tok)).then_some(Kind::State)
}

/// "it was in **2004** that the keys were handed over": when something happened, and no state.
fn is_cleft_time(syn: &Syntax, tok: TokenId) -> bool {
    let it = || syn.children_by(tok, &[Deprel::Nsubj, Deprel::Expl]).any(|subject| syn.lower(subject) == "it");
    let mut clauses =
        syn.children_by(tok, &[Deprel::Acl, Deprel::AclRelcl, Deprel::Csubj, Deprel::Ccomp, Deprel::Advcl]);
    syn.timex(tok).is_some() && it() && clauses.any(|clause| clause > tok && syn.is_verb(clause))
}

/// The other side of a predicate such as "is in line **with the plan**": a bare noun behind a preposition, and a phrase after it.
pub(super) fn related(syn: &Syntax, predicate: TokenId) -> Option<TokenId> {
    let bare = syn.upos(predicate) == Upos::Noun
        && syn.xpos(predicate) == Xpos::Nn
        && syn.preposition(predicate).is_some()
        && !syn.has(predicate, &[Deprel::Det, Deprel::Amod, Deprel::NmodPoss, Deprel::Compound, Deprel::Nummod]);
    let mut phrases = syn.children_by(predicate, &[Deprel::Nmod, Deprel::Obl]).filter(|tok| {
        *tok > predicate
            && syn.timex(*tok).is_none()
            && matches!(syn.preposition(*tok).as_deref(), Some("with" | "of" | "to" | "for"))
    });
    phrases.next().filter(|_| bare)
}

/// The event noun at a token: from the list (also of two words: "court case"), or from the ontology.
pub(super) fn noun_entry(syn: &Syntax, tok: TokenId, ontology: &Ontology) -> Option<EventNoun> {
    if syn.upos(tok) != Upos::Noun || syn.timex(tok).is_some() {
        return None;
    }
    let lemma = noun_lemma(syn, tok);
    let compound = || {
        let before = syn.children_by(tok, &[Deprel::Compound]).last()?;
        words::event_noun(&format!("{} {lemma}", syn.lemma(before).to_lowercase()))
    };
    words::event_noun(&lemma).or_else(compound).or_else(|| {
        // "the founding of a city": some nouns name an event only beside a preposition
        let led = |word: &String| {
            syn.children_by(tok, &[Deprel::Nmod]).any(|inner| syn.preposition(inner).as_deref() == Some(word.as_str()))
        };
        let possible = |condition: &Condition| match condition {
            Condition::With(words) => words.iter().any(led),
            _ => true,
        };
        let known = ontology.types_of_noun(&lemma).any(|(_, trigger)| trigger.conditions.iter().all(possible));
        known.then_some(EventNoun { verb: "", strong: true, of: crate::document::Role::Object })
    })
}

/// The lemma of an event noun, the parts before a hyphen included: "pull-out".
pub(super) fn noun_lemma(syn: &Syntax, tok: TokenId) -> String {
    let lemma = syn.lemma(tok).to_lowercase();
    match hyphenated(syn, tok) {
        Some(first) => format!("{}-{lemma}", syn.lower(first)),
        None => lemma,
    }
}

/// The first part of a hyphenated noun: "pull" of "pull-out".
pub(super) fn hyphenated(syn: &Syntax, tok: TokenId) -> Option<TokenId> {
    let first = syn.children_by(tok, &[Deprel::Compound, Deprel::Amod]).find(|first| first.0 + 2 == tok.0)?;
    let glued = syn.token(first).span.end + 1 == syn.token(tok).span.start;
    (glued && syn.doc.form(TokenId(first.0 + 1)) == "-").then_some(first)
}

/// True for a relative pronoun.
pub(super) fn is_relative(syn: &Syntax, tok: TokenId) -> bool {
    matches!(syn.lower(tok).as_str(), "who" | "whom" | "which" | "that" | "whose")
        && matches!(syn.xpos(tok), Xpos::Wp | Xpos::Wdt | Xpos::WpPoss | Xpos::In | Xpos::Other)
        && syn.upos(tok) == Upos::Pron
}

/// The clause of a relative pronoun, if it stands in one.
pub(super) fn relative_clause(syn: &Syntax, tok: TokenId) -> Option<TokenId> {
    let mut at = tok;
    for _ in 0..12 {
        if matches!(syn.relation(at), Deprel::AclRelcl | Deprel::AdvclRelcl) {
            return Some(at);
        }
        let above = syn.head(at)?;
        // "the man jailed in May and who fled"
        if syn.relation(at) == Deprel::Conj && syn.relation(above) == Deprel::Acl {
            return Some(above);
        }
        at = above;
    }
    None
}
