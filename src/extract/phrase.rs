//! How far a phrase reaches, and how it reads.
//!
//! A phrase is complete without being everything under its head: relative clauses, asides and what a comma sets off are
//! trimmed, prepositions that lead to it are not part of it.

use super::site;
use super::syntax::Syntax;
use crate::document::{Deprel, Span, TokenId, Upos, Xpos};

/// The tokens of a noun phrase with this head, coordination included; asides inside are left out.
///
/// `clause` is the clause the phrase is a part of: where it describes the phrase itself ("the forces stationed there") it is
/// no part of it.
pub(super) fn noun_phrase(syn: &Syntax, head: TokenId, clause: Option<TokenId>) -> Vec<TokenId> {
    let cut = |tok: TokenId| is_trimmed(syn, tok) || Some(tok) == clause || is_clausal(syn, tok, head);
    let mut kept = without_leading(syn, head, syn.under(head, &cut));
    if let Some(first) = clause.and_then(|clause| opening(syn, clause, head)) {
        // What follows the clause that is left out would read as if it stood beside the noun.
        kept.retain(|tok| *tok < first);
    }
    let kept = before_strangers(syn, head, kept);
    trim(syn, without_loose_marks(syn, inside_quotes(syn, head, without_half_times(syn, head, kept))))
}

/// "the rights to Cardanol | from a rival | Ortega": a phrase ends where words of another begin.
fn before_strangers(syn: &Syntax, head: TokenId, mut toks: Vec<TokenId>) -> Vec<TokenId> {
    let stranger = |tok: u32| {
        let tok = TokenId(tok);
        let above = std::iter::successors(Some(tok), |at| syn.head(*at)).take(60);
        syn.upos(tok) != Upos::Punct && !above.into_iter().any(|at| at == head)
    };
    let broken = (1..toks.len()).find(|at| toks[*at] > head && (toks[at - 1].0 + 1..toks[*at].0).any(stranger));
    if let Some(at) = broken {
        toks.truncate(at);
    }
    toks
}

/// "met in Oslo **26th** February": a time of which the rest stands outside is no part of the phrase.
fn without_half_times(syn: &Syntax, head: TokenId, toks: Vec<TokenId>) -> Vec<TokenId> {
    let whole = |tok: TokenId| {
        let Some(timex) = syn.timex(tok) else { return true };
        let span = syn.doc.timexes[timex.index()].span;
        let inside = toks.iter().filter(|tok| span.contains(syn.token(**tok).span)).count();
        let sent = syn.doc.sentence(syn.token(tok).sentence);
        let all = sent.tokens().filter(|tok| span.contains(syn.token(*tok).span)).count();
        inside == all || span.contains(syn.token(head).span)
    };
    toks.iter().copied().filter(|tok| whole(*tok)).collect()
}

/// Ends a phrase with the quotation that it stands in: "saved ten men off the coast” between May and June".
fn inside_quotes(syn: &Syntax, head: TokenId, mut toks: Vec<TokenId>) -> Vec<TokenId> {
    let mut open = false;
    for at in 0..toks.len() {
        match syn.doc.form(toks[at]) {
            "“" | "``" => open = true,
            "”" | "''" | "\"" if open => open = false,
            "\"" if !toks[at + 1..].iter().any(|tok| syn.doc.form(*tok) == "\"") && toks[at] > head => {
                toks.truncate(at);
                break;
            }
            "\"" => open = true,
            "”" | "''" if toks[at] > head => {
                toks.truncate(at);
                break;
            }
            _ => {}
        }
    }
    toks
}

/// The first word of a clause that describes a noun.
fn opening(syn: &Syntax, clause: TokenId, noun: TokenId) -> Option<TokenId> {
    let mut at = clause;
    for _ in 0..20 {
        match syn.head(at) {
            Some(head) if head == noun => {
                // "a scheme aimed at ending it": the clause is a part of what describes the noun
                let top = if syn.relation(at).base() == Deprel::Acl { at } else { clause };
                return syn.under(top, &|_| false).first().copied().filter(|first| *first > noun);
            }
            Some(head) => at = head,
            None => return None,
        }
    }
    None
}

