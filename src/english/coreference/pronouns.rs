//! What pronouns stand for.
//!
//! Third-person pronouns: of the candidates before that agree in number, gender and kind and that syntax allows (Chomsky's
//! binding, no phrase inside its own antecedent), the most salient one; salience after Lappin & Leass (1994): sentences between, grammatical
//! role, how often the thing was named. "I" and "we" inside quotation marks are the speaker and the speaker's side.

use super::candidate::{Candidate, before_name};
use super::clusters::Clusters;
use super::lexicon::{Gender, Number, Pronoun, is_group};
use super::sieves::{Heads, below, is_subject};
use crate::document::{Deprel, Document, EntityKind, MentionKind, Quotation, SentenceId, Span, TokenId, Upos};
use crate::ontology::gazetteer::{TitleKind, gazetteer};
use crate::speech;
use std::collections::HashMap;
use std::ops::Range;

/// The quotations of a document and who speaks in them.
pub struct Speech<'d> {
    doc: &'d Document,
    /// For each sentence, how many sentences of the narrator's stand before it.
    told: Vec<u32>,
    quotations: Vec<(Span, Option<usize>)>,
    /// The quotations of each speaker.
    own: HashMap<usize, Vec<Span>>,
    /// What is said before its speaker is named, by sentence: the head of the content and the speaker.
    fronted: HashMap<SentenceId, Vec<(TokenId, usize)>>,
}

