//! Finding the headings of a grid: below titles and blank rows, above the areas, whatever else
//! stands around them.

use super::bullets;
use super::column_synonyms::{self, ColumnRole};
use super::table::{Cell, Table};

/// So many rows are looked at for headings, and so many below each for areas.
const SCANNED_ROWS: usize = 60;

/// A longer text is no name of a stage.
const MAX_STAGE_NAME_CHARS: usize = 90;

/// The headings of a grid.
#[derive(Clone, Debug)]
pub(crate) struct GridHeader {
    /// The row they stand in.
    pub(crate) row: usize,
    /// The column of the areas' names.
    pub(crate) area_column: usize,
    /// The stages, with their columns.
    pub(crate) stages: Vec<StageHeading>,
    /// The columns whose heading says what is in them.
    pub(crate) column_roles: Vec<(usize, ColumnRole)>,
    /// The row of what each stage means, right below the headings.
    pub(crate) meanings_row: Option<usize>,
}

/// The heading of a stage.
#[derive(Clone, Debug)]
pub(crate) struct StageHeading {
    pub(crate) cell: Cell,
    pub(crate) name: String,
    pub(crate) meaning: Option<String>,
}

impl GridHeader {
    /// The column with this kind of text.
    pub(crate) fn column(&self, kind: ColumnRole) -> Option<usize> {
        self.column_roles.iter().find(|(_, known)| *known == kind).map(|(column, _)| *column)
    }

    /// The first row of the areas.
    pub(crate) fn first_body_row(&self) -> usize {
        self.meanings_row.unwrap_or(self.row) + 1
    }
}

/// The headings of the grid in this table: those with most beneath them.
pub(crate) fn find_header(table: &Table) -> Option<GridHeader> {
    let candidates = (0..table.rows.len().min(SCANNED_ROWS))
        .filter_map(|row| Some((parse_header(table, row)?, row)));
    let scored = candidates
        .map(|(head, _)| (score_header(table, &head), head))
        .filter(|(score, _)| *score > 0);
    let (_, mut head) = scored.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    head.meanings_row = find_meanings_row(table, &head);
    if let Some(row) = head.meanings_row {
        for stage in &mut head.stages {
            let text =
                bullets::to_single_line(table.visible_text(Cell::at(row, stage.cell.column)));
            stage.meaning = Some(text).filter(|text| !text.is_empty()).or(stage.meaning.take());
        }
    }
    Some(head)
}

/// The row read as headings, if it could be.
fn parse_header(table: &Table, row: usize) -> Option<GridHeader> {
    let columns = table.column_count();
    let headings: Vec<(usize, String)> =
        (0..columns).map(|column| (column, heading_at(table, row, column))).collect();
    let named: Vec<(usize, &str)> = headings
        .iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(column, text)| (*column, text.as_str()))
        .collect();
    if named.len() < 2 {
        return None;
    }
    let kinds: Vec<(usize, Option<ColumnRole>)> =
        named.iter().map(|(column, text)| (*column, column_synonyms::column_role(text))).collect();
    let is_stage =
        |kind: &Option<ColumnRole>| kind.is_none() || matches!(kind, Some(ColumnRole::Stage));
    let area = find_area_column(table, row, &kinds)?;
    let stages: Vec<StageHeading> = named
        .iter()
        .zip(&kinds)
        .filter(|((column, _), (_, kind))| *column > area && is_stage(kind))
        .filter_map(|((column, text), _)| parse_stage_heading(Cell::at(row, *column), text))
        .collect();
    let known = kinds
        .into_iter()
        .filter(|(column, _)| *column != area)
        .filter_map(|(column, kind)| Some((column, kind?)));
    let mut known: Vec<(usize, ColumnRole)> =
        known.filter(|(_, kind)| *kind != ColumnRole::Stage).collect();
    let stages = split_off_side_columns(stages, &mut known);
    (!stages.is_empty()).then_some(GridHeader {
        row,
        area_column: area,
        stages,
        column_roles: known,
        meanings_row: None,
    })
}

