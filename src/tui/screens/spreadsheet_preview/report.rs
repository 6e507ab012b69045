//! What stands below a sheet that is looked at: what is in doubt, what was understood, and the boxes
//! that were not used.

use crate::maturity::diagnostic::summarize_by_kind;
use crate::maturity::matrix::Matrix;
use crate::maturity::phrases::pluralize;
use crate::spreadsheet::{TableReading, group_by_reason};
use crate::tui::document::{Document, truncate};

/// What may be otherwise, before anything else.
pub(super) fn write_doubts(page: &mut Document, read: &TableReading, is_accepted: bool) {
    if read.layout.doubts.is_empty() || is_accepted {
        return;
    }
    page.heading("Not certain");
    for doubt in &read.layout.doubts {
        page.body(0, doubt.says.clone());
    }
    page.quiet(
        0,
        "K says what the column in focus is, H that the row in focus holds the headings.",
    );
    page.blank_line();
}

/// What was understood, in sentences, and the boxes that were not used.
pub(super) fn write_report<'n>(
    page: &mut Document,
    read: &TableReading,
    notes: impl Iterator<Item = &'n String>,
) {
    let matrix = &read.matrix;
    page.heading("What was understood");
    page.body(0, format!("Title: {}", matrix.title));
    for note in notes {
        page.body(0, note.clone());
    }
    for words in summarize_by_kind(&read.diagnostics) {
        page.body(0, words);
    }
    page.body(0, format!("The areas: {}.", area_names(matrix)));
    page.blank_line();
    if read.unused_cells.is_empty() {
        page.heading("Every box with text is used");
        return;
    }
    page.heading(format!("Not used: {}", pluralize(read.unused_cells.len(), "box", "boxes")));
    for group in group_by_reason(&read.unused_cells) {
        page.body(0, group.describe());
        page.set_prefix(format!("{}: ", group.place));
    }
}

/// The names of the areas; of very many, or very long ones, their beginning.
fn area_names(matrix: &Matrix) -> String {
    const NAMED: usize = 100;
    const MAX_WIDTH: usize = 200;
    let names = matrix.domains.iter().take(NAMED).map(|domain| truncate(&domain.name, MAX_WIDTH));
    let names: Vec<String> = names.collect();
    let more = match matrix.domains.len() - names.len() {
        0 => String::new(),
        others => format!(" and {others} more"),
    };
    format!("{}{more}", names.join(" · "))
}
