//! The rows as they stand, with blanks filled from the row above where people leave them.

use super::RowHeader;
use crate::spreadsheet::matrix_table::bullets;
use crate::spreadsheet::matrix_table::cell_usage::CellUsage;
use crate::spreadsheet::matrix_table::column_synonyms::{self, ColumnRole};
use crate::spreadsheet::matrix_table::export::line;
use crate::spreadsheet::matrix_table::table::{Cell, Table};

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EntryKind {
    Statement,
    Ladder,
    Rung,
    Ask,
    Title,
    MatrixKind,
    Bar,
    About,
    AboutOne,
    Opening,
    Source,
    Footer,
    Before,
    Stage,
    Area,
    Why,
    Good,
    WarningSign,
    Term,
    Crosswalk,
    Change,
}

const LINE_KINDS: [(&str, EntryKind); 20] = [
    (line::LADDER, EntryKind::Ladder),
    (line::RUNG, EntryKind::Rung),
    (line::ASK, EntryKind::Ask),
    (line::TITLE, EntryKind::Title),
    (line::KIND, EntryKind::MatrixKind),
    (line::BAR, EntryKind::Bar),
    (line::ABOUT, EntryKind::About),
    (line::ABOUT_ONE, EntryKind::AboutOne),
    (line::OPENING, EntryKind::Opening),
    (line::SOURCE, EntryKind::Source),
    (line::FOOTER, EntryKind::Footer),
    (line::BEFORE, EntryKind::Before),
    (line::STAGE, EntryKind::Stage),
    (line::AREA, EntryKind::Area),
    (line::WHY, EntryKind::Why),
    (line::GOOD, EntryKind::Good),
    (line::WARNING_SIGN, EntryKind::WarningSign),
    (line::TERM, EntryKind::Term),
    (line::CROSSWALK, EntryKind::Crosswalk),
    (line::CHANGE, EntryKind::Change),
];

/// A row. Its texts stand as they do in the table.
#[derive(Clone, Debug)]
pub(crate) struct RowEntry {
    pub(crate) row: usize,
    pub(crate) kind: EntryKind,
    pub(crate) area: String,
    pub(crate) stage: String,
    pub(crate) statement: String,
    pub(crate) example: String,
    pub(crate) id: String,
    pub(crate) also: String,
    pub(crate) basis: String,
    pub(crate) sources: String,
    pub(crate) revision: String,
}

impl RowEntry {
    /// Whether it is answered, and needs an area.
    fn is_item(&self) -> bool {
        matches!(
            self.kind,
            EntryKind::Statement | EntryKind::Ladder | EntryKind::Rung | EntryKind::Ask
        )
    }

    /// Whether it stands at a stage.
    pub(crate) fn has_stage(&self) -> bool {
        matches!(self.kind, EntryKind::Statement | EntryKind::Rung | EntryKind::Ask)
    }
}

/// Reads the rows; with how many areas and stages were filled from above.
pub(crate) fn read_entries(
    table: &Table,
    head: &RowHeader,
    ledger: &mut CellUsage,
) -> (super::Entries, usize) {
    let mut entries: super::Entries = Vec::new();
    let (mut carried, mut last_area, mut last_stage) = (0, String::new(), String::new());
    head.columns
        .iter()
        .for_each(|(column, _)| ledger.mark_used(merge_origin(table, Cell::at(head.row, *column))));
    for row in head.row + 1..table.rows.len() {
        if table.is_blank(row) {
            continue;
        }
        let Some(mut entry) = read_entry(table, head, row, ledger) else { continue };
        if entry.is_item() {
            carried += usize::from(fill_from_above(&mut entry.area, &mut last_area));
            if entry.has_stage() {
                carried += usize::from(fill_from_above(&mut entry.stage, &mut last_stage));
            }
        }
        let lacks = if entry.is_item() && entry.area.is_empty() {
            Some("Its row has no area.")
        } else if entry.has_stage() && entry.stage.is_empty() {
            Some("Its row has no stage.")
        } else {
            None
        };
        match lacks {
            Some(why) => ledger.mark_row_unused(table, row, why),
            None => entries.push(entry),
        }
    }
    (entries, carried)
}

/// Fills a blank from the row above. Whether it did.
fn fill_from_above(text: &mut String, last: &mut String) -> bool {
    if text.is_empty() && !last.is_empty() {
        text.clone_from(last);
        return true;
    }
    last.clone_from(text);
    false
}

fn merge_origin(table: &Table, cell: Cell) -> Cell {
    table.merge_of(cell).map_or(cell, |merge| merge.first)
}

fn read_entry(
    table: &Table,
    head: &RowHeader,
    row: usize,
    ledger: &mut CellUsage,
) -> Option<RowEntry> {
    let at = |kind| head.column(kind).map(|column| Cell::at(row, column));
    let own = |kind| at(kind).map_or("", |cell| table.own_text(cell)).to_owned();
    let seen = |kind| at(kind).map_or("", |cell| table.visible_text(cell)).to_owned();
    let line = own(ColumnRole::Line);
    let kind = match column_synonyms::normalize_heading(&line).as_str() {
        "" | "statement" => Some(EntryKind::Statement),
        key => LINE_KINDS
            .iter()
            .find(|(word, _)| column_synonyms::normalize_heading(word) == key)
            .map(|(_, kind)| *kind),
    };
    let Some(kind) = kind else {
        let shown = bullets::to_single_line(&line);
        ledger.mark_row_unused(table, row, &format!("No line of a matrix is called \"{shown}\"."));
        return None;
    };
    let entry = RowEntry {
        row,
        kind,
        area: seen(ColumnRole::Area),
        stage: seen(ColumnRole::Stage),
        statement: seen(ColumnRole::Statement),
        example: seen(ColumnRole::Example),
        id: own(ColumnRole::Id),
        also: own(ColumnRole::Also),
        basis: own(ColumnRole::Basis),
        sources: own(ColumnRole::Sources),
        revision: own(ColumnRole::Revision),
    };
    // what has an id was written by the program, and says what it says
    let is_typed = entry.id.is_empty();
    if is_typed && is_repeated_header(&entry) {
        ledger.mark_row_unused(table, row, "The headings stand here once more.");
        return None;
    }
    let needs_words = entry.is_item()
        || matches!(kind, EntryKind::Title | EntryKind::Term | EntryKind::WarningSign);
    let is_wordless = entry.statement.is_empty()
        || is_typed
            && kind == EntryKind::Statement
            && column_synonyms::is_placeholder(&entry.statement);
    if needs_words && is_wordless {
        ledger.mark_row_unused(table, row, "Its row has no statement.");
        return None;
    }
    if is_typed
        && kind == EntryKind::Statement
        && column_synonyms::is_formula_error(&entry.statement)
    {
        ledger.mark_row_unused(
            table,
            row,
            "A formula failed in this row, so there is no statement to read.",
        );
        return None;
    }
    for (column, _) in &head.columns {
        ledger.mark_used(merge_origin(table, Cell::at(row, *column)));
    }
    Some(entry)
}

fn is_repeated_header(entry: &RowEntry) -> bool {
    column_synonyms::column_role(&entry.area) == Some(ColumnRole::Area)
        && column_synonyms::column_role(&entry.stage) == Some(ColumnRole::Stage)
        && column_synonyms::column_role(&entry.statement) == Some(ColumnRole::Statement)
}