/// Where headings count the stages ("Level 1", "Stage two"), a column before or after those is no
/// stage: before them it says what each area means, after them it stands beside the grid. Names
/// like "Not started" belong to the stages all the same.
fn split_off_side_columns(
    mut stages: Vec<StageHeading>,
    known: &mut Vec<(usize, ColumnRole)>,
) -> Vec<StageHeading> {
    let is_counted = |heading: &StageHeading| column_synonyms::is_numbered_stage(&heading.name);
    if stages.iter().filter(|heading| is_counted(heading)).count() < 2 {
        return stages;
    }
    let is_stage = |heading: &StageHeading| {
        is_counted(heading) || column_synonyms::is_before_first_stage(&heading.name)
    };
    let (Some(first), Some(last)) =
        (stages.iter().position(is_stage), stages.iter().rposition(is_stage))
    else {
        return stages;
    };
    for heading in stages.drain(last + 1..) {
        known.push((heading.cell.column, ColumnRole::Other("something beside the stages")));
    }
    for (at, heading) in stages.drain(..first).enumerate() {
        let is_why = at == 0 && !known.iter().any(|(_, kind)| *kind == ColumnRole::Why);
        let kind =
            if is_why { ColumnRole::Why } else { ColumnRole::Other("something beside the stages") };
        known.push((heading.cell.column, kind));
    }
    stages
}

/// A heading stands in its own box, or in one that was merged downwards; what spans several columns
/// is a title above them.
fn heading_at(table: &Table, row: usize, column: usize) -> String {
    let cell = Cell::at(row, column);
    match table.merge_of(cell) {
        Some(merge) if merge.first.column != merge.last.column => String::new(),
        _ => table.visible_text(cell).to_owned(),
    }
}

/// The column of the areas: the last that says so before other headings, else the first with any
/// text.
fn find_area_column(
    table: &Table,
    row: usize,
    kinds: &[(usize, Option<ColumnRole>)],
) -> Option<usize> {
    let first_stage = kinds.iter().position(|(_, kind)| kind.is_none()).unwrap_or(kinds.len());
    let said = kinds[..first_stage]
        .iter()
        .rev()
        .find(|(_, kind)| *kind == Some(ColumnRole::Area))
        .map(|(column, _)| *column);
    let said = said.or_else(|| {
        kinds.iter().find(|(_, kind)| *kind == Some(ColumnRole::Area)).map(|(column, _)| *column)
    });
    let beside = |column: &usize| {
        kinds
            .iter()
            .any(|(known, kind)| known == column && matches!(kind, Some(ColumnRole::Other(_))))
    };
    let below = row + 1..table.rows.len().min(row + SCANNED_ROWS);
    let has_words = |column: &usize| {
        let texts = below.clone().map(|row| table.own_text(Cell::at(row, *column)));
        let (filled, counted) = texts.filter(|text| !text.is_empty()).fold(
            (0_usize, 0_usize),
            |(all, numbers), text| {
                (all + 1, numbers + usize::from(text.trim_end_matches('.').parse::<f64>().is_ok()))
            },
        );
        filled > counted
    };
    said.or_else(|| (0..table.column_count()).find(|column| !beside(column) && has_words(column)))
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

/// How much a row looks like the headings: the boxes beneath it, doubled where its words are those
/// of headings.
fn score_header(table: &Table, head: &GridHeader) -> usize {
    let below = head.row + 1..table.rows.len().min(head.row + 1 + SCANNED_ROWS);
    let is_filled = |row: &usize| {
        let has_area = !table.visible_text(Cell::at(*row, head.area_column)).is_empty();
        let boxes = head
            .stages
            .iter()
            .filter(|stage| !table.visible_text(Cell::at(*row, stage.cell.column)).is_empty())
            .count();
        has_area && boxes * 2 >= head.stages.len()
    };
    let boxes = head.stages.len() * below.filter(is_filled).count();
    let says_area =
        column_synonyms::column_role(table.visible_text(Cell::at(head.row, head.area_column)))
            == Some(ColumnRole::Area);
    let says_stage =
        head.stages.iter().filter(|stage| column_synonyms::is_stage_like(&stage.name)).count() * 2
            > head.stages.len();
    let is_form = table.filled_cells(head.row).any(|(_, text)| text.ends_with(':'));
    boxes * (1 + usize::from(says_area)) * (1 + usize::from(says_stage)) * 2
        / (1 + usize::from(is_form) * 2)
}

/// The row right below that says what the stages mean: words under them and no area beside.
fn find_meanings_row(table: &Table, head: &GridHeader) -> Option<usize> {
    let row = head.row + 1;
    let area = Cell::at(row, head.area_column);
    let is_of_heading = table.merge_of(area).is_some_and(|merge| merge.first.row <= head.row);
    if !(table.visible_text(area).is_empty() || is_of_heading) {
        return None;
    }
    let said = head
        .stages
        .iter()
        .filter(|stage| !table.own_text(Cell::at(row, stage.cell.column)).is_empty())
        .count();
    (said > 1 && said * 2 >= head.stages.len()).then_some(row)
}
