//! What the reader reads from.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::LibrarySwitch;
use crate::maturity::comparison::Comparison;
use crate::maturity::comparison::selection::{OtherSnapshot, SnapshotChoice};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::matrix_catalog::MatrixCatalog;
use crate::maturity::network_state::{NetworkEntry, NetworkState};
use crate::maturity::revision::{MatrixFileState, Revision};
use crate::maturity::share::{ImportPlan, ShareLog};
use crate::maturity::summary::LibrarySummary;
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::store::error::StoreError;
use crate::tui::protocol::spreadsheet_preview::Spreadsheet;

/// One library, to be read. A trait, so that order and stopping are proved without a disk.
pub trait LibraryReader: Send {
    /// Reads a network.
    fn open_network(&mut self, slug: &Slug) -> Result<NetworkState, StoreError>;

    /// Reads snapshots to be compared, and says how many networks have been read. None where `stop`
    /// was set meanwhile.
    fn compare(
        &mut self,
        wanted: &[SnapshotChoice],
        stop: &AtomicBool,
        say: &mut dyn FnMut(usize, usize),
    ) -> Option<(Arc<Comparison>, Vec<OtherSnapshot>)>;

    /// Lists the networks.
    fn list_networks(&mut self) -> Vec<NetworkEntry>;

    /// Finds what was typed for a network that was not made; blank where there is nothing.
    fn load_unsaved_network(&mut self) -> UnsavedNetwork;

    /// Reads all matrices, with what is odd about them and who uses them.
    fn list_matrices(&mut self) -> MatrixCatalog;

    /// Reads the file of one matrix, by its path inside the library.
    fn read_matrix_file(&mut self, file: &str) -> MatrixFileState;

    /// Looks at what a changed file would be the next revision of.
    fn preview_revision(&mut self, file: &str) -> Result<Revision, StoreError>;

    /// Sums up all networks, and says how far that is. None where `stop` was set meanwhile; what
    /// was read is remembered.
    fn summarize(
        &mut self,
        stop: &AtomicBool,
        say: &mut dyn FnMut(usize, usize),
    ) -> Option<LibrarySummary>;

    /// Looks through everything for problems. None where `stop` was set meanwhile.
    fn diagnose(&mut self, stop: &AtomicBool) -> Option<Vec<Diagnostic>>;

    /// Reads the log of what was shared, and says how far the looking up of its snapshots is. None
    /// where `stop` was set meanwhile.
    fn read_share_log(
        &mut self,
        stop: &AtomicBool,
        say: &mut dyn FnMut(usize, usize),
    ) -> Option<ShareLog>;

    /// Looks at files that somebody gave, and says how far that is. None where `stop` was set
    /// meanwhile.
    fn plan_import(
        &mut self,
        paths: &[PathBuf],
        stop: &AtomicBool,
        say: &mut dyn FnMut(usize, usize),
    ) -> Option<ImportPlan>;

    /// Opens the person's own library.
    fn open_own_library(&mut self) -> Result<LibrarySwitch, StoreError>;

    /// Reads a spreadsheet, and all that can be made of it.
    fn read_spreadsheet(&mut self, file: &Path) -> Result<Spreadsheet, StoreError>;

    /// Opens another library.
    fn open_library(&mut self, folder: &Path) -> Result<LibrarySwitch, StoreError>;

    /// Makes up a library and opens it.
    fn open_demo(&mut self) -> Result<LibrarySwitch, StoreError>;
}
