//! [`articles`]: articles one at a time, so that memory is bounded by the largest of them.

use super::json::{self, Broken, Fields};
use super::walk::{self, Source};
use super::{Known, Options, decode, plain};
use crate::document::Article;
use crate::error::{Error, Result};
use flate2::read::MultiGzDecoder;
use serde_json::Value;
use std::collections::{BTreeMap, VecDeque};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::vec::IntoIter;

/// The articles of some files and folders, sorted by id and not by the order of the arguments.
///
/// What cannot be read comes as an error and the others go on. *Errors*: [`Error::Io`] for a path that is missing or unreadable,
/// [`Error::Article`] with file, line and column for what is broken, binary or empty.
pub fn articles(paths: &[PathBuf], options: &Options) -> Articles {
    let sources = walk::find_sources(paths).into_iter();
    Articles { sources, open: None, ready: VecDeque::new(), seen: BTreeMap::new(), options: options.clone() }
}

/// The iterator that [`articles`] returns.
pub struct Articles {
    sources: IntoIter<Result<Source>>,
    open: Option<Lines>,
    /// Articles of a `.json` file that holds a list.
    ready: VecDeque<Result<Article>>,
    /// The hashes of ids already given away.
    seen: BTreeMap<String, String>,
    options: Options,
}

/// A JSON Lines file that is being read.
struct Lines {
    source: Source,
    reader: Box<dyn BufRead>,
    line: usize,
}

impl Articles {
    /// How many files are still to be opened.
    pub fn files_left(&self) -> usize {
        self.sources.len()
    }
}

impl Iterator for Articles {
    type Item = Result<Article>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(article) = self.ready.pop_front() {
                return Some(article.map(|article| self.unique(article)));
            }
            if let Some(lines) = &mut self.open {
                match next_line(lines, &self.options) {
                    Some(article) => return Some(article.map(|article| self.unique(article))),
                    None => self.open = None,
                }
                continue;
            }
            match self.sources.next()?.and_then(|source| self.open(source)) {
                Ok(()) => {}
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl Articles {
    fn open(&mut self, source: Source) -> Result<()> {
        let mut reader = open(&source.path)?;
        let ending = walk::ending(&source.path);
        let head = reader.fill_buf().map_err(Error::io(&source.path))?;
        let object =
            head.iter().find(|byte| !byte.is_ascii_whitespace() && !b"\xEF\xBB\xBF".contains(byte)) == Some(&b'{');
        match ending.as_str() {
            "jsonl" | "ndjson" => self.open = Some(Lines { source, reader, line: 0 }),
            "json" => self.ready = whole_json(&source, &mut reader, &self.options)?,
            "html" | "htm" | "xhtml" => {
                return Err(broken(&source.path, "expected plain text or JSON Lines, found a web page"));
            }
            _ if object && source.path.as_os_str() == "-" => self.open = Some(Lines { source, reader, line: 0 }),
            _ => self.ready.push_back(whole_text(&source, &mut reader, &self.options)),
        }
        Ok(())
    }

    /// Gives a second article under one id another: its own, made of its text. The same article twice keeps its id.
    fn unique(&mut self, mut article: Article) -> Article {
        match self.seen.get(&article.id) {
            Some(sha256) if *sha256 != article.sha256 => {
                article.id = format!("{}-{}", article.id, &article.sha256[..8]);
            }
            Some(_) => {}
            None => {
                self.seen.insert(article.id.clone(), article.sha256.clone());
            }
        }
        article
    }
}

/// Opens a file or standard input, through gzip where the bytes say so.
fn open(path: &Path) -> Result<Box<dyn BufRead>> {
    let raw: Box<dyn Read> = if path.as_os_str() == "-" {
        Box::new(std::io::stdin())
    } else {
        Box::new(File::open(path).map_err(Error::io(path))?)
    };
    let mut reader = BufReader::with_capacity(1 << 16, raw);
    let zipped = reader.fill_buf().map_err(Error::io(path))?.starts_with(b"\x1F\x8B");
    Ok(if zipped { Box::new(BufReader::new(MultiGzDecoder::new(reader))) } else { Box::new(reader) })
}

fn whole_text(source: &Source, reader: &mut dyn BufRead, options: &Options) -> Result<Article> {
    let text = read_all(source, reader)?;
    if text.trim().is_empty() {
        return Err(broken(&source.path, "empty: no text in it"));
    }
    let file_name = source.path.file_name().map(|name| name.to_string_lossy().into_owned());
    let known = Known { id: source.id.clone(), path: show(&source.path), file_name, ..Known::default() };
    Ok(plain::read_text(&text, known, options))
}

fn read_all(source: &Source, reader: &mut dyn BufRead) -> Result<String> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(Error::io(&source.path))?;
    decode::decode(&bytes).map_err(|message| broken(&source.path, &message))
}

/// A `.json` file: one object, a list of them, or a line an object.
fn whole_json(source: &Source, reader: &mut dyn BufRead, options: &Options) -> Result<VecDeque<Result<Article>>> {
    let text = read_all(source, reader)?;
    let objects: Vec<(usize, std::result::Result<Fields, Broken>)> = match serde_json::from_str(&text) {
        Ok(Value::Array(list)) => (1..).zip(list.iter().map(|value| json::parse(&value.to_string()))).collect(),
        Ok(Value::Object(object)) => vec![(0, json::fields(&object))],
        _ if text.lines().next().is_some_and(|line| serde_json::from_str::<Value>(line).is_ok()) => (1..)
            .zip(text.lines())
            .filter(|(_, line)| !line.trim().is_empty())
            .map(|(n, line)| (n, json::parse(line)))
            .collect(),
        _ => vec![(0, json::parse(&text))],
    };
    if objects.is_empty() {
        return Err(broken(&source.path, "empty: no article in it"));
    }
    Ok(objects.into_iter().map(|(number, fields)| of_fields(source, number, fields, options)).collect())
}

fn next_line(lines: &mut Lines, options: &Options) -> Option<Result<Article>> {
    loop {
        let mut bytes = Vec::new();
        lines.line += 1;
        match lines.reader.read_until(b'\n', &mut bytes) {
            Ok(0) if lines.line == 1 => return Some(Err(broken(&lines.source.path, "empty: no article in it"))),
            Ok(0) => return None,
            Ok(_) => {}
            Err(source) => {
                lines.reader = Box::new(std::io::empty());
                return Some(Err(Error::Io { path: lines.source.path.clone(), source }));
            }
        }
        let fields = match decode::decode(&bytes) {
            Ok(text) if text.trim().is_empty() => continue,
            Ok(text) => json::parse(text.trim_end()),
            Err(message) => Err(Broken { line: 1, column: 0, message }),
        };
        return Some(of_fields(&lines.source, lines.line, fields, options));
    }
}

/// The article of an object that is number `number` in its file; 0 where it is alone.
fn of_fields(
    source: &Source,
    number: usize,
    fields: std::result::Result<Fields, Broken>,
    options: &Options,
) -> Result<Article> {
    let error = |line: usize, column: usize, message: String| Error::Article {
        path: source.path.clone(),
        line: number.max(1) + line.saturating_sub(1),
        column,
        message,
    };
    let fields = fields.map_err(|broken| error(broken.line, broken.column, broken.message))?;
    if fields.text.trim().is_empty() {
        return Err(error(1, 0, "empty: no text in it".to_owned()));
    }
    let numbered = || if number == 0 { source.id.clone() } else { format!("{}#{number}", source.id) };
    let known = Known {
        id: fields.id.unwrap_or_else(numbered),
        path: show(&source.path),
        title: fields.title,
        publisher: fields.publisher,
        url: fields.url,
        day: fields.day,
        file_name: None,
    };
    Ok(plain::read_text(&fields.text, known, options))
}

fn broken(path: &Path, message: &str) -> Error {
    Error::Article { path: path.to_owned(), line: 0, column: 0, message: message.to_owned() }
}

fn show(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    /// Writes files into a folder and reads the folder; shows ids with texts, and errors.
    fn check(files: &[(&str, &[u8])], expected: &[&str]) {
        let root = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            std::fs::write(root.path().join(name), bytes).unwrap();
        }
        let prefix = format!("{}/", root.path().display());
        let show = |article: Result<Article>| match article {
            Ok(article) => format!("{}={}", article.id, article.text),
            Err(error) => error.to_string().replace(&prefix, ""),
        };
        let found: Vec<String> = articles(&[root.path().to_owned()], &Options::default()).map(show).collect();
        assert_eq!(found, expected);
    }

