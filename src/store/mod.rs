//! The only floor that touches the disk: where things are kept, how they are read without trust and written whole or not at all.

pub mod begun;
pub mod describing;
pub mod fault;
pub mod folders;
pub mod forms;
pub mod fresh;
pub mod handing_out;
pub mod hashing;
pub mod index;
mod journal;
#[cfg(test)]
mod journeys;
pub mod json;
pub mod library;
mod listing;
pub mod lock;
mod noting;
mod places;
pub mod reading;
mod removing;
pub mod settings;
pub mod shipped;
pub mod temporary;
pub mod writer;
pub mod writing;
pub mod zone;
