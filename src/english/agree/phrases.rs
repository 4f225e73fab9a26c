//! Repairs inside noun phrases: offices, numbers, measures, what "of", "to", "on" and "ahead of" lead to.

use super::{Class, Sentence, classes, is_measure};
use crate::document::{Deprel, EntityKind, Upos, Xpos};
use crate::ontology::gazetteer::gazetteer;
use crate::time::MONTHS;

/// "preparation ahead of the cup": the two words lead to one noun.
pub fn ahead_of(sentence: &mut Sentence) {
    for ahead in 1..sentence.tree.len().saturating_sub(2) {
        let of = ahead + 1;
        let said = sentence.forms[ahead] == "ahead" && sentence.forms[of] == "of";
        let led = sentence.head(of).filter(|led| {
            said && *led > of && sentence.relation(of) == Deprel::Case && sentence.head(ahead) != Some(*led)
        });
        let Some(led) = led else { continue };
        if sentence.head(led) == Some(ahead) {
            sentence.tree[led] = sentence.tree[ahead];
            sentence.tree[led].1 = Deprel::Obl;
        }
        sentence.set(ahead, led, Deprel::Case);
        sentence.set(of, ahead, Deprel::Fixed);
    }
}

/// "posts in 18 of the 43 towns": behind a number "of" tells what it is a part of.
pub fn numbers_of_wholes(sentence: &mut Sentence) {
    for of in 1..sentence.tree.len().saturating_sub(1) {
        let number = of - 1;
        let is_year = sentence.forms[number].len() == 4 && sentence.forms[number].bytes().all(|b| b.is_ascii_digit());
        let counts = sentence.forms[of] == "of"
            && sentence.relation(of) == Deprel::Case
            && sentence.upos(number) == Upos::Num
            && !is_year
            && matches!(sentence.relation(number).base(), Deprel::Obl | Deprel::Obj | Deprel::Nmod | Deprel::Nsubj);
        let Some(whole) = sentence.head(of).filter(|whole| counts && *whole > of) else { continue };
        let elsewhere = sentence.head(whole).is_some_and(|head| head < number);
        if elsewhere && !sentence.is_below(number, whole) {
            sentence.set(whole, number, Deprel::Nmod);
        }
    }
}

/// "serving as an aide to the king", "is a threat to peace": whose it is stands behind "to".
pub fn persons_to_somebody(sentence: &mut Sentence) {
    for to in 2..sentence.tree.len().saturating_sub(1) {
        let noun = to - 1;
        let Some(somebody) = sentence
            .head(to)
            .filter(|somebody| sentence.forms[to] == "to" && sentence.relation(to) == Deprel::Case && *somebody > to)
        else {
            continue;
        };
        let beside = sentence.relation(somebody) == Deprel::Obl
            && matches!(sentence.relation(noun), Deprel::Obl | Deprel::Obj)
            && sentence.head(noun).is_some()
            && sentence.head(somebody) == sentence.head(noun);
        if beside && sentence.is_noun_of(noun, Class::To) {
            sentence.set(somebody, noun, Deprel::Nmod);
        }
    }
}

/// "Up to 300 people have left": "up to" belongs to the number, not to the verb.
pub fn up_to(sentence: &mut Sentence) {
    for up in 0..sentence.tree.len().saturating_sub(2) {
        let to = up + 1;
        let said = sentence.forms[up].eq_ignore_ascii_case("up") && sentence.forms[to] == "to";
        // "will cost the firm up to 90 million": no particle behind an object and before a number
        let particle =
            sentence.relation(up) == Deprel::CompoundPrt && sentence.head(up).is_some_and(|verb| verb + 1 < up);
        let number =
            sentence.upos(to + 1) == Upos::Num && (particle || sentence.head(up).is_some_and(|head| head > to + 1));
        if said && number {
            sentence.set(up, to + 1, Deprel::Advmod);
            sentence.set(to, up, Deprel::Fixed);
        }
    }
}

/// "fell as much as 14 percent": the three words belong to the number.
pub fn as_much_as(sentence: &mut Sentence) {
    for first in 0..sentence.tree.len().saturating_sub(3) {
        let (much, second, number) = (first + 1, first + 2, first + 3);
        let said = sentence.forms[first].eq_ignore_ascii_case("as")
            && matches!(sentence.forms[much], "much" | "many" | "little" | "few")
            && sentence.forms[second] == "as";
        if said && sentence.upos(number) == Upos::Num && sentence.head(number).is_some() {
            sentence.set(first, number, Deprel::Advmod);
            sentence.set(much, first, Deprel::Fixed);
            sentence.set(second, first, Deprel::Fixed);
        }
    }
}

