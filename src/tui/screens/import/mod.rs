//! Bringing in files that somebody gave: where they are, what each is, and what is to come in.
//! Nothing changes before that is said.

pub mod pages;
pub mod view;

use std::path::Path;

use crate::maturity::share::{
    FileContent, FileVerdict, ImportPlan, ImportReport, ImportTarget, PlannedFile,
};
use crate::tui::document::{Document, ReadPosition, body_size};
use crate::tui::keymap::KeyContext;
use crate::tui::path_input::path_of;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, ImportRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;
use crate::tui::text_field::TextField;

/// The room.
#[derive(Clone, Debug)]
pub struct Import {
    /// Where the files are.
    pub path: TextField,
    /// Whether the list has the focus, not the field.
    pub in_list: bool,
    /// The file in focus.
    pub at: usize,
    /// What was found, once it was looked for.
    pub look: Option<Box<ImportPlan>>,
    /// How many files of each kind that is, and what their senders left out. There may be
    /// thousands, so it is said once.
    pub counted: (String, Option<String>),
    /// Whether each file is ticked.
    pub ticked: Vec<bool>,
    /// Where each file's snapshots go, as far as it was asked and answered.
    pub into: Vec<ImportTarget>,
    /// What is being done, and how far it is.
    pub busy: Option<ImportProgress>,
    /// What was brought in.
    pub landing: Option<Box<ImportReport>>,
    /// Whether the file in focus is told of at length.
    pub is_told: bool,
    /// How far that, or what was brought in, is read.
    pub read: ReadPosition,
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportProgress {
    /// Whether files are being brought in, not only looked at.
    pub writes: bool,
    /// How many files are done.
    pub done: usize,
    /// Of how many; 0 while that is not known.
    pub of: usize,
}

impl Default for Import {
    fn default() -> Self {
        Self {
            path: TextField::line(""),
            in_list: false,
            at: 0,
            look: None,
            counted: (String::new(), None),
            ticked: Vec::new(),
            into: Vec::new(),
            busy: None,
            landing: None,
            is_told: false,
            read: ReadPosition::default(),
        }
    }
}

/// Rows of the screen above the list, and below it for what the one in focus is. On a low screen
/// the list has all of it.
pub fn around_list(size: (u16, u16)) -> (usize, usize) {
    const ROOM: usize = 13;
    if body_size(size).1 >= ROOM { (5, 5) } else { (0, 0) }
}

/// How many files are seen at once on a terminal of this size.
pub fn list_rows(size: (u16, u16)) -> usize {
    let (above, below) = around_list(size);
    body_size(size).1.saturating_sub(above + below).max(1)
}

impl Import {
    /// The files.
    pub fn arrivals(&self) -> &[PlannedFile] {
        self.look.as_ref().map(|look| look.arrivals.as_slice()).unwrap_or_default()
    }

    /// The file in focus.
    pub fn arrival(&self) -> Option<&PlannedFile> {
        self.arrivals().get(self.at)
    }

    /// How many are ticked.
    pub fn chosen(&self) -> usize {
        self.ticked.iter().filter(|ticked| **ticked).count()
    }

    /// What is told at length: what was brought in, or what the file in focus holds.
    pub fn page(&self) -> Option<Document> {
        match (&self.landing, self.is_told) {
            (Some(landing), _) => Some(pages::of_landing(landing)),
            (None, true) => self.arrival().map(pages::of_arrival),
            (None, false) => None,
        }
    }

    /// Looks at once at this file.
    pub fn begin_with(&mut self, file: &Path) -> Vec<Transition> {
        self.path.replace(&file.to_string_lossy());
        self.busy = Some(ImportProgress { writes: false, done: 0, of: 0 });
        vec![Transition::Do(Effect::LookOver(vec![file.to_path_buf()]))]
    }

    fn look_over(&mut self) -> Vec<Transition> {
        let Some(path) = path_of(&self.path.text()) else {
            return vec![Transition::Say(
                "Say where they are first: type or paste it, or drop it on this window.".to_owned(),
            )];
        };
        self.busy = Some(ImportProgress { writes: false, done: 0, of: 0 });
        vec![Transition::Do(Effect::LookOver(vec![path]))]
    }

