//! Repairs of words taken for another kind: nouns for verbs and particles, names for clauses, objects for subjects.

use super::{Tree, before, lower};
use crate::document::{Deprel, Document, Sentence, TokenId, Upos, Xpos};
use crate::extract::words;

/// The word that a hyphen glues to this one: "pull" of "pull-out".
fn glued_before(doc: &Document, sent: &Sentence, tok: TokenId) -> Option<TokenId> {
    let (hyphen, first) = (before(sent, tok, 1)?, before(sent, tok, 2)?);
    let touches = |a: TokenId, b: TokenId| doc.token(a).span.end == doc.token(b).span.start;
    (doc.form(hyphen) == "-" && touches(first, hyphen) && touches(hyphen, tok)).then_some(first)
}

fn is_article(doc: &Document, tok: TokenId) -> bool {
    matches!(lower(doc, tok).as_str(), "a" | "an" | "the" | "this" | "another" | "its" | "his" | "her" | "their")
}

/// "a pull-out", "a counter-attacked": behind an article such a word is a noun, whatever its second part is alone.
pub(super) fn hyphenated_noun(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let Some(first) = glued_before(doc, sent, tok) else { return };
    let article = before(sent, first, 1).is_some_and(|article| is_article(doc, article));
    let next = TokenId(tok.0 + 1);
    let noun_follows = next < sent.end && (tree.is_noun(next) || tree.upos[next.index()] == Upos::Adj);
    let particle = matches!(tree.upos[tok.index()], Upos::Adp | Upos::Adv)
        || matches!(lower(doc, tok).as_str(), "out" | "off" | "up" | "down" | "back" | "over");
    let past = tree.is_verb(tok) && matches!(tree.xpos[tok.index()], Xpos::Vbd | Xpos::Vbn);
    let known = words::event_noun(&format!("{}-{}", lower(doc, first), doc.token(tok).lemma)).is_some();
    if !article || noun_follows || !(particle || past && known) {
        return;
    }
    let Some(above) = tree.heads[tok.index()].filter(|above| *above != first) else { return };
    (tree.upos[tok.index()], tree.xpos[tok.index()]) = (Upos::Noun, Xpos::Nn);
    if !matches!(tree.relation(tok), Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obl | Deprel::Nmod) {
        tree.relations[tok.index()] = Deprel::Obj;
    }
    tree.set(first, tok, Deprel::Compound);
    for child in tree.children(sent, tok).filter(|child| *child > tok).collect::<Vec<_>>() {
        let verbal = matches!(tree.relation(child), Deprel::Xcomp | Deprel::Advcl | Deprel::Ccomp);
        if verbal && tree.is_verb(above) {
            tree.set(child, above, Deprel::Advcl);
        }
    }
    let follows = |child: &TokenId| {
        tree.relation(*child) == Deprel::Obl
            && tree.child(sent, *child, &[Deprel::Case]).is_some_and(|case| case.0 == tok.0 + 1)
    };
    let phrase = tree.children(sent, above).find(follows).filter(|_| particle);
    if let Some(phrase) = phrase {
        tree.set(phrase, tok, Deprel::Nmod);
    }
}

/// "in the State of the Union address": a preposition and the article behind it lead to one noun, the last of the name.
pub(super) fn crossed_article(tree: &mut Tree, doc: &Document, sent: &Sentence, article: TokenId) {
    if tree.relation(article) != Deprel::Det || tree.upos[article.index()] != Upos::Det {
        return;
    }
    let Some(case) = before(sent, article, 1).filter(|case| tree.relation(*case) == Deprel::Case) else { return };
    let (Some(noun), Some(inner)) = (tree.heads[article.index()], tree.heads[case.index()]) else { return };
    let crossed = article < inner && inner < noun && !tree.is_under(noun, inner) && !tree.is_under(inner, noun);
    if !crossed || tree.upos[inner.index()] != Upos::Propn || !tree.is_noun(noun) {
        return;
    }
    if tree.heads[inner.index()] == tree.heads[noun.index()] && doc.token(article).sentence == doc.token(noun).sentence
    {
        tree.set(inner, noun, Deprel::Flat);
        tree.set(case, noun, Deprel::Case);
        for earlier in tree.children(sent, noun).filter(|tok| *tok < case).collect::<Vec<_>>() {
            if let Some(above) = tree.heads[noun.index()].filter(|_| tree.relation(earlier) == Deprel::Case) {
                tree.set(earlier, above, Deprel::Obl);
            }
        }
    }
}

