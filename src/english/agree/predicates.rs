//! Repairs of verbs that lost what is theirs: objects, subjects, times, and verbs that were taken for what stands beside them.

use super::clauses::is_finite_clause;
use super::phrases::is_day_or_month;
use super::{Class, Sentence, is_measure};
use crate::document::{Deprel, Upos, Xpos};
use crate::english::verbs;

/// "killing 340 people and injuring more than 2,000": a number behind a verb without an object counts no noun before that verb.
pub fn numbers_behind_verbs(sentence: &mut Sentence) {
    for number in 2..sentence.tree.len() {
        let noun = sentence.head(number).filter(|noun| *noun < number && sentence.relation(number) == Deprel::Nummod);
        let verb = noun.and_then(|noun| (noun + 1..number).rfind(|word| sentence.upos(*word) == Upos::Verb));
        let beside = verb.filter(|verb| sentence.first(number) == *verb + 1 && !sentence.has(*verb, Deprel::Obj));
        let passive = |verb: usize| sentence.tree.contains(&(verb + 1, Deprel::AuxPass));
        if let Some(verb) = beside.filter(|verb| !passive(*verb)) {
            sentence.set(number, verb, Deprel::Obj);
        }
    }
}

/// "Schools will remain closed, it said": the state behind such a verb is its own, not another thing said.
pub fn states_that_remain(sentence: &mut Sentence) {
    for state in 1..sentence.tree.len() {
        let verb = state - 1;
        let remains = matches!(
            sentence.forms[verb],
            "remain" | "remains" | "remained" | "stay" | "stays" | "stayed" | "remaining" | "staying"
        );
        let participle = matches!(sentence.tags[state].1, Xpos::Vbn | Xpos::Jj)
            && (sentence.head(state) == sentence.head(verb) || sentence.head(state) == Some(verb))
            && matches!(sentence.relation(state), Deprel::Ccomp | Deprel::Advcl | Deprel::Conj | Deprel::Acl);
        let bare = !sentence.has(state, Deprel::Nsubj) && sentence.first(state) == state;
        if remains && participle && bare && sentence.head(verb).is_some() {
            sentence.set(state, verb, Deprel::Xcomp);
        }
    }
}

/// "found the minister guilty of taking bribes": the verdict is what the court finds of somebody.
pub fn verdicts(sentence: &mut Sentence) {
    for guilty in 2..sentence.tree.len() {
        let verdict = matches!(sentence.forms[guilty], "guilty" | "liable" | "responsible" | "unfit")
            && sentence.relation(guilty) == Deprel::Amod;
        let name = sentence.head(guilty).filter(|name| verdict && *name < guilty);
        let Some(name) = name else { continue };
        let above = std::iter::successors(Some(name), |at| sentence.head(*at)).take(4).collect::<Vec<_>>();
        let object = above.iter().copied().find(|at| sentence.relation(*at) == Deprel::Obj);
        let verb = object.and_then(|object| sentence.head(object)).filter(|verb| {
            *verb < name
                && matches!(sentence.forms[*verb], "found" | "find" | "finds" | "finding" | "declared" | "held")
        });
        if let Some(verb) = verb {
            sentence.set(guilty, verb, Deprel::Xcomp);
        }
    }
}

