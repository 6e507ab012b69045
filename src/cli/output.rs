//! Output of a command to stdout and stderr. A broken pipe, as after `head`, is no error; what could
//! not be written for any other reason, such as a full disk, makes the command fail.
//!
//! Every text that leaves is cleaned here, wherever it came from, so that no name, note, file name or
//! argument can drive a terminal; in JSON the same characters are escaped, and nothing is lost.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde::Serialize;

use super::error::CommandError;
use super::escaped_json::{EscapedJson, escape_hidden};
use super::json::{ErrorJson, WarningJson};
use crate::maturity::sanitize::{sanitize, sanitize_line};
use crate::store::dirs::quote_argument;
use crate::store::error::{ErrorKind, StoreError};

pub(crate) struct Output {
    stdout: Box<dyn Write>,
    stderr: Box<dyn Write>,
    is_quiet: bool,
    /// Whether stdout takes no more.
    is_closed: bool,
    /// Why not all of it arrived, where that is so; a broken pipe is no reason.
    failure: Option<io::Error>,
    /// Whether errors and warnings are JSON, a line for each.
    is_json: bool,
    /// The workbook that was named, so that a command that is advised speaks of the same one.
    library: Option<String>,
    /// How often a person was sent to the doctor.
    doctor_count: usize,
}

impl Output {
    pub(crate) fn standard(is_quiet: bool) -> Self {
        Self::new(Box::new(BufWriter::new(io::stdout().lock())), Box::new(io::stderr()), is_quiet)
    }

    pub(crate) fn new(stdout: Box<dyn Write>, stderr: Box<dyn Write>, is_quiet: bool) -> Self {
        Self {
            stdout,
            stderr,
            is_quiet,
            is_closed: false,
            failure: None,
            is_json: false,
            library: None,
            doctor_count: 0,
        }
    }

    /// The same, with errors and warnings as JSON or not.
    pub(crate) fn with_json(mut self, is_json: bool) -> Self {
        self.is_json = is_json;
        self
    }

    pub(crate) fn has_named_doctor(&self) -> bool {
        self.doctor_count > 0
    }

    /// Names the workbook in every command that is advised from now on.
    pub(crate) fn name_library(&mut self, folder: &Path) {
        self.library = Some(quote_argument(&sanitize_line(&folder.to_string_lossy())));
    }

