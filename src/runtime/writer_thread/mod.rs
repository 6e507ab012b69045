//! The writer thread: it writes, in order, and does nothing else. It owns every timer of the
//! program: it sleeps until the next moment something is due, and for ever when nothing is.
//!
//! It reads no clock for its timers: each call is given the moment, so that tests prove an hour in
//! a millisecond.

mod import_job;
mod pending_change;
mod pending_draft;
mod requests;
mod retry_timer;
mod switch_library;
#[cfg(test)]
mod tests;
mod thread_loop;

use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Instant;

use uuid::Uuid;

use self::import_job::ImportJob;
use self::pending_change::PendingChange;
use self::pending_draft::PendingDraft;
use super::clock::Clock;
use super::library_access::{LibrarySwitch, LibraryWriter, error_line};
use super::message::{Message, WriterFinished};
use crate::maturity::ids::Slug;
use crate::maturity::network_state::OpenDraft;
use crate::maturity::unsaved_change::ChangeKey;
use crate::store::error::{ErrorKind, StoreError};
use crate::tui::protocol::effect::{Urgency, WriteRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;

pub use self::thread_loop::run;

pub enum WriteJob {
    AutosaveDraft {
        slug: Slug,
        open_draft: Arc<OpenDraft>,
        urgency: Urgency,
        /// Counts up with each version of any draft.
        number: u64,
    },
    /// This draft was recovered on this device and is not in the library yet.
    AdoptRecovered(Slug, Arc<OpenDraft>),
    PublishDrafts,
    /// Take the lock, and reply why that can't be had.
    AcquireLock(Sender<Option<String>>),
    /// Write everything that waits at once, and reply when that was tried.
    Flush(Sender<()>),
    Write(Box<WriteRequest>, Now),
    SwitchLibrary(Box<LibrarySwitch>),
    /// Write and publish everything, and end. What goes nowhere is put into an emergency copy,
    /// unless the person chose to lose it.
    Finish {
        rescue: bool,
    },
}

/// What the writer thread holds of one library.
pub struct WriterThread {
    writer: Box<dyn LibraryWriter>,
    clock: Clock,
    out: Sender<Message>,
    drafts: BTreeMap<Uuid, PendingDraft>,
    /// What was changed beside the drafts and is not on the disk yet.
    changes: BTreeMap<ChangeKey, PendingChange>,
    /// The import that runs, and those after it.
    import_jobs: VecDeque<ImportJob>,
    /// The highest number of a draft version that came in.
    newest_number: u64,
    /// The highest number reported to be on the disk.
    saved_number: u64,
    /// Why the library does not take what is safe on this computer, as it was reported last.
    reported_unpublished: Option<String>,
    /// Where what could not be saved was put on the person's word.
    emergency_copy: Option<String>,
    /// Whether the place for the next start could not be remembered.
    is_place_lost: bool,
}

impl WriterThread {
    /// Writes through `writer`, and reports to `out`.
    pub fn new(writer: Box<dyn LibraryWriter>, clock: Clock, out: Sender<Message>) -> Self {
        Self {
            writer,
            clock,
            out,
            drafts: BTreeMap::new(),
            changes: BTreeMap::new(),
            import_jobs: VecDeque::new(),
            newest_number: 0,
            saved_number: 0,
            reported_unpublished: None,
            emergency_copy: None,
            is_place_lost: false,
        }
    }

    /// Does one job, or queues it for [`Self::run_due`].
    pub fn handle_job(&mut self, job: WriteJob, now: Instant) {
        match job {
            WriteJob::AutosaveDraft { slug, open_draft, urgency, number } => {
                self.queue_draft(slug, open_draft, urgency, number, now);
            }
            WriteJob::AdoptRecovered(slug, open) => self.pending_draft(slug, open).adopt(now),
            WriteJob::PublishDrafts => {
                self.drafts.values_mut().for_each(|pending| pending.make_publish_due(now));
            }
            WriteJob::AcquireLock(done) => {
                let reason = self.writer.acquire_lock();
                let may_write = reason.is_none();
                let _ = done.send(reason);
                if self.writer.clean_up() {
                    let _ = self.out.send(Message::CleanedUp);
                }
                if may_write {
                    self.recover_changes(now);
                }
            }
            WriteJob::Flush(done) => {
                self.make_drafts_due(now);
                self.autosave_due(now);
                self.write_all_changes(now);
                let _ = done.send(());
            }
            WriteJob::Write(request, moment) => self.run_request(*request, &moment, now),
            WriteJob::SwitchLibrary(switch) => self.switch_library(*switch, now),
            WriteJob::Finish { .. } => {}
        }
    }

    pub fn run_due(&mut self, now: Instant) {
        self.autosave_due(now);
        self.write_due_changes(now);
        self.publish_due(now);
    }

    pub fn due(&self) -> Option<Instant> {
        self.next_due_without_import()
            .into_iter()
            .chain(self.import_jobs.front().map(|import| import.queued_at))
            .min()
    }

    fn next_due_without_import(&self) -> Option<Instant> {
        self.drafts.values().filter_map(PendingDraft::due).chain(self.changes_due()).min()
    }

    /// Writes and publishes everything, and drops the writer. A fault in the program over one draft
    /// does not stop the others from being written.
    pub fn finish(mut self, rescue: bool, now: Instant) -> WriterFinished {
        self.make_drafts_due(now);
        self.drafts.values_mut().for_each(|pending| pending.make_publish_due(now));
        let _ = catch_unwind(AssertUnwindSafe(|| self.write_all_changes(now)));
        let mut finished = WriterFinished {
            interrupted_import: self.interrupted_import(),
            is_place_lost: self.is_place_lost,
            ..WriterFinished::default()
        };
        for id in self.ids(|pending| pending.is_autosave_due(now)) {
            let _ = catch_unwind(AssertUnwindSafe(|| self.autosave(id, now)));
        }
        for id in self.ids(|pending| pending.is_publish_due(now)) {
            match catch_unwind(AssertUnwindSafe(|| self.publish(id, now))) {
                Ok(Ok(())) => {}
                Ok(Err(error)) => finished.publish_error = Some(error_line(&error)),
                Err(_) => {
                    finished.publish_error =
                        Some("A fault in this program was in the way.".to_owned());
                }
            }
        }
        finished.emergency_copy = self.emergency_copy.take();
        if rescue && finished.emergency_copy.is_none() {
            let rescued = catch_unwind(AssertUnwindSafe(|| self.write_emergency_copy(None)));
            finished.emergency_copy = rescued.ok().and_then(Result::ok).flatten();
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
        self.drafts.values_mut().for_each(|pending| pending.make_due(now));
    }

    fn ids(&self, which: impl Fn(&PendingDraft) -> bool) -> Vec<Uuid> {
        self.drafts.iter().filter(|(_, pending)| which(pending)).map(|(id, _)| *id).collect()
    }

    fn autosave_due(&mut self, now: Instant) {
        for id in self.ids(|pending| pending.is_autosave_due(now)) {
            self.autosave(id, now);
        }
    }

    fn autosave(&mut self, id: Uuid, now: Instant) {
        let at = self.clock.timestamp();
        let Some(pending) = self.drafts.get_mut(&id) else { return };
        match self.writer.autosave(&pending.slug, &pending.draft(), &pending.open_draft.matrix, at)
        {
            Ok(()) => {
                pending.mark_saved();
                self.report_saved();
            }
            Err(error) => {
                pending.mark_failed(now);
                self.send_outcome(Outcome::AutosaveFailed { message: error.message });
            }
        }
    }

    fn publish_due(&mut self, now: Instant) {
        for id in self.ids(|pending| pending.is_publish_due(now)) {
            // why it failed is kept with the draft
            let _ = self.publish(id, now);
        }
        self.report_unpublished();
    }

    /// Reports whether all that is safe on this computer is in the library too, where that has
    /// changed.
    fn report_unpublished(&mut self) {
        let why = self.drafts.values().find_map(|pending| pending.publish_error.clone());
        if why != self.reported_unpublished {
            self.reported_unpublished.clone_from(&why);
            self.send_outcome(Outcome::Unpublished(why));
        }
    }

    /// Puts one draft into the library. Where something else changed it there, it is not tried
    /// again: a person must choose.
    fn publish(&mut self, id: Uuid, now: Instant) -> Result<(), StoreError> {
        let at = self.clock.timestamp();
        let Some(pending) = self.drafts.get_mut(&id) else { return Ok(()) };
        let mut draft = pending.draft();
        match self.writer.publish_draft(&pending.slug, &mut draft, at) {
            Ok(()) => {
                pending.mark_published(draft.base_hash);
                Ok(())
            }
            Err(error) => {
                let retry = error.kind != ErrorKind::ChangedOutside;
                pending.mark_publish_failed(error_line(&error), retry, now);
                Err(error)
            }
        }
    }

    /// Puts every draft of a network into its folder, which is about to be moved.
    fn publish_network(&mut self, slug: &Slug, now: Instant) -> Result<(), StoreError> {
        for id in self.ids(|pending| pending.slug == *slug) {
            self.publish(id, now)?;
        }
        Ok(())
    }

    /// Reports up to which number everything is on the disk, where that has changed: nothing is
    /// called saved in part.
    fn report_saved(&mut self) {
        let first = self.drafts.values().filter_map(PendingDraft::first_unsaved_number).min();
        let number = first.map_or(self.newest_number, |first| first.saturating_sub(1));
        if number > self.saved_number {
            self.saved_number = number;
            self.send_outcome(Outcome::Autosaved { number, at: self.clock.timestamp() });
        }
    }

    fn send_outcome(&self, outcome: Outcome) {
        // nobody listens any more once the program ends, and writing goes on all the same
        let _ = self.out.send(Message::Written(outcome));
    }
}
