//! The verb group: auxiliaries, negation and the marker of a predicate, and the tense and aspect they make.

use crate::document::{Aspect, Deprel, Document, Tense, TokenId, Upos, Xpos};

/// The words that stand around a predicate and inflect it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VerbGroup {
    /// Auxiliaries and copula, in order; a coordinated verb has those it shares with the first.
    pub auxiliaries: Vec<TokenId>,
    /// The infinitive marker "to".
    pub to: Option<TokenId>,
    /// The modal among the auxiliaries.
    pub modal: Option<TokenId>,
    /// Adverbs that negate.
    pub negations: Vec<TokenId>,
}

const AUXILIARIES: &[Deprel] = &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop];
const SUBJECTS: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj, Deprel::CsubjPass, Deprel::Expl];

impl VerbGroup {
    /// Reads the words around a predicate.
    pub fn of(doc: &Document, predicate: TokenId) -> VerbGroup {
        let mut group = VerbGroup::default();
        let bare = doc.token(predicate).xpos == Xpos::Vb;
        let verbal = doc.token(predicate).upos == Upos::Verb;
        // "pleaded guilty to stealing"
        let gerund = doc.token(predicate).xpos == Xpos::Vbg
            && !doc.dependents_by(predicate, AUXILIARIES).any(|aux| doc.token(aux).xpos == Xpos::Vb);
        let own_subject = doc.dependents_by(predicate, &[Deprel::Nsubj, Deprel::NsubjPass]).next();
        for tok in doc.dependents(predicate) {
            let token = doc.token(tok);
            // "The point is that they have left": the copula stands over the whole clause
            let outer = token.deprel == Deprel::Cop && own_subject.is_some_and(|subject| tok < subject);
            if AUXILIARIES.contains(&token.deprel) && !(outer && verbal) {
                group.auxiliaries.push(tok);
            } else if token.deprel == Deprel::Mark && token.lemma == "to" && (token.xpos == Xpos::To && !gerund || bare)
            {
                group.to = Some(tok);
            } else if token.deprel == Deprel::Advmod && is_negation(&token.lemma) && !only(doc, tok) {
                group.negations.push(tok);
            }
        }
        if let Some(first) = shared(doc, predicate, &group) {
            let other = VerbGroup::of(doc, first);
            group.auxiliaries = other.auxiliaries;
            group.to = other.to;
            if group.negations.is_empty() && (doc.token(predicate).xpos == Xpos::Vb || !group.auxiliaries.is_empty()) {
                group.negations = other.negations;
            }
        }
        // "will begin in July and be completed by May"
        if let Some(first) = modal_shared(doc, predicate, &group) {
            let other = VerbGroup::of(doc, first);
            let modals = other.auxiliaries.into_iter().filter(|aux| doc.token(*aux).xpos == Xpos::Md);
            group.auxiliaries = modals.chain(group.auxiliaries).collect();
            group.to = other.to;
        }
        group.modal = group.auxiliaries.iter().copied().find(|aux| doc.token(*aux).xpos == Xpos::Md);
        group
    }

    /// Tense and aspect as TimeML has them.
    pub fn tense(&self, doc: &Document, predicate: TokenId) -> (Tense, Aspect) {
        let own = doc.token(predicate).xpos;
        let has = |lemma: &str| self.auxiliaries.iter().any(|aux| doc.token(*aux).lemma == lemma);
        let copula = self.auxiliaries.iter().any(|aux| doc.token(*aux).deprel == Deprel::Cop);
        let progressive = own == Xpos::Vbg && has("be");
        let passive_progressive = self.auxiliaries.iter().any(|aux| doc.form(*aux).eq_ignore_ascii_case("being"));
        let aspect = match (has("have"), (progressive || passive_progressive) && !copula) {
            (true, true) => Aspect::PerfectiveProgressive,
            (true, false) => Aspect::Perfective,
            (false, true) => Aspect::Progressive,
            (false, false) => Aspect::None,
        };
        (self.tense_alone(doc, predicate), aspect)
    }

    fn tense_alone(&self, doc: &Document, predicate: TokenId) -> Tense {
        let own = doc.token(predicate).xpos;
        if let Some(modal) = self.modal {
            return match doc.token(modal).lemma.as_str() {
                "will" | "shall" | "'ll" | "wo" if !doc.form(modal).eq_ignore_ascii_case("would") => Tense::Future,
                "can" | "ca" => Tense::Present,
                _ => Tense::None,
            };
        }
        if self.to.is_some() {
            return Tense::Infinitive;
        }
        // A participle without an auxiliary that has a subject is a past tense that the tagger took for a participle.
        let bare = own == Xpos::Vb
            && self.auxiliaries.is_empty()
            && doc.dependents_by(predicate, &[Deprel::Nsubj]).next().is_some();
        let own = if bare { Xpos::Vbp } else { own };
        let own =
            if own == Xpos::Vbn && self.auxiliaries.is_empty() && is_finite(doc, predicate) { Xpos::Vbd } else { own };
        match self.auxiliaries.first().map(|first| doc.token(*first).xpos).unwrap_or(own) {
            Xpos::Vbd => Tense::Past,
            Xpos::Vbp | Xpos::Vbz => Tense::Present,
            Xpos::Vbg => Tense::Prespart,
            Xpos::Vbn => Tense::Pastpart,
            Xpos::Vb => Tense::Infinitive,
            _ => Tense::None,
        }
    }
}

/// True for a predicate with a subject of its own, or a conjunct of a past tense.
fn is_finite(doc: &Document, predicate: TokenId) -> bool {
    let token = doc.token(predicate);
    let subject = doc.dependents_by(predicate, &[Deprel::Nsubj]).next().is_some();
    let joined = token.deprel == Deprel::Conj && token.head.is_some_and(|head| doc.token(head).xpos == Xpos::Vbd);
    subject || joined
}

/// The first conjunct whose auxiliaries a later one shares: "will go and see", "was killed and buried".
fn shared(doc: &Document, predicate: TokenId, group: &VerbGroup) -> Option<TokenId> {
    let token = doc.token(predicate);
    if token.deprel != Deprel::Conj || !group.auxiliaries.is_empty() || group.to.is_some() {
        return None;
    }
    let first = token.head?;
    let same_form = doc.token(first).xpos == token.xpos && !matches!(token.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let own_subject = doc.dependents_by(predicate, SUBJECTS).next().is_some();
    (same_form && !own_subject && token.upos == Upos::Verb && first < predicate).then_some(first)
}

/// The first conjunct whose modal or "to" a later one shares that has a bare "be" or "have" of its own.
fn modal_shared(doc: &Document, predicate: TokenId, group: &VerbGroup) -> Option<TokenId> {
    let token = doc.token(predicate);
    let bare = group.auxiliaries.first().is_some_and(|aux| doc.token(*aux).xpos == Xpos::Vb) && group.to.is_none();
    let own_subject = doc.dependents_by(predicate, SUBJECTS).next().is_some();
    token.head.filter(|first| bare && token.deprel == Deprel::Conj && !own_subject && *first < predicate)
}

/// True for adverbs that turn a predicate into its opposite.
pub fn is_negation(lemma: &str) -> bool {
    matches!(lemma, "not" | "n't" | "never" | "hardly" | "scarcely" | "nowhere" | "neither" | "nor" | "nt")
}

/// "not only": no negation at all.
fn only(doc: &Document, not: TokenId) -> bool {
    let next = TokenId(not.0 + 1);
    next < doc.sentence(doc.token(not).sentence).end
        && matches!(doc.token(next).lemma.as_str(), "only" | "just" | "merely")
}
