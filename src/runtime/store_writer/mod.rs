//! Does write requests in the store: its one writer, which is acquired at the start or when it is
//! first needed.

mod changes;
mod export;
mod import;
mod joins;
mod matrices;
mod settings;
mod trash;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use uuid::Uuid;

use super::library_access::{LibraryWriter, error_line};
use super::library_handle::LibraryHandle;
use super::user_dirs::expand_home;
use crate::maturity::assessment::Draft;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::network_state::{
    DraftConflict, KnownMatrix, NetworkState, OpenDraft, SnapshotDetails,
};
use crate::maturity::share::{ImportReport, ShareReceipt};
use crate::maturity::unsaved_change::{ChangeKey, UnsavedChange};
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::ops::Writer;
use crate::store::ops::resolve_conflict::ConflictChoice;
use crate::store::ops::share::ShareRequest;
use crate::store::temp_dir::TempFolder;
use crate::store::unsaved_network;
use crate::tui::protocol::effect::{ImportRequest, OutgoingShare, WriteRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;

/// Writes through the store. The order of the fields is that in which a drop gives them back: the
/// lock, then the folder of a made-up library.
#[derive(Debug)]
pub struct StoreWriter {
    writer: Option<Writer>,
    /// The hash of the file that each unsaved change was made on.
    bases: BTreeMap<ChangeKey, String>,
    handle: LibraryHandle,
    /// Why nothing is ever written here, where that is so.
    read_only_reason: Option<String>,
    /// The folder of a library that is gone when it is left.
    temp_dir: Option<TempFolder>,
}

impl StoreWriter {
    pub fn new(handle: LibraryHandle, temp_dir: Option<TempFolder>) -> Self {
        Self { writer: None, bases: BTreeMap::new(), handle, read_only_reason: None, temp_dir }
    }

    /// Writes nothing: the library is a share that somebody sent, to look at only.
    pub fn read_only(handle: LibraryHandle, folder: TempFolder, reason: String) -> Self {
        Self {
            writer: None,
            bases: BTreeMap::new(),
            handle,
            read_only_reason: Some(reason),
            temp_dir: Some(folder),
        }
    }

    fn writer(&mut self) -> Result<&mut Writer, StoreError> {
        if let Some(reason) = &self.read_only_reason {
            let message = format!("This is only to look at: {reason}");
            return Err(StoreError::new(ErrorKind::NotPossible, message, ""));
        }
        match &mut self.writer {
            Some(writer) => Ok(writer),
            none => {
                let mut writer = acquire_writer(&self.handle)?;
                writer.clean_up();
                Ok(none.insert(writer))
            }
        }
    }

    fn network_state(&self, slug: &Slug) -> Result<NetworkState, StoreError> {
        self.handle.library().open_network(slug, self.handle.device)
    }

    /// Writes what waited on this device to be written.
    fn write_waiting(&mut self, request: WriteRequest) -> Result<(), StoreError> {
        match request {
            WriteRequest::PutShareLog { share, record } => {
                self.writer()?.put_share_log(share, &record)
            }
            WriteRequest::SaveUnsavedNetwork { unsaved_network, .. } => {
                self.save_unsaved_network(&unsaved_network)
            }
            WriteRequest::KeepMatrixText { typed, .. } => self.keep_matrix_text(*typed),
            _ => Ok(()),
        }
    }

    fn save_unsaved_network(&self, unsaved: &UnsavedNetwork) -> Result<(), StoreError> {
        if self.read_only_reason.is_some() || self.temp_dir.is_some() {
            return Ok(());
        }
        let dirs = self.handle.library().dirs;
        unsaved_network::save(&dirs.state, &dirs.library, unsaved)
    }

    fn save_snapshot(
        &mut self,
        slug: &Slug,
        network: &Network,
        open: &OpenDraft,
        details: &SnapshotDetails,
        now: &Now,
    ) -> Result<Outcome, StoreError> {
        let (today, at) = (now.today, now.timestamp);
        let writer = self.writer()?;
        writer
            .save_snapshot(slug, network, &open.draft, &open.matrix, details, today, at)
            .map(|saved| Outcome::SnapshotSaved(Box::new(saved)))
    }

    fn resolve_conflict(
        &mut self,
        slug: &Slug,
        conflict: &DraftConflict,
        keep_recovery: bool,
        now: Timestamp,
    ) -> Result<Outcome, StoreError> {
        let (choice, chosen) = if keep_recovery {
            (ConflictChoice::Recovery, &conflict.recovery)
        } else {
            (ConflictChoice::Published, &conflict.published)
        };
        let draft = self.writer()?.resolve_conflict(slug, conflict, choice, now)?;
        Ok(draft_opened(draft, &chosen.matrix, now))
    }

    fn discard_draft(
        &mut self,
        slug: &Slug,
        draft: Uuid,
        newest: Option<&Draft>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if let Some(newest) = newest {
            return self.writer()?.discard_draft(slug, newest, now);
        }
        let state = self.network_state(slug)?;
        let open = state
            .drafts
            .iter()
            .find(|open| open.draft.id == draft)
            .ok_or_else(missing_draft_error)?;
        self.writer()?.discard_draft(slug, &open.draft, now)
    }

    fn add_network(
        &mut self,
        name: &str,
        purpose: Option<String>,
        now: &Now,
    ) -> Result<Outcome, StoreError> {
        let network = Network { purpose, ..Network::with_name(now.new_id, name) };
        let slug = self.writer()?.add_network(network)?;
        Ok(Outcome::NetworkAdded(Box::new(self.network_state(&slug)?)))
    }

    fn put_network(&mut self, slug: &Slug, network: Box<Network>) -> Result<Outcome, StoreError> {
        let base = self.bases.get(&ChangeKey::Network(slug.clone())).cloned();
        self.writer()?.put_network_over(slug, &network, base.as_deref())?;
        let library = self.handle.library();
        let matrices =
            network.matrices.iter().filter_map(|id| library.matrix(id, None).ok()).collect();
        Ok(Outcome::NetworkSaved { network, matrices })
    }

    fn share(&mut self, share: &OutgoingShare, now: Timestamp) -> Result<ShareReceipt, StoreError> {
        let file = expand_home(&share.file);
        let OutgoingShare { contents, purpose, id, .. } = share;
        self.writer()?.share(&ShareRequest { contents, purpose, file: &file, id: *id, now })
    }
}

impl LibraryWriter for StoreWriter {
    fn acquire_lock(&mut self) -> Option<String> {
        if let Some(reason) = &self.read_only_reason {
            return Some(reason.clone());
        }
        let library = self.handle.library();
        if let Some(reason) = library.read_only_reason() {
            return Some(format!("{} {}", reason.says, reason.remedy));
        }
        // an empty folder becomes a library when there is something to write
        library.library_file?;
        match acquire_writer(&self.handle) {
            Ok(writer) => self.writer = Some(writer),
            Err(error) => return Some(error_line(&error)),
        }
        None
    }

    fn clean_up(&mut self) -> bool {
        self.writer.as_mut().is_some_and(Writer::clean_up)
    }

    fn autosave(
        &mut self,
        slug: &Slug,
        draft: &Draft,
        matrix: &KnownMatrix,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.writer()?.autosave(slug, draft, matrix, now)
    }

    fn publish_draft(
        &mut self,
        slug: &Slug,
        draft: &mut Draft,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.writer()?.publish_draft(slug, draft, now)
    }

    fn write(
        &mut self,
        request: WriteRequest,
        newest: Option<&Draft>,
        now: &Now,
    ) -> Result<Option<Outcome>, StoreError> {
        let at = now.timestamp;
        let outcome = match request {
            WriteRequest::SaveSnapshot { slug, network, open_draft, details } => {
                self.save_snapshot(&slug, &network, &open_draft, &details, now)?
            }
            WriteRequest::Amend { slug, saved } => {
                let draft = self.writer()?.amend(&slug, &saved, at)?;
                draft_opened(draft, &saved.matrix, at)
            }
            WriteRequest::CopyDraft { slug, open_draft } => {
                let draft = self.writer()?.copy_draft(&slug, &open_draft.draft, at)?;
                draft_opened(draft, &open_draft.matrix, at)
            }
            moved @ (WriteRequest::JoinNetworks { .. }
            | WriteRequest::KeepNetworksApart { .. }
            | WriteRequest::SplitNetwork { .. }
            | WriteRequest::DiscardDraft { .. }
            | WriteRequest::TrashSnapshot { .. }
            | WriteRequest::TrashNetwork { .. }
            | WriteRequest::MarkTrashSeen(_)
            | WriteRequest::Restore { .. }) => return self.write_trash(moved, newest, at),
            WriteRequest::ResolveConflict { slug, conflict, keep_recovery } => {
                self.resolve_conflict(&slug, &conflict, keep_recovery, at)?
            }
            WriteRequest::AddNetwork { name, purpose } => self.add_network(&name, purpose, now)?,
            WriteRequest::PutNetwork { slug, network, .. } => self.put_network(&slug, network)?,
            WriteRequest::Share(share) => Outcome::Shared(Box::new(self.share(&share, at)?)),
            import @ (WriteRequest::Import(_) | WriteRequest::UndoImport { .. }) => {
                return self.write_import(import);
            }
            matrix @ (WriteRequest::CopyMatrix { .. }
            | WriteRequest::AddRevision { .. }
            | WriteRequest::EditMatrix { .. }
            | WriteRequest::PutCrosswalk { .. }
            | WriteRequest::AddMatrix(_)
            | WriteRequest::AddMatrixFile { .. }) => return self.write_matrix(matrix),
            WriteRequest::Export { content, path } => self.write_export(&content, &path)?,
            waiting @ (WriteRequest::PutShareLog { .. }
            | WriteRequest::KeepMatrixText { .. }
            | WriteRequest::SaveUnsavedNetwork { .. }) => {
                return self.write_waiting(waiting).map(|()| None);
            }
            WriteRequest::SettleChange { .. }
            | WriteRequest::RetryUnsaved
            | WriteRequest::SaveElsewhere(_) => return Ok(None), // the writer thread's own
            setting @ (WriteRequest::SaveAppearance(_)
            | WriteRequest::PutSheetMemory { .. }
            | WriteRequest::SaveLastPlace(_)
            | WriteRequest::SaveLastLibrary(_)) => {
                return self.save_setting(setting).map(|()| None);
            }
        };
        Ok(Some(outcome))
    }

    fn keep_change(&mut self, change: &UnsavedChange) -> Result<(), StoreError> {
        Self::keep_change(self, change)
    }

    fn forget_change(&mut self, key: &ChangeKey) {
        Self::forget_change(self, key);
    }

    fn recovered_changes(&mut self) -> Vec<UnsavedChange> {
        Self::recovered_changes(self)
    }

    fn outside_version(&mut self, ours: &UnsavedChange) -> Option<UnsavedChange> {
        Self::outside_version(self, ours)
    }

    fn settle_change(
        &mut self,
        ours: &UnsavedChange,
        theirs: &UnsavedChange,
        keep_ours: bool,
    ) -> Result<(UnsavedChange, String), StoreError> {
        Self::settle_change(self, ours, theirs, keep_ours)
    }

    fn write_emergency_copy(
        &mut self,
        drafts: Vec<Draft>,
        changes: Vec<UnsavedChange>,
        to: Option<&Path>,
        now: Timestamp,
    ) -> Result<String, StoreError> {
        Self::write_emergency_copy(self, drafts, changes, to, now)
    }

    fn import(
        &mut self,
        request: &ImportRequest,
        from: usize,
        goes_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<(ImportReport, Option<NetworkState>), StoreError> {
        self.import_files(request, from, goes_on)
    }
}

/// Acquires the store's writer. Another copy of the program is not waited for: it writes for as
/// long as it runs.
fn acquire_writer(handle: &LibraryHandle) -> Result<Writer, StoreError> {
    let writer = Writer::acquire_without_cleanup(
        &handle.library(),
        handle.device,
        Duration::ZERO,
        handle.clock.now().today,
    )?;
    handle.set_library(writer.library().clone());
    Ok(writer)
}

fn draft_opened(draft: Draft, matrix: &Arc<KnownMatrix>, now: Timestamp) -> Outcome {
    let open =
        OpenDraft { draft, matrix: Arc::clone(matrix), saved_at: Some(now), recovered: false };
    Outcome::DraftOpened(Box::new(open))
}

fn missing_draft_error() -> StoreError {
    StoreError::new(
        ErrorKind::Missing,
        "This draft is not there any more.",
        "Open the network again.",
    )
}
