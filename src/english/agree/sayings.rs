//! Repairs around what people say: participles behind commas, relative clauses taken for what is said, calls on somebody.

use super::clauses::is_finite_clause;
use super::{Class, Sentence, is_measure};
use crate::document::{Deprel, EntityKind, Upos, Xpos};

/// "Talks go on, announces minister": what stands behind the verb may speak itself.
fn speaks_behind(sentence: &Sentence, verb: usize) -> bool {
    (verb + 1..sentence.tree.len())
        .any(|word| sentence.tree[word] == (verb + 1, Deprel::Obj) && can_speak(sentence, word))
}

/// "Firm opens plant, hires hundreds": of two verbs in the present with a comma between, the first with a subject before it
/// and the second without one, the second goes on from the first.
pub fn verbs_of_headlines(sentence: &mut Sentence) {
    let Some(root) = sentence.tree.iter().position(|(head, _)| *head == 0) else { return };
    let second = sentence.tags[root] == (Upos::Verb, Xpos::Vbz)
        && root > 2
        && sentence.forms[root - 1] == ","
        && sentence.has(root, Deprel::Obj)
        && !sentence.has(root, Deprel::Nsubj)
        && !sentence.has(root, Deprel::Cc);
    let first = (1..root).find(|verb| {
        sentence.tags[*verb] == (Upos::Verb, Xpos::Vbz)
            && matches!(sentence.relation(*verb), Deprel::Advcl | Deprel::Ccomp | Deprel::Parataxis | Deprel::Dep)
            && sentence.head(*verb) == Some(root)
            && (0..*verb).any(|word| is_subject(sentence, word, *verb))
            && !sentence.has(*verb, Deprel::Mark)
            && sentence.first(*verb) == 0
    });
    let Some(first) = first.filter(|_| second && !speaks_behind(sentence, root)) else { return };
    sentence.tree[first] = (0, Deprel::Root);
    sentence.set(root, first, Deprel::Conj);
}

/// "Army bombs village": a line without a verb and without a full stop has its verb in what was taken for a plural between two nouns.
pub fn nouns_in_headlines(sentence: &mut Sentence) {
    let size = sentence.tree.len();
    let verbal = |tag: &(Upos, Xpos)| matches!(tag.0, Upos::Verb | Upos::Aux);
    let stops = sentence.forms.last().is_some_and(|last| matches!(*last, "." | "!" | "?" | ":" | ";"));
    if !(3..=14).contains(&size) || stops || sentence.tags.iter().any(verbal) {
        return;
    }
    let verb = (1..size - 1).find(|verb| {
        let names = |word: usize| matches!(sentence.upos(word), Upos::Noun | Upos::Propn);
        let thing = names(verb + 1) || matches!(sentence.upos(verb + 1), Upos::Det | Upos::Num | Upos::Adj);
        // "Rebels storm town": of several people the verb looks like one thing
        let several = sentence.tags[*verb].1 == Xpos::Nn
            && sentence.tags[verb - 1].1 == Xpos::Nns
            && matches!(sentence.kind(verb - 1), Some(EntityKind::Person | EntityKind::Organization));
        (sentence.tags[*verb].1 == Xpos::Nns || several)
            && names(verb - 1)
            && thing
            && matches!(sentence.relation(*verb), Deprel::Compound | Deprel::Root | Deprel::Nsubj)
            && sentence.is_verb_of(*verb, Class::Headline)
    });
    let Some(verb) = verb else { return };
    let subject = verb - 1;
    // what the verb was a part of, or else what was taken for an aside behind it
    let object = match sentence.head(verb) {
        Some(noun) if noun > verb => Some(noun),
        None => (verb + 1..size).find(|word| sentence.head(*word) == Some(verb) && sentence.is_noun(*word)),
        Some(_) => return,
    };
    let Some(object) = object.filter(|object| sentence.head(*object).is_none_or(|head| head == verb)) else { return };
    for word in (0..size).filter(|word| *word != verb && *word != object && *word != subject) {
        let head = sentence.head(word);
        if word < verb && (head == Some(verb) || head == Some(object)) {
            sentence.tree[word].0 = subject + 1;
        } else if word > verb && head == Some(verb) {
            sentence.tree[word].0 = object + 1;
        }
    }
    sentence.tags[verb] = (Upos::Verb, if sentence.tags[verb].1 == Xpos::Nns { Xpos::Vbz } else { Xpos::Vbp });
    sentence.tree[verb] = (0, Deprel::Root);
    sentence.set(subject, verb, Deprel::Nsubj);
    sentence.set(object, verb, Deprel::Obj);
}

