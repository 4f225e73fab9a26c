//! Makes tags, heads and relations agree where English leaves no choice.
//!
//! The network decides on each word for itself, so a tree may say of one word what it rules out for the next: a verb with two
//! subjects side by side, a coordination whose first part hangs elsewhere, a preposition before a bare verb. Each repair
//! here is one such fact; which reading is likelier was weighed before, in [`super::decode`].

mod attachments;
mod clauses;
mod contents;
mod infinitives;
mod joins;
mod phrases;
mod predicates;
mod sayings;

use super::classes::{self, Class};
use super::coreference::lexicon;
use super::verbs;
use crate::document::{Deprel, EntityKind, Upos, Xpos};
use crate::ontology::is_ordinal;

/// A sentence with its analysis; heads are positions from 1, 0 for the root.
pub struct Sentence<'s> {
    /// The words.
    pub forms: &'s [&'s str],
    /// Their tags.
    pub tags: &'s mut [(Upos, Xpos)],
    /// Their heads and relations.
    pub tree: &'s mut [(usize, Deprel)],
}

/// True for a sentence of four words and more with a full stop, behind which quotation marks and brackets may stand.
pub fn is_full(forms: &[&str]) -> bool {
    let closing = |form: &&&str| matches!(**form, "\"" | "'" | "\u{201d}" | "\u{2019}" | ")" | "]");
    let last = forms.iter().rev().find(|form| !closing(form));
    forms.len() >= 5 && last.is_some_and(|last| matches!(*last, "." | "!"))
}

/// Mends an analysis; a repair that would leave no tree is taken back. *Cost*: linear in the words, but for sentences with many
/// verbs.
pub fn mend(sentence: &mut Sentence) {
    let mut before = (sentence.tags.to_vec(), sentence.tree.to_vec());
    let was_tree = is_tree(sentence.tree);
    for repair in REPAIRS {
        repair(sentence);
        if was_tree && !is_tree(sentence.tree) {
            sentence.tags.copy_from_slice(&before.0);
            sentence.tree.copy_from_slice(&before.1);
        } else {
            before.0.copy_from_slice(sentence.tags);
            before.1.copy_from_slice(sentence.tree);
        }
    }
}

/// True where one word is the root and all others hang below it.
fn is_tree(tree: &[(usize, Deprel)]) -> bool {
    // by which word's walk upwards each was reached first; the root counts as reached before
    let mut reached = vec![0; tree.len() + 1];
    for word in 1..=tree.len() {
        let mut at = word;
        while at != 0 && reached[at] == 0 {
            reached[at] = word;
            at = tree[at - 1].0;
        }
        if at != 0 && reached[at] == word {
            return false;
        }
    }
    tree.iter().filter(|(head, _)| *head == 0).count() == 1
}

