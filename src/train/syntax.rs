//! Training the parser, with a dynamic oracle and exploration (Goldberg & Nivre 2012, *A dynamic oracle for arc-eager
//! dependency parsing*).

use super::corpora::Sample;
use crate::document::Deprel;
use crate::english::features::Sight;
use crate::english::parse::{Parser, write_moves};
use crate::english::transitions::{Move, NONE, State};
use crate::learn::{ByteWriter, Perceptron, Random, Table, Weights};
use std::collections::BTreeMap;

/// A parser as trained.
pub struct Trained {
    moves: Vec<Move>,
    weights: Weights,
}

impl Trained {
    /// The bytes of its model file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = ByteWriter::default();
        write_moves(&self.moves, &mut out);
        self.weights.write(&mut out);
        out.0
    }

    /// Compiles it.
    pub fn compile(&self) -> Parser {
        Parser::new(self.moves.clone(), Table::new(&self.weights))
    }
}

/// How a parser is trained.
#[derive(Debug, Clone, Copy)]
pub struct Recipe {
    /// Times through the samples.
    pub rounds: usize,
    /// Share of steps after the first round in which the parser goes its own way, right or wrong.
    pub exploration: f64,
    /// Features corrected less often are dropped.
    pub least_updates: u32,
    /// What a step of a weight is worth.
    pub step: f32,
    /// Averaged weights smaller than this are dropped; at 0.5 the scores stay and a fifth of the weights go.
    pub least_weight: f32,
    /// Seed.
    pub seed: u64,
}

/// Trains a parser on samples with predicted tags.
pub fn train(samples: &[Sample], recipe: Recipe, progress: super::Progress) -> Trained {
    let moves = frequent_moves(samples);
    let mut model = Perceptron::new();
    let mut random = Random::new(recipe.seed);
    let mut order: Vec<&Sample> = samples.iter().filter(|sample| sample.words.len() < 250).collect();
    for round in 0..recipe.rounds {
        random.shuffle(&mut order);
        let exploration = if round == 0 { 0.0 } else { recipe.exploration };
        let mut learner =
            Learner { moves: &moves, model: &mut model, random: &mut random, exploration, errors: 0, steps: 0 };
        order.iter().for_each(|sample| learner.learn(sample));
        let (errors, steps) = (learner.errors, learner.steps);
        progress(&format!("syntax, round {}: {errors} of {steps} moves wrong, {} features", round + 1, model.len()));
    }
    let mut weights = model.average(moves.len(), recipe.least_updates, recipe.step);
    weights.prune(recipe.least_weight);
    Trained { moves, weights }
}

/// The moves that gold trees ask for at least three times.
fn frequent_moves(samples: &[Sample]) -> Vec<Move> {
    let mut counts: BTreeMap<Move, usize> = BTreeMap::new();
    for sample in samples {
        for (at, (head, label)) in sample.heads.iter().enumerate() {
            let step = match head {
                Some(head) if *head > at => Move::Left(*label),
                Some(_) => Move::Right(*label),
                None => continue,
            };
            *counts.entry(step).or_default() += 1;
        }
    }
    let frequent = counts.into_iter().filter(|(_, count)| *count >= 3).map(|(step, _)| step);
    [Move::Shift, Move::Reduce].into_iter().chain(frequent).collect()
}

struct Learner<'l> {
    moves: &'l [Move],
    model: &'l mut Perceptron,
    random: &'l mut Random,
    exploration: f64,
    errors: usize,
    steps: usize,
}

