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
    AutosaveDraft {
        /// The network's folder.
        slug: Slug,
        /// The draft.
        open_draft: Arc<OpenDraft>,
        /// How soon.
        urgency: Urgency,
        /// The number it was handed over with.
        number: u64,
    },
    /// This draft was found kept on this device and not in the library yet.
    AdoptRecovered(Slug, Arc<OpenDraft>),
    /// Put what is kept into the library.
    PublishDrafts,
    /// Take the right to write, and say why that can't be had.
    AcquireLock(Sender<Option<String>>),
    /// Keep everything at once, and say when that was tried.
    Flush(Sender<()>),
    /// Do what this effect says; one that writes.
    Write(Box<Effect>, Now),
    /// Remember something for the next start.
    Remember(RememberedState),
    /// Keep another library from now on.
    SwitchLibrary(Box<LibrarySwitch>),
    /// Keep and publish everything, and end.
    Finish,
}

/// Keeps one library.
pub struct WriterThread {
    writer: Box<dyn LibraryWriter>,
    clock: Clock,
    out: Sender<Message>,
    drafts: BTreeMap<Uuid, PendingDraft>,
    /// Networks that are being typed.
    pending_networks: BTreeMap<Slug, PendingNetwork>,
    /// What was typed for a network that is not made yet, until it is on the disk.
    pending_unsaved_network: Option<PendingUnsavedNetwork>,
    /// Files that are being brought in, and those that are after them.
    import_jobs: VecDeque<ImportJob>,
    /// The highest number handed over.
    newest_number: u64,
    /// The highest number said to be on the disk.
    saved_number: u64,
    /// Whether it was said that the library can't be written to.
    reported_unpublished: bool,
}

impl WriterThread {
    /// Keeps what is handed over in `vault`, and says what became of it to `out`.
    pub fn new(vault: Box<dyn LibraryWriter>, clock: Clock, out: Sender<Message>) -> Self {
        let (drafts, typed, bringing) = (BTreeMap::new(), BTreeMap::new(), VecDeque::new());
        Self {
            writer: vault,
            clock,
            out,
            drafts,
            pending_networks: typed,
            pending_unsaved_network: None,
            import_jobs: bringing,
            newest_number: 0,
            saved_number: 0,
            reported_unpublished: false,
        }
    }

    /// Takes in one job. What may wait is done by [`Self::run_due`].
    pub fn handle_job(&mut self, job: WriteJob, now: Instant) {
        match job {
            WriteJob::AutosaveDraft { slug, open_draft: open, urgency, number } => {
                self.queue_draft(slug, open, urgency, number, now);
            }
            WriteJob::AdoptRecovered(slug, open) => self.pending_draft(slug, open).adopt(now),
            WriteJob::PublishDrafts => {
                self.drafts.values_mut().for_each(|held| held.make_publish_due(now));
            }
            WriteJob::AcquireLock(done) => {
                let _ = done.send(self.writer.acquire_lock());
                self.writer.clean_up();
            }
            WriteJob::Flush(done) => {
                self.make_drafts_due(now);
                self.autosave_due(now);
                self.write_networks(None);
                self.write_unsaved_network();
                let _ = done.send(());
            }
            WriteJob::Write(effect, moment) => self.run_effect(*effect, &moment, now),
            WriteJob::Remember(what) => drop(self.writer.remember(&what)),
            WriteJob::SwitchLibrary(switch) => self.switch_library(*switch, now),
            WriteJob::Finish => {}
        }
    }

    /// Does what is due.
    pub fn run_due(&mut self, now: Instant) {
        self.autosave_due(now);
        self.write_networks(Some(now));
        self.write_unsaved_network_if_due(now);
        self.publish_due(now);
    }

    /// When something is due next.
    pub fn due(&self) -> Option<Instant> {
        self.next_due_without_import()
            .into_iter()
            .chain(self.import_jobs.front().map(|bringing| bringing.queued_at))
            .min()
    }

    /// The same without files that are being brought in.
    fn next_due_without_import(&self) -> Option<Instant> {
        self.drafts
            .values()
            .filter_map(PendingDraft::due)
            .chain(self.networks_due())
            .chain(self.unsaved_network_due())
            .min()
    }

