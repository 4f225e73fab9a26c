//! Which phrases name something, and what each shows of it.

use super::lexicon::{self, Gender, Number, Pronoun};
use crate::document::{Deprel, Document, EntityKind, MentionKind, SentenceId, Span, TokenId, Upos, Xpos};
use crate::english::names::Name;
use crate::ontology::gazetteer::{NameKind, ThingKind, gazetteer};
use crate::speech;
use std::collections::HashSet;

/// How a noun phrase begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Determiner {
    /// "the", "this", "that", "these", "those".
    Definite,
    /// "a", "some", "another", "no", "every".
    Indefinite,
    /// "his", "Iraq's".
    Possessive,
    /// None.
    Bare,
}

/// A phrase that names something.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The name alone, or the whole noun phrase.
    pub span: Span,
    /// First token.
    pub first: TokenId,
    /// One past the last token.
    pub end: TokenId,
    /// Syntactic head.
    pub head: TokenId,
    /// Name, nominal or pronoun.
    pub kind: MentionKind,
    /// What it names, where that shows.
    pub what: Option<EntityKind>,
    /// One or several.
    pub number: Number,
    /// he, she or it.
    pub gender: Gender,
    /// Its sentence.
    pub sentence: SentenceId,
    /// How it begins.
    pub determiner: Determiner,
    /// The head's lemma in small letters; the pronoun's form.
    pub lemma: String,
    /// Lemmas of its content words before the head and of nouns in "of" phrases, in small letters.
    pub modifiers: Vec<String>,
    /// For a pronoun.
    pub pronoun: Option<Pronoun>,
}

/// The candidates of a document, in order of the text; where two begin together, the longer one first.
pub fn find(doc: &Document, names: &[Name]) -> Vec<Candidate> {
    let mut taken = vec![false; doc.tokens.len()];
    let mut found: Vec<Candidate> = Vec::new();
    // "US Secretary": a title in capitals is a name of nobody.
    let titles_only = |name: &&Name| {
        let last = TokenId(name.end.0 - 1);
        name.kind != EntityKind::Person && name.end.0 - name.first.0 > 1 && gazetteer().title(doc.form(last)).is_some()
    };
    let families = family_names(doc, names);
    for name in names.iter().filter(|name| !titles_only(name)).map(|name| without_title(doc, name)) {
        (name.first.index()..name.end.index()).for_each(|at| taken[at] = true);
        found.push(named(doc, &name, &families));
    }
    for n in 0..doc.tokens.len() {
        let tok = TokenId(n as u32);
        if !taken[n] {
            let phrase = pronominal(doc, tok).or_else(|| nominal(doc, tok, &taken));
            found.extend(phrase.or_else(|| inside(doc, tok)).or_else(|| numbered(doc, tok)));
        }
    }
    found.sort_by_key(|candidate| (candidate.first, std::cmp::Reverse(candidate.end)));
    found
}

/// The last words of the names of people that have several: "Paul" where the text names "Ann Paul".
fn family_names<'d>(doc: &'d Document, names: &[Name]) -> HashSet<&'d str> {
    let full = names.iter().filter(|name| name.kind == EntityKind::Person && name.end.0 - name.first.0 > 1);
    full.map(|name| doc.form(TokenId(name.end.0 - 1))).collect()
}

