//! Effects: what a screen asks the event loop for, such as a [`ReadRequest`], a [`WriteRequest`],
//! the autosave of a draft, or the end of the program. An [`super::outcome::Outcome`] comes back.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use uuid::Uuid;

use super::bookmark::LastPlace;
use super::export_content::ExportContent;
pub use crate::maturity::appearance::Appearance;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::comparison::selection::SnapshotChoice;
use crate::maturity::ids::Slug;
use crate::maturity::matrix::{CrosswalkRow, Matrix};
use crate::maturity::network::Network;
use crate::maturity::network_report::ReportOptions;
use crate::maturity::network_state::{
    DraftConflict, KnownMatrix, OpenDraft, SavedSnapshot, SnapshotDetails,
};
use crate::maturity::revision::{MeaningChoices, Revision};
use crate::maturity::share::{ChosenFile, ImportUndo, ShareContents, ShareLogRecord, SharePurpose};
use crate::maturity::sheet_memory::SheetMemory;
use crate::maturity::unsaved_change::{ChangeKey, TypedMatrixText, UnsavedChange};
use crate::maturity::unsaved_network::UnsavedNetwork;

/// One thing to be done outside the screens.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// To the reader thread. A list of the networks is followed by their summaries.
    Read(ReadRequest),
    Write(WriteRequest),
    /// Write the recovery copy of this draft.
    AutosaveDraft {
        slug: Slug,
        open_draft: Box<OpenDraft>,
        urgency: Urgency,
        /// Counts up; comes back with the outcome, so that only the newest is called saved.
        number: u64,
    },
    /// Put the recovery copies into the library now: the walk was left.
    PublishDrafts,
    /// Open a file of the library in an editor, and read it again afterwards.
    EditFile {
        editor: String,
        /// The path inside the library.
        file: String,
        path: String,
    },
    Quit,
    /// Leave, and lose what is not saved: the person chose so.
    QuitAndLose,
    /// Stop as Ctrl-Z does in a shell.
    Suspend,
}

/// What can be asked of the reader thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadRequest {
    Network(Slug),
    /// These snapshots, side by side.
    Compare(Vec<SnapshotChoice>),
    /// A report over these.
    NetworksReport(Vec<SnapshotChoice>, ReportOptions),
    Networks,
    UnsavedNetwork,
    Matrices,
    /// The file of one matrix, by its path inside the library.
    MatrixFile(String),
    /// What the changed file of a matrix would be the next revision of.
    PreviewRevision(String),
    /// All networks with their snapshots in figures.
    Summaries,
    /// The problems of the whole library.
    Diagnose,
    ShareLog,
    /// Who was asked to fill in a form and what came, as of this day.
    Returns(Date),
    /// What lies in the trash.
    Trash,
    /// What joining the second network to the first would make.
    JoinPlan(Slug, Slug),
    /// The networks that this one is made of.
    NetworkParts(Slug),
    /// What these files are; nothing of them is imported yet.
    PlanImport(Vec<PathBuf>),
    /// Open the folder of the workbook in the computer's own window for files.
    OpenFolder,
    /// What a path that is being typed can go on with.
    CompletePath(String),
    /// What taking the last import back would do.
    PlanImportUndo,
    Spreadsheet(PathBuf),
    /// The same, with its hidden rows, columns and sheets.
    SpreadsheetWithHidden(PathBuf),
    /// Another library, to be worked in from now on; or a share, to look at only.
    Library(PathBuf),
    /// The person's own library, after a share was looked at.
    OwnLibrary,
    Demo,
}

impl ReadRequest {
    /// What a person waits for comes first (0), then what a list shows, then what is only good to
    /// know.
    pub fn priority(&self) -> u8 {
        match self {
            Self::Networks => 1,
            Self::Summaries => 2,
            Self::Diagnose => 3,
            _ => 0,
        }
    }
}