    fn take_look(&mut self, look: ImportPlan) {
        self.ticked = look.arrivals.iter().map(|arrival| arrival.verdict().is_wanted()).collect();
        self.into = vec![ImportTarget::Unsaid; look.arrivals.len()];
        self.at = 0;
        self.in_list = !look.arrivals.is_empty();
        self.counted = (look.counted(), look.left_out());
        self.look = Some(Box::new(look));
        (self.busy, self.is_told) = (None, false);
    }

    fn tick(&mut self) -> Vec<Transition> {
        let Some(verdict) = self.arrival().map(PlannedFile::verdict) else { return Vec::new() };
        let Some(ticked) = self.ticked.get_mut(self.at) else { return Vec::new() };
        if *ticked {
            *ticked = false;
        } else if verdict == FileVerdict::SameNetwork
            && self.into.get(self.at) == Some(&ImportTarget::Unsaid)
        {
            return vec![Transition::Say(
                "First say whether it is the same network: ◄► chooses.".to_owned(),
            )];
        } else if verdict.may_come_in() {
            *ticked = true;
        } else {
            return vec![Transition::Say(
                "This one has nothing to bring in, or can't come in: w says why.".to_owned(),
            )];
        }
        Vec::new()
    }

    /// The same network, another one, not said: the next of these.
    fn answer(&mut self, by: isize) -> Vec<Transition> {
        let asked = match self.arrival().map(|arrival| (arrival.verdict(), &arrival.holds)) {
            Some((FileVerdict::SameNetwork, FileContent::Snapshots(parcel))) => {
                parcel.asked().map(|(slug, _, _)| slug.clone())
            }
            _ => None,
        };
        let Some(slug) = asked else {
            return vec![Transition::Say("Nothing is asked about this one.".to_owned())];
        };
        let answers = [ImportTarget::Unsaid, ImportTarget::Same(slug), ImportTarget::New];
        let Some(into) = self.into.get_mut(self.at) else { return Vec::new() };
        let now = answers.iter().position(|answer| answer == into).unwrap_or(0);
        let next = (now + answers.len()).saturating_add_signed(by) % answers.len();
        *into = answers[next].clone();
        if let Some(ticked) = self.ticked.get_mut(self.at) {
            *ticked = *into != ImportTarget::Unsaid;
        }
        Vec::new()
    }

    fn bring_in(&mut self, desk: &AppState) -> Vec<Transition> {
        if let Some(why) = &desk.read_only {
            return vec![Transition::Say(why.clone())];
        }
        let Some(look) = &self.look else { return Vec::new() };
        let ticked = look
            .arrivals
            .iter()
            .zip(self.ticked.iter().zip(&self.into))
            .filter(|(_, (ticked, _))| **ticked);
        let chosen: Vec<_> =
            ticked.map(|(arrival, (_, into))| arrival.chosen(into.clone())).collect();
        if chosen.is_empty() {
            return vec![Transition::Say(
                "Nothing is ticked. Space ticks the file in focus.".to_owned(),
            )];
        }
        self.busy = Some(ImportProgress { writes: true, done: 0, of: chosen.len() });
        let open = desk.record.as_ref().map(|record| record.slug.clone());
        let bringing = ImportRequest { chosen, sources: look.sources.clone(), open };
        vec![Transition::Do(Effect::BringIn(Box::new(bringing)))]
    }

    fn go_to(&mut self, at: usize) -> Vec<Transition> {
        self.at = at.min(self.arrivals().len().saturating_sub(1));
        Vec::new()
    }

    fn update_field(&mut self, command: Command) -> Vec<Transition> {
        match command {
            Command::Enter => self.look_over(),
            Command::Down | Command::Next if !self.arrivals().is_empty() => {
                self.in_list = true;
                Vec::new()
            }
            Command::Focus(at) => {
                self.in_list = !self.arrivals().is_empty();
                self.go_to(at)
            }
            Command::Back => vec![Transition::Go(Destination::Back)],
            _ => Vec::new(),
        }
    }

