//! How far a phrase reaches, and how it reads.
//!
//! A phrase is complete without being everything under its head: relative clauses, asides and what a comma sets off are
//! trimmed, prepositions that lead to it are not part of it.

use super::syntax::Syntax;
use crate::document::{Deprel, Span, TokenId, Upos};

/// The tokens of a noun phrase with this head, coordination included, in one run of text.
pub(super) fn noun_phrase(syn: &Syntax, head: TokenId) -> Vec<TokenId> {
    run(syn, head, syn.under(head, &|tok| is_trimmed(syn, tok)))
}

/// The same without what is coordinated with the head.
pub(super) fn conjunct(syn: &Syntax, head: TokenId) -> Vec<TokenId> {
    let cut = |tok: TokenId| {
        is_trimmed(syn, tok)
            || (syn.head(tok) == Some(head) && matches!(syn.relation(tok), Deprel::Conj | Deprel::CcPreconj))
    };
    run(syn, head, syn.under(head, &cut))
}

/// The head with what stands before it and belongs to it: "a further withdrawal" of "a further withdrawal of troops".
pub(super) fn core(syn: &Syntax, head: TokenId) -> Vec<TokenId> {
    let cut = |tok: TokenId| is_trimmed(syn, tok) || (tok > head && syn.head(tok) == Some(head) && !is_tight(syn, tok));
    run(syn, head, syn.under(head, &cut))
}

/// The tokens of a clause as a reader wants them: without its mark, asides and the verb of saying.
pub(super) fn clause(syn: &Syntax, head: TokenId) -> Vec<TokenId> {
    let cut = |tok: TokenId| {
        let own = syn.head(tok) == Some(head);
        match syn.relation(tok) {
            Deprel::Parataxis | Deprel::Discourse | Deprel::Dep | Deprel::List => true,
            Deprel::Mark => own && matches!(syn.lower(tok).as_str(), "that" | "whether" | "if"),
            Deprel::Conj | Deprel::Cc => own && tok < head,
            _ => false,
        }
    };
    trim(syn, syn.under(head, &cut))
}

/// The tokens of a predicate after its copula: "very good", "a member of the club".
pub(super) fn predicate(syn: &Syntax, head: TokenId) -> Vec<TokenId> {
    let cut = |tok: TokenId| {
        let own = syn.head(tok) == Some(head);
        let clausal = matches!(
            syn.relation(tok),
            Deprel::Nsubj
                | Deprel::Cop
                | Deprel::Aux
                | Deprel::Mark
                | Deprel::Advcl
                | Deprel::Ccomp
                | Deprel::Conj
                | Deprel::Cc
        );
        let negation = is_negation(syn, tok);
        let case = syn.relation(tok) == Deprel::Case;
        let time = syn.timex(tok).is_some() && !is_tight(syn, tok);
        (own && (clausal || negation || case || time || tok < head && syn.relation(tok) == Deprel::Obl))
            || is_trimmed(syn, tok)
    };
    run(syn, head, syn.under(head, &cut))
}

/// The span of a run of tokens, a closing mark that has its opening one outside left out.
pub(super) fn span(syn: &Syntax, toks: &[TokenId]) -> Span {
    syn.span(toks)
}

