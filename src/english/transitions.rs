//! The states and moves of the arc-eager transition system with tree constraint.
//!
//! Nivre (2003, 2008); a token left without a head at the end goes back to the buffer, where it can only be attached
//! (Nivre & Fernández-González 2014, *Arc-eager parsing with the tree constraint*), so every sentence gets one root.

use crate::document::Deprel;

/// No token.
pub const NONE: u16 = u16::MAX;

/// A move of the parser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Move {
    /// Puts the front of the buffer on the stack.
    Shift,
    /// Takes the top of the stack away; it has its head.
    Reduce,
    /// The front of the buffer becomes the head of the top of the stack, which is taken away.
    Left(Deprel),
    /// The top of the stack becomes the head of the front of the buffer, which goes on the stack.
    Right(Deprel),
}

impl Move {
    /// The kind as a position in [`State::legal`].
    pub fn kind(self) -> usize {
        match self {
            Move::Shift => 0,
            Move::Reduce => 1,
            Move::Left(_) => 2,
            Move::Right(_) => 3,
        }
    }

    /// A number for the move, for a model file.
    pub fn number(self) -> u32 {
        let label = match self {
            Move::Shift | Move::Reduce => 0,
            Move::Left(label) | Move::Right(label) => label.number(),
        };
        (self.kind() + 4 * label) as u32
    }

    /// The move with a number.
    pub fn from_number(number: u32) -> Option<Move> {
        let label = *Deprel::ALL.get(number as usize / 4)?;
        match (number % 4, label.number()) {
            (0, 0) => Some(Move::Shift),
            (1, 0) => Some(Move::Reduce),
            (2, _) => Some(Move::Left(label)),
            (3, _) => Some(Move::Right(label)),
            _ => None,
        }
    }
}

/// What is known of a token while parsing.
#[derive(Debug, Clone, Copy)]
pub struct Node {
    /// Its head, or [`NONE`].
    pub head: u16,
    /// Relation to the head.
    pub label: Deprel,
    /// The leftmost dependent to the left, and the second.
    pub left: [u16; 2],
    /// The rightmost dependent to the right, and the second.
    pub right: [u16; 2],
    /// How many dependents to the left and to the right.
    pub counts: [u8; 2],
    /// The relations of the dependents to the left and to the right, as bits.
    pub labels: [u64; 2],
}

const FRESH: Node =
    Node { head: NONE, label: Deprel::Dep, left: [NONE; 2], right: [NONE; 2], counts: [0; 2], labels: [0; 2] };

/// A state of the parser.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// Tokens that still take dependents, top last.
    pub stack: Vec<u16>,
    /// One node a token.
    pub nodes: Vec<Node>,
    next: u16,
    /// A token that came back from the stack.
    returned: Option<u16>,
}

impl State {
    /// Begins a sentence of some length, which is less than [`NONE`].
    pub fn begin(&mut self, length: usize) {
        self.stack.clear();
        self.nodes.clear();
        self.nodes.resize(length, FRESH);
        self.next = 0;
        self.returned = None;
        self.settle();
    }

    /// Becomes a copy of another state, keeping its own room.
    pub fn copy_from(&mut self, other: &State) {
        self.stack.clone_from(&other.stack);
        self.nodes.clone_from(&other.nodes);
        self.next = other.next;
        self.returned = other.returned;
    }

    /// The top of the stack, or [`NONE`].
    pub fn top(&self) -> u16 {
        self.stack.last().copied().unwrap_or(NONE)
    }

    /// The front of the buffer, or [`NONE`].
    pub fn front(&self) -> u16 {
        self.returned.unwrap_or_else(|| self.ahead(0))
    }

    /// The token `offset` places behind the next unread one, or [`NONE`].
    pub fn ahead(&self, offset: u16) -> u16 {
        let at = self.next.saturating_add(offset);
        if (at as usize) < self.nodes.len() { at } else { NONE }
    }

    /// True while the front of the buffer is a token that came back.
    pub fn has_returned(&self) -> bool {
        self.returned.is_some()
    }

    /// True when the sentence has its tree.
    pub fn is_final(&self) -> bool {
        self.front() == NONE
    }

    /// Which kinds of move are legal, by [`Move::kind`].
    pub fn legal(&self) -> [bool; 4] {
        let (top, front) = (self.top(), self.front());
        if front == NONE {
            return [false; 4];
        }
        let attached = top != NONE && self.nodes[top as usize].head != NONE;
        [self.returned.is_none(), attached, top != NONE && !attached, top != NONE]
    }

    /// Makes a legal move.
    pub fn make(&mut self, step: Move) {
        let (top, front) = (self.top(), self.front());
        match step {
            Move::Shift => self.push_front(),
            Move::Reduce => {
                self.stack.pop();
            }
            Move::Left(label) => {
                self.stack.pop();
                self.attach(top, front, label, 0);
            }
            Move::Right(label) => {
                self.attach(front, top, label, 1);
                self.push_front();
            }
        }
        self.settle();
    }

    fn push_front(&mut self) {
        let front = self.front();
        if front != NONE {
            self.stack.push(front);
        }
        if self.returned.take().is_none() {
            self.next += 1;
        }
    }

    fn attach(&mut self, child: u16, head: u16, label: Deprel, side: usize) {
        self.nodes[child as usize].head = head;
        self.nodes[child as usize].label = label;
        let node = &mut self.nodes[head as usize];
        let outer = if side == 0 { &mut node.left } else { &mut node.right };
        outer[1] = outer[0];
        outer[0] = child;
        node.counts[side] = node.counts[side].saturating_add(1);
        node.labels[side] |= 1 << label.number();
    }

    /// A returned token that has all below it as dependents is the root. Once all is read: takes attached tokens away, and sends the top back while there is one below it.
    fn settle(&mut self) {
        if self.stack.is_empty() {
            self.stack.extend(self.returned.take());
        }
        if self.front() != NONE {
            return;
        }
        while let Some(top) = self.stack.last().copied() {
            if self.nodes[top as usize].head == NONE {
                break;
            }
            self.stack.pop();
        }
        if self.stack.len() > 1 {
            self.returned = self.stack.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::Random;

    #[test]
    fn any_legal_moves_end_in_one_tree() {
        let mut random = Random::new(1);
        for length in 1..40usize {
            let mut state = State::default();
            state.begin(length);
            while !state.is_final() {
                let legal = state.legal();
                let moves = [Move::Shift, Move::Reduce, Move::Left(Deprel::Obj), Move::Right(Deprel::Obj)];
                let allowed: Vec<Move> = moves.into_iter().filter(|step| legal[step.kind()]).collect();
                state.make(allowed[(random.draw() % allowed.len() as u64) as usize]);
            }
            assert_eq!(state.nodes.iter().filter(|node| node.head == NONE).count(), 1);
            for first in 0..length {
                let (mut at, mut steps) = (first, 0);
                while state.nodes[at].head != NONE {
                    at = state.nodes[at].head as usize;
                    steps += 1;
                    assert!(steps <= length, "a cycle");
                }
            }
        }
    }

    #[test]
    fn moves_have_numbers() {
        assert!(Deprel::ALL.len() <= 64);
        for step in [Move::Shift, Move::Reduce, Move::Left(Deprel::Xcomp), Move::Right(Deprel::Acl)] {
            assert_eq!(Move::from_number(step.number()), Some(step));
        }
    }
}
