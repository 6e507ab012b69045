//! The row form without its headings, or in another language: a row for each description is told by
//! what stands in the columns. Names of areas repeat beside a column with a few values that count
//! stages, and one column holds the words. It is always a guess, for a person to settle.

use crate::spreadsheet::column_facts::ColumnFacts;
use crate::spreadsheet::column_roles::{ColumnRole, Doubt, TableRoles};
use crate::spreadsheet::column_synonyms::{column_role, counted_names, is_stage_like};
use crate::spreadsheet::table::{Cell, Table, column_letters};

/// The first rows are tried as headings.
const SCANNED_ROWS: usize = 8;

/// The values that a column of stages has at most.
const MAX_STAGES: usize = 9;

/// Fewer rows tell nothing.
const MIN_ROWS: usize = 4;

struct Column<'t> {
    at: usize,
    role: Option<ColumnRole>,
    facts: ColumnFacts,
    values: Vec<&'t str>,
}

/// The roles as they are guessed; none where the table does not look like the row form.
pub(crate) fn guess_roles(table: &Table) -> Option<TableRoles> {
    (0..table.rows.len().min(SCANNED_ROWS)).find_map(|row| guess_at(table, row))
}

fn guess_at(table: &Table, row: usize) -> Option<TableRoles> {
    let below = row + 1..table.rows.len();
    let columns: Vec<Column<'_>> = (0..table.column_count())
        .filter_map(|at| {
            let heading = table.heading_text(Cell::at(row, at));
            let rows = below.clone().map(|row| table.visible_text(Cell::at(row, at)));
            (!heading.is_empty()).then(|| Column {
                at,
                role: column_role(heading),
                facts: ColumnFacts::of(table, at, below.clone()),
                values: rows.filter(|text| !text.is_empty()).collect(),
            })
        })
        .collect();
    let rows = columns.first()?.facts.rows;
    if columns.len() < 3 || rows < MIN_ROWS {
        return None;
    }
    let stage = find_stage_column(&columns, rows)?;
    let words = find_words_column(&columns, stage)?;
    let area = find_area_column(&columns, stage, words)?;
    Some(build_roles(row, &columns, area, stage, words))
}

/// A column with a few values that come again and again, and count stages or are words for them.
fn find_stage_column(columns: &[Column<'_>], rows: usize) -> Option<usize> {
    let is_stage = |column: &&Column<'_>| {
        let facts = &column.facts;
        let mut distinct: Vec<&str> = column.values.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let is_few =
            (2..=MAX_STAGES).contains(&distinct.len()) && facts.filled >= 2 * distinct.len();
        let is_alternating = column.values.windows(2).any(|pair| pair[0] != pair[1]);
        let counted = counted_names(&distinct).iter().all(|is_counted| *is_counted);
        let is_named = column.role == Some(ColumnRole::Stage);
        let like = distinct.iter().filter(|name| is_stage_like(name)).count();
        let is_other = matches!(column.role, Some(ColumnRole::Other(_)));
        is_few
            && facts.filled * 10 >= rows * 9
            && is_alternating
            && (!is_other || is_named)
            && (counted || is_named && like > 0 || like * 10 > distinct.len() * 6)
    };
    columns.iter().find(is_stage).map(|column| column.at)
}

/// The column with the most words, hardly any of them twice.
fn find_words_column(columns: &[Column<'_>], stage: usize) -> Option<usize> {
    let is_words = |column: &&Column<'_>| {
        let facts = &column.facts;
        column.at != stage
            && !facts.is_numbers_or_codes()
            && facts.distinct * 10 >= facts.filled * 8
            && facts.filled * 10 >= facts.rows * 7
    };
    let mut found = columns.iter().filter(is_words).collect::<Vec<_>>();
    found.sort_by_key(|column| {
        (
            column.role != Some(ColumnRole::Statement),
            std::cmp::Reverse(column.facts.tenfold_words()),
        )
    });
    found.first().map(|column| column.at)
}

/// Names that come again: the narrowest before the words, by its heading or by its values.
fn find_area_column(columns: &[Column<'_>], stage: usize, words: usize) -> Option<usize> {
    let is_area = |column: &&Column<'_>| {
        let facts = &column.facts;
        column.at != stage
            && column.at != words
            && !matches!(column.role, Some(ColumnRole::Other(_) | ColumnRole::Id))
            && !facts.is_numbers_or_codes()
            && !facts.is_constant()
            && facts.distinct < facts.filled
    };
    let mut found = columns.iter().filter(is_area).collect::<Vec<_>>();
    found.sort_by_key(|column| {
        let is_named = column.role == Some(ColumnRole::Area);
        (!is_named, std::cmp::Reverse(column.facts.distinct), std::cmp::Reverse(column.at))
    });
    found.first().map(|column| column.at)
}

fn build_roles(
    row: usize,
    columns: &[Column<'_>],
    area: usize,
    stage: usize,
    words: usize,
) -> TableRoles {
    let mut roles = TableRoles { area_column: area, ..TableRoles::at_row(row) };
    for column in columns {
        let role = match column.at {
            at if at == area => Some(ColumnRole::Area),
            at if at == stage => Some(ColumnRole::Stage),
            at if at == words => Some(ColumnRole::Statement),
            _ => match column.role {
                Some(ColumnRole::Area) => Some(ColumnRole::AreaGroup),
                Some(ColumnRole::Stage | ColumnRole::Statement | ColumnRole::Id) => None,
                role => role,
            },
        };
        roles.columns.push((column.at, role));
    }
    roles.doubts.push(Doubt {
        columns: vec![area, stage, words],
        says: format!(
            "There seems to be a row for each description: the area in column {}, the stage in column {}, the words in column {}.",
            column_letters(area),
            column_letters(stage),
            column_letters(words)
        ),
    });
    roles
}
