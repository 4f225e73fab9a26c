//! A SPARQL query over a folder of articles: `cargo run --example sparql -- seeds/hayabusa2-return-2020`.

use dateline::document::Record;
use dateline::read::{Options, articles};
use dateline::{english, error::Result, ontology::Ontology, pipeline, rdf};

const QUERY: &str = "SELECT ?label ?first WHERE { ?event a dl:Event ; rdfs:label ?label ; sem:hasEarliestBeginTimeStamp ?first } ORDER BY ?first ?label LIMIT 10";

fn main() -> Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "seeds/hayabusa2-return-2020".to_owned());
    let model = english::Model::embedded()?;
    let mut records = Vec::new();
    for article in articles(&[folder.into()], &Options::default()) {
        records.push(Record::from(&pipeline::analyze(article?, model, Ontology::embedded())));
    }
    let base = rdf::Base::default();
    let answer = rdf::Dataset::of_graph(&pipeline::build(records), &base)?.query(QUERY)?;
    for row in answer.table(&base).rows {
        println!("{}", row.join("\t"));
    }
    Ok(())
}
