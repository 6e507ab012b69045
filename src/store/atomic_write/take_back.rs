//! Takes a write back whose folder could not be flushed: *not saved* is then the whole truth, and
//! whatever was to come after it is left undone too.

use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::temp_file::link_temp_file;
use super::{Overwrite, not_durable, not_flushed, parent_dir, private_dir, rename, write_once};
use crate::store::error::StoreError;

/// A second name (hard link) for the file that is about to be replaced, gone when it is dropped.
/// Under it the file outlives that, and can be put back without another flush: where the disk
/// flushes nothing any more, a copy of it could not be written safely.
///
/// None where nothing stands there, and where the disk has no second names.
pub(crate) fn second_name(path: &Path, folder: &Path, before: Option<&Before>) -> Option<TempPath> {
    let is_of_use = rename::has_hard_links() && !matches!(before, Some(Before::Nothing));
    is_of_use.then(|| link_temp_file(path, folder).ok())?
}

/// A file as it stands, to be put back without writing it again, should what comes after fail.
#[derive(Debug)]
pub struct HeldFile {
    path: PathBuf,
    second_name: TempPath,
}

impl HeldFile {
    /// None where the file can't have a second name, or is not there.
    pub fn hold(path: &Path) -> Option<Self> {
        let second_name = second_name(path, parent_dir(path).ok()?, None)?;
        Some(Self { path: path.to_path_buf(), second_name })
    }

    /// Whether it stands there again.
    pub fn put_back(self) -> bool {
        let is_back = self.second_name.persist(&self.path).is_ok();
        // whichever of the two the name leads to after a power cut, it is whole
        let _ = parent_dir(&self.path).map(private_dir::fsync_dir);
        is_back
    }
}

/// Puts back what stood at `path` before, or nothing where nothing did. The error says what is there
/// now: where even that fails the new file stays, and may not survive a power cut.
///
/// What was there, is not known and has no second name can't be put back.
pub(crate) fn take_back(
    path: &Path,
    second_name: Option<TempPath>,
    before: Option<&Before>,
    error: &io::Error,
) -> StoreError {
    let flush = || parent_dir(path).is_ok_and(|folder| private_dir::fsync_dir(folder).is_ok());
    let taken_back = match (second_name, before) {
        (Some(second_name), _) => second_name.persist(path).is_ok(),
        (None, Some(Before::Nothing)) => std::fs::remove_file(path).is_ok(),
        (None, Some(Before::Bytes(bytes))) => {
            let folder = parent_dir(path);
            folder.is_ok_and(|folder| write_once(path, folder, bytes, &Overwrite::Unread).is_ok())
                && flush()
        }
        (None, None) => false,
    };
    if !taken_back {
        return not_durable(error, path);
    }
    // whether the last name is flushed matters less: whichever file it leads to is whole
    flush();
    not_flushed(error).in_file(path)
}

/// What stood at a path before it was written.
#[derive(Debug)]
pub(crate) enum Before {
    Nothing,
    Bytes(Vec<u8>),
}
