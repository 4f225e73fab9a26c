//! The commands that score and train.

use super::args::{Evaluate, EvaluateWhat};
use crate::error::{Error, Result};

/// `dateline evaluate`.
pub fn evaluate(args: &Evaluate) -> Result<i32> {
    match &args.what {
        EvaluateWhat::Conllu { .. } | EvaluateWhat::Timeml { .. } | EvaluateWhat::Seeds { .. } => {
            Err(Error::Usage("evaluate: not there yet".to_owned()))
        }
    }
}

/// `dateline train`.
#[cfg(feature = "train")]
pub fn train(_args: &super::args::Train) -> Result<i32> {
    Err(Error::Usage("train: not there yet".to_owned()))
}
