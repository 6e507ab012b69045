//! The grid: areas down, stages across, a description or several statements in each box.

mod cells;
mod to_matrix;

use self::cells::{GridBody, GridRow};
use super::cell_usage::CellUsage;
use super::column_synonyms::{self, ColumnRole};
use super::header_row::{self, GridHeader};
use super::table::{Cell, Table, letters};
use super::{BoxContent, ReadOptions, TableReading, TableShape, bullets, counted, refused};
use crate::maturity::diagnostic::Diagnostic;

/// What a sentence begins with that says what the boxes are.
pub(crate) const EACH_BOX: &str = "Each box";

/// More areas than this are no grid that anybody made by hand.
const MOST_AREAS: usize = 1_000;

/// Reads the grid in a table.
pub(crate) fn read(table: &Table, wish: &ReadOptions) -> Result<TableReading, Box<Diagnostic>> {
    let Some(head) = header_row::find(table) else { return Err(no_headings(table)) };
    let mut ledger = CellUsage::default();
    let mut notes = Vec::new();
    let body = cells::read(table, &head, &mut ledger, &mut notes);
    look_over(table, &head, &body)?;
    let title = super::title(wish, above(table, &head, &mut ledger).as_deref(), table);
    let each_box = wish.each_box.unwrap_or(BoxContent::One);
    let made = to_matrix::matrix(&head, &body, each_box, wish, title, &mut ledger);
    let mut said = described(table, &head, &made.matrix, each_box);
    said.append(&mut notes);
    said.extend(made.notes);
    let unused = ledger.close(table, |cell| why_not(table, &head, cell));
    Ok(TableReading {
        matrix: made.matrix,
        shape: TableShape::Grid,
        notes: said,
        findings: Vec::new(),
        unused,
    })
}

/// What keeps a table with headings from being a grid of words.
fn look_over(table: &Table, head: &GridHeader, body: &GridBody) -> Result<(), Box<Diagnostic>> {
    let at = Cell::at(head.row, head.area).to_string();
    if head.stages.len() + usize::from(body.before.is_some()) < 2 {
        let says = format!(
            "There is only one column beside the areas, \"{}\". A matrix needs a column for each stage.",
            head.stages[0].name
        );
        return Err(refused(
            "one-stage",
            at,
            says,
            "Put each stage into a column of its own, with its name above.",
        ));
    }
    for (index, stage) in head.stages.iter().enumerate() {
        let is_same = |other: &&header_row::StageHeading| {
            column_synonyms::key(&other.name) == column_synonyms::key(&stage.name)
        };
        if let Some(first) = head.stages[..index].iter().find(is_same) {
            let says = format!(
                "Two stages are both called \"{}\": {} and {}.",
                stage.name, first.cell, stage.cell
            );
            return Err(refused(
                "same-stage-twice",
                stage.cell.to_string(),
                says,
                "Give each stage a name of its own.",
            ));
        }
    }
    let boxes = || body.rows.iter().flat_map(|row| &row.boxes);
    if boxes().next().is_none() {
        let says = "There are headings, but nothing stands in the boxes below them.";
        return Err(refused(
            "no-rows",
            at,
            says,
            "Fill in the areas and what each looks like at each stage.",
        ));
    }
    let scores = boxes().filter(|(_, _, text)| column_synonyms::is_a_score(text)).count();
    if scores * 2 > boxes().count() {
        let says = "The boxes hold scores or ticks, not words: this looks like somebody's answers, not the matrix itself.";
        return Err(refused(
            "only-scores",
            at,
            says,
            "Choose the sheet that says what each stage looks like.",
        ));
    }
    let areas = body.rows.iter().filter(|row| row.is_new).count();
    if areas > MOST_AREAS {
        let says = format!(
            "There are {areas} rows with a name of their own; a matrix has a few areas, {MOST_AREAS} at the very most."
        );
        return Err(refused(
            "too-many-areas",
            at,
            says,
            "Check that it is the right sheet, or keep the areas you need.",
        ));
    }
    turned(table, head, body)
}

/// A grid with stages down the side is said, not misread.
fn turned(table: &Table, head: &GridHeader, body: &GridBody) -> Result<(), Box<Diagnostic>> {
    let names: Vec<&str> =
        body.rows.iter().filter(|row| row.is_new).map(|row| row.area.as_str()).collect();
    let down = names.iter().filter(|name| column_synonyms::looks_like_a_stage(name)).count();
    let across =
        head.stages.iter().filter(|stage| column_synonyms::looks_like_a_stage(&stage.name)).count();
    let says_area = column_synonyms::column(table.seen(Cell::at(head.row, head.area)))
        == Some(ColumnRole::Area);
    if names.len() > 1 && down * 10 > names.len() * 6 && across == 0 && !says_area {
        let says = format!(
            "The stages seem to run down the side (\"{}\") and the areas across the top. Here it is the other way round.",
            names[0]
        );
        let remedy = "Turn the grid: copy it, then Paste Special with Transpose ticked. Save, and bring it in again.";
        return Err(refused(
            "turned-round",
            Cell::at(head.row, head.area).to_string(),
            says,
            remedy,
        ));
    }
    Ok(())
}

