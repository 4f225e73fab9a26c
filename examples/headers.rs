//! When articles were published and how that is known: `cargo run --example headers -- seeds`.

use dateline::read::{Options, articles};
use std::path::PathBuf;

fn main() {
    let mut paths: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    if paths.is_empty() {
        paths.push("seeds".into());
    }
    for article in articles(&paths, &Options::default()) {
        match article {
            Ok(article) => match article.published {
                Some(published) => println!("{}\t{}\t{:?}", article.id, published.date, published.from),
                None => println!("{}\tunknown", article.id),
            },
            Err(error) => eprintln!("{error}"),
        }
    }
}