/// "after Norbank, a chain of clinics, refused": what stands between commas before a finite verb describes whoever does it.
pub fn subjects_before_appositions(sentence: &mut Sentence) {
    const LEADS: [&str; 10] =
        ["after", "before", "when", "because", "since", "until", "while", "although", "as", "though"];
    let size = sentence.tree.len();
    for lead in 1..size.saturating_sub(5) {
        if !LEADS.contains(&sentence.forms[lead]) {
            continue;
        }
        let Some(first) = comma_behind(sentence, lead + 1) else { continue };
        let Some(second) = comma_behind(sentence, first + 1) else { continue };
        let last = |from: usize, to: usize| (from..to).rfind(|word| sentence.is_noun(*word));
        // the head of a phrase: the one noun that hangs outside
        let top = |from: usize, to: usize| {
            let outside = |word: &usize| {
                sentence.is_noun(*word) && sentence.head(*word).is_none_or(|head| !(from..to).contains(&head))
            };
            (from..to).find(outside).or_else(|| last(from, to))
        };
        let (Some(subject), Some(described)) = (top(lead + 1, first), top(first + 1, second)) else { continue };
        // "until Basha, in power since 1996, steps down"
        let state = sentence.forms[first + 1] == "in";
        let article = state || matches!(sentence.tags[first + 1].1, Xpos::Dt | Xpos::PrpPoss);
        let verb = second + 1;
        let past = verb < size
            && sentence.upos(verb) == Upos::Verb
            && matches!(sentence.tags[verb].1, Xpos::Vbd | Xpos::Vbn | Xpos::Vbz);
        if !article || !past || sentence.relation(subject) != Deprel::Obl && sentence.relation(subject) != Deprel::Obj {
            continue;
        }
        // "published bank records": a participle that was taken for one of the noun behind it
        let object = sentence
            .head(verb)
            .filter(|noun| *noun > verb && sentence.relation(verb) == Deprel::Amod && sentence.is_noun(*noun));
        let taken = sentence.head(described) == Some(verb) && sentence.relation(described).base() == Deprel::Nsubj
            || sentence.head(subject) == Some(verb) && !sentence.has(verb, Deprel::Nsubj)
            || object.is_some_and(|object| sentence.head(described) == Some(object))
            || (sentence.head(subject) == sentence.head(verb) || state)
                && matches!(sentence.relation(verb), Deprel::Conj | Deprel::Advcl)
                && ![Deprel::Nsubj, Deprel::Cc, Deprel::Mark].iter().any(|label| sentence.has(verb, *label));
        let Some(main) = (0..lead).rfind(|word| sentence.upos(*word) == Upos::Verb).filter(|_| taken) else { continue };
        if !is_free(sentence, main, verb, object) {
            continue;
        }
        if let Some(object) = object {
            sentence.set(object, verb, Deprel::Obj);
        }
        sentence.tags[verb] = (Upos::Verb, if sentence.tags[verb].1 == Xpos::Vbz { Xpos::Vbz } else { Xpos::Vbd });
        sentence.set(verb, main, Deprel::Advcl);
        sentence.set(subject, verb, Deprel::Nsubj);
        sentence.set(described, subject, if state { Deprel::Nmod } else { Deprel::Appos });
        sentence.set(lead, verb, Deprel::Mark);
        sentence.tags[lead] = (Upos::Sconj, Xpos::In);
        for word in (first + 1..second).filter(|word| *word != described) {
            if sentence.head(word).is_some_and(|head| head < first || head > second) {
                sentence.set(word, described, Deprel::Nmod);
            }
        }
        for comma in [first, second] {
            sentence.set(comma, described, Deprel::Punct);
        }
    }
}

/// True where the verb behind an apposition may hang on a verb before it.
fn is_free(sentence: &Sentence, main: usize, verb: usize, object: Option<usize>) -> bool {
    !sentence.is_below(main, verb) && object.is_none_or(|object| !sentence.is_below(main, object))
}

/// The comma that ends the plain phrase which begins at a word: no verb and no other mark before it.
fn comma_behind(sentence: &Sentence, from: usize) -> Option<usize> {
    let end = (from..sentence.tree.len().min(from + 9)).find(|word| {
        let ends = matches!(sentence.upos(*word), Upos::Punct | Upos::Verb | Upos::Aux | Upos::Sconj | Upos::Cconj);
        ends || sentence.forms[*word] == ","
    })?;
    (end > from && sentence.forms[end] == ",").then_some(end)
}

/// "said in an interview that the army had never intended to": what is said there is what somebody said, no clause of the interview.
pub fn contents_of_interviews(sentence: &mut Sentence) {
    const PLACES: [&str; 12] = [
        "interview",
        "statement",
        "speech",
        "letter",
        "address",
        "briefing",
        "broadcast",
        "email",
        "tweet",
        "post",
        "message",
        "conference",
    ];
    for that in 3..sentence.tree.len() {
        if sentence.forms[that] != "that" {
            continue;
        }
        let clause = sentence
            .head(that)
            .filter(|clause| *clause > that && matches!(sentence.relation(*clause), Deprel::AclRelcl | Deprel::Acl));
        let Some(clause) = clause else { continue };
        let noun = sentence.head(clause).filter(|noun| *noun < that && PLACES.contains(&sentence.forms[*noun]));
        let verb = noun.filter(|noun| sentence.relation(*noun) == Deprel::Obl).and_then(|noun| sentence.head(noun));
        let Some(verb) = verb.filter(|verb| introduces(sentence, *verb)) else { continue };
        let subject = (that + 1..clause)
            .any(|word| sentence.head(word) == Some(clause) && sentence.relation(word).base() == Deprel::Nsubj);
        if subject && !sentence.has(verb, Deprel::Ccomp) {
            sentence.tags[that] = (Upos::Sconj, Xpos::In);
            sentence.set(that, clause, Deprel::Mark);
            sentence.set(clause, verb, Deprel::Ccomp);
        }
    }
}

/// True for a verb that what is said hangs on.
fn introduces(sentence: &Sentence, verb: usize) -> bool {
    sentence.is_verb_of(verb, Class::Content) || sentence.is_verb_of(verb, Class::Quote)
}