/// The repairs, in the order in which they are made.
const REPAIRS: &[fn(&mut Sentence)] = &[
    joins::verbs_with_hyphens,
    sayings::nouns_in_headlines,
    infinitives::nouns_after_to,
    infinitives::adjectives_after_to,
    infinitives::infinitives,
    compound_subjects,
    adjectives_of_conjuncts,
    verbs_with_articles,
    attachments::participles_with_articles,
    attachments::ways_of_saying,
    attachments::deeds_behind_passives,
    attachments::halves_of_nouns,
    attachments::verbs_of_relatives,
    attachments::parts_set_off,
    clauses::two_subjects,
    reporting_tails,
    passives,
    clauses::passives_of_conjuncts,
    clauses::predicates_before_subjects,
    past_root,
    clauses::subjects_caught_by_objects,
    clauses::subjects_of_past_complements,
    clauses::subjects_between_commas,
    clauses::outer_subjects,
    phrasal_verbs,
    particles,
    bare_obliques,
    late_objects,
    contents::lone_indirect_objects,
    phrases::results_of_matches,
    infinitives::infinitives_of_ordinals,
    joins::joined_participles,
    joins::participles_of_subjects,
    joins::nouns_taken_for_verbs,
    infinitives::days_of_infinitives,
    joins::pasts_like_bases,
    named_subjects,
    first_conjuncts,
    clause_subjects,
    clauses::stranded_subjects,
    clauses::clauses_of_times,
    clauses::joined_across_tenses,
    clauses::relatives_by_number,
    clauses::contents_of_nouns,
    clauses::speakers_behind,
    clauses::subjects_of_believed,
    sayings::relatives_behind_commas,
    clauses::contents_behind_nouns,
    sayings::participles_of_sayings,
    sayings::means_of_deeds,
    contents::subjects_of_contents,
    contents::openings_of_contents,
    contents::subjects_behind_with,
    sayings::calls_on_somebody,
    sayings::subjects_behind_sayings,
    sayings::results_behind_commas,
    sayings::times_of_speakers,
    sayings::verbs_of_headlines,
    sayings::participles_of_openings,
    sayings::subjects_taken_by_openings,
    sayings::participles_before_speakers,
    sayings::clauses_before_semicolons,
    joins::doubled_prepositions,
    joins::places_behind_agents,
    joins::places_left,
    joins::genitives,
    joins::relatives_of_persons,
    joins::holders_of_offices,
    joins::participles_behind_commas,
    infinitives::infinitives_of_nouns,
    joins::cases_of_phrases,
    joins::late_cases,
    joins::participles_behind_nouns,
    joins::included_things,
    joins::predicates_with_participles,
    joins::bare_places,
    phrases::not_everyone,
    joins::ways_to_places,
    joins::managing_directors,
    joins::relatives_of_events,
    joins::verbs_taken_for_nouns,
    phrases::names_behind_offices,
    phrases::general_offices,
    phrases::would_be,
    phrases::ahead_of,
    phrases::compound_objects,
    phrases::names_with_hyphens,
    phrases::opening_dates,
    phrases::numbers_of_wholes,
    phrases::persons_to_somebody,
    joins::ceremonies_that_mark,
    phrases::up_to,
    phrases::as_much_as,
    phrases::from_to,
    phrases::given_lengths,
    phrases::ages,
    phrases::times_that_ended,
    phrases::subjects_behind_years,
    phrases::verbs_as_appositions,
    clauses::speakers_as_objects,
    clauses::inverted_conditions,
    clauses::conditions_behind,
    clauses::nouns_before_verbs,
    clauses::participles_of_finds,
    clauses::predicates_taken_for_adverbs,
    clauses::deeds_of_blame,
    predicates::numbers_behind_verbs,
    predicates::states_that_remain,
    predicates::verdicts,
    predicates::amounts_of_each,
    predicates::times_behind_sayings,
    predicates::joined_appositions,
    predicates::second_contents,
    predicates::openings_of_seasons,
    predicates::subjects_before_that,
    predicates::results_of_deeds,
    predicates::pasts_behind_infinitives,
    predicates::names_called,
    predicates::held_to_ransom,
    predicates::asides_behind_contents,
    predicates::participles_of_states,
    predicates::copulas_of_adjectives,
    predicates::relatives_of_lengths,
    attachments::deeds_taken_for_compounds,
    attachments::conjunctions_of_subjects,
    attachments::times_before_relatives,
    attachments::objects_of_headlines,
    attachments::people_told_by_adjectives,
    attachments::amounts_of_moves,
    attachments::nouns_that_look_like_verbs,
    attachments::lengths_before_clauses,
    attachments::deeds_of_spent_times,
    attachments::views_as_participles,
    attachments::participles_that_lead,
    attachments::plurals_taken_for_contents,
    attachments::objects_before_verbs,
    attachments::turns_of_phrase,
    bare_times,
    phrases::times_ago,
    phrases::subject_matters,
    phrases::due_dates,
    phrases::subjects_behind_times,
    phrases::parts_before_conjunctions,
    phrases::offices_of_bodies,
    predicates::negations,
    predicates::times_that_are_clauses,
    predicates::numbered_times,
    infinitives::deeds_of_the_seen,
    sayings::sources_that_quote,
];

