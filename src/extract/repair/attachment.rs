//! Repairs of what hangs on the wrong word: circumstances on nouns, numbers and dates on numbers, clauses on a verb too far.

use super::{CLAUSE_OPENERS, Tree, before, lower};
use crate::document::{Deprel, Document, Sentence, TokenId, Upos, Xpos};
use crate::extract::embedding::{Effect, Part, effect};
use crate::extract::words;
use crate::speech;

/// The first token of what hangs under one.
fn first_of(tree: &Tree, sent: &Sentence, tok: TokenId) -> TokenId {
    sent.tokens().find(|other| tree.is_under(*other, tok)).unwrap_or(tok)
}

/// "told them of the move last night on the jet": what stands behind a word of the verb's belongs to the verb too.
pub(super) fn crossing_phrase(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let Some(noun) = tree.heads[tok.index()].filter(|noun| tree.relation(tok) == Deprel::Nmod && *noun < tok) else {
        return;
    };
    let led = tree.child(sent, tok, &[Deprel::Case]).is_some_and(|case| lower(doc, case) != "of");
    let first = first_of(tree, sent, tok);
    let foreign = |at: &TokenId| tree.upos[at.index()] != Upos::Punct && !tree.is_under(*at, noun);
    let Some(mut top) = (noun.0 + 1..first.0).map(TokenId).find(foreign).filter(|_| led) else { return };
    while let Some(head) = tree.heads[top.index()] {
        if tree.is_under(noun, head) {
            if tree.is_verb(head) && head < noun {
                tree.set(tok, head, Deprel::Obl);
            }
            return;
        }
        top = head;
    }
}

/// Nouns that a time may follow: "the day after the vote".
const SPANS: &[&str] = &[
    "day", "week", "month", "year", "hour", "minute", "night", "morning", "evening", "decade", "life", "time", "date",
];

/// "voted for the cut following the attack": what dates or explains belongs to the verb.
pub(super) fn late_circumstance(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let Some(noun) = tree.heads[tok.index()].filter(|noun| tree.relation(tok) == Deprel::Nmod && *noun < tok) else {
        return;
    };
    let Some(case) = tree.child(sent, tok, &[Deprel::Case]) else { return };
    let cause = matches!(lower(doc, case).as_str(), "due" | "because" | "owing" | "thanks")
        && tree.child(sent, case, &[Deprel::Fixed]).is_some();
    let circumstance = matches!(lower(doc, case).as_str(), "following" | "amid" | "despite")
        || lower(doc, case) == "after" && !SPANS.contains(&doc.token(noun).lemma.as_str());
    if !(cause || circumstance) || tree.relation(noun) == Deprel::Nsubj {
        return;
    }
    if let Some(predicate) = predicate_above(tree, sent, noun) {
        tree.set(tok, predicate, Deprel::Obl);
    }
}

/// "fined the firm 40 million euros": the firm is fined, the sum says how much.
pub(super) fn fined_sum(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let verb = tree.heads[tok.index()].filter(|_| tree.relation(tok) == Deprel::Iobj);
    let Some(verb) = verb.filter(|verb| doc.token(*verb).lemma == "fine") else { return };
    if let Some(sum) = tree.child(sent, verb, &[Deprel::Obj]) {
        tree.set(tok, verb, Deprel::Obj);
        tree.set(sum, verb, Deprel::OblUnmarked);
    }
}

