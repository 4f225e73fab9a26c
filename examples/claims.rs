//! Who says what, and how far it is true: `cargo run --example claims`.

use dateline::document::Record;
use dateline::{english, error::Result, ontology::Ontology, pipeline, read};

fn main() -> Result<()> {
    let text = "The company denied on 3 May 2019 that it had closed the mine. A union leader said 40 miners might lose their jobs.";
    let doc = pipeline::analyze(read::article_of_text("mine", text), english::Model::embedded()?, Ontology::embedded());
    for claim in Record::from(&doc).claims {
        let says = claim.source.and_then(|source| source.text).unwrap_or_else(|| "the article".to_owned());
        for triple in claim.triples {
            let object = triple.object.unwrap_or_default();
            println!("[{}] {} | {} | {object}  ({says})", claim.factuality.as_str(), triple.subject, triple.event);
        }
    }
    Ok(())
}
