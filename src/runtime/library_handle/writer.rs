//! The keeper's way to the disk: the store's one writer, taken when it is first needed or at the
//! start.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use uuid::Uuid;

use super::reader::meant;
use super::{LibraryHandle, last_place};
use crate::maturity::assessment::{Draft, MatrixRef};
use crate::maturity::ids::Slug;
use crate::maturity::matrix::{CrosswalkRow, Matrix};
use crate::maturity::network::Network;
use crate::maturity::network_state::{
    DraftConflict, KnownMatrix, NetworkState, OpenDraft, SavedSnapshot,
};
use crate::maturity::revision::{MeaningChoices, Revision};
use crate::maturity::sanitize::clean_line;
use crate::maturity::share::{ImportReport, ShareReceipt};
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::report;
use crate::runtime::writer_thread::{LibraryWriter, RememberedState, SnapshotInput, in_one_line};
use crate::spreadsheet::matrix_table;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::export_file::hand_out;
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
    books: LibraryHandle,
    /// Why nothing is ever written here, where that is so.
    to_look_at: Option<String>,
    /// The folder of what is gone when it is left, and goes with the vault.
    demo: Option<TempFolder>,
}

impl StoreWriter {
    /// Writes to these books; a made-up library goes with the vault.
    pub fn new(books: LibraryHandle, demo: Option<TempFolder>) -> Self {
        Self { writer: None, books, to_look_at: None, demo }
    }

    /// Writes nothing: these books are a share that somebody sent, to look at only.
    pub fn to_look_at(books: LibraryHandle, folder: TempFolder, why: String) -> Self {
        Self { writer: None, books, to_look_at: Some(why), demo: Some(folder) }
    }

    fn writer(&mut self) -> Result<&mut Writer, StoreError> {
        if let Some(why) = &self.to_look_at {
            return Err(StoreError::new(
                ErrorKind::NotPossible,
                format!("This is only to look at: {why}"),
                "",
            ));
        }
        match &mut self.writer {
            Some(writer) => Ok(writer),
            none => {
                let mut taken = take(&self.books)?;
                taken.clear_up();
                Ok(none.insert(taken))
            }
        }
    }

    fn record(&self, slug: &Slug) -> Result<NetworkState, StoreError> {
        self.books.library().open_network(slug, self.books.device)
    }

    fn change_settings(&self, change: impl FnOnce(&mut SettingsFile)) -> Result<(), StoreError> {
        let config = self.books.library().folders.config;
        let (mut standing, findings) = settings::load(&config);
        if let Some(finding) = findings.into_iter().next() {
            return Err(StoreError::from(finding));
        }
        change(&mut standing);
        settings::keep(&config, &standing)
    }
}

impl LibraryWriter for StoreWriter {
    fn take_up(&mut self) -> Option<String> {
        if let Some(why) = &self.to_look_at {
            return Some(why.clone());
        }
        let library = self.books.library();
        if let Some(hindrance) = library.hindrance() {
            return Some(format!("{} {}", hindrance.says, hindrance.remedy));
        }
        // an empty folder becomes a library when there is something to write
        library.mark?;
        match take(&self.books) {
            Ok(writer) => self.writer = Some(writer),
            Err(fault) => return Some(in_one_line(&fault)),
        }
        None
    }

    fn clear_up(&mut self) {
        if let Some(writer) = &mut self.writer {
            writer.clear_up();
        }
    }

    fn journal(
        &mut self,
        slug: &Slug,
        draft: &Draft,
        matrix: &KnownMatrix,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.writer()?.journal(slug, draft, matrix, now)
    }

    fn publish(
        &mut self,
        slug: &Slug,
        draft: &mut Draft,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.writer()?.publish(slug, draft, now)
    }

    fn save_snapshot(
        &mut self,
        saving: &SnapshotInput<'_>,
        moment: &Now,
    ) -> Result<SavedSnapshot, StoreError> {
        let SnapshotInput { slug, network, open, naming } = saving;
        self.writer()?.save_snapshot(
            slug,
            network,
            &open.draft,
            &open.matrix,
            naming,
            moment.today,
            moment.now,
        )
    }

    fn add_network(
        &mut self,
        name: &str,
        purpose: Option<&str>,
        moment: &Now,
    ) -> Result<NetworkState, StoreError> {
        let network =
            Network { purpose: purpose.map(str::to_owned), ..Network::named(moment.fresh, name) };
        let slug = self.writer()?.add_network(network)?;
        self.record(&slug)
    }

    fn copy_matrix(
        &mut self,
        source: &Matrix,
        title: &str,
    ) -> Result<Arc<KnownMatrix>, StoreError> {
        self.writer()?.copy_matrix(source, None, Some(title.to_owned()))
    }

    fn take_as_next(
        &mut self,
        revision: &Revision,
        told: &MeaningChoices,
    ) -> Result<Arc<KnownMatrix>, StoreError> {
        self.writer()?.take_as_next(revision, told).map(|(known, _)| known)
    }

    fn put_network(
        &mut self,
        slug: &Slug,
        network: &Network,
    ) -> Result<(Network, Vec<Arc<KnownMatrix>>), StoreError> {
        self.writer()?.put_network(slug, network)?;
        let library = self.books.library();
        let matrices =
            network.matrices.iter().filter_map(|id| library.matrix(id, None).ok()).collect();
        Ok((network.clone(), matrices))
    }

