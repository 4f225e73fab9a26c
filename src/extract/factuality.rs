//! How far each claim is true: polarity, modality, tense, and the words that decide.
//!
//! A claim's verdict is that of its own clause (modals, negation, adverbs, its conjunction), changed by what governs it, which
//! has a verdict of its own: "denied that he might plan to leave" is read from the inside out. What stands in an
//! adverbial or relative clause is presupposed, and no governor changes it.
//! *Source*: Saurí & Pustejovsky (2009), FactBank; De Marneffe et al. (2012); Karttunen (1971), implicative verbs.

use super::embedding::{Effect, Part, effect};
use super::governor::{Link, governor};
use super::timeml_class;
use super::verb_group::VerbGroup;
use super::verdict::Verdict;
use crate::document::{
    Claim, Deprel, Document, EntityKind, Factuality, Polarity, SentenceId, Tense, TimemlClass, Timex, TimexKind,
    TokenId, Upos, Xpos,
};
use crate::{ontology, speech};
use std::collections::HashMap;

/// Judges how far each claim is true, from the clause it stands in.
pub fn judge(doc: &Document, claims: &mut [Claim]) {
    let mut judge = Judge { doc, memo: vec![None; doc.tokens.len()] };
    for claim in claims.iter_mut() {
        let verdict = judge.verdict(claim.trigger, 0);
        let ahead = matches!(verdict.factuality, Factuality::Planned | Factuality::Predicted);
        let verdict = if ahead && has_begun(doc, claim.trigger) { Verdict::default() } else { verdict };
        let group = VerbGroup::of(doc, claim.trigger);
        if doc.token(claim.trigger).upos == Upos::Verb || !group.auxiliaries.is_empty() {
            (claim.tense, claim.aspect) = group.tense(doc, claim.trigger);
        }
        if let Some(verb) = carrier(doc, claim) {
            (claim.tense, claim.aspect) = VerbGroup::of(doc, verb).tense(doc, verb);
        }
        if let Some(quoting) = quoting(doc, claim.trigger) {
            (claim.tense, claim.aspect) = VerbGroup::of(doc, quoting).tense(doc, quoting);
        }
        claim.modality = group.modal.filter(|modal| !is_will(doc, *modal)).map(|modal| doc.token(modal).lemma.clone());
        claim.timeml_class = timeml_class::of(doc, claim.trigger);
        claim.cue = words(doc, &verdict.cue);
        claim.factuality = verdict.factuality;
        claim.polarity = verdict.polarity;
        claim.certainty = verdict.certainty;
        claim.future = verdict.future;
    }
    told_again(doc, claims);
}

/// "The trial, which opened in September, is expected to last until June": what has begun is a fact, whatever becomes of it.
fn has_begun(doc: &Document, tok: TokenId) -> bool {
    let begun = |verb: TokenId| {
        let token = doc.token(verb);
        token.xpos == Xpos::Vbd && ontology::is_beginning(&token.lemma)
    };
    let subject = |verb: TokenId| {
        let mut subjects = doc.dependents_by(verb, &[Deprel::Nsubj]);
        subjects.any(|subject| matches!(doc.form(subject), "which" | "that"))
    };
    doc.token(tok).upos == Upos::Noun
        && doc.dependents_by(tok, &[Deprel::AclRelcl]).any(|verb| begun(verb) && subject(verb))
}

/// "He will announce a withdrawal … As well as **the withdrawal**, he said": what was only planned or asked for when it was
/// told last is no fact when it is named again.
fn told_again(doc: &Document, claims: &mut [Claim]) {
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_key(|n| claims[*n].trigger);
    // the last claim of each verb in the sentences before
    let mut last: HashMap<String, usize> = HashMap::new();
    let sentences: Vec<SentenceId> = claims.iter().map(|claim| claim.sentence).collect();
    for sentence in order.chunk_by(|a, b| sentences[*a] == sentences[*b]) {
        for n in sentence.iter().copied() {
            let claim = &claims[n];
            let noun = doc.token(claim.trigger).upos == Upos::Noun && claim.tense == Tense::None;
            let plain = claim.factuality == Factuality::Asserted && !claim.future && claim.timexes.is_empty();
            if !(noun && plain && is_definite(doc, claim.trigger)) {
                continue;
            }
            let told = last.get(&claim.verb).map(|told| &claims[*told]);
            let Some(told) = told.filter(|told| told.future && agree(doc, told, claim)) else { continue };
            let (factuality, certainty, polarity, cue) =
                (told.factuality, told.certainty, told.polarity, told.cue.clone());
            let claim = &mut claims[n];
            (claim.factuality, claim.certainty, claim.polarity, claim.cue, claim.future) =
                (factuality, certainty, polarity, cue, true);
        }
        last.extend(sentence.iter().map(|n| (claims[*n].verb.clone(), *n)));
    }
}