impl Learner<'_> {
    fn learn(&mut self, sample: &Sample) {
        let gold = Gold::new(&sample.heads);
        let mut sight = Sight::default();
        sight.look(&sample.words, &sample.predicted);
        let mut state = State::default();
        state.begin(sample.words.len());
        let (mut features, mut scores) = (Vec::new(), Vec::new());
        while !state.is_final() {
            features.clear();
            sight.features(&state, &mut features);
            scores.clear();
            scores.resize(self.moves.len(), 0.0);
            self.model.score(&features, &mut scores);
            let (guess, right) = self.choose(&state, &gold, &scores);
            self.model.step();
            self.steps += 1;
            if guess != right {
                self.errors += 1;
                self.model.correct(&features, right, guess);
            }
            let explore = self.random.fraction() < self.exploration;
            state.make(self.moves[if explore { guess } else { right }]);
        }
    }

    /// The best legal move, and the best of the moves that cost least.
    fn choose(&self, state: &State, gold: &Gold, scores: &[f32]) -> (usize, usize) {
        let legal = state.legal();
        let costs = gold.costs(state);
        let (mut guess, mut right, mut least) = (usize::MAX, usize::MAX, u32::MAX);
        for (class, step) in self.moves.iter().enumerate() {
            if !legal[step.kind()] {
                continue;
            }
            let cost = costs.of(*step);
            if guess == usize::MAX || scores[class] > scores[guess] {
                guess = class;
            }
            if cost < least || (cost == least && scores[class] > scores[right]) {
                (right, least) = (class, cost);
            }
        }
        let same = guess != usize::MAX && costs.of(self.moves[guess]) == least;
        (guess, if same { guess } else { right })
    }
}

/// A gold tree.
struct Gold<'g> {
    heads: &'g [(Option<usize>, Deprel)],
    children: Vec<Vec<u16>>,
}

/// What each kind of move costs in gold arcs that cannot be made any more, and the label that a right arc should have.
struct Costs {
    kinds: [u32; 4],
    left: Option<Deprel>,
    right: Option<Deprel>,
}

impl Costs {
    fn of(&self, step: Move) -> u32 {
        let label = match step {
            Move::Left(label) => u32::from(self.left.is_some_and(|gold| gold != label)),
            Move::Right(label) => u32::from(self.right.is_some_and(|gold| gold != label)),
            Move::Shift | Move::Reduce => 0,
        };
        self.kinds[step.kind()] + label
    }
}

impl<'g> Gold<'g> {
    fn new(heads: &'g [(Option<usize>, Deprel)]) -> Self {
        let mut children = vec![Vec::new(); heads.len()];
        for (at, (head, _)) in heads.iter().enumerate() {
            if let Some(head) = head {
                children[*head].push(at as u16);
            }
        }
        Gold { heads, children }
    }

    fn head(&self, tok: u16) -> Option<u16> {
        self.heads[tok as usize].0.map(|head| head as u16)
    }

    fn costs(&self, state: &State) -> Costs {
        let (top, front) = (state.top(), state.front());
        let on_stack = |tok: u16| state.stack.contains(&tok);
        let free = |tok: u16| state.nodes[tok as usize].head == NONE;
        let next = state.ahead(0);
        let in_buffer = |tok: u16| tok == front || (next != NONE && tok >= next);
        let mut costs = Costs { kinds: [0; 4], left: None, right: None };

        // dependents of the front on the stack, and its head there
        let lost_children =
            self.children[front as usize].iter().filter(|child| on_stack(**child) && free(**child)).count() as u32;
        let head_on_stack = self.head(front).is_some_and(on_stack);
        costs.kinds[0] = lost_children + u32::from(head_on_stack);
        if top == NONE {
            return costs;
        }
        // dependents of the top in the buffer
        let waiting = self.children[top as usize].iter().filter(|child| in_buffer(**child)).count() as u32;
        costs.kinds[1] = waiting;
        // left: the top loses its other heads and the dependents that wait
        let right_head = self.head(top) == Some(front);
        let head_ahead = self.head(top).is_some_and(|head| head != front && in_buffer(head));
        costs.kinds[2] = waiting + u32::from(head_ahead || self.head(top).is_none());
        costs.left = right_head.then_some(self.heads[top as usize].1);
        // right: the front loses its other heads, and its dependents on the stack
        let right_head = self.head(front) == Some(top);
        let head_elsewhere = self.head(front).is_none_or(|head| head != top && (on_stack(head) || in_buffer(head)));
        costs.kinds[3] = lost_children + u32::from(head_elsewhere);
        costs.right = right_head.then_some(self.heads[front as usize].1);
        costs
    }
}
