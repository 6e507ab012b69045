//! What keeps a table with headings from being a grid of words: one stage, the same stage twice,
//! scores instead of words. Each has its own message.

use super::body::GridBody;
use super::read_error_at;
use crate::maturity::diagnostic::Diagnostic;
use crate::spreadsheet::cell_words::is_score;
use crate::spreadsheet::column_roles::TableRoles;
use crate::spreadsheet::column_synonyms::normalize_heading;
use crate::spreadsheet::table::{Cell, Table};

/// More areas than this are no grid that anybody made by hand.
const MAX_AREAS: usize = 1_000;

pub(crate) fn check_grid(
    table: &Table,
    roles: &TableRoles,
    body: &GridBody,
) -> Result<(), Box<Diagnostic>> {
    let at = table.cell_name(Cell::at(roles.header_row, roles.area_column));
    if roles.stages.len() + usize::from(body.before_name.is_some()) < 2 {
        let says = format!(
            "There is only one column beside the areas, \"{}\". A matrix needs a column for each stage.",
            roles.stages[0].name
        );
        let remedy = "Put each stage into a column of its own, with its name above.";
        return Err(read_error_at("one-stage", at, says, remedy));
    }
    check_stage_names(table, roles)?;
    let texts: Vec<&str> = body
        .rows
        .iter()
        .flat_map(|row| &row.stage_cells)
        .map(|(_, _, text)| text.as_str())
        .collect();
    if texts.is_empty() && body.tick_count > 0 {
        let says = "The boxes hold ticks, not words: this looks like a form that somebody filled in, not the matrix itself.";
        let remedy = "Choose the sheet that says what each stage looks like; or write a row for each statement, under Area, Stage and Statement.";
        return Err(read_error_at("only-scores", at, says, remedy));
    }
    if texts.is_empty() {
        let says = "There are headings, but nothing stands in the boxes below them.";
        let remedy = "Fill in the areas and what each looks like at each stage.";
        return Err(read_error_at("no-rows", at, says, remedy));
    }
    if texts.iter().filter(|text| is_score(text)).count() * 2 > texts.len() {
        let says = "The boxes hold scores or ticks, not words: this looks like somebody's answers, not the matrix itself.";
        let remedy = "Choose the sheet that says what each stage looks like.";
        return Err(read_error_at("only-scores", at, says, remedy));
    }
    let areas: Vec<&str> =
        body.rows.iter().filter(|row| row.starts_area).map(|row| row.area.as_str()).collect();
    if areas.len() > MAX_AREAS {
        let says = format!(
            "There are {} rows with a name of their own; a matrix has a few areas, {MAX_AREAS} at the very most.",
            areas.len()
        );
        let remedy = "Check that it is the right sheet, or keep the areas you need.";
        return Err(read_error_at("too-many-areas", at, says, remedy));
    }
    Ok(())
}

fn check_stage_names(table: &Table, roles: &TableRoles) -> Result<(), Box<Diagnostic>> {
    for (index, stage) in roles.stages.iter().enumerate() {
        let name = normalize_heading(&stage.name);
        let earlier = &roles.stages[..index];
        if let Some(first) = earlier.iter().find(|other| normalize_heading(&other.name) == name) {
            let says = format!(
                "Two stages are both called \"{}\": {} and {}.",
                stage.name,
                table.cell_name(first.cell),
                table.cell_name(stage.cell)
            );
            let remedy = "Give each stage a name of its own. Where two grids stand side by side, put the second below the first.";
            return Err(read_error_at(
                "same-stage-twice",
                table.cell_name(stage.cell),
                says,
                remedy,
            ));
        }
    }
    Ok(())
}

pub(crate) fn missing_header_error(table: &Table) -> Box<Diagnostic> {
    let is_filled = |column: &usize| {
        (0..table.rows.len()).any(|row| !table.own_text(Cell::at(row, *column)).is_empty())
    };
    if (0..table.column_count()).filter(is_filled).count() < 2 {
        let says = "Everything stands in one column, so areas and stages can't be told apart.";
        let remedy = "Use one of two shapes: a row for each statement under Area, Stage, Statement; or a grid with areas down and stages across.";
        return read_error_at("one-column", "", says, remedy);
    }
    let says = "No row was found that names the stages, with areas down the side below it.";
    let remedy = "Give the grid one row of headings: Area, then the name of each stage. The rows below it begin with the area's name.";
    read_error_at("no-headings", "", says, remedy)
}
