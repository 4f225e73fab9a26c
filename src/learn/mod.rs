//! Statistical models and their files; it knows numbers and features, not English.
