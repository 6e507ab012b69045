//! Every operation that writes: [`Writer`] is a library with the lock that makes this program its
//! only writer on this machine.
//!
//! Each operation has a file of its own: `autosave`, `publish_draft`, `save_snapshot`, `import` and
//! so on. All of them follow these rules:
//!
//! - **A file is replaced whole or not at all** ([`super::atomic_write`]), so at every moment each
//!   file is the old one or the new.
//! - **What is needed is written first, what is no longer needed is removed last.** The matrix is
//!   frozen before the draft that names it is saved; the recovery copy has what is published before
//!   it is published; a snapshot is flushed before its draft is removed. An interruption leaves a
//!   file too many, never one missing.
//! - **Leftovers are recognised by their content**: a draft whose id has a snapshot is finished, a
//!   frozen matrix that is not used is harmless, a temporary file has a name of its own. The next
//!   writer removes them.
//! - **Nothing is overwritten that was not read.** A draft is written only over the file it started
//!   from, a network only over the file that was read; snapshots and frozen matrices never over
//!   anything.

mod add_matrix;
mod add_revision;
mod amend;
mod autosave;
mod choose_copy;
mod cleanup;
mod copy_matrix;
mod edit_matrix;
mod freeze_matrix;
mod import;
mod init;
pub mod join_networks;
mod move_files;
mod note_asked;
mod publish_draft;
mod put_crosswalk;
mod put_network;
pub mod resolve_conflict;
mod restore;
mod save_snapshot;
pub mod share;
mod share_log;
mod slug;
pub mod split_network;
mod take_along;
mod take_up;
pub mod trash;
mod undo_import;
mod verify_round_trip;
pub mod write_sample;
pub mod write_schemas;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

use jiff::civil::Date;
use uuid::Uuid;

pub(crate) use self::add_matrix::first_error;
use self::autosave::LastAutosave;
use self::import::record::ImportUnderWay;
use super::error::{ErrorKind, StoreError};
use super::format::NEWER_FORMAT;
use super::format::library_file::LibraryFile;
use super::format::settings::SettingsFile;
use super::journal::Journal;
use super::library::Library;
use super::lock::Lock;
use super::{atomic_write, id_gen, settings, unsaved_change};
use crate::maturity::assessment::Draft;
use crate::maturity::ids::Slug;

/// How often the lock is taken anew where the place of the recovery copies changes meanwhile.
const MAX_LOCK_ATTEMPTS: u32 = 3;

/// A library with its lock, held until dropped: the right to write.
#[derive(Debug)]
pub struct Writer {
    pub(crate) library: Library,
    pub(crate) device: Uuid,
    pub(crate) today: Date,
    pub(crate) journal: Journal,
    pub(crate) last_autosaves: BTreeMap<Uuid, LastAutosave>,
    /// Fingerprints of matrices that are known to be frozen.
    pub(crate) frozen_fingerprints: BTreeSet<String>,
    /// Drafts that became snapshots: nothing more is written of them.
    pub(crate) finished_drafts: BTreeSet<Uuid>,
    pub(crate) cleaned_networks: BTreeSet<Slug>,
    /// The bringing in that is going on, with its record.
    pub(crate) import_under_way: Option<ImportUnderWay>,
    /// What a person should know of what came along from another place.
    notes: Vec<String>,
    lock: Lock,
}

impl Writer {
    /// Locks `library` for the device with this id, waiting at most `wait` for another holder.
    ///
    /// An empty folder becomes a library here, made on `today`; [`Self::library`] is then the new
    /// one. So check first whether a command can be done at all, and lock only to do it.
    pub fn acquire(
        library: &Library,
        device: Uuid,
        wait: Duration,
        today: Date,
    ) -> Result<Self, StoreError> {
        let mut writer = Self::acquire_without_cleanup(library, device, wait, today)?;
        writer.clean_up();
        Ok(writer)
    }

