//! Adds a matrix to the library: a file in `matrices/`, for people to read and edit. A matrix with
//! an error is refused, and no file is overwritten.

use std::path::Path;
use std::sync::Arc;

use super::Writer;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::store::atomic_write::{self, Overwrite};
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::{json_schema, matrix};
use crate::store::json;
use crate::store::library::matrix_dir::MatrixDir;
use crate::store::read_file::{self, MAX_FILE_BYTES};
use crate::store::sha256::sha256_hex;

impl Writer {
    /// Adds the matrix in these bytes as they are. Returns it with its warnings. A matrix that
    /// exists stays as it is; another text under an existing id and revision is refused.
    pub fn add_matrix(
        &mut self,
        bytes: &[u8],
    ) -> Result<(Arc<KnownMatrix>, Vec<Diagnostic>), StoreError> {
        if bytes.len() as u64 > MAX_FILE_BYTES {
            return Err(StoreError::not_possible(
                "This file is larger than any matrix may be.",
                "Check that it is the right file.",
            ));
        }
        let (read, mut findings) = matrix::read_validated(bytes);
        if let Some(error) = findings.iter().find(|finding| finding.is_error()) {
            return Err(first_error(error, &findings));
        }
        let Some(read) = read else {
            return Err(StoreError::not_possible(
                "This is not a matrix.",
                "Check that it is the right file.",
            ));
        };
        let reference = matrix::reference(&read);
        let library = self.library.clone();
        let matrix_dir = MatrixDir::of(&library);
        findings.extend(json::with_line_numbers(matrix_dir.check_crosswalk(&read), bytes));
        if let Some(error) = findings.iter().find(|finding| finding.is_error()) {
            return Err(first_error(error, &findings));
        }
        let mut holders = matrix_dir.load_candidates(&reference.id);
        holders.retain(|holder| holder.reference.revision == reference.revision);
        if let Some(holder) = holders.iter().find(|holder| holder.reference == reference) {
            return Ok((Arc::clone(holder), findings));
        }
        if !holders.is_empty() {
            return Err(already_exists(&reference));
        }
        let origin = Origin::Loose(self.write_matrix_file(&reference, bytes)?);
        Ok((Arc::new(KnownMatrix::new(read, reference, origin)), findings))
    }

    /// Adds the matrix in this file, where it is still as it was looked at.
    pub fn add_matrix_file(
        &mut self,
        path: &Path,
        seen: &str,
    ) -> Result<(Arc<KnownMatrix>, Vec<Diagnostic>), StoreError> {
        let bytes = read_file::read(path)?;
        if sha256_hex(&bytes) != seen {
            return Err(StoreError::changed_outside(
                "This file was changed meanwhile, so nothing was brought in.",
                "Look at the files again.",
            )
            .in_file(path));
        }
        self.add_matrix(&bytes)
    }

    /// Adds a matrix that the program made or changed.
    pub fn add_own_matrix(
        &mut self,
        matrix: &Matrix,
    ) -> Result<(Arc<KnownMatrix>, Vec<Diagnostic>), StoreError> {
        self.add_matrix(&matrix::canonical_bytes(matrix))
    }

    /// Writes the file under the first free name; returns its path inside the library.
    pub(crate) fn write_matrix_file(
        &self,
        reference: &MatrixRef,
        bytes: &[u8],
    ) -> Result<String, StoreError> {
        let layout = &self.library.layout;
        let (id, revision) = (&reference.id, reference.revision);
        let counted = (2_u32..).map(|number| format!("{id}-{revision}-{number}.json"));
        let names =
            [format!("{id}.json"), format!("{id}-{revision}.json")].into_iter().chain(counted);
        let mut paths = names.map(|name| layout.matrix_file(reference, &name));
        let free = paths
            .find(|path| path.as_ref().is_none_or(|path| std::fs::symlink_metadata(path).is_err()));
        let Some(path) = free.flatten() else {
            return Err(StoreError::not_possible(
                "The id of this matrix can't name a file.",
                "Give it an id of small letters, digits and hyphens.",
            ));
        };
        layout.create_dir(&layout.matrices_dir())?;
        atomic_write::write_atomic(&path, bytes, Overwrite::Never)?;
        Ok(layout.relative_path(&path))
    }
}

impl Writer {
    /// Puts the schema beside the matrices, for completion and checks in an editor. An older one is
    /// replaced; a file that is no schema is left alone.
    pub(crate) fn write_schema(&self) -> Result<(), StoreError> {
        let layout = &self.library.layout;
        layout.create_dir(&layout.matrices_dir())?;
        let path = layout.matrices_dir().join(matrix::SCHEMA_FILE_NAME);
        let over = match read_file::read(&path) {
            Ok(existing)
                if existing == json_schema::SHIPPED_MATRIX_SCHEMA.as_bytes()
                    || !matrix::is_json_schema(&existing) =>
            {
                return Ok(());
            }
            Ok(existing) => Overwrite::IfHash(Some(sha256_hex(&existing))),
            Err(error) if error.kind == ErrorKind::Missing => Overwrite::Never,
            // the schema only helps an editor, and never prevents a matrix from being written
            Err(_) => return Ok(()),
        };
        atomic_write::write_atomic(&path, json_schema::SHIPPED_MATRIX_SCHEMA.as_bytes(), over)
            .map(drop)
    }
}

pub(crate) fn first_error(error: &Diagnostic, all: &[Diagnostic]) -> StoreError {
    let count = all.iter().filter(|finding| finding.is_error()).count();
    let error = StoreError::from(error.clone());
    let says = match count {
        1 => format!("This matrix can't be used as it is. {}", error.message),
        many => format!(
            "This matrix can't be used as it is: {many} things are wrong, first this. {}",
            error.message
        ),
    };
    StoreError { kind: ErrorKind::NotPossible, message: says, ..error }
}

fn already_exists(reference: &MatrixRef) -> StoreError {
    let says = format!(
        "There is a matrix {} revision {} here already, with another text.",
        reference.id, reference.revision
    );
    StoreError::not_possible(says, "Give this one the next revision, or an id of its own.")
}
