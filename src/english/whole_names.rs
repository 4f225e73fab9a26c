//! Names that the marks cut short, made whole.
//!
//! Goes in: a document and the runs of its tokens that were marked as names. Comes out: the runs as they are meant: "al-Sadr"
//! with its article, "Acme Works, Inc." with its form, "Department of Housing and Urban Development" to its end, "Lena's
//! Bakery" with its owner, "Paris Texas" as town and state, and "Housing Authority of New Orleans (HANO)" with its letters,
//! wherever they stand in the document.

use super::gazetteer;
use super::lemmas::capitalised;
use super::names::Kind;
use crate::document::{Document, Upos};
use std::collections::HashMap;

/// A run of tokens that is a name: the first, one past the last, what it names.
pub type Run = (usize, usize, Kind);

/// Articles and the like that are joined to a name with a hyphen.
const ARTICLES: [&str; 16] =
    ["al", "el", "ar", "as", "az", "an", "at", "ad", "ash", "ul", "ur", "ed", "es", "ibn", "bin", "abu"];

/// What says the legal form of a company.
const FORMS: [&str; 16] = [
    "Inc.", "Inc", "Ltd.", "Ltd", "LLC", "L.L.C.", "Corp.", "Corp", "Co.", "LP", "L.P.", "PLC", "plc", "S.A.", "N.V.",
    "GmbH",
];

/// What is called after its fields, and may have several: "Ministry of Health and Welfare".
const OF_FIELDS: [&str; 18] = [
    "Department",
    "Ministry",
    "Bureau",
    "Office",
    "School",
    "Committee",
    "Council",
    "Board",
    "Institute",
    "College",
    "Faculty",
    "Agency",
    "Commission",
    "Secretariat",
    "Center",
    "Centre",
    "Academy",
    "Directorate",
];

/// What a shop is called after its owner: "Lena's Bakery".
const SHOPS: [&str; 26] = [
    "Auto",
    "Bakery",
    "Bar",
    "Barber",
    "Bistro",
    "Books",
    "Bookstore",
    "Café",
    "Cafe",
    "Deli",
    "Diner",
    "Garage",
    "Grill",
    "Hotel",
    "Inn",
    "Karate",
    "Kitchen",
    "Market",
    "Motel",
    "Pharmacy",
    "Pizza",
    "Pizzeria",
    "Pub",
    "Restaurant",
    "Salon",
    "Store",
];

/// What ministers and secretaries are of.
const FIELDS: [&str; 20] = [
    "Agriculture",
    "Commerce",
    "Defence",
    "Defense",
    "Economy",
    "Education",
    "Energy",
    "Finance",
    "Health",
    "Homeland",
    "Information",
    "Interior",
    "Justice",
    "Labor",
    "Labour",
    "Security",
    "State",
    "Trade",
    "Transport",
    "War",
];

/// Small words inside the names of persons and places.
const PARTICLES: [&str; 16] =
    ["da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "la", "le", "van", "von", "y"];

/// What stands before the name of a country or state and is one name with it.
const SIDES: [&str; 22] = [
    "Baja",
    "Central",
    "East",
    "Eastern",
    "Equatorial",
    "Greater",
    "Inner",
    "Lower",
    "New",
    "North",
    "Northern",
    "Old",
    "Outer",
    "Papua",
    "Saudi",
    "South",
    "Southern",
    "United",
    "Upper",
    "West",
    "Western",
    "Hotel",
];

/// Small words inside the names of organisations.
const SMALL: [&str; 9] = ["of", "and", "for", "the", "on", "in", "de", "&", "to"];

/// Makes the names of a document whole; `runs` stand in order and do not overlap, and so do those that come out.
/// *Cost*: linear in the tokens and names.
pub fn whole(doc: &Document, runs: Vec<Run>) -> Vec<Run> {
    let forms: Vec<&str> = doc.tokens.iter().map(|tok| tok.span.of(&doc.article.text)).collect();
    let mut names = Names { forms, doc, runs: Vec::with_capacity(runs.len()) };
    for run in runs {
        names.add(run);
    }
    names.add_letters();
    names.add_small_places();
    names.runs
}

struct Names<'d> {
    doc: &'d Document,
    forms: Vec<&'d str>,
    runs: Vec<Run>,
}

