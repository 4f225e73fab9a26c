//! Which phrases name the same thing by construction: appositions, predicates, repeated heads, "the country", "the general".
//!
//! Sieves run from the surest to the least sure (Lee et al. 2013, *Deterministic coreference resolution based on entity-centric,
//! precision-ranked rules*); each sees the clusters that the ones before have made.

use super::candidate::{Candidate, Determiner, before_name};
use super::clusters::{Cluster, Clusters, kinds_agree};
use super::lexicon::Number;
use crate::document::{Deprel, Document, EntityKind, MentionKind, TokenId, Upos, Xpos};
use crate::ontology::gazetteer::{NameKind, ThingKind, gazetteer};
use std::collections::{BTreeSet, HashMap};

/// Candidates by their heads.
pub type Heads = HashMap<TokenId, usize>;

/// "Mike Pompeo, the US Secretary of State", "the World Health Organization (WHO)".
pub fn appositions(doc: &Document, candidates: &[Candidate], heads: &Heads, clusters: &mut Clusters) {
    for (n, candidate) in candidates.iter().enumerate() {
        let token = doc.token(candidate.head);
        if token.deprel != Deprel::Appos {
            continue;
        }
        let Some(first) = token.head.and_then(|head| heads.get(&head)).copied() else { continue };
        // "Ann Lee, director of the fund and chair of the board" is one person.
        let single =
            |m: usize| candidates[m].number == Number::Singular && candidates[m].what == Some(EntityKind::Person);
        let conjuncts: Vec<usize> =
            doc.dependents_by(candidate.head, &[Deprel::Conj]).filter_map(|tok| heads.get(&tok)).copied().collect();
        let offices = single(n)
            && single(first)
            && conjuncts.iter().all(|m| single(*m) && candidates[*m].kind == MentionKind::Nominal)
            && candidate.kind == MentionKind::Nominal;
        let listed = doc.dependents_by(candidate.head, &[Deprel::Conj]).next().is_some() && !offices;
        let described =
            [n, first].iter().all(|m| candidates[*m].kind == MentionKind::Name || candidates[*m].what.is_some());
        let two_names = candidate.kind == MentionKind::Name && candidates[first].kind == MentionKind::Name;
        if described
            && !listed
            && !two_names
            && candidate.number.agrees(candidates[first].number)
            && clusters.agree(first, n)
            && fits_place(clusters, first, n)
        {
            clusters.merge(first, n, "apposition");
            conjuncts.iter().for_each(|m| clusters.merge(first, *m, "apposition"));
        }
    }
}

/// "Secretary of State Mike Pompeo": the title that the parser took for a phrase of its own.
pub fn titles(doc: &Document, candidates: &[Candidate], heads: &Heads, clusters: &mut Clusters) {
    for (n, candidate) in candidates.iter().enumerate() {
        if candidate.kind != MentionKind::Name || candidate.what != Some(EntityKind::Person) {
            continue;
        }
        for tok in before_name(doc, candidate.first) {
            let title = heads.get(&tok).copied().filter(|title| {
                candidates[*title].kind == MentionKind::Nominal && candidates[*title].what == Some(EntityKind::Person)
            });
            if let Some(title) = title.filter(|title| clusters.agree(*title, n)) {
                clusters.merge(title, n, "title");
            }
        }
    }
}

/// "the terror group Daesh", "the presidential jet Air Force One": a description and the name right after it.
pub fn described(doc: &Document, candidates: &[Candidate], heads: &Heads, clusters: &mut Clusters) {
    for (n, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| candidate.kind == MentionKind::Name) {
        let Some(noun) = candidate.first.0.checked_sub(1).map(TokenId).and_then(|tok| heads.get(&tok)).copied() else {
            continue;
        };
        let other = &candidates[noun];
        let (name, head) = (doc.token(candidate.head), doc.token(other.head));
        let joined = name.head == Some(other.head) || head.head == Some(candidate.head);
        let owner =
            name.deprel == Deprel::NmodPoss || doc.dependents_by(candidate.head, &[Deprel::Case]).next().is_some();
        let fits =
            other.kind == MentionKind::Nominal && other.determiner == Determiner::Definite && other.what.is_some();
        if fits && joined && !owner && clusters.agree(noun, n) {
            clusters.merge(noun, n, "description/before");
        }
    }
}

