//! Text that commands print for people: rendered in plain lines as wide as the terminal, or of 80 columns, in the order
//! a person would read them aloud.

pub(crate) mod crosswalk;
pub(crate) mod diagnostics;
pub(crate) mod differences;
pub(crate) mod joins;
pub(crate) mod lists;
pub(crate) mod migration;
pub(crate) mod network;
pub(crate) mod progress;
pub(crate) mod returns;
pub(crate) mod shares;
pub(crate) mod spreadsheet;
pub(crate) mod standing;
pub(crate) mod wrap;

use crate::maturity::assessment::Answer;
use unicode_width::UnicodeWidthStr;

use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::page::MAX_PROSE_WIDTH;
pub(crate) use crate::maturity::page::{TextStyle, to_printed_text as page_text};
use crate::maturity::phrases::{answer_sign, format_item_answer};

/// How wide a page is where nothing says how wide the terminal is.
pub(crate) const WIDTH: usize = 80;

/// How wide words are that are read in sentences: longer lines are lost between their ends.
pub(crate) fn prose_width(style: TextStyle) -> usize {
    style.width.min(MAX_PROSE_WIDTH)
}

/// `mostly ▓`: the word first, for whoever hears it read out.
pub(crate) fn render_answer(
    style: TextStyle,
    matrix: &Matrix,
    item: Item<'_>,
    answer: Option<&Answer>,
) -> String {
    let sign = answer_sign(item, matrix, answer);
    let symbol = if style.ascii { sign.ascii() } else { sign.symbol() };
    let words =
        answer.map_or_else(|| "open".to_owned(), |answer| format_item_answer(matrix, item, answer));
    format!("{words} {symbol}")
}

/// Rows in columns where the terminal is wide enough, else each as a line with the rest below it.
pub(crate) fn columns(style: TextStyle, rows: &[Vec<String>]) -> String {
    let aligned = wrap::align_columns(rows);
    if aligned.lines().all(|line| line.width() <= style.width) {
        return aligned;
    }
    let stacked = rows.iter().flat_map(|row| stack_row(style, row));
    stacked.collect::<Vec<_>>().join("\n")
}

fn stack_row(style: TextStyle, row: &[String]) -> Vec<String> {
    let mut cells = row.iter().filter(|cell| !cell.is_empty() && *cell != "-");
    let first = cells.next().map(|first| {
        let margin = first.len() - first.trim_start().len();
        wrap::wrap(first.trim_start(), margin, style.width)
    });
    let rest = cells.map(|cell| wrap::wrap(cell, 4, style.width));
    first.into_iter().chain(rest).collect()
}