/// "pay $41 a share", "earns 15 euros an hour": behind an amount "a" and a noun tell of what each is.
pub fn amounts_of_each(sentence: &mut Sentence) {
    for unit in 3..sentence.tree.len() {
        let article = unit - 1;
        let each = sentence.upos(unit) == Upos::Noun
            && sentence.tree[article] == (unit + 1, Deprel::Det)
            && matches!(sentence.forms[article], "a" | "an")
            && matches!(sentence.relation(unit), Deprel::Obj | Deprel::Obl | Deprel::OblUnmarked);
        let Some(verb) = sentence.head(unit).filter(|verb| each && *verb < article) else { continue };
        let amount = (verb + 1..article).rfind(|word| {
            sentence.head(*word) == Some(verb)
                && matches!(sentence.relation(*word).base(), Deprel::Obj | Deprel::Iobj | Deprel::Obl)
        });
        let money = |word: usize| {
            sentence.tags[word].1 == Xpos::Currency
                || matches!(sentence.forms[word], "dollars" | "euros" | "pounds" | "yen" | "cents" | "rupees" | "yuan")
        };
        let Some(amount) = amount.filter(|amount| money(*amount)) else { continue };
        let beside = (amount + 1..article).all(|word| sentence.upos(word) == Upos::Num);
        if beside {
            sentence.tree[amount].1 = Deprel::Obj;
            sentence.set(unit, amount, Deprel::NmodUnmarked);
        }
    }
}

/// "and has since lost market share": the participle behind "has" is the verb, and the noun behind it its object.
pub fn helped_participles(sentence: &mut Sentence) {
    for participle in 1..sentence.tree.len() {
        let noun = sentence.head(participle).filter(|noun| {
            *noun > participle
                && sentence.relation(participle) == Deprel::Amod
                && matches!(sentence.tags[participle].1, Xpos::Vbn | Xpos::Vbd)
                && sentence.is_noun(*noun)
        });
        let Some(noun) = noun else { continue };
        let aux = (0..participle).find(|word| {
            sentence.tree[*word] == (noun + 1, Deprel::Aux) && matches!(sentence.forms[*word], "has" | "have" | "had")
        });
        let Some(aux) = aux else { continue };
        if !(aux + 1..participle).all(|word| sentence.upos(word) == Upos::Adv || sentence.tags[word].1 == Xpos::Rb) {
            continue;
        }
        let (head, relation) = sentence.tree[noun];
        let joined = (0..aux).any(|word| sentence.tree[word] == (noun + 1, Deprel::Cc));
        sentence.tree[participle] = match relation {
            _ if joined => (head, Deprel::Conj),
            Deprel::Obj | Deprel::Obl => (head, Deprel::Ccomp),
            _ => (head, relation),
        };
        for word in 0..participle {
            if sentence.head(word) == Some(noun) {
                sentence.tree[word].0 = participle + 1;
            }
        }
        sentence.set(noun, participle, Deprel::Obj);
    }
}

/// "It said in May it would cut jobs": a day or month right behind who says so tells when that was said.
pub fn times_behind_sayings(sentence: &mut Sentence) {
    for time in 2..sentence.tree.len() {
        let dated = is_day_or_month(sentence.forms[time]) || is_measure(sentence.forms[time]);
        let content = sentence.head(time).filter(|content| {
            let relation = matches!(sentence.relation(time), Deprel::Obl | Deprel::OblUnmarked);
            dated && relation && *content > time && sentence.relation(*content) == Deprel::Ccomp
        });
        let Some(content) = content else { continue };
        let said =
            sentence.head(content).filter(|said| *said + 1 == sentence.first(time) && introduces(sentence, *said));
        let Some(said) = said else { continue };
        let end = sentence.last(time) + 1;
        let subject = (end..content)
            .find(|word| sentence.head(*word) == Some(content) && sentence.relation(*word).base() == Deprel::Nsubj);
        // "said on Monday he would go": no comma parts the time from what is said
        if subject.is_some_and(|subject| sentence.first(subject) == end) {
            sentence.tree[time].0 = said + 1;
        }
    }
}

/// "She met Lindt, who taught her the trade and married her": nobody does to herself what is done to "her"; the nearer clause goes on.
pub fn deeds_of_relatives(sentence: &mut Sentence) {
    const PAIRS: [(&str, &str); 3] = [("she", "her"), ("he", "him"), ("they", "them")];
    for verb in 3..sentence.tree.len() {
        let joined = sentence.relation(verb) == Deprel::Conj && sentence.upos(verb) == Upos::Verb;
        let Some(first) = sentence.head(verb).filter(|first| joined && *first < verb) else { continue };
        let part = |of: usize, relation: Deprel| {
            (0..sentence.tree.len())
                .find(|word| sentence.head(*word) == Some(of) && sentence.relation(*word).base() == relation)
                .map(|word| sentence.forms[word].to_lowercase())
        };
        let (Some(subject), Some(object)) = (part(first, Deprel::Nsubj), part(verb, Deprel::Obj)) else { continue };
        let itself = PAIRS.iter().any(|(one, other)| subject == *one && object == *other);
        if !itself || sentence.has(verb, Deprel::Nsubj) {
            continue;
        }
        let nearer = (first + 1..verb).rfind(|word| {
            sentence.relation(*word) == Deprel::AclRelcl && sentence.tags[*word].1 == sentence.tags[verb].1
        });
        if let Some(nearer) = nearer.filter(|nearer| part(*nearer, Deprel::Nsubj).is_some_and(|who| who == "who")) {
            sentence.tree[verb].0 = nearer + 1;
        }
    }
}