/// "said the law forbids it, adding he will sue": a participle of saying behind a comma belongs to the nearest verb above it
/// whose subject can speak, and the clause behind it is what it adds.
pub fn participles_of_sayings(sentence: &mut Sentence) {
    for saying in 2..sentence.tree.len().saturating_sub(1) {
        let behind = matches!(sentence.forms[saying - 1], "," | "\"" | "”" | "''");
        let bare = sentence.tags[saying].1 == Xpos::Vbg
            // "adding to robust growth"
            && sentence.forms[saying + 1] != "to"
            && matches!(sentence.relation(saying).base(), Deprel::Advcl | Deprel::Acl | Deprel::Conj | Deprel::Parataxis)
            && (sentence.is_verb_of(saying, Class::Quote)
                || matches!(sentence.forms[saying], "telling" | "urging" | "vowing"))
            && ![Deprel::Nsubj, Deprel::Aux, Deprel::Cc, Deprel::Mark].iter().any(|label| sentence.has(saying, *label));
        let Some(mut above) = sentence.head(saying).filter(|_| behind && bare) else { continue };
        if above > saying {
            // "adding a case was lodged": taken for its object
            let object = (saying + 1..above).find(|word| sentence.tree[*word] == (saying + 1, Deprel::Obj));
            let own = (saying + 1..above).any(|word| is_subject(sentence, word, above));
            let told = is_finite_clause(sentence, above)
                && (own || object.is_some())
                && !(0..saying).any(|word| is_subject(sentence, word, above));
            let outer = sentence.head(above).filter(|outer| told && *outer < saying);
            let Some(outer) = outer.filter(|outer| sentence.upos(*outer) == Upos::Verb) else { continue };
            sentence.set(saying, outer, Deprel::Advcl);
            sentence.set(above, saying, Deprel::Ccomp);
            if let Some(object) = object.filter(|_| !own) {
                sentence.set_subject(object, above);
            }
            above = outer;
        }
        // "stressed the need, noting that it must end": what follows the participle is not the verb's
        let that = saying + 1;
        let own = sentence.head(that).filter(|clause| {
            sentence.forms[that] == "that"
                && sentence.tree[that].1 == Deprel::Mark
                && *clause > that
                && sentence.tree[*clause] == (above + 1, Deprel::Ccomp)
        });
        if let Some(clause) = own.filter(|_| !sentence.has(saying, Deprel::Ccomp)) {
            sentence.set(clause, saying, Deprel::Ccomp);
        }
        let verbs = std::iter::successors(Some(above), |at| sentence.head(*at)).take(sentence.tree.len());
        let speaks = |verb: &usize| {
            sentence.upos(*verb) == Upos::Verb
                && *verb < saying
                && (0..*verb).any(|word| is_subject(sentence, word, *verb) && can_speak(sentence, word))
        };
        let speaker = verbs.into_iter().find(speaks);
        if let Some(speaker) = speaker.filter(|speaker| *speaker != above || sentence.relation(saying) != Deprel::Conj)
        {
            sentence.set(saying, speaker, Deprel::Advcl);
        }
    }
}

pub(super) fn is_subject(sentence: &Sentence, word: usize, verb: usize) -> bool {
    sentence.head(word) == Some(verb) && matches!(sentence.relation(word), Deprel::Nsubj | Deprel::NsubjPass)
}

/// True for names, for pronouns of persons, and for nouns that stand for persons or organisations.
fn can_speak(sentence: &Sentence, word: usize) -> bool {
    let lower = sentence.forms[word].to_lowercase();
    match sentence.upos(word) {
        Upos::Propn => true,
        Upos::Pron => ["he", "she", "they", "we", "i", "you", "who", "it"].contains(&&lower[..]),
        Upos::Noun => matches!(sentence.kind(word), Some(EntityKind::Person | EntityKind::Organization)),
        _ => false,
    }
}

