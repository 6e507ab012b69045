//! Bringing in files that somebody gave: where they are, what each is, and what is to come in.
//! Nothing changes before that is said.

pub mod batch;
pub mod keys;
mod layout;
mod matrix_file;
pub mod pages;
mod view;

use std::path::PathBuf;

use self::batch::{Batch, ImportRow};
use crate::maturity::page::Page;
use crate::maturity::phrases::pluralize;
use crate::maturity::share::{ImportPlan, ImportReport};
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::path_input::{join_paths, parse_paths};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, ImportRequest, ReadRequest, WriteRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug)]
pub struct Import {
    pub path: TextField,
    pub in_list: bool,
    pub focus: usize,
    /// What was looked at, and what is chosen of it.
    pub batch: Option<Box<Batch>>,
    pub progress: Option<ImportProgress>,
    pub report: Option<Box<ImportReport>>,
    /// The spreadsheet that is looked at as a matrix: its place in the plan.
    pub open_sheet: Option<usize>,
    pub is_detail_open: bool,
    pub position: ReadPosition,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportProgress {
    /// Whether files are being brought in, not only looked at.
    pub is_importing: bool,
    pub done: usize,
    /// Of how many; 0 while that is not known.
    pub total: usize,
}

impl Default for Import {
    fn default() -> Self {
        Self {
            path: TextField::single_line(""),
            in_list: false,
            focus: 0,
            batch: None,
            progress: None,
            report: None,
            open_sheet: None,
            is_detail_open: false,
            position: ReadPosition::default(),
        }
    }
}

impl Import {
    pub fn rows(&self) -> &[ImportRow] {
        self.batch.as_ref().map(|batch| batch.rows.as_slice()).unwrap_or_default()
    }

    pub fn focused_row(&self) -> Option<ImportRow> {
        self.rows().get(self.focus).copied()
    }

    fn is_path_open(&self) -> bool {
        let is_elsewhere = self.in_list || self.is_detail_open;
        !is_elsewhere && self.progress.is_none() && self.report.is_none()
    }

    pub fn ticked_count(&self) -> usize {
        self.batch.as_ref().map_or(0, |batch| batch.forecast.chosen_count())
    }

    /// The page of text: what was brought in, or what the line in focus is about.
    pub fn page(&self) -> Option<Page> {
        match (&self.report, self.is_detail_open) {
            (Some(landing), _) => Some(pages::report_page(landing)),
            (None, true) => {
                self.batch.as_ref().zip(self.focused_row()).map(|(batch, row)| match row {
                    ImportRow::Question(at) => pages::question_page(batch, at),
                    ImportRow::File(at) => pages::file_page(batch, at),
                })
            }
            (None, false) => None,
        }
    }

    /// Looks at these files and folders.
    pub fn scan_paths(&mut self, paths: Vec<PathBuf>) -> Vec<Transition> {
        self.path.replace(&join_paths(&paths));
        self.progress = Some(ImportProgress { is_importing: false, done: 0, total: 0 });
        vec![Transition::read(ReadRequest::PlanImport(paths))]
    }

    fn scan(&mut self) -> Vec<Transition> {
        let paths = parse_paths(&self.path.text());
        if paths.is_empty() {
            return show_message(
                "Say where they are first: type or paste it, or drop it on this window.",
            );
        }
        self.progress = Some(ImportProgress { is_importing: false, done: 0, total: 0 });
        vec![Transition::read(ReadRequest::PlanImport(paths))]
    }

    fn set_plan(&mut self, look: ImportPlan) {
        let batch = Batch::new(look);
        self.focus = 0;
        self.in_list = !batch.rows.is_empty();
        self.batch = Some(Box::new(batch));
        (self.progress, self.open_sheet, self.is_detail_open) = (None, None, false);
    }

    fn toggle(&mut self) -> Vec<Transition> {
        if self.addable_matrix().is_some() {
            return self.open_detail();
        }
        if let Some(reading) = self.read_sheet() {
            return reading;
        }
        let (Some(row), Some(batch)) = (self.focused_row(), &mut self.batch) else {
            return Vec::new();
        };
        match row {
            ImportRow::Question(_) => {
                batch.cycle(row, 1);
                Vec::new()
            }
            ImportRow::File(at) => batch.toggle(at).map_or_else(Vec::new, show_message),
        }
    }

    fn open_detail(&mut self) -> Vec<Transition> {
        (self.is_detail_open, self.position) = (true, ReadPosition::default());
        Vec::new()
    }

    fn cycle_answer(&mut self, by: isize) -> Vec<Transition> {
        let (Some(row), Some(batch)) = (self.focused_row(), &mut self.batch) else {
            return Vec::new();
        };
        if batch.cycle(row, by) {
            Vec::new()
        } else {
            show_message("Nothing is asked about this one.")
        }
    }

    fn answer_all(&mut self) -> Vec<Transition> {
        let (Some(row), Some(batch)) = (self.focused_row(), &mut self.batch) else {
            return Vec::new();
        };
        show_message(batch.answer_all(row))
    }

