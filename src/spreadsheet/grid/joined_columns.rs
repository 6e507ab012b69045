//! Stages whose heading is merged over several columns with words in each: those are one box of the
//! stage. The columns are joined before the grid is read, and a person is asked whether that is right.

use super::area_heading::SCANNED_ROWS;
use crate::spreadsheet::column_synonyms::{column_role, counted_names, is_stage_like};
use crate::spreadsheet::doubt::Doubt;
use crate::spreadsheet::sheet_layout::LayoutChoices;
use crate::spreadsheet::table::{Cell, Merge, Table, column_letters};

/// A table with each stage in one column, and what a person is asked about it.
pub(crate) struct JoinedColumns {
    pub(crate) table: Table,
    pub(crate) doubt: Doubt,
}

/// The table with the columns of each stage joined; none where no stage has several.
pub(crate) fn join_columns(table: &Table, choices: &LayoutChoices) -> Option<JoinedColumns> {
    let (row, merges) = (0..table.rows.len().min(SCANNED_ROWS)).find_map(|row| {
        let merges = stage_merges(table, row);
        (merges.len() > 1).then_some((row, merges))
    })?;
    let absorbed = |column: usize| {
        merges.iter().any(|merge| (merge.first.column + 1..=merge.last.column).contains(&column))
    };
    let is_said = choices.columns.keys().any(|column| absorbed(*column));
    if is_said || has_known_headings_below(table, row, &merges) || !are_all_filled(table, &merges) {
        return None;
    }
    let labels = (!table.own_text(Cell::at(row + 1, merges[0].first.column)).is_empty())
        .then(|| same_labels(table, row + 1, &merges))
        .flatten();
    let first_body = row + 1 + usize::from(labels.is_some());
    let mut rows = table.rows.clone();
    for merge in &merges {
        for (at, cells) in rows.iter_mut().enumerate().skip(row + 1) {
            join(cells, merge, at >= first_body);
        }
    }
    let kept = table.merges.iter().filter(|merge| !merges.contains(merge)).copied().collect();
    let columns = merges.iter().map(|merge| merge.first.column).collect();
    let letters = |column: usize| column_letters(column);
    let says = format!(
        "Each stage stands over several columns, such as {} to {}. What is in them was read as one box{}.",
        letters(merges[0].first.column),
        letters(merges[0].last.column),
        labels.map(|labels| format!(", without their labels ({labels})")).unwrap_or_default()
    );
    Some(JoinedColumns {
        table: table.with_rows(rows, kept),
        doubt: Doubt::of_columns(columns, says),
    })
}

/// The headings in a row that are merged over several columns and called like stages.
fn stage_merges(table: &Table, row: usize) -> Vec<Merge> {
    let wide: Vec<Merge> = table
        .merges
        .iter()
        .filter(|merge| merge.first.row == row && merge.last.row == row)
        .filter(|merge| merge.last.column > merge.first.column)
        .filter(|merge| !table.own_text(merge.first).is_empty())
        .copied()
        .collect();
    let names: Vec<&str> = wide.iter().map(|merge| table.own_text(merge.first)).collect();
    let is_counted = counted_names(&names);
    let are_stages =
        names.iter().zip(is_counted).all(|(name, is_counted)| is_counted || is_stage_like(name));
    let mut wide = if are_stages { wide } else { Vec::new() };
    wide.sort_by_key(|merge| merge.first.column);
    wide
}

/// Whether the row below says in known words what each column holds, as "Statement" and "Evidence".
fn has_known_headings_below(table: &Table, row: usize, merges: &[Merge]) -> bool {
    let columns = merges.iter().flat_map(|merge| merge.first.column..=merge.last.column);
    let mut cells = columns.map(|column| Cell::at(row + 1, column));
    cells.any(|cell| column_role(table.visible_text(cell)).is_some())
}

/// Whether words stand in all columns of all stages, box by box and not merged as the heading is.
fn are_all_filled(table: &Table, merges: &[Merge]) -> bool {
    let is_filled = |column: usize| {
        let below = (merges[0].first.row + 2..table.rows.len()).map(|row| Cell::at(row, column));
        below.filter(|cell| !table.own_text(*cell).is_empty()).count() > 0
    };
    merges.iter().all(|merge| (merge.first.column..=merge.last.column).all(is_filled))
}

/// The labels of the columns, where the row below the headings has the same under each of them.
fn same_labels(table: &Table, row: usize, merges: &[Merge]) -> Option<String> {
    let under = |merge: &Merge| -> Vec<&str> {
        let columns = merge.first.column..=merge.last.column;
        columns.map(|column| table.own_text(Cell::at(row, column))).collect()
    };
    let first = under(&merges[0]);
    merges.iter().all(|merge| under(merge) == first).then(|| first.join(", "))
}

/// Puts the words of a row under a heading into its first column, or takes the labels there away.
fn join(cells: &mut [String], merge: &Merge, is_body: bool) {
    let end = (merge.last.column + 1).min(cells.len());
    let Some(boxes) = cells.get_mut(merge.first.column..end) else { return };
    let words: Vec<String> = boxes
        .iter_mut()
        .map(std::mem::take)
        .filter(|text| is_body && !text.trim().is_empty())
        .collect();
    if let Some(first) = boxes.first_mut() {
        *first = words.join("\n");
    }
}
