//! The threads beside the main loop. Each does one thing, tells one channel, and a fault in one is
//! told like anything else.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{io, thread};

use crossterm::event;

use super::input::{self, AltEncoding};
use super::message::Message;
use crate::tui::protocol::input_event::InputEvent;

/// How much is taken along at once where events wait one by one.
const MAX_EVENTS: usize = 8_192;

/// Starts a thread. If it ends by a fault in the program, the main loop is told.
pub fn spawn(
    name: &str,
    out: &Sender<Message>,
    work: impl FnOnce() + Send + 'static,
) -> io::Result<()> {
    let out = out.clone();
    thread::Builder::new().name(name.to_owned()).spawn(move || {
        if catch_unwind(AssertUnwindSafe(work)).is_err() {
            let _ = out.send(Message::ThreadPanicked);
        }
    })?;
    Ok(())
}

/// Whether hearing is held up, and whether it knows.
static INPUT_PAUSE: Mutex<(bool, bool)> = Mutex::new((false, false));

/// Told when that changes.
static INPUT_PAUSE_CHANGED: Condvar = Condvar::new();

/// How long hearing may take to stop.
const PAUSE_TIMEOUT: Duration = Duration::from_secs(1);

fn lock_input_pause() -> MutexGuard<'static, (bool, bool)> {
    INPUT_PAUSE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Stops hearing the terminal, so that another program can: comes back once nothing of it is read
/// any more.
pub fn pause_input() -> io::Result<()> {
    lock_input_pause().0 = true;
    // whoever sleeps in the system until a key comes is woken by a change of size that is none
    super::signals::nudge()?;
    let waited = INPUT_PAUSE_CHANGED
        .wait_timeout_while(lock_input_pause(), PAUSE_TIMEOUT, |(_, knows)| !*knows)
        .unwrap_or_else(PoisonError::into_inner);
    if waited.1.timed_out() {
        drop(waited);
        resume_input();
        return Err(io::Error::new(io::ErrorKind::TimedOut, "the terminal can't be lent just now"));
    }
    Ok(())
}

/// Hears the terminal again.
pub fn resume_input() {
    *lock_input_pause() = (false, false);
    INPUT_PAUSE_CHANGED.notify_all();
}

/// Waits while hearing is held up. Whether it was.
fn wait_while_paused() -> bool {
    let mut state = lock_input_pause();
    if !state.0 {
        return false;
    }
    state.1 = true;
    INPUT_PAUSE_CHANGED.notify_all();
    drop(
        INPUT_PAUSE_CHANGED
            .wait_while(state, |(is_held, _)| *is_held)
            .unwrap_or_else(PoisonError::into_inner),
    );
    true
}

/// Hears the terminal until it is gone, or until nobody listens. It sleeps in the system while
/// nothing happens.
pub fn read_input(out: &Sender<Message>) {
    loop {
        let mut heard = Vec::new();
        match event::read() {
            // what comes while the terminal is lent is for the other program
            Ok(_) if wait_while_paused() => continue,
            Ok(event) => input::translate_event(event, AltEncoding::NATIVE, &mut heard),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => {
                let _ = out.send(Message::TerminalGone);
                return;
            }
        }
        read_pending(&mut heard);
        if !heard.is_empty() && out.send(Message::Input(heard)).is_err() {
            return;
        }
    }
}

/// Takes along what waits already, where a console hands it over piece by piece: so that a burst of
/// keys is heard as one.
fn read_pending(heard: &mut Vec<InputEvent>) {
    if AltEncoding::NATIVE == AltEncoding::Unix {
        return;
    }
    while heard.len() < MAX_EVENTS && event::poll(Duration::ZERO).unwrap_or(false) {
        let Ok(event) = event::read() else { return };
        input::translate_event(event, AltEncoding::NATIVE, heard);
    }
    // such a console tells of its whole buffer, not of what can be seen of it
    for one in heard {
        if matches!(one, InputEvent::Resize(..)) {
            let (columns, rows) = super::terminal::size();
            *one = InputEvent::Resize(columns, rows);
        }
    }
}
