//! A spreadsheet before anything is made of it: the sheet as it was made, the one question, what
//! was understood, and which boxes were not used and why.

mod column_widths;
mod doubts;
pub mod keys;
mod layout_edit;
mod view;
use std::sync::Arc;

use self::column_widths::{ColumnWidth, measure_columns};
use self::doubts::write_doubts;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::page::Page;
use crate::maturity::phrases::pluralize;
use crate::maturity::revision::TextOrigin;
use crate::spreadsheet::{BoxContent, Cell, LayoutChoices, Table, TableReading, write_reading};
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::page_rows::{self, body_size};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::spreadsheet_preview::{FoundText, SheetPreview, Spreadsheet};
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;

#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    pub spreadsheet: Arc<Spreadsheet>,
    pub sheet_index: usize,
    pub box_content: Option<BoxContent>,
    /// What a person said of the layout of the sheet in front.
    pub choices: LayoutChoices,
    /// Whether a person takes what is in doubt as it is shown.
    accepts_doubts: bool,
    pub cell: Cell,
    /// Whether a box of the sheet was gone to: until then the question above it is in focus.
    is_in_sheet: bool,
    pub scroll_top: usize,
    /// What stands below the sheet, made whenever a sheet or an answer is chosen.
    pub report: Page,
    pub column_widths: Vec<ColumnWidth>,
}

/// The headings, and a row below them.
const MIN_SHEET_ROWS: usize = 2;

/// From this height of the body on, a rule stands between the question and the sheet.
const ROOM_FOR_RULE: usize = 16;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panes {
    pub sheet_rows: usize,
    pub report_rows: usize,
}

impl Panes {
    /// For a screen of this size below so many rows of a question: a little less than half for a sheet
    /// of so many rows, or what it needs; one row for its letters, one for the rule between. On a low
    /// screen what was understood has more of it than the sheet.
    pub fn of(size: (u16, u16), table_rows: usize, question_rows: usize) -> Self {
        let rows = body_size(size).1.saturating_sub(1 + question_rows);
        if rows < 8 {
            return Self { sheet_rows: rows.saturating_sub(2).max(1), report_rows: 0 };
        }
        let sheet = match rows {
            ..12 => MIN_SHEET_ROWS,
            _ => (rows * 2 / 5).min(table_rows).max(3),
        };
        Self { sheet_rows: sheet, report_rows: rows.saturating_sub(sheet + 2) }
    }
}

impl Preview {
    pub fn open(read: Arc<Spreadsheet>) -> Self {
        let sheet = read.sheets.iter().position(|seen| seen.one.is_ok()).unwrap_or(0);
        let blank = Self {
            spreadsheet: read,
            sheet_index: sheet,
            box_content: None,
            choices: LayoutChoices::default(),
            accepts_doubts: false,
            cell: Cell::at(0, 0),
            is_in_sheet: false,
            scroll_top: 0,
            report: Page::default(),
            column_widths: Vec::new(),
        };
        blank.with_sheet(sheet)
    }

    fn with_sheet(mut self, sheet: usize) -> Self {
        (self.sheet_index, self.box_content, self.cell, self.scroll_top) =
            (sheet, None, Cell::at(0, 0), 0);
        (self.choices, self.accepts_doubts) = (LayoutChoices::default(), false);
        self.is_in_sheet = false;
        if let Some(recalled) = self.sheet_preview().and_then(|seen| seen.recalled.clone()) {
            (self.choices, self.box_content) = (recalled.layout, recalled.each_box);
        }
        self.cell = self.first_cell();
        self.column_widths = self.table().map(measure_columns).unwrap_or_default();
        self.report = self.report_page();
        self
    }

    pub fn sheet_preview(&self) -> Option<&SheetPreview> {
        self.spreadsheet.sheets.get(self.sheet_index)
    }

    pub fn table(&self) -> Option<&Table> {
        self.sheet_preview().map(|seen| &seen.table)
    }

    pub fn table_reading(&self) -> Option<Result<&TableReading, &Diagnostic>> {
        let seen = self.sheet_preview()?;
        Some(seen.read(self.box_content.unwrap_or(BoxContent::One)).as_ref().map_err(AsRef::as_ref))
    }

    pub fn cell_words(&self) -> String {
        let Some(table) = self.table() else { return String::new() };
        let text = table.visible_text(self.cell).replace('\n', " / ");
        let Some(Ok(read)) = self.table_reading() else { return format!("{}: {text}", self.cell) };
        let at = read.unused_cells.binary_search_by_key(&self.cell, |one| one.cell);
        let unused = at.ok().and_then(|at| read.unused_cells.get(at));
        match (text.is_empty(), unused) {
            (true, _) => format!("{} is blank.", self.cell),
            (false, Some(unused)) => format!("{} is not used: {}", self.cell, unused.reason),
            (false, None) => format!("{} is used: {text}", self.cell),
        }
    }

