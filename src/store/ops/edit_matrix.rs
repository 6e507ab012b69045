//! Edits a matrix of one's own: in its file while no answer rests on it, else as its next revision.

use std::sync::Arc;

use super::Writer;
use super::add_matrix::first_error;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::revision::{MeaningChoices, Revision};
use crate::store::atomic_write::{self, Overwrite};
use crate::store::error::StoreError;
use crate::store::format::matrix;
use crate::store::library::matrix_dir::MatrixDir;
use crate::store::read_file;
use crate::store::sha256::sha256_hex;

impl Writer {
    /// Writes `after`, an edit of `before` that keeps its id and revision. Of items with other words
    /// `choices` says whether they still mean the same; it counts where a new revision is made.
    ///
    /// Refused where `before` has no file of its own, or its file changed since it was read.
    pub fn edit_matrix(
        &mut self,
        before: &Arc<KnownMatrix>,
        after: &Matrix,
        choices: &MeaningChoices,
    ) -> Result<Arc<KnownMatrix>, StoreError> {
        let Origin::Loose(file) = &before.origin else { return Err(not_ours()) };
        let path = self.library.dirs.library.join(file);
        self.library.layout.reject_symlinks(&path)?;
        let bytes = read_file::read(&path)?;
        let read = matrix::read_validated(&bytes).0.map(|read| matrix::reference(&read));
        if read.as_ref() != Some(&before.reference) {
            return Err(changed_meanwhile());
        }
        let hash = sha256_hex(&bytes);
        let library = self.library.clone();
        if MatrixDir::of(&library).is_frozen(&before.reference) {
            let (before, after) = (Arc::clone(before), after.clone());
            let revision = Revision { file: file.clone(), hash, before, after };
            return Ok(self.add_revision(&revision, choices)?.0);
        }
        let bytes = matrix::loose_bytes(after);
        let (read, findings) = matrix::read_validated(&bytes);
        if let Some(error) = findings.iter().find(|finding| finding.is_error()) {
            return Err(first_error(error, &findings));
        }
        let Some(read) = read else { return Err(changed_meanwhile()) };
        atomic_write::write_atomic(&path, &bytes, Overwrite::IfHash(Some(hash)))?;
        let reference = matrix::reference(&read);
        Ok(Arc::new(KnownMatrix::new(read, reference, before.origin.clone())))
    }
}

fn not_ours() -> StoreError {
    StoreError::not_possible(
        "This matrix is not a file of yours, so it stays as it is.",
        "Copy it first: the copy is yours to change.",
    )
}

fn changed_meanwhile() -> StoreError {
    StoreError::changed_outside(
        "The file of this matrix changed since it was read, so nothing was written.",
        "Open it again and look.",
    )
}
