//! Spreadsheet import and export: the bytes of a file are detected, decoded and read into tables; a
//! table's roles are guessed from its headings, and by them it becomes a matrix. A matrix becomes a
//! table again by `export`. A form that came back is read by `form_sheet`.
//!
//! A file is known by what is in it, never by its name, and read without trust: everything that
//! could grow has a bound, nothing is worked out, fetched or run.

mod added_areas;
mod archive_guard;
mod blank_matrix;
mod bullets;
mod cell_codec;
mod cell_usage;
mod cell_words;
mod column_cycle;
mod column_facts;
mod column_roles;
mod column_synonyms;
mod csv;
mod csv_delimiter;
mod csv_quotes;
mod detect;
mod doubt;
mod encoding;
mod export;
mod find_roles;
mod form_responses;
mod form_sheet;
mod formula_escape;
mod grid;
mod id_gen;
mod memory;
mod ods;
mod reading_page;
mod rows;
mod second_look;
mod sheet_layout;
mod table;
mod table_import;
mod text_language;
mod translated_column;
mod unsaved_formulas;
mod word_list;
mod xlsx;

#[cfg(test)]
mod tests;

pub use self::cell_usage::{UnusedCell, UnusedGroup, group_by_reason};
pub use self::column_cycle::cycle_column_use;
pub use self::column_roles::StageOrder;
pub use self::doubt::{Doubt, DoubtSubject};
pub use self::export::{export_matrix, matrix_as_table};
pub use self::form_sheet::{
    ABOUT_SHEET, FORM_COLUMNS, FORM_SHEET, FORMAT_NAME, may_be_spreadsheet, read_form_sheet,
};
pub use self::formula_escape::{escape_formula, unescape_formula};
pub use self::id_gen::generate_matrix_id;
pub use self::memory::{Recalled, recall_sheet, remember_sheet};
pub use self::reading_page::write_reading;
pub use self::rows::COLUMN_HEADINGS;
pub use self::sheet_layout::{ColumnUse, LayoutChoices, SheetLayout, parse_column, parse_columns};
pub use self::table::{Cell, Merge, Table, column_letters};
pub use self::table_import::{BoxContent, ReadOptions, TableReading};

use std::collections::BTreeMap;

use self::cell_usage::CellUsage;
use self::table_import::read_error_at;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::is_slug;
use crate::maturity::revision::with_own_fields;
use crate::maturity::validate;

/// The most rows of a sheet that are read.
pub const MAX_ROWS: usize = 10_000;

/// The most columns of a sheet that are read.
pub const MAX_COLUMNS: usize = 200;

/// The most cells that a file may have; of all sheets together.
const MAX_CELLS: usize = 500_000;

/// The most text that a file may have, in bytes; of all sheets together.
const MAX_TEXT_BYTES: usize = 8 * 1024 * 1024;

/// The most sheets that a file may have.
const MAX_SHEETS: usize = 1_000;

/// More lines than this inside the cells of a sheet are not taken apart.
const MAX_LINES: usize = 20_000;

/// What was read of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    /// Its sheets with text, in order.
    pub tables: Vec<Table>,
    /// What a person should know about the reading, in plain sentences.
    pub notes: Vec<String>,
}

/// What of a spreadsheet is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SheetOptions {
    /// Hidden rows, columns and sheets too.
    pub with_hidden: bool,
}

/// Reads a spreadsheet as its program shows it; a finding says why it can't be read and what to do.
pub fn read(bytes: &[u8]) -> Result<Workbook, Box<Diagnostic>> {
    read_with(bytes, SheetOptions::default())
}

