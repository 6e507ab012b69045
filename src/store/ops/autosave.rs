//! Autosave: a draft's recovery copy is written after each answer, at once. *Saved* on the screen
//! means that it is on the disk.
//!
//! The matrix is frozen first, so that a kept draft is never without the text it was answered on.
//! Two generations take turns, each written whole, numbered and never by the clock. A generation
//! that can't be read is set aside, not written over.

use std::path::Path;

use jiff::Timestamp;

use super::Writer;
use super::verify_round_trip::verify_round_trip;
use crate::maturity::assessment::Draft;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::KnownMatrix;
use crate::store::atomic_write::{self, Overwrite};
use crate::store::error::StoreError;
use crate::store::format::recovery_copy::{self, RecoveryCopy};
use crate::store::remove_file::remove;
use crate::store::{list_dir, read_file};

#[derive(Debug)]
pub(crate) struct LastAutosave {
    sequence: u64,
    kept_at: Timestamp,
    draft: Draft,
}

impl Writer {
    /// Keeps `draft` in the recovery copy, and its matrix frozen. What is kept already is not
    /// written again.
    ///
    /// Where only the freezing fails the draft is kept all the same, and the fault tells of the
    /// matrix.
    pub fn autosave(
        &mut self,
        slug: &Slug,
        draft: &Draft,
        matrix: &KnownMatrix,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.check_writable_draft(draft)?;
        self.library.layout.network_dir(slug)?;
        if self.is_blank_and_unsaved(draft) {
            return Ok(());
        }
        let frozen = self.freeze_matrix(matrix);
        self.write_recovery_copy(draft, now)?;
        frozen
    }

    /// Writes the next generation, unless the last one says the very same.
    pub(crate) fn write_recovery_copy(
        &mut self,
        draft: &Draft,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let last = self.last_autosave(draft);
        if last.is_some_and(|last| last.draft == *draft) {
            return Ok(());
        }
        let number = last.map_or(1, |last| last.sequence.saturating_add(1));
        self.library.claim_state_dir()?;
        let path = self.journal.copy_path(draft.id, number);
        let entry = RecoveryCopy { sequence: number, kept_at: now, draft: draft.clone() };
        let (bytes, entry) =
            verify_round_trip(&entry, recovery_copy::write, recovery_copy::read, &path)?;
        atomic_write::create_private_dir(self.journal.dir())?;
        if number == 1 {
            set_aside_unreadable(&path)?;
        }
        // it is never what stands there: each generation has a number of its own
        atomic_write::write_atomic(&path, &bytes, Overwrite::Unread)?;
        self.last_autosaves
            .insert(draft.id, LastAutosave { sequence: number, kept_at: now, draft: entry.draft });
        Ok(())
    }

    /// The number of the newest recovery copy of a draft; 0 where there is none.
    pub(crate) fn newest_sequence(&mut self, draft: &Draft) -> u64 {
        self.last_autosave(draft).map_or(0, |last| last.sequence)
    }

    /// Removes the recovery copy that is newer than the one with this number, so that what was
    /// there before is the newest again.
    pub(crate) fn take_back_recovery_copy(
        &mut self,
        draft: &Draft,
        before: u64,
    ) -> Result<(), StoreError> {
        // a copy that was written and not flushed is known to the disk alone; and where the disk
        // can't be read any more, only this writer knows what it wrote
        let written = self.last_autosaves.remove(&draft.id).map_or(0, |last| last.sequence);
        let newest = written.max(self.newest_sequence(draft));
        if newest > before {
            remove(&self.journal.copy_path(draft.id, newest))?;
            self.last_autosaves.remove(&draft.id);
        }
        Ok(())
    }

    /// When the draft was last kept; `now` where it never was.
    pub(crate) fn last_kept_at(&self, draft: &Draft, now: Timestamp) -> Timestamp {
        self.last_autosaves.get(&draft.id).map_or(now, |last| last.kept_at)
    }

    /// A draft is written only by its own device, and never after it became a snapshot.
    pub(crate) fn check_writable_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        if draft.device != self.device {
            return Err(StoreError::not_possible(
                "This draft belongs to another device.",
                "Carry it on here: that makes a copy of your own.",
            ));
        }
        if self.finished_drafts.contains(&draft.id) {
            return Err(StoreError::not_possible(
                "This draft was saved as a snapshot already, and a snapshot never changes.",
                "Begin a new walk, or make a corrected copy of the snapshot.",
            ));
        }
        Ok(())
    }

    /// Whether nothing was said in a draft and nothing of it was ever kept.
    pub(crate) fn is_blank_and_unsaved(&mut self, draft: &Draft) -> bool {
        draft.assessment.is_blank()
            && draft.base_hash.is_none()
            && draft.cover.is_empty()
            && self.last_autosave(draft).is_none()
    }

    fn last_autosave(&mut self, draft: &Draft) -> Option<&LastAutosave> {
        if !self.last_autosaves.contains_key(&draft.id)
            && let Some(entry) = self.journal.read_copies(draft.id).newest
        {
            self.last_autosaves.insert(
                draft.id,
                LastAutosave {
                    sequence: entry.sequence,
                    kept_at: entry.kept_at,
                    draft: entry.draft,
                },
            );
        }
        self.last_autosaves.get(&draft.id)
    }
}

/// Renames both generations out of the way where they are there and can't be read: a newer version
/// may still read them.
pub(crate) fn set_aside_unreadable(path: &Path) -> Result<(), StoreError> {
    let both = [path.to_path_buf(), other_generation(path)];
    for path in both {
        let is_there = std::fs::symlink_metadata(&path).is_ok();
        let is_good =
            || read_file::read(&path).is_ok_and(|bytes| recovery_copy::read(&bytes).is_ok());
        if is_there && !is_good() {
            let aside = (0_u32..).map(|number| path.with_extension(format!("unreadable-{number}")));
            if let Some(free) =
                aside.into_iter().find(|free| std::fs::symlink_metadata(free).is_err())
            {
                atomic_write::move_no_replace(&path, &free)?;
            }
        }
    }
    Ok(())
}

fn other_generation(path: &Path) -> std::path::PathBuf {
    let name = list_dir::file_name(path);
    let other = if name.ends_with("-0.json") {
        name.replace("-0.json", "-1.json")
    } else {
        name.replace("-1.json", "-0.json")
    };
    path.with_file_name(other)
}
