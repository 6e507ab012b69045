//! Remembering what a person said of a sheet, and finding it again for a sheet of the same shape.

use super::column_roles::StageOrder;
use super::column_synonyms::normalize_heading;
use super::sheet_layout::{ColumnUse, LayoutChoices, parse_column};
use super::table::{Cell, Table, column_letters};
use super::table_import::{BoxContent, TableReading};
use crate::maturity::sheet_memory::SheetMemory;

/// How many rows are looked at for the headings that are remembered.
const SCANNED_ROWS: usize = 60;

/// What was said of sheets of a shape before, as it goes for one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recalled {
    /// What its rows and columns are; nothing where only the boxes were asked about.
    pub layout: LayoutChoices,
    /// What each box is.
    pub each_box: Option<BoxContent>,
    /// As it is remembered.
    pub memory: SheetMemory,
}

/// What is to be remembered of a sheet that was read so: its layout where a person said something of
/// it (`is_layout_said`), and what each box is.
pub fn remember_sheet(
    table: &Table,
    reading: &TableReading,
    is_layout_said: bool,
    each_box: Option<BoxContent>,
) -> SheetMemory {
    let layout = &reading.layout;
    let turned = layout.is_turned.then(|| table.turned());
    let seen = turned.as_ref().unwrap_or(table);
    let name = |column: usize| {
        if layout.is_turned { (column + 1).to_string() } else { column_letters(column) }
    };
    let uses = layout.columns.iter().map(|(column, one)| (name(*column), one.word().to_owned()));
    SheetMemory {
        headings: headings(seen, layout.heading_row),
        columns: seen.column_count(),
        turned: layout.is_turned,
        uses: uses.filter(|_| is_layout_said).collect(),
        order: is_layout_said.then(|| layout.order.word().to_owned()),
        each_box: each_box.map(|one| one.word().to_owned()),
    }
}

/// What was said before of a sheet of the shape that this one has; of several the newest.
pub fn recall_sheet(table: &Table, memories: &[SheetMemory]) -> Option<Recalled> {
    let turned = memories.iter().any(|one| one.turned).then(|| table.turned());
    memories.iter().find_map(|memory| {
        let seen = if memory.turned { turned.as_ref()? } else { table };
        if seen.column_count() != memory.columns || memory.headings.is_empty() {
            return None;
        }
        let mut rows = 0..seen.rows.len().min(SCANNED_ROWS);
        let row = rows.find(|row| headings(seen, *row) == memory.headings)?;
        let each_box = memory.each_box.as_deref();
        Some(Recalled {
            layout: layout_of(memory, row),
            each_box: BoxContent::ALL.into_iter().find(|one| Some(one.word()) == each_box),
            memory: memory.clone(),
        })
    })
}

fn layout_of(memory: &SheetMemory, row: usize) -> LayoutChoices {
    if memory.uses.is_empty() {
        return LayoutChoices::default();
    }
    let uses = memory.uses.iter();
    LayoutChoices {
        heading_row: Some(row),
        columns: uses
            .filter_map(|(column, one)| Some((parse_column(column)?, ColumnUse::from_word(one)?)))
            .collect(),
        order: memory.order.as_deref().and_then(StageOrder::from_word),
        is_turned: Some(memory.turned),
        doubts: Vec::new(),
    }
}

/// The words of a row of headings, as they are compared.
fn headings(table: &Table, row: usize) -> Vec<String> {
    let texts = (0..table.column_count()).map(|at| table.visible_text(Cell::at(row, at)));
    texts.map(normalize_heading).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spreadsheet::{ReadOptions, parse_table};

    fn table(rows: &[&str]) -> Table {
        let cells = |row: &&str| row.split('|').map(str::to_owned).collect();
        Table::new("", rows.iter().map(cells).collect())
    }

    const ASKED: [&str; 3] = [
        "Area|Early|Strong|What people said",
        "Lead|We meet.|We lead.|Hard.",
        "Data|We count.|We use it.|Fine.",
    ];

    #[test]
    fn what_was_said_goes_for_the_next_sheet_of_that_shape_and_for_no_other() {
        let seen = table(&ASKED);
        let mut layout = LayoutChoices::default();
        layout.columns.insert(3, ColumnUse::Note);
        let options = ReadOptions { layout, ..ReadOptions::default() };
        let reading = parse_table(&seen, &options).unwrap();
        let memory = remember_sheet(&seen, &reading, true, Some(BoxContent::Several));
        let next = table(&["Our title", "", ASKED[0], "Money|We save.|We share.|Good."]);
        let recalled = recall_sheet(&next, std::slice::from_ref(&memory)).unwrap();
        assert_eq!(recalled.each_box, Some(BoxContent::Several));
        let options = ReadOptions {
            layout: recalled.layout,
            each_box: recalled.each_box,
            ..ReadOptions::default()
        };
        let read = parse_table(&next, &options).unwrap();
        let stages: Vec<&str> = read.matrix.stages.iter().map(|one| one.name.as_str()).collect();
        assert_eq!((stages, read.layout.doubts.len()), (vec!["Early", "Strong"], 0));
        let other = table(&["Area|Early|Strong|Notes", "Lead|We meet.|We lead.|Hard."]);
        assert_eq!(recall_sheet(&other, &[memory]), None);
    }

    #[test]
    fn a_turned_sheet_is_known_again_and_newer_words_take_the_place_of_older_ones() {
        let seen =
            table(&["Stage|Lead|Data", "Early|We meet.|We count.", "Strong|We lead.|We use it."]);
        let reading = parse_table(&seen, &ReadOptions::default()).unwrap();
        assert!(reading.layout.is_turned);
        let older = remember_sheet(&seen, &reading, true, Some(BoxContent::One));
        let newer = remember_sheet(&seen, &reading, true, Some(BoxContent::Several));
        let mut memories = Vec::new();
        older.put_into(&mut memories);
        newer.clone().put_into(&mut memories);
        assert_eq!(memories.len(), 1);
        let recalled = recall_sheet(&seen, &memories).unwrap();
        assert_eq!(
            (recalled.each_box, recalled.layout.is_turned),
            (Some(BoxContent::Several), Some(true))
        );
        newer.take_from(&mut memories);
        assert_eq!(recall_sheet(&seen, &memories), None);
    }
}
