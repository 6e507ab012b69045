//! Two copies of one snapshot that say different things, side by side: one was here, the other came
//! with somebody's file.

use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::phrases::{self, pluralize};
use crate::tui::document::Document;

/// Writes in which answers the other copies of a snapshot differ from the one that is read.
pub fn write_other_copies(page: &mut Document, record: &NetworkState, saved: &SavedSnapshot) {
    let is_other =
        |other: &&SavedSnapshot| other.snapshot.id == saved.snapshot.id && other.file != saved.file;
    for other in record.snapshots.iter().filter(is_other) {
        let differing = differing_answers(saved, other);
        page.blank_line();
        page.heading("Another copy of this snapshot is here, and says something else");
        page.quiet(0, format!("Its file: {}", other.file));
        if differing.is_empty() {
            page.body(0, "No answer differs; what stands beside the answers does.");
            continue;
        }
        page.body(
            0,
            format!(
                "{}. Both copies are kept.",
                pluralize(differing.len(), "answer differs", "answers differ")
            ),
        );
        for (text, here, there) in differing {
            page.body(2, text);
            page.quiet(4, format!("here: {here}; there: {there}"));
        }
    }
}

/// The statements that were answered otherwise, with both answers in words.
fn differing_answers(
    saved: &SavedSnapshot,
    other: &SavedSnapshot,
) -> Vec<(String, String, String)> {
    let matrix = &saved.matrix.matrix;
    let words = |of: &SavedSnapshot, id| {
        of.snapshot
            .assessment
            .answer(id)
            .map_or_else(|| "open".to_owned(), |answer| phrases::format_answer(matrix, answer))
    };
    let differs = matrix.items().filter(|item| {
        saved.snapshot.assessment.answer(item.id()) != other.snapshot.assessment.answer(item.id())
    });
    differs
        .map(|item| (item.text().to_owned(), words(saved, item.id()), words(other, item.id())))
        .collect()
}
