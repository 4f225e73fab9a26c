//! [`Clauses`]: the claims of a document as the sieves look at them: what governs what, and by which word.

use crate::document::{
    Article, Aspect, Claim, ClaimId, Deprel, Document, Factuality, Filler, Link, Node, Relation, SentenceId, Tense,
    TimemlClass, Timex, TimexId, TimexKind, TokenId, Upos, Xpos,
};
use crate::ontology::is_ordinal;
use crate::time::Granularity;
use chrono::NaiveDate;

/// The claims of a document with their syntactic neighbourhood.
pub struct Clauses<'d> {
    /// The document.
    pub doc: &'d Document,
    /// The claim that each token triggers.
    by_token: Vec<Option<ClaimId>>,
    /// What governs each claim.
    governors: Vec<Option<Governor>>,
    /// The claims of each sentence, in order.
    by_sentence: Vec<Vec<ClaimId>>,
    /// The expressions of each claim, nearest first.
    timexes: Vec<Vec<TimexId>>,
}

/// The claim whose trigger stands above another's in the tree, and the way down from it.
#[derive(Debug, Clone)]
pub struct Governor {
    /// The governing claim.
    pub claim: ClaimId,
    /// The relation of the topmost step below the governor.
    pub relation: Deprel,
    /// The word that leads to the governed clause or phrase: "after", "ahead of", "when"; lower case.
    pub connective: Option<String>,
    /// The number of steps.
    pub steps: usize,
}

impl<'d> Clauses<'d> {
    /// Looks at the claims of a document. *Cost*: the depth of the trees.
    pub fn new(doc: &'d Document) -> Clauses<'d> {
        let mut by_token = vec![None; doc.tokens.len()];
        let mut by_sentence = vec![Vec::new(); doc.sentences.len()];
        for id in ids(doc) {
            let claim = &doc.claims[id.index()];
            by_token[claim.trigger.index()].get_or_insert(id);
            by_sentence[claim.sentence.index()].push(id);
        }
        let timexes = doc.claims.iter().map(|claim| claim.timexes.clone()).collect();
        let mut clauses = Clauses { doc, by_token, governors: Vec::new(), by_sentence, timexes };
        clauses.governors = ids(doc).map(|id| clauses.find_governor(id)).collect();
        clauses.leave_to_nouns();
        clauses.keep_beside();
        clauses.attach_loose();
        clauses.hand_up();
        clauses.hand_down();
        clauses
    }

    /// All claims.
    pub fn ids(&self) -> impl Iterator<Item = ClaimId> + use<> {
        ids(self.doc)
    }

    /// A claim.
    pub fn claim(&self, id: ClaimId) -> &'d Claim {
        &self.doc.claims[id.index()]
    }

