//! Changes that could not be written where they belong: their recovery copies, what the file says
//! that something else changed, and the emergency copy.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::StoreWriter;
use crate::maturity::assessment::Draft;
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::unsaved_change::{ChangeKey, TypedMatrixText, UnsavedChange};
use crate::runtime::user_dirs::expand_home;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::emergency_copy::EmergencyCopy;
use crate::store::format::recovery_copy::RecoveryCopy;
use crate::store::format::unsaved_change::UnsavedChangeFile;
use crate::store::{emergency_copy, unsaved_change};

impl StoreWriter {
    /// Where this device keeps the recovery copies of the library that is open.
    fn recovery_dir(&self) -> PathBuf {
        let library = self.handle.library();
        library.state_dir().unwrap_or(library.dirs.state)
    }

    fn is_kept_nowhere(&self) -> bool {
        self.read_only_reason.is_some() || self.temp_dir.is_some()
    }

    pub(crate) fn keep_change(&mut self, change: &UnsavedChange) -> Result<(), StoreError> {
        if self.is_kept_nowhere() {
            let message = "What is made up or only looked at has no recovery copies.";
            return Err(StoreError::new(ErrorKind::NotPossible, message, ""));
        }
        let key = change.key();
        if let ChangeKey::Network(slug) = &key
            && let Some(hash) = self.handle.library().network_hashes.hash(slug)
        {
            // that of the file it was made on: what is read later may be something else
            self.bases.entry(key.clone()).or_insert(hash);
        }
        let copy = UnsavedChangeFile::new(change.clone(), self.bases.get(&key).cloned());
        self.handle.library().claim_state_dir()?;
        unsaved_change::save(&self.recovery_dir(), &copy)
    }

    /// What is typed in a matrix has no other file than its recovery copy.
    pub(crate) fn keep_matrix_text(&mut self, typed: TypedMatrixText) -> Result<(), StoreError> {
        if self.is_kept_nowhere() {
            return Ok(());
        }
        let is_done = typed.text.is_none();
        let change = UnsavedChange::MatrixText(Box::new(typed));
        if is_done {
            return unsaved_change::forget(&self.recovery_dir(), &change.key());
        }
        self.keep_change(&change)
    }

    pub(crate) fn forget_change(&mut self, key: &ChangeKey) {
        self.bases.remove(key);
        // where it stays, the next start finds that the file says the same
        let _ = unsaved_change::forget(&self.recovery_dir(), key);
    }

    pub(crate) fn recovered_changes(&mut self) -> Vec<UnsavedChange> {
        if self.is_kept_nowhere() {
            return Vec::new();
        }
        let copies = unsaved_change::load_all(&self.recovery_dir());
        let recover = |copy: UnsavedChangeFile| {
            if let ChangeKey::Network(_) = copy.change.key() {
                self.bases.insert(copy.change.key(), copy.base.unwrap_or_default());
            }
            copy.change
        };
        copies.into_iter().map(recover).collect()
    }

    pub(crate) fn outside_version(&self, ours: &UnsavedChange) -> Option<UnsavedChange> {
        let library = self.handle.library();
        match ours {
            UnsavedChange::Network { slug, .. } => {
                let network = Box::new(library.network(slug).ok()?);
                Some(UnsavedChange::Network { slug: slug.clone(), network })
            }
            UnsavedChange::Crosswalk { matrix, .. } => {
                let known = library.matrix(&matrix.id, None).ok()?;
                Some(UnsavedChange::Crosswalk {
                    matrix: known.reference.clone(),
                    rows: known.matrix.crosswalk.clone(),
                })
            }
            _ => None,
        }
    }

    pub(crate) fn settle_change(
        &mut self,
        ours: &UnsavedChange,
        theirs: &UnsavedChange,
        keep_ours: bool,
    ) -> Result<(UnsavedChange, String), StoreError> {
        let (kept, other) = if keep_ours { (ours, theirs) } else { (theirs, ours) };
        let aside = UnsavedChangeFile::new(other.clone(), None);
        let aside = unsaved_change::set_aside(&self.recovery_dir(), &aside)?;
        let kept = match (kept, theirs) {
            (UnsavedChange::Crosswalk { rows, .. }, UnsavedChange::Crosswalk { matrix, .. }) => {
                UnsavedChange::Crosswalk { matrix: matrix.clone(), rows: rows.clone() }
            }
            _ => kept.clone(),
        };
        if let UnsavedChange::Network { slug, .. } = theirs {
            let hash = self.handle.library().read_network(slug)?.1;
            self.handle.library().network_hashes.insert(slug, hash);
        }
        self.bases.remove(&ours.key());
        Ok((kept, sanitize_line(&aside.to_string_lossy())))
    }

    pub(crate) fn write_emergency_copy(
        &self,
        drafts: Vec<Draft>,
        changes: Vec<UnsavedChange>,
        to: Option<&Path>,
        now: Timestamp,
    ) -> Result<String, StoreError> {
        let library = self.handle.library();
        let id = library.library_file.as_ref().map(|file| file.id);
        let folder = library.dirs.library.to_string_lossy().into_owned();
        let mut copy = EmergencyCopy::new(folder, id, now);
        for draft in drafts {
            copy.push_draft(&RecoveryCopy { sequence: 0, kept_at: now, draft });
        }
        for change in changes {
            let base = self.bases.get(&change.key()).cloned();
            copy.changes.push(UnsavedChangeFile::new(change, base));
        }
        let path = match to {
            Some(path) => {
                let path = expand_home(path);
                emergency_copy::write_to(&path, &copy)?;
                path
            }
            None => emergency_copy::write_anywhere(&library.dirs, &copy)?,
        };
        Ok(sanitize_line(&path.to_string_lossy()))
    }
}
