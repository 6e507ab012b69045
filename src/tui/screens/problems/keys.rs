//! The keys on the problems page.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{OPEN_FOLDER, enter, up_down};

pub const CONTEXTS: &[KeyContext] = &[PROBLEMS, PROBLEM_OF_A_COPY];

pub const PROBLEMS: KeyContext = KeyContext::keys(
    "Problems",
    &[enter("check again", "Check all files of the folder again"), up_down(1, "next"), OPEN_FOLDER],
);

pub const PROBLEM_OF_A_COPY: KeyContext = KeyContext::keys(
    "Problems, on a copy of a snapshot",
    &[
        enter("which copy counts", "Choose which copy of this snapshot counts"),
        up_down(1, "next"),
        OPEN_FOLDER,
    ],
);
