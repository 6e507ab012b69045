//! How a sheet was read, as lines of a page: what was understood, what may not be as it was meant,
//! and which boxes were not used.

use super::{BoxContent, TableReading, group_by_reason};
use crate::maturity::diagnostic::summarize_by_kind;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::page::Page;
use crate::maturity::phrases::pluralize;
use crate::maturity::text_wrap::truncate;

/// The first notes of a reading: its stages, and what there is to answer.
const TELLING_NOTES: usize = 2;

/// A longer name of an area is a mistake, and is cut so that it is seen as one.
const MAX_NAME_WIDTH: usize = 200;

/// Of more areas it is said how many there are.
const MAX_NAMED: usize = 100;

/// The reading, with further `notes` on the whole file. `each_box` is what a person said that a box
/// of a grid holds.
pub fn write_reading<'n>(
    page: &mut Page,
    reading: &'n TableReading,
    each_box: Option<BoxContent>,
    notes: impl IntoIterator<Item = &'n String>,
) {
    let matrix = &reading.matrix;
    page.heading("What was understood");
    // what tells most comes first: a low screen has room for little more
    let has_counts = !reading.is_grid() || each_box.is_some();
    let telling = if has_counts { TELLING_NOTES } else { 1 };
    let mut own_notes = reading.visible_notes(each_box);
    for note in own_notes.by_ref().take(telling) {
        page.body(0, note.clone());
    }
    let areas = pluralize(matrix.domains.len(), "area", "areas");
    page.body(0, format!("{areas}: {}.", area_names(matrix, has_counts)));
    page.body(0, format!("Title: {}", matrix.title));
    for note in own_notes.chain(notes) {
        page.body(0, note.clone());
    }
    for words in summarize_by_kind(&reading.diagnostics) {
        page.body(0, words);
    }
    page.blank_line();
    if reading.unused_cells.is_empty() {
        page.heading("Every box with text is used");
        return;
    }
    let unused = pluralize(reading.unused_cells.len(), "box", "boxes");
    page.heading(format!("Not used: {unused}"));
    for group in group_by_reason(&reading.unused_cells) {
        page.body(0, group.describe());
        page.set_prefix(format!("{}: ", group.place));
    }
}

/// The names of the areas; of very many, or very long ones, their beginning.
fn area_names(matrix: &Matrix, has_counts: bool) -> String {
    let name = |domain: &Domain| {
        let name = truncate(&domain.name, MAX_NAME_WIDTH);
        if has_counts { format!("{name} ({})", count_words(domain)) } else { name }
    };
    let names: Vec<String> = matrix.domains.iter().take(MAX_NAMED).map(name).collect();
    let more = match matrix.domains.len() - names.len() {
        0 => String::new(),
        others => format!(" and {others} more"),
    };
    format!("{}{more}", names.join(" · "))
}

/// "4 statements"; of ladders, what there is to pick from.
fn count_words(domain: &Domain) -> String {
    let rungs: usize = domain.ladders.iter().map(|ladder| ladder.rungs.len()).sum();
    match domain.statements.len() {
        0 => pluralize(rungs, "description", "descriptions"),
        statements => pluralize(statements, "statement", "statements"),
    }
}
