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

/// "hadn't enough time": what is written on to a verb denies that verb.
pub fn negations(sentence: &mut Sentence) {
    for not in 1..sentence.tree.len() {
        if !matches!(sentence.forms[not], "n't" | "n\u{2019}t") {
            continue;
        }
        let before = not - 1;
        let helps = matches!(sentence.relation(before).base(), Deprel::Aux | Deprel::Cop);
        let verb = sentence.head(before).filter(|_| helps).unwrap_or(before);
        let denies = sentence.head(not).is_some_and(|head| head == verb || head == before);
        if !denies && matches!(sentence.upos(before), Upos::Verb | Upos::Aux) {
            sentence.set(not, verb, Deprel::Advmod);
        }
    }
}

/// "Now that we are in 2011, it is time": a time that has a subject and a copula is a clause.
pub fn times_that_are_clauses(sentence: &mut Sentence) {
    for time in 2..sentence.tree.len() {
        let oblique = matches!(sentence.relation(time), Deprel::Obl | Deprel::OblUnmarked)
            && sentence.head(time).is_some_and(|head| head > time || sentence.upos(head) == Upos::Adv);
        if oblique && sentence.has(time, Deprel::Cop) && sentence.has(time, Deprel::Nsubj) {
            sentence.tree[time].1 = Deprel::Advcl;
        }
    }
}

/// "On day 12 of the siege": the number counts the day, and what is behind it is the day's.
pub fn numbered_times(sentence: &mut Sentence) {
    for number in 1..sentence.tree.len() {
        let time = number - 1;
        let named = matches!(sentence.forms[time], "day" | "week" | "month" | "year")
            && sentence.tags[number].1 == Xpos::Cd
            && sentence.forms[number].bytes().all(|byte| byte.is_ascii_digit());
        let beside = sentence.head(number).is_some() && sentence.head(number) == sentence.head(time);
        let oblique = |word: usize| matches!(sentence.relation(word), Deprel::Obl | Deprel::OblUnmarked);
        if !named || !beside || !oblique(time) || !oblique(number) || sentence.has(number, Deprel::Case) {
            continue;
        }
        for word in number + 1..sentence.tree.len() {
            if sentence.head(word) == Some(number) {
                sentence.tree[word].0 = time + 1;
            }
        }
        sentence.set(number, time, Deprel::Nummod);
    }
}
