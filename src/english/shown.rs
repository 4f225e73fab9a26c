//! [`Shown`]: what a document shows of its words.

use super::gazetteer;
use super::words::Word;
use std::collections::HashMap;

/// What a document shows of its words: how they are written elsewhere in it and what stands beside them.
#[derive(Debug, Default)]
pub struct Shown {
    seen: HashMap<u32, [u16; 6]>,
}

impl Shown {
    /// Looks at a sentence of the document.
    pub fn look(&mut self, forms: &[&str], words: &[Word], headline: bool) {
        if headline {
            return;
        }
        for at in 0..words.len() {
            let word = &words[at];
            if !word.traits.letter {
                continue;
            }
            let seen = self.seen.entry(word.form).or_default();
            let inside = at > 0 && words[at - 1].traits.letter;
            let kinds = [
                inside && word.traits.capital,
                !word.traits.capital,
                at > 0 && gazetteer::is_title(forms[at - 1]),
                at + 1 < forms.len() && gazetteer::is_organization_cue(forms[at + 1]),
                at > 0 && matches!(forms[at - 1], "in" | "near" | "across" | "from"),
                at > 0 && gazetteer::is_first_name(forms[at - 1]) && word.traits.capital,
            ];
            kinds.iter().zip(seen).filter(|(is, _)| **is).for_each(|(_, count)| *count = count.saturating_add(1));
        }
    }

    /// A number for what is known of a word.
    pub fn of(&self, word: &Word) -> u32 {
        let Some([capital, small, title, organization, place, first_name]) = self.seen.get(&word.form).copied() else {
            return 0;
        };
        let case = match (capital, small) {
            (0, 0) => 0,
            (0, _) => 1,
            (_, 0) => 2,
            (capital, small) if capital > small => 3,
            _ => 4,
        };
        let more = u32::from(capital > 1);
        case + 8 * u32::from(title > 0)
            + 16 * u32::from(organization > 0)
            + 32 * u32::from(place > 0)
            + 64 * u32::from(first_name > 0)
            + 128 * more
    }
}
