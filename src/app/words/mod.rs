//! The words that all rooms of this floor share, at its bottom: no room imports the root's types, and neither root nor room
//! imports a terminal.

pub mod command;
pub mod effect;
pub mod heard;
pub mod key;
pub mod moment;
pub mod outcome;
pub mod outgoing;
pub mod places;
pub mod reply;
pub mod spreadsheet;
