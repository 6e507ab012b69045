//! Transitions: what a screen answers to a command, such as an effect to run or a place to go.

use std::path::PathBuf;
use std::sync::Arc;

use uuid::Uuid;

use super::command::Command;
use super::effect::{Effect, ReadRequest, WriteRequest};
use super::export_content::{ExportContent, FormToWrite};
use super::spreadsheet_preview::{FoundText, Spreadsheet};
use crate::maturity::assessment::MatrixRef;
use crate::maturity::comparison::selection::SnapshotChoice;
use crate::maturity::ids::{DomainId, ItemId, MatrixId, Slug};
use crate::maturity::known_matrix::KnownMatrix;
use crate::maturity::lineage::Lineage;
use crate::maturity::revision::Revision;
use crate::maturity::walk_subject::WalkSubject;
use crate::spreadsheet::TableReading;

#[derive(Clone, Debug, PartialEq)]
pub enum Transition {
    RunEffect(Effect),
    Navigate(Destination),
    /// Show this on the line above the keys, until the next key.
    ShowMessage(String),
    /// Go back to the screen below and do this there: a line of the palette was chosen.
    BackAndDispatch(Command),
}

impl Transition {
    pub fn read(request: ReadRequest) -> Self {
        Self::RunEffect(Effect::Read(request))
    }

    pub fn write(request: WriteRequest) -> Self {
        Self::RunEffect(Effect::Write(request))
    }
}

/// Where to go.
#[derive(Clone, Debug, PartialEq)]
pub enum Destination {
    Back,
    Home,
    Walk {
        subject: WalkSubject,
        scope: Scope,
        /// The area to begin with; else where the person was.
        area: Option<DomainId>,
    },
    /// The card of one area, where our stage is chosen.
    Card {
        subject: WalkSubject,
        area: DomainId,
    },
    /// The question which subject a walk through this matrix is about.
    Subject(Lineage, Scope),
    Save(WalkSubject),
    /// What we need from others, for this matrix.
    Needs(WalkSubject),
    Progress,
    SnapshotView(Uuid),
    /// A saved snapshot, read from where it says what is needed from others.
    SnapshotNeeds(Uuid),
    /// What can be done with a snapshot that was just saved.
    Saved(Uuid),
    /// The page to print or send of a saved snapshot; of the last one where none is named.
    Report(Option<Uuid>),
    /// The page to print or send over these snapshots of several networks.
    NetworksReport(Vec<SnapshotChoice>),
    /// The spreadsheet of a saved snapshot's answers; of the last one where none is named.
    AnswersSheet(Option<Uuid>),
    /// To share a saved snapshot; the latest where none is named.
    Share(Option<Uuid>),
    Import,
    /// To bring in these files and folders: they are looked at at once.
    ImportPaths(Vec<PathBuf>),
    /// What taking the last bringing in back would do.
    ImportUndo,
    History,
    Compare(Vec<SnapshotChoice>),
    AboutUs,
    Matrices,
    MatrixPage(MatrixRef),
    /// The revisions of the matrix that this is a text of.
    Revisions(MatrixRef),
    SpreadsheetPath,
    /// A spreadsheet, before anything is made of it.
    SpreadsheetPreview(Arc<Spreadsheet>),
    /// Whether what was read of a sheet is one of our matrices, changed.
    MatrixOrigin(Box<FoundText>),
    MatrixTitle(Box<TableReading>, Vec<MatrixId>),
    /// Where the file to write is named.
    Export(ExportContent),
    /// A form to fill in, of this matrix; of the first one in use where none is named.
    Form(Option<Arc<KnownMatrix>>),
    /// The form as it is to be written.
    FormPreview(Box<FormToWrite>),
    /// Who was asked to fill in a form, and what came.
    Returns,
    /// Copy exactly this matrix, to make it ours.
    CopyMatrix(MatrixRef),
    /// The file of a matrix of ours, by its path inside the library.
    MatrixFile(String),
    NextRevision(Box<Revision>),
    /// Taking this draft along to the newer revision of its matrix.
    Migrate(Uuid),
    /// A matrix file with mistakes, by its path inside the library.
    UnusableMatrix(String),
    CrosswalkEditor(MatrixRef),
    /// Which statements of a matrix are still to be checked against the document.
    SourceChecks(MatrixRef),
    NewNetwork,
    ShareLog,
    Networks,
    Problems,
    Settings,
    /// The words of a matrix, explained.
    Glossary {
        matrix: Lineage,
        /// The item whose words come first.
        item: Option<ItemId>,
    },
    /// Why an item or an area stands as it does.
    Why {
        subject: WalkSubject,
        area: DomainId,
        /// One item of it, else the area as a whole.
        item: Option<ItemId>,
    },
    /// Why an area stands as it was last saved.
    WhySaved {
        subject: WalkSubject,
        area: DomainId,
    },
    /// Two versions of a draft moved on: the person chooses.
    Conflict,
    /// The same for something beside the answers.
    ChangeConflict,
    /// Somebody leaves while something is not saved.
    QuitUnsaved,
    /// The question before a walk is thrown away: this draft, else any that is open.
    ConfirmDiscard(Option<Uuid>),
    /// The question before something else is moved to the trash.
    ConfirmTrash(TrashTarget),
    /// Which copy of this snapshot counts.
    ChooseCopy(Uuid),
    /// The question whether two networks are one and the same.
    JoinNetworks(Slug, Slug),
    /// The networks that one is made of.
    SplitNetwork(Slug),
    Trash,
}

/// How much of a matrix is walked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    #[default]
    Whole,
    FirstLook,
    /// What is open, not sure, due or changed since last time.
    TenMinutes,
}

/// What is to be moved to the trash, besides a walk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrashTarget {
    /// A saved snapshot of the open network.
    Snapshot(Uuid),
    Network(Slug),
}
