//! Drafts, faults and shelves for tests, said in as few words as a test needs.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::Timestamp;
use uuid::Uuid;

use super::reader_thread::{LibraryReader, LibrarySwitch};
use super::writer_thread::{LibraryWriter, RememberedState, SnapshotInput};
use crate::maturity::assessment::{Assessment, Draft, MatrixRef, SnapshotCover};
use crate::maturity::comparison::Comparison;
use crate::maturity::comparison::selection::{OtherSnapshot, SnapshotChoice};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::fixtures::{answers, domain, known_matrix, matrix};
use crate::maturity::ids::Slug;
use crate::maturity::matrix::{CrosswalkRow, Matrix, UnknownFields};
use crate::maturity::matrix_catalog::MatrixCatalog;
use crate::maturity::network::Network;
use crate::maturity::network_state::{
    DraftConflict, KnownMatrix, NetworkEntry, NetworkState, OpenDraft, SavedSnapshot,
};
use crate::maturity::revision::{MatrixFileState, MeaningChoices, Revision};
use crate::maturity::share::{ImportPlan, ImportReport, ShareLog, ShareReceipt};
use crate::maturity::summary::LibrarySummary;
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::store::error::{ErrorKind, StoreError};
use crate::tui::protocol::effect::{ImportRequest, OutgoingShare};
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::spreadsheet_preview::Spreadsheet;

const ITEMS: [&str; 6] = ["A-1", "A-2", "A-3", "A-4", "A-5", "A-6"];

/// A draft whose id is the number, with so many answers.
pub(crate) fn draft(number: u128, count: usize) -> OpenDraft {
    let matrix =
        known_matrix(matrix(&["early"], vec![domain("A", &ITEMS.map(|item| (item, "early")))]));
    let mut assessment = Assessment::empty(matrix.reference.clone());
    let given: Vec<_> = ITEMS.iter().take(count).map(|item| (*item, "fully")).collect();
    assessment.answers = answers(&given);
    let network = Network::with_name(Uuid::from_u128(1), "Hillside PCN").to_network_ref();
    let (id, device, extra) = (Uuid::from_u128(number), Uuid::nil(), UnknownFields::new());
    let draft = Draft {
        id,
        device,
        base_hash: None,
        network,
        assessment,
        cover: SnapshotCover::default(),
        unknown_fields: extra,
    };
    OpenDraft { draft, matrix, saved_at: None, recovered: false }
}

/// A disk that takes nothing.
pub(crate) fn disk_full_error() -> StoreError {
    StoreError::new(ErrorKind::NotWritten, "The disk is full.", "Make room.")
}

/// A shelf with nothing on it.
pub(crate) struct EmptyReader;

impl LibraryReader for EmptyReader {
    fn open_network(&mut self, _: &Slug) -> Result<NetworkState, StoreError> {
        Err(disk_full_error())
    }

    fn compare(
        &mut self,
        _: &[SnapshotChoice],
        _: &AtomicBool,
        _: &mut dyn FnMut(usize, usize),
    ) -> Option<(Arc<Comparison>, Vec<OtherSnapshot>)> {
        Some((Arc::new(Comparison::new(vec![], vec![], &[])), vec![]))
    }

    fn list_networks(&mut self) -> Vec<NetworkEntry> {
        Vec::new()
    }

    fn load_unsaved_network(&mut self) -> UnsavedNetwork {
        UnsavedNetwork::default()
    }

    fn list_matrices(&mut self) -> MatrixCatalog {
        MatrixCatalog::default()
    }

    fn read_matrix_file(&mut self, file: &str) -> MatrixFileState {
        MatrixFileState {
            file: file.to_owned(),
            system_path: String::new(),
            matrix: None,
            diagnostics: Vec::new(),
        }
    }

    fn preview_revision(&mut self, _: &str) -> Result<Revision, StoreError> {
        Err(disk_full_error())
    }

    fn summarize(
        &mut self,
        _: &AtomicBool,
        _: &mut dyn FnMut(usize, usize),
    ) -> Option<LibrarySummary> {
        None
    }

    fn diagnose(&mut self, _: &AtomicBool) -> Option<Vec<Diagnostic>> {
        Some(Vec::new())
    }

