//! Errors of the store, worded for the person who has to act on them: what happened, in which file,
//! where in it, and what to do.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::maturity::diagnostic::{Diagnostic, describe_place};

/// How an error begins of something that is in a recovery copy.
pub const KEPT: &str = "Kept on this computer";

/// The kind of an error, for callers that act on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// It does not exist.
    Missing,
    /// It can't be read or understood.
    Unreadable,
    /// It was written by a newer version: it opens for reading only.
    NewerFormat,
    /// Something else changed it; nothing was overwritten.
    ChangedOutside,
    /// Another copy of the program is writing.
    Locked,
    /// The disk refused it.
    NotWritten,
    /// It was written, but may not survive a power cut.
    NotDurable,
    /// It can't be done as things are.
    NotPossible,
}

/// An error. It never holds any content of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreError {
    /// What kind of trouble it is.
    pub kind: ErrorKind,
    /// What happened, in one plain sentence.
    pub message: String,
    /// The file or folder it happened to.
    pub file: Option<PathBuf>,
    /// The line in the file, counted from 1.
    pub line: Option<usize>,
    /// The place inside the file, such as `domains[2].name`; empty for the whole file.
    pub path: String,
    /// The code of the finding that it was, where it was one.
    pub finding: Option<&'static str>,
    /// What to do, in one plain sentence.
    pub remedy: String,
}

impl StoreError {
    /// An error with its message and what to do.
    pub fn new(kind: ErrorKind, says: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            kind,
            message: says.into(),
            file: None,
            line: None,
            path: String::new(),
            finding: None,
            remedy: remedy.into(),
        }
    }

    pub(crate) fn missing(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(ErrorKind::Missing, message, remedy)
    }

    pub(crate) fn unreadable(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(ErrorKind::Unreadable, message, remedy)
    }

    pub(crate) fn changed_outside(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(ErrorKind::ChangedOutside, message, remedy)
    }

    pub(crate) fn not_written(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(ErrorKind::NotWritten, message, remedy)
    }

    pub(crate) fn not_possible(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(ErrorKind::NotPossible, message, remedy)
    }

    /// The same error, in this file or folder.
    #[must_use]
    pub fn in_file(mut self, file: &Path) -> Self {
        self.file = Some(file.to_path_buf());
        self
    }

    /// The same error of something that was to be `done` in another way than saved, such as shared.
    #[must_use]
    pub(crate) fn of_doing(mut self, done: &str) -> Self {
        if let Some(why) = self.message.strip_prefix("Nothing was saved: ") {
            self.message = format!("Nothing was {done}: {why}");
        }
        self
    }

    /// The same error of a draft that the library did not take, and whose recovery copy stays.
    #[must_use]
    pub fn kept_on_this_computer(mut self) -> Self {
        let why = self.message.trim_start_matches("Nothing was saved: ");
        self.message = format!("{KEPT}, but not yet in the workbook folder: {why}");
        self.remedy = format!("{} Nothing has to be typed again.", self.remedy);
        self
    }

    /// A short stable name, for other programs: that of the finding, else of the kind.
    pub fn code(&self) -> &'static str {
        self.finding.unwrap_or_else(|| self.kind.code())
    }

    /// Where in its file: `line 4, at "domains[1].id"`.
    pub fn place(&self) -> Option<String> {
        describe_place(self.line, &self.path)
    }
}

impl ErrorKind {
    fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unreadable => "unreadable",
            Self::NewerFormat => "newer-format",
            Self::ChangedOutside => "changed-outside",
            Self::Locked => "locked",
            Self::NotWritten => "not-written",
            Self::NotDurable => "not-durable",
            Self::NotPossible => "not-possible",
        }
    }
}

impl From<Diagnostic> for StoreError {
    fn from(finding: Diagnostic) -> Self {
        let file = (!finding.file.is_empty()).then(|| PathBuf::from(&finding.file));
        Self {
            kind: ErrorKind::Unreadable,
            message: finding.says,
            file,
            line: finding.line,
            path: finding.path,
            finding: Some(finding.code),
            remedy: finding.remedy,
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)?;
        if let Some(file) = &self.file {
            write!(f, "\n  file: {}", file.display())?;
        }
        if let Some(place) = self.place() {
            write!(f, "\n  where: {place}")?;
        }
        write!(f, "\n  what to do: {}", self.remedy)
    }
}

impl std::error::Error for StoreError {}
