//! Statistical models and their files; it knows numbers and features, not English.
//!
//! A feature is a 32-bit key ([`hash`]); a linear model gives each feature a weight for each class. [`Perceptron`] learns such
//! weights (Collins 2002, *Discriminative training methods for hidden Markov models*, averaged), [`Weights`] holds them as
//! learned, [`Table`] holds them compiled for speed. [`neural`] is a small network for sentences, [`Vectors`] are words as rows of numbers. [`file`] writes and reads models.

mod bytes;
mod dictionary;
pub mod file;
pub mod hash;
pub mod neural;
mod perceptron;
mod random;
mod table;
mod vectors;

pub use bytes::{ByteReader, ByteWriter};
pub use dictionary::Dictionary;
pub use perceptron::Perceptron;
pub use random::Random;
pub use table::{Table, Weights};
pub use vectors::Vectors;
