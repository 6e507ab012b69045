//! Debounces what is typed for a network before there is one, like all that is typed. It is written
//! for recovery alone: where that fails nothing is reported, and it is tried again only with the
//! next key and at the end.

use std::time::Instant;

use super::WriterThread;
use super::pending_draft::due_at;
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::tui::protocol::effect::{Urgency, WriteRequest};

/// What was typed last and is not on the disk yet.
#[derive(Debug)]
pub(crate) struct PendingUnsavedNetwork {
    unsaved_network: UnsavedNetwork,
    /// When it must be there, counted from the first key; none where that was tried in vain.
    due: Option<Instant>,
}

impl WriterThread {
    pub(crate) fn queue_unsaved_network(
        &mut self,
        unsaved_network: UnsavedNetwork,
        urgency: Urgency,
        now: Instant,
    ) {
        let wanted = due_at(urgency, now);
        let due = self.unsaved_network_due().map_or(wanted, |due| due.min(wanted));
        self.pending_unsaved_network =
            Some(PendingUnsavedNetwork { unsaved_network, due: Some(due) });
    }

    pub(crate) fn unsaved_network_due(&self) -> Option<Instant> {
        self.pending_unsaved_network.as_ref().and_then(|pending| pending.due)
    }

    pub(crate) fn write_unsaved_network_if_due(&mut self, now: Instant) {
        if self.unsaved_network_due().is_some_and(|due| due <= now) {
            self.write_unsaved_network();
        }
    }

    pub(crate) fn write_unsaved_network(&mut self) {
        let Some(pending) = &mut self.pending_unsaved_network else { return };
        // before it is tried: whatever stops it is not to come again and again
        pending.due = None;
        let request = WriteRequest::SaveUnsavedNetwork {
            unsaved_network: pending.unsaved_network.clone(),
            urgency: Urgency::Immediate,
        };
        if self.writer.write(request, None, &self.clock.now()).is_ok() {
            self.pending_unsaved_network = None;
        }
    }

    /// Whether something that was typed is not on the disk.
    pub(crate) fn has_unsaved_network(&self) -> bool {
        self.pending_unsaved_network
            .as_ref()
            .is_some_and(|pending| !pending.unsaved_network.is_blank())
    }
}
