//! Sharing a saved snapshot: first exactly what the reader will see, then who it is for and where
//! to write it. Nothing is sent from here; a file is written, and the person sends it.

pub mod keys;
mod marks;
pub mod preview;
pub mod purpose;
mod view;

use jiff::tz::Offset;
use uuid::Uuid;

use self::purpose::{PurposeField, PurposeForm};
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::page::Page;
use crate::maturity::share::{ShareContents, ShareLevel, ShareReceipt, has_place};
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::path_input::parse_path;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{self, WriteRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug)]
pub struct Share {
    pub id: Uuid,
    /// Whether all saved snapshots of the network go, not only that one.
    pub all_snapshots: bool,
    pub level: ShareLevel,
    pub page: SharePage,
    pub position: ReadPosition,
    pub form: PurposeForm,
    /// Whether it was sent to be written and no outcome has come back yet.
    pub is_pending: bool,
    /// Why it could not be written, the last time it was tried.
    pub error: Option<String>,
    pub receipt: Option<ShareReceipt>,
    pub offset: Offset,
    /// The id of the share; trying again keeps it.
    new_id: Uuid,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SharePage {
    Preview,
    Purpose,
}

impl Share {
    /// Opens the preview of a snapshot, else of the latest. None where there is none.
    pub fn open(state: &AppState, id: Option<Uuid>, now: &Now) -> Option<Self> {
        let record = state.network_state.as_ref()?;
        let saved = match id {
            Some(id) => record.snapshot(id)?,
            None => record.newest_snapshot()?,
        };
        Some(Self {
            id: saved.snapshot.id,
            all_snapshots: false,
            level: ShareLevel::Summary,
            page: SharePage::Preview,
            position: ReadPosition::default(),
            form: PurposeForm::new(&state.documents_dir, &record.slug, saved.snapshot.taken_on),
            is_pending: false,
            error: None,
            receipt: None,
            offset: now.offset,
            new_id: now.new_id,
        })
    }

    pub fn snapshots<'d>(&self, state: &'d AppState) -> Vec<&'d SavedSnapshot> {
        let Some(record) = &state.network_state else { return Vec::new() };
        if self.all_snapshots {
            return record.snapshots_in_order();
        }
        record.snapshot(self.id).into_iter().collect()
    }

    /// What Space shows next: where one person's view is from is a choice of its own where one of
    /// the snapshots says it.
    pub fn next_level(&self, state: &AppState) -> ShareLevel {
        let snapshots = self.snapshots(state);
        match self.level {
            ShareLevel::Summary if snapshots.iter().any(|saved| has_place(&saved.snapshot)) => {
                ShareLevel::SummaryWithPlace
            }
            ShareLevel::Summary | ShareLevel::SummaryWithPlace => ShareLevel::Full,
            ShareLevel::Full => ShareLevel::Summary,
        }
    }

    /// What goes: the preview shows it, and it is what is written.
    pub fn contents(&self, state: &AppState) -> ShareContents {
        ShareContents::new(self.snapshots(state), self.level)
    }

    /// The page that is read here: what the reader will see, or what was written.
    pub fn page(&self, state: &AppState) -> Page {
        match &self.receipt {
            Some(given) => preview::receipt_page(given),
            None => preview::page(self, state),
        }
    }

    fn is_form_open(&self) -> bool {
        self.page == SharePage::Purpose && !self.is_pending && self.receipt.is_none()
    }

    fn write(&mut self, state: &AppState) -> Vec<Transition> {
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        let Some(file) = parse_path(&self.form.file.text()) else {
            self.form.focus = PurposeField::File;
            return show_message("Say where to write it: a folder and a name for the file.");
        };
        let contents = self.contents(state);
        (self.is_pending, self.error) = (true, None);
        let purpose = self.form.purpose();
        let sharing = effect::OutgoingShare { contents, purpose, file, id: self.new_id };
        vec![Transition::write(WriteRequest::Share(Box::new(sharing)))]
    }

    fn update_preview(&mut self, state: &AppState, command: Command) -> Vec<Transition> {
        match command {
            Command::Enter => self.page = SharePage::Purpose,
            Command::Back => return back(),
            Command::Toggle => {
                self.level = self.next_level(state);
                self.position = ReadPosition::default();
            }
            Command::Left | Command::Right => {
                if state
                    .network_state
                    .as_ref()
                    .is_some_and(|record| record.current_snapshots().count() < 2)
                {
                    return show_message("There is only this one saved snapshot.");
                }
                (self.all_snapshots, self.position) =
                    (!self.all_snapshots, ReadPosition::default());
            }
            Command::Why => return go_to(Destination::ShareLog),
            Command::Next => self.position.jump_to_heading(&self.page(state), state.size, true),
            Command::Previous => {
                self.position.jump_to_heading(&self.page(state), state.size, false);
            }
            command => drop(self.position.update(&self.page(state), state.size, command)),
        }
        Vec::new()
    }

    fn update_purpose(&mut self, state: &AppState, command: Command) -> Vec<Transition> {
        match command {
            // nothing is written before its last line, where it goes, was come to
            Command::Enter if self.form.focus == PurposeField::File => return self.write(state),
            Command::Enter => self.form.update(Command::Next),
            Command::Back => self.page = SharePage::Preview,
            command => self.form.update(command),
        }
        Vec::new()
    }

    fn update_receipt(&mut self, state: &AppState, command: Command) -> Vec<Transition> {
        match command {
            Command::Enter | Command::Back => return back(),
            Command::Why => return go_to(Destination::ShareLog),
            _ => {}
        }
        self.position.update(&self.page(state), state.size, command);
        Vec::new()
    }
}

impl Screen for Share {
    fn key_context(&self) -> KeyContext {
        match (&self.receipt, self.page) {
            (Some(_), _) => keys::SHARE_RECEIPT,
            (None, SharePage::Preview) => keys::SHARE_PREVIEW,
            (None, SharePage::Purpose) if self.form.focus == PurposeField::File => keys::SHARE_FILE,
            (None, SharePage::Purpose) => keys::SHARE_PURPOSE,
        }
    }

    fn enter(to: &Destination, state: &mut AppState, now: &Now) -> Option<Self> {
        let Destination::Share(id) = to else { return None };
        Self::open(state, *id, now)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        if self.is_pending {
            return show_message("It is being written this moment.");
        }
        match (&self.receipt, self.page) {
            (Some(_), _) => self.update_receipt(state, command),
            (None, SharePage::Preview) => self.update_preview(state, command),
            (None, SharePage::Purpose) => self.update_purpose(state, command),
        }
    }

    fn on_error(&mut self, says: &str) {
        if std::mem::take(&mut self.is_pending) {
            self.error = Some(says.to_owned());
        }
    }

    fn on_outcome(&mut self, outcome: &Outcome) {
        if let Outcome::Shared(given) = outcome
            && self.is_pending
        {
            (self.is_pending, self.position) = (false, ReadPosition::default());
            self.receipt = Some(ShareReceipt::clone(given));
        }
    }

    fn field(&self) -> Option<&TextField> {
        self.form.field().filter(|_| self.is_form_open())
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        if self.is_form_open() { self.form.field_mut() } else { None }
    }

    fn on_text_changed(&mut self, _state: &mut AppState, _now: &Now) -> Vec<Transition> {
        self.form.on_text_changed();
        Vec::new()
    }
}