fn named(doc: &Document, name: &Name, families: &HashSet<&str>) -> Candidate {
    let forms: Vec<&str> = (name.first.0..name.end.0).map(|at| doc.form(TokenId(at))).collect();
    let readings = gazetteer().find(doc.text(name.span)).next();
    let what = match (name.kind, readings.map(|reading| (reading.thing.kind, reading.kind))) {
        (
            EntityKind::Place | EntityKind::Other | EntityKind::Country,
            Some((ThingKind::Country, NameKind::Name | NameKind::Alias)),
        ) => EntityKind::Country,
        (kind, _) => kind,
    };
    let gender = match what {
        EntityKind::Person => name_gender(doc, name, &forms, families),
        EntityKind::Other => Gender::Unknown,
        _ => Gender::Neuter,
    };
    let plural = doc.token(name.head).xpos == Xpos::Nnps && what != EntityKind::Country;
    let number = match what {
        EntityKind::Person if plural => Number::Plural,
        EntityKind::Person => Number::Singular,
        EntityKind::Organization | EntityKind::Country => Number::Either,
        _ if plural => Number::Either,
        _ => Number::Singular,
    };
    Candidate {
        span: name.span,
        first: name.first,
        end: name.end,
        head: name.head,
        kind: MentionKind::Name,
        what: (what != EntityKind::Other).then_some(what),
        number,
        gender,
        sentence: doc.token(name.head).sentence,
        determiner: Determiner::Bare,
        lemma: doc.token(name.head).lemma.to_lowercase(),
        modifiers: before_name(doc, name.first).iter().map(|tok| doc.token(*tok).lemma.to_lowercase()).collect(),
        pronoun: None,
    }
}

/// The words of a title right before a name, whatever the parser made of them: "US President", "Secretary of State".
///
/// Nothing where no word of them names a role.
pub fn before_name(doc: &Document, first: TokenId) -> Vec<TokenId> {
    let sent = doc.sentence(doc.token(first).sentence);
    let mut words = Vec::new();
    for at in (sent.first.0..first.0).rev().map(TokenId) {
        let token = doc.token(at);
        let lemma = token.lemma.to_lowercase();
        // "Secretary of State", but not "assassination of Commander".
        let title = at > sent.first && names_role(doc, TokenId(at.0 - 1));
        let joint = !words.is_empty()
            && (matches!(lemma.as_str(), "of" | "for") && title
                || matches!(lemma.as_str(), "-" | "–")
                // "Minister of Health and Welfare"
                || lemma == "and" && at.0 > sent.first.0 + 2 && doc.form(TokenId(at.0 - 2)) == "of");
        let word = matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Adj) && !MEASURES.contains(&lemma.as_str());
        if !word && !joint || words.len() > 8 {
            break;
        }
        words.push(at);
    }
    while words.last().is_some_and(|tok| !matches!(doc.token(*tok).upos, Upos::Noun | Upos::Propn | Upos::Adj)) {
        words.pop();
    }
    words.reverse();
    if words.iter().any(|tok| names_role(doc, *tok)) { words } else { Vec::new() }
}

/// True for a noun or title of persons: "commander", "Gen.".
fn names_role(doc: &Document, tok: TokenId) -> bool {
    let noun = lexicon::noun(&doc.token(tok).lemma.to_lowercase());
    noun.is_some_and(|(kind, _)| kind == EntityKind::Person) || gazetteer().title(doc.form(tok)).is_some()
}

/// The name without a title that the finder took in: "Mike Pompeo" of "State Mike Pompeo" after "Secretary of".
fn without_title(doc: &Document, name: &Name) -> Name {
    let sent = doc.sentence(doc.token(name.first).sentence);
    let title_before = |at: TokenId| {
        (1..=4u32).any(|count| {
            at.0 >= sent.first.0 + count && {
                let span = doc.token(TokenId(at.0 - count)).span.cover(doc.token(TokenId(at.0 - 1)).span);
                gazetteer().title(doc.text(span)).is_some()
            }
        })
    };
    let person = |at: TokenId| name.kind == EntityKind::Person || lexicon::given_name(doc.form(at)) != Gender::Unknown;
    let cut = (name.first.0 + 1..name.end.0).rev().map(TokenId).find(|at| person(*at) && title_before(*at));
    let Some(first) = cut.or_else(|| behind_office(doc, name)) else { return name.clone() };
    let span = Span::new(doc.token(first).span.start, name.span.end);
    let head = (first.0..name.end.0)
        .map(TokenId)
        .find(|tok| doc.token(*tok).head.is_none_or(|head| head < first || head >= name.end));
    Name { span, first, head: head.unwrap_or(first), kind: EntityKind::Person, ..name.clone() }
}

