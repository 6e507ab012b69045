//! Recovery copies of changes that are no drafts, in this device's state: written where the file
//! itself could not be, and removed once it is.

use std::path::{Path, PathBuf};

use super::atomic_write::{self, Overwrite};
use super::error::{ErrorKind, StoreError};
use super::format::unsaved_change::{self, UnsavedChangeFile};
use super::remove_file::remove;
use super::sha256::sha256_hex;
use super::{list_dir, read_file};
use crate::maturity::unsaved_change::ChangeKey;

/// How much of a hash makes the name of a copy.
const NAME_LEN: usize = 16;

/// How the name of a copy begins that came along and is not in use.
const FROM_ELSEWHERE: &str = "from-elsewhere";

/// Writes the recovery copy of a change over the one before it. `state` is the library's folder in
/// this device's state.
pub fn save(state: &Path, copy: &UnsavedChangeFile) -> Result<(), StoreError> {
    let path = file_path(state, &copy.change.key());
    atomic_write::create_private_dir(&folder(state))?;
    atomic_write::write_atomic(&path, &unsaved_change::write(copy), Overwrite::Always).map(drop)
}

/// Removes the recovery copy of a change that is on the disk now.
pub fn forget(state: &Path, key: &ChangeKey) -> Result<(), StoreError> {
    let path = file_path(state, key);
    if std::fs::symlink_metadata(&path).is_err() {
        return Ok(());
    }
    remove(&path)
}

/// Every recovery copy that can be read. One that can't be is left where it is.
pub fn load_all(state: &Path) -> Vec<UnsavedChangeFile> {
    load_with_bytes(state).into_iter().map(|(copy, _)| copy).collect()
}

pub(crate) fn load_with_bytes(state: &Path) -> Vec<(UnsavedChangeFile, Vec<u8>)> {
    let paths = list_dir::json_files(&folder(state)).unwrap_or_default();
    let copies = paths.iter().filter_map(|path| {
        let bytes = read_file::read(path).ok()?;
        let copy = unsaved_change::read(&bytes).ok()?;
        (file_path(state, &copy.change.key()) == *path).then_some((copy, bytes))
    });
    copies.collect()
}

/// Takes a recovery copy along from another place. Where the same file was changed here too, that
/// one stays in use, and this one is set aside.
pub(crate) fn take(state: &Path, key: &ChangeKey, bytes: &[u8]) -> Result<(), StoreError> {
    let path = file_path(state, key);
    atomic_write::create_private_dir(&folder(state))?;
    match atomic_write::write_atomic(&path, bytes, Overwrite::IfHash(None)) {
        Err(error) if error.kind == ErrorKind::ChangedOutside => {
            let aside = folder(state).join(aside_name(FROM_ELSEWHERE, bytes));
            atomic_write::write_atomic(&aside, bytes, Overwrite::Always).map(drop)
        }
        written => written.map(drop),
    }
}

/// What came along and was set aside, because the same file was changed here too.
pub(crate) fn from_elsewhere(state: &Path) -> Vec<PathBuf> {
    let mut paths = list_dir::json_files(&folder(state)).unwrap_or_default();
    paths.retain(|path| list_dir::file_name(path).starts_with(FROM_ELSEWHERE));
    paths
}

/// Keeps the version that was not chosen, under a name of its own; returns its path.
pub fn set_aside(state: &Path, copy: &UnsavedChangeFile) -> Result<PathBuf, StoreError> {
    let bytes = unsaved_change::write(copy);
    let path = folder(state).join(aside_name("not-chosen", &bytes));
    atomic_write::create_private_dir(&folder(state))?;
    atomic_write::write_atomic(&path, &bytes, Overwrite::Always)?;
    Ok(path)
}

/// The files that can't be read.
pub(crate) fn unreadable(state: &Path) -> Vec<PathBuf> {
    let mut paths = list_dir::json_files(&folder(state)).unwrap_or_default();
    let is_good = |path: &PathBuf| {
        read_file::read(path).is_ok_and(|bytes| unsaved_change::read(&bytes).is_ok())
    };
    paths.retain(|path| !is_good(path));
    paths
}

fn aside_name(kind: &str, bytes: &[u8]) -> String {
    let hash = sha256_hex(bytes);
    format!("{kind}-{}.json", hash.get(..NAME_LEN).unwrap_or(&hash))
}

/// Where they are.
pub(crate) fn folder(state: &Path) -> PathBuf {
    state.join("unsaved")
}

pub(crate) fn file_path(state: &Path, key: &ChangeKey) -> PathBuf {
    let (kind, id) = match key {
        ChangeKey::Network(slug) => ("network", slug.to_string()),
        ChangeKey::Crosswalk(matrix) => ("lines-up", matrix.to_string()),
        ChangeKey::Settings => ("settings", String::new()),
        ChangeKey::NewNetwork => ("new-network", String::new()),
        ChangeKey::ShareLog(share) => ("share-log", share.to_string()),
        ChangeKey::MatrixText(matrix) => ("matrix-text", matrix.to_string()),
    };
    let hash = sha256_hex(id.as_bytes());
    folder(state).join(format!("{kind}-{}.json", hash.get(..NAME_LEN).unwrap_or(&hash)))
}
