//! When it is done.

use super::phrase::{Phrase, article, cardinal, the};
use super::{DAYS, Desk, MONTHS, NUMBERS, YEARS};
use crate::document::{Deprel, Upos, Xpos};

impl Desk<'_> {
    /// "five years", "a day"
    pub fn length(&mut self) -> Phrase {
        if self.chance(0.3) {
            let unit = self.one(&["year", "day", "month", "week"]);
            return Phrase::word(unit, Upos::Noun, Xpos::Nn).after(article("a"), Deprel::Det);
        }
        let (number, unit) = (self.one(&NUMBERS[..7]), self.one(&["days", "weeks", "months", "years", "hours"]));
        Phrase::word(unit, Upos::Noun, Xpos::Nns).after(cardinal(number), Deprel::Nummod)
    }

    /// With a time behind it, for a share of phrases.
    pub fn when(&mut self, phrase: Phrase, share: f64) -> Phrase {
        if !self.chance(share) {
            return phrase;
        }
        if self.chance(0.06) {
            return self.lasting(phrase);
        }
        let (time, relation) = self.time();
        phrase.then(time, relation)
    }

    /// "from 2003 to 2008", "between March and May"
    fn lasting(&mut self, phrase: Phrase) -> Phrase {
        let end = |desk: &mut Self| match desk.random.draw() % 3 {
            0 => Phrase::word(desk.one(&MONTHS), Upos::Propn, Xpos::Nnp),
            _ => cardinal(desk.one(&YEARS)),
        };
        let (first, last) = (end(self), end(self));
        if self.chance(0.5) {
            return phrase.then(first.after_case("from"), Deprel::Obl).then(last.after_case("to"), Deprel::Obl);
        }
        let last = last.after(Phrase::word("and", Upos::Cconj, Xpos::Cc), Deprel::Cc);
        phrase.then(first.then(last, Deprel::Conj).after_case("between"), Deprel::Obl)
    }

    /// When a noun was: "on Monday", "in March", "last week"
    pub fn date_of_noun(&mut self) -> (Phrase, Deprel) {
        loop {
            let (time, relation) = self.time();
            let first = &time.words[0].0[..];
            match relation {
                Deprel::Obl if matches!(first, "in" | "on") => return (time, Deprel::Nmod),
                Deprel::OblUnmarked if matches!(first, "last" | "this") => return (time, Deprel::NmodUnmarked),
                _ => {}
            }
        }
    }

    /// A time, and how it hangs on a verb.
    pub fn time(&mut self) -> (Phrase, Deprel) {
        let adverb = |form: &str| Phrase::word(form, Upos::Adv, Xpos::Rb);
        let (day, month) = (self.one(&DAYS), self.one(&MONTHS));
        let day = Phrase::word(day, Upos::Propn, Xpos::Nnp);
        match self.random.draw() % 21 {
            19 => {
                // "by the 1850s", "in the 1990s"
                let decade = self.one(&["1850s", "1930s", "1960s", "1990s"]);
                let decade = Phrase::word(decade, Upos::Noun, Xpos::Nns).after(the(), Deprel::Det);
                (decade.after_case(self.one(&["in", "by", "during", "since"])), Deprel::Obl)
            }
            20 => {
                // "for the next two years", "over the past decade"
                let (length, which) = (self.length(), self.one(&["next", "past", "last", "following"]));
                let bare = length.words[0].1 != Upos::Det;
                let length = if bare { length } else { Phrase::word("decade", Upos::Noun, Xpos::Nn) };
                let which = Phrase::word(which, Upos::Adj, Xpos::Jj);
                let length = length.after(which, Deprel::Amod).after(the(), Deprel::Det);
                (length.after_case(self.one(&["for", "over", "in"])), Deprel::Obl)
            }
            18 => {
                // "in the spring of 2008", "by the end of March"
                let (part, preposition) = match self.random.draw() % 3 {
                    0 => (self.one(&["spring", "summer", "autumn", "winter"]), "in"),
                    1 => (self.one(&["end", "middle"]), self.one(&["by", "at", "before"])),
                    _ => (self.one(&["beginning", "start", "end"]), self.one(&["at", "since", "by"])),
                };
                let seasons = preposition == "in";
                let whole =
                    if seasons || self.chance(0.4) { cardinal(self.one(&YEARS)) } else { Phrase::proper(month) };
                let part = Phrase::word(part, Upos::Noun, Xpos::Nn).then(whole.after_case("of"), Deprel::Nmod);
                (part.after(the(), Deprel::Det).after_case(preposition), Deprel::Obl)
            }
            16 => {
                // "the next day", "the same month", "that night"
                let period = self.one(&["day", "week", "month", "year", "morning", "night"]);
                let period = Phrase::word(period, Upos::Noun, Xpos::Nn);
                let period = if self.chance(0.75) {
                    let which = self.one(&["next", "following", "same", "previous"]);
                    period.after(Phrase::word(which, Upos::Adj, Xpos::Jj), Deprel::Amod).after(the(), Deprel::Det)
                } else {
                    period.after(Phrase::word("that", Upos::Det, Xpos::Dt), Deprel::Det)
                };
                (period, Deprel::OblUnmarked)
            }
            17 => {
                // "in early 2008", "in late March"
                let when = if self.chance(0.5) { cardinal(self.one(&YEARS)) } else { Phrase::proper(month) };
                let part = Phrase::word(self.one(&["early", "late"]), Upos::Adj, Xpos::Jj);
                (when.after(part, Deprel::Amod).after_case("in"), Deprel::Obl)
            }
            10 => (self.length().after_case("for"), Deprel::Obl),
            11 => {
                let preposition = self.one(&["since", "until", "by"]);
                let when = match self.random.draw() % 3 {
                    0 => day,
                    1 => Phrase::word(month, Upos::Propn, Xpos::Nnp),
                    _ => cardinal(self.one(&YEARS)),
                };
                (when.after_case(preposition), Deprel::Obl)
            }
            12 => {
                let year = cardinal(self.one(&YEARS));
                let month = Phrase::word(month, Upos::Propn, Xpos::Nnp).then(year, Deprel::NmodUnmarked);
                (month.after_case("in"), Deprel::Obl)
            }
            13 => {
                // "on March 3", "on March 3, 2021", "on 3 March"
                let month = Phrase::word(month, Upos::Propn, Xpos::Nnp);
                let number = cardinal(self.one(&["1", "3", "12", "17", "24", "30"]));
                let date = match self.random.draw() % 4 {
                    0 => number.then(month, Deprel::NmodUnmarked),
                    1 => {
                        let year = cardinal(self.one(&YEARS));
                        number.after(month, Deprel::NmodUnmarked).then_comma().then(year, Deprel::NmodUnmarked)
                    }
                    _ => number.after(month, Deprel::NmodUnmarked),
                };
                (date.after_case("on"), Deprel::Obl)
            }
            0 | 1 => (day.after_case("on"), Deprel::Obl),
            2 => (day, Deprel::OblUnmarked),
            3 => {
                let (part, preposition) = (self.one(&["late", "early"]), self.chance(0.7));
                let relation = if preposition { Deprel::Obl } else { Deprel::OblUnmarked };
                let day = if preposition { day.after_case("on") } else { day };
                (day.after(adverb(part), Deprel::Advmod), relation)
            }
            4 => (Phrase::word(month, Upos::Propn, Xpos::Nnp).after_case("in"), Deprel::Obl),
            5 | 6 => {
                let period = self.one(&["week", "month", "year"]);
                let period = Phrase::word(period, Upos::Noun, Xpos::Nn);
                let period = if self.chance(0.6) {
                    let which = self.one(&["last", "next"]);
                    period.after(Phrase::word(which, Upos::Adj, Xpos::Jj), Deprel::Amod)
                } else {
                    period.after(Phrase::word("this", Upos::Det, Xpos::Dt), Deprel::Det)
                };
                (period, Deprel::OblUnmarked)
            }
            7 => {
                let year = cardinal(self.one(&YEARS));
                (year.after_case("in"), Deprel::Obl)
            }
            14 if self.chance(0.6) => {
                // "on Christmas Eve", "on New Year 's Eve"
                let name = |form: &str| Phrase::word(form, Upos::Propn, Xpos::Nnp);
                if self.chance(0.5) {
                    let new = Phrase::word("New", Upos::Adj, Xpos::Nnp);
                    let year = name("Year").after(new, Deprel::Amod);
                    let year = year.then(Phrase::word("'s", Upos::Part, Xpos::Pos), Deprel::Case);
                    let eve = name(self.one(&["Eve", "Day"])).after(year, Deprel::NmodPoss);
                    return (eve.after_case("on"), Deprel::Obl);
                }
                let day =
                    name("Day").after(name(self.one(&["Christmas", "Election", "Independence"])), Deprel::Compound);
                (day.after_case("on"), Deprel::Obl)
            }
            8 => {
                let length = self.length();
                let (form, xpos) = if self.chance(0.5) { ("ago", Xpos::Rb) } else { ("later", Xpos::Rbr) };
                (Phrase::word(form, Upos::Adv, xpos).after(length, Deprel::OblUnmarked), Deprel::Advmod)
            }
            9 => {
                let earlier = Phrase::word("earlier", Upos::Adv, Xpos::Rbr).after(self.length(), Deprel::OblUnmarked);
                (earlier, Deprel::Advmod)
            }
            _ => {
                let part = self.one(&["night", "morning", "evening", "afternoon"]);
                let part = Phrase::word(part, Upos::Noun, Xpos::Nn).after(day, Deprel::Compound);
                (part.after_case("on"), Deprel::Obl)
            }
        }
    }
}