/// "after IS fighters took control": a name right before a subject is part of it.
pub(super) fn stray_name(tree: &mut Tree, sent: &Sentence, tok: TokenId) {
    let next = TokenId(tok.0 + 1);
    if tree.upos[tok.index()] != Upos::Propn || next >= sent.end || tree.heads[next.index()] != tree.heads[tok.index()]
    {
        return;
    }
    let loose = matches!(
        tree.relation(tok),
        Deprel::Advcl | Deprel::Dep | Deprel::Orphan | Deprel::Parataxis | Deprel::Discourse | Deprel::Vocative
    );
    let subject = matches!(tree.relation(next), Deprel::Nsubj | Deprel::NsubjPass) && tree.is_noun(next);
    if loose && subject && tree.upos[next.index()] != Upos::Pron && tree.child(sent, tok, &[Deprel::Mark]).is_none() {
        tree.set(tok, next, Deprel::Compound);
    }
}

/// "confirmed the move broke its rules": the noun phrase before a finite verb without subject is its subject.
pub(super) fn contact_content(tree: &mut Tree, doc: &Document, sent: &Sentence, clause: TokenId) {
    let Some(verb) = tree.heads[clause.index()].filter(|verb| {
        *verb < clause
            && matches!(
                tree.relation(clause),
                Deprel::Ccomp | Deprel::Xcomp | Deprel::Parataxis | Deprel::Advcl | Deprel::Dep
            )
    }) else {
        return;
    };
    if !tree.is_verb(verb) || !words::is_saying(&doc.token(verb).lemma) {
        return;
    }
    let own = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl, Deprel::Csubj, Deprel::Mark];
    if tree.child(sent, clause, &own).is_some_and(|own| own < clause) {
        return;
    }
    let auxiliary = tree.child(sent, clause, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).filter(|aux| *aux < clause);
    let first = auxiliary.unwrap_or(clause);
    let finite = tree.is_finite(first) || tree.xpos[first.index()] == Xpos::Md;
    let object =
        tree.children(sent, verb).filter(|tok| *tok > verb && *tok < first && tree.relation(*tok) == Deprel::Obj);
    let Some(object) = object.last().filter(|_| finite) else { return };
    let asks = tree
        .children(sent, clause)
        .any(|tok| tok < clause && matches!(tree.xpos[tok.index()], Xpos::Wdt | Xpos::Wp | Xpos::WpPoss | Xpos::Wrb));
    let touches = before(sent, first, 1).is_some_and(|last| tree.is_under(last, object));
    if asks || !touches || tree.upos[object.index()] == Upos::Pron {
        return;
    }
    let passive = tree.child(sent, clause, &[Deprel::AuxPass]).is_some();
    tree.set(object, clause, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
    tree.set(clause, verb, Deprel::Ccomp);
}

/// Verbs without an object, whose participle describes: "rising prices".
const CHANGING: &[&str] = &[
    "rise",
    "surge",
    "soar",
    "fall",
    "grow",
    "mount",
    "increase",
    "decline",
    "dwindle",
    "spiral",
    "neighbour",
    "neighbor",
    "exist",
    "emerge",
    "remain",
    "shrink",
    "loom",
    "last",
];

/// "granted to convicted thieves": "to" before a participle and its noun leads to the noun.
pub(super) fn false_infinitive(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let Some(to) = before(sent, tok, 1).filter(|to| lower(doc, *to) == "to" && tree.heads[to.index()] == Some(tok))
    else {
        return;
    };
    // "referring to rising prices": "to" makes no infinitive of such a form.
    let past = matches!(tree.xpos[tok.index()], Xpos::Vbn | Xpos::Vbd) && lower(doc, tok).ends_with("ed")
        || tree.xpos[tok.index()] == Xpos::Vbg && CHANGING.contains(&doc.token(tok).lemma.as_str());
    let Some(noun) = tree.child(sent, tok, &[Deprel::Obj]).filter(|noun| past && *noun > tok) else { return };
    let bare = (tok.0 + 1..noun.0)
        .map(TokenId)
        .all(|mid| matches!(tree.upos[mid.index()], Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num));
    let Some(above) = tree.heads[tok.index()].filter(|_| bare) else { return };
    let others: Vec<TokenId> = tree.children(sent, tok).filter(|child| *child != noun && *child != to).collect();
    tree.set(noun, above, if tree.is_verb(above) { Deprel::Obl } else { Deprel::Nmod });
    tree.set(tok, noun, Deprel::Amod);
    tree.set(to, noun, Deprel::Case);
    (tree.upos[tok.index()], tree.upos[to.index()]) = (Upos::Adj, Upos::Adp);
    let relation =
        |child: TokenId| if tree.relation(child) == Deprel::Obl { Deprel::Nmod } else { tree.relation(child) };
    let moved: Vec<(TokenId, Deprel)> = others.iter().map(|child| (*child, relation(*child))).collect();
    moved.into_iter().for_each(|(child, relation)| tree.set(child, noun, relation));
}