/// Drops the marks that an aside left behind: "Sam, 42, and his wife" becomes "Sam and his wife".
fn without_loose_marks(syn: &Syntax, toks: Vec<TokenId>) -> Vec<TokenId> {
    let comma = |tok: TokenId| matches!(syn.doc.form(tok), "," | "(" | ")" | "-" | "–" | "—" | ";" | ":");
    let gap = |a: TokenId, b: TokenId| b.0 > a.0 + 1;
    let keeps = |at: usize| {
        let beside_gap =
            (at > 0 && gap(toks[at - 1], toks[at])) || (at + 1 < toks.len() && gap(toks[at], toks[at + 1]));
        !(comma(toks[at]) && beside_gap) || brackets_whole(syn, &toks, at)
    };
    (0..toks.len()).filter(|at| keeps(*at)).map(|at| toks[at]).collect()
}

/// True for a bracket of which the other one and all between stand there: "the union (**NLC**), in a letter, asked".
fn brackets_whole(syn: &Syntax, toks: &[TokenId], at: usize) -> bool {
    let other = match syn.doc.form(toks[at]) {
        ")" => toks[..at].iter().rposition(|tok| syn.doc.form(*tok) == "("),
        "(" => toks[at..].iter().position(|tok| syn.doc.form(*tok) == ")").map(|after| at + after),
        _ => None,
    };
    other.is_some_and(|other| toks[at].0.abs_diff(toks[other].0) as usize == at.abs_diff(other))
}

/// What a predicate noun has as a clause and not as a phrase: "Rome **is** a city".
fn is_clausal(syn: &Syntax, tok: TokenId, head: TokenId) -> bool {
    syn.head(tok) == Some(head)
        && syn.has(head, &[Deprel::Cop])
        && matches!(
            syn.relation(tok),
            Deprel::Nsubj
                | Deprel::NsubjOuter
                | Deprel::Csubj
                | Deprel::Expl
                | Deprel::Cop
                | Deprel::Aux
                | Deprel::Advmod
                | Deprel::Mark
                | Deprel::Obl
                | Deprel::Ccomp
                | Deprel::Punct
        )
}

/// The same without what is coordinated with the head.
pub(super) fn conjunct(syn: &Syntax, head: TokenId) -> Vec<TokenId> {
    let cut = |tok: TokenId| {
        is_trimmed(syn, tok)
            || is_clausal(syn, tok, head)
            || (syn.head(tok) == Some(head) && matches!(syn.relation(tok), Deprel::Conj | Deprel::CcPreconj))
    };
    run(syn, head, inside_quotes(syn, head, syn.under(head, &cut)))
}

/// The same as part of a claim with this trigger: what describes it by that very claim is left out.
pub(super) fn conjunct_of(syn: &Syntax, head: TokenId, trigger: TokenId) -> Vec<TokenId> {
    let mut kept = conjunct(syn, head);
    if let Some(first) = opening(syn, trigger, head) {
        kept.retain(|tok| *tok < first);
        kept = trim(syn, kept);
    }
    kept
}

/// The head with what stands before it and belongs to it: "a further withdrawal" of "a further withdrawal of troops".
pub(super) fn core(syn: &Syntax, head: TokenId) -> Vec<TokenId> {
    let cut = |tok: TokenId| is_trimmed(syn, tok) || (tok > head && syn.head(tok) == Some(head) && !is_tight(syn, tok));
    run(syn, head, syn.under(head, &cut))
}

/// The tokens of a clause as a reader wants them: without its mark, asides and the verb of saying.
pub(super) fn clause(syn: &Syntax, head: TokenId, saying: TokenId) -> Vec<TokenId> {
    let cut = |tok: TokenId| {
        let own = syn.head(tok) == Some(head);
        if tok == saying {
            return true;
        }
        match syn.relation(tok) {
            Deprel::Parataxis | Deprel::Discourse | Deprel::Dep | Deprel::List => true,
            Deprel::Mark => {
                own && tok < head
                    && matches!(
                        syn.lower(tok).as_str(),
                        "that"
                            | "whether"
                            | "if"
                            | "of"
                            | "for"
                            | "from"
                            | "about"
                            | "with"
                            | "on"
                            | "against"
                            | "at"
                            | "by"
                    )
            }
            Deprel::Conj | Deprel::Cc => own && tok < head,
            // "the god **who** they believe will bring rain"
            Deprel::Nsubj | Deprel::NsubjPass if syn.relation(head) == Deprel::Ccomp => {
                own && site::is_relative(syn, tok) && site::relative_clause(syn, tok).is_some_and(|outer| outer != head)
            }
            _ => false,
        }
    };
    trim(syn, without_loose_marks(syn, syn.under(head, &cut)))
}

