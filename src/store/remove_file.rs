//! Removes a file whose content is safe elsewhere: a draft that became a snapshot, a recovery copy
//! that is no longer needed.
//!
//! No other file is ever removed. What a person deletes is moved to the trash.

use std::io;
use std::path::Path;

use super::atomic_write::fsync_dir;
use super::error::StoreError;
use super::io_cause::why_not_written;

/// Removes a file and flushes its folder. A missing file counts as removed.
pub(crate) fn remove(path: &Path) -> Result<(), StoreError> {
    match std::fs::remove_file(path) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(not_removed(&error, path)),
    }
    path.parent().map_or(Ok(()), fsync_dir).map_err(|error| not_removed(&error, path))
}

fn not_removed(error: &io::Error, path: &Path) -> StoreError {
    let (why, _) = why_not_written(error, path);
    StoreError::not_written(
        format!("A file that is no longer needed could not be taken away: {why}"),
        "Nothing is lost. It is tried again at the next start.",
    )
    .in_file(path)
}
