//! The state of a network: all that is stored of one network, read and lined up for a screen or a
//! command.
//!
//! The store fills it, screens and commands read it; nothing in here knows how or where it is stored.

mod copies;
mod subjects;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;
use uuid::Uuid;

use super::assessment::NotLookedAt;
use super::assessment::{Draft, Snapshot, Voice};
use super::diagnostic::Diagnostic;
use super::ids::Slug;
use super::matrix::Matrix;
use super::network::Network;
use super::phrases;
use super::walk_subject::WalkSubject;

pub use self::copies::{CopyDifference, OtherCopy, copy_differences};
pub use super::known_matrix::{KnownMatrix, Origin};

/// A snapshot with the frozen matrix it is read against.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedSnapshot {
    /// The snapshot.
    pub snapshot: Snapshot,
    /// The matrix it was answered on.
    pub matrix: Arc<KnownMatrix>,
    /// Its path inside the library, with forward slashes.
    pub file: String,
    /// SHA-256 of its file's bytes: which of several copies a person chose is known by it.
    pub hash: String,
    /// Whether its bytes are no longer those it was saved with: shown, never refused.
    pub changed_after_save: bool,
    /// How it stands among the files that hold a snapshot with its id.
    pub copy_status: CopyStatus,
}

impl SavedSnapshot {
    /// The same, to be read beside others: one that was saved in a network that was joined to this
    /// one since has the id and the name that both have now. The file stays as it is.
    #[must_use]
    pub fn within(mut self, network: &Network) -> Self {
        let saved_in = &mut self.snapshot.network;
        if saved_in.id != network.id && network.has_id(saved_in.id) {
            saved_in.id = network.id;
            saved_in.name.clone_from(&network.name);
        }
        self
    }
}

/// How a file stands among all that hold a snapshot with the same id. At most one of them counts;
/// nothing is refused or hidden for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CopyStatus {
    /// It is the one that counts, mostly as the only one.
    #[default]
    Primary,
    /// Another one says something else, and counts; or none of them does. Lists show all.
    Differs,
    /// It is not what its share or its file's name says it is: it was altered. It does not count
    /// until a person chooses it, also where it is the only one.
    Altered,
}

impl CopyStatus {
    /// The word for why it does not count, in lists; none for one that does.
    pub fn why_not(self) -> Option<&'static str> {
        match self {
            Self::Primary => None,
            Self::Differs => Some("differs"),
            Self::Altered => Some("altered"),
        }
    }
}

/// A draft with the matrix it is worked on against.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenDraft {
    /// The draft.
    pub draft: Draft,
    /// The matrix: frozen once an answer stands, before that the newest known one.
    pub matrix: Arc<KnownMatrix>,
    /// When it was last kept, where that is known.
    pub saved_at: Option<Timestamp>,
    /// Whether it was taken from the recovery copy, newer than the published file.
    pub recovered: bool,
}

/// Two versions of one draft that both moved on: a person must choose.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftConflict {
    /// The version in the recovery copy, newer on this device.
    pub recovery: OpenDraft,
    /// The version published in the library, changed by something else.
    pub published: OpenDraft,
}

/// All that is kept of one network.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkState {
    /// The name of its folder.
    pub slug: Slug,
    /// The network.
    pub network: Network,
    /// Its snapshots, oldest first: by day taken, moment saved, and file name.
    pub snapshots: Vec<SavedSnapshot>,
    /// Open drafts of this device.
    pub drafts: Vec<OpenDraft>,
    /// Open drafts of other devices: to look at, or to carry on as a copy.
    pub other_device_drafts: Vec<OpenDraft>,
    /// Drafts of this device of which two versions moved on.
    pub conflicts: Vec<DraftConflict>,
    /// The newest usable revision of each matrix in use, in the order of [`Network::matrices`].
    pub matrices: Vec<Arc<KnownMatrix>>,
    /// What could not be read, or is odd, in this network's folder.
    pub diagnostics: Vec<Diagnostic>,
}

/// A network in a list of networks.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkEntry {
    /// The name of its folder.
    pub slug: Slug,
    /// The network.
    pub network: Network,
}

/// What a person fills in when a draft becomes a snapshot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SnapshotDetails {
    /// The day it speaks of; today when not given.
    pub taken_on: Option<jiff::civil::Date>,
    /// Its name.
    pub label: Option<String>,
    /// Whose view it is; the draft's own when not given.
    pub voice: Option<Voice>,
    /// Who was there, by role; `None` keeps what an amended snapshot had.
    pub present: Option<Vec<String>>,
    /// What becomes of all that was not looked at.
    pub not_looked_at: NotLookedAt,
}

impl NetworkState {
    /// The snapshots that count, in progress and wherever one stands for its day: those that no
    /// other one replaces, and of several copies with one id the one that counts. Oldest first.
    pub fn current_snapshots(&self) -> impl DoubleEndedIterator<Item = &SavedSnapshot> {
        let replaced: HashSet<Uuid> =
            self.primary_snapshots().filter_map(|saved| saved.snapshot.supersedes).collect();
        self.primary_snapshots().filter(move |saved| !replaced.contains(&saved.snapshot.id))
    }