/// "US forces … US forces", "iodine deficiency … iodine deficiency": the same words, a name among them, or of a substance or idea.
pub fn same_words(doc: &Document, candidates: &[Candidate], clusters: &mut Clusters) {
    let mut seen: HashMap<(&str, Vec<&str>), usize> = HashMap::new();
    for (n, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| candidate.kind == MentionKind::Nominal)
    {
        let words: Vec<TokenId> =
            doc.dependents_by(candidate.head, &[Deprel::Amod, Deprel::Compound, Deprel::Nummod]).collect();
        let named = words.iter().any(|tok| {
            doc.form(*tok).starts_with(char::is_uppercase) && *tok != doc.sentence(candidate.sentence).first
        });
        let counted = words.iter().any(|tok| doc.token(*tok).deprel == Deprel::Nummod);
        let loose = doc.dependents_by(candidate.head, &[Deprel::Nmod, Deprel::Acl, Deprel::AclRelcl]).next().is_some();
        let known = matches!(candidate.what, Some(EntityKind::Person | EntityKind::Organization))
            && candidate.number != Number::Singular;
        let idea = candidate.determiner == Determiner::Bare
            && candidate.number == Number::Singular
            && matches!(candidate.what, None | Some(EntityKind::Thing));
        if !(named && known || idea) || counted || loose || candidate.determiner == Determiner::Indefinite {
            continue;
        }
        let key = (candidate.lemma.as_str(), words.iter().map(|tok| doc.token(*tok).lemma.as_str()).collect());
        let first = *seen.entry(key).or_insert(n);
        if first != n && clusters.agree(first, n) {
            clusters.merge(first, n, "head/words");
        }
    }
}

/// Places stand in apposition to what they lie in ("Sydney, Australia"): that makes them no one thing.
fn fits_place(clusters: &Clusters, a: usize, b: usize) -> bool {
    let place = |n: usize| matches!(clusters.cluster(n).what, Some(EntityKind::Place | EntityKind::Country));
    !(place(a) && place(b)) || clusters.cluster(a).named != clusters.cluster(b).named
}

/// "Tan is the minister": the predicate names its subject.
pub fn predicates(doc: &Document, candidates: &[Candidate], heads: &Heads, clusters: &mut Clusters) {
    for (n, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| candidate.kind == MentionKind::Nominal)
    {
        let copula = doc.dependents_by(candidate.head, &[Deprel::Cop]).next();
        let negated = doc.dependents_by(candidate.head, &[Deprel::Advmod, Deprel::Aux]).any(|tok| {
            matches!(doc.token(tok).lemma.as_str(), "not" | "n't" | "never") || doc.token(tok).xpos == Xpos::Md
        });
        let subject =
            doc.dependents_by(candidate.head, &[Deprel::Nsubj]).next().and_then(|tok| heads.get(&tok)).copied();
        let (Some(_), false, Some(subject)) = (copula, negated, subject) else { continue };
        let known = candidate.what.is_some() && clusters.cluster(subject).what.is_some();
        let led = doc.dependents_by(candidate.head, &[Deprel::Case]).next().is_some();
        if known && !led && clusters.agree(subject, n) && candidates[subject].kind != MentionKind::Pronoun {
            clusters.merge(subject, n, "predicate");
        }
    }
}

/// "a law … the law": a definite phrase with the head of an earlier one and no word that conflicts.
pub fn same_heads(doc: &Document, candidates: &[Candidate], clusters: &mut Clusters) {
    repeated(candidates, clusters, "head", |clusters, earlier, later| {
        // "the country" is the one spoken of here, whatever it was before.
        let any = candidates[later].what == Some(EntityKind::Country) && candidates[later].modifiers.is_empty();
        candidates[later].determiner == Determiner::Definite
            && !any
            && repeats(doc, candidates, clusters, earlier, later)
    });
}

/// "Three climbers … **the three**": the nearest so many people or things that were told of.
pub fn numbers(doc: &Document, candidates: &[Candidate], clusters: &mut Clusters) {
    for n in 0..candidates.len() {
        let (own, here) = (&candidates[n], candidates[n].sentence.0);
        if doc.token(own.head).upos != Upos::Num || own.kind != MentionKind::Nominal {
            continue;
        }
        let counted = |other: &usize| {
            doc.dependents_by(candidates[*other].head, &[Deprel::Nummod])
                .any(|number| doc.form(number).eq_ignore_ascii_case(&own.lemma))
        };
        let near = (0..n).rev().take_while(|other| candidates[*other].sentence.0 + 2 >= here);
        let people = |other: &usize| candidates[*other].what == Some(EntityKind::Person);
        let found: Vec<usize> = near.take(60).filter(counted).collect();
        if let Some(found) = found.iter().find(|other| people(other)).or(found.first()) {
            clusters.merge(*found, n, "head/number");
        }
    }
}

