//! When it is done.

use super::phrase::{Phrase, article, cardinal};
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
        let adverb = |form: &str| Phrase::word(form, Upos::Adv, Xpos::Rb);
        let (day, month) = (self.one(&DAYS), self.one(&MONTHS));
        let day = Phrase::word(day, Upos::Propn, Xpos::Nnp);
        match self.random.draw() % 16 {
            10 => phrase.then(self.length().after_case("for"), Deprel::Obl),
            11 => {
                let preposition = self.one(&["since", "until", "by"]);
                let when = match self.random.draw() % 3 {
                    0 => day,
                    1 => Phrase::word(month, Upos::Propn, Xpos::Nnp),
                    _ => cardinal(self.one(&YEARS)),
                };
                phrase.then(when.after_case(preposition), Deprel::Obl)
            }
            12 => {
                let year = cardinal(self.one(&YEARS));
                let month = Phrase::word(month, Upos::Propn, Xpos::Nnp).then(year, Deprel::NmodUnmarked);
                phrase.then(month.after_case("in"), Deprel::Obl)
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
                phrase.then(date.after_case("on"), Deprel::Obl)
            }
            0 | 1 => phrase.then(day.after_case("on"), Deprel::Obl),
            2 => phrase.then(day, Deprel::OblUnmarked),
            3 => {
                let (part, preposition) = (self.one(&["late", "early"]), self.chance(0.7));
                let relation = if preposition { Deprel::Obl } else { Deprel::OblUnmarked };
                let day = if preposition { day.after_case("on") } else { day };
                phrase.then(day.after(adverb(part), Deprel::Advmod), relation)
            }
            4 => phrase.then(Phrase::word(month, Upos::Propn, Xpos::Nnp).after_case("in"), Deprel::Obl),
            5 | 6 => {
                let period = self.one(&["week", "month", "year"]);
                let period = Phrase::word(period, Upos::Noun, Xpos::Nn);
                let period = if self.chance(0.6) {
                    let which = self.one(&["last", "next"]);
                    period.after(Phrase::word(which, Upos::Adj, Xpos::Jj), Deprel::Amod)
                } else {
                    period.after(Phrase::word("this", Upos::Det, Xpos::Dt), Deprel::Det)
                };
                phrase.then(period, Deprel::OblUnmarked)
            }
            7 => {
                let year = cardinal(self.one(&YEARS));
                phrase.then(year.after_case("in"), Deprel::Obl)
            }
            8 => {
                let length = self.length();
                let (form, xpos) = if self.chance(0.5) { ("ago", Xpos::Rb) } else { ("later", Xpos::Rbr) };
                phrase.then(Phrase::word(form, Upos::Adv, xpos).after(length, Deprel::OblUnmarked), Deprel::Advmod)
            }
            9 => {
                let earlier = Phrase::word("earlier", Upos::Adv, Xpos::Rbr).after(self.length(), Deprel::OblUnmarked);
                phrase.then(earlier, Deprel::Advmod)
            }
            _ => {
                let part = self.one(&["night", "morning", "evening", "afternoon"]);
                let part = Phrase::word(part, Upos::Noun, Xpos::Nn).after(day, Deprel::Compound);
                phrase.then(part.after_case("on"), Deprel::Obl)
            }
        }
    }
}
