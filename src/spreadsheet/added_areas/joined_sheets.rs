//! Sheets with a list each under the same headings: together they are one, with an area for each sheet.

use super::HEADING;
use super::list::{List, area_of_sheet, is_plain};
use crate::spreadsheet::MAX_ROWS;
use crate::spreadsheet::column_synonyms::normalize_heading;
use crate::spreadsheet::table::{AddedAreas, Cell, Merge, Table};

/// One table of all the sheets that have a list under the same headings each; none of fewer than two.
pub(super) fn join_sheets(tables: &[(Table, Option<List>)]) -> Option<Table> {
    let sheets: Vec<(&Table, &List)> = tables
        .iter()
        .filter(|(_, list)| is_plain(list.as_ref()))
        .filter_map(|(table, list)| Some((table, list.as_ref()?)))
        .collect();
    let (first, list) = sheets.first()?;
    let headings = headings_of(first, list);
    let count: usize = sheets.iter().map(|(table, _)| table.rows.len()).sum();
    let is_other = |(table, list): &(&Table, &List)| headings_of(table, list) != headings;
    if sheets.len() < 2 || count > MAX_ROWS || sheets.iter().any(is_other) {
        return None;
    }
    let column = headings.len();
    let names: Vec<String> =
        sheets.iter().map(|(table, list)| area_of_sheet(table, list)).collect();
    let says = format!(
        "{} sheets have the same headings and no column of areas. They were put together, and each was taken for an area: {}.",
        sheets.len(),
        names.join(", ")
    );
    let (mut rows, mut merges) = (Vec::new(), Vec::new());
    let mut joined = Table::default();
    for ((table, list), name) in sheets.iter().zip(&names) {
        // the headings of the first are those of all
        let from = list.header_row + usize::from(!rows.is_empty());
        note_cells(&mut joined, &mut merges, table, (from, rows.len()));
        joined.skipped_notes.extend(notes_of(table, list));
        rows.extend((from..table.rows.len()).map(|at| row_of(table, list, at, column, name)));
    }
    let mut whole = Table::new(names.join(", "), rows).with_merges(merges);
    (whole.formulas, whole.unsaved_formulas) = (joined.formulas, joined.unsaved_formulas);
    whole.skipped_notes = joined.skipped_notes;
    whole.added_areas =
        Some(AddedAreas { column, cells: Vec::new(), says, is_certain: false, unheaded: None });
    Some(whole)
}

fn headings_of(table: &Table, list: &List) -> Vec<String> {
    let texts = (0..table.column_count()).map(|at| Cell::at(list.header_row, at));
    texts.map(|cell| normalize_heading(table.visible_text(cell))).collect()
}

/// A row of a sheet with the name of its area behind, where it has a statement.
fn row_of(table: &Table, list: &List, at: usize, column: usize, name: &str) -> Vec<String> {
    let mut row = table.rows.get(at).cloned().unwrap_or_default();
    let text = match at {
        _ if at == list.header_row => HEADING,
        _ if list.items.binary_search_by_key(&at, |(item, _)| *item).is_ok() => name,
        _ => return row,
    };
    row.resize(column, String::new());
    row.push(text.to_owned());
    row
}

/// Where merged cells and formulas of a sheet stand in the whole, of which the row `from` becomes the
/// row `to`.
fn note_cells(
    joined: &mut Table,
    merges: &mut Vec<Merge>,
    table: &Table,
    (from, to): (usize, usize),
) {
    let moved = |cell: &Cell| Some(Cell::at(cell.row.checked_sub(from)? + to, cell.column));
    let inside = table
        .merges
        .iter()
        .filter_map(|merge| Some(Merge { first: moved(&merge.first)?, last: moved(&merge.last)? }));
    merges.extend(inside);
    joined.formulas.extend(table.formulas.iter().filter_map(moved));
    joined.unsaved_formulas.extend(table.unsaved_formulas.iter().filter_map(moved));
}

/// What there is to say of a sheet, with its name.
fn notes_of(table: &Table, list: &List) -> Vec<String> {
    let has_title = (0..list.header_row).any(|row| !table.is_blank(row));
    let left_out = has_title.then(|| "what stands above its headings was left out.".to_owned());
    let notes = table.skipped_notes.iter().cloned().chain(left_out);
    notes.map(|note| format!("Sheet \"{}\": {note}", table.name)).collect()
}
