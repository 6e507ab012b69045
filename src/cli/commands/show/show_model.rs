//! What `show` looks at: an open draft, a snapshot, or nothing said yet. The page and the JSON are
//! both made of this.

use std::borrow::Cow;

use uuid::Uuid;

use crate::cli::json::references::NetworkRefJson;
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
    pub(crate) source: ShowSource<'s>,
}

/// What is looked at.
#[derive(Debug)]
pub(crate) enum ShowSource<'s> {
    /// A draft that is being worked on.
    Draft(&'s OpenDraft),
    /// A snapshot.
    Snapshot(&'s SavedSnapshot),
    /// A matrix on which nothing was said yet.
    Empty(&'s KnownMatrix, Box<Assessment>),
}

impl<'s> ShowModel<'s> {
    pub(crate) fn from_draft(record: &NetworkState, open: &'s OpenDraft) -> Self {
        Self { network: record.into(), source: ShowSource::Draft(open) }
    }

    pub(crate) fn from_snapshot(network: NetworkRefJson, saved: &'s SavedSnapshot) -> Self {
        Self { network, source: ShowSource::Snapshot(saved) }
    }

    pub(crate) fn empty(
        record: &NetworkState,
        known: &'s KnownMatrix,
        subject: &WalkSubject,
    ) -> Self {
        let said = Assessment {
            subject: subject.subject.clone(),
            ..Assessment::empty(known.reference.clone())
        };
        Self { network: record.into(), source: ShowSource::Empty(known, Box::new(said)) }
    }

    /// What stands for the network now on one topic: the open agreed draft where it holds an
    /// answer, else the last snapshot, else nothing yet. None where the matrix is neither in use
    /// nor was ever answered.
    pub(crate) fn current(
        record: &'s NetworkState,
        subject: &WalkSubject,
        revision: Option<u32>,
    ) -> Option<Self> {
        let fits = |said: &Assessment| {
            subject.matches(said) && revision.is_none_or(|asked| said.matrix.revision == asked)
        };
        let draft = record
            .open_draft(subject, &Voice::agreed())
            .filter(|open| fits(&open.draft.assessment));
        if let Some(open) = draft.filter(|open| {
            open.draft.assessment.answers.values().any(|given| given.answer.is_some())
        }) {
            return Some(Self::from_draft(record, open));
        }
        if let Some(last) =
            record.current_snapshots().rev().find(|saved| fits(&saved.snapshot.assessment))
        {
            return Some(Self::from_snapshot(record.into(), last));
        }
        let known = record
            .matrix(&subject.matrix)
            .filter(|known| revision.is_none_or(|asked| known.reference.revision == asked))?;
        Some(Self::empty(record, known, subject))
    }

    /// The matrix it is read against.
    pub(crate) fn matrix(&self) -> &Matrix {
        match &self.source {
            ShowSource::Draft(open) => &open.matrix.matrix,
            ShowSource::Snapshot(saved) => &saved.matrix.matrix,
            ShowSource::Empty(known, _) => &known.matrix,
        }
    }

    /// What was said.
    pub(crate) fn assessment(&self) -> &Assessment {
        match &self.source {
            ShowSource::Draft(open) => &open.draft.assessment,
            ShowSource::Snapshot(saved) => &saved.snapshot.assessment,
            ShowSource::Empty(_, said) => said,
        }
    }

    /// What it is about: "Is this change set up to last? · Falls clinic".
    pub(crate) fn title(&self) -> String {
        WalkSubject::of(self.assessment()).title(self.matrix())
    }

    /// The snapshot's id, where it is one.
    pub(crate) fn snapshot_id(&self) -> Option<Uuid> {
        match &self.source {
            ShowSource::Snapshot(saved) => Some(saved.snapshot.id),
            _ => None,
        }
    }

    /// The draft's id, where it is one.
    pub(crate) fn draft_id(&self) -> Option<Uuid> {
        match &self.source {
            ShowSource::Draft(open) => Some(open.draft.id),
            _ => None,
        }
    }

    /// One line on what is looked at.
    pub(crate) fn describe(&self) -> Cow<'static, str> {
        match &self.source {
            ShowSource::Empty(..) => Cow::Borrowed("nothing answered yet"),
            ShowSource::Draft(open) if open.draft.cover.supersedes.is_some() => {
                Cow::Borrowed("a corrected copy, not saved yet")
            }
            ShowSource::Draft(_) => Cow::Borrowed("today's walk, not saved as a snapshot yet"),
            ShowSource::Snapshot(saved) => Cow::Owned(describe_snapshot(saved)),
        }
    }
}

fn describe_snapshot(saved: &SavedSnapshot) -> String {
    use crate::maturity::phrases::format_date;
    let snapshot = &saved.snapshot;
    match &snapshot.label {
        Some(label) => format!("snapshot of {}, {label}", format_date(snapshot.taken_on)),
        None => format!("snapshot of {}", format_date(snapshot.taken_on)),
    }
}