/// "took two to three days": two numbers with "to" between count one thing, but behind "from".
pub fn from_to(sentence: &mut Sentence) {
    for to in 1..sentence.tree.len().saturating_sub(2) {
        let (least, most) = (to - 1, to + 1);
        let numbers =
            sentence.upos(least) == Upos::Num && sentence.upos(most) == Upos::Num && sentence.forms[to] == "to";
        let from = least > 0 && matches!(sentence.forms[least - 1], "from" | "From" | "between");
        let Some(noun) = sentence.head(most).filter(|noun| numbers && !from && *noun > most) else { continue };
        let whole = sentence.head(least) == Some(noun);
        // "gave them four to six weeks": the first number alone is what was given
        let apart = sentence.head(noun).is_some() && sentence.head(least) == sentence.head(noun);
        let led = sentence.tree[to] == (noun + 1, Deprel::Case) && sentence.relation(most) == Deprel::Nummod;
        if !(whole || apart) || !led || sentence.upos(noun) != Upos::Noun {
            continue;
        }
        if apart {
            sentence.tree[noun].1 = sentence.relation(least);
            sentence.set(least, noun, Deprel::Nummod);
            for word in 0..least {
                if sentence.head(word) == Some(least) {
                    sentence.tree[word].0 = noun + 1;
                }
            }
        }
        sentence.set(to, most, Deprel::Case);
        sentence.set(most, least, Deprel::Nmod);
        let led = (0..least).any(|word| sentence.tree[word] == (noun + 1, Deprel::Case));
        if sentence.relation(noun) == Deprel::Obl && !led {
            sentence.tree[noun].1 = if is_measure(sentence.forms[noun]) { Deprel::OblUnmarked } else { Deprel::Obj };
        }
    }
}

/// "promises of four years ago": such a time belongs to the noun before its preposition, not to the verb.
pub fn times_ago(sentence: &mut Sentence) {
    for ago in 3..sentence.tree.len() {
        let time = ago - 1;
        if sentence.forms[ago] != "ago" || !is_measure(sentence.forms[time]) {
            continue;
        }
        let case = (1..time).rev().find(|word| {
            sentence.relation(*word) == Deprel::Case
                && matches!(sentence.head(*word), Some(at) if at == time || at == ago)
        });
        let Some(noun) = case.map(|case| case - 1).filter(|noun| sentence.is_noun(*noun)) else { continue };
        if sentence.head(time) == Some(ago) {
            sentence.set(ago, noun, Deprel::Nmod);
        } else if sentence.relation(time) == Deprel::Nmod {
            sentence.set(ago, time, Deprel::Advmod);
        }
    }
}

/// "signed an agreement on fisheries": some nouns have a subject matter, which follows them at once.
pub fn subject_matters(sentence: &mut Sentence) {
    for on in 2..sentence.tree.len() {
        let noun = on - 1;
        let Some(matter) = sentence.head(on).filter(|matter| *matter > on) else { continue };
        let oblique = sentence.relation(on) == Deprel::Case
            && sentence.relation(matter) == Deprel::Obl
            && matches!(sentence.relation(noun), Deprel::Obj | Deprel::Obl)
            && sentence.head(matter) == sentence.head(noun);
        let thing = matches!(sentence.tags[matter].1, Xpos::Nn | Xpos::Nns) && !is_measure(sentence.forms[matter]);
        let form = sentence.forms[noun].to_lowercase();
        let stem = form.strip_suffix('s').unwrap_or(&form);
        let about = match sentence.forms[on] {
            "on" => classes::is_noun_of(&form, Class::About),
            "into" => matches!(stem, "inquiry" | "enquiry" | "investigation" | "probe" | "inquest" | "research"),
            _ => false,
        };
        if oblique && thing && about {
            sentence.set(matter, noun, Deprel::Nmod);
        }
    }
}

/// "attorney general", "Secretary General": an office of two words, in large letters or small.
fn is_general(sentence: &Sentence, first: usize) -> bool {
    const GENERALS: [&str; 8] =
        ["attorney", "consul", "director", "governor", "inspector", "secretary", "solicitor", "surgeon"];
    sentence.forms[first + 1].eq_ignore_ascii_case("general")
        && GENERALS.iter().any(|office| sentence.forms[first].eq_ignore_ascii_case(office))
}

