//! Repairs between clauses: subjects that stand before their verb, clauses that hang on a time, verbs joined across tenses.

use super::{Class, Sentence, is_measure};
use crate::document::{Deprel, Upos, Xpos};
use crate::english::verbs;
use crate::ontology::is_blaming;

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

/// "“It was vital,” added the mayor.": what follows a saying behind the words said is who says them.
pub fn speakers_as_objects(sentence: &mut Sentence) {
    for says in 1..sentence.tree.len().saturating_sub(1) {
        let behind = matches!(sentence.forms[says - 1], "”" | "\"" | "''" | "’" | "'" | ",")
            && sentence.is_finite(says)
            && (sentence.is_verb_of(says, Class::Quote)
                || sentence.forms[says] == "asked" && says > 1 && sentence.forms[says - 2] == "?");
        let quoted = sentence.forms[says - 1] != ",";
        let before = |word: &usize| {
            let clause = matches!(sentence.relation(*word), Deprel::Ccomp | Deprel::Parataxis)
                || quoted && sentence.relation(*word) == Deprel::Advcl;
            clause && sentence.head(*word) == Some(says)
        };
        let words = (0..says).find(before);
        let told = || words.is_some() || sentence.relation(says) == Deprel::Parataxis;
        if !behind || sentence.has(says, Deprel::Nsubj) || !told() {
            continue;
        }
        let object = |word: &usize| {
            let taken = matches!(sentence.relation(*word), Deprel::Obj | Deprel::Iobj);
            taken && sentence.head(*word) == Some(says) && sentence.is_noun(*word)
        };
        let speaker = (says + 1..sentence.tree.len()).find(object);
        if let Some(speaker) = speaker.filter(|speaker| sentence.first(*speaker) == says + 1) {
            sentence.tree[speaker].1 = Deprel::Nsubj;
            if let Some(words) = words.filter(|words| sentence.relation(*words) == Deprel::Advcl) {
                sentence.tree[words].1 = Deprel::Ccomp;
            }
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

fn tells(sentence: &Sentence, verb: usize) -> bool {
    [Class::Quote, Class::Content].into_iter().any(|class| sentence.is_verb_of(verb, class))
}

/// "alleging it misled doctors": a past tense has a subject, and what stands right before it was taken for an object.
pub fn subjects_of_past_complements(sentence: &mut Sentence) {
    for verb in 2..sentence.tree.len() {
        let past = matches!(sentence.relation(verb), Deprel::Xcomp | Deprel::Ccomp)
            && sentence.tags[verb] == (Upos::Verb, Xpos::Vbd)
            && sentence.head(verb).is_some_and(|above| tells(sentence, above));
        let Some(above) = sentence.head(verb).filter(|above| past && *above < verb) else { continue };
        let own = [Deprel::Nsubj, Deprel::Mark, Deprel::Aux].iter().any(|own| sentence.has(verb, *own));
        let object = (above + 1..verb).find(|word| sentence.tree[*word] == (above + 1, Deprel::Obj));
        if let Some(object) = object.filter(|object| !own && sentence.last(*object) + 1 == verb) {
            sentence.set(object, verb, Deprel::Nsubj);
            sentence.tree[verb].1 = Deprel::Ccomp;
        }
    }
}

/// "Once a stronghold of the rebels, the town was retaken": of two subjects with a comma between the one that opens the sentence
/// says what the other was.
pub fn predicates_before_subjects(sentence: &mut Sentence) {
    let subject = |word: &usize| sentence.relation(*word).base() == Deprel::Nsubj && sentence.is_noun(*word);
    let Some(first) = (0..sentence.tree.len()).find(subject) else { return };
    let Some(verb) = sentence.head(first).filter(|verb| *verb > first) else { return };
    let second = (first + 1..verb).find(|word| subject(word) && sentence.head(*word) == Some(verb));
    let opens = matches!(sentence.forms[0], "Once" | "Formerly" | "Long" | "A" | "An" | "Now" | "Already");
    let Some(second) = second.filter(|_| opens) else { return };
    let before = sentence.first(second);
    if before > first && sentence.forms[before - 1] == "," && sentence.relation(second) == sentence.relation(first) {
        sentence.set(first, verb, Deprel::Parataxis);
        if sentence.relation(0) == Deprel::Mark {
            sentence.set(0, first, Deprel::Advmod);
            sentence.tags[0] = (Upos::Adv, Xpos::Rb);
        }
    }
}

/// "Ten miners were killed and two others injured", "with ten miners injured and two killed": where the auxiliary is left out, what
/// was done to somebody is no less passive.
pub fn passives_of_conjuncts(sentence: &mut Sentence) {
    for verb in 1..sentence.tree.len() {
        let bare = sentence.upos(verb) == Upos::Verb
            && matches!(sentence.tags[verb].1, Xpos::Vbd | Xpos::Vbn)
            && ![Deprel::Aux, Deprel::Obj, Deprel::Iobj, Deprel::Ccomp, Deprel::Xcomp]
                .iter()
                .any(|own| sentence.has(verb, *own));
        if !bare {
            continue;
        }
        let with = |word: usize| sentence.tree[word] == (verb + 1, Deprel::Mark) && sentence.forms[word] == "with";
        let told = sentence.has(verb, Deprel::Nsubj);
        let absolute = told && (0..verb).any(with);
        let first = sentence.head(verb).filter(|first| sentence.relation(verb) == Deprel::Conj && *first < verb);
        let passive = |first: usize| {
            [Deprel::AuxPass, Deprel::NsubjPass].iter().any(|label| sentence.tree.contains(&(first + 1, *label)))
        };
        let joined = first.is_some_and(passive) && sentence.is_verb_of(verb, Class::Undergo);
        if !absolute && !joined {
            continue;
        }
        sentence.tags[verb].1 = Xpos::Vbn;
        for word in 0..verb {
            if sentence.tree[word] == (verb + 1, Deprel::Nsubj) {
                sentence.tree[word].1 = Deprel::NsubjPass;
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

/// "Should he win, she would leave": a verb with its auxiliary before its subject opens a condition, where nobody asks; the clause
/// behind the comma is what it is a condition of.
pub fn inverted_conditions(sentence: &mut Sentence) {
    let Some(condition) = (1..sentence.tree.len()).find(|word| sentence.head(*word).is_none()) else { return };
    let opens = sentence.forms.first().is_some_and(|form| matches!(*form, "Should" | "Had" | "Were"))
        && sentence.head(0) == Some(condition)
        && sentence.relation(0).base() == Deprel::Aux;
    let subject = (1..condition)
        .any(|word| sentence.head(word) == Some(condition) && sentence.relation(word).base() == Deprel::Nsubj);
    if !opens || !subject || sentence.forms.iter().rev().take(3).any(|form| *form == "?") {
        return;
    }
    let modal = |verb: usize| {
        (condition + 1..verb).any(|word| {
            sentence.head(word) == Some(verb)
                && matches!(sentence.forms[word], "would" | "will" | "could" | "might" | "may")
        })
    };
    let main = (condition + 1..sentence.tree.len()).find(|verb| {
        let beside =
            matches!(sentence.relation(*verb), Deprel::Parataxis | Deprel::Ccomp | Deprel::Conj | Deprel::Advcl);
        sentence.head(*verb) == Some(condition) && beside && modal(*verb)
    });
    if let Some(main) = main {
        sentence.tree[main] = (0, Deprel::Root);
        sentence.set(condition, main, Deprel::Advcl);
        for word in main + 1..sentence.tree.len() {
            if sentence.head(word) == Some(condition) {
                sentence.tree[word].0 = main + 1;
            }
        }
    }
}

/// "would have started had a court not stopped it": what has no subject of its own and stands behind a modal opens a condition.
pub fn conditions_behind(sentence: &mut Sentence) {
    for had in 2..sentence.tree.len() {
        if sentence.forms[had] != "had" || sentence.upos(had) != Upos::Verb || sentence.has(had, Deprel::Nsubj) {
            continue;
        }
        let of = |sentence: &Sentence, word: usize, relations: &[Deprel]| {
            sentence.head(word) == Some(had) && relations.contains(&sentence.relation(word))
        };
        let subject = (had + 1..sentence.tree.len()).find(|word| of(sentence, *word, &[Deprel::Obj]));
        let Some(subject) = subject.filter(|subject| sentence.first(*subject) == had + 1) else { continue };
        let verb = (subject + 1..sentence.tree.len())
            .find(|word| of(sentence, *word, &[Deprel::Xcomp, Deprel::Ccomp]) && sentence.tags[*word].1 == Xpos::Vbn);
        let modal = |main: &usize| {
            (0..*main).any(|aux| {
                sentence.tree[aux] == (main + 1, Deprel::Aux)
                    && matches!(sentence.forms[aux], "would" | "could" | "might" | "should")
            })
        };
        let main = (1..had).rev().find(|main| sentence.upos(*main) == Upos::Verb && modal(main));
        let (Some(verb), Some(main)) = (verb, main) else { continue };
        if sentence.is_below(main, had) {
            continue;
        }
        sentence.set(verb, main, Deprel::Advcl);
        sentence.set(subject, verb, Deprel::Nsubj);
        for word in 0..sentence.tree.len() {
            if sentence.head(word) == Some(had) {
                sentence.tree[word].0 = verb + 1;
            }
        }
        sentence.set(had, verb, Deprel::Aux);
        sentence.tags[had].0 = Upos::Aux;
    }
}

/// "Prices rose: the market, a small one, fell": a noun that hangs beside a finite verb right behind it, which has no subject, is that
/// subject.
pub fn nouns_before_verbs(sentence: &mut Sentence) {
    for verb in 2..sentence.tree.len() {
        let bare = sentence.is_finite(verb)
            && sentence.upos(verb) == Upos::Verb
            && matches!(sentence.relation(verb), Deprel::Parataxis | Deprel::Conj)
            && !sentence.has(verb, Deprel::Nsubj)
            && !sentence.has(verb, Deprel::NsubjPass)
            && !sentence.has(verb, Deprel::Expl)
            && !sentence.has(verb, Deprel::Cc);
        let noun = (0..verb).rfind(|word| {
            bare && sentence.head(*word).is_some()
                && sentence.head(*word) == sentence.head(verb)
                && sentence.relation(*word) == Deprel::Parataxis
                && sentence.is_noun(*word)
        });
        let Some(noun) = noun else { continue };
        let whole = (noun..sentence.first(verb))
            .all(|word| sentence.is_below(word, noun) || sentence.upos(word) == Upos::Punct);
        if whole && !sentence.has(noun, Deprel::Nsubj) && !sentence.has(noun, Deprel::Cop) {
            sentence.set_subject(noun, verb);
        }
    }
}

/// "detected vapour escaping from it", "saw two men leaving": a participle right behind what is found or seen is what that does.
pub fn participles_of_finds(sentence: &mut Sentence) {
    const FINDS: [&str; 14] = [
        "detect",
        "find",
        "see",
        "spot",
        "show",
        "film",
        "catch",
        "observe",
        "discover",
        "notice",
        "picture",
        "photograph",
        "watch",
        "hear",
    ];
    for participle in 2..sentence.tree.len() {
        let doing = sentence.tags[participle].1 == Xpos::Vbg && sentence.relation(participle) == Deprel::Advcl;
        let Some(verb) = sentence.head(participle).filter(|verb| doing && *verb + 1 < participle) else { continue };
        let finds = verbs::base(sentence.forms[verb]).is_some_and(|base| FINDS.contains(&base.as_str()));
        let object = (verb + 1..participle)
            .rfind(|word| sentence.tree[*word] == (verb + 1, Deprel::Obj) && sentence.last(*word) + 1 == participle);
        if let Some(object) = object.filter(|_| finds && !sentence.has(participle, Deprel::Mark)) {
            sentence.set(participle, object, Deprel::Acl);
        }
    }
}

/// "said it was too soon to tell": what has a subject and a copula of its own is a clause and no adverb.
pub fn predicates_taken_for_adverbs(sentence: &mut Sentence) {
    for word in 2..sentence.tree.len() {
        let filler = |at: usize| sentence.tree[at].0 == word + 1 && sentence.forms[at].eq_ignore_ascii_case("it");
        // "it's because of him I left" is a cleft
        let oblique = sentence.relation(word) == Deprel::Obl && !(0..word).any(filler);
        let told = (sentence.relation(word) == Deprel::Advmod || oblique)
            && sentence.has(word, Deprel::Cop)
            && (sentence.has(word, Deprel::Nsubj) || !oblique && sentence.has(word, Deprel::Expl));
        let verb = sentence
            .head(word)
            .filter(|verb| told && *verb < sentence.first(word) && sentence.upos(*verb) == Upos::Verb);
        if verb.is_some_and(|verb| !sentence.has(verb, Deprel::Ccomp)) {
            sentence.tree[word].1 = Deprel::Ccomp;
        }
    }
}

/// Verbs of deeds that are told behind "of".
pub fn is_accusing(base: &str) -> bool {
    matches!(base, "accuse" | "suspect" | "convict" | "acquit")
}

/// "was fined by the court for hiding losses", "accused the union of holding them to ransom": what somebody is fined for does not
/// describe the court.
pub fn deeds_of_blame(sentence: &mut Sentence) {
    for deed in 3..sentence.tree.len() {
        let whose = sentence.head(deed).filter(|noun| {
            *noun < deed && sentence.relation(deed) == Deprel::Acl && sentence.tags[deed].1 == Xpos::Vbg
        });
        let Some(noun) = whose else { continue };
        let verb = sentence.head(noun).filter(|verb| {
            let part =
                matches!(sentence.relation(noun), Deprel::Obj | Deprel::Obl | Deprel::OblAgent | Deprel::OblUnmarked);
            *verb < noun && part
        });
        let led = |lead: &str| {
            let mut marks = (noun + 1..deed).filter(|mark| sentence.tree[*mark] == (deed + 1, Deprel::Mark));
            marks.any(|mark| sentence.forms[mark] == lead)
        };
        let blames = |verb: &usize| {
            let base = verbs::base(sentence.forms[*verb]);
            base.is_some_and(|base| is_blaming(&base) && led("for") || is_accusing(&base) && led("of"))
        };
        if let Some(verb) = verb.filter(blames) {
            sentence.set(deed, verb, Deprel::Advcl);
        }
    }
}

pub(super) fn is_finite_clause(sentence: &Sentence, verb: usize) -> bool {
    let helped = (0..verb).any(|word| {
        sentence.head(word) == Some(verb)
            && sentence.relation(word).base() == Deprel::Aux
            && (sentence.is_finite(word) || sentence.tags[word].1 == Xpos::Md)
    });
    sentence.upos(verb) == Upos::Verb && (sentence.is_finite(verb) || helped)
}
