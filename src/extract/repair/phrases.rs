//! Repairs of phrases: numbers and what stands before them, times that are no subjects, clauses that have lost their noun.

use super::{Tree, before, lower};
use crate::document::{Deprel, Document, Sentence, TokenId, Upos, Xpos};
use crate::extract::words;
use crate::speech;

fn is_number(tree: &Tree, doc: &Document, tok: TokenId) -> bool {
    tree.upos[tok.index()] == Upos::Num || doc.form(tok).starts_with(|c: char| c.is_ascii_digit())
}

/// The number behind "more than": "100", the dozen of "a dozen".
fn compared(tree: &Tree, doc: &Document, sent: &Sentence, first: TokenId) -> Option<TokenId> {
    if first < sent.end && is_number(tree, doc, first) {
        return Some(first);
    }
    let next = TokenId(first.0 + 1);
    let article = next < sent.end && matches!(lower(doc, first).as_str(), "a" | "one" | "half" | "two");
    let rounds = |tok: TokenId| {
        matches!(
            doc.token(tok).lemma.as_str(),
            "dozen"
                | "hundred"
                | "thousand"
                | "million"
                | "billion"
                | "third"
                | "half"
                | "quarter"
                | "score"
                | "decade"
        )
    };
    (article && rounds(next)).then_some(next)
}

/// "to more than 100 soldiers": the comparison counts, and leads nowhere.
pub(super) fn more_than(tree: &mut Tree, doc: &Document, sent: &Sentence, more: TokenId) {
    let than = TokenId(more.0 + 1);
    let compares = matches!(lower(doc, more).as_str(), "more" | "less" | "fewer" | "greater");
    if !compares || than >= sent.end || lower(doc, than) != "than" {
        return;
    }
    let Some(number) = compared(tree, doc, sent, TokenId(than.0 + 1)) else { return };
    let (above, relation) = (tree.heads[more.index()], tree.relation(more));
    if tree.is_under(number, more) {
        let mut top = number;
        while let Some(head) = tree.heads[top.index()].filter(|head| *head != more) {
            top = head;
        }
        (tree.heads[top.index()], tree.relations[top.index()]) = (above, relation);
        let others: Vec<TokenId> = tree.children(sent, more).filter(|tok| *tok != top && *tok != than).collect();
        tree.heads[more.index()] = Some(number);
        others.into_iter().for_each(|tok| tree.set(tok, top, tree.relation(tok)));
    } else if let Some(noun) = tree.heads[number.index()].filter(|noun| {
        let object = matches!(relation, Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass);
        object && tree.heads[noun.index()] == above && *noun != more
    }) {
        tree.relations[noun.index()] = relation;
    }
    tree.set(than, more, Deprel::Fixed);
    tree.set(more, number, Deprel::Advmod);
}

/// "to 3,500 from 5,200 latest by November": the number heads its phrase; "latest" is an adverb of the date.
pub(super) fn latest_by(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let next = TokenId(tok.0 + 1);
    let adverb =
        matches!(lower(doc, tok).as_str(), "latest" | "earliest") && next < sent.end && lower(doc, next) == "by";
    let number = before(sent, tok, 1).filter(|number| adverb && is_number(tree, doc, *number));
    let Some(number) = number.filter(|number| tree.heads[number.index()] == Some(tok)) else { return };
    let Some(above) = tree.heads[tok.index()] else { return };
    tree.set(number, above, tree.relation(tok));
    let others: Vec<TokenId> = tree.children(sent, tok).filter(|other| *other < number).collect();
    others.into_iter().for_each(|other| tree.set(other, number, tree.relation(other)));
    tree.set(tok, tree.verb_above(number).unwrap_or(above), Deprel::Advmod);
    tree.upos[tok.index()] = Upos::Adv;
}

const BRIEFING: &[&str] = &[
    "tell", "inform", "brief", "remind", "notify", "warn", "advise", "question", "update", "ask", "assure", "consult",
];

/// "told reporters about the plan": the plan is what is told, and describes no reporters.
pub(super) fn told_topic(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let Some(told) = tree.heads[tok.index()].filter(|_| tree.relation(tok) == Deprel::Nmod) else { return };
    let addressed = matches!(tree.relation(told), Deprel::Obj | Deprel::Iobj);
    let Some(verb) = tree.heads[told.index()].filter(|verb| addressed && tree.is_verb(*verb)) else { return };
    let (lemma, whom) = (doc.token(verb).lemma.as_str(), doc.token(told).lemma.as_str());
    if !BRIEFING.contains(&lemma) || matches!(whom, "story" | "truth" | "lie" | "question" | "joke" | "tale" | "help") {
        return;
    }
    let Some(case) = tree.child(sent, tok, &[Deprel::Case]) else { return };
    let leads = match lower(doc, case).as_str() {
        "about" | "regarding" | "concerning" => true,
        "of" => matches!(lemma, "inform" | "remind" | "notify" | "warn" | "assure" | "advise"),
        "on" => matches!(lemma, "brief" | "advise" | "question" | "update" | "consult"),
        _ => false,
    };
    if leads {
        tree.set(tok, verb, Deprel::Obl);
    }
}

