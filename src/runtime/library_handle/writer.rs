//! The keeper's way to the disk: the store's one writer, taken when it is first needed or at the
//! start.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use uuid::Uuid;

use super::reader::expand_path;
use super::{LibraryHandle, last_place};
use crate::maturity::assessment::{Draft, MatrixRef};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::matrix::{CrosswalkRow, Matrix};
use crate::maturity::network::Network;
use crate::maturity::network_state::{
    DraftConflict, KnownMatrix, NetworkState, OpenDraft, SavedSnapshot,
};
use crate::maturity::revision::{MeaningChoices, Revision};
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::share::{ImportReport, ShareReceipt};
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::report::{self, FileFormat};
use crate::runtime::writer_thread::{LibraryWriter, RememberedState, SnapshotInput, error_line};
use crate::store::error::{ErrorKind, StoreError};
use crate::store::export_file::export;
use crate::store::format::settings::{SettingsFile, ThemeSetting as WrittenTheme};
use crate::store::ops::Writer;
use crate::store::ops::resolve_conflict::ConflictChoice;
use crate::store::ops::share::ShareRequest as Written;
use crate::store::temp_dir::TempFolder;
use crate::store::{settings, unsaved_network};
use crate::tui::protocol::effect::{Appearance, ImportRequest, OutgoingShare, ThemeChoice};
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::protocol::now::Now;

/// Writes through the store. What it is dropped gives back goes in this order: the right to write,
/// then the folder of a made-up library.
#[derive(Debug)]
pub struct StoreWriter {
    writer: Option<Writer>,
    handle: LibraryHandle,
    /// Why nothing is ever written here, where that is so.
    read_only_reason: Option<String>,
    /// The folder of what is gone when it is left, and goes with the vault.
    temp_dir: Option<TempFolder>,
}

impl StoreWriter {
    /// Writes to these books; a made-up library goes with the vault.
    pub fn new(handle: LibraryHandle, demo: Option<TempFolder>) -> Self {
        Self { writer: None, handle, read_only_reason: None, temp_dir: demo }
    }

    /// Writes nothing: these books are a share that somebody sent, to look at only.
    pub fn read_only(handle: LibraryHandle, folder: TempFolder, why: String) -> Self {
        Self { writer: None, handle, read_only_reason: Some(why), temp_dir: Some(folder) }
    }

    fn writer(&mut self) -> Result<&mut Writer, StoreError> {
        if let Some(why) = &self.read_only_reason {
            return Err(StoreError::new(
                ErrorKind::NotPossible,
                format!("This is only to look at: {why}"),
                "",
            ));
        }
        match &mut self.writer {
            Some(writer) => Ok(writer),
            none => {
                let mut taken = acquire_writer(&self.handle)?;
                taken.clean_up();
                Ok(none.insert(taken))
            }
        }
    }

    fn network_state(&self, slug: &Slug) -> Result<NetworkState, StoreError> {
        self.handle.library().open_network(slug, self.handle.device)
    }

    fn update_settings(&self, change: impl FnOnce(&mut SettingsFile)) -> Result<(), StoreError> {
        let config = self.handle.library().dirs.config;
        let (mut standing, findings) = settings::load(&config);
        if let Some(finding) = findings.into_iter().next() {
            return Err(StoreError::from(finding));
        }
        change(&mut standing);
        settings::save(&config, &standing)
    }
}

impl LibraryWriter for StoreWriter {
    fn acquire_lock(&mut self) -> Option<String> {
        if let Some(why) = &self.read_only_reason {
            return Some(why.clone());
        }
        let library = self.handle.library();
        if let Some(hindrance) = library.read_only_reason() {
            return Some(format!("{} {}", hindrance.says, hindrance.remedy));
        }
        // an empty folder becomes a library when there is something to write
        library.library_file?;
        match acquire_writer(&self.handle) {
            Ok(writer) => self.writer = Some(writer),
            Err(error) => return Some(error_line(&error)),
        }
        None
    }

