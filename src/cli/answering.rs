//! x
mod judging;
pub(crate) mod telling;
mod wording;
