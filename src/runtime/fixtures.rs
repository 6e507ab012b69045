//! Drafts, errors, readers and writers for the tests of the threads.

use std::path::Path;

use jiff::Timestamp;
use uuid::Uuid;

use super::library_access::{LibrarySwitch, LibraryWriter, ReadAnswer, ReadControl, Reader};
use crate::maturity::assessment::{Assessment, Draft, SetAside, SnapshotCover};
use crate::maturity::fixtures::{answers, domain, known_matrix, matrix};
use crate::maturity::ids::Slug;
use crate::maturity::matrix::UnknownFields;
use crate::maturity::network::Network;
use crate::maturity::network_state::{KnownMatrix, NetworkState, OpenDraft};
use crate::maturity::share::ImportReport;
use crate::maturity::unsaved_change::{ChangeKey, UnsavedChange};
use crate::store::error::{ErrorKind, StoreError};
use crate::tui::protocol::effect::{ImportRequest, ReadRequest, WriteRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::{Outcome, SampleKind};

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
        set_aside: SetAside::default(),
        unknown_fields: extra,
    };
    OpenDraft { draft, matrix, saved_at: None, recovered: false }
}

pub(crate) fn disk_full_error() -> StoreError {
    StoreError::new(ErrorKind::NotWritten, "The disk is full.", "Make room.")
}

/// A reader that can read nothing.
pub(crate) fn empty_reader() -> Reader {
    Box::new(|_: &ReadRequest, _: &mut ReadControl<'_>| {
        Some(ReadAnswer::from_error(&disk_full_error()))
    })
}

/// What the screens are told of another library, which is empty.
pub(crate) fn library_opened(library_dir: &str) -> Outcome {
    Outcome::LibraryOpened {
        networks: Vec::new(),
        network_state: None,
        sample_kind: SampleKind::Real,
        read_only_reason: None,
        library_dir: library_dir.to_owned(),
        viewed_share: None,
    }
}

/// Another library, which is empty and written to through `writer`.
pub(crate) fn library_switch(writer: Box<dyn LibraryWriter>) -> LibrarySwitch {
    LibrarySwitch {
        writer,
        reader: empty_reader(),
        outcome: library_opened("other"),
        remember_path: None,
        is_temporary: true,
    }
}

/// A writer that takes every draft and keeps nothing.
pub(crate) struct NullWriter;

impl LibraryWriter for NullWriter {
    fn acquire_lock(&mut self) -> Option<String> {
        None
    }

    fn clean_up(&mut self) -> bool {
        false
    }

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

    fn write(
        &mut self,
        _: WriteRequest,
        _: Option<&Draft>,
        _: &Now,
    ) -> Result<Option<Outcome>, StoreError> {
        Ok(None)
    }

    fn keep_change(&mut self, _: &UnsavedChange) -> Result<(), StoreError> {
        Ok(())
    }

    fn forget_change(&mut self, _: &ChangeKey) {}

    fn recovered_changes(&mut self) -> Vec<UnsavedChange> {
        Vec::new()
    }

    fn outside_version(&mut self, _: &UnsavedChange) -> Option<UnsavedChange> {
        None
    }

    fn settle_change(
        &mut self,
        _: &UnsavedChange,
        _: &UnsavedChange,
        _: bool,
    ) -> Result<(UnsavedChange, String), StoreError> {
        Err(disk_full_error())
    }

    fn write_emergency_copy(
        &mut self,
        _: Vec<Draft>,
        _: Vec<UnsavedChange>,
        _: Option<&Path>,
        _: Timestamp,
    ) -> Result<String, StoreError> {
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
}
