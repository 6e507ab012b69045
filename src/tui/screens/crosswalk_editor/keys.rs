//! The keys where it is said which areas line up.

use crate::tui::keymap::rows::{
    BACK_TAB, ENTER, ESC, LEFT, OPEN_COPY_MATRIX, RIGHT, TAB, TOGGLE, binding, enter, help_only,
    up_down,
};
use crate::tui::keymap::{Binding, KeyContext};
use crate::tui::protocol::command::Command;

pub const CONTEXTS: &[KeyContext] = &[CROSSWALK_EDITOR, CROSSWALK_TO_READ, CROSSWALK_SEE_ALSO];

pub const CROSSWALK_EDITOR: KeyContext = KeyContext::keys(
    "Lines up with",
    &[
        enter("see also", "Tick the areas that it also touches"),
        up_down(1, "area"),
        binding(
            1,
            "◄►",
            &[RIGHT],
            Command::Right,
            "choose",
            "The next area that it can line up with, or none",
        ),
        help_only(&[LEFT], Command::Left, "The area before"),
        help_only(&[TAB], Command::Next, "Line up with another matrix"),
        help_only(&[BACK_TAB], Command::Previous, "The matrix before"),
        binding(3, "", &[ESC], Command::Back, "keep", "Keep it and go back"),
    ],
);

/// The same for a matrix that can't be changed.
pub const CROSSWALK_TO_READ: KeyContext = KeyContext::keys(
    "Lines up with, to read only",
    &[
        Binding { label: "copy to change", ..OPEN_COPY_MATRIX },
        up_down(1, "area"),
        help_only(&[ENTER], Command::Enter, "Why it can't be changed here, and what to do"),
        help_only(&[RIGHT], Command::Right, "The same"),
        help_only(&[LEFT], Command::Left, "The same"),
        help_only(&[TAB], Command::Next, "Beside another matrix"),
        help_only(&[BACK_TAB], Command::Previous, "The matrix before"),
    ],
);

pub const CROSSWALK_SEE_ALSO: KeyContext = KeyContext::keys(
    "Lines up with: see also",
    &[
        binding(1, "", &[ENTER], Command::Enter, "back to the list", "Back to the list"),
        up_down(1, "area"),
        TOGGLE,
    ],
);
