//! The row form without its headings, or in another language: a row for each description is told by
//! what stands in the columns. Names of areas repeat beside a column with a few values that count
//! stages, and one column holds the words. It is always a guess, for a person to settle.

use crate::spreadsheet::cell_words::is_day;
use crate::spreadsheet::column_facts::ColumnFacts;
use crate::spreadsheet::column_roles::{ColumnRole, TableRoles};
use crate::spreadsheet::column_synonyms::{
    column_role, counted_names, is_stage_like, normalize_heading,
};
use crate::spreadsheet::doubt::Doubt;
use crate::spreadsheet::table::{Cell, Table, column_letters};

/// The first rows are tried as headings.
const SCANNED_ROWS: usize = 8;

/// The values that a column of stages has at most.
const MAX_STAGES: usize = 9;

/// A long table is judged by its first rows, and a wide one by fewer.
const JUDGED_ROWS: usize = 1_000;
const JUDGED_CELLS: usize = 20_000;

/// Fewer rows tell nothing.
const MIN_ROWS: usize = 4;

/// A heading that says areas, and as often how urgent each row is: its column is judged by what
/// stands in it.
const PRIORITY: &str = "priority";

struct Column {
    at: usize,
    role: Option<ColumnRole>,
    facts: ColumnFacts,
}

/// The roles as they are guessed; none where the table does not look like the row form.
pub(crate) fn guess_roles(table: &Table) -> Option<TableRoles> {
    (0..table.rows.len().min(SCANNED_ROWS)).find_map(|row| guess_at(table, row))
}

fn guess_at(table: &Table, row: usize) -> Option<TableRoles> {
    const MIN_COLUMNS: usize = 3;
    if table.filled_cells(row).count() < MIN_COLUMNS && table.merges.is_empty() {
        return None;
    }
    let judged = JUDGED_ROWS.min(JUDGED_CELLS / table.column_count().max(1));
    let below = row + 1..table.rows.len().min(row + 1 + judged);
    let columns: Vec<Column> = (0..table.column_count())
        .filter_map(|at| {
            let heading = table.heading_text(Cell::at(row, at));
            (!heading.is_empty()).then(|| Column {
                at,
                role: column_role(heading).filter(|_| normalize_heading(heading) != PRIORITY),
                facts: ColumnFacts::of(table, at, below.clone()),
            })
        })
        .collect();
    let rows = columns.first()?.facts.rows;
    if columns.len() < MIN_COLUMNS || rows < MIN_ROWS {
        return None;
    }
    let words = find_words_column(&columns)?;
    let is_worded = |row: &usize| !table.visible_text(Cell::at(*row, words)).is_empty();
    let (worded, wordless): (Vec<usize>, Vec<usize>) =
        below.filter(|row| !table.is_blank(*row)).partition(is_worded);
    let stage = find_stage_column(table, &columns, &worded, words)?;
    let area = find_area_column(table, &columns, &worded, [stage, words])
        .or_else(|| find_heading_column(table, &columns, &wordless, words))?;
    Some(build_roles(row, &columns, area, stage, words))
}

/// A column with a few values that come again and again beside the words, and count stages or are
/// words for them. Days come again too, and say when and not how far.
fn find_stage_column(
    table: &Table,
    columns: &[Column],
    worded: &[usize],
    words: usize,
) -> Option<usize> {
    let is_stage = |column: &&Column| {
        let texts = worded.iter().map(|row| table.visible_text(Cell::at(*row, column.at)));
        let values: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        let mut distinct = values.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let is_few =
            (2..=MAX_STAGES).contains(&distinct.len()) && values.len() >= 2 * distinct.len();
        let is_alternating = values.windows(2).any(|pair| pair[0] != pair[1]);
        let is_when = distinct.iter().all(|value| is_day(value));
        if !is_few {
            return false;
        }
        let counted = counted_names(&distinct).iter().all(|is_counted| *is_counted);
        let is_named = column.role == Some(ColumnRole::Stage);
        let like = distinct.iter().filter(|name| is_stage_like(name)).count();
        let is_other = matches!(column.role, Some(ColumnRole::Other(_)));
        column.at != words
            && values.len() * 10 >= worded.len() * 9
            && is_alternating
            && !is_when
            && (!is_other || is_named)
            && (counted || is_named && like > 0 || like * 10 > distinct.len() * 6)
    };
    columns.iter().find(is_stage).map(|column| column.at)
}

/// The column with the most words, hardly any of them twice.
fn find_words_column(columns: &[Column]) -> Option<usize> {
    let is_words = |column: &&Column| {
        let facts = &column.facts;
        !facts.is_numbers_or_codes()
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

/// Names that come again: by its heading, else one whose names each stand together, as those of areas
/// do and those of owners do not, the narrowest of them.
fn find_area_column(
    table: &Table,
    columns: &[Column],
    worded: &[usize],
    [stage, words]: [usize; 2],
) -> Option<usize> {
    let stands_together = |column: &Column| {
        let mut names: Vec<&str> =
            worded.iter().map(|row| table.visible_text(Cell::at(*row, column.at))).collect();
        names.dedup();
        names.len() == column.facts.distinct
    };
    let is_area = |column: &&Column| {
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
        (
            !is_named,
            !stands_together(column),
            std::cmp::Reverse(column.facts.distinct),
            std::cmp::Reverse(column.at),
        )
    });
    found.first().map(|column| column.at)
}

/// Names that stand once each, in rows of their own above the words.
fn find_heading_column(
    table: &Table,
    columns: &[Column],
    wordless: &[usize],
    words: usize,
) -> Option<usize> {
    let stands_there = |at: usize| {
        let names = wordless.iter().map(|row| table.visible_text(Cell::at(*row, at)));
        names.clone().count() > 1 && names.clone().all(|name| !name.is_empty())
    };
    let is_heading = |column: &&Column| {
        column.at != words
            && !matches!(column.role, Some(ColumnRole::Other(_) | ColumnRole::Id))
            && !column.facts.is_numbers_or_codes()
            && column.facts.filled == wordless.len()
            && column.facts.distinct == column.facts.filled
            && stands_there(column.at)
    };
    columns.iter().find(is_heading).map(|column| column.at)
}

fn build_roles(
    row: usize,
    columns: &[Column],
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
    for (column, what) in [(area, "the area"), (stage, "the stage"), (words, "the words")] {
        let letters = column_letters(column);
        let says = format!("Column {letters} was taken for {what} of each row.");
        roles.doubts.push(Doubt::of_columns(vec![column], says));
    }
    roles
}