    pub(crate) fn primary_snapshots(&self) -> impl DoubleEndedIterator<Item = &SavedSnapshot> {
        self.snapshots.iter().filter(|saved| saved.copy_status == CopyStatus::Primary)
    }

    /// All snapshots by their ids; of several files with one id, the one that counts.
    pub fn snapshots_by_id(&self) -> HashMap<Uuid, &SavedSnapshot> {
        let mut by_id = HashMap::with_capacity(self.snapshots.len());
        for saved in &self.snapshots {
            let known = by_id.entry(saved.snapshot.id).or_insert(saved);
            if known.copy_status != CopyStatus::Primary && saved.copy_status == CopyStatus::Primary
            {
                *known = saved;
            }
        }
        by_id
    }

    /// All that lists show, oldest first: the snapshots that count, in the order of a line, each with
    /// the copies that say something else below it, and the copies of those of which none counts.
    pub fn listed_snapshots(&self) -> Vec<&SavedSnapshot> {
        let day = |saved: &SavedSnapshot| saved.snapshot.taken_on;
        let mut copies = self.differing_copies();
        let mut undecided = self.undecided_copies(&mut copies).into_iter().peekable();
        let mut listed = Vec::new();
        for saved in self.snapshots_in_order() {
            while let Some(earlier) = undecided.next_if(|copies| day(copies[0]) < day(saved)) {
                listed.extend(earlier);
            }
            listed.push(saved);
            listed.extend(copies.remove(&saved.snapshot.id).into_iter().flatten());
        }
        listed.extend(undecided.flatten());
        listed
    }

    fn differing_copies(&self) -> HashMap<Uuid, Vec<&SavedSnapshot>> {
        let mut copies: HashMap<Uuid, Vec<&SavedSnapshot>> = HashMap::new();
        for other in &self.snapshots {
            if other.copy_status != CopyStatus::Primary {
                copies.entry(other.snapshot.id).or_default().push(other);
            }
        }
        copies
    }

    /// Takes the copies of each snapshot of which none counts out of all, the earliest first.
    fn undecided_copies<'r>(
        &self,
        copies: &mut HashMap<Uuid, Vec<&'r SavedSnapshot>>,
    ) -> Vec<Vec<&'r SavedSnapshot>> {
        let counted: HashSet<Uuid> =
            self.primary_snapshots().map(|saved| saved.snapshot.id).collect();
        let ids = self.snapshots.iter().map(|saved| saved.snapshot.id);
        ids.filter(|id| !counted.contains(id)).filter_map(|id| copies.remove(&id)).collect()
    }

    /// Whether a corrected copy replaces this snapshot in lists.
    pub fn is_superseded(&self, id: Uuid) -> bool {
        self.primary_snapshots().any(|saved| saved.snapshot.supersedes == Some(id))
    }

    /// The snapshot with this id; of several files with it, the one that counts.
    pub fn snapshot(&self, id: Uuid) -> Option<&SavedSnapshot> {
        let with_id = || self.snapshots.iter().filter(|saved| saved.snapshot.id == id);
        with_id()
            .find(|saved| saved.copy_status == CopyStatus::Primary)
            .or_else(|| with_id().next())
    }

    /// The latest agreed snapshot of this subject: what a new draft is based on.
    pub fn last_agreed(&self, subject: &WalkSubject) -> Option<&SavedSnapshot> {
        self.line_of_voice(subject, &Voice::agreed()).last()
    }

    /// The snapshot that says where the network stands on a subject: the last of its line. Never an
    /// open draft.
    pub fn standing_snapshot(&self, subject: &WalkSubject) -> Option<&SavedSnapshot> {
        self.line(subject).last()
    }

    /// The matrix that a subject is shown by: the one it stands on, else the newest.
    pub fn standing_matrix(&self, subject: &WalkSubject) -> Option<&Matrix> {
        let stands = self.standing_snapshot(subject).map(|saved| &saved.matrix.matrix);
        stands.or_else(|| self.matrix(&subject.matrix).map(|known| &known.matrix))
    }

    /// "Corrected copy of 20 May 2026": what a draft is that will take the place of a snapshot.
    pub fn corrected_copy_words(&self, draft: &Draft) -> Option<String> {
        let replaced = self.snapshot(draft.cover.supersedes?);
        Some(match replaced.map(|saved| saved.snapshot.taken_on) {
            Some(day) => format!("Corrected copy of {}", phrases::format_date(day)),
            None => "Corrected copy of an earlier snapshot".to_owned(),
        })
    }

    /// When anything of this network was last saved, as far as that is known.
    pub fn last_saved(&self) -> Option<Timestamp> {
        let drafts = self.drafts.iter().filter_map(|open| open.saved_at);
        let snapshots = self.snapshots.iter().map(|saved| saved.snapshot.saved_at);
        drafts.chain(snapshots).max()
    }

    /// This device's open draft of this subject and voice.
    pub fn open_draft(&self, subject: &WalkSubject, voice: &Voice) -> Option<&OpenDraft> {
        self.drafts
            .iter()
            .find(|open| subject.matches_draft(open) && open.draft.assessment.voice.is_same(voice))
    }

    /// The snapshots of a subject that count, oldest first.
    pub fn snapshots_of<'a, 's>(
        &'a self,
        subject: &'s WalkSubject,
    ) -> impl DoubleEndedIterator<Item = &'a SavedSnapshot> + use<'a, 's> {
        self.current_snapshots().filter(move |saved| subject.matches(saved))
    }
}

