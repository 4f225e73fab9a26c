//! Who did what to whom, as PropBank tells it: predicates with their numbered arguments and modifiers.
//!
//! Goes in: a document with trees. Comes out: its layer of [`Predicate`]s. Two linear models over the tree, one for what is a predicate,
//! one for what each word near it in the tree is to it (features after Gildea & Jurafsky 2002 and Johansson & Nugues 2008).
//! It deliberately gives no senses: verbs and nouns have their types from the ontology.

use crate::document::{Deprel, Document, Predicate, SemanticRole, Sentence, TokenId, Upos, Xpos};
use crate::learn::{ByteReader, Table, hash};

/// The two models.
#[derive(Debug, Default)]
pub struct RoleFinder {
    /// Classes: no predicate, predicate.
    pub predicates: Table,
    /// Classes: nothing, then [`SemanticRole::ALL`].
    pub roles: Table,
}

/// The number of classes of a word near a predicate.
pub const CLASSES: usize = SemanticRole::ALL.len() + 1;

impl RoleFinder {
    /// Reads what training wrote.
    ///
    /// # Errors
    /// A message when the bytes are no such models.
    pub fn read(bytes: &[u8]) -> Result<RoleFinder, String> {
        let mut from = ByteReader(bytes);
        let (predicates, roles) = (Table::read(&mut from)?, Table::read(&mut from)?);
        match (predicates.classes(), roles.classes()) {
            (2, CLASSES) => Ok(RoleFinder { predicates, roles }),
            classes => Err(format!("expected 2 and {CLASSES} classes, found {classes:?}")),
        }
    }

    /// The predicates of a document with their arguments, in order. *Cost*: linear in the words.
    pub fn find(&self, doc: &Document) -> Vec<Predicate> {
        let mut found = Vec::new();
        let mut features = Vec::new();
        for sent in &doc.sentences {
            let view = View::new(doc, sent);
            for word in view.candidates() {
                features.clear();
                view.predicate_features(word, &mut features);
                let mut scores = [0; 2];
                self.predicates.score(&features, &mut scores);
                if scores[1] > scores[0] {
                    found.push(self.arguments(&view, word));
                }
            }
        }
        found
    }

    /// The same for predicates that are known.
    pub fn find_arguments(&self, doc: &Document, predicates: &[TokenId]) -> Vec<Predicate> {
        let mut found = Vec::new();
        for sent in &doc.sentences {
            let view = View::new(doc, sent);
            let inside = predicates.iter().filter(|tok| sent.range().contains(&tok.index()));
            found.extend(inside.map(|tok| self.arguments(&view, tok.index() - sent.first.index())));
        }
        found
    }

    fn arguments(&self, view: &View, predicate: usize) -> Predicate {
        let mut features = Vec::new();
        let mut best: Vec<(i32, usize, usize)> = Vec::new();
        for near in view.near(predicate) {
            features.clear();
            view.role_features(predicate, &near, &mut features);
            let mut scores = [0; CLASSES];
            self.roles.score(&features, &mut scores);
            let class = (1..CLASSES).fold(0, |best, class| if scores[class] > scores[best] { class } else { best });
            if class > 0 {
                best.push((scores[class] - scores[0], near.word, class - 1));
            }
        }
        // a numbered argument is there once
        best.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut arguments: Vec<(SemanticRole, TokenId)> = Vec::new();
        for (_, word, role) in best {
            let role = SemanticRole::ALL[role];
            if !role.is_numbered() || arguments.iter().all(|(other, _)| *other != role) {
                arguments.push((role, view.id(word)));
            }
        }
        arguments.sort_by_key(|(role, word)| (*word, *role));
        Predicate { token: view.id(predicate), arguments }
    }
}

/// A sentence as the models see it; words are numbered from 0.
pub struct View {
    first: usize,
    /// Keys of the lemmas.
    lemmas: Vec<u32>,
    /// Keys of the last three letters of the lemmas.
    endings: Vec<u32>,
    upos: Vec<Upos>,
    xpos: Vec<Xpos>,
    heads: Vec<Option<usize>>,
    deprels: Vec<Deprel>,
    children: Vec<Vec<usize>>,
    /// Key of the lemma of the preposition or conjunction that leads a word, 0 for none.
    leads: Vec<u32>,
    /// The first word below each.
    leftmost: Vec<usize>,
}

/// A word near a predicate in the tree, and the way to it.
pub struct Near {
    /// The word.
    pub word: usize,
    /// A key for the relations on the way.
    path: u32,
    /// Steps up, and whether one goes down again.
    up: usize,
    down: bool,
}

/// How far up the tree arguments are looked for.
const STEPS_UP: usize = 5;