    fn clean_up(&mut self) {
        if let Some(writer) = &mut self.writer {
            writer.clean_up();
        }
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

    fn save_snapshot(
        &mut self,
        saving: &SnapshotInput<'_>,
        moment: &Now,
    ) -> Result<SavedSnapshot, StoreError> {
        let SnapshotInput { slug, network, open_draft: open, details: naming } = saving;
        self.writer()?.save_snapshot(
            slug,
            network,
            &open.draft,
            &open.matrix,
            naming,
            moment.today,
            moment.timestamp,
        )
    }

    fn add_network(
        &mut self,
        name: &str,
        purpose: Option<&str>,
        moment: &Now,
    ) -> Result<NetworkState, StoreError> {
        let network = Network {
            purpose: purpose.map(str::to_owned),
            ..Network::with_name(moment.new_id, name)
        };
        let slug = self.writer()?.add_network(network)?;
        self.network_state(&slug)
    }

    fn copy_matrix(
        &mut self,
        source: &Matrix,
        title: &str,
    ) -> Result<Arc<KnownMatrix>, StoreError> {
        self.writer()?.copy_matrix(source, None, Some(title.to_owned()))
    }

    fn add_revision(
        &mut self,
        revision: &Revision,
        told: &MeaningChoices,
    ) -> Result<Arc<KnownMatrix>, StoreError> {
        self.writer()?.add_revision(revision, told).map(|(known, _)| known)
    }

    fn put_network(
        &mut self,
        slug: &Slug,
        network: &Network,
    ) -> Result<(Network, Vec<Arc<KnownMatrix>>), StoreError> {
        self.writer()?.put_network(slug, network)?;
        let library = self.handle.library();
        let matrices =
            network.matrices.iter().filter_map(|id| library.matrix(id, None).ok()).collect();
        Ok((network.clone(), matrices))
    }

    fn share(&mut self, sharing: &OutgoingShare, moment: &Now) -> Result<ShareReceipt, StoreError> {
        let file = expand_path(&sharing.file);
        let OutgoingShare { snapshots, level: version, purpose, id, .. } = sharing;
        self.writer()?.share(&Written {
            snapshots,
            level: *version,
            purpose,
            file: &file,
            id: *id,
            now: moment.timestamp,
        })
    }

    fn import(
        &mut self,
        bringing: &ImportRequest,
        from: usize,
        goes_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<(ImportReport, Option<NetworkState>), StoreError> {
        let rest = bringing.files.get(from..).unwrap_or_default();
        let landing =
            self.writer()?.import(rest, &bringing.matrix_sources, |done| goes_on(from + done));
        let record = bringing.open_network.as_ref().and_then(|slug| self.network_state(slug).ok());
        Ok((landing, record))
    }

    fn put_crosswalk(
        &mut self,
        was: &MatrixRef,
        rows: &[CrosswalkRow],
    ) -> Result<Arc<KnownMatrix>, StoreError> {
        self.writer()?.put_crosswalk(was, rows)
    }

    fn add_matrix(&mut self, matrix: &Matrix) -> Result<Arc<KnownMatrix>, StoreError> {
        self.writer()?.add_own_matrix(matrix).map(|(known, _)| known)
    }

    fn export(&mut self, what: &ExportContent, path: &Path) -> Result<String, StoreError> {
        let path = expand_path(path);
        let bytes = export_bytes(what, &path).map_err(|finding| StoreError::from(*finding))?;
        export(&path, &bytes)?;
        Ok(sanitize_line(&path.to_string_lossy()))
    }

    fn amend(
        &mut self,
        slug: &Slug,
        saved: &SavedSnapshot,
        moment: &Now,
    ) -> Result<OpenDraft, StoreError> {
        let draft = self.writer()?.amend(slug, saved, moment.timestamp)?;
        Ok(open_draft(draft, &saved.matrix, moment.timestamp))
    }

    fn copy_draft(
        &mut self,
        slug: &Slug,
        open: &OpenDraft,
        moment: &Now,
    ) -> Result<OpenDraft, StoreError> {
        let draft = self.writer()?.copy_draft(slug, &open.draft, moment.timestamp)?;
        Ok(open_draft(draft, &open.matrix, moment.timestamp))
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
        let record = self.network_state(slug)?;
        let open = record
            .drafts
            .iter()
            .find(|open| open.draft.id == draft)
            .ok_or_else(missing_draft_error)?;
        self.writer()?.discard_draft(slug, &open.draft, now)
    }

    fn resolve_conflict(
        &mut self,
        slug: &Slug,
        conflict: &DraftConflict,
        recovery: bool,
        now: Timestamp,
    ) -> Result<OpenDraft, StoreError> {
        let (keep, chosen) = if recovery {
            (ConflictChoice::Recovery, &conflict.recovery)
        } else {
            (ConflictChoice::Published, &conflict.published)
        };
        let draft = self.writer()?.resolve_conflict(slug, conflict, keep, now)?;
        Ok(open_draft(draft, &chosen.matrix, now))
    }

    fn save_unsaved_network(&mut self, unsaved: &UnsavedNetwork) -> Result<(), StoreError> {
        if self.read_only_reason.is_some() || self.temp_dir.is_some() {
            return Ok(());
        }
        let folders = self.handle.library().dirs;
        unsaved_network::save(&folders.state, &folders.library, unsaved)
    }

    fn remember(&mut self, what: &RememberedState) -> Result<(), StoreError> {
        let library = self.handle.library().library_file.map(|mark| mark.id);
        self.update_settings(|standing| match what {
            RememberedState::Appearance(look) => set_appearance(standing, *look),
            RememberedState::Library(folder) => standing.last_library = Some(folder.clone()),
            RememberedState::LastPlace(place) => {
                if let Some(library) = library {
                    last_place::set_last_place(standing, library, place);
                }
            }
        })
    }
}

/// Takes the right to write. Another copy of the program is not waited for: it writes for as long
/// as it runs.
fn acquire_writer(handle: &LibraryHandle) -> Result<Writer, StoreError> {
    let taken = Writer::acquire_without_cleanup(
        &handle.library(),
        handle.device,
        Duration::ZERO,
        handle.clock.now().today,
    )?;
    handle.put(taken.library().clone());
    Ok(taken)
}

fn open_draft(draft: Draft, matrix: &Arc<KnownMatrix>, now: Timestamp) -> OpenDraft {
    OpenDraft { draft, matrix: Arc::clone(matrix), saved_at: Some(now), recovered: false }
}

fn set_appearance(settings: &mut SettingsFile, look: Appearance) {
    settings.theme = match look.theme {
        ThemeChoice::Default => WrittenTheme::Default,
        ThemeChoice::HighContrast => WrittenTheme::HighContrast,
        ThemeChoice::Mono => WrittenTheme::Mono,
    };
    (settings.ascii, settings.mouse) = (look.ascii, look.mouse);
}

fn missing_draft_error() -> StoreError {
    StoreError::new(
        ErrorKind::Missing,
        "This draft is not there any more.",
        "Open the network again.",
    )
}

/// The bytes of a file, in the format that its ending asks for.
fn export_bytes(content: &ExportContent, path: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    match content {
        ExportContent::Matrix(known) => {
            report::export_matrix(&known.matrix, FileFormat::for_matrix(path)?)
        }
        ExportContent::ComparisonTable(table) => {
            Ok(report::export_comparison(table, FileFormat::for_comparison(path)?))
        }
    }
}
