//! Grids with two rows of headings: the stages above, and under each of them "Statement" and
//! "Evidence" again and again.

use super::area_heading::SCANNED_ROWS;
use super::stage_examples::pair_examples;
use super::stage_heading::parse_stage_heading;
use super::stage_order;
use crate::spreadsheet::bullets;
use crate::spreadsheet::column_roles::{ColumnRole, TableRoles};
use crate::spreadsheet::column_synonyms::column_role;
use crate::spreadsheet::table::{Cell, Table};

/// The roles of a grid with two rows of headings; none where there is no such pair of rows.
pub(crate) fn find_two_row_header(table: &Table, only_row: Option<usize>) -> Option<TableRoles> {
    let mut rows = match only_row {
        Some(row) => row..row + 1,
        None => 0..table.rows.len().saturating_sub(2).min(SCANNED_ROWS),
    };
    rows.find_map(|row| parse_pair(table, row))
}

fn parse_pair(table: &Table, row: usize) -> Option<TableRoles> {
    let below = row + 1;
    let role_at = |column| column_role(table.visible_text(Cell::at(below, column)));
    let columns = 0..table.column_count();
    let words: Vec<usize> =
        columns.clone().filter(|at| role_at(*at) == Some(ColumnRole::Statement)).collect();
    if words.len() < 2 {
        return None;
    }
    let own = |column| table.own_text(Cell::at(row, column));
    // the name of a stage stands over its first column, merged over the others or alone
    let name_over = |column: usize| {
        let first =
            table.merge_of(Cell::at(row, column)).map_or(column, |merge| merge.first.column);
        (0..=first).rev().map(own).find(|text| !text.is_empty())
    };
    let is_area = |column: &usize| {
        let both = [Cell::at(row, *column), Cell::at(below, *column)];
        both.iter().any(|cell| column_role(table.visible_text(*cell)) == Some(ColumnRole::Area))
    };
    let area = (0..words[0]).rev().find(is_area).or((words[0] > 0).then_some(0))?;
    let mut roles = TableRoles { area_column: area, ..TableRoles::at_row(row) };
    roles.meanings_row = Some(below);
    for column in columns {
        let name = name_over(column).map(bullets::to_name).unwrap_or_default();
        let role = role_at(column).or_else(|| column_role(own(column)));
        match role {
            _ if column == area => roles.columns.push((column, Some(ColumnRole::Area))),
            Some(ColumnRole::Area) => roles.columns.push((column, Some(ColumnRole::AreaGroup))),
            Some(ColumnRole::Statement) if words.contains(&column) => {
                roles.stages.push(parse_stage_heading(Cell::at(row, column), &name)?);
            }
            Some(role) => roles.columns.push((column, Some(role))),
            None => {}
        }
    }
    let mut names: Vec<&String> = roles.stages.iter().map(|stage| &stage.name).collect();
    names.sort();
    names.dedup();
    if names.len() < roles.stages.len() {
        return None; // one stage over all of them is a title
    }
    pair_examples(&mut roles);
    stage_order::put_in_order(&mut roles);
    Some(roles)
}