fn is_definite(doc: &Document, noun: TokenId) -> bool {
    let mut determiners = doc.dependents_by(noun, &[Deprel::Det]);
    determiners.any(|tok| matches!(doc.token(tok).lemma.as_str(), "the" | "this" | "that"))
}

/// True where no role is filled differently, and one is filled the same way.
fn agree(doc: &Document, one: &Claim, other: &Claim) -> bool {
    let lemma = |tok: TokenId| doc.token(tok).lemma.to_lowercase();
    let mut shared = false;
    for part in &other.participants {
        let mut same = one.participants.iter().filter(|own| own.role == part.role).peekable();
        if same.peek().is_some() {
            if !same.any(|own| lemma(own.head) == lemma(part.head)) {
                return false;
            }
            shared = true;
        }
    }
    shared
}

/// The verb that holds the tense of an event noun: "**launched** an attack".
fn carrier(doc: &Document, claim: &Claim) -> Option<TokenId> {
    let mut at = claim.trigger;
    for _ in 0..3 {
        at = doc.token(at).head.filter(|_| claim.rule == "noun/light-verb")?;
        if doc.token(at).upos == Upos::Verb {
            return Some(at);
        }
    }
    None
}

/// The verb that holds the tense of "was **quoted** as saying".
fn quoting(doc: &Document, saying: TokenId) -> Option<TokenId> {
    let marked = doc.dependents_by(saying, &[Deprel::Mark, Deprel::Case]).any(|mark| doc.token(mark).lemma == "as");
    let head = doc.token(saying).head.filter(|_| marked && doc.token(saying).xpos == Xpos::Vbg)?;
    matches!(doc.token(head).lemma.as_str(), "quote" | "cite" | "report").then_some(head)
}

/// No sentence nests deeper; a parse that does is broken.
const DEPTH: usize = 40;

struct Judge<'d> {
    doc: &'d Document,
    memo: Vec<Option<Verdict>>,
}

impl Judge<'_> {
    fn verdict(&mut self, tok: TokenId, depth: usize) -> Verdict {
        if let Some(known) = &self.memo[tok.index()] {
            return known.clone();
        }
        let own = own(self.doc, tok);
        let verdict = match governor(self.doc, tok) {
            Some(link) if depth < DEPTH && !came(self.doc, tok) => self.governed(own, link, depth),
            _ => self.timed(own, tok, depth),
        };
        self.memo[tok.index()] = Some(verdict.clone());
        verdict
    }

    /// "until one is formed": in the present tense beside what lies ahead, it lies ahead too.
    fn timed(&mut self, own: Verdict, tok: TokenId, depth: usize) -> Verdict {
        let token = self.doc.token(tok);
        let beside =
            token.deprel == Deprel::Advcl && own.factuality == Factuality::Asserted && opens_with_when(self.doc, tok);
        let Some(main) = token.head.filter(|_| beside && depth < DEPTH) else { return own };
        let ahead = self.verdict(main, depth + 1).future;
        if ahead { own.under(Effect::Predict, &[]) } else { own }
    }

    fn governed(&mut self, own: Verdict, link: Link, depth: usize) -> Verdict {
        // "the announcement was long-awaited": it has come
        if is_hyphenated(self.doc, link.head) {
            return own;
        }
        let outer = self.verdict(link.head, depth + 1);
        // "failed to consider whether he had left": it stays open
        let mut marks = self.doc.dependents_by(link.dependent, &[Deprel::Mark]);
        if outer.factuality == Factuality::Denied && marks.any(|mark| self.doc.token(mark).lemma == "whether") {
            return own;
        }
        // "no arrests have been made": one "no" denies both
        let shared = own.factuality == Factuality::Denied && own.cue.iter().all(|word| outer.cue.contains(word));
        if shared && outer.factuality == Factuality::Denied && !own.cue.is_empty() {
            return outer;
        }
        let denied = outer.factuality == Factuality::Denied;
        // "it should be noted that he left": what is said is not asked for.
        let clause = self.doc.token(link.dependent).deprel == Deprel::Ccomp;
        match if denied { link.negated } else { link.effect } {
            Effect::Stop if outer.future => own.denied(&link.cue).within(&outer),
            Effect::Fact | Effect::Stop => own,
            Effect::Keep => own.within(&outer),
            Effect::Asserted => own,
            Effect::Report if clause => own,
            // "want the government to resign": it is asked of another.
            Effect::Plan if self.asks_another(&link) => self.changed(own, Effect::Request, &link, &outer),
            Effect::Future if is_agentive(self.doc, link.head, link.dependent) => {
                self.changed(own, Effect::Plan, &link, &outer)
            }
            effect => self.changed(own, effect, &link, &outer),
        }
    }

    fn asks_another(&self, link: &Link) -> bool {
        let wish = matches!(self.doc.token(link.head).lemma.as_str(), "want" | "like" | "wish" | "need" | "prefer");
        let other = || {
            let object = self.doc.dependents_by(link.head, &[Deprel::Obj]).next();
            let subject = self.doc.dependents_by(link.dependent, &[Deprel::Nsubj, Deprel::NsubjPass]).next();
            object.or(subject).is_some_and(|tok| link.head < tok && tok < link.dependent)
        };
        wish && self.doc.token(link.dependent).upos == Upos::Verb && other()
    }

    fn changed(&self, own: Verdict, effect: Effect, link: &Link, outer: &Verdict) -> Verdict {
        // "is set to announce a withdrawal": the outer words decide where both say as much.
        if outer.factuality == Factuality::Denied {
            own.under(effect, &link.cue)
        } else {
            own.within(outer).under(effect, &link.cue)
        }
    }
}

