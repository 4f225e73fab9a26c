//! Repairs between clauses: subjects that stand before their verb, clauses that hang on a time, verbs joined across tenses.

use super::{Class, Sentence, is_measure};
use crate::document::{Deprel, Upos, Xpos};

/// Words that lead a clause and, as prepositions, a noun.
const LEADS: [&str; 6] = ["after", "before", "until", "since", "as", "because"];

/// "comes after an official told her": a noun between the word that leads a clause and its finite verb, with neither a
/// preposition of its own nor a place inside the clause, is the subject that the verb lacks.
pub fn stranded_subjects(sentence: &mut Sentence) {
    for lead in 0..sentence.tree.len() {
        let marks = sentence.relation(lead) == Deprel::Mark && LEADS.contains(&sentence.forms[lead]);
        let verb = sentence.head(lead).filter(|verb| marks && *verb > lead && is_finite_clause(sentence, *verb));
        let Some(verb) = verb.filter(|verb| !sentence.has(*verb, Deprel::Nsubj)) else { continue };
        let stranded = |word: &usize| {
            let outside = sentence.head(*word).is_some_and(|head| head < lead);
            let oblique = matches!(sentence.relation(*word).base(), Deprel::Obl | Deprel::Obj | Deprel::Nmod);
            let bare = !sentence.tree[..*word].contains(&(*word + 1, Deprel::Case));
            outside && oblique && bare && sentence.is_noun(*word) && !is_measure(sentence.forms[*word])
        };
        let mut found = (lead + 1..verb).filter(stranded);
        let (Some(subject), None) = (found.next(), found.next()) else { continue };
        let above = sentence.head(subject);
        sentence.set_subject(subject, verb);
        // a clause with such a word depends on the verb before it and is joined to nothing
        let joined = sentence.relation(verb) == Deprel::Conj && !sentence.has(verb, Deprel::Cc);
        if let Some(above) = above.filter(|above| joined && !sentence.is_below(*above, verb)) {
            sentence.set(verb, above, Deprel::Advcl);
        }
    }
}

/// "announced last year that they would leave": a time is not described by a clause with "that" in which nothing is left
/// out; it is what the verb of the time says.
pub fn clauses_of_times(sentence: &mut Sentence) {
    for clause in 0..sentence.tree.len() {
        let Some(time) = sentence.head(clause).filter(|time| *time < clause && is_measure(sentence.forms[*time]))
        else {
            continue;
        };
        let acl = sentence.relation(clause).base() == Deprel::Acl && sentence.has(clause, Deprel::Nsubj);
        let that = (time..clause).any(|word| {
            sentence.forms[word] == "that"
                && sentence.relation(word) == Deprel::Mark
                && sentence.head(word) == Some(clause)
        });
        let bare = sentence.relation(time) == Deprel::OblUnmarked;
        let verb = sentence.head(time).filter(|verb| bare && sentence.upos(*verb) == Upos::Verb && *verb < time);
        let Some(verb) = verb.filter(|verb| acl && that && !sentence.has(*verb, Deprel::Ccomp)) else { continue };
        sentence.set(clause, verb, Deprel::Ccomp);
    }
}

/// "said that they would leave and began the work": a past verb without a subject is not joined to the bare verb behind
/// "would", but to the past verb that says so.
pub fn joined_across_tenses(sentence: &mut Sentence) {
    for verb in 0..sentence.tree.len() {
        let joined = sentence.relation(verb) == Deprel::Conj && sentence.tags[verb].1 == Xpos::Vbd;
        let Some(first) = sentence.head(verb).filter(|first| joined && *first < verb) else { continue };
        let passive = sentence.tags[first].1 == Xpos::Vbn && sentence.tree.contains(&(first + 1, Deprel::AuxPass));
        let bare = (passive || sentence.tags[first].1 == Xpos::Vb)
            && (0..first).any(|word| sentence.head(word) == Some(first) && sentence.tags[word].1 == Xpos::Md);
        let above = sentence.head(first).filter(|above| {
            bare && sentence.relation(first) == Deprel::Ccomp && *above < first && sentence.tags[*above].1 == Xpos::Vbd
        });
        let own = sentence.has(verb, Deprel::Nsubj) || sentence.has(verb, Deprel::Aux);
        let Some(above) = above.filter(|_| !own) else { continue };
        sentence.set(verb, above, Deprel::Conj);
    }
}

