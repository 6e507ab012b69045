//! What the reader reads from.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::Switch;
use crate::maturity::comparison::Sides;
use crate::maturity::comparison::selection::{Other, Wanted};
use crate::maturity::diagnostic::Finding;
use crate::maturity::ids::Slug;
use crate::maturity::matrix_catalog::Collection;
use crate::maturity::network_state::{NetworkEntry, Record};
use crate::maturity::revision::{Revision, WrittenFile};
use crate::maturity::share::{Log, Look};
use crate::maturity::summary::Summaries;
use crate::maturity::unsaved_network::Begun;
use crate::store::error::Fault;
use crate::tui::protocol::spreadsheet_preview::Spreadsheet;

/// One library, to be read. A trait, so that order and stopping are proved without a disk.
pub trait Shelf: Send {
    /// Reads a network.
    fn network(&mut self, slug: &Slug) -> Result<Record, Fault>;

    /// Reads snapshots to be compared, and says how many networks have been read. None where `stop`
    /// was set meanwhile.
    fn compare(
        &mut self,
        wanted: &[Wanted],
        stop: &AtomicBool,
        say: &mut dyn FnMut(usize, usize),
    ) -> Option<(Arc<Sides>, Vec<Other>)>;

    /// Lists the networks.
    fn networks(&mut self) -> Vec<NetworkEntry>;

    /// Finds what was typed for a network that was not made; blank where there is nothing.
    fn begun(&mut self) -> Begun;

    /// Reads all matrices, with what is odd about them and who uses them.
    fn matrices(&mut self) -> Collection;

    /// Reads the file of one matrix, by its path inside the library.
    fn matrix_file(&mut self, file: &str) -> WrittenFile;

    /// Looks at what a changed file would be the next revision of.
    fn revision(&mut self, file: &str) -> Result<Revision, Fault>;

    /// Sums up all networks, and says how far that is. None where `stop` was set meanwhile; what
    /// was read is remembered.
    fn summaries(
        &mut self,
        stop: &AtomicBool,
        say: &mut dyn FnMut(usize, usize),
    ) -> Option<Summaries>;

    /// Looks through everything for problems. None where `stop` was set meanwhile.
    fn examine(&mut self, stop: &AtomicBool) -> Option<Vec<Finding>>;

    /// Reads the log of what was shared, and says how far the looking up of its snapshots is. None
    /// where `stop` was set meanwhile.
    fn shares(&mut self, stop: &AtomicBool, say: &mut dyn FnMut(usize, usize)) -> Option<Log>;

    /// Looks at files that somebody gave, and says how far that is. None where `stop` was set
    /// meanwhile.
    fn look_over(
        &mut self,
        paths: &[PathBuf],
        stop: &AtomicBool,
        say: &mut dyn FnMut(usize, usize),
    ) -> Option<Look>;

    /// Opens the person's own library.
    fn own(&mut self) -> Result<Switch, Fault>;

    /// Reads a spreadsheet, and all that can be made of it.
    fn spreadsheet(&mut self, file: &Path) -> Result<Spreadsheet, Fault>;

    /// Opens another library.
    fn library(&mut self, folder: &Path) -> Result<Switch, Fault>;

    /// Makes up a library and opens it.
    fn demo(&mut self) -> Result<Switch, Fault>;
}