/// True for the second part of a word such as "long-awaited".
fn is_hyphenated(doc: &Document, tok: TokenId) -> bool {
    doc.token(tok).xpos == Xpos::Vbn && tok.0 > 0 && doc.form(TokenId(tok.0 - 1)) == "-"
}

/// The verdict of a clause or noun phrase by itself.
fn own(doc: &Document, tok: TokenId) -> Verdict {
    let group = VerbGroup::of(doc, tok);
    let verdict = modal(doc, tok, &group, Verdict::default());
    let verdict = modifiers(doc, tok, verdict);
    let verdict = awaited(doc, tok, verdict);
    let verdict = scheduled(doc, tok, &group, verdict);
    let verdict = if is_only_named(doc, tok) { verdict.under(Effect::Possible, &[]) } else { verdict };
    let verdict = negated(doc, tok, &group, verdict);
    conjunction(doc, tok, &group, verdict)
}

/// "Granting more rights to tenants.": an item of a list, or a title; it names what may be done and does not say that it is.
fn is_only_named(doc: &Document, tok: TokenId) -> bool {
    const SAID: [Deprel; 7] =
        [Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter, Deprel::Csubj, Deprel::Expl, Deprel::Aux, Deprel::Cop];
    let bare = |tok: TokenId| doc.token(tok).xpos == Xpos::Vbg && doc.dependents_by(tok, &SAID).next().is_none();
    let mut top = tok;
    while doc.token(top).deprel == Deprel::Conj && bare(top) {
        let Some(head) = doc.token(top).head.filter(|head| *head < top) else { return false };
        top = head;
    }
    let sentence = doc.sentence(doc.token(top).sentence);
    // "Praising the mayor, she left" is a sentence, however it was read
    let told = (top.0 + 1..sentence.end.0).map(TokenId).any(|at| {
        let subject = matches!(doc.token(at).deprel, Deprel::Nsubj | Deprel::NsubjPass);
        let verb = doc.token(at).head.filter(|verb| subject && *verb > at);
        verb.is_some_and(|verb| doc.token(verb).deprel.base() != Deprel::AclRelcl && comma_before(doc, at))
    });
    doc.token(top).deprel == Deprel::Root && bare(top) && top == sentence.first && !told
}

/// True where the words of a subject begin behind a comma.
fn comma_before(doc: &Document, subject: TokenId) -> bool {
    let first = doc.dependents(subject).filter(|tok| *tok < subject).min().unwrap_or(subject);
    first.0 > 0 && doc.form(TokenId(first.0 - 1)) == ","
}