    /// The text, with the workbook that was named in each command that it advises. Without it the
    /// command would open another folder.
    pub(crate) fn with_library<'t>(&self, text: &'t str) -> Cow<'t, str> {
        const ADVICE: &str = ": pcn-workbook";
        let Some(library) = &self.library else { return text.into() };
        let mut parts = text.split(ADVICE);
        let mut named = parts.next().unwrap_or_default().to_owned();
        for rest in parts {
            named.push_str(ADVICE);
            let is_whole = rest.is_empty() || rest.starts_with([' ', '\n']);
            if is_whole && !rest.starts_with(" --library") {
                let _ = write!(named, " --library {library}");
            }
            named.push_str(rest);
        }
        named.into()
    }

    /// Prints what was asked for, also with `--quiet`.
    pub(crate) fn print(&mut self, text: &str) {
        self.write_bytes(sanitize(text).as_bytes());
        self.write_bytes(b"\n");
    }

    /// The same for our own words, which advise a command.
    pub(crate) fn print_advice(&mut self, text: &str) {
        let text = self.with_library(text).into_owned();
        self.print(&text);
    }

    /// Prints that something was done; not with `--quiet`.
    pub(crate) fn print_status(&mut self, text: &str) {
        if !self.is_quiet {
            let text = self.with_library(text).into_owned();
            self.print(&text);
        }
    }

    /// Prints text without a line end, and flushes it.
    pub(crate) fn prompt(&mut self, prompt: &str) {
        self.write_bytes(sanitize(prompt).as_bytes());
        self.flush();
    }

    /// Streams one JSON value, so that one that is read while it is printed is never held whole.
    pub(crate) fn print_json(&mut self, value: &impl Serialize) {
        // texts, counts and lists always become JSON: only a broken pipe can end it early
        let escaped = EscapedJson::default();
        let mut to = serde_json::Serializer::with_formatter(OutputWriter(self), escaped);
        if value.serialize(&mut to).is_ok() {
            self.write_bytes(b"\n");
        }
    }

    /// Prints to stderr what a person should know, though it stops nothing; not with `--quiet`.
    pub(crate) fn warn(&mut self, text: &str) {
        if self.is_quiet {
            return;
        }
        self.doctor_count += usize::from(text.contains(": pcn-workbook doctor"));
        let text = self.with_library(text).into_owned();
        if self.is_json {
            self.write_error_json(&WarningJson::new(text));
        } else {
            self.write_error_line(&text);
        }
    }

    /// Prints to stderr why something was not done.
    pub(crate) fn print_error(&mut self, error: &CommandError) {
        if self.is_json {
            let json = ErrorJson::of(error);
            let remedy = self.with_library(&json.remedy).into_owned();
            self.write_error_json(&ErrorJson { remedy, ..json });
        } else {
            let text = self.with_library(&error.to_string()).into_owned();
            self.write_error_line(&text);
        }
    }

    /// Prints a line of text to stderr.
    pub(crate) fn print_error_line(&mut self, text: &str) {
        let text = self.with_library(text).into_owned();
        self.write_error_line(&text);
    }

    fn write_error_line(&mut self, text: &str) {
        self.flush();
        let written = writeln!(self.stderr, "{}", sanitize(text));
        self.note_failure(written);
    }

    fn write_error_json(&mut self, value: &impl Serialize) {
        self.flush();
        let line = serde_json::to_string(value).unwrap_or_default();
        let written = writeln!(self.stderr, "{}", escape_hidden(&line));
        self.note_failure(written);
    }

    fn note_failure(&mut self, written: io::Result<()>) {
        match written {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                self.failure.get_or_insert(error);
            }
            _ => {}
        }
    }

    /// Writes what is still waiting. Where not all that was printed arrived, says so, if it still
    /// can, and returns false.
    pub(crate) fn finish(&mut self) -> bool {
        self.flush();
        let Some(error) = self.failure.take() else { return true };
        self.print_error(&output_lost(&error));
        false
    }

    /// Whether the pipe is broken, so that what is left need not be made.
    pub(crate) fn is_closed(&self) -> bool {
        self.is_closed
    }

    pub(crate) fn flush(&mut self) {
        if !self.is_closed {
            let flushed = self.stdout.flush();
            self.is_closed = flushed.is_err();
            self.note_failure(flushed);
        }
    }

    fn write_bytes(&mut self, bytes: &[u8]) {
        if !self.is_closed {
            let written = self.stdout.write_all(bytes);
            self.is_closed = written.is_err();
            self.note_failure(written);
        }
    }
}

fn output_lost(error: &io::Error) -> CommandError {
    let says = format!("Not all that this prints could be written: {error}.");
    let remedy = "Make room where it goes, or send it elsewhere. What the command changed in the workbook stays changed.";
    StoreError::new(ErrorKind::NotWritten, says, remedy).into()
}

