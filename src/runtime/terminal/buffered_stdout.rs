//! Buffers what a frame writes, so that it is sent in one go. The drawing library flushes several
//! times a frame, and each flush would be a system call and a chance for a half-drawn screen to be
//! seen.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use std::thread::sleep;
use std::time::Duration;

/// How long to wait for a terminal that is not ready, and how often.
const RETRY_DELAY: Duration = Duration::from_millis(5);
const MAX_RETRIES: u32 = 400;

/// A buffer that its clones share.
#[derive(Clone, Debug, Default)]
pub(crate) struct BufferedStdout(Rc<RefCell<Vec<u8>>>);

impl Write for BufferedStdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Does nothing: the frame is sent when it is whole.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl BufferedStdout {
    /// Puts `shorter` in the place of `end`, where the buffer ends so.
    pub(super) fn shorten_end(&self, end: &[u8], shorter: &[u8]) {
        let mut bytes = self.0.borrow_mut();
        if let Some(before) = bytes.strip_suffix(end).map(<[u8]>::len) {
            bytes.truncate(before);
            bytes.extend_from_slice(shorter);
        }
    }

    pub(crate) fn take(&self) -> Vec<u8> {
        self.0.take()
    }
}

/// Sends all of `bytes`, waiting a little where the terminal is not ready: another program may have
/// left it so.
pub(crate) fn write_with_retry(mut to: impl Write, mut bytes: &[u8]) -> io::Result<()> {
    let mut waited = 0;
    while !bytes.is_empty() {
        match to.write(bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(sent) => bytes = bytes.get(sent..).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if would_block(&error) && waited < MAX_RETRIES => {
                waited += 1;
                sleep(RETRY_DELAY);
            }
            Err(error) => return Err(error),
        }
    }
    loop {
        match to.flush() {
            Err(error) if would_block(&error) && waited < MAX_RETRIES => {
                waited += 1;
                sleep(RETRY_DELAY);
            }
            flushed => return flushed,
        }
    }
}

fn would_block(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::WouldBlock
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A terminal that takes three bytes at a time, and is not ready every second time.
    #[derive(Default)]
    struct SlowTerminal {
        got: Vec<u8>,
        asked: usize,
    }

    impl Write for SlowTerminal {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.asked += 1;
            if self.asked.is_multiple_of(2) {
                return Err(io::ErrorKind::WouldBlock.into());
            }
            let some = bytes.len().min(3);
            self.got.extend_from_slice(&bytes[..some]);
            Ok(some)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_frame_arrives_whole_at_a_slow_terminal() {
        let mut slow = SlowTerminal::default();
        write_with_retry(&mut slow, b"a frame of some length").unwrap();
        assert_eq!(slow.got, b"a frame of some length");
    }

    #[test]
    fn nothing_is_sent_before_it_is_taken() {
        let mut paper = BufferedStdout::default();
        paper.clone().write_all(b"one ").unwrap();
        paper.write_all(b"frame").unwrap();
        assert_eq!(paper.take(), b"one frame");
        assert_eq!(paper.take(), b"");
    }
}
