//! Recovery copies of changes that are no drafts, in this device's state: written where the file
//! itself could not be, and removed once it is.

use std::path::{Path, PathBuf};

use super::atomic_write::{self, Overwrite};
use super::error::StoreError;
use super::format::unsaved_change::{self, UnsavedChangeFile};
use super::remove_file::remove;
use super::sha256::sha256_hex;
use super::{list_dir, read_file};
use crate::maturity::unsaved_change::ChangeKey;

/// How much of a hash makes the name of a copy.
const NAME_LEN: usize = 16;

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
    let paths = list_dir::json_files(&folder(state)).unwrap_or_default();
    let copies = paths.iter().filter_map(|path| {
        let copy = unsaved_change::read(&read_file::read(path).ok()?).ok()?;
        (file_path(state, &copy.change.key()) == *path).then_some(copy)
    });
    copies.collect()
}

/// Keeps the version that was not chosen, under a name of its own; returns its path.
pub fn set_aside(state: &Path, copy: &UnsavedChangeFile) -> Result<PathBuf, StoreError> {
    let bytes = unsaved_change::write(copy);
    let hash = sha256_hex(&bytes);
    let name = format!("not-chosen-{}.json", hash.get(..NAME_LEN).unwrap_or(&hash));
    let path = folder(state).join(name);
    atomic_write::create_private_dir(&folder(state))?;
    atomic_write::write_atomic(&path, &bytes, Overwrite::Always)?;
    Ok(path)
}

fn folder(state: &Path) -> PathBuf {
    state.join("unsaved")
}

fn file_path(state: &Path, key: &ChangeKey) -> PathBuf {
    let (kind, id) = match key {
        ChangeKey::Network(slug) => ("network", slug.to_string()),
        ChangeKey::Crosswalk(matrix) => ("lines-up", matrix.to_string()),
        ChangeKey::Settings => ("settings", String::new()),
        ChangeKey::NewNetwork => ("new-network", String::new()),
        ChangeKey::ShareLog(share) => ("share-log", share.to_string()),
    };
    let hash = sha256_hex(id.as_bytes());
    folder(state).join(format!("{kind}-{}.json", hash.get(..NAME_LEN).unwrap_or(&hash)))
}