/// "The court within two weeks must say so": a time between somebody and what they do is when they do it.
pub fn times_of_speakers(sentence: &mut Sentence) {
    for time in 2..sentence.tree.len() {
        if sentence.relation(time) != Deprel::Nmod || !is_measure(sentence.forms[time]) {
            continue;
        }
        let Some(somebody) = sentence.head(time).filter(|head| *head < time && can_speak(sentence, *head)) else {
            continue;
        };
        let dates = (somebody + 1..time).any(|case| {
            sentence.tree[case] == (time + 1, Deprel::Case)
                && matches!(sentence.forms[case], "on" | "in" | "within" | "by" | "during" | "over" | "since")
        });
        let verb = sentence.head(somebody).filter(|verb| {
            dates
                && *verb > time
                && sentence.upos(*verb) == Upos::Verb
                && sentence.relation(somebody).base() == Deprel::Nsubj
        });
        let Some(verb) = verb else { continue };
        let helps = |word: usize| {
            sentence.head(word) == Some(verb) && matches!(sentence.relation(word).base(), Deprel::Aux | Deprel::Advmod)
        };
        if (sentence.last(time) + 1..verb).all(helps) {
            sentence.set(time, verb, Deprel::Obl);
        }
    }
}

/// "During the talks, held in Oslo, he said so": a participle behind the noun that opens a sentence says what was done to that.
pub fn participles_of_openings(sentence: &mut Sentence) {
    for participle in 3..sentence.tree.len() {
        let bare = sentence.tags[participle].1 == Xpos::Vbn
            && sentence.forms[participle - 1] == ","
            && matches!(sentence.relation(participle), Deprel::Advcl | Deprel::Acl)
            && ![Deprel::Nsubj, Deprel::Aux, Deprel::Cc, Deprel::Mark]
                .iter()
                .any(|label| sentence.has(participle, *label));
        let Some(verb) = sentence.head(participle).filter(|verb| bare && *verb > participle) else { continue };
        let opens = |noun: &usize| {
            sentence.tree[*noun] == (verb + 1, Deprel::Obl)
                && matches!(sentence.tags[*noun].1, Xpos::Nn | Xpos::Nns)
                && !is_measure(sentence.forms[*noun])
                && sentence.first(*noun) == 0
                && sentence.relation(0) == Deprel::Case
        };
        let noun = (1..participle - 1).find(opens);
        let close = |noun: &usize| {
            (sentence.last(*noun)..participle).all(|word| word == sentence.last(*noun) || sentence.forms[word] == ",")
        };
        let behind = sentence.last(participle) + 1;
        let comma = sentence.forms.get(behind).is_some_and(|form| *form == ",") || sentence.forms[behind - 1] == ",";
        if let Some(noun) = noun.filter(|noun| comma && close(noun)) {
            sentence.set(participle, noun, Deprel::Acl);
        }
    }
}

/// "Asked whether he would go, the minister said no": a participle that opens a sentence and has no subject is no content of a
/// saying that has one behind a comma.
pub fn participles_before_speakers(sentence: &mut Sentence) {
    let opens = sentence.tags.first().is_some_and(|tag| tag.0 == Upos::Verb && matches!(tag.1, Xpos::Vbd | Xpos::Vbn))
        && matches!(sentence.relation(0), Deprel::Ccomp | Deprel::Parataxis)
        && ![Deprel::Nsubj, Deprel::Aux, Deprel::Obj].iter().any(|own| sentence.has(0, *own));
    let verb = if opens { sentence.head(0) } else { None };
    let Some(verb) = verb else { return };
    let speaker = (1..verb).find(|word| sentence.tree[*word] == (verb + 1, Deprel::Nsubj));
    let behind = speaker.is_some_and(|speaker| {
        let first = sentence.first(speaker);
        first > 0 && sentence.forms[first - 1] == ","
    });
    if behind && sentence.forms[0].ends_with("ed") {
        sentence.tags[0].1 = Xpos::Vbn;
        sentence.tree[0].1 = Deprel::Advcl;
    }
}

/// "The army claims a victory; locals say it fled": what a semicolon parts from a saying behind it is not what is said.
pub fn clauses_before_semicolons(sentence: &mut Sentence) {
    for semicolon in 1..sentence.tree.len().saturating_sub(2) {
        if sentence.forms[semicolon] != ";" {
            continue;
        }
        let told = |word: &usize| {
            sentence.relation(*word) == Deprel::Ccomp
                && sentence.head(*word).is_some_and(|says| says > semicolon)
                && (sentence.is_finite(*word) || sentence.has(*word, Deprel::Aux))
        };
        // "Nobody claimed it; their leader denied that"
        let goes_on = |word: &usize| {
            sentence.relation(*word) == Deprel::Ccomp
                && sentence.head(*word).is_some_and(|says| says < semicolon)
                && sentence.first(*word) >= semicolon
        };
        let behind = (semicolon + 1..sentence.tree.len()).find(goes_on);
        for clause in (0..semicolon).find(told).into_iter().chain(behind) {
            sentence.tree[clause].1 = Deprel::Parataxis;
        }
    }
}

