//! Sentences as news agencies write them, made by a small grammar, with their trees.
//!
//! The treebanks are of the web and of talk: "officials said" at the end of a sentence, "late on Saturday" or "had the dam
//! failed" never stand in them, "plans to" is a noun more often than a verb. Goes in: words that the treebanks know and verbs of
//! a list. Comes out: sentences without much sense but with the shapes of news, and the tree of each in the manner of UD
//! English EWT (the idea of recursive grammars for training: Marzoev et al. 2020, *Unnatural language processing*).

mod phrase;

use super::corpora::Sample;
use super::reworded::Words;
use crate::document::{Deprel, Upos, Xpos};
use crate::english::{known_names, verbs};
use crate::learn::Random;
use phrase::{Phrase, according, article, aux, cardinal, mark, plural, the};

/// So many sentences, as of documents of twenty.
pub fn newswire(words: &Words, count: usize, seed: u64) -> Vec<Sample> {
    let mut desk = Desk { words, names: known_names::all(), random: Random::new(seed) };
    (0..count).map(|n| desk.sentence().sample(format!("newswire {}", n / 20))).collect()
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const NUMBERS: [&str; 16] = [
    "two", "three", "four", "five", "six", "nine", "ten", "14", "17", "23", "40", "120", "300", "1,500", "20,000",
    "200,000",
];
const PEOPLE: &str = "official soldier gunman rebel militant protester lawmaker minister spokesman spokeswoman president governor \
    mayor judge prosecutor lawyer doctor witness resident villager worker migrant refugee fighter officer engineer \
    analyst senator general student teacher farmer driver passenger suspect prisoner hostage attacker rescuer \
    investigator diplomat envoy trader leader";
const BODIES: &str = "government army police court ministry parliament company airline bank union party council commission agency \
    group team party city country kingdom regulator carmaker lender rival opposition coalition navy committee junta \
    insurgency mission embassy firm retailer alliance cartel gang militia federation charity";
const THINGS: &str = "quake storm flood blast attack strike raid drought fire bomb missile rocket drone avalanche hurricane protest \
    vote bill law deal treaty ruling plan report budget bridge dam market ship tanker plane helicopter train \
    hospital school inflation unrest violence demand output trade tax price currency";
const PLACES: &str = "China Russia Nigeria France Egypt Brazil India Kenya Turkey Ukraine Mexico Peru Moscow Beijing Cairo Nairobi \
    Kabul Lagos Milan Berlin Tokyo Lima Geneva Baghdad";
const COMPARED: [&str; 3] = ["more", "fewer", "less"];
/// Verbs that take an infinitive of their subject.
const INTENDING: [&str; 18] = [
    "plan", "hope", "vow", "refuse", "agree", "threaten", "seek", "want", "promise", "pledge", "intend", "try",
    "decline", "offer", "attempt", "need", "aim", "prepare",
];
/// Participles that take one after a form of "be".
const FORESEEN: [&str; 8] = ["expected", "set", "scheduled", "forced", "ordered", "believed", "thought", "allowed"];
const SAYING: [&str; 12] = [
    "said",
    "say",
    "announced",
    "warned",
    "added",
    "claimed",
    "confirmed",
    "argued",
    "acknowledged",
    "reported",
    "insisted",
    "says",
];

/// Who writes them.
struct Desk<'w> {
    words: &'w Words,
    names: [Vec<&'static str>; 3],
    random: Random,
}

/// A phrase of a noun, and whether it is of several.
type Noun = (Phrase, bool);

impl Desk<'_> {
    fn chance(&mut self, share: f64) -> bool {
        self.random.fraction() < share
    }

    fn one<'l>(&mut self, list: &[&'l str]) -> &'l str {
        list[(self.random.draw() % list.len() as u64) as usize]
    }

    /// One of the words of a list in one string.
    fn one_of<'l>(&mut self, list: &'l str) -> &'l str {
        let words: Vec<&str> = list.split(' ').collect();
        self.one(&words)
    }

    /// A given name, a family name or a city.
    fn listed(&mut self, list: usize) -> &'static str {
        let names = &self.names[list];
        names[(self.random.draw() % names.len() as u64) as usize]
    }

    fn of(&mut self, list: &[String]) -> String {
        let at = (self.random.draw() % list.len().max(1) as u64) as usize;
        list.get(at).cloned().unwrap_or_else(|| "thing".to_owned())
    }

    fn sentence(&mut self) -> Phrase {
        let said = match self.random.draw() % 20 {
            0..4 => self.attributed(),
            4..6 => self.saying(),
            6 => self.had_it_been(),
            7 | 8 => self.figures(),
            9..12 => self.two_clauses(),
            12 | 13 => {
                let main = self.clause(1);
                let second = self.clause(1);
                let conjunction = if self.chance(0.6) { "but" } else { "and" };
                let second = second.after(Phrase::word(conjunction, Upos::Cconj, Xpos::Cc), Deprel::Cc).after_comma();
                main.then(second, Deprel::Conj)
            }
            _ => self.clause(0),
        };
        said.then(mark("."), Deprel::Punct)
    }

    /// "They left after the dam burst", "… unless prices fall", "…, two days after the dam burst"
    fn two_clauses(&mut self) -> Phrase {
        let main = self.clause(1);
        let second = match self.random.draw() % 6 {
            0 => {
                let (subject, several) = self.noun(1, false);
                let verb = self.with_object(if several { Xpos::Vbp } else { Xpos::Vbz }, 2);
                let conjunction = self.one(&["if", "unless", "once", "until"]);
                verb.after(subject, Deprel::Nsubj).after_mark(conjunction)
            }
            1 => {
                let conjunction = self.one(&["after", "before"]);
                let second = if self.chance(0.6) { self.clause(1) } else { self.transitive(Xpos::Vbg, 2) };
                let second = second.after_mark(conjunction).after(self.length(), Deprel::OblUnmarked);
                return main.then(if self.chance(0.5) { second.after_comma() } else { second }, Deprel::Advcl);
            }
            _ => {
                let conjunctions = ["after", "before", "when", "as", "while", "because", "although", "since"];
                let conjunction = self.one(&conjunctions);
                self.clause(1).after_mark(conjunction)
            }
        };
        if self.chance(0.25) {
            main.after(second.then_comma(), Deprel::Advcl)
        } else {
            main.then(second, Deprel::Advcl)
        }
    }

    /// "five years", "a day"
    fn length(&mut self) -> Phrase {
        if self.chance(0.3) {
            let unit = self.one(&["year", "day", "month", "week"]);
            return Phrase::word(unit, Upos::Noun, Xpos::Nn).after(article("a"), Deprel::Det);
        }
        let (number, unit) = (self.one(&NUMBERS[..7]), self.one(&["days", "weeks", "months", "years", "hours"]));
        Phrase::word(unit, Upos::Noun, Xpos::Nns).after(cardinal(number), Deprel::Nummod)
    }

    /// "Gunmen killed two men, officials said on Monday"
    fn attributed(&mut self) -> Phrase {
        let told = self.clause(1);
        if self.chance(0.2) {
            let source = self.source().0.after(according(), Deprel::Case).after_comma();
            return told.then(source, Deprel::Obl);
        }
        let (source, several) = self.source();
        let said = self.said(several).after(source, Deprel::Nsubj).after(told.then_comma(), Deprel::Ccomp);
        if self.chance(0.25) {
            said.then(Phrase::word(self.one(&DAYS), Upos::Propn, Xpos::Nnp).after_case("on"), Deprel::Obl)
        } else {
            said
        }
    }

    fn saying(&mut self) -> Phrase {
        let (source, several) = self.source();
        let said = self.said(several).after(source, Deprel::Nsubj);
        let on_a_day = Phrase::word(self.one(&DAYS), Upos::Propn, Xpos::Nnp).after_case("on");
        let said = if self.chance(0.2) { said.then(on_a_day, Deprel::Obl) } else { said };
        let told = self.clause(1);
        let told = if self.chance(0.6) { told.after_mark("that") } else { told };
        said.then(told, Deprel::Ccomp)
    }

    fn said(&mut self, several: bool) -> Phrase {
        match self.one(&SAYING) {
            "say" if several => Phrase::word("say", Upos::Verb, Xpos::Vbp),
            "say" | "says" => Phrase::word("says", Upos::Verb, Xpos::Vbz),
            said if self.chance(0.5) => Phrase::word(said, Upos::Verb, Xpos::Vbd),
            _ => Phrase::word("said", Upos::Verb, Xpos::Vbd),
        }
    }

    fn source(&mut self) -> Noun {
        match self.random.draw() % 4 {
            0 => {
                let noun = self.one_of(PEOPLE);
                let noun = plural(noun);
                let noun = Phrase::word(&noun, Upos::Noun, Xpos::Nns);
                (if self.chance(0.5) { noun.after(self.adjective(), Deprel::Amod) } else { noun }, true)
            }
            1 => (self.person(), false),
            2 => (self.body(), false),
            _ => self.noun(1, true),
        }
    }

    /// "Had the dam failed, people would have been forced to leave"
    fn had_it_been(&mut self) -> Phrase {
        let (subject, _) = self.noun(1, false);
        let passive = self.chance(0.4);
        let frame = usize::from(!passive && self.chance(0.7));
        let mut condition = self.verb(frame, Xpos::Vbn);
        if passive {
            condition = condition.after(aux("been", Xpos::Vbn), Deprel::AuxPass);
        }
        let relation = if passive { Deprel::NsubjPass } else { Deprel::Nsubj };
        let condition = condition.after(subject, relation).after(aux("had", Xpos::Vbd), Deprel::Aux).then_comma();
        let (subject, _) = self.noun(1, true);
        let verb = self.verb(0, Xpos::Vbn);
        let (object, _) = self.noun(1, false);
        let main = verb.after(aux("have", Xpos::Vb), Deprel::Aux);
        let modal = self.one(&["would", "could", "might"]);
        let main = main.after(aux(modal, Xpos::Md), Deprel::Aux).after(subject, Deprel::Nsubj);
        main.after(condition, Deprel::Advcl).then(object, Deprel::Obj)
    }

    /// "Inflation hit 9.1 percent in June"
    fn figures(&mut self) -> Phrase {
        let noun = self.one_of(THINGS);
        let subject = match self.random.draw() % 4 {
            0 => self.noun(1, false).0,
            1 => Phrase::word(noun, Upos::Noun, Xpos::Nn),
            2 => Phrase::word("prices", Upos::Noun, Xpos::Nns)
                .after(Phrase::word(noun, Upos::Noun, Xpos::Nn), Deprel::Compound),
            _ => Phrase::word(noun, Upos::Noun, Xpos::Nn).after(the(), Deprel::Det),
        };
        let number = self.one(&["0.4", "2.5", "3", "9.1", "12", "40", "5", "six"]);
        let percent = Phrase::word("percent", Upos::Noun, Xpos::Nn).after(cardinal(number), Deprel::Nummod);
        let verb = if self.chance(0.5) {
            let verb = self.one(&["hit", "reached", "topped", "exceeded", "passed"]);
            Phrase::word(verb, Upos::Verb, Xpos::Vbd).then(percent, Deprel::Obj)
        } else {
            let verb = self.one(&["rose", "fell", "jumped", "dropped", "climbed", "slid", "grew"]);
            let preposition = self.one(&["by", "to"]);
            Phrase::word(verb, Upos::Verb, Xpos::Vbd).then(percent.after_case(preposition), Deprel::Obl)
        };
        let clause = verb.after(subject, Deprel::Nsubj);
        self.when(clause, 0.8)
    }

    /// A main clause with its subject.
    fn clause(&mut self, depth: usize) -> Phrase {
        let acting = self.chance(0.7);
        let (mut subject, several) = self.noun(depth, acting);
        if self.chance(0.15) && subject.words.last().is_some_and(|(_, upos, _)| *upos != Upos::Punct) {
            let preposition = self.one(&["in", "on", "for", "with", "from", "near", "against"]);
            let inner = if self.chance(0.4) { self.place() } else { self.noun(2, false).0 };
            subject = subject.then(inner.after_case(preposition), Deprel::Nmod);
        }
        let passive = self.chance(0.25);
        let clause = if passive { self.passive(depth, several) } else { self.active(depth, several) };
        let relation = if passive { Deprel::NsubjPass } else { Deprel::Nsubj };
        let mut clause = clause.after(subject, relation);
        if depth == 0 && self.chance(0.2) {
            // "…, killing two people"
            let participle = self.transitive(Xpos::Vbg, 1).after_comma();
            clause = clause.then(participle, Deprel::Advcl);
        }
        clause
    }

    /// What somebody does, from the auxiliary on.
    fn active(&mut self, depth: usize, several: bool) -> Phrase {
        let be = if several { ("are", Xpos::Vbp) } else { ("is", Xpos::Vbz) };
        let mut verb = match self.random.draw() % 18 {
            16 => {
                // "denied reports that soldiers had fled"
                let told = self.clause(2).after_mark("that");
                let words = ["reports", "claims", "allegations", "rumors", "suggestions", "fears", "accusations"];
                let noun = Phrase::word(self.one(&words), Upos::Noun, Xpos::Nns).then(told, Deprel::Acl);
                let verb = self.one(&["denied", "rejected", "dismissed", "confirmed", "investigated", "cited"]);
                return Phrase::word(verb, Upos::Verb, Xpos::Vbd).then(noun, Deprel::Obj);
            }
            17 => {
                let verb = ["account", "call", "vote", "wait", "march", "strike", "rally", "aim", "head", "fall"];
                let verb = self.one(&verb);
                let xpos = if several { Xpos::Vbp } else { Xpos::Vbz };
                let form = self.words.form(verb, xpos);
                let what = self.noun(2, false).0.after_case("for");
                Phrase::word(&form, Upos::Verb, xpos).then(what, Deprel::Obl)
            }
            0 | 1 => {
                let verb = self.one(&INTENDING);
                let xpos = match self.random.draw() % 5 {
                    0 | 1 => Xpos::Vbd,
                    _ if several => Xpos::Vbp,
                    _ => Xpos::Vbz,
                };
                let next = self.with_object(Xpos::Vb, 1).after_mark("to");
                let form = self.words.form(verb, xpos);
                Phrase::word(&form, Upos::Verb, xpos).then(next, Deprel::Xcomp)
            }
            2 => {
                let next = self.with_object(Xpos::Vb, 1).after_mark("to");
                let adjective = self.one(&["due", "likely", "ready", "able", "unable", "unlikely", "willing"]);
                let past = if several { ("were", Xpos::Vbd) } else { ("was", Xpos::Vbd) };
                let (be, xpos) = if self.chance(0.5) { be } else { past };
                let adjective = Phrase::word(adjective, Upos::Adj, Xpos::Jj).after(aux(be, xpos), Deprel::Cop);
                adjective.then(next, Deprel::Xcomp)
            }
            3 => {
                let verb = self.with_object(Xpos::Vb, depth + 1);
                let modal = self.one(&["will", "would", "could", "may", "must"]);
                verb.after(aux(modal, Xpos::Md), Deprel::Aux)
            }
            4 => {
                let (have, xpos) = if several { ("have", Xpos::Vbp) } else { ("has", Xpos::Vbz) };
                self.with_object(Xpos::Vbn, depth + 1).after(aux(have, xpos), Deprel::Aux)
            }
            5 => self.with_object(Xpos::Vbn, depth + 1).after(aux("had", Xpos::Vbd), Deprel::Aux),
            6 => {
                let verb = self.with_object(Xpos::Vb, depth + 1);
                verb.after(Phrase::word("not", Upos::Part, Xpos::Rb), Deprel::Advmod)
                    .after(aux("did", Xpos::Vbd), Deprel::Aux)
            }
            7 => self.with_object(Xpos::Vbg, depth + 1).after(aux(be.0, be.1), Deprel::Aux),
            8 => self.with_object(if several { Xpos::Vbp } else { Xpos::Vbz }, depth + 1),
            _ => self.with_object(Xpos::Vbd, depth + 1),
        };
        if self.chance(0.1) {
            let adverb =
                self.one(&["also", "immediately", "later", "reportedly", "repeatedly", "briefly", "indiscriminately"]);
            verb = verb.after(Phrase::word(adverb, Upos::Adv, Xpos::Rb), Deprel::Advmod);
        }
        if depth < 2 && self.chance(0.15) {
            // "… and blamed bandits"; only where the first verb can be followed by another in the past
            if verb.words[verb.head].2 == Xpos::Vbd {
                let second = self.with_object(Xpos::Vbd, 2);
                let second = second.after(Phrase::word("and", Upos::Cconj, Xpos::Cc), Deprel::Cc);
                return verb.then(second, Deprel::Conj);
            }
        }
        self.when(verb, 0.3)
    }

    fn passive(&mut self, depth: usize, several: bool) -> Phrase {
        let verb = self.verb(0, Xpos::Vbn);
        let (past, present) = if several { ("were", ("are", Xpos::Vbp)) } else { ("was", ("is", Xpos::Vbz)) };
        let mut verb = match self.random.draw() % 8 {
            0 => {
                let (have, xpos) = if several { ("have", Xpos::Vbp) } else { ("has", Xpos::Vbz) };
                verb.after(aux("been", Xpos::Vbn), Deprel::AuxPass).after(aux(have, xpos), Deprel::Aux)
            }
            1 => verb.after(aux("be", Xpos::Vb), Deprel::AuxPass).after(aux("will", Xpos::Md), Deprel::Aux),
            2 => {
                let foreseen = self.one(&FORESEEN);
                let next = self.with_object(Xpos::Vb, 1).after_mark("to");
                let (be, xpos) = if self.chance(0.6) { present } else { (past, Xpos::Vbd) };
                let be = aux(be, xpos);
                return Phrase::word(foreseen, Upos::Verb, Xpos::Vbn)
                    .after(be, Deprel::AuxPass)
                    .then(next, Deprel::Xcomp);
            }
            3 => verb.after(aux(present.0, present.1), Deprel::AuxPass),
            _ => verb.after(aux(past, Xpos::Vbd), Deprel::AuxPass),
        };
        if self.chance(0.35) {
            verb = verb.then(self.noun(depth + 1, true).0.after_case("by"), Deprel::OblAgent);
        }
        if self.chance(0.3) {
            verb = verb.then(self.circumstance(depth + 1), Deprel::Obl);
        }
        self.when(verb, 0.3)
    }

    /// A verb with what it takes.
    fn with_object(&mut self, xpos: Xpos, depth: usize) -> Phrase {
        if self.chance(0.25) {
            let verb = self.verb(1, xpos);
            return if self.chance(0.7) { verb.then(self.circumstance(depth), Deprel::Obl) } else { verb };
        }
        self.transitive(xpos, depth)
    }

    fn transitive(&mut self, xpos: Xpos, depth: usize) -> Phrase {
        if self.chance(0.05) {
            // "fined the chipmaker 40 million euros"
            let verb = self.one(&["fine", "pay", "give", "offer", "award", "cost", "lend", "charge"]);
            let (number, large) = (self.one(&["1.06", "two", "40", "120"]), self.one(&["million", "billion"]));
            let unit = self.one(&["euros", "dollars", "pounds", "yen"]);
            let number = cardinal(large).after(cardinal(number), Deprel::Compound);
            let sum = Phrase::word(unit, Upos::Noun, Xpos::Nns).after(number, Deprel::Nummod);
            let verb = Phrase::word(&self.words.form(verb, xpos), Upos::Verb, xpos);
            return verb.then(self.noun(2, true).0, Deprel::Iobj).then(sum, Deprel::Obj);
        }
        let verb = self.verb(0, xpos).then(self.noun(depth, false).0, Deprel::Obj);
        // elsewhere nobody could say what a preposition hangs on
        if self.chance(0.15) { verb.then(self.place().after_case("in"), Deprel::Obl) } else { verb }
    }

    fn circumstance(&mut self, depth: usize) -> Phrase {
        let preposition = self.one(&[
            "in", "at", "near", "from", "into", "through", "for", "over", "against", "during", "with", "across",
        ]);
        let noun = if self.chance(0.4) { self.place() } else { self.noun(depth, false).0 };
        noun.after_case(preposition)
    }

    fn verb(&mut self, frame: usize, xpos: Xpos) -> Phrase {
        if self.chance(0.06) {
            // "The dam burst"
            let verb = self.one(&verbs::PAST_LIKE_BASE);
            let bent = matches!(xpos, Xpos::Vbz | Xpos::Vbg);
            let form = if bent { self.words.form(verb, xpos) } else { verb.to_owned() };
            return Phrase::word(&form, Upos::Verb, xpos);
        }
        let verb = self.of(&self.words.verbs[frame]);
        Phrase::word(&self.words.form(&verb, xpos), Upos::Verb, xpos)
    }

    /// With a time behind it, for a share of phrases.
    fn when(&mut self, phrase: Phrase, share: f64) -> Phrase {
        if !self.chance(share) {
            return phrase;
        }
        let adverb = |form: &str| Phrase::word(form, Upos::Adv, Xpos::Rb);
        let (day, month) = (self.one(&DAYS), self.one(&MONTHS));
        let day = Phrase::word(day, Upos::Propn, Xpos::Nnp);
        match self.random.draw() % 12 {
            0 | 1 => phrase.then(day.after_case("on"), Deprel::Obl),
            2 => phrase.then(day, Deprel::OblUnmarked),
            3 => {
                let (part, preposition) = (self.one(&["late", "early"]), self.chance(0.7));
                let relation = if preposition { Deprel::Obl } else { Deprel::OblUnmarked };
                let day = if preposition { day.after_case("on") } else { day };
                phrase.then(day.after(adverb(part), Deprel::Advmod), relation)
            }
            4 => phrase.then(Phrase::word(month, Upos::Propn, Xpos::Nnp).after_case("in"), Deprel::Obl),
            5 | 6 => {
                let period = self.one(&["week", "month", "year"]);
                let period = Phrase::word(period, Upos::Noun, Xpos::Nn);
                let period = if self.chance(0.6) {
                    let which = self.one(&["last", "next"]);
                    period.after(Phrase::word(which, Upos::Adj, Xpos::Jj), Deprel::Amod)
                } else {
                    period.after(Phrase::word("this", Upos::Det, Xpos::Dt), Deprel::Det)
                };
                phrase.then(period, Deprel::OblUnmarked)
            }
            7 => {
                let year = self.one(&["1991", "2003", "2008", "2015", "2019", "2021"]);
                phrase.then(cardinal(year).after_case("in"), Deprel::Obl)
            }
            8 => {
                let length = self.length();
                let (form, xpos) = if self.chance(0.5) { ("ago", Xpos::Rb) } else { ("later", Xpos::Rbr) };
                phrase.then(Phrase::word(form, Upos::Adv, xpos).after(length, Deprel::OblUnmarked), Deprel::Advmod)
            }
            9 => {
                let earlier = Phrase::word("earlier", Upos::Adv, Xpos::Rbr).after(self.length(), Deprel::OblUnmarked);
                phrase.then(earlier, Deprel::Advmod)
            }
            _ => {
                let part = self.one(&["night", "morning", "evening", "afternoon"]);
                let part = Phrase::word(part, Upos::Noun, Xpos::Nn).after(day, Deprel::Compound);
                phrase.then(part.after_case("on"), Deprel::Obl)
            }
        }
    }

    /// Someone or something, deeper ones plainer.
    fn noun(&mut self, depth: usize, acting: bool) -> Noun {
        let (mut noun, several) = match self.random.draw() % 12 {
            0 | 1 if acting => (if self.chance(0.3) { self.club() } else { self.person() }, false),
            2 if acting || depth > 1 => (self.place(), false),
            3 => (self.body(), false),
            4..7 => (self.common(true, acting), true),
            7 => (self.counted(), true),
            _ => {
                let noun = self.common(false, acting);
                let first = noun.words[0].0.clone();
                let article = match self.random.draw() % 5 {
                    0 if first.starts_with(['a', 'e', 'i', 'o', 'u']) => article("an"),
                    0 => article("a"),
                    1 => Phrase::word(self.one(&["its", "their", "his", "her"]), Upos::Pron, Xpos::PrpPoss),
                    _ => the(),
                };
                let relation = if article.words[0].1 == Upos::Pron { Deprel::NmodPoss } else { Deprel::Det };
                (noun.after(article, relation), false)
            }
        };
        if depth < 2 && self.chance(0.15) {
            let inner = if self.chance(0.4) { self.place() } else { self.noun(2, false).0 };
            noun = noun.then(inner.after_case("of"), Deprel::Nmod);
        } else if depth < 2 && self.chance(0.04) {
            return self.between(depth);
        }
        if depth < 2 && self.chance(0.12) {
            noun = self.described(noun, several);
        }
        (noun, several)
    }

    /// "talks between the union and the operator"
    fn between(&mut self, depth: usize) -> Noun {
        let several = self.chance(0.5);
        let what = ["talk", "clash", "tie", "battle", "deal", "war", "border", "match", "dispute"];
        let what = self.one(&what);
        let (form, xpos) = if several { (plural(what), Xpos::Nns) } else { (what.to_owned(), Xpos::Nn) };
        let noun = Phrase::word(&form, Upos::Noun, xpos);
        let noun = if several { noun } else { noun.after(the(), Deprel::Det) };
        let side = |desk: &mut Self| if desk.chance(0.5) { desk.place() } else { desk.body() };
        let (first, second) = (side(self), side(self));
        let second = second.after(Phrase::word("and", Upos::Cconj, Xpos::Cc), Deprel::Cc);
        let sides = first.then(second, Deprel::Conj).after_case("between");
        let noun = noun.then(sides, Deprel::Nmod);
        (if depth == 0 && self.chance(0.2) { self.described(noun, several) } else { noun }, several)
    }

    fn thing(&mut self) -> Phrase {
        Phrase::word(self.one_of(THINGS), Upos::Noun, Xpos::Nn)
    }

    /// "brokered by France", "carrying grain", ", which fell,", ", a teacher from Leon,"
    fn described(&mut self, noun: Phrase, several: bool) -> Phrase {
        match self.random.draw() % 5 {
            0 => {
                let agent = self.noun(2, true).0.after_case("by");
                let participle = self.verb(0, Xpos::Vbn).then(agent, Deprel::OblAgent);
                noun.then(participle, Deprel::Acl)
            }
            1 => {
                let participle = self.transitive(Xpos::Vbg, 2);
                noun.then(participle, Deprel::Acl)
            }
            2 => {
                let title = self.common(false, true);
                let first = title.words[0].0.clone();
                let title = title
                    .after(article(if first.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }), Deprel::Det);
                let title = title.then(self.place().after_case("from"), Deprel::Nmod);
                noun.then(title.after_comma().then_comma(), Deprel::Appos)
            }
            kind => {
                let verb = self.with_object(
                    if kind == 3 {
                        Xpos::Vbd
                    } else if several {
                        Xpos::Vbp
                    } else {
                        Xpos::Vbz
                    },
                    2,
                );
                let commas = self.chance(0.5);
                let pronoun = match self.one(&["who", "which", "that"]) {
                    "who" => Phrase::word("who", Upos::Pron, Xpos::Wp),
                    "which" => Phrase::word("which", Upos::Pron, Xpos::Wdt),
                    _ if commas => Phrase::word("which", Upos::Pron, Xpos::Wdt),
                    _ => Phrase::word("that", Upos::Pron, Xpos::Wdt),
                };
                let verb = verb.after(pronoun, Deprel::Nsubj);
                noun.then(if commas { verb.after_comma().then_comma() } else { verb }, Deprel::AclRelcl)
            }
        }
    }

    /// A common noun with what stands before it, without an article.
    fn common(&mut self, several: bool, acting: bool) -> Phrase {
        let xpos = if several { Xpos::Nns } else { Xpos::Nn };
        let listed = match self.random.draw() % 4 {
            0 if acting => Some(self.one_of(BODIES)),
            1 if acting => Some(self.one_of(PEOPLE)),
            2 | 3 => Some(self.one_of(if acting { PEOPLE } else { THINGS })),
            _ => None,
        };
        let form = match listed {
            Some(noun) if several => plural(noun),
            Some(noun) => noun.to_owned(),
            None => self.of(&self.words.nouns[usize::from(several)]),
        };
        let mut noun = Phrase::word(&form, Upos::Noun, xpos);
        match self.random.draw() % 10 {
            0 | 1 => noun = noun.after(self.adjective(), Deprel::Amod),
            2 => {
                if self.chance(0.2) {
                    // "a 6 percent pay rise"
                    let percent = Phrase::word("percent", Upos::Noun, Xpos::Nn);
                    let number = self.one(&["6", "3.5", "20", "ten"]);
                    let noun = noun.after(self.thing(), Deprel::Compound);
                    return noun.after(percent.after(cardinal(number), Deprel::Nummod), Deprel::Compound);
                }
                if self.chance(0.2) {
                    noun = noun.after(self.thing(), Deprel::Compound);
                }
                let compound =
                    if self.chance(0.5) { self.one_of(THINGS).to_owned() } else { self.of(&self.words.nouns[0]) };
                noun = noun.after(Phrase::word(&compound, Upos::Noun, Xpos::Nn), Deprel::Compound);
            }
            3 if !several => {
                let (number, unit) = (
                    self.one(&["7.2", "two", "three", "400", "six"]),
                    self.one(&["magnitude", "day", "week", "mile", "page"]),
                );
                let number = cardinal(number).then(mark("-"), Deprel::Punct);
                noun = noun
                    .after(Phrase::word(unit, Upos::Noun, Xpos::Nn).after(number, Deprel::Nummod), Deprel::Compound);
            }
            4 => noun = noun.after(Phrase::word(self.one_of(PLACES), Upos::Propn, Xpos::Nnp), Deprel::Compound),
            _ => {}
        }
        noun
    }

    fn adjective(&mut self) -> Phrase {
        let adjective = self.of(&self.words.adjectives);
        Phrase::word(&adjective, Upos::Adj, Xpos::Jj)
    }

    /// "at least 14 people", "as many as 200,000 people"
    fn counted(&mut self) -> Phrase {
        let number = cardinal(self.one(&NUMBERS));
        let number = match self.random.draw() % 8 {
            0 | 1 => {
                let least = self.one(&["least", "most"]);
                let least = Phrase::word(least, Upos::Adj, Xpos::Jjs).after_case("at");
                number.after(least, Deprel::Nmod)
            }
            2 => {
                let more = Phrase::word(self.one(&COMPARED), Upos::Adj, Xpos::Jjr);
                number.after(more.then(Phrase::word("than", Upos::Adp, Xpos::In), Deprel::Fixed), Deprel::Advmod)
            }
            3 => {
                let many = Phrase::word("as", Upos::Adv, Xpos::Rb)
                    .then(Phrase::word("many", Upos::Adj, Xpos::Jj), Deprel::Fixed);
                number.after(many.then(Phrase::word("as", Upos::Adp, Xpos::In), Deprel::Fixed), Deprel::Advmod)
            }
            4 => {
                let about = self.one(&["about", "nearly", "almost", "around"]);
                number.after(Phrase::word(about, Upos::Adv, Xpos::Rb), Deprel::Advmod)
            }
            _ => number,
        };
        let noun = if self.chance(0.3) { "people".to_owned() } else { plural(self.one_of(PEOPLE)) };
        Phrase::word(&noun, Upos::Noun, Xpos::Nns).after(number, Deprel::Nummod)
    }

    /// "Musa Bello", "President Musa Bello", "the police spokesman, Musa Bello,"
    fn person(&mut self) -> Phrase {
        let name = |form: &str| Phrase::word(form, Upos::Propn, Xpos::Nnp);
        let (given, family) = (name(self.listed(0)), name(self.listed(1)));
        match self.random.draw() % 6 {
            0 | 1 => family,
            2 => {
                let title = self.one(&["President", "Minister", "General", "Senator", "Mr.", "Ms.", "Governor"]);
                family.after(name(title), Deprel::NmodDesc)
            }
            3 => {
                let person = given.then(family, Deprel::Flat);
                let title = self.common(false, true).after(the(), Deprel::Det);
                title.then(person.after_comma().then_comma(), Deprel::Appos)
            }
            _ => given.then(family, Deprel::Flat),
        }
    }

    /// "Dinamo Zagreb", "Goldman Sachs"
    fn club(&mut self) -> Phrase {
        let name = |form: &str| Phrase::word(form, Upos::Propn, Xpos::Nnp);
        let kinds =
            ["Bank", "Group", "Union", "University", "Airlines", "United", "Party", "Oil", "Hospital", "Council"];
        let last = if self.chance(0.4) { self.one(&kinds) } else { self.listed(1) };
        let first = if self.chance(0.5) { self.one_of(PLACES) } else { self.listed(1) };
        name(last).after(name(first), Deprel::Compound)
    }

    fn place(&mut self) -> Phrase {
        let place =
            if self.chance(0.4) { self.listed(2).split(' ').next().unwrap_or_default() } else { self.one_of(PLACES) };
        let place = Phrase::word(place, Upos::Propn, Xpos::Nnp);
        if self.chance(0.1) {
            let side = self.one(&["northern", "southern", "eastern", "western", "central", "neighboring"]);
            return place.after(Phrase::word(side, Upos::Adj, Xpos::Jj), Deprel::Amod);
        }
        place
    }

    /// "the central bank", "the Nairobi court", "the health ministry"
    fn body(&mut self) -> Phrase {
        let noun = Phrase::word(self.one_of(BODIES), Upos::Noun, Xpos::Nn);
        let noun = match self.random.draw() % 4 {
            0 => noun.after(self.adjective(), Deprel::Amod),
            1 => noun.after(Phrase::word(self.one_of(PLACES), Upos::Propn, Xpos::Nnp), Deprel::Compound),
            2 => noun.after(Phrase::word(self.one_of(THINGS), Upos::Noun, Xpos::Nn), Deprel::Compound),
            _ => noun,
        };
        noun.after(the(), Deprel::Det)
    }
}

