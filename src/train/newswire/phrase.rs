//! Phrases with their trees, put together word by word.

use super::super::corpora::NameSample;
use super::super::made::third_person;
use super::Sample;
use crate::document::{Deprel, Upos, Xpos};
use crate::english::lemmas::capitalised;

/// Words in order, each with its tags, its head and its relation; the head of all has no head yet.
#[derive(Debug, Clone, Default)]
pub struct Phrase {
    pub words: Vec<(String, Upos, Xpos)>,
    heads: Vec<(Option<usize>, Deprel)>,
    /// The tag of each word as part of a name, IOB2.
    names: Vec<&'static str>,
    pub head: usize,
}

impl Phrase {
    pub fn word(form: &str, upos: Upos, xpos: Xpos) -> Phrase {
        Phrase {
            words: vec![(form.to_owned(), upos, xpos)],
            heads: vec![(None, Deprel::Root)],
            names: vec!["O"],
            head: 0,
        }
    }

    /// A proper noun.
    pub fn proper(form: &str) -> Phrase {
        Phrase::word(form, Upos::Propn, Xpos::Nnp)
    }

    /// As the name of a person, a place or an organisation: their tags for the first word and for the others.
    pub fn named(mut self, kind: Name) -> Phrase {
        let [first, other] = match kind {
            Name::Person => ["B-PER", "I-PER"],
            Name::Place => ["B-LOC", "I-LOC"],
            Name::Body => ["B-ORG", "I-ORG"],
        };
        self.names.iter_mut().enumerate().for_each(|(at, tag)| *tag = if at == 0 { first } else { other });
        self
    }

    /// The phrase with another before it that hangs on its head.
    pub fn after(self, mut left: Phrase, relation: Deprel) -> Phrase {
        let shift = left.words.len();
        let head = self.head + shift;
        left.heads[left.head] = (Some(head), relation);
        left.words.extend(self.words);
        left.names.extend(self.names);
        left.heads.extend(self.heads.into_iter().map(|(head, relation)| (head.map(|head| head + shift), relation)));
        Phrase { head, ..left }
    }

    /// The phrase with another behind it that hangs on its head.
    pub fn then(mut self, mut right: Phrase, relation: Deprel) -> Phrase {
        let shift = self.words.len();
        right.heads[right.head] = (Some(self.head), relation);
        self.words.extend(right.words);
        self.names.extend(right.names);
        let shifted = right.heads.into_iter().enumerate().map(|(at, (head, relation))| {
            let own = at == right.head;
            (if own { head } else { head.map(|head| head + shift) }, relation)
        });
        self.heads.extend(shifted);
        self
    }

    /// With capitals as in a title.
    pub fn titled(mut self) -> Phrase {
        let small = [Upos::Adp, Upos::Part, Upos::Cconj, Upos::Det, Upos::Punct];
        for (form, upos, _) in &mut self.words {
            if !small.contains(upos) {
                *form = capitalised(form);
            }
        }
        self
    }

    /// With a comma before it that hangs on its head.
    pub fn after_comma(self) -> Phrase {
        self.after(mark(","), Deprel::Punct)
    }

    pub fn then_comma(self) -> Phrase {
        self.then(mark(","), Deprel::Punct)
    }

    pub fn after_case(self, preposition: &str) -> Phrase {
        self.after(Phrase::word(preposition, Upos::Adp, Xpos::In), Deprel::Case)
    }

    pub fn after_mark(self, conjunction: &str) -> Phrase {
        match conjunction {
            "when" => self.after(Phrase::word("when", Upos::Adv, Xpos::Wrb), Deprel::Advmod),
            "to" => self.after(Phrase::word("to", Upos::Part, Xpos::To), Deprel::Mark),
            _ => self.after(Phrase::word(conjunction, Upos::Sconj, Xpos::In), Deprel::Mark),
        }
    }

    /// The sentence with its names, of a comma before another mark only that.
    pub fn sample(self, doc: String) -> (Sample, NameSample) {
        let is = |at: usize, marks: [Xpos; 2]| self.words.get(at).is_some_and(|(.., xpos)| marks.contains(xpos));
        let comma = [Xpos::Comma; 2];
        let kept = (0..self.words.len())
            .filter(|at| !(is(*at, comma) && (is(at + 1, [Xpos::Comma, Xpos::Stop]) || at + 1 == self.words.len())));
        let kept: Vec<usize> = kept.collect();
        let words: Vec<(String, Upos, Xpos)> = kept.iter().map(|at| self.words[*at].clone()).collect();
        let place = |head: usize| kept.iter().position(|at| *at == head);
        let forms = words.iter().enumerate();
        let first = words.iter().position(|(_, upos, _)| *upos != Upos::Punct);
        let forms: Vec<String> =
            forms.map(|(n, (form, ..))| if Some(n) == first { capitalised(form) } else { form.clone() }).collect();
        let names = NameSample {
            doc: doc.clone(),
            forms: forms.clone(),
            names: kept.iter().map(|at| self.names[*at].to_owned()).collect(),
            ..NameSample::default()
        };
        let sample = Sample {
            doc,
            forms,
            tags: words.iter().map(|(_, upos, xpos)| (*upos, *xpos)).collect(),
            lemmas: words.iter().map(|(form, ..)| form.to_lowercase()).collect(),
            heads: kept.iter().map(|at| (self.heads[*at].0.and_then(place), self.heads[*at].1)).collect(),
            ..Sample::default()
        };
        (sample, names)
    }
}

/// What a name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    Person,
    Place,
    Body,
}

/// A mark; quotation marks are told as their tags.
pub fn mark(form: &str) -> Phrase {
    let (form, xpos) = match form {
        "," => (form, Xpos::Comma),
        "-" => (form, Xpos::Hyph),
        "``" => ("\"", Xpos::OpenQuote),
        "''" => ("\"", Xpos::CloseQuote),
        _ => (form, Xpos::Stop),
    };
    Phrase::word(form, Upos::Punct, xpos)
}

pub fn aux(form: &str, xpos: Xpos) -> Phrase {
    Phrase::word(form, Upos::Aux, xpos)
}

pub fn the() -> Phrase {
    article("the")
}

pub fn article(form: &str) -> Phrase {
    Phrase::word(form, Upos::Det, Xpos::Dt)
}

pub fn cardinal(form: &str) -> Phrase {
    Phrase::word(form, Upos::Num, Xpos::Cd)
}

pub fn each_other() -> Phrase {
    let other = Phrase::word("other", Upos::Adj, Xpos::Jj);
    Phrase::word("each", Upos::Det, Xpos::Dt).then(other, Deprel::Fixed)
}

pub fn according() -> Phrase {
    Phrase::word("according", Upos::Verb, Xpos::Vbg).then(Phrase::word("to", Upos::Adp, Xpos::In), Deprel::Fixed)
}

/// "officials", "gunmen", "parties"
pub fn plural(noun: &str) -> String {
    match noun.strip_suffix("man") {
        _ if noun == "police" => noun.to_owned(),
        Some(stem) => format!("{stem}men"),
        // nouns and verbs take the same ending
        None => third_person(noun),
    }
}
