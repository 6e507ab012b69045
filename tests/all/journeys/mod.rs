//! Journeys in a real pseudo-terminal: the program as it is shipped, keys as a person presses them, the screen as it is seen.

mod comparing;
mod editing;
mod first_walk;
mod leaving;
mod sharing;
mod sheets;
mod terminal;
