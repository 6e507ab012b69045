//! Blocks without any headings: a line that names an area, and below it a row for each stage with its
//! name and its words. That the same stages come again below each line tells what they are.

use std::collections::BTreeSet;

use super::list::{List, lone_text};
use crate::spreadsheet::cell_words::{is_answer, is_score};
use crate::spreadsheet::column_synonyms::{
    column_role, counted_names, is_stage_like, normalize_heading,
};
use crate::spreadsheet::table::{Cell, Table, UnheadedColumns};

/// No matrix made by hand has more stages.
const MAX_STAGES: usize = 9;

/// A row of two boxes, below the line that names its area.
struct Pair<'t> {
    row: usize,
    heading: Cell,
    /// Blank where it goes on with the stage above.
    stage: &'t str,
    words: &'t str,
}

/// The list, where all rows are lines and pairs, and the same stages stand below each line.
pub(super) fn find(table: &Table) -> Option<List> {
    let columns = find_columns(table)?;
    let pairs = read_pairs(table, columns)?;
    let mut blocks: Vec<(Cell, BTreeSet<String>)> = Vec::new();
    for pair in &pairs {
        if blocks.last().is_none_or(|(heading, _)| *heading != pair.heading) {
            blocks.push((pair.heading, BTreeSet::new()));
        }
        if let (Some((_, stages)), false) = (blocks.last_mut(), pair.stage.is_empty()) {
            stages.insert(normalize_heading(pair.stage));
        }
    }
    let (first, others) = blocks.split_first()?;
    let is_repeated = !others.is_empty() && others.iter().all(|(_, stages)| *stages == first.1);
    let has_words = pairs.iter().filter(|pair| !is_score(pair.words)).count() * 2 > pairs.len();
    (is_repeated && has_words && are_stages(&first.1)).then(|| List {
        header_row: first.0.row,
        items: pairs.iter().map(|pair| (pair.row, Some(pair.heading))).collect(),
        headers: Vec::new(),
        is_certain: false,
        unheaded: Some(columns),
    })
}

/// The two columns of the first row that has as many boxes; none where any row has more.
fn find_columns(table: &Table) -> Option<UnheadedColumns> {
    let mut found = None;
    for row in 0..table.rows.len() {
        let mut cells = table.filled_cells(row).map(|(cell, _)| cell.column);
        let (first, second, third) = (cells.next(), cells.next(), cells.next());
        if third.is_some() {
            return None;
        }
        if let (None, Some(stage), Some(words)) = (found, first, second) {
            found = Some(UnheadedColumns { stage, words });
        }
    }
    found
}

/// The pairs with the line above each; none where a row is neither, or a pair stands below no line.
fn read_pairs(table: &Table, columns: UnheadedColumns) -> Option<Vec<Pair<'_>>> {
    let (mut pairs, mut heading): (Vec<Pair<'_>>, Option<Cell>) = (Vec::new(), None);
    for row in (0..table.rows.len()).filter(|row| !table.is_blank(*row)) {
        let text = |column| table.own_text(Cell::at(row, column));
        let (stage, words) = (text(columns.stage), text(columns.words));
        match lone_text(table, row).filter(|(cell, _)| cell.column <= columns.stage) {
            Some((cell, _)) => heading = Some(cell),
            // a note below the last block, or a title that is too long for a name
            None if words.is_empty() => heading = None,
            None => pairs.push(Pair { row, heading: heading?, stage, words }),
        }
    }
    Some(pairs)
}

/// Whether these are the names of stages: a few, half of them called so at least, and none of them an
/// answer or a word for a column.
fn are_stages(names: &BTreeSet<String>) -> bool {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let is_other = |name: &&str| is_answer(name) || column_role(name).is_some();
    let counted = counted_names(&names);
    let like =
        names.iter().zip(counted).filter(|(name, is_counted)| *is_counted || is_stage_like(name));
    (2..=MAX_STAGES).contains(&names.len())
        && like.count() * 2 >= names.len()
        && !names.iter().any(is_other)
}