/// "The would-be assassin": glued to "be", "would" helps no verb.
pub fn would_be(sentence: &mut Sentence) {
    for would in 0..sentence.tree.len().saturating_sub(3) {
        let (be, noun) = (would + 2, would + 3);
        if sentence.forms[would..=be] != ["would", "-", "be"] || !sentence.is_noun(noun) {
            continue;
        }
        for word in [would, be] {
            sentence.tags[word] = (Upos::Adj, Xpos::Jj);
        }
        sentence.set(be, noun, Deprel::Amod);
        sentence.set(would, be, Deprel::Compound);
        sentence.set(would + 1, be, Deprel::Punct);
    }
}

/// "The attorney general sued": in small letters, too, the two words are one office.
pub fn general_offices(sentence: &mut Sentence) {
    for first in 0..sentence.tree.len().saturating_sub(1) {
        let general = first + 1;
        let office = is_general(sentence, first);
        if !office || sentence.tree[first] != sentence.tree[general] {
            continue;
        }
        for word in 0..first {
            if sentence.head(word) == Some(first) {
                sentence.tree[word].0 = general + 1;
            }
        }
        sentence.set(first, general, Deprel::Compound);
    }
}

/// "gave them four weeks": whoever is given is given something.
pub fn given_lengths(sentence: &mut Sentence) {
    for word in 1..sentence.tree.len() {
        let bare = sentence.relation(word) == Deprel::OblUnmarked && sentence.upos(word) == Upos::Noun;
        let Some(verb) = sentence.head(word).filter(|verb| bare && *verb < word) else { continue };
        let counted = sentence.has(word, Deprel::Nummod) || sentence.has(word, Deprel::Det);
        let lacks = [Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp].iter().all(|label| !sentence.has(verb, *label));
        if counted && lacks && sentence.has(verb, Deprel::Iobj) {
            sentence.tree[word].1 = Deprel::Obj;
        }
    }
}

/// "died **aged 71**": the number is that of the age.
pub fn ages(sentence: &mut Sentence) {
    for aged in 1..sentence.forms.len().saturating_sub(1) {
        let number = aged + 1;
        let plain = sentence.forms[aged] == "aged" && sentence.upos(number) == Upos::Num;
        if plain && sentence.head(number) == sentence.head(aged) && sentence.head(aged) != Some(number) {
            sentence.tree[number] = (aged + 1, Deprel::OblUnmarked);
        }
        // "joined the choir aged 14": it was not the choir that was
        let noun = sentence.head(aged).filter(|noun| plain && *noun < aged && sentence.is_noun(*noun));
        let thing = noun.filter(|noun| match sentence.upos(*noun) {
            Upos::Propn => (0..*noun).any(|the| sentence.tree[the] == (noun + 1, Deprel::Det)),
            _ => sentence.kind(*noun).is_some_and(|kind| kind != EntityKind::Person),
        });
        let verb = thing.filter(|thing| matches!(sentence.relation(*thing), Deprel::Obj | Deprel::Obl));
        let verb = verb.and_then(|thing| sentence.head(thing)).filter(|verb| sentence.has(*verb, Deprel::Nsubj));
        if let Some(verb) = verb {
            sentence.set(aged, verb, Deprel::Advcl);
        }
    }
}

/// "In the year **ended** March 31, profit rose": the participle tells which year, and the year when it rose.
pub fn times_that_ended(sentence: &mut Sentence) {
    const TIMES: [&str; 9] = ["year", "quarter", "half", "month", "months", "week", "weeks", "period", "season"];
    for ended in 1..sentence.forms.len() {
        let time = ended - 1;
        let word = matches!(sentence.forms[ended], "ended" | "ending") && sentence.upos(ended) == Upos::Verb;
        if !word || !TIMES.contains(&sentence.forms[time]) || !sentence.has(time, Deprel::Case) {
            continue;
        }
        let above = sentence.head(ended);
        let caught = sentence.head(time) == Some(ended);
        let beside = above.is_some() && sentence.head(time) == above && above != Some(time);
        if caught && above.is_some() {
            sentence.tree[time] = (sentence.tree[ended].0, Deprel::Obl);
            sentence.tree[ended] = (time + 1, Deprel::Acl);
        } else if beside && sentence.relation(ended) == Deprel::Advcl
            || above.is_some() && sentence.is_date_behind(ended)
        {
            sentence.tree[ended] = (time + 1, Deprel::Acl);
        } else {
            continue;
        }
        if sentence.forms[ended] == "ended" {
            sentence.tags[ended].1 = Xpos::Vbn;
        }
    }
}

