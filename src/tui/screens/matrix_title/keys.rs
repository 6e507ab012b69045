//! The keys where a matrix from a spreadsheet gets its title.

use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::enter;

pub const CONTEXTS: &[KeyContext] = &[MATRIX_TITLE];

pub const MATRIX_TITLE: KeyContext = KeyContext::text("A spreadsheet's title", &[enter("make the matrix", "Put the matrix into your folder")]).with_help(&["A spreadsheet is read, never changed. Two shapes are understood: a row for each statement, with the headings Area, Stage, Statement and For example; or a grid, with areas down and stages across. Titles, blank rows and columns of notes may stand around it.",
                "Nothing is written until you have seen what was understood, which boxes are not used, and why.",]);