/// "Minister of Health and Welfare Ann Lee": the name begins behind the second field of the office.
fn behind_office(doc: &Document, name: &Name) -> Option<TokenId> {
    let form = |back: u32| name.first.0.checked_sub(back).map(|at| doc.form(TokenId(at)));
    let fields = form(1) == Some("and") && form(3) == Some("of");
    let office = fields && form(4).is_some_and(|form| gazetteer().title(form).is_some());
    (office && name.kind == EntityKind::Person && name.end.0 - name.first.0 > 2).then_some(TokenId(name.first.0 + 1))
}

fn name_gender(doc: &Document, name: &Name, forms: &[&str], families: &HashSet<&str>) -> Gender {
    let address = name.first.0.checked_sub(1).map(|at| doc.form(TokenId(at))).and_then(lexicon::honorific);
    let inside = forms.first().and_then(|form| lexicon::honorific(form));
    let title = before_name(doc, name.first)
        .iter()
        .filter_map(|tok| lexicon::noun(&doc.token(*tok).lemma.to_lowercase()))
        .map(|(_, gender)| gender)
        .find(|gender| matches!(gender, Gender::Male | Gender::Female));
    let shown = [address, inside, title].into_iter().flatten().find(|gender| *gender != Gender::Unknown);
    shown.unwrap_or_else(|| {
        let given = if let [only] = forms { usize::from(!families.contains(only)) } else { forms.len().max(1) - 1 };
        forms.iter().take(given).map(|form| lexicon::given_name(form)).fold(Gender::Unknown, Gender::or)
    })
}

fn pronominal(doc: &Document, tok: TokenId) -> Option<Candidate> {
    let token = doc.token(tok);
    if !matches!(token.xpos, Xpos::Prp | Xpos::PrpPoss) || token.deprel == Deprel::Expl {
        return None;
    }
    let pronoun = lexicon::pronoun(doc.form(tok))?;
    if pronoun.gender == Gender::Neuter && is_empty_it(doc, tok) {
        return None;
    }
    let what = match (pronoun.person, pronoun.gender, pronoun.number) {
        (3, Gender::Male | Gender::Female, _) | (1, _, Number::Singular) => Some(EntityKind::Person),
        _ => None,
    };
    Some(Candidate {
        span: token.span,
        first: tok,
        end: TokenId(tok.0 + 1),
        head: tok,
        kind: MentionKind::Pronoun,
        what,
        number: if pronoun.person == 3 && pronoun.number == Number::Plural { Number::Plural } else { pronoun.number },
        gender: pronoun.gender,
        sentence: token.sentence,
        determiner: Determiner::Definite,
        lemma: doc.form(tok).to_lowercase(),
        modifiers: Vec::new(),
        pronoun: Some(pronoun),
    })
}

/// "It is clear that …", "it seems …", "it took two days to …": it stands for nothing.
fn is_empty_it(doc: &Document, tok: TokenId) -> bool {
    let token = doc.token(tok);
    let Some(head) = token.head.filter(|_| matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass)) else {
        return false;
    };
    if opens_a_pattern(doc, tok) {
        return true;
    }
    let clause =
        |relations: &[Deprel]| doc.dependents(head).any(|dep| relations.contains(&doc.token(dep).deprel) && dep > tok);
    let predicate = doc.token(head);
    let adjective = predicate.upos != Upos::Verb;
    let weather = matches!(
        predicate.lemma.as_str(),
        "rain" | "snow" | "seem" | "appear" | "turn" | "matter" | "emerge" | "transpire"
    );
    clause(&[Deprel::Csubj, Deprel::CsubjPass])
        || adjective && clause(&[Deprel::Ccomp, Deprel::Advcl, Deprel::Xcomp])
        || weather
        || token.deprel == Deprel::NsubjPass && clause(&[Deprel::Ccomp])
        || doc.dependents_by(head, &[Deprel::Xcomp]).any(|dep| {
            doc.token(dep).upos == Upos::Adj
                && doc
                    .dependents_by(dep, &[Deprel::Ccomp, Deprel::Csubj, Deprel::Advcl, Deprel::Xcomp])
                    .next()
                    .is_some()
        })
}

