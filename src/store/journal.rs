//! The journal: recovery copies of drafts in this device's state, two generations each, so that a
//! damaged newest one never hides the good one before it. They are never synced, and losing them
//! does no harm to the library.
//!
//! What waits in the state of a place that is gone (`state_dir`) is read as if it were here, until a
//! writer has taken it along.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::device::DeviceNames;
use super::error::{ErrorKind, StoreError};
use super::format::recovery_copy::{self, RecoveryCopy};
use super::format::to_store_error;
use super::remove_file::remove;
use super::sha256::sha256_hex;
use super::state_dir::StateDir;
use super::{error_diagnostic, list_dir, read_file};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::sanitize::sanitize_line;

const GENERATIONS: u64 = 2;

/// The recovery copies of one library folder on this device.
#[derive(Clone, Debug, Default)]
pub(crate) struct Journal {
    dir: PathBuf,
    /// Those of places that are gone.
    left: Vec<PathBuf>,
    /// The hashes of files in there that came along already.
    taken: BTreeSet<String>,
    names: DeviceNames,
}

#[derive(Debug, Default)]
pub(crate) struct RecoveryCopies {
    /// The newest generation that can be read.
    pub(crate) newest: Option<RecoveryCopy>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Journal {
    pub(crate) fn new(found: &StateDir, names: DeviceNames) -> Self {
        Self {
            dir: journal_dir(&found.own),
            left: found.left.iter().map(|left| journal_dir(&left.dir)).collect(),
            taken: found.all_taken(),
            names,
        }
    }

    /// Those in one folder of the state alone, whosever it is.
    pub(crate) fn in_dir(state: &Path) -> Self {
        Self { dir: journal_dir(state), ..Self::default() }
    }

    pub(crate) fn dir(&self) -> &Path {
        &self.dir
    }

    /// The path of the generation with this number: it replaces the one before the last.
    pub(crate) fn copy_path(&self, id: Uuid, number: u64) -> PathBuf {
        copy_path(&self.dir, id, number)
    }

    pub(crate) fn draft_ids(&self) -> Result<Vec<Uuid>, StoreError> {
        let mut ids = draft_ids_in(&self.dir)?;
        for left in &self.left {
            ids.extend(draft_ids_in(left).unwrap_or_default());
        }
        Ok(ids.into_iter().collect())
    }

    pub(crate) fn read_copies(&self, id: Uuid) -> RecoveryCopies {
        let mut copies = read_copies_in(&self.dir, id, &BTreeSet::new());
        if copies.newest.is_none() {
            let left =
                self.left.iter().filter_map(|dir| read_copies_in(dir, id, &self.taken).newest);
            copies.newest = left.max_by_key(|copy| copy.kept_at);
        }
        if let Some(copy) = &mut copies.newest {
            self.names.adopt(&mut copy.draft);
        }
        copies
    }

    /// Removes both generations of the draft `id`, the older one first, so that an interruption
    /// leaves the newer.
    pub(crate) fn remove_copies(&self, id: Uuid) -> Result<(), StoreError> {
        let newest = read_copies_in(&self.dir, id, &BTreeSet::new()).newest;
        let newest = newest.map_or(0, |entry| entry.sequence);
        remove(&self.copy_path(id, newest + 1))?;
        remove(&self.copy_path(id, newest))
    }
}

fn journal_dir(state: &Path) -> PathBuf {
    state.join("journal")
}

fn copy_path(dir: &Path, id: Uuid, number: u64) -> PathBuf {
    dir.join(format!("{id}-{}.json", number % GENERATIONS))
}

fn draft_ids_in(dir: &Path) -> Result<BTreeSet<Uuid>, StoreError> {
    let paths = list_dir::json_files(dir)?;
    let ids = paths.iter().filter_map(|path| {
        let (id, _) = list_dir::file_name(path).strip_suffix(".json")?.rsplit_once('-')?;
        id.parse().ok()
    });
    Ok(ids.collect())
}

fn read_copies_in(dir: &Path, id: Uuid, without: &BTreeSet<String>) -> RecoveryCopies {
    let mut kept = RecoveryCopies::default();
    for generation in 0..GENERATIONS {
        let path = copy_path(dir, id, generation);
        match read(&path, without) {
            Ok(Some(entry)) if entry.draft.id == id => {
                if kept.newest.as_ref().is_none_or(|newest| newest.sequence < entry.sequence) {
                    kept.newest = Some(entry);
                }
            }
            Ok(_) => {}
            Err(error) if error.kind == ErrorKind::Missing => {}
            Err(error) => kept.diagnostics.push(unreadable_copy(error, &path)),
        }
    }
    // a newest generation that can't be read is worth a word only where there is no other
    if kept.newest.is_some() {
        kept.diagnostics.clear();
    }
    kept
}

/// Reads a copy; none where its hash is among those `without`.
fn read(path: &Path, without: &BTreeSet<String>) -> Result<Option<RecoveryCopy>, StoreError> {
    let bytes = read_file::read(path)?;
    if !without.is_empty() && without.contains(&sha256_hex(&bytes)) {
        return Ok(None);
    }
    let copy = recovery_copy::read(&bytes).map_err(|finding| to_store_error(finding, path))?;
    Ok(Some(copy))
}

fn unreadable_copy(error: StoreError, path: &Path) -> Diagnostic {
    let says = "A recovery copy of a draft can't be read. The draft is shown as it was published."
        .to_owned();
    let error = StoreError { message: says, ..error };
    error_diagnostic::from_error(error, sanitize_line(&path.to_string_lossy()))
}
