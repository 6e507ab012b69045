//! A path as people give it: typed, pasted, or dropped on the window by whichever terminal, with
//! its quotes and escapes.

use std::path::PathBuf;

/// The path that a text names; none where it names none.
///
/// Understood are quotes around it, `file://` addresses with their `%20`, blanks at either end, and
/// the backslashes that some terminals put before the blanks of a dropped path.
pub fn parse_path(text: &str) -> Option<PathBuf> {
    let text = text.trim();
    let path = match (strip_quotes(text, '\''), strip_quotes(text, '"')) {
        (Some(inside), _) => parse_file_url(inside).unwrap_or_else(|| inside.replace(r"'\''", "'")),
        (None, Some(inside)) => parse_file_url(inside).unwrap_or_else(|| inside.to_owned()),
        (None, None) => parse_file_url(text).unwrap_or_else(|| unescape(text)),
    };
    (!path.trim().is_empty()).then(|| PathBuf::from(path))
}

fn strip_quotes(text: &str, quote: char) -> Option<&str> {
    text.strip_prefix(quote)?.strip_suffix(quote).map(str::trim)
}

/// The path in a `file://` address.
fn parse_file_url(text: &str) -> Option<String> {
    let (scheme, rest) = text.split_at_checked("file://".len())?;
    if !scheme.eq_ignore_ascii_case("file://") {
        return None;
    }
    let rest = percent_decode(rest);
    let path = rest.strip_prefix("localhost").filter(|path| path.starts_with('/')).unwrap_or(&rest);
    let has_drive =
        path.len() > 2 && path.starts_with('/') && path.as_bytes().get(2) == Some(&b':');
    Some(match (has_drive, path.starts_with('/')) {
        (true, _) => path.trim_start_matches('/').to_owned(),
        (false, true) => path.to_owned(),
        (false, false) => format!("//{path}"),
    })
}

/// Puts characters in place of their `%20` forms. What is no such form stays as it is.
fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code =
            after.get(..2).filter(|_| first == b'%').and_then(|two| std::str::from_utf8(two).ok());
        let byte = code.and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Takes the backslash from before each character it protects, where the path is one of a system
/// that does so.
fn unescape(text: &str) -> String {
    if !text.starts_with(['/', '~']) {
        return text.to_owned();
    }
    let mut path = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        path.push(if c == '\\' { chars.next().unwrap_or(c) } else { c });
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_understood_however_it_comes() {
        let table = [
            ("/home/j/PCN returns", "/home/j/PCN returns"),
            ("  /home/j/returns \n", "/home/j/returns"),
            ("'/home/j/PCN returns' ", "/home/j/PCN returns"),
            (r"'/home/j/it'\''s here'", "/home/j/it's here"),
            (r"/home/j/PCN\ returns\ \(1\)", "/home/j/PCN returns (1)"),
            ("\"C:\\Users\\j\\PCN returns\"", "C:\\Users\\j\\PCN returns"),
            ("C:\\Users\\j\\returns", "C:\\Users\\j\\returns"),
            ("\\\\server\\share\\x", "\\\\server\\share\\x"),
            ("file:///home/j/PCN%20returns", "/home/j/PCN returns"),
            ("FILE://localhost/home/j", "/home/j"),
            ("file:///C:/Users/j/PCN%20returns", "C:/Users/j/PCN returns"),
            ("'file:///home/j/caf%C3%A9'", "/home/j/café"),
            ("file://server/share/x", "//server/share/x"),
            ("file:///a%2", "/a%2"),
            ("file:///a%é", "/a%é"),
            ("'", "'"),
        ];
        for (text, path) in table {
            assert_eq!(parse_path(text), Some(PathBuf::from(path)), "{text}");
        }
        for none in ["", "  ", "''", "\" \""] {
            assert_eq!(parse_path(none), None, "{none:?}");
        }
    }
}
