//! Sentences as news agencies write them, made by a small grammar, with their trees.
//!
//! The treebanks are of the web and of talk: "officials said" at the end of a sentence, "late on Saturday" or "had the dam
//! failed" never stand in them, "plans to" is a noun more often than a verb. Goes in: words that the treebanks know and verbs of
//! a list. Comes out: sentences without much sense but with the shapes of news, and the tree of each in the manner of UD
//! English EWT (the idea of recursive grammars for training: Marzoev et al. 2020, *Unnatural language processing*).

mod clauses;
mod nouns;
mod phrase;
mod times;

use super::corpora::{NameSample, Sample};
use super::reworded::Words;
use crate::document::{Deprel, Upos, Xpos};
use crate::english::known_names;
use crate::learn::Random;
use phrase::{Phrase, according, article, aux, cardinal, mark, the};

/// So many sentences with their names, as of documents of twenty.
pub fn newswire(words: &Words, count: usize, seed: u64) -> Vec<(Sample, NameSample)> {
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
const PEOPLES: &str = "Iraqi Russian Turkish Chinese French American Nigerian Kenyan Ukrainian Israeli Palestinian Iranian \
    Mexican British German Indian Syrian";
const YEARS: [&str; 6] = ["1991", "2003", "2008", "2015", "2019", "2021"];
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
        let said = match self.random.draw() % 24 {
            22 | 23 => return self.headline(),
            21 => self.speaking(),
            0..4 => self.attributed(),
            4 | 5 => self.saying(),
            20 => self.quoted(),
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
            _ => {
                let clause = self.clause(0);
                self.fronted(clause)
            }
        };
        said.then(mark("."), Deprel::Punct)
    }

    /// "On December 29 soldiers left", "In Lima, soldiers left", "Citing unrest, soldiers left": for a share of clauses
    fn fronted(&mut self, clause: Phrase) -> Phrase {
        let (first, relation) = match self.random.draw() % 20 {
            0..6 => self.time(),
            6 | 7 => (self.place().after_case("in"), Deprel::Obl),
            8 => (self.transitive(Xpos::Vbg, 2).then_comma(), Deprel::Advcl),
            10 => (self.source().0.after(according(), Deprel::Case).then_comma(), Deprel::Obl),
            9 => {
                let participle = self.verb(0, Xpos::Vbn);
                let participle = participle.then(self.circumstance(2), Deprel::Obl);
                (participle.then_comma(), Deprel::Advcl)
            }
            _ => return clause,
        };
        let comma = relation != Deprel::Advcl && self.chance(0.6);
        clause.after(if comma { first.then_comma() } else { first }, relation)
    }

    /// "Speaking at the fair, Ann Lee, head of the party, said that prices fell"
    fn speaking(&mut self) -> Phrase {
        let verb = self.one(&["Speaking", "Testifying", "Writing", "Appearing"]);
        let preposition = self.one(&["at", "in", "before", "after", "outside"]);
        let inner = if self.chance(0.3) { self.place() } else { self.noun(2, false).0 };
        let inner = if self.chance(0.2) { self.dated().0 } else { inner };
        let speaking = Phrase::word(verb, Upos::Verb, Xpos::Vbg).then(inner.after_case(preposition), Deprel::Obl);
        let speaking = self.on_a_day(speaking, 0.3).then_comma();
        let source = self.person();
        let titled = source.words.last().is_some_and(|(_, upos, _)| *upos != Upos::Punct);
        let source = if titled && self.chance(0.4) {
            let office = self.office();
            source.then(office.after_comma().then_comma(), Deprel::Appos)
        } else {
            source
        };
        let said = self.said(false).after(source, Deprel::Nsubj).after(speaking, Deprel::Advcl);
        let told = self.clause(1);
        said.then(if self.chance(0.6) { told.after_mark("that") } else { told }, Deprel::Ccomp)
    }

    /// "Army bombs village", "Two killed in Kabul blast", "Union to leave talks, minister says"; without a full stop
    fn headline(&mut self) -> Phrase {
        let several = self.chance(0.5);
        let subject = if self.chance(0.25) { self.place() } else { self.common(several, true) };
        let subject = if self.chance(0.1) { cardinal(self.one(&NUMBERS)) } else { subject };
        let several = subject.words[subject.head].2 == Xpos::Nns || subject.words[0].1 == Upos::Num;
        let object = |desk: &mut Self| {
            let several = desk.chance(0.5);
            if desk.chance(0.3) { cardinal(desk.one(&NUMBERS)) } else { desk.common(several, true) }
        };
        let bare = |desk: &mut Self, xpos: Xpos| {
            let verb = desk.verb(0, xpos);
            let object = object(desk);
            verb.then(object, Deprel::Obj)
        };
        let clause = match self.random.draw() % 8 {
            0 => bare(self, Xpos::Vb).after_mark("to").after(subject, Deprel::Nsubj),
            1 | 2 => self.verb(0, Xpos::Vbn).after(subject, Deprel::NsubjPass),
            3 => {
                let verb = self.verb(1, if several { Xpos::Vbp } else { Xpos::Vbz });
                verb.after(subject, Deprel::Nsubj)
            }
            _ => bare(self, if several { Xpos::Vbp } else { Xpos::Vbz }).after(subject, Deprel::Nsubj),
        };
        let clause = match self.random.draw() % 8 {
            6 => {
                // "Rebels seize town as army retreats"
                let several = self.chance(0.5);
                let subject = self.common(several, true);
                let verb = self.verb(1, if several { Xpos::Vbp } else { Xpos::Vbz }).after(subject, Deprel::Nsubj);
                let conjunction = self.one(&["as", "after", "while", "as", "before"]);
                clause.then(verb.after_mark(conjunction), Deprel::Advcl)
            }
            0 | 1 => clause.then(self.place().after_case("in"), Deprel::Obl),
            2 => {
                let noun = self.common(false, false);
                let preposition = self.one(&["in", "after", "over", "amid", "despite"]);
                clause.then(noun.after_case(preposition), Deprel::Obl)
            }
            _ => clause,
        };
        let line = if self.chance(0.2) {
            let source = self.common(true, true);
            let say = Phrase::word("say", Upos::Verb, Xpos::Vbp).after(source, Deprel::Nsubj);
            say.after(clause.then_comma(), Deprel::Ccomp)
        } else {
            clause
        };
        if self.chance(0.3) { line.titled() } else { line }
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

    /// "Gunmen killed two men, officials said on Monday"
    fn attributed(&mut self) -> Phrase {
        let told = self.clause(1);
        if self.chance(0.2) {
            let source = self.source().0.after(according(), Deprel::Case).after_comma();
            return told.then(source, Deprel::Obl);
        }
        let (source, several) = self.source();
        let said = self.said(several).after(source, Deprel::Nsubj).after(told.then_comma(), Deprel::Ccomp);
        self.on_a_day(said, 0.25)
    }

    /// "\"The dam burst,\" the mayor said"
    fn quoted(&mut self) -> Phrase {
        let told = self.clause(1).after(mark("``"), Deprel::Punct).then_comma().then(mark("''"), Deprel::Punct);
        let (source, several) = self.source();
        let said = self.said(several);
        let inverted = source.words[0].1 != Upos::Pron && self.chance(0.4);
        let said = if inverted { said.then(source, Deprel::Nsubj) } else { said.after(source, Deprel::Nsubj) };
        self.on_a_day(said.after(told, Deprel::Ccomp), 0.2)
    }

    fn on_a_day(&mut self, phrase: Phrase, share: f64) -> Phrase {
        if !self.chance(share) {
            return phrase;
        }
        if self.chance(0.2) {
            return phrase.then(Phrase::proper(self.one(&MONTHS)).after_case("in"), Deprel::Obl);
        }
        let day = Phrase::proper(self.one(&DAYS));
        if self.chance(0.7) {
            phrase.then(day.after_case("on"), Deprel::Obl)
        } else {
            phrase.then(day, Deprel::OblUnmarked)
        }
    }

    fn saying(&mut self) -> Phrase {
        if self.chance(0.12) {
            // "documents seen by the agency suggest that soldiers fled"
            let found = ["documents", "letters", "images", "figures", "records", "emails", "reports", "photographs"];
            let found = Phrase::word(self.one(&found), Upos::Noun, Xpos::Nns);
            let participle = ["seen", "obtained", "discovered", "released", "published", "reviewed", "found", "leaked"];
            let participle = Phrase::word(self.one(&participle), Upos::Verb, Xpos::Vbn);
            let participle = if self.chance(0.5) {
                participle.then(self.noun(2, true).0.after_case("by"), Deprel::OblAgent)
            } else {
                self.when(participle, 1.0)
            };
            let found = found.then(participle, Deprel::Acl);
            let (verb, xpos) = match self.one(&["suggest", "show", "showed", "indicate", "suggested", "revealed"]) {
                verb if verb.ends_with("ed") => (verb, Xpos::Vbd),
                verb => (verb, Xpos::Vbp),
            };
            let told = self.clause(1);
            let told = if self.chance(0.8) { told.after_mark("that") } else { told };
            return Phrase::word(verb, Upos::Verb, xpos).after(found, Deprel::Nsubj).then(told, Deprel::Ccomp);
        }
        let (source, several) = self.source();
        let said = if self.chance(0.15) {
            // "told reporters that"
            let told = Phrase::word("told", Upos::Verb, Xpos::Vbd).after(source, Deprel::Nsubj);
            let reporters = ["reporters", "journalists", "lawmakers", "investors", "residents"];
            let whom = match self.random.draw() % 3 {
                0 => self.body(),
                _ => Phrase::word(self.one(&reporters), Upos::Noun, Xpos::Nns),
            };
            told.then(whom, Deprel::Iobj)
        } else {
            self.said(several).after(source, Deprel::Nsubj)
        };
        let said = if self.chance(0.15) {
            // "said in an interview that"
            let words = ["statement", "interview", "speech", "letter", "report", "ruling", "broadcast", "email"];
            let noun = self.one(&words);
            let an = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
            let noun =
                Phrase::word(noun, Upos::Noun, Xpos::Nn).after(article(if an { "an" } else { "a" }), Deprel::Det);
            said.then(noun.after_case("in"), Deprel::Obl)
        } else {
            said
        };
        let said = self.on_a_day(said, 0.25);
        let told = self.clause(1);
        let told = if self.chance(0.6) { told.after_mark("that") } else { told };
        let said = said.then(told, Deprel::Ccomp);
        if self.chance(0.2) {
            // "… and denied that soldiers had fled"
            let verbs = ["denied", "warned", "added", "claimed", "insisted", "promised", "confirmed"];
            let second = Phrase::word(self.one(&verbs), Upos::Verb, Xpos::Vbd);
            let second = second.then(self.clause(2).after_mark("that"), Deprel::Ccomp);
            return said.then(second.after(Phrase::word("and", Upos::Cconj, Xpos::Cc), Deprel::Cc), Deprel::Conj);
        }
        said
    }

    fn said(&mut self, several: bool) -> Phrase {
        match self.one(&SAYING) {
            "say" if several => Phrase::word("say", Upos::Verb, Xpos::Vbp),
            "says" if several => Phrase::word("say", Upos::Verb, Xpos::Vbp),
            "say" | "says" => Phrase::word("says", Upos::Verb, Xpos::Vbz),
            said if self.chance(0.5) => Phrase::word(said, Upos::Verb, Xpos::Vbd),
            _ => Phrase::word("said", Upos::Verb, Xpos::Vbd),
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
        let percent = self.percent(number);
        let verb = if self.chance(0.5) {
            let verb = self.one(&["hit", "reached", "topped", "exceeded", "passed"]);
            Phrase::word(verb, Upos::Verb, Xpos::Vbd).then(percent, Deprel::Obj)
        } else {
            let verb = self.one(&["rose", "fell", "jumped", "dropped", "climbed", "slid", "grew"]);
            let preposition = self.one(&["by", "to"]);
            let verb = Phrase::word(verb, Upos::Verb, Xpos::Vbd).then(percent.after_case(preposition), Deprel::Obl);
            if self.chance(0.2) {
                let number = self.one(&["4.9", "11", "6.3"]);
                verb.then(self.percent(number).after_case("from"), Deprel::Obl)
            } else {
                verb
            }
        };
        let clause = verb.after(subject, Deprel::Nsubj);
        self.when(clause, 0.8)
    }

    /// "9.1 percent", "9.1 %"
    fn percent(&mut self, number: &str) -> Phrase {
        let percent = if self.chance(0.3) && !number.starts_with(char::is_alphabetic) {
            Phrase::word("%", Upos::Sym, Xpos::Nn)
        } else {
            Phrase::word("percent", Upos::Noun, Xpos::Nn)
        };
        let number = cardinal(number);
        let number = if self.chance(0.15) {
            let much =
                Phrase::word("as", Upos::Adv, Xpos::Rb).then(Phrase::word("much", Upos::Adj, Xpos::Jj), Deprel::Fixed);
            number.after(much.then(Phrase::word("as", Upos::Adp, Xpos::In), Deprel::Fixed), Deprel::Advmod)
        } else {
            number
        };
        percent.after(number, Deprel::Nummod)
    }
}

#[cfg(test)]
mod tests {
    use super::super::reworded::tests::words;
    use super::*;

    #[test]
    fn sentences_are_trees_with_plain_marks() {
        let made = newswire(&words(), 3000, 1);
        for (sample, names) in &made {
            let text = sample.forms.join(" ");
            let size = sample.forms.len();
            assert_eq!((names.forms.len(), names.names.len()), (size, size), "{text}");
            assert_eq!(sample.heads.iter().filter(|(head, _)| head.is_none()).count(), 1, "{text}");
            for word in 0..size {
                let above = std::iter::successors(Some(word), |at| sample.heads[*at].0).take(size + 1);
                assert!(above.count() <= size, "a circle in {text}");
            }
            let marks = |at: usize| matches!(&sample.forms[at][..], "," | ".");
            assert!((1..size).all(|at| !(marks(at) && marks(at - 1))), "{text}");
            let headline = sample.forms[size - 1] != ".";
            assert!(!headline || !sample.forms.iter().any(|form| form == "." || form == "the"), "{text}");
            let first = usize::from(sample.forms[0] == "\"");
            assert!(sample.forms[first].starts_with(|c: char| !c.is_lowercase()), "{text}");
        }
        let all: Vec<String> = made.iter().map(|(sample, _)| sample.forms.join(" ")).collect();
        for shape in [
            "Had the ",
            " said .",
            "plans to ",
            "late on ",
            "as many as ",
            "percent",
            ", which ",
            ", \" ",
            "- backed ",
            "how many ",
            " 's ",
            " for three ",
            "On Monday ",
            "Speaking at ",
            "in retaliation for ",
            " accused of ",
            " where ",
            "told reporters ",
            " of whom ",
            ", including ",
            " the same ",
            "without ",
            "and aid ",
            "said in a ",
            ", a chain of ",
            " a share",
        ] {
            assert!(all.iter().any(|text| text.contains(shape)), "{shape:?} is never made");
        }
    }

    #[test]
    fn the_same_seed_makes_the_same() {
        let forms =
            |seed: u64| newswire(&words(), 20, seed).into_iter().map(|(sample, _)| sample.forms).collect::<Vec<_>>();
        assert_eq!(forms(3), forms(3));
        assert_ne!(forms(3), forms(4));
    }

    #[test]
    fn names_are_told_with_their_kinds_and_without_titles() {
        let made = newswire(&words(), 3000, 1);
        let told = |form: &str, tag: &str| {
            let mut places = made.iter().flat_map(|(sample, names)| sample.forms.iter().zip(&names.names));
            places.any(|(own, name)| own == form && name == tag)
        };
        assert!(told("NATO", "B-ORG") && told("Cairo", "B-LOC") && told("Airlines", "I-ORG"));
        for form in ["President", "General", "Monday", "March", "Russian", "Eve", "the"] {
            assert!(told(form, "O") || form == "Eve", "{form}");
            assert!(!["B-PER", "B-LOC", "B-ORG", "I-PER"].iter().any(|tag| told(form, tag)), "{form}");
        }
        for (sample, names) in &made {
            for at in 0..names.names.len() {
                let before = at.checked_sub(1).map_or("O", |at| &names.names[at][..]);
                let inner = names.names[at].strip_prefix("I-");
                assert!(inner.is_none_or(|kind| before.ends_with(kind)), "{}", sample.forms.join(" "));
            }
        }
    }
}