fn no_headings(table: &Table) -> Box<Diagnostic> {
    let filled = (0..table.columns()).filter(|column| {
        (0..table.rows.len()).any(|row| !table.own(Cell::at(row, *column)).is_empty())
    });
    if filled.count() < 2 {
        let says = "Everything stands in one column, so areas and stages can't be told apart.";
        let remedy = "Use one of two shapes: a row for each statement under Area, Stage, Statement; or a grid with areas down and stages across.";
        return refused("one-column", "", says, remedy);
    }
    let says = "No row was found that names the stages, with areas down the side below it.";
    let remedy = "Give the grid one row of headings: Area, then the name of each stage. The rows below it begin with the area's name.";
    refused("no-headings", "", says, remedy)
}

/// The title above the headings: the first words there that are no label of a form.
fn above(table: &Table, head: &GridHeader, ledger: &mut CellUsage) -> Option<String> {
    let words = |text: &str| {
        text.chars().filter(|letter| letter.is_alphabetic()).count() > 3 && !text.ends_with(':')
    };
    let filled = (0..head.row).flat_map(|row| table.filled(row));
    let (cell, text) = filled
        .into_iter()
        .find(|(cell, text)| words(text) && !is_spanning_heading(table, head, *cell))?;
    ledger.take(cell);
    Some(bullets::as_one(text))
}

/// Whether a merged box above the stages is a heading over all of them, such as "Maturity level".
fn is_spanning_heading(table: &Table, head: &GridHeader, cell: Cell) -> bool {
    table
        .merge_of(cell)
        .is_some_and(|merge| merge.first.column > head.area && merge.first.row + 2 >= head.row)
}

fn why_not(table: &Table, head: &GridHeader, cell: Cell) -> String {
    let kind = head.known.iter().find(|(column, _)| *column == cell.column).map(|(_, kind)| *kind);
    let heading = bullets::as_one(table.seen(Cell::at(head.row, cell.column)));
    match kind {
        _ if cell.row < head.row => "It stands above the headings.".to_owned(),
        Some(ColumnRole::Other(what)) => format!("\"{heading}\" looks like {what}, not a stage."),
        Some(ColumnRole::Area) => {
            format!("\"{heading}\" groups the areas; a matrix here has no groups.")
        }
        Some(_) => format!("There is no place for \"{heading}\" in this reading of the grid."),
        None if heading.is_empty() => "There is no heading above it.".to_owned(),
        None if cell.column < head.area => {
            format!("\"{heading}\" stands left of the areas' names.")
        }
        None => "It stands beside the grid.".to_owned(),
    }
}

/// What was understood, in sentences.
fn described(
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
            letters(head.area),
            head.row + 1
        ),
        format!(
            "{}, from {first} to {last}: {}.",
            counted(stages.len(), "stage", "stages"),
            stages.join(", ")
        ),
        format!("{}.", counted(matrix.domains.len(), "area", "areas")),
    ];
    said.push(match each_box {
        BoxContent::One => {
            let ladders: usize = matrix.domains.iter().map(|domain| domain.ladders.len()).sum();
            format!(
                "{EACH_BOX} is one description: {}, answered by picking the one that fits.",
                counted(ladders, "row", "rows")
            )
        }
        BoxContent::Several => {
            let statements: usize =
                matrix.domains.iter().map(|domain| domain.statements.len()).sum();
            format!(
                "{EACH_BOX} holds statements: {} to answer.",
                counted(statements, "statement", "statements")
            )
        }
    });
    if let Some(row) = head.meanings {
        said.push(format!("Row {} says what each stage means.", row + 1));
    }
    let formulas = table.formulas.len();
    if formulas > 0 {
        let shown =
            table.formulas.iter().take(3).map(ToString::to_string).collect::<Vec<_>>().join(", ");
        said.push(format!(
            "{} ({shown}): what it last gave was read.",
            counted(formulas, "box has a formula", "boxes have formulas")
        ));
    }
    said
}

impl GridRow {
    fn describes_nothing(&self) -> bool {
        self.boxes.is_empty()
    }
}
