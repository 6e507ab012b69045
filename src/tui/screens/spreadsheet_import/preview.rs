//! A spreadsheet before anything is made of it: the sheet as it was made, the one question, what
//! was understood, and which boxes were not used and why.

use std::sync::Arc;

use unicode_width::UnicodeWidthStr;

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::phrases::count_of;
use crate::spreadsheet::matrix_table::{BoxContent, Cell, QUESTION, Table, TableReading, gathered};
use crate::tui::document::{Document, body_size};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::spreadsheet_preview::{SheetPreview, Spreadsheet};
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;

/// The spreadsheet, and how far it is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// What was read.
    pub read: Arc<Spreadsheet>,
    /// The number of the sheet that is shown.
    pub sheet: usize,
    /// What each box is, once a person has said so.
    pub each_box: Option<BoxContent>,
    /// The box in focus.
    pub cell: Cell,
    /// The first row shown of what stands below the sheet.
    pub down: usize,
    /// What stands below the sheet, made whenever a sheet or an answer is chosen.
    pub words: Document,
    /// How wide each column is shown.
    pub widths: Vec<u16>,
}

/// How the rows of the screen are shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panes {
    /// Rows for the sheet, its letters not counted.
    pub sheet: usize,
    /// Rows for the words below.
    pub words: usize,
}

impl Panes {
    /// For a screen of this size: a little less than half for the sheet, one row for its letters,
    /// one for the rule between.
    pub fn of(size: (u16, u16)) -> Self {
        let rows = body_size(size).1.saturating_sub(1);
        if rows < 8 {
            return Self { sheet: rows.saturating_sub(2).max(1), words: 0 };
        }
        let sheet = (rows * 2 / 5).max(3);
        Self { sheet, words: rows.saturating_sub(sheet + 2) }
    }
}

impl Preview {
    /// Begins with the first sheet that can be understood.
    pub fn open(read: Arc<Spreadsheet>) -> Self {
        let sheet = read.sheets.iter().position(|seen| seen.one.is_ok()).unwrap_or(0);
        let blank = Self {
            read,
            sheet,
            each_box: None,
            cell: Cell::at(0, 0),
            down: 0,
            words: Document::default(),
            widths: Vec::new(),
        };
        blank.showing(sheet)
    }

    /// The same at another sheet, with nothing said of it yet.
    fn showing(mut self, sheet: usize) -> Self {
        (self.sheet, self.each_box, self.cell, self.down) = (sheet, None, Cell::at(0, 0), 0);
        self.widths = self.table().map(widths).unwrap_or_default();
        self.words = self.told();
        self
    }

    /// The sheet that is shown.
    pub fn seen(&self) -> Option<&SheetPreview> {
        self.read.sheets.get(self.sheet)
    }

    /// The sheet as it was made.
    pub fn table(&self) -> Option<&Table> {
        self.seen().map(|seen| &seen.table)
    }

    /// What was made of it.
    pub fn understood(&self) -> Option<Result<&TableReading, &Diagnostic>> {
        let seen = self.seen()?;
        Some(seen.read(self.each_box.unwrap_or(BoxContent::One)).as_ref().map_err(AsRef::as_ref))
    }

    /// What became of the box in focus, and what stands in it.
    pub fn about_cell(&self) -> String {
        let Some(table) = self.table() else { return String::new() };
        let text = table.seen(self.cell).replace('\n', " / ");
        let Some(Ok(read)) = self.understood() else { return format!("{}: {text}", self.cell) };
        let at = read.unused.binary_search_by_key(&self.cell, |one| one.cell);
        let unused = at.ok().and_then(|at| read.unused.get(at));
        match (text.is_empty(), unused) {
            (true, _) => format!("{} is blank.", self.cell),
            (false, Some(unused)) => format!("{} is not used: {}", self.cell, unused.why),
            (false, None) => format!("{} is used: {text}", self.cell),
        }
    }

    /// Whether the box has text that is not used.
    pub fn is_unused(&self, cell: Cell) -> bool {
        let Some(Ok(read)) = self.understood() else { return false };
        read.unused.binary_search_by_key(&cell, |one| one.cell).is_ok()
    }

