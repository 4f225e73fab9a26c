//! The words that TimeML marks as events, where they are not those that claims are made of.
//!
//! A claim is a happening of the world with somebody in it; TimeML marks every word that something is placed in time by.
//! So "**tried** to leave" and "**expects** a rise" are events of their own, as is "the **bombing**" in which nobody is named;
//! what a thing simply is ("is a lawyer") is none.
//! *Source*: Saurí et al. (2006), TimeML Annotation Guidelines, sections 2.1.1 and 2.1.2.

use super::clause;
use super::frame::Frame;
use super::site::{self, Kind, Site};
use super::syntax::Syntax;
use super::verb_group::VerbGroup;
use super::{timeml_class, timing, words};
use crate::document::{Aspect, Claim, ClaimId, Deprel, Document, Filler, Tense, TimemlClass, TokenId, Upos, Xpos};

/// The events in order of their triggers, not yet judged or attributed.
pub(super) fn events(doc: &Document) -> Vec<Claim> {
    let syn = Syntax::new(doc);
    let mut taken = vec![false; doc.tokens.len()];
    doc.claims.iter().for_each(|claim| taken[claim.trigger.index()] = true);
    let alone = (0..doc.tokens.len() as u32).map(TokenId).filter(|tok| !taken[tok.index()]);
    let added: Vec<Claim> = alone.filter_map(|tok| Some(event(&syn, tok, kind(&syn, tok)?))).collect();
    let told = doc.claims.iter().zip(0..).map(|(claim, n)| (claim.clone(), Some(ClaimId(n))));
    let mut all: Vec<(Claim, Option<ClaimId>)> = told.chain(added.into_iter().map(|claim| (claim, None))).collect();
    all.retain(|(claim, _)| !is_plain_state(&syn, claim) && !is_standing(&syn, claim) && !is_kind(&syn, claim.trigger));
    all.sort_by_key(|(claim, _)| claim.trigger);
    leave_times(&mut all);
    renumbered(all, doc.claims.len())
}

/// "is a lawyer", "there is hope": a property and no event.
fn is_plain_state(syn: &Syntax, claim: &Claim) -> bool {
    claim.rule.starts_with("state/") || syn.lemma(claim.trigger) == "be"
}

/// "the firm **owns** three hotels", "a town **including** two ports": a state is an event only where somebody says that it
/// holds or where it is placed in time; what simply holds throughout the article is none.
fn is_standing(syn: &Syntax, claim: &Claim) -> bool {
    let tok = claim.trigger;
    let state = syn.is_verb(tok) && timeml_class::of(syn.doc, tok) == TimemlClass::State;
    let (tense, aspect) = VerbGroup::of(syn.doc, tok).tense(syn.doc, tok);
    let said = matches!(syn.relation(tok).base(), Deprel::Ccomp);
    let placed = !claim.timexes.is_empty();
    match tense {
        Tense::Prespart | Tense::Pastpart => state,
        Tense::Present => state && aspect == Aspect::None && !said && !placed,
        _ => false,
    }
}

/// "rules on **trade**", "its **control**": a noun that nothing singles out names a kind of event and none that took place;
/// one that does not always name an event does so where it is said of what ("**the use of** force").
fn is_kind(syn: &Syntax, tok: TokenId) -> bool {
    let singled = [Deprel::Det, Deprel::NmodPoss, Deprel::Nummod, Deprel::Amod, Deprel::Compound];
    let bare = syn.xpos(tok) == Xpos::Nn && !syn.has(tok, &singled);
    let strong = words::event_noun(&site::noun_lemma(syn, tok)).is_none_or(|noun| noun.strong);
    let told = syn.has(tok, &[Deprel::Det]) && syn.has(tok, &[Deprel::Nmod]);
    syn.upos(tok) == Upos::Noun && (bare || !strong && !told)
}

/// What an event that no claim was made of is: a verb that is no auxiliary, or a noun that nearly always names a happening.
fn kind(syn: &Syntax, tok: TokenId) -> Option<Kind> {
    let inside = matches!(syn.relation(tok), Deprel::Amod | Deprel::Compound | Deprel::Det | Deprel::Nummod);
    if inside || site::is_function(syn, tok) || syn.timex(tok).is_some() {
        return None;
    }
    match syn.upos(tok) {
        Upos::Verb => (!is_auxiliary(syn, tok)).then_some(Kind::Verb),
        Upos::Noun => words::event_noun(&site::noun_lemma(syn, tok)).filter(|noun| noun.strong).map(Kind::Noun),
        _ => None,
    }
}

/// "have to", "is going to", "there is": verbs that only help another.
fn is_auxiliary(syn: &Syntax, tok: TokenId) -> bool {
    let helps = matches!(syn.lemma(tok), "have" | "go" | "get" | "use") && syn.has(tok, &[Deprel::Xcomp]);
    helps || syn.lemma(tok) == "be"
}

fn event(syn: &Syntax, trigger: TokenId, kind: Kind) -> Claim {
    let site = Site { trigger, kind, governors: Vec::new() };
    let (timexes, rule) =
        (timing::attached(syn, &site), if kind == Kind::Verb { "timeml/verb" } else { "timeml/noun" });
    clause::bare(syn, &Frame { site, arguments: Vec::new(), timexes, passive: false, way: None, rule })
}

/// A time that stands beside a verb of its own is no longer that of the event into which the verb had folded.
fn leave_times(all: &mut [(Claim, Option<ClaimId>)]) {
    let own: Vec<_> =
        all.iter().filter(|(_, old)| old.is_none()).flat_map(|(claim, _)| claim.timexes.clone()).collect();
    all.iter_mut().filter(|(_, old)| old.is_some()).for_each(|(claim, _)| claim.timexes.retain(|t| !own.contains(t)));
}

/// The claims with their references to each other made good; one to a claim that was left out is one to its text.
fn renumbered(all: Vec<(Claim, Option<ClaimId>)>, before: usize) -> Vec<Claim> {
    let mut new: Vec<Option<ClaimId>> = vec![None; before];
    for (n, (_, old)) in (0..).zip(&all) {
        old.iter().for_each(|old| new[old.index()] = Some(ClaimId(n)));
    }
    let mut claims: Vec<Claim> = all.into_iter().map(|(claim, _)| claim).collect();
    for participant in claims.iter_mut().flat_map(|claim| &mut claim.participants) {
        if let Filler::Claim(old) = participant.filler {
            participant.filler = new.get(old.index()).copied().flatten().map_or(Filler::Text, Filler::Claim);
        }
    }
    claims
}
