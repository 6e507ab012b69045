//! Bringing in files that somebody gave: where they are, what each is, and what is to come in.
//! Nothing changes before that is said.

pub mod keys;
pub mod pages;
mod view;

use std::path::Path;

use crate::maturity::share::{
    FileContent, FileVerdict, ImportPlan, ImportReport, ImportTarget, PlannedFile,
};
use crate::tui::app_view::AppView;
use crate::tui::document::{Document, ReadPosition, body_size};
use crate::tui::keymap::KeyContext;
use crate::tui::path_input::parse_path;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{ImportRequest, ReadRequest, WriteRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug)]
pub struct Import {
    pub path: TextField,
    pub in_list: bool,
    pub focus: usize,
    pub plan: Option<Box<ImportPlan>>,
    /// How many files of each kind that is, and what their senders left out. There may be
    /// thousands, so it is said once.
    pub summary: (String, Option<String>),
    pub ticked: Vec<bool>,
    /// Where each file's snapshots go, as far as it was asked and answered.
    pub targets: Vec<ImportTarget>,
    pub progress: Option<ImportProgress>,
    pub report: Option<Box<ImportReport>>,
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
            plan: None,
            summary: (String::new(), None),
            ticked: Vec::new(),
            targets: Vec::new(),
            progress: None,
            report: None,
            is_detail_open: false,
            position: ReadPosition::default(),
        }
    }
}

/// Rows of the screen above the list, and below it for what the one in focus is. On a low screen
/// the list has all of it.
pub fn list_margins(size: (u16, u16)) -> (usize, usize) {
    const ROOM: usize = 13;
    if body_size(size).1 >= ROOM { (5, 5) } else { (0, 0) }
}

pub fn list_rows(size: (u16, u16)) -> usize {
    let (above, below) = list_margins(size);
    body_size(size).1.saturating_sub(above + below).max(1)
}

impl Import {
    pub fn files(&self) -> &[PlannedFile] {
        self.plan.as_ref().map(|look| look.files.as_slice()).unwrap_or_default()
    }

    pub fn focused_file(&self) -> Option<&PlannedFile> {
        self.files().get(self.focus)
    }

    fn is_path_open(&self) -> bool {
        let is_elsewhere = self.in_list || self.is_detail_open;
        !is_elsewhere && self.progress.is_none() && self.report.is_none()
    }

    pub fn ticked_count(&self) -> usize {
        self.ticked.iter().filter(|ticked| **ticked).count()
    }

    /// The page of text: what was brought in, or what the file in focus holds.
    pub fn page(&self) -> Option<Document> {
        match (&self.report, self.is_detail_open) {
            (Some(landing), _) => Some(pages::report_page(landing)),
            (None, true) => self.focused_file().map(pages::file_page),
            (None, false) => None,
        }
    }

    pub fn scan_file(&mut self, file: &Path) -> Vec<Transition> {
        self.path.replace(&file.to_string_lossy());
        self.progress = Some(ImportProgress { is_importing: false, done: 0, total: 0 });
        vec![Transition::read(ReadRequest::PlanImport(vec![file.to_path_buf()]))]
    }

    fn scan(&mut self) -> Vec<Transition> {
        let Some(path) = parse_path(&self.path.text()) else {
            return show_message(
                "Say where they are first: type or paste it, or drop it on this window.",
            );
        };
        self.progress = Some(ImportProgress { is_importing: false, done: 0, total: 0 });
        vec![Transition::read(ReadRequest::PlanImport(vec![path]))]
    }

    fn set_plan(&mut self, look: ImportPlan) {
        self.ticked =
            look.files.iter().map(|arrival| arrival.verdict().is_selected_by_default()).collect();
        self.targets = vec![ImportTarget::Unspecified; look.files.len()];
        self.focus = 0;
        self.in_list = !look.files.is_empty();
        self.summary = (look.describe_counts(), look.describe_left_out());
        self.plan = Some(Box::new(look));
        (self.progress, self.is_detail_open) = (None, false);
    }

    fn toggle(&mut self) -> Vec<Transition> {
        let Some(verdict) = self.focused_file().map(PlannedFile::verdict) else {
            return Vec::new();
        };
        let Some(ticked) = self.ticked.get_mut(self.focus) else { return Vec::new() };
        if *ticked {
            *ticked = false;
        } else if verdict == FileVerdict::SameNetwork
            && self.targets.get(self.focus) == Some(&ImportTarget::Unspecified)
        {
            return show_message("First say whether it is the same network: ◄► chooses.");
        } else if verdict.is_importable() {
            *ticked = true;
        } else {
            return show_message("This one has nothing to bring in, or can't come in: w says why.");
        }
        Vec::new()
    }