/// "…," she said: a pronoun between a comma and a verb of saying says it; "…, the judge (52) said" as well.
pub(super) fn lost_speaker(tree: &mut Tree, doc: &Document, sent: &Sentence, verb: TokenId) {
    if !tree.is_verb(verb) || !tree.is_finite(verb) || !words::is_saying(&doc.token(verb).lemma) {
        return;
    }
    let Some(last) = before(sent, verb, 1) else { return };
    let Some(noun) = bracketed(tree, doc, sent, last) else { return };
    let mut head = noun;
    while let Some(above) = tree.heads[head.index()].filter(|above| {
        tree.is_noun(*above) && *above < verb && (above.0..noun.0).all(|at| doc.form(TokenId(at)) != ",")
    }) {
        head = above;
    }
    let first = sent.tokens().find(|tok| tree.is_under(*tok, head)).unwrap_or(head);
    let parted = before(sent, first, 1).is_some_and(|mark| matches!(doc.form(mark), "," | "”" | "\"" | "’"));
    let pronoun = tree.xpos[noun.index()] == Xpos::Prp;
    let subjects: Vec<TokenId> =
        tree.children(sent, verb).filter(|tok| matches!(tree.relation(*tok), Deprel::Nsubj)).collect();
    if !parted || subjects.contains(&head) || tree.child(sent, head, &[Deprel::Case]).is_some_and(|case| case < head) {
        return;
    }
    // A subject of its own stands nearer only where the parser is right.
    if (!pronoun && !subjects.is_empty()) || tree.is_under(verb, head) {
        return;
    }
    subjects.iter().filter(|tok| **tok < first).for_each(|tok| tree.relations[tok.index()] = Deprel::Dep);
    tree.set(head, verb, Deprel::Nsubj);
    if tree.relation(verb) == Deprel::Dep {
        tree.relations[verb.index()] = Deprel::Parataxis;
    }
}

/// The noun or pronoun that ends here, before a bracket that may stand behind it.
fn bracketed(tree: &Tree, doc: &Document, sent: &Sentence, last: TokenId) -> Option<TokenId> {
    let mut at = last;
    if doc.form(at) == ")" {
        while at > sent.first && doc.form(at) != "(" {
            at = before(sent, at, 1)?;
        }
        at = before(sent, at, 1)?;
    }
    (matches!(tree.upos[at.index()], Upos::Noun | Upos::Propn | Upos::Pron)).then_some(at)
}

/// "said that that was wrong": of two the first opens the clause.
pub(super) fn that_that(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let next = TokenId(tok.0 + 1);
    let both = lower(doc, tok) == "that" && next < sent.end && lower(doc, next) == "that";
    if both && tree.heads[tok.index()] == tree.heads[next.index()] && tree.relation(tok) == tree.relation(next) {
        tree.relations[tok.index()] = Deprel::Mark;
        tree.upos[tok.index()] = Upos::Sconj;
        tree.xpos[tok.index()] = Xpos::In;
    }
}

/// "after the talks, Ann Lee, Tom Berg and Eva Hall left": the first of a list of names explains no talks, but leaves too.
pub(super) fn first_of_list(tree: &mut Tree, doc: &Document, sent: &Sentence, name: TokenId) {
    let Some(noun) = tree.heads[name.index()].filter(|_| tree.relation(name) == Deprel::Appos) else { return };
    if !tree.persons[name.index()] || tree.persons[noun.index()] || words::names_office(&doc.token(noun).lemma) {
        return;
    }
    let Some(comma) = sent
        .tokens()
        .rev()
        .find(|tok| tree.is_under(*tok, name))
        .map(|last| if doc.form(last) == "," { last } else { TokenId(last.0 + 1) })
    else {
        return;
    };
    let next = TokenId(comma.0 + 1);
    if next >= sent.end || doc.form(comma) != "," || !tree.persons[next.index()] {
        return;
    }
    let Some(verb) = tree.heads[next.index()].filter(|verb| tree.relation(next) == Deprel::Nsubj && *verb > next)
    else {
        return;
    };
    let joined = (next.0..verb.0).any(|at| matches!(doc.form(TokenId(at)), "and" | "&"));
    if joined && tree.is_under(name, verb) {
        tree.set(name, verb, Deprel::Nsubj);
        tree.set(next, name, Deprel::Conj);
    }
}
