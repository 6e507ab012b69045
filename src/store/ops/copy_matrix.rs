//! Copies a matrix to make it one's own: a file in `matrices/` to edit, with its JSON Schema beside
//! it.

use std::path::PathBuf;
use std::sync::Arc;

use super::Writer;
use super::slug::slug_with_fallback;
use crate::maturity::ids::{MatrixId, is_slug};
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::revision::copy::copy_matrix;
use crate::store::error::StoreError;
use crate::store::error_diagnostic;
use crate::store::format::matrix;
use crate::store::library::matrix_dir::MatrixDir;

/// The id of a copy whose title has no Latin letter or digit.
const FALLBACK_NAME: &str = "matrix";

impl Writer {
    /// Copies `source`, under `id` or else an id made from `title`. An id that any file here has is
    /// refused.
    pub fn copy_matrix(
        &mut self,
        source: &Matrix,
        id: Option<&MatrixId>,
        title: Option<String>,
    ) -> Result<Arc<KnownMatrix>, StoreError> {
        let library = self.library.clone();
        let matrix_dir = MatrixDir::of(&library);
        let id = match id {
            Some(id) if !is_slug(id.as_str()) => return Err(invalid_id()),
            Some(id) if matrix_dir.mentions(id) => return Err(already_exists(id)),
            Some(id) => id.clone(),
            None => {
                let name = title.as_deref().unwrap_or(&source.title);
                MatrixId::new(
                    slug_with_fallback(name, FALLBACK_NAME, |slug| {
                        matrix_dir.mentions(&MatrixId::from(slug))
                    })
                    .as_str(),
                )
            }
        };
        self.write_schema()?;
        let (known, _) = self.add_matrix(&matrix::loose_bytes(&copy_matrix(source, id, title)))?;
        Ok(known)
    }

    /// The path of a matrix's file, for a person to open; none where it has no file.
    pub fn matrix_path(&self, known: &KnownMatrix) -> Option<PathBuf> {
        match &known.origin {
            Origin::Loose(file) | Origin::Frozen(file) => {
                Some(self.library.dirs.library.join(file))
            }
            Origin::Shipped => None,
        }
    }
}

fn invalid_id() -> StoreError {
    StoreError::not_possible(
        "This can't be the id of a matrix.",
        "Use small letters, digits and hyphens, 32 at most, beginning with a letter or digit.",
    )
}

fn already_exists(id: &MatrixId) -> StoreError {
    StoreError::not_possible(
        format!("There is a matrix called {} here already.", error_diagnostic::display_id(id)),
        "Choose another id.",
    )
}