/// What can be asked of the writer thread.
#[derive(Clone, Debug, PartialEq)]
pub enum WriteRequest {
    SaveSnapshot {
        slug: Slug,
        network: Box<Network>,
        open_draft: Box<OpenDraft>,
        details: SnapshotDetails,
    },
    AddNetwork {
        name: String,
        purpose: Option<String>,
    },
    /// Keep what was typed for a network that is not made yet; remove it where all of it is blank.
    SaveUnsavedNetwork {
        unsaved_network: UnsavedNetwork,
        urgency: Urgency,
    },
    PutNetwork {
        slug: Slug,
        network: Box<Network>,
        urgency: Urgency,
    },
    /// Store how the areas of a matrix, as it was read, line up with those of others.
    PutCrosswalk {
        matrix: MatrixRef,
        rows: Vec<CrosswalkRow>,
    },
    /// Open a corrected copy of a snapshot.
    Amend {
        slug: Slug,
        saved: Box<SavedSnapshot>,
    },
    /// Carry another device's draft on, as a copy.
    CopyDraft {
        slug: Slug,
        open_draft: Box<OpenDraft>,
    },
    DiscardDraft {
        slug: Slug,
        draft: Uuid,
    },
    /// Move a snapshot to the trash.
    TrashSnapshot {
        slug: Slug,
        saved: Box<SavedSnapshot>,
    },
    /// Move a network to the trash, with all that is in its folder.
    TrashNetwork {
        slug: Slug,
    },
    /// Join the other network to the one that is kept.
    JoinNetworks {
        kept: Slug,
        other: Slug,
        /// The hashes of the files of both, as they were looked at.
        seen: Option<[String; 2]>,
        /// The network that is open, to be read again.
        open_network: Option<Slug>,
    },
    /// Note that two networks of one ODS code are different ones.
    KeepNetworksApart {
        kept: Slug,
        other: Slug,
        open_network: Option<Slug>,
    },
    /// Split the part with this id off a network.
    SplitNetwork {
        slug: Slug,
        part: Uuid,
        open_network: Option<Slug>,
    },
    /// Bring back what has this name in the trash.
    Restore {
        name: String,
        /// The network that is open, to be read again.
        open_network: Option<Slug>,
    },
    /// Somebody has looked at the trash: what has these names there is told of no more.
    MarkTrashSeen(Vec<String>),
    /// Settle two versions of a draft; the other goes to the trash.
    ResolveConflict {
        slug: Slug,
        conflict: Box<DraftConflict>,
        keep_recovery: bool,
    },
    /// Write a file for somebody else.
    Share(Box<OutgoingShare>),
    /// Import files as they were planned.
    Import(Box<ImportRequest>),
    /// Take the last import back, as it was looked at.
    UndoImport {
        undo: Box<ImportUndo>,
        /// The network that is open, to be read again.
        open_network: Option<Slug>,
    },
    AddMatrix(Box<Matrix>),
    /// Add the matrix in this file, as it was looked at.
    AddMatrixFile {
        path: PathBuf,
        hash: String,
    },
    /// Write something to a file outside the library.
    Export {
        content: ExportContent,
        path: PathBuf,
    },
    /// Copy a matrix under another title, to make it ours.
    CopyMatrix {
        source: Arc<KnownMatrix>,
        title: String,
    },
    AddRevision {
        revision: Box<Revision>,
        meanings: MeaningChoices,
    },
    /// Change a matrix of ours: in its file, or as its next revision once it was answered.
    EditMatrix {
        before: Arc<KnownMatrix>,
        after: Box<Matrix>,
        meanings: MeaningChoices,
    },
    /// Keep words that are typed in a matrix, until they are taken into it or left.
    KeepMatrixText {
        typed: Box<TypedMatrixText>,
        urgency: Urgency,
    },
    SaveAppearance(Appearance),
    /// Remember what was said of a spreadsheet, for the next of its shape; or forget it.
    PutSheetMemory {
        memory: Box<SheetMemory>,
        is_kept: bool,
    },
    /// Remember where the person is, for the next start.
    SaveLastPlace(LastPlace),
    /// Remember which library is open, for the next start.
    SaveLastLibrary(PathBuf),
    /// Settle two versions of a change; the other is set aside.
    SettleChange {
        key: ChangeKey,
        keep_ours: bool,
    },
    /// Write the line of a share that the folder did not take before.
    PutShareLog {
        share: Uuid,
        record: Box<ShareLogRecord>,
    },
    /// Try at once to save all that is not saved.
    RetryUnsaved,
    /// Put all that is not saved into this file.
    SaveElsewhere(PathBuf),
}

