//! Lending the terminal to another program, such as an editor: while it is lent, nothing of it is
//! read here, and the signals of its keys are not for this program.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

static IS_LENT: AtomicBool = AtomicBool::new(false);

pub fn is_terminal_lent() -> bool {
    IS_LENT.load(Ordering::SeqCst)
}

/// The terminal, lent to another program until this is dropped.
pub struct LentTerminal(());

impl LentTerminal {
    /// Lends the terminal. `interrupt` ends the input thread's wait for a key.
    pub fn begin(interrupt: impl FnOnce() -> io::Result<()>) -> io::Result<Self> {
        pause_input(interrupt)?;
        IS_LENT.store(true, Ordering::SeqCst);
        Ok(Self(()))
    }
}

impl Drop for LentTerminal {
    fn drop(&mut self) {
        IS_LENT.store(false, Ordering::SeqCst);
        resume_input();
    }
}

#[derive(Clone, Copy, Default)]
struct InputPause {
    is_requested: bool,
    /// Whether the input thread has stopped reading.
    is_paused: bool,
}

static INPUT_PAUSE: Mutex<InputPause> =
    Mutex::new(InputPause { is_requested: false, is_paused: false });

static INPUT_PAUSE_CHANGED: Condvar = Condvar::new();

/// How long the input thread may take to stop.
const PAUSE_TIMEOUT: Duration = Duration::from_secs(1);

fn lock_input_pause() -> MutexGuard<'static, InputPause> {
    INPUT_PAUSE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Returns once nothing of the terminal is read any more.
fn pause_input(interrupt: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
    lock_input_pause().is_requested = true;
    interrupt().inspect_err(|_| resume_input())?;
    let (pause, waited) = INPUT_PAUSE_CHANGED
        .wait_timeout_while(lock_input_pause(), PAUSE_TIMEOUT, |pause| !pause.is_paused)
        .unwrap_or_else(PoisonError::into_inner);
    drop(pause);
    if waited.timed_out() {
        resume_input();
        return Err(io::Error::new(io::ErrorKind::TimedOut, "the terminal can't be lent just now"));
    }
    Ok(())
}

fn resume_input() {
    *lock_input_pause() = InputPause::default();
    INPUT_PAUSE_CHANGED.notify_all();
}

/// Called by the input thread: waits while the terminal is lent, and returns whether it was.
pub(crate) fn wait_while_paused() -> bool {
    let mut pause = lock_input_pause();
    if !pause.is_requested {
        return false;
    }
    pause.is_paused = true;
    INPUT_PAUSE_CHANGED.notify_all();
    let wait = INPUT_PAUSE_CHANGED.wait_while(pause, |pause| pause.is_requested);
    drop(wait.unwrap_or_else(PoisonError::into_inner));
    true
}
