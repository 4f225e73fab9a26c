//! From a text to a timeline: `cargo run --example timeline`.

use dateline::document::Record;
use dateline::graph::{Filter, timeline};
use dateline::read::{Known, Options, read_text};
use dateline::{english, error::Result, ontology::Ontology, pipeline, view};

const NEWS: &str = "OSLO, 9 May 2019 — The ferry Havsol ran aground near Bergen on Tuesday. \
    Police said two people were injured. The company plans to tow the ship to Stavanger next week.";

fn main() -> Result<()> {
    let article = read_text(NEWS, Known { id: "havsol".to_owned(), ..Known::default() }, &Options::default());
    let doc = pipeline::analyze(article, english::Model::embedded()?, Ontology::embedded());
    let graph = pipeline::build(vec![Record::from(&doc)]);
    let events = timeline(&graph, &Filter::default());
    print!("{}", view::timeline::to_table(&graph, &events, 100));
    Ok(())
}