/// "The three, a guide and two clients, had left": what goes on behind an apposition without a comma goes on from that.
pub fn joined_appositions(sentence: &mut Sentence) {
    for second in 3..sentence.tree.len() {
        let noun = sentence
            .head(second)
            .filter(|noun| *noun < second && sentence.relation(second) == Deprel::Conj && sentence.is_noun(second));
        let and = (1..second).rfind(|cc| sentence.tree[*cc] == (second + 1, Deprel::Cc));
        let (Some(noun), Some(and)) = (noun, and) else { continue };
        let apposition = (noun + 1..and).rfind(|word| sentence.tree[*word] == (noun + 1, Deprel::Appos));
        let Some(apposition) = apposition else { continue };
        let first = sentence.first(apposition);
        let parted = sentence.forms[first] == "," || sentence.forms[first.saturating_sub(1)] == ",";
        let whole = (apposition..and).all(|word| sentence.is_below(word, apposition) && sentence.forms[word] != ",");
        let closed = sentence.forms.get(sentence.last(second) + 1).is_some_and(|form| matches!(*form, "," | "."));
        if parted && whole && closed {
            sentence.tree[second].0 = apposition + 1;
        }
    }
}

/// "after two patients who had taken it died": the finite verb behind a relative clause is that of the noun it tells of.
pub fn verbs_behind_relatives(sentence: &mut Sentence) {
    const LEADS: [&str; 8] = ["after", "before", "when", "because", "since", "until", "while", "as"];
    for verb in 4..sentence.tree.len() {
        let bare = sentence.upos(verb) == Upos::Verb
            && matches!(sentence.tags[verb].1, Xpos::Vbd | Xpos::Vbn)
            && matches!(sentence.relation(verb), Deprel::Ccomp | Deprel::Xcomp | Deprel::Advcl | Deprel::Conj)
            && ![Deprel::Nsubj, Deprel::Mark, Deprel::Cc, Deprel::Expl].iter().any(|label| sentence.has(verb, *label))
            && sentence.first(verb) == verb;
        let relative = sentence.head(verb).filter(|relative| {
            bare && *relative < verb
                && sentence.relation(*relative) == Deprel::AclRelcl
                && (sentence.has(*relative, Deprel::Obj) || sentence.forms[verb - 1] == ",")
        });
        let Some(relative) = relative else { continue };
        let noun = sentence
            .head(relative)
            .filter(|noun| *noun < relative && matches!(sentence.relation(*noun), Deprel::Obl | Deprel::Nmod));
        let Some(noun) = noun else { continue };
        let lead = (0..noun)
            .find(|word| sentence.tree[*word] == (noun + 1, Deprel::Case) && LEADS.contains(&sentence.forms[*word]));
        let (Some(lead), Some(above)) = (lead, sentence.head(noun)) else { continue };
        sentence.tags[verb].1 = Xpos::Vbd;
        sentence.set(verb, above, Deprel::Advcl);
        sentence.set(noun, verb, Deprel::Nsubj);
        sentence.set(lead, verb, Deprel::Mark);
        sentence.tags[lead] = (Upos::Sconj, Xpos::In);
    }
}

/// "said the fault had occurred in May, and that production had stopped": "that" behind "and" opens the second clause.
pub fn second_contents(sentence: &mut Sentence) {
    for that in 2..sentence.tree.len() {
        let taken = sentence.forms[that] == "that" && sentence.relation(that) == Deprel::Det;
        let noun = sentence.head(that).filter(|noun| taken && *noun > that);
        let verb = noun.and_then(|noun| sentence.head(noun)).filter(|verb| {
            *verb > that
                && matches!(sentence.relation(*verb), Deprel::Conj | Deprel::Ccomp)
                && sentence.upos(*verb) == Upos::Verb
        });
        let Some(verb) = verb else { continue };
        let and = matches!(sentence.forms[that - 1], "and" | "but");
        let first = sentence.head(verb).filter(|first| *first < that && sentence.relation(*first) == Deprel::Ccomp);
        let said = first.and_then(|first| sentence.head(first)).is_some_and(|said| introduces(sentence, said));
        if and && said {
            sentence.tags[that] = (Upos::Sconj, Xpos::In);
            sentence.set(that, verb, Deprel::Mark);
        }
    }
}