    fn import(&mut self, state: &AppState, now: &Now) -> Vec<Transition> {
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        let Some(batch) = &self.batch else { return Vec::new() };
        let files = batch.forecast.chosen_files(&batch.plan);
        if files.is_empty() {
            let open = batch.open_questions();
            if let Some(reading) = self.read_sheet().filter(|_| open == 0) {
                return reading;
            }
            return show_message(if open > 0 {
                format!(
                    "{} first: ◄► answers.",
                    pluralize(open, "question waits", "questions wait")
                )
            } else {
                "Nothing is ticked. Space ticks the file in focus.".to_owned()
            });
        }
        self.progress = Some(ImportProgress { is_importing: true, done: 0, total: files.len() });
        let open_network = state.network_state.as_ref().map(|record| record.slug.clone());
        let matrix_sources = batch.plan.matrix_sources.clone();
        let request = ImportRequest { id: now.new_id, files, matrix_sources, open_network };
        vec![Transition::write(WriteRequest::Import(Box::new(request)))]
    }

    fn focus_row(&mut self, at: usize) -> Vec<Transition> {
        self.focus = at.min(self.rows().len().saturating_sub(1));
        Vec::new()
    }

    fn update_field(&mut self, command: Command) -> Vec<Transition> {
        match command {
            Command::Enter => self.scan(),
            Command::Down | Command::Next if !self.rows().is_empty() => {
                self.in_list = true;
                Vec::new()
            }
            Command::Focus(at) => {
                self.in_list = !self.rows().is_empty();
                self.focus_row(at)
            }
            Command::Back => back(),
            _ => Vec::new(),
        }
    }

    fn update_list(&mut self, state: &AppState, command: Command, now: &Now) -> Vec<Transition> {
        match command {
            Command::Up if self.focus == 0 => self.focus_path(),
            Command::Previous => self.focus_path(),
            command if Viewport::is_moved_by(command) => {
                self.focus_row(self.viewport(state.size).moved(self.focus, command))
            }
            Command::Open(at) => {
                self.focus_row(at);
                self.toggle()
            }
            Command::Toggle => self.toggle(),
            Command::Left => self.cycle_answer(-1),
            Command::Right => self.cycle_answer(1),
            Command::SameForAll => self.answer_all(),
            Command::Undo => go_to(Destination::ImportUndo),
            Command::Enter => self.import(state, now),
            Command::Why => self.open_detail(),
            Command::Back => back(),
            _ => Vec::new(),
        }
    }

    fn focus_path(&mut self) -> Vec<Transition> {
        self.in_list = false;
        Vec::new()
    }

    fn update_detail(
        &mut self,
        state: &AppState,
        command: Command,
        page: &Page,
    ) -> Vec<Transition> {
        match command {
            // the first page of an empty folder is no place to go back to
            Command::Enter | Command::Back
                if self.report.is_some() && state.network_state.is_none() =>
            {
                return go_to(Destination::Home);
            }
            Command::Enter | Command::Back if self.report.is_some() => {
                return back();
            }
            Command::Undo if self.report.is_some() => return go_to(Destination::ImportUndo),
            Command::Enter | Command::Open(_) if self.addable_matrix().is_some() => {
                return self.add_matrix(state);
            }
            Command::Enter | Command::Back => self.is_detail_open = false,
            command => drop(self.position.update(page, state.size, command)),
        }
        Vec::new()
    }
}

impl Screen for Import {
    fn key_context(&self) -> KeyContext {
        match (self.report.is_some(), self.is_detail_open, self.in_list) {
            (true, ..) => keys::IMPORT_REPORT,
            (false, true, _) if self.addable_matrix().is_some() => keys::IMPORT_MATRIX,
            (false, true, _) => keys::IMPORT_FILE,
            (false, false, true) => keys::IMPORT_FILES,
            (false, false, false) => keys::IMPORT,
        }
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        match to {
            Destination::Import => Some(Self::default()),
            Destination::ImportPaths(paths) => {
                let mut screen = Self::default();
                drop(screen.scan_paths(paths.clone()));
                Some(screen)
            }
            _ => None,
        }
    }

    fn initial_read(&self, _state: &AppState) -> Option<Effect> {
        let paths = parse_paths(&self.path.text());
        (self.progress.is_some() && !paths.is_empty())
            .then_some(Effect::Read(ReadRequest::PlanImport(paths)))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, now: &Now) -> Vec<Transition> {
        match (self.progress, self.page()) {
            // what is being written goes on; what is only looked at may be left
            (Some(busy), _) if busy.is_importing && command != Command::Back => {
                show_message("They are being brought in this moment.")
            }
            (Some(_), _) if command == Command::Back => back(),
            (Some(_), _) => Vec::new(),
            (None, Some(page)) => self.update_detail(state, command, &page),
            (None, None) if self.in_list => self.update_list(state, command, now),
            (None, None) => self.update_field(command),
        }
    }

    fn on_error(&mut self, _message: &str) {
        self.progress = None;
    }

    fn on_outcome(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::ImportProgress { done, total: of } => {
                if let Some(busy) = &mut self.progress {
                    (busy.done, busy.total) = (*done, *of);
                }
            }
            Outcome::ImportPlanned(look)
                if self.progress.is_some_and(|busy| !busy.is_importing) =>
            {
                self.set_plan(ImportPlan::clone(look));
            }
            Outcome::Imported { report: landing, .. }
                if self.progress.is_some_and(|busy| busy.is_importing) =>
            {
                (self.progress, self.report, self.position) =
                    (None, Some(landing.clone()), ReadPosition::default());
            }
            _ => {}
        }
    }

    fn field(&self) -> Option<&TextField> {
        self.is_path_open().then_some(&self.path)
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        self.is_path_open().then_some(&mut self.path)
    }

    /// Another place: what was found in the one before is not what is there.
    fn on_text_changed(&mut self, _state: &mut AppState, _now: &Now) -> Vec<Transition> {
        (self.batch, self.focus) = (None, 0);
        Vec::new()
    }
}
