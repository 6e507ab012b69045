//! Decodes UTF-8, with or without a BOM; any other encoding is refused.

use crate::maturity::diagnostic::Diagnostic;

/// The text of a file, without the mark (BOM) that some editors put first.
pub fn decode_utf8(bytes: &[u8]) -> Result<&str, Diagnostic> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if is_utf16(bytes) {
        return Err(Diagnostic::error(
            "utf-16",
            "",
            "This file is UTF-16 text, and only UTF-8 is read.",
            "Save it again as UTF-8 in the editor it came from.",
        ));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.bytes().all(|byte| byte.is_ascii_whitespace() || byte == 0) => {
            Err(empty_file(text))
        }
        Ok(text) => Ok(text),
        Err(error) => Err(not_utf8(bytes, error.valid_up_to())),
    }
}

/// A BOM of UTF-16, or the zero byte beside a plain first character in it.
fn is_utf16(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, b'{' | b'[', ..] | [b'{' | b'[', 0, ..]
    )
}

fn empty_file(text: &str) -> Diagnostic {
    let says = if text.is_empty() {
        "This file is empty."
    } else {
        "This file holds nothing but blanks or zeros."
    };
    Diagnostic::error(
        "empty-file",
        "",
        says,
        "It was probably cut off while it was copied; fetch it again or use a backup.",
    )
}

fn not_utf8(bytes: &[u8], good: usize) -> Diagnostic {
    let line = 1 + bytes.iter().take(good).filter(|&&byte| byte == b'\n').count();
    Diagnostic::error(
        "not-utf-8",
        "",
        "A character here is not UTF-8, so the text can't be trusted.",
        "Save the file again as UTF-8 in the editor it came from.",
    )
    .on_line(Some(line))
}
