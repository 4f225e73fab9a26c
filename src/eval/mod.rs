//! Scoring on public benchmarks.
//!
//! Goes in: a gold file or folder and a function that analyses an article. Comes out: a [`Report`].

pub mod awareness;
pub mod carb;
pub mod clusters;
pub mod conllu;
pub mod coreference;
pub mod ecbplus;
pub mod gold;
pub mod matres;
pub mod meantime;
pub mod points;
pub mod propbank;
mod report;
pub mod seeds;
pub mod timeml;
pub mod tokenised;

pub use report::{Measure, Report, divide, f1};