impl<'d> Speech<'d> {
    /// Finds quotations and speakers.
    pub fn new(doc: &'d Document, heads: &Heads) -> Speech<'d> {
        let reports = speech::reports(doc);
        let speakers: HashMap<TokenId, Option<TokenId>> =
            reports.iter().rev().map(|report| (report.cue, report.speaker)).collect();
        let speaker = |quotation: &Quotation| heads.get(&(*speakers.get(&quotation.cue?)?)?).copied();
        let quotations: Vec<(Span, Option<usize>)> =
            speech::quotations(doc, &reports).iter().map(|quotation| (quotation.span, speaker(quotation))).collect();
        let told = told(doc, &quotations);
        let mut own: HashMap<usize, Vec<Span>> = HashMap::new();
        for (span, speaker) in &quotations {
            speaker.iter().for_each(|speaker| own.entry(*speaker).or_default().push(*span));
        }
        let mut fronted: HashMap<SentenceId, Vec<(TokenId, usize)>> = HashMap::new();
        for report in &reports {
            let Some((content, speaker)) = report.content.zip(report.speaker) else { continue };
            if let Some(n) = heads.get(&speaker).filter(|_| content < speaker) {
                fronted.entry(doc.token(content).sentence).or_default().push((content, *n));
            }
        }
        Speech { doc, told, quotations, own, fronted }
    }

    /// The quotation that a span stands in, by number, and its speaker.
    fn around(&self, span: Span) -> Option<(usize, Option<usize>)> {
        let at = self.quotations.partition_point(|(quoted, _)| quoted.start <= span.start).checked_sub(1)?;
        self.quotations[at].0.contains(span).then(|| (at, self.quotations[at].1))
    }

    /// Merges pronouns of the first person with who speaks.
    pub fn first_person(&self, candidates: &[Candidate], clusters: &mut Clusters) {
        let mut voices: HashMap<(Option<usize>, bool), usize> = HashMap::new();
        for (n, candidate) in candidates.iter().enumerate() {
            let Some(pronoun) = candidate.pronoun.filter(|pronoun| pronoun.person == 1) else { continue };
            let plural = pronoun.number == Number::Plural;
            let around = self.around(candidate.span);
            // Quotations of one speaker have one voice.
            let voice = around.map(|(quotation, speaker)| {
                speaker.map_or(quotation, |speaker| candidates.len() + clusters.id(speaker))
            });
            let speaker = around.and_then(|(_, speaker)| speaker).filter(|speaker| may_be(clusters, *speaker, plural));
            let speaker = speaker.or_else(|| {
                let person = around.and_then(|(_, speaker)| speaker).filter(|_| plural)?;
                self.side(candidates, clusters, person)
            });
            match (speaker, voices.get(&(voice, plural))) {
                (Some(speaker), _) => clusters.merge(speaker, n, "pronoun/speaker"),
                (None, Some(other)) => clusters.merge(*other, n, "pronoun/voice"),
                (None, None) => drop(voices.insert((voice, plural), n)),
            }
        }
    }

    /// The sentences between two phrases; for the narrator's pronouns, those of the narrator's alone.
    fn apart(&self, before: &Candidate, after: &Candidate, quoted: bool) -> u32 {
        let place = |candidate: &Candidate| {
            let sentence = candidate.sentence;
            if quoted { sentence.0 } else { self.told.get(sentence.index()).copied().unwrap_or(sentence.0) }
        };
        place(after).saturating_sub(place(before))
    }

    /// The country or organisation that somebody speaks for by office: the US for the US President.
    fn side(&self, candidates: &[Candidate], clusters: &Clusters, speaker: usize) -> Option<usize> {
        clusters
            .cluster(speaker)
            .members
            .iter()
            .take(DESCRIBED)
            .filter(|member| candidates[**member].kind == MentionKind::Name)
            .find_map(|member| {
                let words = before_name(self.doc, candidates[*member].first);
                let office = words.iter().any(|tok| {
                    let title = gazetteer().title(self.doc.form(*tok));
                    title.is_some_and(|title| title.kind == TitleKind::Office)
                });
                words.iter().filter(|_| office).find_map(|tok| self.named(candidates, *tok)).or_else(|| {
                    let firm = |at: &usize| candidates[*at].what == Some(EntityKind::Organization);
                    words.iter().filter_map(|tok| self.named(candidates, *tok)).find(firm)
                })
            })
            .or_else(|| self.employer(candidates, clusters, speaker))
    }

    /// "Ann Lee, director of the fund": whose voice a person described so is.
    fn employer(&self, candidates: &[Candidate], clusters: &Clusters, speaker: usize) -> Option<usize> {
        let nominal = |member: &&usize| candidates[**member].kind == MentionKind::Nominal;
        clusters.cluster(speaker).members.iter().take(DESCRIBED).filter(nominal).find_map(|member| {
            self.doc.dependents_by(candidates[*member].head, &[Deprel::Nmod]).find_map(|tok| {
                let of = |case: TokenId| matches!(self.doc.token(case).lemma.as_str(), "of" | "at" | "for");
                let led = self.doc.dependents_by(tok, &[Deprel::Case]).any(of);
                let at = self.named(candidates, tok).filter(|_| led)?;
                (candidates[at].what == Some(EntityKind::Organization)).then_some(at)
            })
        })
    }

    /// The name of a country or organisation at a token.
    fn named(&self, candidates: &[Candidate], tok: TokenId) -> Option<usize> {
        let at = in_sentence(candidates, self.doc.token(tok).sentence).find(|at| {
            let candidate = &candidates[*at];
            candidate.first <= tok && tok < candidate.end && candidate.kind == MentionKind::Name
        })?;
        candidates[at].what.is_some_and(is_group).then_some(at)
    }

    /// "In **his** speech, the name said": the subject that such a phrase stands before.
    fn ahead(&self, candidates: &[Candidate], clusters: &Clusters, n: usize, pronoun: Pronoun) -> Option<usize> {
        let own = &candidates[n];
        let mut top = own.head;
        for _ in 0..6 {
            let token = self.doc.token(top);
            let head = token.head?;
            if matches!(token.deprel, Deprel::Obl | Deprel::Advcl) {
                let subject = self.doc.dependents_by(head, &[Deprel::Nsubj, Deprel::NsubjPass]).next()?;
                let fronted = top < head && own.head < subject && pronoun.possessive;
                let comma = (own.head.0..subject.0).any(|at| self.doc.form(TokenId(at)) == ",");
                let found = in_sentence(candidates, token.sentence).find(|at| candidates[*at].head == subject)?;
                let cluster = clusters.cluster(found);
                let kind = match pronoun.gender {
                    Gender::Neuter => cluster.what.is_some_and(is_group),
                    _ => cluster.what == Some(EntityKind::Person) && cluster.gender.agrees(pronoun.gender),
                };
                let named = candidates[found].kind == MentionKind::Name && pronoun.number != Number::Plural;
                return (fronted && comma && kind && named).then_some(found);
            }
            top = head;
        }
        None
    }

    /// Merges third-person pronouns with what they stand for, in order of the text.
    pub fn third_person(&self, candidates: &[Candidate], clusters: &mut Clusters) {
        for (n, candidate) in candidates.iter().enumerate() {
            let Some(pronoun) = candidate.pronoun.filter(|pronoun| pronoun.person == 3) else { continue };
            let quoted = self.around(candidate.span).is_some();
            if let Some(subject) = self.ahead(candidates, clusters, n, pronoun) {
                clusters.merge(subject, n, "pronoun/ahead");
                continue;
            }
            let speaker = self.around(candidate.span).and_then(|(_, speaker)| speaker);
            // "He was ready, Lee said": whoever is named only behind it is another.
            let fronted = self.fronted.get(&self.doc.token(candidate.head).sentence).map_or(&[][..], Vec::as_slice);
            let behind = fronted.iter().find(|(content, speaker)| {
                let later = &candidates[*speaker];
                let inside = candidate.head == *content || below(self.doc, candidate.head, *content);
                later.kind == MentionKind::Name
                    && later.sentence == candidate.sentence
                    && later.first > candidate.end
                    && inside
            });
            let speaker = speaker.or(behind.map(|(_, speaker)| *speaker));
            let own = self.own.get(&n).map_or(&[][..], Vec::as_slice);
            // "the driver fled, he said": the same of what is said without quotation marks
            let told: Vec<TokenId> =
                fronted.iter().filter(|(_, speaker)| *speaker == n).map(|(content, _)| *content).collect();
            // "“Lee did no harm,” he said": nobody tells of himself by name, nor as "a child".
            let named_by_himself = |other: usize| {
                let members = &clusters.cluster(other).members;
                let from = |place: usize| {
                    let at = members.partition_point(|member| candidates[*member].span.start < place);
                    members[at..].iter().map(|member| &candidates[*member])
                };
                let quotes = |span: &Span| {
                    let third = |member: &Candidate| member.pronoun.is_none_or(|pronoun| pronoun.person == 3);
                    let here = from(span.start).take_while(|member| member.span.start < span.end);
                    here.filter(|member| third(member)).any(|member| span.contains(member.span))
                };
                let tells = |content: &TokenId| {
                    let sentence = self.doc.sentence(self.doc.token(*content).sentence).span;
                    let here = from(sentence.start).take_while(|member| member.span.start < sentence.end);
                    here.filter(|member| member.pronoun.is_none())
                        .any(|member| member.head == *content || below(self.doc, member.head, *content))
                };
                own.iter().any(quotes) || told.iter().any(tells)
            };
            let from = candidates.partition_point(|other| self.apart(other, candidate, quoted) > REACH);
            let near = candidates.partition_point(|other| self.apart(other, candidate, quoted) > 1);
            let two = pronoun.number == Number::Plural
                && is_subject(self.doc, candidate.head)
                && (near..n).any(|other| leads_two_people(self.doc, candidates, clusters, other));
            let best = (from..candidates.len())
                .take_while(|other| candidates[*other].sentence <= candidate.sentence)
                // Nobody calls himself "he" in his own words.
                .filter(|other| *other != n && speaker.is_none_or(|speaker| !clusters.same(speaker, *other)))
                .filter(|other| !named_by_himself(*other))
                .filter(|other| allowed(self.doc, candidates, clusters, *other, n, pronoun))
                .map(|other| {
                    let apart = self.apart(&candidates[other], candidate, quoted);
                    let thing = clusters.cluster(other).what.is_none_or(|kind| kind == EntityKind::Thing);
                    let loss = if two && thing { TWO_PEOPLE } else { 0.0 };
                    (salience(self.doc, candidates, clusters, other, n, pronoun, apart) - loss, other)
                })
                .max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            if let Some((_, other)) = best.filter(|(score, _)| *score > 0.0) {
                clusters.merge(other, n, rule(pronoun));
            }
        }
    }
}

/// How many sentences that are not all quotation stand before each sentence.
fn told(doc: &Document, quotations: &[(Span, Option<usize>)]) -> Vec<u32> {
    let mut count = 0;
    let mut told = Vec::with_capacity(doc.sentences.len());
    for sent in &doc.sentences {
        told.push(count);
        let at = quotations.partition_point(|(quoted, _)| quoted.end + 3 < sent.span.end);
        // The marks themselves stand outside the quotation.
        let inside = quotations
            .get(at)
            .is_some_and(|(quoted, _)| quoted.start <= sent.span.start + 3 && sent.span.end <= quoted.end + 3);
        count += u32::from(!inside);
    }
    told
}

/// "I" is the person who speaks; "we" is an organisation or country that speaks, or several.
fn may_be(clusters: &Clusters, speaker: usize, plural: bool) -> bool {
    let cluster = clusters.cluster(speaker);
    let group = cluster.what.is_some_and(is_group) || cluster.number == Number::Plural;
    if plural { group } else { !group && !matches!(cluster.what, Some(EntityKind::Place | EntityKind::Country)) }
}

/// "Ann and Lee spoke of ships. They …": two people who act are nearer than the things they deal with; and since no entity is
/// the two, "they" rather stands for nothing.
fn leads_two_people(doc: &Document, candidates: &[Candidate], clusters: &Clusters, other: usize) -> bool {
    let is_person = |at: usize| clusters.cluster(at).what == Some(EntityKind::Person);
    let here = in_sentence(candidates, candidates[other].sentence);
    let second = |joined: TokenId| here.clone().any(|at| candidates[at].head == joined && is_person(at));
    is_person(other)
        && is_subject(doc, candidates[other].head)
        && doc.dependents_by(candidates[other].head, &[Deprel::Conj]).any(second)
}

/// What a thing loses beside two people as the one that "they" stands for.
const TWO_PEOPLE: f64 = 60.0;

/// The candidates in a sentence. *Cost*: logarithmic.
fn in_sentence(candidates: &[Candidate], sentence: SentenceId) -> Range<usize> {
    let from = candidates.partition_point(|candidate| candidate.sentence < sentence);
    from..candidates.partition_point(|candidate| candidate.sentence <= sentence)
}

/// In how many of the first mentions of a person an office or employer is sought.
const DESCRIBED: usize = 200;

/// How many sentences back a pronoun reaches.
const REACH: u32 = 3;

fn rule(pronoun: Pronoun) -> &'static str {
    match (pronoun.number, pronoun.gender) {
        (Number::Plural, _) => "pronoun/they",
        (_, Gender::Neuter) => "pronoun/it",
        _ => "pronoun/he-she",
    }
}

