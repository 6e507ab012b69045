//! The rows as they stand, with blanks filled from the row above where people leave them.

use super::Head;
use crate::spreadsheet::matrix_table::bullets;
use crate::spreadsheet::matrix_table::cell_usage::Ledger;
use crate::spreadsheet::matrix_table::column_synonyms::{self, Column};
use crate::spreadsheet::matrix_table::export::line;
use crate::spreadsheet::matrix_table::table::{Cell, Table};

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Statement,
    Ladder,
    Rung,
    Need,
    Title,
    Whether,
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
    Sign,
    Word,
    Crossing,
    Change,
}

const KINDS: [(&str, Kind); 20] = [
    (line::LADDER, Kind::Ladder),
    (line::RUNG, Kind::Rung),
    (line::NEED, Kind::Need),
    (line::TITLE, Kind::Title),
    (line::KIND, Kind::Whether),
    (line::BAR, Kind::Bar),
    (line::ABOUT, Kind::About),
    (line::ABOUT_ONE, Kind::AboutOne),
    (line::OPENING, Kind::Opening),
    (line::SOURCE, Kind::Source),
    (line::FOOTER, Kind::Footer),
    (line::BEFORE, Kind::Before),
    (line::STAGE, Kind::Stage),
    (line::AREA, Kind::Area),
    (line::WHY, Kind::Why),
    (line::GOOD, Kind::Good),
    (line::SIGN, Kind::Sign),
    (line::WORD, Kind::Word),
    (line::CROSSING, Kind::Crossing),
    (line::CHANGE, Kind::Change),
];

/// A row. Its texts stand as they do in the table.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) row: usize,
    pub(crate) kind: Kind,
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

impl Entry {
    /// Whether it is answered, and needs an area.
    fn is_item(&self) -> bool {
        matches!(self.kind, Kind::Statement | Kind::Ladder | Kind::Rung | Kind::Need)
    }

    /// Whether it stands at a stage.
    pub(crate) fn has_stage(&self) -> bool {
        matches!(self.kind, Kind::Statement | Kind::Rung | Kind::Need)
    }
}

/// Reads the rows; with how many areas and stages were filled from above.
pub(crate) fn read(table: &Table, head: &Head, ledger: &mut Ledger) -> (super::Entries, usize) {
    let mut entries: super::Entries = Vec::new();
    let (mut carried, mut last_area, mut last_stage) = (0, String::new(), String::new());
    head.columns
        .iter()
        .for_each(|(column, _)| ledger.take(origin(table, Cell::at(head.row, *column))));
    for row in head.row + 1..table.rows.len() {
        if table.is_blank(row) {
            continue;
        }
        let Some(mut entry) = one(table, head, row, ledger) else { continue };
        if entry.is_item() {
            carried += usize::from(fill(&mut entry.area, &mut last_area));
            if entry.has_stage() {
                carried += usize::from(fill(&mut entry.stage, &mut last_stage));
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
            Some(why) => ledger.leave_row(table, row, why),
            None => entries.push(entry),
        }
    }
    (entries, carried)
}

/// Fills a blank from the row above. Whether it did.
fn fill(text: &mut String, last: &mut String) -> bool {
    if text.is_empty() && !last.is_empty() {
        text.clone_from(last);
        return true;
    }
    last.clone_from(text);
    false
}

fn origin(table: &Table, cell: Cell) -> Cell {
    table.merge_of(cell).map_or(cell, |merge| merge.first)
}

fn one(table: &Table, head: &Head, row: usize, ledger: &mut Ledger) -> Option<Entry> {
    let at = |kind| head.column(kind).map(|column| Cell::at(row, column));
    let own = |kind| at(kind).map_or("", |cell| table.own(cell)).to_owned();
    let seen = |kind| at(kind).map_or("", |cell| table.seen(cell)).to_owned();
    let line = own(Column::Line);
    let kind = match column_synonyms::key(&line).as_str() {
        "" | "statement" => Some(Kind::Statement),
        key => {
            KINDS.iter().find(|(word, _)| column_synonyms::key(word) == key).map(|(_, kind)| *kind)
        }
    };
    let Some(kind) = kind else {
        let shown = bullets::as_one(&line);
        ledger.leave_row(table, row, &format!("No line of a matrix is called \"{shown}\"."));
        return None;
    };
    let entry = Entry {
        row,
        kind,
        area: seen(Column::Area),
        stage: seen(Column::Stage),
        statement: seen(Column::Statement),
        example: seen(Column::Example),
        id: own(Column::Id),
        also: own(Column::Also),
        basis: own(Column::Basis),
        sources: own(Column::Sources),
        revision: own(Column::Revision),
    };
    // what has an id was written by the program, and says what it says
    let is_typed = entry.id.is_empty();
    if is_typed && is_heading_again(&entry) {
        ledger.leave_row(table, row, "The headings stand here once more.");
        return None;
    }
    let needs_words = entry.is_item() || matches!(kind, Kind::Title | Kind::Word | Kind::Sign);
    let is_wordless = entry.statement.is_empty()
        || is_typed && kind == Kind::Statement && column_synonyms::says_nothing(&entry.statement);
    if needs_words && is_wordless {
        ledger.leave_row(table, row, "Its row has no statement.");
        return None;
    }
    if is_typed && kind == Kind::Statement && column_synonyms::is_an_error(&entry.statement) {
        ledger.leave_row(
            table,
            row,
            "A formula failed in this row, so there is no statement to read.",
        );
        return None;
    }
    for (column, _) in &head.columns {
        ledger.take(origin(table, Cell::at(row, *column)));
    }
    Some(entry)
}

fn is_heading_again(entry: &Entry) -> bool {
    column_synonyms::column(&entry.area) == Some(Column::Area)
        && column_synonyms::column(&entry.stage) == Some(Column::Stage)
        && column_synonyms::column(&entry.statement) == Some(Column::Statement)
}