impl Sentence<'_> {
    /// "ended June 30", "ended on 30 June": the word has no subject and a date right behind it.
    fn is_date_behind(&self, ended: usize) -> bool {
        let on = self.forms.get(ended + 1).is_some_and(|word| matches!(*word, "on" | "in"));
        let date = self.forms.get(ended + if on { 2 } else { 1 });
        let date = date.is_some_and(|word| is_month(word) || word.starts_with(|letter: char| letter.is_ascii_digit()));
        date && !self.has(ended, Deprel::Nsubj) && self.relation(ended) != Deprel::Root
    }
}

/// "In the second quarter of 1974 **exports** halved", "By the end of 1930 **half** of its loans were bad": the noun behind a year is
/// the subject of the clause that has none.
pub fn subjects_behind_years(sentence: &mut Sentence) {
    for noun in 2..sentence.forms.len().saturating_sub(1) {
        let year = noun - 1;
        let digits = sentence.forms[year].len() == 4 && sentence.forms[year].bytes().all(|byte| byte.is_ascii_digit());
        let bare = (sentence.tags[noun].1 == Xpos::Nns
            || matches!(sentence.forms[noun], "half" | "most" | "many" | "some"))
            && matches!(sentence.relation(noun), Deprel::Nmod | Deprel::Compound | Deprel::NmodUnmarked | Deprel::Dep)
            && sentence.head(noun).is_some_and(|head| head < noun)
            && (!sentence.has(noun, Deprel::Case) || sentence.head(year) == Some(noun));
        if !digits || !bare {
            continue;
        }
        let above =
            std::iter::successors(sentence.head(noun), |word| sentence.head(*word)).take(8).find(|word| *word > noun);
        let Some(verb) = above else { continue };
        let passive = sentence.tree.contains(&(verb + 1, Deprel::AuxPass));
        let helped = passive || sentence.has(verb, Deprel::Aux) || sentence.has(verb, Deprel::Cop);
        let past = sentence.tags[verb].1 == Xpos::Vbn && sentence.relation(verb) == Deprel::Root && !helped;
        let subjects = [Deprel::Nsubj, Deprel::Csubj, Deprel::Expl];
        let lacks = !subjects.iter().any(|label| sentence.has(verb, *label));
        if (helped || sentence.is_finite(verb) || past) && lacks {
            // "of 1974" is a phrase of its own
            for word in 0..noun {
                if sentence.head(word) == Some(noun) {
                    sentence.tree[word] = match word == year {
                        true => (sentence.tree[noun].0, Deprel::Nmod),
                        false => (year + 1, sentence.relation(word)),
                    };
                }
            }
            sentence.tree[noun] = (verb + 1, if passive { Deprel::NsubjPass } else { Deprel::Nsubj });
            if past {
                sentence.tags[verb].1 = Xpos::Vbd;
            }
        }
    }
}

/// "By the next spring **half** of them had fled": a word for a part ends no phrase that a preposition leads to a time.
pub fn subjects_behind_times(sentence: &mut Sentence) {
    const PARTS: [&str; 10] =
        ["half", "most", "many", "all", "some", "several", "both", "thousands", "hundreds", "dozens"];
    for part in 2..sentence.forms.len().saturating_sub(1) {
        let time = part - 1;
        let described = matches!(sentence.relation(time), Deprel::Compound | Deprel::NmodUnmarked | Deprel::Dep);
        let led = |case: &usize| sentence.head(*case) == Some(part) && sentence.relation(*case) == Deprel::Case;
        let joined = PARTS.contains(&sentence.forms[part]) && described && sentence.head(time) == Some(part);
        if !joined || !super::is_measure(sentence.forms[time]) || !(0..time).any(|case| led(&case)) {
            continue;
        }
        let Some(verb) = sentence.head(part).filter(|verb| *verb > part) else { continue };
        let subjects = [Deprel::Nsubj, Deprel::Csubj, Deprel::Expl];
        let lacks = !subjects.iter().any(|label| sentence.has(verb, *label));
        let subject = matches!(sentence.relation(part), Deprel::Nsubj | Deprel::NsubjPass);
        let stray = lacks && sentence.relation(part) == Deprel::Obl;
        if !(subject || stray) {
            continue;
        }
        for word in 0..time {
            if sentence.head(word) == Some(part) {
                sentence.tree[word].0 = time + 1;
            }
        }
        sentence.set(time, verb, Deprel::Obl);
        if !subject {
            sentence.set_subject(part, verb);
        }
    }
}

