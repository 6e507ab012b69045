//! What is typed for a network before there is one: it waits two seconds at most, like all that is
//! typed. Keeping it is recovery at its best effort: where it fails nothing is said and nothing is
//! tried again but with the next key and at the end.

use std::time::Instant;

use super::WriterThread;
use super::pending_draft::TYPING_DEBOUNCE;
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::tui::protocol::effect::Urgency;

/// What was begun, as it was typed last, and is not on the disk yet.
#[derive(Debug)]
pub(crate) struct PendingUnsavedNetwork {
    unsaved_network: UnsavedNetwork,
    /// When it must be there, counted from the first key; none where that was tried in vain.
    due: Option<Instant>,
}

impl WriterThread {
    /// Takes in what is being typed.
    pub(crate) fn queue_unsaved_network(
        &mut self,
        unsaved: UnsavedNetwork,
        urgency: Urgency,
        now: Instant,
    ) {
        let wanted = match urgency {
            Urgency::Immediate => now,
            Urgency::Debounced => now + TYPING_DEBOUNCE,
        };
        let due = self.unsaved_network_due().map_or(wanted, |due| due.min(wanted));
        self.pending_unsaved_network =
            Some(PendingUnsavedNetwork { unsaved_network: unsaved, due: Some(due) });
    }

    /// When it must be written.
    pub(crate) fn unsaved_network_due(&self) -> Option<Instant> {
        self.pending_unsaved_network.as_ref().and_then(|waiting| waiting.due)
    }

    /// Writes it where it is due by `now`.
    pub(crate) fn write_unsaved_network_if_due(&mut self, now: Instant) {
        if self.unsaved_network_due().is_some_and(|due| due <= now) {
            self.write_unsaved_network();
        }
    }

    /// Writes it at once.
    pub(crate) fn write_unsaved_network(&mut self) {
        let Some(waiting) = &mut self.pending_unsaved_network else { return };
        // before it is tried: whatever stops it is not to come again and again
        waiting.due = None;
        if self.writer.save_unsaved_network(&waiting.unsaved_network).is_ok() {
            self.pending_unsaved_network = None;
        }
    }

    /// Whether something that was typed is not on the disk.
    pub(crate) fn has_unsaved_network(&self) -> bool {
        self.pending_unsaved_network
            .as_ref()
            .is_some_and(|waiting| !waiting.unsaved_network.is_blank())
    }
}
