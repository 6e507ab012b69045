//! The state that all screens share: everything that was read and is being worked on.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use uuid::Uuid;

use super::protocol::effect::{Appearance, Effect, Urgency, WriteRequest};
use super::protocol::now::Now;
use super::protocol::outcome::SampleKind;
use super::protocol::terminal_colors::TerminalColors;
use super::protocol::transition::Transition;
use crate::maturity::assessment::{Assessment, MatrixRef};
use crate::maturity::diagnostic::{Diagnostic, Severity};
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::lineage::Lineage;
use crate::maturity::matrix_catalog::{MatrixCatalog, UnusableMatrix};
use crate::maturity::network::Network;
use crate::maturity::network_state::{KnownMatrix, NetworkEntry, NetworkState, OpenDraft, Origin};
use crate::maturity::summary::LibrarySummary;
use crate::maturity::unsaved_change::{ChangeConflict, ChangeKey, TypedMatrixText, UnsavedChange};
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::maturity::waiting_work::is_file_problem;

#[derive(Clone, Debug, Default)]
pub struct AppState {
    pub networks: Vec<NetworkEntry>,
    /// Whether they are not read yet: in a large folder they are once somebody wants to see them.
    pub networks_unread: bool,
    /// How many there were at the start, while they are not read.
    pub network_count: usize,
    pub summaries: Option<LibrarySummary>,
    pub summary_progress: Option<(usize, usize)>,
    pub network_state: Option<NetworkState>,
    /// What was typed for a network that is not made yet; none while that is not known.
    pub unsaved_network: Option<UnsavedNetwork>,
    /// The national matrix that comes with the program: what a new network starts with.
    pub national_matrix: Option<Arc<KnownMatrix>>,
    pub matrices: Vec<Arc<KnownMatrix>>,
    pub matrix_diagnostics: Vec<Diagnostic>,
    pub unusable_matrices: Vec<UnusableMatrix>,
    pub used_by: BTreeMap<Lineage, Vec<String>>,
    /// The texts of matrices that answers rest on, as they were read.
    pub answered_matrices: Vec<MatrixRef>,
    /// What was typed in a matrix when the program ended, and not taken yet.
    pub typed_matrix_texts: BTreeMap<MatrixId, TypedMatrixText>,
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the whole folder was looked through for problems.
    pub is_diagnosed: bool,
    /// How many files of each network need a look, as far as that is known.
    pub problems_by_network: BTreeMap<Slug, usize>,
    pub read_only_reason: Option<String>,
    pub sample_kind: SampleKind,
    /// How the screen looks now.
    pub appearance: Appearance,
    /// What the settings say of it: an option or a variable of this start is not written there.
    pub saved_appearance: Appearance,
    pub terminal_colors: TerminalColors,
    pub size: (u16, u16),
    pub save_state: SaveState,
    /// What was changed beside the answers and is on its way to the disk.
    pub saving_changes: BTreeMap<ChangeKey, UnsavedChange>,
    /// Those that could not be written so far.
    pub failing_changes: BTreeMap<ChangeKey, FailingChange>,
    /// Those that something else changed too, until a person has chosen.
    pub change_conflicts: Vec<ChangeConflict>,
    /// Why the library does not take answers that are safe on this computer, until it does.
    pub unpublished: Option<String>,
    /// What was asked for and could not be done, until something of its kind is.
    pub not_done: Option<String>,
    /// What is said when the workbook opens.
    pub start_message: Option<String>,
    pub last_autosave_number: u64,
    pub device: Uuid,
    pub library_dir: String,
    pub state_dir: String,
    pub viewed_share: Option<PathBuf>,
    /// The name in the trash of what was thrown away last, until it is back.
    pub last_trashed: Option<String>,
    /// What was joined or split last, until it is taken back.
    pub last_joined: Option<LastJoin>,
    /// Where a person keeps what they write: where files for others are written, unless they say
    /// otherwise.
    pub documents_dir: PathBuf,
    /// Where a first workbook would be found more easily; none once there is one.
    pub offered_library_dir: Option<PathBuf>,
    /// The editor that files can be opened in, where one is named and can be started from here.
    pub editor: Option<String>,
    pub settings_path: String,
}