/// "In the autumn of 1643 the king's army marched": the year or month of an opening time is no part of the subject behind it.
pub fn openings_of_seasons(sentence: &mut Sentence) {
    const PARTS: [&str; 13] = [
        "spring",
        "summer",
        "autumn",
        "winter",
        "fall",
        "end",
        "beginning",
        "start",
        "middle",
        "morning",
        "evening",
        "close",
        "night",
    ];
    let size = sentence.tree.len();
    for of in 2..size.min(6) {
        let part = of - 1;
        let time = of + 1;
        if sentence.forms[of] != "of" || time + 2 >= size || !PARTS.contains(&sentence.forms[part]) {
            continue;
        }
        let year = sentence.upos(time) == Upos::Num && sentence.forms[time].len() == 4;
        if !year && !is_day_or_month(sentence.forms[time]) {
            continue;
        }
        let Some(noun) = sentence.head(time).filter(|noun| {
            *noun > time
                && matches!(
                    sentence.relation(time).base(),
                    Deprel::Nummod | Deprel::Compound | Deprel::Nmod | Deprel::Amod
                )
        }) else {
            // "By the end of February food was running out": the month is right, its "of" is not
            let noun = sentence.head(of).filter(|noun| *noun > time && sentence.relation(of) == Deprel::Case);
            if noun.is_some() {
                sentence.set(of, time, Deprel::Case);
                sentence.set(time, part, Deprel::Nmod);
            }
            continue;
        };
        // whoever it was a part of acts: the noun, or the one that it owns
        let top = std::iter::successors(Some(noun), |at| {
            sentence.head(*at).filter(|_| sentence.relation(*at) == Deprel::NmodPoss)
        });
        let top = top.take(size).last().unwrap_or(noun);
        let verb = (top + 1..size).find(|word| is_finite_clause(sentence, *word));
        let Some(verb) = verb.filter(|verb| {
            !sentence.has(*verb, Deprel::Nsubj)
                && (sentence.is_below(top, *verb) || sentence.head(top) == Some(part))
                && !sentence.is_below(*verb, top)
        }) else {
            continue;
        };
        for word in 0..time {
            if sentence.head(word) == Some(top) || sentence.head(word) == Some(noun) {
                sentence.tree[word].0 = time + 1;
            }
        }
        sentence.set(time, part, Deprel::Nmod);
        sentence.set(of, time, Deprel::Case);
        sentence.set_subject(top, verb);
        if sentence.is_below(verb, part) || sentence.head(part) != Some(verb) {
            sentence.set(part, verb, Deprel::Obl);
        }
    }
}

/// "wrote to the king asking for relief": whoever writes asks.
pub fn pleas_of_writers(sentence: &mut Sentence) {
    const PLEAS: [&str; 12] = [
        "asking",
        "urging",
        "demanding",
        "requesting",
        "warning",
        "saying",
        "telling",
        "accusing",
        "begging",
        "complaining",
        "inviting",
        "thanking",
    ];
    for plea in 3..sentence.tree.len() {
        let noun = sentence.head(plea).filter(|noun| {
            *noun + 1 == plea && PLEAS.contains(&sentence.forms[plea]) && sentence.relation(plea) == Deprel::Acl
        });
        let verb = noun.filter(|noun| sentence.relation(*noun) == Deprel::Obl).and_then(|noun| sentence.head(noun));
        let writes =
            |verb: usize| matches!(sentence.forms[verb], "wrote" | "write" | "writes" | "written" | "appealed");
        if let Some(verb) = verb.filter(|verb| writes(*verb)) {
            sentence.set(plea, verb, Deprel::Advcl);
        }
    }
}

/// "Analysts at the bank estimate that it will fall": whoever stands before the verb that "that" follows estimates.
pub fn subjects_before_that(sentence: &mut Sentence) {
    for subject in 0..sentence.tree.len() {
        let content = sentence.head(subject).filter(|content| {
            *content > subject
                && sentence.relation(subject) == Deprel::Nsubj
                && sentence.relation(*content) == Deprel::Ccomp
        });
        let Some(content) = content else { continue };
        let verb = sentence.head(content).filter(|verb| {
            subject < *verb && *verb < content && sentence.is_finite(*verb) && !sentence.has(*verb, Deprel::Nsubj)
        });
        let Some(verb) = verb else { continue };
        let marked = sentence.forms.get(verb + 1) == Some(&"that") && sentence.tree[verb + 1].0 == content + 1;
        let other = (verb + 1..content)
            .any(|word| sentence.head(word) == Some(content) && sentence.relation(word).base() == Deprel::Nsubj);
        if marked && other {
            sentence.tree[subject].0 = verb + 1;
        }
    }
}

