//! Scoring on public benchmarks.
//!
//! Goes in: a gold file or folder and a function that analyses an article. Comes out: a [`Report`].

mod report;

pub use report::{Measure, Report, divide, f1};
