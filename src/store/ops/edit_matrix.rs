//! Edits a matrix of one's own: in its file while no answer rests on it, else as its next revision.
//! A revision that nobody answered yet is made anew from the last one that was answered.

use std::path::PathBuf;
use std::sync::Arc;

use super::Writer;
use super::add_matrix::first_error;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::revision::{MeaningChoices, Revision, answered_base, revise};
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
        let (path, hash) = self.loose_file_of(before)?;
        let (before, after) = (&Arc::clone(before).shown_in(None), &*after.in_own_language());
        let library = self.library.clone();
        if MatrixDir::of(&library).is_frozen(&before.reference) {
            let file = library.layout.relative_path(&path);
            let (before, after) = (Arc::clone(before), after.clone());
            let revision = Revision { file, hash, before, after, made_from: None };
            return Ok(self.add_revision(&revision, choices)?.0);
        }
        let bytes = matrix::loose_bytes(&self.edited_text(before, after, choices));
        let (read, findings) = matrix::read_validated(&bytes);
        if let Some(error) = findings.iter().find(|finding| finding.is_error()) {
            return Err(first_error(error, &findings));
        }
        let Some(read) = read else { return Err(changed_meanwhile()) };
        atomic_write::write_atomic(&path, &bytes, Overwrite::IfHash(Some(hash)))?;
        let reference = matrix::reference(&read);
        Ok(Arc::new(KnownMatrix::new(read, reference, before.origin.clone())))
    }

    /// The file that people change of a matrix, and the hash of its bytes. Refused where it has none
    /// of its own, or it changed since it was read.
    pub(crate) fn loose_file_of(
        &self,
        known: &KnownMatrix,
    ) -> Result<(PathBuf, String), StoreError> {
        let Origin::Loose(file) = &known.origin else { return Err(not_ours()) };
        let path = self.library.dirs.library.join(file);
        self.library.layout.reject_symlinks(&path)?;
        let bytes = read_file::read(&path)?;
        let read = matrix::read_validated(&bytes).0.map(|read| matrix::reference(&read));
        if read.as_ref() != Some(&known.reference) {
            return Err(changed_meanwhile());
        }
        Ok((path, sha256_hex(&bytes)))
    }

    /// The text of a revision that no answer rests on. Where it says what the one before says, it
    /// is that one again.
    fn edited_text(
        &self,
        before: &Arc<KnownMatrix>,
        after: &Matrix,
        choices: &MeaningChoices,
    ) -> Matrix {
        let library = self.library.clone();
        let matrix_dir = MatrixDir::of(&library);
        let texts = matrix_dir.texts(&before.reference.id).into_iter();
        let texts: Vec<_> = texts.map(|known| known.shown_in(None)).collect();
        let is_frozen = |reference: &MatrixRef| matrix_dir.is_frozen(reference);
        match answered_base(before, texts.iter(), is_frozen) {
            None => after.clone(),
            Some(base) => revise(&base.matrix, after, choices, before.reference.revision)
                .map_or_else(
                    || base.matrix.without_network_name(),
                    |next| Matrix { lineage: Some(base.lineage.first().to_owned()), ..next },
                ),
        }
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
