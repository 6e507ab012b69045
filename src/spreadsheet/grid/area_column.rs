//! Which column of a grid names the areas, wherever it stands, and which headings beside it may be
//! stages: those right of it, and those left of it where they are called like stages.

use super::area_heading::judged_rows;
use super::stage_heading::parse_stage_heading;
use crate::spreadsheet::column_facts::ColumnFacts;
use crate::spreadsheet::column_roles::{ColumnRole, StageHeading, TableRoles};
use crate::spreadsheet::column_synonyms::{counted_names, is_stage_like, normalize_heading};
use crate::spreadsheet::doubt::Doubt;
use crate::spreadsheet::table::{Cell, Table, column_letters};

/// A heading: its column, its words, and what they say the column holds.
pub(super) type Heading<'t> = (usize, &'t str, Option<ColumnRole>);

/// A heading that says areas and is no group of them: how urgent each is.
const PRIORITY: &str = "priority";

/// The column of the areas: the narrowest that says so before the stages, else one that says so
/// anywhere, else the first with names.
pub(super) fn find_area_column(
    table: &Table,
    row: usize,
    headings: &[Heading<'_>],
) -> Option<usize> {
    let is_area = |(_, _, role): &&Heading<'_>| *role == Some(ColumnRole::Area);
    let first_area = headings.iter().position(|heading| is_area(&heading));
    let is_stage = |(_, text, role): &Heading<'_>| {
        role.is_none_or(|role| role == ColumnRole::Stage) && is_stage_like(text)
    };
    let is_unknown = |at: usize| headings[at].2.is_none();
    let first_stage = headings
        .iter()
        .position(is_stage)
        .or_else(|| (first_area? + 1..headings.len()).find(|at| is_unknown(*at)))
        .unwrap_or(headings.len());
    let named = headings[..first_stage].iter().rev().find(is_area);
    let is_urgency = |(_, text, _): &&Heading<'_>| normalize_heading(text) == PRIORITY;
    let elsewhere = || headings.iter().filter(|one| !is_urgency(one)).find(is_area);
    if let Some((column, _, _)) = named.or_else(elsewhere) {
        return Some(*column);
    }
    find_column_of_names(table, row, headings)
}

/// The first column with names where no heading says areas: not one that is called like a stage and
/// is wordier than another.
fn find_column_of_names(table: &Table, row: usize, headings: &[Heading<'_>]) -> Option<usize> {
    let is_beside = |column: usize| {
        headings
            .iter()
            .any(|(known, _, role)| *known == column && matches!(role, Some(ColumnRole::Other(_))))
    };
    let below = judged_rows(table, row);
    let columns: Vec<(usize, ColumnFacts)> = (0..table.column_count())
        .filter(|column| !is_beside(*column))
        .map(|column| (column, ColumnFacts::of(table, column, below.clone())))
        .filter(|(_, facts)| {
            facts.filled > 0 && !facts.is_numbers_or_codes() && !facts.is_constant()
        })
        .collect();
    let (first, facts) = columns.first()?;
    let heading = |column: usize| table.heading_text(Cell::at(row, column));
    let is_name = |(column, its): &&(usize, ColumnFacts)| {
        let is_short = its.tenfold_words() <= MAX_NAME_TENFOLD_WORDS
            && its.tenfold_words() * 2 <= facts.tenfold_words();
        is_short && its.is_as_full_as(facts.filled) && !is_stage_like(heading(*column))
    };
    let other = columns[1..].iter().find(is_name).filter(|_| is_stage_like(heading(*first)));
    Some(other.map_or(*first, |(column, _)| *column))
}

/// Names of areas have no more words than this on average, tenfold.
const MAX_NAME_TENFOLD_WORDS: usize = 40;

/// What another column that is called like areas holds: names over them, unless it says how urgent
/// each is or holds the same all the way down.
pub(super) fn role_beside(table: &Table, row: usize, column: usize, heading: &str) -> ColumnRole {
    let facts = ColumnFacts::of(table, column, judged_rows(table, row));
    let is_urgency = normalize_heading(heading) == PRIORITY;
    if is_urgency || facts.is_numbers_or_codes() {
        ColumnRole::Other("a plan")
    } else {
        ColumnRole::AreaGroup
    }
}

/// The headings that may be stages. Those left of the areas are, where they are called so or where
/// nothing stands right of the areas; unless that is plain, it is noted as a doubt.
pub(super) fn stage_candidates(
    table: &Table,
    roles: &mut TableRoles,
    headings: &[Heading<'_>],
) -> Vec<StageHeading> {
    let (row, area) = (roles.header_row, roles.area_column);
    let all: Vec<StageHeading> = headings
        .iter()
        .filter(|(column, _, role)| {
            *column != area && matches!(role, None | Some(ColumnRole::Stage))
        })
        .filter_map(|(column, text, _)| parse_stage_heading(Cell::at(row, *column), text))
        .collect();
    let (left, right): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.cell.column < area);
    if left.is_empty() {
        return right;
    }
    let below = judged_rows(table, row);
    let has_words = |one: &StageHeading| {
        let facts = ColumnFacts::of(table, one.cell.column, below.clone());
        facts.filled > 0 && !facts.is_numbers_or_codes() && !facts.is_constant()
    };
    let names: Vec<&str> = left.iter().map(|one| one.name.as_str()).collect();
    let counted = counted_names(&names);
    let is_plain: Vec<bool> = names
        .iter()
        .zip(counted)
        .map(|(name, is_counted)| is_counted || is_stage_like(name))
        .collect();
    let is_only = !right.iter().any(has_words);
    let chosen: Vec<(StageHeading, bool)> = left
        .into_iter()
        .zip(is_plain)
        .filter(|(one, is_plain)| has_words(one) && (*is_plain || is_only))
        .collect();
    if chosen.is_empty() {
        return right;
    }
    let is_headed = !table.heading_text(Cell::at(row, area)).is_empty();
    let is_certain = is_only && is_headed && chosen.iter().all(|(_, is_plain)| *is_plain);
    let chosen: Vec<StageHeading> = chosen.into_iter().map(|(one, _)| one).collect();
    if !is_certain {
        let letters: Vec<String> =
            chosen.iter().map(|one| column_letters(one.cell.column)).collect();
        let columns = chosen.iter().map(|one| one.cell.column).chain([area]).collect();
        let says = format!(
            "Column {} was taken for the areas, and what stands left of it ({}) for stages.",
            column_letters(area),
            letters.join(", ")
        );
        roles.doubts.push(Doubt::of_columns(columns, says));
    }
    let right = if is_only { Vec::new() } else { right };
    chosen.into_iter().chain(right).collect()
}
