//! Outcomes: what became of an effect. A failure is never an exit, always something a screen can
//! show.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use uuid::Uuid;

use super::networks_report::ReadReport;
use super::spreadsheet_preview::Spreadsheet;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::comparison::Comparison;
use crate::maturity::comparison::selection::OtherSnapshot;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::matrix_catalog::MatrixCatalog;
use crate::maturity::network::Network;
use crate::maturity::network_join::{JoinPlan, NetworkPart};
use crate::maturity::network_state::{
    KnownMatrix, NetworkEntry, NetworkState, OpenDraft, SavedSnapshot,
};
use crate::maturity::returns::ReturnRow;
use crate::maturity::revision::{MatrixFileState, Revision};
use crate::maturity::share::{ImportPlan, ImportReport, ImportUndo, ShareLog, ShareReceipt};
use crate::maturity::summary::LibrarySummary;
use crate::maturity::trash::{TrashKind, TrashedItem};
use crate::maturity::unsaved_change::{ChangeConflict, UnsavedChange};
use crate::maturity::unsaved_network::UnsavedNetwork;

/// Whether what is in a library is made up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SampleKind {
    #[default]
    Real,
    /// Made up, in a folder that stays.
    Persistent,
    /// Made up, and gone when it is left.
    Temporary,
}

/// What became of one effect.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Drafts are safe on the disk.
    Autosaved {
        number: u64,
        at: Timestamp,
    },
    /// An autosave failed; what was typed is still in memory, and it is tried again.
    AutosaveFailed {
        /// Why, in plain words.
        message: String,
    },
    /// Why the library does not take what is safe on this computer; none once it did.
    Unpublished(Option<String>),
    /// A snapshot is on the disk, and its draft is no more.
    SnapshotSaved(Box<SavedSnapshot>),
    NetworkAdded(Box<NetworkState>),
    UnsavedNetworkLoaded(UnsavedNetwork),
    NetworkSaved {
        network: Box<Network>,
        /// The newest usable revision of each matrix in use.
        matrices: Vec<Arc<KnownMatrix>>,
    },
    CrosswalkSaved {
        previous: MatrixRef,
        known: Arc<KnownMatrix>,
    },
    /// A draft is open: a corrected copy, or one carried on.
    DraftOpened(Box<OpenDraft>),
    DraftDiscarded(Uuid),
    /// A snapshot is in the trash under this name; the network as it is now.
    SnapshotTrashed {
        name: String,
        network_state: Box<NetworkState>,
    },
    /// A network is in the trash under this name.
    NetworkTrashed {
        slug: Slug,
        name: String,
    },
    /// A window with this folder was asked for.
    FolderOpened(String),
    /// What a path that was being typed can go on with.
    PathCompleted {
        typed: String,
        path: String,
        names: Vec<String>,
    },
    TrashRead(Vec<TrashedItem>),
    JoinPlanned(Box<JoinPlan>),
    NetworkPartsRead(Vec<NetworkPart>),
    /// Two networks are one now; the open network as it is now.
    NetworksJoined {
        kept: Slug,
        other: Slug,
        /// The id by which they can be split again; none where both have the same.
        part: Option<Uuid>,
        names: [String; 2],
        network_state: Option<Box<NetworkState>>,
    },
    /// It is noted that two networks of one ODS code are different ones; the open network as it is
    /// now, where it is one of them.
    NetworksKeptApart {
        other: Slug,
        names: [String; 2],
        network_state: Option<Box<NetworkState>>,
    },
    /// A part of a network is one of its own again; the open network as it is now.
    NetworkSplit {
        slug: Slug,
        other: Slug,
        name: String,
        network_state: Option<Box<NetworkState>>,
    },
    /// Something is back from the trash; the open network as it is now.
    Restored {
        kind: TrashKind,
        /// The folder of the network it is in now.
        network: Slug,
        network_state: Option<Box<NetworkState>>,
    },
    NetworkOpened(Box<NetworkState>),
    /// Networks are being read, to be compared.
    CompareProgress {
        done: usize,
        total: usize,
    },
    /// Snapshots side by side, and others of the same networks that could be compared too.
    Compared(Arc<Comparison>, Vec<OtherSnapshot>),
    /// Networks are being read for a report.
    NetworksReportProgress {
        done: usize,
        total: usize,
    },
    NetworksReportRead(Arc<ReadReport>),
    Networks(Vec<NetworkEntry>),
    Summaries(Box<LibrarySummary>),
    /// So many files are read for the summaries.
    SummaryProgress {
        done: usize,
        total: usize,
    },
    Matrices(Box<MatrixCatalog>),
    SpreadsheetRead(Arc<Spreadsheet>),
    MatrixAdded(Arc<KnownMatrix>),
    /// A file outside the library was written to this path, as it is shown.
    FileWritten(String),
    MatrixCopied(Arc<KnownMatrix>),
    MatrixFile(Box<MatrixFileState>),
    RevisionPreviewed(Box<Revision>),
    RevisionAdded(Arc<KnownMatrix>),
    /// A matrix of ours was changed: as it was, and as it is.
    MatrixEdited {
        previous: MatrixRef,
        known: Arc<KnownMatrix>,
    },
    Diagnosed(Vec<Diagnostic>),
    LibraryOpened {
        networks: Vec<NetworkEntry>,
        network_state: Option<Box<NetworkState>>,
        sample_kind: SampleKind,
        read_only_reason: Option<String>,
        library_dir: String,
        viewed_share: Option<PathBuf>,
    },
    /// A file for somebody else is on the disk, and was read back.
    Shared(Box<ShareReceipt>),
    ShareLogRead(Arc<ShareLog>),
    ReturnsRead(Arc<Vec<ReturnRow>>),
    /// So many files are planned, or imported.
    ImportProgress {
        done: usize,
        total: usize,
    },
    ImportPlanned(Box<ImportPlan>),
    /// What was to be opened is no workbook and no share to look at: it may be brought in.
    ReturnsFound(PathBuf),
    Imported {
        report: Box<ImportReport>,
        network_state: Option<Box<NetworkState>>,
    },
    /// What taking the last import back would do; none where nothing of one is here.
    ImportUndoPlanned(Option<Box<ImportUndo>>),
    /// The last import was taken back; the open network as it is now.
    ImportUndone {
        undo: Box<ImportUndo>,
        network_state: Option<Box<NetworkState>>,
    },
    /// A change is on the disk.
    ChangeSaved(UnsavedChange),
    /// A change could not be written; it is tried again.
    ChangeFailed {
        change: UnsavedChange,
        /// Why, in plain words.
        message: String,
        /// What to do about it.
        remedy: String,
        /// Whether it is in a recovery copy on this computer.
        is_kept: bool,
    },
    /// Something else changed the same: a person chooses.
    ChangeConflict(Box<ChangeConflict>),
    ChangeSettled {
        kept: UnsavedChange,
        keep_ours: bool,
        /// Where the other version is, as it can be shown.
        aside: String,
    },
    /// A change that an earlier sitting could not write goes on.
    ChangeRecovered(UnsavedChange),
    /// Everything that was not saved was tried once more.
    RetriedUnsaved,
    /// What was not saved is in this file.
    SavedElsewhere(String),
    /// What a person asked for could not be done, and stands at the top until it is.
    NotDone {
        /// What was not done and why, such as `the walk was not thrown away: the disk is full`.
        what: String,
        /// The same with what to do about it.
        message: String,
    },
    /// What was asked for could not be done; nothing was lost.
    Failed(String),
}

