//! A list with a stage and a statement in each row, and lines among the rows that name areas.

use super::list::{List, MAX_NAME_CHARS, lone_text};
use crate::spreadsheet::cell_words::is_number;
use crate::spreadsheet::column_roles::ColumnRole;
use crate::spreadsheet::column_synonyms::{column_role, normalize_heading};
use crate::spreadsheet::rows;
use crate::spreadsheet::table::{Cell, Table};

/// A line of more words among the statements is one of them.
const MAX_NAME_WORDS: usize = 8;

/// Where its headings are.
struct Columns {
    header_row: usize,
    stage: usize,
    words: usize,
}

/// The list, where a stage and a statement stand in each row.
pub(super) fn find(table: &Table) -> Option<List> {
    // where a column looks like that of the areas, whatever its heading says, it is asked about
    let roles =
        rows::find_list_without_areas(table).filter(|_| rows::guess_roles(table).is_none())?;
    let (stage, words) = (roles.column(ColumnRole::Stage)?, roles.column(ColumnRole::Statement)?);
    let columns = Columns { header_row: roles.header_row, stage, words };
    let mut list = List {
        header_row: roles.header_row,
        items: Vec::new(),
        headers: Vec::new(),
        is_certain: true,
        unheaded: None,
    };
    let names = stage_names(table, &columns);
    let title = (0..list.header_row).rev().find_map(|row| lone_text(table, row));
    let title = title.map(|(cell, _)| cell);
    let mut heading = title;
    for row in list.header_row + 1..table.rows.len() {
        let text = |column| table.visible_text(Cell::at(row, column));
        if column_role(text(stage)) == Some(ColumnRole::Stage)
            && column_role(text(words)) == Some(ColumnRole::Statement)
        {
            list.headers.push(row);
        } else if let Some(cell) = heading_in(table, &columns, &names, row) {
            list.is_certain &= table.merge_of(cell).is_some() || cell.column != words;
            heading = Some(cell);
        } else if !table.own_text(Cell::at(row, words)).is_empty() {
            list.items.push((row, heading));
        }
    }
    // a title above a list without other such lines is that of the whole
    let is_only = list.items.iter().all(|(_, heading)| *heading == title);
    if is_only {
        list.items.iter_mut().for_each(|(_, heading)| *heading = None);
    }
    let is_named = |(_, heading): &(usize, Option<Cell>)| {
        heading.is_some() && (*heading != title || !list.headers.is_empty())
    };
    list.is_certain &= list.items.iter().all(is_named);
    (!list.items.is_empty()).then_some(list)
}

/// The names of stages in the rows with a statement.
fn stage_names(table: &Table, list: &Columns) -> Vec<String> {
    let rows = list.header_row + 1..table.rows.len();
    let worded = rows.filter(|row| {
        // a line that is merged over the columns is seen in all of them
        !table.own_text(Cell::at(*row, list.words)).is_empty()
    });
    let mut names: Vec<String> = worded
        .map(|row| normalize_heading(table.visible_text(Cell::at(row, list.stage))))
        .filter(|name| !name.is_empty())
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The only cell of a row, where it may name an area: short, and no name of a stage.
fn heading_in(table: &Table, list: &Columns, stages: &[String], row: usize) -> Option<Cell> {
    let mut cells = table.filled_cells(row);
    let (cell, text) = cells.next().filter(|_| cells.next().is_none())?;
    let is_name = text.chars().count() <= MAX_NAME_CHARS
        && text.split_whitespace().count() <= MAX_NAME_WORDS
        && !text.ends_with(['.', ';', '?', '!'])
        && !is_number(text)
        && stages.binary_search(&normalize_heading(text)).is_err();
    let is_merged = table.merge_of(cell).is_some();
    let is_in_front = cell.column <= list.stage.min(list.words);
    // among the statements it may be one more, whose stage is that of the row above
    let is_apart = || {
        let next = (row + 1..table.rows.len()).find(|row| !table.is_blank(*row));
        let below = next.map_or("", |next| table.visible_text(Cell::at(next, list.stage)));
        row == list.header_row + 1
            || table.is_blank(row - 1)
            || column_role(below) == Some(ColumnRole::Stage)
    };
    let is_heading = is_merged || is_in_front && (cell.column != list.words || is_apart());
    (is_name && is_heading).then_some(cell)
}
