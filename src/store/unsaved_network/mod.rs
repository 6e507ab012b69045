//! The form for a new network as it was typed and not yet saved, kept in this device's state for
//! each library folder.
//!
//! An empty folder has no id yet, so this is not in the library's own state. It is best effort: a
//! file that can't be read counts as none and is replaced, unless a newer version wrote it.

use std::path::{Path, PathBuf, is_separator};

use super::atomic_write::{self, Overwrite};
use super::error::{ErrorKind, StoreError};
use super::format::unsaved_network::{
    self, MAX_ENTRIES, UnsavedNetworkRecord, UnsavedNetworksFile,
};
use super::format::{self, NEWER_FORMAT};
use super::read_file;
use super::remove_file::remove;
use super::sha256::sha256_hex;
use crate::maturity::matrix::UnknownFields;
use crate::maturity::unsaved_network::UnsavedNetwork;

/// How often a change is tried where another process writes at the same moment.
const MAX_ATTEMPTS: u32 = 3;

/// The form as it was typed for the folder `library`; blank where there is none or it can't be
/// read.
pub fn load(state: &Path, library: &Path) -> UnsavedNetwork {
    let read = read_file::read(&file_path(state))
        .ok()
        .and_then(|bytes| unsaved_network::read(&bytes).ok());
    let keys = library_keys(library);
    let mut begun = read.into_iter().flat_map(|all| all.begun);
    let entry = begun.find(|entry| keys.contains(&entry.library));
    entry.map_or_else(UnsavedNetwork::default, |entry| UnsavedNetwork {
        name: entry.name,
        purpose: entry.purpose,
    })
}

/// Saves the form for the folder `library`, or removes it where it is blank. Those of other folders
/// stay: the ten newest in all.
pub fn save(state: &Path, library: &Path, unsaved: &UnsavedNetwork) -> Result<(), StoreError> {
    let keys = library_keys(library);
    let mut tried = 0;
    loop {
        let (mut all, over) = read_current(state)?;
        let before = all.clone();
        upsert(&mut all, &keys, unsaved);
        if all == before {
            return Ok(());
        }
        if all.begun.is_empty() && all.unknown_fields.is_empty() {
            return remove(&file_path(state));
        }
        atomic_write::create_private_dir(state)?;
        tried += 1;
        match atomic_write::write_atomic(&file_path(state), &unsaved_network::write(&all), over) {
            Err(error) if error.kind == ErrorKind::ChangedOutside && tried < MAX_ATTEMPTS => {}
            written => return written.map(drop),
        }
    }
}

fn upsert(all: &mut UnsavedNetworksFile, keys: &[String], unsaved: &UnsavedNetwork) {
    let old = all.begun.iter().position(|entry| keys.contains(&entry.library));
    let old = old.map(|at| all.begun.remove(at));
    if unsaved.is_blank() {
        return;
    }
    let extra = old.map_or_else(UnknownFields::new, |entry| entry.unknown_fields);
    let UnsavedNetwork { name, purpose } = unsaved.clone();
    all.begun.insert(
        0,
        UnsavedNetworkRecord {
            library: keys.first().cloned().unwrap_or_default(),
            name,
            purpose,
            unknown_fields: extra,
        },
    );
    all.begun.truncate(MAX_ENTRIES);
}

/// The file as it is, and what may be overwritten.
fn read_current(state: &Path) -> Result<(UnsavedNetworksFile, Overwrite), StoreError> {
    let path = file_path(state);
    match read_file::read(&path) {
        Ok(bytes) => {
            let over = Overwrite::IfHash(Some(sha256_hex(&bytes)));
            match unsaved_network::read(&bytes) {
                Ok(all) => Ok((all, over)),
                Err(finding) if finding.code == NEWER_FORMAT => {
                    Err(format::to_store_error(finding, &path))
                }
                Err(_) => Ok((UnsavedNetworksFile::default(), over)),
            }
        }
        Err(error) if error.kind == ErrorKind::Missing => {
            Ok((UnsavedNetworksFile::default(), Overwrite::IfHash(None)))
        }
        Err(_) => Ok((UnsavedNetworksFile::default(), Overwrite::Always)),
    }
}

/// A folder is identified by its path, without separators at its end: its real one, or the one that
/// it was opened by, where a link leads to it.
fn library_keys(library: &Path) -> Vec<String> {
    let key = |path: &Path| path.to_string_lossy().trim_end_matches(is_separator).to_owned();
    let real = std::fs::canonicalize(library).ok();
    let mut keys: Vec<String> =
        std::iter::once(key(library)).chain(real.as_deref().map(key)).collect();
    keys.dedup();
    keys
}

fn file_path(state: &Path) -> PathBuf {
    state.join("begun.json")
}

#[cfg(test)]
mod tests;
