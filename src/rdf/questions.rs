//! The named questions: SPARQL queries with parameters, from `ontology/questions/*.rq`.

use crate::error::Result;

/// A named question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its name: `timeline`.
    pub name: String,
    /// What it answers, in a sentence.
    pub about: String,
    /// What may be set with `--set name=value`.
    pub parameters: Vec<Parameter>,
    /// The query, with `$name` where a parameter stands.
    pub sparql: String,
}

/// A parameter of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// What it means.
    pub about: String,
    /// What it is where it is not set; `None` where it must be set.
    pub default: Option<String>,
}

/// All named questions, by name.
pub fn questions() -> &'static [Question] {
    &[]
}

/// The question of a name.
///
/// # Errors
/// [`Error::UnknownName`](crate::error::Error::UnknownName) with the names that are close.
pub fn find_question(name: &str) -> Result<&'static Question> {
    Err(crate::error::Error::UnknownName { what: "question", name: name.to_owned(), close: Vec::new() })
}

impl Question {
    /// The query with its parameters filled in.
    ///
    /// # Errors
    /// [`Error::Usage`](crate::error::Error::Usage) where a parameter is unknown or one that must be set is missing.
    pub fn bind(&self, _values: &[(String, String)]) -> Result<String> {
        Ok(self.sparql.clone())
    }
}