    fn read_share_log(
        &mut self,
        _: &AtomicBool,
        _: &mut dyn FnMut(usize, usize),
    ) -> Option<ShareLog> {
        Some(ShareLog::default())
    }
    fn plan_import(
        &mut self,
        _: &[PathBuf],
        _: &AtomicBool,
        _: &mut dyn FnMut(usize, usize),
    ) -> Option<ImportPlan> {
        None
    }

    fn open_own_library(&mut self) -> Result<LibrarySwitch, StoreError> {
        Err(disk_full_error())
    }

    fn read_spreadsheet(&mut self, _: &Path) -> Result<Spreadsheet, StoreError> {
        Err(disk_full_error())
    }

    fn open_library(&mut self, _: &Path) -> Result<LibrarySwitch, StoreError> {
        Err(disk_full_error())
    }

    fn open_demo(&mut self) -> Result<LibrarySwitch, StoreError> {
        Err(disk_full_error())
    }
}

/// A vault that takes everything and keeps nothing.
pub(crate) struct NullWriter;

impl LibraryWriter for NullWriter {
    fn acquire_lock(&mut self) -> Option<String> {
        None
    }

    fn clean_up(&mut self) {}

    fn autosave(
        &mut self,
        _: &Slug,
        _: &Draft,
        _: &KnownMatrix,
        _: Timestamp,
    ) -> Result<(), StoreError> {
        Ok(())
    }

    fn publish_draft(&mut self, _: &Slug, _: &mut Draft, _: Timestamp) -> Result<(), StoreError> {
        Ok(())
    }

    fn save_snapshot(
        &mut self,
        _: &SnapshotInput<'_>,
        _: &Now,
    ) -> Result<SavedSnapshot, StoreError> {
        Err(disk_full_error())
    }

    fn add_network(
        &mut self,
        _: &str,
        _: Option<&str>,
        _: &Now,
    ) -> Result<NetworkState, StoreError> {
        Err(disk_full_error())
    }

    fn copy_matrix(&mut self, _: &Matrix, _: &str) -> Result<Arc<KnownMatrix>, StoreError> {
        Err(disk_full_error())
    }

    fn add_revision(
        &mut self,
        _: &Revision,
        _: &MeaningChoices,
    ) -> Result<Arc<KnownMatrix>, StoreError> {
        Err(disk_full_error())
    }

    fn put_network(
        &mut self,
        _: &Slug,
        _: &Network,
    ) -> Result<(Network, Vec<Arc<KnownMatrix>>), StoreError> {
        Err(disk_full_error())
    }

    fn share(&mut self, _: &OutgoingShare, _: &Now) -> Result<ShareReceipt, StoreError> {
        Err(disk_full_error())
    }

    fn import(
        &mut self,
        _: &ImportRequest,
        _: usize,
        _: &mut dyn FnMut(usize) -> bool,
    ) -> Result<(ImportReport, Option<NetworkState>), StoreError> {
        Err(disk_full_error())
    }

    fn put_crosswalk(
        &mut self,
        _: &MatrixRef,
        _: &[CrosswalkRow],
    ) -> Result<Arc<KnownMatrix>, StoreError> {
        Err(disk_full_error())
    }

    fn add_matrix(&mut self, _: &Matrix) -> Result<Arc<KnownMatrix>, StoreError> {
        Err(disk_full_error())
    }

    fn export(&mut self, _: &ExportContent, _: &Path) -> Result<String, StoreError> {
        Err(disk_full_error())
    }

    fn amend(&mut self, _: &Slug, _: &SavedSnapshot, _: &Now) -> Result<OpenDraft, StoreError> {
        Err(disk_full_error())
    }

    fn copy_draft(&mut self, _: &Slug, _: &OpenDraft, _: &Now) -> Result<OpenDraft, StoreError> {
        Err(disk_full_error())
    }

    fn discard_draft(
        &mut self,
        _: &Slug,
        _: Uuid,
        _: Option<&Draft>,
        _: Timestamp,
    ) -> Result<(), StoreError> {
        Err(disk_full_error())
    }

    fn resolve_conflict(
        &mut self,
        _: &Slug,
        _: &DraftConflict,
        _: bool,
        _: Timestamp,
    ) -> Result<OpenDraft, StoreError> {
        Err(disk_full_error())
    }

    fn save_unsaved_network(&mut self, _: &UnsavedNetwork) -> Result<(), StoreError> {
        Ok(())
    }

    fn remember(&mut self, _: &RememberedState) -> Result<(), StoreError> {
        Ok(())
    }
}