    fn update_list(&mut self, desk: &AppState, command: Command) -> Vec<Transition> {
        let page = list_rows(desk.size);
        match command {
            Command::Up if self.at == 0 => self.write_path(),
            Command::Previous => self.write_path(),
            Command::Up => self.go_to(self.at - 1),
            Command::Down => self.go_to(self.at + 1),
            Command::PageUp => self.go_to(self.at.saturating_sub(page)),
            Command::PageDown => self.go_to(self.at + page),
            Command::First => self.go_to(0),
            Command::Last => self.go_to(usize::MAX),
            Command::Focus(at) => self.go_to(at),
            Command::Open(at) => {
                self.go_to(at);
                self.tick()
            }
            Command::Tick => self.tick(),
            Command::Left => self.answer(-1),
            Command::Right => self.answer(1),
            Command::Enter => self.bring_in(desk),
            Command::Why => {
                (self.is_told, self.read) = (true, ReadPosition::default());
                Vec::new()
            }
            Command::Back => vec![Transition::Go(Destination::Back)],
            _ => Vec::new(),
        }
    }

    fn write_path(&mut self) -> Vec<Transition> {
        self.in_list = false;
        Vec::new()
    }

    fn update_told(
        &mut self,
        desk: &AppState,
        command: Command,
        page: &Document,
    ) -> Vec<Transition> {
        match command {
            // the first page of an empty folder is no place to go back to
            Command::Enter | Command::Back if self.landing.is_some() && desk.record.is_none() => {
                return vec![Transition::Go(Destination::Home)];
            }
            Command::Enter | Command::Back if self.landing.is_some() => {
                return vec![Transition::Go(Destination::Back)];
            }
            Command::Enter | Command::Back => self.is_told = false,
            command => drop(self.read.update(page, desk.size, command)),
        }
        Vec::new()
    }
}

impl Screen for Import {
    fn room(&self) -> KeyContext {
        match (self.landing.is_some() || self.is_told, self.in_list) {
            (true, _) => KeyContext::Told,
            (false, true) => KeyContext::Arrivals,
            (false, false) => KeyContext::Receiving,
        }
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match (self.busy, self.page()) {
            // what is being written goes on; what is only looked at may be left
            (Some(busy), _) if busy.writes && command != Command::Back => {
                vec![Transition::Say("They are being brought in this moment.".to_owned())]
            }
            (Some(_), _) if command == Command::Back => vec![Transition::Go(Destination::Back)],
            (Some(_), _) => Vec::new(),
            (None, Some(page)) => self.update_told(desk, command, &page),
            (None, None) if self.in_list => self.update_list(desk, command),
            (None, None) => self.update_field(command),
        }
    }

    fn refused(&mut self, _says: &str) {
        self.busy = None;
    }

    fn came_back(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Going { done, of } => {
                if let Some(busy) = &mut self.busy {
                    (busy.done, busy.of) = (*done, *of);
                }
            }
            Outcome::LookedOver(look) if self.busy.is_some_and(|busy| !busy.writes) => {
                self.take_look(ImportPlan::clone(look));
            }
            Outcome::BroughtIn { landing, .. } if self.busy.is_some_and(|busy| busy.writes) => {
                (self.busy, self.landing, self.read) =
                    (None, Some(landing.clone()), ReadPosition::default());
            }
            _ => {}
        }
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        let is_open =
            !self.in_list && self.busy.is_none() && self.landing.is_none() && !self.is_told;
        is_open.then_some(&mut self.path)
    }

    /// Another place: what was found in the one before is not what is there.
    fn typed(&mut self, _desk: &mut AppState, _moment: &Now) -> Vec<Transition> {
        self.look = None;
        (self.ticked, self.into, self.at) = (Vec::new(), Vec::new(), 0);
        Vec::new()
    }
}
