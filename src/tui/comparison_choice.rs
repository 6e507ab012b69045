//! Which snapshots Compare begins with, wherever it is called: one with the day before it; where a
//! network has no two, the list of networks to pick from; else in words what there is to do first.

use uuid::Uuid;

use super::protocol::transition::{Destination, Transition};
use super::screen::{go_to, show_message};
use super::state::AppState;
use crate::maturity::comparison::selection::with_previous;

const PICK_NETWORKS: &str =
    "There is nothing here to compare with yet. Space picks networks; c compares them.";

/// Compares a snapshot with the one before it, else the last two; where there is none to compare
/// with, says so and what to do.
pub(crate) fn compare_with(state: &AppState, id: Option<Uuid>) -> Vec<Transition> {
    let count = state.network_state.as_ref().map_or(0, |it| it.current_snapshots().count());
    if let Some(record) = state.network_state.as_ref().filter(|_| count > 1) {
        let newest = || record.newest_snapshot().map(|saved| saved.snapshot.id);
        return id
            .or_else(newest)
            .map_or_else(Vec::new, |id| go_to(Destination::Compare(with_previous(record, id))));
    }
    if state.has_other_networks() {
        return vec![
            Transition::Navigate(Destination::Networks),
            Transition::ShowMessage(PICK_NETWORKS.to_owned()),
        ];
    }
    show_message(match (count, state.is_view_only()) {
        (0, _) => "There is nothing to compare yet: no snapshot is saved. s saves one.",
        (_, true) => "This is the only snapshot here, so there is nothing to compare it with.",
        (_, false) => {
            "The only snapshot so far: compare it after the next walk, or bring another in (b)."
        }
    })
}