    /// Keeps and publishes everything, gives the library back, and ends.
    ///
    /// One draft over which the program itself stumbles does not keep the others from being kept.
    pub fn finish(mut self, now: Instant) -> WriterFinished {
        self.make_drafts_due(now);
        self.drafts.values_mut().for_each(|held| held.make_publish_due(now));
        let _ = catch_unwind(AssertUnwindSafe(|| self.write_networks(None)));
        let _ = catch_unwind(AssertUnwindSafe(|| self.write_unsaved_network()));
        let mut finished = WriterFinished {
            interrupted_import: self.interrupted_import(),
            lost_unsaved_network: self.has_unsaved_network(),
            ..WriterFinished::default()
        };
        for id in self.ids(|held| held.is_autosave_due(now)) {
            let _ = catch_unwind(AssertUnwindSafe(|| self.autosave(id, now)));
        }
        for id in self.ids(|held| held.is_publish_due(now)) {
            match catch_unwind(AssertUnwindSafe(|| self.publish(id, now))) {
                Ok(Ok(())) => {}
                Ok(Err(error)) => finished.publish_error = Some(error_line(&error)),
                Err(_) => {
                    finished.publish_error =
                        Some("A fault in this program was in the way.".to_owned());
                }
            }
        }
        finished
    }

    fn pending_draft(&mut self, slug: Slug, open: Arc<OpenDraft>) -> &mut PendingDraft {
        self.drafts.entry(open.draft.id).or_insert_with(|| PendingDraft::new(slug, open))
    }

    fn queue_draft(
        &mut self,
        slug: Slug,
        open: Arc<OpenDraft>,
        urgency: Urgency,
        number: u64,
        now: Instant,
    ) {
        self.newest_number = self.newest_number.max(number);
        self.pending_draft(slug, Arc::clone(&open)).replace(open, urgency, number, now);
    }

    fn make_drafts_due(&mut self, now: Instant) {
        self.drafts.values_mut().for_each(|held| held.make_due(now));
    }

    fn ids(&self, which: impl Fn(&PendingDraft) -> bool) -> Vec<Uuid> {
        self.drafts.iter().filter(|(_, held)| which(held)).map(|(id, _)| *id).collect()
    }

    fn autosave_due(&mut self, now: Instant) {
        for id in self.ids(|held| held.is_autosave_due(now)) {
            self.autosave(id, now);
        }
    }

    fn autosave(&mut self, id: Uuid, now: Instant) {
        let at = self.clock.timestamp();
        let Some(held) = self.drafts.get_mut(&id) else { return };
        match self.writer.autosave(&held.slug, &held.draft(), &held.open_draft.matrix, at) {
            Ok(()) => {
                held.mark_saved();
                self.report_saved();
            }
            Err(error) => {
                held.mark_failed(now);
                self.send_outcome(Outcome::AutosaveFailed { message: error.message });
            }
        }
    }

    fn publish_due(&mut self, now: Instant) {
        for id in self.ids(|held| held.is_publish_due(now)) {
            match self.publish(id, now) {
                Ok(()) => self.reported_unpublished = false,
                Err(error) if !self.reported_unpublished => {
                    self.reported_unpublished = true;
                    let says = "Your answers are safe on this computer, but could not be put into the workbook folder.";
                    self.send_outcome(Outcome::Failed(format!("{says} {}", error_line(&error))));
                }
                Err(_) => {}
            }
        }
    }

    /// Puts one draft into the library. One that something else changed there is left alone: a
    /// person must choose.
    fn publish(&mut self, id: Uuid, now: Instant) -> Result<(), StoreError> {
        let at = self.clock.timestamp();
        let Some(held) = self.drafts.get_mut(&id) else { return Ok(()) };
        let mut draft = held.draft();
        match self.writer.publish_draft(&held.slug, &mut draft, at) {
            Ok(()) => {
                held.mark_published(draft.base_hash);
                Ok(())
            }
            Err(error) => {
                held.mark_publish_failed(error.kind != ErrorKind::ChangedOutside, now);
                Err(error)
            }
        }
    }

    /// Says up to which number everything is on the disk, where that has changed: "saved" is never
    /// said of a part.
    fn report_saved(&mut self) {
        let first = self.drafts.values().filter_map(PendingDraft::first_unsaved_number).min();
        let number = first.map_or(self.newest_number, |first| first.saturating_sub(1));
        if number > self.saved_number {
            self.saved_number = number;
            self.send_outcome(Outcome::Autosaved { number, at: self.clock.timestamp() });
        }
    }

    fn send_outcome(&self, outcome: Outcome) {
        // nobody listens any more once the program ends, and keeping goes on all the same
        let _ = self.out.send(Message::Written(outcome));
    }
}

/// A fault as one line of a screen can show it.
pub(crate) fn error_line(error: &StoreError) -> String {
    format!("{} {}", error.message, error.remedy)
}
