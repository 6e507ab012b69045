//! The recovery copies of drafts, in this device's own state: two generations each, so that a
//! newest one that was damaged never hides the good one before it. Never synced, and may be lost
//! without harm to what is in the library.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::error::StoreError;
use super::format::fault_of;
use super::format::recovery_copy::{self, RecoveryCopy};
use super::remove_file::remove;
use super::{error_diagnostic, list_dir, read_file};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::sanitize::clean_line;

/// How many generations are kept.
const GENERATIONS: u64 = 2;

/// The recovery copies of one library on this device.
#[derive(Clone, Debug)]
pub(crate) struct Journal {
    folder: PathBuf,
}

/// What is kept of one draft.
#[derive(Debug, Default)]
pub(crate) struct RecoveryCopies {
    /// The newest generation that can be read.
    pub(crate) newest: Option<RecoveryCopy>,
    /// Generations that can't be read.
    pub(crate) findings: Vec<Diagnostic>,
}

impl Journal {
    /// The journal in `state`, a library's own folder in this device's state.
    pub(crate) fn new(state: &Path) -> Self {
        Self { folder: state.join("journal") }
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the generation with this number goes: over the one before the last.
    pub(crate) fn path(&self, id: Uuid, number: u64) -> PathBuf {
        self.folder.join(format!("{id}-{}.json", number % GENERATIONS))
    }

    /// The drafts of which anything is kept.
    pub(crate) fn ids(&self) -> Result<Vec<Uuid>, StoreError> {
        let paths = list_dir::json_files(&self.folder)?;
        let ids = paths.iter().filter_map(|path| {
            let (id, _) = list_dir::name(path).strip_suffix(".json")?.rsplit_once('-')?;
            id.parse().ok()
        });
        let ids: BTreeSet<Uuid> = ids.collect();
        Ok(ids.into_iter().collect())
    }

    /// What is kept of the draft `id`.
    pub(crate) fn kept(&self, id: Uuid) -> RecoveryCopies {
        let mut kept = RecoveryCopies::default();
        for generation in 0..GENERATIONS {
            let path = self.path(id, generation);
            match read(&path) {
                Ok(entry) if entry.draft.id == id => {
                    if kept.newest.as_ref().is_none_or(|newest| newest.number < entry.number) {
                        kept.newest = Some(entry);
                    }
                }
                Ok(_) => {}
                Err(fault) if fault.trouble == super::error::ErrorKind::Missing => {}
                Err(fault) => kept.findings.push(cannot_read(fault, &path)),
            }
        }
        // a newest generation that can't be read is worth a word only where there is no other
        if kept.newest.is_some() {
            kept.findings.clear();
        }
        kept
    }

    /// Takes away all that is kept of the draft `id`: the older generation first, so that being cut
    /// off leaves the newer.
    pub(crate) fn forget(&self, id: Uuid) -> Result<(), StoreError> {
        let newest = self.kept(id).newest.map_or(0, |entry| entry.number);
        remove(&self.path(id, newest + 1))?;
        remove(&self.path(id, newest))
    }
}

fn read(path: &Path) -> Result<RecoveryCopy, StoreError> {
    recovery_copy::read(&read_file::read(path)?).map_err(|finding| fault_of(finding, path))
}

fn cannot_read(fault: StoreError, path: &Path) -> Diagnostic {
    let says = "A recovery copy of a draft can't be read. The draft is shown as it was published."
        .to_owned();
    let fault = StoreError { says, ..fault };
    error_diagnostic::of_fault(fault, clean_line(&path.to_string_lossy()))
}
