//! The keeper writes, in order, and does nothing else. It owns every timer of the program: it
//! sleeps until the next moment something is due, and for ever when nothing is.
//!
//! In here is no clock for timers: what happens when is told, so that an hour is proved in a
//! millisecond.

mod import_job;
mod pending_draft;
mod pending_network;
#[cfg(test)]
mod tests;
mod thread_loop;
mod unsaved_network;
mod write_jobs;
mod writer;

use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Instant;

use uuid::Uuid;

use self::import_job::ImportJob;
use self::pending_draft::PendingDraft;
use self::pending_network::PendingNetwork;
use self::unsaved_network::PendingUnsavedNetwork;
use super::clock::Clock;
use super::message::{Message, WriterFinished};
use super::reader_thread::LibrarySwitch;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::OpenDraft;
use crate::store::error::{ErrorKind, StoreError};
use crate::tui::protocol::effect::{Effect, Urgency};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;

pub use self::thread_loop::run;
pub use self::writer::{LastPlace, LibraryWriter, RememberedState, SnapshotInput};

/// One thing for the keeper to do.
pub enum WriteJob {
    /// Keep this draft.
    Keep {
        /// The network's folder.
        slug: Slug,
        /// The draft.
        open: Arc<OpenDraft>,
        /// How soon.
        pace: Urgency,
        /// The number it was handed over with.
        number: u64,
    },
    /// This draft was found kept on this device and not in the library yet.
    Adopt(Slug, Arc<OpenDraft>),
    /// Put what is kept into the library.
    Publish,
    /// Take the right to write, and say why that can't be had.
    TakeUp(Sender<Option<String>>),
    /// Keep everything at once, and say when that was tried.
    KeepNow(Sender<()>),
    /// Do what this effect says; one that writes.
    Write(Box<Effect>, Now),
    /// Remember something for the next start.
    Remember(RememberedState),
    /// Keep another library from now on.
    Move(Box<LibrarySwitch>),
    /// Keep and publish everything, and end.
    Finish,
}

/// Keeps one library.
pub struct WriterThread {
    vault: Box<dyn LibraryWriter>,
    clock: Clock,
    out: Sender<Message>,
    drafts: BTreeMap<Uuid, PendingDraft>,
    /// Networks that are being typed.
    typed: BTreeMap<Slug, PendingNetwork>,
    /// What was typed for a network that is not made yet, until it is on the disk.
    begun: Option<PendingUnsavedNetwork>,
    /// Files that are being brought in, and those that are after them.
    bringing: VecDeque<ImportJob>,
    /// The highest number handed over.
    highest: u64,
    /// The highest number said to be on the disk.
    said: u64,
    /// Whether it was said that the library can't be written to.
    told_unpublished: bool,
}

impl WriterThread {
    /// Keeps what is handed over in `vault`, and says what became of it to `out`.
    pub fn new(vault: Box<dyn LibraryWriter>, clock: Clock, out: Sender<Message>) -> Self {
        let (drafts, typed, bringing) = (BTreeMap::new(), BTreeMap::new(), VecDeque::new());
        Self {
            vault,
            clock,
            out,
            drafts,
            typed,
            begun: None,
            bringing,
            highest: 0,
            said: 0,
            told_unpublished: false,
        }
    }

    /// Takes in one job. What may wait is done by [`Self::work`].
    pub fn take(&mut self, job: WriteJob, now: Instant) {
        match job {
            WriteJob::Keep { slug, open, pace, number } => self.hand(slug, open, pace, number, now),
            WriteJob::Adopt(slug, open) => self.held(slug, open).adopt(now),
            WriteJob::Publish => {
                self.drafts.values_mut().for_each(|held| held.hurry_into_library(now));
            }
            WriteJob::TakeUp(done) => {
                let _ = done.send(self.vault.take_up());
                self.vault.clear_up();
            }
            WriteJob::KeepNow(done) => {
                self.hurry(now);
                self.keep_due(now);
                self.write_typed(None);
                self.write_begun();
                let _ = done.send(());
            }
            WriteJob::Write(effect, moment) => self.write(*effect, &moment, now),
            WriteJob::Remember(what) => drop(self.vault.remember(&what)),
            WriteJob::Move(switch) => self.move_to(*switch, now),
            WriteJob::Finish => {}
        }
    }

    /// Does what is due.
    pub fn work(&mut self, now: Instant) {
        self.keep_due(now);
        self.write_typed(Some(now));
        self.write_begun_by(now);
        self.publish_due(now);
    }

    /// When something is due next.
    pub fn due(&self) -> Option<Instant> {
        self.due_of_drafts()
            .into_iter()
            .chain(self.bringing.front().map(|bringing| bringing.since))
            .min()
    }

