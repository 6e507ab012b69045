//! Resolves a conflict of two versions of a draft: the person chooses one, and the other goes to
//! the trash.

use jiff::Timestamp;

use super::Writer;
use crate::maturity::assessment::Draft;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::DraftConflict;
use crate::maturity::trash::TrashKind;
use crate::store::error::StoreError;
use crate::store::library::drafts;

/// Which of two versions stays the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConflictChoice {
    /// The recovery copy of this device.
    Recovery,
    /// The published file.
    Published,
}

impl Writer {
    /// Keeps one version of a draft and puts the other into the trash. Returns the draft to work
    /// on.
    ///
    /// The other one is in the trash before the chosen one takes its place; after an interruption
    /// between the two, the person is asked again.
    pub fn resolve_conflict(
        &mut self,
        slug: &Slug,
        conflict: &DraftConflict,
        keep: ConflictChoice,
        now: Timestamp,
    ) -> Result<Draft, StoreError> {
        self.prepare_network(slug)?;
        let (recovery, published) = (&conflict.recovery.draft, &conflict.published.draft);
        let path = self.library.layout.draft_file(slug, published.id)?;
        let current = drafts::read(&path)?;
        let kept = self.journal.read_copies(recovery.id).newest;
        if current.draft.base_hash != published.base_hash
            || kept.is_none_or(|entry| entry.draft != *recovery)
        {
            return Err(changed_meanwhile().in_file(&path));
        }
        match keep {
            ConflictChoice::Recovery => {
                self.copy_to_trash(TrashKind::Version, &published.id.to_string(), slug, &path)?;
                let mut draft =
                    Draft { base_hash: published.base_hash.clone(), ..recovery.clone() };
                self.publish_draft(slug, &mut draft, now)?;
                Ok(draft)
            }
            ConflictChoice::Published => {
                self.trash_version(slug, recovery)?;
                self.last_autosaves.remove(&recovery.id);
                self.journal.remove_copies(recovery.id)?;
                Ok(published.clone())
            }
        }
    }
}

fn changed_meanwhile() -> StoreError {
    StoreError::changed_outside(
        "One of the two versions changed again meanwhile, so nothing was done.",
        "Open the network again and look at both.",
    )
}