const STRANDED: &[&str] = &["about", "for", "to", "with", "of", "on", "at", "from", "against", "into"];

/// "the wars he talked about in May": the preposition belongs to the verb, and the clause to the noun that it touches.
pub(super) fn contact_relative(tree: &mut Tree, doc: &Document, sent: &Sentence, verb: TokenId) {
    if !tree.is_verb(verb) || tree.relation(verb) != Deprel::AclRelcl {
        return;
    }
    let word = |tok: &TokenId| tree.is_under(*tok, verb) && tree.upos[tok.index()] != Upos::Punct;
    let first = sent.tokens().find(word).unwrap_or(verb);
    let subject = tree.child(sent, verb, &[Deprel::Nsubj]);
    let asks = matches!(tree.xpos[first.index()], Xpos::Wdt | Xpos::Wp | Xpos::WpPoss | Xpos::Wrb);
    if asks || subject.is_none_or(|subject| subject > verb) || matches!(lower(doc, first).as_str(), "that" | "which") {
        return;
    }
    let (preposition, next) = (TokenId(verb.0 + 1), TokenId(verb.0 + 2));
    let stranded = next < sent.end
        && STRANDED.contains(&lower(doc, preposition).as_str())
        && (tree.upos[next.index()] == Upos::Adp || matches!(doc.form(next), "." | ","));
    if stranded {
        tree.set(preposition, verb, Deprel::Obl);
        tree.upos[preposition.index()] = Upos::Adp;
    }
    let quoted = before(sent, first, 1).filter(|mark| matches!(doc.form(*mark), "”" | "\"" | "’"));
    let noun = before(sent, quoted.unwrap_or(first), 1)
        .filter(|noun| matches!(tree.upos[noun.index()], Upos::Noun | Upos::Propn) && !tree.dated[noun.index()]);
    let Some(head) = tree.heads[verb.index()] else { return };
    if let Some(noun) = noun.filter(|noun| *noun != head && head < *noun && tree.is_under(*noun, head)) {
        tree.set(verb, noun, Deprel::AclRelcl);
    }
}

/// Verbs of which a time may be the subject: "the year saw", "Friday marks".
const CALENDAR: &[&str] =
    &["see", "mark", "bring", "witness", "be", "pass", "come", "begin", "start", "end", "fall", "elapse", "remain"];

/// "Earlier this month, the minister told": a time acts in nothing; what is set off behind it does.
pub(super) fn temporal_subject(tree: &mut Tree, doc: &Document, sent: &Sentence, verb: TokenId) {
    if !tree.is_verb(verb) || CALENDAR.contains(&doc.token(verb).lemma.as_str()) {
        return;
    }
    let Some(time) = tree.child(sent, verb, &[Deprel::Nsubj]).filter(|time| tree.dated[time.index()] && *time < verb)
    else {
        return;
    };
    // "three days of heavy rain caused floods": what fills the time acts
    let of = |tok: TokenId| tree.child(sent, tok, &[Deprel::Case]).is_some_and(|case| doc.form(case) == "of");
    let days = doc.token(time).xpos == Xpos::Nns;
    if days
        && tree
            .children(sent, time)
            .any(|tok| tree.relation(tok) == Deprel::Nmod && !tree.dated[tok.index()] && of(tok))
    {
        return;
    }
    let last = (time.0..verb.0).map(TokenId).take_while(|tok| tree.dated[tok.index()]).last().unwrap_or(time);
    let loose = [Deprel::Appos, Deprel::Parataxis, Deprel::Dep, Deprel::Nmod, Deprel::List, Deprel::NmodUnmarked];
    let actor = tree.children(sent, time).find(|tok| {
        *tok > last
            && *tok < verb
            && loose.contains(&tree.relation(*tok))
            && tree.is_noun(*tok)
            && tree.child(sent, *tok, &[Deprel::Case]).is_none_or(|case| case > *tok)
    });
    tree.relations[time.index()] = Deprel::OblUnmarked;
    if let Some(actor) = actor {
        tree.set(actor, verb, Deprel::Nsubj);
    }
}

const LEADING: &[&str] = &["follow", "precede", "trigger", "spark", "prompt", "cause", "mark", "accompany", "provoke"];

