//! What drawing may read of the app: borrowed, and below the screens, so that no view imports the
//! app that holds them.

use uuid::Uuid;

use super::keymap::KeyContext;
use super::protocol::command::Command;
use super::protocol::now::Now;
use super::state::AppState;

#[derive(Clone, Copy, Debug)]
pub struct AppView<'a> {
    pub state: &'a AppState,
    /// What stands above the keys until the next key.
    pub message: Option<&'a str>,
    pub now: Now,
    pub key_context: KeyContext,
    /// Whether letters are text here and now.
    pub is_typing: bool,
    /// Whether something was typed on the line in focus that is not kept yet.
    pub is_changed: bool,
    pub is_above_home: bool,
    /// The draft that the screen works on.
    pub draft: Option<Uuid>,
}

impl AppView<'_> {
    /// Whether a key is named for this: one that would only say that nothing can be changed here is not.
    pub fn offers(&self, command: Command) -> bool {
        !(self.state.is_view_only() && command.is_edit())
    }
}
