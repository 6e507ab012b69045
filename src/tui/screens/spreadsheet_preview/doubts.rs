//! What is in doubt of how a sheet was read, with the keys that put it right.

use crate::maturity::page::Page;
use crate::spreadsheet::TableReading;

/// What may be otherwise, before anything else.
pub(super) fn write_doubts(page: &mut Page, read: &TableReading, is_accepted: bool) {
    if read.layout.doubts.is_empty() || is_accepted {
        return;
    }
    page.heading("A guess: please check");
    for doubt in &read.layout.doubts {
        page.body(0, doubt.says.clone());
    }
    page.quiet(
        0,
        "K: what the column in focus is. H: the row in focus holds the headings. v: turn the sheet.",
    );
    page.blank_line();
}
