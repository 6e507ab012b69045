//! Paths as people give them: typed, pasted, or dropped on the window by whichever terminal, one or
//! several, with their quotes and escapes.

use std::path::PathBuf;

/// The paths that a text names, one after the other.
///
/// A blank is a part of a name as well as what stands between two names: it ends one only outside
/// quotes, without a backslash before it, and where what follows begins like a path of its own.
pub fn parse_paths(text: &str) -> Vec<PathBuf> {
    split_paths(text).into_iter().filter_map(parse_path).collect()
}

fn split_paths(text: &str) -> Vec<&str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    let mut quote: Option<char> = None;
    let mut before = ' ';
    for (at, found) in text.char_indices() {
        // a quote begins where a word does, or goes on right after another one or an escape
        let begins_word = before.is_whitespace() || matches!(before, '\'' | '"' | '\\');
        match quote {
            Some(open) if found == open => quote = None,
            None if matches!(found, '\'' | '"') && begins_word && before != '\\' => {
                quote = Some(found);
            }
            None if found.is_whitespace() && before != '\\' => {
                let rest = text.get(at..).unwrap_or_default();
                let rest = rest.trim_start();
                let is_quoted = |one: char| matches!(one, '\'' | '"');
                let is_between = is_quoted(before) && rest.starts_with(is_quoted);
                if matches!(found, '\n' | '\r') || is_between || begins_path(rest) {
                    parts.push(text.get(start..at).unwrap_or_default());
                    start = at;
                }
            }
            _ => {}
        }
        before = found;
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}

/// Whether a text begins like a path from the root, in quotes or not.
fn begins_path(text: &str) -> bool {
    let inside = text.strip_prefix(['\'', '"']).unwrap_or(text);
    let is_drive = |text: &str| {
        let mut letters = text.chars();
        letters.next().is_some_and(|letter| letter.is_ascii_alphabetic())
            && letters.next() == Some(':')
            && letters.next().is_some_and(|next| matches!(next, '\\' | '/'))
    };
    let scheme = inside.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("file://"));
    inside.starts_with('/')
        || inside.starts_with("~/")
        || inside.starts_with(r"\\")
        || scheme
        || is_drive(inside)
}

/// The paths as a text that names them again.
pub fn join_paths(paths: &[PathBuf]) -> String {
    let shown = |path: &PathBuf| path.to_string_lossy().into_owned();
    if let [only] = paths {
        return shown(only);
    }
    let quoted = paths.iter().map(|path| {
        let path = shown(path);
        let quote = if path.contains('\'') { '"' } else { '\'' };
        format!("{quote}{path}{quote}")
    });
    quoted.collect::<Vec<_>>().join(" ")
}

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
        let several: &[(&str, &[&str])] = &[
            ("'/h/a b.json' '/h/c.json'", &["/h/a b.json", "/h/c.json"]),
            (r"'/h/it'\''s here' '/h/c'", &["/h/it's here", "/h/c"]),
            (r"/h/a\ b.json /h/c.json", &["/h/a b.json", "/h/c.json"]),
            ("/h/PCN returns/a.json /h/b.json", &["/h/PCN returns/a.json", "/h/b.json"]),
            ("/h/Anna's returns '/h/c d'", &["/h/Anna's returns", "/h/c d"]),
            ("file:///h/a%20b file:///h/c", &["/h/a b", "/h/c"]),
            ("\"C:\\a b.json\" C:\\c.json", &["C:\\a b.json", "C:\\c.json"]),
            ("C:\\PCN returns\\a.json D:/b.json", &["C:\\PCN returns\\a.json", "D:/b.json"]),
            ("'a.json' 'b c.json'", &["a.json", "b c.json"]),
            ("/h/a.json\n/h/b.json\n", &["/h/a.json", "/h/b.json"]),
            ("/h/PCN returns", &["/h/PCN returns"]),
            ("returns and more", &["returns and more"]),
            ("", &[]),
        ];
        for (text, paths) in several {
            let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
            assert_eq!(parse_paths(text), paths, "{text}");
            assert_eq!(parse_paths(&join_paths(&paths)), paths, "{text}, as it is shown");
        }
        for none in ["", "  ", "''", "\" \""] {
            assert_eq!(parse_path(none), None, "{none:?}");
        }
    }
}
