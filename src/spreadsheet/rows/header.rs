//! Row form header detection: finds the row of headings with an area, a stage and a statement among
//! them.

use std::collections::BTreeSet;

use super::{read_error_at, translated};
use crate::maturity::diagnostic::Diagnostic;
use crate::spreadsheet::cell_words::{is_answer, is_number, is_tick};
use crate::spreadsheet::column_roles::{ColumnRole, TableRoles};
use crate::spreadsheet::column_synonyms::{column_role, normalize_heading};
use crate::spreadsheet::doubt::{Doubt, DoubtSubject};
use crate::spreadsheet::grid::{alphabet_doubt, guess_order};
use crate::spreadsheet::table::{Cell, Table};

/// How many rows are tried as headings.
const SCANNED_ROWS: usize = 60;

/// The roles of the columns, where this table is in the row form; a finding where it is, but a
/// column that it needs is missing.
pub(crate) fn find_roles(
    table: &Table,
    heading_row: Option<usize>,
) -> Result<Option<TableRoles>, Box<Diagnostic>> {
    let mut lacking = None;
    let rows = heading_row.map_or(0..table.rows.len().min(SCANNED_ROWS), |row| row..row + 1);
    for row in rows {
        let roles = parse_header(table, row);
        let has = |role| roles.column(role).is_some();
        let missing =
            match (has(ColumnRole::Area), has(ColumnRole::Stage), has(ColumnRole::Statement)) {
                (true, true, true) => {
                    let mut roles = roles;
                    guess_stage_order(table, &mut roles);
                    return Ok(Some(roles));
                }
                (true, false, true) => "stage",
                (false, true, true) => "area",
                (true, true, false) => "statement",
                _ => continue,
            };
        let unknown = roles.columns.iter().filter(|(_, role)| role.is_none()).count();
        if unknown < 2 && lacking.is_none() {
            let place = roles.read_columns().next();
            let place = place.map(|column| Cell::at(row, column).to_string());
            lacking = Some((place.unwrap_or_default(), missing));
        }
    }
    let Some((place, missing)) = lacking else { return Ok(None) };
    if let Some(error) = questionnaire_error(table) {
        return Err(error);
    }
    let says =
        format!("There is a row for each statement here, but no column that says its {missing}.");
    let heading = missing[..1].to_uppercase() + &missing[1..];
    let remedy = format!("Add a column headed {heading}, and fill it in for each row.");
    Err(read_error_at("missing-column", place, says, remedy))
}

/// The roles of a list that has no headings, where it was found to be one.
pub(crate) fn find_unheaded_roles(table: &Table) -> Option<TableRoles> {
    let added = table.added_areas.as_ref()?;
    let columns = added.unheaded?;
    let header_row = added.cells.first()?.row;
    let mut roles = TableRoles { area_column: added.column, ..TableRoles::at_row(header_row) };
    roles.columns = vec![
        (columns.stage, Some(ColumnRole::Stage)),
        (columns.words, Some(ColumnRole::Statement)),
        (added.column, Some(ColumnRole::Area)),
    ];
    guess_stage_order(table, &mut roles);
    Some(roles)
}

/// The columns of a list that has a stage and a statement in each row, and nowhere their area.
pub(crate) fn find_list_without_areas(table: &Table) -> Option<TableRoles> {
    let headers = || (0..table.rows.len().min(SCANNED_ROWS)).map(|row| parse_header(table, row));
    let is_list = |roles: &TableRoles| {
        [ColumnRole::Stage, ColumnRole::Statement].iter().all(|role| roles.column(*role).is_some())
    };
    let mut lists = headers().filter(is_list);
    let first = lists.next()?;
    let has_area = |roles: &TableRoles| roles.column(ColumnRole::Area).is_some();
    let unknown = first.columns.iter().filter(|(_, role)| role.is_none()).count();
    (unknown < 2 && !has_area(&first) && !lists.any(|roles| has_area(&roles))).then_some(first)
}

/// Refuses a questionnaire for what it is: a column for each answer to a question.
pub(crate) fn questionnaire_error(table: &Table) -> Option<Box<Diagnostic>> {
    const MIN_ANSWERS: usize = 2;
    let answers = |row: usize| -> Vec<(Cell, &str)> {
        table.filled_cells(row).filter(|(_, text)| is_answer(text)).collect()
    };
    let rows = || 0..table.rows.len().min(SCANNED_ROWS);
    let found = rows().map(answers).find(|answers| answers.len() >= MIN_ANSWERS);
    let found = found.or_else(|| rows().find_map(|row| ticked_scale(table, row)))?;
    Some(answers_error(table, &found))
}

/// The same of a table that could be a grid too, where those columns hold nothing but ticks.
pub(crate) fn ticked_error(table: &Table, heading_row: usize) -> Option<Box<Diagnostic>> {
    const MIN_ANSWERS: usize = 2;
    let is_ticked = |cell: Cell, text: &str| is_answer(text) && holds_ticks(table, cell);
    let cells = table.filled_cells(heading_row);
    let found: Vec<(Cell, &str)> = cells.filter(|(cell, text)| is_ticked(*cell, text)).collect();
    (found.len() >= MIN_ANSWERS).then(|| answers_error(table, &found))
}

