//! What every screen can do: be entered, say which keys it reads, carry out a command, take text
//! where there is a field, and be drawn.

use uuid::Uuid;

use super::app_view::AppView;
use super::keymap::KeyContext;
use super::protocol::command::Command;
use super::protocol::effect::Effect;
use super::protocol::input_event::WheelDirection;
use super::protocol::now::Now;
use super::protocol::outcome::Outcome;
use super::protocol::transition::{Destination, Transition};
use super::state::AppState;
use super::widgets::canvas::Canvas;
use super::widgets::text_field::TextField;

pub trait Screen {
    fn key_context(&self) -> KeyContext;

    /// Enters the screen if `to` leads here; none if it leads elsewhere, or there is nothing to
    /// show.
    fn enter(_to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self>
    where
        Self: Sized,
    {
        None
    }

    fn initial_read(&self, _state: &AppState) -> Option<Effect> {
        None
    }

    /// Carries out a command. An empty answer says that it means nothing special here.
    fn update(&mut self, state: &mut AppState, command: Command, now: &Now) -> Vec<Transition>;

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>);

    /// The data or the day changed since the last time: what is worked out from them, and drawn more
    /// than once, is worked out anew.
    fn on_data_changed(&mut self, _state: &AppState, _now: &Now) {}

    /// Saves what was changed here and is not saved yet, before another screen covers this one or
    /// the program ends.
    fn flush_changes(&mut self, _state: &mut AppState) -> Vec<Transition> {
        Vec::new()
    }

    /// The draft that is worked on here, where one is.
    fn draft(&self) -> Option<Uuid> {
        None
    }

    fn on_error(&mut self, _message: &str) {}

    /// Whether the screen itself shows the last error, with more space than the message line has.
    fn shows_error(&self) -> bool {
        false
    }

    fn on_outcome(&mut self, _outcome: &Outcome) {}

    /// The text field in focus. A screen that has one says it here and in `field_mut`.
    fn field(&self) -> Option<&TextField> {
        None
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        None
    }

    /// Brings back what was typed on a line that Esc has just closed; none where there is nothing
    /// to bring back.
    fn bring_back_typed(&mut self, _state: &mut AppState) -> Option<Vec<Transition>> {
        None
    }

    fn on_text_changed(&mut self, _state: &mut AppState, _now: &Now) -> Vec<Transition> {
        Vec::new()
    }

    /// What a turn of the wheel means. It moves along lists and pages, and never changes a choice:
    /// a screen where ▲ and ▼ choose says none.
    fn wheel(&self, direction: WheelDirection) -> Option<Command> {
        Some(match direction {
            WheelDirection::Up => Command::Up,
            WheelDirection::Down => Command::Down,
        })
    }
}

/// What is said when Esc has left a line as it was.
pub(crate) const LEFT_AS_IT_WAS: &str = "Left as it was. Ctrl-Z brings back what you typed.";

pub(crate) fn back() -> Vec<Transition> {
    go_to(Destination::Back)
}

pub(crate) fn go_to(destination: Destination) -> Vec<Transition> {
    vec![Transition::Navigate(destination)]
}

/// Shows a message above the keys until the next key.
pub(crate) fn show_message(message: impl Into<String>) -> Vec<Transition> {
    vec![Transition::ShowMessage(message.into())]
}
