//! Who says each claim.
//!
//! The source is the innermost report whose content the claim stands in; inside quotation marks it is the speaker of the
//! quotation. A claim that no report holds is the article's own, and so is the reporting claim itself.

use super::words;
use crate::document::{
    Claim, ClaimId, Deprel, Document, EntityKind, Factuality, LocalEntityId, Mention, Quotation, Source, Span, TokenId,
    Upos,
};
use crate::speech::{self, Report};
use std::collections::HashMap;

/// Finds the source of each claim: the speaker of the clause or quotation it stands in, or the article itself.
pub fn attribute(doc: &Document, quotations: &[Quotation], claims: &mut [Claim]) {
    let index = Index::new(doc, claims);
    for claim in claims {
        let trigger = claim.trigger;
        let span = doc.token(trigger).span;
        let near = quotations.get(quotations.partition_point(|quotation| quotation.span.end < span.end));
        let quotation = near.filter(|quotation| quotation.span.contains(span));
        let report = index.innermost(doc, trigger).filter(|report| report.cue != trigger);
        claim.source = match (quotation, report) {
            (Some(quotation), report)
                if report.is_none_or(|report| !quotation.span.contains(doc.token(report.cue).span)) =>
            {
                index.quoted(doc, quotation, report, trigger)
            }
            (quotation, Some(report)) => index.reported(doc, report, quotation.is_some()),
            (_, None) => Source::default(),
        };
    }
}

struct Index {
    reports: Vec<Report>,
    /// Pairs of a content's head and the report, in order of the heads.
    contents: Vec<(TokenId, usize)>,
    /// Claims by trigger, in order.
    triggers: Vec<(TokenId, ClaimId)>,
}

impl Index {
    fn new(doc: &Document, claims: &[Claim]) -> Index {
        let reports = speech::reports(doc);
        // "might announce a withdrawal": nobody has announced it yet.
        let by_trigger: HashMap<TokenId, &Claim> = claims.iter().rev().map(|claim| (claim.trigger, claim)).collect();
        let spoken = |report: &Report| {
            let claim = by_trigger.get(&report.cue);
            let verb = matches!(doc.token(report.cue).lemma.as_str(), "announce" | "declare" | "confirm" | "reveal");
            claim.is_none_or(|claim| !verb || claim.factuality == Factuality::Asserted)
        };
        // "attempts to show that he left": nobody has shown it yet
        let only_meant = |report: &Report| {
            let shows = matches!(doc.token(report.cue).lemma.as_str(), "show" | "prove" | "demonstrate");
            shows && by_trigger.get(&report.cue).is_some_and(|claim| claim.factuality != Factuality::Asserted)
        };
        let mut contents = Vec::new();
        for (n, report) in reports.iter().enumerate() {
            contents.extend(report.content.filter(|_| !only_meant(report)).map(|content| (content, n)));
            contents.extend(nouns(doc, report).filter(|_| spoken(report)).map(|noun| (noun, n)));
        }
        contents.sort();
        let mut triggers: Vec<_> = (0..).zip(claims).map(|(n, claim)| (claim.trigger, ClaimId(n))).collect();
        triggers.sort();
        Index { reports, contents, triggers }
    }

    /// The innermost report whose content a token stands in.
    fn innermost(&self, doc: &Document, trigger: TokenId) -> Option<&Report> {
        let mut came_from = None;
        let mut at = Some(trigger);
        for _ in 0..200 {
            let tok = at?;
            let from = self.contents.partition_point(|(content, _)| *content < tok);
            let mut here =
                self.contents[from..].iter().take_while(|(content, _)| *content == tok).map(|(_, n)| &self.reports[*n]);
            if let Some(report) = here.find(|report| came_from != Some(report.cue) && report.cue != trigger) {
                return Some(report);
            }
            came_from = Some(tok);
            at = doc.token(tok).head;
        }
        None
    }

    fn claim_of(&self, cue: TokenId) -> Option<ClaimId> {
        self.triggers.binary_search_by_key(&cue, |(trigger, _)| *trigger).ok().map(|at| self.triggers[at].1)
    }

    fn reported(&self, doc: &Document, report: &Report, quoted: bool) -> Source {
        let speaker = report.speaker.filter(|speaker| can_speak(doc, *speaker));
        Source {
            entity: speaker.and_then(|speaker| entity_at(doc, speaker)),
            span: speaker.map(|speaker| speech::phrase(doc, speaker)),
            claim: self.claim_of(report.cue),
            quoted,
        }
    }

