//! What the threads tell the main loop: all of it through one channel, in the order in which it
//! happened.

use super::reader_thread::{LibraryReader, ReadResult, RequestNumber};
use crate::tui::protocol::input_event::InputEvent;
use crate::tui::protocol::outcome::Outcome;

/// One thing for the main loop to take in.
pub enum Message {
    /// Heard from the terminal, all of it at once.
    Heard(Vec<InputEvent>),
    /// The keeper did something, or could not.
    Written(Outcome),
    /// The keeper now keeps another library; the rest of the program follows.
    Moved {
        /// What that library is read through.
        shelf: Box<dyn LibraryReader>,
        /// What the screens are told.
        opened: Box<Outcome>,
        /// Whether it is gone when it is left.
        is_passing: bool,
    },
    /// The keeper did not go over to another library; with why.
    Stayed(Outcome),
    /// The keeper came to its end.
    Finished(WriterFinished),
    /// The reader read something, or could not.
    Read(RequestNumber, Box<ReadResult>),
    /// The system wants something of the whole program.
    Told(SystemNotice),
    /// The terminal is gone.
    Gone,
    /// A thread ended by a fault in the program.
    Broken,
}

/// What a system tells a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SystemNotice {
    /// To end, by the signal with this number.
    End(i32),
    /// To sleep.
    Sleep,
    /// That it was asleep and is awake again.
    Awake,
}

/// How keeping ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WriterFinished {
    /// Why what is safe on this computer could not be put into the library, where that is so.
    pub unpublished: Option<String>,
    /// How many files were brought in, of how many, where the end of the program cut that short.
    pub cut_short: Option<(usize, usize)>,
    /// Whether what was typed for a network that is not made yet could not be kept.
    pub lost_begun: bool,
}