impl Names<'_> {
    fn form(&self, at: usize) -> &str {
        self.forms.get(at).copied().unwrap_or_default()
    }

    fn same_sentence(&self, a: usize, b: usize) -> bool {
        let sentence = |at: usize| self.doc.tokens.get(at).map(|tok| tok.sentence);
        sentence(a).is_some() && sentence(a) == sentence(b)
    }

    /// Adds the next run, longer where it was cut.
    fn add(&mut self, (mut first, mut end, mut kind): Run) {
        let before = self.runs.last().copied().filter(|last| self.same_sentence(last.0, first));
        if let Some((start, last, own)) = before.filter(|(_, last, _)| first < *last) {
            // an earlier name grew over it
            self.runs.pop();
            self.runs.push((start, end.max(last), own));
            return;
        }
        let hyphen = first >= 2 && self.form(first - 1) == "-" && is_article(self.form(first - 2));
        if hyphen && self.same_sentence(first - 2, first) && before.is_none_or(|(_, last, _)| last <= first - 2) {
            first -= 2;
        }
        if let Some((start, last, own)) = before {
            let one_person =
                own == Kind::Person && kind != Kind::Place && last == first && is_article(self.form(first));
            let only_form = FORMS.contains(&self.form(first))
                && end == first + 1
                && (last == first || last + 1 == first && self.form(last) == ",");
            // "Project Delta" in two pieces
            let one_thing = own == Kind::Other && kind == Kind::Other && last == first;
            if one_person || only_form || one_thing {
                self.runs.pop();
                (first, kind) = (start, if only_form { Kind::Organization } else { own });
            }
        }
        if self.form(end) == "," && FORMS.contains(&self.form(end + 1)) && self.same_sentence(first, end + 1) {
            (end, kind) = (end + 2, Kind::Organization);
        }
        if kind == Kind::Person && is_article(self.form(end)) && self.form(end + 1) == "-" {
            let large = self.form(end + 2).starts_with(char::is_uppercase);
            if large && self.same_sentence(first, end + 2) {
                end += 3;
            }
        }
        if kind == Kind::Organization {
            end = self.end_of_fields(first, end);
        }
        let (end, kind) = self.without_strangers(first, end, kind);
        let first = self.behind_field(first, end, kind);
        let (end, kind) = self.shop(first, end, kind);
        let (end, kind) = self.turned_round(first, end, kind);
        if let Some(middle) = self.state_behind(first, end, kind) {
            self.runs.push((first, middle, kind));
            self.runs.push((middle, end, kind));
            return;
        }
        self.runs.push((first, end, kind));
    }

    /// A name ends before a preposition or a verb that is no part of any, and before "I"; an office is no place.
    fn without_strangers(&self, first: usize, end: usize, kind: Kind) -> (usize, Kind) {
        let strange = |at: &usize| {
            let (form, upos) = (self.form(*at), self.doc.tokens[*at].upos);
            let open = matches!(upos, Upos::Adp | Upos::Sconj | Upos::Verb | Upos::Aux | Upos::Adv | Upos::Pron);
            let small = form.starts_with(char::is_lowercase);
            let part = SMALL.contains(&form) || PARTICLES.contains(&form) || is_article(form);
            small && open && !part || form == "I" && upos == Upos::Pron
        };
        let end = (first + 1..end).find(strange).unwrap_or(end);
        // "the State Department Iraq hands"
        let department = (first + 1..end).find(|at| self.form(*at) == "Department");
        let end = department.map_or(end, |at| if self.form(at + 1) == "of" { end } else { at + 1 });
        let office = (first..end).any(|at| {
            matches!(self.form(at), "Department" | "Ministry" | "Institute" | "University") && self.form(at + 1) == "of"
        });
        (end, if office && matches!(kind, Kind::Place | Kind::Person) { Kind::Organization } else { kind })
    }

    /// "Minister of Defense Karim Haddad": the field is no part of his name.
    fn behind_field(&self, first: usize, end: usize, kind: Kind) -> usize {
        let of = first >= 2 && self.form(first - 1) == "of" && self.same_sentence(first - 2, first);
        let title = of && gazetteer::is_title(self.form(first - 2));
        let field = kind == Kind::Person && end - first > 1 && FIELDS.contains(&self.form(first));
        if title && field { first + 1 } else { first }
    }

    /// "Lena's Bakery" is named after its owner.
    fn shop(&self, first: usize, end: usize, kind: Kind) -> (usize, Kind) {
        let owner = matches!(kind, Kind::Person | Kind::Organization) && matches!(self.form(end), "'s" | "\u{2019}s");
        let shop = owner && SHOPS.contains(&self.form(end + 1)) && self.same_sentence(first, end + 1);
        if shop { (end + 2, Kind::Organization) } else { (end, kind) }
    }

    /// `"Haddad, Karim" <…>`: a person as addresses of mail have them.
    fn turned_round(&self, first: usize, end: usize, kind: Kind) -> (usize, Kind) {
        let quoted = first >= 1 && self.form(first - 1) == "\"" && self.form(end) == ",";
        let behind = quoted && self.form(end + 2) == "\"" && self.form(end + 3) == "<";
        let large = self.form(end + 1).starts_with(char::is_uppercase);
        if behind && large { (end + 2, Kind::Person) } else { (end, kind) }
    }

    /// "Paris Texas": where the state begins behind the town that lies in it.
    fn state_behind(&self, first: usize, end: usize, kind: Kind) -> Option<usize> {
        if kind != Kind::Place || end - first < 2 {
            return None;
        }
        let whole: Vec<&str> = (first..end).map(|at| self.form(at)).collect();
        let (state, town) = whole.split_last()?;
        let plain = town.iter().all(|form| form.starts_with(char::is_uppercase) && !SIDES.contains(form));
        let cue = town.iter().any(|form| gazetteer::is_place_cue(form));
        (plain && !cue && gazetteer::is_place(state) && !gazetteer::is_known(&whole)).then_some(end - 1)
    }

    /// "we flew to mexico": places that are written small.
    fn add_small_places(&mut self) {
        let mut taken = vec![false; self.forms.len()];
        for (first, end, _) in &self.runs {
            taken[*first..*end].fill(true);
        }
        let place = |at: &usize| {
            let form = self.form(*at);
            let proper = self.doc.tokens[*at].upos == Upos::Propn && form.bytes().all(|byte| byte.is_ascii_lowercase());
            proper && form.len() > 3 && gazetteer::is_place(&capitalised(form))
        };
        let found: Vec<Run> =
            (0..taken.len()).filter(|at| !taken[*at]).filter(place).map(|at| (at, at + 1, Kind::Place)).collect();
        if !found.is_empty() {
            self.runs.extend(found);
            self.runs.sort_by_key(|(first, ..)| *first);
        }
    }

    /// "Department of Housing" goes on with "and Urban Development".
    fn end_of_fields(&self, first: usize, end: usize) -> usize {
        let of = (first + 1..end).find(|at| self.form(*at) == "of");
        let fields = of.is_some_and(|of| OF_FIELDS.contains(&self.form(of - 1)));
        if !fields || !matches!(self.form(end), "and" | "&") {
            return end;
        }
        let large = |at: &usize| self.form(*at).starts_with(char::is_uppercase) && self.same_sentence(first, *at);
        let next = (end + 1..end + 4).take_while(large).count();
        let begins_another = OF_FIELDS.contains(&self.form(end + next)) || self.form(end + next + 1) == "of";
        if next == 0 || begins_another { end } else { end + 1 + next }
    }

    /// Finds what its letters stand behind, and the letters wherever they stand.
    fn add_letters(&mut self) {
        let mut known: HashMap<String, Kind> = HashMap::new();
        for (first, end, kind) in &self.runs {
            let letters: String = (*first..*end).filter_map(|at| initial(self.form(at))).collect();
            if *kind == Kind::Organization && letters.len() >= 3 {
                known.entry(letters).or_insert(*kind);
            }
        }
        let mut runs = std::mem::take(&mut self.runs).into_iter().peekable();
        for at in 1..self.forms.len() {
            let letters = self.form(at);
            let in_brackets = self.form(at - 1) == "(" && matches!(self.form(at + 1), ")" | ",");
            let Some(first) = (in_brackets && is_letters(letters)).then(|| self.behind(letters, at - 1)).flatten()
            else {
                continue;
            };
            let letters = letters.to_owned();
            while let Some(run) = runs.next_if(|run| run.1 <= first) {
                self.runs.push(run);
            }
            let over: Vec<Run> = std::iter::from_fn(|| runs.next_if(|run| run.0 < at - 1)).collect();
            let (run, kind) = joined(&over, (first, at - 1));
            self.runs.push(run);
            known.insert(letters, kind);
        }
        self.runs.extend(runs);
        if known.is_empty() {
            return;
        }
        let mut taken = vec![false; self.forms.len()];
        for (first, end, _) in &mut self.runs {
            taken[*first..*end].fill(true);
        }
        for (first, end, kind) in &mut self.runs {
            if let (Some(own), 1) = (known.get(self.forms[*first]), *end - *first) {
                *kind = *own;
            }
        }
        let free = (0..self.forms.len()).filter(|at| !taken[*at]);
        let found: Vec<Run> = free.filter_map(|at| Some((at, at + 1, *known.get(self.forms[at])?))).collect();
        if !found.is_empty() {
            self.runs.extend(found);
            self.runs.sort_by_key(|(first, ..)| *first);
        }
    }

    /// Where the words begin that letters are the initials of, before a bracket at `end`.
    fn behind(&self, letters: &str, end: usize) -> Option<usize> {
        let mut at = end;
        for letter in letters.chars().rev() {
            loop {
                at = at.checked_sub(1).filter(|at| self.same_sentence(*at, end))?;
                let form = self.form(at);
                if form.starts_with(letter) {
                    break;
                }
                if !SMALL.contains(&form) {
                    return None;
                }
            }
        }
        (end - at >= 2).then_some(at)
    }
}

