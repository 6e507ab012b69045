//! Finds the roles of a table's rows and columns: by the words of its headings, else by what stands
//! in it; and where a person said what they are, by that.

use std::collections::BTreeMap;

use super::column_roles::{ColumnRole, StageOrder, TableRoles};
use super::doubt::{Doubt, DoubtSubject};
use super::sheet_layout::{ColumnUse, LayoutChoices, SheetLayout};
use super::table::{Cell, Table};
use super::table_import::read_error_at;
use super::{form_responses, grid, rows, second_look};
use crate::maturity::diagnostic::Diagnostic;

/// The roles, with what is in doubt: what a person said answers the doubts about that, and no others.
pub(crate) fn find_roles(
    table: &Table,
    choices: &LayoutChoices,
) -> Result<TableRoles, Box<Diagnostic>> {
    let guessed = guess_roles(table, choices.heading_row).map(|mut roles| {
        second_look::note_signs(table, &mut roles);
        roles
    });
    if choices.is_empty() {
        return guessed;
    }
    let names = |wanted| choices.columns.values().any(|one| *one == wanted);
    let guessed = match guessed {
        Err(_) if names(ColumnUse::Area) && names(ColumnUse::Stage) => {
            let first = (0..table.rows.len()).find(|row| !table.is_blank(*row)).unwrap_or(0);
            TableRoles::at_row(choices.heading_row.unwrap_or(first))
        }
        guessed => guessed?,
    };
    let mut roles = apply_choices(table, &guessed, choices)?;
    roles.doubts = open_doubts(&guessed, &roles, choices);
    Ok(roles)
}

/// The doubts that these choices leave open: those of the guess that they do not answer, those that
/// came with them, and any of the order that they leave to be guessed.
fn open_doubts(guessed: &TableRoles, roles: &TableRoles, choices: &LayoutChoices) -> Vec<Doubt> {
    let uses = |roles| SheetLayout::of(roles, false).columns.into_iter().collect();
    let (guess, said) = (uses(guessed), uses(roles));
    // the order of other columns is looked at anew
    let is_kept = |doubt: &&Doubt| !roles.is_grid() || doubt.subject != DoubtSubject::Order;
    let of_guess = guessed.doubts.iter().filter(is_kept);
    let of_guess = of_guess.filter_map(|doubt| choices.open_part(doubt, &guess, &said));
    let of_order = roles.doubts.iter().filter(|doubt| doubt.subject == DoubtSubject::Order);
    let mut open: Vec<Doubt> = choices.doubts.clone();
    for doubt in of_guess.chain(of_order.cloned()) {
        if open.iter().all(|known| known.says != doubt.says) {
            open.push(doubt);
        }
    }
    open
}

fn guess_roles(table: &Table, heading_row: Option<usize>) -> Result<TableRoles, Box<Diagnostic>> {
    if heading_row.is_none() {
        form_responses::check(table)?;
    }
    let is_at = |roles: &TableRoles| heading_row.is_none_or(|row| row == roles.header_row);
    if let Some(roles) = rows::find_unheaded_roles(table).filter(is_at) {
        return Ok(roles);
    }
    let by_headings = rows::find_roles(table, heading_row);
    if let Ok(Some(roles)) = by_headings {
        return Ok(roles);
    }
    if let Some(roles) = grid::find_two_row_header(table, heading_row) {
        return Ok(roles);
    }
    let by_content = if heading_row.is_none() { rows::guess_roles(table) } else { None };
    let lacks_column = match (by_headings.err(), &by_content) {
        (Some(error), None) => return Err(error),
        (lacks_column, _) => lacks_column,
    };
    let grid = grid::find_roles(table, heading_row);
    match (lacks_column, by_content, grid) {
        (_, None, Err(error)) => Err(rows::questionnaire_error(table).unwrap_or(error)),
        (_, None, Ok(grid)) => match rows::ticked_error(table, grid.header_row) {
            Some(error) if heading_row.is_none() => Err(error),
            _ => Ok(grid),
        },
        (None, Some(_), Ok(grid))
            if grid.doubts.is_empty() && !has_repeated_areas(table, &grid) =>
        {
            Ok(grid)
        }
        (_, Some(guess), _) => Ok(guess),
    }
}