/// "is expected back in May", "a visit planned for June": what is expected lies ahead, where no other verb says what it is.
fn awaited(doc: &Document, tok: TokenId, verdict: Verdict) -> Verdict {
    let token = doc.token(tok);
    let effect = match token.lemma.as_str() {
        "expect" | "anticipate" | "forecast" | "predict" => Effect::Predict,
        "plan" | "schedule" | "slate" | "envisage" => Effect::Plan,
        _ if is_fixed(doc, tok) => return verdict.under(Effect::Plan, &token.head.into_iter().collect::<Vec<_>>()),
        _ => return verdict,
    };
    let passive = token.xpos == Xpos::Vbn && doc.dependents_by(tok, &[Deprel::Obj]).next().is_none();
    let active =
        doc.dependents_by(tok, &[Deprel::Nsubj, Deprel::OblAgent, Deprel::Ccomp, Deprel::Xcomp]).next().is_some()
            || doc.dependents_by(tok, &[Deprel::Aux]).any(|aux| doc.token(aux).lemma == "have");
    let by = doc.dependents_by(tok, &[Deprel::Obl]).any(|obl| {
        doc.dependents_by(obl, &[Deprel::Case]).any(|case| doc.token(case).lemma == "by")
            && doc.mention_at(obl).is_some()
    });
    if passive && !active && !by { verdict.under(effect, &[tok]) } else { verdict }
}

/// "The meeting is set for 3 May": for a noun whose day somebody fixes.
fn is_fixed(doc: &Document, tok: TokenId) -> bool {
    let token = doc.token(tok);
    let fixes = |verb: TokenId| speech::fixes(&doc.token(verb).lemma) && doc.token(verb).upos == Upos::Verb;
    let passive = token.deprel == Deprel::NsubjPass;
    let Some(verb) = token.head.filter(|verb| passive && fixes(*verb)) else { return false };
    let led = |obl: TokenId| doc.dependents_by(obl, &[Deprel::Case]).any(|case| doc.form(case) == "for");
    let day = |obl: TokenId| doc.timex_at(obl).is_some_and(|timex| timex.kind != TimexKind::Duration);
    // the day is by now the noun's own
    let mut days = doc.dependents_by(verb, &[Deprel::Obl]).chain(doc.dependents_by(tok, &[Deprel::Nmod]));
    days.any(|obl| led(obl) && day(obl))
}

/// "The pact expires in 2026", "the vote is on Friday": in the simple present, what is dated after the day of the text lies ahead.
fn scheduled(doc: &Document, tok: TokenId, group: &VerbGroup, verdict: Verdict) -> Verdict {
    let plain = group.tense(doc, tok) == (Tense::Present, crate::document::Aspect::None);
    let reports = timeml_class::of(doc, tok) == TimemlClass::Reporting
        || matches!(doc.token(tok).lemma.as_str(), "blame" | "accuse" | "condemn" | "suspect");
    let dated = doc.dependents_by(tok, &[Deprel::Cop]).next().and_then(|_| doc.timex_at(tok));
    let predicate = doc.token(tok).upos == Upos::Verb || dated.is_some();
    let told = predicate && verdict.factuality == Factuality::Asserted && !reports;
    let Some(published) = doc.article.published.map(|published| published.date).filter(|_| plain && told) else {
        return verdict;
    };
    let after = |timex: &Timex| timex.bounds.begin.first.is_some_and(|first| first > published);
    let on = [Deprel::Obl, Deprel::OblUnmarked, Deprel::Advmod];
    let ahead = doc.dependents_by(tok, &on).any(|time| doc.timex_at(time).is_some_and(after));
    if ahead || dated.is_some_and(after) { will(doc, tok, verdict, &[]) } else { verdict }
}

fn is_will(doc: &Document, modal: TokenId) -> bool {
    matches!(doc.token(modal).lemma.as_str(), "will" | "shall" | "'ll" | "wo" | "would" | "'d")
        && !doc.form(modal).eq_ignore_ascii_case("should")
}

fn modal(doc: &Document, tok: TokenId, group: &VerbGroup, verdict: Verdict) -> Verdict {
    let Some(modal) = group.modal else { return verdict };
    let form = doc.form(modal).to_lowercase();
    let negated = !negation(doc, tok, group).is_empty();
    let cue = [modal];
    let wishes = matches!(doc.token(tok).lemma.as_str(), "like" | "love" | "prefer");
    match form.as_str() {
        "will" | "'ll" | "’ll" | "shall" | "wo" => will(doc, tok, verdict, &cue),
        // "would like to leave": a wish.
        "would" | "'d" | "’d" if wishes && !is_perfect(doc, group) => verdict,
        "would" | "'d" | "’d" => would(doc, tok, group, verdict, &cue),
        "can" | "could" | "ca" if negated => verdict,
        "can" | "ca" => verdict.under(Effect::Enable, &cue),
        "may" | "might" | "could" => {
            // "may leave" lies ahead, "may have left" and "may be leaving" do not.
            let ahead = doc.token(tok).xpos == Xpos::Vb && doc.token(tok).lemma != "be";
            Verdict { future: verdict.future || ahead, ..verdict.under(Effect::Possible, &cue) }
        }
        _ => verdict.under(Effect::Request, &cue),
    }
}