/// "were stranded after staff walked out, forcing airlines to cancel": what forces them is what somebody did, not those to whom something
/// was done.
pub fn results_of_deeds(sentence: &mut Sentence) {
    for result in 3..sentence.tree.len() {
        let main = sentence.head(result).filter(|main| {
            *main < result
                && sentence.relation(result) == Deprel::Advcl
                && sentence.tags[result].1 == Xpos::Vbg
                && sentence.forms[result - 1] == ","
                && sentence.is_verb_of(result, Class::Result)
                && sentence.tree.contains(&(main + 1, Deprel::AuxPass))
        });
        let Some(main) = main else { continue };
        let deed = (main + 1..result).rfind(|word| {
            sentence.tree[*word] == (main + 1, Deprel::Advcl)
                && is_finite_clause(sentence, *word)
                && sentence.has(*word, Deprel::Nsubj)
                && !sentence.tree.contains(&(word + 1, Deprel::AuxPass))
        });
        if let Some(deed) = deed {
            sentence.tree[result].0 = deed + 1;
        }
    }
}

/// "called on both sides to talk and ruled out": a past verb goes on from the verb in the past, not from its infinitive.
pub fn pasts_behind_infinitives(sentence: &mut Sentence) {
    for verb in 3..sentence.tree.len() {
        let joined = sentence.relation(verb) == Deprel::Conj && sentence.upos(verb) == Upos::Verb;
        let Some(first) = sentence.head(verb).filter(|first| joined && *first < verb) else { continue };
        let to = |word: usize| {
            (0..word).any(|mark| sentence.tree[mark] == (word + 1, Deprel::Mark) && sentence.forms[mark] == "to")
        };
        let bare = sentence.tags[first].1 == Xpos::Vb && to(first) && !sentence.has(first, Deprel::Aux);
        let past = matches!(sentence.tags[verb].1, Xpos::Vbd | Xpos::Vbn)
            && ![Deprel::Aux, Deprel::Nsubj, Deprel::Cop].iter().any(|label| sentence.has(verb, *label));
        let above = sentence.head(first).filter(|above| {
            *above < first && sentence.tags[*above].1 == Xpos::Vbd && sentence.upos(*above) == Upos::Verb
        });
        if let Some(above) = above.filter(|_| bare && past) {
            sentence.tags[verb].1 = Xpos::Vbd;
            sentence.set(verb, above, Deprel::Conj);
        }
    }
}

/// "called the figure a lie": of two objects the second is what the first is called.
pub fn names_called(sentence: &mut Sentence) {
    for second in 3..sentence.tree.len() {
        let verb = sentence
            .head(second)
            .filter(|verb| *verb < second && sentence.relation(second) == Deprel::Obj && sentence.is_noun(second));
        let Some(verb) = verb else { continue };
        let calls = verbs::base(sentence.forms[verb]).is_some_and(|base| {
            matches!(
                base.as_str(),
                "call" | "name" | "brand" | "label" | "dub" | "declare" | "consider" | "deem" | "proclaim"
            )
        });
        let first = (verb + 1..second).find(|word| sentence.tree[*word] == (verb + 1, Deprel::Obj));
        let begin = sentence.first(second);
        if first.is_some_and(|first| calls && sentence.last(first) + 1 == begin) {
            sentence.tree[second].1 = Deprel::Xcomp;
        }
    }
}

/// "holding travellers to ransom": a thing, and nobody does it.
pub fn held_to_ransom(sentence: &mut Sentence) {
    for ransom in 3..sentence.tree.len() {
        if sentence.forms[ransom] == "ransom"
            && sentence.forms[ransom - 1] == "to"
            && sentence.upos(ransom) == Upos::Verb
        {
            let Some(verb) = sentence.head(ransom) else { continue };
            sentence.tags[ransom] = (Upos::Noun, Xpos::Nn);
            sentence.tags[ransom - 1] = (Upos::Adp, Xpos::In);
            sentence.set(ransom, verb, Deprel::Obl);
            sentence.set(ransom - 1, ransom, Deprel::Case);
        }
    }
}

/// "Henri Clair, once his foe, said": what stands between commas behind a name says who that is, whatever leads it.
pub fn once_and_now(sentence: &mut Sentence) {
    for lead in 2..sentence.tree.len().saturating_sub(3) {
        let led = matches!(sentence.forms[lead], "once" | "now" | "formerly" | "then" | "long" | "later")
            && sentence.forms[lead - 1] == ",";
        let Some(end) = (lead + 1..sentence.tree.len()).find(|word| sentence.forms[*word] == ",").filter(|_| led)
        else {
            continue;
        };
        let nominal = (lead + 1..end).all(|word| !matches!(sentence.upos(word), Upos::Verb | Upos::Aux | Upos::Sconj));
        let outside = |word: &usize| {
            sentence.is_noun(*word) && sentence.head(*word).is_none_or(|head| head < lead || head >= end)
        };
        let Some(noun) = (lead + 1..end).find(outside).filter(|_| nominal) else { continue };
        let verb = sentence.head(noun).filter(|verb| *verb > end && sentence.relation(noun).base() == Deprel::Nsubj);
        let name = verb.and_then(|verb| {
            (0..lead - 1)
                .rfind(|word| sentence.head(*word) == Some(verb) && sentence.relation(*word).base() == Deprel::Nsubj)
        });
        if let Some(name) = name.filter(|name| sentence.is_noun(*name)) {
            sentence.set(noun, name, Deprel::Appos);
            sentence.set(lead, noun, Deprel::Advmod);
            sentence.tags[lead] = (Upos::Adv, Xpos::Rb);
        }
    }
}

