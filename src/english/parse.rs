//! Dependency parsing: arc-eager transitions chosen by a linear model.

use super::features::Sight;
use super::tags::Pair;
use super::transitions::{Move, NONE, State};
use super::words::Word;
use crate::document::Deprel;
use crate::learn::{ByteReader, ByteWriter, Table};

/// The parser, compiled.
#[derive(Debug, Default)]
pub struct Parser {
    /// The classes of the table.
    pub moves: Vec<Move>,
    table: Table,
}

/// The head of each token (its position in the sentence; `None` for the root) and the relation to it.
pub type Heads = Vec<(Option<usize>, Deprel)>;

/// Buffers that are reused from sentence to sentence.
#[derive(Debug, Default)]
pub struct Scratch {
    sight: Sight,
    state: State,
    features: Vec<u32>,
    scores: Vec<i32>,
}

impl Parser {
    /// Puts a parser together.
    pub fn new(moves: Vec<Move>, table: Table) -> Parser {
        Parser { moves, table }
    }

    /// Reads a parser.
    ///
    /// # Errors
    /// A message when the bytes are no parser.
    pub fn read(bytes: &[u8]) -> Result<Parser, String> {
        let mut from = ByteReader(bytes);
        let moves = read_moves(&mut from)?;
        let table = Table::read(&mut from)?;
        if table.classes() != moves.len() {
            return Err(format!("{} classes for {} moves", table.classes(), moves.len()));
        }
        // with these four, whatever the state, some move is legal
        let kinds = [0, 1, 2, 3].map(|kind| moves.iter().any(|step| step.kind() == kind));
        if kinds != [true; 4] {
            return Err("a kind of move is missing".to_owned());
        }
        Ok(Parser { moves, table })
    }

    /// Parses a sentence; one of more than ten thousand words gets a flat tree. *Cost*: linear in the words.
    pub fn parse(&self, words: &[Word], tags: &[Pair], scratch: &mut Scratch, heads: &mut Heads) {
        heads.clear();
        if words.is_empty() || words.len() > LONGEST {
            heads.extend((0..words.len()).map(flat));
            return;
        }
        scratch.sight.look(words, tags);
        scratch.state.begin(words.len());
        while !scratch.state.is_final() {
            scratch.features.clear();
            scratch.sight.features(&scratch.state, &mut scratch.features);
            scratch.scores.clear();
            scratch.scores.resize(self.moves.len(), 0);
            self.table.score(&scratch.features, &mut scratch.scores);
            match best_legal(&self.moves, scratch.state.legal(), &scratch.scores) {
                Some(class) => scratch.state.make(self.moves[class]),
                None => break,
            }
        }
        heads.extend(tree(&scratch.state));
    }
}

/// The most words that are parsed.
const LONGEST: usize = 10_000;

fn flat(at: usize) -> (Option<usize>, Deprel) {
    if at == 0 { (None, Deprel::Root) } else { (Some(0), Deprel::Dep) }
}

/// The legal move with the highest score.
fn best_legal(moves: &[Move], legal: [bool; 4], scores: &[i32]) -> Option<usize> {
    (0..moves.len())
        .filter(|class| legal[moves[*class].kind()])
        .max_by_key(|class| (scores[*class], std::cmp::Reverse(*class)))
}

/// The tree of a final state.
pub fn tree(state: &State) -> impl Iterator<Item = (Option<usize>, Deprel)> + '_ {
    state.nodes.iter().map(|node| match node.head {
        NONE => (None, Deprel::Root),
        head => (Some(head as usize), node.label),
    })
}

/// Writes the moves, to be followed by the weights.
pub fn write_moves(moves: &[Move], out: &mut ByteWriter) {
    out.varint(moves.len() as u32);
    moves.iter().for_each(|step| out.varint(step.number()));
}

fn read_moves(from: &mut ByteReader) -> Result<Vec<Move>, String> {
    let count = from.varint()?;
    (0..count).map(|_| Move::from_number(from.varint()?).ok_or_else(|| "an unknown move".to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_of_any_length_has_one_root() {
        let check = |length: usize| {
            let mut heads = Heads::new();
            let parser = crate::english::Model::embedded().map(|model| &model.parser).unwrap();
            let tags = vec![Pair::default(); length];
            parser.parse(&vec![Word::default(); length], &tags, &mut Scratch::default(), &mut heads);
            assert_eq!(heads.len(), length);
            assert_eq!(heads.iter().filter(|(head, _)| head.is_none()).count(), length.min(1));
        };
        [0, 1, 2, 159, 2000, 70_000].into_iter().for_each(check);
    }
}