/// "will": what somebody who can decide it will do is a plan, the rest a prediction.
fn will(doc: &Document, tok: TokenId, verdict: Verdict, cue: &[TokenId]) -> Verdict {
    let effect = if is_agentive(doc, tok, tok) { Effect::Plan } else { Effect::Future };
    verdict.under(effect, cue)
}

fn is_perfect(doc: &Document, group: &VerbGroup) -> bool {
    group.auxiliaries.iter().any(|aux| doc.token(*aux).lemma == "have")
}

/// "would": the future of the past; a condition with "if" or "have".
fn would(doc: &Document, tok: TokenId, group: &VerbGroup, verdict: Verdict, cue: &[TokenId]) -> Verdict {
    if is_perfect(doc, group) || has_condition(doc, tok) {
        return verdict.conditional(cue);
    }
    let reported = super::governor::clause(doc, tok).is_some_and(|clause| doc.token(clause).deprel != Deprel::Root);
    if reported { will(doc, tok, verdict, cue) } else { verdict.under(Effect::Future, cue) }
}

/// "**Had** the dam failed, …": what an auxiliary before its subject opens is a condition, where nobody asks.
fn inverted(doc: &Document, clause: TokenId) -> Option<TokenId> {
    if !matches!(doc.token(clause).deprel, Deprel::Advcl | Deprel::Ccomp) {
        return None;
    }
    let subject = doc.dependents_by(clause, &[Deprel::Nsubj, Deprel::NsubjPass]).next()?;
    let opens = |aux: &TokenId| {
        let form = doc.form(*aux).to_lowercase();
        *aux < subject && subject < clause && matches!(form.as_str(), "had" | "should" | "were")
    };
    let aux = doc.dependents_by(clause, &[Deprel::Aux, Deprel::AuxPass]).find(opens)?;
    let first = doc.dependents(clause).min()? == aux;
    let asked = doc.sentence(doc.token(clause).sentence).tokens().rev().take(3).any(|tok| doc.form(tok) == "?");
    (first && !asked).then_some(aux)
}

fn has_condition(doc: &Document, tok: TokenId) -> bool {
    doc.dependents_by(tok, &[Deprel::Advcl]).any(|clause| {
        doc.dependents_by(clause, &[Deprel::Mark])
            .any(|mark| matches!(doc.token(mark).lemma.as_str(), "if" | "unless" | "provided"))
    })
}

/// Verbs of what happens to one rather than what one does.
const HAPPENINGS: &[&str] = &[
    "be",
    "become",
    "remain",
    "die",
    "lose",
    "need",
    "see",
    "suffer",
    "fall",
    "rise",
    "grow",
    "know",
    "face",
    "feel",
    "want",
    "like",
    "benefit",
    "happen",
    "occur",
    "mean",
    "depend",
    "cost",
    "miss",
    "survive",
    "fail",
    "win",
    "receive",
    "get",
    "increase",
    "decline",
    "drop",
    "affect",
    "have",
    "last",
    "result",
    "expire",
    "run",
    "stay",
    "live",
    "worsen",
    "improve",
    "enjoy",
    "understand",
    "remember",
    "find",
    "exceed",
    "reach",
    "total",
    "experience",
    "regret",
    "believe",
    "shrink",
    "arrive",
    "peak",
    "likely",
    "hit",
    "strike",
];

/// True when the subject of `subject_of` can decide whether `event` happens.
fn is_agentive(doc: &Document, subject_of: TokenId, event: TokenId) -> bool {
    let token = doc.token(event);
    if token.upos != Upos::Verb || HAPPENINGS.contains(&token.lemma.as_str()) {
        return false;
    }
    let subject = [event, subject_of]
        .into_iter()
        .find_map(|verb| doc.dependents_by(verb, &[Deprel::Nsubj, Deprel::NsubjPass]).next());
    subject.is_none_or(|subject| doc.token(subject).deprel == Deprel::NsubjPass || acts(doc, subject))
}