fn allowed(
    doc: &Document,
    candidates: &[Candidate],
    clusters: &Clusters,
    other: usize,
    n: usize,
    pronoun: Pronoun,
) -> bool {
    let (a, b) = (&candidates[other], &candidates[n]);
    let part = a.kind == MentionKind::Nominal && doc.token(a.head).deprel == Deprel::Compound;
    if part || a.first >= b.first || a.span.overlaps(b.span) || a.pronoun.is_some_and(|pronoun| pronoun.person != 3) {
        return false;
    }
    let cluster = clusters.cluster(other);
    if cluster.speaks && pronoun.number == Number::Plural {
        return false;
    }
    let fits = match (pronoun.number, pronoun.gender) {
        (Number::Plural, _) => {
            let place = matches!(cluster.what, Some(EntityKind::Place | EntityKind::Country))
                && cluster.number != Number::Plural;
            !place && (cluster.number != Number::Singular || cluster.what.is_some_and(is_group))
        }
        (_, Gender::Neuter) => {
            cluster.number != Number::Plural
                && cluster.what != Some(EntityKind::Person)
                && !matches!(cluster.gender, Gender::Male | Gender::Female)
        }
        _ => {
            cluster.number != Number::Plural
                && cluster.gender.agrees(pronoun.gender)
                && (cluster.what == Some(EntityKind::Person) || a.kind == MentionKind::Name && cluster.what.is_none())
        }
    };
    // "he met Lee": whoever stands beside the pronoun is another, wherever else he stands.
    let beside = |member: &usize| {
        let c = &candidates[*member];
        *member != n && bound(doc, c, b, pronoun)
    };
    let from = cluster.members.partition_point(|member| candidates[*member].sentence < b.sentence);
    let mut here = cluster.members[from..].iter().take_while(|member| candidates[**member].sentence == b.sentence);
    let inside = below(doc, b.head, a.head) && !in_relative_clause(doc, a.head, b, pronoun);
    fits && !inside && !bound(doc, a, b, pronoun) && !here.any(beside)
}

