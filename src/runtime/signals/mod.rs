//! Signals and their like: what the system tells the program, how the program ends so that whoever
//! started it sees why, and how it is suspended.

#[cfg(unix)]
mod unix;
#[cfg(not(unix))]
mod windows;

#[cfg(unix)]
pub use self::unix::{
    SIGHUP_NUMBER, can_suspend, interrupt_input_wait, listen, survive_file_size_limit, suspend,
    terminate_by_signal,
};
#[cfg(not(unix))]
pub use self::windows::{
    SIGHUP_NUMBER, can_suspend, interrupt_input_wait, listen, survive_file_size_limit, suspend,
    terminate_by_signal,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuspendTarget {
    /// This program alone: another one told it to.
    Process,
    /// All that was started together with it, as Ctrl-Z does: else a script around it would wait
    /// for ever.
    ProcessGroup,
}