/// True for persons, organisations and countries, by their entity, and for personal pronouns.
fn acts(doc: &Document, subject: TokenId) -> bool {
    let token = doc.token(subject);
    let kind =
        doc.mention_at(subject).and_then(|mention| doc.entities.get(mention.entity.index())).map(|entity| entity.kind);
    match (token.upos, kind) {
        (Upos::Pron, Some(EntityKind::Person | EntityKind::Organization | EntityKind::Country)) => true,
        (Upos::Pron, _) => !matches!(token.lemma.as_str(), "it" | "this" | "that" | "which" | "there" | "what"),
        (_, Some(EntityKind::Person | EntityKind::Organization | EntityKind::Country)) => true,
        (_, Some(_)) => false,
        (upos, None) => upos == Upos::Propn,
    }
}

/// Adverbs on a predicate, adjectives and "no" on an event noun.
fn modifiers(doc: &Document, tok: TokenId, mut verdict: Verdict) -> Verdict {
    for dependent in doc.dependents(tok) {
        let token = doc.token(dependent);
        let part = match token.deprel {
            Deprel::Advmod => Part::Adverb,
            Deprel::Amod => Part::Modifier,
            _ => continue,
        };
        // Negating adverbs are the verb group's.
        if super::verb_group::is_negation(&token.lemma) || token.upos == Upos::Verb && part == Part::Adverb {
            continue;
        }
        let form = doc.form(dependent).to_lowercase();
        if let Some((effect, _)) = effect(part, &token.lemma).or_else(|| effect(part, &form)) {
            verdict = verdict.under(effect, &[dependent]);
        }
    }
    verdict
}

fn negated(doc: &Document, tok: TokenId, group: &VerbGroup, verdict: Verdict) -> Verdict {
    let cue = negation(doc, tok, group);
    if cue.is_empty() {
        return verdict;
    }
    match (verdict.factuality, group.modal) {
        // "may not leave", "must not leave": possibly not, asked not to.
        (Factuality::Possible | Factuality::Requested, Some(_)) => {
            Verdict { polarity: Polarity::Negative, cue, ..verdict }
        }
        _ => verdict.denied(&cue),
    }
}

/// The words that negate a predicate: "did not", "no longer", "no troops", "nobody".
fn negation(doc: &Document, tok: TokenId, group: &VerbGroup) -> Vec<TokenId> {
    if let Some(not) = group.negations.first() {
        let auxiliary = group.auxiliaries.iter().copied().rfind(|aux| aux < not);
        return auxiliary.into_iter().chain([*not]).collect();
    }
    for dependent in doc.dependents(tok) {
        let token = doc.token(dependent);
        let negative = match token.deprel {
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj => nothing(doc, dependent),
            Deprel::Det => (token.lemma == "no" || token.lemma == "neither").then(|| vec![dependent]),
            Deprel::Advmod if token.lemma == "longer" || doc.form(dependent) == "longer" => nothing(doc, dependent),
            Deprel::Advmod if doc.form(dependent).eq_ignore_ascii_case("no") => Some(vec![dependent]),
            Deprel::CcPreconj if token.lemma == "neither" => Some(vec![dependent]),
            // "neither confirmed nor denied"
            Deprel::Cc if token.lemma == "nor" && doc.token(tok).upos == Upos::Verb => Some(vec![dependent]),
            _ => None,
        };
        if let Some(cue) = negative {
            return cue;
        }
    }
    Vec::new()
}

/// "nobody", "no troops", "none of them", "no longer": the words that make it nothing.
fn nothing(doc: &Document, tok: TokenId) -> Option<Vec<TokenId>> {
    if matches!(doc.token(tok).lemma.as_str(), "nobody" | "nothing" | "none" | "neither") {
        return Some(vec![tok]);
    }
    // "neither the army nor the rebels"
    let neither = doc.dependents_by(tok, &[Deprel::CcPreconj]).find(|word| doc.token(*word).lemma == "neither");
    if let Some(neither) = neither {
        return Some(vec![neither]);
    }
    // "neither side", "no troops"
    let no = doc.dependents_by(tok, &[Deprel::Det, Deprel::Advmod]).find(|det| {
        doc.token(*det).lemma == "no" || doc.token(*det).lemma == "neither" && doc.token(*det).deprel == Deprel::Det
    })?;
    Some(vec![no, tok])
}