/// "his robot … his robot", where he is the same; to be asked when pronouns are known.
pub fn same_owners(doc: &Document, candidates: &[Candidate], heads: &Heads, clusters: &mut Clusters) {
    let owner = |n: usize| {
        doc.dependents_by(candidates[n].head, &[Deprel::NmodPoss]).next().and_then(|tok| heads.get(&tok)).copied()
    };
    repeated(candidates, clusters, "head/possessive", |clusters, earlier, later| {
        let both = [earlier, later].iter().all(|n| candidates[*n].determiner == Determiner::Possessive);
        let owned = both && matches!((owner(earlier), owner(later)), (Some(a), Some(b)) if clusters.same(a, b));
        let words = |n: usize| {
            doc.dependents_by(candidates[n].head, &[Deprel::Amod, Deprel::Compound])
                .map(|tok| doc.token(tok).lemma.as_str())
        };
        owned
            && words(earlier).eq(words(later))
            && candidates[earlier].number == candidates[later].number
            && clusters.agree(earlier, later)
    });
}

fn repeated(
    candidates: &[Candidate],
    clusters: &mut Clusters,
    rule: &'static str,
    fits: impl Fn(&Clusters, usize, usize) -> bool,
) {
    let mut by_lemma: HashMap<&str, Vec<usize>> = HashMap::new();
    for (n, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| candidate.kind == MentionKind::Nominal)
    {
        let earlier = by_lemma.entry(candidate.lemma.as_str()).or_default();
        // What has no kind of its own ("the attack") is soon another one.
        let reach = if candidate.what.is_some() { 30 } else { 10 };
        let near = |other: &usize| candidates[*other].sentence.0 + reach >= candidate.sentence.0;
        let found = earlier.iter().rev().take(30).copied().filter(near).find(|other| fits(clusters, *other, n));
        if let Some(other) = found {
            clusters.merge(other, n, rule);
        }
        earlier.push(n);
    }
}

fn repeats(doc: &Document, candidates: &[Candidate], clusters: &Clusters, earlier: usize, later: usize) -> bool {
    let (a, b) = (&candidates[earlier], &candidates[later]);
    let nested = a.span.overlaps(b.span) || below(doc, b.head, a.head) || below(doc, a.head, b.head);
    // What the later phrase says more must have been said of the thing before.
    let known = |word: &String| {
        clusters
            .cluster(earlier)
            .members
            .iter()
            .any(|member| candidates[*member].modifiers.contains(word) || candidates[*member].lemma == *word)
    };
    let others = doc.dependents_by(a.head, &[Deprel::Det, Deprel::Amod]).any(|tok| {
        matches!(
            doc.token(tok).lemma.as_str(),
            "no" | "other" | "another" | "every" | "each" | "any" | "such" | "many" | "most" | "few"
        )
    });
    !nested && !others && a.number == b.number && clusters.agree(earlier, later) && b.modifiers.iter().all(known)
}

/// True when `tok` stands under `top`.
pub fn below(doc: &Document, tok: TokenId, top: TokenId) -> bool {
    let mut at = doc.token(tok).head;
    for _ in 0..100 {
        match at {
            Some(found) if found == top => return true,
            Some(found) => at = doc.token(found).head,
            None => return false,
        }
    }
    false
}

/// "the country", "the company", "the president": a bare definite noun and the last thing named that it fits.
pub fn descriptions(doc: &Document, candidates: &[Candidate], clusters: &mut Clusters) {
    for n in 0..candidates.len() {
        let candidate = &candidates[n];
        let bare = candidate.kind == MentionKind::Nominal
            && candidate.determiner == Determiner::Definite
            && candidate.modifiers.is_empty();
        if !bare || candidate.number == Number::Plural || clusters.cluster(n).named {
            continue;
        }
        let found = match candidate.what {
            Some(EntityKind::Person) => titled(candidates, clusters, n),
            Some(EntityKind::Country) if candidate.lemma != "state" => country(doc, candidates, clusters, n),
            Some(EntityKind::Organization) => organization(doc, candidates, clusters, n),
            Some(EntityKind::Place) if matches!(candidate.lemma.as_str(), "city" | "town" | "village") => {
                nearest(candidates, clusters, n, 2, |cluster| cluster.what == Some(EntityKind::Place))
            }
            _ => None,
        };
        if let Some(found) = found.filter(|found| clusters.agree(*found, n)) {
            clusters.merge(found, n, rule(candidate.what));
        }
    }
}

