//! Messages to the event loop: all that the threads tell it comes through one channel, in the order
//! in which it happened.

use super::library_access::{ReadAnswer, Reader};
use crate::tui::protocol::input_event::InputEvent;
use crate::tui::protocol::outcome::Outcome;

/// The number of a read request; of two of one kind only the newer counts.
pub type RequestNumber = u64;

pub enum Message {
    /// What came from the terminal, all of it at once.
    Input(Vec<InputEvent>),
    /// The writer thread did something, or could not.
    Written(Outcome),
    /// A writer that was cut off was cleaned up after: what was set aside is to be told of.
    CleanedUp,
    /// The writer thread now writes to another library; the rest of the program follows.
    LibrarySwitched {
        reader: Reader,
        outcome: Box<Outcome>,
        is_temporary: bool,
    },
    /// The writer thread stays with its library; with why.
    LibrarySwitchFailed(Outcome),
    Finished(WriterFinished),
    /// The reader thread read something, or could not.
    Read(RequestNumber, Box<ReadAnswer>),
    /// The system wants something of the whole program.
    SystemNotice(SystemNotice),
    TerminalGone,
    /// A thread ended by a fault in the program.
    ThreadPanicked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SystemNotice {
    /// End, by the signal with this number.
    Terminate(i32),
    Suspend,
    /// It was suspended and runs again.
    Resume,
}

/// What the writer thread knows at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WriterFinished {
    /// Why what is safe on this computer could not be put into the library, where that is so.
    pub publish_error: Option<String>,
    /// How many files were imported, of how many, where the end of the program cut that short.
    pub interrupted_import: Option<(usize, usize)>,
    /// Where what could not be saved is, as it can be shown; none where everything is saved, or no
    /// place took it.
    pub emergency_copy: Option<String>,
    /// Whether the place for the next start could not be remembered.
    pub is_place_lost: bool,
}