/// The output as a writer that fails on a broken pipe, so that serializing stops.
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
    use crate::maturity::sanitize::is_harmless;
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

    struct BrokenPipe;

    impl Write for BrokenPipe {
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
        out.print_error_line("not done");
        drop(out);
        assert_eq!(printed.0.lock().unwrap().as_slice(), b"asked for\n");
        assert_eq!(errors.0.lock().unwrap().as_slice(), b"not done\n");
    }

    #[test]
    fn an_advised_command_speaks_of_the_workbook_that_was_named() {
        let (printed, errors) = (SharedBuffer::default(), SharedBuffer::default());
        let mut out = Output::new(Box::new(printed.clone()), Box::new(errors.clone()), false);
        out.name_library(Path::new("/home/j/My work"));
        out.warn("Open the workbook to choose: pcn-workbook");
        out.print_error_line("See: pcn-workbook snapshots\nor: pcn-workbook --library x");
        out.print_status("To bring it back: pcn-workbook untrash a; format: pcn-workbook.share/1");
        drop(out);
        assert_eq!(
            String::from_utf8(errors.0.lock().unwrap().clone()).unwrap(),
            "Open the workbook to choose: pcn-workbook --library \"/home/j/My work\"\nSee: pcn-workbook --library \"/home/j/My work\" snapshots\nor: pcn-workbook --library x\n"
        );
        assert_eq!(
            String::from_utf8(printed.0.lock().unwrap().clone()).unwrap(),
            "To bring it back: pcn-workbook --library \"/home/j/My work\" untrash a; format: pcn-workbook.share/1\n"
        );
    }

    #[test]
    fn nothing_printed_can_drive_a_terminal() {
        let bad = "a\u{1b}]0;x\u{7}b\u{9b}2J\u{202e}c\u{2066}\u{200b}\u{e0041}\u{85}\r";
        let (printed, errors) = (SharedBuffer::default(), SharedBuffer::default());
        let mut out = Output::new(Box::new(printed.clone()), Box::new(errors.clone()), false);
        out.print(bad);
        out.print_status(bad);
        out.prompt(bad);
        out.warn(bad);
        out.print_error_line(bad);
        out.print_json(&std::collections::BTreeMap::from([(bad, [bad])]));
        drop(out);
        for stream in [&printed, &errors] {
            let text = String::from_utf8(stream.0.lock().unwrap().clone()).unwrap();
            let harmful = |found: char| found != '\n' && !is_harmless(found);
            assert!(!text.contains(harmful), "{text:?}");
        }
        let text = String::from_utf8(printed.0.lock().unwrap().clone()).unwrap();
        let json = text.get(text.find('{').unwrap()..).unwrap();
        let back: std::collections::BTreeMap<String, Vec<String>> =
            serde_json::from_str(json).unwrap();
        assert_eq!(back, [(bad.to_owned(), vec![bad.to_owned()])].into(), "nothing is lost");
    }

    #[test]
    fn a_broken_pipe_is_no_error() {
        let mut out = Output::new(Box::new(BrokenPipe), Box::new(BrokenPipe), false);
        out.print("one");
        out.print_json(&["two"]);
        out.prompt("three? ");
        out.print_error_line("four");
        assert!(out.finish());
    }

    /// A disk on which there is no room.
    struct FullDisk;

    impl Write for FullDisk {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_could_not_be_written_is_said_and_makes_the_command_fail() {
        let errors = SharedBuffer::default();
        let waiting = Box::new(BufWriter::new(FullDisk));
        let mut out = Output::new(waiting, Box::new(errors.clone()), true);
        out.print("one");
        assert!(!out.finish());
        let said = String::from_utf8(errors.0.lock().unwrap().clone()).unwrap();
        assert!(said.starts_with("Not all that this prints could be written: "), "{said}");
        let mut out = Output::new(Box::new(io::sink()), Box::new(FullDisk), false);
        out.warn("by the way");
        assert!(!out.finish(), "what a person should know is lost too");
    }

    #[test]
    fn with_json_errors_and_warnings_are_json_a_line_for_each() {
        let errors = SharedBuffer::default();
        let out = Output::new(Box::new(io::sink()), Box::new(errors.clone()), false);
        let mut out = out.with_json(true);
        out.name_library(Path::new("x"));
        out.warn("by\nthe \u{202e}way: pcn-workbook doctor");
        let error = StoreError::new(ErrorKind::Missing, "There is none.", "See: pcn-workbook keys");
        out.print_error(&error.in_file(Path::new("a\u{1b}.json")).into());
        drop(out);
        let said = String::from_utf8(errors.0.lock().unwrap().clone()).unwrap();
        assert_eq!(
            said.lines().collect::<Vec<_>>(),
            [
                r#"{"format":"pcn-workbook.warning/1","says":"by\nthe \u202eway: pcn-workbook --library x doctor"}"#,
                r#"{"format":"pcn-workbook.error/1","code":"missing","says":"There is none.","file":"a\u001b.json","remedy":"See: pcn-workbook --library x keys"}"#,
            ]
        );
    }
}