fn rule(what: Option<EntityKind>) -> &'static str {
    match what {
        Some(EntityKind::Person) => "description/person",
        Some(EntityKind::Organization) => "description/organization",
        Some(EntityKind::Country) => "description/country",
        _ => "description/place",
    }
}

/// The last person named whose title, apposition or predicate has the noun.
fn titled(candidates: &[Candidate], clusters: &Clusters, n: usize) -> Option<usize> {
    let lemma = candidates[n].lemma.as_str();
    let bears = |cluster: &Cluster| {
        cluster.named
            && cluster.members.iter().any(|member| {
                let other = &candidates[*member];
                other.lemma == lemma && other.kind == MentionKind::Nominal
                    || other.kind == MentionKind::Name && other.modifiers.iter().any(|word| word == lemma)
            })
    };
    let mut seen = BTreeSet::new();
    (0..n).rev().find(|other| {
        let cluster = clusters.cluster(*other);
        cluster.what == Some(EntityKind::Person) && seen.insert(clusters.id(*other)) && bears(cluster)
    })
}

/// The last organisation named whose name fits the noun: "the agency" after "… Agency"; else the last company for "the company".
fn organization(doc: &Document, candidates: &[Candidate], clusters: &Clusters, n: usize) -> Option<usize> {
    let lemma = candidates[n].lemma.as_str();
    let has_word = |cluster: &Cluster| {
        cluster.members.iter().any(|member| {
            let other = &candidates[*member];
            other.kind == MentionKind::Name
                && (other.first.0..other.end.0).any(|at| doc.form(TokenId(at)).to_lowercase() == lemma)
        })
    };
    let fits = |cluster: &Cluster| cluster.what == Some(EntityKind::Organization) && cluster.named;
    let with_word = nearest(candidates, clusters, n, 30, |cluster| fits(cluster) && has_word(cluster));
    let company = matches!(
        lemma,
        "company"
            | "firm"
            | "club"
            | "manufacturer"
            | "maker"
            | "airline"
            | "carmaker"
            | "automaker"
            | "retailer"
            | "giant"
    );
    // the subject of the sentence before, where several are near
    let subject = |other: &usize| {
        let other = &candidates[*other];
        let one = other.sentence.0 + 1 == candidates[n].sentence.0;
        one && is_subject(doc, other.head) && other.kind == MentionKind::Name
    };
    let near = |other: &usize| candidates[*other].sentence.0 + 1 >= candidates[n].sentence.0;
    let before = || (0..n).rev().take_while(near).filter(subject).find(|other| fits(clusters.cluster(*other)));
    with_word.or_else(|| if company { only(candidates, clusters, n, 4, fits).or_else(before) } else { None })
}

/// The nearest earlier candidate whose cluster fits, where no other cluster within reach does.
fn only(
    candidates: &[Candidate],
    clusters: &Clusters,
    n: usize,
    sentences: u32,
    fits: impl Fn(&Cluster) -> bool,
) -> Option<usize> {
    let near = (0..n).rev().take_while(|other| candidates[*other].sentence.0 + sentences >= candidates[n].sentence.0);
    let fitting: Vec<usize> =
        near.filter(|other| candidates[*other].kind == MentionKind::Name && fits(clusters.cluster(*other))).collect();
    let first = *fitting.first()?;
    fitting.iter().all(|other| clusters.same(*other, first)).then_some(first)
}

/// Verbs that take one to, from or against a country that is not one's own.
const ABROAD: &[&str] = &[
    "leave", "withdraw", "exit", "quit", "pull", "enter", "invade", "attack", "bomb", "strike", "occupy", "visit",
    "tour", "deploy", "arrive", "oust", "expel", "send", "move", "depart", "station",
];

