//! Sharing a saved snapshot: first exactly what the reader will see, then who it is for and where
//! to write it. Nothing is sent from here; a file is written, and the person sends it.

pub mod preview;
pub mod purpose;
pub mod two_copies;
pub mod view;

use jiff::tz::Offset;
use uuid::Uuid;

use self::purpose::{PurposeField, PurposeForm};
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::share::{ShareLevel, ShareReceipt, shared};
use crate::tui::document::{Document, ReadPosition};
use crate::tui::keymap::KeyContext;
use crate::tui::path_input::path_of;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{self, Effect};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;
use crate::tui::text_field::TextField;

/// The room.
#[derive(Clone, Debug)]
pub struct Share {
    /// The snapshot it was entered with.
    pub id: Uuid,
    /// Whether all saved snapshots of the network go, not only that one.
    pub all: bool,
    /// How much of each.
    pub version: ShareLevel,
    /// Which page is open.
    pub leaf: SharePage,
    /// How far it is read.
    pub read: ReadPosition,
    /// Who it is for, and where it is written.
    pub form: PurposeForm,
    /// Whether it was handed over to be written and nothing has come back yet.
    pub sending: bool,
    /// Why it could not be written, the last time it was tried.
    pub refused: Option<String>,
    /// What was written.
    pub given: Option<ShareReceipt>,
    /// How far local time is from UTC.
    pub offset: Offset,
    /// The id of the share; trying again keeps it.
    new_id: Uuid,
}

/// Which page is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SharePage {
    /// What the reader will see.
    Preview,
    /// Who it is for.
    Purpose,
}

impl Share {
    /// Opens the preview of a snapshot, else of the latest. None where there is none.
    pub fn open(desk: &AppState, id: Option<Uuid>, moment: &Now) -> Option<Self> {
        let record = desk.record.as_ref()?;
        let saved = match id {
            Some(id) => record.snapshot(id)?,
            None => record.current().next_back()?,
        };
        Some(Self {
            id: saved.snapshot.id,
            all: false,
            version: ShareLevel::Summary,
            leaf: SharePage::Preview,
            read: ReadPosition::default(),
            form: PurposeForm::new(&desk.documents, &record.slug, saved.snapshot.taken_on),
            sending: false,
            refused: None,
            given: None,
            offset: moment.offset,
            new_id: moment.fresh,
        })
    }

    /// The snapshots that go, oldest first.
    pub fn snapshots<'d>(&self, desk: &'d AppState) -> Vec<&'d SavedSnapshot> {
        let Some(record) = &desk.record else { return Vec::new() };
        if self.all {
            return record.current().collect();
        }
        record.snapshot(self.id).into_iter().collect()
    }

    /// The same, as their reader will have them.
    pub fn copies(&self, desk: &AppState) -> Vec<SavedSnapshot> {
        let copy = |saved: &SavedSnapshot| SavedSnapshot {
            snapshot: shared(&saved.snapshot, &saved.matrix.matrix, self.version),
            ..saved.clone()
        };
        self.snapshots(desk).into_iter().map(copy).collect()
    }

    /// The page that is read here: what the reader will see, or what was written.
    pub fn page(&self, desk: &AppState) -> Document {
        match &self.given {
            Some(given) => preview::written(given),
            None => preview::page(self, desk),
        }
    }

    /// Hands it over to be written, once.
    fn write(&mut self, desk: &AppState) -> Vec<Transition> {
        if let Some(why) = &desk.read_only {
            return vec![Transition::Say(why.clone())];
        }
        let Some(file) = path_of(&self.form.file.text()) else {
            self.form.line = PurposeField::File;
            return vec![Transition::Say(
                "Say where to write it: a folder and a name for the file.".to_owned(),
            )];
        };
        let snapshots: Vec<SavedSnapshot> = self.snapshots(desk).into_iter().cloned().collect();
        (self.sending, self.refused) = (true, None);
        let purpose = self.form.purpose();
        let sharing = effect::OutgoingShare {
            snapshots,
            version: self.version,
            purpose,
            file,
            id: self.new_id,
        };
        vec![Transition::Do(Effect::Share(Box::new(sharing)))]
    }

    fn update_preview(&mut self, desk: &AppState, command: Command) -> Vec<Transition> {
        match command {
            Command::Enter => self.leaf = SharePage::Purpose,
            Command::Back => return vec![Transition::Go(Destination::Back)],
            Command::Tick => {
                self.version = if self.version == ShareLevel::Summary {
                    ShareLevel::Full
                } else {
                    ShareLevel::Summary
                };
                self.read = ReadPosition::default();
            }
            Command::Left | Command::Right => {
                if desk.record.as_ref().is_some_and(|record| record.current().count() < 2) {
                    return vec![Transition::Say(
                        "There is only this one saved snapshot.".to_owned(),
                    )];
                }
                (self.all, self.read) = (!self.all, ReadPosition::default());
            }
            Command::Why => return vec![Transition::Go(Destination::Shares)],
            Command::Next => self.read.to_heading(&self.page(desk), desk.size, true),
            Command::Previous => self.read.to_heading(&self.page(desk), desk.size, false),
            command => drop(self.read.update(&self.page(desk), desk.size, command)),
        }
        Vec::new()
    }

    fn update_purpose(&mut self, desk: &AppState, command: Command) -> Vec<Transition> {
        match command {
            Command::Enter => return self.write(desk),
            Command::Back => self.leaf = SharePage::Preview,
            command => self.form.update(command),
        }
        Vec::new()
    }

    fn update_written(&mut self, desk: &AppState, command: Command) -> Vec<Transition> {
        match command {
            Command::Enter | Command::Back => return vec![Transition::Go(Destination::Back)],
            Command::Why => return vec![Transition::Go(Destination::Shares)],
            _ => {}
        }
        self.read.update(&self.page(desk), desk.size, command);
        Vec::new()
    }
}

impl Screen for Share {
    fn room(&self) -> KeyContext {
        match (&self.given, self.leaf) {
            (Some(_), _) => KeyContext::Written,
            (None, SharePage::Preview) => KeyContext::SharePreview,
            (None, SharePage::Purpose) => KeyContext::Purpose,
        }
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        if self.sending {
            return vec![Transition::Say("It is being written this moment.".to_owned())];
        }
        match (&self.given, self.leaf) {
            (Some(_), _) => self.update_written(desk, command),
            (None, SharePage::Preview) => self.update_preview(desk, command),
            (None, SharePage::Purpose) => self.update_purpose(desk, command),
        }
    }

    fn refused(&mut self, says: &str) {
        if std::mem::take(&mut self.sending) {
            self.refused = Some(says.to_owned());
        }
    }

    fn came_back(&mut self, outcome: &Outcome) {
        if let Outcome::Shared(given) = outcome
            && self.sending
        {
            (self.sending, self.read) = (false, ReadPosition::default());
            self.given = Some(ShareReceipt::clone(given));
        }
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        let is_open = self.leaf == SharePage::Purpose && !self.sending && self.given.is_none();
        if is_open { self.form.field_mut() } else { None }
    }

    fn typed(&mut self, _desk: &mut AppState, _moment: &Now) -> Vec<Transition> {
        self.form.typed();
        Vec::new()
    }
}
