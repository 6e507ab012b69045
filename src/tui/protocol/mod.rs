//! The words that all rooms of this floor share, at its bottom: no room imports the root's types,
//! and neither root nor room imports a terminal.

pub mod bookmark;
pub mod command;
pub mod effect;
pub mod export_content;
pub mod hit_areas;
pub mod input_event;
pub mod key;
pub mod now;
pub mod outcome;
pub mod spreadsheet_preview;
pub mod transition;
