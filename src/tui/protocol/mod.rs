//! The types between screens and event loop, at the bottom of `tui`: no screen imports the app's
//! types, and neither app nor screen imports a terminal.

pub mod bookmark;
pub mod command;
pub mod effect;
pub mod export_content;
pub mod hit_areas;
pub mod input_event;
pub mod key;
pub mod networks_report;
pub mod now;
pub mod outcome;
pub mod spreadsheet_preview;
pub mod terminal_colors;
pub mod transition;
