//! JSON parsed without trust. What other parsers accept and then quietly lose or misread is
//! refused: duplicate keys, broken characters, truncated text, endless nesting.

mod depth;
mod fast_path;
mod line_numbers;
mod strict_reader;
mod utf8;

use serde_json::Value;

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::sanitize::sanitize_line;

pub(crate) use self::fast_path::{JsonLimits, passes_fast_check};
pub use self::line_numbers::line_number_at;
#[cfg(test)]
pub(crate) use self::line_numbers::line_numbers_at;
pub(crate) use self::line_numbers::with_line_numbers;
pub(crate) use self::strict_reader::malformed;
pub use self::utf8::decode_utf8;

/// How deep lists and objects may be nested.
pub const MAX_DEPTH: usize = 64;

/// Reads one JSON value, or finds what is wrong: with the line, the column in words, and the place
/// inside where one is known.
pub fn parse(bytes: &[u8]) -> Result<Value, Diagnostic> {
    strict_reader::parse(depth_checked_text(bytes)?)
}

/// The text of a file that is not nested too deep, for parsers of their own.
pub(crate) fn depth_checked_text(bytes: &[u8]) -> Result<&str, Diagnostic> {
    let text = decode_utf8(bytes)?;
    depth::check_depth(text)?;
    Ok(text)
}

/// Whether two JSON texts are the same but for the white space between their parts. Any other
/// difference counts, even one without a meaning.
pub(crate) fn is_same_but_for_space(one: &str, other: &[u8]) -> bool {
    fn parts(text: &[u8]) -> impl Iterator<Item = u8> {
        let (mut in_string, mut is_escaped) = (false, false);
        text.iter().copied().filter(move |byte| {
            if is_escaped {
                is_escaped = false;
                return true;
            }
            in_string ^= *byte == b'"';
            is_escaped = in_string && *byte == b'\\';
            in_string || !byte.is_ascii_whitespace()
        })
    }
    parts(one.as_bytes()).eq(parts(other))
}

/// The path of the member `key` of what stands at `path`, such as `domains[2]` and `name`.
pub(crate) fn member_path(path: &str, key: &str) -> String {
    if path.is_empty() { display_key(key) } else { format!("{path}.{}", display_key(key)) }
}

/// A key as paths show it. It comes from the file, so it is sanitized and cut.
fn display_key(key: &str) -> String {
    const LONGEST: usize = 48;
    let mut shown = sanitize_line(key);
    if let Some((cut, _)) = shown.char_indices().nth(LONGEST) {
        shown.truncate(cut);
        shown.push_str("...");
    }
    shown
}

pub(crate) fn element_path(path: &str, index: usize) -> String {
    format!("{path}[{index}]")
}

#[cfg(test)]
mod tests;
