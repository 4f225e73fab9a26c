//! The tree of a document with its children at hand, and questions asked of it again and again.

use super::repair;
use crate::document::{Deprel, Document, LocalEntityId, MentionKind, Span, TimexId, Token, TokenId, Upos, Xpos};

/// A document's syntax, indexed. *Cost*: linear in its tokens.
pub(super) struct Syntax<'d> {
    /// The document.
    pub doc: &'d Document,
    tree: repair::Tree,
    children: Vec<Vec<TokenId>>,
    mentions: Vec<Option<u32>>,
    timexes: Vec<Option<TimexId>>,
}

impl<'d> Syntax<'d> {
    /// Indexes a document.
    pub fn new(doc: &'d Document) -> Self {
        let mut children = vec![Vec::new(); doc.tokens.len()];
        let tree = repair::mend(doc);
        for (at, head) in tree.heads.iter().enumerate() {
            if let Some(head) = head {
                children[head.index()].push(TokenId(at as u32));
            }
        }
        let mut timexes = vec![None; doc.tokens.len()];
        for (at, timex) in doc.timexes.iter().enumerate() {
            let end = timex.end.index().min(doc.tokens.len());
            timexes[timex.first.index().min(end)..end].fill(Some(TimexId(at as u32)));
        }
        Syntax { doc, tree, children, mentions: mention_by_token(doc), timexes }
    }

