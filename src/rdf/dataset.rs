//! [`Dataset`]: quads in memory that can be queried.

use super::quads::{parse_date, sorted};
use super::vocab::DL;
use super::{Answer, Base, article_quads, graph_quads};
use crate::error::{Error, Result};
use crate::graph::KnowledgeGraph;
use crate::ontology::EVENTS_TTL;
use crate::time::{DayRange, NaiveDate};
use chrono::Months;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Literal, NamedNode, NamedNodeRef, Quad, Term, Triple};
use oxigraph::sparql::{QueryEvaluationError, QueryResults, SparqlEvaluator, SparqlSyntaxError};
use oxigraph::store::Store as Quadstore;

/// The classes and properties, as Turtle.
pub const DATELINE_TTL: &str = include_str!("../../ontology/dateline.ttl");

/// The graph of the ontology.
const ONTOLOGY_GRAPH: NamedNodeRef = NamedNodeRef::new_unchecked("https://w3id.org/dateline/ns");

/// Quads in memory that can be queried; the ontology is among them, in a graph of its own.
pub struct Dataset {
    store: Quadstore,
    base: Base,
}

impl Dataset {
    /// The quads of a knowledge graph: its articles' and what is merged.
    ///
    /// *Cost*: a second for some 300,000 quads, that is for a hundred articles or so.
    pub fn of_graph(graph: &KnowledgeGraph, base: &Base) -> Result<Dataset> {
        let mut quads = graph_quads(graph, base);
        for record in &graph.records {
            quads.extend(article_quads(record, base)?);
        }
        Dataset::of_quads(quads, base)
    }

    /// Some quads.
    pub fn of_quads(quads: Vec<Quad>, base: &Base) -> Result<Dataset> {
        let store = Quadstore::new().map_err(failed)?;
        let mut loader = store.bulk_loader();
        loader.load_quads(quads).map_err(failed)?;
        loader.commit().map_err(failed)?;
        let mut dataset = Dataset { store, base: base.clone() };
        dataset.add_turtle("ontology/dateline.ttl", DATELINE_TTL)?;
        dataset.add_turtle("ontology/events.ttl", EVENTS_TTL)?;
        Ok(dataset)
    }

    /// Adds a Turtle file (the user's own ontology) so that queries see it.
    ///
    /// # Errors
    /// [`Error::Format`] with line and column where it is no Turtle.
    pub fn add_turtle(&mut self, name: &str, turtle: &str) -> Result<()> {
        let parser = RdfParser::from_format(RdfFormat::Turtle).with_default_graph(ONTOLOGY_GRAPH).rename_blank_nodes();
        for quad in parser.for_slice(turtle.as_bytes()) {
            let quad = quad.map_err(|error| crate::ontology::syntax_error(name, &error.into()))?;
            self.store.insert(&quad).map_err(failed)?;
        }
        Ok(())
    }

    /// Runs a SPARQL query. The prefixes of [`Base::prefixes`] are declared; the default graph is the union of all graphs.
    ///
    /// Besides what SPARQL has, `dl:mayOverlap(begin, end, first, last)` is true where something that began on `begin`
    /// at the earliest and ended on `end` at the latest may have been going on between `first` and `last`, which may be
    /// days, months or years; an empty argument is an open side. Rows without ORDER BY are sorted, so that the answer is always the same.
    ///
    /// # Errors
    /// [`Error::QuerySyntax`] with line and column; [`Error::Query`] where it fails while it runs.
    pub fn query(&self, sparql: &str) -> Result<Answer> {
        let mut evaluator = SparqlEvaluator::new().with_custom_function(may_overlap_name(), may_overlap);
        for (prefix, iri) in self.base.prefixes() {
            evaluator = evaluator.with_prefix(prefix, iri).map_err(failed)?;
        }
        let mut prepared = evaluator.parse_query(sparql).map_err(|error| syntax(sparql, &error))?;
        if prepared.dataset().is_default_dataset() {
            prepared.dataset_mut().set_default_graph_as_union();
        }
        let results = prepared.on_store(&self.store).execute().map_err(failed)?;
        let ordered = is_ordered(sparql);
        answer(results, ordered).map_err(failed)
    }

