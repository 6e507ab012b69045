//! Journeys in a real pseudo-terminal: the program as it is shipped, keys as a person presses them,
//! the screen as it is seen.

mod colours;
mod compare;
mod editor;
mod first_walk;
mod folder;
mod leave;
mod paths;
mod places;
mod plain_forms;
mod share;
mod sheets;
mod terminal;
mod unsaved;
