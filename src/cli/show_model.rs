//! The model of `show`: an open draft, a snapshot, or a matrix without answers. Text and JSON are
//! both rendered from it.

use jiff::civil::Date;
use uuid::Uuid;

use crate::maturity::assessment::{Assessment, Voice};
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{KnownMatrix, NetworkState, OpenDraft, SavedSnapshot};
use crate::maturity::phrases::format_date;
use crate::maturity::walk_subject::{WalkSubject, append_subject};

#[derive(Debug)]
pub(crate) struct ShowModel<'s> {
    pub(crate) network: &'s NetworkState,
    pub(crate) source: ShowSource<'s>,
}

#[derive(Debug)]
pub(crate) enum ShowSource<'s> {
    /// A draft, and what it holds as it would be saved if nothing else is chosen.
    Draft(&'s OpenDraft, Box<Assessment>),
    Snapshot(&'s SavedSnapshot),
    Empty(&'s KnownMatrix, Box<Assessment>),
}

impl<'s> ShowModel<'s> {
    pub(crate) fn from_draft(network: &'s NetworkState, open: &'s OpenDraft, today: Date) -> Self {
        let as_saved = Box::new(network.as_saved(open, today));
        Self { network, source: ShowSource::Draft(open, as_saved) }
    }

    pub(crate) fn from_snapshot(network: &'s NetworkState, saved: &'s SavedSnapshot) -> Self {
        Self { network, source: ShowSource::Snapshot(saved) }
    }

    pub(crate) fn empty(
        network: &'s NetworkState,
        known: &'s KnownMatrix,
        subject: &WalkSubject,
    ) -> Self {
        let said = Assessment {
            subject: subject.subject.clone(),
            ..Assessment::empty(known.reference.clone())
        };
        Self { network, source: ShowSource::Empty(known, Box::new(said)) }
    }

    /// What counts for the network now on one subject: the open agreed draft where it holds an
    /// answer, else the last snapshot, else nothing yet. None where the matrix is neither in use
    /// nor was ever answered.
    pub(crate) fn current(
        network: &'s NetworkState,
        subject: &WalkSubject,
        revision: Option<u32>,
        today: Date,
    ) -> Option<Self> {
        let fits = |said: &Assessment| revision.is_none_or(|asked| said.matrix.revision == asked);
        let draft = network
            .open_draft(subject, &Voice::agreed())
            .filter(|open| fits(&open.draft.assessment));
        if let Some(open) = draft.filter(|open| {
            open.draft.assessment.answers.values().any(|given| given.answer.is_some())
        }) {
            return Some(Self::from_draft(network, open, today));
        }
        let line = network.line(subject);
        let mut newest_first = line.snapshots().iter().rev();
        if let Some(last) = newest_first.find(|saved| fits(&saved.snapshot.assessment)) {
            return Some(Self::from_snapshot(network, last));
        }
        let known = network
            .matrix(&subject.matrix)
            .filter(|known| revision.is_none_or(|asked| known.reference.revision == asked))?;
        Some(Self::empty(network, known, subject))
    }

    pub(crate) fn matrix(&self) -> &Matrix {
        match &self.source {
            ShowSource::Draft(open, _) => &open.matrix.matrix,
            ShowSource::Snapshot(saved) => &saved.matrix.matrix,
            ShowSource::Empty(known, _) => &known.matrix,
        }
    }

    pub(crate) fn assessment(&self) -> &Assessment {
        match &self.source {
            ShowSource::Draft(_, said) | ShowSource::Empty(_, said) => said,
            ShowSource::Snapshot(saved) => &saved.snapshot.assessment,
        }
    }

    /// "Is this change set up to last? · Falls clinic".
    pub(crate) fn title(&self) -> String {
        append_subject(self.matrix().short_title(), self.assessment().subject.as_deref())
    }

    /// The snapshot, where it is one.
    pub(crate) fn saved(&self) -> Option<&SavedSnapshot> {
        match &self.source {
            ShowSource::Snapshot(saved) => Some(saved),
            _ => None,
        }
    }

    pub(crate) fn snapshot_id(&self) -> Option<Uuid> {
        self.saved().map(|saved| saved.snapshot.id)
    }

    pub(crate) fn draft_id(&self) -> Option<Uuid> {
        match &self.source {
            ShowSource::Draft(open, _) => Some(open.draft.id),
            _ => None,
        }
    }

    /// "snapshot of 12 March 2026, Spring".
    pub(crate) fn describe(&self) -> String {
        match &self.source {
            ShowSource::Empty(..) => "nothing answered yet".to_owned(),
            ShowSource::Draft(open, _) if open.draft.cover.supersedes.is_some() => {
                let words = self.network.corrected_copy_words(&open.draft).unwrap_or_default();
                format!("{}, not saved yet", words.replacen("Corrected", "a corrected", 1))
            }
            ShowSource::Draft(_, said)
                if said.answers.values().any(|given| given.as_of.is_some()) =>
            {
                "today's walk as it would be saved, not a snapshot yet".to_owned()
            }
            ShowSource::Draft(..) => "today's walk, not saved as a snapshot yet".to_owned(),
            ShowSource::Snapshot(saved) => {
                let label = saved.snapshot.label.as_ref().map(|label| format!(", {label}"));
                let day = format_date(saved.snapshot.taken_on);
                format!("snapshot of {day}{}", label.unwrap_or_default())
            }
        }
    }
}
