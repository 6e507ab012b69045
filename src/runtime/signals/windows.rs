//! What Windows tells: that the window is closed, or the session ends. It may end the program right
//! after, so what is not on the disk goes there first.

use std::io;
use std::sync::mpsc::{self, Sender};

use super::SuspendTarget;
use crate::runtime::message::{Message, SystemNotice};
use crate::runtime::writer_thread::WriteJob;

/// What stands for a terminal that is gone.
pub const HANG_UP: i32 = 1;

/// What a closed window ends the program with.
const CLOSED: i32 = 15;

/// Starts to listen.
pub fn listen(out: &Sender<Message>, writer: &Sender<WriteJob>) -> io::Result<()> {
    let (out, writer) = (out.clone(), writer.clone());
    let listening = ctrlc::set_handler(move || {
        let _ = writer.send(WriteJob::Flush(mpsc::channel().0));
        let _ = out.send(Message::SystemNotice(SystemNotice::Terminate(CLOSED)));
    });
    listening.map_err(io::Error::other)
}

/// Does nothing: here a program just ends with a number.
pub fn end(_: i32) {}

/// Windows has no sleeping programs.
pub fn may_sleep() -> bool {
    false
}

/// Windows has no sleeping programs.
pub fn sleep(_: SuspendTarget) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// No console is lent to another program here.
pub fn nudge() -> io::Result<()> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}
