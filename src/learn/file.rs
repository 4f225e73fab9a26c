//! Model files: a header that says what the model is, then its bytes.
//!
//! ```text
//! dateline-model 1
//! name: english-tags
//! seed: 1
//! learned from: UD_English-EWT train (CC BY-SA 4.0); …
//! scores: UPOS 95.1 …
//! bytes: 1234567
//! sha256: 0123…            of the bytes as stored
//!                          an empty line ends the header
//! (bytes, packed with zlib)
//! ```

use crate::error::{Error, Result};
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use sha2::{Digest, Sha256};
use std::io::{Read, Write};

const MAGIC: &str = "dateline-model ";
/// The newest format this program reads.
const VERSION: u32 = 1;
const LONGEST_HEADER: usize = 16 * 1024;

/// What a model file says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Header {
    /// The model's name.
    pub name: String,
    /// The seed it was trained with.
    pub seed: u64,
    /// What it learned from, with licences.
    pub learned_from: String,
    /// Its scores on development sets when it was made.
    pub scores: String,
}

/// Writes a model file.
pub fn write(header: &Header, payload: &[u8]) -> Vec<u8> {
    let packed = pack(payload);
    let mut out = format!(
        "{MAGIC}{VERSION}\nname: {}\nseed: {}\nlearned from: {}\nscores: {}\nbytes: {}\nsha256: {}\n\n",
        header.name,
        header.seed,
        one_line(&header.learned_from),
        one_line(&header.scores),
        packed.len(),
        checksum(&packed)
    )
    .into_bytes();
    out.extend_from_slice(&packed);
    out
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn pack(payload: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    // a Vec takes every byte
    encoder.write_all(payload).and_then(|()| encoder.finish()).unwrap_or_default()
}

fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a model file: its header and its bytes.
///
/// # Errors
/// [`Error::Model`] when the file is no model of this name, is newer than this program, is cut short, or is damaged.
pub fn read(name: &str, file: &[u8]) -> Result<(Header, Vec<u8>)> {
    parse(name, file).map_err(|message| Error::Model { name: name.to_owned(), message })
}

fn parse(name: &str, file: &[u8]) -> std::result::Result<(Header, Vec<u8>), String> {
    let mut rest = file;
    let version = line(&mut rest).filter(|line| line.starts_with(MAGIC)).ok_or("this is no dateline model")?;
    let version = version[MAGIC.len()..].parse::<u32>().map_err(|_| "its format version is no number")?;
    if version > VERSION {
        return Err(format!("format version {version} is newer than this program, which reads up to {VERSION}"));
    }
    let mut fields = std::collections::BTreeMap::new();
    loop {
        let line = line(&mut rest).ok_or("it is cut short inside its header")?;
        if line.is_empty() {
            break;
        }
        let (key, value) = line.split_once(": ").ok_or_else(|| format!("header line {line:?} has no colon"))?;
        fields.insert(key, value);
    }
    let field = |key: &str| fields.get(key).map(|value| value.to_string()).ok_or(format!("its header has no {key:?}"));
    let header = Header {
        name: field("name")?,
        seed: field("seed")?.parse().map_err(|_| "its seed is no number")?,
        learned_from: field("learned from")?,
        scores: field("scores")?,
    };
    if header.name != name {
        return Err(format!("expected a model named {name:?}, found {:?}", header.name));
    }
    let bytes: usize = field("bytes")?.parse().map_err(|_| "its length is no number")?;
    if rest.len() != bytes {
        return Err(format!("expected {bytes} bytes after the header, found {}", rest.len()));
    }
    if checksum(rest) != field("sha256")? {
        return Err("it is damaged: the checksum does not match".to_owned());
    }
    let mut payload = Vec::with_capacity(2 * rest.len());
    ZlibDecoder::new(rest)
        .read_to_end(&mut payload)
        .map_err(|error| format!("its bytes cannot be unpacked: {error}"))?;
    Ok((header, payload))
}

/// Takes a line off the front; `None` where there is none within the longest header.
fn line<'f>(rest: &mut &'f [u8]) -> Option<&'f str> {
    let end = rest.iter().take(LONGEST_HEADER).position(|byte| *byte == b'\n')?;
    let line = std::str::from_utf8(&rest[..end]).ok()?;
    *rest = &rest[end + 1..];
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let header = Header { name: "sample".into(), seed: 7, learned_from: "nothing".into(), scores: "none".into() };
        write(&header, &[1, 2, 3])
    }

    #[test]
    fn reads_what_it_writes() {
        let (header, payload) = read("sample", &sample()).unwrap();
        assert_eq!((header.seed, payload), (7, vec![1, 2, 3]));
    }

    #[test]
    fn faults_are_told() {
        let check = |file: &[u8], expected: &str| {
            let message = read("sample", file).unwrap_err().to_string();
            assert!(message.contains(expected), "{message}");
        };
        let good = sample();
        check(b"", "no dateline model");
        check(b"PK\x03\x04 something else\n", "no dateline model");
        check(&good[..30], "cut short");
        check(&good[..good.len() - 1], "expected 11 bytes");
        let mut damaged = good.clone();
        *damaged.last_mut().unwrap() ^= 1;
        check(&damaged, "damaged");
        let newer = String::from_utf8_lossy(&good).replace("dateline-model 1", "dateline-model 2");
        check(newer.as_bytes(), "newer than this program");
        assert!(read("other", &good).unwrap_err().to_string().contains("expected a model named \"other\""));
        for cut in 0..good.len() {
            assert!(read("sample", &good[..cut]).is_err());
        }
    }
}
