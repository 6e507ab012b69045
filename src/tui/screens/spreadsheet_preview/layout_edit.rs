//! Changing what the rows and columns of a sheet were taken for: it is read again at once.

use std::sync::Arc;

use super::Preview;
use crate::spreadsheet::{
    Cell, ColumnUse, LayoutChoices, ReadOptions, SheetLayout, StageOrder, Table, TableReading,
    cycle_column_use, remember_sheet,
};
use crate::tui::protocol::effect::{ReadRequest, WriteRequest};
use crate::tui::protocol::spreadsheet_preview::SheetPreview;
use crate::tui::protocol::transition::Transition;
use crate::tui::screen::show_message;

impl Preview {
    /// Whether the stages run down the side.
    pub(super) fn is_turned(&self) -> bool {
        match self.layout() {
            Some(layout) => layout.is_turned,
            None => self.choices.is_turned == Some(true),
        }
    }

    /// What a column was taken for; nothing in a turned sheet, where rows are taken for something.
    pub(super) fn column_label(&self, column: usize) -> String {
        if self.is_turned() { String::new() } else { self.label(column) }
    }

    /// What a row of a turned sheet was taken for.
    pub(super) fn row_label(&self, row: usize) -> String {
        if self.is_turned() { self.label(row) } else { String::new() }
    }

    /// What a column, or a row of a turned sheet, was taken for, or was said to be where the sheet can't
    /// be read so.
    fn label(&self, at: usize) -> String {
        let said = || self.choices.columns.get(&at).map(|one: &ColumnUse| one.label().to_owned());
        match self.layout() {
            Some(layout) => layout.column_label(at),
            None => said().unwrap_or_default(),
        }
    }

    /// The cell where the sheet opens: the first heading that is in doubt.
    pub(super) fn first_cell(&self) -> Cell {
        self.layout().and_then(SheetLayout::first_doubt).unwrap_or(Cell::at(0, 0))
    }

    fn layout(&self) -> Option<&SheetLayout> {
        self.sheet_preview().and_then(SheetPreview::layout)
    }

    /// Reads the sheet again by what a person says of it.
    fn change_layout(
        &mut self,
        change: impl FnOnce(&mut LayoutChoices, &Table, Cell),
    ) -> Vec<Transition> {
        let Some(seen) = self.sheet_preview() else { return Vec::new() };
        let mut choices = match seen.layout() {
            Some(layout) => layout.to_open_choices(),
            None => self.choices.clone(),
        };
        let earlier = choices.clone();
        let is_turned = choices.is_turned == Some(true);
        let Cell { row, column } = self.cell;
        let cell = if is_turned { Cell::at(column, row) } else { self.cell };
        change(&mut choices, &seen.table, cell);
        choices.settle_doubts(&earlier);
        let options = ReadOptions { layout: choices.clone(), ..self.spreadsheet.options.clone() };
        let recalled = seen.recalled.clone();
        let sheet = SheetPreview { recalled, ..SheetPreview::new(seen.table.clone(), &options) };
        let spreadsheet = Arc::make_mut(&mut self.spreadsheet);
        if let Some(shown) = spreadsheet.sheets.get_mut(self.sheet_index) {
            *shown = sheet;
        }
        (self.choices, self.accepts_doubts, self.scroll_top) = (choices, false, 0);
        self.report = self.report_page();
        Vec::new()
    }

    /// The next thing that the column in focus may be.
    pub(super) fn cycle_column_use(&mut self) -> Vec<Transition> {
        self.change_layout(|choices, table, cell| {
            *choices = cycle_column_use(table, choices, cell.column);
        })
    }

    /// Only the row of the headings is kept of what was said: the columns are looked at anew.
    pub(super) fn set_heading_row(&mut self) -> Vec<Transition> {
        self.change_layout(|choices, _, cell| {
            let is_turned = choices.is_turned;
            *choices = LayoutChoices {
                heading_row: Some(cell.row),
                is_turned,
                ..LayoutChoices::default()
            };
        })
    }

    pub(super) fn cycle_order(&mut self) -> Vec<Transition> {
        self.change_layout(|choices, _, _| {
            choices.order = Some(match choices.order {
                Some(StageOrder::LowHigh) => StageOrder::HighLow,
                Some(StageOrder::HighLow) => StageOrder::Numbers,
                Some(StageOrder::Numbers) => StageOrder::Names,
                Some(StageOrder::Names) | None => StageOrder::LowHigh,
            });
        })
    }

    pub(super) fn turn(&mut self) -> Vec<Transition> {
        self.change_layout(|choices, _, _| {
            let is_turned = choices.is_turned != Some(true);
            *choices = LayoutChoices { is_turned: Some(is_turned), ..LayoutChoices::default() };
        })
    }

    /// Keeps what was said of the sheet for the next one of its shape, unless that is known.
    pub(super) fn remember(&self, read: &TableReading) -> Vec<Transition> {
        let Some(seen) = self.sheet_preview() else { return Vec::new() };
        let is_said = !self.choices.is_empty() || self.accepts_doubts;
        let each_box = self.box_content.filter(|_| seen.needs_box_content());
        if !is_said && each_box.is_none() || read.made_from.is_some() {
            return Vec::new();
        }
        let memory = remember_sheet(&seen.table, read, is_said, each_box);
        if seen.recalled.as_ref().is_some_and(|recalled| recalled.memory == memory) {
            return Vec::new();
        }
        vec![Transition::write(WriteRequest::PutSheetMemory {
            memory: Box::new(memory),
            is_kept: true,
        })]
    }

    /// Forgets what was said of sheets of this shape, and reads this one anew.
    pub(super) fn forget(&mut self) -> Vec<Transition> {
        let Some(seen) = self.sheet_preview() else { return Vec::new() };
        let Some(recalled) = seen.recalled.clone() else {
            return show_message("Nothing is remembered of sheets with these headings.");
        };
        let sheet = SheetPreview::new(seen.table.clone(), &self.spreadsheet.options);
        let spreadsheet = Arc::make_mut(&mut self.spreadsheet);
        if let Some(shown) = spreadsheet.sheets.get_mut(self.sheet_index) {
            *shown = sheet;
        }
        *self = self.clone().with_sheet(self.sheet_index);
        let mut transitions = show_message("Forgotten. The sheet was read anew.");
        let forget =
            WriteRequest::PutSheetMemory { memory: Box::new(recalled.memory), is_kept: false };
        transitions.push(Transition::write(forget));
        transitions
    }

    /// The file is read again, with what is hidden or without.
    pub(super) fn toggle_hidden(&self) -> Vec<Transition> {
        let path = self.spreadsheet.path.clone();
        let request = if self.spreadsheet.with_hidden {
            ReadRequest::Spreadsheet(path)
        } else {
            ReadRequest::SpreadsheetWithHidden(path)
        };
        vec![Transition::read(request)]
    }
}
