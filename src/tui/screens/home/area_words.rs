//! Where an area stands, in words short enough for a column: as it was last saved, never as the open
//! walk has it so far.

use crate::maturity::area_status::AreaStatus;
use crate::maturity::ids::DomainId;
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::scoring::{self, Standing};
use crate::maturity::walk_subject::WalkSubject;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AreaWords {
    pub standing: String,
    pub remaining: String,
    pub differs: bool,
}

impl AreaWords {
    pub fn of(record: &NetworkState, topic: &WalkSubject, domain: &DomainId) -> Self {
        Self::standing_on(record.standing_snapshot(topic), record, topic, domain)
    }

    /// The same where the snapshot that says where the subject stands is known.
    pub(crate) fn standing_on(
        saved: Option<&SavedSnapshot>,
        record: &NetworkState,
        topic: &WalkSubject,
        domain: &DomainId,
    ) -> Self {
        let stands = saved.and_then(|saved| {
            let matrix = &saved.matrix.matrix;
            Some((&saved.snapshot.assessment, matrix, matrix.domain(domain)?))
        });
        let Some((said, of, domain)) = stands else {
            return Self { standing: unsaved_words(record, topic).to_owned(), ..Self::default() };
        };
        let reading = scoring::evaluate_domain(of, domain, said);
        let open = reading.holding.unanswered.len();
        let left = match reading.next_stage {
            Some(_) if reading.answered > 0 && reading.holding.is_only_unanswered() => {
                format!("{open} open")
            }
            Some(_) if reading.answered > 0 => reading.holding.len().to_string(),
            _ => String::new(),
        };
        let standing = match AreaStatus::of(&reading) {
            AreaStatus::At(Standing::Before) if of.before.is_none() => "Before".to_owned(),
            status => status.label(of),
        };
        Self { standing, remaining: left, differs: reading.differs() }
    }
}

/// Where nothing is saved: whether a walk was begun at least.
fn unsaved_words(record: &NetworkState, topic: &WalkSubject) -> &'static str {
    let is_begun = record.find_draft(topic).is_some_and(|open| !open.draft.assessment.is_blank());
    if is_begun { "nothing saved yet" } else { "not answered yet" }
}
