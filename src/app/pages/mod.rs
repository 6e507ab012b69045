//! Pages to read and leave again: why something stands as it does, the words used, the keys of a place, problems.

mod glossary;
mod help;
mod problems;
mod why;

pub use self::glossary::Glossary;
pub use self::help::Help;
pub use self::problems::{Problems, tell, weight};
pub use self::why::Why;
