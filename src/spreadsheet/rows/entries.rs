//! The entries of a table in the row form: its rows, with blanks filled from the row above where
//! people leave them.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{EntryKind, LINE_WORDS, RowEntry, TranslatedCell};
use crate::spreadsheet::bullets;
use crate::spreadsheet::cell_codec::{decode_line, decode_word, normalize_name};
use crate::spreadsheet::cell_usage::CellUsage;
use crate::spreadsheet::cell_words::{is_formula_error, is_number, is_placeholder};
use crate::spreadsheet::column_roles::{ColumnRole, TableRoles};
use crate::spreadsheet::column_synonyms::{column_role, normalize_heading};
use crate::spreadsheet::table::{Cell, Table};

/// Reads the rows; with how many areas and stages were filled from above.
pub(crate) fn read_entries(
    table: &Table,
    roles: &TableRoles,
    usage: &mut CellUsage,
) -> (Vec<RowEntry>, usize) {
    let mut entries = Vec::new();
    let (mut filled_count, mut last_area, mut last_stage) = (0, String::new(), String::new());
    let mut last_group = String::new();
    // the area that a row names for the rows below it
    let mut heading: Option<Cell> = None;
    let translations = roles.translations.iter().map(|(column, ..)| *column);
    let columns: Vec<usize> = roles.read_columns().chain(translations).collect();
    mark_row_used(table, &columns, roles.header_row, usage);
    for row in rows_in_order(table, roles) {
        let mut entry = match read_entry(table, roles, row) {
            Ok(entry) => entry,
            Err(reason) => {
                usage.mark_row_unused(table, row, &reason);
                if let Some((cell, area)) = area_heading(table, roles, row) {
                    (last_area, heading) = (area, Some(cell));
                }
                continue;
            }
        };
        mark_row_used(table, &columns, row, usage);
        fill_from_above(&mut entry.group, &mut last_group);
        if entry.is_item() {
            let is_filled = fill_from_above(&mut entry.area, &mut last_area);
            match heading.take().filter(|_| is_filled) {
                Some(cell) => usage.mark_used(cell),
                None => filled_count += usize::from(is_filled),
            }
            if entry.has_stage() {
                filled_count += usize::from(fill_from_above(&mut entry.stage, &mut last_stage));
            }
        }
        if entry.is_item() && entry.area.is_empty() {
            usage.mark_row_unused(table, row, "Its row has no area.");
        } else if entry.has_stage() && entry.stage.is_empty() {
            usage.mark_row_unused(table, row, "Its row has no stage.");
        } else {
            entries.push(entry);
        }
    }
    read_stage_lists(&mut entries);
    (entries, filled_count)
}

/// Takes the lowest of the stages where a row names a list of them; a stage that the table itself
/// describes, such as "0&0", is no list.
fn read_stage_lists(entries: &mut [RowEntry]) {
    let described: BTreeSet<String> = entries
        .iter()
        .filter(|entry| entry.kind == EntryKind::Stage)
        .map(|entry| normalize_name(&decode_line(&entry.stage)))
        .collect();
    for entry in entries {
        if let Some(lowest) = lowest_of_list(&entry.stage)
            && !described.contains(&normalize_name(&decode_line(&entry.stage)))
        {
            entry.stage = lowest;
        }
    }
}

/// The rows with text, as they were before the sheet was sorted; a row that was added since stays
/// behind the one that it stands below.
fn rows_in_order(table: &Table, roles: &TableRoles) -> Vec<usize> {
    // a line that names an area may be merged over the columns, and would be seen in each of them
    let added = table.added_areas.as_ref().filter(|added| added.column == roles.area_column);
    let is_line = |row: &usize| added.is_some_and(|added| added.names_area_in(*row));
    let mut rows: Vec<usize> = (roles.header_row + 1..table.rows.len())
        .filter(|row| !table.is_blank(*row) && !is_line(row))
        .collect();
    let Some(column) = roles.column(ColumnRole::Order) else { return rows };
    let number = |row: usize| table.own_text(Cell::at(row, column)).parse::<u32>().ok();
    let mut last = 0;
    let keys: BTreeMap<usize, u32> = rows
        .iter()
        .map(|row| {
            last = number(*row).unwrap_or(last);
            (*row, last)
        })
        .collect();
    rows.sort_by_key(|row| keys.get(row).copied());
    rows
}

fn mark_row_used(table: &Table, columns: &[usize], row: usize, usage: &mut CellUsage) {
    for column in columns {
        usage.mark_used(table.text_origin(Cell::at(row, *column)));
    }
}

