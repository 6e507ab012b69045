//! The autosave timers of one draft: when it must be on the disk (debounce), when a failure is tried
//! again (backoff), and when it is published to the library.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::maturity::assessment::Draft;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::OpenDraft;
use crate::tui::protocol::effect::Urgency;

/// How long what is being typed may wait.
const TYPING_DEBOUNCE: Duration = Duration::from_secs(2);

/// After how long without a change a draft goes into the library. Not at once: where the folder is
/// synced, each write is an upload.
const PUBLISH_DELAY: Duration = Duration::from_secs(60);

/// The pause after a first failure; it doubles with each further one.
const FIRST_BACKOFF: Duration = Duration::from_secs(1);

const MAX_BACKOFF: Duration = Duration::from_secs(30);

#[derive(Debug)]
pub(crate) struct PendingDraft {
    pub(crate) slug: Slug,
    pub(crate) open_draft: Arc<OpenDraft>,
    /// The hash of the published file. The screens' copies of the draft may not know the newest
    /// one.
    pub(crate) base_hash: Option<String>,
    unsaved: Option<UnsavedVersion>,
    publish_at: Option<Instant>,
}

/// What is not on the disk yet.
#[derive(Debug)]
struct UnsavedVersion {
    first: u64,
    due: Instant,
    failures: u32,
    failed_at: Option<Instant>,
}

impl PendingDraft {
    pub(crate) fn new(slug: Slug, open_draft: Arc<OpenDraft>) -> Self {
        let base_hash = open_draft.draft.base_hash.clone();
        Self { slug, open_draft, base_hash, unsaved: None, publish_at: None }
    }

    pub(crate) fn replace(
        &mut self,
        open: Arc<OpenDraft>,
        urgency: Urgency,
        number: u64,
        now: Instant,
    ) {
        self.open_draft = open;
        self.publish_at = Some(now + PUBLISH_DELAY);
        let wanted = due_at(urgency, now);
        let unsaved = self.unsaved.get_or_insert(UnsavedVersion {
            first: number,
            due: wanted,
            failures: 0,
            failed_at: None,
        });
        // while the disk fails, not every key tries again
        let earliest =
            unsaved.failed_at.map_or(wanted, |failed| wanted.max(failed + FIRST_BACKOFF));
        unsaved.due = unsaved.due.min(earliest);
    }

    /// It was autosaved but not published by a program that was cut off.
    pub(crate) fn adopt(&mut self, now: Instant) {
        self.publish_at.get_or_insert(now + PUBLISH_DELAY);
    }

    pub(crate) fn make_due(&mut self, now: Instant) {
        if let Some(unsaved) = &mut self.unsaved {
            unsaved.due = now;
        }
    }

    /// It should be published as soon as it is on the disk.
    pub(crate) fn make_publish_due(&mut self, now: Instant) {
        self.make_due(now);
        if self.publish_at.is_some() {
            self.publish_at = Some(now);
        }
    }

    pub(crate) fn mark_saved(&mut self) {
        self.unsaved = None;
    }

    pub(crate) fn mark_failed(&mut self, now: Instant) {
        if let Some(unsaved) = &mut self.unsaved {
            unsaved.due = now + retry_backoff(unsaved.failures);
            unsaved.failures += 1;
            unsaved.failed_at = Some(now);
        }
    }

    pub(crate) fn mark_published(&mut self, base_hash: Option<String>) {
        self.base_hash = base_hash;
        self.publish_at = None;
    }

    pub(crate) fn mark_publish_failed(&mut self, retry: bool, now: Instant) {
        self.publish_at = retry.then(|| now + PUBLISH_DELAY);
    }

    pub(crate) fn is_autosave_due(&self, now: Instant) -> bool {
        self.unsaved.as_ref().is_some_and(|unsaved| unsaved.due <= now)
    }

    pub(crate) fn is_publish_due(&self, now: Instant) -> bool {
        self.unsaved.is_none() && self.publish_at.is_some_and(|at| at <= now)
    }

    pub(crate) fn first_unsaved_number(&self) -> Option<u64> {
        self.unsaved.as_ref().map(|unsaved| unsaved.first)
    }

    pub(crate) fn due(&self) -> Option<Instant> {
        self.unsaved.as_ref().map(|unsaved| unsaved.due).or(self.publish_at)
    }

    pub(crate) fn draft(&self) -> Draft {
        Draft { base_hash: self.base_hash.clone(), ..self.open_draft.draft.clone() }
    }
}

/// When what has this urgency must be on the disk.
pub(crate) fn due_at(urgency: Urgency, now: Instant) -> Instant {
    match urgency {
        Urgency::Immediate => now,
        Urgency::Debounced => now + TYPING_DEBOUNCE,
    }
}

/// How long to wait after so many failures before: 1 s, 2 s, 4 s, and so on to half a minute.
fn retry_backoff(failures: u32) -> Duration {
    FIRST_BACKOFF.saturating_mul(2_u32.saturating_pow(failures)).min(MAX_BACKOFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_half_a_minute() {
        let seconds: Vec<_> = (0..7).map(|failures| retry_backoff(failures).as_secs()).collect();
        assert_eq!(seconds, [1, 2, 4, 8, 16, 30, 30]);
        assert_eq!(retry_backoff(u32::MAX), MAX_BACKOFF);
    }
}
