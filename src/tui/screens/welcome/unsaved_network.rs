//! What was typed for a network that is not made yet: saved as it is typed, and
//! put back where it was typed once the person is here again.

use super::Welcome;
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::tui::protocol::effect::{Urgency, WriteRequest};
use crate::tui::protocol::outcome::SampleKind;
use crate::tui::protocol::transition::Transition;
use crate::tui::state::AppState;
use crate::tui::widgets::text_field::TextField;

impl Welcome {
    pub(crate) fn unsaved_network(&self) -> UnsavedNetwork {
        UnsavedNetwork { name: self.name.text(), purpose: self.purpose.text() }
    }

    /// Puts back what was begun, into fields in which nothing stands. Whether anything came back.
    pub(crate) fn restore(&mut self, unsaved: &UnsavedNetwork) -> bool {
        let put = |field: &mut TextField, text: &str| {
            let comes_back = field.is_blank() && !text.trim().is_empty();
            if comes_back {
                field.replace(text);
                field.keep();
            }
            comes_back
        };
        let name = put(&mut self.name, &unsaved.name);
        put(&mut self.purpose, &unsaved.purpose) || name
    }

    /// Hands over what changed, to be kept within two seconds. Not while a network is being made of
    /// it: it is kept then.
    pub(crate) fn autosave(&mut self, state: &mut AppState) -> Vec<Transition> {
        let unsaved = self.unsaved_network();
        if self.pending_scope.is_some()
            || state.unsaved_network.as_ref().map_or(unsaved.is_blank(), |known| *known == unsaved)
        {
            return Vec::new();
        }
        self.is_dirty = true;
        state.unsaved_network = Some(unsaved.clone());
        autosave_effect(state, unsaved, Urgency::Debounced)
    }

    /// Hands over what was typed last, to be kept at once: the person goes elsewhere.
    pub(crate) fn flush(&mut self, state: &AppState) -> Vec<Transition> {
        if self.pending_scope.is_some() || !std::mem::take(&mut self.is_dirty) {
            return Vec::new();
        }
        autosave_effect(state, self.unsaved_network(), Urgency::Immediate)
    }
}

/// Keeps it, unless nothing may be written here or all of it is gone when it is left.
fn autosave_effect(
    state: &AppState,
    unsaved_network: UnsavedNetwork,
    urgency: Urgency,
) -> Vec<Transition> {
    if state.read_only_reason.is_some() || state.sample_kind == SampleKind::Temporary {
        return Vec::new();
    }
    vec![Transition::write(WriteRequest::SaveUnsavedNetwork { unsaved_network, urgency })]
}