    fn share(&mut self, sharing: &OutgoingShare, moment: &Now) -> Result<ShareReceipt, StoreError> {
        let file = meant(&sharing.file);
        let OutgoingShare { snapshots, version, purpose, id, .. } = sharing;
        self.writer()?.share(&Written {
            snapshots,
            version: *version,
            purpose,
            file: &file,
            id: *id,
            now: moment.now,
        })
    }

    fn bring_in(
        &mut self,
        bringing: &ImportRequest,
        from: usize,
        goes_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<(ImportReport, Option<NetworkState>), StoreError> {
        let rest = bringing.chosen.get(from..).unwrap_or_default();
        let landing = self.writer()?.bring_in(rest, &bringing.sources, |done| goes_on(from + done));
        let record = bringing.open.as_ref().and_then(|slug| self.record(slug).ok());
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
        self.writer()?.keep_matrix(matrix).map(|(known, _)| known)
    }

    fn write_out(&mut self, what: &ExportContent, path: &Path) -> Result<String, StoreError> {
        let path = meant(path);
        hand_out(&path, &bytes_of(what, &path)?)?;
        Ok(clean_line(&path.to_string_lossy()))
    }

    fn amend(
        &mut self,
        slug: &Slug,
        saved: &SavedSnapshot,
        moment: &Now,
    ) -> Result<OpenDraft, StoreError> {
        let draft = self.writer()?.amend(slug, saved, moment.now)?;
        Ok(opened(draft, &saved.matrix, moment.now))
    }

    fn carry_on(
        &mut self,
        slug: &Slug,
        open: &OpenDraft,
        moment: &Now,
    ) -> Result<OpenDraft, StoreError> {
        let draft = self.writer()?.carry_on(slug, &open.draft, moment.now)?;
        Ok(opened(draft, &open.matrix, moment.now))
    }

    fn discard(
        &mut self,
        slug: &Slug,
        draft: Uuid,
        newest: Option<&Draft>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if let Some(newest) = newest {
            return self.writer()?.discard(slug, newest, now);
        }
        let record = self.record(slug)?;
        let open = record.drafts.iter().find(|open| open.draft.id == draft).ok_or_else(gone)?;
        self.writer()?.discard(slug, &open.draft, now)
    }

    fn resolve(
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
        Ok(opened(draft, &chosen.matrix, now))
    }

    fn keep_begun(&mut self, begun: &UnsavedNetwork) -> Result<(), StoreError> {
        if self.to_look_at.is_some() || self.demo.is_some() {
            return Ok(());
        }
        let folders = self.books.library().folders;
        unsaved_network::keep(&folders.state, &folders.library, begun)
    }

    fn remember(&mut self, what: &RememberedState) -> Result<(), StoreError> {
        let library = self.books.library().mark.map(|mark| mark.id);
        self.change_settings(|standing| match what {
            RememberedState::Look(look) => put_look(standing, *look),
            RememberedState::Library(folder) => standing.last_library = Some(folder.clone()),
            RememberedState::Place(place) => {
                if let Some(library) = library {
                    last_place::put_place(standing, library, place);
                }
            }
        })
    }
}

/// Takes the right to write. Another copy of the program is not waited for: it writes for as long
/// as it runs.
fn take(books: &LibraryHandle) -> Result<Writer, StoreError> {
    let taken = Writer::take_first(
        &books.library(),
        books.device,
        Duration::ZERO,
        books.clock.moment().today,
    )?;
    books.put(taken.library().clone());
    Ok(taken)
}

fn opened(draft: Draft, matrix: &Arc<KnownMatrix>, now: Timestamp) -> OpenDraft {
    OpenDraft { draft, matrix: Arc::clone(matrix), kept_at: Some(now), recovered: false }
}

fn put_look(settings: &mut SettingsFile, look: Appearance) {
    settings.theme = match look.theme {
        ThemeChoice::Default => WrittenTheme::Default,
        ThemeChoice::HighContrast => WrittenTheme::HighContrast,
        ThemeChoice::Mono => WrittenTheme::Mono,
    };
    (settings.ascii, settings.mouse) = (look.ascii, look.mouse);
}

fn gone() -> StoreError {
    StoreError::new(
        ErrorKind::Missing,
        "This draft is not there any more.",
        "Open the network again.",
    )
}

/// What is written, in the form that the name's ending asks for.
fn bytes_of(what: &ExportContent, path: &Path) -> Result<Vec<u8>, StoreError> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let unknown = || {
        let says = "It can't be told what kind of file to write.";
        StoreError::new(
            ErrorKind::NotPossible,
            says,
            format!("Let its name end in {}.", what.endings()),
        )
    };
    match (what, ending.as_deref()) {
        (ExportContent::Matrix(known), Some("csv")) => {
            Ok(report::csv(&matrix_table::rows(&known.matrix)))
        }
        (ExportContent::Matrix(known), Some("xlsx")) => {
            report::xlsx(&matrix_table::rows(&known.matrix))
                .map_err(|finding| StoreError::from(*finding))
        }
        (ExportContent::Matrix(_), _) => Err(unknown()),
        (ExportContent::Extract(extract), _) => {
            let form = report::FileFormat::of(path).ok_or_else(unknown)?;
            Ok(report::write(extract, form))
        }
    }
}