    /// All quads but those of the ontology, sorted.
    pub fn quads(&self) -> Result<Vec<Quad>> {
        let ontology = GraphName::from(ONTOLOGY_GRAPH.into_owned());
        let quads: std::result::Result<Vec<Quad>, _> = self.store.iter().collect();
        Ok(sorted(quads.map_err(failed)?.into_iter().filter(|quad| quad.graph_name != ontology).collect()))
    }

    /// The IRI under which the data live.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// All quads, those of the ontology too, in no order.
    pub(super) fn every_quad(&self) -> Result<Vec<Quad>> {
        self.store.iter().collect::<std::result::Result<_, _>>().map_err(failed)
    }
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::Query(error.to_string())
}

/// Line and column stand in the parser's message: `error at 1:5: expected …`.
fn syntax(sparql: &str, error: &SparqlSyntaxError) -> Error {
    let message = error.to_string();
    let rest = message.strip_prefix("error at ").unwrap_or_default();
    let (place, expected) = rest.split_once(": ").unwrap_or_default();
    let (line, column) = place.split_once(':').unwrap_or_default();
    let (line, column) = (line.parse().unwrap_or(0), column.parse().unwrap_or(0));
    if line == 0 {
        return Error::QuerySyntax { line: 0, column: 0, message };
    }
    let found: String = sparql.lines().nth(line - 1).unwrap_or_default().chars().skip(column - 1).take(20).collect();
    let found = if found.is_empty() { "the end".to_owned() } else { format!("{found:?}") };
    // The parser lists every token that could follow; a long list helps nobody.
    let message = if expected.matches(", ").count() < 6 {
        format!("{expected}, found {found}")
    } else {
        format!("unexpected {found}")
    };
    Error::QuerySyntax { line, column, message }
}

/// A query that orders its rows keeps its order.
fn is_ordered(sparql: &str) -> bool {
    let words: Vec<String> = sparql.split_whitespace().map(str::to_ascii_lowercase).collect();
    words.windows(2).any(|pair| pair[0].ends_with("order") && pair[1].starts_with("by"))
}

fn answer(results: QueryResults, ordered: bool) -> std::result::Result<Answer, QueryEvaluationError> {
    match results {
        QueryResults::Boolean(truth) => Ok(Answer::Truth(truth)),
        QueryResults::Solutions(solutions) => {
            let variables = solutions.variables().iter().map(|variable| variable.as_str().to_owned()).collect();
            let mut rows: Vec<Vec<Option<Term>>> = Vec::new();
            for solution in solutions {
                rows.push(solution?.values().to_vec());
            }
            if !ordered {
                let text = |row: &Vec<Option<Term>>| {
                    row.iter().map(|term| term.as_ref().map(Term::to_string)).collect::<Vec<_>>()
                };
                rows.sort_by_cached_key(text);
            }
            Ok(Answer::Rows { variables, rows })
        }
        QueryResults::Graph(triples) => {
            let triples = triples.collect::<std::result::Result<Vec<Triple>, _>>()?;
            let quads = triples.into_iter().map(|triple| triple.in_graph(GraphName::DefaultGraph)).collect();
            Ok(Answer::Triples(sorted(quads).into_iter().map(Triple::from).collect()))
        }
    }
}

fn may_overlap_name() -> NamedNode {
    NamedNode::new_unchecked(format!("{DL}mayOverlap"))
}

fn may_overlap(arguments: &[Term]) -> Option<Term> {
    let [begin, end, first, last] = arguments else { return None };
    let day = |term: &Term, of: fn(DayRange) -> Option<NaiveDate>| match term {
        Term::Literal(literal) => of(parse_period(literal.value())),
        _ => None,
    };
    let (begin, first) = (day(begin, |period| period.first), day(first, |period| period.first));
    let (end, last) = (day(end, |period| period.last), day(last, |period| period.last));
    let not_after = |one, other| !matches!((one, other), (Some(one), Some(other)) if one > other);
    Some(Literal::from(not_after(begin, last) && not_after(first, end)).into())
}

