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
    fn network(&mut self, slug: &Slug) -> Result<NetworkState, StoreError>;

    /// Reads snapshots to be compared, and says how many networks have been read. None where `stop`
    /// was set meanwhile.
    fn compare(
        &mut self,
        wanted: &[SnapshotChoice],
        stop: &AtomicBool,
        say: &mut dyn FnMut(usize, usize),
    ) -> Option<(Arc<Comparison>, Vec<OtherSnapshot>)>;

    /// Lists the networks.
    fn networks(&mut self) -> Vec<NetworkEntry>;

    /// Finds what was typed for a network that was not made; blank where there is nothing.
    fn begun(&mut self) -> UnsavedNetwork;

    /// Reads all matrices, with what is odd about them and who uses them.
    fn matrices(&mut self) -> MatrixCatalog;

    /// Reads the file of one matrix, by its path inside the library.
    fn matrix_file(&mut self, file: &str) -> MatrixFileState;

    /// Looks at what a changed file would be the next revision of.
    fn revision(&mut self, file: &str) -> Result<Revision, StoreError>;

    /// Sums up all networks, and says how far that is. None where `stop` was set meanwhile; what
    /// was read is remembered.
    fn summaries(
        &mut self,
        stop: &AtomicBool,
        say: &mut dyn FnMut(usize, usize),
    ) -> Option<LibrarySummary>;

    /// Looks through everything for problems. None where `stop` was set meanwhile.
    fn examine(&mut self, stop: &AtomicBool) -> Option<Vec<Diagnostic>>;

    /// Reads the log of what was shared, and says how far the looking up of its snapshots is. None
    /// where `stop` was set meanwhile.
    fn shares(&mut self, stop: &AtomicBool, say: &mut dyn FnMut(usize, usize)) -> Option<ShareLog>;

    /// Looks at files that somebody gave, and says how far that is. None where `stop` was set
    /// meanwhile.
    fn look_over(
        &mut self,
        paths: &[PathBuf],
        stop: &AtomicBool,
        say: &mut dyn FnMut(usize, usize),
    ) -> Option<ImportPlan>;

    /// Opens the person's own library.
    fn own(&mut self) -> Result<LibrarySwitch, StoreError>;

    /// Reads a spreadsheet, and all that can be made of it.
    fn spreadsheet(&mut self, file: &Path) -> Result<Spreadsheet, StoreError>;

    /// Opens another library.
    fn library(&mut self, folder: &Path) -> Result<LibrarySwitch, StoreError>;

    /// Makes up a library and opens it.
    fn demo(&mut self) -> Result<LibrarySwitch, StoreError>;
}