/// "The payment **is due** by March": what is due by a day is no day.
pub fn due_dates(sentence: &mut Sentence) {
    for due in 1..sentence.forms.len().saturating_sub(1) {
        if sentence.forms[due] != "due" {
            continue;
        }
        // the word leads and only "is" went to the day
        let caught = (due.saturating_sub(3)..due).find(|word| {
            let day = sentence.head(*word).filter(|day| *day > due && sentence.relation(*word) == Deprel::Cop);
            day.is_some_and(|day| sentence.head(day) == Some(due))
        });
        if let Some(cop) = caught {
            sentence.tree[cop].0 = due + 1;
        }
        let by = matches!(sentence.forms[due + 1], "by" | "on" | "in" | "at" | "before" | "after" | "next" | "this");
        let Some(day) = sentence.head(due).filter(|day| by && *day > due + 1) else { continue };
        let is = sentence.has(day, Deprel::Cop) || sentence.has(due, Deprel::Cop);
        if sentence.relation(due) != Deprel::Case || !is {
            continue;
        }
        let (head, relation) = sentence.tree[day];
        let subject = sentence.has(day, Deprel::Nsubj) || sentence.has(due, Deprel::Nsubj);
        let apart = relation == Deprel::Obl && subject;
        for word in 0..due {
            if sentence.head(word) == Some(day) {
                sentence.tree[word].0 = due + 1;
            }
        }
        sentence.tree[due] = (head, if apart { Deprel::Parataxis } else { relation });
        sentence.tree[day] = (due + 1, Deprel::Obl);
    }
}

/// "stopped on Friday **and** have not run": what stands before the conjunction is no part of the verb behind it.
pub fn parts_before_conjunctions(sentence: &mut Sentence) {
    for cc in 2..sentence.forms.len() {
        let Some(second) = sentence.head(cc).filter(|verb| *verb > cc && sentence.relation(cc) == Deprel::Cc) else {
            continue;
        };
        let Some(first) = sentence.head(second).filter(|verb| *verb < cc && cc - verb < 40) else { continue };
        let verbs = sentence.upos(first) == Upos::Verb && sentence.upos(second) == Upos::Verb;
        if !verbs || sentence.relation(second) != Deprel::Conj {
            continue;
        }
        for word in first + 1..cc {
            if sentence.head(word) != Some(second) {
                continue;
            }
            // "on the night of Jan. 5"
            let month = word > 0 && is_month(sentence.forms[word - 1]) && sentence.upos(word) == Upos::Num;
            match sentence.relation(word) {
                _ if month => sentence.tree[word] = (word, Deprel::NmodUnmarked),
                Deprel::Obl | Deprel::OblUnmarked | Deprel::Advmod => sentence.tree[word].0 = first + 1,
                _ => {}
            }
        }
    }
}

/// "The records, **thought** lost, turned up": no finite verb stands beside a noun for it.
pub fn verbs_as_appositions(sentence: &mut Sentence) {
    for verb in 1..sentence.forms.len() {
        let finite = sentence.upos(verb) == Upos::Verb && sentence.tags[verb].1 == Xpos::Vbd;
        if finite
            && sentence.relation(verb) == Deprel::Appos
            && !sentence.has(verb, Deprel::Nsubj)
            && sentence.forms[verb - 1] == ","
        {
            sentence.tree[verb].1 = Deprel::Acl;
            sentence.tags[verb].1 = Xpos::Vbn;
        }
    }
}

/// "sends asteroid dust": of two nouns side by side that are both objects the first describes the second, when it is one thing
/// without an article.
pub fn compound_objects(sentence: &mut Sentence) {
    for second in 1..sentence.tree.len() {
        let first = second - 1;
        let object = |word: usize| matches!(sentence.relation(word), Deprel::Obj | Deprel::Iobj);
        let bare = sentence.tags[first].1 == Xpos::Nn
            && matches!(sentence.tags[second].1, Xpos::Nn | Xpos::Nns)
            && object(first)
            && object(second)
            && sentence.head(first) == sentence.head(second)
            && sentence.first(first) == first
            && sentence.last(first) == first
            && !is_measure(sentence.forms[second]);
        if bare {
            sentence.set(first, second, Deprel::Compound);
        }
    }
}