/// Whether what was said is on the disk. "Saved" is shown only once it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SaveState {
    #[default]
    NothingToSave,
    /// Handed over; not on the disk yet.
    Saving,
    Saved(Timestamp),
    /// It does not work; it stays on the screen and is tried again.
    Failing {
        saved_until: Option<Timestamp>,
        message: String,
    },
}

/// Two networks that were joined, or one that was split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LastJoin {
    /// By this id they can be split again.
    Joined {
        kept: Slug,
        part: Uuid,
    },
    Split {
        network: Slug,
        other: Slug,
    },
}

/// A change that could not be written so far; it is tried again.
#[derive(Clone, Debug, PartialEq)]
pub struct FailingChange {
    pub change: UnsavedChange,
    pub since: Timestamp,
    /// Why, in plain words.
    pub message: String,
    /// Whether it is in a recovery copy on this computer.
    pub is_kept: bool,
}

impl AppState {
    /// Notes a change that goes to the disk, so that nothing is called saved before it is there.
    pub(crate) fn note_change(&mut self, effect: &Effect) {
        if let Effect::Write(request) = effect
            && let Some((change, _)) = request.unsaved_change()
        {
            self.saving_changes.insert(change.key(), change);
        }
    }

    /// The change whose failing is shown: one that is nowhere but in memory before one that is kept.
    pub fn shown_failing_change(&self) -> Option<&FailingChange> {
        self.failing_changes.values().min_by_key(|failing| (failing.is_kept, failing.since))
    }

    /// Whether anything is on its way to the disk.
    pub fn is_saving(&self) -> bool {
        self.save_state == SaveState::Saving || !self.saving_changes.is_empty()
    }

    /// Whether anything is on its way to the disk that is newer than what failed.
    pub fn is_newer_on_its_way(&self) -> bool {
        let failed = |key| self.failing_changes.get(key).map(|failing| &failing.change);
        self.save_state == SaveState::Saving
            || self.saving_changes.iter().any(|(key, newest)| failed(key) != Some(newest))
    }

    /// Whether something is nowhere but in memory, and the disk did not take it.
    pub fn has_unsaved_in_memory(&self) -> bool {
        matches!(self.save_state, SaveState::Failing { .. })
            || self.failing_changes.values().any(|failing| !failing.is_kept)
    }

    /// What is nowhere but in memory, as a person would call it.
    pub fn words_in_memory(&self) -> Vec<String> {
        let failing = self.failing_changes.values().filter(|failing| !failing.is_kept);
        let answers = matches!(self.save_state, SaveState::Failing { .. })
            .then(|| "Your last answers and notes are not saved.".to_owned());
        let changes = failing.map(|failing| format!("Not saved: {}.", failing.change.words()));
        answers.into_iter().chain(changes).collect()
    }

    /// Why something is not saved, where that is so.
    pub fn save_failure(&self) -> Option<&str> {
        match &self.save_state {
            SaveState::Failing { message, .. } => Some(message),
            _ => self.shown_failing_change().map(|failing| failing.message.as_str()),
        }
    }

    pub fn open_draft(&self, draft: Uuid) -> Option<&OpenDraft> {
        self.network_state
            .as_ref()
            .and_then(|record| record.drafts.iter().find(|open| open.draft.id == draft))
    }

    pub fn open_draft_mut(&mut self, draft: Uuid) -> Option<&mut OpenDraft> {
        self.network_state
            .as_mut()
            .and_then(|record| record.drafts.iter_mut().find(|open| open.draft.id == draft))
    }

    pub fn assessment_mut(&mut self, draft: Uuid) -> Option<&mut Assessment> {
        self.open_draft_mut(draft).map(|open| &mut open.draft.assessment)
    }

    pub fn set_matrices(&mut self, found: MatrixCatalog) {
        let MatrixCatalog { matrices, unusable, diagnostics, used_by, answered } = found;
        (self.matrices, self.unusable_matrices, self.matrix_diagnostics) =
            (matrices, unusable, diagnostics);
        (self.used_by, self.answered_matrices) = (used_by, answered);
        self.follow_matrices_in_use();
        self.use_newest_revisions();
    }

