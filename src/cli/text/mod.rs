//! Text that commands print for people: rendered in plain lines of at most 80 columns, in the order
//! a person would read them aloud.

pub(crate) mod crosswalk;
pub(crate) mod diagnostics;
pub(crate) mod differences;
pub(crate) mod joins;
pub(crate) mod lists;
pub(crate) mod matrix;
pub(crate) mod migration;
pub(crate) mod network;
pub(crate) mod progress;
pub(crate) mod returns;
pub(crate) mod shares;
pub(crate) mod spreadsheet;
pub(crate) mod standing;
pub(crate) mod wrap;

use crate::maturity::assessment::Answer;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::phrases::{answer_sign, format_answer};

pub(crate) const WIDTH: usize = 80;

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SignStyle {
    pub(crate) ascii: bool,
}

impl SignStyle {
    /// `▓ mostly`.
    pub(crate) fn render_answer(
        self,
        matrix: &Matrix,
        item: Item<'_>,
        answer: Option<&Answer>,
    ) -> String {
        let sign = answer_sign(item, matrix, answer);
        let symbol = if self.ascii { sign.ascii() } else { sign.symbol() };
        let words =
            answer.map_or_else(|| "open".to_owned(), |answer| format_answer(matrix, answer));
        format!("{symbol} {words}")
    }
}