/// "the probe NORD-Sat took it": two names around a hyphen are one.
pub fn names_with_hyphens(sentence: &mut Sentence) {
    for hyphen in 1..sentence.tree.len().saturating_sub(1) {
        let (first, second) = (hyphen - 1, hyphen + 1);
        let capital = |word: usize| sentence.forms[word].starts_with(char::is_uppercase) && sentence.is_noun(word);
        let joined = sentence.tags[hyphen].1 == Xpos::Hyph && capital(first) && capital(second);
        let apart = joined && sentence.head(first) != Some(second) && sentence.head(second) != Some(first);
        let Some(above) = sentence.head(first).filter(|above| apart && *above < first) else { continue };
        let described = matches!(sentence.relation(first), Deprel::Appos | Deprel::Flat | Deprel::NmodDesc);
        if !described || sentence.is_below(above, second) {
            continue;
        }
        let same = sentence.head(above) == sentence.head(second);
        if !same && sentence.relation(second).base() != Deprel::Nsubj {
            continue;
        }
        // the word that the name describes has the place that the second half of the name took
        if !same {
            sentence.tree[above] = sentence.tree[second];
        }
        sentence.set(second, first, Deprel::Flat);
        sentence.set(hyphen, first, Deprel::Punct);
    }
}

/// True for a month, in full or short.
fn is_month(form: &str) -> bool {
    let lower = form.to_lowercase();
    let short = lower.strip_suffix('.').unwrap_or(&lower);
    MONTHS.iter().any(|month| *month == lower || matches!(short.len(), 3 | 4) && month.starts_with(short))
}

/// True for the name of a day of the week, or of a month.
pub fn is_day_or_month(form: &str) -> bool {
    form.starts_with(char::is_uppercase) && (form.ends_with("day") || is_month(form))
}

/// "On May 6 a letter appeared", "In May rebel troops left": the day or month that opens a sentence is no part of its subject.
pub fn opening_dates(sentence: &mut Sentence) {
    let size = sentence.tree.len();
    if size < 5 || !matches!(sentence.forms[0], "On" | "In" | "By" | "Since" | "Until") {
        return;
    }
    let number = |word: usize| sentence.upos(word) == Upos::Num && sentence.forms[word].len() <= 4;
    if !is_day_or_month(sentence.forms[1]) || sentence.upos(1) != Upos::Propn {
        return;
    }
    let end = if number(2) { 3 } else { 2 };
    let inside = |word: usize| {
        sentence.head(word).is_some_and(|head| head >= end)
            && matches!(
                sentence.relation(word).base(),
                Deprel::Compound | Deprel::Nmod | Deprel::Nummod | Deprel::Amod | Deprel::Case
            )
    };
    let Some(caught) = (0..end).rfind(|word| inside(*word)).filter(|caught| *caught > 0) else { return };
    let above = std::iter::successors(Some(caught), |at| sentence.head(*at)).take(size);
    let Some(verb) = above.into_iter().find(|at| matches!(sentence.upos(*at), Upos::Verb)) else { return };
    // "In May-backed talks": only what acts has a verb of its own
    let verb = match sentence.relation(verb) {
        Deprel::Amod => std::iter::successors(sentence.head(verb), |at| sentence.head(*at))
            .take(size)
            .find(|at| sentence.upos(*at) == Upos::Verb),
        _ => Some(verb),
    };
    let Some(verb) = verb.filter(|verb| *verb > end) else { return };
    sentence.set(1, verb, Deprel::Obl);
    sentence.set(0, 1, Deprel::Case);
    if end == 3 {
        sentence.set(2, 1, Deprel::Nummod);
    }
}

