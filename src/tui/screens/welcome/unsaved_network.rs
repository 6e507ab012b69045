//! What was typed for a network that is not made yet: handed over to be kept as it is typed, and
//! put back where it was typed once the person is here again.

use super::Welcome;
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::tui::protocol::effect::{Effect, Urgency};
use crate::tui::protocol::outcome::SampleKind;
use crate::tui::protocol::transition::Transition;
use crate::tui::state::AppState;
use crate::tui::text_field::TextField;

impl Welcome {
    /// What was typed so far.
    pub(crate) fn begun(&self) -> UnsavedNetwork {
        UnsavedNetwork { name: self.name.text(), purpose: self.purpose.text() }
    }

    /// Puts back what was begun, into fields in which nothing stands. Whether anything came back.
    pub(crate) fn resume(&mut self, begun: &UnsavedNetwork) -> bool {
        let put = |field: &mut TextField, text: &str| {
            let comes_back = field.is_blank() && !text.trim().is_empty();
            if comes_back {
                field.replace(text);
            }
            comes_back
        };
        let name = put(&mut self.name, &begun.name);
        put(&mut self.purpose, &begun.purpose) || name
    }

    /// Hands over what changed, to be kept within two seconds. Not while a network is being made of
    /// it: it is kept then.
    pub(crate) fn hand_over(&mut self, desk: &mut AppState) -> Vec<Transition> {
        let begun = self.begun();
        if self.asked.is_some()
            || desk.begun.as_ref().map_or(begun.is_blank(), |known| *known == begun)
        {
            return Vec::new();
        }
        self.is_typed = true;
        desk.begun = Some(begun.clone());
        keep(desk, begun, Urgency::Typing)
    }

    /// Hands over what was typed last, to be kept at once: the person goes elsewhere.
    pub(crate) fn hand_over_now(&mut self, desk: &AppState) -> Vec<Transition> {
        if self.asked.is_some() || !std::mem::take(&mut self.is_typed) {
            return Vec::new();
        }
        keep(desk, self.begun(), Urgency::Now)
    }
}

/// Keeps it, unless nothing may be written here or all of it is gone when it is left.
fn keep(desk: &AppState, begun: UnsavedNetwork, pace: Urgency) -> Vec<Transition> {
    if desk.read_only.is_some() || desk.made_up == SampleKind::Passing {
        return Vec::new();
    }
    vec![Transition::Do(Effect::KeepBegun { begun, pace })]
}
