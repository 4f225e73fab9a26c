//! Names of organisations and things that were taken for people or places, by what the article says of them.
//!
//! "Norcare" alone may be anything; whoever reads "Norcare's chief executive", "shares in Norcare", "Norcare, a chain of
//! clinics" or "Norcare said it would appeal" knows better, and so does who has read "Norcare Holdings".

use super::{Names, Run};
use crate::document::{Deprel, EntityKind, TokenId, Upos, Xpos};
use crate::english::coreference::lexicon;
use crate::english::gazetteer;
use crate::english::names::Kind;
use crate::speech;
use std::collections::{HashMap, HashSet};

/// The longest name that another may be short for, in words.
const LONGEST: usize = 10;

/// How much has to speak for it.
const ENOUGH: i32 = 2;

/// What only bodies have.
const OWNED: [&str; 24] = [
    "executive",
    "chairman",
    "chairwoman",
    "chairperson",
    "ceo",
    "board",
    "share",
    "shareholder",
    "stock",
    "profit",
    "revenue",
    "turnover",
    "headquarters",
    "headquarter",
    "customer",
    "employee",
    "workforce",
    "subsidiary",
    "factory",
    "management",
    "dividend",
    "earnings",
    "shareholding",
    "founder",
];
/// What people have in them: "shares in", "a stake in".
const HELD: [&str; 8] =
    ["share", "stake", "shareholder", "shareholding", "stock", "investor", "employee", "subsidiary"];
/// Nouns of bodies that are as often something else.
const BODIES: [&str; 18] = [
    "chain",
    "maker",
    "startup",
    "manufacturer",
    "retailer",
    "carrier",
    "lender",
    "insurer",
    "brewer",
    "carmaker",
    "chipmaker",
    "drugmaker",
    "publisher",
    "operator",
    "provider",
    "subsidiary",
    "newspaper",
    "broadcaster",
];
/// Nouns of people that are as often said of bodies.
const PARTIES: [&str; 24] = [
    "ally",
    "backer",
    "buyer",
    "champion",
    "competitor",
    "contractor",
    "creditor",
    "developer",
    "donor",
    "employer",
    "favourite",
    "investor",
    "landlord",
    "leader",
    "neighbour",
    "owner",
    "parent",
    "partner",
    "producer",
    "rival",
    "seller",
    "sponsor",
    "supplier",
    "winner",
];
/// What bodies do, and hardly anyone else.
const DEEDS: [&str; 5] = ["employ", "acquire", "manufacture", "merge", "recall"];

/// What only who has a will does.
const WILLS: [&str; 12] =
    ["agree", "plan", "hope", "refuse", "offer", "sue", "buy", "hire", "intend", "want", "accuse", "reject"];

