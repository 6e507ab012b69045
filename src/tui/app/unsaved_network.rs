//! Putting back what was typed for a network that is not made yet.

use super::App;
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::tui::protocol::effect::{Effect, ReadRequest};
use crate::tui::protocol::now::Now;
use crate::tui::screens::ActiveScreen;

const RESTORED_MESSAGE: &str = "What you began here was kept.";

impl App {
    /// Puts back on the first screen what was begun there; asks for it where that is not known yet.
    pub(crate) fn restore_unsaved_network(&mut self) -> Vec<Effect> {
        let ActiveScreen::Welcome(welcome) = &mut self.screen else { return Vec::new() };
        let Some(unsaved) = &self.state.unsaved_network else {
            return vec![Effect::Read(ReadRequest::UnsavedNetwork)];
        };
        if welcome.restore(unsaved) {
            self.message = Some(RESTORED_MESSAGE.to_owned());
        }
        Vec::new()
    }

    /// What was begun was found. What was typed meanwhile stays, and is kept together with what
    /// came back beside it.
    pub(crate) fn on_unsaved_network_loaded(
        &mut self,
        found: UnsavedNetwork,
        now: &Now,
    ) -> Vec<Effect> {
        let is_here = matches!(self.screen, ActiveScreen::Welcome(_));
        let welcome =
            self.screen_stack.iter_mut().chain([&mut self.screen]).find_map(
                |screen| match screen {
                    ActiveScreen::Welcome(welcome) => Some(welcome),
                    _ => None,
                },
            );
        let Some(welcome) = welcome.filter(|welcome| welcome.pending_scope.is_none()) else {
            self.state.unsaved_network.get_or_insert(found);
            return Vec::new();
        };
        let came_back = welcome.restore(&found);
        let replies = match &self.state.unsaved_network {
            Some(_) => welcome.autosave(&mut self.state),
            None => Vec::new(),
        };
        self.state.unsaved_network = Some(welcome.unsaved_network());
        if came_back && is_here {
            self.message = Some(RESTORED_MESSAGE.to_owned());
        }
        self.apply_transitions(replies, now)
    }
}
