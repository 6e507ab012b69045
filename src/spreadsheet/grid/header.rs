//! Grid header detection: finds the row of headings below titles and blank rows, the column of the
//! areas and the stages across, whatever else stands around them.

use crate::spreadsheet::bullets;
use crate::spreadsheet::column_roles::{ColumnRole, StageHeading, TableRoles};
use crate::spreadsheet::column_synonyms::{
    column_role, is_before_first_stage, is_numbered_stage, is_stage_like,
};
use crate::spreadsheet::table::{Cell, Table};

/// How many rows are tried as headings, and how many below each are looked at for areas.
const SCANNED_ROWS: usize = 60;

/// A longer text is no name of a stage.
const MAX_STAGE_NAME_CHARS: usize = 90;

/// The roles by the headings of a grid: those with most beneath them.
pub(crate) fn find_header(table: &Table) -> Option<TableRoles> {
    let scored = (0..table.rows.len().min(SCANNED_ROWS))
        .filter_map(|row| parse_header(table, row))
        .map(|roles| (score_header(table, &roles), roles))
        .filter(|(score, _)| *score > 0);
    let (_, mut roles) = scored.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    roles.meanings_row = find_meanings_row(table, &roles);
    if let Some(row) = roles.meanings_row {
        for stage in &mut roles.stages {
            let text =
                bullets::to_single_line(table.visible_text(Cell::at(row, stage.cell.column)));
            stage.meaning = Some(text).filter(|text| !text.is_empty()).or(stage.meaning.take());
        }
    }
    Some(roles)
}

/// The row read as headings, if it could be.
fn parse_header(table: &Table, row: usize) -> Option<TableRoles> {
    let headings: Vec<(usize, &str, Option<ColumnRole>)> = (0..table.column_count())
        .map(|column| (column, table.heading_text(Cell::at(row, column))))
        .filter(|(_, text)| !text.is_empty())
        .map(|(column, text)| (column, text, column_role(text)))
        .collect();
    if headings.len() < 2 {
        return None;
    }
    let known: Vec<(usize, Option<ColumnRole>)> =
        headings.iter().map(|(column, _, role)| (*column, *role)).collect();
    let area = find_area_column(table, row, &known)?;
    let stages: Vec<StageHeading> = headings
        .iter()
        .filter(|(column, _, role)| {
            *column > area && matches!(role, None | Some(ColumnRole::Stage))
        })
        .filter_map(|(column, text, _)| parse_stage_heading(Cell::at(row, *column), text))
        .collect();
    let beside = known.into_iter().filter_map(|(column, role)| match role {
        _ if column == area => None,
        None | Some(ColumnRole::Stage) => None,
        Some(ColumnRole::Area) => Some((column, Some(ColumnRole::AreaGroup))),
        role => Some((column, role)),
    });
    let mut columns: Vec<_> =
        std::iter::once((area, Some(ColumnRole::Area))).chain(beside).collect();
    let stages = split_off_side_columns(stages, &mut columns);
    (!stages.is_empty()).then_some(TableRoles {
        header_row: row,
        area_column: area,
        columns,
        stages,
        meanings_row: None,
    })
}

/// Where headings count the stages ("Level 1", "Stage two"), a column before or after those is no
/// stage: before them it says what each area means, after them it stands beside the grid. Names
/// like "Not started" belong to the stages all the same.
fn split_off_side_columns(
    mut stages: Vec<StageHeading>,
    columns: &mut Vec<(usize, Option<ColumnRole>)>,
) -> Vec<StageHeading> {
    const BESIDE: ColumnRole = ColumnRole::Other("something beside the stages");
    let is_counted = |heading: &StageHeading| is_numbered_stage(&heading.name);
    if stages.iter().filter(|heading| is_counted(heading)).count() < 2 {
        return stages;
    }
    let is_stage =
        |heading: &StageHeading| is_counted(heading) || is_before_first_stage(&heading.name);
    let (Some(first), Some(last)) =
        (stages.iter().position(is_stage), stages.iter().rposition(is_stage))
    else {
        return stages;
    };
    for heading in stages.drain(last + 1..) {
        columns.push((heading.cell.column, Some(BESIDE)));
    }
    for (at, heading) in stages.drain(..first).enumerate() {
        let is_why = at == 0 && !columns.iter().any(|(_, role)| *role == Some(ColumnRole::Why));
        columns.push((heading.cell.column, Some(if is_why { ColumnRole::Why } else { BESIDE })));
    }
    stages
}

