//! A small neural network for sequences of words: one encoder, several heads.
//!
//! Goes in: for each word a handful of feature rows. Comes out: scores of tags, arcs and labels, and the best tree over them.
//! It knows matrices and trees, not English: which features a word has and what scores mean is decided elsewhere.
//!
//! The encoder is a stack of bidirectional simple recurrent units (Lei et al. 2018, "Simple Recurrent Units for Highly
//! Parallelizable Recurrence") over hashed embeddings of words and their parts; trees come from a deep biaffine scorer
//! (Dozat & Manning 2017) and a maximum spanning tree (Chu & Liu 1965, Edmonds 1967). A gradient is a [`Network`] of the
//! same shape, so that the optimiser, the file format and the tests all walk over one list of tensors.

mod biaffine;
mod dense;
mod embed;
mod math;
mod network;
mod pack;
mod sru;
mod tree;

pub use biaffine::{ArcScorer, LabelScorer, project_backward};
pub use dense::Dense;
pub use embed::{Embedder, WordFeatures};
pub use math::{Transpose, add, exponential, matmul, multiply};
pub use network::{Batch, Encoded, Network, Shape};
pub use sru::{Sru, SruCache, Steps};
pub use tree::{maximum_spanning_tree, tree_under};
