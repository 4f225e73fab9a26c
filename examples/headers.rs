//! Reads articles and shows what is known of each: `cargo run --example headers -- FOLDER`.
use dateline::read::{Options, articles};

fn main() {
    let paths: Vec<std::path::PathBuf> = std::env::args().skip(1).map(Into::into).collect();
    for article in articles(&paths, &Options::default()) {
        match article {
            Ok(article) => {
                let date = article.published.map_or("-".to_owned(), |p| format!("{} {:?}", p.date, p.from));
                let cut: Vec<&str> = article.furniture.iter().map(|span| span.of(&article.text)).collect();
                println!("{}\t{date}\t{}\t{cut:?}", article.id, article.title.unwrap_or_default());
            }
            Err(error) => eprintln!("{error}"),
        }
    }
}
