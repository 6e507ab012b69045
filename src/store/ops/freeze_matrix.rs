//! Freezes a matrix: a write-once copy of its exact text, against which drafts and snapshots are
//! read for ever.

use super::Writer;
use crate::maturity::assessment::Draft;
use crate::maturity::network_state::KnownMatrix;
use crate::store::atomic_write::{self, Overwrite};
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::matrix;
use crate::store::read_file;
use crate::store::sha256::{sha256_hex, short_hash};

impl Writer {
    pub(crate) fn freeze_matrix(&mut self, known: &KnownMatrix) -> Result<(), StoreError> {
        let reference = &known.reference;
        if self.frozen_fingerprints.contains(&reference.fingerprint) {
            return Ok(());
        }
        let layout = self.library.layout.clone();
        let bytes = matrix::canonical_bytes(&known.matrix);
        let is_exact = sha256_hex(&bytes) == reference.fingerprint;
        let path = layout
            .matrix_file(reference, &matrix::frozen_file_name(reference))
            .filter(|_| is_exact)
            .ok_or_else(cannot_freeze)?;
        layout.create_dir(&layout.matrices_dir())?;
        // a damaged copy under the right name is not overwritten: the good text is written beside
        // it, and is found by its content
        let again = format!(
            "{}-{}-again-{}.json",
            reference.id,
            reference.revision,
            short_hash(&reference.fingerprint)
        );
        for path in [path, layout.matrices_dir().join(again)] {
            let over = match read_file::read(&path) {
                // it exists and is flushed once more: its writer may have been interrupted before
                // that
                Ok(existing) if existing == bytes => {
                    Overwrite::IfHash(Some(reference.fingerprint.clone()))
                }
                Err(error) if error.kind == ErrorKind::Missing => Overwrite::Never,
                _ => continue,
            };
            layout.reject_symlinks(&path)?;
            atomic_write::write_atomic(&path, &bytes, over)?;
            self.frozen_fingerprints.insert(reference.fingerprint.clone());
            return Ok(());
        }
        Err(cannot_freeze())
    }

    /// Freezes the matrix that a draft was answered on, wherever its text is.
    pub(crate) fn freeze_matrix_of(&mut self, draft: &Draft) -> Result<(), StoreError> {
        let reference = &draft.assessment.matrix;
        if self.frozen_fingerprints.contains(&reference.fingerprint) {
            return Ok(());
        }
        let known =
            self.library.matrix_cache.matrix(&self.library.layout, reference).ok_or_else(|| {
                StoreError::missing(
                    "The matrix that this draft was answered on is not here.",
                    "Bring back its file in the matrices folder.",
                )
            })?;
        self.freeze_matrix(&known)
    }
}

fn cannot_freeze() -> StoreError {
    StoreError::not_possible(
        "This matrix can't be kept for reading the answers later: its id, or its text, is not what it says.",
        "Check it with: pcn-workbook matrix check FILE",
    )
}