    fn told(&self) -> Document {
        let mut page = Document::default();
        let (Some(seen), Some(read)) = (self.seen(), self.understood()) else { return page };
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
                if seen.asks() {
                    self.question(&mut page, seen);
                }
                told(&mut page, read, read.told(self.each_box).chain(&self.read.notes));
            }
        }
        page
    }

    fn question(&self, page: &mut Document, seen: &SheetPreview) {
        let sign = |each_box| if self.each_box == Some(each_box) { "(x)" } else { "( )" };
        let items =
            |each_box| seen.read(each_box).as_ref().map_or(0, |read| read.matrix.items().count());
        page.heading(QUESTION);
        let one = count_of(items(BoxContent::One), "row to pick from", "rows to pick from");
        page.body(0, format!("{} one description to pick: {one}", sign(BoxContent::One)));
        let several = count_of(items(BoxContent::Several), "statement", "statements");
        page.body(
            0,
            format!("{} several statements to answer: {several}", sign(BoxContent::Several)),
        );
        page.gap();
    }

    /// What the next key does.
    pub fn hint(&self) -> String {
        match (self.understood(), self.seen().is_some_and(SheetPreview::asks), self.each_box) {
            (Some(Ok(_)), true, None) if self.cell == Cell::at(0, 0) => {
                "First the question below: Space says one, then several.".to_owned()
            }
            _ => self.about_cell(),
        }
    }

    fn go_on(&self) -> Vec<Transition> {
        match self.understood() {
            Some(Ok(_))
                if self.seen().is_some_and(SheetPreview::asks) && self.each_box.is_none() =>
            {
                vec![Transition::Say(format!("{QUESTION} Space says which."))]
            }
            Some(Ok(read)) => {
                vec![Transition::Go(Destination::Titling(
                    Box::new(read.clone()),
                    self.read.taken.clone(),
                ))]
            }
            _ => vec![Transition::Say(
                "This sheet can't be made a matrix; below it says why. Tab goes to another sheet."
                    .to_owned(),
            )],
        }
    }

    fn choose(&mut self) -> Vec<Transition> {
        if !self.seen().is_some_and(SheetPreview::asks) {
            return vec![Transition::Say(
                "There is nothing to choose here: this sheet has a row for each statement."
                    .to_owned(),
            )];
        }
        (self.each_box, self.down) = (
            Some(match self.each_box {
                Some(BoxContent::One) => BoxContent::Several,
                Some(BoxContent::Several) | None => BoxContent::One,
            }),
            0,
        );
        self.words = self.told();
        Vec::new()
    }

    fn turn(&mut self, by: usize) -> Vec<Transition> {
        let count = self.read.sheets.len();
        if count < 2 {
            return vec![Transition::Say("The file has just this one sheet.".to_owned())];
        }
        *self = self.clone().showing((self.sheet + by) % count);
        Vec::new()
    }

    fn scroll(&mut self, size: (u16, u16), on: bool) {
        let (width, panes) = (body_size(size).0, Panes::of(size));
        let end = self.words.rows(width).len().saturating_sub(panes.words);
        let by = panes.words.saturating_sub(1).max(1);
        self.down =
            if on { (self.down + by).min(end) } else { self.down.min(end).saturating_sub(by) };
    }

    fn step(&mut self, command: Command) {
        let Some(table) = self.table() else { return };
        let (rows, columns) = (table.rows.len().max(1), table.columns().max(1));
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
    }
}

/// How wide each column is shown: as wide as its texts, within bounds. A long sheet is judged by
/// its first rows.
fn widths(table: &Table) -> Vec<u16> {
    const NARROWEST: usize = 5;
    const WIDEST: usize = 18;
    const JUDGED_BY: usize = 100;
    let mut widths = vec![NARROWEST; table.columns()];
    for row in 0..table.rows.len().min(JUDGED_BY) {
        for (cell, spans, text) in table.laid_out(row, widths.len()) {
            if spans == 1 {
                widths[cell.column] = widths[cell.column].max(text.width()).min(WIDEST);
            }
        }
    }
    widths.into_iter().map(|width| u16::try_from(width).unwrap_or(0) + 1).collect()
}

/// What was understood, in sentences, and the boxes that were not used.
fn told<'n>(page: &mut Document, read: &TableReading, notes: impl Iterator<Item = &'n String>) {
    let matrix = &read.matrix;
    page.heading("What was understood");
    page.body(0, format!("Title: {}", matrix.title));
    for note in notes {
        page.body(0, note.clone());
    }
    for finding in &read.findings {
        page.body(0, format!("{} {}", finding.says, finding.remedy));
    }
    let areas: Vec<&str> = matrix.domains.iter().map(|domain| domain.name.as_str()).collect();
    page.body(0, format!("The areas: {}.", areas.join(" · ")));
    page.gap();
    if read.unused.is_empty() {
        page.heading("Every box with text is used");
        return;
    }
    page.heading(format!("Not used: {}", count_of(read.unused.len(), "box", "boxes")));
    for group in gathered(&read.unused) {
        page.body(0, group.words());
        page.led_by(format!("{}: ", group.place));
    }
}

impl Screen for Preview {
    fn room(&self) -> KeyContext {
        KeyContext::Preview
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match command {
            Command::Back => return vec![Transition::Go(Destination::Back)],
            Command::Enter => return self.go_on(),
            Command::Tick => return self.choose(),
            Command::Next => return self.turn(1),
            Command::Previous => return self.turn(self.read.sheets.len().saturating_sub(1)),
            Command::PageDown => self.scroll(desk.size, true),
            Command::PageUp => self.scroll(desk.size, false),
            command => self.step(command),
        }
        Vec::new()
    }
}
