//! A library: the folder with all of a person's work. Opening it never writes, and never fails
//! because of a file in it, however broken. It fails only where there is no library, so that none
//! is silently made beside a lost one.

mod asked;
pub mod comparison;
mod describe_trash;
mod doctor;
mod draft_versions;
pub(crate) mod drafts;
pub(crate) mod import_inspection;
pub(crate) mod import_records;
pub(crate) mod import_undo;
pub mod index;
mod join_plan;
pub(crate) mod lookup;
pub(crate) mod loose_matrix;
mod matrices;
mod matrix_cache;
pub(crate) mod matrix_dir;
pub(crate) mod matrix_lineage;
mod mixed_matrices;
pub(crate) mod network_parts;
pub(crate) mod network_snapshot;
mod networks;
mod open_network;
mod parallel;
mod recovery_or_conflict;
mod revision_preview;
pub(crate) mod share_log;
pub(crate) mod snapshot_lookup;
pub(crate) mod snapshots;
pub mod trash_list;
mod unread_files;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

use self::import_inspection::incoming_cache::IncomingCache;
use self::index::{CachedIndex, ProblemCounts};
use self::matrix_cache::MatrixCache;
use self::unread_files::UnreadFiles;
use super::device::DeviceNames;
use super::dirs::Dirs;
use super::error::{ErrorKind, StoreError};
use super::format::library_file::{self, LibraryFile};
use super::format::to_store_error;
use super::journal::Journal;
use super::layout::Layout;
use super::state_dir::{CachedStateDir, StateDir};
use super::{emergency_copy, error_diagnostic, list_dir, read_file};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::matrix::Language;

/// A library, open for reading. Cheap to clone; clones share its caches.
#[derive(Clone, Debug)]
pub struct Library {
    /// The folders it was opened with.
    pub dirs: Dirs,
    /// Its `library.json`; none while the folder is empty and becomes a library with the first
    /// write.
    pub library_file: Option<LibraryFile>,
    pub(crate) layout: Layout,
    pub(crate) matrix_cache: Arc<MatrixCache>,
    pub(crate) network_hashes: NetworkHashes,
    pub(crate) draft_owners: DraftOwners,
    pub(crate) last_index: CachedIndex,
    pub(crate) problem_counts: ProblemCounts,
    pub(crate) incoming: IncomingCache,
    pub(crate) unread_files: UnreadFiles,
    state_dir: CachedStateDir,
    device_names: DeviceNames,
    id: Option<Uuid>,
    read_only_reason: Option<Diagnostic>,
}

/// The hash of each `network.json` as it was last read or written, to notice outside changes.
#[derive(Clone, Debug, Default)]
pub(crate) struct NetworkHashes(Arc<Mutex<BTreeMap<Slug, String>>>);

impl NetworkHashes {
    pub(crate) fn insert(&self, slug: &Slug, hash: String) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(slug.clone(), hash);
    }

    pub(crate) fn hash(&self, slug: &Slug) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(slug).cloned()
    }
}

/// The network of each draft whose recovery copy was read. It never changes, so opening many
/// networks need not read all copies again and again.
#[derive(Clone, Debug, Default)]
pub(crate) struct DraftOwners(Arc<Mutex<BTreeMap<Uuid, Uuid>>>);

impl DraftOwners {
    pub(crate) fn insert(&self, draft: Uuid, network: Uuid) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(draft, network);
    }

    pub(crate) fn network_of(&self, draft: Uuid) -> Option<Uuid> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&draft).copied()
    }
}

impl Library {
    /// The language in which matrices are read that have it; none for each one's own.
    pub fn language(&self) -> Option<Language> {
        self.matrix_cache.language()
    }

    /// Reads matrices in this language from now on, where they have it. Files, fingerprints and what
    /// answers rest on are the same whatever is shown.
    pub fn set_language(&self, language: Option<Language>) {
        self.matrix_cache.set_language(language);
    }

    /// Opens the library in `dirs`.
    ///
    /// It is an error if the folder has other files and no `library.json`, or if it was named and
    /// does not exist. An empty folder that was named, and the default one before it exists, open
    /// as an empty library. One whose `library.json` can't be read, or is of a newer version, opens
    /// read-only.
    pub fn open(dirs: Dirs) -> Result<Self, StoreError> {
        let layout = Layout::new(&dirs.library);
        let device_names = DeviceNames::of(&dirs.state);
        let mut library = Self {
            dirs,
            library_file: None,
            layout,
            matrix_cache: Arc::default(),
            network_hashes: NetworkHashes::default(),
            draft_owners: DraftOwners::default(),
            last_index: CachedIndex::default(),
            problem_counts: ProblemCounts::default(),
            incoming: IncomingCache::default(),
            unread_files: UnreadFiles::default(),
            state_dir: CachedStateDir::default(),
            device_names,
            id: None,
            read_only_reason: None,
        };
        if !library.read_library_file()? {
            library.check_uninitialized().or_else(|error| {
                // another process may have made the library between the two checks
                if library.read_library_file()? { Ok(()) } else { Err(error) }
            })?;
        }
        Ok(library)
    }

