//! Which temporal expressions syntax attaches to an event: those that hang on its words, not the nearest ones.

use super::phrase;
use super::site::{Kind, Site};
use super::syntax::Syntax;
use crate::document::{Deprel, TimexId, TokenId};

const CARRIERS: &[Deprel] = &[
    Deprel::Obl,
    Deprel::OblUnmarked,
    Deprel::OblAgent,
    Deprel::Advmod,
    Deprel::Nmod,
    Deprel::NmodUnmarked,
    Deprel::NmodPoss,
    Deprel::Compound,
    Deprel::Amod,
    Deprel::Nummod,
    Deprel::Det,
    Deprel::Obj,
    Deprel::Dep,
    Deprel::Parataxis,
    Deprel::Appos,
    Deprel::Xcomp,
];

/// The expressions attached to a site, nearest first; those on the trigger come before those on its governors.
pub(super) fn attached(syn: &Syntax, site: &Site) -> Vec<TimexId> {
    let mut found: Vec<(bool, u32, TimexId)> = Vec::new();
    let mut add = |own: bool, tok: TokenId| {
        // "now that we are in 2011, he says": a clause of its own
        let Some(timex) = syn.timex(tok).filter(|_| tok == site.trigger || !is_clause(syn, tok)) else { return };
        if !found.iter().any(|(_, _, known)| *known == timex) {
            found.push((!own, tok.0.abs_diff(site.trigger.0), timex));
        }
    };
    if is_clause(syn, site.trigger) {
        add(true, site.trigger);
    }
    for tok in site.chain() {
        for child in syn.children_by(tok, CARRIERS) {
            add(tok == site.trigger, child);
            // "on her birthday, 3 May"
            if syn.timex(child).is_none() && syn.relation(child) == Deprel::Obl {
                syn.children_by(child, &[Deprel::Appos]).for_each(|day| add(tok == site.trigger, day));
            }
            // "on the night of 3 January", "at dawn on Friday": an expression under an expression's own head.
            if syn.timex(child).is_some() {
                syn.children_by(child, CARRIERS).for_each(|inner| add(tok == site.trigger, inner));
                // "on 14 and 21 July", "in March and again in October"
                listed(syn, child).for_each(|next| add(tok == site.trigger, next));
            }
        }
    }
    // "Earlier in August, a general reported": the parser may hang the time on the subject.
    if let Some(subject) = site.chain().find_map(|tok| syn.child(tok, super::subject::SUBJECT)) {
        for child in syn.children(subject).iter().copied().filter(|child| phrase::is_fronted(syn, *child)) {
            syn.under(child, &|_| false).into_iter().for_each(|tok| add(false, tok));
        }
    }
    if site.kind == Kind::Verb && found.is_empty() {
        fronted(syn, site).into_iter().for_each(|tok| found.extend(syn.timex(tok).map(|timex| (true, 1000, timex))));
    }
    found.sort_unstable();
    found.into_iter().map(|(_, _, timex)| timex).collect()
}

/// True for a predicate with a copula and a subject that is no filler.
fn is_clause(syn: &Syntax, tok: TokenId) -> bool {
    let filler = |subject: TokenId| matches!(syn.lower(subject).as_str(), "it" | "this" | "that");
    let subject = syn.child(tok, super::subject::SUBJECT).filter(|subject| !filler(*subject));
    syn.has(tok, &[Deprel::Cop]) && subject.is_some()
}

/// The expressions joined to another with nothing but words of a list between.
fn listed<'s>(syn: &'s Syntax, first: TokenId) -> impl Iterator<Item = TokenId> + use<'s> {
    let plain = |tok: TokenId| {
        matches!(syn.lower(tok).as_str(), "and" | "or" | "again" | "then" | "also" | "in" | "on" | "of" | "at" | ",")
    };
    let end = syn.timex(first).map(|timex| syn.doc.timexes[timex.index()].end);
    syn.children_by(first, &[Deprel::Conj]).filter(move |next| {
        let start = syn.timex(*next).map(|timex| syn.doc.timexes[timex.index()].first);
        let between = |tok: TokenId| plain(tok) || syn.timex(tok).is_some();
        end.zip(start).is_some_and(|(end, start)| (end.0..start.0).map(TokenId).all(between))
    })
}

/// "On Friday the ministers met and signed": an expression before the first verb dates its conjuncts too.
fn fronted(syn: &Syntax, site: &Site) -> Vec<TokenId> {
    let top = site.top();
    let Some(first) = syn.head(top).filter(|_| syn.relation(top) == Deprel::Conj) else { return Vec::new() };
    let subject = syn.child(first, super::subject::SUBJECT);
    if syn.has(top, super::subject::SUBJECT) {
        return Vec::new();
    }
    syn.children_by(first, CARRIERS)
        .filter(|tok| syn.timex(*tok).is_some() && *tok < first && subject.is_some_and(|subject| *tok < subject))
        .collect()
}
