//! Removes a file whose content is safe elsewhere: a draft that became a snapshot, a recovery copy
//! that is no longer needed.
//!
//! No other file is ever removed. What a person deletes is moved to the trash.

use std::io;
use std::path::Path;

use super::atomic_write::fsync_dir;
use super::error::StoreError;

/// Removes a file and flushes its folder. A missing file counts as removed.
pub(crate) fn remove(path: &Path) -> Result<(), StoreError> {
    match std::fs::remove_file(path) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(_) => return Err(not_removed(path)),
    }
    path.parent().map_or(Ok(()), fsync_dir).map_err(|_| not_removed(path))
}

fn not_removed(path: &Path) -> StoreError {
    StoreError::not_written(
        "A file that is no longer needed could not be taken away.",
        "Nothing is lost. It is tried again at the next start.",
    )
    .in_file(path)
}
