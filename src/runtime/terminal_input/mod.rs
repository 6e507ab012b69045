//! Reads the terminal on Unix: waits for keys and for changes of size, and never longer than a moment
//! for the rest of what was begun. A paste whose end got lost on the way ends by itself.

mod parser;
mod pasted_text;
mod reply;
mod sequence;

use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crossterm::event::Event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::SIGWINCH;

use self::parser::{InputParser, Wait};
use super::terminal;
use crate::tui::protocol::terminal_colors::Rgb;

/// How long the rest of a paste, or of a key, may take to come.
const REST_TIMEOUT: Duration = Duration::from_secs(1);

/// How long an Esc waits to see whether it begins the name of another key, or a reply of the terminal.
const ESC_TIMEOUT: Duration = Duration::from_millis(20);

/// The same while the terminal was asked something and said nothing yet: over a slow line its reply
/// may be cut after any byte. One that answers at once, as all but a few do, never gets here.
const DUE_ESC_TIMEOUT: Duration = Duration::from_millis(200);
const DUE_REPLY_TIMEOUT: Duration = Duration::from_secs(5);

/// What comes so close to what was before, or is so long, was sent by a machine: it goes on with what
/// was begun. A key that somebody presses does not, so that pressing keys frees them.
const MACHINE_PAUSE: Duration = Duration::from_millis(20);
const MACHINE_BYTES: usize = 32;

/// Hears changes of size from the moment it is made.
static RESIZES: Mutex<Option<UnixStream>> = Mutex::new(None);

/// Makes sure that changes of size are noticed from now on, before anything is read.
pub(super) fn watch_resizes() -> io::Result<()> {
    let (read, write) = UnixStream::pair()?;
    read.set_nonblocking(true)?;
    write.set_nonblocking(true)?;
    signal_hook::low_level::pipe::register(SIGWINCH, write)?;
    *RESIZES.lock().unwrap_or_else(PoisonError::into_inner) = Some(read);
    Ok(())
}

/// Reads the terminal, event by event in the order they came.
pub(super) struct TerminalReader {
    resizes: UnixStream,
    parser: InputParser,
    buffer: Vec<u8>,
    last_read: Option<Instant>,
    give_up_at: Option<Instant>,
}

impl TerminalReader {
    pub(super) fn new() -> io::Result<Self> {
        if RESIZES.lock().unwrap_or_else(PoisonError::into_inner).is_none() {
            watch_resizes()?;
        }
        let resizes = RESIZES.lock().unwrap_or_else(PoisonError::into_inner).take();
        Ok(Self {
            resizes: resizes.ok_or_else(|| io::Error::other("the terminal is read already"))?,
            parser: InputParser::default(),
            buffer: vec![0; 16 * 1024],
            last_read: None,
            give_up_at: None,
        })
    }

    /// Which background the terminal said it has, once for each time it said so.
    pub(super) fn take_background(&mut self) -> Option<Rgb> {
        self.parser.take_background()
    }

    /// Waits for something and adds what it means to `events`; nothing where only part of it came.
    pub(super) fn read(&mut self, events: &mut Vec<Event>) -> io::Result<()> {
        let (has_input, has_resized) = self.wait()?;
        if has_resized {
            while matches!(self.resizes.read(&mut [0; 64]), Ok(count) if count > 0) {}
            let (columns, rows) = terminal::size();
            events.push(Event::Resize(columns, rows));
        }
        let (now, was_in_reply) = (Instant::now(), self.parser.is_in_reply());
        let is_machine = has_input && self.read_input(now, events)?;
        let is_late = self.give_up_at.is_some_and(|at| now >= at);
        if is_late && !is_machine {
            self.parser.give_up(events);
        }
        let is_due = !self.parser.is_kind_known() && terminal::is_reply_due();
        self.give_up_at = match self.parser.wait() {
            Wait::Nothing => None,
            Wait::Moment => Some(now + if is_due { DUE_ESC_TIMEOUT } else { ESC_TIMEOUT }),
            Wait::Rest if self.parser.is_in_reply() && is_due => {
                let begun = self.give_up_at.filter(|_| was_in_reply && !is_machine);
                begun.or(Some(now + DUE_REPLY_TIMEOUT))
            }
            Wait::Rest if is_machine => Some(now + REST_TIMEOUT),
            Wait::Rest => self.give_up_at.or(Some(now + REST_TIMEOUT)),
        };
        Ok(())
    }

    /// Whether there is input, and whether the size changed. Neither where the time for the rest of
    /// something has run out.
    fn wait(&self) -> io::Result<(bool, bool)> {
        let timeout = self.give_up_at.map(|at| at.saturating_duration_since(Instant::now()));
        let timeout = timeout.and_then(|left| Timespec::try_from(left).ok());
        let stdin = rustix::stdio::stdin();
        let mut sources =
            [PollFd::new(&stdin, PollFlags::IN), PollFd::new(&self.resizes, PollFlags::IN)];
        match poll(&mut sources, timeout.as_ref()) {
            Err(Errno::INTR) => return Err(io::ErrorKind::Interrupted.into()),
            waited => waited?,
        };
        let [input, resizes] = sources.map(|source| !source.revents().is_empty());
        Ok((input, resizes))
    }

    /// Reads what is there; whether a machine sent it.
    fn read_input(&mut self, now: Instant, events: &mut Vec<Event>) -> io::Result<bool> {
        let count = rustix::io::read(rustix::stdio::stdin(), &mut self.buffer)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.parser.take(self.buffer.get(..count).unwrap_or_default(), events);
        let last = self.last_read.replace(now);
        let is_close = last.is_some_and(|last| now.duration_since(last) < MACHINE_PAUSE);
        Ok(is_close || count >= MACHINE_BYTES)
    }
}