/// The same, with what a person wants read of it.
pub fn read_with(bytes: &[u8], options: SheetOptions) -> Result<Workbook, Box<Diagnostic>> {
    let mut book = if detect::is_zip(bytes) {
        xlsx::read(&archive_guard::decompress(bytes)?, options)?
    } else {
        csv::read(&detect::decode_text(bytes)?)?
    };
    let (tables, blank): (Vec<Table>, Vec<Table>) = std::mem::take(&mut book.tables)
        .into_iter()
        .partition(|table| !table.is_empty() || !table.unsaved_formulas.is_empty());
    book.tables = added_areas::add_areas(tables);
    // of a sheet that has nothing left, what was left out is all there is to say
    book.notes.extend(blank.into_iter().flat_map(|table| {
        let name = table.name;
        table.skipped_notes.into_iter().map(move |note| format!("Sheet \"{name}\": {note}"))
    }));
    if book.tables.is_empty() {
        const MAX_NOTES: usize = 3;
        let why = book.notes.iter().take(MAX_NOTES).map(|note| format!(" {note}"));
        let says = format!("There is no text in this file.{}", why.collect::<String>());
        let remedy = "Fill in a sheet and save it, or choose another file.";
        return Err(read_error("empty-book", says, remedy));
    }
    Ok(book)
}

/// Makes a matrix of a table; a finding says why it can't be done and what to do.
///
/// A sheet with the stages down the side is turned first. What was understood, and what of it is in
/// doubt, stands in the reading.
pub fn parse_table(table: &Table, options: &ReadOptions) -> Result<TableReading, Box<Diagnostic>> {
    check_input(table, options)?;
    match options.layout.is_turned {
        Some(true) => parse_turned(table, options),
        None if options.layout.is_empty() && grid::has_stages_down(table) => {
            parse_turned(table, options).or_else(|_| parse_as_it_stands(table, options))
        }
        Some(false) | None => {
            parse_joined(table, options).unwrap_or_else(|| parse_as_it_stands(table, options))
        }
    }
}

/// The reading of a grid whose stages each stand over several columns; none for any other.
fn parse_joined(
    table: &Table,
    options: &ReadOptions,
) -> Option<Result<TableReading, Box<Diagnostic>>> {
    let joined = grid::join_columns(table, &options.layout)?;
    let mut reading = parse_as_it_stands(&joined.table, options).ok()?;
    let choices = &options.layout;
    let is_known = reading.layout.doubts.iter().any(|doubt| doubt.says == joined.doubt.says);
    match choices.open_part(&joined.doubt, &BTreeMap::new(), &BTreeMap::new()) {
        _ if is_known => {}
        Some(open) => reading.layout.doubts.push(open),
        None => reading.notes.push(joined.doubt.says),
    }
    Some(Ok(reading))
}

fn parse_turned(table: &Table, options: &ReadOptions) -> Result<TableReading, Box<Diagnostic>> {
    let turned = table.turned();
    let mut reading = parse_as_it_stands(&turned, options)?;
    for unused in &mut reading.unused_cells {
        unused.cell = turned.sheet_cell(unused.cell);
    }
    reading.unused_cells.sort_by_key(|unused| unused.cell);
    reading.layout.is_turned = true;
    let note = "The stages run down the side and the areas across: the sheet was turned.";
    reading.notes.insert(0, note.to_owned());
    Ok(reading)
}