/// "referring to the coup in 1979": the time behind what is spoken of is that of the thing.
pub fn times_spoken_of(sentence: &mut Sentence) {
    const VERBS: [&str; 10] = [
        "referring",
        "recalling",
        "citing",
        "remembering",
        "commemorating",
        "marking",
        "echoing",
        "mentioning",
        "invoking",
        "comparing",
    ];
    for time in 3..sentence.tree.len() {
        let year = sentence.upos(time) == Upos::Num && sentence.forms[time].len() == 4;
        let dated = (year || is_day_or_month(sentence.forms[time])) && sentence.relation(time) == Deprel::Obl;
        let verb = sentence.head(time).filter(|verb| dated && *verb < time && VERBS.contains(&sentence.forms[*verb]));
        let Some(verb) = verb else { continue };
        let begin = sentence.first(time);
        let noun = (verb + 1..begin).rfind(|word| {
            sentence.head(*word) == Some(verb) && matches!(sentence.relation(*word), Deprel::Obj | Deprel::Obl)
        });
        if let Some(noun) = noun.filter(|noun| sentence.is_noun(*noun) && *noun + 1 == begin) {
            sentence.set(time, noun, Deprel::Nmod);
        }
    }
}

/// "told them that it would grow 2 percent, half the rate forecast in April": what a comma parts from what was said is no second thing
/// told, and what follows it is its own.
pub fn asides_behind_contents(sentence: &mut Sentence) {
    for aside in 4..sentence.tree.len() {
        let verb = sentence
            .head(aside)
            .filter(|verb| *verb < aside && sentence.relation(aside) == Deprel::Obj && sentence.is_noun(aside));
        let Some(verb) = verb else { continue };
        let content = (verb + 1..aside).rfind(|word| sentence.tree[*word] == (verb + 1, Deprel::Ccomp));
        let first = sentence.first(aside);
        let parted = sentence.forms[first] == "," || first > 0 && sentence.forms[first - 1] == ",";
        let Some(content) = content.filter(|content| parted && *content < first) else { continue };
        sentence.set(aside, content, Deprel::Parataxis);
        for word in aside + 1..sentence.tree.len() {
            if sentence.head(word) == Some(verb) && matches!(sentence.relation(word), Deprel::Obl | Deprel::OblUnmarked)
            {
                sentence.set(word, aside, Deprel::Nmod);
            }
        }
    }
}

/// "officers opposing the plan", "families living there": behind an object such a participle tells of it.
pub fn participles_of_states(sentence: &mut Sentence) {
    const STATES: [&str; 12] = [
        "opposing",
        "living",
        "belonging",
        "carrying",
        "wearing",
        "consisting",
        "containing",
        "residing",
        "representing",
        "bearing",
        "weighing",
        "comprising",
    ];
    for participle in 2..sentence.tree.len() {
        let noun = participle - 1;
        let verb = sentence.head(participle).filter(|verb| {
            *verb < noun
                && sentence.relation(participle) == Deprel::Advcl
                && STATES.contains(&sentence.forms[participle])
                && !sentence.has(participle, Deprel::Mark)
        });
        let above = verb.filter(|verb| {
            sentence.head(noun) == Some(*verb) && matches!(sentence.relation(noun), Deprel::Obj | Deprel::Obl)
        });
        // "continued to call out officers opposing it": the verb above the one that has the object
        let inner = verb.and_then(|_| sentence.head(noun)).filter(|inner| {
            *inner < noun
                && sentence.relation(noun) == Deprel::Obj
                && verb.is_some_and(|verb| sentence.is_below(*inner, verb))
        });
        if sentence.is_noun(noun) && (above.is_some() || inner.is_some()) {
            sentence.set(participle, noun, Deprel::Acl);
        }
    }
}

/// "carried away two arches and eleven people drowned": a noun right before a verb without a subject does what the verb tells.
pub fn subjects_joined_to_objects(sentence: &mut Sentence) {
    for verb in 4..sentence.tree.len() {
        let bare = sentence.tags[verb] == (Upos::Verb, Xpos::Vbd)
            && sentence.relation(verb) == Deprel::Conj
            && ![Deprel::Nsubj, Deprel::Cc, Deprel::Aux, Deprel::Obj].iter().any(|label| sentence.has(verb, *label))
            && sentence.first(verb) == verb
            && sentence.is_verb_of(verb, Class::Stay);
        let Some(main) = sentence.head(verb).filter(|main| bare && *main < verb) else { continue };
        let noun = verb - 1;
        let joined = sentence.is_noun(noun) && sentence.relation(noun) == Deprel::Conj;
        let object = sentence.head(noun).filter(|object| {
            joined && *object < noun && *object > main && sentence.is_noun(*object) && sentence.is_below(*object, main)
        });
        let and = (main + 1..noun).rfind(|cc| sentence.tree[*cc] == (noun + 1, Deprel::Cc));
        if let (Some(_), Some(and)) = (object, and) {
            sentence.set_subject(noun, verb);
            sentence.set(and, verb, Deprel::Cc);
        }
    }
}

