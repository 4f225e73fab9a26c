//! Training: the only writer of `models/`.
