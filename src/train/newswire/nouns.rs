//! Who and what stands in a clause.

use super::phrase::{Name, Phrase, article, aux, cardinal, mark, plural, the};
use super::{BODIES, COMPARED, DAYS, Desk, NUMBERS, Noun, PEOPLE, PEOPLES, PLACES, THINGS};
use crate::document::{Deprel, Upos, Xpos};

impl Desk<'_> {
    pub fn source(&mut self) -> Noun {
        match self.random.draw() % 12 {
            11 => {
                // "residents and aid workers"
                let first = Phrase::word(&plural(self.one_of(PEOPLE)), Upos::Noun, Xpos::Nns);
                let helpers = ["aid", "rescue", "police", "hospital", "union", "court", "relief", "government"];
                let second = self.one(&["worker", "official", "source", "doctor", "agency", "leader", "group"]);
                let second = Phrase::word(&plural(second), Upos::Noun, Xpos::Nns);
                let second = second.after(Phrase::word(self.one(&helpers), Upos::Noun, Xpos::Nn), Deprel::Compound);
                let second = second.after(Phrase::word("and", Upos::Cconj, Xpos::Cc), Deprel::Cc);
                (first.then(second, Deprel::Conj), true)
            }
            9 | 10 => {
                // "a spokesman for the ministry", "officials in Lima"
                let several = self.chance(0.5);
                let noun = self.one(&["official", "spokesman", "spokeswoman", "lawyer", "doctor", "analyst", "source"]);
                let (form, xpos) = if several { (plural(noun), Xpos::Nns) } else { (noun.to_owned(), Xpos::Nn) };
                let noun = Phrase::word(&form, Upos::Noun, xpos);
                let inner = if self.chance(0.3) { self.place() } else { self.body() };
                let preposition = self.one(&["for", "at", "in", "with"]);
                let noun = noun.then(inner.after_case(preposition), Deprel::Nmod);
                if several {
                    return (noun, true);
                }
                let an = form.starts_with(['a', 'e', 'i', 'o', 'u']);
                let article = article(if self.chance(0.3) {
                    "the"
                } else if an {
                    "an"
                } else {
                    "a"
                });
                (noun.after(article, Deprel::Det), false)
            }
            8 => (self.pronoun(), true),
            0 | 1 => {
                let noun = self.one_of(PEOPLE);
                let noun = plural(noun);
                let noun = Phrase::word(&noun, Upos::Noun, Xpos::Nns);
                (if self.chance(0.5) { noun.after(self.adjective(), Deprel::Amod) } else { noun }, true)
            }
            2 | 3 => (self.person(), false),
            4 | 5 => (self.body(), false),
            _ => self.noun(1, true),
        }
    }

    /// One that takes the verbs of several.
    pub fn pronoun(&mut self) -> Phrase {
        Phrase::word(self.one(&["they", "we"]), Upos::Pron, Xpos::Prp)
    }

    /// Someone or something, deeper ones plainer.
    pub fn noun(&mut self, depth: usize, acting: bool) -> Noun {
        let (mut noun, several) = match self.random.draw() % 12 {
            0 | 1 if acting => (if self.chance(0.4) { self.club() } else { self.person() }, false),
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
        } else if depth < 2 && self.chance(0.06) {
            return (self.related(), false);
        } else if depth < 2 && self.chance(0.03) {
            return (self.placed(), false);
        } else if depth < 2 && acting && self.chance(0.06) {
            return (self.told_by_name(), false);
        } else if self.chance(0.03) {
            return (self.part(), true);
        } else if depth < 2 && self.chance(0.06) {
            return (self.owned(several, acting), several);
        } else if depth < 2 && self.chance(0.07) {
            return (self.joined(noun, acting), true);
        }
        if depth < 2 && self.chance(0.12) {
            noun = self.described(noun, several);
        }
        (noun, several)
    }

    /// "Norbank, a chain of clinics,", "a newspaper, the Lima Herald,"
    fn told_by_name(&mut self) -> Phrase {
        let kinds = ["chain", "group", "maker", "operator", "firm", "supplier", "producer", "network", "provider"];
        if self.chance(0.5) {
            let name = if self.chance(0.5) { self.club() } else { Phrase::proper(self.listed(1)).named(Name::Body) };
            let several = self.chance(0.7);
            let kind = Phrase::word(self.one(&kinds), Upos::Noun, Xpos::Nn);
            let kind = kind.then(self.common(several, false).after_case("of"), Deprel::Nmod);
            let kind = kind.after(article("a"), Deprel::Det);
            return name.then(kind.after_comma().then_comma(), Deprel::Appos);
        }
        let title = self.one(&["Herald", "Times", "Post", "Star", "Tribune", "Chronicle"]);
        let title = Phrase::proper(title).after(Phrase::proper(self.one_of(PLACES)), Deprel::Compound);
        let title = title.named(Name::Body).after(the(), Deprel::Det);
        let kind = Phrase::word(self.one(&["newspaper", "daily", "broadsheet", "magazine"]), Upos::Noun, Xpos::Nn);
        let kind = if self.chance(0.4) { kind.after(self.adjective(), Deprel::Amod) } else { kind };
        kind.after(article("a"), Deprel::Det).then(title.after_comma().then_comma(), Deprel::Appos)
    }

    /// "two of the soldiers", "dozens of people"
    fn part(&mut self) -> Phrase {
        let part = match self.random.draw() % 3 {
            0 => Phrase::word(self.one(&["dozens", "hundreds", "thousands", "scores"]), Upos::Noun, Xpos::Nns),
            1 => Phrase::word(self.one(&["most", "many", "some"]), Upos::Adj, Xpos::Jj),
            _ => cardinal(self.one(&NUMBERS)),
        };
        let whole = self.common(true, true);
        let whole = if part.words[0].1 == Upos::Noun { whole } else { whole.after(the(), Deprel::Det) };
        part.then(whole.after_case("of"), Deprel::Nmod)
    }

    /// "an attack on the bridge", "its commitment to China", "the decision to close the school"
    fn related(&mut self) -> Phrase {
        if self.chance(0.25) {
            let nouns =
                ["plan", "decision", "effort", "bid", "attempt", "refusal", "failure", "promise", "move", "deal"];
            let noun = Phrase::word(self.one(&nouns), Upos::Noun, Xpos::Nn).then(self.infinitive(), Deprel::Acl);
            return noun.after(the(), Deprel::Det);
        }
        let nouns = [
            ("attack", "on"),
            ("ban", "on"),
            ("pressure", "on"),
            ("support", "for"),
            ("plan", "for"),
            ("demand", "for"),
            ("search", "for"),
            ("call", "for"),
            ("request", "for"),
            ("appeal", "for"),
            ("offer", "from"),
            ("warning", "about"),
            ("commitment", "to"),
            ("visit", "to"),
            ("access", "to"),
            ("damage", "to"),
            ("threat", "to"),
            ("answer", "to"),
            ("rise", "in"),
            ("drop", "in"),
            ("fault", "in"),
            ("role", "in"),
            ("confidence", "in"),
            ("war", "against"),
            ("campaign", "against"),
            ("report", "about"),
            ("deal", "with"),
            ("meeting", "with"),
            ("protest", "over"),
        ];
        let (noun, preposition) = nouns[(self.random.draw() % nouns.len() as u64) as usize];
        let inner = if self.chance(0.4) { self.place() } else { self.noun(2, false).0 };
        let noun = Phrase::word(noun, Upos::Noun, Xpos::Nn);
        let noun = if self.chance(0.3) { noun.after(self.adjective(), Deprel::Amod) } else { noun };
        let noun = noun.then(inner.after_case(preposition), Deprel::Nmod);
        if self.chance(0.5) {
            return noun.after(the(), Deprel::Det);
        }
        let owner = self.one(&["its", "their", "his", "her"]);
        noun.after(Phrase::word(owner, Upos::Pron, Xpos::PrpPoss), Deprel::NmodPoss)
    }

    /// "the attack near Kirkuk on December 27", "Tuesday 's strike"
    pub fn dated(&mut self) -> Noun {
        let events = "attack strike raid blast protest vote bombing shooting killing election explosion crash invasion \
            meeting summit ceremony trial kidnapping coup arrest massacre clash riot assault march hearing match fire";
        let event = Phrase::word(self.one_of(events), Upos::Noun, Xpos::Nn);
        let event = match self.random.draw() % 5 {
            0 => event.after(self.adjective(), Deprel::Amod),
            1 => event.after(Phrase::word(self.one_of(THINGS), Upos::Noun, Xpos::Nn), Deprel::Compound),
            _ => event,
        };
        if self.chance(0.15) {
            let day = Phrase::word(self.one(&DAYS), Upos::Propn, Xpos::Nnp);
            let day = day.then(Phrase::word("'s", Upos::Part, Xpos::Pos), Deprel::Case);
            return (event.after(day, Deprel::NmodPoss), false);
        }
        let mut event = event;
        if self.chance(0.5) {
            let preposition = self.one(&["in", "near", "at", "on", "outside", "against"]);
            let inner = if self.chance(0.6) { self.place() } else { self.noun(2, false).0 };
            event = event.then(inner.after_case(preposition), Deprel::Nmod);
        }
        if self.chance(0.7) {
            let (time, relation) = self.date_of_noun();
            event = event.then(time, relation);
        }
        let an = event.words[0].0.starts_with(['a', 'e', 'i', 'o', 'u']);
        let article = article(if self.chance(0.6) {
            "the"
        } else if an {
            "an"
        } else {
            "a"
        });
        (event.after(article, Deprel::Det), false)
    }

    /// "head of the party", "the first woman to lead the country", "its director"
    pub fn office(&mut self) -> Phrase {
        let office = self.one(&["head", "director", "president", "chairman", "leader", "chief", "founder", "owner"]);
        let office = Phrase::word(office, Upos::Noun, Xpos::Nn);
        match self.random.draw() % 4 {
            0 => {
                let first = Phrase::word("first", Upos::Adj, Xpos::Jj);
                let first = Phrase::word(self.one(&["woman", "man", "player", "lawyer"]), Upos::Noun, Xpos::Nn)
                    .after(first, Deprel::Amod)
                    .after(the(), Deprel::Det);
                first.then(self.infinitive(), Deprel::Acl)
            }
            1 => {
                let owner = self.body().then(Phrase::word("'s", Upos::Part, Xpos::Pos), Deprel::Case);
                office.after(owner, Deprel::NmodPoss)
            }
            _ => {
                let office = office.then(self.body().after_case("of"), Deprel::Nmod);
                if self.chance(0.5) { office.after(the(), Deprel::Det) } else { office }
            }
        }
    }

    /// "Lyon, France", "the northern city of Lima"
    pub fn address(&mut self) -> Phrase {
        let place = self.place();
        if self.chance(0.4) {
            let country = Phrase::proper(self.one_of(PLACES)).named(Name::Place);
            return place.then(country.after_comma().then_comma(), Deprel::Appos);
        }
        let kind = self.one(&["city", "town", "village", "port", "province", "region", "district"]);
        let kind = Phrase::word(kind, Upos::Noun, Xpos::Nn);
        let kind = if self.chance(0.5) {
            let side = self.one(&["northern", "southern", "eastern", "western", "coastal", "nearby"]);
            kind.after(Phrase::word(side, Upos::Adj, Xpos::Jj), Deprel::Amod)
        } else {
            kind
        };
        kind.then(place.after_case("of"), Deprel::Nmod).after(the(), Deprel::Det)
    }

    /// "the town where soldiers fled", "a man whose house burned"
    fn placed(&mut self) -> Phrase {
        if self.chance(0.4) {
            let whose = Phrase::word("whose", Upos::Pron, Xpos::WpPoss);
            let owned = self.common(false, false).after(whose, Deprel::NmodPoss);
            let clause = self.with_object(Xpos::Vbd, 2).after(owned, Deprel::Nsubj);
            return self.common(false, true).then(clause, Deprel::AclRelcl).after(the(), Deprel::Det);
        }
        let kind = self.one(&["city", "town", "village", "hospital", "province", "school", "camp", "building"]);
        let (subject, _) = self.noun(2, true);
        let clause = self.with_object(Xpos::Vbd, 2).after(subject, Deprel::Nsubj);
        let clause = clause.after(Phrase::word("where", Upos::Adv, Xpos::Wrb), Deprel::Advmod);
        let kind = Phrase::word(kind, Upos::Noun, Xpos::Nn);
        let clause = if self.chance(0.4) { clause.after_comma().then_comma() } else { clause };
        kind.then(clause, Deprel::AclRelcl).after(the(), Deprel::Det)
    }

    /// "France 's army", "the company 's workers"
    fn owned(&mut self, several: bool, acting: bool) -> Phrase {
        let owner = match self.random.draw() % 3 {
            0 => self.place(),
            1 => self.body(),
            _ => self.noun(2, true).0,
        };
        let owner = owner.then(Phrase::word("'s", Upos::Part, Xpos::Pos), Deprel::Case);
        self.common(several, acting).after(owner, Deprel::NmodPoss)
    }

    /// "France and Egypt", "teachers, farmers and the union"
    fn joined(&mut self, first: Phrase, acting: bool) -> Phrase {
        let mut all = first;
        if self.chance(0.3) {
            all = all.then(self.noun(2, acting).0.after_comma(), Deprel::Conj);
        }
        let last = self.noun(2, acting).0.after(Phrase::word("and", Upos::Cconj, Xpos::Cc), Deprel::Cc);
        all.then(last, Deprel::Conj)
    }

    /// "$ 40 million"
    pub fn dollars(&mut self) -> Phrase {
        let (number, large) = (self.one(&["1.06", "2", "40", "120"]), self.one(&["million", "billion"]));
        let number = cardinal(large).after(cardinal(number), Deprel::Compound);
        let dollars = Phrase::word("$", Upos::Sym, Xpos::Currency);
        if self.chance(0.1) {
            // "$ 41 a share"
            let unit = self.one(&["share", "barrel", "month", "ton", "person", "head"]);
            let unit = Phrase::word(unit, Upos::Noun, Xpos::Nn).after(article("a"), Deprel::Det);
            let price = cardinal(self.one(&["41", "15", "2.50", "120"]));
            return dollars.then(price, Deprel::Nummod).then(unit, Deprel::NmodUnmarked);
        }
        dollars.then(number, Deprel::Nummod)
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
        match self.random.draw() % 16 {
            15 => {
                // "Bello, in power since 1996,"
                let state = self.one(&["power", "office", "charge", "exile", "prison", "hiding"]);
                let since = cardinal(self.one(&super::YEARS)).after_case("since");
                let state = Phrase::word(state, Upos::Noun, Xpos::Nn).then(since, Deprel::Nmod).after_case("in");
                noun.then(state.after_comma().then_comma(), Deprel::Nmod)
            }
            11 if several => noun.then(self.one_of_whom().after_comma().then_comma(), Deprel::AclRelcl),
            11 | 12 => {
                // "including two children"
                let inner = if self.chance(0.5) { self.counted() } else { self.noun(2, true).0 };
                let inner = inner.after(Phrase::word("including", Upos::Verb, Xpos::Vbg), Deprel::Case);
                noun.then(inner.after_comma().then_comma(), Deprel::Nmod)
            }
            13 => {
                // "named Musa Bello", "known as the club"
                if self.chance(0.5) {
                    let name = if self.chance(0.6) { self.person() } else { self.club() };
                    let participle = Phrase::word(self.one(&["named", "called"]), Upos::Verb, Xpos::Vbn);
                    return noun.then(participle.then(name, Deprel::Xcomp), Deprel::Acl);
                }
                let inner = self.noun(2, true).0.after_case("as");
                let known = self.one(&["known", "described", "identified", "disguised"]);
                noun.then(Phrase::word(known, Upos::Verb, Xpos::Vbn).then(inner, Deprel::Obl), Deprel::Acl)
            }
            14 => {
                // "believed to be a spy", "thought to have fled"
                let believed = ["believed", "thought", "said", "known", "reported", "expected", "understood"];
                let believed = Phrase::word(self.one(&believed), Upos::Verb, Xpos::Vbn);
                let what = if self.chance(0.5) {
                    self.noun(2, true).0.after(aux("be", Xpos::Vb), Deprel::Cop)
                } else {
                    self.with_object(Xpos::Vbn, 2).after(aux("have", Xpos::Vb), Deprel::Aux)
                };
                noun.then(believed.then(what.after_mark("to"), Deprel::Xcomp), Deprel::Acl)
            }
            10 => noun.then(self.dollars().after_case("worth"), Deprel::Nmod),
            8 | 9 => {
                // "planted outside the court", ", taken on March 4,"
                let participle = self.verb(0, Xpos::Vbn);
                let participle = if self.chance(0.5) {
                    participle.then(self.circumstance(2), Deprel::Obl)
                } else {
                    self.when(participle, 1.0)
                };
                let commas = self.chance(0.3);
                noun.then(if commas { participle.after_comma().then_comma() } else { participle }, Deprel::Acl)
            }
            7 => {
                let commas = self.chance(0.5);
                let pronoun = if commas { "which" } else { self.one(&["which", "that"]) };
                let pronoun = Phrase::word(pronoun, Upos::Pron, Xpos::Wdt);
                let clause = self.passive(2, several).after(pronoun, Deprel::NsubjPass);
                noun.then(if commas { clause.after_comma().then_comma() } else { clause }, Deprel::AclRelcl)
            }
            5 => noun.then(self.gapped(), Deprel::AclRelcl),
            6 => {
                let (pronoun, xpos, commas) = match self.one(&["which", "whom", "that"]) {
                    "that" => ("that", Xpos::Wdt, false),
                    "whom" => ("whom", Xpos::Wp, self.chance(0.5)),
                    which => (which, Xpos::Wdt, self.chance(0.5)),
                };
                let clause = self.gapped().after(Phrase::word(pronoun, Upos::Pron, xpos), Deprel::Obj);
                noun.then(if commas { clause.after_comma().then_comma() } else { clause }, Deprel::AclRelcl)
            }
            0 => {
                let agent = self.noun(2, true).0.after_case("by");
                let participle = self.verb(0, Xpos::Vbn).then(agent, Deprel::OblAgent);
                noun.then(participle, Deprel::Acl)
            }
            1 => {
                let participle = self.transitive(Xpos::Vbg, 2);
                noun.then(participle, Deprel::Acl)
            }
            2 if self.chance(0.4) => noun.then(self.office().after_comma().then_comma(), Deprel::Appos),
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

    /// "one of whom later died", "most of which burned"
    fn one_of_whom(&mut self) -> Phrase {
        let part = match self.random.draw() % 3 {
            0 => Phrase::word(self.one(&["most", "many", "some"]), Upos::Adj, Xpos::Jj),
            _ => cardinal(self.one(&["one", "two", "three", "four", "six", "14"])),
        };
        let whom = Phrase::word(self.one(&["whom", "whom", "which"]), Upos::Pron, Xpos::Wp);
        let part = part.then(whom.after_case("of"), Deprel::Nmod);
        let later = self.chance(0.3);
        let (clause, relation) = if self.chance(0.5) {
            let verb = self.verb(0, Xpos::Vbn).after(aux("were", Xpos::Vbd), Deprel::AuxPass);
            (self.when(verb, 0.3), Deprel::NsubjPass)
        } else {
            (self.with_object(Xpos::Vbd, 2), Deprel::Nsubj)
        };
        let later = later.then(|| Phrase::word("later", Upos::Adv, Xpos::Rbr));
        let clause = match later {
            Some(later) => clause.after(later, Deprel::Advmod),
            None => clause,
        };
        clause.after(part, relation)
    }

    /// A common noun with what stands before it, without an article.
    pub fn common(&mut self, several: bool, acting: bool) -> Phrase {
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
        match self.random.draw() % 14 {
            8 if self.chance(0.6) => {
                // "recently announced", "fleeing"
                let adverbs = ["recently", "newly", "badly", "heavily", "widely", "previously", "long"];
                noun = if self.chance(0.7) {
                    let adverb = Phrase::word(self.one(&adverbs), Upos::Adv, Xpos::Rb);
                    noun.after(self.verb(0, Xpos::Vbn).after(adverb, Deprel::Advmod), Deprel::Amod)
                } else {
                    noun.after(self.verb(1, Xpos::Vbg), Deprel::Amod)
                };
            }
            5 => noun = noun.after(Phrase::word(self.one_of(PEOPLES), Upos::Adj, Xpos::Jj), Deprel::Amod),
            6 => {
                // "U.S. - backed", "state - owned"
                let participle = self.one(&["backed", "led", "owned", "based", "controlled", "funded", "made", "run"]);
                let kinds = ["state", "rebel", "government", "foreign", "Western", "U.S.", "army"];
                let by = if self.chance(0.4) { self.one_of(PLACES) } else { self.one(&kinds) };
                let (upos, xpos) = match by {
                    "foreign" | "Western" => (Upos::Adj, Xpos::Jj),
                    by if by.starts_with(char::is_uppercase) => (Upos::Propn, Xpos::Nnp),
                    _ => (Upos::Noun, Xpos::Nn),
                };
                let own = Phrase::word(by, upos, xpos);
                let by = if upos == Upos::Propn { own.named(Name::Place) } else { own };
                let participle = Phrase::word(participle, Upos::Verb, Xpos::Vbn).after(mark("-"), Deprel::Punct);
                noun = noun.after(participle.after(by, Deprel::OblUnmarked), Deprel::Amod);
            }
            7 if self.chance(0.5) => noun = noun.after(self.dollars(), Deprel::Compound),
            0 | 1 => noun = noun.after(self.adjective(), Deprel::Amod),
            2 => {
                if self.chance(0.4) {
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
            4 => {
                let letters = ["US", "U.S.", "UN", "EU", "NATO", "UK", "U.N."];
                let place = if self.chance(0.4) { self.one(&letters) } else { self.one_of(PLACES) };
                let kind = if ["UN", "NATO", "U.N."].contains(&place) { Name::Body } else { Name::Place };
                noun = noun.after(Phrase::proper(place).named(kind), Deprel::Compound);
            }
            _ => {}
        }
        noun
    }

    pub fn adjective(&mut self) -> Phrase {
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
        let plain = number.words.len() == 1;
        let noun = Phrase::word(&noun, Upos::Noun, Xpos::Nns);
        match self.random.draw() % 12 {
            // "the two leaders", "another 300 people", "some 300 people"
            0 if plain => noun.after(number, Deprel::Nummod).after(the(), Deprel::Det),
            1 if plain => noun.after(number, Deprel::Nummod).after(article("another"), Deprel::Det),
            2 if plain => {
                let some = Phrase::word("some", Upos::Adv, Xpos::Rb);
                noun.after(number.after(some, Deprel::Advmod), Deprel::Nummod)
            }
            _ => noun.after(number, Deprel::Nummod),
        }
    }

    /// "Musa Bello", "President Musa Bello", "the police spokesman, Musa Bello,"
    pub fn person(&mut self) -> Phrase {
        let name = Phrase::proper;
        let (given, family) = (name(self.listed(0)), name(self.listed(1)));
        let full = given.then(family.clone(), Deprel::Flat).named(Name::Person);
        let family = family.named(Name::Person);
        match self.random.draw() % 6 {
            0 | 1 => family,
            2 => {
                let title = self.one(&["President", "Minister", "General", "Senator", "Mr.", "Ms.", "Governor"]);
                let person = if self.chance(0.5) { full } else { family };
                person.after(name(title), Deprel::NmodDesc)
            }
            4 => {
                let (title, of) = match self.one(&["Prime", "Foreign", "Defense", "Vice", "Interior", "police"]) {
                    "police" => {
                        let of = Phrase::word("police", Upos::Noun, Xpos::Nn);
                        (Phrase::word("chief", Upos::Noun, Xpos::Nn), (of, Deprel::Compound))
                    }
                    "Vice" => (name("President"), (name("Vice"), Deprel::Compound)),
                    of @ ("Prime" | "Foreign") => (name("Minister"), (name(of), Deprel::Amod)),
                    of => (name("Minister"), (name(of), Deprel::Compound)),
                };
                let mut title = title.after(of.0, of.1);
                if self.chance(0.4) {
                    title = title.after(Phrase::word(self.one_of(PEOPLES), Upos::Adj, Xpos::Jj), Deprel::Amod);
                }
                full.after(title, Deprel::NmodDesc)
            }
            3 => {
                let person = full;
                let title = self.common(false, true);
                if self.chance(0.3) {
                    // "the chronicler Benno"
                    return title.after(the(), Deprel::Det).then(person, Deprel::Appos);
                }
                if self.chance(0.3) {
                    // "his predecessor, Musa Bello,"
                    let owner = self.one(&["its", "their", "his", "her"]);
                    let owner = Phrase::word(owner, Upos::Pron, Xpos::PrpPoss);
                    return title.after(owner, Deprel::NmodPoss).then(person.after_comma().then_comma(), Deprel::Appos);
                }
                title.after(the(), Deprel::Det).then(person.after_comma().then_comma(), Deprel::Appos)
            }
            _ => {
                let person = full;
                if self.chance(0.15) {
                    // "Musa Bello, 58,"
                    let age = cardinal(self.one(&["34", "58", "71", "19", "46"]));
                    return person.then(age.after_comma().then_comma(), Deprel::Amod);
                }
                person
            }
        }
    }

    /// "Bello", "Musa Bello"
    pub fn plain_person(&mut self) -> Phrase {
        let (given, family) = (Phrase::proper(self.listed(0)), Phrase::proper(self.listed(1)));
        let person = if self.chance(0.6) { given.then(family, Deprel::Flat) } else { family };
        person.named(Name::Person)
    }

    /// "Dinamo Zagreb", "Goldman Sachs"
    fn club(&mut self) -> Phrase {
        let kinds =
            ["Bank", "Group", "Union", "University", "Airlines", "United", "Party", "Oil", "Hospital", "Council"];
        let last = if self.chance(0.4) { self.one(&kinds) } else { self.listed(1) };
        let first = if self.chance(0.5) { self.one_of(PLACES) } else { self.listed(1) };
        Phrase::proper(last).after(Phrase::proper(first), Deprel::Compound).named(Name::Body)
    }

    pub fn place(&mut self) -> Phrase {
        let listed = self.listed(2);
        let place = if listed.contains(' ') || self.chance(0.5) { self.one_of(PLACES) } else { listed };
        let place = Phrase::proper(place).named(Name::Place);
        if self.chance(0.1) {
            let side = self.one(&["northern", "southern", "eastern", "western", "central", "neighboring"]);
            return place.after(Phrase::word(side, Upos::Adj, Xpos::Jj), Deprel::Amod);
        }
        place
    }

    /// "the central bank", "the Nairobi court", "the health ministry"
    pub fn body(&mut self) -> Phrase {
        let noun = Phrase::word(self.one_of(BODIES), Upos::Noun, Xpos::Nn);
        let noun = match self.random.draw() % 5 {
            4 => noun.after(Phrase::word(self.one_of(PEOPLES), Upos::Adj, Xpos::Jj), Deprel::Amod),
            0 => noun.after(self.adjective(), Deprel::Amod),
            1 => noun.after(Phrase::proper(self.one_of(PLACES)).named(Name::Place), Deprel::Compound),
            2 => noun.after(Phrase::word(self.one_of(THINGS), Upos::Noun, Xpos::Nn), Deprel::Compound),
            _ => noun,
        };
        noun.after(the(), Deprel::Det)
    }
}
