//! Names that the marks cut short, made whole.
//!
//! Goes in: a document and the runs of its tokens that were marked as names. Comes out: the runs as they are meant: "al-Sadr"
//! with its article, "Acme Works, Inc." with its form, "Department of Housing and Urban Development" to its end, "Lena's
//! Bakery" with its owner, "Paris Texas" as town and state, and "Housing Authority of New Orleans (HANO)" with its letters,
//! wherever they stand in the document.

mod bodies;
mod lists;
mod throughout;

use super::gazetteer;
use super::names::Kind;
use crate::document::{Document, Upos, Xpos};
use lists::*;

/// A run of tokens that is a name: the first, one past the last, what it names.
pub type Run = (usize, usize, Kind);

/// Makes the names of a document whole; `runs` stand in order and do not overlap, and so do those that come out.
/// *Cost*: linear in the tokens and names.
pub fn whole(doc: &Document, runs: Vec<Run>) -> Vec<Run> {
    let forms: Vec<&str> = doc.tokens.iter().map(|tok| tok.span.of(&doc.article.text)).collect();
    let mut names = Names { forms, doc, runs: Vec::with_capacity(runs.len()) };
    for run in runs {
        names.add(run);
    }
    names.add_letters();
    names.tell_storms();
    names.add_small_places();
    names.add_titled();
    names.add_bodies();
    names.tell_bodies();
    names.tell_things();
    names.tell_people();
    names.add_known();
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
            // an earlier name grew over it; an article says nothing of what it names
            let kind = if is_article(self.form(start)) { kind } else { own };
            self.runs.pop();
            self.runs.push((start, end.max(last), kind));
            return;
        }
        let hyphen = first >= 2 && self.form(first - 1) == "-" && is_article(self.form(first - 2));
        if hyphen && self.same_sentence(first - 2, first) && before.is_none_or(|(_, last, _)| last <= first - 2) {
            first -= 2;
        }
        if let Some(article) = before.filter(|before| self.is_parted_article(*before, first)) {
            self.runs.pop();
            first = article.0;
        } else if let Some(one) = before.and_then(|before| self.one_with(before, (first, end, kind))) {
            self.runs.pop();
            (first, end, kind) = one;
        }
        (end, kind) = self.to_its_end(first, end, kind);
        let (end, kind) = self.without_strangers(first, end, kind);
        let first = self.behind_field(first, end, kind);
        let (end, kind) = self.shop(first, end, kind);
        let (end, kind) = self.turned_round(first, end, kind);
        let kind = self.kind_in_lists(first, end, kind);
        if self.is_nothing(first, end, kind) {
            return;
        }
        if let Some(state) = self.state_in_address(first, end, kind) {
            self.runs.push((first, end, kind));
            self.runs.push((state, state + 1, kind));
            return;
        }
        if let Some(middle) = self.state_behind(first, end, kind) {
            self.runs.push((first, middle, kind));
            self.runs.push((middle, end, kind));
            return;
        }
        self.runs.push((first, end, kind));
    }

    /// "Al" and "Hadi" of "Al-Hadi".
    fn is_parted_article(&self, (start, last, _): Run, first: usize) -> bool {
        last == start + 1 && last + 1 == first && self.form(last) == "-" && is_article(self.form(start))
    }

    /// One name of two, where the second goes on with the first.
    fn one_with(&self, (start, last, own): Run, (first, end, kind): Run) -> Option<Run> {
        use Kind::{Organization, Other, Person, Place};
        let (beside, single) = (last == first, end == first + 1);
        let comma = last + 1 == first && self.form(last) == ",";
        if FORMS.contains(&self.form(first)) && single && (beside || comma) {
            return Some((start, end, Organization));
        }
        let of = self.form(last) == "of" && (last + 1 == first || last + 2 == first && self.form(last + 1) == "the");
        if of && own != Person && kind == Place && last == start + 1 && PLACES_OF.contains(&self.form(start)) {
            return Some((start, end, Place)); // "Strait of Hormuz"
        }
        let goes_on = match (own, kind) {
            // "Karim" and "al-Hadi", "Karim" and "Hadi", "Lena Hadi" and "Jones"
            (Person, Person) if single && last + 1 == first && self.form(last) == "-" => last - start > 1,
            (Person, Person) if single && beside && last == start + 1 => true,
            (Person, Person | Organization | Other) | (Organization, Person) => beside && is_article(self.form(first)),
            // "Project" and "Delta"
            (Other, Other) => beside,
            (Organization, Organization) => beside && FORMS.contains(&self.form(end - 1)),
            _ => false,
        };
        let kind = if own == Organization && kind == Person { Person } else { own };
        goes_on.then_some((start, end, kind))
    }

    /// Where a name ends that was cut short, and what it then names.
    fn to_its_end(&self, first: usize, end: usize, kind: Kind) -> (usize, Kind) {
        let beside = |end: usize| self.same_sentence(first, end);
        if self.form(end) == "," && FORMS.contains(&self.form(end + 1)) && beside(end + 1) {
            return (end + 2, Kind::Organization);
        }
        let large = |at: usize| self.form(at).starts_with(char::is_uppercase) && beside(at);
        // "Brandt & Co"
        if self.form(end) == "&" && kind != Kind::Place && large(end + 1) && self.is_large_name(end + 1) {
            return (end + 2, Kind::Organization);
        }
        // "the Food Workers' Union"
        let plural = matches!(self.form(end), "'" | "\u{2019}") && self.form(end - 1).ends_with('s');
        if plural && kind != Kind::Place && large(end + 1) && UNIONS.contains(&self.form(end + 1)) {
            return (end + 2, Kind::Organization);
        }
        if kind == Kind::Person && is_article(self.form(end)) && self.form(end + 1) == "-" && large(end + 2) {
            return (end + 3, kind);
        }
        if end == first + 1 && is_article(self.form(first)) && self.form(end) == "-" && large(end + 1) {
            return (end + 2, kind);
        }
        if matches!(self.form(end - 1), "St." | "St" | "Ft." | "Mt.") && large(end) && self.is_large_name(end) {
            return (end + 1, kind);
        }
        let region = |at: usize| REGIONS.contains(&self.form(at)) && self.doc.tokens[at].upos == Upos::Noun;
        match kind {
            Kind::Organization => (self.end_of_fields(first, end), kind),
            Kind::Place if beside(end) && region(end) => (end + 1, kind),
            _ => (end, kind),
        }
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
        // "the Acme Corporation Guaranty"
        let form = |at: &usize| FORMS.contains(&self.form(*at)) || self.form(*at) == "Corporation";
        let goes_on = |at: usize| matches!(self.form(at), "of" | "for" | "-" | "&" | ",");
        let form = (first + 1..end).find(|at| kind == Kind::Organization && form(at) && !goes_on(at + 1));
        let end = form.map_or(end, |at| at + 1);
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

    /// A name that a list knows, or whose last word says what it names.
    fn kind_in_lists(&self, first: usize, end: usize, kind: Kind) -> Kind {
        let forms: Vec<&str> = (first..end).map(|at| self.form(at)).collect();
        let ends = |words: &[&str]| forms.len() > 1 && words.contains(&forms[forms.len() - 1]);
        let known_organization = gazetteer::is_known_organization(&forms);
        match kind {
            Kind::Organization | Kind::Place if gazetteer::is_known_place(&forms) => Kind::Place,
            Kind::Place if known_organization => Kind::Organization,
            Kind::Person | Kind::Place if ends(&COMPANY_ENDS) => Kind::Organization,
            Kind::Person | Kind::Organization if ends(&PLACE_ENDS) => Kind::Place,
            _ if forms.len() > 1 && SHIPS.contains(&forms[0]) => Kind::Other,
            // "the Muslims" are no person
            Kind::Person | Kind::Organization
                if forms.len() == 1 && !known_organization && self.doc.tokens[first].xpos == Xpos::Nnps =>
            {
                Kind::Other
            }
            _ => kind,
        }
    }

    /// "the President", "a National Park": no name.
    fn is_nothing(&self, first: usize, end: usize, kind: Kind) -> bool {
        let alone = |at: usize| NOTHING_ALONE.contains(&self.form(at));
        match end - first {
            1 if alone(first) || CUES_ALONE.contains(&self.form(first)) || is_address(self.form(first)) => true,
            2 if self.form(first) == "National" && alone(first + 1) => true,
            _ => kind == Kind::Person && (first..end).all(|at| gazetteer::is_title(self.form(at))),
        }
    }

    /// "Baltimore, MD 21202": where the letters of the state stand.
    fn state_in_address(&self, first: usize, end: usize, kind: Kind) -> Option<usize> {
        let small = self.form(first).chars().any(char::is_lowercase);
        let state = kind == Kind::Place && small && self.form(end) == "," && STATES.contains(&self.form(end + 1));
        (state && self.same_sentence(first, end + 1)).then_some(end + 1)
    }

    /// "Lena's Bakery" is named after its owner, and "Lena's" may be all that it is called.
    fn shop(&self, first: usize, end: usize, kind: Kind) -> (usize, Kind) {
        if kind != Kind::Place && kind != Kind::Other && self.is_called_after(first, end) {
            return (end + 1, Kind::Place);
        }
        let owner = matches!(kind, Kind::Person | Kind::Organization) && matches!(self.form(end), "'s" | "\u{2019}s");
        let shop = owner && SHOPS.contains(&self.form(end + 1)) && self.same_sentence(first, end + 1);
        if shop { (end + 2, Kind::Organization) } else { (end, kind) }
    }

    /// "at Lena's for dinner": a place that is called after its owner and no more.
    fn is_called_after(&self, first: usize, end: usize) -> bool {
        let at = first > 0 && self.form(first - 1) == "at";
        let owner = matches!(self.form(end), "'s" | "\u{2019}s" | "s") && self.same_sentence(first, end);
        let given = end == first + 1 && gazetteer::is_first_name(self.form(first));
        at && owner && !given && !self.begins_noun(end + 1, first)
    }

    /// True where a noun phrase may begin or go on, in the sentence of another token.
    fn begins_noun(&self, at: usize, other: usize) -> bool {
        use Upos::{Adj, Adv, Det, Noun, Num, Propn, Verb};
        let upos = self.doc.tokens.get(at).map(|tok| tok.upos);
        let noun = matches!(upos, Some(Noun | Propn | Adj | Num | Adv | Verb | Det));
        self.same_sentence(other, at) && (noun || matches!(self.form(at), "\"" | "\u{201c}" | "'" | "\u{2018}"))
    }

    /// `"Haddad, Karim" <…>`: a person as addresses of mail have them.
    fn turned_round(&self, first: usize, end: usize, kind: Kind) -> (usize, Kind) {
        let quoted = first >= 1 && self.form(first - 1) == "\"" && self.form(end) == ",";
        let behind = quoted && self.form(end + 2) == "\"" && (self.form(end + 3) == "<" || kind == Kind::Person);
        let large = self.form(end + 1).starts_with(char::is_uppercase);
        if behind && large { (end + 2, Kind::Person) } else { (end, kind) }
    }

    /// "Paris Texas": where the state begins behind the town that lies in it.
    fn state_behind(&self, first: usize, end: usize, kind: Kind) -> Option<usize> {
        if kind != Kind::Place || end - first < 2 {
            return None;
        }
        if is_state(self.form(end - 1)) {
            return Some(end - 1);
        }
        let whole: Vec<&str> = (first..end).map(|at| self.form(at)).collect();
        let (state, town) = whole.split_last()?;
        let plain = town.iter().all(|form| form.starts_with(char::is_uppercase) && !SIDES.contains(form));
        let cue = town.iter().any(|form| gazetteer::is_place_cue(form));
        (plain && !cue && gazetteer::is_place(state) && !gazetteer::is_known(&whole)).then_some(end - 1)
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
}

/// The letters of a state, "CA" or "Ca"; "La" may be an article.
fn is_state(form: &str) -> bool {
    let large = form.len() == 2 && form.starts_with(char::is_uppercase);
    large && STATES.contains(&form.to_uppercase().as_str()) && !PARTICLES.contains(&form.to_lowercase().as_str())
}

/// An address of mail.
fn is_address(form: &str) -> bool {
    form.contains('@') && form.contains('.')
}

fn is_article(form: &str) -> bool {
    ARTICLES.iter().any(|article| form.eq_ignore_ascii_case(article))
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
    fn names_in_two_pieces_and_cut_short() {
        use Kind::*;
        check("near Jaffna peninsula now", &[(1, 2, Place)], &[("Jaffna", Place)]);
        check("the Strait of Malacca lies", &[(1, 2, Organization), (3, 4, Place)], &[("Strait of Malacca", Place)]);
        check("Al - Gamal left", &[(0, 1, Place), (2, 3, Person)], &[("Al - Gamal", Person)]);
        check("Lena Hadi - Jones left", &[(0, 2, Person), (3, 4, Person)], &[("Lena Hadi - Jones", Person)]);
        check("Hadi - Jones talks", &[(0, 1, Person), (2, 3, Person)], &[("Hadi", Person), ("Jones", Person)]);
        check("the Acme Corporation Guaranty ends", &[(1, 4, Organization)], &[("Acme Corporation", Organization)]);
        check("in Oakdale , CA 90210", &[(1, 2, Place)], &[("Oakdale", Place), ("CA", Place)]);
        check("eat at Lena Hadi 's today", &[(2, 4, Person)], &[("Lena Hadi 's", Place)]);
    }

    #[test]
    fn what_names_name_and_what_is_none() {
        use Kind::*;
        check("the President left", &[(1, 2, Person)], &[]);
        check("the National Park closed", &[(1, 3, Place)], &[]);
        check("the Commission met", &[(1, 2, Organization)], &[]);
        check("North Korea said", &[(0, 2, Organization)], &[("North Korea", Place)]);
        check("Lena Hadi Motors said", &[(0, 3, Person)], &[("Lena Hadi Motors", Organization)]);
        check("the USS Oakdale sank", &[(1, 3, Place)], &[("USS Oakdale", Other)]);
        check(
            "Hurricane Lena came , then Lena left",
            &[(1, 2, Person), (5, 6, Person)],
            &[("Hurricane Lena", Other), ("Lena", Other)],
        );
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
