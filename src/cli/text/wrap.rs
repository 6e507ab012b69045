//! Word wrap, truncation and aligned columns, by unicode width: what the terminal shows, not the
//! count of letters.

use unicode_width::UnicodeWidthStr;

pub(crate) use crate::maturity::text_table::pad;
use crate::maturity::text_table::wrap_words;

/// Wraps at spaces to `width` columns, each line after `indent` spaces. A longer word stands on a
/// line of its own; line breaks in the text stay.
pub(crate) fn wrap(text: &str, indent: usize, width: usize) -> String {
    let room = width.saturating_sub(indent).max(20);
    let margin = " ".repeat(indent);
    let lines = text.split('\n').flat_map(|paragraph| wrap_words(paragraph, room));
    let indented = |line: String| if line.is_empty() { line } else { format!("{margin}{line}") };
    lines.map(indented).collect::<Vec<_>>().join("\n")
}

/// Wraps with `lead` before the first line and the others indented as far.
pub(crate) fn wrap_hanging(lead: &str, text: &str, width: usize) -> String {
    let indent = lead.width();
    let wrapped = wrap(text, indent, width);
    format!("{lead}{}", wrapped.get(indent..).unwrap_or_default())
}

pub(crate) fn truncate(text: &str, width: usize, ellipsis: &str) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(ellipsis.width());
    let mut kept = String::new();
    for letter in text.chars() {
        kept.push(letter);
        if kept.width() > room {
            kept.pop();
            break;
        }
    }
    format!("{}{ellipsis}", kept.trim_end())
}

/// The last column is not padded.
pub(crate) fn align_columns(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count)
        .map(|at| {
            rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.width()).max().unwrap_or(0)
        })
        .collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| pad(cell, *width));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_keep_their_margin() {
        assert_eq!(
            wrap("one two three four five six seven", 2, 24),
            "  one two three four\n  five six seven"
        );
        assert_eq!(
            wrap_hanging("why: ", "one two three four five six seven", 26),
            "why: one two three four\n     five six seven"
        );
        assert_eq!(wrap("a\n\nb", 1, 80), " a\n\n b");
        assert_eq!(wrap_hanging("- ", "", 80), "- ");
    }

    #[test]
    fn columns_line_up_by_what_is_seen() {
        let rows = [vec!["é".to_owned(), "b".to_owned()], vec!["long".to_owned(), "c".to_owned()]];
        assert_eq!(align_columns(&rows), "é     b\nlong  c");
        assert_eq!(truncate("Using what we have", 10, "..."), "Using w...");
        assert_eq!(truncate("short", 10, "..."), "short");
    }
}
