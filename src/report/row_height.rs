//! The height of a spreadsheet row whose texts wrap. Excel works it out where a file says nothing;
//! LibreOffice draws the texts over each other instead.

use unicode_width::UnicodeWidthStr;

/// The height of a line of text, in points.
const LINE_HEIGHT: f64 = 15.0;

/// The height of a row with these texts, each in a column of so many letters; none where each is one
/// line, so that the row still grows with what is typed in it.
pub(super) fn row_height<'t>(cells: impl IntoIterator<Item = (&'t str, f64)>) -> Option<f64> {
    let lines = cells.into_iter().map(|(text, width)| line_count(text, width)).max()?;
    // the most that a row can be is 409 points
    (lines > 1).then(|| (f64::from(lines) * LINE_HEIGHT).min(405.0))
}

/// How many lines a text takes in a column, broken between words.
fn line_count(text: &str, width: f64) -> u32 {
    let mut lines = 0;
    for paragraph in text.split('\n') {
        (lines, _) = paragraph.split_whitespace().fold((lines + 1, 0.0), |(lines, used), word| {
            let word = f64::from(u32::try_from(word.width()).unwrap_or(u32::MAX));
            if used > 0.0 && used + 1.0 + word > width {
                (lines + 1, word)
            } else {
                (lines, used + 1.0 + word)
            }
        });
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_its_longest_text_wraps() {
        let height = |cells: &[(&'static str, f64)]| row_height(cells.iter().copied());
        assert_eq!(height(&[("one line", 20.0), ("", 5.0)]), None);
        assert_eq!(height(&[("one two three", 8.0)]), Some(30.0));
        assert_eq!(height(&[("a\nb\nc", 20.0), ("one two three", 8.0)]), Some(45.0));
        assert_eq!(height(&[]), None);
        assert_eq!(height(&[("words ", 1.0)]), None);
        assert_eq!(row_height([("a\n".repeat(90).as_str(), 9.0)]), Some(405.0));
    }
}