/// "condemned the arrest of a man in Lima": who speaks of a happening, or means it, stands elsewhere; the place is that of what
/// happened.
pub(super) fn place_of_event(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let Some(verb) = tree.heads[tok.index()].filter(|verb| tree.relation(tok) == Deprel::Obl && tree.is_verb(*verb))
    else {
        return;
    };
    let Some(case) =
        tree.child(sent, tok, &[Deprel::Case]).filter(|case| matches!(&*lower(doc, *case), "in" | "at" | "near"))
    else {
        return;
    };
    let aloof = effect(Part::Verb, &doc.token(verb).lemma)
        .is_some_and(|(effect, _)| matches!(effect, Effect::Fact | Effect::Report | Effect::Opinion | Effect::Deny));
    let event = tree.child(sent, verb, &[Deprel::Obj]).filter(|event| {
        let strong = words::event_noun(&doc.token(*event).lemma).is_some_and(|noun| noun.strong);
        aloof && strong && *event > verb && *event < case && !tree.dated[tok.index()]
    });
    // nothing but the words of the happening stands between
    let Some(event) = event else { return };
    if before(sent, case, 1).is_some_and(|last| tree.is_under(last, event)) {
        tree.set(tok, event, Deprel::Nmod);
    }
}

/// "called elections for May 1": the time is that of what is fixed, not of the fixing.
pub(super) fn fixed_time(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let Some(verb) = tree.heads[tok.index()].filter(|_| tree.dated[tok.index()] && tree.relation(tok) == Deprel::Obl)
    else {
        return;
    };
    let led = tree.child(sent, tok, &[Deprel::Case]).is_some_and(|case| lower(doc, case) == "for");
    if !led || !tree.is_verb(verb) || !speech::fixes(&doc.token(verb).lemma) {
        return;
    }
    // "elections have been set for May 1"
    let what = tree.child(sent, verb, &[Deprel::Obj, Deprel::NsubjPass]);
    let what = what.filter(|what| *what < tok && tree.is_noun(*what));
    if let Some(what) = what {
        tree.set(tok, what, Deprel::Nmod);
    }
}

/// Verbs by which somebody decides on what is done later.
const DECIDING: &[&str] =
    &["vote", "decide", "agree", "apply", "refuse", "choose", "opt", "decline", "resolve", "volunteer", "elect"];

/// "voted to leave the bloc in June 2016": a year that is over is that of the decision, not of what was to be done later.
pub(super) fn time_of_decision(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let loose = tree.dated[tok.index()] && matches!(tree.relation(tok), Deprel::Obl | Deprel::OblUnmarked);
    let Some(deed) = tree.heads[tok.index()].filter(|deed| loose && *deed < tok) else { return };
    let Some(verb) = tree.heads[deed.index()].filter(|verb| *verb < deed) else { return };
    let relation = tree.relation(deed);
    // "was killed fighting rebels in 1998"
    let meanwhile = tree.xpos[deed.index()] == Xpos::Vbg
        && deed.0 == verb.0 + 1
        && matches!(relation, Deprel::Xcomp | Deprel::Advcl)
        && matches!(&doc.token(verb).lemma[..], "kill" | "die" | "injure" | "wound" | "shoot" | "arrest" | "capture");
    if meanwhile {
        tree.relations[deed.index()] = Deprel::Advcl;
        tree.set(tok, verb, tree.relation(tok));
        return;
    }
    if relation != Deprel::Xcomp {
        return;
    }
    let decided = tree.xpos[verb.index()] == Xpos::Vbd && DECIDING.contains(&doc.token(verb).lemma.as_str());
    let to = tree.child(sent, deed, &[Deprel::Mark]).is_some_and(|mark| lower(doc, mark) == "to");
    let led =
        tree.child(sent, tok, &[Deprel::Case]).is_none_or(|case| matches!(lower(doc, case).as_str(), "in" | "on"));
    let own = tree.children(sent, verb).any(|child| tree.dated[child.index()]);
    if !(decided && to && led) || own {
        return;
    }
    let Some(timex) = doc.timex_at(tok) else { return };
    let year = timex.value.get(..4).filter(|year| doc.text(timex.span).contains(year));
    let published = doc.article.published.map(|published| published.date);
    let over = published.is_none_or(|day| timex.bounds.end.last.is_some_and(|last| last < day));
    if year.is_some() && over {
        tree.set(tok, verb, tree.relation(tok));
    }
}