/// What the clause's own conjunction says: "if", "whether", "without", "to" of purpose.
fn conjunction(doc: &Document, tok: TokenId, group: &VerbGroup, verdict: Verdict) -> Verdict {
    let clause = super::governor::first_conjunct(doc, tok);
    let token = doc.token(clause);
    let adverbial = matches!(token.deprel, Deprel::Advcl | Deprel::AdvclRelcl);
    let mut verdict = verdict;
    if imperative(doc, clause) {
        return verdict.under(Effect::Request, &[]);
    }
    if polar_question(doc, clause) {
        return verdict.under(Effect::Possible, &[]);
    }
    if let Some(aux) = inverted(doc, clause) {
        return verdict.conditional(&[aux]);
    }
    // "if convicted, he faces life in prison"
    let faces = || {
        verdict.factuality == Factuality::Asserted
            && doc.token(clause).upos == Upos::Verb
            && group.tense(doc, tok) == (Tense::Present, crate::document::Aspect::None)
            && timeml_class::of(doc, clause) != TimemlClass::Reporting
    };
    if has_condition(doc, clause)
        && (matches!(verdict.factuality, Factuality::Planned | Factuality::Predicted) || faces())
    {
        let cue = verdict.cue.clone();
        verdict = verdict.conditional(&cue);
    }
    let marks: Vec<TokenId> = doc.dependents_by(clause, &[Deprel::Mark, Deprel::Case, Deprel::Cc]).collect();
    for mark in marks {
        let lemma = doc.form(mark).to_lowercase();
        verdict = match lemma.as_str() {
            "if" | "unless" | "provided" | "lest" if adverbial => verdict.conditional(&[mark]),
            "if" | "whether" => verdict.under(Effect::Possible, &[mark]),
            "that" if on_condition(doc, mark) => verdict.conditional(&[mark]),
            "until" | "till" | "before" if presents(doc, clause) => verdict.under(Effect::Predict, &[mark]),
            "without" | "instead" | "rather" if doc.token(clause).upos == Upos::Verb => verdict.denied(&[mark]),
            "to" if doc.token(mark).xpos == Xpos::To
                && doc.token(clause).xpos != Xpos::Vbg
                && intends(doc, clause)
                && (tok == clause || group.to.is_some()) =>
            {
                verdict.under(Effect::Plan, &[mark])
            }
            _ => verdict,
        };
    }
    // "cut short a visit and is to tour the region": arranged, whatever the first did
    let arranged = |aux: &TokenId| doc.token(*aux).lemma == "be" && Some(*aux) < group.to;
    // "and was to have ended in May"
    let have = |aux: &TokenId| doc.token(*aux).lemma == "have" && Some(*aux) > group.to;
    let perfect = doc.token(tok).xpos == Xpos::Vbn && group.auxiliaries.iter().any(have);
    // "and was to be finished within six years"
    let be = |aux: &TokenId| doc.token(*aux).lemma == "be" && Some(*aux) > group.to;
    let passive = doc.token(tok).xpos == Xpos::Vbn && group.to.is_some() && group.auxiliaries.iter().any(be);
    if tok != clause
        && (doc.token(tok).xpos == Xpos::Vb || perfect || passive)
        && group.auxiliaries.iter().any(arranged)
    {
        verdict = verdict.under(Effect::Plan, group.to.as_slice());
    }
    if adverbial
        && verdict.factuality == Factuality::Asserted
        && opens_with_when(doc, clause)
        && main_is_future(doc, clause)
    {
        verdict = verdict.under(Effect::Predict, &[]);
    }
    verdict
}

/// Verbs whose infinitive tells how something came out: "woke to find", "rose to become".
const OUTCOMES: &[&str] = &[
    "be", "become", "win", "lose", "reach", "die", "total", "exceed", "discover", "learn", "realise", "realize",
    "find", "fall", "rise", "remain", "fail", "survive", "arrive", "peak",
];

/// "on condition **that** they left", "provided that", "in the event that".
fn on_condition(doc: &Document, that: TokenId) -> bool {
    let before = that.0.checked_sub(1).map(|at| doc.token(TokenId(at)).lemma.to_lowercase());
    matches!(before.as_deref(), Some("condition" | "provided" | "provide" | "proviso" | "event" | "assumption"))
}

/// "until one **is formed**", "before it **opens**": the present tense there speaks of what lies ahead.
fn presents(doc: &Document, clause: TokenId) -> bool {
    let told = doc.dependents_by(clause, &[Deprel::Nsubj, Deprel::NsubjPass]).next().is_some();
    told && VerbGroup::of(doc, clause).tense(doc, clause) == (Tense::Present, crate::document::Aspect::None)
}

