//! Putting back what was typed for a network that is not made yet.

use super::App;
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Now;
use crate::tui::screens::ActiveScreen;

/// What is said where something came back.
const KEPT: &str = "What you began here was kept.";

impl App {
    /// Puts back on the first screen what was begun there; asks for it where that is not known yet.
    pub(crate) fn resume_begun(&mut self) -> Vec<Effect> {
        let ActiveScreen::Welcome(welcome) = &mut self.screen else { return Vec::new() };
        let Some(begun) = &self.desk.begun else { return vec![Effect::FindBegun] };
        if welcome.resume(begun) {
            self.says = Some(KEPT.to_owned());
        }
        Vec::new()
    }

    /// What was begun was found. What was typed meanwhile stays, and is kept together with what
    /// came back beside it.
    pub(crate) fn begun_found(&mut self, found: UnsavedNetwork, moment: &Now) -> Vec<Effect> {
        let is_here = matches!(self.screen, ActiveScreen::Welcome(_));
        let welcome =
            self.trail.iter_mut().chain([&mut self.screen]).find_map(|screen| match screen {
                ActiveScreen::Welcome(welcome) => Some(welcome),
                _ => None,
            });
        let Some(welcome) = welcome.filter(|welcome| welcome.asked.is_none()) else {
            self.desk.begun.get_or_insert(found);
            return Vec::new();
        };
        let came_back = welcome.resume(&found);
        let replies = match &self.desk.begun {
            Some(_) => welcome.hand_over(&mut self.desk),
            None => Vec::new(),
        };
        self.desk.begun = Some(welcome.begun());
        if came_back && is_here {
            self.says = Some(KEPT.to_owned());
        }
        self.follow(replies, moment)
    }
}
