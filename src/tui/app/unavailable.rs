//! What is said where a key leads nowhere for now.

use crate::maturity::walk::ten_minutes::nothing_due_message;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Scope};
use crate::tui::state::AppState;

pub(crate) fn unavailable_message(go: &Destination, state: &AppState, now: &Now) -> String {
    let message = match go {
        Destination::Share(_) => "There is no saved snapshot to share yet.",
        Destination::AnswersSheet(_) => "There is no saved snapshot to make a spreadsheet of yet.",
        Destination::Report(_) => "There is no saved snapshot to make a page of yet.",
        Destination::ConfirmDiscard(_) => "No walk is open, so there is none to throw away.",
        _ => "There is nothing to show there yet.",
    };
    let nothing_due = match (go, &state.network_state) {
        (Destination::Walk { subject, scope: Scope::TenMinutes, .. }, Some(network)) => {
            nothing_due_message(network, subject, now.today)
        }
        _ => None,
    };
    nothing_due.unwrap_or_else(|| message.to_owned())
}
