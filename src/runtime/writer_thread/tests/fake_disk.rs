//! A library writer that is no disk: it notes what it is asked to write, and fails when it is told
//! to.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use jiff::Timestamp;
use uuid::Uuid;

use crate::maturity::assessment::Draft;
use crate::maturity::fixtures::{network_state, saved_snapshot};
use crate::maturity::ids::Slug;
use crate::maturity::network_state::{KnownMatrix, NetworkState};
use crate::maturity::share::{ImportReport, ImportedFile, ShareLogRecord, ShareReceipt};
use crate::maturity::unsaved_change::{ChangeKey, UnsavedChange};
use crate::runtime::fixtures::disk_full_error;
use crate::runtime::library_access::LibraryWriter;
use crate::store::error::{ErrorKind, StoreError};
use crate::tui::protocol::effect::{ImportRequest, WriteRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;

#[derive(Default)]
struct Notes {
    done: Vec<String>,
    /// What becomes of the next writes.
    results: VecDeque<Option<StoreError>>,
    published: u32,
    recovered: Vec<UnsavedChange>,
    breaks_down: bool,
}

#[derive(Clone, Default)]
pub(crate) struct FakeDisk(Arc<Mutex<Notes>>);

impl FakeDisk {
    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.0.lock().unwrap()
    }

    /// What was written since the last look.
    pub(crate) fn done(&self) -> Vec<String> {
        std::mem::take(&mut self.notes().done)
    }

    /// The next so many writes fail.
    pub(crate) fn fail(&self, times: usize, kind: ErrorKind) {
        let error = || Some(StoreError { kind, ..disk_full_error() });
        self.notes().results.extend(std::iter::repeat_with(error).take(times));
    }

    /// A fault in the program over the next write.
    pub(crate) fn break_down(&self) {
        self.notes().breaks_down = true;
    }

    /// What an earlier sitting left in recovery copies.
    pub(crate) fn leave_recovered(&self, change: UnsavedChange) {
        self.notes().recovered.push(change);
    }

    fn note(&self, what: String) -> Result<(), StoreError> {
        assert!(!std::mem::take(&mut self.notes().breaks_down), "a fault over {what}");
        let mut notes = self.notes();
        notes.done.push(what);
        notes.results.pop_front().flatten().map_or(Ok(()), Err)
    }
}

/// Of a share whose line the folder did not take.
fn waiting_receipt(id: Uuid) -> ShareReceipt {
    let record = ShareLogRecord {
        made_at: Timestamp::UNIX_EPOCH,
        to: None,
        why: None,
        condition_of_support: None,
        snapshots: Vec::new(),
        left_out: Vec::new(),
        file: "/board.json".to_owned(),
        unknown_fields: serde_json::Map::new(),
    };
    ShareReceipt {
        file: PathBuf::from("/board.json"),
        snapshots: 1,
        matrices: 1,
        left_out: Vec::new(),
        warnings: Vec::new(),
        waiting_line: Some((id, Box::new(record))),
    }
}

fn draft_summary(draft: &Draft) -> String {
    let base = draft.base_hash.as_deref().unwrap_or("-");
    format!("{} {} on {base}", draft.id.as_u128(), draft.assessment.answers.len())
}

impl LibraryWriter for FakeDisk {
    fn acquire_lock(&mut self) -> Option<String> {
        self.note("take up".to_owned()).err().map(|error| error.message)
    }

    fn clean_up(&mut self) -> bool {
        let _ = self.note("clear up".to_owned());
        false
    }

    fn autosave(
        &mut self,
        _: &Slug,
        draft: &Draft,
        _: &KnownMatrix,
        _: Timestamp,
    ) -> Result<(), StoreError> {
        self.note(format!("keep {}", draft_summary(draft)))
    }

    fn publish_draft(
        &mut self,
        _: &Slug,
        draft: &mut Draft,
        _: Timestamp,
    ) -> Result<(), StoreError> {
        self.note(format!("publish {}", draft_summary(draft)))?;
        let mut notes = self.notes();
        notes.published += 1;
        draft.base_hash = Some(format!("b{}", notes.published));
        Ok(())
    }

