//! [`Report`]: a verb or phrase that says whose words or views a clause holds.
//!
//! "X said that …", "…, X said", "X told reporters: …", "according to X, …", "as X noted, …", "X was quoted by Y as saying …",
//! "the claim by X that …", "X accused Y of …".

use super::words::{self, Saying};
use crate::document::{Deprel, Document, TokenId, Upos, Xpos};

/// Words that say whose a clause is.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The verb or noun of saying, or the head of the phrase that names the source ("according to reports").
    pub cue: TokenId,
    /// The head of the phrase that names who says so, where the text names one.
    pub speaker: Option<TokenId>,
    /// The head of what is said, where it stands in the same sentence.
    pub content: Option<TokenId>,
    /// True for a verb of saying, false for one of believing, for "according to" and for nouns.
    pub says: bool,
    /// `speech/…`: the construction.
    pub rule: &'static str,
}

/// The reports of a document, in order of their cues. *Cost*: linear in the text for sentences of bounded length.
pub fn reports(doc: &Document) -> Vec<Report> {
    let mut found = Vec::new();
    for n in 0..doc.tokens.len() {
        let tok = TokenId(n as u32);
        match doc.token(tok).upos {
            Upos::Verb if !doc.form(tok).eq_ignore_ascii_case("according") => {
                found.extend(verb(doc, tok));
                found.extend(passed_on(doc, tok));
                found.extend(accusation(doc, tok));
            }
            _ if doc.form(tok).eq_ignore_ascii_case("according") => found.extend(according_to(doc, tok)),
            Upos::Noun | Upos::Propn | Upos::Pron => found.extend(phrase(doc, tok).or_else(|| noun(doc, tok))),
            _ => {}
        }
    }
    found.sort_by_key(|report| report.cue);
    found
}

