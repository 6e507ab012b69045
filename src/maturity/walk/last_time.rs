//! Last time: the answers of the snapshot that a draft is based on, as far as they still compare.

use jiff::civil::Date;

use crate::maturity::assessment::{Answer, Answers};
use crate::maturity::diff;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{NetworkState, OpenDraft, SavedSnapshot};
use crate::maturity::trend::answers_on_matrix;

/// What stood last time: the answers that can still be compared, and the day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LastTime {
    /// Answers of the snapshot the draft is based on, as far as the items still mean the same.
    pub answers: Answers,
    /// The day of that snapshot; none where there is no such snapshot.
    pub date: Option<Date>,
}

impl LastTime {
    /// What stood last time for this draft.
    pub fn of_draft(network: &NetworkState, open: &OpenDraft) -> Self {
        base_snapshot(network, open)
            .map(|saved| Self::of_snapshot(saved, &open.matrix.matrix))
            .unwrap_or_default()
    }

    /// Last time's answer to an item, where it can be confirmed.
    pub fn answer(&self, item: &ItemId) -> Option<&Answer> {
        self.answers.get(item)?.answer.as_ref()
    }

    /// What a walk through `matrix` that is based on this snapshot has as last time.
    pub fn of_snapshot(saved: &SavedSnapshot, matrix: &Matrix) -> Self {
        Self {
            answers: diff::confirmable_answers(matrix, answers_on_matrix(saved)),
            date: Some(saved.snapshot.taken_on),
        }
    }
}

pub(crate) fn base_snapshot<'n>(
    network: &'n NetworkState,
    open: &OpenDraft,
) -> Option<&'n SavedSnapshot> {
    network.snapshot(open.draft.assessment.based_on?)
}
