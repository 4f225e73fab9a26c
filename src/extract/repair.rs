//! Mends what a parser often gets wrong and English rules out, before claims are read off the tree.
//!
//! Every repair states a fact of English (a name takes no date, a verb has one subject, "following" before a noun phrase is
//! a preposition), and changes heads, relations and tags of a copy: the document's own layer stays as it is.

mod attachment;
mod classes;
mod phrases;

use super::words::{self, FoldingWord};
use crate::document::{Deprel, Document, EntityKind, MentionKind, Sentence, Token, TokenId, Upos, Xpos};

/// The tree as extraction sees it: one entry a token.
pub(super) struct Tree {
    /// Heads.
    pub heads: Vec<Option<TokenId>>,
    /// Relations to the heads.
    pub relations: Vec<Deprel>,
    /// Parts of speech.
    pub upos: Vec<Upos>,
    /// Penn tags.
    pub xpos: Vec<Xpos>,
    dated: Vec<bool>,
    persons: Vec<bool>,
}

/// The mended tree of a document. *Cost*: linear in tokens for sentences of bounded length.
pub(super) fn mend(doc: &Document) -> Tree {
    let mut tree = Tree {
        heads: doc.tokens.iter().map(|tok| tok.head).collect(),
        relations: doc.tokens.iter().map(|tok| tok.deprel).collect(),
        upos: doc.tokens.iter().map(|tok| tok.upos).collect(),
        xpos: doc.tokens.iter().map(|tok| tok.xpos).collect(),
        dated: vec![false; doc.tokens.len()],
        persons: vec![false; doc.tokens.len()],
    };
    for timex in &doc.timexes {
        let end = timex.end.index().min(doc.tokens.len());
        tree.dated[timex.first.index().min(end)..end].fill(true);
    }
    for mention in doc.mentions.iter().filter(|mention| mention.kind == MentionKind::Name) {
        let person = doc.entities.get(mention.entity.index()).is_some_and(|entity| entity.kind == EntityKind::Person);
        let end = mention.end.index().min(doc.tokens.len());
        tree.persons[mention.first.index().min(end)..end].fill(person);
    }
    for sent in &doc.sentences {
        for tok in sent.tokens() {
            classes::stray_name(&mut tree, sent, tok);
            classes::that_that(&mut tree, doc, sent, tok);
            classes::first_of_list(&mut tree, doc, sent, tok);
            attachment::worth(&mut tree, doc, sent, tok);
            classes::hyphenated_noun(&mut tree, doc, sent, tok);
            classes::crossed_article(&mut tree, doc, sent, tok);
            classes::false_infinitive(&mut tree, doc, sent, tok);
            attachment::title_before_name(&mut tree, doc, sent, tok);
            phrases::more_than(&mut tree, doc, sent, tok);
            phrases::latest_by(&mut tree, doc, sent, tok);
            phrases::temporal_subject(&mut tree, doc, sent, tok);
            phrases::doer_with_participle(&mut tree, doc, sent, tok);
            hyphenated_participle(&mut tree, doc, sent, tok);
            following(&mut tree, doc, sent, tok);
            late_verb(&mut tree, doc, sent, tok);
            bare_infinitive(&mut tree, doc, sent, tok);
            noun_not_verb(&mut tree, doc, sent, tok);
            inverted_subject(&mut tree, doc, sent, tok);
            contact_clause(&mut tree, doc, sent, tok);
            phrases::contact_relative(&mut tree, doc, sent, tok);
            phrases::told_topic(&mut tree, doc, sent, tok);
            phrases::harm_to(&mut tree, doc, sent, tok);
            classes::lost_speaker(&mut tree, doc, sent, tok);
            phrases::quoted_content(&mut tree, doc, sent, tok);
        }
        for tok in sent.tokens() {
            classes::contact_content(&mut tree, doc, sent, tok);
            attachment::late_circumstance(&mut tree, doc, sent, tok);
            attachment::fixed_time(&mut tree, doc, sent, tok);
            attachment::time_of_decision(&mut tree, doc, sent, tok);
            attachment::place_of_event(&mut tree, doc, sent, tok);
            attachment::fined_sum(&mut tree, doc, sent, tok);
            attachment::beside_number(&mut tree, doc, sent, tok);
            attachment::contention(&mut tree, doc, sent, tok);
            attachment::nearest_conjunct(&mut tree, doc, sent, tok);
            attachment::same_tense(&mut tree, doc, sent, tok);
            phrases::moved_object(&mut tree, doc, sent, tok);
            two_subjects(&mut tree, doc, sent, tok);
            two_objects(&mut tree, doc, sent, tok);
            given_object(&mut tree, doc, sent, tok);
            infinitive_complement(&mut tree, doc, sent, tok);
            reported_clause(&mut tree, doc, sent, tok);
            made_clear(&mut tree, doc, sent, tok);
            name_without_date(&mut tree, doc, tok);
            attachment::crossing_phrase(&mut tree, doc, sent, tok);
        }
        finite_root(&mut tree, doc, sent);
    }
    tree
}