    /// Puts a matrix as it is now in the place of what it was. A walk through it on which nothing
    /// was said yet begins anew.
    pub fn replace_matrix(&mut self, was: &MatrixRef, known: &Arc<KnownMatrix>) {
        let is_same = |other: &Arc<KnownMatrix>| other.lineage.is_same(&known.lineage);
        self.matrices.retain(|other| other.reference != *was);
        self.matrices.push(Arc::clone(known));
        let Some(record) = &mut self.network_state else { return };
        for used in record.matrices.iter_mut().filter(|used| is_same(used)) {
            *used = Arc::clone(known).with_lineage(&used.lineage);
        }
        let is_begun =
            |open: &OpenDraft| !open.draft.assessment.is_blank() || !open.draft.cover.is_empty();
        record.drafts.retain(|open| open.draft.assessment.matrix != *was || is_begun(open));
    }

    /// Whether anybody answered on exactly this text.
    pub fn is_answered(&self, reference: &MatrixRef) -> bool {
        let record = self.network_state.iter();
        let said = record.clone().flat_map(|record| &record.drafts).any(|open| {
            open.draft.assessment.matrix == *reference && !open.draft.assessment.is_blank()
        });
        let mut saved = record.flat_map(|record| &record.snapshots);
        said || self.answered_matrices.contains(reference)
            || saved.any(|saved| saved.matrix.reference == *reference)
    }

    /// Changes how the screen looks, and writes what was changed into the settings.
    pub fn change_appearance(&mut self, change: impl FnOnce(&mut Appearance)) -> Vec<Transition> {
        let before = self.appearance;
        change(&mut self.appearance);
        let (now, saved) = (self.appearance, &mut self.saved_appearance);
        saved.theme = if now.theme == before.theme { saved.theme } else { now.theme };
        saved.ascii = if now.ascii == before.ascii { saved.ascii } else { now.ascii };
        saved.mouse = if now.mouse == before.mouse { saved.mouse } else { now.mouse };
        if now.language != before.language {
            saved.language = now.language;
        }
        vec![Transition::write(WriteRequest::SaveAppearance(*saved))]
    }

    pub fn autosave(&mut self, draft: Uuid, urgency: Urgency) -> Vec<Transition> {
        let Some(open) = self.open_draft(draft).cloned() else { return Vec::new() };
        let Some(slug) = self.network_state.as_ref().map(|record| record.slug.clone()) else {
            return Vec::new();
        };
        self.last_autosave_number += 1;
        if !matches!(self.save_state, SaveState::Failing { .. }) {
            self.save_state = SaveState::Saving;
        }
        vec![Transition::RunEffect(Effect::AutosaveDraft {
            slug,
            open_draft: Box::new(open),
            urgency,
            number: self.last_autosave_number,
        })]
    }

    pub fn update_network(&mut self, network: Network) -> Vec<Transition> {
        let Some(record) = self.network_state.as_mut().filter(|record| record.network != network)
        else {
            return Vec::new();
        };
        record.network = network.clone();
        let slug = record.slug.clone();
        if let Some(entry) = self.networks.iter_mut().find(|entry| entry.slug == slug) {
            entry.network = network.clone();
            self.networks.sort_by_key(|entry| entry.network.name.to_lowercase());
        }
        vec![Transition::write(WriteRequest::PutNetwork {
            slug,
            network: Box::new(network),
            urgency: Urgency::Immediate,
        })]
    }

    /// Puts the newest revision of each matrix in use where the next walk finds it, once all of
    /// them were read again. A text that is no longer in its file gives way too.
    pub fn use_newest_revisions(&mut self) {
        let Some(record) = &mut self.network_state else { return };
        for used in &mut record.matrices {
            let same = self.matrices.iter().filter(|known| known.lineage.is_same(&used.lineage));
            let newest = same.max_by_key(|known| {
                (known.reference.revision, !matches!(known.origin, Origin::Loose(_)))
            });
            let Some(newest) = newest else { continue };
            let is_gone = || !self.matrices.iter().any(|known| known.reference == used.reference);
            if newest.reference.revision > used.reference.revision || is_gone() {
                *used = Arc::clone(newest).with_lineage(&used.lineage);
            }
        }
    }

