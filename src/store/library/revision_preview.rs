//! The preview of an edited matrix before it becomes the next revision: what it follows, and which
//! choices a person has to make.

use super::Library;
use super::matrix_dir::MatrixDir;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::revision::{MatrixFileState, Revision};
use crate::store::error::StoreError;
use crate::store::format::matrix;
use crate::store::ops::first_error;
use crate::store::sha256::sha256_hex;
use crate::store::{error_diagnostic, list_dir, read_file};

impl Library {
    /// Previews the bytes of a file as the next revision of its matrix. `file` is its name to show.
    pub fn preview_revision(&self, bytes: &[u8], file: &str) -> Result<Revision, StoreError> {
        let (read, findings) = matrix::read_validated(bytes);
        if let Some(error) = findings.iter().find(|finding| finding.is_error()) {
            return Err(first_error(error, &findings));
        }
        let none = || {
            StoreError::not_possible("This is not a matrix.", "Check that it is the right file.")
        };
        let after = read.ok_or_else(none)?;
        let before = MatrixDir::of(self).newest(&after.id).ok_or_else(|| {
            let says = format!(
                "There is no matrix {} here yet, so there is none that this could follow.",
                error_diagnostic::display_id(&after.id)
            );
            StoreError::not_possible(says, "Add it without --as-next.")
        })?;
        Ok(Revision {
            file: file.to_owned(),
            hash: sha256_hex(bytes),
            before: KnownMatrix::clone(&before).into(),
            after,
        })
    }

    /// The same for a file in `matrices/`, by its path inside the library as a finding names it.
    pub fn preview_changed_matrix(&self, file: &str) -> Result<Revision, StoreError> {
        let paths = list_dir::json_files(&self.layout.matrices_dir())?;
        let Some(path) = paths.into_iter().find(|path| self.layout.relative_path(path) == file)
        else {
            return Err(StoreError::missing(
                "This matrix file is no longer here.",
                "Open the list of matrices again.",
            ));
        };
        let bytes = read_file::read(&path)?;
        self.preview_revision(&bytes, file).map_err(|error| error.in_file(&path))
    }

    /// One file of `matrices/`, by its path inside the library, with its diagnostics.
    pub fn read_matrix_file(&self, file: &str) -> MatrixFileState {
        let matrix_dir = MatrixDir::of(self);
        let found =
            matrix_dir.loose.iter().find(|loose| self.layout.relative_path(loose.path()) == file);
        let place =
            found.map(|loose| loose.path().to_string_lossy().into_owned()).unwrap_or_default();
        let (matrix, findings) = match found {
            Some(loose) => (loose.matrix().cloned(), matrix_dir.diagnose_loose(loose)),
            None => (
                None,
                matrix_dir
                    .diagnostics
                    .iter()
                    .filter(|finding| finding.file == file)
                    .cloned()
                    .collect(),
            ),
        };
        MatrixFileState { file: file.to_owned(), system_path: place, matrix, diagnostics: findings }
    }
}