/// One name of the words that letters stand for and the runs over them, and what it names.
fn joined(over: &[Run], (first, end): (usize, usize)) -> (Run, Kind) {
    let start = over.first().map_or(first, |run| run.0.min(first));
    let last = over.last().map_or(end, |run| run.1.max(end));
    let kind = match over {
        [(own, up_to, kind)] if *own <= first && end <= *up_to => *kind,
        _ if over.iter().any(|run| run.2 == Kind::Other) => Kind::Other,
        _ => Kind::Organization,
    };
    ((start, last, kind), kind)
}

fn is_article(form: &str) -> bool {
    ARTICLES.iter().any(|article| form.eq_ignore_ascii_case(article))
}

fn initial(form: &str) -> Option<char> {
    form.chars().next().filter(|c| c.is_uppercase())
}

/// "HANO", "IAEA": three to eight capitals.
fn is_letters(form: &str) -> bool {
    (3..=8).contains(&form.len()) && form.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Article, Sentence, SentenceId, Span, Token, TokenId};

    /// A document of one sentence, words parted by blanks.
    fn doc(text: &str) -> Document {
        let mut doc =
            Document { article: Article { text: text.to_owned(), ..Article::default() }, ..Document::default() };
        let mut start = 0;
        for form in text.split(' ') {
            let span = Span::new(start, start + form.len());
            start = span.end + 1;
            doc.tokens.push(Token {
                span,
                sentence: SentenceId(0),
                lemma: String::new(),
                upos: Default::default(),
                xpos: Default::default(),
                head: None,
                deprel: Default::default(),
            });
        }
        let end = TokenId(doc.tokens.len() as u32);
        doc.sentences.push(Sentence { span: Span::new(0, text.len()), first: TokenId(0), end });
        doc
    }

    fn check(text: &str, runs: &[Run], expected: &[(&str, Kind)]) {
        let doc = doc(text);
        let forms: Vec<&str> = text.split(' ').collect();
        let found = whole(&doc, runs.to_vec());
        let found: Vec<(String, Kind)> =
            found.into_iter().map(|(first, end, kind)| (forms[first..end].join(" "), kind)).collect();
        let expected: Vec<(String, Kind)> = expected.iter().map(|(text, kind)| ((*text).to_owned(), *kind)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn cut_names_are_made_whole() {
        use Kind::*;
        check("the cleric Karim al - Hadi spoke", &[(2, 3, Person), (5, 6, Person)], &[("Karim al - Hadi", Person)]);
        check("the cleric Karim al - Hadi spoke", &[(2, 3, Person)], &[("Karim al - Hadi", Person)]);
        check("they bought Acme Works , Inc. today", &[(2, 4, Person)], &[("Acme Works , Inc.", Organization)]);
        check(
            "the Department of Roads and Inland Ports said",
            &[(1, 4, Organization)],
            &[("Department of Roads and Inland Ports", Organization)],
        );
        check(
            "the Department of Roads and Ministry of Ports said",
            &[(1, 4, Organization), (5, 8, Organization)],
            &[("Department of Roads", Organization), ("Ministry of Ports", Organization)],
        );
    }

    #[test]
    fn shops_states_offices_and_fields() {
        use Kind::*;
        check("at Lena 's Bakery today", &[(1, 2, Person)], &[("Lena 's Bakery", Organization)]);
        check("in Oakdale California now", &[(1, 3, Place)], &[("Oakdale", Place), ("California", Place)]);
        check("in South Africa now", &[(1, 3, Place)], &[("South Africa", Place)]);
        check("on Lake Ontario now", &[(1, 3, Place)], &[("Lake Ontario", Place)]);
        check("the Department of Roads met", &[(1, 4, Place)], &[("Department of Roads", Organization)]);
        check("the State Department Arabists left", &[(1, 4, Organization)], &[("State Department", Organization)]);
        check("Minister of Defense Karim Hadi left", &[(2, 5, Person)], &[("Karim Hadi", Person)]);
        check("the Project Delta began", &[(1, 2, Other), (2, 3, Other)], &[("Project Delta", Other)]);
        check("from \" Hadi , Karim \" < khadi >", &[(2, 3, Person), (4, 5, Person)], &[("Hadi , Karim", Person)]);
    }

    #[test]
    fn letters_stand_for_the_name_before_them() {
        use Kind::*;
        check(
            "the Harbour Board of New Ross ( HBNR ) met and HBNR left",
            &[(1, 3, Organization), (4, 6, Place)],
            &[("Harbour Board of New Ross", Organization), ("HBNR", Organization), ("HBNR", Organization)],
        );
        check("a fee ( VAT ) is due", &[], &[]);
    }
}
