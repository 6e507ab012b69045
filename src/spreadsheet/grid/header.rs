//! Grid header detection: finds the row of headings below titles and blank rows, the column of the
//! areas and the stages across, whatever else stands around them.

use super::area_column::Heading;
use super::area_heading::{SCANNED_ROWS, judged_rows, names_area};
use super::stage_heading::parse_stage_heading;
use super::{
    answer_columns, area_column, other_headings, stage_columns, stage_examples, stage_order,
};
use crate::spreadsheet::bullets;
use crate::spreadsheet::column_roles::{ColumnRole, TableRoles};
use crate::spreadsheet::column_synonyms::{column_role, is_stage_like, normalize_heading};
use crate::spreadsheet::table::{Cell, Table};

/// The roles by the headings of a grid: those with most beneath them. Where a person said which row
/// holds the headings, only that one is looked at.
pub(crate) fn find_header(table: &Table, only_row: Option<usize>) -> Option<TableRoles> {
    let is_below = rows_below_as_full_a_row(table);
    let needs_words = |row: usize| only_row.is_none() && is_below.get(row) == Some(&true);
    let rows = match only_row {
        Some(row) => (row..(row + 1).min(table.rows.len()).max(row)).collect(),
        None => candidate_rows(table, &is_below),
    };
    let scored = rows
        .into_iter()
        .filter_map(|row| parse_header(table, row))
        .filter(|roles| !needs_words(roles.header_row) || is_known(table, roles))
        .map(|roles| (score_header(table, &roles), roles))
        .filter(|(score, _)| *score > 0 || only_row.is_some());
    let (_, mut roles) = scored.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    read_meanings(table, &mut roles);
    other_headings::note_other_headings(table, &mut roles);
    Some(roles)
}

/// Takes the row right below the headings that says what each stage means, where there is one.
pub(crate) fn read_meanings(table: &Table, roles: &mut TableRoles) {
    roles.meanings_row = find_meanings_row(table, roles);
    let Some(row) = roles.meanings_row else { return };
    for stage in &mut roles.stages {
        let text = bullets::to_single_line(table.visible_text(Cell::at(row, stage.cell.column)));
        // "Statement" under a stage is a second heading, and says nothing of the stage
        let says = Some(text).filter(|text| !text.is_empty() && column_role(text).is_none());
        stage.meaning = says.or(stage.meaning.take());
    }
}

/// The row read as headings, if it could be.
fn parse_header(table: &Table, row: usize) -> Option<TableRoles> {
    let headings: Vec<Heading<'_>> = (0..table.column_count())
        .map(|column| (column, table.heading_text(Cell::at(row, column))))
        .filter(|(_, text)| !text.is_empty())
        .map(|(column, text)| (column, text, column_role(text)))
        .collect();
    if headings.len() < 2 {
        return None;
    }
    let area = area_column::find_area_column(table, row, &headings)?;
    let beside = headings.iter().filter_map(|(column, text, role)| match role {
        _ if *column == area => None,
        None | Some(ColumnRole::Stage) => None,
        Some(ColumnRole::Area) => {
            Some((*column, Some(area_column::role_beside(table, row, *column, text))))
        }
        role => Some((*column, *role)),
    });
    let mut roles = TableRoles {
        area_column: area,
        columns: std::iter::once((area, Some(ColumnRole::Area))).chain(beside).collect(),
        ..TableRoles::at_row(row)
    };
    let candidates = area_column::stage_candidates(table, &mut roles, &headings);
    stage_columns::choose_stages(table, &mut roles, candidates);
    answer_columns::drop_answers_beside(table, &mut roles);
    stage_examples::pair_examples(&mut roles);
    stage_order::put_in_order(&mut roles);
    (!roles.stages.is_empty()).then_some(roles)
}

/// Whether these are known words, which are headings wherever they stand.
fn is_known(table: &Table, roles: &TableRoles) -> bool {
    let stages = &roles.stages;
    names_area(table, roles)
        || stages.iter().filter(|stage| is_stage_like(&stage.name)).count() * 2 > stages.len()
}

/// The rows that may be headings: one below a row that is as full only where it may have known
/// words. That is asked first, as looking below each row for what it heads takes far longer.
fn candidate_rows(table: &Table, is_below: &[bool]) -> Vec<usize> {
    let rows = is_below.iter().enumerate();
    rows.filter(|(row, is_below)| !**is_below || may_be_known(table, *row))
        .map(|(row, _)| row)
        .collect()
}

