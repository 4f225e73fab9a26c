//! How fast the English stage is: `cargo bench --bench english [FILE…]`.
//!
//! Prints tokens a second on one core over the given texts, or over the articles of the sample stories, each a document of its
//! own; and how long the model takes to load. What is slower in the first round is what the first article of a process pays.

use dateline::document::Article;
use dateline::english::{Model, NAMES, analyze};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// How often the texts are read in a round.
const TIMES: usize = 4;

fn main() {
    let started = Instant::now();
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = NAMES.map(|name| std::fs::read(project.join(format!("models/{name}.model"))).expect("a model file"));
    let read = started.elapsed();
    let model = Model::read(std::array::from_fn(|at| files[at].as_slice())).expect("a sound model");
    println!("reading the files {read:.1?}, loading the models {:.1?}", started.elapsed() - read);
    let given: Vec<PathBuf> =
        std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).map(PathBuf::from).collect();
    let paths = if given.is_empty() { articles(&project.join("seeds")) } else { given };
    let texts: Vec<String> = paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    for round in 1..=3 {
        let started = Instant::now();
        let all = (0..TIMES).flat_map(|_| &texts);
        let tokens: usize = all.map(|text| count(text, &model)).sum();
        let seconds = started.elapsed().as_secs_f64();
        println!("round {round}: {tokens} tokens in {seconds:.2} s, {:.0} tokens/s", tokens as f64 / seconds);
    }
}

/// The plain texts in the folders of a folder.
fn articles(folder: &Path) -> Vec<PathBuf> {
    let inside = |folder: &Path| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<PathBuf> = inside(folder).flat_map(|story| inside(&story)).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths
}

fn count(text: &str, model: &Model) -> usize {
    analyze(Article { text: text.to_owned(), ..Article::default() }, model).tokens.len()
}