/// Numbers at the head of columns to tick.
fn ticked_scale(table: &Table, row: usize) -> Option<Vec<(Cell, &str)>> {
    const MIN_NUMBERS: usize = 3;
    let is_scale = |cell: Cell, text: &str| is_number(text) && holds_ticks(table, cell);
    let found: Vec<_> =
        table.filled_cells(row).filter(|(cell, text)| is_scale(*cell, text)).collect();
    (found.len() >= MIN_NUMBERS && row + 1 < table.rows.len()).then_some(found)
}

/// Whether nothing but ticks stands below a heading.
fn holds_ticks(table: &Table, heading: Cell) -> bool {
    (heading.row + 1..table.rows.len()).all(|row| {
        let text = table.visible_text(Cell::at(row, heading.column));
        text.is_empty() || is_tick(text)
    })
}

fn answers_error(table: &Table, answers: &[(Cell, &str)]) -> Box<Diagnostic> {
    let names: Vec<String> = answers.iter().map(|(_, text)| format!("\"{text}\"")).collect();
    let says = format!(
        "{} are answers to a question, with a column for each: this is a questionnaire, or one that was filled in.",
        names.join(", ")
    );
    let remedy = "Write a row for each question, with its area and its stage.";
    read_error_at("only-scores", table.cell_name(answers[0].0), says, remedy)
}

/// The order of more stages than this is not looked at.
const MAX_ORDERED_STAGES: usize = 200;

/// In which order the stages come in the rows: by their words, where those that mean a high stage
/// come before those that mean a low one. A sheet that the program wrote says its order itself.
fn guess_stage_order(table: &Table, roles: &mut TableRoles) {
    let Some(column) = roles.column(ColumnRole::Stage) else { return };
    if roles.column(ColumnRole::Line).is_some() {
        return;
    }
    let (mut names, mut known) = (Vec::new(), BTreeSet::new());
    for row in roles.header_row + 1..table.rows.len() {
        let name = table.visible_text(Cell::at(row, column));
        if !name.is_empty() && is_item(table, roles, row) && known.insert(normalize_heading(name)) {
            names.push(name);
        }
    }
    if names.len() > MAX_ORDERED_STAGES {
        return; // a matrix has a few: their order is the least that is wrong
    }
    let guess = guess_order(&names);
    if guess.is_counted {
        return; // rows are put in the order of the numbers that all have
    }
    roles.order = guess.order;
    let says = guess.doubt.or_else(|| alphabet_doubt(&names));
    let doubt = says.map(|says| Doubt::new(DoubtSubject::Order, vec![column], says));
    roles.doubts.extend(doubt);
}

/// Whether a row has a statement: a line without may name an area, and the headings may come again.
fn is_item(table: &Table, roles: &TableRoles, row: usize) -> bool {
    let text = |role| roles.column(role).map(|at| table.own_text(Cell::at(row, at)));
    let is_heading = |role| text(role).and_then(column_role) == Some(role);
    let is_worded = text(ColumnRole::Statement).is_none_or(|words| !words.is_empty());
    is_worded && !(is_heading(ColumnRole::Stage) && is_heading(ColumnRole::Statement))
}

fn parse_header(table: &Table, row: usize) -> TableRoles {
    let mut roles = TableRoles::at_row(row);
    for column in 0..table.column_count() {
        let text = table.heading_text(Cell::at(row, column));
        if text.is_empty() {
            continue;
        }
        if let Some((column_of, language)) = translated::parse_heading(text) {
            roles.translations.push((column, column_of, language));
            continue;
        }
        let role = column_role(text);
        // a second column of areas is the narrower one: the first only groups them
        if role == Some(ColumnRole::Area)
            && roles.column(ColumnRole::Stage).is_none()
            && roles.column(ColumnRole::Statement).is_none()
        {
            for (_, earlier) in roles.columns.iter_mut().filter(|(_, earlier)| *earlier == role) {
                *earlier = Some(ColumnRole::AreaGroup);
            }
        }
        roles.columns.push((column, role));
    }
    roles.area_column = roles.column(ColumnRole::Area).unwrap_or(0);
    keep_translations(table, &mut roles);
    roles
}

/// A column in a further language is one only beside the column that it translates: "Area (UK)" alone
/// is the column of the areas.
fn keep_translations(table: &Table, roles: &mut TableRoles) {
    let own: Vec<_> = roles.columns.iter().filter_map(|(_, role)| *role).collect();
    let has_own = |column| own.iter().any(|role| role.translated() == Some(column));
    let (kept, others): (Vec<_>, Vec<_>) = std::mem::take(&mut roles.translations)
        .into_iter()
        .partition(|(_, column, _)| has_own(*column));
    roles.translations = kept;
    for (column, ..) in others {
        let heading = table.heading_text(Cell::at(roles.header_row, column));
        let name = heading.rsplit_once('(').map_or(heading, |(name, _)| name);
        roles.columns.push((column, column_role(name)));
    }
    roles.columns.sort_by_key(|(column, _)| *column);
    roles.area_column = roles.column(ColumnRole::Area).unwrap_or(0);
}