/// "By the 1850s carts waited": the decade that opens a sentence is no part of its subject.
pub fn opening_decades(sentence: &mut Sentence) {
    if sentence.tree.len() < 6 || !matches!(sentence.forms[0], "By" | "In" | "During" | "Since" | "Until") {
        return;
    }
    let decade = sentence.forms[2]
        .strip_suffix('s')
        .is_some_and(|year| matches!(year.len(), 2 | 4) && year.bytes().all(|byte| byte.is_ascii_digit()));
    if sentence.forms[1] != "the" || !decade {
        return;
    }
    let Some(noun) = sentence.head(2).filter(|noun| *noun > 2 && sentence.relation(2) != Deprel::Obl) else { return };
    let above = std::iter::successors(Some(noun), |at| sentence.head(*at)).take(sentence.tree.len());
    let Some(verb) = above.into_iter().find(|at| sentence.upos(*at) == Upos::Verb && *at > 2) else { return };
    for word in [0, 1] {
        sentence.set(word, 2, if word == 0 { Deprel::Case } else { Deprel::Det });
    }
    sentence.set(2, verb, Deprel::Obl);
    if noun != verb && sentence.relation(noun) == Deprel::Obl && !sentence.has(verb, Deprel::Nsubj) {
        sentence.set_subject(noun, verb);
    }
}

/// "At least nine killed as police fire on protesters": in a headline people fire on others.
pub fn fire_on(sentence: &mut Sentence) {
    for fire in 2..sentence.tree.len().saturating_sub(2) {
        let who = fire - 1;
        let shoots = sentence.forms[fire] == "fire"
            && matches!(sentence.forms[fire + 1], "on" | "at")
            && sentence.upos(fire) == Upos::Noun
            && matches!(
                sentence.forms[who],
                "police" | "troops" | "soldiers" | "forces" | "guards" | "gunmen" | "rebels" | "officers" | "snipers"
            );
        let part = sentence.head(who) == Some(fire) && sentence.relation(who) == Deprel::Compound;
        if !shoots || !part {
            continue;
        }
        sentence.tags[fire] = (Upos::Verb, Xpos::Vbp);
        for word in 0..who {
            if sentence.head(word) == Some(fire) {
                if matches!(sentence.forms[word], "as" | "after" | "when" | "while") {
                    sentence.tags[word] = (Upos::Sconj, Xpos::In);
                    sentence.set(word, fire, Deprel::Mark);
                } else {
                    sentence.tree[word].0 = who + 1;
                }
            }
        }
        sentence.set(who, fire, Deprel::Nsubj);
        if let Some(victim) = sentence.head(fire + 1).filter(|victim| *victim > fire) {
            sentence.set(victim, fire, Deprel::Obl);
        }
        if matches!(sentence.relation(fire), Deprel::Obl | Deprel::Nmod | Deprel::Obj) {
            sentence.tree[fire].1 = Deprel::Advcl;
        }
    }
}

/// "Her husband is missing": beside an adjective a form of "be" is its copula.
pub fn copulas_of_adjectives(sentence: &mut Sentence) {
    for be in 0..sentence.tree.len() {
        let form = matches!(sentence.forms[be], "is" | "are" | "was" | "were" | "be" | "been" | "'s" | "'re" | "am");
        let adjective = sentence.head(be).filter(|adjective| {
            form && sentence.relation(be) == Deprel::Aux
                && sentence.tags[*adjective] == (Upos::Adj, Xpos::Jj)
                && *adjective > be
                && !sentence.has(*adjective, Deprel::Cop)
        });
        if adjective.is_some() {
            sentence.tree[be].1 = Deprel::Cop;
        }
    }
}

/// "within 20 minutes of the collision, which occurred at dawn": what is told of is the event, no length.
pub fn relatives_of_lengths(sentence: &mut Sentence) {
    for clause in 4..sentence.tree.len() {
        let length = sentence.head(clause).filter(|length| {
            *length < clause && sentence.relation(clause) == Deprel::AclRelcl && is_measure(sentence.forms[*length])
        });
        let Some(length) = length else { continue };
        let event = (length + 1..sentence.first(clause))
            .rfind(|word| sentence.tree[*word] == (length + 1, Deprel::Nmod) && sentence.is_noun(*word));
        if let Some(event) = event.filter(|_| sentence.has(length, Deprel::Nummod)) {
            sentence.set(clause, event, Deprel::AclRelcl);
        }
    }
}