/// The tokens of a document with the mended tree in the place of their own.
pub(super) fn tokens(doc: &Document) -> Vec<Token> {
    let tree = mend(doc);
    let mended = |(at, token): (usize, &Token)| Token {
        head: tree.heads[at],
        deprel: tree.relations[at],
        upos: tree.upos[at],
        xpos: tree.xpos[at],
        ..token.clone()
    };
    doc.tokens.iter().enumerate().map(mended).collect()
}

impl Tree {
    fn set(&mut self, tok: TokenId, head: TokenId, relation: Deprel) {
        // A repair never makes a loop: it is left undone where the new head hangs under the token.
        if tok != head && !self.is_under(head, tok) {
            self.heads[tok.index()] = Some(head);
            self.relations[tok.index()] = relation;
        }
    }

    fn is_under(&self, tok: TokenId, top: TokenId) -> bool {
        let mut at = Some(tok);
        for _ in 0..300 {
            match at {
                Some(tok) if tok == top => return true,
                Some(tok) => at = self.heads[tok.index()],
                None => return false,
            }
        }
        true
    }

    fn relation(&self, tok: TokenId) -> Deprel {
        self.relations[tok.index()]
    }

    fn children<'t>(&'t self, sent: &Sentence, tok: TokenId) -> impl Iterator<Item = TokenId> + 't {
        sent.tokens().filter(move |child| self.heads[child.index()] == Some(tok))
    }

    fn child(&self, sent: &Sentence, tok: TokenId, relations: &[Deprel]) -> Option<TokenId> {
        self.children(sent, tok).find(|child| relations.contains(&self.relation(*child)))
    }

    fn is_noun(&self, tok: TokenId) -> bool {
        matches!(self.upos[tok.index()], Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
    }

    fn is_verb(&self, tok: TokenId) -> bool {
        self.upos[tok.index()] == Upos::Verb
    }

    fn is_finite(&self, tok: TokenId) -> bool {
        matches!(self.xpos[tok.index()], Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
    }

    fn verb_above(&self, tok: TokenId) -> Option<TokenId> {
        let mut at = self.heads[tok.index()];
        for _ in 0..20 {
            match at {
                Some(head) if self.is_verb(head) => return at,
                Some(head) => at = self.heads[head.index()],
                None => return None,
            }
        }
        None
    }
}

fn before(sent: &Sentence, tok: TokenId, steps: u32) -> Option<TokenId> {
    tok.0.checked_sub(steps).map(TokenId).filter(|tok| *tok >= sent.first)
}

fn lower(doc: &Document, tok: TokenId) -> String {
    doc.form(tok).to_lowercase()
}

/// "attacks by Iran-backed groups": the groups attack; Iran stands inside the adjective.
fn hyphenated_participle(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let (Some(hyphen), Some(first)) = (before(sent, tok, 1), before(sent, tok, 2)) else { return };
    let glued = doc.token(first).span.end == doc.token(hyphen).span.start
        && doc.token(hyphen).span.end == doc.token(tok).span.start;
    if doc.form(hyphen) != "-" || !glued || !tree.is_noun(first) || tree.xpos[tok.index()] != Xpos::Vbn {
        return;
    }
    let Some(noun) = tree.heads[tok.index()].filter(|noun| *noun > tok && tree.relation(tok) == Deprel::Amod) else {
        return;
    };
    let Some(above) = tree.heads[first.index()].filter(|above| *above != tok && *above != noun && *above != hyphen)
    else {
        return;
    };
    if tree.relation(first) == Deprel::Compound {
        return;
    }
    let relation = tree.relation(first);
    let own: Vec<TokenId> = tree.children(sent, first).filter(|child| *child < first).collect();
    tree.set(noun, above, relation);
    own.into_iter().for_each(|child| tree.set(child, noun, tree.relation(child)));
    tree.set(first, tok, Deprel::Compound);
}

/// "voted for it following the attack", "released pending an appeal": a preposition, of the verb.
fn following(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    if !matches!(lower(doc, tok).as_str(), "following" | "pending")
        || !matches!(tree.relation(tok), Deprel::Acl | Deprel::Advcl)
    {
        return;
    }
    let Some(object) = tree.child(sent, tok, &[Deprel::Obj]).filter(|object| *object > tok) else { return };
    let Some(head) = tree.heads[tok.index()] else { return };
    if tree.child(sent, tok, &[Deprel::Nsubj, Deprel::Aux]).is_some() {
        return;
    }
    let verb = if tree.is_verb(head) { Some(head) } else { tree.verb_above(head) };
    let (above, relation) = verb.map_or((head, Deprel::Nmod), |verb| (verb, Deprel::Obl));
    let others: Vec<TokenId> = tree.children(sent, tok).filter(|child| *child != object).collect();
    tree.set(object, above, relation);
    for child in others {
        let inner = if tree.relation(child) == Deprel::Obl { Deprel::Nmod } else { tree.relation(child) };
        tree.set(child, object, inner);
    }
    tree.set(tok, object, Deprel::Case);
    tree.upos[tok.index()] = Upos::Adp;
}

const CLAUSE_OPENERS: &[&str] = &["after", "before", "since", "until", "as", "because", "when", "while", "if", "once"];

/// "comes after an official told": the official is the subject of what follows, not the object of "after".
fn late_verb(tree: &mut Tree, doc: &Document, sent: &Sentence, verb: TokenId) {
    let Some(noun) = before(sent, verb, 1).filter(|noun| tree.is_noun(*noun)) else { return };
    if !tree.is_verb(verb)
        || !tree.is_finite(verb)
        || tree.child(sent, verb, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some()
    {
        return;
    }
    let loose = matches!(
        tree.relation(verb),
        Deprel::Orphan
            | Deprel::Advcl
            | Deprel::Ccomp
            | Deprel::Parataxis
            | Deprel::Dep
            | Deprel::Conj
            | Deprel::AclRelcl
    );
    let opener = tree.children(sent, noun).find(|child| {
        *child < noun
            && matches!(tree.relation(*child), Deprel::Case | Deprel::Mark)
            && CLAUSE_OPENERS.contains(&lower(doc, *child).as_str())
    });
    let (Some(opener), Some(above)) = (opener, tree.heads[noun.index()]) else { return };
    if loose && matches!(tree.relation(noun), Deprel::Obl | Deprel::Nmod) && above != verb {
        tree.set(verb, above, Deprel::Advcl);
        tree.set(noun, verb, Deprel::Nsubj);
        tree.set(opener, verb, Deprel::Mark);
    }
}

/// "fails to control": after such a verb a bare noun behind "to" is a verb.
fn bare_infinitive(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let Some(to) = before(sent, tok, 1).filter(|to| lower(doc, *to) == "to") else { return };
    let Some(verb) = tree.heads[tok.index()].filter(|verb| verb.0 + 2 == tok.0 && tree.is_verb(*verb)) else { return };
    let word =
        if tree.child(sent, verb, &[Deprel::AuxPass]).is_some() { FoldingWord::Passive } else { FoldingWord::Verb };
    let bare = tree.xpos[tok.index()] == Xpos::Nn
        && tree.children(sent, tok).filter(|child| *child < tok).all(|child| child == to);
    // "went to war"
    let goes = doc.token(verb).lemma == "go" && lower(doc, verb) != "going";
    // "came to power"
    let power = matches!(lower(doc, tok).as_str(), "office" | "power" | "prominence");
    let goes = goes || doc.token(verb).lemma == "come" && power;
    if bare && !goes && tree.relation(tok) == Deprel::Obl && words::folds(&doc.token(verb).lemma, word).is_some() {
        tree.upos[tok.index()] = Upos::Verb;
        tree.xpos[tok.index()] = Xpos::Vb;
        tree.relations[tok.index()] = Deprel::Xcomp;
        tree.relations[to.index()] = Deprel::Mark;
    }
}

/// "…," explains an archaeologist: what follows a verb of saying behind a quotation says it.
fn inverted_subject(tree: &mut Tree, doc: &Document, sent: &Sentence, verb: TokenId) {
    if !tree.is_verb(verb) || !tree.is_finite(verb) || !words::is_saying(&doc.token(verb).lemma) {
        return;
    }
    let behind = before(sent, verb, 1).is_some_and(|last| matches!(doc.form(last), "," | "\"" | "”" | "''" | "’"));
    if !behind || tree.child(sent, verb, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some() {
        return;
    }
    let Some(object) = tree.child(sent, verb, &[Deprel::Obj]).filter(|object| *object > verb) else { return };
    // "Iran tests missile, vows revenge": behind a mere comma a thing is what is said
    let comma = before(sent, verb, 1).is_some_and(|last| doc.form(last) == ",");
    let somebody = || {
        doc.mention_at(object).is_some_and(|mention| {
            let kind = doc.entities[mention.entity.index()].kind;
            matches!(kind, EntityKind::Person | EntityKind::Organization | EntityKind::Country)
        })
    };
    let goes_on = doc.token(object).upos == Upos::Noun && doc.token(verb).deprel == Deprel::Conj;
    let thing = goes_on && !somebody();
    if tree.is_under(TokenId(verb.0 + 1), object) && !(comma && thing) {
        tree.relations[object.index()] = Deprel::Nsubj;
    }
}

const STRANDED: &[&str] = &["about", "for", "to", "with", "of", "on", "at", "from", "against", "into"];

/// "the wars he talked about in May": a preposition without its phrase ends a clause that describes the noun before it.
fn contact_clause(tree: &mut Tree, doc: &Document, sent: &Sentence, verb: TokenId) {
    let (preposition, next) = (TokenId(verb.0 + 1), TokenId(verb.0 + 2));
    if next >= sent.end || !tree.is_verb(verb) || !STRANDED.contains(&lower(doc, preposition).as_str()) {
        return;
    }
    let stranded = tree.upos[next.index()] == Upos::Adp || matches!(doc.form(next), "." | ",");
    let free =
        matches!(tree.relation(verb), Deprel::Conj | Deprel::Parataxis | Deprel::Dep | Deprel::Ccomp | Deprel::Advcl);
    if !stranded || !free || tree.child(sent, verb, &[Deprel::Cc, Deprel::Mark]).is_some() {
        return;
    }
    let Some(subject) =
        tree.child(sent, verb, &[Deprel::Nsubj]).filter(|subject| tree.upos[subject.index()] == Upos::Pron)
    else {
        return;
    };
    let last = before(sent, subject, 1);
    let noun = if last.is_some_and(|last| tree.upos[last.index()] == Upos::Punct && doc.form(last) != ",") {
        before(sent, subject, 2)
    } else {
        last
    };
    if let Some(noun) = noun.filter(|noun| matches!(tree.upos[noun.index()], Upos::Noun | Upos::Propn)) {
        tree.set(verb, noun, Deprel::AclRelcl);
        tree.set(preposition, verb, Deprel::Obl);
        tree.upos[preposition.index()] = Upos::Adp;
    }
}

/// "after deadly unrest": an event noun behind an article or adjective of its own is no verb.
fn noun_not_verb(tree: &mut Tree, doc: &Document, sent: &Sentence, tok: TokenId) {
    let tagged = matches!(tree.xpos[tok.index()], Xpos::Vb | Xpos::Vbp) || tree.upos[tok.index()] == Upos::Adj;
    if !tagged || words::event_noun(&doc.token(tok).lemma.to_lowercase()).is_none() {
        return;
    }
    let Some(last) = before(sent, tok, 1).filter(|last| tree.heads[last.index()] == Some(tok)) else { return };
    let modified = matches!(tree.upos[last.index()], Upos::Adj | Upos::Det) || tree.relation(last) == Deprel::NmodPoss;
    let verbal = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Aux, Deprel::AuxPass, Deprel::Obj];
    let is_adjective = tree.upos[tok.index()] == Upos::Adj;
    let starts = tree.child(sent, tok, &[Deprel::Det]).is_some();
    if !modified || (!is_adjective && tree.child(sent, tok, &verbal).is_some()) || (is_adjective && !starts) {
        return;
    }
    (tree.upos[tok.index()], tree.xpos[tok.index()]) = (Upos::Noun, Xpos::Nn);
    tree.relations[tok.index()] = match tree.relation(tok) {
        Deprel::Advcl => Deprel::Obl,
        Deprel::Acl => Deprel::Nmod,
        Deprel::Ccomp | Deprel::Xcomp => Deprel::Obj,
        other => other,
    };
    for child in tree.children(sent, tok).collect::<Vec<_>>() {
        tree.relations[child.index()] = match tree.relation(child) {
            Deprel::Mark => Deprel::Case,
            Deprel::Obl => Deprel::Nmod,
            Deprel::OblUnmarked => Deprel::NmodUnmarked,
            other => other,
        };
    }
}

/// A verb has one subject: of two, the first belongs to the second ("US" of "President …") or to a clause of its own.
fn two_subjects(tree: &mut Tree, doc: &Document, sent: &Sentence, verb: TokenId) {
    if !tree.is_verb(verb) {
        return;
    }
    let subjects: Vec<TokenId> = tree
        .children(sent, verb)
        .filter(|child| *child < verb && matches!(tree.relation(*child), Deprel::Nsubj | Deprel::NsubjPass))
        .collect();
    let [first, second] = subjects[..] else { return };
    if let Some(time) = [second, first].into_iter().find(|subject| tree.dated[subject.index()]) {
        tree.relations[time.index()] = Deprel::OblUnmarked;
        return;
    }
    let start = sent.tokens().find(|tok| tree.is_under(*tok, second)).unwrap_or(second);
    if start.0 == first.0 + 1 && tree.upos[first.index()] == Upos::Propn {
        return tree.set(first, second, Deprel::Compound);
    }
    let clause = tree.child(sent, first, &[Deprel::AclRelcl]).filter(|clause| tree.is_finite(*clause));
    let Some(clause) = clause else { return };
    let Some(own) = tree.child(sent, clause, &[Deprel::Nsubj]).filter(|own| own.0 == first.0 + 1) else { return };
    tree.relations[clause.index()] = Deprel::Advcl;
    tree.heads[clause.index()] = Some(verb);
    tree.set(first, clause, Deprel::Nsubj);
    tree.set(own, first, Deprel::Appos);
    let opener = before(sent, sent.tokens().find(|tok| tree.is_under(*tok, first)).unwrap_or(first), 1);
    if let Some(opener) =
        opener.filter(|opener| lower(doc, *opener) == "when" || CLAUSE_OPENERS.contains(&lower(doc, *opener).as_str()))
    {
        let relation = if tree.xpos[opener.index()] == Xpos::Wrb { Deprel::Advmod } else { Deprel::Mark };
        tree.set(opener, clause, relation);
    }
}

/// "fulfils his election promises": of two objects side by side the first belongs to the second, but for verbs of giving.
fn two_objects(tree: &mut Tree, doc: &Document, sent: &Sentence, verb: TokenId) {
    if !tree.is_verb(verb) || words::is_giving(&doc.token(verb).lemma) {
        return;
    }
    let objects: Vec<TokenId> = tree
        .children(sent, verb)
        .filter(|child| *child > verb && matches!(tree.relation(*child), Deprel::Obj | Deprel::Iobj))
        .collect();
    let [first, second] = objects[..] else { return };
    let noun = tree.upos[first.index()] == Upos::Noun || tree.upos[first.index()] == Upos::Propn;
    let plural = tree.xpos[second.index()] == Xpos::Vbz;
    let touches = (first.0 + 1..second.0)
        .map(TokenId)
        .all(|mid| matches!(tree.upos[mid.index()], Upos::Noun | Upos::Propn) && tree.is_under(mid, second));
    if !noun || !touches || !(plural || tree.upos[second.index()] == Upos::Noun) {
        return;
    }
    if plural {
        // A verb in -s is no object: "promises" is a noun here.
        (tree.upos[second.index()], tree.xpos[second.index()]) = (Upos::Noun, Xpos::Nns);
    }
    for child in tree.children(sent, first).collect::<Vec<_>>() {
        tree.set(child, second, tree.relation(child));
    }
    tree.relations[second.index()] = Deprel::Obj;
    tree.set(first, second, Deprel::Compound);
}

/// "gave the troops a medal": where a verb of giving has an object and a bare noun phrase after it that is no time, the first
/// receives the second.
fn given_object(tree: &mut Tree, doc: &Document, sent: &Sentence, verb: TokenId) {
    if !tree.is_verb(verb) || !words::is_giving(&doc.token(verb).lemma) {
        return;
    }
    let after: Vec<TokenId> = tree.children(sent, verb).filter(|child| *child > verb && tree.is_noun(*child)).collect();
    let bare = |tok: TokenId| tree.child(sent, tok, &[Deprel::Case]).is_none() && !tree.dated[tok.index()];
    let [receiver, thing, ..] = after[..] else { return };
    let objects = tree.relation(receiver) == Deprel::Obj
        && matches!(tree.relation(thing), Deprel::Obj | Deprel::OblUnmarked)
        && bare(receiver)
        && bare(thing);
    if objects {
        tree.relations[receiver.index()] = Deprel::Iobj;
        tree.relations[thing.index()] = Deprel::Obj;
    }
}

/// Verbs whose infinitive says what is failed, expected or ordered, not what for.
const WITH_INFINITIVE: &[&str] = &[
    "agree",
    "aim",
    "allow",
    "ask",
    "attempt",
    "begin",
    "cause",
    "choose",
    "compel",
    "continue",
    "decide",
    "decline",
    "direct",
    "enable",
    "encourage",
    "expect",
    "fail",
    "force",
    "hesitate",
    "hope",
    "instruct",
    "intend",
    "invite",
    "manage",
    "order",
    "permit",
    "persuade",
    "plan",
    "pledge",
    "prepare",
    "pressure",
    "promise",
    "refuse",
    "seek",
    "start",
    "tend",
    "threaten",
    "try",
    "urge",
    "vow",
    "want",
    "warn",
];

/// "did not fail to protect the town", "expect the bank to lose money".
fn infinitive_complement(tree: &mut Tree, doc: &Document, sent: &Sentence, clause: TokenId) {
    let marked = |mark: TokenId| mark < clause && lower(doc, mark) == "to" && tree.relation(mark) == Deprel::Mark;
    if !tree.is_verb(clause) || !tree.children(sent, clause).any(marked) {
        return;
    }
    let Some(head) = tree.heads[clause.index()].filter(|head| *head < clause) else { return };
    let verb = match tree.relation(clause) {
        Deprel::Advcl => head,
        Deprel::Acl if tree.relation(head) == Deprel::Obj => tree.heads[head.index()].unwrap_or(head),
        _ => return,
    };
    let between = (head.0 + 1..clause.0).map(TokenId);
    let parted = between.into_iter().any(|tok| tree.xpos[tok.index()] == Xpos::Comma);
    let listed = WITH_INFINITIVE.contains(&doc.token(verb).lemma.as_str());
    let noun_of_plan = tree.relation(clause) == Deprel::Acl && doc.token(verb).lemma != "expect";
    if tree.is_verb(verb) && listed && !parted && !noun_of_plan {
        tree.set(clause, verb, Deprel::Xcomp);
    }
}

/// "announced last year that troops would leave", "told the king that troops would leave": what is said describes no noun.
fn reported_clause(tree: &mut Tree, doc: &Document, sent: &Sentence, clause: TokenId) {
    if !matches!(tree.relation(clause), Deprel::AclRelcl | Deprel::Acl | Deprel::Ccomp)
        || tree.child(sent, clause, &[Deprel::Nsubj, Deprel::NsubjPass]).is_none()
    {
        return;
    }
    let Some(noun) = tree.heads[clause.index()] else { return };
    let that = tree.children(sent, clause).find(|child| *child < clause && lower(doc, *child) == "that");
    let Some(that) = that.filter(|that| before(sent, *that, 1).is_some_and(|last| tree.is_under(last, noun))) else {
        return;
    };
    let named =
        tree.dated[noun.index()] || (tree.upos[noun.index()] == Upos::Propn && tree.relation(that) == Deprel::Mark);
    let told = matches!(tree.relation(noun), Deprel::Obj | Deprel::Iobj)
        && matches!(tree.relation(clause), Deprel::Ccomp | Deprel::Acl)
        && tree.relation(that) == Deprel::Mark
        && tree.heads[noun.index()].is_some_and(|verb| words::is_addressing(&doc.token(verb).lemma));
    let Some(verb) = tree.heads[noun.index()].filter(|verb| tree.is_verb(*verb) && (named || told)) else { return };
    if words::is_saying(&doc.token(verb).lemma) && !matches!(tree.relation(that), Deprel::Nsubj | Deprel::NsubjPass) {
        tree.set(clause, verb, Deprel::Ccomp);
        tree.relations[that.index()] = Deprel::Mark;
        tree.upos[that.index()] = Upos::Sconj;
    }
}

/// "it was not made clear how many will go": the clause is what is made clear.
fn made_clear(tree: &mut Tree, doc: &Document, sent: &Sentence, clause: TokenId) {
    let Some(verb) = tree.heads[clause.index()].filter(|verb| *verb < clause && tree.relation(clause) == Deprel::Advcl)
    else {
        return;
    };
    let Some(word) = tree.child(sent, verb, &[Deprel::Xcomp]).filter(|word| *word < clause) else { return };
    let telling = matches!(doc.token(word).lemma.as_str(), "clear" | "known" | "public" | "plain" | "certain");
    let opener = sent.tokens().find(|tok| tree.is_under(*tok, clause));
    let asks = opener.is_some_and(|tok| {
        tok.0 == word.0 + 1
            && (matches!(tree.xpos[tok.index()], Xpos::Wrb | Xpos::Wp | Xpos::Wdt) || lower(doc, tok) == "that")
    });
    if telling && asks {
        tree.relations[clause.index()] = Deprel::Ccomp;
    }
}

/// A name takes no date, and a person's name no place: they belong to what happens.
fn name_without_date(tree: &mut Tree, doc: &Document, tok: TokenId) {
    let Some(name) = tree.heads[tok.index()] else { return };
    if tree.relation(tok) == Deprel::NmodUnmarked
        && tree.dated[tok.index()]
        && tree.relation(name).base() == Deprel::Nsubj
    {
        // "The office this week dismissed it."
        if let Some(verb) = tree.heads[name.index()].filter(|verb| tree.is_verb(*verb) && tok < *verb) {
            tree.set(tok, verb, Deprel::OblUnmarked);
        }
        return;
    }
    if tree.relation(tok) != Deprel::Nmod {
        return;
    }
    if tree.upos[name.index()] != Upos::Propn || tree.dated[name.index()] {
        return;
    }
    let sent = doc.sentence(doc.token(tok).sentence);
    let Some(case) = tree.child(sent, tok, &[Deprel::Case]) else { return };
    let local =
        matches!(lower(doc, case).as_str(), "in" | "at" | "near" | "on" | "during" | "since" | "after" | "before");
    if !local || !(tree.dated[tok.index()] || tree.persons[name.index()]) {
        return;
    }
    let mut at = tree.heads[name.index()];
    for _ in 0..8 {
        let Some(head) = at else { return };
        let relation = if tree.is_verb(head) { Deprel::Obl } else { Deprel::Nmod };
        if tree.is_verb(head) || words::event_noun(&doc.token(head).lemma).is_some() {
            return tree.set(tok, head, relation);
        }
        at = tree.heads[head.index()];
    }
}

/// "The tensions escalated between them.": a sentence with a full stop and no other verb has this one as its own.
fn finite_root(tree: &mut Tree, doc: &Document, sent: &Sentence) {
    let Some(root) = sent.tokens().find(|tok| tree.heads[tok.index()].is_none()) else { return };
    let stopped = sent.tokens().next_back().is_some_and(|tok| matches!(doc.form(tok), "." | "!" | "?" | "”" | "\""));
    if !stopped
        || !matches!(tree.upos[root.index()], Upos::Noun | Upos::Propn)
        || tree.child(sent, root, &[Deprel::Cop]).is_some()
    {
        return;
    }
    if let Some(subject) = tree.child(sent, root, &[Deprel::Nsubj]) {
        return verbless_root(tree, sent, root, subject);
    }
    let verb = TokenId(root.0 + 1);
    let participle = verb < sent.end
        && matches!(tree.xpos[verb.index()], Xpos::Vbn | Xpos::Vbd)
        && tree.relation(verb) == Deprel::Acl
        && lower(doc, verb).ends_with("ed")
        && tree.child(sent, root, &[Deprel::AclRelcl]).is_none();
    if !participle {
        return;
    }
    let late: Vec<TokenId> = tree.children(sent, root).filter(|child| *child > verb).collect();
    tree.heads[verb.index()] = None;
    tree.relations[verb.index()] = Deprel::Root;
    tree.xpos[verb.index()] = Xpos::Vbd;
    tree.heads[root.index()] = Some(verb);
    tree.relations[root.index()] = Deprel::Nsubj;
    for child in late {
        let relation = if tree.relation(child) == Deprel::Nmod { Deprel::Obl } else { tree.relation(child) };
        tree.set(child, verb, relation);
    }
}

/// "The storm killed 40 and injured hundreds.": a noun without copula is no predicate; the participle of its subject is.
fn verbless_root(tree: &mut Tree, sent: &Sentence, root: TokenId, subject: TokenId) {
    let verb = TokenId(subject.0 + 1);
    if verb >= root || tree.heads[verb.index()] != Some(subject) || tree.relation(verb) != Deprel::Acl {
        return;
    }
    if !matches!(tree.xpos[verb.index()], Xpos::Vbn | Xpos::Vbd) {
        return;
    }
    let last = tree
        .children(sent, verb)
        .filter(|tok| tree.relation(*tok) == Deprel::Conj && *tok < root)
        .last()
        .unwrap_or(verb);
    let rest: Vec<TokenId> = tree.children(sent, root).filter(|child| *child != subject && *child > root).collect();
    for tok in [verb, last] {
        tree.xpos[tok.index()] = Xpos::Vbd;
    }
    (tree.heads[verb.index()], tree.relations[verb.index()]) = (None, Deprel::Root);
    (tree.heads[subject.index()], tree.relations[subject.index()]) = (Some(verb), Deprel::Nsubj);
    let relation = if tree.child(sent, last, &[Deprel::Obj]).is_some() { Deprel::Dep } else { Deprel::Obj };
    (tree.heads[root.index()], tree.relations[root.index()]) = (Some(last), relation);
    for child in rest {
        if tree.upos[child.index()] == Upos::Punct {
            tree.set(child, verb, Deprel::Punct);
        }
    }
}
