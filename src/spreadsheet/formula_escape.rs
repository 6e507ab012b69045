//! Escapes CSV cells against formula injection: an apostrophe is put before a text that a spreadsheet
//! program would take for a formula, and taken away when it is read. Every text comes back as it
//! was.

use std::borrow::Cow;

/// The text as it may stand in a CSV file.
pub fn escape_formula(text: &str) -> Cow<'_, str> {
    if is_formula_like(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that stands in a CSV file, without its guard.
pub fn unescape_formula(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_formula_like(rest)).unwrap_or(text)
}

/// Whether a text begins, after blanks and apostrophes, as formulas do.
fn is_formula_like(text: &str) -> bool {
    let start = text.trim_start_matches([' ', '\'']);
    start.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guarded_text_is_no_formula_and_comes_back() {
        for text in [
            "=1+1", "-5", "- we meet", " =x", "'=x", "''-", "＝a", "@SUM(A1)", "\tx", "'tis", "",
            "we = us", "'",
        ] {
            let kept = escape_formula(text);
            assert_eq!(unescape_formula(&kept), text, "{text:?}");
            assert!(!kept.starts_with(['=', '+', '-', '@', '\t', '\r']), "{text:?}");
        }
        assert_eq!(unescape_formula("'tis so"), "'tis so");
    }
}
