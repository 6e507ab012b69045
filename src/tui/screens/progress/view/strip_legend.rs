//! What the shortened names in the cells of strips mean, and the signs: each letter on the colour of
//! its stage, and where cells hold no letters the names themselves.
//!
//! ```text
//! B Before  F Foundation  1 2 Step  ▲ forward  ▼ back
//! ```

use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::to_u16;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;

/// Columns between two parts.
const GAP: usize = 2;

/// One entry, with the columns of it that have a colour: where each begins, and its words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct LegendPart {
    pub(crate) words: String,
    pub(crate) colored: Vec<(usize, String, Style)>,
}

impl LegendPart {
    pub(crate) fn plain(words: String) -> Self {
        Self { words, colored: Vec::new() }
    }
}

/// The parts on as many rows as they take, each part once.
pub(crate) fn rows(parts: Vec<LegendPart>, width: usize) -> Vec<Vec<LegendPart>> {
    let mut once: Vec<LegendPart> = Vec::new();
    for part in parts {
        if once.iter().all(|other| other.words != part.words) {
            once.push(part);
        }
    }
    let mut rows: Vec<Vec<LegendPart>> = Vec::new();
    for part in once {
        match rows.last_mut() {
            Some(row) if row_width(row) + GAP + part.words.width() <= width => row.push(part),
            _ => rows.push(vec![part]),
        }
    }
    rows
}

fn row_width(row: &[LegendPart]) -> usize {
    let words: usize = row.iter().map(|part| part.words.width()).sum();
    words + GAP * row.len().saturating_sub(1)
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, rows: &[Vec<LegendPart>]) {
    let quiet = canvas.theme.quiet;
    let inside = area.skip_left(1).skip_right(1);
    for (row, parts) in inside.rows().zip(rows) {
        let mut x = 0;
        for part in parts {
            canvas.text(row.skip_left(to_u16(x)), &part.words, quiet);
            for (column, words, style) in &part.colored {
                canvas.text(row.skip_left(to_u16(x + column)), words, *style);
            }
            x += part.words.width() + GAP;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_once_and_break_between_two() {
        let parts = ["B Before", "F Foundation", "B Before", "▲ forward"];
        let parts = parts.map(|words| LegendPart::plain(words.to_owned())).to_vec();
        let words = |width: usize| -> Vec<Vec<String>> {
            let rows = rows(parts.clone(), width).into_iter();
            rows.map(|row| row.into_iter().map(|part| part.words).collect()).collect()
        };
        assert_eq!(words(40), [["B Before", "F Foundation", "▲ forward"]]);
        assert_eq!(words(22), [vec!["B Before", "F Foundation"], vec!["▲ forward"]]);
    }
}
