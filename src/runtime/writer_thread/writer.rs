//! What the keeper writes to. A trait, so that coalescing, patience and order are proved without a
//! disk.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use uuid::Uuid;

use crate::maturity::assessment::{Draft, MatrixRef};
use crate::maturity::ids::Slug;
use crate::maturity::matrix::{CrosswalkRow, Matrix};
use crate::maturity::network::Network;
use crate::maturity::network_state::{
    DraftConflict, KnownMatrix, NetworkState, OpenDraft, SavedSnapshot, SnapshotDetails,
};
use crate::maturity::revision::{MeaningChoices, Revision};
use crate::maturity::share::{ImportReport, ShareReceipt};
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::store::error::StoreError;
use crate::tui::protocol::effect::{Appearance, ImportRequest, OutgoingShare};
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::Bookmark;

/// One library, to be written to. Every call comes back when what it wrote is on the disk, or says
/// why it is not.
pub trait LibraryWriter: Send {
    /// Takes the right to write; says why nothing can be written here, where that is so. Another
    /// may hold it just now.
    fn acquire_lock(&mut self) -> Option<String>;

    /// Clears up what a writer that was cut off left behind. Nobody waits for it.
    fn clean_up(&mut self);

    /// Keeps a draft on this device: the recovery copy. With it the matrix it is worked on against.
    fn autosave(
        &mut self,
        slug: &Slug,
        draft: &Draft,
        matrix: &KnownMatrix,
        now: Timestamp,
    ) -> Result<(), StoreError>;

    /// Puts a draft into the library. Its `base`, the hash of its file, is then that of all further
    /// work.
    fn publish_draft(
        &mut self,
        slug: &Slug,
        draft: &mut Draft,
        now: Timestamp,
    ) -> Result<(), StoreError>;

    /// Makes a snapshot of a draft, which is done with then.
    fn save_snapshot(
        &mut self,
        saving: &SnapshotInput<'_>,
        now: &Now,
    ) -> Result<SavedSnapshot, StoreError>;

    /// Makes a network.
    fn add_network(
        &mut self,
        name: &str,
        purpose: Option<&str>,
        now: &Now,
    ) -> Result<NetworkState, StoreError>;

    /// Copies a matrix under this title, to make it ours.
    fn copy_matrix(&mut self, source: &Matrix, title: &str)
    -> Result<Arc<KnownMatrix>, StoreError>;

    /// Takes what was looked at as the next revision, with what was said of its changed items.
    fn add_revision(
        &mut self,
        revision: &Revision,
        told: &MeaningChoices,
    ) -> Result<Arc<KnownMatrix>, StoreError>;

    /// Keeps what is known of a network; gives it back with the matrices now in use.
    fn put_network(
        &mut self,
        slug: &Slug,
        network: &Network,
    ) -> Result<(Network, Vec<Arc<KnownMatrix>>), StoreError>;

    /// Writes a file for somebody else, and reads it back.
    fn share(&mut self, sharing: &OutgoingShare, now: &Now) -> Result<ShareReceipt, StoreError>;

    /// Brings in files, and says how many are done. Gives back what became of each, and the network
    /// that is open as it is now.
    fn import(
        &mut self,
        bringing: &ImportRequest,
        from: usize,
        goes_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<(ImportReport, Option<NetworkState>), StoreError>;
    /// Puts a crosswalk into a matrix as it was last read; gives the matrix back as it is now.
    fn put_crosswalk(
        &mut self,
        was: &MatrixRef,
        rows: &[CrosswalkRow],
    ) -> Result<Arc<KnownMatrix>, StoreError>;

    /// Puts a matrix into the library.
    fn add_matrix(&mut self, matrix: &Matrix) -> Result<Arc<KnownMatrix>, StoreError>;

    /// Writes something to a place outside the library; says where it is.
    fn export(&mut self, what: &ExportContent, path: &Path) -> Result<String, StoreError>;

    /// Opens a corrected copy of a snapshot.
    fn amend(
        &mut self,
        slug: &Slug,
        saved: &SavedSnapshot,
        now: &Now,
    ) -> Result<OpenDraft, StoreError>;

    /// Carries another device's draft on, as a copy.
    fn copy_draft(
        &mut self,
        slug: &Slug,
        open: &OpenDraft,
        now: &Now,
    ) -> Result<OpenDraft, StoreError>;

    /// Moves a draft to the trash: this version of it, or, where there is none, the one on the
    /// disk.
    fn discard_draft(
        &mut self,
        slug: &Slug,
        draft: Uuid,
        newest: Option<&Draft>,
        now: Timestamp,
    ) -> Result<(), StoreError>;

    /// Settles two versions of a draft: the recovery copy goes on, or else the published one; the
    /// other goes to the trash.
    fn resolve_conflict(
        &mut self,
        slug: &Slug,
        conflict: &DraftConflict,
        recovery: bool,
        now: Timestamp,
    ) -> Result<OpenDraft, StoreError>;

    /// Keeps what was typed for a network that is not made yet; takes it away where all of it is
    /// blank.
    fn save_unsaved_network(&mut self, unsaved: &UnsavedNetwork) -> Result<(), StoreError>;

    /// Remembers something for the next start.
    fn remember(&mut self, what: &RememberedState) -> Result<(), StoreError>;
}

/// What a snapshot is made of.
#[derive(Clone, Copy, Debug)]
pub struct SnapshotInput<'s> {
    /// The network's folder.
    pub slug: &'s Slug,
    /// The network as it is.
    pub network: &'s Network,
    /// The draft.
    pub open_draft: &'s OpenDraft,
    /// What the person filled in.
    pub details: &'s SnapshotDetails,
}

/// What is remembered for the next start.
#[derive(Clone, Debug, PartialEq)]
pub enum RememberedState {
    /// How the person likes the screen.
    Appearance(Appearance),
    /// Where the person was.
    LastPlace(LastPlace),
    /// Which library was opened.
    Library(PathBuf),
}

/// Where a person was.
#[derive(Clone, Debug, PartialEq)]
pub struct LastPlace {
    /// The folder of the network that was open.
    pub slug: Slug,
    /// The id of that network.
    pub network: Uuid,
    /// The place in its walk, where the person was walking.
    pub bookmark: Option<Bookmark>,
}
