//! How the threads reach a library: the function that reads, the trait that writes, and what is
//! exchanged when another library is opened. Tests put their own in place, so that order,
//! coalescing, retry and stopping are proved without a disk.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;

use crate::maturity::assessment::Draft;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::{KnownMatrix, NetworkState};
use crate::maturity::share::ImportReport;
use crate::maturity::unsaved_change::{ChangeKey, UnsavedChange};
use crate::store::error::StoreError;
use crate::tui::protocol::effect::{ImportRequest, ReadRequest, WriteRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;

/// Reads what a request asks for; `None` where it was stopped meanwhile.
pub type Reader = Box<dyn FnMut(&ReadRequest, &mut ReadControl<'_>) -> Option<ReadAnswer> + Send>;

/// How a reading is stopped, and where it reports its progress.
pub struct ReadControl<'a> {
    pub stop: &'a AtomicBool,
    pub report: &'a mut dyn FnMut(usize, usize),
}

impl ReadControl<'_> {
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }

    /// Reports that `done` of `total` are read; whether to go on.
    pub fn advance(&mut self, done: usize, total: usize) -> bool {
        (self.report)(done, total);
        !self.is_stopped()
    }
}

pub enum ReadAnswer {
    Outcome(Outcome),
    Library(LibrarySwitch),
}

impl ReadAnswer {
    pub fn from_error(error: &StoreError) -> Self {
        Self::Outcome(Outcome::Failed(error_line(error)))
    }
}

/// All that changes when another library is opened.
pub struct LibrarySwitch {
    pub writer: Box<dyn LibraryWriter>,
    pub reader: Reader,
    pub outcome: Outcome,
    /// The folder to open at the next start; none for one that is gone by then, or that is opened
    /// anyway.
    pub remember_path: Option<PathBuf>,
    /// Whether it is made up, and gone when it is left.
    pub is_temporary: bool,
}

/// One library, to be written to. Every call returns when what it wrote is on the disk, or says why
/// it is not.
pub trait LibraryWriter: Send {
    /// Takes the lock; returns why nothing can be written here, where that is so.
    fn acquire_lock(&mut self) -> Option<String>;

    /// Removes what a writer that was cut off left behind; whether one was. Nobody waits for it.
    fn clean_up(&mut self) -> bool;

    /// Writes the recovery copy of a draft, and with it the matrix that it answers.
    fn autosave(
        &mut self,
        slug: &Slug,
        draft: &Draft,
        matrix: &KnownMatrix,
        now: Timestamp,
    ) -> Result<(), StoreError>;

    /// Puts a draft into the library, and sets its base to the hash of the new file.
    fn publish_draft(
        &mut self,
        slug: &Slug,
        draft: &mut Draft,
        now: Timestamp,
    ) -> Result<(), StoreError>;

    /// Does what a request says. `newest` is the newest version of the draft that the request ends,
    /// where it may not be on the disk.
    fn write(
        &mut self,
        request: WriteRequest,
        newest: Option<&Draft>,
        now: &Now,
    ) -> Result<Option<Outcome>, StoreError>;

    /// Writes the recovery copy of a change that could not be written where it belongs.
    fn keep_change(&mut self, change: &UnsavedChange) -> Result<(), StoreError>;

    /// The change is on the disk: its recovery copy is removed.
    fn forget_change(&mut self, key: &ChangeKey);

    /// The changes of which there are recovery copies.
    fn recovered_changes(&mut self) -> Vec<UnsavedChange>;

    /// What the file of a change says now, where that can be set beside it.
    fn outside_version(&mut self, ours: &UnsavedChange) -> Option<UnsavedChange>;

    /// Sets one of two versions aside; returns the other, as it is to be written, and where the
    /// first one is.
    fn settle_change(
        &mut self,
        ours: &UnsavedChange,
        theirs: &UnsavedChange,
        keep_ours: bool,
    ) -> Result<(UnsavedChange, String), StoreError>;

    /// Writes what is only in memory to the file named, or to the first place that takes it.
    /// Returns its path, as it can be shown.
    fn write_emergency_copy(
        &mut self,
        drafts: Vec<Draft>,
        changes: Vec<UnsavedChange>,
        to: Option<&Path>,
        now: Timestamp,
    ) -> Result<String, StoreError>;

    /// Imports the files after the first `from`, for as long as `goes_on`, which is given how many
    /// are done. Returns what became of each, and the open network as it is now.
    fn import(
        &mut self,
        request: &ImportRequest,
        from: usize,
        goes_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<(ImportReport, Option<NetworkState>), StoreError>;
}

/// An error as one line of a screen can show it.
pub(crate) fn error_line(error: &StoreError) -> String {
    format!("{} {}", error.message, error.remedy)
}