    pub fn token(&self, tok: TokenId) -> &'d Token {
        self.doc.token(tok)
    }

    pub fn children(&self, tok: TokenId) -> &[TokenId] {
        &self.children[tok.index()]
    }

    pub fn children_by<'s>(&'s self, tok: TokenId, relations: &'s [Deprel]) -> impl Iterator<Item = TokenId> + 's {
        self.children(tok).iter().copied().filter(|child| relations.contains(&self.relation(*child)))
    }

    pub fn child(&self, tok: TokenId, relations: &[Deprel]) -> Option<TokenId> {
        self.children(tok).iter().copied().find(|child| relations.contains(&self.relation(*child)))
    }

    pub fn has(&self, tok: TokenId, relations: &[Deprel]) -> bool {
        self.child(tok, relations).is_some()
    }

    pub fn relation(&self, tok: TokenId) -> Deprel {
        self.tree.relations[tok.index()]
    }

    pub fn head(&self, tok: TokenId) -> Option<TokenId> {
        self.tree.heads[tok.index()]
    }

    pub fn lemma(&self, tok: TokenId) -> &'d str {
        &self.token(tok).lemma
    }

    pub fn lower(&self, tok: TokenId) -> String {
        self.doc.form(tok).to_lowercase()
    }

    pub fn upos(&self, tok: TokenId) -> Upos {
        self.tree.upos[tok.index()]
    }

    pub fn xpos(&self, tok: TokenId) -> Xpos {
        self.tree.xpos[tok.index()]
    }

    pub fn is_verb(&self, tok: TokenId) -> bool {
        self.upos(tok) == Upos::Verb
    }

    pub fn is_noun(&self, tok: TokenId) -> bool {
        matches!(self.upos(tok), Upos::Noun | Upos::Propn)
    }

    /// The lemma with its particle: "pull out".
    pub fn lemma_with_particle(&self, tok: TokenId) -> String {
        match self.child(tok, &[Deprel::CompoundPrt]) {
            Some(particle) => format!("{} {}", self.lemma(tok).to_lowercase(), self.lower(particle)),
            None => self.lemma(tok).to_lowercase(),
        }
    }

    /// True for a verb in the passive: "was cut", "the forces cut off".
    pub fn is_passive(&self, tok: TokenId) -> bool {
        if self.has(tok, &[Deprel::AuxPass, Deprel::NsubjPass, Deprel::CsubjPass]) {
            return true;
        }
        self.xpos(tok) == Xpos::Vbn
            && self.is_verb(tok)
            && !self.has(tok, &[Deprel::Aux, Deprel::Nsubj])
            && matches!(self.relation(tok), Deprel::Acl | Deprel::Advcl | Deprel::Amod | Deprel::Xcomp | Deprel::Root)
    }

    /// The tokens under `top`, itself included, in order; branches for which `cut` holds are left out.
    pub fn under(&self, top: TokenId, cut: &dyn Fn(TokenId) -> bool) -> Vec<TokenId> {
        let mut found = vec![top];
        let mut at = 0;
        let most = self.doc.sentence(self.token(top).sentence).tokens().len();
        while at < found.len() && found.len() <= most {
            found.extend(self.children(found[at]).iter().copied().filter(|child| !cut(*child)));
            at += 1;
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// `top` and what is coordinated with it, in order of the text.
    pub fn conjuncts(&self, top: TokenId) -> Vec<TokenId> {
        let mut found = vec![top];
        found.extend(self.children_by(top, &[Deprel::Conj]));
        found
    }

    /// The prepositions of a phrase as one lower-case text, fixed parts included: "because of".
    pub fn preposition(&self, head: TokenId) -> Option<String> {
        let case = self.prepositions(head);
        let words: Vec<String> = case.iter().map(|tok| self.lower(*tok)).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// The tokens of a phrase's prepositions, fixed parts included, in order.
    pub fn prepositions(&self, head: TokenId) -> Vec<TokenId> {
        let mut found = Vec::new();
        for case in self.children_by(head, &[Deprel::Case]) {
            if self.xpos(case) != Xpos::Pos && case < head {
                found.push(case);
                found.extend(self.children_by(case, &[Deprel::Fixed]));
            }
        }
        found.sort_unstable();
        // "next to her": the adverb is a part of the preposition
        let next = found.first().and_then(|to| to.0.checked_sub(1)).map(TokenId);
        let beside = |next: &TokenId| {
            self.lower(*next) == "next" && self.lower(found[0]) == "to" && self.relation(*next) == Deprel::Advmod
        };
        if let Some(next) = next.filter(|next| beside(next) && self.lower(head) != "nothing") {
            found.insert(0, next);
        }
        found
    }

    /// The entity that a phrase with this head names.
    pub fn entity(&self, head: TokenId) -> Option<LocalEntityId> {
        // "President Lincoln" may be headed by its title: the name beside it says who is meant.
        let named =
            || self.child(head, &[Deprel::Flat, Deprel::NmodDesc]).filter(|name| self.upos(*name) == Upos::Propn);
        let at = self.mentions[head.index()].or_else(|| self.mentions[named()?.index()])?;
        Some(self.doc.mentions[at as usize].entity)
    }

    /// True where a pronoun's entity is sure enough to speak of it by name: a person's pronoun, or one whose name is a
    /// subject earlier in its sentence ("Peru said it would leave").
    pub fn is_sure_pronoun(&self, tok: TokenId) -> bool {
        let form = self.lower(tok);
        if matches!(form.as_str(), "he" | "him" | "his" | "she" | "her" | "hers" | "who" | "whom" | "whose") {
            return true;
        }
        // An object pronoun never names its own clause's subject.
        let place = matches!(self.relation(tok), Deprel::Nsubj | Deprel::NsubjPass | Deprel::NmodPoss);
        let Some(entity) = self.entity(tok).filter(|_| place) else { return false };
        let first = self.doc.sentence(self.token(tok).sentence).first;
        (first.0..tok.0).map(TokenId).any(|earlier| {
            matches!(self.relation(earlier), Deprel::Nsubj | Deprel::NsubjPass)
                && self.upos(earlier) != Upos::Pron
                && self.entity(earlier) == Some(entity)
        })
    }

    /// The temporal expression a token belongs to.
    pub fn timex(&self, tok: TokenId) -> Option<TimexId> {
        self.timexes[tok.index()]
    }

    /// The text between the first and the last of some tokens.
    pub fn span(&self, toks: &[TokenId]) -> Span {
        match (toks.first(), toks.last()) {
            (Some(first), Some(last)) => self.token(*first).span.cover(self.token(*last).span),
            _ => Span::default(),
        }
    }

    /// Tokens as text: a blank where the text has white space or leaves words out between two of them.
    pub fn words(&self, toks: &[TokenId]) -> String {
        let mut text = String::new();
        for (at, tok) in toks.iter().enumerate() {
            if at > 0 {
                let before = self.token(toks[at - 1]).span;
                if before.end != self.token(*tok).span.start {
                    text.push(' ');
                }
            }
            text.push_str(self.doc.form(*tok));
        }
        text
    }
}

/// For each token the mention that it heads, else a mention whose head it lies beside inside one name.
fn mention_by_token(doc: &Document) -> Vec<Option<u32>> {
    let mut found = vec![None; doc.tokens.len()];
    for (at, mention) in doc.mentions.iter().enumerate() {
        if mention.kind == MentionKind::Name {
            let end = mention.end.index().min(doc.tokens.len());
            found[mention.first.index().min(end)..end].iter_mut().for_each(|slot| {
                slot.get_or_insert(at as u32);
            });
        }
    }
    for (at, mention) in doc.mentions.iter().enumerate() {
        if let Some(slot) = found.get_mut(mention.head.index()) {
            *slot = Some(at as u32);
        }
    }
    found
}
