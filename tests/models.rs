//! `models/README.md` says of each model file what its header says.
//!
//! After training: `UPDATE_GOLDEN=1 cargo test --release --test models`.

use dateline::english::NAMES;
use std::collections::HashMap;
use std::path::Path;

const BEGIN: &str = "<!-- from the headers -->\n";
const END: &str = "<!-- end -->\n";

/// The fields of a model file's header: lines `key: value` up to an empty one.
fn header(file: &[u8]) -> HashMap<String, String> {
    let end = file.windows(2).position(|pair| pair == b"\n\n").unwrap();
    let text = std::str::from_utf8(&file[..end]).unwrap();
    text.lines()
        .filter_map(|line| line.split_once(": "))
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect()
}

#[test]
fn the_readme_tells_the_headers() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    let mut table = "| file | seed | bytes | SHA-256 of what follows the header | scores when it was trained |\n|---|---|---|---|---|\n".to_owned();
    let mut bytes = 0;
    for name in NAMES {
        let file = std::fs::read(folder.join(format!("{name}.model"))).unwrap();
        let header = header(&file);
        assert_eq!(header["name"], name);
        let (size, scores) = (file.len(), &header["scores"]);
        table.push_str(&format!(
            "| `{name}.model` | {} | {size} | `{}` | {scores} |\n",
            header["seed"], header["sha256"]
        ));
        bytes += size;
    }
    assert!(bytes < 12_000_000, "the models have {bytes} bytes");
    let path = folder.join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(BEGIN).expect("the mark of the table");
    let (told, after) = rest.split_once(END).expect("the mark of its end");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, [before, BEGIN, &table, END, after].concat()).unwrap();
    } else {
        assert_eq!(told, table);
    }
}