    fn cycle_target(&mut self, by: isize) -> Vec<Transition> {
        let asked = match self.focused_file().map(|arrival| (arrival.verdict(), &arrival.content)) {
            Some((FileVerdict::SameNetwork, FileContent::Snapshots(parcel))) => {
                parcel.same_ods_code().map(|(slug, _, _)| slug.clone())
            }
            _ => None,
        };
        let Some(slug) = asked else {
            return show_message("Nothing is asked about this one.");
        };
        let answers = [ImportTarget::Unspecified, ImportTarget::Existing(slug), ImportTarget::New];
        let Some(into) = self.targets.get_mut(self.focus) else { return Vec::new() };
        let now = answers.iter().position(|answer| answer == into).unwrap_or(0);
        let next = (now + answers.len()).saturating_add_signed(by) % answers.len();
        *into = answers[next].clone();
        if let Some(ticked) = self.ticked.get_mut(self.focus) {
            *ticked = *into != ImportTarget::Unspecified;
        }
        Vec::new()
    }

    fn import(&mut self, state: &AppState) -> Vec<Transition> {
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        let Some(look) = &self.plan else { return Vec::new() };
        let ticked = look
            .files
            .iter()
            .zip(self.ticked.iter().zip(&self.targets))
            .filter(|(_, (ticked, _))| **ticked);
        let chosen: Vec<_> =
            ticked.map(|(arrival, (_, into))| arrival.to_chosen(into.clone())).collect();
        if chosen.is_empty() {
            return show_message("Nothing is ticked. Space ticks the file in focus.");
        }
        self.progress = Some(ImportProgress { is_importing: true, done: 0, total: chosen.len() });
        let open = state.network_state.as_ref().map(|record| record.slug.clone());
        let bringing = ImportRequest {
            files: chosen,
            matrix_sources: look.matrix_sources.clone(),
            open_network: open,
        };
        vec![Transition::write(WriteRequest::Import(Box::new(bringing)))]
    }

    fn focus_row(&mut self, at: usize) -> Vec<Transition> {
        self.focus = at.min(self.files().len().saturating_sub(1));
        Vec::new()
    }

    fn update_field(&mut self, command: Command) -> Vec<Transition> {
        match command {
            Command::Enter => self.scan(),
            Command::Down | Command::Next if !self.files().is_empty() => {
                self.in_list = true;
                Vec::new()
            }
            Command::Focus(at) => {
                self.in_list = !self.files().is_empty();
                self.focus_row(at)
            }
            Command::Back => back(),
            _ => Vec::new(),
        }
    }

    fn update_list(&mut self, state: &AppState, command: Command) -> Vec<Transition> {
        let page = list_rows(state.size);
        match command {
            Command::Up if self.focus == 0 => self.focus_path(),
            Command::Previous => self.focus_path(),
            Command::Up => self.focus_row(self.focus - 1),
            Command::Down => self.focus_row(self.focus + 1),
            Command::PageUp => self.focus_row(self.focus.saturating_sub(page)),
            Command::PageDown => self.focus_row(self.focus + page),
            Command::First => self.focus_row(0),
            Command::Last => self.focus_row(usize::MAX),
            Command::Focus(at) => self.focus_row(at),
            Command::Open(at) => {
                self.focus_row(at);
                self.toggle()
            }
            Command::Toggle => self.toggle(),
            Command::Left => self.cycle_target(-1),
            Command::Right => self.cycle_target(1),
            Command::Enter => self.import(state),
            Command::Why => {
                (self.is_detail_open, self.position) = (true, ReadPosition::default());
                Vec::new()
            }
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
        page: &Document,
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
            Command::Enter | Command::Back => self.is_detail_open = false,
            command => drop(self.position.update(page, state.size, command)),
        }
        Vec::new()
    }
}

impl Screen for Import {
    fn key_context(&self) -> KeyContext {
        match (self.report.is_some() || self.is_detail_open, self.in_list) {
            (true, _) => keys::IMPORT_REPORT,
            (false, true) => keys::IMPORT_FILES,
            (false, false) => keys::IMPORT,
        }
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        (*to == Destination::Import).then(Self::default)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match (self.progress, self.page()) {
            // what is being written goes on; what is only looked at may be left
            (Some(busy), _) if busy.is_importing && command != Command::Back => {
                show_message("They are being brought in this moment.")
            }
            (Some(_), _) if command == Command::Back => back(),
            (Some(_), _) => Vec::new(),
            (None, Some(page)) => self.update_detail(state, command, &page),
            (None, None) if self.in_list => self.update_list(state, command),
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
        self.plan = None;
        (self.ticked, self.targets, self.focus) = (Vec::new(), Vec::new(), 0);
        Vec::new()
    }
}
