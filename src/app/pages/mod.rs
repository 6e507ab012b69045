//! Pages to read and leave again: why something stands as it does, the words used, the keys of a place, problems.

mod glossary;
mod help;
mod problems;
mod why;

pub use glossary::Glossary;
pub use help::Help;
pub use problems::{Problems, tell, weight};
pub use why::Why;
