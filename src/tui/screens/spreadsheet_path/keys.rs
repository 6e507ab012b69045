//! The keys where a spreadsheet to import is named.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{COMPLETE_PATH, enter};

pub const CONTEXTS: &[KeyContext] = &[SPREADSHEET_PATH];

pub const SPREADSHEET_PATH: KeyContext = KeyContext::text("Bring in a spreadsheet", &[enter("look at it", "Read the file and show what is in it; nothing is changed yet"), COMPLETE_PATH]).with_help(&["A spreadsheet is read, never changed. Two shapes are understood: a row for each statement, with the headings Area, Stage, Statement and For example; or a grid, with areas down and stages across. Titles, blank rows and columns of notes may stand around it.",
                "Nothing is written until you have seen what was understood, which boxes are not used, and why.",]);