/// "the general who led the troops until **he** was dismissed": a phrase may be meant inside a clause that tells of it, though not
/// beside the "who" that stands for it already.
fn in_relative_clause(doc: &Document, top: TokenId, pronoun: &Candidate, what: Pronoun) -> bool {
    let above = |tok: &TokenId| doc.token(*tok).head;
    let clause =
        std::iter::successors(Some(pronoun.head), above).take(100).find(|tok| doc.token(*tok).head == Some(top));
    let Some(clause) = clause.filter(|tok| doc.token(*tok).deprel == Deprel::AclRelcl) else { return false };
    let subject = is_subject(doc, pronoun.head);
    let who =
        doc.dependents(clause).any(|dep| is_subject(doc, dep) && matches!(doc.form(dep), "who" | "which" | "that"));
    who && doc.token(pronoun.head).head != Some(clause) && (subject || what.possessive)
}

/// "he saw him": two arguments of one verb are two things, unless the second is reflexive; "Ann and her" as well.
fn bound(doc: &Document, a: &Candidate, b: &Candidate, pronoun: Pronoun) -> bool {
    let (first, second) = (doc.token(a.head), doc.token(b.head));
    let argument = |deprel: Deprel| {
        matches!(
            deprel,
            Deprel::Nsubj
                | Deprel::NsubjPass
                | Deprel::Obj
                | Deprel::Iobj
                | Deprel::Obl
                | Deprel::OblAgent
                | Deprel::Conj
        )
    };
    let same_verb =
        first.head.is_some() && first.head == second.head && argument(first.deprel) && argument(second.deprel);
    let joined = second.deprel == Deprel::Conj && second.head == Some(a.head)
        || first.deprel == Deprel::Conj && first.head == Some(b.head);
    if pronoun.reflexive {
        return false;
    }
    // "Khan wants her to call him": the subject of the verb above binds no object of the verb below; "he rang and invited
    // him", "he wants to call him": the subject of the first verb is that of the second.
    let subject = matches!(first.deprel, Deprel::Nsubj | Deprel::NsubjPass) && argument(second.deprel);
    let shared = subject && second.head.is_some_and(|verb| first.head == Some(subject_holder(doc, verb)));
    same_verb || joined || shared
}

