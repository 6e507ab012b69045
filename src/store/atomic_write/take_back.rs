//! Takes a write back whose folder could not be flushed: *not saved* is then the whole truth, and
//! whatever was to come after it is left undone too.

use std::io;
use std::path::Path;

use super::{Overwrite, io_cause, not_durable, private_dir, write_once};
use crate::store::error::StoreError;

/// Puts back what stood at `path` before, or nothing where nothing did. The error says what is there
/// now: where even that fails the new file stays, and may not survive a power cut.
///
/// What was there and is not known can't be put back.
pub(crate) fn take_back(
    path: &Path,
    before: Option<&Before>,
    folder: &Path,
    error: &io::Error,
) -> StoreError {
    let taken_back = match before {
        Some(Before::Nothing) => std::fs::remove_file(path).is_ok(),
        Some(Before::Bytes(bytes)) => {
            write_once(path, folder, bytes, &Overwrite::Unread).is_ok()
                && private_dir::fsync_dir(folder).is_ok()
        }
        None => false,
    };
    if !taken_back {
        return not_durable(error, path);
    }
    // whether the end of a name is flushed matters less: the file is whole
    let _ = private_dir::fsync_dir(folder);
    not_flushed(error).in_file(path)
}

/// What stood at a path before it was written.
#[derive(Debug)]
pub(crate) enum Before {
    Nothing,
    Bytes(Vec<u8>),
}

/// Nothing changed, because what was written could not be flushed.
pub(crate) fn not_flushed(error: &io::Error) -> StoreError {
    StoreError::not_written(
        format!(
            "Nothing was saved: the disk could not flush what was written ({}).",
            io_cause::os_error_code(error)
        ),
        "Try again; if that fails too, keep a copy on another disk, and have this one checked.",
    )
}
