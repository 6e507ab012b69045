//! Takes up an emergency copy: what is in it becomes the recovery copies it should have been, so
//! that drafts and changes are carried on, or asked about, as after any interruption.

use std::path::Path;

use jiff::Timestamp;

use super::Writer;
use crate::maturity::unsaved_change::UnsavedChange;
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::store::error::StoreError;
use crate::store::format::to_store_error;
use crate::store::format::unsaved_change::UnsavedChangeFile;
use crate::store::remove_file::remove;
use crate::store::{emergency_copy, unsaved_change, unsaved_network};

impl Writer {
    /// Takes up the emergency copy at `path`, and removes it once all of it is on the disk. Where
    /// newer work is here, nothing is done and the copy stays.
    pub fn take_up_emergency_copy(
        &mut self,
        path: &Path,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let copy = emergency_copy::read(path)?;
        let own = self.library.library_file.as_ref().map(|file| file.id);
        if copy.library_id.is_some() && copy.library_id != own {
            return Err(StoreError::missing(
                "This emergency copy belongs to another workbook.",
                "Open that workbook, with --library.",
            )
            .in_file(path));
        }
        let drafts = copy.drafts().map_err(|finding| to_store_error(finding, path))?;
        for copied in &drafts {
            self.check_writable_draft(&copied.draft)?;
            let here = self.journal.read_copies(copied.draft.id).newest;
            if here.is_some_and(|here| here.kept_at > copied.kept_at && here.draft != copied.draft)
            {
                return Err(newer_here(path));
            }
        }
        let state = self.library.state_dir().unwrap_or_default();
        let here = unsaved_change::load_all(&state);
        for change in &copy.changes {
            let is_other = |known: &UnsavedChangeFile| {
                known.change.key() == change.change.key() && known.change != change.change
            };
            if here.iter().any(is_other) || self.has_other_beginning(&change.change) {
                return Err(newer_here(path));
            }
        }
        for copied in &drafts {
            self.write_recovery_copy(&copied.draft, now)?;
        }
        for change in &copy.changes {
            self.take_up_change(&state, change)?;
        }
        remove(path)
    }

    /// Whether something else was typed for a new network since, and not only less of the same.
    fn has_other_beginning(&self, change: &UnsavedChange) -> bool {
        let UnsavedChange::NewNetwork { name, purpose } = change else { return false };
        let dirs = &self.library.dirs;
        let begun = unsaved_network::load(&dirs.state, &dirs.library);
        !name.starts_with(&begun.name) || !purpose.starts_with(&begun.purpose)
    }

    fn take_up_change(&self, state: &Path, copied: &UnsavedChangeFile) -> Result<(), StoreError> {
        let UnsavedChange::NewNetwork { name, purpose } = &copied.change else {
            return unsaved_change::save(state, copied);
        };
        let dirs = &self.library.dirs;
        let begun = UnsavedNetwork { name: name.clone(), purpose: purpose.clone() };
        unsaved_network::save(&dirs.state, &dirs.library, &begun)
    }
}

fn newer_here(path: &Path) -> StoreError {
    StoreError::not_possible(
        "An emergency copy is here, and newer work too, so it was left alone.",
        "Compare the two, then move the copy away.",
    )
    .in_file(path)
}