/// Whether names of areas come again in rows apart from each other or more than a few times.
fn has_repeated_areas(table: &Table, roles: &TableRoles) -> bool {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in roles.header_row + 1..table.rows.len() {
        let name = table.own_text(Cell::at(row, roles.area_column));
        if !name.is_empty() {
            *counts.entry(name).or_default() += 1;
        }
    }
    counts.values().filter(|count| **count > 1).count() * 2 > counts.len()
}

/// Puts what a person said in the place of what was guessed.
fn apply_choices(
    table: &Table,
    guessed: &TableRoles,
    choices: &LayoutChoices,
) -> Result<TableRoles, Box<Diagnostic>> {
    let guess = SheetLayout::of(guessed, false);
    let mut uses: BTreeMap<usize, ColumnUse> = guess.columns.iter().copied().collect();
    for wanted in [ColumnUse::Area, ColumnUse::Stage] {
        if choices.columns.values().any(|one| *one == wanted) {
            uses.values_mut()
                .filter(|one| **one == wanted)
                .for_each(|one| *one = ColumnUse::NotUsed);
        }
    }
    uses.extend(&choices.columns);
    let at =
        |wanted| uses.iter().filter(move |(_, one)| **one == wanted).map(|(column, _)| *column);
    let Some(area) = at(ColumnUse::Area).next() else {
        let says = "It is not said which column names the areas.";
        return Err(read_error_at("no-area-column", "", says, "Say which: --areas COLUMN."));
    };
    let stages: Vec<usize> = at(ColumnUse::Stage).collect();
    let mut roles = TableRoles {
        area_column: area,
        translations: guessed.translations.clone(),
        ..TableRoles::at_row(guessed.header_row)
    };
    let is_rows = stages.len() == 1 && at(ColumnUse::Statement).next().is_some();
    for (column, one) in &uses {
        let own = guessed.role_of(*column).filter(|role| ColumnUse::of_role(*role) == Some(*one));
        let role = match one {
            ColumnUse::Stage if !is_rows => continue,
            one => own.unwrap_or(one.role()),
        };
        if role == ColumnRole::Unused
            && let Some(reason) = guessed.unused_reasons.get(column)
        {
            roles.unused_reasons.insert(*column, reason.clone());
        }
        roles.columns.push((*column, Some(role)));
    }
    // what only the program writes: which line it is, what it rests on
    let internal = guessed.columns.iter().filter(|(column, role)| {
        !uses.contains_key(column) && role.is_some_and(|role| ColumnUse::of_role(role).is_none())
    });
    roles.columns.extend(internal);
    roles.columns.sort_by_key(|(column, role)| (*role != Some(ColumnRole::Area), *column));
    roles.order = choices.order.unwrap_or(guessed.order);
    if !is_rows {
        read_stages(table, &mut roles, &stages, choices.order)?;
    }
    Ok(roles)
}

/// The stages of a grid in these columns, in the order that was said or else in that of their names.
fn read_stages(
    table: &Table,
    roles: &mut TableRoles,
    columns: &[usize],
    order: Option<StageOrder>,
) -> Result<(), Box<Diagnostic>> {
    read_stage_headings(table, roles, columns);
    match order {
        Some(order) => grid::apply_order(roles, order),
        None => grid::put_in_order(roles),
    }
    if roles.stages.is_empty() { Err(no_stage_columns()) } else { Ok(()) }
}

fn no_stage_columns() -> Box<Diagnostic> {
    let says = "It is not said which columns are the stages.";
    read_error_at("no-stage-columns", "", says, "Say which: --stages COLUMNS.")
}

fn read_stage_headings(table: &Table, roles: &mut TableRoles, columns: &[usize]) {
    for (at, column) in columns.iter().enumerate() {
        let cell = Cell::at(roles.header_row, *column);
        let text = table.visible_text(cell);
        let blank = format!("Stage {}", at + 1);
        let heading = grid::parse_stage_heading(cell, text)
            .or_else(|| grid::parse_stage_heading(cell, &blank));
        roles.stages.extend(heading);
    }
    grid::read_meanings(table, roles);
    grid::pair_examples(roles);
}