/// "it was not made clear how", "it is possible that", whatever the parser makes of it.
fn opens_a_pattern(doc: &Document, it: TokenId) -> bool {
    let end = doc.sentence(doc.token(it).sentence).end;
    let lemma = |at: u32| (at < end.0).then(|| doc.token(TokenId(at)).lemma.as_str());
    (it.0 + 2..it.0 + 6).any(|at| {
        let judged = matches!(
            lemma(at),
            Some(
                "clear"
                    | "unclear"
                    | "possible"
                    | "impossible"
                    | "likely"
                    | "unlikely"
                    | "important"
                    | "necessary"
                    | "hard"
                    | "difficult"
                    | "easy"
                    | "known"
                    | "true"
                    | "obvious"
                    | "essential"
                    | "crucial"
                    | "vital"
                    | "time"
                    | "believe"
                    | "say"
                    | "report"
                    | "think"
                    | "expect"
                    | "understand"
            )
        );
        judged
            && matches!(
                lemma(at + 1),
                Some("that" | "whether" | "how" | "what" | "why" | "when" | "where" | "who" | "if" | "to" | "for")
            )
    }) && lemma(it.0 + 1).is_some_and(|verb| {
        matches!(verb, "be" | "become" | "seem" | "remain" | "have" | "would" | "will" | "may" | "might")
    })
}

/// Relations under which a noun phrase takes part in something.
const TAKES_PART: &[Deprel] = &[
    Deprel::Nsubj,
    Deprel::NsubjPass,
    Deprel::NsubjOuter,
    Deprel::Obj,
    Deprel::Iobj,
    Deprel::Obl,
    Deprel::OblAgent,
    Deprel::Nmod,
    Deprel::NmodPoss,
    Deprel::Conj,
    Deprel::Appos,
    Deprel::Root,
    Deprel::Parataxis,
    Deprel::Dislocated,
    Deprel::List,
    Deprel::Xcomp,
    Deprel::Ccomp,
    Deprel::Advcl,
    Deprel::Vocative,
    Deprel::AclRelcl,
    Deprel::Dep,
    Deprel::Orphan,
    Deprel::NmodUnmarked,
    Deprel::NmodDesc,
];

/// Nouns of time and measure, which name nobody.
const MEASURES: &[&str] = &[
    "second",
    "minute",
    "hour",
    "day",
    "night",
    "week",
    "weekend",
    "month",
    "year",
    "decade",
    "century",
    "morning",
    "afternoon",
    "evening",
    "today",
    "tomorrow",
    "yesterday",
    "time",
    "moment",
    "percent",
    "per",
    "cent",
    "percentage",
    "kilometer",
    "kilometre",
    "mile",
    "metre",
    "meter",
    "foot",
    "inch",
    "ton",
    "tonne",
    "kilogram",
    "dollar",
    "euro",
    "pound",
    "degree",
    "o'clock",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "way",
    "lot",
    "kind",
    "sort",
    "addition",
    "example",
    "instance",
    "thanks",
    "front",
    "order",
    "case",
    "spite",
    "terms",
    "behalf",
    "course",
    "fact",
    "while",
    "bit",
    "rest",
    "number",
    "half",
    "third",
    "quarter",
    "dozen",
    "tonight",
    "noon",
    "midnight",
    "season",
    "summer",
    "winter",
    "autumn",
    "spring",
    "date",
    "age",
    "%",
    "$",
];

