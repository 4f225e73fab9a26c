//! Runs every example of `ontology/events.ttl` through the pipeline: the marked word of an example names an event of its type, the
//! marked word of a counterexample does not.

use dateline::document::{Document, Span};
use dateline::english::Model;
use dateline::ontology::{Example, Ontology};
use dateline::{pipeline, read};

fn analyze(example: &Example) -> Document {
    let mut article = read::article_of_text("example", &example.text);
    article.published = Some(dateline::document::Published {
        date: dateline::time::NaiveDate::from_ymd_opt(2021, 1, 1).unwrap(),
        from: dateline::document::PublishedFrom::CommandLine,
    });
    pipeline::analyze(article, Model::embedded().unwrap(), Ontology::embedded())
}

/// The types that the marked stretch is given; `-` for a claim without one.
fn types_at(example: &Example) -> Vec<String> {
    let doc = analyze(example);
    let marked = Span::new(example.start, example.end);
    let at = doc.claims.iter().filter(|claim| claim.trigger_span.overlaps(marked));
    at.map(|claim| claim.event_type.clone().unwrap_or_else(|| "-".to_owned())).collect()
}

#[test]
fn every_type_has_an_example_and_a_counterexample() {
    for (name, event_type) in &Ontology::embedded().types {
        if !event_type.verbs.is_empty() || !event_type.nouns.is_empty() {
            assert!(!event_type.examples.is_empty(), "{name} has no example");
            assert!(!event_type.counterexamples.is_empty(), "{name} has no counterexample");
        }
    }
}

#[test]
fn examples_hold_and_counterexamples_do_not() {
    let mut wrong = Vec::new();
    for (name, event_type) in &Ontology::embedded().types {
        for example in &event_type.examples {
            let found = types_at(example);
            if !found.contains(name) {
                wrong.push(format!("{name}: {:?} is {found:?}", example.text));
            }
        }
        for example in &event_type.counterexamples {
            if types_at(example).contains(name) {
                wrong.push(format!("{name}: {:?} should not be one", example.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{} examples read otherwise:\n{}", wrong.len(), wrong.join("\n"));
}
