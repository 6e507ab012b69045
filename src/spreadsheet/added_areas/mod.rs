//! Areas of a list that has no column of them: they stand in rows of their own among the statements,
//! in a line above each part, or are the names of sheets with a list each. Such a list gets a column of
//! areas before it is read, and what was taken for them is said; unless it is plain, it is asked.

mod blocks;
mod grid_lines;
mod joined_sheets;
mod list;
mod list_lines;

use self::joined_sheets::join_sheets;
use self::list::{List, is_plain, strip_label, whole_name};
use super::table::{AddedAreas, Cell, Table};

/// The heading of the column that is added.
const HEADING: &str = "Area";

/// The tables with a column of areas where a list has none: sheets of one shape become one.
pub(super) fn add_areas(tables: Vec<Table>) -> Vec<Table> {
    let mut kept: Vec<(Table, Option<List>)> =
        tables.into_iter().map(|table| (find_list(&table), table)).map(|(l, t)| (t, l)).collect();
    if let Some(joined) = join_sheets(&kept) {
        let first = kept.iter().position(|(_, list)| is_plain(list.as_ref())).unwrap_or(0);
        kept.retain(|(_, list)| !is_plain(list.as_ref()));
        kept.insert(first, (joined, None));
    }
    let add = |(table, list)| match list {
        Some(list) => add_column(table, &list),
        None => table,
    };
    kept.into_iter().map(add).collect()
}

fn find_list(table: &Table) -> Option<List> {
    let headed = list_lines::find(table).or_else(|| grid_lines::find(table));
    headed.or_else(|| blocks::find(table))
}

/// The list with a column of areas behind its own.
fn add_column(mut table: Table, list: &List) -> Table {
    let column = table.column_count();
    let whole = whole_name(&table, list);
    let mut cells: Vec<Cell> = list.items.iter().filter_map(|(_, heading)| *heading).collect();
    cells.dedup();
    let name = |heading: &Option<Cell>| match heading {
        Some(cell) => strip_label(table.own_text(*cell)).to_owned(),
        None => whole.clone(),
    };
    let items: Vec<(usize, String)> =
        list.items.iter().map(|(row, heading)| (*row, name(heading))).collect();
    let says = if cells.is_empty() {
        format!(
            "No column says the area of each row. All rows were taken for one area, \"{whole}\"."
        )
    } else {
        let names: Vec<&str> =
            cells.iter().map(|cell| strip_label(table.own_text(*cell))).collect();
        let rest = if list.items.iter().any(|(_, heading)| heading.is_none()) {
            format!(" The rows above the first of them were taken for one area, \"{whole}\".")
        } else {
            String::new()
        };
        format!(
            "No column says the area of each row. Lines that stand alone were taken for the areas of the rows below them: {}.{rest}",
            names.join(", ")
        )
    };
    let headers = std::iter::once(list.header_row).chain(list.headers.iter().copied());
    let headers: Vec<(usize, String)> = headers.map(|row| (row, HEADING.to_owned())).collect();
    for (row, text) in headers.into_iter().chain(items) {
        if let Some(row) = table.rows.get_mut(row) {
            row.resize(column, String::new());
            row.push(text);
        }
    }
    let (is_certain, unheaded) = (list.is_certain, list.unheaded);
    table.added_areas = Some(AddedAreas { column, cells, says, is_certain, unheaded });
    table
}
