//! Input from the terminal, freed of all that depends on the kind of terminal.

use super::key::Key;
use super::terminal_colors::Rgb;

#[derive(Clone, Debug, PartialEq)]
pub enum InputEvent {
    Key(Key),
    /// Text was pasted, or a file was dropped on the window. It is text and nothing else.
    Paste(String),
    Click(u16, u16),
    Wheel(WheelDirection),
    /// The terminal has this background.
    Background(Rgb),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WheelDirection {
    Up,
    Down,
}