/// What speaks for a network on one subject today.
#[derive(Clone, Copy, Debug)]
pub enum LatestStanding<'r> {
    /// The open agreed draft, because it holds an answer.
    Draft(&'r OpenDraft),
    /// The last snapshot of the line.
    Snapshot(&'r SavedSnapshot),
    /// Nothing has been said yet.
    Nothing,
}

impl<'r> LatestStanding<'r> {
    /// What was said, and the matrix it is read against; none where nothing was said.
    pub fn assessment_and_matrix(self) -> Option<(&'r super::assessment::Assessment, &'r Matrix)> {
        match self {
            Self::Draft(open) => Some((&open.draft.assessment, &open.matrix.matrix)),
            Self::Snapshot(saved) => Some((&saved.snapshot.assessment, &saved.matrix.matrix)),
            Self::Nothing => None,
        }
    }
}

impl NetworkState {
    /// What speaks for the network on this subject: the open agreed draft if it holds an answer, else
    /// the last snapshot.
    pub fn latest_standing(&self, subject: &WalkSubject) -> LatestStanding<'_> {
        let answered = |open: &&OpenDraft| {
            open.draft.assessment.answers.values().any(|given| given.answer.is_some())
        };
        let last = self.line(subject).last();
        match (self.open_draft(subject, &Voice::agreed()).filter(answered), last) {
            (Some(open), _) => LatestStanding::Draft(open),
            (None, Some(saved)) => LatestStanding::Snapshot(saved),
            (None, None) => LatestStanding::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, known_matrix, matrix, network_state, saved_snapshot};

    fn about_one() -> Matrix {
        Matrix {
            about_one: Some("change".to_owned()),
            ..matrix(&["one"], vec![domain("A", &[("a1", "one")])])
        }
    }

    fn snapshot_about(number: u128, day: &str, subject: Option<&str>) -> SavedSnapshot {
        let mut one = saved_snapshot(number, day, &known_matrix(about_one()), &[("a1", "fully")]);
        one.snapshot.assessment.subject = subject.map(str::to_owned);
        one
    }

    #[test]
    fn each_thing_ever_walked_is_a_subject_and_the_network_only_where_it_is_asked_about() {
        let asked = known_matrix(about_one());
        assert_eq!(network_state(vec![], &[&asked]).walk_subjects(), []);
        let kept = network_state(
            vec![
                snapshot_about(1, "2026-01-01", Some("Falls")),
                snapshot_about(2, "2026-02-01", Some("Sleep")),
                snapshot_about(3, "2026-03-01", Some("Falls")),
            ],
            &[&asked],
        );
        let subjects: Vec<_> =
            kept.walk_subjects().into_iter().map(|subject| subject.subject.unwrap()).collect();
        assert_eq!(subjects, ["Falls", "Sleep"]);
        let falls = WalkSubject::with_subject(&"test".into(), "Falls");
        assert_eq!(kept.snapshots_of(&falls).count(), 2);
        assert_eq!(kept.last_agreed(&falls).map(|saved| saved.snapshot.id.as_u128()), Some(3));
        assert!(kept.last_agreed(&"test".into()).is_none());
        assert_eq!(kept.existing_spelling(&"test".into(), "FALLS"), "Falls");
        let whole = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        assert_eq!(
            network_state(vec![snapshot_about(1, "2026-01-01", None)], &[&whole]).walk_subjects(),
            [WalkSubject::from("test")]
        );
    }

    #[test]
    fn a_copy_that_differs_speaks_for_nothing() {
        let asked = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        let kept = saved_snapshot(1, "2026-01-01", &asked, &[("a1", "fully")]);
        let mut copy = saved_snapshot(1, "2026-01-01", &asked, &[("a1", "not_yet")]);
        copy.copy_status = CopyStatus::Differs;
        let network = network_state(vec![kept.clone(), copy], &[&asked]);
        let subject = WalkSubject::from("test");
        assert_eq!(network.snapshots_of(&subject).collect::<Vec<_>>(), [&kept]);
        assert_eq!(network.last_agreed(&subject), Some(&kept));
        let LatestStanding::Snapshot(latest) = network.latest_standing(&subject) else { panic!() };
        assert_eq!(*latest, kept);
    }
}