    fn zipped(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn files_of_all_kinds_are_read() {
        check(&[("b.txt", b"Two."), ("a.txt", b"One.\r\n")], &["a=One.\n", "b=Two."]);
        check(&[("a.txt.gz", &zipped(b"One."))], &["a=One."]);
        check(&[("a.jsonl", b"{\"text\":\"One.\",\"id\":\"x\"}\n\n{\"text\":\"Two.\"}\n")], &["x=One.", "a#3=Two."]);
        check(&[("a.json", b"[{\"text\":\"One.\"},{\"text\":\"Two.\"}]")], &["a#1=One.", "a#2=Two."]);
        check(&[("a.json", b"{\n \"text\": \"One.\"\n}")], &["a=One."]);
    }

    #[test]
    fn what_is_broken_is_told_and_the_others_go_on() {
        check(&[("a.txt", b" \n"), ("b.txt", b"Two.")], &["a.txt: empty: no text in it", "b=Two."]);
        check(
            &[("a.txt", b"\x00\x01\x02"), ("b.txt", b"Two.")],
            &["a.txt: expected plain text, found binary data", "b=Two."],
        );
        check(
            &[("a.jsonl", b"{\"text\":\"One.\"}\n{\"text\": oops}\n{\"text\":\"Three.\"}\n")],
            &["a#1=One.", "a.jsonl:2:10: broken JSON: expected value", "a#3=Three."],
        );
    }

    #[test]
    fn two_articles_never_share_an_id() {
        let lines =
            b"{\"id\":\"x\",\"text\":\"One.\"}\n{\"id\":\"x\",\"text\":\"Two.\"}\n{\"id\":\"x\",\"text\":\"One.\"}\n";
        check(&[("a.jsonl", lines)], &["x=One.", "x-1eb32d1e=Two.", "x=One."]);
    }
}
