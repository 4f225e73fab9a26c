//! The named questions: SPARQL queries with parameters, from `ontology/questions/*.rq`.
//!
//! The comment at the head of a file describes it:
//!
//! ```text
//! # What happened around a person, a place or a thing, in order.
//! # $who: a name or a part of one
//! # $from = 0001-01-01: the first day
//! SELECT … WHERE { … FILTER(CONTAINS(LCASE(?name), LCASE($who))) … }
//! ```
//!
//! A line `$name: meaning` makes a parameter that must be set, `$name = default: meaning` one that may be. In the query
//! `$name` stands for a string.

use crate::error::{Error, Result};
use std::collections::BTreeMap;
use std::sync::OnceLock;

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

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../ontology/questions/", $name, ".rq")))),+]
    };
}

/// By name. A test holds that every file of the folder is here.
const FILES: &[(&str, &str)] = files![
    "conflicts",
    "could-have",
    "evidence",
    "number",
    "order",
    "picture",
    "plans",
    "several",
    "timeline",
    "who-said",
];

/// All named questions, by name.
pub fn questions() -> &'static [Question] {
    static QUESTIONS: OnceLock<Vec<Question>> = OnceLock::new();
    QUESTIONS.get_or_init(|| FILES.iter().map(|(name, text)| parse_question(name, text)).collect())
}

/// The question of a name.
///
/// # Errors
/// [`Error::UnknownName`] with the names that are close.
pub fn find_question(name: &str) -> Result<&'static Question> {
    let names = || questions().iter().map(|question| question.name.as_str());
    let unknown = || Error::UnknownName { what: "question", name: name.to_owned(), close: close(name, names()) };
    questions().iter().find(|question| question.name == name).ok_or_else(unknown)
}

/// Up to three names that resemble a name, best first.
pub(super) fn close<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let mut found: Vec<(u32, &str)> = names
        .map(|other| ((strsim::jaro_winkler(name, other) * 1000.0) as u32, other))
        .filter(|(score, _)| *score >= 750)
        .collect();
    found.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(other.1)));
    found.dedup();
    found.into_iter().take(3).map(|(_, name)| name.to_owned()).collect()
}

fn parse_question(name: &str, text: &str) -> Question {
    let head = text.lines().take_while(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    let (parameters, about): (Vec<&str>, Vec<&str>) = head.partition(|line| line.starts_with('$'));
    Question {
        name: name.to_owned(),
        about: about.join(" ").trim().to_owned(),
        parameters: parameters.iter().filter_map(|line| parse_parameter(line)).collect(),
        sparql: text.to_owned(),
    }
}

fn parse_parameter(line: &str) -> Option<Parameter> {
    let (declared, about) = line.strip_prefix('$')?.split_once(':')?;
    let (name, default) = match declared.split_once('=') {
        Some((name, default)) => (name, Some(default.trim().to_owned())),
        None => (declared, None),
    };
    Some(Parameter { name: name.trim().to_owned(), about: about.trim().to_owned(), default })
}

impl Question {
    /// The query with its parameters filled in.
    ///
    /// # Errors
    /// [`Error::Usage`] where a parameter is unknown or one that must be set is missing.
    pub fn bind(&self, values: &[(String, String)]) -> Result<String> {
        if let Some((odd, _)) = values.iter().find(|(name, _)| self.parameters.iter().all(|known| known.name != *name))
        {
            let known = self.parameters.iter().map(|known| known.name.as_str()).collect::<Vec<_>>().join(", ");
            let known = if known.is_empty() { "nothing".to_owned() } else { known };
            return Err(Error::Usage(format!("question {:?} knows no {odd:?}; --set takes {known}", self.name)));
        }
        let mut filled = BTreeMap::new();
        for parameter in &self.parameters {
            let given = values.iter().rev().find(|(name, _)| *name == parameter.name).map(|(_, value)| value.as_str());
            let Some(value) = given.or(parameter.default.as_deref()) else {
                let Parameter { name, about, .. } = parameter;
                return Err(Error::Usage(format!("question {:?} needs --set {name}=… ({about})", self.name)));
            };
            filled.insert(parameter.name.as_str(), literal(value));
        }
        Ok(fill(&self.body(), &filled))
    }

    /// The query without its head.
    fn body(&self) -> String {
        self.sparql.lines().skip_while(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect()
    }
}

/// A string as SPARQL writes it; nothing in it can end it early.
fn literal(value: &str) -> String {
    oxigraph::model::Literal::new_simple_literal(value).to_string()
}

/// Replaces `$name` where it is a whole word; what is filled in is not looked at again.
fn fill(query: &str, values: &BTreeMap<&str, String>) -> String {
    let mut filled = String::with_capacity(query.len());
    let mut rest = query;
    while let Some((before, after)) = rest.split_once('$') {
        filled.push_str(before);
        let end = after.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(after.len());
        let (word, after) = after.split_at(end);
        match values.get(word) {
            Some(value) => filled.push_str(value),
            None => filled.extend(["$", word]),
        }
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::super::fixture::graph;
    use super::super::{Base, Dataset};
    use super::*;

    #[test]
    fn every_question_gives_rows() {
        let data = Dataset::of_graph(&graph(), &Base::default()).unwrap();
        let check = |name: &str, set: &[(&str, &str)], expected: &str| {
            let question = find_question(name).unwrap();
            assert!(!question.about.is_empty(), "{name} does not say what it answers");
            let set: Vec<(String, String)> =
                set.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            let query = question.bind(&set).unwrap();
            let table =
                data.query(&query).unwrap_or_else(|error| panic!("{name}: {error}\n{query}")).table(data.base());
            let text: String = table.rows.iter().map(|row| row.join(" | ") + "\n").collect();
            assert!(text.contains(expected), "{name}: {text}");
        };
        check("timeline", &[("who", "møllby")], "2021-05-03");
        check("could-have", &[("month", "2021-05")], "flood");
        check("who-said", &[("who", "Sørli")], "rebuild");
        check("plans", &[], "2021-11-30");
        check("conflicts", &[], "20 people");
        check("order", &[], "delay");
        check("evidence", &[("event", "killing")], "Twenty people died");
        check("number", &[("unit", "people")], "20");
        check("several", &[], "flooded");
        check("picture", &[], "the council");
    }

    #[test]
    fn every_file_is_a_question() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("ontology/questions");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        files.sort();
        assert_eq!(files, questions().iter().map(|question| question.name.clone()).collect::<Vec<_>>());
    }

    #[test]
    fn parameters_are_strings_whatever_they_hold() {
        let question = parse_question("x", "# About.\n# $a: needed\n# $b = 7: not\nSELECT * { ?s ?p $a, $b, $ab }\n");
        let set = |value: &str| question.bind(&[("a".to_owned(), value.to_owned())]).unwrap();
        assert_eq!(set("\" } DROP"), "SELECT * { ?s ?p \"\\\" } DROP\", \"7\", $ab }\n");
        assert_eq!(set("$b"), "SELECT * { ?s ?p \"$b\", \"7\", $ab }\n");
        assert!(question.bind(&[]).unwrap_err().to_string().contains("needs --set a="));
        assert!(question.bind(&[("c".to_owned(), String::new())]).unwrap_err().to_string().contains("takes a, b"));
        assert!(find_question("timelin").unwrap_err().to_string().contains("did you mean \"timeline\""));
    }
}