/// An infinitive of purpose ("to fight them"), or one that is a clause by itself ("Firm to cut jobs"); not one of outcome ("to become the first").
fn intends(doc: &Document, clause: TokenId) -> bool {
    let token = doc.token(clause);
    let outcome = OUTCOMES.contains(&token.lemma.as_str());
    // "is to visit": arranged, whatever the clause.
    let group = VerbGroup::of(doc, clause);
    if group.auxiliaries.iter().any(|aux| doc.token(*aux).lemma == "be" && Some(*aux) < group.to) {
        return true;
    }
    match token.deprel {
        Deprel::Advcl | Deprel::AdvclRelcl => !outcome && !came(doc, clause) && !served(doc, clause),
        Deprel::Root | Deprel::Parataxis => {
            doc.dependents_by(clause, &[Deprel::Nsubj, Deprel::NsubjPass]).next().is_some()
        }
        _ => false,
    }
}

/// "tried to give up, **only to be overruled**": so it came.
fn came(doc: &Document, clause: TokenId) -> bool {
    let to = VerbGroup::of(doc, clause).to;
    to.and_then(|to| to.0.checked_sub(1)).map(TokenId).is_some_and(|only| {
        let parted = only.0.checked_sub(1).is_some_and(|comma| doc.form(TokenId(comma)) == ",");
        parted && doc.token(only).lemma == "only"
    })
}

/// "the yard was used to store shells": so it did.
fn served(doc: &Document, clause: TokenId) -> bool {
    let user = doc.token(clause).head.filter(|user| doc.token(*user).lemma == "use" && *user < clause);
    user.is_some_and(|user| {
        let passive = doc.dependents_by(user, &[Deprel::AuxPass]).next().is_some();
        passive && VerbGroup::of(doc, user).tense(doc, user).0 == Tense::Past
    })
}

/// "when he returns, he will …".
fn opens_with_when(doc: &Document, clause: TokenId) -> bool {
    doc.dependents_by(clause, &[Deprel::Mark, Deprel::Advmod])
        .any(|mark| matches!(doc.token(mark).lemma.as_str(), "when" | "once" | "until" | "before" | "after" | "till"))
        && VerbGroup::of(doc, clause).tense(doc, clause).0 == Tense::Present
}

fn main_is_future(doc: &Document, clause: TokenId) -> bool {
    doc.token(clause).head.is_some_and(|main| VerbGroup::of(doc, main).tense(doc, main).0 == Tense::Future)
}

/// "Improve the roads": a sentence that opens with a bare verb asks for it.
fn imperative(doc: &Document, clause: TokenId) -> bool {
    let token = doc.token(clause);
    let sent = doc.sentence(token.sentence);
    let opens = sent.tokens().find(|tok| doc.token(*tok).upos != Upos::Punct) == Some(clause);
    let bare = token.xpos == Xpos::Vb && token.deprel == Deprel::Root && sent.range().len() > 3;
    opens && bare && doc.dependents_by(clause, &[Deprel::Nsubj, Deprel::NsubjPass]).next().is_none()
}

/// "Did he leave?": a question for yes or no is no claim that he did.
fn polar_question(doc: &Document, clause: TokenId) -> bool {
    let token = doc.token(clause);
    let sent = doc.sentence(token.sentence);
    let asks = sent.tokens().rev().take(3).any(|tok| doc.form(tok) == "?");
    if !asks || token.deprel != Deprel::Root {
        return false;
    }
    let subject = doc.dependents_by(clause, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl]).next();
    let auxiliary = doc.dependents_by(clause, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).next();
    let wh = sent.tokens().any(|tok| matches!(doc.token(tok).xpos, Xpos::Wp | Xpos::Wrb | Xpos::Wdt) && tok < clause);
    !wh && matches!((auxiliary, subject), (Some(auxiliary), Some(subject)) if auxiliary < subject)
}

/// The text of some tokens: white space between them as in the text where they touch, else one blank.
fn words(doc: &Document, toks: &[TokenId]) -> Option<String> {
    let mut text = String::new();
    for (n, tok) in toks.iter().enumerate() {
        let touches = n > 0 && doc.token(toks[n - 1]).span.end == doc.token(*tok).span.start;
        if n > 0 && !touches {
            text.push(' ');
        }
        text.push_str(doc.form(*tok));
    }
    (!text.is_empty()).then_some(text)
}
