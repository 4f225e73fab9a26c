//! Clauses of one sentence that carry on from each other: weak signs that give an order and no date.

use super::clauses::{Clauses, Governor, link};
use crate::document::{Aspect, ClaimId, Deprel, Link, Relation, Tense, TimemlClass, Xpos};

/// Links of infinitives and of coordinated clauses to what governs them.
pub fn links(clauses: &Clauses) -> Vec<Link> {
    let carried = clauses.ids().filter_map(|id| carried_on(clauses, id, clauses.governor(id)?));
    carried.chain(clauses.ids().filter_map(|id| described(clauses, id))).collect()
}

fn carried_on(clauses: &Clauses, id: ClaimId, governor: &Governor) -> Option<Link> {
    let (tense, other) = (clauses.tense(id), clauses.tense(governor.claim));
    let close = governor.steps == 1;
    if is_perceived(clauses, id, governor) {
        return Some(link(id, Relation::Simultaneous, governor.claim, "syntax/perceived", 0.75));
    }
    let mut relation = Relation::After;
    let (rule, confidence) = match governor.relation.base() {
        Deprel::Xcomp | Deprel::Advcl | Deprel::Acl if close && tense == Tense::Infinitive => {
            ("syntax/infinitive", 0.65)
        }
        Deprel::Obj if close && clauses.is_noun(id) && clauses.claim(governor.claim).future => ("syntax/object", 0.55),
        // "withdrew but returned": one comes back after one has left
        Deprel::Conj if close && tense == Tense::Past && is_again(clauses, id) && clauses.is_past(governor.claim) => {
            ("syntax/again", 0.75)
        }
        Deprel::Conj if close && tense == other && !clauses.is_noun(id) => {
            if goes_along(clauses, id) || says(clauses, governor.claim) {
                relation = Relation::Simultaneous;
            }
            ("syntax/coordination", 0.55)
        }
        _ => return None,
    };
    Some(link(id, relation, governor.claim, rule, confidence))
}

/// "saw them flee", "heard shots being fired": what is seen happens as it is seen; "saw that they had fled" tells what was found.
pub(super) fn is_perceived(clauses: &Clauses, id: ClaimId, governor: &Governor) -> bool {
    let senses = clauses.claim(governor.claim).timeml_class == TimemlClass::Perception;
    let inside = matches!(governor.relation.base(), Deprel::Ccomp | Deprel::Xcomp) && governor.steps == 1;
    let bare = matches!(clauses.doc.token(clauses.claim(id).trigger).xpos, Xpos::Vb | Xpos::Vbp | Xpos::Vbg)
        && clauses.claim(id).modality.is_none();
    senses && inside && bare && governor.connective.is_none() && !clauses.is_noun(governor.claim)
}

/// "declined to comment and said", "installing and using", "have built and sold": of one statement, of one circumstance, or
/// looked back on from one point; only plain tenses tell one thing after the other.
fn goes_along(clauses: &Clauses, id: ClaimId) -> bool {
    let claim = clauses.claim(id);
    let perfect = matches!(claim.aspect, Aspect::Perfective | Aspect::PerfectiveProgressive);
    says(clauses, id) || perfect || matches!(clauses.tense(id), Tense::Prespart | Tense::Pastpart)
}

fn says(clauses: &Clauses, id: ClaimId) -> bool {
    clauses.claim(id).timeml_class == TimemlClass::Reporting
}

/// "the man who shot him was caught": what describes one who takes part was mostly before.
fn described(clauses: &Clauses, id: ClaimId) -> Option<Link> {
    let governor = clauses.governor(id)?;
    let part =
        matches!(governor.relation.base(), Deprel::Nsubj | Deprel::Obj | Deprel::NsubjPass) && governor.steps == 2;
    let both = clauses.is_past(id) && clauses.is_past(governor.claim);
    (part && both).then(|| link(id, Relation::Before, governor.claim, "syntax/described", 0.5))
}

/// Verbs that say that something is as it was before what was just told.
fn is_again(clauses: &Clauses, id: ClaimId) -> bool {
    let verbs =
        ["return", "resume", "reopen", "restart", "rejoin", "reappear", "recover", "retake", "regain", "reinstate"];
    verbs.contains(&clauses.claim(id).lemma.as_str()) && !clauses.is_pluperfect(id)
}
