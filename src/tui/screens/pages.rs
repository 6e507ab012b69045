//! Pages to read and leave again: why something stands as it does, the words used, the keys of a
//! place, problems.

pub use super::glossary::Glossary;
pub use super::help::Help;
pub use super::problems::{Problems, severity_words, write_diagnostic};
pub use super::why::Why;