    fn quoted(&self, doc: &Document, quotation: &Quotation, report: Option<&Report>, trigger: TokenId) -> Source {
        let claim = quotation.cue.filter(|cue| *cue != trigger).and_then(|cue| self.claim_of(cue));
        match (quotation.speaker, report) {
            (None, Some(report)) => self.reported(doc, report, true),
            (span, _) => Source { entity: quotation.entity, span, claim, quoted: true },
        }
    }
}

/// A time, a happening or a bare "this" says nothing; a report or statement does.
fn can_speak(doc: &Document, speaker: TokenId) -> bool {
    let token = doc.token(speaker);
    let timed = || doc.timex_at(speaker).is_some();
    match token.upos {
        Upos::Noun => {
            let lemma = token.lemma.to_lowercase();
            let happening = words::event_noun(&lemma).is_some() && !speech::is_word_of_saying(&lemma);
            !timed() && (!happening || PAPERS.contains(&lemma.as_str()) || is_actor(doc, speaker))
        }
        // "one of them"
        Upos::Num => doc.dependents_by(speaker, &[Deprel::Nmod]).next().is_some(),
        Upos::Verb | Upos::Aux | Upos::Adv => false,
        Upos::Pron | Upos::Det => {
            !matches!(doc.form(speaker).to_lowercase().as_str(), "this" | "that" | "these" | "those" | "there" | "what")
        }
        _ => !timed(),
    }
}

/// "the parties": a word for a happening that names who acts.
fn is_actor(doc: &Document, head: TokenId) -> bool {
    let kind = entity_at(doc, head).map(|entity| doc.entities[entity.index()].kind);
    matches!(kind, Some(EntityKind::Person | EntityKind::Organization | EntityKind::Country))
}

/// Happenings that leave words behind, and words that also name who acts.
const PAPERS: &[&str] = &[
    "study",
    "survey",
    "poll",
    "review",
    "investigation",
    "inquiry",
    "research",
    "analysis",
    "audit",
    "assessment",
    "resolution",
    "agreement",
    "deal",
    "accord",
    "treaty",
    "law",
    "ruling",
    "verdict",
    "decision",
    "judgment",
    "indictment",
    "complaint",
    "lawsuit",
    "petition",
    "administration",
    "leadership",
    "command",
    "coverage",
    "speech",
    "interview",
    "address",
    "opposition",
    "campaign",
    "movement",
    "defence",
    "defense",
    "prosecution",
    "operation",
];

/// Event nouns that a verb of saying has for an object: who announced the withdrawal is the source of it.
fn nouns<'d>(doc: &'d Document, report: &'d Report) -> impl Iterator<Item = TokenId> + 'd {
    let verb = report.says && doc.token(report.cue).upos == Upos::Verb && announces(&doc.token(report.cue).lemma);
    let asks = doc.token(report.cue).upos == Upos::Verb;
    doc.dependents(report.cue).filter(move |object| {
        let token = doc.token(*object);
        let about = || {
            doc.dependents_by(*object, &[Deprel::Case])
                .any(|case| matches!(doc.token(case).lemma.as_str(), "about" | "of" | "against"))
        };
        let asked = || {
            let lead =
                |word: &str| doc.dependents_by(*object, &[Deprel::Case]).any(|case| doc.token(case).lemma == word);
            match doc.token(report.cue).lemma.as_str() {
                "call" | "appeal" => token.deprel == Deprel::Obl && lead("for"),
                "demand" | "request" | "propose" | "recommend" | "order" | "promise" | "pledge" => {
                    token.deprel == Deprel::Obj
                }
                _ => false,
            }
        };
        if asks && token.upos == Upos::Noun && asked() {
            return true;
        }
        verb && token.upos == Upos::Noun && (token.deprel == Deprel::Obj || token.deprel == Deprel::Obl && about())
    })
}

/// Verbs whose noun object is the content of what is said.
fn announces(lemma: &str) -> bool {
    matches!(
        lemma,
        "announce"
            | "report"
            | "declare"
            | "confirm"
            | "reveal"
            | "deny"
            | "claim"
            | "allege"
            | "predict"
            | "forecast"
            | "disclose"
            | "admit"
            | "acknowledge"
            | "promise"
            | "pledge"
            | "proclaim"
            | "tell"
            | "inform"
            | "warn"
            | "mention"
            | "signal"
            | "suggest"
            | "notify"
            | "describe"
    )
}

fn entity_at(doc: &Document, head: TokenId) -> Option<LocalEntityId> {
    let span: Span = doc.token(head).span;
    let around = |mention: &&Mention| mention.span.contains(span) && doc.token(head).upos == Upos::Propn;
    doc.mention_at(head)
        .or_else(|| doc.mentions_in(doc.token(head).sentence).iter().find(around))
        .map(|mention| mention.entity)
}
