//! The autosave timers of one draft: when it must be on the disk and when a failure is tried again,
//! and when it is published to the library.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::retry_timer::{RetryTimer, due_at};
use crate::maturity::assessment::Draft;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::OpenDraft;
use crate::tui::protocol::effect::Urgency;

/// After how long without a change a draft goes into the library. Not at once: where the folder is
/// synced, each write is an upload.
const PUBLISH_DELAY: Duration = Duration::from_secs(60);

#[derive(Debug)]
pub(crate) struct PendingDraft {
    pub(crate) slug: Slug,
    pub(crate) open_draft: Arc<OpenDraft>,
    /// The hash of the published file. The screens' copies of the draft may not know the newest
    /// one.
    pub(crate) base_hash: Option<String>,
    unsaved: Option<UnsavedVersion>,
    publish_at: Option<Instant>,
    /// Why the library did not take it last, in one line.
    pub(crate) publish_error: Option<String>,
}

/// What is not on the disk yet.
#[derive(Debug)]
struct UnsavedVersion {
    first: u64,
    timer: RetryTimer,
}

impl PendingDraft {
    pub(crate) fn new(slug: Slug, open_draft: Arc<OpenDraft>) -> Self {
        let base_hash = open_draft.draft.base_hash.clone();
        Self { slug, open_draft, base_hash, unsaved: None, publish_at: None, publish_error: None }
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
        let unsaved = self
            .unsaved
            .get_or_insert(UnsavedVersion { first: number, timer: RetryTimer::due_at(wanted) });
        unsaved.timer.bring_forward(wanted);
    }

    /// It was autosaved but not published by a program that was cut off.
    pub(crate) fn adopt(&mut self, now: Instant) {
        self.publish_at.get_or_insert(now + PUBLISH_DELAY);
    }

    pub(crate) fn make_due(&mut self, now: Instant) {
        if let Some(unsaved) = &mut self.unsaved {
            unsaved.timer.due = now;
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
            unsaved.timer.mark_failed(now);
        }
    }

    pub(crate) fn mark_published(&mut self, base_hash: Option<String>) {
        self.base_hash = base_hash;
        (self.publish_at, self.publish_error) = (None, None);
    }

    pub(crate) fn mark_publish_failed(&mut self, error: String, retry: bool, now: Instant) {
        self.publish_error = Some(error);
        self.publish_at = retry.then(|| now + PUBLISH_DELAY);
    }

    pub(crate) fn is_autosave_due(&self, now: Instant) -> bool {
        self.unsaved.as_ref().is_some_and(|unsaved| unsaved.timer.due <= now)
    }

    pub(crate) fn is_publish_due(&self, now: Instant) -> bool {
        self.unsaved.is_none() && self.publish_at.is_some_and(|at| at <= now)
    }

    pub(crate) fn first_unsaved_number(&self) -> Option<u64> {
        self.unsaved.as_ref().map(|unsaved| unsaved.first)
    }

    pub(crate) fn due(&self) -> Option<Instant> {
        self.unsaved.as_ref().map(|unsaved| unsaved.timer.due).or(self.publish_at)
    }

    pub(crate) fn draft(&self) -> Draft {
        Draft { base_hash: self.base_hash.clone(), ..self.open_draft.draft.clone() }
    }
}
