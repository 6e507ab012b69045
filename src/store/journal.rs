//! The journal: recovery copies of drafts in this device's state, two generations each, so that a
//! damaged newest one never hides the good one before it. They are never synced, and losing them
//! does no harm to the library.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::error::StoreError;
use super::format::recovery_copy::{self, RecoveryCopy};
use super::format::to_store_error;
use super::remove_file::remove;
use super::{error_diagnostic, list_dir, read_file};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::sanitize::sanitize_line;

const GENERATIONS: u64 = 2;

/// The recovery copies of one library on this device.
#[derive(Clone, Debug)]
pub(crate) struct Journal {
    dir: PathBuf,
}

#[derive(Debug, Default)]
pub(crate) struct RecoveryCopies {
    /// The newest generation that can be read.
    pub(crate) newest: Option<RecoveryCopy>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Journal {
    pub(crate) fn new(state: &Path) -> Self {
        Self { dir: state.join("journal") }
    }

    pub(crate) fn dir(&self) -> &Path {
        &self.dir
    }

    /// The path of the generation with this number: it replaces the one before the last.
    pub(crate) fn copy_path(&self, id: Uuid, number: u64) -> PathBuf {
        self.dir.join(format!("{id}-{}.json", number % GENERATIONS))
    }

    pub(crate) fn draft_ids(&self) -> Result<Vec<Uuid>, StoreError> {
        let paths = list_dir::json_files(&self.dir)?;
        let ids = paths.iter().filter_map(|path| {
            let (id, _) = list_dir::file_name(path).strip_suffix(".json")?.rsplit_once('-')?;
            id.parse().ok()
        });
        let ids: BTreeSet<Uuid> = ids.collect();
        Ok(ids.into_iter().collect())
    }

    pub(crate) fn read_copies(&self, id: Uuid) -> RecoveryCopies {
        let mut kept = RecoveryCopies::default();
        for generation in 0..GENERATIONS {
            let path = self.copy_path(id, generation);
            match read(&path) {
                Ok(entry) if entry.draft.id == id => {
                    if kept.newest.as_ref().is_none_or(|newest| newest.sequence < entry.sequence) {
                        kept.newest = Some(entry);
                    }
                }
                Ok(_) => {}
                Err(error) if error.kind == super::error::ErrorKind::Missing => {}
                Err(error) => kept.diagnostics.push(unreadable_copy(error, &path)),
            }
        }
        // a newest generation that can't be read is worth a word only where there is no other
        if kept.newest.is_some() {
            kept.diagnostics.clear();
        }
        kept
    }

    /// Removes both generations of the draft `id`, the older one first, so that an interruption
    /// leaves the newer.
    pub(crate) fn remove_copies(&self, id: Uuid) -> Result<(), StoreError> {
        let newest = self.read_copies(id).newest.map_or(0, |entry| entry.sequence);
        remove(&self.copy_path(id, newest + 1))?;
        remove(&self.copy_path(id, newest))
    }
}

fn read(path: &Path) -> Result<RecoveryCopy, StoreError> {
    recovery_copy::read(&read_file::read(path)?).map_err(|finding| to_store_error(finding, path))
}

fn unreadable_copy(error: StoreError, path: &Path) -> Diagnostic {
    let says = "A recovery copy of a draft can't be read. The draft is shown as it was published."
        .to_owned();
    let error = StoreError { message: says, ..error };
    error_diagnostic::from_error(error, sanitize_line(&path.to_string_lossy()))
}
