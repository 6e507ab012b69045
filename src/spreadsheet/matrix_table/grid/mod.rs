//! The grid: areas down, stages across, a description or several statements in each box.

mod cells;
mod to_matrix;

use self::cells::{GridBody, GridRow};
use super::cell_usage::CellUsage;
use super::column_synonyms::{self, ColumnRole};
use super::header_row::{self, GridHeader};
use super::table::{Cell, Table, column_letters};
use super::{BoxContent, ReadOptions, TableReading, TableShape, bullets, pluralize, table_error};
use crate::maturity::diagnostic::Diagnostic;

/// What a sentence begins with that says what the boxes are.
pub(crate) const EACH_BOX_PREFIX: &str = "Each box";

/// More areas than this are no grid that anybody made by hand.
const MAX_AREAS: usize = 1_000;

/// Reads the grid in a table.
pub(crate) fn read_grid(
    table: &Table,
    wish: &ReadOptions,
) -> Result<TableReading, Box<Diagnostic>> {
    let Some(head) = header_row::find_header(table) else {
        return Err(missing_header_error(table));
    };
    let mut ledger = CellUsage::default();
    let mut notes = Vec::new();
    let body = cells::read_body(table, &head, &mut ledger, &mut notes);
    check_grid(table, &head, &body)?;
    let title = super::matrix_title(wish, find_title(table, &head, &mut ledger).as_deref(), table);
    let each_box = wish.each_box.unwrap_or(BoxContent::One);
    let made = to_matrix::build_matrix(&head, &body, each_box, wish, title, &mut ledger);
    let mut said = describe(table, &head, &made.matrix, each_box);
    said.append(&mut notes);
    said.extend(made.notes);
    let unused = ledger.into_unused(table, |cell| unused_reason(table, &head, cell));
    Ok(TableReading {
        matrix: made.matrix,
        shape: TableShape::Grid,
        notes: said,
        diagnostics: Vec::new(),
        unused_cells: unused,
    })
}

/// What keeps a table with headings from being a grid of words.
fn check_grid(table: &Table, head: &GridHeader, body: &GridBody) -> Result<(), Box<Diagnostic>> {
    let at = Cell::at(head.row, head.area_column).to_string();
    if head.stages.len() + usize::from(body.before_name.is_some()) < 2 {
        let says = format!(
            "There is only one column beside the areas, \"{}\". A matrix needs a column for each stage.",
            head.stages[0].name
        );
        return Err(table_error(
            "one-stage",
            at,
            says,
            "Put each stage into a column of its own, with its name above.",
        ));
    }
    for (index, stage) in head.stages.iter().enumerate() {
        let is_same = |other: &&header_row::StageHeading| {
            column_synonyms::normalize_heading(&other.name)
                == column_synonyms::normalize_heading(&stage.name)
        };
        if let Some(first) = head.stages[..index].iter().find(is_same) {
            let says = format!(
                "Two stages are both called \"{}\": {} and {}.",
                stage.name, first.cell, stage.cell
            );
            return Err(table_error(
                "same-stage-twice",
                stage.cell.to_string(),
                says,
                "Give each stage a name of its own.",
            ));
        }
    }
    let boxes = || body.rows.iter().flat_map(|row| &row.stage_cells);
    if boxes().next().is_none() {
        let says = "There are headings, but nothing stands in the boxes below them.";
        return Err(table_error(
            "no-rows",
            at,
            says,
            "Fill in the areas and what each looks like at each stage.",
        ));
    }
    let scores = boxes().filter(|(_, _, text)| column_synonyms::is_score(text)).count();
    if scores * 2 > boxes().count() {
        let says = "The boxes hold scores or ticks, not words: this looks like somebody's answers, not the matrix itself.";
        return Err(table_error(
            "only-scores",
            at,
            says,
            "Choose the sheet that says what each stage looks like.",
        ));
    }
    let areas = body.rows.iter().filter(|row| row.starts_area).count();
    if areas > MAX_AREAS {
        let says = format!(
            "There are {areas} rows with a name of their own; a matrix has a few areas, {MAX_AREAS} at the very most."
        );
        return Err(table_error(
            "too-many-areas",
            at,
            says,
            "Check that it is the right sheet, or keep the areas you need.",
        ));
    }
    check_orientation(table, head, body)
}

/// A grid with stages down the side is said, not misread.
fn check_orientation(
    table: &Table,
    head: &GridHeader,
    body: &GridBody,
) -> Result<(), Box<Diagnostic>> {
    let names: Vec<&str> =
        body.rows.iter().filter(|row| row.starts_area).map(|row| row.area.as_str()).collect();
    let down = names.iter().filter(|name| column_synonyms::is_stage_like(name)).count();
    let across =
        head.stages.iter().filter(|stage| column_synonyms::is_stage_like(&stage.name)).count();
    let says_area =
        column_synonyms::column_role(table.visible_text(Cell::at(head.row, head.area_column)))
            == Some(ColumnRole::Area);
    if names.len() > 1 && down * 10 > names.len() * 6 && across == 0 && !says_area {
        let says = format!(
            "The stages seem to run down the side (\"{}\") and the areas across the top. Here it is the other way round.",
            names[0]
        );
        let remedy = "Turn the grid: copy it, then Paste Special with Transpose ticked. Save, and bring it in again.";
        return Err(table_error(
            "turned-round",
            Cell::at(head.row, head.area_column).to_string(),
            says,
            remedy,
        ));
    }
    Ok(())
}

