//! What every screen can do: say which keys it reads, do what a command means, and take text where
//! there is a field.

use super::keymap::Room;
use super::protocol::command::Command;
use super::protocol::now::Moment;
use super::protocol::outcome::Outcome;
use super::protocol::transition::Reply;
use super::state::Desk;
use super::text_field::Field;

/// One screen, being visited.
pub trait Visit {
    /// Where keys are read now.
    fn room(&self) -> Room;

    /// Does what a command means here. No reply at all says that it means nothing special here.
    fn update(&mut self, desk: &mut Desk, command: Command, moment: &Moment) -> Vec<Reply>;

    /// Hands over what was changed here and not handed over yet: another screen is laid on top, or
    /// the program is left.
    fn settle(&mut self, _desk: &mut Desk) -> Vec<Reply> {
        Vec::new()
    }

    /// Something that was asked for could not be done: it can be asked for again.
    fn refused(&mut self, _says: &str) {}

    /// Something that was asked for here came back.
    fn came_back(&mut self, _outcome: &Outcome) {}

    /// The text field being written in, where there is one.
    fn field_mut(&mut self) -> Option<&mut Field> {
        None
    }

    /// The text in the field has changed.
    fn typed(&mut self, _desk: &mut Desk, _moment: &Moment) -> Vec<Reply> {
        Vec::new()
    }
}
