//! Bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one, else Windows-1252.

use encoding_rs::{Encoding, WINDOWS_1252};

/// The text of some bytes with `\n` as its only line end and without a byte order mark.
///
/// *Errors*: what the bytes are, where they are no text.
pub fn decode(bytes: &[u8]) -> Result<String, String> {
    if let Some(kind) = foreign(bytes) {
        return Err(format!("expected plain text, found {kind}"));
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode_with_bom_removal(bytes).0,
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        },
    };
    if is_binary(&text) {
        return Err("expected plain text, found binary data".to_owned());
    }
    Ok(plain_line_ends(text.into_owned()))
}

/// The text with `\n` for every `\r\n` and `\r`.
pub fn plain_line_ends(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

/// What a file is that begins like none of plain text.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 8] = [
        (b"{\\rtf", "an RTF file"),
        (b"%PDF", "a PDF file"),
        (b"PK\x03\x04", "a ZIP or office file"),
        (b"\xD0\xCF\x11\xE0", "an office file"),
        (b"\x1F\x8B", "gzip data inside gzip data"),
        (b"\x89PNG", "a PNG picture"),
        (b"\xFF\xD8\xFF", "a JPEG picture"),
        (b"\x7FELF", "a program"),
    ];
    SIGNATURES.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind)
}

/// True where one character in fifty or more is a control character that no text has.
fn is_binary(text: &str) -> bool {
    let control = |c: char| {
        c == '\0' || (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\x0C' | '\x1A' | '\u{80}'..='\u{9F}'))
    };
    let (mut total, mut bad) = (0usize, 0usize);
    for c in text.chars() {
        total += 1;
        bad += usize::from(control(c));
    }
    bad * 50 > total
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(decode(bytes).unwrap_or_else(|why| format!("! {why}")), expected);
    }

    #[test]
    fn texts_are_decoded_whatever_wrote_them() {
        check(b"plain", "plain");
        check(b"\xEF\xBB\xBFwith a mark", "with a mark");
        check("caf\u{e9}".as_bytes(), "café");
        check(b"caf\xE9 \x93quoted\x94 \x96 dash", "café “quoted” – dash");
        check(b"\xFF\xFEh\0i\0", "hi");
        check(b"\xFE\xFF\0h\0i", "hi");
        check(b"one\r\ntwo\rthree", "one\ntwo\nthree");
    }

    #[test]
    fn what_is_no_text_is_told() {
        check(b"\x00\x01\x02\x03abc", "! expected plain text, found binary data");
        check(b"{\\rtf1 x}", "! expected plain text, found an RTF file");
        check(b"%PDF-1.4", "! expected plain text, found a PDF file");
    }
}