impl View {
    /// The view of a sentence.
    pub fn new(doc: &Document, sent: &Sentence) -> View {
        let first = sent.first.index();
        let tokens = &doc.tokens[sent.range()];
        let heads: Vec<Option<usize>> = tokens.iter().map(|tok| tok.head.map(|head| head.index() - first)).collect();
        let mut children = vec![Vec::new(); tokens.len()];
        for (word, head) in heads.iter().enumerate() {
            if let Some(head) = head {
                children[*head].push(word);
            }
        }
        let lemma = |word: usize| tokens[word].lemma.to_lowercase();
        let lemmas: Vec<u32> = (0..tokens.len()).map(|word| hash::text(&lemma(word))).collect();
        let ending = |word: usize| {
            let lemma = lemma(word);
            let from = lemma.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
            hash::text(&lemma[from..])
        };
        let leads = children.iter().map(|children| {
            let leading = children.iter().find(|child| matches!(tokens[**child].deprel, Deprel::Case | Deprel::Mark));
            leading.map_or(0, |child| lemmas[*child])
        });
        let mut leftmost: Vec<usize> = (0..tokens.len()).collect();
        for word in 0..tokens.len() {
            let above = std::iter::successors(heads[word], |at| heads[*at]).take(tokens.len());
            above.for_each(|at| leftmost[at] = leftmost[at].min(word));
        }
        View {
            first,
            endings: (0..tokens.len()).map(ending).collect(),
            upos: tokens.iter().map(|tok| tok.upos).collect(),
            xpos: tokens.iter().map(|tok| tok.xpos).collect(),
            deprels: tokens.iter().map(|tok| tok.deprel).collect(),
            leads: leads.collect(),
            lemmas,
            heads,
            children,
            leftmost,
        }
    }

    fn id(&self, word: usize) -> TokenId {
        TokenId((self.first + word) as u32)
    }

    /// The words that may be predicates.
    pub fn candidates(&self) -> impl Iterator<Item = usize> + '_ {
        let may = |upos: Upos| matches!(upos, Upos::Verb | Upos::Aux | Upos::Noun | Upos::Adj | Upos::Adv);
        (0..self.upos.len()).filter(move |word| may(self.upos[*word]))
    }

    /// The words near a predicate: below it, above it, and below what is above it.
    pub fn near(&self, predicate: usize) -> Vec<Near> {
        let mut found = Vec::new();
        let mut path = 0;
        let mut at = predicate;
        for up in 0..=STEPS_UP {
            for child in self.children[at].iter().filter(|child| self.deprels[**child] != Deprel::Punct) {
                let from = if up == 0 { None } else { Some(found_from(self, predicate, up)) };
                if from != Some(*child) {
                    let path = hash::feature(path, &[100 + self.deprels[*child] as u32]);
                    found.push(Near { word: *child, path, up, down: true });
                }
            }
            let Some(head) = self.heads[at] else { break };
            path = hash::feature(path, &[self.deprels[at] as u32]);
            found.push(Near { word: head, path, up: up + 1, down: false });
            at = head;
        }
        found
    }

    /// What tells whether a word is a predicate.
    pub fn predicate_features(&self, word: usize, out: &mut Vec<u32>) {
        let (lemma, upos, xpos) = (self.lemmas[word], self.upos[word] as u32, self.xpos[word] as u32);
        let deprel = self.deprels[word] as u32;
        let head = self.heads[word];
        let head_lemma = head.map_or(0, |head| self.lemmas[head]);
        let frame = self.frame(word);
        let next = self.lemmas.get(word + 1).copied().unwrap_or(0);
        let rows: [&[u32]; 14] = [
            &[],
            &[lemma],
            &[lemma, upos],
            &[lemma, deprel],
            &[upos, deprel],
            &[xpos, deprel],
            &[self.endings[word], upos],
            &[self.endings[word], upos, frame],
            &[lemma, frame],
            &[upos, frame],
            &[lemma, next],
            &[head_lemma, deprel],
            &[head_lemma, lemma],
            &[lemma, self.leads[word], upos],
        ];
        out.extend(rows.iter().enumerate().map(|(template, parts)| hash::feature(template as u32, parts)));
    }

    /// What tells which role a word has for a predicate.
    pub fn role_features(&self, predicate: usize, near: &Near, out: &mut Vec<u32>) {
        let word = near.word;
        let (verb, lemma) = (self.lemmas[predicate], self.lemmas[word]);
        let (verb_upos, upos) = (self.upos[predicate] as u32, self.upos[word] as u32);
        let (verb_xpos, deprel) = (self.xpos[predicate] as u32, self.deprels[word] as u32);
        let (path, lead) = (near.path, self.leads[word]);
        let voice = u32::from(self.is_passive(predicate));
        let side = u32::from(word > predicate);
        let frame = self.frame(predicate);
        let head = self.heads[predicate];
        let head_lemma = head.map_or(0, |head| self.lemmas[head]);
        let own = self.deprels[predicate] as u32;
        let distance = (word.abs_diff(predicate) as u32).min(20).checked_ilog2().unwrap_or(0);
        let begin = self.lemmas[self.leftmost[word]];
        let way = near.up as u32 * 2 + u32::from(near.down);
        let rows: [&[u32]; 31] = [
            &[],
            &[path],
            &[path, verb],
            &[path, voice, side],
            &[path, voice, frame],
            &[verb, lead, deprel, way],
            &[verb, lemma, way],
            &[verb, voice, deprel, side, way],
            &[lemma, deprel, way],
            &[lead, deprel, way],
            &[lead, lemma],
            &[lead, lemma, verb],
            &[upos, deprel, path],
            &[verb, frame, deprel, way],
            &[frame, deprel, voice, way],
            &[verb_xpos, path, lead],
            &[lemma],
            &[lead, upos, path],
            &[side, distance, path],
            &[verb, path, upos],
            &[begin, deprel, way],
            &[begin, lemma, way],
            &[self.endings[predicate], verb_upos, path],
            &[self.endings[predicate], verb_upos, lead, way],
            &[own, path, side],
            &[head_lemma, path],
            &[head_lemma, verb, path],
            &[self.endings[word], deprel, way],
            &[self.xpos[word] as u32, path],
            &[verb_upos, path, side],
            &[verb_upos, voice, lead, upos, way],
        ];
        out.extend(rows.iter().enumerate().map(|(template, parts)| hash::feature(64 + template as u32, parts)));
    }

    /// A key for which of the usual relations hang on a word.
    fn frame(&self, word: usize) -> u32 {
        let bit = |child: &usize| match self.deprels[*child] {
            Deprel::Nsubj => 1,
            Deprel::NsubjPass => 2,
            Deprel::Obj => 4,
            Deprel::Iobj => 8,
            Deprel::Ccomp => 16,
            Deprel::Xcomp => 32,
            Deprel::Csubj => 64,
            Deprel::CompoundPrt => 128,
            Deprel::Cop => 256,
            Deprel::NmodPoss => 512,
            Deprel::AuxPass => 1024,
            _ => 0,
        };
        self.children[word].iter().fold(0, |bits, child| bits | bit(child))
    }

    /// True for a participle without an active auxiliary.
    fn is_passive(&self, word: usize) -> bool {
        let marked = |child: &usize| matches!(self.deprels[*child], Deprel::AuxPass | Deprel::NsubjPass);
        let bare = |child: &usize| matches!(self.deprels[*child], Deprel::Aux | Deprel::Nsubj);
        let children = &self.children[word];
        children.iter().any(marked) || (self.xpos[word] == Xpos::Vbn && !children.iter().any(bare))
    }
}

