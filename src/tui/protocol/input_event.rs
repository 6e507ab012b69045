//! What comes in from the terminal, cleaned of everything but its meaning.

use super::key::Key;

/// One thing heard from the terminal.
#[derive(Clone, Debug, PartialEq)]
pub enum InputEvent {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted, or a file was dropped on the window. It is text and nothing else.
    Paste(String),
    /// A click at this column and row, from 0.
    Click(u16, u16),
    /// The wheel was turned; up or down.
    Wheel(WheelDirection),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
}

/// Which way the wheel was turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WheelDirection {
    /// Away from the person.
    Up,
    /// Towards the person.
    Down,
}
