//! Who is who in a document: mentions and entities from names.

use super::names::Name;
use crate::document::{Document, LocalEntity, LocalEntityId, Mention, MentionKind};
use std::collections::HashMap;

/// Fills `mentions` and `entities` of a document from the names found in it: one entity for each different name.
pub fn resolve(doc: &mut Document, names: Vec<Name>) {
    let mut known: HashMap<String, LocalEntityId> = HashMap::new();
    for name in names {
        let text = doc.text(name.span).to_owned();
        let entity = *known.entry(text.clone()).or_insert_with(|| {
            doc.entities.push(LocalEntity { kind: name.kind, label: text, titles: Vec::new() });
            LocalEntityId(doc.entities.len() as u32 - 1)
        });
        let Name { span, first, end, head, .. } = name;
        doc.mentions.push(Mention { span, first, end, head, kind: MentionKind::Name, entity });
    }
}