    fn read_library_file(&mut self) -> Result<bool, StoreError> {
        match read_file::read(&self.layout.library_file()) {
            Ok(bytes) => self.apply_library_file(&bytes),
            Err(error) if error.kind == ErrorKind::Missing => return Ok(false),
            Err(error) => {
                list_dir::entries(self.layout.root())?;
                self.read_only_reason =
                    Some(error_diagnostic::from_library_error(error, &self.layout));
            }
        }
        Ok(true)
    }

    /// Whether nothing may be written here; [`Self::read_only_reason`] says why.
    pub fn is_read_only(&self) -> bool {
        self.read_only_reason.is_some()
    }

    /// Why nothing may be written here, if so.
    pub fn read_only_reason(&self) -> Option<&Diagnostic> {
        self.read_only_reason.as_ref()
    }

    /// The slugs of all networks, sorted. No file is read. A folder that can't be looked into is an
    /// error: its networks are there.
    pub fn slugs(&self) -> Result<Vec<Slug>, StoreError> {
        list_dir::slugs(&self.layout.networks_dir())
    }

    /// This library's folder in the state of this device: lock and recovery copies.
    pub(crate) fn state_dir(&self) -> Option<PathBuf> {
        Some(self.find_state_dir()?.own.clone())
    }

    /// The same, with what other places of this workbook have there.
    pub(crate) fn find_state_dir(&self) -> Option<Arc<StateDir>> {
        let id = self.id?;
        let find = || StateDir::find(&self.dirs.state, id, self.layout.root());
        Some(self.state_dir.get(find))
    }

    /// Writes down whose recovery copies these are, before one is written.
    pub(crate) fn claim_state_dir(&self) -> Result<(), StoreError> {
        let Some(found) = self.find_state_dir().filter(|found| !found.is_claimed) else {
            return Ok(());
        };
        found.claim()?;
        self.forget_state_dir();
        Ok(())
    }

    /// Looks for it again when it is needed: something changed there.
    pub(crate) fn forget_state_dir(&self) {
        self.state_dir.forget();
    }

    /// The recovery copies of drafts: this place's, and those that come along from places that are
    /// gone.
    pub(crate) fn journal(&self) -> Option<Journal> {
        let found = self.find_state_dir()?;
        Some(Journal::new(&found, self.device_names()))
    }

    /// The emergency copies of this workbook that wait to be taken up.
    pub fn emergency_copies(&self) -> Vec<PathBuf> {
        let taken = self.find_state_dir().map(|found| found.all_taken()).unwrap_or_default();
        emergency_copy::find(&self.dirs, self.id, &taken)
    }

    /// Which ids of devices are this one's.
    pub(crate) fn device_names(&self) -> DeviceNames {
        self.device_names.clone()
    }

    pub(crate) fn id(&self) -> Option<Uuid> {
        self.id
    }

    fn apply_library_file(&mut self, bytes: &[u8]) {
        match library_file::read(bytes) {
            Ok(library_file) => {
                self.id = Some(library_file.id);
                self.library_file = Some(library_file);
            }
            Err(finding) => {
                self.id = library_file::id_in(bytes);
                let error = to_store_error(finding, &self.layout.library_file());
                self.read_only_reason =
                    Some(error_diagnostic::from_library_error(error, &self.layout));
            }
        }
    }

    /// Checks that a folder without `library.json` may become a library.
    fn check_uninitialized(&self) -> Result<(), StoreError> {
        let root = self.layout.root();
        match std::fs::metadata(root) {
            Err(_) if !self.dirs.is_explicit => Ok(()),
            Err(_) => Err(StoreError::missing("This workbook folder is not there.",
                "Check whether it was moved or unplugged. To begin a new one, make an empty folder and name that.",
            )
            .in_file(root)),
            Ok(metadata) if !metadata.is_dir() => Err(StoreError::missing("This is a file, and a workbook is a folder.",
                "Name the folder that holds library.json.",
            )
            .in_file(root)),
            Ok(_) if list_dir::is_empty_dir(root)? => Ok(()),
            Ok(_) if !self.slugs()?.is_empty() => Err(StoreError::missing("This folder holds networks, but its library.json is missing.",
                format!("Bring that file back from a backup, or make it anew: {}", self.dirs.command("doctor --new-mark")),
            )
            .in_file(root)),
            Ok(_) => Err(StoreError::missing("This folder holds other things and no library.json, so it is no workbook.",
                "Name the folder that holds library.json, or bring that file back from a backup. To begin a new one, make an empty folder.",
            )
            .in_file(root)),
        }
    }
}
