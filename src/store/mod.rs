//! The only floor that touches the disk: where things are kept, how they are read without trust and written whole or not at all.

pub mod fault;
pub mod forms;
pub mod hashing;
pub mod json;
pub mod reading;
pub mod shipped;
pub mod writing;
