//! Moving the focus of a list: one line, a screenful, or to an end.

use super::protocol::command::Command;

/// Where the focus goes from `at`, in a list whose last line is `end` and of which `page` lines are
/// shown at once.
pub(crate) fn moved_to(at: usize, end: usize, page: usize, command: Command) -> usize {
    let to = match command {
        Command::Up => at.saturating_sub(1),
        Command::Down => at + 1,
        Command::PageUp => at.saturating_sub(page),
        Command::PageDown => at + page,
        Command::First => 0,
        Command::Last => end,
        Command::Focus(to) => to,
        _ => at,
    };
    to.min(end)
}
