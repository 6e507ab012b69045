//! Write requests: snapshots, networks, matrices, settings. Each is tried once; where it fails that
//! is said, and nothing is lost by it.

use std::time::Instant;

use super::WriterThread;
use super::pending_draft::PendingDraft;
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::runtime::library_access::error_line;
use crate::store::error::StoreError;
use crate::tui::protocol::effect::{Urgency, WriteRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;

impl WriterThread {
    /// Does what a request says, or queues it where it may wait.
    pub(crate) fn run_request(&mut self, request: WriteRequest, moment: &Now, now: Instant) {
        match request {
            WriteRequest::PutNetwork { slug, network, urgency: Urgency::Debounced } => {
                self.queue_network(slug, network, now);
            }
            WriteRequest::SaveUnsavedNetwork { unsaved_network, urgency } => {
                self.queue_unsaved_network(unsaved_network, urgency, now);
            }
            WriteRequest::Import(request) => self.queue_import(*request, now),
            // a convenience: where it fails the next start opens somewhere else
            place @ WriteRequest::SaveLastPlace(_) => drop(self.writer.write(place, None, moment)),
            request => self.write_at_once(request, moment, now),
        }
    }

    /// What the request works on goes to the disk first.
    fn write_at_once(&mut self, request: WriteRequest, moment: &Now, now: Instant) {
        self.make_drafts_due(now);
        self.autosave_due(now);
        self.write_networks(None);
        if let WriteRequest::TrashNetwork { slug } = &request
            && let Err(error) = self.publish_network(&slug.clone(), now)
        {
            self.send_outcome(Outcome::Failed(error_line(&error)));
            return;
        }
        let outcome = self
            .write(request, moment)
            .unwrap_or_else(|error| Some(Outcome::Failed(error_line(&error))));
        if let Some(outcome) = outcome {
            if let Outcome::NetworkTrashed { slug, .. } = &outcome {
                self.drafts.retain(|_, pending| pending.slug != *slug);
            }
            if matches!(outcome, Outcome::NetworkAdded(_)) {
                self.queue_unsaved_network(UnsavedNetwork::default(), Urgency::Immediate, now);
            }
            self.send_outcome(outcome);
        }
        self.report_saved();
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
