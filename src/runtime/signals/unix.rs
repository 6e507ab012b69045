//! Signals of Unix, and the end of the terminal, which comes without any signal when nobody is left
//! to send one.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{self, Sender};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Signal, getpgrp, getpid, getsid, kill_current_process_group, kill_process};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use signal_hook::low_level::emulate_default_handler;

use super::SuspendTarget;
use crate::runtime::message::{Message, SystemNotice};
use crate::runtime::writer_thread::WriteJob;
use crate::runtime::{editor, terminal, threads};

/// The signal that stands for a terminal that is gone.
pub const HANG_UP: i32 = SIGHUP;

/// How long the main loop may take to end when it is told to. More than it waits for the keeper.
const TERMINATION_TIMEOUT: Duration = Duration::from_secs(10);

/// Starts to listen.
pub fn listen(out: &Sender<Message>, keeper: &Sender<WriteJob>) -> io::Result<()> {
    let (read, write) = UnixStream::pair()?;
    let signals = SignalDelivery::with_pipe(
        read,
        write,
        SignalOnly,
        [SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGCONT],
    )?;
    let (messages, keeper) = (out.clone(), keeper.clone());
    threads::spawn("signals", out, move || {
        SignalListener {
            signals,
            out: messages,
            writer: keeper,
            termination: None,
            is_terminal_gone: false,
        }
        .run();
    })
}

struct SignalListener {
    signals: SignalDelivery<UnixStream, SignalOnly>,
    out: Sender<Message>,
    writer: Sender<WriteJob>,
    /// The first signal to end, and when that must be done.
    termination: Option<(i32, Instant)>,
    /// Whether the terminal is gone.
    is_terminal_gone: bool,
}

impl SignalListener {
    fn run(mut self) {
        loop {
            self.wait();
            let signals: Vec<i32> = self.signals.pending().collect();
            for signal in signals {
                self.handle_signal(signal);
            }
            if let Some((signal, until)) = self.termination
                && Instant::now() >= until
            {
                // the main loop is stuck, most likely in a terminal that takes nothing: what
                // matters is on the disk
                terminal::disable_raw_mode();
                end(signal);
            }
        }
    }

    /// Sleeps until a signal comes, the terminal goes, or the time to end is up.
    fn wait(&mut self) {
        let left =
            self.termination.map(|(_, until)| until.saturating_duration_since(Instant::now()));
        let left = left.and_then(|left| Timespec::try_from(left).ok());
        let stdin = rustix::stdio::stdin();
        // nothing is asked of the terminal: that it is gone is told in any case
        let mut watched = [
            PollFd::new(self.signals.get_read(), PollFlags::IN),
            PollFd::from_borrowed_fd(stdin, PollFlags::empty()),
        ];
        let watched =
            if self.is_terminal_gone { watched.split_at_mut(1).0 } else { &mut watched[..] };
        let polled = poll(watched, left.as_ref());
        let is_gone = watched.get(1).is_some_and(|terminal| !terminal.revents().is_empty());
        if polled.is_ok() && is_gone {
            self.is_terminal_gone = true;
            let _ = self.out.send(Message::TerminalGone);
        }
    }

    fn handle_signal(&mut self, signal: i32) {
        let told = match signal {
            // these keys are an editor's just now; Ctrl-Z stops it, and this program with it
            SIGINT | SIGCONT if editor::is_terminal_lent() => return,
            SIGTSTP if editor::is_terminal_lent() => {
                let _ = emulate_default_handler(SIGTSTP);
                return;
            }
            SIGTSTP => SystemNotice::Suspend,
            SIGCONT => SystemNotice::Resume,
            signal => {
                if self.termination.is_some() {
                    return;
                }
                self.termination = Some((signal, Instant::now() + TERMINATION_TIMEOUT));
                // at once and past the main loop, which may hang in a terminal that takes nothing
                let _ = self.writer.send(WriteJob::Flush(mpsc::channel().0));
                SystemNotice::Terminate(signal)
            }
        };
        let _ = self.out.send(Message::SystemNotice(told));
    }
}

/// Ends the program the way the signal does by default, so that whoever started it can see why it
/// ended.
pub fn end(signal: i32) {
    let _ = emulate_default_handler(signal);
}

/// Whether there is somebody to wake the program up again: a shell gives each of its jobs a group
/// of its own.
pub fn may_sleep() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Tells whoever waits for the terminal that its size changed, so that waiting ends.
pub fn nudge() -> io::Result<()> {
    kill_process(getpid(), Signal::WINCH).map_err(io::Error::from)
}

/// Sleeps until the program is told to go on.
pub fn sleep(who: SuspendTarget) -> io::Result<()> {
    match who {
        SuspendTarget::Process => emulate_default_handler(SIGTSTP),
        SuspendTarget::ProcessGroup => {
            kill_current_process_group(Signal::STOP).map_err(io::Error::from)
        }
    }
}
