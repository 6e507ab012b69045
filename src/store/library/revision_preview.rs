//! The preview of an edited matrix before it becomes the next revision: what it follows, and which
//! choices a person has to make.

use std::sync::Arc;

use super::Library;
use super::matrix_dir::MatrixDir;
use crate::maturity::matrix::{Item, Matrix};
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
        let before = self.revision_before(&after)?;
        Ok(Revision {
            file: file.to_owned(),
            hash: sha256_hex(bytes),
            before: before.shown_in(None),
            after,
            made_from: None,
        })
    }

    /// The newest text of the matrix that this one follows: of several matrices of its id the one
    /// that it names, else the one it has the most sentences in common with.
    fn revision_before(&self, after: &Matrix) -> Result<Arc<KnownMatrix>, StoreError> {
        let matrix_dir = MatrixDir::of(self);
        let texts = matrix_dir.texts(&after.id);
        let named = after.lineage.as_deref();
        if let Some(known) = texts.iter().find(|known| named == Some(known.lineage.first())) {
            return Ok(Arc::clone(known));
        }
        let mut newest: Vec<Arc<KnownMatrix>> = Vec::new();
        for known in texts {
            if !newest.iter().any(|other| other.lineage.is_same(&known.lineage)) {
                newest.push(known);
            }
        }
        let common: Vec<usize> = newest.iter().map(|known| common_words(known, after)).collect();
        let most = common.iter().max();
        let alike: Vec<&Arc<KnownMatrix>> = newest
            .iter()
            .zip(&common)
            .filter(|(_, count)| Some(*count) == most)
            .map(|(known, _)| known)
            .collect();
        match alike.as_slice() {
            [] => Err(nothing_to_follow(after)),
            [only] => Ok(Arc::clone(only)),
            _ => Err(several_to_follow(after, &alike)),
        }
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
                matrix_dir.unread().into_iter().filter(|finding| finding.file == file).collect(),
            ),
        };
        MatrixFileState { file: file.to_owned(), system_path: place, matrix, diagnostics: findings }
    }
}

/// How many items of the one stand in the other in the same words.
fn common_words(known: &KnownMatrix, after: &Matrix) -> usize {
    let before = known.matrix.in_own_language();
    let is_there =
        |item: &Item<'_>| before.item(item.id()).is_some_and(|before| before.text() == item.text());
    after.items().filter(is_there).count()
}

fn nothing_to_follow(after: &Matrix) -> StoreError {
    let says = format!(
        "There is no matrix {} here yet, so there is none that this could follow.",
        error_diagnostic::display_id(&after.id)
    );
    StoreError::not_possible(says, "Add it without --as-next.")
}

fn several_to_follow(after: &Matrix, alike: &[&Arc<KnownMatrix>]) -> StoreError {
    let names = alike.iter().map(|known| {
        format!("\"{}\" (\"lineage\": \"{}\")", known.matrix.title, known.lineage.first())
    });
    let says = format!(
        "There are several matrices called {} here, and it can't be told which of them this follows: {}.",
        error_diagnostic::display_id(&after.id),
        names.collect::<Vec<_>>().join(", ")
    );
    StoreError::not_possible(
        says,
        "Write the \"lineage\" of the right one into the file, then try again.",
    )
}
