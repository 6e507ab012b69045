//! The keys where it is said what a form asks, of whom and by when.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{
    BACK_TAB, DOWN, LEFT, RIGHT, TAB, binding, enter, help_only, up_down_in_text,
};
use crate::tui::protocol::command::Command;

pub const CONTEXTS: &[KeyContext] = &[FORM];

pub const FORM: KeyContext = KeyContext::form(
    "A form to fill in: for whom",
    &[
        enter("see the form", "Go on, from any line: see the form before it is written"),
        up_down_in_text(1, "move"),
        help_only(&[DOWN], Command::Down, "Next line"),
        help_only(&[TAB], Command::Next, "Next line"),
        help_only(&[BACK_TAB], Command::Previous, "Line before"),
        binding(1, "◄►", &[RIGHT], Command::Right, "choose", "The next choice, on a line of choices"),
        help_only(&[LEFT], Command::Left, "The choice before"),
    ],
)
.with_help(&["All of it may be left empty: then whoever gets the form may fill it in, and no day is set. What is typed stands in the form and on the page of returns."]);