/// "beat England 1-0": the result stands beside the one who was beaten.
pub fn results_of_matches(sentence: &mut Sentence) {
    for number in 2..sentence.tree.len().saturating_sub(2) {
        let result = sentence.upos(number) == Upos::Num
            && matches!(sentence.forms[number + 1], "-" | "\u{2013}")
            && sentence.upos(number + 2) == Upos::Num;
        let loser = number - 1;
        let beaten = sentence.head(number) == Some(loser) && sentence.relation(loser) == Deprel::Obj;
        if let Some(verb) = sentence.head(loser).filter(|verb| result && beaten && *verb < loser) {
            sentence.set(number, verb, Deprel::OblUnmarked);
            continue;
        }
        let Some(verb) = sentence.head(number).filter(|verb| result && *verb < loser) else { continue };
        let caught = sentence.head(loser) == Some(number) && sentence.upos(loser) == Upos::Propn;
        if caught && sentence.upos(verb) == Upos::Verb && !sentence.has(verb, Deprel::Obj) {
            sentence.set(loser, verb, Deprel::Obj);
            sentence.set(number, verb, Deprel::OblUnmarked);
        }
    }
}

/// "according to the chronicler Benno", "led by judge Benno": a name right behind a noun that both hang on the same word names whom
/// the noun describes, or has it for a title.
pub fn names_behind_offices(sentence: &mut Sentence) {
    for name in 2..sentence.tree.len() {
        let noun = name - 1;
        let part = matches!(sentence.relation(noun), Deprel::Obl | Deprel::OblAgent | Deprel::Nmod | Deprel::Obj);
        let beside = sentence.head(noun) == sentence.head(name)
            && part
            && matches!(
                sentence.relation(name),
                Deprel::Obl | Deprel::OblAgent | Deprel::Nmod | Deprel::Obj | Deprel::Appos
            );
        let called = sentence.tags[noun].1 == Xpos::Nn && sentence.upos(name) == Upos::Propn;
        if !beside || !called || sentence.has(name, Deprel::Case) || is_measure(sentence.forms[name]) {
            continue;
        }
        let the = (0..noun).any(|word| {
            sentence.tree[word] == (noun + 1, Deprel::Det) && sentence.forms[word].eq_ignore_ascii_case("the")
        });
        let office = gazetteer().title(sentence.forms[noun]).is_some();
        if the && sentence.relation(noun) == sentence.relation(name) {
            sentence.set(name, noun, Deprel::Appos);
        } else if office && !sentence.has(noun, Deprel::Det) {
            sentence.tree[name] = sentence.tree[noun];
            for word in 0..noun {
                if sentence.tree[word] == (noun + 1, Deprel::Case) {
                    sentence.tree[word].0 = name + 1;
                }
            }
            sentence.set(noun, name, Deprel::NmodDesc);
        }
    }
}

/// "Not everyone was glad", "Not all of them left": "not" belongs to whom it does not hold for.
pub fn not_everyone(sentence: &mut Sentence) {
    let all = |form: &str| matches!(form, "everyone" | "everybody" | "everything" | "all" | "every" | "many");
    let opens = sentence.forms.first().is_some_and(|form| *form == "Not")
        && sentence.forms.get(1).is_some_and(|form| all(form));
    let whole = if opens && sentence.relation(1) == Deprel::Det { sentence.head(1) } else { Some(1) };
    if let Some(whole) = whole.filter(|whole| opens && sentence.relation(*whole).base() == Deprel::Nsubj) {
        sentence.set(0, whole, Deprel::Advmod);
    }
}

/// "University of Oslo Student Union president Ada Moe said": of two subjects side by side the body describes the office that the
/// name stands behind.
pub fn offices_of_bodies(sentence: &mut Sentence) {
    let is_subject = |sentence: &Sentence, word: usize| sentence.relation(word).base() == Deprel::Nsubj;
    for office in 1..sentence.tree.len().saturating_sub(1) {
        let named = is_subject(sentence, office)
            && sentence.tags[office].1 == Xpos::Nn
            && sentence.upos(office + 1) == Upos::Propn
            && matches!(sentence.tree[office + 1].1, Deprel::Appos | Deprel::Flat)
            && sentence.head(office + 1) == Some(office)
            && gazetteer().title(sentence.forms[office]).is_some();
        if !named || sentence.first(office) != office {
            continue;
        }
        let same = |word: &usize| is_subject(sentence, *word) && sentence.head(*word) == sentence.head(office);
        let body = (0..office).rfind(same).filter(|body| sentence.upos(*body) == Upos::Propn);
        if let Some(body) = body.filter(|body| sentence.last(*body) + 1 == office) {
            sentence.set(body, office, Deprel::NmodDesc);
        }
    }
}
