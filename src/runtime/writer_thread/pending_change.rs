//! Changes that are no drafts, until they are on the disk: about us and the matrices in use, how
//! areas line up, settings, a network that is not made yet. They go the way that drafts go: written
//! within two seconds, kept in a recovery copy where that fails, tried again, reported until it
//! works; and where something else changed the file, kept until a person has chosen.

use std::time::Instant;

use super::WriterThread;
use super::retry_timer::{RetryTimer, due_at};
use crate::maturity::ids::Slug;
use crate::maturity::unsaved_change::{ChangeConflict, ChangeKey, UnsavedChange};
use crate::runtime::library_access::error_line;
use crate::store::error::{ErrorKind, StoreError};
use crate::tui::protocol::effect::{Urgency, WriteRequest};
use crate::tui::protocol::outcome::Outcome;

/// A change as it was typed last.
#[derive(Debug)]
pub(crate) struct PendingChange {
    change: UnsavedChange,
    timer: RetryTimer,
    /// What the file says instead, where a person has to choose before anything is written.
    theirs: Option<UnsavedChange>,
    /// Whether this very version is in a recovery copy.
    is_kept: bool,
}

impl WriterThread {
    pub(crate) fn queue_change(&mut self, change: UnsavedChange, urgency: Urgency, now: Instant) {
        let wanted = due_at(urgency, now);
        let pending = self.changes.entry(change.key()).or_insert_with(|| PendingChange {
            change: change.clone(),
            timer: RetryTimer::due_at(wanted),
            theirs: None,
            is_kept: false,
        });
        if pending.theirs.is_some() && pending.is_kept {
            pending.timer = RetryTimer::due_at(wanted);
        }
        pending.timer.bring_forward(wanted);
        pending.is_kept &= pending.change == change;
        pending.change = change;
    }

    pub(crate) fn changes_due(&self) -> Option<Instant> {
        self.changes.values().filter_map(PendingChange::due).min()
    }

    /// Writes those that are due by `now`.
    pub(crate) fn write_due_changes(&mut self, now: Instant) {
        let is_due = |pending: &PendingChange| pending.due().is_some_and(|due| due <= now);
        self.write_changes(is_due, now);
    }

    /// Writes all of them, however short ago it was that one failed.
    pub(crate) fn write_all_changes(&mut self, now: Instant) {
        self.write_changes(|_| true, now);
    }

    fn write_changes(&mut self, which: impl Fn(&PendingChange) -> bool, now: Instant) {
        let due = self.changes.iter().filter(|(_, pending)| which(pending));
        let keys: Vec<ChangeKey> = due.map(|(key, _)| key.clone()).collect();
        for key in keys {
            self.write_change(&key, now);
        }
    }

    fn write_change(&mut self, key: &ChangeKey, now: Instant) {
        let Some(pending) = self.changes.get_mut(key) else { return };
        // before it is tried: whatever stops it is not to come again and again
        pending.timer.mark_failed(now);
        if pending.theirs.is_some() {
            return self.keep_change(key, "It was changed elsewhere too.", "");
        }
        let request = WriteRequest::from(pending.change.clone());
        match self.writer.write(request, None, &self.clock.now()) {
            Ok(outcome) => {
                let saved = self.changes.remove(key);
                if !matches!(key, ChangeKey::MatrixText(_)) {
                    self.writer.forget_change(key);
                }
                let saved = saved.map(|pending| Outcome::ChangeSaved(pending.change));
                for outcome in outcome.into_iter().chain(saved) {
                    self.send_outcome(outcome);
                }
            }
            Err(error) => self.change_failed(key, &error),
        }
    }

    fn change_failed(&mut self, key: &ChangeKey, error: &StoreError) {
        self.keep_change(key, &error.message, &error.remedy);
        let Some(pending) = self.changes.get_mut(key) else { return };
        if error.kind == ErrorKind::ChangedOutside
            && let Some(theirs) = self.writer.outside_version(&pending.change)
        {
            pending.theirs = Some(theirs.clone());
            let conflict = ChangeConflict { ours: pending.change.clone(), theirs };
            self.send_outcome(Outcome::ChangeConflict(Box::new(conflict)));
        }
    }

    /// Writes the recovery copy of what could not be written, and reports that.
    fn keep_change(&mut self, key: &ChangeKey, message: &str, remedy: &str) {
        let Some(pending) = self.changes.get_mut(key) else { return };
        if !pending.is_kept {
            // what is typed and not taken yet has no other file than its recovery copy
            let has_file = !matches!(key, ChangeKey::NewNetwork | ChangeKey::MatrixText(_));
            pending.is_kept = has_file && self.writer.keep_change(&pending.change).is_ok();
        }
        let (change, is_kept) = (pending.change.clone(), pending.is_kept);
        if !change.is_blank() {
            let (message, remedy) = (message.to_owned(), remedy.to_owned());
            self.send_outcome(Outcome::ChangeFailed { change, message, remedy, is_kept });
        }
    }

    /// A person chose one of two versions; the other is set aside.
    pub(crate) fn settle_change(&mut self, key: &ChangeKey, keep_ours: bool, now: Instant) {
        let Some(pending) = self.changes.get_mut(key) else { return };
        let Some(theirs) = &pending.theirs else { return };
        match self.writer.settle_change(&pending.change, theirs, keep_ours) {
            Ok((kept, aside)) => {
                self.changes.remove(key);
                if keep_ours {
                    self.queue_change(kept.clone(), Urgency::Immediate, now);
                } else {
                    self.writer.forget_change(key);
                }
                self.send_outcome(Outcome::ChangeSettled { kept, keep_ours, aside });
                self.write_due_changes(now);
            }
            Err(error) => self.send_outcome(Outcome::Failed(error_line(&error))),
        }
    }

    /// What an interrupted program could not write is written now.
    pub(crate) fn recover_changes(&mut self, now: Instant) {
        for change in self.writer.recovered_changes() {
            self.send_outcome(Outcome::ChangeRecovered(change.clone()));
            self.queue_change(change, Urgency::Immediate, now);
        }
    }

    /// Whether something of this network is not in its folder.
    pub(crate) fn has_unsaved_change(&self, slug: &Slug) -> bool {
        self.changes.contains_key(&ChangeKey::Network(slug.clone()))
    }

    /// Whether anything that was changed is not where it belongs.
    pub(crate) fn has_changes(&self) -> bool {
        self.changes.values().any(|pending| !pending.change.is_blank())
    }

    /// The changes that are nowhere but in memory.
    pub(crate) fn changes_in_memory(&self) -> Vec<UnsavedChange> {
        let only_here = |pending: &&PendingChange| !pending.is_kept && !pending.change.is_blank();
        self.changes.values().filter(only_here).map(|pending| pending.change.clone()).collect()
    }
}

impl PendingChange {
    fn due(&self) -> Option<Instant> {
        (self.theirs.is_none() || !self.is_kept).then_some(self.timer.due)
    }
}
