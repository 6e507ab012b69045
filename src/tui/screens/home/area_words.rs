//! Where an area stands, in words short enough for a column: as it was last saved, never as the open
//! walk has it so far.

use crate::maturity::area_status::AreaStatus;
use crate::maturity::matrix::Domain;
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
    /// Of an area of the matrix on which this was saved last.
    pub fn of(saved: &SavedSnapshot, domain: &Domain) -> Self {
        let (said, of) = (&saved.snapshot.assessment, &saved.matrix.matrix);
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
            AreaStatus::At(Standing::Before) => of.short_before_label(),
            status => status.label(of),
        };
        Self { standing, remaining: left, differs: reading.differs() }
    }

    /// Of every area where nothing was saved yet.
    pub fn unsaved(record: &NetworkState, topic: &WalkSubject) -> Self {
        Self { standing: unsaved_words(record, topic).to_owned(), ..Self::default() }
    }
}

/// Where nothing is saved: whether a walk was begun at least.
fn unsaved_words(record: &NetworkState, topic: &WalkSubject) -> &'static str {
    let is_begun = record.find_draft(topic).is_some_and(|open| !open.draft.assessment.is_blank());
    if is_begun { "nothing saved yet" } else { "not answered yet" }
}
