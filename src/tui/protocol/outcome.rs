//! What became of an effect: never an exit, always something a screen can show.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use uuid::Uuid;

use super::spreadsheet_preview::Spreadsheet;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::comparison::Comparison;
use crate::maturity::comparison::selection::OtherSnapshot;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix_catalog::MatrixCatalog;
use crate::maturity::network::Network;
use crate::maturity::network_state::{
    KnownMatrix, NetworkEntry, NetworkState, OpenDraft, SavedSnapshot,
};
use crate::maturity::revision::{MatrixFileState, Revision};
use crate::maturity::share::{ImportPlan, ImportReport, ShareLog, ShareReceipt};
use crate::maturity::summary::LibrarySummary;
use crate::maturity::unsaved_network::UnsavedNetwork;

/// Whether what is in a library is made up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SampleKind {
    /// It is real.
    #[default]
    Real,
    /// It is made up, in a folder that stays.
    Persistent,
    /// It is made up, and gone when it is left.
    Temporary,
}

/// What became of one effect.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A draft is safe on the disk.
    Autosaved {
        /// The number it was handed over with.
        number: u64,
        /// Since when.
        at: Timestamp,
    },
    /// Keeping failed; what was typed is still here and will be tried again.
    AutosaveFailed {
        /// Why, in plain words.
        message: String,
    },
    /// A snapshot is on the disk; its draft is done.
    SnapshotSaved(Box<SavedSnapshot>),
    /// A network is on the disk.
    NetworkAdded(Box<NetworkState>),
    /// What was typed for a network that was not made.
    UnsavedNetworkLoaded(UnsavedNetwork),
    /// What is known of the network is on the disk; its matrices as they now are in use.
    NetworkSaved {
        /// The network.
        network: Box<Network>,
        /// The newest usable revision of each matrix in use.
        matrices: Vec<Arc<KnownMatrix>>,
    },
    /// How the areas of a matrix line up is on the disk.
    CrosswalkSaved {
        /// The matrix as it was.
        previous: MatrixRef,
        /// The matrix as it is now.
        known: Arc<KnownMatrix>,
    },
    /// A draft is open: a corrected copy, or one carried on.
    DraftOpened(Box<OpenDraft>),
    /// A draft is in the trash.
    DraftDiscarded(Uuid),
    /// A network was read.
    NetworkOpened(Box<NetworkState>),
    /// Networks are being read, to be compared.
    CompareProgress {
        /// How many have been read.
        done: usize,
        /// How many there are to read.
        total: usize,
    },
    /// Snapshots side by side, and others of the same networks that could be compared too.
    Compared(Arc<Comparison>, Vec<OtherSnapshot>),
    /// The networks of the folder.
    Networks(Vec<NetworkEntry>),
    /// All networks with their snapshots in figures.
    Summaries(Box<LibrarySummary>),
    /// How far the summing up is.
    SummaryProgress {
        /// Files read.
        done: usize,
        /// Files that have to be read.
        total: usize,
    },
    /// All matrices, what is odd about them, and who uses them.
    Matrices(Box<MatrixCatalog>),
    /// A spreadsheet was read, to be looked at.
    SpreadsheetRead(Arc<Spreadsheet>),
    /// A matrix is in the library.
    MatrixAdded(Arc<KnownMatrix>),
    /// A file was written to this place outside the library.
    FileWritten(String),
    /// A copy of a matrix is on the disk.
    MatrixCopied(Arc<KnownMatrix>),
    /// The file of a matrix was read.
    MatrixFile(Box<MatrixFileState>),
    /// What a changed file would be the next revision of.
    RevisionPreviewed(Box<Revision>),
    /// A new revision of a matrix is on the disk.
    RevisionAdded(Arc<KnownMatrix>),
    /// What the whole library's examination found.
    Diagnosed(Vec<Diagnostic>),
    /// Another library is open.
    LibraryOpened {
        /// Its networks.
        networks: Vec<NetworkEntry>,
        /// The network to show, where there is just one.
        network_state: Option<Box<NetworkState>>,
        /// Whether it is made up.
        sample_kind: SampleKind,
        /// Why it can only be looked at, where that is so.
        read_only_reason: Option<String>,
        /// Where it is, as it is shown.
        library_dir: String,
        /// The share that is looked at, where it is one.
        viewed_share: Option<PathBuf>,
    },
    /// A file for somebody else is on the disk, and was read back.
    Shared(Box<ShareReceipt>),
    /// The log of what was shared.
    ShareLogRead(Arc<ShareLog>),
    /// So many files are looked at, or brought in.
    ImportProgress {
        /// How many.
        done: usize,
        /// Of how many.
        total: usize,
    },
    /// What the files are that somebody gave.
    ImportPlanned(Box<ImportPlan>),
    /// Files were brought in, or refused.
    Imported {
        /// What became of each.
        report: Box<ImportReport>,
        /// The network that is open, as it is now.
        network_state: Option<Box<NetworkState>>,
    },
    /// What was asked for could not be done; nothing was lost.
    Failed(String),
}