    pub fn is_unused(&self, cell: Cell) -> bool {
        let Some(Ok(read)) = self.table_reading() else { return false };
        read.unused_cells.binary_search_by_key(&cell, |one| one.cell).is_ok()
    }

    fn report_page(&self) -> Page {
        let mut page = Page::default();
        let (Some(seen), Some(read)) = (self.sheet_preview(), self.table_reading()) else {
            return page;
        };
        match read {
            Err(finding) => {
                page.heading("This sheet can't be made a matrix.");
                let place = if finding.path.is_empty() {
                    String::new()
                } else {
                    format!("{}: ", finding.path)
                };
                page.body(0, format!("{place}{}", finding.says));
                page.body(0, format!("What to do: {}", finding.remedy));
            }
            Ok(read) => {
                write_doubts(&mut page, read, self.accepts_doubts);
                let recalled = seen.recalled.as_ref().map(|_| RECALLED.to_owned());
                let notes = recalled.iter().chain(&self.spreadsheet.notes);
                write_reading(&mut page, read, self.box_content, notes);
            }
        }
        page
    }

    /// The question what each box is, and its answers with what they make of the sheet; nothing
    /// where that is not asked.
    pub fn question_lines(&self) -> Vec<String> {
        let seen = self.sheet_preview().filter(|seen| seen.needs_box_content());
        let Some(seen) = seen.filter(|_| matches!(self.table_reading(), Some(Ok(_)))) else {
            return Vec::new();
        };
        let answer_line = |answer: BoxContent| {
            let sign = if self.box_content == Some(answer) { "(x)" } else { "( )" };
            let reading = seen.read(answer).as_ref();
            let items = reading.map_or(0, |reading| reading.matrix.items().count());
            let count = match answer {
                BoxContent::One => pluralize(items, "row", "rows"),
                BoxContent::Several => pluralize(items, "statement", "statements"),
            };
            format!("{sign} {} ({count})", answer.label())
        };
        let answers = BoxContent::ALL.into_iter().map(answer_line);
        std::iter::once(BoxContent::QUESTION.to_owned()).chain(answers).collect()
    }

    /// Whether the question is what is in focus: no box was gone to. Once it is answered, a guess of
    /// how the sheet is laid out comes before it.
    pub fn is_on_question(&self) -> bool {
        let is_asked = self.sheet_preview().is_some_and(SheetPreview::needs_box_content);
        let Some(Ok(read)) = self.table_reading() else { return false };
        let has_doubts = !read.layout.doubts.is_empty() && !self.accepts_doubts;
        is_asked && !self.is_in_sheet && (self.box_content.is_none() || !has_doubts)
    }

    /// Whether a rule stands between the question and the sheet.
    pub fn has_question_rule(&self, size: (u16, u16)) -> bool {
        body_size(size).1 >= ROOM_FOR_RULE && !self.question_lines().is_empty()
    }

    pub fn panes(&self, size: (u16, u16)) -> Panes {
        let rows = self.table().map_or(0, |table| table.rows.len());
        let question = self.question_lines().len() + usize::from(self.has_question_rule(size));
        Panes::of(size, rows, question)
    }

    pub fn hint(&self) -> String {
        match (
            self.table_reading(),
            self.sheet_preview().is_some_and(SheetPreview::needs_box_content),
            self.box_content,
        ) {
            (Some(Ok(read)), _, _)
                if self.cell == self.first_cell()
                    && !read.layout.doubts.is_empty()
                    && !self.accepts_doubts =>
            {
                "What ends in ? is a guess. K changes what that column is.".to_owned()
            }
            (Some(Ok(_)), true, None) if self.is_on_question() => {
                "Neither is chosen yet. Space chooses; then Enter goes on.".to_owned()
            }
            (Some(Ok(_)), true, Some(_)) if self.is_on_question() => {
                "Space changes the answer; Enter goes on. ▼ goes to the boxes.".to_owned()
            }
            _ => self.cell_words(),
        }
    }

    fn continue_to_title(&mut self, state: &AppState) -> Vec<Transition> {
        let doubts =
            self.table_reading().and_then(Result::ok).map_or(0, |read| read.layout.doubts.len());
        if doubts > 0 && !std::mem::replace(&mut self.accepts_doubts, true) {
            self.report = self.report_page();
            return show_message(
                "Look at what ends in a question mark. K says what a column is; Enter once more takes it as it is.",
            );
        }
        match self.table_reading() {
            Some(Ok(_))
                if self.sheet_preview().is_some_and(SheetPreview::needs_box_content)
                    && self.box_content.is_none() =>
            {
                show_message("First say what each box is: Space chooses.")
            }
            Some(Ok(read)) => {
                let mut transitions = self.remember(read);
                transitions.extend(self.continue_with(state, read));
                transitions
            }
            _ => show_message(
                "This sheet can't be made a matrix; below it says why. Tab goes to another sheet.",
            ),
        }
    }