#[cfg(test)]
mod tests {
    use super::super::reworded::tests::words;
    use super::*;

    #[test]
    fn sentences_are_trees_with_plain_marks() {
        let made = newswire(&words(), 800, 1);
        for sample in &made {
            let text = sample.forms.join(" ");
            let size = sample.forms.len();
            assert_eq!(sample.heads.iter().filter(|(head, _)| head.is_none()).count(), 1, "{text}");
            for word in 0..size {
                let above = std::iter::successors(Some(word), |at| sample.heads[*at].0).take(size + 1);
                assert!(above.count() <= size, "a circle in {text}");
            }
            let marks = |at: usize| matches!(&sample.forms[at][..], "," | "." | "-");
            assert!((1..size).all(|at| !(marks(at) && marks(at - 1))), "{text}");
            assert_eq!(sample.forms[size - 1], ".");
            assert!(sample.forms[0].starts_with(|c: char| !c.is_lowercase()), "{text}");
        }
        let all: Vec<String> = made.iter().map(|sample| sample.forms.join(" ")).collect();
        for shape in ["Had the ", ", officials said", "plans to ", "late on ", "as many as ", "percent", ", which "] {
            assert!(all.iter().any(|text| text.contains(shape)), "{shape:?} is never made");
        }
    }

    #[test]
    fn the_same_seed_makes_the_same() {
        let forms = |seed: u64| newswire(&words(), 20, seed).into_iter().map(|sample| sample.forms).collect::<Vec<_>>();
        assert_eq!(forms(3), forms(3));
        assert_ne!(forms(3), forms(4));
    }
}
