//! How fast the English stage is: `cargo bench --bench english [FILE…]`.
//!
//! Prints tokens a second on one core over the given texts, or over a made-up article, and how long the model takes to load.

use dateline::document::Article;
use dateline::english::{Model, NAMES, analyze};
use std::time::Instant;

const TEXT: &str = "The foreign minister of the island republic said on Tuesday that talks about the disputed fishing \
    grounds, which had broken down in March after a patrol boat fired on two trawlers, would begin again next week. \
    \u{201c}We won't give up what is ours,\u{201d} Maria Castellano told reporters in the harbour town of Port Saint Anne, \
    \u{201c}but nobody here wants a war.\u{201d}\n\n\
    Officials from both sides are expected to meet for three days under the auspices of the United Nations. About 4,500 \
    families depend on the grounds, and the price of fish has risen by a third since the summer.\n\n";

fn main() {
    let started = Instant::now();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    let files = NAMES.map(|name| std::fs::read(folder.join(format!("{name}.model"))).expect("a model file"));
    let read = started.elapsed();
    let model = Model::read(std::array::from_fn(|at| files[at].as_slice())).expect("a sound model");
    println!("reading the files {read:.1?}, loading the models {:.1?}", started.elapsed() - read);
    let paths: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let texts: Vec<String> = match paths.is_empty() {
        true => vec![TEXT.repeat(100)],
        false => paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect(),
    };
    for round in 1..=3 {
        let started = Instant::now();
        let tokens: usize = texts.iter().map(|text| count(text, &model)).sum();
        let seconds = started.elapsed().as_secs_f64();
        println!("round {round}: {tokens} tokens in {seconds:.2} s, {:.0} tokens/s", tokens as f64 / seconds);
    }
}

fn count(text: &str, model: &Model) -> usize {
    analyze(Article { text: text.to_owned(), ..Article::default() }, model).tokens.len()
}
