//! What a system tells the program from outside, and how the program does what it is told: end so
//! that whoever started it can see why, or sleep.

#[cfg(unix)]
mod unix;
#[cfg(not(unix))]
mod windows;

#[cfg(unix)]
pub use self::unix::{HANG_UP, end, listen, may_sleep, nudge, sleep};
#[cfg(not(unix))]
pub use self::windows::{HANG_UP, end, listen, may_sleep, nudge, sleep};

/// Who goes to sleep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuspendTarget {
    /// This program alone: another one told it to.
    Process,
    /// All that was started together with it, as Ctrl-Z does: else a script around it would wait
    /// for ever.
    ProcessGroup,
}