/// The area that a row without a stage and words names for the rows below it.
fn area_heading(table: &Table, roles: &TableRoles, row: usize) -> Option<(Cell, String)> {
    let at = |role| roles.column(role).map(|column| Cell::at(row, column));
    let text = |role| at(role).map_or("", |cell| table.visible_text(cell));
    let is_bare = [ColumnRole::Stage, ColumnRole::Statement, ColumnRole::Line]
        .into_iter()
        .all(|role| text(role).is_empty());
    let cell = at(ColumnRole::Area).filter(|cell| is_bare && !table.own_text(*cell).is_empty())?;
    Some((cell, table.own_text(cell).to_owned()))
}

/// Fills a blank from the row above. Whether it did.
fn fill_from_above(text: &mut String, last: &mut String) -> bool {
    if text.is_empty() && !last.is_empty() {
        text.clone_from(last);
        return true;
    }
    last.clone_from(text);
    false
}

/// The entry in a row, or why there is none.
fn read_entry(table: &Table, roles: &TableRoles, row: usize) -> Result<RowEntry, String> {
    let at = |role| roles.column(role).map(|column| Cell::at(row, column));
    let own = |role| at(role).map_or("", |cell| table.own_text(cell)).to_owned();
    let seen = |role| at(role).map_or("", |cell| table.visible_text(cell)).to_owned();
    let group = roles.group_column().map(|column| Cell::at(row, column));
    let line = own(ColumnRole::Line);
    let kind = decode_word(LINE_WORDS, &normalize_heading(&line)).ok_or_else(|| {
        format!("No line of a matrix is called \"{}\".", bullets::to_single_line(&line))
    })?;
    let entry = RowEntry {
        row,
        kind,
        area: seen(ColumnRole::Area),
        stage: seen(ColumnRole::Stage),
        statement: seen(ColumnRole::Statement),
        example: seen(ColumnRole::Example),
        id: own(ColumnRole::Id),
        also: own(ColumnRole::Also),
        basis: own(ColumnRole::Basis),
        sources: own(ColumnRole::Sources),
        revision: own(ColumnRole::Revision),
        group: group.map_or("", |cell| table.visible_text(cell)).to_owned(),
        order: own(ColumnRole::Order),
        translated: read_translations(table, roles, row),
    };
    match missing_words(&entry) {
        Some(reason) => Err(reason.to_owned()),
        None => Ok(entry),
    }
}

/// The texts of a row in further languages.
fn read_translations(table: &Table, roles: &TableRoles, row: usize) -> Vec<TranslatedCell> {
    let cells = roles.translations.iter().map(|(at, column, language)| TranslatedCell {
        column: *column,
        language: *language,
        text: table.own_text(Cell::at(row, *at)).to_owned(),
    });
    cells.filter(|cell| !cell.text.is_empty()).collect()
}

/// Of a list of stages by their numbers, such as "1, 2, 3", the lowest.
fn lowest_of_list(stage: &str) -> Option<String> {
    let numbers: Vec<u32> = stage
        .split([',', ';', '/', '+', '&'])
        .map(|part| part.trim().parse().ok())
        .collect::<Option<_>>()?;
    numbers.iter().min().filter(|_| numbers.len() > 1).map(ToString::to_string)
}

/// Why a row has no words of a matrix in it. What has an id was written by the program, and is
/// taken as it is.
fn missing_words(entry: &RowEntry) -> Option<&'static str> {
    let is_typed = entry.id.is_empty();
    let is_typed_statement = is_typed && entry.kind == EntryKind::Statement;
    if is_typed
        && column_role(&entry.area) == Some(ColumnRole::Area)
        && column_role(&entry.stage) == Some(ColumnRole::Stage)
        && column_role(&entry.statement) == Some(ColumnRole::Statement)
    {
        return Some("The headings stand here once more.");
    }
    let needs_words = entry.is_item()
        || matches!(entry.kind, EntryKind::Title | EntryKind::Term | EntryKind::WarningSign);
    let is_wordless =
        entry.statement.is_empty() || is_typed_statement && is_placeholder(&entry.statement);
    if needs_words && is_wordless {
        return Some("Its row has no statement.");
    }
    if is_typed_statement && is_number(&entry.statement) {
        return Some("It holds a number where the statement should be.");
    }
    (is_typed_statement && is_formula_error(&entry.statement))
        .then_some("A formula failed in this row, so there is no statement to read.")
}
