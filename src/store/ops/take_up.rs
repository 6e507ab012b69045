//! Takes up an emergency copy: what is in it becomes the recovery copies it should have been, so
//! that drafts and changes are carried on, or asked about, as after any interruption.

use std::path::Path;

use jiff::Timestamp;

use super::Writer;
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::unsaved_change::UnsavedChange;
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::store::dirs::quote_argument;
use crate::store::error::StoreError;
use crate::store::format::emergency_copy::EmergencyCopy;
use crate::store::format::to_store_error;
use crate::store::format::unsaved_change::UnsavedChangeFile;
use crate::store::sha256::sha256_hex;
use crate::store::{emergency_copy, read_file, unsaved_change, unsaved_network};

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
                format!(
                    "Open that workbook: pcn-workbook --library {}",
                    quote_argument(&sanitize_line(&copy.library))
                ),
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
        self.library.claim_state_dir()?;
        for change in &copy.changes {
            self.take_up_change(&state, change)?;
        }
        self.finish_emergency_copy(path, &copy)
    }

    /// Removes a copy of this folder, or of one that was moved here with it. One of a place that is
    /// gone, and may come back with what is missing there, stays, and is not taken up again.
    fn finish_emergency_copy(&self, path: &Path, copy: &EmergencyCopy) -> Result<(), StoreError> {
        let is_inside = path.starts_with(self.library.layout.root());
        if is_inside || copy.library_id.is_none() || emergency_copy::is_of(copy, &self.library.dirs)
        {
            return emergency_copy::remove(path);
        }
        let Some(found) = self.library.find_state_dir() else { return Ok(()) };
        let mut taken = found.taken.clone();
        taken.insert(sha256_hex(&read_file::read(path)?));
        found.write_owner(&taken)?;
        self.library.forget_state_dir();
        Ok(())
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