/// A run of tokens as text: the article's words with white space as single blanks.
pub(super) fn text(syn: &Syntax, toks: &[TokenId]) -> String {
    let text = syn.words(toks);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// True for "not", "n't", "never".
pub(super) fn is_negation(syn: &Syntax, tok: TokenId) -> bool {
    matches!(syn.lower(tok).as_str(), "not" | "n't" | "n’t" | "never") && syn.relation(tok) == Deprel::Advmod
}

fn is_tight(syn: &Syntax, tok: TokenId) -> bool {
    matches!(syn.relation(tok), Deprel::Flat | Deprel::Fixed | Deprel::Goeswith | Deprel::CompoundPrt)
        || (matches!(syn.relation(tok), Deprel::Nummod | Deprel::Compound) && syn.upos(tok) == Upos::Num)
}

fn is_trimmed(syn: &Syntax, tok: TokenId) -> bool {
    match syn.relation(tok) {
        Deprel::AclRelcl
        | Deprel::Parataxis
        | Deprel::Discourse
        | Deprel::Dep
        | Deprel::List
        | Deprel::Advcl
        | Deprel::Orphan
        | Deprel::Vocative => true,
        Deprel::Appos | Deprel::Acl | Deprel::Advmod => is_set_off(syn, tok),
        Deprel::Nmod => is_set_off(syn, tok) && syn.timex(tok).is_some(),
        Deprel::Conj => syn.is_verb(tok) && syn.head(tok).is_some_and(|head| syn.is_noun(head)),
        _ => false,
    }
}

/// True where a comma, dash or bracket stands before a branch that follows its head.
fn is_set_off(syn: &Syntax, tok: TokenId) -> bool {
    if syn.head(tok).is_none_or(|head| head > tok) {
        return false;
    }
    let first = syn.under(tok, &|_| false).first().copied().unwrap_or(tok);
    let mark = |at: TokenId| syn.upos(at) == Upos::Punct && !matches!(syn.doc.form(at), "\"" | "“" | "'" | "‘");
    mark(first) || first.0.checked_sub(1).is_some_and(|before| mark(TokenId(before)))
}

/// Cuts tokens down to the unbroken run around `head`, punctuation bridged, and trims its edges.
fn run(syn: &Syntax, head: TokenId, toks: Vec<TokenId>) -> Vec<TokenId> {
    let own: Vec<TokenId> = toks.into_iter().filter(|tok| *tok == head || !is_leading(syn, *tok, head)).collect();
    let Some(at) = own.iter().position(|tok| *tok == head) else { return vec![head] };
    let joined = |a: TokenId, b: TokenId| (a.0 + 1..b.0).all(|mid| syn.upos(TokenId(mid)) == Upos::Punct);
    let mut first = at;
    while first > 0 && joined(own[first - 1], own[first]) {
        first -= 1;
    }
    let mut last = at;
    while last + 1 < own.len() && joined(own[last], own[last + 1]) {
        last += 1;
    }
    let filled = (own[first].0..=own[last].0).map(TokenId).collect();
    trim(syn, filled)
}

/// What leads to the phrase rather than being in it: the head's own prepositions and a final possessive mark.
fn is_leading(syn: &Syntax, tok: TokenId, head: TokenId) -> bool {
    let Some(parent) = syn.head(tok) else { return false };
    match syn.relation(tok) {
        Deprel::Case => parent == head,
        Deprel::Fixed => syn.head(parent) == Some(head) && syn.relation(parent) == Deprel::Case,
        Deprel::Cc => parent == head,
        Deprel::Advmod => parent == head && tok < head && is_adverb_of_clause(syn, tok),
        _ => false,
    }
}

/// "also", "even", "only" before a phrase say nothing of what it names.
fn is_adverb_of_clause(syn: &Syntax, tok: TokenId) -> bool {
    matches!(syn.lower(tok).as_str(), "also" | "even" | "just" | "only" | "then" | "however" | "not")
}

/// Takes punctuation off both ends, brackets and quotation marks that are whole inside stay.
fn trim(syn: &Syntax, mut toks: Vec<TokenId>) -> Vec<TokenId> {
    while toks.len() > 1 && toks.last().is_some_and(|tok| is_edge(syn, *tok, &toks)) {
        toks.pop();
    }
    while toks.len() > 1 && is_edge(syn, toks[0], &toks) {
        toks.remove(0);
    }
    toks
}

fn is_edge(syn: &Syntax, tok: TokenId, toks: &[TokenId]) -> bool {
    if !matches!(syn.upos(tok), Upos::Punct | Upos::Cconj) {
        return false;
    }
    let (open, close) = match syn.doc.form(tok) {
        ")" | "(" => ("(", ")"),
        "]" | "[" => ("[", "]"),
        "”" | "“" => ("“", "”"),
        "\"" => {
            let marks = toks.iter().filter(|tok| syn.doc.form(**tok) == "\"").count();
            return marks % 2 == 1
                || toks.first() == Some(&tok) && toks.last().is_some_and(|last| syn.doc.form(*last) == "\"");
        }
        _ => return true,
    };
    let has = |mark: &str| toks.iter().any(|tok| syn.doc.form(*tok) == mark);
    !(has(open) && has(close))
}