/// "Speaking at the fair, Ann Lee, head of the bank, said so": behind a participle that opens a sentence a name between commas is
/// the subject that the verb lacks, and describes nothing.
pub fn subjects_taken_by_openings(sentence: &mut Sentence) {
    let opens = sentence.tags.first().is_some_and(|tag| tag.1 == Xpos::Vbg) && sentence.relation(0) == Deprel::Advcl;
    let verb = if opens { sentence.head(0) } else { None };
    let Some(verb) = verb.filter(|verb| sentence.is_finite(*verb) && !sentence.has(*verb, Deprel::Nsubj)) else {
        return;
    };
    let whole = |word: usize| sentence.has(word, Deprel::Flat) || sentence.has(word, Deprel::NmodDesc);
    let named = |word: &usize| {
        sentence.relation(*word) == Deprel::Appos
            && sentence.upos(*word) == Upos::Propn
            && sentence.is_below(*word, 0)
            && {
                let first = sentence.first(*word);
                sentence.forms[first] == "," || first > 0 && sentence.forms[first - 1] == ","
            }
    };
    let names: Vec<usize> = (2..verb).filter(named).collect();
    let name =
        names.iter().copied().find(|name| whole(*name)).or_else(|| names.first().copied().filter(|_| names.len() == 1));
    let Some((name, noun)) = name.and_then(|name| Some((name, sentence.head(name)?))) else { return };
    for word in name + 1..verb {
        let beside = matches!(sentence.relation(word), Deprel::Appos | Deprel::AclRelcl | Deprel::Acl);
        if beside && sentence.head(word) == Some(noun) {
            sentence.tree[word].0 = name + 1;
        }
    }
    sentence.set_subject(name, verb);
}

/// "by the commission, which favoured him": a clause that "which" opens behind a comma is no content of a verb; it describes
/// the noun before the comma.
pub fn relatives_behind_commas(sentence: &mut Sentence) {
    for which in 2..sentence.tree.len() {
        let relative = sentence.forms[which] == "which" && sentence.forms[which - 1] == ",";
        let Some(clause) = sentence.head(which).filter(|clause| relative && *clause > which) else { continue };
        let loose = matches!(sentence.relation(clause), Deprel::Ccomp | Deprel::Parataxis)
            && sentence.first(clause) >= which - 1
            && is_finite_clause(sentence, clause);
        let Some(verb) = sentence.head(clause).filter(|verb| loose && *verb < which) else { continue };
        let name = std::iter::successors(Some(which - 2), |at| {
            let part = matches!(sentence.relation(*at).base(), Deprel::Flat | Deprel::Punct | Deprel::Fixed);
            sentence.head(*at).filter(|head| part && *head < which)
        });
        let noun = name.take(sentence.tree.len()).last();
        let thing = |noun: &usize| *noun > verb && sentence.is_noun(*noun) && !is_measure(sentence.forms[*noun]);
        if let Some(noun) = noun.filter(thing) {
            sentence.set(clause, noun, Deprel::AclRelcl);
        }
    }
}

/// "called on the speaker to invite them": who is called on is not described by the infinitive; it is what is called for.
pub fn calls_on_somebody(sentence: &mut Sentence) {
    for on in 1..sentence.tree.len() {
        let called = matches!(sentence.forms[on - 1], "call" | "calls" | "called" | "calling")
            && matches!(sentence.forms[on], "on" | "upon")
            && sentence.upos(on - 1) == Upos::Verb;
        let verb = on - 1;
        let somebody = sentence.head(on).filter(|noun| called && sentence.tree[*noun] == (verb + 1, Deprel::Obl));
        let Some(somebody) = somebody.filter(|_| !sentence.has(verb, Deprel::Xcomp)) else { continue };
        let wanted = (somebody + 2..sentence.tree.len()).find(|word| {
            sentence.tags[*word].1 == Xpos::Vb
                && sentence.relation(*word) == Deprel::Acl
                && sentence.forms[*word - 1] == "to"
                && sentence.head(*word).is_some_and(|noun| noun >= somebody && sentence.is_below(noun, somebody))
        });
        if let Some(wanted) = wanted {
            sentence.set(wanted, verb, Deprel::Xcomp);
        }
    }
}