    /// Whether the next walk uses a newer revision than this draft stays on.
    pub fn has_newer_revision(&self, open: &OpenDraft) -> bool {
        let used = &open.matrix.reference;
        let is_same = |known: &Arc<KnownMatrix>| known.lineage.is_same(&open.matrix.lineage);
        let record = self.network_state.iter().flat_map(|record| &record.matrices);
        record
            .chain(&self.matrices)
            .any(|known| is_same(known) && known.reference.revision > used.revision)
    }

    /// How many files need a look: as the whole folder was looked through, else as the reading of
    /// the snapshots found it.
    pub fn problem_count(&self) -> usize {
        let own = self.network_state.as_ref().map_or(0, |record| record.diagnostics.len());
        let seen = if self.is_diagnosed { 0 } else { self.problems_by_network.values().sum() };
        let all = self.diagnostics.iter().filter(|finding| is_file_problem(finding)).count();
        all.max(own).max(seen)
    }

    /// How many files of one network need a look.
    pub fn problem_count_of(&self, slug: &Slug) -> usize {
        self.problems_by_network.get(slug).copied().unwrap_or(0)
    }

    /// What looking through the whole folder found.
    pub(crate) fn set_diagnostics(&mut self, diagnostics: Vec<Diagnostic>) {
        self.is_diagnosed = true;
        self.problems_by_network.clear();
        for finding in diagnostics.iter().filter(|finding| is_file_problem(finding)) {
            if let Some(slug) = finding.network() {
                *self.problems_by_network.entry(slug).or_default() += 1;
            }
        }
        self.diagnostics = diagnostics;
    }

    /// What the reading of all snapshots found, unless the whole folder was looked through.
    pub(crate) fn set_summaries(&mut self, summaries: LibrarySummary) {
        if !self.is_diagnosed {
            self.problems_by_network.clone_from(&summaries.problems);
        }
        (self.summaries, self.summary_progress) = (Some(summaries), None);
    }

    /// What is on the disk already, where nothing was changed since it was opened: "saved 29 Nov
    /// 04:36". None where there is nothing to say of it.
    pub fn kept_words(&self, now: &Now) -> Option<String> {
        if self.viewed_share.is_some() || self.sample_kind == SampleKind::Temporary {
            return None;
        }
        let nothing = || "nothing saved yet".to_owned();
        let Some(record) = &self.network_state else { return Some(nothing()) };
        if let Some(at) = record.last_saved() {
            return Some(format!("saved {}", now.local_moment(at)));
        }
        let is_begun = record.drafts.iter().any(|open| !open.draft.assessment.is_blank());
        Some(if is_begun { "saved".to_owned() } else { nothing() })
    }

    pub fn has_other_networks(&self) -> bool {
        let known = if self.networks_unread { self.network_count } else { self.networks.len() };
        known > usize::from(self.network_state.is_some())
    }

    /// Whether any file can't be used as it is.
    pub fn has_errors(&self) -> bool {
        let own = self.network_state.iter().flat_map(|record| &record.diagnostics);
        self.diagnostics.iter().chain(own).any(|finding| finding.severity == Severity::Error)
    }

    /// Whether nothing can be written here: a share that somebody sent, or a folder in which another
    /// copy of the program writes.
    pub fn is_view_only(&self) -> bool {
        self.viewed_share.is_some() || self.read_only_reason.is_some()
    }

    /// Every matrix that is known here, those that can be chosen first.
    pub fn known_matrices(&self) -> impl Iterator<Item = &Arc<KnownMatrix>> {
        let own = self.network_state.iter().flat_map(|record| {
            let drafts = record.drafts.iter().chain(&record.other_device_drafts);
            let in_drafts = drafts.map(|open| &open.matrix);
            let in_snapshots = record.snapshots.iter().map(|saved| &saved.matrix);
            record.matrices.iter().chain(in_drafts).chain(in_snapshots)
        });
        self.matrices.iter().chain(own).chain(&self.national_matrix)
    }

    /// Where a file of the library is, by its path inside, as this system writes paths.
    pub fn library_path(&self, file: &str) -> String {
        let separator = if self.library_dir.contains('\\') { "\\" } else { "/" };
        let library = self.library_dir.trim_end_matches(separator);
        format!("{library}{separator}{}", file.replace('/', separator))
    }
}