/// The verb or predicate with a copula that a noun after it stands under.
fn predicate_above(tree: &Tree, sent: &Sentence, noun: TokenId) -> Option<TokenId> {
    let mut at = noun;
    for _ in 0..20 {
        let copular = tree.child(sent, at, &[Deprel::Cop]).is_some();
        if tree.is_verb(at) || copular {
            return (at < noun || copular && at == noun).then_some(at);
        }
        at = tree.heads[at.index()]?;
    }
    None
}

/// "to 3,500 from 5,200 by November": what leads from or to a number, and when, belongs to the verb.
pub(super) fn beside_number(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let Some(number) = tree.heads[tok.index()].filter(|_| tree.relation(tok) == Deprel::Nmod) else { return };
    let Some(verb) = tree.heads[number.index()]
        .filter(|verb| tree.relation(number) == Deprel::Obl && tree.is_verb(*verb) && *verb < number)
    else {
        return;
    };
    let case = tree.child(sent, tok, &[Deprel::Case]).map(|case| lower(doc, case)).unwrap_or_default();
    let figure = tree.upos[tok.index()] == Upos::Num;
    // "40 to 70" is one span of numbers.
    if tree.child(sent, number, &[Deprel::Case]).is_none_or(|own| lower(doc, own) == case) {
        return;
    }
    let apart = tree.dated[tok.index()] || (figure && matches!(case.as_str(), "from" | "to" | "by"));
    // "fell by a third between 2016 and 2018"
    let fraction =
        matches!(&doc.token(number).lemma[..], "third" | "quarter" | "half" | "fifth" | "tenth" | "percent" | "%");
    if (tree.upos[number.index()] == Upos::Num || fraction) && !tree.dated[number.index()] && apart && case != "of" {
        tree.set(tok, verb, Deprel::Obl);
    }
}

/// Nouns that are against somebody.
const CONTENTIONS: &[&str] = &[
    "fight",
    "war",
    "battle",
    "campaign",
    "struggle",
    "offensive",
    "crackdown",
    "crime",
    "violence",
    "discrimination",
    "sanction",
    "allegation",
    "accusation",
    "protest",
    "lawsuit",
    "complaint",
    "case",
    "evidence",
];

/// "helps them in the fight against the rebels": the fight is against them.
pub(super) fn contention(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let Some(verb) = tree.heads[tok.index()].filter(|_| tree.relation(tok) == Deprel::Obl) else { return };
    let against = tree.child(sent, tok, &[Deprel::Case]).filter(|case| lower(doc, *case) == "against");
    let noun = against.and_then(|case| before(sent, case, 1)).filter(|noun| tree.is_under(*noun, verb));
    let Some(noun) = noun.filter(|noun| CONTENTIONS.contains(&doc.token(*noun).lemma.as_str())) else { return };
    if *doc.form(noun) != *doc.form(verb) && tree.is_noun(noun) && noun > verb {
        tree.set(tok, noun, Deprel::Nmod);
    }
}

/// "of commander Ann Lee": the title describes the name behind it, which takes its place.
pub(super) fn title_before_name(tree: &mut Tree, doc: &Document, sent: &Sentence, name: TokenId) {
    let Some(title) = before(sent, name, 1) else { return };
    let begins = tree.persons[name.index()] && !tree.persons[title.index()];
    if !begins || tree.upos[title.index()] != Upos::Noun || !words::names_office(&doc.token(title).lemma) {
        return;
    }
    let (Some(above), relation) = (tree.heads[title.index()], tree.relation(title)) else { return };
    let beside = tree.heads[name.index()] == Some(above) || tree.heads[name.index()] == Some(title);
    let loose = matches!(tree.relation(name), Deprel::Nmod | Deprel::Appos | Deprel::Dep | Deprel::NmodUnmarked)
        || tree.heads[name.index()] == Some(above);
    let led = tree.child(sent, name, &[Deprel::Case, Deprel::Det]).is_some_and(|word| word < name);
    if !beside || !loose || led || above == name {
        return;
    }
    let own: Vec<TokenId> =
        tree.children(sent, title).filter(|child| *child != name && tree.relation(*child) == Deprel::Case).collect();
    let after: Vec<TokenId> = tree.children(sent, title).filter(|child| *child > name).collect();
    tree.set(name, above, relation);
    tree.set(title, name, Deprel::NmodDesc);
    own.into_iter().chain(after).for_each(|child| tree.set(child, name, tree.relation(child)));
}

