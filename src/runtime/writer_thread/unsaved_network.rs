//! What is typed for a network before there is one: it waits two seconds at most, like all that is
//! typed. Keeping it is recovery at its best effort: where it fails nothing is said and nothing is
//! tried again but with the next key and at the end.

use std::time::Instant;

use super::WriterThread;
use super::pending_draft::TYPING;
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::tui::protocol::effect::Urgency;

/// What was begun, as it was typed last, and is not on the disk yet.
#[derive(Debug)]
pub(crate) struct PendingUnsavedNetwork {
    begun: UnsavedNetwork,
    /// When it must be there, counted from the first key; none where that was tried in vain.
    due: Option<Instant>,
}

impl WriterThread {
    /// Takes in what is being typed.
    pub(crate) fn hold_begun(&mut self, begun: UnsavedNetwork, pace: Urgency, now: Instant) {
        let wanted = match pace {
            Urgency::Now => now,
            Urgency::Typing => now + TYPING,
        };
        let due = self.begun_due().map_or(wanted, |due| due.min(wanted));
        self.begun = Some(PendingUnsavedNetwork { begun, due: Some(due) });
    }

    /// When it must be written.
    pub(crate) fn begun_due(&self) -> Option<Instant> {
        self.begun.as_ref().and_then(|waiting| waiting.due)
    }

    /// Writes it where it is due by `now`.
    pub(crate) fn write_begun_by(&mut self, now: Instant) {
        if self.begun_due().is_some_and(|due| due <= now) {
            self.write_begun();
        }
    }

    /// Writes it at once.
    pub(crate) fn write_begun(&mut self) {
        let Some(waiting) = &mut self.begun else { return };
        // before it is tried: whatever stops it is not to come again and again
        waiting.due = None;
        if self.vault.keep_begun(&waiting.begun).is_ok() {
            self.begun = None;
        }
    }

    /// Whether something that was typed is not on the disk.
    pub(crate) fn has_begun(&self) -> bool {
        self.begun.as_ref().is_some_and(|waiting| !waiting.begun.is_blank())
    }
}
