//! Reads one sheet of an .xlsx file box by box, never as one block: a block is as large as the file
//! claims. What is hidden in the sheet is left out, unless it is asked for.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::cell_value::{CellContext, CellValue, StoredCell};
use super::rich_text::read_rich_text;
use super::sheet_notes::SheetNotes;
use super::visible_grid::VisibleGrid;
use super::xml::{Token, XmlReader, attributes, is_on, name_of};
use crate::maturity::diagnostic::Diagnostic;
use crate::spreadsheet::archive_guard::damaged_error;
use crate::spreadsheet::table::{Cell, Merge, Table};
use crate::spreadsheet::{
    MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT_BYTES, too_many_cells_error, too_much_text_error,
};

/// The most merges of a sheet that are looked at.
const MAX_MERGES: usize = 2_000;

/// How much of the limits is spent, over all sheets.
#[derive(Default)]
pub(super) struct ReadBudget {
    pub(super) cells: usize,
    pub(super) text_bytes: usize,
}

impl ReadBudget {
    fn check(&self) -> Result<(), Box<Diagnostic>> {
        if self.cells > MAX_CELLS {
            return Err(too_many_cells_error());
        }
        if self.text_bytes > MAX_TEXT_BYTES {
            return Err(too_much_text_error());
        }
        Ok(())
    }
}

/// A sheet on its way from its part to a table.
pub(super) struct SheetReader<'p> {
    xml: XmlReader<'p>,
    context: &'p CellContext,
    budget: &'p mut ReadBudget,
    grid: VisibleGrid,
    notes: SheetNotes,
    formulas: Vec<Cell>,
    merges: Vec<Merge>,
}

impl<'p> SheetReader<'p> {
    pub(super) fn new(
        part: &'p str,
        context: &'p CellContext,
        budget: &'p mut ReadBudget,
        with_hidden: bool,
    ) -> Self {
        Self {
            xml: XmlReader::new(part),
            context,
            budget,
            grid: VisibleGrid::new(with_hidden),
            notes: SheetNotes::default(),
            formulas: Vec::new(),
            merges: Vec::new(),
        }
    }

    /// The same with the comments that stand on its boxes.
    pub(super) fn with_comments(mut self, comments: BTreeMap<Cell, String>) -> Self {
        self.notes.comments = comments;
        self
    }

    pub(super) fn read(mut self, name: &str) -> Result<Table, Box<Diagnostic>> {
        while let Some(tag) = self.xml.next_open()? {
            match name_of(&tag) {
                "col" => self.note_column(&tag),
                "sheetPr" => {
                    let [mode] = attributes(&tag, ["filterMode"]);
                    self.notes.is_filtered |= is_on(mode.as_deref());
                }
                "filterColumn" => self.notes.is_filtered = true,
                "sheetData" => self.read_rows()?,
                "mergeCell" if self.merges.len() < MAX_MERGES => {
                    let [range] = attributes(&tag, ["ref"]);
                    self.merges.extend(range.as_deref().and_then(parse_range));
                }
                _ => {}
            }
        }
        let with_hidden = self.grid.with_hidden;
        self.notes.comments.retain(|cell, _| !self.grid.is_hidden(*cell));
        let (rows, merges) = self.grid.finish(self.merges, &mut self.notes);
        let mut table = Table::new(name, rows).with_merges(merges);
        table.formulas = self.formulas;
        table.skipped_notes = self.notes.sentences(with_hidden);
        table.unsaved_formulas = self.notes.unsaved;
        Ok(table)
    }

    /// A column, or several alike, that is hidden or has no width.
    fn note_column(&mut self, tag: &BytesStart<'_>) {
        let [first, last, hidden, width] = attributes(tag, ["min", "max", "hidden", "width"]);
        if !is_on(hidden.as_deref()) && !is_zero(width.as_deref()) {
            return;
        }
        let number = |text: Option<String>| text.and_then(|text| text.trim().parse::<usize>().ok());
        if let Some(first) = number(first).and_then(|first| first.checked_sub(1)) {
            self.grid.hide_columns(first..number(last).unwrap_or(first + 1));
        }
    }

