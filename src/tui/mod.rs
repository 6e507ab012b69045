//! The terminal interface: the state of the workbook as one person works in it, its screens, its
//! keys and how they are drawn.
//!
//! No files, clock, chance or terminal here. A screen takes a command and answers with transitions
//! and effects; drawing changes nothing.

pub mod app;
pub mod app_view;
mod ascii;
mod comparison_choice;
pub mod crosswalk_table;
pub mod global_commands;
pub mod keymap;
mod matrices_in_use;
mod matrix_language;
pub mod page_rows;
pub mod path_input;
pub mod protocol;
pub mod read_position;
pub mod screen;
pub mod screens;
pub mod search_line;
pub mod state;
pub mod theme;
pub mod view;
pub mod viewport;
pub mod widgets;