/// The rows of which one above has as many headings.
fn rows_below_as_full_a_row(table: &Table) -> Vec<bool> {
    let columns = table.column_count();
    let rows = 0..table.rows.len().min(SCANNED_ROWS);
    let filled = rows.map(|row| {
        let cells = (0..columns).map(|column| Cell::at(row, column));
        cells.filter(|cell| !table.heading_text(*cell).is_empty()).count()
    });
    let mut fullest = None;
    let is_below = |own: usize| {
        let is_below = fullest.is_some_and(|fullest| fullest >= own);
        fullest = fullest.max(Some(own));
        is_below
    };
    filled.map(is_below).collect()
}

/// Whether a row may have known words among its headings.
fn may_be_known(table: &Table, row: usize) -> bool {
    let is_known = |column: usize| {
        let cell = Cell::at(row, column);
        let names_stage = || {
            parse_stage_heading(cell, table.heading_text(cell))
                .is_some_and(|stage| is_stage_like(&stage.name))
        };
        column_role(table.visible_text(cell)) == Some(ColumnRole::Area) || names_stage()
    };
    (0..table.column_count()).any(is_known)
}

/// How much a row looks like the headings: the filled cells beneath it, doubled where its words are
/// those of headings.
fn score_header(table: &Table, roles: &TableRoles) -> usize {
    let (row, stages) = (roles.header_row, &roles.stages);
    let below = judged_rows(table, row);
    let filled = |row: usize| {
        let has_area = !table.visible_text(Cell::at(row, roles.area_column)).is_empty();
        let boxes = stages
            .iter()
            .filter(|stage| !table.visible_text(Cell::at(row, stage.cell.column)).is_empty());
        if has_area { boxes.count() } else { 0 }
    };
    let cells: usize = below.map(filled).sum();
    let names_stages =
        stages.iter().filter(|stage| is_stage_like(&stage.name)).count() * 2 > stages.len();
    let is_form = table.filled_cells(row).any(|(_, text)| text.ends_with(':'));
    cells * (1 + usize::from(names_area(table, roles))) * (1 + usize::from(names_stages)) * 2
        / (1 + usize::from(is_form) * 2)
}

/// What may stand beside the meanings of the stages.
const LABELS: &str = "name, title, label, stage name, level name, meaning, what it means, \
                      description, descriptor, definition, what it looks like, \
                      what this looks like, what does it look like, what does this look like";

/// The row right below that says what the stages mean: words under them and no area beside.
fn find_meanings_row(table: &Table, roles: &TableRoles) -> Option<usize> {
    let row = roles.header_row + 1;
    let area = Cell::at(row, roles.area_column);
    let is_of_heading =
        table.merge_of(area).is_some_and(|merge| merge.first.row <= roles.header_row);
    let label = normalize_heading(table.visible_text(area));
    // below a blank heading "Question" or "Area" is the heading itself
    let is_heading = table.heading_text(Cell::at(roles.header_row, roles.area_column)).is_empty()
        && matches!(
            column_role(&label),
            Some(ColumnRole::Area | ColumnRole::Statement | ColumnRole::Stage)
        );
    let is_label = is_heading || LABELS.split(", ").any(|word| word == label);
    if !(label.is_empty() || is_label || is_of_heading) {
        return None;
    }
    let filled = roles
        .stages
        .iter()
        .filter(|stage| {
            // a rule of dashes under the headings says nothing
            let text = table.own_text(Cell::at(row, stage.cell.column));
            text.contains(char::is_alphanumeric)
        })
        .count();
    (filled > 1 && filled * 2 >= roles.stages.len()).then_some(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[String]) -> Table {
        let cells = |row: &String| row.split('|').map(str::to_owned).collect();
        Table::new("", rows.iter().map(cells).collect())
    }

    #[test]
    fn of_many_rows_that_are_alike_few_are_looked_below() {
        let words: Vec<String> =
            (0..500).map(|row| ["We do thing."; 200].join(&format!(" {row}|"))).collect();
        let wide = table(&words);
        assert_eq!(candidate_rows(&wide, &rows_below_as_full_a_row(&wide)), [0]);
        // rows with words for stages may all be headings, and little is looked at below each
        let known: Vec<String> = (0..500).map(|_| ["Good start"; 200].join("|")).collect();
        let wide = table(&known);
        let rows = candidate_rows(&wide, &rows_below_as_full_a_row(&wide));
        assert_eq!(rows.len(), SCANNED_ROWS);
        assert!(rows.iter().all(|row| judged_rows(&wide, *row).len() * 200 <= 3_000));
        // a grid as people make them is looked at as far as ever
        let usual: Vec<String> =
            (0..500).map(|row| format!("Area {row}|We do a|We do b")).collect();
        assert_eq!(judged_rows(&table(&usual), 0), 1..1 + SCANNED_ROWS);
    }
}