    /// The article.
    pub fn article(&self) -> &'d Article {
        &self.doc.article
    }

    /// The publication day.
    pub fn published(&self) -> Option<NaiveDate> {
        self.article().published.map(|published| published.date)
    }

    /// What governs a claim inside its sentence.
    pub fn governor(&self, id: ClaimId) -> Option<&Governor> {
        self.governors[id.index()].as_ref()
    }

    /// The expressions that belong to a claim, nearest first: those that `extract` attached, else one that stands
    /// below its trigger in the tree and belongs to no other claim.
    pub fn timexes(&self, id: ClaimId) -> &[TimexId] {
        &self.timexes[id.index()]
    }

    /// The claims of a sentence, in order.
    pub fn of_sentence(&self, sent: SentenceId) -> &[ClaimId] {
        &self.by_sentence[sent.index()]
    }

    /// The first claim of a sentence that no other governs: its main event.
    pub fn main_of(&self, sent: SentenceId) -> Option<ClaimId> {
        let claims = self.of_sentence(sent);
        claims.iter().copied().find(|id| self.governor(*id).is_none()).or(claims.first().copied())
    }

    /// The claim that reports this one: its source's, else the governing claim that has it as content.
    pub fn speech(&self, id: ClaimId) -> Option<ClaimId> {
        let reported = self.claim(id).source.claim.filter(|speech| *speech != id);
        reported.or_else(|| self.appended_speech(id)).or_else(|| {
            let governor = self.governor(id)?;
            let content = matches!(governor.relation.base(), Deprel::Ccomp | Deprel::Parataxis);
            (content && self.claim(governor.claim).timeml_class == TimemlClass::Reporting).then_some(governor.claim)
        })
    }

    /// "They will leave, the minister said": the saying hangs below what is said.
    fn appended_speech(&self, id: ClaimId) -> Option<ClaimId> {
        let says = |other: &ClaimId| {
            self.claim(*other).timeml_class == TimemlClass::Reporting
                && self
                    .governor(*other)
                    .is_some_and(|governor| governor.claim == id && governor.relation == Deprel::Parataxis)
        };
        self.of_sentence(self.claim(id).sentence).iter().copied().find(says)
    }

    /// True where the trigger is a noun.
    pub fn is_noun(&self, id: ClaimId) -> bool {
        let tok = self.doc.token(self.claim(id).trigger);
        matches!(tok.upos, Upos::Noun | Upos::Propn) && self.claim(id).tense == Tense::None
    }

    /// The tense of a claim; a bare participle with a subject of its own is a past that was taken for one ("it struck").
    pub fn tense(&self, id: ClaimId) -> Tense {
        let claim = self.claim(id);
        let finite = [Deprel::Nsubj, Deprel::Expl];
        let helped = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop];
        let bare = self.doc.dependents_by(claim.trigger, &helped).next().is_none();
        match claim.tense {
            Tense::Pastpart if bare && self.doc.dependents_by(claim.trigger, &finite).next().is_some() => Tense::Past,
            tense => tense,
        }
    }

    /// True for a simple past or a perfect: the event lies before the time of speaking.
    pub fn is_past(&self, id: ClaimId) -> bool {
        let claim = self.claim(id);
        let perfect = matches!(claim.aspect, Aspect::Perfective | Aspect::PerfectiveProgressive);
        !claim.future && (self.tense(id) == Tense::Past || (claim.tense == Tense::Present && perfect))
    }

    /// True for a participle that describes the circumstances of its clause: "killing two", "while meeting him".
    pub fn is_participle(&self, id: ClaimId) -> bool {
        let claim = self.claim(id);
        claim.tense == Tense::Prespart || (claim.tense == Tense::None && claim.aspect == Aspect::Progressive)
    }

    /// True for "had left".
    pub fn is_pluperfect(&self, id: ClaimId) -> bool {
        let claim = self.claim(id);
        claim.tense == Tense::Past && matches!(claim.aspect, Aspect::Perfective | Aspect::PerfectiveProgressive)
    }

    /// True where the sentence is a headline: the first, and it does not end in a full stop.
    pub fn is_headline(&self, sent: SentenceId) -> bool {
        let text = self.doc.text(self.doc.sentence(sent).span).trim_end();
        sent.index() == 0 && !text.ends_with(['.', '!', '?', '"', '”', '\'', '’'])
    }

    /// The participants of a claim that are claims themselves.
    pub fn claim_fillers(&self, id: ClaimId) -> impl Iterator<Item = (crate::document::Role, ClaimId)> + 'd {
        let of = |filler| if let Filler::Claim(other) = filler { Some(other) } else { None };
        self.claim(id).participants.iter().filter_map(move |p| of(p.filler).map(|other| (p.role, other)))
    }

    fn find_governor(&self, id: ClaimId) -> Option<Governor> {
        let mut at = self.claim(id).trigger;
        // "since coming to power": the verb has folded into the noun, and the word that leads to both is the verb's
        let verb = self.doc.token(at).head.filter(|head| {
            let folded = self.by_token[head.index()].is_none() && self.doc.token(*head).upos == Upos::Verb;
            folded && self.doc.token(at).upos == Upos::Noun
        });
        let mut connective = self.connective(at).filter(|_| verb.is_none());
        // a tree has no cycle; the bound guards against one made elsewhere
        for steps in 1..=self.doc.sentence(self.claim(id).sentence).range().len() {
            let (above, relation) = (self.doc.token(at).head?, self.doc.token(at).deprel);
            let claim =
                self.by_token[above.index()].or_else(|| self.folded(above).filter(|_| relation == Deprel::Advcl));
            if let Some(claim) = claim.filter(|claim| *claim != id) {
                return Some(Governor { claim, relation, connective, steps });
            }
            connective = connective.or_else(|| self.connective(above)).or_else(|| self.following(above));
            at = above;
        }
        None
    }

    /// "**began** leaving": the claim of the verb that a verb without one folds into.
    fn folded(&self, verb: TokenId) -> Option<ClaimId> {
        let mut inner = self.doc.dependents_by(verb, &[Deprel::Xcomp]).filter(|inner| *inner > verb);
        inner.find_map(|inner| self.by_token[inner.index()]).filter(|_| self.doc.token(verb).upos == Upos::Verb)
    }

    /// "released the 2011 version": a month or more that describes a noun, which is no event, dates the noun and not the verb.
    /// "rose from 6 per cent in 2019": a time of what a change is measured against dates the amount.
    fn leave_to_nouns(&mut self) {
        let of_noun = |timex| self.is_of_noun(timex) || self.is_of_measure(timex) || self.is_of_ordered(timex);
        let of_noun: Vec<bool> = self.doc.timexes.iter().map(of_noun).collect();
        self.timexes.iter_mut().for_each(|list| list.retain(|timex| !of_noun[timex.index()]));
    }

    /// "from 6 per cent in 2019", "up from 200 in March", "more than the 40 in 1999": behind an amount that a change starts
    /// from or is compared with.
    fn is_of_measure(&self, timex: &Timex) -> bool {
        let doc = self.doc;
        let start = doc.sentence(timex.sentence).first;
        let back = |tok: TokenId| tok.0.checked_sub(1).map(TokenId).filter(|tok| *tok >= start);
        if back(timex.first).is_some_and(|since| doc.form(since) == "since" && self.is_extreme(since)) {
            return true;
        }
        let up = std::iter::successors(Some(timex.first), |tok| doc.token(*tok).head).take(6);
        if up.into_iter().any(|tok| doc.form(tok).eq_ignore_ascii_case("compared")) {
            return true;
        }
        let joint =
            back(timex.first).filter(|tok| matches!(doc.form(*tok), "in" | "on" | "at" | "of" | "for" | "from"));
        let Some(amount) = joint.and_then(back) else { return false };
        let counts = |tok: TokenId| matches!(doc.token(tok).upos, Upos::Num | Upos::Sym);
        let unit = |tok: TokenId| matches!(doc.form(tok), "percent" | "cent" | "points" | "million" | "billion");
        // "fell 13 per cent from a year earlier"
        if joint.is_some_and(|tok| doc.form(tok) == "from") {
            let next = doc.tokens.get(timex.end.index()).map_or("", |token| doc.text(token.span));
            return (counts(amount) || unit(amount)) && !matches!(next, "to" | "until" | "till" | "through" | "-");
        }
        // the words of the amount, up to the preposition before it
        let mut at = Some(amount).filter(|tok| counts(*tok) || unit(*tok));
        while let Some(tok) = at {
            let word = doc.form(tok);
            if matches!(word, "from" | "than" | "versus" | "against") {
                return true;
            }
            // "down from a peak of 170,000"
            let level = matches!(word, "peak" | "high" | "low" | "record" | "total" | "level" | "of" | "an" | "its");
            let rough = matches!(word, "per" | "the" | "about" | "some" | "around" | "a" | "nearly" | "almost");
            let inside = counts(tok) || unit(tok) || level || rough;
            at = back(tok).filter(|_| inside);
        }
        false
    }

    /// "since the border row in 2020": the time of what something came after, told or not, is not its own.
    fn is_of_ordered(&self, timex: &Timex) -> bool {
        let doc = self.doc;
        let start = doc.sentence(timex.sentence).first;
        let back = |tok: TokenId| tok.0.checked_sub(1).map(TokenId).filter(|tok| *tok >= start);
        let joint = back(timex.first).filter(|tok| matches!(doc.form(*tok), "in" | "of"));
        joint.and_then(back).is_some_and(|noun| {
            doc.token(noun).upos == Upos::Noun && self.by_token[noun.index()].is_none() && self.is_led_in_order(noun)
        })
    }

    /// True for a noun behind a word of order: "since its launch", "following the vote".
    fn is_led_in_order(&self, noun: TokenId) -> bool {
        let led = self.connective(noun);
        led.is_some_and(|word| matches!(word.as_str(), "since" | "after" | "before" | "until" | "following"))
    }

    fn is_of_noun(&self, timex: &Timex) -> bool {
        let inside = |tok: TokenId| timex.first <= tok && tok < timex.end;
        let top =
            (timex.first.0..timex.end.0).map(TokenId).find(|t| self.doc.token(*t).head.is_some_and(|h| !inside(h)));
        let Some((relation, head)) = top.and_then(|t| Some((self.doc.token(t).deprel, self.doc.token(t).head?))) else {
            return false;
        };
        let describes = [Deprel::Compound, Deprel::Amod, Deprel::Nummod, Deprel::NmodUnmarked].contains(&relation);
        let noun =
            matches!(self.doc.token(head).upos, Upos::Noun | Upos::Propn) && self.by_token[head.index()].is_none();
        let coarse = timex.granularity >= Granularity::Month && timex.granularity < Granularity::Unknown;
        describes && noun && coarse && head >= timex.end
    }

    /// "The mayor, in office **since last autumn**, called": the time of what describes the subject.
    fn is_of_aside(&self, timex: &Timex) -> bool {
        let doc = self.doc;
        let open = timex.signal.is_some_and(|signal| {
            use crate::document::SignalRelation::*;
            matches!(signal.relation, Since | From | Until | To)
        });
        let up = |tok: TokenId| doc.token(tok).head.filter(|_| doc.token(tok).deprel == Deprel::Nmod);
        let inside = |tok: TokenId| timex.first <= tok && tok < timex.end;
        let top =
            (timex.first.0..timex.end.0).map(TokenId).find(|tok| doc.token(*tok).head.is_some_and(|up| !inside(up)));
        open && top.and_then(up).and_then(up).is_some()
    }

    /// "the worst toll since 2015", "its first visit since May": the time says how rare the noun is.
    fn is_extreme(&self, since: TokenId) -> bool {
        let near = (since.0.saturating_sub(5)..since.0).map(TokenId);
        let same = |tok: &TokenId| self.doc.token(*tok).sentence == self.doc.token(since).sentence;
        let ranks = |tok: TokenId| {
            let token = self.doc.token(tok);
            token.xpos == Xpos::Jjs || is_ordinal(self.doc.form(tok))
        };
        let noun = since.0.checked_sub(1).map(TokenId).filter(same);
        // "was the lowest since 1990"
        let noun = noun.is_some_and(|tok| {
            matches!(self.doc.token(tok).upos, Upos::Noun | Upos::Propn) || self.doc.token(tok).xpos == Xpos::Jjs
        });
        let verb = |tok: TokenId| self.doc.token(tok).upos == Upos::Verb;
        let words: Vec<TokenId> = near.filter(same).collect();
        let from = words.iter().rposition(|tok| verb(*tok)).map_or(0, |at| at + 1);
        noun && words[from..].iter().any(|tok| ranks(*tok))
    }

    /// "said Tuesday that they would leave", "said on Tuesday": right after a verb an expression is the verb's own, whatever
    /// the tree says. "is a maker of tools and opened a shop, the first, on April 28": a past day is no time of a present
    /// state where a past clause coordinated with it stands nearer.
    fn keep_beside(&mut self) {
        let mut owners: Vec<Vec<ClaimId>> = vec![Vec::new(); self.doc.timexes.len()];
        for id in self.ids() {
            self.timexes[id.index()].iter().for_each(|timex| owners[timex.index()].push(id));
        }
        for (n, owners) in owners.iter().enumerate() {
            let timex = &self.doc.timexes[n];
            let owner = owners.first().copied();
            let heir = self.verb_before(timex).or_else(|| self.noun_before(timex));
            let heir = heir.or_else(|| self.past_clause(owner?, timex));
            let dated = !timex.bounds.is_unknown() && timex.kind != TimexKind::Set;
            let (Some(heir), true) = (heir.filter(|heir| owner != Some(*heir)), dated) else { continue };
            owners.iter().for_each(|id| self.timexes[id.index()].retain(|timex| timex.index() != n));
            self.timexes[heir.index()].insert(0, TimexId(n as u32));
        }
    }

    /// The claim of the verb right before an expression; with a preposition between only a saying keeps it.
    fn verb_before(&self, timex: &Timex) -> Option<ClaimId> {
        let before =
            |tok: TokenId| tok.0.checked_sub(1).map(TokenId).filter(|t| self.doc.token(*t).sentence == timex.sentence);
        let tok = before(timex.first)?;
        let on = timex.signal.is_some() && matches!(self.doc.form(tok).to_lowercase().as_str(), "on" | "in" | "at");
        let id = self.by_token[if on { before(tok)? } else { tok }.index()]?;
        let says = self.claim(id).timeml_class == TimemlClass::Reporting;
        let finite = self.claim(id).tense == Tense::Past && !self.is_noun(id);
        (finite && (says || !on)).then_some(id)
    }

    /// "since its launch in 2003", "following the killing of a general in the capital in May": the event noun before an
    /// expression keeps it where a word of order leads the noun.
    fn noun_before(&self, timex: &Timex) -> Option<ClaimId> {
        let before =
            |tok: TokenId| tok.0.checked_sub(1).map(TokenId).filter(|t| self.doc.token(*t).sentence == timex.sentence);
        let tok = before(timex.first).filter(|tok| matches!(self.doc.form(*tok), "in" | "on" | "of" | "at"))?;
        let ordered = |id: &ClaimId| self.is_noun(*id) && self.is_led_in_order(self.claim(*id).trigger);
        let last = before(tok)?;
        let beside = self.by_token[last.index()].filter(ordered);
        let loose = matches!(self.doc.form(tok), "in" | "at");
        beside.or_else(|| self.nouns_above(last).find(|id| loose && ordered(id)))
    }

    /// The event nouns above a token that stand before it with no comma and no verb between.
    fn nouns_above(&self, tok: TokenId) -> impl Iterator<Item = ClaimId> + '_ {
        let plain =
            |tok: &TokenId| self.doc.form(*tok) != "," && self.by_token[tok.index()].is_none_or(|id| self.is_noun(id));
        let up = std::iter::successors(Some(tok), |tok| self.doc.token(*tok).head.filter(|head| head < tok));
        up.take_while(move |above| (above.0..tok.0).map(TokenId).all(|tok| plain(&tok)))
            .filter_map(|above| self.by_token[above.index()])
    }

    /// The past clause before an expression that is coordinated with the present state it was given to.
    fn past_clause(&self, owner: ClaimId, timex: &Timex) -> Option<ClaimId> {
        let past = timex.bounds.end.last.zip(self.published()).is_some_and(|(last, day)| last < day);
        let state = self.claim(owner).tense == Tense::Present && !self.is_past(owner);
        let joined = |id: &ClaimId| {
            self.claim(*id).trigger < timex.first
                && self.is_past(*id)
                && self.governor(*id).is_some_and(|up| up.claim == owner && up.relation.base() == Deprel::Conj)
        };
        let found = self.of_sentence(timex.sentence).iter().copied().rfind(joined);
        found.filter(|_| past && state)
    }

    /// Expressions that no claim has yet go to the first claim above them ("in a Wednesday speech, he said").
    fn attach_loose(&mut self) {
        let taken: std::collections::HashSet<TimexId> = self.timexes.iter().flatten().copied().collect();
        for (n, timex) in (0u32..).zip(&self.doc.timexes).filter(|(n, _)| !taken.contains(&TimexId(*n))) {
            let dated = !timex.bounds.is_unknown()
                && matches!(timex.kind, TimexKind::Date | TimexKind::Time)
                && !self.is_of_noun(timex)
                && !self.is_of_aside(timex)
                && !self.is_of_measure(timex)
                && !self.is_of_ordered(timex);
            let above = self.above(timex).filter(|_| dated).or_else(|| self.at_named_occasion(timex));
            // "five years after its launch, the shop in February passed its rival": a length leaves room for a date
            let vague =
                |list: &&mut Vec<TimexId>| list.iter().all(|other| self.doc.timexes[other.index()].bounds.is_unknown());
            if let Some(list) = above.map(|id| &mut self.timexes[id.index()]).filter(vague) {
                list.insert(0, TimexId(n));
            }
        }
    }

    /// "told him that they would leave within three years": a time that has not come yet goes from the past event it was
    /// attached to down to a coming event that it governs.
    fn hand_down(&mut self) {
        let Some(published) = self.published() else { return };
        for id in self.ids() {
            let Some(heir) = self.governor(id).map(|governor| governor.claim) else { continue };
            let to_come = |timex: &TimexId| {
                self.doc.timexes[timex.index()].bounds.begin.first.is_some_and(|first| first >= published)
                    && self.doc.timexes[timex.index()].bounds.end.last != Some(published)
            };
            let looks_ahead = self.claim(id).future || !self.is_past(id) && !self.is_noun(id);
            if self.is_past(heir) && looks_ahead && self.timexes[id.index()].is_empty() {
                let (ahead, own) = self.timexes[heir.index()].iter().copied().partition(to_come);
                self.timexes[id.index()] = ahead;
                self.timexes[heir.index()] = own;
            }
        }
    }

    /// "pledged millions in aid for the city on Sunday", "gave up his attempt to form a cabinet on Saturday": a past day at
    /// the end belongs to the past clause, and not to a happening inside its object that is new or never came about.
    fn hand_up(&mut self) {
        for id in self.ids() {
            let Some(heir) = self.clause_around(id) else { continue };
            let unknown = |timex: &TimexId| self.doc.timexes[timex.index()].bounds.is_unknown();
            let free =
                self.is_past(heir) && !self.is_pluperfect(heir) && self.timexes[heir.index()].iter().all(unknown);
            let at = self.timexes[id.index()].iter().position(|timex| self.is_day_behind(id, *timex));
            if let Some(at) = at.filter(|_| free) {
                let timex = self.timexes[id.index()].remove(at);
                self.timexes[heir.index()].insert(0, timex);
            }
        }
    }

    /// The clause whose object or circumstance holds an event that nobody knows yet, or that is no fact.
    fn clause_around(&self, id: ClaimId) -> Option<ClaimId> {
        let claim = self.claim(id);
        let up = self.governor(id)?;
        let inside = |up: &Governor| matches!(up.relation.base(), Deprel::Obj | Deprel::Obl);
        if self.is_noun(id) {
            let known = self.doc.dependents_by(claim.trigger, &[Deprel::Det, Deprel::NmodPoss]).next().is_some();
            return Some(up.claim).filter(|_| inside(up) && !known);
        }
        let never = claim.tense == Tense::Infinitive && claim.factuality == Factuality::Possible;
        let up = if self.is_noun(up.claim) { self.governor(up.claim)? } else { up };
        Some(up.claim).filter(|heir| never && !self.is_noun(*heir) && up.relation.base() == Deprel::Obj)
    }

    /// True for a day up to publication that stands behind an event, with other words between.
    fn is_day_behind(&self, id: ClaimId, timex: TimexId) -> bool {
        let timex = &self.doc.timexes[timex.index()];
        let past = timex.bounds.end.last.zip(self.published()).is_some_and(|(last, day)| last <= day);
        let single = timex.granularity <= Granularity::Day && timex.bounds.begin.first == timex.bounds.end.last;
        past && single && timex.first.0 > self.claim(id).trigger.0 + 2
    }

    /// "won at the 2012 Olympics", "spoke in the 2019 State of the Union address": what happens at an occasion with a name.
    fn at_named_occasion(&self, timex: &Timex) -> Option<ClaimId> {
        let doc = self.doc;
        let of_year = timex.granularity <= Granularity::Year && timex.signal.is_none() && self.is_of_noun(timex);
        let noun = doc
            .token(timex.first)
            .head
            .filter(|noun| of_year && timex.end.0 == timex.first.0 + 1 && *noun >= timex.end)?;
        let name = |tok: TokenId| doc.token(tok).upos == Upos::Propn;
        let named = name(noun) || doc.dependents_by(noun, &[Deprel::Compound]).any(name);
        let the = doc.dependents_by(noun, &[Deprel::Det]).any(|det| doc.form(det).eq_ignore_ascii_case("the"));
        let within = matches!(self.connective(noun).as_deref(), Some("in" | "at" | "during"));
        let place = doc.token(noun).deprel.base() == Deprel::Obl;
        doc.token(noun).head.and_then(|verb| self.by_token[verb.index()]).filter(|_| named && the && within && place)
    }

    /// The first claim above an expression, if no name lies between ("the Conference 2010").
    fn above(&self, timex: &Timex) -> Option<ClaimId> {
        let inside = |tok: TokenId| timex.first <= tok && tok < timex.end;
        let mut at =
            (timex.first.0..timex.end.0).map(TokenId).find(|t| self.doc.token(*t).head.is_none_or(|h| !inside(h)))?;
        for _ in 0..self.doc.sentence(timex.sentence).range().len() {
            at = self.doc.token(at).head?;
            match self.by_token[at.index()] {
                Some(claim) => return Some(claim),
                None if self.doc.token(at).upos == Upos::Propn && timex.signal.is_none() => return None,
                None => {}
            }
        }
        None
    }

    /// The first claim above a token.
    pub fn first_claim_above(&self, tok: TokenId) -> Option<ClaimId> {
        let mut at = tok;
        for _ in 0..self.doc.sentence(self.doc.token(tok).sentence).range().len() {
            at = self.doc.token(at).head?;
            if let Some(claim) = self.by_token[at.index()] {
                return Some(claim);
            }
        }
        None
    }

    /// "following a strike" with the preposition taken for a verb.
    fn following(&self, tok: TokenId) -> Option<String> {
        let form = self.doc.form(tok).to_lowercase();
        (self.doc.token(tok).deprel.base() == Deprel::Advcl && form == "following").then_some(form)
    }

    /// The preposition or conjunction of a phrase or clause, fixed expressions whole: "ahead of", "as soon as".
    fn connective(&self, head: TokenId) -> Option<String> {
        let found = self.doc.dependents(head).find(|tok| {
            let token = self.doc.token(*tok);
            let wh = token.deprel == Deprel::Advmod && matches!(token.lemma.as_str(), "when" | "while" | "once");
            wh || matches!(token.deprel, Deprel::Mark | Deprel::Case)
        })?;
        let fixed = self.doc.dependents_by(found, &[Deprel::Fixed]);
        let words = std::iter::once(found).chain(fixed).map(|tok| self.doc.form(tok).to_lowercase());
        Some(words.collect::<Vec<_>>().join(" "))
    }
}

fn ids(doc: &Document) -> impl Iterator<Item = ClaimId> + use<> {
    (0..doc.claims.len() as u32).map(ClaimId)
}

/// A link between two claims.
pub fn link(from: ClaimId, relation: Relation, to: ClaimId, rule: &str, confidence: f32) -> Link {
    Link { from: Node::Claim(from), relation, to: Node::Claim(to), rule: rule.to_owned(), confidence }
}