/// "The speaker is next week to visit Prague, the senate said": before a saying at the end of a sentence stands a clause of its
/// own, with the subject and the "is to" that were taken for the saying's.
pub fn plans_before_sayings(sentence: &mut Sentence) {
    for be in 1..sentence.tree.len() {
        let says = sentence.head(be).filter(|says| {
            matches!(sentence.forms[be], "is" | "are")
                && *says > be
                && matches!(sentence.relation(be).base(), Deprel::Cop | Deprel::Aux)
                && sentence.is_verb_of(*says, Class::Quote)
        });
        let Some(says) = says else { continue };
        let plan = (be + 2..says).find(|verb| {
            let marked = sentence.forms[*verb - 1] == "to" && sentence.tree[*verb - 1] == (*verb + 1, Deprel::Mark);
            marked && sentence.tags[*verb].1 == Xpos::Vb && !sentence.is_below(says, *verb)
        });
        let Some(plan) = plan.filter(|plan| plan - be <= 6) else { continue };
        let Some(comma) = (plan..says).rev().find(|word| sentence.forms[*word] == ",") else { continue };
        let subject = (comma + 1..says).any(|word| sentence.tree[word] == (says + 1, Deprel::Nsubj));
        let told = (0..be)
            .rfind(|word| sentence.head(*word) == Some(says) && sentence.relation(*word).base() == Deprel::Nsubj);
        let Some(told) = told.filter(|_| subject) else { continue };
        let top = sentence.tree[says];
        for word in (0..comma).filter(|word| *word != plan) {
            if sentence.head(word) == Some(says) {
                sentence.tree[word].0 = plan + 1;
            }
        }
        sentence.tree[told].1 = Deprel::Nsubj;
        sentence.tree[be].1 = Deprel::Aux;
        sentence.tree[plan] = top;
        sentence.set(says, plan, Deprel::Parataxis);
    }
}

