//! The predicates of direct triples: `rel:tell`, `rel:planned-withdraw`, `rel:denied-cite`.

use super::vocab::REL;
use crate::document::record::ClaimRecord;
use crate::document::{Factuality, Polarity, Role};
use oxigraph::model::NamedNode;

/// The predicate of a claim's event, towards a participant of some role.
///
/// Only what is asserted has the bare lemma, so that a query that knows nothing of factuality cannot take a plan for a
/// fact. Participants that a preposition leads to have one after the lemma: `rel:fly-to`.
pub(super) fn predicate(claim: &ClaimRecord, role: Option<Role>) -> NamedNode {
    let lemma = if claim.trigger.verb.is_empty() { &claim.trigger.lemma } else { &claim.trigger.verb };
    relation(effective(claim.factuality, claim.polarity), lemma, role)
}

/// The predicate of a lemma under a factuality.
pub(super) fn relation(factuality: Factuality, lemma: &str, role: Option<Role>) -> NamedNode {
    let prefix = match factuality {
        Factuality::Asserted => String::new(),
        other => format!("{}-", other.as_str()),
    };
    let suffix = role.and_then(preposition).map(|word| format!("-{word}")).unwrap_or_default();
    NamedNode::new_unchecked(format!("{REL}{prefix}{}{suffix}", slug(lemma)))
}

/// A negated assertion is no assertion, whatever the claim calls it.
pub(super) fn effective(factuality: Factuality, polarity: Polarity) -> Factuality {
    match (factuality, polarity) {
        (Factuality::Asserted, Polarity::Negative) => Factuality::Denied,
        (factuality, _) => factuality,
    }
}

/// A lemma as an ASCII name that XML takes too (RDF/XML writes predicates as element names).
fn slug(lemma: &str) -> String {
    let ascii = deunicode::deunicode(lemma).to_lowercase();
    let words = ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("-");
    if slug.starts_with(|c: char| c.is_ascii_alphabetic()) { slug } else { format!("_{slug}") }
}

fn preposition(role: Role) -> Option<&'static str> {
    match role {
        Role::Destination => Some("to"),
        Role::Origin => Some("from"),
        Role::Place => Some("in"),
        Role::Topic => Some("about"),
        Role::Instrument => Some("with"),
        Role::Purpose => Some("for"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_asserted_has_the_bare_lemma() {
        let check = |factuality, lemma: &str, role, expected: &str| {
            assert_eq!(relation(factuality, lemma, role).as_str(), format!("{REL}{expected}"));
        };
        check(Factuality::Asserted, "tell", None, "tell");
        check(Factuality::Planned, "withdraw", Some(Role::Origin), "planned-withdraw-from");
        check(Factuality::Denied, "carry out", Some(Role::Object), "denied-carry-out");
        check(Factuality::Asserted, "Réunir", None, "reunir");
        check(Factuality::Asserted, "9/11", None, "_9-11");
        check(Factuality::Planned, "", None, "planned-_");
        assert_eq!(effective(Factuality::Asserted, Polarity::Negative), Factuality::Denied);
        assert_eq!(effective(Factuality::Planned, Polarity::Negative), Factuality::Planned);
    }
}