fn parse_as_it_stands(
    table: &Table,
    options: &ReadOptions,
) -> Result<TableReading, Box<Diagnostic>> {
    let roles = find_roles::find_roles(table, &options.layout)?;
    if roles.is_grid() && grid::filled_boxes(table, &roles) > validate::MAX_CELLS {
        return Err(too_many_cells_error()); // however it is read, it is too large
    }
    let mut usage = CellUsage::default();
    let added = table.added_areas.as_ref().filter(|added| added.column == roles.area_column);
    added.iter().flat_map(|added| &added.cells).for_each(|cell| usage.mark_used(*cell));
    let names_table = |cell: Cell| {
        added.is_some_and(|added| added.cells.contains(&cell))
            || roles.is_grid() && grid::TableNames::of(table, &roles).cells().any(|its| its == cell)
    };
    let title = roles.find_title(table).filter(|(cell, _)| !names_table(*cell));
    let above = title.map(|(cell, text)| {
        usage.mark_used(cell);
        bullets::to_single_line(text)
    });
    let title = options.matrix_title(above.as_deref(), table);
    let (matrix, mut notes, made_from) = if roles.is_grid() {
        let (matrix, notes) = grid::read_grid(table, &roles, options, title, &mut usage)?;
        (matrix, notes, None)
    } else {
        let rows = rows::read_rows(table, &roles, options, title, &mut usage)?;
        (rows.matrix, rows.notes, rows.made_from)
    };
    notes.extend(added.map(|added| added.says.clone()));
    notes.extend(table.skipped_notes.iter().cloned());
    let matrix = match &table.made_of {
        Some(source) => with_own_fields(source, &matrix),
        None => matrix,
    };
    let (errors, diagnostics): (Vec<Diagnostic>, Vec<Diagnostic>) =
        validate::validate_matrix(&matrix).into_iter().partition(Diagnostic::is_error);
    if let Some(first) = errors.into_iter().next() {
        return Err(Box::new(first));
    }
    let unused_cells = usage.into_unused(table, |cell| {
        let heading = table.visible_text(Cell::at(roles.header_row, cell.column));
        let heading = bullets::to_name(heading);
        match roles.is_grid() {
            _ if cell.row < roles.header_row => "It stands above the headings.".to_owned(),
            true => grid::unused_reason(&roles, cell.column, &heading),
            false => rows::unused_reason(&roles, cell.column, &heading),
        }
    });
    let layout = SheetLayout::of(&roles, false);
    Ok(TableReading { matrix, made_from, roles, layout, notes, diagnostics, unused_cells })
}

fn check_input(table: &Table, options: &ReadOptions) -> Result<(), Box<Diagnostic>> {
    unsaved_formulas::check(table)?;
    if table.is_empty() {
        let says = "There is no text in this sheet.";
        let remedy = "Choose another sheet, or fill this one in.";
        return Err(read_error("empty-sheet", says, remedy));
    }
    let lines: usize =
        table.rows.iter().flatten().map(|text| text.matches(['\n', '•']).count()).sum();
    if lines > MAX_LINES {
        let says = format!(
            "There are {lines} lines inside the boxes of this sheet; no maturity matrix has so many."
        );
        return Err(read_error("too-many-lines", says, "Check that it is the right sheet."));
    }
    if let Some(id) = options.id.as_deref().filter(|id| !is_slug(id)) {
        let says = format!("\"{id}\" can't be the id of a matrix.");
        let remedy = "Use small letters, digits and hyphens, 32 at most, such as our-matrix.";
        return Err(read_error("bad-matrix-id", says, remedy));
    }
    Ok(())
}

/// A finding about a file or sheet as a whole.
fn read_error(
    code: &'static str,
    says: impl Into<String>,
    remedy: impl Into<String>,
) -> Box<Diagnostic> {
    read_error_at(code, "", says, remedy)
}

/// Too much of something.
fn limit_error(code: &'static str, says: &str) -> Box<Diagnostic> {
    let remedy = "Copy the grid into a new spreadsheet of its own, save that, and bring it in.";
    read_error(code, says, remedy)
}

fn too_many_cells_error() -> Box<Diagnostic> {
    limit_error("too-many-boxes", "There are more boxes than any maturity matrix has.")
}

fn too_many_sheets_error() -> Box<Diagnostic> {
    let says = format!("There are more than {MAX_SHEETS} sheets in this file.");
    limit_error("too-many-sheets", &says)
}

fn too_much_text_error() -> Box<Diagnostic> {
    limit_error("too-much-text", "There is more text than any maturity matrix has.")
}

/// Cuts blank rows from the end, and blank cells from the end of each row.
fn trim_blank_cells(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    for row in &mut rows {
        let filled = row.iter().rposition(|text| !text.trim().is_empty()).map_or(0, |at| at + 1);
        row.truncate(filled);
    }
    let filled = rows.iter().rposition(|row| !row.is_empty()).map_or(0, |at| at + 1);
    rows.truncate(filled);
    rows
}