/// The tokens of a predicate after its copula: "very good", "a member of the club".
pub(super) fn predicate(syn: &Syntax, head: TokenId) -> Vec<TokenId> {
    let cut = |tok: TokenId| {
        let own = syn.head(tok) == Some(head);
        let clausal = matches!(
            syn.relation(tok),
            Deprel::Nsubj
                | Deprel::NsubjOuter
                | Deprel::Csubj
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
        // "the final is on 2 October": but for the words of the predicate itself
        let time = syn.timex(tok).is_some() && syn.timex(tok) != syn.timex(head) && !is_tight(syn, tok);
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

/// "what **they found**", "those **who fled**": the clause is all that such a word means.
fn completes(syn: &Syntax, clause: TokenId) -> bool {
    let head = syn.head(clause).filter(|head| *head < clause && syn.relation(clause) == Deprel::AclRelcl);
    head.is_some_and(|head| {
        matches!(syn.lower(head).as_str(), "what" | "whatever" | "whoever" | "those" | "anyone" | "everyone" | "all")
            && !(head.0 + 1..clause.0).any(|at| syn.doc.form(TokenId(at)) == ",")
    })
}

fn is_trimmed(syn: &Syntax, tok: TokenId) -> bool {
    match syn.relation(tok) {
        Deprel::AclRelcl if completes(syn, tok) => false,
        Deprel::Advcl if fills_participle(syn, tok) => false,
        Deprel::AclRelcl
        | Deprel::Parataxis
        | Deprel::Discourse
        | Deprel::Dep
        | Deprel::List
        | Deprel::Advcl
        | Deprel::Orphan
        | Deprel::Vocative => true,
        Deprel::Appos => is_set_off(syn, tok),
        // "Ann Lee, 71,"
        Deprel::Amod | Deprel::Nummod | Deprel::NmodUnmarked if syn.upos(tok) == Upos::Num => is_set_off(syn, tok),
        // "hospitals, several of them damaged, were": the participle of what was set off goes with it
        Deprel::Acl => is_set_off(syn, tok) || follows_aside(syn, tok),
        Deprel::Advmod | Deprel::Obl | Deprel::OblUnmarked | Deprel::NmodUnmarked if is_fronted(syn, tok) => true,
        // "barred Ann Lee two weeks ago": when, not whom
        Deprel::NmodUnmarked | Deprel::Advmod if is_time_behind_name(syn, tok) => true,
        Deprel::Advmod => is_set_off(syn, tok),
        // "found the first grains on May 4"
        Deprel::Nmod if is_day_of_clause(syn, tok) => true,
        Deprel::Nmod => is_fronted(syn, tok) || is_set_off(syn, tok),
        Deprel::Conj => syn.is_verb(tok) && syn.head(tok).is_some_and(|head| syn.is_noun(head)),
        _ => false,
    }
}

/// A date that the parser hung on the last thing before it: things have no dates, what happens has.
fn is_day_of_clause(syn: &Syntax, tok: TokenId) -> bool {
    let Some(noun) = syn.head(tok).filter(|head| *head < tok && syn.timex(tok).is_some()) else { return false };
    let above = syn.head(noun).filter(|_| syn.relation(noun) == Deprel::Nmod);
    // "in the village of Katsele on Monday", but "talks with the minister on Monday"
    let things = std::iter::once(noun).chain(above).all(|noun| super::words::event_noun(syn.lemma(noun)).is_none());
    let direct = matches!(syn.relation(above.unwrap_or(noun)), Deprel::Obj | Deprel::Obl);
    things && direct && matches!(syn.preposition(tok).as_deref(), Some("on" | "by" | "since" | "until"))
}

/// A time without a preposition behind a name.
fn is_time_behind_name(syn: &Syntax, tok: TokenId) -> bool {
    let behind = syn.head(tok).is_some_and(|head| head < tok && syn.upos(head) == Upos::Propn);
    behind && syn.timex(tok).is_some()
}

/// "an operation aimed **at ending** it": the participle says little without what follows it at once.
fn fills_participle(syn: &Syntax, tok: TokenId) -> bool {
    let participle = syn.head(tok).filter(|head| *head < tok && syn.relation(*head) == Deprel::Acl);
    let first = || syn.under(tok, &|_| false).first().copied().unwrap_or(tok);
    participle.is_some_and(|head| first().0 == head.0 + 1)
}

/// True where a comma, dash or bracket stands before a branch that follows its head.
fn is_set_off(syn: &Syntax, tok: TokenId) -> bool {
    if syn.head(tok).is_none_or(|head| head > tok) {
        return false;
    }
    let first = syn.under(tok, &|_| false).first().copied().unwrap_or(tok);
    let mark = |at: TokenId| {
        syn.upos(at) == Upos::Punct && !matches!(syn.doc.form(at), "\"" | "“" | "'" | "‘") && !joins_words(syn, at)
    };
    mark(first) || first.0.checked_sub(1).is_some_and(|before| mark(TokenId(before)))
}

/// "co-leader": a hyphen with no blank on either side parts nothing.
fn joins_words(syn: &Syntax, mark: TokenId) -> bool {
    let touches = |a: TokenId, b: TokenId| syn.token(a).span.end == syn.token(b).span.start;
    let sent = syn.doc.sentence(syn.token(mark).sentence);
    let inside = mark > sent.first && TokenId(mark.0 + 1) < sent.end;
    let hyphen = matches!(syn.doc.form(mark), "-" | "‐" | "‑");
    hyphen && inside && touches(TokenId(mark.0 - 1), mark) && touches(mark, TokenId(mark.0 + 1))
}

/// True for a participle right behind an apposition of its own head that is set off.
fn follows_aside(syn: &Syntax, tok: TokenId) -> bool {
    let Some(head) = syn.head(tok).filter(|head| *head < tok) else { return false };
    let first = syn.under(tok, &|_| false).first().copied().unwrap_or(tok);
    syn.children_by(head, &[Deprel::Appos]).any(|aside| {
        let last = syn.under(aside, &|_| false).last().copied().unwrap_or(aside);
        last.0 + 1 == first.0 && is_set_off(syn, aside)
    })
}

/// "**Earlier in August**, a general": what a comma parts from the phrase that follows.
pub(super) fn is_fronted(syn: &Syntax, tok: TokenId) -> bool {
    let Some(head) = syn.head(tok).filter(|head| tok < *head && syn.is_noun(*head)) else { return false };
    let last = syn.under(tok, &|_| false).last().copied().unwrap_or(tok);
    let comma = TokenId(last.0 + 1);
    comma < head && syn.doc.form(comma) == "," || (last < head && syn.doc.form(last) == ",")
}

/// Cuts tokens down to the unbroken run around `head`, punctuation bridged, and trims its edges.
fn run(syn: &Syntax, head: TokenId, toks: Vec<TokenId>) -> Vec<TokenId> {
    let own = without_leading(syn, head, toks);
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

/// The phrase behind its own prepositions: what stands before them leads to it too ("**soon after** the attack").
fn without_leading(syn: &Syntax, head: TokenId, toks: Vec<TokenId>) -> Vec<TokenId> {
    let case = syn.prepositions(head).last().copied();
    toks.into_iter()
        .filter(|tok| *tok == head || (case.is_none_or(|case| *tok > case) && !is_leading(syn, *tok, head)))
        .collect()
}

/// What leads to the phrase rather than being in it: the head's own prepositions and a final possessive mark.
fn is_leading(syn: &Syntax, tok: TokenId, head: TokenId) -> bool {
    let Some(parent) = syn.head(tok) else { return false };
    match syn.relation(tok) {
        Deprel::Case => parent == head && (tok < head || syn.xpos(tok) == Xpos::Pos),
        Deprel::Fixed => {
            syn.head(parent) == Some(head) && matches!(syn.relation(parent), Deprel::Case | Deprel::Cc | Deprel::Mark)
        }
        Deprel::Cc | Deprel::Mark => parent == head && tok < head,
        // "pleaded not guilty"
        Deprel::Advmod if syn.relation(head) == Deprel::Xcomp && is_negation(syn, tok) => false,
        // "not everyone was glad"
        Deprel::Advmod if matches!(syn.upos(head), Upos::Pron | Upos::Det) && is_negation(syn, tok) => false,
        Deprel::Advmod => parent == head && tok < head && is_adverb_of_clause(syn, tok),
        _ => false,
    }
}

/// "also", "even", "only" before a phrase say nothing of what it names.
fn is_adverb_of_clause(syn: &Syntax, tok: TokenId) -> bool {
    matches!(syn.lower(tok).as_str(), "also" | "even" | "just" | "only" | "then" | "however" | "not")
}

/// Takes punctuation off both ends; brackets and quotation marks that are whole inside stay.
fn trim(syn: &Syntax, toks: Vec<TokenId>) -> Vec<TokenId> {
    let mut toks = &toks[..];
    while let [first, inner @ .., last] = toks {
        let marks = (syn.doc.form(*first), syn.doc.form(*last));
        if matches!(marks, ("\"", "\"") | ("“", "”") | ("‘", "’")) && !inner.is_empty() {
            toks = inner;
        } else if is_edge(syn, *last, toks) || dangles(syn, *last, toks) {
            toks = &toks[..toks.len() - 1];
        } else if is_edge(syn, *first, toks) {
            toks = &toks[1..];
        } else {
            break;
        }
    }
    close_quotation(syn, toks.to_vec())
}

/// "a speech **at the**": what leads to a word that was left out says nothing.
fn dangles(syn: &Syntax, last: TokenId, toks: &[TokenId]) -> bool {
    let leads = matches!(syn.relation(last), Deprel::Case | Deprel::Det | Deprel::Mark | Deprel::Cc)
        || syn.xpos(last) == Xpos::PrpPoss;
    // "many questions **including**"
    let late = syn.relation(last) == Deprel::Case && syn.xpos(last) != Xpos::Pos;
    leads && toks.len() > 1 && syn.head(last).is_some_and(|head| if head > last { !toks.contains(&head) } else { late })
}

/// Takes in the mark that closes a quotation opened inside: the “endless wars”; where it does not follow at once, the one that opens
/// it goes. A bracket that is not closed ends the phrase.
fn close_quotation(syn: &Syntax, mut toks: Vec<TokenId>) -> Vec<TokenId> {
    let form = |tok: &TokenId| syn.doc.form(*tok);
    let unclosed = |toks: &[TokenId]| {
        let open = toks.iter().rposition(|tok| form(tok) == "(")?;
        (!toks[open..].iter().any(|tok| form(tok) == ")")).then_some(open)
    };
    if let Some(open) = unclosed(&toks).filter(|open| *open > 0) {
        toks.truncate(open);
    }
    let count = |mark: &str| toks.iter().filter(|tok| form(tok) == mark).count();
    let curly = count("“") > count("”");
    if !curly && count("\"").is_multiple_of(2) {
        return toks;
    }
    let opens = if curly { "“" } else { "\"" };
    let next = toks.last().map(|last| TokenId(last.0 + 1));
    let sent = toks.last().map(|last| syn.doc.sentence(syn.token(*last).sentence));
    let closes = next
        .filter(|next| sent.is_some_and(|sent| *next < sent.end) && matches!(syn.doc.form(*next), "”" | "\"" | "''"));
    match closes {
        Some(next) => toks.push(next),
        None => {
            if let Some(at) = toks.iter().rposition(|tok| form(tok) == opens) {
                toks.remove(at);
            }
        }
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
        "\"" => return toks.iter().filter(|tok| syn.doc.form(**tok) == "\"").count() % 2 == 1,
        _ => return true,
    };
    let has = |mark: &str| toks.iter().any(|tok| syn.doc.form(*tok) == mark);
    !(has(open) && has(close))
}
