//! Two copies of one snapshot that say different things, side by side: one was here, the other came
//! with somebody's file.

use crate::maturity::network_state::{
    CopyDifference, NetworkState, SavedSnapshot, copy_differences,
};
use crate::maturity::page::Page;
use crate::maturity::phrases::pluralize;

/// Writes in which answers the other copies of a snapshot differ from the one that is read.
pub(super) fn write_other_copies(page: &mut Page, record: &NetworkState, saved: &SavedSnapshot) {
    let is_other =
        |other: &&SavedSnapshot| other.snapshot.id == saved.snapshot.id && other.file != saved.file;
    for other in record.snapshots.iter().filter(is_other) {
        let differing = copy_differences(saved, other);
        page.blank_line();
        page.heading("Another copy of this snapshot is here, and says something else");
        page.quiet(0, format!("Its file: {}", other.file));
        if differing.is_empty() {
            page.body(0, "No answer differs; what stands beside the answers does.");
            continue;
        }
        page.body(0, format!("{}. Both copies are kept.", count_differences(&differing)));
        for CopyDifference { text, here, there, .. } in differing {
            page.body(2, text);
            page.quiet(4, format!("here: {here}; there: {there}"));
        }
    }
}

/// "2 answers differ", "1 stage differs", "2 answers and 1 stage differ".
pub fn count_differences(differing: &[CopyDifference]) -> String {
    let answers = differing.iter().filter(|one| one.is_answer).count();
    match (answers, differing.len() - answers) {
        (answers, 0) => pluralize(answers, "answer differs", "answers differ"),
        (0, stages) => pluralize(stages, "stage differs", "stages differ"),
        (answers, stages) => format!(
            "{} and {} differ",
            pluralize(answers, "answer", "answers"),
            pluralize(stages, "stage", "stages")
        ),
    }
}
