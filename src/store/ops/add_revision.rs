//! Taking an edited matrix as the next revision. It was looked at before; should anything have
//! moved since, nothing is written.

use std::path::PathBuf;
use std::sync::Arc;

use super::Writer;
use super::add_matrix::first_of;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::revision::{MeaningChoices, Revision, as_next, is_the_same};
use crate::store::atomic_write::{self, Overwrite};
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::matrix;
use crate::store::library::matrix_dir::MatrixDir;
use crate::store::sha256::sha256_hex;
use crate::store::{list_dir, read_file};

impl Writer {
    /// Takes what was looked at as the next revision. A file in `matrices/` that still holds what
    /// was looked at gives way to it; else it is written as a new file. Where it says nothing new,
    /// what is known comes back and nothing is written.
    pub fn take_as_next(
        &mut self,
        revision: &Revision,
        told: &MeaningChoices,
    ) -> Result<(Arc<KnownMatrix>, Vec<Diagnostic>), StoreError> {
        let library = self.library.clone();
        let here = MatrixDir::of(&library);
        let newest = here
            .newest(&revision.before.reference.id)
            .filter(|known| known.reference == revision.before.reference);
        let Some(newest) = newest else { return Err(moved_on()) };
        if is_the_same(&revision.before.matrix, &revision.after) {
            return Ok((newest, Vec::new()));
        }
        let bytes = matrix::loose(&as_next(&revision.before.matrix, &revision.after, told));
        let (read, findings) = matrix::read_checked(&bytes);
        if let Some(error) = findings.iter().find(|finding| finding.is_error()) {
            return Err(first_of(error, &findings));
        }
        let Some(read) = read else { return Err(moved_on()) };
        let mut known = matrix::known(read, Origin::Shipped);
        let standing = self.holding(&revision.hash)?;
        self.put_schema()?;
        known.origin = Origin::Loose(match standing {
            Some(path) => {
                self.library.places.check_way(&path)?;
                atomic_write::write_whole(
                    &path,
                    &bytes,
                    Overwrite::Hash(Some(revision.hash.clone())),
                )?;
                self.library.places.inside(&path)
            }
            None => self.shelve(&known, &bytes)?,
        });
        Ok((Arc::new(known), findings))
    }

    /// The file in `matrices/` with exactly this content.
    fn holding(&self, hash: &str) -> Result<Option<PathBuf>, StoreError> {
        let paths = list_dir::json_files(&self.library.places.matrices())?;
        Ok(paths
            .into_iter()
            .find(|path| read_file::read(path).is_ok_and(|bytes| sha256_hex(&bytes) == hash)))
    }
}

fn moved_on() -> StoreError {
    StoreError::new(
        ErrorKind::ChangedOutside,
        "The matrices changed since this was looked at, so nothing was written.",
        "Look at it again.",
    )
}
