//! Console events of Windows: the window is closed, or the session ends. Windows may end the
//! program right after, so what is not on the disk goes there first.

use std::io;
use std::sync::mpsc::{self, Sender};

use super::SuspendTarget;
use crate::runtime::message::{Message, SystemNotice};
use crate::runtime::writer_thread::WriteJob;

/// The number of the signal that stands for a terminal that is gone.
pub const SIGHUP_NUMBER: i32 = 1;

/// The number of SIGTERM, which stands for a closed window.
const SIGTERM_NUMBER: i32 = 15;

/// Windows has no such signal.
pub fn survive_file_size_limit() {}

/// Starts to listen.
pub fn listen(out: &Sender<Message>, writer: &Sender<WriteJob>) -> io::Result<()> {
    let (out, writer) = (out.clone(), writer.clone());
    let listening = ctrlc::set_handler(move || {
        let _ = writer.send(WriteJob::Flush(mpsc::channel().0));
        let _ = out.send(Message::SystemNotice(SystemNotice::Terminate(SIGTERM_NUMBER)));
    });
    listening.map_err(io::Error::other)
}

/// Does nothing: here a program just ends with a number.
pub fn terminate_by_signal(_: i32) {}

/// Windows can't suspend a program.
pub fn can_suspend() -> bool {
    false
}

/// Windows can't suspend a program.
pub fn suspend(_: SuspendTarget) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// No console is lent to another program here.
pub fn interrupt_input_wait() -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
