//! Signals of Unix, and the end of the terminal, which comes without a signal when nobody is left to
//! send one.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{self, Sender};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Signal, getpgrp, getpid, getsid, kill_current_process_group, kill_process};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use signal_hook::low_level::emulate_default_handler;

use super::SuspendTarget;
use crate::runtime::message::{Message, SystemNotice};
use crate::runtime::terminal_loan::is_terminal_lent;
use crate::runtime::writer_thread::WriteJob;
use crate::runtime::{terminal, threads};

/// The number of the signal that stands for a terminal that is gone.
pub const SIGHUP_NUMBER: i32 = SIGHUP;

/// How long the event loop may take to end. More than it waits for the writer thread.
const TERMINATION_TIMEOUT: Duration = Duration::from_secs(10);

/// Makes a file that may not grow any further an error like a full disk. Else the system would end
/// the program in the middle of a write, with the terminal as it is.
pub fn survive_file_size_limit() {
    const SIGXFSZ: i32 = Signal::XFSZ.as_raw();
    // a signal that is only noted stops nothing, and the write fails
    let noted = Arc::new(AtomicBool::new(false));
    let _ = signal_hook::flag::register(SIGXFSZ, noted);
}

/// Starts to listen.
pub fn listen(out: &Sender<Message>, writer: &Sender<WriteJob>) -> io::Result<()> {
    let (read, write) = UnixStream::pair()?;
    let signals = SignalDelivery::with_pipe(
        read,
        write,
        SignalOnly,
        [SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGTSTP, SIGCONT],
    )?;
    let (messages, writer) = (out.clone(), writer.clone());
    threads::spawn("signals", out, move || {
        SignalListener {
            signals,
            out: messages,
            writer,
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
                // the event loop is stuck, most likely in a terminal that takes nothing: what
                // matters is on the disk
                terminal::disable_raw_mode();
                terminate_by_signal(signal);
            }
        }
    }

    /// Waits until a signal comes, the terminal goes, or the time to end is up.
    fn wait(&mut self) {
        let left =
            self.termination.map(|(_, until)| until.saturating_duration_since(Instant::now()));
        let left = left.and_then(|left| Timespec::try_from(left).ok());
        let stdin = rustix::stdio::stdin();
        // no event is asked for: that the terminal is gone is reported in any case
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
        let notice = match signal {
            // these keys are an editor's just now; Ctrl-Z stops it, and this program with it
            SIGINT | SIGQUIT | SIGCONT if is_terminal_lent() => return,
            SIGTSTP if is_terminal_lent() => {
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
                // at once and past the event loop, which may hang in a terminal that takes nothing
                let _ = self.writer.send(WriteJob::Flush(mpsc::channel().0));
                SystemNotice::Terminate(signal)
            }
        };
        let _ = self.out.send(Message::SystemNotice(notice));
    }
}

/// Ends the program the way the signal does by default, so that whoever started it can see why it
/// ended.
pub fn terminate_by_signal(signal: i32) {
    let _ = emulate_default_handler(signal);
}

/// Whether there is a shell that can resume the program: it gives each of its jobs a group of its
/// own.
pub fn can_suspend() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Ends the input thread's wait for a key: by the signal of a changed size, though none changed.
pub fn interrupt_input_wait() -> io::Result<()> {
    kill_process(getpid(), Signal::WINCH).map_err(io::Error::from)
}

/// Stops until the program is told to go on.
pub fn suspend(target: SuspendTarget) -> io::Result<()> {
    match target {
        SuspendTarget::Process => emulate_default_handler(SIGTSTP),
        SuspendTarget::ProcessGroup => {
            kill_current_process_group(Signal::STOP).map_err(io::Error::from)
        }
    }
}
