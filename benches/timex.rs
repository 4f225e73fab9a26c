//! How fast temporal expressions are found: `cargo bench --bench timex [FILE…]`.
//!
//! Prints tokens a second on one core over the given texts, or over a made-up article, sentences and trees already there.

use dateline::document::{Article, Document, Published, PublishedFrom};
use dateline::english::{Model, NAMES, analyze};
use dateline::timex;
use std::time::Instant;

const TEXT: &str = "Prices fell in December, the bank said on Friday, and will rise by a fifth over the next two years. \
    The mill, which was closed from May 15 to June 3, 1988, opened again in the early 1990s. Its owner had left the night \
    before, and nobody has seen him since; a year earlier he had told reporters that the town was his home. About 4,500 \
    families live there. They will vote in the first week of March.\n\n";

fn main() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    let files = NAMES.map(|name| std::fs::read(folder.join(format!("{name}.model"))).expect("a model file"));
    let model = Model::read(std::array::from_fn(|at| files[at].as_slice())).expect("a sound model");
    let paths: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let texts: Vec<String> = match paths.is_empty() {
        true => vec![TEXT.repeat(200)],
        false => paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect(),
    };
    let date = "2019-11-14".parse().expect("a day");
    let published = Some(Published { date, from: PublishedFrom::Header });
    let article = |text: String| Article { text, published, ..Article::default() };
    let docs: Vec<Document> = texts.into_iter().map(|text| analyze(article(text), &model)).collect();
    for round in 1..=3 {
        let started = Instant::now();
        let found: usize = docs.iter().map(|doc| timex::find(doc).len()).sum();
        let (tokens, seconds) =
            (docs.iter().map(|doc| doc.tokens.len()).sum::<usize>(), started.elapsed().as_secs_f64());
        println!("round {round}: {tokens} tokens, {found} expressions, {:.0} tokens a second", tokens as f64 / seconds);
    }
}
