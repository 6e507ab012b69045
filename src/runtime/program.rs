//! The program as the event loop sees it. A trait, so that the loop is tested with a program of ten
//! lines.

use ratatui::Frame;

use crate::tui::app::App;
use crate::tui::protocol::bookmark::Bookmark;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::hit_areas::HitAreas;
use crate::tui::protocol::input_event::InputEvent;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::view;

/// Something with screens: it handles input and outcomes, returns effects, and can be drawn at any
/// time.
pub trait Program {
    fn handle_input(&mut self, event: InputEvent, now: &Now) -> Vec<Effect>;

    fn dispatch(&mut self, command: Command, now: &Now) -> Vec<Effect>;

    fn apply_outcome(&mut self, outcome: Outcome, now: &Now) -> Vec<Effect>;

    /// Draws the screen, and returns what a click means where.
    fn draw(&self, frame: &mut Frame<'_>) -> HitAreas;

    /// What the window is called: the network, and the place in it.
    fn window_title(&self) -> String {
        String::new()
    }

    /// Where the person is, if the next start should open there.
    fn bookmark(&self) -> Option<Bookmark>;
}

impl Program for App {
    fn handle_input(&mut self, event: InputEvent, now: &Now) -> Vec<Effect> {
        Self::handle_input(self, event, now)
    }

    fn dispatch(&mut self, command: Command, now: &Now) -> Vec<Effect> {
        Self::dispatch(self, command, now)
    }

    fn apply_outcome(&mut self, outcome: Outcome, now: &Now) -> Vec<Effect> {
        Self::apply_outcome(self, outcome, now)
    }

    fn draw(&self, frame: &mut Frame<'_>) -> HitAreas {
        view::view(self, frame)
    }

    fn window_title(&self) -> String {
        Self::window_title(self)
    }

    fn bookmark(&self) -> Option<Bookmark> {
        Self::bookmark(self)
    }
}
