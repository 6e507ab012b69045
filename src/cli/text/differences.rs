//! The diff of two matrices, for `matrix diff` and where a next revision is taken.

use crate::maturity::matrix::Matrix;
use crate::maturity::page::{Page, TextStyle, to_printed_text};
use crate::maturity::pages::{difference_words, write_difference, write_differences};
use crate::maturity::revision::ItemDifference;

use super::WIDTH;

pub(crate) fn page(before: &Matrix, after: &Matrix) -> Page {
    let mut page = summary(before, after);
    page.blank_line();
    write_differences(&mut page, before, after);
    page
}

/// How many differ, and in what.
pub(crate) fn summary(before: &Matrix, after: &Matrix) -> Page {
    let name = |matrix: &Matrix| format!("{}@{}", matrix.id, matrix.revision);
    let mut page = Page::new(format!("{} and {}", name(before), name(after)));
    let words = difference_words(before, after);
    page.body(
        0,
        if words == "the same" { "They are the same.".to_owned() } else { format!("{words}.") },
    );
    page
}

/// One item before and after, while it is asked whether it means the same.
pub(crate) fn difference_text(one: &ItemDifference<'_>, sides: (&Matrix, &Matrix)) -> String {
    let mut page = Page::default();
    write_difference(&mut page, one, sides, false);
    to_printed_text(&page, TextStyle { width: WIDTH, ascii: false })
}
