//! The error of a command, printed to stderr with what to do: nothing was changed, exit code 1, or 2
//! where the command line itself was wrong.

use std::fmt;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::maturity::sanitize::sanitize;
use crate::store::error::{ErrorKind, StoreError};

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum CommandError {
    Store(Box<StoreError>),
    /// Several reasons at once, so that a person can mend all of them in one go.
    Multiple {
        message: String,
        /// The file that they are about.
        file: Option<PathBuf>,
        reasons: Vec<String>,
        remedy: String,
    },
    /// The command line is wrong.
    Usage {
        message: String,
        remedy: String,
    },
    /// Only the exit code is left.
    AlreadyPrinted,
}

impl CommandError {
    pub(crate) fn not_possible(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        StoreError::new(ErrorKind::NotPossible, message, remedy).into()
    }

    pub(crate) fn usage(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::Usage { message: message.into(), remedy: remedy.into() }
    }

    /// A short stable name, for other programs.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Multiple { .. } => "several",
            Self::Usage { .. } => "usage",
            Self::AlreadyPrinted => "not-done",
        }
    }

    pub(crate) fn exit_code(&self) -> ExitCode {
        if matches!(self, Self::Usage { .. }) { ExitCode::from(2) } else { ExitCode::FAILURE }
    }

    pub(crate) fn missing(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        StoreError::new(ErrorKind::Missing, message, remedy).into()
    }
}

impl From<StoreError> for CommandError {
    fn from(error: StoreError) -> Self {
        Self::Store(Box::new(error))
    }
}

impl fmt::Display for CommandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // the names of files and folders come from outside like any other text
            Self::Store(error) => f.write_str(&sanitize(&error.to_string())),
            Self::Multiple { message, file, reasons, remedy } => {
                write!(f, "{message}")?;
                if let Some(file) = file {
                    write!(f, "\n  file: {}", sanitize(&file.to_string_lossy()))?;
                }
                for reason in reasons {
                    write!(f, "\n  - {reason}")?;
                }
                write!(f, "\n  what to do: {remedy}")
            }
            Self::Usage { message, remedy } => {
                write!(f, "error: {message}\n  what to do: {remedy}")
            }
            Self::AlreadyPrinted => Ok(()),
        }
    }
}