/// Words that are capitals throughout are names, not forms of "be" or pronouns, unless all words around are.
pub fn mend_tags(forms: &[&str], tags: &mut [(Upos, Xpos)]) {
    let small = forms.iter().filter(|form| form.chars().any(char::is_lowercase)).count();
    let mut superlative = false;
    let mut before = "";
    for (n, (form, tag)) in forms.iter().zip(tags).enumerate() {
        // "Yared Medhan": there is no verb to a name at the head of a name
        let named = n == 0 && tag.0 == Upos::Verb && form.chars().next().is_some_and(char::is_uppercase);
        let goes_on =
            forms.get(1).is_some_and(|next| next.chars().next().is_some_and(char::is_uppercase) && next.len() > 1);
        if named && goes_on && form.ends_with("ed") && verbs::base(form).is_none() {
            *tag = (Upos::Propn, Xpos::Nnp);
        }
        // "held for questioning"
        let ends = forms.get(n + 1).is_none_or(|next| !next.starts_with(char::is_alphabetic) || SMALL.contains(next));
        if before == "for" && *form == "questioning" && ends {
            *tag = (Upos::Noun, Xpos::Nn);
        }
        before = form;
        // "the deadliest unrest": no superlative describes another
        if superlative && tag.1 == Xpos::Jjs {
            *tag = (Upos::Noun, Xpos::Nn);
        }
        superlative = tag.1 == Xpos::Jjs;
        if matches!(*form, "IS" | "US" | "WHO") && small > 2 && tag.0 != Upos::Propn {
            *tag = (Upos::Propn, Xpos::Nnp);
        }
        // "according to ENACT Africa"
        let capitals = form.len() > 2 && form.chars().all(|letter| letter.is_ascii_uppercase());
        if capitals && small > 2 && tag.0 == Upos::Verb {
            *tag = (Upos::Propn, Xpos::Nnp);
        }
        // "unopposed", "unharmed": there is no verb to it
        let undone =
            tag.1 == Xpos::Vbn && form.starts_with("un") && form.ends_with("ed") && verbs::base(form).is_none();
        if tag.0 == Upos::Noun && is_adjective_by_ending(form) || undone {
            *tag = (Upos::Adj, Xpos::Jj);
        }
        if PASTS.contains(form) && tag.0 != Upos::Verb || NO_NOUNS.contains(form) && tag.0 == Upos::Noun {
            *tag = (Upos::Verb, Xpos::Vbd);
        }
    }
}

/// Words that go on behind a phrase.
const SMALL: [&str; 12] = ["and", "or", "but", "by", "in", "on", "at", "over", "about", "after", "as", "before"];

/// "periodic", "fearless": no noun ends so.
fn is_adjective_by_ending(form: &str) -> bool {
    let long = form.len() > 6 && form.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    long && ["odic", "less", "eous", "ious"].iter().any(|ending| form.ends_with(ending))
}

/// Past tenses that are nothing else, no noun and no participle: they are rare enough for the network not to know them all.
#[rustfmt::skip]
pub const PASTS: &[&str] = &[
    "arose", "ate", "awoke", "bade", "became", "began", "befell", "blew", "broke", "chose", "drank", "drew", "drove", "flew", "foresaw",
    "forbade", "forgave", "forgot", "forsook", "froze", "gave", "grew", "knew", "misspoke", "mistook", "overcame", "overdrew", "overran",
    "oversaw", "overthrew", "overtook", "partook", "rang", "rewrote", "rode", "sang", "sank", "shook", "shrank", "slew", "spoke", "sprang",
    "stank", "stole", "strode", "strove", "swam", "swore", "threw", "throve", "took", "tore", "trod", "underwent", "undertook",
    "underwrote", "undid", "went", "withdrew", "withstood", "woke", "wore", "wove", "wrote",
];

/// Past tenses that may be participles and are no nouns.
#[rustfmt::skip]
const NO_NOUNS: &[&str] = &[
    "bled", "bought", "bred", "brought", "caught", "clung", "crept", "dealt", "dug", "fled", "flung", "fought", "heard", "held", "hung",
    "kept", "knelt", "laid", "leapt", "led", "lent", "made", "meant", "met", "paid", "sat", "sent", "shone", "slept", "slid", "sold",
    "sought", "sped", "spent", "stood", "struck", "stuck", "swept", "swung", "taught", "told", "understood", "wept", "withheld",
];

/// Whether a fine tag goes with a coarse one, as far as verbs and adjectives go.
pub fn goes_with(upos: Upos, xpos: Xpos) -> bool {
    match xpos {
        Xpos::Vb | Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn => matches!(upos, Upos::Verb | Upos::Aux),
        Xpos::Jj | Xpos::Nn | Xpos::Nns => !matches!(upos, Upos::Verb | Upos::Aux),
        _ => true,
    }
}

