//! What somebody does or what is done to somebody, with its objects and circumstances.

use super::phrase::{Phrase, aux, cardinal, each_other, plural, the};
use super::{Desk, FORESEEN, INTENDING, NUMBERS, PEOPLE, THINGS};
use crate::document::{Deprel, Upos, Xpos};
use crate::english::verbs;

impl Desk<'_> {
    /// A main clause with its subject.
    pub fn clause(&mut self, depth: usize) -> Phrase {
        let acting = self.chance(0.7);
        let (mut subject, several) = if self.chance(0.08) { (self.dated().0, false) } else { self.noun(depth, acting) };
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
        let mut verb = match self.random.draw() % 24 {
            20 => {
                // "became president of the union", "served as governor"
                let office = self.office();
                let verb = if self.chance(0.6) {
                    let verb = self.one(&["became", "remained", "became"]);
                    Phrase::word(verb, Upos::Verb, Xpos::Vbd).then(office, Deprel::Xcomp)
                } else {
                    let verb = self.one(&["served", "worked", "resigned", "returned", "acted", "posed"]);
                    Phrase::word(verb, Upos::Verb, Xpos::Vbd).then(office.after_case("as"), Deprel::Obl)
                };
                return self.when(verb, 0.4);
            }
            21 => {
                // "left the city without telling residents"
                let mark = self.one(&["without", "by", "while", "without"]);
                let second = self.transitive(Xpos::Vbg, 2).after_mark(mark);
                return self.with_object(Xpos::Vbd, depth + 1).then(second, Deprel::Advcl);
            }
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
            18 => {
                // "the attack was the work of bandits"
                let past = if several { ("were", Xpos::Vbd) } else { ("was", Xpos::Vbd) };
                let (be, xpos) = if self.chance(0.4) { be } else { past };
                self.noun(1, true).0.after(aux(be, xpos), Deprel::Cop)
            }
            19 => {
                let asked = self.asked(depth);
                let verbs = ["know", "reveal", "ask", "investigate", "show", "explain", "wonder", "see", "decide"];
                let (verb, denied) = (self.one(&verbs), self.chance(0.4));
                let form = self.words.form(verb, if denied { Xpos::Vb } else { Xpos::Vbd });
                let verb = Phrase::word(&form, Upos::Verb, if denied { Xpos::Vb } else { Xpos::Vbd });
                let verb = if denied { self.not(verb) } else { verb };
                return verb.then(asked, Deprel::Ccomp);
            }
            0 | 1 => {
                let verb = self.one(&INTENDING);
                let xpos = match self.random.draw() % 5 {
                    0 | 1 => Xpos::Vbd,
                    _ if several => Xpos::Vbp,
                    _ => Xpos::Vbz,
                };
                let form = self.words.form(verb, xpos);
                let verb = Phrase::word(&form, Upos::Verb, xpos);
                let verb = if self.chance(0.15) {
                    // "vowed in a televised address to retake the town"
                    let words = ["speech", "statement", "address", "interview", "letter", "ceremony", "broadcast"];
                    let noun = Phrase::word(self.one(&words), Upos::Noun, Xpos::Nn);
                    let noun = if self.chance(0.4) { noun.after(self.adjective(), Deprel::Amod) } else { noun };
                    let preposition = self.one(&["in", "at", "during"]);
                    verb.then(noun.after(the(), Deprel::Det).after_case(preposition), Deprel::Obl)
                } else if self.chance(0.15) {
                    let (time, relation) = self.time();
                    verb.then(time, relation)
                } else {
                    verb
                };
                return verb.then(self.infinitive(), Deprel::Xcomp);
            }
            2 => {
                let adjective = self.one(&["due", "likely", "ready", "able", "unable", "unlikely", "willing"]);
                let past = if several { ("were", Xpos::Vbd) } else { ("was", Xpos::Vbd) };
                let (be, xpos) = if self.chance(0.5) { be } else { past };
                let adjective = Phrase::word(adjective, Upos::Adj, Xpos::Jj).after(aux(be, xpos), Deprel::Cop);
                return adjective.then(self.infinitive(), Deprel::Xcomp);
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
                self.not(verb)
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

    fn not(&mut self, verb: Phrase) -> Phrase {
        let verb = verb.after(Phrase::word("not", Upos::Part, Xpos::Rb), Deprel::Advmod);
        verb.after(aux("did", Xpos::Vbd), Deprel::Aux)
    }

    /// "to leave the city on Monday"
    pub fn infinitive(&mut self) -> Phrase {
        let verb = self.with_object(Xpos::Vb, 1);
        self.when(verb, 0.3).after_mark("to")
    }

    /// "how many people the flood killed", "what the probe took", "why prices fell", "whether soldiers fled"
    fn asked(&mut self, depth: usize) -> Phrase {
        let how = |form: &str| Phrase::word(form, Upos::Adv, Xpos::Wrb);
        let kind = self.random.draw() % 6;
        if kind < 2 {
            let what = if kind == 0 {
                let many = Phrase::word("many", Upos::Adj, Xpos::Jj).after(how("how"), Deprel::Advmod);
                let noun = plural(if self.chance(0.7) { self.one_of(PEOPLE) } else { self.one_of(THINGS) });
                Phrase::word(&noun, Upos::Noun, Xpos::Nns).after(many, Deprel::Amod)
            } else {
                let much = Phrase::word("much", Upos::Adj, Xpos::Jj).after(how("how"), Deprel::Advmod);
                let stuff = ["money", "water", "oil", "damage", "dust", "gas", "rain", "land"];
                Phrase::word(self.one(&stuff), Upos::Noun, Xpos::Nn).after(much, Deprel::Amod)
            };
            if self.chance(0.4) {
                return self.with_object(Xpos::Vbd, 2).after(what, Deprel::Nsubj);
            }
            return self.gapped().after(what, Deprel::Obj);
        }
        match kind {
            2 => self.gapped().after(Phrase::word("what", Upos::Pron, Xpos::Wp), Deprel::Obj),
            3 | 4 => {
                let why = self.one(&["why", "how", "where", "when"]);
                self.clause(depth.max(1)).after(how(why), Deprel::Advmod)
            }
            _ => self.clause(depth.max(1)).after_mark("whether"),
        }
    }

    /// A clause whose object stands elsewhere: "soldiers captured", "the court had ordered"
    pub fn gapped(&mut self) -> Phrase {
        let (subject, several) = match self.random.draw() % 4 {
            0 => (self.pronoun(), true),
            1 => (self.person(), false),
            2 => (self.body(), false),
            _ => self.noun(2, true),
        };
        let verb = match self.random.draw() % 5 {
            0 => self.verb(0, Xpos::Vbn).after(aux("had", Xpos::Vbd), Deprel::Aux),
            1 if several => self.verb(0, Xpos::Vbn).after(aux("have", Xpos::Vbp), Deprel::Aux),
            1 => self.verb(0, Xpos::Vbn).after(aux("has", Xpos::Vbz), Deprel::Aux),
            2 => self.verb(0, if several { Xpos::Vbp } else { Xpos::Vbz }),
            _ => self.verb(0, Xpos::Vbd),
        };
        let verb = verb.after(subject, Deprel::Nsubj);
        self.when(verb, 0.2)
    }

    pub fn passive(&mut self, depth: usize, several: bool) -> Phrase {
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
                let (be, xpos) = if self.chance(0.6) { present } else { (past, Xpos::Vbd) };
                let be = aux(be, xpos);
                return Phrase::word(foreseen, Upos::Verb, Xpos::Vbn)
                    .after(be, Deprel::AuxPass)
                    .then(self.infinitive(), Deprel::Xcomp);
            }
            3 => verb.after(aux(present.0, present.1), Deprel::AuxPass),
            _ => verb.after(aux(past, Xpos::Vbd), Deprel::AuxPass),
        };
        if self.chance(0.07) {
            // "was accused of killing a farmer"
            let (participle, preposition) = self.blaming();
            let participle = self.words.form(participle, Xpos::Vbn);
            let be = if self.chance(0.6) { aux(past, Xpos::Vbd) } else { aux(present.0, present.1) };
            let verb = Phrase::word(&participle, Upos::Verb, Xpos::Vbn).after(be, Deprel::AuxPass);
            let deed = self.transitive(Xpos::Vbg, 2).after_mark(preposition);
            let verb = verb.then(deed, Deprel::Advcl);
            return self.when(verb, 0.1);
        }
        if depth < 2 && self.chance(0.05) {
            // "was elected president of the union in 2003"
            let verb = self.one(&["appointed", "named", "elected", "declared", "made", "proclaimed", "chosen"]);
            let be = if self.chance(0.7) { aux(past, Xpos::Vbd) } else { aux(present.0, present.1) };
            let verb = Phrase::word(verb, Upos::Verb, Xpos::Vbn).after(be, Deprel::AuxPass);
            let office = self.office();
            return self.when(verb.then(office, Deprel::Xcomp), 0.5);
        }
        if depth < 2 && self.chance(0.03) {
            // "was jailed for six years and his deputy for two"
            let verb = Phrase::word(self.one(&["jailed", "suspended", "banned"]), Upos::Verb, Xpos::Vbn);
            let verb = verb.after(aux(past, Xpos::Vbd), Deprel::AuxPass);
            let verb = verb.then(self.length().after_case("for"), Deprel::Obl);
            let (second, _) = self.noun(2, true);
            let second = second.then(self.length().after_case("for"), Deprel::Orphan);
            return verb.then(second.after(Phrase::word("and", Upos::Cconj, Xpos::Cc), Deprel::Cc), Deprel::Conj);
        }
        if depth < 2 && self.chance(0.05) {
            // "were killed and two others injured"
            let others = match self.random.draw() % 3 {
                0 => Phrase::word("others", Upos::Noun, Xpos::Nns).after(cardinal(self.one(&NUMBERS)), Deprel::Nummod),
                1 => Phrase::word(self.one(&["dozens", "hundreds", "many"]), Upos::Noun, Xpos::Nns),
                _ => cardinal(self.one(&NUMBERS)),
            };
            let second = self.one(&["injured", "wounded", "arrested", "killed", "evacuated", "displaced"]);
            let second = Phrase::word(second, Upos::Verb, Xpos::Vbn).after(others, Deprel::NsubjPass);
            let second = second.after(Phrase::word("and", Upos::Cconj, Xpos::Cc), Deprel::Cc);
            return self.when(verb.then(second, Deprel::Conj), 0.2);
        }
        if self.chance(0.35) {
            verb = verb.then(self.noun(depth + 1, true).0.after_case("by"), Deprel::OblAgent);
        }
        if self.chance(0.3) {
            verb = verb.then(self.circumstance(depth + 1), Deprel::Obl);
        }
        self.when(verb, 0.3)
    }

    /// A verb with what it takes.
    pub fn with_object(&mut self, xpos: Xpos, depth: usize) -> Phrase {
        if self.chance(0.25) {
            let verb = self.verb(1, xpos);
            return if self.chance(0.7) { verb.then(self.circumstance(depth), Deprel::Obl) } else { verb };
        }
        self.transitive(xpos, depth)
    }

    pub fn transitive(&mut self, xpos: Xpos, depth: usize) -> Phrase {
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
        if self.chance(0.04) {
            // "spent $ 40 million"
            let verb = self.one(&["spend", "cost", "raise", "pay", "lose", "invest", "owe", "donate", "borrow"]);
            let verb = Phrase::word(&self.words.form(verb, xpos), Upos::Verb, xpos);
            return verb.then(self.dollars(), Deprel::Obj);
        }
        if depth < 2 && self.chance(0.04) {
            // "appointed Musa Bello head of the party"
            let verb = self.one(&["appoint", "name", "elect", "declare", "make", "proclaim", "choose"]);
            let verb = Phrase::word(&self.words.form(verb, xpos), Upos::Verb, xpos);
            let whom = if self.chance(0.7) { self.plain_person() } else { self.noun(2, true).0 };
            return verb.then(whom, Deprel::Obj).then(self.office(), Deprel::Xcomp);
        }
        if self.chance(0.02) {
            // "hate each other"
            return self.verb(0, xpos).then(each_other(), Deprel::Obj);
        }
        if self.chance(0.03) {
            // "declared the patient dead"
            let verb = self.one(&["declare", "leave", "find", "make", "keep", "consider", "call", "pronounce"]);
            let states = ["dead", "guilty", "homeless", "unsafe", "illegal", "vacant", "open", "unconscious", "free"];
            let states = [&states[..], &["unchanged", "intact", "alive", "empty"]].concat();
            let state = Phrase::word(self.one(&states), Upos::Adj, Xpos::Jj);
            let verb = Phrase::word(&self.words.form(verb, xpos), Upos::Verb, xpos);
            return verb.then(self.noun(2, true).0, Deprel::Obj).then(state, Deprel::Xcomp);
        }
        if depth < 2 && self.chance(0.04) {
            // "urged residents to leave"
            let verb = self.one(&["urge", "order", "ask", "tell", "force", "allow", "help", "persuade", "enable"]);
            let verb = Phrase::word(&self.words.form(verb, xpos), Upos::Verb, xpos);
            return verb.then(self.noun(2, true).0, Deprel::Obj).then(self.infinitive(), Deprel::Xcomp);
        }
        if depth < 2 && self.chance(0.04) {
            // "accused the army of killing a farmer"
            let (verb, preposition) = self.blaming();
            let verb = Phrase::word(&self.words.form(verb, xpos), Upos::Verb, xpos);
            let whom = if self.chance(0.15) { each_other() } else { self.noun(2, true).0 };
            let verb = verb.then(whom, Deprel::Obj);
            if self.chance(0.25) {
                // "blamed the army for the attack near Lima on Monday"
                return verb.then(self.dated().0.after_case(preposition), Deprel::Obl);
            }
            let deed = self.transitive(Xpos::Vbg, 2).after_mark(preposition);
            return verb.then(deed, Deprel::Advcl);
        }
        if depth < 2 && self.chance(0.05) {
            // "sent troops to guard the dam"
            let verb =
                self.one(&["send", "use", "deploy", "hire", "build", "close", "cut", "raise", "travel", "return"]);
            let moves = matches!(verb, "travel" | "return");
            let verb = Phrase::word(&self.words.form(verb, xpos), Upos::Verb, xpos);
            let verb = if moves { verb } else { verb.then(self.noun(2, false).0, Deprel::Obj) };
            return verb.then(self.infinitive(), Deprel::Advcl);
        }
        // behind an object nobody could say what most prepositions hang on
        let verb = self.verb(0, xpos).then(self.noun(depth, false).0, Deprel::Obj);
        if self.chance(0.06) { verb.then(self.reason(), Deprel::Obl) } else { verb }
    }

    /// A verb of blame and what stands before the deed.
    fn blaming(&mut self) -> (&'static str, &'static str) {
        let verbs = [
            ("accuse", "of"),
            ("suspect", "of"),
            ("convict", "of"),
            ("blame", "for"),
            ("fine", "for"),
            ("prevent", "from"),
            ("stop", "from"),
            ("charge", "with"),
        ];
        verbs[(self.random.draw() % verbs.len() as u64) as usize]
    }

    /// "in retaliation for the blast", "on charges of murder"
    fn reason(&mut self) -> Phrase {
        let all = [
            ("in", "retaliation", "for"),
            ("in", "exchange", "for"),
            ("in", "return", "for"),
            ("in", "response", "to"),
            ("in", "addition", "to"),
            ("in", "connection", "with"),
            ("in", "protest", "at"),
            ("in", "support", "of"),
            ("in", "favor", "of"),
            ("on", "charges", "of"),
            ("on", "suspicion", "of"),
            ("on", "behalf", "of"),
            ("under", "pressure", "from"),
            ("with", "help", "from"),
            ("as", "part", "of"),
        ];
        let (first, noun, second) = all[(self.random.draw() % all.len() as u64) as usize];
        let inner = if self.chance(0.25) { self.dated().0 } else { self.noun(2, false).0 };
        let noun = Phrase::word(noun, Upos::Noun, if noun == "charges" { Xpos::Nns } else { Xpos::Nn });
        noun.then(inner.after_case(second), Deprel::Nmod).after_case(first)
    }

    pub fn circumstance(&mut self, depth: usize) -> Phrase {
        match self.random.draw() % 20 {
            0 | 1 => return self.reason(),
            2 => {
                let preposition = self.one(&["after", "before", "since", "during", "for", "over", "following"]);
                return self.dated().0.after_case(preposition);
            }
            3 => return self.address().after_case("in"),
            _ => {}
        }
        let preposition = self.one(&[
            "in", "at", "near", "from", "into", "through", "for", "over", "against", "during", "with", "across",
            "outside", "under",
        ]);
        let noun = if self.chance(0.4) { self.place() } else { self.noun(depth, false).0 };
        noun.after_case(preposition)
    }

    pub fn verb(&mut self, frame: usize, xpos: Xpos) -> Phrase {
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
}
