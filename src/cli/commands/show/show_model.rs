//! What `show` looks at: an open draft, a snapshot, or nothing said yet. The page and the JSON are
//! both made of this.

use std::borrow::Cow;

use uuid::Uuid;

use crate::cli::json::NetworkOf;
use crate::maturity::assessment::{Assessment, Voice};
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{KnownMatrix, OpenDraft, Record, SavedSnapshot};
use crate::maturity::walk_subject::Topic;

/// What is looked at, and whose it is.
#[derive(Debug)]
pub(crate) struct Seen<'s> {
    /// Whose it is.
    pub(crate) network: NetworkOf,
    /// What is looked at.
    pub(crate) what: What<'s>,
}

/// What is looked at.
#[derive(Debug)]
pub(crate) enum What<'s> {
    /// A draft that is being worked on.
    Draft(&'s OpenDraft),
    /// A snapshot.
    Snapshot(&'s SavedSnapshot),
    /// A matrix on which nothing was said yet.
    Nothing(&'s KnownMatrix, Box<Assessment>),
}

impl<'s> Seen<'s> {
    pub(crate) fn draft_of(record: &Record, open: &'s OpenDraft) -> Self {
        Self { network: record.into(), what: What::Draft(open) }
    }

    pub(crate) fn snapshot_of(network: NetworkOf, saved: &'s SavedSnapshot) -> Self {
        Self { network, what: What::Snapshot(saved) }
    }

    pub(crate) fn nothing(record: &Record, known: &'s KnownMatrix, topic: &Topic) -> Self {
        let said = Assessment {
            subject: topic.subject.clone(),
            ..Assessment::empty(known.reference.clone())
        };
        Self { network: record.into(), what: What::Nothing(known, Box::new(said)) }
    }

    /// What stands for the network now on one topic: the open agreed draft where it holds an
    /// answer, else the last snapshot, else nothing yet. None where the matrix is neither in use
    /// nor was ever answered.
    pub(crate) fn now(record: &'s Record, topic: &Topic, revision: Option<u32>) -> Option<Self> {
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
            What::Draft(open) => &open.matrix.matrix,
            What::Snapshot(saved) => &saved.matrix.matrix,
            What::Nothing(known, _) => &known.matrix,
        }
    }

    /// What was said.
    pub(crate) fn said(&self) -> &Assessment {
        match &self.what {
            What::Draft(open) => &open.draft.assessment,
            What::Snapshot(saved) => &saved.snapshot.assessment,
            What::Nothing(_, said) => said,
        }
    }

    /// What it is about: "Is this change set up to last? · Falls clinic".
    pub(crate) fn title(&self) -> String {
        Topic::of(self.said()).title(self.matrix())
    }

    /// The snapshot's id, where it is one.
    pub(crate) fn snapshot(&self) -> Option<Uuid> {
        match &self.what {
            What::Snapshot(saved) => Some(saved.snapshot.id),
            _ => None,
        }
    }

    /// The draft's id, where it is one.
    pub(crate) fn draft(&self) -> Option<Uuid> {
        match &self.what {
            What::Draft(open) => Some(open.draft.id),
            _ => None,
        }
    }

    /// One line on what is looked at.
    pub(crate) fn words(&self) -> Cow<'static, str> {
        match &self.what {
            What::Nothing(..) => Cow::Borrowed("nothing answered yet"),
            What::Draft(open) if open.draft.cover.supersedes.is_some() => {
                Cow::Borrowed("a corrected copy, not saved yet")
            }
            What::Draft(_) => Cow::Borrowed("today's walk, not saved as a snapshot yet"),
            What::Snapshot(saved) => Cow::Owned(snapshot_words(saved)),
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
