//! The only floor that touches the disk: library, file formats, and safe reading and writing.

pub mod atomic_write;
pub mod complete_path;
pub mod device;
pub mod dirs;
pub mod emergency_copy;
pub mod error;
mod error_diagnostic;
pub mod export_file;
pub mod format;
pub mod id_gen;
mod io_cause;
mod journal;
pub mod json;
mod layout;
pub mod library;
mod list_dir;
pub mod lock;
pub mod ops;
pub mod read_file;
mod remove_file;
#[cfg(test)]
mod scenarios;
pub mod settings;
pub mod sha256;
pub mod shipped_matrices;
mod state_dir;
pub mod temp_dir;
pub mod time_zone;
pub mod unsaved_change;
pub mod unsaved_network;
