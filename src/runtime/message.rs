//! What the threads tell the main loop: all of it through one channel, in the order in which it
//! happened.

use super::reader_thread::{LibraryReader, ReadResult, RequestNumber};
use crate::tui::protocol::input_event::InputEvent;
use crate::tui::protocol::outcome::Outcome;

/// One thing for the main loop to take in.
pub enum Message {
    /// Heard from the terminal, all of it at once.
    Input(Vec<InputEvent>),
    /// The keeper did something, or could not.
    Written(Outcome),
    /// The keeper now keeps another library; the rest of the program follows.
    LibrarySwitched {
        /// What that library is read through.
        reader: Box<dyn LibraryReader>,
        /// What the screens are told.
        outcome: Box<Outcome>,
        /// Whether it is gone when it is left.
        is_temporary: bool,
    },
    /// The keeper did not go over to another library; with why.
    LibrarySwitchFailed(Outcome),
    /// The keeper came to its end.
    Finished(WriterFinished),
    /// The reader read something, or could not.
    Read(RequestNumber, Box<ReadResult>),
    /// The system wants something of the whole program.
    SystemNotice(SystemNotice),
    /// The terminal is gone.
    TerminalGone,
    /// A thread ended by a fault in the program.
    ThreadPanicked,
}

/// What a system tells a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SystemNotice {
    /// To end, by the signal with this number.
    Terminate(i32),
    /// To sleep.
    Suspend,
    /// That it was asleep and is awake again.
    Resume,
}

/// How keeping ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WriterFinished {
    /// Why what is safe on this computer could not be put into the library, where that is so.
    pub publish_error: Option<String>,
    /// How many files were brought in, of how many, where the end of the program cut that short.
    pub interrupted_import: Option<(usize, usize)>,
    /// Whether what was typed for a network that is not made yet could not be kept.
    pub lost_unsaved_network: bool,
}