impl From<UnsavedChange> for WriteRequest {
    fn from(change: UnsavedChange) -> Self {
        let urgency = Urgency::Immediate;
        match change {
            UnsavedChange::Network { slug, network } => Self::PutNetwork { slug, network, urgency },
            UnsavedChange::Crosswalk { matrix, rows } => Self::PutCrosswalk { matrix, rows },
            UnsavedChange::Settings(look) => Self::SaveAppearance(look),
            UnsavedChange::NewNetwork { name, purpose } => Self::SaveUnsavedNetwork {
                unsaved_network: UnsavedNetwork { name, purpose },
                urgency,
            },
            UnsavedChange::ShareLog { share, record } => Self::PutShareLog { share, record },
            UnsavedChange::MatrixText(typed) => Self::KeepMatrixText { typed, urgency },
        }
    }
}

impl WriteRequest {
    /// What a person changed by it, where that is kept until it is on the disk; and how soon it
    /// must be there.
    pub fn unsaved_change(&self) -> Option<(UnsavedChange, Urgency)> {
        Some(match self {
            Self::PutNetwork { slug, network, urgency } => {
                let (slug, network) = (slug.clone(), network.clone());
                (UnsavedChange::Network { slug, network }, *urgency)
            }
            Self::PutCrosswalk { matrix, rows } => {
                let (matrix, rows) = (matrix.clone(), rows.clone());
                (UnsavedChange::Crosswalk { matrix, rows }, Urgency::Immediate)
            }
            Self::SaveAppearance(look) => (UnsavedChange::Settings(*look), Urgency::Immediate),
            Self::SaveUnsavedNetwork { unsaved_network, urgency } => {
                (unsaved_network.clone().into(), *urgency)
            }
            Self::PutShareLog { share, record } => {
                let (share, record) = (*share, record.clone());
                (UnsavedChange::ShareLog { share, record }, Urgency::Immediate)
            }
            Self::KeepMatrixText { typed, urgency } => {
                (UnsavedChange::MatrixText(typed.clone()), *urgency)
            }
            _ => return None,
        })
    }

    /// What is said at the top where this can't be done, of what a person sees on no page of its own.
    pub fn not_done_words(&self) -> Option<&'static str> {
        Some(match self {
            Self::SaveSnapshot { .. } => "the snapshot was not saved",
            Self::Amend { .. } => "no corrected copy was opened",
            Self::CopyDraft { .. } => "the other walk was not carried on",
            Self::DiscardDraft { .. } => "the walk was not thrown away",
            Self::TrashSnapshot { .. } => "the snapshot was not thrown away",
            Self::TrashNetwork { .. } => "the network was not thrown away",
            Self::Restore { .. } => "nothing was brought back",
            Self::JoinNetworks { .. } => "the networks were not joined",
            Self::SplitNetwork { .. } => "the network was not split",
            Self::KeepNetworksApart { .. } => "it was not noted that they are two networks",
            Self::ResolveConflict { .. } => "no version was chosen",
            Self::UndoImport { .. } => "the bringing in was not taken back",
            Self::EditMatrix { .. } => "the matrix was not changed",
            _ => return None,
        })
    }

    /// The networks whose folders are moved, or files of theirs: what is typed of them must be in
    /// there before.
    pub fn moved_networks(&self) -> Vec<&Slug> {
        match self {
            Self::TrashNetwork { slug }
            | Self::SplitNetwork { slug, .. }
            | Self::KeepNetworksApart { other: slug, .. } => vec![slug],
            Self::JoinNetworks { kept, other, .. } => vec![kept, other],
            _ => Vec::new(),
        }
    }

    /// The draft that is no more once this is done, or that starts anew.
    pub fn ended_draft(&self) -> Option<Uuid> {
        match self {
            Self::SaveSnapshot { open_draft, .. } => Some(open_draft.draft.id),
            Self::DiscardDraft { draft, .. } => Some(*draft),
            Self::ResolveConflict { conflict, .. } => Some(conflict.recovery.draft.id),
            _ => None,
        }
    }
}

/// A file to be written for somebody else.
#[derive(Clone, Debug, PartialEq)]
pub struct OutgoingShare {
    /// What goes, as it was shown.
    pub contents: ShareContents,
    pub purpose: SharePurpose,
    pub file: PathBuf,
    /// Its id, which stays when it is tried again.
    pub id: Uuid,
}

/// Files to be imported.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportRequest {
    /// The id of its record, by which it can be taken back.
    pub id: Uuid,
    pub files: Vec<ChosenFile>,
    /// Where the matrices are that other files need.
    pub matrix_sources: Vec<(String, PathBuf)>,
    pub open_network: Option<Slug>,
}

/// How soon a draft must be on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    Immediate,
    /// Within two seconds of the last change: somebody is typing.
    Debounced,
}
