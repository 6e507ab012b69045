//! Sharing a saved snapshot: first exactly what the reader will see, then who it is for and where
//! to write it. Nothing is sent from here; a file is written, and the person sends it.

pub mod preview;
pub mod purpose;
pub mod two_copies;
pub mod view;

use jiff::tz::Offset;
use uuid::Uuid;

use self::purpose::{Line, PurposeForm};
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::share::{Given, Version, shared};
use crate::tui::document::{Page, Read};
use crate::tui::keymap::Room;
use crate::tui::path_input::path_of;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{self, Effect};
use crate::tui::protocol::now::Moment;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::{Go, Reply};
use crate::tui::screen::Visit;
use crate::tui::state::Desk;
use crate::tui::text_field::Field;

/// The room.
#[derive(Clone, Debug)]
pub struct Sharing {
    /// The snapshot it was entered with.
    pub id: Uuid,
    /// Whether all saved snapshots of the network go, not only that one.
    pub all: bool,
    /// How much of each.
    pub version: Version,
    /// Which page is open.
    pub leaf: Leaf,
    /// How far it is read.
    pub read: Read,
    /// Who it is for, and where it is written.
    pub form: PurposeForm,
    /// Whether it was handed over to be written and nothing has come back yet.
    pub sending: bool,
    /// Why it could not be written, the last time it was tried.
    pub refused: Option<String>,
    /// What was written.
    pub given: Option<Given>,
    /// How far local time is from UTC.
    pub offset: Offset,
    /// The id of the share; trying again keeps it.
    share: Uuid,
}

/// Which page is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// What the reader will see.
    Preview,
    /// Who it is for.
    Purpose,
}

impl Sharing {
    /// Opens the preview of a snapshot, else of the latest. None where there is none.
    pub fn open(desk: &Desk, id: Option<Uuid>, moment: &Moment) -> Option<Self> {
        let record = desk.record.as_ref()?;
        let saved = match id {
            Some(id) => record.snapshot(id)?,
            None => record.current().next_back()?,
        };
        Some(Self {
            id: saved.snapshot.id,
            all: false,
            version: Version::Summary,
            leaf: Leaf::Preview,
            read: Read::default(),
            form: PurposeForm::new(&desk.documents, &record.slug, saved.snapshot.taken_on),
            sending: false,
            refused: None,
            given: None,
            offset: moment.offset,
            share: moment.fresh,
        })
    }

    /// The snapshots that go, oldest first.
    pub fn snapshots<'d>(&self, desk: &'d Desk) -> Vec<&'d SavedSnapshot> {
        let Some(record) = &desk.record else { return Vec::new() };
        if self.all {
            return record.current().collect();
        }
        record.snapshot(self.id).into_iter().collect()
    }

    /// The same, as their reader will have them.
    pub fn copies(&self, desk: &Desk) -> Vec<SavedSnapshot> {
        let copy = |saved: &SavedSnapshot| SavedSnapshot {
            snapshot: shared(&saved.snapshot, &saved.matrix.matrix, self.version),
            ..saved.clone()
        };
        self.snapshots(desk).into_iter().map(copy).collect()
    }

    /// The page that is read here: what the reader will see, or what was written.
    pub fn page(&self, desk: &Desk) -> Page {
        match &self.given {
            Some(given) => preview::written(given),
            None => preview::page(self, desk),
        }
    }

    /// Hands it over to be written, once.
    fn write(&mut self, desk: &Desk) -> Vec<Reply> {
        if let Some(why) = &desk.read_only {
            return vec![Reply::Say(why.clone())];
        }
        let Some(file) = path_of(&self.form.file.text()) else {
            self.form.line = Line::File;
            return vec![Reply::Say(
                "Say where to write it: a folder and a name for the file.".to_owned(),
            )];
        };
        let snapshots: Vec<SavedSnapshot> = self.snapshots(desk).into_iter().cloned().collect();
        (self.sending, self.refused) = (true, None);
        let purpose = self.form.purpose();
        let sharing =
            effect::Sharing { snapshots, version: self.version, purpose, file, id: self.share };
        vec![Reply::Do(Effect::Share(Box::new(sharing)))]
    }

    fn update_preview(&mut self, desk: &Desk, command: Command) -> Vec<Reply> {
        match command {
            Command::Enter => self.leaf = Leaf::Purpose,
            Command::Back => return vec![Reply::Go(Go::Back)],
            Command::Tick => {
                self.version =
                    if self.version == Version::Summary { Version::Full } else { Version::Summary };
                self.read = Read::default();
            }
            Command::Left | Command::Right => {
                if desk.record.as_ref().is_some_and(|record| record.current().count() < 2) {
                    return vec![Reply::Say("There is only this one saved snapshot.".to_owned())];
                }
                (self.all, self.read) = (!self.all, Read::default());
            }
            Command::Why => return vec![Reply::Go(Go::Shares)],
            Command::Next => self.read.to_heading(&self.page(desk), desk.size, true),
            Command::Previous => self.read.to_heading(&self.page(desk), desk.size, false),
            command => drop(self.read.update(&self.page(desk), desk.size, command)),
        }
        Vec::new()
    }

    fn update_purpose(&mut self, desk: &Desk, command: Command) -> Vec<Reply> {
        match command {
            Command::Enter => return self.write(desk),
            Command::Back => self.leaf = Leaf::Preview,
            command => self.form.update(command),
        }
        Vec::new()
    }

    fn update_written(&mut self, desk: &Desk, command: Command) -> Vec<Reply> {
        match command {
            Command::Enter | Command::Back => return vec![Reply::Go(Go::Back)],
            Command::Why => return vec![Reply::Go(Go::Shares)],
            _ => {}
        }
        self.read.update(&self.page(desk), desk.size, command);
        Vec::new()
    }
}

impl Visit for Sharing {
    fn room(&self) -> Room {
        match (&self.given, self.leaf) {
            (Some(_), _) => Room::Written,
            (None, Leaf::Preview) => Room::SharePreview,
            (None, Leaf::Purpose) => Room::Purpose,
        }
    }

    fn update(&mut self, desk: &mut Desk, command: Command, _moment: &Moment) -> Vec<Reply> {
        if self.sending {
            return vec![Reply::Say("It is being written this moment.".to_owned())];
        }
        match (&self.given, self.leaf) {
            (Some(_), _) => self.update_written(desk, command),
            (None, Leaf::Preview) => self.update_preview(desk, command),
            (None, Leaf::Purpose) => self.update_purpose(desk, command),
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
            (self.sending, self.read) = (false, Read::default());
            self.given = Some(Given::clone(given));
        }
    }

    fn field_mut(&mut self) -> Option<&mut Field> {
        let is_open = self.leaf == Leaf::Purpose && !self.sending && self.given.is_none();
        if is_open { self.form.field_mut() } else { None }
    }

    fn typed(&mut self, _desk: &mut Desk, _moment: &Moment) -> Vec<Reply> {
        self.form.typed();
        Vec::new()
    }
}