/// "was followed by the king telling them": the king tells, and what follows is the telling.
pub(super) fn doer_with_participle(tree: &mut Tree, doc: &Document, sent: &Sentence, verb: TokenId) {
    if tree.xpos[verb.index()] != Xpos::Vbg || !matches!(tree.relation(verb), Deprel::Advcl | Deprel::Acl) {
        return;
    }
    if tree.child(sent, verb, &[Deprel::Nsubj, Deprel::Mark, Deprel::Case]).is_some() {
        return;
    }
    let Some(noun) = before(sent, verb, 1).filter(|noun| tree.is_noun(*noun)) else { return };
    let mut doer = noun;
    while let Some(head) = tree.heads[doer.index()].filter(|head| *head < verb && tree.is_noun(*head)) {
        doer = head;
    }
    let Some(main) = tree.heads[doer.index()].filter(|main| LEADING.contains(&doc.token(*main).lemma.as_str())) else {
        return;
    };
    let by = tree.child(sent, doer, &[Deprel::Case]).filter(|case| lower(doc, *case) == "by");
    let beside = tree.heads[verb.index()] == Some(main) || tree.heads[verb.index()] == Some(doer);
    if let Some(by) = by.filter(|_| beside && matches!(tree.relation(doer), Deprel::Obl | Deprel::OblAgent)) {
        tree.set(verb, main, Deprel::Advcl);
        tree.set(doer, verb, Deprel::Nsubj);
        tree.set(by, verb, Deprel::Mark);
    }
}

/// 'was quoted as saying, "We are ready"': what stands between the marks is what is said.
pub(super) fn quoted_content(tree: &mut Tree, doc: &Document, sent: &Sentence, mark: TokenId) {
    if !matches!(doc.form(mark), "\"" | "“") {
        return;
    }
    let Some(last) = before(sent, mark, 1) else { return };
    let verb = if matches!(doc.form(last), "," | ":") { before(sent, last, 1) } else { Some(last) };
    let saying = |verb: &TokenId| tree.is_verb(*verb) && words::is_saying(&doc.token(*verb).lemma);
    let Some(verb) = verb.filter(saying) else { return };
    if tree.child(sent, verb, &[Deprel::Ccomp, Deprel::Obj, Deprel::Xcomp]).is_some() {
        return;
    }
    let inside = (mark.0 + 1..sent.end.0).map(TokenId).take_while(|tok| !matches!(doc.form(*tok), "\"" | "”"));
    let top = inside.into_iter().find(|tok| {
        tree.upos[tok.index()] != Upos::Punct && tree.heads[tok.index()].is_some_and(|head| head < mark && head != verb)
    });
    if let Some(top) = top.filter(|top| tree.is_verb(*top) || tree.child(sent, *top, &[Deprel::Nsubj]).is_some()) {
        tree.set(top, verb, Deprel::Ccomp);
    }
}

/// Verbs whose phrase after the object says to where.
const MOVING: &[&str] = &[
    "send",
    "deport",
    "extradite",
    "move",
    "transfer",
    "ship",
    "fly",
    "deploy",
    "bring",
    "evacuate",
    "rush",
    "dispatch",
    "hand",
    "give",
    "award",
    "donate",
];

/// "to expel all troops from the country": the phrase says from where they are expelled, and describes no troops.
pub(super) fn moved_object(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let Some(object) = tree.heads[tok.index()].filter(|_| tree.relation(tok) == Deprel::Nmod) else { return };
    let Some(verb) =
        tree.heads[object.index()].filter(|verb| tree.relation(object) == Deprel::Obj && tree.is_verb(*verb))
    else {
        return;
    };
    let Some(case) = tree.child(sent, tok, &[Deprel::Case]).filter(|_| object < tok && verb < object) else { return };
    let (case, lemma) = (lower(doc, case), doc.token(verb).lemma.as_str());
    let moves = match case.as_str() {
        "from" => speech::removes(lemma),
        "to" | "into" => MOVING.contains(&lemma),
        _ => false,
    };
    if moves {
        tree.set(tok, verb, Deprel::Obl);
    }
}

/// Nouns of what is done to somebody, and verbs that only bring it about.
const HARMS: &[&str] =
    &["injury", "damage", "harm", "loss", "threat", "blow", "wound", "disruption", "delay", "change"];
const EFFECTS: &[&str] =
    &["result", "cause", "lead", "inflict", "report", "suffer", "pose", "make", "bring", "deal", "do"];

/// "resulted in injuries to more than 100 soldiers": the injuries are theirs.
pub(super) fn harm_to(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let Some(verb) = tree.heads[tok.index()].filter(|_| tree.relation(tok) == Deprel::Obl) else { return };
    let to = tree.child(sent, tok, &[Deprel::Case]).filter(|case| lower(doc, *case) == "to" && *case < tok);
    let Some(noun) = to.and_then(|to| before(sent, to, 1)).filter(|noun| tree.heads[noun.index()] == Some(verb)) else {
        return;
    };
    let harmed = HARMS.contains(&doc.token(noun).lemma.as_str()) && EFFECTS.contains(&doc.token(verb).lemma.as_str());
    if harmed && matches!(tree.relation(noun), Deprel::Obj | Deprel::Obl) {
        tree.set(tok, noun, Deprel::Nmod);
    }
}
