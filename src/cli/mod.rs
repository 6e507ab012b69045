//! The commands.
mod answering;
pub mod arguments;
pub mod clock;
mod json;
mod nearness;
mod printing;
mod refusing;
mod seeing;
