//! What `show` looks at: an open draft, a snapshot, or nothing said yet. The page and the JSON are
//! both made of this.

use std::borrow::Cow;

use uuid::Uuid;

use crate::cli::json::NetworkRefJson;
use crate::maturity::assessment::{Assessment, Voice};
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{KnownMatrix, NetworkState, OpenDraft, SavedSnapshot};
use crate::maturity::walk_subject::WalkSubject;

/// What is looked at, and whose it is.
#[derive(Debug)]
pub(crate) struct ShowModel<'s> {
    /// Whose it is.
    pub(crate) network: NetworkRefJson,
    /// What is looked at.
    pub(crate) what: ShowSource<'s>,
}

/// What is looked at.
#[derive(Debug)]
pub(crate) enum ShowSource<'s> {
    /// A draft that is being worked on.
    Draft(&'s OpenDraft),
    /// A snapshot.
    Snapshot(&'s SavedSnapshot),
    /// A matrix on which nothing was said yet.
    Nothing(&'s KnownMatrix, Box<Assessment>),
}

impl<'s> ShowModel<'s> {
    pub(crate) fn draft_of(record: &NetworkState, open: &'s OpenDraft) -> Self {
        Self { network: record.into(), what: ShowSource::Draft(open) }
    }

    pub(crate) fn snapshot_of(network: NetworkRefJson, saved: &'s SavedSnapshot) -> Self {
        Self { network, what: ShowSource::Snapshot(saved) }
    }

    pub(crate) fn nothing(
        record: &NetworkState,
        known: &'s KnownMatrix,
        topic: &WalkSubject,
    ) -> Self {
        let said = Assessment {
            subject: topic.subject.clone(),
            ..Assessment::empty(known.reference.clone())
        };
        Self { network: record.into(), what: ShowSource::Nothing(known, Box::new(said)) }
    }

    /// What stands for the network now on one topic: the open agreed draft where it holds an
    /// answer, else the last snapshot, else nothing yet. None where the matrix is neither in use
    /// nor was ever answered.
    pub(crate) fn now(
        record: &'s NetworkState,
        topic: &WalkSubject,
        revision: Option<u32>,
    ) -> Option<Self> {
        let fits = |said: &Assessment| {
            topic.holds(said) && revision.is_none_or(|asked| said.matrix.revision == asked)
        };
        let draft =
            record.draft(topic, &Voice::agreed()).filter(|open| fits(&open.draft.assessment));
        if let Some(open) = draft.filter(|open| {
            open.draft.assessment.answers.values().any(|given| given.answer.is_some())
        }) {
            return Some(Self::draft_of(record, open));
        }
        if let Some(last) = record.current().rev().find(|saved| fits(&saved.snapshot.assessment)) {
            return Some(Self::snapshot_of(record.into(), last));
        }
        let known = record
            .matrix(&topic.matrix)
            .filter(|known| revision.is_none_or(|asked| known.reference.revision == asked))?;
        Some(Self::nothing(record, known, topic))
    }

    /// The matrix it is read against.
    pub(crate) fn matrix(&self) -> &Matrix {
        match &self.what {
            ShowSource::Draft(open) => &open.matrix.matrix,
            ShowSource::Snapshot(saved) => &saved.matrix.matrix,
            ShowSource::Nothing(known, _) => &known.matrix,
        }
    }

    /// What was said.
    pub(crate) fn said(&self) -> &Assessment {
        match &self.what {
            ShowSource::Draft(open) => &open.draft.assessment,
            ShowSource::Snapshot(saved) => &saved.snapshot.assessment,
            ShowSource::Nothing(_, said) => said,
        }
    }

    /// What it is about: "Is this change set up to last? · Falls clinic".
    pub(crate) fn title(&self) -> String {
        WalkSubject::of(self.said()).title(self.matrix())
    }

    /// The snapshot's id, where it is one.
    pub(crate) fn snapshot(&self) -> Option<Uuid> {
        match &self.what {
            ShowSource::Snapshot(saved) => Some(saved.snapshot.id),
            _ => None,
        }
    }

    /// The draft's id, where it is one.
    pub(crate) fn draft(&self) -> Option<Uuid> {
        match &self.what {
            ShowSource::Draft(open) => Some(open.draft.id),
            _ => None,
        }
    }

    /// One line on what is looked at.
    pub(crate) fn words(&self) -> Cow<'static, str> {
        match &self.what {
            ShowSource::Nothing(..) => Cow::Borrowed("nothing answered yet"),
            ShowSource::Draft(open) if open.draft.cover.supersedes.is_some() => {
                Cow::Borrowed("a corrected copy, not saved yet")
            }
            ShowSource::Draft(_) => Cow::Borrowed("today's walk, not saved as a snapshot yet"),
            ShowSource::Snapshot(saved) => Cow::Owned(snapshot_words(saved)),
        }
    }
}

fn snapshot_words(saved: &SavedSnapshot) -> String {
    use crate::maturity::phrases::day;
    let snapshot = &saved.snapshot;
    match &snapshot.label {
        Some(label) => format!("snapshot of {}, {label}", day(snapshot.taken_on)),
        None => format!("snapshot of {}", day(snapshot.taken_on)),
    }
}