/// The country that "the country" means: the first named of the nearest sentence. "US-led" names none, and who goes into
/// or out of a country comes from another one.
fn country(doc: &Document, candidates: &[Candidate], clusters: &Clusters, n: usize) -> Option<usize> {
    let verb = verb_above(doc, candidates[n].head).filter(|verb| ABROAD.contains(&doc.token(*verb).lemma.as_str()));
    let mut from: Vec<TokenId> = Vec::new();
    let mut at = verb;
    while let Some(verb) = at {
        from.extend(doc.dependents_by(verb, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj]));
        at = doc.token(verb).head.filter(|_| doc.token(verb).deprel == Deprel::Xcomp);
    }
    from.retain(|tok| *tok != candidates[n].head);
    let foreign = |other: usize| {
        let head = candidates[other].head;
        from.iter().any(|top| head == *top || below(doc, head, *top))
    };
    let inside_word = |other: usize| {
        let next = candidates[other].end;
        next.index() < doc.tokens.len()
            && doc.form(next) == "-"
            && doc.token(next).span.start == candidates[other].span.end
    };
    let here = candidates[n].sentence.0;
    let mut best: Option<(u32, usize)> = None;
    for other in (0..n).rev() {
        let distance = here.saturating_sub(candidates[other].sentence.0);
        if distance > 3 || best.is_some_and(|(known, _)| known < distance) {
            break;
        }
        let before = candidates[other].kind == MentionKind::Name && candidates[other].end <= candidates[n].first;
        let named = match clusters.cluster(other).what {
            Some(EntityKind::Country) => Some(other),
            Some(EntityKind::Person) => of_title(doc, candidates, other),
            _ => None,
        };
        let apart = |country: &usize| {
            !inside_word(*country)
                && !is_refuge(doc, candidates[*country].head)
                && !foreign(*country)
                && !from.iter().any(|top| names(candidates, clusters, *top, *country))
        };
        if let Some(country) = named.filter(|_| before).filter(apart) {
            best = Some((distance, country));
        }
    }
    best.map(|(_, other)| other)
}

/// "fled to Ghana": where somebody found refuge is not the country that the text tells of.
fn is_refuge(doc: &Document, country: TokenId) -> bool {
    let token = doc.token(country);
    let fled = |verb: TokenId| matches!(doc.token(verb).lemma.as_str(), "flee" | "escape" | "defect" | "emigrate");
    token.deprel == Deprel::Obl && token.head.is_some_and(fled)
}

/// The country in a person's title, where the text names it elsewhere: Chile for "Chilean President".
fn of_title(doc: &Document, candidates: &[Candidate], person: usize) -> Option<usize> {
    let country = |text: &str| {
        gazetteer()
            .find(text)
            .find(|reading| reading.thing.kind == ThingKind::Country && reading.kind != NameKind::Capital)
    };
    let titled = before_name(doc, candidates[person].first).into_iter().find_map(|tok| country(doc.form(tok)))?;
    candidates.iter().position(|candidate| {
        candidate.kind == MentionKind::Name
            && candidate.what == Some(EntityKind::Country)
            && country(doc.text(candidate.span)).is_some_and(|own| own.thing.name == titled.thing.name)
    })
}

/// True where a phrase with this head names the same thing as a candidate.
fn names(candidates: &[Candidate], clusters: &Clusters, head: TokenId, other: usize) -> bool {
    candidates.iter().position(|candidate| candidate.head == head).is_some_and(|n| clusters.same(n, other))
}

fn verb_above(doc: &Document, tok: TokenId) -> Option<TokenId> {
    let mut at = doc.token(tok).head;
    for _ in 0..4 {
        match at {
            Some(head) if doc.token(head).upos == Upos::Verb => return at,
            Some(head) => at = doc.token(head).head,
            None => return None,
        }
    }
    None
}

/// The nearest earlier candidate whose cluster fits, subjects of a sentence before the rest of it.
fn nearest(
    candidates: &[Candidate],
    clusters: &Clusters,
    n: usize,
    sentences: u32,
    fits: impl Fn(&Cluster) -> bool,
) -> Option<usize> {
    let here = candidates[n].sentence.0;
    let mut best: Option<(u32, usize)> = None;
    for other in (0..n).rev() {
        let distance = here.saturating_sub(candidates[other].sentence.0);
        if distance > sentences || best.is_some_and(|(known, _)| known < distance) {
            break;
        }
        if candidates[other].kind == MentionKind::Name
            && fits(clusters.cluster(other))
            && candidates[other].end <= candidates[n].first
        {
            // The first named of a sentence is mostly what it is about.
            best = Some((distance, other));
        }
    }
    let fitting = best.map(|(_, other)| other)?;
    kinds_agree(clusters.cluster(fitting).what, candidates[n].what).then_some(fitting)
}

/// True for the subject of a clause.
pub fn is_subject(doc: &Document, head: TokenId) -> bool {
    matches!(doc.token(head).deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter)
}