    fn read_rows(&mut self) -> Result<(), Box<Diagnostic>> {
        let (mut row, mut column) = (0, 0);
        let mut next_row = 0;
        loop {
            let tag = match self.xml.next()? {
                Token::Open(tag) => tag,
                Token::Close(name) if name == "sheetData" => return Ok(()),
                Token::Close(_) | Token::Text(_) => continue,
                Token::End => return Err(damaged_error()),
            };
            match name_of(&tag) {
                "row" => {
                    let [number, hidden, height] = attributes(&tag, ["r", "hidden", "ht"]);
                    let number = number.and_then(|number| number.trim().parse::<usize>().ok());
                    row = number.and_then(|number| number.checked_sub(1)).unwrap_or(next_row);
                    (next_row, column) = (row.saturating_add(1), 0);
                    if is_on(hidden.as_deref()) || is_zero(height.as_deref()) {
                        self.grid.hide_row(row);
                    }
                }
                "c" => {
                    let [place, style, kind] = attributes(&tag, ["r", "s", "t"]);
                    let at = place.as_deref().and_then(parse_cell).unwrap_or(Cell { row, column });
                    column = at.column.saturating_add(1);
                    let style = style.and_then(|style| style.trim().parse().ok()).unwrap_or(0);
                    let stored =
                        self.read_cell(StoredCell { kind, style, ..StoredCell::default() })?;
                    self.take_cell(at, stored)?;
                }
                _ => {}
            }
        }
    }

    /// What is stored for a box, up to its end.
    fn read_cell(&mut self, mut cell: StoredCell) -> Result<StoredCell, Box<Diagnostic>> {
        loop {
            match self.xml.next()? {
                Token::Open(tag) => match name_of(&tag) {
                    "v" => cell.value = Some(self.xml.text_until("v")?),
                    "is" => cell.inline = Some(read_rich_text(&mut self.xml, "is")?),
                    "f" => cell.has_formula = true,
                    _ => {}
                },
                Token::Close(name) if name == "c" => return Ok(cell),
                Token::Close(_) | Token::Text(_) => {}
                Token::End => return Err(damaged_error()),
            }
        }
    }

    fn take_cell(&mut self, at: Cell, stored: StoredCell) -> Result<(), Box<Diagnostic>> {
        // counted before anything is made of it: many boxes may show one long text
        self.budget.cells += 1;
        self.budget.text_bytes += self.context.text_size(&stored);
        self.budget.check()?;
        let has_formula = stored.has_formula;
        let value = self.context.evaluate(stored);
        let is_seen = !self.grid.is_hidden(at);
        if value == CellValue::Blank {
            return Ok(());
        }
        if at.row >= MAX_ROWS || at.column >= MAX_COLUMNS {
            self.notes.beyond.extend(is_seen.then_some(at));
            return Ok(());
        }
        match value {
            CellValue::Text(shown) => {
                if shown.is_hidden {
                    self.notes.hidden_cells.push(at);
                }
                if !shown.is_hidden || self.grid.with_hidden {
                    self.budget.cells += self.grid.put(at, shown.text);
                    self.formulas.extend((is_seen && has_formula).then_some(at));
                    self.notes.struck.extend((is_seen && shown.is_struck).then_some(at));
                }
                self.budget.check()?;
            }
            CellValue::Error(error) if is_seen => self.notes.errors.push((at, error)),
            CellValue::Unsaved if is_seen => self.notes.unsaved.push(at),
            CellValue::Unknown if is_seen => self.notes.unknown.push(at),
            _ => {}
        }
        Ok(())
    }
}

fn is_zero(size: Option<&str>) -> bool {
    size.and_then(|size| size.trim().parse::<f64>().ok()) == Some(0.0)
}

/// A cell by its name in a file: `C7`.
pub(super) fn parse_cell(name: &str) -> Option<Cell> {
    const MAX_LETTERS: usize = 4;
    let name = name.trim().replace('$', "");
    let digits = name.find(|sign: char| sign.is_ascii_digit())?;
    let (letters, number) = name.split_at(digits);
    let is_column = (1..=MAX_LETTERS).contains(&letters.len())
        && letters.bytes().all(|letter| letter.is_ascii_alphabetic());
    let column = letters
        .bytes()
        .fold(0, |column, letter| column * 26 + usize::from(letter.to_ascii_uppercase() - b'@'));
    let row = number.parse::<usize>().ok()?.checked_sub(1)?;
    is_column.then(|| Cell::at(row, column - 1))
}

fn parse_range(range: &str) -> Option<Merge> {
    let (first, last) = range.split_once(':')?;
    let (first, last) = (parse_cell(first)?, parse_cell(last)?);
    (first.row <= last.row && first.column <= last.column).then_some(Merge { first, last })
}