fn missing_header_error(table: &Table) -> Box<Diagnostic> {
    let filled = (0..table.column_count()).filter(|column| {
        (0..table.rows.len()).any(|row| !table.own_text(Cell::at(row, *column)).is_empty())
    });
    if filled.count() < 2 {
        let says = "Everything stands in one column, so areas and stages can't be told apart.";
        let remedy = "Use one of two shapes: a row for each statement under Area, Stage, Statement; or a grid with areas down and stages across.";
        return table_error("one-column", "", says, remedy);
    }
    let says = "No row was found that names the stages, with areas down the side below it.";
    let remedy = "Give the grid one row of headings: Area, then the name of each stage. The rows below it begin with the area's name.";
    table_error("no-headings", "", says, remedy)
}

/// The title above the headings: the first words there that are no label of a form.
fn find_title(table: &Table, head: &GridHeader, ledger: &mut CellUsage) -> Option<String> {
    let words = |text: &str| {
        text.chars().filter(|letter| letter.is_alphabetic()).count() > 3 && !text.ends_with(':')
    };
    let filled = (0..head.row).flat_map(|row| table.filled_cells(row));
    let (cell, text) = filled
        .into_iter()
        .find(|(cell, text)| words(text) && !is_spanning_heading(table, head, *cell))?;
    ledger.mark_used(cell);
    Some(bullets::to_single_line(text))
}

/// Whether a merged box above the stages is a heading over all of them, such as "Maturity level".
fn is_spanning_heading(table: &Table, head: &GridHeader, cell: Cell) -> bool {
    table.merge_of(cell).is_some_and(|merge| {
        merge.first.column > head.area_column && merge.first.row + 2 >= head.row
    })
}

fn unused_reason(table: &Table, head: &GridHeader, cell: Cell) -> String {
    let kind =
        head.column_roles.iter().find(|(column, _)| *column == cell.column).map(|(_, kind)| *kind);
    let heading = bullets::to_single_line(table.visible_text(Cell::at(head.row, cell.column)));
    match kind {
        _ if cell.row < head.row => "It stands above the headings.".to_owned(),
        Some(ColumnRole::Other(what)) => format!("\"{heading}\" looks like {what}, not a stage."),
        Some(ColumnRole::Area) => {
            format!("\"{heading}\" groups the areas; a matrix here has no groups.")
        }
        Some(_) => format!("There is no place for \"{heading}\" in this reading of the grid."),
        None if heading.is_empty() => "There is no heading above it.".to_owned(),
        None if cell.column < head.area_column => {
            format!("\"{heading}\" stands left of the areas' names.")
        }
        None => "It stands beside the grid.".to_owned(),
    }
}

/// What was understood, in sentences.
fn describe(
    table: &Table,
    head: &GridHeader,
    matrix: &crate::maturity::matrix::Matrix,
    each_box: BoxContent,
) -> Vec<String> {
    let stages: Vec<&str> = matrix.stages.iter().map(|stage| stage.name.as_str()).collect();
    let (first, last) = (&head.stages[0].cell, &head.stages[head.stages.len() - 1].cell);
    let mut said = vec![
        format!(
            "A grid: areas down column {}, stages across row {}.",
            column_letters(head.area_column),
            head.row + 1
        ),
        format!(
            "{}, from {first} to {last}: {}.",
            pluralize(stages.len(), "stage", "stages"),
            stages.join(", ")
        ),
        format!("{}.", pluralize(matrix.domains.len(), "area", "areas")),
    ];
    said.push(match each_box {
        BoxContent::One => {
            let ladders: usize = matrix.domains.iter().map(|domain| domain.ladders.len()).sum();
            format!(
                "{EACH_BOX_PREFIX} is one description: {}, answered by picking the one that fits.",
                pluralize(ladders, "row", "rows")
            )
        }
        BoxContent::Several => {
            let statements: usize =
                matrix.domains.iter().map(|domain| domain.statements.len()).sum();
            format!(
                "{EACH_BOX_PREFIX} holds statements: {} to answer.",
                pluralize(statements, "statement", "statements")
            )
        }
    });
    if let Some(row) = head.meanings_row {
        said.push(format!("Row {} says what each stage means.", row + 1));
    }
    let formulas = table.formulas.len();
    if formulas > 0 {
        let shown =
            table.formulas.iter().take(3).map(ToString::to_string).collect::<Vec<_>>().join(", ");
        said.push(format!(
            "{} ({shown}): what it last gave was read.",
            pluralize(formulas, "box has a formula", "boxes have formulas")
        ));
    }
    said
}

impl GridRow {
    fn is_empty(&self) -> bool {
        self.stage_cells.is_empty()
    }
}