    /// The same without files that are being brought in.
    fn due_of_drafts(&self) -> Option<Instant> {
        self.drafts
            .values()
            .filter_map(PendingDraft::due)
            .chain(self.typed_due())
            .chain(self.begun_due())
            .min()
    }

    /// Keeps and publishes everything, gives the library back, and ends.
    ///
    /// One draft over which the program itself stumbles does not keep the others from being kept.
    pub fn finish(mut self, now: Instant) -> WriterFinished {
        self.hurry(now);
        self.drafts.values_mut().for_each(|held| held.hurry_into_library(now));
        let _ = catch_unwind(AssertUnwindSafe(|| self.write_typed(None)));
        let _ = catch_unwind(AssertUnwindSafe(|| self.write_begun()));
        let mut finished = WriterFinished {
            cut_short: self.cut_short(),
            lost_begun: self.has_begun(),
            ..WriterFinished::default()
        };
        for id in self.ids(|held| held.must_be_kept(now)) {
            let _ = catch_unwind(AssertUnwindSafe(|| self.keep(id, now)));
        }
        for id in self.ids(|held| held.must_be_published(now)) {
            match catch_unwind(AssertUnwindSafe(|| self.publish(id, now))) {
                Ok(Ok(())) => {}
                Ok(Err(fault)) => finished.unpublished = Some(in_one_line(&fault)),
                Err(_) => {
                    finished.unpublished =
                        Some("A fault in this program was in the way.".to_owned());
                }
            }
        }
        finished
    }

    fn held(&mut self, slug: Slug, open: Arc<OpenDraft>) -> &mut PendingDraft {
        self.drafts.entry(open.draft.id).or_insert_with(|| PendingDraft::new(slug, open))
    }

    fn hand(&mut self, slug: Slug, open: Arc<OpenDraft>, pace: Urgency, number: u64, now: Instant) {
        self.highest = self.highest.max(number);
        self.held(slug, Arc::clone(&open)).hand(open, pace, number, now);
    }

    fn hurry(&mut self, now: Instant) {
        self.drafts.values_mut().for_each(|held| held.hurry(now));
    }

    fn ids(&self, which: impl Fn(&PendingDraft) -> bool) -> Vec<Uuid> {
        self.drafts.iter().filter(|(_, held)| which(held)).map(|(id, _)| *id).collect()
    }

    fn keep_due(&mut self, now: Instant) {
        for id in self.ids(|held| held.must_be_kept(now)) {
            self.keep(id, now);
        }
    }

    fn keep(&mut self, id: Uuid, now: Instant) {
        let at = self.clock.now();
        let Some(held) = self.drafts.get_mut(&id) else { return };
        match self.vault.journal(&held.slug, &held.draft(), &held.open.matrix, at) {
            Ok(()) => {
                held.kept();
                self.say_kept();
            }
            Err(fault) => {
                held.not_kept(now);
                self.say(Outcome::NotKept { says: fault.says });
            }
        }
    }

    fn publish_due(&mut self, now: Instant) {
        for id in self.ids(|held| held.must_be_published(now)) {
            match self.publish(id, now) {
                Ok(()) => self.told_unpublished = false,
                Err(fault) if !self.told_unpublished => {
                    self.told_unpublished = true;
                    let says = "Your answers are safe on this computer, but could not be put into the workbook folder.";
                    self.say(Outcome::Refused(format!("{says} {}", in_one_line(&fault))));
                }
                Err(_) => {}
            }
        }
    }

    /// Puts one draft into the library. One that something else changed there is left alone: a
    /// person must choose.
    fn publish(&mut self, id: Uuid, now: Instant) -> Result<(), StoreError> {
        let at = self.clock.now();
        let Some(held) = self.drafts.get_mut(&id) else { return Ok(()) };
        let mut draft = held.draft();
        match self.vault.publish(&held.slug, &mut draft, at) {
            Ok(()) => {
                held.published(draft.base);
                Ok(())
            }
            Err(fault) => {
                held.not_published(fault.trouble != ErrorKind::ChangedOutside, now);
                Err(fault)
            }
        }
    }

    /// Says up to which number everything is on the disk, where that has changed: "saved" is never
    /// said of a part.
    fn say_kept(&mut self) {
        let first = self.drafts.values().filter_map(PendingDraft::first_unkept).min();
        let number = first.map_or(self.highest, |first| first.saturating_sub(1));
        if number > self.said {
            self.said = number;
            self.say(Outcome::Kept { number, at: self.clock.now() });
        }
    }

    fn say(&self, outcome: Outcome) {
        // nobody listens any more once the program ends, and keeping goes on all the same
        let _ = self.out.send(Message::Written(outcome));
    }
}

/// A fault as one line of a screen can show it.
pub(crate) fn in_one_line(fault: &StoreError) -> String {
    format!("{} {}", fault.says, fault.remedy)
}