    fn write(
        &mut self,
        request: WriteRequest,
        newest: Option<&Draft>,
        _: &Now,
    ) -> Result<Option<Outcome>, StoreError> {
        let (what, outcome) = match request {
            WriteRequest::SaveSnapshot { open_draft, .. } => {
                let mut saved = saved_snapshot(1, "2026-11-21", &open_draft.matrix, &[]);
                saved.snapshot.id = open_draft.draft.id;
                let what = format!("snapshot {}", draft_summary(&open_draft.draft));
                (what, Some(Outcome::SnapshotSaved(Box::new(saved))))
            }
            WriteRequest::AddNetwork { name, .. } => {
                let state = Box::new(network_state(Vec::new(), &[]));
                (format!("add {name}"), Some(Outcome::NetworkAdded(state)))
            }
            WriteRequest::PutNetwork { network, .. } => (
                format!("put {}", network.name),
                Some(Outcome::NetworkSaved { network, matrices: Vec::new() }),
            ),
            WriteRequest::DiscardDraft { draft, .. } => {
                let version = newest.map_or_else(|| draft.as_u128().to_string(), draft_summary);
                (format!("discard {version}"), Some(Outcome::DraftDiscarded(draft)))
            }
            WriteRequest::TrashNetwork { slug } => (
                format!("trash {slug}"),
                Some(Outcome::NetworkTrashed { slug, name: "network-a".to_owned() }),
            ),
            WriteRequest::JoinNetworks { kept, other, .. } => (
                format!("join {other} to {kept}"),
                Some(Outcome::NetworksJoined {
                    kept,
                    other,
                    part: None,
                    names: <[String; 2]>::default(),
                    network_state: None,
                }),
            ),
            WriteRequest::ResolveConflict { conflict, .. } => {
                ("resolve".to_owned(), Some(Outcome::DraftOpened(Box::new(conflict.published))))
            }
            WriteRequest::SaveUnsavedNetwork { unsaved_network, .. } => {
                (format!("begun {}/{}", unsaved_network.name, unsaved_network.purpose), None)
            }
            WriteRequest::SaveLastLibrary(folder) => {
                (format!("remember Library({folder:?})"), None)
            }
            WriteRequest::Share(share) => {
                ("share".to_owned(), Some(Outcome::Shared(Box::new(waiting_receipt(share.id)))))
            }
            WriteRequest::PutShareLog { .. } => ("log the share".to_owned(), None),
            request => unreachable!("{request:?}"),
        };
        self.note(what).map(|()| outcome)
    }

    fn keep_change(&mut self, change: &UnsavedChange) -> Result<(), StoreError> {
        self.note(format!("recover {}", change.words()))
    }

    fn forget_change(&mut self, _: &ChangeKey) {}

    fn recovered_changes(&mut self) -> Vec<UnsavedChange> {
        std::mem::take(&mut self.notes().recovered)
    }

    fn outside_version(&mut self, ours: &UnsavedChange) -> Option<UnsavedChange> {
        Some(ours.clone())
    }

    fn settle_change(
        &mut self,
        ours: &UnsavedChange,
        theirs: &UnsavedChange,
        keep_ours: bool,
    ) -> Result<(UnsavedChange, String), StoreError> {
        self.note("set aside".to_owned())?;
        Ok((if keep_ours { ours } else { theirs }.clone(), "/aside".to_owned()))
    }

    fn write_emergency_copy(
        &mut self,
        drafts: Vec<Draft>,
        changes: Vec<UnsavedChange>,
        to: Option<&Path>,
        _: Timestamp,
    ) -> Result<String, StoreError> {
        let place = to.map_or("anywhere".to_owned(), |path| path.display().to_string());
        let words: Vec<_> = drafts
            .iter()
            .map(draft_summary)
            .chain(changes.iter().map(UnsavedChange::words))
            .collect();
        self.note(format!("rescue to {place}: {}", words.join(", ")))?;
        Ok(place)
    }

    fn import(
        &mut self,
        request: &ImportRequest,
        from: usize,
        goes_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<(ImportReport, Option<NetworkState>), StoreError> {
        let mut report = ImportReport::default();
        for (at, file) in request.files.iter().enumerate().skip(from) {
            if at > from && !goes_on(at) {
                break;
            }
            self.note(format!("bring in {}", file.name))?;
            report.files.push(ImportedFile { name: file.name.clone(), ..ImportedFile::default() });
        }
        Ok((report, None))
    }
}