fn nominal(doc: &Document, tok: TokenId, taken: &[bool]) -> Option<Candidate> {
    let token = doc.token(tok);
    let lemma = token.lemma.to_lowercase();
    let noun = matches!(token.upos, Upos::Noun | Upos::Propn) && !MEASURES.contains(&lemma.as_str());
    // "Gen. Grant": the title is a part of the name that another candidate is.
    let before_name = || doc.dependents_by(tok, &[Deprel::Flat]).any(|name| taken[name.index()]);
    let title = token.deprel == Deprel::NmodDesc || (gazetteer().title(doc.form(tok)).is_some() && before_name());
    if !noun || title || !TAKES_PART.contains(&token.deprel) || !doc.form(tok).contains(char::is_alphabetic) {
        return None;
    }
    let span = speech::phrase(doc, tok);
    let sent = doc.sentence(token.sentence);
    let inside: Vec<TokenId> = sent.tokens().filter(|tok| span.contains(doc.token(*tok).span)).collect();
    let (first, last) = (*inside.first()?, *inside.last()?);
    let proper = token.upos == Upos::Propn;
    let (first, last) = if proper { proper_run(doc, tok, taken) } else { (first, last) };
    let span = doc.token(first).span.cover(doc.token(last).span);
    let known = lexicon::noun(&lemma);
    let title_word = known.is_some_and(|(kind, _)| kind == EntityKind::Person);
    let what = if proper && !title_word { proper_kind(doc, span) } else { known.map(|(kind, _)| kind) };
    let plural = matches!(token.xpos, Xpos::Nns | Xpos::Nnps);
    let number = match (plural, what) {
        (true, _) => Number::Plural,
        (false, Some(EntityKind::Organization)) => Number::Either,
        (false, _)
            if matches!(
                lemma.as_str(),
                "people"
                    | "police"
                    | "staff"
                    | "crew"
                    | "crowd"
                    | "couple"
                    | "pair"
                    | "public"
                    | "population"
                    | "personnel"
            ) =>
        {
            Number::Either
        }
        _ => Number::Singular,
    };
    let gender = match (known, what) {
        (Some((_, gender)), _) if !proper => gender,
        (_, Some(EntityKind::Person)) => Gender::Unknown,
        (_, Some(_)) => Gender::Neuter,
        _ if proper => Gender::Unknown,
        _ => Gender::Neuter,
    };
    Some(Candidate {
        span,
        first,
        end: TokenId(last.0 + 1),
        head: tok,
        // "Secretary of State Mike Pompeo": a title in capitals is no name.
        kind: if proper && !title_word { MentionKind::Name } else { MentionKind::Nominal },
        what,
        number,
        gender,
        sentence: token.sentence,
        determiner: determiner(doc, tok),
        modifiers: modifiers(doc, tok),
        lemma,
        pronoun: None,
    })
}

/// "**iodine** deficiency": a substance or idea named inside another phrase; alone it is worth nothing, beside its like it is.
fn inside(doc: &Document, tok: TokenId) -> Option<Candidate> {
    let token = doc.token(tok);
    let lemma = token.lemma.to_lowercase();
    let bare = token.deprel == Deprel::Compound
        && token.xpos == Xpos::Nn
        && token.upos == Upos::Noun
        && doc.dependents(tok).next().is_none()
        && lexicon::noun(&lemma).is_none_or(|(kind, _)| kind == EntityKind::Thing);
    if !bare || MEASURES.contains(&lemma.as_str()) || !doc.form(tok).chars().all(char::is_alphabetic) {
        return None;
    }
    Some(Candidate {
        span: token.span,
        first: tok,
        end: TokenId(tok.0 + 1),
        head: tok,
        kind: MentionKind::Nominal,
        what: lexicon::noun(&lemma).map(|(kind, _)| kind),
        number: Number::Singular,
        gender: Gender::Neuter,
        sentence: token.sentence,
        determiner: Determiner::Bare,
        modifiers: Vec::new(),
        lemma,
        pronoun: None,
    })
}

