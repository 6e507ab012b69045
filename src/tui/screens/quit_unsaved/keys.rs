//! The keys where somebody leaves while something is not saved.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{COMPLETE_PATH, enter, up_down};

pub const CONTEXTS: &[KeyContext] = &[QUIT_UNSAVED, SAVE_ELSEWHERE];

pub const QUIT_UNSAVED: KeyContext = KeyContext::keys(
    "Not saved",
    &[enter("do what the line says", "Do what the line in focus says"), up_down(1, "choose")],
)
.with_help(&["Something could not be saved and is only in this program's memory. Nothing is lost while it runs."]);

pub const SAVE_ELSEWHERE: KeyContext = KeyContext::text(
    "Save elsewhere",
    &[enter("save it there and leave", "Save it there, and leave"), COMPLETE_PATH],
)
.with_help(&["The file holds what could not be saved. Start the workbook with it, and it is taken up: pcn-workbook FILE."]);
