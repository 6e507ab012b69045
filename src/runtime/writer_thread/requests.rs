//! Write requests. Those that change what was typed are pending until they are on the disk; each of
//! the others is tried once, and where it fails that is said and nothing is lost by it.

use std::path::Path;
use std::time::Instant;

use super::WriterThread;
use super::pending_draft::PendingDraft;
use crate::maturity::unsaved_change::{UnsavedChange, cause};
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::runtime::library_access::error_line;
use crate::store::error::{ErrorKind, StoreError};
use crate::tui::protocol::effect::{Urgency, WriteRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;

impl WriterThread {
    /// Does what a request says, or queues it where it may wait.
    pub(crate) fn run_request(&mut self, request: WriteRequest, moment: &Now, now: Instant) {
        if let Some((change, urgency)) = request.unsaved_change() {
            self.queue_change(change, urgency, now);
            if urgency == Urgency::Immediate {
                self.make_drafts_due(now);
                self.autosave_due(now);
                self.write_due_changes(now);
            }
            return;
        }
        match request {
            WriteRequest::SettleChange { key, keep_ours } => {
                self.settle_change(&key, keep_ours, now);
            }
            WriteRequest::RetryUnsaved => {
                self.make_drafts_due(now);
                self.autosave_due(now);
                self.write_all_changes(now);
                self.send_outcome(Outcome::RetriedUnsaved);
            }
            WriteRequest::SaveElsewhere(path) => self.save_elsewhere(&path),
            WriteRequest::Import(request) => self.queue_import(*request, now),
            // a convenience: where it fails the next start opens somewhere else
            place @ WriteRequest::SaveLastPlace(_) => {
                self.is_place_lost = self.writer.write(place, None, moment).is_err();
            }
            request => self.write_at_once(request, moment, now),
        }
    }

    /// What the request works on goes to the disk first.
    fn write_at_once(&mut self, request: WriteRequest, moment: &Now, now: Instant) {
        self.make_drafts_due(now);
        self.autosave_due(now);
        self.write_all_changes(now);
        let words = request.not_done_words();
        for slug in request.moved_networks() {
            if self.has_unsaved_change(slug) {
                let message = "What you wrote about this network is not saved yet, so it stays where it is. Try again once it is saved.";
                self.send_outcome(Outcome::Failed(message.to_owned()));
                return;
            }
            if let Err(error) = self.publish_network(slug, now) {
                self.send_outcome(refusal(words, &error));
                return;
            }
        }
        let outcome =
            self.write(request, moment).unwrap_or_else(|error| Some(refusal(words, &error)));
        if let Some(outcome) = outcome {
            if let Outcome::NetworkTrashed { slug, .. }
            | Outcome::NetworksJoined { other: slug, .. }
            | Outcome::NetworkSplit { slug, .. } = &outcome
            {
                // all that they say was published before, and their files are elsewhere now
                self.drafts.retain(|_, pending| pending.slug != *slug);
            }
            if matches!(outcome, Outcome::NetworkAdded(_)) {
                let blank = UnsavedNetwork::default();
                self.queue_change(blank.into(), Urgency::Immediate, now);
            }
            if let Outcome::Shared(receipt) = &outcome
                && let Some((share, record)) = receipt.waiting_line.clone()
            {
                self.queue_change(
                    UnsavedChange::ShareLog { share, record },
                    Urgency::Immediate,
                    now,
                );
            }
            self.send_outcome(outcome);
        }
        self.report_unpublished();
        self.report_saved();
    }

    /// Puts all that is only in memory into a file that the person named.
    fn save_elsewhere(&mut self, path: &Path) {
        match self.write_emergency_copy(Some(path)) {
            Ok(place) => {
                self.emergency_copy.clone_from(&place);
                self.send_outcome(Outcome::SavedElsewhere(place.unwrap_or_default()));
            }
            Err(error) => self.send_outcome(Outcome::Failed(error_line(&error))),
        }
    }

    /// Writes the emergency copy, where anything is only in memory.
    pub(crate) fn write_emergency_copy(
        &mut self,
        to: Option<&Path>,
    ) -> Result<Option<String>, StoreError> {
        let unsaved = |pending: &&PendingDraft| pending.first_unsaved_number().is_some();
        let drafts: Vec<_> =
            self.drafts.values().filter(unsaved).map(PendingDraft::draft).collect();
        let changes = self.changes_in_memory();
        if drafts.is_empty() && changes.is_empty() {
            return Ok(None);
        }
        self.writer.write_emergency_copy(drafts, changes, to, self.clock.timestamp()).map(Some)
    }

    fn write(
        &mut self,
        mut request: WriteRequest,
        moment: &Now,
    ) -> Result<Option<Outcome>, StoreError> {
        let ended = request.ended_draft();
        let pending = ended.and_then(|id| self.drafts.get(&id));
        if let (WriteRequest::SaveSnapshot { open_draft, .. }, Some(pending)) =
            (&mut request, pending)
        {
            // the screen may not know the newest base
            open_draft.draft.base_hash.clone_from(&pending.base_hash);
        }
        let newest = pending.map(PendingDraft::draft);
        let outcome = self.writer.write(request, newest.as_ref(), moment)?;
        if let Some(id) = ended {
            self.drafts.remove(&id);
        }
        Ok(outcome)
    }
}

/// What could not be done. Where the disk or another program was in the way, that stands at the top
/// until it is done; what is not possible as things are is only said.
fn refusal(words: Option<&str>, error: &StoreError) -> Outcome {
    let message = error_line(error);
    match words {
        Some(words) if error.kind != ErrorKind::NotPossible => {
            let why = cause(&error.message).trim_end_matches('.');
            Outcome::NotDone { what: format!("{words}: {why}"), message }
        }
        _ => Outcome::Failed(message),
    }
}