/// "Ann was put on a list, aides said": of two subjects before a saying the first belongs to what is said.
pub fn two_subjects(sentence: &mut Sentence) {
    for says in 3..sentence.tree.len() {
        let saying = sentence.is_verb_of(says, Class::Quote) || matches!(sentence.forms[says], "told" | "tells");
        if !sentence.is_finite(says) || !saying {
            continue;
        }
        let subjects: Vec<usize> = (0..says).filter(|word| sentence.tree[*word] == (says + 1, Deprel::Nsubj)).collect();
        let [told, .., speaker] = subjects[..] else { continue };
        let clause = (told + 1..speaker).find(|word| sentence.tree[*word] == (says + 1, Deprel::Ccomp));
        // "The crisis that we face requires that …": the verb was taken for a second relative clause
        let relative = || {
            let without = |verb: usize| {
                (told + 1..verb).all(|word| {
                    sentence.head(word) != Some(verb) || !matches!(sentence.tags[word].1, Xpos::Wdt | Xpos::Wp)
                })
            };
            (told + 1..speaker).find(|word| {
                sentence.tree[*word] == (told + 1, Deprel::AclRelcl) && sentence.is_finite(*word) && without(*word)
            })
        };
        let clause = clause.or_else(relative).filter(|clause| {
            let finite = is_finite_clause(sentence, *clause) || super::contents::is_predicate(sentence, *clause);
            finite && !sentence.has(*clause, Deprel::Nsubj)
        });
        let Some(clause) = clause else { continue };
        let comma = (clause..speaker).any(|word| sentence.forms[word] == ",");
        if !comma || sentence.last(speaker) + 1 != says {
            continue;
        }
        let passive = sentence.tree.contains(&(clause + 1, Deprel::AuxPass));
        sentence.tree[clause] = sentence.tree[says];
        sentence.set(says, clause, Deprel::Parataxis);
        sentence.set(told, clause, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
    }
}

/// "“Taps must stay shut,” said the town": who stands right behind a saying says so; a subject further left belongs to what is said.
pub fn speakers_behind(sentence: &mut Sentence) {
    for says in 3..sentence.tree.len().saturating_sub(1) {
        if !sentence.is_finite(says) || !sentence.is_verb_of(says, Class::Quote) {
            continue;
        }
        let subject = |word: &usize| sentence.tree[*word] == (says + 1, Deprel::Nsubj);
        let Some(told) = (0..says).find(subject) else { continue };
        let behind = (says + 1..sentence.tree.len()).find(subject);
        if behind.is_none_or(|speaker| sentence.first(speaker) != says + 1) {
            continue;
        }
        let clause = (told + 1..says).find(|word| sentence.tree[*word] == (says + 1, Deprel::Ccomp));
        // "the girl was a nurse, said her uncle"
        let is = |clause: usize| {
            (told..clause).any(|be| sentence.tree[be] == (clause + 1, Deprel::Cop) && sentence.is_finite(be))
        };
        let free = |clause: &usize| {
            (is_finite_clause(sentence, *clause) || is(*clause)) && !sentence.has(*clause, Deprel::Nsubj)
        };
        let Some(clause) = clause.filter(free) else { continue };
        sentence.set_subject(told, clause);
    }
}

/// "the god who they believe will bring rain": of two clauses one of which lacks a subject, that one has "who".
pub fn subjects_of_believed(sentence: &mut Sentence) {
    for relative in 1..sentence.tree.len() {
        let object = sentence.relation(relative) == Deprel::Obj
            && matches!(sentence.forms[relative], "who" | "which" | "that")
            && matches!(sentence.tags[relative].1, Xpos::Wp | Xpos::Wdt);
        let Some(verb) = sentence.head(relative).filter(|verb| object && *verb > relative) else { continue };
        let lacks = |clause: &usize| {
            sentence.tree[*clause] == (verb + 1, Deprel::Ccomp)
                && is_finite_clause(sentence, *clause)
                && !sentence.has(*clause, Deprel::Nsubj)
                && sentence.first(*clause) == verb + 1
        };
        let clause = (verb + 1..sentence.tree.len()).find(lacks);
        let Some(clause) = clause.filter(|_| sentence.has(verb, Deprel::Nsubj)) else { continue };
        sentence.set_subject(relative, clause);
    }
}

/// "Praising the will of the state to help, she left.": a participle that opens a sentence is no sentence where a clause with a
/// subject of its own follows a comma.
pub fn opening_participles(sentence: &mut Sentence) {
    let bare = sentence.tree.len() > 4
        && sentence.tags[0].1 == Xpos::Vbg
        && sentence.tree[0].0 == 0
        && !sentence.has(0, Deprel::Nsubj)
        && !sentence.has(0, Deprel::Aux)
        && super::is_full(sentence.forms);
    let told = |subject: &usize| {
        // a participle with a subject and no auxiliary is a past tense
        let past = |verb: usize| sentence.tags[verb].1 == Xpos::Vbn && !sentence.has(verb, Deprel::Aux);
        let verb = sentence.head(*subject)?;
        if verb < *subject || !(is_finite_clause(sentence, verb) || past(verb)) {
            return None;
        }
        let first = sentence.first(*subject);
        let comma = first.checked_sub(1).filter(|comma| sentence.forms[*comma] == ",")?;
        let parted = sentence.first(verb) >= comma;
        let led = ["who", "which", "that", "whom", "whose"].contains(&sentence.forms[first]);
        let free = matches!(
            sentence.relation(verb).base(),
            Deprel::Acl | Deprel::Ccomp | Deprel::Parataxis | Deprel::Conj | Deprel::Dep | Deprel::Advcl
        );
        (parted && free && !led && !sentence.has(verb, Deprel::Mark) && !sentence.has(verb, Deprel::Cc)).then_some(verb)
    };
    let subject = |word: &usize| sentence.relation(*word).base() == Deprel::Nsubj;
    let found = (2..sentence.tree.len()).filter(subject).find_map(|word| told(&word));
    let Some(verb) = found.filter(|_| bare) else { return };
    sentence.tree[verb] = (0, Deprel::Root);
    if sentence.tags[verb].1 == Xpos::Vbn && !sentence.has(verb, Deprel::Aux) {
        sentence.tags[verb].1 = Xpos::Vbd;
    }
    sentence.set(0, verb, Deprel::Advcl);
    if let Some(last) = sentence.tree.iter_mut().rev().find(|(_, label)| *label == Deprel::Punct) {
        last.0 = verb + 1;
    }
}

/// "Fires in camps that host strangers have spread.": a full sentence without a verb of its own has one that was given to the
/// relative clause, whose verb in turn was taken for a noun.
pub fn verbs_of_relatives(sentence: &mut Sentence) {
    let Some(root) = sentence.tree.iter().position(|(head, _)| *head == 0) else { return };
    let bare = matches!(sentence.tags[root].1, Xpos::Nn | Xpos::Nns) && !sentence.has(root, Deprel::Nsubj);
    if !bare || sentence.has(root, Deprel::Cop) || !super::is_full(sentence.forms) {
        return;
    }
    let relative = (root + 1..sentence.tree.len().saturating_sub(3)).find(|word| {
        let (inner, object) = (word + 1, word + 2);
        let verb = sentence.head(*word).filter(|verb| *verb > object);
        let shape = matches!(sentence.forms[*word], "that" | "which" | "who")
            && sentence.relation(*word) == Deprel::Obj
            && sentence.tags[inner].1 == Xpos::Nn
            && sentence.tree[inner] == (object + 1, Deprel::Compound)
            && matches!(sentence.tags[object].1, Xpos::Nns | Xpos::Nnps)
            && sentence.relation(object).base() == Deprel::Nsubj;
        verb.is_some_and(|verb| {
            shape
                && sentence.head(object) == Some(verb)
                && sentence.relation(verb) == Deprel::AclRelcl
                && is_finite_clause(sentence, verb)
        })
    });
    let Some(relative) = relative else { return };
    let (inner, object) = (relative + 1, relative + 2);
    let Some(verb) = sentence.head(relative) else { return };
    let described = (root..relative).rfind(|word| sentence.is_noun(*word)).unwrap_or(root);
    let passive = sentence.tree.contains(&(verb + 1, Deprel::AuxPass));
    sentence.tags[inner] = (Upos::Verb, Xpos::Vbp);
    sentence.set(inner, described, Deprel::AclRelcl);
    sentence.tags[relative] = (Upos::Pron, Xpos::Wdt);
    sentence.set(relative, inner, Deprel::Nsubj);
    sentence.set(object, inner, Deprel::Obj);
    sentence.tree[verb] = (0, Deprel::Root);
    sentence.set(root, verb, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
    for word in verb + 1..sentence.tree.len() {
        if sentence.head(word) == Some(root) {
            sentence.tree[word].0 = verb + 1;
        }
    }
}

/// "visitors to Mount Cook who were", "a list of towns that was": a relative clause describes the noun whose number its verb has.
pub fn relatives_by_number(sentence: &mut Sentence) {
    for clause in 0..sentence.tree.len() {
        let Some(noun) = sentence.head(clause).filter(|noun| *noun < clause) else { continue };
        let subject = (noun..clause).find(|word| {
            matches!(sentence.forms[*word], "who" | "which" | "that")
                && sentence.head(*word) == Some(clause)
                && sentence.relation(*word).base() == Deprel::Nsubj
        });
        let relative = sentence.relation(clause) == Deprel::AclRelcl;
        let Some(subject) = subject.filter(|_| relative) else { continue };
        let finite = (subject + 1..=clause)
            .find(|word| (*word == clause || sentence.head(*word) == Some(clause)) && sentence.is_finite(*word));
        let plural = match finite.map(|word| (sentence.forms[word], sentence.tags[word].1)) {
            Some(("were" | "are" | "have", _)) => true,
            Some(("was" | "is" | "has", _)) => false,
            Some((_, Xpos::Vbz)) => false,
            _ => continue,
        };
        let number = |word: usize| match sentence.tags[word].1 {
            Xpos::Nns | Xpos::Nnps => Some(true),
            Xpos::Nn | Xpos::Nnp => Some(false),
            _ => None,
        };
        let joined = sentence.has(noun, Deprel::Conj) || number(noun) != Some(!plural);
        // "visitors to Mount Cook": the noun right above, or the one that its verb has before it
        let above = sentence.head(noun).map(|above| match sentence.upos(above) {
            Upos::Verb => (above..noun).rfind(|word| {
                sentence.head(*word) == Some(above)
                    && matches!(sentence.relation(*word), Deprel::Obj | Deprel::Obl)
                    && sentence.last(*word) + 2 >= sentence.first(noun)
            }),
            _ => Some(above).filter(|_| matches!(sentence.relation(noun), Deprel::Nmod)),
        });
        let Some(above) = above.flatten().filter(|above| !joined && *above < noun) else { continue };
        if number(above) == Some(plural) && !sentence.has(above, Deprel::Conj) {
            sentence.set(clause, above, Deprel::AclRelcl);
        }
    }
}

/// "ten died and five were rescued": what stands behind "and" is no object of the verb before it but the subject of the next.
pub fn subjects_after_and(sentence: &mut Sentence) {
    for noun in 2..sentence.tree.len() {
        let first = sentence.head(noun).filter(|verb| {
            let object = matches!(sentence.relation(noun), Deprel::Obj | Deprel::Obl);
            object && *verb < noun && sentence.upos(*verb) == Upos::Verb && sentence.is_noun(noun)
        });
        let Some(first) = first else { continue };
        let and = (first + 1..noun).find(|word| sentence.tree[*word] == (noun + 1, Deprel::Cc));
        let Some(and) = and.filter(|and| sentence.first(noun) == *and && *and == first + 1) else { continue };
        let next = (noun + 1..sentence.tree.len())
            .find(|verb| sentence.tree[*verb] == (first + 1, Deprel::Conj) && is_finite_clause(sentence, *verb));
        let Some(next) = next else { continue };
        let taken = (0..first)
            .find(|word| sentence.head(*word) == Some(next) && sentence.relation(*word).base() == Deprel::Nsubj);
        let later = (first..next)
            .any(|word| sentence.head(word) == Some(next) && sentence.relation(word).base() == Deprel::Nsubj);
        if later {
            continue;
        }
        if let Some(taken) = taken {
            sentence.set(taken, first, Deprel::Nsubj);
        }
        sentence.set_subject(noun, next);
        sentence.set(and, next, Deprel::Cc);
    }
}

/// "The guards foiled two attempts and rescued ten": a verb behind "and" with neither a subject nor a verb to be joined to is
/// joined to what was taken for a participle in front of a noun.
pub fn first_verbs(sentence: &mut Sentence) {
    let Some(root) = sentence.tree.iter().position(|(head, _)| *head == 0) else { return };
    let and = (2..root).rfind(|word| sentence.tree[*word] == (root + 1, Deprel::Cc));
    let alone = sentence.tags[root].1 == Xpos::Vbd && !sentence.has(root, Deprel::Nsubj);
    let Some(and) = and.filter(|and| alone && *and + 1 >= root.saturating_sub(2)) else { return };
    let found = (1..and).find_map(|verb| {
        let noun = sentence.head(verb).filter(|noun| *noun > verb && *noun < and)?;
        let before = (0..verb).rfind(|word| !matches!(sentence.forms[*word], "\"" | "“" | "``" | "'" | "‘"))?;
        let participle = sentence.tags[verb].1 == Xpos::Vbn && sentence.relation(verb) == Deprel::Amod;
        (participle && sentence.is_noun(before) && sentence.last(noun) + 1 >= and).then_some((verb, noun, before))
    });
    let Some((verb, noun, before)) = found else { return };
    sentence.tags[verb] = (Upos::Verb, Xpos::Vbd);
    for word in 0..and {
        let moved = sentence.head(word) == Some(root) || word < verb && sentence.head(word) == Some(noun);
        if moved && word != noun && word != verb && word != before {
            let inside = sentence.head(word) == Some(noun);
            sentence.tree[word].0 = if inside { before + 1 } else { verb + 1 };
        }
    }
    sentence.set(before, verb, Deprel::Nsubj);
    sentence.set(noun, verb, Deprel::Obj);
    sentence.tree[verb] = (0, Deprel::Root);
    sentence.set(root, verb, Deprel::Conj);
}

/// "allegations that he bribed a judge": the clause says what is alleged; it does not describe the allegations.
pub fn contents_of_nouns(sentence: &mut Sentence) {
    for clause in 2..sentence.tree.len() {
        let relative = sentence.relation(clause) == Deprel::AclRelcl;
        let Some(noun) = sentence.head(clause).filter(|noun| relative && *noun < clause) else { continue };
        let that =
            (noun + 1..clause).find(|word| sentence.forms[*word] == "that" && sentence.head(*word) == Some(clause));
        let that = that.filter(|that| sentence.relation(*that).base() != Deprel::Nsubj);
        let listed = |class| sentence.is_noun_of(noun, class);
        let Some(that) = that.filter(|_| listed(Class::Belief) || listed(Class::Told)) else { continue };
        let has = |wanted: &[Deprel]| {
            (0..sentence.tree.len()).any(|word| {
                word != that && sentence.head(word) == Some(clause) && wanted.contains(&sentence.relation(word).base())
            })
        };
        let complete = has(&[Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp, Deprel::Cop])
            || sentence.tree.contains(&(clause + 1, Deprel::AuxPass))
            || sentence.is_verb_of(clause, Class::Stay);
        if has(&[Deprel::Nsubj]) && (complete || listed(Class::Belief)) {
            sentence.set(that, clause, Deprel::Mark);
            sentence.tree[clause].1 = Deprel::Acl;
        }
    }
}

/// "told residents that he would return": a clause with "that" in which nothing is left out describes no noun; it is what is said.
pub fn contents_behind_nouns(sentence: &mut Sentence) {
    for clause in 3..sentence.tree.len() {
        let relative = sentence.relation(clause).base() == Deprel::Acl && sentence.has(clause, Deprel::Nsubj);
        let Some(noun) = sentence.head(clause).filter(|noun| relative && *noun < clause) else { continue };
        let verb = sentence.head(noun).filter(|verb| {
            let taken = matches!(sentence.relation(noun), Deprel::Obj | Deprel::Iobj | Deprel::Obl);
            taken
                && *verb < noun
                && (sentence.is_verb_of(*verb, Class::Content) || sentence.is_verb_of(*verb, Class::Quote))
        });
        let that = |word: &usize| sentence.forms[*word] == "that" && sentence.tree[*word] == (clause + 1, Deprel::Mark);
        let Some(that) = (noun + 1..clause).find(that) else { continue };
        let told = [Class::Belief, Class::Told].iter().any(|class| sentence.is_noun_of(noun, *class));
        if let Some(verb) = verb.filter(|verb| !told && !sentence.has(*verb, Deprel::Ccomp) && that > noun) {
            sentence.set(clause, verb, Deprel::Ccomp);
        }
    }
}

/// "Said Ann Lee: \"…\"": who stands right behind a saying that opens its sentence says it.
pub fn inverted_sayings(sentence: &mut Sentence) {
    let opens = |at: &usize| {
        sentence.forms[*at].starts_with(char::is_uppercase)
            && (sentence.is_verb_of(*at, Class::Quote) || sentence.forms[*at] == "Asked")
    };
    let Some(says) = (0..sentence.tree.len().min(2)).find(opens) else { return };
    let finite = sentence.is_finite(says) && !sentence.has(says, Deprel::Nsubj);
    let behind = (says + 1..sentence.tree.len()).find(|word| {
        let taken = matches!(sentence.relation(*word), Deprel::Obj | Deprel::Iobj | Deprel::Obl | Deprel::OblUnmarked);
        sentence.head(*word) == Some(says) && taken && sentence.upos(*word) == Upos::Propn
    });
    let Some(behind) = behind.filter(|behind| finite && sentence.first(*behind) == says + 1) else { return };
    sentence.tree[behind].1 = Deprel::Nsubj;
}

/// "“It was vital,” added the mayor.": what follows a saying behind the words said is who says them.
pub fn speakers_as_objects(sentence: &mut Sentence) {
    for says in 1..sentence.tree.len().saturating_sub(1) {
        let behind = matches!(sentence.forms[says - 1], "”" | "\"" | "''" | "’" | "'" | ",")
            && sentence.is_finite(says)
            && sentence.is_verb_of(says, Class::Quote);
        let told = || {
            let before = |word: usize| {
                matches!(sentence.relation(word), Deprel::Ccomp | Deprel::Parataxis)
                    && sentence.head(word) == Some(says)
            };
            (0..says).any(before) || sentence.relation(says) == Deprel::Parataxis
        };
        if !behind || sentence.has(says, Deprel::Nsubj) || !told() {
            continue;
        }
        let object = |word: &usize| sentence.tree[*word] == (says + 1, Deprel::Obj) && sentence.is_noun(*word);
        let speaker = (says + 1..sentence.tree.len()).find(object);
        if let Some(speaker) = speaker.filter(|speaker| sentence.first(*speaker) == says + 1) {
            sentence.tree[speaker].1 = Deprel::Nsubj;
        }
    }
}

/// "The blast killed ten, the ministry said on Tuesday, and injured forty": what goes on behind a saying between commas goes on
/// from the clause before it.
pub fn verbs_before_sayings(sentence: &mut Sentence) {
    for verb in 2..sentence.tree.len() {
        let joined = sentence.relation(verb) == Deprel::Conj && sentence.tags[verb].1 == Xpos::Vbd;
        let says = sentence.head(verb).filter(|says| joined && *says < verb && sentence.forms[*says] == "said");
        let Some(says) =
            says.filter(|_| ![Class::Quote, Class::Speak].iter().any(|class| sentence.is_verb_of(verb, *class)))
        else {
            continue;
        };
        let comma = sentence.forms[verb - 1] == "and" && sentence.forms[verb - 2] == ",";
        let above = sentence.head(says).filter(|told| sentence.relation(says) == Deprel::Parataxis && *told < says);
        let told = (0..says).rfind(|word| sentence.tree[*word] == (says + 1, Deprel::Ccomp)).or(above);
        let told =
            told.filter(|told| comma && sentence.tags[*told].1 == Xpos::Vbd && !sentence.has(verb, Deprel::Nsubj));
        let between = |told: usize| sentence.forms[told..says].contains(&",");
        let Some(told) = told.filter(|told| between(*told)) else { continue };
        if above.is_none() {
            sentence.tree[told] = sentence.tree[says];
            sentence.set(says, told, Deprel::Parataxis);
        }
        sentence.set(verb, told, Deprel::Conj);
    }
}

/// "The blast flattened sheds, broke windows": no comma stands between a subject and its verb; the first verb was taken for a
/// participle.
pub fn subjects_before_commas(sentence: &mut Sentence) {
    for subject in 3..sentence.tree.len().saturating_sub(2) {
        let next = sentence.tree[subject] == (subject + 3, Deprel::Nsubj) && sentence.forms[subject + 1] == ",";
        let (participle, before, verb) = (subject - 1, subject - 2, subject + 2);
        let finite = next && sentence.tags[verb].1 == Xpos::Vbd && sentence.upos(verb) == Upos::Verb;
        let inside = |word: usize| inside_of(sentence, word, subject);
        let shape = finite
            && sentence.tags[participle].1 == Xpos::Vbn
            && inside(participle)
            && inside(before)
            && matches!(sentence.tags[before].1, Xpos::Nn | Xpos::Nns | Xpos::Jj | Xpos::Nnp)
            && matches!(sentence.tags[subject].1, Xpos::Nns | Xpos::Nn);
        let article = (0..before).rfind(|word| inside(*word) && sentence.relation(*word) == Deprel::Det);
        let Some(article) = article.filter(|_| shape) else { continue };
        sentence.tags[participle] = (Upos::Verb, Xpos::Vbd);
        if sentence.tags[before].1 == Xpos::Jj {
            sentence.tags[before] = (Upos::Noun, Xpos::Nn);
        }
        for word in article..before {
            if inside_of(sentence, word, subject) {
                sentence.tree[word].0 = before + 1;
            }
        }
        sentence.tree[participle] = sentence.tree[verb];
        sentence.set(verb, participle, Deprel::Conj);
        sentence.set(before, participle, Deprel::Nsubj);
        sentence.set(subject, participle, Deprel::Obj);
    }
}

/// "investigate a fuel spill": what an article and a noun lead to, with neither "to" nor a subject, is a noun, and acted upon.
pub fn bare_verbs_with_articles(sentence: &mut Sentence) {
    for noun in 2..sentence.tree.len() {
        let bare = sentence.tags[noun] == (Upos::Verb, Xpos::Vb) && sentence.relation(noun) == Deprel::Xcomp;
        let part = noun - 1;
        let led = sentence.tree[part] == (noun + 1, Deprel::Compound)
            && (0..part).any(|word| {
                sentence.relation(word) == Deprel::Det
                    && matches!(sentence.head(word), Some(at) if at == part || at == noun)
            });
        let Some(verb) = sentence.head(noun).filter(|verb| bare && led && *verb < part) else { continue };
        let own = [Deprel::Nsubj, Deprel::Aux, Deprel::Mark, Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp];
        if own.iter().any(|label| sentence.has(noun, *label)) || sentence.has(verb, Deprel::Obj) {
            continue;
        }
        sentence.tags[noun] = (Upos::Noun, Xpos::Nn);
        sentence.tree[noun].1 = Deprel::Obj;
        for word in 0..sentence.tree.len() {
            match sentence.relation(word) {
                Deprel::Det if sentence.head(word) == Some(part) => sentence.tree[word].0 = noun + 1,
                Deprel::Obl if sentence.head(word) == Some(noun) => sentence.tree[word].1 = Deprel::Nmod,
                _ => {}
            }
        }
    }
}

/// "said rebels robbed the village": a past tense without an auxiliary that has an object is no passive, and its subject acts.
pub fn active_subjects(sentence: &mut Sentence) {
    for subject in 0..sentence.tree.len() {
        let verb = sentence.head(subject).filter(|verb| {
            sentence.relation(subject) == Deprel::NsubjPass && *verb > subject && sentence.tags[*verb].1 == Xpos::Vbd
        });
        let active =
            |verb: &usize| !sentence.tree.contains(&(*verb + 1, Deprel::AuxPass)) && sentence.has(*verb, Deprel::Obj);
        if verb.filter(active).is_some() {
            sentence.tree[subject].1 = Deprel::Nsubj;
        }
    }
}

/// "Hours after she spoke, rockets fell": such a time is how long after, not what fell.
pub fn lengths_before_clauses(sentence: &mut Sentence) {
    for length in 0..sentence.tree.len().saturating_sub(3) {
        let lead = length + 1;
        let subject = sentence.relation(length).base() == Deprel::Nsubj
            && is_measure(sentence.forms[length])
            && matches!(sentence.forms[lead], "after" | "before")
            && sentence.relation(lead) == Deprel::Mark;
        let Some((verb, clause)) =
            sentence.head(length).zip(sentence.head(lead)).filter(|(verb, clause)| subject && verb > clause)
        else {
            continue;
        };
        if (clause + 1..verb).any(|word| sentence.tree[word] == (verb + 1, sentence.relation(length))) {
            sentence.set(length, clause, Deprel::OblUnmarked);
        }
    }
}

/// "The allied forces handed Camp Ost over": a noun before a verb without a subject is no part of the object behind the verb.
pub fn subjects_caught_by_objects(sentence: &mut Sentence) {
    for subject in 0..sentence.tree.len().saturating_sub(2) {
        let verb = subject + 1;
        let part = matches!(sentence.relation(subject).base(), Deprel::Compound | Deprel::Nmod | Deprel::Flat)
            && sentence.is_noun(subject)
            && (sentence.is_finite(verb) || bare_past(sentence, verb))
            && !(0..verb)
                .any(|word| sentence.head(word) == Some(verb) && sentence.relation(word).base() == Deprel::Nsubj);
        let object = sentence.head(subject).filter(|object| {
            part && *object > verb
                && sentence.head(*object) == Some(verb)
                && matches!(
                    sentence.relation(*object),
                    Deprel::Obj | Deprel::Iobj | Deprel::Nsubj | Deprel::Ccomp | Deprel::Xcomp
                )
        });
        let Some(object) = object else { continue };
        if sentence.relation(object) == Deprel::Nsubj {
            sentence.tree[object].1 = Deprel::Obj;
        }
        if sentence.tags[verb].1 == Xpos::Vbn {
            sentence.tags[verb].1 = Xpos::Vbd;
        }
        sentence.set(subject, verb, Deprel::Nsubj);
        for word in 0..subject {
            if sentence.head(word) == Some(object) {
                sentence.tree[word].0 = subject + 1;
            }
        }
    }
}

/// True for a root that was taken for a participle and has no auxiliary.
fn bare_past(sentence: &Sentence, verb: usize) -> bool {
    sentence.tags[verb].1 == Xpos::Vbn && sentence.tree[verb].0 == 0 && !sentence.has(verb, Deprel::Aux)
}

/// "The fact is that prices fell": of two subjects with "is that" between, the first has the whole clause for its predicate.
pub fn outer_subjects(sentence: &mut Sentence) {
    for that in 2..sentence.tree.len().saturating_sub(2) {
        let be = that - 1;
        let said = sentence.forms[that] == "that" && matches!(sentence.forms[be], "is" | "was" | "are" | "were");
        let Some(verb) = sentence.head(that).filter(|verb| {
            said && *verb > that
                && sentence.upos(*verb) == Upos::Verb
                && sentence.relation(that) == Deprel::Mark
                && sentence.head(be) == Some(*verb)
        }) else {
            continue;
        };
        let subject = |word: &usize| {
            sentence.head(*word) == Some(verb)
                && matches!(sentence.relation(*word), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Csubj)
        };
        let Some(outer) = (0..be).find(subject).filter(|_| (that + 1..verb).any(|word| subject(&word))) else {
            continue;
        };
        let clausal = sentence.relation(outer) == Deprel::Csubj;
        sentence.tree[outer].1 = if clausal { Deprel::CsubjOuter } else { Deprel::NsubjOuter };
        sentence.tree[be].1 = Deprel::Cop;
    }
}

/// "The crash injured nine passengers.": between a noun and a number or an article stands no participle that describes; it is
/// the verb of what was taken for one long noun.
pub fn verbs_before_numbers(sentence: &mut Sentence) {
    for verb in 2..sentence.tree.len().saturating_sub(2) {
        let (subject, number) = (verb - 1, verb + 1);
        let noun = sentence.head(verb).filter(|noun| {
            *noun > number
                && sentence.tags[verb].1 == Xpos::Vbn
                && sentence.relation(verb) == Deprel::Amod
                && matches!(sentence.relation(*noun), Deprel::Root | Deprel::Ccomp | Deprel::Parataxis)
                && sentence.head(number) == Some(*noun)
                && matches!(sentence.relation(number), Deprel::Nummod | Deprel::Det)
                && sentence.head(subject) == Some(*noun)
                && matches!(sentence.relation(subject), Deprel::Compound | Deprel::Amod)
                && !sentence.has(*noun, Deprel::Cop)
                && !sentence.has(*noun, Deprel::Nsubj)
        });
        let Some(noun) = noun else { continue };
        sentence.tags[verb] = (Upos::Verb, Xpos::Vbd);
        if !sentence.is_noun(subject) {
            sentence.tags[subject] = (Upos::Noun, Xpos::Nn);
        }
        sentence.tree[verb] = sentence.tree[noun];
        sentence.set(noun, verb, Deprel::Obj);
        sentence.set(subject, verb, Deprel::Nsubj);
        for word in 0..sentence.tree.len() {
            if sentence.head(word) != Some(noun) {
                continue;
            }
            if word < subject {
                let mark = matches!(sentence.relation(word), Deprel::Mark | Deprel::Punct);
                sentence.tree[word].0 = if mark { verb + 1 } else { subject + 1 };
            } else if word > noun && sentence.relation(word) == Deprel::Punct {
                sentence.tree[word].0 = verb + 1;
            }
        }
        return;
    }
}

/// "suspend attacks on condition that they leave": what the condition is hangs on it, and it on the verb.
pub fn conditions(sentence: &mut Sentence) {
    for condition in 2..sentence.tree.len().saturating_sub(2) {
        let on = condition - 1;
        let that = condition + 1;
        let said = sentence.forms[condition] == "condition"
            && sentence.forms[on] == "on"
            && sentence.forms[that] == "that"
            && sentence.tree[on] == (condition + 1, Deprel::Case);
        let clause = sentence.head(that).filter(|clause| {
            said && *clause > that
                && sentence.relation(that) == Deprel::Mark
                && matches!(sentence.relation(*clause).base(), Deprel::Ccomp | Deprel::Advcl | Deprel::Acl)
        });
        let Some(clause) = clause else { continue };
        let above = std::iter::successors(sentence.head(condition), |at| sentence.head(*at)).take(sentence.tree.len());
        let verb = above.into_iter().find(|at| sentence.upos(*at) == Upos::Verb);
        let Some(verb) = verb.filter(|verb| *verb < on && !sentence.is_below(*verb, clause)) else { continue };
        sentence.set(condition, verb, Deprel::Obl);
        sentence.set(clause, condition, Deprel::Acl);
    }
}

/// "Lee, a former chief who left in May, said": a second subject between commas right behind a name says who that is.
pub fn subjects_between_commas(sentence: &mut Sentence) {
    for second in 3..sentence.tree.len().saturating_sub(2) {
        let Some(verb) = sentence.head(second).filter(|verb| {
            *verb > second + 1
                && sentence.relation(second).base() == Deprel::Nsubj
                && sentence.upos(second) == Upos::Noun
        }) else {
            continue;
        };
        let begin = sentence.first(second);
        let same = |word: &usize| {
            sentence.tree[*word] == (verb + 1, sentence.relation(second)) && sentence.upos(*word) == Upos::Propn
        };
        let Some(name) = (0..begin).rfind(same) else { continue };
        let end = sentence.last(second);
        // the commas may hang on the noun or on the verb
        let opens = sentence.forms[begin] == "," || begin > 0 && sentence.forms[begin - 1] == ",";
        let closes = sentence.forms[end] == "," || sentence.forms.get(end + 1) == Some(&",");
        let beside = sentence.last(name) + 1 >= begin.saturating_sub(1);
        if opens && closes && beside && end < verb {
            sentence.set(second, name, Deprel::Appos);
        }
    }
}

fn inside_of(sentence: &Sentence, word: usize, head: usize) -> bool {
    sentence.head(word) == Some(head)
}

pub(super) fn is_finite_clause(sentence: &Sentence, verb: usize) -> bool {
    let helped = (0..verb).any(|word| {
        sentence.head(word) == Some(verb)
            && sentence.relation(word).base() == Deprel::Aux
            && (sentence.is_finite(word) || sentence.tags[word].1 == Xpos::Md)
    });
    sentence.upos(verb) == Upos::Verb && (sentence.is_finite(verb) || helped)
}