/// The days of `2020-08-03`, `2020-08` or `2020`; unknown for anything else.
fn parse_period(text: &str) -> DayRange {
    let months = |text: &str, count: u32| {
        let first = parse_date(text)?;
        let next = first.checked_add_months(Months::new(count))?;
        Some(DayRange::new(first, next.pred_opt()))
    };
    let day = parse_date(text).map(|day| DayRange::new(day, day));
    let period = day.or_else(|| months(&format!("{text}-01"), 1)).or_else(|| months(&format!("{text}-01-01"), 12));
    period.unwrap_or(DayRange::UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::super::{AnswerFormat, fixture};
    use super::*;

    #[test]
    fn a_syntax_error_has_its_place() {
        let data = Dataset::of_quads(Vec::new(), &Base::default()).unwrap();
        let check = |query: &str, expected: &str| {
            let error = data.query(query).unwrap_err().to_string();
            assert!(error.starts_with(expected), "{error}");
        };
        check("SELECT ?x\nWHERE { ?x dl:id }", "query:2:18: unexpected \"}\"");
        check("SELECT", "query:1:");
        check("SELECT ?x { ?x nope:id ?y }", "query");
        check("DELETE WHERE { ?s ?p ?o }", "query:1:10: ");
        assert!(data.query("SELECT * { ?x dl:id ?y }").is_ok());
    }

    #[test]
    fn periods_may_overlap() {
        let data = Dataset::of_quads(Vec::new(), &Base::default()).unwrap();
        let check = |begin: &str, end: &str, period: &str, expected: bool| {
            let query = format!("ASK {{ FILTER(dl:mayOverlap(\"{begin}\", \"{end}\", \"{period}\", \"{period}\")) }}");
            assert_eq!(data.query(&query).unwrap(), Answer::Truth(expected), "{begin} {end} {period}");
        };
        check("2020-08-31", "2020-09-02", "2020-08", true);
        check("2020-09-01", "2020-09-02", "2020-08", false);
        check("", "2020-07-31", "2020-08", false);
        check("", "2020-08-01", "2020-08", true);
        check("2020-12-31", "", "2020", true);
        check("2020-08-03", "2020-08-03", "2020-08-04", false);
    }

    #[test]
    fn answers_come_in_every_format() {
        let data = Dataset::of_graph(&fixture::graph(), &Base::default()).unwrap();
        let written = |query: &str, format| {
            let mut bytes = Vec::new();
            data.query(query).unwrap().write(format, data.base(), &mut bytes).unwrap();
            String::from_utf8(bytes).unwrap()
        };
        let rows = "SELECT ?id ?title { ?a dl:id ?id . OPTIONAL { ?a dl:nothing ?title } } ORDER BY ?id";
        assert_eq!(written(rows, AnswerFormat::Csv), "id,title\r\ncourier,\r\nherald,\r\n");
        assert_eq!(written(rows, AnswerFormat::Tsv), "?id\t?title\n\"courier\"\t\n\"herald\"\t\n");
        assert!(written(rows, AnswerFormat::Json).contains("\"value\":\"herald\""));
        assert!(written(rows, AnswerFormat::Xml).contains("<literal>herald</literal>"));
        assert_eq!(written("ASK { ?a dl:id 'herald' }", AnswerFormat::Csv), "true");
        let graph = "CONSTRUCT { ?a dl:id ?id } WHERE { ?a dl:id ?id }";
        assert!(written(graph, AnswerFormat::Turtle).contains("dl:id \"courier\""));
        let wrong = data.query(rows).unwrap().write(AnswerFormat::Turtle, data.base(), &mut Vec::new());
        assert!(wrong.unwrap_err().to_string().contains("CONSTRUCT"));
        let table = data.query("SELECT ?e { ?e a dl:Person }").unwrap().table(data.base());
        assert_eq!(table.rows, [["ent:ana-sorli"]]);
    }
}
