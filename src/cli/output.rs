//! Printing: all that a command says goes through here. A reader that went away, such as `head`, is
//! no error: what is left is simply not printed.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

/// Where a command's words go.
pub(crate) struct Output {
    stdout: Box<dyn Write>,
    stderr: Box<dyn Write>,
    is_quiet: bool,
    is_closed: bool,
}

impl Output {
    /// Prints to standard output and the error stream.
    pub(crate) fn standard(is_quiet: bool) -> Self {
        Self::new(Box::new(BufWriter::new(io::stdout().lock())), Box::new(io::stderr()), is_quiet)
    }

    pub(crate) fn new(to: Box<dyn Write>, errors: Box<dyn Write>, is_quiet: bool) -> Self {
        Self { stdout: to, stderr: errors, is_quiet, is_closed: false }
    }

    /// Prints what was asked for, as one or more lines.
    pub(crate) fn print(&mut self, text: &str) {
        self.write_bytes(text.as_bytes());
        self.write_bytes(b"\n");
    }

    /// Says that something was done; not when quiet.
    pub(crate) fn print_status(&mut self, text: &str) {
        if !self.is_quiet {
            self.print(text);
        }
    }

    /// Prints text without ending the line: a prompt, seen at once.
    pub(crate) fn prompt(&mut self, prompt: &str) {
        self.write_bytes(prompt.as_bytes());
        self.flush();
    }

    /// Prints one JSON value, piece by piece: one that is made while it is printed is never held
    /// whole.
    pub(crate) fn print_json(&mut self, form: &impl Serialize) {
        // every form is made of texts, counts and lists, which always become JSON: it ends early
        // only where nobody reads on
        if serde_json::to_writer_pretty(OutputWriter(self), form).is_ok() {
            self.write_bytes(b"\n");
        }
    }

    /// Says on the error stream what a person should know, though it stops nothing; not when quiet.
    pub(crate) fn warn(&mut self, text: &str) {
        if !self.is_quiet {
            self.print_error(text);
        }
    }

    /// Says on the error stream why something was not done.
    pub(crate) fn print_error(&mut self, text: &str) {
        self.flush();
        // there is no one left to tell when even this fails
        let _ = writeln!(self.stderr, "{text}");
    }

    /// Whether nobody reads on, so that what is left need not be made.
    pub(crate) fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// Hands over what was printed so far.
    pub(crate) fn flush(&mut self) {
        if !self.is_closed && self.stdout.flush().is_err() {
            self.is_closed = true;
        }
    }

    fn write_bytes(&mut self, bytes: &[u8]) {
        if !self.is_closed && self.stdout.write_all(bytes).is_err() {
            self.is_closed = true;
        }
    }
}

/// Printing as a writer; it says where nobody reads on.
struct OutputWriter<'o>(&'o mut Output);

impl Write for OutputWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write_bytes(bytes);
        if self.0.is_closed { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        self.flush();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct SharedBuffer(Arc<Mutex<Vec<u8>>>);

    impl Write for SharedBuffer {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    struct PipeClosed;

    impl Write for PipeClosed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
    }

    #[test]
    fn quiet_says_only_what_was_asked_for_and_what_went_wrong() {
        let (printed, errors) = (SharedBuffer::default(), SharedBuffer::default());
        let mut out = Output::new(Box::new(printed.clone()), Box::new(errors.clone()), true);
        out.print_status("done");
        out.print("asked for");
        out.warn("by the way");
        out.print_error("not done");
        drop(out);
        assert_eq!(printed.0.lock().unwrap().as_slice(), b"asked for\n");
        assert_eq!(errors.0.lock().unwrap().as_slice(), b"not done\n");
    }

    #[test]
    fn a_reader_that_went_away_is_no_trouble() {
        let mut out = Output::new(Box::new(PipeClosed), Box::new(PipeClosed), false);
        out.print("one");
        out.print_json(&["two"]);
        out.prompt("three? ");
        out.print_error("four");
    }
}