/// The column of the areas: the last that says so before other headings, else the first with any
/// text.
fn find_area_column(
    table: &Table,
    row: usize,
    headings: &[(usize, Option<ColumnRole>)],
) -> Option<usize> {
    let is_area = |(_, role): &&(usize, Option<ColumnRole>)| *role == Some(ColumnRole::Area);
    let first_stage =
        headings.iter().position(|(_, role)| role.is_none()).unwrap_or(headings.len());
    let named = headings[..first_stage].iter().rev().find(is_area);
    if let Some((column, _)) = named.or_else(|| headings.iter().find(is_area)) {
        return Some(*column);
    }
    let is_beside = |column: usize| {
        headings
            .iter()
            .any(|(known, role)| *known == column && matches!(role, Some(ColumnRole::Other(_))))
    };
    let below = row + 1..table.rows.len().min(row + SCANNED_ROWS);
    let has_words = |column: usize| {
        let texts = || {
            below
                .clone()
                .map(|row| table.own_text(Cell::at(row, column)))
                .filter(|text| !text.is_empty())
        };
        let is_number = |text: &&str| text.trim_end_matches('.').parse::<f64>().is_ok();
        texts().any(|text| !is_number(&text))
    };
    (0..table.column_count()).find(|column| !is_beside(*column) && has_words(*column))
}

/// The stage that a heading names. Of a heading with several lines that is long, the first line is
/// the name.
fn parse_stage_heading(cell: Cell, text: &str) -> Option<StageHeading> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let whole = lines.join(" ");
    let (name, meaning) = if whole.chars().count() > MAX_STAGE_NAME_CHARS / 2 && lines.len() > 1 {
        (lines[0].to_owned(), Some(lines[1..].join(" ")))
    } else {
        (whole, None)
    };
    let is_name =
        name.chars().any(char::is_alphanumeric) && name.chars().count() <= MAX_STAGE_NAME_CHARS;
    is_name.then_some(StageHeading { cell, name, meaning })
}

/// How much a row looks like the headings: the filled cells beneath it, doubled where its words are
/// those of headings.
fn score_header(table: &Table, roles: &TableRoles) -> usize {
    let (row, stages) = (roles.header_row, &roles.stages);
    let below = row + 1..table.rows.len().min(row + 1 + SCANNED_ROWS);
    let is_filled = |row: &usize| {
        let has_area = !table.visible_text(Cell::at(*row, roles.area_column)).is_empty();
        let filled = stages
            .iter()
            .filter(|stage| !table.visible_text(Cell::at(*row, stage.cell.column)).is_empty())
            .count();
        has_area && filled * 2 >= stages.len()
    };
    let cells = stages.len() * below.filter(is_filled).count();
    let names_stages =
        stages.iter().filter(|stage| is_stage_like(&stage.name)).count() * 2 > stages.len();
    let is_form = table.filled_cells(row).any(|(_, text)| text.ends_with(':'));
    cells * (1 + usize::from(names_area(table, roles))) * (1 + usize::from(names_stages)) * 2
        / (1 + usize::from(is_form) * 2)
}

/// Whether the heading of the areas' column is a known word for areas.
pub(crate) fn names_area(table: &Table, roles: &TableRoles) -> bool {
    column_role(table.visible_text(Cell::at(roles.header_row, roles.area_column)))
        == Some(ColumnRole::Area)
}

/// The row right below that says what the stages mean: words under them and no area beside.
fn find_meanings_row(table: &Table, roles: &TableRoles) -> Option<usize> {
    let row = roles.header_row + 1;
    let area = Cell::at(row, roles.area_column);
    let is_of_heading =
        table.merge_of(area).is_some_and(|merge| merge.first.row <= roles.header_row);
    if !(table.visible_text(area).is_empty() || is_of_heading) {
        return None;
    }
    let filled = roles
        .stages
        .iter()
        .filter(|stage| !table.own_text(Cell::at(row, stage.cell.column)).is_empty())
        .count();
    (filled > 1 && filled * 2 >= roles.stages.len()).then_some(row)
}
