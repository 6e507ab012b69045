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
    Keep {
        /// The network's folder.
        slug: Slug,
        /// The draft as it is now.
        open: Box<OpenDraft>,
        /// How soon.
        pace: Urgency,
        /// Counts up; comes back with the outcome, so that "saved" is only said of the newest.
        number: u64,
    },
    /// Put what is kept into the library now: the walk was left.
    Publish,
    /// Make a snapshot of this draft.
    SaveSnapshot {
        /// The network's folder.
        slug: Slug,
        /// The network as it is.
        network: Box<Network>,
        /// The draft.
        open: Box<OpenDraft>,
        /// What the person filled in.
        naming: SnapshotDetails,
    },
    /// Make a network.
    AddNetwork {
        /// Its name.
        name: String,
        /// What it is for, where that was said.
        purpose: Option<String>,
    },
    /// Keep what was typed for a network that is not made yet; nothing, where all of it is blank.
    KeepBegun {
        /// What was typed.
        begun: UnsavedNetwork,
        /// How soon.
        pace: Urgency,
    },
    /// Find what was typed for a network that was not made.
    FindBegun,
    /// Keep what is known of a network.
    PutNetwork {
        /// Its folder.
        slug: Slug,
        /// The network as it is now.
        network: Box<Network>,
        /// How soon.
        pace: Urgency,
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
    CarryOn {
        /// The network's folder.
        slug: Slug,
        /// The other device's draft.
        open: Box<OpenDraft>,
    },
    /// Move a draft to the trash.
    Discard {
        /// The network's folder.
        slug: Slug,
        /// The draft.
        draft: Uuid,
    },
    /// Settle two versions of a draft; the other goes to the trash.
    Resolve {
        /// The network's folder.
        slug: Slug,
        /// The two versions.
        conflict: Box<DraftConflict>,
        /// Whether the recovery copy is the one to go on with.
        recovery: bool,
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
    ListShares,
    /// Look at files that somebody gave; nothing of them is brought in yet.
    LookOver(Vec<PathBuf>),
    /// Bring in files as they were looked at.
    BringIn(Box<ImportRequest>),
    /// Read a spreadsheet, to look at.
    ReadSpreadsheet(PathBuf),
    /// Put a matrix into the library.
    AddMatrix(Box<Matrix>),
    /// Write something to a file outside the library.
    WriteOut {
        /// What.
        what: ExportContent,
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
    LookAtNext(String),
    /// Take that as the next revision.
    TakeAsNext {
        /// What was looked at.
        revision: Box<Revision>,
        /// What was said of each changed item.
        told: MeaningChoices,
    },
    /// Open a file of the library in an editor, and read it again afterwards.
    EditFile {
        /// The editor, as a command.
        editor: String,
        /// The file: its path inside the library.
        file: String,
        /// Where it is.
        place: String,
    },
    /// Look through the whole library for problems.
    Examine,
    /// Remember how the person likes it.
    KeepLook(Appearance),
    /// Open the person's own library, after a share was looked at.
    OpenOwn,
    /// Open another library.
    OpenLibrary(PathBuf),
    /// Open a made-up library.
    Demo,
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
    pub version: ShareLevel,
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
    pub chosen: Vec<ChosenFile>,
    /// Where matrices stand that other files need.
    pub sources: Vec<(String, PathBuf)>,
    /// The network that is open, to be read anew.
    pub open: Option<Slug>,
}

/// How soon a draft must be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// At once.
    Now,
    /// Within two seconds of the last change: somebody is typing.
    Typing,
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
