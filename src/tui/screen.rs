//! What every screen can do: say which keys it reads, do what a command means, and take text where
//! there is a field.

use super::keymap::KeyContext;
use super::protocol::command::Command;
use super::protocol::now::Now;
use super::protocol::outcome::Outcome;
use super::protocol::transition::Transition;
use super::state::AppState;
use super::widgets::text_field::TextField;

/// One screen, being visited.
pub trait Screen {
    /// Where keys are read now.
    fn key_context(&self) -> KeyContext;

    /// Does what a command means here. No reply at all says that it means nothing special here.
    fn update(&mut self, state: &mut AppState, command: Command, now: &Now) -> Vec<Transition>;

    /// Hands over what was changed here and not handed over yet: another screen is laid on top, or
    /// the program is left.
    fn flush_changes(&mut self, _desk: &mut AppState) -> Vec<Transition> {
        Vec::new()
    }

    /// Something that was asked for could not be done: it can be asked for again.
    fn on_error(&mut self, _says: &str) {}

    /// Something that was asked for here came back.
    fn on_outcome(&mut self, _outcome: &Outcome) {}

    /// The text field being written in, where there is one.
    fn field_mut(&mut self) -> Option<&mut TextField> {
        None
    }

    /// The text in the field has changed.
    fn on_text_changed(&mut self, _desk: &mut AppState, _moment: &Now) -> Vec<Transition> {
        Vec::new()
    }
}
