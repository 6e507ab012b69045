//! What should happen outside the screens. A room says it, the driver does it, and an
//! [`super::outcome::Outcome`] comes back.

use std::path::PathBuf;
use std::sync::Arc;

use uuid::Uuid;

use super::export_content::ExportContent;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::comparison::selection::SnapshotChoice;
use crate::maturity::ids::Slug;
use crate::maturity::matrix::{CrosswalkRow, Matrix};
use crate::maturity::network::Network;
use crate::maturity::network_state::{
    DraftConflict, KnownMatrix, OpenDraft, SavedSnapshot, SnapshotDetails,
};
use crate::maturity::revision::{MeaningChoices, Revision};
use crate::maturity::share::{ChosenFile, ShareLevel, SharePurpose};
use crate::maturity::unsaved_network::UnsavedNetwork;

/// One thing to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Keep this draft safe; what is being typed may wait two seconds, an answer may not.
    AutosaveDraft {
        /// The network's folder.
        slug: Slug,
        /// The draft as it is now.
        open_draft: Box<OpenDraft>,
        /// How soon.
        urgency: Urgency,
        /// Counts up; comes back with the outcome, so that "saved" is only said of the newest.
        number: u64,
    },
    /// Put what is kept into the library now: the walk was left.
    PublishDrafts,
    /// Make a snapshot of this draft.
    SaveSnapshot {
        /// The network's folder.
        slug: Slug,
        /// The network as it is.
        network: Box<Network>,
        /// The draft.
        open_draft: Box<OpenDraft>,
        /// What the person filled in.
        details: SnapshotDetails,
    },
    /// Make a network.
    AddNetwork {
        /// Its name.
        name: String,
        /// What it is for, where that was said.
        purpose: Option<String>,
    },
    /// Keep what was typed for a network that is not made yet; nothing, where all of it is blank.
    SaveUnsavedNetwork {
        /// What was typed.
        unsaved_network: UnsavedNetwork,
        /// How soon.
        urgency: Urgency,
    },
    /// Find what was typed for a network that was not made.
    LoadUnsavedNetwork,
    /// Keep what is known of a network.
    PutNetwork {
        /// Its folder.
        slug: Slug,
        /// The network as it is now.
        network: Box<Network>,
        /// How soon.
        urgency: Urgency,
    },
    /// Keep how the areas of a matrix line up with others.
    PutCrosswalk {
        /// The matrix as it was read.
        matrix: MatrixRef,
        /// Its crosswalk as it is to be.
        rows: Vec<CrosswalkRow>,
    },
    /// Open a corrected copy of a snapshot.
    Amend {
        /// The network's folder.
        slug: Slug,
        /// The snapshot to copy.
        saved: Box<SavedSnapshot>,
    },
    /// Carry another device's draft on, as a copy.
    CopyDraft {
        /// The network's folder.
        slug: Slug,
        /// The other device's draft.
        open_draft: Box<OpenDraft>,
    },
    /// Move a draft to the trash.
    DiscardDraft {
        /// The network's folder.
        slug: Slug,
        /// The draft.
        draft: Uuid,
    },
    /// Settle two versions of a draft; the other goes to the trash.
    ResolveConflict {
        /// The network's folder.
        slug: Slug,
        /// The two versions.
        conflict: Box<DraftConflict>,
        /// Whether the recovery copy is the one to go on with.
        keep_recovery: bool,
    },
    /// Read a network and show it.
    OpenNetwork(Slug),
    /// Read these snapshots, to be compared.
    Compare(Vec<SnapshotChoice>),
    /// List the networks of the folder.
    ListNetworks,
    /// Read all matrices.
    ListMatrices,
    /// Write a file for somebody else.
    Share(Box<OutgoingShare>),
    /// Read the log of what was shared.
    ReadShareLog,
    /// Look at files that somebody gave; nothing of them is brought in yet.
    PlanImport(Vec<PathBuf>),
    /// Bring in files as they were looked at.
    Import(Box<ImportRequest>),
    /// Read a spreadsheet, to look at.
    ReadSpreadsheet(PathBuf),
    /// Put a matrix into the library.
    AddMatrix(Box<Matrix>),
    /// Write something to a file outside the library.
    Export {
        /// What.
        content: ExportContent,
        /// The file, as it was typed.
        path: PathBuf,
    },
    /// Copy a matrix, to make it ours.
    CopyMatrix {
        /// What is copied.
        source: Arc<KnownMatrix>,
        /// What the copy is called.
        title: String,
    },
    /// Read the file of a matrix, by its path inside the library.
    ReadMatrixFile(String),
    /// Look at what the changed file of a matrix would be the next revision of.
    PreviewRevision(String),
    /// Take that as the next revision.
    AddRevision {
        /// What was looked at.
        revision: Box<Revision>,
        /// What was said of each changed item.
        meanings: MeaningChoices,
    },
    /// Open a file of the library in an editor, and read it again afterwards.
    EditFile {
        /// The editor, as a command.
        editor: String,
        /// The file: its path inside the library.
        file: String,
        /// Where it is.
        path: String,
    },
    /// Look through the whole library for problems.
    Diagnose,
    /// Remember how the person likes it.
    SaveAppearance(Appearance),
    /// Open the person's own library, after a share was looked at.
    OpenOwnLibrary,
    /// Open another library.
    OpenLibrary(PathBuf),
    /// Open a made-up library.
    OpenDemo,
    /// Leave the program.
    Quit,
    /// Put the program to sleep.
    Suspend,
}

/// A file to be written for somebody else.
#[derive(Clone, Debug, PartialEq)]
pub struct OutgoingShare {
    /// The snapshots, as they were seen.
    pub snapshots: Vec<SavedSnapshot>,
    /// How much of each.
    pub level: ShareLevel,
    /// Who it is for, and why.
    pub purpose: SharePurpose,
    /// Where it is written, as it was typed.
    pub file: PathBuf,
    /// Its id, which stays when it is tried again.
    pub id: Uuid,
}

/// Files to be brought in.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportRequest {
    /// The files.
    pub files: Vec<ChosenFile>,
    /// Where matrices stand that other files need.
    pub matrix_sources: Vec<(String, PathBuf)>,
    /// The network that is open, to be read anew.
    pub open_network: Option<Slug>,
}

/// How soon a draft must be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// At once.
    Immediate,
    /// Within two seconds of the last change: somebody is typing.
    Debounced,
}

/// How the person likes the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Appearance {
    /// The colours.
    pub theme: ThemeChoice,
    /// Whether signs and lines are plain ASCII.
    pub ascii: bool,
    /// Whether the mouse is listened to.
    pub mouse: bool,
}

/// The colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// Quiet colours.
    #[default]
    Default,
    /// Black, white and bright.
    HighContrast,
    /// No colour at all.
    Mono,
}