/// The word through which one came up so many steps from a predicate.
fn found_from(view: &View, predicate: usize, up: usize) -> usize {
    std::iter::successors(Some(predicate), |at| view.heads[*at]).nth(up - 1).unwrap_or(predicate)
}

#[cfg(test)]
mod tests {
    use crate::document::{Article, SemanticRole};
    use crate::english::{Model, analyze};

    /// The roles of the predicate with a form, as `ROLE=head`.
    fn roles(text: &str, form: &str) -> Vec<String> {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let doc = analyze(article, Model::embedded().unwrap());
        let predicate = doc.predicates.iter().find(|predicate| doc.form(predicate.token) == form).unwrap();
        predicate.arguments.iter().map(|(role, head)| format!("{role}={}", doc.form(*head))).collect()
    }

    #[test]
    fn verbs_have_roles() {
        assert_eq!(
            roles("The army attacked the village on Monday.", "attacked"),
            ["ARG0=army", "ARG1=village", "ARGM-TMP=Monday"]
        );
        assert_eq!(roles("The village was attacked by the army.", "attacked"), ["ARG1=village", "ARG0=army"]);
        assert_eq!(
            roles("The minister did not sign the treaty.", "sign"),
            ["ARG0=minister", "ARGM-NEG=not", "ARG1=treaty"]
        );
    }

    #[test]
    fn shared_subjects_are_found() {
        assert!(roles("The rebels promised to leave the town.", "leave").contains(&"ARG0=rebels".to_owned()));
        assert!(roles("The soldiers who guarded the bridge left.", "guarded").contains(&"ARG1=bridge".to_owned()));
    }

    #[test]
    fn numbered_roles_stand_once() {
        let text = "Police say the men, who robbed two banks, gave the money to the poor and told a court so in May.";
        let doc = analyze(Article { text: text.to_owned(), ..Article::default() }, Model::embedded().unwrap());
        assert!(doc.predicates.len() >= 4 && doc.predicates.is_sorted_by_key(|predicate| predicate.token));
        for predicate in &doc.predicates {
            let numbered = predicate.arguments.iter().map(|(role, _)| *role).filter(|role| role.is_numbered());
            let mut numbered: Vec<SemanticRole> = numbered.collect();
            let count = numbered.len();
            numbered.sort();
            numbered.dedup();
            assert_eq!(count, numbered.len());
        }
    }
}
