//! Scoring on public benchmarks.
