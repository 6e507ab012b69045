//! Decodes text: UTF-8 and UTF-16 with or without a byte order mark, and Windows-1252, which Excel
//! writes. A few bad bytes do not make another encoding of it.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A file's text.
pub(crate) struct DecodedText {
    pub(crate) text: String,
    /// What a person should know about the decoding.
    pub(crate) note: Option<&'static str>,
}

/// The text of these bytes; none where they are no text.
pub(crate) fn decode(bytes: &[u8]) -> Option<DecodedText> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Some(decode_as(encoding, &bytes[mark..]));
    }
    if let Some(encoding) = detect_utf16(bytes) {
        return Some(decode_as(encoding, bytes));
    }
    if bytes.contains(&0) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(DecodedText { text: text.to_owned(), note: None }),
        Err(_) if is_mostly_utf8(bytes) => Some(decode_as(UTF_8, bytes)),
        Err(_) => Some(decode_as(WINDOWS_1252, bytes)),
    }
}

/// Whether bytes with some that are no UTF-8 were meant as such. In Windows-1252 letters beyond
/// ASCII hardly ever stand so that they look like UTF-8, and five bytes are no letter there. The
/// beginning of a letter that was cut speaks for neither.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    const NO_LETTERS: [u8; 5] = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
    let (mut utf8, mut windows) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        utf8 += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        match chunk.invalid() {
            [one] if NO_LETTERS.contains(one) => utf8 += 1,
            [_] => windows += 1,
            _ => {}
        }
    }
    utf8 >= windows
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> DecodedText {
    // nothing but bad bytes is slow to decode as UTF-8 in any other way
    let text = if encoding == UTF_8 {
        String::from_utf8_lossy(bytes)
    } else {
        encoding.decode_without_bom_handling(bytes).0
    };
    let note = if encoding == UTF_8 {
        None
    } else if encoding == WINDOWS_1252 {
        Some(
            "The letters are in the Windows way (Windows-1252). Look whether accents and quotation marks came out right.",
        )
    } else {
        Some("The letters are in the form UTF-16.")
    };
    DecodedText { text: text.into_owned(), note }
}

/// UTF-16 without a mark: every second byte is zero.
fn detect_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(2_000) & !1];
    let zeros =
        |first: usize| start.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count() * 2;
    let (even, odd) = (zeros(0), zeros(1));
    let is_wide =
        |most: usize, least: usize| most * 10 > start.len() * 6 && least * 20 < start.len();
    match (is_wide(odd, even), is_wide(even, odd)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_come_out_as_they_were_meant() {
        let utf16 =
            |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf16("café;x")).collect();
        let cases: [(&[u8], &str); 10] = [
            ("café".as_bytes(), "café"),
            (b"\xef\xbb\xbfcaf\xc3\xa9", "café"),
            (b"caf\xe9 \x93quoted\x94 \x96 \x80", "café “quoted” – €"),
            (&marked, "café;x"),
            (&utf16("area;stage"), "area;stage"),
            (b"\xfe\xff\x00a", "a"),
            (b"it\xe2\x80\x99s caf\xe9", "it’s caf\u{fffd}"),
            (b"it\xe2\x80 was cut", "it\u{fffd} was cut"),
            (b"a \x9d byte", "a \u{fffd} byte"),
            (b"\xef\xbb\xbfcaf\xe9 \xc2\xa35", "caf\u{fffd} £5"),
        ];
        for (bytes, text) in cases {
            assert_eq!(decode(bytes).unwrap().text, text);
        }
        assert!(decode(b"\x01\x00\x00\x00\x02abc").is_none());
    }
}