/// "left in May but returned after the storm had passed": the clause belongs to the verb that it follows.
pub(super) fn nearest_conjunct(tree: &mut Tree, doc: &Document, sent: &Sentence, clause: TokenId) {
    let Some(verb) = tree.heads[clause.index()].filter(|_| tree.relation(clause) == Deprel::Advcl) else { return };
    let opens =
        |tok: &TokenId| *tok < clause && CLAUSE_OPENERS.contains(&lower(doc, *tok).as_str()) && *tok > sent.first;
    let Some(mark) = tree.children(sent, clause).find(opens) else { return };
    let parted = before(sent, mark, 1).is_some_and(|last| tree.upos[last.index()] == Upos::Punct);
    let joined = |tok: &TokenId| {
        tree.relation(*tok) == Deprel::Conj && tree.is_verb(*tok) && *tok > verb && *tok < mark && *tok != clause
    };
    if let Some(nearest) = tree.children(sent, verb).filter(joined).last().filter(|_| !parted) {
        tree.set(clause, nearest, Deprel::Advcl);
    }
}

/// True for a verb group whose first word stands in the past: "did", "had left", "left".
fn is_past(tree: &Tree, doc: &Document, sent: &Sentence, verb: TokenId) -> Option<bool> {
    let auxiliary = tree.child(sent, verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
    match tree.xpos[auxiliary.unwrap_or(verb).index()] {
        Xpos::Vbd => Some(true),
        Xpos::Vbz | Xpos::Vbp => Some(false),
        Xpos::Md => Some(matches!(lower(doc, auxiliary?).as_str(), "would" | "could" | "might")),
        _ => None,
    }
}

/// "had said the king is planning a visit but did not name a day": the past goes on with the past.
pub(super) fn same_tense(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let Some(clause) = tree.heads[tok.index()].filter(|_| tree.relation(tok) == Deprel::Conj && tree.is_verb(tok))
    else {
        return;
    };
    let Some(verb) = tree.heads[clause.index()].filter(|verb| *verb < clause && tree.relation(clause) == Deprel::Ccomp)
    else {
        return;
    };
    if !words::is_saying(&doc.token(verb).lemma) || tree.child(sent, tok, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some()
    {
        return;
    }
    let past = |verb: TokenId| is_past(tree, doc, sent, verb);
    if past(verb) == Some(true) && past(clause) == Some(false) && past(tok) == Some(true) {
        tree.set(tok, verb, Deprel::Conj);
    }
}

/// "transferred shares worth 20 million pounds": the shares are worth it.
pub(super) fn worth(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let Some(noun) = before(sent, tok, 1).filter(|noun| lower(doc, tok) == "worth" && tree.is_noun(*noun)) else {
        return;
    };
    let first = TokenId(tok.0 + 1);
    let figure =
        |at: TokenId| matches!(tree.upos[at.index()], Upos::Num | Upos::Sym | Upos::Noun | Upos::Adv | Upos::Adp);
    if first >= sent.end || tree.heads[tok.index()] == Some(noun) {
        return;
    }
    let mut sum = first;
    while let Some(head) = tree.heads[sum.index()].filter(|head| *head > tok && head.0 < tok.0 + 8 && figure(*head)) {
        sum = head;
    }
    let number = (first.0..=sum.0).map(TokenId).any(|at| tree.upos[at.index()] == Upos::Num);
    if number && !tree.is_under(noun, tok) {
        tree.set(tok, noun, Deprel::Amod);
        tree.set(sum, tok, Deprel::Obl);
    }
}