/// "according to X", read off the words: parsers differ over it.
fn according_to(doc: &Document, tok: TokenId) -> Option<Report> {
    let end = doc.sentence(doc.token(tok).sentence).end;
    let first = TokenId(tok.0 + 2);
    if first >= end || doc.token(TokenId(tok.0 + 1)).lemma != "to" {
        return None;
    }
    let inside = |at: &TokenId| !matches!(doc.token(*at).upos, Upos::Punct | Upos::Verb | Upos::Aux | Upos::Sconj);
    let run: Vec<TokenId> = (first.0..end.0).map(TokenId).take_while(inside).collect();
    let nominal = |at: &&TokenId| matches!(doc.token(**at).upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let source = *run.iter().filter(nominal).find(|at| doc.token(**at).head.is_none_or(|head| !run.contains(&head)))?;
    let root = || (first.0..end.0).map(TokenId).find(|at| doc.token(*at).deprel == Deprel::Root);
    let content = doc.token(source).head.map(|head| governing_clause(doc, head)).or_else(root);
    Some(Report { cue: source, speaker: Some(source), content, says: false, rule: "speech/according-to" })
}

/// A verb of saying or believing with its content.
fn verb(doc: &Document, tok: TokenId) -> Option<Report> {
    let lemma = &doc.token(tok).lemma;
    let kind = words::verb(lemma).or_else(|| words::asks(lemma).then_some(Saying::Holds))?;
    // "the inquiry will continue": it goes on, and says nothing
    let goes_on = matches!(lemma.as_str(), "continue" | "go" | "begin" | "persist");
    if goes_on && doc.dependents_by(tok, &[Deprel::Aux]).next().is_some() {
        return None;
    }
    let (content, rule) = content(doc, tok);
    let says = kind == Saying::Says;
    if content.is_none() && !says && !words::asks(lemma) {
        return None;
    }
    Some(Report { cue: tok, speaker: somebody(doc, tok), content, says, rule })
}

/// Who speaks; a time of day or year never does, and the noun before the verb may.
fn somebody(doc: &Document, verb: TokenId) -> Option<TokenId> {
    // "Jan Kolar" is no month
    let named = |tok: TokenId| doc.dependents_by(tok, &[Deprel::Flat]).any(|name| doc.token(name).upos == Upos::Propn);
    let time = |tok: TokenId| words::is_time(&doc.token(tok).lemma.to_lowercase()) && !named(tok);
    let may = |tok: &TokenId| is_nominal(doc, *tok) && !time(*tok);
    match speaker(doc, verb) {
        Some(found) if may(&found) || doc.token(found).upos == Upos::Det => Some(found),
        Some(_) => noun_before(doc, verb).filter(may),
        None => None,
    }
}

/// "was quoted by the agency as saying": the agency is whose word it is that he said so.
fn passed_on(doc: &Document, tok: TokenId) -> Option<Report> {
    if !matches!(doc.token(tok).lemma.as_str(), "quote" | "cite" | "report") || !is_passive(doc, tok) {
        return None;
    }
    let as_saying = |clause: &TokenId| {
        doc.token(*clause).xpos == Xpos::Vbg
            && doc.dependents_by(*clause, &[Deprel::Mark, Deprel::Case]).any(|mark| doc.token(mark).lemma == "as")
    };
    let content = doc.dependents_by(tok, &[Deprel::Advcl, Deprel::Xcomp]).find(as_saying)?;
    let speaker = agent(doc, tok)?;
    Some(Report { cue: tok, speaker: Some(speaker), content: Some(content), says: true, rule: "speech/quoted-by" })
}

/// "accused the army of killing a farmer": whoever accuses says so.
fn accusation(doc: &Document, tok: TokenId) -> Option<Report> {
    let lead = match doc.token(tok).lemma.as_str() {
        "accuse" | "suspect" => "of",
        "blame" => "for",
        _ => return None,
    };
    let deed = |clause: &TokenId| {
        doc.token(*clause).upos == Upos::Verb
            && doc.dependents_by(*clause, &[Deprel::Mark]).any(|mark| doc.token(mark).lemma == lead)
    };
    let content = doc.dependents_by(tok, &[Deprel::Advcl, Deprel::Xcomp]).find(deed)?;
    Some(Report {
        cue: tok,
        speaker: somebody(doc, tok),
        content: Some(content),
        says: false,
        rule: "speech/accusation",
    })
}

fn content(doc: &Document, tok: TokenId) -> (Option<TokenId>, &'static str) {
    let child = |relations: &[Deprel]| {
        doc.dependents(tok).find(|dep| relations.contains(&doc.token(*dep).deprel) && is_clause(doc, *dep))
    };
    if let Some(content) = child(&[Deprel::Ccomp, Deprel::Csubj, Deprel::CsubjPass, Deprel::CsubjOuter])
        && !beside_object(doc, tok, content)
    {
        return (Some(content), "speech/clause");
    }
    let token = doc.token(tok);
    let as_clause = token.deprel == Deprel::Advcl
        && doc.dependents_by(tok, &[Deprel::Mark, Deprel::Advmod]).any(|mark| doc.token(mark).lemma == "as");
    let complete = doc.dependents_by(tok, &[Deprel::Xcomp, Deprel::Obj]).next().is_some();
    if as_clause && !complete && speaker(doc, tok).is_some() && !doc.form(tok).to_lowercase().ends_with("ing") {
        return (token.head, "speech/as");
    }
    if is_parenthesis(doc, tok) {
        return (token.head, "speech/parenthesis");
    }
    // "praised the plan; it was late": what a semicolon parts is the writer's
    let parted = |content: TokenId| (tok.0..content.0).any(|at| doc.form(TokenId(at)) == ";");
    // "found traces, the board said" is what the board said
    let says = |content: TokenId| {
        words::verb(&doc.token(content).lemma) == Some(Saying::Says)
            && is_parenthesis(doc, content)
            && doc.dependents_by(content, &[Deprel::Ccomp]).next().is_none()
    };
    // "accused him of theft, a charge he denied": what the writer calls it
    let called = |content: TokenId| {
        let nominal = doc.token(content).upos == Upos::Noun
            && doc.dependents_by(content, &[Deprel::AclRelcl]).next().is_some()
            && doc.dependents_by(content, &[Deprel::Nsubj, Deprel::Cop]).next().is_none();
        let first = doc.dependents(content).chain([content]).find(|tok| doc.token(*tok).upos != Upos::Punct);
        let comma = first.and_then(|first| first.0.checked_sub(1)).is_some_and(|at| doc.form(TokenId(at)) == ",");
        nominal && comma
    };
    let behind = |content: &TokenId| *content > tok && !parted(*content) && !says(*content) && !called(*content);
    if let Some(content) = child(&[Deprel::Parataxis]).filter(behind) {
        return (Some(content), "speech/colon");
    }
    if let Some(content) = displaced(doc, tok) {
        return (Some(content), "speech/displaced");
    }
    if let Some(content) = fronted(doc, tok) {
        return (Some(content), "speech/fronted");
    }
    if let Some(content) = marked(doc, tok).or_else(|| tail(doc, tok)) {
        return (Some(content), "speech/words");
    }
    if let Some(content) = asked(doc, tok) {
        return (Some(content), "speech/asked");
    }
    let raised = child(&[Deprel::Xcomp]).filter(|_| is_passive(doc, tok) && raises(&token.lemma));
    (raised, if raised.is_some() { "speech/raised" } else { "speech/bare" })
}

/// "…, the board said": somebody says, beside another clause, and nothing stands behind that is said.
fn is_parenthesis(doc: &Document, tok: TokenId) -> bool {
    let goes_on = doc.dependents_by(tok, &[Deprel::Xcomp]).next().is_some();
    doc.token(tok).deprel == Deprel::Parataxis && !goes_on && speaker(doc, tok).is_some() && !has_object(doc, tok)
}

/// "asked the king to leave", "agreed to stop": what is asked for, offered or agreed to is in the words of who does so.
fn asked(doc: &Document, verb: TokenId) -> Option<TokenId> {
    let lemma = doc.token(verb).lemma.as_str();
    if !words::asks(lemma) || is_passive(doc, verb) {
        return None;
    }
    let own = |clause: &TokenId| *clause > verb && infinitive(doc, *clause);
    doc.dependents_by(verb, &[Deprel::Xcomp, Deprel::Ccomp]).find(own)
}

/// "said last year that troops would leave": a whole clause with "that" that the parser hung on a noun after the verb.
fn displaced(doc: &Document, verb: TokenId) -> Option<TokenId> {
    words::verb(&doc.token(verb).lemma).filter(|kind| *kind == Saying::Says)?;
    // "has not commented, but an official said that": what another says
    let other =
        |tok: TokenId| doc.token(tok).upos == Upos::Verb && doc.dependents_by(tok, &[Deprel::Nsubj]).next().is_some();
    doc.dependents(verb).filter(|noun| *noun > verb && !other(*noun)).find_map(|noun| {
        doc.dependents_by(noun, &[Deprel::AclRelcl, Deprel::Acl, Deprel::Ccomp, Deprel::Advcl, Deprel::Dep]).find(
            |clause| {
                let that = |tok: TokenId| doc.form(tok).eq_ignore_ascii_case("that");
                let subjects = || doc.dependents_by(*clause, &[Deprel::Nsubj, Deprel::NsubjPass]);
                let introduced = doc.dependents(*clause).any(|tok| that(tok) && tok < *clause);
                introduced
                    && subjects().next().is_some()
                    && !subjects().any(that)
                    && !doc.dependents_by(*clause, &[Deprel::Obj]).any(that)
            },
        )
    })
}

/// "pledged money, days after a blast destroyed the port": what has an object already takes no clause without "that".
fn beside_object(doc: &Document, verb: TokenId, clause: TokenId) -> bool {
    let object = doc.dependents_by(verb, &[Deprel::Obj]).find(|object| *object > verb && *object < clause);
    let marked = doc.dependents_by(clause, &[Deprel::Mark]).next().is_some();
    clause > verb
        && !marked
        && object.is_some_and(|object| !addressed(doc, object) && doc.token(object).upos == Upos::Noun)
}

/// "…, X said": what stands before the comma, whatever the parser made of it.
fn fronted(doc: &Document, verb: TokenId) -> Option<TokenId> {
    let subject = doc.dependents_by(verb, &[Deprel::Nsubj]).last().filter(|subject| *subject < verb)?;
    let begin = doc.dependents(subject).filter(|dep| *dep < subject).min().unwrap_or(subject);
    let before = begin.0.checked_sub(1).map(TokenId).filter(|tok| matches!(doc.form(*tok), "," | "”" | "\"" | "’"))?;
    let whole = [
        Deprel::Dislocated,
        Deprel::Nsubj,
        Deprel::Parataxis,
        Deprel::Dep,
        Deprel::Advcl,
        Deprel::Csubj,
        Deprel::Ccomp,
        Deprel::Obj,
    ];
    let stands = words::verb(&doc.token(verb).lemma) == Some(Saying::Says)
        && doc.dependents_by(verb, &[Deprel::Obj]).all(|object| object < verb);
    doc.dependents_by(verb, &whole)
        .filter(|part| stands && *part < before && *part != subject)
        .max_by_key(|part| before.0 - part.0)
}

/// "denied on television that …": the clause of the next "that", wherever the parser hung it.
fn marked(doc: &Document, verb: TokenId) -> Option<TokenId> {
    words::verb(&doc.token(verb).lemma).filter(|kind| *kind == Saying::Says)?;
    let end = doc.sentence(doc.token(verb).sentence).end;
    let mut after =
        (verb.0 + 1..end.0.min(verb.0 + 8)).map(TokenId).take_while(|tok| doc.token(*tok).upos != Upos::Verb);
    let that = after.find(|tok| doc.token(*tok).lemma == "that" && doc.token(*tok).deprel == Deprel::Mark)?;
    doc.token(that).head.filter(|clause| *clause > that)
}

/// "…, X said" and "…, said X" at the end of a sentence: the rest of it is what was said.
fn tail(doc: &Document, verb: TokenId) -> Option<TokenId> {
    words::verb(&doc.token(verb).lemma).filter(|kind| *kind == Saying::Says)?;
    let sent = doc.sentence(doc.token(verb).sentence);
    let root = sent.tokens().find(|tok| doc.token(*tok).deprel == Deprel::Root).filter(|root| *root < verb)?;
    let finite = matches!(doc.token(verb).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let inverted = doc.dependents_by(verb, &[Deprel::Nsubj]).any(|subject| subject > verb);
    let begin = if inverted { verb } else { noun_before(doc, verb).map(|noun| first_of(doc, noun))? };
    let comma = begin.0.checked_sub(1).map(TokenId).is_some_and(|tok| matches!(doc.form(tok), "," | "”" | "\""));
    (finite && comma && root < begin && !has_object(doc, verb)).then_some(root)
}

/// The first word of the phrase that a noun heads.
fn first_of(doc: &Document, noun: TokenId) -> TokenId {
    let before = doc.dependents_by(
        noun,
        &[Deprel::Det, Deprel::Amod, Deprel::Compound, Deprel::NmodDesc, Deprel::Nummod, Deprel::NmodPoss],
    );
    before.chain([noun]).min().unwrap_or(noun)
}

/// "is said to have left": verbs whose passive takes what is said as an infinitive.
fn raises(lemma: &str) -> bool {
    matches!(
        lemma,
        "say"
            | "report"
            | "believe"
            | "think"
            | "expect"
            | "estimate"
            | "allege"
            | "rumour"
            | "rumor"
            | "know"
            | "predict"
            | "forecast"
            | "project"
            | "consider"
            | "fear"
            | "suspect"
            | "presume"
            | "understand"
    )
}

/// True for a predicate; a bare noun phrase as `ccomp` is a quoted fragment and counts too.
fn is_clause(doc: &Document, tok: TokenId) -> bool {
    doc.token(tok).upos != Upos::Punct
}

fn has_object(doc: &Document, tok: TokenId) -> bool {
    doc.dependents_by(tok, &[Deprel::Obj])
        .any(|object| !matches!(doc.token(object).upos, Upos::Propn | Upos::Pron) && !addressed(doc, object))
}

/// "told reporters": the object is who is told.
fn addressed(doc: &Document, object: TokenId) -> bool {
    doc.token(object).head.is_some_and(|verb| {
        matches!(doc.token(verb).lemma.as_str(), "tell" | "inform" | "assure" | "remind" | "notify")
    })
}

fn is_passive(doc: &Document, tok: TokenId) -> bool {
    doc.dependents_by(tok, &[Deprel::NsubjPass, Deprel::AuxPass, Deprel::CsubjPass]).next().is_some()
}

/// The head of the phrase that names who says so.
fn speaker(doc: &Document, verb: TokenId) -> Option<TokenId> {
    let mut at = verb;
    for step in 0..6 {
        let passive = is_passive(doc, at);
        if let Some(quoted) = quoted(doc, at).filter(|_| step == 0 && !passive) {
            return Some(quoted);
        }
        if passive && step == 0 && !matches!(doc.token(verb).lemma.as_str(), "quote" | "tell" | "cite") {
            return agent(doc, at);
        }
        let subject = doc.dependents_by(at, &[Deprel::Nsubj, Deprel::NsubjPass]).next();
        if let Some(subject) = subject {
            let lost =
                !is_nominal(doc, subject) && matches!(doc.token(subject).upos, Upos::Adj | Upos::Adv) && step == 0;
            return if lost { noun_before(doc, at) } else { real_speaker(doc, subject) };
        }
        if doc.dependents_by(at, &[Deprel::Expl]).next().is_some() {
            return None;
        }
        let token = doc.token(at);
        if step == 0 && matches!(token.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp) && token.deprel != Deprel::Conj {
            return noun_before(doc, at);
        }
        at = match token.deprel {
            Deprel::Acl if infinitive(doc, at) => return token.head.and_then(|noun| owner(doc, noun)),
            Deprel::Acl => return token.head.filter(|head| matches!(doc.token(*head).upos, Upos::Noun | Upos::Propn)),
            Deprel::AclRelcl => return token.head,
            Deprel::Conj | Deprel::Xcomp | Deprel::Advcl => token.head?,
            _ => return None,
        };
    }
    None
}

/// "the agency quoted **the king** as saying": whose words they are.
fn quoted(doc: &Document, verb: TokenId) -> Option<TokenId> {
    let quotes = matches!(doc.token(verb).lemma.as_str(), "quote" | "cite");
    let saying = |clause: &TokenId| {
        doc.token(*clause).xpos == Xpos::Vbg
            && doc.dependents_by(*clause, &[Deprel::Mark, Deprel::Case]).any(|mark| doc.token(mark).lemma == "as")
    };
    doc.dependents_by(verb, &[Deprel::Advcl, Deprel::Xcomp, Deprel::Ccomp]).find(saying).filter(|_| quotes)?;
    doc.dependents_by(verb, &[Deprel::Obj]).find(|object| is_nominal(doc, *object))
}

/// A noun, or what a determiner makes one: "the official".
fn is_nominal(doc: &Document, tok: TokenId) -> bool {
    match doc.token(tok).upos {
        Upos::Noun | Upos::Propn | Upos::Pron => true,
        Upos::Adj => doc.dependents_by(tok, &[Deprel::Det]).next().is_some(),
        _ => false,
    }
}

/// The noun right before a finite verb whose subject the parser has lost.
fn noun_before(doc: &Document, verb: TokenId) -> Option<TokenId> {
    let sent = doc.sentence(doc.token(verb).sentence);
    let skipped = |tok: &TokenId| matches!(doc.token(*tok).upos, Upos::Adv | Upos::Aux);
    let last = (sent.first.0..verb.0).rev().map(TokenId).find(|tok| !skipped(tok))?;
    let nominal = |tok: TokenId| is_nominal(doc, tok);
    let mut at = Some(last).filter(|last| nominal(*last))?;
    let part = |tok: TokenId| {
        matches!(doc.token(tok).deprel, Deprel::Flat | Deprel::Compound | Deprel::Nmod | Deprel::NmodDesc)
    };
    while let Some(head) = doc.token(at).head.filter(|head| part(at) && *head < verb && nominal(*head)) {
        at = head;
    }
    Some(at)
}

fn infinitive(doc: &Document, verb: TokenId) -> bool {
    doc.dependents_by(verb, &[Deprel::Mark]).any(|mark| doc.token(mark).xpos == Xpos::To)
}

/// Whose attempt or claim it is: "Khan's attempt", "an attempt by Khan".
fn owner(doc: &Document, noun: TokenId) -> Option<TokenId> {
    doc.dependents_by(noun, &[Deprel::NmodPoss, Deprel::Nmod]).find(|owner| {
        doc.token(*owner).deprel == Deprel::NmodPoss
            || doc
                .dependents_by(*owner, &[Deprel::Case])
                .any(|case| matches!(doc.token(case).lemma.as_str(), "by" | "from"))
    })
}

/// The antecedent for a relative pronoun, else the subject itself; nobody for "it" and question words.
fn real_speaker(doc: &Document, subject: TokenId) -> Option<TokenId> {
    let token = doc.token(subject);
    if matches!(token.xpos, Xpos::Wp | Xpos::Wdt) || token.lemma == "that" && token.upos == Upos::Pron {
        let mut at = token.head?;
        while doc.token(at).deprel != Deprel::AclRelcl {
            at = doc.token(at).head.filter(|_| matches!(doc.token(at).deprel, Deprel::Conj | Deprel::Xcomp))?;
        }
        return doc.token(at).head;
    }
    ((token.upos != Upos::Adj || is_nominal(doc, subject)) && token.lemma != "there").then_some(subject)
}

fn agent(doc: &Document, verb: TokenId) -> Option<TokenId> {
    doc.dependents_by(verb, &[Deprel::OblAgent]).next().or_else(|| {
        doc.dependents_by(verb, &[Deprel::Obl])
            .find(|obl| doc.dependents_by(*obl, &[Deprel::Case]).any(|case| doc.token(case).lemma == "by"))
    })
}

/// "per X", "in the words of X".
fn phrase(doc: &Document, tok: TokenId) -> Option<Report> {
    let token = doc.token(tok);
    let head = token.head?;
    let per = doc.dependents_by(tok, &[Deprel::Case]).any(|case| doc.token(case).lemma == "per");
    let names_source = matches!(token.xpos, Xpos::Nns | Xpos::Nnp | Xpos::Nnps)
        || doc.dependents_by(tok, &[Deprel::Det]).next().is_some();
    if per && !is_unit(&token.lemma) && names_source {
        let content = governing_clause(doc, head);
        return Some(Report {
            cue: tok,
            speaker: Some(tok),
            content: Some(content),
            says: false,
            rule: "speech/according-to",
        });
    }
    if token.lemma == "word" && doc.form(tok) == "words" && matches!(token.deprel, Deprel::Obl | Deprel::Nmod) {
        let owner = doc.dependents_by(tok, &[Deprel::Nmod, Deprel::NmodPoss]).next()?;
        return Some(Report {
            cue: tok,
            speaker: Some(owner),
            content: Some(head),
            says: false,
            rule: "speech/words-of",
        });
    }
    None
}

/// "10 per day" has no source.
fn is_unit(lemma: &str) -> bool {
    matches!(
        lemma,
        "cent"
            | "day"
            | "hour"
            | "week"
            | "month"
            | "year"
            | "person"
            | "capita"
            | "head"
            | "share"
            | "tonne"
            | "barrel"
            | "litre"
            | "gallon"
    )
}

/// The predicate of the clause that a phrase hangs in: a source said after a noun is one for its clause.
fn governing_clause(doc: &Document, tok: TokenId) -> TokenId {
    let mut at = tok;
    while matches!(
        doc.token(at).deprel,
        Deprel::Nmod
            | Deprel::Obj
            | Deprel::Obl
            | Deprel::Nsubj
            | Deprel::Appos
            | Deprel::OblUnmarked
            | Deprel::NmodUnmarked
    ) && let Some(head) = doc.token(at).head
    {
        at = head;
    }
    at
}

/// "the claim by X that …", "X's belief that …".
fn noun(doc: &Document, tok: TokenId) -> Option<Report> {
    words::noun(&doc.token(tok).lemma)?;
    let content = doc
        .dependents_by(tok, &[Deprel::Acl, Deprel::Ccomp])
        .find(|clause| doc.dependents_by(*clause, &[Deprel::Mark]).any(|mark| doc.token(mark).lemma == "that"))?;
    Some(Report { cue: tok, speaker: owner(doc, tok), content: Some(content), says: false, rule: "speech/noun" })
}
