//! Starts threads, so that a panic in one is reported to the event loop; and the input thread, which
//! reads the terminal.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::{io, thread};

#[cfg(not(unix))]
use crossterm::event;

use super::input::{self, AltEncoding};
use super::message::Message;
#[cfg(unix)]
use super::terminal_input::TerminalReader;
use super::terminal_loan::wait_while_paused;
use crate::tui::protocol::input_event::InputEvent;
#[cfg(not(unix))]
use crate::tui::protocol::terminal_colors::Rgb;

/// How many events are read at once where they come one by one.
#[cfg(not(unix))]
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
    let Ok(mut reader) = TerminalReader::new() else {
        let _ = out.send(Message::TerminalGone);
        return;
    };
    loop {
        let (mut heard, mut events) = (Vec::new(), Vec::new());
        match reader.read(&mut heard) {
            // what comes while the terminal is lent is for the other program
            Ok(()) if wait_while_paused() => continue,
            Ok(()) => heard
                .into_iter()
                .for_each(|event| input::translate_event(event, AltEncoding::NATIVE, &mut events)),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => {
                let _ = out.send(Message::TerminalGone);
                return;
            }
        }
        events.extend(reader.take_background().map(InputEvent::Background));
        #[cfg(not(unix))]
        read_pending(&mut events);
        if !events.is_empty() && out.send(Message::Input(events)).is_err() {
            return;
        }
    }
}

/// Reads a console of Windows, which gives each event whole.
#[cfg(not(unix))]
struct TerminalReader;

#[cfg(not(unix))]
impl TerminalReader {
    #[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
    fn new() -> io::Result<Self> {
        Ok(Self)
    }

    #[expect(clippy::unused_self, reason = "elsewhere the reader knows what it read before")]
    fn read(&mut self, events: &mut Vec<event::Event>) -> io::Result<()> {
        events.push(event::read()?);
        Ok(())
    }

    /// Such a console is not asked for its background.
    #[expect(clippy::unused_self, reason = "elsewhere the reader knows")]
    fn take_background(&mut self) -> Option<Rgb> {
        None
    }
}

/// Reads what waits already, where a console gives it piece by piece, so that a burst of keys comes
/// as one.
#[cfg(not(unix))]
fn read_pending(events: &mut Vec<InputEvent>) {
    while events.len() < MAX_EVENTS && event::poll(std::time::Duration::ZERO).unwrap_or(false) {
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