    /// The same without [`Self::clean_up`], for a fast start: it has to be called before anything
    /// is written.
    pub fn acquire_without_cleanup(
        library: &Library,
        device: Uuid,
        wait: Duration,
        today: Date,
    ) -> Result<Self, StoreError> {
        atomic_write::set_device(device);
        check_writable(library)?;
        let library = match &library.library_file {
            Some(_) => library.clone(),
            None => library.write_library_file(&LibraryFile::new(id_gen::generate(), today))?,
        };
        check_writable(&library)?;
        let lock = lock_state_dir(&library, wait)?;
        let mut writer = Self {
            journal: Journal::default(),
            library,
            device,
            today,
            last_autosaves: BTreeMap::new(),
            frozen_fingerprints: BTreeSet::new(),
            finished_drafts: BTreeSet::new(),
            cleaned_networks: BTreeSet::new(),
            import_under_way: None,
            notes: Vec::new(),
            lock,
        };
        writer.settle_state_dir();
        Ok(writer)
    }

    /// The library that is written to.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// The device that is writing.
    pub fn device(&self) -> Uuid {
        self.device
    }

    /// Whether a draft is this device's, under the id it has now or the one it had.
    pub(crate) fn is_own(&self, draft: &Draft) -> bool {
        self.library.device_names().current(draft.device) == self.device
    }

    /// What a person should know about writing here, if anything.
    pub fn warnings(&self) -> impl Iterator<Item = &str> {
        self.lock.warning().into_iter().chain(self.notes.iter().map(String::as_str))
    }

    /// Keeps the settings; see [`settings::save`].
    pub fn save_settings(&self, settings: &SettingsFile) -> Result<(), StoreError> {
        settings::save(&self.library.dirs.config, settings)
    }

    /// Cleans up after the last writer; only where it was interrupted, all networks. Whether it was.
    pub fn clean_up(&mut self) -> bool {
        let (dirs, state) = (&self.library.dirs, self.library.state_dir().unwrap_or_default());
        for folder in [
            &dirs.config,
            &dirs.state,
            self.library.layout.root(),
            &self.library.layout.matrices_dir(),
            &self.library.layout.share_log_dir(),
            &self.library.layout.imports_dir(),
            &state,
            &unsaved_change::folder(&state),
            self.journal.dir(),
        ] {
            atomic_write::remove_temp_files(folder);
        }
        self.write_waiting_share_log();
        let was_interrupted = self.lock.was_interrupted();
        if was_interrupted {
            self.remove_empty_trash_dirs();
            for slug in self.library.slugs().unwrap_or_default() {
                // a network that can't be cleaned up now is cleaned up when it is written to
                let _ = self.clean_up_network(&slug);
            }
        }
        was_interrupted
    }
}

/// Takes the lock of this place. While it was waited for, another program may have moved it.
fn lock_state_dir(library: &Library, wait: Duration) -> Result<Lock, StoreError> {
    for _ in 0..MAX_LOCK_ATTEMPTS {
        let Some(state) = library.state_dir() else { break };
        let lock = Lock::acquire(&state, wait)?;
        library.forget_state_dir();
        if library.state_dir() == Some(state) {
            return Ok(lock);
        }
    }
    Err(not_a_library(library.layout.root()))
}

fn check_writable(library: &Library) -> Result<(), StoreError> {
    let Some(finding) = library.read_only_reason() else { return Ok(()) };
    let kind =
        if finding.code == NEWER_FORMAT { ErrorKind::NewerFormat } else { ErrorKind::Unreadable };
    let says = format!("Nothing can be changed here. {}", finding.says);
    Err(StoreError::new(kind, says, finding.remedy.clone()).in_file(&library.layout.library_file()))
}

fn not_a_library(root: &Path) -> StoreError {
    StoreError::missing("This folder has no library.json.", "Name the folder that holds it.")
        .in_file(root)
}
