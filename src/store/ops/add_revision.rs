//! Adds an edited matrix as its next revision. The edit was previewed before; if the files changed
//! since, nothing is written.

use std::path::PathBuf;
use std::sync::Arc;

use super::Writer;
use super::add_matrix::first_error;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::revision::{MeaningChoices, Revision, build_next_revision, is_unchanged};
use crate::store::atomic_write::{self, Overwrite};
use crate::store::error::StoreError;
use crate::store::format::matrix;
use crate::store::library::matrix_dir::MatrixDir;
use crate::store::sha256::sha256_hex;
use crate::store::{list_dir, read_file};

impl Writer {
    /// Adds a previewed edit as the next revision. A file in `matrices/` that still has the
    /// previewed text is replaced; otherwise a new one is written. An edit without a change returns
    /// the matrix as it is, and writes nothing.
    pub fn add_revision(
        &mut self,
        revision: &Revision,
        choices: &MeaningChoices,
    ) -> Result<(Arc<KnownMatrix>, Vec<Diagnostic>), StoreError> {
        let library = self.library.clone();
        let matrix_dir = MatrixDir::of(&library);
        let newest = matrix_dir
            .newest_of(&revision.before.lineage)
            .filter(|known| known.reference == revision.before.reference);
        let Some(newest) = newest else { return Err(changed_meanwhile()) };
        if is_unchanged(&revision.before.matrix, &revision.after) {
            return Ok((newest, Vec::new()));
        }
        let next = build_next_revision(&revision.before.matrix, &revision.after, choices);
        let lineage = Some(revision.before.lineage.first().to_owned());
        let bytes = matrix::loose_bytes(&Matrix { lineage, ..next });
        let (read, findings) = matrix::read_validated(&bytes);
        if let Some(error) = findings.iter().find(|finding| finding.is_error()) {
            return Err(first_error(error, &findings));
        }
        let Some(read) = read else { return Err(changed_meanwhile()) };
        let reference = matrix::reference(&read);
        let existing = match self.find_file_by_hash(&revision.hash)? {
            Some(path) => Some((path, revision.hash.clone())),
            // what comes from elsewhere takes the place of our own file, where that is unchanged
            None if revision.hash.is_empty() => self.loose_file_of(&revision.before).ok(),
            None => None,
        };
        self.write_schema()?;
        let origin = Origin::Loose(match existing {
            Some((path, hash)) => {
                self.library.layout.reject_symlinks(&path)?;
                atomic_write::write_atomic(&path, &bytes, Overwrite::IfHash(Some(hash)))?;
                self.library.layout.relative_path(&path)
            }
            None => self.write_matrix_file(&reference, &bytes)?,
        });
        Ok((Arc::new(KnownMatrix::new(read, reference, origin)), findings))
    }

    fn find_file_by_hash(&self, hash: &str) -> Result<Option<PathBuf>, StoreError> {
        let paths = list_dir::json_files(&self.library.layout.matrices_dir())?;
        Ok(paths
            .into_iter()
            .find(|path| read_file::read(path).is_ok_and(|bytes| sha256_hex(&bytes) == hash)))
    }
}

fn changed_meanwhile() -> StoreError {
    StoreError::changed_outside(
        "The matrices changed since this was looked at, so nothing was written.",
        "Look at it again.",
    )
}
