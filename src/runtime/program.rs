//! What is driven, as the driver sees it. A trait, so that the loop can be proved with a program of
//! ten lines.

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

/// Something with screens: it is told things, says what should happen outside, and can be drawn at
/// any time.
pub trait Program {
    /// Takes in what came from the terminal.
    fn handle_input(&mut self, heard: InputEvent, now: &Now) -> Vec<Effect>;

    /// Does what a click meant.
    fn dispatch(&mut self, command: Command, now: &Now) -> Vec<Effect>;

    /// Takes in what became of an effect.
    fn apply_outcome(&mut self, outcome: Outcome, now: &Now) -> Vec<Effect>;

    /// Draws what is to be seen, and says what a click means where.
    fn draw(&self, frame: &mut Frame<'_>) -> HitAreas;

    /// Where the person is, if the next start should open there.
    fn bookmark(&self) -> Option<Bookmark>;
}

impl Program for App {
    fn handle_input(&mut self, heard: InputEvent, now: &Now) -> Vec<Effect> {
        Self::handle_input(self, heard, now)
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

    fn bookmark(&self) -> Option<Bookmark> {
        Self::bookmark(self)
    }
}