    /// A matrix of ours that comes back changed is its next revision; any other gets a title.
    fn continue_with(&self, state: &AppState, read: &TableReading) -> Vec<Transition> {
        let found = TextOrigin::find(
            &read.matrix,
            read.made_from.as_ref(),
            read.has_ids(),
            &state.matrices,
        );
        let taken = self.spreadsheet.options.taken_ids.clone();
        match found {
            TextOrigin::New => go_to(Destination::MatrixTitle(Box::new(read.clone()), taken)),
            TextOrigin::Unchanged(known) if read.made_from.is_some() => show_message(format!(
                "This says what {}, revision {}, says: nothing has to be done.",
                known.matrix.full_title(),
                known.reference.revision
            )),
            TextOrigin::Unchanged(_) => {
                go_to(Destination::MatrixTitle(Box::new(read.clone()), taken))
            }
            found => go_to(Destination::MatrixOrigin(Box::new(FoundText {
                file: self.spreadsheet.file_name.clone(),
                reading: read.clone(),
                found,
                taken_ids: taken,
            }))),
        }
    }

    fn toggle_box_content(&mut self) -> Vec<Transition> {
        if !self.sheet_preview().is_some_and(SheetPreview::needs_box_content) {
            return show_message(
                "There is nothing to choose here: this sheet has a row for each statement.",
            );
        }
        (self.box_content, self.scroll_top) = (
            Some(match self.box_content {
                Some(BoxContent::One) => BoxContent::Several,
                Some(BoxContent::Several) | None => BoxContent::One,
            }),
            0,
        );
        self.report = self.report_page();
        Vec::new()
    }

    fn cycle_sheet(&mut self, by: usize) -> Vec<Transition> {
        let count = self.spreadsheet.sheets.len();
        if count < 2 {
            return show_message("The file has just this one sheet.");
        }
        *self = self.clone().with_sheet((self.sheet_index + by) % count);
        Vec::new()
    }

    fn scroll(&mut self, size: (u16, u16), on: bool) {
        let (width, panes) = (body_size(size).0, self.panes(size));
        let rows = page_rows::rows(&self.report, width).len();
        let view = Viewport::from_top(self.scroll_top, panes.report_rows, rows);
        // a row of the page before stays in sight
        let by = panes.report_rows.max(2) - 1;
        let command = if on { Command::PageDown } else { Command::PageUp };
        let top = Viewport { height: by, ..view }.moved(view.top, command);
        self.scroll_top = Viewport::from_top(top, panes.report_rows, rows).top;
    }

    fn move_cell(&mut self, command: Command) {
        let was_on_question = self.is_on_question();
        let Some(table) = self.table() else { return };
        let (rows, columns) = (table.rows.len().max(1), table.column_count().max(1));
        let Cell { row, column } = self.cell;
        self.cell = match command {
            Command::Up => Cell::at(row.saturating_sub(1), column),
            Command::Down => Cell::at((row + 1).min(rows - 1), column),
            Command::Left => Cell::at(row, column.saturating_sub(1)),
            Command::Right => Cell::at(row, (column + 1).min(columns - 1)),
            Command::First => Cell::at(0, 0),
            Command::Last => Cell::at(rows - 1, column),
            Command::Focus(at) => Cell::at((at / columns).min(rows - 1), at % columns),
            _ => self.cell,
        };
        // the question stands above the sheet: down leads into it, and up out of it
        let is_way_in = was_on_question && command == Command::Down;
        let is_way_out = command == Command::Up && row == 0;
        if is_way_in {
            self.cell = Cell { row, column };
        }
        let is_going = command.is_moving() || matches!(command, Command::Focus(_));
        self.is_in_sheet = !is_way_out && (self.is_in_sheet || is_going);
    }
}

/// Said where a sheet with the same headings was read before.
const RECALLED: &str = "Read the way you chose last time. N starts afresh.";

impl Screen for Preview {
    fn key_context(&self) -> KeyContext {
        keys::SPREADSHEET_PREVIEW
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::SpreadsheetPreview(read) = to else { return None };
        Some(Self::open(Arc::clone(read)))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Back => return back(),
            Command::Enter => return self.continue_to_title(state),
            Command::Toggle => return self.toggle_box_content(),
            Command::ColumnUse => return self.cycle_column_use(),
            Command::ColumnUseAt(column) => {
                (self.cell.column, self.is_in_sheet) = (column, true);
                return self.cycle_column_use();
            }
            Command::HeadingRow => return self.set_heading_row(),
            Command::ShowHidden => return self.toggle_hidden(),
            Command::ForgetSheet => return self.forget(),
            Command::StageOrder => return self.cycle_order(),
            Command::ToggleView => return self.turn(),
            Command::Next => return self.cycle_sheet(1),
            Command::Previous => {
                return self.cycle_sheet(self.spreadsheet.sheets.len().saturating_sub(1));
            }
            Command::PageDown => self.scroll(state.size, true),
            Command::PageUp => self.scroll(state.size, false),
            command => self.move_cell(command),
        }
        Vec::new()
    }
}