impl Sentence<'_> {
    fn upos(&self, word: usize) -> Upos {
        self.tags[word].0
    }

    fn is_noun(&self, word: usize) -> bool {
        matches!(self.upos(word), Upos::Noun | Upos::Propn | Upos::Num)
    }

    fn is_finite(&self, word: usize) -> bool {
        matches!(self.tags[word].1, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
    }

    /// What a common noun names, in the singular or the plural.
    fn kind(&self, word: usize) -> Option<EntityKind> {
        let lower = self.forms[word].to_lowercase();
        let kind = |form: &str| lexicon::noun(form).map(|(kind, _)| kind);
        kind(&lower).or_else(|| kind(lower.strip_suffix('s')?))
    }

    /// True where a word is a form of a verb of a class.
    fn is_verb_of(&self, word: usize, class: Class) -> bool {
        classes::is_verb_of(self.forms[word], class)
    }

    /// True where a word is a noun of a class.
    fn is_noun_of(&self, word: usize, class: Class) -> bool {
        classes::is_noun_of(self.forms[word], class)
    }

    /// The head of a word, from 0.
    fn head(&self, word: usize) -> Option<usize> {
        self.tree[word].0.checked_sub(1)
    }

    fn relation(&self, word: usize) -> Deprel {
        self.tree[word].1
    }

    fn set(&mut self, word: usize, head: usize, relation: Deprel) {
        self.tree[word] = (head + 1, relation);
    }

    /// Makes a word the subject of a verb, active or passive.
    fn set_subject(&mut self, word: usize, verb: usize) {
        let passive = self.tree.contains(&(verb + 1, Deprel::AuxPass));
        self.set(word, verb, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
    }

    /// True where a word has a dependent under a relation, subtypes aside.
    fn has(&self, head: usize, relation: Deprel) -> bool {
        self.tree.iter().any(|(other, label)| *other == head + 1 && label.base() == relation)
    }

    /// The first word below a word, itself among them.
    fn first(&self, word: usize) -> usize {
        let below = |other: &usize| self.is_below(*other, word);
        (0..=word).find(below).unwrap_or(word)
    }

    /// The last word below a word, itself among them.
    fn last(&self, word: usize) -> usize {
        let below = |other: &usize| self.is_below(*other, word);
        (word..self.tree.len()).rev().find(below).unwrap_or(word)
    }

    fn is_below(&self, word: usize, top: usize) -> bool {
        let ancestors = std::iter::successors(Some(word), |at| self.head(*at));
        ancestors.take(self.tree.len()).any(|at| at == top)
    }
}

/// "the ammonium nitrate exploded", "cattle rustling cases rose": of two nouns side by side that are both subjects the first
/// describes the second.
fn compound_subjects(sentence: &mut Sentence) {
    for second in 1..sentence.tree.len() {
        let begin = sentence.first(second);
        let parted = (begin..second).any(|word| matches!(sentence.upos(word), Upos::Det | Upos::Num | Upos::Punct));
        let Some(first) = begin.checked_sub(1).filter(|_| !parted) else { continue };
        let subject = |word: usize| sentence.relation(word).base() == Deprel::Nsubj;
        let same = sentence.head(first).is_some() && sentence.head(first) == sentence.head(second);
        let common = |word: usize| matches!(sentence.tags[word].1, Xpos::Nn | Xpos::Nns | Xpos::Jj);
        if !same || !subject(first) || !subject(second) || !common(first) || !common(second) {
            continue;
        }
        if sentence.tags[second].1 == Xpos::Jj {
            sentence.tags[second] = (Upos::Noun, Xpos::Nn);
        }
        sentence.set(first, second, Deprel::Compound);
        for word in 0..first {
            if sentence.head(word) == Some(first) {
                sentence.tree[word].0 = second + 1;
            }
        }
    }
}

/// "the army and Austrian experts arrived": what goes on from a subject is the noun, not the adjective before it.
fn adjectives_of_conjuncts(sentence: &mut Sentence) {
    for noun in 1..sentence.tree.len() {
        let adjective = noun - 1;
        let first = sentence
            .head(adjective)
            .filter(|_| sentence.relation(adjective) == Deprel::Conj && sentence.tags[adjective].1 == Xpos::Jj);
        let Some(first) = first else { continue };
        let same = sentence.is_noun(first)
            && sentence.is_noun(noun)
            && sentence.tree[first] == sentence.tree[noun]
            && matches!(sentence.relation(noun).base(), Deprel::Nsubj | Deprel::Obj);
        if !same {
            continue;
        }
        sentence.set(noun, first, Deprel::Conj);
        for word in first + 1..adjective {
            if sentence.head(word) == Some(adjective) {
                sentence.tree[word].0 = noun + 1;
            }
        }
        sentence.set(adjective, noun, Deprel::Amod);
    }
}

/// "laid off 300 pilots": some verbs and particles go together, and what stands behind them is acted upon.
fn phrasal_verbs(sentence: &mut Sentence) {
    for particle in 1..sentence.tree.len() {
        let verb = particle - 1;
        if is_short(sentence, particle) {
            sentence.tree[particle].1 = Deprel::CompoundPrt;
            continue;
        }
        if is_stranded(sentence, particle) {
            sentence.set(particle, verb, Deprel::CompoundPrt);
            sentence.tags[particle] = (Upos::Adp, Xpos::Rp);
            continue;
        }
        let Some(noun) = sentence.head(particle).filter(|noun| *noun > particle) else { continue };
        let case = sentence.relation(particle) == Deprel::Case
            && sentence.relation(noun) == Deprel::Obl
            && sentence.head(noun) == Some(verb);
        let form = sentence.forms[verb].to_lowercase();
        let base = if verbs::is_base(&form) { Some(form) } else { verbs::base(&form) };
        let together = |(with, verbs): &(&str, &[&str])| {
            *with == sentence.forms[particle] && base.as_deref().is_some_and(|base| verbs.contains(&base))
        };
        if case && PHRASAL.iter().any(together) && !sentence.has(verb, Deprel::Obj) {
            sentence.set(particle, verb, Deprel::CompoundPrt);
            sentence.tags[particle].1 = Xpos::Rp;
            sentence.tree[noun].1 = Deprel::Obj;
        }
    }
}

/// "went **on** for weeks", "step **in** before Easter": of two prepositions behind a verb the first is its particle.
fn is_stranded(sentence: &Sentence, particle: usize) -> bool {
    let verb = particle - 1;
    let next = particle + 1;
    if next >= sentence.forms.len() {
        return false;
    }
    let word = matches!(sentence.forms[particle], "in" | "on" | "off" | "down");
    let led = sentence.forms.get(next).is_some_and(|form| {
        matches!(*form, "after" | "before" | "despite" | "during" | "for" | "since" | "till" | "until" | "without")
    });
    let verbal = sentence.upos(verb) == Upos::Verb && word && led;
    let twice = sentence.relation(particle) == Deprel::Case
        && sentence.relation(next) == Deprel::Case
        && sentence.head(particle) == sentence.head(next)
        && sentence.head(particle).is_some_and(|noun| sentence.head(noun) == Some(verb));
    let goes_on = sentence.relation(particle) == Deprel::Advmod
        && sentence.head(particle) == Some(verb)
        && sentence.forms[particle] == "on"
        && matches!(sentence.forms[verb], "go" | "goes" | "going" | "gone" | "went");
    verbal && (twice || goes_on)
}

/// "cut short a visit"
fn is_short(sentence: &Sentence, word: usize) -> bool {
    let verb = sentence.forms[word - 1];
    sentence.forms[word] == "short"
        && sentence.relation(word) == Deprel::Advmod
        && sentence.head(word) == Some(word - 1)
        && matches!(verb, "cut" | "cuts" | "cutting")
}

/// Verbs whose particle is hardly ever a preposition.
const PHRASAL: &[(&str, &[&str])] = &[
    ("off", &["lay", "call", "pay", "fend", "cut", "break", "seal", "ward", "set"]),
    ("out", &["carry", "rule", "wipe", "phase"]),
    ("down", &["shoot", "gun", "shut", "turn", "strike", "tear"]),
    ("up", &["blow", "set", "round"]),
    ("over", &["hand", "turn"]),
];

/// "A huge explosion tore through the port": a finite verb takes no article; it is its subject's.
fn verbs_with_articles(sentence: &mut Sentence) {
    for verb in 1..sentence.tree.len() {
        let inside = |label: Deprel| matches!(label, Deprel::Det | Deprel::Amod | Deprel::Compound | Deprel::NmodPoss);
        let is_part =
            |sentence: &Sentence, word: usize| sentence.head(word) == Some(verb) && inside(sentence.relation(word));
        let subject = verb - 1;
        let noun = sentence.is_noun(subject) && is_part(sentence, subject);
        if !sentence.is_finite(verb) || !noun || sentence.has(verb, Deprel::Nsubj) {
            continue;
        }
        for word in 0..subject {
            if is_part(sentence, word) {
                sentence.tree[word].0 = subject + 1;
            }
        }
        sentence.set(subject, verb, Deprel::Nsubj);
        for word in verb + 1..sentence.tree.len() {
            if sentence.head(word) == Some(verb) && sentence.relation(word) == Deprel::Nmod {
                sentence.tree[word].1 = Deprel::Obl;
            }
        }
    }
}

/// "Prices rose in May, he said.": a verb whose subject stands right before it behind a comma has no second one further left; that
/// is the subject of what is said, and the participle behind it is the verb of that.
fn reporting_tails(sentence: &mut Sentence) {
    for said in 3..sentence.tree.len() {
        let subjects: Vec<usize> = (0..said)
            .filter(|word| sentence.head(*word) == Some(said) && sentence.relation(*word).base() == Deprel::Nsubj)
            .collect();
        let [other, .., own] = subjects[..] else { continue };
        let comma = sentence.first(own).checked_sub(1).filter(|comma| sentence.forms[*comma] == ",");
        let Some(comma) = comma.filter(|_| sentence.is_finite(said)) else { continue };
        let past = |word: &usize| {
            sentence.head(*word) == Some(other)
                && sentence.relation(*word) == Deprel::Acl
                && matches!(sentence.tags[*word].1, Xpos::Vbn | Xpos::Vbd)
        };
        let Some(verb) = (other + 1..comma).find(past) else { continue };
        sentence.tags[verb].1 = Xpos::Vbd;
        sentence.tree[verb] = sentence.tree[said];
        sentence.set(said, verb, Deprel::Parataxis);
        sentence.set(other, verb, Deprel::Nsubj);
        for word in (0..comma).filter(|word| *word != verb && *word != other) {
            if sentence.head(word) == Some(said) {
                sentence.tree[word].0 = verb + 1;
            }
        }
    }
}

/// "troops are set to be withdrawn": what has a passive auxiliary is a participle.
fn passives(sentence: &mut Sentence) {
    for word in 0..sentence.tree.len() {
        if sentence.relation(word) == Deprel::AuxPass
            && let Some(verb) = sentence.head(word).filter(|verb| sentence.upos(*verb) == Upos::Adj)
        {
            sentence.tags[verb] = (Upos::Verb, Xpos::Vbn);
        }
    }
    // "residents reached by telephone": what describes a noun and has no subject is no finite verb
    for word in 0..sentence.tree.len() {
        let describes = sentence.relation(word) == Deprel::Acl && sentence.tags[word] == (Upos::Verb, Xpos::Vbd);
        if describes && !sentence.has(word, Deprel::Nsubj) && !sentence.has(word, Deprel::Obj) {
            sentence.tags[word].1 = Xpos::Vbn;
        }
    }
}

/// "Tension built in the hall.": a root without an auxiliary is a past tense, and its subject acts.
fn past_root(sentence: &mut Sentence) {
    let Some(root) = sentence.tree.iter().position(|(head, _)| *head == 0) else { return };
    let subject =
        (0..root).any(|word| sentence.head(word) == Some(root) && sentence.relation(word).base() == Deprel::Nsubj);
    // "The lease expired in 2020.": no adjective without "is"
    let form = sentence.forms[root];
    if sentence.upos(root) == Upos::Adj && form.ends_with("ed") && verbs::base(form).is_some() {
        if !subject || sentence.has(root, Deprel::Cop) || !is_full(sentence.forms) {
            return;
        }
        sentence.tags[root].0 = Upos::Verb;
        sentence.tags[root].1 = Xpos::Vbd;
    }
    let past = matches!(sentence.tags[root].1, Xpos::Vbn | Xpos::Vbd);
    let helped = sentence.has(root, Deprel::Aux) || sentence.has(root, Deprel::Cop);
    if !past || !is_full(sentence.forms) || helped || !subject {
        return;
    }
    sentence.tags[root].1 = Xpos::Vbd;
    for (head, deprel) in sentence.tree.iter_mut() {
        if *head == root + 1 && *deprel == Deprel::NsubjPass {
            *deprel = Deprel::Nsubj;
        }
    }
}

/// "laid off 300 pilots": what is acted upon has no preposition; the one before it belongs to the verb.
fn particles(sentence: &mut Sentence) {
    for word in 1..sentence.tree.len() {
        let particle = sentence.relation(word) == Deprel::Case && matches!(sentence.tags[word].1, Xpos::Rp | Xpos::Rb);
        let Some(object) = sentence.head(word).filter(|object| particle && *object > word) else { continue };
        if sentence.relation(object) == Deprel::Obj && sentence.head(object) == Some(word - 1) {
            sentence.set(word, word - 1, Deprel::CompoundPrt);
        }
    }
    // "took their cats, wrapped up in coats, along": a particle right behind a verb is that verb's
    for word in 2..sentence.tree.len() {
        let particle = sentence.relation(word) == Deprel::CompoundPrt && sentence.upos(word - 1) == Upos::Verb;
        if particle
            && sentence.head(word).is_some_and(|verb| verb < word - 1)
            && !sentence.has(word - 1, Deprel::CompoundPrt)
        {
            sentence.tree[word].0 = word;
        }
    }
}

/// "killed at least 40 people": a number of things behind a verb without an object, and no preposition, is its object, but for
/// measures.
fn bare_obliques(sentence: &mut Sentence) {
    for word in 0..sentence.tree.len() {
        let noun = sentence.relation(word) == Deprel::Obl && sentence.upos(word) == Upos::Noun;
        let Some(verb) = sentence.head(word).filter(|verb| noun && *verb < word) else { continue };
        let counted = sentence.has(word, Deprel::Nummod) && !sentence.has(word, Deprel::Case);
        let free = sentence.upos(verb) == Upos::Verb && !sentence.has(verb, Deprel::Obj);
        let passive = sentence.tree.contains(&(verb + 1, Deprel::AuxPass));
        if counted && free && !passive && !is_measure(sentence.forms[word]) {
            sentence.tree[word].1 = Deprel::Obj;
        }
    }
    // "laid off a fifth of its workforce", "More than 200 of the 450 seats went to rebels": a part of a whole beside a verb
    for part in 0..sentence.tree.len() {
        let of = |tree: &[(usize, Deprel)], word: usize| tree[word] == (part + 1, Deprel::Nmod);
        let bare = sentence.relation(part) == Deprel::Obl && !sentence.has(part, Deprel::Case);
        let number = sentence.upos(part) == Upos::Num || is_ordinal(&sentence.forms[part].to_lowercase());
        let Some(verb) = sentence.head(part).filter(|_| bare && number) else { continue };
        if !(part + 1..sentence.tree.len()).any(|word| of(sentence.tree, word)) || sentence.upos(verb) != Upos::Verb {
            continue;
        }
        let passive = sentence.tree.contains(&(verb + 1, Deprel::AuxPass));
        let particle = |word: usize| sentence.tree[word] == (verb + 1, Deprel::CompoundPrt);
        let first = sentence.first(part);
        let follows = part > verb && (first == verb + 1 || first == verb + 2 && particle(verb + 1));
        if follows && !passive && !sentence.has(verb, Deprel::Obj) {
            sentence.tree[part].1 = Deprel::Obj;
        } else if part < verb && sentence.is_finite(verb) && !sentence.has(verb, Deprel::Nsubj) && first == 0 {
            sentence.set_subject(part, verb);
        }
    }
    // "injuring more than 4,000": a bare number behind a verb of harm or rescue counts people
    for word in 1..sentence.tree.len() {
        let number = sentence.relation(word) == Deprel::Obl && sentence.upos(word) == Upos::Num;
        let Some(verb) = sentence.head(word).filter(|verb| number && *verb < word) else { continue };
        let counts = number && sentence.is_verb_of(verb, Class::Harm);
        let passive = sentence.tree.contains(&(verb + 1, Deprel::AuxPass));
        let bare = !sentence.has(word, Deprel::Case) && !sentence.has(verb, Deprel::Obj);
        if counts && bare && !passive && sentence.first(word) == verb + 1 {
            sentence.tree[word].1 = Deprel::Obj;
        }
    }
}

/// "killed 40 and injured hundreds": a noun behind a finite verb, with no conjunction between, goes on from no noun before that
/// verb; it is the verb's object.
fn late_objects(sentence: &mut Sentence) {
    for word in 1..sentence.tree.len() {
        let goes_on = sentence.relation(word) == Deprel::Conj && sentence.is_noun(word);
        let first = sentence.head(word).filter(|first| goes_on && *first < word && sentence.is_noun(*first));
        let Some(verb) = first.and_then(|first| (first..word).rev().find(|at| sentence.is_finite(*at))) else {
            continue;
        };
        let joins = |at: usize| matches!(sentence.relation(at), Deprel::Cc | Deprel::Punct | Deprel::Case);
        let second = sentence.relation(verb) == Deprel::Conj && sentence.head(verb).is_some_and(|head| head < verb);
        if second && !(verb + 1..word).any(joins) && !sentence.has(verb, Deprel::Obj) {
            sentence.set(word, verb, Deprel::Obj);
        }
    }
}

/// "the terror group Red Dawn attacked": of two subjects side by side the name is the subject, and the other describes it.
fn named_subjects(sentence: &mut Sentence) {
    let is_subject = |sentence: &Sentence, word: usize| sentence.relation(word).base() == Deprel::Nsubj;
    for name in 1..sentence.tree.len() {
        if !is_subject(sentence, name) || sentence.upos(name) != Upos::Propn {
            continue;
        }
        let same = |word: &usize| {
            is_subject(sentence, *word) && sentence.is_noun(*word) && sentence.head(*word) == sentence.head(name)
        };
        let Some(other) = (0..name).rev().find(same) else { continue };
        if sentence.last(other) + 1 == sentence.first(name) {
            sentence.set(other, name, Deprel::NmodDesc);
        }
    }
}

/// "killed General Hale and militia leader Marsh": before a conjunction stands the first part, not a part of the second.
fn first_conjuncts(sentence: &mut Sentence) {
    for and in 1..sentence.tree.len() {
        let coordinates = sentence.relation(and) == Deprel::Cc;
        let second = sentence.head(and).filter(|second| {
            coordinates && *second > and && sentence.is_noun(*second) && sentence.relation(*second) != Deprel::Conj
        });
        let Some(second) = second else { continue };
        let part = |word: &usize| {
            let inside = matches!(sentence.relation(*word), Deprel::Compound | Deprel::Nmod | Deprel::NmodDesc);
            inside && sentence.head(*word) == Some(second) && sentence.is_noun(*word)
        };
        let Some(first) = (0..and).rev().find(part).filter(|first| sentence.last(*first) + 1 == and) else { continue };
        sentence.tree[first] = sentence.tree[second];
        sentence.set(second, first, Deprel::Conj);
        // what stands before the first part belongs to it
        for word in 0..first {
            if sentence.head(word) == Some(second) {
                sentence.tree[word].0 = first + 1;
            }
        }
    }
}

/// "before Joe Hale, who won, is sworn in": what stands between a word that leads clauses and a finite verb without a subject
/// is that verb's subject.
fn clause_subjects(sentence: &mut Sentence) {
    for subject in 1..sentence.tree.len() {
        let oblique = matches!(sentence.relation(subject), Deprel::Obl | Deprel::Nmod) && sentence.is_noun(subject);
        let leads = |word: &usize| {
            sentence.relation(*word) == Deprel::Case
                && sentence.head(*word) == Some(subject)
                && matches!(
                    sentence.forms[*word],
                    "before" | "after" | "until" | "since" | "as" | "while" | "because" | "once"
                )
        };
        let Some(lead) = (0..subject).find(|word| oblique && leads(word)) else { continue };
        let end = sentence.last(subject) + 1;
        let end = end + usize::from(sentence.forms.get(end) == Some(&","));
        let finite = |verb: &usize| {
            let helped = (0..*verb).any(|word| {
                sentence.head(word) == Some(*verb)
                    && sentence.relation(word).base() == Deprel::Aux
                    && (sentence.is_finite(word) || sentence.tags[word].1 == Xpos::Md)
            });
            sentence.upos(*verb) == Upos::Verb && (sentence.is_finite(*verb) || helped)
        };
        let free = |verb: &usize| {
            let joined = sentence.relation(*verb) == Deprel::Conj
                && !sentence.has(*verb, Deprel::Cc)
                && sentence.has(subject, Deprel::Acl);
            (joined || sentence.relation(*verb) == Deprel::Advcl)
                && sentence.first(*verb) == end
                && !sentence.has(*verb, Deprel::Nsubj)
                && !sentence.has(*verb, Deprel::Mark)
        };
        let Some(verb) = (end..sentence.tree.len()).find(|verb| free(verb) && finite(verb)) else { continue };
        sentence.set_subject(subject, verb);
        sentence.set(lead, verb, Deprel::Mark);
        sentence.tree[verb].1 = Deprel::Advcl;
    }
}

/// "told reporters about the move last night": a bare time behind an object dates the verb.
fn bare_times(sentence: &mut Sentence) {
    for word in 1..sentence.tree.len() {
        if sentence.relation(word) != Deprel::NmodUnmarked || !is_measure(sentence.forms[word]) {
            continue;
        }
        let above = std::iter::successors(sentence.head(word), |at| sentence.head(*at)).take(sentence.tree.len());
        let verb = above.into_iter().find(|at| sentence.upos(*at) == Upos::Verb);
        // "cost $40 million a month"
        let price = sentence.head(word).is_some_and(|head| sentence.tags[head].1 == Xpos::Currency);
        let Some(verb) = verb.filter(|verb| !price && *verb < sentence.head(word).unwrap_or(0)) else { continue };
        sentence.set(word, verb, Deprel::OblUnmarked);
    }
}

#[rustfmt::skip]
const MEASURES: &[&str] = &[
    "second", "minute", "hour", "morning", "afternoon", "evening", "day", "night", "week", "weekend", "month", "quarter", "year",
    "decade", "century", "time", "spring", "summer", "autumn", "winter", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "today", "yesterday", "tomorrow", "percent", "cent", "point", "meter", "metre", "kilometer", "kilometre",
    "mile", "foot", "feet", "inch", "yard", "step", "fold", "degree",
];

fn is_measure(form: &str) -> bool {
    let lower = form.to_lowercase();
    let form = lower.strip_suffix('s').filter(|stem| stem.len() > 2).unwrap_or(&lower);
    form.starts_with('%') || MEASURES.contains(&form)
}

#[cfg(test)]
mod tests;