/// The verb whose subject a verb has: its own, else that of the verb that it is joined to or completes.
fn subject_holder(doc: &Document, verb: TokenId) -> TokenId {
    const SUBJECTS: [Deprel; 3] = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl];
    let mut at = verb;
    for _ in 0..6 {
        let token = doc.token(at);
        let object = |head: TokenId| doc.dependents_by(head, &[Deprel::Obj, Deprel::Iobj]).next().is_some();
        let Some(head) = token.head.filter(|_| doc.dependents_by(at, &SUBJECTS).next().is_none()) else { break };
        match token.deprel {
            Deprel::Conj => at = head,
            Deprel::Xcomp if !object(head) => at = head,
            _ => break,
        }
    }
    at
}

fn salience(
    doc: &Document,
    candidates: &[Candidate],
    clusters: &Clusters,
    other: usize,
    n: usize,
    pronoun: Pronoun,
    sentences: u32,
) -> f64 {
    let (a, b) = (&candidates[other], &candidates[n]);

    let cluster = clusters.cluster(other);
    let mut score = 50.0 - 14.0 * f64::from(sentences);
    score += match doc.token(a.head).deprel {
        Deprel::Nsubj | Deprel::NsubjPass => 14.0,
        Deprel::Obj | Deprel::Iobj => 6.0,
        Deprel::NmodPoss => 5.0,
        Deprel::Root => 6.0,
        Deprel::Obl | Deprel::OblAgent => 3.0,
        Deprel::Appos => 2.0,
        _ => 0.0,
    };
    score += 2.0 * (cluster.members.len().min(6) as f64);
    if is_subject(doc, a.head) && is_subject(doc, b.head) {
        score += 4.0;
    }
    if a.sentence == b.sentence {
        score -= f64::from(b.first.0 - a.first.0) * 0.25;
        // The subject of the pronoun's own clause owns and is reflected.
        if (pronoun.possessive || pronoun.reflexive) && is_subject(doc, a.head) && governs(doc, a.head, b.head) {
            score += 8.0;
        }
        // "The country has seen three coups since it gained independence"
        if is_subject(doc, a.head) && is_subject(doc, b.head) && leads_clause_of(doc, a.head, b.head) {
            score += 8.0;
        }
    }
    score += match a.kind {
        MentionKind::Name => 2.0,
        MentionKind::Pronoun => 3.0,
        MentionKind::Nominal => 0.0,
    };
    if pronoun.gender == Gender::Neuter && cluster.what.is_none() {
        score -= 10.0;
        if sentences > 1 {
            score -= 20.0;
        }
    }
    // "he" is hardly what nothing shows to be a person
    if matches!(pronoun.gender, Gender::Male | Gender::Female) && cluster.what.is_none() {
        score -= 16.0;
    }
    // "They said …": things say nothing.
    let speaks = is_subject(doc, b.head)
        && doc.token(b.head).head.is_some_and(|verb| {
            let lemma = doc.token(verb).lemma.as_str();
            speech::is_verb_of_saying(lemma) || WILLS.contains(&lemma)
        });
    if pronoun.number == Number::Plural && speaks && cluster.what.is_none_or(|kind| kind == EntityKind::Thing) {
        score -= 30.0;
    }
    if pronoun.number == Number::Plural {
        score += match cluster.what {
            Some(EntityKind::Person) => 5.0,
            Some(kind) if is_group(kind) => -8.0,

            _ => 0.0,
        };
    }
    // A place hardly acts: "in Iraq … it" is something else.
    let place = matches!(cluster.what, Some(EntityKind::Place | EntityKind::Country));
    if place && !is_subject(doc, a.head) && doc.token(a.head).deprel != Deprel::NmodPoss {
        score -= 8.0;
    }
    if !matches!(doc.token(a.head).upos, Upos::Propn | Upos::Pron)
        && a.determiner == super::candidate::Determiner::Indefinite
        && sentences > 1
    {
        score -= 6.0;
    }
    score
}

/// What things do not do.
const WILLS: [&str; 44] = [
    "agree", "arrest", "ask", "attack", "beat", "capture", "decide", "demand", "drink", "drive", "eat", "escape",
    "fear", "fight", "flee", "hope", "kidnap", "know", "learn", "let", "look", "meet", "plan", "promise", "refuse",
    "remember", "rob", "seize", "shoot", "sing", "sit", "sleep", "speak", "stand", "swim", "think", "threaten", "try",
    "vote", "wait", "walk", "want", "wear", "work",
];

/// True when the clause of a second subject hangs on the verb of the first and says when, why or how.
fn leads_clause_of(doc: &Document, subject: TokenId, second: TokenId) -> bool {
    let verb = doc.token(second).head.filter(|verb| doc.token(*verb).deprel == Deprel::Advcl);
    let above = verb.and_then(|verb| doc.token(verb).head);
    above.is_some() && doc.token(subject).head == above
}

/// True when a subject's verb stands above a token.
fn governs(doc: &Document, subject: TokenId, tok: TokenId) -> bool {
    doc.token(subject).head.is_some_and(|verb| below(doc, tok, verb))
}
