//! Freezing a matrix: a write-once copy of its exact text, which drafts and snapshots are read
//! against for ever.

use super::Writer;
use crate::maturity::assessment::Draft;
use crate::maturity::network_state::KnownMatrix;
use crate::store::atomic_write::{self, Overwrite};
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::matrix;
use crate::store::read_file;
use crate::store::sha256::{sha256_hex, short};

impl Writer {
    /// Writes the frozen copy of `known`, unless it is there.
    pub(crate) fn freeze(&mut self, known: &KnownMatrix) -> Result<(), StoreError> {
        let reference = &known.reference;
        if self.frozen.contains(&reference.fingerprint) {
            return Ok(());
        }
        let places = self.library.places.clone();
        let bytes = matrix::canonical(&known.matrix);
        let is_exact = sha256_hex(&bytes) == reference.fingerprint;
        let path = places
            .frozen(reference, &matrix::frozen_name(reference))
            .filter(|_| is_exact)
            .ok_or_else(odd)?;
        places.make(&places.matrices())?;
        // a damaged copy under the right name is not written over: the good text goes beside it,
        // and is found by its content
        let again = format!(
            "{}-{}-again-{}.json",
            reference.id,
            reference.revision,
            short(&reference.fingerprint)
        );
        for path in [path, places.matrices().join(again)] {
            let over = match read_file::read(&path) {
                // there already: flushed once more, since whoever wrote it may have been cut off
                // before that
                Ok(standing) if standing == bytes => {
                    Overwrite::Hash(Some(reference.fingerprint.clone()))
                }
                Err(fault) if fault.trouble == ErrorKind::Missing => Overwrite::Nothing,
                _ => continue,
            };
            places.check_way(&path)?;
            atomic_write::write_whole(&path, &bytes, over)?;
            self.frozen.insert(reference.fingerprint.clone());
            return Ok(());
        }
        Err(odd())
    }

    /// Freezes the matrix that a draft was answered on, wherever its text is found.
    pub(crate) fn freeze_for(&mut self, draft: &Draft) -> Result<(), StoreError> {
        let reference = &draft.assessment.matrix;
        if self.frozen.contains(&reference.fingerprint) {
            return Ok(());
        }
        let known =
            self.library.known.matrix(&self.library.places, reference).ok_or_else(|| {
                StoreError::new(
                    ErrorKind::Missing,
                    "The matrix that this draft was answered on is not here.",
                    "Bring back its file in the matrices folder.",
                )
            })?;
        self.freeze(&known)
    }
}

fn odd() -> StoreError {
    StoreError::new(
        ErrorKind::NotPossible,
        "This matrix can't be kept for reading the answers later: its id, or its text, is not what it says.",
        "Check it with: pcn-workbook matrix check FILE",
    )
}