impl Outcome {
    /// Whether it is about two networks that are one, or one that is two.
    pub fn is_of_joining(&self) -> bool {
        matches!(
            self,
            Self::JoinPlanned(_)
                | Self::NetworkPartsRead(_)
                | Self::NetworksJoined { .. }
                | Self::NetworksKeptApart { .. }
                | Self::NetworkSplit { .. }
        )
    }

    /// Whether it is about bringing files in, or taking that back.
    pub fn is_import(&self) -> bool {
        matches!(
            self,
            Self::ImportProgress { .. }
                | Self::ImportPlanned(_)
                | Self::ReturnsFound(_)
                | Self::Imported { .. }
                | Self::ImportUndoPlanned(_)
                | Self::ImportUndone { .. }
        )
    }

    /// Whether something was done of which it would be said that it was not.
    pub fn is_done(&self) -> bool {
        matches!(
            self,
            Self::SnapshotSaved(_)
                | Self::DraftOpened(_)
                | Self::DraftDiscarded(_)
                | Self::SnapshotTrashed { .. }
                | Self::NetworkTrashed { .. }
                | Self::Restored { .. }
                | Self::NetworksJoined { .. }
                | Self::NetworksKeptApart { .. }
                | Self::NetworkSplit { .. }
                | Self::ImportUndone { .. }
                | Self::LibraryOpened { .. }
        )
    }
}