impl Names<'_> {
    /// Makes those that enough speaks for names of organisations, wherever they stand.
    pub fn tell_bodies(&mut self) {
        let mut signs: HashMap<Vec<&str>, (i32, bool)> = HashMap::new();
        for run in self.runs.iter().filter(|run| run.2 != Kind::Organization) {
            let sum = signs.entry(self.forms[run.0..run.1].to_vec()).or_default();
            *sum = (sum.0 + self.signs_of_body(*run), sum.1 || run.2 == Kind::Person);
        }
        let of_kind = |kind: Kind| {
            let runs = self.runs.iter().filter(move |run| run.2 == kind && run.1 - run.0 < LONGEST);
            runs.map(|run| &self.forms[run.0..run.1])
        };
        let begins: HashSet<Vec<&str>> = of_kind(Kind::Organization).flat_map(beginnings).collect();
        let families: HashSet<&str> =
            of_kind(Kind::Person).filter(|forms| forms.len() > 1).filter_map(|forms| forms.last().copied()).collect();
        let is_body = |(name, (count, person)): &(Vec<&str>, (i32, bool))| {
            let large = name.iter().all(|form| form.starts_with(char::is_uppercase) && !form.ends_with("an"));
            // "Ray" and "Ray's Bakery" may be two
            let more = if large && begins.contains(name) { ENOUGH - i32::from(*person) } else { 0 };
            let family = name.len() == 1 && families.contains(name[0]);
            let known = gazetteer::is_known_place(name) || name.iter().any(|form| is_known(form));
            count + more >= ENOUGH && !family && !known
        };
        let bodies: HashSet<Vec<&str>> = signs.into_iter().filter(is_body).map(|(name, _)| name).collect();
        let forms = &self.forms;
        for run in self.runs.iter_mut().filter(|run| bodies.contains(&forms[run.0..run.1])) {
            run.2 = Kind::Organization;
        }
    }

    /// "Norcare said it had found the leak": a proper noun that nobody took for a name, where enough speaks for a body.
    pub fn add_bodies(&mut self) {
        let mut taken = vec![false; self.forms.len()];
        self.runs.iter().for_each(|run| taken[run.0..run.1].fill(true));
        let single = |at: usize| {
            let beside = |other: usize| self.is_large_name(other) && self.same_sentence(at, other);
            let alone = (at == 0 || !beside(at - 1)) && (at + 1 == self.forms.len() || !beside(at + 1));
            !taken[at] && alone && self.is_large_name(at) && self.form(at).len() > 2
        };
        let free: Vec<usize> = (0..self.forms.len()).filter(|at| single(*at)).collect();
        let mut signs: HashMap<&str, (i32, usize)> = HashMap::new();
        for at in &free {
            let sum = signs.entry(self.forms[*at]).or_default();
            *sum = (sum.0 + self.signs_of_body((*at, at + 1, Kind::Other)), sum.1 + 1);
        }
        let known = |form: &str| {
            is_known(form)
                || gazetteer::is_title(form)
                || gazetteer::is_organization_cue(form)
                || lexicon::noun(&form.to_lowercase()).is_some()
        };
        // what stands there once may be anything
        let is_body = |at: &usize| {
            let (count, times) = signs[self.forms[*at]];
            count >= ENOUGH && times > 1 && !known(self.forms[*at])
        };
        let found: Vec<Run> =
            free.iter().filter(|at| is_body(at)).map(|at| (*at, at + 1, Kind::Organization)).collect();
        if !found.is_empty() {
            self.runs.extend(found);
            self.runs.sort_by_key(|run| run.0);
        }
    }

    /// "the probe Argo", "the trawler Santa Rosa": names of things, wherever they stand.
    pub fn tell_things(&mut self) {
        let of_thing = |run: &&Run| {
            let (first, end, kind) = **run;
            let given = kind == Kind::Person && end > first + 1 && gazetteer::is_first_name(self.form(first));
            kind != Kind::Organization && !given && self.is_called_a_thing(first, end)
        };
        let things: HashSet<Vec<&str>> =
            self.runs.iter().filter(of_thing).map(|run| self.forms[run.0..run.1].to_vec()).collect();
        let forms = &self.forms;
        for run in self.runs.iter_mut().filter(|run| things.contains(&forms[run.0..run.1])) {
            run.2 = Kind::Other;
        }
    }

    /// "Milan Petro, the editor of the weekly", "the editor, Milan Petro,": what only people are called.
    pub fn tell_people(&mut self) {
        let named = |run: &&Run| {
            let (first, end, kind) = **run;
            let words = &self.forms[first..end];
            let plain = |form: &&str| {
                form.starts_with(char::is_uppercase)
                    && form.chars().all(|c| c.is_alphabetic() || c == '-')
                    && !gazetteer::is_organization_cue(form)
            };
            kind != Kind::Person
                && (2..=3).contains(&words.len())
                && words.iter().all(plain)
                && !words.last().is_some_and(|family| is_known(family))
                && !gazetteer::is_known_place(words)
                && self.is_called_a_person(first, end)
        };
        let people: HashSet<Vec<&str>> =
            self.runs.iter().filter(named).map(|run| self.forms[run.0..run.1].to_vec()).collect();
        let forms = &self.forms;
        for run in self.runs.iter_mut().filter(|run| people.contains(&forms[run.0..run.1])) {
            run.2 = Kind::Person;
        }
    }

    /// True where a noun for people, with a determiner, stands in apposition to a name.
    fn is_called_a_person(&self, first: usize, end: usize) -> bool {
        let tokens = &self.doc.tokens;
        let inside = |tok: TokenId| (first..end).contains(&tok.index());
        let Some(top) = (first..end).find(|at| tokens[*at].head.is_none_or(|head| !inside(head))) else { return false };
        let own = &tokens[top];
        let person = |tok: TokenId| {
            let token = self.doc.token(tok);
            let lemma = token.lemma.to_lowercase();
            let known = lexicon::noun(&lemma).is_some_and(|(kind, _)| kind == EntityKind::Person);
            let mut led = self.doc.dependents_by(tok, &[Deprel::Det, Deprel::NmodPoss]);
            token.upos == Upos::Noun
                && token.xpos == Xpos::Nn
                && known
                && led.next().is_some()
                && !BODIES.contains(&lemma.as_str())
                && !PARTIES.contains(&lemma.as_str())
        };
        let top = TokenId(top as u32);
        let above = own.head.filter(|noun| own.deprel == Deprel::Appos && *noun < top);
        above.is_some_and(person)
            || self.doc.dependents_by(top, &[Deprel::Appos]).any(|noun| noun > top && person(noun))
    }

    /// True where a noun for a thing stands right before a name and hangs together with it.
    fn is_called_a_thing(&self, first: usize, end: usize) -> bool {
        const TOGETHER: [Deprel; 4] = [Deprel::Appos, Deprel::Flat, Deprel::NmodDesc, Deprel::Compound];
        let Some(noun) = first.checked_sub(1).filter(|noun| self.same_sentence(*noun, first)) else { return false };
        let token = &self.doc.tokens[noun];
        let thing = lexicon::noun(&token.lemma.to_lowercase()).is_some_and(|(kind, _)| kind == EntityKind::Thing);
        let inside = |tok: TokenId| (first..end).contains(&tok.index());
        let below = token.head.is_some_and(inside) && TOGETHER.contains(&token.deprel);
        let above = (first..end).any(|at| {
            let tok = &self.doc.tokens[at];
            tok.head == Some(TokenId(noun as u32)) && TOGETHER.contains(&tok.deprel)
        });
        token.upos == Upos::Noun && thing && (below || above)
    }

    /// How much at one place speaks for a body, or against it.
    fn signs_of_body(&self, (first, end, kind): Run) -> i32 {
        let tokens = &self.doc.tokens;
        let lemma = |at: usize| tokens.get(at).map_or("", |tok| tok.lemma.as_str());
        let given = lexicon::given_name(self.form(first)) != lexicon::Gender::Unknown;
        let person = kind == Kind::Person && (given || gazetteer::is_first_name(self.form(first)));
        let titled = first > 0
            && (gazetteer::is_title(self.form(first - 1)) || lexicon::honorific(self.form(first - 1)).is_some());
        let aged = self.form(end) == ","
            && tokens.get(end + 1).is_some_and(|tok| tok.xpos == Xpos::Cd)
            && self.form(end + 2) == ",";
        if person || titled || aged {
            return -2 * ENOUGH;
        }
        let inside = |tok: TokenId| (first..end).contains(&tok.index());
        let head = (first..end).find(|at| tokens[*at].head.is_none_or(|head| !inside(head))).unwrap_or(first);
        let (own, above) = (&tokens[head], tokens[head].head);
        let mut signs = 0;
        let owner = own.deprel == Deprel::NmodPoss && above.is_some_and(|noun| OWNED.contains(&lemma(noun.index())));
        let before = self.same_sentence(first, end)
            && (self.form(end) == "chief" && lemma(end + 1) == "executive"
                || matches!(lemma(end), "share" | "shareholder" | "chairman" | "CEO" | "stock"));
        let held = first > 1 && matches!(self.form(first - 1), "in" | "of") && HELD.contains(&lemma(first - 2));
        signs += if owner || before || held { ENOUGH } else { 0 };
        let within = first > 0 && matches!(self.form(first - 1), "in" | "near" | "outside" | "across" | "around");
        signs -= if within && !held { ENOUGH } else { 0 };
        let top = TokenId(head as u32);
        for tok in self.doc.dependents(top) {
            let token = self.doc.token(tok);
            let noun = matches!(token.deprel, Deprel::Appos) && token.upos == Upos::Noun && tok > top;
            let article = || self.doc.dependents_by(tok, &[Deprel::Det]).next().is_some();
            if noun && article() {
                let known = lexicon::noun(&token.lemma.to_lowercase()).map(|(kind, _)| kind);
                let body = known == Some(EntityKind::Organization) || BODIES.contains(&&token.lemma[..]);
                signs += match known {
                    _ if body => ENOUGH,
                    Some(EntityKind::Person | EntityKind::Place) => -ENOUGH,
                    _ => 0,
                };
            }
            let relative = matches!(token.deprel, Deprel::AclRelcl);
            if relative && self.doc.dependents(tok).any(|dep| self.doc.form(dep) == "who") {
                signs -= ENOUGH;
            }
            if token.deprel == Deprel::Acl && token.lemma == "found" && kind != Kind::Place {
                signs += 1;
            }
        }
        let subject = matches!(own.deprel, Deprel::Nsubj | Deprel::NsubjPass);
        // "Rovers have dismissed": clubs are several
        let verb = above.filter(|_| subject).map(|verb| self.takes_several(end, verb));
        let alone = self.doc.dependents_by(top, &[Deprel::Conj]).next().is_none();
        let family = first > 0 && self.form(first - 1).eq_ignore_ascii_case("the");
        signs += if verb == Some(true) && alone && !family { ENOUGH } else { 0 };
        signs + above.filter(|_| subject).map_or(0, |verb| self.deeds_of_body(verb, own.deprel, kind))
    }

    /// True for a verb in the form that several take, right behind a name that ends there.
    fn takes_several(&self, end: usize, verb: TokenId) -> bool {
        let Some(next) = self.doc.tokens.get(end) else { return false };
        let helps = matches!(self.form(end), "have" | "are" | "were") && next.head == Some(verb);
        next.xpos == Xpos::Vbp && next.upos == Upos::Verb && end == verb.index() || helps
    }

    /// How much a verb says of its subject.
    fn deeds_of_body(&self, verb: TokenId, relation: Deprel, kind: Kind) -> i32 {
        let token = self.doc.token(verb);
        let lemma = token.lemma.as_str();
        if relation == Deprel::NsubjPass {
            // towns are founded, too
            return i32::from(lemma == "found" && kind != Kind::Place);
        }
        // "said it would": whoever says so of itself
        let it = |content: TokenId| {
            let subjects = [Deprel::Nsubj, Deprel::NsubjPass];
            let mut subjects = self.doc.dependents_by(content, &subjects);
            subjects.any(|tok| self.doc.form(tok) == "it" && content > verb)
        };
        let of_itself = speech::is_verb_of_saying(lemma) && self.doc.dependents_by(verb, &[Deprel::Ccomp]).any(it);
        let comment = |tok: TokenId| self.doc.token(tok).lemma == "comment";
        let silent =
            matches!(lemma, "decline" | "refuse") && self.doc.dependents_by(verb, &[Deprel::Xcomp]).any(comment);
        // places do none of what people do
        let wills = kind == Kind::Place && (speech::is_verb_of_saying(lemma) || WILLS.contains(&lemma));
        if of_itself { ENOUGH } else { i32::from(silent || wills || DEEDS.contains(&lemma)) }
    }
}

/// The shorter names that a name begins with.
fn beginnings<'f>(forms: &[&'f str]) -> Vec<Vec<&'f str>> {
    (1..forms.len()).map(|end| forms[..end].to_vec()).collect()
}

/// The name of a country or a people.
fn is_known(form: &str) -> bool {
    gazetteer::is_country(form) || gazetteer::is_people(form)
}