/// "**The three** had left": so many of whom the text has told.
fn numbered(doc: &Document, tok: TokenId) -> Option<Candidate> {
    let token = doc.token(tok);
    let acts =
        matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::Iobj | Deprel::OblAgent);
    let word = doc.form(tok).to_lowercase();
    let small = matches!(word.as_str(), "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten");
    let the = tok
        .0
        .checked_sub(1)
        .map(TokenId)
        .filter(|the| doc.token(*the).head == Some(tok) && matches!(doc.form(*the), "the" | "The"));
    let whole = doc.dependents_by(tok, &[Deprel::Nmod]).next().is_none();
    let the = the.filter(|_| acts && small && whole && token.upos == Upos::Num)?;
    Some(Candidate {
        span: doc.token(the).span.cover(token.span),
        first: the,
        end: TokenId(tok.0 + 1),
        head: tok,
        kind: MentionKind::Nominal,
        what: None,
        number: Number::Plural,
        gender: Gender::Unknown,
        sentence: token.sentence,
        determiner: Determiner::Definite,
        modifiers: Vec::new(),
        lemma: word,
        pronoun: None,
    })
}

/// The run of proper nouns around one that no finder took for a name.
fn proper_run(doc: &Document, head: TokenId, taken: &[bool]) -> (TokenId, TokenId) {
    let sent = doc.sentence(doc.token(head).sentence);
    let belongs = |at: u32| {
        let tok = TokenId(at);
        let token = doc.token(tok);
        token.upos == Upos::Propn && !taken[tok.index()] && token.head == Some(head) && token.deprel != Deprel::NmodPoss
    };
    let (mut first, mut last) = (head, head);
    while first > sent.first && belongs(first.0 - 1) {
        first = TokenId(first.0 - 1);
    }
    while last.0 + 1 < sent.end.0 && belongs(last.0 + 1) {
        last = TokenId(last.0 + 1);
    }
    (first, last)
}

fn proper_kind(doc: &Document, span: Span) -> Option<EntityKind> {
    let text = doc.text(span);
    let text = text.strip_prefix("the ").or_else(|| text.strip_prefix("The ")).unwrap_or(text);
    gazetteer().find(text).next().map(|reading| match reading.thing.kind {
        ThingKind::Country if reading.kind != NameKind::Capital => EntityKind::Country,
        ThingKind::Organization => EntityKind::Organization,
        _ => EntityKind::Place,
    })
}

fn determiner(doc: &Document, noun: TokenId) -> Determiner {
    for tok in doc.dependents(noun) {
        let token = doc.token(tok);
        match token.deprel {
            Deprel::NmodPoss => return Determiner::Possessive,
            Deprel::Det => {
                return match token.lemma.to_lowercase().as_str() {
                    "the" | "this" | "that" | "these" | "those" | "both" => Determiner::Definite,
                    _ => Determiner::Indefinite,
                };
            }
            _ => {}
        }
    }
    Determiner::Bare
}

fn modifiers(doc: &Document, noun: TokenId) -> Vec<String> {
    let mut words = Vec::new();
    for tok in doc.dependents(noun) {
        let token = doc.token(tok);
        if matches!(
            token.deprel,
            Deprel::Amod
                | Deprel::Compound
                | Deprel::Nummod
                | Deprel::NmodPoss
                | Deprel::Nmod
                | Deprel::Flat
                | Deprel::Acl
                | Deprel::AclRelcl
        ) {
            words.push(token.lemma.to_lowercase());
            words.extend(
                doc.dependents_by(tok, &[Deprel::Compound, Deprel::Flat])
                    .map(|dep| doc.token(dep).lemma.to_lowercase()),
            );
        }
    }
    words
}
