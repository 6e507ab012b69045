//! Saves a crosswalk: how the areas of a matrix of our own correspond to another's.
//!
//! The matrix's file is replaced only if it still is what was read. While no answer depends on it,
//! it keeps its revision. Once a copy is frozen, that copy is never touched, and the file becomes
//! the next revision with every item as it was, so that all answers stay comparable.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Writer;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::lineage::{Lineage, MatrixText};
use crate::maturity::matrix::{CrosswalkRow, Matrix};
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::store::atomic_write::{self, Overwrite};
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::matrix;
use crate::store::library::matrix_dir::MatrixDir;
use crate::store::sha256::sha256_hex;
use crate::store::{list_dir, read_file, shipped_matrices};

impl Writer {
    /// Puts this crosswalk into the matrix `was`, as it was last read. Returns the matrix as it is
    /// now.
    pub fn put_crosswalk(
        &mut self,
        was: &MatrixRef,
        crosswalk: &[CrosswalkRow],
    ) -> Result<Arc<KnownMatrix>, StoreError> {
        if shipped_matrices::find_revision(&was.id, was.revision).is_some() {
            return Err(shipped_is_read_only());
        }
        let library = self.library.clone();
        let matrix_dir = MatrixDir::of(&library);
        let texts = matrix_dir.texts(&was.id);
        let existing = self.find_matrix_file(was, &texts)?;
        let text = texts.into_iter().find(|known| known.reference == *was);
        let known = match &existing {
            Some(found) => found.matrix.clone(),
            None => text.as_ref().ok_or_else(changed_meanwhile)?.matrix.clone(),
        };
        let mut next = Matrix { crosswalk: crosswalk.to_vec(), ..known };
        if matrix_dir.is_frozen(was) {
            let lineage = text.map_or_else(
                || Lineage::of_text(&MatrixText::of(was, &next)),
                |text| text.lineage.clone(),
            );
            next.revision = matrix_dir
                .newest_of(&lineage)
                .map_or(was.revision, |newest| newest.reference.revision.max(was.revision))
                + 1;
            next.lineage = Some(lineage.first().to_owned());
            next.changes.clear();
        }
        let error = matrix_dir
            .check_crosswalk(&next)
            .into_iter()
            .chain(crate::maturity::validate::validate_matrix(&next))
            .find(Diagnostic::is_error);
        if let Some(error) = error {
            return Err(StoreError { kind: ErrorKind::NotPossible, ..StoreError::from(error) });
        }
        let Some(MatrixOnDisk { path, hash, .. }) = existing else {
            return self.add_own_matrix(&next).map(|(known, _)| known);
        };
        self.write_schema()?;
        atomic_write::write_atomic(
            &path,
            &matrix::loose_bytes(&next),
            Overwrite::IfHash(Some(hash)),
        )?;
        let origin = Origin::Loose(library.layout.relative_path(&path));
        Ok(Arc::new(matrix::with_identity(next, origin)))
    }

    /// The loose file that holds the matrix. One with another text under this id and revision was
    /// changed since it was read, and is not overwritten.
    fn find_matrix_file(
        &self,
        was: &MatrixRef,
        texts: &[Arc<KnownMatrix>],
    ) -> Result<Option<MatrixOnDisk>, StoreError> {
        let is_usable = |text: &MatrixRef| texts.iter().any(|known| known.reference == *text);
        let paths = list_dir::json_files(&self.library.layout.matrices_dir())?;
        for path in paths.iter().filter(|path| !list_dir::file_name(path).contains('@')) {
            let Some(found) = MatrixOnDisk::read(path) else { continue };
            let own = matrix::reference(&found.matrix);
            if own == *was {
                return Ok(Some(found));
            }
            // another matrix may have the id: its file is not the one that was read, and stays
            let is_another = is_usable(was) && is_usable(&own);
            if own.id == was.id && own.revision == was.revision && !is_another {
                return Err(changed_meanwhile().in_file(path));
            }
        }
        Ok(None)
    }
}

struct MatrixOnDisk {
    path: PathBuf,
    hash: String,
    matrix: Matrix,
}

impl MatrixOnDisk {
    fn read(path: &Path) -> Option<Self> {
        let bytes = read_file::read(path).ok()?;
        let matrix = matrix::read(&bytes).0?;
        Some(Self { path: path.to_path_buf(), hash: sha256_hex(&bytes), matrix })
    }
}

fn shipped_is_read_only() -> StoreError {
    StoreError::not_possible(
        "This matrix comes with the program and stays as it is.",
        "Copy it and make the copy yours: then it can line up as you say.",
    )
}

fn changed_meanwhile() -> StoreError {
    StoreError::changed_outside(
        "The file of this matrix was changed meanwhile, so nothing was written.",
        "Open the list of matrices again, look at it, and line it up once more.",
    )
}