/// "Police said a man stabbed her": a saying has one subject before it; what stands behind it is the subject of what is said,
/// and what was taken for a participle is the verb of that.
pub fn subjects_behind_sayings(sentence: &mut Sentence) {
    for says in 1..sentence.tree.len().saturating_sub(2) {
        let saying = sentence.is_finite(says)
            && sentence.upos(says) == Upos::Verb
            && (sentence.is_verb_of(says, Class::Quote) || sentence.forms[says] == "believe")
            && (0..says).any(|word| is_subject(sentence, word, says))
            && !sentence.has(says, Deprel::Ccomp);
        if !saying {
            continue;
        }
        let behind = (says + 1..sentence.tree.len()).find(|word| is_subject(sentence, *word, says));
        let subject = behind.filter(|subject| sentence.first(*subject) == says + 1);
        let Some(subject) = subject else { continue };
        let verb = (subject + 1..sentence.tree.len()).find(|verb| {
            sentence.relation(*verb) == Deprel::Acl
                && sentence.tags[*verb].1 == Xpos::Vbn
                && sentence.head(*verb).is_some_and(|noun| sentence.is_below(noun, subject))
        });
        let Some(verb) = verb else { continue };
        sentence.tags[verb].1 = Xpos::Vbd;
        sentence.set(verb, says, Deprel::Ccomp);
        sentence.set(subject, verb, Deprel::Nsubj);
        for word in verb + 1..sentence.tree.len() {
            if sentence.tree[word] == (verb + 1, Deprel::Xcomp)
                && sentence.is_noun(word)
                && !sentence.has(verb, Deprel::Obj)
            {
                sentence.tree[word].1 = Deprel::Obj;
            }
        }
    }
}

/// "stabbed him when he came home, leaving him injured": what comes of it comes of what is told, not of the clause that says when.
pub fn results_behind_commas(sentence: &mut Sentence) {
    for result in 3..sentence.tree.len() {
        let bare = sentence.forms[result - 1] == ","
            && sentence.tags[result].1 == Xpos::Vbg
            && sentence.relation(result) == Deprel::Advcl
            && sentence.is_verb_of(result, Class::Result);
        let when = sentence.head(result).filter(|when| {
            bare && *when < result
                && sentence.relation(*when) == Deprel::Advcl
                && is_finite_clause(sentence, *when)
                && (0..*when).any(|word| {
                    sentence.head(word) == Some(*when)
                        && matches!(sentence.forms[word], "when" | "while" | "as" | "after")
                })
        });
        let told = when.and_then(|when| sentence.head(when).filter(|told| *told < when));
        if let Some(told) = told.filter(|told| sentence.upos(*told) == Upos::Verb) {
            sentence.set(result, told, Deprel::Advcl);
        }
    }
}

/// "denied helping him by paying": how it was done is a part of what is denied.
pub fn means_of_deeds(sentence: &mut Sentence) {
    for means in 3..sentence.tree.len() {
        let by = sentence.tags[means].1 == Xpos::Vbg
            && sentence.relation(means) == Deprel::Advcl
            && sentence.forms[means - 1] == "by"
            && sentence.tree[means - 1] == (means + 1, Deprel::Mark);
        let Some(verb) = sentence.head(means).filter(|verb| by && *verb < means) else { continue };
        let deed = (verb + 1..means - 1).find(|word| {
            sentence.head(*word) == Some(verb)
                && sentence.tags[*word].1 == Xpos::Vbg
                && matches!(sentence.relation(*word), Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl)
        });
        let denied = sentence.is_verb_of(verb, Class::Confess);
        if let Some(deed) = deed.filter(|_| denied) {
            sentence.set(means, deed, Deprel::Advcl);
        }
    }
}

/// "According to a news agency, quoting state radio, the army is on alert": who quotes is the source.
pub fn sources_that_quote(sentence: &mut Sentence) {
    for verb in 4..sentence.tree.len() {
        let doing = sentence.forms[verb - 1] == ","
            && sentence.tags[verb].1 == Xpos::Vbg
            && sentence.relation(verb) == Deprel::Advcl;
        let Some(told) = sentence.head(verb).filter(|told| doing && *told > verb) else { continue };
        let source = (0..verb - 1).rfind(|word| sentence.head(*word) == Some(told) && sentence.is_noun(*word));
        let source = source.filter(|source| sentence.relation(*source) == Deprel::Obl);
        let led = |source: &usize| sentence.forms[sentence.first(*source)].eq_ignore_ascii_case("according");
        if let Some(source) = source.filter(led) {
            sentence.set(verb, source, Deprel::Acl);
        }
    }
}
