//! Starts threads, so that a panic in one is reported to the event loop; and the input thread, which
//! reads the terminal.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::time::Duration;
use std::{io, thread};

use crossterm::event;

use super::input::{self, AltEncoding};
use super::message::Message;
use super::terminal_loan::wait_while_paused;
use crate::tui::protocol::input_event::InputEvent;

/// How many events are read at once where they come one by one.
const MAX_EVENTS: usize = 8_192;

/// Starts a thread. If it panics, the event loop is told.
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

/// Reads the terminal until it is gone, or until nobody listens.
pub fn read_input(out: &Sender<Message>) {
    loop {
        let mut events = Vec::new();
        match event::read() {
            // what comes while the terminal is lent is for the other program
            Ok(_) if wait_while_paused() => continue,
            Ok(event) => input::translate_event(event, AltEncoding::NATIVE, &mut events),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => {
                let _ = out.send(Message::TerminalGone);
                return;
            }
        }
        read_pending(&mut events);
        if !events.is_empty() && out.send(Message::Input(events)).is_err() {
            return;
        }
    }
}

/// Reads what waits already, where a console gives it piece by piece, so that a burst of keys comes
/// as one.
fn read_pending(events: &mut Vec<InputEvent>) {
    if AltEncoding::NATIVE == AltEncoding::Unix {
        return;
    }
    while events.len() < MAX_EVENTS && event::poll(Duration::ZERO).unwrap_or(false) {
        let Ok(event) = event::read() else { return };
        input::translate_event(event, AltEncoding::NATIVE, events);
    }
    // such a console gives the size of its whole buffer, not of what can be seen of it
    for event in events {
        if matches!(event, InputEvent::Resize(..)) {
            let (columns, rows) = super::terminal::size();
            *event = InputEvent::Resize(columns, rows);
        }
    }
}
