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
use crate::maturity::fixtures::{answers, domain, known, matrix};
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
    let matrix = known(matrix(&["early"], vec![domain("A", &ITEMS.map(|item| (item, "early")))]));
    let mut assessment = Assessment::empty(matrix.reference.clone());
    let given: Vec<_> = ITEMS.iter().take(count).map(|item| (*item, "fully")).collect();
    assessment.answers = answers(&given);
    let network = Network::named(Uuid::from_u128(1), "Hillside PCN").as_ref();
    let (id, device, extra) = (Uuid::from_u128(number), Uuid::nil(), UnknownFields::new());
    let draft = Draft {
        id,
        device,
        base: None,
        network,
        assessment,
        cover: SnapshotCover::default(),
        extra,
    };
    OpenDraft { draft, matrix, kept_at: None, recovered: false }
}

/// A disk that takes nothing.
pub(crate) fn full() -> StoreError {
    StoreError::new(ErrorKind::NotWritten, "The disk is full.", "Make room.")
}

/// A shelf with nothing on it.
pub(crate) struct EmptyReader;

impl LibraryReader for EmptyReader {
    fn network(&mut self, _: &Slug) -> Result<NetworkState, StoreError> {
        Err(full())
    }

    fn compare(
        &mut self,
        _: &[SnapshotChoice],
        _: &AtomicBool,
        _: &mut dyn FnMut(usize, usize),
    ) -> Option<(Arc<Comparison>, Vec<OtherSnapshot>)> {
        Some((Arc::new(Comparison::new(vec![], vec![], &[])), vec![]))
    }

    fn networks(&mut self) -> Vec<NetworkEntry> {
        Vec::new()
    }

    fn begun(&mut self) -> UnsavedNetwork {
        UnsavedNetwork::default()
    }

    fn matrices(&mut self) -> MatrixCatalog {
        MatrixCatalog::default()
    }

    fn matrix_file(&mut self, file: &str) -> MatrixFileState {
        MatrixFileState {
            file: file.to_owned(),
            place: String::new(),
            matrix: None,
            findings: Vec::new(),
        }
    }

    fn revision(&mut self, _: &str) -> Result<Revision, StoreError> {
        Err(full())
    }

    fn summaries(
        &mut self,
        _: &AtomicBool,
        _: &mut dyn FnMut(usize, usize),
    ) -> Option<LibrarySummary> {
        None
    }

    fn examine(&mut self, _: &AtomicBool) -> Option<Vec<Diagnostic>> {
        Some(Vec::new())
    }

    fn shares(&mut self, _: &AtomicBool, _: &mut dyn FnMut(usize, usize)) -> Option<ShareLog> {
        Some(ShareLog::default())
    }
    fn look_over(
        &mut self,
        _: &[PathBuf],
        _: &AtomicBool,
        _: &mut dyn FnMut(usize, usize),
    ) -> Option<ImportPlan> {
        None
    }

    fn own(&mut self) -> Result<LibrarySwitch, StoreError> {
        Err(full())
    }

    fn spreadsheet(&mut self, _: &Path) -> Result<Spreadsheet, StoreError> {
        Err(full())
    }

    fn library(&mut self, _: &Path) -> Result<LibrarySwitch, StoreError> {
        Err(full())
    }

    fn demo(&mut self) -> Result<LibrarySwitch, StoreError> {
        Err(full())
    }
}

/// A vault that takes everything and keeps nothing.
pub(crate) struct NullWriter;

impl LibraryWriter for NullWriter {
    fn take_up(&mut self) -> Option<String> {
        None
    }

    fn clear_up(&mut self) {}

    fn journal(
        &mut self,
        _: &Slug,
        _: &Draft,
        _: &KnownMatrix,
        _: Timestamp,
    ) -> Result<(), StoreError> {
        Ok(())
    }

    fn publish(&mut self, _: &Slug, _: &mut Draft, _: Timestamp) -> Result<(), StoreError> {
        Ok(())
    }

    fn save_snapshot(
        &mut self,
        _: &SnapshotInput<'_>,
        _: &Now,
    ) -> Result<SavedSnapshot, StoreError> {
        Err(full())
    }

    fn add_network(
        &mut self,
        _: &str,
        _: Option<&str>,
        _: &Now,
    ) -> Result<NetworkState, StoreError> {
        Err(full())
    }

    fn copy_matrix(&mut self, _: &Matrix, _: &str) -> Result<Arc<KnownMatrix>, StoreError> {
        Err(full())
    }

    fn take_as_next(
        &mut self,
        _: &Revision,
        _: &MeaningChoices,
    ) -> Result<Arc<KnownMatrix>, StoreError> {
        Err(full())
    }

    fn put_network(
        &mut self,
        _: &Slug,
        _: &Network,
    ) -> Result<(Network, Vec<Arc<KnownMatrix>>), StoreError> {
        Err(full())
    }

    fn share(&mut self, _: &OutgoingShare, _: &Now) -> Result<ShareReceipt, StoreError> {
        Err(full())
    }

    fn bring_in(
        &mut self,
        _: &ImportRequest,
        _: usize,
        _: &mut dyn FnMut(usize) -> bool,
    ) -> Result<(ImportReport, Option<NetworkState>), StoreError> {
        Err(full())
    }

    fn put_crosswalk(
        &mut self,
        _: &MatrixRef,
        _: &[CrosswalkRow],
    ) -> Result<Arc<KnownMatrix>, StoreError> {
        Err(full())
    }

    fn add_matrix(&mut self, _: &Matrix) -> Result<Arc<KnownMatrix>, StoreError> {
        Err(full())
    }

    fn write_out(&mut self, _: &ExportContent, _: &Path) -> Result<String, StoreError> {
        Err(full())
    }

    fn amend(&mut self, _: &Slug, _: &SavedSnapshot, _: &Now) -> Result<OpenDraft, StoreError> {
        Err(full())
    }

    fn carry_on(&mut self, _: &Slug, _: &OpenDraft, _: &Now) -> Result<OpenDraft, StoreError> {
        Err(full())
    }

    fn discard(
        &mut self,
        _: &Slug,
        _: Uuid,
        _: Option<&Draft>,
        _: Timestamp,
    ) -> Result<(), StoreError> {
        Err(full())
    }

    fn resolve(
        &mut self,
        _: &Slug,
        _: &DraftConflict,
        _: bool,
        _: Timestamp,
    ) -> Result<OpenDraft, StoreError> {
        Err(full())
    }

    fn keep_begun(&mut self, _: &UnsavedNetwork) -> Result<(), StoreError> {
        Ok(())
    }

    fn remember(&mut self, _: &RememberedState) -> Result<(), StoreError> {
        Ok(())
    }
}
